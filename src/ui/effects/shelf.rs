//! Where saved designs are: in the browser's storage, each under a key of its own, so that what one tab
//! writes leaves alone what another has written. What the browser does not take stays in the tab.

use super::now;
use crate::scenario::Value;
use crate::scenario::saved::read;
use crate::text::Label;
use crate::ui::keeping::{Change, Kept, Place};
use wasm_bindgen::JsValue;

/// How the keys begin. Other pages of the same origin have their own.
const PREFIX: &str = "ecs-reach/design/";
/// The levels of a file: file, designs, design, scenario, security group, its list, a rule.
const LEVELS: u8 = 7;

/// The saved designs.
#[derive(Default)]
pub(in crate::ui) struct Shelf {
    /// What the browser did not take, by id.
    held: Vec<(String, String)>,
    /// When the last id was given.
    last: i64,
}

impl Shelf {
    /// Why nothing can be stored at all, if that is so.
    pub(in crate::ui) fn trouble() -> Option<Label> {
        storage().is_none().then_some(Label::StorageForbidden)
    }

    /// An id that no other design has. Younger ones come later in the alphabet.
    pub(in crate::ui) fn fresh_id(&mut self) -> String {
        self.last = now().max(self.last.saturating_add(1));
        // Two tabs may save within the same millisecond.
        let chance = js_sys::Math::random().to_bits() & 0xff_ffff;
        [&self.last.to_string(), "-", &chance.to_string()].concat()
    }

    /// Every saved design as it is stored now, by whichever tab, the newest first.
    pub(in crate::ui) fn read(&mut self) -> Vec<Kept> {
        let mut kept: Vec<Kept> = Vec::new();
        let mut add = |id: &str, text: String, place: Place| {
            kept.retain(|other| other.id != id);
            let at = kept.iter().position(|other| other.id.as_str() < id).unwrap_or(kept.len());
            kept.insert(at, understood(id, text, place));
        };
        if let Some(storage) = storage() {
            let length = storage.length().unwrap_or_default();
            for place in 0..length {
                let Ok(Some(key)) = storage.key(place) else { continue };
                let Some(id) = key.strip_prefix(PREFIX) else { continue };
                if let Ok(Some(text)) = storage.get_item(&key) {
                    add(id, text, Place::Browser);
                }
            }
        }
        for (id, text) in &self.held {
            add(id, text.clone(), Place::Tab);
        }
        kept
    }

    /// Stores what changed. What the browser does not take is held here, and why is told.
    pub(in crate::ui) fn store(&mut self, changes: Vec<Change>) -> Option<Label> {
        for Change { id, text } in changes {
            self.held.retain(|(other, _)| *other != id);
            match text {
                Some(text) => self.held.push((id, text)),
                None => {
                    if let Some(storage) = storage() {
                        let _ = storage.remove_item(&[PREFIX, &id].concat());
                    }
                }
            }
        }
        // What did not fit before may fit now.
        let mut trouble = None;
        self.held.retain(|(id, text)| match put(id, text) {
            Ok(()) => false,
            Err(why) => {
                trouble = Some(why);
                true
            }
        });
        trouble
    }
}

fn put(id: &str, text: &str) -> Result<(), Label> {
    let storage = storage().ok_or(Label::StorageForbidden)?;
    storage.set_item(&[PREFIX, id].concat(), text).map_err(|error| {
        let name = js_sys::Reflect::get(&error, &JsValue::from_str("name"));
        match name.ok().and_then(|name| name.as_string()).as_deref() {
            Some("QuotaExceededError") => Label::StorageFull,
            Some(_) | None => Label::StorageForbidden,
        }
    })
}

/// The browser's storage; none where the user, or where the page stands, forbids it.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn understood(id: &str, text: String, place: Place) -> Kept {
    let read = parse(&text).map(|document| read(&document));
    let (design, problems) = match read {
        Some(Ok((designs, problems))) => (designs.into_iter().next(), problems),
        Some(Err(problem)) => (None, vec![problem]),
        None => (None, Vec::new()),
    };
    Kept { id: id.to_owned(), text, design, problems, place }
}

/// A JSON text as a document; none where it is no JSON.
pub(in crate::ui) fn parse(text: &str) -> Option<Value> {
    let value = js_sys::JSON::parse(text).ok()?;
    Some(crate::javascript::document(&value, LEVELS))
}
