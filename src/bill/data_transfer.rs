//! Data transfer: across Availability Zones, out to the internet and in from it. After "Data Transfer"
//! on AWS's Amazon EC2 On-Demand pricing page (K1, K6). From a Network Load Balancer's node to a target in
//! another zone it is charged like any other; from an Application Load Balancer's it is not. What services of AWS send
//! to machines outside AWS is transfer out like any other; how much of what they exchange that is, is not known.

use super::{Basis, Charge, Meter, Peer, Traffic};
use crate::network::LoadBalancerKind;
use crate::prices::Item;
use crate::units::{Portion, Quantity};

pub(super) fn charge(meter: &mut Meter<'_>) {
    let usage = meter.usage;
    let kind = usage.network.load_balancer.as_ref().map(|balancer| balancer.kind);
    let free = |flow: &Traffic| {
        let of_application =
            flow.passage.load_balancer && kind == Some(LoadBalancerKind::Application);
        // To an interface endpoint in another zone there is no such charge, since April 2022.
        of_application || flow.passage.endpoint.is_some()
    };
    let crosses = |flow: &&Traffic| flow.passage.crosses_zones.is_some() && !free(flow);
    let crossing = usage.traffic.iter().filter(crosses);
    let moved =
        Portion::sum(crossing.map(|flow| flow.sent.plus(flow.received))).plus(usage.inter_zone);
    if !moved.is_zero() {
        // Charged once where it leaves a zone and once where it enters the other.
        let item = Some(Item::DataTransferCrossAzGbPerDirection);
        meter.write(Charge::CrossZoneData, item, Basis::BothSides { moved }, moved.times(2));
    }

    let internet = usage.traffic.iter().filter(|flow| flow.peer == Peer::Internet);
    let sent = Portion::sum(internet.clone().map(|flow| flow.sent));
    if !sent.is_zero() {
        let free = match usage.free_allowance {
            true => meter.rates.free_internet_out().min(sent),
            false => Quantity::ZERO,
        };
        let basis = Basis::OneDirection { moved: sent, free };
        let item = Some(Item::DataTransferOutInternetGb);
        meter.write(Charge::InternetDataOut, item, basis, sent.less(free));
    }

    let received = Portion::sum(internet.map(|flow| flow.received));
    if !received.is_zero() {
        let basis = Basis::OneDirection { moved: received, free: Quantity::ZERO };
        meter.write(Charge::InternetDataIn, Some(Item::DataTransferInInternetGb), basis, received);
    }

    let exchanged = usage.to_machines;
    if !exchanged.is_zero() {
        let basis = Basis::OneDirection { moved: exchanged, free: Quantity::ZERO };
        meter.write(Charge::ServiceDataOut, None, basis, exchanged);
    }
}
