//! An internet-facing load balancer: a node in a public subnet of every zone.

use super::filters::Filters;
use super::subnets::{Subnets, Tier};
use crate::network::{HTTPS, LoadBalancer, Network, Owner};
use crate::scenario::{self, Scenario};

/// Whether one is built: External has none (F11), and an Application Load Balancer needs subnets in two
/// zones (E6).
pub(super) fn wanted(scenario: &Scenario, zones: usize) -> bool {
    let kind = match scenario.load_balancer {
        scenario::LoadBalancer::None => false,
        scenario::LoadBalancer::Application => zones > 1,
        scenario::LoadBalancer::Network => true,
    };
    kind && scenario.launch_type.is_in_vpc()
}

pub(super) fn build(
    scenario: &Scenario,
    filters: &Filters,
    subnets: &mut Subnets,
    network: &mut Network,
) {
    let zones = network.zones.clone();
    if !wanted(scenario, zones.len()) {
        return;
    }
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
    let kind = scenario.load_balancer;
    // On by default for an Application Load Balancer, off for a Network Load Balancer (F7).
    let cross_zone =
        kind == scenario::LoadBalancer::Application || scenario.cross_zone_load_balancing;
    network.load_balancer = Some(LoadBalancer { kind, nodes, cross_zone, listener: HTTPS });
}
