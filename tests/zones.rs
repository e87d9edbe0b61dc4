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

/// A design, what is left of its tasks once zone a has failed, whether new ones start, how many of those lost find no
/// room, and how many to run so that as many are left.
const ROOM: &[(&str, &str)] = &[
    // Each instance has one port 443 (B2).
    ("launchType=ec2&networkMode=host&tasks=2&instances=2", "[1, false, 1, null]"),
    ("launchType=ec2&networkMode=host&tasks=2&instances=4", "[1, true, 0, 4]"),
    ("launchType=ec2&networkMode=host&tasks=3&instances=4", "[1, true, 1, null]"),
    ("launchType=ec2&networkMode=host&tasks=3&instances=6", "[1, true, 0, 6]"),
    ("launchType=ec2&networkMode=bridge&tasks=2&instances=2", "[1, true, 0, 4]"),
    // Two tasks run where four are wanted, and one of them is left.
    ("launchType=ec2&networkMode=host&tasks=4&instances=2", "[1, false, 1, null]"),
    // A large instance holds 2 task interfaces without trunking (E8).
    ("launchType=ec2&tasks=4&instances=2&instanceSize=large", "[2, false, 2, null]"),
    ("launchType=ec2&tasks=4&instances=4&instanceSize=large", "[2, true, 0, 8]"),
    ("launchType=ec2&tasks=4&instances=2&instanceSize=large&eniTrunking=true", "[2, true, 0, 8]"),
    ("launchType=ec2&tasks=4&instances=2", "[2, true, 0, 8]"),
    // Full instances are given no more tasks: 4 in zone a, with two of them, and 2 in zone b.
    ("launchType=ec2&tasks=6&instances=3&instanceSize=large", "[2, false, 4, null]"),
    // A /28 has 11 addresses (E1), and the tasks of zone a, beside 7 that are there, find 4.
    ("vpcCidr=10.0.0.0/26&tasks=14", "[7, true, 3, null]"),
    ("vpcCidr=10.0.0.0/26&tasks=10", "[5, true, 0, 20]"),
    ("tasks=14", "[7, true, 0, 28]"),
];

#[test]
fn replacements_need_room() {
    let mut wrong = Vec::new();
    for (link, expected) in ROOM {
        let assessment = assess(&from_link(link));
        let loss = first(&assessment);
        let expected: Json = serde_json::from_str(expected).unwrap();
        let got = json!([
            loss["tasksLeft"],
            loss["newTasksCanStart"],
            loss["replacementsWithoutRoom"],
            loss["tasksToRun"],
        ]);
        if got != expected {
            wrong.push(format!("{link}: {got} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The number of instances that a finding names is enough, and one less is not.
#[test]
fn with_as_many_instances_as_are_named_replacements_have_room() {
    for (design, instances) in [
        ("networkMode=host&tasks=2", 4),
        ("networkMode=host&tasks=5", 10),
        ("networkMode=host&tasks=4&zones=3", 6),
        ("tasks=4&instanceSize=large", 4),
        ("tasks=7&instanceSize=large&zones=3", 6),
    ] {
        let told = |instances: u32| {
            let link = format!("launchType=ec2&{design}&instances={instances}");
            let assessment = assess(&from_link(&link));
            let mut findings = list(&assessment, "/findings").iter();
            let found = findings.find(|found| found["code"] == "replacements-without-room");
            found.map(|found| text(found, "/fix").to_owned())
        };
        assert_eq!(told(instances), None, "{design}");
        let fix =
            told(instances - 1).unwrap_or_else(|| panic!("{design}: {instances} are too many"));
        assert!(fix.contains(&format!("{instances} container instances")), "{design}: {fix}");
    }
}

/// A design, and why the zones a and b take with them what they do.
const WHY: &[(&str, &[&str], &[&str])] = &[
    // Without a task elsewhere nobody loses anything there, but no replacement starts (Z1b).
    ("nat=single&tasks=1", &["all-in-one-zone", "single-nat-gateway"], &[]),
    ("nat=instance&tasks=1", &["all-in-one-zone", "single-nat-instance"], &[]),
    ("nat=single", &["single-nat-gateway"], &[]),
    ("natRouting=one-zone", &["nat-gateways-bypassed"], &[]),
    ("launchType=ec2&subnet=isolated&hostSubnet=private&nat=single", &["single-nat-gateway"], &[]),
    // Until it has grown there, another zone serves (Z3).
    (
        "nat=regional&tasks=1",
        &["all-in-one-zone", "regional-nat-window"],
        &["regional-nat-gateway"],
    ),
    ("zones=1", &["all-in-one-zone"], &[]),
    ("launchType=ec2&instances=1", &["all-in-one-zone"], &["nat-gateway-per-zone"]),
    // The node in zone a, of 10.0.0.0/20, is admitted, and that in zone b is not.
    (
        "loadBalancer=application&allowLoadBalancer=false&securityGroup.ingress=tcp_443_10.0.0.0/20",
        &["load-balancer-not-admitted"],
        &["nat-gateway-per-zone"],
    ),
    ("", &["nat-gateway-per-zone"], &["nat-gateway-per-zone"]),
    (
        "subnet=public&assignPublicIp=true",
        &["internet-gateway-not-zonal"],
        &["internet-gateway-not-zonal"],
    ),
    (
        "subnet=isolated&endpoints=s3,ecr-api,ecr-dkr,logs&endpointPlacement=single",
        &["endpoints-in-one-zone"],
        &[],
    ),
    (
        "launchType=ec2&networkMode=host&tasks=2&instances=2",
        &["replacements-without-room"],
        &["replacements-without-room"],
    ),
    (
        "launchType=ec2&networkMode=host&tasks=4&instances=2",
        &["host-port-taken"],
        &["host-port-taken"],
    ),
    (
        "launchType=ec2&networkMode=host&tasks=2&instances=2&nat=single",
        &["single-nat-gateway", "replacements-without-room"],
        &["replacements-without-room"],
    ),
];

#[test]
fn a_failed_zone_names_why() {
    let mut wrong = Vec::new();
    for (link, a, b) in WHY {
        let assessment = assess(&from_link(link));
        for (loss, because) in list(&assessment, "/zoneLoss").iter().zip([a, b]) {
            if loss["because"] != json!(because) {
                wrong.push(format!("{link}: {} {}", loss["zone"], loss["because"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A size of Fargate that there is not runs nowhere: no zone takes such a task along, and no load balancer has one.
#[test]
fn no_zone_takes_along_tasks_that_never_start() {
    let link = "compute=true&taskVcpu=0.25&taskMemoryGb=7&loadBalancer=application";
    let assessment = assess(&from_link(link));
    assert_eq!(assessment["zoneLoss"], json!([]));
    assert_eq!(text(&assessment, "/inbound/loadBalancer/verdict"), "no");
}

/// A design, whether its load balancer delivers, why, and whether it still does without zone a.
const BALANCED: &[(&str, &str, &str, bool)] = &[
    // Those tasks that are placed serve.
    (
        "launchType=ec2&networkMode=host&tasks=4&instances=2&loadBalancer=application",
        "yes",
        "load-balancer-delivers",
        true,
    ),
    (
        "launchType=ec2&tasks=9&instances=2&instanceSize=large&loadBalancer=network",
        "yes",
        "load-balancer-delivers",
        true,
    ),
    (
        "vpcCidr=10.0.0.0/24&tasks=500&loadBalancer=application",
        "yes",
        "load-balancer-delivers",
        true,
    ),
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
    // Nothing goes through these.
    ("nat=single&natPlacement=private", &[], &["single-nat-gateway"]),
    ("nat=single&publicAccessBlock=bidirectional", &[], &["single-nat-gateway"]),
    ("nat=instance&natPlacement=private", &[], &["single-nat-instance"]),
    ("nat=instance&publicAccessBlock=ingress-only", &[], &["single-nat-instance"]),
    ("natPlacement=private", &[], &["nat-gateway-per-zone"]),
    ("nat=single&publicAccessBlock=ingress-only", &["single-nat-gateway"], &[]),
    // Old and new tasks side by side (E5): each needs a port (B2), or an interface (E8).
    (
        "launchType=ec2&networkMode=host&tasks=2&instances=2",
        &["host-port-taken-while-deploying"],
        &["host-port-taken"],
    ),
    (
        "launchType=ec2&networkMode=host&tasks=2&instances=3",
        &[],
        &["host-port-taken-while-deploying", "host-port-taken"],
    ),
    (
        "launchType=ec2&networkMode=host&tasks=3&instances=2",
        &["host-port-taken"],
        &["host-port-taken-while-deploying"],
    ),
    (
        "launchType=ec2&tasks=4&instances=2&instanceSize=large",
        &["too-few-interfaces-while-deploying"],
        &["too-few-interfaces"],
    ),
    (
        "launchType=ec2&tasks=3&instances=2&instanceSize=large",
        &[],
        &["too-few-interfaces-while-deploying", "too-few-interfaces"],
    ),
    (
        "launchType=ec2&tasks=5&instances=2&instanceSize=large",
        &["too-few-interfaces"],
        &["too-few-interfaces-while-deploying"],
    ),
    // Idle Elastic IP addresses count, too (E11).
    ("zones=3&idleAddresses=5", &["elastic-ip-quota"], &[]),
    ("zones=3&idleAddresses=2", &[], &["elastic-ip-quota"]),
    // As large as the VPC has room for, where a sixteenth of it is too small.
    ("vpcCidr=10.0.0.0/24&tasks=24", &[], &["subnet-full", "subnet-full-while-deploying"]),
    ("vpcCidr=10.0.0.0/24&tasks=80", &["subnet-full-while-deploying"], &["subnet-full"]),
    ("vpcCidr=10.0.0.0/24&tasks=120", &["subnet-full"], &[]),
];

#[test]
fn room_is_counted_and_nothing_is_said_of_what_carries_nothing() {
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

/// Where tasks find no room, that is an error.
#[test]
fn tasks_without_room_are_an_error() {
    for link in [
        "launchType=ec2&networkMode=host&tasks=4&instances=2",
        "launchType=ec2&tasks=5&instances=2&instanceSize=large",
        "vpcCidr=10.0.0.0/24&tasks=120",
    ] {
        let assessment = assess(&from_link(link));
        assert_eq!(text(&assessment, "/start/verdict"), "no", "{link}");
        assert_eq!(text(&assessment, "/findings/0/severity"), "error", "{link}");
    }
}

/// What the only NAT gateway is for decides what its zone takes along.
#[test]
fn a_single_nat_gateway_says_whose_internet_it_is() {
    let said = |link: &str| {
        let assessment = assess(&from_link(link));
        let mut findings = list(&assessment, "/findings").iter();
        let found = findings.find(|found| found["code"] == "single-nat-gateway").unwrap();
        (text(found, "/title").to_owned(), text(found, "/why").to_owned())
    };
    let (title, why) = said("launchType=ec2&subnet=isolated&hostSubnet=private&nat=single");
    assert!(title.contains("the instances of both zones lose the internet"), "{title}");
    assert!(why.contains("replacements cannot start"), "{why}");
    let (title, _) = said("launchType=ec2&subnet=private&hostSubnet=private&nat=single");
    assert!(title.contains("both zones lose the internet"), "{title}");
    // Replacements that find no room could pull their image all the same.
    let (_, why) = said(
        "launchType=ec2&networkMode=host&nat=single\
         &endpoints=s3,ecr-api,ecr-dkr,logs,ecs,ecs-agent,ecs-telemetry",
    );
    assert!(!why.contains("replacements cannot start"), "{why}");
}
