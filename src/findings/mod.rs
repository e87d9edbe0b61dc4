//! What an assessment has to say, as facts: every reason for a verdict, every warning and every piece
//! of guidance is a [`Finding`] with the rules it rests on. The sentences are in `text`; a finding
//! without words in every language does not compile.

mod addresses;
mod capacity;
mod claim;
mod code;
mod grounds;
mod guidance;
mod inputs;
mod nat;
mod path;
mod severity;
mod ssh;

pub(crate) use addresses::addresses;
pub(crate) use capacity::{Capacity, capacity, replacements};
pub use claim::address_holders;
pub(crate) use claim::small_workload_claim;
pub(crate) use code::codes;
pub(crate) use guidance::guidance;
pub use inputs::{Idle, Wanting};
pub(crate) use inputs::{inputs, vpc_too_small};
pub(crate) use nat::{Carried, Month, NatInZones, beside_nat, nat, overloaded, spares};
pub use nat::{without_interface_endpoints, without_zones};
pub(crate) use path::{Traced, doubtful, obstacles, outbound_works};
pub use severity::Severity;
pub(crate) use ssh::ssh;

use crate::ecs::{Blocking, Carrier, Ipv6Doubt, MemoryOffered, NoExec, NoServiceConnect, Service};
use crate::network::{Family, LoadBalancerKind, Zone, Zones};
use crate::prices::{InstanceType, Region};
use crate::reach::{Leg, Side};
use crate::scenario::{
    Endpoint, Endpoints, IpStack, LaunchType, NetworkMode, OperatingSystem, PortRange,
    PublicAccessBlock, TaskVcpu, Workload,
};
use crate::units::{Money, Quantity};
use ipnet::Ipv4Net;

/// Who is at the other end of a blocked connection, and who opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opened {
    /// The tasks or instances connect out.
    Outbound,
    /// A host on the internet connects in.
    Inbound,
    /// A host on the internet connects to the load balancer, which connects to the target.
    Balanced,
}

/// Something that translates addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NatDevice {
    /// A NAT gateway.
    Gateway,
    /// A NAT instance.
    Instance,
}

/// What leads private subnets out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gate {
    /// NAT gateways.
    NatGateway,
    /// A NAT instance.
    NatInstance,
    /// A transit gateway.
    TransitGateway,
}

/// What the loss of the zone of the only NAT device leaves to the tasks of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LeftWithout {
    /// The internet over IPv6.
    pub ipv6: bool,
    /// Replacements still start.
    pub replacements: bool,
}

/// What tasks of a failed zone do not find in the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortage {
    /// An instance on which their port is free.
    Ports {
        /// Container instances with which they would.
        instances: u32,
    },
    /// An instance with a free interface.
    Interfaces {
        /// Task interfaces that one instance holds.
        holds: u32,
        /// Container instances with which they would.
        instances: u32,
    },
    /// A free address.
    Addresses,
}

/// An interface in words: whose it is, and on which launch type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// Task or container instance.
    pub carrier: Carrier,
    /// The launch type.
    pub launch_type: LaunchType,
}

impl Speaker {
    /// Whether the interface can have a public IPv4 address: a task's own only on Fargate (B7, B10).
    pub(crate) const fn may_have_public_ipv4(self) -> bool {
        match self.carrier {
            Carrier::Host => true,
            Carrier::Task => self.launch_type.gives_tasks_public_ipv4(),
        }
    }
}

/// One thing to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// ECS does not offer the network mode for the launch type.
    NetworkModeRefused {
        /// The launch type.
        launch_type: LaunchType,
        /// The operating system.
        os: OperatingSystem,
        /// The mode asked for.
        mode: NetworkMode,
    },
    /// A task's public IPv4 address was asked for where only AWS Fargate has them.
    AssignPublicIpRefused {
        /// The launch type.
        launch_type: LaunchType,
    },
    /// Service Connect was asked for where ECS does not offer it.
    ServiceConnectRefused {
        /// Why it does not.
        why: NoServiceConnect,
    },
    /// Windows containers on EC2 have no IPv6 in network mode `awsvpc`.
    Ipv6Refused,
    /// IPv6-only subnets are for Linux alone, on Fargate from platform version 1.4.0.
    Ipv6OnlyRefused,
    /// Fargate has no task of this size, where tasks are in the bill.
    TaskSizeRefused {
        /// The vCPUs of a task.
        vcpu: TaskVcpu,
        /// Its GB of memory.
        memory: Quantity,
        /// What Fargate offers.
        offered: MemoryOffered,
    },
    /// AWS's pages disagree on whether Managed Instances offer network mode `none`.
    NetworkModeUndocumented,
    /// The tasks run on somebody else's network, which decides.
    ExternalNetworkDecides,
    /// ECS accepts the combination.
    CombinationAccepted {
        /// The launch type.
        launch_type: LaunchType,
        /// The mode.
        mode: NetworkMode,
        /// In a public subnet.
        public: bool,
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
    /// Settings change nothing in this design.
    SettingWithoutEffect {
        /// Which.
        settings: Idle,
    },
    /// In network mode `host` one instance runs one task of a port, and there are fewer instances than tasks, or no
    /// more.
    HostPortTaken {
        /// Tasks.
        tasks: u32,
        /// Container instances.
        instances: u32,
        /// The port.
        port: u16,
        /// Where the tasks' way out is the public address of their instance: the launch type.
        public: Option<LaunchType>,
        /// Only while a deployment runs old and new tasks side by side.
        deploying: bool,
    },
    /// Everything a new task needs can be reached.
    StartReady {
        /// The interface that reaches it.
        speaker: Speaker,
    },
    /// A step of the start fails because a service cannot be reached.
    StartBlocked {
        /// The step.
        step: Blocking,
        /// The first service that cannot be reached.
        service: Service,
        /// The interface that would have to reach it.
        speaker: Speaker,
    },
    /// On EC2 the instance pulls and the task's interface serves: two paths.
    HostCarriesControl,
    /// On EC2 the instance fetches what the proxies of Service Connect are told.
    ServiceConnectThroughInstance,
    /// Everything a new task needs is reached through VPC endpoints.
    StartThroughEndpoints {
        /// The interface that reaches it.
        speaker: Speaker,
    },
    /// The endpoints that a start without any other way out needs and that are not there.
    EndpointsMissing {
        /// The endpoints.
        endpoints: Endpoints,
        /// The launch type that needs them.
        launch_type: LaunchType,
        /// Where they are needed.
        region: Region,
    },
    /// VPC endpoints do not reach the registry.
    EndpointsDoNotServe {
        /// The registry.
        service: Service,
    },
    /// Amazon ECR's interface endpoints speak IPv4 alone.
    EcrEndpointsIpv4Only,
    /// AWS does not list what a Managed Instance must reach.
    ManagedEndpointsUndocumented,
    /// In dual-stack subnets the start still needs a way over IPv4.
    StartNeedsIpv4 {
        /// The interface that reaches for it.
        speaker: Speaker,
    },
    /// From an IPv6-only subnet only NAT64 leads to what a start needs, which AWS does not document.
    StartOverNat64,
    /// Nobody says whether a registry answers over IPv6, or over IPv4 alone.
    RegistryIpv6Unknown {
        /// The registry.
        service: Service,
    },
    /// An interface endpoint answers for the service, and its security group does not admit the sender.
    EndpointGroupBlocks {
        /// The endpoint.
        service: Endpoint,
        /// The interface that is not admitted.
        speaker: Speaker,
        /// The sender reaches the internet all the same.
        has_internet: bool,
    },
    /// Before platform version 1.4.0 Fargate logs in to ECR and fetches secrets over an interface of its
    /// own.
    OldPlatform,
    /// ECS Exec cannot open its channel.
    ExecUnavailable {
        /// The interface that reaches for it.
        speaker: Speaker,
    },
    /// FireLens cannot send logs.
    FirelensUnavailable {
        /// The interface that sends; none where the container has no network.
        speaker: Option<Speaker>,
    },
    /// ECS Exec was asked for and cannot work, whatever the network.
    ExecUnsupported {
        /// Why it cannot.
        why: NoExec,
    },
    /// Image layers are processed by a NAT gateway, or travel to another VPC, for want of a gateway
    /// endpoint that costs nothing.
    LayersThroughNat,
    /// Traffic is charged by the GB on its way out that gateway endpoints would carry for nothing.
    GatewayEndpointSpares {
        /// The endpoints.
        endpoints: Endpoints,
        /// What the traffic goes through.
        through: Gate,
        /// GB a month, in both directions.
        gigabytes: Quantity,
        /// What a month costs less with the endpoints; none where that is not known.
        saves: Option<Money>,
    },
    /// Interface endpoints cost more than what they keep away from the NAT gateways that stand there anyway.
    EndpointsBesideNat {
        /// Endpoints, each counted in each of its zones.
        interfaces: u32,
        /// What they cost a month, with what they process.
        cost: Money,
        /// What a month costs less without them.
        saves: Money,
    },
    /// Layers of Windows images may have to come from the internet, even with endpoints.
    WindowsForeignLayers,
    /// All tasks pull anonymously from few addresses.
    SharedPullAddress,
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
    /// The application reaches the internet through a NAT instance.
    OutboundThroughNatInstance,
    /// The application reaches the internet through a NAT gateway in another VPC.
    OutboundThroughEgressVpc,
    /// The application reaches IPv4 hosts through NAT64.
    OutboundThroughNat64,
    /// The application reaches the internet over IPv6, from its own address.
    OutboundOverIpv6 {
        /// The interface that sends.
        speaker: Speaker,
        /// Through an egress-only internet gateway.
        egress_only: bool,
    },
    /// Gateways of an isolated Region lead to another network than the public internet.
    IsolatedRegion {
        /// The Region.
        region: Region,
    },
    /// The container has no network.
    NoContainerNetwork {
        /// The launch type, which decides with the operating system which other network modes there are.
        launch_type: LaunchType,
        /// The operating system.
        os: OperatingSystem,
    },
    /// A task on Fargate in a public subnet without a public IPv4 address.
    TaskWithoutPublicIp,
    /// A task's own interface outside Fargate never has a public IPv4 address.
    TaskInterfaceNeverPublic {
        /// The launch type.
        launch_type: LaunchType,
        /// The operating system, which decides which other network modes there are.
        os: OperatingSystem,
    },
    /// A container instance in a public subnet without a public IPv4 address.
    HostWithoutPublicIp {
        /// Who launches the instance decides how it can get one.
        launch_type: LaunchType,
    },
    /// There is no public IPv4 address that a host on the internet could connect to.
    NoPublicAddressToReach {
        /// The interface.
        speaker: Speaker,
        /// Clients can come in through a load balancer.
        balanced: bool,
        /// What addresses the subnet has besides or instead.
        stack: IpStack,
    },
    /// The subnet has no default route for IPv4.
    NoDefaultRoute {
        /// The interface in it.
        speaker: Speaker,
        /// It has one for IPv6.
        over_ipv6: bool,
        /// So it was asked for: subnets were picked as isolated, and no traffic with the internet is entered.
        picked: bool,
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
        /// The address family.
        family: Family,
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
        /// The address family.
        family: Family,
    },
    /// A network ACL drops the replies of some connections.
    NetworkAclDropsSome {
        /// Who opened the connection.
        opened: Opened,
        /// The ports whose packets are dropped.
        ports: PortRange,
        /// The address family.
        family: Family,
    },
    /// The NAT device stands in a subnet without an IPv4 route to an internet gateway.
    NatGatewayNotPublic {
        /// Which device.
        device: NatDevice,
    },
    /// A private NAT gateway leads to other networks, not to the internet.
    PrivateNatGateway,
    /// The NAT instance drops what is not addressed to it.
    NatInstanceSourceDestCheck,
    /// More goes through the NAT instance in a month than its type sustains.
    NatInstanceOverloaded {
        /// Its type.
        instance: InstanceType,
        /// GB a month that go through it, in both directions.
        gigabytes: Quantity,
        /// GB a month that it sustains.
        most: Quantity,
        /// Mbps that the GB come to on average.
        average: Quantity,
        /// Mbps that it sustains.
        sustained: u64,
    },
    /// An IPv6-only subnet has no way to hosts that have IPv4 alone.
    NoIpv4Path,
    /// The interface gets no IPv6 address, although its subnet has a range.
    NoIpv6OnInterface {
        /// The interface.
        speaker: Speaker,
        /// The operating system, which decides with the platform version.
        os: OperatingSystem,
    },
    /// The subnet has no route for the internet over IPv6.
    NoIpv6Route {
        /// The interface in it.
        speaker: Speaker,
    },
    /// Nobody can say whether the application has IPv6.
    Ipv6Undocumented {
        /// Why.
        doubt: Ipv6Doubt,
    },
    /// AWS does not say whether a regional NAT gateway translates for NAT64.
    Nat64Undocumented,
    /// Whether the egress VPC is blocked, too, depends on its account.
    EgressVpcNotKnown,
    /// VPC Block Public Access drops it.
    PublicAccessBlocked {
        /// Its mode.
        block: PublicAccessBlock,
        /// The interface at the end of the connection.
        speaker: Speaker,
        /// Who opens the connection.
        opened: Opened,
        /// The way out is a NAT instance, which must be excluded by name.
        nat_instance: bool,
        /// The connection's family: which gateways send on is different in each.
        family: Family,
    },
    /// The egress-only internet gateway lets no connection in.
    EgressOnlyBlocksInbound,
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
        /// Over which family.
        family: Family,
    },
    /// Hosts on the internet can open SSH connections to a container instance.
    SshOpenToTheWorld,
    /// The subnets have IPv4 addresses only.
    NoIpv6Addresses,
    /// No load balancer is part of the design.
    NoLoadBalancer,
    /// External has no service load balancing.
    ExternalNoLoadBalancer,
    /// An Application Load Balancer needs subnets in two zones.
    BalancerNeedsTwoZones,
    /// The load balancer delivers to the application.
    BalancerDelivers {
        /// Which kind.
        kind: LoadBalancerKind,
        /// The target type is `ip`, and not `instance`.
        by_address: bool,
    },
    /// The security group of the targets does not admit the load balancer.
    BalancerNotAdmitted {
        /// The port.
        port: u16,
        /// The targets have the VPC's default security group.
        default_group: bool,
    },
    /// A Network Load Balancer has a node in zones without a target.
    BalancerZoneWithoutTargets {
        /// The zones.
        zones: Zones,
    },
    /// Tasks that have IPv6 alone need a load balancer that speaks it.
    BalancerOverIpv6 {
        /// The targets are container instances of the user's, which need a primary IPv6 address.
        own_instances: bool,
    },
    /// With bridge mode and dynamic host ports the load balancer needs a wide port range.
    BridgeDynamicPorts {
        /// The port that the answers are about.
        port: u16,
    },
    /// The interfaces have the VPC's default security group.
    DefaultSecurityGroup,
    /// One NAT device serves several zones.
    SingleNatGateway {
        /// Which device.
        device: NatDevice,
        /// The zone it stands in.
        zone: Zone,
        /// The zones it serves.
        zones: u32,
        /// The application's connections go through it, and not those of the container instances alone.
        application: bool,
        /// What is left without that zone.
        left: LeftWithout,
    },
    /// Every zone has a NAT gateway, and all route tables lead to one of them.
    NatGatewaysBypassed {
        /// The zone of the one that is used.
        zone: Zone,
        /// The gateways that nothing leads to.
        unused: u32,
        /// What those and their addresses cost a month, where the rates are known.
        cost: Option<Money>,
    },
    /// NAT gateways of zones in which nothing runs that would send through them.
    NatGatewayWithoutTasks {
        /// The zones.
        zones: Zones,
        /// What a month costs less without these zones, where that is known.
        saves: Option<Money>,
    },
    /// NAT gateways that no route leads to.
    NatGatewayUnused {
        /// How many.
        gateways: u32,
        /// What they and their addresses cost a month, where the rates are known.
        cost: Option<Money>,
    },
    /// A regional NAT gateway is active in these zones.
    RegionalNatGateway {
        /// How many.
        zones: u32,
    },
    /// A regional NAT gateway has not grown into these zones, and takes up to an hour to.
    RegionalNatWindow {
        /// The zones.
        zones: Zones,
    },
    /// What a NAT gateway can carry.
    NatGatewayLimits,
    /// So many connections to one destination need so many addresses on each NAT gateway.
    NatConnections {
        /// Connections at once to one destination, on one gateway.
        connections: u32,
        /// Addresses it needs for them.
        needed: u32,
        /// Addresses it can have.
        most: u32,
        /// Addresses that all gateways together need besides those that they have.
        more: u32,
        /// What those cost a month, where the rate is known.
        cost: Option<Money>,
    },
    /// Interface endpoints stand in one zone and answer for the whole VPC.
    EndpointsInOneZone {
        /// The zone.
        zone: Zone,
    },
    /// All tasks run in one zone.
    AllInOneZone {
        /// The zone.
        zone: Zone,
    },
    /// The VPC's range is one of the public internet's.
    PublicVpcRange {
        /// The range.
        vpc: Ipv4Net,
    },
    /// The design needs more Elastic IP addresses than an account may have at first.
    ElasticIpQuota {
        /// How many.
        needed: u64,
    },
    /// A zone holds more interfaces than an account may have at first.
    InterfaceQuota {
        /// The zone.
        zone: Zone,
        /// How many.
        needed: u64,
    },
    /// A subnet has too few addresses.
    SubnetFull {
        /// Its zone.
        zone: Zone,
        /// Its range.
        cidr: Ipv4Net,
        /// Addresses that can be used.
        usable: u64,
        /// Addresses that are needed.
        needed: u64,
        /// Only while a deployment runs old and new tasks side by side.
        deploying: bool,
    },
    /// A subnet is too small for a load balancer's node.
    BalancerSubnetTooSmall {
        /// Its range.
        cidr: Ipv4Net,
        /// Addresses that are free in it.
        free: u64,
    },
    /// The container instances hold fewer task interfaces than there are tasks, or no more.
    TooFewInterfaces {
        /// Tasks with an interface of their own on the busiest instance.
        tasks: u32,
        /// Task interfaces that one instance holds.
        holds: u32,
        /// With trunking.
        trunking: bool,
        /// Task interfaces that trunking would give.
        with_trunking: u32,
        /// Only while a deployment runs old and new tasks side by side.
        deploying: bool,
    },
    /// When a zone fails, the others have no room for its tasks.
    ReplacementsWithoutRoom {
        /// The zone of which most tasks find none.
        zone: Zone,
        /// The tasks it takes along.
        tasks: u32,
        /// Those of them that find no room.
        without: u32,
        /// What there is too little of.
        short: Shortage,
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
        /// VPC Block Public Access is why, and not the route table.
        blocked: bool,
    },
    /// A Fargate task's public address changes with every task.
    PublicAddressChanges,
    /// A container instance with a trunk loses its public address when it is stopped and started.
    TrunkLosesPublicIp,
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

/// Adds a finding unless it stands there already, and gives it back as the reason that it is. Where two
/// connections fail for the same reason with other facts, both are said: each has a remedy of its own.
pub(crate) fn note(findings: &mut Vec<Finding>, finding: Finding) -> Finding {
    if !findings.contains(&finding) {
        findings.push(finding);
    }
    finding
}

/// Each finding once, in the order of the first of each: several hops of a path can say the same.
pub(crate) fn once(findings: &[Finding]) -> Vec<Finding> {
    let mut once = Vec::with_capacity(findings.len());
    for finding in findings {
        note(&mut once, *finding);
    }
    once
}
