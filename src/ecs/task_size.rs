//! The sizes of Fargate tasks: which memory goes with how many vCPUs (B27).

use super::is_old_platform;
use crate::scenario::{OperatingSystem, Scenario, TaskVcpu};
use crate::units::Quantity;

/// The memory that Fargate offers with a number of vCPUs, in GB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemoryOffered {
    /// 0.5, 1 and 2 GB: with a quarter of a vCPU.
    Smallest,
    /// From the least to the most, in whole steps.
    Steps {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
        /// From one to the next.
        step: u64,
    },
    /// None, because Windows has neither less than 1 vCPU nor more than 4.
    NotForWindows,
    /// None, because 8 vCPU and more need platform version 1.4.0.
    NotForOldPlatform,
}

/// What Fargate offers with the design's number of vCPUs.
#[must_use]
pub fn memory_offered(scenario: &Scenario) -> MemoryOffered {
    let windows = scenario.os == OperatingSystem::Windows;
    let steps = |least, most, step| MemoryOffered::Steps { least, most, step };
    match scenario.task_vcpu {
        TaskVcpu::Quarter | TaskVcpu::Half | TaskVcpu::Eight | TaskVcpu::Sixteen if windows => {
            MemoryOffered::NotForWindows
        }
        TaskVcpu::Eight | TaskVcpu::Sixteen if is_old_platform(scenario) => {
            MemoryOffered::NotForOldPlatform
        }
        TaskVcpu::Quarter => MemoryOffered::Smallest,
        TaskVcpu::Half => steps(1, 4, 1),
        TaskVcpu::One => steps(2, 8, 1),
        TaskVcpu::Two => steps(4, 16, 1),
        TaskVcpu::Four => steps(8, 30, 1),
        TaskVcpu::Eight => steps(16, 60, 4),
        TaskVcpu::Sixteen => steps(32, 120, 8),
    }
}

impl MemoryOffered {
    /// The least of it that is no less than so many GB, or the most there is; none where there is none.
    #[must_use]
    pub fn at_least(self, memory: Quantity) -> Option<Quantity> {
        let (least, most, step) = match self {
            MemoryOffered::Smallest if self.holds(memory) => return Some(memory),
            MemoryOffered::Smallest => (1, 2, 1),
            MemoryOffered::Steps { least, most, step } => (least, most, step),
            MemoryOffered::NotForWindows | MemoryOffered::NotForOldPlatform => return None,
        };
        let mut offered = (least..=most).step_by(usize::try_from(step).ok()?).map(Quantity::whole);
        offered.find(|offered| *offered >= memory).or(Some(Quantity::whole(most)))
    }

    /// Whether so many GB are among it.
    #[must_use]
    pub fn holds(self, memory: Quantity) -> bool {
        match self {
            MemoryOffered::Smallest => {
                let half = Quantity::whole(1).share(1, 2);
                [half, Quantity::whole(1), Quantity::whole(2)].contains(&memory)
            }
            MemoryOffered::Steps { least, most, step } => {
                let gb = memory.floor();
                (least..=most).contains(&gb)
                    && gb.checked_rem(step) == Some(0)
                    && memory == Quantity::whole(gb)
            }
            MemoryOffered::NotForWindows | MemoryOffered::NotForOldPlatform => false,
        }
    }
}
