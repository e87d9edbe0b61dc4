//! What a finding advises, done: the design with the settings changed that it speaks of. Only where the advice comes
//! down to settings, and only what helps: the changed design is assessed like any other.

use crate::assess::{Assessment, Verdict, assess};
use crate::ecs::{MemoryOffered, memory_offered};
use crate::findings::{Finding, NatDevice, without_interface_endpoints, without_zones};
use crate::network::SubnetRole;
use crate::scenario::{
    Count, Endpoint, EndpointPlacement, EndpointSecurityGroup, Endpoints, IpStack, Ipv6Route,
    NatPlacement, NatRouting, NatStrategy, PlatformVersion, Scenario, SubnetKind, TaskMemory,
    TaskVcpu, VpcCidr, ZoneCount,
};
use crate::units::Money;
use ipnet::Ipv4Net;

/// What a finding advises, done.
#[derive(Debug, Clone, PartialEq)]
pub struct Remedy {
    /// The finding.
    pub finding: Finding,
    /// The design in which it is gone.
    pub design: Scenario,
    /// What that costs more a month; none where either total is not known, or leaves out traffic that has no path.
    pub more: Option<Money>,
    /// Whether that design carries all of the traffic.
    pub carries: bool,
}

/// For each finding that one step puts right, that step: nothing that worked has stopped after it.
#[must_use]
pub fn remedies(scenario: &Scenario, assessment: &Assessment) -> Vec<Remedy> {
    let remedied = |finding: &Finding| {
        let design = remedy(scenario, assessment, finding)?;
        let after = assess(&design);
        let gone = after.findings.iter().all(|other| other.code() != finding.code());
        let more = after.bill.more_than(&assessment.bill);
        let helps = gone && keeps_working(assessment, &after);
        helps.then_some(Remedy { finding: *finding, design, more, carries: after.carries })
    };
    assessment.findings.iter().filter_map(remedied).collect()
}

/// What worked before works after.
fn keeps_working(before: &Assessment, after: &Assessment) -> bool {
    let works = |assessment: &Assessment| {
        let inbound = &assessment.inbound.load_balancer;
        [
            &assessment.valid,
            &assessment.start.judgement,
            &assessment.outbound.ipv4.judgement,
            &assessment.outbound.ipv6.judgement,
            &inbound.judgement,
        ]
        .map(|judgement| judgement.verdict == Verdict::Yes)
    };
    works(before).into_iter().zip(works(after)).all(|(before, after)| after || !before)
}

/// Private subnets lead somewhere.
fn through_nat(to: &mut Scenario) {
    if to.nat == NatStrategy::None {
        to.nat = NatStrategy::PerZone;
    }
}

/// With these endpoints, too.
fn add(to: &mut Scenario, endpoints: Endpoints) {
    for endpoint in endpoints.iter() {
        to.endpoints.add(endpoint);
    }
}

/// The design after the advice of a finding; none where it names no one thing to set, or leaves a choice that is the
/// user's.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most findings leave a choice that is the user's"
)]
fn remedy(scenario: &Scenario, assessment: &Assessment, finding: &Finding) -> Option<Scenario> {
    let mut to = scenario.clone();
    match *finding {
        Finding::NetworkModeRefused { launch_type, os, .. } => {
            to.network_mode = *launch_type.advised_modes(os).first()?;
        }
        Finding::ServiceConnectRefused { .. } => to.service_connect = false,
        Finding::ExecUnsupported { .. } => to.exec = false,
        Finding::AssignPublicIpRefused { .. } => to.assign_public_ip = false,
        Finding::Ipv6Refused => to.ip_stack = IpStack::Ipv4,
        Finding::Ipv6OnlyRefused => to.ip_stack = IpStack::DualStack,
        Finding::TaskSizeRefused { memory, offered, .. } => match offered {
            MemoryOffered::Smallest | MemoryOffered::Steps { .. } => {
                to.task_memory_gb = TaskMemory::new(offered.at_least(memory)?)?;
            }
            MemoryOffered::NotForWindows => {
                to.task_vcpu = match scenario.task_vcpu {
                    TaskVcpu::Eight | TaskVcpu::Sixteen => TaskVcpu::Four,
                    TaskVcpu::Quarter
                    | TaskVcpu::Half
                    | TaskVcpu::One
                    | TaskVcpu::Two
                    | TaskVcpu::Four => TaskVcpu::One,
                };
                let offered = memory_offered(&to);
                to.task_memory_gb = TaskMemory::new(offered.at_least(memory)?)?;
            }
            MemoryOffered::NotForOldPlatform => to.platform_version = PlatformVersion::Latest,
        },
        Finding::ZonesBeyondRegion { available, .. } => to.zones = ZoneCount::new(available)?,
        Finding::VpcTooSmall { .. }
        | Finding::SubnetFull { .. }
        | Finding::BalancerSubnetTooSmall { .. } => {
            let (here, widest) = (scenario.vpc_cidr.get(), VpcCidr::default().get().prefix_len());
            to.vpc_cidr = VpcCidr::new(Ipv4Net::new(here.addr(), widest).ok()?.trunc())?;
        }
        Finding::PublicVpcRange { .. } => to.vpc_cidr = VpcCidr::default(),
        Finding::SettingWithoutEffect { settings } => {
            let usual = Scenario::default();
            for (key, _) in settings.iter() {
                key.set(&mut to, &key.get(&usual), &mut Vec::new());
            }
        }
        // One more, so that a deployment finds a port, too.
        Finding::HostPortTaken { tasks, .. } => to.instances = Count::new(tasks.checked_add(1)?)?,
        Finding::EndpointsMissing { endpoints, .. }
        | Finding::GatewayEndpointSpares { endpoints, .. } => add(&mut to, endpoints),
        Finding::LayersThroughNat => to.endpoints.add(Endpoint::S3),
        Finding::EndpointsBesideNat { .. } => to = without_interface_endpoints(scenario),
        Finding::EndpointGroupBlocks { .. } => {
            to.endpoint_security_group = EndpointSecurityGroup::Vpc;
        }
        Finding::OldPlatform => to.platform_version = PlatformVersion::Latest,
        Finding::TaskWithoutPublicIp => to.assign_public_ip = true,
        Finding::HostWithoutPublicIp { .. } => to.host_public_ip = true,
        Finding::TaskInterfaceNeverPublic { .. } => {
            to.subnet = SubnetKind::Private;
            through_nat(&mut to);
        }
        Finding::NoDefaultRoute { .. } if scenario.subnet == SubnetKind::Private => {
            through_nat(&mut to);
        }
        Finding::SecurityGroupBlocks { .. } => {
            let wanted = finding.wanted_rules()?;
            to.security_group.ingress.extend(wanted.ingress);
            to.security_group.egress.extend(wanted.egress);
        }
        Finding::NatGatewayNotPublic { .. } => to.nat_placement = NatPlacement::Public,
        Finding::PrivateNatGateway => to.nat = NatStrategy::PerZone,
        Finding::NatInstanceSourceDestCheck => to.nat_source_dest_check = false,
        Finding::NoIpv6Route { .. } => {
            to.ipv6_route = match assessment.network.application_role() {
                Some(SubnetRole::Public) => Ipv6Route::InternetGateway,
                Some(SubnetRole::Private | SubnetRole::Isolated) | None => Ipv6Route::EgressOnly,
            };
        }
        Finding::BalancerNeedsTwoZones | Finding::AllInOneZone { .. } => {
            to.zones = to.zones.max(ZoneCount::new(2)?);
            to.tasks = to.tasks.max(Count::new(2)?);
        }
        Finding::BalancerNotAdmitted { .. } => {
            to.allow_load_balancer = true;
            to.default_security_group = false;
        }
        Finding::BalancerZoneWithoutTargets { .. } => to.cross_zone_load_balancing = true,
        Finding::DefaultSecurityGroup => to.default_security_group = false,
        Finding::SingleNatGateway { device: NatDevice::Gateway, .. } => {
            to.nat = NatStrategy::PerZone;
            to.nat_routing = NatRouting::OwnZone;
        }
        Finding::NatGatewaysBypassed { .. } => to.nat_routing = NatRouting::OwnZone,
        Finding::NatGatewayWithoutTasks { zones, .. } => to = without_zones(scenario, zones)?,
        // Only all of them together are one setting.
        Finding::NatGatewayUnused { gateways, .. }
            if usize::try_from(gateways) == Ok(assessment.network.nat_gateways.len()) =>
        {
            to.nat = NatStrategy::None;
        }
        Finding::EndpointsInOneZone { .. } => to.endpoint_placement = EndpointPlacement::PerZone,
        Finding::TooFewInterfaces { trunking: false, .. } => to.eni_trunking = true,
        Finding::PublicIpv4Unused { blocked: false, .. } => {
            to.assign_public_ip = false;
            to.host_public_ip = false;
        }
        _ => return None,
    }
    Some(to)
}
