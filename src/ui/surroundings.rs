//! Where the page stands: by itself, or within a page of somebody else's, which it leaves alone. All that
//! differs between the two is decided here, when it is mounted.

use super::effects;
use crate::scenario::{Key, Problem, Scenario};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// Where the page stands.
#[derive(Clone, PartialEq)]
pub(super) enum Surroundings {
    /// By itself: address bar, storage and the keys of the window are its own.
    Page,
    /// Within a page of somebody else's.
    Embed(Embed),
}

/// What an embed was mounted with.
#[derive(Clone, PartialEq)]
pub(super) struct Embed {
    /// What of it all is there.
    pub(super) view: View,
    /// The address of the page by itself.
    pub(super) home: String,
    /// Is told of every design that is shown.
    pub(super) told: Function,
}

/// What of the page is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct View {
    pub(super) part: Part,
    /// Nothing in it changes the design.
    pub(super) readonly: bool,
}

/// A part of the page that stands well alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything.
    Full,
    /// The four answers with their reasons.
    Verdicts,
    /// The picture, with the path that is drawn in words.
    Diagram,
    /// The bill.
    Bill,
}

impl Part {
    /// The part of that name; everything where there is none.
    pub(super) fn from_name(name: &str) -> Part {
        match name {
            "verdicts" => Part::Verdicts,
            "diagram" => Part::Diagram,
            "bill" => Part::Bill,
            _ => Part::Full,
        }
    }
}

impl Surroundings {
    /// What of the page is there.
    pub(super) fn view(&self) -> View {
        match self {
            Surroundings::Page => View { part: Part::Full, readonly: false },
            Surroundings::Embed(embed) => embed.view,
        }
    }

    /// The address that leads to the page with this design in it.
    pub(super) fn address(&self, link: &str) -> String {
        match self {
            Surroundings::Page => effects::address(link),
            Surroundings::Embed(embed) if link.is_empty() => embed.home.clone(),
            Surroundings::Embed(embed) => [&embed.home, "#", link].concat(),
        }
    }
}

/// The design of a link or a document, and what of it could not be read.
pub(super) fn design(given: &JsValue) -> (Scenario, Vec<Problem>) {
    match given.as_string() {
        Some(link) => Scenario::from_link(&in_our_spelling(&link)),
        None => {
            let document = crate::javascript::scenario_document(given);
            let read = Scenario::read(&document);
            read.unwrap_or_else(|problem| (Scenario::default(), vec![problem]))
        }
    }
}

/// A link with its keys as we spell them. HTML knows no capital letters in the names of attributes.
fn in_our_spelling(link: &str) -> String {
    let mut spelt = String::with_capacity(link.len());
    for pair in link.trim_start_matches('#').split('&') {
        if !spelt.is_empty() {
            spelt.push('&');
        }
        let end = pair.find(['=', '.']).unwrap_or(pair.len());
        let (name, rest) = pair.split_at_checked(end).unwrap_or((pair, ""));
        let known = Key::NAMES.iter().find(|known| known.eq_ignore_ascii_case(name));
        spelt.push_str(known.copied().unwrap_or(name));
        spelt.push_str(rest);
    }
    spelt
}
