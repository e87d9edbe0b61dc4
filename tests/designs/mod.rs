//! Designs and documents drawn at random, the same in every run.

#![allow(dead_code, reason = "each test file uses its part of this module")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

use crate::support::{self, JUDGEMENTS, list, text, value};
use ecs_reach::Scenario;
use ecs_reach::rules::Rule;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

/// The same designs in every run.
pub(crate) fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(49), failure_persistence: None, ..Config::default() }
}

pub(crate) fn regions() -> Vec<String> {
    let all: Vec<Json> = serde_json::from_str(&ecs_reach::export::regions_json()).unwrap();
    all.iter().map(|region| text(region, "/code").to_owned()).collect()
}

pub(crate) fn cidr() -> impl Strategy<Value = String> {
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

pub(crate) fn ports() -> impl Strategy<Value = Option<(u16, u16)>> {
    prop_oneof![
        Just(None),
        Just(Some((1024, 65535))),
        select(vec![22_u16, 80, 443, 8080]).prop_map(|port| Some((port, port))),
        (any::<u16>(), any::<u16>()).prop_map(|(a, b)| Some((a.min(b), a.max(b)))),
    ]
}

pub(crate) fn rule() -> impl Strategy<Value = Json> {
    (cidr(), select(vec!["all", "tcp", "udp", "icmp"]), ports()).prop_map(
        |(cidr, protocol, ports)| {
            let mut rule = json!({ "cidr": cidr, "protocol": protocol });
            // Elsewhere ports are reported and count for nothing.
            let has_ports = ["tcp", "udp"].contains(&protocol);
            if let Some((from, to)) = ports.filter(|_| has_ports) {
                rule["fromPort"] = from.into();
                rule["toPort"] = to.into();
            }
            rule
        },
    )
}

pub(crate) fn acl_rule() -> impl Strategy<Value = Json> {
    (rule(), 1..=32_766_u16, select(vec!["allow", "allow", "deny"])).prop_map(
        |(mut rule, number, action)| {
            rule["number"] = number.into();
            rule["action"] = action.into();
            rule
        },
    )
}

pub(crate) fn both(rule: impl Strategy<Value = Json> + Clone) -> impl Strategy<Value = Json> {
    let side = || prop::collection::vec(rule.clone(), 0..4).prop_map(numbered_once);
    (side(), side()).prop_map(|(ingress, egress)| json!({ "ingress": ingress, "egress": egress }))
}

/// The rules without those whose number stands before them: AWS refuses such.
fn numbered_once(mut rules: Vec<Json>) -> Vec<Json> {
    let mut seen = Vec::new();
    rules.retain(|rule| {
        let number = rule["number"].as_u64();
        let fresh = number.is_none() || !seen.contains(&number);
        seen.push(number);
        fresh
    });
    rules
}

/// Every key of a document but `version`.
pub(crate) fn keys() -> Vec<&'static str> {
    let whole: Map<String, Json> =
        serde_json::from_str(&Scenario::default().write().to_json()).unwrap();
    let keys = whole.into_iter().map(|(key, _)| key).filter(|key| key != "version");
    keys.map(|key| -> &'static str { key.leak() }).collect()
}

/// GB in the usual range, at the edges, and with decimals.
pub(crate) fn gigabytes() -> impl Strategy<Value = Json> {
    prop_oneof![
        3 => (0..20_000_u64).prop_map(Json::from),
        1 => select(vec!["0", "100", "10240", "153600", "1000000000", "0.000001"]).prop_map(Json::from),
        1 => (0..999_999_999_u64, 0..1_000_000_u64).prop_map(|(whole, part)| format!("{whole}.{part:06}").into()),
    ]
}

pub(crate) fn names(key: &str) -> Vec<&'static str> {
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
        "cpuArchitecture" => CpuArchitecture::NAMES,
        "taskVcpu" => TaskVcpu::NAMES,
        "natInstanceType" | "instanceType" => ecs_reach::prices::InstanceType::NAMES,
        other => panic!("`{other}` is no list"),
    }
    .to_vec()
}

/// Any value of a key. A key that is not known here fails, so that none is forgotten.
pub(crate) fn values(key: &'static str) -> BoxedStrategy<Json> {
    match key {
        "region" => select(regions()).prop_map(Json::from).boxed(),
        "zones" => (1..=6_u32).prop_map(Json::from).boxed(),
        "assignPublicIp"
        | "hostPublicIp"
        | "natSourceDestCheck"
        | "nat64"
        | "allowLoadBalancer"
        | "crossZoneLoadBalancing"
        | "compute"
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
        "loadBalancerNewConnections" | "loadBalancerRuleEvaluations" => gigabytes().boxed(),
        "taskMemoryGb" => {
            select(vec!["0.5", "2", "30.5", "120", "244"]).prop_map(Json::from).boxed()
        }
        "ephemeralStorageGb" => (20..=200_u32).prop_map(Json::from).boxed(),
        "discounts" => {
            let offer = select(ecs_reach::prices::Offer::NAMES);
            let percent = (0..=100_u32, 0..100_u32)
                .prop_map(|(n, d)| if n == 100 { "100".to_owned() } else { format!("{n}.{d:02}") });
            prop::collection::btree_map(offer, percent, 0..3).prop_map(|all| json!(all)).boxed()
        }
        "idleAddresses" | "loadBalancerActiveConnections" | "connections" => {
            prop_oneof![Just(0), 0..=1_000_000_u32].prop_map(Json::from).boxed()
        }
        "priceOverrides" => {
            let charged = ecs_reach::prices::Item::ALL.iter().filter(|item| item.is_charged());
            let item = select(charged.map(|item| item.name()).collect::<Vec<_>>());
            let rate = (0..10_u32, 0..1_000_000_000_u32).prop_map(|(n, d)| format!("{n}.{d:09}"));
            prop::collection::btree_map(item, rate, 0..3).prop_map(|rates| json!(rates)).boxed()
        }
        gb if gb.ends_with("Gb") => gigabytes().boxed(),
        choice => select(names(choice)).prop_map(Json::from).boxed(),
    }
}

/// Any document: every key at times there and at times not. What makes nearly every answer a `no` is
/// rarer.
pub(crate) fn documents() -> impl Strategy<Value = Json> {
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
pub(crate) struct Design(pub(crate) Scenario);

impl std::fmt::Debug for Design {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.0.to_link())
    }
}

/// Any design. More zones than the Region has are the only thing a document may be corrected in.
pub(crate) fn scenarios() -> impl Strategy<Value = Design> {
    documents().prop_map(|document| {
        let (scenario, problems) = Scenario::read(&value(&document.to_string())).unwrap();
        assert!(
            problems.iter().all(|problem| problem.place.to_string() == "zones"),
            "{problems:?}"
        );
        Design(scenario)
    })
}

/// Designs that ECS accepts, so that there are paths.
pub(crate) fn traced() -> impl Strategy<Value = Design> {
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
        // Service Connect is for Linux, on Fargate and EC2, with awsvpc or bridge (B28, B29).
        let old = launch_type == "fargate" && document["platformVersion"] == "1.3.0";
        let connects = ["fargate", "ec2"].contains(&launch_type) && os == "linux" && !old;
        if !(connects && ["awsvpc", "bridge"].contains(&mode)) {
            document.as_object_mut().unwrap().remove("serviceConnect");
        }
        Design(Scenario::read(&value(&document.to_string())).unwrap().0)
    })
}

fn rules() -> BTreeSet<&'static str> {
    Rule::ALL.iter().map(|rule| rule.id()).collect()
}

/// The mechanisms that a hop can be about.
const KINDS: [&str; 16] = [
    "interface",
    "internet",
    "dns",
    "security-group",
    "network-acl",
    "route-table",
    "availability-zone",
    "internet-gateway",
    "egress-only-internet-gateway",
    "public-access-block",
    "nat-gateway",
    "nat-instance",
    "transit-gateway",
    "gateway-endpoint",
    "load-balancer",
    "delivery",
];

/// Everything that must agree inside one assessment.
pub(crate) fn consistent(assessment: &Json) -> Result<(), TestCaseError> {
    let findings: Vec<&str> =
        list(assessment, "/findings").iter().map(|finding| text(finding, "/code")).collect();
    for at in JUDGEMENTS {
        let judgement = assessment.pointer(at).unwrap();
        let verdict = text(judgement, "/verdict");
        prop_assert!(!list(judgement, "/because").is_empty(), "{at} has no reason: {judgement}");
        for code in list(judgement, "/because") {
            let code = code.as_str().unwrap();
            prop_assert!(findings.contains(&code), "{at} rests on {code}, which is not there");
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
            // Out of the VPC of an isolated Region, where somebody else's network goes on.
            (Some(last), "depends") => prop_assert!(
                last["action"] == "delivered" && judgement["because"] == json!(["isolated-region"]),
                "{at}: {judgement}"
            ),
            (Some(_), _) => prop_assert!(false, "{at} is {verdict} and has a path"),
            (None, _) => {}
        }
        for hop in hops {
            let kind = text(hop, "/kind");
            prop_assert!(KINDS.contains(&kind), "{at}: {kind}");
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
            // One that stands elsewhere is not told again.
            let end = path.last().map_or("delivered", |hop| text(hop, "/action"));
            prop_assert!(verdict != "yes" || end == "delivered", "{need}");
        }
        worst = match (need["blocksStart"] == true, verdict) {
            (true, "no") => "no",
            (true, "unknown") if worst == "yes" => "unknown",
            _ => worst,
        };
    }
    // Where subnets or instances have no room, or Fargate no such size, reaching everything is not enough.
    let full = ["subnet-full", "too-few-interfaces", "host-port-taken", "task-size-refused"];
    let no_room = list(assessment, "/start/because").iter();
    let no_room = no_room.clone().any(|code| full.contains(&code.as_str().unwrap()));
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
