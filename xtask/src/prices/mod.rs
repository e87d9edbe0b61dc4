//! `cargo xtask prices`: makes the engine's price table from the published prices, and with files of
//! AWS's renews those first.
//!
//! `src/prices/prices.csv` and `regions.json` are what a person reviews and corrects; `table.rs` is
//! the same facts in the form that the engine looks up and that compresses well.
//!
//! | step | file |
//! |---|---|
//! | read what AWS publishes: bulk files, `GetProducts`, price pages | `aws/` |
//! | tell which product of AWS's is which item | `aws/product.rs` |
//! | merge that into the known prices | `merge.rs` |
//! | say what it did | `report.rs` |
//! | read and write `prices.csv`, read `regions.json` | `prices_csv.rs`, `regions.rs` |
//! | lay the prices out as the engine's table | `layout.rs` |
//! | write the table as Rust | `rust.rs` |
//! | replace the old files | `replace.rs` |
//!
//! Nothing is written unless every file and every row is understood.

mod aws;
mod decimal;
mod layout;
mod merge;
mod prices_csv;
mod regions;
mod replace;
mod report;
mod rust;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use self::item::Item;
use self::layout::Table;
use self::prices_csv::{Row, read_prices, read_rows, write_rows};
use self::regions::Regions;
use self::report::FileReport;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the engine's own file, so that the list of items stands once"
)]
#[path = "../../../src/prices/item.rs"]
mod item;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the engine's own file, so that an item belongs to one offer"
)]
#[path = "../../../src/prices/offer.rs"]
mod offer;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the engine's own file, so that notes and kinds of sources stand once"
)]
#[path = "../../../src/prices/provenance.rs"]
mod provenance;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the engine's own file, so that a date is read in one way"
)]
#[path = "../../../src/prices/as_of.rs"]
mod as_of;

/// Makes `src/prices/table.rs` from the two files beside it, and says what changed. Given files of
/// AWS's, merges their prices into `prices.csv` first.
///
/// # Errors
/// The first thing that is not understood, by file and place; `prices.csv` and the table are then as
/// they were.
pub fn run(args: &[String]) -> Result<()> {
    if let Some(option) = args.iter().find(|arg| arg.starts_with('-')) {
        bail!("`{option}` is no file: `prices` takes price files of AWS's, or nothing");
    }
    let files: Vec<PathBuf> = args.iter().map(PathBuf::from).collect();
    print!("{}", refresh(&folder(), &files)?);
    Ok(())
}

/// Merges price files of AWS's into the prices of a folder and makes its table; says what changed.
fn refresh(folder: &Path, files: &[PathBuf]) -> Result<String> {
    let at = |name: &str| folder.join(name);
    let (regions_path, prices_path, table_path) =
        (at("regions.json"), at("prices.csv"), at("table.rs"));
    let read = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    let in_prices = || prices_path.display().to_string();

    let regions = Regions::read(read(&regions_path)?.as_bytes())
        .with_context(|| regions_path.display().to_string())?;
    let old_prices = read(&prices_path)?;
    // Every row, so that a fault of an old one is told by its line.
    read_prices(old_prices.as_bytes()).with_context(in_prices)?;

    let mut out = String::new();
    let mut published = Vec::new();
    for path in files {
        let found = aws::read(path, &regions)?;
        out += &FileReport::new(path.display().to_string(), &found).to_string();
        published.extend(found.prices);
    }
    let mut prices = old_prices.clone();
    if !files.is_empty() {
        let rows = read_rows(old_prices.as_bytes()).with_context(in_prices)?;
        let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        let before = rows.clone();
        let outcomes = merge::merge(&mut rows, published).with_context(in_prices)?;
        out += &report::outcomes(&outcomes);
        if rows != before {
            prices = write_rows(rows.iter())?;
        }
    }

    let rows = read_prices(prices.as_bytes()).with_context(in_prices)?;
    let count = rows.len();
    let table = Table::new(&regions, rows).with_context(in_prices)?.to_rust()?;
    let old_table = fs::read_to_string(&table_path).unwrap_or_default();
    let mut changed = Vec::new();
    for (name, path, old, new) in [
        ("prices.csv", &prices_path, &old_prices, &prices),
        ("table.rs", &table_path, &old_table, &table),
    ] {
        if old == new {
            continue;
        }
        let (removed, added) = changed_lines(old, new);
        out += &format!("src/prices/{name}: {added} lines added and {removed} removed\n");
        changed.push((path.as_path(), new.as_str()));
    }
    if changed.is_empty() {
        out += &format!("src/prices: unchanged, {count} prices\n");
    }
    replace::replace(&changed)?;
    Ok(out)
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
