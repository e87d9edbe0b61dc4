//! Public IPv4 addresses: paid for without use (B13), changing with every task (B14), or lost with a stop (D8).

use super::{Finding, Speaker, note};
use crate::bill::RateSheet;
use crate::ecs::{Carrier, has_trunking};
use crate::network::{Family, Network, Owner, Target};
use crate::prices::Item;
use crate::scenario::{PublicAccessBlock, Scenario};
use crate::units::Quantity;

pub(crate) fn addresses(
    scenario: &Scenario,
    network: &Network,
    rates: &RateSheet<'_>,
    findings: &mut Vec<Finding>,
) {
    let launch_type = scenario.launch_type;
    for (owner, carrier) in
        [(Owner::Task, Carrier::Task), (Owner::ContainerInstance, Carrier::Host)]
    {
        let speaker = Speaker { carrier, launch_type };
        let held = network.interfaces.iter().map(|(_, interface)| interface);
        let held = held.filter(|interface| interface.owner == owner && interface.count > 0);
        let held = held.filter(|interface| interface.public_ipv4);
        // Without a route to an internet gateway an address can be used in neither direction (D4), nor
        // while public access is blocked (D30).
        let blocked = network.public_access_block != PublicAccessBlock::Off;
        let (usable, unused): (Vec<_>, Vec<_>) = held.partition(|interface| {
            let routes = network.route_table_of(interface.subnet);
            !blocked && routes.default_target(Family::Ipv4) == Some(Target::InternetGateway)
        });
        let addresses = unused.iter().map(|interface| u64::from(interface.count)).sum();
        if addresses > 0 {
            let hours = Quantity::whole(scenario.hours_per_month.hours()).times(addresses);
            let cost = rates.cost(Item::PublicIpv4InUseHour, hours);
            note(findings, Finding::PublicIpv4Unused { speaker, addresses, cost, blocked });
        } else if owner == Owner::Task
            && launch_type.gives_tasks_public_ipv4()
            && !usable.is_empty()
        {
            note(findings, Finding::PublicAddressChanges);
        }
        let trunks = has_trunking(scenario);
        if owner == Owner::ContainerInstance && trunks && !usable.is_empty() {
            note(findings, Finding::TrunkLosesPublicIp);
        }
    }
}
