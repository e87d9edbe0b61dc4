//! What one takes along of a design: on the clipboard, among the downloads, on paper.

use std::path::PathBuf;
use std::time::Duration;

use crate::visit::Visit;
use ecs_reach::export::{
    Pictured, bill_csv, design_json, design_line, diagram_svg, made_with, markdown,
};
use ecs_reach::prices::AsOf;
use ecs_reach::text::{Label, Language, Words};
use ecs_reach::{Assessment, Scenario, assess};
use serde_json::{Value, json};
use xtask::browser::{Motion, Options, Scheme, key};

const STATUS: &str = "#share [role=status]";

/// A design with something of everything.
const RICH: &str = "region=eu-west-1&zones=3&ipStack=dual-stack&nat=single&ipv6Route=egress-only\
    &loadBalancer=application&tasks=6&internetOutGb=20000&loadBalancerOutGb=50";

/// Designs from little to say to much.
const PRINTED: &[&str] = &[
    "",
    RICH,
    "subnet=public",
    "networkMode=bridge",
    "launchType=external&networkMode=host",
    "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true&zones=4",
    "subnet=isolated&endpoints=s3,ecr-api,ecr-dkr,logs&secrets=secrets-manager&compute=true",
    TALL,
    LARGE,
];

/// Its picture is one of the tallest.
const TALL: &str = "launchType=ec2&ipStack=dual-stack&zones=3&endpoints=s3,ecr-api,ecr-dkr,logs\
    &loadBalancer=application";

/// There is much to say about it, and its picture is one of the widest.
const LARGE: &str = "zones=6&tasks=50&launchType=ec2&subnet=public&ipStack=dual-stack\
    &ipv6Route=internet-gateway&loadBalancer=application&endpoints=ecr-api,ecr-dkr,s3,logs,ssm&compute=true\
    &internetOutGb=1000&exec=true&secrets=secrets-manager";

/// What stands in a VPC, most of it in each of six zones.
const LARGEST: &str = "launchType=ec2&ipStack=dual-stack&ipv6Route=egress-only&hostSubnet=public\
    &hostPublicIp=true&loadBalancer=application&secrets=secrets-manager&exec=true&serviceConnect=true&tasks=60\
    &instances=12&internetOutGb=100&s3Gb=100&dynamodbGb=10&imagePullGb=10&loadBalancerOutGb=50&interZoneGb=5\
    &endpoints=ecr-api,ecr-dkr,s3,dynamodb,logs,secretsmanager,ssm,ssmmessages,kms,ecs,ecs-agent,ecs-telemetry\
    &zones=6";

fn words() -> &'static dyn Words {
    Language::English.words()
}

fn answered(link: &str) -> (Scenario, Assessment) {
    let scenario = Scenario::from_link(link).0;
    let assessment = assess(&scenario);
    (scenario, assessment)
}

/// The browser's day, as the page reads it.
pub(crate) fn today(visit: &Visit) -> AsOf {
    let day = visit.js("return new Date().toISOString().slice(0, 10)", &[]);
    day.as_str().unwrap().parse().unwrap()
}

/// Opens the panel, where it is closed, and presses one of its buttons.
fn take(visit: &Visit, label: Label) {
    if !visit.shows("#share") {
        visit.click("#share-open");
    }
    visit.press_button(words().label(label));
}

/// What the panel says once it is done.
fn told(visit: &Visit) -> String {
    let said = format!("document.querySelector('{STATUS}').textContent");
    visit.browser.wait_until(&said, Duration::from_secs(10)).unwrap();
    visit.text(STATUS)
}

// ---------------------------------------------------------------------------------------------
// The clipboard

#[test]
fn markdown_is_copied_by_keyboard_and_the_message_goes_with_the_next_change() {
    let visit = Visit::to(RICH);
    visit.allow_clipboard("granted");
    visit.js("document.querySelector('#share-open').focus()", &[]);
    assert!(!visit.shows("#share"), "closed at first");
    visit.press(&[key::ENTER]);
    assert!(visit.shows("#share"), "Enter opens it");
    visit.press(&[key::TAB, key::TAB, key::ENTER]);
    assert_eq!(told(&visit), words().label(Label::MarkdownCopied));
    let (scenario, assessment) = answered(RICH);
    let expected = markdown(&scenario, &assessment, &visit.address(RICH), today(&visit), words());
    assert_eq!(visit.js("return navigator.clipboard.readText()", &[]), expected);
    assert!(!visit.shows("#share-text"), "nothing to copy by hand");

    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#share"), "Escape closes it");
    let focused = visit.browser.focused().unwrap().property("id").unwrap();
    assert_eq!(focused, "share-open", "and leads back to the button");
    visit.put("tasks", "9");
    visit.press(&[&[key::SHIFT, key::TAB].concat()]);
    visit.click("#share-open");
    assert_eq!(visit.text(STATUS), "", "the message goes with the next change");
    visit.end();
}

#[test]
fn what_the_browser_does_not_allow_is_offered_by_hand() {
    let visit = Visit::to("");
    let (scenario, assessment) = answered("");
    visit.allow_clipboard("denied");
    take(&visit, Label::ShareMarkdown);
    assert_eq!(told(&visit), words().label(Label::MarkdownNotCopied));
    let summary = markdown(&scenario, &assessment, &visit.address(""), today(&visit), words());
    assert_eq!(visit.property("#share-text", "value"), summary);
    assert_eq!(visit.find("#share-text").accessible_name().unwrap(), "Text to copy");
    assert_eq!(visit.property("#share-text", "readOnly"), true);

    visit.js("URL.createObjectURL = () => { throw new TypeError('refused') }", &[]);
    take(&visit, Label::ShareCsv);
    assert_eq!(told(&visit), words().label(Label::FileNotSaved));
    assert_eq!(
        visit.property("#share-text", "value"),
        bill_csv(scenario.region, &assessment.bill, &visit.address(""), today(&visit), words())
            .replace("\r\n", "\n")
    );

    visit.js("HTMLCanvasElement.prototype.toBlob = (done) => done(null)", &[]);
    take(&visit, Label::SharePng);
    assert_eq!(told(&visit), words().label(Label::PictureNotSaved));
    assert!(!visit.shows("#share-text"), "a picture is no text");

    // Pages that are not served securely have no clipboard at all.
    visit.js("Object.defineProperty(navigator, 'clipboard', { value: undefined })", &[]);
    take(&visit, Label::ShareMarkdown);
    assert_eq!(told(&visit), words().label(Label::MarkdownNotCopied));
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Downloads

/// A folder that goes with the test.
pub(crate) struct Downloads(PathBuf);

impl Downloads {
    pub(crate) fn of(visit: &Visit, name: &str) -> Downloads {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        visit.browser.cdp("Browser.setDownloadBehavior", &behaviour).unwrap();
        Downloads(folder)
    }

    /// A file, as soon as it is whole.
    pub(crate) fn file(&self, visit: &Visit, name: &str) -> Vec<u8> {
        let path = self.0.join(name);
        for _ in 0..1000 {
            if path.exists() {
                return std::fs::read(&path).unwrap();
            }
            visit.settle();
        }
        let there: Vec<_> =
            std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap()).collect();
        panic!("{name} is not among {there:?}");
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        // What is left over is in the system's own folder for that.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_file_is_saved_and_holds_what_the_engine_says() {
    let visit = Visit::to(RICH);
    let downloads = Downloads::of(&visit, "ecs-reach-downloads");
    let (scenario, assessment) = answered(RICH);
    visit.click("#flow-balanced");
    let inbound = &assessment.inbound.load_balancer;
    let picture = diagram_svg(
        &Pictured {
            scenario: &scenario,
            assessment: &assessment,
            title: Label::PathBalanced,
            judgement: &inbound.judgement,
            path: inbound.path.as_ref(),
            lost: None,
        },
        words(),
    );
    let csv = format!("ecs-reach-bill-{}-{}.csv", scenario.region.code(), today(&visit));
    let texts = [
        (
            Label::ShareCsv,
            csv.as_str(),
            bill_csv(
                scenario.region,
                &assessment.bill,
                &visit.address(RICH),
                today(&visit),
                words(),
            ),
        ),
        (Label::ShareJson, "ecs-reach.json", design_json(&scenario, &assessment, words())),
        (Label::ShareSvg, "ecs-reach.svg", picture.text.clone()),
    ];
    for (label, name, expected) in texts {
        take(&visit, label);
        assert_eq!(told(&visit), words().label(Label::FileSaved), "{name}");
        let saved = String::from_utf8(downloads.file(&visit, name)).unwrap();
        assert_eq!(saved, expected, "{name}");
    }

    take(&visit, Label::SharePng);
    assert_eq!(told(&visit), words().label(Label::FileSaved));
    let png = downloads.file(&visit, "ecs-reach.png");
    let found = pixels(&visit, &png);
    let size = [picture.width * 2, picture.height * 2];
    assert_eq!(found["size"], json!(size), "twice as large as it is shown");
    let count = |colour: &str| found[colour].as_u64().unwrap();
    let all = u64::try_from(size[0]).unwrap() * u64::try_from(size[1]).unwrap();
    assert!(count("white") > all / 2 && count("white") < all, "a light ground: {found}");
    assert!(count("way") > 1000, "and the path on it: {found}");
    visit.end();
}

/// The size of a picture, and how many of its pixels are white or of the path's colour.
fn pixels(visit: &Visit, png: &[u8]) -> Value {
    let script = "const blob = new Blob([new Uint8Array(arguments[0])], { type: 'image/png' });
        return createImageBitmap(blob).then((picture) => {
            const { width, height } = picture;
            const context = new OffscreenCanvas(width, height).getContext('2d');
            context.drawImage(picture, 0, 0);
            const { data } = context.getImageData(0, 0, width, height);
            const found = { size: [width, height], white: 0, way: 0 };
            for (let at = 0; at < data.length; at += 4) {
                const [red, green, blue, opaque] = data.subarray(at, at + 4);
                if (opaque !== 255) continue;
                if (red === 255 && green === 255 && blue === 255) found.white += 1;
                if (red === 0x0b && green === 0x5c && blue === 0xc4) found.way += 1;
            }
            return found;
        })";
    visit.js(script, &[json!(png)])
}

#[test]
fn a_failed_zone_is_in_the_picture_and_its_loss_above_it() {
    let visit = Visit::to("zones=2&nat=single");
    let downloads = Downloads::of(&visit, "ecs-reach-failed-zone");
    visit.click(".fail .zone");
    take(&visit, Label::ShareSvg);
    told(&visit);
    let svg = String::from_utf8(downloads.file(&visit, "ecs-reach.svg")).unwrap();
    assert!(svg.contains("Zone a failed") && svg.contains("url(#hatch)"), "{svg}");
    assert!(svg.contains(">Zone a has failed: 1 of 2 tasks runs on"), "{svg}");
    visit.end();
}

/// What an answer says without zone a: the link, the answer, its verdict and words.
const WITHOUT_A: &[(&str, &str, Option<&str>, &str)] = &[
    ("zones=2&nat=single", "outbound", Some("no"), "No way out in zone b"),
    ("zones=2&nat=single", "start", Some("no"), ""),
    ("zones=1", "outbound", Some("no"), ""),
    // What stays as it is, is no news.
    ("zones=2&nat=single&loadBalancer=application", "inbound", None, ""),
    ("zones=2&nat=single", "inbound", None, ""),
    ("zones=2", "outbound", None, ""),
];

#[test]
fn an_answer_that_is_another_without_the_failed_zone_says_so() {
    let visit = Visit::of(&Options::default());
    for (link, answer, verdict, said) in WITHOUT_A {
        visit.open(link);
        let line = format!("#answer-{answer} .without");
        assert_eq!(visit.text(&line), "", "every zone stands");
        visit.click(".fail .zone");
        visit.settle();
        assert_eq!(visit.text(&line), *said, "{link}");
        assert_eq!(visit.attribute(&line, "data-verdict").as_deref(), *verdict, "{link}");
        // The verdict itself tells.
        let told = visit.text(&format!("#answer-{answer} .verdict")).replace('\n', " ");
        assert_eq!(told == "No without zone a", verdict.is_some(), "{link}: {told}");
        let card = format!("#answer-{answer}");
        let reason = visit.text(&format!("{card} .reason"));
        assert_eq!(
            reason.starts_with("With all zones \u{2013} "),
            verdict.is_some(),
            "{link}: {reason}"
        );
        let tone = visit.attribute(&card, "class").unwrap();
        assert_eq!(verdict.is_some(), tone.ends_with(" no"), "{link}: {tone}");
    }
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Paper

/// What paper shows of every design, and what it must not.
const ON_PAPER: &[&str] =
    &["h1", ".printed a", "#answer-start .reason", ".dg svg", "#bill-total", ".notes", "footer"];
const OFF_PAPER: &[&str] = &[
    ".actions",
    ".controls",
    ".diagnosis",
    ".ways .acts",
    ".panel",
    ".because",
    ".picture .bar",
    "#share",
];

#[test]
fn a_design_prints_on_two_pages_without_its_controls() {
    let visit = Visit::to("");
    visit.browser.emulate(Scheme::Dark, Motion::Full).unwrap();
    for link in PRINTED {
        prints(&visit, link, Language::English);
    }
    visit.end();
}

#[test]
fn paper_has_room_for_french() {
    let visit = Visit::of(&Options { language: "fr-FR".to_owned(), ..Options::default() });
    for link in ["", RICH, TALL, LARGEST] {
        prints(&visit, link, Language::French);
    }
    visit.end();
}

#[test]
fn a_zone_that_has_failed_prints_on_two_pages_and_is_told_once() {
    for language in ["en-US", "fr-FR"] {
        let options = Options { language: language.to_owned(), ..Options::default() };
        let visit = Visit::of(&options);
        visit.open(RICH);
        visit.click(".fail .zone");
        assert!(pages(&visit) <= 2, "{language}");
        visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).unwrap();
        let told = "return [...document.querySelectorAll('.loss')].filter((one) =>
            one.checkVisibility() && one.textContent).map((one) => one.closest('section').id)";
        assert_eq!(visit.js(told, &[]), json!(["picture"]), "{language}: below the picture");
        visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" })).unwrap();
        visit.end();
    }
}

/// How many pages of A4 it prints.
fn pages(visit: &Visit) -> u64 {
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true });
    let pdf = visit.browser.cdp("Page.printToPDF", &paper).unwrap();
    let pages = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b(?!s)/g).length";
    visit.js(pages, &[pdf["data"].clone()]).as_u64().unwrap()
}

#[test]
fn paper_compares_with_the_pinned_design() {
    let visit = Visit::to("nat=single");
    visit.click("#pin-this");
    visit.put("zones", "3");
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).unwrap();
    visit.browser.set_viewport(703, 1047).unwrap();
    visit.settle();
    assert!(visit.shows("#pinned tfoot"), "both totals");
    assert!(!visit.shows("#unpin"), "and nothing to press");
    let hidden = "return [...document.querySelectorAll('#pinned th, #pinned td')]
        .filter((cell) => !cell.checkVisibility()).length";
    assert_eq!(visit.js(hidden, &[]), 0, "every column");
    assert_eq!(visit.js(CUT, &[]), json!([]), "nothing stands over an edge");
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" })).unwrap();
    visit.end();
}

fn prints(visit: &Visit, link: &str, language: Language) {
    let words = language.words();
    visit.open(link);
    let (scenario, assessment) = answered(link);
    let pages = pages(visit);
    assert!((1..=2).contains(&pages), "{link}: {pages} pages");

    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).unwrap();
    // As large as the paper without its margins.
    visit.browser.set_viewport(703, 1047).unwrap();
    visit.settle();
    for css in ON_PAPER {
        assert!(visit.shows(css), "{link}: {css} is on paper");
    }
    for css in OFF_PAPER {
        assert!(!visit.shows(css), "{link}: {css} is not");
    }
    // The answers come first, and what they assume after them.
    let order = "return [...document.querySelectorAll('.answers, .ways, section.printed')]
        .map((one) => one.className)";
    assert_eq!(visit.js(order, &[]), json!(["printed", "answers", "ways", "printed"]), "{link}");
    let assumed = visit.property(".rest section.printed", "textContent");
    let head = visit.property("section.printed", "textContent").as_str().unwrap().to_owned();
    let design = design_line(&scenario, &assess(&scenario).network, words);
    assert!(head.contains(&design), "{head}");
    let made = made_with(today(visit), words);
    assert!(head.contains(&made) && made.contains(env!("CARGO_PKG_VERSION")), "{head}: {made}");
    let page = visit.js("return location.href.split('#')[0]", &[]);
    let page = page.as_str().unwrap();
    assert!(head.contains(page) && head.contains(&scenario.to_link()), "{head}");
    // Chromium leaves it out where the head stands again on the next page.
    let block = "return [...document.querySelectorAll('thead *')]
        .filter((one) => getComputedStyle(one).display.startsWith('inline-')).length";
    assert_eq!(visit.js(block, &[]), 0, "{link}: every column keeps its name on the second page");
    let close = "return [...document.querySelectorAll('.bill tr > :not(:last-child)')]
        .filter((cell) => parseFloat(getComputedStyle(cell).paddingRight) < 8).length";
    assert_eq!(visit.js(close, &[]), 0, "{link}: columns stand apart");
    assert_eq!(visit.count(".dg-picture"), 1, "{link}: one picture");
    let letters = visit.js(LETTERS, &[]).as_f64().unwrap();
    assert!(letters >= 5.5, "{link}: letters of {letters} pt in the picture");
    if let Some((oldest, newest)) = assessment.bill.prices_read() {
        let assumed = assumed.as_str().unwrap();
        let read = words.age_of_prices(oldest, newest, None);
        assert!(assumed.contains(&read), "{link}: the date of the prices");
        assert!(visit.shows(".bill > .age"), "{link}: how old that is");
        assert_eq!(visit.count(".bill .old") > 0, visit.shows(".bill .old"), "{link}");
    }
    let light = visit.js("return getComputedStyle(document.querySelector('h1')).color", &[]);
    assert_eq!(light, "rgb(22, 32, 44)", "dark writing on white paper");
    let cut = visit.js(CUT, &[]);
    assert_eq!(cut, json!([]), "{link}: nothing stands over an edge");
    visit.browser.set_viewport(1440, 900).unwrap();
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" })).unwrap();
}

/// How large the letters of the picture are, in points.
const LETTERS: &str = "
    const shown = [...document.querySelectorAll('.dg-picture')].find((one) => one.checkVisibility());
    const { width, height } = shown.getBoundingClientRect();
    const { baseVal } = shown.viewBox;
    return 12 * 0.75 * Math.min(width / baseVal.width, height / baseVal.height)";

/// What is wider than the paper, or than the card it stands in.
const CUT: &str =
    "return [...document.querySelectorAll('.answer, .answer *, main > * > *, .severity')]
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).display !== 'inline')
    .map((element) => element.className)";

// ---------------------------------------------------------------------------------------------
// The panel

#[test]
fn the_panel_stands_within_the_window() {
    let visit = Visit::to("");
    visit.allow_clipboard("denied");
    for width in [1440, 1024, 390] {
        visit.browser.set_viewport(width, 844).unwrap();
        visit.open("");
        take(&visit, Label::ShareMarkdown);
        told(&visit);
        let [[left, top, right, bottom]] = visit.boxes("#share")[..] else { panic!("no panel") };
        let inside = left >= 0.0 && top >= 0.0 && right <= f64::from(width) && bottom <= 844.0;
        assert!(inside, "at {width}: {left} {top} {right} {bottom}");
        let [[_, _, _, button]] = visit.boxes("#share-open")[..] else { panic!("no button") };
        assert!(top >= button, "it leaves its button in view at {width}");
    }
    visit.end();
}
