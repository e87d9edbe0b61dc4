//! Choosing one of several: segmented radio buttons for the few that matter, a select for the rest.

use crate::scenario::{Key, Value};
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;

/// A choice among a closed list.
pub(in crate::ui) struct Choice<'a> {
    /// The setting.
    pub(in crate::ui) key: Key,
    /// What is chosen.
    pub(in crate::ui) label: Label,
    /// The options, in order: the value and its words.
    pub(in crate::ui) options: &'a [(&'static str, Label)],
    /// The value of the option that holds.
    pub(in crate::ui) value: String,
}

/// Radio buttons side by side.
pub(in crate::ui) fn segmented(page: &mut Writer, choice: &Choice<'_>) {
    let id = choice.key.name();
    page.open("fieldset class='field'");
    page.key(id);
    page.label("legend", choice.label);
    page.open("div class='segmented'");
    for (value, label) in choice.options {
        let option = [id, "-", value].concat();
        page.open("span");
        page.key(value);
        page.open("input type='radio'");
        page.set("id", option.clone());
        page.set("name", id);
        page.value((*value).into());
        page.checked(choice.value == *value);
        let picked = Action::Set(choice.key, Value::Text((*value).to_owned()));
        page.on(On::Change, Reaction::Do(picked));
        page.close();
        page.open("label");
        page.set("for", option);
        page.say(*label);
        page.close();
        page.close();
    }
    page.close();
    page.close();
}

/// A drop-down list, with a sentence below it where there is something to say.
pub(in crate::ui) fn select(page: &mut Writer, choice: &Choice<'_>, hint: Option<Label>) {
    let id = choice.key.name();
    open_select(page, choice.key, choice.label);
    if hint.is_some() {
        page.set("aria-describedby", [id, "-hint"].concat());
    }
    for (value, label) in choice.options {
        let name = page.words.label(*label);
        option(page, value, choice.value == *value, name.to_owned());
    }
    page.close();
    match hint {
        Some(hint) => {
            page.open("p class='hint'");
            page.set("id", [id, "-hint"].concat());
            page.say(hint);
            page.close();
        }
        None => page.gap(),
    }
    page.close();
}

/// Opens a field with a drop-down list in it.
pub(in crate::ui) fn open_select(page: &mut Writer, key: Key, label: Label) {
    let id = key.name();
    page.open("div class='field'");
    page.key(id);
    page.open("label");
    page.set("for", id);
    page.say(label);
    page.close();
    page.open("select");
    page.set("id", id);
    page.on(On::Change, Reaction::Pick(key));
}

/// One of its options.
pub(in crate::ui) fn option(page: &mut Writer, value: &'static str, chosen: bool, name: String) {
    page.open("option");
    page.key(value);
    page.set("value", value);
    page.selected(chosen);
    page.write(name);
    page.close();
}
