//! How the page starts: in which language, with what on the screen before the app is there, and again
//! when it breaks.

use serde_json::{Value, json};
use xtask::browser::Options;

use crate::visit::Visit;

/// Holds back the wasm until `letGo()`.
const HELD: &str = "
    const held = new Promise((done) => { window.letGo = done; });
    const now = fetch;
    window.fetch = async (...what) => { await held; return now(...what); };";

/// Sums up what moves on the page without anybody's doing.
const SHIFTS: &str = "
    window.shifted = 0;
    window.moved = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
            window.shifted += value;
            window.moved.push(...sources.map(({ node }) => node?.className ?? node?.nodeName));
        }
    }).observe({ type: 'layout-shift', buffered: true });";

/// Keeps the memory of every start of the app at hand.
pub(crate) const MEMORIES: &str = "
    window.memories = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...what) => {
        const made = await instantiate(...what);
        window.memories.push((made.instance ?? made).exports.memory);
        return made;
    };";

/// Nothing may be kept for the next visit.
const FORGETFUL: &str = "
    Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } });";

fn reader(language: &str) -> Visit {
    Visit::of(&Options { language: language.to_owned(), ..Options::default() })
}

/// Runs a script in every page before its own.
pub(crate) fn before_all(visit: &Visit, script: &str) {
    let command = "Page.addScriptToEvaluateOnNewDocument";
    visit.browser.cdp(command, &json!({ "source": script })).unwrap();
}

/// The address below the root of the site.
fn place(visit: &Visit) -> String {
    let url = visit.browser.url().unwrap();
    url.strip_prefix(&visit.address("")).unwrap_or(&url).to_owned()
}

/// What names a page's language: the document, its title, and an answer.
fn speaks(visit: &Visit) -> (Value, bool, String) {
    let title = visit.js("return document.title", &[]);
    let french = title.as_str().unwrap().contains("Vos tâches");
    (visit.property("html", "lang"), french, visit.text("#answer-start .verdict"))
}

fn english() -> (Value, bool, String) {
    (json!("en"), false, "Yes".to_owned())
}

fn french() -> (Value, bool, String) {
    (json!("fr"), true, "Oui".to_owned())
}

#[test]
fn the_reader_s_languages_choose_where_the_address_names_none() {
    for (languages, at, led_to) in [
        ("en-GB,fr", "", ""),
        ("fr-CA,en", "", "fr/"),
        ("de-DE,fr,en", "", "fr/"),
        ("de,ja", "", ""),
        ("fr", "?language=en", ""),
        ("en", "?language=fr", "fr/"),
        ("fr", "?language=xx", "fr/?language=xx"),
        // A folder is a choice.
        ("en", "fr/", "fr/"),
        ("de", "fr/", "fr/"),
    ] {
        let visit = reader(languages);
        visit.browser.goto(&format!("{}{at}#tasks=3", visit.address(""))).unwrap();
        visit.started();
        let at = format!("{languages} at `{at}`");
        assert_eq!(place(&visit), format!("{led_to}#tasks=3"), "{at}");
        assert_eq!(visit.property("#tasks", "value"), "3", "{at}");
        let expected = if led_to.starts_with("fr/") { french() } else { english() };
        assert_eq!(speaks(&visit), expected, "{at}");
        let wasm = "return performance.getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('.wasm')).length";
        assert_eq!(visit.js(wasm, &[]), 1, "{at}: one language is loaded before it starts");
        visit.end();
    }
}

#[test]
fn a_switch_changes_the_language_keeps_the_design_and_is_remembered() {
    let visit = reader("fr");
    visit.open("");
    assert_eq!((place(&visit).as_str(), speaks(&visit)), ("fr/", french()));
    visit.click("#subnet-public");

    let other = ".actions a";
    assert_eq!(visit.find(other).accessible_name().unwrap(), "English");
    assert_eq!(visit.attribute(other, "lang").unwrap(), "en");
    visit.click(other);
    visit.started();
    assert_eq!(place(&visit), "#subnet=public", "the design comes along");
    assert_eq!(speaks(&visit).0, "en");
    visit.reload();
    assert_eq!(speaks(&visit).0, "en");
    visit.open("subnet=isolated");
    assert_eq!((place(&visit).as_str(), speaks(&visit).0), ("#subnet=isolated", json!("en")));

    visit.click(other);
    visit.started();
    assert_eq!((place(&visit).as_str(), speaks(&visit).0), ("fr/#subnet=isolated", json!("fr")));
    visit.open("");
    assert_eq!(place(&visit), "fr/", "the last choice counts");
    visit.end();
}

#[test]
fn where_nothing_may_be_kept_the_address_goes_on_naming_the_language() {
    let visit = reader("fr");
    before_all(&visit, FORGETFUL);
    visit.open("tasks=3");
    visit.click(".actions a");
    visit.started();
    assert_eq!(place(&visit), "?language=en#tasks=3");
    visit.reload();
    assert_eq!((place(&visit).as_str(), speaks(&visit)), ("?language=en#tasks=3", english()));
    visit.end();
}

#[test]
fn the_default_answer_is_there_before_the_app_and_nothing_moves_when_it_comes() {
    for (width, at) in [(1440, ""), (390, ""), (1440, "fr/"), (390, "fr/")] {
        let visit = Visit::of(&Options { width, ..Options::default() });
        before_all(&visit, &[HELD, SHIFTS].concat());
        visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
        visit.settle();
        let at = format!("{at} at {width}");
        assert_eq!(visit.count("#app :is(input, select, textarea, button):enabled"), 0, "{at}");
        assert_eq!(
            visit.count("#app .controls[tabindex='0']"),
            1,
            "{at}: it is scrolled by keyboard"
        );
        visit.wait("performance.getEntriesByName('first-contentful-paint').length");
        let titles =
            "return [...document.querySelectorAll('#app h2')].map((title) => title.textContent)";
        let (answers, parts) = (visit.text(".answers"), visit.js(titles, &[]));
        assert!(answers.contains("73"), "{at}: {answers}");
        // Far below it is not laid out until somebody comes near: then it is.
        let waits = "return !document.querySelector('#notes :is(h2, h3)')
            .checkVisibility({ contentVisibilityAuto: true })";
        assert_eq!(visit.js(waits, &[]), width == 390, "{at}: the findings wait");
        visit.js("document.querySelector('#notes').scrollIntoView()", &[]);
        visit.wait(&format!("(() => {{ {waits} }})() === false"));
        visit.js("scrollTo(0, 0)", &[]);

        visit.js("letGo()", &[]);
        visit.started();
        assert_eq!(visit.text(".answers"), answers, "{at}: the app says the same");
        assert_eq!(
            visit.count("#app .controls[tabindex]"),
            0,
            "{at}: now its fields take the focus"
        );
        assert_eq!(visit.js(titles, &[]), parts, "{at}: and has the same parts");
        assert_eq!(visit.count("[data-waits]"), 0, "{at}: all of them drawn by the app");
        let shifted = visit.js("return window.shifted", &[]).as_f64().unwrap();
        let moved = visit.js("return window.moved", &[]);
        assert!(shifted < 0.02, "{at}: {shifted} of the page has moved: {moved}");
        let wide = visit.js("return document.documentElement.scrollWidth", &[]);
        assert_eq!(wide, width, "{at}: it scrolls down only");
        visit.end();
    }
}

#[test]
fn the_default_answer_never_stands_for_that_of_a_link() {
    let visit = Visit::of(&Options::default());
    before_all(&visit, HELD);
    visit.browser.goto(&visit.address("subnet=isolated")).unwrap();
    visit.settle();
    assert!(!visit.shows("#answer-start") && !visit.shows("#bill"));
    assert_eq!(visit.text(".waiting"), "Opening the design of this link\u{2026}");
    // A jump that the app does not take yet.
    visit.js("document.querySelector('.skip').click()", &[]);
    assert_eq!(visit.link(), "subnet=isolated", "it leaves the design in the address");

    visit.js("letGo()", &[]);
    visit.started();
    assert!(visit.shows("#answer-start") && !visit.shows(".waiting"));
    assert_eq!(visit.verdict("outbound"), "no");
    visit.end();
}

#[test]
fn without_its_wasm_the_page_says_so_above_the_default_answer_and_tries_again() {
    for (at, told, again) in [
        ("#tasks=3", "ECS Reach could not start.", "Try again"),
        ("fr/#tasks=3", "ECS Reach n\u{2019}a pas pu démarrer.", "Réessayer"),
    ] {
        let visit = Visit::of(&Options::default());
        let block = |urls: Value| {
            visit.browser.cdp("Network.enable", &json!({})).unwrap();
            visit.browser.cdp("Network.setBlockedURLs", &json!({ "urls": urls })).unwrap();
        };
        block(json!(["*.wasm"]));
        visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
        visit.wait("document.querySelector('[role=alert] strong')");
        assert!(visit.text("[role=alert]").starts_with(told), "{at}");
        assert_eq!(visit.verdict("start"), "yes", "{at}");
        assert!(visit.shows("#answer-start"), "{at}: the default answer is there");
        assert_eq!(visit.count("#app input:enabled"), 0, "{at}");
        inert(&visit, at);
        visit.accessible(at);

        block(json!([]));
        visit.press_button(again);
        visit.started();
        assert_eq!((visit.property("#tasks", "value"), place(&visit).as_str()), (json!("3"), at));
        assert_eq!(visit.count("[role=alert]"), 0, "{at}");
        assert_eq!(visit.js(LOOKS, &[]), json!([1, "none"]), "{at}: it has started");
    }
}

/// How faint what can be pressed looks, and what the answers say of whose they are.
const LOOKS: &str = "
    const faint = [...document.querySelectorAll('#app .actions button, #app .why:not(a)')]
        .filter((button) => button.checkVisibility())
        .map((button) => Number(getComputedStyle(button).opacity));
    const { content, display } = getComputedStyle(document.querySelector('#verdicts'), '::before');
    return [Math.max(...faint), display === 'none' ? 'none' : content]";

/// Nothing looks as if it could be pressed, and the answers say that they are those for the default design.
fn inert(visit: &Visit, at: &str) {
    let found = visit.js(LOOKS, &[]);
    assert_eq!(found[0], 0.5, "{at}");
    let whose = if at.starts_with("fr/") { "par défaut" } else { "the default design" };
    assert!(found[1].as_str().unwrap().contains(whose), "{at}: {found}");
}

/// Makes the app's memory useless and has it run: what comes of it is a trap of the real one. How often
/// it had been started.
fn trap(visit: &Visit) -> u64 {
    let script = "for (const memory of memories) new Uint8Array(memory.buffer).fill(0xff);
        document.querySelector('#subnet-isolated').click();
        return memories.length";
    visit.js(script, &[]).as_u64().unwrap()
}

pub(crate) fn trap_and_start(visit: &Visit) {
    let starts = trap(visit);
    visit.wait(&format!("memories.length > {starts} && document.querySelector('#app input')"));
    visit.settle();
}

#[test]
fn a_trap_starts_the_page_again_with_the_design_and_what_was_typed() {
    let visit = Visit::of(&Options::default());
    before_all(&visit, MEMORIES);
    visit.open("tasks=3");
    visit.put("port", "no port");
    visit.click(".diagnosis > summary");
    visit.put("pasted", "CannotPullContainerError");
    visit.click("#subnet-public");
    assert_eq!(visit.link(), "subnet=public&tasks=3");

    trap_and_start(&visit);
    let told = "ECS Reach met an error of its own and has started again.";
    assert!(visit.text("body > [role=alert]").starts_with(told));
    assert_eq!(visit.link(), "subnet=public&tasks=3");
    assert_eq!(visit.property("#tasks", "value"), "3");
    assert_eq!(visit.property("#subnet-public", "checked"), true);
    visit.wait("document.querySelector('#pasted')?.value === 'CannotPullContainerError'");
    visit.wait("document.querySelector('#port').value === 'no port'");
    assert!(visit.shows("#port-message"), "what is wrong with it is said again");

    // The new one works, and hears what the old one heard.
    visit.click("#subnet-private");
    assert_eq!(visit.link(), "tasks=3");
    visit.paste("subnet=isolated");
    assert_eq!(visit.verdict("outbound"), "no");

    visit.click("body > [role=alert] summary");
    let report = visit.text("body > [role=alert] pre");
    let version = concat!("ECS Reach ", env!("CARGO_PKG_VERSION"));
    assert!(report.starts_with(version), "{report}");
    assert!(report.contains("#subnet=public&tasks=3\nMozilla/5.0"), "{report}");
    assert_eq!(report.lines().count(), 4, "{report}");
    visit.accessible("started again");
    visit.press_button("Dismiss");
    assert_eq!(visit.count("body > [role=alert]"), 0);
}

#[test]
fn a_page_that_keeps_breaking_stops_with_a_message() {
    let visit = Visit::of(&Options::default());
    before_all(&visit, MEMORIES);
    visit.browser.goto(&format!("{}fr/#tasks=3", visit.address(""))).unwrap();
    visit.started();
    for _ in 0..3 {
        trap_and_start(&visit);
    }
    trap(&visit);
    visit.wait("document.querySelector('[data-does=reload]')");
    let told = visit.text("body > [role=alert]");
    assert!(told.starts_with("ECS Reach s\u{2019}est arrêté"), "{told}");
    visit.accessible("stopped");
    visit.js("window.before = true", &[]);
    visit.press_button("Recharger");
    visit.wait("!window.before");
    visit.started();
    assert_eq!(place(&visit), "fr/#tasks=3");
}

#[test]
fn without_javascript_the_page_is_read_in_either_language() {
    for (at, says, answer) in [
        ("", "Below stands its answer for the default design.", "Yes"),
        ("fr/", "Voici sa réponse pour l\u{2019}architecture par défaut.", "Oui"),
    ] {
        let visit = reader("fr");
        let off = json!({ "value": true });
        visit.browser.cdp("Emulation.setScriptExecutionDisabled", &off).unwrap();
        visit.browser.goto(&format!("{}{at}#tasks=3", visit.address(""))).unwrap();
        assert!(visit.text("noscript").contains(says), "{at}");
        assert_eq!(visit.text("#answer-start .verdict"), answer, "{at}");
        assert!(visit.shows("#bill") && !visit.shows(".waiting"), "{at}");
        assert_eq!(visit.asked_for(".wasm"), 0, "{at}");
        // What judges the page is a script, too.
        let on = json!({ "value": false });
        visit.browser.cdp("Emulation.setScriptExecutionDisabled", &on).unwrap();
        visit.accessible(&format!("without JavaScript in /{at}"));
    }
}
