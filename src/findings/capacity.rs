//! Whether subnets have addresses enough (E1 to E7), container instances interfaces (E8, E9) and ports (B2), and
//! Fargate tasks of this size (B27).

use super::{Finding, Shortage, note};
use crate::ecs::{self, density, effective_mode, memory_offered};
use crate::network::{AddressUse, Compute, Network, Owner, SubnetRole};
use crate::resilience::ZoneLoss;
use crate::scenario::{NetworkMode, OperatingSystem, Scenario};

/// What is too small or too little for the answers to be yes, each with the finding that says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Capacity {
    /// Some tasks find no room: the others run all the same.
    pub(crate) no_room: Option<Finding>,
    /// There are no tasks of this size.
    pub(crate) task_size: Option<Finding>,
    /// The load balancer cannot be created.
    pub(crate) small_balancer_subnet: Option<Finding>,
    /// All tasks run in one zone.
    pub(crate) all_in_one_zone: Option<Finding>,
}

pub(crate) fn capacity(
    scenario: &Scenario,
    network: &Network,
    uses: &[AddressUse],
    findings: &mut Vec<Finding>,
) -> Capacity {
    let (mut full, mut small_balancer_subnet) = (None, None);
    for used in uses {
        let there = &network.subnets[used.subnet];
        let Some(cidr) = there.cidr else { continue };
        let (zone, usable) = (there.zone, used.usable);
        let needs = [(used.used(), false), (used.deploying(), true)];
        if let Some((needed, deploying)) = needs.into_iter().find(|(needed, _)| *needed > usable) {
            let finding = Finding::SubnetFull { zone, cidr, usable, needed, deploying };
            full = full.or(now(note(findings, finding), deploying));
        }
        if network.is_too_small_for_balancer(used) {
            let free = used.free_for_balancer();
            let finding = note(findings, Finding::BalancerSubnetTooSmall { cidr, free });
            small_balancer_subnet = small_balancer_subnet.or(Some(finding));
        }
    }
    let interfaces = interfaces(scenario, findings);
    let host_ports = host_ports(scenario, network, findings);
    let no_room = full.or(interfaces).or(host_ports);
    let task_size = task_size(scenario, network, findings);
    quotas(scenario, network, findings);
    let all_in_one_zone = zones(network, findings);
    let vpc = network.vpc_cidr;
    // RFC 1918, and the shared address space of RFC 6598.
    let [first, second, ..] = vpc.addr().octets();
    let shared = first == 100 && (64..128).contains(&second);
    if !vpc.addr().is_private() && !shared {
        note(findings, Finding::PublicVpcRange { vpc });
    }
    Capacity { no_room, task_size, small_balancer_subnet, all_in_one_zone }
}

/// What is short now, and not only while a deployment runs.
fn now(finding: Finding, deploying: bool) -> Option<Finding> {
    (!deploying).then_some(finding)
}

/// The size is anything to the design where tasks are in its bill.
fn task_size(
    scenario: &Scenario,
    network: &Network,
    findings: &mut Vec<Finding>,
) -> Option<Finding> {
    let Some(Compute::Fargate { vcpu, memory, .. }) = network.compute else { return None };
    let offered = memory_offered(scenario);
    let refused = Finding::TaskSizeRefused { vcpu, memory, offered };
    (!offered.holds(memory)).then(|| note(findings, refused))
}

/// What an account may have at first: Elastic IP addresses in a Region (E11), interfaces in a zone (E10).
const ELASTIC_IPS: u64 = 5;
const INTERFACES: u64 = 5_000;

fn quotas(scenario: &Scenario, network: &Network, findings: &mut Vec<Finding>) {
    let idle = u64::from(scenario.idle_addresses.get());
    let needed = network.public_addresses(Owner::NatGateway).saturating_add(idle);
    if needed > ELASTIC_IPS {
        note(findings, Finding::ElasticIpQuota { needed });
    }
    for &zone in &network.zones {
        let here = network.interfaces.iter().filter(|(id, _)| network.zone_of(*id) == zone);
        let needed = here.map(|(_, interface)| u64::from(interface.count)).sum();
        if needed > INTERFACES {
            note(findings, Finding::InterfaceQuota { zone, needed });
        }
    }
}

/// Tasks in one zone are lost with it (Z6).
fn zones(network: &Network, findings: &mut Vec<Finding>) -> Option<Finding> {
    let mut occupied = network.placements.iter().filter(|placement| placement.tasks > 0);
    let only = occupied.next()?;
    let alone = occupied.next().is_none();
    alone.then(|| note(findings, Finding::AllInOneZone { zone: only.zone }))
}

/// Whether tasks find no place on the instances, now or while a rolling deployment starts new ones before it stops old
/// ones (E5): for one of them there must be a place besides. None where all is well.
fn short_while(tasks: u32, places: u32) -> Option<bool> {
    (tasks >= places).then_some(tasks == places)
}

/// In network mode `host` a port of an instance is one task's (B2).
fn host_ports(
    scenario: &Scenario,
    network: &Network,
    findings: &mut Vec<Finding>,
) -> Option<Finding> {
    let (tasks, instances) = (scenario.tasks.get(), scenario.instances.get());
    let has_hosts = scenario.launch_type.has_instances();
    if effective_mode(scenario) != NetworkMode::Host || !has_hosts {
        return None;
    }
    let deploying = short_while(tasks, instances)?;
    let port = scenario.port.get();
    // There an interface of the task's own would have no public IPv4 address (B10, B18).
    let public = network.application_role() == Some(SubnetRole::Public);
    let public = public.then_some(scenario.launch_type);
    let finding = Finding::HostPortTaken { tasks, instances, port, public, deploying };
    now(note(findings, finding), deploying)
}

fn interfaces(scenario: &Scenario, findings: &mut Vec<Finding>) -> Option<Finding> {
    if !ecs::counts_interfaces(scenario) {
        return None;
    }
    let density = density(scenario.instance_size)?;
    let holds = ecs::tasks_per_instance(scenario)?;
    let trunking = ecs::has_trunking(scenario);
    let windows = scenario.os == OperatingSystem::Windows;
    let (tasks, instances) = (scenario.tasks.get(), scenario.instances.get());
    let deploying = short_while(tasks, instances.saturating_mul(holds))?;
    let tasks = tasks.div_ceil(instances);
    let with_trunking = if windows { holds } else { density.trunking };
    let finding = Finding::TooFewInterfaces { tasks, holds, trunking, with_trunking, deploying };
    now(note(findings, finding), deploying)
}

/// Tasks that find no room in the other zones once theirs has failed: the most there can be.
pub(crate) fn replacements(
    scenario: &Scenario,
    network: &Network,
    losses: &[ZoneLoss],
    findings: &mut Vec<Finding>,
) -> Option<Finding> {
    let short = losses.iter().filter(|loss| loss.elsewhere && loss.without_room > 0);
    // The first of several alike.
    let loss = short.min_by_key(|loss| std::cmp::Reverse(loss.without_room))?;
    let (zone, without) = (loss.zone, loss.without_room);
    let all = scenario.tasks.get();
    let tasks = all.saturating_sub(loss.tasks_left);
    let left = network.placements.iter().filter(|place| place.zone != zone);
    let instances: u32 = left.map(|place| place.instances).sum();
    let short = match ecs::tasks_per_instance(scenario) {
        Some(each) if instances.saturating_mul(each) < all => {
            // What is left without the zone that has most must hold all of them.
            let needed = all.div_ceil(each);
            let others = super::nat::count(network.zones.len()).saturating_sub(1).max(1);
            let instances = needed.saturating_add(needed.div_ceil(others));
            match effective_mode(scenario) == NetworkMode::Host {
                true => Shortage::Ports { instances },
                false => Shortage::Interfaces { holds: each, instances },
            }
        }
        Some(_) | None => Shortage::Addresses,
    };
    Some(note(findings, Finding::ReplacementsWithoutRoom { zone, tasks, without, short }))
}
