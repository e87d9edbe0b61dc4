//! Which lines of the bill stand behind a box of the picture. Nothing is computed: both come from the same
//! Network, the bill by what is charged and the picture by what stands where.

use super::{Gateway, Kind};
use crate::bill::{Basis, Charge, Line, Thing};

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
