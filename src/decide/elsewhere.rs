//! The same design in every Region, the cheapest first.

use crate::assess::monthly_bill;
use crate::bill::Bill;
use crate::prices::Region;
use crate::scenario::{Scenario, ZoneCount};

/// A design in a Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// In as many of the Region's zones as the design has, or in all that it has.
    pub design: Scenario,
    /// What it costs a month there.
    pub bill: Bill,
}

impl Elsewhere {
    /// No price of it is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        !self.bill.complete && self.bill.sum().is_nothing()
    }
}

/// A design in each Region that is known, its own among them. What is known in full and in the currency of its own
/// bill comes first, in the order of the totals; then what is known in part, whose total says little; last what
/// is not known at all.
#[must_use]
pub fn in_each_region(design: &Scenario) -> Vec<Elsewhere> {
    let currency = design.region.currency();
    let rank = |there: &Elsewhere| {
        let bill = &there.bill;
        (there.is_unknown(), !bill.complete, bill.currency != currency, bill.monthly_total)
    };
    let mut all: Vec<Elsewhere> = Vec::new();
    for region in Region::all() {
        let zones = ZoneCount::most_in(region).min(design.zones.get());
        let zones = ZoneCount::new(zones).unwrap_or(design.zones);
        let design = Scenario { region, zones, ..design.clone() };
        let there = Elsewhere { bill: monthly_bill(&design).bill, design };
        let place = all.iter().position(|other| rank(other) > rank(&there));
        all.insert(place.unwrap_or(all.len()), there);
    }
    all
}
