//! NAT instances: an EC2 instance by the hour, which processes traffic at no further charge (D23). After
//! "On-Demand Pricing" on AWS's Amazon EC2 pricing page, for Linux. Its volume is not counted.

use super::{Charge, Meter, Thing};
use crate::network::Owner;
use crate::prices::Item;

pub(super) fn charge(meter: &mut Meter<'_>) {
    let network = meter.usage.network;
    let Some(instance_type) = network.nat_instance_type else { return };
    let instances = network.interfaces.iter().filter(|(_, own)| own.owner == Owner::NatInstance);
    let count = instances.map(|(_, own)| u64::from(own.count)).sum();
    let item = Some(Item::InstanceHour(instance_type));
    let things = vec![(Thing::NatInstance(instance_type), count)];
    meter.hourly(Charge::NatInstanceHours, item, things);
}
