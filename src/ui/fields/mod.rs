//! Form controls: native elements with a label and a value. They know nothing of ECS.

mod checkbox;
mod choice;
mod typed;

pub(super) use checkbox::{checkbox, open_checkbox};
pub(super) use choice::{Choice, open_list, open_select, option, radio, segmented, select};
pub(super) use typed::{Steps, Typed, typed};
