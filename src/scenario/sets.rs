//! Several of a closed list: endpoints, and rates by price item. Small sorted lists rather than the
//! standard library's trees, whose code would weigh more than everything ever put into them.

use super::Endpoint;
use crate::prices::Item;
use crate::units::Rate;

/// The VPC endpoints that are present, each once, in the order of the closed list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Endpoints(Vec<Endpoint>);

impl Endpoints {
    /// Adds one, if it is not there.
    pub fn add(&mut self, endpoint: Endpoint) {
        if let Err(place) = self.0.binary_search(&endpoint) {
            self.0.insert(place, endpoint);
        }
    }

    /// Whether one is there.
    #[must_use]
    pub fn contains(&self, endpoint: Endpoint) -> bool {
        self.0.contains(&endpoint)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Endpoint> {
        self.0.iter().copied()
    }
}

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
