//! The document's keys: one table that the reader, the writer, links and the form share.

use super::value::Value;
use super::*;
use crate::prices::{InstanceType, Item, Offer, Percent, Region};
use crate::units::{Quantity, QuantityError, Rate, rounded};
use ipnet::{IpNet, Ipv4Net};
use std::str::FromStr;

/// What a key's value looks like: enough for a link to be read and a type to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A choice, a text or a boolean.
    Plain,
    /// A number of things.
    Count,
    /// A number that is a name: nobody groups its digits.
    Port,
    /// An amount of data.
    Gigabytes,
    /// A list of names.
    Names,
    /// Security group rules under `ingress` and `egress`.
    SecurityGroup,
    /// Network ACL rules under `ingress` and `egress`.
    NetworkAcl,
    /// A map from price items to rates.
    Rates,
    /// A map from offers to discounts.
    Discounts,
}

/// What a number is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Nothing: a count.
    Count,
    /// GB, or TB of 1,024 GB as AWS bills them.
    Gigabytes,
    /// An amount of money.
    Money,
    /// Hundredths.
    Percent,
}

impl Kind {
    /// What its numbers are typed in; none of what is no number.
    #[must_use]
    pub const fn measure(self) -> Option<Measure> {
        match self {
            Kind::Count | Kind::Port => Some(Measure::Count),
            Kind::Gigabytes => Some(Measure::Gigabytes),
            Kind::Rates => Some(Measure::Money),
            Kind::Discounts => Some(Measure::Percent),
            Kind::Plain | Kind::Names | Kind::SecurityGroup | Kind::NetworkAcl => None,
        }
    }
}

/// Lists each key once with the field behind it.
macro_rules! fields {
    ($($name:ident $key:literal $kind:ident $field:ident,)+) => {
        /// A key of the document, but `version`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each stands for the field of the same name")]
        pub enum Key { $($name,)+ }

        impl Key {
            /// Every key of the document but `version`, in the contract's order.
            pub const ALL: &'static [Key] = &[$(Key::$name,)+];
            /// The names of all keys, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($key,)+];

            /// The key, as in the wire contract.
            #[must_use]
            #[expect(clippy::indexing_slicing, reason = "the macro writes one name for each key")]
            pub const fn name(self) -> &'static str {
                Key::NAMES[self as usize]
            }

            /// What its value looks like.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Key::$name => Kind::$kind,)+ }
            }

            // Trait objects, not a closure a key: the code for each type of value is there once.
            fn setting(self, scenario: &Scenario) -> &dyn Setting {
                match self { $(Key::$name => &scenario.$field,)+ }
            }

            fn setting_mut(self, scenario: &mut Scenario) -> &mut dyn Setting {
                match self { $(Key::$name => &mut scenario.$field,)+ }
            }
        }
    };
}

fields! {
    Region "region" Plain region,
    Zones "zones" Count zones,
    LaunchType "launchType" Plain launch_type,
    Os "os" Plain os,
    PlatformVersion "platformVersion" Plain platform_version,
    NetworkMode "networkMode" Plain network_mode,
    IpStack "ipStack" Plain ip_stack,
    Subnet "subnet" Plain subnet,
    HostSubnet "hostSubnet" Plain host_subnet,
    AssignPublicIp "assignPublicIp" Plain assign_public_ip,
    HostPublicIp "hostPublicIp" Plain host_public_ip,
    Nat "nat" Plain nat,
    NatInstanceType "natInstanceType" Plain nat_instance_type,
    NatPlacement "natPlacement" Plain nat_placement,
    NatRouting "natRouting" Plain nat_routing,
    NatSourceDestCheck "natSourceDestCheck" Plain nat_source_dest_check,
    Ipv6Route "ipv6Route" Plain ipv6_route,
    Nat64 "nat64" Plain nat64,
    Endpoints "endpoints" Names endpoints,
    EndpointPlacement "endpointPlacement" Plain endpoint_placement,
    EndpointSecurityGroup "endpointSecurityGroup" Plain endpoint_security_group,
    PublicAccessBlock "publicAccessBlock" Plain public_access_block,
    LoadBalancer "loadBalancer" Plain load_balancer,
    CrossZoneLoadBalancing "crossZoneLoadBalancing" Plain cross_zone_load_balancing,
    AllowLoadBalancer "allowLoadBalancer" Plain allow_load_balancer,
    SecurityGroup "securityGroup" SecurityGroup security_group,
    DefaultSecurityGroup "defaultSecurityGroup" Plain default_security_group,
    NetworkAcl "networkAcl" NetworkAcl network_acl,
    Port "port" Port port,
    Connections "connections" Count connections,
    Registry "registry" Plain registry,
    LogDriver "logDriver" Plain log_driver,
    Secrets "secrets" Plain secrets,
    Exec "exec" Plain exec,
    ServiceConnect "serviceConnect" Plain service_connect,
    Workload "workload" Plain workload,
    VpcCidr "vpcCidr" Plain vpc_cidr,
    Tasks "tasks" Count tasks,
    Instances "instances" Count instances,
    InstanceSize "instanceSize" Plain instance_size,
    EniTrunking "eniTrunking" Plain eni_trunking,
    HoursPerMonth "hoursPerMonth" Count hours_per_month,
    InternetOutGb "internetOutGb" Gigabytes internet_out_gb,
    InternetInGb "internetInGb" Gigabytes internet_in_gb,
    S3Gb "s3Gb" Gigabytes s3_gb,
    DynamodbGb "dynamodbGb" Gigabytes dynamodb_gb,
    AwsApiGb "awsApiGb" Gigabytes aws_api_gb,
    ImagePullGb "imagePullGb" Gigabytes image_pull_gb,
    LoadBalancerOutGb "loadBalancerOutGb" Gigabytes load_balancer_out_gb,
    LoadBalancerInGb "loadBalancerInGb" Gigabytes load_balancer_in_gb,
    LoadBalancerNewConnections "loadBalancerNewConnections" Count load_balancer_new_connections,
    LoadBalancerActiveConnections "loadBalancerActiveConnections" Count load_balancer_active_connections,
    LoadBalancerRuleEvaluations "loadBalancerRuleEvaluations" Count load_balancer_rule_evaluations,
    InterZoneGb "interZoneGb" Gigabytes inter_zone_gb,
    IdleAddresses "idleAddresses" Count idle_addresses,
    Compute "compute" Plain compute,
    CpuArchitecture "cpuArchitecture" Plain cpu_architecture,
    TaskVcpu "taskVcpu" Plain task_vcpu,
    TaskMemoryGb "taskMemoryGb" Gigabytes task_memory_gb,
    EphemeralStorageGb "ephemeralStorageGb" Gigabytes ephemeral_storage_gb,
    InstanceType "instanceType" Plain instance_type,
    FreeTier "freeTier" Plain free_tier,
    PriceOverrides "priceOverrides" Rates price_overrides,
    Discounts "discounts" Discounts discounts,
}

impl Key {
    /// The key of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Key> {
        Key::ALL.iter().copied().find(|key| key.name() == name)
    }

    /// The key's value in a scenario.
    #[must_use]
    pub fn get(self, scenario: &Scenario) -> Value {
        self.setting(scenario).value()
    }

    /// Sets the key from a value, or reports what is wrong with it and leaves the scenario alone.
    pub fn set(self, scenario: &mut Scenario, value: &Value, problems: &mut Vec<Problem>) {
        self.setting_mut(scenario).set(value, self.name(), problems);
    }
}

/// A field of the scenario, whatever its type.
trait Setting {
    fn set(&mut self, value: &Value, path: &str, problems: &mut Vec<Problem>);
    fn value(&self) -> Value;
}

impl<T: Wire> Setting for T {
    fn set(&mut self, value: &Value, path: &str, problems: &mut Vec<Problem>) {
        if let Some(read) = T::read(value, path, problems) {
            *self = read;
        }
    }
    fn value(&self) -> Value {
        self.write()
    }
}

pub(super) fn read(document: &Value) -> Result<(Scenario, Vec<Problem>), Problem> {
    let mut scenario = Scenario::default();
    let mut problems = Vec::new();
    let Some(entries) = entries(document, "", &mut problems) else {
        return Err(problem("", document, Expected::Document));
    };
    // Whole documents have their keys in our order: then each is the one after the last.
    let mut next = Key::ALL.iter().copied();
    for (key, value) in entries {
        let expected = next.clone().next().filter(|next| next.name() == key);
        match expected.or_else(|| Key::from_name(key)) {
            Some(key) => {
                next.by_ref().find(|passed| *passed == key);
                key.set(&mut scenario, value, &mut problems);
            }
            None if key == "version" => {
                if number(value) != Some(VERSION.to_string().as_str()) {
                    problems.push(problem(key, value, Expected::Version(VERSION)));
                }
            }
            None => problems.push(unknown_key("", key, Key::NAMES)),
        }
    }
    // Only now is the Region known, whichever order the keys came in.
    if let Some(zones) = scenario.region.zone_count()
        && zones < scenario.zones.get()
        && let Some(clamped) = ZoneCount::new(zones)
    {
        let expected = Expected::ZonesOfRegion { region: scenario.region.code(), zones };
        problems.push(problem("zones", &Value::number(scenario.zones.get()), expected));
        scenario.zones = clamped;
    }
    problems.truncate(MOST_PROBLEMS);
    Ok((scenario, problems))
}

/// No more problems are told than a person would read.
pub(crate) const MOST_PROBLEMS: usize = 200;
/// No more keys of one map are looked at; the whole document has a few dozen.
const MOST_KEYS: usize = 500;

pub(super) fn write(scenario: &Scenario) -> Value {
    let version = ("version".to_owned(), Value::number(VERSION));
    let fields = Key::ALL.iter().map(|key| (key.name().to_owned(), key.get(scenario)));
    Value::Map(std::iter::once(version).chain(fields).collect())
}

/// A type that stands in a document.
pub(crate) trait Wire: Sized {
    /// The value, or a problem pushed and nothing.
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self>;
    fn write(&self) -> Value;
}

pub(crate) fn problem(path: &str, found: &Value, expected: Expected) -> Problem {
    Problem { path: path.to_owned(), found: Some(found.quote()), expected }
}

/// The value, or the problem that it is not what the place expects.
pub(crate) fn or_problem<T>(
    read: Option<T>,
    value: &Value,
    path: &str,
    expected: Expected,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    if read.is_none() {
        problems.push(problem(path, value, expected));
    }
    read
}

/// A name in a closed list; also a number, because links and `hoursPerMonth` write them alike.
fn name(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => None,
        Value::Foreign(_) | Value::TooDeep => None,
    }
}

/// A number, or a text that may be one.
pub(crate) fn number(value: &Value) -> Option<&str> {
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
fn whole(value: &Value, least: u64, most: u64) -> Option<u64> {
    let text = number(value)?;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = text.parse().ok().filter(|_| digits)?;
    (least..=most).contains(&whole).then_some(whole)
}

pub(crate) fn unknown_key(path: &str, key: &str, known: &[&'static str]) -> Problem {
    let found = Value::text(key);
    let mut nearest = (3, None);
    for candidate in known {
        let distance = distance(key, candidate);
        // Two letters of a short key are most of it.
        if distance < nearest.0 && distance.saturating_mul(3) <= candidate.len() {
            nearest = (distance, Some(*candidate));
        }
    }
    problem(&step(path, key), &found, Expected::KnownKey(nearest.1))
}

/// The path one key further. A key that is empty or long is quoted as a value is.
pub(crate) fn step(path: &str, key: &str) -> String {
    let key = if key.is_empty() { "\"\"".to_owned() } else { Value::text(key).quote() };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}

/// How many letters must be changed, added or dropped; case does not count.
fn distance(given: &str, known: &str) -> usize {
    if given.len().abs_diff(known.len()) > 2 {
        return usize::MAX;
    }
    let given: Vec<char> = given.chars().collect();
    let mut row: Vec<usize> = (0..=given.len()).collect();
    for (line, known) in known.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line.saturating_add(1);
        let mut next = vec![left];
        for (above, given) in row.iter().skip(1).zip(&given) {
            let same = given.eq_ignore_ascii_case(&known);
            let swap = diagonal.saturating_add(usize::from(!same));
            left = swap.min(above.saturating_add(1)).min(left.saturating_add(1));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

/// Reads and writes closed lists by their names.
macro_rules! wire_choices {
    ($($name:ty,)+) => {$(
        impl Wire for $name {
            fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
                let chosen = choice(value, path, <$name>::NAMES, problems)?;
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
    path: &str,
    names: &'static [&'static str],
    problems: &mut Vec<Problem>,
) -> Option<usize> {
    let place = name(value).and_then(|given| names.iter().position(|name| *name == given));
    or_problem(place, value, path, Expected::OneOf(names), problems)
}

fn write_name(name: &str) -> Value {
    // `hoursPerMonth` and `taskVcpu` are closed lists of numbers.
    match name.parse::<Quantity>() {
        Ok(_) => Value::number(name),
        Err(_) => Value::text(name),
    }
}

wire_choices! {
    LaunchType, OperatingSystem, PlatformVersion, InstanceSize, NetworkMode, IpStack, SubnetKind,
    HostSubnet, NatStrategy, NatPlacement, NatRouting, Ipv6Route, Endpoint, EndpointPlacement,
    EndpointSecurityGroup, PublicAccessBlock, LoadBalancer, Registry, LogDriver, Secrets,
    Workload, Protocol, AclAction, HoursPerMonth, CpuArchitecture, TaskVcpu,
}

impl Wire for Region {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Region> {
        let read = name(value).and_then(Region::from_code);
        or_problem(read, value, path, Expected::Region, problems)
    }
    fn write(&self) -> Value {
        Value::text(self.code())
    }
}

impl Wire for InstanceType {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<InstanceType> {
        let chosen = choice(value, path, InstanceType::API_NAMES, problems)?;
        InstanceType::ALL.get(chosen).copied()
    }
    fn write(&self) -> Value {
        Value::text(self.api_name())
    }
}

impl Wire for bool {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<bool> {
        let read = match value {
            Value::Bool(value) => Some(*value),
            Value::Text(text) if text == "true" => Some(true),
            Value::Text(text) if text == "false" => Some(false),
            Value::Text(_) | Value::Null | Value::Number(_) => None,
            Value::List(_) | Value::Map(_) | Value::Foreign(_) | Value::TooDeep => None,
        };
        or_problem(read, value, path, Expected::Boolean, problems)
    }
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

/// Reads and writes bounded whole numbers.
macro_rules! wire_numbers {
    ($($name:ident $least:expr, $most:expr;)+) => {$(
        impl Wire for $name {
            fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
                let (least, most) = (u64::from($least), u64::from($most));
                let read = whole(value, least, most);
                let read = read.and_then(|number| $name::new(number.try_into().ok()?));
                or_problem(read, value, path, Expected::WholeNumber(least, most), problems)
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
            fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
                or_problem(decimal(value), value, path, Expected::$name, problems)
            }
            fn write(&self) -> Value {
                Value::number(self.get())
            }
        }
    )+};
}

wire_decimals! { Gigabytes PerSecond TaskMemory }

impl Wire for VpcCidr {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<VpcCidr> {
        let net = name(value).and_then(|text| text.parse::<Ipv4Net>().ok());
        let fits = net.filter(|net| VpcCidr::new(net.trunc()).is_some());
        let expected = fits.map_or(Expected::VpcCidr, |net| without_host_bits(net.into()));
        or_problem(net.and_then(VpcCidr::new), value, path, expected, problems)
    }
    fn write(&self) -> Value {
        Value::Text(self.get().to_string())
    }
}

/// What to give in place of a range with host bits.
fn without_host_bits(net: IpNet) -> Expected {
    Expected::WithoutHostBits(net.trunc())
}

/// The items of a list, or the problem that it is not one or has too many.
pub(super) fn items<'a>(
    value: &'a Value,
    most: usize,
    path: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'a [Value]> {
    let list = match value {
        Value::List(list) => Some(list.as_slice()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
        Value::Text(_) | Value::Map(_) | Value::Foreign(_) | Value::TooDeep => None,
    };
    let list = or_problem(list, value, path, Expected::List, problems)?;
    if list.len() > most {
        let found = Value::number(list.len());
        problems.push(problem(path, &found, Expected::AtMost(most)));
    }
    Some(list.get(..most).unwrap_or(list))
}

/// The entries of a map, or the problem that it is not one. A key that stands twice is reported; the
/// last one counts.
pub(crate) fn entries<'a>(
    value: &'a Value,
    path: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'a [(String, Value)]> {
    let map = match value {
        Value::Map(entries) => Some(entries.as_slice()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
        Value::Text(_) | Value::List(_) | Value::Foreign(_) | Value::TooDeep => None,
    };
    let map = or_problem(map, value, path, Expected::Document, problems)?;
    if map.len() > MOST_KEYS {
        problems.push(problem(path, &Value::number(map.len()), Expected::AtMost(MOST_KEYS)));
    }
    let map = map.get(..MOST_KEYS).unwrap_or(map);
    for (place, (key, value)) in map.iter().enumerate() {
        let earlier = map.get(..place).unwrap_or_default();
        // Said once, at the second of them.
        if earlier.iter().filter(|(other, _)| other == key).count() == 1 {
            problems.push(problem(&step(path, key), value, Expected::Once));
        }
    }
    Some(map)
}

impl Wire for Endpoints {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        // One of each is enough; room for repeats, so that a doubled name is no reason to lose one.
        let list = items(value, 64, path, problems)?;
        let mut endpoints = Endpoints::default();
        for (index, item) in list.iter().enumerate() {
            if let Some(endpoint) = Endpoint::read(item, &format!("{path}[{index}]"), problems) {
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
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut rates = PriceOverrides::default();
        for (key, value) in entries(value, path, problems)? {
            let path = step(path, key);
            let Some(item) = Item::from_name(key) else {
                problems.push(problem(&path, &Value::text(key), Expected::PriceItem));
                continue;
            };
            if !item.is_charged() {
                problems.push(problem(&path, &Value::text(key), Expected::ChargedItem));
                continue;
            }
            if let Some(rate) = or_problem(decimal(value), value, &path, Expected::Rate, problems) {
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
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut discounts = Discounts::default();
        for (key, value) in entries(value, path, problems)? {
            let path = step(path, key);
            let Some(offer) = Offer::from_code(key) else {
                problems.push(problem(&path, &Value::text(key), Expected::Offer));
                continue;
            };
            let percent = or_problem(decimal(value), value, &path, Expected::Percent, problems);
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

/// The most rules a list may have. AWS's own quotas are lower (60 and 40); this bounds hostile input.
const MOST_RULES: usize = 200;

/// Reads `{ ingress, egress }`; a list that is not given keeps its default. Of rules with the same number the
/// first one counts.
fn read_both<T: Wire>(
    value: &Value,
    path: &str,
    default: [Vec<T>; 2],
    number: fn(&T) -> Option<u16>,
    problems: &mut Vec<Problem>,
) -> Option<[Vec<T>; 2]> {
    let [mut ingress, mut egress] = default;
    for (key, value) in entries(value, path, problems)? {
        let side = match key.as_str() {
            "ingress" => &mut ingress,
            "egress" => &mut egress,
            _ => {
                problems.push(unknown_key(path, key, &["ingress", "egress"]));
                continue;
            }
        };
        let path = step(path, key);
        let Some(list) = items(value, MOST_RULES, &path, problems) else { continue };
        side.clear();
        for (index, rule) in list.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let Some(rule) = T::read(rule, &path, problems) else { continue };
            match number(&rule).filter(|taken| side.iter().any(|it| number(it) == Some(*taken))) {
                Some(taken) => {
                    let (path, found) = (step(&path, "number"), Value::number(taken));
                    problems.push(problem(&path, &found, Expected::FreeNumber));
                }
                None => side.push(rule),
            }
        }
    }
    Some([ingress, egress])
}

fn write_both<T: Wire>(ingress: &[T], egress: &[T]) -> Value {
    let side = |rules: &[T]| Value::List(rules.iter().map(Wire::write).collect());
    Value::Map(vec![("ingress".to_owned(), side(ingress)), ("egress".to_owned(), side(egress))])
}

impl Wire for SecurityGroupRules {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let SecurityGroupRules { ingress, egress } = SecurityGroupRules::default();
        let [ingress, egress] = read_both(value, path, [ingress, egress], |_| None, problems)?;
        Some(SecurityGroupRules { ingress, egress })
    }
    fn write(&self) -> Value {
        write_both(&self.ingress, &self.egress)
    }
}

impl Wire for NetworkAclRules {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let NetworkAclRules { ingress, egress } = NetworkAclRules::default();
        let number = |rule: &NetworkAclRule| Some(rule.number);
        let [ingress, egress] = read_both(value, path, [ingress, egress], number, problems)?;
        Some(NetworkAclRules { ingress, egress })
    }
    fn write(&self) -> Value {
        write_both(&self.ingress, &self.egress)
    }
}

/// A rule as it is being read: every part optional until the end.
#[derive(Default)]
struct RuleParts {
    cidr: Option<IpNet>,
    protocol: Option<Protocol>,
    from: Option<u16>,
    to: Option<u16>,
    number: Option<u16>,
    action: Option<AclAction>,
    /// Something in it was reported; a rule half understood would open or close the wrong thing.
    broken: bool,
}

const RULE_KEYS: [&str; 6] = ["cidr", "protocol", "fromPort", "toPort", "number", "action"];

impl RuleParts {
    fn read(
        value: &Value,
        path: &str,
        numbered: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<RuleParts> {
        if let Value::Text(_) = value {
            problems.push(problem(path, value, Expected::RuleText));
            return None;
        }
        let before = problems.len();
        let known = if numbered { RULE_KEYS.as_slice() } else { RULE_KEYS.get(..4)? };
        let mut parts = RuleParts::default();
        for (key, value) in entries(value, path, problems)? {
            let at = step(path, key);
            match key.as_str() {
                "cidr" => {
                    let cidr = name(value).and_then(|text| text.parse::<IpNet>().ok());
                    let expected = cidr.map_or(Expected::Cidr, without_host_bits);
                    let cidr = cidr.filter(|cidr| cidr.addr() == cidr.network());
                    parts.cidr = or_problem(cidr, value, &at, expected, problems);
                }
                "protocol" => parts.protocol = Protocol::read(value, &at, problems),
                "fromPort" => parts.from = RuleParts::number(value, &at, (0, u16::MAX), problems),
                "toPort" => parts.to = RuleParts::number(value, &at, (0, u16::MAX), problems),
                "number" if numbered => {
                    let bounds = (1, NetworkAclRule::MAX_NUMBER);
                    parts.number = RuleParts::number(value, &at, bounds, problems);
                }
                "action" if numbered => parts.action = AclAction::read(value, &at, problems),
                _ => problems.push(unknown_key(path, key, known)),
            }
        }
        parts.broken = problems.len() > before;
        Some(parts)
    }

    fn number(
        value: &Value,
        path: &str,
        (least, most): (u16, u16),
        problems: &mut Vec<Problem>,
    ) -> Option<u16> {
        let (least, most) = (u64::from(least), u64::from(most));
        let read = whole(value, least, most).and_then(|number| number.try_into().ok());
        or_problem(read, value, path, Expected::WholeNumber(least, most), problems)
    }

    /// The packets it speaks about, once every part is in order.
    fn matches(&self, path: &str, problems: &mut Vec<Problem>) -> Option<SecurityGroupRule> {
        if self.broken {
            return None;
        }
        let cidr = given(self.cidr, path, "cidr", Expected::Cidr, problems)?;
        // One port given means that port; none means all.
        let (from, to) = match (self.from, self.to) {
            (Some(from), Some(to)) => (from, to),
            (Some(port), None) | (None, Some(port)) => (port, port),
            (None, None) => (0, u16::MAX),
        };
        let ports = PortRange::new(from, to);
        let ports_path = format!("{path}.fromPort");
        let ports =
            or_problem(ports, &Value::number(from), &ports_path, Expected::PortsInOrder, problems)?;
        Some(SecurityGroupRule { cidr, protocol: self.protocol.unwrap_or_default(), ports })
    }
}

/// A part that a rule must have, or the problem that it is missing.
fn given<T>(
    part: Option<T>,
    path: &str,
    key: &str,
    expected: Expected,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    if part.is_none() {
        problems.push(Problem { path: step(path, key), found: None, expected });
    }
    part
}

fn write_rule(rule: &SecurityGroupRule) -> Vec<(String, Value)> {
    let mut entries = vec![
        ("cidr".to_owned(), Value::Text(rule.cidr.to_string())),
        ("protocol".to_owned(), rule.protocol.write()),
    ];
    if rule.ports != PortRange::ALL {
        entries.push(("fromPort".to_owned(), Value::number(rule.ports.first())));
        entries.push(("toPort".to_owned(), Value::number(rule.ports.last())));
    }
    entries
}

impl Wire for SecurityGroupRule {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        RuleParts::read(value, path, false, problems)?.matches(path, problems)
    }
    fn write(&self) -> Value {
        Value::Map(write_rule(self))
    }
}

impl Wire for NetworkAclRule {
    fn read(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let parts = RuleParts::read(value, path, true, problems)?;
        let matches = parts.matches(path, problems)?;
        let expected = Expected::WholeNumber(1, u64::from(NetworkAclRule::MAX_NUMBER));
        let number = given(parts.number, path, "number", expected, problems)?;
        Some(NetworkAclRule { number, action: parts.action.unwrap_or_default(), matches })
    }
    fn write(&self) -> Value {
        let mut entries = vec![
            ("number".to_owned(), Value::number(self.number)),
            ("action".to_owned(), self.action.write()),
        ];
        entries.extend(write_rule(&self.matches));
        Value::Map(entries)
    }
}
