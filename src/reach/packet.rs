//! A packet as filters see it: addresses, and the ports it may carry.

use crate::scenario::PortRange;
use std::net::Ipv4Addr;

/// A TCP packet, or all packets of one connection attempt: a side that picks its port at random is
/// described by the range it picks from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packet {
    pub(super) source: Ipv4Addr,
    pub(super) source_ports: PortRange,
    pub(super) destination: Ipv4Addr,
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

/// Stands for any host on the internet: an address of TEST-NET-2 (RFC 5737), which only rules about
/// the whole internet hold.
pub(super) const INTERNET_HOST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 10);

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
