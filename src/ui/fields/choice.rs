//! Choosing one of several: segmented radio buttons for the few that matter, a select for the rest.

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// A choice among a closed list.
pub(in crate::ui) struct Choice {
    /// A name that no other control on the page has.
    pub(in crate::ui) id: &'static str,
    /// What is chosen.
    pub(in crate::ui) label: &'static str,
    /// The options, in order: the value and its words.
    pub(in crate::ui) options: Vec<(&'static str, &'static str)>,
    /// The value of the option that holds.
    pub(in crate::ui) value: AttrValue,
    /// Emits the value of the option that was picked.
    pub(in crate::ui) onchange: Callback<String>,
}

/// Radio buttons side by side, with a sentence below them where there is something to say.
pub(in crate::ui) fn segmented(choice: &Choice, hint: Option<&'static str>) -> Html {
    let Choice { id, label, options, value: chosen, onchange } = choice;
    let hint_id = hint.map(|_| format!("{id}-hint"));
    let option = |&(value, label): &(&'static str, &'static str)| {
        let option = format!("{id}-{value}");
        let onchange = onchange.reform(move |_: Event| value.to_owned());
        html! {
            <span key={value}>
                <input type="radio" id={option.clone()} name={*id} {value}
                    checked={*chosen == value} {onchange} />
                <label for={option}>{ label }</label>
            </span>
        }
    };
    html! {
        <fieldset class="field" aria-describedby={hint_id.clone()} key={*id}>
            <legend>{ *label }</legend>
            <div class="segmented">{ for options.iter().map(option) }</div>
            { hint.map(|hint| html! { <p class="hint" id={hint_id}>{ hint }</p> }) }
        </fieldset>
    }
}

/// A drop-down list.
pub(in crate::ui) fn select(choice: &Choice) -> Html {
    let Choice { id, label, options, value: chosen, onchange } = choice;
    html! {
        <div class="field" key={*id}>
            <label for={*id}>{ *label }</label>
            <select id={*id} onchange={picked(onchange.clone())}>
                { for options.iter().map(|&(value, label)| html! {
                    <option key={value} {value} selected={*chosen == value}>{ label }</option>
                }) }
            </select>
        </div>
    }
}

/// Emits the value of the option that was picked in a `select`.
pub(in crate::ui) fn picked(onchange: Callback<String>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let select = event.target().map(JsCast::dyn_into::<web_sys::HtmlSelectElement>);
        if let Some(Ok(select)) = select {
            onchange.emit(select.value());
        }
    })
}
