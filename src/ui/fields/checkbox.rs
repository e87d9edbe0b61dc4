//! A yes or no.

use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;
use yew::AttrValue;

/// A check box with its label, and what turning it over does.
pub(in crate::ui) fn checkbox(
    page: &mut Writer,
    id: AttrValue,
    label: &'static str,
    checked: bool,
    turned: Action,
) {
    open_checkbox(page, id, label, checked, turned);
    page.close();
}

/// The same, open for what stands beside the label.
pub(in crate::ui) fn open_checkbox(
    page: &mut Writer,
    id: AttrValue,
    label: &'static str,
    checked: bool,
    turned: Action,
) {
    page.open("div class='field check'");
    page.key(&id);
    page.open("input type='checkbox'");
    page.set("id", id.clone());
    page.checked(checked);
    page.on(On::Change, Reaction::Do(turned));
    page.close();
    page.open("label");
    page.set("for", id);
    page.write(label);
    page.close();
}
