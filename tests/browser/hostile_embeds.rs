//! What hostile hands could give to designs in pages of others: markup, properties, messages. After each of
//! them: no exception, no request, nothing in the design's tree but what the page writes, what was wrong is told,
//! and the design answers.

use ecs_reach::Scenario;
use ecs_reach::text::Language;
use serde_json::{Value, json};
use xtask::browser::Options;

use crate::corpus;
use crate::embed::{FRAMED, OPENED};
use crate::hostile::{PORTION, through, told_apart, watch};
use crate::start::before_all;
use crate::visit::Visit;

/// A page of others that watches; `BASE` is a design with nothing wrong in it.
const ON_THE_WAY: &str = "
    window.BASE = 'zones=1&tasks=3';
    Object.defineProperty(window, 'ours', {
        get: () => document.getElementsByTagName('ecs-reach'),
        configurable: true,
    });
    // Whether a design is told of, or why there is none.
    window.news = (element) => new Promise((done) => {
        const hear = ({ type, detail }) => {
            for (const event of events) element.removeEventListener(event, hear);
            done(type === 'ecs-reach-error' ? detail.message : null);
        };
        const events = ['ecs-reach-change', 'ecs-reach-error'];
        for (const event of events) element.addEventListener(event, hear);
    });
    // What has become of it.
    window.became = (element, error) => {
        const { tree, problems } = element;
        const said = watch.texts(error === null ? '.problems li' : '[role=alert]', tree);
        // Behind a problem stands what is used instead; nothing else does.
        const shown = said.map((text, place) => {
            const problem = problems[place];
            return text.startsWith(problem + ' Used instead: ') ? problem : text;
        });
        return { error, problems, shown, found: watch.found(tree, new URL('/a/b/', location).href) };
    };
    window.answering = (element) =>
        element.link === BASE && !element.problems.length && !watch.texts('.problems li', element.tree).length
        && watch.texts('.answer .verdict', element.tree).filter(Boolean).length === 4;";

fn watched(page: &str) -> Visit {
    let visit = Visit::hosted(&Options::default());
    before_all(&visit, &[OPENED, &watch(), ON_THE_WAY].concat());
    visit.browser.goto(&visit.host(page)).unwrap();
    visit
}

/// Gives the design on the page another markup, then one with nothing wrong in it.
const MARKUP: &str = "
    const it = JSON.parse(text);
    const [element] = ours;
    const mark = ({ inside, ...attributes }) => {
        for (const { name } of [...element.attributes]) if (!['id', 'lang'].includes(name)) element.removeAttribute(name);
        element.replaceChildren();
        for (const [name, value] of Object.entries(attributes)) {
            try {
                element.setAttribute(name, value);
            } catch (error) {
                // A name that the document itself refuses.
                if (error.name !== 'InvalidCharacterError') throw error;
            }
        }
        if (inside === undefined) return;
        const script = document.createElement('script');
        script.type = 'application/json';
        script.append(document.createTextNode(inside));
        element.append(script);
    };
    const told = news(element);
    mark(it);
    const result = became(element, await told);
    const again = news(element);
    mark({ scenario: BASE, lang: 'en' });
    await again;
    return { ...result, answers: answering(element) };";

#[test]
fn hostile_markup_is_text_and_what_is_wrong_with_it_is_told() {
    let visit = watched("plain");
    let base = "ours[0].setAttribute('scenario', BASE); ours[0].removeAttribute('view')";
    visit.js(base, &[]);
    visit.wait("ours[0].assessment && answering(ours[0])");
    visit.js("return watch.found()", &[]);
    let markups = corpus::markups();
    told_apart(&markups, 250);
    let words = Language::English.words();
    through(&visit, &markups, PORTION, MARKUP, |text, result| {
        let name: String = text.chars().take(300).collect();
        let markup: Value = serde_json::from_str(text).unwrap();
        let Value::Null = result["error"] else {
            assert_eq!(result["shown"], json!([result["error"]]), "{name}");
            let error = result["error"].as_str().unwrap();
            match markup["view"].as_str() {
                Some(view) => assert!(error.contains(view), "{name}: {error}"),
                None => {
                    assert!(error.starts_with("The JSON inside"), "{name}: {error}");
                    let inside = markup["inside"].as_str().or(markup["scenario"].as_str()).unwrap();
                    assert!(serde_json::from_str::<Value>(inside).is_err(), "{name}: {error}");
                }
            }
            return;
        };
        assert_eq!(markup["view"], Value::Null, "{name}: there is no such view");
        assert_eq!(result["shown"], result["problems"], "{name}");
        // What begins as JSON does is read as JSON.
        let link = markup["scenario"].as_str().filter(|text| !text.trim_start().starts_with('{'));
        if let Some(link) = link {
            let (_, problems) = Scenario::from_link(link);
            let meant: Vec<String> =
                problems.iter().map(|problem| words.problem(problem)).collect();
            // In markup a key may be spelt in small and capital letters as one likes.
            if !meant.iter().any(|problem| problem.contains("did you mean")) {
                assert_eq!(result["problems"], json!(meant), "{name}");
            }
        }
    });
    // Half a character is in no document, but a program can put it there.
    let half = "const told = news(ours[0]);
        ours[0].removeAttribute('scenario');
        ours[0].setAttribute('tasks', '\\ud800');
        return told.then((error) => became(ours[0], error))";
    let result = visit.js(half, &[]);
    assert_eq!(result["found"], json!([]));
    assert_eq!(
        result["shown"],
        json!(["“tasks” is “\u{fffd}”; give a whole number from 1 to 100,000."])
    );
    assert_eq!(visit.browser.console_messages().unwrap(), [], "the console stays clean");
}

/// Values that only a program can give, each made anew, by what makes it.
const VALUES: &str = r##"[
    null, true, -1, NaN, 2n ** 200n, '', '#', '\ud800=\udfff', '<img src=x onerror=window.harmed=1>', 'x=1&'.repeat(5000),
    [], [[]], {}, { tasks: {} }, { tasks: [] }, { tasks: NaN }, { tasks: -0 }, { tasks: 1e308 }, { tasks: 2n ** 70n },
    { tasks: '<img src=x onerror=window.harmed=1>' }, { '<img src=x onerror=window.harmed=1>': 1 },
    { tasks: '\ud800' }, { '\ud800': 1 }, { '\u202e\u0000': '\u202e\u0000' },
    { toString: 1, valueOf: 1, constructor: 1, hasOwnProperty: 1, toJSON: 1, then: 1, length: 1e9 },
    JSON.parse('{"__proto__":{"harmed":1,"tasks":9}}'), JSON.parse('{"constructor":{"prototype":{"harmed":1}}}'),
    { securityGroup: JSON.parse('{"__proto__":{"harmed":1}}') },
    new Date(NaN), /x/g, new Error('harmed'), new Map([['tasks', 1]]), new Set([1]), new Uint8Array(1e5), new ArrayBuffer(8),
    new Blob(['x']), new Boolean(false), Object(1n), Object('tasks=9'), Object.assign([], { length: 4294967295 }),
    Array(2000).fill({}), Object.fromEntries(Array.from({ length: 2000 }, (_, place) => ['key' + place, place])),
    { tasks: 'x'.repeat(1e6) }, { ['x'.repeat(1e6)]: 1 }, made((deep) => ({ deep }), 500), made((deep) => [deep], 500),
    made((deep) => ({ securityGroup: deep, tasks: deep }), 40), made((deep) => Array(900).fill(deep), 5),
    made((deep) => Object.fromEntries(Array.from({ length: 900 }, (_, place) => ['key' + place, deep])), 5),
]"##;

/// As [`VALUES`], of what cannot be sent in a message.
const LIVE: &str = "[
    undefined, Symbol('harmed'), () => 1, class {}, Promise.resolve(), document.createElement('img'), new WeakMap(),
    { tasks: () => 1 }, { tasks: Symbol('harmed') }, { [Symbol('harmed')]: 1 }, Object.create(null), Object.create({ tasks: 9 }),
    { get tasks() { throw new Error('harmed'); } }, { get [Symbol.toPrimitive]() { throw new Error('harmed'); } },
    { get tasks() { ours[0].link = 'tasks=8'; return 1; } }, { get tasks() { ours[0].scenario = { zones: 9 }; return '<b>'; } },
    { tasks: { toString() { throw new Error('harmed'); } } }, { tasks: { valueOf() { throw new Error('harmed'); } } },
    new Proxy({}, { ownKeys() { throw new Error('harmed'); } }), new Proxy({ tasks: 1 }, { get() { throw new Error('harmed'); } }),
    new Proxy({}, { getPrototypeOf() { throw new Error('harmed'); } }), new Proxy([], { get: () => 1e9 }), new Proxy(() => {}, {}),
    (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(),
    (() => { const ring = { tasks: 1 }; ring.ring = ring; return ring; })(),
]";

/// One inside the other, so many times.
const MADE: &str = "
    const made = (around, times) => {
        let value = 1;
        for (let time = 0; time < times; time++) value = around(value);
        return value;
    };";

#[test]
fn hostile_properties_are_read_or_named_and_harm_nothing() {
    let visit = watched("strict");
    visit.wait("ours[0].assessment");
    visit.js("ours[0].link = BASE", &[]);
    visit.wait("answering(ours[0])");
    visit.js("return watch.found()", &[]);
    let count = format!("{MADE} return [...{VALUES}, ...{LIVE}].length");
    let count = visit.js(&count, &[]).as_u64().unwrap();
    assert!(count >= 70, "{count} values");
    let places: Vec<String> = (0..count).map(|place| place.to_string()).collect();
    let each = format!(
        "{MADE}
        const [element] = ours;
        const told = news(element);
        element.scenario = [...{VALUES}, ...{LIVE}][text];
        const result = became(element, await told);
        element.link = BASE;
        await watch.until('the design before', () => answering(element));
        return {{ ...result, answers: true }};"
    );
    through(&visit, &places, PORTION, &each, |text, result| {
        assert_eq!(result["error"], Value::Null, "value {text}");
        assert_eq!(result["shown"], result["problems"], "value {text}");
    });
    assert_eq!(visit.browser.console_messages().unwrap(), [], "the console stays clean");
}

/// Messages that are none of ours, of the page that may send some.
const STRANGE: &str = r##"[
    ...values, ...values.map((value) => ({ ecsReach: 1, type: value, link: 'tasks=9' })),
    ...values.map((value) => ({ ecsReach: value, type: 'set', link: 'tasks=9' })),
    { type: 'set', link: 'tasks=9' }, { ecsReach: 2, type: 'set', link: 'tasks=9' }, { ecsReach: '1', type: 'set', link: 'tasks=9' },
    { ecsReach: 1, type: 'get', link: 'tasks=9' }, { ecsReach: 1, type: ['set'], link: 'tasks=9' }, { ecsReach: 1, type: 'set' },
    { ecsReach: 1, type: 'set', link: ['tasks=9'] }, { ecsReach: 1, type: 'set', link: 'x'.repeat(20001) },
    { ecsReach: 1, type: 'set', link: 'tasks=9', scenario: {} }, { ecsReach: 1, type: 'set', scenario: [{}] },
    { ecsReach: 1, type: 'set', scenario: null }, { ecsReach: 1, type: 'set', scenario: 'tasks=9' },
    new Map([['ecsReach', 1], ['type', 'set'], ['link', 'tasks=9']]), [{ ecsReach: 1, type: 'set', link: 'tasks=9' }],
    JSON.parse('{"__proto__":{"ecsReach":1,"type":"set","link":"tasks=9"}}'),
]"##;

/// An origin that the frame is told of, and is not ours.
const WRONG: &[&str] =
    &["*", "null", "", "http://127.0.0.1", "HOST/a", "javascript:1", "<img src=x>", "\u{0}"];

#[test]
fn hostile_messages_and_addresses_do_nothing_to_a_frame_but_what_they_may() {
    let visit = watched("empty");
    let mine = visit.js("return location.origin", &[]);
    let mine = mine.as_str().unwrap();
    let frame = |query: &str| {
        visit.browser.goto(&visit.host("empty")).unwrap();
        let address = format!("{}frame.html?{query}#zones=1&tasks=3", visit.address(""));
        visit.js(FRAMED, &[json!(address)]);
        visit
            .wait("frame.contentWindow.ours?.[0]?.tree?.querySelector('.ecs-reach, [role=alert]')");
        visit.settle();
        visit.js("frame.contentWindow.watch.found()", &[]);
    };
    for wrong in WRONG {
        let origin = corpus::escaped(&wrong.replace("HOST", mine));
        let hostile = corpus::escaped("\"><img src=x onerror=window.harmed=1>");
        frame(&format!("readonly={hostile}&theme={hostile}&{hostile}=1&origin={origin}"));
        let script = "return sent({ ecsReach: 1, type: 'set', link: 'tasks=9' })
            .then(() => frame.contentWindow.watch.drawn())
            .then(() => frame.contentWindow.became(frame.contentWindow.ours[0], null).found)";
        assert_eq!(visit.js(script, &[]), json!([]), "{wrong}");
        let link = visit.js("return frame.contentWindow.ours[0].link", &[]);
        assert_eq!(link, "zones=1&tasks=3", "{wrong}: it took a design");
        let told = visit.js("return said.filter(({ type }) => type !== 'height').length", &[]);
        assert_eq!(told, 0, "{wrong}: it told its design");
        // One that is another page's origin; the browser says that it has not told it to this one.
        let refused = |text: &str| text.contains("does not match the recipient window's origin");
        let said = visit.browser.console_messages().unwrap();
        assert!(said.iter().all(|message| refused(&message.text)), "{wrong}: {said:?}");
    }
    for view in ["__proto__", "constructor", "<img src=x onerror=window.harmed=1>", "$&"] {
        frame(&format!("view={}", corpus::escaped(view)));
        let script = "const { ours, became } = frame.contentWindow; return became(ours[0], '')";
        let result = visit.js(script, &[]);
        assert_eq!(result["found"], json!([]), "{view}");
        let said = result["shown"][0].as_str().unwrap();
        assert!(said.contains(&format!("“{view}”")), "{view}: {said}");
    }

    frame(&format!("origin={mine}"));
    visit.wait("said.some(({ type }) => type === 'change')");
    // Of whoever is not the page around it, and of that page what is not ours. The last one is.
    let send = format!(
        "{MADE}
        const values = {VALUES};
        const other = document.body.appendChild(document.createElement('iframe')).contentWindow;
        const post = new other.Function('to', 'message', 'to.postMessage(message, \"*\")');
        post(frame.contentWindow, {{ ecsReach: 1, type: 'set', link: 'tasks=9' }});
        for (const message of {STRANGE}) frame.contentWindow.postMessage(message, '*');
        frame.contentWindow.postMessage({{ ecsReach: 1, type: 'set', link: 'tasks=4' }}, '*');"
    );
    visit.js(&send, &[]);
    visit.wait("said.some(({ link }) => link === 'tasks=4')");
    let links = visit
        .js("return said.filter(({ type }) => type !== 'height').map(({ link }) => link)", &[]);
    assert_eq!(links, json!(["zones=1&tasks=3", "tasks=4"]));
    visit.js("frame.contentWindow.postMessage({ ecsReach: 1, type: 'set', link: BASE }, '*')", &[]);
    visit.wait("frame.contentWindow.answering(frame.contentWindow.ours[0])");

    let documents = format!(
        "{MADE}
        const values = {VALUES};
        const documents = values.filter((value) => value && typeof value === 'object' && !Array.isArray(value));"
    );
    let count = visit.js(&format!("{documents} return documents.length"), &[]).as_u64().unwrap();
    assert!(count >= 25, "{count} documents");
    let places: Vec<String> = (0..count).map(|place| place.to_string()).collect();
    let each = format!(
        "{documents}
        const {{ ours, news, became, answering }} = frame.contentWindow;
        const told = news(ours[0]);
        frame.contentWindow.postMessage({{ ecsReach: 1, type: 'set', scenario: documents[text] }}, '*');
        const result = became(ours[0], await told);
        frame.contentWindow.postMessage({{ ecsReach: 1, type: 'set', link: BASE }}, '*');
        await watch.until('the design before', () => answering(ours[0]));
        return {{ ...result, answers: true }};"
    );
    through(&visit, &places, PORTION, &each, |text, result| {
        assert_eq!(result["error"], Value::Null, "document {text}");
        assert_eq!(result["shown"], result["problems"], "document {text}");
    });
    assert_eq!(visit.browser.console_messages().unwrap(), [], "the console stays clean");
}
