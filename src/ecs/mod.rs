//! What Amazon ECS itself does: which combinations it accepts, which interface carries which traffic,
//! and what a task must reach before it runs. Nothing here knows a route.

mod carriers;
mod combinations;
mod density;
mod launch_types;
mod needs;
mod offered;
mod symptoms;
mod task_size;

pub use carriers::{Carrier, Carriers};
pub use combinations::{
    Ipv6Doubt, Refusal, effective_mode, has_ipv6, ipv6_doubt, is_old_platform, refusals,
};
pub use density::{Density, density, tasks_per_instance};
pub use launch_types::{
    SSH, counts_interfaces, has_platform_versions, has_trunking, takes_trunking,
};
pub use needs::{Blocking, Need, Optional, Service, Step, needs};
pub use offered::{NoExec, NoServiceConnect, no_exec, no_service_connect};
pub use symptoms::{Symptom, symptom};
pub use task_size::{MemoryOffered, memory_offered};
