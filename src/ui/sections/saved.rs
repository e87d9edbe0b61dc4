//! The dialog of saved designs.

use super::answers::short;
use super::frame::button;
use super::ways::{act, total};
use super::{Mark, Shown, answer_to, mark};
use crate::assess::Assessment;
use crate::blueprint;
use crate::export::design_line;
use crate::scenario::Scenario;
use crate::scenario::saved::DesignName;
use crate::text::Label;
use crate::ui::anchor::Anchor;
use crate::ui::keeping::{Keep, Keeping, Kept, Place};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;
use std::rc::Rc;

/// Saving the design at hand, and every design that is saved. Drawn while it is open.
pub(in crate::ui) fn saved_designs(page: &mut Writer, shown: &Shown<'_>, keeping: &Keeping) {
    let design = shown.scenario;
    page.open("dialog class='saved' aria-labelledby='saved-title'");
    page.id(&Anchor::Saved);
    page.on(On::Close, Reaction::Do(Action::Keep(Keep::Hide)));
    // The next one closes the dialog.
    if keeping.renaming.is_some() {
        page.on(On::Escape, Reaction::Do(Action::Keep(Keep::NotRenamed)));
    }
    if keeping.shown {
        page.open("div class='bar'");
        page.label("h2 id='saved-title'", Label::SavedDesigns);
        button(page, "button type='button'", Label::Close, Action::Keep(Keep::Hide));
        page.close();
        save(page, design, keeping);
        news(page, keeping);
        page.open("ul class='kept'");
        for kept in &keeping.kept {
            row(page, shown, keeping, kept);
        }
        page.close();
        if keeping.kept.is_empty() {
            page.label("p", Label::NothingSaved);
        } else {
            page.gap();
        }
        page.label("p class='hint'", Label::SavedHint);
        page.open("div class='buttons'");
        page.open("label class='import'");
        page.say(Label::Import);
        page.open("input type='file' id='import' accept='.json,application/json'");
        page.on(On::Change, Reaction::ReadFile);
        page.close();
        page.close();
        let all = "button type='button' id='export-all'";
        if keeping.kept.is_empty() {
            page.gap();
        } else {
            button(page, all, Label::ExportAll, Action::Keep(Keep::ExportAll));
        }
        page.close();
    }
    page.close();
}

/// The design at hand, with a name to save it under.
fn save(page: &mut Writer, design: &Scenario, keeping: &Keeping) {
    page.open("form class='field'");
    page.on(On::Submit, Reaction::Instead(Action::Keep(Keep::Save)));
    page.label("label for='save-name'", Label::SaveName);
    page.open("div class='line'");
    page.open("div class='entry'");
    page.open("input type='text' autocomplete='off' spellcheck='false' maxlength='100'");
    page.id(&Anchor::SaveName);
    let name = keeping.name.as_deref().unwrap_or_default();
    page.set("placeholder", keeping.proposal(design, page.words));
    page.value(name.to_owned().into());
    page.on(On::Input, Reaction::With(|typed| Some(Action::Keep(Keep::Name(typed)))));
    page.close();
    page.close();
    page.label("button type='submit' class='primary' id='save'", Label::Save);
    let this = "button type='button' id='export-this'";
    button(page, this, Label::ExportThis, Action::Keep(Keep::ExportThis));
    page.close();
    // The field takes no more; letters are counted as it counts them.
    match name.encode_utf16().count() < DesignName::LONGEST {
        true => page.gap(),
        false => page.label("p class='hint' role='status'", Label::NameFull),
    }
    page.close();
}

/// What was done, what went wrong, and what of a file was not understood.
fn news(page: &mut Writer, keeping: &Keeping) {
    page.open("div class='news'");
    page.open("p role='status' id='told'");
    let mut first = true;
    for (label, name) in &keeping.told {
        if !first {
            page.write(" \u{b7} ");
        }
        first = false;
        page.say(*label);
        page.say(Label::Colon);
        page.write(name.clone());
    }
    page.close();
    match keeping.last_done() {
        Some(done) => {
            page.open("button type='button' class='act'");
            page.id(&Anchor::Restore);
            let (words, colon) = (page.words, page.words.label(Label::Colon));
            let label = if done.came { Label::Undo } else { Label::Restore };
            page.set("aria-label", [words.label(label), colon, &done.title].concat());
            page.on(On::Click, Reaction::Do(Action::Keep(Keep::Restore)));
            page.say(label);
            page.close();
        }
        None => page.gap(),
    }
    page.close();
    match keeping.wrong {
        Some(wrong) => page.label("p class='notice' role='alert' id='wrong'", wrong),
        None => page.gap(),
    }
    if keeping.problems.is_empty() {
        return page.gap();
    }
    page.open("div class='notice' role='alert' id='not-understood'");
    page.label("p", Label::FileInPart);
    page.open("ul");
    for problem in &keeping.problems {
        page.line("li", page.words.problem(problem));
    }
    page.close();
    page.close();
}

fn row(page: &mut Writer, shown: &Shown<'_>, keeping: &Keeping, kept: &Kept) {
    let title = kept.title(page.words);
    page.open("li");
    page.key(&kept.id);
    let renamed = keeping.renaming.as_ref().filter(|(id, _)| *id == kept.id);
    match renamed {
        Some((_, typed)) => new_name(page, typed),
        None => page.line("h3", title.clone()),
    }
    page.open("p class='hint'");
    match &kept.design {
        Some(saved) => {
            let scenario = &saved.scenario;
            page.write(design_line(scenario, &blueprint::build(scenario), page.words));
            if scenario == shown.scenario {
                page.label("span class='tag'", Label::WayCurrent);
            }
        }
        None => page.say(Label::DesignNotReadHint),
    }
    if kept.place == Place::Tab {
        page.label("b class='tag'", Label::OnlyThisTab);
    }
    page.close();
    if kept.problems.is_empty() {
        page.gap();
    } else {
        page.open("details class='sources'");
        page.label("summary", Label::DesignInPart);
        page.open("ul");
        for problem in &kept.problems {
            page.line("li", page.words.problem(problem));
        }
        page.close();
        page.close();
    }
    let saved = kept.design.as_ref().map(|saved| &saved.scenario);
    match saved.and_then(|design| Some((design, shown.derived.of_saved(design)?))) {
        Some((design, assessment)) => answered(page, design, assessment),
        None => page.gap(),
    }
    page.open("div class='acts'");
    let id = || kept.id.clone();
    if let Some(saved) = &kept.design {
        named(page, &Anchor::OpenSaved(id()), Label::SavedOpen, &title, Keep::Open(id()));
        act(page, Label::Replace, &title, Reaction::Do(Action::Keep(Keep::Replace(id()))));
        named(page, &Anchor::RenameSaved(id()), Label::Rename, &title, Keep::Rename(id()));
        act(page, Label::Duplicate, &title, Reaction::Do(Action::Keep(Keep::Duplicate(id()))));
        let pin = Action::Pin(Some(Rc::new(saved.scenario.clone())));
        act(page, Label::WayPin, &title, Reaction::Do(pin));
    }
    act(page, Label::Export, &title, Reaction::Do(Action::Keep(Keep::Export(id()))));
    act(page, Label::Delete, &title, Reaction::Do(Action::Keep(Keep::Delete(id()))));
    page.close();
    page.close();
}

/// What is answered of a design, and what it costs a month, in one line.
fn answered(page: &mut Writer, design: &Scenario, assessment: &Assessment) {
    let words = page.words;
    page.open("p class='answered'");
    for flow in Flow::main(design) {
        let verdict = answer_to(assessment, flow).0.verdict;
        page.open("span");
        mark(page, Mark::of_verdict(verdict));
        let said = [short(flow), Label::Colon, Label::of_verdict(verdict)];
        page.write(said.map(|label| words.label(label)).concat());
        page.close();
    }
    let said = [words.label(Label::ShortCost), words.label(Label::Colon)].concat();
    page.line("span", said + &total(&assessment.bill, words));
    page.close();
}

/// A button that the focus can be moved to.
fn named(page: &mut Writer, id: &Anchor, label: Label, title: &str, keep: Keep) {
    page.open("button type='button' class='act'");
    page.id(id);
    let words = page.words;
    page.set("aria-label", [words.label(label), words.label(Label::Colon), title].concat());
    page.on(On::Click, Reaction::Do(Action::Keep(keep)));
    page.say(label);
    page.close();
}

fn new_name(page: &mut Writer, typed: &str) {
    page.open("form class='line'");
    page.on(On::Submit, Reaction::Instead(Action::Keep(Keep::Renamed)));
    page.open("div class='entry'");
    page.open("input type='text' autocomplete='off' spellcheck='false' maxlength='100'");
    page.id(&Anchor::NewName);
    page.set("aria-label", page.words.label(Label::NewName));
    page.value(typed.to_owned().into());
    page.on(On::Input, Reaction::With(|typed| Some(Action::Keep(Keep::TypeName(typed)))));
    page.close();
    page.close();
    page.label("button type='submit' class='act'", Label::Save);
    button(page, "button type='button' class='act'", Label::Cancel, Action::Keep(Keep::NotRenamed));
    page.close();
}
