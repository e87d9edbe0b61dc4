//! Mounts the page, nothing else.

/// Half the size of the one Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    ecs_reach::ui::mount();
}
