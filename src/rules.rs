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
    FARGATE: B5 B7 B12 B14 B15 C1 G2 G3 G4;
    EC2: B1 B4;
    HOST: B2;
    BRIDGE: B3;
    AWSVPC: B8 B9 B10 B11 G16 G17;
    MANAGED: B17 B18;
    EXTERNAL: B21;
    CONNECT: C4 C5 K7;
    INSTANCES: C10 C11 G14;
    ENDPOINTS: C2 G11;
    ECR_ENDPOINTS: C20;
    PULL: G5 G7 G8 G12;
    ROUTES: D1;
    GATEWAY: D2 D3 D4 F1 Z4 Z8 B13;
    NAT: D9 F12 Z1 Z2 Z1b;
    NAT_TROUBLE: G26;
    NAT_PRICING: K6;
    GROUPS: D17 D18 F2;
    ACLS: D19;
    INBOUND: F3;
    SIZING: E1 E3;
    IPV4: E12 E13;
    VPC_PRICING: K1 K2 K3 K4;
}
