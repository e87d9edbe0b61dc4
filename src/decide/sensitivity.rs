//! Which input moves the total most.

use crate::assess::{Priced, monthly_bill};
use crate::scenario::{Count, Key, Scenario, Tally, Value, ZoneCount};
use crate::units::Money;

/// What a small change of an input does to the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Influence {
    /// The input.
    pub key: Key,
    /// One more of it, where it is counted; else a tenth more.
    pub one_more: bool,
    /// What the month costs more; below zero where it costs less.
    pub more: Money,
}

/// The inputs that are amounts, of which a tenth more is asked.
const AMOUNTS: [Key; 11] = [
    Key::InternetOutGb,
    Key::InternetInGb,
    Key::S3Gb,
    Key::DynamodbGb,
    Key::AwsApiGb,
    Key::ImagePullGb,
    Key::LoadBalancerOutGb,
    Key::LoadBalancerInGb,
    Key::InterZoneGb,
    Key::LoadBalancerNewConnections,
    Key::LoadBalancerRuleEvaluations,
];

/// Every input that moves the total, the strongest first; of an incomplete bill, what is known of it.
#[must_use]
pub fn influences(scenario: &Scenario) -> Vec<Influence> {
    let cost = |design: &Scenario| {
        let Priced { bill, .. } = monthly_bill(design);
        bill.monthly_total
    };
    let now = cost(scenario);
    let mut influences = Vec::new();
    let mut ask = |key: Key, one_more: bool, design: Option<Scenario>| {
        let more = design.map(|design| cost(&design).less(now));
        if let Some(more) = more.filter(|more| *more != Money::ZERO) {
            influences.push(Influence { key, one_more, more });
        }
    };
    ask(Key::Zones, true, one_more_zone(scenario));
    ask(Key::Tasks, true, {
        let tasks = Count::new(scenario.tasks.get().saturating_add(1));
        tasks.map(|tasks| Scenario { tasks, ..scenario.clone() })
    });
    ask(Key::Instances, true, {
        let instances = Count::new(scenario.instances.get().saturating_add(1));
        instances.map(|instances| Scenario { instances, ..scenario.clone() })
    });
    ask(Key::IdleAddresses, true, {
        let idle_addresses = Tally::at_most(scenario.idle_addresses.get().saturating_add(1));
        Some(Scenario { idle_addresses, ..scenario.clone() })
    });
    for key in AMOUNTS {
        ask(key, false, a_tenth_more(scenario, key));
    }
    influences.sort_by_key(|influence| std::cmp::Reverse(influence.more.magnitude()));
    influences
}

/// None where the Region has no further one.
fn one_more_zone(scenario: &Scenario) -> Option<Scenario> {
    let most = scenario.region.zone_count().unwrap_or(ZoneCount::MAX);
    let zones = scenario.zones.get().saturating_add(1);
    let zones = ZoneCount::new(zones).filter(|_| zones <= most)?;
    Some(Scenario { zones, ..scenario.clone() })
}

/// None where that is more than this calculator counts with.
fn a_tenth_more(scenario: &Scenario, key: Key) -> Option<Scenario> {
    let mut design = scenario.clone();
    let amount: crate::units::Quantity = key.get(scenario).quote().parse().ok()?;
    let more = Value::number(amount.plus(amount.share(1, 10)));
    let mut problems = Vec::new();
    key.set(&mut design, &more, &mut problems);
    problems.is_empty().then_some(design)
}
