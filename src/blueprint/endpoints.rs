//! VPC endpoints: interfaces in the application's subnets, or routes to a managed prefix list.

use super::filters::Filters;
use super::subnets::{Subnets, Tier};
use crate::network::{Destination, Network, Owner, Target, VpcEndpoint, Zone};
use crate::scenario::{EndpointPlacement, IpStack, Scenario};

pub(super) fn build(
    scenario: &Scenario,
    filters: &Filters,
    subnets: &mut Subnets,
    network: &mut Network,
) {
    // Nothing of ECS Anywhere stands in a VPC (B21).
    if !scenario.launch_type.is_in_vpc() {
        return;
    }
    let zones = network.zones.clone();
    let zones: &[Zone] = match scenario.endpoint_placement {
        EndpointPlacement::PerZone => &zones,
        EndpointPlacement::Single => zones.get(..1).unwrap_or_default(),
    };
    let mut group = None;
    for service in scenario.endpoints.iter() {
        let mut interfaces = Vec::new();
        if service.is_gateway() {
            let destination = Destination::PrefixList(service);
            subnets.route_all(destination, Target::GatewayEndpoint(service), network);
        } else if service.is_ipv4_only() && scenario.ip_stack == IpStack::Ipv6Only {
            // It cannot stand in a subnet without IPv4.
            continue;
        } else {
            for &zone in zones {
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
