//! Builds the network that AWS would build for a scenario: one file per thing that is built.

mod compute;
mod filters;
mod nat_gateways;
mod subnets;

use crate::network::{Arena, Network, Zone};
use crate::scenario::Scenario;

/// The network for a scenario. Total: what cannot be built as asked (more zones than the Region has, a
/// VPC too small for its subnets) is built as far as it goes, and `findings` says so.
#[must_use]
pub fn build(scenario: &Scenario) -> Network {
    let mut network = Network {
        vpc_cidr: scenario.vpc_cidr.get(),
        zones: zones(scenario),
        internet_gateway: true,
        subnets: Arena::default(),
        route_tables: Arena::default(),
        network_acls: Arena::default(),
        security_groups: Arena::default(),
        interfaces: Arena::default(),
        nat_gateways: Arena::default(),
        placements: Vec::new(),
    };
    let filters = filters::build(scenario, &mut network);
    let mut subnets = subnets::build(scenario, &filters, &mut network);
    nat_gateways::build(scenario, &mut subnets, &mut network);
    compute::build(scenario, &filters, &mut subnets, &mut network);
    network
}

/// The zones in use: as many as asked for, and no more than the Region has.
fn zones(scenario: &Scenario) -> Vec<Zone> {
    let asked = scenario.zones.get();
    let zones = scenario.region.zone_count().map_or(asked, |available| available.min(asked));
    Zone::first(zones).collect()
}
