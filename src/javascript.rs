//! Values of JavaScript as documents: what a caller hands in, and what `JSON.parse` makes of a file. The one
//! room that both ways in share, and the memory that both live in.

use crate::scenario::Value;
use js_sys::{Array, BigInt, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Half the size of the one Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What was handed in, with every look at it guarded: a getter that throws or a proxy that was revoked is
/// a value that cannot be read, not an exception. Below so many levels nothing is looked at, nor beyond
/// so many values in all. A key that is `undefined` is one that is left out.
///
/// `serde-wasm-bindgen` was used first and declined: it looks at objects unguarded, and an exception
/// that passes through WebAssembly leaves the module's stack in disorder. Without it the package is 8 KB smaller (brotli), too.
#[must_use]
pub fn document(value: &JsValue, levels: u8) -> Value {
    let mut left = MOST_VALUES;
    looked_at(value, levels, &mut left)
}

fn looked_at(value: &JsValue, levels: u8, left: &mut u32) -> Value {
    let Some(rest) = left.checked_sub(1) else { return Value::TooDeep };
    *left = rest;
    if let Some(value) = value.as_bool() {
        return Value::Bool(value);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(decimal(number));
    }
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(big) = value.dyn_ref::<BigInt>() {
        return big
            .to_string(10)
            .map_or_else(|_| unreadable(), |digits| Value::Number(digits.into()));
    }
    if value.is_null() {
        return Value::Null;
    }
    if !value.is_object() {
        // Nothing, a function, a symbol.
        return Value::Foreign(value.js_typeof().as_string().unwrap_or_default());
    }
    let Some(levels) = levels.checked_sub(1) else { return Value::TooDeep };
    // Also the guard for what follows: a revoked proxy fails here.
    let Ok(keys) = Reflect::own_keys(value) else { return unreadable() };
    let mut look = |inner: Result<JsValue, JsValue>| {
        inner.map_or_else(|_| unreadable(), |inner| looked_at(&inner, levels, left))
    };
    if Array::is_array(value) {
        // By place and not by key, so that a gap in the list counts as what it is: nothing.
        let most = u32::try_from(MOST_ITEMS).unwrap_or(u32::MAX);
        let length = Reflect::get(value, &JsValue::from_str("length"));
        let length = length.ok().and_then(|length| length.as_f64()).unwrap_or_default();
        let items = (0..most).take_while(|place| f64::from(*place) < length);
        let items = items.map(|place| look(Reflect::get(value, &JsValue::from(place))));
        return Value::List(items.collect());
    }
    if keys.length() == 0 && !is_plain(value) {
        return Value::Foreign(kind(value));
    }
    let entries = keys.iter().take(MOST_ITEMS).filter_map(|key| {
        let inner = Reflect::get(value, &key);
        let left_out = inner.as_ref().is_ok_and(JsValue::is_undefined);
        if left_out { None } else { Some((key.as_string()?, look(inner))) }
    });
    Value::Map(entries.collect())
}

/// What throws when it is looked at.
fn unreadable() -> Value {
    Value::Foreign("unreadable".to_owned())
}

/// What made an object, such as `Date`, `Map` or `Promise`.
fn kind(value: &JsValue) -> String {
    let of = |value: &JsValue, key: &str| Reflect::get(value, &JsValue::from_str(key));
    let name = of(value, "constructor").and_then(|made_by| of(&made_by, "name"));
    let name = name.ok().and_then(|name| name.as_string()).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| "object".to_owned())
}

/// What holds one thing in a thousand places, and that again, would take for ever. 500 designs have half as many
/// values as this.
const MOST_VALUES: u32 = 200_000;

/// Below it every whole number is a double of its own.
const WHOLE: u64 = 1 << 53;

/// The shortest decimal that means the same double, never with an exponent, as `Value::from` writes it. The
/// browser finds its digits: what the standard library finds them with is 4 KB to download.
fn decimal(number: f64) -> String {
    // Nearly all numbers are whole, and then there is no need to ask: that takes longer than an assessment.
    let whole = number as i64;
    if whole as f64 == number && whole.unsigned_abs() < WHOLE {
        return whole.to_string();
    }
    // Zero has two signs, of which documents know one.
    let number = if number == 0.0 { 0.0 } else { number };
    let digits = js_sys::Number::from(number).to_string_with_radix(10);
    let text = digits.ok().and_then(|digits| digits.as_string()).unwrap_or_default();
    let Some((mantissa, exponent)) = text.split_once('e') else {
        return text;
    };
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = |count: usize| "0".repeat(count);
    match exponent.strip_prefix('-') {
        // A double has no exponent beyond three digits.
        Some(places) => {
            let places: usize = places.parse().unwrap_or_default();
            [sign, "0.", &zeros(places.saturating_sub(1)), whole, fraction].concat()
        }
        None => {
            let places: usize = exponent.trim_start_matches('+').parse().unwrap_or_default();
            [sign, whole, fraction, &zeros(places.saturating_sub(fraction.len()))].concat()
        }
    }
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

/// Beyond this many the reader says that there are too many, however many there are.
const MOST_ITEMS: usize = 1_000;
