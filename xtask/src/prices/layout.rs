//! The engine's table before it is written: rates by item and Region, and the few distinct terms
//! that so many prices share.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail, ensure};

use super::decimal::Decimal;
use super::item::Item;
use super::prices_csv::{
    EVERYWHERE, FREE_INTERNET_OUT, MANAGED_INSTANCES_FEE, Origin, Price, What,
};
use super::regions::{Region, Regions};

/// Where the tiers of a price begin and end, in GB of a month.
pub(super) type Bounds = Vec<(u64, Option<u64>)>;

/// The rate in 10^-8, the bounds and the one origin of the tiers of a price.
type Tiers = (Vec<u32>, Bounds, Origin);

/// The price of an item in a Region, all its tiers.
pub(super) struct Cell {
    /// The rate of each tier, in 10^-8.
    pub(super) rates: Vec<u32>,
    /// The place of its terms.
    pub(super) terms: usize,
}

/// The engine's table before it is written.
pub(super) struct Table<'a> {
    pub(super) regions: &'a [Region],
    /// Every distinct combination of tiers and origin, in sorted order.
    pub(super) terms: Vec<(Bounds, Origin)>,
    /// By item, then by Region code or `*`.
    pub(super) cells: BTreeMap<Item, BTreeMap<String, Cell>>,
    pub(super) free_internet_out: (u64, Origin),
    pub(super) managed_instances_fee: (Decimal, Origin),
}

impl<'a> Table<'a> {
    pub(super) fn new(regions: &'a Regions, mut prices: Vec<Price>) -> Result<Table<'a>> {
        // Stable, so that of two rows for one tier the later line is the one complained of.
        prices.sort_by(|a, b| (a.what, &a.region, a.bounds).cmp(&(b.what, &b.region, b.bounds)));

        let mut free = None;
        let mut fee = None;
        let mut found: BTreeMap<Item, BTreeMap<String, Tiers>> = BTreeMap::new();
        let mut previous: Option<(What, String, u64)> = None;
        for price in prices {
            let Price { line, region, what, bounds, amount, origin } = price;
            let first = match &previous {
                Some((other, place, line)) if (*other, place) == (what, &region) => Some(*line),
                Some(_) | None => None,
            };
            previous = Some((what, region.clone(), line));
            let known = region == EVERYWHERE || regions.by_code(&region).is_some();
            ensure!(known, "line {line}: `{region}` is no Region of regions.json");
            match what {
                What::Item(item) => {
                    let rate = amount.rate().map_err(|why| anyhow!("line {line}: {why}"))?;
                    let bounds = bounds.with_context(|| format!("line {line}: no tier"))?;
                    let at = format!("line {line}: `{}` in `{region}`", item.name());
                    let cells = found.entry(item).or_default();
                    let (rates, tiers, known) = cells
                        .entry(region)
                        .or_insert_with(|| (Vec::new(), Vec::new(), origin.clone()));
                    follows(tiers, bounds, first).with_context(|| at.clone())?;
                    ensure!(
                        *known == origin,
                        "{at}: currency, confidence, date, source and note must be those of its first tier"
                    );
                    rates.push(rate);
                    tiers.push(bounds);
                }
                What::FreeInternetOut => {
                    let gb = amount.scaled(0);
                    let gb =
                        gb.with_context(|| format!("line {line}: not a whole number of GB"))?;
                    once(&mut free, (gb, origin), first).with_context(|| format!("line {line}"))?;
                }
                What::ManagedInstancesFee => {
                    once(&mut fee, (amount, origin), first)
                        .with_context(|| format!("line {line}"))?;
                }
            }
        }

        let all = found.values().flat_map(BTreeMap::values);
        let mut terms: Vec<(Bounds, Origin)> =
            all.map(|(_, bounds, origin)| (bounds.clone(), origin.clone())).collect();
        terms.sort();
        terms.dedup();

        let mut cells: BTreeMap<Item, BTreeMap<String, Cell>> = BTreeMap::new();
        for (item, by_region) in found {
            ensure!(
                by_region.len() == 1 || !by_region.contains_key(EVERYWHERE),
                "`{}` has a price for every Region, `*`, and prices for Regions besides",
                item.name()
            );
            for (region, (rates, bounds, origin)) in by_region {
                let key = (bounds, origin);
                let terms = terms.binary_search(&key).map_err(|_| anyhow!("lost terms"))?;
                cells.entry(item).or_default().insert(region, Cell { rates, terms });
            }
        }
        Ok(Table {
            regions: &regions.regions,
            terms,
            cells,
            free_internet_out: free.with_context(|| format!("no row `{FREE_INTERNET_OUT}`"))?,
            managed_instances_fee: fee
                .with_context(|| format!("no row `{MANAGED_INSTANCES_FEE}`"))?,
        })
    }
}

/// Checks that a tier begins where the tiers before it end.
fn follows(
    tiers: &[(u64, Option<u64>)],
    (from, _): (u64, Option<u64>),
    first: Option<u64>,
) -> Result<()> {
    let first = first.unwrap_or_default();
    match tiers.last() {
        None => ensure!(from == 0, "the first tier begins at {from} GB, not at 0"),
        Some(&(begin, _)) if begin == from => bail!("line {first} has that price already"),
        Some(&(_, Some(end))) => {
            ensure!(
                end == from,
                "begins at {from} GB, but the tier of line {first} ends at {end} GB"
            );
        }
        Some(&(_, None)) => bail!("begins at {from} GB, but the tier of line {first} never ends"),
    }
    Ok(())
}

/// Keeps what may stand once only.
fn once<T>(place: &mut Option<T>, found: T, first: Option<u64>) -> Result<()> {
    if let Some(first) = first {
        bail!("line {first} has that already");
    }
    *place = Some(found);
    Ok(())
}
