//! The bill, line by line, each with its formula and where its price comes from.

use super::rates::rates;
use super::{Column, Form, Shown, head, row_title};
use crate::bill::{Bill, Line, Origin};
use crate::prices::{AsOf, Confidence, Currency};
use crate::text::{Label, Words};
use crate::ui::writer::Writer;

/// A price is old after so many months.
const OLD: u32 = 12;

/// The bill.
pub(in crate::ui) fn monthly_bill(form: &mut Form<'_>, shown: &Shown<'_>) {
    let bill = &shown.assessment.bill;
    let page = &mut *form.page;
    page.open("section class='bill' id='bill' aria-labelledby='bill-title' tabindex='-1'");
    page.label("h2 id='bill-title'", Label::Bill);
    page.open("table");
    let columns = [
        Column::Words(Label::BillCharge),
        Column::Words(Label::BillFormula),
        Column::Words(Label::BillAsOf),
        Column::Numbers(Label::BillAmount),
    ];
    head(page, &columns);
    page.open("tbody");
    for line in &bill.lines {
        row(page, line, bill.currency, shown.today);
    }
    if bill.lines.is_empty() {
        page.open("tr");
        page.label("td colspan='4'", Label::BillEmpty);
        page.close();
    }
    page.close();
    page.open("tfoot");
    page.open("tr");
    page.open("th scope='row' colspan='3'");
    page.say(Label::BillTotal);
    if !bill.complete {
        let incomplete = page.words.label(Label::Incomplete);
        page.line("span class='hint'", [" \u{b7} ", incomplete].concat());
    }
    page.close();
    let total = page.words.locale().money(bill.monthly_total, bill.currency);
    page.line("td class='number' id='bill-total'", total);
    page.close();
    page.close();
    page.close();
    if !bill.lines.is_empty() {
        age(page, bill, shown.today);
        influences(page, shown);
        sources(page, &bill.lines, bill.currency);
        rates(form);
    }
    form.page.close();
}

/// How old the prices are, and what a GB is.
fn age(page: &mut Writer, bill: &Bill, today: AsOf) {
    page.open("p class='hint age'");
    if let Some((oldest, newest)) = bill.prices_read() {
        let months = oldest.months_until(today);
        let text = page.words.age_of_prices(&oldest.to_string(), &newest.to_string(), months);
        page.write([&text, " "].concat());
    }
    page.say(Label::GbNote);
    page.close();
}

/// The few inputs that move the total most.
fn influences(page: &mut Writer, shown: &Shown<'_>) {
    let influences = &shown.derived.influences;
    if influences.is_empty() {
        return page.gap();
    }
    page.open("div class='influences'");
    page.label("h3", Label::Influences);
    page.open("ul");
    for influence in influences.iter().take(4) {
        let text = page.words.influence(influence, shown.assessment.bill.currency);
        page.line("li", text);
    }
    page.close();
    page.close();
}

fn row(page: &mut Writer, item: &Line, currency: Option<Currency>, today: AsOf) {
    let words = page.words;
    let described = words.line(item, currency);
    let amount = match item.priced.amount {
        Some(amount) => words.locale().money(amount, currency),
        None => words.label(Label::NotKnown).to_owned(),
    };
    page.open("tr");
    page.set("data-line", item.charge.id());
    row_title(page, described.label);
    page.line("td class='formula'", described.formula);
    page.open("td class='as-of'");
    page.write(origin(item, words));
    let months = item.price_read().and_then(|date| date.months_until(today));
    if months.is_some_and(|months| months > OLD) {
        page.write(" ");
        page.label("span class='old'", Label::OldPrice);
    }
    page.close();
    page.line("td class='number'", amount);
    page.close();
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

fn sources(page: &mut Writer, lines: &[Line], currency: Option<Currency>) {
    page.open("details class='sources'");
    page.label("summary", Label::PriceSources);
    page.open("dl");
    for item in lines {
        if let Some(Origin::Published { source, note, .. }) = item.priced.origin {
            page.line("dt", page.words.line(item, currency).label);
            page.line(
                "dd",
                match note {
                    Some(note) => [source, " (", page.words.price_note(note), ")"].concat(),
                    None => source.to_owned(),
                },
            );
        }
    }
    page.close();
    page.close();
}
