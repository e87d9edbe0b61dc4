//! Where something stands in a document: `tasks`, `securityGroup.ingress[0].cidr`.

use super::value::Value;
use super::{Key, RulePart};
use std::fmt;

/// The way from the root of a document to something in it; empty for the whole document. Written, it is what
/// callers get: `securityGroup.ingress[0].cidr`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place(Vec<Part>);

/// One part of that way.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// The value of a key. A key that is empty or long is quoted as a value is.
    Key(String),
    /// An item of a list, counted from zero.
    Item(usize),
}

impl Place {
    /// Whether it is the whole document.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The setting whose whole value it is.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        match self.0.as_slice() {
            [Part::Key(key)] => Key::from_name(key),
            _ => None,
        }
    }

    /// The rule that it is, counted from zero, or the rule and the part of it, where that is known.
    #[must_use]
    pub fn rule(&self) -> Option<(usize, Option<RulePart>)> {
        match self.0.as_slice() {
            [.., Part::Item(rule)] => Some((*rule, None)),
            [.., Part::Item(rule), Part::Key(part)] => Some((*rule, RulePart::from_name(part))),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.0.iter().enumerate() {
            match part {
                Part::Key(key) if place == 0 => f.write_str(key)?,
                Part::Key(key) => write!(f, ".{key}")?,
                Part::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// The same while a document is read. Nothing is copied: most of what is read is in order.
#[derive(Debug, Clone, Copy)]
pub(crate) enum At<'a> {
    /// The whole document.
    Root,
    /// The value of a key.
    Key(&'a At<'a>, &'a str),
    /// An item of a list, counted from zero.
    Item(&'a At<'a>, usize),
}

impl At<'_> {
    /// The value of a key there.
    pub(crate) const fn key<'a>(&'a self, key: &'a str) -> At<'a> {
        At::Key(self, key)
    }

    /// An item of the list there.
    pub(crate) const fn item(&self, item: usize) -> At<'_> {
        At::Item(self, item)
    }

    /// The place, to keep.
    pub(crate) fn place(&self) -> Place {
        let (mut place, part) = match self {
            At::Root => return Place::default(),
            At::Key(at, "") => (at.place(), Part::Key("\"\"".to_owned())),
            At::Key(at, key) => (at.place(), Part::Key(Value::text(key).quote())),
            At::Item(at, item) => (at.place(), Part::Item(*item)),
        };
        place.0.push(part);
        place
    }
}
