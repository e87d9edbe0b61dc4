//! The picture, and beside it the path in words.

use super::diagram::diagram_view;
use super::path::path_list;
use super::{Shown, answer_to};
use crate::text::Label;
use crate::ui::state::{Action, Flow};
use yew::prelude::*;

/// Diagram and hop list of one flow.
pub(in crate::ui) fn reach(shown: &Shown<'_>) -> Html {
    let words = shown.words;
    let (_, path) = answer_to(shown.assessment, shown.flow);
    let flow_label = |flow| match flow {
        Flow::Start => Label::FlowStart,
        Flow::Outbound => Label::FlowOutbound,
        Flow::Inbound => Label::FlowInbound,
    };
    let options = Flow::ALL.into_iter().map(|flow| {
        let id = format!("flow-{}", flow.name());
        let onchange = shown.dispatch.reform(move |_: Event| Action::Show(flow));
        html! {
            <span key={flow.name()}>
                <input type="radio" name="flow" id={id.clone()} checked={shown.flow == flow} {onchange} />
                <label for={id}>{ words.label(flow_label(flow)) }</label>
            </span>
        }
    });
    html! {
        <div class={classes!("reach", shown.path_shown.then_some("with-path"))}>
            <section class="picture" aria-labelledby="picture-title">
                <div class="bar">
                    <h2 id="picture-title" class="unseen">{ words.label(Label::Picture) }</h2>
                    <fieldset class="flows">
                        <legend>{ words.label(Label::Flow) }</legend>
                        <div class="segmented">{ for options }</div>
                    </fieldset>
                </div>
                { diagram_view(&shown.assessment.network, path, words, "picture-title", Some("path")) }
            </section>
            { path_list(shown) }
        </div>
    }
}
