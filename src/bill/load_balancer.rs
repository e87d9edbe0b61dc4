//! Load balancers: hours and capacity units. After AWS's Elastic Load Balancing pricing page (K1): a
//! capacity unit (LCU, NLCU) is charged for the highest of its dimensions. Of these the design gives one,
//! the GB processed: one unit holds 1 GB an hour. New and active connections and rule evaluations are
//! not counted.

use super::{Charge, Meter, Thing};
use crate::network::LoadBalancerKind;
use crate::prices::Item;

pub(super) fn charge(meter: &mut Meter<'_>) {
    let kind = meter.usage.network.load_balancer.as_ref().map(|balancer| balancer.kind);
    let (hour, unit) = match kind {
        None | Some(LoadBalancerKind::None) => return,
        Some(LoadBalancerKind::Application) => (Item::AlbHour, Item::AlbLcuHour),
        Some(LoadBalancerKind::Network) => (Item::NlbHour, Item::NlbNlcuHour),
    };
    meter.hourly(Charge::LoadBalancerHours, Some(hour), vec![(Thing::LoadBalancer, 1)]);
    // A GB is an LCU-hour.
    meter.both_directions(Charge::LoadBalancerCapacity, Some(unit), &|way| way.load_balancer);
}
