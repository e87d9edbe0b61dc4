//! How many task interfaces one container instance holds (E8, E9). After "Elastic network interface
//! trunking", Amazon ECS Developer Guide, for the families c5, c6g, c6i, c7g, m5, m6g, m6i, m7g and r5.

use crate::scenario::InstanceSize;

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
