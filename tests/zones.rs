//! What a failed zone takes with it, and why: by the room that is left, and with the reason that it is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use serde_json::{Value as Json, json};
use support::{assess, from_link, list, text};

/// The first zone's row.
fn first(assessment: &Json) -> &Json {
    &list(assessment, "/zoneLoss")[0]
}

/// A design, whether its load balancer delivers, why, and whether it still does without zone a.
const BALANCED: &[(&str, &str, &str, bool)] = &[
    // It cannot be created in a /28, nor in a /27 with 7 addresses left (E6).
    (
        "subnet=public&assignPublicIp=true&vpcCidr=10.0.0.0/27&tasks=10&loadBalancer=application",
        "no",
        "load-balancer-subnet-too-small",
        false,
    ),
    (
        "subnet=public&assignPublicIp=true&vpcCidr=10.0.0.0/26&tasks=42&loadBalancer=application",
        "no",
        "load-balancer-subnet-too-small",
        false,
    ),
    (
        "subnet=public&assignPublicIp=true&vpcCidr=10.0.0.0/26&tasks=38&loadBalancer=application",
        "yes",
        "load-balancer-delivers",
        true,
    ),
    // A Network Load Balancer needs 8 free addresses, however long the prefix.
    ("vpcCidr=10.0.0.0/26&loadBalancer=network", "yes", "load-balancer-delivers", true),
    ("vpcCidr=10.0.0.0/26&loadBalancer=application", "no", "load-balancer-subnet-too-small", false),
    // A /24 has room for subnets of /26.
    ("vpcCidr=10.0.0.0/24&loadBalancer=application", "yes", "load-balancer-delivers", true),
];

#[test]
fn a_load_balancer_delivers_where_it_can_be_created_and_a_task_runs() {
    for (link, verdict, because, left) in BALANCED {
        let assessment = assess(&from_link(link));
        let balanced = &assessment["inbound"]["loadBalancer"];
        assert_eq!(balanced["verdict"], json!(verdict), "{link}: {}", balanced["because"]);
        assert_eq!(balanced["because"], json!([because]), "{link}");
        let loss = first(&assessment);
        assert_eq!(loss["loadBalancerDelivers"], json!(left), "{link}");
        let after = if *left { "yes" } else { "no" };
        assert_eq!(text(loss, "/answers/inbound/loadBalancer"), after, "{link}");
        let mut findings = list(&assessment, "/findings").iter();
        let small = findings.any(|found| found["code"] == "load-balancer-subnet-too-small");
        assert_eq!(small, *verdict == "no", "{link}");
    }
}

/// A design, codes of findings that it has, and of findings that it has not.
const FOUND: &[(&str, &[&str], &[&str])] = &[
    // Idle Elastic IP addresses count, too (E11).
    ("zones=3&idleAddresses=5", &["elastic-ip-quota"], &[]),
    ("zones=3&idleAddresses=2", &[], &["elastic-ip-quota"]),
    // As large as the VPC has room for, where a sixteenth of it is too small.
    ("vpcCidr=10.0.0.0/24&tasks=24", &[], &["subnet-full", "subnet-full-while-deploying"]),
    ("vpcCidr=10.0.0.0/24&tasks=80", &["subnet-full-while-deploying"], &["subnet-full"]),
    ("vpcCidr=10.0.0.0/24&tasks=120", &["subnet-full"], &[]),
];

#[test]
fn room_is_counted() {
    for (link, said, unsaid) in FOUND {
        let assessment = assess(&from_link(link));
        let codes: Vec<&str> =
            list(&assessment, "/findings").iter().map(|found| text(found, "/code")).collect();
        for code in *said {
            assert!(codes.contains(code), "{link}: no {code} among {codes:?}");
        }
        for code in *unsaid {
            assert!(!codes.contains(code), "{link}: {code}");
        }
    }
}
