//! What a path runs through, as far as a bill is concerned.

use super::{Id, Interface, NatGateway, VpcEndpoint, Zone};

/// The charged things on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passage {
    /// The NAT gateway that translates, if any.
    pub nat_gateway: Option<Id<NatGateway>>,
    /// The NAT instance that translates, if any, by its interface.
    pub nat_instance: Option<Id<Interface>>,
    /// The VPC endpoint it goes through, if any.
    pub endpoint: Option<Id<VpcEndpoint>>,
    /// It goes through the transit gateway, and through a NAT gateway in the egress VPC behind it.
    pub transit_gateway: bool,
    /// It comes through the load balancer.
    pub load_balancer: bool,
    /// The zones between which the path crosses inside the VPC, if it does.
    pub crosses_zones: Option<(Zone, Zone)>,
}
