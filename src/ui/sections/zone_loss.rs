//! What each Availability Zone takes with it when it fails.

use super::reach::{loss_class, loss_told, zone_button};
use super::{Mark, Shown, mark, title_of};
use crate::reach::Outcome;
use crate::resilience::{ToRun, ZoneLoss};
use crate::text::Label;
use crate::ui::explain::explained;
use crate::ui::writer::Writer;

/// One row a zone.
pub(in crate::ui) fn zone_losses(page: &mut Writer, shown: &Shown<'_>) {
    let losses = &shown.assessment.zone_loss;
    if losses.is_empty() {
        return page.write("");
    }
    page.open("section class='zones' id='zone-loss' aria-labelledby='zones-title' tabindex='-1'");
    page.label("h2 id='zones-title'", Label::ZoneLoss);
    page.open("table aria-labelledby='zones-title'");
    let columns = [
        Label::ZoneLost,
        Label::ZoneStart,
        Label::ZoneOutbound,
        Label::ZoneServices,
        Label::ZoneBalancer,
    ];
    // A column that would say the same of every design without a load balancer is left out.
    let balanced = losses.iter().any(|loss| loss.balanced.is_some());
    page.open("thead");
    page.open("tr");
    for column in columns {
        if balanced || column != Label::ZoneBalancer {
            title_of(page, "th scope='col'", column);
        }
    }
    title_of(page, "th scope='col' class='number'", Label::ZoneTasksLeft);
    page.close();
    page.close();
    page.open("tbody");
    for loss in losses {
        row(page, shown, loss);
    }
    page.close();
    page.close();
    // One number for all of them: the same whichever zone fails.
    page.open("p class='hint to-run'");
    explained(page, Label::ZoneTasksToRun);
    page.say(Label::Colon);
    match losses.first().map(|loss| loss.tasks_to_run) {
        Some(ToRun::Tasks(run)) => page.write(page.words.locale().count(u64::from(run))),
        Some(ToRun::NoRoom { .. }) => page.say(Label::ZoneNoRoom),
        Some(ToRun::NoOther) | None => page.say(Label::ZoneNoOther),
    }
    page.close();
    page.close();
}

fn row(page: &mut Writer, shown: &Shown<'_>, loss: &ZoneLoss) {
    let failed = shown.lost == Some(loss.zone);
    let mut zone = [0; 4];
    let zone = &*loss.zone.letter().encode_utf8(&mut zone);
    page.open_as("tr", if failed { "lost" } else { "" });
    page.key(zone);
    page.open("th scope='row'");
    zone_button(page, shown, loss.zone);
    page.close();
    outcome(page, Label::ZoneStart, loss.new_tasks);
    let mut zones = String::new();
    for zone in &loss.outbound_lost_in {
        more(&mut zones, zone.letter().encode_utf8(&mut [0; 4]));
    }
    if let Some(family) = loss.family_lost() {
        zones.push_str(&[" (", family.name(), ")"].concat());
    }
    match loss.tasks_left {
        // Nobody is left who could lose it.
        0 => {
            cell(page, "", Label::ZoneOutbound);
            page.write("\u{2013}");
            page.close();
        }
        _ => lost(page, Label::ZoneOutbound, zones),
    }
    let mut services = String::new();
    for service in &loss.services_lost {
        more(&mut services, page.words.service(*service));
    }
    lost(page, Label::ZoneServices, services);
    if let Some(balanced) = loss.balanced {
        outcome(page, Label::ZoneBalancer, balanced);
    }
    let locale = page.words.locale();
    cell(page, "number", Label::ZoneTasksLeft);
    page.write(locale.count(u64::from(loss.tasks_left)));
    page.close();
    page.close();
    // Whoever fails it here sees nothing of the picture.
    if failed {
        page.open("tr class='outcome'");
        page.key(&[zone, "-lost"].concat());
        page.open("td colspan='7'");
        page.open_as("p", loss_class(loss));
        page.write(loss_told(shown, loss, page.words));
        page.close();
        page.close();
        page.close();
    }
}

/// Opens a cell that can do without the table's header: a narrow page has none.
fn cell(page: &mut Writer, class: &'static str, title: Label) {
    page.open_as("td", class);
    page.set("data-label", page.words.label(title));
}

fn more(list: &mut String, name: &str) {
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(name);
}

fn lost(page: &mut Writer, title: Label, what: String) {
    cell(page, if what.is_empty() { "" } else { "no" }, title);
    match what.is_empty() {
        true => page.say(Label::ZoneNothingLost),
        false => page.write(what),
    }
    page.close();
}

fn outcome(page: &mut Writer, title: Label, outcome: Outcome) {
    let (class, shape, word) = match outcome {
        Outcome::Works => ("yes", Mark::Yes, Label::Yes),
        Outcome::Fails => ("no", Mark::No, Label::No),
        Outcome::Unknown => ("info", Mark::Unknown, Label::Unknown),
    };
    cell(page, class, title);
    mark(page, shape);
    page.say(word);
    page.close();
}
