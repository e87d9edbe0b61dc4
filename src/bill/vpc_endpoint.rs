//! VPC endpoints. After AWS's PrivateLink pricing page (D21, K5): an interface endpoint costs by the hour
//! in every zone it has an interface in, and by the GB it processes in either direction, in tiers of the
//! Region's month. Gateway endpoints cost neither (C28, D20, E15): their line shows what goes through
//! them free of charge.

use super::{Charge, Meter, Thing};
use crate::network::Passage;
use crate::prices::Item;

pub(super) fn charge(meter: &mut Meter<'_>) {
    let endpoints = &meter.usage.network.endpoints;
    let interfaces: usize = endpoints.iter().map(|(_, endpoint)| endpoint.interfaces.len()).sum();
    let is_interface = |passage: &Passage| {
        passage.endpoint.map(|endpoint| !endpoints[endpoint].interfaces.is_empty())
    };
    if interfaces > 0 {
        let things =
            vec![(Thing::InterfaceEndpoint, u64::try_from(interfaces).unwrap_or(u64::MAX))];
        let hour = Some(Item::VpcEndpointInterfaceAzHour);
        meter.hourly(Charge::InterfaceEndpointHours, hour, things);
        let gb = Some(Item::VpcEndpointInterfaceGb);
        let takes = |passage: &Passage| is_interface(passage) == Some(true);
        meter.both_directions(Charge::InterfaceEndpointData, gb, &takes);
    }
    let takes = |passage: &Passage| is_interface(passage) == Some(false);
    if meter.usage.traffic.iter().any(|flow| takes(&flow.passage)) {
        let gb = Some(Item::VpcEndpointGatewayGb);
        meter.both_directions(Charge::GatewayEndpoint, gb, &takes);
    }
}
