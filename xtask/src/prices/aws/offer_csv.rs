//! A bulk file of one offer as CSV: five lines about the file, the names of the columns, then one row
//! for each tier of each term of each product. Offers have different columns, so they are read by name.
//!
//! A file that is cut off within a line is refused. One that is cut off between two lines cannot be told
//! from a whole one, so JSON is the better form to fetch.

use std::collections::BTreeMap;
use std::io::Read;

use anyhow::{Context, Result, anyhow, ensure};
use csv::StringRecord;

use super::super::regions::Regions;
use super::found::{Dimension, Found, Term};
use super::offer::Offered;
use super::product::{Attributes, Product};

pub(super) fn read(file: impl Read, regions: &Regions) -> Result<Found> {
    offered(file, regions)?.found()
}

fn offered(file: impl Read, regions: &Regions) -> Result<Offered<'_>> {
    let mut ending = Ending { file, last: None };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&mut ending);
    let mut offered = Offered::new(regions);
    let mut record = StringRecord::new();
    let columns = loop {
        ensure!(
            reader.read_record(&mut record).map_err(fault)?,
            "cut off before its columns: fetch it again"
        );
        let field = |place: usize| record.get(place).unwrap_or_default();
        let value = field(1).to_owned();
        match field(0) {
            "Publication Date" => offered.date = value,
            "Version" => offered.version = value,
            "OfferCode" => offered.code = value,
            "SKU" => break Columns::new(&record)?,
            _ => {}
        }
    };
    // The rows of a product follow each other.
    let mut sku = String::new();
    while reader.read_record(&mut record).map_err(fault)? {
        let row = Row { columns: &columns, record: &record };
        let line = record.position().map_or(0, csv::Position::line);
        ensure!(
            record.len() == columns.count,
            "line {line}: cut off after {} of {} columns: fetch it again",
            record.len(),
            columns.count
        );
        if row.field("SKU") != sku {
            row.field("SKU").clone_into(&mut sku);
            offered.product(&sku, &row.product());
        }
        if row.field("TermType") == "OnDemand" && offered.is_wanted(&sku) {
            let terms = offered.terms_of(sku.clone());
            let term = terms.entry(row.field("OfferTermCode").to_owned());
            let term = term.or_insert_with(|| Term { price_dimensions: BTreeMap::new() });
            term.price_dimensions.insert(row.field("RateCode").to_owned(), row.dimension());
        }
    }
    ensure!(!sku.is_empty(), "has no rows: fetch it again");
    drop(reader);
    ensure!(ending.last == Some(b'\n'), "cut off within its last line: fetch it again");
    Ok(offered)
}

fn fault(error: csv::Error) -> anyhow::Error {
    anyhow!("damaged: {error}; fetch it again")
}

/// A file, and the last byte that was read of it.
struct Ending<R> {
    file: R,
    last: Option<u8>,
}

impl<R: Read> Read for Ending<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.last = buffer.get(..count).and_then(<[u8]>::last).copied().or(self.last);
        Ok(count)
    }
}

/// The columns of the file, by name.
struct Columns {
    places: BTreeMap<String, usize>,
    count: usize,
}

/// Without these nothing can be told; an offer that lacks another has no product with that attribute.
const NEEDED: [&str; 9] = [
    "SKU",
    "OfferTermCode",
    "RateCode",
    "TermType",
    "StartingRange",
    "EndingRange",
    "PricePerUnit",
    "Currency",
    "usageType",
];

impl Columns {
    fn new(names: &StringRecord) -> Result<Columns> {
        let places = names.iter().enumerate().map(|(place, name)| (name.to_owned(), place));
        let columns = Columns { places: places.collect(), count: names.len() };
        for name in NEEDED {
            let known = columns.places.get(name);
            known.with_context(|| anyhow!("has no column `{name}`: fetch it again"))?;
        }
        Ok(columns)
    }
}

/// One row of the file.
struct Row<'f> {
    columns: &'f Columns,
    record: &'f StringRecord,
}

impl Row<'_> {
    /// What stands in a column; nothing where the offer has no such column.
    fn field(&self, name: &str) -> &str {
        let place = self.columns.places.get(name);
        place.and_then(|&place| self.record.get(place)).unwrap_or_default()
    }

    fn product(&self) -> Product {
        let text = |name: &str| self.field(name).to_owned();
        Product {
            product_family: text("Product Family"),
            attributes: Attributes {
                region_code: text("Region Code"),
                location_type: text("Location Type"),
                from_region_code: text("From Region Code"),
                from_location_type: text("From Location Type"),
                usagetype: text("usageType"),
                operation: text("operation"),
                group: text("Group"),
                transfer_type: text("Transfer Type"),
                to_location: text("To Location"),
                operating_system: text("Operating System"),
                tenancy: text("Tenancy"),
                pre_installed_sw: text("Pre Installed S/W"),
                capacitystatus: text("CapacityStatus"),
            },
        }
    }

    fn dimension(&self) -> Dimension {
        let text = |name: &str| self.field(name).to_owned();
        Dimension {
            begin_range: text("StartingRange"),
            end_range: text("EndingRange"),
            price_per_unit: BTreeMap::from([(text("Currency"), text("PricePerUnit"))]),
        }
    }
}
