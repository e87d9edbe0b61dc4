//! The headless JavaScript API: convert, call, convert. Nothing throws on bad input.
//!
//! Answers cross the boundary as one JSON text, which the browser parses faster than an object can be
//! built across the boundary key by key.

use crate::export;
use crate::scenario::{Expected, Problem, Scenario, Value};
use crate::text::Language;
use serde::Deserialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// What the caller handed in. What JavaScript has and JSON does not (a function, a symbol) is nothing.
fn document(scenario: JsValue) -> Value {
    let reader = serde_wasm_bindgen::Deserializer::from(scenario);
    Value::deserialize(reader).unwrap_or(Value::Null)
}

/// Assesses a scenario document.
#[wasm_bindgen]
#[must_use]
pub fn assess(scenario: JsValue) -> JsValue {
    object(&export::outcome_json(&document(scenario), Language::default().words()))
}

/// The whole document that stands for no input at all.
#[wasm_bindgen(js_name = defaultScenario)]
#[must_use]
pub fn default_scenario() -> JsValue {
    object(&Scenario::default().write().to_json())
}

/// Every Region with its name, zones and currency.
#[wasm_bindgen]
#[must_use]
pub fn regions() -> JsValue {
    object(&export::regions_json())
}

/// The short text of a scenario for a link's fragment, without `#`; what cannot be read is left out.
#[wasm_bindgen(js_name = toLink)]
#[must_use]
pub fn to_link(scenario: JsValue) -> String {
    match Scenario::read(&document(scenario)) {
        Ok((scenario, _)) => scenario.to_link(),
        Err(_) => String::new(),
    }
}

/// The scenario of a link, a fragment, or the text of `toLink`, and what could not be read.
#[wasm_bindgen(js_name = fromLink)]
#[must_use]
pub fn from_link(text: JsValue) -> JsValue {
    let words = Language::default().words();
    match text.as_string() {
        Some(text) => object(&export::link_json(&text, words)),
        None => {
            let found = document(text).quote();
            let problem =
                Problem { path: String::new(), found: Some(found), expected: Expected::LinkText };
            object(&export::problems_json(&problem, words))
        }
    }
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
