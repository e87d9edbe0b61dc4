//! Which product of the price list is which item: by its usage type without the Region's prefix, and
//! by the attributes that tell it from others of the same usage type.
//!
//! The rules are those of `SOLD`, and nothing else is taken: regional for zonal NAT gateways, the
//! endpoints of Gateway Load Balancers, services and resources, load balancers on Outposts and their
//! trust stores, reserved capacity units, zero-rated transfer between zones, addresses of contiguous
//! blocks, Windows, dedicated and unused instances, other attachments of a transit gateway.

use serde::Deserialize;

use super::super::item::{InstanceType, Item};
use super::super::regions::{Region, Regions, without_any_prefix};
use super::found::PassedOver;

/// A product of the price list, as far as it is looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Product {
    pub(super) product_family: String,
    pub(super) attributes: Attributes,
}

/// What tells products apart; empty where the product has no such attribute.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Attributes {
    pub(super) region_code: String,
    pub(super) location_type: String,
    /// Data transfer has these in place of the two above.
    pub(super) from_region_code: String,
    pub(super) from_location_type: String,
    pub(super) usagetype: String,
    pub(super) operation: String,
    pub(super) group: String,
    pub(super) transfer_type: String,
    pub(super) to_location: String,
    pub(super) operating_system: String,
    pub(super) tenancy: String,
    pub(super) pre_installed_sw: String,
    pub(super) capacitystatus: String,
}

/// An attribute that a rule asks for, and its value.
type Asked = (Attribute, &'static str);

#[derive(Debug, Clone, Copy)]
enum Attribute {
    ProductFamily,
    Operation,
    Group,
    TransferType,
    ToLocation,
    OperatingSystem,
    Tenancy,
    PreInstalledSoftware,
    CapacityStatus,
}

impl Attribute {
    const fn of(self, product: &Product) -> &str {
        let attributes = &product.attributes;
        match self {
            Attribute::ProductFamily => product.product_family.as_str(),
            Attribute::Operation => attributes.operation.as_str(),
            Attribute::Group => attributes.group.as_str(),
            Attribute::TransferType => attributes.transfer_type.as_str(),
            Attribute::ToLocation => attributes.to_location.as_str(),
            Attribute::OperatingSystem => attributes.operating_system.as_str(),
            Attribute::Tenancy => attributes.tenancy.as_str(),
            Attribute::PreInstalledSoftware => attributes.pre_installed_sw.as_str(),
            Attribute::CapacityStatus => attributes.capacitystatus.as_str(),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Attribute::ProductFamily => "product family",
            Attribute::Operation => "operation",
            Attribute::Group => "group",
            Attribute::TransferType => "transfer type",
            Attribute::ToLocation => "destination",
            Attribute::OperatingSystem => "operating system",
            Attribute::Tenancy => "tenancy",
            Attribute::PreInstalledSoftware => "software",
            Attribute::CapacityStatus => "capacity status",
        }
    }
}

/// How an item is found.
struct Sold {
    usage_type: &'static str,
    item: Item,
    asked: &'static [Asked],
}

const fn sold(usage_type: &'static str, item: Item, asked: &'static [Asked]) -> Sold {
    Sold { usage_type, item, asked }
}

const ZONAL_NAT: &[Asked] = &[
    (Attribute::ProductFamily, "NAT Gateway"),
    (Attribute::Operation, "NatGateway"),
    (Attribute::Group, "NGW:NatGateway"),
];
const REGIONAL_NAT: &[Asked] =
    &[(Attribute::ProductFamily, "NAT Gateway"), (Attribute::Operation, "RegionalNatGateway")];
const PROVISIONED_NAT: &[Asked] = &[(Attribute::ProductFamily, "NAT Gateway")];
const INTERFACE_ENDPOINT: &[Asked] = &[
    (Attribute::ProductFamily, "VpcEndpoint"),
    (Attribute::Operation, "VpcEndpoint"),
    (Attribute::Group, "VPCE:VpcEndpoint"),
];
/// The operation tells a VPC's attachment from those of VPN, Direct Connect, peering and Connect.
const VPC_ATTACHMENT: &[Asked] = &[(Attribute::Operation, "TransitGatewayVPC")];
const BETWEEN_ZONES: &[Asked] = &[(Attribute::TransferType, "IntraRegion")];
const TO_INTERNET: &[Asked] =
    &[(Attribute::TransferType, "AWS Outbound"), (Attribute::ToLocation, "External")];
const FARGATE: &[Asked] = &[(Attribute::ProductFamily, "Compute")];
const ALB: &[Asked] = &[
    (Attribute::Operation, "LoadBalancing:Application"),
    (Attribute::ProductFamily, "Load Balancer-Application"),
];
const NLB: &[Asked] = &[
    (Attribute::Operation, "LoadBalancing:Network"),
    (Attribute::ProductFamily, "Load Balancer-Network"),
];
const LINUX: &[Asked] = &[
    (Attribute::ProductFamily, "Compute Instance"),
    (Attribute::OperatingSystem, "Linux"),
    (Attribute::Tenancy, "Shared"),
    (Attribute::PreInstalledSoftware, "NA"),
    (Attribute::CapacityStatus, "Used"),
    (Attribute::Operation, "RunInstances"),
];

/// Every item that has a usage type of its own, but the instances.
const SOLD: [Sold; 22] = [
    sold("NatGateway-Hours", Item::NatGatewayHour, ZONAL_NAT),
    sold("NatGateway-Bytes", Item::NatGatewayGb, ZONAL_NAT),
    sold("RegionalNatGateway-Hours", Item::NatGatewayRegionalAzHour, REGIONAL_NAT),
    sold("RegionalNatGateway-Bytes", Item::NatGatewayRegionalGb, REGIONAL_NAT),
    sold("NatGateway-Prvd-Gbps", Item::NatGatewayProvisionedGbpsHour, PROVISIONED_NAT),
    sold("PublicIPv4:InUseAddress", Item::PublicIpv4InUseHour, &[]),
    sold("PublicIPv4:IdleAddress", Item::PublicIpv4IdleHour, &[]),
    sold("VpcEndpoint-Hours", Item::VpcEndpointInterfaceAzHour, INTERFACE_ENDPOINT),
    sold("VpcEndpoint-Bytes", Item::VpcEndpointInterfaceGb, INTERFACE_ENDPOINT),
    sold("TransitGateway-Hours", Item::TransitGatewayAttachmentHour, VPC_ATTACHMENT),
    sold("TransitGateway-Bytes", Item::TransitGatewayGb, VPC_ATTACHMENT),
    sold("DataTransfer-Out-Bytes", Item::DataTransferOutInternetGb, TO_INTERNET),
    sold("DataTransfer-Regional-Bytes", Item::DataTransferCrossAzGbPerDirection, BETWEEN_ZONES),
    sold("LoadBalancerUsage", Item::AlbHour, ALB),
    sold("LoadBalancerUsage", Item::NlbHour, NLB),
    sold("LCUUsage", Item::AlbLcuHour, ALB),
    sold("LCUUsage", Item::NlbNlcuHour, NLB),
    sold("Fargate-vCPU-Hours:perCPU", Item::FargateX86VcpuHour, FARGATE),
    sold("Fargate-GB-Hours", Item::FargateX86GbHour, FARGATE),
    sold("Fargate-ARM-vCPU-Hours:perCPU", Item::FargateArmVcpuHour, FARGATE),
    sold("Fargate-ARM-GB-Hours", Item::FargateArmGbHour, FARGATE),
    sold("Fargate-EphemeralStorage-GB-Hours", Item::FargateEphemeralGbHour, FARGATE),
];

/// The items that a usage type can be, with what each asks for.
fn candidates(usage_type: &str) -> Vec<(Item, &'static [Asked])> {
    if let Some(name) = usage_type.strip_prefix("BoxUsage:") {
        let instance_type = InstanceType::from_api_name(name);
        return instance_type.map(|of| (Item::InstanceHour(of), LINUX)).into_iter().collect();
    }
    let of_type = SOLD.iter().filter(|sold| sold.usage_type == usage_type);
    of_type.map(|sold| (sold.item, sold.asked)).collect()
}

impl Product {
    /// The item that this product is and its Region, or why it is none.
    pub(super) fn item<'r>(&self, regions: &'r Regions) -> Result<(Item, &'r Region), PassedOver> {
        let attributes = &self.attributes;
        let location_type = either(&attributes.location_type, &attributes.from_location_type);
        let code = either(&attributes.region_code, &attributes.from_region_code);
        let bare = without_any_prefix(&attributes.usagetype);
        if location_type != "AWS Region" {
            return Err(PassedOver::OtherPlace);
        }
        let region = regions.by_code(code);
        let own = region.map_or(Some(bare), |region| region.without_prefix(&attributes.usagetype));
        let candidates = candidates(own.unwrap_or(bare));
        if candidates.is_empty() {
            return Err(PassedOver::OtherUsage);
        }
        let Some(usage_type) = own else {
            return Err(PassedOver::OtherPrefix { usage_type: attributes.usagetype.clone() });
        };
        // The first attribute that differs, of the candidate that is nearest.
        let differs = |asked: &[Asked]| {
            asked.iter().position(|(attribute, value)| attribute.of(self) != *value)
        };
        let mut nearest = (0, "");
        for (item, asked) in candidates {
            match differs(asked) {
                None => {
                    let region = region.ok_or(PassedOver::NoRegion(code.to_owned()))?;
                    return Ok((item, region));
                }
                Some(place) => {
                    let name = asked.get(place).map_or("", |(attribute, _)| attribute.name());
                    if nearest.1.is_empty() || place > nearest.0 {
                        nearest = (place, name);
                    }
                }
            }
        }
        Err(PassedOver::OtherProduct { usage_type: usage_type.to_owned(), attribute: nearest.1 })
    }
}

/// The first of two texts that is not empty.
fn either<'t>(own: &'t str, other: &'t str) -> &'t str {
    if own.is_empty() { other } else { own }
}
