//! Everything a language says about a design, in an order that does not depend on the language.

use ecs_reach::assess::{Path, Trait};
use ecs_reach::bill::Charge;
use ecs_reach::decide::{Axis, Influence, Input, Progress, Way};
use ecs_reach::diagram::{End, Room, draw};
use ecs_reach::ecs::{Carrier, Service, Symptom};
use ecs_reach::findings::{Finding, Severity};
use ecs_reach::network::Zone;
use ecs_reach::prices::{Currency, Offer, Region};
use ecs_reach::reach::Action;
use ecs_reach::resilience::Endurance;
use ecs_reach::text::{Label, MeetingFacts, Notice, Term, Words};
use ecs_reach::units::{Money, Quantity};
use ecs_reach::{Assessment, Scenario};

use crate::support::value;

/// Something said: about what, and the words.
pub(crate) type Said = (String, String);

/// Every path of an assessment, each as it is and once the first zone of those is lost.
pub(crate) fn paths(assessment: &Assessment) -> Vec<Path> {
    let (outbound, inbound) = (&assessment.outbound, &assessment.inbound);
    let answers = [
        &outbound.ipv4.path,
        &outbound.ipv6.path,
        &inbound.ipv4.path,
        &inbound.ipv6.path,
        &inbound.load_balancer.path,
    ];
    let mut paths: Vec<Path> = answers.into_iter().flatten().cloned().collect();
    paths.extend(assessment.start.paths.iter().cloned());
    let network = &assessment.network;
    let first = network.zones.first().copied();
    let lost = |zone: Zone| paths.iter().filter_map(move |path| path.without(network, zone));
    let lost: Vec<Path> = first.into_iter().flat_map(lost).collect();
    paths.extend(lost);
    paths
}

/// The code of a finding, and of one that has a case of its own for each key also that.
pub(crate) fn code(finding: &Finding) -> String {
    match finding {
        Finding::SettingWithoutEffect { settings } => {
            let keys: Vec<&str> = settings.iter().map(|(key, _)| key.name()).collect();
            format!("{} {}", finding.code(), keys.join(" "))
        }
        _ => finding.code().to_owned(),
    }
}

/// What is said of a design.
pub(crate) fn of_design(
    words: &dyn Words,
    scenario: &Scenario,
    assessment: &Assessment,
) -> Vec<Said> {
    let mut all: Vec<Said> =
        vec![("design".to_owned(), words.design(assessment.network.summary()))];
    let mut say = |about: &str, said: String| all.push((about.to_owned(), said));
    let currency = assessment.bill.currency;
    for finding in &assessment.findings {
        let (about, text) = (code(finding), words.finding(finding, currency));
        say(&format!("{about}, title"), text.title.into_owned());
        say(&format!("{about}, why"), text.why.into_owned());
        say(&format!("{about}, fix"), text.fix.into_owned());
    }
    for line in &assessment.bill.lines {
        let text = words.line(line, currency);
        say(line.charge.id(), text.label);
        say(&format!("{}, formula", line.charge.id()), text.formula);
    }
    for loss in &assessment.zone_loss {
        say("zone loss", words.zone_loss(loss, scenario.tasks.get()));
    }
    let network = &assessment.network;
    let mut traces = vec![None];
    let paths = paths(assessment);
    for path in &paths {
        for hop in &path.trace.hops {
            let text = words.hop(hop, network);
            say("place", text.place);
            say(hop.event.kind(), text.detail);
        }
        traces.push(Some(path));
    }
    for (path, lost) in
        traces.into_iter().zip([None, network.zones.first().copied()].into_iter().cycle())
    {
        let interface = path.map(|path| path.interface);
        let drawn = draw(network, path.map(|path| &path.trace), interface, lost, Room::Wide);
        let mut texts: Vec<_> =
            drawn.figures.iter().flat_map(|figure| figure.texts.clone()).collect();
        if let Some(End::Dropped { text, .. } | End::Unknown { text, .. }) =
            drawn.path.map(|path| path.end)
        {
            texts.push(text);
        }
        for text in texts {
            say("diagram", words.diagram_label(&text.label));
        }
    }
    all
}

/// What does not depend on a design.
pub(crate) fn fixed(words: &dyn Words) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    let mut say = |about: &str, said: &str| all.push((about.to_owned(), said.to_owned()));
    for label in Label::ALL {
        say(&format!("{label:?}"), words.label(*label));
    }
    for notice in Notice::ALL {
        // The page fills in what has gone wrong; a source of a policy is written as in the policy.
        let text = words.language().notices().notice(*notice);
        say(&format!("{notice:?}"), &text.replace("{}", "1").replace("'wasm-unsafe-eval'", "1"));
    }
    for symptom in Symptom::ALL {
        let text = words.symptom(*symptom);
        say(&format!("{symptom:?}, misconfiguration"), text.misconfiguration);
        say(&format!("{symptom:?}, check"), text.check);
    }
    for term in Term::ALL {
        let text = words.term(*term);
        say(&format!("{term:?}, name"), text.name);
        say(&format!("{term:?}, meaning"), text.meaning);
    }
    for charge in Charge::ALL {
        say("charge", words.charge(*charge));
    }
    for offer in Offer::ALL.iter().copied() {
        say("offer", words.offer(offer));
    }
    for way in [None].into_iter().chain(Way::ALL.iter().copied().map(Some)) {
        say("way", words.way(way));
    }
    for one in Trait::ALL.iter().copied() {
        say("trait", words.offered(one));
    }
    for region in Region::all() {
        say("region", words.region(region));
    }
    for severity in Severity::ALL {
        say("severity", words.severity(*severity));
    }
    for carrier in Carrier::ALL {
        say("carrier", words.carrier(*carrier));
    }
    for action in Action::ALL {
        say("action", words.action(*action));
    }
    for endurance in Endurance::ALL {
        say("endurance", words.endurance(*endurance));
    }
    for service in Service::ALL {
        say("service", words.service(*service));
    }
    for (months, newest) in
        [(None, "2025-01-01"), (Some(3), "2025-02-01"), (Some(14), "2025-02-01"), (None, "2026")]
    {
        let [oldest, newest] = ["2025-01-01", newest].map(|date| date.parse().unwrap());
        say("age of prices", &words.age_of_prices(oldest, newest, months));
    }
    let quantities = ["0", "1", "2", "1234.5"].map(|text| text.parse::<Quantity>().unwrap());
    for axis in Axis::ALL.iter().copied() {
        for at in quantities {
            let cost = Money::ZERO;
            let facts = MeetingFacts { axis, at, cheaper: "A", dearer: "B", cost };
            say("axis", &words.amount_on(axis, at));
            say("meeting", &words.meeting(&facts, None));
        }
    }
    for input in Input::all() {
        for cents in [-1250, 1250] {
            let influence = Influence { input, more: Money::cents(cents), complete: true };
            say("influence", &words.influence(&influence, Some(Currency::Usd)));
        }
    }
    for count in [0, 1, 2, 12345] {
        let progress = Progress { looked_at: 1, of: 3, designs: count, fit: 0, unpriced: count };
        for done in [true, false] {
            say("search", &words.searched(&progress, done));
        }
    }
    all
}

/// What is said of documents and links that hold something wrong, from the cases of another test.
pub(crate) fn of_problems(words: &dyn Words, cases: &str) -> Vec<Said> {
    let mut all = Vec::new();
    for case in cases.lines().filter(|line| {
        // JavaScript's numbers are no JSON.
        let plain = !line.starts_with('{') || line.starts_with("{\"");
        plain && !line.starts_with([' ', '#']) || line.starts_with("#") && !line.starts_with("# ")
    }) {
        let problems = match case.starts_with(['{', '[', '"', '1', 'n', 't']) {
            true => match Scenario::read(&value(case)) {
                Ok((_, problems)) => problems,
                Err(problem) => vec![problem],
            },
            false => Scenario::from_link(case).1,
        };
        for problem in problems {
            all.push((case.to_owned(), words.problem(&problem)));
        }
    }
    all
}
