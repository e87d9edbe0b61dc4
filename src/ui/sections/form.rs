//! Writes form controls for settings of the scenario: one line a setting in `controls`.

use crate::scenario::{Key, Scenario, Value};
use crate::text::Label;
use crate::ui::fields::{Choice, Steps, Typed, checkbox, segmented, select, typed};
use crate::ui::state::{Action, Draft, Panel};
use crate::ui::writer::Writer;

/// The form and its surroundings.
pub(in crate::ui) struct Form<'a> {
    pub(in crate::ui) page: &'a mut Writer,
    pub(in crate::ui) scenario: &'a Scenario,
    pub(in crate::ui) drafts: &'a [Draft],
    pub(in crate::ui) open: &'a [Panel],
}

/// Options by the names of their values.
pub(super) type Options<'a> = &'a [(&'static str, Label)];

impl Form<'_> {
    fn choice<'o>(&self, key: Key, label: Label, options: Options<'o>) -> Choice<'o> {
        Choice { key, label, options, value: key.get(self.scenario).quote() }
    }

    pub(super) fn segmented(&mut self, key: Key, label: Label, options: Options<'_>) {
        self.segmented_with(key, label, options, None);
    }

    pub(super) fn segmented_with(
        &mut self,
        key: Key,
        label: Label,
        options: Options<'_>,
        hint: Option<Label>,
    ) {
        let choice = self.choice(key, label, options);
        segmented(self.page, &choice, hint);
    }

    pub(super) fn select(&mut self, key: Key, label: Label, options: Options<'_>) {
        let choice = self.choice(key, label, options);
        select(self.page, &choice);
    }

    pub(super) fn checkbox(&mut self, key: Key, label: Label) {
        let checked = key.get(self.scenario) == Value::Bool(true);
        let label = self.page.words.label(label);
        checkbox(self.page, key.name(), label, checked, Action::Set(key, Value::Bool(!checked)));
    }

    /// A typed value. What the setting cannot hold is explained and stays in the field.
    pub(super) fn typed(&mut self, key: Key, label: Label, unit: Option<Label>) {
        self.entry(key, label, unit, None);
    }

    /// A whole number with buttons to count.
    pub(super) fn stepper(&mut self, key: Key, label: Label, value: u32, bounds: (u32, u32)) {
        let step = |open: bool, to: u32| open.then(|| Action::Set(key, Value::number(to)));
        let steps = Steps {
            down: step(value > bounds.0, value.saturating_sub(1)),
            up: step(value < bounds.1, value.saturating_add(1)),
        };
        self.entry(key, label, None, Some(steps));
    }

    fn entry(&mut self, key: Key, label: Label, unit: Option<Label>, steps: Option<Steps>) {
        let draft = self.drafts.iter().find(|draft| draft.key == key);
        let problem = draft.and_then(|draft| draft.problem.as_ref());
        let field = Typed {
            key,
            label,
            text: match draft {
                Some(draft) => draft.typed.clone(),
                None => key.get(self.scenario).quote(),
            },
            message: problem.map(|problem| self.page.words.problem(problem)),
            unit,
            inputmode: match (key, &steps) {
                (Key::VpcCidr, _) => "text",
                (_, Some(_)) => "numeric",
                (_, None) => "decimal",
            },
            steps,
        };
        typed(self.page, field);
    }
}
