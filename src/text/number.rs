//! Numbers and money as a language writes them.

use crate::prices::Currency;
use crate::scenario::Measure;
use crate::units::{Money, Quantity, Rate};

/// How a language writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// Between groups of three digits.
    pub group: char,
    /// Between whole and fraction.
    pub decimal: char,
    /// Where the currency of an amount stands.
    pub currency: CurrencyPlace,
    /// After a number of hundredths.
    pub percent: &'static str,
}

/// Where the currency of an amount stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurrencyPlace {
    /// Its sign before the digits: `$0.045`.
    SignBefore,
    /// Its code after the digits and a no-break space: `0,045 USD`.
    CodeAfter,
}

/// What may stand before or after a number of a measure, and how much of the field’s own unit each is.
const fn units(measure: Measure) -> &'static [(&'static str, u64)] {
    match measure {
        Measure::Count | Measure::Decimal => &[],
        Measure::Gigabytes => &[("gb", 1), ("go", 1), ("tb", 1024), ("to", 1024)],
        Measure::Money => {
            &[("us$", 1), ("$", 1), ("usd", 1), ("cn\u{a5}", 1), ("\u{a5}", 1), ("cny", 1)]
        }
        Measure::Percent => &[("%", 1)],
    }
}

/// What stands between groups of digits in numbers that are pasted: a space, and those that do not break.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// Before what is less than nothing, in every language: the minus sign. A hyphen is for machines.
const MINUS: &str = "\u{2212}";

impl Locale {
    /// A plain decimal with its digits grouped.
    #[must_use]
    pub fn number(self, plain: &str) -> String {
        let (sign, digits) = match plain.strip_prefix('-') {
            Some(digits) => (MINUS, digits),
            None => ("", plain),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = String::with_capacity(plain.len().saturating_add(8));
        text.push_str(sign);
        let first = whole.len().checked_rem(3).unwrap_or(0);
        for (position, digit) in whole.chars().enumerate() {
            if position > 0 && position.checked_rem(3) == Some(first) {
                text.push(self.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// A number as people type and paste it in this language, as the plain decimal that it means: digits in
    /// groups of three or not, and before the fraction this language's sign, or a point. What is no number
    /// at all stays what it is, to be refused for that; none where the separators can mean something else.
    #[must_use]
    pub fn plain(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        if let Some((mantissa, zeros)) = typed.split_once('e').or_else(|| typed.split_once('E'))
            && let Ok(zeros @ 0..=15) = zeros.parse::<u32>()
            && let Some(Ok(mantissa)) = self.plain(mantissa).map(|plain| plain.parse::<Quantity>())
        {
            return Some(mantissa.times(10_u64.pow(zeros)).to_string());
        }
        let (minus, digits) = match typed.strip_prefix(['-', '\u{2212}']) {
            Some(digits) => ("-", digits),
            None => ("", typed),
        };
        let separator = |one: char| matches!(one, ',' | '.') || SPACES.contains(&one);
        let digit = |one: char| one.is_ascii_digit();
        if !digits.contains(digit) || !digits.chars().all(|one| digit(one) || separator(one)) {
            return Some(typed.to_owned());
        }
        let mut parts = digits.split([self.decimal, '.']);
        let (whole, fraction) = (parts.next().unwrap_or_default(), parts.next());
        if parts.next().is_some() || fraction.is_some_and(|fraction| fraction.contains(separator)) {
            return None;
        }
        // Where decimals have a comma, many write a point between thousands: `1.500` can be either.
        let thousands = |fraction: &str| {
            fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
        };
        if self.decimal != '.' && digits.contains('.') && fraction.is_some_and(thousands) {
            return None;
        }
        let mut plain = minus.to_owned();
        match whole.chars().find(|one| separator(*one)) {
            None => plain.push_str(whole),
            Some(between) => {
                for (place, group) in whole.split(between).enumerate() {
                    // `0,045` is no forty-five.
                    let leads =
                        place == 0 && (1..=3).contains(&group.len()) && !group.starts_with('0');
                    let follows = place > 0 && group.len() == 3;
                    if !(leads || follows) || group.contains(separator) {
                        return None;
                    }
                    plain.push_str(group);
                }
            }
        }
        if let Some(fraction) = fraction {
            plain.push('.');
            plain.push_str(fraction);
        }
        Some(plain)
    }

    /// A number as people type it in a field of a measure, with its unit or without: as [`Locale::plain`] reads
    /// it, in the unit of the field.
    #[must_use]
    pub fn measure(self, typed: &str, measure: Measure) -> Option<String> {
        let typed = typed.trim();
        for (unit, times) in units(measure) {
            let (head, tail) = (typed.get(..unit.len()), typed.len().checked_sub(unit.len()));
            let is_unit =
                |text: Option<&str>| text.is_some_and(|text| text.eq_ignore_ascii_case(unit));
            let number = match tail.and_then(|tail| typed.split_at_checked(tail)) {
                Some((number, end)) if is_unit(Some(end)) => number,
                Some(_) | None if *times == 1 && is_unit(head) => {
                    typed.get(unit.len()..).unwrap_or_default()
                }
                Some(_) | None => continue,
            };
            let plain = self.plain(number)?;
            // Of what is no number the field tells, as it was typed.
            let Ok(quantity) = plain.parse::<Quantity>() else { break };
            return Some(if *times == 1 { plain } else { quantity.times(*times).to_string() });
        }
        self.plain(typed)
    }

    /// A whole number.
    #[must_use]
    pub fn count(self, count: u64) -> String {
        self.number(&count.to_string())
    }

    /// A quantity, exact.
    #[must_use]
    pub fn quantity(self, quantity: Quantity) -> String {
        self.number(&quantity.to_string())
    }

    /// A quantity to two decimals, as a person reads it.
    #[must_use]
    pub fn rounded(self, quantity: Quantity) -> String {
        let cents = quantity.times(100).plus(Quantity::whole(1).share(1, 2)).floor();
        let (whole, part) = (cents.checked_div(100), cents.checked_rem(100).unwrap_or(0));
        let digits = format!("{}.{part:02}", whole.unwrap_or(0));
        self.number(digits.trim_end_matches('0').trim_end_matches('.'))
    }

    /// A measured quantity: of less than one all digits, and of more two decimals, as a person reads it.
    #[must_use]
    pub fn measured(self, quantity: Quantity) -> String {
        match quantity < Quantity::whole(1) {
            true => self.quantity(quantity),
            false => self.rounded(quantity),
        }
    }

    /// A share in percent, to the tenth, as a person reads it; what is there is never shown as nothing.
    #[must_use]
    pub fn percent(self, share: Quantity) -> String {
        let tenths = share.times(10).plus(Quantity::whole(1).share(1, 2)).floor();
        let less = if tenths == 0 && !share.is_zero() { "<" } else { "" };
        let tenths = if less.is_empty() { tenths } else { 1 };
        let (whole, part) = (tenths.checked_div(10), tenths.checked_rem(10).unwrap_or(0));
        [less, &self.in_percent(&format!("{}.{part}", whole.unwrap_or(0)))].concat()
    }

    /// A plain number of hundredths with its sign.
    #[must_use]
    pub fn in_percent(self, plain: &str) -> String {
        [&self.number(plain), self.percent].concat()
    }

    /// A rate as published, with its currency.
    #[must_use]
    pub fn rate(self, rate: Rate, currency: Option<Currency>) -> String {
        self.with_currency(self.number(&rate.to_string()), currency)
    }

    /// What something costs more or less, rounded to cents, with its currency, and its sign where that is not
    /// nothing.
    #[must_use]
    pub fn difference(self, more: Money, currency: Option<Currency>) -> String {
        let more = more.rounded_to_cents();
        let plus = if more.is_negative() || more == Money::ZERO { "" } else { "+" };
        [plus, &self.money(more, currency)].concat()
    }

    /// A round amount as beside a chart: its cents only where it has some.
    #[must_use]
    pub fn round_money(self, amount: Money, currency: Option<Currency>) -> String {
        let plain = amount.rounded_to_cents().magnitude().to_string();
        self.signed(amount, plain.strip_suffix(".00").unwrap_or(&plain), currency)
    }

    /// A round amount as along the side of a chart, whose title has the currency, and where there is room for seven
    /// letters: of many digits, in millions to two decimals; in English, from a thousand on in thousands.
    #[must_use]
    pub fn short_money(self, amount: Money) -> String {
        let cents = u64::try_from(amount.magnitude().in_cents()).unwrap_or(u64::MAX);
        let (whole, unit) = match (cents, self.currency) {
            (0..100_000, _) | (100_000..100_000_000, CurrencyPlace::CodeAfter) => {
                return self.round_money(amount, None);
            }
            (100_000..100_000_000, CurrencyPlace::SignBefore) => (100_000, "k"),
            (_, CurrencyPlace::SignBefore) => (100_000_000, "M"),
            (_, CurrencyPlace::CodeAfter) => (100_000_000, "\u{a0}M"),
        };
        let digits = self.rounded(Quantity::whole(cents).share(1, whole));
        let minus = if amount.is_negative() { MINUS } else { "" };
        [minus, &digits, unit].concat()
    }

    /// An amount rounded to cents, with its currency.
    #[must_use]
    pub fn money(self, amount: Money, currency: Option<Currency>) -> String {
        let plain = amount.rounded_to_cents().magnitude().to_string();
        self.signed(amount, &plain, currency)
    }

    fn signed(self, amount: Money, plain: &str, currency: Option<Currency>) -> String {
        let minus = if amount.rounded_to_cents().is_negative() { MINUS } else { "" };
        [minus, &self.with_currency(self.number(plain), currency)].concat()
    }

    /// What the language calls a currency beside a field.
    #[must_use]
    pub fn currency_name(self, currency: Option<Currency>) -> &'static str {
        match (self.currency, currency) {
            (_, None) => "",
            (CurrencyPlace::SignBefore, Some(currency)) => sign(currency),
            (CurrencyPlace::CodeAfter, Some(currency)) => currency.code(),
        }
    }

    fn with_currency(self, digits: String, currency: Option<Currency>) -> String {
        match (self.currency, currency) {
            (_, None) => digits,
            (CurrencyPlace::SignBefore, Some(currency)) => [sign(currency), &digits].concat(),
            (CurrencyPlace::CodeAfter, Some(currency)) => {
                [&digits, "\u{a0}", currency.code()].concat()
            }
        }
    }
}

/// The sign before an amount.
const fn sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Usd => "$",
        Currency::Cny => "CN\u{a5}",
    }
}
