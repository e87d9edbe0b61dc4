//! The one place where explanations are shown, beside what asked for one.

use super::reach::loss_told;
use super::{Shown, outside, rules};
use crate::bill::Bill;
use crate::rules::Rule;
use crate::text::{Label, TermText};
use crate::ui::anchor::Anchor;
use crate::ui::explain::{Figure, Topic};
use crate::ui::listener::{On, Reaction};
use crate::ui::surroundings::View;
use crate::ui::writer::Writer;

/// The place, empty while nobody asks.
pub(in crate::ui) fn explained(page: &mut Writer, shown: &Shown<'_>, topic: Option<Topic>) {
    page.open("div class='explained' popover='auto' role='region' tabindex='-1'");
    page.id(&Anchor::Explained);
    page.on(On::Toggle, Reaction::Explained);
    if let Some(topic) = topic {
        page.set("aria-labelledby", "explained-title");
        page.set("aria-describedby", "explained-text");
        match topic {
            Topic::Term(term) => {
                let TermText { name, meaning } = page.words.term(term);
                text(page, name, meaning);
                for rule in term.rules() {
                    page.open("p class='refs' lang='en'");
                    let source = rule.source();
                    outside(page, source.url, "", source.title);
                    page.close();
                }
            }
            Topic::Figure(figure) => number(page, shown, figure),
        }
    }
    page.close();
}

fn text(page: &mut Writer, title: &'static str, text: &'static str) {
    page.line("p class='about' id='explained-title'", title);
    page.line("p id='explained-text'", text);
}

/// How a number comes about: in words, then line by line where it is an amount.
fn number(page: &mut Writer, shown: &Shown<'_>, figure: Figure) {
    let words = page.words;
    let (title, how, because) = told(figure);
    let (title, how) = (words.label(title), words.label(how));
    let derived = shown.derived;
    let alternative = |way| derived.alternatives.iter().find(|one| one.way == way);
    let (title, bill) = match figure {
        Figure::Total => (title, Some(&shown.assessment.bill)),
        Figure::Way(way) => (words.way(way), alternative(way).map(|one| &one.assessment.bill)),
        Figure::Tenfold(way) => (words.way(way), alternative(way).map(|one| &one.tenfold.bill)),
        Figure::Pinned => (title, derived.pinned.as_ref().map(|(_, pinned)| &pinned.bill)),
        Figure::Influences | Figure::Outlook | Figure::Search | Figure::Price => (title, None),
        Figure::ZoneLoss | Figure::Addresses => (title, None),
    };
    text(page, title, how);
    if let Some(bill) = bill {
        lines(page, bill, shown.view);
    }
    if figure == Figure::ZoneLoss {
        losses(page, shown);
    }
    if !because.is_empty() {
        page.open("p class='refs'");
        rules(page, because);
        page.close();
    }
}

/// What a number is called, how it comes about, and the facts behind that.
const fn told(figure: Figure) -> (Label, Label, &'static [Rule]) {
    match figure {
        Figure::Total => (Label::Cost, Label::HowTotal, &[]),
        Figure::Way(_) => (Label::Way, Label::HowWay, &[]),
        Figure::Tenfold(_) => (Label::WayTenfold, Label::HowTenfold, &[]),
        Figure::Pinned => (Label::Pinned, Label::HowPinned, &[]),
        Figure::Influences => (Label::Influences, Label::HowInfluences, &[]),
        Figure::Outlook => (Label::Outlook, Label::HowOutlook, &[]),
        Figure::Search => (Label::Cheapest, Label::HowSearch, &[]),
        Figure::Price => (Label::BillAsOf, Label::HowPrice, &[]),
        Figure::ZoneLoss => (Label::ZoneLoss, Label::HowZoneLoss, &[Rule::Z6, Rule::Z8]),
        Figure::Addresses => {
            (Label::Addresses, Label::HowAddresses, &[Rule::E1, Rule::E3, Rule::E5])
        }
    }
}

/// What each zone takes along, in a sentence.
fn losses(page: &mut Writer, shown: &Shown<'_>) {
    page.open("ul");
    for loss in &shown.assessment.zone_loss {
        let told = loss_told(shown, loss, page.words);
        page.line("li", told);
    }
    page.close();
}

/// The lines that an amount is the sum of, the sum, and where the prices come from.
fn lines(page: &mut Writer, bill: &Bill, view: View) {
    let words = page.words;
    page.open("dl");
    for line in &bill.lines {
        let described = words.line(line, bill.currency);
        let amount = words.sum(line.sum(), bill.currency);
        page.line("dt", described.label);
        page.line("dd", [&described.formula, " =\u{a0}", &amount].concat());
    }
    page.label("dt class='sum'", Label::BillTotal);
    page.line("dd class='sum'", super::ways::total(bill, words));
    page.close();
    page.open("p class='hint'");
    if let Some((oldest, newest)) = bill.prices_read() {
        let read = words.age_of_prices(oldest, newest, None);
        page.write([&read, " "].concat());
    }
    super::assumed::link(page, view);
    page.close();
}
