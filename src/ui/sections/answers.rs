//! The answers, before everything else: three verdicts and the cost, each with its reason.

use super::{Shown, answer_to, mark, reason, rules, verdict_label};
use crate::assess::{Assessment, Verdict};
use crate::reach::SeenAs;
use crate::text::{Label, Words};
use crate::ui::effects;
use crate::ui::element::{element, line, text, with};
use crate::ui::state::{Action, Flow};
use yew::prelude::*;

/// The four answers.
pub(in crate::ui) fn answers(shown: &Shown<'_>) -> Html {
    let mut children: Vec<Html> = Flow::ALL.map(|flow| verdict(shown, flow)).to_vec();
    children.push(cost(shown.assessment, shown.words));
    let values = vec!["unseen".into(), "status".into()];
    let summary = text(summary(shown.assessment, shown.words));
    children.push(with("p", &["class", "role"], values, vec![summary]));
    element("div", "answers", children)
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

fn verdict(shown: &Shown<'_>, flow: Flow) -> Html {
    let (assessment, words) = (shown.assessment, shown.words);
    let (judgement, path) = answer_to(assessment, flow);
    let verdict = judgement.verdict;
    let refused = assessment.valid.verdict == Verdict::No;
    let word = if refused { Label::Refused } else { verdict_label(verdict) };
    let finding = reason(assessment, judgement);
    let title = finding.map(|finding| words.finding(finding, assessment.bill.currency).title);
    let seen = match flow {
        Flow::Outbound => path.and_then(|path| path.trace.seen_as).map(seen_label),
        Flow::Start | Flow::Inbound => None,
    };
    let open = shown.path_shown && shown.flow == flow;
    let toggle = shown.dispatch.reform(move |_: MouseEvent| Action::TogglePath(flow));
    let why = html! {
        <button type="button" class="why" aria-expanded={if open { "true" } else { "false" }}
            aria-controls="path" onclick={toggle}>{ words.label(Label::Why) }</button>
    };
    let cited = finding.map(|finding| finding.rules()).unwrap_or_default();
    let shape = match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Depends | Verdict::Unknown => "info",
    };
    let (id, title_id) = ids(flow);
    let mut children = vec![
        with("h2", &["id"], vec![title_id.into()], vec![text(words.label(question(flow)))]),
        element("p", "verdict", vec![mark(shape), line("span", "", words.label(word))]),
        line("p", "reason", title.unwrap_or_default()),
    ];
    children.extend(seen.map(|seen| {
        line("p", "seen", format!("{} {}", words.label(Label::SeenAs), words.label(seen)))
    }));
    let cited = rules(cited.get(..3).unwrap_or(cited));
    children.push(element("p", "because", vec![why, cited]));
    let values = [tone(flow, verdict), id, title_id, verdict.name()].map(AttrValue::Static);
    let keys = &["class", "id", "aria-labelledby", "data-verdict"];
    with("section", keys, values.to_vec(), children)
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
        SeenAs::NatGateway => Label::SeenNat,
    }
}

fn cost(assessment: &Assessment, words: &dyn Words) -> Html {
    let bill = &assessment.bill;
    let (class, note) = match bill.complete {
        true => ("answer cost", Label::BeforeTax),
        false => ("answer cost unknown", Label::Incomplete),
    };
    let lines = html! {
        <a href="#bill" class="why" onclick={effects::jump_to("bill")}>{ words.label(Label::Bill) }</a>
    };
    let id = "answer-cost-title";
    let children = vec![
        with("h2", &["id"], vec![id.into()], vec![text(words.label(Label::Cost))]),
        line("p", "verdict amount", words.locale().money(bill.monthly_total, bill.currency)),
        line("p", "reason", words.label(note)),
        element("p", "because", vec![lines]),
    ];
    let values = vec![class.into(), "answer-cost".into(), id.into()];
    with("section", &["class", "id", "aria-labelledby"], values, children)
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
