//! A packet as filters see it: who sends it to whom, and the ports it may carry.

use crate::scenario::PortRange;
use ipnet::Ipv4Net;
use std::net::{IpAddr, Ipv4Addr};

/// One end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    /// An address in the VPC.
    Inside(Ipv4Addr),
    /// Any host on the internet: the question is about the internet at large, not about one host.
    Internet,
}

impl Party {
    /// The addresses that the party may have.
    pub(super) fn addresses(self) -> Ipv4Net {
        match self {
            Party::Inside(address) => Ipv4Net::from(address),
            Party::Internet => Ipv4Net::default(),
        }
    }

    /// An address to look a route up with: for the internet one of TEST-NET-2 (RFC 5737), which only
    /// routes for the internet hold.
    pub(super) const fn example(self) -> IpAddr {
        match self {
            Party::Inside(address) => IpAddr::V4(address),
            Party::Internet => IpAddr::V4(Ipv4Addr::new(198, 51, 100, 10)),
        }
    }
}

/// A TCP packet, or all packets of one connection attempt: a side that picks its port at random is
/// described by the range it picks from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packet {
    pub(super) source: Party,
    pub(super) source_ports: PortRange,
    pub(super) destination: Party,
    pub(super) destination_ports: PortRange,
}

impl Packet {
    /// The packet that answers.
    pub(super) const fn reply(&self) -> Packet {
        Packet {
            source: self.destination,
            source_ports: self.destination_ports,
            destination: self.source,
            destination_ports: self.source_ports,
        }
    }
}

/// The two halves of a range of addresses; none of a single address.
pub(super) fn halves(addresses: Ipv4Net) -> Option<[Ipv4Net; 2]> {
    let prefix = addresses.prefix_len().checked_add(1)?;
    let lower = Ipv4Net::new(addresses.network(), prefix).ok()?;
    let upper = Ipv4Net::new(addresses.broadcast(), prefix).ok()?.trunc();
    Some([lower, upper])
}

/// The ephemeral ports of Linux, as Amazon VPC's network ACL page lists them (D19).
pub const LINUX_PORTS: PortRange = range(32_768, 61_000);
/// The ports a NAT gateway translates to (D9).
pub const NAT_PORTS: PortRange = range(1_024, 65_535);
/// The ports an unknown client on the internet may connect from.
pub const INTERNET_CLIENT_PORTS: PortRange = range(1_024, 65_535);

const fn range(first: u16, last: u16) -> PortRange {
    match PortRange::new(first, last) {
        Some(range) => range,
        None => PortRange::ALL,
    }
}
