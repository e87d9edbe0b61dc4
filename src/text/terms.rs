//! The terms of AWS's that the page uses, each with its meaning: what is opened where a label or a line of the
//! bill has a dotted underline.

use super::{Label, TermText};
use crate::bill::Charge;
use crate::rules::Rule;

/// Declares the terms: the labels that are explained by each, the rule whose source explains it further where there is one, its
/// name and its meaning in English. Every language must have each.
macro_rules! terms {
    ($($name:ident [$($label:ident)*] $($rule:ident)? $english:literal $meaning:literal,)+) => {
        /// A term of AWS's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the English text beside each name is its description")]
        pub enum Term { $($name,)+ }

        impl Term {
            /// Every term.
            pub const ALL: &'static [Term] = &[$(Term::$name,)+];

            /// The labels that the term explains.
            #[must_use]
            pub const fn labels(self) -> &'static [Label] {
                match self { $(Term::$name => &[$(Label::$label,)*],)+ }
            }

            /// The facts that its meaning rests on, on whose page there is more; none where no source has it.
            #[must_use]
            pub const fn rules(self) -> &'static [Rule] {
                match self { $(Term::$name => &[$(Rule::$rule)?],)+ }
            }
        }

        /// The English text.
        pub(super) const fn english(term: Term) -> TermText {
            match term { $(Term::$name => TermText { name: $english, meaning: $meaning },)+ }
        }

        /// Each label that is a term.
        const LABELS: &[(Label, Term)] = &[$($((Label::$label, Term::$name),)*)+];
    };
}

terms! {
    // Where it runs.
    LaunchType [LaunchType] B1 "Launch type"
        "Whose machines run the tasks: AWS Fargate\u{2019}s, Amazon EC2 instances of yours, instances that Amazon ECS manages, or machines outside AWS (External). It decides which network modes there are.",
    NetworkMode [NetworkMode] B1 "Network mode"
        "Through which interface a task speaks. With awsvpc it has a network interface of its own; with bridge or host it uses that of its container instance; with none it speaks to nobody.",
    TaskInterface [AddressTasks] E3 "Task network interface"
        "The elastic network interface that a task gets in network mode awsvpc. It holds one private IPv4 address of its subnet and has security groups of its own.",
    Trunking [EniTrunking] E8 "ENI trunking"
        "Lets an EC2 instance hold more task network interfaces than its size otherwise allows. The account setting must be on before the instance is launched.",
    PlatformVersion [PlatformVersion] B15 "Platform version"
        "The runtime of a Fargate task. From 1.4.0 on all traffic runs through the task network interface; before, images and secrets came through an interface that Fargate owns.",
    // How it is connected.
    Subnets [Subnet SubnetHost HostSubnet AddressSubnet] D3 "Public, private and isolated subnets"
        "A public subnet has a default route to an internet gateway, a private one to a NAT device, an isolated one has none. Nothing but the route table makes the difference: with ::/0 to an internet gateway a subnet is public even if its IPv4 goes through NAT.",
    PublicAddress [AssignPublicIp HostPublicIp ClaimPublic] B7 "Public IPv4 address"
        "An address that hosts on the internet can reach, given to the interface beside its private one. ECS gives it to tasks of Fargate only; EC2 gives it to instances.",
    NatGateway [Nat NatPlacement ClaimNat AddressNat] D9 "NAT gateway"
        "Lets private subnets open connections to the internet, and nobody the other way round. A zonal one stands in one subnet of one Availability Zone; a regional one serves every zone without a subnet.",
    NatInstance [NatInstanceType] D23 "NAT instance"
        "An EC2 instance that translates addresses in place of a NAT gateway. Its bandwidth, updates and failover are up to you.",
    SourceCheck [NatSourceDestCheck] D23 "Source/destination check"
        "Makes an instance drop packets that are neither from nor for itself. A NAT instance forwards the packets of others, so the check must be off.",
    RouteTable [NatRouting] D1 "Route table"
        "Says for each subnet where packets go: of the routes that match a destination the most specific one wins.",
    NatPorts [Connections] G25 "Connections through one NAT address"
        "Each address of a NAT gateway holds 55,000 connections at once to one destination. More of them need more addresses.",
    BlockPublicAccess [PublicAccessBlock] D30 "VPC Block Public Access"
        "One setting for a whole Region of an account that stops internet traffic whatever routes and security groups allow. Ingress-only still lets NAT gateways and egress-only internet gateways open connections.",
    LoadBalancer [LoadBalancer AddressBalancer ZoneBalancer] F3 "Load balancer"
        "Takes connections from the internet in public subnets and passes them on to tasks by their private addresses. An Application Load Balancer understands HTTP, a Network Load Balancer passes TCP and UDP on.",
    AvailabilityZone [Zones ZoneLost WayZone] Z8 "Availability Zone"
        "Data centers of a Region that fail independently of those of its other zones. A subnet lies in exactly one.",
    SecurityGroup [AllowPort AllowLoadBalancer DefaultSecurityGroup EndpointSecurityGroup] D17 "Security group"
        "The firewall of a network interface. It only ever allows, and lets the replies to what it allowed through by itself.",
    NetworkAcl [AclIngress] D19 "Network ACL"
        "The firewall of a subnet: numbered rules, of which the first that matches decides. It remembers no connection, so replies need a rule as well.",
    EphemeralPorts [AclEgress] D19 "Ephemeral ports"
        "The ports that replies come back to, chosen anew for each connection: 1024\u{2013}65535 covers those of NAT gateways, load balancers and operating systems.",
    SourceAddress [SeenAs] S33 "Source address"
        "The address that a host on the internet sees a connection come from; the one to give to those who admit known addresses only.",
    // IPv6.
    DualStack [IpStack] B16 "IPv4, dual-stack and IPv6-only subnets"
        "The addresses that interfaces in a subnet get. In a dual-stack subnet each has an IPv4 and an IPv6 address; IPv6 addresses are public and free of charge.",
    EgressOnly [Ipv6Route] D16 "Egress-only internet gateway"
        "Lets interfaces open IPv6 connections to the internet, and nobody the other way round. Nothing is translated, and nothing charged by the hour.",
    Nat64 [Nat64] D14 "DNS64 and NAT64"
        "Let IPv6-only tasks reach IPv4 hosts: DNS64 answers with an IPv6 address made of the IPv4 one, and the NAT gateway translates what is sent there.",
    // Endpoints.
    InterfaceEndpoint [EndpointPlacement AddressEndpoints] D21 "Interface endpoint"
        "A network interface in your subnet that leads to one service of AWS through AWS PrivateLink, without internet. Charged by the hour in each Availability Zone, and by the GB.",
    GatewayEndpoint [] D20 "Gateway endpoint"
        "A route to Amazon S3 or Amazon DynamoDB in the route tables that you choose. Free of charge.",
    Exec [Exec] C6 "ECS Exec"
        "Opens a shell in a running container. An agent inside it calls Systems Manager, so it needs a way out and no open port.",
    // Money and amounts.
    Processing [] K3 "Data processing"
        "A NAT gateway charges for every GB that runs through it, in both directions, on top of its hours and of data transfer.",
    PublicIpv4Charge [IdleAddresses] E13 "Public IPv4 charge"
        "AWS charges for every public IPv4 address by the hour, in use or idle: those of tasks, instances, NAT gateways and load balancers alike.",
    CrossZone [InterZone] K6 "Data transfer between Availability Zones"
        "Traffic from one zone to another of the same Region is charged on both sides, so each GB counts twice.",
    DataTransfer [InternetOut FreeTier] "Data transfer out"
        "GB from a Region to the internet, in tiers that get cheaper, after 100 GB a month for the whole account that are free. What comes in from the internet is free.",
    CapacityUnits [NewConnections ActiveConnections RuleEvaluations] "Load balancer capacity unit (LCU)"
        "What a load balancer charges for beside its hours: of new connections, active connections, processed GB and evaluated rules only the highest counts.",
    CrossZoneBalancing [CrossZone] F7 "Cross-zone load balancing"
        "Every node of the load balancer passes connections on to tasks of all zones. Always on for an Application Load Balancer, off at first for a Network Load Balancer.",
    CentralEgress [] D25 "Central egress"
        "One egress VPC holds the NAT gateways for many VPCs, which reach it through a transit gateway. Attachments are charged by the hour, and each GB that it processes.",
    Deployment [AddressDeploying] E5 "Addresses in a deployment"
        "A rolling update starts new tasks before it stops old ones: up to twice as many with maximumPercent at its default of 200.",
    UsableAddresses [AddressUsable] E1 "Usable addresses"
        "All addresses of the subnet\u{2019}s range but five: AWS keeps the first four and the last of every subnet.",
}

impl Term {
    /// The term that explains a label, if it is one.
    #[must_use]
    pub fn of_label(label: Label) -> Option<Term> {
        LABELS.iter().find(|(known, _)| *known == label).map(|(_, term)| *term)
    }

    /// The term that explains a charge; none where its name says it all.
    #[must_use]
    pub const fn of_charge(charge: Charge) -> Option<Term> {
        match charge {
            Charge::NatGatewayHours | Charge::RegionalNatGatewayHours => Some(Term::NatGateway),
            Charge::NatGatewayData | Charge::RegionalNatGatewayData => Some(Term::Processing),
            Charge::NatInstanceHours => Some(Term::NatInstance),
            Charge::PublicIpv4 | Charge::IdlePublicIpv4 => Some(Term::PublicIpv4Charge),
            Charge::InterfaceEndpointHours | Charge::InterfaceEndpointData => {
                Some(Term::InterfaceEndpoint)
            }
            Charge::GatewayEndpoint => Some(Term::GatewayEndpoint),
            Charge::CrossZoneData => Some(Term::CrossZone),
            Charge::InternetDataOut | Charge::InternetDataIn | Charge::ServiceDataOut => {
                Some(Term::DataTransfer)
            }
            Charge::LoadBalancerHours => Some(Term::LoadBalancer),
            Charge::LoadBalancerCapacity => Some(Term::CapacityUnits),
            Charge::TransitGatewayHours | Charge::TransitGatewayData => Some(Term::CentralEgress),
            Charge::FargateVcpu
            | Charge::FargateMemory
            | Charge::FargateStorage
            | Charge::InstanceHours
            | Charge::ManagedInstancesFee
            | Charge::ExternalInstanceHours => None,
        }
    }
}
