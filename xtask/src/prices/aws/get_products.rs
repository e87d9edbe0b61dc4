//! What the Price List API's `GetProducts` answers: products, each with its terms and the version of
//! the offer it was read from. As an array, one JSON document a line or the API's whole answer, as
//! objects or as the strings that the API makes of them.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use anyhow::{Context, Result, ensure};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::super::offer::Offer;
use super::super::regions::Regions;
use super::found::{Found, PassedOver, Prices, Publication, Terms};
use super::json_fault;
use super::object::Entries;
use super::product::Product;

pub(super) fn read(file: impl Read, regions: &Regions) -> Result<Found> {
    let mut answers =
        Answers { regions, items: 0, by_publication: BTreeMap::new(), found: Found::default() };
    let mut json = serde_json::Deserializer::from_reader(file);
    // One document or many; white space between and after them.
    while json.end().is_err() {
        Element(&mut answers).deserialize(&mut json).map_err(json_fault)?;
    }
    let Answers { regions: _, items, by_publication, mut found } = answers;
    ensure!(items > 0, "holds no products: ask GetProducts again");
    for (publication, prices) in by_publication {
        prices.publish(publication, &mut found);
    }
    Ok(found)
}

/// All that was answered so far.
struct Answers<'r> {
    regions: &'r Regions,
    /// How many products were answered, wanted or not.
    items: u64,
    by_publication: BTreeMap<Publication, Prices>,
    found: Found,
}

/// One product with its terms.
#[derive(Default)]
struct Answer {
    product: Option<Product>,
    sku: String,
    offer: String,
    version: String,
    date: String,
    terms: Terms,
}

impl Answers<'_> {
    fn keep(&mut self, answer: Answer) -> Result<()> {
        let Answer { product, sku, offer, version, date, terms } = answer;
        let product = product.context("is no answer of GetProducts: it has no `product`")?;
        self.items += 1;
        let mut pass_over = |why| *self.found.passed_over.entry(why).or_default() += 1;
        let (item, region) = match product.item(self.regions) {
            Ok(found) => found,
            Err(why) => {
                pass_over(why);
                return Ok(());
            }
        };
        if Offer::from_code(&offer) != Some(item.offer()) {
            pass_over(PassedOver::OtherOffer);
            return Ok(());
        }
        let publication = Publication::offer(&offer, &version, &date)?;
        let prices = self.by_publication.entry(publication).or_default();
        prices.keep_terms(item, region, Some(&terms), &sku)
    }
}

/// A product, a list of products, or either of them as a string.
struct Element<'a, 'r>(&'a mut Answers<'r>);

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Element<'_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer of GetProducts")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Element(self.0))?.is_some() {}
        Ok(())
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let mut json = serde_json::Deserializer::from_str(text);
        let read = Element(self.0).deserialize(&mut json).and_then(|()| json.end());
        read.map_err(|error| E::custom(format!("in a product's string: {}", json_fault(error))))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut document = Document { answers: self.0, answer: Answer::default(), is_list: false };
        while let Some(key) = map.next_key()? {
            document.entry(key, &mut map)?;
        }
        let Document { answers, answer, is_list } = document;
        if is_list {
            return Ok(());
        }
        answers.keep(answer).map_err(|error| A::Error::custom(format!("{error:#}")))
    }
}

/// A product with its terms, or the API's whole answer.
struct Document<'a, 'r> {
    answers: &'a mut Answers<'r>,
    answer: Answer,
    is_list: bool,
}

impl<'de> Entries<'de> for Document<'_, '_> {
    fn entry<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        #[derive(Deserialize)]
        struct WithSku {
            sku: String,
            #[serde(flatten)]
            product: Product,
        }
        #[derive(Deserialize)]
        struct OnDemand {
            #[serde(default, rename = "OnDemand")]
            on_demand: Terms,
        }
        match key.as_str() {
            "PriceList" => {
                self.is_list = true;
                map.next_value_seed(Element(self.answers))?;
            }
            "product" => {
                let WithSku { sku, product } = map.next_value()?;
                (self.answer.sku, self.answer.product) = (sku, Some(product));
            }
            "serviceCode" => self.answer.offer = map.next_value()?,
            "version" => self.answer.version = map.next_value()?,
            "publicationDate" => self.answer.date = map.next_value()?,
            "terms" => self.answer.terms = map.next_value::<OnDemand>()?.on_demand,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}
