//! What the browser loads: the exports of [`ecs_reach::ui`]. By itself it does nothing.

use ecs_reach as _;

fn main() {}
