//! The cheapest designs that do what is wanted.

use super::outlook::text as label;
use super::ways::act;
use super::{Column, Shown, head, mark};
use crate::assess::Trait;
use crate::decide::{Choice, Search};
use crate::resilience::Endurance;
use crate::text::Label;
use crate::ui::fields::checkbox;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;
use crate::units::{Money, Quantity};
use std::rc::Rc;

/// The panel.
pub(in crate::ui) fn cheapest_design(page: &mut Writer, shown: &Shown<'_>) {
    page.open("details class='panel' id='cheapest'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Cheapest));
    page.label("summary id='cheapest-title'", Label::Cheapest);
    if shown.open.contains(&Panel::Cheapest) {
        requirements(page, shown);
        if let Some(search) = &shown.derived.search {
            results(page, shown, search);
        }
    }
    page.close();
}

fn requirements(page: &mut Writer, shown: &Shown<'_>) {
    let deciding = shown.deciding;
    page.open("fieldset class='wanted'");
    page.label("legend", Label::CheapestHint);
    for (place, one) in Trait::ALL.into_iter().enumerate() {
        let id = ["want-", &place.to_string()].concat();
        let label = page.words.offered(one);
        checkbox(page, id.into(), label, deciding.wanted.has(one), Action::Want(one));
    }
    page.close();
    let wrong = deciding.budget().is_err();
    page.open("div class='field budget'");
    page.label("label for='budget'", Label::Budget);
    page.open_as("div", if wrong { "entry wrong" } else { "entry" });
    page.open("input type='text' id='budget' inputmode='decimal' autocomplete='off'");
    page.value(deciding.budget.clone().into());
    page.on(On::Input, Reaction::With(|text| Some(Action::Budget(text))));
    if wrong {
        page.set("aria-invalid", "true");
        page.set("aria-describedby", "budget-message");
    }
    page.close();
    page.close();
    match wrong {
        true => {
            page.label("p class='message' role='alert' id='budget-message'", Label::BudgetWrong)
        }
        false => page.gap(),
    }
    page.close();
}

fn results(page: &mut Writer, shown: &Shown<'_>, search: &Search) {
    let searching = shown.derived.searching;
    let progress = search.progress();
    let done = progress.looked_at >= progress.of;
    page.open("div class='bar'");
    page.line("p class='hint' role='status' id='searched'", page.words.searched(&progress, done));
    match (searching, done) {
        (true, _) => stop(page, Label::SearchStop, true),
        (false, false) => stop(page, Label::SearchAgain, false),
        (false, true) => page.gap(),
    }
    page.close();
    if search.found().is_empty() {
        match done {
            true => page.label("p id='nothing-fits'", Label::NothingFits),
            false => page.gap(),
        }
        return;
    }
    front(page, search);
    page.open("div class='scrolls' tabindex='0' role='group' aria-labelledby='cheapest-title'");
    page.open("table class='found'");
    let columns = [
        Column::Words(Label::CheapestDesign),
        Column::Numbers(Label::WayCost),
        Column::Words(Label::GivesUp),
        Column::Words(Label::WayActs),
    ];
    head(page, &columns);
    page.open("tbody");
    let mut found = search.found().iter().enumerate().peekable();
    while let Some((place, choice)) = found.next() {
        row(page, shown, (place, choice), found.peek().map(|(_, next)| *next));
    }
    page.close();
    page.close();
    page.close();
}

fn stop(page: &mut Writer, label: Label, stopped: bool) {
    let action = Action::StopSearch(stopped);
    super::frame::button(page, "button type='button' id='search-stop'", label, action);
}

fn row(
    page: &mut Writer,
    shown: &Shown<'_>,
    (place, choice): (usize, &Choice),
    next: Option<&Choice>,
) {
    let words = page.words;
    let name = words.design(&choice.design);
    let current = choice.design == *shown.scenario;
    page.open_as("tr", if current { "here" } else { "" });
    page.key(&name);
    page.open("th scope='row'");
    page.write([&place.saturating_add(1).to_string(), ". ", &name].concat());
    page.open("span class='tags'");
    for one in Trait::ALL.into_iter().filter(|one| choice.traits.has(*one)) {
        page.open("span class='tag yes'");
        mark(page, "yes");
        page.write(words.offered(one));
        page.close();
    }
    page.close();
    page.close();
    page.line(
        "td class='number'",
        words.locale().money(choice.total, shown.assessment.bill.currency),
    );
    page.open("td");
    page.set("data-label", words.label(Label::GivesUp));
    let mut nothing = true;
    for lost in next.into_iter().flat_map(|next| choice.gives_up(next)) {
        nothing = false;
        page.open("span class='tag no'");
        mark(page, "no");
        page.write(words.offered(lost));
        page.close();
    }
    if nothing {
        page.label("span class='hint'", Label::GivesUpNothing);
    }
    page.close();
    page.open("td class='acts'");
    if current {
        page.label("span class='hint'", Label::WayCurrent);
    } else {
        let design = Rc::new(choice.design.clone());
        act(page, Label::WayUse, &name, Action::Adopt(Rc::clone(&design)));
        act(page, Label::WayPin, &name, Action::Pin(Some(design)));
    }
    page.close();
    page.close();
}

/// The picture's size, the room for words on its left, and for a row of it, in pixels at natural size.
const WIDTH: i32 = 500;
const LEFT: i32 = 132;
const ROW: i32 = 30;
const TOP: i32 = 20;

/// Cost against what is left when a zone fails: what nothing cheaper does better.
fn front(page: &mut Writer, search: &Search) {
    let words = page.words;
    let dearest = search.found().iter().map(|choice| choice.total).max().unwrap_or_default();
    let dearest = dearest.max(Money::cents(100));
    let room = Quantity::whole(u64::try_from(WIDTH - LEFT - 28).unwrap_or(0));
    let x = |cost: Money| {
        let along = room.part_of_money(cost, dearest).floor();
        LEFT.saturating_add(i32::try_from(along).unwrap_or(0))
    };
    let y = |choice: &Choice| TOP + ROW * (2 - i32::from(choice.endurance().min(2)));
    page.open("figure");
    page.label("figcaption class='hint' id='front-title'", Label::Front);
    page.open("svg class='chart' role='img' aria-labelledby='front-title'");
    page.set("viewBox", format!("0 0 {WIDTH} {}", TOP + ROW * 2 + 12));
    let levels = [Endurance::Unharmed, Endurance::RunsOn, Endurance::LosesWays];
    for (level, place) in levels.into_iter().zip(0_i32..) {
        let at = TOP + ROW * place;
        page.open("path class='ch-grid'");
        page.set("d", format!("M{LEFT} {at}H{WIDTH}"));
        page.close();
        label(page, "ch-amount", (LEFT - 8, at + 4), words.endurance(level).to_owned());
    }
    let mut way = String::new();
    for choice in search.front() {
        let (x, y) = (x(choice.total), y(choice));
        way.push_str(&match way.is_empty() {
            true => format!("M{x} {y}"),
            false => format!("H{x}V{y}"),
        });
    }
    page.open("path class='ch-front'");
    page.set("d", way);
    page.close();
    let front: Vec<&Choice> = search.front().collect();
    for (place, choice) in search.found().iter().enumerate() {
        let on = front.contains(&choice);
        page.open_as("circle", if on { "ch-meet" } else { "ch-other" });
        page.set("r", if on { "4" } else { "2.5" });
        page.set("cx", x(choice.total).to_string());
        page.set("cy", y(choice).to_string());
        page.close();
        if on {
            let number = place.saturating_add(1).to_string();
            label(page, "ch-number", (x(choice.total) + 7, y(choice) - 6), number);
        }
    }
    page.close();
    page.close();
}
