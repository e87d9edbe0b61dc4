//! Every row of the reachability tables, asked through the wire document. Rows whose mechanism is not
//! traced yet are listed in `cases/reachability-not-yet-covered.txt`, and must be answered `unknown`.

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

/// Why this build does not trace the row, or nothing where it does. A name that is not known here
/// fails: nothing is left out by accident.
fn not_yet(row: &Row) -> Option<&'static str> {
    let launch_type = match row["launch_type"].as_str() {
        "fargate" | "ec2" => None,
        "managed_instances" => Some("Amazon ECS Managed Instances"),
        "external" => Some("Amazon ECS Anywhere"),
        other => panic!("launch type `{other}`"),
    };
    let os = match row["os"].as_str() {
        "linux" => None,
        "windows" => Some("Windows containers"),
        other => panic!("os `{other}`"),
    };
    let stack = match row["ip_stack"].as_str() {
        "ipv4" | "any" => None,
        "dual" => Some("dual-stack subnets"),
        "ipv6_only" => Some("IPv6-only subnets"),
        other => panic!("stack `{other}`"),
    };
    let subnet = match row["task_subnet_kind"].as_str() {
        "public" | "private" | "private_nat" | "isolated" | "any" => None,
        "isolated_endpoints" | "public_with_endpoints" => Some("VPC endpoints"),
        "private_nat_instance" => Some("NAT instances"),
        "private_private_nat_gateway" => Some("private NAT gateways"),
        "private_regional_nat" => Some("regional NAT gateways"),
        "private_tgw_central_egress" => Some("transit gateways"),
        "private_nat64" => Some("NAT64"),
        "not_in_vpc" => Some("tasks outside a VPC"),
        other => panic!("subnet `{other}`"),
    };
    let overlay = match overlay(row) {
        None => None,
        Some("nacl_no_ephemeral_in" | "nat_in_private_subnet") => None,
        Some("own_az_nat_ok_other_az_failed") => None,
        Some("bpa_bidirectional" | "bpa_ingress_only") => Some("VPC Block Public Access"),
        Some(other) => panic!("overlay `{other}`"),
    };
    launch_type.or(os).or(stack).or(subnet).or(overlay)
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
                for address in each(&row["public_ipv4"], &["no", "task:yes", "host:yes"]) {
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
        "ingress": [{ "protocol": "tcp", "fromPort": port, "toPort": port, "cidr": "0.0.0.0/0" }]
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
    if expected != got {
        wrong.push(format!("{at}: {what} should be {expected}, is {got}"));
    }
}

const SOURCES: [(&str, &str); 4] = [
    ("none", "none"),
    ("task_public_ip", "task-public-ip"),
    ("host_public_ip", "host-public-ip"),
    ("nat_eip", "nat-gateway"),
];

/// Compares a traced row with the assessment.
fn check(row: &Row, document: &Json, wrong: &mut Vec<String>) {
    let scenario = scenario(document);
    let assessment = assess(&scenario);
    let at = format!("{} #{}", row["id"], scenario.to_link());
    let valid = row["valid_config"].split('+').next().unwrap();
    let source = SOURCES.iter().find(|(table, _)| *table == row["remote_sees"]).unwrap().1;
    let verdict = |pointer: &str| text(&assessment, &format!("{pointer}/verdict"));
    compare(wrong, "valid", valid, verdict("/valid"), &at);
    compare(wrong, "start", &row["task_can_start"], verdict("/start"), &at);
    compare(wrong, "outbound", &row["outbound_internet"], verdict("/outbound/ipv4"), &at);
    compare(wrong, "inbound", &row["inbound_direct_possible"], verdict("/inbound/ipv4"), &at);
    compare(wrong, "source", source, text(&assessment, "/outbound/ipv4/source"), &at);

    let cited: BTreeSet<String> = cited(&assessment).into_iter().collect();
    if !row["rules"].split(';').any(|rule| cited.contains(rule)) {
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
fn every_row_that_is_traced() {
    let mut wrong = Vec::new();
    let mut covered = Vec::new();
    let mut not_covered = 0_usize;
    for row in rows(SHARED).iter().chain(&rows(MORE)) {
        if let Some(why) = not_yet(row) {
            println!("not yet covered: {} ({why})", row["id"]);
            not_covered = not_covered.saturating_add(1);
            continue;
        }
        let documents = documents(row);
        assert!(!documents.is_empty(), "{}", row["id"]);
        for document in &documents {
            check(row, document, &mut wrong);
        }
        covered.push(row["id"].clone());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let of_shared = covered.iter().filter(|id| id.starts_with('T')).count();
    println!("{of_shared} rows of the shared table covered, {not_covered} not yet");
    // A row that falls out of the traced ones is noticed here.
    assert_eq!(of_shared, 21, "{covered:?}");
    assert_eq!(of_shared.saturating_add(not_covered), rows(SHARED).len());
    let ids: BTreeSet<&String> = covered.iter().collect();
    assert_eq!(ids.len(), covered.len(), "an id stands twice");
}

#[test]
fn rows_that_are_not_traced_are_listed_and_never_answered_wrongly() {
    let mut report = "# Rows of reachability.csv that this build does not trace yet, and why.\n\
        # The column inbound_via_public_lb: load balancers, in every row.\n"
        .to_owned();
    let mut wrong = Vec::new();
    for row in rows(SHARED) {
        let Some(why) = not_yet(&row) else { continue };
        writeln!(report, "{} {why}", row["id"]).unwrap();
        for document in documents(&row) {
            let scenario = scenario(&document);
            let assessment = assess(&scenario);
            let at = format!("{} ({why}) #{}", row["id"], scenario.to_link());
            let valid = row["valid_config"].split('+').next().unwrap();
            let got = text(&assessment, "/valid/verdict");
            // Rows marked unsure must not fail a build.
            if row["sure"] == "yes" && got != "unknown" {
                compare(&mut wrong, "valid", valid, got, &at);
            }
            for pointer in
                ["/start", "/outbound/ipv4", "/outbound/ipv6", "/inbound/ipv4", "/inbound/ipv6"]
            {
                let refused = got == "no";
                let expected = if refused { "no" } else { "unknown" };
                let got = text(&assessment, &format!("{pointer}/verdict"));
                compare(&mut wrong, pointer, expected, got, &at);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    golden("reachability-not-yet-covered.txt", &report);
}
