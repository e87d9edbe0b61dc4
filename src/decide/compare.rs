//! Every way out that makes sense for a design, side by side.

use super::ways::Way;
use crate::assess::{Assessment, Priced, Verdict, assess, monthly_bill};
use crate::blueprint;
use crate::resilience::Endurance;
use crate::scenario::Scenario;

/// A design among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Its way out; none where the design at hand is none of them.
    pub way: Option<Way>,
    /// The design.
    pub design: Scenario,
    /// It is the design at hand: the same network is built for both.
    pub current: bool,
    /// What there is to say about it.
    pub assessment: Assessment,
    /// Its bill with ten times the traffic.
    pub tenfold: Priced,
}

impl Alternative {
    fn new(way: Option<Way>, design: Scenario, current: bool) -> Alternative {
        let assessment = assess(&design);
        let tenfold = monthly_bill(&design.with_traffic_times(10));
        Alternative { way, design, current, assessment, tenfold }
    }

    /// What the loss of a zone leaves of it; none where nothing was traced.
    #[must_use]
    pub fn endurance(&self) -> Option<Endurance> {
        Endurance::of(&self.assessment.zone_loss)
    }

    /// Whether it carries all of the traffic.
    #[must_use]
    pub fn carries(&self) -> bool {
        self.assessment.carries
    }

    /// Whether hosts on the internet reach the application directly, over either family.
    #[must_use]
    pub const fn exposure(&self) -> Verdict {
        let inbound = &self.assessment.inbound;
        match (inbound.ipv4.judgement.verdict, inbound.ipv6.judgement.verdict) {
            (Verdict::Yes, _) | (_, Verdict::Yes) => Verdict::Yes,
            (Verdict::Unknown, _) | (_, Verdict::Unknown) => Verdict::Unknown,
            (Verdict::Depends, _) | (_, Verdict::Depends) => Verdict::Depends,
            (Verdict::No, Verdict::No) => Verdict::No,
        }
    }
}

/// Every way out of the design that builds what it is named for, each answered; the design at hand first where it is
/// none of them.
#[must_use]
pub fn compare(scenario: &Scenario) -> Vec<Alternative> {
    let here = blueprint::build(scenario);
    let mut alternatives: Vec<Alternative> = Vec::with_capacity(10);
    let mut built = Vec::with_capacity(10);
    for way in Way::ALL.iter().copied() {
        let Some(design) = way.of(scenario) else { continue };
        let network = blueprint::build(&design);
        if !way.stands_in(&network) {
            continue;
        }
        // Two names for one network: with every endpoint there already, nothing is added. The later one says
        // more.
        if let Some(place) = built.iter().position(|known| *known == network) {
            if let Some(known) = alternatives.get_mut(place) {
                known.way = Some(way);
            }
            continue;
        }
        let current = network == here;
        let design = if current { scenario.clone() } else { design };
        alternatives.push(Alternative::new(Some(way), design, current));
        built.push(network);
    }
    if !alternatives.iter().any(|alternative| alternative.current) {
        alternatives.insert(0, Alternative::new(None, scenario.clone(), true));
    }
    alternatives
}
