//! The services that sell what a bill lists, by their codes in AWS's price list.

use super::Item;
use crate::closed::closed;

closed! {
    /// An offer of AWS's price list: what a negotiated discount is commonly granted on.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Offer by code or from_code {
        /// Amazon EC2: instances and NAT gateways.
        Ec2 = "AmazonEC2",
        /// Amazon VPC: public IPv4 addresses, VPC endpoints, transit gateways.
        Vpc = "AmazonVPC",
        /// Data transfer.
        DataTransfer = "AWSDataTransfer",
        /// Elastic Load Balancing.
        LoadBalancing = "AWSELB",
        /// Amazon ECS: AWS Fargate and the fee of Managed Instances.
        Ecs = "AmazonECS",
    }
}

impl Item {
    /// The offer that the item belongs to.
    #[must_use]
    pub const fn offer(self) -> Offer {
        match self {
            Item::NatGatewayHour
            | Item::NatGatewayGb
            | Item::NatGatewayRegionalAzHour
            | Item::NatGatewayRegionalGb
            | Item::NatGatewayProvisionedGbpsHour
            | Item::InstanceHour(_) => Offer::Ec2,
            Item::PublicIpv4InUseHour
            | Item::PublicIpv4IdleHour
            | Item::InternetGatewayHour
            | Item::EgressOnlyInternetGatewayHour
            | Item::VpcEndpointGatewayHour
            | Item::VpcEndpointGatewayGb
            | Item::VpcEndpointInterfaceAzHour
            | Item::VpcEndpointInterfaceGb
            | Item::TransitGatewayAttachmentHour
            | Item::TransitGatewayGb => Offer::Vpc,
            Item::DataTransferInInternetGb
            | Item::DataTransferOutInternetGb
            | Item::DataTransferCrossAzGbPerDirection => Offer::DataTransfer,
            Item::AlbHour | Item::AlbLcuHour | Item::NlbHour | Item::NlbNlcuHour => {
                Offer::LoadBalancing
            }
            Item::FargateX86VcpuHour
            | Item::FargateX86GbHour
            | Item::FargateArmVcpuHour
            | Item::FargateArmGbHour
            | Item::FargateEphemeralGbHour => Offer::Ecs,
        }
    }
}
