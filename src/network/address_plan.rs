//! Cuts the VPC's range into subnets, after "Subnet CIDR blocks" of the Amazon VPC User Guide.

use ipnet::{Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};

/// The smallest subnet that Amazon VPC accepts, and the largest (E1).
const SMALLEST_SUBNET: u8 = 28;
const LARGEST_SUBNET: u8 = 16;
/// Addresses AWS keeps in every subnet: four at the start, and the last one.
const RESERVED: u64 = 5;
/// Addresses AWS keeps at the start of every subnet: network, router, DNS and one for the future.
const RESERVED_AT_START: u32 = 4;

/// How large equal subnets of a VPC are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// A sixteenth of the VPC each, where that is enough of them, so that adding a zone does not renumber the others.
    Usual,
    /// As large as their number allows.
    Widest,
}

/// Equal subnets of a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressPlan {
    vpc: Ipv4Net,
    prefix: u8,
}

impl AddressPlan {
    /// A plan with room for `subnets` equal subnets.
    #[must_use]
    pub fn new(vpc: Ipv4Net, subnets: usize, split: Split) -> AddressPlan {
        const USUAL_BITS: u8 = 4;
        let needed = subnets.checked_next_power_of_two().unwrap_or(usize::MAX).trailing_zeros();
        let needed = u8::try_from(needed).unwrap_or(u8::MAX);
        let least = vpc.prefix_len().saturating_add(needed);
        let wanted = match split {
            Split::Usual => vpc.prefix_len().saturating_add(needed.max(USUAL_BITS)),
            Split::Widest => least,
        };
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

    /// The subnet at a position, from zero and in address order; none beyond the VPC's range.
    ///
    /// Not `ipnet`'s iterators: they weigh 1 KB of the first visit, and one is looked up at a time.
    #[must_use]
    pub fn subnet(&self, position: u32) -> Option<Ipv4Net> {
        let size = 1_u32.checked_shl(u32::from(32_u8.checked_sub(self.prefix)?))?;
        let offset = position.checked_mul(size)?;
        let address = u32::from(self.vpc.network()).checked_add(offset)?;
        let subnet = Ipv4Net::new(Ipv4Addr::from(address), self.prefix).ok()?;
        self.vpc.contains(&subnet).then_some(subnet)
    }

    /// An IPv6 range as Amazon VPC gives one, a /56: of the addresses for documentation (RFC 3849).
    #[must_use]
    pub const fn ipv6_example() -> Ipv6Net {
        Ipv6Net::new_assert(Ipv6Addr::new(0x2001, 0xdb8, 0, 0x100, 0, 0, 0, 0), 56)
    }

    /// The subnet at a position, a /64 as all are (E2), of a VPC's IPv6 range; none beyond it.
    #[must_use]
    pub fn ipv6_subnet(vpc: Ipv6Net, position: u32) -> Option<Ipv6Net> {
        let [a, b, c, d, ..] = vpc.addr().segments();
        let d = d.checked_add(u16::try_from(position).ok()?)?;
        let subnet = Ipv6Net::new(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0), 64).ok()?;
        vpc.contains(&subnet).then_some(subnet)
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

    /// The prefix length of the smallest subnet with so many addresses to use; none where no subnet is that large
    /// (E1).
    #[must_use]
    pub fn prefix_for(addresses: u64) -> Option<u8> {
        let holds = |prefix: &u8| {
            let bits = u32::from(32_u8.saturating_sub(*prefix));
            1_u64.wrapping_shl(bits).saturating_sub(RESERVED) >= addresses
        };
        (LARGEST_SUBNET..=SMALLEST_SUBNET).rev().find(holds)
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
