//! Help to decide: other designs beside the one at hand, each answered by [`mod@crate::assess`] like any
//! other. Nothing here knows how a packet is traced or a charge comes about.

mod break_even;
mod cheapest;
mod claim;
mod compare;
mod difference;
mod elsewhere;
mod outlook;
mod question;
mod remedy;
mod sensitivity;
mod space;
mod ways;

pub use break_even::{Axis, Costs, Crossing, Curve, crossings};
pub use cheapest::{Choice, Found, Progress, Requirements, Search, offered};
pub use claim::claim;
pub use compare::{Alternative, compare};
pub use difference::{Change, difference};
pub use elsewhere::{Elsewhere, in_each_region};
pub use outlook::{Line, Meeting, Outlook, Scale};
pub use remedy::{Remedy, remedies};
pub use sensitivity::{Counted, Influence, Input, influences};
pub use space::{Part, Space};
pub use ways::Way;
