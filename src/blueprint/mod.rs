//! Builds the network that AWS would build for a scenario: one file per thing that is built.

mod compute;
mod endpoints;
mod filters;
mod load_balancer;
mod nat;
mod subnets;

use crate::network::{AddressPlan, Arena, Network, Zone};
use crate::scenario::{IpStack, Scenario, ZoneCount};

pub use compute::spread;

/// Room for as many as most designs have, so that a search through thousands of designs does not move them
/// as they become more.
const USUAL_INTERFACES: usize = 8;

/// The network for a scenario. Total: what cannot be built as asked (more zones than the Region has, a
/// VPC too small for its subnets) is built as far as it goes, and `findings` says so.
#[must_use]
pub fn build(scenario: &Scenario) -> Network {
    let mut network = Network {
        vpc_cidr: scenario.vpc_cidr.get(),
        vpc_ipv6_cidr: (scenario.ip_stack != IpStack::Ipv4).then(AddressPlan::ipv6_example),
        zones: zones(scenario),
        internet_gateway: true,
        public_access_block: scenario.public_access_block,
        subnets: Arena::default(),
        route_tables: Arena::default(),
        network_acls: Arena::default(),
        security_groups: Arena::default(),
        interfaces: Arena::with_capacity(USUAL_INTERFACES),
        nat_gateways: Arena::default(),
        nat_instance_type: None,
        endpoints: Arena::default(),
        load_balancer: None,
        transit_gateway: false,
        compute: None,
        placements: Vec::new(),
    };
    let filters = filters::build(scenario, &mut network);
    let mut subnets = subnets::build(scenario, &filters, &mut network);
    nat::build(scenario, &mut subnets, &mut network);
    compute::build(scenario, &filters, &mut subnets, &mut network);
    load_balancer::build(scenario, &filters, &mut subnets, &mut network);
    endpoints::build(scenario, &filters, &mut subnets, &mut network);
    nat::activate(&mut network);
    network
}

/// The zones in use: as many as asked for, and no more than the Region has.
#[must_use]
pub fn zones(scenario: &Scenario) -> Vec<Zone> {
    let asked = scenario.zones.get();
    let zones = asked.min(ZoneCount::most_in(scenario.region));
    Zone::first(zones).collect()
}
