//! A second tracer, written from the facts and from nothing else, agrees with the first one on a hundred
//! thousand networks.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    reason = "in a test, a panic is the message"
)]

#[path = "naive/networks.rs"]
mod networks;
#[path = "naive/oracle.rs"]
mod oracle;
#[path = "naive/random.rs"]
mod random;
#[path = "naive/report.rs"]
mod report;

use ecs_reach::blueprint;
use ecs_reach::network::{Family, Id, Interface, Network, Owner, Zones};
use ecs_reach::reach::{Conditions, Outcome, Peer, Trace, balanced, inbound, outbound};
use ecs_reach::scenario::Endpoint;
use oracle::{Answer, Question};
use random::Random;

/// What is asked of one network.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub(crate) interface: Id<Interface>,
    pub(crate) question: Question,
    pub(crate) port: u16,
    pub(crate) lost: Zones,
}

impl Case {
    /// What the tracer says; nothing where there is no load balancer to ask about.
    pub(crate) fn trace(self, network: &Network) -> Option<Trace> {
        let Case { interface, question, port, lost } = self;
        let conditions = Conditions { lost, ..Conditions::default() };
        match question {
            Question::Outbound(peer) => Some(outbound(network, interface, peer, port, conditions)),
            Question::Inbound(family) => {
                Some(inbound(network, interface, family, port, conditions))
            }
            Question::Balanced => balanced(network, interface, port, conditions),
        }
    }

    fn kind(self) -> usize {
        match self.question {
            Question::Outbound(Peer::Internet(Family::Ipv4)) => 0,
            Question::Outbound(Peer::Internet(Family::Ipv6)) => 1,
            Question::Outbound(Peer::Service(_)) => 2,
            Question::Inbound(Family::Ipv4) => 3,
            Question::Inbound(Family::Ipv6) => 4,
            Question::Balanced => 5,
        }
    }
}

const KINDS: [&str; 6] = [
    "outbound to the internet, IPv4",
    "outbound to the internet, IPv6",
    "outbound to a service",
    "inbound, IPv4",
    "inbound, IPv6",
    "through the load balancer",
];

/// How often each answer came: works, fails, unknown.
#[derive(Debug, Default)]
struct Shares([[u32; 3]; 6]);

/// Compares both on one network.
fn compare(network: &Network, random: &mut Random, shares: &mut Shares) {
    let asked = |owner| matches!(owner, Owner::Task | Owner::ContainerInstance);
    let all: Vec<Id<Interface>> = network
        .interfaces
        .iter()
        .filter(|(_, interface)| asked(interface.owner))
        .map(|(id, _)| id)
        .collect();
    if all.is_empty() {
        return;
    }
    let mut questions = vec![
        Question::Outbound(Peer::Internet(Family::Ipv4)),
        Question::Outbound(Peer::Internet(Family::Ipv6)),
        Question::Inbound(Family::Ipv4),
        Question::Inbound(Family::Ipv6),
        Question::Balanced,
    ];
    // Those with an endpoint, and any other.
    let mut services = vec![random.pick(Endpoint::ALL)];
    services.extend(network.endpoints.iter().map(|(_, endpoint)| endpoint.service).take(2));
    services.dedup();
    questions
        .extend(services.into_iter().map(|service| Question::Outbound(Peer::Service(service))));
    let (port, failed) = (random.port(), networks::lost(random, network));
    let first = random.below(all.len());
    let interfaces = [Some(all[first]), all.get(first + 1).copied()];
    for interface in interfaces.into_iter().flatten() {
        for question in &questions {
            for lost in [Zones::default(), failed] {
                let case = Case { interface, question: *question, port, lost };
                let Some(trace) = case.trace(network) else { continue };
                let expected = oracle::answer(network, interface, *question, port, lost);
                let actual = Answer { outcome: trace.outcome(), seen_as: trace.seen_as };
                if expected != actual {
                    report::disagreement(network, case);
                }
                let share = match expected.outcome {
                    Outcome::Works => 0,
                    Outcome::Fails => 1,
                    Outcome::Unknown => 2,
                };
                shares.0[case.kind()][share] += 1;
            }
        }
    }
}

impl Shares {
    /// Prints how often each answer came, and fails where one is too rare to mean anything.
    fn check(&self, unknown: &[usize]) {
        for (kind, (name, counts)) in KINDS.iter().zip(self.0).enumerate() {
            let all: u32 = counts.iter().sum();
            let [works, fails, open] = counts.map(|count| count * 100 / all);
            println!("{name:32} {all:7}: {works:2} % yes {fails:2} % no {open:2} % unknown");
            assert!(works >= 20 && fails >= 20, "{name}: answers are too much alike");
            if unknown.contains(&kind) {
                assert!(open >= 2, "{name}: too few answers are unknown");
            }
        }
    }
}

/// Networks of each sort.
const NETWORKS: u64 = 55_000;

#[test]
fn agree_on_networks_of_scenarios() {
    let mut shares = Shares::default();
    for seed in 0..NETWORKS {
        let random = &mut Random::new(seed + 1);
        let network = blueprint::build(&networks::scenario(random));
        compare(&network, random, &mut shares);
    }
    shares.check(&[]);
}

#[test]
fn agree_on_networks_that_no_scenario_leads_to() {
    let mut shares = Shares::default();
    for seed in 0..NETWORKS {
        let random = &mut Random::new(seed + 1_000_001);
        let network = networks::network(random);
        compare(&network, random, &mut shares);
    }
    shares.check(&[0]);
}
