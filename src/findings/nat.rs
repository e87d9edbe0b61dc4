//! How many NAT gateways serve how many zones, and what they cost before any traffic.

use super::{Finding, note};
use crate::bill::{Bill, Charge};
use crate::network::{Id, NatGateway, Network, Target};
use crate::units::Money;

pub(crate) fn nat(network: &Network, bill: &Bill, findings: &mut Vec<Finding>) {
    let gateways = count(network.nat_gateways.len());
    if gateways == 0 {
        return;
    }
    for (gateway, _) in network.nat_gateways.iter() {
        let zones = zones_served(network, gateway);
        if zones > 1 {
            let zone = network.zone_of_nat(gateway);
            note(findings, Finding::SingleNatGateway { zone, zones });
        }
    }
    let zones = count(network.zones.len());
    if zones > 1 && gateways == zones {
        note(findings, Finding::NatGatewayPerZone { zones });
    }
    let fixed = fixed_cost(bill);
    note(findings, Finding::NatGatewayCharges { gateways, fixed });
}

/// Hours of the gateways and of their addresses: what they cost without any traffic.
fn fixed_cost(bill: &Bill) -> Option<Money> {
    let line = |charge| bill.lines.iter().find(|line| line.charge == charge);
    let hours = line(Charge::NatGatewayHours)?;
    let address = line(Charge::PublicIpv4)?.priced.parts.first()?.rate;
    Some(hours.priced.amount?.plus(hours.quantity.at(address)))
}

fn zones_served(network: &Network, gateway: Id<NatGateway>) -> u32 {
    let leads_there = |table: &crate::network::RouteTable| {
        table.routes.iter().any(|route| route.target == Target::NatGateway(gateway))
    };
    let subnets = network.subnets.iter().map(|(_, subnet)| subnet);
    let served = subnets.filter(|subnet| leads_there(&network.route_tables[subnet.route_table]));
    let zones: Vec<_> = served.map(|subnet| subnet.zone).collect();
    count(network.zones.iter().filter(|zone| zones.contains(zone)).count())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
