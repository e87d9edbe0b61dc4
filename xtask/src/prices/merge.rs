//! What prices that AWS publishes make of those in `prices.csv`.
//!
//! Publications are merged from the oldest to the newest, so the order of the files does not matter.
//! For each price, which is an item in a Region with all its tiers:
//!
//! - No price was known: it is added, as `single`.
//! - The known price is of a later date: it stays. So no old file ever replaces a newer price.
//! - It differs: the new one replaces it, as `single`. A note goes with the price that it was about.
//! - It is the same, from the very same publication or a copy of that: nothing changes.
//! - It is the same, from elsewhere: date and source become the publication's. `single` becomes
//!   `confirmed` if the known price comes from another file; a newer version of the same file is the
//!   same witness, and confirms nothing. `inferred` becomes `single`, because now a source states it.
//!   `confirmed` stays.
//!
//! Nothing is removed, and rows keep their order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use super::aws::{Amounts, Publication, Published, Tier};
use super::decimal::Decimal;
use super::item::Item;
use super::prices_csv::{self, EVERYWHERE, Row};

/// What became of a published price.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) item: Item,
    pub(super) region: String,
    pub(super) change: Change,
}

/// How a published price changed what was known.
#[derive(Debug)]
pub(super) enum Change {
    /// It was not known.
    New { price: Amounts },
    /// It replaced another one.
    Replaced { old: Amounts, old_date: String, price: Amounts },
    /// It was known from this very publication, or a copy of it.
    Known,
    /// It was known; the publication is newer.
    Renewed,
    /// It was known from one other source, and is confirmed now.
    Confirmed,
    /// A different price of a later date is known, and stays.
    OlderAndDifferent { price: Amounts, known: Amounts, known_date: String },
    /// The same price of a later date is known, and stays.
    OlderAndSame,
    /// The price is known for all Regions at once.
    Everywhere,
}

/// Merges published prices into the rows of `prices.csv`.
///
/// # Errors
/// A row that is not understood, or a price whose tiers stand apart.
pub(super) fn merge(rows: &mut Vec<Row>, mut published: Vec<Published>) -> Result<Vec<Outcome>> {
    // Stable, so that of files of one day the later named is merged last.
    published.sort_by_key(|price| price.publication.as_of);
    let mut copies: BTreeMap<&Publication, Option<String>> = BTreeMap::new();
    for price in &published {
        let publication = price.publication.as_ref();
        if !copies.contains_key(publication) {
            copies.insert(publication, copy_of(rows, publication)?);
        }
    }
    let mut outcomes = Vec::new();
    for price in &published {
        let source = copies.get(price.publication.as_ref()).cloned().flatten();
        let source = source.unwrap_or_else(|| price.publication.name.clone());
        let place = format!("`{}` in `{}`", price.item.name(), price.region);
        let change = one(rows, price, &source).with_context(|| place)?;
        outcomes.push(Outcome { item: price.item, region: price.region.clone(), change });
    }
    Ok(outcomes)
}

/// What `prices.csv` calls a verbatim copy of the publication that it already has prices from.
fn copy_of(rows: &[Row], publication: &Publication) -> Result<Option<String>> {
    for row in rows {
        if publication.is_copied_by(&row.source, prices_csv::as_of(&row.as_of)?) {
            return Ok(Some(row.source.clone()));
        }
    }
    Ok(None)
}

/// Merges one price, which `source` names the publication of.
fn one(rows: &mut Vec<Row>, price: &Published, source: &str) -> Result<Change> {
    let Published { publication, item, region, price: new } = price;
    let name = item.name();
    if rows.iter().any(|row| row.region == EVERYWHERE && row.item == name) {
        return Ok(Change::Everywhere);
    }
    let is_known = |row: &Row| row.region == *region && row.item == name;
    let count = rows.iter().filter(|row| is_known(row)).count();
    let written = |confidence: &str, note: &str| -> Vec<Row> {
        let row = |tier: &Tier| Row {
            region: region.clone(),
            item: name.to_owned(),
            from_gb: Some(tier.from),
            to_gb: tier.to,
            price: tier.amount.to_string(),
            currency: new.currency.clone(),
            unit: item.unit().to_owned(),
            confidence: confidence.to_owned(),
            as_of: publication.as_of.to_string(),
            source: source.to_owned(),
            note: note.to_owned(),
        };
        new.tiers.iter().map(row).collect()
    };
    let Some(first) = rows.iter().position(is_known) else {
        // The file is sorted by Region and item.
        let key = (region.as_str(), name);
        let later = |row: &Row| (row.region.as_str(), row.item.as_str()) > key;
        let place = rows.iter().position(later).unwrap_or(rows.len());
        rows.splice(place..place, written("single", ""));
        return Ok(Change::New { price: new.clone() });
    };
    let own = first..first + count;
    let known = rows.get(own.clone()).unwrap_or_default();
    ensure!(known.iter().all(is_known), "its tiers stand apart: put their rows together");
    let [row, ..] = known else { return Ok(Change::Known) };
    let (row, old) = (row.clone(), amounts(known)?);
    let date = prices_csv::as_of(&row.as_of)?;
    let same = old == *new;
    Ok(match (date.cmp(&publication.as_of), same) {
        (Ordering::Greater, true) => Change::OlderAndSame,
        (Ordering::Greater, false) => {
            Change::OlderAndDifferent { price: new.clone(), known: old, known_date: row.as_of }
        }
        (Ordering::Less | Ordering::Equal, false) => {
            rows.splice(own, written("single", ""));
            Change::Replaced { old, old_date: row.as_of, price: new.clone() }
        }
        (Ordering::Less | Ordering::Equal, true) => {
            if publication.is(&row.source, date) {
                return Ok(Change::Known);
            }
            let (confidence, note, change) = renewed(&row, publication);
            rows.splice(own, written(confidence, note));
            change
        }
    })
}

/// The confidence and note of a known price that a publication states as well.
fn renewed<'r>(row: &'r Row, publication: &Publication) -> (&'static str, &'r str, Change) {
    match row.confidence.as_str() {
        "confirmed" => ("confirmed", &row.note, Change::Renewed),
        "single" if !publication.is_witness_of(&row.source) => {
            ("confirmed", &row.note, Change::Confirmed)
        }
        "single" => ("single", &row.note, Change::Renewed),
        // Inferred: the note says from what, and that no longer holds.
        _ => ("single", "", Change::Renewed),
    }
}

/// The amounts of the rows of one price.
fn amounts(rows: &[Row]) -> Result<Amounts> {
    let tier = |row: &Row| -> Result<Tier> {
        let amount = Decimal::parse(&row.price)
            .with_context(|| format!("the known price `{}` is not a plain decimal", row.price))?;
        Ok(Tier { from: row.from_gb.unwrap_or_default(), to: row.to_gb, amount })
    };
    let mut tiers = rows.iter().map(tier).collect::<Result<Vec<Tier>>>()?;
    tiers.sort_by_key(|tier| tier.from);
    let currency = rows.first().map(|row| row.currency.clone()).unwrap_or_default();
    Ok(Amounts { currency, tiers })
}
