//! Published prices as data, so that every amount on a bill leads back to the price AWS printed, to
//! where that was read and to when.
//!
//! `prices.csv` and `regions.json` are the source: one row a price, each with its provenance.
//! `cargo xtask prices` makes `table.rs` from them; nobody edits that by hand. A Region and item
//! without a row have no price here, and stay without one: unknown is an answer, a guess is not.
//! Prices stand nowhere else in the engine, and no quantity stands here.

mod as_of;
mod discounts;
mod item;
mod offer;
mod overrides;
mod provenance;
mod region;
#[rustfmt::skip]
mod table;
mod tier;

pub use as_of::{AsOf, AsOfError};
pub use discounts::{Discounts, Percent};
pub use item::{InstanceType, Item};
pub use offer::Offer;
pub use overrides::PriceOverrides;
pub use provenance::{Note, Source, SourceKind};
pub use region::{Currency, Partition, Region};
pub use tier::{Confidence, FeeShare, FreeAllowance, Tier};
pub use tier::{free_internet_out_gb, managed_instances_fee_share, tiers};
