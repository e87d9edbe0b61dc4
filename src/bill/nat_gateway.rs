//! NAT gateways: hours and processed GB. After "NAT gateway pricing" on AWS's Amazon VPC pricing page
//! (S39, S40, K3): a gateway costs by the hour whether used or not, a private one as much as a public
//! one, and every GB it processes costs in both directions, on top of data transfer. A regional one
//! costs by the hour in every zone it is active in (D12, K8). The NAT gateway of another VPC behind a
//! transit gateway is not in the network, and its owner's to pay.

use super::{Charge, Meter, Thing};
use crate::network::NatGateway;
use crate::prices::Item;

/// The two kinds, each with prices of its own.
struct Kind {
    /// How many hours of a gateway an hour counts for; none of one of the other kind.
    counts: fn(&NatGateway) -> usize,
    thing: Thing,
    hours: (Charge, Item),
    data: (Charge, Item),
}

const KINDS: [Kind; 2] = [
    Kind {
        counts: |gateway| usize::from(gateway.interface().is_some()),
        thing: Thing::NatGateway,
        hours: (Charge::NatGatewayHours, Item::NatGatewayHour),
        data: (Charge::NatGatewayData, Item::NatGatewayGb),
    },
    Kind {
        counts: |gateway| gateway.active_zones().len(),
        thing: Thing::ActiveZone,
        hours: (Charge::RegionalNatGatewayHours, Item::NatGatewayRegionalAzHour),
        data: (Charge::RegionalNatGatewayData, Item::NatGatewayRegionalGb),
    },
];

pub(super) fn charge(meter: &mut Meter<'_>) {
    let gateways = &meter.usage.network.nat_gateways;
    for Kind { counts, thing, hours, data } in KINDS {
        let count: usize = gateways.iter().map(|(_, gateway)| counts(gateway)).sum();
        if count == 0 {
            continue;
        }
        let things = vec![(thing, u64::try_from(count).unwrap_or(u64::MAX))];
        meter.hourly(hours.0, Some(hours.1), things);
        meter.both_directions(data.0, Some(data.1), &|passage| {
            passage.nat_gateway.is_some_and(|gateway| counts(&gateways[gateway]) > 0)
        });
    }
}
