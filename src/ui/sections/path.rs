//! A path hop by hop: the text equivalent of the picture, and the reason behind a verdict.

use super::frame::button;
use super::{Shown, answer_to, head, mark, row_title, rules, verdict_label};
use crate::assess::{Assessment, NeedMet, Verdict, Via};
use crate::reach::{Action as HopAction, Hop, Leg};
use crate::text::Label;
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;

/// The reasons of a verdict and the hops of its path.
pub(in crate::ui) fn path_list(page: &mut Writer, shown: &Shown<'_>) {
    let assessment = shown.assessment;
    let (judgement, path) = answer_to(assessment, shown.flow);
    let title = match shown.flow {
        Flow::Start => Label::PathStart,
        Flow::Outbound => Label::PathOutbound,
        Flow::Inbound => Label::PathInbound,
    };
    page.open("section id='path' class='path' aria-labelledby='path-title'");
    if !shown.path_shown {
        // Nothing in it either: a third of the page would be drawn with every click for nobody.
        page.set("hidden", "hidden");
        return page.close();
    }
    page.open("div class='bar'");
    page.label("h2 id='path-title'", title);
    button(page, "button type='button'", Label::Close, Action::TogglePath(shown.flow));
    page.close();
    page.open("div class='scroll' tabindex='0' role='group' aria-labelledby='path-title'");
    for code in &judgement.because {
        if let Some(finding) = assessment.finding(code) {
            let why = page.words.finding(finding, assessment.bill.currency).why;
            page.line("p class='why-text'", why);
        }
    }
    if shown.flow == Flow::Start {
        needs(page, assessment);
    }
    match path {
        Some(path) => {
            page.open("ol class='hops'");
            for described in &path.trace.hops {
                hop(page, described, assessment);
            }
            page.close();
        }
        None => page.label("p class='hint'", Label::NoPath),
    }
    page.close();
    page.close();
}

fn hop(page: &mut Writer, hop: &Hop, assessment: &Assessment) {
    let described = page.words.hop(hop, &assessment.network);
    let action = hop.event.action();
    let class = match (action, hop.leg) {
        (HopAction::Dropped, Leg::Request) => "dropped",
        (HopAction::Dropped, Leg::Reply) => "dropped reply",
        (HopAction::Delivered, Leg::Request) => "delivered",
        (HopAction::Delivered, Leg::Reply) => "delivered reply",
        (HopAction::Sent | HopAction::Forwarded | HopAction::Translated, Leg::Request) => "",
        (HopAction::Sent | HopAction::Forwarded | HopAction::Translated, Leg::Reply) => "reply",
        (HopAction::Unknown, _) => "dropped",
    };
    page.open_as("li", class);
    page.open("p");
    page.line("b", described.place);
    page.write(" ");
    page.line("span class='action'", page.words.action(action));
    page.close();
    page.line("p", described.detail);
    page.open("p class='refs'");
    if let Some(code) = hop.event.analyzer_code() {
        page.open("code");
        page.set("title", page.words.label(Label::AnalyzerCode));
        page.write(code);
        page.close();
    }
    rules(page, hop.event.rules());
    page.close();
    page.close();
}

fn needs(page: &mut Writer, assessment: &Assessment) {
    let needs = &assessment.start.needs;
    if needs.is_empty() {
        return;
    }
    page.open("table class='needs'");
    page.label("caption", Label::NeedsCaption);
    head(page, &[Label::NeedService, Label::NeedInterface, Label::NeedReached], None);
    page.open("tbody");
    for met in needs {
        need(page, met);
    }
    page.close();
    page.close();
    if let Some(symptom) = needs.iter().find_map(|met| met.symptom) {
        page.open("figure class='symptom'");
        page.open("figcaption");
        page.say(Label::Symptom);
        page.write(" ");
        rules(page, &[symptom.rule()]);
        page.close();
        page.line("pre", symptom.message());
        page.close();
    }
}

fn need(page: &mut Writer, met: &NeedMet) {
    let words = page.words;
    let via = met.via.map(via_label);
    let class = match met.verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Depends | Verdict::Unknown => "info",
    };
    page.open("tr");
    row_title(page, words.service(met.need.service));
    match met.need.carrier {
        Some(carrier) => page.line("td", words.carrier(carrier)),
        None => page.label("td", Label::Fargate),
    }
    page.open_as("td", class);
    mark(page, class);
    match via {
        Some(via) => page.write([words.label(Label::Through), " ", words.label(via)].concat()),
        None => page.say(verdict_label(met.verdict)),
    }
    page.close();
    page.close();
}

const fn via_label(via: Via) -> Label {
    match via {
        Via::InternetGateway => Label::ViaInternetGateway,
        Via::EgressOnlyInternetGateway => Label::ViaEgressOnly,
        Via::NatGateway => Label::ViaNatGateway,
        Via::NatInstance => Label::ViaNatInstance,
        Via::TransitGateway => Label::ViaTransitGateway,
        Via::InterfaceEndpoint => Label::ViaInterfaceEndpoint,
        Via::GatewayEndpoint => Label::ViaGatewayEndpoint,
        Via::Fargate => Label::ViaFargate,
    }
}
