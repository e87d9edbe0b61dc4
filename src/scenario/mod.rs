//! What the user picks: one flat document of choices, each with a default.
//!
//! A [`Scenario`] can hold any combination, also those that ECS refuses: the answer explains the
//! refusal. It cannot hold a value that means nothing (a Region that does not exist, zero tasks,
//! negative traffic): such input is named in a [`Problem`] and the default stays.

mod choices;
mod endpoints;
mod filter_rules;
mod filters;
mod keys;
mod link;
mod nearest;
mod place;
mod presets;
mod problem;
mod quantities;
pub mod saved;
mod traffic;
mod value;
mod wire;

pub use choices::{
    AclAction, CpuArchitecture, Endpoint, EndpointPlacement, EndpointSecurityGroup, HostSubnet,
    HoursPerMonth, InstanceSize, IpStack, Ipv6Route, LaunchType, LoadBalancer, LogDriver,
    NatPlacement, NatRouting, NatStrategy, NetworkMode, OperatingSystem, PlatformVersion, Protocol,
    PublicAccessBlock, Registry, RulePart, Secrets, SubnetKind, TaskVcpu, Workload,
};
pub use endpoints::Endpoints;
pub(crate) use filters::{ANY_IPV4, ANY_IPV6};
pub use filters::{
    NetworkAclRule, NetworkAclRules, PortRange, SecurityGroupRule, SecurityGroupRules,
};
pub(crate) use keys::MOST_PROBLEMS;
pub use keys::{Key, Kind, Measure};
#[cfg(feature = "ui")]
pub(crate) use link::{read_rule, rule};
pub(crate) use nearest::unknown_key;
pub(crate) use place::At;
pub use place::Place;
pub use presets::{Preset, Shelf};
pub use problem::{Expected, Problem};
pub use quantities::{
    Count, EphemeralStorage, Gigabytes, PerSecond, Port, Tally, TaskMemory, VpcCidr, ZoneCount,
};
pub(crate) use wire::{Wire, choice, decimal, entries, or_problem, problem};

pub use traffic::Traffic;
pub use value::Value;

use crate::prices::{Discounts, InstanceType, PriceOverrides, Region};

/// The version of the document that this build reads and writes.
pub const VERSION: u64 = 1;

/// A design of an ECS service and the network around it. Field by field the wire contract's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The AWS Region whose zones and prices apply.
    pub region: Region,
    /// Availability Zones in use. More than the Region has are not built; a finding says so.
    pub zones: ZoneCount,
    /// Who provides the compute.
    pub launch_type: LaunchType,
    /// Operating system of the containers.
    pub os: OperatingSystem,
    /// The platform version of Fargate.
    pub platform_version: PlatformVersion,
    /// The task definition's network mode.
    pub network_mode: NetworkMode,
    /// Addressing of the subnets.
    pub ip_stack: IpStack,
    /// The subnet of the interface that carries the application's traffic.
    pub subnet: SubnetKind,
    /// Where the container instance sits, when that differs (awsvpc on EC2 and Managed Instances).
    pub host_subnet: HostSubnet,
    /// The task-level request for a public IPv4 address; only Fargate honours it.
    pub assign_public_ip: bool,
    /// The container instance's primary interface owns a public IPv4 address.
    pub host_public_ip: bool,
    /// Where a private subnet's IPv4 default route leads.
    pub nat: NatStrategy,
    /// Size of a NAT instance.
    pub nat_instance_type: InstanceType,
    /// The kind of subnet a zonal NAT stands in.
    pub nat_placement: NatPlacement,
    /// Which NAT gateway the private route tables lead to.
    pub nat_routing: NatRouting,
    /// The NAT instance still checks source and destination: the classic mistake.
    pub nat_source_dest_check: bool,
    /// Where `::/0` leads.
    pub ipv6_route: Ipv6Route,
    /// DNS64 on the subnet and `64:ff9b::/96` routed to the NAT gateway.
    pub nat64: bool,
    /// VPC endpoints present.
    pub endpoints: Endpoints,
    /// The zones that interface endpoints stand in.
    pub endpoint_placement: EndpointPlacement,
    /// Whom the interface endpoints' security group admits.
    pub endpoint_security_group: EndpointSecurityGroup,
    /// VPC Block Public Access.
    pub public_access_block: PublicAccessBlock,
    /// An internet-facing load balancer in public subnets.
    pub load_balancer: LoadBalancer,
    /// A Network Load Balancer's nodes send to targets in every zone; an Application Load Balancer's always
    /// do.
    pub cross_zone_load_balancing: bool,
    /// The security group of the tasks admits the load balancer's on the application's port.
    pub allow_load_balancer: bool,
    /// Rules of the interface that carries the application's traffic.
    pub security_group: SecurityGroupRules,
    /// The interface has the VPC's default security group in place of `security_group`.
    pub default_security_group: bool,
    /// Rules of the subnet that interface is in.
    pub network_acl: NetworkAclRules,
    /// The port the application listens on.
    pub port: Port,
    /// Connections that all tasks hold open at once to one destination.
    pub connections: Tally,
    /// Where images come from.
    pub registry: Registry,
    /// Where the containers' output goes.
    pub log_driver: LogDriver,
    /// Where injected secrets come from.
    pub secrets: Secrets,
    /// ECS Exec is enabled.
    pub exec: bool,
    /// Service Connect is enabled.
    pub service_connect: bool,
    /// What the application handles; steers guidance, never a verdict.
    pub workload: Workload,
    /// The IPv4 range of the VPC.
    pub vpc_cidr: VpcCidr,
    /// Running tasks.
    pub tasks: Count,
    /// Container instances (EC2, Managed Instances).
    pub instances: Count,
    /// The size of the container instances.
    pub instance_size: InstanceSize,
    /// Elastic network interface trunking is on for the container instances.
    pub eni_trunking: bool,
    /// Hours that a month is billed with.
    pub hours_per_month: HoursPerMonth,
    /// GB a month the tasks send to the internet on their own connections.
    pub internet_out_gb: Gigabytes,
    /// GB a month the tasks receive from the internet on their own connections.
    pub internet_in_gb: Gigabytes,
    /// GB a month exchanged with Amazon S3.
    pub s3_gb: Gigabytes,
    /// GB a month exchanged with Amazon DynamoDB.
    pub dynamodb_gb: Gigabytes,
    /// GB a month exchanged with other AWS services.
    pub aws_api_gb: Gigabytes,
    /// GB a month of image layers pulled from Amazon ECR.
    pub image_pull_gb: Gigabytes,
    /// GB a month that leave through the load balancer.
    pub load_balancer_out_gb: Gigabytes,
    /// GB a month that arrive through the load balancer.
    pub load_balancer_in_gb: Gigabytes,
    /// New connections a second that the load balancer accepts, on average.
    pub load_balancer_new_connections: PerSecond,
    /// Connections through the load balancer that are open in a minute, on average.
    pub load_balancer_active_connections: Tally,
    /// Listener rules beyond the first ten that an Application Load Balancer evaluates a second.
    pub load_balancer_rule_evaluations: PerSecond,
    /// GB a month between tasks in different zones.
    pub inter_zone_gb: Gigabytes,
    /// Public IPv4 addresses that the account holds and nothing uses.
    pub idle_addresses: Tally,
    /// Count the compute beside the network: Fargate tasks, container instances and their fee.
    pub compute: bool,
    /// The processor architecture of Fargate tasks.
    pub cpu_architecture: CpuArchitecture,
    /// The vCPUs of a Fargate task.
    pub task_vcpu: TaskVcpu,
    /// The memory of a Fargate task.
    pub task_memory_gb: TaskMemory,
    /// The ephemeral storage of a Fargate task.
    pub ephemeral_storage_gb: EphemeralStorage,
    /// What container instances run on, as far as their price is asked for.
    pub instance_type: InstanceType,
    /// Count the account's 100 GB a month of free transfer out.
    pub free_tier: bool,
    /// The user's own rates, per price item.
    pub price_overrides: PriceOverrides,
    /// The user's discounts on published prices, per offer.
    pub discounts: Discounts,
}

impl Default for Scenario {
    fn default() -> Scenario {
        Scenario {
            region: Region::DEFAULT,
            zones: ZoneCount::default(),
            launch_type: LaunchType::default(),
            os: OperatingSystem::default(),
            platform_version: PlatformVersion::default(),
            network_mode: NetworkMode::default(),
            ip_stack: IpStack::default(),
            subnet: SubnetKind::default(),
            host_subnet: HostSubnet::default(),
            assign_public_ip: false,
            host_public_ip: false,
            nat: NatStrategy::default(),
            nat_instance_type: InstanceType::T4gNano,
            nat_placement: NatPlacement::default(),
            nat_routing: NatRouting::default(),
            nat_source_dest_check: false,
            ipv6_route: Ipv6Route::default(),
            nat64: false,
            endpoints: Endpoints::default(),
            endpoint_placement: EndpointPlacement::default(),
            endpoint_security_group: EndpointSecurityGroup::default(),
            public_access_block: PublicAccessBlock::default(),
            load_balancer: LoadBalancer::default(),
            cross_zone_load_balancing: false,
            allow_load_balancer: true,
            security_group: SecurityGroupRules::default(),
            default_security_group: false,
            network_acl: NetworkAclRules::default(),
            port: Port::default(),
            connections: Tally::default(),
            registry: Registry::default(),
            log_driver: LogDriver::default(),
            secrets: Secrets::default(),
            exec: false,
            service_connect: false,
            workload: Workload::default(),
            vpc_cidr: VpcCidr::default(),
            tasks: Count::default(),
            instances: Count::default(),
            instance_size: InstanceSize::default(),
            eni_trunking: false,
            hours_per_month: HoursPerMonth::default(),
            internet_out_gb: Gigabytes::default(),
            internet_in_gb: Gigabytes::default(),
            s3_gb: Gigabytes::default(),
            dynamodb_gb: Gigabytes::default(),
            aws_api_gb: Gigabytes::default(),
            image_pull_gb: Gigabytes::default(),
            load_balancer_out_gb: Gigabytes::default(),
            load_balancer_in_gb: Gigabytes::default(),
            load_balancer_new_connections: PerSecond::default(),
            load_balancer_active_connections: Tally::default(),
            load_balancer_rule_evaluations: PerSecond::default(),
            inter_zone_gb: Gigabytes::default(),
            idle_addresses: Tally::default(),
            compute: false,
            cpu_architecture: CpuArchitecture::default(),
            task_vcpu: TaskVcpu::default(),
            task_memory_gb: TaskMemory::default(),
            ephemeral_storage_gb: EphemeralStorage::default(),
            instance_type: InstanceType::T4gMedium,
            free_tier: true,
            price_overrides: PriceOverrides::default(),
            discounts: Discounts::default(),
        }
    }
}

impl Scenario {
    /// Reads a document. Keys that are not known and values that cannot be read are reported and
    /// everything else counts; `Err` only where the whole is not a document of keys and values.
    ///
    /// # Errors
    /// A single [`Problem`] at the root when `document` is a list, a text, a number or nothing.
    pub fn read(document: &Value) -> Result<(Scenario, Vec<Problem>), Problem> {
        keys::read(document, &At::Root)
    }

    /// The same where the document stands within another one, which problems then say.
    pub(crate) fn read_at(
        document: &Value,
        at: &At<'_>,
    ) -> Result<(Scenario, Vec<Problem>), Problem> {
        keys::read(document, at)
    }

    /// The whole document, every key written out.
    #[must_use]
    pub fn write(&self) -> Value {
        keys::write(self)
    }

    /// The short, readable form for a link's fragment: only what differs from the default.
    #[must_use]
    pub fn to_link(&self) -> String {
        link::write(self)
    }

    /// Reads a link, its fragment alone, or the text of [`Scenario::to_link`]. Whatever cannot be
    /// read is reported, and the rest counts.
    #[must_use]
    pub fn from_link(text: &str) -> (Scenario, Vec<Problem>) {
        link::read(text)
    }
}
