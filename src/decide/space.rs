//! The design space around a scenario: every combination of the choices that are about the network, and none
//! of those that are about the application.

use super::ways::{apart, private, public, required};
use crate::scenario::{
    Endpoint, EndpointPlacement, Endpoints, IpStack, Ipv6Route, NatStrategy, Scenario, SubnetKind,
    ZoneCount,
};

/// A choice that the space is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// How many zones are in use.
    Zones,
    /// Where the tasks stand and what leads out.
    WayOut,
    /// IPv4, IPv6 or both, and where `::/0` leads.
    Addressing,
    /// The endpoints.
    Endpoints,
    /// The zones that interface endpoints stand in.
    EndpointPlacement,
}

impl Part {
    /// The name in an answer.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Part::Zones => "zones",
            Part::WayOut => "way-out",
            Part::Addressing => "addressing",
            Part::Endpoints => "endpoints",
            Part::EndpointPlacement => "endpoint-placement",
        }
    }
}

/// Subnets and the way out of them over IPv4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayOut {
    Public,
    Nat(NatStrategy),
    Isolated,
}

/// No central egress: what the egress VPC costs is on the bill of its owner.
const WAYS_OUT: [WayOut; 6] = [
    WayOut::Public,
    WayOut::Nat(NatStrategy::PerZone),
    WayOut::Nat(NatStrategy::Single),
    WayOut::Nat(NatStrategy::Regional),
    WayOut::Nat(NatStrategy::Instance),
    WayOut::Isolated,
];

/// Addressing, the route of `::/0`, and NAT64.
const ADDRESSINGS: [(IpStack, Ipv6Route, bool); 8] = [
    (IpStack::Ipv4, Ipv6Route::None, false),
    (IpStack::DualStack, Ipv6Route::None, false),
    (IpStack::DualStack, Ipv6Route::EgressOnly, false),
    (IpStack::DualStack, Ipv6Route::InternetGateway, false),
    (IpStack::Ipv6Only, Ipv6Route::None, false),
    (IpStack::Ipv6Only, Ipv6Route::EgressOnly, false),
    (IpStack::Ipv6Only, Ipv6Route::EgressOnly, true),
    (IpStack::Ipv6Only, Ipv6Route::InternetGateway, true),
];

/// So many endpoints, or groups of them, are there or not, each by itself: 64 combinations. Those beyond come
/// and go with the last one: a start that needs them needs them all.
const MOST_ENDPOINTS: usize = 6;

/// The endpoints that carry a month's traffic, each of its own kind: they stand by themselves.
const CARRIERS: [Endpoint; 3] = [Endpoint::S3, Endpoint::Dynamodb, Endpoint::Logs];

/// The designs around a scenario, each by a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    scenario: Scenario,
    /// The endpoints that are there or not, by themselves or together.
    endpoints: Vec<Endpoints>,
    /// How many values each choice has, the one that changes fastest first. Endpoints change last: with few
    /// of them come the cheap designs, and what is dearer than one that offers everything need not be traced.
    sizes: [usize; 5],
}

impl Space {
    /// The space around a scenario: on somebody else's network there is none.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Space {
        // What neither a start nor the traffic needs is in no design: it would be dearer and offer no more.
        let needed = required(scenario);
        let needed = needed.iter().filter(|endpoint| !CARRIERS.contains(endpoint));
        let mut endpoints: Vec<Endpoints> = Vec::with_capacity(MOST_ENDPOINTS);
        for (place, endpoint) in CARRIERS.into_iter().chain(needed).enumerate() {
            if place < MOST_ENDPOINTS {
                endpoints.push(Endpoints::default());
            }
            if let Some(last) = endpoints.last_mut() {
                last.add(endpoint);
            }
        }
        let zones = ZoneCount::most_in(scenario.region);
        let external = !scenario.launch_type.is_in_vpc();
        let sets = 1_usize.checked_shl(u32::try_from(endpoints.len()).unwrap_or(u32::MAX));
        let sizes = [
            EndpointPlacement::ALL.len(),
            ADDRESSINGS.len(),
            WAYS_OUT.len(),
            if external { 0 } else { usize::from(zones) },
            sets.unwrap_or(1),
        ];
        Space { scenario: scenario.clone(), endpoints, sizes }
    }

    /// The scenario that it is around.
    #[must_use]
    pub const fn center(&self) -> &Scenario {
        &self.scenario
    }

    /// How many combinations there are, those included that make no design of their own.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sizes.iter().fold(1, |all: usize, size| all.saturating_mul(*size))
    }

    /// True where there is nothing to choose.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A design; none where the combination is another name for one that stands under another number.
    #[must_use]
    pub fn design(&self, number: usize) -> Option<Scenario> {
        let mut rest = number;
        let mut digit = |size: usize| {
            let digit = rest.checked_rem(size)?;
            rest = rest.checked_div(size)?;
            Some(digit)
        };
        let [placement, addressing, way, zones, sets] = self.sizes;
        let placement = *EndpointPlacement::ALL.get(digit(placement)?)?;
        let (ip_stack, ipv6_route, nat64) = *ADDRESSINGS.get(digit(addressing)?)?;
        let way = *WAYS_OUT.get(digit(way)?)?;
        let zones = u8::try_from(digit(zones)?.saturating_add(1)).ok()?;
        let set = digit(sets)?;

        let bits = self.endpoints.iter().enumerate();
        let mut endpoints = Endpoints::default();
        let mut interfaces = false;
        for (_, together) in bits.filter(|(place, _)| set >> place & 1 == 1) {
            for endpoint in together.iter() {
                endpoints.add(endpoint);
                interfaces |= !endpoint.is_gateway();
            }
        }
        let spread = zones > 1 && interfaces;
        let zonal = matches!(
            way,
            WayOut::Nat(NatStrategy::PerZone | NatStrategy::Single | NatStrategy::Regional)
        );
        let one_name = (spread || placement == EndpointPlacement::PerZone)
            && (zones > 1 || way != WayOut::Nat(NatStrategy::PerZone))
            && (zonal || !nat64);
        if !one_name {
            return None;
        }
        let mut design = self.scenario.clone();
        match way {
            WayOut::Public => public(&mut design),
            WayOut::Nat(nat) => private(&mut design, nat),
            WayOut::Isolated => {
                private(&mut design, NatStrategy::None);
                design.subnet = SubnetKind::Isolated;
            }
        }
        design.zones = ZoneCount::new(zones)?;
        (design.ip_stack, design.ipv6_route, design.nat64) = (ip_stack, ipv6_route, nat64);
        design.endpoints = endpoints;
        design.endpoint_placement = placement;
        Some(design)
    }

    /// The choices in which a design differs from the scenario.
    #[must_use]
    pub fn changes(&self, design: &Scenario) -> Vec<Part> {
        let now = &self.scenario;
        let way = |of: &Scenario| {
            let addresses = (of.assign_public_ip, of.host_public_ip);
            let set_up = (of.nat_placement, of.nat_routing, of.nat_source_dest_check);
            (of.subnet, of.nat, addresses, set_up)
        };
        // Where instances stand counts where they stand by themselves.
        let moved = now.host_subnet != design.host_subnet && apart(design);
        let six = |of: &Scenario| (of.ip_stack, of.ipv6_route, of.nat64);
        let parts = [
            (Part::Zones, now.zones != design.zones),
            (Part::WayOut, moved || way(now) != way(design)),
            (Part::Addressing, six(now) != six(design)),
            (Part::Endpoints, now.endpoints != design.endpoints),
            (Part::EndpointPlacement, now.endpoint_placement != design.endpoint_placement),
        ];
        parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
    }
}
