//! Every launch type, IPv6, endpoints, load balancers and filters: picked by hand, answered on screen.

use crate::visit::Visit;
use xtask::browser::{Options, key};

/// The verdict of the same question asked of another way: over IPv6, through the load balancer.
fn also(visit: &Visit, flow: &str) -> String {
    let card = format!(".answer [data-flow={flow}]");
    assert!(visit.shows(&card), "{flow} is told on its card");
    visit.attribute(&card, "data-verdict").unwrap()
}

fn open(visit: &Visit, panel: &str) {
    visit.click(&format!("#{panel} > summary"));
    visit.settle();
}

#[test]
fn every_launch_type_is_picked_and_what_is_refused_says_why() {
    let visit = Visit::to("");
    visit.click("#launchType-managed-instances");
    assert_eq!(visit.link(), "launchType=managed-instances");
    assert_eq!(visit.verdict("start"), "yes");
    assert!(visit.shows("#instances") && visit.shows("#hostSubnet"), "they have instances");
    visit.click("#networkMode-bridge");
    assert_eq!(visit.text("#answer-start .verdict"), "Refused", "and no bridge");
    visit.click("#networkMode-host");
    assert_eq!(visit.verdict("start"), "yes");
    assert_eq!(visit.count("#hostSubnet"), 0, "the tasks use the instances' interfaces");

    visit.click("#launchType-external");
    visit.click("#networkMode-unset");
    assert_eq!(visit.text("#answer-outbound .verdict"), "Depends");
    let of_the_vpc = "#subnet-private, #nat, #zones, #allow-port, #more-gateways, #more-filters";
    assert_eq!(visit.count(of_the_vpc), 0, "nothing of it stands in the VPC");
    assert!(visit.text("#bill").contains("ECS Anywhere"), "and what it costs is not known");

    visit.press_button("Start over");
    visit.click("#os-windows");
    assert_eq!(visit.verdict("start"), "yes", "Windows on Fargate");
    visit.click("#launchType-ec2");
    visit.click("#networkMode-default");
    assert_eq!(visit.link(), "launchType=ec2&os=windows&networkMode=default");
    assert_eq!(visit.verdict("start"), "yes");
    visit.end();
}

#[test]
fn a_design_to_start_from_is_picked_and_known_again() {
    let visit = Visit::to("region=eu-west-1&priceOverrides.nat_gateway_hour=0.04");
    let chosen = || visit.property("#preset", "value");
    assert_eq!(chosen(), "", "the default design is one of them");
    visit.find("#preset").select("subnet=public").unwrap();
    visit.settle();
    assert_eq!(visit.link(), "region=eu-west-1&subnet=public&priceOverrides.nat_gateway_hour=0.04");
    assert_eq!(visit.text("#answer-start .verdict"), "No", "a classic mistake");
    visit.click("label[for=assignPublicIp]");
    assert_eq!(visit.verdict("start"), "yes");
    assert_eq!(chosen(), "subnet=public&assignPublicIp=true", "mended, it is another one");
    visit.put("tasks", "3");
    assert_eq!(chosen(), "own", "changed, it is the reader's own");
    visit.js("document.querySelector('#preset').focus()", &[]);
    visit.press(&["Isolated w"]);
    assert_eq!(visit.verdict("start"), "no", "picked by typing its name");
    assert_eq!(visit.property("#region", "value"), "eu-west-1");
    visit.end();
}

/// The browser's Back leads from a design that was taken as a whole to the one before, and does not count edits.
#[test]
fn back_leads_to_the_design_before_the_last_leap() {
    let visit = Visit::to("tasks=3");
    visit.put("tasks", "5");
    visit.find("#preset").select("subnet=public").unwrap();
    visit.settle();
    visit.find("#preset").select("subnet=public&assignPublicIp=true").unwrap();
    visit.settle();
    visit.click("label[for=assignPublicIp]");
    visit.browser.back().unwrap();
    visit.wait("location.hash === '#tasks=5'");
    visit.settle();
    assert_eq!(visit.property("#tasks", "value"), "5");
    assert_eq!(visit.verdict("start"), "yes");
    visit.end();
}

#[test]
fn nat_is_chosen_from_every_kind() {
    let visit = Visit::to("");
    for (kind, verdict) in [
        ("regional", "yes"),
        ("instance", "yes"),
        ("private-gateway", "no"),
        ("transit-gateway", "yes"),
        ("none", "no"),
        ("single", "yes"),
    ] {
        visit.find("#nat").select(kind).unwrap();
        visit.settle();
        assert_eq!(visit.verdict("outbound"), verdict, "{kind}");
        let instance = visit.count("#natInstanceType, #natSourceDestCheck");
        assert_eq!(instance == 2, kind == "instance", "{kind}");
    }
    visit.find("#nat").select("instance").unwrap();
    visit.settle();
    visit.click("label[for=natSourceDestCheck]");
    assert_eq!(visit.verdict("outbound"), "no", "it drops what is not its own");
    visit.click("#subnet-isolated");
    assert_eq!(visit.text("#nat-hint"), "No private subnet in this design, so none is built.");
    visit.click("#subnet-private");
    assert_eq!(visit.count("#nat-hint"), 0);
    visit.end();
}

/// A control is there where it has an effect: the link, the panel that it is in, its selector.
const CONTROLS: &[(&str, Option<&str>, &str, bool)] = &[
    ("nat=instance", Some("more-gateways"), "#natRouting-none", true),
    ("nat=transit-gateway", Some("more-gateways"), "#natRouting-none", true),
    ("nat=none", Some("more-gateways"), "#natRouting-none", false),
    ("nat=instance", Some("more-gateways"), "#connections", false),
    ("launchType=ec2", None, "#allow-ssh", true),
    ("launchType=managed-instances", None, "#allow-ssh", false),
    ("", None, "#allow-ssh", false),
];

#[test]
fn controls_are_there_where_they_have_an_effect() {
    let visit = Visit::of(&Options::default());
    for (link, panel, css, there) in CONTROLS {
        visit.open(link);
        if let Some(panel) = panel {
            open(&visit, panel);
        }
        assert_eq!(visit.count(css), usize::from(*there), "{css} with {link}");
    }
    visit.end();
}

#[test]
fn ipv6_has_an_answer_and_a_path_of_its_own() {
    let visit = Visit::to("");
    assert_eq!(visit.count("[data-flow], #ipStack-dual-stack"), 0, "no word of it before");
    open(&visit, "more-ipv6");
    visit.click("#ipStack-dual-stack");
    assert_eq!(also(&visit, "outbound-ipv6"), "no", "there is no route yet");
    visit.click("#ipv6Route-egress-only");
    assert_eq!(also(&visit, "outbound-ipv6"), "yes");
    assert_eq!(also(&visit, "inbound-ipv6"), "no", "nobody comes in there");
    let said = visit.text(".answer [data-flow=outbound-ipv6]");
    assert!(
        said.starts_with("IPv6: Yes") && said.ends_with("from each task's own address"),
        "{said}"
    );
    assert!(visit.text("#more-ipv6 > summary").contains("Dual-stack"));

    let why = ".answer [data-flow=outbound-ipv6] button";
    visit.click(why);
    assert_eq!(visit.attribute(why, "aria-expanded").unwrap(), "true");
    assert_eq!(
        visit.attribute("#answer-outbound .because .why", "aria-expanded").unwrap(),
        "false"
    );
    assert_eq!(visit.text("#path-title"), "From the task to the internet, IPv6");
    assert!(visit.text("#path .hops").contains("gress-only"), "{}", visit.text("#path .hops"));
    assert_eq!(visit.property("#flow-outbound-ipv6", "checked"), true);

    // Two lines of AWS's page contradict each other: no address is promised.
    visit.click("#os-windows");
    assert_eq!(also(&visit, "outbound-ipv6"), "unknown");
    assert_eq!(visit.text(".answer [data-flow=outbound-ipv6]"), "IPv6: Unknown");
    visit.click("#os-linux");

    visit.click("#ipStack-ipv4");
    assert_eq!(visit.count("[data-flow]"), 0);
    assert_eq!(visit.text("#path-title"), "From the task to the internet", "the path that is left");
    visit.press_button("Close");
    assert!(!visit.shows("#path"));
    visit.end();
}

#[test]
fn endpoints_open_an_isolated_subnet_for_a_start() {
    let visit = Visit::to("subnet=isolated&secrets=secrets-manager");
    assert_eq!(visit.verdict("start"), "no");
    open(&visit, "more-endpoints");
    visit.press_button("Add all that a start needs");
    assert_eq!(visit.verdict("start"), "yes");
    assert_eq!(visit.property("#endpoint-secretsmanager", "checked"), true);
    assert_eq!(visit.property("#endpoint-kms", "checked"), false);
    assert_eq!(visit.verdict("outbound"), "no", "they give the application no internet");
    visit.click("label[for=endpoint-s3]");
    assert_eq!(visit.verdict("start"), "no", "image layers come from S3");
    visit.click("label[for=endpoint-s3]");
    assert_eq!(visit.verdict("start"), "yes");
    visit.click("#endpointSecurityGroup-default");
    assert_eq!(visit.verdict("start"), "no", "it admits its own members only");
    visit.press_button("Remove all");
    assert_eq!(
        visit.link(),
        "subnet=isolated&endpointSecurityGroup=default&secrets=secrets-manager"
    );
    assert_eq!(visit.verdict("start"), "no");
    visit.end();
}

#[test]
fn a_load_balancer_lets_the_internet_in() {
    let visit = Visit::to("");
    assert_eq!(visit.verdict("inbound"), "no");
    visit.click("#loadBalancer-application");
    assert_eq!(visit.verdict("inbound"), "yes", "clients come in through it");
    assert_eq!(visit.text("#answer-inbound .was"), "was No");
    assert_eq!(also(&visit, "inbound"), "no", "and not directly");
    assert_eq!(visit.text(".answer [data-flow=inbound]"), "Directly: No");
    visit.click("label[for=allowLoadBalancer]");
    assert_eq!(visit.verdict("inbound"), "no", "the security group does not admit it");
    visit.click("#answer-inbound .because .why");
    assert_eq!(visit.text("#path-title"), "Through the load balancer to the task");
    assert_eq!(visit.count("#path .hops .dropped"), 1);
    assert!(visit.text("#path .fix").starts_with("What to do: "), "{}", visit.text("#path .fix"));
    visit.put("loadBalancerOutGb", "50");
    assert!(visit.link().contains("loadBalancerOutGb=50"));
    visit.click("#loadBalancer-none");
    assert_eq!(visit.count(".answer [data-flow=inbound], #allowLoadBalancer"), 0);
    visit.end();
}

#[test]
fn rules_are_edited_by_keyboard_line_by_line() {
    let visit = Visit::to("");
    visit.js("document.querySelector('#more-filters > summary').focus()", &[]);
    visit.press(&[key::ENTER]);
    visit.settle();
    let ingress = "#networkAcl-ingress";
    let typed = || visit.property(ingress, "value").as_str().unwrap().to_owned();
    assert_eq!(typed(), "100 allow all 0.0.0.0/0\n101 allow all ::/0");
    visit.js("document.querySelector(arguments[0]).focus()", &[serde_json::json!(ingress)]);

    // Replies come back to high ports: a rule before the others drops them.
    let selected = |text: &str| visit.put("networkAcl-ingress", text);
    selected("");
    visit.press(&["90 deny tcp 1024-65535 0.0.0.0/0", key::ENTER, "100 allow all 0.0.0.0/0"]);
    assert_eq!(visit.verdict("outbound"), "no");
    assert_eq!(
        visit.link(),
        "networkAcl.ingress=90_deny_tcp_1024-65535_0.0.0.0/0,100_allow_all_0.0.0.0/0"
    );
    assert!(visit.text("#more-filters > summary").contains("changed"));

    // A wrong range stays in the field with its message, and the answer stays as it was.
    let answers = visit.answers();
    visit.press(&[key::ENTER, "80 allow tcp 1024-65535 0.0.0.1/0"]);
    let said = visit.text("#networkAcl-ingress-message");
    assert!(said.starts_with("“rule 3, range” is “0.0.0.1/0”"), "{said}");
    assert_eq!(visit.attribute(ingress, "aria-invalid").unwrap(), "true");
    let described = visit.attribute(ingress, "aria-describedby").unwrap();
    assert!(described.contains("networkAcl-ingress-message"), "{described}");
    assert_eq!(visit.answers(), answers, "the last good answer stays");
    visit.press(&[key::TAB]);
    assert!(typed().ends_with("0.0.0.1/0"), "left, the text stays: {}", typed());

    // A number that another rule has is refused, as AWS does: no order of lines decides.
    selected("80 allow all 0.0.0.0/0\n80 deny all 0.0.0.0/0");
    let said = visit.text("#networkAcl-ingress-message");
    assert!(said.starts_with("“rule 2, number” is “80”; a rule before it has"), "{said}");
    assert_eq!(visit.answers(), answers, "the last good answer stays");

    // Mended in place.
    selected("80 Allow TCP 1024-65535 0.0.0.0/0\n\n90 deny all 0.0.0.0/0");
    assert_eq!(visit.count("#networkAcl-ingress-message"), 0);
    assert_eq!(visit.verdict("outbound"), "yes");
    visit.press(&[key::TAB]);
    assert_eq!(typed(), "80 allow tcp 1024-65535 0.0.0.0/0\n90 deny all 0.0.0.0/0", "plain");

    // What is no rule at all is named line by line; the check box and the list speak of one group.
    visit.put("securityGroup-ingress", "tcp\n443 0.0.0.0/0");
    let said = visit.text("#securityGroup-ingress-message");
    assert!(
        said.contains("“rule 1” is “tcp”; write") && said.contains("“rule 2, protocol”"),
        "{said}"
    );
    visit.click("label[for=allow-port]");
    assert_eq!(visit.property("#securityGroup-ingress", "value"), "tcp 443 0.0.0.0/0");
    visit.put("securityGroup-egress", "");
    visit.press(&[key::TAB]);
    assert_eq!(visit.verdict("outbound"), "no", "nothing may go out");
    visit.click("label[for=defaultSecurityGroup]");
    assert_eq!(visit.count("#securityGroup-egress"), 0, "another group is in its place");
    visit.end();
}

#[test]
fn each_need_of_a_start_opens_its_path() {
    let visit = Visit::to("subnet=isolated&endpoints=ecr-api,ecr-dkr,logs&exec=true");
    visit.click("#answer-start .why");
    let rows = visit.count("#path .needs tbody tr");
    assert_eq!(rows, 5, "ECR twice, its layers, logs, ECS Exec");
    let cell =
        |row: usize, cell: &str| visit.text(&format!("#path .needs tr:nth-child({row}) {cell}"));
    let button = |row: usize| format!("#path .needs tr:nth-child({row}) button");
    let deciding: Vec<bool> = (1..=rows)
        .map(|row| visit.attribute(&button(row), "aria-pressed").unwrap() == "true")
        .collect();
    assert_eq!(deciding, [false, false, true, false, false], "S3 decides");
    assert!(cell(1, "td:last-child").starts_with("Yes, through an interface endpoint"));
    assert!(cell(3, "td:last-child").starts_with("No"), "{}", cell(3, "td:last-child"));
    assert!(cell(5, "th").contains("does not hold up the start"));
    assert_eq!(visit.count("#path .hops .dropped"), 1);

    visit.click(&button(1));
    assert_eq!(visit.attribute(&button(1), "aria-pressed").unwrap(), "true");
    assert_eq!(visit.attribute(&button(3), "aria-pressed").unwrap(), "false");
    assert_eq!(visit.count("#path .hops .dropped"), 0, "this one arrives");
    assert_eq!(visit.attribute("#answer-start .why", "aria-expanded").unwrap(), "true");
    assert_eq!(visit.property("#flow-start", "checked"), true);
    visit.click("#answer-start .why");
    assert!(!visit.shows("#path"), "the same button closes it");
    visit.end();
}

#[test]
fn addresses_are_counted_while_the_section_is_open() {
    let visit = Visit::to("vpcCidr=10.0.0.0/25&tasks=40");
    assert_eq!(visit.count(".addresses table"), 0, "not drawn while it is closed");
    visit.click(".addresses > summary");
    visit.settle();
    let rows = visit.count(".addresses tbody tr");
    assert_eq!(rows, 4, "public and private in two zones");
    let text = visit.text(".addresses tbody tr:last-child");
    assert!(text.starts_with("Private subnet b, 10.0.0."), "{text}");
    assert!(visit.count(".addresses td.no") > 0, "a deployment does not fit");
    visit.paste("launchType=external&networkMode=host");
    assert_eq!(visit.count(".addresses"), 0, "no subnet, no section");
    visit.end();
}
