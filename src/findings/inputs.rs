//! Settings that do not fit the design: impossible, or without effect.

use super::{Finding, note};
use crate::ecs::{Carrier, Carriers, effective_mode};
use crate::network::{AddressPlan, Compute, Network, Owner};
use crate::scenario::{
    HostSubnet, IpStack, Key, LaunchType, LoadBalancer, NatRouting, NatStrategy, NetworkMode,
    OperatingSystem, Scenario,
};

pub(crate) fn inputs(scenario: &Scenario, network: &Network, findings: &mut Vec<Finding>) {
    let asked = scenario.zones.get();
    if let Some(available) = scenario.region.zone_count()
        && available < asked
    {
        let region = scenario.region;
        note(findings, Finding::ZonesBeyondRegion { region, asked, available });
    }
    without_effect(scenario, network, findings);

    let (tasks, instances) = (scenario.tasks.get(), scenario.instances.get());
    let has_hosts = match scenario.launch_type {
        LaunchType::Ec2 | LaunchType::ManagedInstances => true,
        LaunchType::Fargate | LaunchType::External => false,
    };
    if effective_mode(scenario) == NetworkMode::Host && has_hosts && tasks > instances {
        let port = scenario.port.get();
        note(findings, Finding::HostPortTaken { tasks, instances, port });
    }
}

/// Settings that were changed and change nothing.
fn without_effect(scenario: &Scenario, network: &Network, findings: &mut Vec<Finding>) {
    let carriers = Carriers::of(scenario.launch_type, effective_mode(scenario));
    let fargate = scenario.launch_type == LaunchType::Fargate;
    let on_instances = match scenario.launch_type {
        LaunchType::Ec2 | LaunchType::ManagedInstances => true,
        LaunchType::Fargate | LaunchType::External => false,
    };
    let two = carriers.application == Some(Carrier::Task) && carriers.control == Carrier::Host;
    let linux = scenario.os == OperatingSystem::Linux;
    let no_ipv6 = scenario.ip_stack == IpStack::Ipv4;
    let no_balancer = scenario.load_balancer == LoadBalancer::None;
    let interface_endpoints =
        network.endpoints.iter().any(|(_, endpoint)| !endpoint.interfaces.is_empty());
    let zonal = network.nat_gateways.iter().filter(|(_, nat)| nat.interface().is_some()).count();
    let mut instances = network.interfaces.iter();
    let nat_instance = instances.any(|(_, interface)| interface.owner == Owner::NatInstance);
    let occupied = network.placements.iter().filter(|placement| placement.tasks > 0).count();
    let nat64 = match scenario.nat {
        NatStrategy::PerZone | NatStrategy::Single => true,
        NatStrategy::Regional | NatStrategy::PrivateGateway => true,
        NatStrategy::Instance | NatStrategy::TransitGateway | NatStrategy::None => false,
    };
    let routed = !network.nat_gateways.is_empty() || nat_instance || network.transit_gateway;
    let one_zone = scenario.nat_routing == NatRouting::OneZone;
    let trunked = scenario.launch_type == LaunchType::Ec2 && two;
    let tasks_priced = matches!(network.compute, Some(Compute::Fargate { .. }));
    let instances_priced = matches!(network.compute, Some(Compute::Instances { .. }));
    let usual = Scenario::default();
    for (key, none) in [
        (Key::HostPublicIp, !on_instances),
        (Key::HostSubnet, !two || scenario.host_subnet == HostSubnet::Same),
        (Key::AssignPublicIp, fargate && scenario.ip_stack == IpStack::Ipv6Only),
        (Key::PlatformVersion, !(fargate && linux)),
        (Key::Ipv6Route, no_ipv6),
        (Key::Nat64, no_ipv6 || !nat64),
        (Key::NatPlacement, zonal == 0 && !nat_instance),
        (Key::NatRouting, !routed || (one_zone && zonal < 2)),
        (Key::NatSourceDestCheck, !nat_instance),
        (Key::NatInstanceType, !nat_instance),
        (Key::EndpointPlacement, !interface_endpoints),
        (Key::EndpointSecurityGroup, !interface_endpoints),
        (Key::AllowLoadBalancer, no_balancer),
        (Key::CrossZoneLoadBalancing, scenario.load_balancer != LoadBalancer::Network),
        (Key::LoadBalancerNewConnections, no_balancer),
        (Key::LoadBalancerActiveConnections, no_balancer),
        (Key::LoadBalancerRuleEvaluations, scenario.load_balancer != LoadBalancer::Application),
        (Key::CpuArchitecture, !tasks_priced),
        (Key::TaskVcpu, !tasks_priced),
        (Key::TaskMemoryGb, !tasks_priced),
        (Key::EphemeralStorageGb, !tasks_priced),
        (Key::InstanceType, !instances_priced),
        (Key::InstanceSize, !trunked),
        (Key::EniTrunking, !trunked),
        (Key::Connections, network.nat_gateways.is_empty()),
        (Key::InterZoneGb, occupied == 1),
        (Key::LoadBalancerOutGb, no_balancer),
        (Key::LoadBalancerInGb, no_balancer),
    ] {
        // Said only of what somebody changed.
        if none && key.get(scenario) != key.get(&usual) {
            note(findings, Finding::SettingWithoutEffect { key: key.name() });
        }
    }
}

/// The VPC has no room for subnets of the size that Amazon VPC accepts.
pub(crate) fn vpc_too_small(network: &Network) -> Option<Finding> {
    let plan = AddressPlan::new(network.vpc_cidr, network.subnets.len());
    let finding = Finding::VpcTooSmall { vpc: network.vpc_cidr, prefix: plan.prefix() };
    (!plan.fits()).then_some(finding)
}
