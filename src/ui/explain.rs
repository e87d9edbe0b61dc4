//! What opens an explanation: terms and numbers with a dotted underline. The browser opens and closes the one
//! place where it is shown; the page only writes there what was asked for.

use super::listener::{On, Reaction};
use super::state::Action;
use super::writer::Writer;
use crate::bill::Bill;
use crate::decide::Way;
use crate::text::{Label, SumText, Term};
use yew::AttrValue;

/// What can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// What a term means.
    Term(Term),
    /// How a number comes about.
    Figure(Figure),
}

/// Numbers that come about in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// What the design costs.
    Total,
    /// What it costs with a way out.
    Way(Option<Way>),
    /// The same with ten times the traffic.
    Tenfold(Option<Way>),
    /// What the pinned design costs, and the difference.
    Pinned,
    /// What moves the total most.
    Influences,
    /// What it costs along an axis, and where two ways out cost the same.
    Outlook,
    /// Which designs were compared.
    Search,
    /// When a price was read, and how sure it is.
    Price,
    /// What a failed zone leaves.
    ZoneLoss,
    /// Who uses the addresses of a subnet.
    Addresses,
}

/// Labels of numbers.
const FIGURES: [(Label, Figure); 7] = [
    (Label::BillAsOf, Figure::Price),
    (Label::Difference, Figure::Pinned),
    (Label::Influences, Figure::Influences),
    (Label::CostThere, Figure::Outlook),
    (Label::ZoneTasksLeft, Figure::ZoneLoss),
    (Label::ZoneTasksToRun, Figure::ZoneLoss),
    (Label::AddressUsed, Figure::Addresses),
];

/// What a label stands for that can be explained, if it does.
fn topic(label: Label) -> Option<Topic> {
    let figure = FIGURES.iter().find(|(known, _)| *known == label);
    let figure = figure.map(|(_, figure)| Topic::Figure(*figure));
    figure.or_else(|| Term::of_label(label).map(Topic::Term))
}

/// A fixed text, which opens its explanation if there is one.
pub(super) fn explained(page: &mut Writer, label: Label) {
    match topic(label) {
        Some(topic) => {
            open(page, topic);
            page.say(label);
            page.close();
        }
        None => page.say(label),
    }
}

/// A text that opens what a term in it means; none where its words say it all.
pub(super) fn named(page: &mut Writer, term: Option<Term>, text: impl Into<AttrValue>) {
    match term {
        Some(term) => {
            open(page, Topic::Term(term));
            page.write(text);
            page.close();
        }
        None => page.write(text),
    }
}

/// The class of a field: its label may have what it means beside it.
pub(super) fn field_class(label: Option<Label>) -> &'static str {
    match label.and_then(Term::of_label) {
        Some(_) => "field asked",
        None => "field",
    }
}

/// Opens what the term in a form label means. It stands beside the label: a click on that belongs to the field.
pub(super) fn beside(page: &mut Writer, label: Label) {
    let Some(term) = Term::of_label(label) else { return };
    let words = page.words;
    open(page, Topic::Term(term));
    let says = [words.term(term).name, words.label(Label::Colon), words.label(Label::WhatItMeans)];
    page.set("aria-label", says.concat());
    page.write("?");
    page.close();
}

/// The total of a bill, which opens how it comes about.
pub(super) fn total(page: &mut Writer, figure: Figure, bill: &Bill) {
    open(page, Topic::Figure(figure));
    page.set("title", page.words.label(Label::HowComputed));
    match page.words.sum_text(bill.sum(), bill.currency) {
        SumText::Exact(amount) => {
            page.gap();
            page.write(amount);
        }
        // Small beside the amount.
        SumText::AtLeast(amount) => {
            page.label("span class='least'", Label::AtLeast);
            page.write([" ", &amount].concat());
        }
        SumText::NotKnown => {
            page.gap();
            page.say(Label::NotKnown);
        }
    }
    page.close();
}

/// The question itself, where several numbers have one answer.
pub(super) fn how(page: &mut Writer, figure: Figure) {
    page.open("p class='hint'");
    open(page, Topic::Figure(figure));
    page.say(Label::HowComputed);
    page.close();
    page.close();
}

fn open(page: &mut Writer, topic: Topic) {
    page.open("button type='button' class='term' popovertarget='explained'");
    page.on(On::Click, Reaction::Do(Action::Explain(Some(topic))));
}
