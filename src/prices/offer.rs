//! The services that sell what a bill lists, by their codes in AWS's price list.

use super::Item;

/// An offer of AWS's price list: what a negotiated discount is commonly granted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Offer {
    /// Amazon EC2: instances and NAT gateways.
    Ec2,
    /// Amazon VPC: public IPv4 addresses, VPC endpoints, transit gateways.
    Vpc,
    /// Data transfer.
    DataTransfer,
    /// Elastic Load Balancing.
    LoadBalancing,
    /// Amazon ECS: AWS Fargate and the fee of Managed Instances.
    Ecs,
}

impl Offer {
    /// Every offer.
    pub const ALL: [Offer; 5] =
        [Offer::Ec2, Offer::Vpc, Offer::DataTransfer, Offer::LoadBalancing, Offer::Ecs];

    /// The offer code in AWS's price list: `AmazonEC2`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Offer::Ec2 => "AmazonEC2",
            Offer::Vpc => "AmazonVPC",
            Offer::DataTransfer => "AWSDataTransfer",
            Offer::LoadBalancing => "AWSELB",
            Offer::Ecs => "AmazonECS",
        }
    }

    /// The offer of that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Offer> {
        Offer::ALL.into_iter().find(|offer| offer.code() == code)
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
