//! The bill, line by line, each with its formula and where its price comes from.

use super::{Shown, column, row_title, section};
use crate::bill::{Line, Origin};
use crate::prices::{AsOf, Confidence, Currency};
use crate::text::{Label, Words};
use crate::ui::element::{element, line, text, with};
use yew::prelude::*;

/// The bill.
pub(in crate::ui) fn monthly_bill(shown: &Shown<'_>) -> Html {
    let words = shown.words;
    let bill = &shown.assessment.bill;
    let label = |label| words.label(label);
    let head = vec![
        column(label(Label::BillCharge), ""),
        column(label(Label::BillFormula), ""),
        column(label(Label::BillAsOf), ""),
        column(label(Label::BillAmount), "number"),
    ];
    let mut rows: Vec<Html> =
        bill.lines.iter().map(|line| row(line, bill.currency, words)).collect();
    if rows.is_empty() {
        let nothing = vec![text(label(Label::BillEmpty))];
        rows.push(element("tr", "", vec![with("td", &["colspan"], vec!["4".into()], nothing)]));
    }
    let mut title = vec![text(label(Label::BillTotal))];
    if !bill.complete {
        title.push(line("span", "hint", format!(" \u{b7} {}", label(Label::Incomplete))));
    }
    let total = words.locale().money(bill.monthly_total, bill.currency);
    let foot = vec![
        with("th", &["scope", "colspan"], vec!["row".into(), "3".into()], title),
        with("td", &["class", "id"], vec!["number".into(), "bill-total".into()], vec![text(total)]),
    ];
    let table = element(
        "table",
        "",
        vec![
            element("thead", "", vec![element("tr", "", head)]),
            element("tbody", "", rows),
            element("tfoot", "", vec![element("tr", "", foot)]),
        ],
    );
    let mut content = vec![table];
    if !bill.lines.is_empty() {
        content.push(sources(&bill.lines, bill.currency, words));
    }
    section("bill", "bill-title", label(Label::Bill), content)
}

fn row(item: &Line, currency: Option<Currency>, words: &dyn Words) -> Html {
    let described = words.line(item, currency);
    let amount = match item.priced.amount {
        Some(amount) => words.locale().money(amount, currency),
        None => words.label(Label::NotKnown).to_owned(),
    };
    let cells = vec![
        row_title(described.label),
        line("td", "formula", described.formula),
        line("td", "as-of", origin(item, words)),
        line("td", "number", amount),
    ];
    with("tr", &["data-line"], vec![item.charge.id().into()], cells)
}

/// Date and confidence of the line's price.
fn origin(line: &Line, words: &dyn Words) -> String {
    match line.priced.origin {
        Some(Origin::Published { as_of, confidence, .. }) => {
            format!("{}, {}", date(as_of, words), words.label(confidence_label(confidence)))
        }
        Some(Origin::User) => words.label(Label::OwnRate).to_owned(),
        None => words.label(Label::NotKnown).to_owned(),
    }
}

fn date(as_of: AsOf, words: &dyn Words) -> String {
    match as_of == AsOf::UNDATED {
        true => words.label(Label::Undated).to_owned(),
        false => as_of.to_string(),
    }
}

const fn confidence_label(confidence: Confidence) -> Label {
    match confidence {
        Confidence::Confirmed => Label::Confirmed,
        Confidence::Single => Label::Single,
        Confidence::Inferred => Label::Inferred,
    }
}

fn sources(lines: &[Line], currency: Option<Currency>, words: &dyn Words) -> Html {
    let mut list = Vec::new();
    for item in lines {
        if let Some(Origin::Published { source, note, .. }) = item.priced.origin {
            list.push(line("dt", "", words.line(item, currency).label));
            let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
            list.push(line("dd", "", format!("{source}{note}")));
        }
    }
    let summary = line("summary", "", words.label(Label::PriceSources));
    element("details", "sources", vec![summary, element("dl", "", list)])
}
