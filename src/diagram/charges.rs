//! Which lines of the bill stand behind a box of the picture. Nothing is computed: both come from the same
//! Network, the bill by what is charged and the picture by what stands where.

use super::{Gateway, Kind};
use crate::bill::{Basis, Bill, Charge, Line, Thing};
use crate::units::Money;

/// Whether a line of the bill is about things of a kind, alone or with others: what they cost themselves,
/// their public addresses, and for a gateway that costs nothing the transfer that passes it.
#[must_use]
pub fn is_behind(line: &Line, kind: Kind) -> bool {
    match line.charge {
        Charge::NatGatewayHours | Charge::NatGatewayData => kind == Kind::NatGateway,
        Charge::RegionalNatGatewayHours | Charge::RegionalNatGatewayData => {
            kind == Kind::RegionalNat
        }
        Charge::NatInstanceHours => kind == Kind::NatInstance,
        Charge::PublicIpv4 => match &line.basis {
            Basis::Hourly { things, .. } => things.iter().any(|(thing, _)| is_held(*thing, kind)),
            Basis::BothDirections { .. }
            | Basis::BothSides { .. }
            | Basis::Sized { .. }
            | Basis::CapacityUnits { .. }
            | Basis::OneDirection { .. } => false,
        },
        Charge::InterfaceEndpointHours | Charge::InterfaceEndpointData => kind == Kind::Endpoints,
        Charge::GatewayEndpoint => {
            let gateways = [Gateway::S3, Gateway::Dynamodb, Gateway::S3AndDynamodb];
            gateways.iter().any(|gateway| kind == Kind::Gateway(*gateway))
        }
        Charge::InternetDataOut | Charge::InternetDataIn => {
            let gateways = [Gateway::Internet, Gateway::EgressOnly];
            gateways.iter().any(|gateway| kind == Kind::Gateway(*gateway))
        }
        Charge::LoadBalancerHours | Charge::LoadBalancerCapacity => kind == Kind::LoadBalancer,
        Charge::TransitGatewayHours | Charge::TransitGatewayData => {
            kind == Kind::Gateway(Gateway::Transit)
        }
        Charge::FargateVcpu | Charge::FargateMemory | Charge::FargateStorage => kind == Kind::Tasks,
        Charge::InstanceHours | Charge::ManagedInstancesFee => kind == Kind::Instances,
        // Nothing in the picture is an address that nothing uses, the way between two zones, or a machine outside AWS.
        Charge::IdlePublicIpv4
        | Charge::CrossZoneData
        | Charge::ExternalInstanceHours
        | Charge::ServiceDataOut => false,
    }
}

/// What one of several zonal NAT gateways costs a month for being there, whatever passes it: its share of the hours
/// and of the addresses of all, which are alike. None of one alone, or where a rate is missing.
#[must_use]
pub fn cost_of_one(bill: &Bill) -> Option<Money> {
    let (mut one, mut gateways) = (Money::ZERO, 0_u64);
    for line in &bill.lines {
        let Basis::Hourly { things, .. } = &line.basis else { continue };
        let (mut own, mut all) = (0_u64, 0_u64);
        for (thing, count) in things {
            all = all.saturating_add(*count);
            if matches!(thing, Thing::NatGateway | Thing::NatAddress) {
                own = own.saturating_add(*count);
            }
            // Their hours come before their addresses.
            if *thing == Thing::NatGateway {
                gateways = *count;
            }
        }
        if own > 0 {
            one = one.plus(line.priced.amount?.share(own, all.saturating_mul(gateways)));
        }
    }
    (gateways > 1).then_some(one)
}

/// Whether a kind of thing holds public addresses of a sort.
fn is_held(address: Thing, kind: Kind) -> bool {
    match address {
        Thing::TaskAddress => kind == Kind::Tasks,
        Thing::HostAddress => kind == Kind::Instances,
        Thing::NatAddress => matches!(kind, Kind::NatGateway | Kind::RegionalNat),
        Thing::NatInstanceAddress => kind == Kind::NatInstance,
        Thing::NodeAddress => kind == Kind::LoadBalancer,
        Thing::NatGateway
        | Thing::ActiveZone
        | Thing::NatInstance(_)
        | Thing::InterfaceEndpoint
        | Thing::LoadBalancer
        | Thing::Attachment
        | Thing::IdleAddress
        | Thing::Instance(_)
        | Thing::ExternalInstance => false,
    }
}
