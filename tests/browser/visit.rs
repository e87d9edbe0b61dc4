//! One visit to the page, and what a person does and sees there.

use std::collections::BTreeSet;
use std::net::TcpStream;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};
use xtask::browser::{Browser, Element, Motion, Options, Scheme};
use xtask::server::{Request, Server};

const SUB_PATH: &str = "/a/b/";
const HOSTS: &str = "/hosts/";
const DELETE: &str = "\u{E017}";

/// The rules of axe-core that the page keeps: WCAG up to 2.2 AA, and what else is good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// All that the rules look at, wherever the site is: what stands in the document and in its fields, what lies above
/// it, the size of the window, and what the user's system asks for.
const STATE: &str = "
    const all = (css) => [...document.querySelectorAll(css)];
    const html = document.documentElement.outerHTML.replaceAll(location.origin, '');
    const fields = all('input, select, textarea').map(({ value, checked, disabled }) => [value, checked, disabled]);
    const places = (css) => all('*').flatMap((element, place) => element.matches(css) ? [place] : []);
    const media = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)', 'print'];
    const asked = media.map((query) => matchMedia(query).matches);
    const state = [html, fields, places(':popover-open, :modal, :focus'), innerWidth, innerHeight, asked];
    const bytes = new TextEncoder().encode(JSON.stringify([location.pathname, ...state]));
    return crypto.subtle.digest('SHA-256', bytes).then((hash) => [...new Uint8Array(hash)].join())";

/// What breaks a rule, and how. It asks for nothing from anywhere.
const BROKEN_RULES: &str = "
    const found = axe.run(document, { runOnly: arguments[0], preload: false, resultTypes: ['violations'] });
    return found.then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => [id, html.slice(0, 200), failureSummary])))";

/// Defines `drawn`: everything that was done before is in the document. On a slow machine the app gives way to
/// the browser between two steps, by a timer that comes before these.
pub(crate) const DRAWN: &str = "
    const drawn = async () => {
        for (let step = 0; step < 3; step++) await new Promise((done) => setTimeout(done, 5));
    };";

/// A page that was left would be kept alive in case somebody goes back to it, and every page have a process of its
/// own for that, which takes as long as the page itself. No visit goes back.
const FORGETS: &str = "--disable-back-forward-cache";

/// The built site. All visits of a run are to the same one: whether it is up to date is looked at once.
pub(crate) fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| xtask::dist::up_to_date().unwrap())
}

/// A browser for one visit: one that others have been done with and that was made like new, else a new one.
pub(crate) struct Lent(Option<Browser>);

/// Those that nobody has at the moment. They end with the tests.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

impl Lent {
    fn with(options: &Options) -> Lent {
        let mut options = options.clone();
        options.flags.push(FORGETS.to_owned());
        let idle = || {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            idle.iter().position(|one| one.suits(&options)).map(|place| idle.swap_remove(place))
        };
        let renewed = idle().filter(|one| one.renew(&options).is_ok());
        Lent(Some(renewed.unwrap_or_else(|| Browser::start(&options).unwrap())))
    }
}

impl Deref for Lent {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        self.0.as_ref().unwrap()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // After a failure nobody knows what it was doing. What few tests want is not kept for the others.
        let usual = Options { flags: vec![FORGETS.to_owned()], ..Options::default() };
        let again = self.0.take().filter(|one| one.suits(&usual) && Browser::ENDS_WITH_US);
        if !std::thread::panicking() {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).extend(again);
        }
    }
}

/// One visit to the page. However it ends, nothing may have been asked of another origin.
pub(crate) struct Visit {
    pub(crate) browser: Lent,
    /// None once it has been stopped.
    server: Option<Server>,
    url: String,
    /// Nothing else is asked for.
    pub(crate) within: String,
}

impl Visit {
    /// Opens the design of a link in a fresh browser.
    pub(crate) fn to(link: &str) -> Visit {
        let visit = Visit::of(&Options::default());
        visit.open(link);
        visit
    }

    /// A fresh browser that has not opened the page yet.
    pub(crate) fn of(options: &Options) -> Visit {
        Visit::at(dist(), options)
    }

    /// As [`Visit::of`], with pages of others beside ours: those of `tests/cases/hosts/`.
    pub(crate) fn hosted(options: &Options) -> Visit {
        let hosts = xtask::project::root().join("tests/cases/hosts");
        let server = Server::start_beside((dist(), SUB_PATH), (&hosts, HOSTS)).unwrap();
        let within = server.url().strip_suffix(&SUB_PATH[1..]).unwrap().to_owned();
        let mut visit = Visit::served(server, options);
        visit.within = within;
        visit
    }

    /// The address of a page of others.
    pub(crate) fn host(&self, name: &str) -> String {
        format!("{}{}{name}.html", self.within, &HOSTS[1..])
    }

    /// A fresh browser, and a site in a folder of its own.
    pub(crate) fn at(site: &Path, options: &Options) -> Visit {
        Visit::served(Server::start(site, SUB_PATH).unwrap(), options)
    }

    /// A fresh browser that has not opened the page of this server yet.
    pub(crate) fn served(server: Server, options: &Options) -> Visit {
        let (url, within) = (server.url().to_owned(), server.url().to_owned());
        Visit { browser: Lent::with(options), server: Some(server), url, within }
    }

    /// A fresh browser that has not opened the page at this address yet, which somebody else serves.
    pub(crate) fn elsewhere(url: &str) -> Visit {
        let browser = Lent::with(&Options::default());
        Visit { browser, server: None, url: url.to_owned(), within: url.to_owned() }
    }

    pub(crate) fn stop_server(&mut self) {
        self.server = None;
        let (_, rest) = self.url.split_once("//").unwrap();
        let address = rest.split('/').next().unwrap();
        while TcpStream::connect(address).is_ok() {}
    }

    /// Every request that the server has answered.
    pub(crate) fn answered(&self) -> Vec<Request> {
        self.server.as_ref().map(Server::requests).unwrap_or_default()
    }

    /// How long the page may take to start, on a slow machine.
    pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

    /// How many files with this ending were asked for.
    pub(crate) fn asked_for(&self, ending: &str) -> usize {
        let asked = self.answered();
        let path = |request: &Request| request.path.split('?').next().unwrap_or("").to_owned();
        asked.iter().filter(|request| path(request).ends_with(ending)).count()
    }

    pub(crate) fn address(&self, link: &str) -> String {
        let hash = if link.is_empty() { "" } else { "#" };
        format!("{}{hash}{link}", self.url)
    }

    /// Opens the design of a link as somebody does who was sent it: in a page of its own.
    pub(crate) fn open(&self, link: &str) {
        self.browser.goto("about:blank").unwrap();
        // Nor does a tab of its own know what was open in another one.
        let script =
            json!({ "source": "try { sessionStorage.removeItem('ecs-reach-tab') } catch {}" });
        let added = self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", &script).unwrap();
        self.browser.goto(&self.address(link)).unwrap();
        self.browser.cdp("Page.removeScriptToEvaluateOnNewDocument", &added).unwrap();
        self.started();
    }

    pub(crate) fn reload(&self) {
        self.browser.reload().unwrap();
        self.started();
    }

    pub(crate) fn started(&self) {
        // What stands in the document before the app runs takes nothing yet.
        let there = "document.querySelector('#app input:enabled')";
        self.wait(there);
        self.settle();
    }

    pub(crate) fn wait(&self, condition: &str) {
        self.browser.wait_until(condition, Visit::PATIENCE).unwrap();
    }

    /// Puts a link into the address bar of the open page.
    pub(crate) fn paste(&self, link: &str) {
        let script = "if (location.hash.slice(1) === arguments[0]) return;
            return new Promise((done) => {
                addEventListener('hashchange', () => done(), { once: true });
                location.hash = arguments[0];
            })";
        self.js(script, &[json!(link)]);
        self.settle();
    }

    /// Waits for what was done to be painted, and for what follows from it.
    pub(crate) fn settle(&self) {
        let script = format!(
            "return (async () => {{
                {DRAWN}
                let changed = true;
                const watch = new MutationObserver(() => changed = true);
                watch.observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
                // The page is drawn in turns, of which one may change nothing. A search goes on changing it for
                // longer than anybody waits for.
                for (let round = 0; (changed || round < 2) && round < 6; round++) {{
                    changed = false;
                    await new Promise(requestAnimationFrame);
                    await drawn();
                }}
                watch.disconnect();
            }})()"
        );
        self.js(&script, &[]);
    }

    pub(crate) fn js(&self, script: &str, arguments: &[Value]) -> Value {
        self.browser.execute(script, arguments).unwrap_or_else(|error| panic!("{error:#}"))
    }

    pub(crate) fn find(&self, css: &str) -> Element<'_> {
        self.browser.find(css).unwrap_or_else(|error| panic!("{error:#}"))
    }

    pub(crate) fn click(&self, css: &str) {
        self.find(css).click().unwrap_or_else(|error| panic!("{css}: {error:#}"));
        self.settle();
    }

    /// Clicks the button with this word on it.
    pub(crate) fn press_button(&self, name: &str) {
        let buttons = self.browser.find_all("button").unwrap();
        let button = buttons.iter().find(|button| button.text().unwrap() == name);
        button.unwrap_or_else(|| panic!("no button `{name}`")).click().unwrap();
        self.settle();
    }

    pub(crate) fn press(&self, keys: &[&str]) {
        for key in keys {
            self.browser.press(key).unwrap();
        }
        self.settle();
    }

    /// Puts a text in place of what stands in a field, all at once: as one pastes.
    pub(crate) fn put(&self, field: &str, text: &str) {
        let field = self.find(&format!("#{field}"));
        self.js("arguments[0].focus(); arguments[0].select()", &[field.argument()]);
        match text {
            "" => self.browser.press(DELETE).unwrap(),
            _ => drop(self.browser.cdp("Input.insertText", &json!({ "text": text })).unwrap()),
        }
        self.settle();
    }

    /// Whether the page may use the clipboard: `granted` or `denied`.
    pub(crate) fn allow_clipboard(&self, setting: &str) {
        let origin = self.js("return location.origin", &[]);
        for name in ["clipboard-write", "clipboard-read"] {
            let permission = json!({ "name": name, "allowWithoutSanitization": false });
            let parameters =
                json!({ "permission": permission, "setting": setting, "origin": origin });
            self.browser.cdp("Browser.setPermission", &parameters).unwrap();
        }
    }

    pub(crate) fn text(&self, css: &str) -> String {
        self.find(css).text().unwrap()
    }

    /// The text as if it all stood on one line.
    pub(crate) fn line(&self, css: &str) -> String {
        self.text(css).replace('\n', " ")
    }

    pub(crate) fn count(&self, css: &str) -> usize {
        self.browser.find_all(css).unwrap().len()
    }

    pub(crate) fn shows(&self, css: &str) -> bool {
        let found = self.browser.find_all(css).unwrap();
        found.iter().any(|element| element.is_displayed().unwrap())
    }

    pub(crate) fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.find(css).attribute(name).unwrap()
    }

    pub(crate) fn property(&self, css: &str, name: &str) -> Value {
        self.find(css).property(name).unwrap()
    }

    pub(crate) fn verdict(&self, flow: &str) -> String {
        self.attribute(&format!("#answer-{flow}"), "data-verdict").unwrap()
    }

    /// The design in the address bar.
    pub(crate) fn link(&self) -> String {
        let url = self.browser.url().unwrap();
        url.split_once('#').map(|(_, link)| link.to_owned()).unwrap_or_default()
    }

    /// All that the answers and the bill say; not what was another way before the last change.
    pub(crate) fn answers(&self) -> String {
        let parts = ".answer :is(h2, .verdict, .reason, .seen, .also, .rules)";
        let script = "return [...document.querySelectorAll(arguments[0])].map((it) => it.innerText).join('\\n')";
        let said = self.js(script, &[json!(parts)]);
        format!("{}\n{}", said.as_str().unwrap(), self.text("#bill table"))
    }

    /// Where elements stand: `[left, top, right, bottom]` in CSS pixels of the window.
    pub(crate) fn boxes(&self, css: &str) -> Vec<[f64; 4]> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter((element) => element.checkVisibility())
            .map((element) => element.getBoundingClientRect())
            .map((box) => [box.left, box.top, box.right, box.bottom])";
        serde_json::from_value(self.js(script, &[json!(css)])).unwrap()
    }

    /// The package, loaded into the page.
    const PACKAGE: &'static str =
        "const api = await import(new URL('pkg/index.js', document.baseURI));";

    /// What the package makes of a link, in this page.
    pub(crate) fn package(&self, link: &str) -> Value {
        let script = format!(
            "return (async () => {{ {} return api.assess(api.fromLink(arguments[0]).scenario); }})()",
            Self::PACKAGE
        );
        let script = script.replace("arguments[0]", &json!(link).to_string());
        self.js(&script, &[])
    }

    pub(crate) fn total_of(&self, link: &str) -> String {
        on_screen(&self.package(link)["assessment"]["bill"])
    }

    /// Holds what is on the screen against the rules of axe-core, in colours for light and for dark.
    pub(crate) fn accessible(&self, at: &str) {
        self.holds(at, json!({ "type": "tag", "values": RULES }));
        self.browser.emulate(Scheme::Dark, Motion::Full).unwrap();
        self.settle();
        self.holds(&format!("{at}, dark"), json!({ "type": "rule", "values": ["color-contrast"] }));
        self.browser.emulate(Scheme::Light, Motion::Full).unwrap();
        self.settle();
    }

    fn holds(&self, at: &str, rules: Value) {
        // What keeps the rules already, in another visit.
        static KEPT: Mutex<BTreeSet<(String, String)>> = Mutex::new(BTreeSet::new());
        // Without Node or npm it is not there; `cargo xtask test` says so.
        let Ok(axe) = xtask::npm::axe() else { return };
        // What lies half under the header does not count as small.
        self.js("scrollTo({ top: 0, behavior: 'instant' })", &[]);
        let state = (rules.to_string(), self.js(STATE, &[]).to_string());
        let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if kept().contains(&state) {
            return;
        }
        if self.js("return !window.axe", &[]) == true {
            self.js(axe, &[]);
        }
        let broken = self.js(BROKEN_RULES, &[rules]);
        assert_eq!(broken, json!([]), "{at}: rules of accessibility");
        kept().insert(state);
    }

    /// Ends the visit with what must hold throughout.
    pub(crate) fn end(self) {
        assert_eq!(self.browser.console_messages().unwrap(), [], "the console stays clean");
        let asked = self.stayed_inside();
        assert!(asked.iter().any(|url| url.ends_with(".wasm")), "requests are seen: {asked:?}");
        for request in self.answered() {
            assert_eq!(request.status, 200, "{request:?}");
        }
        // What pages of others are like is their affair.
        if self.within == self.url {
            self.holds("at the end", json!({ "type": "tag", "values": RULES }));
        }
    }

    /// Nothing has asked another origin for anything. What was asked for of this one.
    pub(crate) fn stayed_inside(&self) -> Vec<String> {
        let asked = self.browser.requests().unwrap();
        for url in &asked {
            // Pictures stand in the page itself.
            let own = [self.within.as_str(), "data:image/svg", "data:,", "about:blank"];
            let inside = own.iter().any(|own| url.starts_with(own));
            assert!(inside, "a request left the origin: {url}");
        }
        // Of workers and frames, too.
        assert_eq!(self.browser.asked_elsewhere(), [""; 0], "requests left this machine");
        asked
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.stayed_inside();
        }
    }
}

/// The total of a bill as the page writes it.
pub(crate) fn on_screen(bill: &Value) -> String {
    let exact: Decimal = bill["monthlyTotal"].as_str().unwrap().parse().unwrap();
    let cents = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let cents = format!("{cents:.2}");
    let (whole, cents) = cents.split_once('.').unwrap();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = match bill["currency"].as_str() {
        Some("USD") => "$",
        Some("CNY") => "CN\u{a5}",
        _ => "",
    };
    match (bill["complete"].as_bool().unwrap(), exact.is_zero()) {
        (true, _) => format!("{sign}{grouped}.{cents}"),
        (false, true) => "not known".to_owned(),
        (false, false) => format!("at least {sign}{grouped}.{cents}"),
    }
}
