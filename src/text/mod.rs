//! Every sentence a user reads, in every language. The rest of the engine hands facts; here they become
//! words. A new finding, hop or label does not compile until each language has words for it.

mod en;
mod fr;
mod labels;
mod notices;
mod number;
mod terms;

pub use labels::Label;
pub use notices::Notice;
pub use number::{CurrencyPlace, Locale};
pub use terms::Term;

use std::borrow::Cow;

use crate::assess::{Assumption, Trait};
use crate::bill::{Charge, Driver, Family, Line, Origin, Sum, Unit};
use crate::decide::{Axis, Influence, Progress, Way};
use crate::diagram;
use crate::ecs::{Carrier, Service, Symptom};
use crate::findings::{Finding, Idle, Severity, Wanting};
use crate::network::{self, Network, Summary};
use crate::prices::{AsOf, Currency, Note, Offer, Region, Source};
use crate::reach::{Action, Hop};
use crate::resilience::{Endurance, ZoneLoss};
use crate::scenario::{Endpoint, Expected, Key, Preset, Problem};
use crate::units::{Money, Quantity};

/// Declares the languages: code, the language's own name for itself, and the one who knows its words.
macro_rules! languages {
    ($($(#[$meta:meta])* $language:ident $code:literal $name:literal $words:path,)+) => {
        /// A language of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Language { $($(#[$meta])* $language,)+ }

        impl Language {
            /// Every language there is.
            pub const ALL: &'static [Language] = &[$(Language::$language,)+];

            /// The language's code, as in HTML's `lang`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Language::$language => $code,)+ }
            }

            /// What those who speak it call it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Language::$language => $name,)+ }
            }

            /// The language of a code, exactly as [`Language::code`] has it.
            #[must_use]
            pub const fn from_code(code: &str) -> Option<Language> {
                $(if same(code.as_bytes(), $code.as_bytes()) { return Some(Language::$language); })+
                None
            }

            /// The language's words.
            #[must_use]
            pub const fn words(self) -> &'static dyn Words {
                match self { $(Language::$language => &$words,)+ }
            }

            /// What answers say in it.
            #[must_use]
            pub const fn sentences(self) -> &'static dyn Sentences {
                match self { $(Language::$language => &$words,)+ }
            }

            /// What the document around the page says in it.
            #[must_use]
            pub const fn notices(self) -> &'static dyn Notices {
                match self { $(Language::$language => &$words,)+ }
            }
        }
    };
}

languages! {
    /// English.
    #[default]
    English "en" "English" en::English,
    /// French.
    French "fr" "Français" fr::French,
}

/// Whether two texts are the same, told while compiling.
const fn same(one: &[u8], other: &[u8]) -> bool {
    match (one.split_first(), other.split_first()) {
        (Some((first, one)), Some((second, other))) => *first == *second && same(one, other),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

impl Language {
    /// The first of a reader's languages that there is, and English where there is none of them. They
    /// are BCP 47 tags with commas between, the dearest one first: `fr-CA`, or `de,fr;q=0.8,en;q=0.5`.
    #[must_use]
    pub fn from_tags(tags: &str) -> Language {
        let known = tags.split(',').find_map(|tag| {
            let primary = tag.trim().split(['-', '_', ';']).next().unwrap_or_default();
            let all = Language::ALL.iter().copied();
            all.into_iter().find(|one| one.code().eq_ignore_ascii_case(primary.trim()))
        });
        known.unwrap_or_default()
    }
}

/// The end of an endpoint's service name, after `com.amazonaws` and the Region: the same in every language.
pub(crate) const fn endpoint_service(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::EcrApi => "ecr.api",
        Endpoint::EcrDkr => "ecr.dkr",
        Endpoint::S3 => "s3",
        Endpoint::Dynamodb => "dynamodb",
        Endpoint::Logs => "logs",
        Endpoint::Secretsmanager => "secretsmanager",
        Endpoint::Ssm => "ssm",
        Endpoint::Ssmmessages => "ssmmessages",
        Endpoint::Kms => "kms",
        Endpoint::Ecs => "ecs",
        Endpoint::EcsAgent => "ecs-agent",
        Endpoint::EcsTelemetry => "ecs-telemetry",
    }
}

/// Every address of a family, as rules name them.
const fn everywhere(family: network::Family) -> &'static str {
    match family {
        network::Family::Ipv4 => "0.0.0.0/0",
        network::Family::Ipv6 => "::/0",
    }
}

/// Settings by the names of their controls, each in the language's quotation marks, and why they change
/// nothing, each reason once.
fn without_effect(
    settings: Idle,
    [open, close]: [&str; 2],
    name: fn(Key) -> &'static str,
    why: fn(Wanting) -> &'static str,
) -> (String, String) {
    let (mut names, mut reasons, mut said) = (String::new(), String::new(), Vec::new());
    for (key, wanting) in settings.iter() {
        let comma = if names.is_empty() { "" } else { ", " };
        names.push_str(&[comma, open, name(key), close].concat());
        if !said.contains(&wanting) {
            said.push(wanting);
            let gap = if reasons.is_empty() { "" } else { " " };
            reasons.push_str(&[gap, why(wanting)].concat());
        }
    }
    (names, reasons)
}

/// GB by where they go or come from, those that there are; in brackets where they are of more than one kind.
fn both_directions(parts: [(Quantity, &str); 3], gb: impl Fn(Quantity) -> String) -> String {
    let there = parts.into_iter().filter(|(quantity, _)| !quantity.is_zero());
    let named: Vec<String> = there.map(|(quantity, whose)| gb(quantity) + whose).collect();
    match named.as_slice() {
        [] => gb(Quantity::ZERO),
        [one] => one.clone(),
        _ => ["(", &named.join(" + "), ")"].concat(),
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

impl FindingText {
    /// As much of the fix as is a sentence by itself, without its stop: how it is done comes after that.
    #[must_use]
    pub fn fix_in_short(&self) -> &str {
        let ends = |pair: &[u8]| matches!(pair, [b'.' | b':' | b';', b' ']);
        let end = self.fix.as_bytes().windows(2).position(ends);
        let first = end.and_then(|end| self.fix.get(..end)).unwrap_or(&self.fix);
        first.trim_end_matches(['.', '\u{202f}'])
    }
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

/// What charges come to, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SumText {
    /// This amount.
    Exact(String),
    /// This amount and more: what one of the charges costs is not known.
    AtLeast(String),
    /// Nobody knows: none of the amounts is known.
    NotKnown,
}

/// That two ways out cost the same somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingFacts<'a> {
    /// What they are compared along.
    pub axis: Axis,
    /// Where.
    pub at: Quantity,
    /// The name of the way that is cheaper from there on.
    pub cheaper: &'a str,
    /// The name of the other one.
    pub dearer: &'a str,
    /// What it costs there.
    pub cost: Money,
}

/// A misconfiguration in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SymptomText {
    /// What is wrong.
    pub misconfiguration: &'static str,
    /// What to look at, and what to change.
    pub check: &'static str,
}

/// A term of AWS's in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermText {
    /// The term, as AWS's console has it.
    pub name: &'static str,
    /// What it means, in one or two sentences.
    pub meaning: &'static str,
}

/// What the document around the page says in one language. Apart from [`Words`], because the page itself
/// never says it, and what is among those is in the download.
pub trait Notices {
    /// A notice.
    fn notice(&self, notice: Notice) -> &'static str;
}

/// What answers say in one language, wherever they are given. Apart from [`Words`], because the JavaScript package
/// says nothing else, and of what is among those everything would be in its download.
pub trait Sentences {
    /// A finding.
    fn finding(&self, finding: &Finding, currency: Option<Currency>) -> FindingText;
    /// What the answers and the bill assume.
    fn assumption(&self, assumption: Assumption) -> &'static str;
    /// A hop of a path.
    fn hop(&self, hop: &Hop, network: &Network) -> HopText;
    /// A line of the bill.
    fn line(&self, line: &Line, currency: Option<Currency>) -> LineText;
    /// A charge, by the name AWS's pricing page gives it.
    fn charge(&self, charge: Charge) -> &'static str;
    /// A way out; the design at hand where it is none of them.
    fn way(&self, way: Option<Way>) -> &'static str;
    /// That from a value on one way out is cheaper than another.
    fn meeting(&self, meeting: &MeetingFacts<'_>, currency: Option<Currency>) -> String;
    /// What a small change of an input does to the bill.
    fn influence(&self, influence: &Influence, currency: Option<Currency>) -> String;
    /// A problem with something the user gave, at its place in what they gave.
    fn problem(&self, problem: &Problem) -> String {
        let place = (!problem.place.is_root()).then(|| problem.place.to_string());
        self.problem_of(place.as_deref(), problem)
    }
    /// The same by a name for where it is; none where it is the whole document.
    fn problem_of(&self, named: Option<&str>, problem: &Problem) -> String;
    /// The misconfiguration behind an error message.
    fn symptom(&self, symptom: Symptom) -> SymptomText;
    /// What charges pay for.
    fn family(&self, family: Family) -> &'static str;
    /// Where a rate comes from that the user gave.
    fn own_rate(&self) -> &'static str;
    /// What helps where something else was expected.
    fn help(&self, expected: &Expected) -> &'static str;
}

/// A cell of the bill as a table that holds one of a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvCell {
    /// What the quantity counts.
    Unit(Unit),
    /// Where the rate comes from, and how sure that is; nobody knows where there is no rate.
    Rate(Option<Origin>),
    /// What makes the charge grow.
    Driver(Driver),
    /// Whether the total is known in full.
    Complete(bool),
}

/// How many columns the bill has as a table.
pub(crate) const CSV_COLUMNS: usize = 19;

/// The words of one language: what answers say, and what the page says besides.
pub trait Words: Sentences {
    /// Whose words they are.
    fn language(&self) -> Language;
    /// How numbers and money are written.
    fn locale(&self) -> Locale;
    /// The names of the columns of a bill as a table. Whoever reads by place finds each where it was: what is new is
    /// added at the end.
    fn csv_columns(&self) -> &'static [&'static str; CSV_COLUMNS];
    /// A cell of that table.
    fn csv_cell(&self, cell: CsvCell) -> &'static str;
    /// A severity, as a word beside its colour.
    fn severity(&self, severity: Severity) -> &'static str;
    /// How many errors and warnings there are besides what the answers say, and the first of them.
    fn alerts(&self, number: usize, first: &str) -> String;
    /// What a hop does, in one word.
    fn action(&self, action: Action) -> &'static str;
    /// What charges come to together, for whoever shows apart that it is the least.
    fn sum_text(&self, sum: Sum, currency: Option<Currency>) -> SumText {
        let amount = || self.locale().money(sum.amount, currency);
        match (sum.complete, sum.is_nothing()) {
            (true, _) => SumText::Exact(amount()),
            (false, true) => SumText::NotKnown,
            (false, false) => SumText::AtLeast(amount()),
        }
    }
    /// The same as one text.
    fn sum(&self, sum: Sum, currency: Option<Currency>) -> String;
    /// A date as people write it.
    fn date(&self, as_of: AsOf) -> String;
    /// When a price was read, and that no more of the date is known.
    fn read_on(&self, as_of: AsOf) -> String;
    /// A service of AWS's price list.
    fn offer(&self, offer: Offer) -> &'static str;
    /// A design to start from.
    fn preset(&self, preset: Preset) -> &'static str;
    /// Something that a design offers.
    fn offered(&self, one: Trait) -> &'static str;
    /// What the loss of a zone leaves, in a few words.
    fn endurance(&self, endurance: Endurance) -> &'static str;
    /// What was built for a design, in one line; none where nothing of it stands in a VPC.
    fn design(&self, built: Option<Summary>) -> String;
    /// A value on an axis, with its unit.
    fn amount_on(&self, axis: Axis, at: Quantity) -> String;
    /// How old the prices of a bill are, in months where it is known.
    fn age_of_prices(&self, oldest: AsOf, newest: AsOf, months: Option<u32>) -> String;
    /// How many designs were looked at, and how many of them do what is wanted.
    fn searched(&self, progress: &Progress, done: bool) -> String;
    /// The name of a service.
    fn service(&self, service: Service) -> &'static str;
    /// The name of a Region.
    fn region(&self, region: Region) -> &'static str;
    /// What is to be known about a price besides.
    fn price_note(&self, note: Note) -> &'static str;
    /// Where a price was read.
    fn price_source(&self, source: Source) -> String;
    /// An interface, by whose it is.
    fn carrier(&self, carrier: Carrier) -> &'static str;
    /// A label of the diagram.
    fn diagram_label(&self, label: &diagram::Label) -> String;
    /// What is left of so many tasks and their connections once a zone has failed.
    fn zone_loss(&self, loss: &ZoneLoss, tasks: u32) -> String;
    /// A fixed text of the page.
    fn label(&self, label: Label) -> &'static str;
    /// A term of AWS's and what it means.
    fn term(&self, term: Term) -> TermText;
}
