//! What AWS charges for, as a closed list: every item that `prices.csv` can hold, by the name it
//! has there and in a scenario's `priceOverrides`. The order is that of AWS's pricing pages: Amazon
//! VPC, AWS PrivateLink, AWS Transit Gateway, data transfer, Elastic Load Balancing, AWS Fargate,
//! Amazon EC2.

/// One thing that has a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// An hour for which a zonal NAT gateway is provisioned, per gateway; a started hour is whole.
    NatGatewayHour,
    /// A GB processed by a zonal NAT gateway, in either direction.
    NatGatewayGb,
    /// An hour for which a regional NAT gateway is active in an Availability Zone, per zone.
    NatGatewayRegionalAzHour,
    /// A GB processed by a regional NAT gateway, in either direction.
    NatGatewayRegionalGb,
    /// An hour of one Gbps of bandwidth provisioned for a NAT gateway.
    NatGatewayProvisionedGbpsHour,
    /// An hour of a public IPv4 address that is in use, per address.
    PublicIpv4InUseHour,
    /// An hour of a public IPv4 address that the account holds without using it, per address.
    PublicIpv4IdleHour,
    /// An hour of an internet gateway, per gateway.
    InternetGatewayHour,
    /// An hour of an egress-only internet gateway, per gateway.
    EgressOnlyInternetGatewayHour,
    /// An hour of a gateway endpoint (Amazon S3, DynamoDB), per endpoint.
    VpcEndpointGatewayHour,
    /// A GB through a gateway endpoint (Amazon S3, DynamoDB).
    VpcEndpointGatewayGb,
    /// An hour of an interface endpoint in one Availability Zone, per endpoint and zone.
    VpcEndpointInterfaceAzHour,
    /// A GB processed by interface endpoints; tiers count the Region's total of a month.
    VpcEndpointInterfaceGb,
    /// An hour of a VPC's attachment to a transit gateway, per attachment.
    TransitGatewayAttachmentHour,
    /// A GB that a transit gateway processes for a VPC's attachment.
    TransitGatewayGb,
    /// A GB from the internet into AWS.
    DataTransferInInternetGb,
    /// A GB from AWS out to the internet; tiers count a month, after the free allowance that
    /// `free_internet_out_gb` gives.
    DataTransferOutInternetGb,
    /// A GB across Availability Zones of the Region, for one direction: it is charged once out of
    /// the one zone and once into the other.
    DataTransferCrossAzGbPerDirection,
    /// An hour of an Application Load Balancer, per load balancer.
    AlbHour,
    /// An hour of one Load Balancer Capacity Unit of an Application Load Balancer.
    AlbLcuHour,
    /// An hour of a Network Load Balancer, per load balancer.
    NlbHour,
    /// An hour of one Network Load Balancer Capacity Unit.
    NlbNlcuHour,
    /// An hour of one vCPU of a Fargate task on Linux/X86.
    FargateX86VcpuHour,
    /// An hour of one GB of memory of a Fargate task on Linux/X86.
    FargateX86GbHour,
    /// An hour of one vCPU of a Fargate task on Linux/ARM.
    FargateArmVcpuHour,
    /// An hour of one GB of memory of a Fargate task on Linux/ARM.
    FargateArmGbHour,
    /// An hour of one GB of a Fargate task's ephemeral storage above the 20 GB that are included.
    FargateEphemeralGbHour,
    /// An On-Demand hour of an EC2 instance with Linux, per instance.
    InstanceHour(InstanceType),
}

impl Item {
    /// Every item, in the order of AWS's pricing pages.
    pub const ALL: [Item; 37] = [
        Item::NatGatewayHour,
        Item::NatGatewayGb,
        Item::NatGatewayRegionalAzHour,
        Item::NatGatewayRegionalGb,
        Item::NatGatewayProvisionedGbpsHour,
        Item::PublicIpv4InUseHour,
        Item::PublicIpv4IdleHour,
        Item::InternetGatewayHour,
        Item::EgressOnlyInternetGatewayHour,
        Item::VpcEndpointGatewayHour,
        Item::VpcEndpointGatewayGb,
        Item::VpcEndpointInterfaceAzHour,
        Item::VpcEndpointInterfaceGb,
        Item::TransitGatewayAttachmentHour,
        Item::TransitGatewayGb,
        Item::DataTransferInInternetGb,
        Item::DataTransferOutInternetGb,
        Item::DataTransferCrossAzGbPerDirection,
        Item::AlbHour,
        Item::AlbLcuHour,
        Item::NlbHour,
        Item::NlbNlcuHour,
        Item::FargateX86VcpuHour,
        Item::FargateX86GbHour,
        Item::FargateArmVcpuHour,
        Item::FargateArmGbHour,
        Item::FargateEphemeralGbHour,
        Item::InstanceHour(InstanceType::T4gNano),
        Item::InstanceHour(InstanceType::T4gMicro),
        Item::InstanceHour(InstanceType::T4gSmall),
        Item::InstanceHour(InstanceType::T4gMedium),
        Item::InstanceHour(InstanceType::T3Nano),
        Item::InstanceHour(InstanceType::T3Micro),
        Item::InstanceHour(InstanceType::T3Small),
        Item::InstanceHour(InstanceType::C6gnMedium),
        Item::InstanceHour(InstanceType::C7gMedium),
        Item::InstanceHour(InstanceType::C7gnMedium),
    ];

    /// The name in `prices.csv` and in a scenario's `priceOverrides`: `nat_gateway_hour`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Item::NatGatewayHour => "nat_gateway_hour",
            Item::NatGatewayGb => "nat_gateway_gb",
            Item::NatGatewayRegionalAzHour => "nat_gateway_regional_az_hour",
            Item::NatGatewayRegionalGb => "nat_gateway_regional_gb",
            Item::NatGatewayProvisionedGbpsHour => "nat_gateway_provisioned_gbps_hour",
            Item::PublicIpv4InUseHour => "public_ipv4_in_use_hour",
            Item::PublicIpv4IdleHour => "public_ipv4_idle_hour",
            Item::InternetGatewayHour => "internet_gateway_hour",
            Item::EgressOnlyInternetGatewayHour => "egress_only_internet_gateway_hour",
            Item::VpcEndpointGatewayHour => "vpc_endpoint_gateway_hour",
            Item::VpcEndpointGatewayGb => "vpc_endpoint_gateway_gb",
            Item::VpcEndpointInterfaceAzHour => "vpc_endpoint_interface_az_hour",
            Item::VpcEndpointInterfaceGb => "vpc_endpoint_interface_gb",
            Item::TransitGatewayAttachmentHour => "transit_gateway_attachment_hour",
            Item::TransitGatewayGb => "transit_gateway_gb",
            Item::DataTransferInInternetGb => "data_transfer_in_internet_gb",
            Item::DataTransferOutInternetGb => "data_transfer_out_internet_gb",
            Item::DataTransferCrossAzGbPerDirection => "data_transfer_cross_az_gb_per_direction",
            Item::AlbHour => "alb_hour",
            Item::AlbLcuHour => "alb_lcu_hour",
            Item::NlbHour => "nlb_hour",
            Item::NlbNlcuHour => "nlb_nlcu_hour",
            Item::FargateX86VcpuHour => "fargate_x86_vcpu_hour",
            Item::FargateX86GbHour => "fargate_x86_gb_hour",
            Item::FargateArmVcpuHour => "fargate_arm_vcpu_hour",
            Item::FargateArmGbHour => "fargate_arm_gb_hour",
            Item::FargateEphemeralGbHour => "fargate_ephemeral_gb_hour",
            Item::InstanceHour(InstanceType::T4gNano) => "ec2_t4g_nano_linux_hour",
            Item::InstanceHour(InstanceType::T4gMicro) => "ec2_t4g_micro_linux_hour",
            Item::InstanceHour(InstanceType::T4gSmall) => "ec2_t4g_small_linux_hour",
            Item::InstanceHour(InstanceType::T4gMedium) => "ec2_t4g_medium_linux_hour",
            Item::InstanceHour(InstanceType::T3Nano) => "ec2_t3_nano_linux_hour",
            Item::InstanceHour(InstanceType::T3Micro) => "ec2_t3_micro_linux_hour",
            Item::InstanceHour(InstanceType::T3Small) => "ec2_t3_small_linux_hour",
            Item::InstanceHour(InstanceType::C6gnMedium) => "ec2_c6gn_medium_linux_hour",
            Item::InstanceHour(InstanceType::C7gMedium) => "ec2_c7g_medium_linux_hour",
            Item::InstanceHour(InstanceType::C7gnMedium) => "ec2_c7gn_medium_linux_hour",
        }
    }

    /// Whether a bill can have a charge for it: not for what costs nothing by the hour, and not for bandwidth that is
    /// reserved, which no design has.
    #[must_use]
    pub const fn is_charged(self) -> bool {
        !matches!(
            self,
            Item::NatGatewayProvisionedGbpsHour
                | Item::InternetGatewayHour
                | Item::EgressOnlyInternetGatewayHour
                | Item::VpcEndpointGatewayHour
        )
    }

    /// The item of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Item> {
        Item::ALL.into_iter().find(|item| item.name() == name)
    }

    /// What one of it is, in the words of `prices.csv`: `gateway-hour`.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Item::NatGatewayHour
            | Item::InternetGatewayHour
            | Item::EgressOnlyInternetGatewayHour => "gateway-hour",
            Item::NatGatewayGb | Item::NatGatewayRegionalGb | Item::TransitGatewayGb => {
                "GB processed"
            }
            Item::NatGatewayRegionalAzHour => {
                "Availability Zone-hour in which the regional NAT gateway is active"
            }
            Item::NatGatewayProvisionedGbpsHour => "Gbps-hour",
            Item::PublicIpv4InUseHour | Item::PublicIpv4IdleHour => "address-hour",
            Item::VpcEndpointGatewayHour => "endpoint-hour (S3, DynamoDB)",
            Item::VpcEndpointGatewayGb => "GB (S3, DynamoDB)",
            Item::VpcEndpointInterfaceAzHour => "endpoint-AZ-hour",
            Item::VpcEndpointInterfaceGb => "GB processed (Region total per month)",
            Item::TransitGatewayAttachmentHour => "attachment-hour",
            Item::DataTransferInInternetGb => "GB in from internet",
            Item::DataTransferOutInternetGb => {
                "GB out to internet (per month; after the account-wide free 100 GB in commercial Regions)"
            }
            Item::DataTransferCrossAzGbPerDirection => "GB, charged once out and once in",
            Item::AlbHour | Item::NlbHour => "LB-hour",
            Item::AlbLcuHour => "LCU-hour",
            Item::NlbNlcuHour => "NLCU-hour",
            Item::FargateX86VcpuHour | Item::FargateArmVcpuHour => "vCPU-hour",
            Item::FargateX86GbHour | Item::FargateArmGbHour => "GB-hour",
            Item::FargateEphemeralGbHour => "GB-hour above 20 GB",
            Item::InstanceHour(_) => "instance-hour",
        }
    }
}

/// An EC2 instance type that ECS Reach has prices of: the sizes a NAT instance is commonly run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceType {
    /// `t4g.nano`
    T4gNano,
    /// `t4g.micro`
    T4gMicro,
    /// `t4g.small`
    T4gSmall,
    /// `t4g.medium`
    T4gMedium,
    /// `t3.nano`
    T3Nano,
    /// `t3.micro`
    T3Micro,
    /// `t3.small`
    T3Small,
    /// `c6gn.medium`
    C6gnMedium,
    /// `c7g.medium`
    C7gMedium,
    /// `c7gn.medium`
    C7gnMedium,
}

impl InstanceType {
    /// Every instance type, family by family and small before large.
    pub const ALL: [InstanceType; 10] = [
        InstanceType::T4gNano,
        InstanceType::T4gMicro,
        InstanceType::T4gSmall,
        InstanceType::T4gMedium,
        InstanceType::T3Nano,
        InstanceType::T3Micro,
        InstanceType::T3Small,
        InstanceType::C6gnMedium,
        InstanceType::C7gMedium,
        InstanceType::C7gnMedium,
    ];

    /// The names of all of them in EC2's API, in the same order.
    pub const API_NAMES: &'static [&'static str] = &[
        "t4g.nano",
        "t4g.micro",
        "t4g.small",
        "t4g.medium",
        "t3.nano",
        "t3.micro",
        "t3.small",
        "c6gn.medium",
        "c7g.medium",
        "c7gn.medium",
    ];

    /// The name in EC2's API: `t4g.nano`.
    #[must_use]
    pub const fn api_name(self) -> &'static str {
        match self {
            InstanceType::T4gNano => "t4g.nano",
            InstanceType::T4gMicro => "t4g.micro",
            InstanceType::T4gSmall => "t4g.small",
            InstanceType::T4gMedium => "t4g.medium",
            InstanceType::T3Nano => "t3.nano",
            InstanceType::T3Micro => "t3.micro",
            InstanceType::T3Small => "t3.small",
            InstanceType::C6gnMedium => "c6gn.medium",
            InstanceType::C7gMedium => "c7g.medium",
            InstanceType::C7gnMedium => "c7gn.medium",
        }
    }

    /// The instance type of that name in EC2's API.
    #[must_use]
    pub fn from_api_name(name: &str) -> Option<InstanceType> {
        InstanceType::ALL.into_iter().find(|instance_type| instance_type.api_name() == name)
    }
}
