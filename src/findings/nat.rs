//! How many NAT devices serve how many zones, what nothing leads to, what they can carry, and what they
//! cost before any traffic.

use super::{Finding, Gate, LeftWithout, NatDevice, note};
use crate::bill::{Bill, Charge, RateSheet, Traffic};
use crate::network::{Id, NatGateway, Network, Owner, Target, Zone, Zones};
use crate::prices::{InstanceType, Item};
use crate::reach::Outcome;
use crate::resilience::ZoneLoss;
use crate::scenario::{Endpoint, Endpoints, Scenario, ZoneCount};
use crate::units::{Money, Portion, Quantity};

/// Simultaneous connections from one address to one destination (D9).
const CONNECTIONS: u32 = 55_000;
/// Addresses that a zonal gateway can have (D9), and a regional one in each zone (D11).
const ADDRESSES: u32 = 8;
const REGIONAL_ADDRESSES: u32 = 32;

/// Mbps that a NAT instance of a type sustains; none where no figure is on record (D27).
const fn sustained(instance: InstanceType) -> Option<u64> {
    match instance {
        InstanceType::T4gNano => Some(32),
        InstanceType::T3Micro => Some(64),
        InstanceType::C6gnMedium => Some(1_600),
        InstanceType::C7gnMedium => Some(3_125),
        InstanceType::T4gMicro | InstanceType::T4gSmall | InstanceType::T4gMedium => None,
        InstanceType::T3Nano | InstanceType::T3Small | InstanceType::C7gMedium => None,
    }
}

/// What NAT devices carry, as it was traced.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Carried {
    /// Connections of the application.
    pub(crate) application: bool,
    /// Connections of whoever starts the tasks: their own on Fargate, else the container instances'.
    pub(crate) control: bool,
    /// The application reaches the internet over IPv6, too, which needs no NAT.
    pub(crate) ipv6: bool,
}

/// What NAT is to the zones: reasons for what one of them takes along when it fails, and for what goes on.
#[derive(Debug, Default)]
pub(crate) struct NatInZones {
    /// Devices that other zones depend on, each with its zone.
    shared: Vec<(Zone, Finding)>,
    /// Zones whose traffic a regional gateway still takes through another one.
    window: Option<Finding>,
    /// Every zone has NAT of its own.
    pub(crate) in_each: Option<Finding>,
}

impl NatInZones {
    /// Why others are without NAT once that zone has failed.
    pub(crate) fn lost_with(&self, zone: Zone) -> Option<Finding> {
        let shared = self.shared.iter().find(|(own, _)| *own == zone);
        shared.map(|(_, finding)| *finding).or(self.window)
    }
}

/// What a month costs.
#[derive(Clone, Copy)]
pub(crate) struct Month<'a> {
    /// The bill.
    pub(crate) bill: &'a Bill,
    /// The rates of it.
    pub(crate) rates: &'a RateSheet<'a>,
    /// What another design costs less a month, where that is known: the bill of a second design, so it is asked for
    /// only where there is something to say.
    pub(crate) saves: &'a dyn Fn(&Scenario) -> Option<Money>,
}

pub(crate) fn nat(
    scenario: &Scenario,
    network: &Network,
    of_month: Month<'_>,
    losses: &[ZoneLoss],
    carried: Carried,
    findings: &mut Vec<Finding>,
) -> NatInZones {
    let mut in_zones = NatInZones::default();
    let Carried { application, control, ipv6 } = carried;
    let Month { bill, rates, saves } = of_month;
    // Nobody loses what nothing goes through.
    let carries = application || control;
    // What stays when the zone of the only one fails.
    let left = |zone: Zone| {
        let loss = losses.iter().find(|loss| loss.zone == zone);
        LeftWithout { ipv6, replacements: loss.is_none_or(|it| it.needs_met != Outcome::Fails) }
    };
    let instances = network.interfaces.iter().filter(|(_, i)| i.owner == Owner::NatInstance);
    for (instance, _) in instances {
        let zones = zones_served(network, Target::NatInstance(instance));
        if zones.len() > 1 && carries {
            let (zone, zones) = (network.zone_of(instance), count(zones.len()));
            let (device, left) = (NatDevice::Instance, left(zone));
            let single = Finding::SingleNatGateway { device, zone, zones, application, left };
            in_zones.shared.push((zone, note(findings, single)));
        }
    }
    let gateways = count(network.nat_gateways.len());
    if gateways == 0 {
        return in_zones;
    }
    let there = network.nat_gateways.iter();
    let served: Vec<(Id<NatGateway>, Vec<Zone>)> =
        there.map(|(id, _)| (id, zones_served(network, Target::NatGateway(id)))).collect();
    let idle = || served.iter().filter(|(_, zones)| zones.is_empty());
    let unused = count(idle().count());
    let month = Quantity::whole(scenario.hours_per_month.hours());
    let cost = || idle().map(|(id, _)| idle_cost(&network.nat_gateways[*id], month, rates)).sum();
    let mut bypassed = false;
    for (id, zones) in &served {
        let zones = count(zones.len());
        if let (Some(zone), true) = (network.zone_of_nat(*id), zones > 1 && carries) {
            bypassed = unused > 0;
            let (device, left) = (NatDevice::Gateway, left(zone));
            let shared = match bypassed {
                true => Finding::NatGatewaysBypassed { zone, unused, cost: cost() },
                false => Finding::SingleNatGateway { device, zone, zones, application, left },
            };
            in_zones.shared.push((zone, note(findings, shared)));
        }
        regional(network, &network.nat_gateways[*id], &mut in_zones, findings);
    }
    if unused > 0 && !bypassed {
        note(findings, Finding::NatGatewayUnused { gateways: unused, cost: cost() });
    }
    let runs = |zone: &Zone| {
        let mut there = network.placements.iter().filter(|placement| placement.zone == *zone);
        there.any(|placement| placement.tasks > 0 || placement.instances > 0)
    };
    let deserted = || {
        let zonal = served.iter().filter(|(id, _)| network.zone_of_nat(*id).is_some());
        zonal.filter(|(_, zones)| !zones.is_empty() && !zones.iter().any(runs))
    };
    // Where nothing runs at all the bill is somebody else's question.
    if deserted().next().is_some() && network.zones.iter().any(runs) {
        let zones: Zones = deserted().flat_map(|(_, zones)| zones).copied().collect();
        let saves = without_zones(scenario, zones).and_then(|design| saves(&design));
        note(findings, Finding::NatGatewayWithoutTasks { zones, saves });
    }
    let zones = count(network.zones.len());
    let zonal = network.nat_gateways.iter().all(|(_, gateway)| gateway.interface().is_some());
    let public = network.nat_gateways.iter().all(|(_, gateway)| gateway.public);
    if zones > 1 && gateways == zones && unused == 0 && zonal && public && carries {
        in_zones.in_each = Some(note(findings, Finding::NatGatewayPerZone { zones }));
    }
    connections(scenario, network, rates, findings);
    if zonal && public {
        let fixed = fixed_cost(bill, rates);
        note(findings, Finding::NatGatewayCharges { gateways, fixed });
    }
    note(findings, Finding::NatGatewayLimits);
    in_zones
}

/// A NAT instance through which more goes on average over the month than its type sustains. Every GB comes in on its
/// interface and leaves on it, whichever way it goes.
pub(crate) fn overloaded(network: &Network, traffic: &[Traffic], hours: u64) -> Option<Finding> {
    let instance = network.nat_instance_type?;
    let sustained = sustained(instance)?;
    let through = traffic.iter().filter(|flow| flow.passage.nat_instance.is_some());
    let gigabytes = Portion::sum(through.map(|flow| flow.sent.plus(flow.received)));
    // Of 2^30 bytes to the GB, and 10^6 bits to the megabit.
    let (gb, megabits) = (8 << 30, hours.saturating_mul(3_600).saturating_mul(1_000_000));
    let most = Quantity::whole(sustained).share(megabits, gb);
    let average = gigabytes.share(gb, megabits);
    let overloaded =
        Finding::NatInstanceOverloaded { instance, gigabytes, most, average, sustained };
    (gigabytes > most).then_some(overloaded)
}

/// What a GB costs on its way through NAT, or to the egress VPC.
fn processing(bill: &Bill) -> Option<Item> {
    let processing = |charge: Charge| {
        use Charge::{NatGatewayData, RegionalNatGatewayData, TransitGatewayData};
        matches!(charge, NatGatewayData | RegionalNatGatewayData | TransitGatewayData)
    };
    bill.lines.iter().find(|line| processing(line.charge))?.item
}

/// The design with so many zones fewer as are named: the last ones, in which nothing runs. None where that leaves none.
#[must_use]
pub fn without_zones(scenario: &Scenario, zones: Zones) -> Option<Scenario> {
    let left = usize::from(scenario.zones.get()).checked_sub(zones.iter().count())?;
    let zones = ZoneCount::new(u8::try_from(left).ok()?)?;
    Some(Scenario { zones, ..scenario.clone() })
}

/// The design without its interface endpoints.
#[must_use]
pub fn without_interface_endpoints(scenario: &Scenario) -> Scenario {
    let mut design = scenario.clone();
    for endpoint in scenario.endpoints.iter().filter(|endpoint| !endpoint.is_gateway()) {
        design.endpoints.remove(endpoint);
    }
    design
}

/// Interface endpoints that cost more than they spare beside NAT gateways that lead out. There may be other reasons
/// for them.
pub(crate) fn beside_nat(
    scenario: &Scenario,
    network: &Network,
    month: Month<'_>,
) -> Option<Finding> {
    let Month { bill, rates, saves } = month;
    let line = |charge| bill.lines.iter().find(|line| line.charge == charge);
    let hours = line(Charge::InterfaceEndpointHours)?;
    let data = line(Charge::InterfaceEndpointData)?;
    let cost = hours.priced.amount?.plus(data.priced.amount?);
    // Through NAT the same costs that much at least: more, where it crosses between zones on its way.
    if cost <= rates.cost(processing(bill)?, data.quantity)? {
        return None;
    }
    let saves = saves(&without_interface_endpoints(scenario))?;
    let interfaces = network.endpoints.iter().map(|(_, endpoint)| endpoint.interfaces.len()).sum();
    let interfaces = count(interfaces);
    (saves > Money::ZERO).then_some(Finding::EndpointsBesideNat { interfaces, cost, saves })
}

/// Gateway endpoints that would carry for nothing the GB that go to their services by another way, and the advice.
pub(crate) fn spares(
    scenario: &Scenario,
    network: &Network,
    to_spare: &[(Endpoint, Quantity)],
    month: Month<'_>,
) -> Option<(Endpoints, Finding)> {
    if to_spare.is_empty() {
        return None;
    }
    let through = match (network.transit_gateway, network.has_nat_instance()) {
        (true, _) => Gate::TransitGateway,
        (false, true) => Gate::NatInstance,
        (false, false) => Gate::NatGateway,
    };
    let (mut with, mut endpoints) = (scenario.clone(), Endpoints::default());
    let mut gigabytes = Quantity::ZERO;
    for (endpoint, moved) in to_spare {
        endpoints.add(*endpoint);
        with.endpoints.add(*endpoint);
        gigabytes = gigabytes.plus(*moved);
    }
    let saves = (month.saves)(&with);
    // A NAT instance charges nothing by the GB: only what crosses to it from another zone is charged.
    let worth = match through {
        Gate::NatInstance => saves.is_some_and(|saves| saves > Money::ZERO),
        Gate::NatGateway | Gate::TransitGateway => saves.is_none_or(|it| it > Money::ZERO),
    };
    let finding = Finding::GatewayEndpointSpares { endpoints, through, gigabytes, saves };
    worth.then_some((endpoints, finding))
}

/// A regional gateway grows with the zones that something stands in; until then another one serves.
fn regional(
    network: &Network,
    gateway: &NatGateway,
    in_zones: &mut NatInZones,
    findings: &mut Vec<Finding>,
) {
    if gateway.interface().is_some() {
        return;
    }
    let active = gateway.active_zones();
    let regional = Finding::RegionalNatGateway { zones: count(active.len()) };
    in_zones.in_each = Some(note(findings, regional));
    let waiting = network.zones.iter().filter(|zone| !active.contains(zone));
    let zones: Zones = waiting.copied().collect();
    if !zones.is_empty() {
        in_zones.window = Some(note(findings, Finding::RegionalNatWindow { zones }));
    }
}

/// Whether the addresses are enough for the connections to one destination: those of the gateway that
/// serves most tasks, and how many all of them need besides.
fn connections(
    scenario: &Scenario,
    network: &Network,
    rates: &RateSheet<'_>,
    findings: &mut Vec<Finding>,
) {
    let all = u64::from(scenario.connections.get());
    if all == 0 {
        return;
    }
    let tasks = |zones: &[Zone]| -> u64 {
        let here = network.placements.iter().filter(|place| zones.contains(&place.zone));
        here.map(|place| u64::from(place.tasks)).sum()
    };
    let total = tasks(&network.zones);
    let of = |tasks: u64| {
        let share = all.saturating_mul(tasks).div_ceil(total.max(1));
        u32::try_from(share).unwrap_or(u32::MAX)
    };
    let (mut connections, mut more) = (0, 0_u32);
    let mut most = ADDRESSES;
    for (id, gateway) in network.nat_gateways.iter() {
        let served = zones_served(network, Target::NatGateway(id));
        let groups: Vec<&[Zone]> = match gateway.interface() {
            Some(_) => vec![served.as_slice()],
            None => {
                most = REGIONAL_ADDRESSES;
                // One that nothing leads to is not busy anywhere.
                let active = gateway.active_zones();
                active.chunks(1).filter(|zone| zone.iter().any(|it| served.contains(it))).collect()
            }
        };
        for here in groups.into_iter().map(tasks).map(of) {
            connections = connections.max(here);
            // Each has one already.
            more = more.saturating_add(here.div_ceil(CONNECTIONS).saturating_sub(1));
        }
    }
    let needed = connections.div_ceil(CONNECTIONS);
    if needed > 1 {
        let hours = Quantity::whole(scenario.hours_per_month.hours()).times(u64::from(more));
        let cost = rates.cost(Item::PublicIpv4InUseHour, hours);
        note(findings, Finding::NatConnections { connections, needed, most, more, cost });
    }
}

/// Hours of the zonal gateways and of their addresses: what they cost without any traffic.
fn fixed_cost(bill: &Bill, rates: &RateSheet<'_>) -> Option<Money> {
    let hours = bill.lines.iter().find(|line| line.charge == Charge::NatGatewayHours)?;
    let addresses = rates.cost(Item::PublicIpv4InUseHour, hours.quantity)?;
    Some(hours.priced.amount?.plus(addresses))
}

/// What a gateway that nothing leads to costs in so many hours: a regional one in every zone that it is active in,
/// and its address there, if it has one.
fn idle_cost(gateway: &NatGateway, hours: Quantity, rates: &RateSheet<'_>) -> Option<Money> {
    let (item, hours) = match gateway.interface() {
        Some(_) => (Item::NatGatewayHour, hours),
        None => {
            let zones = u64::from(count(gateway.active_zones().len()));
            (Item::NatGatewayRegionalAzHour, hours.times(zones))
        }
    };
    let addresses = match gateway.public {
        true => rates.cost(Item::PublicIpv4InUseHour, hours)?,
        false => Money::ZERO,
    };
    Some(rates.cost(item, hours)?.plus(addresses))
}

/// The zones of the subnets from which a route leads to a target.
fn zones_served(network: &Network, target: Target) -> Vec<Zone> {
    let leads_there = |table: &crate::network::RouteTable| {
        table.routes.iter().any(|route| route.target == target)
    };
    let subnets = network.subnets.iter().map(|(_, subnet)| subnet);
    let served = subnets.filter(|subnet| leads_there(&network.route_tables[subnet.route_table]));
    let zones: Vec<_> = served.map(|subnet| subnet.zone).collect();
    network.zones.iter().copied().filter(|zone| zones.contains(zone)).collect()
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
