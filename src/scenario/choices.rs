//! The closed lists a user chooses from, in the contract's spelling, default first.

use crate::closed::closed;

/// Declares closed lists whose first choice is the default.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident {
        $(#[$first_doc:meta])* $first:ident $($rest:tt)+
    })+) => {$(
        closed! {
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            $name by name or from_name { $(#[$first_doc])* $first $($rest)+ }
        }

        impl Default for $name {
            fn default() -> $name {
                $name::$first
            }
        }
    )+};
}

impl PlatformVersion {
    /// What `latest` is on Linux, by its number.
    pub const LATEST_ON_LINUX: &'static str = "1.4.0";
}

choices! {
    /// Who provides the compute that tasks run on.
    LaunchType {
        /// AWS Fargate: no instances of yours.
        Fargate = "fargate",
        /// Container instances on Amazon EC2 that you run.
        Ec2 = "ec2",
        /// Amazon ECS Managed Instances: EC2 instances in your subnets that AWS runs.
        ManagedInstances = "managed-instances",
        /// Your own machines, registered with Amazon ECS Anywhere.
        External = "external",
    }
    /// Operating system of the containers.
    OperatingSystem {
        /// Linux.
        Linux = "linux",
        /// Windows Server.
        Windows = "windows",
    }
    /// The task definition's `networkMode`.
    NetworkMode {
        /// The task owns an elastic network interface.
        Awsvpc = "awsvpc",
        /// Docker's virtual network on the container instance, ports published on the host.
        Bridge = "bridge",
        /// Containers use the container instance's network directly.
        Host = "host",
        /// No external connectivity.
        None = "none",
        /// Docker's built-in mode on Windows (NAT).
        Default = "default",
        /// The task definition names no mode.
        Unset = "unset",
    }
    /// The platform version of AWS Fargate.
    PlatformVersion {
        /// The current one: 1.4.0 on Linux, 1.0.0 on Windows.
        Latest = "latest",
        /// Linux 1.3.0 or earlier: a second interface, which Fargate owns, for the ECR login and secrets.
        V1_3_0 = "1.3.0",
    }
    /// The size of the container instances, for how many task interfaces one holds.
    InstanceSize {
        /// Not said.
        Unspecified = "unspecified",
        /// `medium`.
        Medium = "medium",
        /// `large`.
        Large = "large",
        /// `xlarge`.
        Xlarge = "xlarge",
        /// `2xlarge`.
        Xlarge2 = "2xlarge",
        /// `4xlarge`.
        Xlarge4 = "4xlarge",
    }
    /// Addressing of the subnets.
    IpStack {
        /// IPv4 only.
        Ipv4 = "ipv4",
        /// IPv4 and IPv6.
        DualStack = "dual-stack",
        /// IPv6 only.
        Ipv6Only = "ipv6-only",
    }
    /// Where a subnet's default route leads.
    SubnetKind {
        /// To a NAT device (or nowhere, with `nat: none`).
        Private = "private",
        /// To an internet gateway.
        Public = "public",
        /// No default route.
        Isolated = "isolated",
    }
    /// The container instance's subnet where it differs from the task's.
    HostSubnet {
        /// The same subnet as the task's.
        Same = "same",
        /// A private subnet.
        Private = "private",
        /// A public subnet.
        Public = "public",
        /// A subnet without a default route.
        Isolated = "isolated",
    }
    /// Where a private subnet's IPv4 default route leads.
    NatStrategy {
        /// A zonal NAT gateway in every Availability Zone.
        PerZone = "per-zone",
        /// One zonal NAT gateway for all zones.
        Single = "single",
        /// A regional NAT gateway.
        Regional = "regional",
        /// A NAT instance.
        Instance = "instance",
        /// A private NAT gateway.
        PrivateGateway = "private-gateway",
        /// A transit gateway to a central egress VPC.
        TransitGateway = "transit-gateway",
        /// Nowhere.
        None = "none",
    }
    /// The kind of subnet a zonal NAT gateway stands in.
    NatPlacement {
        /// A public subnet, as it must.
        Public = "public",
        /// A private subnet: the classic mistake.
        Private = "private",
    }
    /// Which NAT gateway the private route tables lead to.
    NatRouting {
        /// Each zone's to the gateway of its own zone, where it has one.
        OwnZone = "own-zone",
        /// All to the gateway of the first zone.
        OneZone = "one-zone",
        /// To none: the gateways stand there and nothing leads to them.
        None = "none",
    }
    /// Where `::/0` leads.
    Ipv6Route {
        /// Nowhere.
        None = "none",
        /// To the internet gateway.
        InternetGateway = "internet-gateway",
        /// To an egress-only internet gateway.
        EgressOnly = "egress-only",
    }
    /// A VPC endpoint, by the AWS service it reaches.
    Endpoint {
        /// The Amazon ECR API.
        EcrApi = "ecr-api",
        /// The Docker registry of Amazon ECR.
        EcrDkr = "ecr-dkr",
        /// Amazon S3 (gateway endpoint).
        S3 = "s3",
        /// Amazon DynamoDB (gateway endpoint).
        Dynamodb = "dynamodb",
        /// Amazon CloudWatch Logs.
        Logs = "logs",
        /// AWS Secrets Manager.
        Secretsmanager = "secretsmanager",
        /// AWS Systems Manager (Parameter Store).
        Ssm = "ssm",
        /// Session Manager's message channel (ECS Exec).
        Ssmmessages = "ssmmessages",
        /// AWS Key Management Service.
        Kms = "kms",
        /// The Amazon ECS API.
        Ecs = "ecs",
        /// The Amazon ECS agent's channel.
        EcsAgent = "ecs-agent",
        /// The Amazon ECS telemetry channel.
        EcsTelemetry = "ecs-telemetry",
    }
    /// The zones that interface endpoints stand in.
    EndpointPlacement {
        /// Every zone in use.
        PerZone = "per-zone",
        /// The first zone alone.
        Single = "single",
    }
    /// Whom the interface endpoints' security group admits.
    EndpointSecurityGroup {
        /// TCP 443 from the whole VPC, as AWS's guides say.
        Vpc = "vpc",
        /// The VPC's default security group: its own members and nobody else.
        Default = "default",
    }
    /// VPC Block Public Access of the account and Region.
    PublicAccessBlock {
        /// Off.
        Off = "off",
        /// Blocks what comes in through an internet gateway.
        IngressOnly = "ingress-only",
        /// Blocks everything through internet gateways.
        Bidirectional = "bidirectional",
    }
    /// An internet-facing Elastic Load Balancer in public subnets.
    LoadBalancer {
        /// No load balancer.
        None = "none",
        /// An Application Load Balancer.
        Application = "application",
        /// A Network Load Balancer.
        Network = "network",
    }
    /// Where images come from.
    Registry {
        /// A private repository in Amazon ECR, same Region.
        Ecr = "ecr",
        /// Amazon ECR Public.
        EcrPublic = "ecr-public",
        /// Docker Hub.
        DockerHub = "docker-hub",
        /// Another registry on the internet.
        Other = "other",
    }
    /// The task definition's log driver.
    LogDriver {
        /// Amazon CloudWatch Logs.
        Awslogs = "awslogs",
        /// A FireLens log router beside the application, which sends to Amazon CloudWatch Logs.
        Firelens = "firelens",
        /// None that needs a network.
        None = "none",
    }
    /// Where secrets injected at start come from.
    Secrets {
        /// No injected secrets.
        None = "none",
        /// AWS Secrets Manager.
        SecretsManager = "secrets-manager",
        /// Systems Manager Parameter Store.
        ParameterStore = "parameter-store",
    }
    /// What a security group or network ACL rule speaks about.
    Protocol {
        /// Every protocol and port.
        All = "all",
        /// TCP.
        Tcp = "tcp",
        /// UDP.
        Udp = "udp",
        /// ICMP.
        Icmp = "icmp",
    }
    /// What a network ACL rule does with a packet it matches.
    AclAction {
        /// Lets it pass.
        Allow = "allow",
        /// Drops it.
        Deny = "deny",
    }
    /// A part of a rule; those of the network ACL alone stand last.
    RulePart {
        /// The addresses at the other end.
        Cidr = "cidr",
        /// What it speaks about.
        Protocol = "protocol",
        /// The first port.
        FromPort = "fromPort",
        /// The last port.
        ToPort = "toPort",
        /// Its place among the rules of a network ACL.
        Number = "number",
        /// What a network ACL does.
        Action = "action",
    }
    /// What the application handles: the uses that AWS names for one pattern or the other.
    Workload {
        /// Not said.
        Unspecified = "unspecified",
        /// Video streaming.
        Streaming = "streaming",
        /// Gaming services.
        Gaming = "gaming",
        /// Payment processing.
        Payments = "payments",
        /// Containers that store user data and passwords.
        UserData = "user-data",
    }
    /// The processor architecture of Fargate tasks.
    CpuArchitecture {
        /// 64-bit x86.
        X86 = "x86_64",
        /// 64-bit ARM.
        Arm = "arm64",
    }
    /// The vCPUs of a Fargate task.
    TaskVcpu {
        /// 1 vCPU.
        One = "1",
        /// A quarter of a vCPU.
        Quarter = "0.25",
        /// Half a vCPU.
        Half = "0.5",
        /// 2 vCPU.
        Two = "2",
        /// 4 vCPU.
        Four = "4",
        /// 8 vCPU.
        Eight = "8",
        /// 16 vCPU.
        Sixteen = "16",
    }
    /// Hours that a month is billed with.
    HoursPerMonth {
        /// 730 hours: a year's twelfth, as AWS's calculator counts.
        H730 = "730",
        /// 720 hours: 30 days.
        H720 = "720",
        /// 744 hours: 31 days.
        H744 = "744",
    }
}

impl HoursPerMonth {
    /// The number of hours.
    #[must_use]
    pub const fn hours(self) -> u64 {
        match self {
            HoursPerMonth::H730 => 730,
            HoursPerMonth::H720 => 720,
            HoursPerMonth::H744 => 744,
        }
    }
}

impl TaskVcpu {
    /// Hundredths of a vCPU.
    #[must_use]
    pub const fn hundredths(self) -> u64 {
        match self {
            TaskVcpu::Quarter => 25,
            TaskVcpu::Half => 50,
            TaskVcpu::One => 100,
            TaskVcpu::Two => 200,
            TaskVcpu::Four => 400,
            TaskVcpu::Eight => 800,
            TaskVcpu::Sixteen => 1_600,
        }
    }
}

impl Endpoint {
    /// Whether an endpoint is one of routes (D20) and not of interfaces (D21).
    #[must_use]
    pub const fn is_gateway(self) -> bool {
        match self {
            Endpoint::S3 | Endpoint::Dynamodb => true,
            Endpoint::EcrApi
            | Endpoint::EcrDkr
            | Endpoint::Logs
            | Endpoint::Secretsmanager
            | Endpoint::Ssm
            | Endpoint::Ssmmessages
            | Endpoint::Kms
            | Endpoint::Ecs
            | Endpoint::EcsAgent
            | Endpoint::EcsTelemetry => false,
        }
    }

    /// Whether it answers over IPv4 alone, so that it cannot stand in a subnet without: Amazon ECR's (C26).
    #[must_use]
    pub const fn is_ipv4_only(self) -> bool {
        match self {
            Endpoint::EcrApi | Endpoint::EcrDkr => true,
            Endpoint::S3
            | Endpoint::Dynamodb
            | Endpoint::Logs
            | Endpoint::Secretsmanager
            | Endpoint::Ssm
            | Endpoint::Ssmmessages
            | Endpoint::Kms
            | Endpoint::Ecs
            | Endpoint::EcsAgent
            | Endpoint::EcsTelemetry => false,
        }
    }
}

impl NatStrategy {
    /// Whether NAT gateways are what it is made of: only those translate between IPv6 and IPv4 (NAT64).
    #[must_use]
    pub const fn is_gateway(self) -> bool {
        match self {
            NatStrategy::PerZone
            | NatStrategy::Single
            | NatStrategy::Regional
            | NatStrategy::PrivateGateway => true,
            NatStrategy::Instance | NatStrategy::TransitGateway | NatStrategy::None => false,
        }
    }
}
