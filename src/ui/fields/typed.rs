//! A typed value. What is not in order stays in the field with a message beside it.

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// A typed value.
pub(in crate::ui) struct Typed {
    /// A name that no other control on the page has.
    pub(in crate::ui) id: &'static str,
    /// What it is.
    pub(in crate::ui) label: &'static str,
    /// The text in the field.
    pub(in crate::ui) text: AttrValue,
    /// What is wrong with the text.
    pub(in crate::ui) message: Option<String>,
    /// The unit, shown inside the field.
    pub(in crate::ui) unit: Option<&'static str>,
    /// Buttons beside it, for whole numbers.
    pub(in crate::ui) steps: Option<Steps>,
    /// Which keyboard a phone shows.
    pub(in crate::ui) inputmode: &'static str,
    /// Emits the text with every keystroke.
    pub(in crate::ui) oninput: Callback<String>,
    /// Emits when the field is left.
    pub(in crate::ui) onleave: Callback<FocusEvent>,
}

/// Buttons that count down and up: their labels and what they do, none at the end of the range.
pub(in crate::ui) struct Steps {
    /// Counts down.
    pub(in crate::ui) down: (&'static str, Option<Callback<MouseEvent>>),
    /// Counts up.
    pub(in crate::ui) up: (&'static str, Option<Callback<MouseEvent>>),
}

/// A text field with its label, buttons, unit and message.
pub(in crate::ui) fn typed(field: Typed) -> Html {
    let Typed { id, label, text, message, unit, steps, inputmode, oninput, onleave } = field;
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target().map(JsCast::dyn_into::<web_sys::HtmlInputElement>);
        if let Some(Ok(input)) = input {
            oninput.emit(input.value());
        }
    });
    let (down, up) = match steps {
        Some(Steps { down, up }) => (step("\u{2212}", label, down), step("+", label, up)),
        None => (html! {}, html! {}),
    };
    let wrong = message.is_some();
    let message_id = wrong.then(|| format!("{id}-message"));
    html! {
        <div class="field" key={id}>
            <label for={id}>{ label }</label>
            <div class={if wrong { "entry wrong" } else { "entry" }}>
                { down }
                <input type="text" {id} {inputmode} autocomplete="off" spellcheck="false"
                    value={text} {oninput} onblur={onleave}
                    aria-invalid={wrong.then_some("true")} aria-describedby={message_id.clone()} />
                { unit.map(|unit| html! { <span class="unit">{ unit }</span> }) }
                { up }
            </div>
            { message.map(|message| html! {
                <p class="message" id={message_id} role="alert">{ message }</p>
            }) }
        </div>
    }
}

fn step(
    sign: &'static str,
    field: &'static str,
    (label, onclick): (&'static str, Option<Callback<MouseEvent>>),
) -> Html {
    html! {
        <button type="button" class="step" aria-label={format!("{field}: {label}")}
            disabled={onclick.is_none()} {onclick}>{ sign }</button>
    }
}
