//! What can happen to a packet: one closed list, each event with the facts that explain it.

use crate::network::{Id, Interface, NatGateway, Subnet, Target, Zone};
use crate::rules::Rule;
use crate::scenario::{PortRange, SecurityGroupRule};
use ipnet::IpNet;
use std::net::Ipv4Addr;

/// One thing that happens to a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hop {
    /// On the way there or back.
    pub leg: Leg,
    /// Where it happens.
    pub place: Place,
    /// What happens.
    pub event: Event,
}

/// The way there, or the way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leg {
    /// The first packet of the connection.
    Request,
    /// The answer to it.
    Reply,
}

impl Leg {
    /// The name in an assessment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Leg::Request => "request",
            Leg::Reply => "reply",
        }
    }
}

/// Where a hop is, for the words and for the diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Outside AWS's network.
    Internet,
    /// The VPC's internet gateway.
    InternetGateway,
    /// The border or the route table of a subnet.
    Subnet(Id<Subnet>),
    /// An elastic network interface of a task or a container instance.
    Interface(Id<Interface>),
    /// A NAT gateway.
    NatGateway(Id<NatGateway>),
}

/// Which way a packet passes a subnet's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Into the subnet.
    Ingress,
    /// Out of the subnet.
    Egress,
}

/// What happens to the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The interface sends the request from its private address.
    Sent {
        /// The private address.
        address: Ipv4Addr,
        /// The port it connects to.
        port: u16,
    },
    /// A client on the internet sends the request.
    ClientConnects {
        /// The port it connects to.
        port: u16,
    },
    /// A security group rule allows it.
    GroupAllows {
        /// Into or out of the interface.
        side: Side,
        /// The rule.
        rule: SecurityGroupRule,
    },
    /// The security group remembers the connection and lets the reply pass.
    GroupTracks,
    /// No security group rule allows it.
    GroupDrops {
        /// Into or out of the interface.
        side: Side,
        /// How many rules there are for that side.
        rules: usize,
        /// The port.
        port: u16,
    },
    /// A network ACL rule lets it pass.
    AclPasses {
        /// Into or out of the subnet.
        side: Side,
        /// The number of the rule.
        number: u16,
        /// Ports that are dropped all the same: some connections fail.
        dropped: Option<PortRange>,
    },
    /// A network ACL drops it.
    AclDrops {
        /// Into or out of the subnet.
        side: Side,
        /// The number of the rule, or none for the final `*` rule.
        number: Option<u16>,
        /// The ports.
        ports: PortRange,
    },
    /// A route is selected.
    Routed {
        /// The destination of the route, the longest prefix that matches.
        destination: IpNet,
        /// Where it leads.
        target: Target,
    },
    /// The route table has no route for the destination.
    NoRoute,
    /// The packet passes from one Availability Zone to another.
    ZoneCrossed {
        /// The zone it leaves.
        from: Zone,
        /// The zone it enters.
        to: Zone,
    },
    /// The internet gateway exchanges the private for the public address, or back.
    GatewayTranslates {
        /// The private address.
        private: Ipv4Addr,
    },
    /// The interface has no public IPv4 address that the internet gateway could use.
    NoPublicAddress {
        /// Into the VPC or out of it.
        side: Side,
    },
    /// No internet gateway is attached.
    GatewayMissing,
    /// The NAT gateway puts its own address in the place of the sender's.
    NatTranslates,
    /// The NAT gateway puts the sender's address back.
    NatRestores,
    /// The NAT gateway's own subnet has no route to an internet gateway.
    NatNotPublic,
    /// The NAT gateway's zone has failed.
    NatZoneLost {
        /// The zone.
        zone: Zone,
    },
    /// The reply's route leads elsewhere than to the internet gateway the request came through.
    ReplyElsewhere {
        /// Where it leads.
        target: Target,
    },
    /// The request reaches the port.
    Arrived {
        /// The port.
        port: u16,
    },
    /// The reply reaches whoever sent the request.
    ReplyArrived,
}

/// What a hop does with the packet, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The packet starts here.
    Sent,
    /// It passes unchanged.
    Forwarded,
    /// An address in it is exchanged.
    Translated,
    /// It ends here, lost.
    Dropped,
    /// It ends here, as intended.
    Delivered,
}

impl Action {
    /// The name in an assessment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Action::Sent => "sent",
            Action::Forwarded => "forwarded",
            Action::Translated => "translated",
            Action::Dropped => "dropped",
            Action::Delivered => "delivered",
        }
    }
}

impl Event {
    /// What it does with the packet.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Event::Sent { .. } | Event::ClientConnects { .. } => Action::Sent,
            Event::GroupAllows { .. }
            | Event::GroupTracks
            | Event::AclPasses { .. }
            | Event::Routed { .. }
            | Event::ZoneCrossed { .. } => Action::Forwarded,
            Event::GatewayTranslates { .. } | Event::NatTranslates | Event::NatRestores => {
                Action::Translated
            }
            Event::GroupDrops { .. }
            | Event::AclDrops { .. }
            | Event::NoRoute
            | Event::NoPublicAddress { .. }
            | Event::GatewayMissing
            | Event::NatNotPublic
            | Event::NatZoneLost { .. }
            | Event::ReplyElsewhere { .. } => Action::Dropped,
            Event::Arrived { .. } | Event::ReplyArrived => Action::Delivered,
        }
    }

    /// The mechanism, in the contract's spelling.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Event::Sent { .. } => "interface",
            Event::ClientConnects { .. } => "internet",
            Event::GroupAllows { .. } | Event::GroupTracks | Event::GroupDrops { .. } => {
                "security-group"
            }
            Event::AclPasses { .. } | Event::AclDrops { .. } => "network-acl",
            Event::Routed { .. } | Event::NoRoute | Event::ReplyElsewhere { .. } => "route-table",
            Event::ZoneCrossed { .. } => "availability-zone",
            Event::GatewayTranslates { .. }
            | Event::NoPublicAddress { .. }
            | Event::GatewayMissing => "internet-gateway",
            Event::NatTranslates
            | Event::NatRestores
            | Event::NatNotPublic
            | Event::NatZoneLost { .. } => "nat-gateway",
            Event::Arrived { .. } | Event::ReplyArrived => "delivery",
        }
    }

    /// The code with which AWS Reachability Analyzer explains the same, where one fits.
    #[must_use]
    pub const fn analyzer_code(&self) -> Option<&'static str> {
        match self {
            Event::GroupDrops { rules: 0, .. } => Some("SG_HAS_NO_RULES"),
            Event::GroupDrops { .. } => Some("ENI_SG_RULES_MISMATCH"),
            Event::AclDrops { .. } | Event::AclPasses { dropped: Some(_), .. } => {
                Some("SUBNET_ACL_RESTRICTION")
            }
            Event::NoRoute | Event::NatNotPublic => Some("NO_ROUTE_TO_DESTINATION"),
            Event::ZoneCrossed { .. } => Some("AVAILABILITY_ZONE_CROSSED"),
            Event::NoPublicAddress { side: Side::Egress } => {
                Some("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")
            }
            Event::NoPublicAddress { side: Side::Ingress } => {
                Some("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
            }
            Event::NatZoneLost { .. } => Some("BAD_STATE"),
            Event::Sent { .. }
            | Event::ClientConnects { .. }
            | Event::GroupAllows { .. }
            | Event::GroupTracks
            | Event::AclPasses { dropped: None, .. }
            | Event::Routed { .. }
            | Event::GatewayTranslates { .. }
            | Event::GatewayMissing
            | Event::NatTranslates
            | Event::NatRestores
            | Event::ReplyElsewhere { .. }
            | Event::Arrived { .. }
            | Event::ReplyArrived => None,
        }
    }

    /// The rules that the hop follows.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        match self {
            Event::Sent { .. } | Event::ClientConnects { .. } => &[],
            Event::GroupAllows { .. } | Event::GroupTracks | Event::GroupDrops { .. } => {
                &[Rule::D17, Rule::F2]
            }
            Event::AclPasses { .. } | Event::AclDrops { .. } => &[Rule::D19],
            Event::Routed { target: Target::InternetGateway, .. } => &[Rule::D1, Rule::S5],
            Event::Routed { target: Target::NatGateway(_), .. } => {
                &[Rule::D1, Rule::S28, Rule::S49]
            }
            Event::Routed { target: Target::Local, .. } | Event::NoRoute => &[Rule::D1],
            Event::ZoneCrossed { .. } => &[Rule::K6, Rule::Z8],
            Event::GatewayTranslates { .. } => &[Rule::D3, Rule::D2, Rule::S7, Rule::S9],
            Event::NoPublicAddress { .. } | Event::GatewayMissing => &[Rule::D3],
            Event::NatTranslates | Event::NatRestores => &[Rule::D9, Rule::S33, Rule::S34],
            Event::NatNotPublic => &[Rule::D9, Rule::G26],
            Event::NatZoneLost { .. } => &[Rule::Z1],
            Event::ReplyElsewhere { .. } => &[Rule::D4],
            Event::Arrived { .. } | Event::ReplyArrived => &[],
        }
    }
}
