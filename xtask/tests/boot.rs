//! `boot.js` in the real `index.html`, with modules in the place of the app that fail in every way there
//! is: each must end in a message the user sees, once, with a way to go on.

#![allow(
    clippy::unwrap_used,
    reason = "clippy knows the functions that tests share as tests only inside a crate"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use xtask::browser::{Browser, Options};
use xtask::project;
use xtask::server::Server;

const PATIENCE: Duration = Duration::from_secs(10);

/// The shortest file that WebAssembly accepts.
const WASM: &[u8] = b"\0asm\x01\0\0\0";

/// An app with a field, a panel that is drawn when it is opened, and a button that breaks it. What it
/// hears of is counted.
const APP: &str = "
    window.starts = (window.starts ?? 0) + 1;
    window.heard = 0;
    window.typed = null;
    let module;
    export default async ({ module_or_path }) => { module = module_or_path; };
    export const answer = () => 'answered';
    export const page = (app, answered, whole) => {
        const add = (tag, id) => app.appendChild(Object.assign(document.createElement(tag), { id }));
        app.replaceChildren();
        app.dataset.module = module.constructor.name;
        app.dataset.answered = answered;
        add('input', 'field').type = 'text';
        app.addEventListener('input', ({ target }) => { window.typed = target.value; });
        add('details', 'panel').addEventListener('toggle', () => { add('textarea', 'inner'); });
        add('button', 'breaks').addEventListener('click', () => {
            app.dataset.panic = 'panicked here';
            setTimeout(() => { throw new WebAssembly.RuntimeError('an echo'); });
            Promise.reject(new RangeError('another echo'));
            throw new WebAssembly.RuntimeError('unreachable');
        });
        document.getElementById('breaks').textContent = 'break';
        addEventListener('hashchange', () => { window.heard += 1; });
        whole();
    };";

/// The page with other files in the place of the app.
struct Site {
    folder: PathBuf,
    _server: Server,
    browser: Browser,
}

impl Site {
    /// Opens it. The texts of the document are their own names.
    fn open(name: &str, module: &str, wasm: &[u8]) -> Site {
        let folder = std::env::temp_dir().join(format!("xtask-boot-{name}-{}", std::process::id()));
        let loader = r#"<link rel="stylesheet" href="./style.css">
            <script src="./boot.js" data-js="./app.js" data-wasm="./app.wasm"></script>"#;
        let html = project::read(&project::root().join("index.html")).unwrap();
        let html = html.replace(['{', '}'], "").replace("</head>", &format!("{loader}</head>"));
        let html = html.replace("<!-- page -->", "<h1 class='page'>The default answer</h1>");
        project::write(&folder.join("index.html"), html).unwrap();
        project::write(&folder.join("app.js"), module).unwrap();
        if !wasm.is_empty() {
            project::write(&folder.join("app.wasm"), wasm).unwrap();
        }
        for file in ["boot.js", "style.css"] {
            fs::copy(project::root().join(file), folder.join(file)).unwrap();
        }
        let server = Server::start(&folder, "/").unwrap();
        let browser = Browser::start(&Options::default()).unwrap();
        browser.goto(&format!("{}#tasks=3", server.url())).unwrap();
        Site { folder, _server: server, browser }
    }

    fn wait(&self, condition: &str) {
        self.browser.wait_until(condition, PATIENCE).unwrap();
    }

    fn js(&self, script: &str) -> Value {
        self.browser.execute(script, &[]).unwrap()
    }

    fn count(&self, css: &str) -> usize {
        self.browser.find_all(css).unwrap().len()
    }

    fn click(&self, css: &str) {
        self.browser.find(css).unwrap().click().unwrap();
    }

    /// Waits for a message, which must be the only one.
    fn told(&self, name: &str) {
        self.wait(&format!(
            "document.querySelector('[role=alert] strong')?.textContent === '{name}'"
        ));
        assert_eq!(self.count("[role=alert]"), 1, "the message stands there once");
    }

    /// Waits until the app was started so many times and stands there.
    fn started(&self, times: usize) {
        self.wait(&format!("window.starts === {times} && document.getElementById('breaks')"));
    }

    /// Breaks the app and waits until it has been started again.
    fn breaks(&self, starts: usize) {
        self.js("document.getElementById('breaks').click()");
        self.started(starts);
    }

    fn at(&self, file: &str) -> PathBuf {
        Path::new(&self.folder).join(file)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // What is left behind is in a folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_page_that_starts_shows_no_message() {
    let site = Site::open("starts", APP, WASM);
    site.started(1);
    assert_eq!(site.js("return document.getElementById('app').dataset.module"), "Module");
    assert_eq!(site.js("return document.getElementById('app').dataset.answered"), "answered");
    assert_eq!(site.count("[role=alert]"), 0);
    site.js("dispatchEvent(new ErrorEvent('error', { error: new TypeError('no trap') }))");
    site.js("location.hash = 'tasks=4'");
    site.wait("window.heard === 1");
    assert_eq!(site.count("[role=alert]"), 0);
}

#[test]
fn files_that_do_not_arrive_are_reported_above_the_default_answer_and_tried_again() {
    for (name, module, wasm) in [
        ("absent", APP, &b""[..]),
        ("no-wasm", APP, b"<html>"),
        ("broken", "this is no JavaScript", WASM),
        ("empty", "export default async () => { throw new TypeError('failed'); };", WASM),
    ] {
        let site = Site::open(name, module, wasm);
        site.told("NotStarted");
        assert_eq!(site.count("#app > h1"), 1, "{name}: the default answer stays");
        assert!(site.browser.find("#app > h1").unwrap().is_displayed().unwrap(), "{name}");

        site.click("[data-does=retry]");
        site.told("NotStarted");
        project::write(&site.at("app.js"), APP).unwrap();
        project::write(&site.at("app.wasm"), WASM).unwrap();
        site.click("[data-does=retry]");
        site.wait("document.getElementById('breaks')");
        assert_eq!(site.count("[role=alert]"), 0, "{name}");
    }
}

#[test]
fn a_break_starts_the_app_afresh_and_gives_back_what_was_typed() {
    let site = Site::open("again", APP, WASM);
    site.started(1);
    site.browser.find("#field").unwrap().type_keys("half").unwrap();
    site.js("document.getElementById('panel').open = true");
    site.wait("document.getElementById('inner')");
    site.browser.find("#inner").unwrap().type_keys("typed").unwrap();
    site.breaks(2);
    site.told("Restarted");
    site.wait("document.getElementById('inner')?.value === 'typed'");
    assert_eq!(site.js("return document.getElementById('field').value"), "half");
    assert_eq!(site.js("return document.activeElement.id"), "inner", "the focus too");
    assert_eq!(site.js("return window.typed"), "typed", "and the app has heard of it");
    assert_eq!(site.js("return location.hash"), "#tasks=3");

    site.js("location.hash = 'tasks=4'");
    site.wait("window.heard > 0");
    assert_eq!(site.js("return window.heard"), 1, "the old app hears nothing any more");

    let report = site.js("return document.querySelector('[role=alert] pre').textContent");
    let report = report.as_str().unwrap();
    let browser = site.js("return navigator.userAgent");
    for part in ["Title version", "#tasks=3", browser.as_str().unwrap(), "panicked here"] {
        assert!(report.contains(part), "{report}");
    }
    assert_eq!(report.lines().count(), 4, "and nothing else: {report}");

    // What was typed may be what breaks it: it is not given back a second time.
    site.js(
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('two') }))",
    );
    site.started(3);
    site.told("Restarted");
    let report = site.js("return document.querySelector('[role=alert] pre').textContent");
    assert!(report.as_str().unwrap().ends_with("RuntimeError: two"), "{report}");
    site.click("[data-does=dismiss]");
    assert_eq!(site.count("[role=alert]"), 0);
    assert_eq!(site.js("return document.getElementById('field').value"), "");
}

#[test]
fn an_app_that_keeps_breaking_is_given_up_and_a_reload_keeps_the_design() {
    let site = Site::open("stops", APP, WASM);
    for starts in 1..=3 {
        site.started(starts);
        site.breaks(starts + 1);
    }
    site.js("document.getElementById('breaks').click()");
    site.told("Stopped");
    assert_eq!(site.js("return window.starts"), 4);

    site.js("window.before = true");
    site.click("[data-does=reload]");
    site.wait("!window.before && window.starts === 1");
    assert!(site.browser.url().unwrap().ends_with("#tasks=3"));
}

#[test]
fn an_app_that_breaks_at_every_start_is_given_up_too() {
    let module = "window.starts = (window.starts ?? 0) + 1;
        export default async () => { throw new WebAssembly.RuntimeError('unreachable'); };";
    let site = Site::open("never", module, WASM);
    site.told("Stopped");
    assert_eq!(site.js("return window.starts"), 4);
    let report = site.js("return document.querySelector('[role=alert] pre').textContent");
    assert!(report.as_str().unwrap().ends_with("RuntimeError: unreachable"), "{report}");
    site.click("[role=alert] a");
    site.wait("location.hash === ''");
}

#[test]
fn until_the_app_is_there_a_link_shows_no_other_answer_and_jumps_leave_it_alone() {
    let module = "await new Promise((done) => { window.go = done; });
        export default async () => { window.started = true; };
        export const answer = () => {};
        export const page = () => {};";
    let site = Site::open("waits", module, WASM);
    site.wait("window.go");
    let shown = |css: &str| site.browser.find(css).unwrap().is_displayed().unwrap();
    assert!(shown(".waiting") && !shown(".page"));

    site.js("document.getElementById('app').insertAdjacentHTML('beforeend',
        '<a href=\"#target\" class=\"jump\">jump</a><p id=\"target\" tabindex=\"-1\">here</p>')");
    site.click(".jump");
    assert_eq!(
        site.js("return [document.activeElement.id, location.hash]"),
        json!(["target", "#tasks=3"])
    );

    site.js("window.go()");
    site.wait("window.started && !document.documentElement.className");
    assert!(!shown(".waiting") && shown(".page"));
}
