//! A pasted error message in, the misconfigurations that print it out: the likeliest first.
//!
//! A text is read as words: letters and digits in lower case, whatever stands between them. So quotes,
//! line breaks, JSON around a message and its escapes make no difference. Of an IPv4 address it counts whose it can be.
//! The words are cut into statements, each with one error: what another one says is no matter of its cause.

mod catalogue;

use std::net::Ipv4Addr;

use crate::ecs::Symptom;
use catalogue::{CUT_OFF, END, LINK_LOCAL, VPC_ADDRESS};

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
/// How far behind a message its reason stands, at most.
const REASON: usize = 1_000;

/// What a text tells, best match first; nothing where no message in it is known.
#[must_use]
pub fn diagnose(text: &str) -> Vec<Diagnosis> {
    let words = words(text);
    let statements = statements(&words);
    let told = |pattern: &str| {
        let mut anywhere = parts(pattern).filter(|part| part.is_anywhere);
        anywhere.all(|part| part.fits(&words)) && statements.iter().any(|said| fits(said, pattern))
    };
    let fitting: Vec<_> = catalogue::CLUES.iter().filter(|(_, _, pattern)| told(pattern)).collect();
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
    if found.is_empty() {
        let class = catalogue::CLASSES.iter().find(|(_, pattern)| told(pattern));
        let symptoms = class.map_or(&[][..], |(symptoms, _)| symptoms);
        found.extend(symptoms.iter().map(|symptom| diagnosis(*symptom, Told::Class)));
    }
    found
}

const fn diagnosis(symptom: Symptom, told: Told) -> Diagnosis {
    Diagnosis { symptom, design: design(symptom), told }
}

pub use catalogue::design;

/// Lower-case words, a space before and after each, [`END`] where a statement ends.
fn words(text: &str) -> Vec<u8> {
    let text = text.as_bytes();
    let text = unescaped(text.get(..MOST_BYTES).unwrap_or(text));
    let mut words = vec![b' '];
    let mut before = b' ';
    let mut bytes = text.iter();
    loop {
        let rest = bytes.as_slice();
        let Some(byte) = bytes.next() else { break };
        let is_apart = words.last() == Some(&b' ');
        if byte.is_ascii_alphanumeric() {
            if is_apart && let Some(word) = whose(rest) {
                words.extend(word.bytes().chain([b' ']));
            }
            words.push(byte.to_ascii_lowercase());
        } else {
            if !is_apart {
                words.push(b' ');
            }
            if is_cut_off(before, rest) {
                words.extend([CUT_OFF, " ", END, " "].concat().bytes());
            } else if is_end(rest) {
                words.extend([END, " "].concat().bytes());
            }
        }
        before = *byte;
    }
    words.push(b' ');
    words
}

/// Without the escapes of JSON, also of JSON in a JSON text: `\n`, `\"`, `\u201c`.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        if *byte != b'\\' {
            plain.push(*byte);
            continue;
        }
        match bytes.find(|byte| **byte != b'\\') {
            Some(b'n') => plain.push(b'\n'),
            Some(b'"') => plain.push(b'"'),
            Some(b'u') => {
                plain.push(b' ');
                bytes.by_ref().take(4).for_each(drop);
            }
            _ => plain.push(b' '),
        }
    }
    plain
}

/// Whether a text that goes on so is cut off here: dots, or the one character for them, right behind
/// what is cut, and nothing but punctuation in the rest of the line or of a value of JSON.
fn is_cut_off(before: u8, rest: &[u8]) -> bool {
    let dots = rest.strip_prefix(b"...").or_else(|| rest.strip_prefix("\u{2026}".as_bytes()));
    let is_glued = before.is_ascii_graphic() && !matches!(before, b'.' | b'"' | b'\'');
    is_glued
        && dots.is_some_and(|behind| {
            // As far as a quotation and a parenthesis close.
            let mut line = behind.iter().take_while(|byte| **byte != b'\n').take(8);
            is_end(behind) || line.all(|byte| !byte.is_ascii_alphanumeric() && *byte != b':')
        })
}

/// Whether a statement ends where a text goes on so: with a value of JSON, before an empty line, and
/// before a line that begins with a date.
fn is_end(rest: &[u8]) -> bool {
    match rest {
        [b'"', behind @ ..] => matches!(behind.trim_ascii_start(), [b',' | b'}' | b']', ..]),
        [b'\n', behind @ ..] => {
            let blank =
                behind.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
            match behind.get(blank..) {
                Some([b'\n', ..]) => true,
                Some([b'2', b'0', years @ ..]) => {
                    matches!(years, [b'0'..=b'9', b'0'..=b'9', b'-' | b'/', ..])
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// The words of each statement: from where one begins to where it ends or the next begins.
fn statements(words: &[u8]) -> Vec<&[u8]> {
    let mut statements = Vec::new();
    let mut begin = 0;
    for (at, _) in words.iter().enumerate().filter(|(_, byte)| **byte == b' ') {
        let heads = words.get(at..).is_some_and(|rest| {
            catalogue::HEADS.split('|').any(|head| begins(rest, head).is_some())
        });
        if heads {
            statements.extend(words.get(begin..=at));
            begin = at;
        }
    }
    statements.extend(words.get(begin..));
    statements
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

/// What follows the phrase that words begin with, if they do.
fn begins<'a>(words: &'a [u8], phrase: &str) -> Option<&'a [u8]> {
    let [b' ', words @ ..] = words else { return None };
    words.strip_prefix(phrase.as_bytes()).filter(|follows| follows.first() == Some(&b' '))
}

/// What follows each place where a phrase stands; where `$` ends it, nothing does, or the rest is cut off.
fn after<'a>(words: &'a [u8], phrase: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let (phrase, is_last) = match phrase.strip_suffix('$') {
        Some(phrase) => (phrase, true),
        None => (phrase, false),
    };
    let ends = |follows: &[u8]| {
        let follows = follows.trim_ascii_end();
        follows.is_empty() || follows.ends_with(CUT_OFF.as_bytes())
    };
    let mut rest = words;
    std::iter::from_fn(move || {
        while let [_, tail @ ..] = rest {
            let follows = begins(rest, phrase);
            rest = tail;
            if let Some(follows) = follows
                && (!is_last || ends(follows))
            {
                return Some(follows);
            }
        }
        None
    })
}

/// What a pattern of the catalogue asks for behind its message.
struct Part<'a> {
    phrases: &'a str,
    is_wanted: bool,
    is_anywhere: bool,
}

impl Part<'_> {
    fn fits(&self, words: &[u8]) -> bool {
        stands(words, self.phrases) == self.is_wanted
    }
}

/// The parts of a pattern behind its message.
fn parts(pattern: &str) -> impl Iterator<Item = Part<'_>> {
    pattern.split('+').skip(1).map(|part| {
        let unwanted = part.strip_prefix('!');
        let part = unwanted.unwrap_or(part);
        let anywhere = part.strip_prefix('*');
        Part {
            phrases: anywhere.unwrap_or(part),
            is_wanted: unwanted.is_none(),
            is_anywhere: anywhere.is_some(),
        }
    })
}

/// Whether a statement holds what a pattern of the catalogue asks of one.
fn fits(statement: &[u8], pattern: &str) -> bool {
    // A service that was reached and said no is no matter of the network.
    let refused = |follows: &[u8]| {
        let reason = follows.get(..REASON).unwrap_or(follows);
        stands(reason, catalogue::REFUSED)
    };
    let head = pattern.split_once('+').map_or(pattern, |(head, _)| head);
    head.split('|').any(|phrase| after(statement, phrase).any(|follows| !refused(follows)))
        && parts(pattern).filter(|part| !part.is_anywhere).all(|part| part.fits(statement))
}

/// Whether one of the phrases stands among the words.
fn stands(words: &[u8], phrases: &str) -> bool {
    phrases.split('|').any(|phrase| after(words, phrase).next().is_some())
}
