//! The answers, before everything else: three verdicts and the cost, each with its reason.

use super::{Shown, answer_to, mark, reason, rules, verdict_label};
use crate::assess::{Assessment, Judgement, Verdict};
use crate::reach::SeenAs;
use crate::text::{Label, Words};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;
use std::borrow::Cow;

/// The four answers.
pub(in crate::ui) fn answers(page: &mut Writer, shown: &Shown<'_>) {
    page.open("div class='answers' id='verdicts' tabindex='-1'");
    for flow in Flow::ALL {
        verdict(page, shown, flow);
    }
    cost(page, shown.assessment);
    page.line("p class='unseen' role='status'", summary(shown.assessment, page.words));
    page.close();
    // On a narrow screen the cards are a strip of verdicts that stays in view; their reasons follow it.
    page.open("ul class='reasons'");
    for flow in Flow::ALL {
        let (judgement, _) = answer_to(shown.assessment, flow);
        page.line("li", title(page, shown.assessment, judgement));
    }
    page.close();
}

/// The deciding reason in one sentence.
fn title(page: &Writer, assessment: &Assessment, judgement: &Judgement) -> Cow<'static, str> {
    let finding = reason(assessment, judgement);
    let described = finding.map(|finding| page.words.finding(finding, assessment.bill.currency));
    described.map(|described| described.title).unwrap_or_default()
}

const fn question(flow: Flow) -> Label {
    match flow {
        Flow::Start => Label::Starts,
        Flow::Outbound => Label::Outbound,
        Flow::Inbound => Label::Inbound,
    }
}

/// What the verdict means to the reader. That nobody can come in is no fault; that everybody can is
/// worth a look.
const fn tone(flow: Flow, verdict: Verdict) -> &'static str {
    match (flow, verdict) {
        (Flow::Start | Flow::Outbound, Verdict::Yes) => "answer yes",
        (Flow::Start | Flow::Outbound, Verdict::No) => "answer no",
        (Flow::Inbound, Verdict::Yes) => "answer warning",
        (Flow::Inbound, Verdict::No) => "answer closed",
        (_, Verdict::Depends) => "answer depends",
        (_, Verdict::Unknown) => "answer unknown",
    }
}

fn verdict(page: &mut Writer, shown: &Shown<'_>, flow: Flow) {
    let assessment = shown.assessment;
    let (judgement, path) = answer_to(assessment, flow);
    let verdict = judgement.verdict;
    let refused = assessment.valid.verdict == Verdict::No;
    let word = if refused { Label::Refused } else { verdict_label(verdict) };
    let finding = reason(assessment, judgement);
    let seen = match flow {
        Flow::Outbound => path.and_then(|path| path.trace.seen_as).map(seen_label),
        Flow::Start | Flow::Inbound => None,
    };
    let open = shown.path_shown && shown.flow == flow;
    let cited = finding.map(|finding| finding.rules()).unwrap_or_default();
    let shape = match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Depends | Verdict::Unknown => "info",
    };
    let (id, title_id) = ids(flow);
    page.open_as("section", tone(flow, verdict));
    page.set("id", id);
    page.set("aria-labelledby", title_id);
    page.set("data-verdict", verdict.name());
    page.open("h2");
    page.set("id", title_id);
    page.say(question(flow));
    page.close();
    page.open("p class='verdict'");
    mark(page, shape);
    page.label("span", word);
    page.close();
    page.line("p class='reason'", title(page, assessment, judgement));
    if let Some(seen) = seen {
        let (seen_as, seen) = (page.words.label(Label::SeenAs), page.words.label(seen));
        page.line("p class='seen'", [seen_as, " ", seen].concat());
    }
    page.open("p class='because'");
    page.open("button type='button' class='why' aria-controls='path'");
    page.set("aria-expanded", if open { "true" } else { "false" });
    page.on(On::Click, Reaction::Do(Action::TogglePath(flow)));
    page.say(Label::Why);
    page.close();
    rules(page, cited.get(..3).unwrap_or(cited));
    page.close();
    page.close();
}

const fn ids(flow: Flow) -> (&'static str, &'static str) {
    match flow {
        Flow::Start => ("answer-start", "answer-start-title"),
        Flow::Outbound => ("answer-outbound", "answer-outbound-title"),
        Flow::Inbound => ("answer-inbound", "answer-inbound-title"),
    }
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

fn cost(page: &mut Writer, assessment: &Assessment) {
    let bill = &assessment.bill;
    let (class, note) = match bill.complete {
        true => ("answer cost", Label::BeforeTax),
        false => ("answer cost unknown", Label::Incomplete),
    };
    page.open_as("section id='answer-cost' aria-labelledby='answer-cost-title'", class);
    page.label("h2 id='answer-cost-title'", Label::Cost);
    let total = page.words.locale().money(bill.monthly_total, bill.currency);
    page.line("p class='verdict amount'", total);
    page.label("p class='reason'", note);
    page.open("p class='because'");
    page.open("a href='#bill' class='why'");
    page.on(On::Click, Reaction::JumpTo("bill"));
    page.say(Label::Bill);
    page.close();
    page.close();
    page.close();
}

/// All answers in one line, for a reader who hears the page: announced when one of them changes.
fn summary(assessment: &Assessment, words: &dyn Words) -> String {
    let mut parts: Vec<String> = Flow::ALL
        .into_iter()
        .map(|flow| {
            let (judgement, _) = answer_to(assessment, flow);
            let verdict = words.label(verdict_label(judgement.verdict));
            format!("{} {verdict}.", words.label(question(flow)))
        })
        .collect();
    let bill = &assessment.bill;
    let total = words.locale().money(bill.monthly_total, bill.currency);
    parts.push(format!("{}: {total}.", words.label(Label::Cost)));
    parts.join(" ")
}
