//! The one door: a [`Scenario`] in, an [`Assessment`] out. Total, pure, and it cannot panic.
//!
//! Builds the network, traces what must be traced, and reads every answer off the traces. The
//! assessment is the view model: finished rows in display order, which no view computes again.

mod assumption;
mod bill;
mod connections;
mod paths;
mod start;
mod traffic;
mod weigh;
mod zone_loss;

use crate::bill::{Bill, RateSheet};
use crate::blueprint;
use crate::closed::closed;
use crate::ecs::{self, Carrier, Carriers, Need, Refusal, Symptom};
use crate::findings::{self, Finding, Severity, Speaker, note};
use crate::network::{AddressUse, Family, HTTPS, Id, Interface, Network, SubnetRole, Zone, Zones};
use crate::reach::{self, Conditions, Outcome, Peer, SeenAs, Trace};
use crate::resilience::ZoneLoss;
use crate::scenario::{Endpoints, IpStack, NetworkMode, Scenario};
pub use assumption::Assumption;
pub use bill::{Priced, monthly_bill};
use paths::{Paths, Role};
pub use weigh::{Scales, Trait, Traits, Weighed, weigh};
pub use zone_loss::AnswersLeft;
use zone_loss::{Reasons, Whole};

closed! {
    /// Whether something works.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Verdict by name {
        /// It works.
        Yes = "yes",
        /// It does not.
        No = "no",
        /// Somebody else's network decides.
        Depends = "depends",
        /// AWS does not document it, or a setting of another account decides; the reasons say which.
        Unknown = "unknown",
    }
}

impl From<Outcome> for Verdict {
    fn from(outcome: Outcome) -> Verdict {
        match outcome {
            Outcome::Works => Verdict::Yes,
            Outcome::Fails => Verdict::No,
            Outcome::Unknown => Verdict::Unknown,
        }
    }
}

/// A verdict with its reasons, the deciding one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The findings that gave it.
    pub because: Vec<Finding>,
}

impl Judgement {
    /// Whether this "no" to a way out is what was asked for: nothing leads out of subnets that were picked as isolated,
    /// and no traffic with the internet is entered.
    #[must_use]
    pub fn is_isolation(&self) -> bool {
        matches!(self.because.first(), Some(Finding::NoDefaultRoute { picked: true, .. }))
    }
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
    /// What each zone takes with it. Empty where nothing was traced, and where no task can ever start.
    pub zone_loss: Vec<ZoneLoss>,
    /// What uses the addresses of each subnet.
    pub addresses: Vec<AddressUse>,
    /// What it costs a month.
    pub bill: Bill,
    /// The design carries all of the traffic: some of it can be billed and be too much all the same.
    pub carries: bool,
    /// Everything worth saying, the gravest first.
    pub findings: Vec<Finding>,
    /// What all of that assumes, in reading order.
    pub assumptions: Vec<Assumption>,
    /// The network that was traced and billed.
    pub network: Network,
}

impl Assessment {
    /// The first finding of a code: several connections may have the same reason, each with its facts.
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
    /// The paths to them, each once.
    pub paths: Vec<Path>,
}

impl Start {
    /// The need that decides: the first that fails or that nobody can answer for, else the first.
    #[must_use]
    pub fn deciding(&self) -> Option<&NeedMet> {
        let counts =
            |met: &&NeedMet| met.need.step.blocks_start() && met.verdict == self.judgement.verdict;
        self.needs.iter().find(counts).or(self.needs.first())
    }

    /// The path to a need.
    #[must_use]
    pub fn path_to(&self, met: &NeedMet) -> Option<&Path> {
        met.path.and_then(|path| self.paths.get(path))
    }

    /// The path that decides.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.deciding().and_then(|met| self.path_to(met))
    }
}

/// One thing that a start needs, and whether it can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedMet {
    /// What is needed.
    pub need: Need,
    /// Whether its interface reaches it.
    pub verdict: Verdict,
    /// What it goes through.
    pub via: Option<Via>,
    /// The message that a user sees where it does not.
    pub symptom: Option<Symptom>,
    /// The place of its path in [`Start::paths`].
    pub path: Option<usize>,
}

closed! {
    /// What leads a connection to what it needs.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Via by name {
        /// The internet gateway, directly.
        InternetGateway = "internet-gateway",
        /// The egress-only internet gateway, over IPv6.
        EgressOnlyInternetGateway = "egress-only-internet-gateway",
        /// A NAT gateway.
        NatGateway = "nat-gateway",
        /// A NAT instance.
        NatInstance = "nat-instance",
        /// A transit gateway, and a NAT gateway in another VPC.
        TransitGateway = "transit-gateway",
        /// An interface endpoint.
        InterfaceEndpoint = "interface-endpoint",
        /// A gateway endpoint.
        GatewayEndpoint = "gateway-endpoint",
        /// An interface that Fargate owns, outside the VPC.
        Fargate = "fargate",
    }
}

/// The same question for both address families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByFamily<T = Answer> {
    /// Over IPv4.
    pub ipv4: T,
    /// Over IPv6.
    pub ipv6: T,
}

/// The ways in from the internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inbound<T = Answer> {
    /// Directly, over IPv4.
    pub ipv4: T,
    /// Directly, over IPv6.
    pub ipv6: T,
    /// Through an internet-facing load balancer.
    pub load_balancer: T,
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
    const fn without_path(verdict: Verdict, because: Vec<Finding>) -> Answer {
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
            (Verdict::Yes | Verdict::No, Some(SeenAs::NatInstance)) => "nat-instance",
            (Verdict::Yes | Verdict::No, Some(SeenAs::EgressVpcNat)) => "egress-vpc-nat",
            (Verdict::Yes | Verdict::No, Some(SeenAs::TaskIpv6)) => "task-ipv6",
            (Verdict::Yes | Verdict::No, Some(SeenAs::HostIpv6)) => "host-ipv6",
            (Verdict::Yes | Verdict::No, Some(SeenAs::LoadBalancer) | None) => "none",
        }
    }
}

/// A traced path, the interface it starts or ends at, and what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The interface inside the VPC.
    pub interface: Id<Interface>,
    /// Who opens the connection to whom.
    pub connection: Connection,
    /// Hop by hop.
    pub trace: Trace,
}

/// A connection to trace from or to an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Connection {
    /// The interface opens it.
    Outbound(Peer),
    /// A host on the internet opens it to this port of the interface.
    Inbound(Family, u16),
    /// A host on the internet opens it to the load balancer, which opens one to this port.
    Balanced(u16),
}

impl Connection {
    /// Traces it; nothing where it needs a load balancer and there is none.
    fn trace(self, network: &Network, at: Id<Interface>, conditions: Conditions) -> Option<Path> {
        let trace = match self {
            Connection::Outbound(peer) => reach::outbound(network, at, peer, HTTPS, conditions),
            Connection::Inbound(family, port) => {
                reach::inbound(network, at, family, port, conditions)
            }
            Connection::Balanced(port) => reach::balanced(network, at, port, conditions)?,
        };
        Some(Path { interface: at, connection: self, trace })
    }
}

impl Path {
    /// The same connection once a zone is lost: of the same interface, or of one alike in a zone that
    /// still stands.
    #[must_use]
    pub fn without(&self, network: &Network, zone: Zone) -> Option<Path> {
        let own = &network.interfaces[self.interface];
        let alike = |(id, interface): &(Id<Interface>, &Interface)| {
            interface.owner == own.owner && network.zone_of(*id) != zone
        };
        let standing = match network.zone_of(self.interface) == zone {
            true => network.interfaces.iter().find(alike)?.0,
            false => self.interface,
        };
        let conditions = Conditions { lost: Zones::default().with(zone), ..Conditions::default() };
        self.connection.trace(network, standing, conditions)
    }
}

/// Assesses a scenario.
#[must_use]
pub fn assess(scenario: &Scenario) -> Assessment {
    let network = blueprint::build(scenario);
    let rates = RateSheet::new(scenario.region, &scenario.price_overrides, &scenario.discounts);
    let mode = ecs::effective_mode(scenario);
    let carriers = Carriers::of(scenario.launch_type, mode);
    let mut found = Vec::with_capacity(16);

    let valid = validity(scenario, &network, mode, &mut found);
    let addresses = network.address_use();
    let capacity = findings::capacity(scenario, &network, &addresses, &mut found);
    let judge = Judge { scenario, network: &network, carriers };
    let mut paths = Paths::of_application(&judge).with_needs(&judge);
    let priced = judge.priced(&mut paths, &rates);
    let carries = priced.carries();
    let bill = priced.bill;
    let saves = |design: &Scenario| bill.more_than(&monthly_bill(design).bill);
    let month = findings::Month { bill: &bill, rates: &rates, saves: &saves };
    let spares = findings::spares(scenario, &network, &priced.to_spare, month);
    let spared = spares.as_ref().map_or_else(Endpoints::default, |(endpoints, _)| *endpoints);
    let answers = match settled(scenario, &valid, &mut found) {
        Some(answer) => Answers::all_alike(&judge, answer, &mut found),
        None => {
            let start = match valid.verdict {
                // Nobody can say whether it starts at all, whatever it could reach.
                Verdict::Unknown => {
                    let start = judge.start(&paths, &capacity, spared, &mut Vec::new());
                    Start { judgement: valid.clone(), ..start }
                }
                Verdict::Yes | Verdict::No | Verdict::Depends => {
                    judge.start(&paths, &capacity, spared, &mut found)
                }
            };
            let outbound = judge.outbound(&paths, &mut found);
            let inbound = judge.inbound(&paths, &start.judgement, &capacity, &mut found);
            let zone_loss = judge.zone_loss(&paths, start.judgement.verdict, &capacity);
            Answers { start, outbound, inbound, zone_loss }
        }
    };
    let Answers { start, outbound, inbound, zone_loss } = answers;

    if !bill.carried {
        note(&mut found, Finding::TrafficWithoutPath);
    }
    found.extend(priced.overloaded);
    if let Some((_, spares)) = spares {
        note(&mut found, spares);
    }
    if bill.lines.iter().any(|line| line.priced.amount.is_none()) {
        note(&mut found, Finding::RatesMissing { region: scenario.region });
    }

    findings::inputs(scenario, &network, &bill, &mut found);
    found.extend(findings::ssh(&network, scenario.launch_type));
    let carried = findings::Carried {
        // Of a combination that is refused nothing was traced.
        application: valid.verdict == Verdict::No || paths.through_nat(Role::Application),
        control: paths.through_nat(Role::Control),
        ipv6: outbound.ipv6.judgement.verdict == Verdict::Yes,
    };
    let nat = findings::nat(scenario, &network, month, &zone_loss, carried, &mut found);
    let out = &outbound.ipv4;
    if out.judgement.verdict == Verdict::Yes
        && out.seen_as() == Some(SeenAs::NatGateway)
        && paths.control_leads_out(&judge)
    {
        found.extend(findings::beside_nat(scenario, &network, month));
    }
    let without_room = match start.judgement.verdict {
        Verdict::No => None,
        Verdict::Yes | Verdict::Depends | Verdict::Unknown => {
            findings::replacements(scenario, &network, &zone_loss, &mut found)
        }
    };
    let whole = Whole { start: &start.judgement, outbound: &outbound, inbound: &inbound };
    let endpoints_in_one_zone = judge.endpoints_in_one_zone(&zone_loss);
    let endpoints_in_one_zone = endpoints_in_one_zone.map(|it| note(&mut found, it));
    let all_in_one_zone = capacity.all_in_one_zone;
    let reasons = Reasons { all_in_one_zone, nat, without_room, endpoints_in_one_zone };
    let zone_loss = judge.because_of(zone_loss, &paths, whole, &reasons, &mut found);
    findings::addresses(scenario, &network, &rates, &mut found);
    if scenario.launch_type.is_in_vpc() {
        findings::guidance(scenario, &network, &mut found);
        found.extend(findings::small_workload_claim(scenario, &network, &rates));
    }
    let findings = by_severity(&found);
    let assumptions = Assumption::of(scenario, &network, !zone_loss.is_empty());
    Assessment {
        valid,
        start,
        outbound,
        inbound,
        zone_loss,
        addresses,
        bill,
        carries,
        findings,
        assumptions,
        network,
    }
}

/// The answers to the questions about paths.
struct Answers {
    start: Start,
    outbound: ByFamily,
    inbound: Inbound,
    zone_loss: Vec<ZoneLoss>,
}

impl Answers {
    /// What is refused has no path, and on somebody else's network none is known: one reason answers
    /// every question. External never has a load balancer (F11).
    fn all_alike(judge: &Judge<'_>, answer: Answer, found: &mut Vec<Finding>) -> Answers {
        let needs = match answer.judgement.verdict {
            Verdict::Depends => judge.needs_elsewhere(found),
            Verdict::Yes | Verdict::No | Verdict::Unknown => Vec::new(),
        };
        let load_balancer = match answer.judgement.verdict {
            Verdict::Depends => {
                let because = vec![note(found, Finding::ExternalNoLoadBalancer)];
                Answer::without_path(Verdict::No, because)
            }
            Verdict::Yes | Verdict::No | Verdict::Unknown => answer.clone(),
        };
        let start = Start { judgement: answer.judgement.clone(), needs, paths: Vec::new() };
        // What the network is like is nothing to a container without one (B4).
        let refused = answer.judgement.verdict == Verdict::No;
        let answer = match judge.carriers.application {
            None if !refused => judge.no_network(found),
            None | Some(_) => answer,
        };
        Answers {
            start,
            outbound: ByFamily { ipv4: answer.clone(), ipv6: answer.clone() },
            inbound: Inbound { ipv4: answer.clone(), ipv6: answer, load_balancer },
            zone_loss: Vec::new(),
        }
    }
}

/// The answer to every question, where one reason settles them all.
fn settled(scenario: &Scenario, valid: &Judgement, found: &mut Vec<Finding>) -> Option<Answer> {
    if valid.verdict == Verdict::No {
        return Some(Answer::without_path(Verdict::No, valid.because.clone()));
    }
    (!scenario.launch_type.is_in_vpc()).then(|| {
        let because = vec![note(found, Finding::ExternalNetworkDecides)];
        Answer::without_path(Verdict::Depends, because)
    })
}

/// The gravest first, and in the order they were found within one severity.
fn by_severity(found: &[Finding]) -> Vec<Finding> {
    let mut sorted = Vec::with_capacity(found.len());
    for severity in Severity::ALL {
        sorted.extend(found.iter().filter(|finding| finding.severity() == *severity));
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
    let mut refused: Vec<Finding> = ecs::refusals(scenario)
        .into_iter()
        .map(|refusal| match refusal {
            Refusal::NetworkMode => {
                let (os, mode) = (scenario.os, scenario.network_mode);
                note(found, Finding::NetworkModeRefused { launch_type, os, mode })
            }
            Refusal::WindowsIpv6 => note(found, Finding::Ipv6Refused),
            Refusal::Ipv6Only => note(found, Finding::Ipv6OnlyRefused),
            Refusal::AssignPublicIp => note(found, Finding::AssignPublicIpRefused { launch_type }),
            Refusal::ServiceConnect(why) => note(found, Finding::ServiceConnectRefused { why }),
        })
        .collect();
    refused.extend(findings::vpc_too_small(network).map(|finding| note(found, finding)));
    if !refused.is_empty() {
        return Judgement { verdict: Verdict::No, because: refused };
    }
    if !launch_type.documents(mode) {
        let because = vec![note(found, Finding::NetworkModeUndocumented)];
        return Judgement { verdict: Verdict::Unknown, because };
    }
    let public = network.application_role() == Some(SubnetRole::Public);
    let because = vec![note(found, Finding::CombinationAccepted { launch_type, mode, public })];
    Judgement { verdict: Verdict::Yes, because }
}

/// Reads verdicts off traces.
struct Judge<'a> {
    scenario: &'a Scenario,
    network: &'a Network,
    carriers: Carriers,
}

impl Judge<'_> {
    const fn speaker(&self, carrier: Carrier) -> Speaker {
        Speaker { carrier, launch_type: self.scenario.launch_type }
    }

    /// The container has no network of its own.
    fn no_network(&self, found: &mut Vec<Finding>) -> Answer {
        let Scenario { launch_type, os, .. } = *self.scenario;
        let because = vec![note(found, Finding::NoContainerNetwork { launch_type, os })];
        Answer::without_path(Verdict::No, because)
    }

    const fn has_ipv6_subnets(&self) -> bool {
        match self.scenario.ip_stack {
            IpStack::Ipv4 => false,
            IpStack::DualStack | IpStack::Ipv6Only => true,
        }
    }
}
