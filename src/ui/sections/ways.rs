//! Every way out of this design side by side, and two designs line by line.

use super::answers::{is_wished, what_for};
use super::frame::button;
use super::{Column, Mark, Shown, answer_to, head, mark, row_title, verdict_class};
use crate::assess::{Assessment, Verdict};
use crate::bill::Bill;
use crate::decide::{Alternative, Way, difference};
use crate::export::{design_line, way_in, zone_fails};
use crate::resilience::Endurance;
use crate::scenario::{IpStack, Scenario};
use crate::text::{Label, Words};
use crate::ui::anchor::Anchor;
use crate::ui::explain::{self, Figure};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;
use crate::units::Money;
use std::rc::Rc;

/// One row a way.
pub(in crate::ui) fn ways_out(page: &mut Writer, shown: &Shown<'_>) {
    page.open("section class='ways' id='ways' aria-labelledby='ways-title' tabindex='-1'");
    page.label("h2 id='ways-title'", Label::Ways);
    page.open("div class='scrolls' tabindex='0' role='group' aria-labelledby='ways-title'");
    page.open("table aria-labelledby='ways-title'");
    let columns = [
        Column::Words(Label::Way),
        Column::Numbers(Label::WayCost),
        Column::Numbers(Label::WayAgainst),
        Column::Numbers(Label::WayTenfold),
        Column::Words(Label::WayStarts),
        Column::Words(Label::WayInternet),
        Column::Words(Label::WayInbound),
        Column::Words(Label::WayZone),
        Column::Words(Label::WayActs),
    ];
    head(page, &columns);
    page.open("tbody");
    // What does less than it should is no bargain, however little it costs.
    for idle in [false, true] {
        for alternative in &shown.derived.alternatives {
            if (is_idle(alternative) && !alternative.current) == idle {
                row(page, shown, alternative);
            }
        }
    }
    page.close();
    page.close();
    page.close();
    pinned(page, shown);
    page.close();
}

fn row(page: &mut Writer, shown: &Shown<'_>, alternative: &Alternative) {
    let (words, assessment) = (page.words, &alternative.assessment);
    let name = words.way(alternative.way);
    let class = match (alternative.current, is_idle(alternative)) {
        (true, true) => "here idle",
        (true, false) => "here",
        (false, true) => "idle",
        (false, false) => "",
    };
    page.open_as("tr", class);
    let way = alternative.way.map_or("this", Way::name);
    page.key(way);
    page.set("data-way", way);
    if alternative.current {
        page.set("aria-current", "true");
    }
    page.open("th scope='row'");
    page.write(name);
    let pinned = shown.deciding.pinned.as_deref();
    let is_a = pinned == Some(&alternative.design);
    if is_a {
        page.label("b class='tag a'", Label::DesignA);
    }
    if alternative.current && alternative.way.is_some() {
        page.label("span class='hint'", Label::WayCurrent);
    }
    page.close();

    page.open("td class='number'");
    explain::total(page, Figure::Way(alternative.way), &assessment.bill);
    if assessment.network.transit_gateway {
        page.label("span class='hint'", Label::WayElsewhere);
    }
    without(page, &assessment.bill);
    if !alternative.carries() {
        page.label("span class='hint'", Label::NotCarried);
    }
    page.close();
    let more = assessment.bill.more_than(&shown.assessment.bill);
    let more = more.filter(|_| !alternative.current);
    let more = more.map(|more| words.locale().difference(more, assessment.bill.currency));
    labelled(page, Label::WayAgainst, more.unwrap_or_else(|| "\u{2013}".to_owned()));
    page.open("td class='number'");
    page.set("data-label", words.label(Label::WayTenfold));
    explain::total(page, Figure::Tenfold(alternative.way), &alternative.tenfold.bill);
    page.close();

    let start = assessment.start.judgement.verdict;
    page.open_as("td", verdict_class(start));
    page.set("data-label", words.label(Label::WayStarts));
    mark(page, Mark::of_verdict(start));
    page.say(Label::of_verdict(start));
    let reason = assessment.start.judgement.because.first();
    if let Some(finding) = reason.filter(|_| start != Verdict::Yes) {
        let text = words.finding(finding, assessment.bill.currency);
        page.line("span class='hint'", text.title);
    }
    page.close();

    page.open("td");
    page.set("data-label", words.label(Label::WayInternet));
    let [ipv4, ipv6] = [&assessment.outbound.ipv4, &assessment.outbound.ipv6];
    for (answer, family) in [(ipv4, "IPv4"), (ipv6, "IPv6")] {
        let verdict = answer.judgement.verdict;
        // Nobody misses what the subnets have no addresses for.
        let unused = match alternative.design.ip_stack {
            IpStack::Ipv4 => family == "IPv6",
            IpStack::DualStack | IpStack::Ipv6Only => false,
        };
        page.open_as(
            "span",
            match verdict {
                Verdict::Yes => "tag yes",
                Verdict::No if unused => "tag unused",
                Verdict::No => "tag no",
                Verdict::Depends | Verdict::Unknown => "tag unknown",
            },
        );
        mark(page, Mark::of_verdict(verdict));
        page.write(family);
        page.open("span class='unseen'");
        page.write([words.label(Label::Colon), words.label(Label::of_verdict(verdict))].concat());
        page.close();
        page.close();
    }
    page.close();

    page.open("td");
    page.set("data-label", words.label(Label::WayInbound));
    page.say(way_in(alternative));
    page.close();
    endurance(page, Label::WayZone, alternative.endurance(), start);
    page.open("td class='acts'");
    let design = Rc::new(alternative.design.clone());
    match (shown.view.readonly, alternative.current) {
        (true, _) => page.gap(),
        // Still there, as long as it has the focus of whoever has just pressed it.
        (false, true) => act(page, Label::WayUse, name, Reaction::Nothing),
        (false, false) => {
            act(page, Label::WayUse, name, Reaction::Do(Action::Adopt(Rc::clone(&design))));
        }
    }
    match (is_a, pinned) {
        (true, _) => {
            open_act(page, Label::WayPinned, name, Reaction::Do(Action::Pin(None)));
            page.set("aria-pressed", "true");
            page.close();
        }
        (false, Some(_)) => {
            act(page, Label::WayReplaceA, name, Reaction::Do(Action::Pin(Some(design))));
        }
        (false, None) => act(page, Label::WayPin, name, Reaction::Do(Action::Pin(Some(design)))),
    }
    page.close();
    page.close();
}

/// No task starts, or not all of the traffic is carried.
fn is_idle(alternative: &Alternative) -> bool {
    alternative.assessment.start.judgement.verdict == Verdict::No || !alternative.carries()
}

/// A small button in a row: what it does, and to which design.
pub(super) fn act(page: &mut Writer, label: Label, design: &str, does: Reaction) {
    open_act(page, label, design, does);
    page.close();
}

/// The same, open for what else is to be said of it.
fn open_act(page: &mut Writer, label: Label, design: &str, does: Reaction) {
    let words = page.words;
    page.open("button type='button' class='act'");
    page.set("aria-label", [words.label(label), words.label(Label::Colon), design].concat());
    if matches!(does, Reaction::Nothing) {
        page.set("aria-disabled", "true");
    }
    page.on(On::Click, does);
    page.say(label);
}

fn endurance(page: &mut Writer, title: Label, endurance: Option<Endurance>, start: Verdict) {
    let class = match (endurance, start) {
        (Some(Endurance::Unharmed), _) => "yes",
        (Some(Endurance::RunsOn), _) => "",
        (Some(Endurance::LosesWays | Endurance::Nothing), _) | (None, Verdict::No) => "no",
        (None, Verdict::Yes | Verdict::Depends | Verdict::Unknown) => "unknown",
    };
    page.open_as("td", class);
    page.set("data-label", page.words.label(title));
    page.write(zone_fails(endurance, start, page.words));
    page.close();
}

/// The charges whose rate is not known.
pub(super) fn missing(bill: &Bill, words: &dyn Words) -> String {
    let mut named = String::new();
    for line in bill.lines.iter().filter(|line| line.priced.amount.is_none()) {
        if !named.is_empty() {
            named.push_str(", ");
        }
        named.push_str(words.charge(line.charge));
    }
    named
}

/// What a total is without, where that is at least.
pub(super) fn without(page: &mut Writer, bill: &Bill) {
    let missing = missing(bill, page.words);
    match missing.is_empty() {
        true => page.gap(),
        false => {
            let said = [page.words.label(Label::WithoutRate), &missing].concat();
            page.line("span class='hint'", said);
        }
    }
}

/// The total, and that it is more where a rate is missing.
pub(super) fn total(bill: &Bill, words: &dyn Words) -> String {
    words.sum(bill.sum(), bill.currency)
}

/// The design at hand against the one that is pinned.
fn pinned(page: &mut Writer, shown: &Shown<'_>) {
    let Some((first, assessment)) = &shown.derived.pinned else {
        page.open("div class='buttons'");
        let design = Rc::new(shown.scenario.clone());
        let pin = Action::Pin(Some(design));
        page.open("button type='button'");
        page.id(&Anchor::PinThis);
        page.on(On::Click, Reaction::Do(pin));
        page.say(Label::PinThis);
        page.close();
        return page.close();
    };
    let words = page.words;
    page.open("div class='pinned' role='group' aria-labelledby='pinned-title' tabindex='-1'");
    page.id(&Anchor::Pinned);
    page.label("h3 id='pinned-title'", Label::Pinned);
    page.line(
        "p class='hint'",
        [
            words.label(Label::DesignA),
            words.label(Label::Colon),
            &design_line(first, &assessment.network, words),
        ]
        .concat(),
    );
    page.slot();
    match first == shown.scenario {
        true => page.label("p", Label::PinnedIsThis),
        false => line_by_line(page, shown, first, assessment),
    }
    page.close();
    page.open("div class='buttons'");
    let adopt = Action::Adopt(Rc::new(first.clone()));
    match shown.view.readonly || first == shown.scenario {
        true => page.gap(),
        false => button(page, "button type='button' id='use-a'", Label::UseA, adopt),
    }
    button(page, "button type='button' id='unpin'", Label::Unpin, Action::Pin(None));
    page.close();
    page.close();
}

/// Both answers, and both bills line by line.
fn line_by_line(page: &mut Writer, shown: &Shown<'_>, first: &Scenario, assessment: &Assessment) {
    let words = page.words;
    let (before, now) = (&assessment.bill, &shown.assessment.bill);
    answers_of_two(page, [(first, assessment), (shown.scenario, shown.assessment)]);
    page.open("table aria-labelledby='pinned-title'");
    let columns = [
        Column::Words(Label::BillCharge),
        Column::Numbers(Label::DesignA),
        Column::Numbers(Label::ThisDesign),
        Column::Numbers(Label::Difference),
    ];
    head(page, &columns);
    page.open("tbody");
    let money = |amount, bill: &Bill| match amount {
        Some(amount) => words.locale().money(amount, bill.currency),
        None => words.label(Label::NotKnown).to_owned(),
    };
    let difference_of = |more: Option<Money>| match more {
        Some(more) => words.locale().difference(more, now.currency),
        None => words.label(Label::NotKnown).to_owned(),
    };
    for change in difference(before, now) {
        page.open("tr");
        row_title(page, words.charge(change.charge));
        labelled(page, Label::DesignA, money(change.first, before));
        labelled(page, Label::ThisDesign, money(change.second, now));
        labelled(page, Label::Difference, difference_of(change.more()));
        page.close();
    }
    page.close();
    page.open("tfoot");
    page.open("tr");
    page.label("th scope='row'", Label::BillTotal);
    page.open("td class='number'");
    page.set("data-label", words.label(Label::DesignA));
    explain::total(page, Figure::Pinned, before);
    what_for(page, assessment, "span class='hint'");
    page.close();
    page.open("td class='number'");
    page.set("data-label", words.label(Label::ThisDesign));
    page.write(total(now, words));
    what_for(page, shown.assessment, "span class='hint'");
    page.close();
    page.open("td class='number'");
    page.set("data-label", words.label(Label::Difference));
    page.write(difference_of(now.more_than(before)));
    // A design that does nothing is not cheaper than one that does.
    let starts = |of: &Assessment| of.start.judgement.verdict != Verdict::No;
    if starts(assessment) != starts(shown.assessment) {
        page.label("span class='hint'", Label::NotTheSame);
    }
    page.close();
    page.close();
    page.close();
    page.close();
}

/// An amount that can do without the table's header: a narrow page has none.
pub(super) fn labelled(page: &mut Writer, title: Label, amount: String) {
    page.open("td class='number'");
    page.set("data-label", page.words.label(title));
    page.write(amount);
    page.close();
}

/// What is answered of two designs, and what the loss of a zone leaves of each.
fn answers_of_two(page: &mut Writer, two: [(&Scenario, &Assessment); 2]) {
    page.open("table class='answers-of-two' aria-labelledby='pinned-title'");
    const TITLES: [Label; 2] = [Label::DesignA, Label::ThisDesign];
    let [first, second] = TITLES;
    head(page, &[Label::Question, first, second].map(Column::Words));
    page.open("tbody");
    for (place, question) in [Label::Starts, Label::Outbound, Label::Inbound].iter().enumerate() {
        page.open("tr");
        page.label("th scope='row'", *question);
        for ((design, assessment), title) in two.into_iter().zip(TITLES) {
            let flow = Flow::main(design).get(place).copied().unwrap_or(Flow::Start);
            let judgement = answer_to(assessment, flow).0;
            let verdict = judgement.verdict;
            let calm = verdict == Verdict::No && is_wished(judgement, flow);
            page.open_as("td", if calm { "calm" } else { verdict_class(verdict) });
            page.set("data-label", page.words.label(title));
            mark(page, Mark::of_verdict(verdict));
            page.say(Label::of_verdict(verdict));
            page.close();
        }
        page.close();
    }
    page.open("tr");
    page.label("th scope='row'", Label::WayZone);
    for ((_, assessment), title) in two.into_iter().zip(TITLES) {
        let start = assessment.start.judgement.verdict;
        endurance(page, title, Endurance::of(&assessment.zone_loss), start);
    }
    page.close();
    page.close();
    page.close();
}
