//! The picture as something to use: the packet on its way, what a box costs, and a hop and its step.

use crate::visit::Visit;
use serde_json::{Value, json};
use xtask::browser::{Motion, Options, Scheme, key};

/// The button of a thing in the picture that is shown, by the beginning of its name.
fn button(name: &str) -> String {
    format!(".dg-picture .dg-button[aria-label^='{name}']")
}

fn focus(visit: &Visit, css: &str) {
    visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
}

/// What a property of the element with the focus is.
fn focused(visit: &Visit, property: &str) -> Value {
    visit.js("return document.activeElement[arguments[0]]", &[json!(property)])
}

fn texts(visit: &Visit, css: &str) -> Value {
    let script = "return [...document.querySelectorAll(arguments[0])].map((it) => it.innerText)";
    visit.js(script, &[json!(css)])
}

// ---------------------------------------------------------------------------------------------
// The packet on its way

/// The packets that move: how often, and after how many seconds they rest.
const MOVING: &str = "return document.getAnimations()
    .filter((it) => it.animationName === 'dg-run')
    .map((it) => it.effect.getComputedTiming())
    .map(({ iterations, endTime }) => [iterations, endTime <= 5000])";

/// Lets the packet arrive at once.
fn arrive(visit: &Visit) {
    visit.js("for (const it of document.getAnimations()) it.finish()", &[]);
    assert_eq!(visit.js(MOVING, &[]), json!([]), "it rests");
}

#[test]
fn the_packet_runs_after_a_change_of_its_way_and_comes_to_rest() {
    let visit = Visit::to("");
    visit.browser.emulate(Scheme::Light, Motion::Full).unwrap();
    let moves = json!([[3, true]]);
    for (what, css) in [
        ("another flow", "#flow-inbound"),
        ("and back", "#flow-outbound"),
        ("a zone that fails", ".fail .zone"),
        ("another design", "#subnet-isolated"),
    ] {
        arrive(&visit);
        visit.click(css);
        assert_eq!(visit.js(MOVING, &[]), moves, "{what}");
    }
    arrive(&visit);
    visit.put("internetOutGb", "7");
    visit.click(&button("Internet gateway"));
    assert_eq!(visit.js(MOVING, &[]), json!([]), "its way is the same");
    let drops = "return document.querySelector('.dg-picture .dg-run').matches('.dg-lost')";
    assert_eq!(visit.js(drops, &[]), true, "a packet that is dropped looks like one");
    visit.end();
}

#[test]
fn the_packet_waits_until_nothing_has_changed_for_a_moment() {
    let visit = Visit::to("");
    visit.browser.emulate(Scheme::Light, Motion::Full).unwrap();
    // In the task after the click, as no driver can be.
    let state = "document.querySelector('#flow-inbound').click();
        return new Promise((done) => setTimeout(() => done(
            getComputedStyle(document.querySelector('.dg-run')).animationPlayState)))";
    assert_eq!(visit.js(state, &[]), "paused");
    visit.wait(
        "document.getAnimations().some((it) => it.animationName === 'dg-run' \
            && it.playState === 'running')",
    );
    visit.end();
}

#[test]
fn nothing_moves_for_those_who_asked_for_that() {
    let visit = Visit::to("");
    visit.browser.emulate(Scheme::Light, Motion::Reduced).unwrap();
    for css in ["#flow-inbound", "#subnet-public", "#answer-outbound .why"] {
        visit.click(css);
        assert_eq!(visit.js("return document.getAnimations().length", &[]), 0, "{css}");
    }
    assert!(visit.shows(".dg svg .dg-way"), "the way is drawn all the same");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// What a box costs

/// A design, a thing in it, and the lines of the bill that count it.
const CHARGED: &[(&str, &str, &[&str])] = &[
    ("", "NAT gateway", &["nat-gateway-hours", "nat-gateway-data", "public-ipv4"]),
    ("nat=instance", "NAT instance", &["nat-instance-hours", "public-ipv4"]),
    (
        "nat=regional",
        "Regional NAT gateway",
        &["regional-nat-gateway-hours", "regional-nat-gateway-data", "public-ipv4"],
    ),
    ("subnet=public&assignPublicIp=true", "1 task", &["public-ipv4"]),
    (
        "subnet=isolated&endpoints=logs,s3",
        "1 endpoint",
        &["interface-endpoint-hours", "interface-endpoint-data"],
    ),
    ("subnet=isolated&endpoints=logs,s3&s3Gb=5", "Gateway endpoint", &["gateway-endpoint"]),
    (
        "loadBalancer=application",
        "ALB node",
        &["public-ipv4", "load-balancer-hours", "load-balancer-capacity"],
    ),
    ("nat=transit-gateway", "Transit gateway", &["transit-gateway-hours", "transit-gateway-data"]),
    ("launchType=ec2&compute=true", "1 instance", &["container-instance-hours"]),
    ("internetOutGb=5", "Internet gateway", &["internet-data-out"]),
    ("", "Internet gateway", &[]),
];

#[test]
fn a_box_shows_its_lines_of_the_bill_and_marks_them() {
    let visit = Visit::to("");
    for (link, name, lines) in CHARGED {
        visit.paste(link);
        visit.click(&button(name));
        let at = format!("{link}: {name}");
        assert!(visit.text("#inspected-title").starts_with(name), "{at}");
        let marked = visit.js(
            "return [...document.querySelectorAll('#bill tr.marked')].map((it) => it.dataset.line)",
            &[],
        );
        assert_eq!(marked, json!(lines), "{at}");
        for (own, of_the_bill) in [
            (".charges li > :first-child", "#bill tr.marked th"),
            (".charges li > b", "#bill tr.marked td.number"),
            (".charges li > .hint", "#bill tr.marked td.formula"),
        ] {
            assert_eq!(texts(&visit, own), texts(&visit, of_the_bill), "{at}");
        }
        let free = visit.text("#inspected").contains("No charge of its own");
        let gateways = ["Internet gateway", "Gateway endpoint"];
        assert_eq!(free, gateways.contains(name), "{at}");
        assert!(!free || visit.count("#inspected .rules a") > 0, "{at}: by which rule");
        visit.click(&button(name));
        assert!(!visit.shows("#inspected"), "{at}: pressed again, it closes");
        assert_eq!(visit.count("#bill tr.marked"), 0, "{at}");
    }
    visit.end();
}

#[test]
fn a_box_is_reached_and_pressed_by_keyboard() {
    let visit = Visit::to("");
    focus(&visit, ".fail .zone:last-child");
    visit.press(&[key::TAB, key::TAB]);
    assert_eq!(focused(&visit, "ariaLabel"), "Public subnet, 10.0.0.0/20, Zone a");
    let width = "return getComputedStyle(document.activeElement.firstChild).strokeWidth";
    assert_eq!(visit.js(width, &[]), "3px", "the focus is seen");
    visit.press(&[key::ENTER]);
    assert_eq!(focused(&visit, "ariaExpanded"), "true");
    assert_eq!(visit.text("#inspected h4"), "Route table");
    let routes = texts(&visit, ".routes li");
    for part in ["10.0.0.0/16 leads to the VPC itself", "0.0.0.0/0 leads to the internet gateway"] {
        assert!(routes.to_string().contains(part), "{part} in {routes}");
    }
    visit.press(&[key::SPACE]);
    assert!(!visit.shows("#inspected"), "the space bar closes it");
    assert_eq!(visit.js("return scrollY", &[]), 0, "and does not scroll the page");
    assert_eq!(focused(&visit, "ariaExpanded"), "false");

    focus(&visit, &button("NAT gateway"));
    visit.press(&[key::SPACE]);
    visit.put("internetOutGb", "7");
    assert!(visit.text(".charges").contains("7 GB"), "it follows the design");
    focus(&visit, ".inspected a[href='#bill']");
    visit.press(&[key::ENTER]);
    assert_eq!(focused(&visit, "id"), "bill");
    assert_eq!(visit.link(), "internetOutGb=7", "the link stays the design's");
    focus(&visit, "#look-away");
    visit.press(&[key::ENTER]);
    assert!(!visit.shows("#inspected"));
    assert_eq!(focused(&visit, "ariaLabel"), "NAT gateway, public IPv4, Zone a", "back at the box");

    visit.click(&button("NAT gateway"));
    visit.click("#subnet-public");
    assert!(!visit.shows("#inspected"), "it goes with the box");
    assert_eq!(visit.count("#bill tr.marked"), 0);
    visit.end();
}

/// Where the focus can be when Escape closes what is said about a box.
const WITHIN: &[&str] =
    &["#look-away", ".inspected a[href='#bill']", ".dg-button[aria-label^='Internet gateway']"];

#[test]
fn escape_leads_from_what_is_said_about_a_box_back_to_the_box() {
    let visit = Visit::to("");
    for width in [1440, 390] {
        visit.browser.set_viewport(width, 900).unwrap();
        visit.settle();
        let gateway = button("NAT gateway");
        for css in WITHIN {
            focus(&visit, &gateway);
            visit.press(&[key::ENTER]);
            focus(&visit, css);
            visit.press(&[key::ESCAPE]);
            assert!(!visit.shows("#inspected"), "{css} at {width}");
            let back = "return document.activeElement === document.querySelector(arguments[0])";
            assert_eq!(visit.js(back, &[json!(gateway)]), true, "{css} at {width}: at the box");
        }
    }

    // What lies above the page is closed first; elsewhere the key means nothing here.
    visit.press(&[key::ENTER]);
    visit.js("document.querySelector('#share').showPopover()", &[]);
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#share") && visit.shows("#inspected"), "the popover alone");
    focus(&visit, "#tasks");
    visit.press(&[key::ESCAPE]);
    assert!(visit.shows("#inspected"), "a field is left alone");
    focus(&visit, "#look-away");
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#inspected"));
    visit.press(&[key::ESCAPE]);
    visit.click("#show-saved");
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#saved"), "the dialog closes as ever");
    visit.end();
}

/// A design, and what its subnets are by their routes.
const SUBNETS: &[(&str, &[&str])] = &[
    ("nat=none", &["Isolated subnet"]),
    ("ipStack=dual-stack&nat=none", &["Isolated subnet"]),
    ("ipStack=dual-stack&nat=none&ipv6Route=egress-only", &["Private subnet"]),
    ("ipStack=dual-stack&nat=none&ipv6Route=internet-gateway", &["Public subnet"]),
    ("ipStack=dual-stack&ipv6Route=egress-only", &["Public subnet", "Private subnet"]),
];

#[test]
fn a_subnet_is_called_by_where_its_routes_lead() {
    let visit = Visit::of(&Options::default());
    for (link, names) in SUBNETS {
        visit.open(link);
        visit.click(".addresses > summary");
        visit.wait("document.querySelector('.addresses tbody th')");
        for (name, css) in
            [("picture", ".dg-picture .dg-button"), ("addresses", ".addresses tbody th")]
        {
            let said = visit.js(
                "return [...document.querySelectorAll(arguments[0])]
                    .map((it) => (it.ariaLabel ?? it.innerText).match(/^\\w+ subnet/)?.[0])
                    .filter((it, place, all) => it && all.indexOf(it) === place)",
                &[json!(css)],
            );
            assert_eq!(said, json!(names), "{link}: {name}");
        }
    }
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// A hop and its step

#[test]
fn a_hop_in_the_picture_leads_to_its_step_and_back() {
    let visit = Visit::to("subnet=isolated");
    assert!(!visit.shows("#path"));
    visit.click(".dg-picture .dg-stop:last-child");
    assert!(visit.shows("#path"), "the list opens");
    assert_eq!(focused(&visit, "className"), "dropped");
    let list = &visit.boxes("#path .scroll")[0];
    let step = &visit.boxes("#path .hops .dropped")[0];
    assert!(step[1] >= list[1] && step[3] <= list[3] + 1.0, "{step:?} is seen in {list:?}");
    assert!(visit.count("#path .hops .dropped .rules a") > 0, "with its rule");

    // Wide or narrow as the open list leaves room for.
    let marked = "return [...document.querySelectorAll('.dg-stop')]
        .filter((it) => it.checkVisibility() && getComputedStyle(it).fillOpacity !== '1')
        .map((it) => it.getAttribute('class').split(' ').at(-1))";
    let hops = visit.count("#path .hops li");
    assert_eq!(visit.js(marked, &[]), json!([format!("dg-at-{}", hops - 1)]), "the step's place");
    focus(&visit, "#path .hops li:nth-child(2) .rules a");
    assert_eq!(visit.js(marked, &[]), json!(["dg-at-1"]), "and that of a step whose rule is read");
    focus(&visit, "#flow-outbound");
    assert_eq!(visit.js(marked, &[]), json!([]));
    visit.end();
}

#[test]
fn the_reason_in_the_picture_leads_to_its_step_as_its_mark_does() {
    let visit = Visit::to("subnet=public");
    visit.click(".dg-picture .dg-end text");
    assert!(visit.shows("#path"), "the list opens");
    assert_eq!(focused(&visit, "className"), "dropped");
    visit.end();
}

#[test]
fn one_of_several_gateways_tells_first_what_it_costs_alone() {
    let visit = Visit::to("");
    for (link, name, said) in [
        ("loadBalancer=application&tasks=4", "NAT gateway", Some("$36.50")),
        ("zones=3&internetOutGb=500", "NAT gateway", Some("$36.50")),
        ("nat=single", "NAT gateway", None),
        ("loadBalancer=application", "ALB", None),
    ] {
        visit.open(link);
        visit.click(&button(name));
        let told = visit.text("#inspected");
        let one = told.lines().find(|line| line.starts_with("This one a month"));
        assert_eq!(one.is_some(), said.is_some(), "{link}: {told}");
        assert!(one.is_none_or(|one| one.ends_with(said.unwrap())), "{link}: {told}");
    }
    visit.end();
}

/// Whether the path's task, or where the packet stops, is seen in a picture that scrolls; how far the page has scrolled.
const TASK_SEEN: &str = "
    const room = document.querySelector('.dg').getBoundingClientRect();
    const seen = [...document.querySelectorAll('.dg-start, .dg-head, .dg-end circle')].map((part) => {
        const { left, right } = part.getBoundingClientRect();
        return left >= room.left && right <= room.right;
    });
    return [seen.every(Boolean), document.querySelector('.dg').scrollWidth > room.width]";

#[test]
fn a_picture_that_scrolls_shows_the_path_that_was_asked_for_and_the_page_stays() {
    for motion in [Motion::Full, Motion::Reduced] {
        let visit = Visit::of(&Options { width: 390, motion, ..Options::default() });
        visit.open("loadBalancer=application&tasks=4&ipStack=dual-stack&zones=3");
        visit.js("document.querySelector('.flows').scrollIntoView()", &[]);
        for css in ["#flow-outbound", ".fail .zone", "#flow-balanced", "#flow-start"] {
            let before = visit.js("return scrollY", &[]);
            visit.click(css);
            assert_eq!(visit.js(TASK_SEEN, &[]), json!([true, true]), "{css}");
            assert_eq!(visit.js("return scrollY", &[]), before, "{css}: the page stays");
        }
        visit.end();
    }
}

#[test]
fn the_steps_are_an_ordered_list_in_words() {
    let visit = Visit::to("loadBalancer=application&ipStack=dual-stack");
    visit.click("#answer-outbound .why");
    for flow in ["start", "outbound", "outbound-ipv6", "inbound", "balanced"] {
        visit.js("document.getElementById(arguments[0]).click()", &[json!(format!("flow-{flow}"))]);
        visit.settle();
        let bare = visit.js(
            "return [...document.querySelectorAll('#path ol > li')]
                .filter((it) => !(it.querySelector('b').innerText && it.querySelector('.action').innerText
                    && it.querySelector('p:nth-child(2)').innerText.endsWith('.')))
                .map((it) => it.innerText)",
            &[],
        );
        assert_eq!(bare, json!([]), "{flow}: where, what is done, and a sentence");
        assert!(visit.count("#path ol > li") > 1, "{flow}");
        let drawn = visit.count("#path ol > li:last-child .action");
        assert_eq!(drawn, 1, "{flow}: how it ends");
    }
    let pictures = "return [...document.querySelectorAll('.dg svg')].map((it) =>
        [it.getAttribute('role'), it.getAttribute('aria-labelledby'), it.getAttribute('aria-describedby')])";
    let said = json!(["group", "picture-title", "path"]);
    assert_eq!(visit.js(pictures, &[]), json!([said]), "the picture names its equal in words");
    visit.end();
}

#[test]
fn the_picture_speaks_french() {
    let visit = Visit::to("");
    visit.browser.goto(&format!("{}fr/#nat=single", visit.address(""))).unwrap();
    visit.started();
    visit.click(&button("Passerelle NAT"));
    assert_eq!(visit.text("#inspected-title"), "Passerelle NAT, IPv4 publique, Zone a");
    assert_eq!(visit.text("#inspected h4"), "Lignes de la facture qui en tiennent compte");
    assert_eq!(visit.count(".charges li"), 3);
    visit.click(&button("Passerelle Internet"));
    assert!(visit.text("#inspected").contains("Aucun co\u{fb}t propre."));
    visit.click(&button("Sous-r\u{e9}seau priv\u{e9}"));
    assert_eq!(visit.text("#inspected h4"), "Table de routage");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// The room for it

#[test]
fn the_one_picture_that_has_room_is_drawn() {
    let visit = Visit::to("zones=3");
    let drawn = "return [...document.querySelectorAll('.dg-picture')].map((it) => it.viewBox.baseVal.width)";
    let wide = visit.js(drawn, &[]);
    assert_eq!(wide.as_array().unwrap().len(), 1, "{wide}");
    visit.browser.set_viewport(390, 844).unwrap();
    visit.wait(&format!(
        "document.querySelector('.dg-picture').viewBox.baseVal.width < {}",
        wide[0]
    ));
    let narrow = visit.js(drawn, &[]);
    visit.browser.set_viewport(1200, 844).unwrap();
    visit.wait(&format!(
        "document.querySelector('.dg-picture').viewBox.baseVal.width > {}",
        narrow[0]
    ));
    // The path beside it leaves less room.
    visit.click("#answer-outbound .why");
    assert_eq!(visit.js(drawn, &[]), narrow);
    visit.click("#answer-outbound .why");
    assert_eq!(visit.js(drawn, &[]), wide);
    visit.end();
}
