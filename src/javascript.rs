//! Values of JavaScript as documents: what a caller hands in, and what `JSON.parse` makes of a file. The one
//! room that both ways in share, and the memory that both live in.

use crate::scenario::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Half the size of the one Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(module = "/src/javascript.js")]
extern "C" {
    /// The value as lines. Never throws.
    fn written(value: &JsValue, levels: u8, most_items: u32, most_values: u32) -> String;
}

/// The levels of a scenario document: the scenario, a security group, its list, a rule, what stands in it.
const SCENARIO_LEVELS: u8 = 5;

/// What was handed in where a scenario is asked for, or something that is not deeper.
#[must_use]
pub fn scenario_document(value: &JsValue) -> Value {
    document(value, SCENARIO_LEVELS)
}

/// What was handed in. Below so many levels nothing is looked at, nor beyond so many values in all. What cannot be
/// looked at is a value that cannot be read.
///
/// `serde-wasm-bindgen` was used first and declined: it looks at objects unguarded, and an exception
/// that passes through WebAssembly leaves the module's stack in disorder. Without it the package is 8 KB smaller
/// (brotli), too. Nor does it look at a value in one call.
#[must_use]
pub fn document(value: &JsValue, levels: u8) -> Value {
    let lines = written(value, levels, MOST_ITEMS, MOST_VALUES);
    read(&mut lines.split('\n')).unwrap_or(Value::Null)
}

/// The value that the next lines mean; none at the end of a list or map.
fn read<'l>(lines: &mut impl Iterator<Item = &'l str>) -> Option<Value> {
    let line = lines.next()?;
    let (kind, text) = line.split_at_checked(1)?;
    Some(match kind {
        "\"" => Value::Text(plain(text)),
        "#" => Value::Number(text.to_owned()),
        "+" => Value::Bool(true),
        "-" => Value::Bool(false),
        "0" => Value::Null,
        "?" => Value::Foreign(plain(text)),
        "~" => Value::TooDeep,
        "[" => Value::List(std::iter::from_fn(|| read(lines)).collect()),
        "{" => {
            let entry = || {
                let key = lines.next()?.strip_prefix(':')?;
                Some((plain(key), read(lines)?))
            };
            Value::Map(std::iter::from_fn(entry).collect())
        }
        _ => return None,
    })
}

/// A text without its escapes.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut letters = after.chars();
        plain.push(if letters.next() == Some('n') { '\n' } else { '\\' });
        rest = letters.as_str();
    }
    plain.push_str(rest);
    plain
}

/// What holds one thing in a thousand places, and that again, would take for ever. 500 designs have half as many
/// values as this.
const MOST_VALUES: u32 = 200_000;

/// Those beyond are not looked at: the reader takes fewer, and says so.
const MOST_ITEMS: u32 = 1_000;
