//! Which facts the answers cite: every statement of AWS's page, and every other rule that is declared,
//! is behind some finding, hop or symptom that a design can bring up, or is listed here with a reason.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

mod support;

use std::collections::BTreeSet;

use ecs_reach::Scenario;
use ecs_reach::bill::Charge;
use ecs_reach::ecs::Symptom;
use ecs_reach::findings::Finding;
use ecs_reach::rules::Rule;
use ecs_reach::scenario::{Count, ZoneCount};
use ecs_reach::units::Money;
use serde_json::json;
use support::{assess, cited, from_link, list, text};

/// Rules that nothing cites, and why that is right.
const NOT_CITED: &[(Rule, &str)] = &[
    (Rule::S8, "a pointer to the VPC guide's page on internet gateways: the source of D2 to D4"),
    (Rule::S36, "a pointer to the VPC guide's page on NAT gateways: the source of D9"),
    (
        Rule::B22,
        "capacity providers of several kinds in one strategy: a design has one launch type",
    ),
    (Rule::E2, "the size of IPv6 subnets: the network is built so"),
    (Rule::E4, "tasks without an interface use no address: the network is built so"),
    (Rule::F5, "a load balancer in subnets without a route: it is always built in public ones"),
    (Rule::X10, "Gateway Load Balancers under Block Public Access: none is traced"),
    (Rule::K1, "the price list: every line of a bill names its own source"),
    (Rule::K2, "public addresses by task or by instance: lines of a bill cite no rules"),
];

/// Ways to combine one choice of each group.
fn links(groups: &[&[&str]]) -> Vec<String> {
    groups.iter().fold(vec![String::new()], |links, group| {
        links
            .iter()
            .flat_map(|link| group.iter().map(move |more| format!("{link}&{more}")))
            .collect()
    })
}

/// Designs over everything that this build tells apart.
fn sweep() -> Vec<Scenario> {
    const MODES: &[&str] = &[
        "networkMode=awsvpc",
        "networkMode=bridge",
        "networkMode=host",
        "networkMode=none",
        "networkMode=unset",
    ];
    const SUBNETS: &[&str] = &["subnet=public", "subnet=private", "subnet=isolated"];
    const HOSTS: &[&str] =
        &["hostSubnet=same", "hostSubnet=public", "hostSubnet=private", "hostSubnet=isolated"];
    const ADDRESSES: &[&str] = &["", "assignPublicIp=true", "hostPublicIp=true"];
    const NATS: &[&str] =
        &["nat=per-zone", "nat=single&zones=3", "nat=none", "natPlacement=private"];
    const FILTERS: &[&str] = &[
        "",
        "securityGroup.ingress=tcp_443_0.0.0.0/0,tcp_22_0.0.0.0/0",
        "securityGroup.egress=",
        "securityGroup.ingress=all_0.0.0.0/0&networkAcl.ingress=90_deny_tcp_1024-65535_0.0.0.0/0,100_allow_all_0.0.0.0/0",
        "securityGroup.ingress=all_0.0.0.0/0&networkAcl.egress=100_allow_tcp_1-50000_0.0.0.0/0",
    ];
    const WORKLOADS: &[&str] = &[
        "workload=unspecified",
        "workload=streaming",
        "workload=gaming",
        "workload=payments",
        "workload=user-data",
    ];
    const IMAGES: &[&str] =
        &["registry=ecr", "registry=ecr-public", "registry=docker-hub", "registry=other"];
    const SECRETS: &[&str] =
        &["secrets=none", "secrets=secrets-manager", "secrets=parameter-store"];
    const LOGS: &[&str] = &["logDriver=awslogs", "logDriver=firelens", "logDriver=none"];
    const LAUNCH_TYPES: &[&str] = &[
        "launchType=fargate",
        "launchType=ec2",
        "launchType=managed-instances",
        "launchType=external",
    ];
    let mut all = links(&[&["launchType=fargate"], SUBNETS, ADDRESSES, NATS, FILTERS]);
    all.extend(links(&[
        &["launchType=ec2"],
        SUBNETS,
        HOSTS,
        &["", "hostPublicIp=true"],
        NATS,
        FILTERS,
    ]));
    all.extend(links(&[&["launchType=ec2"], MODES, SUBNETS, ADDRESSES, NATS, FILTERS]));
    all.extend(links(&[LAUNCH_TYPES, MODES, ADDRESSES, &["os=linux", "os=windows"]]));
    all.extend(links(&[LAUNCH_TYPES, IMAGES, SECRETS, LOGS, SUBNETS]));
    all.extend(links(&[WORKLOADS, SUBNETS]));
    const STACKS: &[&str] = &[
        "ipStack=dual-stack",
        "ipStack=dual-stack&ipv6Route=internet-gateway",
        "ipStack=dual-stack&ipv6Route=egress-only",
        "ipStack=ipv6-only&ipv6Route=egress-only&exec=true",
        "ipStack=ipv6-only&ipv6Route=internet-gateway&registry=docker-hub",
        "ipStack=ipv6-only&ipv6Route=egress-only&nat64=true",
        "ipStack=ipv6-only&nat64=true",
        "ipStack=ipv6-only&endpoints=ecr-api,ecr-dkr,s3,logs",
    ];
    const COMPUTE: &[&str] = &[
        "launchType=fargate",
        "launchType=fargate&platformVersion=1.3.0",
        "launchType=fargate&os=windows",
        "launchType=ec2",
        "launchType=ec2&networkMode=bridge",
        "launchType=ec2&networkMode=host&tasks=5",
        "launchType=ec2&os=windows",
        "launchType=ec2&os=windows&networkMode=default",
        "launchType=managed-instances",
        "launchType=managed-instances&networkMode=host",
        "launchType=managed-instances&networkMode=none",
    ];
    const WAYS: &[&str] = &[
        "nat=regional&zones=3",
        "nat=regional&nat64=true&ipStack=ipv6-only",
        "nat=instance&zones=3",
        "nat=instance&internetOutGb=200000",
        "nat=instance&natSourceDestCheck=true",
        "nat=instance&natPlacement=private",
        "nat=instance&publicAccessBlock=ingress-only",
        "nat=private-gateway",
        "nat=transit-gateway",
        "nat=transit-gateway&publicAccessBlock=bidirectional",
        "nat=single&registry=docker-hub",
        "natRouting=one-zone",
        "natRouting=none",
        "connections=500000&nat=single",
        "publicAccessBlock=ingress-only",
        "publicAccessBlock=bidirectional&assignPublicIp=true&subnet=public&launchType=fargate",
    ];
    const ENDPOINTS: &[&str] = &[
        "endpoints=ecr-api",
        "endpoints=ecr-api,ecr-dkr,s3,logs,ecs,ecs-agent,ecs-telemetry",
        "endpoints=ecr-api,ecr-dkr,s3,logs,ecs,ecs-agent,ecs-telemetry&endpointPlacement=single",
        "endpoints=logs&endpointSecurityGroup=default",
        "endpoints=s3&registry=docker-hub",
        "exec=true&serviceConnect=true",
        "exec=true",
    ];
    const BALANCERS: &[&str] = &[
        "loadBalancer=application",
        "loadBalancer=application&zones=1",
        "loadBalancer=network&zones=3",
        "loadBalancer=network&ipStack=ipv6-only&ipv6Route=egress-only",
        "loadBalancer=network&allowLoadBalancer=false",
        "loadBalancer=application&defaultSecurityGroup=true",
        "loadBalancer=application&vpcCidr=10.0.0.0/26&zones=3&tasks=200",
    ];
    all.extend(links(&[COMPUTE, STACKS, SUBNETS]));
    all.extend(links(&[COMPUTE, WAYS, &["subnet=private", "subnet=public&hostPublicIp=true"]]));
    all.extend(links(&[COMPUTE, ENDPOINTS, SUBNETS]));
    all.extend(links(&[COMPUTE, BALANCERS]));
    all.extend(links(&[LAUNCH_TYPES, &["networkMode=bridge"], BALANCERS]));
    all.push("zones=6&tasks=40000&vpcCidr=11.0.0.0/16".to_owned());
    all.push("launchType=ec2&instanceSize=large&tasks=30&hostSubnet=public".to_owned());
    all.push("vpcCidr=10.0.0.0/24&zones=3&tasks=20&loadBalancer=network".to_owned());
    all.push(
        "tasks=9&launchType=ec2&networkMode=host&internetOutGb=1&region=cn-north-1".to_owned(),
    );
    all.push("vpcCidr=10.0.0.0/28&zones=3&internetOutGb=10&interZoneGb=3".to_owned());
    // Where a later choice overrides an earlier one the document says so; the last one counts.
    let mut designs: Vec<Scenario> = all.iter().map(|link| Scenario::from_link(link).0).collect();
    // A document cannot ask for more zones than a Region has; a form can, for a moment.
    let zones = ZoneCount::new(6).unwrap();
    designs.push(Scenario { zones, ..from_link("region=eu-west-1") });
    designs
}

#[test]
fn every_rule_is_cited_or_listed() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for design in sweep() {
        seen.extend(cited(&support::assess(&design)));
        // A symptom's rule is not in the JSON form.
        let needs = ecs_reach::assess(&design).start.needs;
        seen.extend(
            needs
                .iter()
                .filter_map(|met| met.symptom)
                .map(|symptom| symptom.rule().id().to_owned()),
        );
    }
    // What a pasted message is answered with.
    seen.extend(Symptom::ALL.iter().map(|symptom| symptom.rule().id().to_owned()));
    let mut wrong = Vec::new();
    for rule in Rule::ALL {
        let listed = NOT_CITED.iter().any(|(of, _)| of == rule);
        match (seen.contains(rule.id()), listed) {
            (false, false) => wrong.push(format!("{} is cited by nothing", rule.id())),
            (true, true) => wrong.push(format!("{} is cited after all", rule.id())),
            (true, false) | (false, true) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_whole_page_is_declared() {
    let ids: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), Rule::ALL.len(), "an id stands twice");
    for number in 1..=49 {
        assert!(ids.contains(format!("S{number}").as_str()), "S{number} is missing");
    }
}

#[test]
fn every_source_is_a_page_of_awss() {
    for rule in Rule::ALL {
        let source = rule.source();
        let url = source.url;
        // What the documentation leaves out stands in the source that AWS publishes.
        let page =
            ["https://docs.aws.amazon.com/", "https://aws.amazon.com/", "https://github.com/aws/"]
                .iter()
                .any(|host| url.starts_with(host));
        // What AWS does not tell, and others have measured: the text says whose figures they are.
        let measured = *rule == Rule::D27;
        assert!((page != measured) && !source.title.is_empty(), "{}: {url}", rule.id());
    }
}

/// A design, a question of it, the verdict with its reasons in order, and findings that nobody needs to read.
type Reasons =
    (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const REASONS: &[Reasons] = &[
    // What stays once the filters are open comes first; what an open filter cures is not missing.
    (
        "ipStack=dual-stack&ipv6Route=egress-only",
        "/inbound/ipv6",
        "no",
        &["egress-only-blocks-inbound", "security-group-blocks-inbound-over-ipv6"],
        &[],
    ),
    (
        "ipStack=dual-stack&ipv6Route=egress-only&securityGroup.ingress=tcp_443_::/0",
        "/inbound/ipv6",
        "no",
        &["egress-only-blocks-inbound"],
        &["security-group-blocks-inbound-over-ipv6"],
    ),
    (
        "assignPublicIp=true",
        "/inbound/ipv4",
        "no",
        &["public-address-without-route", "security-group-blocks-inbound"],
        &[],
    ),
    (
        "securityGroup.egress=",
        "/start",
        "no",
        &["cannot-pull-image", "security-group-blocks-outbound"],
        &["endpoints-missing"],
    ),
    (
        "securityGroup.egress=&nat=none",
        "/start",
        "no",
        &[
            "cannot-pull-image",
            "no-default-route",
            "security-group-blocks-outbound",
            "endpoints-missing",
        ],
        &[],
    ),
    (
        "securityGroup.egress=&nat=none",
        "/outbound/ipv4",
        "no",
        &["no-default-route", "security-group-blocks-outbound"],
        &[],
    ),
    // A network ACL that drops requests and replies is one reason; a group behind it is another.
    (
        "subnet=public&assignPublicIp=true&networkAcl.ingress=",
        "/inbound/ipv4",
        "no",
        &["network-acl-blocks-inbound", "security-group-blocks-inbound"],
        &[],
    ),
    // Where gateways of isolated Regions lead, nobody here can say; AWS's services are there.
    ("region=us-iso-east-1", "/outbound/ipv4", "depends", &["isolated-region"], &[]),
    (
        "region=us-iso-east-1&loadBalancer=network",
        "/inbound/loadBalancer",
        "depends",
        &["isolated-region"],
        &[],
    ),
    ("region=us-iso-east-1", "/start", "yes", &["start-ready"], &[]),
    ("region=us-iso-east-1&nat=none", "/outbound/ipv4", "no", &["no-default-route"], &[]),
    // Nobody knows what somebody else's network carries.
    (
        "launchType=external&networkMode=bridge&internetOutGb=1000",
        "/outbound/ipv4",
        "depends",
        &["external-network-decides"],
        &["traffic-without-path"],
    ),
    // Without IPv4 there are no public IPv4 addresses to compare with.
    (
        "ipStack=ipv6-only&ipv6Route=egress-only",
        "/valid",
        "yes",
        &["combination-accepted"],
        &["small-workload-claim"],
    ),
    // What a container without a network can reach depends on nobody's network (B4).
    (
        "launchType=external&networkMode=none",
        "/outbound/ipv4",
        "no",
        &["no-container-network"],
        &[],
    ),
    (
        "launchType=external&networkMode=none",
        "/start",
        "depends",
        &["external-network-decides"],
        &[],
    ),
    // One endpoint more takes nothing away where NAT leads to all the others (X15).
    (
        "launchType=managed-instances&networkMode=awsvpc&endpoints=ecs",
        "/start",
        "yes",
        &["start-ready", "host-carries-control"],
        &["managed-endpoints-undocumented"],
    ),
    // Private DNS answers with the endpoint's address, which NAT64 does not translate (C24).
    (
        "ipStack=ipv6-only&nat64=true&ipv6Route=egress-only&endpoints=logs&endpointSecurityGroup=default",
        "/start",
        "no",
        &["cannot-create-log-stream", "endpoint-security-group-blocks"],
        &["start-over-nat64-undocumented"],
    ),
    // Instances behind a Network Load Balancer see the client's own address (F6, F8).
    (
        "launchType=ec2&networkMode=host&loadBalancer=network&allowLoadBalancer=false\
         &securityGroup.ingress=tcp_443_10.0.0.0/16",
        "/inbound/loadBalancer",
        "no",
        &["load-balancer-not-admitted"],
        &[],
    ),
    (
        "launchType=ec2&networkMode=host&loadBalancer=application&allowLoadBalancer=false\
         &securityGroup.ingress=tcp_443_10.0.0.0/16",
        "/inbound/loadBalancer",
        "yes",
        &["load-balancer-delivers"],
        &[],
    ),
    // What is certain comes before what nobody can say.
    (
        "launchType=managed-instances&networkMode=awsvpc&subnet=isolated&vpcCidr=10.0.0.0/26&tasks=100\
         &endpoints=ecr-api,ecr-dkr,s3,logs,ecs,ecs-agent,ecs-telemetry",
        "/start",
        "no",
        &["subnet-full"],
        &[],
    ),
    (
        "nat=transit-gateway&publicAccessBlock=bidirectional&networkAcl.ingress=",
        "/outbound/ipv4",
        "no",
        &["network-acl-blocks-outbound"],
        &["egress-vpc-not-known"],
    ),
    (
        "launchType=ec2&networkMode=host&tasks=4&instances=2",
        "/start",
        "no",
        &["host-port-taken"],
        &[],
    ),
    // "Making requests to Amazon ECR Public registries": names with addresses of both families.
    (
        "ipStack=ipv6-only&ipv6Route=egress-only&registry=ecr-public",
        "/start",
        "yes",
        &["start-ready"],
        &["registry-ipv6-unknown"],
    ),
    // An IPv6-only subnet lacks the route for NAT64, no default route (D14).
    (
        "ipStack=ipv6-only&nat64=true&nat=none",
        "/outbound/ipv4",
        "no",
        &["no-ipv4-path"],
        &["no-default-route"],
    ),
    // A way over IPv4 is there: it is not what is missing.
    (
        "ipStack=dual-stack&ipv6Route=egress-only&endpoints=logs&endpointSecurityGroup=default",
        "/start",
        "no",
        &["cannot-create-log-stream", "endpoint-security-group-blocks"],
        &["start-needs-ipv4"],
    ),
    // No endpoint leads to Docker Hub, so none is missing (C25).
    (
        "subnet=isolated&registry=docker-hub",
        "/start",
        "no",
        &["cannot-pull-image", "no-default-route", "endpoints-do-not-serve"],
        &["endpoints-missing"],
    ),
    // The relay of Service Connect stands on the instance; on Fargate the proxy speaks for itself (C12, C2).
    (
        "launchType=ec2&networkMode=awsvpc&serviceConnect=true&subnet=public&hostPublicIp=true",
        "/start",
        "yes",
        &["start-ready", "host-carries-control"],
        &["cannot-configure-service-connect"],
    ),
    (
        "serviceConnect=true&subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs",
        "/start",
        "no",
        &["cannot-configure-service-connect", "endpoints-missing", "no-default-route"],
        &["service-connect-through-instance"],
    ),
    // Where nobody can say whether the application has an address, the load balancer does not know either (B24).
    (
        "launchType=ec2&networkMode=bridge&ipStack=ipv6-only&ipv6Route=egress-only&loadBalancer=application",
        "/inbound/loadBalancer",
        "unknown",
        &["ipv6-undocumented"],
        &["load-balancer-delivers"],
    ),
    (
        "launchType=managed-instances&networkMode=host&ipStack=ipv6-only&ipv6Route=egress-only\
         &loadBalancer=network",
        "/inbound/loadBalancer",
        "unknown",
        &["ipv6-undocumented"],
        &["load-balancer-delivers"],
    ),
    (
        "launchType=ec2&networkMode=bridge&ipStack=dual-stack&ipv6Route=egress-only&loadBalancer=application",
        "/inbound/loadBalancer",
        "yes",
        &["load-balancer-delivers"],
        &["load-balancer-over-ipv6"],
    ),
    (
        "launchType=ec2&networkMode=host&ipStack=ipv6-only&ipv6Route=egress-only&loadBalancer=application",
        "/inbound/loadBalancer",
        "yes",
        &["load-balancer-delivers"],
        &[],
    ),
    // What is not made is said (C26).
    (
        "ipStack=ipv6-only&ipv6Route=egress-only&endpoints=ecr-api,ecr-dkr,logs",
        "/start",
        "yes",
        &["start-ready"],
        &[],
    ),
];

#[test]
fn reasons_come_in_the_order_in_which_they_stay() {
    let mut wrong = Vec::new();
    for (link, at, verdict, because, unsaid) in REASONS {
        let assessment = assess(&from_link(link));
        let judgement = assessment.pointer(at).unwrap();
        if judgement["verdict"] != *verdict || judgement["because"] != json!(because) {
            wrong.push(format!("{link} {at}: {} {}", judgement["verdict"], judgement["because"]));
        }
        for finding in list(&assessment, "/findings") {
            if unsaid.contains(&text(finding, "/code")) {
                wrong.push(format!("{link}: {finding}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A design, a finding, and its remedy: what ECS or the VPC refuses is none.
const REMEDIES: &[(&str, &str, &str)] = &[
    (
        "launchType=ec2&networkMode=none",
        "no-container-network",
        "Use awsvpc, bridge or host if the application needs a network.",
    ),
    (
        "launchType=external&networkMode=none",
        "no-container-network",
        "Use bridge or host if the application needs a network.",
    ),
    (
        "launchType=managed-instances&networkMode=none",
        "no-container-network",
        "Use awsvpc or host if the application needs a network.",
    ),
    (
        "launchType=managed-instances&networkMode=bridge",
        "network-mode-refused",
        "Use awsvpc or host.",
    ),
    (
        "launchType=managed-instances&networkMode=awsvpc&os=windows",
        "network-mode-refused",
        "Amazon ECS Managed Instances does not run Windows containers.",
    ),
    ("launchType=external&networkMode=awsvpc", "network-mode-refused", "Use bridge, host or none."),
    ("networkMode=host", "network-mode-refused", "Use awsvpc."),
    (
        "launchType=external&networkMode=bridge&assignPublicIp=true",
        "assign-public-ip-refused",
        "Turn off Assign public IP; your own network decides what External tasks reach.",
    ),
    // What only AWS launches has a public address from its subnet alone (B17), and what it must reach AWS does not
    // list (X15).
    (
        "launchType=managed-instances&networkMode=host&subnet=public",
        "host-without-public-ip",
        "Turn on auto-assign of public IPv4 addresses in the instances' subnets, or put them in private subnets with \
         a NAT gateway.",
    ),
    (
        "launchType=ec2&networkMode=host&subnet=public",
        "host-without-public-ip",
        "Give the instances public IPv4 addresses, or put them in private subnets with a NAT gateway.",
    ),
    (
        "launchType=managed-instances&networkMode=host&subnet=isolated",
        "endpoints-missing",
        "Give the subnet a path out, which is sure; or create them, the interface ones with a security group that \
         admits TCP 443 from the subnet, and test.",
    ),
    (
        "launchType=ec2&networkMode=host&tasks=3&instances=2",
        "host-port-taken",
        "Use as many container instances as tasks, or network mode awsvpc.",
    ),
    (
        "launchType=ec2&networkMode=host&tasks=3&instances=2&subnet=public&hostPublicIp=true",
        "host-port-taken",
        "Use as many container instances as tasks, or network mode bridge with dynamic host ports. With awsvpc, \
         tasks in public subnets have no internet over IPv4.",
    ),
    (
        "launchType=managed-instances&networkMode=host&tasks=3&instances=2&subnet=public&hostPublicIp=true",
        "host-port-taken",
        "Use as many container instances as tasks. With awsvpc, tasks in public subnets have no internet over IPv4.",
    ),
];

#[test]
fn remedies_are_ones_that_aws_accepts() {
    for (link, code, fix) in REMEDIES {
        let assessment = assess(&from_link(link));
        let mut findings = list(&assessment, "/findings").iter();
        let found = findings.find(|finding| finding["code"] == *code);
        assert_eq!(found.map(|finding| text(finding, "/fix")), Some(*fix), "{link}");
    }
}

/// Who launches an instance decides how it gets a public address, and its launch type which modes share it (B17, B1).
#[test]
fn a_public_address_comes_from_where_the_launch_type_has_it_from() {
    for (link, said, unsaid) in [
        ("launchType=ec2&networkMode=bridge", "Elastic IP", "Managed"),
        ("launchType=ec2&os=windows&networkMode=default", "Elastic IP", "bridge"),
        ("launchType=managed-instances&networkMode=host", "auto-assign", "Elastic IP"),
        ("launchType=managed-instances&networkMode=host", "auto-assign", "bridge"),
    ] {
        for (address, code) in
            [("true", "outbound-through-internet-gateway"), ("false", "host-without-public-ip")]
        {
            let link = format!("{link}&subnet=public&hostPublicIp={address}");
            let assessment = assess(&from_link(&link));
            let mut findings = list(&assessment, "/findings").iter();
            let why = findings.find(|finding| finding["code"] == code);
            let why = why.map_or("", |finding| text(finding, "/why"));
            assert!(why.contains(said) && !why.contains(unsaid), "{link}: {why}");
        }
    }
}

/// A trunk is an interface more, and an instance with two is assigned no public address at its next start (D8); Windows
/// has no trunks (E9).
#[test]
fn a_trunk_on_a_public_instance_costs_its_address() {
    let host = "launchType=ec2&hostSubnet=public&hostPublicIp=true&eniTrunking=true";
    for (link, loses, idle) in [
        (host.to_owned(), true, false),
        (format!("{host}&subnet=public&hostSubnet=same"), true, false),
        (format!("{host}&os=windows&networkMode=awsvpc"), false, true),
        (format!("{host}&eniTrunking=false"), false, false),
        (format!("{host}&hostSubnet=private"), false, false),
        ("launchType=ec2&eniTrunking=true".to_owned(), false, false),
        (format!("{host}&networkMode=bridge"), false, true),
    ] {
        let assessment = ecs_reach::assess(&Scenario::from_link(&link).0);
        assert_eq!(assessment.finding("trunk-loses-public-ip").is_some(), loses, "{link}");
        let unused = match assessment.finding("setting-without-effect") {
            Some(Finding::SettingWithoutEffect { settings }) => {
                settings.iter().any(|(key, _)| key.name() == "eniTrunking")
            }
            _ => false,
        };
        assert_eq!(unused, idle, "{link}");
    }
}

/// Over IPv6 alone a load balancer of either kind must be dual-stack, and instances need a primary address (B23, F10).
#[test]
fn a_load_balancer_before_ipv6_only_tasks_has_conditions() {
    for (link, primary) in [
        ("launchType=ec2&networkMode=host&loadBalancer=application", true),
        ("launchType=ec2&networkMode=host&loadBalancer=network", true),
        ("launchType=ec2&networkMode=bridge&loadBalancer=network", true),
        ("launchType=ec2&networkMode=awsvpc&loadBalancer=network", false),
        ("launchType=fargate&loadBalancer=network", false),
        ("launchType=managed-instances&networkMode=host&loadBalancer=application", false),
    ] {
        let said = |stack: &str| {
            let link = format!("{link}&ipStack={stack}&ipv6Route=egress-only");
            ecs_reach::assess(&from_link(&link)).finding("load-balancer-over-ipv6").copied()
        };
        let expected = Finding::BalancerOverIpv6 { own_instances: primary };
        assert_eq!(said("ipv6-only"), Some(expected), "{link}");
        assert_eq!(said("dual-stack"), None, "{link}");
    }
}

/// A network ACL that is closed both ways needs a rule for each, and says so.
/// What a finding says that something costs, beside what the bill says: the link, the code, and the charges that come
/// to the same.
const COSTS: &[(&str, &str, &[Charge])] = &[
    (
        "nat=regional&natRouting=none&region=eu-west-1",
        "nat-gateway-unused",
        &[Charge::RegionalNatGatewayHours, Charge::PublicIpv4],
    ),
    ("nat=private-gateway&natRouting=none", "nat-gateway-unused", &[Charge::NatGatewayHours]),
    (
        "nat=per-zone&natRouting=none&discounts.AmazonEC2=50",
        "nat-gateway-unused",
        &[Charge::NatGatewayHours, Charge::PublicIpv4],
    ),
    (
        "nat=per-zone&discounts.AmazonVPC=20",
        "nat-gateway-charges",
        &[Charge::NatGatewayHours, Charge::PublicIpv4],
    ),
    (
        "subnet=private&nat=none&assignPublicIp=true&discounts.AmazonVPC=20",
        "public-ipv4-unused",
        &[Charge::PublicIpv4],
    ),
];

#[test]
fn what_a_finding_says_that_something_costs_is_what_is_billed() {
    for (link, code, charges) in COSTS {
        let (scenario, problems) = Scenario::from_link(link);
        assert!(problems.is_empty(), "{link}: {problems:?}");
        let assessment = ecs_reach::assess(&scenario);
        let lines = assessment.bill.lines.iter().filter(|line| charges.contains(&line.charge));
        let billed: Option<Money> = lines.map(|line| line.priced.amount).sum();
        let said = match assessment.finding(code) {
            Some(
                Finding::NatGatewayUnused { cost, .. }
                | Finding::NatGatewayCharges { fixed: cost, .. }
                | Finding::PublicIpv4Unused { cost, .. },
            ) => *cost,
            other => panic!("{link}: {other:?}"),
        };
        assert_eq!(said, billed, "{link}");
        assert!(said.is_some(), "{link}");
    }
}

/// Prices and discounts of one's own that touch no charge of the bill are told; those that touch one are not.
#[test]
fn own_prices_that_touch_nothing_are_told() {
    let public = "nat=none&subnet=public&assignPublicIp=true";
    let told = |link: &str| -> Vec<&str> {
        match ecs_reach::assess(&from_link(link)).finding("setting-without-effect") {
            Some(Finding::SettingWithoutEffect { settings }) => {
                settings.iter().map(|(key, _)| key.name()).collect()
            }
            _ => Vec::new(),
        }
    };
    for (own, expected) in [
        ("priceOverrides.nat_gateway_hour=0.5", &["priceOverrides"] as &[&str]),
        ("priceOverrides.public_ipv4_in_use_hour=0.5", &[]),
        ("priceOverrides.public_ipv4_in_use_hour=0.5&priceOverrides.alb_hour=1", &[]),
        ("discounts.AWSELB=50", &["discounts"]),
        ("discounts.AmazonVPC=50", &[]),
        ("discounts.AWSELB=50&priceOverrides.alb_hour=1", &["priceOverrides", "discounts"]),
        // One's own price is what is paid: nothing is taken off it.
        ("discounts.AmazonVPC=50&priceOverrides.public_ipv4_in_use_hour=1", &["discounts"]),
    ] {
        assert_eq!(told(&format!("{public}&{own}")), expected, "{own}");
    }
}

/// Addresses that connections need are paid for like all others: the design, how many more, and what they cost.
#[test]
fn addresses_that_connections_need_have_a_price() {
    for (link, expected) in [
        ("nat=single&zones=1&tasks=4&connections=200000", Some((3, Some("10.95")))),
        ("nat=single&zones=1&tasks=4&connections=55000", None),
        // Two gateways serve half of them each.
        ("nat=per-zone&zones=2&tasks=4&connections=200000", Some((2, Some("7.30")))),
        ("nat=per-zone&zones=2&tasks=3&connections=165000", Some((1, Some("3.65")))),
        ("nat=regional&zones=2&tasks=4&connections=200000", Some((2, Some("7.30")))),
        ("nat=single&zones=1&connections=200000&discounts.AmazonVPC=100", Some((3, Some("0.00")))),
        ("nat=single&zones=1&connections=200000&region=us-iso-east-1", Some((3, None))),
    ] {
        let assessment = ecs_reach::assess(&from_link(link));
        let found = match assessment.finding("nat-connections") {
            Some(Finding::NatConnections { more, cost, .. }) => Some((*more, *cost)),
            _ => None,
        };
        let found = found.map(|(more, cost)| (more, cost.map(|cost| cost.to_string())));
        assert_eq!(found, expected.map(|(more, cost)| (more, cost.map(str::to_owned))), "{link}");
    }
    let assessment = assess(&from_link("nat=single&zones=1&connections=200000"));
    let mut findings = list(&assessment, "/findings").iter();
    let found = findings.find(|it| it["code"] == "nat-connections").unwrap();
    assert_eq!(text(found, "/fix"), "Associate 3 more Elastic IP addresses, for $10.95 a month.");
}

/// Where an instance holds the addresses the sentence about small workloads counts instances (K2).
#[test]
fn the_sentence_about_small_workloads_counts_what_holds_the_addresses() {
    let claimed = |link: &str| {
        let (scenario, _) = Scenario::from_link(link);
        match ecs_reach::decide::claim(&scenario, Count::new(7).unwrap()) {
            Some(Finding::SmallWorkloadClaim { addresses, .. }) => Some(addresses),
            _ => None,
        }
    };
    for link in [
        "",
        "launchType=ec2&networkMode=bridge",
        "launchType=ec2&networkMode=host",
        "launchType=managed-instances&networkMode=host",
    ] {
        assert_eq!(claimed(link), Some(7), "{link}");
    }
    // In public subnets these tasks have no public address (B10), so there is nothing to compare.
    for link in
        ["launchType=ec2", "launchType=managed-instances", "launchType=external&networkMode=bridge"]
    {
        assert_eq!(claimed(link), None, "{link}");
    }
}

/// What gateway endpoints would spare is what the way there is billed for, and nothing where they stand.
#[test]
fn what_gateway_endpoints_spare_is_what_the_month_costs_less() {
    let spared = |link: &str| {
        let assessment = ecs_reach::assess(&Scenario::from_link(link).0);
        let found = assessment.findings.iter().find_map(|finding| {
            let Finding::GatewayEndpointSpares { endpoints, gigabytes, saves, .. } = finding else {
                return None;
            };
            let names: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.name()).collect();
            let saves = saves.map(|saves| saves.to_string());
            Some((names.join(" "), gigabytes.to_string(), saves))
        });
        let layers = assessment.finding("layers-through-nat").is_some();
        (found, layers)
    };
    let told = |names: &str, gigabytes: &str, cost: Option<&str>| {
        Some((names.to_owned(), gigabytes.to_owned(), cost.map(str::to_owned)))
    };
    for (link, expected, layers) in [
        ("", None, true),
        ("s3Gb=1000", told("s3", "1000", Some("45.00")), false),
        ("dynamodbGb=1000", told("dynamodb", "1000", Some("45.00")), true),
        // Another service's endpoint carries nothing of it.
        ("dynamodbGb=1000&endpoints=logs", told("dynamodb", "1000", Some("45.00")), true),
        ("s3Gb=1000&endpoints=logs,dynamodb", told("s3", "1000", Some("45.00")), false),
        (
            "s3Gb=1000&dynamodbGb=500&imagePullGb=500",
            told("s3 dynamodb", "2000", Some("90.00")),
            false,
        ),
        ("s3Gb=1000&imagePullGb=9&endpoints=s3", None, false),
        // On the way to a gateway in another zone it is charged for crossing, too: half of it, and two thirds.
        ("s3Gb=1000&nat=single", told("s3", "1000", Some("55.00")), false),
        ("s3Gb=999&nat=single&zones=3&tasks=3", told("s3", "999", Some("58.275")), false),
        // A NAT instance charges for nothing else.
        ("s3Gb=999&nat=instance&zones=3&tasks=3", told("s3", "999", Some("13.32")), false),
        ("s3Gb=999&nat=instance&zones=1", None, false),
        ("s3Gb=999&priceOverrides.nat_gateway_gb=0", None, true),
        // Layers of another registry are not in Amazon S3.
        ("imagePullGb=500&registry=docker-hub", None, false),
        ("s3Gb=1000&subnet=public&assignPublicIp=true", None, false),
        // What NAT behind a transit gateway charges is on another bill.
        ("s3Gb=1000&nat=transit-gateway", told("s3", "1000", None), false),
        ("s3Gb=1000&nat=regional&region=us-gov-west-1", told("s3", "1000", None), false),
    ] {
        assert_eq!(spared(link), (expected, layers), "{link}");
    }
}

/// Interface endpoints beside NAT are told where they cost more than they spare, with what a month costs less without.
#[test]
fn interface_endpoints_beside_nat_are_weighed_against_it() {
    let told = |link: &str| {
        let assessment = ecs_reach::assess(&Scenario::from_link(link).0);
        assessment.findings.iter().find_map(|finding| {
            let Finding::EndpointsBesideNat { interfaces, cost, saves } = finding else {
                return None;
            };
            Some((*interfaces, cost.to_string(), saves.to_string()))
        })
    };
    let costs =
        |interfaces, cost: &str, less: &str| Some((interfaces, cost.to_owned(), less.to_owned()));
    for (link, expected) in [
        ("endpoints=logs", costs(2, "14.60", "14.60")),
        ("endpoints=logs,ecr-api&zones=3&tasks=3", costs(6, "43.80", "43.80")),
        ("endpoints=logs&awsApiGb=100", costs(2, "15.60", "11.10")),
        // From 14.60 / 0.035 GB on they pay.
        ("endpoints=logs&awsApiGb=417", costs(2, "18.77", "0.005")),
        ("endpoints=logs&awsApiGb=418", None),
        // Two thirds would cross to the gateway's zone, which from an endpoint's they need not.
        ("endpoints=logs&nat=single&zones=3&tasks=3&awsApiGb=453", costs(3, "26.43", "0.005")),
        ("endpoints=logs&nat=single&zones=3&tasks=3&awsApiGb=454", None),
        ("endpoints=logs&nat=single&zones=3&tasks=3&awsApiGb=550", None),
        // For the endpoint alone a regional gateway is active in a zone more.
        ("endpoints=kms&nat=regional&tasks=1", costs(2, "14.60", "51.10")),
        ("endpoints=s3", None),
        ("endpoints=logs&subnet=isolated", None),
        ("endpoints=logs&natPlacement=private", None),
    ] {
        assert_eq!(told(link), expected, "{link}");
    }
}

#[test]
fn each_reason_of_a_kind_has_its_own_remedy() {
    let assessment = assess(&from_link("networkAcl.ingress=&networkAcl.egress="));
    let blocks = list(&assessment, "/findings").iter();
    let blocks = blocks.filter(|it| text(it, "/code") == "network-acl-blocks-outbound");
    let remedies: Vec<&str> = blocks.map(|finding| text(finding, "/fix")).collect();
    assert_eq!(
        remedies,
        [
            "Allow outbound TCP port 443 to 0.0.0.0/0 in the subnet's network ACL.",
            "Allow inbound TCP ports 32768\u{2013}61000 from 0.0.0.0/0 in the subnet's network ACL.",
        ]
    );
}

/// A rule about one design is not cited for another.
#[test]
fn a_blocked_start_cites_no_public_subnet_unless_it_is_in_one() {
    for (link, cites) in [
        ("subnet=public", true),
        ("subnet=isolated", false),
        ("securityGroup.egress=", false),
        ("publicAccessBlock=bidirectional", false),
        ("ipStack=ipv6-only", false),
    ] {
        let assessment = assess(&from_link(link));
        assert_eq!(text(&assessment, "/start/verdict"), "no", "{link}");
        assert_eq!(cited(&assessment).contains(&"B12".to_owned()), cites, "{link}");
    }
}

#[test]
fn endpoints_are_named_as_they_are_named_in_their_partition() {
    for (region, usual) in [("eu-west-1", true), ("us-gov-west-1", true), ("cn-north-1", false)] {
        let assessment = assess(&from_link(&format!("region={region}&subnet=isolated")));
        let mut findings = list(&assessment, "/findings").iter();
        let missing = findings.find(|finding| finding["code"] == "endpoints-missing").unwrap();
        assert_eq!(text(missing, "/why").contains("com.amazonaws"), usual, "{region}");
    }
}
