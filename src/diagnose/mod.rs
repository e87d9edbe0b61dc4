//! A pasted error message in, the misconfigurations that print it out: the likeliest first.
//!
//! A text is read as words: letters and digits in lower case, whatever stands between them. So quotes,
//! line breaks, JSON around a message and its escapes make no difference. Of an IPv4 address it counts whose it can be.

mod catalogue;

use std::net::Ipv4Addr;

use crate::ecs::Symptom;
use catalogue::{LINK_LOCAL, VPC_ADDRESS};

/// A misconfiguration that prints such a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagnosis {
    /// The message and the fact behind it.
    pub symptom: Symptom,
    /// The design that shows the misconfiguration, as a link; none where no design can.
    pub design: Option<&'static str>,
    /// How much the text tells.
    pub told: Told,
}

/// How much a text tells of what went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A message, or enough of one.
    Message,
    /// The class of an error and nothing behind it, or the state of a task: every misconfiguration on
    /// record for it is as likely.
    Class,
}

/// As much of a text is looked at.
const MOST_BYTES: usize = 65_536;
/// How far behind a message its reason stands.
const REASON: usize = 400;

/// What a text tells, best match first; nothing where no message in it is known.
#[must_use]
pub fn diagnose(text: &str) -> Vec<Diagnosis> {
    let words = words(text);
    let fitting: Vec<_> =
        catalogue::CLUES.iter().filter(|(_, _, pattern)| fits(&words, pattern)).collect();
    let mut found: Vec<Diagnosis> = Vec::new();
    for wanted in (0..=catalogue::MOST_TELLING).rev() {
        for (weight, symptoms, _) in &fitting {
            for (symptom, weight) in symptoms.iter().zip((0..=*weight).rev()) {
                if weight == wanted && found.iter().all(|known| known.symptom != *symptom) {
                    found.push(diagnosis(*symptom, Told::Message));
                }
            }
        }
    }
    if found.is_empty() && !stands(&words, catalogue::REFUSED) {
        let class = catalogue::CLASSES.iter().find(|(_, pattern)| fits(&words, pattern));
        let symptoms = class.map_or(&[][..], |(symptoms, _)| symptoms);
        found.extend(symptoms.iter().map(|symptom| diagnosis(*symptom, Told::Class)));
    }
    found
}

const fn diagnosis(symptom: Symptom, told: Told) -> Diagnosis {
    Diagnosis { symptom, design: design(symptom), told }
}

pub use catalogue::design;

/// Lower-case words, a space before and after each.
fn words(text: &str) -> Vec<u8> {
    let mut words = vec![b' '];
    let text = text.as_bytes();
    let mut bytes = text.get(..MOST_BYTES).unwrap_or(text).iter();
    loop {
        let rest = bytes.as_slice();
        let Some(byte) = bytes.next() else { break };
        if byte.is_ascii_alphanumeric() {
            if words.last() == Some(&b' ')
                && let Some(word) = whose(rest)
            {
                words.extend(word.bytes().chain([b' ']));
            }
            words.push(byte.to_ascii_lowercase());
            continue;
        }
        if words.last() != Some(&b' ') {
            words.push(b' ');
        }
        // An escape of JSON is a separator with its letter: `\n`, `\"`, `\u201c`.
        if *byte == b'\\' && bytes.next() == Some(&b'u') {
            bytes.by_ref().take(4).for_each(drop);
        }
    }
    words.push(b' ');
    words
}

/// What stands before the address that a text begins with, where it is not one of the internet.
fn whose(text: &[u8]) -> Option<&'static str> {
    let end = text.iter().position(|byte| !(byte.is_ascii_digit() || *byte == b'.'));
    let address = text.get(..end.unwrap_or(text.len()))?;
    let address: Ipv4Addr = str::from_utf8(address).ok()?.trim_end_matches('.').parse().ok()?;
    let [first, second, ..] = address.octets();
    // Carriers' shared addresses, which VPCs take for their tasks (RFC 6598).
    let is_shared = first == 100 && second & 0xC0 == 64;
    if address.is_link_local() {
        Some(LINK_LOCAL)
    } else if address.is_private() || is_shared {
        Some(VPC_ADDRESS)
    } else {
        None
    }
}

/// What follows each place where a phrase stands; where `$` ends it, nothing does.
fn after<'a>(words: &'a [u8], phrase: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = words;
    let (phrase, last) = match phrase.strip_suffix('$') {
        Some(phrase) => (phrase, true),
        None => (phrase, false),
    };
    std::iter::from_fn(move || {
        while let [first, tail @ ..] = rest {
            rest = tail;
            if *first == b' '
                && let Some(follows @ [b' ', ..]) = tail.strip_prefix(phrase.as_bytes())
                && (!last || follows.iter().all(|byte| *byte == b' '))
            {
                return Some(follows);
            }
        }
        None
    })
}

/// Whether the words hold what a pattern of the catalogue asks for.
fn fits(words: &[u8], pattern: &str) -> bool {
    let mut parts = pattern.split('+');
    // A service that was reached and said no is no matter of the network.
    let refused = |follows: &[u8]| {
        let reason = follows.get(..REASON).unwrap_or(follows);
        stands(reason, catalogue::REFUSED)
    };
    parts.next().is_some_and(|head| {
        head.split('|').any(|phrase| after(words, phrase).any(|follows| !refused(follows)))
    }) && parts.all(|part| match part.strip_prefix('!') {
        Some(phrases) => !stands(words, phrases),
        None => stands(words, part),
    })
}

/// Whether one of the phrases stands among the words.
fn stands(words: &[u8], phrases: &str) -> bool {
    phrases.split('|').any(|phrase| after(words, phrase).next().is_some())
}
