//! The user's discounts, which lower published prices.

use super::Offer;
use crate::units::{Money, QuantityError};
use std::fmt;
use std::str::FromStr;

/// A percentage from 0 to 100 with up to two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(u16);

impl Percent {
    /// Nothing off.
    pub const ZERO: Percent = Percent(0);
    const WHOLE: u16 = 10_000;

    /// What is left of an amount, to 10^-16 of its currency.
    #[must_use]
    pub const fn off(self, amount: Money) -> Money {
        let left = Percent::WHOLE.saturating_sub(self.0);
        amount.share(left as u64, Percent::WHOLE as u64)
    }
}

impl FromStr for Percent {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Percent, QuantityError> {
        let hundredths = crate::units::parse_scaled(text, 2)?;
        let hundredths = u16::try_from(hundredths).map_err(|_| QuantityError::TooLarge)?;
        match hundredths > Percent::WHOLE {
            true => Err(QuantityError::TooLarge),
            false => Ok(Percent(hundredths)),
        }
    }
}

/// Without trailing zeros and without a sign: `12.5`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::units::write_scaled(f, u128::from(self.0), 2, 0)
    }
}

/// The user's discounts, one an offer, in the order of [`Offer::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discounts([Percent; Offer::ALL.len()]);

impl Discounts {
    /// The discount on an offer; nothing off where none is given.
    #[must_use]
    pub fn get(&self, offer: Offer) -> Percent {
        self.0.get(offer as usize).copied().unwrap_or_default()
    }

    /// Sets the discount on an offer.
    pub fn set(&mut self, offer: Offer, percent: Percent) {
        if let Some(place) = self.0.get_mut(offer as usize) {
            *place = percent;
        }
    }

    /// Those that take something off.
    pub fn iter(&self) -> impl Iterator<Item = (Offer, Percent)> {
        let all = Offer::ALL.iter().copied().zip(self.0);
        all.filter(|(_, percent)| *percent != Percent::ZERO)
    }
}
