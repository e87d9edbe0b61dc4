//! Who uses the addresses of each subnet. Drawn while it is open.

use super::{Column, Shown, head, row_title};
use crate::network::{AddressUse, Network};
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Panel;
use crate::ui::writer::Writer;

/// One row a subnet.
pub(in crate::ui) fn addresses(page: &mut Writer, shown: &Shown<'_>) {
    let used = &shown.assessment.addresses;
    if used.is_empty() {
        return page.gap();
    }
    page.open("details class='addresses'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Addresses));
    page.label("summary id='addresses-title'", Label::Addresses);
    page.slot();
    if shown.open.contains(&Panel::Addresses) {
        page.open("div class='wide' tabindex='0' role='group' aria-labelledby='addresses-title'");
        page.open("table aria-labelledby='addresses-title'");
        let counts = [
            Label::AddressTasks,
            Label::AddressInstances,
            Label::AddressEndpoints,
            Label::AddressNat,
            Label::AddressBalancer,
            Label::AddressUsed,
            Label::AddressDeploying,
            Label::AddressUsable,
        ];
        let subnet = std::iter::once(Column::Words(Label::AddressSubnet));
        let columns: Vec<Column> = subnet.chain(counts.map(Column::Numbers)).collect();
        head(page, &columns);
        page.open("tbody");
        for one in used {
            row(page, one, &shown.assessment.network);
        }
        page.close();
        page.close();
        page.close();
    }
    page.close();
    page.close();
}

fn row(page: &mut Writer, used: &AddressUse, network: &Network) {
    let role = crate::diagram::Label::Subnet(network.role_of(used.subnet));
    let zone = network.subnets[used.subnet].zone.letter();
    let range = network.range_of(used.subnet).map(|range| range.to_string());
    let title = page.words.diagram_label(&role);
    page.open("tr");
    row_title(page, format!("{title} {zone}, {}", range.unwrap_or_default()));
    let locale = page.words.locale();
    let (tasks, all) = (used.tasks, used.used());
    let counts = [tasks, used.instances, used.endpoints, used.nat, used.balancer];
    for count in counts {
        page.line("td", locale.count(count));
    }
    for count in [all, used.deploying()] {
        let full = count > used.usable;
        page.open_as("td", if full { "no" } else { "" });
        page.write(locale.count(count));
        page.close();
    }
    page.line("td class='number'", locale.count(used.usable));
    page.close();
}
