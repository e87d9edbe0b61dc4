//! Where the focus is, and where it goes when what has it is no longer there. Whoever uses a mouse or a finger sees
//! nothing of it, and nothing scrolls away under it: Escape, Tab and a screen reader go on from there.

use super::{TEXT_FIELDS, ours};
use crate::ui::anchor::Anchor;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, NodeList};

/// What has the focus while the page is drawn, among all that can take it, in the order of the page: without it a
/// reader would begin again at the top.
#[derive(Default)]
pub(in crate::ui) struct Place(Cell<Option<Noted>>);

/// What has it, what can take it, how it is handed on, and how far below the upper edge of the window it stands where
/// what is above it can move it.
type Noted = (Element, NodeList, FocusOptions, Option<f64>);

/// Narrower windows have the controls below the answers.
const BESIDE_FROM: f64 = 1024.0;

/// What can take the focus; what is not shown, or cannot be reached, refuses it. Not what only explains.
const TAKES: &str = "a[href], button:not(.term), input, select, textarea, summary, [tabindex]";

impl Place {
    /// Something is about to be drawn.
    pub(in crate::ui) fn note(&self, root: &Element) {
        // On a busy machine the page is drawn twice before anything is mended: what went with the first is still known.
        let Ok(Some(had)) = root.query_selector(":focus") else { return };
        let stood = root.query_selector_all(TAKES).ok();
        self.0.set(stood.map(|stood| {
            let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
            let seen = |top: &f64| *top >= 0.0 && Some(*top) < height;
            let top = top_of(&had).filter(seen);
            (had, stood, options(root), top)
        }));
    }

    /// It has been drawn. What has the focus stands where it stood in the window. If it went with that, another element
    /// gets the focus: the one that is meant to, if there is one, else the nearest before it that is still there.
    #[expect(
        clippy::float_arithmetic,
        reason = "places in a window are floats; nothing is counted with them"
    )]
    pub(in crate::ui) fn mend(&self, root: &Element, meant: Option<&Anchor>) {
        let Some((had, stood, options, top)) = self.0.take() else { return };
        // It does not go away under the finger where the answers above it take more lines, or fewer.
        if let Some((before, now)) = top.zip(top_of(&had))
            && let Some(window) = web_sys::window()
        {
            window.scroll_by_with_x_and_y(0.0, now - before);
        }
        if is_lost(root) {
            // It may only stand elsewhere.
            give(&had, &options);
        }
        if let Some(meant) = meant.and_then(|meant| ours(root, meant)).filter(|_| is_lost(root)) {
            give(&meant, &options);
        }
        let (mut place, mut before) = (stood.length(), false);
        while place > 0 && is_lost(root) {
            place = place.saturating_sub(1);
            let Some(one) = stood.get(place) else { return };
            // Under a finger a field would open the keyboard.
            let typed = || one.unchecked_ref::<Element>().matches(TEXT_FIELDS).unwrap_or_default();
            if before && !(options.get_prevent_scroll() == Some(true) && typed()) {
                give(&one, &options);
            }
            before |= one == *had;
        }
    }
}

/// How far below the upper edge of a narrow window an element stands; none where it is not there any more.
fn top_of(element: &Element) -> Option<f64> {
    let width = web_sys::window()?.inner_width().ok()?.as_f64();
    width.filter(|width| *width < BESIDE_FROM && element.is_connected())?;
    Some(element.get_bounding_client_rect().top())
}

fn is_lost(root: &Element) -> bool {
    !matches!(root.query_selector(":focus"), Ok(Some(_)))
}

/// What has the keyboard's focus.
fn focused(root: &Element) -> Option<Element> {
    root.query_selector(":focus-visible").ok()?
}

/// How what has the focus hands it on: where nobody sees it, the view stays where it is.
fn options(root: &Element) -> FocusOptions {
    let options = FocusOptions::new();
    options.set_prevent_scroll(focused(root).is_none());
    options
}

/// Gives an element the focus: also a part of a picture, which is no `HtmlElement`.
fn give(element: &JsValue, options: &FocusOptions) {
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(options);
}

/// Moves the focus to an element, and selects what is typed there.
pub(in crate::ui) fn focus(root: &Element, id: &Anchor) {
    if let Some(element) = ours(root, id) {
        let _ = element.focus();
        if element.matches(TEXT_FIELDS).unwrap_or_default() {
            // A larger field does the same.
            element.unchecked_into::<HtmlInputElement>().select();
        }
    }
}

/// Moves the focus into what was just opened.
pub(in crate::ui) fn enter(root: &Element, id: &Anchor) {
    if focused(root).is_some() {
        focus(root, id);
    }
}

/// Moves the focus to what opened something: of several the one that is shown takes it.
pub(in crate::ui) fn leave(root: &Element, opened: &Anchor) {
    let openers = ["[aria-controls='", &opened.name(), "'][aria-expanded='true']"].concat();
    let Ok(openers) = root.query_selector_all(&openers) else { return };
    let (mut place, options) = (openers.length(), options(root));
    while place > 0 {
        place = place.saturating_sub(1);
        if let Some(opener) = openers.get(place) {
            give(&opener, &options);
        }
    }
}
