//! An internet-facing load balancer: a node in a public subnet of every zone.

use super::filters::Filters;
use super::subnets::{Subnets, Tier};
use crate::network::{HTTPS, LoadBalancer, LoadBalancerKind, Network, Owner};
use crate::scenario::Scenario;

/// The kind that is built, if one is: External has none (F11), and an Application Load Balancer needs subnets in two
/// zones (E6).
pub(super) fn built(scenario: &Scenario, zones: usize) -> Option<LoadBalancerKind> {
    let enough = |kind: &LoadBalancerKind| match kind {
        LoadBalancerKind::Application => zones > 1,
        LoadBalancerKind::Network => true,
    };
    let asked = LoadBalancerKind::asked(scenario.load_balancer).filter(enough);
    asked.filter(|_| scenario.launch_type.is_in_vpc())
}

pub(super) fn build(
    scenario: &Scenario,
    filters: &Filters,
    subnets: &mut Subnets,
    network: &mut Network,
) {
    let zones = network.zones.clone();
    let Some(kind) = built(scenario, zones.len()) else { return };
    let mut nodes = Vec::with_capacity(zones.len());
    for zone in zones {
        if let Some(node) = subnets.place(zone, Tier::Edge, Owner::LoadBalancer, 1, network) {
            let interface = &mut network.interfaces[node];
            // An internet-facing one holds a public IPv4 address in every zone (E14).
            interface.public_ipv4 = true;
            interface.security_group = filters.balancer_group;
            nodes.push(node);
        }
    }
    // On by default for an Application Load Balancer, off for a Network Load Balancer (F7).
    let cross_zone = match kind {
        LoadBalancerKind::Application => true,
        LoadBalancerKind::Network => scenario.cross_zone_load_balancing,
    };
    network.load_balancer = Some(LoadBalancer { kind, nodes, cross_zone, listener: HTTPS });
}
