//! AWS's sentence about NAT gateways and small workloads, beside what it comes to.

use super::Shown;
use crate::decide;
use crate::ecs::Carrier;
use crate::findings::{Finding, address_holders};
use crate::scenario::Count;
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;

/// The slider goes past the break-even of four gateways.
const MOST: u32 = 60;

/// The sentence, a slider of what would hold the addresses, and both costs.
pub(in crate::ui) fn claim(page: &mut Writer, shown: &Shown<'_>) {
    let (carrier, own) = address_holders(shown.scenario);
    let holders = shown.deciding.claimed.unwrap_or(own.get()).min(MOST);
    let finding = Count::new(holders).and_then(|holders| decide::claim(shown.scenario, holders));
    let Some(finding) = finding else { return page.gap() };
    page.open("details class='panel' id='claim'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Claim));
    page.label("summary", Label::Claim);
    page.slot();
    if shown.open.contains(&Panel::Claim) {
        let currency = shown.assessment.bill.currency;
        let text = page.words.finding(&finding, currency);
        page.line("p", text.title);
        page.open("div class='slide'");
        let holder = match carrier {
            Carrier::Task => Label::Tasks,
            Carrier::Host => Label::Instances,
        };
        page.label("label for='claim-tasks'", holder);
        page.open("input type='range' id='claim-tasks' min='1'");
        page.set("max", MOST.to_string());
        page.value(holders.to_string().into());
        page.on(On::Input, Reaction::With(|text| text.parse().ok().map(Action::Claim)));
        page.close();
        page.line("output for='claim-tasks'", page.words.locale().count(holders.into()));
        page.close();
        if let Finding::SmallWorkloadClaim { nat, public, .. } = finding {
            let locale = page.words.locale();
            page.open("dl class='two'");
            for (label, amount) in [(Label::ClaimPublic, public), (Label::ClaimNat, nat)] {
                page.open("div");
                page.label("dt", label);
                page.line("dd class='number'", locale.money(amount, currency));
                page.close();
            }
            page.close();
        }
        page.line("p class='hint'", text.why);
        super::rules(page, finding.rules());
    }
    page.close();
    page.close();
}
