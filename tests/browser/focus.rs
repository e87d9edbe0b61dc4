//! Where the focus goes when what has it is no longer there.

use serde_json::json;
use xtask::browser::key;

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

    // A mouse needs no focus: neither an outline nor a jump comes of it.
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
