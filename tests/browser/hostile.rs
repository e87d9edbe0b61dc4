//! A thousand hostile links, files, messages and storages, through the page. After each of them: no
//! exception, no dialog, no request, nothing in the document but what the page writes, what was wrong is
//! told, and the page answers. Addresses are opened, pages wait and are driven by one script a portion,
//! because each call of the driver takes as long as the page needs for several of them.

use ecs_reach::Scenario;
use ecs_reach::diagnose::{Told, diagnose};
use ecs_reach::scenario::{Problem, Value as Document, saved};
use ecs_reach::text::{Label, Language};
use serde_json::{Value, json};
use xtask::browser::Options;

use crate::corpus;
use crate::offline::kept;
use crate::start::before_all;
use crate::visit::{DRAWN, Visit};

/// As many go through the page with one call. Of files, each of which closes and opens a dialog, one: on a busy
/// machine more of them have hung.
pub(crate) const PORTION: usize = 5;
const ALONE: usize = 1;

/// Every element that the page writes, the drawn ones among them.
const ELEMENTS: &str = "a article b body button caption circle code dd details dialog div dl dt fieldset figcaption \
    figure footer form g h1 h2 h3 h4 header html input label legend li main noscript ol optgroup option output \
    p path polygon pre rect section select slot span strong summary svg table tbody td template text textarea tfoot \
    th thead title tr ul";

/// Watches from before the page runs. The name that every hostile text asks for is `harmed`. Of an embed it looks
/// at the tree; `home` is the address that it leads to.
const WATCH: &str = "
    const harm = [];
    const note = (...what) => harm.push(what.map(String).join(' ').slice(0, 300));
    addEventListener('error', ({ message, target }) => note('exception', message ?? target.outerHTML), true);
    addEventListener('unhandledrejection', ({ reason }) => note('rejection', reason));
    addEventListener('securitypolicyviolation', (it) => note('policy', it.violatedDirective, it.blockedURI));
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => note(name);
    for (const name of ['error', 'warn']) console[name] = (...what) => note(name, ...what);
    Object.defineProperty(window, 'harmed', { set: () => note('a script has run'), configurable: true });
    const changed = { set: () => note('a prototype has changed'), configurable: true };
    Object.defineProperty(Object.prototype, 'harmed', changed);
    let asked, head;
    const known = new Set(ELEMENTS.split(' '));
    window.watch = {
        harm,
        drawn,
        async until(what, holds) {
            for (let turn = 0; !holds(); turn++) {
                if (turn === 2000) throw new Error('waited for ' + what);
                await drawn();
            }
        },
        texts: (css, within = document) => [...within.querySelectorAll(css)].map((one) => one.textContent),
        // What stands in the document, or was asked for, and should not.
        found(tree, home = location.href) {
            const found = new Set(harm.splice(0));
            const told = ['aria-label', 'value', 'id'];
            const page = home.split(/[?#]/)[0];
            const outside = /^(#|[.]{0,2}[/]|https:[/][/][a-z.]*aws[.]amazon[.]com[/])/;
            // What a page around an embed is like is its own affair.
            const all = tree ? tree.querySelectorAll('*') : document.querySelectorAll('html, body, body *');
            for (const element of all) {
                if (!known.has(element.localName)) found.add(element.localName);
                for (const { name, value } of element.attributes) {
                    const at = element.localName + ' ' + name + '=' + value;
                    if (/^on|^(action|formaction|ping|src|srcdoc|style|xlink:href)$/.test(name)) found.add(at);
                    // What stands on paper, and in the links to other languages, is this page's whole address.
                    const here = value.startsWith(page);
                    // Where a price was read is told as an address, which leads there.
                    const source = element.closest('.sources') && element.textContent === value;
                    if (name === 'href' && !here && !source && !outside.test(value)) found.add(at);
                    const may = here || told.includes(name);
                    if (/harmed/i.test(name) || (/harmed/i.test(value) && !may)) found.add(at);
                }
            }
            for (const name in {}) found.add('a prototype has ' + name);
            head ??= document.head.innerHTML;
            if (document.head.innerHTML !== head) found.add('another head');
            for (const { name } of performance.getEntriesByType('resource').slice(asked ?? 0))
                if (asked !== undefined) found.add('request for ' + name);
            asked = performance.getEntriesByType('resource').length;
            return [...found];
        },
        // Whether a click still does something, and every question has its answer.
        async answers() {
            const why = document.querySelector('#answer-start .why');
            const before = why.ariaExpanded;
            why.click();
            await this.drawn();
            const verdicts = this.texts('.answer .verdict');
            const after = document.querySelector('#answer-start .why').ariaExpanded;
            return after !== before && verdicts.length > 3 && verdicts.every(Boolean);
        },
    };";

/// A browser that watches, and lets a page change its address as often as it wants.
fn watched(language: Language) -> Visit {
    let flags = vec!["--disable-ipc-flooding-protection".to_owned()];
    let visit =
        Visit::of(&Options { flags, language: language.code().to_owned(), ..Options::default() });
    before_all(&visit, &watch());
    visit.open("");
    // What is kept for later is asked for before.
    kept(&visit);
    assert_eq!(visit.js("return watch.found()", &[]), json!([]), "the page itself is in order");
    visit
}

/// What runs before all scripts of a page and its frames.
pub(crate) fn watch() -> String {
    format!("{{ const ELEMENTS = {}; {DRAWN} {WATCH} }}", json!(ELEMENTS))
}

/// Puts texts through the page, portion by portion; calls back with each and what became of it.
pub(crate) fn through(
    visit: &Visit,
    texts: &[String],
    portion: usize,
    each: &str,
    judge: impl Fn(&str, &Value),
) {
    let script = format!(
        "return (async () => {{
            const each = async (text) => {{ {each} }};
            const results = [];
            for (const text of arguments[0]) results.push(await each(text));
            return results;
        }})()"
    );
    let answered = visit.answered().len();
    for portion in texts.chunks(portion) {
        let results = visit.js(&script, &[json!(portion)]);
        visit.settle();
        for (text, result) in portion.iter().zip(results.as_array().unwrap()) {
            let name: String = text.chars().take(300).collect();
            assert_eq!(result["found"], json!([]), "{name}");
            assert_eq!(result["answers"], true, "{name}: the page works");
            judge(text, result);
        }
    }
    assert_eq!(visit.answered()[answered..], [], "nothing was asked for");
}

/// Every one counts only once, however long.
pub(crate) fn told_apart(texts: &[String], least: usize) {
    let apart: std::collections::BTreeSet<&String> = texts.iter().collect();
    assert!(apart.len() >= least, "{} hostile texts", apart.len());
}

#[test]
fn hostile_links_are_opened_and_what_is_wrong_with_them_is_told() {
    let links = corpus::links();
    told_apart(&links, 500);
    let (english, french) = links.split_at(links.len() / 2);
    for (language, links) in [(Language::English, english), (Language::French, french)] {
        let visit = watched(language);
        let each = "
            const before = location.href;
            const heard = new Promise((done) => addEventListener('hashchange', done, { once: true }));
            location.hash = text;
            // The address may stand there already.
            if (location.href === before) dispatchEvent(new HashChangeEvent('hashchange'));
            await heard;
            await watch.drawn();
            const link = location.hash.slice(1);
            const problems = watch.texts('.problems li');
            return { link, problems, found: watch.found(), answers: await watch.answers() };";
        through(&visit, links, PORTION, each, |text, result| {
            let (design, problems) = Scenario::from_link(result["link"].as_str().unwrap());
            let words = language.words();
            let told = |problem: &Problem| {
                let said = words.problem(problem);
                match problem.place.key().map(|key| key.get(&design)) {
                    Some(used @ (Document::Bool(_) | Document::Number(_) | Document::Text(_))) => {
                        let instead = words.label(Label::UsedInstead);
                        format!("{said} {instead} {}", used.plain())
                    }
                    _ => said,
                }
            };
            let meant: Vec<String> = problems.iter().map(told).collect();
            let name: String = text.chars().take(300).collect();
            assert_eq!(result["problems"], json!(meant), "{name}");
        });
        visit.end();
    }
}

#[test]
fn hostile_messages_are_text_and_no_more() {
    let visit = watched(Language::English);
    let messages = corpus::messages();
    told_apart(&messages, 300);
    visit.click(".diagnosis > summary");
    let each = "
        const field = document.querySelector('#pasted');
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await watch.drawn();
        const causes = document.querySelectorAll('.diagnosis li').length;
        const [told] = watch.texts('#diagnosed');
        const kept = document.querySelector('#pasted').value === text.replace(/\\r\\n?/g, '\\n');
        return { causes, told, kept, found: watch.found(), answers: await watch.answers() };";
    let words = Language::English.words();
    through(&visit, &messages, PORTION, each, |text, result| {
        let name: String = text.chars().take(300).collect();
        // A text field makes one of both kinds of line ends.
        let read = text.replace("\r\n", "\n").replace('\r', "\n");
        let causes = diagnose(&read);
        assert_eq!(result["causes"], causes.len(), "{name}");
        let told = match causes.first().map(|cause| cause.told) {
            None if read.is_empty() => Label::Known,
            None => Label::NotRecognised,
            Some(Told::Message) => Label::Recognised,
            Some(Told::Class) => Label::ClassRecognised,
        };
        assert_eq!(result["told"], words.label(told), "{name}");
        assert_eq!(result["kept"], true, "{name}: it stands there as it was pasted");
    });
    visit.end();
}

#[test]
fn hostile_files_are_read_or_refused_with_a_reason() {
    let visit = watched(Language::English);
    let files = corpus::files();
    let words = Language::English.words();
    told_apart(&files, 250);
    visit.click("#show-saved");
    let each = "
        const input = document.querySelector('#import');
        const chosen = new DataTransfer();
        chosen.items.add(new File([text], 'designs.json'));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        const news = () => watch.texts('#told, .notice').join('').trim();
        await watch.until('what became of the file', news);
        const told = news();
        const names = watch.texts('.kept h3');
        const problems = watch.texts('#not-understood li, #wrong');
        const found = watch.found();
        // The first of them is opened, like any other design.
        const dialog = document.querySelector('#saved');
        let closed = false;
        dialog.addEventListener('close', () => { closed = true; }, { once: true });
        (document.querySelector('.kept [id^=open-]') ?? dialog.querySelector('.bar button')).click();
        await watch.until('the dialog to close', () => closed);
        await watch.drawn();
        found.push(...watch.found());
        const answers = await watch.answers();
        document.querySelector('#show-saved').click();
        await watch.until('the dialog to open', () => document.querySelector('#import'));
        localStorage.clear();
        dispatchEvent(new Event('storage'));
        await watch.until('nothing to be kept', () => !document.querySelector('.kept h3'));
        return { told, names, problems, found, answers };";
    through(&visit, &files, ALONE, each, |text, result| {
        let name: String = text.chars().take(300).collect();
        let names = result["names"].as_array().unwrap();
        let told = result["told"].as_str().unwrap();
        let imported = format!("Designs imported: {}", names.len());
        assert!(names.is_empty() || told.starts_with(&imported), "{name}: {told}");
        assert!(!told.starts_with("Designs imported: 0") || told.len() < 25, "{name}: {told}");
        if let Ok(document) = serde_json::from_str(text) {
            let problems = match saved::read(&document) {
                Ok((_, problems)) => problems,
                Err(problem) => vec![problem],
            };
            // Of a key that stands there twice the browser knows but one.
            let twice = |problem: &Problem| words.problem(problem).contains("more than once");
            let wrong = !problems.is_empty() && !problems.iter().any(twice);
            assert!(!wrong || result["problems"] != json!([]), "{name}: {problems:?}");
        }
        for title in names {
            let letters = title.as_str().unwrap().chars().count();
            assert!((1..=100).contains(&letters), "{name}: {title}");
        }
    });
    visit.end();
}

#[test]
fn whatever_is_stored_and_whatever_the_address_names_the_page_starts() {
    let visit = watched(Language::English);
    let (stored, languages) = (corpus::stored(), corpus::languages());
    // One of each kind at a time, so that none hides another.
    let kinds = ["ecs-reach-language", "ecs-reach-theme", "ecs-reach-left"];
    let of = |kind: &str| stored.iter().filter(|[_, key, _]| key == kind).collect::<Vec<_>>();
    let (designs, rest): (Vec<_>, Vec<_>) = stored
        .iter()
        .filter(|[_, key, _]| !kinds.contains(&key.as_str()))
        .partition(|[_, key, _]| key.starts_with("ecs-reach/design/"));
    for (round, language) in languages.iter().enumerate() {
        let mut put: Vec<_> =
            kinds.iter().filter_map(|kind| of(kind).get(round).copied()).collect();
        let design = designs.get(round).copied();
        put.extend(design);
        put.extend(rest.get(round).copied());
        let script = "
            localStorage.clear();
            sessionStorage.clear();
            for (const [storage, key, value] of arguments[0]) window[storage].setItem(key, value);";
        visit.js(script, &[json!(put)]);
        visit.browser.goto("about:blank").unwrap();
        let address =
            format!("{}?language={}#tasks=3", visit.address(""), corpus::escaped(language));
        visit.browser.goto(&address).unwrap();
        visit.started();
        let name: String = format!("{language} {put:?}").chars().take(600).collect();
        assert_eq!(visit.js("return watch.found()", &[]), json!([]), "{name}");
        let french = language.trim().to_ascii_lowercase().split('-').next() == Some("fr");
        let meant = if french { "fr" } else { "en" };
        assert_eq!(visit.property("html", "lang"), meant, "{name}");
        visit.click("#show-saved");
        assert_eq!(visit.count(".kept h3"), usize::from(design.is_some()), "{name}");
        assert_eq!(visit.js("return watch.found()", &[]), json!([]), "{name}");
        if design.is_some() {
            visit.click(".kept .acts button:last-child");
            assert_eq!(visit.count(".kept h3"), 0, "{name}: it can be deleted");
        }
        visit.click("#saved .bar button");
        visit.js("return watch.answers()", &[]);
        assert_eq!(visit.js("return watch.answers()", &[]), true, "{name}");
    }
    assert!(stored.len() + languages.len() >= 70);
    let longest = kinds.iter().map(|kind| of(kind).len()).max().unwrap();
    assert!(languages.len() >= longest.max(designs.len()).max(rest.len()), "none is left out");
    visit.end();
}
