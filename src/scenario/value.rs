//! A document before it is understood: whatever a caller, a file or a link handed in.
//!
//! The scenario is read from this tree rather than through derived deserialisation, because a derived
//! reader stops at the first wrong value and never sees keys it does not know; here every value is
//! looked at and every misspelt key is reported.

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;

/// A tree of plain values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as its shortest decimal text; also `NaN` and `Infinity`, which some callers hand in.
    Number(String),
    /// A text.
    Text(String),
    /// An ordered list.
    List(Vec<Value>),
    /// Keys and values in the order given.
    Map(Vec<(String, Value)>),
    /// What JavaScript has and documents have not, by its name there: `undefined`, `function`, `Date`.
    Foreign(String),
    /// Lists or maps nested deeper than any document of ours; not looked into.
    TooDeep,
}

/// The levels a document may have: file, designs, design, scenario, security group, list, rule, value, and
/// one to spare.
const DEPTH: u8 = 9;

impl Value {
    /// A text value.
    #[must_use]
    pub fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    /// A number value.
    #[must_use]
    pub fn number(number: impl fmt::Display) -> Value {
        Value::Number(number.to_string())
    }

    /// The value as links and fields hold it: its text, whole. Lists and maps have none.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) | Value::Text(text) | Value::Foreign(text) => text.clone(),
            Value::List(_) | Value::TooDeep => "[…]".to_owned(),
            Value::Map(_) => "{…}".to_owned(),
        }
    }

    /// The value as a short quotation for a message: what the user gave, not longer than a line.
    #[must_use]
    pub fn quote(&self) -> String {
        const LONGEST: usize = 60;
        let text = self.plain();
        let mut quoted = String::new();
        for (place, char) in text.chars().enumerate() {
            if place == LONGEST {
                quoted.push('…');
                break;
            }
            quoted.push(if is_hidden(char) { '\u{fffd}' } else { char });
        }
        quoted
    }

    /// Writes the document as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = crate::json::Json::default();
        self.write_json(&mut json);
        json.finish()
    }

    /// Writes the document as the next value of a JSON text.
    pub fn write_json(&self, json: &mut crate::json::Json) {
        match self {
            Value::Null | Value::Foreign(_) | Value::TooDeep => json.null(),
            Value::Bool(value) => json.bool(*value),
            Value::Number(text) => json.number(text),
            Value::Text(text) => json.text(text),
            Value::List(items) => json.list(items, |json, item| item.write_json(json)),
            Value::Map(entries) => json.map(|map| {
                for (key, value) in entries {
                    value.write_json(map.any_key(key));
                }
            }),
        }
    }
}

/// The shortest decimal that means the same double, never with an exponent; `-0` is 0.
impl From<f64> for Value {
    fn from(number: f64) -> Value {
        let number = if number == 0.0 { 0.0 } else { number };
        Value::Number(number.to_string().replace("inf", "Infinity"))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Levels(DEPTH).deserialize(deserializer)
    }
}

/// Reads a value that may nest this many levels further.
#[derive(Clone, Copy)]
struct Levels(u8);

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::number(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::number(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let Some(inner) = self.0.checked_sub(1).map(Levels) else {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::TooDeep);
        };
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let Some(inner) = self.0.checked_sub(1).map(Levels) else {
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::TooDeep);
        };
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            map.push((key, entries.next_value_seed(inner)?));
        }
        Ok(Value::Map(map))
    }
}

/// What would hide other parts of a message, break its line or turn its writing round.
const fn is_hidden(letter: char) -> bool {
    matches!(letter, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}') || is_unseen(letter)
}

/// Letters that show nothing or turn the text around: a name with them could pass for another one.
pub(super) const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}
