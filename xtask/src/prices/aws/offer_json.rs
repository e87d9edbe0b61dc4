//! A bulk file of one offer as JSON: `products` by SKU, then `terms.OnDemand` by SKU.
//!
//! Of the products only the wanted ones are kept, of the terms only theirs; Reserved terms, the
//! greater part of the file, are read past.

use std::io::Read;

use anyhow::{Result, ensure};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess};

use super::super::regions::Regions;
use super::found::{Found, Terms};
use super::json_fault;
use super::object::{Entries, Object};
use super::offer::Offered;
use super::product::Product;

pub(super) fn read(file: impl Read, regions: &Regions) -> Result<Found> {
    offered(file, regions)?.found()
}

pub(super) fn offered(file: impl Read, regions: &Regions) -> Result<Offered<'_>> {
    let mut whole = Whole { offered: Offered::new(regions), parts: Parts::default() };
    let mut json = serde_json::Deserializer::from_reader(file);
    let read = Object(&mut whole).deserialize(&mut json).and_then(|()| json.end());
    read.map_err(json_fault)?;
    let Whole { offered, parts } = whole;
    ensure!(parts.products, "has no `products`: fetch it again");
    ensure!(parts.on_demand, "has no `terms` with `OnDemand`: fetch it again");
    Ok(offered)
}

/// The whole file.
struct Whole<'r> {
    offered: Offered<'r>,
    parts: Parts,
}

/// Which parts of the file have been read.
#[derive(Default)]
struct Parts {
    products: bool,
    on_demand: bool,
}

impl<'de> Entries<'de> for Whole<'_> {
    fn entry<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        match key.as_str() {
            "offerCode" => self.offered.code = map.next_value()?,
            "version" => self.offered.version = map.next_value()?,
            "publicationDate" => self.offered.date = map.next_value()?,
            "products" => {
                self.parts.products = true;
                map.next_value_seed(Object(&mut Products(&mut self.offered)))?;
            }
            "terms" if !self.parts.products => {
                return Err(A::Error::custom(
                    "`terms` stands before `products`, so nobody knows yet which terms are wanted: \
                     fetch the file as AWS publishes it",
                ));
            }
            "terms" => map.next_value_seed(Object(&mut AllTerms(self)))?,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// `products`.
struct Products<'o, 'r>(&'o mut Offered<'r>);

impl<'de> Entries<'de> for Products<'_, '_> {
    fn entry<A: MapAccess<'de>>(&mut self, sku: String, map: &mut A) -> Result<(), A::Error> {
        let product: Product = map.next_value()?;
        self.0.product(&sku, &product);
        Ok(())
    }
}

/// `terms`.
struct AllTerms<'o, 'r>(&'o mut Whole<'r>);

impl<'de> Entries<'de> for AllTerms<'_, '_> {
    fn entry<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        if key == "OnDemand" {
            self.0.parts.on_demand = true;
            return map.next_value_seed(Object(&mut OnDemand(&mut self.0.offered)));
        }
        map.next_value::<IgnoredAny>().map(|_| ())
    }
}

/// `terms.OnDemand`.
struct OnDemand<'o, 'r>(&'o mut Offered<'r>);

impl<'de> Entries<'de> for OnDemand<'_, '_> {
    fn entry<A: MapAccess<'de>>(&mut self, sku: String, map: &mut A) -> Result<(), A::Error> {
        if !self.0.is_wanted(&sku) {
            return map.next_value::<IgnoredAny>().map(|_| ());
        }
        let terms: Terms = map.next_value()?;
        self.0.terms_of(sku).extend(terms);
        Ok(())
    }
}
