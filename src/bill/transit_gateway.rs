//! Transit gateways: the VPC's attachment by the hour, and every GB that the gateway processes. After
//! AWS's Transit Gateway pricing page (D25, K1). `prices.csv` has no price of either, so both lines stand
//! without an amount. The egress VPC is not part of the design: its own attachment, its NAT gateway and
//! what that processes are not in the bill.

use super::{Charge, Meter, Thing};

pub(super) fn charge(meter: &mut Meter<'_>) {
    if meter.usage.network.transit_gateway {
        meter.hourly(Charge::TransitGatewayHours, None, vec![(Thing::Attachment, 1)]);
        meter.both_directions(Charge::TransitGatewayData, None, &|way| way.transit_gateway);
    }
}
