//! When a price was read: as exactly as its source says, and no more exactly than that.

use std::fmt;
use std::str::FromStr;

/// When AWS's price was read: a day, a month, a year, or undated.
///
/// Compared by the earliest day it can mean: `2026` comes before `2026-09`, which comes before
/// `2026-09-01`. Undated comes first of all, because nothing shows that it is any newer.
// Held as the number 20260901, with zeros for what the source leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf(u32);

/// A text that is not a date of the form `2026`, `2026-09`, `2026-09-01`, nor `undated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOfError;

impl AsOf {
    /// The source does not say when.
    pub const UNDATED: AsOf = AsOf(0);

    /// A date that has been checked, as the number 20260901.
    pub(super) const fn from_digits(digits: u32) -> AsOf {
        AsOf(digits)
    }

    /// The date as the number 20260901.
    #[must_use]
    pub const fn digits(self) -> u32 {
        self.0
    }

    /// The year, unless undated.
    #[must_use]
    pub const fn year(self) -> Option<u32> {
        match self.0 {
            0 => None,
            digits => Some(digits.wrapping_div(10_000)),
        }
    }

    /// The month, 1 to 12, where the source names one.
    #[must_use]
    pub const fn month(self) -> Option<u32> {
        match self.0.wrapping_div(100).wrapping_rem(100) {
            0 => None,
            month => Some(month),
        }
    }

    /// The day of the month, where the source names one.
    #[must_use]
    pub const fn day(self) -> Option<u32> {
        match self.0.wrapping_rem(100) {
            0 => None,
            day => Some(day),
        }
    }

    /// How many months of the calendar lie between this and a `later` date: 2 from any day of
    /// September to any day of November. A year alone counts from its January. None when either is
    /// undated; 0 when `later` is in fact earlier.
    #[must_use]
    pub fn months_until(self, later: AsOf) -> Option<u32> {
        let months = |date: AsOf| {
            let year = date.year()?;
            Some(year.saturating_mul(12).saturating_add(date.month().unwrap_or(1)))
        };
        Some(months(later)?.saturating_sub(months(self)?))
    }

    /// Whether what was read then is more than a year old, as far as both dates are known.
    #[must_use]
    pub fn is_old(self, today: AsOf) -> bool {
        self.months_until(today).is_some_and(|months| months > 12)
    }
}

impl FromStr for AsOf {
    type Err = AsOfError;
    /// Any text that ends in `undated` is undated, whatever it says about the copy that was read.
    fn from_str(text: &str) -> Result<AsOf, AsOfError> {
        if text.ends_with("undated") {
            return Ok(AsOf::UNDATED);
        }
        let number = |part: &str, width: usize| match part.len() == width
            && part.bytes().all(|byte| byte.is_ascii_digit())
        {
            true => part.parse::<u32>().map_err(|_| AsOfError),
            false => Err(AsOfError),
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or(""), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        let days = match month {
            Some(2)
                if year.is_multiple_of(4)
                    && (!year.is_multiple_of(100) || year.is_multiple_of(400)) =>
            {
                29
            }
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) | None => 31,
            Some(_) => return Err(AsOfError),
        };
        if parts.next().is_some() || year == 0 || day.is_some_and(|day| day == 0 || day > days) {
            return Err(AsOfError);
        }
        let digits = year.saturating_mul(10_000);
        let digits = digits.saturating_add(month.unwrap_or(0).saturating_mul(100));
        Ok(AsOf(digits.saturating_add(day.unwrap_or(0))))
    }
}

/// As the source has it: `2026-09-01`, `2026-09`, `2026`, or `undated`.
impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(year) = self.year() else {
            return f.write_str("undated");
        };
        write!(f, "{year:04}")?;
        for part in [self.month(), self.day()].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}
