//! A design as an address: it follows what is picked, opens again, is copied, and one that is broken loses no more than
//! what is broken.

use super::visit::Visit;
use std::time::Duration;
use xtask::browser::key;

#[test]
fn the_design_lives_in_the_link() {
    let visit = Visit::to("");
    let default = visit.answers();

    visit.click("#launchType-ec2");
    visit.click("#networkMode-bridge");
    visit.find("#region").select("eu-central-1").unwrap();
    visit.settle();
    let link = "region=eu-central-1&launchType=ec2&networkMode=bridge";
    assert_eq!(visit.link(), link, "a picker changes the address");
    let (sent, answers) = (visit.browser.url().unwrap(), visit.answers());
    assert_ne!(answers, default);

    visit.reload();
    assert_eq!(visit.answers(), answers, "a reload shows the same design");
    assert_eq!(visit.property("#region", "value"), "eu-central-1");
    assert_eq!(visit.property("#networkMode-bridge", "checked"), true);
    assert_eq!(visit.browser.url().unwrap(), sent);

    visit.open(link);
    assert_eq!(visit.answers(), answers, "the link that was sent opens the same design");

    visit.open("subnet=isolated&tasks=9#bill");
    assert_eq!(visit.property("#tasks", "value"), "9", "a second fragment takes nothing from it");
    assert!(visit.text(".problems").contains("“#bill” is not a known key; remove it."));

    visit.paste("subnet=isolated&tasks=7");
    assert_eq!(visit.verdict("outbound"), "no", "a pasted link is opened");
    assert_eq!(visit.property("#tasks", "value"), "7");
    assert_eq!(visit.property("#region", "value"), "us-east-1", "nothing of the last design stays");

    visit.press_button("Start over");
    assert_eq!((visit.link().as_str(), visit.answers()), ("", default.clone()), "start over");
    assert!(!visit.browser.url().unwrap().contains('#'));

    // The address bar follows however the last link came there.
    visit.paste("tasks=5");
    visit.press_button("Start over");
    assert_eq!(visit.link(), "", "start over after a pasted link");
    visit.put("tasks", "3");
    visit.paste("tasks=5");
    visit.put("tasks", "3");
    assert_eq!(visit.link(), "tasks=3", "an edit back to the design before a pasted link");

    visit.open("subnet=isolated");
    visit.press(&[key::TAB, key::ENTER]);
    assert_eq!(visit.link(), "subnet=isolated", "the skip link leaves the design in the address");
    assert_eq!(visit.browser.focused().unwrap().property("id").unwrap(), "picture");
    // The answers are under the header now.
    visit.js("scrollTo({ top: 0, behavior: 'instant' })", &[]);
    visit.click("#answer-cost .why");
    assert_eq!(visit.link(), "subnet=isolated", "so does the jump to the bill");
    assert_eq!(visit.browser.focused().unwrap().property("id").unwrap(), "bill");
    visit.reload();
    assert_eq!(visit.verdict("outbound"), "no");
    visit.end();
}

#[test]
fn the_link_is_copied_or_the_page_says_it_was_not() {
    let visit = Visit::to("");
    let status = ".actions [role=status]";
    visit.click("#subnet-public");

    visit.allow_clipboard("granted");
    visit.press_button("Copy link");
    let filled = format!("document.querySelector('{status}').textContent");
    visit.browser.wait_until(&filled, Duration::from_secs(5)).unwrap();
    assert_eq!(visit.text(status), "Link copied");
    let copied = visit.js("return navigator.clipboard.readText()", &[]);
    assert_eq!(copied, visit.address("subnet=public"), "what is copied is the design's address");

    visit.click("#subnet-private");
    assert_eq!(visit.text(status), "", "the message goes with the next change");

    visit.allow_clipboard("denied");
    visit.press_button("Copy link");
    visit.browser.wait_until(&filled, Duration::from_secs(5)).unwrap();
    let said = visit.text(status);
    assert!(said.contains("address bar"), "a refused copy says what to do instead: `{said}`");
    visit.end();
}

/// A broken link, what its messages must name in order, and what must have been read from it.
struct Broken {
    link: &'static str,
    named: &'static [&'static str],
    read: &'static [(&'static str, &'static str)],
}

const BROKEN: &[Broken] = &[
    Broken {
        link: "launchTyp=ec2&subnet=public&colour=red",
        named: &["“launchTyp” is not a known key; did you mean “launchType”?", "“colour”"],
        read: &[("#subnet-public", "true")],
    },
    Broken {
        link: "subnet=moon&networkMode=Bridge&tasks=4",
        named: &[
            "“networkMode” is “Bridge”",
            "“subnet” is “moon”; choose one of “private”",
            ". Used instead: private",
        ],
        read: &[("#tasks", "4"), ("#subnet-private", "true")],
    },
    Broken {
        link: "region=eu-west-1&zones=6",
        named: &["“zones” is “6”; eu-west-1 has 3 Availability Zones"],
        read: &[("#region", "eu-west-1"), ("#zones", "3")],
    },
    Broken {
        link: "tasks=0&internetOutGb=-1&s3Gb=NaN&dynamodbGb=1e12&port=70000&zones=3",
        named: &[
            "Used instead: 443",
            "“tasks” is “0”",
            "“internetOutGb” is “-1”",
            "“NaN”",
            "“1e12”",
        ],
        read: &[("#zones", "3"), ("#tasks", "2"), ("#internetOutGb", "0")],
    },
    Broken {
        link: "subnet=<script>boom()</script>&vpcCidr=%3Cimg%20src=x%20onerror=boom()%3E&tasks=4",
        named: &["“<script>boom()</script>”", "<img src=x onerror=boom()>"],
        read: &[("#tasks", "4")],
    },
    Broken {
        link: "%=%&tasks=%ff%FE%&%E0%A4%A=1&assignPublicIp=true",
        named: &["“%”", "“tasks”", "is not a known key"],
        read: &[("#assignPublicIp", "true"), ("#tasks", "2")],
    },
    Broken {
        link: "securityGroup.ingress=tcp_443,tcp_443_0.0.0.0/0&endpoints=s3,moon&version=2",
        named: &["“securityGroup.ingress[0].cidr” is “443”", "“version”", "“moon”"],
        read: &[("#allow-port", "true")],
    },
    Broken { link: "&&==&#&", named: &[], read: &[("#tasks", "2")] },
];

#[test]
fn a_broken_link_opens_what_could_be_read_and_names_the_rest() {
    let visit = Visit::to("");
    assert!(!visit.shows(".problems"), "a sound link has no problems");
    for (place, Broken { link, named, read }) in BROKEN.iter().enumerate() {
        // In a page of its own, and pasted into the open page.
        match place % 2 {
            0 => visit.open(link),
            _ => visit.paste(link),
        }
        let items = visit.browser.find_all(".problems li").unwrap();
        let said: Vec<String> = items.iter().map(|item| item.text().unwrap()).collect();
        for name in *named {
            assert!(said.iter().any(|said| said.contains(name)), "{link}: {name} in {said:?}");
        }
        assert!(named.is_empty() || visit.attribute(".problems", "role").unwrap() == "alert");
        for (css, value) in *read {
            let of = if *value == "true" { "checked" } else { "value" };
            let found = visit.property(css, of);
            let found = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
            assert_eq!(&found, value, "{link}: {css}");
        }
        assert_eq!(visit.count("#app script, #app img, #app [onerror]"), 0, "{link}: no markup");
        assert!(!visit.text("#answer-cost .verdict").is_empty(), "{link}: answered");
        assert!(!visit.shows(".failure"), "{link}: the page stands");
    }

    let unknown: String = (0..99).map(|key| format!("&x{key}={}", "y".repeat(500))).collect();
    let long = format!("tasks={}&zones=3{unknown}", "9".repeat(20_000));
    visit.open(&long);
    assert_eq!(visit.property("#zones", "value"), "3", "a very long link: what could be read");
    let said = visit.text(".problems");
    assert!(said.contains("“tasks”") && said.contains("“x98”"), "and each problem by name");
    let too_wide = visit.js("return document.scrollingElement.scrollWidth > innerWidth", &[]);
    assert_eq!(too_wide, false, "a very long value keeps within the page");

    // Nothing is lost until the reader changes something, and then the link is in order.
    visit.open("subnet=public&tasks=0");
    assert_eq!(visit.link(), "subnet=public&tasks=0", "an unread value stays in the address");
    visit.press_button("Dismiss");
    assert!(!visit.shows(".problems"), "dismissed");
    visit.click("label[for=assignPublicIp]");
    assert_eq!(visit.link(), "subnet=public&assignPublicIp=true");
    visit.end();
}
