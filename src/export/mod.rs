//! Answers in other forms. Nothing here computes: every number comes from the assessment, or from the room
//! that decides.

mod csv;
mod decide;
mod json;
mod markdown;
mod summary;
mod svg;

pub use csv::bill_csv;
pub use decide::{
    break_even_json, cheapest_json, compare_json, difference_json, remedies_json, sensitivity_json,
};
pub use json::{assessment as assessment_json, design as design_json};
pub use json::{diagnoses_json, link_json, outcome_json, problems_json, regions_json};
pub use markdown::markdown;
pub use summary::{
    assumed, design_anywhere, design_line, is_of_any_copy, made_with, way_in, zone_fails,
};
pub use svg::{Pictured, Svg, diagram_svg};
