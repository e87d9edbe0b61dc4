//! What follows from the state and takes longer than drawing it: worked out when what it follows from changes,
//! and not when somebody only looks at another part of it.

use super::keeping::Keeping;
use super::state::{Panel, State};
use super::turns::Turn;
use crate::assess::{Assessment, assess};
use crate::decide::{
    Alternative, Axis, Elsewhere, Influence, Outlook, Remedy, Search, compare, in_each_region,
    influences, remedies,
};
use crate::findings::Finding;
use crate::scenario::Scenario;

/// Everything that follows from the design, and from what is asked about others.
pub(super) struct Derived {
    of: Scenario,
    /// The link to the design.
    pub(super) link: String,
    pub(super) assessment: Assessment,
    /// What the last change was made to.
    pub(super) before: Option<(Scenario, Assessment)>,
    /// The design that the influences are about: that of a moment ago, until it is the bill's turn; at the start
    /// none.
    weighed: Option<Scenario>,
    /// The same of all the rest; at the start none.
    decided: Option<Scenario>,
    pub(super) alternatives: Vec<Alternative>,
    pub(super) influences: Vec<Influence>,
    /// What the findings advise, where it is one step.
    remedies: Vec<Remedy>,
    /// The design that is pinned, with its assessment.
    pub(super) pinned: Option<(Scenario, Assessment)>,
    /// While its panel is open.
    pub(super) outlook: Option<Outlook>,
    /// While its panel is open.
    pub(super) regions: Option<Vec<Elsewhere>>,
    /// Every design that is saved and can be read, in the order of their list, while that is open.
    pub(super) saved: Vec<(Scenario, Assessment)>,
    /// While its panel is open.
    pub(super) search: Option<Search>,
    /// The search has more to look at.
    pub(super) searching: bool,
}

impl Derived {
    /// The answers. The rest follows in its turn.
    pub(super) fn new(state: &State) -> Derived {
        let design = &state.scenario;
        Derived {
            of: design.clone(),
            link: design.to_link(),
            assessment: assess(design),
            before: None,
            weighed: None,
            decided: None,
            alternatives: Vec::new(),
            influences: Vec::new(),
            remedies: Vec::new(),
            pinned: None,
            outlook: None,
            regions: None,
            saved: Vec::new(),
            search: None,
            searching: false,
        }
    }

    /// Follows the state as far as the answers go: all that takes longer than they do waits for its turn. Returns
    /// the last turn that can be drawn now.
    pub(super) fn follow(&mut self, state: &State) -> Turn {
        if self.of != state.scenario {
            let of = std::mem::replace(&mut self.of, state.scenario.clone());
            self.link = state.scenario.to_link();
            let answers = std::mem::replace(&mut self.assessment, assess(&state.scenario));
            let before = state.history.before();
            // What is typed letter by letter is one change: then the one before stays.
            if before != self.before.as_ref().map(|(of, _)| of) {
                self.before = match before {
                    Some(before) if *before == of => Some((of, answers)),
                    Some(before) => Some((before.clone(), assess(before))),
                    None => None,
                };
            }
        }
        self.follow_saved(&state.keeping);
        if self.weighed.as_ref() != Some(&self.of) {
            Turn::Answers
        } else if self.is_stale(state) {
            Turn::Picture
        } else {
            Turn::Rest
        }
    }

    fn is_stale(&self, state: &State) -> bool {
        let deciding = &state.deciding;
        let axis = Some(deciding.axis).filter(|_| state.open.contains(&Panel::Outlook));
        let wanted = Some((&self.of, deciding.requirements(&self.of)));
        let wanted = wanted.filter(|_| state.open.contains(&Panel::Cheapest));
        self.decided.as_ref() != Some(&self.of)
            || deciding.pinned.as_deref() != self.pinned.as_ref().map(|(of, _)| of)
            || axis != self.outlook.as_ref().map(|outlook| outlook.axis)
            || state.open.contains(&Panel::Regions) != self.regions.is_some()
            || wanted != self.search.as_ref().map(Search::asked)
            || self.search.as_ref().is_some_and(|search| {
                let progress = search.progress();
                progress.looked_at < progress.of && deciding.stopped == self.searching
            })
    }

    /// Lets what stands in the bill and with the findings follow.
    pub(super) fn weigh(&mut self) {
        if self.weighed.as_ref() != Some(&self.of) {
            self.weighed = Some(self.of.clone());
            self.influences = influences(&self.of);
            self.remedies = remedies(&self.of, &self.assessment);
        }
    }

    /// Lets the rest follow. True where a search has begun.
    pub(super) fn decide(&mut self, state: &State) -> bool {
        self.weigh();
        if self.decided.as_ref() != Some(&self.of) {
            self.decided = Some(self.of.clone());
            self.alternatives = compare(&self.of);
            self.outlook = None;
            self.regions = None;
        }
        if !state.open.contains(&Panel::Regions) {
            self.regions = None;
        } else if self.regions.is_none() {
            self.regions = Some(in_each_region(&self.of));
        }
        let pinned = state.deciding.pinned.as_deref();
        if self.pinned.as_ref().map(|(design, _)| design) != pinned {
            self.pinned = pinned.map(|design| (design.clone(), assess(design)));
        }
        let axis: Axis = state.deciding.axis;
        if !state.open.contains(&Panel::Outlook) {
            self.outlook = None;
        } else if self.outlook.as_ref().is_none_or(|outlook| outlook.axis != axis) {
            self.outlook = Some(Outlook::new(&self.alternatives, axis));
        }
        self.follow_search(state)
    }

    /// A list that is redrawn with each letter of a name answers each of its designs once.
    fn follow_saved(&mut self, keeping: &Keeping) {
        let kept = if keeping.shown { keeping.kept.as_slice() } else { &[] };
        let designs = || kept.iter().filter_map(|kept| Some(&kept.design.as_ref()?.scenario));
        if !designs().eq(self.saved.iter().map(|(design, _)| design)) {
            self.saved = designs().map(|design| (design.clone(), assess(design))).collect();
        }
    }

    /// What puts a finding right; none while what is known is about the design of a moment ago.
    pub(super) fn remedy(&self, finding: &Finding) -> Option<&Remedy> {
        let mut known = self.remedies.iter().filter(|_| self.weighed.as_ref() == Some(&self.of));
        known.find(|remedy| remedy.finding == *finding)
    }

    /// The answers of a design that is saved.
    pub(super) fn of_saved(&self, design: &Scenario) -> Option<&Assessment> {
        self.saved.iter().find(|(of, _)| of == design).map(|(_, assessment)| assessment)
    }

    fn follow_search(&mut self, state: &State) -> bool {
        if !state.open.contains(&Panel::Cheapest) {
            self.search = None;
            self.searching = false;
            return false;
        }
        let wanted = state.deciding.requirements(&self.of);
        // What was found for something else is gone, also while the search rests.
        if self.search.as_ref().map(Search::asked) != Some((&self.of, wanted)) {
            self.search = Some(Search::new(&self.of, wanted));
        }
        if state.deciding.stopped {
            self.searching = false;
            return false;
        }
        // Asked for again after a stop, it goes on where it was.
        let progress = self.search.as_ref().map(Search::progress).unwrap_or_default();
        let begun = !self.searching && progress.looked_at < progress.of;
        self.searching |= begun;
        begun
    }

    /// Lets the search go on until `busy` says that it is time to let others; true while there is more.
    pub(super) fn search_on(&mut self, busy: impl Fn() -> bool) -> bool {
        let searching = self.searching;
        let Some(search) = self.search.as_mut().filter(|_| searching) else { return false };
        while search.step(SLICE) {
            if !busy() {
                return true;
            }
        }
        self.searching = false;
        false
    }
}

/// So many combinations are weighed between two looks at the clock.
const SLICE: usize = 64;
