//! VPC endpoints: interfaces in the application's subnets, or routes to a managed prefix list.

use super::filters::Filters;
use super::subnets::{Subnets, Tier};
use super::zone_count;
use crate::network::{Destination, Network, Owner, Target, VpcEndpoint};
use crate::scenario::{Endpoint, EndpointPlacement, IpStack, Scenario};

/// Whether an endpoint can stand in subnets of that kind: one without IPv6 needs IPv4 there (C26).
#[must_use]
pub const fn can_stand(endpoint: Endpoint, stack: IpStack) -> bool {
    match stack {
        IpStack::Ipv4 | IpStack::DualStack => true,
        IpStack::Ipv6Only => !endpoint.is_ipv4_only(),
    }
}

/// The interfaces that all endpoints together have in the network.
#[must_use]
pub fn interface_endpoint_count(scenario: &Scenario) -> u64 {
    let with_interfaces = built(scenario).filter(|endpoint| !endpoint.is_gateway()).count();
    let interfaces = with_interfaces.saturating_mul(zones_of_each(scenario));
    u64::try_from(interfaces).unwrap_or(u64::MAX)
}

/// Those that are built. Nothing of ECS Anywhere stands in a VPC (B21).
fn built(scenario: &Scenario) -> impl Iterator<Item = Endpoint> {
    let (in_vpc, stack) = (scenario.launch_type.is_in_vpc(), scenario.ip_stack);
    scenario.endpoints.iter().filter(move |endpoint| in_vpc && can_stand(*endpoint, stack))
}

/// In how many zones one has an interface, from the first on.
fn zones_of_each(scenario: &Scenario) -> usize {
    match scenario.endpoint_placement {
        EndpointPlacement::PerZone => usize::from(zone_count(scenario)),
        EndpointPlacement::Single => 1,
    }
}

pub(super) fn build(
    scenario: &Scenario,
    filters: &Filters,
    subnets: &mut Subnets,
    network: &mut Network,
) {
    let zones = network.zones.clone();
    let mut group = None;
    for service in built(scenario) {
        let mut interfaces = Vec::new();
        if service.is_gateway() {
            let destination = Destination::PrefixList(service);
            subnets.route_all(destination, Target::GatewayEndpoint(service), network);
        } else {
            for &zone in zones.iter().take(zones_of_each(scenario)) {
                let (tier, owner) =
                    (Tier::Workload(scenario.subnet), Owner::InterfaceEndpoint(service));
                if let Some(interface) = subnets.place(zone, tier, owner, 1, network) {
                    let group =
                        *group.get_or_insert_with(|| filters.endpoint_group(scenario, network));
                    network.interfaces[interface].security_group = Some(group);
                    interfaces.push(interface);
                }
            }
        }
        network.endpoints.add(VpcEndpoint { service, interfaces });
    }
}
