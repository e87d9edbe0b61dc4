//! The user's own rates, which stand in for published ones.

use super::Item;
use crate::units::Rate;

/// The user's own rates, one for each price item they name, in the order of the items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PriceOverrides(Vec<(Item, Rate)>);

impl PriceOverrides {
    /// The user's rate of an item.
    #[must_use]
    pub fn get(&self, item: Item) -> Option<Rate> {
        self.0.iter().find(|(named, _)| *named == item).map(|(_, rate)| *rate)
    }

    /// Sets the rate of an item.
    pub fn set(&mut self, item: Item, rate: Rate) {
        match self.0.binary_search_by(|(named, _)| named.cmp(&item)) {
            Ok(place) => {
                if let Some(entry) = self.0.get_mut(place) {
                    entry.1 = rate;
                }
            }
            Err(place) => self.0.insert(place, (item, rate)),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Item, Rate)> {
        self.0.iter().copied()
    }
}
