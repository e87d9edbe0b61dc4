//! The same design in every Region, the cheapest first.

use super::ways::{act, labelled, total, without};
use super::{Column, Shown, head};
use crate::decide::Elsewhere;
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;
use std::rc::Rc;

/// One row a Region, while somebody looks at it.
pub(in crate::ui) fn regions(page: &mut Writer, shown: &Shown<'_>) {
    page.open("details class='panel' id='regions'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Regions));
    page.label("summary id='regions-title'", Label::Elsewhere);
    page.slot();
    if let Some(regions) = &shown.derived.regions {
        table(page, shown, regions);
    }
    page.close();
    page.close();
}

/// Those whose cost is known, at least in part; the others below, folded.
fn table(page: &mut Writer, shown: &Shown<'_>, regions: &[Elsewhere]) {
    rows(page, shown, regions.iter().filter(|there| !there.is_unknown()));
    let unknown = || regions.iter().filter(|there| there.is_unknown());
    let count = unknown().count();
    if count == 0 {
        return page.gap();
    }
    page.open("details class='sources'");
    let words = page.words;
    let said = [words.label(Label::RegionsUnpriced), words.label(Label::Colon), &count.to_string()];
    page.line("summary", said.concat());
    rows(page, shown, unknown());
    page.close();
}

fn rows<'a>(page: &mut Writer, shown: &Shown<'_>, regions: impl Iterator<Item = &'a Elsewhere>) {
    page.open("div class='scrolls' tabindex='0' role='group' aria-labelledby='regions-title'");
    page.open("table class='found' aria-labelledby='regions-title'");
    let columns = [
        Column::Words(Label::Region),
        Column::Numbers(Label::WayCost),
        Column::Numbers(Label::AgainstThis),
        Column::Words(Label::WayActs),
    ];
    head(page, &columns);
    page.open("tbody");
    for there in regions {
        row(page, shown, there);
    }
    page.close();
    page.close();
    page.close();
}

fn row(page: &mut Writer, shown: &Shown<'_>, there: &Elsewhere) {
    let (words, own) = (page.words, &shown.assessment.bill);
    let Elsewhere { design, bill } = there;
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
    match there.is_unknown() {
        true => page.gap(),
        false => without(page, bill),
    }
    page.close();
    let more = bill.more_than(own).filter(|_| !current);
    let more = more.map(|more| words.locale().difference(more, own.currency));
    labelled(page, Label::AgainstThis, more.unwrap_or_else(|| "\u{2013}".to_owned()));
    page.open("td class='acts'");
    match (shown.view.readonly, current) {
        (true, _) => page.gap(),
        // Still there, as long as it has the focus of whoever has just pressed it.
        (false, true) => act(page, Label::WayUse, &name, Reaction::Nothing),
        (false, false) => {
            let adopt = Action::Adopt(Rc::new(design.clone()));
            act(page, Label::WayUse, &name, Reaction::Do(adopt));
        }
    }
    page.close();
    page.close();
}
