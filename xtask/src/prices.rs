//! `cargo xtask prices`: makes the engine's price table from the published prices.
//!
//! `src/prices/prices.csv` and `regions.json` are what a person reviews and corrects; `table.rs` is
//! the same facts in the form that the engine looks up and that compresses well. Three steps that
//! do not know of each other: read prices, lay them out, write Rust. A reader of AWS's own price
//! files only has to give the same [`Price`]s to the second step.
//!
//! Nothing is written unless every row is understood.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::Deserialize;

use self::as_of::AsOf;
use self::item::Item;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the engine's own file, so that the list of items stands once"
)]
#[path = "../../src/prices/item.rs"]
mod item;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the engine's own file, so that a date is read in one way"
)]
#[path = "../../src/prices/as_of.rs"]
mod as_of;

/// The allowance and the share that stand among the prices, but are a quantity and a fraction.
const FREE_INTERNET_OUT: &str = "data_transfer_out_internet_free_gb_month";
const MANAGED_INSTANCES_FEE: &str = "ecs_managed_instances_fee_share_of_on_demand";

/// The Region of a row that holds in every Region.
const EVERYWHERE: &str = "*";

/// The table writes at most this many numbers to a line.
const NUMBERS_PER_LINE: usize = 8;

/// Makes `src/prices/table.rs` from the two files beside it, and says what changed.
///
/// # Errors
/// The first row that is not understood, by line; the table is then as it was.
pub fn run(args: &[String]) -> Result<()> {
    ensure!(args.is_empty(), "`prices` takes no arguments, but was given `{}`", args.join(" "));
    let folder = folder();
    let at = |name: &str| folder.join(name);
    let open = |path: &Path| fs::File::open(path).with_context(|| path.display().to_string());

    let (regions, prices, table) = (at("regions.json"), at("prices.csv"), at("table.rs"));
    let regions = read_regions(open(&regions)?).with_context(|| regions.display().to_string())?;
    let rows = read_prices(open(&prices)?).with_context(|| prices.display().to_string())?;
    let count = rows.len();
    let text =
        Table::new(&regions, rows).with_context(|| prices.display().to_string())?.to_rust()?;

    let old = fs::read_to_string(&table).unwrap_or_default();
    if old == text {
        println!("src/prices/table.rs: unchanged, {count} prices");
        return Ok(());
    }
    fs::write(&table, &text).with_context(|| table.display().to_string())?;
    let (removed, added) = changed_lines(&old, &text);
    println!("src/prices/table.rs: {count} prices, {added} lines added and {removed} removed");
    Ok(())
}

/// `src/prices` of the package beside this one.
fn folder() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).join("src").join("prices")
}

/// How many lines of each text the other does not have.
fn changed_lines(old: &str, new: &str) -> (usize, usize) {
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    for line in old.lines() {
        let count = balance.entry(line).or_default();
        *count = count.saturating_sub(1);
    }
    for line in new.lines() {
        let count = balance.entry(line).or_default();
        *count = count.saturating_add(1);
    }
    let sum = |keep: fn(i64) -> bool| {
        let counts = balance.values().copied().filter(|&count| keep(count));
        counts.map(|count| usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX)).sum()
    };
    (sum(|count| count < 0), sum(|count| count > 0))
}

// Reading

/// `regions.json`.
#[derive(Deserialize)]
struct RegionsFile {
    regions: Vec<Region>,
}

/// One Region of `regions.json`, as far as the table holds it.
#[derive(Deserialize)]
struct Region {
    code: String,
    name: String,
    partition: String,
    currency: Option<String>,
    az_count_new_account: Option<u8>,
    az_count_listed: Option<u8>,
}

fn read_regions(file: impl Read) -> Result<Vec<Region>> {
    let RegionsFile { regions } = serde_json::from_reader(file)?;
    for (place, region) in regions.iter().enumerate() {
        let twice = regions.iter().take(place).any(|other| other.code == region.code);
        ensure!(!twice, "the Region `{}` stands there twice", region.code);
    }
    Ok(regions)
}

/// One row of `prices.csv` as it is written there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CsvRow {
    region: String,
    item: String,
    from_gb: Option<u64>,
    to_gb: Option<u64>,
    price: String,
    currency: String,
    unit: String,
    confidence: String,
    as_of: String,
    source: String,
    note: String,
}

/// One published price, or one tier of it.
struct Price {
    /// The line it was read from, for messages.
    line: u64,
    /// The code of its Region, or `*`.
    region: String,
    what: What,
    /// Where its tier begins and ends, in GB of a month; none for what is no price.
    bounds: Option<(u64, Option<u64>)>,
    amount: Decimal,
    origin: Origin,
}

/// What a row of `prices.csv` is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Item(Item),
    FreeInternetOut,
    ManagedInstancesFee,
}

/// In which currency, how well attested, when and where a price was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Origin {
    currency: &'static str,
    confidence: &'static str,
    as_of: AsOf,
    source: String,
    note: Option<String>,
}

/// A plain decimal number: `units` × 10^-`decimals`, without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decimal {
    units: u64,
    decimals: u32,
}

impl Decimal {
    fn parse(text: &str) -> Option<Decimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let digits = fraction.trim_end_matches('0');
        (plain(whole) && plain(fraction)).then_some(())?;
        Some(Decimal {
            units: format!("{whole}{digits}").parse().ok()?,
            decimals: u32::try_from(digits.len()).ok()?,
        })
    }

    /// As a whole number of 10^-`scale`, if it is one.
    fn scaled(self, scale: u32) -> Option<u64> {
        self.units.checked_mul(10_u64.checked_pow(scale.checked_sub(self.decimals)?)?)
    }
}

fn read_prices(file: impl Read) -> Result<Vec<Price>> {
    let mut reader = csv::Reader::from_reader(file);
    let names = reader.headers()?.clone();
    let mut prices = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let price = record
            .deserialize::<CsvRow>(Some(&names))
            .map_err(anyhow::Error::from)
            .and_then(|row| price(line, row));
        prices.push(price.with_context(|| format!("line {line}"))?);
    }
    Ok(prices)
}

fn price(line: u64, row: CsvRow) -> Result<Price> {
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
    let as_of = row.as_of.parse().map_err(|_: as_of::AsOfError| {
        anyhow!("`{}` is no date: 2026, 2026-09, 2026-09-01 or undated", row.as_of)
    })?;
    let origin = Origin {
        currency: currency(&row.currency)?,
        confidence: confidence(&row.confidence)?,
        as_of,
        source: row.source,
        note: Some(row.note).filter(|note| !note.is_empty()),
    };
    Ok(Price { line, region: row.region, what, bounds, amount, origin })
}

fn currency(code: &str) -> Result<&'static str> {
    Ok(match code {
        "USD" => "Currency::Usd",
        "CNY" => "Currency::Cny",
        code => bail!("`{code}` is no currency that the engine knows: USD or CNY"),
    })
}

fn confidence(name: &str) -> Result<&'static str> {
    Ok(match name {
        "confirmed" => "Confidence::Confirmed",
        "single" => "Confidence::Single",
        "inferred" => "Confidence::Inferred",
        name => bail!("`{name}` is no confidence: confirmed, single or inferred"),
    })
}

fn partition(id: &str) -> Result<&'static str> {
    Ok(match id {
        "aws" => "Partition::Aws",
        "aws-cn" => "Partition::AwsCn",
        "aws-eusc" => "Partition::AwsEusc",
        "aws-us-gov" => "Partition::AwsUsGov",
        "aws-iso" => "Partition::AwsIso",
        "aws-iso-b" => "Partition::AwsIsoB",
        "aws-iso-e" => "Partition::AwsIsoE",
        "aws-iso-f" => "Partition::AwsIsoF",
        id => bail!("`{id}` is no partition that the engine knows"),
    })
}

// Laying out

/// Where the tiers of a price begin and end, in GB of a month.
type Bounds = Vec<(u64, Option<u64>)>;

/// The rate in 10^-8, the bounds and the one origin of the tiers of a price.
type Tiers = (Vec<u32>, Bounds, Origin);

/// The price of an item in a Region, all its tiers.
struct Cell {
    /// The rate of each tier, in 10^-8.
    rates: Vec<u32>,
    /// The place of its terms.
    terms: usize,
}

/// The engine's table before it is written.
struct Table<'a> {
    regions: &'a [Region],
    /// Every distinct combination of tiers and origin, in sorted order.
    terms: Vec<(Bounds, Origin)>,
    /// By item, then by Region code or `*`.
    cells: BTreeMap<Item, BTreeMap<String, Cell>>,
    free_internet_out: (u64, Origin),
    managed_instances_fee: (Decimal, Origin),
}

impl<'a> Table<'a> {
    fn new(regions: &'a [Region], mut prices: Vec<Price>) -> Result<Table<'a>> {
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
            let known = region == EVERYWHERE || regions.iter().any(|known| known.code == region);
            ensure!(known, "line {line}: `{region}` is no Region of regions.json");
            match what {
                What::Item(item) => {
                    let rate = amount
                        .scaled(8)
                        .with_context(|| format!("line {line}: more than eight decimals"))?;
                    let rate = u32::try_from(rate)
                        .with_context(|| format!("line {line}: no room for so high a price"))?;
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
            regions,
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

// Writing

const HEADER: &str = "\
//! GENERATED by `cargo xtask prices` from `prices.csv` and `regions.json`; do not edit.
//!
//! Rates are whole numbers of 10^-8 currency units. Each column of an item holds the Regions in
//! the order of `REGIONS`; its terms are places in `TERMS` counted from 1, and 0 where no price is
//! known.

use super::as_of::AsOf;
use super::item::{InstanceType, Item};
use super::region::{Currency, Partition, RegionRow};
use super::tier::{Column, Confidence, Terms};
";

impl Table<'_> {
    fn to_rust(&self) -> Result<String> {
        let mut out = HEADER.to_owned();
        self.write_regions(&mut out)?;
        self.write_terms(&mut out)?;
        self.write_columns(&mut out)?;
        Ok(out)
    }

    fn write_regions(&self, out: &mut String) -> Result<()> {
        writeln!(out, "\npub(super) const REGION_COUNT: usize = {};", self.regions.len())?;
        writeln!(out, "\npub(super) static REGIONS: [RegionRow; REGION_COUNT] = [")?;
        for (index, region) in self.regions.iter().enumerate() {
            let place = || format!("Region `{}` of regions.json", region.code);
            let currency = region.currency.as_deref().map(currency).transpose();
            writeln!(
                out,
                "    RegionRow {{ index: {index}, code: {:?}, name: {:?}, partition: {}, currency: {}, \
                 zones_of_new_account: {:?}, zones_listed: {:?} }},",
                region.code,
                region.name,
                partition(&region.partition).with_context(place)?,
                option(currency.with_context(place)?),
                region.az_count_new_account,
                region.az_count_listed,
            )?;
        }
        writeln!(out, "];")?;
        let default = self.regions.iter().position(|region| region.code == "us-east-1");
        let default = default.context("regions.json has no `us-east-1`")?;
        writeln!(out, "\npub(super) const US_EAST_1: &RegionRow = &REGIONS[{default}];")?;
        Ok(())
    }

    fn write_terms(&self, out: &mut String) -> Result<()> {
        let (gb, free) = &self.free_internet_out;
        let (share, fee) = &self.managed_instances_fee;

        let origins = || self.terms.iter().map(|(_, origin)| origin).chain([free, fee]);
        let sources = names("SOURCE", origins().map(|origin| &origin.source));
        let bounds = names("BOUNDS", self.terms.iter().map(|(bounds, _)| bounds));
        writeln!(out)?;
        for (source, name) in &sources {
            writeln!(out, "const {name}: &str = {source:?};")?;
        }
        writeln!(out, "\ntype Bounds = &'static [(u64, Option<u64>)];\n")?;
        for (bounds, name) in &bounds {
            writeln!(out, "const {name}: Bounds = &{bounds:?};")?;
        }
        writeln!(
            out,
            "\nconst fn terms(bounds: Bounds, currency: Currency, confidence: Confidence, as_of: u32, \
             source: &'static str, note: Option<&'static str>) -> Terms {{\n    \
             Terms {{ bounds, currency, confidence, as_of: AsOf::from_digits(as_of), source, note }}\n}}"
        )?;
        let terms = |bounds: &str, origin: &Origin| {
            let source = sources.get(&origin.source).map_or("", String::as_str);
            format!(
                "terms({bounds}, {}, {}, {}, {source}, {:?})",
                origin.currency,
                origin.confidence,
                origin.as_of.digits(),
                origin.note
            )
        };
        writeln!(out, "\npub(super) static TERMS: [Terms; {}] = [", self.terms.len())?;
        for (tiers, origin) in &self.terms {
            let name = bounds.get(tiers).map_or("", String::as_str);
            writeln!(out, "    {},", terms(name, origin))?;
        }
        writeln!(out, "];")?;

        let whole =
            10_u64.checked_pow(share.decimals).context("the share has too many decimals")?;
        writeln!(out, "\npub(super) const FREE_INTERNET_OUT_GB: u64 = {gb};")?;
        writeln!(out, "pub(super) const FREE_INTERNET_OUT_TERMS: Terms = {};", terms("&[]", free))?;
        writeln!(
            out,
            "\npub(super) const MANAGED_INSTANCES_FEE: (u64, u64) = ({}, {whole});",
            share.units
        )?;
        writeln!(out, "pub(super) const MANAGED_INSTANCES_TERMS: Terms = {};", terms("&[]", fee))?;
        Ok(())
    }

    fn write_columns(&self, out: &mut String) -> Result<()> {
        let none = BTreeMap::new();
        for item in Item::ALL {
            let cells = self.cells.get(&item).unwrap_or(&none);
            writeln!(out, "\nstatic {}: Column =", item.name().to_uppercase())?;
            match cells.get(EVERYWHERE) {
                Some(cell) => {
                    let rates: Vec<String> = cell.rates.iter().map(|&rate| grouped(rate)).collect();
                    let (rates, terms) = (rates.join(", "), cell.terms);
                    writeln!(
                        out,
                        "    Column::Everywhere {{ rates: &[{rates}], terms: &TERMS[{terms}] }};"
                    )?;
                }
                None => self.write_column(out, cells)?,
            }
        }
        writeln!(
            out,
            "\npub(super) const fn column(item: Item) -> &'static Column {{\n    match item {{"
        )?;
        for item in Item::ALL {
            writeln!(out, "        {} => &{},", variant(item), item.name().to_uppercase())?;
        }
        writeln!(out, "    }}\n}}")?;
        Ok(())
    }

    /// The prices of one item by Region.
    fn write_column(&self, out: &mut String, cells: &BTreeMap<String, Cell>) -> Result<()> {
        let cells: Vec<Option<&Cell>> =
            self.regions.iter().map(|region| cells.get(&region.code)).collect();
        let tiers = cells.iter().flatten().map(|cell| cell.rates.len()).max().unwrap_or(0);
        writeln!(out, "    Column::ByRegion {{\n        rates: &[")?;
        for tier in 0..tiers {
            let rate = |cell: &Option<&Cell>| cell.and_then(|cell| cell.rates.get(tier).copied());
            let rates = cells.iter().map(|cell| grouped(rate(cell).unwrap_or(0)));
            writeln!(out, "            [\n{}            ],", lines(rates, 16))?;
        }
        let mut places = Vec::new();
        for cell in &cells {
            // Counted from 1 in a byte: 0 is taken for what is not known.
            let place = cell.map_or(0, |cell| cell.terms.saturating_add(1));
            places.push(u8::try_from(place).context("more than 255 distinct terms")?);
        }
        let places = lines(places.into_iter().map(|place| place.to_string()), 12);
        writeln!(out, "        ],\n        terms: &[\n{places}        ],\n    }};")?;
        Ok(())
    }
}

/// A name for each distinct value, in sorted order.
fn names<'v, T: Ord + 'v>(
    name: &str,
    values: impl Iterator<Item = &'v T>,
) -> BTreeMap<&'v T, String> {
    let values: BTreeMap<&T, ()> = values.map(|value| (value, ())).collect();
    let values = values.into_keys().enumerate();
    values.map(|(place, value)| (value, format!("{name}_{place}"))).collect()
}

/// Numbers, so many to a line.
fn lines(numbers: impl Iterator<Item = String>, indent: usize) -> String {
    let numbers: Vec<String> = numbers.collect();
    let line = |part: &[String]| format!("{:indent$}{},\n", "", part.join(", "));
    numbers.chunks(NUMBERS_PER_LINE).map(line).collect()
}

/// `450_000_000`
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// The Rust of an optional value that is Rust already.
fn option(value: Option<&str>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

/// The Rust of an item.
fn variant(item: Item) -> String {
    if let Item::InstanceHour(instance_type) = item {
        return format!("Item::InstanceHour(InstanceType::{instance_type:?})");
    }
    format!("Item::{item:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGIONS: &str = r#"{ "regions": [
        { "code": "us-east-1", "name": "US East (N. Virginia)", "partition": "aws",
          "currency": "USD", "az_count_new_account": 6, "az_count_listed": 6 },
        { "code": "cn-north-1", "name": "China (Beijing)", "partition": "aws-cn",
          "currency": "CNY", "az_count_new_account": null, "az_count_listed": 3 }
    ] }"#;

    /// The header and the two rows that are no prices: lines 1 to 3.
    const START: &str = "\
region,item,from_gb,to_gb,price,currency,unit,confidence,as_of,source,note
*,data_transfer_out_internet_free_gb_month,,,100,USD,GB,confirmed,2026-09-16,S,
*,ecs_managed_instances_fee_share_of_on_demand,,,0.12,USD,share,inferred,2025-11-04,S,
";

    /// What becomes of these rows, which begin at line 4: the table, or the first complaint.
    fn table(rows: &str) -> Result<String> {
        let regions = read_regions(REGIONS.as_bytes())?;
        let prices = read_prices(format!("{START}{rows}").as_bytes())?;
        Table::new(&regions, prices)?.to_rust()
    }

    fn check(rows: &str, complaint: &str) {
        let found = table(rows).map_or_else(|error| format!("{error:#}"), |_| "none".to_owned());
        assert_eq!(found, complaint, "{rows}");
    }

    #[test]
    fn rows_that_are_not_understood_are_named_by_line() {
        let nat = "us-east-1,nat_gateway_hour,0,,0.045,USD,gateway-hour,confirmed,2025-10-28,S,\n";
        check(nat, "none");
        let with = |from: &str, to: &str| {
            assert!(nat.contains(from), "{from}");
            nat.replace(from, to)
        };
        for (row, complaint) in [
            (with("nat_gateway_hour", "nat_hour"), "`nat_hour` is no item that item.rs lists"),
            (with("us-east-1", "us-east-9"), "`us-east-9` is no Region of regions.json"),
            (with("0.045", "4.5e-2"), "the price `4.5e-2` is not a plain decimal"),
            (with("0.045", "-0.045"), "the price `-0.045` is not a plain decimal"),
            (with("0.045", "0.00000000001"), "more than eight decimals"),
            (with("USD", "EUR"), "`EUR` is no currency that the engine knows: USD or CNY"),
            (
                with("gateway-hour", "hour"),
                "the unit is `hour`, but `nat_gateway_hour` is counted in `gateway-hour`",
            ),
            (with("confirmed", "sure"), "`sure` is no confidence: confirmed, single or inferred"),
            (
                with("2025-10-28", "2025-02-30"),
                "`2025-02-30` is no date: 2026, 2026-09, 2026-09-01 or undated",
            ),
            (with(",S,", ",,"), "a price needs a source"),
            (with(",0,,", ",,,"), "`from_gb` is empty: a price begins at 0"),
            (with(",0,,", ",0,0,"), "the tier ends at 0 GB, before it begins at 0 GB"),
        ] {
            check(&row, &format!("line 4: {complaint}"));
        }
        let twice = "line 5: `nat_gateway_hour` in `us-east-1`: line 4 has that price already";
        check(&nat.repeat(2), twice);
        let both = with("us-east-1", "*") + nat;
        let complaint = "has a price for every Region, `*`, and prices for Regions besides";
        check(&both, &format!("`nat_gateway_hour` {complaint}"));
        let allowance = START.lines().nth(1).unwrap_or_default();
        check(allowance, "line 4: line 2 has that already");
    }

    #[test]
    fn tiers_must_meet() {
        let tier = |bounds: &str, date: &str| {
            let unit = "GB processed (Region total per month)";
            let name = "vpc_endpoint_interface_gb";
            format!("us-east-1,{name},{bounds},0.01,USD,{unit},confirmed,{date},S,\n")
        };
        let (low, high) = (tier("0,10", "2026"), tier("10,", "2026"));
        // In either order: the file need not be sorted.
        assert_eq!(
            table(&format!("{low}{high}")).unwrap(),
            table(&format!("{high}{low}")).unwrap()
        );
        let at = |line: u8, complaint: &str| {
            format!("line {line}: `vpc_endpoint_interface_gb` in `us-east-1`: {complaint}")
        };
        check(&high, &at(4, "the first tier begins at 10 GB, not at 0"));
        let gap = low.clone() + &tier("11,", "2026");
        check(&gap, &at(5, "begins at 11 GB, but the tier of line 4 ends at 10 GB"));
        let endless = tier("0,", "2026") + &high;
        check(&endless, &at(5, "begins at 10 GB, but the tier of line 4 never ends"));
        let dates = low + &tier("10,", "2025");
        let complaint =
            "currency, confidence, date, source and note must be those of its first tier";
        check(&dates, &at(5, complaint));
    }

    #[test]
    fn changes_are_counted_by_line() {
        assert_eq!(changed_lines("a\nb\nb\n", "b\nc\nd\na\n"), (1, 2));
        assert_eq!(changed_lines("a\n", "a\n"), (0, 0));
    }

    #[test]
    fn the_table_in_the_repository_is_the_one_its_files_give() {
        let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
        let regions = read_regions(read("regions.json").as_bytes()).unwrap();
        let prices = read_prices(read("prices.csv").as_bytes()).unwrap();
        let text = Table::new(&regions, prices).unwrap().to_rust().unwrap();
        assert!(text == read("table.rs"), "run `cargo xtask prices`");
    }
}
