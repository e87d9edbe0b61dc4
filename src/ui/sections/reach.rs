//! The picture, and beside it the path in words.

use super::answers::ids;
use super::diagram::diagram_view;
use super::path::{path_list, path_title};
use super::{Shown, answer_to, reason, rules};
use crate::diagram::Kind;
use crate::network::Zone;
use crate::resilience::{Endurance, ZoneLoss};
use crate::text::{Label, Words};
use crate::ui::anchor::Anchor;
use crate::ui::fields::radio;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;

/// Diagram and hop list of one flow. Returns what is looked at in the diagram, where that is still there.
pub(in crate::ui) fn reach(page: &mut Writer, shown: &Shown<'_>) -> Option<Kind> {
    page.open_as("div", if shown.path_shown { "reach with-path" } else { "reach" });
    page.open("section class='picture' tabindex='-1' aria-labelledby='picture-title'");
    page.id(&Anchor::Picture);
    if shown.inspected.is_some() {
        page.on(On::Escape, Reaction::Do(Action::LookAway));
    } else if shown.path_shown {
        page.on(On::Escape, Reaction::Do(Action::TogglePath(shown.flow)));
    }
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
        let need = matches!(shown.flow, Flow::Need(..)) && flow == Flow::Start;
        let chosen = shown.flow == flow || need;
        radio(page, "flow", id.to_owned(), label, chosen, Action::Show(flow));
    }
    page.close();
    page.close();
    zones(page, shown);
    page.close();
    // Said in words by the hops where they are open, and by the answer's reason where not.
    let [.., said] = ids(shown.flow);
    let described = match shown.path_shown {
        false if shown.loss().is_some() => "lost",
        true => "path",
        false => said,
    };
    page.label("h3 class='printed'", path_title(shown.flow));
    let inspected = diagram_view(page, shown, "picture-title", described);
    loss(page, shown);
    page.close();
    path_list(page, shown);
    page.close();
    inspected
}

/// A button for each zone, which lets it fail and stand again. The zone in the picture does the same.
fn zones(page: &mut Writer, shown: &Shown<'_>) {
    if shown.assessment.zone_loss.is_empty() {
        return page.gap();
    }
    page.open("div class='fail' role='group' aria-labelledby='fail'");
    page.label("span id='fail'", Label::FailZone);
    for loss in &shown.assessment.zone_loss {
        zone_button(page, shown, loss.zone);
    }
    page.close();
}

/// A button that lets a zone fail and stand again.
pub(super) fn zone_button(page: &mut Writer, shown: &Shown<'_>, zone: Zone) {
    let letter = zone.letter().to_string();
    page.open("button type='button' class='zone'");
    page.set("aria-label", [page.words.label(Label::FailThisZone), " ", &letter].concat());
    page.set("aria-pressed", if shown.lost == Some(zone) { "true" } else { "false" });
    page.on(On::Click, Reaction::Do(Action::LoseZone(zone)));
    page.write(letter);
    page.close();
}

/// How bad it is: what goes on as before is no alarm.
pub(super) fn loss_class(loss: &ZoneLoss) -> &'static str {
    match Endurance::of(std::slice::from_ref(loss)) {
        Some(Endurance::Unharmed) | None => "loss",
        Some(Endurance::RunsOn | Endurance::LosesWays) => "loss harmed",
        Some(Endurance::Nothing) => "loss ended",
    }
}

/// The sentence about it.
pub(super) fn loss_told(shown: &Shown<'_>, loss: &ZoneLoss, words: &dyn Words) -> String {
    let tasks = shown.assessment.network.placements.iter().map(|there| there.tasks).sum();
    words.zone_loss(loss, tasks)
}

/// What is left once a zone has failed, and why.
fn loss(page: &mut Writer, shown: &Shown<'_>) {
    let lost = shown.loss();
    page.open_as("div id='loss'", lost.map_or("", loss_class));
    // Told without the codes of the rules, and there before there is anything to tell.
    page.open("p id='lost' role='status'");
    if let Some(loss) = lost {
        let told = loss_told(shown, loss, page.words);
        page.write(told);
    }
    page.close();
    if lost.is_none() && shown.path().is_none() {
        let (judgement, _) = answer_to(shown.assessment, shown.flow);
        if let Some(finding) = reason(judgement) {
            page.open("p class='refs'");
            page.write(page.words.finding(finding, shown.assessment.bill.currency).title);
            page.write(" ");
            rules(page, finding.rules());
            page.close();
        }
    }
    if let Some(loss) = lost {
        for code in &loss.because {
            let Some(finding) = shown.assessment.finding(code) else { continue };
            page.open("p class='refs'");
            page.write(page.words.finding(finding, shown.assessment.bill.currency).title);
            page.write(" ");
            rules(page, finding.rules());
            page.close();
        }
    }
    page.close();
}
