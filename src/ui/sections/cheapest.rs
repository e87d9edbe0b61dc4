//! The cheapest designs that do what is wanted.

use super::outlook::{dot, text};
use super::ways::act;
use super::{Column, Mark, Shown, head, mark};
use crate::assess::Trait;
use crate::blueprint;
use crate::chart;
use crate::decide::{Choice, Search};
use crate::prices::Currency;
use crate::resilience::Endurance;
use crate::text::Label;
use crate::ui::explain::{Figure, how};
use crate::ui::fields::checkbox;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;
use crate::units::Money;
use std::rc::Rc;
use yew::AttrValue;

const _: () = assert!(Endurance::Unharmed as u8 == chart::HIGHEST, "each endurance has a level");

/// The panel.
pub(in crate::ui) fn cheapest_design(page: &mut Writer, shown: &Shown<'_>) {
    page.open("details class='panel' id='cheapest'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Cheapest));
    page.label("summary id='cheapest-title'", Label::Cheapest);
    page.slot();
    if shown.open.contains(&Panel::Cheapest) {
        requirements(page, shown);
        page.slot();
        if let Some(search) = &shown.derived.search {
            results(page, shown, search);
        }
        page.close();
    }
    page.close();
    page.close();
}

fn requirements(page: &mut Writer, shown: &Shown<'_>) {
    let deciding = shown.deciding;
    page.open("fieldset class='wanted'");
    page.label("legend", Label::CheapestHint);
    for (place, one) in Trait::ALL.iter().copied().enumerate() {
        let id = ["want-", &place.to_string()].concat();
        let label = page.words.offered(one);
        let turned = [Action::Want(one), Action::DoWithout(one)];
        checkbox(page, id.into(), label.into(), deciding.wanted.has(one), turned);
    }
    let zones = shown.scenario.zones.get().to_string();
    let label = [page.words.label(Label::KeepZones), page.words.label(Label::Colon), &zones];
    let turned = [true, false].map(Action::KeepZones);
    checkbox(page, "keep-zones".into(), label.concat().into(), deciding.keep_zones, turned);
    page.close();
    let wrong = deciding.limit.is_err();
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
    let currency = shown.assessment.bill.currency;
    page.line("span class='unit'", page.words.locale().currency_name(currency));
    page.close();
    page.slot();
    if wrong {
        page.label("p class='message' id='budget-message'", Label::BudgetWrong);
        page.tell(page.words.label(Label::BudgetWrong).into());
    }
    page.close();
    page.close();
}

fn results(page: &mut Writer, shown: &Shown<'_>, search: &Search) {
    let searching = shown.derived.searching;
    let progress = search.progress();
    let done = progress.looked_at >= progress.of;
    page.open("div class='bar'");
    let searched = AttrValue::from(page.words.searched(&progress, done));
    page.line("p class='hint' id='searched' tabindex='-1'", searched.clone());
    // Only the end is told.
    page.tell(if done { searched } else { "".into() });
    page.open("button type='button' id='search-stop'");
    match done {
        false => page.on(On::Click, Reaction::Do(Action::StopSearch)),
        // Not gone, nor `disabled`: that would take the focus away from whoever is about to press it.
        true => page.set("aria-disabled", "true"),
    }
    page.say(if searching || done { Label::SearchStop } else { Label::SearchAgain });
    page.close();
    page.close();
    how(page, Figure::Search);
    page.slot();
    match (search.found().is_empty(), done) {
        (true, true) => page.label("p id='nothing-fits'", Label::NothingFits),
        (true, false) => {}
        (false, _) => found(page, shown, search),
    }
    page.close();
}

/// The designs that were found, the cheapest first.
fn found(page: &mut Writer, shown: &Shown<'_>, search: &Search) {
    front(page, search, shown.assessment.bill.currency);
    page.open("div class='scrolls' tabindex='0' role='group' aria-labelledby='cheapest-title'");
    page.open("table class='found' aria-labelledby='cheapest-title'");
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

fn row(
    page: &mut Writer,
    shown: &Shown<'_>,
    (place, choice): (usize, &Choice),
    next: Option<&Choice>,
) {
    let words = page.words;
    let name = words.design(blueprint::summary(&choice.design));
    let current = choice.design == *shown.scenario;
    page.open_as("tr", if current { "here" } else { "" });
    page.key(&name);
    page.open("th scope='row'");
    page.write([&place.saturating_add(1).to_string(), ". ", &name].concat());
    page.open("span class='tags'");
    for one in Trait::ALL.iter().copied().filter(|one| choice.traits.has(*one)) {
        page.open("span class='tag yes'");
        mark(page, Mark::Yes);
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
        page.open("span class='tag unused'");
        mark(page, Mark::No);
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
        let adopt = Action::Adopt(Rc::clone(&design));
        act(page, Label::WayUse, &name, Reaction::Do(adopt));
        act(page, Label::WayPin, &name, Reaction::Do(Action::Pin(Some(design))));
    }
    page.close();
    page.close();
}

/// Cost against what is left when a zone fails: what nothing cheaper does better.
fn front(page: &mut Writer, search: &Search, currency: Option<Currency>) {
    let words = page.words;
    page.open("figure");
    page.label("figcaption class='hint' id='front-title'", Label::Front);
    page.open("svg class='chart' role='img' aria-labelledby='front-title'");
    page.set("viewBox", format!("0 0 {} {}", chart::FRONT_SIZE.0, chart::FRONT_SIZE.1));
    for said in Endurance::ALL.iter().copied().rev() {
        let (x, y) = chart::level(said as u8);
        page.open("path class='ch-grid'");
        page.set("d", format!("M{x} {y}H{}", chart::FRONT_SIZE.0));
        page.close();
        // What has two parts stands in two lines: a narrow page has no room for a longer one.
        let said = words.endurance(said);
        match said.split_once(", ") {
            Some((first, second)) => {
                text(page, "ch-amount", (x, y.saturating_sub(70)), [first, ","].concat());
                text(page, "ch-amount", (x, y.saturating_add(90)), second.to_owned());
            }
            None => text(page, "ch-amount", (x, y), said.to_owned()),
        }
    }
    let places: Vec<(Money, u8)> =
        search.found().iter().map(|choice| (choice.total, choice.left as u8)).collect();
    let points = chart::front(&places);
    let [left, right] = chart::front_ends();
    let round = |amount| words.locale().round_money(amount, currency);
    text(page, "ch-start", left, round(Money::ZERO));
    let dearest = places.iter().map(|(cost, _)| *cost).max().unwrap_or_default();
    let month = words.label(Label::WayCost);
    let dearest =
        [month, words.label(Label::Colon), &words.locale().money(dearest, currency)].concat();
    text(page, "ch-end", right, dearest);
    let on: Vec<&Choice> = search.front().collect();
    let mut stairs = Vec::with_capacity(on.len());
    for (choice, point) in search.found().iter().zip(&points) {
        match on.contains(&choice) {
            true => stairs.push(*point),
            false => dot(page, "ch-other", *point),
        }
    }
    // Below what is written.
    page.open("path class='ch-front'");
    page.set("d", chart::stairs(&stairs));
    page.close();
    for (place, (choice, point)) in search.found().iter().zip(points).enumerate() {
        if on.contains(&choice) {
            dot(page, "ch-meet", point);
            let before = chart::has_room_before(point);
            let class = if before { "ch-number ch-end" } else { "ch-number" };
            let cost = words.locale().money(choice.total, currency);
            let name = [&place.saturating_add(1).to_string(), " \u{b7} ", &cost].concat();
            text(page, class, point, name);
        }
    }
    page.close();
    page.close();
}
