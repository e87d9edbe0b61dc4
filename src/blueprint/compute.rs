//! Tasks and container instances: how they spread over the zones, and the interfaces they get.

use super::filters::{self, Filters};
use super::subnets::{Subnets, Tier, kinds};
use crate::ecs::{self, Carrier, Carriers};
use crate::network::{Compute, LINUX_PORTS, Network, Owner, Placement, WINDOWS_PORTS, Zone};
use crate::scenario::{LaunchType, OperatingSystem, Scenario};

pub(super) fn build(
    scenario: &Scenario,
    filters: &Filters,
    subnets: &mut Subnets,
    network: &mut Network,
) {
    let carriers = Carriers::of(scenario.launch_type, ecs::effective_mode(scenario));
    let (application_kind, host_kind) = kinds(scenario);
    let refused = ecs::refusals(scenario);
    let has_hosts = scenario.launch_type.has_instances();
    // ECS starts no task of a combination it refuses, and runs none of ours on other people's networks.
    let runs_tasks = refused.is_empty() && scenario.launch_type.is_in_vpc();
    let zones = network.zones.clone();
    let has_ipv6 = ecs::has_ipv6(scenario);
    let ephemeral_ports = match scenario.os {
        OperatingSystem::Linux => LINUX_PORTS,
        OperatingSystem::Windows => WINDOWS_PORTS,
    };

    let instances = if has_hosts { scenario.instances.get() } else { 0 };
    let hosts_per_zone: Vec<u32> = spread(instances, zones.len()).collect();
    // Tasks go where capacity is: with container instances, to the zones that have one.
    let open: Vec<Zone> = match has_hosts {
        true => {
            let with_hosts = zones.iter().zip(&hosts_per_zone).filter(|(_, hosts)| **hosts > 0);
            with_hosts.map(|(zone, _)| *zone).collect()
        }
        false => zones.clone(),
    };
    let tasks = if runs_tasks { scenario.tasks.get() } else { 0 };
    let tasks_per_zone: Vec<(Zone, u32)> = match ecs::tasks_per_instance(scenario) {
        None => open.iter().copied().zip(spread(tasks, open.len())).collect(),
        Some(each) => {
            let hosts = hosts_per_zone.iter().filter(|hosts| **hosts > 0);
            let rooms: Vec<u32> = hosts.map(|hosts| hosts.saturating_mul(each)).collect();
            open.iter().copied().zip(spread_within(tasks, &rooms)).collect()
        }
    };

    let mut instance_group = None;
    for (zone, instances) in zones.iter().copied().zip(hosts_per_zone) {
        let tasks = tasks_per_zone.iter().find(|(open, _)| *open == zone).map_or(0, |(_, n)| *n);
        let mut host = None;
        if instances > 0 {
            let tier = Tier::Workload(host_kind);
            host = subnets.place(zone, tier, Owner::ContainerInstance, instances, network);
        }
        if let Some(host) = host {
            let group = match carriers.application {
                Some(Carrier::Host) => filters.application_group,
                Some(Carrier::Task) | None => {
                    *instance_group.get_or_insert_with(|| filters::instance_group(network))
                }
            };
            let interface = &mut network.interfaces[host];
            interface.public_ipv4 = scenario.host_public_ip && interface.ipv4.is_some();
            interface.ipv6 = interface.ipv6.filter(|_| has_ipv6);
            interface.ephemeral_ports = ephemeral_ports;
            interface.security_group = Some(group);
        }
        let mut task = None;
        // A zone without a task gets the interface that a replacement would have there (Z2).
        let open = runs_tasks && open.contains(&zone);
        if open && carriers.application == Some(Carrier::Task) {
            let tier = Tier::Workload(application_kind);
            task = subnets.place(zone, tier, Owner::Task, tasks, network);
        }
        if let Some(task) = task {
            let interface = &mut network.interfaces[task];
            interface.public_ipv4 = scenario.assign_public_ip
                && scenario.launch_type.gives_tasks_public_ipv4()
                && interface.ipv4.is_some();
            interface.ipv6 = interface.ipv6.filter(|_| has_ipv6);
            interface.ephemeral_ports = ephemeral_ports;
            interface.security_group = Some(filters.application_group);
        }
        network.placements.push(Placement { zone, tasks, instances, task, host });
    }
    // An external instance is the user's own: what is charged for it is no compute of AWS's that could be left out.
    let external = !scenario.launch_type.is_in_vpc();
    network.compute = (scenario.compute || external).then(|| compute(scenario, network));
}

/// What runs, as AWS bills it.
fn compute(scenario: &Scenario, network: &Network) -> Compute {
    let placed = |of: fn(&Placement) -> u32| network.placements.iter().map(of).sum();
    let os = scenario.os;
    let instances = |managed| Compute::Instances {
        count: placed(|place| place.instances),
        os,
        instance_type: scenario.instance_type,
        managed,
    };
    match scenario.launch_type {
        LaunchType::Fargate => Compute::Fargate {
            tasks: placed(|place| place.tasks),
            os,
            architecture: scenario.cpu_architecture,
            vcpu: scenario.task_vcpu,
            memory: scenario.task_memory_gb.get(),
            storage: scenario.ephemeral_storage_gb,
        },
        LaunchType::Ec2 => instances(false),
        LaunchType::ManagedInstances => instances(true),
        LaunchType::External => Compute::External { count: scenario.instances.get() },
    }
}

/// Spreads `count` as evenly as it goes; the first zones get one more (Z6).
pub fn spread(count: u32, zones: usize) -> impl Iterator<Item = u32> {
    let zones_count = u32::try_from(zones).unwrap_or(u32::MAX);
    let each = count.checked_div(zones_count).unwrap_or(0);
    let more = count.checked_rem(zones_count).unwrap_or(0);
    (0..zones_count).map(move |zone| each.saturating_add(u32::from(zone < more)))
}

/// Spreads `count` as evenly as the room in each zone allows: instances that are full are given no more tasks (B2,
/// E8). What finds no room anywhere is spread as if there were some.
#[must_use]
pub fn spread_within(count: u32, rooms: &[u32]) -> Vec<u32> {
    let mut placed = vec![0_u32; rooms.len()];
    let mut remaining = count;
    // Each round fills a zone, or is the last.
    for _ in 0..=rooms.len() {
        let open = placed.iter().zip(rooms).filter(|(here, room)| here < room).count();
        let mut shares = spread(remaining, open);
        for (here, room) in placed.iter_mut().zip(rooms).filter(|(here, room)| **here < **room) {
            let share = shares.next().unwrap_or(0).min(room.saturating_sub(*here));
            *here = here.saturating_add(share);
            remaining = remaining.saturating_sub(share);
        }
        if remaining == 0 || open == 0 {
            break;
        }
    }
    for (here, share) in placed.iter_mut().zip(spread(remaining, rooms.len())) {
        *here = here.saturating_add(share);
    }
    placed
}
