//! Connections that are watched while zones fail.

use crate::ecs::{Need, Service};
use crate::network::{Id, Interface, Network, Zones};
use crate::reach::{self, Conditions, Outcome, Peer, Trace};

/// A connection, what became of it while every zone stood, and the zones it ran through.
#[derive(Debug, Clone, Copy)]
pub struct Watched {
    interface: Id<Interface>,
    /// None where it comes from the load balancer.
    to: Option<Peer>,
    port: u16,
    outcome: Outcome,
    zones: Zones,
}

impl Watched {
    /// A connection that `from` opens, as it was traced.
    #[must_use]
    pub fn outbound(from: Id<Interface>, to: Peer, port: u16, trace: &Trace) -> Watched {
        let (outcome, zones) = (trace.outcome(), trace.zones);
        Watched { interface: from, to: Some(to), port, outcome, zones }
    }

    /// A connection from the load balancer to the target `to`, as it was traced.
    #[must_use]
    pub fn balanced(to: Id<Interface>, port: u16, trace: &Trace) -> Watched {
        let (outcome, zones) = (trace.outcome(), trace.zones);
        Watched { interface: to, to: None, port, outcome, zones }
    }

    /// What becomes of it once zones are lost.
    #[must_use]
    pub fn outcome(&self, network: &Network, lost: Zones) -> Outcome {
        if !self.zones.meets(lost) {
            return self.outcome;
        }
        let conditions = Conditions { lost, ..Conditions::default() };
        match self.to {
            Some(peer) => {
                reach::outbound(network, self.interface, peer, self.port, conditions).outcome()
            }
            None => reach::balanced(network, self.interface, self.port, conditions)
                .map_or(Outcome::Fails, |trace| trace.outcome()),
        }
    }
}

/// Something that a new task needs, and the connections that may get it.
#[derive(Debug, Clone, Copy)]
pub struct Requirement {
    /// What is needed.
    pub need: Need,
    /// The way to it; none where Fargate gets it outside the VPC.
    pub way: Option<Watched>,
    /// From an IPv6-only subnet, the way over IPv4, which only NAT64 can be.
    pub over_nat64: Option<Watched>,
    /// AWS does not document that the way is enough without this one besides; none where it does.
    pub besides: Option<Watched>,
}

impl Requirement {
    /// Whether it can be had once zones are lost.
    #[must_use]
    pub fn outcome(&self, network: &Network, lost: Zones) -> Outcome {
        if !self.need.possible {
            return Outcome::Fails;
        }
        let Some(way) = self.way.map(|way| way.outcome(network, lost)) else {
            return Outcome::Works;
        };
        let nat64 = self.over_nat64.map(|way| way.outcome(network, lost) == Outcome::Works);
        // Amazon ECR Public has names with addresses of both families, as private registries have
        // ("Making requests to Amazon ECR Public registries", Amazon ECR Public User Guide).
        let service = self.need.service;
        let is_aws = matches!(service, Service::EcrPublic) || service.endpoint().is_some();
        match (way, nat64) {
            // A registry may have addresses of one family alone (B23).
            (Outcome::Works, Some(false)) if !is_aws => Outcome::Unknown,
            (Outcome::Works, _) => match self.besides {
                None => Outcome::Works,
                Some(besides) if besides.outcome(network, lost) == Outcome::Works => Outcome::Works,
                Some(_) => Outcome::Unknown,
            },
            // AWS asks for the dual-stack names, which NAT64 has nothing to do with.
            (Outcome::Fails, Some(true)) => Outcome::Unknown,
            (Outcome::Fails, _) => Outcome::Fails,
            (Outcome::Unknown, _) => Outcome::Unknown,
        }
    }
}
