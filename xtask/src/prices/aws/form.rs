//! Which of AWS's forms a file has, told by how it begins: a file's name says nothing.

use std::io::BufRead;

use anyhow::{Result, anyhow, bail};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess};

use super::json_fault;
use super::object::{Entries, Object};

/// A form of price file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A bulk file of one offer, as JSON.
    OfferJson,
    /// A bulk file of one offer, as CSV.
    OfferCsv,
    /// Products as the Price List API's `GetProducts` answers them.
    GetProducts,
    /// What a pricing page of AWS's shows.
    PricePage,
}

const OFFERS: &str = "AmazonEC2, AmazonVPC, AWSDataTransfer, AWSELB, AmazonECS";

/// Tells the form of a file, or why it is none that holds prices. Reads no further than it must.
pub(super) fn recognise(mut file: impl BufRead) -> Result<Form> {
    let first = loop {
        let buffer = file.fill_buf()?;
        let Some(&byte) = buffer.first() else {
            bail!("is empty: fetch it again");
        };
        // White space says nothing.
        if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
            break byte;
        }
        file.consume(1);
    };
    match first {
        b'[' => Ok(Form::GetProducts),
        b'{' => by_keys(file),
        b'"' if file.fill_buf()?.starts_with(b"\"FormatVersion\"") => Ok(Form::OfferCsv),
        // Products as strings, one a line.
        b'"' if file.fill_buf()?.starts_with(b"\"{") => Ok(Form::GetProducts),
        b'<' => bail!(
            "is a web page or an error message in XML, not a price file: fetch the file itself"
        ),
        0x1f => bail!("is compressed: unpack it with gunzip first"),
        _ => bail!(
            "is no price file of AWS's: neither JSON nor the CSV of a bulk offer file, which begins \
             with \"FormatVersion\""
        ),
    }
}

/// Tells the form of a file that is a JSON object by the first key that only one form has.
fn by_keys(file: impl BufRead) -> Result<Form> {
    let mut keys = Keys { told: None, seen: Vec::new() };
    let mut json = serde_json::Deserializer::from_reader(file);
    let read = Object(&mut keys).deserialize(&mut json);
    match (keys.told, read) {
        (Some(told), _) => told.map_err(|why| anyhow!(why)),
        (None, Err(error)) => Err(json_fault(error)),
        (None, Ok(())) => {
            bail!("is JSON, but no price file of AWS's: its keys are `{}`", keys.seen.join("`, `"))
        }
    }
}

struct Keys {
    told: Option<Result<Form, String>>,
    /// The first keys, for the message.
    seen: Vec<String>,
}

impl<'de> Entries<'de> for Keys {
    fn entry<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        let told = match key.as_str() {
            "products" | "terms" => Ok(Form::OfferJson),
            "product" | "PriceList" => Ok(Form::GetProducts),
            "manifest" => Ok(Form::PricePage),
            "offers" => Err(format!(
                "is the index of all offers and holds no prices: fetch the `currentRegionIndexUrl` \
                 of one of the offers {OFFERS}, and of that the `currentVersionUrl` of a Region"
            )),
            "regions" => Err("is the index of an offer's Regions and holds no prices: fetch the \
                              `currentVersionUrl` of the Region that you want"
                .to_owned()),
            "versions" => {
                Err("is the index of an offer's versions and holds no prices: fetch the \
                               `offerVersionUrl` of the version that you want"
                    .to_owned())
            }
            _ => {
                map.next_value::<IgnoredAny>()?;
                if self.seen.len() < 5 {
                    self.seen.push(key);
                }
                return Ok(());
            }
        };
        self.told = Some(told);
        // The rest of the file is its reader's.
        Err(A::Error::custom("told"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_how_they_begin() {
        let web =
            "is a web page or an error message in XML, not a price file: fetch the file itself";
        let none = "is no price file of AWS's: neither JSON nor the CSV of a bulk offer file, which \
                    begins with \"FormatVersion\"";
        for (text, expected) in [
            (r#"{ "formatVersion": "v1.0", "offerCode": "AmazonEC2", "products": {"#, "OfferJson"),
            (r#"{ "terms": {"#, "OfferJson"),
            ("\"FormatVersion\",\"v1.0\"\n", "OfferCsv"),
            (" \n[ {", "GetProducts"),
            (r#"{ "product": {"#, "GetProducts"),
            (r#"{ "serviceCode": "AmazonEC2", "product": {"#, "GetProducts"),
            (r#"{ "FormatVersion": "aws_v1", "PriceList": ["#, "GetProducts"),
            (r#""{\"product\":{}}""#, "GetProducts"),
            (r#"{ "manifest": {"#, "PricePage"),
            ("", "is empty: fetch it again"),
            (" \n", "is empty: fetch it again"),
            ("<!DOCTYPE html>", web),
            ("<?xml version=\"1.0\"?><Error>", web),
            ("\u{1f}\u{8b}", "is compressed: unpack it with gunzip first"),
            ("region,item,price\n", none),
            ("\"SKU\",\"OfferTermCode\"\n", none),
            ("{", "cut off at line 1 column 1: fetch it again"),
            (r#"{ "disclaimer": "#, "cut off at line 1 column 16: fetch it again"),
            (
                r#"{ "name": "x", "version": 1 }"#,
                "is JSON, but no price file of AWS's: its keys are `name`, `version`",
            ),
            (
                r#"{ "publicationDate": "2026", "versions": {"#,
                "is the index of an offer's versions and holds no prices: fetch the \
                 `offerVersionUrl` of the version that you want",
            ),
        ] {
            let found = match recognise(text.as_bytes()) {
                Ok(form) => format!("{form:?}"),
                Err(error) => format!("{error:#}"),
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
