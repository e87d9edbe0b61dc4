//! What a bulk file of one offer says once it is read, in JSON as in CSV.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::super::item::Item;
use super::super::offer::Offer;
use super::super::regions::{Region, Regions};
use super::found::{Found, Passed, PassedOver, Prices, Publication, Terms};
use super::product::Product;

/// The wanted products of an offer and their On-Demand terms.
pub(super) struct Offered<'r> {
    regions: &'r Regions,
    pub(super) code: String,
    pub(super) version: String,
    /// When it was published: `2025-09-12T22:53:08Z`.
    pub(super) date: String,
    /// By SKU.
    wanted: BTreeMap<String, (Item, &'r Region)>,
    /// By SKU, of the wanted ones.
    terms: BTreeMap<String, Terms>,
    passed_over: Passed,
}

impl<'r> Offered<'r> {
    pub(super) fn new(regions: &'r Regions) -> Offered<'r> {
        Offered {
            regions,
            code: String::new(),
            version: String::new(),
            date: String::new(),
            wanted: BTreeMap::new(),
            terms: BTreeMap::new(),
            passed_over: Passed::new(),
        }
    }

    /// Keeps a product if it is an item.
    pub(super) fn product(&mut self, sku: &str, product: &Product) {
        match product.item(self.regions) {
            Ok(found) => {
                self.wanted.insert(sku.to_owned(), found);
            }
            Err(why) => *self.passed_over.entry(why).or_default() += 1,
        }
    }

    pub(super) fn is_wanted(&self, sku: &str) -> bool {
        self.wanted.contains_key(sku)
    }

    /// The On-Demand terms of a wanted product.
    pub(super) fn terms_of(&mut self, sku: String) -> &mut Terms {
        self.terms.entry(sku).or_default()
    }

    /// How many products are kept, and how many of them with their terms.
    #[cfg(test)]
    pub(super) fn kept(&self) -> (usize, usize) {
        (self.wanted.len(), self.terms.len())
    }

    /// The prices, once all is read.
    pub(super) fn found(self) -> Result<Found> {
        let Offered { regions: _, code, version, date, wanted, terms, passed_over } = self;
        ensure!(!code.is_empty(), "does not say which offer it is (`offerCode`): fetch it again");
        ensure!(
            Offer::from_code(&code).is_some(),
            "is the offer `{code}`, but prices are read from {}",
            Offer::NAMES.join(", ")
        );
        let publication = Publication::offer(&code, &version, &date)?;
        let mut prices = Prices::with(passed_over);
        for (sku, (item, region)) in wanted {
            if item.offer().code() != code {
                prices.pass_over(PassedOver::OtherOffer);
                continue;
            }
            prices.keep_terms(item, region, terms.get(&sku), &sku)?;
        }
        let mut found = Found::default();
        prices.publish(publication, &mut found);
        Ok(found)
    }
}
