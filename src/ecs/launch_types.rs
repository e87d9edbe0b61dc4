//! What each launch type is like, one question a function: whoever adds one is asked all of them by the compiler.

use super::{Carrier, Carriers, effective_mode};
use crate::scenario::{LaunchType, NetworkMode, OperatingSystem, Scenario};

impl LaunchType {
    /// Whether its tasks run in the VPC of the design. ECS Anywhere runs them on somebody else's network (B21).
    #[must_use]
    pub const fn is_in_vpc(self) -> bool {
        match self {
            LaunchType::Fargate | LaunchType::Ec2 | LaunchType::ManagedInstances => true,
            LaunchType::External => false,
        }
    }

    /// Whether tasks share container instances of the account, which stand in the VPC (B17, C10).
    #[must_use]
    pub const fn has_instances(self) -> bool {
        match self {
            LaunchType::Ec2 | LaunchType::ManagedInstances => true,
            LaunchType::Fargate | LaunchType::External => false,
        }
    }

    /// Whether it is Fargate that runs the task: with platform versions, sizes of its own, and an interface that
    /// carries everything (B15).
    #[must_use]
    pub const fn is_fargate(self) -> bool {
        match self {
            LaunchType::Fargate => true,
            LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether the interface of a task can be given a public IPv4 address (B7, B8, B10, B18, S24).
    #[must_use]
    pub const fn gives_tasks_public_ipv4(self) -> bool {
        match self {
            LaunchType::Fargate => true,
            LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether somebody can log in to the instances by SSH: neither to Fargate nor to Managed Instances (B17).
    #[must_use]
    pub const fn has_ssh(self) -> bool {
        match self {
            LaunchType::Ec2 => true,
            LaunchType::Fargate | LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether it is the user who launches the instances and their agents, and can restart these: AWS runs those of
    /// Managed Instances (B17).
    #[must_use]
    pub const fn runs_own_instances(self) -> bool {
        match self {
            LaunchType::Ec2 => true,
            LaunchType::Fargate | LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether tasks with an interface of their own are refused IPv6 on Windows: on EC2 they are (B11).
    #[must_use]
    pub const fn refuses_ipv6_on_windows(self) -> bool {
        match self {
            LaunchType::Ec2 => true,
            LaunchType::Fargate | LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether the interfaces that an instance can hold limit its tasks, and trunking raises that (E8): Managed
    /// Instances have trunks by themselves (E9).
    #[must_use]
    pub const fn counts_interfaces(self) -> bool {
        match self {
            LaunchType::Ec2 => true,
            LaunchType::Fargate | LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether AWS lists the endpoints through which its instances register; of Managed Instances it does not (X15).
    #[must_use]
    pub const fn lists_endpoints_to_register(self) -> bool {
        match self {
            LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => true,
            LaunchType::ManagedInstances => false,
        }
    }

    /// Whether its services can have Service Connect (B28).
    #[must_use]
    pub const fn has_service_connect(self) -> bool {
        match self {
            LaunchType::Fargate | LaunchType::Ec2 => true,
            LaunchType::ManagedInstances | LaunchType::External => false,
        }
    }

    /// Whether AWS's pages agree about a mode that it may offer: about `none` on Managed Instances they do not (X6).
    #[must_use]
    pub const fn documents(self, mode: NetworkMode) -> bool {
        match self {
            LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => true,
            LaunchType::ManagedInstances => !matches!(mode, NetworkMode::None),
        }
    }

    /// The modes to advise: those it offers for certain.
    #[must_use]
    pub fn advised_modes(self, os: OperatingSystem) -> Vec<NetworkMode> {
        let offered = self.allowed_modes(os).iter().copied();
        offered.filter(|mode| self.documents(*mode)).collect()
    }

    /// The mode that ECS takes where the task definition names none (B1); none where it must be named.
    #[must_use]
    pub const fn mode_unless_named(self, os: OperatingSystem) -> Option<NetworkMode> {
        match (self, os) {
            (LaunchType::Ec2 | LaunchType::External, OperatingSystem::Linux) => {
                Some(NetworkMode::Bridge)
            }
            (LaunchType::Ec2 | LaunchType::External, OperatingSystem::Windows) => {
                Some(NetworkMode::Default)
            }
            (
                LaunchType::Fargate | LaunchType::ManagedInstances,
                OperatingSystem::Linux | OperatingSystem::Windows,
            ) => None,
        }
    }

    /// The modes it offers, after the table of B1.
    #[must_use]
    pub const fn allowed_modes(self, os: OperatingSystem) -> &'static [NetworkMode] {
        match (self, os) {
            (LaunchType::Fargate, OperatingSystem::Linux | OperatingSystem::Windows) => {
                &[NetworkMode::Awsvpc]
            }
            (LaunchType::Ec2, OperatingSystem::Linux) => {
                &[NetworkMode::Awsvpc, NetworkMode::Bridge, NetworkMode::Host, NetworkMode::None]
            }
            (LaunchType::Ec2, OperatingSystem::Windows) => {
                &[NetworkMode::Awsvpc, NetworkMode::Default]
            }
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
}

/// Whether the interfaces of an instance limit its tasks: only those of tasks with one of their own.
#[must_use]
pub fn counts_interfaces(scenario: &Scenario) -> bool {
    let carriers = Carriers::of(scenario.launch_type, effective_mode(scenario));
    scenario.launch_type.counts_interfaces() && carriers.application == Some(Carrier::Task)
}

/// Whether trunking raises that number: not on Windows (E9).
#[must_use]
pub fn takes_trunking(scenario: &Scenario) -> bool {
    counts_interfaces(scenario) && scenario.os == OperatingSystem::Linux
}

/// Whether it does in this design.
#[must_use]
pub fn has_trunking(scenario: &Scenario) -> bool {
    scenario.eni_trunking && takes_trunking(scenario)
}

/// The port that SSH listens on.
pub const SSH: u16 = 22;

/// Whether platform versions are anything to the task: Linux on Fargate has had another one (C2).
#[must_use]
pub const fn has_platform_versions(scenario: &Scenario) -> bool {
    scenario.launch_type.is_fargate() && matches!(scenario.os, OperatingSystem::Linux)
}
