//! Settings that do not fit the design: impossible, without effect, or not traced by this build.

use super::{Finding, note};
use crate::ecs::{Carrier, Carriers, effective_mode};
use crate::network::{AddressPlan, Network};
use crate::scenario::{
    HostSubnet, IpStack, LaunchType, LoadBalancer, NatStrategy, NetworkMode, OperatingSystem,
    PublicAccessBlock, Scenario,
};

pub(crate) fn inputs(scenario: &Scenario, network: &Network, findings: &mut Vec<Finding>) {
    let asked = scenario.zones.get();
    if let Some(available) = scenario.region.zone_count()
        && available < asked
    {
        let region = scenario.region;
        note(findings, Finding::ZonesBeyondRegion { region, asked, available });
    }

    let mode = effective_mode(scenario);
    let carriers = Carriers::of(scenario.launch_type, mode);
    if scenario.launch_type == LaunchType::Fargate && scenario.host_public_ip {
        note(findings, Finding::SettingWithoutEffect { key: "hostPublicIp" });
    }
    let has_two = carriers.application == Some(Carrier::Task) && carriers.control == Carrier::Host;
    if scenario.host_subnet != HostSubnet::Same && !has_two {
        note(findings, Finding::SettingWithoutEffect { key: "hostSubnet" });
    }
    let no_balancer = scenario.load_balancer == LoadBalancer::None;
    let occupied = network.placements.iter().filter(|placement| placement.tasks > 0).count();
    for (key, quantity, without_effect) in [
        ("interZoneGb", scenario.inter_zone_gb, occupied == 1),
        ("loadBalancerOutGb", scenario.load_balancer_out_gb, no_balancer),
        ("loadBalancerInGb", scenario.load_balancer_in_gb, no_balancer),
    ] {
        if without_effect && !quantity.get().is_zero() {
            note(findings, Finding::SettingWithoutEffect { key });
        }
    }
    let (tasks, instances) = (scenario.tasks.get(), scenario.instances.get());
    if mode == NetworkMode::Host && scenario.launch_type != LaunchType::Fargate && tasks > instances
    {
        let port = scenario.port.get();
        note(findings, Finding::HostPortTaken { tasks, instances, port });
    }
}

/// The VPC has no room for subnets of the size that Amazon VPC accepts.
pub(crate) fn vpc_too_small(network: &Network) -> Option<Finding> {
    let plan = AddressPlan::new(network.vpc_cidr, network.subnets.len());
    let finding = Finding::VpcTooSmall { vpc: network.vpc_cidr, prefix: plan.prefix() };
    (!plan.fits()).then_some(finding)
}

/// Settings whose mechanism this build does not trace: with them the answer is unknown, not guessed.
pub(crate) fn gaps(scenario: &Scenario) -> Vec<Finding> {
    let mut gaps = Vec::new();
    let mut gap = |untraced: bool, key, value| {
        if untraced {
            gaps.push(Finding::NotTracedYet { key, value });
        }
    };
    let launch_type = scenario.launch_type;
    let traced = matches!(launch_type, LaunchType::Fargate | LaunchType::Ec2);
    gap(!traced, "launchType", launch_type.name());
    gap(scenario.os != OperatingSystem::Linux, "os", scenario.os.name());
    gap(scenario.ip_stack != IpStack::Ipv4, "ipStack", scenario.ip_stack.name());
    let nat = scenario.nat;
    let traced = matches!(nat, NatStrategy::PerZone | NatStrategy::Single | NatStrategy::None);
    gap(!traced, "nat", nat.name());
    gap(scenario.nat64, "nat64", "true");
    if let Some(endpoint) = scenario.endpoints.iter().next() {
        gap(true, "endpoints", endpoint.name());
    }
    let block = scenario.public_access_block;
    gap(block != PublicAccessBlock::Off, "publicAccessBlock", block.name());
    let balancer = scenario.load_balancer;
    gap(balancer != LoadBalancer::None, "loadBalancer", balancer.name());
    gap(scenario.exec, "exec", "true");
    gap(scenario.service_connect, "serviceConnect", "true");
    gaps
}
