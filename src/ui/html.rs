//! The page as HTML text, for whoever opens it before the app is there or without it. What is typed or
//! picked by then would be lost, so no control takes anything yet.

use super::anchor::Anchor;
use yew::Html;
use yew::virtual_dom::VTag;

/// Elements that hold nothing and have no end.
const EMPTY: [&str; 2] = ["input", "br"];
/// Elements that take what somebody does.
const CONTROLS: [&str; 4] = ["button", "input", "select", "textarea"];

/// Writes a page. `whose` tells which design its answers are about.
pub(super) fn write(text: &mut String, node: &Html, whose: &str) {
    match node {
        Html::VTag(tag) => element(text, tag, whose),
        Html::VText(words) => escape(text, &words.text),
        Html::VList(nodes) => nodes.iter().for_each(|node| write(text, node, whose)),
        // The writer makes none of these.
        Html::VComp(_) | Html::VPortal(_) | Html::VRef(_) | Html::VSuspense(_) | Html::VRaw(_) => {}
    }
}

fn element(text: &mut String, tag: &VTag, whose: &str) {
    let name = tag.tag();
    // Of a list that cannot be opened only what is chosen is seen.
    if name == "option" && tag.attributes.iter().all(|(name, _)| name != "selected") {
        return;
    }
    text.push('<');
    text.push_str(name);
    for (name, value) in tag.attributes.iter() {
        attribute(text, name, value);
        // The style sheet shows it where the app does not come.
        if name == "id" && value == Anchor::Answers.name().as_str() {
            attribute(text, "data-whose", whose);
        }
    }
    if CONTROLS.contains(&name) {
        attribute(text, "disabled", "");
    }
    // Without a control that takes the focus, what scrolls is scrolled by keyboard only if it does.
    if name == "form" {
        attribute(text, "tabindex", "0");
    }
    // Below the screen it is laid out only once the app draws it, or somebody comes near.
    if name == "section" {
        attribute(text, "data-waits", "");
    }
    // What is drawn only once it is opened takes the app.
    if name == "details" && !tag.children().is_some_and(says_more) {
        attribute(text, "inert", "");
    }
    let value = tag.value();
    if let Some(value) = value.filter(|_| name == "input") {
        attribute(text, "value", value);
    }
    if tag.checked() == Some(true) {
        attribute(text, "checked", "");
    }
    text.push('>');
    if EMPTY.contains(&name) {
        return;
    }
    if let Some(value) = value.filter(|_| name == "textarea") {
        escape(text, value);
    }
    if let Some(children) = tag.children() {
        write(text, children, whose);
    }
    text.push_str("</");
    text.push_str(name);
    text.push('>');
}

/// Whether there is anything to read beside a summary.
fn says_more(node: &Html) -> bool {
    match node {
        Html::VTag(tag) => tag.tag() != "summary" && tag.children().is_some_and(says_more),
        Html::VText(words) => !words.text.is_empty(),
        Html::VList(nodes) => nodes.iter().any(says_more),
        Html::VComp(_) | Html::VPortal(_) | Html::VRef(_) | Html::VSuspense(_) | Html::VRaw(_) => {
            false
        }
    }
}

fn attribute(text: &mut String, name: &str, value: &str) {
    text.push(' ');
    text.push_str(name);
    if !value.is_empty() {
        text.push_str("=\"");
        escape(text, value);
        text.push('"');
    }
}

fn escape(text: &mut String, plain: &str) {
    for letter in plain.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(letter),
        }
    }
}
