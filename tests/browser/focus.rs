//! Where the focus goes when what has it is no longer there.

use serde_json::{Value, json};
use xtask::browser::{Options, key};

use crate::visit::Visit;

fn focus(visit: &Visit, css: &str) {
    // From now on the page is used by keyboard.
    visit.press(&[key::TAB]);
    visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
    assert!(has(visit, css), "{css} takes the focus");
}

fn has(visit: &Visit, css: &str) -> bool {
    visit.js("return document.activeElement.matches(arguments[0])", &[json!(css)]) == true
}

fn press(visit: &Visit, css: &str) {
    focus(visit, css);
    visit.press(&[key::ENTER]);
}

#[test]
fn what_goes_with_its_own_press_leaves_the_focus_near() {
    let visit = Visit::to("tasks=0&subnet=isolated");
    press(&visit, ".problems button");
    assert!(has(&visit, "#verdicts"), "the answers after what was wrong with the link");

    press(&visit, "#pin-this");
    assert!(has(&visit, "#pinned"), "the comparison");
    assert_eq!(visit.attribute("#pinned", "role").unwrap(), "group");
    assert_eq!(visit.find("#pinned").accessible_name().unwrap(), "Compared with A");
    press(&visit, "#unpin");
    assert!(has(&visit, "#pin-this"), "and back");

    press(&visit, "#more-endpoints > summary");
    for button in ["#endpoints-needed", "#endpoints-none"] {
        press(&visit, button);
        assert!(has(&visit, button), "{button} stays, whatever fields come and go");
    }
    assert_eq!(visit.link(), "subnet=isolated");
    visit.end();
}

#[test]
fn a_control_that_is_undone_leaves_the_focus_to_the_one_before() {
    let visit = Visit::to("");
    visit.click("#launchType-ec2");
    focus(&visit, "#hostPublicIp");
    visit.press(&[&[key::CONTROL, "z"].concat()]);
    assert_eq!(visit.count("#hostPublicIp"), 0);
    assert!(
        has(&visit, "#assignPublicIp"),
        "{}",
        visit.js("return document.activeElement.id", &[])
    );
    visit.end();
}

#[test]
fn why_leads_to_the_path_and_back() {
    let visit = Visit::to("subnet=isolated");
    let why = "#answer-outbound .why";
    for back in
        [vec![key::ESCAPE.to_owned()], vec![[key::SHIFT, key::TAB].concat(), key::ENTER.into()]]
    {
        press(&visit, why);
        assert!(has(&visit, "#path .scroll"), "the path has the focus");
        let back: Vec<&str> = back.iter().map(String::as_str).collect();
        visit.press(&back);
        assert!(!visit.shows("#path") && has(&visit, why), "{back:?} leads back");
    }

    // By mouse neither an outline nor a jump comes of it.
    visit.open("subnet=isolated");
    visit.browser.set_viewport(1440, 500).unwrap();
    visit.settle();
    visit.click(why);
    let quiet = "return [scrollY, document.querySelector(':focus-visible') === null]";
    assert_eq!(visit.js(quiet, &[]), json!([0, true]), "opened by mouse");
    let close = "#path .bar button";
    let seen = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
    visit.js(seen, &[json!(close)]);
    let before = visit.js("return scrollY", &[]);
    visit.click(close);
    assert_eq!(visit.js(quiet, &[]), json!([before, true]), "closed by mouse");
    assert!(has(&visit, why), "and Tab goes on from there");
    visit.click(why);
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#path") && has(&visit, why), "Escape closes what a mouse opened");
    visit.click(why);
    visit.js("document.querySelector('#flow-outbound').focus()", &[]);
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#path"), "from the picture as well");
    visit.end();
}

/// Puts a finger on something; returns where the page stood then.
fn tap(visit: &Visit, css: &str) -> Value {
    let seen = "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest', behavior: 'instant' })";
    visit.js(seen, &[json!(css)]);
    let place = visit.js("return scrollY", &[]);
    let middle = "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [{ x: x + width / 2, y: y + height / 2 }]";
    let point = visit.js(middle, &[json!(css)]);
    for (kind, points) in [("touchStart", point), ("touchEnd", json!([]))] {
        let touch = json!({ "type": kind, "touchPoints": points });
        visit.browser.cdp("Input.dispatchTouchEvent", &touch).unwrap();
    }
    visit.settle();
    place
}

#[test]
fn on_a_telephone_close_leads_back_to_where_why_was_pressed() {
    let visit = Visit::of(&Options { width: 390, height: 844, ..Options::default() });
    visit.open("subnet=isolated&nat=none");
    visit.browser.cdp("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true })).unwrap();
    visit.js("scrollTo(0, 120)", &[]);
    let why = "#answer-start .why";
    let from = tap(&visit, why);
    assert!(visit.js("return scrollY", &[]).as_f64().unwrap() > 500.0, "it leads to the path");
    tap(&visit, "#path .bar button");
    let back = "return [scrollY, document.querySelector(':focus-visible') === null]";
    assert_eq!(visit.js(back, &[]), json!([from, true]), "and back");
    assert!(has(&visit, why));

    tap(&visit, why);
    tap(&visit, "#path .apply .act");
    assert_eq!(visit.verdict("start"), "yes", "mended");
    assert!(!has(&visit, "body"), "the focus is not lost");
    visit.browser.cdp("Emulation.setTouchEmulationEnabled", &json!({ "enabled": false })).unwrap();
    visit.end();
}

#[test]
fn what_is_jumped_to_stands_below_the_strip_however_high_that_is() {
    for (page, width) in [("", 390), ("fr/", 390), ("", 320), ("fr/", 768)] {
        let visit = Visit::of(&Options { width, height: 844, ..Options::default() });
        visit.browser.goto(&format!("{}{page}#tasks=3", visit.address(""))).unwrap();
        visit.started();
        // What was another way before makes it higher.
        visit.find("#preset").select("subnet=public").unwrap();
        visit.settle();
        for opener in ["#answer-start .why", "#answer-cost .why"] {
            visit.click(opener);
            let [_, _, _, strip] = visit.boxes("#verdicts")[0];
            let css = if opener.contains("cost") { "#bill h2" } else { "#path .bar" };
            let [_, top, ..] = visit.boxes(css)[0];
            assert!(top >= strip, "{page} {width} {opener}: {top} below {strip}");
        }
        visit.end();
    }
}

#[test]
fn rings_are_seen_as_a_whole_at_the_edge_of_what_scrolls() {
    let visit = Visit::to("");
    visit.press(&[key::TAB]);
    let cut = "const inner = document.querySelector('#ways .scrolls').getBoundingClientRect();
        return [...document.querySelectorAll('#ways .scrolls :is(.act, .term)')].filter((element) => {
            if (!element.checkVisibility()) return false;
            element.focus();
            const { outlineWidth, outlineOffset } = getComputedStyle(element);
            const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
            const { left, right } = element.getBoundingClientRect();
            return left - ring < inner.left || right + ring > inner.right;
        }).length";
    assert_eq!(visit.js(cut, &[]), 0);
    visit.end();
}

#[test]
fn a_text_that_is_to_be_copied_by_hand_is_selected() {
    let visit = Visit::to("");
    visit.allow_clipboard("denied");
    press(&visit, "#share-open");
    press(&visit, "#share li:nth-child(2) button");
    visit.wait("document.querySelector('#share-text')");
    visit.settle();
    assert!(has(&visit, "#share-text"));
    let selected =
        "const { selectionStart: from, selectionEnd: to, value } = document.activeElement;
        return from === 0 && to === value.length && to > 100";
    assert_eq!(visit.js(selected, &[]), true, "all of it");
    assert!(visit.shows("#share"), "the panel stays");
    visit.end();
}

#[test]
fn escape_gives_up_a_new_name_before_it_closes_the_list() {
    let visit = Visit::to("");
    press(&visit, "#show-saved");
    press(&visit, "#save");
    for (place, escapes_from) in ["#new-name", "#save-name"].into_iter().enumerate() {
        press(&visit, ".kept [id^=rename-]");
        visit.press(&["half"]);
        visit.js("document.querySelector(arguments[0]).focus()", &[json!(escapes_from)]);
        visit.press(&[key::ESCAPE]);
        assert!(visit.shows("#saved") && visit.count("#new-name") == 0, "{place}: the name alone");
        assert!(has(&visit, "[id^=rename-]"), "{place}: back at its button");
    }
    visit.press(&[key::ENTER]);
    visit.js("document.querySelector('#saved .bar button').click()", &[]);
    visit.settle();
    press(&visit, "#show-saved");
    assert_eq!(visit.count("#new-name"), 0, "nothing half done is left");
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#saved") && has(&visit, "#show-saved"), "the next one closes it");
    visit.end();
}
