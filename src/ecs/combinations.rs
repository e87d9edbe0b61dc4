//! Launch types and network modes: what ECS accepts (B1) and what it refuses.

use crate::scenario::{IpStack, LaunchType, NetworkMode, OperatingSystem, Scenario};

/// Something that ECS does not accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The launch type does not offer the network mode (B1).
    NetworkMode,
    /// Windows containers on EC2 have no IPv6 in network mode `awsvpc` (B11).
    Ipv6,
    /// A public IPv4 address for a task is only assigned on AWS Fargate (B8, B18).
    AssignPublicIp,
}

/// The modes a launch type offers, after the table of B1.
#[must_use]
pub const fn allowed_modes(launch_type: LaunchType, os: OperatingSystem) -> &'static [NetworkMode] {
    match (launch_type, os) {
        (LaunchType::Fargate, OperatingSystem::Linux | OperatingSystem::Windows) => {
            &[NetworkMode::Awsvpc]
        }
        (LaunchType::Ec2, OperatingSystem::Linux) => {
            &[NetworkMode::Awsvpc, NetworkMode::Bridge, NetworkMode::Host, NetworkMode::None]
        }
        (LaunchType::Ec2, OperatingSystem::Windows) => &[NetworkMode::Awsvpc, NetworkMode::Default],
        // The developer guide lists the first two, the API reference `none` as well (X6): not refused.
        (LaunchType::ManagedInstances, OperatingSystem::Linux) => {
            &[NetworkMode::Awsvpc, NetworkMode::Host, NetworkMode::None]
        }
        (LaunchType::ManagedInstances, OperatingSystem::Windows) => &[],
        (LaunchType::External, OperatingSystem::Linux) => {
            &[NetworkMode::Bridge, NetworkMode::Host, NetworkMode::None]
        }
        (LaunchType::External, OperatingSystem::Windows) => &[NetworkMode::Default],
    }
}

/// The mode that runs: what the task definition names, or what ECS takes where it names none.
#[must_use]
pub const fn effective_mode(scenario: &Scenario) -> NetworkMode {
    match scenario.network_mode {
        NetworkMode::Unset => match (scenario.launch_type, scenario.os) {
            (LaunchType::Ec2 | LaunchType::External, OperatingSystem::Linux) => NetworkMode::Bridge,
            (LaunchType::Ec2 | LaunchType::External, OperatingSystem::Windows) => {
                NetworkMode::Default
            }
            // Nothing is taken here: the mode must be named, so what was not named is refused.
            (LaunchType::Fargate | LaunchType::ManagedInstances, _) => NetworkMode::Unset,
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
    let allowed = allowed_modes(scenario.launch_type, scenario.os);
    if !allowed.contains(&effective_mode(scenario)) {
        refusals.push(Refusal::NetworkMode);
    }
    let windows_on_ec2 =
        scenario.launch_type == LaunchType::Ec2 && scenario.os == OperatingSystem::Windows;
    let has_interface = effective_mode(scenario) == NetworkMode::Awsvpc;
    if windows_on_ec2 && has_interface && scenario.ip_stack != IpStack::Ipv4 {
        refusals.push(Refusal::Ipv6);
    }
    if scenario.assign_public_ip && scenario.launch_type != LaunchType::Fargate {
        refusals.push(Refusal::AssignPublicIp);
    }
    refusals
}
