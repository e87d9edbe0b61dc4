//! Exact quantities: what a bill multiplies and adds.
//!
//! Everything is a whole number of a fixed fraction, so that a sum on screen is the sum a person gets
//! with a pencil. A general decimal crate was measured and declined: `rust_decimal` adds 11.7 KB to the
//! compressed page, its operators panic on overflow, and products beyond 28 digits are rounded
//! silently; the scales below hold every product the engine can form exactly.

use std::fmt;
use std::str::FromStr;

/// Why a text is not a quantity that ECS Reach can count with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantityError {
    /// Not a plain decimal number such as `12` or `0.045`.
    NotANumber,
    /// Less than zero.
    Negative,
    /// More digits after the point than the unit holds; the number it holds is given.
    TooPrecise(u32),
    /// Smaller than the smallest value that makes sense.
    TooSmall,
    /// Larger than the largest value the unit holds.
    TooLarge,
}

/// Reads a plain decimal (`12`, `0.045`) as a whole number of 10^-`scale`.
pub(crate) fn parse_scaled(text: &str, scale: u32) -> Result<u128, QuantityError> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) || digits.ends_with('.') {
        return Err(QuantityError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    let decimals = u32::try_from(fraction.len()).map_err(|_| QuantityError::TooPrecise(scale))?;
    let missing = scale.checked_sub(decimals).ok_or(QuantityError::TooPrecise(scale))?;
    let mut value: u128 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(u128::from(byte.saturating_sub(b'0'))))
            .ok_or(QuantityError::TooLarge)?;
    }
    let value = 10_u128
        .checked_pow(missing)
        .and_then(|factor| value.checked_mul(factor))
        .ok_or(QuantityError::TooLarge)?;
    match negative && value > 0 {
        true => Err(QuantityError::Negative),
        false => Ok(value),
    }
}

/// A plain decimal with no more than so many decimals, the last one to the nearest, halves away from zero.
pub(crate) fn rounded(text: &str, decimals: usize) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let (kept, rest) = fraction.split_at_checked(decimals).unwrap_or((fraction, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    // The zero in front has room for what is carried.
    let mut digits = [sign, "0", whole, ".", kept].concat().into_bytes();
    let mut carry = rest.as_bytes().first().is_some_and(|next| *next >= b'5');
    for digit in digits.iter_mut().rev().filter(|digit| digit.is_ascii_digit()) {
        let up = digit.saturating_add(u8::from(carry));
        carry = up > b'9';
        *digit = if carry { b'0' } else { up };
    }
    String::from_utf8(digits).unwrap_or_default()
}

/// Writes a whole number of 10^-`scale` with at least `least` and no needless further decimals.
pub(crate) fn write_scaled(
    f: &mut fmt::Formatter<'_>,
    value: u128,
    scale: usize,
    least: usize,
) -> fmt::Result {
    // By hand: what the standard library writes so large a number with is a kilobyte to download.
    let mut digits = [b'0'; CHUNKS * CHUNK_DIGITS];
    let mut rest = value;
    for chunk_digits in digits.rchunks_exact_mut(CHUNK_DIGITS) {
        // WebAssembly has no division of 128 bits, and few amounts need one.
        let (above, mut chunk) = match u64::try_from(rest) {
            Ok(0) => break,
            Ok(rest) => (u128::from(rest / CHUNK), (rest % CHUNK) as u32),
            Err(_) => (rest / WIDE_CHUNK, (rest % WIDE_CHUNK) as u32),
        };
        for digit in chunk_digits.iter_mut().rev() {
            *digit = b'0'.saturating_add((chunk % 10) as u8);
            chunk /= 10;
        }
        rest = above;
    }
    let digits = std::str::from_utf8(&digits).map_err(|_| fmt::Error)?;
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(scale));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let needless = fraction.get(least.min(scale)..).unwrap_or_default();
    let needless = needless.len().saturating_sub(needless.trim_end_matches('0').len());
    let fraction = fraction.get(..scale.saturating_sub(needless)).unwrap_or_default();
    f.write_str(whole)?;
    if fraction.is_empty() {
        return Ok(());
    }
    f.write_str(".")?;
    f.write_str(fraction)
}

/// As many digits as 32 bits hold, which WebAssembly takes apart without a division, and as many times of them as
/// 128 bits hold.
const CHUNK_DIGITS: usize = 9;
const CHUNK: u64 = 1_000_000_000;
const WIDE_CHUNK: u128 = CHUNK as u128;
const CHUNKS: usize = 5;

/// A price per unit, in the currency of its Region, in steps of 10^-10: the ten decimals AWS prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u64);

impl Rate {
    const SCALE: u32 = 10;

    /// A rate of nothing: AWS publishes that the item is free.
    pub const FREE: Rate = Rate(0);

    /// A rate from its number of 10^-10 currency units.
    #[must_use]
    pub const fn from_ten_billionths(value: u64) -> Rate {
        Rate(value)
    }

    /// The share `part / whole` of this rate, to the step below; nothing of nothing.
    #[must_use]
    pub fn share(self, part: u64, whole: u64) -> Rate {
        let product = u128::from(self.0).saturating_mul(u128::from(part));
        let share = product.checked_div(u128::from(whole)).unwrap_or(0);
        Rate(u64::try_from(share).unwrap_or(u64::MAX))
    }
}

impl FromStr for Rate {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Rate, QuantityError> {
        let value = parse_scaled(text, Rate::SCALE)?;
        u64::try_from(value).map(Rate).map_err(|_| QuantityError::TooLarge)
    }
}

/// As AWS prints it, without trailing zeros: `0.045`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, u128::from(self.0), 10, 0)
    }
}

/// How much of something a month holds (GB, gateway-hours, address-hours), in steps of 10^-6, up to
/// eighteen million million: far above what the bounds of a scenario allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(u64);

impl Quantity {
    const SCALE: u32 = 6;
    const ONE: u64 = 1_000_000;

    /// Nothing of it.
    pub const ZERO: Quantity = Quantity(0);
    /// The smallest step: a millionth.
    pub const STEP: Quantity = Quantity(1);

    /// A whole number of units.
    #[must_use]
    pub const fn whole(units: u64) -> Quantity {
        Quantity(units.saturating_mul(Quantity::ONE))
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_add(other.0))
    }

    /// What is left, or nothing.
    #[must_use]
    pub const fn less(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_sub(other.0))
    }

    /// The same quantity a whole number of times.
    #[must_use]
    pub const fn times(self, count: u64) -> Quantity {
        Quantity(self.0.saturating_mul(count))
    }

    /// The share `part / whole`, to the millionth of a unit below; nothing of nothing.
    #[must_use]
    pub fn share(self, part: u64, whole: u64) -> Quantity {
        let product = u128::from(self.0).saturating_mul(u128::from(part));
        let share = product.checked_div(u128::from(whole)).unwrap_or(0);
        Quantity(u64::try_from(share).unwrap_or(u64::MAX))
    }

    /// The whole units of it.
    #[must_use]
    pub const fn floor(self) -> u64 {
        self.0.saturating_div(Quantity::ONE)
    }

    /// As much of this quantity as `part` is of `whole`, to the millionth below; nothing of nothing.
    #[must_use]
    pub fn part_of(self, part: Quantity, whole: Quantity) -> Quantity {
        self.share(part.0, whole.0)
    }

    /// The same, of amounts of one sign, to the nearest millionth. Of amounts beyond 2^64 steps the last digits are left
    /// out, which moves no quantity by a millionth of a unit.
    #[must_use]
    pub fn part_of_money(self, part: Money, whole: Money) -> Quantity {
        let (mut part, mut whole) = (part.0.unsigned_abs(), whole.0.unsigned_abs());
        while part.max(whole) >= 1 << 64 {
            part >>= 1;
            whole >>= 1;
        }
        let product = u128::from(self.0).saturating_mul(part).saturating_add(whole >> 1);
        let share = product.checked_div(whole).unwrap_or(0);
        Quantity(u64::try_from(share).unwrap_or(u64::MAX))
    }

    /// True for nothing at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// What this quantity costs at a rate: exact.
    #[must_use]
    pub fn at(self, rate: Rate) -> Money {
        let product = u128::from(self.0).saturating_mul(u128::from(rate.0));
        Money(i128::try_from(product).unwrap_or(i128::MAX))
    }
}

/// A part of a month's quantity (GB that one task moves), in steps of 10^-12: so fine that parts of a
/// third, added up, come to what the whole comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Portion(u128);

impl Portion {
    /// In a quantity's smallest step.
    const STEPS: u128 = 1_000_000;

    /// The share `part / whole` of a quantity, to the step below; nothing of nothing.
    #[must_use]
    pub fn of(quantity: Quantity, part: u64, whole: u64) -> Portion {
        let product = u128::from(quantity.0).saturating_mul(Portion::STEPS);
        let product = product.saturating_mul(u128::from(part));
        Portion(product.checked_div(u128::from(whole)).unwrap_or(0))
    }

    /// The share `part / whole` of this, to the step below; nothing of nothing.
    #[must_use]
    pub fn share(self, part: u64, whole: u64) -> Portion {
        let product = self.0.saturating_mul(u128::from(part));
        Portion(product.checked_div(u128::from(whole)).unwrap_or(0))
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Portion) -> Portion {
        Portion(self.0.saturating_add(other.0))
    }

    /// What is left, or nothing.
    #[must_use]
    pub const fn less(self, other: Portion) -> Portion {
        Portion(self.0.saturating_sub(other.0))
    }

    /// What portions come to together, to the nearest step of a quantity.
    #[must_use]
    pub fn sum(portions: impl Iterator<Item = Portion>) -> Quantity {
        let sum = portions.fold(Portion::default(), Portion::plus);
        let steps = sum.0.saturating_add(Portion::STEPS / 2).checked_div(Portion::STEPS);
        Quantity(steps.and_then(|steps| u64::try_from(steps).ok()).unwrap_or(u64::MAX))
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Quantity, QuantityError> {
        let value = parse_scaled(text, Quantity::SCALE)?;
        u64::try_from(value).map(Quantity).map_err(|_| QuantityError::TooLarge)
    }
}

/// Without trailing zeros: `1460`, `0.5`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, u128::from(self.0), 6, 0)
    }
}

/// An amount in the currency of its Region, in steps of 10^-16 so that quantity × rate is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i128);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);
    const CENT: i128 = 100_000_000_000_000;

    /// An amount from whole cents.
    #[must_use]
    pub const fn cents(cents: i64) -> Money {
        Money(Money::CENT.saturating_mul(cents as i128))
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }

    /// This amount less the other; below zero when the other is larger.
    #[must_use]
    pub const fn less(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }

    /// The same amount a whole number of times.
    #[must_use]
    pub const fn times(self, count: u64) -> Money {
        Money(self.0.saturating_mul(count as i128))
    }

    /// The share `part / whole` of this amount, to the step below; nothing of nothing.
    #[must_use]
    pub const fn share(self, part: u64, whole: u64) -> Money {
        let share = self.0.saturating_mul(part as i128).checked_div(whole as i128);
        match share {
            Some(share) => Money(share),
            None => Money::ZERO,
        }
    }

    /// As much of this amount as `part` is of `whole`, to the step below; nothing of nothing.
    #[must_use]
    pub fn part_of(self, part: Quantity, whole: Quantity) -> Money {
        // In two steps: the product with a whole month's GB would not fit.
        let (part, whole) = (i128::from(part.0), i128::from(whole.0));
        let each = self.0.checked_div(whole).unwrap_or(0);
        let rest = self.0.checked_rem(whole).unwrap_or(0);
        let rest = rest.saturating_mul(part).checked_div(whole).unwrap_or(0);
        Money(each.saturating_mul(part).saturating_add(rest))
    }

    /// How far from nothing it is, on either side.
    #[must_use]
    pub const fn magnitude(self) -> Money {
        Money(self.0.saturating_abs())
    }

    /// True below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// How many times `unit` goes into this amount, to the millionth below; none of a unit that costs
    /// nothing, and none of an amount below zero.
    #[must_use]
    pub fn per(self, unit: Money) -> Option<Quantity> {
        let amount = u128::try_from(self.0).ok()?;
        let unit = u128::try_from(unit.0).ok()?;
        let times = amount.saturating_mul(u128::from(Quantity::ONE)).checked_div(unit)?;
        u64::try_from(times).ok().map(Quantity)
    }

    /// The amount in whole cents, halves away from zero: how a person reads it, never what is added.
    #[must_use]
    pub const fn in_cents(self) -> i128 {
        let half = Money::CENT.saturating_div(2).saturating_mul(self.0.signum());
        self.0.saturating_add(half).saturating_div(Money::CENT)
    }

    /// The same, as an amount.
    #[must_use]
    pub const fn rounded_to_cents(self) -> Money {
        Money(self.in_cents().saturating_mul(Money::CENT))
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Money::plus)
    }
}

impl FromStr for Money {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Money, QuantityError> {
        let value = parse_scaled(text, 16)?;
        i128::try_from(value).map(Money).map_err(|_| QuantityError::TooLarge)
    }
}

/// Exact, with at least two decimals: `65.70`, `42687.364`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        write_scaled(f, self.0.unsigned_abs(), 16, 2)
    }
}
