//! In which order the parts of the page are drawn: the answers before anything else, and what stands below them
//! once they are on the screen.

use super::held::held;
use super::writer::Writer;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// A part of the page that is drawn in a turn of its own, in the order of the turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// What holds the parts, and is drawn with everything.
    Frame,
    /// The answers.
    Answers,
    /// The form with the design.
    Design,
    /// What one does with a whole design.
    Head,
    /// The picture, the path in words, the bill.
    Picture,
    /// What else is said about this design.
    Notes,
    /// What is said about other designs: it takes longest.
    Rest,
}

impl Turn {
    /// Those whose parts stand in the document, as text, until they are drawn.
    pub(super) const LATER: [Turn; 6] =
        [Turn::Answers, Turn::Design, Turn::Head, Turn::Picture, Turn::Notes, Turn::Rest];

    /// Finds the elements of its part in the page as text.
    pub(super) fn selector(self) -> String {
        ["[", MARK, "='", self.name(), "']"].concat()
    }

    const fn name(self) -> &'static str {
        match self {
            Turn::Frame => "frame",
            Turn::Answers => "answers",
            Turn::Design => "design",
            Turn::Head => "head",
            Turn::Picture => "picture",
            Turn::Notes => "notes",
            Turn::Rest => "rest",
        }
    }

    const fn after(self) -> Option<Turn> {
        match self {
            Turn::Frame => Some(Turn::Answers),
            Turn::Answers => Some(Turn::Design),
            Turn::Design => Some(Turn::Head),
            Turn::Head => Some(Turn::Picture),
            Turn::Picture => Some(Turn::Notes),
            Turn::Notes => Some(Turn::Rest),
            Turn::Rest => None,
        }
    }
}

/// The attribute by which the elements of a part are found in the page as text.
const MARK: &str = "data-turn";

/// Marks the elements of a part, all of them side by side.
fn mark(part: &mut Html, turn: Turn) {
    match part {
        Html::VTag(tag) => Rc::make_mut(tag).add_attribute(MARK, turn.name()),
        Html::VList(parts) => Rc::make_mut(parts).iter_mut().for_each(|part| mark(part, turn)),
        Html::VText(_) | Html::VComp(_) | Html::VPortal(_) | Html::VRef(_) => {}
        Html::VSuspense(_) | Html::VRaw(_) => {}
    }
}

/// Whose turn it is.
#[derive(Debug)]
pub(super) struct Turns {
    /// What is drawn next time, the first turn to the last.
    upto: Turn,
    /// What has yet to come; none where there is no more.
    next: Option<Turn>,
    /// The last turn that shows what is so; none where not even the answers do.
    fresh: Cell<Option<Turn>>,
    /// What stands in the place of a part until it is drawn for the first time.
    until_then: RefCell<Vec<(Turn, Html)>>,
}

impl Turns {
    /// At the start: what is drawn at once, and what stands in the place of other parts until they are drawn.
    pub(super) fn begin(upto: Turn, until_then: Vec<(Turn, Html)>) -> Turns {
        let (fresh, until_then) = (Cell::new(None), RefCell::new(until_then));
        Turns { upto, next: upto.after(), fresh, until_then }
    }

    /// Something has changed: everything is drawn anew, up to a turn now and the others after it. True where
    /// those are to be asked for with [`Turns::go_on`].
    pub(super) fn change(&mut self, upto: Turn) -> bool {
        self.fresh.set(None);
        match self.next {
            // Those that are asked for already come in their own time: else a slider that moves would hold
            // them up for as long as it does.
            Some(next) => {
                self.upto = self.upto.min(upto).min(next);
                false
            }
            None => {
                self.upto = upto;
                // The form shows by itself what was done to it, and nobody looks at the head: they come with the
                // picture.
                self.next = upto.after().map(|next| next.max(Turn::Picture));
                self.next.is_some()
            }
        }
    }

    /// What is drawn last has changed, and nothing else.
    pub(super) fn change_rest(&mut self) {
        self.fresh.set(self.fresh.get().min(Some(Turn::Notes)));
    }

    /// The next turn has come; returns it, and whether there is one after it.
    pub(super) fn go_on(&mut self) -> (Turn, bool) {
        self.upto = self.next.unwrap_or(Turn::Rest);
        self.next = self.upto.after();
        (self.upto, self.next.is_some())
    }

    /// What has yet to come; none where everything is drawn as it is.
    pub(super) const fn next(&self) -> Option<Turn> {
        self.next
    }

    /// Whether what is drawn in a turn shows what is so.
    pub(super) fn shows(&self, turn: Turn) -> bool {
        self.fresh.get() >= Some(turn)
    }

    /// Writes the part of a turn, or leaves it as it stands where it is not its turn, or nothing has changed.
    pub(super) fn draw(&self, turn: Turn, page: &mut Writer, write: &dyn Fn(&mut Writer)) {
        let due = turn <= self.upto && !self.shows(turn);
        let mut until_then = self.until_then.borrow_mut();
        let place = until_then.iter().position(|(of, _)| *of == turn);
        let stands = place.map(|place| until_then.swap_remove(place).1);
        let drawn = || {
            let mut part = page.apart(write);
            if !cfg!(target_family = "wasm") && Turn::LATER.contains(&turn) {
                mark(&mut part, turn);
            }
            part
        };
        page.put(held(if due { Some(drawn()) } else { stands }));
    }

    /// Everything whose turn it was is drawn.
    pub(super) fn drawn(&self) {
        self.fresh.set(self.fresh.get().max(Some(self.upto)));
    }
}
