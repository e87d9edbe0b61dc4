//! English, in the terms of AWS's documentation.

use super::labels::Label;
use super::{
    CSV_COLUMNS, CsvCell, CurrencyPlace, FindingText, HopText, Language, LineText, Locale,
    MeetingFacts, Notice, Notices, Sentences, SumText, SymptomText, Term, TermText, Words,
    both_directions, endpoint_service, everywhere, without_effect,
};
use std::borrow::Cow;
use std::cmp::Ordering;

use crate::assess::{Assumption, Trait};
use crate::bill::{Basis, Charge, Dimension, Line, Origin, Part, Sum, Thing};
use crate::decide::{Axis, Counted, Influence, Input, Progress, Way};
use crate::diagram;
use crate::ecs::{
    Blocking, Carrier, Ipv6Doubt, MemoryOffered, NoExec, NoServiceConnect, Service, Symptom,
};
use crate::findings::{Finding, Gate, NatDevice, Opened, Severity, Shortage, Speaker, Wanting};
use crate::network::{
    AddressPlan, Destination, Family, Id, LoadBalancerKind, Network, Owner, Subnet, SubnetRole,
    Summary, Target, WayOut, Zones,
};
use crate::prices::{AsOf, Currency, Note, Offer, Percent, Region, Source};
use crate::reach::{Action, Event, Hop, Leg, Outcome, Place, Side, Standing};
use crate::resilience::{Endurance, ToRun, ZoneLoss};
use crate::scenario::saved::DesignName;
use crate::scenario::{
    Endpoint, Expected, Gigabytes, IpStack, Ipv6Route, LaunchType, NetworkMode, OperatingSystem,
    PerSecond, PortRange, Preset, Problem, Protocol, PublicAccessBlock, SecurityGroupRule,
    TaskMemory, Traffic, Workload,
};
use crate::units::Quantity;

/// English.
pub(super) struct English;

const LOCALE: Locale =
    Locale { group: ',', decimal: '.', currency: CurrencyPlace::SignBefore, percent: "%" };

/// Constant sentences stay where they are; only those with facts in them are made.
fn text(
    title: impl Into<Cow<'static, str>>,
    why: impl Into<Cow<'static, str>>,
    fix: impl Into<Cow<'static, str>>,
) -> FindingText {
    FindingText { title: title.into(), why: why.into(), fix: fix.into() }
}

super::labels::of_settings!(super::labels::english);

/// Why a setting changes nothing.
const fn wanting(what: Wanting) -> &'static str {
    match what {
        Wanting::Instance => "The design has no container instance in the VPC.",
        Wanting::TaskInterface => {
            "Only a task with its own interface on a container instance (awsvpc on EC2 or Managed \
             Instances) can sit in another subnet than the instance."
        }
        Wanting::TaskInterfaceOnEc2 => {
            "Only tasks in awsvpc mode on Amazon EC2 use up an instance's interfaces."
        }
        Wanting::LinuxTaskInterfaceOnEc2 => {
            "Trunking is for Linux tasks in awsvpc mode on Amazon EC2 alone."
        }
        Wanting::Ipv4 => "A public IPv4 address needs a subnet with IPv4.",
        Wanting::LinuxOnFargate => "Only Linux on Fargate has an earlier platform version.",
        Wanting::Ipv6 => "A route for ::/0 needs subnets with IPv6: dual-stack or IPv6-only.",
        Wanting::Ipv6AndNat => "NAT64 needs subnets with IPv6 and a NAT gateway.",
        Wanting::NatGateway => "Only NAT gateways limit connections; the design has none.",
        Wanting::NatInSubnet => "Only a zonal NAT gateway or a NAT instance stands in a subnet.",
        Wanting::Ipv4ForNat => "A NAT gateway needs IPv4, which IPv6-only subnets have not.",
        Wanting::TwoNatGateways => {
            "Private subnets have a choice only between zonal NAT gateways, and of two at least."
        }
        Wanting::NatInstance => "The design has no NAT instance.",
        Wanting::InterfaceEndpoint => "The design has no interface endpoints.",
        Wanting::LoadBalancer => "The design has no load balancer.",
        Wanting::ApplicationLoadBalancer => "Only an Application Load Balancer evaluates rules.",
        Wanting::NetworkLoadBalancer => {
            "Cross-zone load balancing is a choice only with a Network Load Balancer."
        }
        Wanting::TasksInBill => "The bill counts no compute of Fargate tasks.",
        Wanting::InstancesInBill => "The bill counts no container instances.",
        Wanting::SecondZone => "All tasks run in one zone, so no traffic crosses between zones.",
        Wanting::OwnRate => "The bill has no charge at any of these prices.",
        Wanting::Discounted => "The bill has no charge that any of these discounts is taken off.",
    }
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

/// The subnet the one who speaks is in, at the head of a sentence.
const fn the_subnet(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "The subnet of the tasks",
        Carrier::Host => "The subnet of the container instances",
    }
}

const fn device(device: NatDevice) -> &'static str {
    match device {
        NatDevice::Gateway => "NAT gateway",
        NatDevice::Instance => "NAT instance",
    }
}

/// The AWS service behind an endpoint.
const fn aws_service(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::EcrApi | Endpoint::EcrDkr => "Amazon ECR",
        Endpoint::S3 => "Amazon S3",
        Endpoint::Dynamodb => "Amazon DynamoDB",
        Endpoint::Logs => "Amazon CloudWatch Logs",
        Endpoint::Secretsmanager => "AWS Secrets Manager",
        Endpoint::Ssm => "AWS Systems Manager",
        Endpoint::Ssmmessages => "Session Manager",
        Endpoint::Kms => "AWS KMS",
        Endpoint::Ecs | Endpoint::EcsAgent | Endpoint::EcsTelemetry => "Amazon ECS",
    }
}

/// A service within a sentence.
fn named(service: Service) -> &'static str {
    match service {
        Service::S3 => "the image layers in Amazon S3",
        Service::OtherRegistry => "the image registry",
        Service::EcsAgent => "the Amazon ECS agent channel",
        Service::Ecs
        | Service::EcsTelemetry
        | Service::Ec2Messages
        | Service::SsmMessages
        | Service::EcrApi
        | Service::EcrDkr
        | Service::EcrPublic
        | Service::DockerHub
        | Service::SecretsManager
        | Service::ParameterStore
        | Service::Logs
        | Service::SystemsManager => English.service(service),
    }
}

fn zones(zones: Zones) -> String {
    let letters: Vec<String> = zones.iter().map(|zone| zone.letter().to_string()).collect();
    format!("{} {}", if letters.len() == 1 { "zone" } else { "zones" }, letters.join(", "))
}

/// Said where it is not the usual one.
const fn over(family: Family) -> &'static str {
    match family {
        Family::Ipv4 => "",
        Family::Ipv6 => " over IPv6",
    }
}

/// Network modes to choose from.
fn modes(modes: &[NetworkMode]) -> String {
    let names: Vec<&str> = modes.iter().map(|one| one.name()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
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
        Target::EgressOnlyInternetGateway => "the egress-only internet gateway",
        Target::NatGateway(_) => "the NAT gateway",
        Target::NatInstance(_) => "the NAT instance",
        Target::TransitGateway => "the transit gateway",
        Target::GatewayEndpoint(_) => "the gateway endpoint",
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
    let name = format!("{} subnet {}", role(network.role_of(id)), subnet.zone.letter());
    match (subnet.cidr, subnet.ipv6_cidr) {
        (Some(range), _) => format!("{name} ({range})"),
        (None, Some(range)) => format!("{name} ({range})"),
        (None, None) => name,
    }
}

fn place(place: Place, network: &Network) -> String {
    match place {
        Place::Internet => "Internet".to_owned(),
        Place::InternetGateway => "Internet gateway".to_owned(),
        Place::EgressOnlyInternetGateway => "Egress-only internet gateway".to_owned(),
        Place::TransitGateway => "Transit gateway".to_owned(),
        Place::GatewayEndpoint(service) => {
            format!("Gateway endpoint {}", endpoint_service(service))
        }
        Place::Subnet(id) => {
            let mut name = subnet(network, id);
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            name
        }
        Place::Interface(id) => {
            let owner = match network.interfaces[id].owner {
                Owner::Task => "Task interface",
                Owner::ContainerInstance => "Instance interface",
                Owner::NatGateway => "NAT gateway interface",
                Owner::NatInstance => "NAT instance",
                Owner::LoadBalancer => "Load balancer node",
                Owner::InterfaceEndpoint(service) => {
                    let zone = network.zone_of(id).letter();
                    return format!("Endpoint {}, zone {zone}", endpoint_service(service));
                }
            };
            format!("{owner}, zone {}", network.zone_of(id).letter())
        }
        Place::NatGateway(id) => match network.zone_of_nat(id) {
            Some(zone) => format!("NAT gateway, zone {}", zone.letter()),
            None => "Regional NAT gateway".to_owned(),
        },
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

const TEST_FIX: &str = "Test it before you rely on it.";
const PER_ZONE_FIX: &str =
    "Use one NAT gateway in every zone, each zone's private subnet routed to its own.";

/// All of so many things, of which there are two at least.
fn all_of(count: u32) -> String {
    match count {
        2 => "both".to_owned(),
        _ => format!("all {count}"),
    }
}

fn no_route_fix(ipv4: &str, speaker: Speaker) -> String {
    let public = match speaker.may_have_public_ipv4() {
        true => {
            " to keep addresses private, or to the internet gateway together with public IPv4 addresses"
        }
        false => "",
    };
    format!("Give the subnet's route table a default route{ipv4}: to a NAT gateway{public}.")
}

impl Notices for English {
    fn notice(&self, notice: Notice) -> &'static str {
        super::notices::english(notice)
    }
}

impl Words for English {
    fn language(&self) -> Language {
        Language::English
    }

    fn locale(&self) -> Locale {
        LOCALE
    }

    fn csv_columns(&self) -> &'static [&'static str; CSV_COLUMNS] {
        &[
            "charge",
            "id",
            "quantity",
            "unit",
            "rate",
            "amount",
            "currency",
            "price_as_of",
            "confidence",
            "source",
            "note",
            "group",
            "grows_with",
            "region",
            "date",
            "monthly_total",
            "complete",
            "link",
            "formula",
        ]
    }

    fn csv_cell(&self, cell: CsvCell) -> &'static str {
        match cell {
            CsvCell::Unit(unit) => unit.name(),
            CsvCell::Rate(Some(Origin::Published { confidence, .. })) => confidence.name(),
            CsvCell::Rate(Some(Origin::User)) => "user",
            CsvCell::Rate(None) => "unknown",
            CsvCell::Driver(driver) => driver.name(),
            CsvCell::Complete(true) => "true",
            CsvCell::Complete(false) => "false",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Advice => "Advice",
            Severity::Info => "Good to know",
        }
    }

    fn alerts(&self, number: usize, first: &str) -> String {
        match number {
            1 => ["1 warning: ", first].concat(),
            _ => [&number.to_string(), " warnings: ", first, " \u{2026}"].concat(),
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Sent => "sent",
            Action::Forwarded => "forwarded",
            Action::Translated => "translated",
            Action::Dropped => "dropped",
            Action::Delivered => "delivered",
            Action::Unknown => "unknown",
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
            Service::SystemsManager => "AWS Systems Manager",
            Service::Ec2Messages => "Systems Manager channel",
            Service::SsmMessages => "Session Manager channel (ECS Exec)",
        }
    }

    fn region(&self, region: Region) -> &'static str {
        region.name()
    }

    fn price_note(&self, note: Note) -> &'static str {
        note.text()
    }

    fn price_source(&self, source: Source) -> String {
        source.to_string()
    }

    fn carrier(&self, carrier: Carrier) -> &'static str {
        match carrier {
            Carrier::Task => "task interface",
            Carrier::Host => "instance interface",
        }
    }

    fn sum(&self, sum: Sum, currency: Option<Currency>) -> String {
        match self.sum_text(sum, currency) {
            SumText::Exact(amount) => amount,
            SumText::AtLeast(amount) => [self.label(Label::AtLeast), " ", &amount].concat(),
            SumText::NotKnown => self.label(Label::NotKnown).to_owned(),
        }
    }

    fn date(&self, as_of: AsOf) -> String {
        as_of.to_string()
    }

    fn read_on(&self, as_of: AsOf) -> String {
        match (as_of == AsOf::UNDATED, as_of.month()) {
            (true, _) => self.label(Label::Undated).to_owned(),
            (false, Some(_)) => self.date(as_of),
            (false, None) => [&as_of.to_string(), self.label(Label::YearAlone)].concat(),
        }
    }

    fn offer(&self, offer: Offer) -> &'static str {
        match offer {
            Offer::Ec2 => "Amazon EC2 (instances, NAT gateways)",
            Offer::Vpc => "Amazon VPC (addresses, endpoints, transit gateway)",
            Offer::DataTransfer => "Data transfer",
            Offer::LoadBalancing => "Elastic Load Balancing",
            Offer::Ecs => "Amazon ECS and AWS Fargate",
        }
    }

    fn preset(&self, preset: Preset) -> &'static str {
        match preset {
            Preset::Service => "Web service behind a load balancer",
            Preset::LowCost => "Low cost: one task, public address",
            Preset::SingleNat => "One NAT gateway for all zones",
            Preset::Isolated => "No internet, endpoints only",
            Preset::DualStack => "Dual-stack: NAT for IPv4 only",
            Preset::FargatePublic => "Fargate in public subnets",
            Preset::Ec2Public => "EC2 in public subnets",
            Preset::FargatePrivate => "Fargate in private subnets with NAT",
            Preset::Ec2Private => "EC2 in private subnets with NAT",
            Preset::NoAddress => "Public subnet, no public address",
            Preset::Ec2TaskPublic => "EC2 with awsvpc in a public subnet",
            Preset::NatInPrivate => "NAT gateway in a private subnet",
            Preset::NoEndpoints => "Isolated without endpoints",
            Preset::NoS3Endpoint => "The S3 endpoint forgotten",
            Preset::NoEphemeralPorts => "Network ACL without ephemeral ports",
        }
    }

    fn offered(&self, one: Trait) -> &'static str {
        match one {
            Trait::OutboundIpv4 => "Reaches IPv4 hosts",
            Trait::OutboundIpv6 => "Reaches IPv6 hosts",
            Trait::NoDirectInbound => "No direct way in",
            Trait::FixedSource => "Fixed source address",
            Trait::SurvivesZoneLoss => "Survives a zone",
            Trait::RestartsInZoneLoss => "Restarts without a zone",
            Trait::NoNatInstance => "No NAT instance",
        }
    }

    fn endurance(&self, endurance: Endurance) -> &'static str {
        match endurance {
            Endurance::Nothing => "No task left",
            Endurance::LosesWays => "Loses connections",
            Endurance::RunsOn => "Runs on, no new tasks",
            Endurance::Unharmed => "Runs on",
        }
    }

    fn design(&self, built: Option<Summary>) -> String {
        design_in_words(built)
    }

    fn amount_on(&self, axis: Axis, at: Quantity) -> String {
        let unit = match axis {
            Axis::InternetOut => "GB a month to the internet",
            Axis::InternetIn => "GB a month from the internet",
            Axis::S3 => "GB a month of Amazon S3",
            Axis::ImagePull => "GB a month of image layers",
            Axis::AwsApi => "GB a month of other AWS services",
            Axis::Tasks => return plural(at.floor(), "task", "tasks"),
            Axis::Zones => return plural(at.floor(), "Availability Zone", "Availability Zones"),
        };
        format!("{} {unit}", LOCALE.rounded(at))
    }

    fn age_of_prices(&self, oldest: AsOf, newest: AsOf, months: Option<u32>) -> String {
        let [oldest, newest] = [oldest, newest].map(|read| self.read_on(read));
        let read = match oldest == newest {
            true => format!("Prices as of {oldest}"),
            false => format!("Prices read between {oldest} and {newest}"),
        };
        match months {
            Some(months) if months > 12 => format!(
                "{read}. The oldest is {months} months old: compare it with AWS\u{2019}s page before you decide."
            ),
            Some(_) | None => format!("{read}."),
        }
    }

    fn searched(&self, progress: &Progress, done: bool) -> String {
        let Progress { looked_at, of, designs, unpriced, .. } = *progress;
        let count = |number: usize| LOCALE.count(u64::try_from(number).unwrap_or(u64::MAX));
        let mut said = match done {
            true => format!("{} designs compared.", count(designs)),
            false => {
                let percent = looked_at.saturating_mul(100).checked_div(of).unwrap_or(0);
                let percent = LOCALE.in_percent(&percent.to_string());
                format!("{} designs compared, {percent} \u{2026}", count(designs))
            }
        };
        if unpriced > 0 {
            said.push_str(&format!(
                " {} more would do, but have a charge without a known rate here.",
                count(unpriced)
            ));
        }
        said
    }

    fn diagram_label(&self, label: &diagram::Label) -> String {
        diagram_label(label)
    }

    fn zone_loss(&self, loss: &ZoneLoss, tasks: u32) -> String {
        let run_on = match loss.tasks_left {
            0 => "no task runs on".to_owned(),
            1 if tasks == 1 => "the task runs on".to_owned(),
            1 => format!("1 of {} tasks runs on", LOCALE.count(tasks.into())),
            left => {
                let [left, tasks] = [left, tasks].map(|count| LOCALE.count(count.into()));
                format!("{left} of {tasks} tasks run on")
            }
        };
        let start = match loss.new_tasks {
            Outcome::Works => "replacements can start in another zone",
            Outcome::Fails => "replacements cannot start",
            Outcome::Unknown => "whether replacements can start is not documented",
        };
        let mut said = format!("Zone {} has failed: {run_on}, {start}.", loss.zone.letter());
        if loss.without_room > 0 {
            said += " Without room: ";
            said += &plural(u64::from(loss.without_room), "task", "tasks");
            said += ".";
        }
        if !loss.outbound_lost_in.is_empty() {
            said += match loss.family_lost() {
                Some(Family::Ipv4) => " Without outbound over IPv4: ",
                Some(Family::Ipv6) => " Without outbound over IPv6: ",
                None => " Without outbound: ",
            };
            said += &zones(loss.outbound_lost_in.iter().copied().collect());
            said += ".";
        }
        for (place, service) in loss.services_lost.iter().enumerate() {
            said += if place == 0 { " No longer reached: " } else { ", " };
            said += self.service(*service);
        }
        if !loss.services_lost.is_empty() {
            said += ".";
        }
        said += match loss.balanced {
            Some(Outcome::Works) => " The load balancer still delivers.",
            Some(Outcome::Fails) => " The load balancer delivers to none.",
            Some(Outcome::Unknown) => " Whether the load balancer delivers is not documented.",
            None => "",
        };
        let count = |count: u32| LOCALE.count(u64::from(count));
        let wanted = count(tasks);
        match loss.tasks_to_run {
            ToRun::Tasks(run) if run > tasks => {
                said += &format!(" Run {} to keep {wanted} when the zone fails.", count(run));
            }
            ToRun::NoRoom { tasks: run, room } if run > tasks => {
                let (run, room) = (count(run), count(room));
                said += &format!(" To keep {wanted} through it takes {run}; {room} have room.");
            }
            ToRun::Tasks(_) | ToRun::NoRoom { .. } | ToRun::NoOther => {}
        }
        said
    }

    fn label(&self, label: Label) -> &'static str {
        super::labels::english(label)
    }

    fn term(&self, term: Term) -> TermText {
        super::terms::english(term)
    }
}

impl Sentences for English {
    super::labels::of_answers!(super::labels::english);

    #[expect(clippy::too_many_lines, reason = "one list, one arm a finding")]
    fn finding(&self, finding: &Finding, currency: Option<Currency>) -> FindingText {
        let money = |amount| LOCALE.money(amount, currency);
        match finding {
            Finding::NetworkModeRefused { launch_type: launch, os: system, mode: asked } => {
                let modes = modes(&launch.advised_modes(*system));
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
                        let asked = asked.name();
                        (format!("{launch} does not offer network mode {asked}."), asked)
                    }
                };
                let why = format!(
                    "ECS rejects a task definition with {asked} for {launch} on {}, so no task runs.",
                    os(*system)
                );
                let fix = match modes.is_empty() {
                    true => format!("{launch} does not run {} containers.", os(*system)),
                    false => format!("Use {modes}."),
                };
                text(title, why, fix)
            }
            Finding::AssignPublicIpRefused { launch_type: launch } => text(
                "A public IPv4 address for the task is refused.",
                match launch {
                    LaunchType::ManagedInstances => "Only Fargate tasks can be given one.",
                    LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => {
                        "Only Fargate tasks can be given one. Elsewhere the request fails with \
                         \u{201c}Assign public IP is not supported for this launch type\u{201d}."
                    }
                },
                match launch {
                    LaunchType::External => {
                        "Turn off Assign public IP; your own network decides what External tasks reach."
                    }
                    LaunchType::Fargate | LaunchType::Ec2 | LaunchType::ManagedInstances => {
                        "Turn off Assign public IP, and use private subnets with a NAT gateway for \
                         outbound access."
                    }
                },
            ),
            Finding::ServiceConnectRefused { why } => {
                let (whom, fix) = match why {
                    NoServiceConnect::LaunchType(launch) => {
                        (format!("on {}", launch_type(*launch)), "use Fargate or EC2")
                    }
                    NoServiceConnect::Windows => {
                        ("for Windows containers".to_owned(), "use Linux containers")
                    }
                    NoServiceConnect::OldPlatform => (
                        "before platform version 1.4.0".to_owned(),
                        "take the latest platform version",
                    ),
                    NoServiceConnect::Mode(used) => (
                        format!("with network mode {}", used.name()),
                        "use network mode awsvpc or bridge",
                    ),
                };
                text(
                    format!("ECS does not offer Service Connect {whom}."),
                    "It is for Linux containers: on Fargate from platform version 1.4.0, on EC2 with \
                     network mode awsvpc or bridge.",
                    format!("Turn Service Connect off, or {fix}."),
                )
            }
            Finding::Ipv6Refused => text(
                "Windows containers on EC2 with awsvpc have no IPv6.",
                "For this combination Amazon ECS supports neither dual-stack nor IPv6-only subnets.",
                "Use IPv4 subnets, or Linux containers.",
            ),
            Finding::Ipv6OnlyRefused => text(
                "ECS does not run this in IPv6-only subnets.",
                "They are for Linux containers, on Fargate from platform version 1.4.0.",
                "Use dual-stack or IPv4 subnets.",
            ),
            Finding::TaskSizeRefused { vcpu, memory, offered } => {
                let (vcpu, memory) = (LOCALE.number(vcpu.name()), LOCALE.quantity(*memory));
                text(
                    format!("Fargate has no task with {vcpu} vCPU and {memory} GB of memory."),
                    "With each number of vCPUs it offers certain amounts of memory; ECS refuses \
                     another task definition. Prices count with what was entered.",
                    match offered {
                        MemoryOffered::Smallest => format!("Take 0.5, 1 or 2 GB with {vcpu} vCPU."),
                        MemoryOffered::Steps { least, most, step } => format!(
                            "With {vcpu} vCPU take {least} to {most} GB, in steps of {step} GB."
                        ),
                        MemoryOffered::NotForWindows => {
                            "Take 1, 2 or 4 vCPU: Windows has no other.".to_owned()
                        }
                        MemoryOffered::NotForOldPlatform => {
                            "Take platform version 1.4.0, or at most 4 vCPU.".to_owned()
                        }
                    },
                )
            }
            Finding::NetworkModeUndocumented => text(
                "AWS's pages disagree on network mode none for Managed Instances.",
                "The developer guide lists awsvpc and host; the API reference adds none.",
                "Use awsvpc or host.",
            ),
            Finding::ExternalNetworkDecides => text(
                "Your own network decides what External tasks reach.",
                "They stand outside the VPC and connect out over HTTPS: to ecs, ecs-a, ecs-t, ssm, \
                 ec2messages, ssmmessages, the registry and logs of the Region.",
                "Allow these outbound.",
            ),
            Finding::CombinationAccepted { launch_type: launch, mode: used, public } => text(
                format!("ECS accepts {} with network mode {}.", launch_type(*launch), used.name()),
                match (launch, public) {
                    (LaunchType::ManagedInstances | LaunchType::External, _) => {
                        "AWS lists the mode for this launch type."
                    }
                    (LaunchType::Fargate | LaunchType::Ec2, true) => {
                        "Public subnets are supported with this launch type."
                    }
                    (LaunchType::Fargate | LaunchType::Ec2, false) => {
                        "Private subnets are supported with this launch type."
                    }
                },
                "",
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
            Finding::SettingWithoutEffect { settings } => {
                let (names, reasons) =
                    without_effect(*settings, ["\u{201c}", "\u{201d}"], setting, wanting);
                text(
                    format!("Without effect in this design: {names}."),
                    reasons,
                    "Nothing to do; what was set is kept.",
                )
            }
            Finding::HostPortTaken { port, deploying: true, .. } => text(
                format!("A deployment finds no container instance with port {port} free."),
                "In network mode host one instance runs one copy of the task for each port, and each \
                 has one. A rolling deployment by default (minimumHealthyPercent 100, maximumPercent \
                 200) starts new tasks before it stops old ones.",
                "Have one container instance more than tasks, lower minimumHealthyPercent, or use \
                 network mode awsvpc.",
            ),
            Finding::HostPortTaken { tasks, instances, port, public, deploying: false } => text(
                format!(
                    "Only {} of {} can be placed: port {port} is taken.",
                    LOCALE.count(u64::from(*instances)),
                    plural(u64::from(*tasks), "task", "tasks")
                ),
                "In network mode host a task uses the instance's ports, so one instance runs one copy \
                 of the task for each port.",
                match public {
                    None => "Use as many container instances as tasks, or network mode awsvpc.",
                    Some(LaunchType::Ec2 | LaunchType::Fargate | LaunchType::External) => {
                        "Use as many container instances as tasks, or network mode bridge with dynamic \
                         host ports. With awsvpc, tasks in public subnets have no internet over IPv4."
                    }
                    Some(LaunchType::ManagedInstances) => {
                        "Use as many container instances as tasks. With awsvpc, tasks in public subnets \
                         have no internet over IPv4."
                    }
                },
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
                    Blocking::Register => "container instances cannot join the cluster",
                    Blocking::Pull => "the image cannot be pulled",
                    Blocking::Secrets => "secrets cannot be fetched",
                    Blocking::Logs => "the log stream cannot be created",
                    Blocking::ServiceConnect => "Service Connect cannot be configured",
                };
                let why = format!(
                    "This goes through {}\u{2019}s own interface, from which {} cannot be reached.",
                    the(*speaker),
                    named(*service)
                );
                text(
                    format!("New tasks cannot start: {what}."),
                    why,
                    // The cause is said beside it, with its cure.
                    "",
                )
            }
            Finding::HostCarriesControl => text(
                "Starting and serving use two different interfaces.",
                "With awsvpc the container instance pulls the image, fetches secrets and sends \
                 logs, while the application's traffic leaves through the task's own interface and \
                 follows the route table of the task's subnet. A task can run and still have no \
                 internet, or the other way round. (AWS's page says that containers use the host's \
                 networking; that is exact for bridge and host.)",
                "",
            ),
            Finding::ServiceConnectThroughInstance => text(
                "Service Connect gets its configuration through the container instance.",
                "On EC2 a relay in network mode host fetches it for all tasks of the instance. The \
                 proxies in the tasks speak to the relay through a socket, so the task's own interface \
                 needs no path for it.",
                "",
            ),
            Finding::StartThroughEndpoints { speaker } => text(
                "VPC endpoints serve everything a start needs.",
                format!(
                    "They must admit TCP 443 from {}, whose own rules must let 443 out to them and to \
                     S3's public ranges. Their policies can still deny (403), and launches can fail \
                     in the first minutes of an endpoint. They give the application no internet.",
                    the(*speaker)
                ),
                "",
            ),
            Finding::EndpointsMissing { endpoints, launch_type: launch, region } => {
                let names: Vec<&str> = endpoints.iter().map(endpoint_service).collect();
                let has = |one: Endpoint| endpoints.contains(one);
                let mut why = match region.partition().has_usual_endpoint_names() {
                    true => "Their names begin with com.amazonaws and the Region.",
                    false => "The console lists their full names.",
                }
                .to_owned();
                if has(Endpoint::S3) {
                    why.push_str(
                        " s3 must be the gateway endpoint, associated with the subnets' route tables: \
                         image layers come from there. (AWS's ECR guide says so; its ECS guide has \
                         dropped it.)",
                    );
                }
                if has(Endpoint::EcrApi) || has(Endpoint::EcrDkr) {
                    why.push_str(" Those for ecr need private DNS.");
                }
                if launch.runs_own_instances() && has(Endpoint::Ecs) {
                    why.push_str(" Create ecs last, and restart agents that run already.");
                }
                let in_doubt = !launch.lists_endpoints_to_register();
                if in_doubt {
                    why.push_str(
                        " AWS does not list what a Managed Instance must reach; these are what \
                         instances on EC2 need, and whether they are enough nobody can say.",
                    );
                }
                text(
                    format!(
                        "For a start without internet these VPC endpoints are missing{}: {}.",
                        if in_doubt { " at least" } else { "" },
                        names.join(", ")
                    ),
                    why,
                    match in_doubt {
                        true => Cow::Borrowed(
                            "Give the subnet a path out, which is sure; or create them, the interface \
                             ones with a security group that admits TCP 443 from the subnet, and test.",
                        ),
                        false => Cow::Owned(format!(
                            "Create {} for {}{} Or give the subnet a path out.",
                            if names.len() == 1 { "a VPC endpoint" } else { "VPC endpoints" },
                            names.join(", "),
                            match endpoints.iter().all(Endpoint::is_gateway) {
                                true => ".",
                                false => {
                                    "; interface endpoints need a security group that admits TCP 443 \
                                     from the subnet."
                                }
                            }
                        )),
                    },
                )
            }
            Finding::EndpointsDoNotServe { service } => text(
                format!("No VPC endpoint leads to {}.", named(*service)),
                "Endpoints reach AWS services of the same Region, and no public registry.",
                "Copy the image to a private Amazon ECR repository; a pull-through cache needs NAT for \
                 its first pull.",
            ),
            Finding::EcrEndpointsIpv4Only => text(
                "The endpoints for Amazon ECR cannot be used from IPv6-only subnets.",
                "They speak IPv4 alone. (An older AWS table says that of all endpoints.)",
                "Use dual-stack subnets, or a route ::/0 and ECR's dual-stack address.",
            ),
            Finding::ManagedEndpointsUndocumented => text(
                "AWS does not list the endpoints that a Managed Instance needs.",
                "Its guide says that PrivateLink reaches the ECS APIs, and no more; the list here is \
                 that of EC2.",
                TEST_FIX,
            ),
            Finding::StartNeedsIpv4 { speaker } => text(
                "A start needs a path over IPv4, too.",
                match speaker.carrier {
                    Carrier::Task => {
                        "In dual-stack subnets Fargate reaches ECR, Secrets Manager and Systems Manager \
                         over IPv4."
                    }
                    Carrier::Host => {
                        "Agents have been seen to reach ECS over IPv4 alone: the instance does not \
                         register although IPv6 works."
                    }
                },
                no_route_fix(" for IPv4", *speaker),
            ),
            Finding::StartOverNat64 => text(
                "AWS does not say whether a start works through NAT64.",
                "From this IPv6-only subnet nothing else leads to what it needs; AWS names dual-stack \
                 addresses, such as ECR's.",
                "Route ::/0 to an internet gateway of either kind, or test it.",
            ),
            Finding::RegistryIpv6Unknown { service } => text(
                format!("Nobody says whether {} answers over IPv6.", named(*service)),
                "From an IPv6-only subnet the image comes over IPv6, or through NAT64.",
                "Use ECR's dual-stack address, or dual-stack subnets.",
            ),
            Finding::EndpointGroupBlocks { service, speaker, has_internet } => {
                let name = endpoint_service(*service);
                text(
                    format!(
                        "The security group of the endpoint {name} does not admit {}.",
                        the(*speaker)
                    ),
                    match has_internet {
                        true => {
                            "Private DNS holds for the whole VPC: every subnet is sent to the \
                             endpoint, also one that has internet."
                        }
                        false => "The endpoint answers for the service, and drops the connection.",
                    },
                    "Allow inbound TCP 443 from the VPC's range in the endpoint's security group.",
                )
            }
            Finding::OldPlatform => text(
                "Before platform version 1.4.0 Fargate has a second interface of its own.",
                "Through it Fargate logs in to ECR and fetches secrets, outside your VPC; image and logs \
                 use the task's. Since 1.4.0 all do, though one AWS page still tells the old story.",
                "Before you update, give the task's subnet a path to ECR and the secrets.",
            ),
            Finding::ExecUnavailable { speaker } => text(
                "Tasks run, but ECS Exec cannot connect.",
                format!(
                    "An agent inside the container connects to ssmmessages through {}\u{2019}s \
                     interface; no inbound port is needed.",
                    the(*speaker)
                ),
                "Give it a path out, or add the endpoint ssmmessages.",
            ),
            Finding::FirelensUnavailable { speaker: Some(speaker) } => text(
                "Tasks run, but FireLens cannot reach CloudWatch Logs.",
                format!(
                    "Its log router is a container of the task and sends through {}\u{2019}s interface, as \
                     the application does. Another destination needs a path in the same way.",
                    the(*speaker)
                ),
                "Give it a path: a way out, or an endpoint logs that admits it.",
            ),
            Finding::FirelensUnavailable { speaker: None } => text(
                "FireLens cannot send logs from a task without a network.",
                "Its log router is a container of the task, which in network mode none reaches nothing.",
                "Use another network mode, or awslogs, which sends from the instance.",
            ),
            Finding::ExecUnsupported { why } => match why {
                NoExec::Ipv6Only => text(
                    "ECS Exec is not supported in IPv6-only subnets.",
                    "AWS rules it out there, whatever the path.",
                    "Use dual-stack subnets.",
                ),
                NoExec::OldPlatform => text(
                    "ECS Exec is not supported before platform version 1.4.0.",
                    "Tasks run, but Fargate has no agent for it there: neither a path nor an endpoint helps.",
                    "Take the latest platform version.",
                ),
                NoExec::NoNetwork => text(
                    "ECS Exec cannot connect from a container without a network.",
                    "Its agent runs inside the container, which in network mode none reaches nothing.",
                    "Turn ECS Exec off, or use another network mode.",
                ),
            },
            Finding::LayersThroughNat => text(
                "Image layers go through NAT, which a gateway endpoint would spare.",
                "ECR keeps them in Amazon S3. NAT gateways and transit gateways charge for every GB; a \
                 gateway endpoint carries it at no charge.",
                "Add the gateway endpoint s3 to the subnets' route tables.",
            ),
            Finding::GatewayEndpointSpares { endpoints, through, gigabytes, saves } => {
                let names: Vec<&str> = endpoints.iter().map(endpoint_service).collect();
                let moved = LOCALE.quantity(*gigabytes);
                let saves = saves.map(|saves| [" and saves ", &money(saves)].concat());
                let (way, charged) = match through {
                    Gate::NatGateway => (
                        "NAT",
                        "A NAT gateway charges for every GB, also to AWS services in the same Region",
                    ),
                    Gate::NatInstance => (
                        "the NAT instance",
                        "To a NAT instance in another zone every GB is charged on both sides",
                    ),
                    Gate::TransitGateway => (
                        "the transit gateway",
                        "A transit gateway charges for every GB, and so does NAT in the egress VPC",
                    ),
                };
                text(
                    format!(
                        "{moved} GB a month go through {way}; a gateway endpoint carries them free{}.",
                        saves.unwrap_or_default()
                    ),
                    format!(
                        "{charged}. Image layers of private ECR repositories come from Amazon S3."
                    ),
                    format!(
                        "Add the gateway endpoint {} to the subnets\u{2019} route tables.",
                        names.join(" and ")
                    ),
                )
            }
            Finding::EndpointsBesideNat { interfaces, cost, saves } => text(
                format!(
                    "{} cost{} {} a month; without them it is {} less, since NAT is there anyway.",
                    plural(u64::from(*interfaces), "endpoint interface", "endpoint interfaces"),
                    if *interfaces == 1 { "s" } else { "" },
                    money(*cost),
                    money(*saves)
                ),
                "An interface endpoint costs by the hour in each of its zones, and by the GB. For cost \
                 alone it pays where it takes enough GB off NAT; other reasons are to keep calls off \
                 the internet and to need no NAT. A regional NAT gateway is also paid for in a zone \
                 that holds endpoints alone.",
                "Keep those that you want for protection, and remove the others, or NAT.",
            ),
            Finding::WindowsForeignLayers => text(
                "Windows images may need the internet, even with endpoints.",
                "Foreign layers come from Microsoft unless they were pushed to ECR with the rest.",
                "Push the image with allow-nondistributable-artifacts set.",
            ),
            Finding::SharedPullAddress => text(
                "All tasks pull from Docker Hub through few addresses.",
                "Anonymous pulls are limited by address, so starts can fail with toomanyrequests.",
                "Pull with credentials, or copy the image to Amazon ECR.",
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
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, _) => {
                        "The subnet's default route leads to the internet gateway and Assign public \
                         IP gave every task an address of its own. Traffic is direct, without a NAT \
                         hop or its charge; the internet sees each task's address."
                    }
                    (Carrier::Host, LaunchType::ManagedInstances) => {
                        "The subnet's default route leads to the internet gateway and the container \
                         instance has a public address, which its containers without an interface of \
                         their own share. It has it from the auto-assign setting of its subnet: a \
                         Managed Instance gets one in no other way."
                    }
                    (
                        Carrier::Host,
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                    ) => {
                        "The subnet's default route leads to the internet gateway and the container \
                         instance has a public address, which its containers without an interface of \
                         their own share. An instance gets one only if the subnet or the launch \
                         assigns it, or from an Elastic IP address."
                    }
                },
                "",
            ),
            Finding::OutboundThroughNatGateway { speaker } => text(
                "Through a NAT gateway, from its Elastic IP address.",
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, LaunchType::Fargate) => {
                        "The IPv4 default route of the task's subnet leads to a NAT gateway, which \
                         sends with its own public address (a zonal one from a public subnet). Assign \
                         public IP is not needed."
                    }
                    (Carrier::Task, _) => {
                        "The task's own interface is in a subnet whose IPv4 default route leads to a \
                         NAT gateway. The internet sees the gateway's address."
                    }
                    (Carrier::Host, _) => {
                        "Containers use the network of the instance, and its subnet's IPv4 default \
                         route leads to a NAT gateway. The internet sees the gateway's address."
                    }
                },
                "",
            ),
            Finding::OutboundThroughNatInstance => text(
                "Through a NAT instance, from its public IPv4 address.",
                "Its source/destination check is off and its security group admits the VPC. Bandwidth \
                 is the instance's, failover is yours.",
                "",
            ),
            Finding::OutboundThroughEgressVpc => text(
                "Through a transit gateway, from a NAT gateway in the egress VPC.",
                "That VPC is taken to be as AWS describes it. Transit gateway hours and GB come on \
                 top of NAT's; for much traffic NAT gateways here may cost less.",
                "",
            ),
            Finding::OutboundThroughNat64 => text(
                "IPv4 hosts are reached through NAT64, from the NAT gateway's address.",
                "DNS64 gives such hosts an address in 64:ff9b::/96. Its route leads to the NAT gateway, \
                 which turns IPv6 into IPv4.",
                "",
            ),
            Finding::OutboundOverIpv6 { speaker, egress_only } => {
                let (kind, why) = match egress_only {
                    true => ("egress-only ", "lets no connection in"),
                    false => (
                        "",
                        "is open both ways, which makes the subnet public: security group and network \
                         ACL decide what comes in",
                    ),
                };
                let more = match speaker.carrier {
                    Carrier::Task => {
                        " A dual-stack subnet takes the account setting dualStackIPv6. (AWS says that tasks in \
                         public subnets have no internet; that holds for IPv4 alone.)"
                    }
                    Carrier::Host => "",
                };
                text(
                    format!(
                        "Through the {kind}internet gateway, from {}\u{2019}s own IPv6 address.",
                        the(*speaker)
                    ),
                    format!("It translates nothing, costs nothing by the hour and {why}.{more}"),
                    "",
                )
            }
            Finding::PrivateNatGateway => text(
                "A private NAT gateway gives no internet.",
                "It has no Elastic IP address, so the internet gateway drops what it sends; it is for \
                 other networks of yours.",
                "Use a public NAT gateway.",
            ),
            Finding::NatInstanceOverloaded { instance, gigabytes, most, average, sustained } => {
                let gb = |amount: Quantity| LOCALE.count(amount.floor());
                let name = instance.api_name();
                text(
                    format!(
                        "The NAT instance would carry {} Mbps on average; {name} sustains {}.",
                        LOCALE.count(average.floor().max(sustained.saturating_add(1))),
                        LOCALE.count(*sustained)
                    ),
                    format!(
                        "{} GB a month go through it, and at {} Mbps a month has room for {}. More than \
                         that it carries in bursts alone, and no day is as even as an average. The \
                         figure is the fck-nat project's, not AWS's.",
                        gb(*gigabytes),
                        LOCALE.count(*sustained),
                        gb(*most)
                    ),
                    "Choose an instance type that sustains more, or NAT gateways.",
                )
            }
            Finding::NatInstanceSourceDestCheck => text(
                "The NAT instance drops what is not its own.",
                "Its source/destination check is on, so it forwards for nobody.",
                "Turn off the source/destination check of its interface.",
            ),
            Finding::NoIpv4Path => text(
                "From this IPv6-only subnet hosts with IPv4 alone cannot be reached.",
                "That takes NAT64: DNS64 on the subnet, and 64:ff9b::/96 routed to a NAT gateway.",
                "Set up NAT64, or use dual-stack subnets.",
            ),
            Finding::NoIpv6OnInterface { speaker, os: system } => {
                let (why, fix) = match system {
                    OperatingSystem::Linux => (
                        "Fargate assigns IPv6 since platform version 1.4.0",
                        "Use the latest platform version.",
                    ),
                    OperatingSystem::Windows => {
                        ("ECS offers no IPv6 for Windows on EC2", "Use Linux if you need IPv6.")
                    }
                };
                text(
                    format!("{} gets no IPv6 address.", the_capital(*speaker)),
                    format!("Its subnet has an IPv6 range, but {why}."),
                    fix,
                )
            }
            Finding::NoIpv6Route { speaker } => text(
                format!("{} has no IPv6 route to the internet.", the_subnet(*speaker)),
                "0.0.0.0/0 does not cover IPv6, and a NAT gateway gives none.",
                "Route ::/0 to an egress-only internet gateway, or to the internet gateway to be \
                 reachable as well.",
            ),
            Finding::Ipv6Undocumented { doubt } => text(
                "AWS does not say whether the application has IPv6.",
                match doubt {
                    Ipv6Doubt::Bridge => {
                        "Docker's bridge gives containers no IPv6 by default. AWS names bridge for \
                         IPv6-only subnets and is silent about dual-stack."
                    }
                    Ipv6Doubt::ManagedInstancesHost => {
                        "In host mode on EC2 it has the instance's; for Managed Instances nothing is \
                         said."
                    }
                    Ipv6Doubt::FargateWindows => {
                        "One line of its page grants IPv6 to Windows on Fargate, another to Linux alone."
                    }
                },
                TEST_FIX,
            ),
            Finding::Nat64Undocumented => text(
                "AWS does not say whether a regional NAT gateway translates for NAT64.",
                "NAT64 is described for NAT gateways without a word on regional ones.",
                "Use a zonal NAT gateway to be sure.",
            ),
            Finding::EgressVpcNotKnown => text(
                "Whether the egress VPC may send is decided in its own account.",
                "VPC Block Public Access spares the transit gateway. The NAT gateway behind it stops \
                 only if its account blocks, too.",
                "Check the setting there.",
            ),
            Finding::PublicAccessBlocked { block, speaker, opened, nat_instance, family } => {
                let what = match (opened, speaker.carrier) {
                    (Opened::Outbound, Carrier::Task) => {
                        "the tasks\u{2019} connections to the internet"
                    }
                    (Opened::Outbound, Carrier::Host) => {
                        "the container instances\u{2019} connections to the internet"
                    }
                    (Opened::Inbound, _) => "connections from the internet",
                    (Opened::Balanced, _) => "what goes to the load balancer",
                };
                text(
                    format!(
                        "VPC Block Public Access stops {what}, whatever routes and filters allow."
                    ),
                    match (block, nat_instance) {
                        (_, true) => {
                            "A NAT instance is to it an interface like any other and must be excluded \
                             by name."
                        }
                        (PublicAccessBlock::IngressOnly, false) => {
                            "In mode ingress-only NAT gateways and egress-only internet gateways still \
                             send; a public address loses both directions, whatever the name suggests."
                        }
                        (PublicAccessBlock::Bidirectional | PublicAccessBlock::Off, false) => {
                            "In mode bidirectional nothing passes an internet gateway of either kind, \
                             NAT gateways and load balancers included."
                        }
                    },
                    match (opened, block) {
                        (Opened::Balanced, _) => {
                            "Exclude the load balancer's subnets; targets need no exclusion."
                        }
                        (Opened::Outbound, PublicAccessBlock::IngressOnly) => match family {
                            Family::Ipv4 => "Exclude the VPC or the subnet, or use a NAT gateway.",
                            Family::Ipv6 => {
                                "Exclude the VPC or the subnet, or route ::/0 to an egress-only \
                                 internet gateway."
                            }
                        },
                        (
                            Opened::Outbound,
                            PublicAccessBlock::Bidirectional | PublicAccessBlock::Off,
                        ) => "Exclude the VPC or the subnet; egress-only is enough.",
                        (Opened::Inbound, _) => "Exclude the VPC or the subnet.",
                    },
                )
            }
            Finding::EgressOnlyBlocksInbound => text(
                "Nobody can connect over IPv6: the subnet's IPv6 route leads to the egress-only internet \
                 gateway, which takes nothing from outside.",
                "The gateway passes what is opened from inside, and the replies to it. A request that \
                 came in another way would have its reply dropped there.",
                "To be reached over IPv6, route ::/0 to the internet gateway.",
            ),
            Finding::IsolatedRegion { region } => text(
                format!(
                    "{} is an isolated Region: its gateways lead to a network apart, not to the public \
                     internet.",
                    region.code()
                ),
                "The path was traced to the edge of the VPC and works so far. AWS's public pages do not \
                 say what lies beyond.",
                "Ask whoever runs the network there.",
            ),
            Finding::NoContainerNetwork { launch_type: launch, os: system } => {
                let mut with_network = launch.advised_modes(*system);
                with_network.retain(|one| *one != NetworkMode::None);
                text(
                    "The container has no network in mode none.",
                    "Mode none gives a container no external connectivity, whatever the instance can \
                     reach; port mappings do not apply either.",
                    format!("Use {} if the application needs a network.", modes(&with_network)),
                )
            }
            Finding::TaskWithoutPublicIp => text(
                "The task is in a public subnet without a public IPv4 address.",
                "The default route leads to the internet gateway, which drops what comes from an \
                 interface without a public IPv4 address. Without VPC endpoints a Fargate task needs \
                 the path even to pull its image.",
                "Turn on Assign public IP, or move the tasks to private subnets with a NAT gateway.",
            ),
            Finding::TaskInterfaceNeverPublic { launch_type, os } => text(
                "In awsvpc mode outside Fargate a task in a public subnet has no internet over IPv4.",
                "The task's own interface never gets a public IPv4 address there, so it cannot use \
                 the internet gateway that the public subnet leads to. The instance's public address \
                 does not help. Most applications have a part that must reach the internet, a push \
                 notification service for example.",
                match (launch_type, os) {
                    (LaunchType::ManagedInstances, _) => {
                        "Put the tasks in private subnets with a NAT gateway, or use host mode."
                    }
                    (
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                        OperatingSystem::Linux,
                    ) => {
                        "Put the tasks in private subnets with a NAT gateway, or use bridge or host mode."
                    }
                    (
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                        OperatingSystem::Windows,
                    ) => {
                        "Put the tasks in private subnets with a NAT gateway, or use network mode default."
                    }
                },
            ),
            Finding::HostWithoutPublicIp { launch_type: launch } => {
                let (whence, fix) = match launch {
                    LaunchType::ManagedInstances => (
                        "a Managed Instance gets one from the subnet's auto-assign setting alone",
                        "Turn on auto-assign of public IPv4 addresses in the instances' subnets, or put \
                         them in private subnets with a NAT gateway.",
                    ),
                    LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => (
                        "the subnet's auto-assign setting, the launch, or an Elastic IP address does",
                        "Give the instances public IPv4 addresses, or put them in private subnets with \
                         a NAT gateway.",
                    ),
                };
                text(
                    "The container instance is in a public subnet without a public IPv4 address.",
                    format!(
                        "The internet gateway drops what comes from an interface without a public IPv4 \
                         address. A public subnet does not assign one by itself: {whence}."
                    ),
                    fix,
                )
            }
            Finding::NoPublicAddressToReach { speaker, balanced, stack } => text(
                format!(
                    "Nobody on the internet can connect{}{}: there is no public IPv4 address.",
                    if *balanced { " directly" } else { "" },
                    if *stack == IpStack::Ipv4 { "" } else { " over IPv4" },
                ),
                match stack {
                    IpStack::Ipv4 | IpStack::DualStack => format!(
                        "{} has a private IPv4 address only, which is routable inside the VPC and not \
                         from the internet. Hosts in the VPC can still connect to it. A NAT gateway \
                         never lets connections in.",
                        the_capital(*speaker)
                    ),
                    IpStack::Ipv6Only => format!("{} has no IPv4 address.", the_capital(*speaker)),
                },
                match balanced {
                    true => "Nothing, where clients come in through the load balancer.",
                    false => {
                        "If it must be reached, put an internet-facing load balancer in public subnets."
                    }
                },
            ),
            Finding::NoDefaultRoute { speaker, over_ipv6, picked } => {
                let ipv4 = if *over_ipv6 { " for IPv4" } else { "" };
                text(
                    format!("{} has no default route{ipv4}.", the_subnet(*speaker)),
                    format!(
                        "The route table of the subnet that {} is in does not cover the \
                         internet{ipv4}, so a packet for it has nowhere to go.",
                        the(*speaker)
                    ),
                    if *picked { String::new() } else { no_route_fix(ipv4, *speaker) },
                )
            }
            Finding::NoInternetGateway => text(
                "No internet gateway is attached to the VPC.",
                "Without one nothing in the VPC reaches the internet or is reached from it.",
                "Attach an internet gateway.",
            ),
            Finding::SecurityGroupBlocks {
                speaker,
                side: Side::Ingress,
                port,
                has_rules,
                family,
            } => text(
                format!(
                    "The security group lets nobody on the internet in on port {port}{}.",
                    over(*family)
                ),
                match has_rules {
                    true => format!(
                        "{} has a public address, but no inbound rule of its security group allows \
                         TCP {port} from the internet at large.",
                        the_capital(*speaker)
                    ),
                    false => format!(
                        "{} has a public address, but its security group has no inbound rules, as a \
                         new group has none.",
                        the_capital(*speaker)
                    ),
                },
                format!(
                    "To serve the internet directly, allow TCP {port} from {}.",
                    everywhere(*family)
                ),
            ),
            Finding::SecurityGroupBlocks { speaker, side: Side::Egress, port, family, .. } => text(
                format!("The security group lets nothing out on port {port}{}.", over(*family)),
                format!(
                    "No outbound rule of {}\u{2019}s security group allows TCP {port} to that host.",
                    the(*speaker)
                ),
                format!("Allow outbound TCP {port} to {}.", everywhere(*family)),
            ),
            Finding::NetworkAclBlocks {
                speaker,
                opened,
                leg: which,
                side: way,
                number,
                ports: range,
                family,
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
                    (Opened::Balanced, Leg::Request) => "what comes through the load balancer",
                    (Opened::Balanced, Leg::Reply) => "replies through the load balancer",
                };
                text(
                    format!("The network ACL drops {what}{}.", over(*family)),
                    format!(
                        "Its {} rules drop TCP {} by {}. A network ACL does not remember connections, \
                         so it must allow the {} as well.",
                        side(*way),
                        ports(*range),
                        acl_rule(*number),
                        leg(*which)
                    ),
                    format!(
                        "Allow {} TCP {} {} {} in the subnet's network ACL.",
                        side(*way),
                        ports(*range),
                        match way {
                            Side::Ingress => "from",
                            Side::Egress => "to",
                        },
                        everywhere(*family)
                    ),
                )
            }
            Finding::NetworkAclDropsSome { opened, ports: range, family } => text(
                format!("The network ACL drops the replies of some connections{}.", over(*family)),
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
                    Opened::Balanced => format!(
                        "Replies to {} are dropped: what is balanced from those ports times out.",
                        ports(*range)
                    ),
                },
                "Allow the whole range of ephemeral ports, TCP 1024\u{2013}65535.",
            ),
            Finding::NatGatewayNotPublic { device: kind } => {
                let kind = device(*kind);
                text(
                    format!(
                        "The {kind} stands in a subnet without an IPv4 route to an internet gateway."
                    ),
                    format!(
                        "A {kind} forwards by the route table of its own subnet, so what it sends does \
                         not come to an internet gateway. All IPv4 behind it is cut off."
                    ),
                    format!(
                        "Put the {kind} in a public subnet: one whose 0.0.0.0/0 leads to an internet \
                         gateway."
                    ),
                )
            }
            Finding::PublicAddressWithoutRoute { speaker } => text(
                "The public IPv4 address cannot be used: the subnet has no IPv4 route to the internet \
                 gateway.",
                format!(
                    "{} has a public address, but its subnet's route table decides: replies would \
                     leave by another way or not at all, so no connection from the internet comes \
                     about.",
                    the_capital(*speaker)
                ),
                "Remove the public address, or route 0.0.0.0/0 of the subnet to the internet gateway.",
            ),
            Finding::OpenToTheInternet { speaker, port, family: over } => text(
                format!(
                    "Open: anyone on the internet can connect to port {port}{}.",
                    match over {
                        Family::Ipv4 => "",
                        Family::Ipv6 => " over IPv6",
                    }
                ),
                format!(
                    "{} has a public {} address, its subnet leads to the internet gateway, and \
                     security group and network ACL let TCP {port} in. A public subnet works both ways, \
                     so the rules are what stands between the internet and connections you did not \
                     intend.",
                    the_capital(*speaker),
                    over.name()
                ),
                "Keep inbound rules to the ports that must be public. AWS recommends a load balancer \
                 in public subnets and tasks in private ones.",
            ),
            Finding::SshOpenToTheWorld => text(
                "SSH is open to the world on the container instances.",
                "Port 22 can be reached from any address. Bots sweep public addresses for open SSH \
                 ports and try passwords without end.",
                "Remove the inbound rule for port 22 from 0.0.0.0/0 or ::/0, and use Session Manager or \
                 ECS Exec instead.",
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
            Finding::ExternalNoLoadBalancer => text(
                "External tasks cannot stand behind a load balancer.",
                "ECS Anywhere has neither service load balancing nor service discovery.",
                "Use another launch type, or a proxy in your own network.",
            ),
            Finding::BalancerNeedsTwoZones => text(
                "An Application Load Balancer needs subnets in two zones.",
                "The design has one zone, so none is built.",
                "Use two zones, or a Network Load Balancer.",
            ),
            Finding::BalancerDelivers { kind, by_address } => {
                let (kind, more) = match kind {
                    LoadBalancerKind::Network => (
                        "Network",
                        " That group is optional (older AWS text says there is none); where client \
                         addresses are kept, targets must admit the clients.",
                    ),
                    LoadBalancerKind::Application => ("Application", ""),
                };
                let by = if *by_address { "ip" } else { "instance" };
                text(
                    format!("Clients reach the application through the {kind} Load Balancer."),
                    format!(
                        "It stands in public subnets and connects over private addresses (target type \
                         {by}), so tasks need no public address or default route for it. Its security \
                         group lets the listener's port in and the target's out.{more}"
                    ),
                    "",
                )
            }
            Finding::BalancerNotAdmitted { port, default_group } => text(
                format!("The targets do not admit the load balancer on port {port}."),
                format!(
                    "{}. Targets stay unhealthy, and ECS replaces the tasks over and over.",
                    match default_group {
                        true => "The VPC's default security group admits its own members alone",
                        false => "No inbound rule allows it",
                    }
                ),
                format!(
                    "In a security group of the targets allow TCP {port} from the load balancer's."
                ),
            ),
            Finding::BalancerZoneWithoutTargets { zones: without } => text(
                format!("The Network Load Balancer has no target in {}.", zones(*without)),
                "Cross-zone load balancing is off by default, so clients that get the address of that \
                 node reach nothing.",
                "Run a task in every zone, or turn on cross-zone load balancing.",
            ),
            Finding::BalancerOverIpv6 { own_instances } => text(
                "In IPv6-only subnets targets are reached over IPv6 alone.",
                match own_instances {
                    true => {
                        "The load balancer must be dual-stack, with an IPv6 target group. In network \
                         modes bridge and host the targets are instances: one that was launched without \
                         a primary IPv6 address is not registered."
                    }
                    false => "The load balancer must be dual-stack, with an IPv6 target group.",
                },
                match own_instances {
                    true => {
                        "Make the load balancer dual-stack, and launch the instances with \
                         --enable-primary-ipv6."
                    }
                    false => "Make the load balancer dual-stack.",
                },
            ),
            Finding::BridgeDynamicPorts { port } => text(
                format!(
                    "Port {port} is taken to be a fixed host port; dynamic ones need a wide range."
                ),
                "In bridge mode a container stands behind a port of its instance: a fixed one, which \
                 one task of an instance can have, or one that Docker picks for each. The instance's \
                 security group must let the load balancer in on it.",
                "For dynamic host ports allow TCP 32768\u{2013}65535 from the load balancer's security \
                 group alone, besides; or use awsvpc.",
            ),
            Finding::DefaultSecurityGroup => text(
                "The interfaces have the VPC's default security group.",
                "ECS takes it where none is named. It lets all out, but in only its own members: neither \
                 the internet nor a load balancer.",
                "Name a group that allows what is to come in.",
            ),
            Finding::NatGatewaysBypassed { zone, unused, cost } => {
                let others = plural(
                    u64::from(*unused),
                    "NAT gateway stands unused",
                    "NAT gateways stand unused",
                );
                let zone = zone.letter();
                text(
                    match cost {
                        Some(cost) => format!(
                            "All zones send through zone {zone}; {others}, for {} a month.",
                            money(*cost)
                        ),
                        None => format!("All zones send through zone {zone}; {others}."),
                    },
                    "If that zone fails, all lose the internet; until then the others pay for crossing.",
                    "Route each zone's private subnets to its own NAT gateway.",
                )
            }
            Finding::NatGatewayWithoutTasks { zones: empty, saves } => text(
                match saves {
                    Some(saves) => format!(
                        "Nothing runs in {}, where NAT is paid for: {} a month less without.",
                        zones(*empty),
                        money(*saves)
                    ),
                    None => format!("Nothing runs in {}, where NAT is paid for.", zones(*empty)),
                },
                "A NAT gateway is charged for every hour it exists, and so is its address. It waits for \
                 tasks that come to its zone later.",
                "Run a task in every zone, or use fewer zones.",
            ),
            Finding::NatGatewayUnused { gateways, cost } => {
                let unused = plural(
                    u64::from(*gateways),
                    "NAT gateway has no route that leads to it",
                    "NAT gateways have no route that leads to them",
                );
                text(
                    match cost {
                        Some(cost) => format!("{unused}: {} a month for nothing.", money(*cost)),
                        None => format!("{unused}."),
                    },
                    "Subnets use the NAT gateway their route table names. Hours and address are charged, \
                     used or not.",
                    "Route the private subnets there, or delete what is not used.",
                )
            }
            Finding::RegionalNatGateway { zones: active } => text(
                format!(
                    "A regional NAT gateway serves {}.",
                    plural(u64::from(*active), "zone", "zones")
                ),
                "It needs no public subnet (AWS's older pages ask for one) and grows into zones in use, \
                 within up to 60 minutes. As far as published, each active zone costs what a zonal one \
                 does.",
                "",
            ),
            Finding::RegionalNatWindow { zones: waiting } => text(
                format!("The regional NAT gateway is not active in {} yet.", zones(*waiting)),
                "It grows there within 60 minutes of the first interface; until then the traffic \
                 takes another zone and fails with it.",
                "Keep something running in every zone.",
            ),
            Finding::NatGatewayLimits => text(
                "A NAT gateway carries up to 100 Gbps and drops connections idle for 350 seconds.",
                "It starts at 5 Gbps (one AWS page still ends at 45) and holds 55,000 connections per \
                 address and destination. What is sent after the idle time is answered with RST.",
                "Send keep-alives more often than every 350 seconds.",
            ),
            Finding::NatConnections { connections, needed, most, more, cost } => {
                let count = |number: &u32| LOCALE.count(u64::from(*number));
                text(
                    format!(
                        "{} connections to one destination need {} addresses on a NAT gateway.",
                        count(connections),
                        count(needed)
                    ),
                    format!(
                        "One address holds 55,000 to the same address, port and protocol; beyond, \
                         some fail (ErrorPortAllocation). A gateway has {} at most{}.",
                        count(most),
                        if *most > 8 { " in each zone" } else { ", 2 before a quota increase" }
                    ),
                    match needed > most {
                        true => "Reuse connections, or spread them over more gateways.".to_owned(),
                        false => {
                            let addresses = plural(
                                u64::from(*more),
                                "more Elastic IP address",
                                "more Elastic IP addresses",
                            );
                            let cost =
                                cost.map(|cost| [", for ", &money(cost), " a month"].concat());
                            format!("Associate {addresses}{}.", cost.unwrap_or_default())
                        }
                    },
                )
            }
            Finding::EndpointsInOneZone { zone } => text(
                format!(
                    "All interface endpoints stand in zone {}: the VPC loses them with it.",
                    zone.letter()
                ),
                "Private DNS sends every subnet there, also one that has internet.",
                "Give the endpoints a subnet in two zones or more; each is charged.",
            ),
            Finding::AllInOneZone { zone } => text(
                format!(
                    "All tasks run in zone {}: its loss takes the whole service.",
                    zone.letter()
                ),
                "ECS spreads tasks over the zones of the subnets and instances it is given; here that \
                 is one.",
                "Use two zones or more, and at least one task in each.",
            ),
            Finding::PublicVpcRange { vpc } => text(
                format!("{vpc} is a range of the public internet."),
                "Inside a VPC such addresses are private all the same: they get no internet of their \
                 own, and the hosts that own them on the internet cannot be reached.",
                "Use a private range, such as 10.0.0.0/16.",
            ),
            Finding::ElasticIpQuota { needed } => text(
                format!(
                    "{} are needed; an account starts with 5 a Region.",
                    plural(*needed, "Elastic IP address", "Elastic IP addresses")
                ),
                "A zonal NAT gateway holds one, a regional one holds one in each active zone; idle ones \
                 count, too.",
                "Ask for a higher quota before you deploy.",
            ),
            Finding::InterfaceQuota { zone, needed } => text(
                format!(
                    "Zone {} would hold {} network interfaces; an account starts with 5,000.",
                    zone.letter(),
                    LOCALE.count(*needed)
                ),
                "Every task with an interface of its own counts. AWS's pages name the quota for a \
                 Region and, lately, for a zone.",
                "Ask for a higher quota, or spread over more zones.",
            ),
            Finding::SubnetFull { zone, cidr, usable, needed, deploying } => {
                let would_do = AddressPlan::prefix_for(*needed)
                    .map_or(String::new(), |prefix| format!(" (a /{prefix} would do)"));
                let (when, why, fix) = match deploying {
                    true => (
                        "while deploying ",
                        "A rolling deployment runs old and new tasks side by side, up to twice as many \
                         (maximumPercent 200).",
                        ", or lower maximumPercent",
                    ),
                    false => (
                        "",
                        "Tasks in awsvpc mode, instances, endpoints, NAT devices and load balancer \
                         nodes take one each, AWS five. RunTask succeeds, then the task stops with \
                         InsufficientFreeAddressesInSubnet.",
                        "",
                    ),
                };
                text(
                    format!(
                        "The subnet {cidr} in zone {} is too small: {when}{} addresses are needed, it \
                         has {}.",
                        zone.letter(),
                        LOCALE.count(*needed),
                        LOCALE.count(*usable)
                    ),
                    format!(
                        "{why} The size is assumed: equal parts of the VPC, as large as it has room for."
                    ),
                    format!("Use larger subnets{would_do}, a larger VPC range or more zones{fix}."),
                )
            }
            Finding::BalancerSubnetTooSmall { cidr, free } => text(
                format!(
                    "The subnet {cidr} is too small for a load balancer: {} free.",
                    plural(*free, "address is", "addresses are")
                ),
                "It needs 8 free addresses in each subnet, an Application Load Balancer a /27 at least.",
                "Use a larger VPC range, or fewer zones.",
            ),
            Finding::TooFewInterfaces { tasks, holds, trunking, with_trunking, deploying } => text(
                match deploying {
                    true => format!(
                        "A deployment finds no free interface: each instance holds {}.",
                        plural(u64::from(*holds), "awsvpc task", "awsvpc tasks")
                    ),
                    false => format!(
                        "An instance holds {}, and {tasks} would have to run on one.",
                        plural(u64::from(*holds), "awsvpc task", "awsvpc tasks")
                    ),
                },
                match (deploying, trunking) {
                    (true, _) => {
                        "All are taken, and a rolling deployment by default (minimumHealthyPercent \
                         100, maximumPercent 200) starts new tasks before it stops old ones: they \
                         fail with RESOURCE:ENI."
                    }
                    (false, true) => {
                        "That is the limit with trunking; the rest fail with RESOURCE:ENI."
                    }
                    (false, false) => {
                        "That is the instance's limit of interfaces less its own; the rest fail with \
                         RESOURCE:ENI."
                    }
                },
                match (with_trunking > holds, deploying) {
                    (true, _) => format!(
                        "Turn on awsvpcTrunking before you launch the instances: {with_trunking} \
                         tasks on each (Linux only, not on t2 or t3)."
                    ),
                    (false, true) => {
                        "Use more or larger instances, or lower minimumHealthyPercent.".to_owned()
                    }
                    (false, false) => "Use more or larger instances.".to_owned(),
                },
            ),
            Finding::ReplacementsWithoutRoom { zone, tasks, without, short } => {
                let count = |number: u32| LOCALE.count(u64::from(number));
                let of = match (tasks, without) {
                    (1, _) => "its task".to_owned(),
                    (all, without) if all == without => format!("its {} tasks", count(*all)),
                    (all, without) => format!("{} of its {} tasks", count(*without), count(*all)),
                };
                let instances = |instances: u32| {
                    format!(
                        "Have {} over the zones: those that are left then hold all tasks.",
                        plural(u64::from(instances), "container instance", "container instances")
                    )
                };
                text(
                    format!("If zone {} fails, the others have no room for {of}.", zone.letter()),
                    match short {
                        Shortage::Ports { .. } => {
                            "In network mode host one instance runs one copy of the task for each \
                             port, and those that are left have theirs."
                                .to_owned()
                        }
                        Shortage::Interfaces { holds, .. } => format!(
                            "An instance holds {}, and those that are left are full: replacements \
                             fail with RESOURCE:ENI.",
                            plural(u64::from(*holds), "awsvpc task", "awsvpc tasks")
                        ),
                        Shortage::Addresses => {
                            "Their subnets have too few free addresses: replacements stop with \
                             InsufficientFreeAddressesInSubnet."
                                .to_owned()
                        }
                    },
                    match short {
                        Shortage::Ports { instances: needed }
                        | Shortage::Interfaces { instances: needed, .. } => instances(*needed),
                        Shortage::Addresses => {
                            "Use larger subnets, or spread over more zones.".to_owned()
                        }
                    },
                )
            }
            Finding::SingleNatGateway {
                device: kind,
                zone,
                zones: served,
                application: false,
                left,
            } => {
                let kind = device(*kind);
                text(
                    format!(
                        "If zone {} fails, the instances of {} zones lose the internet: one {kind} \
                         serves them.",
                        zone.letter(),
                        all_of(*served)
                    ),
                    format!(
                        "A {kind} lives in one zone. When that zone fails, tasks in the healthy zones \
                         keep running, as their own connections do not take it{}. Traffic from the \
                         other zones also pays for crossing.",
                        match left.replacements {
                            true => "",
                            false => {
                                "; replacements cannot start there because the image is pulled over \
                                 it"
                            }
                        }
                    ),
                    PER_ZONE_FIX,
                )
            }
            Finding::SingleNatGateway {
                device: kind,
                zone,
                zones: served,
                application: true,
                left,
            } => {
                let kind = device(*kind);
                let internet = if left.ipv6 { "internet over IPv4" } else { "internet" };
                let outbound =
                    if left.ipv6 { "over IPv6 alone" } else { "without outbound access" };
                let replacements = match left.replacements {
                    true => "",
                    false => {
                        ", and replacements cannot start there because the image is pulled over the \
                         same path"
                    }
                };
                text(
                    format!(
                        "If zone {} fails, {} zones lose the {internet}: one {kind} serves them.",
                        zone.letter(),
                        all_of(*served)
                    ),
                    format!(
                        "A {kind} lives in one zone. When that zone fails, tasks in the healthy zones \
                         keep running {outbound}{replacements}. Traffic from the other zones also pays \
                         for crossing."
                    ),
                    PER_ZONE_FIX,
                )
            }
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
            Finding::PublicIpv4Unused { speaker, addresses, cost, blocked } => text(
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
                    "{} has one that works in neither direction, because {}. It is charged all the \
                     same.",
                    the_capital(*speaker),
                    match blocked {
                        true => "VPC Block Public Access is on",
                        false => "its subnet has no IPv4 route to the internet gateway",
                    }
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
            Finding::TrunkLosesPublicIp => text(
                "A container instance with a trunk loses its public IPv4 address when it is stopped.",
                "At the next start the subnet assigns none to an instance with more than one interface. \
                 The agent then has no way to ECS and disconnects, and placements fail with AGENT.",
                "Replace instances in place of stopping them, give them Elastic IP addresses, or put them \
                 in private subnets with a NAT gateway.",
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
                    "Move the tasks to private subnets: neither 0.0.0.0/0 nor ::/0 leads to the internet \
                     gateway.",
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
                        "so before any traffic this workload is past the point where NAT is the cheaper one"
                    }
                };
                text(
                    format!(
                        "{nats} {cost} as much as {} public IPv4 addresses, before any traffic.",
                        LOCALE.quantity(*break_even)
                    ),
                    format!(
                        "AWS's page says that for a small workload private subnets with NAT gateways \
                         might be more cost-effective. The prices of this Region say that a small one \
                         is cheaper without: {nats} {cost} {} a month, {ips} {}, {compared}. Every GB \
                         through NAT is charged on top.",
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
                "Of lines without an amount the total holds what their known tiers come to, if \
                 anything: it is that much at least. No other Region's price is put in the place of \
                 what is missing.",
                "Look the price up on AWS's pricing page.",
            ),
        }
    }

    fn assumption(&self, assumption: Assumption) -> &'static str {
        match assumption {
            Assumption::EvenSpread => {
                "Tasks are spread evenly over the Availability Zones, and the month\u{2019}s traffic evenly over the tasks and the hours."
            }
            Assumption::FreeAllowance => {
                "The 100 GB a month of free transfer out are counted, as if nothing else in the account used them."
            }
            Assumption::NoFreeAllowance => {
                "The 100 GB a month of free transfer out are not counted: others in the account may use them up."
            }
            Assumption::Gigabytes => "A GB is 2³⁰ bytes, as AWS bills transfer.",
            Assumption::NotPriced => {
                "Not in the bill: what AWS services charge for themselves (storage, logs, secrets, requests), volumes and CPU credits of instances, support, Savings Plans, and offers for new accounts."
            }
            Assumption::NodeAddresses => {
                "The load balancer holds one public IPv4 address in each of its zones: AWS says that it has one at least."
            }
            Assumption::TcpUnits => {
                "Capacity units of the Network Load Balancer are those of TCP traffic; of other protocols they may hold less."
            }
            Assumption::NothingElse => {
                "The VPC holds nothing but this design. What you do not set has AWS\u{2019}s defaults; DNS works, and interface endpoints have private DNS."
            }
            Assumption::Traced => {
                "Traced is one connection of each kind, there and back, through route tables, gateways, security groups and network ACLs. Not traced: IAM permissions, endpoint policies, name resolution, the application itself, and firewalls beyond the VPC."
            }
            Assumption::OtherServices => {
                "Other AWS services are reached through the endpoint for CloudWatch Logs where that is where logs go, and else at their public addresses: what an endpoint carries is for its own service."
            }
            Assumption::DualStackNames => {
                "From an IPv6-only subnet the application calls AWS services by their dual-stack names. The common names are of IPv4 alone and go through NAT64, which is billed."
            }
            Assumption::Ipv4First => {
                "From dual-stack subnets, what the tasks themselves exchange with the internet goes over IPv4 wherever that leads out, and is billed so: through NAT every GB is charged. What goes over IPv6 costs no NAT."
            }
            Assumption::ZoneFailure => {
                "A failed zone takes along everything that stands in it; what stands elsewhere goes on."
            }
            Assumption::EgressVpc => {
                "The egress VPC lets everything through, and is billed to whoever owns it. Its owner also pays for transfer out to the internet, which is counted here because this traffic causes it."
            }
            Assumption::External => {
                "Of the network around an external machine nothing is known, nor what its traffic costs. What AWS services send there, AWS bills as transfer out to the internet, and ECS Anywhere charges for each external instance by the hour: neither is known here, so the total is without them."
            }
        }
    }

    fn hop(&self, hop: &Hop, network: &Network) -> HopText {
        let detail = match hop.event {
            Event::ResolvesToEndpoint { service } => {
                format!("Private DNS answers with the endpoint {}.", endpoint_service(service))
            }
            Event::NoAddress { family: needed } => {
                format!("Needs an {} address and has none: dropped.", needed.name())
            }
            Event::Sent { address, port, service } => format!(
                "Sends from {address} to TCP port {port} of {}.",
                service.map_or("a host on the internet", aws_service)
            ),
            Event::ClientConnects { port } => {
                format!("A client wants to connect to TCP port {port}.")
            }
            Event::GroupAllows { side: way, rule: allowing } => {
                format!("Security group allows it {}: {}.", side(way), rule(&allowing))
            }
            Event::GroupAdmits => "Security group admits the sender's group.".to_owned(),
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
            Event::Routed { destination, target: to } => match destination {
                Destination::Range(range) => format!("Route {range} leads to {}.", target(to)),
                Destination::PrefixList(service) => format!(
                    "The route for the addresses of {} leads to {}.",
                    aws_service(service),
                    target(to)
                ),
            },
            Event::NotForwarded { family, target: to } => format!(
                "Its route leads to {}, which forwards no {}: dropped.",
                target(to),
                match family {
                    Family::Ipv4 => "IPv4",
                    Family::Ipv6 => "IPv6",
                }
            ),
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
            Event::GatewayForwards => "Passes it as it is.".to_owned(),
            Event::NoPublicAddress { side: Side::Egress } => {
                "The sender has no public IPv4 address: dropped.".to_owned()
            }
            Event::NoPublicAddress { side: Side::Ingress } => {
                "No public IPv4 address stands for the interface: nothing to connect to.".to_owned()
            }
            Event::GatewayMissing => "No internet gateway is attached: dropped.".to_owned(),
            Event::AccessBlocked { block } => {
                format!("VPC Block Public Access is {}: dropped.", block.name())
            }
            Event::EgressOnlyForwards => {
                "Passes it: the connection was opened from inside.".to_owned()
            }
            Event::NatTranslates | Event::InstanceTranslates => {
                "Puts its own address in the sender's place.".to_owned()
            }
            Event::Nat64Translates => {
                "Turns IPv6 into IPv4, with its own address in the sender's place.".to_owned()
            }
            Event::NatRestores | Event::InstanceRestores => {
                "Gives the reply back to the sender.".to_owned()
            }
            Event::NatNotPublic => {
                "Its own subnet has no IPv4 route to an internet gateway: dropped.".to_owned()
            }
            Event::NatPrivate => {
                "It has no public address, so the internet gateway drops what it sends.".to_owned()
            }
            Event::Nat64NotRouted { target: to } => {
                format!(
                    "The route for NAT64 leads to {}, which does not translate: dropped.",
                    target(to)
                )
            }
            Event::Nat64NotDocumented => {
                "AWS does not say whether it translates for NAT64.".to_owned()
            }
            Event::SourceDestCheck => {
                "Its source/destination check lets only its own packets pass: dropped.".to_owned()
            }
            Event::TransitForwards => "Forwards to the egress VPC.".to_owned(),
            Event::EgressVpcTranslates => {
                "The egress VPC's NAT gateway sends from its own address.".to_owned()
            }
            Event::EgressVpcRestores => "The egress VPC gives the reply back.".to_owned(),
            Event::EgressVpcNotKnown => {
                "Whether the egress VPC may send is decided in its account.".to_owned()
            }
            Event::GatewayEndpointForwards => "Forwards to the service.".to_owned(),
            Event::Balances => "Accepts the connection and opens its own to a target.".to_owned(),
            Event::NoNodeInZone { zone } => format!(
                "No load balancer node stands in zone {}, and others do not send here: dropped.",
                zone.letter()
            ),
            Event::ZoneLost { zone, standing } => {
                let what = match standing {
                    Standing::Interface => "the interface",
                    Standing::NatGateway => "the NAT gateway",
                    Standing::NatInstance => "the NAT instance",
                    Standing::Endpoint => "the endpoint",
                    Standing::Balancer => "the load balancer node",
                };
                format!("Zone {} has failed and {what} with it: dropped.", zone.letter())
            }
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
        let label = charge(line.charge);
        let rate = |part: &Part| LOCALE.rate(part.rate, currency);
        let gb = |quantity| format!("{} GB", LOCALE.measured(quantity));
        let parts = line.priced.parts.as_slice();
        let first = parts.first().map_or("rate not known".to_owned(), rate);
        // By tier, where there is more than one.
        let times = |quantity: String| match parts {
            [] | [_] => format!("{quantity} \u{d7} {first}"),
            _ => {
                let tier = |part: &Part| format!("{} \u{d7} {}", gb(part.quantity), rate(part));
                parts.iter().map(tier).collect::<Vec<_>>().join(" + ")
            }
        };
        let formula = match &line.basis {
            Basis::Hourly { things, hours } => {
                let named = |(thing, count): &(Thing, u64)| {
                    let (one, many) = match thing {
                        Thing::NatGateway => ("gateway", "gateways"),
                        Thing::ActiveZone => ("active zone", "active zones"),
                        Thing::NatInstance(size) => (size.api_name(), size.api_name()),
                        Thing::TaskAddress => ("task address", "task addresses"),
                        Thing::HostAddress => ("instance address", "instance addresses"),
                        Thing::NatAddress => ("NAT gateway address", "NAT gateway addresses"),
                        Thing::NatInstanceAddress => {
                            ("NAT instance address", "NAT instance addresses")
                        }
                        Thing::NodeAddress => ("load balancer address", "load balancer addresses"),
                        Thing::InterfaceEndpoint => ("endpoint interface", "endpoint interfaces"),
                        Thing::LoadBalancer => ("load balancer", "load balancers"),
                        Thing::Attachment => ("attachment", "attachments"),
                        Thing::IdleAddress => ("idle address", "idle addresses"),
                        Thing::Instance(size) => (size.api_name(), size.api_name()),
                        Thing::ExternalInstance => ("external instance", "external instances"),
                    };
                    plural(*count, one, many)
                };
                let named: Vec<String> = things.iter().map(named).collect();
                let things = match named.as_slice() {
                    [one] => one.clone(),
                    _ => format!("({})", named.join(" + ")),
                };
                format!("{things} \u{d7} {hours} hours \u{d7} {first}")
            }
            Basis::BothDirections { sent, received, from_aws } => {
                let formula = times(both_directions(
                    [
                        (*sent, " out"),
                        (received.less(*from_aws), " in"),
                        (*from_aws, " from AWS services"),
                    ],
                    gb,
                ));
                formula
                    + match line.charge == Charge::TransitGatewayData {
                        true if received.is_zero() => {
                            "; without the egress VPC's NAT gateway and attachment"
                        }
                        // A GB is charged to the attachment that sends it.
                        true => {
                            "; GB in are charged to the owner of the egress VPC, whose NAT gateway and \
                             attachment are left out"
                        }
                        false => "",
                    }
            }
            Basis::Sized { count, size, hours } => {
                let tasks = plural(*count, "task", "tasks");
                let unit = if line.charge == Charge::FargateVcpu { "vCPU" } else { "GB" };
                let size = LOCALE.quantity(*size);
                format!("{tasks} \u{d7} {size} {unit} \u{d7} {hours} hours \u{d7} {first}")
            }
            Basis::CapacityUnits { dimensions, .. } => {
                let name = |dimension| match dimension {
                    Dimension::ProcessedBytes => "GB processed",
                    Dimension::NewConnections => "new connections",
                    Dimension::ActiveConnections => "active connections",
                    Dimension::RuleEvaluations => "rule evaluations",
                };
                let highest = dimensions.iter().find(|(_, hours)| *hours == line.quantity);
                let hours = format!("{} {}", LOCALE.quantity(line.quantity), line.unit().name());
                times(match highest {
                    Some((dimension, _)) => format!("{hours} for {}", name(*dimension)),
                    None => hours,
                })
            }
            Basis::BothSides { moved } => times(format!("{} \u{d7} 2 sides", gb(*moved))),
            Basis::OneDirection { moved, .. } if line.charge == Charge::ServiceDataOut => format!(
                "up to {} \u{d7} the rate of transfer out: how much of it AWS sends is not known",
                gb(*moved)
            ),
            Basis::OneDirection { moved, free } => match free.is_zero() {
                true => times(gb(line.quantity)),
                false => {
                    let priced = times(gb(line.quantity));
                    format!("{} \u{2212} {} free: {priced}", gb(*moved), gb(*free))
                }
            },
        };
        let discount = line.priced.discount;
        // Nothing is taken off a rate that is not known.
        let formula = match discount == Percent::ZERO || parts.is_empty() {
            true => formula,
            false => format!("{formula} \u{2212} {}", LOCALE.in_percent(&discount.to_string())),
        };
        LineText { label: label.to_owned(), formula }
    }

    fn charge(&self, charged: Charge) -> &'static str {
        charge(charged)
    }

    fn way(&self, way: Option<Way>) -> &'static str {
        match way {
            None => "This design",
            Some(Way::PublicAddress) => "Public addresses",
            Some(Way::SingleNat) => "One NAT gateway",
            Some(Way::NatPerZone) => "NAT gateway per zone",
            Some(Way::RegionalNat) => "Regional NAT gateway",
            Some(Way::NatInstance) => "NAT instance",
            Some(Way::CentralEgress) => "Central egress",
            Some(Way::EndpointsOnly) => "Endpoints only",
            Some(Way::EndpointsAndNat) => "Endpoints and NAT",
            Some(Way::EgressOnlyIpv6) => "IPv6, egress-only",
        }
    }

    fn meeting(&self, meeting: &MeetingFacts<'_>, currency: Option<Currency>) -> String {
        let MeetingFacts { axis, at, cheaper, dearer, cost } = meeting;
        let (at, cost) = (self.amount_on(*axis, *at), LOCALE.money(*cost, currency));
        match axis.is_whole() {
            true => format!(
                "From {at} on, \u{201c}{cheaper}\u{201d} costs less than \u{201c}{dearer}\u{201d} ({cost})."
            ),
            false => format!(
                "Above {at}, \u{201c}{cheaper}\u{201d} costs less than \u{201c}{dearer}\u{201d}; there both cost {cost}."
            ),
        }
    }

    fn influence(&self, influence: &Influence, currency: Option<Currency>) -> String {
        let known = if influence.complete { "" } else { ", as far as prices are known" };
        let more = [LOCALE.difference(influence.more, currency).as_str(), known].concat();
        let name = moved(influence.input);
        match influence.input {
            Input::Counted(_) => format!("One more {name}: {more}"),
            Input::Traffic(_) => format!("{} more {name}: {more}", LOCALE.in_percent("10")),
        }
    }

    fn problem_of(&self, named: Option<&str>, problem: &Problem) -> String {
        let Problem { found, expected, .. } = problem;
        let at = match named {
            None => "The document".to_owned(),
            Some(place) => format!("\u{201c}{place}\u{201d}"),
        };
        let found = match found.as_deref() {
            None => "missing".to_owned(),
            Some("") => "empty".to_owned(),
            Some(found) => format!("\u{201c}{found}\u{201d}"),
        };
        let cure = match expected {
            Expected::KnownKey(Some(near)) => {
                return format!("{at} is not a known key; did you mean \u{201c}{near}\u{201d}?");
            }
            Expected::KnownKey(None) => return format!("{at} is not a known key; remove it."),
            Expected::AtMost(most) => {
                let most = LOCALE.count(u64::try_from(*most).unwrap_or(u64::MAX));
                return format!("{at} has more than {most} items; the first {most} are used.");
            }
            Expected::PriceItem => {
                return format!(
                    "{at} names no price item; use a name such as \
                                \u{201c}nat_gateway_hour\u{201d}."
                );
            }
            Expected::ChargedItem => {
                return format!(
                    "{at} is the price of something that no bill here has a charge for; leave it out."
                );
            }
            Expected::Once => return format!("{at} stands more than once; the last one counts."),
            Expected::FreeNumber => {
                "a rule before it has that number, so give this rule another".to_owned()
            }
            Expected::NoPorts => {
                "ports count with \u{201c}tcp\u{201d} and \u{201c}udp\u{201d} alone and this rule is for \
                 all of them, so give it one of the two or no ports"
                    .to_owned()
            }
            Expected::PortsInOrder => "that is after the last port, so swap the two".to_owned(),
            Expected::Document => "give keys and values".to_owned(),
            Expected::Requirements => "give what is required as keys and values".to_owned(),
            Expected::Version(version) => {
                format!("this version reads {version}, and what it knows was read")
            }
            Expected::Region => {
                "give an AWS Region code such as \u{201c}eu-west-1\u{201d}".to_owned()
            }
            Expected::OneOf(names) => {
                let names: Vec<String> =
                    names.iter().map(|name| format!("\u{201c}{name}\u{201d}")).collect();
                format!("choose one of {}", names.join(", "))
            }
            Expected::Boolean => "give \u{201c}true\u{201d} or \u{201c}false\u{201d}".to_owned(),
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
            Expected::PerSecond => format!(
                "give a number a second from 0 to {}, with up to six decimals",
                LOCALE.count(PerSecond::MAX)
            ),
            Expected::TaskMemory => {
                format!("give GB of memory from 0.5 to {}", TaskMemory::MAX)
            }
            Expected::Percent => {
                "give a percentage from 0 to 100, with up to two decimals".to_owned()
            }
            Expected::Offer => {
                let codes = Offer::NAMES.join(", ");
                return format!("{at} is no service with prices here; use one of {codes}.");
            }
            Expected::VpcCidr => {
                "give an IPv4 range of /16 to /28 such as \u{201c}10.0.0.0/16\u{201d}".to_owned()
            }
            Expected::Cidr => {
                "give a range without host bits such as \u{201c}0.0.0.0/0\u{201d} or \
                 \u{201c}::/0\u{201d}"
                    .to_owned()
            }
            Expected::WithoutHostBits(range) => {
                format!("give the range that it is in, without host bits: \u{201c}{range}\u{201d}")
            }
            Expected::List => "give a list".to_owned(),
            Expected::Rate => {
                "give a price such as \u{201c}0.045\u{201d}, zero or more, with up to ten \
                 decimals"
                    .to_owned()
            }
            Expected::Amount => {
                "give an amount such as \u{201c}250\u{201d}, zero or more".to_owned()
            }
            Expected::RuleText => "write a rule as \u{201c}tcp_443_0.0.0.0/0\u{201d}, in a \
                                   network ACL as \u{201c}100_allow_tcp_443_0.0.0.0/0\u{201d}"
                .to_owned(),
            Expected::LinkText => "give a text".to_owned(),
            Expected::LinkNotJson => {
                return format!(
                    "{at} is JSON; give a link such as \u{201c}subnet=public&tasks=4\u{201d}, or hand \
                     what JSON.parse makes of it in as a scenario."
                );
            }
            Expected::Parsed => {
                "that is a text, so hand in what JSON.parse makes of it, or the scenario that fromLink \
                 reads from it"
                    .to_owned()
            }
            Expected::SavedDesigns => {
                return "This is no file of saved designs; choose one that was exported here."
                    .to_owned();
            }
            Expected::DesignName => {
                format!("give a name of 1 to {} characters on one line", DesignName::LONGEST)
            }
            Expected::Separators => "write decimals with a point and thousands with commas, as in \
                 \u{201c}1,234.5\u{201d}"
                .to_owned(),
            Expected::Thousands(number) => format!(
                "write \u{201c}{number}\u{201d} if thousands are meant, or a whole number without \
                 decimals"
            ),
        };
        format!("{at} is {found}; {cure}.")
    }

    fn symptom(&self, symptom: Symptom) -> SymptomText {
        let (misconfiguration, check) = symptom_text(symptom);
        SymptomText { misconfiguration, check }
    }
}

const fn charge(charge: Charge) -> &'static str {
    match charge {
        Charge::NatGatewayHours => "NAT gateway hours",
        Charge::NatGatewayData => "NAT gateway data processing",
        Charge::RegionalNatGatewayHours => "Regional NAT gateway hours",
        Charge::RegionalNatGatewayData => "Regional NAT gateway data processing",
        Charge::NatInstanceHours => "NAT instance hours",
        Charge::PublicIpv4 => "Public IPv4 addresses",
        Charge::IdlePublicIpv4 => "Idle public IPv4 addresses",
        Charge::InterfaceEndpointHours => "Interface endpoint hours",
        Charge::InterfaceEndpointData => "Interface endpoint data processing",
        Charge::GatewayEndpoint => "Gateway endpoints",
        Charge::CrossZoneData => "Data transfer between zones",
        Charge::InternetDataOut => "Data transfer out to the internet",
        Charge::InternetDataIn => "Data transfer in from the internet",
        Charge::ServiceDataOut => "Data transfer out of AWS services",
        Charge::LoadBalancerHours => "Load balancer hours",
        Charge::LoadBalancerCapacity => "Load balancer capacity units",
        Charge::TransitGatewayHours => "Transit gateway attachment hours",
        Charge::TransitGatewayData => "Transit gateway data processing",
        Charge::FargateVcpu => "Fargate vCPU",
        Charge::FargateMemory => "Fargate memory",
        Charge::FargateStorage => "Fargate ephemeral storage",
        Charge::InstanceHours => "Container instances",
        Charge::ManagedInstancesFee => "Managed Instances fee",
        Charge::ExternalInstanceHours => "ECS Anywhere, instance hours",
    }
}

/// What an input is called in a sentence.
const fn moved(input: Input) -> &'static str {
    match input {
        Input::Counted(Counted::Zones) => "Availability Zone",
        Input::Counted(Counted::Tasks) => "task",
        Input::Counted(Counted::Instances) => "container instance",
        Input::Counted(Counted::IdleAddresses) => "idle address",
        Input::Traffic(Traffic::InternetOut) => "to the internet",
        Input::Traffic(Traffic::InternetIn) => "from the internet",
        Input::Traffic(Traffic::S3) => "of Amazon S3",
        Input::Traffic(Traffic::Dynamodb) => "of DynamoDB",
        Input::Traffic(Traffic::AwsApi) => "of other AWS services",
        Input::Traffic(Traffic::ImagePull) => "of image layers",
        Input::Traffic(Traffic::BalancedOut) => "out of the load balancer",
        Input::Traffic(Traffic::BalancedIn) => "into the load balancer",
        Input::Traffic(Traffic::InterZone) => "between zones",
        Input::Traffic(Traffic::NewConnections) => "new connections",
        Input::Traffic(Traffic::ActiveConnections) => "active connections",
        Input::Traffic(Traffic::RuleEvaluations) => "rule evaluations",
    }
}

/// Zones, subnets and way out, addresses, endpoints.
fn design_in_words(built: Option<Summary>) -> String {
    let Some(built) = built else { return "your own network".to_owned() };
    let zones = plural(built.zones, "zone", "zones");
    let way = match built.way_out {
        WayOut::PublicAddresses => "public subnets, public addresses",
        WayOut::Public => "public subnets",
        WayOut::NatGatewayPerZone => "NAT gateway per zone",
        WayOut::OneNatGateway => "one NAT gateway",
        WayOut::RegionalNatGateway => "regional NAT gateway",
        WayOut::NatInstance => "NAT instance",
        WayOut::PrivateNatGateway => "private NAT gateway",
        WayOut::TransitGateway => "central egress",
        WayOut::EgressOnly => "private subnets without NAT",
        WayOut::NoIpv4Route => "no IPv4 route out",
        WayOut::Isolated => "isolated subnets",
    };
    let route = match (built.stack, built.ipv6_route) {
        (IpStack::Ipv4, _) => "",
        (_, Ipv6Route::None) => ", ::/0 to nowhere",
        (_, Ipv6Route::EgressOnly) => ", egress-only",
        (_, Ipv6Route::InternetGateway) => ", ::/0 to the internet gateway",
    };
    let stack = match built.stack {
        IpStack::Ipv4 => "IPv4",
        IpStack::DualStack => "dual-stack",
        IpStack::Ipv6Only => "IPv6-only",
    };
    let nat64 = if built.nat64 { ", NAT64" } else { "" };
    let mut said = format!("{zones} \u{b7} {way} \u{b7} {stack}{route}{nat64}");
    let names: Vec<&str> = built.endpoints.iter().map(Endpoint::name).collect();
    if !names.is_empty() {
        let one = if built.endpoints_in_one_zone { " in one zone" } else { "" };
        said.push_str(&format!(" \u{b7} endpoints{one}: {}", names.join(", ")));
    }
    said
}

fn diagram_label(label: &diagram::Label) -> String {
    use crate::reach::Event;
    use diagram::{Gateway, Label};
    match *label {
        Label::Internet => "Internet".to_owned(),
        Label::OwnNetwork => "Your own network".to_owned(),
        Label::ExternalInstances => "External instances".to_owned(),
        Label::InternetGateway => "Internet gateway".to_owned(),
        Label::Gateway(gateway) => match gateway {
            Gateway::Internet => "Internet",
            Gateway::EgressOnly => "Egress-only",
            Gateway::Transit => "Transit",
            Gateway::S3 => "S3",
            Gateway::Dynamodb => "DynamoDB",
            Gateway::S3AndDynamodb => "S3, DynamoDB",
        }
        .to_owned(),
        Label::GatewayKind(gateway) => match gateway {
            Gateway::Internet | Gateway::EgressOnly | Gateway::Transit => "gateway",
            Gateway::S3 | Gateway::Dynamodb => "endpoint",
            Gateway::S3AndDynamodb => "endpoints",
        }
        .to_owned(),
        Label::GatewayInFull(gateway) => match gateway {
            Gateway::Internet => "Internet gateway",
            Gateway::EgressOnly => "Egress-only internet gateway",
            Gateway::Transit => "Transit gateway",
            Gateway::S3 => "Gateway endpoint for Amazon S3",
            Gateway::Dynamodb => "Gateway endpoint for Amazon DynamoDB",
            Gateway::S3AndDynamodb => "Gateway endpoints for Amazon S3 and DynamoDB",
        }
        .to_owned(),
        Label::Vpc(cidr) => format!("VPC {cidr}"),
        Label::Zone(zone) => format!("Zone {}", zone.letter()),
        Label::ZoneFailed(zone) => format!("Zone {} failed", zone.letter()),
        Label::Subnet(role) => match role {
            SubnetRole::Public => "Public subnet".to_owned(),
            SubnetRole::Private => "Private subnet".to_owned(),
            SubnetRole::Isolated => "Isolated subnet".to_owned(),
        },
        Label::Range(cidr) => cidr.to_string(),
        Label::NatGateway => "NAT gateway".to_owned(),
        Label::PrivateNat => "private".to_owned(),
        Label::RegionalNat => "Regional NAT gateway".to_owned(),
        Label::ActiveIn(zones) => {
            let mut active = "active in".to_owned();
            for zone in zones.iter() {
                active.push(' ');
                active.push(zone.letter());
            }
            active
        }
        Label::NatInstance => "NAT instance".to_owned(),
        Label::ApplicationLoadBalancer => "ALB node".to_owned(),
        Label::NetworkLoadBalancer => "NLB node".to_owned(),
        Label::Endpoints(1) => "1 endpoint".to_owned(),
        Label::Endpoints(count) => format!("{count} endpoints"),
        Label::Instances(1) => "1 instance".to_owned(),
        Label::Instances(count) => format!("{} instances", LOCALE.count(count.into())),
        Label::Tasks(0) => "replacement".to_owned(),
        Label::Tasks(1) => "1 task".to_owned(),
        Label::Tasks(count) => format!("{} tasks", LOCALE.count(count.into())),
        Label::PublicIpv4 => "public IPv4".to_owned(),
        Label::Dropped(event) => match event {
            Event::GroupDrops { .. } => "security group",
            Event::AclDrops { .. } => "network ACL",
            Event::NoRoute | Event::NotForwarded { .. } => "no route",
            Event::NoPublicAddress { .. } => "no public IPv4",
            Event::GatewayMissing => "not attached",
            Event::NatNotPublic => "no way out",
            Event::ZoneLost { .. } => "zone failed",
            Event::NoAddress { family: Family::Ipv4 } => "no IPv4 address",
            Event::NoAddress { family: Family::Ipv6 } => "no IPv6 address",
            Event::AccessBlocked { .. } => "access blocked",
            Event::NatPrivate => "private NAT",
            Event::Nat64NotRouted { .. } => "no NAT64",
            Event::SourceDestCheck => "src/dest check",
            Event::NoNodeInZone { .. } => "no node in zone",
            Event::Nat64NotDocumented => "not documented",
            Event::EgressVpcNotKnown => "not known",
            Event::ReplyElsewhere { .. } => "other way back",
            // These drop nothing; a diagram writes none of them.
            Event::Sent { .. }
            | Event::ClientConnects { .. }
            | Event::ResolvesToEndpoint { .. }
            | Event::GroupAllows { .. }
            | Event::GroupAdmits
            | Event::GroupTracks
            | Event::AclPasses { .. }
            | Event::Routed { .. }
            | Event::ZoneCrossed { .. }
            | Event::GatewayTranslates { .. }
            | Event::GatewayForwards
            | Event::EgressOnlyForwards
            | Event::NatTranslates
            | Event::Nat64Translates
            | Event::NatRestores
            | Event::InstanceTranslates
            | Event::InstanceRestores
            | Event::TransitForwards
            | Event::EgressVpcTranslates
            | Event::EgressVpcRestores
            | Event::GatewayEndpointForwards
            | Event::Balances
            | Event::Arrived { .. }
            | Event::ReplyArrived => "",
        }
        .to_owned(),
    }
}

/// What is wrong, and what to look at.
const fn symptom_text(symptom: Symptom) -> (&'static str, &'static str) {
    match symptom {
        Symptom::B1 => (
            "The task definition names another network mode than awsvpc for Fargate, or none.",
            "Set networkMode to awsvpc and give the task subnets, or run it on container instances.",
        ),
        Symptom::B2 => (
            "Every container instance already uses the host port that the task asks for. In network \
             mode host one instance runs one copy of it.",
            "Use as many container instances as tasks, and one more for deployments. Or use network \
             mode awsvpc, or bridge without a fixed host port.",
        ),
        Symptom::B27 => (
            "The task definition asks for an amount of memory that Fargate does not offer with its \
             number of vCPUs. ECS refuses it before any network is needed.",
            "Look up the two together: 0.25 vCPU goes with 0.5, 1 or 2 GB, 1 vCPU with 2 to 8 GB. \
             Windows has 1, 2 or 4 vCPU.",
        ),
        Symptom::F6 => (
            "The target group registers instances where tasks have addresses of their own, or \
             addresses where they have none.",
            "Give the service a target group of type ip for network mode awsvpc, of type instance \
             for bridge and host. No design shows it: here the type always fits.",
        ),
        Symptom::G1 => (
            "The Fargate task has no path to Amazon ECR: a public subnet without a public IP, a \
             private one without NAT, or an isolated one without endpoints.",
            "Public subnet: turn on Assign public IP. Private: route 0.0.0.0/0 to a NAT \
             gateway. Isolated: add endpoints for ecr.api, ecr.dkr and S3. Security group and \
             network ACL must let TCP 443 out.",
        ),
        Symptom::G2 => (
            "The task\u{2019}s subnet has no path to Amazon ECR, often after a move to private \
             subnets without NAT.",
            "Public subnet: turn on Assign public IP. Private: route 0.0.0.0/0 to a NAT \
             gateway. Isolated: add endpoints for ecr.api, ecr.dkr and S3. Security group and \
             network ACL must let TCP 443 out.",
        ),
        Symptom::G3 => (
            "No path to AWS Secrets Manager. From platform version 1.4.0 on, secrets come \
             through the task\u{2019}s own interface.",
            "Add NAT, a public IP or a secretsmanager endpoint. The endpoint\u{2019}s security \
             group must admit TCP 443 from the tasks.",
        ),
        Symptom::G4 => (
            "No path to Systems Manager Parameter Store.",
            "Add NAT, a public IP or an ssm endpoint. The endpoint\u{2019}s security group must \
             admit TCP 443 from the tasks.",
        ),
        Symptom::G5 => (
            "The image registry cannot be reached: a public subnet without a public IP, a \
             private one without NAT, or an isolated one without the ecr.dkr endpoint.",
            "Public subnet: turn on Assign public IP. Private: route 0.0.0.0/0 to a NAT \
             gateway. Isolated: add endpoints for ecr.api, ecr.dkr and S3. Security group and \
             network ACL must let TCP 443 out.",
        ),
        Symptom::G5b => (
            "No task behind the load balancer starts, for example because Assign public IP is \
             off. The load balancer does not need it; image pull and logs do.",
            "Read the stopped reason of a task first. Add NAT or endpoints before you turn \
             Assign public IP off.",
        ),
        Symptom::G6 => (
            "The route does not fit the address: a public IP without a route to the internet \
             gateway, or that route without a public IP.",
            "With a public IP, 0.0.0.0/0 must lead to the internet gateway; without, to a NAT \
             gateway. Look at the table the subnet really uses.",
        ),
        Symptom::G7 => (
            "A registry outside AWS from a subnet without internet: VPC endpoints do not lead \
             there.",
            "Give the subnet a working NAT gateway or the task a public IP, or copy the image \
             to Amazon ECR.",
        ),
        Symptom::G8 => (
            "Amazon ECR answers, but the image layers in Amazon S3 cannot be reached.",
            "Add an S3 gateway endpoint to the tasks\u{2019} route table. The security group \
             must let TCP 443 out to the S3 prefix list.",
        ),
        Symptom::G9 => (
            "An interface endpoint takes over the service\u{2019}s name in the whole VPC, and \
             its security group does not admit these tasks.",
            "Does the name resolve to a private address? Then admit TCP 443 from the tasks in \
             the endpoint\u{2019}s security group, which is often the VPC\u{2019}s default one.",
        ),
        Symptom::G10 => (
            "A name is not resolved: that of a new endpoint for some minutes, any in a VPC without DNS \
             support.",
            "Wait until a new endpoint is available and start again. Its private DNS must be on, as \
             must DNS support and DNS hostnames in the VPC. No design shows it: names have no setting here.",
        ),
        Symptom::G11 => (
            "No path to CloudWatch Logs, even where the message speaks of a missing log group.",
            "Add a logs endpoint, NAT or a public IP. Then compare the log group and \
             awslogs-region.",
        ),
        Symptom::G12 => (
            "The log driver on the container instance cannot reach CloudWatch Logs, or has no \
             credentials.",
            "Does the instance\u{2019}s subnet have NAT, a public IP or a logs endpoint? Does \
             its role allow logs:CreateLogStream?",
        ),
        Symptom::G13 => (
            "No path to Amazon S3 for the environment files.",
            "Add an S3 gateway endpoint to the task\u{2019}s route table, NAT or a public IP. \
             The security group must let TCP 443 out.",
        ),
        Symptom::G14 => (
            "The container instances cannot reach Amazon ECS, so they never join the cluster.",
            "Add public IPv4 addresses, NAT, or endpoints for ecs, ecs-agent and ecs-telemetry. \
             Then check instance role and ECS_CLUSTER.",
        ),
        Symptom::G15 => (
            "The instance reaches the outside over IPv6 only, and its agent wants Amazon ECS \
             over IPv4.",
            "Add an IPv4 path (NAT, a public IPv4 address or endpoints), or use a newer AMI and \
             agent.",
        ),
        Symptom::G16 => (
            "awsvpc on EC2 in a public subnet: the instance has internet, but the task\u{2019}s \
             own interface never gets a public IPv4 address.",
            "Move the tasks to private subnets with NAT, or use bridge or host mode. On Fargate \
             turn on Assign public IP.",
        ),
        Symptom::G17 => (
            "Assign public IP is on for a launch type other than Fargate.",
            "Set assignPublicIp to DISABLED, and use private subnets with NAT for internet \
             access.",
        ),
        Symptom::G18 => (
            "The container instances have no network interface left for another awsvpc task.",
            "Turn on ENI trunking (awsvpcTrunking) for the account or the instance role and \
             then launch new instances; or use larger instances, or more.",
        ),
        Symptom::G19 => (
            "A task was placed on a container instance whose interfaces were all in use.",
            "As for RESOURCE:ENI: ENI trunking, larger instances, or more.",
        ),
        Symptom::G20 => (
            "The tasks\u{2019} subnets are full; load balancers, endpoints and NAT gateways \
             take addresses too.",
            "Count each subnet\u{2019}s free addresses. Add larger subnets; a deployment can \
             need twice the tasks.",
        ),
        Symptom::G21 => (
            "No registered container instance is in a zone of the task\u{2019}s subnets, or \
             none has what the task requires.",
            "Compare the zones of subnets and instances, then attributes and agent version. No \
             design shows it: here instances stand in every zone.",
        ),
        Symptom::G22 => (
            "The agent lost its connection to Amazon ECS: the instance has no path any more.",
            "Does the instance still have its public IPv4 address? With a trunk interface, stop \
             and start lose it for good. Check NAT or endpoints, and restart the agent.",
        ),
        Symptom::G23 => (
            "ECS Exec has no path to Session Manager, or no permission.",
            "Add an ssmmessages endpoint or NAT for the task\u{2019}s subnet. Check ssmmessages \
             in the task role, and that the task was started with ECS Exec on.",
        ),
        Symptom::G24 => (
            "The connection was idle for 350 seconds, and the NAT gateway dropped it.",
            "Send TCP keepalives more often, or close idle connections sooner. No design shows \
             it: this happens behind every NAT gateway.",
        ),
        Symptom::G25 => (
            "Too many simultaneous connections to one destination: 55,000 for each address of a \
             NAT gateway.",
            "Look at ErrorPortAllocation in CloudWatch. Add addresses or gateways, reuse \
             connections, or use endpoints for AWS services.",
        ),
        Symptom::G26 => (
            "The NAT gateway itself has no internet, or is not on the route.",
            "It must be Available and in a public subnet; 0.0.0.0/0 of the private table must \
             lead to it. Network ACLs must let ephemeral ports in.",
        ),
        Symptom::G27 => (
            "Docker Hub limits anonymous pulls by address, and all tasks share the NAT \
             gateway\u{2019}s.",
            "Pull with credentials, copy the image to Amazon ECR, or use a pull through cache.",
        ),
        Symptom::G28 => (
            "The load balancer cannot reach the tasks.",
            "The task\u{2019}s security group must admit the load balancer\u{2019}s on the \
             container port, the network ACL ports 1024\u{2013}65535. The application must \
             listen on 0.0.0.0.",
        ),
        Symptom::G29 => (
            "The internet-facing load balancer is in private subnets, or its filters drop \
             clients.",
            "Its subnets need a route to the internet gateway; security group and network ACL \
             must admit the listener\u{2019}s port. No design shows it: here they are public.",
        ),
        Symptom::G30 => (
            "A subnet without NAT lacks an endpoint, so the start runs out of time.",
            "Add endpoints for ecr.api, ecr.dkr, S3, logs and what the secrets need, or NAT.",
        ),
        Symptom::G31 => (
            "VPC Block Public Access is on in this account and Region; it overrides routes and \
             filters.",
            "Read its mode in the VPC settings. Turn it off, or exclude the VPC or its subnets.",
        ),
        Symptom::G32 => (
            "The task was replaced and has another public IP than the one that is allowed.",
            "Send through a NAT gateway and have its Elastic IP address allowed.",
        ),
        Symptom::G33 => (
            "The tasks reach no mount target of the Amazon EFS file system, or its name is not \
             resolved.",
            "Each zone of the tasks needs a mount target. Its security group must admit TCP 2049 from \
             theirs, which must let it out. DNS must be on in the VPC. No design shows it: volumes \
             have no setting here.",
        ),
    }
}
