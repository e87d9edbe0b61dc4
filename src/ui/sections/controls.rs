//! The design: settings grouped as a person thinks of them, the rare ones behind disclosures. What ECS
//! refuses stays choosable; the answer beside it says why.

use super::form::{Form, Options};
use super::offered::*;
use crate::ecs::{
    Carrier, Carriers, SSH, counts_interfaces, effective_mode, has_platform_versions,
    takes_trunking,
};
use crate::prices::{InstanceType, Region};
use crate::scenario::{
    Count, Endpoint, IpStack, Key, LoadBalancer, NatStrategy, NetworkMode, OperatingSystem,
    PlatformVersion, Preset, Scenario, SecurityGroupRule, Shelf, Value, ZoneCount,
};
use crate::text::{Label, endpoint_service};
use crate::ui::explain::beside;
use crate::ui::fields::{checkbox, open_checkbox, open_list, open_select, option};
use crate::ui::listener::{On, Reaction};
use crate::ui::sections::frame::button;
use crate::ui::state::{Action, Panel};
use yew::AttrValue;

/// The whole form.
pub(in crate::ui) fn controls(form: &mut Form<'_>) {
    let design = form.page.words.label(Label::Design);
    form.page.open("form class='controls'");
    form.page.set("aria-label", design);
    // Enter in a field must not send the form: that would leave the page.
    form.page.on(On::Submit, Reaction::Nothing);
    presets(form);
    group(form, Label::WhereItRuns, where_it_runs);
    group(form, Label::HowItIsConnected, how_it_is_connected);
    group(form, Label::HowMuch, how_much);
    for panel in PANELS {
        match panel.in_vpc && !has_vpc(form) {
            true => form.page.gap(),
            false => disclosure(form, panel),
        }
    }
    form.page.close();
}

/// Settings that are not drawn until somebody opens them.
struct Disclosure {
    panel: Panel,
    /// They are about what stands in the VPC.
    in_vpc: bool,
    element: &'static str,
    title: Label,
    /// What holds at present, so that nobody needs to open it for that.
    state: fn(&Form<'_>) -> AttrValue,
    fields: fn(&mut Form<'_>),
}

const PANELS: [Disclosure; 7] = [
    Disclosure {
        panel: Panel::Gateways,
        in_vpc: true,
        element: "details class='fold' id='more-gateways'",
        title: Label::GatewaysPanel,
        state: |_| AttrValue::Static(""),
        fields: gateways,
    },
    Disclosure {
        panel: Panel::Ipv6,
        in_vpc: false,
        element: "details class='fold' id='more-ipv6'",
        title: Label::Ipv6,
        state: |form| said(form, STACKS, Key::IpStack),
        fields: ipv6,
    },
    Disclosure {
        panel: Panel::Endpoints,
        in_vpc: true,
        element: "details class='fold' id='more-endpoints'",
        title: Label::Endpoints,
        state: |form| form.scenario.endpoints.iter().count().to_string().into(),
        fields: endpoints,
    },
    Disclosure {
        panel: Panel::Filters,
        in_vpc: true,
        element: "details class='fold' id='more-filters'",
        title: Label::Filters,
        state: filters_state,
        fields: filters,
    },
    Disclosure {
        panel: Panel::Needs,
        in_vpc: false,
        element: "details class='fold' id='more-needs'",
        title: Label::NeedsPanel,
        state: |form| said(form, REGISTRIES, Key::Registry),
        fields: needs,
    },
    Disclosure {
        panel: Panel::Compute,
        in_vpc: true,
        element: "details class='fold' id='more-compute'",
        title: Label::ComputePanel,
        state: |form| {
            let label = if form.scenario.compute { Label::Yes } else { Label::No };
            AttrValue::Static(form.page.words.label(label))
        },
        fields: compute,
    },
    Disclosure {
        panel: Panel::MoreSettings,
        in_vpc: false,
        element: "details class='fold more'",
        title: Label::More,
        state: |_| AttrValue::Static(""),
        fields: more,
    },
];

fn disclosure(form: &mut Form<'_>, disclosure: Disclosure) {
    let state = (disclosure.state)(form);
    form.page.open(disclosure.element);
    form.page.on(On::Toggle, Reaction::Disclose(disclosure.panel));
    form.page.open("summary");
    form.page.say(disclosure.title);
    form.page.line("span class='now'", state);
    form.page.close();
    form.page.open("div");
    if form.open.contains(&disclosure.panel) {
        (disclosure.fields)(form);
    }
    form.page.close();
    form.page.close();
}

/// The words of the option that holds.
fn said(form: &Form<'_>, options: Options<'_>, key: Key) -> AttrValue {
    let value = key.get(form.scenario).plain();
    let chosen = options.iter().find(|(name, _)| *name == value);
    AttrValue::Static(chosen.map_or("", |(_, label)| form.page.words.label(*label)))
}

/// Every field has a key, so that one that comes or goes leaves the others as they are.
fn group(form: &mut Form<'_>, title: Label, fields: fn(&mut Form<'_>)) {
    form.page.open("section class='group'");
    form.page.label("h2", title);
    form.page.open("div");
    fields(form);
    form.page.close();
    form.page.close();
}

/// Designs to start from.
fn presets(form: &mut Form<'_>) {
    let chosen = Preset::is(form.scenario);
    let page = &mut *form.page;
    let start = Reaction::With(|link| {
        let mut presets = Preset::ALL.iter();
        presets.find(|preset| preset.link() == link).map(|preset| Action::StartFrom(*preset))
    });
    open_list(page, "preset", Label::StartFrom, start);
    let own = page.words.label(Label::OwnDesign).to_owned();
    option(page, "own", chosen.is_none(), own);
    for shelf in Shelf::ALL.iter().copied() {
        page.open("optgroup");
        let label = match shelf {
            Shelf::Usual => Label::ShelfUsual,
            Shelf::AwsPage => Label::ShelfAwsPage,
            Shelf::Mistakes => Label::ShelfMistakes,
        };
        page.set("label", page.words.label(label));
        for preset in Preset::ALL.iter().filter(|preset| preset.shelf() == shelf) {
            let name = page.words.preset(*preset).to_owned();
            option(page, preset.link(), chosen == Some(*preset), name);
        }
        page.close();
    }
    page.close();
    page.close();
    // A narrow header has no room for it.
    page.open("div class='buttons cramped'");
    button(page, "button type='button'", Label::Reset, Action::Reset);
    page.close();
}

fn where_it_runs(form: &mut Form<'_>) {
    let scenario = form.scenario;
    region(form);
    form.segmented(Key::LaunchType, Label::LaunchType, LAUNCH_TYPES);
    // The modes are spelt as in a task definition in every language.
    let mode = scenario.network_mode;
    let windows = scenario.os == OperatingSystem::Windows;
    let unless_named = scenario.launch_type.mode_unless_named(scenario.os);
    let offered = |(name, _): &&(&str, Label)| match NetworkMode::from_name(name) {
        Some(NetworkMode::Default) => windows || mode == NetworkMode::Default,
        Some(NetworkMode::Unset) => {
            unless_named == Some(NetworkMode::Bridge) || mode == NetworkMode::Unset
        }
        Some(NetworkMode::Awsvpc | NetworkMode::Bridge | NetworkMode::Host | NetworkMode::None)
        | None => true,
    };
    let modes: Vec<(&str, Label)> = MODES.iter().filter(offered).copied().collect();
    form.segmented(Key::NetworkMode, Label::NetworkMode, &modes);
    pair(form, "machine");
    form.segmented(Key::Os, Label::Os, SYSTEMS);
    if scenario.launch_type.has_instances() {
        let instances = scenario.instances.get();
        form.stepper(Key::Instances, Label::Instances, instances, (1, Count::MAX));
    }
    form.page.close();
}

/// Whether there is a VPC to set up: for a machine somewhere else nothing is built.
fn has_vpc(form: &Form<'_>) -> bool {
    !form.assessment.network.subnets.is_empty()
}

/// The interface that carries the application's traffic.
fn carrier(scenario: &Scenario) -> Option<Carrier> {
    Carriers::of(scenario.launch_type, effective_mode(scenario)).application
}

/// Regions by name, those with prices first.
fn region(form: &mut Form<'_>) {
    let (page, chosen) = (&mut *form.page, form.scenario.region);
    open_select(page, Key::Region, Label::Region);
    for (label, priced) in [(Label::RegionsWithPrices, true), (Label::RegionsWithoutPrices, false)]
    {
        page.open("optgroup");
        page.set("label", page.words.label(label));
        for region in Region::all().filter(|region| region.has_prices() == priced) {
            // A narrow list cuts the end, which is not what Regions are told apart by.
            let name = [region.code(), " \u{b7} ", page.words.region(region)].concat();
            option(page, region.code(), region == chosen, name);
        }
        page.close();
    }
    page.close();
    page.close();
}

fn how_it_is_connected(form: &mut Form<'_>) {
    let scenario = form.scenario;
    let instances = scenario.launch_type.has_instances();
    let own = carrier(scenario) == Some(Carrier::Task);
    let built = has_vpc(form);
    if built {
        let subnet = match own || !instances {
            true => Label::Subnet,
            false => Label::SubnetHost,
        };
        form.segmented(Key::Subnet, subnet, SUBNETS);
    }
    form.checkbox(Key::AssignPublicIp, Label::AssignPublicIp);
    if instances {
        form.checkbox(Key::HostPublicIp, Label::HostPublicIp);
    }
    if instances && own {
        form.select(Key::HostSubnet, Label::HostSubnet, HOST_SUBNETS);
    }
    if built {
        nat(form);
    }
    form.segmented(Key::LoadBalancer, Label::LoadBalancer, LOAD_BALANCERS);
    if scenario.load_balancer != LoadBalancer::None {
        form.checkbox(Key::AllowLoadBalancer, Label::AllowLoadBalancer);
    }
    if !built {
        return;
    }
    let zones = ZoneCount::most_in(scenario.region);
    let (in_use, most) = (u32::from(scenario.zones.get()), u32::from(zones));
    pair(form, "places");
    form.stepper(Key::Zones, Label::Zones, in_use, (1, most));
    form.typed(Key::Port, Label::Port, None);
    form.page.close();
    let port = scenario.port.get();
    let [before, after] = [Label::AllowPort, Label::FromAnywhere];
    let [before, after] = [before, after].map(|label| form.page.words.label(label));
    let text = [before, " ", &port.to_string(), after].concat();
    allow(form, "allow-port", Label::AllowPort, text.into(), port);
    if scenario.launch_type.has_ssh() {
        let text = form.page.words.label(Label::AllowSsh);
        allow(form, "allow-ssh", Label::AllowSsh, text.into(), SSH);
    }
}

fn nat(form: &mut Form<'_>) {
    let built = form.assessment.network.has_nat();
    let wanted = form.scenario.nat != NatStrategy::None;
    let unused = match form.scenario.ip_stack {
        IpStack::Ipv4 | IpStack::DualStack => Label::NatUnused,
        IpStack::Ipv6Only => Label::NatUnusedIpv6,
    };
    form.select_with(Key::Nat, Label::Nat, NATS, (wanted && !built).then_some(unused));
    if form.assessment.network.has_nat_instance() {
        let chosen = form.scenario.nat_instance_type;
        instance_type(form, Key::NatInstanceType, Label::NatInstanceType, chosen);
        form.checkbox(Key::NatSourceDestCheck, Label::NatSourceDestCheck);
    }
}

/// A rule that lets everyone on the internet in on a port.
fn allow(form: &mut Form<'_>, id: &'static str, label: Label, text: AttrValue, port: u16) {
    let rule = SecurityGroupRule::tcp_from_anywhere(port);
    let checked = form.scenario.security_group.ingress.contains(&rule);
    let turned = [Action::AllowFromAnywhere(port), Action::DisallowFromAnywhere(port)];
    open_checkbox(form.page, id.into(), text, checked, turned);
    beside(form.page, label);
    form.page.close();
}

fn how_much(form: &mut Form<'_>) {
    let gb = Some(Label::GbPerMonth);
    form.stepper(Key::Tasks, Label::Tasks, form.scenario.tasks.get(), (1, Count::MAX));
    pair(form, "internet");
    form.typed(Key::InternetOutGb, Label::InternetOut, gb);
    form.typed(Key::InternetInGb, Label::InternetIn, gb);
    form.page.close();
    if is_processed(form) {
        services(form);
    }
    if form.scenario.load_balancer != LoadBalancer::None {
        pair(form, "balanced");
        form.typed(Key::LoadBalancerOutGb, Label::BalancedOut, gb);
        form.typed(Key::LoadBalancerInGb, Label::BalancedIn, gb);
        form.page.close();
        pair(form, "balancing");
        form.typed(Key::LoadBalancerNewConnections, Label::NewConnections, None);
        form.typed(Key::LoadBalancerActiveConnections, Label::ActiveConnections, None);
        form.page.close();
        match form.scenario.load_balancer {
            LoadBalancer::Application => {
                form.typed(Key::LoadBalancerRuleEvaluations, Label::RuleEvaluations, None);
            }
            LoadBalancer::Network => form.checkbox(Key::CrossZoneLoadBalancing, Label::CrossZone),
            LoadBalancer::None => {}
        }
    }
}

/// Whether something charges each GB on its way to services of AWS: what they come to stands where traffic does then.
fn is_processed(form: &Form<'_>) -> bool {
    let network = &form.assessment.network;
    !network.nat_gateways.is_empty() || network.transit_gateway
}

/// GB to and from services of AWS.
fn services(form: &mut Form<'_>) {
    let gb = Some(Label::GbPerMonth);
    pair(form, "services");
    form.typed(Key::S3Gb, Label::S3, gb);
    form.typed(Key::ImagePullGb, Label::ImagePull, gb);
    form.typed(Key::DynamodbGb, Label::Dynamodb, gb);
    form.typed(Key::AwsApiGb, Label::AwsApi, gb);
    form.page.close();
}

fn compute(form: &mut Form<'_>) {
    form.checkbox(Key::Compute, Label::Compute);
    if form.scenario.launch_type.is_fargate() {
        form.segmented(Key::CpuArchitecture, Label::CpuArchitecture, ARCHITECTURES);
        form.segmented(Key::TaskVcpu, Label::TaskVcpu, VCPUS);
        pair(form, "size");
        form.typed(Key::TaskMemoryGb, Label::TaskMemory, Some(Label::Gb));
        form.typed(Key::EphemeralStorageGb, Label::TaskStorage, Some(Label::Gb));
        form.page.close();
    }
    if form.scenario.launch_type.has_instances() {
        instance_type(form, Key::InstanceType, Label::InstanceType, form.scenario.instance_type);
    }
}

/// One of the instance types that have prices.
fn instance_type(form: &mut Form<'_>, key: Key, label: Label, chosen: InstanceType) {
    open_select(form.page, key, label);
    for one in InstanceType::ALL.iter().copied() {
        option(form.page, one.api_name(), one == chosen, one.api_name().to_owned());
    }
    form.page.close();
    form.page.close();
}

fn gateways(form: &mut Form<'_>) {
    let zonal = form.assessment.network.nat_gateways.iter();
    let zonal = zonal.filter(|(_, nat)| nat.interface().is_some()).count();
    if zonal > 0 || form.assessment.network.has_nat_instance() {
        form.segmented(Key::NatPlacement, Label::NatPlacement, NAT_PLACEMENTS);
    }
    if form.assessment.network.has_nat() {
        form.segmented(Key::NatRouting, Label::NatRouting, NAT_ROUTINGS);
    }
    if !form.assessment.network.nat_gateways.is_empty() {
        form.typed(Key::Connections, Label::Connections, None);
    }
    form.segmented(Key::PublicAccessBlock, Label::PublicAccessBlock, ACCESS_BLOCKS);
}

fn ipv6(form: &mut Form<'_>) {
    form.segmented(Key::IpStack, Label::IpStack, STACKS);
    if form.scenario.ip_stack != IpStack::Ipv4 {
        form.segmented(Key::Ipv6Route, Label::Ipv6Route, IPV6_ROUTES);
        form.checkbox(Key::Nat64, Label::Nat64);
    }
}

fn endpoints(form: &mut Form<'_>) {
    let (present, assessment) = (&form.scenario.endpoints, form.assessment);
    let set = |there: &dyn Fn(Endpoint) -> bool| {
        let there = Endpoint::ALL.iter().filter(|endpoint| there(**endpoint));
        let names = there.map(|endpoint| Value::text(endpoint.name())).collect();
        Action::Set(Key::Endpoints, Value::List(names))
    };
    let needed = |endpoint| {
        let mut needs = assessment.start.needs.iter();
        needs.any(|met| met.need.service.endpoint() == Some(endpoint))
    };
    form.page.open("div class='buttons'");
    let all = set(&|endpoint| present.contains(endpoint) || needed(endpoint));
    button(form.page, "button type='button' id='endpoints-needed'", Label::EndpointsNeeded, all);
    let none = set(&|_| false);
    button(form.page, "button type='button' id='endpoints-none'", Label::EndpointsNone, none);
    form.page.close();
    form.page.open("fieldset class='pair'");
    form.page.label("legend class='unseen'", Label::Endpoints);
    for endpoint in Endpoint::ALL {
        let there = present.contains(*endpoint);
        let turned = [Action::AddEndpoint(*endpoint), Action::RemoveEndpoint(*endpoint)];
        let id = ["endpoint-", endpoint.name()].concat();
        checkbox(form.page, id.into(), endpoint_service(*endpoint).into(), there, turned);
    }
    form.page.close();
    // A place of their own: what stands before them keeps the focus when they come and go.
    form.page.slot();
    let network = &form.assessment.network;
    if network.endpoints.iter().any(|(_, endpoint)| !endpoint.interfaces.is_empty()) {
        form.segmented(Key::EndpointPlacement, Label::EndpointPlacement, ENDPOINT_PLACEMENTS);
        form.segmented(Key::EndpointSecurityGroup, Label::EndpointSecurityGroup, ENDPOINT_GROUPS);
    }
    form.page.close();
}

fn filters_state(form: &Form<'_>) -> AttrValue {
    let usual = Scenario::default();
    let changed = |key: Key| key.get(form.scenario) != key.get(&usual);
    let keys = [Key::SecurityGroup, Key::NetworkAcl, Key::DefaultSecurityGroup];
    AttrValue::Static(match keys.into_iter().any(changed) {
        true => form.page.words.label(Label::FiltersChanged),
        false => "",
    })
}

fn filters(form: &mut Form<'_>) {
    form.checkbox(Key::DefaultSecurityGroup, Label::DefaultSecurityGroup);
    if !form.scenario.default_security_group {
        form.page.label("p class='hint' id='group-form'", Label::GroupForm);
        form.rules(Key::SecurityGroup, "ingress", Label::GroupIngress, "group-form");
        form.rules(Key::SecurityGroup, "egress", Label::GroupEgress, "group-form");
    }
    form.page.label("p class='hint' id='acl-form'", Label::AclForm);
    form.rules(Key::NetworkAcl, "ingress", Label::AclIngress, "acl-form");
    form.rules(Key::NetworkAcl, "egress", Label::AclEgress, "acl-form");
}

fn needs(form: &mut Form<'_>) {
    form.select(Key::Registry, Label::Registry, REGISTRIES);
    form.segmented(Key::Secrets, Label::Secrets, SECRETS);
    form.segmented(Key::LogDriver, Label::LogDriver, LOG_DRIVERS);
    form.checkbox(Key::Exec, Label::Exec);
    form.checkbox(Key::ServiceConnect, Label::ServiceConnect);
}

fn more(form: &mut Form<'_>) {
    let scenario = form.scenario;
    let gb = Some(Label::GbPerMonth);
    if !is_processed(form) {
        services(form);
    }
    pair(form, "traffic");
    form.typed(Key::InterZoneGb, Label::InterZone, gb);
    form.typed(Key::IdleAddresses, Label::IdleAddresses, None);
    form.page.close();
    if has_platform_versions(scenario) || scenario.platform_version != PlatformVersion::Latest {
        form.segmented(Key::PlatformVersion, Label::PlatformVersion, PLATFORMS);
    }
    if counts_interfaces(scenario) {
        form.select(Key::InstanceSize, Label::InstanceSize, SIZES);
        if takes_trunking(scenario) || scenario.eni_trunking {
            form.checkbox(Key::EniTrunking, Label::EniTrunking);
        }
    }
    form.select(Key::Workload, Label::Workload, WORKLOADS);
    form.typed(Key::VpcCidr, Label::VpcCidr, None);
    form.segmented(Key::HoursPerMonth, Label::HoursPerMonth, HOURS);
    form.checkbox(Key::FreeTier, Label::FreeTier);
}

/// Opens a row of fields beside each other.
fn pair(form: &mut Form<'_>, key: &str) {
    form.page.open("div class='pair'");
    form.page.key(key);
}
