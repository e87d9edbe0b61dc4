//! The classic cases: what is picked, and what the page must answer and charge for it.

/// What a person does at the pickers.
pub(crate) enum Do {
    Click(&'static str),
    Type(&'static str, &'static str),
    Pick(&'static str, &'static str),
}
use Do::{Click, Pick, Type};

/// What one answer says: verdict, its word, and how its reason begins.
pub(crate) type Says = (&'static str, &'static str, &'static str);

pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) steps: &'static [Do],
    /// The design in the address bar afterwards.
    pub(crate) link: &'static str,
    pub(crate) answers: [Says; 3],
    /// Lines of the bill in thousandths of a dollar.
    pub(crate) lines: &'static [(&'static str, u64)],
    /// Where the packet is dropped: for each answer the place, where one drops it.
    pub(crate) drops: [Option<&'static str>; 3],
    pub(crate) findings: &'static [(&'static str, &'static str)],
}

const STARTS: Says = ("yes", "Yes", "New tasks can start");
const CANNOT_PULL: Says = ("no", "No", "New tasks cannot start: the image cannot be pulled.");
const NO_ADDRESS: Says =
    ("no", "No", "Nobody on the internet can connect: there is no public IPv4");
const BY_NAT: Says = ("yes", "Yes", "Through a NAT gateway, from its Elastic IP address.");
const GATEWAY: Option<&str> = Some("Internet gateway");

/// us-east-1 in thousandths of a dollar: NAT gateway 45 an hour and 45 a GB, public IPv4 5 an hour,
/// cross-zone 10 a GB and side, internet out 90 a GB after 100 GB; 730 hours.
pub(crate) const CASES: &[Case] = &[
    Case {
        name: "Fargate, private, NAT gateway per zone",
        steps: &[],
        link: "",
        answers: [STARTS, BY_NAT, NO_ADDRESS],
        lines: &[
            ("nat-gateway-hours", 2 * 730 * 45),
            ("nat-gateway-data", 0),
            ("public-ipv4", 2 * 730 * 5),
        ],
        drops: [None, None, GATEWAY],
        findings: &[],
    },
    Case {
        name: "Fargate, private, NAT gateway per zone, three zones and traffic",
        steps: &[
            Click("#zones ~ .step"),
            Type("internetOutGb", "500"),
            Type("internetInGb", "100"),
        ],
        link: "zones=3&internetOutGb=500&internetInGb=100",
        answers: [STARTS, BY_NAT, NO_ADDRESS],
        lines: &[
            ("nat-gateway-hours", 3 * 730 * 45),
            ("nat-gateway-data", (500 + 100) * 45),
            ("public-ipv4", 3 * 730 * 5),
            ("internet-data-out", (500 - 100) * 90),
            ("internet-data-in", 0),
        ],
        drops: [None, None, GATEWAY],
        findings: &[],
    },
    Case {
        name: "Fargate, private, single NAT gateway, two zones",
        steps: &[Pick("nat", "single"), Type("internetOutGb", "300")],
        link: "nat=single&internetOutGb=300",
        answers: [STARTS, BY_NAT, NO_ADDRESS],
        lines: &[
            ("nat-gateway-hours", 730 * 45),
            ("nat-gateway-data", 300 * 45),
            ("public-ipv4", 730 * 5),
            // Half of the tasks are in the other zone.
            ("cross-zone-data", 300 / 2 * 2 * 10),
            ("internet-data-out", (300 - 100) * 90),
        ],
        drops: [None, None, GATEWAY],
        findings: &[("single-nat-gateway", "warning")],
    },
    Case {
        name: "Fargate, private, single NAT gateway, three zones",
        steps: &[
            Pick("nat", "single"),
            Click("#zones ~ .step"),
            Click("#tasks ~ .step"),
            Type("internetOutGb", "300"),
        ],
        link: "zones=3&nat=single&tasks=3&internetOutGb=300",
        answers: [STARTS, BY_NAT, NO_ADDRESS],
        lines: &[
            ("nat-gateway-hours", 730 * 45),
            ("nat-gateway-data", 300 * 45),
            ("public-ipv4", 730 * 5),
            // Two of the three tasks are in other zones.
            ("cross-zone-data", 300 / 3 * 2 * 2 * 10),
            ("internet-data-out", (300 - 100) * 90),
        ],
        drops: [None, None, GATEWAY],
        findings: &[("single-nat-gateway", "warning")],
    },
    Case {
        name: "Fargate, public, with a public IP, port closed",
        steps: &[Click("#subnet-public"), Click("label[for=assignPublicIp]")],
        link: "subnet=public&assignPublicIp=true",
        answers: [
            STARTS,
            ("yes", "Yes", "Through the internet gateway, from the task's own public address."),
            ("no", "No", "The security group lets nobody on the internet in on port 443."),
        ],
        lines: &[("public-ipv4", 2 * 730 * 5)],
        drops: [None, None, Some("Task interface")],
        findings: &[],
    },
    Case {
        name: "Fargate, public, with a public IP, port open",
        steps: &[
            Click("#subnet-public"),
            Click("label[for=assignPublicIp]"),
            Click("label[for=allow-port]"),
            Type("tasks", "3"),
            Type("internetOutGb", "250.5"),
        ],
        link: "subnet=public&assignPublicIp=true&securityGroup.ingress=tcp_443_0.0.0.0/0&tasks=3\
               &internetOutGb=250.5",
        answers: [
            STARTS,
            ("yes", "Yes", "Through the internet gateway, from the task's own public address."),
            ("yes", "Yes", "Open: anyone on the internet can connect to port 443."),
        ],
        // 150.5 GB are not free: $13.545, which is rounded to the even cent or up.
        lines: &[("public-ipv4", 3 * 730 * 5), ("internet-data-out", 13_550)],
        drops: [None, None, None],
        findings: &[("open-to-the-internet", "warning")],
    },
    Case {
        name: "Fargate, public, without a public IP",
        steps: &[Click("#subnet-public")],
        link: "subnet=public",
        answers: [
            CANNOT_PULL,
            ("no", "No", "The task is in a public subnet without a public IPv4 address."),
            NO_ADDRESS,
        ],
        lines: &[],
        drops: [GATEWAY, GATEWAY, GATEWAY],
        findings: &[("cannot-pull-image", "error"), ("task-without-public-ip", "error")],
    },
    Case {
        name: "EC2 awsvpc in a public subnet, instances with public IP",
        steps: &[
            Click("#launchType-ec2"),
            Click("#subnet-public"),
            Click("label[for=hostPublicIp]"),
        ],
        link: "launchType=ec2&subnet=public&hostPublicIp=true",
        answers: [
            STARTS,
            (
                "no",
                "No",
                "In awsvpc mode outside Fargate a task in a public subnet has no internet over IPv4.",
            ),
            NO_ADDRESS,
        ],
        lines: &[("public-ipv4", 2 * 730 * 5)],
        drops: [None, GATEWAY, GATEWAY],
        findings: &[("task-interface-never-public", "error")],
    },
    Case {
        name: "EC2 bridge in a public subnet, instances with public IP",
        steps: &[
            Click("#launchType-ec2"),
            Click("#networkMode-bridge"),
            Click("#subnet-public"),
            Click("label[for=hostPublicIp]"),
        ],
        link: "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true",
        answers: [
            STARTS,
            ("yes", "Yes", "Through the internet gateway, from the container instance's public"),
            ("no", "No", "The security group lets nobody on the internet in on port 443."),
        ],
        lines: &[("public-ipv4", 2 * 730 * 5)],
        drops: [None, None, Some("Instance interface")],
        findings: &[],
    },
    Case {
        name: "EC2 bridge in a public subnet, SSH and port 8080 open to the world",
        steps: &[
            Click("#launchType-ec2"),
            Click("#networkMode-bridge"),
            Click("#subnet-public"),
            Click("label[for=hostPublicIp]"),
            Click("label[for=allow-ssh]"),
            Click("label[for=allow-port]"),
            Type("port", "8080"),
        ],
        link: "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true\
               &securityGroup.ingress=tcp_22_0.0.0.0/0,tcp_8080_0.0.0.0/0&port=8080",
        answers: [
            STARTS,
            ("yes", "Yes", "Through the internet gateway, from the container instance's public"),
            ("yes", "Yes", "Open: anyone on the internet can connect to port 8080."),
        ],
        lines: &[("public-ipv4", 2 * 730 * 5)],
        drops: [None, None, None],
        findings: &[("ssh-open-to-the-world", "error")],
    },
    Case {
        name: "isolated",
        steps: &[Click("#subnet-isolated")],
        link: "subnet=isolated",
        answers: [
            CANNOT_PULL,
            ("no", "No", "The subnet of the tasks has no default route."),
            NO_ADDRESS,
        ],
        lines: &[],
        drops: [Some("Isolated subnet a"), Some("Isolated subnet a"), GATEWAY],
        findings: &[("cannot-pull-image", "error")],
    },
    Case {
        name: "Fargate refuses bridge",
        steps: &[Click("#networkMode-bridge")],
        link: "networkMode=bridge",
        answers: [("no", "Refused", "AWS Fargate does not offer network mode bridge."); 3],
        lines: &[
            ("nat-gateway-hours", 2 * 730 * 45),
            ("nat-gateway-data", 0),
            ("public-ipv4", 2 * 730 * 5),
        ],
        drops: [None, None, None],
        findings: &[("network-mode-refused", "error")],
    },
];
