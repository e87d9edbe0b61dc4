//! Every sentence a user reads, in every language. The rest of the engine hands facts; here they become
//! words. A new finding, hop or label does not compile until each language has words for it.

mod en;
mod labels;
mod number;

pub use labels::Label;
pub use number::Locale;

use std::borrow::Cow;

use crate::bill::Line;
use crate::diagram;
use crate::ecs::{Carrier, Service, Symptom};
use crate::findings::{Finding, Severity};
use crate::network::Network;
use crate::prices::Currency;
use crate::reach::{Action, Hop};
use crate::resilience::ZoneLoss;
use crate::scenario::{Endpoint, Problem};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language there is.
    pub const ALL: &'static [Language] = &[Language::English];

    /// The language's words.
    #[must_use]
    pub const fn words(self) -> &'static dyn Words {
        match self {
            Language::English => &en::English,
        }
    }
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingText {
    /// One sentence that stands alone.
    pub title: Cow<'static, str>,
    /// Why it is so.
    pub why: Cow<'static, str>,
    /// What to do; empty where nothing is to be done.
    pub fix: Cow<'static, str>,
}

/// A hop in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HopText {
    /// Where it is.
    pub place: String,
    /// What happens there.
    pub detail: String,
}

/// A line of the bill in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineText {
    /// The charge, by the name AWS's pricing page gives it.
    pub label: String,
    /// How the amount comes about.
    pub formula: String,
}

/// A misconfiguration in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SymptomText {
    /// What is wrong.
    pub misconfiguration: &'static str,
    /// What to look at, and what to change.
    pub check: &'static str,
}

/// The words of one language.
pub trait Words {
    /// The language's code, as in HTML's `lang`.
    fn code(&self) -> &'static str;
    /// How numbers and money are written.
    fn locale(&self) -> Locale;
    /// A finding.
    fn finding(&self, finding: &Finding, currency: Option<Currency>) -> FindingText;
    /// A severity, as a word beside its colour.
    fn severity(&self, severity: Severity) -> &'static str;
    /// A hop of a path.
    fn hop(&self, hop: &Hop, network: &Network) -> HopText;
    /// What a hop does, in one word.
    fn action(&self, action: Action) -> &'static str;
    /// A line of the bill.
    fn line(&self, line: &Line, currency: Option<Currency>) -> LineText;
    /// The name of a service.
    fn service(&self, service: Service) -> &'static str;
    /// The end of an endpoint's name.
    fn endpoint(&self, endpoint: Endpoint) -> &'static str;
    /// An interface, by whose it is.
    fn carrier(&self, carrier: Carrier) -> &'static str;
    /// A problem with something the user gave.
    fn problem(&self, problem: &Problem) -> String;
    /// A label of the diagram.
    fn diagram_label(&self, label: &diagram::Label) -> String;
    /// What is left of so many tasks and their connections once a zone has failed.
    fn zone_loss(&self, loss: &ZoneLoss, tasks: u32) -> String;
    /// A fixed text of the page.
    fn label(&self, label: Label) -> &'static str;
    /// The misconfiguration behind an error message.
    fn symptom(&self, symptom: Symptom) -> SymptomText;
}
