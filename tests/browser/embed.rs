//! Designs in pages of others: `<ecs-reach>`, and the page for an `iframe`.

use serde_json::{Value, json};
use xtask::browser::{Motion, Options, key};

use crate::start::{MEMORIES, before_all};
use crate::visit::Visit;

#[path = "markup.rs"]
mod markup;

/// Keeps at hand what is closed to the page: the trees of elements, and what is told.
pub(crate) const OPENED: &str = "
    window.modes = [];
    window.heard = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
        modes.push(options.mode);
        return (this.tree = attach.call(this, options));
    };
    window.inside = (id, css) => document.getElementById(id).tree.querySelector(css);
    for (const event of ['ecs-reach-change', 'ecs-reach-error']) {
        addEventListener(event, ({ target, detail }) => heard.push([target.id, detail.link ?? detail.message]));
    }";

/// A page of others with designs in it.
struct Host {
    visit: Visit,
}

impl Host {
    fn of(page: &str) -> Host {
        // What moves looks different every time.
        let still = Options { motion: Motion::Reduced, ..Options::default() };
        let host = Host { visit: Visit::hosted(&still) };
        before_all(&host.visit, OPENED);
        host.goto(page);
        host
    }

    fn goto(&self, page: &str) {
        self.visit.browser.goto(&self.visit.host(page)).unwrap();
    }

    /// Waits for the answers of an element.
    fn shows(&self, id: &str) {
        self.visit.wait(&format!("document.getElementById('{id}')?.assessment"));
        self.visit.settle();
    }

    fn js(&self, script: &str) -> Value {
        self.visit.js(script, &[])
    }

    /// What an element of a design says; null where there is none.
    fn says(&self, id: &str, css: &str) -> Value {
        self.visit.js("return inside(...arguments)?.textContent ?? null", &[json!(id), json!(css)])
    }

    fn count(&self, id: &str, css: &str) -> u64 {
        let script = "return document.getElementById(arguments[0]).tree.querySelectorAll(arguments[1]).length";
        self.visit.js(script, &[json!(id), json!(css)]).as_u64().unwrap()
    }

    fn link(&self, id: &str) -> Value {
        self.visit.js("return document.getElementById(arguments[0]).link", &[json!(id)])
    }

    /// Waits until an element shows the design of this link.
    fn waits(&self, id: &str, link: &str) {
        self.visit.wait(&format!("document.getElementById('{id}').link === '{link}'"));
        self.visit.settle();
    }

    fn click(&self, id: &str, css: &str) {
        self.visit.js("inside(...arguments).click()", &[json!(id), json!(css)]);
        self.visit.settle();
    }

    /// Puts an element into the page, from its markup.
    fn add(&self, markup: &str) {
        let script =
            "document.getElementById('here').insertAdjacentHTML('beforeend', arguments[0])";
        self.visit.js(script, &[json!(markup)]);
    }
}

/// Whether what the page has instead of a design is seen.
const SEEN: &str = "return document.querySelector('#instead').checkVisibility()";

/// Brings in `<ecs-reach>` where the page has not.
const BROUGHT: &str = "return import(new URL('../a/b/embed.js', location)).then(() => {})";

#[test]
fn two_designs_share_an_app_and_nothing_else() {
    let host = Host::of("two");
    host.shows("first");
    host.shows("second");
    assert_eq!(host.visit.asked_for(".wasm"), 1, "one instance for all");
    assert_eq!(host.js("return modes"), json!(["closed", "closed", "closed"]));
    assert_eq!(host.js("return document.querySelector('#first').shadowRoot"), Value::Null);
    assert_eq!(host.link("first"), "launchType=ec2&networkMode=bridge&subnet=public");
    assert_eq!(host.link("second"), "zones=3&subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs");
    assert_eq!(host.link("far"), Value::Null, "nothing is loaded that nobody sees");
    assert_eq!(host.count("first", ".answer"), 4);
    assert_eq!(host.count("first", "input, select, .dg svg"), 0);
    assert!(host.count("second", ".dg svg") > 0);
    assert_eq!(host.count("second", ".answer, #bill, .controls"), 0);

    // A path in the one and a zone in the other.
    host.click("first", "#answer-outbound .why");
    host.click("second", "button.zone");
    assert_eq!(host.count("first", "#path .hops"), 1);
    assert_eq!(host.count("second", "#path .hops"), 0);
    assert_ne!(host.says("second", "#loss"), "");
    host.click("second", ".told .why");
    assert_eq!(host.count("second", "#path .hops"), 1, "the caption opens the path");

    host.js("document.querySelector('#far').scrollIntoView()");
    host.shows("far");
    host.click("far", "#subnet-isolated");
    host.waits("far", "subnet=isolated&tasks=5");
    host.js("inside('far', '#subnet-isolated').focus({ preventScroll: true })");
    host.visit.press(&[&[key::CONTROL, "z"].concat()]);
    host.waits("far", "tasks=5");
    assert_eq!(host.visit.asked_for(".wasm"), 1);
    assert_eq!(host.link("first"), "launchType=ec2&networkMode=bridge&subnet=public");
    let told = host.js("return heard.filter(([id]) => id === 'far').map(([, link]) => link)");
    assert_eq!(told, json!(["tasks=5", "subnet=isolated&tasks=5", "tasks=5"]));
    assert_eq!(host.js("return heard.filter(([id]) => id !== 'far').length"), 2);

    // Nothing of it all is in the page around them.
    assert_eq!(host.js("return location.href"), host.visit.host("two"));
    assert_eq!(host.js("return document.title"), "A page with designs in it");
    assert_eq!(host.js("return localStorage.length"), 0);
    assert_eq!(host.js("return document.querySelector('#app').outerHTML"), APP);
    assert_eq!(
        host.js("return document.querySelector('#first').innerHTML"),
        "<p>Without the design.</p>"
    );
    let home = host.js("return inside('second', '.home a').href");
    assert_eq!(
        home,
        host.visit.address("zones=3&subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs")
    );
    let outside = "return ['target', 'rel'].map((name) => inside('second', '.home a')[name])";
    assert_eq!(host.js(outside), json!(["_blank", "noopener"]));
    host.visit.end();
}

/// What opens an explanation in a view, and how many links within the design it and the view hold.
const LEADING: &[(&str, &str, bool)] = &[
    ("verdicts", ".amount .term", false),
    ("bill", "#bill-total .term", false),
    ("diagram", "[aria-label^='Passerelle NAT']", false),
    ("full", "#bill-total .term", true),
];

#[test]
fn a_view_leads_to_no_section_that_it_has_not() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    for (view, css, leads) in LEADING {
        host.add(&format!("<ecs-reach id='{view}' view='{view}'></ecs-reach>"));
        host.js(&format!("document.getElementById('{view}').scrollIntoView()"));
        host.shows(view);
        host.js(&format!(
            "inside('{view}', \"{css}\").dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true }}))"
        ));
        host.visit.wait(&format!("inside('{view}', '#explained-text, #inspected-title')"));
        host.visit.settle();
        let links = host.js(&format!(
            "const links = [...document.getElementById('{view}').tree.querySelectorAll('a[href^=\"#\"]')];
            const there = links.filter((link) => inside('{view}', link.getAttribute('href')));
            return [links.length > 0, there.length === links.length]"
        ));
        assert_eq!(links, json!([leads, true]), "{view}");
    }
    host.visit.end();
}

const APP: &str = "<div id=\"app\" class=\"verdict\">mine</div>";

/// What every element looks like, the place of each included.
const LOOKS: &str = "
    const names = ['all', 'display', 'color', 'background-color', 'font', 'letter-spacing', 'word-spacing',
        'text-transform', 'text-align', 'text-indent', 'direction', 'visibility', 'white-space', 'cursor',
        'width', 'height', 'margin', 'padding', 'position', 'opacity', 'fill', 'stroke', 'border-width'];
    return [...document.getElementById('design').tree.querySelectorAll('*')].map((element) => {
        const look = getComputedStyle(element);
        return [element.nodeName, ...names.map((name) => look.getPropertyValue(name))].join();
    });";

#[test]
fn neither_page_changes_how_the_other_looks() {
    let host = Host::of("plain");
    let outside = "const look = getComputedStyle(document.querySelector('#after'));
        return ['font', 'display', 'color', 'margin', 'position'].map((name) => look[name])";
    let before = host.js(outside);
    host.shows("design");
    assert_eq!(host.js(outside), before, "ours changes nothing outside");
    let looks = host.js(LOOKS);
    assert!(looks.as_array().unwrap().len() > 300);
    host.goto("hostile");
    host.shows("design");
    let hostile = host.js(LOOKS);
    for (place, look) in looks.as_array().unwrap().iter().enumerate() {
        assert_eq!(&hostile[place], look, "element {place}");
    }
    assert_eq!(hostile.as_array().unwrap().len(), looks.as_array().unwrap().len());
    host.visit.end();
}

/// How wide every element is, and whether the page is wider than its window.
const WIDTHS: &str = "[
    Object.fromEntries([...document.querySelectorAll('ecs-reach')].map((one) => [one.id, one.offsetWidth])),
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
]";

#[test]
fn a_design_has_a_width_in_every_layout_of_the_page_around_it() {
    let host = Host::of("empty");
    for (window, own) in [(1200, 333), (390, 333)] {
        host.visit.browser.set_viewport(window, 800).unwrap();
        host.goto("layouts");
        let early = host.js(&format!("{} .then(() => {WIDTHS})", BROUGHT.trim_end()));
        let all = "return Promise.all([...document.querySelectorAll('ecs-reach')].map((one) => one.load()))
            .then(() => {})";
        host.js(all);
        host.visit.settle();
        let shown = host.js(&format!("return {WIDTHS}"));
        assert_eq!(shown, early, "{window}: it jumps when it is there");
        assert_eq!(shown[1], 0, "{window}: it is too wide: {shown}");
        assert_eq!(shown[0]["own"], own, "{window}: the page says how wide");
        let widths = shown[0].as_object().unwrap();
        assert_eq!(widths.len(), 13);
        assert!(widths.values().all(|width| width.as_u64() > Some(250)), "{window}: {shown}");
    }
    host.visit.end();
}

#[test]
fn a_strict_policy_is_kept_to_and_one_without_wasm_gets_a_message() {
    let host = Host::of("strict");
    host.shows("design");
    assert_eq!(host.js("return inside('design', '#answer-outbound').dataset.verdict"), "no");
    host.click("design", "#subnet-private");
    host.waits("design", "");
    assert_eq!(host.js("return inside('design', '#answer-outbound').dataset.verdict"), "yes");
    host.visit.end();

    let host = Host::of("no-wasm");
    host.visit.wait("heard.length");
    let said = host.says("design", "[role=alert]");
    assert!(said.as_str().unwrap().contains("Add 'wasm-unsafe-eval' to script-src"), "{said}");
    assert_eq!(host.js("return heard[0][1]"), said);
    assert_eq!(host.js(SEEN), true, "what the page has for this case is seen");
}

#[test]
fn markup_properties_and_the_reader_change_the_design() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    host.add("<ecs-reach id='one' view='bill' readonly tasks='3' data-x='y' class='z' aria-label='a'
            classname='z' autocorrect='off' writingsuggestions='false' virtualkeyboardpolicy='auto' elementtiming='x'></ecs-reach>");
    host.shows("one");
    assert_eq!(host.link("one"), "tasks=3");
    assert_eq!(host.js("return document.querySelector('#one').problems"), json!([]));
    assert_eq!(
        host.says("one", ".home"),
        "ECS Reach \u{b7} ouvrir cette architecture",
        "French as the page"
    );
    assert_eq!(host.count("one", "input, #rates"), 0, "nothing changes the design");
    assert_eq!(host.js("return document.querySelector('#one').scenario.tasks"), 3);

    host.js("document.querySelector('#one').setAttribute('subnet', 'public')");
    host.waits("one", "subnet=public&tasks=3");
    host.js("document.querySelector('#one').removeAttribute('tasks')");
    host.waits("one", "subnet=public");
    host.js("document.querySelector('#one').scenario = { zones: 3 }");
    host.waits("one", "zones=3");
    host.js("document.querySelector('#one').link = '#zones=1'");
    host.waits("one", "zones=1");

    // Another view, language or theme of the same design.
    let remade = "const one = document.querySelector('#one');
        one.view = 'full'; one.readonly = false; one.lang = 'en'; one.theme = 'dark'; return one.load()";
    host.js(remade);
    host.visit.wait("inside('one', '#subnet-public')");
    host.visit.settle();
    assert_eq!(host.link("one"), "zones=1");
    assert_eq!(host.says("one", ".home"), "ECS Reach \u{b7} open this design");
    let ground = "return getComputedStyle(inside('one', '.ecs-reach')).backgroundColor";
    assert_eq!(host.js(ground), "rgb(13, 16, 20)");
    host.js("document.querySelector('#one').theme = 'light'");
    host.visit.wait(
        "getComputedStyle(inside('one', '.ecs-reach')).backgroundColor === 'rgb(246, 247, 249)'",
    );
    assert_eq!(host.visit.asked_for(".wasm"), 2, "one for each language");
    assert_eq!(host.count("one", "header, #share, #saved, footer"), 0);

    // A theme that comes before the answers do.
    host.js("const late = document.createElement('ecs-reach');
        late.id = 'late'; late.view = 'verdicts'; one.before(late); late.theme = 'dark'");
    host.shows("late");
    assert_eq!(host.js("return getComputedStyle(late).colorScheme"), "dark");
    // Its attributes are the page's.
    host.js("late.dataset.theme = 'light'; late.theme = 'auto'");
    host.visit.settle();
    assert_eq!(
        host.js("return [late.outerHTML, getComputedStyle(late).colorScheme]"),
        json!([
            "<ecs-reach id=\"late\" view=\"verdicts\" theme=\"auto\" data-theme=\"light\"></ecs-reach>",
            "light dark"
        ])
    );
    host.js("late.remove()");

    // Moved it keeps its state; removed it ends, and comes back with its design.
    host.click("one", "#subnet-isolated");
    host.waits("one", "zones=1&subnet=isolated");
    host.click("one", "#answer-start .why");
    host.js("window.kept = inside('one', '#path'); document.body.prepend(document.querySelector('#one'))");
    host.visit.settle();
    assert_eq!(host.js("return kept === inside('one', '#path') && !kept.hidden"), true);
    host.js("window.one = document.querySelector('#one'); one.remove()");
    host.visit.wait("!one.tree.querySelector('.ecs-reach')");
    host.js("document.body.prepend(one)");
    host.visit.wait("inside('one', '#subnet-isolated')?.checked");
    assert_eq!(host.count("one", "#path .hops"), 0);

    host.js("one.readonly = true");
    host.visit.wait("!inside('one', '.controls')");
    host.visit.settle();
    assert_eq!(
        host.count("one", "#cheapest, .diagnosis, #rates, .ways .act:first-child:not(:last-child)"),
        0
    );
    host.js("one.link = 'zones=3'");
    host.waits("one", "zones=3");
    host.js("inside('one', '#flow-start').focus()");
    host.visit.press(&[&[key::CONTROL, "z"].concat()]);
    host.click("one", "#flow-inbound");
    assert_eq!(host.link("one"), "zones=3", "looking changes nothing");
    host.visit.end();
}

#[test]
fn what_a_program_sets_before_the_element_is_brought_in_counts() {
    let host = Host::of("empty");
    host.js("const early = document.createElement('ecs-reach');
        Object.assign(early, { id: 'early', view: 'bill', readonly: true, theme: 'dark', scenario: { tasks: 4 } });
        document.getElementById('here').append(early)");
    host.js(BROUGHT);
    host.shows("early");
    assert_eq!(host.link("early"), "tasks=4");
    assert_eq!(host.count("early", "input, .answer"), 0);
    assert_eq!(
        host.js("return [early.view, early.readonly, early.theme]"),
        json!(["bill", true, "dark"])
    );
    assert_eq!(host.js("return getComputedStyle(early).colorScheme"), "dark");
    host.js("early.view = 'verdicts'; early.theme = undefined; early.readonly = false");
    host.visit.wait("inside('early', '.answer')");
    host.js("early.view = null");
    host.visit.wait("inside('early', '#subnet-public')");
    assert_eq!(host.js("return early.getAttributeNames()"), json!(["id"]));
    host.visit.end();
}

#[test]
fn the_language_of_the_text_around_it_counts_in_shadow_trees_too() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    host.js("const around = document.createElement('div');
        document.getElementById('here').append(around);
        const inner = document.createElement('div');
        around.attachShadow({ mode: 'open' }).append(inner);
        window.one = document.createElement('ecs-reach');
        one.view = 'verdicts';
        inner.attachShadow({ mode: 'closed' }).append(one);
        return one.load()");
    host.visit.settle();
    let home = "return one.tree.querySelector('.home').textContent";
    assert_eq!(host.js(home), "ECS Reach \u{b7} ouvrir cette architecture");

    // And so does another one, wherever it is said, at once; the design stays.
    let speaks = |what: &str, sentence: &str| {
        host.js(what);
        host.visit.wait(&format!(
            "one.tree.querySelector('.home')?.textContent === 'ECS Reach \u{b7} {sentence}'"
        ));
        host.visit.settle();
        assert_eq!(host.js("return one.link"), "tasks=7", "{what}");
    };
    let (english, french) = ("open this design", "ouvrir cette architecture");
    host.js("one.link = 'tasks=7'");
    host.visit.wait("one.link === 'tasks=7'");
    speaks("document.documentElement.lang = 'en'", english);
    speaks("one.getRootNode().host.lang = 'fr'", french);
    speaks("one.getRootNode().host.removeAttribute('lang')", english);
    speaks("one.getRootNode().host.getRootNode().host.lang = 'fr-CA'", french);
    // A language that is not ours, and one that does not count, change nothing.
    host.js("window.kept = one.tree.querySelector('.ecs-reach');
        document.documentElement.lang = 'de'; document.querySelector('title').lang = 'en'");
    host.visit.settle();
    assert_eq!(host.js("return kept === one.tree.querySelector('.ecs-reach')"), true);
    // Moved to where they speak otherwise.
    speaks("document.getElementById('here').append(one)", english);
    host.js("one.remove()");
    host.visit.wait("!one.tree.querySelector('.ecs-reach')");
    host.js("document.documentElement.lang = 'fr'");
    host.visit.settle();
    assert_eq!(host.js("return one.tree.querySelector('.ecs-reach')"), Value::Null, "it has ended");
    host.visit.end();
}

/// Loads an element, and does something to it before its answers are there: at once, and when its app is there.
const LOADED: &str = "
    const [change, late] = arguments;
    const one = document.createElement('ecs-reach');
    one.view = 'bill';
    document.getElementById('here').append(one);
    const outcome = one.load().then(() => one.link ?? 'nothing is there', ({ name, message }) => name + ': ' + message);
    const done = new Promise((done) => {
        if (!late) return done();
        new MutationObserver(done).observe(one.tree, { childList: true });
    });
    return done.then(() => {
        new Function('one', change)(one);
        return outcome;
    });";

#[test]
fn whoever_loads_a_design_hears_what_came_of_it() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    for late in [false, true] {
        for (change, came) in [
            ("one.remove()", "AbortError: <ecs-reach> was removed before"),
            ("one.scenario = { tasks: 7 }", "tasks=7"),
            ("one.view = 'diagram'; one.link = 'zones=3'", "zones=3"),
            ("one.view = 'no'", "Error: <ecs-reach> "),
        ] {
            let outcome = host.visit.js(LOADED, &[json!(change), json!(late)]);
            let outcome = outcome.as_str().unwrap();
            // Those before may have been there by then.
            let before = late && outcome.is_empty();
            assert!(before || outcome.starts_with(came), "{change}, {late}: {outcome}");
        }
    }
    host.js("document.getElementById('here').replaceChildren()");
    host.visit.end();
}

/// Opens the trees of elements, so that axe-core looks into them.
const OPEN: &str = "
    const closed = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
        return closed.call(this, { ...options, mode: 'open' });
    };";

/// A selector in one of the views.
type Click = (&'static str, &'static str);

/// What every view is shown with: language, attributes, and what is clicked in which view.
const SHOWN: &[(&str, &str, &[Click])] = &[
    ("en", "", &[]),
    (
        "en",
        "theme='dark' subnet='isolated' zones='3' endpoints='ecr-api,ecr-dkr,s3,logs' colour='red'",
        &[
            ("full", "#answer-outbound .why"),
            ("verdicts", "#answer-outbound .why"),
            ("diagram", "button.zone"),
            ("diagram", ".told .why"),
            ("full", "button.zone"),
        ],
    ),
    (
        "fr",
        "readonly zones='3' tasks='6' internetoutgb='500'",
        &[("bill", "button.term"), ("full", ".dg-button"), ("verdicts", "button.term")],
    ),
    ("en", "view='none'", &[]),
];

#[test]
fn every_view_keeps_the_rules_of_accessibility() {
    let host = Host::of("empty");
    before_all(&host.visit, OPEN);
    let views = ["full", "verdicts", "diagram", "bill"];
    for (language, attributes, clicks) in SHOWN {
        host.goto("empty");
        host.js(BROUGHT);
        host.js("const title = document.createElement('h1');
            title.textContent = 'Four views';
            document.getElementById('here').append(title)");
        for view in views {
            // The first of two attributes of a name counts.
            host.add(&format!(
                "<ecs-reach id='{view}' lang='{language}' {attributes} view='{view}'></ecs-reach>"
            ));
        }
        host.js(
            "for (const one of document.querySelectorAll('ecs-reach')) one.load().catch(() => {})",
        );
        for view in views {
            host.visit.wait(&format!("inside('{view}', '.home, [role=alert]')"));
        }
        host.visit.settle();
        for (view, css) in *clicks {
            assert!(host.count(view, css) > 0, "{view} has no {css}");
            let clicked = "inside(...arguments).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))";
            host.visit.js(clicked, &[json!(view), json!(css)]);
            host.visit.settle();
        }
        assert_eq!(host.js("return document.getElementById('bill').shadowRoot !== null"), true);
        host.visit.accessible(&format!("{language} {attributes}"));
    }
}

#[test]
fn what_does_not_arrive_is_told_above_what_the_page_has_instead() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    host.visit.browser.cdp("Network.enable", &json!({})).unwrap();
    let block = |urls: Value| {
        host.visit.browser.cdp("Network.setBlockedURLs", &json!({ "urls": urls })).unwrap();
    };
    // What has arrived once is there for all.
    for (what, language, told) in
        [("*.css", "en", "could not be loaded"), ("*.wasm", "fr", "Impossible de charger")]
    {
        block(json!([what]));
        host.js("heard.length = 0; document.querySelector('#here').replaceChildren()");
        host.add(&format!(
            "<ecs-reach id='it' lang='{language}' tasks='3'><p id='instead'>Three tasks.</p></ecs-reach>"
        ));
        host.visit.wait("heard.length");
        let said = host.says("it", "[role=alert]");
        assert!(said.as_str().is_some_and(|said| said.contains(told)), "{what}: {said}");
        assert_eq!(host.js(SEEN), true, "{what}");
        block(json!([]));
        host.js("document.querySelector('#it').link = 'tasks=3'");
        host.waits("it", "tasks=3");
        assert_eq!(host.js(SEEN), false, "{what}");
    }
}

#[test]
fn a_trap_starts_every_design_again() {
    let host = Host { visit: Visit::hosted(&Options::default()) };
    before_all(&host.visit, &[OPENED, MEMORIES].concat());
    host.goto("plain");
    host.shows("design");
    host.click("design", "#subnet-public");
    host.waits("design", "subnet=public&tasks=3");
    for starts in 1..=4 {
        host.visit.wait(&format!("memories.length === {starts}"));
        host.visit.wait("inside('design', '#subnet-public')?.checked");
        host.visit.settle();
        host.js("for (const memory of memories) new Uint8Array(memory.buffer).fill(0xff);
            inside('design', '#subnet-isolated').click()");
    }
    host.visit.wait("inside('design', '[role=alert]')");
    let said = host.says("design", "[role=alert]");
    assert!(said.as_str().unwrap().starts_with("ECS Reach has stopped"), "{said}");
}

/// Shows a design so many times and takes it away each time; how many bytes the app then has.
const COME_AND_GO: &str = "
    const come = async (times) => {
        for (; times > 0; times--) {
            const one = document.createElement('ecs-reach');
            document.getElementById('here').append(one);
            await one.load();
            one.remove();
            await new Promise((done) => setTimeout(done));
        }
        return memories[0].buffer.byteLength;
    };
    return come(arguments[0]);";

#[test]
fn designs_that_come_and_go_leave_nothing_behind() {
    let host = Host::of("empty");
    before_all(&host.visit, MEMORIES);
    host.goto("empty");
    host.js(BROUGHT);
    let bytes = |times: u32| host.visit.js(COME_AND_GO, &[json!(times)]).as_u64().unwrap();
    let few = bytes(15);
    let many = bytes(60);
    // Each left six kilobytes.
    assert!(many - few < 128 * 1024, "{few} bytes became {many}");
    host.visit.end();
}

#[test]
fn a_page_whose_files_were_replaced_while_it_is_open_asks_to_be_reloaded() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    host.visit.browser.cdp("Network.enable", &json!({})).unwrap();
    let gone = json!({ "urls": ["*.wasm", "*/ecs-reach-*.js*"] });
    host.visit.browser.cdp("Network.setBlockedURLs", &gone).unwrap();
    for (language, begins) in
        [("en", "Reload this page: "), ("fr", "Rechargez cette page\u{202f}: ")]
    {
        host.add(&format!("<ecs-reach id='{language}' lang='{language}'></ecs-reach>"));
        host.visit.wait(&format!("inside('{language}', '[role=alert]')"));
        let said = host.says(language, "[role=alert]");
        assert!(said.as_str().unwrap().starts_with(begins), "{said}");
    }
}

/// Shows a frame in the page, and keeps what it says. `sent` waits until the frame has heard a message, which
/// only a frame of our own origin can be asked.
pub(crate) const FRAMED: &str = "
    window.said = [];
    window.frame = document.createElement('iframe');
    frame.width = 700;
    frame.src = arguments[0];
    addEventListener('message', ({ data, source }) => {
        if (source === frame.contentWindow) said.push(data);
    });
    window.sent = (message) => new Promise((done) => {
        frame.contentWindow.addEventListener('message', () => done(), { once: true });
        frame.contentWindow.postMessage(message, '*');
    });
    document.body.append(frame);";

/// A message that would set another design, were the one who sends it the one who may.
const SET: &str = "return sent({ ecsReach: 1, type: 'set', link: 'zones=1' })";

#[test]
fn a_frame_tells_its_height_and_listens_to_nobody_it_is_not_told_of() {
    let host = Host::of("empty");
    for (query, heights) in [
        ("view=diagram&readonly", true),
        ("view=diagram&readonly&origin=https://example.org", false),
    ] {
        host.goto("empty");
        let address = format!("{}frame.html?{query}#tasks=3", host.visit.address(""));
        host.visit.js(FRAMED, &[json!(address)]);
        host.visit.wait("frame.contentDocument.querySelector('ecs-reach')?.assessment");
        if heights {
            host.visit.wait("said.some(({ height }) => height > 300)");
            let fits =
                "frame.contentDocument.body.getBoundingClientRect().height <= said.at(-1).height";
            host.visit.wait(fits);
        }
        host.js(SET);
        let link = host.js("return frame.contentDocument.querySelector('ecs-reach').link");
        assert_eq!(link, "tasks=3", "{query}: it took a design");
        let types = host.js("return [...new Set(said.map(({ type }) => type))]");
        assert_eq!(types, if heights { json!(["height"]) } else { json!([]) }, "{query}");
        let inputs = host.js(
            "return frame.contentDocument.querySelector('ecs-reach').tree.querySelectorAll('input').length",
        );
        assert_eq!(inputs, 3, "{query}: only the choice of a path");
        assert_eq!(host.js("return frame.contentWindow.localStorage.length"), 0);
    }
    // What is wrong with its own address is told to the page that is named there, with or without a slash.
    let own = host.js("return location.origin");
    for end in ["", "/"] {
        host.goto("empty");
        let query = format!("view=wrong&origin={}{end}", own.as_str().unwrap());
        let address = format!("{}frame.html?{query}", host.visit.address(""));
        host.visit.js(FRAMED, &[json!(address)]);
        host.visit.wait(
            "said.some(({ type, message }) => type === 'error' && message.includes('wrong'))",
        );
        let whole = "frame.contentDocument.documentElement.scrollHeight";
        host.js("frame.height = 1");
        host.visit
            .wait(&format!("said.findLast(({{ type }}) => type === 'height')?.height === {whole}"));
    }
    // By itself it is a page with a design, in the language of its folder.
    let address = format!("{}fr/frame.html?view=bill#zones=1", host.visit.address(""));
    host.visit.browser.goto(&address).unwrap();
    host.visit.wait("document.querySelector('ecs-reach').assessment");
    let said = host
        .js("return document.querySelector('ecs-reach').tree.querySelector('.home').textContent");
    assert_eq!(said, "ECS Reach \u{b7} ouvrir cette architecture");
}

/// Messages of the page around it that are none of ours.
const STRANGE: &str = "
    let deep = {};
    for (let level = 0; level < 2000; level++) deep = { deep };
    return [
        null, 1, 'set', [], {}, { type: 'set', link: 'zones=1' }, { ecsReach: 2, type: 'set', link: 'zones=1' },
        { ecsReach: '1', type: 'set', link: 'zones=1' }, { ecsReach: 1, type: 'get', link: 'zones=1' },
        { ecsReach: 1, type: 'set' }, { ecsReach: 1, type: 'set', link: 5 },
        { ecsReach: 1, type: 'set', link: { toString: 1 } }, { ecsReach: 1, type: 'set', link: null },
        { ecsReach: 1, type: 'set', link: 'zones=1&' + 'x'.repeat(1e6) },
        { ecsReach: 1, type: 'set', scenario: 'zones=1' }, { ecsReach: 1, type: 'set', scenario: [] },
        { ecsReach: 1, type: 'set', scenario: null }, { ecsReach: 1, type: 'set', scenario: {}, link: 'zones=1' },
        // The one that is, with something in it that is not.
        { ecsReach: 1, type: 'set', scenario: { tasks: 7, deep } },
    ]";

#[test]
fn a_frame_takes_designs_from_the_page_that_it_is_told_of() {
    let mut host = Host::of("empty");
    // A server of its own is an origin of its own, on this machine.
    host.visit.within = "http://127.0.0.1:".to_owned();
    let other = Visit::of(&Options::default());
    let mine = host.js("return location.origin");
    let address =
        format!("{}frame.html?origin={}#tasks=3", other.address(""), mine.as_str().unwrap());
    host.visit.js(FRAMED, &[json!(address)]);
    let links = "said.filter(({ type }) => type === 'change').map(({ link }) => link)";
    host.visit.wait(&format!("{links}.length === 1"));
    let send = format!(
        "for (const message of (function () {{ {STRANGE} }})()) frame.contentWindow.postMessage(message, '*')"
    );
    host.js(&send);
    host.visit.wait(&format!("{links}.length === 2"));
    let problems = host.js(
        "return said.at(-1).problems ?? said.findLast(({ type }) => type === 'change').problems",
    );
    assert!(problems[0].as_str().unwrap().contains("“deep” is not a known key"), "{problems}");
    host.js("frame.contentWindow.postMessage({ ecsReach: 1, type: 'set', link: 'zones=1' }, '*')");
    host.visit.wait(&format!("{links}.length === 3"));
    assert_eq!(host.js(&format!("return {links}")), json!(["tasks=3", "tasks=7", "zones=1"]));
    let verdict = "return said.findLast(({ type }) => type === 'change').assessment.start.verdict";
    assert_eq!(host.js(verdict), "yes");
    host.visit.browser.goto("about:blank").unwrap();
    assert_eq!(host.visit.browser.console_messages().unwrap(), [], "the console stays clean");
}
