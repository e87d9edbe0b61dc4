//! `regions.json`: the Regions that the table has a place for, and what AWS's files call them.

use std::io::Read;

use anyhow::{Result, ensure};
use serde::Deserialize;

/// `regions.json`.
#[derive(Deserialize)]
pub(super) struct Regions {
    pub(super) regions: Vec<Region>,
}

/// One Region of `regions.json`, as far as it is used here.
#[derive(Deserialize)]
pub(super) struct Region {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) partition: String,
    pub(super) currency: Option<String>,
    pub(super) az_count_new_account: Option<u8>,
    pub(super) az_count_listed: Option<u8>,
    /// What usage types begin with there, without the hyphen; nothing at all is `""`.
    usagetype_prefixes: Option<Vec<String>>,
    /// Its name on AWS's price pages.
    metered_unit_map_key: Option<String>,
}

impl Regions {
    pub(super) fn read(file: impl Read) -> Result<Regions> {
        let read: Regions = serde_json::from_reader(file)?;
        for (place, region) in read.regions.iter().enumerate() {
            let twice = read.regions.iter().take(place).any(|other| other.code == region.code);
            ensure!(!twice, "the Region `{}` stands there twice", region.code);
        }
        Ok(read)
    }

    pub(super) fn by_code(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    /// The Region that AWS's price pages call by this name.
    pub(super) fn by_page_name(&self, name: &str) -> Option<&Region> {
        let is_named = |region: &&Region| region.metered_unit_map_key.as_deref() == Some(name);
        self.regions.iter().find(is_named)
    }
}

impl Region {
    /// A usage type without this Region's prefix: `NatGateway-Hours` of `EUC1-NatGateway-Hours`.
    /// None if it has the prefix of another one.
    pub(super) fn without_prefix<'u>(&self, usage_type: &'u str) -> Option<&'u str> {
        let Some(prefixes) = &self.usagetype_prefixes else {
            return Some(without_any_prefix(usage_type));
        };
        let strip = |prefix: &String| usage_type.strip_prefix(prefix.as_str())?.strip_prefix('-');
        let own = prefixes.iter().filter(|prefix| !prefix.is_empty()).find_map(strip);
        let bare =
            prefixes.iter().any(String::is_empty) && without_any_prefix(usage_type) == usage_type;
        own.or(bare.then_some(usage_type))
    }
}

/// A usage type without what looks like a Region's prefix: capital letters and a digit, or `EU`.
pub(super) fn without_any_prefix(usage_type: &str) -> &str {
    let Some((prefix, rest)) = usage_type.split_once('-') else { return usage_type };
    let letters = prefix.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_prefix = prefix == "EU" || (letters.len() >= 2 && letters.len() + 1 == prefix.len());
    let capitals = letters.bytes().all(|b| b.is_ascii_uppercase());
    if is_prefix && capitals { rest } else { usage_type }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_taken_off_and_nothing_else() {
        let region = |prefixes: &str| -> Region {
            let text = format!(
                r#"{{ "code": "r", "name": "", "partition": "aws", "usagetype_prefixes": {prefixes} }}"#
            );
            serde_json::from_str(&text).unwrap()
        };
        let frankfurt = r#"["EUC1"]"#;
        let virginia = r#"["", "USE1"]"#;
        for (prefixes, usage_type, expected) in [
            (frankfurt, "EUC1-NatGateway-Hours", Some("NatGateway-Hours")),
            (frankfurt, "NatGateway-Hours", None),
            (frankfurt, "EUC2-NatGateway-Hours", None),
            (frankfurt, "EUC1-TS-LCUUsage", Some("TS-LCUUsage")),
            (virginia, "NatGateway-Hours", Some("NatGateway-Hours")),
            (virginia, "USE1-VpcEndpoint-Hours", Some("VpcEndpoint-Hours")),
            (virginia, "USE2-VpcEndpoint-Hours", None),
            (virginia, "TS-LCUUsage", Some("TS-LCUUsage")),
            (r#"["EU"]"#, "EU-NatGateway-Hours", Some("NatGateway-Hours")),
            ("null", "MXC1-NatGateway-Hours", Some("NatGateway-Hours")),
            ("null", "TS-LCUUsage", Some("TS-LCUUsage")),
            ("null", "LCUUsage", Some("LCUUsage")),
            ("null", "Outposts-LCUUsage", Some("Outposts-LCUUsage")),
        ] {
            let found = region(prefixes).without_prefix(usage_type);
            assert_eq!(found, expected, "{prefixes} {usage_type}");
        }
    }
}
