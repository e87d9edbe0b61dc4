//! What each zone takes with it, and why.

use super::paths::{Paths, Seen, ZonePaths};
use super::{Answer, Assessment, ByFamily, Inbound, Judge, Judgement, Verdict};
use crate::blueprint;
use crate::ecs::{self, Service};
use crate::findings::{self, Capacity, Finding, NatInZones, Opened, note};
use crate::network::Family;
use crate::reach::{Outcome, SeenAs};
use crate::resilience::{self, Site, Spread, Watched, ZoneLoss};
use crate::scenario::EndpointPlacement;

/// The answers that are left once a zone has failed, for the tasks that still run or, where none does, for those
/// that can replace them. As before, those about paths do not ask whether a task can start; through the load
/// balancer somebody must be there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswersLeft {
    /// Can a new task reach RUNNING in some other zone?
    pub start: Verdict,
    /// Can every such task open connections to the internet?
    pub outbound: ByFamily<Verdict>,
    /// Can hosts on the internet open connections to one of them?
    pub inbound: Inbound<Verdict>,
}

impl Assessment {
    /// The answers once the zone of this loss has failed. None gets better by that.
    #[must_use]
    pub fn left(&self, loss: &ZoneLoss) -> AnswersLeft {
        // What nobody can say of the whole, nobody can say of what is left, but that nothing is.
        let left = |whole: &Judgement, outcome: Outcome| match (whole.verdict, outcome) {
            (Verdict::Yes, outcome) => Verdict::from(outcome),
            (_, Outcome::Fails) => Verdict::No,
            (whole, Outcome::Works | Outcome::Unknown) => whole,
        };
        let (outbound, inbound) = (&self.outbound, &self.inbound);
        let balanced = loss.balanced.unwrap_or(Outcome::Fails);
        // An internet gateway is of no zone (Z4): whoever is left is reached as before.
        let directly = if loss.elsewhere { Outcome::Works } else { Outcome::Fails };
        AnswersLeft {
            start: loss.new_tasks.into(),
            outbound: ByFamily {
                ipv4: left(&outbound.ipv4.judgement, loss.outbound_ipv4),
                ipv6: left(&outbound.ipv6.judgement, loss.outbound_ipv6),
            },
            inbound: Inbound {
                ipv4: left(&inbound.ipv4.judgement, directly),
                ipv6: left(&inbound.ipv6.judgement, directly),
                load_balancer: left(&inbound.load_balancer.judgement, balanced),
            },
        }
    }
}

/// How ECS spreads tasks over zones with so many places on their instances; none where those are not limited.
struct Rooms(Option<Vec<u32>>, usize);

impl Spread for Rooms {
    fn evenly(&self, tasks: u32) -> Vec<u32> {
        blueprint::spread(tasks, self.1).collect()
    }

    fn within(&self, tasks: u32) -> Vec<u32> {
        match &self.0 {
            Some(rooms) => blueprint::spread_within(tasks, rooms),
            None => self.evenly(tasks),
        }
    }
}

/// The answers while every zone stands.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) start: &'a Judgement,
    pub(super) outbound: &'a ByFamily,
    pub(super) inbound: &'a Inbound,
}

/// Reasons of a loss that were found besides.
pub(super) struct Reasons {
    pub(super) all_in_one_zone: Option<Finding>,
    pub(super) nat: NatInZones,
    pub(super) without_room: Option<Finding>,
    pub(super) endpoints_in_one_zone: Option<Finding>,
}

impl Judge<'_> {
    /// What each zone takes with it. Where no task can start today for want of room, or nobody can say, that is no
    /// better without a zone.
    pub(super) fn zone_loss(
        &self,
        paths: &Paths,
        start: Verdict,
        capacity: &Capacity,
    ) -> Vec<ZoneLoss> {
        // No task of a size that there is not runs anywhere (B27).
        if capacity.task_size.is_some() {
            return Vec::new();
        }
        let port = self.scenario.port.get();
        let zones = || paths.zones.iter().filter(|zone| zone.control.is_some());
        // What cannot be created delivers to nobody.
        let balances = capacity.small_balancer_subnet.is_none();
        let sites: Vec<Site> = zones()
            .map(|zone| Site {
                zone: zone.zone,
                tasks: zone.running(),
                room: zone.room,
                outbound_ipv4: zone.outbound_ipv4.and_then(|path| zone.watched(path)),
                outbound_ipv6: zone.outbound_ipv6.and_then(|path| zone.watched(path)),
                logs: zone.logs.and_then(|path| zone.watched(path)),
                needs: zone.sought.iter().map(|sought| sought.requirement).collect(),
                balanced: zone
                    .balanced
                    .as_ref()
                    .filter(|_| balances)
                    .map(|path| Watched::balanced(path.interface, port, &path.trace)),
            })
            .collect();
        let limited = ecs::tasks_per_instance(self.scenario).is_some();
        let rooms = limited.then(|| zones().map(|zone| zone.places).collect());
        let spread = Rooms(rooms, sites.len());
        let wanted = paths.zones.iter().map(|zone| zone.tasks).sum();
        let today = match start {
            Verdict::Yes => Outcome::Works,
            Verdict::No => Outcome::Fails,
            Verdict::Depends | Verdict::Unknown => Outcome::Unknown,
        };
        resilience::lose_each_zone(self.network, &sites, wanted, today, &spread)
    }

    /// The zone that all interface endpoints are lost with, where others are left without them.
    pub(super) fn endpoints_in_one_zone(&self, losses: &[ZoneLoss]) -> Option<Finding> {
        let single = self.scenario.endpoint_placement == EndpointPlacement::Single;
        let mut endpoints = self.network.endpoints.iter();
        let has_interfaces = endpoints.any(|(_, endpoint)| !endpoint.interfaces.is_empty());
        let zone = self.network.zones.first().copied();
        zone.filter(|_| single && has_interfaces && losses.len() > 1)
            .map(|zone| Finding::EndpointsInOneZone { zone })
    }

    /// Why a zone takes with it what it does.
    pub(super) fn because_of(
        &self,
        mut losses: Vec<ZoneLoss>,
        paths: &Paths,
        whole: Whole<'_>,
        reasons: &Reasons,
        found: &mut Vec<Finding>,
    ) -> Vec<ZoneLoss> {
        let several = losses.len() > 1;
        for loss in &mut losses {
            let mut because = self.taken_along(loss, paths, whole, reasons, found);
            if because.is_empty() && several {
                because.extend(unharmed(whole.outbound.ipv4.seen_as(), &reasons.nat, found));
            }
            loss.because = findings::codes(because.iter().map(Finding::code));
        }
        losses
    }

    /// Why something is lost; nothing where all goes on.
    fn taken_along(
        &self,
        loss: &ZoneLoss,
        paths: &Paths,
        whole: Whole<'_>,
        reasons: &Reasons,
        found: &mut Vec<Finding>,
    ) -> Vec<Finding> {
        let mut because = Vec::new();
        if loss.tasks_left == 0 {
            because.extend(reasons.all_in_one_zone);
        }
        // Private DNS leads to an interface endpoint (C24); all else goes out of the VPC.
        let by_endpoint = |service: &Service| {
            service.endpoint().and_then(|it| self.network.interface_endpoint(it)).is_some()
        };
        let was = |answer: &Answer| answer.judgement.verdict == Verdict::Yes;
        let ByFamily { ipv4, ipv6 } = whole.outbound;
        let outbound = was(ipv4) && loss.outbound_ipv4 != Outcome::Works
            || was(ipv6) && loss.outbound_ipv6 != Outcome::Works;
        let outward = !loss.services_lost.iter().all(by_endpoint);
        if !loss.outbound_lost_in.is_empty() || (loss.elsewhere && outbound) || outward {
            because.extend(reasons.nat.lost_with(loss.zone));
        }
        if loss.services_lost.iter().any(by_endpoint) {
            because.extend(reasons.endpoints_in_one_zone);
        }
        if loss.without_room > 0 {
            because.extend(reasons.without_room);
        }
        if loss.balanced.is_some_and(|balanced| balanced != Outcome::Works) {
            because.extend(self.not_balanced(loss, paths, whole, found));
        }
        if whole.start.verdict != Verdict::Yes {
            because.extend(&whole.start.because);
        }
        because
    }

    /// Why the load balancer delivers to none of the tasks that are left.
    fn not_balanced(
        &self,
        loss: &ZoneLoss,
        paths: &Paths,
        whole: Whole<'_>,
        found: &mut Vec<Finding>,
    ) -> Vec<Finding> {
        let balancer = &whole.inbound.load_balancer;
        if balancer.judgement.verdict != Verdict::Yes {
            return balancer.judgement.because.clone();
        }
        let left = |zone: &&ZonePaths| zone.zone != loss.zone && zone.running() > 0;
        let target = paths.zones.iter().filter(left).find_map(|zone| zone.balanced.as_ref());
        let path = target.and_then(|target| target.without(self.network, loss.zone));
        let (Some(path), Some(carrier)) = (path, self.carriers.application) else {
            return Vec::new();
        };
        let (opened, family) = (Opened::Balanced, Family::Ipv4);
        self.judgement(Seen::of(&path), carrier, opened, family, found).because
    }
}

/// Why the others go on without a zone.
fn unharmed(
    seen_as: Option<SeenAs>,
    nat: &NatInZones,
    found: &mut Vec<Finding>,
) -> Option<Finding> {
    match seen_as {
        Some(SeenAs::TaskPublicIp | SeenAs::HostPublicIp) => {
            Some(note(found, Finding::InternetGatewayNotZonal))
        }
        Some(
            SeenAs::NatGateway
            | SeenAs::NatInstance
            | SeenAs::EgressVpcNat
            | SeenAs::TaskIpv6
            | SeenAs::HostIpv6
            | SeenAs::LoadBalancer,
        )
        | None => nat.in_each,
    }
}
