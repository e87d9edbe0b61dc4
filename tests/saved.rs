//! Saved designs as a file: what was written is read again by every later version, whatever else stands
//! in the file, and nothing in a file is lost without a word.

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

use designs::{config, documents};
use ecs_reach::Scenario;
use ecs_reach::scenario::saved::{DesignName, SavedDesign, read, write};
use ecs_reach::scenario::{Expected, Value};
use ecs_reach::text::Language;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::{from_link, golden, root, value};

fn fixture(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/cases/saved").join(name)).unwrap()
}

fn named(name: &str, link: &str) -> SavedDesign {
    SavedDesign::new(DesignName::new(name).unwrap(), from_link(link))
}

/// One of each kind of value that a design can hold.
fn designs_of_version_1() -> [SavedDesign; 3] {
    [
        named("Default", ""),
        named(
            "Paris \u{2014} \u{201c}prod\u{201d} \\ <1>",
            "region=eu-west-3&launchType=ec2&networkMode=host&zones=3&internetOutGb=12.5\
             &endpoints=s3,logs&hoursPerMonth=744&freeTier=false",
        ),
        named(
            "Filters and rates",
            "securityGroup.ingress=tcp_8000-8100_10.0.0.0/8,all_::/0&securityGroup.egress=\
             &networkAcl.ingress=100_deny_udp_53_0.0.0.0/0&priceOverrides.nat_gateway_hour=0.04\
             &discounts.AmazonEC2=12.5",
        ),
    ]
}

/// A file that version 1 wrote opens as what it was, for good. It is not rewritten when the document
/// gets new keys: then it is what an old file looks like.
#[test]
fn a_file_of_version_1_opens_as_it_was_saved() {
    let (designs, problems) = read(&value(&fixture("version-1.json"))).unwrap();
    assert_eq!(problems, []);
    let expected = designs_of_version_1();
    assert_eq!(designs.len(), expected.len());
    for (design, expected) in designs.iter().zip(&expected) {
        assert_eq!((&design.name, &design.scenario), (&expected.name, &expected.scenario));
    }
}

#[test]
fn this_build_writes_version_1() {
    let designs = designs_of_version_1();
    let text = write(&designs);
    let file: Json = serde_json::from_str(&text).unwrap();
    assert_eq!((&file["format"], &file["version"]), (&json!("ecs-reach-designs"), &json!(1)));
    assert!(!text.contains('<'), "it can stand in HTML");
    let (again, problems) = read(&value(&text)).unwrap();
    assert_eq!((again.as_slice(), problems.as_slice()), (designs.as_slice(), [].as_slice()));
}

/// Everything that is read from files nobody wrote with this build, and everything that is said.
#[test]
fn every_fixture_is_read_as_far_as_it_goes() {
    let mut report =
        "# What is read from the files beside this one, and what is said.\n".to_owned();
    for name in ["unknown-keys.json", "hostile.json"] {
        let (designs, problems) = read(&value(&fixture(name))).unwrap();
        writeln!(report, "\n{name}").unwrap();
        for design in &designs {
            let name = design.name.as_ref().map_or("(no name)", DesignName::as_str);
            writeln!(report, "  {name}: #{}", design.scenario.to_link()).unwrap();
        }
        for language in [Language::English, Language::French] {
            for problem in &problems {
                let said = language.words().problem(problem);
                assert!(said.chars().count() < 700, "something to read: {said}");
                writeln!(report, "    {said}").unwrap();
            }
        }
    }
    golden("saved/read.txt", &report);
}

/// What the page saves for others to read holds the design, too.
#[test]
fn a_design_that_was_saved_with_its_assessment_opens_as_a_saved_design() {
    let (designs, problems) = read(&value(&fixture("assessment.json"))).unwrap();
    assert_eq!(problems, []);
    let link = "zones=3&nat=single&loadBalancer=application&tasks=4&internetOutGb=20\
                &imagePullGb=10&loadBalancerOutGb=200&loadBalancerInGb=20";
    let [design] = designs.as_slice() else { panic!("one design") };
    assert_eq!((&design.name, &design.scenario), (&None, &from_link(link)));
    // It is kept as any other, without the answers.
    let name = DesignName::new("Ours").unwrap();
    let text = write([&design.renamed(name.clone())]);
    assert!(!text.contains("assessment"), "{text}");
    let (again, problems) = read(&value(&text)).unwrap();
    assert_eq!((again[0].name.as_ref(), problems.as_slice()), (Some(&name), [].as_slice()));
    assert_eq!(again[0].scenario, design.scenario);

    let broken = json!({ "scenario": { "tasks": 0, "nat": "none" }, "assessment": {} });
    let (designs, problems) = read(&value(&broken.to_string())).unwrap();
    assert_eq!(designs[0].scenario, from_link("nat=none"));
    assert_eq!(problems[0].place.to_string(), "scenario.tasks");
    let (designs, problems) = read(&value(r#"{"scenario":7,"assessment":{}}"#)).unwrap();
    assert_eq!((designs.len(), problems[0].place.to_string().as_str()), (0, "scenario"));
}

#[test]
fn what_is_no_file_of_saved_designs_is_refused_with_a_reason() {
    // Cut off in the middle, it is not JSON: whoever reads the text says so before this reader is asked.
    assert!(serde_json::from_str::<Json>(&fixture("truncated.json")).is_err());
    for (document, path) in [
        (json!(null), ""),
        (json!([]), ""),
        (json!("ecs-reach-designs"), ""),
        (json!({}), "format"),
        (json!({ "format": 1 }), "format"),
        (json!({ "format": "other", "version": 1, "designs": [] }), "format"),
        (json!({ "tasks": 4 }), "format"),
    ] {
        let problem = read(&value(&document.to_string())).unwrap_err();
        assert_eq!(
            (problem.place.to_string().as_str(), &problem.expected),
            (path, &Expected::SavedDesigns)
        );
    }
    for (document, path) in [
        (json!({ "format": "ecs-reach-designs", "designs": [] }), "version"),
        (json!({ "format": "ecs-reach-designs", "version": 1 }), "designs"),
        (json!({ "format": "ecs-reach-designs", "version": 1, "designs": {} }), "designs"),
    ] {
        let (designs, problems) = read(&value(&document.to_string())).unwrap();
        let paths: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
        assert_eq!((designs.len(), paths.as_slice()), (0, [path.to_owned()].as_slice()));
    }
}

#[test]
fn a_huge_file_is_bounded() {
    let entry = json!({ "name": "One", "scenario": { "x": 1, "y": 2 } });
    let file =
        json!({ "format": "ecs-reach-designs", "version": 1, "designs": vec![entry; 2_000] });
    let (designs, problems) = read(&value(&file.to_string())).unwrap();
    assert_eq!((designs.len(), problems.len()), (500, 200));
    assert!(problems.iter().any(|problem| problem.expected == Expected::AtMost(500)));
}

/// What a later version wrote into a design is still there when this one has renamed it.
#[test]
fn another_name_takes_nothing_from_a_design() {
    let (designs, _) = read(&value(&fixture("unknown-keys.json"))).unwrap();
    let renamed = designs[0].renamed(DesignName::new("Mine").unwrap());
    let file: Json = serde_json::from_str(&write([&renamed])).unwrap();
    let entry = &file["designs"][0];
    assert_eq!(entry["name"], "Mine");
    assert_eq!(
        (&entry["folder"], &entry["scenario"]["nat"]),
        (&json!("production"), &json!("wormhole"))
    );
}

/// What is typed or stands in a file, and the name it becomes.
const NAMES: &[(&str, Option<&str>)] = &[
    ("Production", Some("Production")),
    ("  two   words \t", Some("two words")),
    ("one\r\nline", Some("one line")),
    ("", None),
    (" \u{a0}\n", None),
    ("\u{200b}\u{202e}\u{feff}", None),
    ("\u{202e}gpj.exe", Some("gpj.exe")),
    ("<b>bold</b> & \"quoted\"", Some("<b>bold</b> & \"quoted\"")),
    ("\u{e9}t\u{e9} \u{1f680}", Some("\u{e9}t\u{e9} \u{1f680}")),
];

#[test]
fn a_name_is_one_line_that_can_be_seen() {
    for (typed, name) in NAMES {
        assert_eq!(DesignName::new(typed).as_ref().map(DesignName::as_str), *name, "{typed:?}");
    }
    let long = DesignName::new(&"\u{1f680} ".repeat(200)).unwrap();
    assert_eq!(long.as_str().chars().count(), DesignName::LONGEST - 1);
    let longest = DesignName::new(&"n".repeat(200)).unwrap();
    assert_eq!(longest.as_str().len(), DesignName::LONGEST);
    let next = longest.clone().or_next(|name| *name == longest);
    assert!(next.as_str().ends_with("n (2)") && next.as_str().len() == DesignName::LONGEST);
    let taken = ["a", "a (2)", "a (3)"];
    let next = |name| DesignName::new(name).unwrap().or_next(|name| taken.contains(&name.as_str()));
    assert_eq!((next("a").as_str(), next("b").as_str()), ("a (4)", "b"));
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn what_is_written_is_read_again(document in documents(), name in any::<String>()) {
        let Some(name) = DesignName::new(&name) else { return Ok(()) };
        prop_assert_eq!(&DesignName::new(name.as_str()), &Some(name.clone()));
        let design = SavedDesign::new(name, Scenario::read(&value(&document.to_string())).unwrap().0);
        let (designs, problems) = read(&value(&write([&design]))).unwrap();
        prop_assert_eq!((designs, problems), (vec![design], vec![]));
    }

    #[test]
    fn any_entry_is_read_or_named(entry in entries()) {
        let file = json!({ "format": "ecs-reach-designs", "version": 1, "designs": [entry] });
        let (designs, problems) = read(&value(&file.to_string())).unwrap();
        prop_assert!(designs.len() == 1 || problems.iter().any(|one| one.place.to_string().starts_with("designs[0]")));
        for design in designs {
            let (again, _) = read(&value(&write([&design]))).unwrap();
            prop_assert_eq!(again, vec![design], "written again, it is the same");
        }
    }
}

/// Entries of a list of designs, few of them in order.
fn entries() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<i64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    let keys =
        prop::sample::select(vec!["name", "scenario", "tasks", "securityGroup", "ingress", "x"]);
    leaf.prop_recursive(10, 40, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((keys.clone(), inner), 0..5).prop_map(|entries| {
                Json::Object(
                    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
                )
            }),
        ]
    })
}

/// Without a name a design is a design; what it is called is up to whoever shows it.
#[test]
fn a_design_without_a_name_is_kept() {
    let file = Value::Map(vec![
        ("format".to_owned(), Value::text("ecs-reach-designs")),
        ("version".to_owned(), Value::number(1)),
        (
            "designs".to_owned(),
            Value::List(vec![Value::Map(vec![(
                "scenario".to_owned(),
                Scenario::default().write(),
            )])]),
        ),
    ]);
    let (designs, problems) = read(&file).unwrap();
    assert_eq!(designs[0].name, None);
    assert_eq!(problems[0].place.to_string(), "designs[0].name");
}
