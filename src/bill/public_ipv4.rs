//! Public IPv4 addresses: by the hour, whoever holds them and used or not. After "Public IPv4 addresses"
//! on AWS's Amazon VPC pricing page (E13, K2).

use super::{Charge, Line, RateSheet, Thing, Usage, hourly};
use crate::network::Owner;
use crate::prices::Item;

pub(super) fn charge(usage: &Usage<'_>, rates: &RateSheet<'_>, lines: &mut Vec<Line>) {
    let things = [
        (Thing::TaskAddress, Owner::Task),
        (Thing::HostAddress, Owner::ContainerInstance),
        (Thing::NatAddress, Owner::NatGateway),
    ];
    let things = things.map(|(thing, owner)| (thing, usage.network.public_addresses(owner)));
    let things = things.into_iter().filter(|(_, count)| *count > 0).collect();
    lines.extend(hourly(Charge::PublicIpv4, things, usage.hours, |quantity| {
        rates.price(Item::PublicIpv4InUseHour, quantity)
    }));
}
