//! JSON objects of any length, read key by key and never held as a whole.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};

/// What becomes of the entries of a JSON object.
pub(super) trait Entries<'de> {
    /// Takes the value of one key out of `map`.
    fn entry<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error>;
}

/// A JSON object whose entries go to `.0` as they are read.
pub(super) struct Object<'e, E>(pub(super) &'e mut E);

impl<'de, E: Entries<'de>> DeserializeSeed<'de> for Object<'_, E> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, E: Entries<'de>> Visitor<'de> for Object<'_, E> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            self.0.entry(key, &mut map)?;
        }
        Ok(())
    }
}
