//! The bill, line by line, each with its formula and where its price comes from.

use super::rates::rates;
use super::{Column, Form, Shown, head, outside, title_of};
use crate::assess::{Assumption, Verdict};
use crate::bill::{Bill, Driver, Group, Line, Origin, Sum};
use crate::diagram::{Kind, is_behind};
use crate::prices::{AsOf, Confidence, Currency};
use crate::text::{Label, Term};
use crate::ui::anchor::Anchor;
use crate::ui::explain::{self, Figure, named};
use crate::ui::writer::Writer;
use crate::units::Money;

/// The bill. Its lines about what is looked at in the picture are marked.
pub(in crate::ui) fn monthly_bill(form: &mut Form<'_>, shown: &Shown<'_>, inspected: Option<Kind>) {
    let bill = &shown.assessment.bill;
    let page = &mut *form.page;
    page.open("section class='bill' aria-labelledby='bill-title' tabindex='-1'");
    page.id(&Anchor::Bill);
    page.label("h2 id='bill-title'", Label::Bill);
    page.open("table aria-labelledby='bill-title'");
    let share = match (bill.share(bill.sum()), bill.complete) {
        (None, _) => Column::Empty,
        (Some(_), true) => Column::Numbers(Label::BillShare),
        (Some(_), false) => Column::Numbers(Label::BillShareKnown),
    };
    let columns = [
        Column::Words(Label::BillCharge),
        Column::Words(Label::BillFormula),
        Column::Words(Label::BillAsOf),
        share,
        Column::Numbers(Label::BillAmount),
    ];
    head(page, &columns);
    for group in bill.groups() {
        let lone = group.lines.len() == 1;
        page.open_as("tbody", if lone { "lone" } else { "" });
        page.key(group.family.id());
        heading(page, bill, &group);
        for line in group.lines {
            let marked = inspected.is_some_and(|kind| is_behind(line, kind));
            page.open_as("tr", if marked { "marked" } else { "" });
            row(page, bill, line, shown.today);
            page.close();
        }
        page.close();
    }
    if bill.lines.is_empty() {
        page.open("tbody");
        page.open("tr");
        page.label("td colspan='5'", Label::BillEmpty);
        page.close();
        page.close();
    }
    totals(page, shown);
    page.close();
    if !bill.lines.is_empty() {
        age(page, shown);
        influences(page, shown);
        sources(page, &bill.lines, bill.currency);
        match shown.view.readonly {
            true => form.page.gap(),
            false => rates(form),
        }
    }
    form.page.close();
}

/// How old the prices are, and what a GB is.
fn age(page: &mut Writer, shown: &Shown<'_>) {
    page.open("p class='hint age'");
    if let Some((oldest, newest)) = shown.assessment.bill.prices_read() {
        let months = oldest.months_until(shown.today);
        let text = page.words.age_of_prices(oldest, newest, months);
        page.write([&text, " "].concat());
    }
    page.open("span");
    page.write(page.words.assumption(Assumption::Gigabytes));
    page.write(" ");
    if shown.assessment.bill.rounds_apart() {
        page.say(Label::Rounded);
        page.write(" ");
    }
    page.close();
    super::assumed::link(page, shown.view);
    page.close();
}

/// The few inputs that move the total most.
fn influences(page: &mut Writer, shown: &Shown<'_>) {
    let influences = &shown.derived.influences;
    if influences.is_empty() {
        return page.gap();
    }
    page.open("div class='influences'");
    title_of(page, "h3", Label::Influences);
    page.open("ul");
    for influence in influences.iter().take(4) {
        let text = page.words.influence(influence, shown.assessment.bill.currency);
        page.line("li", text);
    }
    page.close();
    page.close();
}

/// What a group pays for, and what it comes to.
fn heading(page: &mut Writer, bill: &Bill, group: &Group<'_>) {
    page.open("tr class='family'");
    page.set("data-family", group.family.id());
    page.line("th scope='rowgroup' colspan='3'", page.words.family(group.family));
    let parts = Driver::ALL.iter().map(|driver| (*driver, group.sum_by(*driver)));
    amounts(page, bill, &parts.collect::<Vec<_>>(), group.sum());
    page.close();
}

/// The whole: what of it is the same without traffic and what grows, a month, a year, and for each task.
fn totals(page: &mut Writer, shown: &Shown<'_>) {
    let bill = &shown.assessment.bill;
    let (words, sum) = (page.words, bill.sum());
    page.open("tfoot");
    for driver in Driver::ALL.iter().copied().filter(|_| !bill.lines.is_empty()) {
        let sum = bill.sum_by(driver);
        page.open("tr class='minor'");
        page.set("data-driver", driver.name());
        page.label("th scope='row' colspan='3'", Label::of_driver(driver));
        amounts(page, bill, &[(driver, sum)], sum);
        page.close();
    }
    page.open("tr");
    page.open("th scope='row' colspan='4'");
    page.say(Label::BillTotal);
    if let Some(missing) = Label::of_missing(bill) {
        page.line("span class='hint'", [" \u{b7} ", words.label(missing)].concat());
    }
    let traffic = bill.sum_by(Driver::Traffic).amount > Money::ZERO;
    if traffic && shown.assessment.start.judgement.verdict == Verdict::No {
        page.line("span class='hint'", [" \u{b7} ", words.label(Label::AsIfTasksRan)].concat());
    }
    page.close();
    page.open("td class='number' id='bill-total'");
    explain::total(page, Figure::Total, bill);
    page.close();
    page.close();
    let each = bill.sum_of_each(shown.scenario.tasks.get());
    for (label, other) in
        [(Label::BillYear, Some(bill.sum_of_a_year())), (Label::BillPerTask, each)]
    {
        let Some(other) = other.filter(|_| !sum.is_nothing()) else { continue };
        page.open("tr class='minor'");
        page.label("th scope='row' colspan='4'", label);
        page.line("td class='number'", words.sum(other, bill.currency));
        page.close();
    }
    page.close();
}

/// What stands in the row of a line.
fn row(page: &mut Writer, bill: &Bill, item: &Line, today: AsOf) {
    let words = page.words;
    let described = words.line(item, bill.currency);
    page.set("data-line", item.charge.id());
    page.open("th scope='row'");
    named(page, Term::of_charge(item.charge), described.label);
    page.close();
    page.line("td class='formula'", described.formula);
    origin(page, item, today);
    match item.free() {
        Some(free) => {
            page.label("td class='part free'", Label::of_free(free));
            page.line("td class='number'", words.sum(item.sum(), bill.currency));
        }
        None => {
            let sum = item.sum();
            amounts(page, bill, &[(item.charge.driver(), sum)], sum);
        }
    }
}

/// The cells with the share of the total and with the amount.
fn amounts(page: &mut Writer, bill: &Bill, parts: &[(Driver, Sum)], sum: Sum) {
    page.open("td class='part'");
    if let Some(share) = bill.share(sum) {
        bar(page, bill, parts);
        let share = page.words.locale().percent(share);
        page.line("span", share);
    }
    page.close();
    let sum = page.words.sum(sum, bill.currency);
    page.line("td class='number'", sum);
}

/// Shares of the total side by side; the number beside it says the same.
fn bar(page: &mut Writer, bill: &Bill, parts: &[(Driver, Sum)]) {
    page.open(
        "svg class='bars' viewBox='0 0 1000 8' preserveAspectRatio='none' aria-hidden='true'",
    );
    let mut left = 0_u64;
    for (driver, sum) in parts {
        let thousandths = bill.share(*sum).unwrap_or_default().times(10).floor();
        // A little is still seen.
        let width = if sum.is_nothing() { 0 } else { thousandths.max(20) };
        page.open("rect y='0' height='8'");
        page.set("class", ["by-", driver.name()].concat());
        page.set("x", left.to_string());
        page.set("width", width.to_string());
        page.close();
        left = left.saturating_add(width);
    }
    page.close();
}

/// Date, confidence and age of the line's price: marks where its column is narrow, and the words for whoever hears
/// the page, points at it, prints it, or has it on a narrow screen, where they find room.
fn origin(page: &mut Writer, line: &Line, today: AsOf) {
    let words = page.words;
    page.open("td class='as-of'");
    match line.priced.origin {
        Some(Origin::Published { as_of, confidence, .. }) => {
            let said = [", ", words.label(confidence_label(confidence))].concat();
            let old = line.is_old(today);
            let age = if old { words.label(Label::OldPrice) } else { "" };
            page.set("title", [said.trim_start_matches(", "), " ", age].concat());
            page.write(words.read_on(as_of));
            page.line("span class='grade' aria-hidden='true'", confidence_mark(confidence));
            page.line("span class='fine'", said);
            if old {
                page.open("span class='old'");
                page.line("span class='grade' aria-hidden='true'", "\u{2020}");
                page.line("span class='fine'", [" ", age].concat());
                page.close();
            }
        }
        Some(Origin::User) => page.say(Label::OwnRate),
        None => page.say(Label::NotKnown),
    }
    page.close();
}

const fn confidence_mark(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Confirmed => "\u{25cf}\u{25cf}",
        Confidence::Single => "\u{25cf}\u{25cb}",
        Confidence::Inferred => "\u{25cb}\u{25cb}",
    }
}

const fn confidence_label(confidence: Confidence) -> Label {
    match confidence {
        Confidence::Confirmed => Label::Confirmed,
        Confidence::Single => Label::Single,
        Confidence::Inferred => Label::Inferred,
    }
}

const SCHEME: &str = "https://";

/// A text in which addresses, which end with it or with a bracket, lead to where they say.
fn linked(page: &mut Writer, mut text: &str) {
    // Letter by letter: the search for a text within a text is a kilobyte to download.
    let begins = |text: &str, place| text.get(place..)?.strip_prefix(SCHEME).map(|_| place);
    while let Some(place) = text.char_indices().find_map(|(place, _)| begins(text, place)) {
        let (before, from) = text.split_at(place);
        let (url, after) = from.split_at(from.find(')').unwrap_or(from.len()));
        page.write(before.to_owned());
        page.open("a target='_blank' rel='noreferrer' hreflang='en'");
        page.set("href", url.to_owned());
        page.write(url.to_owned());
        page.close();
        text = after;
    }
    page.write(text.to_owned());
}

fn sources(page: &mut Writer, lines: &[Line], currency: Option<Currency>) {
    let words = page.words;
    let published = |line: &Line| match line.priced.origin {
        Some(Origin::Published { confidence, source, note, as_of }) => {
            Some((confidence, source, note, as_of))
        }
        Some(Origin::User) | None => None,
    };
    page.open("details class='sources'");
    page.label("summary", Label::PriceSources);
    page.open("p class='hint'");
    page.say(Label::CopiesMean);
    for (confidence, means) in [
        (Confidence::Confirmed, Label::ConfirmedMeans),
        (Confidence::Single, Label::SingleMeans),
        (Confidence::Inferred, Label::InferredMeans),
    ] {
        if lines.iter().filter_map(published).any(|(known, ..)| known == confidence) {
            page.write(" ");
            page.say(means);
        }
    }
    page.close();
    page.open("dl");
    for item in lines {
        if let Some((confidence, source, note, as_of)) = published(item) {
            page.line("dt", words.line(item, currency).label);
            page.open("dd");
            let read = [words.label(Label::PriceOf), " ", &words.read_on(as_of)];
            let dated = if as_of == AsOf::UNDATED { String::new() } else { read.concat() + ", " };
            page.write([&dated, words.label(confidence_label(confidence))].concat());
            page.slot();
            // China's prices stand elsewhere.
            if currency == Some(Currency::Usd) {
                page.write(" \u{b7} ");
                outside(page, item.charge.price_page(), "", words.label(Label::CheckPrice));
            }
            page.close();
            if let Some(note) = note {
                page.write([" (", words.price_note(note), ")"].concat());
            }
            page.open("details");
            page.label("summary", Label::WhereRead);
            page.open("p");
            linked(page, &words.price_source(source));
            page.close();
            page.close();
            page.close();
        }
    }
    page.close();
    page.close();
}
