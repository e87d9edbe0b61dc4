//! What is written in the diagram, as facts; the words stand in `text`.

use super::geometry::Point;
use crate::network::{SubnetRole, Zone, Zones};
use crate::reach::Event;
use ipnet::{IpNet, Ipv4Net};

/// A fact that is written somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Everything outside.
    Internet,
    /// The VPC's internet gateway, in one line.
    InternetGateway,
    /// A gateway on the VPC's border, in about eleven letters: which.
    Gateway(Gateway),
    /// And what it is.
    GatewayKind(Gateway),
    /// Its whole name, where there is room for it: in no picture.
    GatewayInFull(Gateway),
    /// A network of one's own, which is no VPC.
    OwnNetwork,
    /// What runs tasks there.
    ExternalInstances,
    /// The VPC with its range.
    Vpc(Ipv4Net),
    /// An Availability Zone.
    Zone(Zone),
    /// An Availability Zone that has failed.
    ZoneFailed(Zone),
    /// A subnet, by its default route.
    Subnet(SubnetRole),
    /// A subnet's range.
    Range(IpNet),
    /// A NAT gateway.
    NatGateway,
    /// It is a private one, without a public address.
    PrivateNat,
    /// A regional NAT gateway.
    RegionalNat,
    /// It is active in these zones.
    ActiveIn(Zones),
    /// A NAT instance.
    NatInstance,
    /// A node of an Application Load Balancer.
    ApplicationLoadBalancer,
    /// A node of a Network Load Balancer.
    NetworkLoadBalancer,
    /// That many interface endpoints.
    Endpoints(usize),
    /// That many container instances.
    Instances(u32),
    /// That many tasks; none where a replacement would start.
    Tasks(u32),
    /// Whatever it stands on has a public IPv4 address.
    PublicIpv4,
    /// Why a packet goes no further; there is room for about fifteen letters.
    Dropped(Event),
}

/// A gateway on the VPC's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gateway {
    /// The internet gateway.
    Internet,
    /// The egress-only internet gateway.
    EgressOnly,
    /// The transit gateway.
    Transit,
    /// The gateway endpoint for Amazon S3.
    S3,
    /// The gateway endpoint for Amazon DynamoDB.
    Dynamodb,
    /// Both gateway endpoints.
    S3AndDynamodb,
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
