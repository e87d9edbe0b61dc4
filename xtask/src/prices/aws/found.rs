//! What AWS's files say, whichever form they have.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::Deserialize;

use super::super::as_of::AsOf;
use super::super::decimal::Decimal;
use super::super::item::Item;
use super::super::regions::Region;

/// What a file says about the engine's items.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) prices: Vec<Published>,
    pub(crate) passed_over: Passed,
}

/// How often what was passed over.
pub(crate) type Passed = BTreeMap<PassedOver, u64>;

/// A price that AWS publishes, all its tiers.
#[derive(Debug, Clone)]
pub(crate) struct Published {
    pub(crate) publication: Rc<Publication>,
    pub(crate) item: Item,
    /// The code of its Region.
    pub(crate) region: String,
    pub(crate) price: Amounts,
}

/// The tiers of a price in its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amounts {
    pub(crate) currency: String,
    /// As AWS publishes them, they begin at 0, meet, and never end.
    pub(crate) tiers: Vec<Tier>,
}

/// One tier of a price: between two amounts of a month, in GB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tier {
    pub(crate) from: u64,
    pub(crate) to: Option<u64>,
    pub(crate) amount: Decimal,
}

/// The file of AWS's that a price stands in.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Publication {
    pub(crate) as_of: AsOf,
    /// What `prices.csv` calls it: `AWS price list AmazonEC2 20250912225308`.
    pub(crate) name: String,
    /// What every version of it is called by, in a source's words.
    witness: String,
    /// The version, where a date is not enough.
    version: Option<String>,
}

impl Publication {
    /// A version of an offer of the price list.
    pub(super) fn offer(code: &str, version: &str, date: &str) -> Result<Publication> {
        ensure!(!version.is_empty(), "has no `version`: fetch it again");
        Ok(Publication {
            as_of: day(date)?,
            name: format!("AWS price list {code} {version}"),
            witness: code.to_owned(),
            version: Some(version.to_owned()),
        })
    }

    /// What a pricing page shows.
    pub(super) fn page(
        service: &str,
        currency: &str,
        source: &str,
        date: &str,
    ) -> Result<Publication> {
        Ok(Publication {
            as_of: day(date)?,
            name: format!("AWS price page {source}.json"),
            witness: format!("meteredUnitMaps/{service}/{currency}/current/{source}.json"),
            version: None,
        })
    }

    /// True if a source, in the words of `prices.csv`, is this file or a copy of it, in whatever version.
    pub(crate) fn is_witness_of(&self, source: &str) -> bool {
        let of_page = self.version.is_none() && source == self.name;
        of_page || source.contains(&self.witness)
    }

    /// True if a source of that date is this very version, or a copy of it.
    pub(crate) fn is(&self, source: &str, as_of: AsOf) -> bool {
        let version = self.version.as_ref().is_none_or(|version| source.contains(version));
        self.is_witness_of(source) && version && as_of == self.as_of
    }

    /// True if a source of that date calls itself a verbatim copy of the page.
    pub(crate) fn is_copied_by(&self, source: &str, as_of: AsOf) -> bool {
        self.version.is_none() && source.contains("verbatim") && self.is(source, as_of)
    }
}

/// The day of `2025-09-12T22:53:08Z`.
fn day(date: &str) -> Result<AsOf> {
    let day = date.split('T').next().unwrap_or_default();
    let parsed = day.parse::<AsOf>().ok().filter(|day| day.day().is_some());
    parsed.with_context(|| {
        format!("its publication date is `{date}`, which is no day: fetch it again")
    })
}

/// Why something in a file is not used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PassedOver {
    /// In a Local Zone, a Wavelength Zone, an edge location or no place at all.
    OtherPlace,
    /// A usage type, or the label of a price page, that no item is counted by.
    OtherUsage,
    /// A usage type of an item, but another product.
    OtherProduct {
        /// The item's usage type.
        usage_type: String,
        /// The attribute that differs.
        attribute: &'static str,
    },
    /// A usage type of an item, with the prefix of another Region.
    OtherPrefix {
        /// The usage type as it stands there.
        usage_type: String,
    },
    /// Sold by an offer that the item does not belong to.
    OtherOffer,
    /// A place that `regions.json` does not list.
    NoRegion(String),
    /// `regions.json` does not say what the Region bills in.
    NoCurrency(String),
    /// It has no On-Demand price.
    NotOnDemand,
    /// The file has several prices for it.
    Contradiction { item: Item, region: String },
}

impl fmt::Display for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PassedOver::OtherPlace => {
                f.write_str("in no Region: Local Zones, Wavelength Zones, edges")
            }
            PassedOver::OtherUsage => f.write_str("of no item of the table"),
            PassedOver::OtherProduct { usage_type, attribute } => {
                write!(f, "`{usage_type}` of another product, by its {attribute}")
            }
            PassedOver::OtherPrefix { usage_type } => {
                write!(f, "`{usage_type}`, whose prefix is not the Region's in regions.json")
            }
            PassedOver::OtherOffer => f.write_str("sold by another offer than the item's"),
            PassedOver::NoRegion(place) => {
                write!(f, "in `{place}`, which is no Region of regions.json")
            }
            PassedOver::NoCurrency(region) => {
                write!(f, "in `{region}`, for which regions.json has no currency")
            }
            PassedOver::NotOnDemand => f.write_str("without an On-Demand price"),
            PassedOver::Contradiction { item, region } => {
                write!(f, "`{}` in `{region}`, for which the file has several prices", item.name())
            }
        }
    }
}

/// The on-demand terms of a product: by term code.
pub(super) type Terms = BTreeMap<String, Term>;

/// One On-Demand term of a product.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Term {
    pub(super) price_dimensions: BTreeMap<String, Dimension>,
}

/// One tier of a term, as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dimension {
    pub(super) begin_range: String,
    pub(super) end_range: String,
    /// By currency.
    pub(super) price_per_unit: BTreeMap<String, String>,
}

/// The prices of one publication, each kept once.
#[derive(Default)]
pub(super) struct Prices {
    /// By item and Region; none where two contradict each other.
    found: BTreeMap<(Item, String), Option<Amounts>>,
    passed_over: Passed,
}

impl Prices {
    /// None yet, with what has been passed over before.
    pub(super) fn with(passed_over: Passed) -> Prices {
        Prices { found: BTreeMap::new(), passed_over }
    }

    pub(super) fn pass_over(&mut self, why: PassedOver) {
        *self.passed_over.entry(why).or_default() += 1;
    }

    /// Keeps a price by its tiers as they are written.
    pub(super) fn keep(
        &mut self,
        item: Item,
        region: &Region,
        dimensions: &[Dimension],
        place: &str,
    ) -> Result<()> {
        let at = || format!("`{}` in `{}` ({place})", item.name(), region.code);
        let Some(currency) = &region.currency else {
            self.pass_over(PassedOver::NoCurrency(region.code.clone()));
            return Ok(());
        };
        let tiers = tiers(dimensions, currency).with_context(at)?;
        let new = Some(Amounts { currency: currency.clone(), tiers });
        let key = (item, region.code.clone());
        match self.found.get(&key) {
            None => {
                self.found.insert(key, new);
            }
            Some(known) if *known == new => {}
            Some(_) => {
                self.found.insert(key, None);
            }
        }
        Ok(())
    }

    /// Keeps the price that a product's On-Demand terms give, if it has any.
    pub(super) fn keep_terms(
        &mut self,
        item: Item,
        region: &Region,
        terms: Option<&Terms>,
        sku: &str,
    ) -> Result<()> {
        let terms = terms.into_iter().flat_map(BTreeMap::values);
        let mut priced = terms.filter(|term| !term.price_dimensions.is_empty()).peekable();
        if priced.peek().is_none() {
            self.pass_over(PassedOver::NotOnDemand);
        }
        for term in priced {
            let dimensions: Vec<Dimension> = term.price_dimensions.values().cloned().collect();
            self.keep(item, region, &dimensions, &format!("SKU {sku}"))?;
        }
        Ok(())
    }

    /// Adds the prices to those of a file.
    pub(super) fn publish(self, publication: Publication, found: &mut Found) {
        let publication = Rc::new(publication);
        for (why, count) in self.passed_over {
            *found.passed_over.entry(why).or_default() += count;
        }
        for ((item, region), price) in self.found {
            let Some(price) = price else {
                let why = PassedOver::Contradiction { item, region };
                *found.passed_over.entry(why).or_default() += 1;
                continue;
            };
            let publication = Rc::clone(&publication);
            found.prices.push(Published { publication, item, region, price });
        }
    }
}

/// The tiers that dimensions give, in order and without a gap.
fn tiers(dimensions: &[Dimension], currency: &str) -> Result<Vec<Tier>> {
    let mut tiers = Vec::new();
    for dimension in dimensions {
        let Some(text) = dimension.price_per_unit.get(currency) else {
            let others: Vec<&str> = dimension.price_per_unit.keys().map(String::as_str).collect();
            bail!(
                "priced in `{}`, but regions.json has `{currency}` for the Region: take the file of \
                 the Region's own partition, or correct regions.json",
                others.join("`, `")
            );
        };
        let amount = Decimal::parse(text)
            .with_context(|| format!("the price `{text}` is not a plain decimal"))?;
        amount.rate().map_err(|why| {
            anyhow!("the price `{text}` is more than table.rs can hold: {why}; leave the file out")
        })?;
        let to = match dimension.end_range.as_str() {
            "Inf" => None,
            text => Some(gb(text)?),
        };
        tiers.push(Tier { from: gb(&dimension.begin_range)?, to, amount });
    }
    tiers.sort_by_key(|tier| tier.from);
    let mut end = Some(0);
    for tier in &tiers {
        ensure!(
            end == Some(tier.from) && tier.to.is_none_or(|to| tier.from < to),
            "its tiers do not meet at {} GB: fetch the file again",
            tier.from
        );
        end = tier.to;
    }
    ensure!(end.is_none(), "its tiers have no last one that never ends: fetch the file again");
    Ok(tiers)
}

fn gb(text: &str) -> Result<u64> {
    let whole = Decimal::parse(text).and_then(|number| number.scaled(0));
    whole.with_context(|| format!("a tier begins or ends at `{text}`, which is no whole number"))
}
