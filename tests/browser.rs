//! The page as its reader meets it: the built `dist/`, below a sub-path, in a real Chromium.
//!
//! Each test is one visit; what must hold throughout (nothing leaves the origin, everything is
//! found, a quiet console) is checked when the visit ends.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message; clippy knows only the test functions themselves"
)]

#[path = "browser/access.rs"]
mod access;
#[path = "browser/bill.rs"]
mod bill;
#[path = "browser/cases.rs"]
mod cases;
#[path = "browser/choices.rs"]
mod choices;
#[path = "browser/corpus.rs"]
mod corpus;
#[path = "browser/decide.rs"]
mod decide;
#[path = "browser/denied.rs"]
mod denied;
#[path = "browser/diagram.rs"]
mod diagram;
#[path = "browser/embed.rs"]
mod embed;
#[path = "browser/first.rs"]
mod first;
#[path = "browser/focus.rs"]
mod focus;
#[path = "browser/help.rs"]
mod help;
#[path = "browser/hostile.rs"]
mod hostile;
#[path = "browser/hostile_embeds.rs"]
mod hostile_embeds;
#[path = "browser/keep.rs"]
mod keep;
#[path = "browser/lent.rs"]
mod lent;
#[path = "browser/links.rs"]
mod links;
#[path = "browser/look.rs"]
mod look;
#[path = "browser/offline.rs"]
mod offline;
#[path = "browser/paths.rs"]
mod paths;
#[path = "browser/refused.rs"]
mod refused;
#[path = "browser/share.rs"]
mod share;
#[path = "browser/site.rs"]
mod site;
#[path = "browser/start.rs"]
mod start;
#[path = "browser/stays.rs"]
mod stays;
mod support;
#[path = "browser/told.rs"]
mod told;
#[path = "browser/turns.rs"]
mod turns;
#[path = "support/typed_numbers.rs"]
mod typed_numbers;
#[path = "browser/visit.rs"]
mod visit;

use cases::{CASES, Case, Do};
use ecs_reach::Scenario;
use serde_json::json;
use visit::{Visit, on_screen};
use xtask::browser::key;

const FLOWS: [&str; 3] = ["start", "outbound", "inbound"];

/// A thousandth of a dollar as it stands on the screen; every amount here is whole cents.
fn dollars(mills: u64) -> String {
    assert_eq!(mills % 10, 0, "{mills} mills are not whole cents");
    format!("${}.{:02}", mills / 1000, mills / 10 % 100)
}

// ---------------------------------------------------------------------------------------------
// The classic cases

#[test]
fn the_classic_cases_are_picked_and_answered_on_screen() {
    let visit = Visit::to("");
    for case in CASES {
        visit.press_button("Start over");
        for step in case.steps {
            match step {
                Do::Click(css) => visit.click(css),
                Do::Type(field, text) => visit.put(field, text),
                Do::Pick(field, value) => {
                    visit.find(&format!("#{field}")).select(value).unwrap();
                    visit.settle();
                }
            }
        }
        let (shown, meant) = (Scenario::from_link(&visit.link()), Scenario::from_link(case.link));
        assert_eq!(shown, meant, "{}: link", case.name);
        says(&visit, case);
        costs(&visit, case);
        for (code, severity) in case.findings {
            let shown = visit.shows(&format!("#notes li.{severity}[data-finding={code}]"));
            assert!(shown, "{}: finding {code} as {severity}", case.name);
        }
        for (flow, drop) in FLOWS.into_iter().zip(case.drops) {
            shows_the_path(&visit, case, flow, drop);
        }
    }
    visit.end();
}

fn says(visit: &Visit, case: &Case) {
    for (flow, (verdict, word, reason)) in FLOWS.into_iter().zip(case.answers) {
        let at = format!("{}: {flow}", case.name);
        assert_eq!(visit.verdict(flow), verdict, "{at}");
        assert_eq!(visit.text(&format!("#answer-{flow} .verdict")), word, "{at}: word");
        let said = visit.text(&format!("#answer-{flow} .reason"));
        assert!(said.starts_with(reason), "{at}: reason `{said}`");
    }
}

fn costs(visit: &Visit, case: &Case) {
    let rows = visit.js(
        "return [...document.querySelectorAll('#bill tr[data-line]')]
            .map((row) => [row.dataset.line, row.querySelector('td.number').innerText])",
        &[],
    );
    let expected: Vec<_> = case.lines.iter().map(|(id, mills)| (id, dollars(*mills))).collect();
    assert_eq!(rows, json!(expected), "{}: lines of the bill", case.name);
    let total = dollars(case.lines.iter().map(|(_, mills)| mills).sum());
    assert_eq!(visit.text("#answer-cost .verdict"), total, "{}: cost", case.name);
    assert_eq!(visit.text("#bill-total"), total, "{}: total", case.name);
}

/// Opens the hop list with "Why": it must name what drops the packet, and the picture must mark it.
fn shows_the_path(visit: &Visit, case: &Case, flow: &str, drop: Option<&str>) {
    let at = format!("{}: path of {flow}", case.name);
    let why = format!("#answer-{flow} .why");
    assert_eq!(visit.attribute(&why, "aria-expanded").unwrap(), "false", "{at}");
    visit.click(&why);
    assert_eq!(visit.attribute(&why, "aria-expanded").unwrap(), "true", "{at}");
    assert!(visit.shows("#path"), "{at}: open");
    assert_eq!(visit.property(&format!("#flow-{flow}"), "checked"), true, "{at}: drawn");

    let refused = case.answers[0].1 == "Refused";
    let hops = visit.count("#path .hops li");
    assert_eq!(hops == 0, refused, "{at}: {hops} hops");
    assert_eq!(visit.shows(".dg svg .dg-way"), !refused, "{at}: drawn in the picture");
    assert_eq!(visit.shows(".dg svg .dg-dropped"), drop.is_some(), "{at}: drop badge");
    assert_eq!(visit.count("#path .hops .dropped"), usize::from(drop.is_some()), "{at}: drops");
    if let Some(place) = drop {
        let hop = visit.text("#path .hops .dropped b");
        assert!(hop.starts_with(place), "{at}: dropped at `{hop}`");
        assert_eq!(visit.text("#path .hops .dropped .action"), "dropped", "{at}");
    }
    visit.click(&why);
    assert!(!visit.shows("#path"), "{at}: closed");
}

// ---------------------------------------------------------------------------------------------
// Fields

/// A field, what is put into it, and what the message must contain.
const BAD_INPUT: &[(&str, &str, &str)] = &[
    ("tasks", "0", "from 1 to 100,000"),
    ("tasks", "-5", "“-5”"),
    ("tasks", "NaN", "“NaN”"),
    ("tasks", "1e12", "“1e12”"),
    ("tasks", "1000000000000", "from 1 to 100,000"),
    ("tasks", "2.5", "whole number"),
    ("tasks", "1.000", "write “1000” if thousands are meant"),
    ("tasks", "many", "“many”"),
    ("tasks", "", "whole number"),
    ("zones", "0", "from 1 to 6"),
    ("zones", "-5", "“-5”"),
    ("zones", "NaN", "“NaN”"),
    ("zones", "1e12", "“1e12”"),
    ("zones", "two", "“two”"),
    ("zones", "", "whole number"),
    ("internetOutGb", "-5", "“-5”"),
    ("internetOutGb", "NaN", "“NaN”"),
    ("internetOutGb", "1e12", "“1e12”"),
    ("internetOutGb", "1000000000000", "from 0 to 1,000,000,000"),
    ("internetOutGb", "a lot", "“a lot”"),
    ("internetOutGb", "", "GB a month"),
    ("internetOutGb", "0.0000001", "six decimals"),
    ("internetOutGb", "<b>1</b>", "“<b>1</b>”"),
    ("port", "0", "from 1 to 65,535"),
    ("port", "70000", "“70000”"),
    ("port", "https", "“https”"),
    ("vpcCidr", "10.0.0.0", "“10.0.0.0”"),
    ("vpcCidr", "10.0.0.0/8", "/16 to /28"),
    ("vpcCidr", "300.0.0.0/16", "“300.0.0.0/16”"),
    ("vpcCidr", "NaN", "“NaN”"),
    ("vpcCidr", "", "/16 to /28"),
];

#[test]
fn bad_input_gets_a_message_and_the_last_good_answer_stays() {
    let visit = Visit::to("internetOutGb=500&tasks=3");
    visit.click("details.more > summary");
    visit.settle();
    for field in ["tasks", "zones", "internetOutGb", "port", "vpcCidr"] {
        let css = format!("#{field}");
        let good = visit.property(&css, "value").as_str().unwrap().to_owned();
        let answers = visit.answers();
        for (_, bad, message) in BAD_INPUT.iter().filter(|(name, ..)| *name == field) {
            let at = format!("`{bad}` in {field}");
            visit.put(field, bad);
            let described = visit.attribute(&css, "aria-describedby");
            let described = described.unwrap_or_else(|| panic!("{at} is not described"));
            let message_css = format!("#{described}");
            let said = visit.text(&message_css);
            assert!(said.contains(message), "{at}: `{said}`");
            assert_eq!(visit.attribute(&css, "aria-invalid").unwrap(), "true", "{at}");
            assert_eq!(visit.property(&css, "value"), *bad, "{at}: the text stays");
            assert_eq!(visit.answers(), answers, "{at}: the last good answer stays");
            visit.press(&[key::TAB]);
            assert_eq!(visit.property(&css, "value"), *bad, "{at}: also when the field is left");
            assert_eq!(visit.count(".message"), 1, "{at}: one message");
        }
        visit.put(field, &good);
        assert_eq!(visit.count(".message"), 0, "{field}: mended, the message goes");
        assert_eq!(visit.attribute(&css, "aria-invalid"), None, "{field}: mended");
        assert_eq!(visit.attribute(&css, "aria-describedby"), None, "{field}: mended");
        assert_eq!(visit.answers(), answers, "{field}: mended");
    }

    // Letter by letter, in the middle of the text, the cursor stays where it is.
    visit.put("tasks", "19");
    visit.press(&[key::LEFT, "2", "3"]);
    assert_eq!(visit.property("#tasks", "value"), "1239");
    visit.put("internetOutGb", "0012.50");
    assert_eq!(
        visit.property("#internetOutGb", "value"),
        "0012.50",
        "nothing changes while typing"
    );
    visit.press(&[key::TAB]);
    assert_eq!(visit.property("#internetOutGb", "value"), "12.5", "left, it is plain");
    visit.put("tasks", "0");
    visit.press_button("Start over");
    assert_eq!(visit.property("#tasks", "value"), "2", "start over clears a bad text");
    assert_eq!(visit.count(".message"), 0);
    visit.end();
}

#[test]
fn counting_stops_at_its_bounds_and_zones_fit_the_region() {
    let visit = Visit::to("region=eu-west-1");
    let stepper = |field: &str| {
        let [down, up] = ["button:first-child", "button:last-child"]
            .map(|button| format!(".entry:has(#{field}) > {button}"));
        (down, up)
    };
    let open = |css: &str| visit.attribute(css, "aria-disabled").is_none();

    let (down, up) = stepper("zones");
    visit.click(&up);
    assert_eq!(visit.property("#zones", "value"), "3");
    assert!(!open(&up) && open(&down), "eu-west-1 has three zones");
    visit.click(&down);
    visit.click(&down);
    assert_eq!(visit.property("#zones", "value"), "1");
    assert!(open(&up) && !open(&down), "and one is the least");

    let (down, up) = stepper("tasks");
    visit.click(&down);
    assert_eq!(visit.property("#tasks", "value"), "1");
    assert!(open(&up) && !open(&down), "one task is the least");
    visit.put("tasks", "99999");
    visit.click(&up);
    assert_eq!(visit.property("#tasks", "value"), "100,000");
    assert!(!open(&up) && open(&down), "and this is the most");

    // More zones than the Region has: said plainly, and a reload says and shows the same.
    let told = || {
        visit.shows(".message, .problems li, [data-finding=zones-beyond-region]")
            && visit.text("body").contains("eu-west-1 has 3 Availability Zones")
    };
    visit.open("region=eu-west-1");
    visit.put("zones", "6");
    assert!(told(), "six zones typed in a Region of three");
    let total = visit.text("#bill-total");
    assert_eq!(total, visit.total_of("region=eu-west-1&zones=3"), "built with three");
    visit.open("zones=6");
    visit.find("#region").select("eu-west-1").unwrap();
    visit.settle();
    assert!(told(), "a Region of three picked for six zones");
    assert_eq!(visit.text("#bill-total"), total);
    visit.reload();
    assert_eq!(visit.text("#bill-total"), total, "the same after a reload");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// A zone fails

#[test]
fn a_zone_is_failed_in_the_picture_and_by_keyboard() {
    const DROPPED: &str = ".dg-picture .dg-dropped text";
    let pressed = ".fail .zone[aria-pressed=true]";
    let visit = Visit::to("nat=single&tasks=4");
    visit.click("#flow-outbound");
    assert!(!visit.shows(DROPPED) && !visit.shows("#loss p"), "every zone stands");
    let top = "return document.querySelector('.dg').getBoundingClientRect().top + scrollY";
    let picture = visit.js(top, &[]);

    // The first zone's rectangle in the picture.
    visit.click(".dg-picture .dg-zone");
    assert_eq!(visit.property(DROPPED, "textContent"), "zone failed");
    assert_eq!(visit.count(pressed), 1);
    let said = visit.text("#loss p");
    for part in ["Zone a has failed", "2 of 4 tasks", "replacements cannot start", "zone b"] {
        assert!(said.contains(part), "{part} in `{said}`");
    }
    assert!(visit.shows("#loss .refs a"), "with the rules it rests on");
    let without = |card: &str| visit.text(&format!("#answer-{card} .without"));
    let verdict = |card: &str| visit.text(&format!("#answer-{card} .verdict")).replace('\n', " ");
    let cards = ["start", "outbound", "inbound"];
    assert_eq!(
        cards.map(verdict),
        ["No without zone a", "No without zone a", "No"],
        "what changes"
    );
    assert_eq!(cards.map(without), ["", "No way out in zone b", ""], "and where");
    assert_eq!(visit.js(top, &[]), picture, "the picture stays where it is");
    assert!(visit.shows("#zone-loss tr.lost .zone[aria-pressed=true]"), "and in the table");
    let written = visit.property(".dg-picture", "textContent");
    let written = written.as_str().unwrap();
    assert!(written.contains("Zone a failed") && written.matches("2 tasks").count() == 1);

    visit.js("document.querySelector('.fail .zone').focus()", &[]);
    visit.press(&[key::ENTER]);
    assert!(!visit.shows(DROPPED) && visit.count(pressed) == 0, "Enter lets it stand again");
    visit.press(&[key::SPACE]);
    assert!(visit.shows(DROPPED) && visit.shows("#loss p"), "the space bar lets it fail");
    visit.click("#zone-loss tbody tr:last-child .zone");
    assert!(!visit.shows(DROPPED), "zone b fails in its place, and zone a has the NAT gateway");
    assert!(visit.text("#loss p").starts_with("Zone b has failed"));
    assert_eq!(visit.text("#zone-loss .lost + tr"), visit.text("#loss p"), "said there as well");

    visit.put("zones", "1");
    visit.put("zones", "2");
    assert!(!visit.shows("#loss p"), "a zone that goes takes its failure with it");

    visit.open("tasks=4");
    visit.click("#flow-outbound");
    visit.click(".fail .zone");
    assert!(!visit.shows(DROPPED), "a NAT gateway in every zone");
    assert!(visit.text("#loss p").contains("replacements can start"));
    assert_eq!(["start", "outbound", "inbound"].map(without), ["", "", ""], "no news");
    assert_eq!(visit.attribute("#loss", "class").unwrap(), "loss", "nor an alarm");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Page and package

#[test]
fn page_and_package_give_the_same_answers() {
    let visit = Visit::to("");
    for link in [
        "",
        "nat=single&zones=3&tasks=7&internetOutGb=12345.678&internetInGb=99",
        "subnet=public&assignPublicIp=true&securityGroup.ingress=tcp_443_0.0.0.0/0",
        "launchType=ec2&subnet=public&hostPublicIp=true&instances=5",
        "launchType=ec2&networkMode=host&subnet=public&hostPublicIp=true&port=22&tasks=9",
        "launchType=ec2&hostSubnet=isolated&secrets=secrets-manager",
        "region=cn-north-1&internetOutGb=1000",
        "region=ap-southeast-2&s3Gb=500&imagePullGb=30&interZoneGb=70&hoursPerMonth=744",
        "natPlacement=private&networkAcl.ingress=100_allow_tcp_443_0.0.0.0/0",
        "launchType=external&networkMode=bridge",
        "ipStack=dual-stack&endpoints=s3,ecr-api&loadBalancer=application",
        "tasks=100000&internetOutGb=1000000000&zones=6",
        "region=eu-west-1&zones=6&colour=red",
    ] {
        visit.paste(link);
        let assessment = &visit.package(link)["assessment"];
        // The way in that was built is the one that answers.
        let way = if link.contains("loadBalancer") { "loadBalancer" } else { "ipv4" };
        let inbound = &assessment["inbound"][way];
        let judgements = [&assessment["start"], &assessment["outbound"]["ipv4"], inbound];
        for (flow, judgement) in FLOWS.into_iter().zip(judgements) {
            assert_eq!(json!(visit.verdict(flow)), judgement["verdict"], "{link}: {flow}");
            let findings = assessment["findings"].as_array().unwrap();
            let reason = findings.iter().find(|found| found["code"] == judgement["because"][0]);
            let reason = reason.map_or("", |found| found["title"].as_str().unwrap());
            let said = visit.text(&format!("#answer-{flow} .reason"));
            assert_eq!(said, reason, "{link}: reason of {flow}");
        }
        let total = on_screen(&assessment["bill"]);
        assert_eq!(visit.text("#answer-cost .verdict"), total, "{link}: total");
        assert_eq!(visit.text("#bill-total"), total, "{link}: total of the bill");
        let lines = assessment["bill"]["lines"].as_array().unwrap();
        let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
        let rows = visit.js(
            "return [...document.querySelectorAll('tr[data-line]')].map((row) => row.dataset.line)",
            &[],
        );
        assert_eq!(rows, json!(ids), "{link}: lines");
        let all = assessment["findings"].as_array().unwrap().len();
        visit.js("document.querySelector('details.background').open = true", &[]);
        visit.settle();
        assert_eq!(visit.count("[data-finding]"), all, "{link}: findings");
    }
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Error messages

#[test]
fn an_error_message_leads_to_its_cause_and_to_a_design_that_shows_it() {
    let visit = Visit::to("subnet=isolated&tasks=7");
    let told = || visit.text("#diagnosed");
    let first = || visit.attribute(".diagnosis li", "data-symptom").unwrap();
    let focused = |name: &str| visit.browser.focused().unwrap().property(name).unwrap();
    assert_eq!(visit.count("#pasted"), 0, "nothing is drawn while it is closed");

    // By keyboard alone.
    visit.js("document.querySelector('.diagnosis > summary').focus()", &[]);
    visit.press(&[key::ENTER]);
    visit.settle();
    assert!(told().contains("image pulls"), "what is known: {}", told());
    visit.press(&[key::TAB]);
    assert_eq!(focused("id"), "pasted");
    visit.press(&["Essential container in task exited"]);
    assert_eq!(visit.count(".diagnosis li"), 0);
    assert!(told().contains("No known message"), "{}", told());

    let message = "stoppedReason: ResourceInitializationError: unable to pull secrets or registry \
        auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service \
        call has been retried 3 time(s): RequestError: send request failed caused by: Post \
        \"https://api.ecr.us-east-1.amazonaws.com/\": dial tcp 44.213.79.10:443: i/o timeout";
    visit.put("pasted", message);
    assert_eq!((visit.count(".diagnosis li"), first().as_str()), (1, "G1"));
    let cause = visit.text(".diagnosis li");
    for part in ["no path to Amazon ECR", "Check: ", "Load an example"] {
        assert!(cause.contains(part), "{part} in {cause}");
    }
    let source = visit.attribute(".diagnosis li .rules a", "href").unwrap();
    assert!(source.starts_with("https://docs.aws.amazon.com/"), "{source}");

    visit.press(&[key::TAB, key::TAB]);
    assert_eq!(focused("innerText"), "Load an example with this fault");
    visit.press(&[key::ENTER]);
    assert_eq!(visit.link(), "subnet=public", "the design is opened, and the address follows");
    assert_eq!((visit.verdict("start").as_str(), visit.verdict("outbound").as_str()), ("no", "no"));
    let reason = visit.text("#answer-outbound .reason");
    assert!(reason.contains("without a public IPv4 address"), "{reason}");
    assert_eq!(focused("id"), "verdicts", "the answers come into view");
    assert_eq!(visit.property("#pasted", "value"), message, "the message stays");

    // Another message for the same field, by mouse.
    visit.put("pasted", "Assign public IP is not supported for this launch type");
    assert_eq!(first(), "G17");
    visit.click(".diagnosis li button");
    assert_eq!(visit.link(), "launchType=ec2&assignPublicIp=true");
    assert_eq!(visit.text("#answer-start .verdict"), "Refused");
    visit.put("pasted", "read ECONNRESET");
    assert_eq!(first(), "G24");
    assert_eq!(visit.count(".diagnosis li button"), 0, "no design shows how long one waits");
    assert!(visit.text(".diagnosis li").contains("No design shows it"));

    visit.put("pasted", "CannotPullContainerError");
    assert!(told().contains("several causes") && first() == "G5", "{}", told());

    visit.put("pasted", "");
    assert_eq!(visit.count(".diagnosis li"), 0);
    visit.click(".diagnosis > summary");
    visit.settle();
    assert_eq!(visit.count("#pasted"), 0);
    visit.reload();
    assert_eq!(visit.verdict("outbound"), "no", "the address opens the design that was shown");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Keyboard

/// What has the focus, by what it is to the reader, and whether that can be seen: an outline around it
/// or around what stands for it, inside the window, with nothing over it.
const FOCUSED: &str = "
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const label = focused.nextElementSibling?.matches('.segmented label') && focused.nextElementSibling;
    const outlined = [focused, label, focused.closest('.entry')].filter(Boolean).some((element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    const box = focused.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 24) / 2];
    const top = document.elementFromPoint(x, y);
    return {
        name: focused.id ? '#' + focused.id : (focused.ariaLabel ?? focused.innerText.trim()),
        outlined,
        uncovered: Boolean(top) && (focused.contains(top) || top.contains(focused)),
    };";

/// The first stops of the Tab key in the default design, in the order of reading.
const STOPS: &[&str] = &[
    "Skip to the picture and the bill",
    "Français",
    "#theme",
    "#undo",
    "#redo",
    "#show-saved",
    "Start over",
    "#share-open",
    "Copy link",
    "Have an error message? Find its cause",
    "Why",
    "C1",
    "B15",
    "C2",
    "Source address:",
    "Why",
    "S4",
    "S32",
    "S33",
    "Why",
    "S29",
    "S31",
    "S30",
    "$73.00",
    "Bill",
    "Assumptions",
    "#preset",
    "#region",
    "Launch type",
    "#launchType-fargate",
    "Network mode",
    "#networkMode-awsvpc",
    "#os-linux",
    "Subnets of the tasks",
    "#subnet-private",
    "#assignPublicIp",
    "Public IPv4 address: what it means",
    "NAT gateway: what it means",
    "#nat",
    "Load balancer",
    "#loadBalancer-none",
    "Availability Zone: what it means",
    "Availability Zones: Decrease",
    "#zones",
    "Availability Zones: Increase",
    "#port",
    "#allow-port",
    "Security group: what it means",
    "Tasks: Decrease",
    "#tasks",
    "Tasks: Increase",
    "Data transfer out: what it means",
    "#internetOutGb",
    "#internetInGb",
    "#s3Gb",
    "#imagePullGb",
    "#dynamodbGb",
    "#awsApiGb",
    "NAT details and Block Public Access",
    "IPv6\nIPv4 only",
    "VPC endpoints\n0",
    "Security group and network ACL",
    "What a task needs\nAmazon ECR (private)",
    "Compute in the bill\nNo",
    "More settings",
];

#[test]
fn the_keyboard_is_enough() {
    let visit = Visit::to("");
    let mut stops: Vec<String> = Vec::new();
    loop {
        visit.press(&[key::TAB]);
        let focused = visit.js(FOCUSED, &[]);
        let Some(name) = focused["name"].as_str() else { break };
        assert_eq!(focused["outlined"], true, "the focus can be seen on stop {stops:?} {name}");
        assert_eq!(
            focused["uncovered"], true,
            "nothing covers the focus on {name} after {stops:?}"
        );
        stops.push(name.to_owned());
        assert!(stops.len() < 300, "Tab never leaves: {stops:?}");
    }
    assert_eq!(stops[..STOPS.len()], *STOPS, "the order of the controls");
    let last = visit.js(
        "return [...document.querySelectorAll('a[href], button, input, select, summary')]
            .filter((element) => element.checkVisibility()).at(-1).innerText",
        &[],
    );
    assert_eq!(json!(stops.last().unwrap()), last, "Tab goes to the end");
    visit.press(&[&[key::SHIFT, key::TAB].concat(), &[key::SHIFT, key::TAB].concat()]);
    let back = visit.js(FOCUSED, &[]);
    assert_ne!(back["name"], *stops.last().unwrap(), "Shift and Tab go back");

    let focus = |css: &str| {
        visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
        visit.settle();
    };
    focus("#subnet-private");
    visit.press(&[key::RIGHT]);
    assert_eq!(visit.property("#subnet-public", "checked"), true, "an arrow picks the next choice");
    assert_eq!(visit.verdict("outbound"), "no", "and the verdict follows");
    visit.press(&[key::TAB, key::SPACE]);
    assert_eq!(visit.property("#assignPublicIp", "checked"), true, "Space ticks");
    assert_eq!(visit.verdict("outbound"), "yes");
    visit.press(&[key::SPACE]);
    assert_eq!(visit.verdict("outbound"), "no", "and unticks");
    assert_eq!(visit.link(), "subnet=public");
    visit.press(&[&[key::SHIFT, key::TAB].concat(), key::RIGHT, key::LEFT, key::LEFT]);
    assert_eq!(visit.link(), "", "arrows go back as well");

    focus("#region");
    visit.press(&["eu-west-1"]);
    assert_eq!(visit.link(), "region=eu-west-1", "a Region is picked by typing its code");
    focus("#tasks");
    visit.press(&[key::END, "5", key::ENTER]);
    assert_eq!(visit.link(), "region=eu-west-1&tasks=25", "Enter in a field sends nothing");
    visit.press(&[key::TAB, key::SPACE, key::SPACE]);
    assert_eq!(visit.property("#tasks", "value"), "27", "buttons count by the keyboard");

    focus("#answer-inbound .why");
    visit.press(&[key::ENTER]);
    assert!(visit.shows("#path"), "Enter on Why opens the path");
    assert_eq!(visit.property("#flow-inbound", "checked"), true);
    assert_eq!(visit.attribute("#answer-inbound .why", "aria-controls").unwrap(), "path");
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#path"), "where the focus is then, Escape closes it");
    visit.press(&[key::ENTER]);
    assert!(visit.shows("#path"), "and leads back to Why");
    visit.press(&[key::ESCAPE]);
    focus("#flow-inbound");
    visit.press(&[key::LEFT]);
    assert!(!visit.shows(".dg svg .dg-dropped"), "arrows choose the path that is drawn");
    focus("details.more > summary");
    visit.press(&[key::ENTER]);
    visit.settle();
    assert!(visit.shows("#vpcCidr"), "Enter opens further settings");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Layout

const DESIGNS: [&str; 7] = [
    "",
    "subnet=public",
    "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true",
    "networkMode=bridge",
    "natPlacement=private&zones=6&tasks=100000&internetOutGb=1000000000",
    "launchType=external&ipStack=dual-stack&region=eu-isoe-west-1",
    "launchType=managed-instances&ipStack=dual-stack&loadBalancer=network&exec=true",
];

#[test]
fn a_wide_window_shows_the_answer_without_scrolling_and_nothing_moves() {
    let visit = Visit::to("");
    for css in
        [".answer .verdict", ".answer .reason", "#answer-cost .amount", ".dg svg", "#bill .family"]
    {
        let boxes = visit.boxes(css);
        assert!(!boxes.is_empty(), "{css} stands in the page");
        for [left, top, right, bottom] in boxes {
            let inside = left >= 0.0 && top >= 0.0 && right <= 1440.0 && bottom <= 900.0;
            assert!(inside, "{css} ends outside the first window: {left} {top} {right} {bottom}");
            assert!(right > left && bottom > top, "{css} has a size");
        }
    }
    // How high a card is depends on its reason; where it stands does not.
    let cards = || {
        let boxes = visit.boxes(".answer");
        boxes.into_iter().map(|[left, top, right, _]| [left, top, right]).collect::<Vec<_>>()
    };
    let at_first = cards();
    assert_eq!(at_first.len(), 4);
    for link in DESIGNS {
        visit.paste(link);
        assert_eq!(visit.count(".problems"), 0, "{link}");
        assert_eq!(cards(), at_first, "the answers do not move: {link}");
    }
    visit.end();
}

#[test]
fn a_narrow_window_scrolls_down_only_and_keeps_the_answers_in_view() {
    let visit = Visit::to("");
    visit.browser.set_viewport(390, 844).unwrap();
    for link in DESIGNS {
        visit.paste(link);
        for path in [false, true] {
            let wide = visit.js("return document.scrollingElement.scrollWidth - innerWidth", &[]);
            assert!(wide.as_i64().unwrap() <= 0, "{link}: {wide} px too wide, path open: {path}");
            visit.js("document.querySelector('#answer-outbound .why').click()", &[]);
            visit.settle();
        }
    }
    visit.open("");
    let depth = visit.js("scrollTo(0, 1500); return scrollY", &[]);
    assert_eq!(depth, 1500, "the page is long enough to scroll");
    visit.settle();
    let covered = visit.js(
        "return [...document.querySelectorAll('.answer .verdict')].filter((verdict) => {
            const box = verdict.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return box.bottom > 200 || !verdict.contains(top);
        }).length",
        &[],
    );
    assert_eq!(covered, 0, "the strip of answers stays on top");
    visit.end();
}
