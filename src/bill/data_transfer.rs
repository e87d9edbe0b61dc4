//! Data transfer: across Availability Zones, out to the internet and in from it. After "Data Transfer"
//! on AWS's Amazon EC2 On-Demand pricing page (K1, K6).

use super::{Basis, Charge, Line, Peer, RateSheet, Usage, sum};
use crate::prices::Item;

pub(super) fn charge(usage: &Usage<'_>, rates: &RateSheet<'_>, lines: &mut Vec<Line>) {
    let crossing = usage.traffic.iter().filter(|flow| flow.passage.crosses_zones.is_some());
    let moved = sum(crossing.map(|flow| flow.sent.plus(flow.received))).plus(usage.inter_zone);
    if !moved.is_zero() {
        // Charged once where it leaves a zone and once where it enters the other.
        let quantity = moved.times(2);
        lines.push(Line {
            charge: Charge::CrossZoneData,
            basis: Basis::BothSides { moved },
            quantity,
            priced: rates.price(Item::DataTransferCrossAzGbPerDirection, quantity),
        });
    }

    let internet = usage.traffic.iter().filter(|flow| flow.peer == Peer::Internet);
    let sent = sum(internet.clone().map(|flow| flow.sent));
    if !sent.is_zero() {
        let free = match usage.free_allowance {
            true => rates.free_internet_out().min(sent),
            false => crate::units::Quantity::ZERO,
        };
        let quantity = sent.less(free);
        lines.push(Line {
            charge: Charge::InternetDataOut,
            basis: Basis::OneDirection { moved: sent, free },
            quantity,
            priced: rates.price(Item::DataTransferOutInternetGb, quantity),
        });
    }

    let received = sum(internet.map(|flow| flow.received));
    if !received.is_zero() {
        lines.push(Line {
            charge: Charge::InternetDataIn,
            basis: Basis::OneDirection { moved: received, free: crate::units::Quantity::ZERO },
            quantity: received,
            priced: rates.price(Item::DataTransferInInternetGb, received),
        });
    }
}
