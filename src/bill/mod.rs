//! What the network costs a month: counts read off the Network and traffic along the paths it takes,
//! times published prices. One family of charges a file, in the order of AWS's pricing pages.

mod data_transfer;
mod nat_gateway;
mod public_ipv4;
mod rates;

pub use rates::{Origin, Part, Priced, RateSheet};

use crate::network::{Network, Passage};
use crate::prices::Currency;
use crate::units::{Money, Quantity};

/// What is billed: the network, and a month's traffic along its paths.
#[derive(Debug)]
pub struct Usage<'a> {
    /// The network.
    pub network: &'a Network,
    /// The traffic that flows; what has no path is not in it.
    pub traffic: &'a [Traffic],
    /// GB between tasks in different zones.
    pub inter_zone: Quantity,
    /// Hours of the month.
    pub hours: u64,
    /// Count the account's free allowance of transfer out.
    pub free_allowance: bool,
}

/// A month's traffic of one kind along one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traffic {
    /// Who is at the other end.
    pub peer: Peer,
    /// GB that leave the VPC.
    pub sent: Quantity,
    /// GB that enter it.
    pub received: Quantity,
    /// What it runs through.
    pub passage: Passage,
}

/// The other end of traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Peer {
    /// A host on the internet.
    Internet,
    /// A service of AWS in the same Region.
    AwsService,
}

/// A month's bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// What the Region bills in; none where that is not known.
    pub currency: Option<Currency>,
    /// The charges, in display order.
    pub lines: Vec<Line>,
    /// The sum of the amounts that are known: exact.
    pub monthly_total: Money,
    /// Every line has an amount.
    pub complete: bool,
}

/// One charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is charged.
    pub charge: Charge,
    /// What the quantity is made of.
    pub basis: Basis,
    /// How much of it is charged.
    pub quantity: Quantity,
    /// The rate or rates, the amount, and where they come from.
    pub priced: Priced,
}

/// A charge by the name AWS's pricing pages give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Charge {
    /// Hours for which NAT gateways are provisioned.
    NatGatewayHours,
    /// GB that NAT gateways process, both directions.
    NatGatewayData,
    /// Hours of public IPv4 addresses.
    PublicIpv4,
    /// GB across Availability Zones, counted where they leave and where they arrive.
    CrossZoneData,
    /// GB out to the internet.
    InternetDataOut,
    /// GB in from the internet.
    InternetDataIn,
}

impl Charge {
    /// Every charge, in display order.
    pub const ALL: &'static [Charge] = &[
        Charge::NatGatewayHours,
        Charge::NatGatewayData,
        Charge::PublicIpv4,
        Charge::CrossZoneData,
        Charge::InternetDataOut,
        Charge::InternetDataIn,
    ];

    /// The line's id in an assessment.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Charge::NatGatewayHours => "nat-gateway-hours",
            Charge::NatGatewayData => "nat-gateway-data",
            Charge::PublicIpv4 => "public-ipv4",
            Charge::CrossZoneData => "cross-zone-data",
            Charge::InternetDataOut => "internet-data-out",
            Charge::InternetDataIn => "internet-data-in",
        }
    }

    /// What its quantity counts.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Charge::NatGatewayHours | Charge::PublicIpv4 => Unit::Hours,
            Charge::NatGatewayData
            | Charge::CrossZoneData
            | Charge::InternetDataOut
            | Charge::InternetDataIn => Unit::Gigabytes,
        }
    }
}

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours of one thing.
    Hours,
    /// GB of 2^30 bytes, as AWS bills transfer.
    Gigabytes,
}

impl Unit {
    /// The name in an assessment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Hours => "hours",
            Unit::Gigabytes => "GB",
        }
    }
}

/// What a quantity is made of: the facts of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// So many things of each kind, each for so many hours.
    Hourly {
        /// The things.
        things: Vec<(Thing, u64)>,
        /// Hours of the month.
        hours: u64,
    },
    /// GB sent and received.
    BothDirections {
        /// GB sent.
        sent: Quantity,
        /// GB received.
        received: Quantity,
    },
    /// GB that cross a zone boundary, each charged on both sides.
    BothSides {
        /// GB that cross.
        moved: Quantity,
    },
    /// GB in one direction, less what is free.
    OneDirection {
        /// GB moved.
        moved: Quantity,
        /// GB of them that the free allowance covers.
        free: Quantity,
    },
}

/// Something that is charged by the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A NAT gateway.
    NatGateway,
    /// A task's public IPv4 address.
    TaskAddress,
    /// A container instance's public IPv4 address.
    HostAddress,
    /// A NAT gateway's Elastic IP address.
    NatAddress,
}

/// Adds up a month.
#[must_use]
pub fn bill(usage: &Usage<'_>, rates: &RateSheet<'_>) -> Bill {
    let mut lines = Vec::with_capacity(8);
    nat_gateway::charge(usage, rates, &mut lines);
    public_ipv4::charge(usage, rates, &mut lines);
    data_transfer::charge(usage, rates, &mut lines);
    Bill {
        currency: rates.currency(),
        monthly_total: lines.iter().filter_map(|line| line.priced.amount).sum(),
        complete: lines.iter().all(|line| line.priced.amount.is_some()),
        lines,
    }
}

/// The charge for things by the hour; no line where there is nothing to charge.
fn hourly(
    charge: Charge,
    things: Vec<(Thing, u64)>,
    hours: u64,
    price: impl FnOnce(Quantity) -> Priced,
) -> Option<Line> {
    let count = things.iter().map(|(_, count)| count).sum();
    let quantity = Quantity::whole(hours).times(count);
    let line = |quantity| Line {
        charge,
        basis: Basis::Hourly { things, hours },
        quantity,
        priced: price(quantity),
    };
    (!quantity.is_zero()).then(|| line(quantity))
}

/// Quantities together.
fn sum(quantities: impl Iterator<Item = Quantity>) -> Quantity {
    quantities.fold(Quantity::ZERO, Quantity::plus)
}
