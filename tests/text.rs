//! What is said in every language, and how French is written.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    reason = "in a test, a panic is the message"
)]

mod designs;
mod support;

#[path = "text/french.rs"]
mod french;
#[path = "text/sentences.rs"]
mod sentences;
#[path = "support/typed_numbers.rs"]
mod table;
#[path = "text/typed_numbers.rs"]
mod typed_numbers;

use std::collections::BTreeSet;

use designs::{Design, config, scenarios, traced};
use ecs_reach::bill::Sum;
use ecs_reach::decide::Axis;
use ecs_reach::network::{Family, Network, Owner, SubnetRole};
use ecs_reach::prices::{Currency, Note, Source, SourceKind};
use ecs_reach::text::{Label, Language, SumText, Words};
use ecs_reach::units::{Money, Quantity, Rate};
use ecs_reach::{Scenario, assess};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sentences::Said;
use support::{from_link, golden, root};

/// What is the same in both languages: names of AWS's and others', settings, and words that are French
/// as well. Digits, and what stands with them in one word, are left out.
const THE_SAME: &[&str] = &[
    "ECS Reach",
    "Fargate",
    "EC2",
    "Managed Instances",
    "External",
    "Linux",
    "Windows",
    "default",
    "action",
    "awsvpc",
    "bridge",
    "host",
    "none",
    "port",
    "NAT",
    "ARM",
    "Application",
    "Network",
    "Amazon S3",
    "Amazon DynamoDB",
    "Amazon ECR Public",
    "Docker Hub",
    "awslogs",
    "FireLens",
    "Secrets",
    "Secrets Manager",
    "Parameter Store",
    "ECS Exec",
    "Service Connect",
    "Reachability Analyzer",
    "medium",
    "large",
    "xlarge",
    "IPv6",
    "Service",
    "Internet",
    "A",
    "Total",
    "Cause",
    "Zone",
    "Instances",
    "Elastic Load Balancing",
    "Amazon ECS",
    "AWS Secrets Manager",
    "Systems Manager Parameter Store",
    "Amazon CloudWatch Logs",
    "AWS Systems Manager",
    "S3",
    "DynamoDB",
    "S3, DynamoDB",
    "Transit",
    "Question",
    "VPC",
    "Europe (Milan)",
    "Europe (Paris)",
    "Europe (Stockholm)",
    "Europe (Zurich)",
    "US ISO East",
    "US ISO WEST",
    "US ISOB East (Ohio)",
    "US ISOB West",
    "EU ISOE West",
    "US ISOF EAST",
    "US ISOF SOUTH",
];

/// The words of a text without the digits and what stands with them, and without the letter of a zone.
fn plain(text: &str) -> String {
    let words = text.split([' ', '\u{a0}', '\u{202f}']);
    let wordy = words.filter(|word| {
        !word.chars().any(|c| c.is_ascii_digit()) && !matches!(word.as_bytes(), [b'a'..=b'f'])
    });
    wordy.collect::<Vec<_>>().join(" ").trim_matches([',', ' ', '.']).to_owned()
}

/// Compares what two languages say, and looks at the French.
fn compare(english: &[Said], french: &[Said]) -> BTreeSet<String> {
    let mut wrong = BTreeSet::new();
    if english.len() != french.len() {
        wrong.insert(format!(
            "{} things said in English, {} in French",
            english.len(),
            french.len()
        ));
    }
    // The same hops come up again and again.
    let pairs: BTreeSet<(&Said, &Said)> = english.iter().zip(french).collect();
    for ((about, english), (_, french)) in pairs {
        let mut say = |fault: &str| {
            wrong.insert(format!("{about}: {fault}: {french}"));
        };
        if english.is_empty() != french.is_empty() {
            say("said in one language alone");
        }
        if english.contains('`') {
            say("a backtick in English");
        }
        let plain = plain(english);
        let wordy = plain.chars().any(char::is_alphabetic);
        let same = [plain.as_str(), english].iter().any(|text| THE_SAME.contains(text));
        if english == french && wordy && !same {
            say("the same as in English");
        }
        for fault in french::faults(french) {
            say(&fault);
        }
    }
    wrong
}

fn lines(wrong: &BTreeSet<String>) -> String {
    wrong.iter().cloned().collect::<Vec<_>>().join("\n")
}

fn both() -> [&'static dyn Words; 2] {
    [Language::English, Language::French].map(Language::words)
}

/// What is wrong with what is said of a design.
fn wrong_with(scenario: &Scenario) -> BTreeSet<String> {
    let assessment = assess(scenario);
    let [english, french] = both().map(|words| sentences::of_design(words, scenario, &assessment));
    compare(&english, &french)
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn every_answer_is_french(Design(scenario) in scenarios()) {
        let wrong = wrong_with(&scenario);
        prop_assert!(wrong.is_empty(), "{}\n{}", scenario.to_link(), lines(&wrong));
    }

    #[test]
    fn every_path_is_french(Design(scenario) in traced()) {
        let wrong = wrong_with(&scenario);
        prop_assert!(wrong.is_empty(), "{}\n{}", scenario.to_link(), lines(&wrong));
    }
}

/// A claim in English and in French, and where it is so.
type Claim = (&'static str, &'static str, fn(&Network) -> bool);

/// What a design in words can claim of its subnets.
const CLAIMS: [Claim; 9] = [
    ("public subnets", "sous-réseaux publics", |network| role(network) == SubnetRole::Public),
    ("public addresses", "adresses publiques", |network| network.public_addresses(Owner::Task) > 0),
    ("private subnets", "sous-réseaux privés", |network| role(network) != SubnetRole::Public),
    ("isolated subnets", "sous-réseaux isolés", |network| role(network) == SubnetRole::Isolated),
    ("no IPv4 route out", "sans route IPv4 de sortie", |network| {
        leads_out(network) == [false, true]
    }),
    ("NAT gateway", "passerelle NAT", |network| network.nat_gateways.iter().next().is_some()),
    ("NAT instance", "instance NAT", |network| network.nat_instance_type.is_some()),
    ("central egress", "sortie centralisée", |network| network.transit_gateway),
    ("::/0 to the internet gateway", "::/0 vers la passerelle Internet", |network| {
        role(network) == SubnetRole::Public
    }),
];

fn role(network: &Network) -> SubnetRole {
    network.application_role().unwrap()
}

/// Whether the tasks' subnets have a default route, for IPv4 and for IPv6.
fn leads_out(network: &Network) -> [bool; 2] {
    let task = network.placements[0].task.unwrap();
    let routes = network.route_table_of(network.interfaces[task].subnet);
    [Family::Ipv4, Family::Ipv6].map(|family| routes.default_target(family).is_some())
}

#[test]
fn a_design_in_words_claims_what_its_routes_do() {
    let mut claimed = [0; CLAIMS.len()];
    for stack in ["ipv4", "dual-stack", "ipv6-only"] {
        for route in ["none", "egress-only", "internet-gateway"] {
            for subnet in ["private", "public", "isolated"] {
                for nat in [
                    "per-zone",
                    "single",
                    "regional",
                    "instance",
                    "private-gateway",
                    "transit-gateway",
                    "none",
                ] {
                    for more in ["", "&assignPublicIp=true", "&nat64=true"] {
                        let link = format!(
                            "ipStack={stack}&ipv6Route={route}&subnet={subnet}&nat={nat}{more}"
                        );
                        let scenario = from_link(&link);
                        let network = assess(&scenario).network;
                        let [english, french] = both().map(|words| words.design(network.summary()));
                        let mut said = false;
                        for (count, (one, other, holds)) in claimed.iter_mut().zip(CLAIMS) {
                            let claims = english.contains(one);
                            assert_eq!(
                                claims,
                                french.contains(other),
                                "{link}: {english}: {french}"
                            );
                            assert!(!claims || holds(&network), "{link}: {english}");
                            said |= claims;
                            *count += usize::from(claims);
                        }
                        assert!(said, "{link}: {english}");
                        // What is public is not kept quiet.
                        let told = ["public subnets", "::/0 to the internet gateway"];
                        let told = told.iter().any(|public| english.contains(public));
                        assert_eq!(told, role(&network) == SubnetRole::Public, "{link}: {english}");
                    }
                }
            }
        }
    }
    assert!(claimed.iter().all(|count| *count > 5), "{claimed:?}");
}

/// The links of the answers that are written down.
fn links() -> Vec<(String, String)> {
    let folder = root().join("tests/cases/golden");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut links: Vec<(String, String)> = files
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            (name, text.lines().next().unwrap().trim_start_matches('#').to_owned())
        })
        .collect();
    links.sort();
    links
}

#[test]
fn every_written_answer_is_french() {
    let wrong: BTreeSet<String> =
        links().iter().flat_map(|(_, link)| wrong_with(&from_link(link))).collect();
    assert!(wrong.is_empty(), "{}", lines(&wrong));
}

#[test]
fn what_depends_on_no_design_is_french() {
    let [english, french] = both().map(sentences::fixed);
    let wrong = compare(&english, &french);
    assert!(wrong.is_empty(), "{}", lines(&wrong));
}

#[test]
fn what_is_wrong_with_a_document_is_said_in_french() {
    let cases = std::fs::read_to_string(root().join("tests/cases/problems.txt")).unwrap();
    let [english, french] = both().map(|words| sentences::of_problems(words, &cases));
    assert!(english.len() > 60, "{} problems", english.len());
    let wrong = compare(&english, &french);
    assert!(wrong.is_empty(), "{}", lines(&wrong));
}

#[test]
fn every_source_of_a_price_is_french_or_quoted() {
    let mut wrong = BTreeSet::new();
    for kind in SourceKind::ALL.iter().copied() {
        let of = if kind.frame()[1].is_empty() { "" } else { "natgateway.json" };
        let source = Source { kind, at: "table.json @508fb45", of };
        let said = Language::French.words().price_source(source);
        assert!(said.contains(source.at) && said.contains(of), "{said}");
        assert_eq!(said == source.to_string(), kind == SourceKind::Named, "{said}");
        wrong.extend(french::faults(&said).into_iter().map(|fault| format!("{fault}: {said}")));
    }
    assert!(wrong.is_empty(), "{}", lines(&wrong));
}

#[test]
fn every_note_beside_a_price_is_french() {
    let say = |words: &dyn Words| -> Vec<Said> {
        let said = |note: &Note| ("note".to_owned(), words.price_note(*note).to_owned());
        Note::ALL.iter().map(said).collect()
    };
    let [english, french] = both().map(say);
    let wrong = compare(&english, &french);
    assert!(wrong.is_empty(), "{}", lines(&wrong));
}

/// Everything said of a design, with the page's own words for headings.
fn page(words: &dyn Words, link: &str) -> String {
    let scenario = from_link(link);
    let assessment = assess(&scenario);
    let currency = assessment.bill.currency;
    let mut page = format!("#{link}\n\n{}\n", words.design(assessment.network.summary()));
    let mut write = |line: &str| {
        page.push_str(line);
        page.push('\n');
    };
    let questions = [
        (Label::Starts, assessment.start.path()),
        (Label::Outbound, assessment.outbound.ipv4.path.as_ref()),
        (Label::Inbound, assessment.inbound.ipv4.path.as_ref()),
        (Label::ThroughBalancer, assessment.inbound.load_balancer.path.as_ref()),
    ];
    for (question, path) in questions {
        let Some(path) = path else { continue };
        write(&format!("\n{}", words.label(question)));
        for hop in &path.trace.hops {
            let text = words.hop(hop, &assessment.network);
            let colon = words.label(Label::Colon);
            write(&format!("  {}{colon}{}", text.place, text.detail));
        }
    }
    write(&format!("\n{}", words.label(Label::ZoneLoss)));
    for loss in &assessment.zone_loss {
        write(&format!("  {}", words.zone_loss(loss, scenario.tasks.get())));
    }
    write(&format!("\n{}", words.label(Label::Bill)));
    for line in &assessment.bill.lines {
        let text = words.line(line, currency);
        let amount = line.priced.amount.map(|amount| words.locale().money(amount, currency));
        let amount = amount.unwrap_or_else(|| words.label(Label::NotKnown).to_owned());
        let colon = words.label(Label::Colon);
        write(&format!("  {}{colon}{} = {amount}", text.label, text.formula));
    }
    let total = words.locale().money(assessment.bill.monthly_total, currency);
    write(&format!("  {}{}{total}", words.label(Label::BillTotal), words.label(Label::Colon)));
    write(&format!("\n{}", words.label(Label::Findings)));
    for finding in &assessment.findings {
        let text = words.finding(finding, currency);
        write(&format!("  [{}] {}", words.severity(finding.severity()), text.title));
        for more in [&text.why, &text.fix].into_iter().filter(|more| !more.is_empty()) {
            write(&format!("    {more}"));
        }
    }
    page
}

/// Answers that are written down in French, in full; a new one is one more name.
const WRITTEN: [&str; 6] = [
    "fargate-private-single-nat.txt",
    "fargate-public-without-address.txt",
    "isolated-some-endpoints.txt",
    "ec2-bridge-public-ssh.txt",
    "central-egress.txt",
    "dual-stack-egress-only.txt",
];

#[test]
fn answers_read_in_french_as_they_did() {
    let links = links();
    for name in WRITTEN {
        let (_, link) = links.iter().find(|(file, _)| file == name).unwrap();
        golden(&format!("golden-fr/{name}"), &page(Language::French.words(), link));
    }
    let cases = std::fs::read_to_string(root().join("tests/cases/problems.txt")).unwrap();
    let problems = sentences::of_problems(Language::French.words(), &cases);
    let lines = problems.iter().map(|(case, said)| format!("{case}\n    {said}\n"));
    golden("problems-fr.txt", &lines.collect::<String>());
}

/// Links, and by their controls\u{2019} names the settings without effect in them.
const WITHOUT_EFFECT: &[(&str, [&str; 2])] = &[
    (
        "#hostSubnet=public&allowLoadBalancer=false&interZoneGb=100&zones=1",
        [
            "Without effect in this design: \u{201c}Subnets of the instances\u{201d}, \u{201c}Security group: \
             allow the load balancer\u{201d}, \u{201c}Between zones\u{201d}. Only a task with its own interface on \
             a container instance (awsvpc on EC2 or Managed Instances) can sit in another subnet than \
             the instance. The design has no load balancer. All tasks run in one zone, so no traffic \
             crosses between zones.",
            "Sans effet dans cette architecture\u{202f}: «\u{202f}Sous-réseaux des \
             instances\u{202f}», «\u{202f}Groupe de sécurité\u{202f}: autoriser l’équilibreur de \
             charge\u{202f}», «\u{202f}Entre zones\u{202f}». Seule une tâche qui a sa propre interface \
             sur une instance de conteneur (awsvpc sur EC2 ou Managed Instances) peut se trouver dans \
             un autre sous-réseau que l’instance. L’architecture n’a pas d’équilibreur de charge. \
             Toutes les tâches s’exécutent dans une seule zone\u{202f}: aucun trafic ne passe d’une \
             zone à l’autre.",
        ],
    ),
    (
        "#loadBalancerOutGb=10&loadBalancerInGb=10",
        [
            "Without effect in this design: \u{201c}Load balancer, out\u{201d}, \u{201c}Load balancer, in\u{201d}. The \
             design has no load balancer.",
            "Sans effet dans cette architecture\u{202f}: «\u{202f}Équilibreur de charge, \
             sortie\u{202f}», «\u{202f}Équilibreur de charge, entrée\u{202f}». L’architecture n’a pas \
             d’équilibreur de charge.",
        ],
    ),
];

#[test]
fn settings_without_effect_are_named_as_their_controls_and_each_reason_once() {
    for (link, expected) in WITHOUT_EFFECT {
        let assessment = assess(&from_link(link));
        let findings = assessment.findings.iter();
        let found: Vec<_> = findings.filter(|one| one.code() == "setting-without-effect").collect();
        let [finding] = found.as_slice() else { panic!("{link}: {found:?}") };
        let said = both().map(|words| {
            let text = words.finding(finding, None);
            format!("{} {}", text.title, text.why)
        });
        assert_eq!(said, expected.map(str::to_owned), "{link}");
    }
}

#[test]
fn numbers_and_money_are_written_as_the_language_writes_them() {
    let usd = Some(Currency::Usd);
    let (rate, amount): (Rate, Quantity) = ("0.045".parse().unwrap(), "1234567.5".parse().unwrap());
    let written = |language: Language| {
        let locale = language.words().locale();
        [
            locale.count(999),
            locale.count(1000),
            locale.quantity(amount),
            locale.rounded(amount),
            locale.number("-1234.5"),
            locale.rate(rate, usd),
            locale.rate(rate, None),
            locale.money(Money::cents(7300), usd),
            locale.money(Money::cents(-123_456), usd),
            locale.money(Money::cents(5), Some(Currency::Cny)),
            locale.short_money(Money::cents(99_950)),
            locale.short_money(Money::cents(150_000)),
            locale.short_money(Money::cents(12_000_000)),
            locale.short_money(Money::cents(-250_000_000)),
            locale.percent("62.44".parse().unwrap()),
            locale.in_percent("12.5"),
        ]
    };
    assert_eq!(
        written(Language::English),
        [
            "999",
            "1,000",
            "1,234,567.5",
            "1,234,567.5",
            "\u{2212}1,234.5",
            "$0.045",
            "0.045",
            "$73.00",
            "\u{2212}$1,234.56",
            "CN\u{a5}0.05",
            "999.50",
            "1.5k",
            "120k",
            "\u{2212}2.5M",
            "62.4%",
            "12.5%",
        ]
    );
    assert_eq!(
        written(Language::French),
        [
            "999",
            "1\u{202f}000",
            "1\u{202f}234\u{202f}567,5",
            "1\u{202f}234\u{202f}567,5",
            "\u{2212}1\u{202f}234,5",
            "0,045\u{a0}USD",
            "0,045",
            "73,00\u{a0}USD",
            "\u{2212}1\u{202f}234,56\u{a0}USD",
            "0,05\u{a0}CNY",
            "999,50",
            "1\u{202f}500",
            "120\u{202f}000",
            "\u{2212}2,5\u{a0}M",
            "62,4\u{a0}%",
            "12,5\u{a0}%",
        ]
    );
}

#[test]
fn nothing_and_one_are_singular_in_french() {
    let amounts = ["0", "1", "2", "1000"].map(|at| {
        let at = at.parse::<Quantity>().unwrap();
        Language::French.words().amount_on(Axis::Tasks, at)
    });
    assert_eq!(
        amounts,
        ["0\u{a0}tâche", "1\u{a0}tâche", "2\u{a0}tâches", "1\u{202f}000\u{a0}tâches"]
    );
}

#[test]
fn a_page_is_built_for_a_language_that_there_is() {
    for code in ["", "f", "FR", "fr-FR", "fra", "de"] {
        assert_eq!(Language::from_code(code), None, "{code}");
    }
}

#[test]
fn a_reader_gets_the_first_of_their_languages_that_there_is() {
    for (tags, language) in [
        ("fr", Language::French),
        ("fr-FR", Language::French),
        ("FR-ca", Language::French),
        ("fr_BE", Language::French),
        ("fr-Latn-CH-x-private", Language::French),
        ("de-DE,fr-FR;q=0.8,en;q=0.5", Language::French),
        ("de, fr ;q=0.8", Language::French),
        ("en-GB,fr", Language::English),
        ("en", Language::English),
        ("de,ja", Language::English),
        // Frisian, Fulah and Friulian are not French.
        ("fy,ff,fur", Language::English),
        ("frr", Language::English),
        ("", Language::English),
        (",;-", Language::English),
        ("*", Language::English),
        ("\u{1f1eb}\u{1f1f7}", Language::English),
    ] {
        assert_eq!(Language::from_tags(tags), language, "{tags}");
    }
    for language in Language::ALL {
        assert_eq!(Language::from_tags(language.code()), *language);
        assert_eq!(Language::from_code(language.code()), Some(*language));
        assert_eq!(language.words().language(), *language);
    }
}

/// What the two laws above look at, so that they cannot become blind.
#[test]
fn the_designs_drawn_at_random_bring_up_nearly_everything() {
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut runner = TestRunner::new(config(1));
    for _ in 0..700 {
        for strategy in [scenarios().boxed(), traced().boxed()] {
            let Design(scenario) = strategy.new_tree(&mut runner).unwrap().current();
            let assessment = assess(&scenario);
            said.extend(assessment.findings.iter().map(sentences::code));
            let hops = sentences::paths(&assessment).into_iter().flat_map(|path| path.trace.hops);
            said.extend(hops.map(|hop| format!("hop {}", hop.event.kind())));
        }
    }
    assert!(said.len() > 145, "{} {said:?}", said.len());
}

#[test]
fn the_french_reader_stumbles_over_what_is_wrong_and_nothing_else() {
    for right in [
        "Réponse\u{202f}: 1\u{202f}234,5\u{a0}Go, 10\u{a0}%\u{202f}; ::/0 et logs:CreateLogStream",
        "«\u{202f}Assign public IP is not supported for this launch type\u{202f}» vient d\u{2019}ECS.",
        "«\u{202f}it's \"{any}\" thing!\u{202f}» vaut «\u{202f}1,000.5\u{202f}»\u{202f}; pourquoi\u{202f}?",
        "La liste ACL réseau, les points de terminaison d’une Région et la passerelle régionale.",
        "Version 1.4.0, plage 0.0.0.0/0, ports 1024 à 65535, règle 32766.",
        "La route de la tâche",
    ] {
        assert_eq!(french::faults(right), [""; 0], "{right}");
    }
    for wrong in [
        "l'adresse",
        "le mode \"host\"",
        "{zone}",
        "Attention\u{202f}!",
        "deux  espaces",
        "un espace \u{202f}: de trop",
        "Réponse : oui",
        "Réponse: oui",
        "Pourquoi ?",
        "Pourquoi?",
        "oui ; non",
        "10 %",
        "10%",
        "« mot »",
        "«\u{202f}sans fin",
        "sans début\u{202f}»",
        "the task",
        "un endpoint",
        "de Amazon ECS",
        "le équilibreur",
        "que ECS",
        "de les tâches",
        "à le port",
        "1.5\u{a0}Go",
        "il faut 12345 adresses",
        "1\u{202f}2345",
        "55,000\u{a0}connexions",
        "10 Go",
        "350 secondes",
        "73,00 USD",
        "`code`",
        "activez assignPublicIp",
        "une ACL réseau",
        "3\u{a0}terminaisons",
        "toute la région",
        "sous-réseau IPv6 seul",
    ] {
        assert!(!french::faults(wrong).is_empty(), "{wrong}");
    }
}

/// Who shows a sum need not read its text to know that it is the least.
#[test]
fn a_sum_is_exact_at_least_or_not_known_in_every_language() {
    let some = Money::cents(1234);
    for language in Language::ALL {
        let words = language.words();
        let amount = words.locale().money(some, None);
        let told = |amount, complete| {
            let sum = Sum { amount, complete };
            (words.sum_text(sum, None), words.sum(sum, None))
        };
        assert_eq!(told(some, true), (SumText::Exact(amount.clone()), amount.clone()));
        let nothing = words.locale().money(Money::ZERO, None);
        assert_eq!(told(Money::ZERO, true), (SumText::Exact(nothing.clone()), nothing));
        let (parts, text) = told(some, false);
        assert_eq!(parts, SumText::AtLeast(amount.clone()));
        assert!(text.contains(&amount) && text.contains(words.label(Label::AtLeast)), "{text}");
        let unknown = words.label(Label::NotKnown).to_owned();
        assert_eq!(told(Money::ZERO, false), (SumText::NotKnown, unknown));
    }
}
