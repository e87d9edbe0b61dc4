//! Which input moves the total most.

use crate::assess::monthly_bill;
use crate::closed::closed;
use crate::scenario::{Count, Key, Scenario, Tally, Traffic, Value, ZoneCount};
use crate::units::{Money, Quantity};

closed! {
    /// A number of things that a bill grows with, of which one more is asked.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Counted {
        /// Availability Zones.
        Zones,
        /// Running tasks.
        Tasks,
        /// Container instances.
        Instances,
        /// Addresses that nothing uses.
        IdleAddresses,
    }
}

/// An input that a bill grows with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Things that are counted, of which one more is asked.
    Counted(Counted),
    /// Traffic, of which a tenth more is asked.
    Traffic(Traffic),
}

impl Input {
    /// Every input.
    pub fn all() -> impl Iterator<Item = Input> {
        let counted = Counted::ALL.iter().copied().map(Input::Counted);
        counted.chain(Traffic::ALL.iter().copied().map(Input::Traffic))
    }

    /// The setting.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Input::Counted(Counted::Zones) => Key::Zones,
            Input::Counted(Counted::Tasks) => Key::Tasks,
            Input::Counted(Counted::Instances) => Key::Instances,
            Input::Counted(Counted::IdleAddresses) => Key::IdleAddresses,
            Input::Traffic(traffic) => traffic.key(),
        }
    }

    /// How much more of it is asked, as the name in an answer.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self {
            Input::Counted(_) => "one-more",
            Input::Traffic(_) => "tenth-more",
        }
    }

    /// The design with a little more of it; none where there cannot be more.
    #[must_use]
    pub fn more(self, scenario: &Scenario) -> Option<Scenario> {
        let mut design = scenario.clone();
        let count = |count: Count| Count::new(count.get().saturating_add(1));
        match self {
            Input::Counted(Counted::Zones) => {
                let most = ZoneCount::most_in(scenario.region);
                let zones = scenario.zones.get().saturating_add(1);
                design.zones = ZoneCount::new(zones).filter(|_| zones <= most)?;
            }
            Input::Counted(Counted::Tasks) => design.tasks = count(scenario.tasks)?,
            Input::Counted(Counted::Instances) => design.instances = count(scenario.instances)?,
            Input::Counted(Counted::IdleAddresses) => {
                let idle = scenario.idle_addresses.get().saturating_add(1);
                design.idle_addresses = Tally::at_most(idle);
            }
            Input::Traffic(_) => {
                let amount: Quantity = self.key().get(scenario).plain().parse().ok()?;
                let more = Value::number(amount.plus(amount.share(1, 10)));
                let mut problems = Vec::new();
                self.key().set(&mut design, &more, &mut problems);
                return problems.is_empty().then_some(design);
            }
        }
        Some(design)
    }
}

/// What a little more of an input does to the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Influence {
    /// The input.
    pub input: Input,
    /// What the month costs more, as far as rates are known; below zero where it costs less.
    pub more: Money,
    /// False where something changes whose rate is not known.
    pub complete: bool,
}

/// Every input that moves the total, the strongest first.
#[must_use]
pub fn influences(scenario: &Scenario) -> Vec<Influence> {
    let now = monthly_bill(scenario).bill;
    let influence = |input: Input| {
        let then = monthly_bill(&input.more(scenario)?).bill;
        let more = then.monthly_total.less(now.monthly_total);
        let complete = now.not_known().eq(then.not_known());
        (more != Money::ZERO).then_some(Influence { input, more, complete })
    };
    let mut influences: Vec<Influence> = Vec::new();
    for one in Input::all().filter_map(influence) {
        let size = one.more.magnitude();
        let place = influences.partition_point(|other| other.more.magnitude() >= size);
        influences.insert(place, one);
    }
    influences
}
