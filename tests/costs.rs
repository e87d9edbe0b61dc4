//! Money: published calculations, and every line of the bill against an independent recalculation from
//! `prices.csv` with a general decimal library.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

#[path = "costs/more_lines.rs"]
mod more_lines;
#[path = "costs/shares.rs"]
mod shares;
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

/// What the named lines of designs cost together; a line that is not there costs nothing.
fn cost(costs: Costs) -> Decimal {
    let of = |(link, ids): &(&str, &[&str])| -> Decimal {
        let bill = bill(link);
        let lines = ids.iter().filter_map(|id| line(&bill, id));
        lines.map(|line| decimal(text(line, "/amount"))).sum()
    };
    costs.iter().map(of).sum()
}

// ---------------------------------------------------------------------------------------------------
// Published calculations

/// Lines of designs: what these lines of these designs cost together.
type Costs = &'static [(&'static str, &'static [&'static str])];

/// A case as designs: what some lines cost, less what others do, per something.
struct Covered {
    id: &'static str,
    plus: Costs,
    less: Costs,
    per: Per,
}

/// What a cost is divided by.
enum Per {
    Month,
    /// By a number.
    Number(&'static str),
    /// By what other lines cost, less what others do.
    Lines(Costs, Costs),
}

const HOURS: &str = "nat-gateway-hours";
const DATA: &str = "nat-gateway-data";
const REGIONAL_HOURS: &str = "regional-nat-gateway-hours";
const REGIONAL_DATA: &str = "regional-nat-gateway-data";
const INSTANCE: &str = "nat-instance-hours";
const ADDRESSES: &str = "public-ipv4";
const ENDPOINT_HOURS: &str = "interface-endpoint-hours";
const ENDPOINT_DATA: &str = "interface-endpoint-data";
const GATEWAY_ENDPOINT: &str = "gateway-endpoint";
const CROSSING: &str = "cross-zone-data";
const OUT: &str = "internet-data-out";
const IN: &str = "internet-data-in";
const TO_MACHINES: &str = "service-data-out";
const BALANCER: &str = "load-balancer-hours";
const CAPACITY: &str = "load-balancer-capacity";
const ATTACHMENT: &str = "transit-gateway-hours";
const TRANSIT: &str = "transit-gateway-data";
const IDLE: &str = "public-ipv4-idle";
const VCPU: &str = "fargate-vcpu-hours";
const MEMORY: &str = "fargate-memory-hours";
const STORAGE: &str = "fargate-storage-hours";
const MACHINES: &str = "container-instance-hours";
const FEE: &str = "managed-instances-fee";
const EXTERNAL: &str = "external-instance-hours";

const fn sum(id: &'static str, plus: Costs) -> Covered {
    Covered { id, plus, less: &[], per: Per::Month }
}

const NAT: &[&str] = &[HOURS, DATA];
const NAT_OUT: &[&str] = &[HOURS, DATA, OUT];
const NAT_FIXED: &[&str] = &[HOURS, ADDRESSES];
const ENDPOINTS: &[&str] = &[ENDPOINT_HOURS, ENDPOINT_DATA];
const BALANCED: &[&str] = &[BALANCER, CAPACITY];
const FARGATE: &[&str] = &[VCPU, MEMORY, STORAGE];
/// Five tasks for a month of 30 days; those of the examples run for 10 minutes a day.
const FIVE_TASKS: &str = "compute=true&tasks=5&hoursPerMonth=720&ephemeralStorageGb=30";
const FIVE_ON_ARM: &str =
    "compute=true&tasks=5&hoursPerMonth=720&ephemeralStorageGb=30&cpuArchitecture=arm64";
const DAYS_30: &str = "zones=1&hoursPerMonth=720&internetInGb=2000";
const DAYS_31: &str = "zones=1&hoursPerMonth=744&internetInGb=2000";
const ONE_ADDRESS: Costs = &[("subnet=public&assignPublicIp=true&tasks=1", &[ADDRESSES])];
const TEN_ENDPOINTS: &str = "region=us-west-2&subnet=isolated&endpoints=ecr-api,ecr-dkr,logs,\
    secretsmanager,ssm,ssmmessages,kms,ecs,ecs-agent,ecs-telemetry";
const FIVE_ENDPOINTS: &str =
    "region=us-west-2&subnet=isolated&endpoints=ecr-api,ecr-dkr,logs,secretsmanager,ssm";

const COVERED: &[Covered] = &[
    sum("infracost-nat-1", &[("zones=1", NAT)]),
    sum("infracost-nat-100gb", &[("zones=1&internetInGb=100", NAT)]),
    sum("infracost-nat-total", &[("zones=2&internetInGb=100", NAT)]),
    sum(
        "alternat-10tb",
        &[("zones=1&internetOutGb=5120&internetInGb=5120&freeTier=false", NAT_OUT)],
    ),
    sum(
        "alternat-1pb",
        &[("zones=1&internetOutGb=512000&internetInGb=512000&freeTier=false", NAT_OUT)],
    ),
    sum("basavytix-3nat-2tb", &[("zones=3&internetInGb=2048", NAT)]),
    sum("basavytix-3nat-20tb", &[("zones=3&internetInGb=20480", NAT)]),
    sum("mr-euw2-3nat", &[("region=eu-west-2&zones=3", NAT_FIXED)]),
    sum("mr-single-nat", &[("region=eu-west-2&nat=single", NAT_FIXED)]),
    sum("mr-usw2-3nat", &[("region=us-west-2&zones=3", NAT_FIXED)]),
    sum("aws-calc-tokyo", &[("region=ap-northeast-1&zones=1&internetInGb=100", NAT)]),
    sum("chyshkala", &[("zones=3&internetInGb=40000", NAT)]),
    sum("cloudburn-nat", &[("zones=1&hoursPerMonth=720&internetInGb=100", NAT)]),
    sum("marya-ahmadi", &[("zones=3&hoursPerMonth=720&internetInGb=100", NAT)]),
    sum("egresscost-10tb", &[("zones=1&internetInGb=10240", NAT)]),
    sum("dev-suhas-s3", &[("zones=1&s3Gb=1", &[DATA, CROSSING, OUT])]),
    Covered {
        id: "breakeven-1nat",
        plus: &[("zones=1", NAT_FIXED)],
        less: &[],
        per: Per::Lines(ONE_ADDRESS, &[]),
    },
    Covered {
        id: "breakeven-2az",
        plus: &[("zones=2", NAT_FIXED)],
        less: &[],
        per: Per::Lines(ONE_ADDRESS, &[]),
    },
    // An hour with 1 GB, as the hour of a month with 730 GB.
    Covered {
        id: "aws-vpc-pricing-nat-s3-sameaz",
        plus: &[("zones=1&s3Gb=730", &[HOURS, DATA, CROSSING, OUT, IN])],
        less: &[],
        per: Per::Number("730"),
    },
    sum(
        "infracost-vpce-1000gb",
        &[("zones=1&subnet=isolated&endpoints=logs&awsApiGb=1000", ENDPOINTS)],
    ),
    sum(
        "infracost-vpce-big",
        &[("zones=1&subnet=isolated&endpoints=logs&awsApiGb=7000000", ENDPOINTS)],
    ),
    // What the endpoints cost more an hour, by what a GB costs less through them: both of a month
    // with 1 GB an hour.
    Covered {
        id: "zac-breakeven-5",
        plus: &[(
            "zones=1&subnet=isolated&endpoints=ecr-api,ecr-dkr,logs,secretsmanager,ssm",
            &[ENDPOINT_HOURS],
        )],
        less: &[("zones=1", &[HOURS])],
        per: Per::Lines(
            &[("zones=1&awsApiGb=730", &[DATA])],
            &[("zones=1&subnet=isolated&endpoints=logs&awsApiGb=730", &[ENDPOINT_DATA])],
        ),
    },
    // Fifteen services are more than there are to choose from.
    sum("mr-usw2-15ep-2az", &[(TEN_ENDPOINTS, ENDPOINTS), (FIVE_ENDPOINTS, ENDPOINTS)]),
    sum(
        "mr-usw2-15ep-3az",
        &[
            ("zones=3&endpoints=ecr-api,ecr-dkr,logs,ssm,kms&region=us-west-2", ENDPOINTS),
            ("zones=3&endpoints=ecr-api,ecr-dkr,logs,ssm,kms&region=us-west-2", ENDPOINTS),
            ("zones=3&endpoints=ecr-api,ecr-dkr,logs,ssm,kms&region=us-west-2", ENDPOINTS),
        ],
    ),
    sum(
        "adr-2nat-4ep",
        &[(
            "zones=2&hoursPerMonth=720&endpoints=ecr-api,ecr-dkr,logs,secretsmanager,s3",
            &[HOURS, DATA, ENDPOINT_HOURS, ENDPOINT_DATA, GATEWAY_ENDPOINT],
        )],
    ),
    sum("infracost-alb-lcu", &[("loadBalancer=application&loadBalancerInGb=1000", BALANCED)]),
    // Two of the five process 1,000 GB each.
    sum(
        "infracost-lb-total",
        &[
            ("loadBalancer=application&loadBalancerOutGb=400&loadBalancerInGb=600", BALANCED),
            ("loadBalancer=application", BALANCED),
            ("loadBalancer=application", BALANCED),
            ("loadBalancer=network&loadBalancerOutGb=1000", BALANCED),
            ("loadBalancer=network&zones=1", BALANCED),
        ],
    ),
    // A month of 730 hours less 24 minutes is what three of 30 days and two of 31 are on average.
    Covered {
        id: "cloudcostkit-nat",
        plus: &[(DAYS_30, NAT), (DAYS_30, NAT), (DAYS_30, NAT), (DAYS_31, NAT), (DAYS_31, NAT)],
        less: &[],
        per: Per::Number("5"),
    },
    // 24 hours are 144 times 10 minutes.
    Covered {
        id: "fargate-ex1",
        plus: &[(FIVE_TASKS, FARGATE)],
        less: &[],
        per: Per::Number("144"),
    },
    Covered {
        id: "fargate-ex2-arm",
        plus: &[(FIVE_ON_ARM, FARGATE)],
        less: &[],
        per: Per::Number("144"),
    },
    // The vCPUs and the memory of all tasks together, as so many of the smallest size of 1 vCPU.
    sum("infracost-fargate-total", &[("compute=true&tasks=23&taskVcpu=1&taskMemoryGb=2", FARGATE)]),
    sum(
        "sst-fargate",
        &[(
            "compute=true&tasks=1&hoursPerMonth=720&taskVcpu=0.25&taskMemoryGb=0.5\
                &subnet=public&assignPublicIp=true",
            &[VCPU, MEMORY, STORAGE, ADDRESSES],
        )],
    ),
];

/// Cases about something that no design has, and that is not priced for that reason.
const NOT_PRICED: &[(&str, &str)] = &[
    ("infracost-nfw-total", "AWS Network Firewall is no part of a design"),
    ("infracost-nfw-100gb", "AWS Network Firewall is no part of a design"),
    ("graycloudarch-inspect", "AWS Network Firewall is no part of a design"),
    ("infracost-eip-total", "no price of a t3.medium is known, nor of the volume of an instance"),
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
            let why = NOT_PRICED.iter().find(|(listed, _)| *listed == id);
            let (_, why) = why.unwrap_or_else(|| panic!("{id} is neither covered nor listed"));
            println!("not priced: {id} ({why})");
            continue;
        };
        let per = match covered.per {
            Per::Month => Decimal::ONE,
            Per::Number(number) => decimal(number),
            Per::Lines(plus, less) => cost(plus) - cost(less),
        };
        let ours = (cost(covered.plus) - cost(covered.less)).checked_div(per).unwrap();
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
    let listed =
        COVERED.iter().map(|covered| covered.id).chain(NOT_PRICED.iter().map(|(id, _)| *id));
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
    /// The places of an item's rows.
    items: BTreeMap<String, Vec<usize>>,
}

impl Oracle {
    fn new() -> Oracle {
        let rows = rows(PRICES);
        let mut items: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            items.entry(row["item"].clone()).or_default().push(place);
        }
        Oracle { rows, items }
    }

    fn regions(&self) -> BTreeSet<&str> {
        let regions = self.rows.iter().map(|row| row["region"].as_str());
        regions.filter(|region| *region != "*").collect()
    }

    fn tiers(&self, region: &str, item: &str) -> Vec<(Decimal, Option<Decimal>, Decimal)> {
        let rows = self.items.get(item).into_iter().flatten().map(|place| &self.rows[*place]);
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
        let (cost, priced) = self.known(region, item, quantity);
        (priced == quantity).then_some(cost)
    }

    /// What the part of a quantity that has a price costs, and how much that is.
    fn known(&self, region: &str, item: &str, quantity: Decimal) -> (Decimal, Decimal) {
        let mut cost = Decimal::ZERO;
        let mut priced = Decimal::ZERO;
        for (from, to, price) in self.tiers(region, item) {
            let end = to.map_or(quantity, |to| to.min(quantity));
            let part = (end - from).max(Decimal::ZERO);
            cost += part * price;
            priced += part;
        }
        (cost, priced)
    }

    /// GB out to the internet that cost nothing: in no China Region and not in GovCloud.
    fn free(&self, region: &str) -> Decimal {
        let granted = !region.starts_with("cn-") && !region.starts_with("us-gov-");
        let row = self.rows.iter().find(|row| row["item"].ends_with("free_gb_month")).unwrap();
        if granted { decimal(&row["price"]) } else { Decimal::ZERO }
    }
}

/// Every line, in display order, and the price item behind it: of a design with an Application Load
/// Balancer where it has one, with the default NAT instance and container instances, and with Fargate tasks on
/// x86.
const ITEMS: [(&str, &str); 24] = [
    (HOURS, "nat_gateway_hour"),
    (DATA, "nat_gateway_gb"),
    (REGIONAL_HOURS, "nat_gateway_regional_az_hour"),
    (REGIONAL_DATA, "nat_gateway_regional_gb"),
    (INSTANCE, "ec2_t4g_nano_linux_hour"),
    (ADDRESSES, "public_ipv4_in_use_hour"),
    (IDLE, "public_ipv4_idle_hour"),
    (ENDPOINT_HOURS, "vpc_endpoint_interface_az_hour"),
    (ENDPOINT_DATA, "vpc_endpoint_interface_gb"),
    (GATEWAY_ENDPOINT, "vpc_endpoint_gateway_gb"),
    (CROSSING, "data_transfer_cross_az_gb_per_direction"),
    (OUT, "data_transfer_out_internet_gb"),
    (IN, "data_transfer_in_internet_gb"),
    (TO_MACHINES, "how much of it is sent is not known"),
    (BALANCER, "alb_hour"),
    (CAPACITY, "alb_lcu_hour"),
    (ATTACHMENT, "transit_gateway_attachment_hour"),
    (TRANSIT, "transit_gateway_gb"),
    (VCPU, "fargate_x86_vcpu_hour"),
    (MEMORY, "fargate_x86_gb_hour"),
    (STORAGE, "fargate_ephemeral_gb_hour"),
    (MACHINES, "ec2_t4g_medium_linux_hour"),
    (FEE, FEE_SHARE),
    (EXTERNAL, "no file has a price of ECS Anywhere"),
];

/// The fee has no price of its own: it is a share of another one.
const FEE_SHARE: &str = "ecs_managed_instances_fee_share_of_on_demand";

/// The price item behind a line of the design of a link.
fn item_of(link: &str, id: &str) -> String {
    let size = |key: &str| {
        let given = link.split('&').find_map(|setting| setting.strip_prefix(key))?;
        Some(format!("ec2_{}_linux_hour", given.replace('.', "_")))
    };
    let known = ITEMS.iter().find(|(known, _)| *known == id).unwrap().1.to_owned();
    let network = link.contains("loadBalancer=network");
    match id {
        INSTANCE => size("natInstanceType=").unwrap_or(known),
        BALANCER if network => "nlb_hour".to_owned(),
        CAPACITY if network => "nlb_nlcu_hour".to_owned(),
        VCPU | MEMORY | STORAGE | MACHINES if link.contains("os=windows") => {
            "Windows has no price".to_owned()
        }
        VCPU | MEMORY if link.contains("cpuArchitecture=arm64") => known.replace("x86", "arm"),
        MACHINES => size("instanceType=").unwrap_or(known),
        _ => known,
    }
}

/// What a quantity of a line costs; none where a part of it has no price.
fn cost_of(
    oracle: &Oracle,
    region: &str,
    link: &str,
    id: &str,
    quantity: Decimal,
) -> Option<Decimal> {
    if id != FEE {
        return oracle.cost(region, &item_of(link, id), quantity);
    }
    let hour = oracle.cost(region, &item_of(link, MACHINES), Decimal::ONE)?;
    let share = oracle.tiers(region, FEE_SHARE)[0].2;
    Some(quantity * (hour * share))
}

/// Compares a whole bill with quantities worked out by hand: line, quantity. Lines of nothing may be
/// missing.
fn check(oracle: &Oracle, region: &str, link: &str, expected: &[(&str, Decimal)]) {
    let bill = bill(link);
    let mut total = Decimal::ZERO;
    let mut complete = true;
    for (id, _) in ITEMS {
        let quantity = expected.iter().find(|(of, _)| *of == id).map_or(Decimal::ZERO, |(_, q)| *q);
        let Some(line) = line(&bill, id) else {
            assert!(quantity.is_zero(), "{link}: no line {id}, expected {quantity}");
            continue;
        };
        assert_eq!(decimal(text(line, "/quantity")), quantity, "{link}: quantity of {id}");
        match cost_of(oracle, region, link, id, quantity) {
            Some(cost) => {
                assert!(!line["amount"].is_null(), "{link}: {id} has a price: {line}");
                assert_eq!(decimal(text(line, "/amount")), cost, "{link}: amount of {id}");
                total += cost;
            }
            None => {
                assert!(line["amount"].is_null(), "{link}: a price for {id} is made up: {line}");
                // What its first tiers come to is known all the same.
                let known = (id != FEE).then(|| oracle.known(region, &item_of(link, id), quantity));
                total += known.map_or(Decimal::ZERO, |(cost, _)| cost);
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
    // What the egress VPC costs is on another bill.
    let whole = complete && line(&bill, ATTACHMENT).is_none();
    assert_eq!(bill["complete"], whole, "{link}: complete");
}

/// Levels of traffic around every bound of an item's tiers in a Region, and of `free` GB before them.
fn levels(oracle: &Oracle, region: &str, item: &str, free: Decimal) -> BTreeSet<Decimal> {
    let near = ["-1", "-0.000001", "0", "0.000001", "1"].map(decimal);
    let tiers = oracle.tiers(region, item);
    let bounds = tiers.iter().flat_map(|(from, to, _)| [Some(*from), *to]).flatten();
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
        for out in levels(&oracle, region, "data_transfer_out_internet_gb", free) {
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
                        (IN, received),
                    ],
                );
                let public = format!("{nat}&subnet=public&assignPublicIp=true&tasks=7");
                check(
                    &oracle,
                    region,
                    &public,
                    &[(ADDRESSES, decimal("7") * hours), (OUT, billed), (IN, received)],
                );
            }
        }
    }
    // The 36 Regions whose every line has a price; of China's two only some prices are known.
    assert_eq!((regions.len(), priced), (38, 36), "{regions:?}");
}

#[test]
fn endpoints_in_every_region() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    let mut tiers = BTreeSet::new();
    for region in oracle.regions() {
        tiers.insert(oracle.tiers(region, "vpc_endpoint_interface_gb").len());
        let design = format!("region={region}&subnet=isolated&endpoints=ecr-api,ecr-dkr,logs,s3");
        for gb in levels(&oracle, region, "vpc_endpoint_interface_gb", Decimal::ZERO) {
            let stored = (gb / decimal("3")).round_dp(6);
            check(
                &oracle,
                region,
                &format!("{design}&awsApiGb={gb}&s3Gb={stored}"),
                &[
                    (ENDPOINT_HOURS, decimal("6") * hours),
                    (ENDPOINT_DATA, gb),
                    (GATEWAY_ENDPOINT, stored),
                ],
            );
        }
    }
    assert_eq!(tiers, BTreeSet::from([0, 3]), "both Regions with and without prices");
}

#[test]
fn load_balancers_in_every_region() {
    let oracle = Oracle::new();
    let (hours, two) = (decimal("744"), decimal("2"));
    let mut complete = BTreeMap::new();
    for region in oracle.regions() {
        for kind in ["application", "network"] {
            for (out, received) in [("0", "0"), ("0", "0.5"), ("40", "2000.000001")] {
                // The load balancer's address in each zone, besides those of the NAT gateways.
                let link = format!(
                    "region={region}&hoursPerMonth=744&freeTier=false&loadBalancer={kind}\
                     &loadBalancerOutGb={out}&loadBalancerInGb={received}"
                );
                let (out, received) = (decimal(out), decimal(received));
                check(
                    &oracle,
                    region,
                    &link,
                    &[
                        (HOURS, two * hours),
                        (ADDRESSES, decimal("4") * hours),
                        (OUT, out),
                        (IN, received),
                        (BALANCER, hours),
                        (CAPACITY, out + received),
                    ],
                );
                let known = bill(&link)["complete"] == true && !out.is_zero();
                *complete.entry(kind).or_insert(0) += u32::from(known);
            }
        }
    }
    // Few Regions' prices of capacity units are published.
    assert_eq!(complete, BTreeMap::from([("application", 7), ("network", 3)]));
}

#[test]
fn other_ways_out_in_every_region() {
    let oracle = Oracle::new();
    let (hours, two) = (decimal("730"), decimal("2"));
    let (out, received) = (decimal("250"), decimal("1000.5"));
    let mut sizes = BTreeSet::new();
    for region in oracle.regions() {
        let traffic =
            format!("region={region}&tasks=2&freeTier=false&internetOutGb=250&internetInGb=1000.5");
        let internet = [(OUT, out), (IN, received)];
        let with = |lines: &[(&'static str, Decimal)]| [lines, internet.as_slice()].concat();
        let regional = [
            (REGIONAL_HOURS, two * hours),
            (REGIONAL_DATA, out + received),
            (ADDRESSES, two * hours),
        ];
        check(&oracle, region, &format!("{traffic}&nat=regional"), &with(&regional));
        let transit = [(ATTACHMENT, hours), (TRANSIT, out + received)];
        check(&oracle, region, &format!("{traffic}&nat=transit-gateway"), &with(&transit));
        for size in ["t4g.nano", "t4g.medium", "t3.small", "c6gn.medium", "c7gn.medium"] {
            let item = format!("ec2_{}_linux_hour", size.replace('.', "_"));
            let priced = !oracle.tiers(region, &item).is_empty();
            sizes.insert((size, priced));
            let link = format!("{traffic}&zones=1&nat=instance&natInstanceType={size}");
            let lines = [(INSTANCE, hours), (ADDRESSES, hours)];
            check(&oracle, region, &link, &with(&lines));
        }
    }
    assert!(sizes.contains(&("t4g.nano", true)) && sizes.contains(&("c7gn.medium", false)));
}

#[test]
fn every_way_is_charged_for_what_goes_through_it() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    let (region, gb) = ("us-east-1", |text: &str| decimal(text));
    let every = "s3Gb=10&dynamodbGb=20&awsApiGb=30&imagePullGb=40";
    let check = |link: &str, lines: &[(&str, Decimal)]| check(&oracle, region, link, lines);
    let nat = [(HOURS, gb("2") * hours), (ADDRESSES, gb("2") * hours)];
    let with = |lines: &[(&'static str, Decimal)]| [nat.as_slice(), lines].concat();
    // A gateway endpoint takes its own service, and the image layers with Amazon S3.
    let s3 = with(&[(GATEWAY_ENDPOINT, gb("50")), (DATA, gb("50"))]);
    check(&format!("{every}&endpoints=s3"), &s3);
    let both = with(&[(GATEWAY_ENDPOINT, gb("70")), (DATA, gb("30"))]);
    check(&format!("{every}&endpoints=s3,dynamodb"), &both);
    // What is there and carries nothing costs its hours.
    let idle = with(&[(ENDPOINT_HOURS, gb("4") * hours), (DATA, gb("100"))]);
    check(&format!("{every}&endpoints=ecr-api,ecr-dkr"), &idle);
    check("endpoints=s3,dynamodb", &nat);
    // The rest goes through an endpoint of what an application calls, at no charge between zones.
    let single = "&nat=none&zones=2&tasks=2&endpointPlacement=single&endpoints=logs,s3,dynamodb";
    let through =
        [(ENDPOINT_HOURS, hours), (ENDPOINT_DATA, gb("30")), (GATEWAY_ENDPOINT, gb("70"))];
    check(&format!("{every}{single}"), &through);
    // A NAT instance processes at no charge; the way to it across zones is charged.
    let instance = [(INSTANCE, hours), (ADDRESSES, hours), (CROSSING, gb("100"))];
    check(&format!("{every}&nat=instance&zones=2&tasks=2"), &instance);
    // One attachment, however many zones.
    let transit = [(ATTACHMENT, hours), (TRANSIT, gb("100"))];
    check(&format!("{every}&nat=transit-gateway&zones=3"), &transit);
    // A private NAT gateway has no address, and gives no internet.
    check(&format!("{every}&nat=private-gateway"), &[(HOURS, gb("2") * hours)]);
    // A regional one is active where something stands.
    let regional = [
        (REGIONAL_HOURS, gb("2") * hours),
        (REGIONAL_DATA, gb("100")),
        (ADDRESSES, gb("2") * hours),
    ];
    check(&format!("{every}&nat=regional&zones=3&tasks=2"), &regional);
    // Nothing of the VPC is there for External.
    let external = "launchType=external&networkMode=bridge&endpoints=logs&loadBalancer=network";
    check(&format!("{every}&{external}"), &[(EXTERNAL, gb("2") * hours), (TO_MACHINES, gb("100"))]);
    // One of the two targets is in the other zone; an Application Load Balancer needs two zones.
    let balanced = "nat=none&subnet=public&loadBalancer=application&loadBalancerInGb=10";
    let lines = [(ADDRESSES, gb("2") * hours), (IN, gb("10")), (BALANCER, hours)];
    let lines = [lines.as_slice(), &[(CAPACITY, gb("10"))]].concat();
    check(balanced, &lines);
    check(&format!("{balanced}&zones=1"), &[]);
    // What the targets do not admit is not processed.
    let idle = [(ADDRESSES, gb("2") * hours), (BALANCER, hours)];
    check(&format!("{balanced}&allowLoadBalancer=false"), &idle);
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
    let traffic = "tasks=2&internetOutGb=20000&internetInGb=10&s3Gb=5&awsApiGb=7\
        &endpoints=logs,s3&loadBalancerOutGb=3";
    let designs = [
        "nat=single&loadBalancer=application",
        "nat=regional&loadBalancer=network",
        "nat=instance&natInstanceType=t3.small&loadBalancer=application&idleAddresses=2",
        "compute=true&ephemeralStorageGb=21",
        "compute=true&launchType=managed-instances&instanceType=c7g.medium",
        "nat=transit-gateway&loadBalancer=network",
    ];
    let mut seen = BTreeSet::new();
    for design in designs {
        let traffic = format!("{traffic}&{design}");
        let default = bill(&traffic);
        let there = |id: &str| id != FEE && line(&default, id).is_some();
        for (id, _) in ITEMS.into_iter().filter(|(id, _)| there(id)) {
            seen.insert(id);
            let item = item_of(&traffic, id);
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
    }
    // All but the three whose rates are no item's.
    assert_eq!(seen.len(), ITEMS.len() - 3, "{seen:?}");
    // Where nothing is published, the user's rates make the bill complete.
    let items = ITEMS.iter().filter(|(id, _)| ![FEE, EXTERNAL, TO_MACHINES].contains(id));
    let items: Vec<_> = items.map(|(_, item)| format!("priceOverrides.{item}=1")).collect();
    let items = items.join("&");
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
    let rest = "&internetOutGb=1000&internetInGb=1&interZoneGb=1&s3Gb=1&awsApiGb=1&endpoints=logs,s3\
        &loadBalancer=application&loadBalancerInGb=1&idleAddresses=1&compute=true";
    let mut seen = BTreeMap::new();
    for nat in [
        "single",
        "regional",
        "instance&launchType=managed-instances",
        "transit-gateway&ephemeralStorageGb=30",
        "none&launchType=external",
    ] {
        let bill = bill(&format!("nat={nat}{rest}"));
        let ids: Vec<&str> = list(&bill, "/lines").iter().map(|line| text(line, "/id")).collect();
        let ordered: Vec<&str> =
            ITEMS.iter().map(|(id, _)| *id).filter(|id| ids.contains(id)).collect();
        assert_eq!(ids, ordered, "{nat}");
        for line in list(&bill, "/lines") {
            seen.insert(text(line, "/label").to_owned(), text(line, "/id").to_owned());
        }
    }
    assert_eq!(seen.len(), ITEMS.len(), "two lines have one label: {seen:?}");
    let ids: BTreeSet<&str> = seen.values().map(String::as_str).collect();
    assert_eq!(ids.len(), ITEMS.len(), "a line has two labels: {seen:?}");
}

#[test]
fn formulas_say_what_is_counted() {
    let formula = |link: &str, id: &str| {
        let bill = bill(link);
        text(line(&bill, id).unwrap_or_else(|| panic!("{link}: no {id}")), "/formula").to_owned()
    };
    for (link, id, expected) in [
        ("nat=regional&zones=2", REGIONAL_HOURS, "2 active zones \u{d7} 730 hours \u{d7} $0.045"),
        ("nat=instance", INSTANCE, "1 t4g.nano \u{d7} 730 hours \u{d7} $0.0042"),
        ("nat=instance", ADDRESSES, "1 NAT instance address \u{d7} 730 hours \u{d7} $0.005"),
        (
            "loadBalancer=network&tasks=2",
            ADDRESSES,
            "(2 NAT gateway addresses + 2 load balancer addresses) \u{d7} 730 hours \u{d7} $0.005",
        ),
        (
            "zones=2&endpoints=logs,kms",
            ENDPOINT_HOURS,
            "4 endpoint interfaces \u{d7} 730 hours \u{d7} $0.01",
        ),
        (
            "endpoints=logs&awsApiGb=1048577",
            ENDPOINT_DATA,
            "1,048,576 GB \u{d7} $0.01 + 1 GB \u{d7} $0.006",
        ),
        ("endpoints=s3&s3Gb=7", GATEWAY_ENDPOINT, "7 GB from AWS services \u{d7} $0"),
        (
            "loadBalancer=application&loadBalancerInGb=5&loadBalancerOutGb=6",
            CAPACITY,
            "11 LCU-hours for GB processed \u{d7} $0.008",
        ),
        ("nat=transit-gateway", ATTACHMENT, "1 attachment \u{d7} 730 hours \u{d7} $0.05"),
        (
            "nat=transit-gateway&internetOutGb=5",
            TRANSIT,
            "5 GB out \u{d7} $0.02; without the egress VPC's NAT gateway and attachment",
        ),
        (
            "region=cn-north-1&nat=transit-gateway",
            ATTACHMENT,
            "1 attachment \u{d7} 730 hours \u{d7} rate not known",
        ),
    ] {
        assert_eq!(formula(link, id), expected, "{link}");
    }
    let balanced = bill("loadBalancer=network");
    assert_eq!(line(&balanced, CAPACITY).unwrap()["unit"], "NLCU-hours");
    // Free by AWS's word, not for want of a price.
    let free = bill("endpoints=s3&s3Gb=7");
    let free = line(&free, GATEWAY_ENDPOINT).unwrap();
    assert_eq!((text(free, "/amount"), text(free, "/confidence")), ("0.00", "confirmed"));
}
