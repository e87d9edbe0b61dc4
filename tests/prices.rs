//! The published prices that ship are those of `prices.csv` and `regions.json`: no row lost, none
//! added, none altered, in either direction.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

use std::collections::{BTreeMap, BTreeSet};

use ecs_reach::prices::{
    AsOf, Confidence, Currency, InstanceType, Item, Note, Partition, Region, Tier,
    free_internet_out_gb, managed_instances_fee_share, tiers,
};
use ecs_reach::units::{Quantity, Rate};

const PRICES: &str = include_str!("../src/prices/prices.csv");
const REGIONS: &str = include_str!("../src/prices/regions.json");

/// The rows that are no prices: an allowance in GB, and a fraction.
const FREE: &str = "data_transfer_out_internet_free_gb_month";
const FEE: &str = "ecs_managed_instances_fee_share_of_on_demand";

/// A row of `prices.csv`, by the names of its columns.
type Row = BTreeMap<String, String>;

fn rows() -> Vec<Row> {
    csv::Reader::from_reader(PRICES.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// The rows that are prices.
fn price_rows() -> Vec<Row> {
    rows().into_iter().filter(|row| row["item"] != FREE && row["item"] != FEE).collect()
}

fn region(code: &str) -> Region {
    Region::from_code(code).unwrap_or_else(|| panic!("no Region `{code}`"))
}

fn known(region: Region, item: Item) -> Vec<Tier> {
    tiers(region, item).collect()
}

/// What a row of the file says of a Region, in the file's own words: what holds everywhere was read where the commercial
/// Regions are, and follows from that elsewhere.
fn written(row: &Row, region: Region) -> Vec<String> {
    let followed = row["region"] == "*" && region.partition().id() != "aws";
    let number = |text: &str| text.parse::<Rate>().unwrap().to_string();
    let as_of = row["as_of"].as_str();
    let text = |name: &str| row[name].clone();
    vec![
        text("item"),
        text("unit"),
        text("from_gb"),
        text("to_gb"),
        number(&row["price"]),
        text("currency"),
        if followed { "inferred".to_owned() } else { text("confidence") },
        if as_of == "stored copy, undated" { "undated" } else { as_of }.to_owned(),
        text("source"),
        text("note"),
    ]
}

/// What a tier says, in the words of the file.
fn shipped(item: Item, tier: &Tier) -> Vec<String> {
    vec![
        item.name().to_owned(),
        item.unit().to_owned(),
        tier.from_gb.to_string(),
        tier.to_gb.map_or(String::new(), |to| to.to_string()),
        tier.rate.to_string(),
        tier.currency.code().to_owned(),
        tier.confidence.name().to_owned(),
        tier.as_of.to_string(),
        tier.source.to_string(),
        tier.note.map_or("", Note::text).to_owned(),
    ]
}

/// The lines that only one of the two lists has.
fn difference(left: &[Vec<String>], right: &[Vec<String>]) -> Vec<Vec<String>> {
    left.iter().filter(|line| !right.contains(line)).cloned().collect()
}

#[test]
fn every_region_and_item_has_the_rows_of_the_file_and_no_others() {
    let rows = price_rows();
    let mut lookups = 0;
    for region in Region::all() {
        for item in Item::ALL.iter().copied() {
            let here = |row: &&Row| row["region"] == region.code() || row["region"] == "*";
            let of_item = rows.iter().filter(here).filter(|row| row["item"] == item.name());
            // The file has the tiers of a price in ascending order.
            let expected: Vec<_> = of_item.map(|row| written(row, region)).collect();
            let found: Vec<_> =
                known(region, item).iter().map(|tier| shipped(item, tier)).collect();
            assert_eq!(found, expected, "{} in {}", item.name(), region.code());
            lookups += 1;
        }
    }
    assert_eq!(lookups, 48 * 37);
}

#[test]
fn no_row_of_the_file_is_lost() {
    let rows = price_rows();
    assert_eq!(rows.len(), 1166);
    let everywhere: Vec<_> = rows.iter().filter(|row| row["region"] == "*").collect();
    assert_eq!(everywhere.len(), 5);
    let mut written_rows = Vec::new();
    let mut shipped_rows = Vec::new();
    for region in Region::all() {
        let own = rows.iter().filter(|row| row["region"] == region.code());
        let tag = |mut line: Vec<String>| {
            line.insert(0, region.code().to_owned());
            line
        };
        let here = own.chain(everywhere.iter().copied());
        written_rows.extend(here.map(|row| written(row, region)).map(tag));
        for item in Item::ALL.iter().copied() {
            let tiers = tiers(region, item);
            shipped_rows.extend(tiers.map(|tier| shipped(item, &tier)).map(tag));
        }
    }
    let lost = difference(&written_rows, &shipped_rows);
    let added = difference(&shipped_rows, &written_rows);
    assert!(lost.is_empty(), "lost: {lost:#?}");
    assert!(added.is_empty(), "added: {added:#?}");
    // 1,161 rows of single Regions, and 5 free rows in each of 48.
    assert_eq!((written_rows.len(), shipped_rows.len()), (1401, 1401));
}

#[test]
fn items_are_those_of_the_file() {
    let in_file: BTreeSet<String> = price_rows().iter().map(|row| row["item"].clone()).collect();
    let listed: BTreeSet<String> = Item::ALL.iter().map(|item| item.name().to_owned()).collect();
    assert_eq!(listed, in_file);
    for item in Item::ALL.iter().copied() {
        assert_eq!(Item::from_name(item.name()), Some(item));
    }
    for none in ["", "nat_gateway", "NAT_GATEWAY_HOUR", " nat_gateway_hour", FREE, FEE] {
        assert_eq!(Item::from_name(none), None, "{none}");
    }
}

#[test]
fn instance_types_are_those_of_the_file() {
    let from_item = |name: &str| {
        let name = name.strip_prefix("ec2_")?.strip_suffix("_linux_hour")?;
        Some(name.replace('_', "."))
    };
    let in_file: BTreeSet<String> =
        price_rows().iter().filter_map(|row| from_item(&row["item"])).collect();
    let listed: BTreeSet<String> =
        InstanceType::ALL.iter().map(|of| of.api_name().to_owned()).collect();
    assert_eq!(listed, in_file);
    for of in InstanceType::ALL.iter().copied() {
        assert_eq!(InstanceType::from_api_name(of.api_name()), Some(of));
        assert_eq!(from_item(Item::InstanceHour(of).name()).as_deref(), Some(of.api_name()));
        assert!(Item::ALL.contains(&Item::InstanceHour(of)), "{of:?}");
    }
    assert_eq!(InstanceType::from_api_name("t4g_nano"), None);
}

#[test]
fn regions_are_those_of_the_file() {
    let file: serde_json::Value = serde_json::from_str(REGIONS).unwrap();
    let file = file["regions"].as_array().unwrap();
    assert_eq!(Region::all().count(), file.len());
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    for (region, row) in Region::all().zip(file) {
        let code = region.code();
        assert_eq!(Some(code.to_owned()), text(&row["code"]));
        assert_eq!(Some(region.name().to_owned()), text(&row["name"]), "{code}");
        assert_eq!(Some(region.partition().id().to_owned()), text(&row["partition"]), "{code}");
        assert_eq!(
            region.currency().map(|of| of.code().to_owned()),
            text(&row["currency"]),
            "{code}"
        );
        let (new, listed) = (row["az_count_new_account"].as_u64(), row["az_count_listed"].as_u64());
        assert_eq!(region.zone_count_new_account().map(u64::from), new, "{code}");
        assert_eq!(region.zone_count().map(u64::from), new.max(listed), "{code}");
        assert_eq!(Region::from_code(code), Some(region));
        let priced = rows().iter().any(|row| row["region"] == code);
        assert_eq!(region.has_prices(), priced, "{code}");
    }
    assert_eq!(Region::DEFAULT, region("us-east-1"));
    for none in ["", "*", "us-east-9", "US-EAST-1", "us-east-1 "] {
        assert_eq!(Region::from_code(none), None, "{none}");
    }
}

#[test]
fn regions_are_distinct_and_in_the_order_of_the_file() {
    let regions: Vec<Region> = Region::all().collect();
    assert!(regions.windows(2).all(|pair| pair[0] < pair[1]));
    let set: std::collections::HashSet<Region> = regions.iter().copied().collect();
    assert_eq!(set.len(), regions.len());
    assert_eq!(format!("{:?}", Region::DEFAULT), "Region(us-east-1)");
}

#[test]
fn zones_closed_to_new_accounts_still_count() {
    let count = |code: &str| (region(code).zone_count(), region(code).zone_count_new_account());
    assert_eq!(count("us-east-1"), (Some(6), Some(6)));
    assert_eq!(count("us-west-1"), (Some(3), Some(2)));
    assert_eq!(count("ap-northeast-1"), (Some(4), Some(3)));
    assert_eq!(count("ap-east-2"), (Some(3), Some(3)));
    assert_eq!(count("cn-north-1"), (Some(3), None));
    assert_eq!(count("eusc-de-east-1"), (None, None));
}

#[test]
fn tiers_leave_no_gap() {
    let mut tiered = 0;
    for region in Region::all() {
        for item in Item::ALL.iter().copied() {
            let tiers = known(region, item);
            let place = format!("{} in {}", item.name(), region.code());
            assert!(tiers.first().is_none_or(|tier| tier.from_gb == 0), "{place}");
            for pair in tiers.windows(2) {
                assert_eq!(pair[0].to_gb, Some(pair[1].from_gb), "{place}");
                assert!(pair[0].from_gb < pair[1].from_gb, "{place}");
                tiered += 1;
            }
        }
    }
    // 36 Regions with three tiers of endpoint data, 28 with four of internet out.
    assert_eq!(tiered, 36 * 2 + 28 * 3);
}

#[test]
fn a_price_can_end_where_nothing_above_is_known() {
    for code in ["ap-southeast-3", "ap-southeast-4"] {
        let tiers = known(region(code), Item::DataTransferOutInternetGb);
        let bounds: Vec<_> = tiers.iter().map(|tier| (tier.from_gb, tier.to_gb)).collect();
        assert_eq!(bounds, [(0, Some(10_240))], "{code}");
    }
}

#[test]
fn a_region_with_dollar_prices_has_those_that_every_design_needs() {
    let dollars = |region: &Region| region.has_prices() && region.currency() == Some(Currency::Usd);
    let regions: Vec<Region> = Region::all().filter(dollars).collect();
    assert_eq!(regions.len(), 36);
    let needed = [
        Item::NatGatewayHour,
        Item::NatGatewayGb,
        Item::PublicIpv4InUseHour,
        Item::PublicIpv4IdleHour,
        Item::VpcEndpointInterfaceAzHour,
        Item::VpcEndpointInterfaceGb,
        Item::TransitGatewayAttachmentHour,
        Item::TransitGatewayGb,
    ];
    for region in regions {
        for item in needed {
            let tiers = known(region, item);
            assert!(!tiers.is_empty(), "{} in {}", item.name(), region.code());
            for tier in tiers {
                assert!(tier.rate > Rate::FREE, "{} in {}", item.name(), region.code());
                assert_eq!(tier.currency, Currency::Usd);
            }
        }
    }
}

#[test]
fn what_is_not_published_stays_unknown() {
    let sovereign = region("eusc-de-east-1");
    assert!(!sovereign.has_prices());
    assert_eq!(sovereign.partition(), Partition::AwsEusc);
    assert_eq!(known(sovereign, Item::NatGatewayHour), []);
    assert_eq!(known(region("cn-north-1"), Item::NatGatewayHour), []);
    assert_eq!(known(region("ap-east-2"), Item::DataTransferOutInternetGb), []);
    // Free by publication, which is not the same as unknown.
    let free = known(sovereign, Item::InternetGatewayHour);
    assert_eq!(free.iter().map(|tier| tier.rate).collect::<Vec<_>>(), [Rate::FREE]);
}

#[test]
fn prices_that_a_reader_can_check() {
    let rate = |code: &str, item| {
        let tiers = known(region(code), item);
        let text = |tier: &Tier| format!("{} {}", tier.rate, tier.currency.code());
        tiers.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(rate("us-east-1", Item::NatGatewayHour), ["0.045 USD"]);
    assert_eq!(rate("eu-central-1", Item::NatGatewayRegionalAzHour), ["0.052 USD"]);
    assert_eq!(rate("sa-east-1", Item::TransitGatewayAttachmentHour), ["0.09 USD"]);
    assert_eq!(rate("us-east-1", Item::TransitGatewayGb), ["0.02 USD"]);
    assert_eq!(rate("cn-northwest-1", Item::NatGatewayHour), ["0.37 CNY"]);
    assert_eq!(rate("us-east-1", Item::InstanceHour(InstanceType::T4gNano)), ["0.0042 USD"]);
    assert_eq!(
        rate("us-east-1", Item::DataTransferOutInternetGb),
        ["0.09 USD", "0.085 USD", "0.07 USD", "0.05 USD"]
    );
}

#[test]
fn the_free_allowance_is_that_of_the_file_and_of_commercial_regions() {
    let rows = rows();
    let rows: Vec<&Row> = rows.iter().filter(|row| row["item"] == FREE).collect();
    let [row] = rows[..] else { panic!("{} rows", rows.len()) };
    for region in Region::all() {
        let Some(free) = free_internet_out_gb(region) else {
            assert_ne!(region.partition(), Partition::Aws, "{}", region.code());
            continue;
        };
        assert_eq!(region.partition(), Partition::Aws, "{}", region.code());
        assert_eq!(free.gb.to_string(), row["price"]);
        assert_eq!(free.confidence.name(), row["confidence"]);
        assert_eq!(free.as_of.to_string(), row["as_of"]);
        assert_eq!(free.source.to_string(), row["source"]);
        assert_eq!(free.note.map_or("", Note::text), row["note"]);
    }
    assert_eq!(free_internet_out_gb(Region::DEFAULT).map(|free| free.gb), Some(100));
    assert_eq!(free_internet_out_gb(region("us-gov-west-1")), None);
    assert_eq!(free_internet_out_gb(region("cn-north-1")), None);
}

#[test]
fn the_fee_of_managed_instances_is_that_of_the_file() {
    let rows = rows();
    let rows: Vec<&Row> = rows.iter().filter(|row| row["item"] == FEE).collect();
    let [row] = rows[..] else { panic!("{} rows", rows.len()) };
    let fee = managed_instances_fee_share();
    let share = Quantity::whole(1).share(fee.part, fee.whole);
    assert_eq!(share.to_string(), row["price"]);
    assert_eq!(fee.confidence, Confidence::Inferred);
    assert_eq!(fee.confidence.name(), row["confidence"]);
    assert_eq!(fee.as_of.to_string(), row["as_of"]);
    assert_eq!(fee.source.to_string(), row["source"]);
    assert_eq!(fee.note.map_or("", Note::text), row["note"]);
}

fn date(text: &str) -> AsOf {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is no date"))
}

#[test]
fn dates_are_as_exact_as_their_source() {
    for text in ["2026", "2026-09", "2026-09-01", "2024-02-29", "undated"] {
        assert_eq!(date(text).to_string(), text);
    }
    assert_eq!(date("stored copy, undated"), AsOf::UNDATED);
    let parts = |text: &str| (date(text).year(), date(text).month(), date(text).day());
    assert_eq!(parts("2026-09-21"), (Some(2026), Some(9), Some(21)));
    assert_eq!(parts("2026-09"), (Some(2026), Some(9), None));
    assert_eq!(parts("2026"), (Some(2026), None, None));
    assert_eq!(parts("undated"), (None, None, None));
    for text in [
        "",
        "26",
        "2026-9",
        "2026-13",
        "2026-00",
        "2026-02-29",
        "2026-04-31",
        "2026-09-01-01",
        "0000",
    ] {
        assert!(text.parse::<AsOf>().is_err(), "{text}");
    }
}

#[test]
fn dates_age() {
    let order = ["undated", "2025-11-04", "2026", "2026-09", "2026-09-01", "2026-10"];
    assert!(order.windows(2).all(|pair| date(pair[0]) < date(pair[1])));
    let months = |from: &str, to: &str| date(from).months_until(date(to));
    assert_eq!(months("2025-10-28", "2026-11-23"), Some(13));
    assert_eq!(months("2026", "2026-11-23"), Some(10));
    assert_eq!(months("2026-11-01", "2026-11-23"), Some(0));
    assert_eq!(months("2026-11", "2025-11"), Some(0));
    assert_eq!(months("undated", "2026-11"), None);
    assert_eq!(months("2026-11", "undated"), None);
}
