//! Help where it is needed: terms open what they mean, numbers how they come about.

use std::collections::BTreeSet;

use crate::visit::{DRAWN, Visit};
use ecs_reach::bill::Charge;
use ecs_reach::export::assumed;
use ecs_reach::text::{Label, Language, Term, Words};
use ecs_reach::{Scenario, assess};
use serde_json::json;
use xtask::browser::{Options, key};

const ENGLISH: Language = Language::English;
/// What is explained, once it has the focus; and once nothing is.
const SHOWN: &str = "document.activeElement.id === 'explained'";
const GONE: &str = "document.querySelector('#explained:empty:not(:popover-open)')";

/// The button of a label: the label itself, or what stands beside it.
const NETWORK_MODE: &str = "fieldset:has([name=networkMode]) legend .term";
const LAUNCH_TYPE: &str = "fieldset:has([name=launchType]) legend .term";
const NAT: &str = ".field:has(> #nat) > .term";
const AMOUNT: &str = "#answer-cost .amount .term";
const PUBLIC_IP: &str = ".field:has(> #assignPublicIp) > .term";

fn french() -> Visit {
    let visit = Visit::of(&Options { language: "fr-FR".to_owned(), ..Options::default() });
    visit.open("");
    visit
}

fn explains(visit: &Visit, term: Term, words: &dyn Words) {
    visit.wait(SHOWN);
    let text = words.term(term);
    assert_eq!(visit.text("#explained-title"), text.name);
    assert_eq!(visit.text("#explained-text"), text.meaning);
    assert_eq!(visit.find("#explained").accessible_name().unwrap(), text.name);
    let links = term.rules().iter().map(|rule| rule.source().url.to_owned());
    let shown = visit
        .js("return [...document.querySelectorAll('#explained a')].map((link) => link.href)", &[]);
    assert_eq!(shown, json!(links.collect::<Vec<_>>()), "{term:?}");
}

fn focused(visit: &Visit, css: &str) -> bool {
    let is = "return document.activeElement === document.querySelector(arguments[0])";
    visit.js(is, &[json!(css)]) == true
}

/// Scrolls, so that nothing that stays in view lies over it.
fn in_the_middle(visit: &Visit, css: &str) {
    let scroll = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
    visit.js(scroll, &[json!(css)]);
    visit.settle();
}

#[test]
fn a_term_opens_by_mouse_one_at_a_time() {
    let visit = Visit::to("");
    let words = ENGLISH.words();
    assert!(!visit.shows("#explained"), "nothing is explained at first");
    visit.click(NAT);
    explains(&visit, Term::NatGateway, words);
    // Far enough away that the one before does not lie over it.
    visit.click(AMOUNT);
    visit.wait("document.querySelector('#explained dl')");
    visit.click(NETWORK_MODE);
    explains(&visit, Term::NetworkMode, words);
    visit.click(NETWORK_MODE);
    visit.wait(GONE);
    visit.click(PUBLIC_IP);
    explains(&visit, Term::PublicAddress, words);
    assert_eq!(visit.property("#assignPublicIp", "checked"), false, "help changes nothing");
    visit.click("#bill-title");
    visit.wait(GONE);
    assert_eq!(visit.link(), "", "nor is the design another one");

    // A label still belongs to its field.
    visit.click("label[for=assignPublicIp]");
    assert_eq!(visit.property("#assignPublicIp", "checked"), true);
    visit.click("label[for=nat]");
    assert!(focused(&visit, "#nat"));
    assert!(!visit.shows("#explained"));
    visit.end();
}

#[test]
fn a_term_opens_by_keyboard_and_leads_back() {
    for visit in [Visit::to(""), french()] {
        let lang = visit.property("html", "lang");
        let words = Language::from_code(lang.as_str().unwrap()).unwrap().words();
        for (css, term) in [(NETWORK_MODE, Term::NetworkMode), (NAT, Term::NatGateway)] {
            visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
            visit.press(&[key::ENTER]);
            explains(&visit, term, words);
            visit.press(&[key::TAB]);
            assert!(focused(&visit, "#explained a"), "the link to AWS's page comes next");
            visit.press(&[key::ESCAPE]);
            visit.wait(GONE);
            assert!(focused(&visit, css), "Escape leads back to {css}");
            visit.press(&[key::SPACE]);
            explains(&visit, term, words);
            visit.press(&[key::ESCAPE]);
            visit.wait(GONE);
        }
        let name = words.term(Term::NatGateway).name;
        let asks = visit.find(NAT).accessible_name().unwrap();
        assert!(asks.starts_with(name) && asks.ends_with(words.label(Label::WhatItMeans)));
        let field = visit.find("#networkMode-awsvpc").argument();
        let legend = "return arguments[0].closest('fieldset').querySelector('legend').innerText";
        assert_eq!(visit.js(legend, &[field]), words.label(Label::NetworkMode));
        visit.end();
    }
}

/// Designs that together bring up every control, charge and column.
const DESIGNS: &[&str] = &[
    "nat=instance&ipStack=dual-stack&loadBalancer=network&internetOutGb=9",
    "endpoints=s3,ecr-api&loadBalancer=application&interZoneGb=5&zones=2&s3Gb=5",
    "launchType=ec2&networkMode=awsvpc&nat=transit-gateway",
    "nat=single&internetOutGb=200",
];

/// Asks for everything that can be explained, and reads what is said: whose button it is, title and text.
const ASK_ALL: &str = "return (async () => {
    const place = document.querySelector('#explained');
    const read = [];
    for (const button of document.querySelectorAll('.term')) {
        if (!button.checkVisibility()) continue;
        button.click();
        await drawn();
        const [title, text] = place.children;
        read.push([button.ariaLabel ?? button.innerText, title?.innerText, text?.innerText]);
        place.hidePopover();
        await drawn();
    }
    return read;
})()";

#[test]
fn whatever_can_be_asked_for_is_explained_in_both_languages() {
    for visit in [Visit::to(""), french()] {
        let lang = visit.property("html", "lang");
        let words = Language::from_code(lang.as_str().unwrap()).unwrap().words();
        let mut read: BTreeSet<String> = BTreeSet::new();
        for link in DESIGNS {
            visit.open(link);
            // A search that goes on draws its panel anew.
            let open = "for (const more of document.querySelectorAll('details:not(#cheapest)'))
                more.open = true";
            visit.js(open, &[]);
            visit.wait("document.querySelector('#outlook .meetings')");
            visit.wait("document.querySelector('.assumed li')");
            let said = visit.js(&format!("{DRAWN} {ASK_ALL}"), &[]);
            let said: Vec<[Option<String>; 3]> = serde_json::from_value(said).unwrap();
            assert!(said.len() > 40, "{link}: {} explanations", said.len());
            for [asked, title, text] in said {
                let [Some(asked), Some(title), Some(text)] = [asked, title, text] else {
                    panic!("{link}: something is not explained")
                };
                assert!(!asked.trim().is_empty() && text.len() > 30, "{link}: {asked} {title}");
                read.insert(title);
            }
        }
        let missing: Vec<_> =
            Term::ALL.iter().filter(|term| !read.contains(words.term(**term).name)).collect();
        assert!(missing.is_empty(), "never asked for on the page: {missing:?}");
        let numbers =
            [Label::Cost, Label::Influences, Label::Outlook, Label::ZoneLoss, Label::Addresses];
        for label in numbers {
            assert!(read.contains(words.label(label)), "{label:?} is not explained");
        }
        in_the_middle(&visit, "#cheapest > summary");
        visit.click("#cheapest > summary");
        visit
            .wait("document.querySelector('#searched') && document.querySelector('#search-stop[aria-disabled]')");
        in_the_middle(&visit, "#cheapest .term");
        visit.click("#cheapest .term");
        visit.wait(SHOWN);
        assert_eq!(visit.text("#explained-title"), words.label(Label::Cheapest));
        assert_eq!(visit.text("#explained-text"), words.label(Label::HowSearch));
        visit.end();
    }
}

#[test]
fn an_amount_opens_the_lines_that_it_is_the_sum_of() {
    let link = "nat=single&zones=2&internetOutGb=500";
    let visit = Visit::to(link);
    let words = ENGLISH.words();
    let lines = assess(&Scenario::from_link(link).0).bill.lines;
    for css in [AMOUNT, "#bill-total .term", "#ways .here .number .term"] {
        let amount = visit.line(css);
        in_the_middle(&visit, css);
        visit.click(css);
        visit.wait(SHOWN);
        assert_eq!(visit.text("#explained dd.sum"), amount, "{css}");
        assert_eq!(visit.count("#explained dd:not(.sum)"), lines.len(), "{css}");
        for line in &lines {
            let said = words.line(line, None).label;
            assert!(visit.text("#explained dl").contains(&said), "{css}: {said}");
        }
        visit.press(&[key::ESCAPE]);
        visit.wait(GONE);
    }
    let others = visit.js(
        "return [...document.querySelectorAll('#ways tbody tr')].map((row) => row.dataset.way)",
        &[],
    );
    for way in others.as_array().unwrap() {
        let way = way.as_str().unwrap();
        for place in [2, 4] {
            let css = format!("#ways [data-way='{way}'] > :nth-child({place}) .term");
            let amount = visit.line(&css);
            in_the_middle(&visit, &css);
            visit.click(&css);
            visit.wait(SHOWN);
            assert_eq!(visit.text("#explained dd.sum"), amount, "{css}");
            visit.press(&[key::ESCAPE]);
            visit.wait(GONE);
        }
    }

    // The charges of a bill are terms.
    let charge = "#bill [data-line=nat-gateway-data] .term";
    in_the_middle(&visit, charge);
    visit.click(charge);
    explains(&visit, Term::of_charge(Charge::NatGatewayData).unwrap(), words);
    visit.end();
}

#[test]
fn an_explanation_stands_within_the_window() {
    let visit = Visit::to("zones=3");
    for (width, height) in [(1440, 900), (1024, 700), (390, 844), (320, 568)] {
        visit.browser.set_viewport(width, height).unwrap();
        visit.settle();
        for css in [LAUNCH_TYPE, NAT, "#bill-total .term", "#zone-loss thead .number .term"] {
            in_the_middle(&visit, css);
            visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
            visit.press(&[key::ENTER]);
            visit.wait(SHOWN);
            let [[left, top, right, bottom]] = visit.boxes("#explained")[..] else {
                panic!("no explanation")
            };
            let within = left >= 0.0 && right <= f64::from(width);
            let within = within && top >= 0.0 && bottom <= f64::from(height);
            assert!(within, "{css} at {width}: {left} {top} {right} {bottom}");
            visit.press(&[key::ESCAPE]);
            visit.wait(GONE);
        }
    }
    visit.end();
}

#[test]
fn what_is_assumed_is_a_click_away_and_on_paper() {
    for (visit, language) in [(Visit::to(""), ENGLISH), (french(), Language::French)] {
        let link = "freeTier=false&zones=3";
        visit.open(link);
        let scenario = Scenario::from_link(link).0;
        let expected = assumed(&scenario, &assess(&scenario), language.words());
        let listed =
            "return [...document.querySelectorAll('.assumed li')].map((it) => it.innerText)";
        assert_eq!(visit.js(listed, &[]), json!([]), "closed at first");
        for from in ["#answer-cost a[href='#assumptions']", "#bill a[href='#assumptions']"] {
            in_the_middle(&visit, from);
            visit.click(from);
            visit.wait("document.querySelector('.assumed[open] li')");
            assert_eq!(visit.js(listed, &[]), json!(expected), "from {from}");
            assert!(focused(&visit, "#assumptions"), "from {from}");
            in_the_middle(&visit, "#assumptions");
            visit.click("#assumptions");
            visit.wait("document.querySelector('.assumed:not([open])')");
            visit.wait("!document.querySelector('.assumed li')");
        }
        assert_eq!(visit.link(), link, "the address bar keeps the design");
        in_the_middle(&visit, AMOUNT);
        visit.click(AMOUNT);
        visit.wait(SHOWN);
        in_the_middle(&visit, "#explained a[href='#assumptions']");
        visit.click("#explained a[href='#assumptions']");
        visit.wait(GONE);
        visit.wait("document.querySelector('.assumed[open] li')");

        visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).unwrap();
        let paper = "return [...document.querySelectorAll('section.printed')].map((it) => it.textContent).join(' ')";
        let paper = visit.js(paper, &[]);
        for sentence in &expected {
            assert!(paper.as_str().unwrap().contains(sentence), "on paper: {sentence}");
        }
        for css in [".assumed", ".term[aria-label]", "#explained"] {
            assert!(!visit.shows(css), "{css} is not on paper");
        }
        assert_ne!(visit.property("#bill-total", "innerText"), "", "amounts are");
        visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" })).unwrap();
        visit.end();
    }
}
