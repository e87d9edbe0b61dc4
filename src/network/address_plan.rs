//! Cuts the VPC's range into subnets, after "Subnet CIDR blocks" of the Amazon VPC User Guide.

use ipnet::Ipv4Net;
use std::net::Ipv4Addr;

/// The smallest subnet that Amazon VPC accepts.
const SMALLEST_SUBNET: u8 = 28;
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
