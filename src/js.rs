//! The headless JavaScript API: convert, call, convert. Nothing throws on bad input.
//!
//! Answers cross the boundary as one JSON text, which the browser parses faster than an object can be
//! built across the boundary key by key.

use crate::export;
use crate::scenario::{Expected, Problem, Scenario, Value};
use crate::text::{Language, Words};
use js_sys::{Array, BigInt, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The words of every answer.
const WORDS: &dyn Words = Language::English.words();

fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// What the caller handed in, with every look at it guarded: a getter that throws or a proxy that was
/// revoked is a value that cannot be read, not an exception.
///
/// `serde-wasm-bindgen` was used first and declined: it looks at objects unguarded, and an exception
/// that passes through WebAssembly leaves the module's stack in disorder. Without it the package is 8 KB smaller (brotli), too.
fn document(value: &JsValue, levels: u8) -> Value {
    if let Some(value) = value.as_bool() {
        return Value::Bool(value);
    }
    if let Some(number) = value.as_f64() {
        return Value::from(number);
    }
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(big) = value.dyn_ref::<BigInt>() {
        return big.to_string(10).map_or(Value::Null, |digits| Value::Number(digits.into()));
    }
    if !value.is_object() {
        // Nothing, or what a document cannot hold: a function, a symbol.
        return Value::Null;
    }
    let Some(levels) = levels.checked_sub(1) else { return Value::TooDeep };
    // Also the guard for what follows: a revoked proxy fails here.
    let Ok(keys) = Reflect::own_keys(value) else { return Value::Null };
    let get = |key: &JsValue| {
        Reflect::get(value, key).map_or(Value::Null, |inner| document(&inner, levels))
    };
    if Array::is_array(value) {
        // By place and not by key, so that a gap in the list counts as what it is: nothing.
        let most = u32::try_from(MOST_ITEMS).unwrap_or(u32::MAX);
        let length = Reflect::get(value, &JsValue::from_str("length"));
        let length = length.ok().and_then(|length| length.as_f64()).unwrap_or_default();
        let items = (0..most).take_while(|place| f64::from(*place) < length);
        return Value::List(items.map(|place| get(&JsValue::from(place))).collect());
    }
    if keys.length() == 0 && !is_plain(value) {
        return Value::Null;
    }
    let entries = keys.iter().take(MOST_ITEMS);
    Value::Map(entries.filter_map(|key| Some((key.as_string()?, get(&key)))).collect())
}

/// Whether an object is a bare map and not something of a kind: a promise that was not awaited, a
/// `Map`, a date. Those have no keys of their own, and would pass for an empty document.
fn is_plain(value: &JsValue) -> bool {
    let parent = |value: &JsValue| Reflect::get_prototype_of(value).map(JsValue::from);
    match parent(value) {
        Ok(kind) if kind.is_null() => true,
        Ok(kind) => parent(&kind).is_ok_and(|root| root.is_null()),
        Err(_) => false,
    }
}

/// The levels of a scenario document: the scenario, a security group, its list, a rule.
const LEVELS: u8 = 5;
/// Beyond this many the reader says that there are too many, however many there are.
const MOST_ITEMS: usize = 1_000;

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
