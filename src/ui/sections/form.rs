//! Writes form controls for settings of the scenario: one line a setting in `controls`.

use crate::assess::Assessment;
use crate::scenario::{Key, Kind, Measure, Problem, Scenario, Value, rule};
use crate::text::Label;
use crate::ui::explain::beside;
use crate::ui::fields::{Choice, Steps, Typed, open_checkbox, segmented, select, typed};
use crate::ui::state::{Action, Draft, Panel};
use crate::ui::writer::Writer;

/// The form and its surroundings.
pub(in crate::ui) struct Form<'a> {
    pub(in crate::ui) page: &'a mut Writer,
    pub(in crate::ui) scenario: &'a Scenario,
    /// What is built from it: which settings matter can be read there.
    pub(in crate::ui) assessment: &'a Assessment,
    pub(in crate::ui) drafts: &'a [Draft],
    pub(in crate::ui) open: &'a [Panel],
}

/// Options by the names of their values.
pub(super) type Options<'a> = &'a [(&'static str, Label)];

impl Form<'_> {
    fn choice<'o>(&self, key: Key, label: Label, options: Options<'o>) -> Choice<'o> {
        Choice { key, label, options, value: key.get(self.scenario).plain() }
    }

    pub(super) fn segmented(&mut self, key: Key, label: Label, options: Options<'_>) {
        let choice = self.choice(key, label, options);
        segmented(self.page, &choice);
    }

    pub(super) fn select(&mut self, key: Key, label: Label, options: Options<'_>) {
        self.select_with(key, label, options, None);
    }

    pub(super) fn select_with(
        &mut self,
        key: Key,
        label: Label,
        options: Options<'_>,
        hint: Option<Label>,
    ) {
        let choice = self.choice(key, label, options);
        select(self.page, &choice, hint);
    }

    pub(super) fn checkbox(&mut self, key: Key, label: Label) {
        let checked = key.get(self.scenario) == Value::Bool(true);
        let turned = [true, false].map(|turned| Action::Set(key, Value::Bool(turned)));
        let text = self.page.words.label(label);
        open_checkbox(self.page, key.name().into(), text.into(), checked, turned);
        beside(self.page, label);
        self.page.close();
    }

    /// A typed value. What the setting cannot hold is explained and stays in the field.
    pub(super) fn typed(&mut self, key: Key, label: Label, unit: Option<Label>) {
        self.entry(key, label, unit, None);
    }

    /// A whole number with buttons to count.
    pub(super) fn stepper(&mut self, key: Key, label: Label, value: u32, bounds: (u32, u32)) {
        let (least, most) = bounds;
        let steps = Steps {
            down: (value > least).then_some(Action::CountDown(key, least)),
            up: (value < most).then_some(Action::CountUp(key, most)),
        };
        self.entry(key, label, None, Some(steps));
    }

    fn entry(&mut self, key: Key, label: Label, unit: Option<Label>, steps: Option<Steps>) {
        let draft = self.drafts.iter().find(|draft| draft.key == key);
        let problem = draft.and_then(|draft| draft.problems.first());
        let (term, label) = (Some(label), self.page.words.label(label));
        let field = Typed {
            key,
            side: "",
            lines: false,
            term,
            form: "",
            label: label.into(),
            text: match draft {
                Some(draft) => draft.typed.clone(),
                None => self.shown(key, &key.get(self.scenario)),
            },
            message: problem.map(|problem| self.named(label, problem)),
            unit: unit.map(|unit| self.page.words.label(unit).into()),
            inputmode: match key.kind().measure() {
                None => "text",
                Some(Measure::Count) => "numeric",
                Some(Measure::Gigabytes | Measure::Money | Measure::Percent) => "decimal",
            },
            steps,
        };
        typed(self.page, field);
    }

    /// A value as it stands in its field.
    fn shown(&self, key: Key, value: &Value) -> String {
        let plain = value.plain();
        match (key.kind(), key.kind().measure()) {
            (Kind::Port, _) | (_, None) => plain,
            (_, Some(_)) => self.page.words.locale().number(&plain),
        }
    }

    /// A problem with what was typed in a field, by the name that stands over the field.
    fn named(&self, label: &str, problem: &Problem) -> String {
        self.page.words.problem(&Problem { path: label.to_owned(), ..problem.clone() })
    }

    /// What stands in the field of an entry, and what is wrong with it.
    pub(super) fn typed_entry(
        &self,
        key: Key,
        side: &'static str,
        label: &str,
    ) -> (String, Option<String>) {
        let draft = self.drafts.iter().find(|draft| draft.key == key && draft.side == side);
        match draft {
            Some(draft) => {
                let problem = draft.problems.first();
                (draft.typed.clone(), problem.map(|problem| self.named(label, problem)))
            }
            None => {
                let entry = match key.get(self.scenario) {
                    Value::Map(entries) => entries.into_iter().find(|(name, _)| name == side),
                    Value::Null | Value::Bool(_) | Value::Number(_) => None,
                    Value::Text(_) | Value::List(_) => None,
                    Value::Foreign(_) | Value::TooDeep => None,
                };
                (entry.map(|(_, value)| self.shown(key, &value)).unwrap_or_default(), None)
            }
        }
    }

    /// One side of a setting's rules, one rule a line.
    pub(super) fn rules(&mut self, key: Key, side: &'static str, label: Label, form: &'static str) {
        let draft = self.drafts.iter().find(|draft| draft.key == key && draft.side == side);
        let (text, message) = match draft {
            Some(draft) => {
                let mut told: Vec<String> = Vec::new();
                // One port stands for the first and the last: what is wrong with it is said once.
                for said in draft.problems.iter().map(|problem| self.told(problem)) {
                    if !told.contains(&said) {
                        told.push(said);
                    }
                }
                (draft.typed.clone(), (!told.is_empty()).then(|| told.join("\n")))
            }
            None => (lines(&key.get(self.scenario), side), None),
        };
        let (unit, steps, inputmode) = (None, None, "text");
        let (lines, term, label) = (true, Some(label), self.page.words.label(label).into());
        let field =
            Typed { key, side, lines, term, label, text, form, message, unit, steps, inputmode };
        typed(self.page, field);
    }

    /// A problem of one rule: which one it is, and not where that stands in a document.
    fn told(&self, problem: &Problem) -> String {
        let words = self.page.words;
        let (_, rest) = problem.path.split_once('[').unwrap_or_default();
        let (place, path) = rest.split_once(']').unwrap_or_default();
        let Ok(place) = place.parse::<u32>() else { return words.problem(problem) };
        let place = place.saturating_add(1).to_string();
        let part = match path.trim_start_matches('.') {
            "cidr" => Some(Label::RuleRange),
            "protocol" => Some(Label::RuleProtocol),
            "fromPort" | "toPort" => Some(Label::RulePort),
            "number" => Some(Label::RuleNumber),
            "action" => Some(Label::RuleAction),
            _ => None,
        };
        let (comma, part) = part.map_or(("", ""), |part| (", ", words.label(part)));
        let path = [words.label(Label::Rule), " ", &place, comma, part].concat();
        words.problem(&Problem { path, ..problem.clone() })
    }
}

/// One side of the rules as a person writes them.
fn lines(value: &Value, side: &str) -> String {
    let Value::Map(sides) = value else { return String::new() };
    let rules = sides.iter().find(|(name, _)| name == side).map(|(_, rules)| rules);
    let Some(Value::List(rules)) = rules else { return String::new() };
    rules.iter().map(|value| rule(value, " ")).collect::<Vec<_>>().join("\n")
}
