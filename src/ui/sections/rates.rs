//! The user's own rates and discounts, beside what AWS publishes.

use super::Form;
use super::frame::button;
use crate::bill::{Origin, RateSheet, Unit};
use crate::prices::{Discounts, Item, Offer, PriceOverrides};
use crate::scenario::{Key, Scenario};
use crate::text::Label;
use crate::ui::fields::{Typed, typed};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};

/// A field for every rate on the bill, and one for every service on it.
pub(super) fn rates(form: &mut Form<'_>) {
    let (scenario, bill) = (form.scenario, &form.assessment.bill);
    form.page.open("details class='sources' id='rates'");
    form.page.on(On::Toggle, Reaction::Disclose(Panel::Rates));
    form.page.open("summary");
    form.page.say(Label::Rates);
    let own = scenario.price_overrides.iter().count();
    let own = own.saturating_add(scenario.discounts.iter().count());
    if own > 0 {
        form.page.line("span class='now'", own.to_string());
    }
    form.page.close();
    form.page.slot();
    if form.open.contains(&Panel::Rates) {
        form.page.label("p class='hint'", Label::RatesHint);
        form.page.open("div class='rates'");
        let mut offers: Vec<Offer> = Vec::new();
        let mut seen: Vec<Item> = Vec::new();
        for line in &bill.lines {
            let Some(item) = line.item.filter(|item| !seen.contains(item)) else { continue };
            seen.push(item);
            if !offers.contains(&item.offer()) {
                offers.push(item.offer());
            }
            let label = form.page.words.charge(line.charge);
            form.page.open("div");
            form.page.key(item.name());
            let words = form.page.words;
            let each = match line.unit() {
                Unit::Gigabytes => Label::PerGb,
                Unit::CapacityUnitHours | Unit::NetworkCapacityUnitHours => Label::PerCapacityHour,
                Unit::Hours | Unit::VcpuHours | Unit::GigabyteHours => Label::PerHour,
            };
            let currency = words.locale().currency_name(bill.currency);
            let unit = [currency, " ", words.label(each)].concat();
            entry(form, Key::PriceOverrides, item.name(), label.to_owned(), unit);
            form.page.line("p class='hint'", published(form, scenario, item));
            form.page.close();
        }
        for offer in offers {
            let discount = form.page.words.label(Label::Discount);
            let label =
                [discount, form.page.words.label(Label::Colon), form.page.words.offer(offer)]
                    .concat();
            entry(form, Key::Discounts, offer.code(), label, "%".to_owned());
        }
        form.page.close();
        if own > 0 {
            form.page.open("div class='buttons'");
            button(
                form.page,
                "button type='button' id='reset-rates'",
                Label::RatesReset,
                Action::ResetRates,
            );
            form.page.close();
        } else {
            form.page.gap();
        }
    }
    form.page.close();
    form.page.close();
}

/// The list price that a rate of one's own takes the place of.
fn published(form: &Form<'_>, scenario: &Scenario, item: Item) -> String {
    let words = form.page.words;
    let (none, nothing_off) = (PriceOverrides::default(), Discounts::default());
    let sheet = RateSheet::new(scenario.region, &none, &nothing_off);
    let priced = sheet.price(item, crate::units::Quantity::ZERO);
    let rate = priced.parts.first().map(|part| words.locale().rate(part.rate, sheet.currency()));
    let list = [words.label(Label::ListPrice), words.label(Label::Colon)].concat();
    match (rate, priced.origin) {
        (Some(rate), Some(Origin::Published { as_of, .. })) => {
            format!("{list}{rate} ({})", words.read_on(as_of))
        }
        (_, _) => [list.as_str(), words.label(Label::NotKnown)].concat(),
    }
}

fn entry(form: &mut Form<'_>, key: Key, side: &'static str, label: String, unit: String) {
    let (text, message) = form.typed_entry(key, side, &label);
    let field = Typed {
        key,
        side,
        lines: false,
        term: None,
        label: label.into(),
        text,
        form: "",
        message,
        unit: Some(unit.into()),
        steps: None,
        inputmode: "decimal",
    };
    typed(form.page, field);
}
