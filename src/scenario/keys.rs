//! The document's keys: one table that the reader, the writer, links and the form share.

use super::wire::number;
use super::*;

/// What a key's value looks like: enough for a link to be read and a type to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A choice, a text or a boolean.
    Plain,
    /// A whole number of things.
    Count,
    /// How often something happens a second: any decimal.
    PerSecond,
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
    /// Nothing: a whole number.
    Count,
    /// Nothing: a number that may have decimals.
    Decimal,
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
            Kind::PerSecond => Some(Measure::Decimal),
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

        // A field that has no key would never be read, written or shown: it does not compile.
        const _: fn(Scenario) -> Scenario = |design| Scenario { $($field: design.$field,)+ };
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
    HoursPerMonth "hoursPerMonth" Plain hours_per_month,
    InternetOutGb "internetOutGb" Gigabytes internet_out_gb,
    InternetInGb "internetInGb" Gigabytes internet_in_gb,
    S3Gb "s3Gb" Gigabytes s3_gb,
    DynamodbGb "dynamodbGb" Gigabytes dynamodb_gb,
    AwsApiGb "awsApiGb" Gigabytes aws_api_gb,
    ImagePullGb "imagePullGb" Gigabytes image_pull_gb,
    LoadBalancerOutGb "loadBalancerOutGb" Gigabytes load_balancer_out_gb,
    LoadBalancerInGb "loadBalancerInGb" Gigabytes load_balancer_in_gb,
    LoadBalancerNewConnections "loadBalancerNewConnections" PerSecond load_balancer_new_connections,
    LoadBalancerActiveConnections "loadBalancerActiveConnections" Count load_balancer_active_connections,
    LoadBalancerRuleEvaluations "loadBalancerRuleEvaluations" PerSecond load_balancer_rule_evaluations,
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
        self.set_at(scenario, value, &At::Root, problems);
    }

    fn set_at(
        self,
        scenario: &mut Scenario,
        value: &Value,
        at: &At<'_>,
        problems: &mut Vec<Problem>,
    ) {
        self.setting_mut(scenario).set(value, &at.key(self.name()), problems);
    }
}

/// A field of the scenario, whatever its type.
trait Setting {
    fn set(&mut self, value: &Value, at: &At<'_>, problems: &mut Vec<Problem>);
    fn value(&self) -> Value;
}

impl<T: Wire> Setting for T {
    fn set(&mut self, value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) {
        if let Some(read) = T::read(value, at, problems) {
            *self = read;
        }
    }
    fn value(&self) -> Value {
        self.write()
    }
}

/// Reads a document that stands somewhere in another one, or for itself.
pub(super) fn read(document: &Value, at: &At<'_>) -> Result<(Scenario, Vec<Problem>), Problem> {
    let mut scenario = Scenario::default();
    let mut problems = Vec::new();
    let Some(entries) = entries(document, at, &mut problems) else {
        let expected = match (at, document) {
            (At::Root, Value::Text(_)) => Expected::Parsed,
            _ => Expected::Document,
        };
        return Err(problem(at, document, expected));
    };
    // Whole documents have their keys in our order: then each is the one after the last.
    let mut next = Key::ALL.iter().copied();
    for (key, value) in entries {
        let expected = next.clone().next().filter(|next| next.name() == key);
        match expected.or_else(|| Key::from_name(key)) {
            Some(key) => {
                next.by_ref().find(|passed| *passed == key);
                key.set_at(&mut scenario, value, at, &mut problems);
            }
            None if key == "version" => {
                if number(value) != Some(VERSION.to_string().as_str()) {
                    problems.push(problem(&at.key(key), value, Expected::Version(VERSION)));
                }
            }
            None => problems.push(unknown_key(at, key, Key::NAMES)),
        }
    }
    // Only now is the Region known, whichever order the keys came in.
    if let Some(zones) = scenario.region.zone_count()
        && zones < scenario.zones.get()
        && let Some(clamped) = ZoneCount::new(zones)
    {
        let expected = Expected::ZonesOfRegion { region: scenario.region.code(), zones };
        let found = Value::number(scenario.zones.get());
        problems.push(problem(&at.key(Key::Zones.name()), &found, expected));
        scenario.zones = clamped;
    }
    problems.truncate(MOST_PROBLEMS);
    Ok((scenario, problems))
}

/// No more problems are told than a person would read.
pub(crate) const MOST_PROBLEMS: usize = 200;

pub(super) fn write(scenario: &Scenario) -> Value {
    let version = ("version".to_owned(), Value::number(VERSION));
    let fields = Key::ALL.iter().map(|key| (key.name().to_owned(), key.get(scenario)));
    Value::Map(std::iter::once(version).chain(fields).collect())
}
