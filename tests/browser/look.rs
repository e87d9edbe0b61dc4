//! How the page looks: its theme, and what a narrow one keeps in sight.

use serde_json::json;
use xtask::browser::{Motion, Options, Scheme};

use crate::visit::Visit;

/// What the browser paints the page with.
fn ground(visit: &Visit) -> String {
    let ground = visit.js("return getComputedStyle(document.body).backgroundColor", &[]);
    ground.as_str().unwrap().to_owned()
}

#[test]
fn the_theme_is_the_system_s_until_somebody_chooses_one_and_the_next_visit_knows() {
    let visit = Visit::to("");
    visit.browser.emulate(Scheme::Dark, Motion::Full).unwrap();
    let dark = ground(&visit);
    visit.browser.emulate(Scheme::Light, Motion::Full).unwrap();
    let light = ground(&visit);
    assert_ne!(light, dark);
    let name = || visit.find("#theme").accessible_name().unwrap();
    assert_eq!(name(), "Theme: as your system");

    visit.click("#theme");
    visit.browser.emulate(Scheme::Dark, Motion::Full).unwrap();
    assert_eq!((name().as_str(), ground(&visit)), ("Theme: light", light.clone()));
    // A new start of the page, and a link in the open page, leave it.
    visit.reload();
    visit.paste("subnet=public");
    assert_eq!((name().as_str(), ground(&visit)), ("Theme: light", light));

    visit.js("document.querySelector('#theme').focus()", &[]);
    visit.press(&["\u{E007}"]);
    visit.browser.emulate(Scheme::Light, Motion::Full).unwrap();
    assert_eq!((name().as_str(), ground(&visit)), ("Theme: dark", dark));
    visit.press(&["\u{E007}"]);
    assert_eq!(name(), "Theme: as your system");
    visit.end();
}

/// The colours that the browser is asked to draw around the page, and what the header is painted with.
const AROUND: &str = "
    const [asked, ...others] = [...document.querySelectorAll('meta[name=theme-color]')]
        .filter(({ media }) => !media || matchMedia(media).matches);
    const header = document.querySelector('.top');
    header.style.color = asked.content;
    const colours = [getComputedStyle(header).color, getComputedStyle(header).backgroundColor];
    header.style.color = '';
    return [others.length, colours[0] === colours[1], colours[0]]";

#[test]
fn what_the_browser_draws_around_the_page_follows_the_chosen_theme() {
    let visit = Visit::to("");
    let (light, dark) = ("rgb(255, 255, 255)", "rgb(20, 24, 30)");
    let around = |at: &str, colour: &str| {
        for (scheme, own) in [(Scheme::Dark, dark), (Scheme::Light, light)] {
            visit.browser.emulate(scheme, Motion::Full).unwrap();
            visit.settle();
            let colour = if colour.is_empty() { own } else { colour };
            assert_eq!(visit.js(AROUND, &[]), json!([0, true, colour]), "{at}");
        }
    };
    around("as the system", "");
    visit.click("#theme");
    around("light", light);
    visit.click("#theme");
    around("dark", dark);
    visit.reload();
    around("dark at the next visit", dark);
    visit.click("#theme");
    around("as the system again", "");
    visit.end();
}

#[test]
fn a_narrow_page_keeps_every_action_in_reach_in_one_row_of_its_header() {
    for (width, at) in [(320, ""), (320, "fr/"), (390, "fr/"), (768, "fr/"), (1024, "fr/")] {
        let visit = Visit::of(&Options { width, ..Options::default() });
        visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
        visit.started();
        // Above them stand its name and what it answers, where one row has no room for both.
        for (part, most) in [(".actions", 40.0), (".top", if width < 480 { 112.0 } else { 56.0 })] {
            let tall = visit
                .js("return document.querySelector(arguments[0]).offsetHeight", &[json!(part)]);
            assert!(tall.as_f64().unwrap() <= most, "{at} at {width}: {part} {tall}");
        }
        let wide = visit.js("return document.documentElement.scrollWidth", &[]);
        assert_eq!(wide, json!(width), "{at} at {width}: it scrolls down only");
        assert!(visit.shows(".top h1"), "what it is called");
        assert!(width == 768 || visit.shows(".top p"), "{width}: what it answers");
        visit.click("#subnet-isolated");
        let again = [".actions .roomy:not(.primary)", ".cramped button"];
        let again: Vec<_> = again.into_iter().filter(|button| visit.shows(button)).collect();
        assert_eq!(again.len(), 1, "{width}: it can start over from one place");
        visit.click(again[0]);
        assert_eq!(visit.link(), "", "and it does");
        visit.click("#share-open");
        assert!(visit.shows("#share li:first-child button"), "the link can be copied");
        visit.end();
    }
}

/// What the page answers, in the header: whether any of it is to be seen, and whether all is.
const TAGLINE: &str = "
    const box = document.querySelector('.top p').getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(document.querySelector('.top p'));
    const { top, right } = words.getBoundingClientRect();
    return [box.height > 0 && top < box.bottom, right <= box.right + 0.5]";

#[test]
fn the_header_says_what_the_page_answers_as_a_whole_or_not_at_all() {
    for at in ["", "fr/"] {
        let visit = Visit::of(&Options::default());
        visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
        visit.started();
        for (width, shown) in
            [(390, true), (768, false), (1024, false), (1280, false), (1920, true)]
        {
            visit.browser.set_viewport(width, 900).unwrap();
            visit.settle();
            let found = visit.js(TAGLINE, &[]);
            assert_eq!(found[0], shown, "/{at} at {width}");
            assert!(!shown || found[1] == true, "/{at} at {width}: it is cut");
        }
        visit.end();
    }
}

/// How high the strip of answers is, and in how many rows they stand.
const STRIP: &str = "
    const tops = [...document.querySelectorAll('.answer')].map((answer) => answer.offsetTop);
    return [document.querySelector('.answers').offsetHeight, new Set(tops).size]";

#[test]
fn the_strip_of_answers_is_one_low_row_whatever_it_says() {
    for folder in ["", "fr/"] {
        let visit = Visit::of(&Options { width: 390, ..Options::default() });
        let links =
            ["zones=3&nat=single&loadBalancer=application", "nat=transit-gateway", "subnet=public"];
        for link in links {
            visit.browser.goto("about:blank").unwrap();
            visit.browser.goto(&format!("{}{folder}#{link}", visit.address(""))).unwrap();
            visit.started();
            let low = |what: &str| {
                let found = visit.js(STRIP, &[]);
                assert_eq!(found, json!([83, 1]), "/{folder} {link}: {what}");
            };
            low("as it opens");
            if visit.shows(".fail .zone") {
                visit.click(".fail .zone");
                low("a zone has failed");
            }
            visit.js("document.getElementById('launchType-external').click()", &[]);
            visit.settle();
            low("what was another answer");
        }
        // What stands by the amount on a wide page follows the reasons.
        visit.open("subnet=public");
        assert!(visit.shows(".reasons li:last-child .but"), "/{folder}: what it costs that for");
        visit.end();
    }
}

/// What WCAG 1.4.12 lets a reader ask for.
const SPACED: &str = "
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [spaced]";

/// How far the page goes beyond the window, and the amount beyond its card.
const BEYOND: &str = "
    const amount = document.querySelector('.cost .amount');
    return [document.documentElement.scrollWidth - innerWidth, amount.scrollWidth - amount.clientWidth]";

#[test]
fn neither_a_long_amount_nor_wider_letters_make_the_page_scroll_sideways() {
    let visit = Visit::to("");
    for at in
        ["fr/", "fr/#zones=3&internetOutGb=1234567", "#region=cn-north-1&internetOutGb=999999"]
    {
        visit.browser.goto("about:blank").unwrap();
        visit.browser.goto(&format!("{}{at}", visit.address(""))).unwrap();
        visit.started();
        for spaced in [false, true] {
            for width in [1440, 1280, 1024, 768, 390, 320] {
                visit.browser.set_viewport(width, 900).unwrap();
                visit.settle();
                assert_eq!(visit.js(BEYOND, &[]), json!([0, 0]), "{at} {width} spaced: {spaced}");
            }
            visit.js(SPACED, &[]);
        }
    }
    visit.end();
}

/// Whether the answers or the header cover the top of the window, and how much of it is kept free for them.
const STUCK: &str = "
    scrollTo(0, document.scrollingElement.scrollHeight / 2);
    const stuck = document.elementFromPoint(innerWidth / 2, 4).closest('.answers, .top') !== null;
    return [stuck, parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)]";

#[test]
fn a_low_window_is_not_taken_by_what_stays_in_sight() {
    // 1280 by 1024 pixels at 400 %, a telephone on its side, and one that stands.
    let visit = Visit::to("");
    for (width, height, sticks) in [(320, 256, false), (667, 375, false), (390, 844, true)] {
        visit.browser.set_viewport(width, height).unwrap();
        visit.settle();
        let found = visit.js(STUCK, &[]);
        assert_eq!(found[0], sticks, "{width} by {height}");
        assert_eq!(found[1].as_f64().unwrap() > 64.0, sticks, "{width} by {height}: {found}");
    }
    visit.end();
}

#[test]
fn in_forced_colours_a_failed_zone_is_painted_as_chosen() {
    let visit = Visit::to("zones=3");
    visit.click(".fail .zone");
    let features = json!([{ "name": "forced-colors", "value": "active" }]);
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "features": features })).unwrap();
    visit.settle();
    let grounds = "return ['true', 'false'].map((pressed) =>
        getComputedStyle(document.querySelector(`.zone[aria-pressed=${pressed}]`)).backgroundColor)";
    let grounds = visit.js(grounds, &[]);
    assert_ne!(grounds[0], grounds[1], "{grounds}");
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "features": [] })).unwrap();
    visit.end();
}

/// Every target for a finger or a mouse that is smaller than 24 by 24, its labels counted in. Links
/// within a line of text are as high as the text.
const SMALL_TARGETS: &str = "
    const size = (boxes, from, to) =>
        Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
    return [...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter((element) => element.checkVisibility() && !element.matches('.skip'))
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map((element) => {
            const parts = [element, ...(element.labels ?? [])];
            const boxes = parts.map((part) => part.getBoundingClientRect());
            const name = element.id || element.outerHTML.slice(0, 80);
            return [name, size(boxes, 'left', 'right'), size(boxes, 'top', 'bottom')];
        })
        .filter(([, width, height]) => width < 24 || height < 24)";

#[test]
fn targets_are_large_enough_and_dark_is_dark() {
    let visit = Visit::to("launchType=ec2&colour=red");
    for width in [1440, 390] {
        visit.browser.set_viewport(width, 900).unwrap();
        visit.js("for (const more of document.querySelectorAll('details')) more.open = true", &[]);
        visit.settle();
        assert_eq!(visit.js(SMALL_TARGETS, &[]), json!([]), "targets at {width} px");
    }
    let colours = || {
        let script = "const { backgroundColor, color } = getComputedStyle(document.body);
            return [backgroundColor, color].map((it) => it.match(/[0-9]+/g).map(Number))
                .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)";
        let lights: [f64; 2] = serde_json::from_value(visit.js(script, &[])).unwrap();
        lights
    };
    let [ground, text] = colours();
    assert!(ground > 200.0 && text < 80.0, "light: {ground} {text}");
    visit.browser.emulate(Scheme::Dark, Motion::Full).unwrap();
    visit.settle();
    let [ground, text] = colours();
    assert!(ground < 60.0 && text > 200.0, "dark: {ground} {text}");
    visit.end();
}

/// Check boxes whose words do not stand on the same line right of them, by id.
const ASTRAY: &str = "
    return [...document.querySelectorAll('.controls input[type=checkbox]')].flatMap((box) => {
        const words = document.querySelector(`label[for='${box.id}']`).getBoundingClientRect();
        const { top, bottom, right } = box.getBoundingClientRect();
        const beside = words.left >= right && words.left - right < 16;
        return beside && words.top < bottom && words.bottom > top ? [] : [box.id];
    })";

#[test]
fn each_check_box_stands_beside_its_words() {
    let visit = Visit::to("launchType=ec2&loadBalancer=network&compute=true");
    for place in 0..visit.count(".controls summary") {
        let open = "document.querySelectorAll('.controls summary')[arguments[0]].click()";
        visit.js(open, &[json!(place)]);
        visit.settle();
    }
    for width in [1440, 1024, 390, 320] {
        visit.browser.set_viewport(width, 900).unwrap();
        visit.settle();
        assert!(visit.count(".controls input[type=checkbox]") > 15, "the panels are open");
        assert_eq!(visit.js(ASTRAY, &[]), json!([]), "{width} px");
    }
    visit.end();
}
