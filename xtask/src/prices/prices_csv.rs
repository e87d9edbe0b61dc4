//! `prices.csv`: what a person reviews and corrects, one row a price or a tier of one.

use std::io::Read;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::{Deserialize, Serialize};

use super::as_of::{AsOf, AsOfError};
use super::decimal::Decimal;
use super::item::Item;
use super::provenance::{Note, SourceKind};

/// The allowance and the share that stand among the prices, but are a quantity and a fraction.
pub(super) const FREE_INTERNET_OUT: &str = "data_transfer_out_internet_free_gb_month";
pub(super) const MANAGED_INSTANCES_FEE: &str = "ecs_managed_instances_fee_share_of_on_demand";

/// The Region of a row that holds in every Region.
pub(super) const EVERYWHERE: &str = "*";

/// One row of `prices.csv` as it is written there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) region: String,
    pub(super) item: String,
    pub(super) from_gb: Option<u64>,
    pub(super) to_gb: Option<u64>,
    pub(super) price: String,
    pub(super) currency: String,
    pub(super) unit: String,
    pub(super) confidence: String,
    pub(super) as_of: String,
    pub(super) source: String,
    pub(super) note: String,
}

/// What a row says, understood: one published price, or one tier of it.
pub(super) struct Price {
    /// The line it was read from, for messages.
    pub(super) line: u64,
    /// The code of its Region, or `*`.
    pub(super) region: String,
    pub(super) what: What,
    /// Where its tier begins and ends, in GB of a month; none for what is no price.
    pub(super) bounds: Option<(u64, Option<u64>)>,
    pub(super) amount: Decimal,
    pub(super) origin: Origin,
}

/// What a row of `prices.csv` is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Item(Item),
    FreeInternetOut,
    ManagedInstancesFee,
}

/// In which currency, how well attested, when and where a price was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin {
    pub(super) currency: Currency,
    pub(super) confidence: Confidence,
    pub(super) as_of: AsOf,
    pub(super) source: String,
    pub(super) note: Option<String>,
}

/// What the engine can bill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Currency {
    Cny,
    Usd,
}

impl Currency {
    pub(super) fn from_code(code: &str) -> Result<Currency> {
        Ok(match code {
            "USD" => Currency::Usd,
            "CNY" => Currency::Cny,
            code => bail!("`{code}` is no currency that the engine knows: USD or CNY"),
        })
    }
}

/// How well a price is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Confidence {
    Confirmed,
    Inferred,
    Single,
}

impl Confidence {
    pub(super) fn from_name(name: &str) -> Result<Confidence> {
        Ok(match name {
            "confirmed" => Confidence::Confirmed,
            "single" => Confidence::Single,
            "inferred" => Confidence::Inferred,
            name => bail!("`{name}` is no confidence: confirmed, single or inferred"),
        })
    }
}

/// The rows of `prices.csv`, each with its line.
pub(super) fn read_rows(file: impl Read) -> Result<Vec<(u64, Row)>> {
    let mut reader = csv::Reader::from_reader(file);
    let names = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = record.deserialize(Some(&names)).with_context(|| format!("line {line}"))?;
        rows.push((line, row));
    }
    Ok(rows)
}

/// What the rows of `prices.csv` say.
pub(super) fn read_prices(file: impl Read) -> Result<Vec<Price>> {
    let rows = read_rows(file)?.into_iter();
    rows.map(|(line, row)| price(line, row).with_context(|| format!("line {line}"))).collect()
}

/// The text of `prices.csv` with these rows.
pub(super) fn write_rows<'r>(rows: impl Iterator<Item = &'r Row>) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    writer.flush()?;
    let bytes = writer.into_inner().map_err(|error| anyhow!("{error}"))?;
    Ok(String::from_utf8(bytes)?)
}

/// The date of a row.
pub(super) fn as_of(text: &str) -> Result<AsOf> {
    text.parse().map_err(|_: AsOfError| {
        anyhow!("`{text}` is no date: 2026, 2026-09, 2026-09-01 or undated")
    })
}

/// The kind of a source, and the two texts in its frame of words.
pub(super) fn source(text: &str) -> Result<(SourceKind, &str, &str)> {
    let framed = SourceKind::ALL.iter().find_map(|kind| {
        let [before, between, behind] = kind.frame();
        let inside = text.strip_prefix(before)?.strip_suffix(behind)?;
        match between {
            "" => Some((*kind, inside, "")),
            _ => inside.split_once(between).map(|(at, of)| (*kind, at, of)),
        }
    });
    match framed {
        Some((SourceKind::Named, at, _)) if at.contains(" (") => None,
        framed => framed,
    }
    .with_context(|| {
        format!(
            "the source `{text}` is of no kind that src/prices/provenance.rs lists: there it gets one, \
             and its words in every language"
        )
    })
}

/// The note of a row; none where it has none.
pub(super) fn note(text: &str) -> Result<Option<Note>> {
    if text.is_empty() {
        return Ok(None);
    }
    let note = Note::from_text(text).with_context(|| {
        format!(
            "the note `{text}` is none that src/prices/provenance.rs lists: there it gets a name, and its \
             words in every language"
        )
    })?;
    Ok(Some(note))
}

fn price(line: u64, row: Row) -> Result<Price> {
    let what = match row.item.as_str() {
        FREE_INTERNET_OUT => What::FreeInternetOut,
        MANAGED_INSTANCES_FEE => What::ManagedInstancesFee,
        name => match Item::from_name(name) {
            Some(item) => What::Item(item),
            None => bail!("`{name}` is no item that item.rs lists"),
        },
    };
    if let What::Item(item) = what {
        ensure!(
            row.unit == item.unit(),
            "the unit is `{}`, but `{}` is counted in `{}`",
            row.unit,
            row.item,
            item.unit()
        );
    }
    let bounds = match (what, row.from_gb) {
        (What::Item(_), Some(from)) => Some((from, row.to_gb)),
        (What::Item(_), None) => bail!("`from_gb` is empty: a price begins at 0"),
        (What::FreeInternetOut | What::ManagedInstancesFee, from) => {
            ensure!(from.is_none() && row.to_gb.is_none(), "`{}` has no tiers", row.item);
            ensure!(row.region == EVERYWHERE, "`{}` holds in every Region, `*`", row.item);
            None
        }
    };
    if let Some((from, Some(to))) = bounds {
        ensure!(from < to, "the tier ends at {to} GB, before it begins at {from} GB");
    }
    let amount = Decimal::parse(&row.price)
        .with_context(|| format!("the price `{}` is not a plain decimal", row.price))?;
    ensure!(!row.source.trim().is_empty(), "a price needs a source");
    source(&row.source)?;
    note(&row.note)?;
    let origin = Origin {
        as_of: as_of(&row.as_of)?,
        currency: Currency::from_code(&row.currency)?,
        confidence: Confidence::from_name(&row.confidence)?,
        source: row.source,
        note: Some(row.note).filter(|note| !note.is_empty()),
    };
    Ok(Price { line, region: row.region, what, bounds, amount, origin })
}
