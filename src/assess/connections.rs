//! Can the application reach the internet, and the internet the application: each answer is read off the
//! path that decides it.

use super::paths::{Paths, Seen};
use super::{Answer, ByFamily, Inbound, Judge, Judgement, Verdict};
use crate::ecs::{self, Carrier, Ipv6Doubt};
use crate::findings::{self, Capacity, Finding, Opened, note};
use crate::network::{self, Family};
use crate::reach::Outcome;
use crate::scenario::{LoadBalancer, NetworkMode};

impl Judge<'_> {
    pub(super) fn outbound(&self, paths: &Paths, found: &mut Vec<Finding>) -> ByFamily {
        let [ipv4, ipv6] = [Family::Ipv4, Family::Ipv6].map(|family| {
            let candidates = paths.occupied().filter_map(|zone| match family {
                Family::Ipv4 => zone.outbound_ipv4.and_then(|id| zone.path(id)),
                Family::Ipv6 => zone.outbound_ipv6.and_then(|id| zone.path(id)),
            });
            self.answer(deciding(candidates), Opened::Outbound, family, found)
        });
        ByFamily { ipv4, ipv6 }
    }

    pub(super) fn inbound(
        &self,
        paths: &Paths,
        start: &Judgement,
        capacity: &Capacity,
        found: &mut Vec<Finding>,
    ) -> Inbound {
        let [ipv4, ipv6] = self.direct_inbound(paths, found);
        Inbound { ipv4, ipv6, load_balancer: self.balanced(paths, start, capacity, found) }
    }

    /// Over IPv4 and over IPv6.
    pub(super) fn direct_inbound(&self, paths: &Paths, found: &mut Vec<Finding>) -> [Answer; 2] {
        [Family::Ipv4, Family::Ipv6].map(|family| {
            let candidates = paths.occupied().filter_map(|zone| match family {
                Family::Ipv4 => zone.inbound_ipv4.as_ref().map(Seen::of),
                Family::Ipv6 => zone.inbound_ipv6.as_ref().map(Seen::of),
            });
            self.answer(deciding(candidates), Opened::Inbound, family, found)
        })
    }

    fn answer(
        &self,
        path: Option<Seen<'_>>,
        opened: Opened,
        family: Family,
        found: &mut Vec<Finding>,
    ) -> Answer {
        let Some(carrier) = self.carriers.application else { return self.no_network(found) };
        if family == Family::Ipv6 && !self.has_ipv6_subnets() {
            return Answer::without_path(Verdict::No, vec![note(found, Finding::NoIpv6Addresses)]);
        }
        let Some(path) = path else { return self.no_network(found) };
        let judgement = self.judgement(path, carrier, opened, family, found);
        Answer { judgement, path: Some(path.to_path()) }
    }

    pub(super) fn judgement(
        &self,
        path: Seen<'_>,
        carrier: Carrier,
        opened: Opened,
        family: Family,
        found: &mut Vec<Finding>,
    ) -> Judgement {
        let speaker = self.speaker(carrier);
        let trace = path.trace;
        let outcome = trace.outcome();
        let doubt = self.doubt(family).map(findings::doubtful);
        let (verdict, reasons) = match (outcome, doubt) {
            (Outcome::Works, Some(doubt)) => (Verdict::Unknown, vec![doubt]),
            (Outcome::Works, None) if self.is_isolated() => {
                let region = self.scenario.region;
                (Verdict::Depends, vec![Finding::IsolatedRegion { region }])
            }
            (Outcome::Works, None) => {
                let port = self.scenario.port.get();
                let works = match opened {
                    Opened::Outbound => findings::outbound_works(trace, speaker),
                    Opened::Inbound | Opened::Balanced => {
                        Some(Finding::OpenToTheInternet { speaker, port, family })
                    }
                };
                (Verdict::Yes, works.into_iter().collect())
            }
            (Outcome::Fails | Outcome::Unknown, _) => {
                let traced = findings::Traced {
                    scenario: self.scenario,
                    network: self.network,
                    trace,
                    opened,
                    family,
                    speaker,
                    has_internet: false,
                };
                let past_filters = path.past_filters(self.network);
                (Verdict::from(outcome), findings::obstacles(&traced, past_filters.as_ref()))
            }
        };
        let mut because = findings::once(&reasons);
        because.iter().for_each(|reason| {
            note(found, *reason);
        });
        if let (Verdict::Yes, Some(ports)) = (verdict, trace.dropped_ports()) {
            because.push(note(found, Finding::NetworkAclDropsSome { opened, ports, family }));
        }
        Judgement { verdict, because }
    }

    /// Why nobody can say whether the application has an address for a connection of the family; from an IPv6-only
    /// subnet all of them start over IPv6.
    pub(super) fn doubt(&self, family: Family) -> Option<Ipv6Doubt> {
        let over_ipv6 = family == Family::Ipv6 || self.is_ipv6_only();
        ecs::ipv6_doubt(self.scenario).filter(|_| over_ipv6)
    }

    fn is_ipv6_only(&self) -> bool {
        self.scenario.ip_stack == crate::scenario::IpStack::Ipv6Only
    }

    /// Whether what gateways lead to is not the internet, but somebody else's network.
    const fn is_isolated(&self) -> bool {
        self.scenario.region.partition().is_isolated()
    }

    /// Through the load balancer: effective, so no without a task that can start. Where there is room for some of
    /// the tasks, those serve.
    fn balanced(
        &self,
        paths: &Paths,
        start: &Judgement,
        capacity: &Capacity,
        found: &mut Vec<Finding>,
    ) -> Answer {
        if self.scenario.load_balancer == LoadBalancer::None {
            return Answer::without_path(Verdict::No, vec![note(found, Finding::NoLoadBalancer)]);
        }
        let Some(carrier) = self.carriers.application else { return self.no_network(found) };
        let Some(balancer) = &self.network.load_balancer else {
            let because = vec![note(found, Finding::BalancerNeedsTwoZones)];
            return Answer::without_path(Verdict::No, because);
        };
        if let Some(too_small) = capacity.small_balancer_subnet {
            return Answer::without_path(Verdict::No, vec![too_small]);
        }
        self.advise_balanced(balancer, paths, found);
        let short = capacity.no_room.is_some_and(|no_room| start.because.contains(&no_room));
        // One target that answers is enough; the others are taken out of service.
        let serving = || paths.occupied().filter(|zone| !short || zone.running() > 0);
        let candidates = || serving().filter_map(|zone| zone.balanced.as_ref().map(Seen::of));
        let some_run = short && serving().next().is_some();
        let works = candidates().find(|path| path.trace.works());
        let Some(path) = works.or_else(|| candidates().next()) else {
            return match short {
                true => Answer::without_path(Verdict::No, start.because.clone()),
                false => self.no_network(found),
            };
        };
        let (opened, family) = (Opened::Balanced, Family::Ipv4);
        let in_doubt = self.is_isolated() || self.doubt(family).is_some();
        let starts = start.verdict == Verdict::Yes || some_run;
        if !path.trace.works() || (starts && in_doubt) {
            let judgement = self.judgement(path, carrier, opened, family, found);
            return Answer { judgement, path: Some(path.to_path()) };
        }
        if !starts {
            return Answer { judgement: start.clone(), path: Some(path.to_path()) };
        }
        let (kind, by_address) = (balancer.kind, carrier == Carrier::Task);
        let mut because = vec![note(found, Finding::BalancerDelivers { kind, by_address })];
        if let Some(ports) = path.trace.dropped_ports() {
            because.push(note(found, Finding::NetworkAclDropsSome { opened, ports, family }));
        }
        let judgement = Judgement { verdict: Verdict::Yes, because };
        Answer { judgement, path: Some(path.to_path()) }
    }

    fn advise_balanced(
        &self,
        balancer: &network::LoadBalancer,
        paths: &Paths,
        found: &mut Vec<Finding>,
    ) {
        let empty = |zone: &&crate::network::Zone| {
            !paths.occupied().any(|occupied| occupied.zone == **zone)
        };
        let zones: crate::network::Zones =
            self.network.zones.iter().filter(empty).copied().collect();
        if !balancer.cross_zone && !zones.is_empty() {
            note(found, Finding::BalancerZoneWithoutTargets { zones });
        }
        if self.is_ipv6_only() {
            // Who launches the instances of Managed Instances is AWS.
            let on_host = self.carriers.application == Some(Carrier::Host);
            let own_instances = on_host && self.scenario.launch_type.runs_own_instances();
            note(found, Finding::BalancerOverIpv6 { own_instances });
        }
        if ecs::effective_mode(self.scenario) == NetworkMode::Bridge {
            note(found, Finding::BridgeDynamicPorts { port: self.scenario.port.get() });
        }
    }
}

/// The path that decides: the first that does not work, or the first of all.
fn deciding<'p>(mut paths: impl Iterator<Item = Seen<'p>>) -> Option<Seen<'p>> {
    let first = paths.next()?;
    if !first.trace.works() {
        return Some(first);
    }
    paths.find(|path| !path.trace.works()).or(Some(first))
}
