//! Choosing one of several: segmented radio buttons for the few that matter, a select for the rest.

use crate::scenario::{Key, Value};
use crate::text::Label;
use crate::ui::explain::{beside, explained, field_class};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;
use yew::AttrValue;

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
    page.open("legend");
    explained(page, choice.label);
    page.close();
    page.open("div class='segmented'");
    for (value, label) in choice.options {
        let picked = Action::Set(choice.key, Value::Text((*value).to_owned()));
        let chosen = choice.value == *value;
        radio(page, id, [id, "-", value].concat(), *label, chosen, picked);
    }
    page.close();
    page.close();
}

/// One of the radio buttons of a name, and what it does.
pub(in crate::ui) fn radio(
    page: &mut Writer,
    name: &'static str,
    id: String,
    label: Label,
    chosen: bool,
    picked: Action,
) {
    let id = AttrValue::from(id);
    page.open("span");
    page.key(&id);
    page.open("input type='radio'");
    page.set("id", id.clone());
    page.set("name", name);
    page.checked(chosen);
    page.on(On::Change, Reaction::Do(picked));
    page.close();
    page.open("label");
    page.set("for", id);
    page.say(label);
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

/// Opens a field with a drop-down list of a setting in it.
pub(in crate::ui) fn open_select(page: &mut Writer, key: Key, label: Label) {
    open_list(page, key.name(), label, Reaction::Pick(key));
}

/// Opens a field with a drop-down list in it, and what another choice does.
pub(in crate::ui) fn open_list(page: &mut Writer, id: &'static str, label: Label, does: Reaction) {
    page.open_as("div", field_class(Some(label)));
    page.key(id);
    page.open("label");
    page.set("for", id);
    page.say(label);
    page.close();
    beside(page, label);
    page.open("select");
    page.set("id", id);
    page.on(On::Change, does);
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
