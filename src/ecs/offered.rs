//! What ECS offers some tasks alone: Service Connect (B28, B29) and ECS Exec (B4, B23, C13).

use super::{effective_mode, is_old_platform};
use crate::scenario::{IpStack, LaunchType, NetworkMode, OperatingSystem, Scenario};

/// Why ECS does not offer Service Connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoServiceConnect {
    /// The launch type does not have it (B28).
    LaunchType(LaunchType),
    /// Windows containers do not have it (B28).
    Windows,
    /// On Fargate it needs platform version 1.4.0 (B28).
    OldPlatform,
    /// It works in network modes `awsvpc` and `bridge` alone (B29).
    Mode(NetworkMode),
}

/// Why Service Connect is not to be had for tasks like these; none where it is.
#[must_use]
pub fn no_service_connect(scenario: &Scenario) -> Option<NoServiceConnect> {
    if !scenario.launch_type.has_service_connect() {
        return Some(NoServiceConnect::LaunchType(scenario.launch_type));
    }
    if scenario.os == OperatingSystem::Windows {
        return Some(NoServiceConnect::Windows);
    }
    if is_old_platform(scenario) {
        return Some(NoServiceConnect::OldPlatform);
    }
    match effective_mode(scenario) {
        NetworkMode::Awsvpc | NetworkMode::Bridge => None,
        mode @ (NetworkMode::Host
        | NetworkMode::None
        | NetworkMode::Default
        | NetworkMode::Unset) => Some(NoServiceConnect::Mode(mode)),
    }
}

/// Why ECS Exec cannot work, whatever the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoExec {
    /// AWS rules it out in IPv6-only subnets (B23).
    Ipv6Only,
    /// On Fargate it needs platform version 1.4.0 (C13).
    OldPlatform,
    /// Its agent runs in the container, which has no network in mode `none` (B4, C6).
    NoNetwork,
}

/// Why ECS Exec is not to be had for tasks like these; none where it is.
#[must_use]
pub fn no_exec(scenario: &Scenario) -> Option<NoExec> {
    if effective_mode(scenario) == NetworkMode::None {
        return Some(NoExec::NoNetwork);
    }
    if is_old_platform(scenario) {
        return Some(NoExec::OldPlatform);
    }
    let ipv6_only = scenario.ip_stack == IpStack::Ipv6Only && scenario.launch_type.is_in_vpc();
    ipv6_only.then_some(NoExec::Ipv6Only)
}
