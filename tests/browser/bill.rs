//! The bill by what it pays for, and number fields, in each language.

use ecs_reach::bill::Driver;
use ecs_reach::text::{Label, Language};
use ecs_reach::units::Quantity;
use ecs_reach::{Scenario, assess};
use serde_json::{Value, json};
use xtask::browser::{Options, key};

use crate::typed_numbers::typed_numbers;
use crate::visit::Visit;

/// Charges of every kind; nothing that costs anything; rates that are not known, in another currency.
const DESIGNS: &[&str] = &[
    "zones=3&tasks=6&internetOutGb=500&internetInGb=200&s3Gb=300&endpoints=s3,ecr-api,ecr-dkr,logs\
     &loadBalancer=application&loadBalancerOutGb=50&compute=true&idleAddresses=2",
    "subnet=isolated&endpoints=s3&s3Gb=40",
    "internetOutGb=60&tasks=1",
    "region=cn-northwest-1&internetOutGb=9&tasks=3",
    "launchType=external&networkMode=host",
];

fn reader(language: Language) -> Visit {
    Visit::of(&Options { language: language.code().to_owned(), ..Options::default() })
}

/// The rows of the bill that carry an attribute: its value, share and amount.
fn rows(visit: &Visit, attribute: &str) -> Value {
    let script = "return [...document.querySelectorAll(`#bill tr[${arguments[0]}]`)].map((row) => [
        row.getAttribute(arguments[0]),
        row.querySelector('.part').innerText.trim(),
        row.querySelector('.number').innerText,
    ])";
    visit.js(script, &[json!(attribute)])
}

#[test]
fn the_bill_shows_what_it_pays_for_with_shares_and_subtotals() {
    for language in Language::ALL {
        let (visit, words) = (reader(*language), language.words());
        for link in DESIGNS {
            visit.open(link);
            let (scenario, _) = Scenario::from_link(link);
            let bill = assess(&scenario).bill;
            let at = format!("{language:?} {link}");
            let said = |sum| words.sum(sum, bill.currency);
            let share =
                |sum| bill.share(sum).map_or(String::new(), |part| words.locale().percent(part));
            let groups: Vec<_> = bill
                .groups()
                .map(|group| json!([group.family.id(), share(group.sum()), said(group.sum())]))
                .collect();
            assert_eq!(rows(&visit, "data-family"), json!(groups), "{at}");
            let lines: Vec<_> = bill
                .lines
                .iter()
                .map(|line| {
                    let free = line.free().map(|free| words.label(Label::of_free(free)).to_owned());
                    let part = free.unwrap_or_else(|| share(line.sum()));
                    json!([line.charge.id(), part, said(line.sum())])
                })
                .collect();
            assert_eq!(rows(&visit, "data-line"), json!(lines), "{at}");
            let drivers: Vec<_> = Driver::ALL
                .iter()
                .filter(|_| !bill.lines.is_empty())
                .map(|driver| (driver, bill.sum_by(*driver)))
                .map(|(driver, sum)| json!([driver.name(), share(sum), said(sum)]))
                .collect();
            assert_eq!(rows(&visit, "data-driver"), json!(drivers), "{at}");
            assert_eq!(visit.property("#bill-total", "innerText"), said(bill.sum()), "{at}");
            let foot = visit.text("#bill tfoot");
            let nothing = bill.sum().is_nothing();
            assert_eq!(foot.contains(words.label(Label::BillYear)), !nothing, "{at}: {foot}");
            let several = scenario.tasks.get() > 1 && !nothing;
            assert_eq!(foot.contains(words.label(Label::BillPerTask)), several, "{at}: {foot}");
            // A bar is as long as its share, and hardly longer than the whole where a little is still seen.
            let widths = visit.js(
                "return [...document.querySelectorAll('#bill .bars')].map((bars) =>
                    [...bars.children].reduce((sum, bar) => sum + bar.width.baseVal.value, 0))",
                &[],
            );
            let widths: Vec<f64> = serde_json::from_value(widths).unwrap();
            assert!(widths.iter().all(|width| (0.0..=1040.0).contains(width)), "{at}: {widths:?}");
        }
        visit.end();
    }
}

/// What people type and paste in fields for whole numbers: in which language, and what the message must contain;
/// after `=` the number that it means.
const WHOLE: &[(Language, &str, &str)] = &[
    (Language::English, "12,000", "=12000"),
    (Language::English, "12.000", "“12000” if thousands are meant"),
    (Language::English, "2.5", "from 1 to 100,000"),
    (Language::English, "0.500", "from 1 to 100,000"),
    (Language::English, "999.999", "from 1 to 100,000"),
    (Language::French, "12 000", "=12000"),
    (Language::French, "12,000", "«\u{202f}12000\u{202f}» s’il s’agit de milliers"),
    (Language::French, "12.000", "les milliers avec des espaces"),
    (Language::French, "2,5", "de 1 à 100\u{202f}000"),
    (Language::French, "1 234,567", "de 1 à 100\u{202f}000"),
    (Language::French, "0,500", "de 1 à 100\u{202f}000"),
];

#[test]
fn number_fields_take_and_show_the_numbers_of_their_language() {
    for language in Language::ALL {
        let (visit, locale) = (reader(*language), language.words().locale());
        visit.open("");
        let field = "#internetOutGb";
        let cure = locale.number("1234.5");
        let name = language.words().label(Label::InternetOut);
        let own = typed_numbers().into_iter().filter(|(code, _, _, measure)| {
            code == language.code() && ["", "GB"].contains(&measure.as_str())
        });
        for (_, typed, means, _) in own {
            let at = format!("{language:?}: `{typed}`");
            visit.put("internetOutGb", &typed);
            let message = match visit.count("#internetOutGb-message") {
                0 => String::new(),
                _ => visit.text("#internetOutGb-message"),
            };
            let expected = means.parse::<Quantity>().ok();
            assert_eq!(message.is_empty(), expected.is_some(), "{at}: {message}");
            assert_eq!(message.contains(&cure), means == "?", "{at}: {message}");
            assert!(
                message.is_empty() || message.contains(name),
                "{at} names its field: {message}"
            );
            // By keyboard to the next field.
            visit.press(&[key::TAB]);
            match expected {
                Some(quantity) => {
                    let scenario = Scenario::from_link(&visit.link()).0;
                    assert_eq!(
                        scenario.internet_out_gb.get(),
                        quantity,
                        "{at} in {}",
                        visit.link()
                    );
                    let shown = locale.number(&quantity.to_string());
                    assert_eq!(visit.property(field, "value"), shown, "{at}: left");
                }
                None => assert_eq!(visit.property(field, "value"), typed, "{at} stays"),
            }
        }

        let own = WHOLE.iter().filter(|(known, ..)| known == language);
        for (_, typed, told) in own {
            visit.put("tasks", typed);
            let message = match visit.count("#tasks-message") {
                0 => String::new(),
                _ => visit.text("#tasks-message"),
            };
            let at = format!("{language:?}: `{typed}`: {message}");
            let quoted = match language {
                Language::English => format!("“{typed}”"),
                Language::French => format!("«\u{202f}{typed}\u{202f}»"),
            };
            match told.strip_prefix('=') {
                Some(number) => {
                    assert_eq!(message, "", "{at}");
                    let link = visit.link();
                    assert!(
                        link.split('&').any(|one| one == format!("tasks={number}")),
                        "{at}: {link}"
                    );
                }
                None => {
                    assert!(message.contains(told) && message.contains(&quoted), "{at}");
                }
            }
        }

        // Rates, discounts and the budget as well; ports are no amounts.
        visit.open("port=8080&tasks=12345&zones=1");
        assert_eq!(visit.property("#port", "value"), "8080");
        assert_eq!(visit.property("#tasks", "value"), locale.number("12345"));
        visit.click("#rates > summary");
        visit.settle();
        visit.put("priceOverrides-nat_gateway_hour", &locale.number("0.05"));
        visit.press(&[key::TAB]);
        assert!(visit.link().ends_with("priceOverrides.nat_gateway_hour=0.05"), "{}", visit.link());
        let shown = visit.property("#priceOverrides-nat_gateway_hour", "value");
        assert_eq!(shown, locale.number("0.05"));
        visit.click("#cheapest > summary");
        visit.settle();
        visit.put("budget", &locale.number("1234.5"));
        assert_eq!(visit.count("#budget-message"), 0);
        visit.put("budget", "1,2,3");
        assert_eq!(visit.count("#budget-message"), 1);
        visit.end();
    }
}
