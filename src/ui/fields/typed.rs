//! A typed value. What is not in order stays in the field with a message beside it.

use crate::scenario::Key;
use crate::text::Label;
use crate::ui::explain::{beside, field_class};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;
use yew::AttrValue;

/// A typed value.
pub(in crate::ui) struct Typed {
    /// The setting.
    pub(in crate::ui) key: Key,
    /// Which of its lists or entries; empty for a setting that has none.
    pub(in crate::ui) side: &'static str,
    /// One item a line; else a value on one line.
    pub(in crate::ui) lines: bool,
    /// What explains it.
    pub(in crate::ui) term: Option<Label>,
    /// What it is.
    pub(in crate::ui) label: AttrValue,
    /// The text in the field.
    pub(in crate::ui) text: String,
    /// The id of what says how the text is written; empty where that is plain.
    pub(in crate::ui) form: &'static str,
    /// What is wrong with the text.
    pub(in crate::ui) message: Option<String>,
    /// The unit, shown inside the field.
    pub(in crate::ui) unit: Option<AttrValue>,
    /// Buttons beside it, for whole numbers.
    pub(in crate::ui) steps: Option<Steps>,
    /// Which keyboard a phone shows.
    pub(in crate::ui) inputmode: &'static str,
}

/// Buttons that count down and up: what they do, nothing at the end of the range.
pub(in crate::ui) struct Steps {
    /// Counts down.
    pub(in crate::ui) down: Option<Action>,
    /// Counts up.
    pub(in crate::ui) up: Option<Action>,
}

/// A text field with its label, buttons, unit and message.
pub(in crate::ui) fn typed(page: &mut Writer, field: Typed) {
    let Typed { key, side, lines, term, label, text, form, message, unit, steps, inputmode } =
        field;
    let id = match !side.is_empty() {
        true => AttrValue::from([key.name(), "-", side].concat()),
        false => AttrValue::Static(key.name()),
    };
    let (counted, Steps { down, up }) =
        (steps.is_some(), steps.unwrap_or(Steps { down: None, up: None }));
    let wrong = message.is_some();
    page.open_as("div", field_class(term));
    page.key(&id);
    page.open("label");
    page.set("for", id.clone());
    page.write(label.clone());
    page.close();
    if let Some(term) = term {
        beside(page, term);
    }
    page.open_as("div", if wrong { "entry wrong" } else { "entry" });
    if counted {
        step(page, "\u{2212}", &label, Label::Decrease, down);
    }
    page.open(match lines {
        true => "textarea rows='3' autocomplete='off' autocapitalize='off' spellcheck='false'",
        false => "input type='text' autocomplete='off' spellcheck='false'",
    });
    page.set("id", id.clone());
    page.set("inputmode", inputmode);
    page.value(text.into());
    page.on(On::Input, Reaction::Type(key, side));
    page.on(On::Leave, Reaction::Do(Action::Leave(key)));
    let message_id = [&id, "-message"].concat();
    if wrong {
        page.set("aria-invalid", "true");
        page.set("aria-describedby", [&message_id, " ", form].concat());
    } else if lines {
        page.set("aria-describedby", form);
    }
    page.close();
    if let Some(unit) = unit {
        page.line("span class='unit'", unit);
    }
    if counted {
        step(page, "+", &label, Label::Increase, up);
    }
    page.close();
    page.slot();
    if let Some(message) = message {
        let message = AttrValue::from(message);
        page.open("p class='message'");
        page.set("id", message_id);
        page.write(message.clone());
        page.close();
        page.tell(message);
    }
    page.close();
    page.close();
}

fn step(page: &mut Writer, sign: &'static str, field: &str, label: Label, action: Option<Action>) {
    page.open("button type='button' class='step'");
    page.set(
        "aria-label",
        [field, page.words.label(Label::Colon), page.words.label(label)].concat(),
    );
    // Not `disabled`: that would take the focus away from whoever just reached the end of the range.
    if action.is_none() {
        page.set("aria-disabled", "true");
    }
    if let Some(action) = action {
        page.on(On::Click, Reaction::Do(action));
    }
    page.write(sign);
    page.close();
}
