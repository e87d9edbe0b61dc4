//! The address bar, and the entries of the browser's history that are this page's: a big step is an entry of its own,
//! which Back leaves, and a small one stands in the place of the one before.

use super::{after_painting, link};
use crate::ui::state::Leap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// Keeps the address bar and the design in step: edits are written to it, and a link that is pasted
/// into it, or gone back to, is opened.
#[derive(Default)]
pub(in crate::ui) struct AddressBar {
    /// Listens for as long as the page is there.
    listener: Option<Closure<dyn Fn()>>,
    /// The link that is to be shown next, and how far that is from the one before it.
    wanted: Rc<Cell<Option<(String, Leap)>>>,
    trail: Rc<RefCell<Trail>>,
}

impl AddressBar {
    /// Emits every link that the user puts into the address bar, or goes back to. `design` is the link to what is
    /// shown now.
    pub(in crate::ui) fn listen(&mut self, design: &str, opened: Callback<String>) {
        self.trail.borrow_mut().begin(design);
        let (wanted, trail) = (Rc::clone(&self.wanted), Rc::clone(&self.trail));
        let listener = Closure::<dyn Fn()>::new(move || {
            let ours = trail.borrow_mut().arrive();
            match ours {
                // What was done meanwhile.
                true => trail.borrow_mut().follow(&wanted),
                false => opened.emit(link()),
            }
        });
        if let Some(window) = web_sys::window() {
            let function = listener.as_ref().unchecked_ref();
            // Without the listener a pasted link needs a reload: nothing is lost.
            let _ = window.add_event_listener_with_callback("hashchange", function);
        }
        self.listener = Some(listener);
    }

    /// Shows the design's link as soon as the answers are on the screen: browsers take 5 ms to change
    /// the address, longer than everything else that a click does. None leaves it as it is. After a `leap` to
    /// another design the browser's Back leads to the one before, as from page to page.
    pub(in crate::ui) fn show(&self, design: Option<String>, leap: Leap) {
        let waiting = design.is_some();
        let leap = self.wanted.take().map_or(leap, |(_, before)| leap.max(before));
        self.wanted.set(design.map(|design| (design, leap)));
        if !waiting {
            return;
        }
        let (wanted, trail) = (Rc::clone(&self.wanted), Rc::clone(&self.trail));
        after_painting(Callback::from(move |()| trail.borrow_mut().follow(&wanted)));
    }
}

/// What is known of the entries. Each holds its place, so that nobody is sent to one that is not there.
#[derive(Default)]
struct Trail {
    /// The place of the entry that is shown.
    place: i32,
    /// The links of those that are known, by their place.
    links: Vec<(i32, String)>,
    /// The one that is shown came by looking through several, so that the next of them can stand in its place.
    looks: bool,
    /// The link of the entry that the browser was sent to: it arrives there later.
    awaited: Option<String>,
}

impl Trail {
    fn begin(&mut self, design: &str) {
        match place() {
            Some(place) => self.place = place,
            None => self.mark(),
        }
        self.remember(design);
    }

    /// Writes its place into the entry that is shown.
    fn mark(&self) {
        if let Some(history) = history() {
            let _ = history.replace_state(&JsValue::from(self.place), "");
        }
    }

    fn remember(&mut self, link: &str) {
        self.links.retain(|(place, _)| *place != self.place);
        self.links.push((self.place, link.to_owned()));
    }

    /// Shows what is wanted, unless the browser is on its way to somewhere.
    fn follow(&mut self, wanted: &Cell<Option<(String, Leap)>>) {
        if self.awaited.is_some() {
            return;
        }
        let Some((design, leap)) = wanted.take().filter(|(design, _)| link() != *design) else {
            return;
        };
        let Some(history) = history() else { return };
        // What an entry beside this one holds, such as after Undo, is gone to: it would be there twice.
        for step in [-1, 1] {
            let beside = (self.place.saturating_add(step), design.clone());
            if self.links.contains(&beside) && history.go_with_delta(step).is_ok() {
                self.awaited = Some(design);
                return;
            }
        }
        let looked = std::mem::replace(&mut self.looks, leap == Leap::Look);
        let next = match leap {
            Leap::Far => 1,
            Leap::Look if !looked => 1,
            Leap::None | Leap::Look => 0,
        };
        let place = self.place.saturating_add(next);
        // A browser that refuses (too many changes a second) leaves the last link in place.
        if write(&history, &design, place, next > 0).is_some() {
            self.place = place;
            self.links.retain(|(known, _)| next == 0 || *known < place);
            self.remember(&design);
        }
    }

    /// The browser shows another entry; true where it was sent there.
    fn arrive(&mut self) -> bool {
        let now = link();
        self.looks = false;
        match place() {
            Some(place) => self.place = place,
            // A link that was put into the address bar: an entry of its own, after which there is none.
            None => {
                self.place = self.place.saturating_add(1);
                self.links.retain(|(known, _)| *known < self.place);
                self.mark();
            }
        }
        self.remember(&now);
        self.awaited.take().is_some_and(|awaited| awaited == now)
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// The place that the entry holds which is shown; none where it is not ours.
fn place() -> Option<i32> {
    let state = history()?.state().ok()?;
    // Whole numbers, as we wrote them.
    Some(state.as_f64()? as i32)
}

/// Writes a link into the entry that is shown, or into one after it.
fn write(history: &web_sys::History, design: &str, place: i32, after: bool) -> Option<()> {
    let location = web_sys::window()?.location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let fragment = if design.is_empty() { String::new() } else { ["#", design].concat() };
    let address = [path, query, fragment].concat();
    let state = JsValue::from(place);
    match after {
        true => history.push_state_with_url(&state, "", Some(&address)).ok(),
        false => history.replace_state_with_url(&state, "", Some(&address)).ok(),
    }
}
