//! What a refresh did, in words: for each item and Region what is new or changed, and what was passed
//! over.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::aws::{Amounts, Found, PassedOver};
use super::merge::{Change, Outcome};

/// What one file gave, before its prices are merged.
pub(super) struct FileReport {
    name: String,
    /// The publications in it, and how many prices each has.
    publications: BTreeMap<String, usize>,
    passed_over: BTreeMap<PassedOver, u64>,
}

impl FileReport {
    pub(super) fn new(name: String, found: &Found) -> FileReport {
        let mut publications: BTreeMap<String, usize> = BTreeMap::new();
        for price in &found.prices {
            let of = format!("{} of {}", price.publication.name, price.publication.as_of);
            *publications.entry(of).or_default() += 1;
        }
        FileReport { name, publications, passed_over: found.passed_over.clone() }
    }
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.publications.is_empty() {
            writeln!(f, "{}: none of the table's prices", self.name)?;
        }
        for (publication, count) in &self.publications {
            writeln!(f, "{}: {publication}: {count} of the table's prices", self.name)?;
        }
        let mut places = Vec::new();
        let mut in_places = 0;
        for (why, count) in &self.passed_over {
            if let PassedOver::NoRegion(place) = why {
                places.push(format!("{place} ({count})"));
                in_places += count;
                continue;
            }
            writeln!(f, "  passed over: {count} {why}")?;
        }
        if in_places > 0 {
            let places = places.join(", ");
            writeln!(f, "  passed over: {in_places} in no Region of regions.json: {places}")?;
        }
        Ok(())
    }
}

/// Every outcome in words.
pub(super) fn outcomes(outcomes: &[Outcome]) -> String {
    let mut sections: BTreeMap<Section, Vec<String>> = BTreeMap::new();
    let mut unchanged = Unchanged::default();
    for Outcome { item, region, change } in outcomes {
        let name = item.name();
        let (section, text) = match change {
            Change::New { price } => (Section::New, price.to_string()),
            Change::Replaced { old, old_date, price } => {
                let went = went(old, price);
                (Section::Changed, format!("{old} of {old_date} -> {price}, {went}"))
            }
            Change::OlderAndDifferent { price, known, known_date } => {
                (Section::Older, format!("{price}, but {known} of {known_date} is known"))
            }
            Change::Everywhere => {
                (Section::Everywhere, "its one price holds in every Region, `*`".to_owned())
            }
            Change::Known => {
                unchanged.known += 1;
                continue;
            }
            Change::Renewed => {
                unchanged.renewed += 1;
                continue;
            }
            Change::Confirmed => {
                unchanged.confirmed += 1;
                continue;
            }
            Change::OlderAndSame => {
                unchanged.older += 1;
                continue;
            }
        };
        sections.entry(section).or_default().push(format!("{name} in {region}: {text}"));
    }
    let mut out = String::new();
    for (section, mut lines) in sections {
        lines.sort();
        let _ = writeln!(out, "{}: {}", section.title(), lines.len());
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    let _ = writeln!(out, "{unchanged}");
    out
}

/// In which direction a price went.
fn went(old: &Amounts, new: &Amounts) -> &'static str {
    if old.currency != new.currency {
        return "in another currency";
    }
    let bounds = |of: &Amounts| of.tiers.iter().map(|tier| (tier.from, tier.to)).collect();
    let (old_bounds, new_bounds): (Vec<_>, Vec<_>) = (bounds(old), bounds(new));
    if old_bounds != new_bounds {
        return "in other tiers";
    }
    let rates = |of: &Amounts| of.tiers.iter().map(|tier| tier.amount.rate().ok()).collect();
    let (old_rates, new_rates): (Vec<_>, Vec<_>) = (rates(old), rates(new));
    let steps = || old_rates.iter().zip(&new_rates);
    match (steps().any(|(old, new)| old < new), steps().any(|(old, new)| old > new)) {
        (true, true) => "dearer in some tiers, cheaper in others",
        (true, false) => "dearer",
        (false, true) => "cheaper",
        (false, false) => "the same",
    }
}

/// A heading of the report.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    New,
    Changed,
    Older,
    Everywhere,
}

impl Section {
    const fn title(&self) -> &'static str {
        match self {
            Section::New => "new",
            Section::Changed => "changed",
            Section::Older => "older than what is known, not used",
            Section::Everywhere => "not used",
        }
    }
}

/// How many prices stayed what they were.
#[derive(Default)]
struct Unchanged {
    known: u64,
    renewed: u64,
    confirmed: u64,
    older: u64,
}

impl fmt::Display for Unchanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unchanged { known, renewed, confirmed, older } = self;
        write!(f, "unchanged: {}", known + renewed + confirmed + older)?;
        for (count, what) in [
            (known, "from this very publication"),
            (renewed, "with a newer date and source"),
            (confirmed, "confirmed by this second source"),
            (older, "known with a later date already"),
        ] {
            if *count > 0 {
                write!(f, ", {count} {what}")?;
            }
        }
        Ok(())
    }
}

/// `0.01 to 1048576, then 0.006 USD`
impl fmt::Display for Amounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, tier) in self.tiers.iter().enumerate() {
            let then = if place == 0 { "" } else { ", then " };
            write!(f, "{then}{}", tier.amount)?;
            if let Some(to) = tier.to {
                write!(f, " to {to} GB")?;
            }
        }
        write!(f, " {}", self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::super::aws::Tier;
    use super::super::decimal::Decimal;
    use super::*;

    #[test]
    fn prices_go_in_a_direction() {
        let amounts = |currency: &str, tiers: &[(Option<u64>, &str)]| {
            let mut from = 0;
            let tier = |&(to, price): &(Option<u64>, &str)| {
                let tier = Tier { from, to, amount: Decimal::parse(price).unwrap() };
                from = to.unwrap_or_default();
                tier
            };
            let tiers = tiers.iter().map(tier).collect();
            Amounts { currency: currency.to_owned(), tiers }
        };
        let flat = |price| amounts("USD", &[(None, price)]);
        let two = |low, high| amounts("USD", &[(Some(10), low), (None, high)]);
        for (old, new, expected) in [
            (flat("0.1"), flat("0.09"), "cheaper"),
            (flat("0.1"), flat("0.11"), "dearer"),
            (two("0.1", "0.09"), two("0.1", "0.08"), "cheaper"),
            (two("0.1", "0.09"), two("0.11", "0.09"), "dearer"),
            (two("0.1", "0.09"), two("0.11", "0.08"), "dearer in some tiers, cheaper in others"),
            (flat("0.1"), two("0.1", "0.09"), "in other tiers"),
            (flat("0.1"), amounts("CNY", &[(None, "0.1")]), "in another currency"),
        ] {
            assert_eq!(went(&old, &new), expected, "{old} {new}");
        }
    }
}
