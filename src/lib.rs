//! **ECS Reach**: can Amazon ECS tasks reach the internet, can the internet reach them, what breaks
//! when a zone fails, and what does it cost a month?
//!
//! One idea carries everything: what the user picks becomes a network, and every answer is read off
//! that network.
//!
//! ```text
//!      link, file, form, JS caller
//!                 │
//!                 ▼
//!             Scenario ── blueprint ──▶  Network
//!          (what they pick)       (subnets, routes, gateways, interfaces, rules)
//!                                           │
//!                 ┌──────────────┬──────────┴───┬──────────────┐
//!                 ▼              ▼              ▼              ▼
//!               reach        resilience        bill          diagram
//!         (trace packets)  (lose a zone,   (count × price)  (boxes, lines)
//!                 │         trace again)        │              │
//!                 └──────────────┴──────┬───────┴──────────────┘
//!                                       ▼
//!                                  Assessment ──▶ text ──▶ page · JSON · JS API
//!                                       │
//!                                     decide (the same for other Scenarios beside this one)
//! ```
//!
//! Nothing asks "is it Fargate in a public subnet?" to decide what can be reached. The blueprint builds
//! the interfaces and routes that AWS would build; a packet is traced through them hop by hop, there and
//! back, and the path is the explanation. The diagram, the bill, the zone-loss view and the line that names a
//! design read the same network, so they cannot disagree with the verdict.
//!
//! # The rooms, in the order in which they may know of each other
//!
//! | room | what is in it |
//! |---|---|
//! | [`units`], [`json`], [`rules`] | exact quantities and money; JSON text; the facts that answers cite, with their sources |
//! | `closed` | how a closed list is declared: the enum and the list of all it has, once |
//! | [`chart`] | amounts → lines, points and ticks in whole units |
//! | [`prices`] | published prices with date, source and confidence; Regions. Never a quantity |
//! | [`scenario`] | what the user picks; reading and writing it as document and link |
//! | [`network`] | the VPC as data: zones, subnets, route tables, gateways, interfaces, filters |
//! | [`ecs`] | what ECS does: allowed combinations, which interface carries what, what a start needs |
//! | [`blueprint`] | Scenario → Network: one file per thing that is built |
//! | [`reach`] | the tracer: one mechanism a file |
//! | [`resilience`] | lose a zone, trace again |
//! | [`bill`] | charges: one family a file. Never a literal price, and it never sees `reach` |
//! | [`findings`] | everything there is to say, as facts with severity and rules |
//! | [`mod@assess`] | the one door: `&Scenario` → [`Assessment`] |
//! | [`decide`] | other designs beside the one at hand, each assessed like any other: ways out, break-even, the cheapest, what a finding advises |
//! | [`diagnose`] | a pasted error message → the misconfigurations that print it |
//! | [`diagram`] | Network and trace → boxes, lines and labels in whole units |
//! | [`text`] | every sentence a user reads |
//! | [`export`] | Assessment → JSON, Markdown, CSV, SVG. Never a number that is not in the Assessment |
//! | `javascript` (either feature) | JavaScript's values as documents, for both of these: |
//! | `js` (feature) | the headless JavaScript API |
//! | `ui` (feature) | the page, by itself and within pages of others; `js` and `ui` never see each other |
//!
//! `tests/tidy.rs` holds these walls up, and this table to them.
//!
//! # What always holds
//!
//! * [`assess()`] is total, pure and deterministic; it does no I/O and cannot panic. Natively and in
//!   WebAssembly it gives the same bytes.
//! * A [`Scenario`] cannot hold a value that means nothing; it can hold any combination, and one that
//!   ECS refuses is explained.
//! * A verdict never travels without its reasons, nor a reason without the rules it rests on.
//! * Unknown is an answer: what AWS does not document or has no known price is shown as such, never guessed.
//! * Money is exact; it is rounded only where it is shown.
//! * A finding, hop, charge or label without words in every language does not compile.
//!
//! # Where to start reading
//!
//! [`mod@assess`] from top to bottom, then [`blueprint`] and [`reach`]. To add a launch type, a
//! mechanism or a charge, add the variant and follow the compiler: no match over our own enums has a
//! catch-all arm but the one in `decide/remedy.rs`, because most findings advise nothing that one click can set. What
//! a launch type is like is asked in `ecs/launch_types.rs`, one question a function.
//!
//! ```
//! use ecs_reach::{Scenario, assess, assess::Verdict};
//!
//! let (scenario, problems) = Scenario::from_link("#subnet=public&zones=3");
//! assert!(problems.is_empty());
//! let assessment = assess(&scenario);
//! // A Fargate task in a public subnet without a public address cannot even pull its image.
//! assert_eq!(assessment.start.judgement.verdict, Verdict::No);
//! let reasons: Vec<_> = assessment.start.judgement.because.iter().map(|it| it.code()).collect();
//! assert_eq!(reasons, ["cannot-pull-image", "task-without-public-ip"]);
//! ```

pub mod assess;
pub mod bill;
pub mod blueprint;
pub mod chart;
mod closed;
pub mod decide;
pub mod diagnose;
pub mod diagram;
pub mod ecs;
pub mod export;
pub mod findings;
#[cfg(any(feature = "js", feature = "ui"))]
pub mod javascript;
#[cfg(feature = "js")]
pub mod js;
pub mod json;
pub mod network;
pub mod prices;
pub mod reach;
pub mod resilience;
pub mod rules;
pub mod scenario;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
pub mod units;

pub use assess::{Assessment, assess};
pub use scenario::Scenario;
