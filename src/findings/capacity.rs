//! Whether subnets have addresses enough (E1 to E7), and container instances interfaces (E8, E9).

use super::{Finding, note};
use crate::ecs::{Carrier, Carriers, density, effective_mode};
use crate::network::{AddressUse, Network};
use crate::scenario::{LaunchType, OperatingSystem, Scenario};

/// What a load balancer's subnet must have free, and the longest prefix it may have (E6).
const BALANCER_FREE: u64 = 8;
const BALANCER_PREFIX: u8 = 27;

pub(crate) fn capacity(
    scenario: &Scenario,
    network: &Network,
    uses: &[AddressUse],
    findings: &mut Vec<Finding>,
) {
    for used in uses {
        let there = &network.subnets[used.subnet];
        let Some(cidr) = there.cidr else { continue };
        let (zone, usable) = (there.zone, used.usable);
        let needs = [(used.used(), false), (used.deploying(), true)];
        if let Some((needed, deploying)) = needs.into_iter().find(|(needed, _)| *needed > usable) {
            note(findings, Finding::SubnetFull { zone, cidr, usable, needed, deploying });
        }
        if used.balancer > 0 {
            let free = used.free().saturating_add(used.balancer);
            if cidr.prefix_len() > BALANCER_PREFIX || free < BALANCER_FREE {
                note(findings, Finding::BalancerSubnetTooSmall { cidr, free });
            }
        }
    }
    interfaces(scenario, findings);
}

fn interfaces(scenario: &Scenario, findings: &mut Vec<Finding>) {
    let carriers = Carriers::of(scenario.launch_type, effective_mode(scenario));
    if scenario.launch_type != LaunchType::Ec2 || carriers.application != Some(Carrier::Task) {
        return;
    }
    let Some(density) = density(scenario.instance_size) else { return };
    let windows = scenario.os == OperatingSystem::Windows;
    let trunking = scenario.eni_trunking && !windows;
    let holds = match trunking {
        true => density.trunking,
        false => match density.plain {
            Some(plain) => plain,
            None => return,
        },
    };
    let tasks = scenario.tasks.get().div_ceil(scenario.instances.get());
    if tasks > holds {
        let with_trunking = if windows { holds } else { density.trunking };
        note(findings, Finding::TooFewInterfaces { tasks, holds, trunking, with_trunking });
    }
}
