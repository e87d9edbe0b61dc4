//! Writes form controls for settings of the scenario: one line a setting in `controls`.

use crate::assess::Assessment;
use crate::scenario::{Key, Kind, Measure, Problem, RulePart, Scenario, Value, rule};
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
        let used = self.shown(key, &key.get(self.scenario));
        let field = Typed {
            key,
            side: "",
            lines: false,
            term,
            form: "",
            label: label.into(),
            text: match draft {
                Some(draft) => draft.typed.clone(),
                None => used.clone(),
            },
            message: problem.map(|problem| self.refused(self.named(label, problem), &used)),
            unit: unit.map(|unit| self.page.words.label(unit).into()),
            inputmode: match key.kind().measure() {
                None => "text",
                Some(Measure::Count) => "numeric",
                Some(Measure::Decimal | Measure::Gigabytes) => "decimal",
                Some(Measure::Money | Measure::Percent) => "decimal",
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

    /// What is wrong with a text, and what the answers use in its place; that is empty where it is no one value.
    fn refused(&self, wrong: String, used: &str) -> String {
        let words = self.page.words;
        match used.is_empty() {
            true => [&wrong, " ", words.label(Label::StillUsedBefore)].concat(),
            false => [&wrong, " ", words.label(Label::StillUsed), " ", used, "."].concat(),
        }
    }

    /// A problem with what was typed in a field, by the name that stands over the field.
    fn named(&self, label: &str, problem: &Problem) -> String {
        self.page.words.problem_of(Some(label), problem)
    }

    /// What stands in the field of an entry, and what is wrong with it.
    pub(super) fn typed_entry(
        &self,
        key: Key,
        side: &'static str,
        label: &str,
    ) -> (String, Option<String>) {
        let entry = match key.get(self.scenario) {
            Value::Map(entries) => entries.into_iter().find(|(name, _)| name == side),
            Value::Null | Value::Bool(_) | Value::Number(_) => None,
            Value::Text(_) | Value::List(_) => None,
            Value::Foreign(_) | Value::TooDeep => None,
        };
        let used = entry.map(|(_, value)| self.shown(key, &value)).unwrap_or_default();
        let draft = self.drafts.iter().find(|draft| draft.key == key && draft.side == side);
        match draft {
            Some(draft) => {
                let wrong = draft.problems.first().map(|problem| self.named(label, problem));
                (draft.typed.clone(), wrong.map(|wrong| self.refused(wrong, &used)))
            }
            None => (used, None),
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
                let wrong = (!told.is_empty()).then(|| told.join("\n"));
                (
                    draft.typed.clone(),
                    wrong.map(|wrong| {
                        [&wrong, "\n", self.page.words.label(Label::StillUsedRules)].concat()
                    }),
                )
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
        let Some((place, part)) = problem.place.rule() else { return words.problem(problem) };
        let place = place.saturating_add(1).to_string();
        let (comma, part) = part.map_or(("", ""), |part| (", ", words.label(label_of(part))));
        let rule = [words.label(Label::Rule), " ", &place, comma, part].concat();
        words.problem_of(Some(&rule), problem)
    }
}

/// What a part of a rule is called; both ends of a range of ports are typed as one.
const fn label_of(part: RulePart) -> Label {
    match part {
        RulePart::Cidr => Label::RuleRange,
        RulePart::Protocol => Label::RuleProtocol,
        RulePart::FromPort | RulePart::ToPort => Label::RulePort,
        RulePart::Number => Label::RuleNumber,
        RulePart::Action => Label::RuleAction,
    }
}

/// One side of the rules as a person writes them.
fn lines(value: &Value, side: &str) -> String {
    let Value::Map(sides) = value else { return String::new() };
    let rules = sides.iter().find(|(name, _)| name == side).map(|(_, rules)| rules);
    let Some(Value::List(rules)) = rules else { return String::new() };
    rules.iter().map(|value| rule(value, " ")).collect::<Vec<_>>().join("\n")
}
