//! Money: published calculations, and every line of the bill against an independent recalculation from
//! `prices.csv` with a general decimal library.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::Value as Json;
use support::{Row, assess, from_link, list, rows, text};

const CASES: &str = include_str!("cases/costs.json");
const PRICES: &str = include_str!("../src/prices/prices.csv");

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A number of a case, exactly as it is written there.
fn number(case: &Json, key: &str) -> Decimal {
    decimal(&case[key].to_string())
}

fn bill(link: &str) -> Json {
    assess(&from_link(link))["bill"].clone()
}

fn line<'a>(bill: &'a Json, id: &str) -> Option<&'a Json> {
    list(bill, "/lines").iter().find(|line| line["id"] == id)
}

/// What the named lines cost together; a line that is not there costs nothing.
fn cost(bill: &Json, ids: &[&str]) -> Decimal {
    let lines = ids.iter().filter_map(|id| line(bill, id));
    lines.map(|line| decimal(text(line, "/amount"))).sum()
}

// ---------------------------------------------------------------------------------------------------
// Published calculations

/// A case as designs: the sum of these lines of the first, divided by those of the second if there is
/// one.
struct Covered {
    id: &'static str,
    link: &'static str,
    lines: &'static [&'static str],
    per: Option<(&'static str, &'static [&'static str])>,
}

const HOURS: &str = "nat-gateway-hours";
const DATA: &str = "nat-gateway-data";
const ADDRESSES: &str = "public-ipv4";
const OUT: &str = "internet-data-out";
const CROSSING: &str = "cross-zone-data";

const fn sum(id: &'static str, link: &'static str, lines: &'static [&'static str]) -> Covered {
    Covered { id, link, lines, per: None }
}

const COVERED: &[Covered] = &[
    sum("infracost-nat-1", "zones=1", &[HOURS, DATA]),
    sum("infracost-nat-100gb", "zones=1&internetInGb=100", &[HOURS, DATA]),
    sum("infracost-nat-total", "zones=2&internetInGb=100", &[HOURS, DATA]),
    sum(
        "alternat-10tb",
        "zones=1&internetOutGb=5120&internetInGb=5120&freeTier=false",
        &[HOURS, DATA, OUT],
    ),
    sum(
        "alternat-1pb",
        "zones=1&internetOutGb=512000&internetInGb=512000&freeTier=false",
        &[HOURS, DATA, OUT],
    ),
    sum("basavytix-3nat-2tb", "zones=3&internetInGb=2048", &[HOURS, DATA]),
    sum("basavytix-3nat-20tb", "zones=3&internetInGb=20480", &[HOURS, DATA]),
    sum("mr-euw2-3nat", "region=eu-west-2&zones=3", &[HOURS, ADDRESSES]),
    sum("mr-single-nat", "region=eu-west-2&nat=single", &[HOURS, ADDRESSES]),
    sum("mr-usw2-3nat", "region=us-west-2&zones=3", &[HOURS, ADDRESSES]),
    sum("aws-calc-tokyo", "region=ap-northeast-1&zones=1&internetInGb=100", &[HOURS, DATA]),
    sum("chyshkala", "zones=3&internetInGb=40000", &[HOURS, DATA]),
    sum("cloudburn-nat", "zones=1&hoursPerMonth=720&internetInGb=100", &[HOURS, DATA]),
    sum("marya-ahmadi", "zones=3&hoursPerMonth=720&internetInGb=100", &[HOURS, DATA]),
    sum("egresscost-10tb", "zones=1&internetInGb=10240", &[HOURS, DATA]),
    sum("dev-suhas-s3", "zones=1&s3Gb=1", &[DATA, CROSSING, OUT]),
    Covered {
        id: "breakeven-1nat",
        link: "zones=1",
        lines: &[HOURS, ADDRESSES],
        per: Some(("subnet=public&assignPublicIp=true&tasks=1", &[ADDRESSES])),
    },
    Covered {
        id: "breakeven-2az",
        link: "zones=2",
        lines: &[HOURS, ADDRESSES],
        per: Some(("subnet=public&assignPublicIp=true&tasks=1", &[ADDRESSES])),
    },
];

const NOT_YET: &[(&str, &str)] = &[
    ("aws-vpc-pricing-nat-s3-sameaz", "a month of one hour is no scenario"),
    ("cloudcostkit-nat", "a month of 729.6 hours is no scenario"),
    ("infracost-vpce-big", "VPC endpoints"),
    ("infracost-vpce-1000gb", "VPC endpoints"),
    ("zac-breakeven-5", "VPC endpoints"),
    ("mr-usw2-15ep-2az", "VPC endpoints"),
    ("mr-usw2-15ep-3az", "VPC endpoints"),
    ("adr-2nat-4ep", "VPC endpoints"),
    ("infracost-alb-lcu", "load balancers"),
    ("infracost-lb-total", "load balancers"),
    ("infracost-nfw-total", "AWS Network Firewall"),
    ("infracost-nfw-100gb", "AWS Network Firewall"),
    ("graycloudarch-inspect", "AWS Network Firewall, transit gateways"),
    ("fargate-ex1", "Fargate compute"),
    ("fargate-ex2-arm", "Fargate compute"),
    ("infracost-fargate-total", "Fargate compute"),
    ("sst-fargate", "Fargate compute"),
    ("infracost-eip-total", "EC2 instances, load balancers, idle addresses"),
];

#[test]
fn published_calculations() {
    let cases: Vec<Json> = serde_json::from_str(CASES).unwrap();
    let cent = decimal("0.01");
    let mut seen = BTreeSet::new();
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        assert!(seen.insert(id), "{id} stands twice");
        let Some(covered) = COVERED.iter().find(|covered| covered.id == id) else {
            let why = NOT_YET.iter().find(|(listed, _)| *listed == id);
            let (_, why) = why.unwrap_or_else(|| panic!("{id} is neither covered nor listed"));
            println!("not yet covered: {id} ({why})");
            continue;
        };
        let mut ours = cost(&bill(covered.link), covered.lines);
        if let Some((link, lines)) = covered.per {
            ours = ours.checked_div(cost(&bill(link), lines)).unwrap();
        }
        let (published, recomputed) = (number(case, "published"), number(case, "recomputed"));
        let verdict = case["verdict"].as_str().unwrap();
        if verdict.starts_with("use") {
            let tolerance = number(case, "tolerance");
            assert!((ours - published).abs() <= tolerance, "{id}: {ours}, published {published}");
            assert!((ours - recomputed).abs() <= tolerance, "{id}: {ours}, not {recomputed}");
        } else {
            // The tolerance of a wrong figure says how far it may be off, not how far we may be.
            assert!(verdict.contains("wrong"), "{id}: what does `{verdict}` mean?");
            assert!((ours - published).abs() > cent, "{id}: the wrong {published} is reproduced");
            assert!((ours - recomputed).abs() <= cent, "{id}: {ours}, not {recomputed}");
        }
    }
    let listed = COVERED.iter().map(|covered| covered.id).chain(NOT_YET.iter().map(|(id, _)| *id));
    for id in listed.clone() {
        assert!(seen.contains(id), "no case is called {id}");
    }
    assert_eq!(listed.count(), cases.len());
}

// ---------------------------------------------------------------------------------------------------
// The oracle

/// The published tiers of an item in a Region: from, to, price.
struct Oracle {
    rows: Vec<Row>,
}

impl Oracle {
    fn new() -> Oracle {
        Oracle { rows: rows(PRICES) }
    }

    fn regions(&self) -> BTreeSet<&str> {
        let regions = self.rows.iter().map(|row| row["region"].as_str());
        regions.filter(|region| *region != "*").collect()
    }

    fn tiers(&self, region: &str, item: &str) -> Vec<(Decimal, Option<Decimal>, Decimal)> {
        let rows = self.rows.iter().filter(|row| row["item"] == item);
        let rows = rows.filter(|row| row["region"] == region || row["region"] == "*");
        rows.map(|row| {
            let to = Some(row["to_gb"].as_str()).filter(|to| !to.is_empty()).map(decimal);
            let from = Some(row["from_gb"].as_str()).filter(|from| !from.is_empty());
            (from.map_or(Decimal::ZERO, decimal), to, decimal(&row["price"]))
        })
        .collect()
    }

    /// What a quantity costs; none where a part of it has no price.
    fn cost(&self, region: &str, item: &str, quantity: Decimal) -> Option<Decimal> {
        let mut cost = Decimal::ZERO;
        let mut priced = Decimal::ZERO;
        for (from, to, price) in self.tiers(region, item) {
            let end = to.map_or(quantity, |to| to.min(quantity));
            let part = (end - from).max(Decimal::ZERO);
            cost += part * price;
            priced += part;
        }
        (priced == quantity).then_some(cost)
    }

    /// GB out to the internet that cost nothing: in no China Region and not in GovCloud.
    fn free(&self, region: &str) -> Decimal {
        let granted = !region.starts_with("cn-") && !region.starts_with("us-gov-");
        let row = self.rows.iter().find(|row| row["item"].ends_with("free_gb_month")).unwrap();
        if granted { decimal(&row["price"]) } else { Decimal::ZERO }
    }
}

/// The price item behind a line.
const ITEMS: [(&str, &str); 6] = [
    (HOURS, "nat_gateway_hour"),
    (DATA, "nat_gateway_gb"),
    (ADDRESSES, "public_ipv4_in_use_hour"),
    (CROSSING, "data_transfer_cross_az_gb_per_direction"),
    (OUT, "data_transfer_out_internet_gb"),
    ("internet-data-in", "data_transfer_in_internet_gb"),
];

/// Compares a whole bill with quantities worked out by hand: line, quantity. Lines of nothing may be
/// missing.
fn check(oracle: &Oracle, region: &str, link: &str, expected: &[(&str, Decimal)]) {
    let bill = bill(link);
    let mut total = Decimal::ZERO;
    let mut complete = true;
    for (id, item) in ITEMS {
        let quantity = expected.iter().find(|(of, _)| *of == id).map_or(Decimal::ZERO, |(_, q)| *q);
        let Some(line) = line(&bill, id) else {
            assert!(quantity.is_zero(), "{link}: no line {id}, expected {quantity}");
            continue;
        };
        assert_eq!(decimal(text(line, "/quantity")), quantity, "{link}: quantity of {id}");
        match oracle.cost(region, item, quantity) {
            Some(cost) => {
                assert_eq!(decimal(text(line, "/amount")), cost, "{link}: amount of {id}");
                total += cost;
            }
            None => {
                assert!(line["amount"].is_null(), "{link}: a price for {id} is made up: {line}");
                complete = false;
            }
        }
        // The tiers that are shown are the whole amount.
        if !line["amount"].is_null() {
            let tiers = list(line, "/tiers").iter();
            let parts: Decimal = tiers
                .map(|tier| {
                    let part = decimal(text(tier, "/quantity")) * decimal(text(tier, "/unitPrice"));
                    assert_eq!(decimal(text(tier, "/amount")), part, "{link}: a tier of {id}");
                    part
                })
                .sum();
            assert_eq!(parts, decimal(text(line, "/amount")), "{link}: tiers of {id}");
        }
    }
    for line in list(&bill, "/lines") {
        let id = text(line, "/id");
        assert!(ITEMS.iter().any(|(known, _)| *known == id), "{link}: line {id} is not checked");
    }
    assert_eq!(decimal(text(&bill, "/monthlyTotal")), total, "{link}: total");
    assert_eq!(bill["complete"], complete, "{link}: complete");
}

/// Levels of traffic around every bound of a Region's tiers and of the free allowance.
fn levels(oracle: &Oracle, region: &str) -> BTreeSet<Decimal> {
    let near = ["-1", "-0.000001", "0", "0.000001", "1"].map(decimal);
    let tiers = oracle.tiers(region, "data_transfer_out_internet_gb");
    let bounds = tiers.iter().flat_map(|(from, to, _)| [Some(*from), *to]).flatten();
    let free = oracle.free(region);
    let bounds: Vec<Decimal> = bounds.flat_map(|bound| [bound, bound + free]).collect();
    let around = bounds.iter().flat_map(|bound| near.map(|step| *bound + step));
    let usual = ["0", "0.5", "99", "100", "101", "12345.678901", "1000000000"].map(decimal);
    around.chain(usual).filter(|level| !level.is_sign_negative()).collect()
}

#[test]
fn every_priced_region_bills_what_its_published_prices_say() {
    let oracle = Oracle::new();
    let (hours, two) = (decimal("730"), decimal("2"));
    let regions = oracle.regions();
    let mut priced = 0_usize;
    for region in &regions {
        priced += usize::from(oracle.cost(region, "public_ipv4_in_use_hour", hours).is_some());
        let free = oracle.free(region);
        for out in levels(&oracle, region) {
            let received = (out / two).round_dp(6).min(decimal("1000000000"));
            for (tier, allowance) in [("true", free), ("false", Decimal::ZERO)] {
                let billed = (out - allowance).max(Decimal::ZERO);
                let traffic =
                    format!("internetOutGb={out}&internetInGb={received}&freeTier={tier}");
                let nat = format!("region={region}&{traffic}");
                check(
                    &oracle,
                    region,
                    &nat,
                    &[
                        (HOURS, two * hours),
                        (DATA, out + received),
                        (ADDRESSES, two * hours),
                        (OUT, billed),
                        ("internet-data-in", received),
                    ],
                );
                let public = format!("{nat}&subnet=public&assignPublicIp=true&tasks=7");
                check(
                    &oracle,
                    region,
                    &public,
                    &[
                        (ADDRESSES, decimal("7") * hours),
                        (OUT, billed),
                        ("internet-data-in", received),
                    ],
                );
            }
        }
    }
    // The 36 Regions whose every line has a price; of China's two only some prices are known.
    assert_eq!((regions.len(), priced), (38, 36), "{regions:?}");
}

#[test]
fn counts_follow_the_design() {
    let oracle = Oracle::new();
    let hours = decimal("744");
    let count = |n: u32| Decimal::from(n) * hours;
    let month = "hoursPerMonth=744";
    let region = "us-east-1";
    // Instances hold the addresses on EC2, however many tasks run on them.
    let ec2 = format!("{month}&launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true");
    check(&oracle, region, &format!("{ec2}&instances=3&tasks=9"), &[(ADDRESSES, count(3))]);
    // Addresses that cannot be used cost as well.
    let unused = format!("{month}&assignPublicIp=true&tasks=5&zones=3");
    check(&oracle, region, &unused, &[(HOURS, count(3)), (ADDRESSES, count(8))]);
    // Traffic to services of AWS goes through NAT and not to the internet.
    let services = "s3Gb=10&dynamodbGb=20&awsApiGb=30&imagePullGb=40&hoursPerMonth=744";
    let lines = [(HOURS, count(2)), (DATA, decimal("100")), (ADDRESSES, count(2))];
    check(&oracle, region, services, &lines);
    // In mode none the image is pulled, and nothing else moves.
    let none = format!("{services}&launchType=ec2&networkMode=none");
    let lines = [(HOURS, count(2)), (DATA, decimal("40")), (ADDRESSES, count(2))];
    check(&oracle, region, &none, &lines);
    // An isolated subnet carries nothing, so nothing is charged.
    check(&oracle, region, "subnet=isolated&internetOutGb=500&imagePullGb=5", &[]);
    // Nor is what the security group holds back.
    let closed = format!("{month}&internetOutGb=500&securityGroup.egress=");
    check(&oracle, region, &closed, &[(HOURS, count(2)), (ADDRESSES, count(2))]);
    // Between zones: both sides, and only where there are two of them.
    let between = format!("{month}&subnet=isolated&interZoneGb=12.5");
    check(&oracle, region, &between, &[(CROSSING, decimal("25"))]);
    check(&oracle, region, &format!("{between}&zones=1"), &[]);
    check(&oracle, region, &format!("{between}&tasks=1"), &[]);
}

#[test]
fn a_single_nat_gateway_is_crossed_to_from_every_other_zone() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    for zones in 1..=4_u32 {
        for tasks in [zones, zones * 3, zones * 3 + 1, 1] {
            // The first zones get one task more; all but the first zone's cross.
            let own = tasks.div_ceil(zones);
            let share = Decimal::from(tasks - own) / Decimal::from(tasks);
            // Whole GB for every task, so that shares are exact.
            let (out, received) = (Decimal::from(tasks * 200), Decimal::from(tasks * 50));
            let moved = ((out + received) * share).round_dp(6);
            let link = format!(
                "nat=single&zones={zones}&tasks={tasks}&internetOutGb={out}&internetInGb={received}"
            );
            check(
                &oracle,
                "us-east-1",
                &link,
                &[
                    (HOURS, hours),
                    (DATA, out + received),
                    (ADDRESSES, hours),
                    (CROSSING, moved * decimal("2")),
                    (OUT, (out - decimal("100")).max(Decimal::ZERO)),
                    ("internet-data-in", received),
                ],
            );
        }
    }
}

#[test]
fn the_hundred_free_gigabytes() {
    let out = |link: &str| {
        let bill = bill(link);
        let line = line(&bill, OUT).unwrap().clone();
        (decimal(text(&line, "/quantity")), decimal(text(&line, "/amount")))
    };
    let gb = |text: &str| decimal(text);
    assert_eq!(out("internetOutGb=100"), (Decimal::ZERO, Decimal::ZERO));
    assert_eq!(out("internetOutGb=100.000001").0, gb("0.000001"));
    assert_eq!(out("internetOutGb=150"), (gb("50"), gb("4.50")));
    assert_eq!(out("internetOutGb=150&freeTier=false"), (gb("150"), gb("13.50")));
    assert_eq!(out("internetOutGb=150&region=us-gov-west-1").0, gb("150"), "GovCloud has none");
    // The cheaper tier begins behind the free GB.
    assert_eq!(out("internetOutGb=10340").1, gb("921.60"));
    assert_eq!(out("internetOutGb=10341").1, gb("921.685"));
}

#[test]
fn a_rate_that_is_not_known_has_no_amount() {
    let oracle = Oracle::new();
    let priced = oracle.regions();
    let text_of_all = ecs_reach::export::regions_json();
    let all: Vec<Json> = serde_json::from_str(&text_of_all).unwrap();
    let mut unpriced = 0_usize;
    for region in &all {
        let code = text(region, "/code");
        if priced.contains(code) {
            continue;
        }
        unpriced += 1;
        assert_eq!(region["hasPrices"], false, "{code}");
        let assessment = assess(&from_link(&format!("region={code}&internetOutGb=1000")));
        let bill = &assessment["bill"];
        assert_eq!(bill["complete"], false, "{code}");
        for id in [HOURS, ADDRESSES, DATA, OUT] {
            let line = line(bill, id).unwrap_or_else(|| panic!("{code} has no line {id}"));
            for key in ["amount", "unitPrice", "asOf", "source"] {
                assert!(line[key].is_null(), "{code}: {key} of {id} is {}", line[key]);
            }
            assert_eq!(line["confidence"], "unknown", "{code}: {id}");
        }
        let told = list(&assessment, "/findings").iter().any(|f| f["code"] == "rates-missing");
        assert!(told, "{code}: nobody says that rates are missing");
        // The total is what is known: transfer in is free everywhere, everything else is not known.
        assert_eq!(decimal(text(bill, "/monthlyTotal")), Decimal::ZERO, "{code}");
    }
    assert!(unpriced > 0 && all.len() == unpriced + priced.len(), "{unpriced} of {}", all.len());
    // A complete bill says so.
    assert_eq!(bill("internetOutGb=10")["complete"], true);
}

#[test]
fn rates_of_the_users_own() {
    let traffic = "nat=single&tasks=2&internetOutGb=20000&internetInGb=10";
    let default = bill(traffic);
    for (id, item) in ITEMS {
        let own = bill(&format!("{traffic}&priceOverrides.{item}=0.0123456789"));
        for line in list(&own, "/lines") {
            let of = text(line, "/id");
            if of == id {
                let quantity = decimal(text(line, "/quantity"));
                let amount = quantity * decimal("0.0123456789");
                assert_eq!(decimal(text(line, "/amount")), amount, "{id}");
                assert_eq!(
                    (text(line, "/unitPrice"), text(line, "/confidence")),
                    ("0.0123456789", "user")
                );
                assert!(line["asOf"].is_null(), "{id}: the user's rate has no date of AWS's");
                assert_eq!(list(line, "/tiers").len(), 1, "{id}");
            } else {
                assert_eq!(Some(line), self::line(&default, of), "{id} changes {of}");
            }
        }
        assert!(line(&own, id).is_some(), "{id} is not billed in this design");
    }
    // Where nothing is published, the user's rates make the bill complete.
    let items = ITEMS.map(|(_, item)| format!("priceOverrides.{item}=1")).join("&");
    let own = bill(&format!("region=us-iso-east-1&zones=1&internetOutGb=1&{items}"));
    assert_eq!(own["complete"], true, "{own}");
    assert_eq!(decimal(text(&own, "/monthlyTotal")), decimal("1462"), "730 + 1 + 730 + 1");
}

#[test]
fn the_claim_about_small_workloads_stands_beside_the_number_that_contradicts_it() {
    let claim = |link: &str| -> Option<Json> {
        let assessment = assess(&from_link(link));
        let findings = list(&assessment, "/findings").iter();
        findings.clone().find(|finding| finding["code"] == "small-workload-claim").cloned()
    };
    let oracle = Oracle::new();
    let money = |item| oracle.cost("us-east-1", item, decimal("730")).unwrap();
    let address = money("public_ipv4_in_use_hour");
    let gateway = money("nat_gateway_hour") + address;
    for (zones, tasks) in [(1, 1), (1, 10), (2, 2), (2, 20), (3, 29), (3, 31), (2, 100)] {
        let link = format!("zones={zones}&tasks={tasks}");
        let finding = claim(&link).unwrap_or_else(|| panic!("{link}: no claim"));
        let rules: BTreeSet<&str> =
            list(&finding, "/rules").iter().filter_map(Json::as_str).collect();
        assert!(["S43", "X1", "K4"].iter().all(|rule| rules.contains(rule)), "{rules:?}");
        let break_even = (gateway * Decimal::from(zones) / address).normalize();
        let title = text(&finding, "/title");
        assert!(title.contains(&format!("{break_even} public")), "{link}: {title}");
        // Above the break-even the numbers do not contradict the sentence, and must not be said to.
        let public_is_cheaper = Decimal::from(tasks) < break_even;
        let why = text(&finding, "/why");
        assert_eq!(why.contains("the opposite"), public_is_cheaper, "{link}: {why}");
    }
}

#[test]
fn the_lines_of_a_bill_are_in_the_order_of_the_price_list() {
    let bill = bill("nat=single&internetOutGb=1000&internetInGb=1&interZoneGb=1");
    let ids: Vec<&str> = list(&bill, "/lines").iter().map(|line| text(line, "/id")).collect();
    assert_eq!(ids, [HOURS, DATA, ADDRESSES, CROSSING, OUT, "internet-data-in"]);
    let labels: BTreeMap<&str, &str> = list(&bill, "/lines")
        .iter()
        .map(|line| (text(line, "/label"), text(line, "/id")))
        .collect();
    assert_eq!(labels.len(), ids.len(), "two lines have one label");
}
