//! Form controls: native elements with a label, a value and a typed callback. They know nothing of ECS.

mod checkbox;
mod choice;
mod typed;

pub(super) use checkbox::checkbox;
pub(super) use choice::{Choice, picked, segmented, select};
pub(super) use typed::{Steps, Typed, typed};
