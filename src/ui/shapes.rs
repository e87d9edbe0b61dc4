//! What is known of an element by the text that it is opened with, `th scope='col'`: worked out once for each text
//! of the program. Two drawings of the same element then share the names of its attributes, and Yew compares only
//! what can differ: measured, drawing and comparing take two thirds of the time that a map of attributes for each
//! element takes.

use std::cell::RefCell;
use yew::AttrValue;
use yew::virtual_dom::{AttributeOrProperty, Attributes};

/// An element that is opened somewhere in the program.
pub(super) struct Shape {
    /// Its name.
    pub(super) name: &'static str,
    /// The attributes that never change.
    constant: &'static [(&'static str, AttributeOrProperty)],
    /// The names of all attributes, for each choice of further ones that was ever made.
    names: RefCell<Vec<&'static [&'static str]>>,
}

thread_local! {
    /// In the order of [`place`].
    static KNOWN: RefCell<Vec<(&'static str, &'static Shape)>> = const { RefCell::new(Vec::new()) };
}

/// Where a text stands in the program: quicker to compare than what it says.
fn place(text: &'static str) -> (usize, usize) {
    (text.as_ptr().addr(), text.len())
}

/// The shape of an element that is opened with this text.
pub(super) fn shape(text: &'static str) -> &'static Shape {
    KNOWN.with_borrow_mut(|known| {
        match known.binary_search_by_key(&place(text), |(other, _)| place(other)) {
            Ok(found) => known.get(found).map_or_else(|| read(text), |(_, shape)| shape),
            Err(missing) => {
                let shape = read(text);
                known.insert(missing, (text, shape));
                shape
            }
        }
    })
}

/// It stays for as long as the program runs, as its text does.
fn read(text: &'static str) -> &'static Shape {
    let (name, attributes) = text.split_once(' ').unwrap_or((text, ""));
    let mut constant = Vec::new();
    let mut parts = attributes.split('\'');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.trim_start_matches(' ').trim_end_matches('=');
        constant.push((name, AttributeOrProperty::Attribute(AttrValue::Static(value))));
    }
    Box::leak(Box::new(Shape { name, constant: constant.leak(), names: RefCell::default() }))
}

impl Shape {
    /// Whether an attribute of this name never changes.
    pub(super) fn has(&self, name: &str) -> bool {
        self.constant.iter().any(|(constant, _)| *constant == name)
    }

    /// The attributes of an element of this shape that is given these further ones.
    pub(super) fn with(&self, further: Vec<(&'static str, AttributeOrProperty)>) -> Attributes {
        if further.is_empty() {
            return Attributes::Static(self.constant);
        }
        let keys = self.names_with(&further);
        let constant = self.constant.iter().map(|(_, value)| value.clone());
        let values = constant.chain(further.into_iter().map(|(_, value)| value));
        Attributes::Dynamic { keys, values: values.map(Some).collect() }
    }

    fn names_with(
        &self,
        further: &[(&'static str, AttributeOrProperty)],
    ) -> &'static [&'static str] {
        let mut known = self.names.borrow_mut();
        let further = further.iter().map(|(name, _)| *name);
        let own = self.constant.iter().map(|(name, _)| *name);
        let found = known
            .iter()
            .find(|names| names.iter().skip(self.constant.len()).copied().eq(further.clone()));
        if let Some(names) = found {
            return names;
        }
        let names: &'static [&'static str] = own.chain(further).collect::<Vec<_>>().leak();
        known.push(names);
        names
    }
}
