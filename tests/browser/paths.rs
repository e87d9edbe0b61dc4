//! The picture and the path beside it agree with the answers: which path is drawn, what a failed zone takes along, and
//! what is said where nothing can be drawn.

use super::visit::Visit;
use serde_json::json;

/// A design, and the path that its picture opens with.
const TELLING: &[(&str, &str)] = &[
    ("", "outbound"),
    ("subnet=public", "start"),
    ("endpoints=ecr-api,ecr-dkr,s3,logs&endpointSecurityGroup=default", "start"),
    // It starts, and its way out was not wished for.
    ("subnet=isolated&nat=none&endpoints=ecr-api,ecr-dkr,s3,logs", "outbound"),
    ("loadBalancer=application&allowLoadBalancer=false", "balanced"),
    ("launchType=external", "outbound"),
];

#[test]
fn the_picture_opens_where_the_packet_stops_until_a_path_is_picked() {
    let visit = Visit::to("");
    for (link, flow) in TELLING {
        visit.open(link);
        let drawn = visit.property(&format!("#flow-{flow}"), "checked");
        assert_eq!(drawn, true, "{link}: {flow}");
    }
    visit.open("");
    visit.click("#subnet-public");
    assert_eq!(visit.property("#flow-start", "checked"), true, "it follows a change");
    assert!(visit.shows(".dg .dg-dropped"), "and is marked there");
    visit.click("#flow-inbound");
    visit.click("#subnet-private");
    visit.click("#subnet-public");
    assert_eq!(visit.property("#flow-inbound", "checked"), true, "what was picked stays");
    visit.end();
}

#[test]
fn the_path_without_a_zone_says_what_that_takes_along_and_what_to_do() {
    let visit = Visit::to("nat=single&tasks=4");
    visit.click(".fail .zone");
    for flow in ["start", "outbound"] {
        visit.click(&format!("#answer-{flow} .why"));
        let said = visit.text("#path");
        assert!(said.contains("Zone a has failed: 2 of 4 tasks run on"), "{flow}: {said}");
        assert!(said.contains("What to do"), "{flow}: the cure stands there: {said}");
        assert_eq!(visit.count("#path .needs"), 0, "{flow}: what holds with all zones does not");
        assert!(visit.shows("#path .hops .dropped"), "{flow}: the hop that drops it");
        visit.click(&format!("#answer-{flow} .why"));
    }
    // The answer about who comes in is the same as before, and so are its reasons.
    visit.click("#answer-inbound .why");
    assert!(!visit.text("#path").contains("Zone a has failed:"));
    visit.end();
}

#[test]
fn nobody_is_reached_where_no_task_runs_on() {
    let visit = Visit::to("tasks=1&loadBalancer=application");
    visit.click("#flow-balanced");
    assert!(visit.shows(".dg .dg-way"), "with all zones");
    visit.click(".fail .zone");
    assert_eq!(visit.verdict("inbound"), "no");
    assert!(!visit.shows(".dg .dg-way"), "no arrow to a task that is not there yet");
    assert!(visit.text("#loss").contains("no task runs on"));

    visit.open("zones=1&tasks=1");
    visit.click(".fail .zone");
    assert_eq!(visit.text("#zone-loss tbody td:nth-of-type(2)"), "–", "nobody is left to lose it");
    visit.end();
}

#[test]
fn what_is_lost_over_one_family_is_said_of_that_family() {
    let visit = Visit::to("nat=single&ipStack=dual-stack&ipv6Route=egress-only");
    visit.click(".fail .zone");
    assert!(visit.text("#loss").contains("Without outbound over IPv4: zone b."));
    assert_eq!(visit.text("#answer-outbound .without"), "No way out in zone b (IPv4)");
    let said = "return [...document.querySelectorAll('.answer .without')]
        .map((one) => one.textContent).filter(Boolean)";
    assert_eq!(visit.js(said, &[]), json!(["No way out in zone b (IPv4)"]), "and nothing else");
    assert_eq!(visit.text("#zone-loss tr.lost td:nth-of-type(2)"), "b (IPv4)");

    visit.open("nat=single&ipStack=dual-stack&ipv6Route=egress-only&zones=3&tasks=6");
    visit.click(".fail .zone");
    assert_eq!(visit.text("#answer-outbound .without"), "No way out in zones b, c (IPv4)");
    visit.end();
}

#[test]
fn where_nothing_can_be_drawn_the_reason_stands_below_the_picture() {
    let visit = Visit::to("launchType=ec2&subnet=public&assignPublicIp=true");
    let reason = visit.text("#answer-start .reason");
    assert!(visit.text("#loss .refs").starts_with(&reason), "{reason}");
    visit.open("");
    assert_eq!(visit.text("#loss"), "", "nothing is to be said of a path that is drawn");
    visit.end();
}

#[test]
fn isolation_that_was_picked_is_no_warning_and_has_no_cure() {
    let visit = Visit::to("subnet=isolated&nat=none&endpoints=ecr-api,ecr-dkr,s3,logs");
    assert_eq!(visit.verdict("outbound"), "no");
    assert_eq!(visit.text(".alerts"), "Nothing to warn about.");
    assert_eq!(visit.count("#notes li.warning"), 0);
    visit.click("#answer-outbound .why");
    assert!(!visit.text("#path").contains("What to do"));
    // With traffic entered, something was to go out.
    visit.open("subnet=isolated&nat=none&endpoints=ecr-api,ecr-dkr,s3,logs&internetOutGb=1");
    assert!(visit.shows("#notes li.warning[data-finding=no-default-route]"));
    visit.end();
}

#[test]
fn traffic_of_tasks_that_do_not_start_is_said_to_be_counted_all_the_same() {
    let traffic =
        "endpoints=ecr-api,ecr-dkr,s3,logs&endpointSecurityGroup=default&internetOutGb=1000";
    let visit = Visit::to(traffic);
    assert!(visit.text("#bill tfoot").contains("counted as if tasks ran"));
    visit.open("internetOutGb=1000");
    assert!(!visit.text("#bill tfoot").contains("counted as if"));
    visit.end();
}
