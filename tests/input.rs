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
use ecs_reach::scenario::Value;
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
