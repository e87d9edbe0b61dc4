//! Elements that show something, built by function calls. What listens to the user is in `fields`.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VTag, VText};

/// An element with a class and children; no class where it is empty.
pub(super) fn element(name: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    match class.is_empty() {
        true => with(name, &[], Vec::new(), children),
        false => with(name, &["class"], vec![AttrValue::Static(class)], children),
    }
}

/// An element with attributes: `values` belong to `keys` in order.
pub(super) fn with(
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<AttrValue>,
    children: Vec<Html>,
) -> Html {
    Html::from(tag(name, keys, values, children))
}

/// The same with a name among its siblings, so that it stays itself when others come and go.
pub(super) fn keyed(
    key: impl Into<Key>,
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<AttrValue>,
    children: Vec<Html>,
) -> Html {
    let mut tag = tag(name, keys, values, children);
    tag.key = Some(key.into());
    Html::from(tag)
}

fn tag(
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<AttrValue>,
    children: Vec<Html>,
) -> VTag {
    let mut tag = VTag::new(AttrValue::Static(name));
    let values = values.into_iter().map(|value| Some(AttributeOrProperty::Attribute(value)));
    tag.attributes = Attributes::Dynamic { keys, values: values.collect() };
    tag.add_children(children);
    tag
}

/// An element that holds nothing but a text.
pub(super) fn line(name: &'static str, class: &'static str, content: impl Into<AttrValue>) -> Html {
    element(name, class, vec![text(content)])
}

/// A text.
pub(super) fn text(content: impl Into<AttrValue>) -> Html {
    Html::from(VText::new(content.into()))
}

/// A link to a page of somebody else's, which opens beside this one.
pub(super) fn outside(url: &'static str, title: &'static str, content: &'static str) -> Html {
    let values = [url, title, "_blank", "noreferrer"].map(AttrValue::Static).to_vec();
    with("a", &["href", "title", "target", "rel"], values, vec![text(content)])
}
