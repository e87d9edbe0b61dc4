//! AWS's sentence about NAT gateways and small workloads, held against any number of public addresses.

use crate::bill::RateSheet;
use crate::blueprint;
use crate::ecs::Carrier;
use crate::findings::{self, Finding, address_holders};
use crate::scenario::{Count, Scenario};

/// What the sentence comes to for a design with so many of what holds the addresses: tasks or instances, as
/// [`address_holders`] says. None where the design is not about it.
#[must_use]
pub fn claim(scenario: &Scenario, holders: Count) -> Option<Finding> {
    let mut design = scenario.clone();
    match address_holders(scenario).0 {
        Carrier::Task => design.tasks = holders,
        Carrier::Host => design.instances = holders,
    }
    let network = blueprint::build(&design);
    let rates = RateSheet::new(design.region, &design.price_overrides, &design.discounts);
    findings::small_workload_claim(&design, &network, &rates)
}
