//! The design: settings grouped as a person thinks of them. What ECS refuses stays choosable; the
//! answer beside it says why.

use super::form::Form;
use crate::ecs::{Carrier, Carriers, effective_mode};
use crate::prices::Region;
use crate::scenario::{
    Count, HostSubnet, Key, LaunchType, NetworkAclRules, Scenario, SecurityGroupRule,
    SecurityGroupRules, SubnetKind, ZoneCount,
};
use crate::text::Label;
use crate::ui::fields::{checkbox, open_select, option};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};

/// The whole form.
pub(in crate::ui) fn controls(form: &mut Form<'_>) {
    let design = form.page.words.label(Label::Design);
    form.page.open("form class='controls'");
    form.page.set("aria-label", design);
    // Enter in a field must not send the form: that would leave the page.
    form.page.on(On::Submit, Reaction::Nothing);
    group(form, Label::WhereItRuns, where_it_runs);
    group(form, Label::HowItIsConnected, how_it_is_connected);
    group(form, Label::HowMuch, how_much);
    form.page.open("details class='more'");
    form.page.on(On::Toggle, Reaction::Disclose(Panel::MoreSettings));
    form.page.label("summary", Label::More);
    form.page.open("div");
    if form.open.contains(&Panel::MoreSettings) {
        more(form);
    }
    form.page.close();
    form.page.close();
    form.page.close();
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

const SUBNETS: &[(&str, Label)] = &[
    (SubnetKind::Private.name(), Label::Private),
    (SubnetKind::Public.name(), Label::Public),
    (SubnetKind::Isolated.name(), Label::Isolated),
];

fn where_it_runs(form: &mut Form<'_>) {
    let scenario = form.scenario;
    region(form);
    form.segmented(
        Key::LaunchType,
        Label::LaunchType,
        &[("fargate", Label::Fargate), ("ec2", Label::Ec2)],
    );
    // The modes are spelt as in a task definition in every language.
    form.segmented(
        Key::NetworkMode,
        Label::NetworkMode,
        &[
            ("awsvpc", Label::ModeAwsvpc),
            ("bridge", Label::ModeBridge),
            ("host", Label::ModeHost),
            ("none", Label::ModeNone),
        ],
    );
    if has_instances(scenario) {
        let instances = scenario.instances.get();
        form.stepper(Key::Instances, Label::Instances, instances, (1, Count::MAX));
    }
}

fn has_instances(scenario: &Scenario) -> bool {
    scenario.launch_type != LaunchType::Fargate
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
            let name = [region.name(), " \u{b7} ", region.code()].concat();
            option(page, region.code(), region == chosen, name);
        }
        page.close();
    }
    page.close();
    page.close();
}

fn how_it_is_connected(form: &mut Form<'_>) {
    let scenario = form.scenario;
    let carriers = Carriers::of(scenario.launch_type, effective_mode(scenario));
    let instances = has_instances(scenario);
    let subnet = match carriers.application {
        Some(Carrier::Task) => Label::Subnet,
        Some(Carrier::Host) | None => Label::SubnetHost,
    };
    let two_interfaces = instances && carriers.application == Some(Carrier::Task);
    let uses_private = scenario.subnet == SubnetKind::Private
        || (two_interfaces && scenario.host_subnet == HostSubnet::Private);
    let zones = scenario.region.zone_count().unwrap_or(ZoneCount::MAX);
    form.segmented(Key::Subnet, subnet, SUBNETS);
    form.checkbox(Key::AssignPublicIp, Label::AssignPublicIp);
    if instances {
        form.checkbox(Key::HostPublicIp, Label::HostPublicIp);
    }
    if two_interfaces {
        form.select(
            Key::HostSubnet,
            Label::HostSubnet,
            &[
                ("same", Label::HostSubnetSame),
                ("private", Label::Private),
                ("public", Label::Public),
                ("isolated", Label::Isolated),
            ],
        );
    }
    let nat =
        [("per-zone", Label::NatPerZone), ("single", Label::NatSingle), ("none", Label::NatNone)];
    let unused = (!uses_private).then_some(Label::NatUnused);
    form.segmented_with(Key::Nat, Label::NatGateway, &nat, unused);
    let (in_use, most) = (u32::from(scenario.zones.get()), u32::from(zones));
    form.stepper(Key::Zones, Label::Zones, in_use, (1, most));
    form.typed(Key::Port, Label::Port, None);
    allow(form, "allow-port", Label::AllowPort, scenario.port.get());
    if instances {
        allow(form, "allow-ssh", Label::AllowSsh, SSH);
    }
    if has_custom_rules(scenario) {
        form.page.open("p class='hint'");
        form.page.key("custom-rules");
        form.page.say(Label::CustomRules);
        form.page.close();
    }
}

const SSH: u16 = 22;

/// A rule that lets everyone on the internet in on a port.
fn allow(form: &mut Form<'_>, id: &'static str, label: Label, port: u16) {
    let rule = SecurityGroupRule::tcp_from_anywhere(port);
    let checked = form.scenario.security_group.ingress.contains(&rule);
    let turned = match checked {
        true => Action::DisallowFromAnywhere(port),
        false => Action::AllowFromAnywhere(port),
    };
    let label = form.page.words.label(label);
    checkbox(form.page, id, label, checked, turned);
}

/// Rules beyond what the check boxes above stand for.
fn has_custom_rules(scenario: &Scenario) -> bool {
    let simple = [scenario.port.get(), SSH].map(SecurityGroupRule::tcp_from_anywhere);
    let group = &scenario.security_group;
    group.ingress.iter().any(|rule| !simple.contains(rule))
        || group.egress != SecurityGroupRules::default().egress
        || scenario.network_acl != NetworkAclRules::default()
}

fn how_much(form: &mut Form<'_>) {
    let gb = Some(Label::GbPerMonth);
    form.stepper(Key::Tasks, Label::Tasks, form.scenario.tasks.get(), (1, Count::MAX));
    pair(form, "internet");
    form.typed(Key::InternetOutGb, Label::InternetOut, gb);
    form.typed(Key::InternetInGb, Label::InternetIn, gb);
    form.page.close();
}

fn more(form: &mut Form<'_>) {
    let gb = Some(Label::GbPerMonth);
    pair(form, "traffic");
    form.typed(Key::ImagePullGb, Label::ImagePull, gb);
    form.typed(Key::S3Gb, Label::S3, gb);
    form.typed(Key::DynamodbGb, Label::Dynamodb, gb);
    form.typed(Key::AwsApiGb, Label::AwsApi, gb);
    form.typed(Key::InterZoneGb, Label::InterZone, gb);
    form.page.close();
    form.segmented(
        Key::NatPlacement,
        Label::NatPlacement,
        &[("public", Label::NatInPublic), ("private", Label::NatInPrivate)],
    );
    form.select(
        Key::Registry,
        Label::Registry,
        &[
            ("ecr", Label::RegistryEcr),
            ("ecr-public", Label::RegistryEcrPublic),
            ("docker-hub", Label::RegistryDockerHub),
            ("other", Label::RegistryOther),
        ],
    );
    form.segmented(
        Key::Secrets,
        Label::Secrets,
        &[
            ("none", Label::SecretsNone),
            ("secrets-manager", Label::SecretsManager),
            ("parameter-store", Label::ParameterStore),
        ],
    );
    form.segmented(
        Key::LogDriver,
        Label::LogDriver,
        &[
            ("awslogs", Label::LogsAwslogs),
            ("firelens", Label::LogsFirelens),
            ("none", Label::LogsNone),
        ],
    );
    form.select(
        Key::Workload,
        Label::Workload,
        &[
            ("unspecified", Label::WorkloadUnspecified),
            ("streaming", Label::WorkloadStreaming),
            ("gaming", Label::WorkloadGaming),
            ("payments", Label::WorkloadPayments),
            ("user-data", Label::WorkloadUserData),
        ],
    );
    form.typed(Key::VpcCidr, Label::VpcCidr, None);
    form.segmented(
        Key::HoursPerMonth,
        Label::HoursPerMonth,
        &[("730", Label::Hours730), ("720", Label::Hours720), ("744", Label::Hours744)],
    );
    form.checkbox(Key::FreeTier, Label::FreeTier);
}

/// Opens a row of fields beside each other.
fn pair(form: &mut Form<'_>, key: &str) {
    form.page.open("div class='pair'");
    form.page.key(key);
}
