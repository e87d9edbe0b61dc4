//! Data transfer: across Availability Zones, out to the internet and in from it. After "Data Transfer"
//! on AWS's Amazon EC2 On-Demand pricing page (K1, K6). A load balancer's node
//! is traced to targets of its own zone, so nothing crosses there.

use super::{Basis, Charge, Meter, Peer, sum};
use crate::prices::Item;
use crate::units::Quantity;

pub(super) fn charge(meter: &mut Meter<'_>) {
    let usage = meter.usage;
    // To an interface endpoint in another zone there is no such charge, since April 2022.
    let crossing = usage
        .traffic
        .iter()
        .filter(|flow| flow.passage.crosses_zones.is_some() && flow.passage.endpoint.is_none());
    let moved = sum(crossing.map(|flow| flow.sent.plus(flow.received))).plus(usage.inter_zone);
    if !moved.is_zero() {
        // Charged once where it leaves a zone and once where it enters the other.
        let item = Some(Item::DataTransferCrossAzGbPerDirection);
        meter.write(Charge::CrossZoneData, item, Basis::BothSides { moved }, moved.times(2));
    }

    let internet = usage.traffic.iter().filter(|flow| flow.peer == Peer::Internet);
    let sent = sum(internet.clone().map(|flow| flow.sent));
    if !sent.is_zero() {
        let free = match usage.free_allowance {
            true => meter.rates.free_internet_out().min(sent),
            false => Quantity::ZERO,
        };
        let basis = Basis::OneDirection { moved: sent, free };
        let item = Some(Item::DataTransferOutInternetGb);
        meter.write(Charge::InternetDataOut, item, basis, sent.less(free));
    }

    let received = sum(internet.map(|flow| flow.received));
    if !received.is_zero() {
        let basis = Basis::OneDirection { moved: received, free: Quantity::ZERO };
        meter.write(Charge::InternetDataIn, Some(Item::DataTransferInInternetGb), basis, received);
    }
}
