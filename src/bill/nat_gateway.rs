//! NAT gateways: hours and processed GB. After "NAT gateway pricing" on AWS's Amazon VPC pricing page
//! (S39, S40, K3): a gateway costs by the hour whether used or not, and every GB it processes costs in
//! both directions, on top of data transfer.

use super::{Basis, Charge, Line, RateSheet, Thing, Usage, hourly, sum};
use crate::prices::Item;

pub(super) fn charge(usage: &Usage<'_>, rates: &RateSheet<'_>, lines: &mut Vec<Line>) {
    let gateways = u64::try_from(usage.network.nat_gateways.len()).unwrap_or(u64::MAX);
    if gateways == 0 {
        return;
    }
    let things = vec![(Thing::NatGateway, gateways)];
    lines.extend(hourly(Charge::NatGatewayHours, things, usage.hours, |quantity| {
        rates.price(Item::NatGatewayHour, quantity)
    }));

    let translated = usage.traffic.iter().filter(|flow| flow.passage.nat_gateway.is_some());
    let sent = sum(translated.clone().map(|flow| flow.sent));
    let received = sum(translated.map(|flow| flow.received));
    let quantity = sent.plus(received);
    lines.push(Line {
        charge: Charge::NatGatewayData,
        basis: Basis::BothDirections { sent, received },
        quantity,
        priced: rates.price(Item::NatGatewayGb, quantity),
    });
}
