//! Terms and what they mean, and what the answers assume.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

mod support;

use std::collections::BTreeSet;

use ecs_reach::assess::{Assumption, assess};
use ecs_reach::bill::Charge;
use ecs_reach::export::assumed;
use ecs_reach::text::{Label, Language, Term};
use support::from_link;

/// Charges whose names say what they are.
const PLAIN: &[Charge] = &[
    Charge::FargateVcpu,
    Charge::FargateMemory,
    Charge::FargateStorage,
    Charge::InstanceHours,
    Charge::ManagedInstancesFee,
    Charge::ExternalInstanceHours,
];

#[test]
fn every_term_is_asked_for_by_a_label_or_a_charge() {
    let mut labels = BTreeSet::new();
    for term in Term::ALL {
        let charged = Charge::ALL.iter().any(|charge| Term::of_charge(*charge) == Some(*term));
        assert!(charged || !term.labels().is_empty(), "{term:?} is asked for nowhere");
        for label in term.labels() {
            assert!(labels.insert(format!("{label:?}")), "{label:?} has two meanings");
            assert_eq!(Term::of_label(*label), Some(*term), "{label:?}");
        }
    }
    assert_eq!(Term::of_label(Label::Title), None);
    for charge in Charge::ALL {
        assert_eq!(Term::of_charge(*charge).is_none(), PLAIN.contains(charge), "{charge:?}");
    }
}

#[test]
fn a_meaning_is_short_and_leads_to_aws() {
    for language in Language::ALL {
        let mut names = BTreeSet::new();
        for term in Term::ALL {
            let text = language.words().term(*term);
            assert!(names.insert(text.name), "{}: two terms of one name", text.name);
            let sentences = text.meaning.matches(". ").count() + 1;
            assert!(text.meaning.ends_with('.') && sentences <= 2, "{}", text.meaning);
            assert!((40..300).contains(&text.meaning.chars().count()), "{}", text.meaning);
        }
    }
    for term in Term::ALL {
        for rule in term.rules() {
            let url = rule.source().url;
            assert!(url.contains("aws.amazon.com/"), "{term:?}: {url}");
        }
    }
}

/// A design, what it assumes, and what it does not.
const ASSUMED: &[(&str, &[Assumption], &[Assumption])] = &[
    (
        "",
        &[
            Assumption::EvenSpread,
            Assumption::FreeAllowance,
            Assumption::ZoneFailure,
            Assumption::Gigabytes,
        ],
        &[Assumption::NoFreeAllowance, Assumption::EgressVpc, Assumption::External],
    ),
    ("freeTier=false", &[Assumption::NoFreeAllowance], &[Assumption::FreeAllowance]),
    ("nat=transit-gateway", &[Assumption::EgressVpc], &[]),
    (
        "ipStack=dual-stack&ipv6Route=egress-only",
        &[Assumption::Ipv4First],
        &[Assumption::NodeAddresses, Assumption::TcpUnits],
    ),
    ("ipStack=dual-stack", &[], &[Assumption::Ipv4First]),
    ("loadBalancer=network", &[Assumption::NodeAddresses, Assumption::TcpUnits], &[]),
    ("loadBalancer=application", &[Assumption::NodeAddresses], &[Assumption::TcpUnits]),
    (
        "launchType=external&networkMode=bridge",
        &[Assumption::External, Assumption::Traced],
        &[Assumption::EvenSpread, Assumption::NothingElse, Assumption::ZoneFailure],
    ),
];

#[test]
fn a_design_names_what_its_answers_assume() {
    for language in Language::ALL {
        let words = language.words();
        for (link, there, not_there) in ASSUMED {
            let scenario = from_link(link);
            let assessment = assess(&scenario);
            let said = assumed(&scenario, &assessment, words);
            for (labels, expected) in [(there, true), (not_there, false)] {
                for label in *labels {
                    let found = said.iter().any(|one| one == words.assumption(*label));
                    assert_eq!(found, expected, "{link}: {label:?}");
                }
            }
            let hours = scenario.hours_per_month.hours().to_string();
            assert!(said.first().unwrap().contains(&hours), "{link}: {said:?}");
            if let Some((oldest, _)) = assessment.bill.prices_read() {
                // As the language writes it.
                let day = oldest.to_string();
                let mut parts = day.split('-').collect::<Vec<_>>();
                let [iso, french] = [parts.join("-"), {
                    parts.reverse();
                    parts.join("/")
                }];
                let dated = |one: &String| one.contains(&iso) || one.contains(&french);
                assert!(said.iter().any(dated), "{link}: {said:?}");
            }
            assert!(said.iter().all(|one| one.ends_with('.')), "{link}: {said:?}");
        }
    }
}
