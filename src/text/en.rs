//! English, in the terms of AWS's documentation.

use super::labels::Label;
use super::{FindingText, HopText, LineText, Locale, Words};
use std::cmp::Ordering;

use crate::bill::{Basis, Charge, Line, Part, Thing};
use crate::diagram;
use crate::ecs::{Carrier, Service, Step};
use crate::findings::{Finding, Opened, Severity, Speaker};
use crate::network::{Id, Network, Owner, Subnet, SubnetRole, Target};
use crate::prices::Currency;
use crate::reach::{Action, Event, Hop, Leg, Place, Side};
use crate::scenario::{
    Expected, Gigabytes, LaunchType, NetworkMode, OperatingSystem, PortRange, Problem, Protocol,
    SecurityGroupRule, Workload,
};

/// English.
pub(super) struct English;

const LOCALE: Locale = Locale { group: ',', decimal: '.' };

fn text(title: impl Into<String>, why: impl Into<String>, fix: impl Into<String>) -> FindingText {
    FindingText { title: title.into(), why: why.into(), fix: fix.into() }
}

const fn launch_type(launch_type: LaunchType) -> &'static str {
    match launch_type {
        LaunchType::Fargate => "AWS Fargate",
        LaunchType::Ec2 => "Amazon EC2",
        LaunchType::ManagedInstances => "Amazon ECS Managed Instances",
        LaunchType::External => "External (Amazon ECS Anywhere)",
    }
}

const fn os(os: OperatingSystem) -> &'static str {
    match os {
        OperatingSystem::Linux => "Linux",
        OperatingSystem::Windows => "Windows",
    }
}

const fn mode(mode: NetworkMode) -> &'static str {
    match mode {
        NetworkMode::Awsvpc => "awsvpc",
        NetworkMode::Bridge => "bridge",
        NetworkMode::Host => "host",
        NetworkMode::None => "none",
        NetworkMode::Default => "default",
        NetworkMode::Unset => "unset",
    }
}

const fn workload(workload: Workload) -> &'static str {
    match workload {
        Workload::Unspecified => "Unspecified",
        Workload::Streaming => "Video streaming",
        Workload::Gaming => "Gaming",
        Workload::Payments => "Payment processing",
        Workload::UserData => "User data and passwords",
    }
}

/// The one who speaks, with its article.
const fn the(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "the task",
        Carrier::Host => "the container instance",
    }
}

const fn the_capital(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "The task",
        Carrier::Host => "The container instance",
    }
}

fn plural(count: u64, one: &str, many: &str) -> String {
    let word = if count == 1 { one } else { many };
    format!("{} {word}", LOCALE.count(count))
}

fn ports(ports: PortRange) -> String {
    match ports.first() == ports.last() {
        true => format!("port {}", ports.first()),
        false => format!("ports {}\u{2013}{}", ports.first(), ports.last()),
    }
}

fn rule(rule: &SecurityGroupRule) -> String {
    match rule.protocol {
        Protocol::All => format!("all traffic, {}", rule.cidr),
        Protocol::Tcp | Protocol::Udp | Protocol::Icmp => {
            let protocol = rule.protocol.name().to_ascii_uppercase();
            format!("{protocol} {}, {}", ports(rule.ports), rule.cidr)
        }
    }
}

/// The rule of a network ACL by its number; the last one has a star for a number.
fn acl_rule(number: Option<u16>) -> String {
    number.map_or("the final rule *".to_owned(), |number| format!("rule {number}"))
}

const fn target(target: Target) -> &'static str {
    match target {
        Target::Local => "the VPC itself",
        Target::InternetGateway => "the internet gateway",
        Target::NatGateway(_) => "the NAT gateway",
    }
}

const fn role(role: SubnetRole) -> &'static str {
    match role {
        SubnetRole::Public => "public",
        SubnetRole::Private => "private",
        SubnetRole::Isolated => "isolated",
    }
}

fn subnet(network: &Network, id: Id<Subnet>) -> String {
    let subnet = &network.subnets[id];
    format!("{} subnet {} ({})", role(network.role_of(id)), subnet.zone.letter(), subnet.cidr)
}

fn place(place: Place, network: &Network) -> String {
    match place {
        Place::Internet => "Internet".to_owned(),
        Place::InternetGateway => "Internet gateway".to_owned(),
        Place::Subnet(id) => {
            let name = subnet(network, id);
            let mut letters = name.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
        Place::Interface(id) => {
            let owner = match network.interfaces[id].owner {
                Owner::Task => "Task interface",
                Owner::ContainerInstance => "Instance interface",
                Owner::NatGateway => "NAT gateway interface",
            };
            format!("{owner}, zone {}", network.zone_of(id).letter())
        }
        Place::NatGateway(id) => format!("NAT gateway, zone {}", network.zone_of_nat(id).letter()),
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Ingress => "inbound",
        Side::Egress => "outbound",
    }
}

const fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => "request",
        Leg::Reply => "reply",
    }
}

const NO_ROUTE_FIX: &str = "Give the subnet's route table a default route: to a NAT gateway to keep \
     addresses private, or to the internet gateway together with public IPv4 addresses.";

impl Words for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn locale(&self) -> Locale {
        LOCALE
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Advice => "Advice",
            Severity::Info => "Good to know",
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Sent => "sent",
            Action::Forwarded => "forwarded",
            Action::Translated => "translated",
            Action::Dropped => "dropped",
            Action::Delivered => "delivered",
        }
    }

    fn service(&self, service: Service) -> &'static str {
        match service {
            Service::Ecs => "Amazon ECS",
            Service::EcsAgent => "Amazon ECS agent channel",
            Service::EcsTelemetry => "Amazon ECS telemetry",
            Service::EcrApi => "Amazon ECR API",
            Service::EcrDkr => "Amazon ECR images",
            Service::S3 => "Image layers in Amazon S3",
            Service::EcrPublic => "Amazon ECR Public",
            Service::DockerHub => "Docker Hub",
            Service::OtherRegistry => "The image registry",
            Service::SecretsManager => "AWS Secrets Manager",
            Service::ParameterStore => "Systems Manager Parameter Store",
            Service::Logs => "Amazon CloudWatch Logs",
        }
    }

    fn carrier(&self, carrier: Carrier) -> &'static str {
        match carrier {
            Carrier::Task => "task interface",
            Carrier::Host => "instance interface",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one list, one arm a finding")]
    fn finding(&self, finding: &Finding, currency: Option<Currency>) -> FindingText {
        let money = |amount| LOCALE.money(amount, currency);
        match finding {
            Finding::NetworkModeRefused {
                launch_type: launch,
                os: system,
                mode: asked,
                allowed,
            } => {
                let modes: Vec<String> =
                    allowed.iter().map(|allowed| mode(*allowed).to_owned()).collect();
                let launch = launch_type(*launch);
                let (title, asked) = match asked {
                    NetworkMode::Unset => {
                        (format!("{launch} needs a network mode to be named."), "no network mode")
                    }
                    NetworkMode::Awsvpc
                    | NetworkMode::Bridge
                    | NetworkMode::Host
                    | NetworkMode::None
                    | NetworkMode::Default => {
                        let asked = mode(*asked);
                        (format!("{launch} does not offer network mode {asked}."), asked)
                    }
                };
                let why = format!(
                    "ECS rejects a task definition with {asked} for {launch} on {}, so no task runs.",
                    os(*system)
                );
                let fix = match modes.is_empty() {
                    true => format!("{launch} does not run {} containers.", os(*system)),
                    false => format!("Use {}.", modes.join(", ")),
                };
                text(title, why, fix)
            }
            Finding::AssignPublicIpRefused { launch_type: launch } => text(
                "A public IPv4 address for the task is refused.",
                format!(
                    "Only Fargate tasks can be given one. On {} the request fails with \u{201c}Assign \
                     public IP is not supported for this launch type\u{201d}.",
                    launch_type(*launch)
                ),
                "Turn off Assign public IP, and use private subnets with a NAT gateway for outbound \
                 access.",
            ),
            Finding::Ipv6Refused => text(
                "Windows containers on EC2 with awsvpc have no IPv6.",
                "For this combination Amazon ECS supports neither dual-stack nor IPv6-only subnets.",
                "Use IPv4 subnets, or Linux containers.",
            ),
            Finding::CombinationAccepted { launch_type: launch, mode: used, public } => text(
                format!("ECS accepts {} with network mode {}.", launch_type(*launch), mode(*used)),
                match public {
                    true => "Public subnets are supported with this launch type.",
                    false => "Private subnets are supported with this launch type.",
                },
                "",
            ),
            Finding::NotTracedYet { key, value } => text(
                format!("`{key}: {value}` is not traced by this version."),
                "ECS Reach answers from packets it has traced. It has no mechanism for this setting \
                 yet, so the verdicts that depend on it are unknown rather than guessed, and the \
                 bill is marked incomplete.",
                "Choose another value to see answers for the rest of the design.",
            ),
            Finding::ZonesBeyondRegion { region, asked, available } => text(
                format!(
                    "{} has {available} Availability Zones; {asked} were asked for.",
                    region.code()
                ),
                format!("The design is built with {available} zones."),
                format!("Choose {available} zones or fewer, or another Region."),
            ),
            Finding::VpcTooSmall { vpc, prefix } => text(
                format!("The VPC {vpc} is too small for these subnets."),
                format!(
                    "Each subnet would be a /{prefix}; the smallest that Amazon VPC accepts is a /28."
                ),
                "Choose a larger VPC range, such as a /20, or fewer zones.",
            ),
            Finding::SettingWithoutEffect { key } => text(
                format!("`{key}` has no effect in this design."),
                match *key {
                    "hostPublicIp" => {
                        "With Fargate there is no container instance of yours whose interface could \
                         have a public address."
                    }
                    "interZoneGb" => {
                        "All tasks run in one zone, so no traffic crosses between them."
                    }
                    "loadBalancerOutGb" | "loadBalancerInGb" => {
                        "The design has no load balancer that the traffic could go through."
                    }
                    _ => {
                        "Only a task with its own interface on a container instance (awsvpc on EC2) \
                         can sit in another subnet than the instance."
                    }
                },
                "Nothing to do; the setting is kept.",
            ),
            Finding::HostPortTaken { tasks, instances, port } => text(
                format!(
                    "Only {} of {} can be placed: port {port} is taken.",
                    LOCALE.count(u64::from(*instances)),
                    plural(u64::from(*tasks), "task", "tasks")
                ),
                "In network mode host a task uses the instance's ports, so one instance runs one copy \
                 of the task for each port.",
                "Use as many container instances as tasks, or network mode awsvpc.",
            ),
            Finding::StartReady { speaker } => text(
                "New tasks can start: everything they need can be reached.",
                match speaker.carrier {
                    Carrier::Task => {
                        "On Fargate the image, secrets and logs go through the task's own interface, \
                         and its subnet has a path for them. ECS's control traffic needs none in your \
                         VPC."
                    }
                    Carrier::Host => {
                        "The container instance registers with ECS, pulls the image, fetches secrets \
                         and sends logs through its own interface, and its subnet has a path for \
                         them. No inbound port is needed."
                    }
                },
                "",
            ),
            Finding::StartBlocked { step, service, speaker } => {
                let what = match step {
                    Step::Register => "container instances cannot join the cluster",
                    Step::Pull => "the image cannot be pulled",
                    Step::Secrets => "secrets cannot be fetched",
                    Step::Logs => "the log stream cannot be created",
                };
                let why = match speaker.carrier {
                    Carrier::Task => format!(
                        "On Fargate this goes through the task's own interface, and from there {} \
                         cannot be reached.",
                        self.service(*service)
                    ),
                    Carrier::Host => format!(
                        "The agent on the container instance cannot reach {} through the instance's \
                         interface.",
                        self.service(*service)
                    ),
                };
                text(
                    format!("New tasks cannot start: {what}."),
                    why,
                    match speaker.carrier {
                        Carrier::Task => "Give the task's subnet a path out; see the reason below.",
                        Carrier::Host => {
                            "Give the container instance's subnet a path out; see the reason below."
                        }
                    },
                )
            }
            Finding::HostCarriesControl => text(
                "Starting and serving use two different interfaces.",
                "On EC2 with awsvpc the container instance pulls the image, fetches secrets and sends \
                 logs, while the application's traffic leaves through the task's own interface and \
                 follows the route table of the task's subnet. A task can run and still have no \
                 internet, or the other way round. (AWS's page says that containers use the host's \
                 networking; that is exact for bridge and host.)",
                "",
            ),
            Finding::OutboundThroughInternetGateway { speaker } => text(
                match speaker.carrier {
                    Carrier::Task => {
                        "Through the internet gateway, from the task's own public address."
                    }
                    Carrier::Host => {
                        "Through the internet gateway, from the container instance's public address."
                    }
                },
                match speaker.carrier {
                    Carrier::Task => {
                        "The subnet's default route leads to the internet gateway and Assign public \
                         IP gave every task an address of its own. Traffic is direct, without a NAT \
                         hop or its charge; the internet sees each task's address."
                    }
                    Carrier::Host => {
                        "The subnet's default route leads to the internet gateway and the container \
                         instance has a public address, which all its containers in bridge and host \
                         mode share. An instance gets one only if the subnet or the launch assigns \
                         it, or from an Elastic IP address."
                    }
                },
                "",
            ),
            Finding::OutboundThroughNatGateway { speaker } => text(
                "Through a NAT gateway, from its Elastic IP address.",
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, LaunchType::Fargate) => {
                        "The task's subnet is private: its default route leads to a NAT gateway, which \
                         stands in a public subnet and sends with its own public address. Assign \
                         public IP is not needed."
                    }
                    (Carrier::Task, _) => {
                        "The task's own interface is in a private subnet whose default route leads to \
                         a NAT gateway. The internet sees the gateway's address."
                    }
                    (Carrier::Host, _) => {
                        "Containers use the network of the instance, and its private subnet's default \
                         route leads to a NAT gateway. The internet sees the gateway's address."
                    }
                },
                "",
            ),
            Finding::NoContainerNetwork => text(
                "The container has no network in mode none.",
                "Mode none gives a container no external connectivity, whatever the instance can \
                 reach; port mappings do not apply either.",
                "Use awsvpc, bridge or host if the application needs a network.",
            ),
            Finding::TaskWithoutPublicIp => text(
                "The task is in a public subnet without a public IPv4 address.",
                "The default route leads to the internet gateway, which drops what comes from an \
                 interface without a public IPv4 address. Most applications have a part that must \
                 reach the internet, a push notification service for example, and a Fargate task \
                 needs the path even to pull its image.",
                "Turn on Assign public IP, or move the tasks to private subnets with a NAT gateway.",
            ),
            Finding::TaskInterfaceNeverPublic => text(
                "In awsvpc mode on EC2 a task in a public subnet has no internet.",
                "The task's own interface never gets a public IPv4 address on EC2, so it cannot use \
                 the internet gateway that the public subnet leads to. The instance's public address \
                 does not help. Most applications have a part that must reach the internet, a push \
                 notification service for example.",
                "Put the tasks in private subnets with a NAT gateway, or use bridge or host mode.",
            ),
            Finding::HostWithoutPublicIp => text(
                "The container instance is in a public subnet without a public IPv4 address.",
                "The internet gateway drops what comes from an interface without a public IPv4 \
                 address. A public subnet does not assign one by itself: the subnet's auto-assign \
                 setting, the launch, or an Elastic IP address does.",
                "Give the instances public IPv4 addresses, or put them in private subnets with a NAT \
                 gateway.",
            ),
            Finding::NoPublicAddressToReach { speaker } => text(
                "Nobody on the internet can connect: there is no public IPv4 address.",
                format!(
                    "{} has a private address only, which is routable inside the VPC and not from the \
                     internet. Hosts in the VPC can still connect to it. A NAT gateway never lets \
                     connections in.",
                    the_capital(*speaker)
                ),
                "If it must be reached, put an internet-facing load balancer in public subnets.",
            ),
            Finding::NoDefaultRoute { speaker } => text(
                match speaker.carrier {
                    Carrier::Task => "The subnet of the tasks has no default route.",
                    Carrier::Host => "The subnet of the container instances has no default route.",
                },
                format!(
                    "The route table of the subnet that {} is in covers only the VPC, so a packet for \
                     the internet has nowhere to go. Most applications have a part that must reach \
                     the internet, a push notification service for example.",
                    the(*speaker)
                ),
                NO_ROUTE_FIX,
            ),
            Finding::NoInternetGateway => text(
                "No internet gateway is attached to the VPC.",
                "Without one nothing in the VPC reaches the internet or is reached from it.",
                "Attach an internet gateway.",
            ),
            Finding::SecurityGroupBlocks { speaker, side: Side::Ingress, port, has_rules } => text(
                format!("The security group lets nobody on the internet in on port {port}."),
                match has_rules {
                    true => format!(
                        "{} has a public IPv4 address, but no inbound rule of its security group \
                         allows TCP {port} from the internet at large.",
                        the_capital(*speaker)
                    ),
                    false => format!(
                        "{} has a public IPv4 address, but its security group has no inbound rules, \
                         as a new group has none.",
                        the_capital(*speaker)
                    ),
                },
                format!("To serve the internet directly, allow TCP {port} from 0.0.0.0/0."),
            ),
            Finding::SecurityGroupBlocks { speaker, side: Side::Egress, port, .. } => text(
                format!("The security group lets nothing out on port {port}."),
                format!(
                    "No outbound rule of {}\u{2019}s security group allows TCP {port} to the internet.",
                    the(*speaker)
                ),
                format!("Allow outbound TCP {port} to 0.0.0.0/0."),
            ),
            Finding::NetworkAclBlocks {
                speaker,
                opened,
                leg: which,
                side: way,
                number,
                ports: range,
            } => {
                let what = match (opened, which) {
                    (Opened::Outbound, Leg::Reply) => match speaker.carrier {
                        Carrier::Task => "replies to the tasks\u{2019} own connections",
                        Carrier::Host => "replies to the instances\u{2019} own connections",
                    },
                    (Opened::Outbound, Leg::Request) => match speaker.carrier {
                        Carrier::Task => "what the tasks send",
                        Carrier::Host => "what the instances send",
                    },
                    (Opened::Inbound, Leg::Request) => "what comes from the internet",
                    (Opened::Inbound, Leg::Reply) => "replies to clients on the internet",
                };
                text(
                    format!("The network ACL drops {what}."),
                    format!(
                        "Its {} rules drop TCP {} by {}. A network ACL does not remember connections, \
                         so it must allow the {} as well.",
                        side(*way),
                        ports(*range),
                        acl_rule(*number),
                        leg(*which)
                    ),
                    format!(
                        "Allow {} TCP {} in the subnet's network ACL.",
                        side(*way),
                        ports(*range)
                    ),
                )
            }
            Finding::NetworkAclDropsSome { opened, ports: range } => text(
                "The network ACL drops the replies of some connections.",
                match opened {
                    Opened::Outbound => format!(
                        "Replies to {} are dropped, and the system picks its ports at random: some \
                         connections work and others time out.",
                        ports(*range)
                    ),
                    Opened::Inbound => format!(
                        "Replies to {} are dropped: clients that connect from those ports time out.",
                        ports(*range)
                    ),
                },
                "Allow the whole range of ephemeral ports, TCP 1024\u{2013}65535.",
            ),
            Finding::NatGatewayNotPublic => text(
                "The NAT gateway stands in a subnet without internet.",
                "A NAT gateway forwards by the route table of its own subnet, and that one does not \
                 lead to an internet gateway. Everything behind the gateway is cut off.",
                "Put the NAT gateway in a public subnet.",
            ),
            Finding::PublicAddressWithoutRoute { speaker } => text(
                "The public IPv4 address cannot be used: the subnet does not lead to the internet gateway.",
                format!(
                    "{} has a public address, but its subnet's route table decides: replies would \
                     leave by another way or not at all, so no connection from the internet comes \
                     about.",
                    the_capital(*speaker)
                ),
                "Remove the public address, or route the subnet to the internet gateway.",
            ),
            Finding::OpenToTheInternet { speaker, port } => text(
                format!("Open: anyone on the internet can connect to port {port}."),
                format!(
                    "{} has a public address, its subnet leads to the internet gateway, and security \
                     group and network ACL let TCP {port} in. A public subnet works both ways, so the \
                     rules are what stands between the internet and connections you did not intend.",
                    the_capital(*speaker)
                ),
                "Keep inbound rules to the ports that must be public. AWS recommends a load balancer \
                 in public subnets and tasks in private ones.",
            ),
            Finding::SshOpenToTheWorld => text(
                "SSH is open to the world on the container instances.",
                "Port 22 can be reached from any address. Bots sweep public addresses for open SSH \
                 ports and try passwords without end.",
                "Remove the inbound rule for port 22 from 0.0.0.0/0, and use Session Manager or ECS \
                 Exec instead.",
            ),
            Finding::NoIpv6Addresses => text(
                "No: the subnets have IPv4 addresses only.",
                "Routes, addresses and filters of IPv4 and IPv6 are separate; without IPv6 addresses \
                 there is no IPv6 traffic.",
                "",
            ),
            Finding::NoLoadBalancer => text(
                "No load balancer is part of the design.",
                "AWS recommends an internet-facing load balancer in public subnets in front of tasks \
                 in private ones.",
                "",
            ),
            Finding::SingleNatGateway { zone, zones } => text(
                format!(
                    "One NAT gateway serves {zones} zones: if zone {} fails, all lose the internet.",
                    zone.letter()
                ),
                "A NAT gateway lives in one zone. When that zone fails, tasks in the healthy zones \
                 keep running without outbound access, and replacements cannot start there because \
                 the image is pulled over the same path. Traffic from the other zones also pays for \
                 crossing.",
                "Use one NAT gateway in every zone, each zone's private subnet routed to its own.",
            ),
            Finding::NatGatewayPerZone { zones } => text(
                format!("Each of the {zones} zones has its own NAT gateway."),
                "When one zone fails, the others keep their outbound access.",
                "",
            ),
            Finding::InternetGatewayNotZonal => text(
                "The internet gateway fails with no zone.",
                "It is a component of the whole VPC. When a zone fails, tasks with public addresses in \
                 the other zones keep their internet.",
                "",
            ),
            Finding::NatGatewayCharges { gateways, fixed } => {
                let cost = match gateways {
                    1 => "1 NAT gateway costs".to_owned(),
                    _ => format!("{} NAT gateways cost", LOCALE.count(u64::from(*gateways))),
                };
                text(
                    match fixed {
                        Some(fixed) => {
                            format!("{cost} {} a month before any traffic.", money(*fixed))
                        }
                        None => format!("{cost} by the hour before any traffic."),
                    },
                    "The account that owns a NAT gateway pays for every hour it exists, for its public \
                     address, and for every GB it processes in either direction, on top of data \
                     transfer.",
                    "",
                )
            }
            Finding::PublicIpv4Unused { speaker, addresses, cost } => text(
                match cost {
                    Some(cost) => format!(
                        "{} paid for and of no use: {} a month.",
                        plural(*addresses, "public IPv4 address is", "public IPv4 addresses are"),
                        money(*cost)
                    ),
                    None => format!(
                        "{} paid for and of no use.",
                        plural(*addresses, "public IPv4 address is", "public IPv4 addresses are")
                    ),
                },
                format!(
                    "{} has one, but its subnet does not lead to the internet gateway, so the address \
                     works in neither direction. It is charged all the same.",
                    the_capital(*speaker)
                ),
                match speaker.carrier {
                    Carrier::Task => "Turn off Assign public IP.",
                    Carrier::Host => "Launch the instances without public IPv4 addresses.",
                },
            ),
            Finding::PublicAddressChanges => text(
                "A task's public address changes whenever the task is replaced.",
                "Each Fargate task has its own public address while it runs; no Elastic IP address can \
                 be chosen. Allow lists of partners stop matching after a deployment.",
                "For a fixed source address send through a NAT gateway; for a fixed target use a load \
                 balancer.",
            ),
            Finding::GuidancePublicSubnet => text(
                "Public subnets suit applications that need much bandwidth or little latency.",
                "AWS names video streaming and gaming. The internet gateway limits no bandwidth and \
                 adds no charge of its own.",
                "",
            ),
            Finding::GuidancePrivateSubnet => text(
                "Private subnets suit applications that must be protected from direct access.",
                "AWS names payment processing and containers that store user data and passwords. Many \
                 organisations keep most or all resources private, because the VPC is then shielded \
                 from direct access by attackers.",
                "",
            ),
            Finding::WorkloadFits { workload: what, public } => text(
                format!("{}: AWS recommends this pattern.", workload(*what)),
                match public {
                    true => {
                        "Public subnets suit applications that need much bandwidth or little latency."
                    }
                    false => "Private subnets protect containers from direct access.",
                },
                "",
            ),
            Finding::WorkloadMisfit { workload: what, public } => match public {
                true => text(
                    format!("{}: AWS recommends private subnets.", workload(*what)),
                    "In a public subnet anyone on the internet can try to connect; private subnets \
                     with a NAT gateway shield the containers from direct access.",
                    "Move the tasks to private subnets.",
                ),
                false => text(
                    format!("{}: AWS recommends public subnets.", workload(*what)),
                    "Applications that need much bandwidth or little latency do without the NAT \
                     gateway's limits and its charge for every GB.",
                    "Move the tasks to public subnets, with public addresses and tight inbound rules.",
                ),
            },
            Finding::SmallWorkloadClaim { gateways, nat, addresses, public, break_even } => {
                let (nats, cost) = match gateways {
                    1 => ("1 NAT gateway with its address".to_owned(), "costs"),
                    _ => (format!("{gateways} NAT gateways with their addresses"), "cost"),
                };
                let ips =
                    plural(u64::from(*addresses), "public address costs", "public addresses cost");
                let compared = match public.cmp(nat) {
                    Ordering::Less => "so here the opposite holds",
                    Ordering::Equal => "so here both cost the same",
                    Ordering::Greater => {
                        "so this workload is past the point where NAT is the cheaper one"
                    }
                };
                text(
                    format!(
                        "{nats} {cost} as much as {} public IPv4 addresses, before any traffic.",
                        LOCALE.quantity(*break_even)
                    ),
                    format!(
                        "AWS's page says that for a small workload private subnets with NAT gateways \
                         might be more cost-effective, in English and in French alike. The prices of \
                         this Region say that a small one is cheaper without: {nats} {cost} {} a \
                         month, {ips} {}, {compared}. Every GB through NAT moves the point further up.",
                        money(*nat),
                        money(*public)
                    ),
                    "Choose private subnets for protection, not to save on a small workload.",
                )
            }
            Finding::TrafficWithoutPath => text(
                "Some of the traffic has no path, so it is not billed.",
                "The bill follows the packets: what cannot leave or arrive costs nothing. The design \
                 does not carry the traffic you entered.",
                "Fix the path first; the amount follows.",
            ),
            Finding::RatesMissing { region } => text(
                format!("Some prices of {} are not known.", region.code()),
                "The lines without an amount are not in the total. No other Region's price is put in \
                 their place.",
                "Look the price up on AWS's pricing page.",
            ),
        }
    }

    fn hop(&self, hop: &Hop, network: &Network) -> HopText {
        let detail = match hop.event {
            Event::Sent { address, port } => {
                format!("Sends from {address} to TCP port {port} of a host on the internet.")
            }
            Event::ClientConnects { port } => {
                format!("A client wants to connect to TCP port {port}.")
            }
            Event::GroupAllows { side: way, rule: allowing } => {
                format!("Security group allows it {}: {}.", side(way), rule(&allowing))
            }
            Event::GroupTracks => {
                "Security group remembers the connection; the reply may pass.".to_owned()
            }
            Event::GroupDrops { side: way, rules: 0, .. } => {
                format!("Security group has no {} rules: dropped.", side(way))
            }
            Event::GroupDrops { side: way, port, .. } => {
                format!(
                    "No {} rule of the security group allows TCP port {port}: dropped.",
                    side(way)
                )
            }
            Event::AclPasses { side: way, number, dropped: None } => {
                format!("Network ACL lets it pass {} by rule {number}.", side(way))
            }
            Event::AclPasses { side: way, number, dropped: Some(range) } => format!(
                "Network ACL lets it pass {} by rule {number}, but drops {}.",
                side(way),
                ports(range)
            ),
            Event::AclDrops { side: way, number, ports: range } => {
                format!("Network ACL drops {} {} by {}.", side(way), ports(range), acl_rule(number))
            }
            Event::Routed { destination, target: to } => {
                format!("Route {destination} leads to {}.", target(to))
            }
            Event::NoRoute => "The route table has no route for it: dropped.".to_owned(),
            Event::ZoneCrossed { from, to } => format!(
                "Crosses from zone {} to zone {}: charged on both sides.",
                from.letter(),
                to.letter()
            ),
            Event::GatewayTranslates { private } => match hop.leg {
                Leg::Request | Leg::Reply => {
                    format!("Translates between {private} and its public IPv4 address.")
                }
            },
            Event::NoPublicAddress { side: Side::Egress } => {
                "The sender has no public IPv4 address: dropped.".to_owned()
            }
            Event::NoPublicAddress { side: Side::Ingress } => {
                "No public IPv4 address stands for the interface: nothing to connect to.".to_owned()
            }
            Event::GatewayMissing => "No internet gateway is attached: dropped.".to_owned(),
            Event::NatTranslates => "Puts its own address in the sender's place.".to_owned(),
            Event::NatRestores => "Gives the reply back to the sender.".to_owned(),
            Event::NatNotPublic => {
                "Its own subnet does not lead to an internet gateway: dropped.".to_owned()
            }
            Event::NatZoneLost { zone } => format!("Zone {} has failed: dropped.", zone.letter()),
            Event::ReplyElsewhere { target: to } => format!(
                "The reply would leave through {}, not the way the request came: dropped.",
                target(to)
            ),
            Event::Arrived { port } => format!("Arrives at TCP port {port}."),
            Event::ReplyArrived => "The reply arrives: the connection works.".to_owned(),
        };
        HopText { place: place(hop.place, network), detail }
    }

    fn line(&self, line: &Line, currency: Option<Currency>) -> LineText {
        let label = match line.charge {
            Charge::NatGatewayHours => "NAT gateway hours",
            Charge::NatGatewayData => "NAT gateway data processing",
            Charge::PublicIpv4 => "Public IPv4 addresses",
            Charge::CrossZoneData => "Data transfer between zones",
            Charge::InternetDataOut => "Data transfer out to the internet",
            Charge::InternetDataIn => "Data transfer in from the internet",
        };
        let rate = |part: &Part| LOCALE.rate(part.rate, currency);
        let gb = |quantity| format!("{} GB", LOCALE.quantity(quantity));
        let first = line.priced.parts.first().map_or("rate not known".to_owned(), rate);
        let formula = match &line.basis {
            Basis::Hourly { things, hours } => {
                let named: Vec<String> = things
                    .iter()
                    .map(|(thing, count)| {
                        let (one, many) = match thing {
                            Thing::NatGateway => ("gateway", "gateways"),
                            Thing::TaskAddress => ("task address", "task addresses"),
                            Thing::HostAddress => ("instance address", "instance addresses"),
                            Thing::NatAddress => ("NAT gateway address", "NAT gateway addresses"),
                        };
                        plural(*count, one, many)
                    })
                    .collect();
                let things = match named.as_slice() {
                    [one] => one.clone(),
                    _ => format!("({})", named.join(" + ")),
                };
                format!("{things} \u{d7} {hours} hours \u{d7} {first}")
            }
            Basis::BothDirections { sent, received } => {
                match (sent.is_zero(), received.is_zero()) {
                    (false, false) => {
                        format!("({} out + {} in) \u{d7} {first}", gb(*sent), gb(*received))
                    }
                    (true, true) => format!("{} \u{d7} {first}", gb(*sent)),
                    (true, false) => format!("{} in \u{d7} {first}", gb(*received)),
                    (false, true) => format!("{} out \u{d7} {first}", gb(*sent)),
                }
            }
            Basis::BothSides { moved } => format!("{} \u{d7} 2 sides \u{d7} {first}", gb(*moved)),
            Basis::OneDirection { moved, free } => {
                let tiers: Vec<String> = line
                    .priced
                    .parts
                    .iter()
                    .map(|part| format!("{} \u{d7} {}", gb(part.quantity), rate(part)))
                    .collect();
                let priced = match tiers.is_empty() {
                    true => format!("{} \u{d7} {first}", gb(line.quantity)),
                    false => tiers.join(" + "),
                };
                match free.is_zero() {
                    true => priced,
                    false => format!("{} \u{2212} {} free: {priced}", gb(*moved), gb(*free)),
                }
            }
        };
        LineText { label: label.to_owned(), formula }
    }

    fn problem(&self, problem: &Problem) -> String {
        let Problem { path, found, expected } = problem;
        let at = if path.is_empty() { "The document".to_owned() } else { format!("`{path}`") };
        let found = match found.as_deref() {
            None => "missing".to_owned(),
            Some("") => "empty".to_owned(),
            Some(found) => format!("`{found}`"),
        };
        let cure = match expected {
            Expected::KnownKey(Some(near)) => {
                return format!("{at} is not a known key; did you mean `{near}`?");
            }
            Expected::KnownKey(None) => return format!("{at} is not a known key; remove it."),
            Expected::AtMost(most) => {
                let most = LOCALE.count(u64::try_from(*most).unwrap_or(u64::MAX));
                return format!("{at} has {found} items; the first {most} are used.");
            }
            Expected::PriceItem => {
                return format!("{at} names no price item; use a name such as `nat_gateway_hour`.");
            }
            Expected::Once => return format!("{at} stands more than once; the last one counts."),
            Expected::PortsInOrder => "that is after `toPort`, so swap the two".to_owned(),
            Expected::Document => "give keys and values".to_owned(),
            Expected::Version(version) => {
                format!("this version reads {version}, and what it knows was read")
            }
            Expected::Region => "give an AWS Region code such as `eu-west-1`".to_owned(),
            Expected::OneOf(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                format!("choose one of {}", names.join(", "))
            }
            Expected::Boolean => "give `true` or `false`".to_owned(),
            Expected::WholeNumber(least, most) => format!(
                "give a whole number from {} to {}",
                LOCALE.count(*least),
                LOCALE.count(*most)
            ),
            Expected::ZonesOfRegion { region, zones } => {
                format!("{region} has {zones} Availability Zones, so {zones} are used")
            }
            Expected::Gigabytes => format!(
                "give GB a month from 0 to {}, with up to six decimals",
                LOCALE.count(Gigabytes::MAX)
            ),
            Expected::VpcCidr => {
                "give an IPv4 range of /16 to /28 such as `10.0.0.0/16`".to_owned()
            }
            Expected::Cidr => {
                "give a range without host bits such as `0.0.0.0/0` or `::/0`".to_owned()
            }
            Expected::List => "give a list".to_owned(),
            Expected::Rate => {
                "give a price such as `0.045`, zero or more, with up to ten decimals".to_owned()
            }
            Expected::RuleText => "write a rule as `tcp_443_0.0.0.0/0`, in a network ACL as \
                 `100_allow_tcp_443_0.0.0.0/0`"
                .to_owned(),
            Expected::LinkText => "give a link as a text".to_owned(),
        };
        format!("{at} is {found}; {cure}.")
    }

    fn diagram_label(&self, label: &diagram::Label) -> String {
        diagram_label(label)
    }

    fn label(&self, label: Label) -> &'static str {
        super::labels::english(label)
    }
}

fn diagram_label(label: &diagram::Label) -> String {
    use crate::reach::Event;
    use diagram::Label;
    match *label {
        Label::Internet => "Internet".to_owned(),
        Label::InternetGateway => "Internet gateway".to_owned(),
        Label::Vpc(cidr) => format!("VPC {cidr}"),
        Label::Zone(zone) => format!("Zone {}", zone.letter()),
        Label::Subnet(role) => match role {
            SubnetRole::Public => "Public subnet".to_owned(),
            SubnetRole::Private => "Private subnet".to_owned(),
            SubnetRole::Isolated => "Isolated subnet".to_owned(),
        },
        Label::Range(cidr) => cidr.to_string(),
        Label::NatGateway => "NAT gateway".to_owned(),
        Label::Instances(1) => "1 instance".to_owned(),
        Label::Instances(count) => format!("{} instances", LOCALE.count(count.into())),
        Label::Tasks(1) => "1 task".to_owned(),
        Label::Tasks(count) => format!("{} tasks", LOCALE.count(count.into())),
        Label::PublicIpv4 => "public IPv4".to_owned(),
        Label::Dropped(event) => match event {
            Event::GroupDrops { .. } => "security group",
            Event::AclDrops { .. } => "network ACL",
            Event::NoRoute => "no route",
            Event::NoPublicAddress { .. } => "no public IPv4",
            Event::GatewayMissing => "not attached",
            Event::NatNotPublic => "no way out",
            Event::NatZoneLost { .. } => "zone lost",
            Event::ReplyElsewhere { .. } => "other way back",
            // These drop nothing; a diagram writes none of them.
            Event::Sent { .. }
            | Event::ClientConnects { .. }
            | Event::GroupAllows { .. }
            | Event::GroupTracks
            | Event::AclPasses { .. }
            | Event::Routed { .. }
            | Event::ZoneCrossed { .. }
            | Event::GatewayTranslates { .. }
            | Event::NatTranslates
            | Event::NatRestores
            | Event::Arrived { .. }
            | Event::ReplyArrived => "",
        }
        .to_owned(),
    }
}
