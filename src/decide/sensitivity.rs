//! Which input moves the total most.

use crate::assess::monthly_bill;
use crate::scenario::{Count, Key, Scenario, Tally, Value, ZoneCount};
use crate::units::{Money, Quantity};

/// An input that a bill grows with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Availability Zones.
    Zones,
    /// Running tasks.
    Tasks,
    /// Container instances.
    Instances,
    /// Addresses that nothing uses.
    IdleAddresses,
    /// GB to the internet.
    InternetOut,
    /// GB from the internet.
    InternetIn,
    /// GB exchanged with Amazon S3.
    S3,
    /// GB exchanged with Amazon DynamoDB.
    Dynamodb,
    /// GB exchanged with other services of AWS.
    AwsApi,
    /// GB of image layers.
    ImagePull,
    /// GB out through the load balancer.
    BalancedOut,
    /// GB in through the load balancer.
    BalancedIn,
    /// GB between tasks in different zones.
    InterZone,
    /// New connections to the load balancer.
    NewConnections,
    /// Connections that are open at the load balancer.
    ActiveConnections,
    /// Rules that the load balancer evaluates.
    RuleEvaluations,
}

impl Input {
    /// Every input.
    pub const ALL: [Input; 16] = [
        Input::Zones,
        Input::Tasks,
        Input::Instances,
        Input::IdleAddresses,
        Input::InternetOut,
        Input::InternetIn,
        Input::S3,
        Input::Dynamodb,
        Input::AwsApi,
        Input::ImagePull,
        Input::BalancedOut,
        Input::BalancedIn,
        Input::InterZone,
        Input::NewConnections,
        Input::ActiveConnections,
        Input::RuleEvaluations,
    ];

    /// The setting.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Input::Zones => Key::Zones,
            Input::Tasks => Key::Tasks,
            Input::Instances => Key::Instances,
            Input::IdleAddresses => Key::IdleAddresses,
            Input::InternetOut => Key::InternetOutGb,
            Input::InternetIn => Key::InternetInGb,
            Input::S3 => Key::S3Gb,
            Input::Dynamodb => Key::DynamodbGb,
            Input::AwsApi => Key::AwsApiGb,
            Input::ImagePull => Key::ImagePullGb,
            Input::BalancedOut => Key::LoadBalancerOutGb,
            Input::BalancedIn => Key::LoadBalancerInGb,
            Input::InterZone => Key::InterZoneGb,
            Input::NewConnections => Key::LoadBalancerNewConnections,
            Input::ActiveConnections => Key::LoadBalancerActiveConnections,
            Input::RuleEvaluations => Key::LoadBalancerRuleEvaluations,
        }
    }

    /// True for what is counted, of which one more is asked; else a tenth more is.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        matches!(self, Input::Zones | Input::Tasks | Input::Instances | Input::IdleAddresses)
    }

    /// How much more of it is asked, as the name in an answer.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self.is_counted() {
            true => "one-more",
            false => "tenth-more",
        }
    }

    /// The design with a little more of it; none where there cannot be more.
    #[must_use]
    pub fn more(self, scenario: &Scenario) -> Option<Scenario> {
        let mut design = scenario.clone();
        let count = |count: Count| Count::new(count.get().saturating_add(1));
        match self {
            Input::Zones => {
                let most = ZoneCount::most_in(scenario.region);
                let zones = scenario.zones.get().saturating_add(1);
                design.zones = ZoneCount::new(zones).filter(|_| zones <= most)?;
            }
            Input::Tasks => design.tasks = count(scenario.tasks)?,
            Input::Instances => design.instances = count(scenario.instances)?,
            Input::IdleAddresses => {
                let idle = scenario.idle_addresses.get().saturating_add(1);
                design.idle_addresses = Tally::at_most(idle);
            }
            Input::InternetOut
            | Input::InternetIn
            | Input::S3
            | Input::Dynamodb
            | Input::AwsApi
            | Input::ImagePull
            | Input::BalancedOut
            | Input::BalancedIn
            | Input::InterZone
            | Input::NewConnections
            | Input::ActiveConnections
            | Input::RuleEvaluations => {
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
    let mut influences: Vec<Influence> = Vec::with_capacity(Input::ALL.len());
    for one in Input::ALL.into_iter().filter_map(influence) {
        let size = one.more.magnitude();
        let place = influences.partition_point(|other| other.more.magnitude() >= size);
        influences.insert(place, one);
    }
    influences
}
