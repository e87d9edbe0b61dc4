//! Several of a closed list. A small sorted list rather than the standard library's tree, whose code
//! would weigh more than everything ever put into it.

use super::Endpoint;

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
