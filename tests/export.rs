//! What one takes along of a design: Markdown, CSV, JSON and the picture.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

mod designs;
mod support;

use std::collections::BTreeSet;

use designs::{Design, config, scenarios, traced};
use ecs_reach::assess::Path;
use ecs_reach::bill::{Bill, Line};
use ecs_reach::decide::compare;
use ecs_reach::export::{
    Pictured, Svg, assessment_json, design_json, design_line, diagram_svg, markdown, zone_fails,
};
use ecs_reach::network::Zone;
use ecs_reach::prices::AsOf;
use ecs_reach::scenario::{Kind, Traffic};
use ecs_reach::text::{Label, Language, Words};
use ecs_reach::units::Money;
use ecs_reach::{Assessment, Scenario, assess};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use support::{Row, from_link, golden, root, rows};

const ADDRESS: &str = "https://example.org/reach/";

/// A link, the name of its files, and what is special about it in a summary.
const DESIGNS: &[(&str, &str)] = &[
    ("", "default"),
    (
        "region=eu-west-1&zones=3&tasks=6&nat=single&internetOutGb=20000&loadBalancer=application\
         &loadBalancerOutGb=50",
        "tiers-and-load-balancer",
    ),
    ("subnet=public", "nothing-starts"),
    (
        "ipStack=dual-stack&ipv6Route=egress-only&compute=true&discounts.AmazonEC2=10",
        "dual-stack-with-compute",
    ),
    ("region=cn-northwest-1&internetOutGb=9", "prices-not-known"),
    ("networkMode=bridge", "refused"),
    ("launchType=external&networkMode=host", "external"),
];

/// Links, and what names each in one line in both languages.
const NAMES: &[(&str, [&str; 2])] = &[
    (
        "zones=3&tasks=6&nat=single&loadBalancer=application&port=8080&compute=true&taskVcpu=0.5\
         &taskMemoryGb=1.5",
        [
            "us-east-1 · Fargate · 6 tasks · 3 zones · one NAT gateway · IPv4 · Application Load \
             Balancer, port\u{a0}8080 · Compute: 0.5\u{a0}vCPU, 1.5\u{a0}GB",
            "us-east-1 · Fargate · 6\u{a0}tâches · 3\u{a0}zones · une seule passerelle NAT · IPv4 · \
             Application Load Balancer, port\u{a0}8080 · Capacité de calcul\u{202f}: 0,5\u{a0}vCPU, \
             1,5\u{a0}Go",
        ],
    ),
    (
        "launchType=ec2&instances=3&subnet=isolated&loadBalancer=network&compute=true",
        [
            "us-east-1 · EC2 · 2 tasks · 2 zones · isolated subnets · IPv4 · Network Load Balancer, \
             port\u{a0}443 · Compute: 3 × t4g.medium",
            "us-east-1 · EC2 · 2\u{a0}tâches · 2\u{a0}zones · sous-réseaux isolés · IPv4 · Network Load \
             Balancer, port\u{a0}443 · Capacité de calcul\u{202f}: 3 × t4g.medium",
        ],
    ),
    // What is named is what was built, and not what was asked for: no route leads to the NAT gateways.
    (
        "zones=3&natRouting=none",
        [
            "us-east-1 · Fargate · 2 tasks · 3 zones · isolated subnets · IPv4",
            "us-east-1 · Fargate · 2\u{a0}tâches · 3\u{a0}zones · sous-réseaux isolés · IPv4",
        ],
    ),
    // Endpoints for ECR cannot stand in subnets without IPv4.
    (
        "ipStack=ipv6-only&ipv6Route=egress-only&endpoints=ecr-api,ecr-dkr,s3",
        [
            "us-east-1 · Fargate · 2 tasks · 2 zones · private subnets without NAT · IPv6-only, egress-only · \
             endpoints: s3",
            "us-east-1 · Fargate · 2\u{a0}tâches · 2\u{a0}zones · sous-réseaux privés sans NAT · IPv6 uniquement, \
             ::/0 en sortie uniquement · point de terminaison\u{202f}: s3",
        ],
    ),
    // Without a second zone there is no Application Load Balancer.
    (
        "zones=1&loadBalancer=application&endpoints=logs&endpointPlacement=single",
        [
            "us-east-1 · Fargate · 2 tasks · 1 zone · one NAT gateway · IPv4 · endpoints: logs",
            "us-east-1 · Fargate · 2\u{a0}tâches · 1\u{a0}zone · une seule passerelle NAT · IPv4 · point de \
             terminaison\u{202f}: logs",
        ],
    ),
    // NAT64 is a route to a NAT gateway.
    (
        "subnet=public&assignPublicIp=true&ipStack=dual-stack&ipv6Route=internet-gateway&nat64=true&natRouting=none",
        [
            "us-east-1 · Fargate · 2 tasks · 2 zones · public subnets, public addresses · dual-stack, ::/0 to the \
             internet gateway",
            "us-east-1 · Fargate · 2\u{a0}tâches · 2\u{a0}zones · sous-réseaux publics, adresses publiques · double \
             pile, ::/0 vers la passerelle Internet",
        ],
    ),
];

/// A design in one line.
fn named(scenario: &Scenario, words: &dyn Words) -> String {
    design_line(scenario, &assess(scenario).network, words)
}

#[test]
fn a_design_is_named_by_all_that_makes_it() {
    for (link, expected) in NAMES {
        let said = [Language::English, Language::French]
            .map(|language| named(&from_link(link), language.words()));
        assert_eq!(said, expected.map(str::to_owned), "{link}");
    }
}

#[test]
fn a_summary_names_every_kind_of_traffic_of_which_there_is_some() {
    for key in Traffic::ALL.iter().map(|traffic| traffic.key()) {
        if key.kind() == Kind::Gigabytes {
            let scenario = from_link(&format!("{}=7", key.name()));
            let assessment = assess(&scenario);
            let words = Language::English.words();
            let text = markdown(&scenario, &assessment, "https://example.org/", today(), words);
            assert_eq!(text.matches("\u{a0}GB").count(), 1, "{}: {text}", key.name());
            assert!(!text.contains(words.label(Label::NoTraffic)), "{}: {text}", key.name());
        }
    }
}

/// A day on which the oldest prices are not old, and one on which all are.
fn today() -> AsOf {
    "2025-01-01".parse().unwrap()
}

fn much_later() -> AsOf {
    "2036-10-01".parse().unwrap()
}

fn address(scenario: &Scenario) -> String {
    format!("{ADDRESS}#{}", scenario.to_link())
}

// ---------------------------------------------------------------------------------------------
// Markdown

#[test]
fn markdown_reads_as_it_did() {
    for (link, name) in DESIGNS {
        let scenario = from_link(link);
        let assessment = assess(&scenario);
        for language in Language::ALL {
            let words = language.words();
            let text = markdown(&scenario, &assessment, &address(&scenario), today(), words);
            let text = text.replace(env!("CARGO_PKG_VERSION"), "{version}");
            golden(&format!("markdown/{name}-{}.md", words.language().code()), &text);
        }
    }
}

/// Of a page on a disk there is only the part from `#`: no link, which would lead nowhere.
#[test]
fn markdown_of_a_page_without_an_address_says_how_others_open_the_design() {
    let scenario = from_link("tasks=3");
    let assessment = assess(&scenario);
    for (language, line) in [
        (
            Language::English,
            "Open this design `#tasks=3` (the part from # on, to put behind the address of any copy of ECS Reach) ",
        ),
        (Language::French, "Ouvrir cette architecture `#tasks=3` (la partie à partir de #, "),
    ] {
        let text = markdown(&scenario, &assessment, "#tasks=3", today(), language.words());
        let found = text.lines().find(|line| line.contains("#tasks=3")).unwrap();
        assert!(found.starts_with(line) && !text.contains("](<#"), "{found}");
    }
}

/// The cells of a row, parted where no backslash stands before the bar.
fn cells(row: &str) -> usize {
    let bars = row.match_indices('|');
    let before = |at: usize| row[..at].chars().rev().take_while(|c| *c == '\\').count();
    bars.filter(|(at, _)| before(*at).is_multiple_of(2)).count()
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn markdown_holds_the_verdicts_and_the_whole_bill(Design(scenario) in scenarios()) {
        let assessment = assess(&scenario);
        for language in Language::ALL {
            let words = language.words();
            let text = markdown(&scenario, &assessment, &address(&scenario), today(), words);
            let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
            // Of the questions there are three columns, of the bill four, of the other ways out six.
            let (rows, ways): (Vec<&str>, Vec<&str>) =
                rows.into_iter().partition(|row| matches!(cells(row), 4 | 5));
            prop_assert!(ways.iter().all(|row| cells(row) == 7), "{:?}", ways);
            // Where there is no other, there is nothing to say.
            let others = Some(compare(&scenario)).filter(|all| all.len() > 1);
            let all = others.unwrap_or_default();
            prop_assert_eq!(ways.len(), if all.is_empty() { 0 } else { all.len() + 2 });
            for one in all {
                let name = words.way(one.way);
                let starts = words.label(Label::of_verdict(one.assessment.start.judgement.verdict));
                let total = words.sum(one.assessment.bill.sum(), one.assessment.bill.currency);
                let start = one.assessment.start.judgement.verdict;
                let zone = zone_fails(one.endurance(), start, words);
                let row = |row: &&&str| {
                    row.starts_with(&format!("| {name} ")) && row.contains(&format!("| {total} "))
                        && row.contains(&format!("| {starts} |")) && row.ends_with(&format!("| {zone} |"))
                };
                prop_assert_eq!(ways.iter().filter(row).count(), 1, "{} {:?}", name, ways);
            }
            let bill = &assessment.bill;
            // Two headers, two rules, a total, and the subtotals.
            let groups: Vec<_> = bill.groups().collect();
            let questions = rows.len() - bill.lines.len() - groups.len() - 5;
            prop_assert!((1..=6).contains(&questions), "{} questions", questions);
            let asked = rows.iter().filter(|row| cells(row) == 4).count();
            prop_assert_eq!(asked, questions + 2, "the other columns are the bill's");
            for group in groups {
                let name = words.family(group.family);
                let sum = words.sum(group.sum(), bill.currency);
                let row = |row: &&&str| {
                    row.starts_with(&format!("| **{name}** |")) && row.ends_with(&format!("| **{sum}** |"))
                };
                prop_assert_eq!(rows.iter().filter(row).count(), 1, "{} {}", name, sum);
            }
            let total = words.sum(bill.sum(), bill.currency);
            let total = format!("| **{}** |  |  | **{total}** |", words.label(Label::BillTotal));
            prop_assert!(rows.contains(&total.as_str()), "{}", total);
            let link = format!("](<{}>)", address(&scenario));
            prop_assert!(text.contains(&link), "{}", link);
            prop_assert_eq!(text.contains(words.label(Label::Incomplete)), !bill.is_priced());
        }
    }
}

// ---------------------------------------------------------------------------------------------
// CSV

/// The bill of a design on a day.
fn bill_csv(scenario: &Scenario, bill: &Bill, day: AsOf, words: &dyn Words) -> String {
    ecs_reach::export::bill_csv(scenario.region, bill, &address(scenario), day, words)
}

/// The columns by their English names.
const COLUMNS: &str = "charge,id,quantity,unit,rate,amount,currency,price_as_of,confidence,source,note,\
    group,grows_with,region,date,monthly_total,complete,link,formula";

/// Those with decimals.
const DECIMALS: [&str; 4] = ["quantity", "rate", "amount", "monthly_total"];

/// What stands in it in words, in English and in French.
const FRENCH: &[(&str, &str)] = &[
    ("hours", "heures"),
    ("GB", "Go"),
    ("LCU-hours", "heures LCU"),
    ("NLCU-hours", "heures NLCU"),
    ("vCPU-hours", "vCPU-heures"),
    ("GB-hours", "Go-heures"),
    ("confirmed", "confirmé"),
    ("single", "un seul relevé"),
    ("inferred", "déduit"),
    ("user", "votre tarif"),
    ("unknown", "inconnu"),
    ("traffic", "trafic"),
    ("true", "oui"),
    ("false", "non"),
];

/// The rows of a French table: as the one in English, but with semicolons, commas and names of its own, and what tells
/// Excel the encoding.
fn french_rows(text: &str) -> Vec<Row> {
    let text = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("no mark: {text}"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let row = |fields: csv::StringRecord| {
        let fields = COLUMNS.split(',').zip(&fields).map(|(name, field)| {
            assert!(!DECIMALS.contains(&name) || !field.contains('.'), "{name}: {field}");
            let point =
                if DECIMALS.contains(&name) { field.replace(',', ".") } else { field.into() };
            (name.to_owned(), point)
        });
        fields.collect()
    };
    reader.records().map(|fields| row(fields.unwrap())).collect()
}

/// The CSV of a bill against the bill itself.
fn table_is_the_bill(scenario: &Scenario) {
    let bill = assess(scenario).bill;
    let link = scenario.to_link();
    let [english, french] = [Language::English, Language::French].map(Language::words);
    let (text, translated) =
        [english, french].map(|words| bill_csv(scenario, &bill, today(), words)).into();
    let (mut rows, mut translated) = (rows(&text), french_rows(&translated));
    assert_eq!(rows.len(), translated.len(), "{link}");
    for (last, name) in [(&rows.pop().unwrap(), "Total"), (&translated.pop().unwrap(), "Total")] {
        let said = ["charge", "id", "amount"].map(|column| last[column].as_str());
        assert_eq!(said, [name, "total", bill.monthly_total.to_string().as_str()], "{link}");
    }
    let of = |row: &support::Row, column: &str| row[column].clone();
    let amount = |row: &support::Row| of(row, "amount").parse::<Money>().unwrap();
    let known = || rows.iter().filter(|row| !row["amount"].is_empty());
    assert_eq!(known().map(amount).sum::<Money>(), bill.monthly_total, "{link}: total");
    if bill.complete {
        assert_eq!(known().count(), rows.len(), "{link}: every amount is there");
    } else if !bill.is_priced() {
        assert!(known().count() < rows.len(), "{link}: what is not known is empty");
    }
    for line in &bill.lines {
        let own: Vec<_> = rows.iter().filter(|row| row["id"] == line.charge.id()).collect();
        let quantity: Decimal = own.iter().map(|row| decimal(&of(row, "quantity"))).sum();
        assert_eq!(quantity, decimal(&line.quantity.to_string()), "{link}: {text}");
        assert!(own.len() >= line.priced.parts.len().max(1), "{link}: a row a tier");
        for row in own.iter().filter(|row| !row["rate"].is_empty() && row["note"].is_empty()) {
            let product = decimal(&of(row, "quantity")) * decimal(&of(row, "rate"));
            assert_eq!(product.normalize(), decimal(&of(row, "amount")).normalize(), "{link}");
        }
    }
    for (row, french) in rows.iter().zip(&translated) {
        let words = ["charge", "source", "note", "formula"];
        let translated = ["unit", "confidence", "grows_with", "complete"];
        for column in translated {
            let (word, french) = (&row[column], &french[column]);
            let known = FRENCH.iter().any(|(one, other)| one == word && other == french);
            assert!(known, "{link}: {column}: {word}, {french}");
        }
        let same = |name: &&str| !words.contains(name) && !translated.contains(name);
        for column in COLUMNS.split(',').filter(same) {
            assert_eq!(
                row[column], french[column],
                "{link}: {column} is the same in all languages"
            );
        }
        let safe = |field: &String| !field.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(row.values().chain(french.values()).all(safe), "{link}: a formula in {row:?}");
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn the_bill_as_csv_adds_up() {
    for (link, _) in DESIGNS {
        table_is_the_bill(&from_link(link));
    }
    let scenario = from_link(DESIGNS[1].0);
    let bill = assess(&scenario).bill;
    let text = bill_csv(&scenario, &bill, today(), Language::English.words());
    let header = text.lines().next().unwrap();
    assert_eq!(header, COLUMNS);
    let translated = bill_csv(&scenario, &bill, today(), Language::French.words());
    assert_eq!(
        translated.lines().next().unwrap(),
        "\u{feff}poste;id;quantité;unité;tarif;montant;devise;date_du_prix;confiance;source;note;groupe;\
         évolue_avec;région;date;total_mensuel;complet;lien;calcul"
    );
    for (place, row) in rows(&text).iter().enumerate() {
        let whole = ["region", "date", "complete", "link"].map(|name| &row[name]);
        let link = address(&scenario);
        assert_eq!(whole, ["eu-west-1", "2025-01-01", "true", link.as_str()]);
        let total = if place == 0 { bill.monthly_total.to_string() } else { String::new() };
        assert_eq!(row["monthly_total"], total, "the column adds up to the total");
    }
    let out: Vec<_> =
        rows(&text).into_iter().filter(|row| row["id"] == "internet-data-out").collect();
    let tiers = out.iter().map(|row| (row["quantity"].as_str(), row["rate"].as_str()));
    assert_eq!(tiers.collect::<Vec<_>>(), [("10240", "0.09"), ("9710", "0.085")], "{text}");
    let mut known_in_part = assess(&from_link(DESIGNS[1].0)).bill;
    let line = known_in_part.lines.iter_mut().find(|line| line.priced.parts.len() > 1).unwrap();
    line.priced.parts.pop();
    line.priced.amount = None;
    let partly = bill_csv(&scenario, &known_in_part, today(), Language::English.words());
    let partly = rows(&partly);
    let out: Vec<_> = partly.iter().filter(|row| row["id"] == "internet-data-out").collect();
    let last = [&out[1]["quantity"], &out[1]["rate"], &out[1]["amount"]];
    assert_eq!(last, ["9710", "", ""], "what no tier has a rate for is a row of its own");
    assert!(text.lines().count() * 2 == text.matches(['\r', '\n']).count(), "lines end in CRLF");
}

#[test]
fn prices_older_than_a_year_are_marked_in_what_is_taken_along() {
    let scenario = from_link(DESIGNS[1].0);
    let assessment = assess(&scenario);
    let dated = |line: &&Line| line.price_read().is_some_and(|date| date != AsOf::UNDATED);
    let dated = assessment.bill.lines.iter().filter(dated).count();
    for language in Language::ALL {
        let words = language.words();
        let old = words.label(Label::OldPrice);
        for (day, marked) in [(today(), 0), (much_later(), dated), (AsOf::UNDATED, 0)] {
            let text = markdown(&scenario, &assessment, &address(&scenario), day, words);
            assert_eq!(text.matches(old).count(), marked, "{day}: {text}");
            let text = bill_csv(&scenario, &assessment.bill, day, words);
            let rows = if *language == Language::French { french_rows(&text) } else { rows(&text) };
            let ids: BTreeSet<_> = rows
                .iter()
                .filter(|row| row["note"].contains(old))
                .map(|row| row["id"].clone())
                .collect();
            assert_eq!(ids.len(), marked, "{day}: {text}");
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn every_bill_as_csv_adds_up(Design(scenario) in scenarios()) {
        table_is_the_bill(&scenario);
    }
}

// ---------------------------------------------------------------------------------------------
// JSON

#[test]
fn a_saved_design_holds_what_was_asked_and_what_was_answered() {
    for (link, _) in DESIGNS {
        let scenario = from_link(link);
        let assessment = assess(&scenario);
        for language in Language::ALL {
            let words = language.words();
            let saved = design_json(&scenario, &assessment, words);
            let saved: Json = serde_json::from_str(&saved).unwrap();
            assert_eq!(support::scenario(&saved["scenario"]), scenario, "{link}");
            let answered: Json =
                serde_json::from_str(&assessment_json(&assessment, words)).unwrap();
            assert_eq!(saved["assessment"], answered, "{link}");
        }
    }
}

// ---------------------------------------------------------------------------------------------
// The picture

fn pictures(scenario: &Scenario, assessment: &Assessment, language: Language) -> Vec<Svg> {
    let words = language.words();
    let outbound = &assessment.outbound.ipv4;
    let inbound = &assessment.inbound.load_balancer;
    let asked = [
        (Label::PathStart, &assessment.start.judgement, assessment.start.path()),
        (Label::PathOutbound, &outbound.judgement, outbound.path.as_ref()),
        (Label::PathBalanced, &inbound.judgement, inbound.path.as_ref()),
    ];
    let mut pictures = Vec::new();
    for (title, judgement, path) in asked {
        let mut shown = Pictured { scenario, assessment, title, judgement, path, lost: None };
        pictures.push(diagram_svg(&shown, words));
        let lost: Option<Zone> = assessment.zone_loss.first().map(|loss| loss.zone);
        let without: Option<Path> =
            lost.zip(path).and_then(|(zone, path)| path.without(&assessment.network, zone));
        (shown.lost, shown.path) = (lost, without.as_ref());
        pictures.push(diagram_svg(&shown, words));
    }
    pictures
}

/// What is left of XML once it is read: the texts between the tags. It must be well-formed, and each
/// attribute stand once.
fn texts(xml: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut texts = String::new();
    let mut rest = xml.trim_end();
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!open.is_empty() || text.is_empty(), "text outside of everything: {text}");
        texts += &unescaped(text);
        texts.push('\n');
        let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("no end: {after}"));
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closes another element");
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap();
        let quoted: Vec<&str> = tag[name.len()..].split('\'').collect();
        assert!(quoted.len() % 2 == 1 && !tag.contains('"'), "quotes of <{tag}>");
        let names: Vec<&str> = quoted.iter().step_by(2).map(|name| name.trim()).collect();
        let (last, names) = names.split_last().unwrap();
        assert!(names.iter().all(|name| name.ends_with('=')), "attributes of <{tag}>");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "twice in <{tag}>");
        match *last {
            "/" => {}
            "" => open.push(name),
            other => panic!("{other} in <{tag}>"),
        }
    }
    assert_eq!((open.len(), rest), (0, ""), "everything is closed");
    texts
}

fn unescaped(text: &str) -> String {
    let parts = text.split('&').enumerate().map(|(place, part)| match place {
        0 => part.to_owned(),
        _ => {
            let (name, rest) = part.split_once(';').unwrap_or_else(|| panic!("bare & in {text}"));
            let letter = match name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "#39" => "'",
                _ => panic!("&{name};"),
            };
            [letter, rest].concat()
        }
    });
    parts.collect()
}

/// Each value of an attribute.
fn values(xml: &str, name: &str) -> Vec<String> {
    let before = format!(" {name}='");
    let parts = xml.split(&before).skip(1);
    parts.map(|part| part.split('\'').next().unwrap().to_owned()).collect()
}

#[test]
fn a_picture_stands_alone_and_says_what_it_shows() {
    for (link, _) in DESIGNS {
        let scenario = from_link(link);
        let assessment = assess(&scenario);
        let bill = &assessment.bill;
        for language in Language::ALL {
            let words = language.words();
            let total = words.sum(bill.sum(), bill.currency);
            for Svg { text, width, height } in pictures(&scenario, &assessment, *language) {
                let said = texts(&text).replace('\n', " ");
                let one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
                let design = named(&scenario, words);
                let design = design.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(one_line.matches(&design).count(), 2, "{link}: {one_line}");
                assert!(said.contains(&total), "{link}: {said}");
                assert!(text.contains("<title id='title'>") && text.contains("<desc id='desc'>"));
                assert_eq!(values(&text, "viewBox"), [format!("0 0 {width} {height}")]);
                for outside in ["href", "url(http", "@import", "<script", "<image", "var("] {
                    assert!(!text.contains(outside), "{link}: {outside}");
                }
            }
        }
    }
}

/// What stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no {after}")).0
}

#[test]
fn a_picture_has_the_colours_of_the_page() {
    let page = std::fs::read_to_string(root().join("style.css")).unwrap();
    let daylight = between(&page, ":root, :host {", "}");
    let svg = &pictures(&from_link(""), &assess(&from_link("")), Language::English)[0].text;
    let style = between(svg, "<style>", "</style>");
    let colours = style.split('#').skip(1).map(|rest| format!("light-dark(#{},", &rest[..6]));
    let (mut seen, mut foreign) = (0, Vec::new());
    for colour in colours {
        seen += 1;
        if !daylight.contains(&colour) {
            foreign.push(colour);
        }
    }
    assert!(seen > 10 && foreign.is_empty(), "{foreign:?} of {seen}");
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn every_picture_is_in_order_and_every_class_has_a_look(Design(scenario) in traced()) {
        let page = std::fs::read_to_string(root().join("style.css")).unwrap();
        let assessment = assess(&scenario);
        for language in Language::ALL {
            for svg in pictures(&scenario, &assessment, *language) {
                texts(&svg.text);
                let style = between(&svg.text, "<style>", "</style>");
                for class in values(&svg.text, "class").iter().flat_map(|names| names.split(' ')) {
                    // Said for a reader of the source, or not the page's.
                    let plain =
                        ["dg-public", "dg-private", "dg-isolated", "dg-dropped", "title", "total"];
                    let both = [style, page.as_str()].iter().all(|sheet| {
                        sheet.match_indices(&format!(".{class}")).any(|(at, found)| {
                            !sheet[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
                        })
                    });
                    prop_assert!(both || plain.contains(&class), "{} has no look", class);
                }
            }
        }
    }
}
