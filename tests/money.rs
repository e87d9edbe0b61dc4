//! Money, a million times: every line of random bills, counted and multiplied again with a general decimal
//! library and nothing but `prices.csv`, to the last digit.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

mod designs;
mod support;

use designs::{Design, config, scenarios, traced};
use ecs_reach::Scenario;
use ecs_reach::assess::monthly_bill;
use ecs_reach::bill::{BalancerLoad, Charge, Peer, RateSheet, Traffic, Usage, bill};
use ecs_reach::blueprint;
use ecs_reach::network::{
    Compute, CpuArchitecture, LoadBalancerKind, Network, OperatingSystem, Owner, Passage,
};
use ecs_reach::prices::InstanceType;
use ecs_reach::units::{Money, Portion, Quantity, Rate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use support::rows;

const PRICES: &str = include_str!("../src/prices/prices.csv");

/// Bills of each design, and designs.
const BILLS: usize = 2_500;
const DESIGNS: usize = 400;

/// Millionths of a unit.
type Micro = u64;
const ONE: Micro = 1_000_000;

/// From, to and price of every tier.
type Tiers = Vec<(Decimal, Option<Decimal>, Decimal)>;

/// The rates behind the lines of a design.
struct Rates {
    tiers: BTreeMap<Charge, Tiers>,
    own: BTreeMap<Charge, Decimal>,
    /// What discounts leave.
    left: BTreeMap<Charge, Decimal>,
    free: Micro,
}

/// Tiers by Region and item.
type Book = BTreeMap<(String, String), Tiers>;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn book() -> Book {
    let mut book = Book::new();
    for row in rows(PRICES) {
        let bound = |key: &str| Some(&row[key]).filter(|text| !text.is_empty());
        let from = bound("from_gb").map_or(Decimal::ZERO, |from| decimal(from));
        let tier = (from, bound("to_gb").map(|to| decimal(to)), decimal(&row["price"]));
        book.entry((row["region"].clone(), row["item"].clone())).or_default().push(tier);
    }
    book
}

fn instance(size: InstanceType) -> String {
    format!("ec2_{}_linux_hour", size.api_name().replace('.', "_"))
}

/// The item and the offer of a charge, in the words of `prices.csv` and of AWS's price list.
fn item(charge: Charge, network: &Network) -> (String, &'static str) {
    let balancer = network.load_balancer.as_ref().map(|balancer| balancer.kind);
    let network_kind = balancer == Some(LoadBalancerKind::Network);
    let (arm, linux, size) = match network.compute {
        Some(Compute::Fargate { os, architecture, .. }) => {
            (architecture == CpuArchitecture::Arm, os == OperatingSystem::Linux, None)
        }
        Some(Compute::Instances { os, instance_type, .. }) => {
            (false, os == OperatingSystem::Linux, Some(instance_type))
        }
        Some(Compute::External { .. }) | None => (false, false, None),
    };
    let by_system = |name: String| if linux { name } else { "Windows has no price".to_owned() };
    let processor = if arm { "arm" } else { "x86" };
    let (name, offer) = match charge {
        Charge::NatGatewayHours => ("nat_gateway_hour", "AmazonEC2"),
        Charge::NatGatewayData => ("nat_gateway_gb", "AmazonEC2"),
        Charge::RegionalNatGatewayHours => ("nat_gateway_regional_az_hour", "AmazonEC2"),
        Charge::RegionalNatGatewayData => ("nat_gateway_regional_gb", "AmazonEC2"),
        Charge::NatInstanceHours => {
            let size = network.nat_instance_type.map_or(String::new(), instance);
            return (size, "AmazonEC2");
        }
        Charge::PublicIpv4 => ("public_ipv4_in_use_hour", "AmazonVPC"),
        Charge::IdlePublicIpv4 => ("public_ipv4_idle_hour", "AmazonVPC"),
        Charge::InterfaceEndpointHours => ("vpc_endpoint_interface_az_hour", "AmazonVPC"),
        Charge::InterfaceEndpointData => ("vpc_endpoint_interface_gb", "AmazonVPC"),
        Charge::GatewayEndpoint => ("vpc_endpoint_gateway_gb", "AmazonVPC"),
        Charge::CrossZoneData => ("data_transfer_cross_az_gb_per_direction", "AWSDataTransfer"),
        Charge::InternetDataOut => ("data_transfer_out_internet_gb", "AWSDataTransfer"),
        Charge::InternetDataIn => ("data_transfer_in_internet_gb", "AWSDataTransfer"),
        Charge::LoadBalancerHours if network_kind => ("nlb_hour", "AWSELB"),
        Charge::LoadBalancerHours => ("alb_hour", "AWSELB"),
        Charge::LoadBalancerCapacity if network_kind => ("nlb_nlcu_hour", "AWSELB"),
        Charge::LoadBalancerCapacity => ("alb_lcu_hour", "AWSELB"),
        Charge::TransitGatewayHours => ("transit_gateway_attachment_hour", "AmazonVPC"),
        Charge::TransitGatewayData => ("transit_gateway_gb", "AmazonVPC"),
        Charge::FargateVcpu => {
            return (by_system(format!("fargate_{processor}_vcpu_hour")), "AmazonECS");
        }
        Charge::FargateMemory => {
            return (by_system(format!("fargate_{processor}_gb_hour")), "AmazonECS");
        }
        Charge::FargateStorage => {
            return (by_system("fargate_ephemeral_gb_hour".to_owned()), "AmazonECS");
        }
        // Nobody here knows it.
        Charge::ExternalInstanceHours => ("", "AmazonECS"),
        Charge::ServiceDataOut => ("", "AWSDataTransfer"),
        Charge::InstanceHours => {
            return (by_system(size.map_or(String::new(), instance)), "AmazonEC2");
        }
        // A share of the price of the instances, of which nothing is the user's.
        Charge::ManagedInstancesFee => {
            return (by_system(size.map_or(String::new(), instance)), "AmazonECS");
        }
    };
    (name.to_owned(), offer)
}

impl Rates {
    fn new(book: &Book, scenario: &Scenario, network: &Network) -> Rates {
        let document: serde_json::Value =
            serde_json::from_str(&scenario.write().to_json()).unwrap();
        let region = scenario.region.code();
        let published = |name: &str| {
            let of = |region: &str| book.get(&(region.to_owned(), name.to_owned())).cloned();
            of(region).or_else(|| of("*")).unwrap_or_default()
        };
        let mut rates =
            Rates { tiers: BTreeMap::new(), own: BTreeMap::new(), left: BTreeMap::new(), free: 0 };
        for charge in Charge::ALL {
            let (name, offer) = item(*charge, network);
            let mut tiers = published(&name);
            if *charge == Charge::ManagedInstancesFee {
                let share = published("ecs_managed_instances_fee_share_of_on_demand")[0].2;
                tiers.iter_mut().for_each(|tier| tier.2 *= share);
            } else if let Some(own) = document["priceOverrides"][&name].as_str() {
                rates.own.insert(*charge, decimal(own));
            }
            rates.tiers.insert(*charge, tiers);
            let off = document["discounts"][offer].as_str().map_or(Decimal::ZERO, decimal);
            rates.left.insert(*charge, Decimal::ONE - off / decimal("100"));
        }
        let elsewhere = ["cn-", "us-gov-", "us-iso", "eu-iso", "eusc-"];
        if !elsewhere.iter().any(|other| region.starts_with(other)) {
            let gb = published("data_transfer_out_internet_free_gb_month")[0].2;
            rates.free = Micro::try_from(gb).unwrap() * ONE;
        }
        rates
    }

    /// What a quantity costs; none where a part of it has no price.
    fn amount(&self, charge: Charge, quantity: Micro) -> Option<Decimal> {
        let (cost, known) = self.known(charge, quantity);
        known.then_some(cost)
    }

    /// What the part of a quantity that has a price costs, and whether that is the whole.
    fn known(&self, charge: Charge, quantity: Micro) -> (Decimal, bool) {
        let quantity = Decimal::from_i128_with_scale(i128::from(quantity), 6);
        if let Some(own) = self.own.get(&charge) {
            return (quantity * own, true);
        }
        let left = self.left[&charge];
        let (mut cost, mut priced) = (Decimal::ZERO, Decimal::ZERO);
        for (from, to, price) in &self.tiers[&charge] {
            let end = to.map_or(quantity, |to| to.min(quantity));
            if end > *from {
                let part = end - from;
                // As fine as money is counted.
                cost += (part * price * left).trunc_with_scale(16);
                priced += part;
            }
        }
        (cost, priced == quantity)
    }
}

/// What stands in a network and is charged by the hour.
struct Counts {
    zonal: u64,
    regional: u64,
    instances: u64,
    addresses: u64,
    endpoints: u64,
}

impl Counts {
    fn new(network: &Network) -> Counts {
        let active = network.nat_gateways.iter().map(|(_, gateway)| gateway.active_zones().len());
        let regional = u64::try_from(active.sum::<usize>()).unwrap();
        let mut counts =
            Counts { zonal: 0, regional, instances: 0, addresses: regional, endpoints: 0 };
        for (_, interface) in network.interfaces.iter() {
            let count = u64::from(interface.count);
            match interface.owner {
                Owner::NatGateway => counts.zonal += count,
                Owner::NatInstance => counts.instances += count,
                Owner::InterfaceEndpoint(_) => counts.endpoints += count,
                Owner::Task | Owner::ContainerInstance | Owner::LoadBalancer => {}
            }
            counts.addresses += if interface.public_ipv4 { count } else { 0 };
        }
        counts
    }
}

/// The lines of a bill and their quantities, counted anew.
fn expected(
    usage: &Usage<'_>,
    counts: &Counts,
    rates: &Rates,
    moved: &[(Traffic, Micro, Micro)],
    month: &Month,
) -> Vec<(Charge, Micro)> {
    let network = usage.network;
    let hours = |count: u64| count * usage.hours * ONE;
    let both = |takes: &dyn Fn(&Traffic) -> bool| -> Micro {
        moved
            .iter()
            .filter(|(flow, ..)| takes(flow))
            .map(|(_, sent, received)| sent + received)
            .sum()
    };
    let mut lines = Vec::with_capacity(16);
    let regional = |flow: &Traffic| {
        flow.passage
            .nat_gateway
            .map(|gateway| !network.nat_gateways[gateway].active_zones().is_empty())
    };
    if counts.zonal > 0 {
        lines.push((Charge::NatGatewayHours, hours(counts.zonal)));
        lines.push((Charge::NatGatewayData, both(&|flow| regional(flow) == Some(false))));
    }
    if counts.regional > 0 {
        lines.push((Charge::RegionalNatGatewayHours, hours(counts.regional)));
        lines.push((Charge::RegionalNatGatewayData, both(&|flow| regional(flow) == Some(true))));
    }
    let mut some = |charge, quantity: Micro| {
        if quantity > 0 {
            lines.push((charge, quantity));
        }
    };
    some(Charge::NatInstanceHours, hours(counts.instances));
    some(Charge::PublicIpv4, hours(counts.addresses));
    some(Charge::IdlePublicIpv4, hours(usage.idle_addresses));
    let gateway = |flow: &Traffic| {
        flow.passage.endpoint.map(|endpoint| network.endpoints[endpoint].interfaces.is_empty())
    };
    if counts.endpoints > 0 {
        lines.push((Charge::InterfaceEndpointHours, hours(counts.endpoints)));
        lines.push((Charge::InterfaceEndpointData, both(&|flow| gateway(flow) == Some(false))));
    }
    if moved.iter().any(|(flow, ..)| gateway(flow) == Some(true)) {
        lines.push((Charge::GatewayEndpoint, both(&|flow| gateway(flow) == Some(true))));
    }
    let balancer = network.load_balancer.as_ref().map(|balancer| balancer.kind);
    let crossing = both(&|flow| {
        let application =
            flow.passage.load_balancer && balancer == Some(LoadBalancerKind::Application);
        flow.passage.crosses_zones.is_some() && !application && flow.passage.endpoint.is_none()
    });
    let mut some = |charge, quantity: Micro| {
        if quantity > 0 {
            lines.push((charge, quantity));
        }
    };
    some(Charge::CrossZoneData, (crossing + month.inter_zone) * 2);
    let internet = || moved.iter().filter(|(flow, ..)| flow.peer == Peer::Internet);
    let sent: Micro = internet().map(|(_, sent, _)| sent).sum();
    if sent > 0 {
        let free = if usage.free_allowance { rates.free } else { 0 };
        lines.push((Charge::InternetDataOut, sent.saturating_sub(free)));
    }
    let received: Micro = internet().map(|(_, _, received)| received).sum();
    if received > 0 {
        lines.push((Charge::InternetDataIn, received));
    }
    if month.to_machines > 0 {
        lines.push((Charge::ServiceDataOut, month.to_machines));
    }
    if let Some(kind) = balancer {
        let (new, active, rules) = match kind {
            LoadBalancerKind::Application => (25, 3_000, Some(1_000)),
            LoadBalancerKind::Network => (800, 100_000, None),
        };
        let units = |amount: Micro, holds: u64| amount * usage.hours / holds;
        let highest = [
            both(&|flow| flow.passage.load_balancer),
            units(month.new_connections, new),
            units(month.active_connections, active),
            rules.map_or(0, |holds| units(month.rule_evaluations, holds)),
        ];
        lines.push((Charge::LoadBalancerHours, hours(1)));
        lines.push((Charge::LoadBalancerCapacity, highest.into_iter().max().unwrap()));
    }
    if network.transit_gateway {
        lines.push((Charge::TransitGatewayHours, hours(1)));
        lines.push((Charge::TransitGatewayData, both(&|flow| flow.passage.transit_gateway)));
    }
    match network.compute {
        None => {}
        Some(Compute::Fargate { tasks, vcpu, memory, storage, .. }) => {
            let all = hours(u64::from(tasks));
            let millionths = decimal(vcpu.name()) * Decimal::from(ONE);
            let memory = decimal(&memory.to_string()) * Decimal::from(ONE);
            let of = |size: Decimal| all / ONE * Micro::try_from(size.normalize()).unwrap();
            let sizes = [
                (Charge::FargateVcpu, of(millionths)),
                (Charge::FargateMemory, of(memory)),
                (Charge::FargateStorage, all * u64::from(storage.get() - 20)),
            ];
            lines.extend(sizes.into_iter().filter(|(_, quantity)| *quantity > 0));
        }
        Some(Compute::External { count }) => {
            lines.push((Charge::ExternalInstanceHours, hours(u64::from(count))));
        }
        Some(Compute::Instances { count, managed, .. }) => {
            if count > 0 {
                lines.push((Charge::InstanceHours, hours(u64::from(count))));
            }
            if managed {
                lines.push((Charge::ManagedInstancesFee, hours(u64::from(count))));
            }
        }
    }
    lines
}

/// What a month holds besides traffic on paths.
struct Month {
    inter_zone: Micro,
    to_machines: Micro,
    new_connections: Micro,
    active_connections: Micro,
    rule_evaluations: Micro,
}

/// Xorshift64*, after Marsaglia and Vigna.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// An amount of any order of magnitude up to `most` whole units; at times nothing, at times a tier's bound.
    fn amount(&mut self, most: u64) -> Micro {
        const BOUNDS: [u64; 8] = [0, 100, 10_240, 10_340, 51_200, 153_600, 1_048_576, 5_242_880];
        let amount = match self.below(8) {
            0 => BOUNDS[usize::try_from(self.below(8)).unwrap()] * ONE + self.below(3),
            1 => 0,
            _ => {
                let digits = u32::try_from(self.below(16)).unwrap();
                self.below(10_u64.pow(digits))
            }
        };
        amount.min(most * ONE)
    }
}

fn pick<T: Copy>(random: &mut Random, from: impl Iterator<Item = T>) -> Option<T> {
    let all: Vec<T> = from.collect();
    if all.is_empty() || random.below(3) == 0 {
        return None;
    }
    Some(all[usize::try_from(random.below(u64::try_from(all.len()).unwrap())).unwrap()])
}

/// Any traffic: the bill asks what it runs through, and not whether a packet would.
fn flow(random: &mut Random, network: &Network) -> (Traffic, Micro, Micro) {
    let zones = &network.zones;
    let passage = Passage {
        nat_gateway: pick(random, network.nat_gateways.iter().map(|(id, _)| id)),
        nat_instance: None,
        endpoint: pick(random, network.endpoints.iter().map(|(id, _)| id)),
        transit_gateway: network.transit_gateway && random.below(2) == 0,
        load_balancer: network.load_balancer.is_some() && random.below(2) == 0,
        crosses_zones: pick(
            random,
            zones.iter().zip(zones.iter().skip(1)).map(|(one, other)| (*one, *other)),
        ),
    };
    let peer = if random.below(2) == 0 { Peer::Internet } else { Peer::AwsService };
    let (sent, received) = (random.amount(1_000_000_000), random.amount(1_000_000_000));
    let traffic = Traffic {
        peer,
        sent: Portion::of(micro(sent), 1, 1),
        received: Portion::of(micro(received), 1, 1),
        passage,
    };
    (traffic, sent, received)
}

fn micro(amount: Micro) -> Quantity {
    Quantity::STEP.times(amount)
}

/// The same amount in the engine's unit of 10^-16, which must hold all of it.
fn money(amount: Decimal) -> Money {
    let exact = amount.normalize();
    assert!(exact.scale() <= 16, "{amount}");
    let steps = exact.mantissa() * 10_i128.pow(16 - exact.scale());
    let least = Quantity::STEP.at(Rate::from_ten_billionths(1));
    let half = |part: i128| u64::try_from(part).unwrap();
    least.times(1 << 60).times(half(steps >> 60)).plus(least.times(half(steps & ((1 << 60) - 1))))
}

#[test]
fn a_million_bills() {
    let book = book();
    let mut runner = TestRunner::new(config(1));
    let design = prop_oneof![3 => traced().boxed(), 1 => scenarios().boxed()];
    let mut random = Random(49);
    let (mut paid, mut complete) = (BTreeMap::new(), 0_usize);
    for _ in 0..DESIGNS {
        let Design(scenario) = design.new_tree(&mut runner).unwrap().current();
        let network = blueprint::build(&scenario);
        let (counts, rates) = (Counts::new(&network), Rates::new(&book, &scenario, &network));
        let sheet = RateSheet::new(scenario.region, &scenario.price_overrides, &scenario.discounts);
        for _ in 0..BILLS {
            let flows = random.below(4);
            let moved: Vec<(Traffic, Micro, Micro)> =
                (0..flows).map(|_| flow(&mut random, &network)).collect();
            let traffic: Vec<Traffic> = moved.iter().map(|(flow, ..)| *flow).collect();
            let month = Month {
                inter_zone: random.amount(1_000_000_000),
                // Whose machines are elsewhere is not in a VPC.
                to_machines: match network.placements.iter().any(|place| place.tasks > 0) {
                    true => 0,
                    false => random.amount(1_000_000_000),
                },
                new_connections: random.amount(1_000_000_000),
                active_connections: random.amount(100_000_000),
                rule_evaluations: random.amount(1_000_000_000),
            };
            let usage = Usage {
                network: &network,
                traffic: &traffic,
                carried: true,
                inter_zone: micro(month.inter_zone),
                to_machines: micro(month.to_machines),
                hours: [720, 730, 744][usize::try_from(random.below(3)).unwrap()],
                free_allowance: random.below(2) == 0,
                idle_addresses: random.amount(100_000_000) / ONE,
                balancer: BalancerLoad {
                    new_connections: micro(month.new_connections),
                    active_connections: micro(month.active_connections),
                    rule_evaluations: micro(month.rule_evaluations),
                },
            };
            let billed = bill(&usage, &sheet);
            let expected = expected(&usage, &counts, &rates, &moved, &month);
            let told = || format!("{traffic:?} #{}", scenario.to_link());
            let lines = billed.lines.iter().map(|line| (line.charge, line.quantity));
            assert!(
                lines.eq(expected.iter().map(|(charge, quantity)| (*charge, micro(*quantity)))),
                "{expected:?}: {}",
                told()
            );
            let mut total = Decimal::ZERO;
            let mut all_known = true;
            for (line, (charge, quantity)) in billed.lines.iter().zip(&expected) {
                let amount = rates.amount(*charge, *quantity);
                assert_eq!(
                    line.priced.amount,
                    amount.map(money),
                    "{charge:?} {amount:?}: {}",
                    told()
                );
                total += rates.known(*charge, *quantity).0;
                all_known &= amount.is_some();
                *paid.entry(*charge).or_insert(0_usize) +=
                    usize::from(amount.is_some_and(|amount| !amount.is_zero()));
            }
            assert_eq!(
                (billed.monthly_total, billed.complete),
                // What the egress VPC costs is on another bill.
                (money(total), all_known && !network.transit_gateway),
                "{}",
                told()
            );
            complete += usize::from(all_known);
        }
    }
    // All of them, but those of which no price is known, were there at some price.
    let free = [
        Charge::RegionalNatGatewayData,
        Charge::GatewayEndpoint,
        Charge::InternetDataIn,
        Charge::TransitGatewayHours,
        Charge::TransitGatewayData,
        Charge::ExternalInstanceHours,
        Charge::ServiceDataOut,
    ];
    for charge in Charge::ALL.iter().filter(|charge| !free.contains(charge)) {
        let seen = paid.get(charge).copied().unwrap_or(0);
        assert!(seen > DESIGNS * BILLS / 200, "{charge:?} is paid {seen} times");
    }
    assert!(complete > DESIGNS * BILLS / 3, "{complete} have a price for everything");
}

/// The same of whole designs, with the quantities of their own bills.
#[test]
fn bills_of_designs() {
    let book = book();
    let mut runner = TestRunner::new(config(1));
    let design = prop_oneof![3 => traced().boxed(), 1 => scenarios().boxed()];
    for _ in 0..2_000 {
        let Design(scenario) = design.new_tree(&mut runner).unwrap().current();
        let rates = Rates::new(&book, &scenario, &blueprint::build(&scenario));
        let billed = monthly_bill(&scenario).bill;
        let mut total = Decimal::ZERO;
        for line in &billed.lines {
            let quantity = decimal(&line.quantity.to_string()) * Decimal::from(ONE);
            let quantity = Micro::try_from(quantity.normalize()).unwrap();
            let amount = rates.amount(line.charge, quantity);
            let link = scenario.to_link();
            assert_eq!(
                line.priced.amount,
                amount.map(money),
                "{:?} {amount:?}: {link}",
                line.charge
            );
            total += rates.known(line.charge, quantity).0;
        }
        assert_eq!(billed.monthly_total, money(total), "{}", scenario.to_link());
    }
}
