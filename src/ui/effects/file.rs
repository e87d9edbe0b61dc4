//! Files that the user chooses, and files that they are handed.

use crate::text::Label;
use crate::ui::keeping::{Export, Keep};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// A larger file is none of ours: 500 designs are a third of it. In bytes.
const LARGEST: f64 = 4_000_000.0;
/// The browser has begun to save a file after so many milliseconds.
const SAVED: i32 = 10_000;

/// Reads the file that was chosen and tells what it holds.
pub(in crate::ui) fn read_file(event: &web_sys::Event, told: Callback<Keep>) {
    let input =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again.
    input.set_value("");
    if file.size() > LARGEST {
        return told.emit(Keep::NotRead(Label::FileTooLarge));
    }
    let failed = {
        let told = told.clone();
        Closure::once_into_js(move |_: JsValue| told.emit(Keep::NotRead(Label::FileNotRead)))
    };
    let read = Closure::once_into_js(move |text: JsValue| {
        told.emit(Keep::Import(text.as_string().unwrap_or_default()));
    });
    let promise = file.text();
    let then = Reflect::get(&promise, &JsValue::from_str("then"));
    if let Some(then) = then.ok().and_then(|then| then.dyn_into::<Function>().ok()) {
        let _ = then.call2(&promise, &read, &failed);
    }
}

/// Hands the user a file; false where the browser has no way to.
pub(in crate::ui) fn save_file(file: &Export) -> bool {
    address_of(&file.text).is_some_and(|address| {
        let saved = save_as(&file.name, &address).is_some();
        let free = Callback::from(move |()| {
            let _ = web_sys::Url::revoke_object_url(&address);
        });
        super::later(free, SAVED);
        saved
    })
}

/// An address in this page's memory that leads to the text.
fn address_of(text: &str) -> Option<String> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

fn save_as(name: &str, address: &str) -> Option<()> {
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<web_sys::HtmlElement>().ok()?.click();
    Some(())
}
