//! What stands around the answers: header, messages about a link, footer.

use crate::scenario::Problem;
use crate::text::{Label, Words};
use crate::ui::element::{element, line, outside, text, with};
use crate::ui::state::Action;
use yew::prelude::*;

/// Name, purpose, and what one does with a whole design.
pub(in crate::ui) fn header(
    copied: Option<bool>,
    words: &dyn Words,
    dispatch: &Callback<Action>,
) -> Html {
    let reset = dispatch.reform(|_: MouseEvent| Action::Reset);
    let copy = dispatch.reform(|_: MouseEvent| Action::CopyLink);
    let message = match copied {
        Some(true) => words.label(Label::LinkCopied),
        Some(false) => words.label(Label::LinkNotCopied),
        None => "",
    };
    let status = with("span", &["role"], vec!["status".into()], vec![text(message)]);
    element(
        "header",
        "top",
        vec![
            line("h1", "", words.label(Label::Title)),
            line("p", "", words.label(Label::Tagline)),
            element(
                "div",
                "actions",
                vec![
                    status,
                    button("", words.label(Label::Reset), reset),
                    button("primary", words.label(Label::CopyLink), copy),
                ],
            ),
        ],
    )
}

/// A button with a word on it.
pub(super) fn button(
    class: &'static str,
    label: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} {onclick}>{ label }</button> }
}

/// What a link held and could not be read.
pub(in crate::ui) fn link_problems(
    problems: &[Problem],
    words: &dyn Words,
    dispatch: &Callback<Action>,
) -> Html {
    if problems.is_empty() {
        return text("");
    }
    let dismiss = dispatch.reform(|_: MouseEvent| Action::Dismiss);
    let items = problems.iter().map(|problem| line("li", "", words.problem(problem))).collect();
    with(
        "section",
        &["class", "role"],
        vec!["problems".into(), "alert".into()],
        vec![
            line("p", "", words.label(Label::LinkProblems)),
            element("ul", "", items),
            button("", words.label(Label::Dismiss), dismiss),
        ],
    )
}

/// Where it all comes from.
pub(in crate::ui) fn footer(words: &dyn Words) -> Html {
    let page = crate::rules::Rule::S1.source();
    let promises = format!("{} {}", words.label(Label::Privacy), words.label(Label::NotAffiliated));
    element(
        "footer",
        "",
        vec![
            line("p", "", promises),
            element(
                "p",
                "",
                vec![
                    outside(page.url, "", words.label(Label::RulesPage)),
                    text(concat!(" \u{b7} ECS Reach ", env!("CARGO_PKG_VERSION"))),
                ],
            ),
        ],
    )
}
