//! What a misspelt key was meant to be.

use super::place::At;
use super::value::Value;
use super::wire::problem;
use super::{Expected, Problem};

/// The problem that a key is none of those that are known, with the nearest of them where one is near.
pub(crate) fn unknown_key(at: &At<'_>, key: &str, known: &[&'static str]) -> Problem {
    let found = Value::text(key);
    let mut nearest = (3, None);
    for candidate in known {
        let distance = distance(key, candidate);
        // Two letters of a short key are most of it.
        if distance < nearest.0 && distance.saturating_mul(3) <= candidate.len() {
            nearest = (distance, Some(*candidate));
        }
    }
    problem(&at.key(key), &found, Expected::KnownKey(nearest.1))
}

/// How many letters must be changed, added or dropped; case does not count.
fn distance(given: &str, known: &str) -> usize {
    if given.len().abs_diff(known.len()) > 2 {
        return usize::MAX;
    }
    let given: Vec<char> = given.chars().collect();
    let mut row: Vec<usize> = (0..=given.len()).collect();
    for (line, known) in known.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line.saturating_add(1);
        let mut next = vec![left];
        for (above, given) in row.iter().skip(1).zip(&given) {
            let same = given.eq_ignore_ascii_case(&known);
            let swap = diagonal.saturating_add(usize::from(!same));
            left = swap.min(above.saturating_add(1)).min(left.saturating_add(1));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}
