//! What stands around the answers: header, messages about a link, footer.

use super::outside;
use crate::scenario::Problem;
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;

/// Name, purpose, and what one does with a whole design.
pub(in crate::ui) fn header(page: &mut Writer, copied: Option<bool>) {
    page.open("header class='top'");
    page.label("h1", Label::Title);
    page.label("p", Label::Tagline);
    page.open("div class='actions'");
    page.open("span role='status'");
    match copied {
        Some(true) => page.say(Label::LinkCopied),
        Some(false) => page.say(Label::LinkNotCopied),
        None => page.write(""),
    }
    page.close();
    button(page, "button type='button'", Label::Reset, Action::Reset);
    button(page, "button type='button' class='primary'", Label::CopyLink, Action::CopyLink);
    page.close();
    page.close();
}

/// A button with a word on it.
pub(super) fn button(page: &mut Writer, element: &'static str, label: Label, action: Action) {
    page.open(element);
    page.on(On::Click, Reaction::Do(action));
    page.say(label);
    page.close();
}

/// What a link held and could not be read.
pub(in crate::ui) fn link_problems(page: &mut Writer, problems: &[Problem]) {
    if problems.is_empty() {
        return page.write("");
    }
    page.open("section class='problems' role='alert'");
    page.label("p", Label::LinkProblems);
    page.open("ul");
    for problem in problems {
        page.line("li", page.words.problem(problem));
    }
    page.close();
    button(page, "button type='button'", Label::Dismiss, Action::Dismiss);
    page.close();
}

/// Where it all comes from.
pub(in crate::ui) fn footer(page: &mut Writer) {
    let words = page.words;
    let rules_page = crate::rules::Rule::S1.source();
    page.open("footer");
    let (private, independent) = (words.label(Label::Privacy), words.label(Label::NotAffiliated));
    page.line("p", [private, " ", independent].concat());
    page.open("p");
    outside(page, rules_page.url, "", words.label(Label::RulesPage));
    page.write(concat!(" \u{b7} ECS Reach ", env!("CARGO_PKG_VERSION")));
    page.close();
    page.close();
}
