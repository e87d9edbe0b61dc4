//! Which products become prices, in every form of file, and what is said about files that are none.

use std::collections::BTreeSet;
use std::io::{BufReader, Read};

use super::super::item::Item;
use super::sample::{DATE, Sample, VERSION, lines, regions};
use super::*;

/// A product of each item that a bulk file has: offer, product, price, and what becomes of it.
const ACCEPTED: &[(&str, &str, &str, &str)] = &[
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; usagetype=EUC1-NatGateway-Hours; operation=NatGateway; \
         group=NGW:NatGateway",
        "0..Inf 0.0520000000",
        "nat_gateway_hour in eu-central-1: 0.052 USD",
    ),
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; usagetype=NatGateway-Bytes; operation=NatGateway; \
         group=NGW:NatGateway; regionCode=us-east-1",
        "0..Inf 0.0450000000",
        "nat_gateway_gb in us-east-1: 0.045 USD",
    ),
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; usagetype=EUC1-RegionalNatGateway-Hours; \
         operation=RegionalNatGateway",
        "0..Inf 0.0520000000",
        "nat_gateway_regional_az_hour in eu-central-1: 0.052 USD",
    ),
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; usagetype=EUC1-RegionalNatGateway-Bytes; \
         operation=RegionalNatGateway",
        "0..Inf 0.0520000000",
        "nat_gateway_regional_gb in eu-central-1: 0.052 USD",
    ),
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; usagetype=NatGateway-Prvd-Gbps; regionCode=us-east-1",
        "0..Inf 1.0760000000",
        "nat_gateway_provisioned_gbps_hour in us-east-1: 1.076 USD",
    ),
    (
        "AmazonVPC",
        "usagetype=USE1-PublicIPv4:InUseAddress; regionCode=us-east-1",
        "0..Inf 0.0050000000",
        "public_ipv4_in_use_hour in us-east-1: 0.005 USD",
    ),
    (
        "AmazonVPC",
        "usagetype=EUC1-PublicIPv4:IdleAddress",
        "0..Inf 0.0050000000",
        "public_ipv4_idle_hour in eu-central-1: 0.005 USD",
    ),
    (
        "AmazonVPC",
        "productFamily=VpcEndpoint; usagetype=EUC1-VpcEndpoint-Hours; operation=VpcEndpoint; \
         group=VPCE:VpcEndpoint",
        "0..Inf 0.0120000000",
        "vpc_endpoint_interface_az_hour in eu-central-1: 0.012 USD",
    ),
    (
        "AmazonVPC",
        "productFamily=VpcEndpoint; usagetype=EUC1-VpcEndpoint-Bytes; operation=VpcEndpoint; \
         group=VPCE:VpcEndpoint",
        "1048576..5242880 0.0060000000, 0..1048576 0.0100000000, 5242880..Inf 0.0040000000",
        "vpc_endpoint_interface_gb in eu-central-1: 0.01 to 1048576 GB, then 0.006 to 5242880 GB, \
         then 0.004 USD",
    ),
    (
        "AmazonVPC",
        "usagetype=EUC1-TransitGateway-Hours; operation=TransitGatewayVPC",
        "0..Inf 0.0600000000",
        "transit_gateway_attachment_hour in eu-central-1: 0.06 USD",
    ),
    (
        "AmazonVPC",
        "usagetype=USE1-TransitGateway-Bytes; operation=TransitGatewayVPC; regionCode=us-east-1",
        "0..Inf 0.0200000000",
        "transit_gateway_gb in us-east-1: 0.02 USD",
    ),
    (
        "AWSDataTransfer",
        "productFamily=Data Transfer; usagetype=EUC1-DataTransfer-Out-Bytes; \
         transferType=AWS Outbound; toLocation=External; fromLocationType=AWS Region; \
         fromRegionCode=eu-central-1",
        "0..10240 0.0900000000, 10240..Inf 0.0850000000",
        "data_transfer_out_internet_gb in eu-central-1: 0.09 to 10240 GB, then 0.085 USD",
    ),
    (
        "AWSDataTransfer",
        "productFamily=Data Transfer; usagetype=DataTransfer-Regional-Bytes; \
         transferType=IntraRegion; fromLocationType=AWS Region; fromRegionCode=us-east-1",
        "0..Inf 0.0100000000",
        "data_transfer_cross_az_gb_per_direction in us-east-1: 0.01 USD",
    ),
    (
        "AWSELB",
        "productFamily=Load Balancer-Application; usagetype=EUC1-LoadBalancerUsage; \
         operation=LoadBalancing:Application",
        "0..Inf 0.0270000000",
        "alb_hour in eu-central-1: 0.027 USD",
    ),
    (
        "AWSELB",
        "productFamily=Load Balancer-Application; usagetype=LCUUsage; regionCode=us-east-1; \
         operation=LoadBalancing:Application",
        "0..Inf 0.0080000000",
        "alb_lcu_hour in us-east-1: 0.008 USD",
    ),
    (
        "AWSELB",
        "productFamily=Load Balancer-Network; usagetype=EUC1-LoadBalancerUsage; \
         operation=LoadBalancing:Network",
        "0..Inf 0.0270000000",
        "nlb_hour in eu-central-1: 0.027 USD",
    ),
    (
        "AWSELB",
        "productFamily=Load Balancer-Network; usagetype=EUC1-LCUUsage; \
         operation=LoadBalancing:Network",
        "0..Inf 0.0060000000",
        "nlb_nlcu_hour in eu-central-1: 0.006 USD",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; usagetype=EUC1-Fargate-vCPU-Hours:perCPU",
        "0..Inf 0.0465600000",
        "fargate_x86_vcpu_hour in eu-central-1: 0.04656 USD",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; usagetype=EUC1-Fargate-GB-Hours",
        "0..Inf 0.0051100000",
        "fargate_x86_gb_hour in eu-central-1: 0.00511 USD",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; usagetype=USE1-Fargate-ARM-vCPU-Hours:perCPU; regionCode=us-east-1",
        "0..Inf 0.0323800000",
        "fargate_arm_vcpu_hour in us-east-1: 0.03238 USD",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; usagetype=EUC1-Fargate-ARM-GB-Hours",
        "0..Inf 0.0040900000",
        "fargate_arm_gb_hour in eu-central-1: 0.00409 USD",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; usagetype=EUC1-Fargate-EphemeralStorage-GB-Hours",
        "0..Inf 0.0001320000",
        "fargate_ephemeral_gb_hour in eu-central-1: 0.000132 USD",
    ),
    (
        "AmazonEC2",
        "productFamily=Compute Instance; usagetype=CNW1-BoxUsage:t4g.nano; operation=RunInstances; \
         operatingSystem=Linux; tenancy=Shared; preInstalledSw=NA; capacitystatus=Used; \
         regionCode=cn-northwest-1",
        "0..Inf 0.0289000000 CNY",
        "ec2_t4g_nano_linux_hour in cn-northwest-1: 0.0289 CNY",
    ),
];

const NAT: &str = "productFamily=NAT Gateway; operation=NatGateway; group=NGW:NatGateway; ";
const ENDPOINT: &str = "productFamily=VpcEndpoint; operation=VpcEndpoint; group=VPCE:VpcEndpoint; ";
const ALB: &str = "productFamily=Load Balancer-Application; operation=LoadBalancing:Application; ";
const LINUX: &str = "productFamily=Compute Instance; operation=RunInstances; \
    operatingSystem=Linux; tenancy=Shared; preInstalledSw=NA; capacitystatus=Used; ";

/// Products that look like an item and are none: offer, product, what replaces a part of it, and why
/// it is passed over.
const DECOYS: &[(&str, &str, &str, &str)] = &[
    (
        "AmazonEC2",
        NAT,
        "usagetype=EUC1-RegionalNatGateway-Hours",
        "`RegionalNatGateway-Hours` of another product, by its operation",
    ),
    ("AmazonEC2", NAT, "usagetype=EUC1-NatGateway-Prvd-Bytes", "of no item of the table"),
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; group=NGW:NatGateway; ",
        "usagetype=EUC1-NatGateway-Hours; operation=RegionalNatGateway",
        "`NatGateway-Hours` of another product, by its operation",
    ),
    (
        "AmazonEC2",
        "productFamily=NAT Gateway; operation=NatGateway; ",
        "usagetype=EUC1-NatGateway-Hours; group=NGW:Other",
        "`NatGateway-Hours` of another product, by its group",
    ),
    (
        "AmazonEC2",
        NAT,
        "usagetype=EUC1-NatGateway-Hours; locationType=AWS Local Zone",
        "in no Region: Local Zones, Wavelength Zones, edges",
    ),
    (
        "AmazonEC2",
        NAT,
        "usagetype=EUC1-NatGateway-Hours; locationType=AWS Wavelength Zone",
        "in no Region: Local Zones, Wavelength Zones, edges",
    ),
    (
        "AmazonEC2",
        NAT,
        "usagetype=USE1-NatGateway-Hours",
        "`USE1-NatGateway-Hours`, whose prefix is not the Region's in regions.json",
    ),
    (
        "AmazonEC2",
        NAT,
        "usagetype=XYZ1-NatGateway-Hours; regionCode=xy-zenith-1",
        "in `xy-zenith-1`, which is no Region of regions.json",
    ),
    (
        "AmazonEC2",
        NAT,
        "usagetype=EUSC-NatGateway-Hours; regionCode=eusc-de-east-1",
        "of no item of the table",
    ),
    (
        "AmazonEC2",
        NAT,
        "usagetype=EDE1-NatGateway-Hours; regionCode=eusc-de-east-1",
        "in `eusc-de-east-1`, for which regions.json has no currency",
    ),
    ("AmazonVPC", NAT, "usagetype=EUC1-NatGateway-Hours", "sold by another offer than the item's"),
    ("AmazonVPC", ENDPOINT, "usagetype=EUC1-VpcEndpoint-GWLBE-Hours", "of no item of the table"),
    (
        "AmazonVPC",
        "productFamily=VpcEndpoint; group=VPCE:VpcEndpoint; ",
        "usagetype=EUC1-VpcEndpoint-Hours; operation=VpcEndpoint-GWLBE",
        "`VpcEndpoint-Hours` of another product, by its operation",
    ),
    ("AmazonVPC", ENDPOINT, "usagetype=EUC1-VpcEndpoint-Service-Hours", "of no item of the table"),
    ("AmazonVPC", ENDPOINT, "usagetype=EUC1-VpcEndpoint-Resource-Bytes", "of no item of the table"),
    ("AmazonVPC", "", "usagetype=EUC1-PublicIPv4:ContiguousBlock", "of no item of the table"),
    (
        "AmazonVPC",
        "operation=TransitGatewayVPN; ",
        "usagetype=EUC1-TransitGateway-Hours",
        "`TransitGateway-Hours` of another product, by its operation",
    ),
    (
        "AmazonVPC",
        "operation=TransitGatewayVPN; ",
        "usagetype=EUC1-TransitGateway-Bytes",
        "`TransitGateway-Bytes` of another product, by its operation",
    ),
    (
        "AmazonVPC",
        "operation=TransitGatewayDirectConnect; ",
        "usagetype=EUC1-TransitGateway-Hours",
        "`TransitGateway-Hours` of another product, by its operation",
    ),
    (
        "AmazonVPC",
        "operation=TransitGatewayPeering; ",
        "usagetype=EUC1-TransitGateway-Hours",
        "`TransitGateway-Hours` of another product, by its operation",
    ),
    (
        "AmazonVPC",
        "operation=TransitGatewayConnect; ",
        "usagetype=EUC1-TransitGateway-Hours",
        "`TransitGateway-Hours` of another product, by its operation",
    ),
    (
        "AmazonVPC",
        "operation=TransitGatewayVPC; ",
        "usagetype=EUC1-TransitGateway-Multicast-Bytes",
        "of no item of the table",
    ),
    ("AWSELB", ALB, "usagetype=EUC1-Outposts-LoadBalancerUsage", "of no item of the table"),
    ("AWSELB", ALB, "usagetype=EUC1-TS-LoadBalancerUsage", "of no item of the table"),
    (
        "AWSELB",
        ALB,
        "usagetype=TS-LoadBalancerUsage; regionCode=us-east-1",
        "of no item of the table",
    ),
    ("AWSELB", ALB, "usagetype=EUC1-ReservedLCUUsage", "of no item of the table"),
    (
        "AWSELB",
        "productFamily=Load Balancer; ",
        "usagetype=EUC1-LoadBalancerUsage; operation=LoadBalancing",
        "`LoadBalancerUsage` of another product, by its operation",
    ),
    (
        "AWSELB",
        "productFamily=Load Balancer-Gateway; ",
        "usagetype=EUC1-LCUUsage; operation=LoadBalancing:Gateway",
        "`LCUUsage` of another product, by its operation",
    ),
    (
        "AWSDataTransfer",
        "transferType=IntraRegion; ",
        "usagetype=EUC1-DataTransfer-xAZ-In-Bytes",
        "of no item of the table",
    ),
    (
        "AWSDataTransfer",
        "transferType=IntraRegion; ",
        "usagetype=EUC1-DataTransfer-xAZ-Out-Bytes",
        "of no item of the table",
    ),
    (
        "AWSDataTransfer",
        "transferType=IntraRegion-xAZ; ",
        "usagetype=EUC1-DataTransfer-Regional-Bytes",
        "`DataTransfer-Regional-Bytes` of another product, by its transfer type",
    ),
    (
        "AWSDataTransfer",
        "transferType=AWS Outbound; toLocation=Amazon CloudFront; ",
        "usagetype=EUC1-DataTransfer-Out-Bytes",
        "`DataTransfer-Out-Bytes` of another product, by its destination",
    ),
    (
        "AWSDataTransfer",
        "transferType=AWS Outbound; toLocation=External; ",
        "usagetype=Global-DataTransfer-Out-Bytes",
        "of no item of the table",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; ",
        "usagetype=EUC1-Fargate-Windows-vCPU-Hours:perCPU",
        "of no item of the table",
    ),
    (
        "AmazonECS",
        "productFamily=Compute; ",
        "usagetype=EUC1-SpotUsage-Fargate-GB-Hours",
        "of no item of the table",
    ),
    ("AmazonEC2", LINUX, "usagetype=EUC1-UnusedBox:t4g.nano", "of no item of the table"),
    ("AmazonEC2", LINUX, "usagetype=EUC1-DedicatedUsage:t4g.nano", "of no item of the table"),
    ("AmazonEC2", LINUX, "usagetype=EUC1-BoxUsage:c6i.large", "of no item of the table"),
    (
        "AmazonEC2",
        "productFamily=Compute Instance; operatingSystem=Windows; ",
        "usagetype=EUC1-BoxUsage:t3.nano; operation=RunInstances:0002",
        "`BoxUsage:t3.nano` of another product, by its operating system",
    ),
    (
        "AmazonEC2",
        "productFamily=Compute Instance; operatingSystem=Linux; tenancy=Dedicated; ",
        "usagetype=EUC1-BoxUsage:t3.nano",
        "`BoxUsage:t3.nano` of another product, by its tenancy",
    ),
    (
        "AmazonEC2",
        "productFamily=Compute Instance; operatingSystem=Linux; tenancy=Shared; preInstalledSw=SQL Web; ",
        "usagetype=EUC1-BoxUsage:t3.nano",
        "`BoxUsage:t3.nano` of another product, by its software",
    ),
    (
        "AmazonEC2",
        "productFamily=Compute Instance; operatingSystem=Linux; tenancy=Shared; \
         preInstalledSw=NA; capacitystatus=UnusedCapacityReservation; ",
        "usagetype=EUC1-BoxUsage:t3.nano",
        "`BoxUsage:t3.nano` of another product, by its capacity status",
    ),
];

/// What a file of these bytes says: its prices and what was passed over, or the one complaint.
fn said(bytes: &[u8]) -> Vec<String> {
    said_in(&regions(), bytes)
}

fn said_in(regions: &Regions, bytes: &[u8]) -> Vec<String> {
    let read = || -> Result<Found> {
        match form::recognise(bytes)? {
            Form::OfferJson => offer_json::read(bytes, regions),
            Form::OfferCsv => offer_csv::read(bytes, regions),
            Form::GetProducts => get_products::read(bytes, regions),
            Form::PricePage => price_page::read(bytes, regions),
        }
    };
    read().map_or_else(|error| vec![format!("{error:#}")], |found| lines(&found))
}

/// The same products in every form.
fn every_form(code: &str, samples: &[Sample<'_>]) -> Vec<(&'static str, String)> {
    let answers = sample::get_products(code, samples);
    let lines = |answers: &mut dyn Iterator<Item = String>| answers.collect::<Vec<_>>().join("\n");
    let array = serde_json::to_string_pretty(&answers).unwrap();
    let strings: Vec<String> = answers.iter().map(ToString::to_string).collect();
    let list = serde_json::json!({
        "FormatVersion": "aws_v1", "NextToken": "", "PriceList": strings,
    });
    vec![
        ("JSON", sample::offer_json(code, samples)),
        ("CSV", sample::offer_csv(code, samples)),
        ("array", array),
        ("lines", lines(&mut answers.iter().map(ToString::to_string)) + "\n"),
        ("array of strings", serde_json::to_string(&strings).unwrap()),
        ("lines of strings", lines(&mut strings.iter().map(|text| format!("{text:?}")))),
        ("answer", list.to_string()),
    ]
}

#[test]
fn every_item_is_found_in_every_form() {
    let mut found = BTreeSet::new();
    for (code, product, price, expected) in ACCEPTED {
        for (form, text) in every_form(code, &[(product, price)]) {
            assert_eq!(said(text.as_bytes()), [*expected], "{form}: {product}");
        }
        found.extend(expected.split(' ').next());
    }
    // All but what is published once for every Region, or not at all, and the other instances.
    let free = ["internet_gateway", "only_internet", "endpoint_gateway", "in_internet"];
    let sold: BTreeSet<&str> = Item::ALL.iter().map(|item| item.name()).collect();
    let sold = sold.into_iter().filter(|name| !free.iter().any(|free| name.contains(free)));
    let sold = sold.filter(|name| !name.starts_with("ec2_") || name.contains("t4g_nano"));
    assert_eq!(found, sold.collect());
}

#[test]
fn decoys_are_passed_over_and_counted_by_reason() {
    for (code, product, rest, why) in DECOYS {
        let product = format!("{product}{rest}");
        for (form, text) in every_form(code, &[(&product, "0..Inf 0.0010000000")]) {
            assert_eq!(said(text.as_bytes()), [format!("1 {why}")], "{form}: {product}");
        }
    }
    // The same attributes with the right usage type are an item: the decoys differ in that only.
    for (product, usage_type) in [
        (NAT, "NatGateway-Hours"),
        (ENDPOINT, "VpcEndpoint-Hours"),
        (ALB, "LCUUsage"),
        (LINUX, "BoxUsage:t3.nano"),
    ] {
        let code = if product == NAT || product == LINUX { "AmazonEC2" } else { "AmazonVPC" };
        let code = if product == ALB { "AWSELB" } else { code };
        let product = format!("{product}usagetype=EUC1-{usage_type}");
        let text = sample::offer_json(code, &[(&product, "0..Inf 0.001")]);
        let said = said(text.as_bytes());
        assert!(said[0].ends_with("in eu-central-1: 0.001 USD"), "{said:?}");
    }
}

#[test]
fn a_product_without_an_on_demand_price_has_none() {
    let product = format!("{LINUX}usagetype=EUC1-BoxUsage:t3.nano");
    for (form, text) in every_form("AmazonEC2", &[(&product, "")]) {
        assert_eq!(said(text.as_bytes()), ["1 without an On-Demand price"], "{form}");
    }
}

#[test]
fn prices_that_contradict_each_other_are_not_used() {
    let product = format!("{LINUX}usagetype=EUC1-BoxUsage:t3.nano");
    let twice = [(product.as_str(), "0..Inf 0.006"), (product.as_str(), "0..Inf 0.0060")];
    let contradict = [twice[0], (product.as_str(), "0..Inf 0.0"), twice[0]];
    for (form, text) in every_form("AmazonEC2", &twice) {
        let expected = "ec2_t3_nano_linux_hour in eu-central-1: 0.006 USD";
        assert_eq!(said(text.as_bytes()), [expected], "{form}");
    }
    for (form, text) in every_form("AmazonEC2", &contradict) {
        let expected = "1 `ec2_t3_nano_linux_hour` in `eu-central-1`, for which the file has \
                        several prices";
        assert_eq!(said(text.as_bytes()), [expected], "{form}");
    }
}

#[test]
fn prices_that_cannot_be_used_are_named_with_the_cure() {
    let product = format!("{NAT}usagetype=EUC1-NatGateway-Hours");
    for (tiers, complaint) in [
        (
            "0..Inf 0.123456789",
            "the price `0.123456789` is more than table.rs can hold: more than eight decimals; \
             leave the file out",
        ),
        (
            "0..Inf 4500.0",
            "the price `4500.0` is more than table.rs can hold: no room for so high a price; leave \
             the file out",
        ),
        ("0..Inf 4.5E-2", "the price `4.5E-2` is not a plain decimal"),
        (
            "0..Inf 0.045 EUR",
            "priced in `EUR`, but regions.json has `USD` for the Region: take the file of the \
             Region's own partition, or correct regions.json",
        ),
        (
            "0..Inf 0.37 CNY",
            "priced in `CNY`, but regions.json has `USD` for the Region: take the file of the \
             Region's own partition, or correct regions.json",
        ),
        ("10..Inf 0.045", "its tiers do not meet at 10 GB: fetch the file again"),
        ("0..10 0.045, 11..Inf 0.04", "its tiers do not meet at 11 GB: fetch the file again"),
        ("0..Inf 0.045, 10..Inf 0.04", "its tiers do not meet at 10 GB: fetch the file again"),
        ("0..0 0.045", "its tiers do not meet at 0 GB: fetch the file again"),
        ("0..10 0.045", "its tiers have no last one that never ends: fetch the file again"),
        ("0..ten 0.045", "a tier begins or ends at `ten`, which is no whole number"),
        ("0..1.5 0.045", "a tier begins or ends at `1.5`, which is no whole number"),
    ] {
        for (form, text) in every_form("AmazonEC2", &[(&product, tiers)]) {
            let said = said(text.as_bytes());
            let place = "`nat_gateway_hour` in `eu-central-1` (SKU SKU0000000000000)";
            let expected = format!("{place}: {complaint}");
            assert!(said.len() == 1 && said[0].contains(&expected), "{form}, {tiers}: {said:?}");
        }
    }
}

/// Replaces a text that must be there.
fn with(text: &str, from: &str, to: &str) -> Vec<u8> {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn faults_of_a_file_are_named_with_the_cure() {
    let product = format!("{NAT}usagetype=EUC1-NatGateway-Hours");
    let samples = [(product.as_str(), "0..Inf 0.052")];
    let json = sample::offer_json("AmazonEC2", &samples);
    let csv = sample::offer_csv("AmazonEC2", &samples);
    let page = include_str!("../../../tests/cases/prices/natgateway.json");
    let items = include_str!("../../../tests/cases/prices/getproducts.json");
    for (bytes, complaint) in [
        (
            with(&json, "\"AmazonEC2\"", "\"AmazonS3\""),
            "is the offer `AmazonS3`, but prices are read from AmazonEC2, AmazonVPC, \
             AWSDataTransfer, AWSELB, AmazonECS",
        ),
        (with(&csv, "\"AmazonEC2\"", "\"AmazonS3\""), "is the offer `AmazonS3`, but prices"),
        (with(&json, "\"offerCode\"", "\"code\""), "does not say which offer it is (`offerCode`)"),
        (with(&json, "\"version\"", "\"v\""), "has no `version`: fetch it again"),
        (with(&json, DATE, "soon"), "its publication date is `soon`, which is no day"),
        (with(&csv, DATE, "2026-10"), "its publication date is `2026-10`, which is no day"),
        (with(&json, "\"products\"", "\"terms\": {}, \"products\""), "`terms` stands before `products`"),
        (with(&json, "\"products\"", "\"things\""), "`terms` stands before `products`"),
        (with(&json, "\"terms\"", "\"conditions\""), "has no `terms` with `OnDemand`"),
        (with(&json, "\"OnDemand\"", "\"Later\""), "has no `terms` with `OnDemand`"),
        (with(&json, "\"0.052\"", "0.052"), "invalid type: floating point"),
        (with(&json, "\"products\": {", "\"products\": {{"), "damaged: key must be a string at line"),
        ([json.as_bytes(), b"{}"].concat(), "damaged: trailing characters at line"),
        (with(&csv, "PricePerUnit", "Price"), "has no column `PricePerUnit`: fetch it again"),
        (with(&csv, "\"SKU\",", "\"Sku\","), "cut off before its columns: fetch it again"),
        ([csv.as_bytes(), b"\"\xff\"\n"].concat(), "damaged: "),
        (
            with(page, "\"currencyCode\": \"USD\"", "\"currencyCode\": \"EUR\""),
            "its prices are in `EUR`: fetch the page's file in USD, or in CNY for China",
        ),
        (
            with(page, "\"currencyCode\": \"USD\"", "\"currencyCode\": \"CNY\""),
            "priced in `CNY`, but regions.json has `USD` for the Region",
        ),
        (with(page, "\"currencyCode\"", "\"currency\""), "missing field `currencyCode` at line"),
        (
            with(page, "\"price\": \"0.0520000000\"", "\"price\": \"0.0530000000\""),
            "in `EU (Frankfurt)` is 0.0520000000, but 0.0530000000 under its token",
        ),
        (with(items, "\"product\"", "\"thing\""), "is no answer of GetProducts: it has no `product`"),
        (b"[]".to_vec(), "holds no products: ask GetProducts again"),
        (b"[1]".to_vec(), "invalid type: integer `1`, expected an answer of GetProducts at line 1"),
        (br#"["{\"product\""]"#.to_vec(), "in a product's string: cut off at line 1 column 10"),
        (
            include_bytes!("../../../tests/cases/prices/offer-index.json").to_vec(),
            "is the index of all offers and holds no prices: fetch the `currentRegionIndexUrl` of \
             one of the offers AmazonEC2, AmazonVPC, AWSDataTransfer, AWSELB, AmazonECS, and of that \
             the `currentVersionUrl` of a Region",
        ),
        (
            br#"{ "publicationDate": "2026", "regions": { "us-east-1": { "regionCode": "us-east-1" } } }"#
                .to_vec(),
            "is the index of an offer's Regions and holds no prices: fetch the `currentVersionUrl` \
             of the Region that you want",
        ),
    ] {
        let said = said(&bytes);
        assert!(said.len() == 1 && said[0].contains(complaint), "{complaint}: {said:?}");
    }
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let product = format!("{NAT}usagetype=EUC1-NatGateway-Hours");
    let samples = [(product.as_str(), "0..Inf 0.052")];
    let page = include_str!("../../../tests/cases/prices/natgateway.json").to_owned();
    let regions = regions();
    let mut files = every_form("AmazonEC2", &samples);
    files.push(("page", page));
    for (form, text) in files {
        // White space at the end of a JSON says nothing; the end of a CSV's last line does.
        let whole = if form == "CSV" { text.len() } else { text.trim_end().len() };
        for length in 0..whole {
            let Some(cut) = text.get(..length) else { continue };
            // A CSV with a row less is a CSV.
            if form == "CSV" && cut.contains("Reserved") && cut.ends_with('\n') {
                continue;
            }
            let said = said_in(&regions, cut.as_bytes());
            let refused = said.len() == 1
                && (said[0].contains("fetch it again") || said[0].contains("is no price file"));
            assert!(refused, "{form} cut at {length}: {said:?}");
        }
    }
}

#[test]
fn real_excerpts() {
    let check = |bytes: &[u8], expected: &[&str]| assert_eq!(said(bytes), expected);
    check(
        include_bytes!("../../../tests/cases/prices/natgateway.json"),
        &[
            "nat_gateway_hour in eu-central-1: 0.052 USD",
            "nat_gateway_hour in us-east-1: 0.045 USD",
            "nat_gateway_gb in eu-central-1: 0.052 USD",
            "nat_gateway_gb in us-east-1: 0.045 USD",
            "nat_gateway_provisioned_gbps_hour in us-east-1: 1.076 USD",
            // For a GB through provisioned bandwidth.
            "1 of no item of the table",
            "4 in `US West (Phoenix)`, which is no Region of regions.json",
        ],
    );
    let tiers = "0.01 to 1048576 GB, then 0.006 to 5242880 GB, then 0.004 USD";
    check(
        include_bytes!("../../../tests/cases/prices/vpc.json"),
        &[
            "public_ipv4_in_use_hour in eu-central-1: 0.005 USD",
            "public_ipv4_in_use_hour in us-gov-west-1: 0.005 USD",
            "public_ipv4_idle_hour in eu-central-1: 0.005 USD",
            "public_ipv4_idle_hour in us-gov-west-1: 0.005 USD",
            "vpc_endpoint_interface_az_hour in eu-central-1: 0.012 USD",
            "vpc_endpoint_interface_az_hour in us-gov-west-1: 0.0125 USD",
            &format!("vpc_endpoint_interface_gb in eu-central-1: {tiers}"),
            &format!("vpc_endpoint_interface_gb in us-gov-west-1: {tiers}"),
            "transit_gateway_attachment_hour in eu-central-1: 0.06 USD",
            "transit_gateway_attachment_hour in us-gov-west-1: 0.06 USD",
            "transit_gateway_gb in eu-central-1: 0.02 USD",
            "transit_gateway_gb in us-gov-west-1: 0.02 USD",
            "51 of no item of the table",
            "3 in `US East (Boston)`, which is no Region of regions.json",
        ],
    );
    check(
        include_bytes!("../../../tests/cases/prices/offer-ec2-sample.csv"),
        &["1 in no Region: Local Zones, Wavelength Zones, edges", "14 of no item of the table"],
    );
    check(
        include_bytes!("../../../tests/cases/prices/getproducts.json"),
        &["2 of no item of the table"],
    );
}

/// A bulk file that is made while it is read: `others` products of other kinds before and after the one
/// that is wanted, with terms of every kind for all of them.
struct Generated {
    others: u64,
    place: u64,
    buffer: Vec<u8>,
    bytes: u64,
}

impl Generated {
    fn part(&self, place: u64) -> Option<String> {
        let kinds = 2 * self.others + 1;
        let (section, number) = (place / kinds, place % kinds);
        let comma = if number == 0 { "" } else { "," };
        let wanted = number == self.others;
        let start = match (section, number) {
            (0, 0) => format!(
                r#"{{ "offerCode": "AmazonEC2", "version": "{VERSION}", "publicationDate": "{DATE}",
                "products": {{"#
            ),
            (1, 0) => r#"}, "terms": { "OnDemand": {"#.to_owned(),
            (2, 0) => r#"}, "Reserved": {"#.to_owned(),
            (3, 0) => return Some("} } }".to_owned()),
            (0..=2, _) => String::new(),
            _ => return None,
        };
        let usage_type =
            if wanted { "EUC1-NatGateway-Hours" } else { "EUC1-UnusedBox:c5ad.2xlarge" };
        let entry = if section == 0 {
            format!(
                r#"{comma}"S{number}": {{ "sku": "S{number}", "productFamily": "NAT Gateway",
                "attributes": {{ "locationType": "AWS Region", "regionCode": "eu-central-1",
                "usagetype": "{usage_type}", "operation": "NatGateway", "group": "NGW:NatGateway",
                "memory": "16 GiB", "processorFeatures": "AMD Turbo; AVX; AVX2" }} }}"#
            )
        } else {
            format!(
                r#"{comma}"S{number}": {{ "S{number}.JRTCKXETXF": {{ "priceDimensions": {{
                "S{number}.JRTCKXETXF.6YS6EN2CT7": {{ "unit": "Hrs", "beginRange": "0",
                "endRange": "Inf", "pricePerUnit": {{ "USD": "0.0520000000" }} }} }} }} }}"#
            )
        };
        Some(start + &entry)
    }
}

impl Read for Generated {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.buffer.is_empty() {
            self.buffer = self.part(self.place).unwrap_or_default().into_bytes();
            self.place += 1;
        }
        let count = self.buffer.len().min(out.len());
        for (to, from) in out.iter_mut().zip(self.buffer.drain(..count)) {
            *to = from;
        }
        self.bytes += u64::try_from(count).unwrap();
        Ok(count)
    }
}

#[test]
fn of_a_large_file_only_what_is_wanted_is_kept() {
    let regions = regions();
    let mut file = Generated { others: 2_500, place: 0, buffer: Vec::new(), bytes: 0 };
    let offered = offer_json::offered(BufReader::new(&mut file), &regions).unwrap();
    assert_eq!(offered.kept(), (1, 1), "products and terms in memory");
    let found = offered.found().unwrap();
    assert_eq!(
        lines(&found),
        ["nat_gateway_hour in eu-central-1: 0.052 USD", "5000 of no item of the table"]
    );
    assert!(file.bytes > 3_900_000, "{} bytes", file.bytes);
}

#[test]
fn paths_that_are_no_files_are_named() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let complaint = |path: &Path| format!("{:#}", read(path, &regions()).err().unwrap());
    let src = folder.join("src");
    assert_eq!(complaint(&src), format!("{}: is a folder: name the files in it", src.display()));
    let none = folder.join("none.json");
    assert_eq!(complaint(&none), format!("{}: there is no such file", none.display()));
    #[cfg(unix)]
    assert_eq!(
        complaint(Path::new("/dev/null")),
        "/dev/null: cannot be read twice, as it must be: write it to an ordinary file first"
    );
}
