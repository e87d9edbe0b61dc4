//! What each Availability Zone takes with it when it fails.

use super::{Shown, head, mark, row_title};
use crate::reach::Outcome;
use crate::resilience::ZoneLoss;
use crate::text::Label;
use crate::ui::writer::Writer;

/// One row a zone.
pub(in crate::ui) fn zone_losses(page: &mut Writer, shown: &Shown<'_>) {
    let losses = &shown.assessment.zone_loss;
    if losses.is_empty() {
        return page.write("");
    }
    page.open("section class='zones' id='zones' aria-labelledby='zones-title' tabindex='-1'");
    page.label("h2 id='zones-title'", Label::ZoneLoss);
    page.open("table");
    let columns = [Label::ZoneLost, Label::ZoneOutbound, Label::ZoneStart];
    head(page, &columns, Some(Label::ZoneTasksLeft));
    page.open("tbody");
    for loss in losses {
        row(page, loss);
    }
    page.close();
    page.close();
    page.close();
}

fn row(page: &mut Writer, loss: &ZoneLoss) {
    page.open("tr");
    row_title(page, loss.zone.letter().to_string());
    let mut lost = String::new();
    for zone in &loss.outbound_lost_in {
        if !lost.is_empty() {
            lost.push_str(", ");
        }
        lost.push(zone.letter());
    }
    match lost.is_empty() {
        true => page.label("td", Label::ZoneNothingLost),
        false => page.line("td class='no'", lost),
    }
    let (start, word) = match loss.new_tasks {
        Outcome::Works => ("yes", Label::Yes),
        Outcome::Fails => ("no", Label::No),
        Outcome::Unknown => ("info", Label::Unknown),
    };
    page.open_as("td", start);
    mark(page, start);
    page.say(word);
    page.close();
    let left = page.words.locale().count(u64::from(loss.tasks_left));
    page.line("td class='number'", left);
    page.close();
}
