//! What is asked besides the design, read from a document as a design is: what cannot be read is a problem by
//! name.

use super::break_even::Axis;
use super::cheapest::Requirements;
use crate::assess::Trait;
use crate::scenario::{
    At, Expected, MOST_PROBLEMS, Problem, Value, Wire, choice, decimal, entries, or_problem,
    problem, unknown_key,
};

/// Where the name of an axis stands among what a caller gives.
const ALONG: At<'static> = At::Root.key("along");
/// Where requirements stand.
const REQUIREMENTS: At<'static> = At::Root.key("requirements");
/// The key of what a month may cost.
const BUDGET: &str = "budget";

impl Axis {
    /// The axis of a name.
    ///
    /// # Errors
    /// A [`Problem`] with the names of all, where it is none of them.
    pub fn read(name: &Value) -> Result<Axis, Problem> {
        let found = choice(name, &ALONG, Axis::NAMES, &mut Vec::new());
        let axis = found.and_then(|place| Axis::ALL.get(place).copied());
        axis.ok_or_else(|| problem(&ALONG, name, Expected::OneOf(Axis::NAMES)))
    }
}

impl Requirements {
    /// Reads a document such as `{ "outboundIpv4": true, "budget": "250" }`. Keys that are not known and values
    /// that cannot be read are reported and everything else counts.
    ///
    /// # Errors
    /// A single [`Problem`] where it is not a document of keys and values.
    pub fn read(document: &Value) -> Result<(Requirements, Vec<Problem>), Problem> {
        let mut wanted = Requirements::default();
        let mut problems = Vec::new();
        let Some(entries) = entries(document, &REQUIREMENTS, &mut problems) else {
            return Err(problem(&REQUIREMENTS, document, Expected::Requirements));
        };
        for (key, value) in entries {
            let at = REQUIREMENTS.key(key);
            if key == BUDGET {
                let read = decimal(value);
                let read = or_problem(read, value, &at, Expected::Amount, &mut problems);
                wanted.budget = read.or(wanted.budget);
            } else if let Some(one) = Trait::ALL.iter().copied().find(|one| one.key() == key) {
                wanted.traits = match bool::read(value, &at, &mut problems) {
                    Some(true) => wanted.traits.with(one),
                    Some(false) => wanted.traits.without(one),
                    None => wanted.traits,
                };
            } else {
                let known: Vec<_> =
                    Trait::ALL.iter().map(|one| one.key()).chain([BUDGET]).collect();
                problems.push(unknown_key(&REQUIREMENTS, key, &known));
            }
        }
        problems.truncate(MOST_PROBLEMS);
        Ok((wanted, problems))
    }
}
