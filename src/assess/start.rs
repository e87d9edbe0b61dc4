//! Can a new task reach RUNNING: one row for each thing it needs, read off the path to it.

use super::paths::{PathId, Paths, Sought, ZonePaths};
use super::{Judge, Judgement, NeedMet, Path, Start, Verdict, Via};
use crate::blueprint;
use crate::ecs::{self, Blocking, Carrier, Need, Optional, Step};
use crate::findings::{self, Capacity, Finding, Opened, note};
use crate::network::{Family, Zones};
use crate::reach::{Event, Outcome, Trace};
use crate::scenario::{Endpoint, Endpoints, IpStack, LogDriver, OperatingSystem, SubnetKind};

/// A need with the zone that decides about it: the first in which it fails, or nobody can say.
struct Met<'p> {
    need: Need,
    outcome: Outcome,
    zone: &'p ZonePaths,
    sought: Sought,
}

impl Judge<'_> {
    /// What gateway endpoints would spare is said elsewhere, with amounts, of those in `spared`.
    pub(super) fn start(
        &self,
        paths: &Paths,
        capacity: &Capacity,
        spared: Endpoints,
        found: &mut Vec<Finding>,
    ) -> Start {
        let met = self.all_met(paths);
        let mut shown: Vec<(usize, PathId)> = Vec::new();
        let mut start = Start {
            judgement: self.start_judgement(&met, capacity, found),
            needs: Vec::with_capacity(met.len()),
            paths: Vec::new(),
        };
        for met in &met {
            let verdict = Verdict::from(met.outcome);
            let works = verdict == Verdict::Yes;
            let trace = met.sought.way.and_then(|way| met.zone.trace(way));
            let path = met.sought.way.and_then(|way| {
                let key = (met.zone.zone.position(), way);
                let known = shown.iter().position(|shown| *shown == key);
                known.or_else(|| {
                    let path: Path = met.zone.path(way)?.to_path();
                    shown.push(key);
                    start.paths.push(path);
                    Some(start.paths.len().saturating_sub(1))
                })
            });
            start.needs.push(NeedMet {
                need: met.need,
                verdict,
                via: works.then(|| trace.map_or(Via::Fargate, |trace| self.via(trace))),
                symptom: match verdict {
                    // What ECS says to a wish that it cannot grant is on no record.
                    Verdict::No if !met.need.possible => None,
                    Verdict::No => ecs::symptom(self.scenario, met.need),
                    Verdict::Yes | Verdict::Depends | Verdict::Unknown => None,
                },
                path,
            });
        }
        self.advise(&met, &start, spared, found);
        start
    }

    /// The verdict alone.
    pub(super) fn starts(
        &self,
        paths: &Paths,
        capacity: &Capacity,
        found: &mut Vec<Finding>,
    ) -> Verdict {
        self.start_judgement(&self.all_met(paths), capacity, found).verdict
    }

    fn all_met<'p>(&self, paths: &'p Paths) -> Vec<Met<'p>> {
        let count = paths.occupied().next().map_or(0, |zone| zone.sought.len());
        (0..count).filter_map(|row| self.met(paths, row)).collect()
    }

    /// What an External instance needs: its own network decides about each (B21).
    pub(super) fn needs_elsewhere(&self, found: &mut Vec<Finding>) -> Vec<NeedMet> {
        let needs = ecs::needs(self.scenario).into_iter();
        self.impossible(found);
        let met = |need: Need| NeedMet {
            need,
            verdict: if need.possible { Verdict::Depends } else { Verdict::No },
            via: None,
            symptom: None,
            path: None,
        };
        needs.map(met).collect()
    }

    fn met<'p>(&self, paths: &'p Paths, row: usize) -> Option<Met<'p>> {
        let standing = Zones::default();
        let mut worst: Option<Met<'p>> = None;
        for zone in paths.occupied() {
            let sought = *zone.sought.get(row)?;
            let need = sought.requirement.need;
            let outcome = match sought.requirement.outcome(self.network, standing) {
                // The application may have no address on the path of its interface.
                Outcome::Works
                    if need.step == Step::Optional(Optional::Firelens)
                        && self.doubt(Family::Ipv4).is_some() =>
                {
                    Outcome::Unknown
                }
                outcome @ (Outcome::Works | Outcome::Fails | Outcome::Unknown) => outcome,
            };
            let worse = match worst.as_ref().map(|worst| worst.outcome) {
                None => true,
                Some(Outcome::Works) => outcome != Outcome::Works,
                Some(Outcome::Unknown) => outcome == Outcome::Fails,
                Some(Outcome::Fails) => false,
            };
            if worse {
                worst = Some(Met { need, outcome, zone, sought });
            }
        }
        worst
    }

    fn start_judgement(
        &self,
        met: &[Met<'_>],
        capacity: &Capacity,
        found: &mut Vec<Finding>,
    ) -> Judgement {
        let blocking = || met.iter().filter(|met| met.need.step.blocks_start());
        let failed = blocking().find(|met| met.outcome == Outcome::Fails);
        if let Some((step, failed)) = failed.and_then(|met| Some((met.need.step.blocking()?, met)))
        {
            let because = self.why_blocked(step, failed, blocking(), found);
            return Judgement { verdict: Verdict::No, because };
        }
        // Where there is no room for the tasks, or none of their size, it does not help that everything can be reached.
        if let Some(full) = capacity.no_room.or(capacity.task_size) {
            return Judgement { verdict: Verdict::No, because: vec![full] };
        }
        if let Some(open) = blocking().find(|met| met.outcome == Outcome::Unknown) {
            let because = self.why_unknown(open).map(|why| note(found, why));
            return Judgement { verdict: Verdict::Unknown, because: because.into_iter().collect() };
        }
        let carrier = self.carriers.control;
        let speaker = self.speaker(carrier);
        let mut because = vec![note(found, Finding::StartReady { speaker })];
        let through_endpoint = |met: &Met<'_>| {
            let trace = met.sought.way.and_then(|way| met.zone.trace(way));
            trace.is_none_or(|trace| trace.passage.endpoint.is_some())
        };
        if blocking().next().is_some() && blocking().all(through_endpoint) {
            because.push(note(found, Finding::StartThroughEndpoints { speaker }));
        }
        if self.carriers.application == Some(Carrier::Task) && carrier == Carrier::Host {
            because.push(note(found, Finding::HostCarriesControl));
            if self.scenario.service_connect {
                note(found, Finding::ServiceConnectThroughInstance);
            }
        }
        Judgement { verdict: Verdict::Yes, because }
    }

    fn why_blocked<'m, 'p: 'm>(
        &self,
        step: Blocking,
        failed: &Met<'_>,
        blocking: impl Iterator<Item = &'m Met<'p>>,
        found: &mut Vec<Finding>,
    ) -> Vec<Finding> {
        let service = failed.need.service;
        let speaker = self.speaker(failed.need.carrier.unwrap_or(self.carriers.control));
        let mut because = vec![note(found, Finding::StartBlocked { step, service, speaker })];
        because.extend(self.why_need(failed).into_iter().map(|why| note(found, why)));

        // What endpoints could do about it, for the needs that have no way out of the VPC.
        let stack = self.scenario.ip_stack;
        let mut missing = Endpoints::default();
        // Where the subnet leads nowhere, endpoints are the remedy, or no remedy is; elsewhere they are another
        // way besides the nearest.
        let isolated =
            because.iter().any(|reason| matches!(reason, Finding::NoDefaultRoute { .. }));
        // A start that needs what no endpoint serves is not had by creating others.
        let mut in_vain = stack == IpStack::Ipv6Only;
        for met in blocking.filter(|met| met.outcome == Outcome::Fails && self.has_no_way(met)) {
            match met.need.service.endpoint() {
                None => {
                    in_vain = true;
                    let useless = Finding::EndpointsDoNotServe { service: met.need.service };
                    if isolated {
                        because.push(note(found, useless));
                    } else if !self.network.endpoints.is_empty() {
                        note(found, useless);
                    }
                }
                Some(endpoint) if !blueprint::can_stand(endpoint, stack) => {
                    because.push(note(found, Finding::EcrEndpointsIpv4Only));
                }
                Some(endpoint) => {
                    let mut there = self.network.endpoints.iter();
                    let is_there = there.any(|(_, there)| there.service == endpoint);
                    if !is_there {
                        missing.add(endpoint);
                    }
                }
            }
        }
        if !missing.is_empty() && !in_vain {
            let (launch_type, region) = (self.scenario.launch_type, self.scenario.region);
            let missing = Finding::EndpointsMissing { endpoints: missing, launch_type, region };
            let missing = note(found, missing);
            if isolated {
                // Who picked isolated subnets is told first how to keep them.
                let own = self.scenario.subnet == SubnetKind::Isolated;
                because.insert(if own { 1 } else { because.len() }, missing);
            }
        }
        if self.ipv6_alone(failed) {
            because.push(note(found, Finding::StartNeedsIpv4 { speaker }));
        }
        findings::once(&because)
    }

    /// In a dual-stack subnet the way over IPv6 is there, and does not help (B16, G15).
    fn ipv6_alone(&self, failed: &Met<'_>) -> bool {
        let dual = self.scenario.ip_stack == IpStack::DualStack;
        let ipv6 = failed.zone.outbound_ipv6.and_then(|path| failed.zone.trace(path));
        dual && ipv6.is_some_and(Trace::works) && self.has_no_way(failed)
    }

    /// Whether a need that is not met has no way to go, whatever groups and ACLs let through: who blocks public
    /// access means to have no other than endpoints.
    fn has_no_way(&self, met: &Met<'_>) -> bool {
        let path = met.sought.way.and_then(|way| met.zone.path(way));
        let past_filters = path.and_then(|path| path.past_filters(self.network));
        let blocked = |event: &Event| matches!(event, Event::AccessBlocked { .. });
        past_filters.is_none_or(|trace| {
            trace.outcome() == Outcome::Fails || trace.hops.iter().any(|hop| blocked(&hop.event))
        })
    }

    /// Why a need is not met.
    fn why_need(&self, met: &Met<'_>) -> Vec<Finding> {
        let Some(path) = met.sought.way.and_then(|way| met.zone.path(way)) else {
            return Vec::new();
        };
        let carrier = met.need.carrier.unwrap_or(self.carriers.control);
        let ipv4 = met.zone.outbound_ipv4.and_then(|path| met.zone.trace(path));
        let own = met.need.carrier == self.carriers.application;
        let from = match carrier {
            Carrier::Task => met.zone.application,
            Carrier::Host => met.zone.control,
        };
        let traced = findings::Traced {
            scenario: self.scenario,
            network: self.network,
            trace: path.trace,
            opened: Opened::Outbound,
            family: from.map_or(Family::Ipv4, |from| self.family(from)),
            speaker: self.speaker(carrier),
            has_internet: own && ipv4.is_some_and(Trace::works),
        };
        findings::obstacles(&traced, path.past_filters(self.network).as_ref())
    }

    fn why_unknown(&self, met: &Met<'_>) -> Option<Finding> {
        let service = met.need.service;
        if met.sought.requirement.besides.is_some() {
            return Some(Finding::ManagedEndpointsUndocumented);
        }
        let trace = met.sought.way.and_then(|way| met.zone.trace(way))?;
        match (trace.outcome(), service.endpoint()) {
            (Outcome::Unknown, _) => self.why_need(met).into_iter().next(),
            (_, None) => Some(Finding::RegistryIpv6Unknown { service }),
            (_, Some(_)) => Some(Finding::StartOverNat64),
        }
    }

    /// What was asked for and cannot work, whatever the network.
    fn impossible(&self, found: &mut Vec<Finding>) {
        let firelens = self.scenario.log_driver == LogDriver::Firelens;
        if firelens && self.carriers.application.is_none() {
            note(found, Finding::FirelensUnavailable { speaker: None });
        }
        if let Some(why) = ecs::no_exec(self.scenario).filter(|_| self.scenario.exec) {
            note(found, Finding::ExecUnsupported { why });
        }
    }

    /// What is worth knowing about the needs besides the verdict.
    fn advise(&self, met: &[Met<'_>], start: &Start, spared: Endpoints, found: &mut Vec<Finding>) {
        for (met, row) in met.iter().zip(&start.needs) {
            let unusable = row.verdict == Verdict::No;
            if let (Step::Optional(what), true) = (met.need.step, unusable && met.need.possible) {
                let speaker = self.speaker(met.need.carrier.unwrap_or(self.carriers.control));
                let unavailable = match what {
                    Optional::Firelens => Finding::FirelensUnavailable { speaker: Some(speaker) },
                    Optional::Exec => Finding::ExecUnavailable { speaker },
                };
                note(found, unavailable);
                for why in self.why_need(met) {
                    note(found, why);
                }
            }
            let (processed, shared) = match row.via {
                Some(Via::NatGateway | Via::TransitGateway) => (true, true),
                // A NAT instance costs nothing by the GB.
                Some(Via::NatInstance) => (false, true),
                Some(
                    Via::InternetGateway
                    | Via::EgressOnlyInternetGateway
                    | Via::InterfaceEndpoint
                    | Via::GatewayEndpoint
                    | Via::Fargate,
                )
                | None => (false, false),
            };
            let told = spared.contains(Endpoint::S3);
            if processed && met.need.service == ecs::Service::S3 && !told {
                note(found, Finding::LayersThroughNat);
            }
            if shared && met.need.service == ecs::Service::DockerHub {
                note(found, Finding::SharedPullAddress);
            }
            let closed = matches!(row.via, Some(Via::InterfaceEndpoint | Via::GatewayEndpoint));
            let windows = self.scenario.os == OperatingSystem::Windows;
            if windows && closed && met.need.service == ecs::Service::S3 {
                note(found, Finding::WindowsForeignLayers);
            }
        }
        self.impossible(found);
        if ecs::is_old_platform(self.scenario) {
            note(found, Finding::OldPlatform);
        }
        if self.scenario.default_security_group {
            note(found, Finding::DefaultSecurityGroup);
        }
    }

    /// What leads a connection to its end.
    fn via(&self, trace: &Trace) -> Via {
        let passage = &trace.passage;
        let egress_only =
            trace.hops.iter().any(|hop| matches!(hop.event, Event::EgressOnlyForwards));
        let endpoint = passage.endpoint.map(|id| &self.network.endpoints[id]);
        match endpoint {
            Some(endpoint) if !endpoint.interfaces.is_empty() => Via::InterfaceEndpoint,
            _ if passage.nat_gateway.is_some() => Via::NatGateway,
            _ if passage.nat_instance.is_some() => Via::NatInstance,
            _ if passage.transit_gateway => Via::TransitGateway,
            Some(_) => Via::GatewayEndpoint,
            None if egress_only => Via::EgressOnlyInternetGateway,
            None => Via::InternetGateway,
        }
    }
}
