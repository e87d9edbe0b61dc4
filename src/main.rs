//! What the browser loads: the exports of [`ecs_reach::ui`]. By itself it does nothing.

/// Half the size of the one Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

use ecs_reach as _;

fn main() {}
