//! Settings that do not fit the design: impossible, or without effect.

use super::{Finding, note};
use crate::bill::{Bill, Origin};
use crate::blueprint;
use crate::ecs::{
    Carrier, Carriers, counts_interfaces, effective_mode, has_platform_versions, takes_trunking,
};
use crate::network::{AddressPlan, Compute, Network, Split};
use crate::prices::Percent;
use crate::scenario::{IpStack, Key, LoadBalancer, NatRouting, Scenario};

/// What a setting needs that the design has not, and so changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wanting {
    /// A container instance in the VPC.
    Instance,
    /// A task that has an interface of its own on a container instance.
    TaskInterface,
    /// The same on Amazon EC2, where the interfaces of an instance are counted.
    TaskInterfaceOnEc2,
    /// The same for Linux containers, which alone can have a trunk.
    LinuxTaskInterfaceOnEc2,
    /// A subnet with IPv4.
    Ipv4,
    /// Linux on Fargate.
    LinuxOnFargate,
    /// A subnet with IPv6.
    Ipv6,
    /// A subnet with IPv6, and a NAT gateway.
    Ipv6AndNat,
    /// A NAT gateway.
    NatGateway,
    /// A NAT that stands in a subnet.
    NatInSubnet,
    /// A private subnet with IPv4, for a NAT to stand in.
    Ipv4ForNat,
    /// Zonal NAT gateways to choose from.
    TwoNatGateways,
    /// A NAT instance.
    NatInstance,
    /// An interface endpoint.
    InterfaceEndpoint,
    /// A load balancer.
    LoadBalancer,
    /// An Application Load Balancer.
    ApplicationLoadBalancer,
    /// A Network Load Balancer.
    NetworkLoadBalancer,
    /// Fargate tasks in the bill.
    TasksInBill,
    /// Container instances in the bill.
    InstancesInBill,
    /// Tasks in a second zone.
    SecondZone,
    /// A charge at a rate of the user's.
    OwnRate,
    /// A charge that a discount of the user's is taken off.
    Discounted,
}

/// Settings that need something, each with what that is.
const SETTINGS: &[(Key, Wanting)] = &[
    (Key::HostPublicIp, Wanting::Instance),
    (Key::HostSubnet, Wanting::TaskInterface),
    (Key::AssignPublicIp, Wanting::Ipv4),
    (Key::PlatformVersion, Wanting::LinuxOnFargate),
    (Key::Ipv6Route, Wanting::Ipv6),
    (Key::Nat64, Wanting::Ipv6AndNat),
    (Key::NatPlacement, Wanting::NatInSubnet),
    (Key::NatPlacement, Wanting::Ipv4ForNat),
    (Key::NatRouting, Wanting::TwoNatGateways),
    (Key::NatSourceDestCheck, Wanting::NatInstance),
    (Key::NatInstanceType, Wanting::NatInstance),
    (Key::EndpointPlacement, Wanting::InterfaceEndpoint),
    (Key::EndpointSecurityGroup, Wanting::InterfaceEndpoint),
    (Key::AllowLoadBalancer, Wanting::LoadBalancer),
    (Key::CrossZoneLoadBalancing, Wanting::NetworkLoadBalancer),
    (Key::LoadBalancerNewConnections, Wanting::LoadBalancer),
    (Key::LoadBalancerActiveConnections, Wanting::LoadBalancer),
    (Key::LoadBalancerRuleEvaluations, Wanting::ApplicationLoadBalancer),
    (Key::CpuArchitecture, Wanting::TasksInBill),
    (Key::TaskVcpu, Wanting::TasksInBill),
    (Key::TaskMemoryGb, Wanting::TasksInBill),
    (Key::EphemeralStorageGb, Wanting::TasksInBill),
    (Key::InstanceType, Wanting::InstancesInBill),
    (Key::InstanceSize, Wanting::TaskInterfaceOnEc2),
    (Key::EniTrunking, Wanting::LinuxTaskInterfaceOnEc2),
    (Key::Connections, Wanting::NatGateway),
    (Key::InterZoneGb, Wanting::SecondZone),
    (Key::LoadBalancerOutGb, Wanting::LoadBalancer),
    (Key::LoadBalancerInGb, Wanting::LoadBalancer),
    (Key::PriceOverrides, Wanting::OwnRate),
    (Key::Discounts, Wanting::Discounted),
];

const _: () = assert!(SETTINGS.len() <= u32::BITS as usize, "each setting has a bit in `Idle`");

/// Settings that change nothing, one bit each in the order of `SETTINGS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle(u32);

impl Idle {
    /// Each with what it would need.
    pub fn iter(self) -> impl Iterator<Item = (Key, Wanting)> {
        let mut bits = self.0;
        SETTINGS.iter().copied().filter(move |_| {
            let idle = bits & 1 == 1;
            bits >>= 1;
            idle
        })
    }
}

pub(crate) fn inputs(
    scenario: &Scenario,
    network: &Network,
    bill: &Bill,
    findings: &mut Vec<Finding>,
) {
    let asked = scenario.zones.get();
    if let Some(available) = scenario.region.zone_count()
        && available < asked
    {
        let region = scenario.region;
        note(findings, Finding::ZonesBeyondRegion { region, asked, available });
    }
    without_effect(scenario, network, bill, findings);
    let stack = scenario.ip_stack;
    if !scenario.endpoints.iter().all(|endpoint| blueprint::can_stand(endpoint, stack)) {
        note(findings, Finding::EcrEndpointsIpv4Only);
    }
}

/// Settings that were changed and change nothing.
fn without_effect(
    scenario: &Scenario,
    network: &Network,
    bill: &Bill,
    findings: &mut Vec<Finding>,
) {
    let carriers = Carriers::of(scenario.launch_type, effective_mode(scenario));
    let fargate = scenario.launch_type.is_fargate();
    let on_instances = scenario.launch_type.has_instances();
    let two = carriers.application == Some(Carrier::Task) && carriers.control == Carrier::Host;
    let no_ipv6 = scenario.ip_stack == IpStack::Ipv4;
    let interface_endpoints =
        network.endpoints.iter().any(|(_, endpoint)| !endpoint.interfaces.is_empty());
    let zonal = network.nat_gateways.iter().filter(|(_, nat)| nat.interface().is_some()).count();
    let nat_instance = network.has_nat_instance();
    let occupied = network.placements.iter().filter(|placement| placement.tasks > 0).count();
    let nat64 = scenario.nat.is_gateway();
    let one_zone = scenario.nat_routing == NatRouting::OneZone;
    let counted = counts_interfaces(scenario);
    let tasks_priced = matches!(network.compute, Some(Compute::Fargate { .. }));
    let instances_priced = matches!(network.compute, Some(Compute::Instances { .. }));
    let usual = Scenario::default();
    let lacks = |wanting: Wanting| match wanting {
        Wanting::Instance => !on_instances,
        Wanting::TaskInterface => !two,
        Wanting::TaskInterfaceOnEc2 => !counted,
        Wanting::LinuxTaskInterfaceOnEc2 => !takes_trunking(scenario),
        Wanting::Ipv4 => fargate && scenario.ip_stack == IpStack::Ipv6Only,
        Wanting::LinuxOnFargate => !has_platform_versions(scenario),
        Wanting::Ipv6 => no_ipv6,
        Wanting::Ipv6AndNat => no_ipv6 || !nat64,
        Wanting::NatGateway => network.nat_gateways.is_empty(),
        Wanting::NatInSubnet => zonal == 0 && !nat_instance,
        Wanting::Ipv4ForNat => zonal > 0 && scenario.ip_stack == IpStack::Ipv6Only,
        Wanting::TwoNatGateways => !network.has_nat() || (one_zone && zonal < 2),
        Wanting::NatInstance => !nat_instance,
        Wanting::InterfaceEndpoint => !interface_endpoints,
        Wanting::LoadBalancer => scenario.load_balancer == LoadBalancer::None,
        Wanting::ApplicationLoadBalancer => scenario.load_balancer != LoadBalancer::Application,
        Wanting::NetworkLoadBalancer => scenario.load_balancer != LoadBalancer::Network,
        Wanting::TasksInBill => !tasks_priced,
        Wanting::InstancesInBill => !instances_priced,
        Wanting::SecondZone => occupied == 1,
        Wanting::OwnRate => bill.lines.iter().all(|it| it.priced.origin != Some(Origin::User)),
        Wanting::Discounted => bill.lines.iter().all(|it| it.priced.discount == Percent::ZERO),
    };
    let mut settings = Idle(0);
    let mut bit = 1;
    for (key, wanting) in SETTINGS {
        // Said only of what somebody changed.
        if lacks(*wanting) && key.get(scenario) != key.get(&usual) {
            settings.0 |= bit;
        }
        bit <<= 1;
    }
    if settings.0 != 0 {
        note(findings, Finding::SettingWithoutEffect { settings });
    }
}

/// The VPC has no room for subnets of the size that Amazon VPC accepts.
pub(crate) fn vpc_too_small(network: &Network) -> Option<Finding> {
    let plan = AddressPlan::new(network.vpc_cidr, network.subnets.len(), Split::Usual);
    let finding = Finding::VpcTooSmall { vpc: network.vpc_cidr, prefix: plan.prefix() };
    (!plan.fits()).then_some(finding)
}
