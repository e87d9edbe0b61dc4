//! What the top of the page tells, so that nobody need look for it further down.

use serde_json::json;
use xtask::browser::Options;

use crate::visit::Visit;

#[test]
fn warnings_far_below_are_announced_under_the_cards() {
    let visit = Visit::to("");
    assert_eq!(visit.text(".alerts"), "Nothing to warn about.");
    let top = || visit.js("return document.querySelector('#picture').offsetTop", &[]);
    let before = top();
    visit.find("#nat").select("single").unwrap();
    visit.settle();
    let first = visit.text("#notes .warning h3");
    assert_eq!(visit.text(".alerts"), format!("1 warning: {first}"));
    assert_eq!(top(), before, "nothing has moved");
    let link = visit.link();
    visit.click(".alerts a");
    assert_eq!(visit.browser.focused().unwrap().property("id").unwrap(), "notes", "it leads there");
    assert_eq!(visit.link(), link, "and the design stays in the address");

    // What a card says already is not said again.
    visit.paste("subnet=public&nat=none");
    assert!(visit.shows("#notes .error"), "why no task starts");
    assert_eq!(visit.text(".alerts"), "");
    visit.end();
}

#[test]
fn what_does_not_work_says_its_fix_in_the_card() {
    let visit = Visit::to("subnet=public");
    let said = visit.text("#answer-start .cure");
    assert!(said.starts_with("Fix: ") && said.len() > 30, "{said}");
    assert_eq!(visit.count(".answer .cure"), 1, "the same is not said twice");

    // Who picked isolated subnets is told what keeps them, and that nothing goes out is no fault then.
    visit.paste("subnet=isolated&nat=none");
    let said = visit.text("#answer-start .cure");
    assert_eq!(said, "Fix: Create VPC endpoints for ecr.api, ecr.dkr, s3, logs");
    assert_eq!(visit.text("#answer-outbound .verdict"), "No");
    let tone = |answer: &str| visit.attribute(&format!("#answer-{answer}"), "class").unwrap();
    assert_eq!((tone("start"), tone("outbound")), ("answer no".into(), tone("inbound")));
    assert_eq!(visit.count(".answer .cure"), 1);
    visit.put("internetOutGb", "5");
    assert_eq!(tone("outbound"), "answer no", "it should");
    assert_eq!(visit.count("#answer-outbound .cure"), 1);
    visit.paste("networkMode=bridge");
    assert_eq!(visit.text("#answer-start .verdict"), "Refused");
    assert_eq!(visit.count(".answer .cure"), 1, "once");
    visit.paste("");
    assert_eq!(visit.count(".cure"), 0, "what works needs none");
    visit.end();
}

/// What an amount alone does not tell: the link and what stands beside the amount.
const PAID_FOR: &[(&str, &[&str])] = &[
    ("", &[]),
    ("subnet=public", &["No task starts"]),
    (
        "subnet=isolated&registry=ecr&endpoints=ecr-api,ecr-dkr,s3,logs&internetOutGb=50",
        &["Does not carry all the traffic"],
    ),
    ("nat=transit-gateway&internetOutGb=500", &["and the egress VPC\u{2019}s own bill"]),
];

#[test]
fn an_amount_that_does_not_buy_what_it_seems_to_says_so() {
    let visit = Visit::to("");
    for (link, said) in PAID_FOR {
        visit.paste(link);
        let found = visit.js(
            "return [...document.querySelectorAll('#answer-cost .but')].map((it) => it.innerText)",
            &[],
        );
        assert_eq!(found, json!(said), "{link}");
    }
    visit.end();
}

#[test]
fn what_was_before_stands_in_one_place_of_every_card() {
    let visit = Visit::to("");
    visit.click("#subnet-public");
    assert_eq!(visit.text("#answer-cost .was"), "was $73.00, \u{2212}$73.00");
    let heights: Vec<f64> = visit.boxes(".answer .was").iter().map(|[_, top, ..]| *top).collect();
    assert!(heights.len() == 3 && heights.iter().all(|top| *top == heights[0]), "{heights:?}");
    visit.end();
}

#[test]
fn the_answers_stay_in_view_on_a_page_of_one_column() {
    let visit = Visit::of(&Options { width: 768, ..Options::default() });
    visit.open("");
    visit.js("document.querySelector('#tasks').scrollIntoView({ block: 'center' })", &[]);
    visit.settle();
    let seen = "return [...document.querySelectorAll('.answer .verdict')].every((verdict) => {
        const { left, top } = verdict.getBoundingClientRect();
        return verdict.contains(document.elementFromPoint(left + 4, top + 8));
    })";
    assert_eq!(visit.js(seen, &[]), true);
    let columns = visit.boxes(".controls > .group");
    assert!(columns[0][2] <= columns[1][0], "the controls have two: {columns:?}");
    let [[.., right, _]] = visit.boxes("#ways tr:nth-child(2) .acts .act:last-child")[..] else {
        panic!("a way without its actions")
    };
    assert!(right <= 768.0, "what can be done with a way is not cut: {right}");
    visit.end();
}

#[test]
fn names_before_values_have_the_colon_of_their_language() {
    let visit = Visit::of(&Options { width: 390, ..Options::default() });
    for (folder, french) in [("", false), ("fr/", true)] {
        visit.browser.goto(&format!("{}{folder}", visit.address(""))).unwrap();
        visit.started();
        let name = "return getComputedStyle(document.querySelector('#ways [data-label]'), '::before').content";
        let name = visit.js(name, &[]);
        let name = name.as_str().unwrap();
        assert!(name.contains(": "), "/{folder}: {name}");
        assert_eq!(name.contains("\u{202f}: "), french, "/{folder}: {name}");
    }
    visit.end();
}
