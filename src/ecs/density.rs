//! How many task interfaces one container instance holds (E8, E9). After "Elastic network interface
//! trunking", Amazon ECS Developer Guide, for the families c5, c6g, c6i, c7g, m5, m6g, m6i, m7g and r5.

use super::{counts_interfaces, effective_mode, has_trunking};
use crate::scenario::{InstanceSize, NetworkMode, Scenario};

/// Task interfaces per instance of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Density {
    /// Without trunking: the instance's limit less its own primary interface. None where no source gives
    /// it.
    pub plain: Option<u32>,
    /// With trunking.
    pub trunking: u32,
}

/// What an instance of a size holds; none where the size is not said.
#[must_use]
pub const fn density(size: InstanceSize) -> Option<Density> {
    let (plain, trunking) = match size {
        InstanceSize::Unspecified => return None,
        InstanceSize::Medium => (None, 4),
        InstanceSize::Large => (Some(2), 10),
        InstanceSize::Xlarge => (Some(3), 20),
        InstanceSize::Xlarge2 => (Some(3), 40),
        InstanceSize::Xlarge4 => (Some(7), 60),
    };
    Some(Density { plain, trunking })
}

/// Tasks that one container instance runs: in network mode `host` one for each port (B2), with interfaces of their
/// own as many as it holds (E8, E9). None where neither limits them, or no source says.
#[must_use]
pub fn tasks_per_instance(scenario: &Scenario) -> Option<u32> {
    if !scenario.launch_type.has_instances() {
        return None;
    }
    if effective_mode(scenario) == NetworkMode::Host {
        return Some(1);
    }
    let density = density(scenario.instance_size).filter(|_| counts_interfaces(scenario))?;
    match has_trunking(scenario) {
        true => Some(density.trunking),
        false => density.plain,
    }
}
