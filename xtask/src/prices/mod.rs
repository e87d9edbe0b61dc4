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
    for (name, path, old, new) in
        [("prices.csv", &prices_path, &old_prices, &prices), ("table.rs", &table_path, &old_table, &table)]
    {
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
        let regions = Regions::read(REGIONS.as_bytes())?;
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
        let regions = Regions::read(read("regions.json").as_bytes()).unwrap();
        let prices = read_prices(read("prices.csv").as_bytes()).unwrap();
        let text = Table::new(&regions, prices).unwrap().to_rust().unwrap();
        assert!(text == read("table.rs"), "run `cargo xtask prices`");
    }
}
