//! An assessment in other forms. Nothing here computes: every number comes from the assessment.

mod json;

pub use json::assessment as assessment_json;
pub use json::{diagnoses_json, link_json, outcome_json, problems_json, regions_json};
