//! What stands around the answers: header, messages about a link, footer.

use super::outside;
use super::share::outcome;
use crate::export::made_with;
use crate::prices::AsOf;
use crate::scenario::{Problem, Scenario, Value};
use crate::text::{Label, Language};
use crate::ui::LANGUAGE_OF_ROOT;
use crate::ui::keeping::Keep;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Offered, Share, State, Theme};
use crate::ui::writer::Writer;

/// Name, purpose, how the page looks, and what one does with a whole design.
pub(in crate::ui) fn header(page: &mut Writer, state: &State, address: &str) {
    let State { shared, history, theme, .. } = state;
    page.open("header class='top'");
    page.label("h1", Label::Title);
    page.label("p", Label::Tagline);
    page.open("div class='actions'");
    languages(page);
    look(page, *theme);
    page.open("span role='status'");
    outcome(page, *shared, Offered::InHeader, address);
    page.close();
    let (past, future) = (history.has_past(), history.has_future());
    page.open("button type='button' class='travel' id='undo' aria-keyshortcuts='Control+Z Meta+Z'");
    travel(page, Label::Undo, Label::UndoKeys, UNDO, past.then_some(Action::Undo));
    page.open("button type='button' class='travel' id='redo' aria-keyshortcuts='Control+Shift+Z Meta+Shift+Z Control+Y'");
    travel(page, Label::Redo, Label::RedoKeys, REDO, future.then_some(Action::Redo));
    page.open("button type='button' id='show-saved' aria-haspopup='dialog'");
    page.on(On::Click, Reaction::Do(Action::Keep(Keep::Show)));
    sign(page, BOOKMARK);
    page.label("span", Label::SavedDesigns);
    page.close();
    // On a narrow page it stands by the designs to start from.
    button(page, "button type='button' class='roomy'", Label::Reset, Action::Reset);
    // Opens and closes by itself: the browser knows Escape and a click beside it.
    page.label("button type='button' id='share-open' popovertarget='share'", Label::Share);
    let copy = Action::Share(Share::Link, Offered::InHeader);
    button(page, "button type='button' class='primary roomy'", Label::CopyLink, copy);
    page.close();
    page.close();
}

/// An arrow that turns back, and one that turns on again.
const UNDO: &str = "M6 3L2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7";
const REDO: &str = "M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9";

const BOOKMARK: &str = "M4 2.5h8v11L8 10.5l-4 3z";

/// Half dark, the sun, the moon.
const AUTOMATIC: &str = "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11zM8 5h4M8 8h5M8 11h4";
const SUN: &str = "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7";
const MOON: &str = "M13 9.6A5.5 5.5 0 1 1 6.4 3 4.4 4.4 0 0 0 13 9.6z";

/// The button that turns the theme over.
fn look(page: &mut Writer, theme: Theme) {
    let (label, shape) = match theme {
        Theme::Automatic => (Label::ThemeAutomatic, AUTOMATIC),
        Theme::Light => (Label::ThemeLight, SUN),
        Theme::Dark => (Label::ThemeDark, MOON),
    };
    let name = page.words.label(label);
    page.open("button type='button' class='travel' id='theme'");
    page.set("aria-label", name);
    page.set("title", name);
    page.on(On::Click, Reaction::Do(Action::NextTheme));
    sign(page, shape);
    page.close();
}

/// A sign on a button.
fn sign(page: &mut Writer, shape: &'static str) {
    page.open("svg viewBox='0 0 16 16' aria-hidden='true' class='mark'");
    page.open("path");
    page.set("d", shape);
    page.close();
    page.close();
}

/// What is in the open button that leads to another step of the history, if there is one.
fn travel(page: &mut Writer, name: Label, title: Label, shape: &'static str, to: Option<Action>) {
    page.set("aria-label", page.words.label(name));
    page.set("title", page.words.label(title));
    match to {
        Some(action) => page.on(On::Click, Reaction::Do(action)),
        // Not `disabled`: that would take the focus away from whoever just reached the end.
        None => page.set("aria-disabled", "true"),
    }
    sign(page, shape);
    page.close();
}

/// Links to the page in the other languages, which name theirs: `boot.js` there keeps the choice, and here
/// gives the link the design along.
fn languages(page: &mut Writer) {
    let own = page.words.language();
    for other in Language::ALL.iter().copied().filter(|other| *other != own) {
        let (folder, slash) = match other == LANGUAGE_OF_ROOT {
            true => ("", ""),
            false => (other.code(), "/"),
        };
        page.open("a");
        page.set("href", [to_root(own), folder, slash, "?language=", other.code()].concat());
        page.set("lang", other.code());
        page.set("hreflang", other.code());
        page.write(other.name());
        page.close();
    }
}

/// The way from a language's page to the root of the site.
fn to_root(language: Language) -> &'static str {
    if language == LANGUAGE_OF_ROOT { "./" } else { "../" }
}

/// A button with a word on it.
pub(super) fn button(page: &mut Writer, element: &'static str, label: Label, action: Action) {
    page.open(element);
    page.on(On::Click, Reaction::Do(action));
    page.say(label);
    page.close();
}

/// What a link held and could not be read, and what stands in its place.
pub(in crate::ui) fn link_problems(
    page: &mut Writer,
    title: Label,
    problems: &[Problem],
    scenario: &Scenario,
) {
    if problems.is_empty() {
        return page.write("");
    }
    page.open("section class='problems' role='alert'");
    page.label("p", title);
    page.open("ul");
    for problem in problems {
        let words = page.words;
        let value = problem.place.key().map_or(Value::Null, |key| key.get(scenario));
        let said = words.problem(problem);
        page.line(
            "li",
            match value {
                Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
                    [&said, " ", words.label(Label::UsedInstead), " ", &value.plain()].concat()
                }
                Value::Null | Value::List(_) | Value::Map(_) => said,
                Value::Foreign(_) | Value::TooDeep => said,
            },
        );
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
    page.open("p class='one-file'");
    page.open("a download='ecs-reach.html'");
    page.set("href", [to_root(words.language()), "ecs-reach.html"].concat());
    page.say(Label::OneFile);
    page.close();
    page.close();
    page.open("p");
    outside(page, rules_page.url, "", words.label(Label::RulesPage));
    page.write([" \u{b7} ", &made_with(AsOf::UNDATED, page.words), " \u{b7} "].concat());
    page.open("a");
    page.set("href", [to_root(words.language()), "licenses.html"].concat());
    page.say(Label::Licences);
    page.close();
    page.close();
    page.close();
}

/// From an embed to the page by itself, with the same design.
pub(in crate::ui) fn way_home(page: &mut Writer, address: &str) {
    page.open("p class='home'");
    page.open("a target='_blank' rel='noopener'");
    page.set("href", address.to_owned());
    page.write([page.words.label(Label::Title), " \u{b7} "].concat());
    page.say(Label::ToPage);
    page.close();
    page.close();
}
