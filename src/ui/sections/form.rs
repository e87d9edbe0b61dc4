//! Builds form controls for settings of the scenario: one line a setting in `controls`.

use crate::scenario::{Key, Scenario, Value};
use crate::text::{Label, Words};
use crate::ui::fields::{Choice, Steps, Typed, checkbox, segmented, select, typed};
use crate::ui::state::{Action, Draft};
use yew::prelude::*;

/// The form's surroundings.
pub(in crate::ui) struct Form<'a> {
    pub(in crate::ui) words: &'static dyn Words,
    pub(in crate::ui) scenario: &'a Scenario,
    pub(in crate::ui) drafts: &'a [Draft],
    pub(in crate::ui) dispatch: Callback<Action>,
}

/// Options by the names of their values.
pub(super) type Options<'a> = &'a [(&'static str, Label)];

impl Form<'_> {
    pub(super) fn label(&self, label: Label) -> &'static str {
        self.words.label(label)
    }

    /// The setting as it would be typed.
    fn value(&self, key: Key) -> AttrValue {
        AttrValue::from(key.get(self.scenario).quote())
    }

    fn choice(&self, key: Key, label: Label, options: Options<'_>) -> Choice {
        Choice {
            id: key.name(),
            label: self.label(label),
            options: options.iter().map(|(value, label)| (*value, self.label(*label))).collect(),
            value: self.value(key),
            onchange: self.set(key),
        }
    }

    fn set(&self, key: Key) -> Callback<String> {
        self.dispatch.reform(move |value: String| Action::Set(key, Value::Text(value)))
    }

    pub(super) fn segmented(&self, key: Key, label: Label, options: Options<'_>) -> Html {
        self.segmented_with(key, label, options, None)
    }

    pub(super) fn segmented_with(
        &self,
        key: Key,
        label: Label,
        options: Options<'_>,
        hint: Option<Label>,
    ) -> Html {
        segmented(&self.choice(key, label, options), hint.map(|hint| self.label(hint)))
    }

    pub(super) fn select(&self, key: Key, label: Label, options: Options<'_>) -> Html {
        select(&self.choice(key, label, options))
    }

    pub(super) fn checkbox(&self, key: Key, label: Label) -> Html {
        let checked = key.get(self.scenario) == Value::Bool(true);
        let onchange = self.dispatch.reform(move |on| Action::Set(key, Value::Bool(on)));
        checkbox(key.name(), self.label(label), checked, onchange)
    }

    /// A typed value. What the setting cannot hold is explained and stays in the field.
    pub(super) fn typed(&self, key: Key, label: Label, unit: Option<Label>) -> Html {
        self.entry(key, label, unit, None)
    }

    /// A whole number with buttons to count.
    pub(super) fn stepper(&self, key: Key, label: Label, value: u32, bounds: (u32, u32)) -> Html {
        let step = |open: bool, to: u32| {
            open.then(|| {
                self.dispatch.reform(move |_: MouseEvent| Action::Set(key, Value::number(to)))
            })
        };
        let steps = Steps {
            down: (self.label(Label::Decrease), step(value > bounds.0, value.saturating_sub(1))),
            up: (self.label(Label::Increase), step(value < bounds.1, value.saturating_add(1))),
        };
        self.entry(key, label, None, Some(steps))
    }

    fn entry(&self, key: Key, label: Label, unit: Option<Label>, steps: Option<Steps>) -> Html {
        let draft = self.drafts.iter().find(|draft| draft.key == key);
        let problem = draft.and_then(|draft| draft.problem.as_ref());
        typed(Typed {
            id: key.name(),
            label: self.label(label),
            text: draft
                .map_or_else(|| self.value(key), |draft| AttrValue::from(draft.typed.clone())),
            message: problem.map(|problem| self.words.problem(problem)),
            unit: unit.map(|unit| self.label(unit)),
            inputmode: match (key, &steps) {
                (Key::VpcCidr, _) => "text",
                (_, Some(_)) => "numeric",
                (_, None) => "decimal",
            },
            steps,
            oninput: self.dispatch.reform(move |text| Action::Type(key, text)),
            onleave: self.dispatch.reform(move |_| Action::Leave(key)),
        })
    }
}
