//! Where prices were read and what is to be known about them besides, as closed lists: each language has words of
//! its own for them. `prices.csv` holds both in the words that stand here.

use crate::closed::closed;
use std::fmt;

closed! {
    /// What a reader of a price should know besides.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Note by text or from_text {
        /// Read for other Regions.
        NotOfThisRegion = "not sourced for this Region; 0.01 in all 27 Regions and GovCloud that were sourced",
        /// The price of the zonal NAT gateway.
        AsOfZonalNat = "the same as a zonal NAT gateway's in every Region that was sourced",
        /// AWS's price list has none.
        NoMeter = "no meter exists in the price list",
        /// GB that are free.
        Quantity = "value is a quantity in GB, not a price",
        /// The fee of Managed Instances.
        GeneralPurposeTypes = "0.12 for general-purpose types; GPU/accelerated types differ and were cut 35-60% on 2026-07-01 (public copy)",
        /// An egress-only internet gateway is free, its traffic is not.
        Ipv6PaysDataTransfer = "IPv6 traffic still pays internet data transfer out",
        /// Further tiers are not known.
        FirstTierAlone = "only the first tier is sourced",
        /// Further tiers are not known, but those of another service.
        FirstTierAloneAsInSydney = "only the first tier is sourced; MediaConnect tiers there are 0.114/0.098/0.094/0.092 (same as Sydney)",
        /// A discount was taken off what the bill shows.
        BilledWithDiscount = "bill line 27.78 USD / 3020 GB = 0.0092 = 0.01 less the same 8% discount seen on the NAT lines of that bill",
    }
}

closed! {
    /// What kind of place a price was read at. What stands in a frame of words comes first: the last one has none.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    SourceKind {
        /// Worked out from several files.
        Computed,
        /// The value of every Region that has a source.
        SameInEveryRegion,
        /// The rate of the zonal NAT gateway.
        ZonalRate,
        /// A public copy of AWS's prices.
        PublicCopy,
        /// A public copy, and the text of a page of AWS's.
        PublicCopyAndPage,
        /// A file that is a verbatim copy of one of AWS's.
        VerbatimCopy,
        /// A file that is derived from one of AWS's.
        Derived,
        /// A file that `GetProducts` made.
        GetProducts,
        /// A file with prices of Infracost's.
        Infracost,
        /// A file that lists what is free.
        FreeResources,
        /// A file or a page, by its name alone.
        Named,
    }
}

/// Where a price was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// What kind of place that is.
    pub kind: SourceKind,
    /// The file, or what there is to say of the place.
    pub at: &'static str,
    /// What the file is a copy of or lists, where the kind has such; else nothing.
    pub of: &'static str,
}

impl SourceKind {
    /// What stands before, between and behind the two texts of a source in `prices.csv`.
    #[must_use]
    pub const fn frame(self) -> [&'static str; 3] {
        match self {
            SourceKind::Computed => ["computed: ", "", ""],
            SourceKind::SameInEveryRegion => [
                "INFERRED, no source for this Region; same value in every sourced Region: ",
                "",
                "",
            ],
            SourceKind::ZonalRate => [
                "INFERRED, no source for this Region; the zonal rate as in every sourced Region: ",
                "",
                "",
            ],
            SourceKind::PublicCopy => ["public copy (", "", ")"],
            SourceKind::PublicCopyAndPage => ["public copy (", "); ", ""],
            SourceKind::VerbatimCopy => ["", " (verbatim copy of AWS ", ")"],
            SourceKind::Derived => ["", " (derived from AWS ", ")"],
            SourceKind::GetProducts => ["", "", " (generated from AWS Price List API GetProducts)"],
            SourceKind::Infracost => {
                ["", "", " (prices from Infracost Cloud Pricing API = AWS Price List)"]
            }
            SourceKind::FreeResources => ["", " (FreeResources list: ", ")"],
            SourceKind::Named => ["", "", ""],
        }
    }
}

/// The words of `prices.csv`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [before, between, behind] = self.kind.frame();
        [before, self.at, between, self.of, behind].iter().try_for_each(|part| f.write_str(part))
    }
}
