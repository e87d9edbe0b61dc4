//! Two bills, line by line.

use crate::bill::{Bill, Charge};
use crate::units::Money;

/// What a charge comes to in two designs. None where a rate is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The charge.
    pub charge: Charge,
    /// In the first design; nothing where it has no such line.
    pub first: Option<Money>,
    /// In the second.
    pub second: Option<Money>,
    /// Both bills are of one currency.
    comparable: bool,
}

impl Change {
    /// What the second costs more; none where either is not known, or they are of two currencies.
    #[must_use]
    pub fn more(&self) -> Option<Money> {
        let (first, second) = self.comparable.then_some((self.first?, self.second?))?;
        Some(second.less(first))
    }
}

/// The charges of either bill, in display order, those that are alike among them.
#[must_use]
pub fn difference(first: &Bill, second: &Bill) -> Vec<Change> {
    let comparable = first.currency == second.currency;
    let of = |bill: &Bill, charge| -> Option<Option<Money>> {
        let line = bill.lines.iter().find(|line| line.charge == charge)?;
        Some(line.priced.amount)
    };
    let change = |charge: &Charge| {
        let (first, second) = (of(first, *charge), of(second, *charge));
        let here = first.is_some() || second.is_some();
        let nothing = Some(Money::ZERO);
        here.then(|| Change {
            charge: *charge,
            first: first.unwrap_or(nothing),
            second: second.unwrap_or(nothing),
            comparable,
        })
    };
    Charge::ALL.iter().filter_map(change).collect()
}
