//! The only place that touches the browser around the page: address bar, clipboard, keyboard, storage,
//! files, printer.

mod file;
mod focus;
mod shelf;
mod trail;

pub(super) use file::read_file;
pub(super) use focus::{Place, enter, focus, leave};
pub(super) use shelf::{Shelf, parse};
pub(super) use trail::AddressBar;

use super::anchor::Anchor;
use super::state::Theme;
use crate::diagram::Room;
use crate::prices::AsOf;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, EventTarget, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::VList;

/// Leaves the message of a panic at the page's element, for `boot.js` to report.
pub(super) fn note_panic(message: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        let _ = root.set_attribute("data-panic", message);
    }
}

/// The element that we are put into has this class.
const ROOT: &str = ".ecs-reach";

/// The element with this id among ours: the document around us may have its own.
fn ours(root: &Element, id: &Anchor) -> Option<HtmlElement> {
    let found = root.query_selector(&["[id='", &id.name(), "']"].concat());
    found.ok().flatten()?.dyn_into().ok()
}

/// The fragment of the address bar, without `#`.
pub(super) fn link() -> String {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    fragment.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// So many milliseconds after a frame has begun it is on the screen.
const PAINTED: i32 = 5;

/// Calls back once what was last drawn is on the screen, and what others do then is done. Not when the browser
/// says that it is idle: on a busy page that can be never.
pub(super) fn after_painting(then: Callback<()>) {
    let frame = Closure::once_into_js(move || later(then, PAINTED));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// Moves view and focus to an element, and opens what it is the summary of. A plain link to it would overwrite
/// the design in the address bar.
pub(super) fn jump_to(root: &Element, id: &Anchor) {
    hide_popover(root, &Anchor::Explained);
    if let Some(element) = ours(root, id) {
        if let Ok(Some(closed)) = element.closest("summary")
            && let Some(details) = closed.parent_element()
        {
            let _ = details.set_attribute("open", "");
        }
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// Scrolls to where an element begins, if that is not on the screen; returns from where.
pub(super) fn show_beginning(root: &Element, id: &Anchor) -> Option<f64> {
    let (element, window) = (ours(root, id)?, web_sys::window()?);
    let from = window.scroll_y().ok()?;
    let bottom = window.inner_height().ok()?.as_f64()?;
    let below = element.get_bounding_client_rect().top() > bottom;
    below.then(|| {
        element.scroll_into_view();
        from
    })
}

/// Scrolls back to where somebody came from.
pub(super) fn go_back_to(place: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, place);
    }
}

/// Scrolls the picture, and never the page, to the path in it: to all of it or, where that is wider, to the task at its
/// end.
#[expect(
    clippy::float_arithmetic,
    reason = "places in a window are floats; nothing is counted with them"
)]
pub(super) fn show_way(root: &Element) {
    let Ok(Some(picture)) = root.query_selector(".dg") else { return };
    let found = |selector: &str| {
        let found = root.query_selector(selector).ok()??.get_bounding_client_rect();
        Some((found.left(), found.right()))
    };
    let room = picture.get_bounding_client_rect();
    let fits = |(left, right): &(f64, f64)| right - left <= room.width();
    let way = found(".dg .dg-way").filter(fits);
    // A packet from the internet starts at the globe, and has its head at the task.
    let task = || found(".dg .dg-start").or_else(|| found(".dg .dg-head, .dg .dg-end"));
    let Some((left, right)) = way.or_else(task) else { return };
    // The box of the task is wider than its end of the path.
    if left - 40.0 < room.left() || right + 40.0 > room.right() {
        let middle = f64::midpoint(left, right) - f64::midpoint(room.left(), room.right());
        picture.set_scroll_left(picture.scroll_left().saturating_add(middle as i32));
    }
}

/// Where the tab keeps what is open in it, for the page that takes this one's place.
const LEFT: &str = "ecs-reach-tab";

/// Keeps a text for that page. Where the browser forbids it, nothing is kept.
pub(super) fn leave_behind(left: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok()?);
    let _ = storage.map(|storage| storage.set_item(LEFT, left));
}

/// What the page before has left, once: what broke a page must not break it again.
pub(super) fn left_behind() -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    let left = storage.get_item(LEFT).ok()?;
    let _ = storage.remove_item(LEFT);
    left
}

/// The element that we were put into, of all that something happens to.
pub(super) fn root_of(event: &web_sys::Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(ROOT).ok()?
}

/// Opens a dialog above the page, which takes the focus and gives it back when it closes.
pub(super) fn open_dialog(root: &Element, id: &Anchor) {
    if let Some(dialog) = dialog(root, id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes it.
pub(super) fn close_dialog(root: &Element, id: &Anchor) {
    if let Some(dialog) = dialog(root, id) {
        dialog.close();
    }
}

fn dialog(root: &Element, id: &Anchor) -> Option<web_sys::HtmlDialogElement> {
    ours(root, id)?.dyn_into().ok()
}

/// The window.
pub(super) fn window() -> Option<EventTarget> {
    web_sys::window().map(EventTarget::from)
}

/// Hears what happens to the window or to an element, for as long as it is there.
pub(super) struct Ear {
    _function: Closure<dyn Fn(web_sys::Event)>,
}

impl Ear {
    /// Hears one kind of event.
    pub(super) fn new(at: &EventTarget, event: &str, heard: Box<dyn Fn(web_sys::Event)>) -> Ear {
        let function = Closure::wrap(heard);
        let heard = function.as_ref().unchecked_ref();
        // Where the browser refuses, there are still buttons, and a reload.
        let _ = at.add_event_listener_with_callback(event, heard);
        Ear { _function: function }
    }
}

/// Keeps what moves by itself still while somebody changes things: it would hold up what comes next.
#[derive(Default)]
pub(super) struct Stillness(Option<i32>);

/// So many milliseconds after the last change things may move.
const SETTLED: i32 = 400;
/// What the style sheet knows it by.
const STILL: &str = "data-still";

impl Stillness {
    /// Something has changed.
    pub(super) fn keep(&mut self, root: &Element) {
        let Some(window) = web_sys::window() else { return };
        if let Some(timer) = self.0.take() {
            window.clear_timeout_with_handle(timer);
        }
        // The browser does it alone: an app that breaks leaves nothing behind that calls it.
        let settle = Reflect::get(root, &JsValue::from_str("removeAttribute"));
        let Ok(Ok(settle)) = settle.map(JsValue::dyn_into::<Function>) else { return };
        let (settle, still) = (settle.bind0(root), JsValue::from_str(STILL));
        let timer =
            window.set_timeout_with_callback_and_timeout_and_arguments_1(&settle, SETTLED, &still);
        if timer.is_ok() && root.set_attribute(STILL, "").is_ok() {
            self.0 = timer.ok();
        }
    }
}

/// What a selector finds again and again, to be put elsewhere.
pub(super) fn taken_out(root: &Element, selector: &str) -> Html {
    let mut taken = VList::new();
    while let Ok(Some(element)) = root.query_selector(selector) {
        element.remove();
        taken.add_child(Html::VRef(element.into()));
    }
    Html::from(taken)
}

/// How much room the picture has; none where there is no picture, or it is not on the screen.
pub(super) fn room(root: &Element) -> Option<Room> {
    Room::of(root.query_selector(".dg").ok()??.client_width())
}

/// What a key means for the design, outside of text fields, which have an undo of their own, and of
/// dialogs, behind which nothing may change unseen.
pub(super) fn shortcut(root: &Element, event: &web_sys::Event) -> Option<Shortcut> {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    let command = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
    let shortcut = match key.key().as_str() {
        "z" | "Z" if command && key.shift_key() => Shortcut::Redo,
        "z" | "Z" if command => Shortcut::Undo,
        "y" | "Y" if command && !key.shift_key() && !key.meta_key() => Shortcut::Redo,
        _ => return None,
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let typing = target.is_some_and(|element| element.matches(TEXT_FIELDS).unwrap_or_default());
    let dialog = root.query_selector("dialog[open]").ok().flatten();
    if typing || dialog.is_some() {
        return None;
    }
    event.prevent_default();
    Some(shortcut)
}

/// Whether a key presses what it is pressed on; the browser then does nothing else with it, such as scroll.
pub(super) fn presses(event: &web_sys::Event) -> bool {
    is_taken(event, matches!(key(event).as_str(), "Enter" | " "))
}

/// Whether a key closes what it is pressed in: Escape, unless it closes what lies above that.
pub(super) fn escapes(event: &web_sys::Event) -> bool {
    const ABOVE: &str = ":popover-open, dialog[open]";
    let above = || root_of(event)?.query_selector(ABOVE).ok()?;
    let within = || event.target()?.dyn_into::<Element>().ok()?.closest(ABOVE).ok()?;
    is_taken(event, key(event) == "Escape" && above() == within())
}

fn key(event: &web_sys::Event) -> String {
    event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default()
}

/// Keeps a key from the browser where it means something to us.
fn is_taken(event: &web_sys::Event, means: bool) -> bool {
    if means {
        event.prevent_default();
    }
    means
}

/// Fields that the browser undoes typing in.
const TEXT_FIELDS: &str = "textarea, input:not([type=radio], [type=checkbox], [type=range])";

/// What a key means for the design.
pub(super) enum Shortcut {
    /// Back to the design before.
    Undo,
    /// On again to the one after.
    Redo,
}

/// Calls back after so many milliseconds, when the browser has nothing more urgent to do.
pub(super) fn later(then: Callback<()>, milliseconds: i32) {
    let function = Closure::once_into_js(move || then.emit(()));
    if let Some(window) = web_sys::window() {
        let function = function.unchecked_ref();
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
    }
}

/// Milliseconds by a clock of the browser's.
pub(super) fn now() -> i64 {
    // Whole milliseconds, as the browser gives them.
    js_sys::Date::now() as i64
}

/// Today's date by the browser's clock.
pub(super) fn today() -> AsOf {
    let text = js_sys::Date::new_0().to_iso_string();
    let day = text.as_string().and_then(|text| text.get(..10)?.parse().ok());
    day.unwrap_or(AsOf::UNDATED)
}

/// Where the chosen theme is kept; `boot.js` shows it before the page is painted.
const KEPT_THEME: &str = "ecs-reach-theme";

/// The theme that the document shows.
pub(super) fn theme() -> Theme {
    let name = document_element().and_then(|root| root.get_attribute("data-theme"));
    Theme::named(&name.unwrap_or_default())
}

/// Shows a theme, and keeps it for the next visit where the browser allows that.
pub(super) fn show_theme(theme: Theme) {
    let Some(root) = document_element() else { return };
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    let _ = root.set_attribute("data-theme", theme.name());
    let _ = storage.map(|storage| storage.set_item(KEPT_THEME, theme.name()));
}

fn document_element() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// What stands in the form control that an event is about.
pub(super) fn value(event: &web_sys::Event) -> String {
    property(event, "value").and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the check box that an event is about is checked.
pub(super) fn is_checked(event: &web_sys::Event) -> bool {
    property(event, "checked").is_some_and(|checked| checked.is_truthy())
}

/// Whether the panel that an event is about is open.
pub(super) fn is_open(event: &web_sys::Event) -> bool {
    property(event, "open").is_some_and(|open| open.is_truthy())
}

/// Whether the popover that tells of a change has opened.
pub(super) fn is_popped(event: &web_sys::Event) -> bool {
    let state = Reflect::get(event, &JsValue::from_str("newState"));
    state.is_ok_and(|state| state.as_string().as_deref() == Some("open"))
}

/// Closes a popover.
pub(super) fn hide_popover(root: &Element, id: &Anchor) {
    if let Some(element) = ours(root, id) {
        let _ = element.hide_popover();
    }
}

fn property(event: &web_sys::Event, name: &str) -> Option<JsValue> {
    let target = event.target()?;
    Reflect::get(&target, &JsValue::from_str(name)).ok()
}

/// The page's address with this design in it. Of one on a disk, the document gives another in its place (`single.js`),
/// or none: then it begins with `#`.
pub(super) fn address(link: &str) -> String {
    let given = document_element().and_then(|root| root.get_attribute("data-home"));
    let own = || web_sys::window()?.location().href().ok();
    let address = given.or_else(own).unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    match link.is_empty() && !page.is_empty() {
        true => page.to_owned(),
        false => [page, "#", link].concat(),
    }
}

/// Tells the page around an embed what is shown: its link, itself with all that is said of it, as JSON, and
/// what could not be read. What becomes of that there is nothing to us.
pub(super) fn tell(told: &Function, link: &str, json: &str, problems: Vec<String>) {
    let problems: js_sys::Array =
        problems.iter().map(|problem| JsValue::from_str(problem)).collect();
    let _ = told.call3(&JsValue::NULL, &link.into(), &json.into(), &problems);
}

/// Copies a text, and tells whether the browser allowed it.
pub(super) fn copy(text: &str, done: Callback<bool>) {
    let Some(window) = web_sys::window() else { return done.emit(false) };
    // Where pages are not served securely there is no clipboard at all.
    let clipboard = Reflect::get(&window.navigator(), &JsValue::from_str("clipboard"));
    let Some(clipboard) = clipboard.ok().and_then(|c| c.dyn_into::<web_sys::Clipboard>().ok())
    else {
        return done.emit(false);
    };
    let succeeded = {
        let done = done.clone();
        Closure::once_into_js(move |_: JsValue| done.emit(true))
    };
    let failed = Closure::once_into_js(move |_: JsValue| done.emit(false));
    let promise = clipboard.write_text(text);
    let then = Reflect::get(&promise, &JsValue::from_str("then"));
    if let Some(then) = then.ok().and_then(|then| then.dyn_into::<Function>().ok()) {
        let _ = then.call2(&promise, &succeeded, &failed);
    }
}

/// Saves a text as a file among the user's downloads; false where the browser has no way to.
pub(super) fn save_text(name: &str, kind: &str, text: &str) -> bool {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options);
    blob.is_ok_and(|blob| save(name, &blob).is_some())
}

/// A browser has begun to read a file by then, in milliseconds.
const READ: i32 = 60_000;

fn save(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    let forget = Callback::from(move |()| {
        // What cannot be given back goes with the page.
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    later(forget, READ);
    Some(())
}

/// Draws a picture at twice its size and saves it as PNG, and tells whether the browser did.
pub(super) fn save_picture(name: &'static str, svg: &str, size: (i32, i32), done: Callback<bool>) {
    let Ok(image) = web_sys::HtmlImageElement::new() else { return done.emit(false) };
    let drawn = {
        let (image, done) = (image.clone(), done.clone());
        Closure::once_into_js(move || {
            if draw(&image, name, size, &done).is_none() {
                done.emit(false);
            }
        })
    };
    let failed = Closure::once_into_js(move || done.emit(false));
    image.set_onload(Some(drawn.unchecked_ref()));
    image.set_onerror(Some(failed.unchecked_ref()));
    // Not a blob's address: the content security policy takes pictures from `data:` only.
    let encoded = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&["data:image/svg+xml;charset=utf-8,", &encoded].concat());
}

/// Draws a picture that has loaded and saves it; nothing where the browser refuses a step.
fn draw(
    image: &web_sys::HtmlImageElement,
    name: &'static str,
    (width, height): (i32, i32),
    done: &Callback<bool>,
) -> Option<()> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas = canvas.dyn_into::<web_sys::HtmlCanvasElement>().ok()?;
    let (width, height) = (width.saturating_mul(2), height.saturating_mul(2));
    canvas.set_width(u32::try_from(width).ok()?);
    canvas.set_height(u32::try_from(height).ok()?);
    let context = canvas.get_context("2d").ok()??;
    let context = context.dyn_into::<web_sys::CanvasRenderingContext2d>().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let done = done.clone();
    let take = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        done.emit(blob.is_some_and(|blob| save(name, &blob).is_some()));
    });
    canvas.to_blob(take.unchecked_ref()).ok()
}

/// Opens the browser's print dialogue.
pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        // A browser without one leaves its own menu.
        let _ = window.print();
    }
}
