//! Numbers a user gives, each with its bounds.

use crate::prices::Region;
use crate::units::{Quantity, QuantityError};
use ipnet::Ipv4Net;
use std::str::FromStr;

/// How many Availability Zones are in use: 1 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ZoneCount(u8);

impl ZoneCount {
    /// The most zones any Region has.
    pub const MAX: u8 = 6;

    /// The most that any account has in a Region; of one whose zones are not known, the most of all.
    #[must_use]
    pub fn most_in(region: Region) -> u8 {
        region.zone_count().unwrap_or(ZoneCount::MAX)
    }

    /// A count within bounds.
    #[must_use]
    pub fn new(zones: u8) -> Option<ZoneCount> {
        (1..=ZoneCount::MAX).contains(&zones).then_some(ZoneCount(zones))
    }

    /// The number of zones.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for ZoneCount {
    fn default() -> ZoneCount {
        ZoneCount(2)
    }
}

/// How many tasks or container instances there are: 1 to 100,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u32);

impl Count {
    /// The largest number this calculator counts with.
    pub const MAX: u32 = 100_000;

    /// A count within bounds.
    #[must_use]
    pub fn new(count: u32) -> Option<Count> {
        (1..=Count::MAX).contains(&count).then_some(Count(count))
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Default for Count {
    fn default() -> Count {
        Count(2)
    }
}

/// How many there are of what need not be there: 0 to 100,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tally(u32);

impl Tally {
    /// The largest number this calculator counts with.
    pub const MAX: u32 = 100_000_000;

    /// A count within bounds.
    #[must_use]
    pub fn new(count: u32) -> Option<Tally> {
        (count <= Tally::MAX).then_some(Tally(count))
    }

    /// So many, or the most this calculator counts with.
    #[must_use]
    pub fn at_most(count: u32) -> Tally {
        Tally(count.min(Tally::MAX))
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// A TCP port: 1 to 65,535.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Port(u16);

impl Port {
    /// A port within bounds.
    #[must_use]
    pub fn new(port: u16) -> Option<Port> {
        (port > 0).then_some(Port(port))
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl Default for Port {
    fn default() -> Port {
        Port(443)
    }
}

/// GB a month, as AWS bills transfer (2^30 bytes), 0 to 1,000,000,000 with up to six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Gigabytes(Quantity);

impl Gigabytes {
    /// The most GB a month this calculator counts with: a billion (one exabyte).
    pub const MAX: u64 = 1_000_000_000;

    /// A quantity within bounds.
    #[must_use]
    pub fn new(quantity: Quantity) -> Option<Gigabytes> {
        (quantity <= Quantity::whole(Gigabytes::MAX)).then_some(Gigabytes(quantity))
    }

    /// The quantity, or the most this calculator counts with.
    #[must_use]
    pub fn at_most(quantity: Quantity) -> Gigabytes {
        Gigabytes(quantity.min(Quantity::whole(Gigabytes::MAX)))
    }

    /// The quantity.
    #[must_use]
    pub const fn get(self) -> Quantity {
        self.0
    }
}

impl FromStr for Gigabytes {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Gigabytes, QuantityError> {
        Gigabytes::new(text.parse()?).ok_or(QuantityError::TooLarge)
    }
}

/// How often something happens a second, on average: 0 to 1,000,000,000 with up to six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PerSecond(Quantity);

impl PerSecond {
    /// The most this calculator counts with.
    pub const MAX: u64 = 1_000_000_000;

    /// So many a second, or the most this calculator counts with.
    #[must_use]
    pub fn at_most(quantity: Quantity) -> PerSecond {
        PerSecond(quantity.min(Quantity::whole(PerSecond::MAX)))
    }

    /// The number a second.
    #[must_use]
    pub const fn get(self) -> Quantity {
        self.0
    }
}

impl FromStr for PerSecond {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<PerSecond, QuantityError> {
        at_most(text, PerSecond::MAX).map(PerSecond)
    }
}

/// GB of memory of a task: 0.5 to 244 with up to six decimals. Which of them Fargate offers depends on
/// the vCPUs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskMemory(Quantity);

impl TaskMemory {
    /// The most memory of any task size.
    pub const MAX: u64 = 244;

    /// So many GB, within bounds.
    #[must_use]
    pub fn new(memory: Quantity) -> Option<TaskMemory> {
        // A quarter of a vCPU comes with half a GB at least.
        let half = Quantity::whole(1).share(1, 2);
        (half..=Quantity::whole(TaskMemory::MAX)).contains(&memory).then_some(TaskMemory(memory))
    }

    /// The memory in GB.
    #[must_use]
    pub const fn get(self) -> Quantity {
        self.0
    }
}

impl FromStr for TaskMemory {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<TaskMemory, QuantityError> {
        TaskMemory::new(at_most(text, TaskMemory::MAX)?).ok_or(QuantityError::TooSmall)
    }
}

/// The smallest size that Fargate offers with 1 vCPU.
impl Default for TaskMemory {
    fn default() -> TaskMemory {
        TaskMemory(Quantity::whole(2))
    }
}

fn at_most(text: &str, most: u64) -> Result<Quantity, QuantityError> {
    let quantity: Quantity = text.parse()?;
    match quantity > Quantity::whole(most) {
        true => Err(QuantityError::TooLarge),
        false => Ok(quantity),
    }
}

/// GB of ephemeral storage of a Fargate task: 20, which are included, to 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EphemeralStorage(u32);

impl EphemeralStorage {
    /// What every task has without a charge.
    pub const INCLUDED: u32 = 20;
    /// The most a task can have.
    pub const MAX: u32 = 200;

    /// A size within bounds.
    #[must_use]
    pub fn new(gb: u32) -> Option<EphemeralStorage> {
        let offered = EphemeralStorage::INCLUDED..=EphemeralStorage::MAX;
        offered.contains(&gb).then_some(EphemeralStorage(gb))
    }

    /// The size in GB.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Default for EphemeralStorage {
    fn default() -> EphemeralStorage {
        EphemeralStorage(EphemeralStorage::INCLUDED)
    }
}

/// The VPC's IPv4 range: a network of /16 to /28, as Amazon VPC allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VpcCidr(Ipv4Net);

impl VpcCidr {
    /// A range that Amazon VPC accepts: /16 to /28 and no host bits set.
    #[must_use]
    pub fn new(cidr: Ipv4Net) -> Option<VpcCidr> {
        let fits = (16..=28).contains(&cidr.prefix_len()) && cidr.addr() == cidr.network();
        fits.then_some(VpcCidr(cidr))
    }

    /// The range.
    #[must_use]
    pub const fn get(self) -> Ipv4Net {
        self.0
    }
}

impl Default for VpcCidr {
    fn default() -> VpcCidr {
        VpcCidr(Ipv4Net::new_assert(std::net::Ipv4Addr::new(10, 0, 0, 0), 16))
    }
}
