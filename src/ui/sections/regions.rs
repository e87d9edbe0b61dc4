//! The same design in every Region, the cheapest first.

use super::ways::{act, labelled, total, without};
use super::{Column, Shown, head};
use crate::assess::monthly_bill;
use crate::bill::Bill;
use crate::decide::total_difference;
use crate::prices::Region;
use crate::scenario::{Scenario, ZoneCount};
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;
use std::rc::Rc;

/// One row a Region, worked out while somebody looks at it.
pub(in crate::ui) fn regions(page: &mut Writer, shown: &Shown<'_>) {
    page.open("details class='panel' id='regions'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Regions));
    page.label("summary id='regions-title'", Label::Elsewhere);
    page.slot();
    if shown.open.contains(&Panel::Regions) {
        table(page, shown);
    }
    page.close();
    page.close();
}

/// The design in a Region: in as many of its zones as that has.
fn there(design: &Scenario, region: Region) -> Scenario {
    let zones = region.zone_count().unwrap_or(ZoneCount::MAX).min(design.zones.get());
    let zones = ZoneCount::new(zones).unwrap_or(design.zones);
    Scenario { region, zones, ..design.clone() }
}

fn table(page: &mut Writer, shown: &Shown<'_>) {
    let own = &shown.assessment.bill;
    let mut all: Vec<(Scenario, Bill)> = Vec::new();
    // What is known in full and can be compared comes first; what is known in part says little by its total,
    // and what is not known at all nothing.
    let rank = |bill: &Bill| {
        (is_unknown(bill), !bill.complete, bill.currency != own.currency, bill.monthly_total)
    };
    for region in Region::all() {
        let design = there(shown.scenario, region);
        let bill = monthly_bill(&design).bill;
        let place = all.iter().position(|(_, other)| rank(other) > rank(&bill));
        all.insert(place.unwrap_or(all.len()), (design, bill));
    }
    page.open("div class='scrolls' tabindex='0' role='group' aria-labelledby='regions-title'");
    page.open("table class='found'");
    let columns = [
        Column::Words(Label::Region),
        Column::Numbers(Label::WayCost),
        Column::Numbers(Label::AgainstThis),
        Column::Words(Label::WayActs),
    ];
    head(page, &columns);
    page.open("tbody");
    for (design, bill) in all {
        row(page, shown, design, &bill);
    }
    page.close();
    page.close();
    page.close();
}

/// No price of it is known.
fn is_unknown(bill: &Bill) -> bool {
    !bill.complete && bill.sum().is_nothing()
}

fn row(page: &mut Writer, shown: &Shown<'_>, design: Scenario, bill: &Bill) {
    let (words, own) = (page.words, &shown.assessment.bill);
    let current = design.region == shown.scenario.region;
    let name = [design.region.code(), " \u{b7} ", words.region(design.region)].concat();
    page.open_as("tr", if current { "here" } else { "" });
    page.key(design.region.code());
    page.open("th scope='row'");
    page.write(name.clone());
    if current {
        page.label("span class='hint'", Label::WayCurrent);
    }
    // A Region with fewer zones has another design.
    if design.zones != shown.scenario.zones {
        let zones = design.zones.get().to_string();
        let said = [words.label(Label::Zones), words.label(Label::Colon), &zones].concat();
        page.line("span class='hint'", said);
    }
    page.close();
    page.open("td class='number'");
    page.write(total(bill, words));
    match is_unknown(bill) {
        true => page.gap(),
        false => without(page, bill),
    }
    page.close();
    let more = total_difference(own, bill).filter(|_| !current);
    let more = more.map(|more| words.locale().difference(more, own.currency));
    labelled(page, Label::AgainstThis, more.unwrap_or_else(|| "\u{2013}".to_owned()));
    page.open("td class='acts'");
    match (shown.view.readonly, current) {
        (true, _) => page.gap(),
        // Still there, as long as it has the focus of whoever has just pressed it.
        (false, true) => act(page, Label::WayUse, &name, Reaction::Nothing),
        (false, false) => {
            let adopt = Action::Adopt(Rc::new(design));
            act(page, Label::WayUse, &name, Reaction::Do(adopt));
        }
    }
    page.close();
    page.close();
}
