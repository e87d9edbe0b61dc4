//! The picture, and beside it the path in words.

use super::diagram::diagram_view;
use super::path::path_list;
use super::{Shown, answer_to};
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;

/// Diagram and hop list of one flow.
pub(in crate::ui) fn reach(page: &mut Writer, shown: &Shown<'_>) {
    let (_, path) = answer_to(shown.assessment, shown.flow);
    page.open_as("div", if shown.path_shown { "reach with-path" } else { "reach" });
    page.open("section class='picture' aria-labelledby='picture-title'");
    page.open("div class='bar'");
    page.label("h2 id='picture-title' class='unseen'", Label::Picture);
    page.open("fieldset class='flows'");
    page.label("legend", Label::Flow);
    page.open("div class='segmented'");
    for flow in Flow::of(shown.scenario) {
        let (id, label) = match flow {
            Flow::Start | Flow::Need(..) => ("flow-start", Label::FlowStart),
            Flow::Outbound => ("flow-outbound", Label::FlowOutbound),
            Flow::OutboundIpv6 => ("flow-outbound-ipv6", Label::FlowOutboundIpv6),
            Flow::Inbound => ("flow-inbound", Label::FlowInbound),
            Flow::InboundIpv6 => ("flow-inbound-ipv6", Label::FlowInboundIpv6),
            Flow::LoadBalancer => ("flow-balanced", Label::FlowBalanced),
        };
        page.open("span");
        page.key(id);
        page.open("input type='radio' name='flow'");
        page.set("id", id);
        let need = matches!(shown.flow, Flow::Need(..)) && flow == Flow::Start;
        page.checked(shown.flow == flow || need);
        page.on(On::Change, Reaction::Do(Action::Show(flow)));
        page.close();
        page.open("label");
        page.set("for", id);
        page.say(label);
        page.close();
        page.close();
    }
    page.close();
    page.close();
    page.close();
    // Said in words by the hops where they are open, and by the answer's reason where not.
    let described = match (shown.path_shown, shown.flow.question()) {
        (true, _) => "path",
        (false, Flow::Start | Flow::Need(..)) => "answer-start",
        (false, Flow::Outbound | Flow::OutboundIpv6) => "answer-outbound",
        (false, Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer) => "answer-inbound",
    };
    diagram_view(page, &shown.assessment.network, path, "picture-title", Some(described));
    page.close();
    path_list(page, shown);
    page.close();
}
