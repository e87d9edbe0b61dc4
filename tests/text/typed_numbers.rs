//! Numbers as people type and paste them.

use ecs_reach::scenario::Measure;
use ecs_reach::text::Language;

use super::table::typed_numbers;

#[test]
fn numbers_are_read_as_their_language_writes_them() {
    for (language, typed, means, measure) in typed_numbers() {
        let locale = Language::from_code(&language).unwrap().words().locale();
        let read = match measure.as_str() {
            "GB" => locale.measure(&typed, Measure::Gigabytes),
            "money" => locale.measure(&typed, Measure::Money),
            "percent" => locale.measure(&typed, Measure::Percent),
            "" => {
                let read = locale.plain(&typed);
                for measure in [Measure::Count, Measure::Decimal] {
                    assert_eq!(locale.measure(&typed, measure), read, "{language}: `{typed}`");
                }
                read
            }
            other => panic!("no measure: {other}"),
        };
        let expected = match means.as_str() {
            "?" => None,
            "=" => Some(typed.trim().to_owned()),
            plain => Some(plain.to_owned()),
        };
        assert_eq!(read, expected, "{language}: `{typed}`");
    }
}

#[test]
fn what_a_language_writes_it_reads() {
    for language in Language::ALL {
        let locale = language.words().locale();
        for plain in
            ["0", "0.5", "999", "1000", "12345.678", "1000000000", "0.0000000001", "-1234.5"]
        {
            assert_eq!(locale.plain(&locale.number(plain)).as_deref(), Some(plain), "{language:?}");
        }
    }
}

/// Thousandths of a percent, and how a share of so much is written.
const SHARES: &[(u64, &str, &str)] = &[
    (0, "0.0%", "0,0\u{a0}%"),
    (1, "<0.1%", "<0,1\u{a0}%"),
    (49, "<0.1%", "<0,1\u{a0}%"),
    (50, "0.1%", "0,1\u{a0}%"),
    (33_333, "33.3%", "33,3\u{a0}%"),
    (66_667, "66.7%", "66,7\u{a0}%"),
    (99_950, "100.0%", "100,0\u{a0}%"),
    (100_000, "100.0%", "100,0\u{a0}%"),
];

#[test]
fn shares_are_written_to_the_tenth_of_a_percent() {
    for (thousandths, english, french) in SHARES {
        let share = ecs_reach::units::Quantity::whole(1).share(*thousandths, 1_000);
        for (language, expected) in [(Language::English, english), (Language::French, french)] {
            assert_eq!(language.words().locale().percent(share), **expected, "{thousandths}");
        }
    }
}
