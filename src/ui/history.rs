//! Undo and redo: the designs before and after the one at hand.

use crate::scenario::{Key, Scenario};

/// As many steps back as are remembered.
const MOST_STEPS: usize = 100;

/// The designs before and after the one at hand, the nearest last.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct History {
    past: Vec<Scenario>,
    future: Vec<Scenario>,
    /// The field that is being typed in: all of it is one step.
    typing: Option<(Key, &'static str)>,
    /// The last step was one back.
    back: bool,
}

impl History {
    /// The designs before and after one, as many as are remembered; the nearest last.
    pub(super) fn of(mut past: Vec<Scenario>, mut future: Vec<Scenario>) -> History {
        for steps in [&mut past, &mut future] {
            drop(steps.drain(..steps.len().saturating_sub(MOST_STEPS)));
        }
        History { past, future, ..History::default() }
    }

    /// Both of them, the nearest last.
    pub(super) fn steps(&self) -> [&[Scenario]; 2] {
        [&self.past, &self.future]
    }

    /// The design that stood when somebody began to type in this field, as long as they do.
    pub(super) fn typed_from(&self, field: (Key, &'static str)) -> Option<&Scenario> {
        self.past.last().filter(|_| self.typing == Some(field))
    }

    /// Whether there is a step back.
    pub(super) fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step back can be taken back.
    pub(super) fn has_future(&self) -> bool {
        !self.future.is_empty()
    }

    /// What the last change was made to, whichever way it went.
    pub(super) fn before(&self) -> Option<&Scenario> {
        if self.back { self.future.last() } else { self.past.last() }
    }

    /// Remembers what a change was made to, and the field where it was typed.
    pub(super) fn remember(
        &mut self,
        before: Scenario,
        now: &Scenario,
        field: Option<(Key, &'static str)>,
    ) {
        self.future.clear();
        self.back = false;
        if field.is_none() || field != self.typing {
            if self.past.len() >= MOST_STEPS {
                self.past.remove(0);
            }
            self.past.push(before);
        } else if self.past.last() == Some(now) {
            // Typed back to where it began: no step is left.
            self.past.pop();
            self.typing = None;
            return;
        }
        self.typing = field;
    }

    /// A field was left: what is typed from now on is another step.
    pub(super) fn leave(&mut self) {
        self.typing = None;
    }

    /// The design one step back from this one.
    pub(super) fn undo(&mut self, now: &Scenario) -> Option<Scenario> {
        self.typing = None;
        let design = self.past.pop()?;
        self.future.push(now.clone());
        self.back = true;
        Some(design)
    }

    /// The design that was undone last.
    pub(super) fn redo(&mut self, now: &Scenario) -> Option<Scenario> {
        self.typing = None;
        let design = self.future.pop()?;
        self.past.push(now.clone());
        self.back = false;
        Some(design)
    }
}
