//! Writes the page from top to bottom: opens an element, writes what is in it, closes it.
//!
//! Not `html!`: that builds every element on the spot, which compiles to several times as much code, and
//! the code is downloaded on the first visit. Here an element is a call with a constant text.

use super::anchor::Anchor;
use super::listener::{Listener, On, Reaction};
use super::shapes::{Shape, shape};
use super::state::Action;
use crate::text::{Label, Words};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, VList, VTag, VText};

/// A page in the making.
pub(super) struct Writer {
    /// The words to write it in.
    pub(super) words: &'static dyn Words,
    /// Takes what the user does.
    dispatch: Callback<Action>,
    /// The elements that are open, the innermost last.
    open: Vec<Opened>,
    /// What stands outside every element.
    done: VList,
    /// What a `section` is, where it is not the landmark that it is by itself.
    section: Option<&'static str>,
    /// Somebody is typing: what is half typed is not worth telling yet.
    pub(super) typing: bool,
}

/// An element that is open, or a place.
struct Opened {
    /// None in a place.
    shape: Option<&'static Shape>,
    tag: VTag,
    /// The attributes that it has beside those of its shape.
    attributes: Vec<(&'static str, AttributeOrProperty)>,
}

impl Writer {
    /// An empty page.
    pub(super) fn new(words: &'static dyn Words, dispatch: Callback<Action>) -> Writer {
        let (open, done) = (Vec::new(), VList::new());
        Writer { words, dispatch, open, done, section: None, typing: false }
    }

    /// Gives every `section` a role.
    pub(super) fn sections_are(&mut self, role: &'static str) {
        self.section = Some(role);
    }

    /// The page as it is written.
    pub(super) fn finish(self) -> Html {
        Html::from(self.done)
    }

    /// Opens an element: its name and the attributes that never change, `th scope='col'`.
    pub(super) fn open(&mut self, element: &'static str) {
        let shape = shape(element);
        let tag = VTag::new(AttrValue::Static(shape.name));
        self.open.push(Opened { shape: Some(shape), tag, attributes: Vec::new() });
        if let Some(role) = self.section
            && shape.name == "section"
            && !shape.has("role")
        {
            self.set("role", role);
        }
    }

    /// Opens an element with a class that is chosen; none where it is empty.
    pub(super) fn open_as(&mut self, element: &'static str, class: &'static str) {
        self.open(element);
        if !class.is_empty() {
            self.set("class", class);
        }
    }

    /// Opens a place for what comes and goes, of any number: no element, but one sibling among its siblings.
    /// Without it those before it would lose their elements with every change, and with those the focus.
    pub(super) fn slot(&mut self) {
        let tag = VTag::new(AttrValue::Static(""));
        self.open.push(Opened { shape: None, tag, attributes: Vec::new() });
    }

    /// Closes the innermost element or place.
    pub(super) fn close(&mut self) {
        let Some(Opened { shape, mut tag, attributes }) = self.open.pop() else { return };
        self.add(match shape {
            None => tag.into_children().unwrap_or_default(),
            Some(shape) => {
                tag.attributes = shape.with(attributes);
                Html::from(tag)
            }
        });
    }

    /// An element that holds one fixed text.
    pub(super) fn label(&mut self, element: &'static str, label: Label) {
        self.open(element);
        self.say(label);
        self.close();
    }

    /// An element that holds one text.
    pub(super) fn line(&mut self, element: &'static str, text: impl Into<AttrValue>) {
        self.open(element);
        self.write(text);
        self.close();
    }

    /// Tells what is said elsewhere to a reader who hears the page, once nobody types any more.
    pub(super) fn tell(&mut self, text: AttrValue) {
        let text = if self.typing { AttrValue::Static("") } else { text };
        self.line("p class='unseen' role='status'", text);
    }

    /// A fixed text.
    pub(super) fn say(&mut self, label: Label) {
        self.text(AttrValue::Static(self.words.label(label)));
    }

    /// A text.
    pub(super) fn write(&mut self, text: impl Into<AttrValue>) {
        self.text(text.into());
    }

    fn text(&mut self, text: AttrValue) {
        self.add(Html::from(VText::new(text)));
    }

    /// The place of one thing that is not there now, as an empty [`Writer::slot`].
    pub(super) fn gap(&mut self) {
        self.add(Html::default());
    }

    /// What is written, for itself.
    pub(super) fn apart(&self, write: &dyn Fn(&mut Writer)) -> Html {
        let mut apart = Writer::new(self.words, self.dispatch.clone());
        (apart.section, apart.typing) = (self.section, self.typing);
        write(&mut apart);
        apart.finish()
    }

    /// Something that is written already.
    pub(super) fn put(&mut self, written: Html) {
        self.add(written);
    }

    fn add(&mut self, node: Html) {
        match self.open.last_mut() {
            Some(opened) => opened.tag.add_child(node),
            None => self.done.add_child(node),
        }
    }

    /// Gives the open element an attribute.
    pub(super) fn set(&mut self, name: &'static str, value: impl Into<AttrValue>) {
        self.attribute(name, value.into());
    }

    fn attribute(&mut self, name: &'static str, value: AttrValue) {
        self.give(name, AttributeOrProperty::Attribute(value));
    }

    /// Whether the open `option` is the one that is chosen. As a property: once somebody has used a
    /// list, the attribute of that name moves nothing.
    /// In HTML text there is only the attribute.
    pub(super) fn selected(&mut self, chosen: bool) {
        if cfg!(target_family = "wasm") {
            self.give("selected", AttributeOrProperty::Property(JsValue::from_bool(chosen)));
        } else if chosen {
            self.set("selected", "");
        }
    }

    fn give(&mut self, name: &'static str, value: AttributeOrProperty) {
        if let Some(opened) = self.open.last_mut() {
            opened.attributes.push((name, value));
        }
    }

    /// Makes the open element the one that something leads to.
    pub(super) fn id(&mut self, id: &Anchor) {
        self.set("id", id.name());
    }

    /// Opens a link to another element of the page.
    pub(super) fn open_link(&mut self, element: &'static str, to: Anchor) {
        self.open(element);
        self.set("href", ["#", &to.name()].concat());
        self.on(On::Click, Reaction::JumpTo(to));
    }

    /// Names the open element among its siblings, so that it stays itself when others come and go.
    pub(super) fn key(&mut self, key: &str) {
        if let Some(Opened { tag, .. }) = self.open.last_mut() {
            tag.key = Some(key.into());
        }
    }

    /// What is typed in the open `input`.
    pub(super) fn value(&mut self, value: AttrValue) {
        if let Some(Opened { tag, .. }) = self.open.last_mut() {
            tag.set_value(value);
        }
    }

    /// Whether the open `input` is checked.
    pub(super) fn checked(&mut self, checked: bool) {
        if let Some(Opened { tag, .. }) = self.open.last_mut() {
            tag.set_checked(checked);
        }
    }

    /// What the open element does when something happens to it.
    pub(super) fn on(&mut self, on: On, reaction: Reaction) {
        let listener = Listener { on, reaction, dispatch: self.dispatch.clone() };
        if let Some(Opened { tag, .. }) = self.open.last_mut() {
            tag.add_listener(Rc::new(listener));
        }
    }
}
