//! Where the focus is, and where it goes when what has it is no longer there.

use super::{TEXT_FIELDS, ours, root_of};
use js_sys::JSON;
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Range};

/// Where the focus is while the page is drawn: without it a reader would begin again at the top.
#[derive(Default)]
pub(in crate::ui) struct Place {
    /// What has the focus, and whether it is the keyboard's.
    had: RefCell<Option<(Element, bool)>>,
    /// Where that stands: the browser keeps it up to date when what stands there goes.
    at: OnceCell<Range>,
}

/// What can take the focus; what is not shown, or cannot be reached, refuses it.
const TAKES: &str = "a[href], button, input, select, textarea, summary, [tabindex]";

impl Place {
    /// Something is about to be drawn.
    pub(in crate::ui) fn note(&self, root: &Element) {
        let had = focused(root, ":focus");
        if self.at.get().is_none()
            && let Ok(at) = Range::new()
        {
            let _ = self.at.set(at);
        }
        if let (Some(had), Some(at)) = (&had, self.at.get()) {
            let _ = at.select_node(had);
        }
        self.had.replace(had.map(|had| {
            let by_keyboard = is(&had, ":focus-visible");
            (had, by_keyboard)
        }));
    }

    /// It has been drawn. If what had the focus went with that, another element gets it: the one that is meant
    /// to, if there is one, else what comes before it, as near as possible.
    pub(in crate::ui) fn mend(&self, root: &Element, meant: Option<&str>) {
        let Some((had, by_keyboard)) = self.had.take() else { return };
        if had.is_connected() || focused(root, ":focus").is_some() {
            return;
        }
        if let Some(meant) = meant.and_then(|id| ours(root, id)) {
            return give(&meant, by_keyboard);
        }
        let (Some(at), Ok(all)) = (self.at.get(), root.query_selector_all(TAKES)) else { return };
        let before = |place: &u32| {
            let order = all.get(*place).and_then(|one| at.compare_point(&one, 0).ok());
            order.is_some_and(|order| order <= 0)
        };
        let count = all.length();
        for place in (0..count).rev().filter(before).chain(0..count) {
            let Some(one) = all.get(place) else { continue };
            let one: HtmlElement = one.unchecked_into();
            give(&one, by_keyboard);
            if is(&one, ":focus") {
                return;
            }
        }
    }
}

fn focused(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// Gives an element the focus. The view follows only the keyboard's: nothing may scroll away under a mouse.
fn give(element: &HtmlElement, by_keyboard: bool) {
    let still = JSON::parse("{\"preventScroll\":true}");
    let _ = match still.ok().filter(|_| !by_keyboard) {
        Some(still) => element.focus_with_options(still.unchecked_ref()),
        None => element.focus(),
    };
}

/// Moves the focus to an element, and selects what is typed there.
pub(in crate::ui) fn focus(root: &Element, id: &str) {
    if let Some(element) = ours(root, id) {
        let _ = element.focus();
        if is(&element, TEXT_FIELDS) {
            // A larger field does the same.
            element.unchecked_ref::<HtmlInputElement>().select();
        }
    }
}

/// Moves the focus into what was just opened.
pub(in crate::ui) fn enter(root: &Element, id: &str) {
    if let Some(element) = ours(root, id) {
        give(&element, focused(root, ":focus-visible").is_some());
    }
}

/// Moves the focus to what opened an element: of several the one that is shown takes it.
pub(in crate::ui) fn leave(root: &Element, id: &str) {
    let by_keyboard = focused(root, ":focus-visible").is_some();
    let openers = ["[aria-controls='", id, "'][aria-expanded='true']"].concat();
    let Ok(openers) = root.query_selector_all(&openers) else { return };
    for place in 0..openers.length() {
        if let Some(opener) = openers.get(place) {
            // A part of a picture is no `HtmlElement`, but takes the focus as one.
            give(opener.unchecked_ref(), by_keyboard);
        }
    }
}

/// Moves the focus from what something happens to on to another element. Only the keyboard's: a mouse needs none,
/// and nothing may scroll away under it.
pub(in crate::ui) fn lead_on(event: &web_sys::Event, id: &str) {
    let from = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if from.is_some_and(|from| is(&from, ":focus-visible"))
        && let Some(root) = root_of(event)
    {
        focus(&root, id);
    }
}
