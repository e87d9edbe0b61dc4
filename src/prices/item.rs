//! What AWS charges for, as a closed list: every item that `prices.csv` can hold, by the name it
//! has there and in a scenario's `priceOverrides`. The order is that of AWS's pricing pages: Amazon
//! VPC, AWS PrivateLink, AWS Transit Gateway, data transfer, Elastic Load Balancing, AWS Fargate,
//! Amazon EC2.

use crate::closed::closed;

/// Declares what has a price: items by their names, and instance types by their names in EC2's API, each with that
/// of the item that is an hour of it.
macro_rules! items {
    (
        items { $($(#[$doc:meta])* $item:ident = $name:literal,)+ }
        instances { $($(#[$type_doc:meta])* $type:ident = $api_name:literal $hour:literal,)+ }
    ) => {
        /// One thing that has a price.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Item {
            $($(#[$doc])* $item,)+
            /// An On-Demand hour of an EC2 instance with Linux, per instance.
            InstanceHour(InstanceType),
        }

        impl Item {
            /// Every item, in the order of AWS's pricing pages.
            pub const ALL: &'static [Item] =
                &[$(Item::$item,)+ $(Item::InstanceHour(InstanceType::$type),)+];

            /// The name in `prices.csv` and in a scenario's `priceOverrides`: `nat_gateway_hour`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Item::$item => $name,)+
                    $(Item::InstanceHour(InstanceType::$type) => $hour,)+
                }
            }
        }

        closed! {
            /// An EC2 instance type that ECS Reach has prices of: the sizes a NAT instance is commonly run on, family
            /// by family and small before large.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            InstanceType by api_name or from_api_name {
                $($(#[$type_doc])* $type = $api_name,)+
            }
        }
    };
}

items! {
    items {
        /// An hour for which a zonal NAT gateway is provisioned, per gateway; a started hour is whole.
        NatGatewayHour = "nat_gateway_hour",
        /// A GB processed by a zonal NAT gateway, in either direction.
        NatGatewayGb = "nat_gateway_gb",
        /// An hour for which a regional NAT gateway is active in an Availability Zone, per zone.
        NatGatewayRegionalAzHour = "nat_gateway_regional_az_hour",
        /// A GB processed by a regional NAT gateway, in either direction.
        NatGatewayRegionalGb = "nat_gateway_regional_gb",
        /// An hour of one Gbps of bandwidth provisioned for a NAT gateway.
        NatGatewayProvisionedGbpsHour = "nat_gateway_provisioned_gbps_hour",
        /// An hour of a public IPv4 address that is in use, per address.
        PublicIpv4InUseHour = "public_ipv4_in_use_hour",
        /// An hour of a public IPv4 address that the account holds without using it, per address.
        PublicIpv4IdleHour = "public_ipv4_idle_hour",
        /// An hour of an internet gateway, per gateway.
        InternetGatewayHour = "internet_gateway_hour",
        /// An hour of an egress-only internet gateway, per gateway.
        EgressOnlyInternetGatewayHour = "egress_only_internet_gateway_hour",
        /// An hour of a gateway endpoint (Amazon S3, DynamoDB), per endpoint.
        VpcEndpointGatewayHour = "vpc_endpoint_gateway_hour",
        /// A GB through a gateway endpoint (Amazon S3, DynamoDB).
        VpcEndpointGatewayGb = "vpc_endpoint_gateway_gb",
        /// An hour of an interface endpoint in one Availability Zone, per endpoint and zone.
        VpcEndpointInterfaceAzHour = "vpc_endpoint_interface_az_hour",
        /// A GB processed by interface endpoints; tiers count the Region's total of a month.
        VpcEndpointInterfaceGb = "vpc_endpoint_interface_gb",
        /// An hour of a VPC's attachment to a transit gateway, per attachment.
        TransitGatewayAttachmentHour = "transit_gateway_attachment_hour",
        /// A GB that a transit gateway processes for a VPC's attachment.
        TransitGatewayGb = "transit_gateway_gb",
        /// A GB from the internet into AWS.
        DataTransferInInternetGb = "data_transfer_in_internet_gb",
        /// A GB from AWS out to the internet; tiers count a month, after the free allowance that
        /// `free_internet_out_gb` gives.
        DataTransferOutInternetGb = "data_transfer_out_internet_gb",
        /// A GB across Availability Zones of the Region, for one direction: it is charged once out of
        /// the one zone and once into the other.
        DataTransferCrossAzGbPerDirection = "data_transfer_cross_az_gb_per_direction",
        /// An hour of an Application Load Balancer, per load balancer.
        AlbHour = "alb_hour",
        /// An hour of one Load Balancer Capacity Unit of an Application Load Balancer.
        AlbLcuHour = "alb_lcu_hour",
        /// An hour of a Network Load Balancer, per load balancer.
        NlbHour = "nlb_hour",
        /// An hour of one Network Load Balancer Capacity Unit.
        NlbNlcuHour = "nlb_nlcu_hour",
        /// An hour of one vCPU of a Fargate task on Linux/X86.
        FargateX86VcpuHour = "fargate_x86_vcpu_hour",
        /// An hour of one GB of memory of a Fargate task on Linux/X86.
        FargateX86GbHour = "fargate_x86_gb_hour",
        /// An hour of one vCPU of a Fargate task on Linux/ARM.
        FargateArmVcpuHour = "fargate_arm_vcpu_hour",
        /// An hour of one GB of memory of a Fargate task on Linux/ARM.
        FargateArmGbHour = "fargate_arm_gb_hour",
        /// An hour of one GB of a Fargate task's ephemeral storage above the 20 GB that are included.
        FargateEphemeralGbHour = "fargate_ephemeral_gb_hour",
    }
    instances {
        /// `t4g.nano`
        T4gNano = "t4g.nano" "ec2_t4g_nano_linux_hour",
        /// `t4g.micro`
        T4gMicro = "t4g.micro" "ec2_t4g_micro_linux_hour",
        /// `t4g.small`
        T4gSmall = "t4g.small" "ec2_t4g_small_linux_hour",
        /// `t4g.medium`
        T4gMedium = "t4g.medium" "ec2_t4g_medium_linux_hour",
        /// `t3.nano`
        T3Nano = "t3.nano" "ec2_t3_nano_linux_hour",
        /// `t3.micro`
        T3Micro = "t3.micro" "ec2_t3_micro_linux_hour",
        /// `t3.small`
        T3Small = "t3.small" "ec2_t3_small_linux_hour",
        /// `c6gn.medium`
        C6gnMedium = "c6gn.medium" "ec2_c6gn_medium_linux_hour",
        /// `c7g.medium`
        C7gMedium = "c7g.medium" "ec2_c7g_medium_linux_hour",
        /// `c7gn.medium`
        C7gnMedium = "c7gn.medium" "ec2_c7gn_medium_linux_hour",
    }
}

impl Item {
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
        Item::ALL.iter().copied().find(|item| item.name() == name)
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
