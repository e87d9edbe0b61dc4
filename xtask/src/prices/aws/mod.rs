//! AWS's own price files: what each of them says about the engine's items.
//!
//! [`read`] recognises a file by its content ([`form`]) and hands it to the reader of that form:
//! [`offer_json`] and [`offer_csv`] are the bulk files, [`get_products`] is what the Price List API
//! answers, [`price_page`] what AWS's pricing pages show. The first three describe products by the
//! same attributes, and [`product`] tells which of them is an item of the engine. All of them give
//! the same [`Found`].
//!
//! Bulk files need no account: below `https://pricing.us-east-1.amazonaws.com`, and for China below
//! `https://pricing.cn-north-1.amazonaws.com.cn`, stands `/offers/v1.0/aws/index.json`, which leads to the
//! `region_index.json` of an offer, and that to the file of a Region. Best take the JSON.
//!
//! A bulk file of Amazon EC2 is larger than 400 MB. No reader holds more of a file than the products
//! that it wants.

mod form;
mod found;
mod get_products;
mod object;
mod offer;
mod offer_csv;
mod offer_json;
mod price_page;
mod product;
#[cfg(test)]
pub(super) mod sample;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{BufReader, ErrorKind};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use self::form::Form;
pub(super) use self::found::{Amounts, Found, PassedOver, Publication, Published, Tier};
use super::regions::Regions;

/// What a file of AWS's says about the engine's items.
///
/// # Errors
/// Names the file, the place in it and what to do. Nothing of a file that has an error is used.
pub(super) fn read(path: &Path, regions: &Regions) -> Result<Found> {
    read_any(path, regions).with_context(|| path.display().to_string())
}

fn read_any(path: &Path, regions: &Regions) -> Result<Found> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("there is no such file"),
        _ => error.into(),
    })?;
    if metadata.is_dir() {
        bail!("is a folder: name the files in it");
    }
    if !metadata.is_file() {
        bail!("cannot be read twice, as it must be: write it to an ordinary file first");
    }
    let open = || File::open(path).map(|file| BufReader::with_capacity(1 << 16, file));
    let form = form::recognise(open()?)?;
    let file = open()?;
    match form {
        Form::OfferJson => offer_json::read(file, regions),
        Form::OfferCsv => offer_csv::read(file, regions),
        Form::GetProducts => get_products::read(file, regions),
        Form::PricePage => price_page::read(file, regions),
    }
}

/// A fault of a JSON file, with what to do about it.
fn json_fault(error: serde_json::Error) -> anyhow::Error {
    match error.classify() {
        serde_json::error::Category::Eof => {
            anyhow!("cut off at line {} column {}: fetch it again", error.line(), error.column())
        }
        serde_json::error::Category::Syntax => anyhow!("damaged: {error}; fetch it again"),
        serde_json::error::Category::Io => anyhow!(error).context("cannot be read"),
        // What a reader complains of says itself what to do.
        serde_json::error::Category::Data => anyhow!("{error}"),
    }
}
