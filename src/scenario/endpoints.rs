//! Several of a closed list: one bit each.

use super::Endpoint;

const _: () = assert!(Endpoint::ALL.len() <= u16::BITS as usize, "each endpoint has a bit");

/// VPC endpoints, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Endpoints(u16);

impl Endpoints {
    /// Adds one.
    pub fn add(&mut self, endpoint: Endpoint) {
        self.0 |= bit(endpoint);
    }

    /// Removes one.
    pub fn remove(&mut self, endpoint: Endpoint) {
        self.0 &= !bit(endpoint);
    }

    /// Whether one is there.
    #[must_use]
    pub const fn contains(self, endpoint: Endpoint) -> bool {
        self.0 & bit(endpoint) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All of them, in the order of the closed list.
    pub fn iter(self) -> impl Iterator<Item = Endpoint> {
        Endpoint::ALL.iter().copied().filter(move |endpoint| self.contains(*endpoint))
    }
}

const fn bit(endpoint: Endpoint) -> u16 {
    1_u16.wrapping_shl(endpoint as u32)
}
