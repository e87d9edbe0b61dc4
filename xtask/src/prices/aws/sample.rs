//! Price files for tests: the same products in every form that AWS publishes them in.

use serde_json::{Value, json};

use super::super::regions::Regions;
use super::Found;

/// A product and its price: `productFamily=NAT Gateway; usagetype=EUC1-NatGateway-Hours; …` and
/// `0..Inf 0.052`, tier after tier. Where the product says nothing else it is in Frankfurt.
pub(crate) type Sample<'s> = (&'s str, &'s str);

pub(crate) fn regions() -> Regions {
    Regions::read(include_bytes!("../../../../src/prices/regions.json").as_slice()).unwrap()
}

/// The prices and what was passed over, a line each.
pub(crate) fn lines(found: &Found) -> Vec<String> {
    let price =
        |of: &super::Published| format!("{} in {}: {}", of.item.name(), of.region, of.price);
    let passed = found.passed_over.iter().map(|(why, count)| format!("{count} {why}"));
    found.prices.iter().map(price).chain(passed).collect()
}

fn product((text, _): Sample<'_>) -> (String, Vec<(&str, &str)>) {
    let pairs = text.split("; ").filter_map(|pair| pair.split_once('='));
    let (family, mut attributes): (Vec<_>, Vec<_>) =
        pairs.partition(|(name, _)| *name == "productFamily");
    for (name, value) in [("locationType", "AWS Region"), ("regionCode", "eu-central-1")] {
        let own = |(other, _): &&(&str, &str)| *other == name || *other == "fromRegionCode";
        if !attributes.iter().any(|pair| own(&pair)) {
            attributes.push((name, value));
        }
    }
    let family = family.first().map_or(String::new(), |(_, family)| (*family).to_owned());
    (family, attributes)
}

/// Begin, end, price and currency of a tier: `0..Inf 0.052 USD`.
type SampleTier<'s> = (&'s str, &'s str, &'s str, &'s str);

fn tiers((_, text): Sample<'_>) -> Vec<SampleTier<'_>> {
    text.split(", ").filter(|tier| !tier.is_empty()).map(tier).collect()
}

fn tier(text: &str) -> SampleTier<'_> {
    let mut words = text.split(' ');
    let (from, to) = words.next().unwrap().split_once("..").unwrap();
    (from, to, words.next().unwrap(), words.next().unwrap_or("USD"))
}

fn sku(place: usize) -> String {
    format!("SKU{place:013}")
}

fn product_json(place: usize, sample: Sample<'_>) -> Value {
    let (family, attributes) = product(sample);
    let mut product = json!({ "sku": sku(place), "attributes": {} });
    if !family.is_empty() {
        product["productFamily"] = json!(family);
    }
    for (name, value) in attributes {
        product["attributes"][name] = json!(value);
    }
    product
}

fn terms_json(place: usize, sample: Sample<'_>) -> Value {
    let term = format!("{}.JRTCKXETXF", sku(place));
    let mut dimensions = json!({});
    for (number, (from, to, price, currency)) in tiers(sample).into_iter().enumerate() {
        dimensions[format!("{term}.RATE{number}")] = json!({
            "unit": "Hrs", "beginRange": from, "endRange": to, "pricePerUnit": { currency: price },
        });
    }
    json!({ term: { "offerTermCode": "JRTCKXETXF", "priceDimensions": dimensions } })
}

pub(crate) const DATE: &str = "2026-10-01T08:00:00Z";
pub(crate) const VERSION: &str = "20261001080000";

/// A bulk file as JSON.
pub(crate) fn offer_json(code: &str, samples: &[Sample<'_>]) -> String {
    let mut products = json!({});
    let mut on_demand = json!({});
    for (place, sample) in samples.iter().enumerate() {
        products[sku(place)] = product_json(place, *sample);
        if !sample.1.is_empty() {
            on_demand[sku(place)] = terms_json(place, *sample);
        }
    }
    let offer = json!({
        "formatVersion": "v1.0", "disclaimer": "…", "offerCode": code, "version": VERSION,
        "publicationDate": DATE, "products": products,
        "terms": { "OnDemand": on_demand, "Reserved": { sku(0): {} } },
    });
    format!("{offer:#}\n")
}

/// The names of the attributes in a CSV, where they are not those of the JSON.
const COLUMNS: [(&str, &str); 14] = [
    ("productFamily", "Product Family"),
    ("regionCode", "Region Code"),
    ("locationType", "Location Type"),
    ("fromRegionCode", "From Region Code"),
    ("fromLocationType", "From Location Type"),
    ("usagetype", "usageType"),
    ("operation", "operation"),
    ("group", "Group"),
    ("transferType", "Transfer Type"),
    ("toLocation", "To Location"),
    ("operatingSystem", "Operating System"),
    ("tenancy", "Tenancy"),
    ("preInstalledSw", "Pre Installed S/W"),
    ("capacitystatus", "CapacityStatus"),
];

/// A bulk file as CSV.
pub(crate) fn offer_csv(code: &str, samples: &[Sample<'_>]) -> String {
    let quoted = |fields: &[&str]| format!("\"{}\"\n", fields.join("\",\""));
    let mut out = quoted(&["FormatVersion", "v1.0"])
        + &quoted(&["Disclaimer", "…"])
        + &quoted(&["Publication Date", DATE])
        + &quoted(&["Version", VERSION])
        + &quoted(&["OfferCode", code]);
    let own = [
        "SKU",
        "OfferTermCode",
        "RateCode",
        "TermType",
        "StartingRange",
        "EndingRange",
        "PricePerUnit",
        "Currency",
    ];
    let names = COLUMNS.map(|(_, name)| name);
    out += &quoted(&[own.as_slice(), names.as_slice()].concat());
    for (place, sample) in samples.iter().enumerate() {
        let (family, attributes) = product(*sample);
        let of = |name: &str| match name {
            "productFamily" => family.as_str(),
            name => {
                attributes.iter().find(|(other, _)| *other == name).map_or("", |(_, text)| text)
            }
        };
        let values = COLUMNS.map(|(name, _)| of(name));
        let sku = sku(place);
        let reserved = ["Reserved", "0", "Inf", "0.01", "USD"];
        let rows = tiers(*sample)
            .into_iter()
            .map(|(from, to, price, currency)| ["OnDemand", from, to, price, currency]);
        for (number, row) in std::iter::once(reserved).chain(rows).enumerate() {
            let rate = format!("{sku}.RATE{number}");
            let own = [[sku.as_str(), "JRTCKXETXF", &rate].as_slice(), row.as_slice()].concat();
            out += &quoted(&[own.as_slice(), values.as_slice()].concat());
        }
    }
    out
}

/// The answers of `GetProducts`, one each.
pub(crate) fn get_products(code: &str, samples: &[Sample<'_>]) -> Vec<Value> {
    let answer = |(place, sample): (usize, &Sample<'_>)| {
        let mut terms = json!({ "Reserved": {} });
        if !sample.1.is_empty() {
            terms["OnDemand"] = terms_json(place, *sample);
        }
        json!({
            "product": product_json(place, *sample), "serviceCode": code, "terms": terms,
            "version": VERSION, "publicationDate": DATE,
        })
    };
    samples.iter().enumerate().map(answer).collect()
}
