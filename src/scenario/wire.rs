//! Types that stand in a document: how each is read, by name and bound, and written.

use super::*;
use crate::prices::{InstanceType, Item, Offer, Percent, Region};
use crate::units::{Quantity, QuantityError, Rate, rounded};
use ipnet::{IpNet, Ipv4Net};
use std::str::FromStr;

/// A type that stands in a document.
pub(crate) trait Wire: Sized {
    /// The value, or a problem pushed and nothing.
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self>;
    fn write(&self) -> Value;
}

pub(crate) fn problem(at: &At<'_>, found: &Value, expected: Expected) -> Problem {
    Problem { place: at.place(), found: Some(found.quote()), expected }
}

pub(super) fn missing(at: &At<'_>, expected: Expected) -> Problem {
    Problem { place: at.place(), found: None, expected }
}

/// The value, or the problem that it is not what the place expects.
pub(crate) fn or_problem<T>(
    read: Option<T>,
    value: &Value,
    at: &At<'_>,
    expected: Expected,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    if read.is_none() {
        problems.push(problem(at, value, expected));
    }
    read
}

/// A name in a closed list; also a number, because links and `hoursPerMonth` write them alike.
pub(super) fn name(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => None,
        Value::Foreign(_) | Value::TooDeep => None,
    }
}

/// A number, or a text that may be one.
pub(super) fn number(value: &Value) -> Option<&str> {
    name(value).map(str::trim)
}

/// A decimal with no more decimals than its unit holds. A text says exactly what is meant; a number is a computed
/// figure and rounded to those.
pub(crate) fn decimal<T: FromStr<Err = QuantityError>>(value: &Value) -> Option<T> {
    let text = number(value)?;
    let read = text.parse();
    if let (Err(QuantityError::TooPrecise(decimals)), Value::Number(_)) = (&read, value) {
        return rounded(text, usize::try_from(*decimals).ok()?).parse().ok();
    }
    read.ok()
}

/// A whole number within bounds, written plainly: no sign, no exponent, no fraction.
pub(super) fn whole(value: &Value, least: u64, most: u64) -> Option<u64> {
    let text = number(value)?;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = text.parse().ok().filter(|_| digits)?;
    (least..=most).contains(&whole).then_some(whole)
}

/// Reads and writes closed lists by their names.
macro_rules! wire_choices {
    ($($name:ty,)+) => {$(
        impl Wire for $name {
            fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
                let chosen = choice(value, at, <$name>::NAMES, problems)?;
                <$name>::ALL.get(chosen).copied()
            }
            fn write(&self) -> Value {
                write_name(self.name())
            }
        }
    )+};
}

/// The place of a name in a closed list.
pub(crate) fn choice(
    value: &Value,
    at: &At<'_>,
    names: &'static [&'static str],
    problems: &mut Vec<Problem>,
) -> Option<usize> {
    let place = name(value).and_then(|given| names.iter().position(|name| *name == given));
    or_problem(place, value, at, Expected::OneOf(names), problems)
}

fn write_name(name: &str) -> Value {
    // `hoursPerMonth` and `taskVcpu` are closed lists of numbers.
    match name.parse::<Quantity>() {
        Ok(_) => Value::number(name),
        Err(_) => Value::text(name),
    }
}

wire_choices! {
    LaunchType, OperatingSystem, InstanceSize, NetworkMode, IpStack, SubnetKind,
    HostSubnet, NatStrategy, NatPlacement, NatRouting, Ipv6Route, Endpoint, EndpointPlacement,
    EndpointSecurityGroup, PublicAccessBlock, LoadBalancer, Registry, LogDriver, Secrets,
    Workload, Protocol, AclAction, HoursPerMonth, CpuArchitecture, TaskVcpu,
}

impl Wire for Region {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Region> {
        let read = name(value).and_then(Region::from_code);
        or_problem(read, value, at, Expected::Region, problems)
    }
    fn write(&self) -> Value {
        Value::text(self.code())
    }
}

impl Wire for PlatformVersion {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<PlatformVersion> {
        if name(value) == Some(PlatformVersion::LATEST_ON_LINUX) {
            return Some(PlatformVersion::Latest);
        }
        let chosen = choice(value, at, PlatformVersion::NAMES, problems)?;
        PlatformVersion::ALL.get(chosen).copied()
    }
    fn write(&self) -> Value {
        Value::text(self.name())
    }
}

impl Wire for InstanceType {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<InstanceType> {
        let chosen = choice(value, at, InstanceType::NAMES, problems)?;
        InstanceType::ALL.get(chosen).copied()
    }
    fn write(&self) -> Value {
        Value::text(self.api_name())
    }
}

impl Wire for bool {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<bool> {
        let read = match value {
            Value::Bool(value) => Some(*value),
            Value::Text(text) if text == "true" => Some(true),
            Value::Text(text) if text == "false" => Some(false),
            Value::Text(_) | Value::Null | Value::Number(_) => None,
            Value::List(_) | Value::Map(_) | Value::Foreign(_) | Value::TooDeep => None,
        };
        or_problem(read, value, at, Expected::Boolean, problems)
    }
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

/// Reads and writes bounded whole numbers.
macro_rules! wire_numbers {
    ($($name:ident $least:expr, $most:expr;)+) => {$(
        impl Wire for $name {
            fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
                let (least, most) = (u64::from($least), u64::from($most));
                let read = whole(value, least, most);
                let read = read.and_then(|number| $name::new(number.try_into().ok()?));
                or_problem(read, value, at, Expected::WholeNumber(least, most), problems)
            }
            fn write(&self) -> Value {
                Value::number(self.get())
            }
        }
    )+};
}

wire_numbers! {
    ZoneCount 1_u8, ZoneCount::MAX;
    Count 1_u32, Count::MAX;
    Tally 0_u32, Tally::MAX;
    EphemeralStorage EphemeralStorage::INCLUDED, EphemeralStorage::MAX;
    Port 1_u16, u16::MAX;
}

/// Reads and writes bounded decimals.
macro_rules! wire_decimals {
    ($($name:ident)+) => {$(
        impl Wire for $name {
            fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
                or_problem(decimal(value), value, at, Expected::$name, problems)
            }
            fn write(&self) -> Value {
                Value::number(self.get())
            }
        }
    )+};
}

wire_decimals! { Gigabytes PerSecond TaskMemory }

impl Wire for VpcCidr {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<VpcCidr> {
        let net = name(value).and_then(|text| text.parse::<Ipv4Net>().ok());
        let fits = net.filter(|net| VpcCidr::new(net.trunc()).is_some());
        let expected = fits.map_or(Expected::VpcCidr, |net| without_host_bits(net.into()));
        or_problem(net.and_then(VpcCidr::new), value, at, expected, problems)
    }
    fn write(&self) -> Value {
        Value::Text(self.get().to_string())
    }
}

/// What to give in place of a range with host bits.
pub(super) fn without_host_bits(net: IpNet) -> Expected {
    Expected::WithoutHostBits(net.trunc())
}

/// No more keys of one map are looked at; the whole document has a few dozen.
const MOST_KEYS: usize = 500;

/// The items of a list, or the problem that it is not one or has too many.
pub(super) fn items<'a>(
    value: &'a Value,
    most: usize,
    at: &At<'_>,
    problems: &mut Vec<Problem>,
) -> Option<&'a [Value]> {
    let list = match value {
        Value::List(list) => Some(list.as_slice()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
        Value::Text(_) | Value::Map(_) | Value::Foreign(_) | Value::TooDeep => None,
    };
    let list = or_problem(list, value, at, Expected::List, problems)?;
    if list.len() > most {
        problems.push(missing(at, Expected::AtMost(most)));
    }
    Some(list.get(..most).unwrap_or(list))
}

/// The entries of a map, or the problem that it is not one. A key that stands twice is reported; the
/// last one counts.
pub(crate) fn entries<'a>(
    value: &'a Value,
    at: &At<'_>,
    problems: &mut Vec<Problem>,
) -> Option<&'a [(String, Value)]> {
    let map = match value {
        Value::Map(entries) => Some(entries.as_slice()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
        Value::Text(_) | Value::List(_) | Value::Foreign(_) | Value::TooDeep => None,
    };
    let map = or_problem(map, value, at, Expected::Document, problems)?;
    if map.len() > MOST_KEYS {
        problems.push(missing(at, Expected::AtMost(MOST_KEYS)));
    }
    let map = map.get(..MOST_KEYS).unwrap_or(map);
    for (place, (key, value)) in map.iter().enumerate() {
        let earlier = map.get(..place).unwrap_or_default();
        // Said once, at the second of them.
        if earlier.iter().filter(|(other, _)| other == key).count() == 1 {
            problems.push(problem(&at.key(key), value, Expected::Once));
        }
    }
    Some(map)
}

impl Wire for Endpoints {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        // One of each is enough; room for repeats, so that a doubled name is no reason to lose one.
        let list = items(value, 64, at, problems)?;
        let mut endpoints = Endpoints::default();
        for (index, item) in list.iter().enumerate() {
            if let Some(endpoint) = Endpoint::read(item, &at.item(index), problems) {
                endpoints.add(endpoint);
            }
        }
        Some(endpoints)
    }
    fn write(&self) -> Value {
        Value::List(self.iter().map(|endpoint| endpoint.write()).collect())
    }
}

impl Wire for PriceOverrides {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut rates = PriceOverrides::default();
        for (key, value) in entries(value, at, problems)? {
            let at = at.key(key);
            let Some(item) = Item::from_name(key) else {
                problems.push(problem(&at, &Value::text(key), Expected::PriceItem));
                continue;
            };
            if !item.is_charged() {
                problems.push(problem(&at, &Value::text(key), Expected::ChargedItem));
                continue;
            }
            if let Some(rate) = or_problem(decimal(value), value, &at, Expected::Rate, problems) {
                rates.set(item, rate);
            }
        }
        Some(rates)
    }
    fn write(&self) -> Value {
        let entry =
            |(item, rate): (Item, Rate)| (item.name().to_owned(), Value::Text(rate.to_string()));
        Value::Map(self.iter().map(entry).collect())
    }
}

impl Wire for Discounts {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut discounts = Discounts::default();
        for (key, value) in entries(value, at, problems)? {
            let at = at.key(key);
            let Some(offer) = Offer::from_code(key) else {
                problems.push(problem(&at, &Value::text(key), Expected::Offer));
                continue;
            };
            let percent = or_problem(decimal(value), value, &at, Expected::Percent, problems);
            if let Some(percent) = percent {
                discounts.set(offer, percent);
            }
        }
        Some(discounts)
    }
    fn write(&self) -> Value {
        let entry = |(offer, percent): (Offer, Percent)| {
            (offer.code().to_owned(), Value::Text(percent.to_string()))
        };
        Value::Map(self.iter().map(entry).collect())
    }
}
