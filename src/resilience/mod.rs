//! What an Availability Zone takes with it: the zone is removed, and every connection that ran through it
//! is traced again. What did not run through it cannot change.

mod watched;

pub use watched::{Requirement, Watched};

use crate::closed::closed;
use crate::ecs::Service;
use crate::network::{Family, Network, Zone, Zones};
use crate::reach::Outcome;

/// The tasks of one zone, or those that could start there, and the connections that matter to them.
#[derive(Debug)]
pub struct Site {
    /// The zone.
    pub zone: Zone,
    /// Tasks that run here.
    pub tasks: u32,
    /// Tasks that there is room for here, those that run included (B2, E7, E8).
    pub room: u32,
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
    /// Whether a replacement task can start in some other zone: it reaches what it needs, and there is room for it.
    pub new_tasks: Outcome,
    /// Whether it reaches what it needs, room or not.
    pub needs_met: Outcome,
    /// Tasks of the failed zone for which there is no room in the others, where there are others.
    pub without_room: u32,
    /// What a new task needs, or a running one sends its logs to, and could reach from another zone before, and
    /// cannot now.
    pub services_lost: Vec<Service>,
    /// Whether the load balancer still delivers; none where there is none.
    pub balanced: Option<Outcome>,
    /// Tasks that still run.
    pub tasks_left: u32,
    /// Tasks to run so that as many as wanted are left, whichever zone fails: one answer for all of them.
    pub tasks_to_run: ToRun,
    /// Codes of the findings that say why.
    pub because: Vec<&'static str>,
}

impl ZoneLoss {
    /// The family over which outbound is lost, where it is one of two and over the other every task that is left
    /// reaches the internet as before.
    #[must_use]
    pub fn family_lost(&self) -> Option<Family> {
        match (self.outbound_ipv4, self.outbound_ipv6) {
            _ if self.outbound_lost_in.is_empty() => None,
            (Outcome::Fails | Outcome::Unknown, Outcome::Works) => Some(Family::Ipv4),
            (Outcome::Works, Outcome::Fails | Outcome::Unknown) => Some(Family::Ipv6),
            (Outcome::Works, Outcome::Works) => None,
            (Outcome::Fails | Outcome::Unknown, Outcome::Fails | Outcome::Unknown) => None,
        }
    }
}

/// Tasks to run so that as many as wanted are left, whichever zone fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToRun {
    /// So many.
    Tasks(u32),
    /// More than there is room for: no such number runs here.
    NoRoom {
        /// So many, spread evenly over the zones.
        tasks: u32,
        /// As many as can run.
        room: u32,
    },
    /// No number is enough: some zone is the only one where tasks can run.
    NoOther,
}

impl ToRun {
    /// The number that can be run.
    #[must_use]
    pub const fn tasks(self) -> Option<u32> {
        match self {
            ToRun::Tasks(tasks) => Some(tasks),
            ToRun::NoRoom { .. } | ToRun::NoOther => None,
        }
    }
}

/// How ECS spreads a number of tasks over the sites.
pub trait Spread {
    /// Where there is room for all of them.
    fn evenly(&self, tasks: u32) -> Vec<u32>;
    /// With the room that there is.
    fn within(&self, tasks: u32) -> Vec<u32>;
}

closed! {
    /// What the loss of any one zone leaves, at the worst: from the worst to the best.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Endurance by name {
        /// No task is left.
        Nothing = "nothing",
        /// Tasks in other zones lose the internet or the place their logs go to, or the load balancer does not deliver
        /// any more.
        LosesWays = "loses-connections",
        /// What runs goes on; no new task can start, or nobody can say.
        RunsOn = "runs-on",
        /// What runs goes on, and new tasks start.
        Unharmed = "unharmed",
    }
}

impl Endurance {
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

/// Loses each zone in turn, of a design that wants so many tasks and in which new ones can start today, or not: that is
/// no better without a zone. Where no task can ever reach what it needs, none of them takes any along.
#[must_use]
pub fn lose_each_zone(
    network: &Network,
    sites: &[Site],
    wanted: u32,
    today: Outcome,
    spread: &dyn Spread,
) -> Vec<ZoneLoss> {
    let none = Zones::default();
    let before = |site: &Site| site.needs.iter().map(|need| need.outcome(network, none)).collect();
    let before: Vec<Vec<Outcome>> = sites.iter().map(before).collect();
    let starts = |(site, met): (&Site, &Vec<Outcome>)| can_start(&site.needs, met);
    if best(sites.iter().zip(&before).map(starts)) == Outcome::Fails {
        return Vec::new();
    }
    let run = tasks_to_run(&network.zones, sites, wanted, spread);
    let lose = |zone: &Zone| lose(network, sites, &before, *zone, today, run);
    network.zones.iter().map(lose).collect()
}

/// Loses a zone. `before` is what became of each need of each site while every zone stood.
fn lose(
    network: &Network,
    sites: &[Site],
    before: &[Vec<Outcome>],
    zone: Zone,
    today: Outcome,
    tasks_to_run: ToRun,
) -> ZoneLoss {
    let none = Zones::default();
    let lost = none.with(zone);
    let survivors = || sites.iter().filter(move |site| site.zone != zone);
    let mut services_lost: Vec<Service> = Vec::new();
    let mut starts: Vec<Outcome> = Vec::with_capacity(sites.len());
    for (site, before) in sites.iter().zip(before).filter(|(site, _)| site.zone != zone) {
        let met: Vec<Outcome> = site.needs.iter().map(|need| need.outcome(network, lost)).collect();
        for (requirement, (before, now)) in site.needs.iter().zip(before.iter().zip(&met)) {
            let service = requirement.need.service;
            let goes = *before == Outcome::Works && *now != Outcome::Works;
            if goes && !services_lost.contains(&service) {
                services_lost.push(service);
            }
        }
        starts.push(can_start(&site.needs, &met));
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
    let elsewhere = survivors().next().is_some();
    let gone = sites.iter().filter(|site| site.zone == zone).map(|site| site.tasks).sum::<u32>();
    let free = |site: &Site| site.room.saturating_sub(site.tasks);
    let places = survivors().map(free).fold(0, u32::saturating_add);
    // Where no task is lost, none has to find another place.
    let open = survivors().zip(&starts).filter(|(site, _)| gone == 0 || free(site) > 0);
    let then = best(open.map(|(_, starts)| *starts));
    ZoneLoss {
        zone,
        outbound_lost_in,
        outbound_ipv4,
        outbound_ipv6,
        elsewhere,
        new_tasks: worst([today, then].into_iter()).unwrap_or(then),
        needs_met: best(starts.iter().copied()),
        without_room: if elsewhere { gone.saturating_sub(places) } else { 0 },
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

/// Whether a new task can start: all that blocks its start can be reached. `met` is what became of each need.
fn can_start(needs: &[Requirement], met: &[Outcome]) -> Outcome {
    let blocking = needs.iter().zip(met).filter(|(need, _)| need.need.step.blocks_start());
    worst(blocking.map(|(_, met)| *met)).unwrap_or(Outcome::Works)
}

/// The smallest number of tasks of which as many as wanted run outside each zone.
fn tasks_to_run(zones: &[Zone], sites: &[Site], wanted: u32, spread: &dyn Spread) -> ToRun {
    let most = |spread: &dyn Fn(u32) -> Vec<u32>| {
        let run = zones.iter().map(|zone| outside(sites, *zone, wanted, spread));
        run.into_iter().try_fold(0, |most: u32, run| Some(most.max(run?)))
    };
    let within = |tasks| spread.within(tasks);
    let fits = |tasks| within(tasks).iter().zip(sites).all(|(tasks, site)| *tasks <= site.room);
    if let Some(run) = most(&within).filter(|run| fits(*run)) {
        return ToRun::Tasks(run);
    }
    let Some(tasks) = most(&|tasks| spread.evenly(tasks)) else { return ToRun::NoOther };
    // More never fit where fewer do not.
    let (mut room, mut beyond) = (0, tasks.saturating_add(1));
    while beyond.saturating_sub(room) > 1 {
        let middle = room.midpoint(beyond);
        match fits(middle) {
            true => room = middle,
            false => beyond = middle,
        }
    }
    ToRun::NoRoom { tasks, room }
}

/// The smallest number of tasks of which as many as wanted run outside the zone.
fn outside(
    sites: &[Site],
    zone: Zone,
    wanted: u32,
    spread: &dyn Fn(u32) -> Vec<u32>,
) -> Option<u32> {
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
