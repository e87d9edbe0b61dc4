//! What an Availability Zone takes with it: the zone is removed, and every connection that ran through it
//! is traced again. What did not run through it cannot change.

mod watched;

pub use watched::{Requirement, Watched};

use crate::ecs::Service;
use crate::network::{Network, Zone, Zones};
use crate::reach::Outcome;

/// The tasks of one zone, or those that could start there, and the connections that matter to them.
#[derive(Debug)]
pub struct Site {
    /// The zone.
    pub zone: Zone,
    /// Tasks that run here.
    pub tasks: u32,
    /// To the internet over IPv4.
    pub outbound_ipv4: Option<Watched>,
    /// To the internet over IPv6.
    pub outbound_ipv6: Option<Watched>,
    /// To the endpoint that logs go to while a task runs; none where they take another way, or there are none.
    pub logs: Option<Watched>,
    /// To what a new task needs.
    pub needs: Vec<Requirement>,
    /// From the load balancer to a target here.
    pub balanced: Option<Watched>,
}

/// The state after one zone has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneLoss {
    /// The zone that failed.
    pub zone: Zone,
    /// The other zones whose tasks could reach the internet before and cannot now.
    pub outbound_lost_in: Vec<Zone>,
    /// Whether every task that is left still reaches the internet over IPv4: where none is left, whether its
    /// replacements do, wherever they start.
    pub outbound_ipv4: Outcome,
    /// The same over IPv6.
    pub outbound_ipv6: Outcome,
    /// Tasks run in another zone, or could.
    pub elsewhere: bool,
    /// Whether a replacement task can start in some other zone.
    pub new_tasks: Outcome,
    /// What a new task needs, or a running one sends its logs to, and could reach from another zone before, and
    /// cannot now.
    pub services_lost: Vec<Service>,
    /// Whether the load balancer still delivers; none where there is none.
    pub balanced: Option<Outcome>,
    /// Tasks that still run.
    pub tasks_left: u32,
    /// Tasks to run so that as many as wanted are left, whichever zone fails: one number for all of them;
    /// none where some zone is the only one with tasks.
    pub tasks_to_run: Option<u32>,
    /// Codes of the findings that say why.
    pub because: Vec<&'static str>,
}

/// What the loss of any one zone leaves, at the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Endurance {
    /// No task is left.
    Nothing,
    /// Tasks in other zones lose the internet or the place their logs go to, or the load balancer does not deliver
    /// any more.
    LosesWays,
    /// What runs goes on; no new task can start, or nobody can say.
    RunsOn,
    /// What runs goes on, and new tasks start.
    Unharmed,
}

impl Endurance {
    /// From the worst to the best.
    pub const ALL: [Endurance; 4] =
        [Endurance::Nothing, Endurance::LosesWays, Endurance::RunsOn, Endurance::Unharmed];

    /// The name in an answer.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Endurance::Nothing => "nothing",
            Endurance::LosesWays => "loses-connections",
            Endurance::RunsOn => "runs-on",
            Endurance::Unharmed => "unharmed",
        }
    }

    /// The worst of the losses; none where none was looked at.
    #[must_use]
    pub fn of(losses: &[ZoneLoss]) -> Option<Endurance> {
        let one = |loss: &ZoneLoss| {
            let delivers = loss.balanced.is_none_or(|balanced| balanced == Outcome::Works);
            if loss.tasks_left == 0 {
                Endurance::Nothing
            } else if !loss.outbound_lost_in.is_empty()
                || loss.services_lost.contains(&Service::Logs)
                || !delivers
            {
                Endurance::LosesWays
            } else if loss.new_tasks != Outcome::Works {
                Endurance::RunsOn
            } else {
                Endurance::Unharmed
            }
        };
        losses.iter().map(one).min()
    }
}

/// Loses each zone in turn; where no task can ever start, none of them takes any along. `spread` says how
/// ECS spreads a number of tasks over the sites.
#[must_use]
pub fn lose_each_zone(
    network: &Network,
    sites: &[Site],
    spread: impl Fn(u32) -> Vec<u32>,
) -> Vec<ZoneLoss> {
    let none = Zones::default();
    if best(sites.iter().map(|site| can_start(network, &site.needs, none))) == Outcome::Fails {
        return Vec::new();
    }
    let to_run = |zone: &Zone| tasks_to_run(sites, *zone, &spread);
    let most = network.zones.iter().map(to_run).try_fold(0, |most: u32, run| Some(most.max(run?)));
    network.zones.iter().map(|zone| lose(network, sites, *zone, most)).collect()
}

fn lose(network: &Network, sites: &[Site], zone: Zone, tasks_to_run: Option<u32>) -> ZoneLoss {
    let none = Zones::default();
    let lost = none.with(zone);
    let survivors = || sites.iter().filter(move |site| site.zone != zone);
    let mut services_lost: Vec<Service> = Vec::new();
    let needs = survivors().flat_map(|site| &site.needs);
    for requirement in needs.filter(|requirement| {
        requirement.outcome(network, none) == Outcome::Works
            && requirement.outcome(network, lost) != Outcome::Works
    }) {
        let service = requirement.need.service;
        if !services_lost.contains(&service) {
            services_lost.push(service);
        }
    }
    let works = |way: &Watched, lost| way.outcome(network, lost) == Outcome::Works;
    let mut logs = survivors().filter(|site| site.tasks > 0).filter_map(|site| site.logs);
    if !services_lost.contains(&Service::Logs)
        && logs.any(|way| works(&way, none) && !works(&way, lost))
    {
        services_lost.push(Service::Logs);
    }
    // Until replacements run, a zone without tasks has nobody to lose a way, and no target.
    let tasks_left: u32 = survivors().map(|site| site.tasks).sum();
    let balanced = survivors().filter(|site| site.tasks > 0);
    let balanced = balanced.filter_map(|site| site.balanced.as_ref());
    let has_balancer = network.load_balancer.is_some();
    let mut outbound_lost_in = Vec::new();
    let mut outbound: [Option<Outcome>; 2] = [None; 2];
    for site in survivors().filter(|site| site.tasks > 0 || tasks_left == 0) {
        let mut loses = false;
        for (way, all) in [site.outbound_ipv4, site.outbound_ipv6].iter().zip(&mut outbound) {
            let before = way.map_or(Outcome::Fails, |way| way.outcome(network, none));
            // What did not work does not begin to.
            let now = match (before, way) {
                (Outcome::Works, Some(way)) => way.outcome(network, lost),
                (Outcome::Works | Outcome::Fails | Outcome::Unknown, _) => before,
            };
            loses |= now != before;
            *all = worst([*all, Some(now)].into_iter().flatten());
        }
        if loses && site.tasks > 0 {
            outbound_lost_in.push(site.zone);
        }
    }
    let [outbound_ipv4, outbound_ipv6] = outbound.map(|all| all.unwrap_or(Outcome::Fails));
    ZoneLoss {
        zone,
        outbound_lost_in,
        outbound_ipv4,
        outbound_ipv6,
        elsewhere: survivors().next().is_some(),
        new_tasks: best(survivors().map(|site| can_start(network, &site.needs, lost))),
        services_lost,
        balanced: has_balancer
            .then(|| best(balanced.map(|watched| watched.outcome(network, lost)))),
        tasks_left,
        tasks_to_run,
        because: Vec::new(),
    }
}

/// The best of several; nothing is a failure.
fn best(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    let mut best = Outcome::Fails;
    for outcome in outcomes {
        match outcome {
            Outcome::Works => return outcome,
            Outcome::Unknown => best = outcome,
            Outcome::Fails => {}
        }
    }
    best
}

/// The worst of several; none of none.
fn worst(outcomes: impl Iterator<Item = Outcome>) -> Option<Outcome> {
    let mut worst = None;
    for outcome in outcomes {
        match (outcome, worst) {
            (Outcome::Fails, _) => return Some(outcome),
            (Outcome::Works, Some(Outcome::Unknown)) => {}
            (Outcome::Unknown | Outcome::Works, _) => worst = Some(outcome),
        }
    }
    worst
}

/// Whether a new task can start: all that blocks its start can be reached.
fn can_start(network: &Network, needs: &[Requirement], lost: Zones) -> Outcome {
    let blocking = needs.iter().filter(|requirement| requirement.need.blocks_start);
    worst(blocking.map(|requirement| requirement.outcome(network, lost))).unwrap_or(Outcome::Works)
}

/// The smallest number of tasks of which as many as now run outside the zone.
fn tasks_to_run(sites: &[Site], zone: Zone, spread: &impl Fn(u32) -> Vec<u32>) -> Option<u32> {
    let wanted: u32 = sites.iter().map(|site| site.tasks).sum();
    let mut run = wanted;
    // What is missing is added until nothing is; each round halves it at least, given two sites.
    for _ in 0..64 {
        let counts = spread(run);
        let left = sites.iter().zip(counts).filter(|(site, _)| site.zone != zone);
        let left: u32 = left.map(|(_, tasks)| tasks).sum();
        let missing = wanted.saturating_sub(left);
        if missing == 0 {
            return Some(run);
        }
        run = run.saturating_add(missing);
    }
    None
}
