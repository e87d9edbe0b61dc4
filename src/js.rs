//! The headless JavaScript API: convert, call, convert. Nothing throws on bad input.
//!
//! Answers cross the boundary as one JSON text, which the browser parses faster than an object can be
//! built across the boundary key by key.

use crate::export;
use crate::javascript::scenario_document;
use crate::scenario::{Expected, Place, Problem, Scenario, Value};
use crate::text::{Language, Sentences};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The words of every answer.
const WORDS: &dyn Sentences = Language::English.sentences();

fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// Assesses a design. What cannot be read is a problem by name, and the rest still counts.
#[wasm_bindgen]
#[must_use]
pub fn assess(scenario: &JsValue) -> JsValue {
    let document = scenario_document(scenario);
    object(&export::outcome_json(&document, WORDS))
}

/// The whole document that stands for no input at all.
#[wasm_bindgen(js_name = defaultScenario)]
#[must_use]
pub fn default_scenario() -> JsValue {
    object(&Scenario::default().write().to_json())
}

/// Every AWS Region that is known, with its zones and currency, and whether it has prices.
#[wasm_bindgen]
#[must_use]
pub fn regions() -> JsValue {
    object(&export::regions_json())
}

/// The short text of a design for a link's fragment, without `#`. What cannot be read is left out.
#[wasm_bindgen(js_name = toLink)]
#[must_use]
pub fn to_link(scenario: &JsValue) -> String {
    match Scenario::read(&scenario_document(scenario)) {
        Ok((scenario, _)) => scenario.to_link(),
        Err(_) => String::new(),
    }
}

/// The design of a link, a fragment, or the text of `toLink`, and what could not be read in it.
#[wasm_bindgen(js_name = fromLink)]
#[must_use]
pub fn from_link(text: &JsValue) -> JsValue {
    answer_text(text, export::link_json)
}

/// The misconfigurations that a stopped reason, service event or log line points to, the likeliest first.
#[wasm_bindgen]
#[must_use]
pub fn diagnose(text: &JsValue) -> JsValue {
    answer_text(text, export::diagnoses_json)
}

/// Every way out that makes sense for a design, side by side, with the design at hand among them. What is
/// not about the way stays as it is.
#[wasm_bindgen]
#[must_use]
pub fn compare(scenario: &JsValue) -> JsValue {
    let document = scenario_document(scenario);
    object(&export::compare_json(&document, WORDS))
}

/// Where the ways out of a design overtake each other, exactly, from the tiers of their prices. Along tasks
/// it takes some tenths of a second.
#[wasm_bindgen(js_name = breakEven)]
#[must_use]
pub fn break_even(scenario: &JsValue, along: &JsValue) -> JsValue {
    let [scenario, along] = [scenario, along].map(scenario_document);
    object(&export::break_even_json(&scenario, &along, WORDS))
}

/// The cheapest designs that do what is required, out of every combination of the choices that are about the
/// network; of endpoints, those that a start or the traffic can use. In each of them new tasks start, the traffic is
/// carried, and a load balancer that the design has delivers. It weighs thousands of designs, which takes some tenths of a second: call it in a worker where
/// that is too long.
#[wasm_bindgen]
#[must_use]
pub fn cheapest(scenario: &JsValue, requirements: &JsValue) -> JsValue {
    let requirements = match requirements.is_undefined() {
        // Left out: nothing is required.
        true => Value::Map(Vec::new()),
        false => scenario_document(requirements),
    };
    let scenario = scenario_document(scenario);
    object(&export::cheapest_json(&scenario, &requirements, WORDS))
}

/// What a little more of each input costs, the strongest first; those that move nothing are left out.
#[wasm_bindgen]
#[must_use]
pub fn sensitivity(scenario: &JsValue) -> JsValue {
    let document = scenario_document(scenario);
    object(&export::sensitivity_json(&document, WORDS))
}

/// What the findings of a design advise, done: of each that one step puts right, the design in which it is gone and
/// nothing that worked has stopped.
#[wasm_bindgen]
#[must_use]
pub fn remedies(scenario: &JsValue) -> JsValue {
    let document = scenario_document(scenario);
    object(&export::remedies_json(&document, WORDS))
}

/// The bills of two designs, line by line. Paths of problems begin with `first` or `second`.
#[wasm_bindgen]
#[must_use]
pub fn difference(first: &JsValue, second: &JsValue) -> JsValue {
    let [first, second] = [first, second].map(scenario_document);
    object(&export::difference_json(&first, &second, WORDS))
}

fn answer_text(text: &JsValue, answer: fn(&str, &dyn Sentences) -> String) -> JsValue {
    let words = WORDS;
    match text.as_string() {
        Some(text) => object(&answer(&text, words)),
        None => {
            let found = scenario_document(text).quote();
            let problem = Problem {
                place: Place::default(),
                found: Some(found),
                expected: Expected::LinkText,
            };
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
