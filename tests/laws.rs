//! What holds for every design, and for every input that is none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;

use ecs_reach::Scenario;
use ecs_reach::export::{link_json, outcome_json};
use ecs_reach::rules::Rule;
use ecs_reach::scenario::Value;
use ecs_reach::text::Language;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, RngSeed};
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};
use support::{JUDGEMENTS, assess, golden, list, scenario, text, value};

/// The same designs in every run.
fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(49), failure_persistence: None, ..Config::default() }
}

// ---------------------------------------------------------------------------------------------------
// Designs

fn regions() -> Vec<String> {
    let all: Vec<Json> = serde_json::from_str(&ecs_reach::export::regions_json()).unwrap();
    all.iter().map(|region| text(region, "/code").to_owned()).collect()
}

fn cidr() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just("0.0.0.0/0".to_owned()),
        1 => select(vec!["::/0", "10.0.0.0/16", "198.51.100.0/24", "0.0.0.0/1", "2001:db8::/32"])
            .prop_map(str::to_owned),
        1 => (any::<u32>(), 0..=32_u32).prop_map(|(address, prefix)| {
            let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
            format!("{}/{prefix}", std::net::Ipv4Addr::from(address & mask))
        }),
    ]
}

fn ports() -> impl Strategy<Value = Option<(u16, u16)>> {
    prop_oneof![
        Just(None),
        Just(Some((1024, 65535))),
        select(vec![22_u16, 80, 443, 8080]).prop_map(|port| Some((port, port))),
        (any::<u16>(), any::<u16>()).prop_map(|(a, b)| Some((a.min(b), a.max(b)))),
    ]
}

fn rule() -> impl Strategy<Value = Json> {
    (cidr(), select(vec!["all", "tcp", "udp", "icmp"]), ports()).prop_map(
        |(cidr, protocol, ports)| {
            let mut rule = json!({ "cidr": cidr, "protocol": protocol });
            if let Some((from, to)) = ports {
                rule["fromPort"] = from.into();
                rule["toPort"] = to.into();
            }
            rule
        },
    )
}

fn acl_rule() -> impl Strategy<Value = Json> {
    (rule(), 1..=32_766_u16, select(vec!["allow", "allow", "deny"])).prop_map(
        |(mut rule, number, action)| {
            rule["number"] = number.into();
            rule["action"] = action.into();
            rule
        },
    )
}

fn both(rule: impl Strategy<Value = Json> + Clone) -> impl Strategy<Value = Json> {
    let side = || prop::collection::vec(rule.clone(), 0..4);
    (side(), side()).prop_map(|(ingress, egress)| json!({ "ingress": ingress, "egress": egress }))
}

/// Every key of a document but `version`.
fn keys() -> Vec<&'static str> {
    let whole: Map<String, Json> =
        serde_json::from_str(&Scenario::default().write().to_json()).unwrap();
    let keys = whole.into_iter().map(|(key, _)| key).filter(|key| key != "version");
    keys.map(|key| -> &'static str { key.leak() }).collect()
}

/// GB in the usual range, at the edges, and with decimals.
fn gigabytes() -> impl Strategy<Value = Json> {
    prop_oneof![
        3 => (0..20_000_u64).prop_map(Json::from),
        1 => select(vec!["0", "100", "10240", "153600", "1000000000", "0.000001"]).prop_map(Json::from),
        1 => (0..999_999_999_u64, 0..1_000_000_u64).prop_map(|(whole, part)| format!("{whole}.{part:06}").into()),
    ]
}

fn names(key: &str) -> Vec<&'static str> {
    use ecs_reach::scenario::*;
    match key {
        "launchType" => LaunchType::NAMES,
        "os" => OperatingSystem::NAMES,
        "networkMode" => NetworkMode::NAMES,
        "ipStack" => IpStack::NAMES,
        "subnet" => SubnetKind::NAMES,
        "hostSubnet" => HostSubnet::NAMES,
        "nat" => NatStrategy::NAMES,
        "natPlacement" => NatPlacement::NAMES,
        "natRouting" => NatRouting::NAMES,
        "platformVersion" => PlatformVersion::NAMES,
        "instanceSize" => InstanceSize::NAMES,
        "endpointPlacement" => EndpointPlacement::NAMES,
        "endpointSecurityGroup" => EndpointSecurityGroup::NAMES,
        "endpoints" => Endpoint::NAMES,
        "ipv6Route" => Ipv6Route::NAMES,
        "publicAccessBlock" => PublicAccessBlock::NAMES,
        "loadBalancer" => LoadBalancer::NAMES,
        "registry" => Registry::NAMES,
        "logDriver" => LogDriver::NAMES,
        "secrets" => Secrets::NAMES,
        "workload" => Workload::NAMES,
        "hoursPerMonth" => HoursPerMonth::NAMES,
        "natInstanceType" => ecs_reach::prices::InstanceType::API_NAMES,
        other => panic!("`{other}` is no list"),
    }
    .to_vec()
}

/// Any value of a key. A key that is not known here fails, so that none is forgotten.
fn values(key: &'static str) -> BoxedStrategy<Json> {
    match key {
        "region" => select(regions()).prop_map(Json::from).boxed(),
        "zones" => (1..=6_u32).prop_map(Json::from).boxed(),
        "assignPublicIp"
        | "hostPublicIp"
        | "natSourceDestCheck"
        | "nat64"
        | "allowLoadBalancer"
        | "defaultSecurityGroup"
        | "eniTrunking"
        | "exec"
        | "serviceConnect"
        | "freeTier" => any::<bool>().prop_map(Json::from).boxed(),
        "endpoints" => {
            let all = ecs_reach::scenario::Endpoint::NAMES.to_vec();
            let most = all.len();
            subsequence(all, 0..=most).prop_map(|some| json!(some)).boxed()
        }
        "securityGroup" => both(rule().boxed()).boxed(),
        "networkAcl" => both(acl_rule().boxed()).boxed(),
        "port" => prop_oneof![Just(443), Just(22), 1..=65_535_u32].prop_map(Json::from).boxed(),
        "vpcCidr" => select(vec!["10.0.0.0/16", "172.31.0.0/20", "192.168.0.0/28", "10.9.8.0/24"])
            .prop_map(Json::from)
            .boxed(),
        "tasks" | "instances" => {
            prop_oneof![3 => 1..=20_u32, 1 => 1..=100_000_u32].prop_map(Json::from).boxed()
        }
        "connections" => prop_oneof![Just(0), 0..=1_000_000_u32].prop_map(Json::from).boxed(),
        "priceOverrides" => {
            let item = select(ecs_reach::prices::Item::ALL.map(|item| item.name()).to_vec());
            let rate = (0..10_u32, 0..1_000_000_000_u32).prop_map(|(n, d)| format!("{n}.{d:09}"));
            prop::collection::btree_map(item, rate, 0..3).prop_map(|rates| json!(rates)).boxed()
        }
        gb if gb.ends_with("Gb") => gigabytes().boxed(),
        choice => select(names(choice)).prop_map(Json::from).boxed(),
    }
}

/// Any document: every key at times there and at times not. What makes nearly every answer a `no` is
/// rarer.
fn documents() -> impl Strategy<Value = Json> {
    let entry = |key: &'static str| {
        let weight = match key {
            "publicAccessBlock" | "defaultSecurityGroup" | "natSourceDestCheck" | "natRouting" => {
                0.2
            }
            "ipStack" | "nat" | "endpointSecurityGroup" => 0.4,
            _ => 0.6,
        };
        prop::option::weighted(weight, values(key)).prop_map(move |value| (key, value))
    };
    let entries: Vec<_> = keys().into_iter().map(entry).collect();
    entries.prop_map(|entries| {
        let given = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Json::Object(given.collect::<Map<String, Json>>())
    })
}

/// A design that a failed law prints as its link.
#[derive(Clone)]
struct Design(Scenario);

impl std::fmt::Debug for Design {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.0.to_link())
    }
}

/// Any design. More zones than the Region has are the only thing a document may be corrected in.
fn scenarios() -> impl Strategy<Value = Design> {
    documents().prop_map(|document| {
        let (scenario, problems) = Scenario::read(&value(&document.to_string())).unwrap();
        assert!(problems.iter().all(|problem| problem.path == "zones"), "{problems:?}");
        Design(scenario)
    })
}

/// Designs that ECS accepts, so that there are paths.
fn traced() -> impl Strategy<Value = Design> {
    let compute = select(vec![
        ("fargate", "linux", "awsvpc"),
        ("fargate", "linux", "awsvpc"),
        ("fargate", "windows", "awsvpc"),
        ("ec2", "linux", "awsvpc"),
        ("ec2", "linux", "bridge"),
        ("ec2", "linux", "host"),
        ("ec2", "linux", "none"),
        ("ec2", "windows", "awsvpc"),
        ("ec2", "windows", "default"),
        ("managed-instances", "linux", "awsvpc"),
        ("managed-instances", "linux", "host"),
    ]);
    (documents(), compute).prop_map(|(mut document, (launch_type, os, mode))| {
        document["launchType"] = launch_type.into();
        document["os"] = os.into();
        document["networkMode"] = mode.into();
        document["vpcCidr"] = "10.0.0.0/16".into();
        let keys = document.as_object_mut().unwrap();
        if launch_type != "fargate" {
            keys.remove("assignPublicIp");
        }
        if os == "windows" {
            keys.remove("ipStack");
        }
        if document["ipStack"] == "ipv6-only" {
            document.as_object_mut().unwrap().remove("platformVersion");
        }
        Design(Scenario::read(&value(&document.to_string())).unwrap().0)
    })
}

/// The document of a design.
fn document(scenario: &Scenario) -> Json {
    serde_json::from_str(&scenario.write().to_json()).unwrap()
}

/// A verdict of a document's assessment.
fn verdict(document: &Json, at: &str) -> String {
    let assessment = assess(&support::scenario(document));
    text(assessment.pointer(at).unwrap(), "/verdict").to_owned()
}

// ---------------------------------------------------------------------------------------------------
// Laws

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn total(scenario: &Scenario) -> Decimal {
    amount(text(&assess(scenario), "/bill/monthlyTotal"))
}

fn rules() -> BTreeSet<&'static str> {
    Rule::ALL.iter().map(|rule| rule.id()).collect()
}

/// Everything that must agree inside one assessment.
fn consistent(assessment: &Json) -> Result<(), TestCaseError> {
    let findings: Vec<&str> =
        list(assessment, "/findings").iter().map(|finding| text(finding, "/code")).collect();
    for at in JUDGEMENTS {
        let judgement = assessment.pointer(at).unwrap();
        let verdict = text(judgement, "/verdict");
        prop_assert!(!list(judgement, "/because").is_empty(), "{at} has no reason: {judgement}");
        for code in list(judgement, "/because") {
            let code = code.as_str().unwrap();
            let named = findings.iter().filter(|finding| **finding == code).count();
            prop_assert!(named > 0, "{at} rests on {code}, which is not there");
            // Several subnets may be full.
            prop_assert!(
                named == 1 || code == "subnet-full",
                "{at} rests on one of {named} {code}"
            );
        }
        let Some(hops) = judgement.get("path").and_then(Json::as_array) else { continue };
        // A start over the application's own interface has the application's path, told once.
        let hops = match at == "/start" && hops.is_empty() {
            true => list(assessment, "/outbound/ipv4/path"),
            false => hops,
        };
        // A verdict follows from the last hop. A load balancer's is effective: its path may work where
        // no task starts. What nobody can say may be so of a path that works.
        let effective = at == "/inbound/loadBalancer" || at == "/start";
        let dropped = hops.iter().filter(|hop| hop["action"] == "dropped").count();
        match (hops.last(), verdict) {
            (None, "yes") => {
                // Before platform version 1.4.0 there may be nothing left to reach from the VPC.
                prop_assert!(at == "/valid" || at == "/start", "{at} is yes without a path")
            }
            (Some(last), "yes") => {
                prop_assert!(last["action"] == "delivered" && dropped == 0, "{at}")
            }
            (Some(last), "no") => {
                let lost = last["action"] == "dropped" && dropped == 1;
                prop_assert!(lost || effective, "{at}: {last}")
            }
            (Some(last), "unknown") => {
                prop_assert!(last["action"] != "dropped" || effective, "{at}")
            }
            (Some(_), _) => prop_assert!(false, "{at} is {verdict} and has a path"),
            (None, _) => {}
        }
        // There and back: forward hops first, then replies, and none without the other where it works.
        let replies = hops.iter().skip_while(|hop| hop["leg"] == "request");
        prop_assert!(replies.clone().all(|hop| hop["leg"] == "reply"), "{at} turns twice");
        prop_assert!(
            hops.is_empty() || verdict != "yes" || replies.count() > 0,
            "{at} has no reply"
        );
    }
    let source = text(assessment, "/outbound/ipv4/source");
    match text(assessment, "/outbound/ipv4/verdict") {
        "yes" => prop_assert!(!["none", "unknown"].contains(&source)),
        "no" => prop_assert_eq!(source, "none"),
        _ => prop_assert_eq!(source, "unknown"),
    }
    // A task starts exactly where everything that holds up its start is reached.
    let start = text(assessment, "/start/verdict");
    let accepted = text(assessment, "/valid/verdict") == "yes";
    let needs = list(assessment, "/start/needs");
    let paths = list(assessment, "/start/paths");
    let mut worst = "yes";
    for need in needs {
        let verdict = text(need, "/verdict");
        prop_assert_eq!(verdict == "yes", need["via"].is_string(), "{}", need);
        prop_assert!(verdict == "no" || need["symptom"].is_null(), "{}", need);
        if let Some(path) = need["path"].as_u64() {
            let path = paths[usize::try_from(path).unwrap()].as_array().unwrap();
            let end = text(path.last().unwrap(), "/action");
            prop_assert!(verdict != "yes" || end == "delivered", "{need}");
        }
        worst = match (need["blocksStart"] == true, verdict) {
            (true, "no") => "no",
            (true, "unknown") if worst == "yes" => "unknown",
            _ => worst,
        };
    }
    // Where subnets or instances have no room, reaching everything is not enough.
    let no_room = list(assessment, "/start/because").iter();
    let no_room = no_room.clone().any(|code| code == "subnet-full" || code == "too-few-interfaces");
    prop_assert!(
        needs.is_empty() || no_room || !accepted || start == "depends" || start == worst,
        "{start}"
    );
    let known = rules();
    for id in support::cited(assessment) {
        prop_assert!(known.contains(id.as_str()), "{} is no rule", id);
    }
    let weights = ["error", "warning", "advice", "info"];
    let order = list(assessment, "/findings").iter().map(|f| text(f, "/severity"));
    let order: Vec<usize> = order
        .map(|severity| weights.iter().position(|known| *known == severity).unwrap())
        .collect();
    prop_assert!(order.is_sorted(), "the gravest finding is not the first");
    for finding in list(assessment, "/findings") {
        for key in ["/title", "/why"] {
            let sentence = text(finding, key);
            let whole = sentence.ends_with(['.', ')']) && !sentence.contains("  ");
            prop_assert!(whole, "{}", sentence);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn an_assessment_agrees_with_itself(Design(scenario) in scenarios()) {
        let assessment = assess(&scenario);
        consistent(&assessment)?;
        prop_assert_eq!(&assessment, &assess(&scenario), "twice the same design, two answers");
        // The total is the sum of what is known.
        let lines = list(&assessment, "/bill/lines");
        let sum: Decimal = lines.iter().filter_map(|line| line["amount"].as_str()).map(amount).sum();
        prop_assert_eq!(amount(text(&assessment, "/bill/monthlyTotal")), sum);
        if assessment["bill"]["complete"] == true {
            prop_assert!(lines.iter().all(|line| line["amount"].is_string()));
        }
        let asked = usize::from(scenario.zones.get());
        let losses = list(&assessment, "/zoneLoss");
        prop_assert!(losses.is_empty() || losses.len() == asked, "{} zones", losses.len());
    }

    #[test]
    fn what_is_traced_agrees_with_itself(Design(scenario) in traced()) {
        let assessment = assess(&scenario);
        consistent(&assessment)?;
        prop_assert_eq!(text(&assessment, "/valid/verdict"), "yes");
    }

    #[test]
    fn a_link_opens_the_same_design(Design(scenario) in scenarios()) {
        let link = scenario.to_link();
        let (opened, problems) = Scenario::from_link(&link);
        prop_assert!(problems.is_empty(), "{:?} in {}", problems, link);
        prop_assert_eq!(&opened, &scenario, "{}", link);
        prop_assert_eq!(opened.to_link(), link.as_str());
        let address = format!("https://example.com/a/b?c=d#{link}");
        prop_assert_eq!(Scenario::from_link(&address).0, scenario);
    }

    #[test]
    fn a_saved_document_opens_the_same_design(Design(scenario) in scenarios()) {
        let json = scenario.write().to_json();
        let (opened, problems) = Scenario::read(&value(&json)).unwrap();
        prop_assert!(problems.is_empty(), "{:?} in {}", problems, json);
        prop_assert_eq!(opened.write().to_json(), json);
        prop_assert_eq!(opened, scenario);
    }

    #[test]
    fn more_traffic_never_costs_less(
        Design(scenario) in prop_oneof![4 => traced().boxed(), 1 => scenarios().boxed()],
        key in traffic_keys(), more in gigabytes(),
    ) {
        let document: Json = serde_json::from_str(&scenario.write().to_json()).unwrap();
        let (mut least, mut most) = (document.clone(), document);
        let given = |json: &Json| amount(json.to_string().trim_matches('"'));
        let (low, high) = (given(&least[key]).min(given(&more)), given(&least[key]).max(given(&more)));
        least[key] = low.to_string().into();
        most[key] = high.to_string().into();
        let (low, high) = (support::scenario(&least), support::scenario(&most));
        prop_assert!(total(&low) <= total(&high), "{}: {} {}", key, low.to_link(), high.to_link());
    }

    #[test]
    fn one_more_rule_that_allows_closes_nothing(
        Design(scenario) in traced(), rule in rule(), inbound in any::<bool>(), position in any::<prop::sample::Index>(),
    ) {
        let mut document = document(&scenario);
        let side = if inbound { "ingress" } else { "egress" };
        let rules = document["securityGroup"][side].as_array_mut().unwrap();
        rules.insert(position.index(rules.len() + 1), rule.clone());
        let before = assess(&scenario);
        opens(&before, &assess(&support::scenario(&document)))?;
        // A network ACL rule that allows, before all others, opens as well.
        let list = document["networkAcl"][side].as_array_mut().unwrap();
        list.retain(|rule| rule["number"] != 1);
        let plain = assess(&support::scenario(&document));
        let mut first = rule;
        first["number"] = 1.into();
        document["networkAcl"][side].as_array_mut().unwrap().insert(0, first);
        opens(&plain, &assess(&support::scenario(&document)))?;
    }

    /// Private DNS is the whole VPC's: an endpoint breaks a start only where its security group does not
    /// admit who asks, and an IPv6-only subnet cannot reach one that has IPv4 alone.
    #[test]
    fn one_more_endpoint_breaks_no_start_that_it_admits(
        Design(scenario) in traced(), endpoint in select(names("endpoints")),
    ) {
        let mut document = document(&scenario);
        document["endpointSecurityGroup"] = "vpc".into();
        document["endpointPlacement"] = "per-zone".into();
        // What the sender's own filters keep from the VPC is their doing.
        document["securityGroup"]["egress"] = json!([{ "cidr": "0.0.0.0/0" }, { "cidr": "::/0" }]);
        document["networkAcl"] = json!({});
        let before = assess(&support::scenario(&document));
        let endpoints = document["endpoints"].as_array_mut().unwrap();
        if !endpoints.contains(&endpoint.into()) {
            endpoints.push(endpoint.into());
        }
        let after = assess(&support::scenario(&document));
        // A Managed Instance may register through endpoints; AWS does not say which (X15).
        let worse = match text(&after, "/start/verdict") {
            "unknown" => document["launchType"] != "managed-instances",
            verdict => verdict != "yes",
        };
        let (before, shown) = (text(&before, "/start/verdict"), after.pointer("/start").unwrap());
        prop_assert!(before != "yes" || !worse, "{endpoint}: {shown}");
    }

    /// A route that is taken away opens no path: neither the private default route, nor `::/0`, nor the
    /// way to NAT64.
    #[test]
    fn a_route_less_opens_no_path(Design(scenario) in traced(), which in 0..3_usize) {
        let (key, gone) = [
            ("natRouting", json!("none")), ("ipv6Route", json!("none")), ("nat64", json!(false)),
        ][which].clone();
        let mut less = document(&scenario);
        // DNS64 without NAT64 changes what a name resolves to, not only where it leads.
        less[key] = gone;
        let (before, after) = (assess(&scenario), assess(&support::scenario(&less)));
        for at in ["/outbound/ipv4", "/outbound/ipv6", "/inbound/ipv4", "/inbound/ipv6"] {
            let verdict = |assessment: &Json| text(assessment.pointer(at).unwrap(), "/verdict").to_owned();
            prop_assert!(verdict(&after) != "yes" || verdict(&before) == "yes", "{} opens", at);
        }
    }

    #[test]
    fn a_security_group_without_rules_and_an_acl_without_rules_are_closed(Design(scenario) in traced()) {
        let mut document = document(&scenario);
        document["defaultSecurityGroup"] = false.into();
        let directions = ["/inbound/ipv4", "/outbound/ipv4", "/inbound/ipv6", "/outbound/ipv6"];
        document["securityGroup"] = json!({ "ingress": [], "egress": [] });
        for at in directions {
            prop_assert_eq!(verdict(&document, at), "no", "{}", at);
        }
        document["securityGroup"] = json!({
            "ingress": [{ "cidr": "0.0.0.0/0" }, { "cidr": "::/0" }],
            "egress": [{ "cidr": "0.0.0.0/0" }, { "cidr": "::/0" }],
        });
        document["networkAcl"] = json!({ "ingress": [], "egress": [] });
        for at in directions {
            prop_assert_eq!(verdict(&document, at), "no", "{}", at);
        }
    }

    /// A design in one zone loses its tasks with the zone; no zone takes more than all tasks.
    #[test]
    fn tasks_that_are_left_are_those_of_the_other_zones(Design(scenario) in traced()) {
        let assessment = assess(&scenario);
        let tasks = u64::from(scenario.tasks.get());
        let losses = list(&assessment, "/zoneLoss");
        let left: u64 = losses.iter().map(|loss| loss["tasksLeft"].as_u64().unwrap()).sum();
        // Each task is lost exactly once, when its own zone fails.
        let zones = u64::try_from(losses.len()).unwrap();
        prop_assert_eq!(left, tasks * zones.saturating_sub(1));
        let document = document(&scenario);
        let is = |key: &str, value: &str| document[key] == value;
        // With a NAT gateway of its own in every zone, no zone takes another's internet along.
        let own = ["per-zone", "private-gateway", "transit-gateway", "none"];
        let own = own.iter().any(|nat| is("nat", nat)) && !is("natRouting", "one-zone");
        if own {
            prop_assert!(losses.iter().all(|loss| list(loss, "/outboundLostIn").is_empty()));
        }
        // If tasks start today, on Fargate they start in the zones that are left.
        let fargate = is("launchType", "fargate") && is("endpointPlacement", "per-zone");
        if fargate && own && text(&assessment, "/start/verdict") == "yes" && losses.len() > 1 {
            for loss in losses {
                prop_assert_eq!(&loss["newTasksCanStart"], true, "{}", loss);
                prop_assert!(list(loss, "/servicesLost").is_empty(), "{}", loss);
            }
        }
        for loss in losses {
            // Without another zone no number of tasks is enough; with one, more than half as many again.
            match loss["tasksToRun"].as_u64() {
                Some(run) => prop_assert!(run >= tasks && run <= 2 * tasks + zones, "{}", loss),
                None => prop_assert!(loss["tasksLeft"] == 0, "{}", loss),
            }
        }
    }

    /// Zones fail in any order: what is traced with two of them lost does not know which went first.
    #[test]
    fn two_zones_are_lost_in_any_order(Design(scenario) in traced(), first in 0..6_usize, second in 0..6_usize) {
        use ecs_reach::network::{Family, Zones};
        use ecs_reach::reach::{Conditions, Peer, balanced, inbound, outbound};
        let network = ecs_reach::assess(&scenario).network;
        let zone = |place: usize| network.zones[place % network.zones.len()];
        let none = Zones::default();
        let one = Conditions { lost: none.with(zone(first)).with(zone(second)) };
        let other = Conditions { lost: none.with(zone(second)).with(zone(first)) };
        let alone = Conditions { lost: none.with(zone(first)) };
        for (id, _) in network.interfaces.iter() {
            for family in [Family::Ipv4, Family::Ipv6] {
                let out = |conditions| outbound(&network, id, Peer::Internet(family), 443, conditions);
                prop_assert_eq!(out(one), out(other));
                // What is lost with one zone is not given back by losing another one besides.
                prop_assert!(out(alone).works() || !out(one).works());
                let into = |conditions| inbound(&network, id, family, 443, conditions);
                prop_assert_eq!(into(one), into(other));
            }
            prop_assert_eq!(balanced(&network, id, 443, one), balanced(&network, id, 443, other));
        }
    }
}

/// What worked before works after.
fn opens(before: &Json, after: &Json) -> Result<(), TestCaseError> {
    for at in JUDGEMENTS {
        let verdict =
            |assessment: &Json| text(assessment.pointer(at).unwrap(), "/verdict").to_owned();
        prop_assert!(verdict(before) != "yes" || verdict(after) == "yes", "{} is closed", at);
    }
    Ok(())
}

fn traffic_keys() -> impl Strategy<Value = &'static str> {
    select(keys().into_iter().filter(|key| key.ends_with("Gb")).collect::<Vec<_>>())
}

// ---------------------------------------------------------------------------------------------------
// Input that is no design

/// Words that come near to what is understood.
fn fragments() -> impl Strategy<Value = String> {
    let known = keys().into_iter().map(str::to_owned);
    let near = ["version", "ingress", "egress", "cidr", "fromPort", "number", "priceOverrides"];
    let words =
        ["fargate", "ec2", "tcp_443_0.0.0.0/0", "1_allow_all_::/0", "%", "%zz", "%F0%9F", "NaN"];
    let words = known.chain(near.into_iter().chain(words).map(str::to_owned));
    prop_oneof![select(words.collect::<Vec<_>>()), any::<String>(), "[a-z=&.,#%_0-9/:-]{0,24}"]
}

/// Any JSON, often with keys that are known.
fn garbage() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(|number| json!(number)),
        any::<i64>().prop_map(Json::from),
        fragments().prop_map(Json::from),
    ];
    leaf.prop_recursive(9, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((fragments(), inner), 0..6)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

/// The paths of an outcome's problems, each with a message of one line.
fn problems(outcome: &Json) -> Result<Vec<String>, TestCaseError> {
    let mut paths = Vec::new();
    for problem in list(outcome, "/problems") {
        let (path, message) = (text(problem, "/path"), text(problem, "/message"));
        prop_assert!(!message.starts_with("The document"), "{:?} is not named: {}", path, message);
        prop_assert!(message.contains('`') && message.ends_with(['.', '?']), "{}", message);
        paths.push(path.to_owned());
    }
    Ok(paths)
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_document_is_answered(document in garbage()) {
        let words = Language::English.words();
        let outcome = outcome_json(&value(&document.to_string()), words);
        let outcome: Json = serde_json::from_str(&outcome).unwrap();
        let Some(entries) = document.as_object() else {
            prop_assert_eq!(&outcome["type"], "failure");
            let errors = list(&outcome, "/errors");
            prop_assert!(errors.len() == 1 && !text(&errors[0], "/message").is_empty());
            return Ok(());
        };
        prop_assert_eq!(&outcome["type"], "success");
        consistent(&outcome["assessment"])?;
        let paths = problems(&outcome)?;
        for (key, value) in entries {
            let known = key == "version" || keys().iter().any(|known| known == key);
            // What is not known is named, and so is a value that nothing can be made of.
            if !known || value.is_null() {
                // An empty key is quoted, so that it is not taken for the whole document.
                let path = if key.is_empty() { "\"\"" } else { key };
                prop_assert!(paths.iter().any(|other| other == path), "{:?} is not in {:?}", key, paths);
            }
        }
        for path in &paths {
            let named = entries.keys().any(|key| path.starts_with(key.as_str()));
            prop_assert!(named || path == "zones", "{} names nothing of {}", path, document);
        }
    }

    #[test]
    fn any_link_is_opened(parts in prop::collection::vec((fragments(), fragments()), 0..8), glue in "[#&?=]{0,3}") {
        let pairs: Vec<String> = parts.iter().map(|(key, value)| format!("{key}={value}")).collect();
        for link in [pairs.join("&"), format!("{glue}{}", pairs.join(&glue))] {
            let opened: Json =
                serde_json::from_str(&link_json(&link, Language::English.words())).unwrap();
            problems(&opened)?;
            // Whatever was read is a design like any other.
            let design = scenario(&opened["scenario"]);
            prop_assert_eq!(Scenario::from_link(&design.to_link()).0, design);
        }
    }

    #[test]
    fn any_text_is_opened_as_a_link(link in any::<String>()) {
        let opened: Json = serde_json::from_str(&link_json(&link, Language::English.words())).unwrap();
        problems(&opened)?;
    }

    #[test]
    fn one_wrong_value_is_one_problem_and_the_rest_counts(
        document in documents(), key in select(keys()),
    ) {
        let mut wrong = document.clone();
        wrong[key] = json!("no such thing");
        let mut without = document;
        without.as_object_mut().unwrap().remove(key);
        let (left, left_problems) = Scenario::read(&value(&wrong.to_string())).unwrap();
        let (right, right_problems) = Scenario::read(&value(&without.to_string())).unwrap();
        prop_assert_eq!(left, right);
        let of_key = left_problems.iter().filter(|problem| problem.path == key && problem.found.as_deref() == Some("no such thing"));
        prop_assert_eq!(of_key.count(), 1);
        prop_assert_eq!(left_problems.len(), right_problems.len() + 1);
    }
}

#[test]
fn monsters_are_answered_too() {
    let words = Language::English.words();
    let long = "a".repeat(1_000_000);
    let mut deep = Value::Null;
    for _ in 0..2_000 {
        deep = Value::Map(vec![("securityGroup".to_owned(), Value::List(vec![deep]))]);
    }
    let many = Value::List(vec![Value::text("s3"); 100_000]);
    let entry = |key: &str, value: Value| Value::Map(vec![(key.to_owned(), value)]);
    let monsters = [
        ("deep", deep),
        ("long value", entry("region", Value::text(&long))),
        ("long number", entry("tasks", Value::Number("9".repeat(100_000)))),
        ("long key", entry(&long, Value::Null)),
        ("long price item", entry("priceOverrides", entry(&long, Value::Null))),
        ("long rule key", entry("securityGroup", entry(&long, Value::Null))),
        ("many endpoints", entry("endpoints", many.clone())),
        ("many rules", entry("securityGroup", entry("ingress", many))),
        ("many keys", Value::Map((0..5_000).map(|key| (format!("k{key}"), Value::Null)).collect())),
    ];
    let mut wrong = Vec::new();
    for (name, document) in monsters {
        let outcome: Json = serde_json::from_str(&outcome_json(&document, words)).unwrap();
        let problems = list(&outcome, "/problems");
        assert!(!problems.is_empty(), "{name}");
        for problem in problems {
            // A message is something to read, whatever came in.
            let (path, message) = (text(problem, "/path").len(), text(problem, "/message").len());
            if path > 200 || message > 600 {
                wrong.push(format!("{name}: a path of {path} and a message of {message} bytes"));
            }
        }
        // Nobody reads thousands, and each takes its time to be found.
        if problems.len() > 1_000 {
            wrong.push(format!("{name}: {} problems", problems.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A key that stands twice holds two values, and one of them does not count: that is said.
#[test]
fn what_stands_twice_is_named_wherever_it_stands() {
    let mut silent = Vec::new();
    let rules =
        |first: &str, second: &str| format!("{first}=tcp_22_0.0.0.0/0&{second}=tcp_443_0.0.0.0/0");
    for link in [
        "tasks=1&tasks=2".to_owned(),
        "endpoints=s3&endpoints=logs".to_owned(),
        rules("securityGroup.ingress", "securityGroup.ingress"),
        "networkAcl.egress=1_allow_all_::/0&networkAcl.egress=2_allow_all_::/0".to_owned(),
        "priceOverrides.alb_hour=1&priceOverrides.alb_hour=2".to_owned(),
    ] {
        if Scenario::from_link(&link).1.is_empty() {
            silent.push(link);
        }
    }
    for document in [
        r#"{"tasks":1,"tasks":2}"#,
        r#"{"version":1,"version":1}"#,
        r#"{"securityGroup":{"egress":[],"egress":[{"cidr":"::/0"}]}}"#,
        r#"{"securityGroup":{"egress":[{"cidr":"::/0","cidr":"0.0.0.0/0"}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"::/0","number":1,"number":2}]}}"#,
        r#"{"priceOverrides":{"alb_hour":"1","alb_hour":"2"}}"#,
    ] {
        if Scenario::read(&value(document)).unwrap().1.is_empty() {
            silent.push(document.to_owned());
        }
    }
    assert!(silent.is_empty(), "nothing is said about\n{}", silent.join("\n"));
}

/// A problem's path leads to the item it is about, also behind items that could not be read.
#[test]
fn paths_lead_to_the_item() {
    let (_, problems) = Scenario::from_link(
        "securityGroup.ingress=tcp_80_0.0.0.0/0,nonsense,tcp_http_0.0.0.0/0&endpoints=s3,x,logs,y",
    );
    let mut paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    paths.sort_unstable();
    let expected = [
        "endpoints[1]",
        "endpoints[3]",
        "securityGroup.ingress[1]",
        "securityGroup.ingress[2].fromPort",
        "securityGroup.ingress[2].toPort",
    ];
    assert_eq!(paths, expected);
}

/// The codes to compare with AWS Reachability Analyzer are ones that it has.
#[test]
fn analyzer_codes_exist() {
    let known: Json = serde_json::from_str(include_str!("cases/analyzer-codes.json")).unwrap();
    let known: BTreeSet<&str> = known
        .as_object()
        .unwrap()
        .values()
        .filter_map(Json::as_array)
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let mut seen = BTreeSet::new();
    for link in [
        "",
        "subnet=public",
        "subnet=isolated",
        "nat=single&zones=3",
        "natPlacement=private",
        "securityGroup.egress=",
        "networkAcl.egress=",
        "securityGroup.egress=tcp_80_0.0.0.0/0",
        "subnet=public&assignPublicIp=true",
    ] {
        let assessment = assess(&support::from_link(link));
        for hop in ["/outbound/ipv4/path", "/inbound/ipv4/path"]
            .iter()
            .flat_map(|at| list(&assessment, at))
        {
            if let Some(code) = hop["code"].as_str() {
                assert!(known.contains(code), "{link}: {code}");
                seen.insert(code.to_owned());
            }
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

// ---------------------------------------------------------------------------------------------------
// The words for it

/// What is said about a document, or a link.
fn said(report: &mut String, title: &str, problems: &[Json]) {
    writeln!(report, "{title}").unwrap();
    for problem in problems {
        writeln!(report, "    {}: {}", text(problem, "/path"), text(problem, "/message")).unwrap();
    }
}

#[test]
fn every_problem_in_its_exact_words() {
    let words = Language::English.words();
    let mut report = "# What is said about input that cannot be used.\n".to_owned();
    let documents = [
        r#"{"tasks":0}"#,
        r#"{"tasks":-3}"#,
        r#"{"tasks":2.5}"#,
        r#"{"tasks":100001}"#,
        r#"{"tasks":null}"#,
        r#"{"zones":6,"region":"eu-west-1"}"#,
        r#"{"zones":7}"#,
        r#"{"internetOutGb":1000000000000}"#,
        r#"{"internetOutGb":1e300}"#,
        r#"{"internetOutGb":"-5"}"#,
        r#"{"internetOutGb":-5}"#,
        r#"{"internetOutGb":"NaN"}"#,
        r#"{"internetOutGb":"1,5"}"#,
        r#"{"internetOutGb":"1e3"}"#,
        r#"{"internetOutGb":0.0000001}"#,
        r#"{"internetOutGb":""}"#,
        r#"{"launchTyp":"ec2"}"#,
        r#"{"launch_type":"ec2"}"#,
        r#"{"LaunchType":"ec2"}"#,
        r#"{"colour":"red"}"#,
        r#"{"":1}"#,
        r#"{"launchType":"lambda"}"#,
        r#"{"launchType":"Fargate"}"#,
        r#"{"networkMode":["awsvpc"]}"#,
        r#"{"natInstanceType":"m5.large"}"#,
        r#"{"region":"eu-moon-1"}"#,
        r#"{"hoursPerMonth":700}"#,
        r#"{"assignPublicIp":"yes"}"#,
        r#"{"assignPublicIp":1}"#,
        r#"{"port":0}"#,
        r#"{"port":70000}"#,
        r#"{"vpcCidr":"10.0.0.1/16"}"#,
        r#"{"vpcCidr":"10.0.0.0/8"}"#,
        r#"{"vpcCidr":"10.0.0.0/29"}"#,
        r#"{"endpoints":"s3"}"#,
        r#"{"endpoints":["s3","sqs",7]}"#,
        r#"{"securityGroup":[]}"#,
        r#"{"securityGroup":{"inbound":[]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"0.0.0.0"}]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"10.0.0.1/8"}]}}"#,
        r#"{"securityGroup":{"ingress":[{"protocol":"tcp","fromPort":443}]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"::/0","fromPort":443,"toPort":80}]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"::/0","protocol":"gre","port":1}]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"::/0","action":"deny"}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"0.0.0.0/0"}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"0.0.0.0/0","number":0}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"0.0.0.0/0","number":32767,"action":"drop"}]}}"#,
        r#"{"priceOverrides":{"nat_gateway_hour":"free"}}"#,
        r#"{"priceOverrides":{"nat_gateway_hour":"-1"}}"#,
        r#"{"priceOverrides":{"natGatewayHour":"1"}}"#,
        r#"{"version":2}"#,
        r#"{"tasks":3,"tasks":4}"#,
        r#"{"securityGroup":{"ingress":[],"ingress":[]}}"#,
        r#"{"priceOverrides":{"nat_gateway_hour":"1","nat_gateway_hour":"2"}}"#,
        r#"[1,2]"#,
        r#""link""#,
        r#"null"#,
        r#"17"#,
    ];
    for document in documents {
        let outcome: Json = serde_json::from_str(&outcome_json(&value(document), words)).unwrap();
        let failed = outcome["type"] == "failure";
        said(&mut report, document, list(&outcome, if failed { "/errors" } else { "/problems" }));
        if failed {
            writeln!(report, "    help: {}", text(&outcome, "/errors/0/help")).unwrap();
        }
    }
    // What only JavaScript can hand in.
    let number = |text: &str| Value::Number(text.to_owned());
    for (key, given) in
        [("internetOutGb", "NaN"), ("tasks", "inf"), ("hoursPerMonth", "NaN"), ("zones", "-inf")]
    {
        let document = Value::Map(vec![(key.to_owned(), number(given))]);
        let outcome: Json = serde_json::from_str(&outcome_json(&document, words)).unwrap();
        said(&mut report, &format!("{{{key}: {given}}}"), list(&outcome, "/problems"));
    }
    for link in [
        "#tasks=0",
        "#zones=6&region=eu-west-1",
        "#launchType=lambda&subnt=public&tasks=4",
        "#internetOutGb=-5",
        "#internetOutGb=%4eaN",
        "#tasks=3&tasks=4",
        "#endpoints=s3,sqs",
        "#securityGroup.ingress=443",
        "#securityGroup.ingress=tcp_443",
        "#securityGroup.ingress=tcp_http_0.0.0.0/0",
        "#securityGroup=open",
        "#securityGroup.inbound=tcp_443_0.0.0.0/0",
        "#securityGroup.ingress=tcp_22_0.0.0.0/0&securityGroup.ingress=tcp_443_0.0.0.0/0",
        "#networkAcl.egress=tcp_443_0.0.0.0/0",
        "#networkAcl.egress=100_refuse_tcp_443_0.0.0.0/0",
        "#priceOverrides.nat_gateway_hour=cheap",
        "#priceOverrides=1",
        "#<script>alert(1)</script>",
    ] {
        let opened: Json = serde_json::from_str(&link_json(link, words)).unwrap();
        said(&mut report, link, list(&opened, "/problems"));
    }
    golden("problems.txt", &report);
}
