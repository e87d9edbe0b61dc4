//! Mounts the page, nothing else.

fn main() {
    ecs_reach::ui::mount();
}
