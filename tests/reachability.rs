//! Every row of the reachability tables, asked through the wire document. Rows that are not sure may be
//! answered otherwise; then the answer is recorded in `cases/reachability-not-sure.txt`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;

use ecs_reach::Scenario;
use serde_json::{Value as Json, json};
use support::{Row, assess, cited, from_link, golden, list, rows, scenario, text};

const SHARED: &str = include_str!("cases/reachability.csv");
const MORE: &str = include_str!("cases/more-reachability.csv");

/// The overlay of a row: the same design with one extra fault.
fn overlay(row: &Row) -> Option<&str> {
    row["valid_config"].split_once("+overlay:").map(|(_, name)| name)
}

/// The values a column stands for: itself, or all of them for `any`.
fn each<'a>(column: &'a str, all: &[&'a str]) -> Vec<&'a str> {
    if column == "any" { all.to_vec() } else { vec![column] }
}

const ENDPOINTS: [&str; 8] =
    ["ecr-api", "ecr-dkr", "s3", "logs", "secretsmanager", "ecs", "ecs-agent", "ecs-telemetry"];

/// The documents a row stands for, with the table's fixed assumptions: image in private Amazon ECR,
/// awslogs, one secret in Secrets Manager, the application's port open in the security group.
fn documents(row: &Row) -> Vec<Json> {
    let launch_type = row["launch_type"].replace('_', "-");
    let mut documents = Vec::new();
    for stack in each(&row["ip_stack"], &["ipv4", "dual", "ipv6_only"]) {
        for subnet in each(&row["task_subnet_kind"], &["public", "private_nat", "isolated"]) {
            for route in each(&row["v6_default_route"], &["none", "igw", "eigw"]) {
                // A task's public address is refused off Fargate: no row that is not refused means it.
                let refused = row["valid_config"] == "no" || launch_type == "fargate";
                let addresses = ["no", "host:yes", "task:yes"];
                let addresses = if refused { &addresses[..] } else { &addresses[..2] };
                for address in each(&row["public_ipv4"], addresses) {
                    for host in each(
                        &row["host_subnet_kind"],
                        &["same", "public", "private_nat", "isolated"],
                    ) {
                        let mut document = json!({
                            "version": 1,
                            "launchType": launch_type,
                            "os": row["os"],
                            "networkMode": row["network_mode"],
                            "secrets": "secrets-manager",
                            "registry": "ecr",
                            "logDriver": "awslogs",
                            "nat": "per-zone",
                        });
                        stack_of(&mut document, stack, route);
                        subnets_of(&mut document, subnet, host);
                        address_of(&mut document, address);
                        overlay_of(&mut document, overlay(row));
                        if !row["inbound_via_public_lb"].is_empty() {
                            document["loadBalancer"] = "application".into();
                        }
                        open_port(&mut document);
                        settings_of(&mut document, row.get("link").map_or("", String::as_str));
                        documents.push(document);
                    }
                }
            }
        }
    }
    documents
}

fn stack_of(document: &mut Json, stack: &str, route: &str) {
    document["ipStack"] = match stack {
        "ipv4" => "ipv4",
        "dual" => "dual-stack",
        "ipv6_only" => "ipv6-only",
        other => panic!("stack `{other}`"),
    }
    .into();
    document["ipv6Route"] = match route {
        "n/a" | "none" => "none",
        "igw" => "internet-gateway",
        "eigw" => "egress-only",
        other => panic!("route `{other}`"),
    }
    .into();
}

fn subnets_of(document: &mut Json, subnet: &str, host: &str) {
    let kind = match subnet {
        "public" | "public_with_endpoints" => "public",
        "isolated" | "isolated_endpoints" => "isolated",
        _ => "private",
    };
    document["subnet"] = kind.into();
    if subnet.ends_with("endpoints") {
        document["endpoints"] = ENDPOINTS.as_slice().into();
    }
    let nat = match subnet {
        "private_nat_instance" => "instance",
        "private_private_nat_gateway" => "private-gateway",
        "private_regional_nat" => "regional",
        "private_tgw_central_egress" => "transit-gateway",
        "private" => "none",
        _ => "per-zone",
    };
    document["nat"] = nat.into();
    if subnet == "private_nat64" {
        document["nat64"] = true.into();
    }
    document["hostSubnet"] = match host {
        "n/a" | "same" | "on_premises" => "same",
        "private_nat" => "private",
        "public" => "public",
        "isolated" => "isolated",
        other => panic!("host `{other}`"),
    }
    .into();
}

fn address_of(document: &mut Json, address: &str) {
    match address {
        "n/a" | "no" | "task:no" | "host:no" => {}
        "task:yes" | "task:requested" => document["assignPublicIp"] = true.into(),
        "host:yes" => document["hostPublicIp"] = true.into(),
        other => panic!("address `{other}`"),
    }
}

fn overlay_of(document: &mut Json, overlay: Option<&str>) {
    match overlay {
        None | Some("own_az_nat_ok_other_az_failed") => {}
        Some("nat_in_private_subnet") => document["natPlacement"] = "private".into(),
        Some("bpa_bidirectional") => document["publicAccessBlock"] = "bidirectional".into(),
        Some("bpa_ingress_only") => document["publicAccessBlock"] = "ingress-only".into(),
        Some("nacl_no_ephemeral_in") => {
            // The application's port is inside what is denied, so nobody gets in either.
            document["port"] = 8080.into();
            document["networkAcl"] = json!({ "ingress": [
                { "number": 90, "action": "deny", "protocol": "tcp",
                  "fromPort": 1024, "toPort": 65535, "cidr": "0.0.0.0/0" },
                { "number": 100, "action": "allow", "cidr": "0.0.0.0/0" },
            ]});
        }
        Some(other) => panic!("overlay `{other}`"),
    }
}

fn open_port(document: &mut Json) {
    let port = document.get("port").cloned().unwrap_or_else(|| 443.into());
    document["securityGroup"] = json!({
        "ingress": [
            { "protocol": "tcp", "fromPort": port, "toPort": port, "cidr": "0.0.0.0/0" },
            { "protocol": "tcp", "fromPort": port, "toPort": port, "cidr": "::/0" },
        ]
    });
}

/// Settings of a row's own, as a link: what differs from the default there is set here.
fn settings_of(document: &mut Json, link: &str) {
    let plain = |scenario: &Scenario| -> Json {
        serde_json::from_str(&scenario.write().to_json()).unwrap()
    };
    let default = plain(&Scenario::default());
    let own = plain(&from_link(link));
    for (key, value) in own.as_object().unwrap() {
        // Rules: one side may be the row's own and the other the table's.
        if let Json::Object(sides) = value {
            for (side, value) in sides.iter().filter(|(side, v)| default[key][*side] != **v) {
                document[key][side] = value.clone();
            }
        } else if default[key] != *value {
            document[key] = value.clone();
        }
    }
}

/// One thing that a table and an assessment can disagree about.
fn compare(wrong: &mut Vec<String>, what: &str, expected: &str, got: &str, at: &str) {
    let expected = if expected == "unsure" { "unknown" } else { expected };
    if expected != got {
        wrong.push(format!("{at}: {what} should be {expected}, is {got}"));
    }
}

const SOURCES: [(&str, &str); 10] = [
    ("none", "none"),
    ("task_public_ip", "task-public-ip"),
    ("host_public_ip", "host-public-ip"),
    ("nat_eip", "nat-gateway"),
    ("nat_instance_public_ip", "nat-instance"),
    ("egress_vpc_nat_eip", "egress-vpc-nat"),
    ("task_ipv6", "task-ipv6"),
    ("host_ipv6", "host-ipv6"),
    ("on_prem_public_ip_or_nat", "unknown"),
    ("unsure", "unknown"),
];

/// Compares a row with the assessment of one of its documents.
fn check(row: &Row, document: &Json, wrong: &mut Vec<String>) {
    let scenario = scenario(document);
    let assessment = assess(&scenario);
    let at = format!("{} #{}", row["id"], scenario.to_link());
    let valid = row["valid_config"].split('+').next().unwrap();
    let source = SOURCES.iter().find(|(table, _)| *table == row["remote_sees"]).unwrap().1;
    let verdict = |pointer: &str| text(&assessment, &format!("{pointer}/verdict"));
    // An IPv4 destination is asked for as IPv4, also from an IPv6-only subnet.
    let families: &[&str] = match row["traffic"].as_str() {
        "ipv4" | "ipv4_destination" => &["ipv4"],
        "ipv6" => &["ipv6"],
        "any" => &["ipv4", "ipv6"],
        other => panic!("traffic `{other}`"),
    };
    compare(wrong, "valid", valid, verdict("/valid"), &at);
    compare(wrong, "start", &row["task_can_start"], verdict("/start"), &at);
    for family in families {
        let outbound = verdict(&format!("/outbound/{family}"));
        compare(wrong, "outbound", &row["outbound_internet"], outbound, &at);
        let inbound = verdict(&format!("/inbound/{family}"));
        compare(wrong, "inbound", &row["inbound_direct_possible"], inbound, &at);
        let seen = text(&assessment, &format!("/outbound/{family}/source"));
        compare(wrong, "source", source, seen, &at);
    }
    if !row["inbound_via_public_lb"].is_empty() {
        let balanced = verdict("/inbound/loadBalancer");
        compare(wrong, "load balancer", &row["inbound_via_public_lb"], balanced, &at);
    }

    let cited: BTreeSet<String> = cited(&assessment).into_iter().collect();
    if row["sure"] == "yes" && !row["rules"].split(';').any(|rule| cited.contains(rule)) {
        wrong.push(format!("{at}: none of {} is cited, but {cited:?}", row["rules"]));
    }
    if overlay(row) == Some("own_az_nat_ok_other_az_failed") {
        for loss in list(&assessment, "/zoneLoss") {
            let intact =
                list(loss, "/outboundLostIn").is_empty() && loss["newTasksCanStart"] == true;
            if !intact {
                wrong.push(format!("{at}: a zone takes others with it: {loss}"));
            }
        }
        assert_eq!(list(&assessment, "/zoneLoss").len(), 2, "{at}");
    }
}

#[test]
fn every_row() {
    let mut wrong = Vec::new();
    let mut not_sure =
        "# Rows that the table marks as not sure, and where the answer differs.\n".to_owned();
    let mut noted = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for row in rows(SHARED).iter().chain(&rows(MORE)) {
        assert!(ids.insert(row["id"].clone()), "{} stands twice", row["id"]);
        let documents = documents(row);
        assert!(!documents.is_empty(), "{}", row["id"]);
        for document in &documents {
            let mut differing = Vec::new();
            check(row, document, &mut differing);
            match row["sure"].as_str() {
                "yes" => wrong.extend(differing),
                _ => {
                    for line in differing {
                        let (_, what) = line.split_once(": ").unwrap();
                        noted.insert(format!("{}: {what}", row["id"]));
                        // What is not sure may be answered as the table guesses, or left open.
                        if !line.ends_with("is unknown") && !line.contains("should be unknown") {
                            wrong.push(line);
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(ids.iter().filter(|id| id.starts_with('T')).count(), rows(SHARED).len());
    for line in noted {
        writeln!(not_sure, "{line}").unwrap();
    }
    golden("reachability-not-sure.txt", &not_sure);
}

/// A design, whether ECS takes it, whether a task starts, how it is with ECS Exec where that is asked for, and the
/// findings that say so.
const WISHES: &[(&str, [&str; 3], &[&str])] = &[
    // ECS Exec: on Fargate from platform version 1.4.0, with a network, and not in IPv6-only subnets.
    ("exec=true", ["yes", "yes", "yes"], &[]),
    ("exec=true&platformVersion=1.3.0", ["yes", "yes", "no"], &["exec-unsupported-old-platform"]),
    (
        "exec=true&platformVersion=1.3.0&subnet=isolated&endpoints=ecr-dkr,s3,logs",
        ["yes", "yes", "no"],
        &["exec-unsupported-old-platform"],
    ),
    (
        "exec=true&subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs",
        ["yes", "yes", "no"],
        &["exec-unavailable"],
    ),
    (
        "exec=true&ipStack=ipv6-only&ipv6Route=egress-only",
        ["yes", "yes", "no"],
        &["exec-unsupported-ipv6-only"],
    ),
    (
        "exec=true&launchType=ec2&networkMode=none",
        ["yes", "yes", "no"],
        &["exec-unsupported-without-network"],
    ),
    ("exec=true&launchType=external&networkMode=bridge", ["yes", "depends", "depends"], &[]),
    (
        "exec=true&launchType=external&networkMode=none",
        ["yes", "depends", "no"],
        &["exec-unsupported-without-network"],
    ),
    ("exec=true&os=windows", ["yes", "yes", "yes"], &[]),
    // Service Connect: for Linux, on Fargate from platform version 1.4.0 and on EC2, with awsvpc or bridge.
    ("serviceConnect=true", ["yes", "yes", ""], &[]),
    ("serviceConnect=true&launchType=ec2&networkMode=awsvpc", ["yes", "yes", ""], &[]),
    ("serviceConnect=true&launchType=ec2&networkMode=bridge", ["yes", "yes", ""], &[]),
    ("serviceConnect=true&launchType=ec2", ["yes", "yes", ""], &[]),
    ("serviceConnect=true&platformVersion=1.3.0", ["no", "no", ""], &["service-connect-refused"]),
    ("serviceConnect=true&os=windows", ["no", "no", ""], &["service-connect-refused"]),
    (
        "serviceConnect=true&launchType=ec2&os=windows&networkMode=awsvpc",
        ["no", "no", ""],
        &["service-connect-refused"],
    ),
    (
        "serviceConnect=true&launchType=ec2&networkMode=host",
        ["no", "no", ""],
        &["service-connect-refused"],
    ),
    (
        "serviceConnect=true&launchType=ec2&networkMode=none",
        ["no", "no", ""],
        &["service-connect-refused"],
    ),
    (
        "serviceConnect=true&launchType=managed-instances&networkMode=awsvpc",
        ["no", "no", ""],
        &["service-connect-refused"],
    ),
    (
        "serviceConnect=true&launchType=external&networkMode=bridge",
        ["no", "no", ""],
        &["service-connect-refused"],
    ),
    // A mode that is refused anyway is not refused twice.
    (
        "serviceConnect=true&launchType=fargate&networkMode=host",
        ["no", "no", ""],
        &["network-mode-refused"],
    ),
];

/// A design with FireLens, how it is with its way to CloudWatch Logs, and what is said besides.
const LOG_ROUTERS: &[(&str, &str, &[&str])] = &[
    ("", "yes", &[]),
    ("subnet=isolated&endpoints=ecr-api,ecr-dkr,s3", "no", &["firelens-unavailable"]),
    ("subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs", "yes", &[]),
    // It has the application's path, not that of the instance (C7).
    (
        "launchType=ec2&networkMode=awsvpc&subnet=public&hostPublicIp=true",
        "no",
        &["firelens-unavailable", "task-interface-never-public"],
    ),
    ("launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true", "yes", &[]),
    ("launchType=ec2&networkMode=none", "no", &["firelens-unavailable"]),
    ("launchType=external&networkMode=bridge", "depends", &[]),
    ("launchType=external&networkMode=none", "no", &["firelens-unavailable"]),
    // AWS does not say whether the application has an address there (B24).
    (
        "launchType=ec2&networkMode=bridge&ipStack=ipv6-only&ipv6Route=egress-only",
        "unknown",
        &["ipv6-undocumented"],
    ),
];

#[test]
fn firelens_needs_the_path_of_the_application_and_holds_up_no_start() {
    let codes = ["firelens-unavailable", "task-interface-never-public", "ipv6-undocumented"];
    for (link, logs, said) in LOG_ROUTERS {
        let assessment = assess(&from_link(&format!("{link}&logDriver=firelens")));
        let needs = list(&assessment, "/start/needs").iter();
        let got: Vec<&Json> = needs.filter(|need| need["service"] == "logs").collect();
        assert_eq!(got.len(), 1, "{link}");
        assert_eq!((text(got[0], "/verdict"), is_blocking(got[0])), (*logs, false), "{link}");
        let start = if link.contains("external") { "depends" } else { "yes" };
        assert_eq!(text(&assessment, "/start/verdict"), start, "{link}");
        let told = list(&assessment, "/findings").iter().map(|finding| text(finding, "/code"));
        let mut told: Vec<&str> = told.filter(|code| codes.contains(code)).collect();
        told.sort_unstable();
        assert_eq!(told, *said, "{link}");
    }
}

#[test]
fn what_ecs_does_not_offer_is_said_and_has_no_remedy_in_the_network() {
    let codes = ["exec-unavailable", "service-connect-refused", "network-mode-refused"];
    for (link, [valid, start, exec], said) in WISHES {
        let assessment = assess(&from_link(link));
        let needs = list(&assessment, "/start/needs").iter();
        let rows = needs.filter(|need| need["service"] == "ssmmessages" && !is_blocking(need));
        let got: String = rows.map(|need| text(need, "/verdict")).collect();
        let [got_valid, got_start] =
            ["/valid", "/start"].map(|at| text(&assessment, &format!("{at}/verdict")));
        assert_eq!([got_valid, got_start, &got], [*valid, *start, *exec], "{link}");
        let told = list(&assessment, "/findings").iter().map(|finding| text(finding, "/code"));
        let told: Vec<&str> = told
            .filter(|code| codes.contains(code) || code.starts_with("exec-unsupported"))
            .collect();
        assert_eq!(told, *said, "{link}");
    }
}

fn is_blocking(need: &Json) -> bool {
    need["blocksStart"] == true
}

const TASK_SIZES: &str = include_str!("cases/task-sizes.csv");

/// Fargate starts tasks of the sizes in AWS's table and of no others, and the network is judged without regard to
/// the size.
#[test]
fn fargate_tasks_start_in_sizes_that_there_are() {
    let sizes = rows(TASK_SIZES);
    assert_eq!(sizes.len(), 21);
    for row in &sizes {
        let offered: Vec<&str> = row["memory_gb"].split_whitespace().collect();
        let (vcpu, os, platform) = (&row["vcpu"], &row["os"], &row["platform"]);
        let halves = (1..=250).map(|halves| match halves % 2 {
            0 => format!("{}", halves / 2),
            _ => format!("{}.5", halves / 2),
        });
        for memory in halves.chain(["2.000001".to_owned()]) {
            let size = format!("taskVcpu={vcpu}&taskMemoryGb={memory}");
            let link = format!("os={os}&platformVersion={platform}&{size}");
            let there = offered.contains(&&*memory);
            let billed = assess(&from_link(&format!("{link}&compute=true")));
            let findings = list(&billed, "/findings");
            let refused = findings.iter().find(|found| found["code"] == "task-size-refused");
            assert_eq!(refused.is_none(), there, "{link}");
            assert_eq!(text(&billed, "/start/verdict"), if there { "yes" } else { "no" }, "{link}");
            assert_eq!(text(&billed, "/outbound/ipv4/verdict"), "yes", "{link}");
            // Without tasks in the bill nobody has chosen a size.
            assert_eq!(text(&assess(&from_link(&link)), "/start/verdict"), "yes", "{link}");
        }
    }
    // Elsewhere a task may be of any size.
    let anywhere = "compute=true&launchType=ec2&networkMode=host&taskVcpu=0.25&taskMemoryGb=7";
    assert_eq!(text(&assess(&from_link(anywhere)), "/start/verdict"), "yes");
}

const REASONS: &str = include_str!("cases/reasons.csv");

/// Why an answer is as it is, in the order of what is to be looked at, and what is found or not.
#[test]
fn every_reason_is_given_and_no_advice_breaks_a_design() {
    for row in rows(REASONS) {
        let link = row["link"].replace(';', ",");
        let assessment = assess(&from_link(&link));
        let meant: Vec<&str> = row["reasons"].split_whitespace().collect();
        if row["at"] == "findings" {
            let found = list(&assessment, "/findings");
            for code in meant {
                let (code, there) =
                    code.strip_prefix('!').map_or((code, true), |code| (code, false));
                assert_eq!(
                    found.iter().any(|found| found["code"] == code),
                    there,
                    "{link}: {code}"
                );
            }
        } else {
            let because = list(&assessment, &format!("{}/because", row["at"]));
            assert_eq!(because, &json!(meant).as_array().unwrap()[..], "{link}");
        }
    }
}
