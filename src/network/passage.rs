//! What a path runs through, as far as a bill is concerned.

use super::{Id, NatGateway, Zone};

/// The charged things on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passage {
    /// The NAT gateway that translates, if any.
    pub nat_gateway: Option<Id<NatGateway>>,
    /// The zones between which the path crosses inside the VPC, if it does.
    pub crosses_zones: Option<(Zone, Zone)>,
}
