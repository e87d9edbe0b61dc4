//! Files that the user chooses.

use crate::text::Label;
use crate::ui::keeping::Keep;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// A larger file is none of ours: 500 designs are a third of it. In bytes.
const LARGEST: f64 = 4_000_000.0;

/// Reads the file that was chosen and tells what it holds.
pub(in crate::ui) fn read_file(event: &web_sys::Event, told: Callback<Keep>) {
    let input =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again.
    input.set_value("");
    told.emit(Keep::Choose);
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
