//! What an assessment has to say, as facts: every reason for a verdict, every warning and every piece
//! of guidance is a [`Finding`] with the rules it rests on. The sentences are in `text`; a finding
//! without words in every language does not compile.

mod addresses;
mod claim;
mod guidance;
mod inputs;
mod nat;
mod path;
mod ssh;

pub(crate) use addresses::addresses;
pub(crate) use claim::small_workload_claim;
pub(crate) use guidance::guidance;
pub(crate) use inputs::{gaps, inputs, vpc_too_small};
pub(crate) use nat::nat;
pub(crate) use path::{blocked, outbound_works};
pub(crate) use ssh::ssh;

use crate::ecs::{Carrier, Service, Step};
use crate::network::Zone;
use crate::prices::Region;
use crate::reach::{Leg, Side};
use crate::rules::{Rule, Source};
use crate::scenario::{LaunchType, NetworkMode, OperatingSystem, PortRange, Workload};
use crate::units::{Money, Quantity};
use ipnet::Ipv4Net;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something does not work, or is open that must not be.
    Error,
    /// Something works today and hurts later, or costs without use.
    Warning,
    /// Something could be better.
    Advice,
    /// A reason, or something worth knowing.
    Info,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: &'static [Severity] =
        &[Severity::Error, Severity::Warning, Severity::Advice, Severity::Info];

    /// The name in an assessment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
            Severity::Info => "info",
        }
    }
}

/// Who is at the other end of a blocked connection, and who opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opened {
    /// The tasks or instances connect out.
    Outbound,
    /// A host on the internet connects in.
    Inbound,
}

/// An interface in words: whose it is, and on which launch type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// Task or container instance.
    pub carrier: Carrier,
    /// The launch type.
    pub launch_type: LaunchType,
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// ECS does not offer the network mode for the launch type.
    NetworkModeRefused {
        /// The launch type.
        launch_type: LaunchType,
        /// The operating system.
        os: OperatingSystem,
        /// The mode asked for.
        mode: NetworkMode,
        /// The modes it offers.
        allowed: &'static [NetworkMode],
    },
    /// A task's public IPv4 address was asked for where only AWS Fargate has them.
    AssignPublicIpRefused {
        /// The launch type.
        launch_type: LaunchType,
    },
    /// Windows containers on EC2 have no IPv6 in network mode `awsvpc`.
    Ipv6Refused,
    /// ECS accepts the combination.
    CombinationAccepted {
        /// The launch type.
        launch_type: LaunchType,
        /// The mode.
        mode: NetworkMode,
        /// In a public subnet.
        public: bool,
    },
    /// This build does not trace what the setting stands for.
    NotTracedYet {
        /// The key.
        key: &'static str,
        /// Its value.
        value: &'static str,
    },
    /// More zones were asked for than the Region has.
    ZonesBeyondRegion {
        /// The Region.
        region: Region,
        /// Zones asked for.
        asked: u8,
        /// Zones it has; so many are used.
        available: u8,
    },
    /// The VPC is too small for the subnets of the design.
    VpcTooSmall {
        /// The VPC's range.
        vpc: Ipv4Net,
        /// The prefix length its subnets would have.
        prefix: u8,
    },
    /// A setting changes nothing in this design.
    SettingWithoutEffect {
        /// The key.
        key: &'static str,
    },
    /// In network mode `host` two tasks on one instance would want the same port.
    HostPortTaken {
        /// Tasks.
        tasks: u32,
        /// Container instances.
        instances: u32,
        /// The port.
        port: u16,
    },
    /// Everything a new task needs can be reached.
    StartReady {
        /// The interface that reaches it.
        speaker: Speaker,
    },
    /// A step of the start fails because a service cannot be reached.
    StartBlocked {
        /// The step.
        step: Step,
        /// The first service that cannot be reached.
        service: Service,
        /// The interface that would have to reach it.
        speaker: Speaker,
    },
    /// On EC2 the instance pulls and the task's interface serves: two paths.
    HostCarriesControl,
    /// The application reaches the internet through the internet gateway.
    OutboundThroughInternetGateway {
        /// The interface whose public address is seen.
        speaker: Speaker,
    },
    /// The application reaches the internet through NAT gateways.
    OutboundThroughNatGateway {
        /// The interface that sends.
        speaker: Speaker,
    },
    /// The container has no network.
    NoContainerNetwork,
    /// A task on Fargate in a public subnet without a public IPv4 address.
    TaskWithoutPublicIp,
    /// A task's own interface on EC2 never has a public IPv4 address.
    TaskInterfaceNeverPublic,
    /// A container instance in a public subnet without a public IPv4 address.
    HostWithoutPublicIp,
    /// There is no public IPv4 address that a host on the internet could connect to.
    NoPublicAddressToReach {
        /// The interface.
        speaker: Speaker,
    },
    /// The subnet has no default route.
    NoDefaultRoute {
        /// The interface in it.
        speaker: Speaker,
    },
    /// No internet gateway is attached.
    NoInternetGateway,
    /// A security group allows no such connection.
    SecurityGroupBlocks {
        /// The interface it protects.
        speaker: Speaker,
        /// Into or out of it.
        side: Side,
        /// The port.
        port: u16,
        /// The group has rules for that side, only none that fits.
        has_rules: bool,
    },
    /// A network ACL drops the request or the reply.
    NetworkAclBlocks {
        /// The interface at the end of the connection.
        speaker: Speaker,
        /// Who opened the connection.
        opened: Opened,
        /// The request or the reply.
        leg: Leg,
        /// Into or out of the subnet.
        side: Side,
        /// The rule's number, or none for the final `*` rule.
        number: Option<u16>,
        /// The ports.
        ports: PortRange,
    },
    /// A network ACL drops the replies of some connections.
    NetworkAclDropsSome {
        /// Who opened the connection.
        opened: Opened,
        /// The ports whose packets are dropped.
        ports: PortRange,
    },
    /// The NAT gateway stands in a subnet without a route to an internet gateway.
    NatGatewayNotPublic,
    /// A public IPv4 address in a subnet whose replies leave by another way.
    PublicAddressWithoutRoute {
        /// The interface that has it.
        speaker: Speaker,
    },
    /// Hosts on the internet can open connections to the application's port.
    OpenToTheInternet {
        /// The interface.
        speaker: Speaker,
        /// The port.
        port: u16,
    },
    /// Hosts on the internet can open SSH connections to a container instance.
    SshOpenToTheWorld,
    /// The subnets have IPv4 addresses only.
    NoIpv6Addresses,
    /// No load balancer is part of the design.
    NoLoadBalancer,
    /// One NAT gateway serves several zones.
    SingleNatGateway {
        /// The zone it stands in.
        zone: Zone,
        /// The zones it serves.
        zones: u32,
    },
    /// Every zone has a NAT gateway of its own.
    NatGatewayPerZone {
        /// The zones.
        zones: u32,
    },
    /// The internet gateway is in no zone and fails with none.
    InternetGatewayNotZonal,
    /// NAT gateways are charged to the account that owns them, by the hour and by the GB.
    NatGatewayCharges {
        /// How many there are.
        gateways: u32,
        /// What they and their addresses cost a month before any traffic, where the rates are known.
        fixed: Option<Money>,
    },
    /// Public IPv4 addresses are paid for and cannot be used.
    PublicIpv4Unused {
        /// The interface that has them.
        speaker: Speaker,
        /// How many.
        addresses: u64,
        /// What they cost a month, where the rate is known.
        cost: Option<Money>,
    },
    /// A Fargate task's public address changes with every task.
    PublicAddressChanges,
    /// What public subnets suit.
    GuidancePublicSubnet,
    /// What private subnets suit.
    GuidancePrivateSubnet,
    /// The workload is one that AWS names for this pattern.
    WorkloadFits {
        /// The workload.
        workload: Workload,
        /// In public subnets.
        public: bool,
    },
    /// The workload is one that AWS names for the other pattern.
    WorkloadMisfit {
        /// The workload.
        workload: Workload,
        /// In public subnets.
        public: bool,
    },
    /// AWS's sentence about small workloads and NAT, beside the numbers.
    SmallWorkloadClaim {
        /// NAT gateways that a private design for these zones has.
        gateways: u32,
        /// What they and their addresses cost a month before any traffic.
        nat: Money,
        /// Public IPv4 addresses that the public design has.
        addresses: u32,
        /// What those cost a month.
        public: Money,
        /// The number of public IPv4 addresses that costs as much as the NAT gateways.
        break_even: Quantity,
    },
    /// Traffic was entered that has no path, so it is not billed.
    TrafficWithoutPath,
    /// Some rates of the Region are not known.
    RatesMissing {
        /// The Region.
        region: Region,
    },
}

impl Finding {
    /// The finding's name in an assessment, stable across versions.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Finding::NetworkModeRefused { .. } => "network-mode-refused",
            Finding::AssignPublicIpRefused { .. } => "assign-public-ip-refused",
            Finding::Ipv6Refused => "ipv6-refused",
            Finding::CombinationAccepted { .. } => "combination-accepted",
            Finding::NotTracedYet { .. } => "not-traced-yet",
            Finding::ZonesBeyondRegion { .. } => "zones-beyond-region",
            Finding::VpcTooSmall { .. } => "vpc-too-small",
            Finding::SettingWithoutEffect { .. } => "setting-without-effect",
            Finding::HostPortTaken { .. } => "host-port-taken",
            Finding::StartReady { .. } => "start-ready",
            Finding::StartBlocked { step: Step::Register, .. } => "cannot-register",
            Finding::StartBlocked { step: Step::Pull, .. } => "cannot-pull-image",
            Finding::StartBlocked { step: Step::Secrets, .. } => "cannot-fetch-secrets",
            Finding::StartBlocked { step: Step::Logs, .. } => "cannot-create-log-stream",
            Finding::HostCarriesControl => "host-carries-control",
            Finding::OutboundThroughInternetGateway { .. } => "outbound-through-internet-gateway",
            Finding::OutboundThroughNatGateway { .. } => "outbound-through-nat-gateway",
            Finding::NoContainerNetwork => "no-container-network",
            Finding::TaskWithoutPublicIp => "task-without-public-ip",
            Finding::TaskInterfaceNeverPublic => "task-interface-never-public",
            Finding::HostWithoutPublicIp => "host-without-public-ip",
            Finding::NoPublicAddressToReach { .. } => "no-public-address-to-reach",
            Finding::NoDefaultRoute { speaker } => match speaker.carrier {
                Carrier::Task => "no-default-route",
                Carrier::Host => "no-default-route-for-instances",
            },
            Finding::NoInternetGateway => "no-internet-gateway",
            Finding::SecurityGroupBlocks { side: Side::Ingress, .. } => {
                "security-group-blocks-inbound"
            }
            Finding::SecurityGroupBlocks { side: Side::Egress, .. } => {
                "security-group-blocks-outbound"
            }
            Finding::NetworkAclBlocks { opened: Opened::Inbound, .. } => {
                "network-acl-blocks-inbound"
            }
            Finding::NetworkAclBlocks { speaker, .. } => match speaker.carrier {
                Carrier::Task => "network-acl-blocks-outbound",
                Carrier::Host => "network-acl-blocks-instances",
            },
            Finding::NetworkAclDropsSome { opened: Opened::Inbound, .. } => {
                "network-acl-drops-some-inbound"
            }
            Finding::NetworkAclDropsSome { .. } => "network-acl-drops-some-outbound",
            Finding::NatGatewayNotPublic => "nat-gateway-not-public",
            Finding::PublicAddressWithoutRoute { .. } => "public-address-without-route",
            Finding::OpenToTheInternet { .. } => "open-to-the-internet",
            Finding::SshOpenToTheWorld => "ssh-open-to-the-world",
            Finding::NoIpv6Addresses => "no-ipv6-addresses",
            Finding::NoLoadBalancer => "no-load-balancer",
            Finding::SingleNatGateway { .. } => "single-nat-gateway",
            Finding::NatGatewayPerZone { .. } => "nat-gateway-per-zone",
            Finding::InternetGatewayNotZonal => "internet-gateway-not-zonal",
            Finding::NatGatewayCharges { .. } => "nat-gateway-charges",
            Finding::PublicIpv4Unused { .. } => "public-ipv4-unused",
            Finding::PublicAddressChanges => "public-address-changes",
            Finding::GuidancePublicSubnet => "guidance-public-subnet",
            Finding::GuidancePrivateSubnet => "guidance-private-subnet",
            Finding::WorkloadFits { .. } => "workload-fits",
            Finding::WorkloadMisfit { .. } => "workload-misfit",
            Finding::SmallWorkloadClaim { .. } => "small-workload-claim",
            Finding::TrafficWithoutPath => "traffic-without-path",
            Finding::RatesMissing { .. } => "rates-missing",
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Finding::NetworkModeRefused { .. }
            | Finding::AssignPublicIpRefused { .. }
            | Finding::Ipv6Refused
            | Finding::ZonesBeyondRegion { .. }
            | Finding::VpcTooSmall { .. }
            | Finding::StartBlocked { .. }
            | Finding::TaskWithoutPublicIp
            | Finding::TaskInterfaceNeverPublic
            | Finding::HostWithoutPublicIp
            | Finding::NatGatewayNotPublic
            | Finding::SshOpenToTheWorld => Severity::Error,
            Finding::HostPortTaken { .. }
            | Finding::NotTracedYet { .. }
            | Finding::NoDefaultRoute { .. }
            | Finding::NoInternetGateway
            | Finding::SecurityGroupBlocks { side: Side::Egress, .. }
            | Finding::NetworkAclBlocks { .. }
            | Finding::NetworkAclDropsSome { .. }
            | Finding::OpenToTheInternet { .. }
            | Finding::SingleNatGateway { .. }
            | Finding::PublicIpv4Unused { .. }
            | Finding::TrafficWithoutPath
            | Finding::RatesMissing { .. } => Severity::Warning,
            Finding::SettingWithoutEffect { .. }
            | Finding::NoContainerNetwork
            | Finding::PublicAddressChanges
            | Finding::WorkloadMisfit { .. }
            | Finding::SmallWorkloadClaim { .. } => Severity::Advice,
            Finding::CombinationAccepted { .. }
            | Finding::StartReady { .. }
            | Finding::HostCarriesControl
            | Finding::OutboundThroughInternetGateway { .. }
            | Finding::OutboundThroughNatGateway { .. }
            | Finding::NoPublicAddressToReach { .. }
            | Finding::SecurityGroupBlocks { side: Side::Ingress, .. }
            | Finding::PublicAddressWithoutRoute { .. }
            | Finding::NoIpv6Addresses
            | Finding::NoLoadBalancer
            | Finding::NatGatewayPerZone { .. }
            | Finding::InternetGatewayNotZonal
            | Finding::NatGatewayCharges { .. }
            | Finding::GuidancePublicSubnet
            | Finding::GuidancePrivateSubnet
            | Finding::WorkloadFits { .. } => Severity::Info,
        }
    }

    /// The rules it rests on, the deciding one first.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        use Rule::*;
        match self {
            Finding::NetworkModeRefused { .. } => &[B1],
            Finding::AssignPublicIpRefused { launch_type: LaunchType::ManagedInstances } => {
                &[B18, B7]
            }
            Finding::AssignPublicIpRefused { .. } => &[B8, B7, G17],
            Finding::CombinationAccepted { launch_type, public, .. } => match (launch_type, public)
            {
                (LaunchType::Fargate, true) => &[S19, B1],
                (LaunchType::Fargate, false) => &[S44, B1],
                (LaunchType::Ec2, true) => &[S19, S20, S21, B1],
                (LaunchType::Ec2, false) => &[S44, S45, B1],
                (LaunchType::ManagedInstances | LaunchType::External, _) => &[B1],
            },
            Finding::Ipv6Refused => &[B11],
            Finding::InternetGatewayNotZonal => &[Z4],
            Finding::NotTracedYet { .. } | Finding::SettingWithoutEffect { .. } => &[],
            Finding::ZonesBeyondRegion { .. } => &[Z8],
            Finding::VpcTooSmall { .. } => &[E1],
            Finding::HostPortTaken { .. } => &[B2],
            Finding::StartReady { speaker } | Finding::StartBlocked { speaker, .. } => {
                match (self, speaker.launch_type) {
                    (Finding::StartBlocked { step: Step::Register, .. }, _) => &[C10, C4, G14],
                    (Finding::StartReady { .. }, LaunchType::Fargate) => &[C1, B15, C2],
                    (_, LaunchType::Fargate) => &[C1, B15, B12, C20],
                    (_, LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External) => {
                        &[C4, C5, C10, C11]
                    }
                }
            }
            Finding::HostCarriesControl => &[C4, B9, X4],
            Finding::OutboundThroughInternetGateway { speaker } => match speaker.carrier {
                Carrier::Task => &[S4, S5, S9, S10, S26, S27, B7, D3],
                Carrier::Host => &[S4, S5, S6, S9, S10, S22, S23, D3],
            },
            Finding::OutboundThroughNatGateway { speaker } => {
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, LaunchType::Fargate) => &[S4, S32, S33, S47, S48, S49],
                    (Carrier::Task, _) => &[S4, S32, S33, S49, B9, B10],
                    (Carrier::Host, _) => &[S4, S32, S33, S45, S46],
                }
            }
            Finding::NoContainerNetwork => &[B4],
            Finding::TaskWithoutPublicIp => &[S26, B12, D3, S2, S3],
            Finding::TaskInterfaceNeverPublic => &[S24, S25, B10, G16, S2, S3],
            Finding::HostWithoutPublicIp => &[S6, D3, E12, C10],
            Finding::NoPublicAddressToReach { .. } => &[S29, S31, S30, F1, F12],
            Finding::NoDefaultRoute { .. } => &[D1, D4, S2, S3],
            Finding::NoInternetGateway => &[D3],
            Finding::SecurityGroupBlocks { .. } => &[D17, F1, F2],
            Finding::NetworkAclBlocks { .. } | Finding::NetworkAclDropsSome { .. } => &[D19, F1],
            Finding::NatGatewayNotPublic => &[D9, G26, S33],
            Finding::PublicAddressWithoutRoute { .. } => &[D4, B13],
            Finding::OpenToTheInternet { .. } => &[S10, S11, S12, F1],
            Finding::SshOpenToTheWorld => &[S13, S14, S15],
            Finding::NoIpv6Addresses => &[D1],
            Finding::NoLoadBalancer => &[F3],
            Finding::SingleNatGateway { .. } => &[S41, Z1, Z1b, S42, K6],
            Finding::NatGatewayPerZone { .. } => &[S41, S42, Z2],
            Finding::NatGatewayCharges { .. } => &[S39, S40, K3],
            Finding::PublicIpv4Unused { speaker, .. } => match speaker.carrier {
                Carrier::Task => &[S47, B13, D4, E13],
                Carrier::Host => &[D4, E13],
            },
            Finding::PublicAddressChanges => &[B14, S27],
            Finding::GuidancePublicSubnet => &[S17, S18, D2],
            Finding::GuidancePrivateSubnet => &[S37, S38, S35, S16],
            Finding::WorkloadFits { workload, .. } | Finding::WorkloadMisfit { workload, .. } => {
                match workload {
                    Workload::Streaming | Workload::Gaming => &[S18, S17, D2],
                    Workload::Payments | Workload::UserData => &[S38, S37, S35],
                    Workload::Unspecified => &[],
                }
            }
            Finding::SmallWorkloadClaim { .. } => &[S43, X1, K4, S1],
            Finding::TrafficWithoutPath => &[D1],
            Finding::RatesMissing { .. } => &[],
        }
    }

    /// The page to read about it: the deciding rule's.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        self.rules().first().map(|rule| rule.source())
    }
}

/// Adds a finding unless it stands there already.
pub(crate) fn note(findings: &mut Vec<Finding>, finding: Finding) -> &'static str {
    let code = finding.code();
    if !findings.contains(&finding) {
        findings.push(finding);
    }
    code
}
