//! Browsers are lent from visit to visit: none finds anything of the one before.

use serde_json::json;
use xtask::browser::{Browser, Motion, Options, Scheme};
use xtask::server::Server;

use crate::visit::{Visit, dist};

/// Leaves something of every kind behind.
const LEAVE: &str = "return (async () => {
    for (const storage of [localStorage, sessionStorage]) storage.setItem('left', '1');
    document.cookie = 'left=1; max-age=9999';
    await (await caches.open('left')).put('/left', new Response('left'));
    await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
    await navigator.serviceWorker.ready;
    console.error('left');
    await fetch('http://elsewhere.invalid/', { mode: 'no-cors' }).catch(() => {});
})()";

/// What is found of it.
const FOUND: &str = "return (async () => {
    const media = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)', 'print'];
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' });
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const workers = (await navigator.serviceWorker.getRegistrations()).length;
    return {
        storage: [localStorage.length, sessionStorage.length, document.cookie],
        kept: [await caches.keys(), databases, workers, Boolean(navigator.serviceWorker.controller)],
        allowed: state,
        scripts: window.left ?? null,
        window: [innerWidth, innerHeight, ...media.map((query) => matchMedia(query).matches)],
        online: navigator.onLine,
        history: history.length,
    };
})()";

#[test]
fn a_browser_made_like_new_knows_nothing_of_the_visit_before() {
    let server = Server::start(dist(), "/a/").unwrap();
    let options = Options::default();
    let browser = Browser::start(&options).unwrap();
    // A page of ours that keeps nothing by itself.
    let open = || browser.goto(&format!("{}licenses.html", server.url())).unwrap();
    let found = || browser.execute(FOUND, &[]).unwrap();
    open();
    let new = found();

    browser.goto(server.url()).unwrap();
    browser.wait_until("document.querySelector('#app input:enabled')", Visit::PATIENCE).unwrap();
    browser.execute(LEAVE, &[]).unwrap();
    let origin = browser.execute("return location.origin", &[]).unwrap();
    for (command, parameters) in [
        (
            "Browser.setPermission",
            json!({ "permission": { "name": "clipboard-read", "allowWithoutSanitization": false },
                "setting": "granted", "origin": origin }),
        ),
        ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "window.left = true" })),
    ] {
        browser.cdp(command, &parameters).unwrap();
    }
    browser.set_viewport(390, 700).unwrap();
    browser.emulate(Scheme::Dark, Motion::Reduced).unwrap();
    open();
    let left = found();
    for part in ["storage", "kept", "allowed", "scripts", "window", "history"] {
        assert_ne!(left[part], new[part], "{part} is left behind");
    }
    // From now on it is useless: nothing is found, and no script runs.
    browser.open_tab().unwrap();
    for (command, parameters) in [
        ("Network.enable", json!({})),
        ("Network.setBlockedURLs", json!({ "urls": ["*licenses*"] })),
        (
            "Network.emulateNetworkConditions",
            json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        ),
        ("Emulation.setScriptExecutionDisabled", json!({ "value": true })),
    ] {
        browser.cdp(command, &parameters).unwrap();
    }

    browser.renew(&options).unwrap();
    assert_eq!(browser.requests().unwrap(), [""; 0], "what was asked is nobody's");
    assert_eq!(browser.console_messages().unwrap(), []);
    assert_eq!(browser.asked_elsewhere(), [""; 0]);
    open();
    assert_eq!(found(), new);
}

#[test]
fn a_browser_is_lent_only_to_those_who_would_start_it_the_same() {
    let usual = Options::default();
    let browser = Browser::start(&usual).unwrap();
    let narrow = Options { width: 390, scheme: Scheme::Dark, ..usual.clone() };
    assert!(browser.suits(&usual) && browser.suits(&narrow));
    for other in [
        Options { language: "fr".to_owned(), ..usual.clone() },
        Options { flags: vec!["--kiosk".to_owned()], ..usual.clone() },
        Options { preferences: json!({ "profile.cookie_controls_mode": 1 }), ..usual },
    ] {
        assert!(!browser.suits(&other), "{other:?}");
    }
}
