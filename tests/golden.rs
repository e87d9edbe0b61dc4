//! Whole answers as a person reads them. A file's first line is the design, the rest is the answer; a
//! new case is a new file with a link in it and `UPDATE=1`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use std::fmt::Write;

use serde_json::Value as Json;
use support::{assess, from_link, golden, list, root, text};

/// The title behind a code in `because`.
fn title<'a>(assessment: &'a Json, code: &Json) -> &'a str {
    let mut findings = list(assessment, "/findings").iter();
    let finding = findings.find(|finding| finding["code"] == *code);
    text(finding.unwrap_or_else(|| panic!("no finding {code}")), "/title")
}

fn render(link: &str) -> String {
    let assessment = assess(&from_link(link.trim_start_matches('#')));
    let mut page = format!("{link}\n\n");
    let questions = [
        ("ECS accepts it", "/valid"),
        ("A task can start", "/start"),
        ("Out to the internet", "/outbound/ipv4"),
        ("Out over IPv6", "/outbound/ipv6"),
        ("In from the internet", "/inbound/ipv4"),
        ("In over IPv6", "/inbound/ipv6"),
        ("In through a load balancer", "/inbound/loadBalancer"),
    ];
    for (question, at) in questions {
        let judgement = assessment.pointer(at).unwrap();
        let source = judgement
            .get("source")
            .and_then(Json::as_str)
            .filter(|source| !["none", "unknown"].contains(source));
        let from = source.map_or(String::new(), |source| format!(", seen as {source}"));
        writeln!(page, "{question}: {}{from}", text(judgement, "/verdict")).unwrap();
        for code in list(judgement, "/because") {
            writeln!(page, "    {}", title(&assessment, code)).unwrap();
        }
    }
    writeln!(page, "\nWhat a new task must reach").unwrap();
    for need in list(&assessment, "/start/needs") {
        let how = ["via", "symptom"].into_iter().find_map(|key| need[key].as_str());
        let (service, interface) = (text(need, "/service"), text(need, "/interface"));
        let how = how.map_or(String::new(), |how| format!(", {how}"));
        writeln!(page, "  {service} from {interface}: {}{how}", text(need, "/verdict")).unwrap();
    }
    for (heading, at) in [
        ("The way to what decides", "/start/path"),
        ("The way out", "/outbound/ipv4/path"),
        ("The way out over IPv6", "/outbound/ipv6/path"),
        ("The way in", "/inbound/ipv4/path"),
        ("The way in through the load balancer", "/inbound/loadBalancer/path"),
    ] {
        if list(&assessment, at).is_empty() {
            continue;
        }
        writeln!(page, "\n{heading}").unwrap();
        for hop in list(&assessment, at) {
            let arrow = if hop["leg"] == "reply" { "<" } else { ">" };
            let code = hop["code"].as_str().map_or(String::new(), |code| format!(" [{code}]"));
            let (place, detail) = (text(hop, "/where"), text(hop, "/detail"));
            writeln!(page, "  {arrow} {place}: {detail}{code}").unwrap();
        }
    }
    if !list(&assessment, "/zoneLoss").is_empty() {
        writeln!(page, "\nIf a zone fails").unwrap();
    }
    for loss in list(&assessment, "/zoneLoss") {
        let lost: Vec<&str> =
            list(loss, "/outboundLostIn").iter().filter_map(Json::as_str).collect();
        let lost = if lost.is_empty() { "none".to_owned() } else { lost.join(", ") };
        let word = |answer: &Json| match answer.as_bool() {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unknown",
        };
        let start = word(&loss["newTasksCanStart"]);
        let (zone, left) = (text(loss, "/zone"), &loss["tasksLeft"]);
        writeln!(
            page,
            "  {zone}: tasks left {left}; other zones cut off: {lost}; new tasks start: {start}"
        )
        .unwrap();
        if loss["replacementsWithoutRoom"] != 0 {
            writeln!(page, "     without room: {}", loss["replacementsWithoutRoom"]).unwrap();
        }
        let services: Vec<&str> =
            list(loss, "/servicesLost").iter().filter_map(Json::as_str).collect();
        if !services.is_empty() {
            writeln!(page, "     cannot be reached any more: {}", services.join(", ")).unwrap();
        }
        if let Some(run) = loss["tasksToRun"].as_u64() {
            writeln!(page, "     to keep the wanted number, run {run}").unwrap();
        }
        let left = |at: &str| text(loss, &format!("/answers/{at}")).to_owned();
        let ways = [
            "outbound/ipv4",
            "outbound/ipv6",
            "inbound/ipv4",
            "inbound/ipv6",
            "inbound/loadBalancer",
        ];
        let [out, out6, inside, inside6, balanced] = ways.map(left);
        writeln!(
            page,
            "     answers left: start {}; out {out}, IPv6 {out6}; in {inside}, IPv6 {inside6}, load balancer {balanced}",
            left("start")
        )
        .unwrap();
    }
    if !list(&assessment, "/addresses").is_empty() {
        writeln!(page, "\nAddresses").unwrap();
    }
    for subnet in list(&assessment, "/addresses") {
        let range = ["cidr", "ipv6Cidr"].into_iter().find_map(|key| subnet[key].as_str());
        let (kind, zone) = (text(subnet, "/kind"), text(subnet, "/zone"));
        writeln!(
            page,
            "  {kind} {zone} {}: {} of {}, {} during a deployment",
            range.unwrap_or_default(),
            subnet["used"],
            subnet["usable"],
            subnet["deploying"]
        )
        .unwrap();
    }
    let bill = &assessment["bill"];
    writeln!(page, "\nA month").unwrap();
    for line in list(bill, "/lines") {
        let amount = line["amount"].as_str().unwrap_or("not known");
        let (label, formula) = (text(line, "/label"), text(line, "/formula"));
        let as_of = line["asOf"].as_str().unwrap_or("no date");
        writeln!(page, "  {label}: {formula} = {amount} ({as_of}, {})", text(line, "/confidence"))
            .unwrap();
    }
    let complete = if bill["complete"] == true { "" } else { ", incomplete" };
    let currency = bill["currency"].as_str().unwrap_or("currency not known");
    writeln!(page, "  Total: {} {currency}{complete}", text(bill, "/monthlyTotal")).unwrap();
    writeln!(page, "\nWhat to know").unwrap();
    for finding in list(&assessment, "/findings") {
        let rules: Vec<&str> = list(finding, "/rules").iter().filter_map(Json::as_str).collect();
        let (severity, title) = (text(finding, "/severity"), text(finding, "/title"));
        writeln!(page, "  {severity}: {title} ({})", rules.join(" ")).unwrap();
    }
    page
}

#[test]
fn answers_read_as_they_did() {
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/cases/golden"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        let path = format!("golden/{file}");
        let before = std::fs::read_to_string(root().join("tests/cases").join(&path)).unwrap();
        golden(&path, &render(before.lines().next().unwrap_or_default()));
    }
}
