//! Transit gateways: the VPC's attachment by the hour, and every GB that the gateway processes. After
//! AWS's Transit Gateway pricing page (D25, K1). A GB is charged to the attachment that sends it: what comes
//! back, to the owner of the egress VPC. It is counted all the same, since this traffic causes it. The egress VPC
//! itself is not part of the design: its attachment, its NAT gateway and what that processes are not in the bill, which
//! is that much at least.

use super::{Charge, Meter, Thing};
use crate::prices::Item;

pub(super) fn charge(meter: &mut Meter<'_>) {
    if meter.usage.network.transit_gateway {
        let hour = Some(Item::TransitGatewayAttachmentHour);
        meter.hourly(Charge::TransitGatewayHours, hour, vec![(Thing::Attachment, 1)]);
        let gb = Some(Item::TransitGatewayGb);
        meter.both_directions(Charge::TransitGatewayData, gb, &|way| way.transit_gateway);
    }
}
