//! Which interface carries which traffic: the task's own or the container instance's.

use crate::closed::closed;
use crate::scenario::{LaunchType, NetworkMode};

closed! {
    /// An interface by whose it is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Carrier by name {
        /// The task's own elastic network interface (network mode `awsvpc`).
        Task = "task",
        /// The container instance's primary interface.
        Host = "host",
    }
}

/// Who carries what for a launch type and mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carriers {
    /// The application's own traffic; nobody in mode `none`.
    pub application: Option<Carrier>,
    /// Image pull, secrets, logs through a log driver, and the agent's control traffic.
    pub control: Carrier,
}

impl Carriers {
    /// After C1 (Fargate), C3 (Managed Instances), C4 and C5 (EC2), B9 (awsvpc), B2 to B4 (the rest).
    #[must_use]
    pub const fn of(launch_type: LaunchType, mode: NetworkMode) -> Carriers {
        let application = match mode {
            NetworkMode::Awsvpc => Some(Carrier::Task),
            NetworkMode::Bridge | NetworkMode::Host | NetworkMode::Default => Some(Carrier::Host),
            NetworkMode::None | NetworkMode::Unset => None,
        };
        let control = match launch_type {
            // From platform version 1.4.0 everything uses the task's interface (B15).
            LaunchType::Fargate => Carrier::Task,
            LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External => Carrier::Host,
        };
        Carriers { application, control }
    }
}
