//! Help to decide: what is claimed about bills, break-even points and rankings, held against assessments of
//! the designs themselves.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

#[path = "decide/break_even.rs"]
mod break_even;
#[path = "decide/carried.rs"]
mod carried;
#[path = "decide/chart.rs"]
mod chart;
mod designs;
#[path = "decide/laws.rs"]
mod laws;
#[path = "decide/ranking.rs"]
mod ranking;
mod support;

use designs::{Design, traced, values};
use ecs_reach::Scenario;
use ecs_reach::decide::compare;
use ecs_reach::scenario::{Key, Kind, Traffic};
use ecs_reach::units::{Money, Quantity, Rate};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};
use support::value;

/// The smallest step of money.
pub(crate) fn least() -> Money {
    Quantity::STEP.at(Rate::from_ten_billionths(1))
}

/// The document of a design.
pub(crate) fn document(scenario: &Scenario) -> Json {
    serde_json::from_str(&scenario.write().to_json()).unwrap()
}

/// Designs whose filters let everything through, mostly in Regions with a price for everything and with amounts
/// among which ways out overtake each other.
pub(crate) fn open() -> impl Strategy<Value = Design> {
    let closed = [
        "securityGroup",
        "networkAcl",
        "defaultSecurityGroup",
        "publicAccessBlock",
        "endpointSecurityGroup",
        "natSourceDestCheck",
        "os",
    ];
    let region = prop_oneof![
        5 => select(vec!["us-east-1", "eu-central-1", "us-west-2", "ap-northeast-1"]),
        1 => select(vec!["us-gov-west-1", "cn-north-1", "sa-east-1", "me-central-1", "us-iso-east-1"]),
    ];
    let moved = || prop_oneof![3 => Just(0), 3 => 0..3_000_u64, 1 => 0..2_000_000_u64];
    let moved = prop::collection::vec(moved(), 9);
    let own = prop::option::weighted(0.3, values("priceOverrides"));
    let balancer = select(vec!["none", "none", "none", "network", "application"]);
    let tasks = prop_oneof![1..=12_u32, 1..=120_u32];
    (traced(), region, moved, own, balancer, tasks).prop_map(
        move |(Design(scenario), region, moved, own, balancer, tasks)| {
            let whole = document(&Scenario::default());
            let mut document = document(&scenario);
            for key in closed {
                document[key] = whole[key].clone();
            }
            let traffic = Traffic::ALL.iter().map(|traffic| traffic.key());
            for (key, gb) in traffic.filter(|key| key.kind() == Kind::Gigabytes).zip(moved) {
                document[key.name()] = gb.into();
            }
            document["region"] = region.into();
            document["loadBalancer"] = balancer.into();
            document["priceOverrides"] = own.unwrap_or_else(|| json!({}));
            document["tasks"] = tasks.into();
            let (scenario, problems) = Scenario::read(&value(&document.to_string())).unwrap();
            assert!(
                problems.iter().all(|problem| problem.place.to_string() == "zones"),
                "{problems:?}"
            );
            Design(scenario)
        },
    )
}

/// Settings that hold a number and say nothing of traffic.
const NO_TRAFFIC: [Key; 7] = [
    Key::Zones,
    Key::Connections,
    Key::Tasks,
    Key::Instances,
    Key::IdleAddresses,
    Key::TaskMemoryGb,
    Key::EphemeralStorageGb,
];

#[test]
fn every_number_of_a_design_is_traffic_or_listed_as_none() {
    let traffic: Vec<Key> = Traffic::ALL.iter().map(|traffic| traffic.key()).collect();
    for key in Key::ALL {
        let number = !matches!(
            key.kind(),
            Kind::Plain
                | Kind::Port
                | Kind::Names
                | Kind::SecurityGroup
                | Kind::NetworkAcl
                | Kind::Rates
                | Kind::Discounts
        );
        let listed = usize::from(traffic.contains(key)) + usize::from(NO_TRAFFIC.contains(key));
        assert_eq!(listed, usize::from(number), "{}", key.name());
    }
}

#[test]
fn ten_times_the_traffic_is_ten_times_each_kind_of_it() {
    let given: Vec<String> =
        Traffic::ALL.iter().map(|traffic| format!("{}=7", traffic.key().name())).collect();
    let scenario = support::from_link(&given.join("&"));
    let tenfold = scenario.with_traffic_times(10);
    for key in Key::ALL {
        let of = |scenario: &Scenario| key.get(scenario).quote();
        let traffic = Traffic::ALL.iter().any(|traffic| traffic.key() == *key);
        let expected = if traffic { "70".to_owned() } else { of(&scenario) };
        assert_eq!(of(&tenfold), expected, "{}", key.name());
    }
    // No kind of it goes further than its setting.
    let most = scenario.with_traffic_times(u32::MAX);
    assert_eq!(most.with_traffic_times(10), most);
    let bill = ecs_reach::assess(&tenfold).bill;
    let current = compare(&scenario).into_iter().find(|way| way.current).unwrap();
    assert_eq!(current.tenfold.bill.monthly_total, bill.monthly_total);
}
