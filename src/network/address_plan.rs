//! Cuts the VPC's range into subnets, after "Subnet CIDR blocks" of the Amazon VPC User Guide.

use ipnet::{Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};

/// The smallest subnet that Amazon VPC accepts.
const SMALLEST_SUBNET: u8 = 28;
/// Addresses AWS keeps in every subnet: four at the start, and the last one.
const RESERVED: u64 = 5;
/// Addresses AWS keeps at the start of every subnet: network, router, DNS and one for the future.
const RESERVED_AT_START: u32 = 4;

/// Equal subnets of a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressPlan {
    vpc: Ipv4Net,
    prefix: u8,
}

impl AddressPlan {
    /// A plan with room for `subnets` equal subnets, with four bits (a sixteenth of the VPC each) where
    /// that is enough, so that adding a zone does not renumber the others.
    #[must_use]
    pub fn new(vpc: Ipv4Net, subnets: usize) -> AddressPlan {
        const USUAL_BITS: u8 = 4;
        let needed = subnets.checked_next_power_of_two().unwrap_or(usize::MAX).trailing_zeros();
        let needed = u8::try_from(needed).unwrap_or(u8::MAX);
        let wanted = vpc.prefix_len().saturating_add(needed.max(USUAL_BITS));
        let least = vpc.prefix_len().saturating_add(needed);
        let prefix = wanted.min(least.max(SMALLEST_SUBNET)).min(32);
        AddressPlan { vpc, prefix }
    }

    /// The prefix length of each subnet.
    #[must_use]
    pub const fn prefix(&self) -> u8 {
        self.prefix
    }

    /// True where the subnets are no smaller than Amazon VPC accepts.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.prefix <= SMALLEST_SUBNET
    }

    /// The subnets, in address order.
    pub fn subnets(&self) -> impl Iterator<Item = Ipv4Net> {
        self.vpc.subnets(self.prefix).into_iter().flatten()
    }

    /// An IPv6 range as Amazon VPC gives one, a /56: of the addresses for documentation (RFC 3849).
    #[must_use]
    pub const fn ipv6_example() -> Ipv6Net {
        Ipv6Net::new_assert(Ipv6Addr::new(0x2001, 0xdb8, 0, 0x100, 0, 0, 0, 0), 56)
    }

    /// The /64 subnets of a VPC's IPv6 range (E2), in address order.
    pub fn ipv6_subnets(vpc: Ipv6Net) -> impl Iterator<Item = Ipv6Net> {
        vpc.subnets(64).into_iter().flatten()
    }

    /// The IPv6 address of the `position`th interface (from zero) in a subnet, behind the reserved ones.
    #[must_use]
    pub fn ipv6_address(subnet: Ipv6Net, position: u32) -> Ipv6Addr {
        let [a, b, c, d, ..] = subnet.addr().segments();
        let place = RESERVED_AT_START.saturating_add(position).to_be_bytes();
        let [one, two, three, four] = place;
        let (high, low) = (u16::from_be_bytes([one, two]), u16::from_be_bytes([three, four]));
        Ipv6Addr::new(a, b, c, d, 0, 0, high, low)
    }

    /// Addresses of a subnet that can be used (E1).
    #[must_use]
    pub fn usable(subnet: Ipv4Net) -> u64 {
        let bits = u32::from(32_u8.saturating_sub(subnet.prefix_len()));
        1_u64.wrapping_shl(bits).saturating_sub(RESERVED)
    }

    /// The address of the `position`th interface (from zero) in a subnet, behind the reserved ones.
    #[must_use]
    pub fn address(subnet: Ipv4Net, position: u32) -> Ipv4Addr {
        let first = u32::from(subnet.network());
        let address = first.saturating_add(RESERVED_AT_START).saturating_add(position);
        // The last address is reserved, too; where a subnet is full, the last usable one stands in.
        let last = u32::from(subnet.broadcast()).saturating_sub(1);
        Ipv4Addr::from(address.min(last.max(first)))
    }
}
