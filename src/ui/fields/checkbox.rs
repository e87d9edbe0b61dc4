//! A yes or no.

use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;
use yew::AttrValue;

/// A check box with its label, and what it does when it is turned on or off.
pub(in crate::ui) fn checkbox(
    page: &mut Writer,
    id: AttrValue,
    label: AttrValue,
    checked: bool,
    turned: [Action; 2],
) {
    open_checkbox(page, id, label, checked, turned);
    page.close();
}

/// The same, open for what stands beside the label.
pub(in crate::ui) fn open_checkbox(
    page: &mut Writer,
    id: AttrValue,
    label: AttrValue,
    checked: bool,
    turned: [Action; 2],
) {
    page.open("div class='field check'");
    page.key(&id);
    page.open("input type='checkbox'");
    page.set("id", id.clone());
    page.checked(checked);
    let [on, off] = turned;
    page.on(On::Change, Reaction::Turn { on, off });
    page.close();
    page.open("label");
    page.set("for", id);
    page.write(label);
    page.close();
}
