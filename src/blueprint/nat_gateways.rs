//! Zonal public NAT gateways and the default routes that lead to them.

use super::subnets::Subnets;
use crate::network::{Id, NatGateway, Network, Owner, Target, Zone};
use crate::scenario::{NatPlacement, NatStrategy, Scenario, SubnetKind};

/// Builds NAT gateways where a private subnet wants one; without a private subnet nobody would.
pub(super) fn build(scenario: &Scenario, subnets: &mut Subnets, network: &mut Network) {
    if !subnets.has(SubnetKind::Private) {
        return;
    }
    let zones = network.zones.clone();
    let gateway_zones: &[Zone] = match scenario.nat {
        NatStrategy::PerZone => &zones,
        NatStrategy::Single => zones.get(..1).unwrap_or_default(),
        NatStrategy::Regional | NatStrategy::Instance | NatStrategy::PrivateGateway => &[],
        NatStrategy::TransitGateway | NatStrategy::None => &[],
    };
    let kind = match scenario.nat_placement {
        NatPlacement::Public => SubnetKind::Public,
        NatPlacement::Private => SubnetKind::Private,
    };
    let mut gateways: Vec<(Zone, Id<NatGateway>)> = Vec::new();
    for &zone in gateway_zones {
        if let Some(interface) = subnets.place(zone, kind, Owner::NatGateway, 1, network) {
            // A public NAT gateway cannot be made without an Elastic IP address (D9).
            network.interfaces[interface].public_ipv4 = true;
            gateways.push((zone, network.nat_gateways.add(NatGateway { interface })));
        }
    }
    for zone in zones {
        // The gateway of the same zone where there is one, else the only one.
        let own = gateways.iter().find(|(gateway_zone, _)| *gateway_zone == zone);
        if let Some((_, gateway)) = own.or(gateways.first()) {
            subnets.route_private(zone, Target::NatGateway(*gateway), network);
        }
    }
}
