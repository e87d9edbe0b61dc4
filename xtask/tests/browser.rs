//! The tests of the page trust what the browser tells them. Here it is held against a page that is
//! known: a console that is not clean and a request to another host must not go unnoticed.

#![allow(
    clippy::unwrap_used,
    reason = "clippy knows the functions that tests share as tests only inside a crate"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::json;
use xtask::browser::{Area, Browser, Motion, Options, Scheme, key};
use xtask::server::Server;

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Known</title>
<link rel="icon" href="data:,"></head><body>
<label>Name <input id="name"></label>
<fieldset><label><input type="radio" name="r" value="a" checked>A</label>
<label><input type="radio" name="r" value="b">B</label></fieldset>
<select><option value="x">X</option><option value="y z">Y</option></select>
<p hidden>unseen</p><output></output>
<script>
document.querySelector("select").addEventListener("change", (event) => {
  document.querySelector("output").textContent = event.target.value;
});
</script></body></html>"#;

fn site(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("xtask-browser-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), PAGE).unwrap();
    folder
}

#[test]
fn what_the_page_does_is_seen() {
    let site = site("seen");
    let server = Server::start(&site, "/a/").unwrap();
    let browser = Browser::start(&Options {
        width: 390,
        height: 700,
        scheme: Scheme::Dark,
        motion: Motion::Reduced,
        language: "fr-FR".to_owned(),
        ..Options::default()
    })
    .unwrap();
    browser.goto(server.url()).unwrap();

    let seen = browser
        .execute(
            "const is = (query) => matchMedia(query).matches;
             return [innerWidth, innerHeight, navigator.language,
                     is('(prefers-color-scheme: dark)'), is('(prefers-reduced-motion)'),
                     arguments[0] + 1];",
            &[json!(41)],
        )
        .unwrap();
    assert_eq!(seen, json!([390, 700, "fr-FR", true, true, 42]));
    browser.emulate(Scheme::Light, Motion::Full).unwrap();
    browser.set_viewport(1440, 900).unwrap();
    browser
        .wait_until(
            "innerWidth === 1440 && matchMedia('(prefers-color-scheme: light)').matches",
            Duration::from_secs(5),
        )
        .unwrap();

    assert_eq!(browser.console_messages().unwrap(), [], "a quiet page");
    let asked = browser.requests().unwrap();
    assert!(asked.contains(&server.url().to_owned()), "{asked:?}");

    browser
        .execute(
            "console.log('hello'); console.error('alas');
             const image = new Image(); image.src = 'http://elsewhere.invalid/x.png';
             return new Promise((done) => { image.onerror = done; }).then(() => null);",
            &[],
        )
        .unwrap();
    let said = browser.console_messages().unwrap();
    for expected in ["hello", "alas", "elsewhere.invalid"] {
        assert!(said.iter().any(|message| message.text.contains(expected)), "{expected}: {said:?}");
    }
    assert_eq!(browser.requests().unwrap(), ["http://elsewhere.invalid/x.png"]);

    let error = browser.execute("throw new Error('no luck')", &[]);
    assert!(format!("{:#}", error.unwrap_err()).contains("no luck"));
    let never = browser.wait_until("false", Duration::from_millis(50));
    assert!(never.unwrap_err().to_string().contains("false"));

    let picture = site.join("picture.png");
    browser.screenshot(Area::FullPage, &picture).unwrap();
    assert!(fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    assert!(server.requests().iter().all(|request| request.status == 200));
    fs::remove_dir_all(site).unwrap();
}

/// Whatever part of a page asks: the browser's log leaves out workers, and frames of other sites.
#[test]
fn what_anything_in_a_page_asks_of_other_hosts_is_seen() {
    let site = site("inside");
    let asks = |what: &str| format!("fetch('http://elsewhere.invalid/{what}').catch(() => {{}})");
    let frame = "<!DOCTYPE html><script>fetch('http://elsewhere.invalid/' + location.search.slice(1))</script>";
    fs::write(site.join("frame.html"), frame).unwrap();
    for worker in ["worker", "shared", "service"] {
        fs::write(site.join(format!("{worker}.js")), asks(worker)).unwrap();
    }
    let server = Server::start(&site, "/").unwrap();
    let browser = Browser::start(&Options::default()).unwrap();
    browser.goto(server.url()).unwrap();
    assert_eq!(browser.asked_elsewhere(), [""; 0], "nothing yet");
    let script = "
        const frame = (src) => document.body.append(Object.assign(document.createElement('iframe'), { src }));
        frame('frame.html?frame');
        frame(location.origin.replace('127.0.0.1', 'localhost') + '/frame.html?another-site');
        // What nobody holds may be collected before it has begun.
        globalThis.held = [new Worker('worker.js'), new SharedWorker('shared.js')];
        navigator.serviceWorker.register('service.js');
        const at = 'http://elsewhere.invalid/';
        for (const rel of ['prefetch', 'preload', 'stylesheet', 'modulepreload'])
            document.head.append(Object.assign(document.createElement('link'),
                { rel, as: 'script', href: at + rel }));
        navigator.sendBeacon(at + 'beacon');
        new EventSource(at + 'events');
        // A proxy learns only the host of these.
        new WebSocket('ws://socket.invalid/');
        fetch('https://secure.invalid/').catch(() => {});";
    browser.execute(script, &[]).unwrap();
    let mut missing: BTreeSet<String> = [
        "frame",
        "another-site",
        "worker",
        "shared",
        "service",
        "prefetch",
        "preload",
        "stylesheet",
        "modulepreload",
        "beacon",
        "events",
    ]
    .map(|what| format!("http://elsewhere.invalid/{what}"))
    .into_iter()
    .chain(["socket.invalid:80", "secure.invalid:443"].map(str::to_owned))
    .collect();
    let deadline = Instant::now() + Duration::from_secs(20);
    while !missing.is_empty() {
        for address in browser.asked_elsewhere() {
            missing.remove(&address);
        }
        assert!(Instant::now() < deadline, "unseen: {missing:?}");
        browser.execute("return new Promise(requestAnimationFrame).then(() => null)", &[]).unwrap();
    }
    fs::remove_dir_all(site).unwrap();
}

#[test]
fn the_user_types_clicks_and_tabs() {
    let site = site("user");
    let server = Server::start(&site, "/").unwrap();
    let browser = Browser::start(&Options::default()).unwrap();
    browser.goto(server.url()).unwrap();

    let name = browser.find("#name").unwrap();
    name.type_keys("ab").unwrap();
    assert_eq!(name.property("value").unwrap(), "ab");
    assert_eq!(name.accessible_name().unwrap(), "Name");
    name.clear().unwrap();
    assert_eq!(name.property("value").unwrap(), "");

    browser.find("select").unwrap().select("y z").unwrap();
    assert_eq!(browser.find("output").unwrap().text().unwrap(), "y z");
    assert!(browser.find("select").unwrap().select("w").is_err());

    let radios = browser.find_all("input[type=radio]").unwrap();
    radios[1].click().unwrap();
    assert_eq!(radios[1].property("checked").unwrap(), true);

    name.click().unwrap();
    browser.press(key::TAB).unwrap();
    browser.press(key::UP).unwrap();
    assert_eq!(radios[0].property("checked").unwrap(), true);
    assert_eq!(browser.focused().unwrap().attribute("value").unwrap(), Some("a".to_owned()));
    browser.press(&[key::SHIFT, key::TAB].concat()).unwrap();
    browser.press("cd").unwrap();
    assert_eq!(name.property("value").unwrap(), "cd");

    let hidden = browser.find("p").unwrap();
    assert!(!hidden.is_displayed().unwrap());
    assert_eq!(hidden.text().unwrap(), "");
    assert!(hidden.click().is_err());
    let absent = browser.find("#absent").err().unwrap();
    assert!(format!("{absent:#}").contains("`#absent`"), "{absent:#}");
    fs::remove_dir_all(site).unwrap();
}
