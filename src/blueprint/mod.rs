//! Builds the network that AWS would build for a scenario: one file per thing that is built.

mod compute;
mod endpoints;
mod filters;
mod load_balancer;
mod nat;
mod subnets;

use crate::network::{AddressPlan, Arena, Network, Split, Summary, Zone};
use crate::scenario::{IpStack, Scenario, ZoneCount};

pub use compute::{spread, spread_within};
pub use endpoints::{can_stand, interface_endpoint_count};

/// Room for as many as most designs have, so that a search through thousands of designs does not move them
/// as they become more.
const USUAL_INTERFACES: usize = 8;

/// The network for a scenario. Total: what cannot be built as asked (more zones than the Region has, a
/// VPC too small for its subnets) is built as far as it goes, and `findings` says so.
#[must_use]
pub fn build(scenario: &Scenario) -> Network {
    let network = build_in(scenario, Split::Usual);
    // Nobody has chosen the sizes of the subnets: none is too small while the VPC has room for larger ones.
    match is_cramped(&network) {
        true => build_in(scenario, Split::Widest),
        false => network,
    }
}

/// What tells the network for a scenario from others in one line; none where nothing of it stands in a VPC.
#[must_use]
pub fn summary(scenario: &Scenario) -> Option<Summary> {
    build(scenario).summary()
}

/// Whether a subnet is too small for what stands in it, or for a deployment there (E5), and could be larger.
fn is_cramped(network: &Network) -> bool {
    let Some(cidr) = network.subnets.iter().find_map(|(_, subnet)| subnet.cidr) else {
        return false;
    };
    let widest = AddressPlan::new(network.vpc_cidr, network.subnets.len(), Split::Widest);
    if cidr.prefix_len() <= widest.prefix() {
        return false;
    }
    // Most designs would fit into one of their subnets, twice over, with what a load balancer asks for besides.
    const BESIDES: u64 = 16;
    let all: u64 = network.interfaces.iter().map(|(_, one)| u64::from(one.count)).sum();
    let roomy = all.saturating_mul(2).saturating_add(BESIDES) <= AddressPlan::usable(cidr);
    let full = || network.address_use().iter().any(|used| used.deploying() > used.usable);
    !roomy && (full() || network.balancer_in_small_subnet().is_some())
}

fn build_in(scenario: &Scenario, split: Split) -> Network {
    let mut network = Network {
        vpc_cidr: scenario.vpc_cidr.get(),
        vpc_ipv6_cidr: (scenario.ip_stack != IpStack::Ipv4).then(AddressPlan::ipv6_example),
        zones: zones(scenario),
        internet_gateway: true,
        public_access_block: scenario.public_access_block,
        subnets: Arena::default(),
        application_subnet: None,
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
    let mut subnets = subnets::build(scenario, &filters, split, &mut network);
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
    Zone::first(zone_count(scenario)).collect()
}

fn zone_count(scenario: &Scenario) -> u8 {
    scenario.zones.get().min(ZoneCount::most_in(scenario.region))
}
