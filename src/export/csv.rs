//! The bill as a table for spreadsheets and programs (RFC 4180), as spreadsheets of the language read it: where
//! decimals have a comma, fields have semicolons between them. What machines go by (the ids, groups, dates) is the
//! same in every language.
//!
//! Written by hand: the `csv` crate would add 19 KB to the download for the quoting of a few columns.

use crate::bill::{Bill, Line, Origin};
use crate::prices::{AsOf, Currency, Percent, Region};
use crate::text::{CsvCell, Label, Locale, Words};

/// What Excel knows UTF-8 by; without it, accents are two letters each. Where there is nothing beyond ASCII, it would
/// only stand in the way of programs.
const UTF_8: &str = "\u{feff}";

/// One row for each tier of each charge, and a last one with the total, as far as it is known. The amounts are exact,
/// and those of the charges add up to that total; what is not known is empty. The note tells of a price that is old
/// `today`. Every row holds what the whole bill is of, so that bills of several designs can be put below each other:
/// the Region, today, whether the total is known in full, and the `address` of the page with the design in it. What is
/// known of the total stands in a column of its own besides, in the first row of each bill alone.
#[must_use]
pub fn bill_csv(
    region: Region,
    bill: &Bill,
    address: &str,
    today: AsOf,
    words: &dyn Words,
) -> String {
    let mut csv = Table::new(words.locale());
    csv.row(words.csv_columns());
    let mut whole = [
        region.code().to_owned(),
        today.to_string(),
        bill.monthly_total.to_string(),
        words.csv_cell(CsvCell::Complete(bill.complete)).to_owned(),
        address.to_owned(),
    ];
    for line in &bill.lines {
        charge(&mut csv, line, bill.currency, &mut whole, today, words);
    }
    let [region, date, total, complete, address] = &whole;
    let known = bill.monthly_total.to_string();
    let currency = bill.currency.map(Currency::code).unwrap_or_default();
    csv.row(&[
        words.label(Label::BillTotal),
        "total",
        "",
        "",
        "",
        &known,
        currency,
        "",
        "",
        "",
        "",
        "",
        "",
        region,
        date,
        total,
        complete,
        address,
        "",
    ]);
    csv.finish()
}

fn charge(
    csv: &mut Table,
    line: &Line,
    currency: Option<Currency>,
    whole: &mut [String; 5],
    today: AsOf,
    words: &dyn Words,
) {
    let [region, date, total, complete, address] = whole;
    let priced = &line.priced;
    let (as_of, source, note) = match priced.origin {
        Some(Origin::Published { as_of, source, note, .. }) => {
            (as_of.to_string(), words.price_source(source), note)
        }
        Some(Origin::User) => (String::new(), words.label(Label::OwnRate).to_owned(), None),
        None => (String::new(), String::new(), None),
    };
    let mut notes: Vec<String> = Vec::new();
    notes.extend(note.map(|note| words.price_note(note).to_owned()));
    // Without it, quantity times rate would not be the amount.
    if priced.discount != Percent::ZERO {
        let discount = words.locale().number(&priced.discount.to_string());
        notes.push([words.label(Label::Discount), words.label(Label::Colon), &discount].concat());
    }
    if line.is_old(today) {
        notes.push(words.label(Label::OldPrice).to_owned());
    }
    let note = notes.join("; ");
    // In the signs of a keyboard, so that an English table stays ASCII.
    let formula = words.line(line, currency).formula;
    let formula = formula.replace('\u{d7}', "*").replace('\u{2212}', "-");
    let mut tier = |quantity: String, rate: &str, amount: &str| {
        csv.row(&[
            words.charge(line.charge),
            line.charge.id(),
            &quantity,
            words.csv_cell(CsvCell::Unit(line.unit())),
            rate,
            amount,
            currency.map(Currency::code).unwrap_or_default(),
            &as_of,
            words.csv_cell(CsvCell::Rate(priced.origin)),
            &source,
            &note,
            line.charge.family().id(),
            words.csv_cell(CsvCell::Driver(line.charge.driver())),
            region,
            date,
            total,
            complete,
            address,
            &formula,
        ]);
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

/// The places of the columns with decimals: quantity, rate, amount, total.
const DECIMALS: [usize; 4] = [2, 4, 5, 15];

/// A table that grows row by row.
struct Table {
    text: String,
    /// Between whole and fraction.
    decimal: char,
    /// Between fields.
    separator: char,
}

impl Table {
    fn new(locale: Locale) -> Table {
        let decimal = locale.decimal;
        let separator = if decimal == ',' { ';' } else { ',' };
        Table { text: String::with_capacity(4096), decimal, separator }
    }

    fn row(&mut self, fields: &[&str]) {
        for (place, text) in fields.iter().enumerate() {
            if place > 0 {
                self.text.push(self.separator);
            }
            self.field(text, DECIMALS.contains(&place));
        }
        self.text.push_str("\r\n");
    }

    /// A field. What a spreadsheet would take for a formula is made a text by an apostrophe.
    fn field(&mut self, text: &str, decimals: bool) {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let quoted = formula || text.contains([self.separator, '"', '\n', '\r']);
        if quoted {
            self.text.push('"');
        }
        if formula {
            self.text.push('\'');
        }
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\"\""),
                '.' if decimals => self.text.push(self.decimal),
                _ => self.text.push(letter),
            }
        }
        if quoted {
            self.text.push('"');
        }
    }

    fn finish(self) -> String {
        let mark = if self.text.is_ascii() { "" } else { UTF_8 };
        [mark, &self.text].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::text::Language;

    /// Fields, and the row that they are written as, in English and in French.
    const ROWS: &[(&[&str], &str, &str)] = &[
        (
            &["NAT gateway hours", "0.045", ""],
            "NAT gateway hours,0.045,",
            "NAT gateway hours;0.045;",
        ),
        (
            &["a,b", "c;d", "say \"no\"", "two\r\nlines"],
            "\"a,b\",c;d,\"say \"\"no\"\"\",\"two\r\nlines\"",
            "a,b;\"c;d\";\"say \"\"no\"\"\";\"two\r\nlines\"",
        ),
        (
            &["=1+1", "+1", "-1", "@A1"],
            "\"'=1+1\",\"'+1\",\"'-1\",\"'@A1\"",
            "\"'=1+1\";\"'+1\";\"'-1\";\"'@A1\"",
        ),
        (&["\tx", "\rx", "1=1"], "\"'\tx\",\"'\rx\",1=1", "\"'\tx\";\"'\rx\";1=1"),
        (&["1.4.0", "é", "0.045"], "\u{feff}1.4.0,é,0.045", "\u{feff}1.4.0;é;0,045"),
    ];

    #[test]
    fn what_would_part_a_row_is_quoted_and_no_field_is_a_formula() {
        for (fields, english, french) in ROWS {
            for (language, expected) in [(Language::English, english), (Language::French, french)] {
                let mut csv = Table::new(language.words().locale());
                csv.row(fields);
                assert_eq!(csv.finish(), format!("{expected}\r\n"));
            }
        }
    }
}
