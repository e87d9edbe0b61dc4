//! What each Availability Zone takes with it when it fails.

use super::{Shown, column, mark, row_title, section};
use crate::resilience::ZoneLoss;
use crate::text::{Label, Words};
use crate::ui::element::{element, line, text};
use yew::prelude::*;

/// One row a zone.
pub(in crate::ui) fn zone_losses(shown: &Shown<'_>) -> Html {
    let words = shown.words;
    let losses = &shown.assessment.zone_loss;
    if losses.is_empty() {
        return text("");
    }
    let head = vec![
        column(words.label(Label::ZoneLost), ""),
        column(words.label(Label::ZoneOutbound), ""),
        column(words.label(Label::ZoneStart), ""),
        column(words.label(Label::ZoneTasksLeft), "number"),
    ];
    let rows = losses.iter().map(|loss| row(loss, words)).collect();
    let table = element(
        "table",
        "",
        vec![element("thead", "", vec![element("tr", "", head)]), element("tbody", "", rows)],
    );
    section("zones", "zones-title", words.label(Label::ZoneLoss), vec![table])
}

fn row(loss: &ZoneLoss, words: &dyn Words) -> Html {
    let lost: Vec<String> =
        loss.outbound_lost_in.iter().map(|zone| zone.letter().to_string()).collect();
    let (class, lost) = match lost.is_empty() {
        true => ("", words.label(Label::ZoneNothingLost).to_owned()),
        false => ("no", lost.join(", ")),
    };
    let (start, word) = match loss.new_tasks_can_start {
        true => ("yes", Label::Yes),
        false => ("no", Label::No),
    };
    element(
        "tr",
        "",
        vec![
            row_title(loss.zone.letter().to_string()),
            line("td", class, lost),
            element("td", start, vec![mark(start), text(words.label(word))]),
            line("td", "number", words.locale().count(u64::from(loss.tasks_left))),
        ],
    )
}
