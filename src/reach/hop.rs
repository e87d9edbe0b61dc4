//! What can happen to a packet: one closed list, each event with the facts that explain it.

use crate::closed::closed;
use crate::network::{Destination, Family, Id, Interface, NatGateway, Subnet, Target, Zone};
use crate::rules::Rule;
use crate::scenario::{Endpoint, PortRange, PublicAccessBlock, SecurityGroupRule};
use std::net::IpAddr;

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

closed! {
    /// The way there, or the way back.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Leg by name {
        /// The first packet of the connection.
        Request = "request",
        /// The answer to it.
        Reply = "reply",
    }
}

/// Where a hop is, for the words and for the diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Outside AWS's network.
    Internet,
    /// The VPC's internet gateway.
    InternetGateway,
    /// The VPC's egress-only internet gateway.
    EgressOnlyInternetGateway,
    /// The transit gateway, and the egress VPC behind it.
    TransitGateway,
    /// A gateway endpoint.
    GatewayEndpoint(Endpoint),
    /// The border or the route table of a subnet.
    Subnet(Id<Subnet>),
    /// An elastic network interface, whoever owns it.
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

/// Something on a path that stands in a zone and fails with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A task or container instance.
    Interface,
    /// A NAT gateway.
    NatGateway,
    /// A NAT instance.
    NatInstance,
    /// An interface endpoint.
    Endpoint,
    /// A load balancer's node.
    Balancer,
}

/// What happens to the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Private DNS answers with the interfaces of a VPC endpoint.
    ResolvesToEndpoint {
        /// The service.
        service: Endpoint,
    },
    /// The interface, or the one it wants to reach, has no address of the family.
    NoAddress {
        /// The family.
        family: Family,
    },
    /// The interface sends the request from its private address.
    Sent {
        /// The address.
        address: IpAddr,
        /// The port it connects to.
        port: u16,
        /// The service it connects to; none where it is a host on the internet.
        service: Option<Endpoint>,
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
    /// The security group admits the members of the sender's.
    GroupAdmits,
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
        /// The destination of the route: a prefix list, or the longest prefix that matches.
        destination: Destination,
        /// Where it leads.
        target: Target,
    },
    /// The route table has no route for the destination.
    NoRoute,
    /// What the route leads to forwards nothing of the family.
    NotForwarded {
        /// The family.
        family: Family,
        /// Where the route leads.
        target: Target,
    },
    /// The packet passes from one Availability Zone to another.
    ZoneCrossed {
        /// The zone it leaves.
        from: Zone,
        /// The zone it enters.
        to: Zone,
    },
    /// What the path needs stands in a zone that has failed.
    ZoneLost {
        /// The zone.
        zone: Zone,
        /// What stands there.
        standing: Standing,
    },
    /// The internet gateway exchanges the private for the public address, or back.
    GatewayTranslates {
        /// The private address.
        private: IpAddr,
    },
    /// The internet gateway passes it as it is.
    GatewayForwards,
    /// The interface has no public IPv4 address that the internet gateway could use.
    NoPublicAddress {
        /// Into the VPC or out of it.
        side: Side,
    },
    /// No internet gateway is attached.
    GatewayMissing,
    /// VPC Block Public Access drops it.
    AccessBlocked {
        /// Its mode.
        block: PublicAccessBlock,
    },
    /// The egress-only internet gateway passes it and remembers the connection.
    EgressOnlyForwards,
    /// The NAT gateway puts its own address in the place of the sender's.
    NatTranslates,
    /// The NAT gateway turns IPv6 into IPv4 and sends from its own address.
    Nat64Translates,
    /// The NAT gateway puts the sender's address back.
    NatRestores,
    /// The NAT gateway's own subnet has no route to an internet gateway.
    NatNotPublic,
    /// A private NAT gateway has no public address, so the internet gateway drops what it sends.
    NatPrivate,
    /// What is meant for NAT64 is routed to something that does not translate it.
    Nat64NotRouted {
        /// Where it leads.
        target: Target,
    },
    /// AWS does not say whether a regional NAT gateway translates for NAT64.
    Nat64NotDocumented,
    /// The NAT instance puts its own address in the place of the sender's.
    InstanceTranslates,
    /// The NAT instance puts the sender's address back.
    InstanceRestores,
    /// The NAT instance takes only packets of its own.
    SourceDestCheck,
    /// The transit gateway forwards to the egress VPC.
    TransitForwards,
    /// The egress VPC's NAT gateway sends from its own address.
    EgressVpcTranslates,
    /// The egress VPC gives the reply back through the transit gateway.
    EgressVpcRestores,
    /// Whether the egress VPC may send to the internet is decided in another account.
    EgressVpcNotKnown,
    /// The gateway endpoint forwards to the service.
    GatewayEndpointForwards,
    /// The load balancer's node accepts the connection and opens its own to a target.
    Balances,
    /// The load balancer sends to no target in another zone.
    NoNodeInZone {
        /// The zone of the target.
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

closed! {
    /// What a hop does with the packet, in one word.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Action by name {
        /// The packet starts here.
        Sent = "sent",
        /// It passes unchanged.
        Forwarded = "forwarded",
        /// An address in it is exchanged.
        Translated = "translated",
        /// It ends here, lost.
        Dropped = "dropped",
        /// It ends here, as intended.
        Delivered = "delivered",
        /// Nobody can say from here on.
        Unknown = "unknown",
    }
}

impl Event {
    /// What it does with the packet.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Event::Sent { .. } | Event::ClientConnects { .. } => Action::Sent,
            Event::ResolvesToEndpoint { .. }
            | Event::GroupAllows { .. }
            | Event::GroupAdmits
            | Event::GroupTracks
            | Event::AclPasses { .. }
            | Event::Routed { .. }
            | Event::ZoneCrossed { .. }
            | Event::GatewayForwards
            | Event::EgressOnlyForwards
            | Event::TransitForwards
            | Event::GatewayEndpointForwards
            | Event::Balances => Action::Forwarded,
            Event::GatewayTranslates { .. }
            | Event::NatTranslates
            | Event::Nat64Translates
            | Event::NatRestores
            | Event::InstanceTranslates
            | Event::InstanceRestores
            | Event::EgressVpcTranslates
            | Event::EgressVpcRestores => Action::Translated,
            Event::NoAddress { .. }
            | Event::GroupDrops { .. }
            | Event::AclDrops { .. }
            | Event::NoRoute
            | Event::NotForwarded { .. }
            | Event::ZoneLost { .. }
            | Event::NoPublicAddress { .. }
            | Event::GatewayMissing
            | Event::AccessBlocked { .. }
            | Event::NatNotPublic
            | Event::NatPrivate
            | Event::Nat64NotRouted { .. }
            | Event::SourceDestCheck
            | Event::NoNodeInZone { .. }
            | Event::ReplyElsewhere { .. } => Action::Dropped,
            Event::Nat64NotDocumented | Event::EgressVpcNotKnown => Action::Unknown,
            Event::Arrived { .. } | Event::ReplyArrived => Action::Delivered,
        }
    }

    /// The mechanism, in the contract's spelling.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Event::Sent { .. } | Event::NoAddress { .. } => "interface",
            Event::ClientConnects { .. } => "internet",
            Event::ResolvesToEndpoint { .. } => "dns",
            Event::GroupAllows { .. }
            | Event::GroupAdmits
            | Event::GroupTracks
            | Event::GroupDrops { .. } => "security-group",
            Event::AclPasses { .. } | Event::AclDrops { .. } => "network-acl",
            Event::Routed { .. }
            | Event::NoRoute
            | Event::NotForwarded { .. }
            | Event::Nat64NotRouted { .. }
            | Event::ReplyElsewhere { .. } => "route-table",
            Event::ZoneCrossed { .. } | Event::ZoneLost { .. } => "availability-zone",
            Event::GatewayTranslates { .. }
            | Event::GatewayForwards
            | Event::NoPublicAddress { .. }
            | Event::GatewayMissing => "internet-gateway",
            Event::AccessBlocked { .. } => "public-access-block",
            Event::EgressOnlyForwards => "egress-only-internet-gateway",
            Event::NatTranslates
            | Event::Nat64Translates
            | Event::NatRestores
            | Event::NatNotPublic
            | Event::NatPrivate
            | Event::Nat64NotDocumented => "nat-gateway",
            Event::InstanceTranslates | Event::InstanceRestores | Event::SourceDestCheck => {
                "nat-instance"
            }
            Event::TransitForwards
            | Event::EgressVpcTranslates
            | Event::EgressVpcRestores
            | Event::EgressVpcNotKnown => "transit-gateway",
            Event::GatewayEndpointForwards => "gateway-endpoint",
            Event::Balances | Event::NoNodeInZone { .. } => "load-balancer",
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
            Event::NoRoute
            | Event::NotForwarded { .. }
            | Event::NatNotPublic
            | Event::Nat64NotRouted { .. } => Some("NO_ROUTE_TO_DESTINATION"),
            Event::Routed { destination: Destination::PrefixList(_), .. } => {
                Some("MORE_SPECIFIC_ROUTE")
            }
            Event::ZoneCrossed { .. } => Some("AVAILABILITY_ZONE_CROSSED"),
            Event::NoPublicAddress { side: Side::Egress } | Event::NatPrivate => {
                Some("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")
            }
            Event::NoPublicAddress { side: Side::Ingress } => {
                Some("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
            }
            Event::AccessBlocked { .. } => Some("VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
            Event::SourceDestCheck => Some("ENI_SOURCE_DEST_CHECK_RESTRICTION"),
            Event::NoNodeInZone { .. } => Some("ELB_NOT_CROSSZONE"),
            Event::ZoneLost { .. } => Some("BAD_STATE"),
            Event::Sent { .. }
            | Event::NoAddress { .. }
            | Event::ResolvesToEndpoint { .. }
            | Event::ClientConnects { .. }
            | Event::GroupAllows { .. }
            | Event::GroupAdmits
            | Event::GroupTracks
            | Event::AclPasses { dropped: None, .. }
            | Event::Routed { .. }
            | Event::GatewayTranslates { .. }
            | Event::GatewayForwards
            | Event::GatewayMissing
            | Event::EgressOnlyForwards
            | Event::NatTranslates
            | Event::Nat64Translates
            | Event::NatRestores
            | Event::Nat64NotDocumented
            | Event::InstanceTranslates
            | Event::InstanceRestores
            | Event::TransitForwards
            | Event::EgressVpcTranslates
            | Event::EgressVpcRestores
            | Event::EgressVpcNotKnown
            | Event::GatewayEndpointForwards
            | Event::Balances
            | Event::ReplyElsewhere { .. }
            | Event::Arrived { .. }
            | Event::ReplyArrived => None,
        }
    }

    /// Whether a security group, a network ACL or VPC Block Public Access drops the packet.
    #[must_use]
    pub const fn is_filtered(&self) -> bool {
        matches!(
            self,
            Event::GroupDrops { .. } | Event::AclDrops { .. } | Event::AccessBlocked { .. }
        )
    }

    /// The rules that the hop follows.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        match self {
            Event::Sent { .. } | Event::ClientConnects { .. } => &[],
            Event::ResolvesToEndpoint { .. } => &[Rule::C24, Rule::D21],
            Event::NoAddress { family: Family::Ipv4 } => &[Rule::D14, Rule::B23],
            Event::NoAddress { family: Family::Ipv6 } => &[Rule::D1],
            Event::GroupAllows { .. } | Event::GroupTracks | Event::GroupDrops { .. } => {
                &[Rule::D17, Rule::F2]
            }
            Event::GroupAdmits => &[Rule::D17, Rule::D18, Rule::F9],
            Event::AclPasses { .. } | Event::AclDrops { .. } => &[Rule::D19],
            Event::Routed { target, .. } => match target {
                Target::InternetGateway => &[Rule::D1, Rule::S5],
                Target::NatGateway(_) => &[Rule::D1, Rule::S28, Rule::S49],
                Target::EgressOnlyInternetGateway => &[Rule::D1, Rule::D16],
                Target::NatInstance(_) => &[Rule::D1, Rule::D23],
                Target::TransitGateway => &[Rule::D1, Rule::D25],
                Target::GatewayEndpoint(_) => &[Rule::D1, Rule::D20],
                Target::Local => &[Rule::D1],
            },
            Event::NoRoute => &[Rule::D1],
            Event::NotForwarded { family: Family::Ipv4, .. } => &[Rule::D16],
            Event::NotForwarded { family: Family::Ipv6, .. } => &[Rule::D15],
            Event::ZoneCrossed { .. } => &[Rule::K6, Rule::Z8],
            Event::ZoneLost { standing, .. } => match standing {
                Standing::Interface => &[Rule::Z8],
                Standing::NatGateway | Standing::NatInstance => &[Rule::Z1],
                Standing::Endpoint => &[Rule::Z5],
                Standing::Balancer => &[Rule::Z7],
            },
            Event::GatewayTranslates { .. } => &[Rule::D3, Rule::D2, Rule::S7, Rule::S9],
            Event::GatewayForwards => &[Rule::D5, Rule::D2],
            Event::NoPublicAddress { .. } | Event::GatewayMissing => &[Rule::D3],
            Event::AccessBlocked { .. } => &[Rule::D30, Rule::G31],
            Event::EgressOnlyForwards => &[Rule::D16],
            Event::NatTranslates | Event::NatRestores => &[Rule::D9, Rule::S33, Rule::S34],
            Event::Nat64Translates | Event::Nat64NotDocumented => &[Rule::D14],
            Event::Nat64NotRouted { .. } => &[Rule::D14, Rule::D15],
            Event::NatNotPublic => &[Rule::D9, Rule::G26],
            Event::NatPrivate => &[Rule::D10],
            Event::InstanceTranslates | Event::InstanceRestores | Event::SourceDestCheck => {
                &[Rule::D23]
            }
            Event::TransitForwards | Event::EgressVpcTranslates | Event::EgressVpcRestores => {
                &[Rule::D25]
            }
            Event::EgressVpcNotKnown => &[Rule::D25, Rule::D30],
            Event::GatewayEndpointForwards => &[Rule::D20],
            Event::Balances => &[Rule::F3, Rule::F4, Rule::F9],
            Event::NoNodeInZone { .. } => &[Rule::F7],
            Event::ReplyElsewhere { target: Target::EgressOnlyInternetGateway } => &[Rule::D16],
            Event::ReplyElsewhere { .. } => &[Rule::D4],
            Event::Arrived { .. } | Event::ReplyArrived => &[],
        }
    }
}
