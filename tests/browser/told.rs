//! What a reader is told who hears the page, and what things are called there.

use std::time::Duration;

use serde_json::{Value, json};
use xtask::browser::{Options, key};

use crate::access::LISTEN;
use crate::share::Downloads;
use crate::visit::Visit;

/// What was spoken since this was asked last.
fn spoken(visit: &Visit) -> Vec<String> {
    visit.settle();
    serde_json::from_value(visit.js("return spoken.splice(0)", &[])).unwrap()
}

/// The same, once there is something.
fn then(visit: &Visit) -> Vec<String> {
    visit.browser.wait_until("spoken.length", Duration::from_secs(10)).unwrap();
    spoken(visit)
}

fn listening(address: &str) -> Visit {
    let visit = Visit::of(&Options::default());
    visit.browser.goto(address_of(&visit, address).as_str()).unwrap();
    visit.started();
    visit.js(LISTEN, &[]);
    visit
}

fn address_of(visit: &Visit, address: &str) -> String {
    [&visit.address(""), address].concat()
}

#[test]
fn what_is_spoken_of_a_refused_design_is_what_its_card_says() {
    for (address, word, before) in [("", "Refused", "No"), ("fr/", "Refusé", "Non")] {
        let visit = listening(address);
        let card = || visit.text("#answer-start .verdict");
        visit.click("#networkMode-bridge");
        assert_eq!(card(), word);
        let said = spoken(&visit).concat();
        assert_eq!(said.matches(word).count(), 3, "{said}");

        visit.click("#networkMode-awsvpc");
        visit.click("#subnet-isolated");
        let said = spoken(&visit);
        assert!(said.concat().contains(before) && card() == before, "{said:?}");
        visit.click("#launchType-external");
        assert_eq!(card(), word);
        let said = spoken(&visit).concat();
        assert!(said.contains(word), "from {before}: {said}");
        visit.end();
    }
}

#[test]
fn a_zone_that_fails_is_told_once_without_codes() {
    let visit = listening("#nat=single&tasks=4");
    assert_eq!(visit.find(".fail .zone").accessible_name().unwrap(), "Fail zone a");
    assert_eq!(visit.find("#zone-loss .zone").accessible_name().unwrap(), "Fail zone a");
    visit.click(".fail .zone");
    let said = spoken(&visit);
    let [said] = &said[..] else { panic!("{said:?}") };
    assert!(said.starts_with("Zone a has failed: 2 of 4 tasks run on"), "{said}");
    assert_eq!(visit.text("#lost"), *said);
    assert!(visit.shows("#loss .refs a"), "the rules beside it");
    visit.click(".fail .zone");
    assert_eq!(spoken(&visit), [""; 0], "it stands again");
    visit.end();
}

#[test]
fn what_became_of_the_link_moves_nothing_and_goes_away() {
    let visit = Visit::to("");
    visit.allow_clipboard("granted");
    let before = visit.boxes(".actions > :not([role=status])");
    let status = ".actions [role=status]";
    for time in ["once", "again"] {
        visit.press_button("Copy link");
        visit.wait(&format!("document.querySelector('{status}').textContent"));
        assert_eq!(visit.boxes(".actions > :not([role=status])"), before, "{time}");
        let seen =
            format!("return getComputedStyle(document.querySelector('{status}')).visibility");
        assert_eq!(visit.js(&seen, &[]), "visible", "{time}");
        let later =
            "for (const it of document.querySelector(arguments[0]).getAnimations()) it.finish()";
        visit.js(later, &[json!(status)]);
        assert_eq!(visit.js(&seen, &[]), "hidden", "{time}");
    }
    visit.end();
}

#[test]
fn what_is_pinned_is_told_until_the_next_change() {
    let visit = listening("");
    visit.click("#ways [data-way=single-nat] .act:last-child");
    let said = spoken(&visit);
    assert!(said.len() == 1 && said[0].starts_with("Compared with A: "), "{said:?}");
    let row = |way: &str| visit.text(&format!("#ways [data-way={way}]"));
    assert!(row("single-nat").contains("Pinned as A"), "{}", row("single-nat"));
    assert!(row("regional-nat").contains("Replace A"), "{}", row("regional-nat"));
    assert_eq!(visit.text("#ways tbody .tag.a"), "A");
    let pinned = "#ways [data-way=single-nat] .act:last-child";
    assert_eq!(visit.attribute(pinned, "aria-pressed").unwrap(), "true");
    visit.click(pinned);
    assert_eq!(visit.count("#pinned, #ways .tag.a"), 0, "pressed again, it is none any more");
    visit.click("#pin-this");
    assert!(visit.text("#pinned").contains("A is this design. Change something to compare."));
    assert_eq!(visit.count("#pinned table"), 0);
    spoken(&visit);
    visit.click("#subnet-public");
    assert_eq!(visit.count("#pinned table"), 2);
    let said = spoken(&visit).concat();
    assert!(said.contains("start? No.") && !said.contains("Compared"), "{said}");
    visit.end();
}

#[test]
fn every_file_that_is_saved_is_told() {
    let visit = listening("");
    let _downloads = Downloads::of(&visit, "ecs-reach-told");
    visit.click("#share-open");
    for place in [3, 4, 4] {
        visit.click(&format!("#share li:nth-child({place}) button"));
        assert_eq!(then(&visit), ["The file went to your downloads."], "{place}");
    }
    visit.end();
}

#[test]
fn every_copy_of_the_link_is_told_once_where_it_was_asked_for() {
    let visit = listening("");
    visit.allow_clipboard("granted");
    for (button, status) in [
        (".actions .primary", ".actions [role=status]"),
        (".actions .primary", ".actions [role=status]"),
        ("#share li:first-child button", "#share [role=status]"),
    ] {
        if button.starts_with("#share") {
            visit.click("#share-open");
        }
        visit.click(button);
        assert_eq!(then(&visit), ["Link copied"], "{button}");
        assert_eq!(visit.text(status), "Link copied");
    }
    visit.end();
}

#[test]
fn what_is_half_typed_is_wrong_but_not_told_yet() {
    let visit = listening("");
    visit.click("#more-filters > summary");
    visit.wait("document.querySelector('#networkAcl-ingress')");
    for (field, letters) in [("tasks", "xyz"), ("networkAcl-ingress", "\u{e007}80 allow tcp")] {
        let message = format!("#{field}-message");
        visit.js("document.getElementById(arguments[0]).focus()", &[json!(field)]);
        spoken(&visit);
        visit.browser.press(letters).unwrap();
        visit.wait(&format!("document.querySelector('{message}')"));
        let said = then(&visit);
        assert_eq!(said, [visit.text(&message)], "{field}: one message, once it is typed");
        assert_eq!(visit.count("[role=alert]"), 0, "politely");

        visit.browser.press("0").unwrap();
        visit.press(&[key::TAB]);
        let said = spoken(&visit);
        assert!(said.concat().contains(&visit.text(&message)), "{field}: left: {said:?}");
        visit.press_button("Start over");
    }
    visit.end();
}

#[test]
fn an_error_message_that_is_typed_is_told_once_with_its_number_of_causes() {
    let visit = listening("");
    visit.click(".diagnosis > summary");
    visit.wait("document.querySelector('#pasted')");
    visit.js("document.querySelector('#pasted').focus()", &[]);
    spoken(&visit);
    visit.browser.press("CannotPullContainerError").unwrap();
    let said = then(&visit);
    let causes = visit.count(".diagnosis li");
    assert!(causes > 1);
    assert_eq!(said, [format!("Causes: {causes}")]);
    // What has been told is nothing new to whoever types a number then.
    visit.js(
        "const field = document.querySelector('#internetOutGb'); field.focus(); field.select()",
        &[],
    );
    visit.browser.press("1234").unwrap();
    let said = then(&visit);
    assert!(said.iter().all(|said| !said.contains("Causes")), "{said:?}");
    visit.end();
}

#[test]
fn a_search_tells_its_end_alone() {
    let visit = listening("#zones=3&tasks=6");
    let done = "document.querySelector('#search-stop[aria-disabled]')";
    visit.click("#cheapest > summary");
    visit.wait(done);
    spoken(&visit);
    visit.click("#subnet-public");
    visit.settle();
    visit.wait(done);
    let said = spoken(&visit);
    let compared: Vec<_> = said.iter().filter(|said| said.contains("compared")).collect();
    assert!(said.iter().all(|said| !said.contains('\u{2026}')), "{said:?}");
    assert_eq!(compared.len(), 1, "{said:?}");
    assert!(visit.text("#searched").starts_with(compared[0].as_str()));
    visit.end();
}

/// Tables that nothing names.
const NAMELESS: &str = "
    const named = (table) => table.caption ?? table.getAttribute('aria-labelledby')?.split(' ')
        .every((id) => document.getElementById(id)?.textContent);
    return [...document.querySelectorAll('table')].filter((table) => !named(table))
        .map((table) => table.outerHTML.slice(0, 80))";

#[test]
fn tables_replies_and_the_picture_are_named_in_words() {
    let visit = Visit::to("zones=2");
    for panel in ["#cheapest", "#outlook", "#regions", ".addresses"] {
        visit.click(&format!("{panel} > summary"));
        visit.wait(&format!("document.querySelector('{panel} table')"));
    }
    visit.js("document.querySelector('#ways [data-way=single-nat] .act:last-child').click()", &[]);
    visit.settle();
    visit.js("scrollTo(0, 0)", &[]);
    visit.click("#answer-start .why");
    assert_eq!(visit.js(NAMELESS, &[]), json!([]));
    assert!(visit.count("table") > 9);

    let replies = "return [...document.querySelectorAll('.hops li')]
        .filter((hop) => hop.classList.contains('reply') !== hop.textContent.startsWith('Reply: ')).length";
    assert_eq!(visit.js(replies, &[]), 0);
    assert!(visit.count(".hops .reply") > 0);
    visit.click("#answer-start .why");

    let described =
        "return document.querySelector('.dg-picture').getAttribute('aria-describedby').split(' ')
        .map((id) => document.getElementById(id).innerText.trim())";
    for flow in ["start", "outbound", "inbound"] {
        visit.click(&format!("#flow-{flow}"));
        let told: Value = visit.js(described, &[]);
        let card = ["verdict", "reason"].map(|part| visit.text(&format!("#answer-{flow} .{part}")));
        assert_eq!(told, json!(card), "{flow}");
    }
    visit.end();
}
