//! The page is drawn in turns, the answers first: however fast somebody is, what stands there in the end is one
//! answer, and it stands where they look.

use serde_json::{Value, json};
use xtask::browser::Options;

use crate::visit::Visit;

/// What each part says, and what the picture draws.
const PARTS: [&str; 6] = ["#verdicts", ".reasons", ".controls", "#picture", "#bill", ".rest"];

fn said(visit: &Visit) -> Vec<Value> {
    // What was another way before the last change is said only where there was one.
    let script = "
        const copy = document.querySelector(arguments[0]).cloneNode(true);
        for (const it of copy.querySelectorAll('.was, [role=status]')) it.remove();
        const drawn = [...copy.querySelectorAll('path, rect')].map((it) => it.getAttribute('d') ?? it.getAttribute('x'));
        return [copy.textContent, drawn.join(' ')]";
    PARTS.iter().map(|part| visit.js(script, &[json!(part)])).collect()
}

/// What somebody does without waiting for the page: selectors, clicked `pause` milliseconds after each other.
fn hurry(visit: &Visit, clicks: &[&str], pause: u64) {
    let script = "return (async () => {
        for (const css of arguments[0]) {
            document.querySelector(css).click();
            await new Promise((done) => setTimeout(done, arguments[1]));
        }
    })()";
    let script = script.replace("arguments[0]", &json!(clicks).to_string());
    visit.js(&script.replace("arguments[1]", &pause.to_string()), &[]);
    visit.settle();
}

#[test]
fn whoever_clicks_faster_than_the_page_draws_sees_one_design_in_the_end() {
    let subnets = ["#subnet-public", "#subnet-private", "#subnet-isolated"];
    let clicks: Vec<&str> = subnets.into_iter().cycle().take(10).collect();
    for pause in [0, 7, 23] {
        let visit = Visit::to("");
        hurry(&visit, &clicks, pause);
        let (link, drawn) = (visit.link(), said(&visit));
        assert!(link.contains("subnet=public"), "{link}");
        visit.open(&link);
        for ((part, drawn), opened) in PARTS.iter().zip(drawn).zip(said(&visit)) {
            assert_eq!(drawn, opened, "{part}, {pause} ms between two clicks");
        }
        visit.end();
    }
}

#[test]
fn what_is_pressed_before_the_form_is_drawn_again_counts_too() {
    let visit = Visit::to("subnet=isolated&nat=none");
    let panels = ["#more-endpoints > summary", "#more-needs > summary"];
    panels.iter().for_each(|panel| visit.click(panel));
    // All at once: the page draws nothing in between.
    let clicks = [
        ".entry:has(#tasks) > button:last-child",
        "#endpoint-s3",
        ".entry:has(#tasks) > button:last-child",
        "#endpoint-logs",
        ".entry:has(#tasks) > button:last-child",
        "#exec",
        "#exec",
        "#assignPublicIp",
        ".entry:has(#tasks) > button:first-of-type",
    ];
    visit.js(
        "for (const css of arguments[0]) document.querySelector(css).click()",
        &[json!(clicks)],
    );
    visit.settle();
    let link = visit.link();
    for part in ["tasks=4", "endpoints=s3,logs", "assignPublicIp=true"] {
        assert!(link.split('&').any(|pair| pair == part), "{part}: {link}");
    }
    assert!(!link.contains("exec"), "{link}");
    let drawn = said(&visit);
    visit.open(&link);
    // A visit of its own has them closed.
    panels.iter().for_each(|panel| visit.click(panel));
    assert_eq!(drawn, said(&visit));
    visit.end();
}

#[test]
fn what_is_pressed_before_the_page_is_whole_is_heard() {
    let visit = Visit::of(&Options::default());
    visit.browser.goto("about:blank").unwrap();
    visit.browser.goto(&visit.address("")).unwrap();
    // As soon as it takes anything at all.
    visit.js(
        "return new Promise((done) => {
            const look = () => {
                const control = document.querySelector('#subnet-public:enabled');
                if (!control) return setTimeout(look);
                control.click();
                done();
            };
            look();
        })",
        &[],
    );
    visit.settle();
    assert!(visit.link().contains("subnet=public"), "{}", visit.link());
    let drawn = said(&visit);
    visit.open(&visit.link());
    assert_eq!(drawn, said(&visit));
    visit.end();
}

#[test]
fn why_leads_to_the_path_where_that_is_not_on_the_screen() {
    for (width, height) in [(390, 844), (320, 568), (1440, 900), (1440, 500)] {
        let visit = Visit::of(&Options { width, height, ..Options::default() });
        visit.open("");
        let in_sight = || {
            let [_, top, ..] = visit.boxes("#path")[0];
            (0.0..f64::from(height)).contains(&top)
        };
        visit.click("#answer-outbound .why");
        assert!(in_sight(), "{width} x {height}: the path is on the screen");
        let place = visit.js("return scrollY", &[]);
        // Closed and opened where it is seen, it moves nothing.
        visit.click("#path .bar button");
        visit.js("document.querySelector('#picture').scrollIntoView()", &[]);
        let before = visit.js("return scrollY", &[]);
        if width == 1440 {
            visit.js("document.querySelector('#answer-start .why').click()", &[]);
            visit.settle();
            assert_eq!(visit.js("return scrollY", &[]), before, "{width} x {height}");
        }
        if (width, height) == (1440, 900) {
            assert_eq!(place, 0, "where everything fits nothing moves");
        }
        visit.end();
    }
}
