//! What is open in this tab and is not in its address, as a text: whoever reloads the page, or reads it in another
//! language, finds it again. It is the tab's own and goes with it.

use super::history::History;
use super::state::{Panel, State};
use crate::blueprint;
use crate::scenario::Scenario;
use std::rc::Rc;

/// How a line begins: the design that is pinned, the zone that has failed, a design before and one after.
const PINNED: &str = "pin ";
const LOST: &str = "lost ";
const PAST: &str = "past ";
const FUTURE: &str = "next ";
/// As many lines are read: more than are written.
const MOST_LINES: usize = 256;
/// The message, which has lines of its own, comes after this.
const PASTED: &str = "\n\n";

/// The text: first the link of the design that it belongs to.
pub(super) fn written(state: &State) -> String {
    let mut text = state.scenario.to_link();
    let mut line = |name: &str, value: &str| text.extend(["\n", name, value]);
    if let Some(pinned) = &state.deciding.pinned {
        line(PINNED, &pinned.to_link());
    }
    if let Some(lost) = state.lost {
        line(LOST, lost.letter().encode_utf8(&mut [0; 4]));
    }
    for (name, designs) in [PAST, FUTURE].into_iter().zip(state.history.steps()) {
        for design in designs {
            line(name, &design.to_link());
        }
    }
    text + PASTED + &state.pasted
}

/// Takes up what such a text holds. What is about another design, or is not understood, is left.
pub(super) fn take_up(state: &mut State, text: &str) {
    let (lines, pasted) = text.split_once(PASTED).unwrap_or((text, ""));
    let mut lines = lines.split('\n');
    if lines.next() != Some(&state.scenario.to_link()) {
        return;
    }
    let (mut past, mut future) = (Vec::new(), Vec::new());
    for line in lines.take(MOST_LINES) {
        if let Some(letter) = line.strip_prefix(LOST) {
            let mut zones = blueprint::zones(&state.scenario).into_iter();
            state.lost = zones.find(|zone| letter.starts_with(zone.letter()));
        } else if let Some(design) = line.strip_prefix(PINNED).and_then(read) {
            state.deciding.pinned = Some(Rc::new(design));
        } else if let Some(design) = line.strip_prefix(PAST).and_then(read) {
            past.push(design);
        } else if let Some(design) = line.strip_prefix(FUTURE).and_then(read) {
            future.push(design);
        }
    }
    state.history = History::of(past, future);
    if !pasted.is_empty() {
        state.pasted = pasted.to_owned();
        state.open.push(Panel::Diagnosis);
    }
}

fn read(link: &str) -> Option<Scenario> {
    let (design, problems) = Scenario::from_link(link);
    problems.is_empty().then_some(design)
}
