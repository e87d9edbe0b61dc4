//! What holds for every input that is no design: it is answered, and named exactly.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

mod designs;
mod support;

use std::fmt::Write;

use designs::{config, consistent, documents, keys};
use ecs_reach::Scenario;
use ecs_reach::export::{link_json, outcome_json};
use ecs_reach::scenario::{Key, Measure, RulePart, Value};
use ecs_reach::text::Language;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};
use support::{golden, list, scenario, text, value};

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
        prop_assert!(message.contains('\u{201c}') && message.ends_with(['.', '?']), "{}", message);
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
        let of_key = left_problems.iter().filter(|problem| problem.place.to_string() == key && problem.found.as_deref() == Some("no such thing"));
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

/// What a document gives, and what is kept of it; nothing where it is a problem by that name. A number is a
/// computed figure; a text says exactly what is meant.
const GIVEN: &[(&str, &str, Option<&str>)] = &[
    ("/internetOutGb", "333.3333333333333", Some("333.333333")),
    ("/internetOutGb", "0.6666666666666666", Some("0.666667")),
    ("/internetOutGb", "1.1641532182693481", Some("1.164153")),
    ("/internetOutGb", "0.30000000000000004", Some("0.3")),
    ("/internetOutGb", "0.9999995", Some("1")),
    ("/internetOutGb", "9.9999999", Some("10")),
    ("/internetOutGb", "99.99999949", Some("99.999999")),
    ("/internetOutGb", "2.0000005", Some("2.000001")),
    ("/internetOutGb", "4.9e-7", Some("0")),
    ("/internetOutGb", "5e-324", Some("0")),
    ("/internetOutGb", "-5.551115123125783e-17", Some("0")),
    ("/internetOutGb", "-0.0000005", None),
    ("/internetOutGb", "999999999.99999994", Some("1000000000")),
    ("/internetOutGb", "1000000000.0000006", None),
    ("/internetOutGb", "1.7976931348623157e308", None),
    ("/internetOutGb", r#""333.3333333333333""#, None),
    ("/internetOutGb", r#""0.30000000000000004""#, None),
    ("/internetOutGb", r#""0.3000000000""#, Some("0.3")),
    ("/loadBalancerNewConnections", "16.666666666666668", Some("16.666667")),
    ("/loadBalancerNewConnections", r#""16.666666666666668""#, None),
    ("/taskMemoryGb", "0.4999999999999999", Some("0.5")),
    ("/taskMemoryGb", "0.4999994", None),
    ("/priceOverrides/nat_gateway_hour", "0.030000000000000006", Some("\"0.03\"")),
    ("/priceOverrides/nat_gateway_hour", "0.33333333335", Some("\"0.3333333334\"")),
    ("/priceOverrides/nat_gateway_hour", r#""0.33333333335""#, None),
    ("/discounts/AmazonEC2", "12.000000000000005", Some("\"12\"")),
    ("/discounts/AmazonEC2", "100.004", Some("\"100\"")),
    ("/discounts/AmazonEC2", "100.005", None),
    ("/discounts/AmazonEC2", r#""12.345""#, None),
    // What is counted is no computed figure.
    ("/tasks", "2.0000000000000004", None),
    ("/taskVcpu", "0.25", Some("0.25")),
    ("/taskVcpu", r#""0.25""#, Some("0.25")),
    ("/taskVcpu", "1", Some("1")),
    ("/taskVcpu", r#""16""#, Some("16")),
    ("/taskVcpu", "0.3", None),
    ("/hoursPerMonth", r#""744""#, Some("744")),
    ("/platformVersion", r#""1.3.0""#, Some("\"1.3.0\"")),
    ("/platformVersion", r#""1.4.0""#, Some("\"latest\"")),
    ("/platformVersion", r#""1.5.0""#, None),
];

#[test]
fn numbers_are_rounded_to_the_decimals_that_are_kept_and_texts_are_read_exactly() {
    let mut wrong = Vec::new();
    for (pointer, given, kept) in GIVEN {
        let keys: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
        let whole = keys
            .iter()
            .rev()
            .fold((*given).to_owned(), |inner, key| format!("{{\"{key}\":{inner}}}"));
        let (design, problems) = Scenario::read(&value(&whole)).unwrap();
        let written: Json = serde_json::from_str(&design.write().to_json()).unwrap();
        let found = problems.is_empty().then(|| written.pointer(pointer).unwrap().to_string());
        if found.as_deref() != *kept
            || problems.iter().any(|problem| problem.place.to_string() != keys.join("."))
        {
            wrong.push(format!("{whole}: {found:?}, not {kept:?}; {problems:?}"));
        }
        // What is written is read as the same, from a file as from a link.
        assert_eq!(Scenario::read(&design.write()).unwrap(), (design.clone(), Vec::new()));
        assert_eq!(Scenario::from_link(&design.to_link()), (design, Vec::new()));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A field of whole numbers gets a keypad that may have no decimal separator: no setting has one that holds more.
#[test]
fn what_holds_decimals_is_no_count() {
    for key in Key::ALL {
        let takes = |given: &str| {
            let mut problems = Vec::new();
            key.set(&mut Scenario::default(), &Value::text(given), &mut problems);
            problems.is_empty()
        };
        match key.kind().measure() {
            Some(Measure::Count) => assert!(!takes("1.5"), "{} holds decimals", key.name()),
            Some(Measure::Decimal) => assert!(takes("1.5"), "{} holds no decimals", key.name()),
            Some(Measure::Gigabytes | Measure::Money | Measure::Percent) | None => {}
        }
    }
}

/// What may stand around a design in a text, the design that is read from it, and the paths of what is said.
const AROUND: &[(&str, &str, &[&str])] = &[
    ("tasks=9&zones=3", "tasks=9&zones=3", &[]),
    ("#tasks=9&zones=3", "tasks=9&zones=3", &[]),
    ("  https://example.com/reach/?lang=fr#tasks=9  ", "tasks=9", &[]),
    ("index.html#tasks=9", "tasks=9", &[]),
    ("https://example.com/?tasks=3", "", &[]),
    // What a second fragment is meant for is not the design's.
    ("#tasks=9#", "tasks=9", &[]),
    ("https://example.com/#tasks=9#bill", "tasks=9", &["#bill"]),
    ("tasks=9#zones=3", "tasks=9", &["#zones=3"]),
    ("#tasks=9#:~:text=x#y", "tasks=9", &["#:~:text=x#y"]),
    ("#endpoints=s3, logs", "endpoints=s3,logs", &[]),
    ("#endpoints=%20s3%20,logs", "endpoints=s3,logs", &[]),
    (
        "securityGroup.ingress=tcp_443_0.0.0.0/0#x",
        "securityGroup.ingress=tcp_443_0.0.0.0/0",
        &["#x"],
    ),
];

#[test]
fn what_stands_around_a_design_takes_nothing_from_it() {
    for (text, design, paths) in AROUND {
        let (read, problems) = Scenario::from_link(text);
        assert_eq!(read, Scenario::from_link(design).0, "{text}");
        let said: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
        assert_eq!(said, *paths, "{text}");
    }
}

/// Rules with ports, what is kept of them, and whether it is said that the ports do not count.
const PORTS: &[(&str, &str, bool)] = &[
    ("tcp_443_0.0.0.0/0", "tcp_443_0.0.0.0/0", false),
    ("udp_53_0.0.0.0/0", "udp_53_0.0.0.0/0", false),
    ("all_0.0.0.0/0", "all_0.0.0.0/0", false),
    ("all_0-65535_0.0.0.0/0", "all_0.0.0.0/0", false),
    ("all_443_0.0.0.0/0", "all_0.0.0.0/0", true),
    ("icmp_8_0.0.0.0/0", "icmp_0.0.0.0/0", true),
];

#[test]
fn ports_of_a_rule_for_every_protocol_are_reported_and_count_for_nothing() {
    for (given, kept, is_said) in PORTS {
        let link = |rule: &str| format!("securityGroup.ingress={rule}&tasks=7");
        let (design, problems) = Scenario::from_link(&link(given));
        let paths: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
        let expected: &[&str] = if *is_said { &["securityGroup.ingress[0].fromPort"] } else { &[] };
        assert_eq!(paths, expected, "{given}");
        // The rule counts, and so does the rest.
        assert_eq!((design, Vec::new()), Scenario::from_link(&link(kept)), "{given}");
    }
}

/// Network ACLs with a number twice in a direction, how many rules of each direction are left, and the path of
/// what is refused. AWS refuses the second, too.
const NUMBERED_TWICE: &[(&str, [usize; 2], &[&str])] = &[
    ("ingress=100_deny_all_0.0.0.0/0,100_allow_all_0.0.0.0/0", [1, 2], &["ingress[1]"]),
    ("egress=100_allow_all_0.0.0.0/0,100_allow_all_0.0.0.0/0", [2, 1], &["egress[1]"]),
    (
        "egress=7_deny_all_0.0.0.0/0,8_allow_all_::/0,7_allow_all_::/0,9_deny_all_::/0,8_deny_all_::/0",
        [2, 3],
        &["egress[2]", "egress[4]"],
    ),
    // A direction has numbers of its own, and a rule that could not be read has none.
    ("ingress=100_allow_all_0.0.0.0/0&networkAcl.egress=100_allow_all_0.0.0.0/0", [1, 1], &[]),
];

#[test]
fn a_network_acl_takes_each_number_once_in_a_direction() {
    for (rules, left, refused) in NUMBERED_TWICE {
        let (design, problems) = Scenario::from_link(&format!("tasks=7&networkAcl.{rules}"));
        let acl = &design.network_acl;
        assert_eq!([acl.ingress.len(), acl.egress.len()], *left, "{rules}");
        let paths: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
        let expected: Vec<_> = refused.iter().map(|at| format!("networkAcl.{at}.number")).collect();
        assert_eq!(paths, expected, "{rules}");
        assert_eq!(design.tasks.get(), 7, "the rest counts");
        for words in [Language::English, Language::French].map(Language::words) {
            for problem in &problems {
                let said = words.problem(problem);
                let number = problem.found.as_deref().unwrap();
                assert!(
                    said.contains(number) && said.contains(&problem.place.to_string()),
                    "{said}"
                );
            }
        }
    }
    // The first one counts, whatever the second says.
    let (design, _) = Scenario::from_link(&format!("networkAcl.{}", NUMBERED_TWICE[0].0));
    let (first, _) = Scenario::from_link("networkAcl.ingress=100_deny_all_0.0.0.0/0");
    assert_eq!(design, first);
}

/// A problem's path leads to the item it is about, also behind items that could not be read.
#[test]
fn paths_lead_to_the_item() {
    let (_, problems) = Scenario::from_link(
        "securityGroup.ingress=tcp_80_0.0.0.0/0,nonsense,tcp_http_0.0.0.0/0&endpoints=s3,x,logs,y",
    );
    let mut paths: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
    paths.sort_unstable();
    let expected = [
        "endpoints[1]",
        "endpoints[3]",
        "securityGroup.ingress[1]",
        "securityGroup.ingress[2].fromPort",
        "securityGroup.ingress[2].toPort",
    ];
    assert_eq!(paths, expected);
    // Which rule, and what of it, is known without taking that text apart.
    let rules = problems.iter().filter(|problem| problem.found.as_deref() == Some("http"));
    let rules: Vec<_> = rules.map(|problem| problem.place.rule()).collect();
    let port = |part| Some((2, Some(part)));
    assert_eq!(rules, [port(RulePart::FromPort), port(RulePart::ToPort)]);
    let whole = problems.iter().find(|problem| problem.found.as_deref() == Some("nonsense"));
    assert_eq!(whole.unwrap().place.rule(), Some((1, None)));
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
        r#"{"internetOutGb":-0.000001}"#,
        r#"{"internetOutGb":"0.0000001"}"#,
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
        r#"{"securityGroup":{"ingress":[{"cidr":"::/0","fromPort":443,"toPort":443}]}}"#,
        r#"{"networkAcl":{"ingress":[{"number":90,"cidr":"::/0","protocol":"icmp","toPort":8}]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"::/0","protocol":"gre","port":1}]}}"#,
        r#"{"securityGroup":{"ingress":[{"cidr":"::/0","action":"deny"}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"0.0.0.0/0"}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"0.0.0.0/0","number":0}]}}"#,
        r#"{"networkAcl":{"egress":[{"cidr":"0.0.0.0/0","number":32767,"action":"drop"}]}}"#,
        r#"{"networkAcl":{"ingress":[{"cidr":"0.0.0.0/0","number":5},{"cidr":"::/0","number":5}]}}"#,
        r#"{"priceOverrides":{"nat_gateway_hour":"free"}}"#,
        r#"{"priceOverrides":{"nat_gateway_hour":"-1"}}"#,
        r#"{"priceOverrides":{"internet_gateway_hour":"1","nat_gateway_provisioned_gbps_hour":"1"}}"#,
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
    for (key, given) in [
        ("internetOutGb", "NaN"),
        ("tasks", "Infinity"),
        ("hoursPerMonth", "NaN"),
        ("zones", "-Infinity"),
    ] {
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
        "#endpoints=,",
        "#endpoints=s3,",
        "#securityGroup.ingress=443",
        "#securityGroup.ingress=tcp_443",
        "#securityGroup.ingress=tcp_http_0.0.0.0/0",
        "#securityGroup=open",
        "#securityGroup.inbound=tcp_443_0.0.0.0/0",
        "#securityGroup.ingress=tcp_22_0.0.0.0/0&securityGroup.ingress=tcp_443_0.0.0.0/0",
        "#networkAcl.egress=tcp_443_0.0.0.0/0",
        "#networkAcl.egress=100_refuse_tcp_443_0.0.0.0/0",
        "#networkAcl.egress=100_allow_tcp_443_0.0.0.0/0,100_deny_all_0.0.0.0/0",
        "#priceOverrides.nat_gateway_hour=cheap",
        "#priceOverrides=1",
        "#<script>alert(1)</script>",
        "#tasks=9#bill",
        "{\"tasks\":3}",
    ] {
        let opened: Json = serde_json::from_str(&link_json(link, words)).unwrap();
        said(&mut report, link, list(&opened, "/problems"));
    }
    golden("problems.txt", &report);
}

/// Characters that break a line, hide a part of it or turn its writing round.
const UNSEEN: &[char] = &[
    '\0', '\t', '\n', '\r', '\u{1b}', '\u{85}', '\u{200b}', '\u{200f}', '\u{2028}', '\u{202e}',
    '\u{2066}', '\u{feff}',
];

#[test]
fn a_message_shows_what_was_given_and_obeys_none_of_it() {
    for unseen in UNSEEN {
        let hostile = format!("fargate{unseen}etagraf");
        for document in [json!({ "launchType": hostile }), json!({ hostile.clone(): 1 })] {
            let outcome = outcome_json(&value(&document.to_string()), Language::English.words());
            let outcome: Json = serde_json::from_str(&outcome).unwrap();
            let problem = &list(&outcome, "/problems")[0];
            let message = text(problem, "/message");
            assert!(message.contains("etagraf") && !message.contains(UNSEEN), "{message:?}");
        }
    }
}
