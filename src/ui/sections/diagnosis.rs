//! An error message in, its causes out, each with the design that shows it.

use super::{Shown, rules};
use crate::diagnose::{Diagnosis, Told, diagnose};
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;

/// The field for a message, and what is known about the message in it.
pub(in crate::ui) fn diagnosis(page: &mut Writer, shown: &Shown<'_>, pasted: &str) {
    page.open("details class='diagnosis'");
    if shown.open.contains(&Panel::Diagnosis) {
        page.set("open", "");
    }
    page.on(On::Toggle, Reaction::Disclose(Panel::Diagnosis));
    page.label("summary", Label::Diagnose);
    page.slot();
    if shown.open.contains(&Panel::Diagnosis) {
        page.label("label for='pasted'", Label::Pasted);
        page.open("textarea id='pasted' rows='3' spellcheck='false'");
        page.value(pasted.to_owned().into());
        page.on(On::Input, Reaction::Paste);
        page.close();
        let found = diagnose(pasted);
        let told = page.words.label(match found.first().map(|cause| cause.told) {
            None if pasted.is_empty() => Label::Known,
            None => Label::NotRecognised,
            Some(Told::Message) => Label::Recognised,
            Some(Told::Class) => Label::ClassRecognised,
        });
        page.line("p id='diagnosed'", told);
        let [causes, colon] = [Label::Causes, Label::Colon].map(|label| page.words.label(label));
        page.tell(match found.len() {
            0 => told.into(),
            many => [causes, colon, &many.to_string()].concat().into(),
        });
        page.open("ol");
        let mut before = "";
        for cause in &found {
            // One message can have several causes.
            let message = cause.symptom.message();
            entry(page, cause, if message == before { "" } else { message });
            before = message;
        }
        page.close();
    }
    page.close();
    page.close();
}

fn entry(page: &mut Writer, cause: &Diagnosis, message: &'static str) {
    let symptom = cause.symptom;
    let described = page.words.symptom(symptom);
    let id = symptom.rule().id();
    page.open("li");
    page.key(id);
    page.set("data-symptom", id);
    match message {
        "" => page.gap(),
        message => page.line("pre", message),
    }
    page.open("p");
    page.set("id", id);
    page.label("b", Label::Cause);
    page.write([page.words.label(Label::Colon), described.misconfiguration].concat());
    page.close();
    page.open("p");
    page.label("b", Label::Check);
    page.write([page.words.label(Label::Colon), described.check].concat());
    page.close();
    rules(page, &[symptom.rule()]);
    if let Some(design) = cause.design {
        page.open("button type='button'");
        page.set("aria-describedby", id);
        page.on(On::Click, Reaction::Do(Action::Demonstrate(symptom.rule(), design)));
        page.say(Label::ShowDesign);
        page.close();
    }
    page.close();
}
