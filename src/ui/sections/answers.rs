//! The answers, before everything else: three verdicts and the cost, each with its reason.

use super::frame::button;
use super::{Mark, Shown, answer_to, mark, reason, rules};
use crate::assess::{AnswersLeft, Assessment, Judgement, Path, Verdict};
use crate::blueprint;
use crate::findings::{Finding, Severity};
use crate::network::Zone;
use crate::reach::SeenAs;
use crate::resilience::ZoneLoss;
use crate::scenario::{LoadBalancer, Scenario};
use crate::text::{FindingText, Label, Words};
use crate::ui::anchor::Anchor;
use crate::ui::explain::{self, Figure, explained};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Example, Flow};
use crate::ui::surroundings::Part;
use crate::ui::writer::Writer;
use crate::units::Money;
use std::borrow::Cow;
use std::rc::Rc;

/// The four answers.
pub(in crate::ui) fn answers(page: &mut Writer, shown: &Shown<'_>) {
    page.open("div class='answers' tabindex='-1'");
    page.id(&Anchor::Answers);
    if shown.path_shown {
        page.on(On::Escape, Reaction::Do(Action::TogglePath(shown.flow)));
    }
    for flow in Flow::main(shown.scenario) {
        verdict(page, shown, flow);
    }
    cost(page, shown);
    let told = if shown.untold { String::new() } else { summary(shown, page.words) };
    page.line("p class='unseen' role='status'", told);
    page.close();
    match shown.example {
        Some(example) => example_of(page, example),
        None => page.gap(),
    }
    // On a narrow screen the cards are a strip of verdicts that stays in view; their reasons follow it.
    page.open("ul class='reasons'");
    for flow in Flow::of(shown.scenario) {
        page.open("li");
        // Where cards show only the verdict, the reason tells to which question it belongs.
        let [question, colon] = [short(flow), Label::Colon].map(|label| page.words.label(label));
        page.set("data-short", [question, colon].concat());
        let main = Flow::main(shown.scenario).contains(&flow);
        if !main {
            // On paper it stands without its card.
            page.set("data-question", page.words.label(self::question(flow.question())));
            also(page, shown, flow);
        }
        because(page, shown, flow);
        if main {
            cure(page, shown, flow);
            without_zone(page, shown, flow);
        }
        page.close();
    }
    page.open("li");
    let [cost, colon] = [Label::ShortCost, Label::Colon].map(|label| page.words.label(label));
    page.set("data-short", [cost, colon].concat());
    what_for(page, shown.assessment, "span class='but'");
    page.close();
    page.close();
    alerts(page, shown);
}

/// Says that the design is an example, and leads back to the reader's own.
fn example_of(page: &mut Writer, Example { rule, own }: &Example) {
    page.open("p class='example'");
    page.say(Label::ExampleOf);
    rules(page, &[*rule]);
    button(
        page,
        "button type='button' class='act'",
        Label::BackToOwn,
        Action::Adopt(Rc::clone(own)),
    );
    page.close();
}

/// Leads to what else to mend: the section that tells it is far below. Its line is there before there is anything,
/// so that nothing moves then.
fn alerts(page: &mut Writer, shown: &Shown<'_>) {
    if !is_whole(shown) {
        return page.gap();
    }
    let Some(said) = alerted(shown.assessment, page.words) else {
        let grave = |finding: &Finding| match finding.severity() {
            Severity::Error | Severity::Warning => true,
            Severity::Advice | Severity::Info => false,
        };
        // What the cards tell is not nothing.
        let none = shown.assessment.findings.iter().all(|finding| !grave(finding));
        let said = if none { page.words.label(Label::NoFindings) } else { "" };
        return page.line("p class='alerts none'", said);
    };
    page.open("p class='alerts'");
    mark(page, Mark::Warning);
    page.open_link("a class='why'", Anchor::Notes);
    page.write(said);
    page.close();
    page.close();
}

/// All of the page is there, so that something in one part can lead to another.
fn is_whole(shown: &Shown<'_>) -> bool {
    match shown.view.part {
        Part::Full => true,
        Part::Verdicts | Part::Diagram | Part::Bill => false,
    }
}

/// How many errors and warnings there are that no card tells, and the first of them.
fn alerted(assessment: &Assessment, words: &dyn Words) -> Option<String> {
    let Assessment { start, outbound, inbound, .. } = assessment;
    let told = [
        &start.judgement,
        &outbound.ipv4.judgement,
        &outbound.ipv6.judgement,
        &inbound.ipv4.judgement,
        &inbound.ipv6.judgement,
        &inbound.load_balancer.judgement,
    ];
    let alerts = |finding: &&Finding| match finding.severity() {
        Severity::Error | Severity::Warning => {
            let beside_amount =
                matches!(finding, Finding::TrafficWithoutPath | Finding::RatesMissing { .. });
            !beside_amount && !told.iter().any(|judgement| judgement.because.contains(finding))
        }
        Severity::Advice | Severity::Info => false,
    };
    let mut found = assessment.findings.iter().filter(alerts);
    let first = words.finding(found.next()?, assessment.bill.currency).title;
    Some(words.alerts(found.count().saturating_add(1), &first))
}

/// What to do about what decides against the design: none where nothing is to be mended, and what is refused says
/// it once.
fn cure_of(words: &dyn Words, shown: &Shown<'_>, flow: Flow) -> Option<FindingText> {
    let (judgement, _) = answer_to(shown.assessment, flow);
    let told = match flow {
        Flow::Start | Flow::Need(..) => true,
        Flow::Outbound | Flow::OutboundIpv6 | Flow::LoadBalancer => !is_refused(shown.assessment),
        Flow::Inbound | Flow::InboundIpv6 => false,
    };
    let asked = match judgement.verdict {
        Verdict::No | Verdict::Unknown => told && !is_wished(judgement, flow),
        Verdict::Yes | Verdict::Depends => false,
    };
    let currency = shown.assessment.bill.currency;
    let reasons = judgement.because.iter().filter(|_| asked);
    let mut texts = reasons.map(|reason| words.finding(reason, currency));
    texts.find(|text| !text.fix.is_empty())
}

/// The cure in the card itself, where the first card does not give it already.
fn cure(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    let first = cure_of(page.words, shown, Flow::Start).filter(|_| flow != Flow::Start);
    // How it is done stands beside the path.
    let told = |cure: &FindingText| first.as_ref().is_some_and(|first| first.fix == cure.fix);
    match cure_of(page.words, shown, flow).filter(|cure| !told(cure)) {
        Some(cure) => {
            page.open("p class='cure'");
            page.label("b", Label::ShortFix);
            page.write([page.words.label(Label::Colon), cure.fix_in_short()].concat());
            page.close();
        }
        None => page.gap(),
    }
}

/// The deciding reason. Where a failed zone makes it another answer, it is that of the one before.
fn because(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    let (judgement, _) = answer_to(shown.assessment, flow);
    if left(shown, flow).is_some() {
        page.say(Label::WithAllZones);
        page.write(" \u{2013} ");
    }
    let title = title(page, shown.assessment, judgement);
    page.write(title);
}

/// Whether a "no" is no fault: nobody comes in, or nothing goes out that was to.
pub(super) fn is_wished(judgement: &Judgement, flow: Flow) -> bool {
    match flow {
        Flow::Inbound => true,
        Flow::Outbound => judgement.is_isolation(),
        Flow::Start | Flow::Need(..) => false,
        Flow::OutboundIpv6 | Flow::InboundIpv6 | Flow::LoadBalancer => false,
    }
}

/// The deciding reason in one sentence.
fn title(page: &Writer, assessment: &Assessment, judgement: &Judgement) -> Cow<'static, str> {
    let finding = reason(judgement);
    let described = finding.map(|finding| page.words.finding(finding, assessment.bill.currency));
    described.map(|described| described.title).unwrap_or_default()
}

const fn question(flow: Flow) -> Label {
    match flow.question() {
        Flow::Start | Flow::Need(..) => Label::Starts,
        Flow::Outbound | Flow::OutboundIpv6 => Label::Outbound,
        Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer => Label::Inbound,
    }
}

/// What is asked, with the mark that stands before the answer: the question, or of which way it is asked besides.
fn asked(flow: Flow, scenario: &Scenario, words: &dyn Words) -> String {
    let balanced = scenario.load_balancer != LoadBalancer::None;
    let way = match flow {
        Flow::Start | Flow::Need(..) | Flow::Outbound => None,
        Flow::Inbound => balanced.then_some(Label::Directly),
        Flow::InboundIpv6 if balanced => Some(Label::DirectlyOverIpv6),
        Flow::OutboundIpv6 | Flow::InboundIpv6 => Some(Label::OverIpv6),
        Flow::LoadBalancer => Some(Label::ThroughBalancer),
    };
    match way {
        Some(way) => [words.label(way), words.label(Label::Colon)].concat(),
        None => [words.label(question(flow)), " "].concat(),
    }
}

/// The question where there is room for a word.
pub(super) const fn short(flow: Flow) -> Label {
    match flow {
        Flow::Start | Flow::Need(..) => Label::ShortStart,
        Flow::Outbound | Flow::OutboundIpv6 => Label::ShortOut,
        Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer => Label::ShortIn,
    }
}

/// What the verdict means to the reader. That everybody can come in is worth a look.
fn tone(flow: Flow, verdict: Verdict, wished: bool) -> &'static str {
    match (flow == Flow::Inbound, verdict) {
        (true, Verdict::Yes) => "answer warning",
        (false, Verdict::Yes) => "answer yes",
        (_, Verdict::No) if wished => "answer closed",
        (_, Verdict::No) => "answer no",
        (_, Verdict::Depends) => "answer depends",
        (_, Verdict::Unknown) => "answer unknown",
    }
}

fn verdict(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    let assessment = shown.assessment;
    let (judgement, path) = answer_to(assessment, flow);
    let left = left(shown, flow);
    let verdict = left.map_or(judgement.verdict, |(_, verdict, _)| verdict);
    let refused = is_refused(assessment);
    let word = left.map_or(answered(assessment, flow), |_| Label::of_verdict(verdict));
    let finding = reason(judgement);
    let seen = match flow {
        Flow::Outbound => seen_as(judgement, path),
        Flow::Start | Flow::Need(..) | Flow::OutboundIpv6 => None,
        Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer => None,
    };
    let cited = finding.map(|finding| finding.rules()).unwrap_or_default();
    let [id, title_id, verdict_id, reason_id, _] = ids(flow);
    let wished = is_wished(judgement, flow);
    page.open_as("section", tone(flow, verdict, wished));
    page.set("id", id);
    page.set("aria-labelledby", title_id);
    page.set("data-verdict", verdict.name());
    page.open("h2");
    page.set("id", title_id);
    page.set("data-short", page.words.label(short(flow)));
    page.say(question(flow));
    page.close();
    page.open("p class='verdict'");
    page.set("id", verdict_id);
    mark(page, Mark::of_verdict(verdict));
    page.label("span", word);
    match left {
        Some((zone, ..)) => {
            let without = [page.words.label(Label::WithoutZone), " "].concat() + &zone.to_string();
            page.line("span class='left'", without);
        }
        None => page.gap(),
    }
    page.close();
    match left {
        Some(_) => page.gap(),
        None => was(page, shown, flow, word),
    }
    page.open("p class='reason'");
    page.set("id", reason_id);
    because(page, shown, flow);
    page.close();
    cure(page, shown, flow);
    if let Some(seen) = seen {
        page.open("p class='seen'");
        explained(page, Label::SeenAs);
        page.write([" ", page.words.label(seen)].concat());
        page.close();
    }
    for more in Flow::of(shown.scenario) {
        if more != flow && more.question() == flow.question() && !refused {
            also(page, shown, more);
        }
    }
    if !refused {
        without_zone(page, shown, flow);
    }
    page.open("p class='because'");
    open_why(page, shown, flow);
    page.say(Label::Why);
    // All stands on one line; the path cites the others.
    let room = match verdict == Verdict::Yes || wished {
        true => {
            page.gap();
            3
        }
        false => {
            page.label("span class='spacious'", Label::AndCure);
            2
        }
    };
    page.close();
    rules(page, cited.get(..room).unwrap_or(cited));
    page.close();
    page.close();
}

/// Whether ECS refuses the design, so that nothing is asked of its network.
fn is_refused(assessment: &Assessment) -> bool {
    assessment.valid.verdict == Verdict::No
}

/// The answer in a word.
fn answered(assessment: &Assessment, flow: Flow) -> Label {
    match is_refused(assessment) {
        true => Label::Refused,
        false => Label::of_verdict(answer_to(assessment, flow).0.verdict),
    }
}

/// What the answer was before the last change, where it was another one.
fn was(page: &mut Writer, shown: &Shown<'_>, flow: Flow, now: Label) {
    if let Some(before) = answered_before(shown, flow).filter(|before| *before != now) {
        let said = [page.words.label(Label::Was), " ", page.words.label(before)];
        page.line("p class='was'", said.concat());
    } else {
        page.gap();
    }
}

/// The answer before the last change: to the same question where it answers one, else about the same path.
fn answered_before(shown: &Shown<'_>, flow: Flow) -> Option<Label> {
    let (design, before) = shown.derived.before.as_ref()?;
    let answers = Flow::main(shown.scenario).contains(&flow);
    let same = |then: &Flow| answers && then.question() == flow.question();
    let then = Flow::main(design).into_iter().find(same).unwrap_or(flow);
    Some(answered(before, then))
}

/// What the month cost before the last change, and how much more or less that it costs now; none where nobody can
/// say, or nothing.
fn dearer(shown: &Shown<'_>, words: &dyn Words) -> Option<[String; 2]> {
    let (_, before) = shown.derived.before.as_ref()?;
    let more = shown.assessment.bill.more_than(&before.bill)?;
    let changed = more.rounded_to_cents() != Money::ZERO;
    changed.then(|| {
        let more = words.locale().difference(more, shown.assessment.bill.currency);
        [words.sum(before.bill.sum(), before.bill.currency), more]
    })
}

/// Opens the button that opens a path.
fn open_why(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    // One thing that a start needs is shown under the same button as what decides about it.
    let own = shown.flow == flow || (flow == Flow::Start && shown.flow.question() == flow);
    let (open, toggled) = match shown.path_shown && own {
        true => ("true", shown.flow),
        false => ("false", flow),
    };
    page.open("button type='button' class='why'");
    page.set("aria-controls", Anchor::Path.name());
    page.set("aria-expanded", open);
    page.on(On::Click, Reaction::Do(Action::TogglePath(toggled)));
}

/// The same question asked of another way: its verdict, which opens its path.
fn also(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    let (judgement, path) = answer_to(shown.assessment, flow);
    let (verdict, words) = (judgement.verdict, page.words);
    let seen = match flow {
        Flow::OutboundIpv6 => seen_as(judgement, path),
        Flow::Start | Flow::Need(..) | Flow::Outbound => None,
        Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer => None,
    };
    page.open("p class='also'");
    page.set("data-flow", flow_name(flow));
    page.set("data-verdict", verdict.name());
    mark(page, Mark::of_verdict(verdict));
    open_why(page, shown, flow);
    let asked = asked(flow, shown.scenario, words);
    page.write(asked + words.label(answered(shown.assessment, flow)));
    page.close();
    if let Some(seen) = seen {
        page.line("span class='seen'", words.label(seen));
    }
    page.close();
}

/// The zones that the one that has failed leaves without a way out, where that is another answer. Its line is there before one fails,
/// so that nothing moves then.
fn without_zone(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    if shown.assessment.zone_loss.is_empty() {
        return page.gap();
    }
    page.open("p class='also without'");
    if let Some((_, verdict, lost)) = left(shown, flow) {
        page.set("data-verdict", verdict.name());
        let lost = if verdict == Verdict::No { lost } else { &[] };
        let several = lost.len() > 1;
        let label = if several { Label::NoWayOutInZones } else { Label::NoWayOutInZone };
        for (place, zone) in lost.iter().enumerate() {
            let before = if place == 0 { page.words.label(label) } else { ", " };
            page.write([before, zone.letter().encode_utf8(&mut [0; 4])].concat());
        }
        // Over the other family they may be reached as before.
        let family = shown.loss().and_then(ZoneLoss::family_lost);
        if let Some(family) = family.filter(|_| !lost.is_empty()) {
            page.write([" (", family.name(), ")"].concat());
        }
    }
    page.close();
}

/// The zone that has failed, the verdict without it, and the zones that it leaves without a way out; none while every
/// zone stands, or where the verdict stays what it is.
pub(super) fn left<'a>(shown: &'a Shown<'_>, flow: Flow) -> Option<(char, Verdict, &'a [Zone])> {
    let loss = shown.loss()?;
    let AnswersLeft { start, outbound, inbound } = shown.assessment.left(loss);
    let (verdict, lost): (Verdict, &[Zone]) = match flow {
        Flow::Start | Flow::Need(..) => (start, &[]),
        Flow::Outbound => (outbound.ipv4, &loss.outbound_lost_in),
        Flow::OutboundIpv6 => (outbound.ipv6, &loss.outbound_lost_in),
        Flow::Inbound => (inbound.ipv4, &[]),
        Flow::InboundIpv6 => (inbound.ipv6, &[]),
        Flow::LoadBalancer => (inbound.load_balancer, &[]),
    };
    let other = verdict != answer_to(shown.assessment, flow).0.verdict;
    other.then_some((loss.zone.letter(), verdict, lost))
}

const fn flow_name(flow: Flow) -> &'static str {
    match flow {
        Flow::Start | Flow::Need(..) => "start",
        Flow::Outbound => "outbound",
        Flow::OutboundIpv6 => "outbound-ipv6",
        Flow::Inbound => "inbound",
        Flow::InboundIpv6 => "inbound-ipv6",
        Flow::LoadBalancer => "load-balancer",
    }
}

/// The ids of an answer, of its question, of what is answered and of why; then those of the last two. What is told
/// of it elsewhere is these two, and not what can be pressed beside them.
pub(super) const fn ids(flow: Flow) -> [&'static str; 5] {
    match flow.question() {
        Flow::Start | Flow::Need(..) => {
            ["answer-start", "answer-start-title", "start-is", "start-why", "start-is start-why"]
        }
        Flow::Outbound | Flow::OutboundIpv6 => {
            ["answer-outbound", "answer-outbound-title", "out-is", "out-why", "out-is out-why"]
        }
        Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer => {
            ["answer-inbound", "answer-inbound-title", "in-is", "in-why", "in-is in-why"]
        }
    }
}

/// Where a connection seems to come from, once it is sure to arrive.
fn seen_as(judgement: &Judgement, path: Option<&Path>) -> Option<Label> {
    let path = path.filter(|_| judgement.verdict == Verdict::Yes)?;
    path.trace.seen_as.map(seen_label)
}

const fn seen_label(seen: SeenAs) -> Label {
    match seen {
        SeenAs::TaskPublicIp => Label::SeenTask,
        SeenAs::HostPublicIp => Label::SeenHost,
        // The load balancer is seen by clients, not as a source; outbound answers never have it.
        SeenAs::NatGateway | SeenAs::LoadBalancer => Label::SeenNat,
        SeenAs::NatInstance => Label::SeenNatInstance,
        SeenAs::EgressVpcNat => Label::SeenEgressVpc,
        SeenAs::TaskIpv6 => Label::SeenTaskIpv6,
        SeenAs::HostIpv6 => Label::SeenHostIpv6,
    }
}

fn cost(page: &mut Writer, shown: &Shown<'_>) {
    let bill = &shown.assessment.bill;
    let (class, note) = match bill.is_priced() {
        true => ("answer cost", Label::of_total(bill)),
        false => ("answer cost unknown", Label::Incomplete),
    };
    page.open_as("section id='answer-cost' aria-labelledby='answer-cost-title'", class);
    page.open("h2 id='answer-cost-title'");
    page.set("data-short", page.words.label(Label::ShortCost));
    page.say(Label::Cost);
    page.close();
    page.open("p class='verdict amount'");
    explain::total(page, Figure::Total, bill);
    page.close();
    match dearer(shown, page.words) {
        Some([before, more]) => {
            page.open("p class='was'");
            page.write([page.words.label(Label::Was), " ", &before, ", "].concat());
            page.line("span", more);
            page.close();
        }
        None => page.gap(),
    }
    what_for(page, shown.assessment, "p class='but'");
    page.label("p class='reason'", note);
    match is_whole(shown) {
        true => {
            page.open("p class='because'");
            page.open_link("a class='why'", Anchor::Bill);
            page.say(Label::ToBill);
            page.close();
            super::assumed::link(page, shown.view);
            page.close();
        }
        false => page.gap(),
    }
    page.close();
}

/// What an amount does not tell by itself: that it is paid for nothing or for less, or that others pay as well. Each
/// in an element.
pub(super) fn what_for(page: &mut Writer, assessment: &Assessment, element: &'static str) {
    page.slot();
    if assessment.start.judgement.verdict == Verdict::No {
        page.label(element, Label::NoTaskRuns);
    } else if !assessment.carries {
        page.label(element, Label::TrafficNotCarried);
    }
    if assessment.network.transit_gateway {
        page.label(element, Label::WayElsewhere);
    }
    page.close();
}

/// The answer that a picture alone belongs to, with its reason; it opens the path in words.
pub(in crate::ui) fn caption(page: &mut Writer, shown: &Shown<'_>) {
    let (judgement, _) = answer_to(shown.assessment, shown.flow);
    page.open("div class='told'");
    let [.., id, _, _] = ids(shown.flow);
    page.set("id", id);
    also(page, shown, shown.flow);
    let title = title(page, shown.assessment, judgement);
    page.line("p", title);
    page.close();
}

/// The answers in one line, for a reader who hears the page: after a change those that are others now, and what
/// the month costs; and what was pinned.
fn summary(shown: &Shown<'_>, words: &dyn Words) -> String {
    let pinned = shown.deciding.pinned.as_ref().filter(|_| shown.deciding.just_pinned);
    if let Some(design) = pinned {
        let (pinned, colon) = (words.label(Label::Pinned), words.label(Label::Colon));
        return [pinned, colon, &words.design(blueprint::summary(design))].concat();
    }
    let assessment = shown.assessment;
    let mut parts = Vec::new();
    for flow in Flow::of(shown.scenario) {
        let answer = answered(assessment, flow);
        if answered_before(shown, flow) != Some(answer) {
            let asked = asked(flow, shown.scenario, words);
            parts.push([&asked, words.label(answer), "."].concat());
        }
    }
    let bill = &assessment.bill;
    let total = words.sum(bill.sum(), bill.currency);
    let mut cost = [words.label(Label::Cost), words.label(Label::Colon), &total].concat();
    let dearer = dearer(shown, words);
    if let Some([_, more]) = &dearer {
        cost.push_str(&[" (", more, ")"].concat());
    }
    // After a change that changes no answer there is nothing to tell.
    if !parts.is_empty() || dearer.is_some() || shown.derived.before.is_none() {
        parts.push(cost);
    }
    // What there was to warn of before has been told.
    if let Some((_, before)) = &shown.derived.before
        && let Some(said) = alerted(assessment, words)
        && alerted(before, words).as_ref() != Some(&said)
    {
        parts.push(said);
    }
    parts.join(" ")
}
