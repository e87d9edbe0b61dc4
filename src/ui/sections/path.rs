//! A path hop by hop: the text equivalent of the picture, and the reason behind a verdict.

use super::{Shown, answer_to, column, mark, row_title, rules};
use crate::assess::{Assessment, NeedMet, Via};
use crate::reach::{Action as HopAction, Hop, Leg};
use crate::text::{Label, Words};
use crate::ui::element::{element, line, text, with};
use crate::ui::state::{Action, Flow};
use yew::prelude::*;

/// The reasons of a verdict and the hops of its path.
pub(in crate::ui) fn path_list(shown: &Shown<'_>) -> Html {
    let (assessment, words) = (shown.assessment, shown.words);
    let (judgement, path) = answer_to(assessment, shown.flow);
    let title = match shown.flow {
        Flow::Start => Label::PathStart,
        Flow::Outbound => Label::PathOutbound,
        Flow::Inbound => Label::PathInbound,
    };
    let flow = shown.flow;
    let close = shown.dispatch.reform(move |_: MouseEvent| Action::TogglePath(flow));
    let reasons = judgement.because.iter().filter_map(|code| assessment.finding(code));
    let currency = assessment.bill.currency;
    let mut content: Vec<Html> = reasons
        .map(|finding| line("p", "why-text", words.finding(finding, currency).why))
        .collect();
    match shown.flow {
        Flow::Start => needs(assessment, words, &mut content),
        Flow::Outbound | Flow::Inbound => {}
    }
    content.push(match path {
        Some(path) => hops(&path.trace.hops, assessment, words),
        None => line("p", "hint", words.label(Label::NoPath)),
    });
    html! {
        <section id="path" class="path" hidden={!shown.path_shown} aria-labelledby="path-title">
            <div class="bar">
                <h2 id="path-title">{ words.label(title) }</h2>
                <button type="button" onclick={close}>{ words.label(Label::Close) }</button>
            </div>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="path-title">
                { for content }
            </div>
        </section>
    }
}

fn hops(hops: &[Hop], assessment: &Assessment, words: &dyn Words) -> Html {
    let hop = |hop: &Hop| {
        let described = words.hop(hop, &assessment.network);
        let action = hop.event.action();
        let class = match (action, hop.leg) {
            (HopAction::Dropped, Leg::Request) => "dropped",
            (HopAction::Dropped, Leg::Reply) => "dropped reply",
            (HopAction::Delivered, Leg::Request) => "delivered",
            (HopAction::Delivered, Leg::Reply) => "delivered reply",
            (HopAction::Sent | HopAction::Forwarded | HopAction::Translated, Leg::Request) => "",
            (HopAction::Sent | HopAction::Forwarded | HopAction::Translated, Leg::Reply) => "reply",
        };
        let code = hop.event.analyzer_code().map(|code| {
            let title = words.label(Label::AnalyzerCode).into();
            with("code", &["title"], vec![title], vec![text(code)])
        });
        let mut refs: Vec<Html> = code.into_iter().collect();
        refs.push(rules(hop.event.rules()));
        element(
            "li",
            class,
            vec![
                element(
                    "p",
                    "",
                    vec![
                        line("b", "", described.place),
                        text(" "),
                        line("span", "action", words.action(action)),
                    ],
                ),
                line("p", "", described.detail),
                element("p", "refs", refs),
            ],
        )
    };
    element("ol", "hops", hops.iter().map(hop).collect())
}

fn needs(assessment: &Assessment, words: &dyn Words, content: &mut Vec<Html>) {
    let needs = &assessment.start.needs;
    if needs.is_empty() {
        return;
    }
    let head = vec![
        column(words.label(Label::NeedService), ""),
        column(words.label(Label::NeedInterface), ""),
        column(words.label(Label::NeedReached), ""),
    ];
    content.push(element(
        "table",
        "needs",
        vec![
            line("caption", "", words.label(Label::NeedsCaption)),
            element("thead", "", vec![element("tr", "", head)]),
            element("tbody", "", needs.iter().map(|met| need(met, words)).collect()),
        ],
    ));
    if let Some(symptom) = needs.iter().find_map(|met| met.symptom) {
        let title = vec![text(words.label(Label::Symptom)), text(" "), rules(&[symptom.rule])];
        content.push(element(
            "figure",
            "symptom",
            vec![element("figcaption", "", title), line("pre", "", symptom.message)],
        ));
    }
}

fn need(met: &NeedMet, words: &dyn Words) -> Html {
    let (class, reached) = match met.via {
        Some(via) => {
            let via = match via {
                Via::InternetGateway => Label::ViaInternetGateway,
                Via::NatGateway => Label::ViaNatGateway,
            };
            ("yes", format!("{} {}", words.label(Label::Through), words.label(via)))
        }
        None => ("no", words.label(Label::No).to_owned()),
    };
    element(
        "tr",
        "",
        vec![
            row_title(words.service(met.need.service)),
            line("td", "", words.carrier(met.carrier)),
            element("td", class, vec![mark(class), text(reached)]),
        ],
    )
}
