//! A yes or no.

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// A check box with its label; emits what was picked.
pub(in crate::ui) fn checkbox(
    id: &'static str,
    label: &'static str,
    checked: bool,
    onchange: Callback<bool>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().map(JsCast::dyn_into::<web_sys::HtmlInputElement>);
        if let Some(Ok(input)) = input {
            onchange.emit(input.checked());
        }
    });
    html! {
        <div class="field check" key={id}>
            <input type="checkbox" {id} {checked} {onchange} />
            <label for={id}>{ label }</label>
        </div>
    }
}
