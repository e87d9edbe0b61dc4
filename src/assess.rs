//! The one door: a [`Scenario`] in, an [`Assessment`] out. Total, pure, and it cannot panic.
//!
//! Builds the network, traces what must be traced, and reads every answer off the traces. The
//! assessment is the view model: finished rows in display order, which no view computes again.

use crate::bill::{self, Bill, Peer, RateSheet, Traffic, Usage};
use crate::ecs::{self, Carrier, Carriers, Need, Refusal, Symptom};
use crate::findings::{self, Finding, Opened, Severity, Speaker, note};
use crate::network::{Id, Interface, Network, Passage, Placement};
use crate::reach::{self, Conditions, SeenAs, Trace};
use crate::resilience::{self, Roles, ZoneLoss};
use crate::scenario::{LaunchType, Scenario, SubnetKind};
use crate::units::Quantity;
use crate::{blueprint, scenario::NetworkMode};

/// The port of the internet hosts and AWS services that tasks connect to: HTTPS.
pub const HTTPS: u16 = 443;

/// Whether something works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It works.
    Yes,
    /// It does not.
    No,
    /// Somebody else's network decides.
    Depends,
    /// Not documented by AWS, or not traced by this build; the reasons say which.
    Unknown,
}

impl Verdict {
    /// The name in an assessment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Depends => "depends",
            Verdict::Unknown => "unknown",
        }
    }
}

/// A verdict with its reasons: codes of findings, the deciding one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Codes of the findings that gave it.
    pub because: Vec<&'static str>,
}

/// Everything there is to say about a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Does ECS accept this combination?
    pub valid: Judgement,
    /// Can a new task reach RUNNING?
    pub start: Start,
    /// Can the application open connections to the internet?
    pub outbound: ByFamily,
    /// Can hosts on the internet open connections to the application's port?
    pub inbound: Inbound,
    /// What each zone takes with it. Empty where nothing was traced.
    pub zone_loss: Vec<ZoneLoss>,
    /// What it costs a month.
    pub bill: Bill,
    /// Everything worth saying, the gravest first.
    pub findings: Vec<Finding>,
    /// The network that was traced and billed.
    pub network: Network,
}

impl Assessment {
    /// The finding behind a code in `because`.
    #[must_use]
    pub fn finding(&self, code: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.code() == code)
    }
}

/// Can a new task reach RUNNING, and what does it need for that?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The verdict.
    pub judgement: Judgement,
    /// What must be reached, in the order in which ECS reaches for it.
    pub needs: Vec<NeedMet>,
    /// The path that the needs share.
    pub path: Option<Path>,
}

/// One thing that a start needs, and whether it can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedMet {
    /// What is needed.
    pub need: Need,
    /// The interface that reaches for it.
    pub carrier: Carrier,
    /// Whether it does.
    pub verdict: Verdict,
    /// What it goes through.
    pub via: Option<Via>,
    /// The message that a user sees where it does not.
    pub symptom: Option<Symptom>,
}

/// What leads a connection out of the VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Via {
    /// The internet gateway, directly.
    InternetGateway,
    /// A NAT gateway.
    NatGateway,
}

impl Via {
    /// The name in an assessment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Via::InternetGateway => "internet-gateway",
            Via::NatGateway => "nat-gateway",
        }
    }
}

/// The same question for both address families.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByFamily {
    /// Over IPv4.
    pub ipv4: Answer,
    /// Over IPv6.
    pub ipv6: Answer,
}

/// The ways in from the internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// Directly, over IPv4.
    pub ipv4: Answer,
    /// Directly, over IPv6.
    pub ipv6: Answer,
    /// Through an internet-facing load balancer.
    pub load_balancer: Answer,
}

/// A verdict on a network path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The verdict.
    pub judgement: Judgement,
    /// The path that decided it, where there is one.
    pub path: Option<Path>,
}

impl Answer {
    const fn without_path(verdict: Verdict, because: Vec<&'static str>) -> Answer {
        Answer { judgement: Judgement { verdict, because }, path: None }
    }

    /// The address an internet host sees, where the connection works.
    #[must_use]
    pub fn seen_as(&self) -> Option<SeenAs> {
        self.path.as_ref().and_then(|path| path.trace.seen_as)
    }

    /// The contract's `source`.
    #[must_use]
    pub fn source(&self) -> &'static str {
        match (self.judgement.verdict, self.seen_as()) {
            (Verdict::Unknown | Verdict::Depends, _) => "unknown",
            (Verdict::Yes | Verdict::No, Some(SeenAs::TaskPublicIp)) => "task-public-ip",
            (Verdict::Yes | Verdict::No, Some(SeenAs::HostPublicIp)) => "host-public-ip",
            (Verdict::Yes | Verdict::No, Some(SeenAs::NatGateway)) => "nat-gateway",
            (Verdict::Yes | Verdict::No, None) => "none",
        }
    }
}

/// A traced path and the interface it starts or ends at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The interface inside the VPC.
    pub interface: Id<Interface>,
    /// Hop by hop.
    pub trace: Trace,
}

/// Assesses a scenario.
#[must_use]
pub fn assess(scenario: &Scenario) -> Assessment {
    let network = blueprint::build(scenario);
    let rates = RateSheet::new(scenario.region, &scenario.price_overrides);
    let mode = ecs::effective_mode(scenario);
    let carriers = Carriers::of(scenario.launch_type, mode);
    let traced = Traced::new(&network, carriers, scenario.port.get());
    let mut found = Vec::with_capacity(16);

    let valid = validity(scenario, &network, mode, &mut found);
    let gaps = findings::gaps(scenario);
    let judge = Judge { scenario, carriers, traced: &traced };
    // What is refused or not traced has no path: the reason is the answer to every question.
    let refused = (valid.verdict == Verdict::No)
        .then(|| Answer::without_path(Verdict::No, valid.because.clone()));
    let untraced = (!gaps.is_empty()).then(|| {
        found.extend(gaps.iter().cloned());
        // One code stands for all of them.
        let because = gaps.iter().map(Finding::code).take(1).collect();
        Answer::without_path(Verdict::Unknown, because)
    });
    let (start, outbound, inbound, zone_loss) = match refused.or(untraced) {
        Some(answer) => {
            let start =
                Start { judgement: answer.judgement.clone(), needs: Vec::new(), path: None };
            let outbound = ByFamily { ipv4: answer.clone(), ipv6: answer.clone() };
            let inbound =
                Inbound { ipv4: answer.clone(), ipv6: answer.clone(), load_balancer: answer };
            (start, outbound, inbound, Vec::new())
        }
        None => {
            let start = judge.start(&mut found);
            let outbound = judge.outbound(&mut found);
            let inbound = judge.inbound(&mut found);
            (start, outbound, inbound, zone_loss(&network, carriers))
        }
    };

    let traffic = traffic(scenario, &traced);
    if traffic.unroutable {
        note(&mut found, Finding::TrafficWithoutPath);
    }
    let bill = bill::bill(
        &Usage {
            network: &network,
            traffic: &traffic.flows,
            inter_zone: inter_zone(scenario, &network),
            hours: scenario.hours_per_month.hours(),
            free_allowance: scenario.free_tier,
        },
        &rates,
    );
    // A bill that leaves out what was not traced must not look finished.
    let bill = Bill { complete: bill.complete && gaps.is_empty(), ..bill };
    if bill.lines.iter().any(|line| line.priced.amount.is_none()) {
        note(&mut found, Finding::RatesMissing { region: scenario.region });
    }

    findings::inputs(scenario, &network, &mut found);
    found.extend(findings::ssh(&network, scenario.launch_type));
    findings::nat(&network, &bill, &mut found);
    let zone_loss = because_of(zone_loss, &start.judgement, &outbound.ipv4, &mut found);
    findings::addresses(scenario, &network, &bill, &mut found);
    findings::guidance(scenario, &mut found);
    found.extend(findings::small_workload_claim(scenario, &network, &rates));
    let found = by_severity(found);
    Assessment { valid, start, outbound, inbound, zone_loss, bill, findings: found, network }
}

/// The gravest first, and in the order they were found within one severity.
fn by_severity(found: Vec<Finding>) -> Vec<Finding> {
    let mut sorted = Vec::with_capacity(found.len());
    for severity in Severity::ALL {
        sorted.extend(found.iter().filter(|finding| finding.severity() == *severity).cloned());
    }
    sorted
}

fn validity(
    scenario: &Scenario,
    network: &Network,
    mode: NetworkMode,
    found: &mut Vec<Finding>,
) -> Judgement {
    let launch_type = scenario.launch_type;
    let mut refused: Vec<&'static str> = ecs::refusals(scenario)
        .into_iter()
        .map(|refusal| match refusal {
            Refusal::NetworkMode => {
                let (os, mode) = (scenario.os, scenario.network_mode);
                let allowed = ecs::allowed_modes(launch_type, os);
                note(found, Finding::NetworkModeRefused { launch_type, os, mode, allowed })
            }
            Refusal::Ipv6 => note(found, Finding::Ipv6Refused),
            Refusal::AssignPublicIp => note(found, Finding::AssignPublicIpRefused { launch_type }),
        })
        .collect();
    refused.extend(findings::vpc_too_small(network).map(|finding| note(found, finding)));
    if !refused.is_empty() {
        return Judgement { verdict: Verdict::No, because: refused };
    }
    if scenario.launch_type == LaunchType::ManagedInstances && mode == NetworkMode::None {
        // AWS's own pages disagree on whether this exists (X6).
        let (key, value) = ("networkMode", mode.name());
        let because = vec![note(found, Finding::NotTracedYet { key, value })];
        return Judgement { verdict: Verdict::Unknown, because };
    }
    let public = scenario.subnet == SubnetKind::Public;
    let because = vec![note(found, Finding::CombinationAccepted { launch_type, mode, public })];
    Judgement { verdict: Verdict::Yes, because }
}

/// The interface of a placement that plays a role.
fn interface(placement: &Placement, carrier: Carrier) -> Option<Id<Interface>> {
    match carrier {
        Carrier::Task => placement.task,
        Carrier::Host => placement.host,
    }
}

/// The paths of one zone's tasks.
struct ZonePaths {
    tasks: u32,
    outbound: Option<Path>,
    inbound: Option<Path>,
    control: Option<Path>,
}

/// The paths of every zone that tasks run in. All tasks of a zone share theirs.
struct Traced {
    zones: Vec<ZonePaths>,
}

impl Traced {
    fn new(network: &Network, carriers: Carriers, port: u16) -> Traced {
        let here = Conditions::default();
        let zones = network.placements.iter().filter(|placement| placement.tasks > 0);
        let zones = zones.map(|placement| {
            let application =
                carriers.application.and_then(|carrier| interface(placement, carrier));
            let out =
                |from| Path { interface: from, trace: reach::outbound(network, from, HTTPS, here) };
            let outbound = application.map(out);
            let control = match carriers.application == Some(carriers.control) {
                true => outbound.clone(),
                false => interface(placement, carriers.control).map(out),
            };
            let inbound = application
                .map(|to| Path { interface: to, trace: reach::inbound(network, to, port, here) });
            ZonePaths { tasks: placement.tasks, outbound, inbound, control }
        });
        Traced { zones: zones.collect() }
    }

    /// The path that decides: the first that fails, or the first of all.
    fn deciding(&self, path: fn(&ZonePaths) -> &Option<Path>) -> Option<&Path> {
        let mut paths = self.zones.iter().filter_map(|zone| path(zone).as_ref());
        let first = paths.clone().next();
        paths.find(|path| !path.trace.works()).or(first)
    }
}

/// Reads verdicts off traces.
struct Judge<'a> {
    scenario: &'a Scenario,
    carriers: Carriers,
    traced: &'a Traced,
}

impl Judge<'_> {
    const fn speaker(&self, carrier: Carrier) -> Speaker {
        Speaker { carrier, launch_type: self.scenario.launch_type }
    }

    fn start(&self, found: &mut Vec<Finding>) -> Start {
        let carrier = self.carriers.control;
        let speaker = self.speaker(carrier);
        let path = self.traced.deciding(|zone| &zone.control).cloned();
        let trace = path.as_ref().map(|path| &path.trace);
        let works = trace.is_some_and(Trace::works);
        let verdict = if works { Verdict::Yes } else { Verdict::No };
        let needs = ecs::needs(self.scenario).into_iter().map(|need| NeedMet {
            need,
            carrier,
            verdict,
            via: trace.filter(|_| works).map(via),
            symptom: (!works)
                .then(|| ecs::symptom(self.scenario.launch_type, need.step, need.service)),
        });
        let needs: Vec<NeedMet> = needs.collect();
        let missing = needs.iter().find(|met| met.verdict != Verdict::Yes).map(|met| met.need);
        let because = match (missing, trace) {
            (Some(need), Some(trace)) => {
                let (step, service) = (need.step, need.service);
                let blocked = note(found, Finding::StartBlocked { step, service, speaker });
                let cause = findings::blocked(trace, Opened::Outbound, speaker);
                std::iter::once(blocked).chain(cause.map(|cause| note(found, cause))).collect()
            }
            _ => {
                let mut because = vec![note(found, Finding::StartReady { speaker })];
                if self.carriers.application == Some(Carrier::Task) && carrier == Carrier::Host {
                    because.push(note(found, Finding::HostCarriesControl));
                }
                because
            }
        };
        Start { judgement: Judgement { verdict, because }, needs, path }
    }

    fn outbound(&self, found: &mut Vec<Finding>) -> ByFamily {
        let ipv4 =
            self.answer(|zone| &zone.outbound, Opened::Outbound, found, findings::outbound_works);
        ByFamily { ipv4, ipv6: no_ipv6(found) }
    }

    fn inbound(&self, found: &mut Vec<Finding>) -> Inbound {
        let port = self.scenario.port.get();
        let ipv4 = self.answer(
            |zone| &zone.inbound,
            Opened::Inbound,
            found,
            |_, speaker| Finding::OpenToTheInternet { speaker, port },
        );
        let none = vec![note(found, Finding::NoLoadBalancer)];
        let load_balancer = Answer::without_path(Verdict::No, none);
        Inbound { ipv4, ipv6: no_ipv6(found), load_balancer }
    }

    fn answer(
        &self,
        path: fn(&ZonePaths) -> &Option<Path>,
        opened: Opened,
        found: &mut Vec<Finding>,
        works: impl FnOnce(SeenAs, Speaker) -> Finding,
    ) -> Answer {
        let deciding = self.traced.deciding(path);
        let (Some(carrier), Some(path)) = (self.carriers.application, deciding) else {
            let because = vec![note(found, Finding::NoContainerNetwork)];
            return Answer::without_path(Verdict::No, because);
        };
        let speaker = self.speaker(carrier);
        let (verdict, reason) = match path.trace.seen_as {
            Some(seen_as) => (Verdict::Yes, Some(works(seen_as, speaker))),
            None => (Verdict::No, findings::blocked(&path.trace, opened, speaker)),
        };
        let mut because: Vec<&'static str> =
            reason.map(|reason| note(found, reason)).into_iter().collect();
        if let (Verdict::Yes, Some(ports)) = (verdict, path.trace.dropped_ports()) {
            because.push(note(found, Finding::NetworkAclDropsSome { opened, ports }));
        }
        Answer { judgement: Judgement { verdict, because }, path: Some(path.clone()) }
    }
}

fn no_ipv6(found: &mut Vec<Finding>) -> Answer {
    Answer::without_path(Verdict::No, vec![note(found, Finding::NoIpv6Addresses)])
}

fn via(trace: &Trace) -> Via {
    match trace.passage.nat_gateway {
        Some(_) => Via::NatGateway,
        None => Via::InternetGateway,
    }
}

fn zone_loss(network: &Network, carriers: Carriers) -> Vec<ZoneLoss> {
    let roles = Roles {
        application: match carriers.application {
            Some(Carrier::Task) => |placement| placement.task,
            Some(Carrier::Host) => |placement| placement.host,
            None => |_| None,
        },
        control: match carriers.control {
            Carrier::Task => |placement| placement.task,
            Carrier::Host => |placement| placement.host,
        },
    };
    resilience::lose_each_zone(network, roles, HTTPS)
}

/// Why a zone takes with it what it does.
fn because_of(
    losses: Vec<ZoneLoss>,
    start: &Judgement,
    outbound: &Answer,
    found: &mut Vec<Finding>,
) -> Vec<ZoneLoss> {
    let code = |found: &[Finding], wanted: fn(&Finding) -> bool| {
        let finding = found.iter().find(|finding| wanted(finding));
        finding.map(Finding::code).into_iter().collect()
    };
    let through_gateway =
        matches!(outbound.seen_as(), Some(SeenAs::TaskPublicIp | SeenAs::HostPublicIp));
    let several = losses.len() > 1;
    let reason = |loss: &ZoneLoss, found: &mut Vec<Finding>| -> Vec<&'static str> {
        if !loss.outbound_lost_in.is_empty() {
            code(found, |finding| matches!(finding, Finding::SingleNatGateway { .. }))
        } else if start.verdict != Verdict::Yes {
            start.because.clone()
        } else if through_gateway && several {
            vec![note(found, Finding::InternetGatewayNotZonal)]
        } else {
            code(found, |finding| matches!(finding, Finding::NatGatewayPerZone { .. }))
        }
    };
    losses.into_iter().map(|loss| ZoneLoss { because: reason(&loss, found), ..loss }).collect()
}

/// A month's traffic on its paths.
struct Flows {
    flows: Vec<Traffic>,
    /// Some of it has no path.
    unroutable: bool,
}

/// Spreads the month's traffic over the tasks, each on the path that was traced for its zone.
fn traffic(scenario: &Scenario, traced: &Traced) -> Flows {
    type PathOf = fn(&ZonePaths) -> &Option<Path>;
    let application: PathOf = |zone| &zone.outbound;
    let control: PathOf = |zone| &zone.control;
    let none = Quantity::ZERO;
    let services = [scenario.s3_gb, scenario.dynamodb_gb, scenario.aws_api_gb];
    let services = services.into_iter().fold(none, |sum, gb| sum.plus(gb.get()));
    let kinds = [
        (
            Peer::Internet,
            application,
            scenario.internet_out_gb.get(),
            scenario.internet_in_gb.get(),
        ),
        // Direction makes no difference on the way to a service of AWS in the Region: neither side is
        // internet transfer, and NAT gateways process both alike.
        (Peer::AwsService, application, none, services),
        (Peer::AwsService, control, none, scenario.image_pull_gb.get()),
    ];
    let tasks: u64 = traced.zones.iter().map(|zone| u64::from(zone.tasks)).sum();
    let mut flows = Flows { flows: Vec::new(), unroutable: false };
    for (peer, path, sent, received) in kinds {
        if sent.is_zero() && received.is_zero() {
            continue;
        }
        let mut before: u64 = 0;
        for zone in &traced.zones {
            // Shares are differences of running sums, so that together they are the whole.
            let after = before.saturating_add(u64::from(zone.tasks));
            let share = |gb: Quantity| gb.share(after, tasks).less(gb.share(before, tasks));
            let works = path(zone).as_ref().filter(|path| path.trace.works());
            match works.map(|path| path.trace.passage) {
                Some(passage) => flows.add(peer, share(sent), share(received), passage),
                None => flows.unroutable = true,
            }
            before = after;
        }
        flows.unroutable |= tasks == 0;
    }
    flows
}

impl Flows {
    fn add(&mut self, peer: Peer, sent: Quantity, received: Quantity, passage: Passage) {
        self.flows.push(Traffic { peer, sent, received, passage });
    }
}

/// Traffic between zones needs two of them.
fn inter_zone(scenario: &Scenario, network: &Network) -> Quantity {
    let occupied = network.placements.iter().filter(|placement| placement.tasks > 0).count();
    match occupied > 1 {
        true => scenario.inter_zone_gb.get(),
        false => Quantity::ZERO,
    }
}
