//! Prices as they are printed: plain decimals, exact.

use std::fmt;

/// How many decimals `table.rs` has room for.
pub(super) const MOST_DECIMALS: u32 = 8;

/// A plain decimal number: `units` × 10^-`decimals`, without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) units: u64,
    pub(super) decimals: u32,
}

impl Decimal {
    pub(super) fn parse(text: &str) -> Option<Decimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let digits = fraction.trim_end_matches('0');
        (plain(whole) && plain(fraction)).then_some(())?;
        Some(Decimal {
            units: format!("{whole}{digits}").parse().ok()?,
            decimals: u32::try_from(digits.len()).ok()?,
        })
    }

    /// As a whole number of 10^-`scale`, if it is one.
    pub(super) fn scaled(self, scale: u32) -> Option<u64> {
        self.units.checked_mul(10_u64.checked_pow(scale.checked_sub(self.decimals)?)?)
    }

    /// As a rate of `table.rs`, in 10^-8.
    pub(super) fn rate(self) -> Result<u32, &'static str> {
        let rate = self.scaled(MOST_DECIMALS).ok_or("more than eight decimals")?;
        u32::try_from(rate).map_err(|_| "no room for so high a price")
    }
}

/// As `prices.csv` writes it: `0.045`, and `0.0` for nothing.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::try_from(self.decimals).unwrap_or_default();
        let digits = format!("{:0>width$}", self.units, width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        write!(f, "{whole}.{}", if fraction.is_empty() { "0" } else { fraction })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_exact_and_written_without_trailing_zeros() {
        for (printed, written, rate) in [
            ("0.0450000000", "0.045", Ok(4_500_000)),
            ("0.0000000000", "0.0", Ok(0)),
            ("12", "12.0", Ok(1_200_000_000)),
            ("12.1250000000", "12.125", Ok(1_212_500_000)),
            ("0.00000001", "0.00000001", Ok(1)),
            ("0.000000001", "0.000000001", Err("more than eight decimals")),
            ("42.94967296", "42.94967296", Err("no room for so high a price")),
        ] {
            let decimal = Decimal::parse(printed).unwrap();
            assert_eq!((decimal.to_string().as_str(), decimal.rate()), (written, rate));
        }
        for none in ["", ".5", "5.", "1e-7", "-1", "+1", "0,5", "1.2.3", "99999999999999999999"] {
            assert_eq!(Decimal::parse(none), None, "{none}");
        }
    }
}
