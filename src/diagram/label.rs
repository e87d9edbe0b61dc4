//! What is written in the diagram, as facts; the words stand in `text`.

use super::geometry::Point;
use crate::network::{SubnetRole, Zone};
use crate::reach::Event;
use ipnet::{IpNet, Ipv4Net};

/// A fact that is written somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Everything outside.
    Internet,
    /// The VPC's internet gateway.
    InternetGateway,
    /// The VPC with its range.
    Vpc(Ipv4Net),
    /// An Availability Zone.
    Zone(Zone),
    /// A subnet, by its default route.
    Subnet(SubnetRole),
    /// A subnet's range.
    Range(IpNet),
    /// A NAT gateway.
    NatGateway,
    /// That many container instances.
    Instances(u32),
    /// That many tasks.
    Tasks(u32),
    /// Whatever it stands on has a public IPv4 address.
    PublicIpv4,
    /// Why a packet goes no further; there is room for about sixteen letters.
    Dropped(Event),
}

/// A label in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Where the line of writing begins or ends.
    pub at: Point,
    /// Which of the two.
    pub side: Anchor,
    /// How loud it is.
    pub tone: Tone,
    /// What is written.
    pub label: Label,
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The beginning.
    Start,
    /// The end.
    End,
}

/// How loud a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The name of what it stands in.
    Name,
    /// Something about it.
    Detail,
}
