//! Load balancers: hours and capacity units. After AWS's Elastic Load Balancing pricing page (K1): a
//! capacity unit (LCU, NLCU) is charged for the highest of its dimensions. AWS takes the highest of every
//! hour; from averages over a month this takes the highest of the month, which is never more.

use super::{Basis, Charge, Dimension, Meter, Thing};
use crate::network::LoadBalancerKind;
use crate::prices::Item;
use crate::units::{Portion, Quantity};

/// What one capacity unit holds: new connections a second, connections active in a minute, and rule
/// evaluations a second. Of processed data it holds 1 GB an hour.
struct CapacityUnit {
    new_connections: u64,
    active_connections: u64,
    rule_evaluations: Option<u64>,
}

/// Of an Application Load Balancer.
const LCU: CapacityUnit =
    CapacityUnit { new_connections: 25, active_connections: 3_000, rule_evaluations: Some(1_000) };

/// Of a Network Load Balancer, for TCP. It evaluates no rules.
const NLCU: CapacityUnit =
    CapacityUnit { new_connections: 800, active_connections: 100_000, rule_evaluations: None };

pub(super) fn charge(meter: &mut Meter<'_>) {
    let kind = meter.usage.network.load_balancer.as_ref().map(|balancer| balancer.kind);
    let (hour, unit, holds) = match kind {
        None => return,
        Some(LoadBalancerKind::Application) => (Item::AlbHour, Item::AlbLcuHour, LCU),
        Some(LoadBalancerKind::Network) => (Item::NlbHour, Item::NlbNlcuHour, NLCU),
    };
    meter.hourly(Charge::LoadBalancerHours, Some(hour), vec![(Thing::LoadBalancer, 1)]);

    let load = meter.usage.balancer;
    let flows = || meter.usage.traffic.iter().filter(|flow| flow.passage.load_balancer);
    let sent = Portion::sum(flows().map(|flow| flow.sent));
    let received = Portion::sum(flows().map(|flow| flow.received));
    let hours = |amount: Quantity, holds: u64| amount.times(meter.usage.hours).share(1, holds);
    let mut dimensions = vec![
        // A GB is a unit for an hour, whichever hour it moves in.
        (Dimension::ProcessedBytes, sent.plus(received)),
        (Dimension::NewConnections, hours(load.new_connections, holds.new_connections)),
        (Dimension::ActiveConnections, hours(load.active_connections, holds.active_connections)),
    ];
    if let Some(holds) = holds.rule_evaluations {
        dimensions.push((Dimension::RuleEvaluations, hours(load.rule_evaluations, holds)));
    }
    let highest = dimensions.iter().fold(Quantity::ZERO, |highest, (_, hours)| highest.max(*hours));
    let basis = Basis::CapacityUnits { dimensions, sent, received };
    meter.write(Charge::LoadBalancerCapacity, Some(unit), basis, highest);
}
