//! Public IPv4 addresses: by the hour, whoever holds them and used or not. After "Public IPv4 addresses"
//! on AWS's Amazon VPC pricing page (E13, K2): those of tasks, instances, NAT gateways (a regional one
//! has one in every zone it is active in, K8) and load balancers (E14), and those that nothing uses. IPv6 addresses cost nothing
//! (E15).

use super::{Charge, Meter, Thing};
use crate::network::Owner;
use crate::prices::Item;

const HOLDERS: [(Thing, Owner); 5] = [
    (Thing::TaskAddress, Owner::Task),
    (Thing::HostAddress, Owner::ContainerInstance),
    (Thing::NatAddress, Owner::NatGateway),
    (Thing::NatInstanceAddress, Owner::NatInstance),
    (Thing::NodeAddress, Owner::LoadBalancer),
];

pub(super) fn charge(meter: &mut Meter<'_>) {
    let network = meter.usage.network;
    let held = |(thing, owner)| (thing, network.public_addresses(owner));
    let things = HOLDERS.into_iter().map(held).collect();
    meter.hourly(Charge::PublicIpv4, Some(Item::PublicIpv4InUseHour), things);
    let idle = vec![(Thing::IdleAddress, meter.usage.idle_addresses)];
    meter.hourly(Charge::IdlePublicIpv4, Some(Item::PublicIpv4IdleHour), idle);
}
