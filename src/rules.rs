//! The facts that answers rest on: each by its id, with the AWS page it was taken from.
//!
//! `S` are the statements of the page everything started from, "Connect Amazon ECS applications to the
//! internet"; the other letters group facts from AWS's further documentation: `B` launch types and
//! network modes, `C` who talks through which interface, `D` VPC mechanics, `E` addresses, `F` inbound,
//! `G` failure messages, `K` cost arithmetic, `X` contradictions in the sources, `Z` zone failure.

/// A page that facts were taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The page's title.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// Declares each source once.
macro_rules! sources {
    ($($name:ident $title:literal $url:literal)+) => {$(
        const $name: Source = Source { title: $title, url: concat!("https://", $url) };
    )+};
}

sources! {
    SEED "Connect Amazon ECS applications to the internet"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-outbound.html"
    FARGATE "Amazon ECS task networking options for Fargate"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html"
    EC2 "Amazon ECS task networking options for EC2"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html"
    AWSVPC "Allocate a network interface for an Amazon ECS task"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html"
    BRIDGE "Map Amazon ECS container ports to the EC2 instance network interface"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-networkmode-bridge.html"
    HOST "Use the host network mode"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-networkmode-host.html"
    CONNECT "Connecting Amazon ECS to AWS services from inside your VPC"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-connecting-vpc.html"
    ECR_ENDPOINTS "Amazon ECR interface VPC endpoints (AWS PrivateLink)"
        "docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html"
    INBOUND "Receiving inbound connections to Amazon ECS from the internet"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-inbound.html"
    PULL "CannotPullContainer task errors in Amazon ECS"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html"
    GATEWAY "Enable internet access for a VPC using an internet gateway"
        "docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"
    ROUTES "Configure route tables"
        "docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"
    NAT "NAT gateway basics"
        "docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"
    NAT_TROUBLE "Troubleshoot NAT gateways"
        "docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"
    NAT_PRICING "Pricing for NAT gateways"
        "docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-pricing.html"
    GROUPS "Control traffic to your AWS resources using security groups"
        "docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
    ACLS "Control subnet traffic with network access control lists"
        "docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"
    SIZING "Subnet CIDR blocks"
        "docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"
    IPV4 "Identify and optimize public IPv4 address usage on AWS"
        "aws.amazon.com/blogs/networking-and-content-delivery/identify-and-optimize-public-ipv4-address-usage-on-aws/"
    VPC_PRICING "Amazon VPC pricing"
        "aws.amazon.com/vpc/pricing/"
    INSTANCES "Amazon ECS container instances"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_instances.html"
    EXTERNAL "Amazon ECS clusters for external instances"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html"
    MANAGED "Amazon ECS task networking for Amazon ECS Managed Instances"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-networking.html"
    ENDPOINTS "Amazon ECS interface VPC endpoints (AWS PrivateLink)"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html"
    AWSVPC_CONFIG "AwsVpcConfiguration, Amazon ECS API Reference"
        "docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html"
    MANAGED_AWSVPC "Allocate a network interface for tasks on Amazon ECS Managed Instances"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-awsvpc-mode.html"
    MANAGED_HOST "Host network mode (Amazon ECS Managed Instances)"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-host-modes.html"
    MANAGED_OVERVIEW "Architect for Amazon ECS Managed Instances"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/ManagedInstances.html"
    MANAGED_API "ManagedInstancesNetworkConfiguration, Amazon ECS API Reference"
        "docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedInstancesNetworkConfiguration.html"
    TASK_SIZE "Troubleshoot Amazon ECS task definition invalid CPU or memory errors"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html"
    EFS "Troubleshooting mount issues"
        "docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html"
    SERVICE_CONNECT "Amazon ECS Service Connect components"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html"
    INTERCONNECT "Interconnect Amazon ECS services"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/interconnecting-services.html"
    RELAY "Amazon ECS Container Agent: the instance's relay for Service Connect"
        "github.com/aws/amazon-ecs-agent/blob/master/agent/engine/serviceconnect/manager_linux.go"
    EXEC "Monitor Amazon ECS containers with ECS Exec"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"
    TRUNKING "Elastic network interface trunking"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html"
    EVENTS "Amazon ECS service event messages"
        "docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html"
    ECR_REQUESTS "Making requests to Amazon ECR registries"
        "docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html"
    REGIONAL_NAT "Regional NAT gateways for automatic multi-AZ expansion"
        "docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html"
    NAT64 "DNS64 and NAT64"
        "docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html"
    EGRESS_ONLY "Enable outbound IPv6 traffic using an egress-only internet gateway"
        "docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"
    NAT_COMPARISON "Compare NAT gateways and NAT instances"
        "docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html"
    CENTRAL_EGRESS "Centralized egress to internet"
        "docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-egress-to-internet.html"
    BLOCK "VPC Block Public Access basics"
        "docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html"
    GATEWAY_ENDPOINTS "Gateway endpoints"
        "docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"
    QUOTAS "Amazon VPC quotas"
        "docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"
    ADDRESSING "IP addressing for your VPCs and subnets"
        "docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html"
    ALB "What is an Application Load Balancer?"
        "docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html"
    FCK_NAT "fck-nat: choosing an instance size"
        "github.com/AndrewGuenther/fck-nat/blob/main/docs/choosing_an_instance_size.md"
    NLB "What is a Network Load Balancer?"
        "docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html"
}

/// Declares the rules with the page each was taken from.
macro_rules! rules {
    ($($source:ident: $($rule:ident)+;)+) => {
        /// A fact by its id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the id is the name; the meaning stands at the source")]
        pub enum Rule { $($($rule,)+)+ }

        impl Rule {
            /// Every rule that an answer can cite.
            pub const ALL: &'static [Rule] = &[$($(Rule::$rule,)+)+];

            /// The id, such as `S24`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $($(Rule::$rule => stringify!($rule),)+)+ }
            }

            /// The page the fact was taken from.
            #[must_use]
            pub const fn source(self) -> Source {
                // By reference: a table of addresses, not code that copies each source.
                *match self { $($(Rule::$rule)|+ => &$source,)+ }
            }
        }
    };
}

rules! {
    SEED: S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 S13 S14 S15 S16 S17 S18 S19 S20 S21 S22 S23 S24 S25
          S26 S27 S28 S29 S30 S31 S32 S33 S34 S35 S36 S37 S38 S39 S40 S41 S42 S43 S44 S45 S46 S47 S48
          S49 X1 X4;
    // Not among the facts everything started from; the same in three languages of the page and in the API reference.
    TASK_SIZE: B27;
    // Likewise: in `CreateInstanceTask` the agent starts the relay in network mode `host` (2026-11).
    RELAY: C12;
    // Likewise: a mount target admits TCP 2049, and its name is resolved in its own zone (2026-11).
    EFS: G33;
    // For whom there is no Service Connect, and in which network modes (2026-11).
    SERVICE_CONNECT: B28;
    INTERCONNECT: B29;
    FARGATE: B5 B7 B12 B14 B15 B16 B23 C1 C26 G1 G2 G3 G4 X3 X16;
    EC2: B1 B4 B24;
    HOST: B2 B25;
    BRIDGE: B3;
    AWSVPC: B8 B9 B10 B11 G16 G17 X8;
    AWSVPC_CONFIG: B6 X7;
    MANAGED: B17;
    MANAGED_AWSVPC: B18 B19 B26 C3 X15;
    MANAGED_HOST: B20;
    MANAGED_OVERVIEW: B22;
    MANAGED_API: X6;
    EXTERNAL: B21 F11;
    CONNECT: C4 C5 C8 C9 C28 K7 X2;
    INSTANCES: C10 C11 D26 G14 G15;
    ENDPOINTS: C2 C21 C22 C23 C24 D21 D22 G9 G10 G11 Z5 X12;
    ECR_ENDPOINTS: C20 C25 C29 C31 X11;
    ECR_REQUESTS: X13;
    EXEC: C6 C7 C13 G23;
    TRUNKING: E8 E9 G18 G19 G22;
    EVENTS: G20 G21 G28 E7 Z6;
    PULL: C30 G5 G5b G6 G7 G8 G12 G13 G27 G30;
    ROUTES: D1 D7;
    GATEWAY: D2 D3 D4 D5 F1 Z4 Z8 B13;
    ADDRESSING: D6 D8 E2;
    NAT: D9 D10 F12 Z1 Z2 Z1b;
    REGIONAL_NAT: D11 D12 D13 Z3 X5;
    NAT64: D14 D15;
    EGRESS_ONLY: D16;
    NAT_COMPARISON: D23;
    // What a NAT instance sustains, by type (2026-11); not AWS's own page, and not all types are on it.
    FCK_NAT: D27;
    NAT_TROUBLE: G24 G25 G26;
    NAT_PRICING: K6;
    CENTRAL_EGRESS: D25;
    BLOCK: D24 D30 G31 X10 X17;
    GATEWAY_ENDPOINTS: C27 D20;
    GROUPS: D17 D18 F2;
    ACLS: D19;
    INBOUND: F3 F4;
    ALB: E6 F5 F6 F9 F10 G29 Z7;
    NLB: F7 F8 X9;
    SIZING: E1 E3 E4 E5;
    QUOTAS: E10 E11 X14;
    IPV4: E12 E13 E14 E15 G32;
    VPC_PRICING: K1 K2 K3 K4 K5 K8;
}
