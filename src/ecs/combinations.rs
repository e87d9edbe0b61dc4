//! Launch types and network modes: what ECS accepts (B1) and what it refuses.

use super::{NoServiceConnect, has_platform_versions, no_service_connect};
use crate::scenario::{
    IpStack, LaunchType, NetworkMode, OperatingSystem, PlatformVersion, Scenario,
};

/// Something that ECS does not accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The launch type does not offer the network mode (B1).
    NetworkMode,
    /// Windows containers on EC2 have no IPv6 in network mode `awsvpc` (B11).
    WindowsIpv6,
    /// IPv6-only subnets are for Linux alone, on Fargate from platform version 1.4.0 (B23).
    Ipv6Only,
    /// A public IPv4 address for a task is only assigned on AWS Fargate (B8, B18).
    AssignPublicIp,
    /// Service Connect is not offered for such tasks (B28, B29).
    ServiceConnect(NoServiceConnect),
}

/// The mode that runs: what the task definition names, or what ECS takes where it names none.
#[must_use]
pub const fn effective_mode(scenario: &Scenario) -> NetworkMode {
    match scenario.network_mode {
        NetworkMode::Unset => match scenario.launch_type.mode_unless_named(scenario.os) {
            Some(mode) => mode,
            // Nothing is taken: the mode must be named, so what was not named is refused.
            None => NetworkMode::Unset,
        },
        NetworkMode::Awsvpc
        | NetworkMode::Bridge
        | NetworkMode::Host
        | NetworkMode::None
        | NetworkMode::Default => scenario.network_mode,
    }
}

/// Everything about the scenario that ECS refuses, the gravest first.
#[must_use]
pub fn refusals(scenario: &Scenario) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let allowed = scenario.launch_type.allowed_modes(scenario.os);
    if !allowed.contains(&effective_mode(scenario)) {
        refusals.push(Refusal::NetworkMode);
    }
    let windows = scenario.os == OperatingSystem::Windows;
    let never_ipv6 = windows && scenario.launch_type.refuses_ipv6_on_windows();
    let has_interface = effective_mode(scenario) == NetworkMode::Awsvpc;
    if never_ipv6 && has_interface && scenario.ip_stack != IpStack::Ipv4 {
        refusals.push(Refusal::WindowsIpv6);
    } else if scenario.ip_stack == IpStack::Ipv6Only
        && scenario.launch_type.is_in_vpc()
        && (windows || is_old_platform(scenario))
    {
        refusals.push(Refusal::Ipv6Only);
    }
    if scenario.assign_public_ip && !scenario.launch_type.gives_tasks_public_ipv4() {
        refusals.push(Refusal::AssignPublicIp);
    }
    // A mode that is refused itself is not refused for Service Connect as well.
    let no_mode = refusals.contains(&Refusal::NetworkMode);
    let why = no_service_connect(scenario).filter(|_| scenario.service_connect);
    let why = why.filter(|why| !(no_mode && matches!(why, NoServiceConnect::Mode(_))));
    refusals.extend(why.map(Refusal::ServiceConnect));
    refusals
}

/// Whether Fargate runs the task on a Linux platform version before 1.4.0.
#[must_use]
pub fn is_old_platform(scenario: &Scenario) -> bool {
    has_platform_versions(scenario) && scenario.platform_version == PlatformVersion::V1_3_0
}

/// Whether tasks and container instances get IPv6 addresses in subnets that have them: on Linux, on
/// Fargate from platform version 1.4.0 (B11, B16, B26). For Windows on Fargate AWS's page says both
/// (X16); see [`ipv6_doubt`].
#[must_use]
pub fn has_ipv6(scenario: &Scenario) -> bool {
    let windows = scenario.os == OperatingSystem::Windows;
    let windows_instances = windows && !scenario.launch_type.is_fargate();
    !windows_instances && !is_old_platform(scenario)
}

/// Why nobody can say whether the application has IPv6, although its interface does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ipv6Doubt {
    /// Docker's bridge gives containers no IPv6 by default; AWS does not say (B24).
    Bridge,
    /// Only inferred from EC2 (B20, B25).
    ManagedInstancesHost,
    /// One bullet of AWS's page names Windows, another one Linux alone (X16).
    FargateWindows,
}

/// The doubt about the application's IPv6, if there is one.
#[must_use]
pub fn ipv6_doubt(scenario: &Scenario) -> Option<Ipv6Doubt> {
    match (scenario.launch_type, scenario.os, effective_mode(scenario)) {
        (LaunchType::Fargate, OperatingSystem::Windows, _) => Some(Ipv6Doubt::FargateWindows),
        (LaunchType::Ec2, _, NetworkMode::Bridge) => Some(Ipv6Doubt::Bridge),
        (LaunchType::ManagedInstances, _, NetworkMode::Host) => {
            Some(Ipv6Doubt::ManagedInstancesHost)
        }
        (
            LaunchType::Fargate
            | LaunchType::Ec2
            | LaunchType::ManagedInstances
            | LaunchType::External,
            _,
            _,
        ) => None,
    }
}
