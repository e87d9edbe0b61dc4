//! The cheapest designs that do what is wanted: every design of the space is weighed, in slices, so that
//! whoever asks stays free in between.

use super::space::Space;
use crate::assess::{Scales, Trait, Traits, Weighed, weigh};
use crate::resilience::Endurance;
use crate::scenario::{Scenario, ZoneCount};
use crate::units::Money;

/// What must hold. That new tasks can start always must.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Requirements {
    /// What the design must offer.
    pub traits: Traits,
    /// What it may cost a month at most.
    pub budget: Option<Money>,
    /// How many zones it must be in at least.
    pub zones: Option<ZoneCount>,
}

/// What a design offers, as a start for what must hold; none where it does not do what is asked of every design,
/// or has a charge without a known rate.
#[must_use]
pub fn offered(design: &Scenario) -> Option<Traits> {
    struct Alone;
    impl Scales for Alone {
        fn wanted(&self) -> Traits {
            Traits::default()
        }

        fn beaten(&self, _: Money, _: Traits) -> bool {
            false
        }
    }
    match weigh(design, &Alone) {
        Weighed::Fit { traits, .. } => Some(traits),
        Weighed::Unfit | Weighed::Beaten | Weighed::Unpriced => None,
    }
}

/// A design that does what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The design.
    pub design: Scenario,
    /// What it costs a month.
    pub total: Money,
    /// What it offers, asked for or not.
    pub traits: Traits,
    /// What the failure of a zone leaves of it.
    pub left: Endurance,
    /// In how many choices it differs from the design at hand.
    changes: usize,
    /// Its number in the space.
    number: usize,
}

impl Choice {
    /// What a month of it, the changes and the number come to: what comes first of two that offer the same.
    fn rank(&self) -> (Money, usize, usize) {
        (self.total, self.changes, self.number)
    }

    /// True if nobody would take one of that rank that offers at most that much: it costs as much or more and
    /// offers less, or comes later and offers no more.
    fn beats(&self, rank: (Money, usize, usize), traits: Traits) -> bool {
        let more = self.traits != traits && self.total <= rank.0;
        self.traits.covers(traits) && (more || self.rank() < rank)
    }

    /// What the other offers and this one does not.
    pub fn gives_up(&self, other: &Choice) -> impl Iterator<Item = Trait> + use<> {
        other.traits.beyond(self.traits)
    }
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Combinations that were looked at.
    pub looked_at: usize,
    /// Combinations in all.
    pub of: usize,
    /// Designs among them: combinations that are no other name for another.
    pub designs: usize,
    /// Designs that do what is wanted, and were beaten by none before them.
    pub fit: usize,
    /// Designs that would do, but have a charge without a known rate.
    pub unpriced: usize,
}

/// What was found: for everything that can be offered the cheapest design, in order of cost. Whatever is left
/// out costs as much or more and offers no more.
pub type Found = Vec<Choice>;

/// A search through the space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    space: Space,
    wanted: Requirements,
    progress: Progress,
    found: Found,
}

impl Search {
    /// A search that has not begun.
    #[must_use]
    pub fn new(scenario: &Scenario, wanted: Requirements) -> Search {
        let space = Space::new(scenario);
        let progress = Progress { of: space.len(), ..Progress::default() };
        Search { space, wanted, progress, found: Vec::new() }
    }

    /// The scenario and the requirements that it is about.
    #[must_use]
    pub const fn asked(&self) -> (&Scenario, Requirements) {
        (self.space.center(), self.wanted)
    }

    /// Weighs the next designs, at most that many combinations; true while there are more.
    pub fn step(&mut self, combinations: usize) -> bool {
        let Progress { looked_at, of, .. } = self.progress;
        let end = looked_at.saturating_add(combinations).min(of);
        for number in looked_at..end {
            let Some(design) = self.space.design(number) else { continue };
            self.progress.designs = self.progress.designs.saturating_add(1);
            if self.wanted.zones.is_some_and(|least| design.zones < least) {
                continue;
            }
            let changes = self.space.changes(&design).len();
            match weigh(&design, &Candidate { search: self, changes, number }) {
                Weighed::Unfit | Weighed::Beaten => {}
                Weighed::Unpriced => {
                    self.progress.unpriced = self.progress.unpriced.saturating_add(1);
                }
                Weighed::Fit { total, traits, left } => {
                    self.progress.fit = self.progress.fit.saturating_add(1);
                    self.keep(Choice { design, total, traits, left, changes, number });
                }
            }
        }
        self.progress.looked_at = end;
        end < of
    }

    /// Keeps a choice that no other one beats, and lets go of those it beats.
    fn keep(&mut self, choice: Choice) {
        if self.found.iter().any(|kept| kept.beats(choice.rank(), choice.traits)) {
            return;
        }
        self.found.retain(|kept| !choice.beats(kept.rank(), kept.traits));
        let place = self.found.partition_point(|kept| kept.rank() < choice.rank());
        self.found.insert(place, choice);
    }

    /// How far it has come.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// What was found so far.
    #[must_use]
    pub fn found(&self) -> &[Choice] {
        &self.found
    }

    /// The choices in which one that was found differs from the design at hand.
    #[must_use]
    pub fn changes(&self, choice: &Choice) -> Vec<super::Part> {
        self.space.changes(&choice.design)
    }

    /// Of what was found, the cheapest for each degree of endurance: nothing cheaper keeps as much when a
    /// zone fails.
    pub fn front(&self) -> impl Iterator<Item = &Choice> {
        let mut kept = None;
        self.found.iter().filter(move |choice| {
            let more = Some(choice.left) > kept;
            if more {
                kept = Some(choice.left);
            }
            more
        })
    }
}

/// A design that is being weighed against what was found before it.
struct Candidate<'a> {
    search: &'a Search,
    changes: usize,
    number: usize,
}

impl Scales for Candidate<'_> {
    fn wanted(&self) -> Traits {
        self.search.wanted.traits
    }

    fn beaten(&self, total: Money, traits: Traits) -> bool {
        let rank = (total, self.changes, self.number);
        let mut no_dearer = self.search.found.iter().take_while(|choice| choice.total <= total);
        let too_dear = self.search.wanted.budget.is_some_and(|most| total > most);
        too_dear || no_dearer.any(|choice| choice.beats(rank, traits))
    }
}
