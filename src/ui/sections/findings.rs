//! Everything worth saying: what to mend first, reasons and background after it.

use super::{Shown, mark, rules, section};
use crate::findings::{Finding, Severity};
use crate::prices::Currency;
use crate::text::{Label, Words};
use crate::ui::element::{element, keyed, line, outside, text};
use yew::prelude::*;

/// All findings, the gravest first.
pub(in crate::ui) fn findings(shown: &Shown<'_>) -> Html {
    let words = shown.words;
    let currency = shown.assessment.bill.currency;
    let all = &shown.assessment.findings;
    let list = |background: bool| {
        let wanted = |finding: &&Finding| (finding.severity() == Severity::Info) == background;
        let entries = all.iter().filter(wanted).enumerate();
        let entries = entries.map(|(place, finding)| entry(place, finding, currency, words));
        entries.collect::<Vec<Html>>()
    };
    let urgent = list(false);
    let urgent = match urgent.is_empty() {
        true => line("p", "hint", words.label(Label::NoFindings)),
        false => element("ul", "findings", urgent),
    };
    section(
        "notes",
        "findings-title",
        words.label(Label::Findings),
        vec![
            urgent,
            line("h3", "", words.label(Label::Background)),
            element("ul", "findings", list(true)),
        ],
    )
}

fn entry(place: usize, finding: &Finding, currency: Option<Currency>, words: &dyn Words) -> Html {
    let described = words.finding(finding, currency);
    let severity = finding.severity();
    let mut content = vec![line("h4", "", described.title), line("p", "", described.why)];
    if !described.fix.is_empty() {
        let lead = line("b", "", words.label(Label::Fix));
        content.push(element("p", "fix", vec![lead, text(format!(": {}", described.fix))]));
    }
    let source = finding.source().map(|source| outside(source.url, "", source.title));
    let mut refs: Vec<Html> = source.into_iter().collect();
    refs.push(text(" "));
    refs.push(rules(finding.rules()));
    content.push(element("p", "refs", refs));
    let level = vec![mark(severity.name()), text(words.severity(severity))];
    let children = vec![element("p", "severity", level), element("div", "", content)];
    let values = vec![severity.name().into(), finding.code().into()];
    // Two findings can have one code: with another setting or interface.
    let key = format!("{}{place}", finding.code());
    keyed(key, "li", &["class", "data-finding"], values, children)
}
