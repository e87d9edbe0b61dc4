//! `boot.js` in the real `index.html`, with modules in the place of the wasm that fail in every way
//! there is: each must end in a message the user sees, once, with a way to go on.

#![allow(
    clippy::unwrap_used,
    reason = "clippy knows the functions that tests share as tests only inside a crate"
)]

use std::fs;
use std::time::Duration;

use xtask::browser::{Browser, Options};
use xtask::project;
use xtask::server::Server;

const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the page with a module as its glue and gives it to the check.
fn check(name: &str, module: &str, then: impl FnOnce(&Browser)) {
    let site = std::env::temp_dir().join(format!("xtask-boot-{name}-{}", std::process::id()));
    let loader = r#"<script type="module" src="./boot.js" data-js="./app.js" data-wasm="./app.wasm"></script>"#;
    let html = project::read(&project::root().join("index.html")).unwrap();
    let html = html.replace("</head>", &format!("{loader}</head>"));
    project::write(&site.join("index.html"), html).unwrap();
    project::write(&site.join("app.js"), module).unwrap();
    fs::copy(project::root().join("boot.js"), site.join("boot.js")).unwrap();

    let server = Server::start(&site, "/").unwrap();
    let browser = Browser::start(&Options::default()).unwrap();
    browser.goto(&format!("{}#tasks=3", server.url())).unwrap();
    then(&browser);
    drop(browser);
    fs::remove_dir_all(site).unwrap();
}

fn alert(browser: &Browser) -> String {
    let alert = "document.querySelector('[role=alert]')";
    browser.wait_until(alert, PATIENCE).unwrap();
    let alerts = browser.find_all("[role=alert]").unwrap();
    assert_eq!(alerts.len(), 1, "the message stands there once");
    alerts[0].text().unwrap()
}

#[test]
fn a_page_that_starts_shows_no_message() {
    let module = "export default async ({ module_or_path }) => {
        document.getElementById('app').textContent = module_or_path;
    };";
    check("starts", module, |browser| {
        browser
            .wait_until(
                "document.getElementById('app').textContent.endsWith('/app.wasm')",
                PATIENCE,
            )
            .unwrap();
        assert_eq!(browser.find_all("[role=alert]").unwrap().len(), 0);
    });
}

#[test]
fn wasm_that_does_not_arrive_is_reported_in_place_of_the_page() {
    let module = "export default async () => { throw new TypeError('failed to fetch'); };";
    check("absent", module, |browser| {
        let text = alert(browser);
        assert!(text.contains("could not start"), "{text}");
        assert_eq!(browser.find_all("#app [role=alert]").unwrap().len(), 1);
    });
}

#[test]
fn glue_that_does_not_arrive_is_reported_too() {
    check("broken", "this is no JavaScript", |browser| {
        assert!(alert(browser).contains("could not start"));
    });
}

#[test]
fn a_panic_is_reported_once_and_a_reload_keeps_the_design() {
    let module = "export default async () => {
        const button = document.createElement('button');
        button.id = 'panic';
        button.addEventListener('click', () => { throw new WebAssembly.RuntimeError('unreachable'); });
        document.getElementById('app').append(button);
        button.click();
        button.click();
        Promise.reject(new WebAssembly.RuntimeError('unreachable'));
    };";
    check("panic", module, |browser| {
        let text = alert(browser);
        assert!(text.contains("has stopped"), "{text}");
        assert_eq!(browser.find_all("#app h1").unwrap().len(), 1, "the page stays");

        browser.execute("window.before = true", &[]).unwrap();
        browser.find("[role=alert] button").unwrap().click().unwrap();
        browser
            .wait_until("!window.before && document.readyState === 'complete'", PATIENCE)
            .unwrap();
        assert!(browser.url().unwrap().ends_with("#tasks=3"));

        alert(browser);
        browser.find("[role=alert] a").unwrap().click().unwrap();
        browser.wait_until("location.hash === ''", PATIENCE).unwrap();
    });
}
