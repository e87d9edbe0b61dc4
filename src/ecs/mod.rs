//! What Amazon ECS itself does: which combinations it accepts, which interface carries which traffic,
//! and what a task must reach before it runs. Nothing here knows a route.

mod carriers;
mod combinations;
mod needs;
mod symptoms;

pub use carriers::{Carrier, Carriers};
pub use combinations::{Refusal, allowed_modes, effective_mode, refusals};
pub use needs::{Need, Service, Step, needs};
pub use symptoms::{Symptom, symptom};
