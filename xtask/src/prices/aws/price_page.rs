//! What AWS's pricing pages show: by the name of a place, every price under a label.
//!
//! Every price stands there twice, under its label and under a token without meaning; the two must
//! agree. Such a page says neither usage type nor kind of place, so a label must be known by heart,
//! and a place by its name in `regions.json`.

use std::collections::BTreeMap;
use std::io::Read;

use anyhow::{Result, bail, ensure};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess};

use super::super::item::Item;
use super::super::regions::{Region, Regions};
use super::found::{Dimension, Found, PassedOver, Prices, Publication};
use super::json_fault;
use super::object::{Entries, Object};

/// The label of an item, and for an item with tiers where the tier begins and ends.
const LABELS: [(&str, Item, (&str, &str)); 11] = [
    ("Hourly charge for NAT Gateways", Item::NatGatewayHour, ALL),
    ("Charge for per GB data processed by NatGateways", Item::NatGatewayGb, ALL),
    (
        "Per hour and per Gbps charge for NAT Gateways with provisioned bandwidth",
        Item::NatGatewayProvisionedGbpsHour,
        ALL,
    ),
    ("Hourly charge for In use Public IPv4 Addresses per Hrs", Item::PublicIpv4InUseHour, ALL),
    ("Hourly charge for Idle Public IPv4 Addresses per Hrs", Item::PublicIpv4IdleHour, ALL),
    ("Hourly charge for VPC Endpoints per Hrs", Item::VpcEndpointInterfaceAzHour, ALL),
    (
        "Charge for per GB data processed by VPC Endpoints per GB from 0 to 1048576",
        Item::VpcEndpointInterfaceGb,
        ("0", "1048576"),
    ),
    (
        "Charge for per GB data processed by VPC Endpoints per GB from 1048576 to 5242880",
        Item::VpcEndpointInterfaceGb,
        ("1048576", "5242880"),
    ),
    (
        "Charge for per GB data processed by VPC Endpoints per GB from 5242880 to Inf",
        Item::VpcEndpointInterfaceGb,
        ("5242880", "Inf"),
    ),
    (
        "Hourly charge for Transit Gateway VPC Attachments per hour",
        Item::TransitGatewayAttachmentHour,
        ALL,
    ),
    (
        "Charge for per GB data processed by AWS Transit Gateways for VPC attachments per GigaBytes",
        Item::TransitGatewayGb,
        ALL,
    ),
];

/// The bounds of a price without tiers.
const ALL: (&str, &str) = ("0", "Inf");

pub(super) fn read(file: impl Read, regions: &Regions) -> Result<Found> {
    let mut page = Page { regions, manifest: None, priced: Vec::new(), prices: Prices::default() };
    let mut json = serde_json::Deserializer::from_reader(file);
    let read = Object(&mut page).deserialize(&mut json).and_then(|()| json.end());
    read.map_err(json_fault)?;
    let Page { regions: _, manifest, priced, mut prices } = page;
    let Some(Manifest { service, date, currency, source }) = manifest else {
        bail!("has no `manifest`: fetch it again");
    };
    ensure!(
        ["USD", "CNY"].contains(&currency.as_str()),
        "its prices are in `{currency}`: fetch the page's file in USD, or in CNY for China"
    );
    for (region, item, tiers) in priced {
        let dimensions: Vec<Dimension> = tiers
            .into_iter()
            .map(|((from, to), price)| Dimension {
                begin_range: from.to_owned(),
                end_range: to.to_owned(),
                price_per_unit: BTreeMap::from([(currency.clone(), price)]),
            })
            .collect();
        prices.keep(item, region, &dimensions, "price page")?;
    }
    let mut found = Found::default();
    prices.publish(Publication::page(&service, &currency, &source, &date)?, &mut found);
    Ok(found)
}

/// `manifest`.
#[derive(Deserialize)]
struct Manifest {
    #[serde(rename = "serviceId")]
    service: String,
    #[serde(rename = "hawkFilePublicationDate")]
    date: String,
    #[serde(rename = "currencyCode")]
    currency: String,
    source: String,
}

/// A tier's bounds and its price, as they are written.
type Written = ((&'static str, &'static str), String);

/// The whole file.
struct Page<'r> {
    regions: &'r Regions,
    manifest: Option<Manifest>,
    priced: Vec<(&'r Region, Item, Vec<Written>)>,
    prices: Prices,
}

impl<'de> Entries<'de> for Page<'_> {
    fn entry<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        match key.as_str() {
            "manifest" => self.manifest = Some(map.next_value()?),
            "regions" => map.next_value_seed(Object(&mut Places(self)))?,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// One price of a place.
#[derive(Deserialize)]
struct Shown {
    price: String,
    #[serde(rename = "RegionlessRateCode")]
    token: String,
}

/// `regions`.
struct Places<'p, 'r>(&'p mut Page<'r>);

impl<'de> Entries<'de> for Places<'_, '_> {
    fn entry<A: MapAccess<'de>>(&mut self, place: String, map: &mut A) -> Result<(), A::Error> {
        let Page { regions, priced, prices, .. } = &mut *self.0;
        let shown: BTreeMap<String, Shown> = map.next_value()?;
        let labels = shown.iter().filter(|(label, shown)| **label != shown.token);
        let Some(region) = regions.by_page_name(&place) else {
            for _ in labels {
                prices.pass_over(PassedOver::NoRegion(place.clone()));
            }
            return Ok(());
        };
        let mut of_region: BTreeMap<Item, Vec<Written>> = BTreeMap::new();
        for (label, Shown { price, token }) in labels {
            let known = LABELS.iter().find(|(known, _, _)| known == label);
            let Some((_, item, bounds)) = known else {
                prices.pass_over(PassedOver::OtherUsage);
                continue;
            };
            if let Some(other) = shown.get(token).filter(|other| other.price != *price) {
                return Err(A::Error::custom(format!(
                    "`{label}` in `{place}` is {price}, but {} under its token `{token}`: fetch it \
                     again",
                    other.price
                )));
            }
            of_region.entry(*item).or_default().push((*bounds, price.clone()));
        }
        priced.extend(of_region.into_iter().map(|(item, tiers)| (region, item, tiers)));
        Ok(())
    }
}
