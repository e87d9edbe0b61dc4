//! The bill as a table for spreadsheets and programs (RFC 4180): the same names of columns, and decimals
//! with a point, in every language.
//!
//! Written by hand: the `csv` crate would add 19 KB to the download for the quoting of a few columns.

use crate::bill::{Bill, Line, Origin};
use crate::prices::{AsOf, Currency, Percent, Region};
use crate::text::{Label, Words};

/// The names of the columns.
///
/// Whoever reads by place finds each where it was: what is new is added at the end.
const COLUMNS: [&str; 18] = [
    "charge",
    "id",
    "quantity",
    "unit",
    "rate",
    "amount",
    "currency",
    "price_as_of",
    "confidence",
    "source",
    "note",
    "group",
    "grows_with",
    "region",
    "date",
    "monthly_total",
    "complete",
    "link",
];

/// One row for each tier of each charge. The amounts are exact and add up to the bill's total; what is not
/// known is empty. The note tells of a price that is old `today`. Every row holds what the whole bill is of, so
/// that bills of several designs can be put below each other: the Region, today, whether the total is known in
/// full, and the `address` of the page with the design in it. What is known of the total stands in the first row
/// alone, so that each column of money can be summed.
#[must_use]
pub fn bill_csv(
    region: Region,
    bill: &Bill,
    address: &str,
    today: AsOf,
    words: &dyn Words,
) -> String {
    let mut csv = String::with_capacity(4096);
    row(&mut csv, &COLUMNS);
    let mut whole = [
        region.code().to_owned(),
        today.to_string(),
        bill.monthly_total.to_string(),
        bill.complete.to_string(),
        address.to_owned(),
    ];
    for line in &bill.lines {
        charge(&mut csv, line, bill.currency, &mut whole, today, words);
    }
    csv
}

fn charge(
    csv: &mut String,
    line: &Line,
    currency: Option<Currency>,
    whole: &mut [String; 5],
    today: AsOf,
    words: &dyn Words,
) {
    let [region, date, total, complete, address] = whole;
    let priced = &line.priced;
    let (as_of, confidence, source, note) = match priced.origin {
        Some(Origin::Published { as_of, confidence, source, note }) => {
            (as_of.to_string(), confidence.name(), words.price_source(source), note)
        }
        Some(Origin::User) => (String::new(), "user", words.label(Label::OwnRate).to_owned(), None),
        None => (String::new(), "unknown", String::new(), None),
    };
    let mut notes: Vec<String> = Vec::new();
    notes.extend(note.map(|note| words.price_note(note).to_owned()));
    // Without it, quantity times rate would not be the amount.
    if priced.discount != Percent::ZERO {
        let discount = [words.label(Label::Discount), words.label(Label::Colon)].concat();
        notes.push([&discount, priced.discount.to_string().as_str()].concat());
    }
    if line.is_old(today) {
        notes.push(words.label(Label::OldPrice).to_owned());
    }
    let note = notes.join("; ");
    let mut tier = |quantity: String, rate: &str, amount: &str| {
        row(
            csv,
            &[
                words.charge(line.charge),
                line.charge.id(),
                &quantity,
                line.charge.unit().name(),
                rate,
                amount,
                currency.map(Currency::code).unwrap_or_default(),
                &as_of,
                confidence,
                &source,
                &note,
                line.charge.family().id(),
                line.charge.driver().name(),
                region,
                date,
                total,
                complete,
                address,
            ],
        );
        // The rows after the first are without it.
        total.clear();
    };
    let mut rest = line.quantity;
    for part in &priced.parts {
        rest = rest.less(part.quantity);
        tier(part.quantity.to_string(), &part.rate.to_string(), &part.amount.to_string());
    }
    // What no tier has a known rate for.
    if !rest.is_zero() || priced.parts.is_empty() {
        let amount = priced.amount.filter(|_| priced.parts.is_empty());
        tier(rest.to_string(), "", &amount.map(|amount| amount.to_string()).unwrap_or_default());
    }
}

fn row(csv: &mut String, fields: &[&str]) {
    for (place, text) in fields.iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        field(csv, text);
    }
    csv.push_str("\r\n");
}

/// A field. What a spreadsheet would take for a formula is made a text by an apostrophe.
fn field(csv: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = formula || text.contains([',', '"', '\n', '\r']);
    if !quoted {
        return csv.push_str(text);
    }
    csv.push('"');
    if formula {
        csv.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            csv.push('"');
        }
        csv.push(letter);
    }
    csv.push('"');
}

#[cfg(test)]
mod tests {
    use super::row;

    /// Fields, and the row that they are written as.
    const ROWS: &[(&[&str], &str)] = &[
        (&["NAT gateway hours", "0.045", ""], "NAT gateway hours,0.045,"),
        (&["a,b", "say \"no\"", "two\r\nlines"], "\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\""),
        (&["=1+1", "+1", "-1", "@A1"], "\"'=1+1\",\"'+1\",\"'-1\",\"'@A1\""),
        (&["\tx", "\rx", "1=1"], "\"'\tx\",\"'\rx\",1=1"),
    ];

    #[test]
    fn what_would_part_a_row_is_quoted_and_no_field_is_a_formula() {
        for (fields, expected) in ROWS {
            let mut csv = String::new();
            row(&mut csv, fields);
            assert_eq!(csv, format!("{expected}\r\n"));
        }
    }
}
