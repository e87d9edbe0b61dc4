//! What a private subnet's default route leads to: NAT gateways, a NAT instance or a transit gateway.

use super::filters;
use super::subnets::{Subnets, Tier};
use crate::network::{
    Availability, Destination, Id, NatGateway, Network, Owner, Target, Zone, Zones,
};
use crate::scenario::{IpStack, NatPlacement, NatRouting, NatStrategy, Scenario, SubnetKind};

/// Whether something is built for private subnets to send through, given that there are some. Without
/// IPv4 there is no IPv4 default route; then only NAT64 leads to a NAT gateway.
pub(super) fn wanted(scenario: &Scenario, private: bool) -> bool {
    let ipv4 = scenario.ip_stack != IpStack::Ipv6Only;
    let sends = private && ipv4 && scenario.nat != NatStrategy::None;
    sends || (scenario.nat.is_gateway() && has_nat64(scenario))
}

pub(super) fn has_nat64(scenario: &Scenario) -> bool {
    scenario.nat64 && scenario.ip_stack != IpStack::Ipv4
}

/// Where a NAT gateway or instance stands; none where it stands in no subnet.
pub(super) fn tier(scenario: &Scenario) -> Option<Tier> {
    match scenario.nat {
        NatStrategy::Regional | NatStrategy::TransitGateway | NatStrategy::None => None,
        NatStrategy::PerZone
        | NatStrategy::Single
        | NatStrategy::PrivateGateway
        | NatStrategy::Instance => Some(match scenario.nat_placement {
            // A NAT gateway needs IPv4 in its own subnet.
            NatPlacement::Private if scenario.ip_stack != IpStack::Ipv6Only => {
                Tier::Workload(SubnetKind::Private)
            }
            NatPlacement::Private | NatPlacement::Public => Tier::Edge,
        }),
    }
}

/// Builds it and the routes that lead to it.
pub(super) fn build(scenario: &Scenario, subnets: &mut Subnets, network: &mut Network) {
    if !wanted(scenario, subnets.has(SubnetKind::Private)) {
        return;
    }
    let zones = network.zones.clone();
    let first = zones.get(..1).unwrap_or_default();
    let targets: Vec<(Zone, Target)> = match scenario.nat {
        NatStrategy::PerZone => gateways(scenario, &zones, true, subnets, network),
        NatStrategy::Single => gateways(scenario, first, true, subnets, network),
        NatStrategy::PrivateGateway => gateways(scenario, &zones, false, subnets, network),
        NatStrategy::Regional => {
            // Where it is active is known once everything else stands.
            let availability = Availability::Regional(Vec::new());
            let gateway = network.nat_gateways.add(NatGateway { public: true, availability });
            zones.iter().map(|zone| (*zone, Target::NatGateway(gateway))).collect()
        }
        NatStrategy::Instance => instance(scenario, first, subnets, network),
        NatStrategy::TransitGateway => {
            network.transit_gateway = true;
            zones.iter().map(|zone| (*zone, Target::TransitGateway)).collect()
        }
        NatStrategy::None => Vec::new(),
    };
    let routed = match scenario.nat_routing {
        NatRouting::OwnZone => targets.as_slice(),
        NatRouting::OneZone => targets.get(..1).unwrap_or_default(),
        NatRouting::None => &[],
    };
    let translates = has_nat64(scenario);
    for zone in zones {
        // The one of the same zone where there is one, else the only one.
        let own = routed.iter().find(|(own, _)| *own == zone);
        let Some((_, target)) = own.or(routed.first()) else { continue };
        subnets.route_private(zone, *target, network);
        if translates && matches!(target, Target::NatGateway(_)) {
            subnets.route_workloads(zone, Destination::NAT64, *target, network);
        }
    }
}

fn gateways(
    scenario: &Scenario,
    zones: &[Zone],
    public: bool,
    subnets: &mut Subnets,
    network: &mut Network,
) -> Vec<(Zone, Target)> {
    let mut gateways = Vec::with_capacity(zones.len());
    for &zone in zones {
        let Some(tier) = tier(scenario) else { continue };
        let Some(interface) = subnets.place(zone, tier, Owner::NatGateway, 1, network) else {
            continue;
        };
        // A public NAT gateway cannot be made without an Elastic IP address (D9).
        network.interfaces[interface].public_ipv4 = public;
        let availability = Availability::Zonal(interface);
        let gateway = network.nat_gateways.add(NatGateway { public, availability });
        gateways.push((zone, Target::NatGateway(gateway)));
    }
    gateways
}

fn instance(
    scenario: &Scenario,
    zones: &[Zone],
    subnets: &mut Subnets,
    network: &mut Network,
) -> Vec<(Zone, Target)> {
    network.nat_instance_type = Some(scenario.nat_instance_type);
    let group = filters::nat_instance_group(network);
    let place = |zone: &Zone| {
        let interface = subnets.place(*zone, tier(scenario)?, Owner::NatInstance, 1, network)?;
        let own = &mut network.interfaces[interface];
        own.public_ipv4 = true;
        own.source_dest_check = scenario.nat_source_dest_check;
        own.security_group = Some(group);
        Some((*zone, Target::NatInstance(interface)))
    };
    zones.iter().filter_map(place).collect()
}

/// A regional NAT gateway grows into the zones in which something has an interface (D11).
pub(super) fn activate(network: &mut Network) {
    let standing = network.interfaces.iter().filter(|(_, interface)| interface.count > 0);
    let occupied: Zones = standing.map(|(id, _)| network.zone_of(id)).collect();
    let active: Vec<Zone> =
        network.zones.iter().copied().filter(|zone| occupied.contains(*zone)).collect();
    let ids: Vec<Id<NatGateway>> = network.nat_gateways.iter().map(|(id, _)| id).collect();
    for id in ids {
        if let Availability::Regional(zones) = &mut network.nat_gateways[id].availability {
            zones.clone_from(&active);
        }
    }
}
