//! The page for everybody: the rules of axe-core in the states a reader meets, windows that are narrow or
//! magnified, forced colours, less motion, the keyboard's way through the page, what is spoken, and what
//! moves by itself.

use serde_json::json;
use xtask::browser::{Motion, Options, key};

use crate::visit::Visit;

/// What leads to a state.
enum Step {
    Click(&'static str),
    Type(&'static str, &'static str),
    /// Opens every disclosure, and those that appear then.
    OpenAll,
    /// Waits until something is there.
    Until(&'static str),
}
use Step::{Click, OpenAll, Type, Until};

/// A state of the page by its design and the way to it.
struct State {
    name: &'static str,
    link: &'static str,
    steps: &'static [Step],
}

/// A design with something of everything.
const RICH: &str = "region=eu-west-1&zones=3&ipStack=dual-stack&nat=single&ipv6Route=egress-only\
    &loadBalancer=application&tasks=6&internetOutGb=20000&loadBalancerOutGb=50";

const STATES: &[State] = &[
    State { name: "default", link: "", steps: &[] },
    State { name: "failing", link: "subnet=public", steps: &[] },
    State { name: "refused", link: "networkMode=bridge", steps: &[] },
    State {
        name: "isolated with endpoints",
        link: "subnet=isolated&endpoints=s3,ecr-api,ecr-dkr,logs",
        steps: &[],
    },
    State {
        name: "depends, without prices",
        link: "launchType=external&ipStack=dual-stack&region=eu-isoe-west-1",
        steps: &[],
    },
    State { name: "every disclosure", link: RICH, steps: &[OpenAll] },
    State {
        name: "a path that is dropped",
        link: "subnet=isolated&exec=true",
        steps: &[Click("#answer-start .why")],
    },
    State {
        name: "a path that arrives",
        link: RICH,
        steps: &[Click("#answer-outbound .why"), Click("#flow-balanced")],
    },
    State { name: "a zone lost", link: "nat=single&zones=3", steps: &[Click(".fail .zone")] },
    State {
        name: "a change and what it did",
        link: "",
        steps: &[Click("#subnet-public"), Click("label[for=assignPublicIp]")],
    },
    State { name: "the dialog, empty", link: "", steps: &[Click("#show-saved")] },
    State {
        name: "the dialog, with designs",
        link: "",
        steps: &[
            Click("#show-saved"),
            Type("save-name", "Mine"),
            Click("#save"),
            Type("save-name", "Another"),
            Click("#save"),
        ],
    },
    State { name: "the share panel", link: "", steps: &[Click("#share-open")] },
    State {
        name: "wrong input",
        link: "tasks=0&colour=red",
        steps: &[Type("port", "x"), Type("tasks", "many"), Type("internetOutGb", "-1")],
    },
    State {
        name: "an error message and its causes",
        link: "",
        steps: &[
            Click(".diagnosis > summary"),
            Until("document.querySelector('#pasted')"),
            Type("pasted", "CannotPullContainerError: i/o timeout"),
        ],
    },
    State {
        name: "the cheapest designs",
        link: "",
        steps: &[
            Click("#cheapest > summary"),
            Until(
                "document.querySelector('#cheapest .found') && document.querySelector('#search-stop[aria-disabled]')",
            ),
        ],
    },
];

/// Opens what is closed until nothing is.
const OPEN: &str = "
    const closed = [...document.querySelectorAll('main details, #controls details, .controls details')]
        .filter((more) => !more.open);
    for (const more of closed) more.open = true;
    return closed.length";

/// The place of the first that is shown of those that a selector matches.
const SHOWN: &str = "
    const all = [...document.querySelectorAll(arguments[0])];
    return all.findIndex((element) => element.checkVisibility())";

fn reach(visit: &Visit, folder: &str, state: &State) {
    visit.browser.goto("about:blank").unwrap();
    visit.browser.goto(&format!("{}{folder}#{}", visit.address(""), state.link)).unwrap();
    visit.started();
    for step in state.steps {
        take(visit, state.name, step);
    }
}

fn take(visit: &Visit, at: &str, step: &Step) {
    match step {
        Click(css) => {
            // Which of two stands in the page can depend on its width.
            let shown = visit.js(SHOWN, &[json!(css)]).as_u64().map(usize::try_from);
            let shown = shown.unwrap_or_else(|| panic!("{at}: no {css}")).unwrap();
            let all = visit.browser.find_all(css).unwrap();
            // Where nothing lies above it.
            let centred = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            visit.js(centred, &[all[shown].argument()]);
            all[shown].click().unwrap_or_else(|error| panic!("{at}: {error:#}"));
            visit.settle();
        }
        Type(field, text) => visit.put(field, text),
        OpenAll => {
            while visit.js(OPEN, &[]) != 0 {
                visit.settle();
            }
        }
        Until(condition) => visit.wait(condition),
    }
    visit.settle();
}

fn state(name: &str) -> &'static State {
    STATES.iter().find(|state| state.name == name).unwrap_or_else(|| panic!("no state {name}"))
}

// ---------------------------------------------------------------------------------------------
// Every state

/// The page of one language in every state at a width.
fn keeps_the_rules(folder: &str, width: u32) {
    let visit = Visit::of(&Options { width, ..Options::default() });
    for state in STATES {
        reach(&visit, folder, state);
        let at = format!("{} in /{folder} at {width}", state.name);
        visit.accessible(&at);
        assert_eq!(visit.js(FAINT, &[]), json!([]), "{at}: writing in pictures");
        assert_eq!(visit.js(SMALL, &[]), json!([]), "{at}: targets below 24 by 24");
        assert_eq!(visit.js(TOO_WIDE, &[]), json!([]), "{at}: what is cut off or scrolls sideways");
    }
    visit.end();
}

#[test]
fn every_state_keeps_the_rules_of_accessibility_on_a_wide_window() {
    keeps_the_rules("", 1440);
}

#[test]
fn every_state_keeps_them_in_french() {
    keeps_the_rules("fr/", 1440);
}

// French needs more room than English.
#[test]
fn every_state_keeps_them_in_french_in_320_pixels() {
    keeps_the_rules("fr/", 320);
}

/// Writing in pictures, which axe-core cannot judge, whose contrast with the rectangle it stands on is
/// below 4.5.
const FAINT: &str = "
    const channels = (colour) => colour.match(/[0-9.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = channels(colour).map((it) => it / 255)
            .map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const seen = (colour) => colour !== 'none' && (channels(colour)[3] ?? 1) > 0;
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const { backgroundColor } = getComputedStyle(at);
            if (seen(backgroundColor)) return backgroundColor;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    return [...document.querySelectorAll('main svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
        const parts = [...svg.querySelectorAll('rect, text')];
        return parts.filter((part) => part.localName === 'text' && part.textContent.trim()).map((text) => {
            const box = text.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const below = parts.slice(0, parts.indexOf(text)).reverse().find((rect) => {
                const { left, right, top, bottom } = rect.getBoundingClientRect();
                const { fill } = getComputedStyle(rect);
                return rect.localName === 'rect' && fill.startsWith('rgb') && seen(fill)
                    && left <= x && x <= right && top <= y && y <= bottom;
            });
            const on = below ? getComputedStyle(below).fill : ground(svg);
            const { fill } = getComputedStyle(text);
            const [dark, bright] = [light(fill), light(on)].sort((a, b) => a - b);
            return [text.textContent, fill, on, (bright + 0.05) / (dark + 0.05)];
        }).filter(([, , , contrast]) => contrast < 4.5);
    });";

/// Targets for a finger or a mouse that are smaller than 24 by 24, their labels counted in. Links within a
/// line of text are as high as the text.
const SMALL: &str = "
    const size = (boxes, from, to) =>
        Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
    const targets = 'a[href], button, input, select, textarea, summary, [role=button], [tabindex=\"0\"]';
    return [...document.querySelectorAll(targets)]
        .filter((element) => element.checkVisibility() && !element.closest('svg') && !element.matches('.skip'))
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map((element) => {
            const parts = [element, ...(element.labels ?? [])].filter((part) => part.checkVisibility());
            const boxes = parts.map((part) => part.getBoundingClientRect());
            const name = element.id || element.outerHTML.slice(0, 80);
            return [name, size(boxes, 'left', 'right'), size(boxes, 'top', 'bottom')];
        })
        .filter(([, width, height]) => width < 23.99 || height < 23.99)";

/// Writing that stands over an edge of the window or is cut off by what it stands in, unless that scrolls by
/// itself or says so with an ellipsis; and the page, where it scrolls sideways.
const TOO_WIDE: &str = "
    const wide = document.scrollingElement.scrollWidth;
    const found = wide > innerWidth ? [['page', wide]] : [];
    const range = document.createRange();
    const cut = (element, box) => {
        for (let at = element; at && at !== document.body; at = at.parentElement) {
            const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(at);
            // What is clipped to nothing is for ears alone.
            if ([overflowX, overflowY].some((it) => ['auto', 'scroll'].includes(it))) return false;
            if (clipPath !== 'none' || textOverflow === 'ellipsis') return false;
            if (overflowX === 'visible') continue;
            const edge = at.getBoundingClientRect();
            if (box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > edge.bottom + 1) return true;
        }
        return box.left < -1 || box.right > innerWidth + 1;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement: element } = texts.currentNode;
        if (!data.trim() || element.closest('svg, select, textarea, template, noscript, .skip')) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        range.selectNodeContents(texts.currentNode);
        const box = range.getBoundingClientRect();
        if (cut(element, box)) found.push([data, element.className, box.left, box.right]);
    }
    return found";

// ---------------------------------------------------------------------------------------------
// Magnified, and every width between narrow and wide

#[test]
fn the_page_scrolls_down_only_at_every_width() {
    for folder in ["", "fr/"] {
        let visit = Visit::of(&Options::default());
        for name in ["default", "a path that arrives", "a zone lost"] {
            reach(&visit, folder, state(name));
            let from = if name == "default" { 320 } else { 480 };
            for width in (from..=1440).step_by(56) {
                visit.browser.set_viewport(width, 900).unwrap();
                let wide = visit.js("return document.scrollingElement.scrollWidth", &[]);
                assert_eq!(wide, width, "{name} in /{folder} at {width}");
            }
        }
        visit.end();
    }
}

/// Designs that fill a narrow page with something wide each.
const FULL: &[&str] = &[
    "ipStack=dual-stack&zones=3&nat=single&ipv6Route=egress-only",
    "ipStack=dual-stack&ipv6Route=egress-only&nat=transit-gateway&loadBalancer=application\
     &endpoints=s3,dynamodb,ecr-api,ecr-dkr,logs",
    "loadBalancer=application&ipStack=dual-stack&internetOutGb=20000&loadBalancerOutGb=50",
    "zones=6&tasks=12&ipStack=dual-stack&loadBalancer=network&endpoints=s3,dynamodb,ecr-api",
    "launchType=external&ipStack=dual-stack&region=eu-isoe-west-1",
    "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true&loadBalancer=application",
    "internetOutGb=2000000&compute=true",
    "tasks=0&colour=red&zones=99&nat=foo&region=xx&subnet=green&launchType=moon&networkMode=tube\
     &vpcCidr=10.0.0.0/99&port=100000&securityGroup.ingress=tcp_999999_1.2.3.4/99&a-key-that-nobody-knows\
     -and-that-is-far-too-long-for-one-line=1",
];

/// The widths from 320 to 420 pixels that a narrow page scrolls sideways at, and by how many pixels. The
/// page is as wide as its element, whatever the window.
const SIDEWAYS: &str = "
    // What lies below the window is laid out, too.
    const style = new CSSStyleSheet();
    style.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(style);
    const app = document.getElementById('app');
    const found = [];
    for (let width = 320; width <= 420; width += 4) {
        app.style.width = width + 'px';
        if (app.scrollWidth > width) found.push([width, app.scrollWidth - width]);
    }
    app.style.width = '';
    document.adoptedStyleSheets.pop();
    return found";

#[test]
fn a_narrow_page_scrolls_down_only_whatever_the_design_and_what_is_open() {
    for folder in ["", "fr/"] {
        let visit = Visit::of(&Options { width: 420, ..Options::default() });
        for link in FULL {
            reach(&visit, folder, &State { name: "", link, steps: &[] });
            for steps in [&[][..], &[Click("#answer-outbound .why"), OpenAll]] {
                steps.iter().for_each(|step| take(&visit, link, step));
                assert_eq!(visit.js(SIDEWAYS, &[]), json!([]), "{link} in /{folder}");
            }
        }
        visit.end();
    }
}

/// How much of the window's height stays covered by what sticks to it while the page scrolls.
const COVERED: &str = "
    scrollTo(0, document.scrollingElement.scrollHeight / 2);
    const sticks = (element) => {
        for (let at = element; at; at = at.parentElement) {
            if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
        }
        return false;
    };
    const rows = Array.from({ length: 40 }, (_, row) => (row + 0.5) * innerHeight / 40);
    const covered = rows.filter((y) => sticks(document.elementFromPoint(innerWidth / 2, y))).length;
    scrollTo(0, 0);
    return covered / rows.length";

#[test]
fn a_desktop_magnified_to_200_percent_loses_nothing() {
    // 1280 by 900 pixels, each of them twice as wide and high.
    let visit = Visit::of(&Options { width: 640, height: 450, ..Options::default() });
    for name in ["default", "every disclosure", "the dialog, with designs", "wrong input"] {
        reach(&visit, "", state(name));
        assert_eq!(visit.js(TOO_WIDE, &[]), json!([]), "{name}: cut off or scrolls sideways");
        if name != "the dialog, with designs" {
            let covered = visit.js(COVERED, &[]).as_f64().unwrap();
            assert!(covered < 0.5, "{name}: {covered} of the window is covered for good");
        }
    }
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// The user's own colours, and less motion

fn emulate(visit: &Visit, feature: &str, value: &str) {
    let features = json!({ "features": [{ "name": feature, "value": value }] });
    visit.browser.cdp("Emulation.setEmulatedMedia", &features).unwrap();
    visit.settle();
}

/// Choices whose chosen one looks like another: radio buttons that their label stands for, and buttons that
/// are pressed.
const ALIKE: &str = "
    const look = (element) => {
        const style = getComputedStyle(element);
        const line = (name) => style[name + 'Style'] === 'none' ? '' : style[name + 'Style'] + style[name + 'Width'];
        return [line('outline'), line('borderTop'), style.fontWeight, style.textDecorationLine,
            style.textDecorationStyle, style.backgroundColor].join(' ');
    };
    const radios = [...document.querySelectorAll('input[type=radio]:checked')]
        .filter((radio) => getComputedStyle(radio).appearance === 'none' && radio.labels[0]?.checkVisibility())
        .map((radio) => [radio, [...document.getElementsByName(radio.name)].find((other) => !other.checked)])
        .filter(([, other]) => other)
        .map(([radio, other]) => [radio.id, look(radio.labels[0]), look(other.labels[0])]);
    const pressed = [...document.querySelectorAll('[aria-pressed=true]')]
        .map((button) => [button, [...document.querySelectorAll('[aria-pressed=false]')]
            .find((other) => other.className === button.className)])
        .filter(([, other]) => other)
        .map(([button, other]) => [button.outerHTML, look(button), look(other)]);
    const all = [...radios, ...pressed];
    return [all.length, all.filter(([, chosen, other]) => chosen === other)]";

#[test]
fn in_forced_colours_what_is_chosen_and_answered_is_told_apart() {
    let visit = Visit::of(&Options::default());
    for name in ["default", "a zone lost", "a path that is dropped", "a change and what it did"] {
        reach(&visit, "", state(name));
        emulate(&visit, "forced-colors", "active");
        assert_eq!(visit.js("return matchMedia('(forced-colors: active)').matches", &[]), true);
        let found = visit.js(ALIKE, &[]);
        assert!(found[0].as_u64().unwrap() > 3, "{name}: choices are seen: {found}");
        assert_eq!(found[1], json!([]), "{name}: chosen and not chosen look alike");
        let answers = visit.js(
            "return [...document.querySelectorAll('.answer')].map((answer) => {
                const verdict = answer.querySelector('.verdict');
                const { color, backgroundColor } = getComputedStyle(verdict);
                return [answer.dataset.verdict ?? '', verdict.innerText.trim(), color !== backgroundColor];
            })",
            &[],
        );
        let answers: Vec<(String, String, bool)> = serde_json::from_value(answers).unwrap();
        for (verdict, word, seen) in &answers {
            assert!(*seen && !word.is_empty(), "{name}: {verdict} is not to be seen");
            let others = answers.iter().filter(|(other, ..)| other != verdict);
            for (other, same, _) in others {
                assert_ne!(word, same, "{name}: {verdict} and {other} in one word");
            }
        }
        assert_eq!(visit.js(UNSEEN_FOCUS, &[]), json!([]), "{name}: the focus is not to be seen");
        emulate(&visit, "forced-colors", "none");
    }
    visit.end();
}

/// What moves or fades by itself.
const MOVES: &str = "
    const running = document.getAnimations().map((animation) => String(animation.animationName));
    const set = [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        const takesTime = transitionDuration.split(',').some((time) => parseFloat(time) > 0.01);
        return animationName !== 'none' || takesTime || scrollBehavior === 'smooth';
    });
    return [...running, ...set.map((element) => element.outerHTML.slice(0, 80))]";

#[test]
fn whoever_asks_for_less_motion_gets_none() {
    let visit = Visit::of(&Options { motion: Motion::Reduced, ..Options::default() });
    for name in
        ["default", "a path that arrives", "a zone lost", "the dialog, empty", "the share panel"]
    {
        reach(&visit, "", state(name));
        assert_eq!(visit.js(MOVES, &[]), json!([]), "{name}");
    }
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// The keyboard

/// Gives the focus to everything that takes it, one after the other, as the keyboard does; what has no
/// outline then, or lies below something that sticks to the window.
const UNSEEN_FOCUS: &str = "
    const takes = 'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]';
    const dialog = document.querySelector('dialog:modal');
    const found = [];
    for (const element of (dialog ?? document).querySelectorAll(takes)) {
        if (!element.checkVisibility() || element.disabled) continue;
        element.focus({ focusVisible: true });
        if (document.activeElement !== element) continue;
        const name = element.id || element.outerHTML.slice(0, 100);
        const label = element.nextElementSibling?.matches('label') && element.nextElementSibling;
        const outlined = [element, label, element.closest('.entry')].filter(Boolean).some((it) => {
            const style = getComputedStyle(it);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        });
        const box = element.getBoundingClientRect();
        const left = Math.max(box.left, 0) + Math.min(box.width, 40) / 2;
        const [from, to] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        // Of what is higher than the window a part is enough.
        const covered = [0.1, 0.5, 0.9].every((part) => {
            const top = document.elementFromPoint(left, from + (to - from) * part);
            return !top || !(element.contains(top) || top.contains(element) || label === top);
        });
        if (!outlined || covered) found.push([name, outlined ? 'covered' : 'no outline']);
    }
    document.activeElement.blur();
    return found";

#[test]
fn the_focus_is_seen_on_everything_that_takes_it() {
    for width in [1440, 320] {
        let visit = Visit::of(&Options { width, ..Options::default() });
        for name in ["every disclosure", "the dialog, with designs", "a path that is dropped"] {
            reach(&visit, "", state(name));
            // From now on the page is used by keyboard.
            visit.press(&[key::TAB]);
            assert_eq!(visit.js(UNSEEN_FOCUS, &[]), json!([]), "{name} at {width}");
        }
        visit.end();
    }
}

/// The disclosures of the page, by their place.
const DISCLOSURES: &str = "
    const summary = document.querySelectorAll('#app summary')[arguments[0]];
    // One within another is there once that is open.
    const around = summary?.parentElement.parentElement.closest('details');
    if (around) around.open = true;
    summary?.focus();
    return summary?.textContent ?? null";

/// Whether the focus is on a disclosure, and whether that is open.
const OPENED: &str = "
    const { activeElement: focused } = document;
    return [focused === document.querySelectorAll('#app summary')[arguments[0]], focused.parentElement?.open]";

#[test]
fn what_is_opened_and_closed_by_keyboard_keeps_the_focus() {
    let visit = Visit::to(RICH);
    let mut place = 0;
    loop {
        let name = visit.js(DISCLOSURES, &[json!(place)]);
        if name.is_null() {
            break;
        }
        for open in [true, false] {
            visit.press(&[key::ENTER]);
            // What it holds comes once the browser has told of it.
            visit.settle();
            assert_eq!(visit.js(OPENED, &[json!(place)]), json!([true, open]), "{name}");
        }
        place += 1;
    }
    assert!(place > 12, "{place} disclosures");
    visit.end();
}

/// Remembers what had the focus, and tells whether it is still new.
const REMEMBER: &str = "
    const focused = document.activeElement;
    window.stops ??= [];
    if (focused === document.body || stops.includes(focused)) return false;
    stops.push(focused);
    return true";

/// Where the focus went up the page within a column.
const BACKWARDS: &str = "
    document.activeElement.blur();
    scrollTo(0, 0);
    for (const element of document.querySelectorAll('*')) {
        if (element.scrollTop) element.scrollTop = 0;
    }
    const name = (element) => element.id || element.outerHTML.slice(0, 60);
    const boxes = stops.filter((stop) => stop.isConnected && !stop.matches('.skip'))
        .map((stop) => {
            let { left, right, top, bottom } = (stop.closest('.entry') ?? stop).getBoundingClientRect();
            // What is scrolled to within a part of the page stands where that part does.
            for (let at = stop.parentElement; at; at = at.parentElement) {
                if (getComputedStyle(at).overflowY === 'visible') continue;
                const edge = at.getBoundingClientRect();
                [top, bottom] = [Math.min(top, edge.bottom - 8), Math.min(bottom, edge.bottom)];
            }
            return [name(stop), { left, right, top, bottom }];
        });
    const found = [];
    for (let at = 1; at < boxes.length; at += 1) {
        const [[from, before], [to, after]] = [boxes[at - 1], boxes[at]];
        const column = after.left < before.right && before.left < after.right;
        const above = after.bottom <= before.top + 1;
        if (column && above) found.push([from, to]);
    }
    return found";

#[test]
fn the_focus_goes_down_the_page_as_one_reads_it() {
    for (width, folder) in [(1440, ""), (900, ""), (390, "fr/")] {
        let visit = Visit::of(&Options { width, ..Options::default() });
        reach(&visit, folder, state("a path that is dropped"));
        // From the top: without a focus the browser goes on from what was clicked last.
        visit.js("document.querySelector('.skip').focus()", &[]);
        loop {
            visit.browser.press(key::TAB).unwrap();
            if visit.js(REMEMBER, &[]) == false {
                break;
            }
        }
        let stops = visit.js("return stops.length", &[]).as_u64().unwrap();
        assert!(stops > 80, "{stops} stops at {width}: controls, answers and the rest");
        assert_eq!(visit.js(BACKWARDS, &[]), json!([]), "at {width}");
        visit.end();
    }
}

#[test]
fn the_skip_link_is_the_first_stop_and_leads_past_answers_and_controls() {
    for width in [1440, 320] {
        let visit = Visit::of(&Options { width, ..Options::default() });
        visit.open("");
        let [[_, _, _, bottom]] = visit.boxes(".skip")[..] else { panic!("no skip link") };
        assert!(bottom <= 0.0, "it is out of the way at {width}");
        visit.press(&[key::TAB]);
        assert_eq!(visit.js("return document.activeElement.className", &[]), "skip");
        let [[left, top, right, _]] = visit.boxes(".skip")[..] else { panic!("no skip link") };
        assert!(top >= 0.0 && left >= 0.0 && right <= f64::from(width), "it is seen at {width}");
        visit.press(&[key::ENTER, key::TAB]);
        let inside = visit.js("return Boolean(document.activeElement.closest('#picture'))", &[]);
        assert_eq!(inside, true, "the next stop is at the picture at {width}");
        visit.end();
    }
}

// ---------------------------------------------------------------------------------------------
// What is spoken

/// Collects what a screen reader speaks by itself: changed texts of live regions.
pub(crate) const LISTEN: &str = "
    window.spoken = [];
    const live = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
    new MutationObserver((changes) => {
        const regions = new Set(changes.flatMap(({ target, addedNodes }) => {
            const at = target.nodeType === 1 ? target : target.parentElement;
            const added = [...addedNodes].filter((node) => node.matches?.(live));
            return [at?.closest(live), ...added].filter(Boolean);
        }));
        for (const region of regions) if (region.textContent.trim()) spoken.push(region.textContent.trim());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// What is done, what must be spoken of it, and what not.
struct Spoken {
    what: &'static str,
    step: Step,
    says: &'static [&'static str],
    not: &'static [&'static str],
}

const SPOKEN: &[Spoken] = &[
    Spoken {
        what: "the subnet turns two verdicts",
        step: Click("#subnet-public"),
        says: &["start? No.", "reach the internet? No.", "month: $0.00"],
        not: &["reach them?"],
    },
    Spoken {
        what: "an address turns them back",
        step: Click("label[for=assignPublicIp]"),
        says: &["start? Yes.", "reach the internet? Yes.", "$7.30"],
        not: &["reach them?"],
    },
    Spoken {
        what: "an open port turns the third",
        step: Click("label[for=allow-port]"),
        says: &["reach them? Yes.", "$7.30"],
        not: &["start?", "reach the internet?"],
    },
    Spoken {
        what: "a number of tasks changes the cost alone",
        step: Type("tasks", "4"),
        says: &["$14.60"],
        not: &["Yes", "No."],
    },
    Spoken { what: "a path is opened", step: Click("#answer-outbound .why"), says: &[], not: &[] },
    Spoken { what: "another is drawn", step: Click("#flow-inbound"), says: &[], not: &[] },
    Spoken {
        what: "a section is opened",
        step: Click("details.more > summary"),
        says: &[],
        not: &[],
    },
];

#[test]
fn changed_verdicts_are_spoken_and_nothing_else() {
    let visit = Visit::to("");
    visit.js(LISTEN, &[]);
    for Spoken { what, step, says, not } in SPOKEN {
        visit.js("spoken.length = 0", &[]);
        take(&visit, what, step);
        if matches!(step, Type(..)) {
            // Once nobody types any more.
            visit.wait("spoken.length > 0");
        }
        let spoken = visit.js("return spoken", &[]);
        let spoken: Vec<String> = serde_json::from_value(spoken).unwrap();
        let at_most = usize::from(!says.is_empty());
        assert!(spoken.len() <= at_most, "{what}: {spoken:?}");
        let said = spoken.concat();
        for part in *says {
            assert!(said.contains(part), "{what}: `{part}` in `{said}`");
        }
        for part in *not {
            assert!(!said.contains(part), "{what}: `{part}` in `{said}`");
        }
    }
    visit.end();
}

#[test]
fn a_number_is_spoken_about_once_it_is_typed_and_only_where_it_changes_something() {
    let visit = Visit::to("");
    visit.js(LISTEN, &[]);
    visit.js("document.getElementById('internetOutGb').select()", &[]);
    // One pause after all of them, however long each takes.
    for letter in ["1", "2", "3", "4", "5"] {
        visit.browser.press(letter).unwrap();
    }
    visit.wait("spoken.length > 0");
    let spoken = visit.js("return spoken", &[]);
    let total = visit.text("#bill-total").rsplit(' ').next().unwrap().trim().to_owned();
    let said = spoken[spoken.as_array().unwrap().len() - 1].as_str().unwrap().to_owned();
    assert!(
        total.ends_with(said.split([' ', '(']).find(|it| it.starts_with('$')).unwrap()),
        "{spoken} {total}"
    );
    assert!(spoken.as_array().unwrap().len() <= 2, "{spoken}");

    // It costs the same, and nothing else changes.
    visit.open("");
    visit.js(LISTEN, &[]);
    visit.js("document.getElementById('tasks').select()", &[]);
    visit.press(&["3"]);
    visit.js("return new Promise((done) => setTimeout(done, 1000))", &[]);
    visit.settle();
    assert_eq!(visit.js("return spoken", &[]), json!([]));
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// What moves

/// Where the answers stand, and what is clicked: neither may go away under the pointer.
const PLACES: &str = "
    return [...document.querySelectorAll('header, .answer')].map((element) => {
        const { left, top, right } = element.getBoundingClientRect();
        return [element.id, left, top, right];
    })";

#[test]
fn a_choice_moves_neither_itself_nor_the_answers() {
    // The browser's own sum of shifts counts by the clock: on a busy machine what a click does comes late.
    for (width, folder) in [(1440, ""), (1440, "fr/")] {
        let visit = Visit::of(&Options { width, ..Options::default() });
        reach(&visit, folder, state("default"));
        let at_first = visit.js(PLACES, &[]);
        let choices = visit.js(CHOICES, &[]);
        assert!(choices.as_array().unwrap().len() > 15, "{choices}");
        for choice in choices.as_array().unwrap() {
            let [control, value] = [&choice[0], &choice[1]].map(|it| it.as_str().unwrap());
            if visit.count(&format!("#{control}")) == 0 {
                // The design has no such choice.
                continue;
            }
            let place = visit.js(
                "const control = document.getElementById(arguments[0]);
                control.scrollIntoView({ block: 'center' });
                return control.getBoundingClientRect().top",
                &[json!(control)],
            );
            match value {
                "" => visit.find(&format!("#{control}")).click().unwrap(),
                _ => visit.find(&format!("#{control}")).select(value).unwrap(),
            }
            visit.settle();
            // Two more frames: what follows the answers is on the screen.
            visit.settle();
            visit.settle();
            let after = visit.js(
                "return document.getElementById(arguments[0])?.getBoundingClientRect().top ?? null",
                &[json!(control)],
            );
            assert!(
                after.is_null() || after == place,
                "{control} {value} moved under the pointer at {width}: {place} {after}"
            );
            visit.js("scrollTo(0, 0)", &[]);
            assert_eq!(visit.js(PLACES, &[]), at_first, "{control} {value} at {width}: answers");
        }
        visit.end();
    }
}

#[test]
fn on_a_telephone_a_choice_stays_under_the_finger() {
    let place = "return document.getElementById(arguments[0])?.getBoundingClientRect().top ?? null";
    for folder in ["", "fr/"] {
        let visit = Visit::of(&Options { width: 390, height: 844, ..Options::default() });
        reach(&visit, folder, state("default"));
        let choices = visit.js(CHOICES, &[]);
        for choice in choices.as_array().unwrap() {
            let [control, value] = [&choice[0], &choice[1]].map(|it| it.as_str().unwrap());
            if visit.count(&format!("#{control}")) == 0 {
                continue;
            }
            let centred =
                "document.getElementById(arguments[0]).scrollIntoView({ block: 'center' })";
            visit.js(centred, &[json!(control)]);
            let before = visit.js(place, &[json!(control)]).as_f64().unwrap();
            match value {
                "" => visit.find(&format!("#{control}")).click().unwrap(),
                _ => {
                    visit.js("document.getElementById(arguments[0]).focus()", &[json!(control)]);
                    visit.find(&format!("#{control}")).select(value).unwrap();
                }
            }
            visit.settle();
            visit.settle();
            let after = visit.js(place, &[json!(control)]);
            let moved = after.as_f64().map_or(0.0, |after| (after - before).abs());
            // Above its beginning there is no room to scroll to.
            let at_top = visit.js("return scrollY", &[]) == 0;
            assert!(moved <= 1.0 || at_top, "/{folder} {control} {value} moved by {moved}");
        }
        visit.end();
    }
}

/// The main choices, then the presets: what to click or pick, and which value.
const CHOICES: &str = "
    const picks = (id) => [...document.getElementById(id)?.options ?? []]
        .filter((option) => option.value && !option.disabled).map((option) => [id, option.value]);
    const radios = ['subnet', 'networkMode', 'launchType'].flatMap((name) => [...document.getElementsByName(name)]);
    return [...radios.map((radio) => [radio.id, '']), ...picks('nat'), ...picks('preset')]";
