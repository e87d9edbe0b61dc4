//! The bill of a scenario: what its network holds, and its month's traffic on the paths that were traced for it.

use super::Judge;
use super::paths::Paths;
use crate::bill::{self, BalancerLoad, Bill, RateSheet, Traffic, Usage};
use crate::blueprint;
use crate::ecs::{self, Carriers};
use crate::findings::{self, Finding};
use crate::network::Network;
use crate::scenario::{Endpoint, Registry, Scenario};
use crate::units::Quantity;

/// A bill, and what becomes of the traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// The bill.
    pub bill: Bill,
    /// What goes through the NAT instance is more than that sustains; it is billed all the same.
    pub overloaded: Option<Finding>,
    /// GB that go through NAT or to the egress VPC on their way to services that a gateway endpoint would carry them to
    /// for nothing.
    pub to_spare: Vec<(Endpoint, Quantity)>,
}

impl Priced {
    /// Whether the design carries all of the traffic.
    #[must_use]
    pub const fn carries(&self) -> bool {
        self.bill.carried && self.overloaded.is_none()
    }
}

/// The bill alone: the same as in the assessment.
#[must_use]
pub fn monthly_bill(scenario: &Scenario) -> Priced {
    let network = blueprint::build(scenario);
    let carriers = Carriers::of(scenario.launch_type, ecs::effective_mode(scenario));
    let rates = RateSheet::new(scenario.region, &scenario.price_overrides, &scenario.discounts);
    let judge = Judge { scenario, network: &network, carriers };
    let mut paths = Paths::of_application(&judge);
    judge.priced(&mut paths, &rates)
}

impl Judge<'_> {
    /// A month's bill of the traffic on its paths.
    pub(super) fn priced(&self, paths: &mut Paths, rates: &RateSheet<'_>) -> Priced {
        let traffic = self.traffic(paths);
        let carried = !traffic.unroutable;
        let usage = Usage { carried, ..usage(self.scenario, self.network, &traffic.flows) };
        let bill = bill::bill(&usage, rates);
        let overloaded = findings::overloaded(self.network, &traffic.flows, usage.hours);
        Priced { bill, overloaded, to_spare: traffic.to_spare }
    }
}

/// What is billed besides the traffic on its paths.
pub(super) fn usage<'a>(
    scenario: &Scenario,
    network: &'a Network,
    traffic: &'a [Traffic],
) -> Usage<'a> {
    // Traffic between zones needs two of them.
    let occupied = network.placements.iter().filter(|placement| placement.tasks > 0).count();
    let inter_zone = if occupied > 1 { scenario.inter_zone_gb.get() } else { Quantity::ZERO };
    let active = u64::from(scenario.load_balancer_active_connections.get());
    let to_machines = match scenario.launch_type.is_in_vpc() {
        true => Quantity::ZERO,
        false => with_services(scenario),
    };
    Usage {
        network,
        traffic,
        carried: true,
        inter_zone,
        to_machines,
        hours: scenario.hours_per_month.hours(),
        free_allowance: scenario.free_tier,
        idle_addresses: u64::from(scenario.idle_addresses.get()),
        balancer: BalancerLoad {
            new_connections: scenario.load_balancer_new_connections.get(),
            active_connections: Quantity::whole(active),
            rule_evaluations: scenario.load_balancer_rule_evaluations.get(),
        },
    }
}

/// GB that are exchanged with services of AWS: by the application, which needs a network for that, and by whoever pulls
/// images.
fn with_services(scenario: &Scenario) -> Quantity {
    let carriers = Carriers::of(scenario.launch_type, ecs::effective_mode(scenario));
    let speaks = carriers.application.is_some();
    let pulls = scenario.registry == Registry::Ecr;
    let amounts = [
        (speaks, scenario.s3_gb),
        (speaks, scenario.dynamodb_gb),
        (speaks, scenario.aws_api_gb),
        (pulls, scenario.image_pull_gb),
    ];
    let counted = amounts.into_iter().filter(|(counts, _)| *counts);
    counted.fold(Quantity::ZERO, |sum, (_, amount)| sum.plus(amount.get()))
}
