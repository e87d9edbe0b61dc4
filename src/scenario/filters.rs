//! Security group and network ACL rules as a user writes them.

use super::{AclAction, Protocol};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};

impl Protocol {
    /// Whether a rule for this protocol speaks about packets of the other.
    #[must_use]
    pub fn covers(self, packet: Protocol) -> bool {
        self == Protocol::All || self == packet
    }

    /// Whether ports narrow a rule for this protocol.
    #[must_use]
    pub const fn has_ports(self) -> bool {
        match self {
            Protocol::Tcp | Protocol::Udp => true,
            Protocol::All | Protocol::Icmp => false,
        }
    }
}

/// Ports from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PortRange {
    first: u16,
    last: u16,
}

impl PortRange {
    /// Every port.
    pub const ALL: PortRange = PortRange { first: 0, last: u16::MAX };

    /// A range, if it is not turned around.
    #[must_use]
    pub const fn new(first: u16, last: u16) -> Option<PortRange> {
        if first <= last { Some(PortRange { first, last }) } else { None }
    }

    /// A single port.
    #[must_use]
    pub const fn single(port: u16) -> PortRange {
        PortRange { first: port, last: port }
    }

    /// The first port.
    #[must_use]
    pub const fn first(self) -> u16 {
        self.first
    }

    /// The last port.
    #[must_use]
    pub const fn last(self) -> u16 {
        self.last
    }

    /// The ports that are in both ranges.
    #[must_use]
    pub fn overlap(self, other: PortRange) -> Option<PortRange> {
        PortRange::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// What is left of this range below and above the other.
    #[must_use]
    pub fn without(self, other: PortRange) -> [Option<PortRange>; 2] {
        let Some(common) = self.overlap(other) else {
            return [Some(self), None];
        };
        let below = common.first.checked_sub(1).and_then(|last| PortRange::new(self.first, last));
        let above = common.last.checked_add(1).and_then(|first| PortRange::new(first, self.last));
        [below, above]
    }
}

/// One rule of a security group: it can only allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecurityGroupRule {
    /// The other side: source of an inbound rule, destination of an outbound one.
    pub cidr: IpNet,
    /// The protocol.
    pub protocol: Protocol,
    /// The ports, where the protocol has any.
    pub ports: PortRange,
}

impl SecurityGroupRule {
    /// Everything to or from a range.
    #[must_use]
    pub const fn all(cidr: IpNet) -> SecurityGroupRule {
        SecurityGroupRule { cidr, protocol: Protocol::All, ports: PortRange::ALL }
    }

    /// One TCP port from anywhere on IPv4.
    #[must_use]
    pub const fn tcp_from_anywhere(port: u16) -> SecurityGroupRule {
        let ports = PortRange::single(port);
        SecurityGroupRule { cidr: ANY_IPV4, protocol: Protocol::Tcp, ports }
    }
}

/// A security group's rules. By default nothing in and everything out, as a new group has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityGroupRules {
    /// What may come in.
    pub ingress: Vec<SecurityGroupRule>,
    /// What may go out.
    pub egress: Vec<SecurityGroupRule>,
}

impl Default for SecurityGroupRules {
    fn default() -> SecurityGroupRules {
        let egress = vec![SecurityGroupRule::all(ANY_IPV4), SecurityGroupRule::all(ANY_IPV6)];
        SecurityGroupRules { ingress: Vec::new(), egress }
    }
}

/// One numbered rule of a network ACL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetworkAclRule {
    /// Rules are evaluated from the lowest number; 1 to 32,766.
    pub number: u16,
    /// What happens to a packet that matches.
    pub action: AclAction,
    /// Which packets match.
    pub matches: SecurityGroupRule,
}

impl NetworkAclRule {
    /// The highest number a rule can have; the final `*` rule stands behind it.
    pub const MAX_NUMBER: u16 = 32_766;
}

/// A network ACL's rules. By default everything passes, as in a VPC's default network ACL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkAclRules {
    /// Evaluated on what enters the subnet.
    pub ingress: Vec<NetworkAclRule>,
    /// Evaluated on what leaves the subnet.
    pub egress: Vec<NetworkAclRule>,
}

impl Default for NetworkAclRules {
    fn default() -> NetworkAclRules {
        // Numbers as AWS gives them to the rules of a dual-stack default network ACL.
        let rule = |number, cidr| NetworkAclRule {
            number,
            action: AclAction::Allow,
            matches: SecurityGroupRule::all(cidr),
        };
        let allow_all = vec![rule(100, ANY_IPV4), rule(101, ANY_IPV6)];
        NetworkAclRules { ingress: allow_all.clone(), egress: allow_all }
    }
}

/// `0.0.0.0/0`.
pub(crate) const ANY_IPV4: IpNet = IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0));
/// `::/0`.
pub(crate) const ANY_IPV6: IpNet = IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::UNSPECIFIED, 0));
