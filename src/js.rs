//! The headless JavaScript API: convert, call, convert. Nothing throws on bad input.
//!
//! Answers cross the boundary as one JSON text, which the browser parses faster than an object can be
//! built across the boundary key by key.

use crate::export;
use crate::javascript::document;
use crate::scenario::{Expected, Problem, Scenario, Value};
use crate::text::{Language, Words};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The words of every answer.
const WORDS: &dyn Words = Language::English.words();

fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// The levels of a scenario document: the scenario, a security group, its list, a rule.
const LEVELS: u8 = 5;

/// Assesses a scenario document.
#[wasm_bindgen]
#[must_use]
pub fn assess(scenario: &JsValue) -> JsValue {
    let document = document(scenario, LEVELS);
    object(&export::outcome_json(&document, WORDS))
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
pub fn to_link(scenario: &JsValue) -> String {
    match Scenario::read(&document(scenario, LEVELS)) {
        Ok((scenario, _)) => scenario.to_link(),
        Err(_) => String::new(),
    }
}

/// The scenario of a link, a fragment, or the text of `toLink`, and what could not be read.
#[wasm_bindgen(js_name = fromLink)]
#[must_use]
pub fn from_link(text: &JsValue) -> JsValue {
    answer_text(text, export::link_json)
}

/// The misconfigurations that print an error message, the likeliest first.
#[wasm_bindgen]
#[must_use]
pub fn diagnose(text: &JsValue) -> JsValue {
    answer_text(text, export::diagnoses_json)
}

/// Every way out of a design, side by side.
#[wasm_bindgen]
#[must_use]
pub fn compare(scenario: &JsValue) -> JsValue {
    let document = document(scenario, LEVELS);
    object(&export::compare_json(&document, WORDS))
}

/// Where the ways out of a design overtake each other along traffic, tasks or zones.
#[wasm_bindgen(js_name = breakEven)]
#[must_use]
pub fn break_even(scenario: &JsValue, along: &JsValue) -> JsValue {
    let [scenario, along] = [scenario, along].map(|value| document(value, LEVELS));
    object(&export::break_even_json(&scenario, &along, WORDS))
}

/// The cheapest designs around a design that do what is required.
#[wasm_bindgen]
#[must_use]
pub fn cheapest(scenario: &JsValue, requirements: &JsValue) -> JsValue {
    let requirements = match requirements.is_undefined() {
        // Left out: nothing is required.
        true => Value::Map(Vec::new()),
        false => document(requirements, LEVELS),
    };
    let scenario = document(scenario, LEVELS);
    object(&export::cheapest_json(&scenario, &requirements, WORDS))
}

/// What a little more of each input costs, the strongest first.
#[wasm_bindgen]
#[must_use]
pub fn sensitivity(scenario: &JsValue) -> JsValue {
    let document = document(scenario, LEVELS);
    object(&export::sensitivity_json(&document, WORDS))
}

/// The bills of two designs, line by line.
#[wasm_bindgen]
#[must_use]
pub fn difference(first: &JsValue, second: &JsValue) -> JsValue {
    let [first, second] = [first, second].map(|value| document(value, LEVELS));
    object(&export::difference_json(&first, &second, WORDS))
}

fn answer_text(text: &JsValue, answer: fn(&str, &dyn Words) -> String) -> JsValue {
    let words = WORDS;
    match text.as_string() {
        Some(text) => object(&answer(&text, words)),
        None => {
            let found = document(text, LEVELS).quote();
            let problem =
                Problem { path: String::new(), found: Some(found), expected: Expected::LinkText };
            object(&export::problems_json(problem, words))
        }
    }
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
