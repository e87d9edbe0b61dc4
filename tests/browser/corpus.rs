//! What a hostile hand could give to the page: what is known from elsewhere, as tables in
//! `tests/cases/hostile/`, and as much again made of it. The same at every run.

use std::collections::BTreeMap;

use ecs_reach::Scenario;
use serde_json::{Map, Value, json};

use crate::support::rows;

/// One of the tables.
macro_rules! table {
    ($name:literal) => {
        texts(include_str!(concat!("../cases/hostile/", $name, ".json")))
    };
}

/// The texts of a table. An entry is a text, or a list of texts and of what is repeated so many times.
fn texts(table: &str) -> Vec<String> {
    let entries: Vec<Value> = serde_json::from_str(table).unwrap();
    entries.iter().map(whole).collect()
}

fn whole(entry: &Value) -> String {
    match entry {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(whole).collect(),
        Value::Object(part) => {
            let times = part["times"].as_u64().unwrap();
            whole(&part["of"]).repeat(usize::try_from(times).unwrap())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => panic!("{entry} is no text"),
    }
}

/// Links: what stands behind the `#`.
pub(crate) fn links() -> Vec<String> {
    let mut maker = Maker::new(1);
    let mut links = table!("links");
    links.extend(maker.texts.clone().into_iter().map(|text| format!("tasks={text}&{text}=1")));
    links.extend((0..200).map(|_| maker.link()));
    links
}

/// Texts of files of saved designs.
pub(crate) fn files() -> Vec<String> {
    let mut maker = Maker::new(2);
    let mut files = table!("files");
    files.extend((0..180).map(|_| maker.file()));
    files
}

/// Markup of embeds as JSON: attributes by name, and the text inside.
pub(crate) fn markups() -> Vec<String> {
    let mut maker = Maker::new(4);
    let texts = maker.texts.clone().into_iter().enumerate();
    let mut markups: Vec<Value> = texts
        .map(|(place, text)| match place % 4 {
            0 => json!({ "tasks": text, "theme": text, "lang": text, "readonly": text, "title": text, text.clone(): text }),
            1 => json!({ "scenario": text, "class": text, "dir": text, "hidden": "" }),
            2 => json!({ "inside": json!({ "tasks": text, text.clone(): text }).to_string(), "nonce": text }),
            _ => json!({ "view": text, "id": text }),
        })
        .collect();
    markups.extend((0..25).map(|_| json!({ "scenario": maker.link() })));
    let spoilt = |_| {
        let mut design: Value =
            serde_json::from_str(&Scenario::default().write().to_json()).unwrap();
        for _ in 0..3 {
            maker.spoil(&mut design);
        }
        json!({ "inside": design.to_string() })
    };
    markups.extend((0..25).map(spoilt));
    let prototypes =
        [r#"{"__proto__":{"tasks":1}}"#, r#"{"constructor":{"prototype":{"tasks":1}}}"#];
    markups.extend(prototypes.map(|inside| json!({ "inside": inside })));
    markups.iter().map(Value::to_string).collect()
}

/// Error messages, as they are pasted.
pub(crate) fn messages() -> Vec<String> {
    let mut maker = Maker::new(3);
    let mut messages = table!("messages");
    messages.extend(maker.texts.clone());
    messages.extend((0..100).map(|_| maker.message()));
    messages
}

/// What is in the browser's storages: which one, the key, the value.
pub(crate) fn stored() -> Vec<[String; 3]> {
    let table = include_str!("../cases/hostile/stored.json");
    let entries: Vec<[Value; 3]> = serde_json::from_str(table).unwrap();
    entries.iter().map(|entry| entry.each_ref().map(whole)).collect()
}

/// What an address names as the language.
pub(crate) fn languages() -> Vec<String> {
    table!("languages")
}

/// Every byte that could mean something in an address, escaped.
pub(crate) fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte.is_ascii_alphanumeric() {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// Makes one text of others.
struct Maker {
    texts: Vec<String>,
    keys: Vec<String>,
    known: Vec<String>,
    /// Where chance stands.
    state: u64,
}

impl Maker {
    fn new(seed: u64) -> Maker {
        let design: Map<String, Value> =
            serde_json::from_str(&Scenario::default().write().to_json()).unwrap();
        let known: Vec<BTreeMap<_, _>> = rows(include_str!("../cases/symptoms.csv"));
        Maker {
            texts: table!("texts"),
            keys: design.into_iter().map(|(key, _)| key).collect(),
            known: known.into_iter().map(|row| row["text"].clone()).collect(),
            state: seed,
        }
    }

    /// A number below the limit: SplitMix64.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }

    /// One of the texts, seldom a huge one.
    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..4 {
            let place = self.below(self.texts.len());
            text.clone_from(&self.texts[place]);
            if text.len() < 5000 {
                break;
            }
        }
        text
    }

    /// Where a text can be cut.
    fn place(&mut self, text: &str) -> usize {
        let mut place = self.below(text.len() + 1);
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        place
    }

    fn key(&mut self) -> String {
        let place = self.below(self.keys.len());
        let key = self.keys[place].clone();
        match self.below(6) {
            0 => self.text(),
            1 => format!("{key}.{}", self.text()),
            2 => key.to_uppercase(),
            _ => key,
        }
    }

    fn link(&mut self) -> String {
        let mut link = String::new();
        for _ in 0..=self.below(6) {
            let (key, value) = (self.key(), self.text());
            let mut pair = format!("{key}={value}");
            match self.below(5) {
                0 => pair = format!("{key}={}", escaped(&value)),
                1 => pair = format!("{key}={}", escaped(&escaped(&value))),
                // In the middle of an escape, it may be.
                2 => {
                    pair = escaped(&pair);
                    let place = self.place(&pair);
                    pair.truncate(place);
                }
                _ => {}
            }
            link.push_str(&pair);
            link.push_str(["&", "&", "&", "&&", "#", "?", ";", "&amp;"][self.below(8)]);
        }
        link
    }

    fn message(&mut self) -> String {
        let place = self.below(self.known.len());
        let (mut message, text) = (self.known[place].clone(), self.text());
        match self.below(4) {
            0 => {
                json!({ "stoppedReason": message, "containers": [{ "reason": text }] }).to_string()
            }
            1 => format!("<pre>{message}</pre>{text}"),
            2 => [message.as_str(), &text].join("\n").repeat(1 + self.below(50)),
            _ => {
                let place = self.place(&message);
                message.insert_str(place, &text);
                message
            }
        }
    }

    fn file(&mut self) -> String {
        let design: Value = serde_json::from_str(&Scenario::default().write().to_json()).unwrap();
        let entry = json!({ "name": self.text(), "scenario": design });
        let mut file =
            json!({ "format": "ecs-reach-designs", "version": 1, "designs": [entry, entry] });
        for _ in 0..=self.below(4) {
            self.spoil(&mut file);
        }
        let mut text = file.to_string();
        let place = self.place(&text);
        match self.below(8) {
            0 => text.truncate(place),
            1 => text.insert_str(place, &self.text()),
            2 => text.insert(place, ['"', '{', '}', '[', ']', ',', '\\', '\0'][self.below(8)]),
            _ => {}
        }
        text
    }

    /// Puts something else in the place of a part of a document.
    fn spoil(&mut self, part: &mut Value) {
        let deeper = self.below(10) > 0;
        match part {
            Value::Object(entries) if deeper && !entries.is_empty() => {
                if self.below(6) == 0 {
                    entries.insert(self.key(), self.value());
                    return;
                }
                let place = self.below(entries.len());
                self.spoil(entries.values_mut().nth(place).unwrap());
            }
            Value::Array(items) if deeper && !items.is_empty() => {
                let place = self.below(items.len());
                self.spoil(&mut items[place]);
            }
            Value::Object(_) | Value::Array(_) => *part = self.value(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                *part = self.value()
            }
        }
    }

    fn value(&mut self) -> Value {
        match self.below(10) {
            0 => json!(null),
            1 => json!(self.below(2) == 0),
            2 => json!(-1),
            3 => json!(1e308),
            4 => json!([]),
            5 => Value::Object(Map::from_iter([(self.text(), json!(self.text()))])),
            6 => (0..40).fold(json!(1), |inner, _| json!([inner])),
            7 => json!(vec![json!(null); 600]),
            _ => json!(self.text()),
        }
    }
}
