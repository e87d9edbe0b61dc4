//! Answers in other forms. Nothing here computes: every number comes from the assessment, or from the room
//! that decides.

mod decide;
mod json;

pub use decide::{break_even_json, cheapest_json, compare_json, difference_json, sensitivity_json};
pub use json::assessment as assessment_json;
pub use json::{diagnoses_json, link_json, outcome_json, problems_json, regions_json};
