//! A path hop by hop: the text equivalent of the picture, and the reason behind a verdict.

use super::answers::left;
use super::findings::what_to_do;
use super::frame::button;
use super::reach::loss_told;
use super::{Column, Mark, Shown, answer_to, head, mark, need_of, rules, verdict_class};
use crate::assess::{Assessment, Judgement, NeedMet, Verdict, Via};
use crate::reach::{Action as HopAction, Hop, Leg};
use crate::resilience::ZoneLoss;
use crate::text::Label;
use crate::ui::anchor::Anchor;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;

/// The reasons of a verdict and the hops of its path.
pub(in crate::ui) fn path_list(page: &mut Writer, shown: &Shown<'_>) {
    let assessment = shown.assessment;
    let (judgement, _) = answer_to(assessment, shown.flow);
    let title = path_title(shown.flow);
    page.open("section class='path' aria-labelledby='path-title'");
    page.id(&Anchor::Path);
    if !shown.path_shown {
        // Nothing in it either: a third of the page would be drawn with every click for nobody.
        page.set("hidden", "hidden");
        return page.close();
    }
    page.on(On::Escape, Reaction::Do(Action::TogglePath(shown.flow)));
    page.open("div class='bar'");
    page.label("h2 id='path-title'", title);
    button(page, "button type='button'", Label::Close, Action::TogglePath(shown.flow));
    page.close();
    page.open("div class='scroll' tabindex='0' role='group' aria-labelledby='path-title'");
    page.id(&Anchor::PathText);
    // What holds with all zones is no reason for what a failed one takes along.
    let loss = shown.loss().filter(|_| left(shown, shown.flow).is_some());
    match loss {
        Some(loss) => because_of(page, shown, loss),
        None => because(page, shown, judgement),
    }
    page.slot();
    if loss.is_none() && shown.flow.question() == Flow::Start {
        needs(page, shown);
    }
    page.close();
    match shown.path() {
        Some(path) => {
            page.open("ol class='hops'");
            for (number, described) in path.trace.hops.iter().enumerate() {
                hop(page, described, number, assessment);
            }
            page.close();
        }
        None => page.label("p class='hint'", Label::NoPath),
    }
    page.close();
    page.close();
}

/// Why the answer is what it is, and what to do about it.
fn because(page: &mut Writer, shown: &Shown<'_>, judgement: &Judgement) {
    page.slot();
    for (place, finding) in judgement.because.iter().enumerate() {
        let described = page.words.finding(finding, shown.assessment.bill.currency);
        // The first one is what the answer says above.
        let why = match place {
            0 => described.why,
            _ => [&described.title, " ", &described.why].concat().into(),
        };
        page.line("p class='why-text'", why);
        // What works needs none, though other findings of it may give advice.
        let cure = if judgement.verdict == Verdict::Yes { "".into() } else { described.fix };
        what_to_do(page, finding, &cure, shown);
    }
    page.close();
}

/// What a failed zone takes along, why, and what to do about it.
fn because_of(page: &mut Writer, shown: &Shown<'_>, loss: &ZoneLoss) {
    page.slot();
    page.line("p class='why-text'", loss_told(shown, loss, page.words));
    for finding in loss.because.iter().filter_map(|code| shown.assessment.finding(code)) {
        let described = page.words.finding(finding, shown.assessment.bill.currency);
        page.line("p class='why-text'", [&described.title, " ", &described.why].concat());
        what_to_do(page, finding, &described.fix, shown);
    }
    page.close();
}

/// The name of a path.
pub(super) const fn path_title(flow: Flow) -> Label {
    match flow {
        Flow::Start | Flow::Need(..) => Label::PathStart,
        Flow::Outbound => Label::PathOutbound,
        Flow::Inbound => Label::PathInbound,
        Flow::OutboundIpv6 => Label::PathOutboundIpv6,
        Flow::InboundIpv6 => Label::PathInboundIpv6,
        Flow::LoadBalancer => Label::PathBalanced,
    }
}

fn hop(page: &mut Writer, hop: &Hop, number: usize, assessment: &Assessment) {
    let described = page.words.hop(hop, &assessment.network);
    let action = hop.event.action();
    let class = match (action, hop.leg) {
        (HopAction::Dropped, Leg::Request) => "dropped",
        (HopAction::Dropped, Leg::Reply) => "dropped reply",
        (HopAction::Delivered, Leg::Request) => "delivered",
        (HopAction::Delivered, Leg::Reply) => "delivered reply",
        (HopAction::Sent | HopAction::Forwarded | HopAction::Translated, Leg::Request) => "",
        (HopAction::Sent | HopAction::Forwarded | HopAction::Translated, Leg::Reply) => "reply",
        (HopAction::Unknown, _) => "unknown",
    };
    page.open_as("li tabindex='-1'", class);
    page.id(&Anchor::Hop(number));
    page.open("p");
    // What is drawn as a dashed line, for a reader who hears the page.
    if hop.leg == Leg::Reply {
        page.open("span class='unseen'");
        page.say(Label::Reply);
        page.say(Label::Colon);
        page.close();
    }
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

fn needs(page: &mut Writer, shown: &Shown<'_>) {
    let needs = &shown.assessment.start.needs;
    if needs.is_empty() {
        return;
    }
    page.open("table class='needs'");
    page.label("caption", Label::NeedsCaption);
    head(page, &[Label::NeedService, Label::NeedInterface, Label::NeedReached].map(Column::Words));
    page.open("tbody");
    for met in needs {
        need(page, shown, met);
    }
    page.close();
    page.close();
    // A task stops at the first.
    if let Some(symptom) = need_of(shown.assessment, shown.flow).and_then(|met| met.symptom) {
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

fn need(page: &mut Writer, shown: &Shown<'_>, met: &NeedMet) {
    let words = page.words;
    let via = met.via.map(via_label);
    let class = verdict_class(met.verdict);
    page.open("tr");
    page.open("th scope='row'");
    if met.path.is_some() {
        let own = need_of(shown.assessment, shown.flow) == Some(met);
        page.open("button type='button' class='why'");
        page.set("aria-pressed", if own { "true" } else { "false" });
        let flow = Flow::Need(met.need.step, met.need.service);
        page.on(On::Click, Reaction::Do(Action::Show(flow)));
        page.write(words.service(met.need.service));
        page.close();
    } else {
        page.write(words.service(met.need.service));
    }
    if !met.need.step.blocks_start() {
        page.label("span class='hint'", Label::NotBlocking);
    }
    page.close();
    match met.need.carrier {
        Some(carrier) => page.line("td", words.carrier(carrier)),
        None if met.need.possible => page.label("td", Label::Fargate),
        None => page.line("td", "\u{2013}"),
    }
    page.open_as("td", class);
    mark(page, Mark::of_verdict(met.verdict));
    page.say(Label::of_verdict(met.verdict));
    if let Some(via) = via {
        page.write([", ", words.label(Label::Through), " ", words.label(via)].concat());
    }
    if let Some(symptom) = met.symptom {
        page.write(" ");
        rules(page, &[symptom.rule()]);
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
