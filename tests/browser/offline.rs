//! Without a network: the page after one visit, a newer version of it, and the page as one file.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xtask::browser::{Options, key};
use xtask::{language, offline, project, release};

use crate::share::{Downloads, today};
use crate::start::{MEMORIES, before_all, trap_and_start};
use crate::visit::{Visit, dist};

/// Waits until the page is kept for visits without a network.
pub(crate) fn kept(visit: &Visit) {
    let script = "return navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
        const look = () => { if (active.state === 'activated') done(); };
        active.addEventListener('statechange', look);
        look();
    }))";
    visit.js(script, &[]);
}

/// Looks for a newer version; what has become of it.
fn look(visit: &Visit) -> Value {
    let script = "return navigator.serviceWorker.getRegistration().then((it) => it.update())
        .then(({ installing, waiting }) => new Promise((done) => {
            const next = installing ?? waiting;
            const look = () => { if (next?.state !== 'installing') done(next?.state ?? 'none'); };
            next?.addEventListener('statechange', look);
            look();
        }))";
    visit.js(script, &[])
}

/// Waits until so many versions are kept.
fn versions(visit: &Visit, count: usize) {
    let script = "return new Promise((done) => {
        const look = async () => {
            const names = await caches.keys();
            names.length === arguments[0] ? done() : setTimeout(look, 20);
        };
        look();
    })";
    visit.js(script, &[json!(count)]);
}

fn goto(visit: &Visit, at: &str) {
    visit.browser.goto("about:blank").unwrap();
    visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
    visit.started();
}

fn quiet(visit: &Visit) {
    assert_eq!(visit.browser.console_messages().unwrap(), [], "the console stays clean");
}

/// The version that is on the screen: by its title, and by its style sheet.
fn shown(visit: &Visit) -> (bool, bool) {
    let title = visit.js("return document.title", &[]);
    let style = visit.js("return document.styleSheets[0].href", &[]);
    (title.as_str().unwrap().starts_with("Newer"), style.as_str().unwrap().ends_with(NEWER_STYLE))
}

const OLD: (bool, bool) = (false, false);
const NEW: (bool, bool) = (true, true);
const NEWER_STYLE: &str = "style-0123456789abcdef.css";

fn named(file: &Path) -> &str {
    file.file_name().unwrap().to_str().unwrap()
}

/// A copy of the site that goes with the test.
pub(crate) struct Site(pub(crate) PathBuf);

impl Site {
    pub(crate) fn copied(name: &str) -> Site {
        let site = Site::empty(name);
        for file in project::files_below(dist()).unwrap() {
            let copy = site.0.join(file.strip_prefix(dist()).unwrap());
            project::write(&copy, fs::read(&file).unwrap()).unwrap();
        }
        site
    }

    fn empty(name: &str) -> Site {
        let folder = format!("ecs-reach-{name}-{}", std::process::id());
        let site = Site(std::env::temp_dir().join(folder));
        project::empty(&site.0).unwrap();
        site
    }

    fn documents(&self) -> [PathBuf; 2] {
        ["index.html", "fr/index.html"].map(|page| self.0.join(page))
    }

    /// Puts a newer version in place of it: other documents, a style sheet of another name.
    fn renew(&self) {
        let files = project::files_below(&self.0).unwrap();
        let style = files.iter().find(|file| named(file).starts_with("style-"));
        let style = style.unwrap();
        let name = named(style);
        for page in self.documents() {
            let html = project::read(&page).unwrap().replace("<title>", "<title>Newer ");
            project::write(&page, html.replace(name, NEWER_STYLE)).unwrap();
        }
        fs::rename(style, self.0.join(NEWER_STYLE)).unwrap();
        offline::write_worker(&self.0).unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // What is left behind is in a folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

// ---------------------------------------------------------------------------------------------
// After one visit

#[test]
fn after_one_visit_the_page_works_without_its_server_in_every_language() {
    let mut visit = Visit::to("tasks=3");
    kept(&visit);
    for request in visit.answered() {
        let twice = visit.answered().iter().filter(|other| **other == request).count() > 1;
        let for_good = [".wasm", ".js", ".css"].iter().any(|end| request.path.ends_with(end));
        // Whether a document is still the same, only the host knows.
        assert!(!(twice && for_good), "{} is downloaded twice", request.path);
    }
    visit.stop_server();

    visit.reload();
    assert_eq!(visit.property("#tasks", "value"), "3", "a reload");
    visit.open("subnet=isolated&tasks=5");
    assert_eq!(visit.verdict("outbound"), "no", "a link that was sent");
    for (at, language) in [
        ("?x=1#tasks=6", "en"),
        ("index.html#tasks=6", "en"),
        ("fr/#tasks=6", "fr"),
        ("fr#tasks=6", "fr"),
        ("fr?x=1&y#tasks=6", "fr"),
    ] {
        goto(&visit, at);
        let led_to = at.replace("fr#", "fr/#").replace("fr?", "fr/?");
        assert_eq!(visit.browser.url().unwrap(), format!("{}{led_to}", visit.address("")));
        assert_eq!(visit.property("#tasks", "value"), "6", "{at}");
        assert_eq!(visit.property("html", "lang"), language, "{at}");
    }
    for at in ["frame.html?view=bill#tasks=6", "fr/frame.html?view=verdicts&readonly#tasks=6"] {
        visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
        visit.wait("document.querySelector('ecs-reach')?.assessment");
        assert_eq!(visit.property("ecs-reach", "link"), "tasks=6", "{at}");
    }
    let tab = visit.browser.open_tab().unwrap();
    visit.browser.go_to_tab(&tab).unwrap();
    visit.open("subnet=public");
    assert_eq!(visit.link(), "subnet=public", "a new tab");
    visit.click(".actions a");
    visit.started();
    assert_eq!(visit.property("html", "lang"), "fr", "the language switch");
    assert_eq!(visit.link(), "subnet=public");
    visit.click("#subnet-private");
    assert_eq!(visit.verdict("outbound"), "yes", "and it answers");
    quiet(&visit);
}

#[test]
fn a_second_visit_asks_for_nothing_but_a_newer_version() {
    let visit = Visit::to("");
    kept(&visit);
    let before = visit.answered().len();
    for link in ["tasks=3", "subnet=isolated"] {
        visit.open(link);
        let from =
            visit.js("return performance.getEntriesByType('navigation')[0].workerStart > 0", &[]);
        assert_eq!(from, true, "{link}: from what is kept");
    }
    visit.reload();
    look(&visit);
    let asked: Vec<String> = visit.answered().into_iter().skip(before).map(|it| it.path).collect();
    assert!(!asked.is_empty() && asked.iter().all(|path| path.ends_with("/sw.js")), "{asked:?}");
    assert_eq!(visit.count(".newer"), 0, "nothing is newer");

    // What else stands below the same address is the host's.
    let package = visit.package("tasks=3");
    assert!(package["assessment"]["bill"].is_object());
    assert_eq!(visit.asked_for("pkg/index.js"), 1);
    visit.end();
}

#[test]
fn where_nothing_is_kept_for_later_the_page_works_all_the_same() {
    let without = |value: &str| {
        format!("Object.defineProperty(Navigator.prototype, 'serviceWorker', {{ {value} }});")
    };
    for script in [
        without("value: undefined"),
        without("get() { throw new DOMException('no', 'SecurityError'); }"),
        without("value: { register: async () => { throw new TypeError('no'); } }"),
        "Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });"
            .to_owned(),
    ] {
        let visit = Visit::of(&Options::default());
        before_all(&visit, &script);
        visit.open("tasks=3");
        visit.click("#subnet-public");
        assert_eq!(visit.link(), "subnet=public&tasks=3", "{script}");
        assert_eq!(visit.asked_for("/sw.js"), 0, "{script}");
        visit.end();
    }
}

// ---------------------------------------------------------------------------------------------
// A newer version

#[test]
fn a_newer_version_is_offered_and_comes_when_it_is_wanted_with_nothing_lost() {
    let site = Site::copied("newer");
    let visit = Visit::at(&site.0, &Options::default());
    visit.open("tasks=3");
    kept(&visit);
    let (first, second) = (visit.browser.tab().unwrap(), visit.browser.open_tab().unwrap());
    visit.browser.go_to_tab(&second).unwrap();
    visit.open("subnet=isolated");
    visit.browser.go_to_tab(&first).unwrap();

    site.renew();
    assert_eq!(look(&visit), "installed");
    visit.wait("document.querySelector('.newer')");
    let offer = "A new version of ECS Reach is ready. Reload when it suits you: your design and \
                 what you are typing are kept.";
    assert!(visit.text("#newer[role=status]").starts_with(offer));
    visit.press_button("Later");
    assert_eq!(visit.count(".newer"), 0);
    visit.reload();
    assert_eq!(shown(&visit), OLD, "declined: the old one goes on, whole");
    visit.wait("document.querySelector('.newer')");

    visit.click("#subnet-public");
    visit.put("port", "no port");
    visit.click(".diagnosis > summary");
    visit.put("pasted", "CannotPullContainerError");
    visit.js("window.before = true", &[]);
    visit.press_button("Reload");
    visit.wait("!window.before");
    visit.started();
    assert_eq!(shown(&visit), NEW, "accepted");
    assert_eq!(visit.link(), "subnet=public&tasks=3", "the design is kept");
    visit.wait("document.querySelector('#port').value === 'no port'");
    visit.wait("document.querySelector('#pasted')?.value === 'CannotPullContainerError'");
    assert!(visit.shows("#port-message"), "what is wrong with it is said again");
    visit.reload();
    assert_eq!(visit.property("#port", "value"), "443", "it is given back once");
    assert_eq!(shown(&visit), NEW);

    // The other tab is as it was, and gets what it may still want of its own version.
    visit.browser.go_to_tab(&second).unwrap();
    assert_eq!((shown(&visit), visit.link().as_str()), (OLD, "subnet=isolated"));
    versions(&visit, 2);
    let style = "return fetch(document.styleSheets[0].href).then((it) => it.status)";
    assert_eq!(visit.js(style, &[]), 200, "the server does not have it any more");
    visit.click("#subnet-public");
    visit.js("window.before = true", &[]);
    visit.press_button("Reload");
    visit.wait("!window.before");
    visit.started();
    assert_eq!((shown(&visit), visit.link().as_str()), (NEW, "subnet=public"));
    versions(&visit, 1);
    quiet(&visit);
}

#[test]
fn while_a_host_sends_half_of_a_newer_version_the_old_one_stays_whole() {
    let site = Site::copied("half");
    let mut visit = Visit::at(&site.0, &Options::default());
    visit.open("tasks=3");
    kept(&visit);
    let [page, _] = site.documents();
    let old = project::read(&page).unwrap();
    site.renew();
    project::write(&page, &old).unwrap();
    assert_eq!(look(&visit), "redundant");
    visit.stop_server();
    visit.reload();
    assert_eq!((shown(&visit), visit.count(".newer")), (OLD, 0));
}

// ---------------------------------------------------------------------------------------------
// Installed

#[test]
fn the_page_of_each_language_can_be_installed() {
    let visit = Visit::to("");
    for (at, language) in [("", "en"), ("fr/", "fr")] {
        goto(&visit, at);
        let manifest = visit.browser.cdp("Page.getAppManifest", &json!({})).unwrap();
        assert_eq!(manifest["errors"], json!([]), "{at}");
        let read: Value = serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
        assert_eq!(read["lang"], language);
        let errors = visit.browser.cdp("Page.getInstallabilityErrors", &json!({})).unwrap();
        assert_eq!(errors["installabilityErrors"], json!([]), "{at}");
        let script = "return Promise.all(arguments[0].map(async ({ src }) => {
            const icon = await (await fetch(new URL(src, document.baseURI))).blob();
            const { width, height } = await createImageBitmap(icon);
            return width + 'x' + height;
        }))";
        let sizes: Vec<&Value> =
            read["icons"].as_array().unwrap().iter().map(|icon| &icon["sizes"]).collect();
        assert_eq!(visit.js(script, &[read["icons"].clone()]), json!(sizes), "{at}");
    }
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// One file

#[test]
fn the_page_as_one_file_does_everything_and_asks_for_nothing() {
    let site = Site::empty("alone");
    let name = "ecs-reach.html";
    let file = site.0.join(name);
    fs::copy(dist().join(name), &file).unwrap();
    let file = format!("file://{}", file.display());

    let visit = Visit::at(&site.0, &Options::default());
    let alone =
        json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    visit.browser.cdp("Network.enable", &json!({})).unwrap();
    visit.browser.cdp("Network.emulateNetworkConditions", &alone).unwrap();
    before_all(&visit, MEMORIES);
    visit.browser.goto(&format!("{file}#tasks=3")).unwrap();
    visit.started();
    assert_eq!(visit.property("#tasks", "value"), "3");
    assert!(!visit.shows(".one-file"), "it does not offer itself");

    visit.click("#subnet-isolated");
    assert_eq!(
        (visit.link().as_str(), visit.verdict("outbound").as_str()),
        ("subnet=isolated&tasks=3", "no")
    );
    visit.press(&["\u{E009}z"]);
    assert_eq!(visit.link(), "tasks=3", "undo");
    visit.click("#subnet-public");
    visit.click("#show-saved");
    visit.put("save-name", "Kept");
    visit.click("#save");
    visit.press(&[key::ESCAPE]);
    visit.reload();
    assert_eq!(visit.link(), "subnet=public&tasks=3", "a reload");
    visit.click("#show-saved");
    assert_eq!(visit.text(".kept h3"), "Kept", "saved designs");
    visit.press(&[key::ESCAPE]);

    let downloads = Downloads::of(&visit, "ecs-reach-alone-downloads");
    visit.click("#share-open");
    let bill = format!("ecs-reach-bill-us-east-1-{}.csv", today(&visit));
    for (button, name, begins) in [
        ("Save the bill as CSV", bill.as_str(), &b"charge,"[..]),
        ("Save the diagram as PNG", "ecs-reach.png", b"\x89PNG"),
    ] {
        visit.press_button(button);
        assert!(downloads.file(&visit, name).starts_with(begins), "{name}");
    }
    visit.press(&[key::ESCAPE]);
    quiet(&visit);

    visit.put("port", "no port");
    trap_and_start(&visit);
    visit.wait("document.querySelector('#port').value === 'no port'");
    assert!(visit.text("body > [role=alert]").contains("has started again"));
    visit.press_button("Dismiss");
    visit.click("#subnet-private");
    assert_eq!(visit.link(), "tasks=3", "it works after a new start");
    visit.browser.console_messages().unwrap();

    visit.click(".actions a");
    visit.wait("document.documentElement.lang === 'fr'");
    visit.started();
    assert_eq!(visit.text("#answer-start .verdict"), "Oui", "the other language is in it");
    assert_eq!(visit.link(), "tasks=3");
    let title = visit.js("return document.title", &[]);
    assert!(title.as_str().unwrap().contains("Vos tâches"), "{title}");
    visit.reload();
    assert_eq!(visit.property("html", "lang"), "fr");
    visit.click("footer a[href$='licenses.html']");
    assert!(visit.shows("#licences > ul"), "the licences are in it");
    let listed = "return [...document.querySelectorAll('#licences li')].some((one) => one.innerText.startsWith('yew '))";
    assert_eq!(visit.js(listed, &[]), true);
    quiet(&visit);
    for url in visit.browser.requests().unwrap() {
        let own = ["data:", "blob:", &file].iter().any(|own| url.starts_with(own));
        assert!(own, "a request left the file: {url}");
    }
    assert_eq!(visit.answered(), []);
}

/// What the page copies, kept at hand: no file can be allowed to read it.
const COPIES: &str = "
    Clipboard.prototype.writeText = async (text) => { window.copied = text; };";

#[test]
fn what_the_one_file_shares_holds_nothing_of_the_disk_that_it_stands_on() {
    let public = "https://example.com/reach/";
    for (name, home, said) in [
        (
            "mary",
            "",
            "Link copied (the part from # on, to put behind the address of any copy of ECS Reach)",
        ),
        ("marie", public, "Link copied"),
    ] {
        let site = Site::copied(name);
        if !home.is_empty() {
            let address = release::Address::new(home).unwrap();
            release::addressed(&site.0, &language::all().unwrap(), &address).unwrap();
        }
        let folder = site.0.file_name().unwrap().to_str().unwrap().to_owned();
        let file = format!("file://{}/ecs-reach.html", site.0.display());
        let visit = Visit::at(&site.0, &Options::default());
        before_all(&visit, &[MEMORIES, COPIES].concat());
        visit.browser.goto(&format!("{file}#tasks=3")).unwrap();
        visit.started();
        let link = format!("{home}#tasks=3");
        let copied = || visit.js("return copied", &[]).as_str().unwrap().to_owned();

        visit.press_button("Copy link");
        visit.wait("document.querySelector('.actions [role=status]').textContent");
        assert_eq!((copied(), visit.text(".actions [role=status]").as_str()), (link.clone(), said));
        let downloads = Downloads::of(&visit, &format!("downloads-{folder}"));
        visit.click("#share-open");
        visit.press_button("Copy as Markdown");
        visit.wait("copied.startsWith('## ')");
        let opens = match home {
            "" => format!("Open this design `{link}` (the part"),
            _ => format!("[Open this design](<{link}>)"),
        };
        assert!(copied().contains(&opens), "{}", copied());
        visit.press_button("Save the bill as CSV");
        let bill = format!("ecs-reach-bill-us-east-1-{}.csv", today(&visit));
        let bill = String::from_utf8(downloads.file(&visit, &bill)).unwrap();
        assert!(bill.lines().skip(1).all(|row| row.contains(&format!(",{link},"))), "{bill}");
        visit.press(&[key::ESCAPE]);
        trap_and_start(&visit);
        visit.click("body > [role=alert] summary");
        let report = visit.text("body > [role=alert] pre");
        assert!(report.contains(&format!("\n{link}\n")), "{report}");

        let paper =
            visit.js("return document.querySelector('.printed p:last-child').textContent", &[]);
        assert!(paper.as_str().unwrap().starts_with(&link), "{paper}");
        // In nothing of it all, nor anywhere else on the page: as text or as what links resolve to.
        let resolved = "return [...document.querySelectorAll('.printed [href]')].map(({ href }) => href).join()";
        let page = visit.js("return document.documentElement.outerHTML", &[]);
        for text in [copied(), bill, report, page.to_string(), visit.js(resolved, &[]).to_string()]
        {
            let at = text.find(&folder).or(text.find("file:/"));
            assert_eq!(at, None, "{text}");
        }
        assert_eq!(visit.link(), "tasks=3", "the address bar is as it was");
        for url in visit.browser.requests().unwrap() {
            let own = ["data:", "blob:", &file].iter().any(|own| url.starts_with(own));
            assert!(own, "a request left the file: {url}");
        }
    }
    // With a host it has the address that it was opened by.
    let visit = Visit::of(&Options::default());
    before_all(&visit, COPIES);
    let file = format!("{}ecs-reach.html#tasks=3", visit.address(""));
    visit.browser.goto(&file).unwrap();
    visit.started();
    visit.press_button("Copy link");
    visit.wait("window.copied");
    assert_eq!(visit.js("return copied", &[]), file);
}

#[test]
fn the_page_offers_its_one_file() {
    let visit = Visit::to("");
    for (at, says) in [("", "Take it with you"), ("fr/", "Tout l’outil")] {
        goto(&visit, at);
        assert!(visit.text(".one-file a").starts_with(says), "{at}");
        assert_eq!(visit.attribute(".one-file a", "download").unwrap(), "ecs-reach.html");
        let script =
            "return fetch(document.querySelector('.one-file a').href).then((it) => it.status)";
        assert_eq!(visit.js(script, &[]), 200, "{at}");
    }
    visit.end();
}
