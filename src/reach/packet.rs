//! A packet as filters see it: who sends it to whom, and the ports it may carry.

use crate::network::{Family, Id, Interface, NAT64, Network};
use crate::scenario::{Endpoint, PortRange};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// One end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    /// An interface in the VPC.
    Interface(Id<Interface>),
    /// Any host on the internet: the question is about the internet at large, not about one host. Or a
    /// service's public endpoint.
    Internet(Option<Endpoint>),
    /// Any client on the internet, whose connection this node of a load balancer passes on under the
    /// client's own address (F8).
    Client(Id<Interface>),
    /// Any IPv4 host on the internet, under its address for NAT64 (D14).
    Nat64,
}

impl Party {
    /// The addresses that the party may have, in a family; nothing where it has none.
    pub(super) fn addresses(self, family: Family, network: &Network) -> Option<IpNet> {
        match (self, family) {
            (Party::Interface(id), Family::Ipv4) => {
                network.interfaces[id].ipv4.map(|own| IpNet::V4(own.into()))
            }
            (Party::Interface(id), Family::Ipv6) => {
                network.interfaces[id].ipv6.map(|own| IpNet::V6(own.into()))
            }
            (Party::Internet(_) | Party::Client(_), Family::Ipv4) => {
                Some(IpNet::V4(Ipv4Net::default()))
            }
            (Party::Internet(_) | Party::Client(_), Family::Ipv6) => {
                Some(IpNet::V6(Ipv6Net::default()))
            }
            (Party::Nat64, _) => Some(IpNet::V6(NAT64)),
        }
    }

    /// An address to look a route up with, and the service whose it is. For the internet one of the
    /// addresses for documentation (RFC 5737, RFC 3849), which only routes for the internet hold.
    pub(super) fn example(self, family: Family, network: &Network) -> (IpAddr, Option<Endpoint>) {
        const HOST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 10);
        const HOST_IPV6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0xffff, 0, 0, 0, 0, 0x10);
        const HOST_NAT64: Ipv6Addr = Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0xc633, 0x640a);
        match (self, family) {
            (Party::Interface(_), _) => {
                let own = self.addresses(family, network);
                (own.map_or(IpAddr::V4(HOST), |own| own.addr()), None)
            }
            (Party::Internet(service), Family::Ipv4) => (IpAddr::V4(HOST), service),
            (Party::Internet(service), Family::Ipv6) => (IpAddr::V6(HOST_IPV6), service),
            (Party::Client(_), Family::Ipv4) => (IpAddr::V4(HOST), None),
            (Party::Client(_), Family::Ipv6) => (IpAddr::V6(HOST_IPV6), None),
            (Party::Nat64, _) => (IpAddr::V6(HOST_NAT64), None),
        }
    }
}

/// A TCP packet, or all packets of one connection attempt: a side that picks its port at random is
/// described by the range it picks from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packet {
    pub(super) family: Family,
    pub(super) source: Party,
    pub(super) source_ports: PortRange,
    pub(super) destination: Party,
    pub(super) destination_ports: PortRange,
}

impl Packet {
    /// The packet that answers.
    pub(super) const fn reply(&self) -> Packet {
        Packet {
            family: self.family,
            source: self.destination,
            source_ports: self.destination_ports,
            destination: self.source,
            destination_ports: self.source_ports,
        }
    }
}

/// True if a range holds all of some addresses. Most rules are about every address there is; for those the sums over
/// masks are spared, which were a tenth of an assessment.
pub(super) fn covers(range: IpNet, addresses: IpNet) -> bool {
    let family = range.prefix_len() == 0 && range.max_prefix_len() == addresses.max_prefix_len();
    family || range.contains(&addresses)
}

/// The two halves of a range of addresses; none of a single address.
pub(super) fn halves(addresses: IpNet) -> Option<[IpNet; 2]> {
    let prefix = addresses.prefix_len().checked_add(1)?;
    match addresses {
        IpNet::V4(range) => {
            let lower = Ipv4Net::new(range.network(), prefix).ok()?;
            let upper = Ipv4Net::new(range.broadcast(), prefix).ok()?.trunc();
            Some([IpNet::V4(lower), IpNet::V4(upper)])
        }
        IpNet::V6(range) => {
            let lower = Ipv6Net::new(range.network(), prefix).ok()?;
            let upper = Ipv6Net::new(range.broadcast(), prefix).ok()?.trunc();
            Some([IpNet::V6(lower), IpNet::V6(upper)])
        }
    }
}
