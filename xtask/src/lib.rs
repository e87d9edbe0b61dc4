//! The developer commands of ECS Reach as a library.
//!
//! The commands themselves are [`serve`], [`dist`], [`release`], [`gates`], [`mod@bench`],
//! [`screenshots`] and [`prices`]. The project's tests stand on [`dist`], [`server`], [`browser`] and [`node`]: the
//! built page, served below a sub-path, in a real Chromium, and on [`npm`] for the rules it is held
//! against. Nothing here depends on the product's
//! own crate, so the tool still builds while the product does not.

pub mod archive;
pub mod bench;
pub mod browser;
pub mod chromium;
#[path = "../../src/closed.rs"]
mod closed;
pub mod command;
pub mod dist;
mod elsewhere;
mod embed;
pub mod fingerprint;
pub mod gates;
pub mod guides;
pub mod headers;
pub mod language;
pub mod licences;
pub mod lighthouse;
pub mod node;
pub mod npm;
pub mod offline;
pub mod package;
pub mod page;
pub mod papers;
pub mod prices;
pub mod project;
pub mod release;
pub mod screenshots;
pub mod serve;
pub mod server;
pub mod single_file;
pub mod sizes;
pub mod smaller;
pub mod snapshot;
pub mod tools;
mod webdriver;
