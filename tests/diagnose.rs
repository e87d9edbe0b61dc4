//! Error messages and their causes: what is recognised, in which order, and whether the design that a
//! cause leads to shows it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message; clippy knows only the test functions themselves"
)]

mod support;

use std::collections::BTreeSet;

use ecs_reach::assess::Verdict;
use ecs_reach::diagnose::{Told, design, diagnose};
use ecs_reach::ecs::Symptom;
use ecs_reach::text::Language;
use proptest::prelude::*;
use serde_json::Value;
use support::{Row, assess, cited, from_link, list, rows, text};

fn cases() -> Vec<Row> {
    rows(include_str!("cases/symptoms.csv"))
}

fn causes(message: &str) -> String {
    let ids: Vec<_> = diagnose(message).iter().map(|found| found.symptom.rule().id()).collect();
    ids.join(" ")
}

#[test]
fn messages_lead_to_their_causes_in_order() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = causes(&case["text"]);
        if found != case["causes"] {
            wrong.push(format!("{}\n  expected {}, found {found}", case["text"], case["causes"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the class of an error alone gives is marked, and a message that is known is not.
#[test]
fn the_class_of_an_error_alone_is_told_from_a_message() {
    let mut of_class = 0;
    for case in cases() {
        let told: Vec<Told> = diagnose(&case["text"]).iter().map(|found| found.told).collect();
        let alone = case["note"].ends_with("alone");
        let expected = if alone { Told::Class } else { Told::Message };
        assert!(told.iter().all(|told| *told == expected), "{}: {told:?}", case["text"]);
        of_class += usize::from(alone);
    }
    assert!(of_class > 0);
}

/// What the documentation hands to `diagnose` is recognised, and some of it as a message.
#[test]
fn the_samples_of_the_documentation_are_recognised() {
    let mut specific = 0;
    for document in [include_str!("../README.md"), include_str!("../pkg/README.md")] {
        let samples: Vec<&str> = document.split("diagnose(\"").skip(1).collect();
        assert!(!samples.is_empty());
        for sample in samples {
            let end = sample.find("\")").unwrap();
            let message: Value = serde_json::from_str(&format!("\"{}\"", &sample[..end])).unwrap();
            let found = diagnose(message.as_str().unwrap());
            assert!(!found.is_empty(), "{message}");
            specific += usize::from(found[0].told == Told::Message);
        }
    }
    assert!(specific >= 2);
}

#[test]
fn every_cause_comes_first_for_some_message() {
    let cases = cases();
    let first: BTreeSet<&str> =
        cases.iter().filter_map(|case| case["causes"].split(' ').next()).collect();
    for symptom in Symptom::ALL {
        let id = symptom.rule().id();
        assert!(first.contains(id), "{id} is first for no message");
        let own = causes(symptom.message());
        assert!(own.split(' ').any(|found| found == id), "{id}: its own message gives {own}");
    }
}

#[test]
fn what_stands_around_a_message_makes_no_difference() {
    for case in cases() {
        let (message, expected) = (&case["text"], &case["causes"]);
        let quoted = serde_json::json!({ "events": [{ "message": message }] }).to_string();
        for (around, text) in [
            ("capitals", message.to_ascii_uppercase()),
            ("JSON", quoted),
            ("a line for each word", message.replace(' ', "\r\n   ")),
            ("hard spaces", message.replace(' ', "\u{a0}")),
            (
                "a log line",
                format!("2026-11-02T09:14:11.123Z i-0abc ecs[1]: level=error {message}\n"),
            ),
            ("quotes", format!("> \u{201c}{message}\u{201d}\u{2026}")),
        ] {
            assert_eq!(&causes(&text), expected, "{around}: {text}");
        }
    }
}

#[test]
fn huge_and_binary_texts_are_looked_at_so_far() {
    let message = Symptom::G25.message();
    let long = format!("{message}{}", " timeout x".repeat(1_000_000));
    assert_eq!(causes(&long), "G25");
    assert_eq!(causes(&format!("{}{message}", "x".repeat(60_000))), "", "glued to a word");
    assert_eq!(causes(&format!("{} {message}", "x".repeat(60_000))), "G25");
    assert_eq!(causes(&format!("{} {message}", "x".repeat(70_000))), "", "beyond the limit");
    let bytes: Vec<u8> = (0..=255).cycle().take(200_000).collect();
    assert_eq!(causes(&String::from_utf8_lossy(&bytes)), "");
    // Nothing is looked at again and again.
    let dots = format!("CannotPullContainerError: x{}", ".".repeat(200_000));
    assert_eq!(causes(&dots), causes("CannotPullContainerError"));
    assert_eq!(causes(&")...".repeat(20_000)), "");
    assert_eq!(causes(&"CannotPullContainerError: AccessDenied ".repeat(20_000)), "");
    assert_eq!(causes(&"\n\" ,".repeat(20_000)), "");
    assert_eq!(causes("\\"), "");
    assert_eq!(causes("\\u12"), "");
}

proptest! {
    #[test]
    fn any_text_is_answered_with_each_cause_once(text in any::<String>(), cut in 0_usize..400) {
        let found = diagnose(&text);
        let ids: BTreeSet<_> = found.iter().map(|found| found.symptom.rule()).collect();
        prop_assert_eq!(ids.len(), found.len());
        for symptom in Symptom::ALL {
            let message: String = symptom.message().chars().skip(cut).collect();
            let answer = diagnose(&[text.as_str(), " ", &message, "\\"].concat());
            prop_assert!(cut > 0 || answer.iter().any(|found| found.symptom == *symptom));
        }
    }
}

#[test]
fn words_are_short_and_say_why_there_is_no_design() {
    let words = Language::default().words();
    let mut said = BTreeSet::new();
    for symptom in Symptom::ALL {
        let id = symptom.rule().id();
        let described = words.symptom(*symptom);
        assert!(said.insert(described.misconfiguration), "{id} says what another says");
        for sentence in [described.misconfiguration, described.check] {
            assert!(sentence.ends_with(['.', '?']) && sentence.len() < 260, "{id}: {sentence}");
            assert!(!sentence.contains("  "), "{id}: {sentence}");
        }
        let excused = described.check.contains("No design shows it:");
        assert_eq!(excused, design(*symptom).is_none(), "{id}");
    }
}

/// What a need that is not met is said to print: by the launch type and the platform version that print it.
const PRINTED: &[(&str, &str, Option<Symptom>)] = &[
    ("nat=none&secrets=secrets-manager", "secretsmanager", Some(Symptom::G3)),
    ("nat=none&secrets=parameter-store", "ssm", Some(Symptom::G4)),
    ("launchType=ec2&nat=none&secrets=secrets-manager", "secretsmanager", None),
    ("launchType=managed-instances&nat=none&secrets=parameter-store", "ssm", None),
    ("subnet=isolated&endpoints=ecr-api,ecr-dkr,s3", "logs", Some(Symptom::G11)),
    ("subnet=isolated&endpoints=ecr-dkr,s3&platformVersion=1.3.0", "logs", None),
    ("launchType=ec2&subnet=isolated", "logs", Some(Symptom::G12)),
    ("launchType=ec2&subnet=isolated", "ecs", Some(Symptom::G14)),
    (
        "launchType=ec2&networkMode=bridge&subnet=isolated&endpoints=ecs,ecs-telemetry",
        "ecs-agent",
        Some(Symptom::G22),
    ),
    (
        "launchType=ec2&networkMode=bridge&subnet=isolated&endpoints=ecs,ecs-agent",
        "ecs-telemetry",
        None,
    ),
    ("nat=none&registry=docker-hub", "docker-hub", Some(Symptom::G7)),
];

#[test]
fn a_need_prints_what_its_launch_type_and_platform_version_print() {
    let mut wrong = Vec::new();
    for (link, service, symptom) in PRINTED {
        let needs = ecs_reach::assess(&from_link(link)).start.needs;
        let need = needs.iter().find(|met| met.need.service.name() == *service).unwrap();
        assert_eq!(need.verdict, Verdict::No, "{link}: {service}");
        if need.symptom != *symptom {
            wrong.push(format!("{link}: {service}: {:?}, not {symptom:?}", need.symptom));
        }
        // Pasted back, it leads where it came from.
        if let Some(symptom) = need.symptom {
            assert_eq!(causes(symptom.message()).split(' ').next(), Some(symptom.rule().id()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What the design of a cause must show: all of these, each in one of its forms between `|`.
/// `need X` is not met, a finding or hop `cites` a rule, a text stands at a JSON pointer.
const SHOWN: &[(Symptom, &[&str])] = &[
    (Symptom::B1, &["/valid/verdict no", "cites B1"]),
    (Symptom::B2, &["/start/verdict no", "cites B2"]),
    (Symptom::B27, &["/start/verdict no", "/valid/verdict yes", "cites B27"]),
    (Symptom::G1, &["/start/verdict no", "need ecr-api"]),
    (Symptom::G2, &["/start/verdict no", "need ecr-api", "symptom"]),
    (Symptom::G3, &["/start/verdict no", "need secretsmanager", "symptom"]),
    (Symptom::G4, &["/start/verdict no", "need ssm", "symptom"]),
    (Symptom::G5, &["/start/verdict no", "need ecr-dkr", "symptom"]),
    (Symptom::G5b, &["/start/verdict no", "need ecr-api"]),
    (Symptom::G6, &["/start/verdict no", "need ecr-dkr"]),
    (Symptom::G7, &["/start/verdict no", "need docker-hub", "symptom"]),
    (Symptom::G8, &["/start/verdict no", "need s3", "symptom"]),
    (Symptom::G9, &["/start/verdict no", "need secretsmanager", "/outbound/ipv4/verdict yes"]),
    (Symptom::G11, &["/start/verdict no", "need logs", "symptom"]),
    (Symptom::G12, &["/start/verdict no", "need logs", "symptom"]),
    (Symptom::G13, &["/start/verdict no", "need s3"]),
    (Symptom::G14, &["/start/verdict no", "need ecs", "symptom"]),
    (Symptom::G15, &["/start/verdict no|/start/verdict unknown", "/outbound/ipv4/verdict no"]),
    (Symptom::G16, &["/start/verdict yes", "/outbound/ipv4/verdict no", "cites B10"]),
    (Symptom::G17, &["/valid/verdict no", "cites B8"]),
    (Symptom::G18, &["cites G18"]),
    (Symptom::G19, &["cites G18|cites G19"]),
    (Symptom::G20, &["cites G20|cites E3"]),
    (Symptom::G22, &["/start/verdict no", "need ecs"]),
    (Symptom::G23, &["need ssmmessages|cites G23|cites C6"]),
    (Symptom::G25, &["cites G25|cites D9"]),
    (Symptom::G26, &["/outbound/ipv4/verdict no", "cites G26"]),
    (Symptom::G27, &["/start/verdict yes", "/outbound/ipv4/source nat-gateway"]),
    (Symptom::G28, &["/start/verdict yes", "/inbound/loadBalancer/verdict no"]),
    (Symptom::G30, &["/start/verdict no", "need ecr-dkr"]),
    (Symptom::G31, &["/outbound/ipv4/verdict no", "cites D30|cites G31"]),
    (Symptom::G32, &["/outbound/ipv4/source task-public-ip", "cites B14"]),
];

fn shows(assessment: &Value, symptom: Symptom, what: &str) -> bool {
    let needs = list(assessment, "/start/needs");
    let failing = || needs.iter().filter(|need| need["verdict"] == "no");
    match what.split_once(' ') {
        Some(("need", service)) => failing().any(|need| need["service"] == service),
        Some(("cites", rule)) => cited(assessment).iter().any(|cited| cited == rule),
        Some((pointer, value)) => text(assessment, pointer) == value,
        None => failing().next().is_some_and(|need| need["symptom"] == symptom.message()),
    }
}

#[test]
fn designs_show_what_they_are_named_for() {
    let mut wrong = Vec::new();
    for symptom in Symptom::ALL {
        let Some(link) = design(*symptom) else { continue };
        let id = symptom.rule().id();
        let Some((_, expected)) = SHOWN.iter().find(|(of, _)| of == symptom) else {
            panic!("{id} has a design and nothing that it must show");
        };
        // Who pastes a message of today runs the current version.
        assert!(!link.contains("platformVersion"), "{id}: {link}");
        let (scenario, problems) = ecs_reach::Scenario::from_link(link);
        if !problems.is_empty() {
            wrong.push(format!("{id}: {link}: {problems:?}"));
            continue;
        }
        assert_eq!(scenario, from_link(&scenario.to_link()));
        let assessment = assess(&scenario);
        for what in *expected {
            if !what.split('|').any(|what| shows(&assessment, *symptom, what)) {
                wrong.push(format!("{id}: {link} does not show `{what}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
