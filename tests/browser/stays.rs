//! What is open in a tab stays: through a reload, in another language, and on the way back.

use serde_json::json;
use xtask::browser::Options;

use crate::visit::Visit;

const MESSAGE: &str =
    "CannotPullContainerError: pull image manifest has been retried 1 time(s)\n\ni/o timeout";

/// Something of everything that the address does not hold.
fn at_work(visit: &Visit) {
    visit.click(".diagnosis > summary");
    visit.wait("document.querySelector('#pasted')");
    visit.put("pasted", MESSAGE);
    visit.click("#subnet-isolated");
    visit.click("#subnet-private");
    visit.find("#nat").select("single").unwrap();
    visit.settle();
    visit.click("#undo");
    visit.click("#ways [data-way=regional-nat] .act:last-child");
    visit.js("scrollTo(0, 0)", &[]);
    visit.click(".fail .zone");
}

fn is_there(visit: &Visit, at: &str) {
    assert_eq!(visit.property("#pasted", "value"), MESSAGE, "{at}: the message");
    assert!(visit.count(".diagnosis li") > 0, "{at}: its causes");
    assert_eq!(visit.attribute(".fail .zone", "aria-pressed").unwrap(), "true", "{at}: the zone");
    assert_eq!(visit.count("#pinned tbody"), 2, "{at}: the comparison");
    assert_eq!(visit.attribute("#redo", "aria-disabled"), None, "{at}: a step on again");
}

#[test]
fn what_is_open_stays_through_a_reload_and_in_another_language() {
    let visit = Visit::to("zones=3");
    at_work(&visit);
    is_there(&visit, "before");
    visit.reload();
    is_there(&visit, "reloaded");
    visit.click("a[hreflang=fr]");
    visit.wait(
        "document.documentElement.lang === 'fr' && document.querySelector('#app input:enabled')",
    );
    visit.settle();
    is_there(&visit, "in French");
    assert_eq!(visit.link(), "zones=3");
    for back in ["zones=3&subnet=isolated", "zones=3"] {
        visit.click("#undo");
        assert_eq!(visit.link(), back);
    }
    assert_eq!(visit.attribute("#undo", "aria-disabled").as_deref(), Some("true"));
    visit.end();
}

#[test]
fn what_another_design_left_or_another_tab_is_nothing_to_this_one() {
    let visit = Visit::to("zones=3");
    at_work(&visit);
    // Another link in the same tab.
    let go = |link: &str| {
        visit.browser.goto("about:blank").unwrap();
        visit.browser.goto(&visit.address(link)).unwrap();
        visit.started();
    };
    go("zones=4");
    let nothing = |at: &str| {
        assert_eq!(visit.count("#pasted, #pinned"), 0, "{at}");
        assert_eq!(visit.attribute(".fail .zone", "aria-pressed").unwrap(), "false", "{at}");
        assert_eq!(visit.attribute("#undo", "aria-disabled").as_deref(), Some("true"), "{at}");
    };
    nothing("another link");
    at_work(&visit);
    let first = visit.browser.tab().unwrap();
    let second = visit.browser.open_tab().unwrap();
    visit.browser.go_to_tab(&second).unwrap();
    go("zones=4");
    nothing("another tab");
    visit.reload();
    nothing("and there again");
    visit.browser.go_to_tab(&first).unwrap();
    visit.reload();
    is_there(&visit, "the first tab");

    // What is none of ours.
    for foreign in
        ["", "zones=4", "zones=4\nlost z\npin subnet=moon\npast \u{0}\nnext x=1", "{}", "\n\n\n\n"]
    {
        let script = "const text = arguments[0];
            addEventListener('pagehide', () => {
                sessionStorage.setItem('ecs-reach-tab', text);
                Storage.prototype.setItem = () => {};
            })";
        visit.js(script, &[json!(foreign)]);
        visit.reload();
        nothing(foreign);
    }
    visit.end();
}

#[test]
fn a_browser_that_keeps_nothing_does_without() {
    let visit = Visit::of(&Options::default());
    let script = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
    let added = visit
        .browser
        .cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))
        .unwrap();
    visit.open("zones=3");
    at_work(&visit);
    visit.reload();
    assert_eq!((visit.link().as_str(), visit.count("#pinned")), ("zones=3", 0));
    visit.browser.cdp("Page.removeScriptToEvaluateOnNewDocument", &added).unwrap();
    visit.end();
}

/// Presses the browser's Back or Forward, and waits for the design.
fn travel(visit: &Visit, step: i32, link: &str) {
    visit.js("history.go(arguments[0])", &[json!(step)]);
    visit.wait(&format!("location.hash.slice(1) === '{link}'"));
    visit.settle();
    assert_eq!(visit.link(), link);
}

/// How many entries there are.
fn entries(visit: &Visit) -> i64 {
    visit.js("return history.length", &[]).as_i64().unwrap()
}

#[test]
fn back_leads_from_each_big_step_to_the_one_before() {
    let visit = Visit::to("tasks=3");
    let begun = entries(&visit);
    visit.put("tasks", "5");
    visit.click("#subnet-isolated");
    assert_eq!(entries(&visit), begun, "small edits stand in place of each other");
    visit.click("#ways [data-way=single-nat] .act");
    let used = visit.link();
    visit.click("#subnet-isolated");
    visit.click(".notes .apply .act");
    let applied = visit.link();
    visit.press_button("Start over");
    assert_eq!((visit.link().as_str(), entries(&visit)), ("", begun + 3));
    travel(&visit, -1, &applied);
    let edited = {
        visit.js("history.back()", &[]);
        visit.settle();
        visit.wait(&format!("location.hash.slice(1) !== '{applied}'"));
        visit.settle();
        visit.link()
    };
    assert_ne!(edited, used, "what was edited since stands in its place");
    travel(&visit, -1, "subnet=isolated&tasks=5");
    assert_eq!(visit.property("#tasks", "value"), "5");
    assert_eq!(visit.verdict("start"), "no");
    travel(&visit, 2, &applied);
    travel(&visit, 1, "");
    visit.end();
}

#[test]
fn undo_after_a_big_step_leaves_no_entry_twice() {
    let visit = Visit::to("tasks=3");
    let begun = entries(&visit);
    visit.press_button("Start over");
    visit.click("#undo");
    visit.wait("location.hash === '#tasks=3'");
    visit.click("#redo");
    visit.wait("location.hash === ''");
    visit.click("#undo");
    visit.wait("location.hash === '#tasks=3'");
    visit.settle();
    assert_eq!(visit.property("#tasks", "value"), "3");
    assert_eq!(entries(&visit), begun + 1);
    // At once after it, before the browser has arrived.
    visit.click("#redo");
    visit.wait("location.hash === ''");
    visit.settle();
    let hurry = "for (const css of arguments[0]) document.querySelector(css).click()";
    visit.js(hurry, &[json!(["#undo", "#subnet-public"])]);
    visit.settle();
    visit.wait("location.hash.includes('subnet=public')");
    visit.settle();
    assert_eq!(visit.link(), "subnet=public&tasks=3");
    assert_eq!(visit.property("#tasks", "value"), "3");

    // A link that is put into the address bar is an entry, too.
    visit.paste("tasks=8");
    visit.press_button("Start over");
    travel(&visit, -1, "tasks=8");
    travel(&visit, -1, "subnet=public&tasks=3");
    visit.end();
}

#[test]
fn an_example_of_a_fault_says_so_and_leads_back() {
    for (page, says, back) in [
        ("", "Example of the fault", "Back to your design"),
        ("fr/", "Exemple de l\u{2019}erreur", "Revenir \u{e0} votre architecture"),
    ] {
        let visit = Visit::of(&Options { width: 390, height: 844, ..Options::default() });
        visit.browser.goto(&format!("{}{page}#tasks=3", visit.address(""))).unwrap();
        visit.started();
        visit.click(".diagnosis > summary");
        visit.wait("document.querySelector('#pasted')");
        visit.put("pasted", "CannotPullContainerError");
        visit.click(".diagnosis li:first-child button");
        let first = visit.link();
        let said = visit.text(".example");
        assert!(said.starts_with(says) && said.contains(back), "{said}");
        let [_, top, _, bottom] = visit.boxes(".example")[0];
        assert!(top > 0.0 && bottom < 844.0, "where the reader is: {top}");
        visit.js("document.querySelectorAll('.diagnosis li button')[1].click()", &[]);
        visit.settle();
        assert_ne!(visit.link(), first);
        visit.click(".example button");
        visit.settle();
        visit.wait("location.hash === '#tasks=3'");
        assert_eq!(visit.count(".example"), 0, "their own is none");
        visit.click("#undo");
        assert_eq!(visit.count(".example"), 0);
        visit.end();
    }
}
