//! Availability Zones, and several of them.

/// An Availability Zone, known by its letter: accounts differ in which physical zone that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(u8);

impl Zone {
    /// The first `count` zones: a, b, c … No Region has more than eight.
    pub fn first(count: u8) -> impl Iterator<Item = Zone> {
        (0..count.min(Zones::MOST)).map(Zone)
    }

    /// The letter at the end of the zone's name, such as the `a` of `eu-west-1a`.
    #[must_use]
    pub fn letter(self) -> char {
        char::from(b'a'.saturating_add(self.0))
    }

    /// The position among the zones in use, from zero.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Zones(u8);

impl Zones {
    /// As many as fit.
    const MOST: u8 = 8;

    /// The set with another zone in it.
    #[must_use]
    pub const fn with(self, zone: Zone) -> Zones {
        Zones(self.0 | 1_u8.wrapping_shl(zone.0 as u32))
    }

    /// Whether a zone is in it.
    #[must_use]
    pub const fn contains(self, zone: Zone) -> bool {
        self.0 & 1_u8.wrapping_shl(zone.0 as u32) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All of them, in order.
    pub fn iter(self) -> impl Iterator<Item = Zone> {
        Zone::first(Zones::MOST).filter(move |zone| self.contains(*zone))
    }

    /// Whether both have a zone in common.
    #[must_use]
    pub const fn meets(self, other: Zones) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Zone> for Zones {
    fn from_iter<I: IntoIterator<Item = Zone>>(zones: I) -> Zones {
        zones.into_iter().fold(Zones::default(), Zones::with)
    }
}
