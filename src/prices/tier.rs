//! What a Region charges for an item: the tiers of its price, each with where the price comes from.

use super::as_of::AsOf;
use super::item::Item;
use super::provenance::{Note, Source};
use super::region::{Currency, Partition, Region};
use super::table::{self, REGION_COUNT};
use crate::units::Rate;

/// One tier of a price: the rate of every unit between two amounts of a month.
///
/// An item without tiers has one, from 0 and without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// The amount of a month at which the rate begins, in GB.
    pub from_gb: u64,
    /// The amount of a month at which it ends, in GB; none if it never does. The last tier can have
    /// an end: then no price above that is known.
    pub to_gb: Option<u64>,
    /// The price per unit, in `currency`.
    pub rate: Rate,
    /// What the price is in.
    pub currency: Currency,
    /// How well the price is attested.
    pub confidence: Confidence,
    /// When the price was read.
    pub as_of: AsOf,
    /// Where the price was read.
    pub source: Source,
    /// What a reader of the price should know besides.
    pub note: Option<Note>,
}

/// How well a price is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// No source states it: worked out from prices that have one, as `source` and `note` tell.
    Inferred,
    /// One capture of AWS's price.
    Single,
    /// Two independent captures agree.
    Confirmed,
}

impl Confidence {
    /// The word in `prices.csv`: `confirmed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Inferred => "inferred",
            Confidence::Single => "single",
            Confidence::Confirmed => "confirmed",
        }
    }
}

/// What an account may send to the internet free of charge in a month, its Regions together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeAllowance {
    /// The amount of a month, in GB.
    pub gb: u64,
    /// How well it is attested.
    pub confidence: Confidence,
    /// When it was read.
    pub as_of: AsOf,
    /// Where it was read.
    pub source: Source,
    /// What a reader of it should know besides.
    pub note: Option<Note>,
}

/// The fee of ECS Managed Instances as a share of the EC2 On-Demand price, on top of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeShare {
    /// The share's numerator: 12 of 12/100.
    pub part: u64,
    /// The share's denominator: 100 of 12/100.
    pub whole: u64,
    /// How well it is attested.
    pub confidence: Confidence,
    /// When it was read.
    pub as_of: AsOf,
    /// Where it was read.
    pub source: Source,
    /// What a reader of it should know besides.
    pub note: Option<Note>,
}

/// Everything about a price but its numbers: many prices were read at one place on one day.
pub(super) struct Terms {
    /// Where each tier begins and ends, in GB of a month.
    pub(super) bounds: &'static [(u64, Option<u64>)],
    pub(super) currency: Currency,
    pub(super) confidence: Confidence,
    pub(super) as_of: AsOf,
    pub(super) source: Source,
    pub(super) note: Option<Note>,
}

/// The prices of one item.
pub(super) enum Column {
    /// One price that holds in every Region: the rate of each tier, in 10^-8.
    Everywhere { rates: &'static [u32], terms: &'static Terms },
    /// For each tier and Region the rate in 10^-8; for each Region the place of its terms in the
    /// table counted from 1, and 0 where no price is known.
    ByRegion { rates: &'static [[u32; REGION_COUNT]], terms: &'static [u8; REGION_COUNT] },
}

impl Column {
    fn terms(&self, region: Region) -> Option<&'static Terms> {
        match self {
            Column::Everywhere { terms, .. } => Some(terms),
            Column::ByRegion { terms, .. } => {
                let place = terms.get(region.index())?.checked_sub(1)?;
                table::TERMS.get(usize::from(place))
            }
        }
    }

    /// What holds everywhere was read where AWS's commercial Regions are: for others it follows from that, and no source
    /// states it.
    const fn confidence(&self, terms: &Terms, region: Region) -> Confidence {
        match (self, region.partition()) {
            (Column::ByRegion { .. }, _) | (Column::Everywhere { .. }, Partition::Aws) => {
                terms.confidence
            }
            (Column::Everywhere { .. }, _) => Confidence::Inferred,
        }
    }

    fn rate(&self, region: Region, tier: usize) -> Option<Rate> {
        let rate = match self {
            Column::Everywhere { rates, .. } => rates.get(tier),
            Column::ByRegion { rates, .. } => rates.get(tier)?.get(region.index()),
        };
        // As fine as prices are published; 32 bits instead of 64 take 480 bytes off the download.
        rate.map(|rate| Rate::from_ten_billionths(u64::from(*rate).saturating_mul(100)))
    }
}

/// The tiers of an item's price in a Region, the lowest first; nothing where no price is known.
///
/// The currency is that of the published price. What is free in every Region is published once, in
/// US dollars, and has that currency in China as well: nothing, in any currency.
pub fn tiers(region: Region, item: Item) -> impl Iterator<Item = Tier> + Clone {
    let column = table::column(item);
    column.terms(region).into_iter().flat_map(move |terms| {
        terms.bounds.iter().enumerate().filter_map(move |(tier, &(from_gb, to_gb))| {
            Some(Tier {
                from_gb,
                to_gb,
                rate: column.rate(region, tier)?,
                currency: terms.currency,
                confidence: column.confidence(terms, region),
                as_of: terms.as_of,
                source: terms.source,
                note: terms.note,
            })
        })
    })
}

/// True if the item has a price for this very Region.
pub(super) fn has_own_price(region: Region, item: Item) -> bool {
    let column = table::column(item);
    match column {
        Column::Everywhere { .. } => false,
        Column::ByRegion { .. } => column.terms(region).is_some(),
    }
}

/// What an account may send to the internet free of charge in a month: one allowance for all its
/// commercial Regions together. AWS grants none in GovCloud and China, and none is known elsewhere.
#[must_use]
pub const fn free_internet_out_gb(region: Region) -> Option<FreeAllowance> {
    let (gb, terms) = (table::FREE_INTERNET_OUT_GB, &table::FREE_INTERNET_OUT_TERMS);
    match region.partition() {
        Partition::Aws => Some(FreeAllowance {
            gb,
            confidence: terms.confidence,
            as_of: terms.as_of,
            source: terms.source,
            note: terms.note,
        }),
        Partition::AwsCn
        | Partition::AwsEusc
        | Partition::AwsUsGov
        | Partition::AwsIso
        | Partition::AwsIsoB
        | Partition::AwsIsoE
        | Partition::AwsIsoF => None,
    }
}

/// What ECS Managed Instances cost on top of the instances, in every Region.
#[must_use]
pub const fn managed_instances_fee_share() -> FeeShare {
    let ((part, whole), terms) = (table::MANAGED_INSTANCES_FEE, &table::MANAGED_INSTANCES_TERMS);
    FeeShare {
        part,
        whole,
        confidence: terms.confidence,
        as_of: terms.as_of,
        source: terms.source,
        note: terms.note,
    }
}
