//! AWS's sentence about NAT gateways and small workloads, held against any number of tasks.

use crate::bill::RateSheet;
use crate::blueprint;
use crate::findings::{self, Finding};
use crate::scenario::{Count, Scenario};

/// What the sentence comes to for a design with so many tasks; none where the design is not about it.
#[must_use]
pub fn claim(scenario: &Scenario, tasks: Count) -> Option<Finding> {
    let design = Scenario { tasks, ..scenario.clone() };
    let network = blueprint::build(&design);
    let rates = RateSheet::new(design.region, &design.price_overrides, &design.discounts);
    findings::small_workload_claim(&design, &network, &rates)
}
