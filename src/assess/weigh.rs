//! What decides between designs, and nothing else: for those who weigh thousands of them. The verdicts and
//! the bill come from the very functions that [`super::assess`] asks.

use super::bill::usage;
use super::paths::{Paths, ZonePaths};
use super::{Judge, Verdict, settled, validity};
use crate::bill::{self, RateSheet};
use crate::blueprint;
use crate::closed::closed;
use crate::ecs::{self, Carriers};
use crate::findings;
use crate::network::{Network, Owner, RouteTable, Target};
use crate::prices::Item;
use crate::reach::{Outcome, SeenAs};
use crate::resilience::Endurance;
use crate::scenario::{LoadBalancer, Scenario};
use crate::units::{Money, Quantity};

closed! {
    /// Something that a design can offer and another one not, in display order.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Trait by name {
        /// The application reaches IPv4 hosts on the internet.
        OutboundIpv4 = "outbound-ipv4",
        /// It reaches IPv6 hosts on the internet.
        OutboundIpv6 = "outbound-ipv6",
        /// No host on the internet reaches it directly.
        NoDirectInbound = "no-direct-inbound",
        /// IPv4 hosts see addresses that stay: those of NAT gateways or instances.
        FixedSource = "fixed-source",
        /// Whichever zone fails, the tasks elsewhere reach what they reached, and the load balancer delivers.
        SurvivesZoneLoss = "survives-zone-loss",
        /// Whichever zone fails, a new task can start.
        RestartsInZoneLoss = "restarts-in-zone-loss",
        /// Nothing runs through an instance that somebody must look after.
        NoNatInstance = "no-nat-instance",
    }
}

impl Trait {
    /// The key that asks for it in a document of requirements.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Trait::OutboundIpv4 => "outboundIpv4",
            Trait::OutboundIpv6 => "outboundIpv6",
            Trait::NoDirectInbound => "noDirectInbound",
            Trait::FixedSource => "fixedSource",
            Trait::SurvivesZoneLoss => "survivesZoneLoss",
            Trait::RestartsInZoneLoss => "restartsInZoneLoss",
            Trait::NoNatInstance => "noNatInstance",
        }
    }
}

const _: () = assert!(Trait::ALL.len() <= u8::BITS as usize, "each trait has a bit");

/// A set of traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Traits(u8);

impl Traits {
    const fn bit(one: Trait) -> u8 {
        1_u8.wrapping_shl(one as u32)
    }

    /// The set with one more.
    #[must_use]
    pub const fn with(self, one: Trait) -> Traits {
        Traits(self.0 | Traits::bit(one))
    }

    /// The set without one.
    #[must_use]
    pub const fn without(self, one: Trait) -> Traits {
        Traits(self.0 & !Traits::bit(one))
    }

    /// Every trait there is.
    #[must_use]
    pub fn all() -> Traits {
        Trait::ALL.iter().copied().collect()
    }

    /// True if it is in the set.
    #[must_use]
    pub const fn has(self, one: Trait) -> bool {
        self.0 & Traits::bit(one) != 0
    }

    /// True if all the others are in this set.
    #[must_use]
    pub const fn covers(self, others: Traits) -> bool {
        others.0 & !self.0 == 0
    }

    /// Those of this set that are not in the other.
    pub fn beyond(self, other: Traits) -> impl Iterator<Item = Trait> {
        Trait::ALL.iter().copied().filter(move |one| self.has(*one) && !other.has(*one))
    }
}

impl FromIterator<Trait> for Traits {
    fn from_iter<I: IntoIterator<Item = Trait>>(traits: I) -> Traits {
        traits.into_iter().fold(Traits::default(), Traits::with)
    }
}

/// What a design weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// New tasks do not start, or nobody can say, or it lacks a trait that is wanted, or traffic has no
    /// path.
    Unfit,
    /// Of no interest, fit or not: something else costs less and offers as much.
    Beaten,
    /// Fit, but a rate is not known.
    Unpriced,
    /// Fit, at a price.
    Fit {
        /// What it costs a month.
        total: Money,
        /// What it offers.
        traits: Traits,
        /// What the failure of a zone leaves of it.
        left: Endurance,
    },
}

/// What a design is weighed against.
pub trait Scales {
    /// What it must offer.
    fn wanted(&self) -> Traits;

    /// Whether a design that costs that much or more and offers no more than that is of no interest.
    fn beaten(&self, total: Money, traits: Traits) -> bool;
}

/// Weighs a design: as far as it takes to find it unfit or beaten.
#[must_use]
pub fn weigh(scenario: &Scenario, scales: &dyn Scales) -> Weighed {
    let rates = RateSheet::new(scenario.region, &scenario.price_overrides, &scenario.discounts);
    if scales.beaten(endpoints_alone(scenario, &rates), Traits::all()) {
        return Weighed::Beaten;
    }
    let network = blueprint::build(scenario);
    let mut offer = Offer { scales, least: Money::ZERO, traits: Traits::all() };
    offer.rule_out(scenario, &network);
    if !offer.may_be_wanted() {
        return Weighed::Unfit;
    }
    // What stands there is paid for without any traffic: this much can be said before a packet is traced.
    offer.least = bill::bill(&usage(scenario, &network, &[]), &rates).monthly_total;
    if !offer.settle(&[]) {
        return offer.outweighed();
    }

    let mode = ecs::effective_mode(scenario);
    let carriers = Carriers::of(scenario.launch_type, mode);
    // Reasons are collected with every verdict; nobody reads them here.
    let mut found = Vec::with_capacity(16);
    let valid = validity(scenario, &network, mode, &mut found);
    if valid.verdict != Verdict::Yes || settled(scenario, &valid, &mut found).is_some() {
        return Weighed::Unfit;
    }
    let judge = Judge { scenario, network: &network, carriers };
    let paths = Paths::of_application(&judge);
    // A load balancer that is asked for and cannot be built, or lets nobody in, makes no design cheap.
    let delivers = |zone: &ZonePaths| zone.balanced.as_ref().is_some_and(|path| path.trace.works());
    if scenario.load_balancer != LoadBalancer::None && !paths.occupied().any(delivers) {
        return Weighed::Unfit;
    }
    let outbound = judge.outbound(&paths, &mut found);
    let works = |verdict: Verdict| verdict == Verdict::Yes;
    let fixed = matches!(
        outbound.ipv4.seen_as(),
        Some(SeenAs::NatGateway | SeenAs::NatInstance | SeenAs::EgressVpcNat)
    );
    let ipv4 = works(outbound.ipv4.judgement.verdict);
    if !offer.settle(&[
        (Trait::OutboundIpv4, ipv4),
        (Trait::OutboundIpv6, works(outbound.ipv6.judgement.verdict)),
        (Trait::FixedSource, ipv4 && fixed),
    ]) {
        return offer.outweighed();
    }
    let mut paths = paths.with_needs(&judge);
    let uses = network.address_use();
    let capacity = findings::capacity(scenario, &network, &uses, &mut found);
    let starts = judge.starts(&paths, &capacity, &mut found) == Verdict::Yes;
    if !starts || capacity.small_balancer_subnet.is_some() {
        return Weighed::Unfit;
    }
    let inbound = judge.direct_inbound(&paths, &mut found);
    let closed = inbound.iter().all(|answer| answer.judgement.verdict == Verdict::No);
    let losses = judge.zone_loss(&paths, Verdict::Yes, &capacity);
    let left = Endurance::of(&losses).unwrap_or(Endurance::Nothing);
    let restarts = losses.iter().all(|loss| loss.new_tasks == Outcome::Works);
    if !offer.settle(&[
        (Trait::NoDirectInbound, closed),
        (Trait::SurvivesZoneLoss, left >= Endurance::RunsOn),
        (Trait::RestartsInZoneLoss, restarts),
    ]) {
        return offer.outweighed();
    }
    let priced = judge.priced(&mut paths, &rates);
    let (total, traits) = (priced.bill.monthly_total, offer.traits);
    if !priced.carries() {
        // Traffic that it cannot carry would make it cheap.
        Weighed::Unfit
    } else if scales.beaten(total, traits) {
        Weighed::Beaten
    } else if priced.bill.complete {
        Weighed::Fit { total, traits, left }
    } else {
        Weighed::Unpriced
    }
}

/// What the hours of its interface endpoints come to: no such design costs less, whatever else stands there.
fn endpoints_alone(scenario: &Scenario, rates: &RateSheet<'_>) -> Money {
    let hours = Quantity::whole(scenario.hours_per_month.hours());
    let hours = hours.times(blueprint::interface_endpoint_count(scenario));
    let priced = rates.price(Item::VpcEndpointInterfaceAzHour, hours);
    priced.amount.unwrap_or(Money::ZERO)
}

/// What a design can still be: it costs no less, and offers no more.
struct Offer<'a> {
    scales: &'a dyn Scales,
    least: Money,
    traits: Traits,
}

impl Offer<'_> {
    /// Takes out what nothing in the network could give, whatever way a packet took.
    fn rule_out(&mut self, scenario: &Scenario, network: &Network) {
        let interfaces = || network.interfaces.iter();
        let instance = network.has_nat_instance();
        let ipv6 = interfaces().any(|(_, one)| one.ipv6.is_some());
        let own = |owner: Owner| matches!(owner, Owner::Task | Owner::ContainerInstance);
        let ipv4 = interfaces().any(|(_, one)| own(one.owner) && one.ipv4.is_some());
        let nat64 = network.subnets.iter().any(|(_, subnet)| subnet.dns64);
        let leads_out = |table: &RouteTable| {
            table.routes.iter().any(|route| match route.target {
                Target::Local | Target::GatewayEndpoint(_) => false,
                Target::InternetGateway | Target::EgressOnlyInternetGateway => true,
                Target::NatGateway(_) | Target::NatInstance(_) | Target::TransitGateway => true,
            })
        };
        let out = network.route_tables.iter().any(|(_, table)| leads_out(table));
        // The only zone takes every task along, and leaves none for another one.
        let zones = scenario.zones.get() > 1;
        for (one, possible) in [
            (Trait::NoNatInstance, !instance),
            (Trait::OutboundIpv4, out && (ipv4 || nat64)),
            (Trait::OutboundIpv6, out && ipv6),
            (Trait::FixedSource, network.has_nat()),
            (Trait::SurvivesZoneLoss, zones),
            (Trait::RestartsInZoneLoss, zones),
        ] {
            if !possible {
                self.traits = self.traits.without(one);
            }
        }
    }

    /// False once something that is wanted is out.
    fn may_be_wanted(&self) -> bool {
        self.traits.covers(self.scales.wanted())
    }

    /// Takes out what it turns out not to offer; true while it may be of interest.
    fn settle(&mut self, traits: &[(Trait, bool)]) -> bool {
        for (one, _) in traits.iter().filter(|(_, offered)| !offered) {
            self.traits = self.traits.without(*one);
        }
        self.may_be_wanted() && !self.scales.beaten(self.least, self.traits)
    }

    /// Why it is of no interest.
    fn outweighed(&self) -> Weighed {
        match self.may_be_wanted() {
            true => Weighed::Beaten,
            false => Weighed::Unfit,
        }
    }
}
