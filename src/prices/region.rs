//! AWS Regions: what they are called, which partition they belong to and how many zones they have.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::item::Item;
use super::table;
use super::tier;

/// An AWS Region. It refers to its own row of the table, so there is none that does not exist.
#[derive(Clone, Copy)]
pub struct Region(&'static RegionRow);

/// What `regions.json` says of a Region.
pub(super) struct RegionRow {
    /// Its place in the file, and in every column of prices.
    pub(super) index: usize,
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) partition: Partition,
    pub(super) currency: Option<Currency>,
    pub(super) zones_of_new_account: Option<u8>,
    pub(super) zones_listed: Option<u8>,
}

impl Region {
    /// US East (N. Virginia), `us-east-1`: where a new scenario begins.
    pub const DEFAULT: Region = Region(table::US_EAST_1);

    /// The Region of a code such as `eu-central-1`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Region> {
        Region::all().find(|region| region.code() == code)
    }

    /// Every Region, in the order of `regions.json`: commercial, China, European Sovereign Cloud,
    /// the isolated partitions, GovCloud.
    pub fn all() -> impl Iterator<Item = Region> {
        table::REGIONS.iter().map(Region)
    }

    /// The code in AWS's API: `eu-central-1`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The name on AWS's pages: `Europe (Frankfurt)`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The partition it belongs to.
    #[must_use]
    pub const fn partition(self) -> Partition {
        self.0.partition
    }

    /// What AWS bills in there; none where that is not known.
    #[must_use]
    pub const fn currency(self) -> Option<Currency> {
        self.0.currency
    }

    /// The most Availability Zones that any account can use there; none where that is not known.
    ///
    /// A new account sees fewer zones than are listed in us-west-1, ap-northeast-1 and ca-central-1;
    /// an older one may still use the others. See [`Region::zone_count_new_account`].
    #[must_use]
    pub fn zone_count(self) -> Option<u8> {
        self.0.zones_of_new_account.max(self.0.zones_listed)
    }

    /// The Availability Zones that a new account sees there; none where that is not known.
    #[must_use]
    pub const fn zone_count_new_account(self) -> Option<u8> {
        self.0.zones_of_new_account
    }

    /// True if any item has a price for this very Region, not only one that holds in every Region.
    #[must_use]
    pub fn has_prices(self) -> bool {
        Item::ALL.iter().copied().any(|item| tier::has_own_price(self, item))
    }

    /// Its place in the table.
    pub(super) const fn index(self) -> usize {
        self.0.index
    }
}

impl PartialEq for Region {
    fn eq(&self, other: &Region) -> bool {
        self.0.index == other.0.index
    }
}

impl Eq for Region {}

impl PartialOrd for Region {
    fn partial_cmp(&self, other: &Region) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In the order of `regions.json`.
impl Ord for Region {
    fn cmp(&self, other: &Region) -> Ordering {
        self.0.index.cmp(&other.0.index)
    }
}

impl Hash for Region {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.index.hash(state);
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Region({})", self.code())
    }
}

/// A group of Regions with accounts, names and prices of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partition {
    /// The commercial Regions.
    Aws,
    /// China.
    AwsCn,
    /// AWS European Sovereign Cloud.
    AwsEusc,
    /// AWS GovCloud (US).
    AwsUsGov,
    /// Isolated: `aws-iso`.
    AwsIso,
    /// Isolated: `aws-iso-b`.
    AwsIsoB,
    /// Isolated: `aws-iso-e`.
    AwsIsoE,
    /// Isolated: `aws-iso-f`.
    AwsIsoF,
}

impl Partition {
    /// The name that stands in ARNs: `aws-cn`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Partition::Aws => "aws",
            Partition::AwsCn => "aws-cn",
            Partition::AwsEusc => "aws-eusc",
            Partition::AwsUsGov => "aws-us-gov",
            Partition::AwsIso => "aws-iso",
            Partition::AwsIsoB => "aws-iso-b",
            Partition::AwsIsoE => "aws-iso-e",
            Partition::AwsIsoF => "aws-iso-f",
        }
    }

    /// True for those that are not connected to the public internet.
    #[must_use]
    pub const fn is_isolated(self) -> bool {
        match self {
            Partition::Aws | Partition::AwsCn | Partition::AwsEusc | Partition::AwsUsGov => false,
            Partition::AwsIso | Partition::AwsIsoB | Partition::AwsIsoE | Partition::AwsIsoF => {
                true
            }
        }
    }

    /// Whether the names of VPC endpoints begin with `com.amazonaws` and the Region. Elsewhere some begin
    /// otherwise, or AWS's public pages do not say.
    #[must_use]
    pub const fn has_usual_endpoint_names(self) -> bool {
        match self {
            Partition::Aws | Partition::AwsUsGov => true,
            Partition::AwsCn | Partition::AwsEusc => false,
            Partition::AwsIso | Partition::AwsIsoB | Partition::AwsIsoE | Partition::AwsIsoF => {
                false
            }
        }
    }
}

/// What AWS bills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    /// US dollars.
    Usd,
    /// Chinese yuan, in the China Regions.
    Cny,
}

impl Currency {
    /// The ISO 4217 code: `USD`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Usd => "USD",
            Currency::Cny => "CNY",
        }
    }
}
