//! The design: settings grouped as a person thinks of them. What ECS refuses stays choosable; the
//! answer beside it says why.

use super::form::Form;
use crate::ecs::{Carrier, Carriers, effective_mode};
use crate::prices::Region;
use crate::scenario::{
    Count, HostSubnet, Key, LaunchType, NetworkAclRules, Scenario, SecurityGroupRule,
    SecurityGroupRules, SubnetKind, Value, ZoneCount,
};
use crate::text::Label;
use crate::ui::element::{element, keyed, line, text, with};
use crate::ui::fields::{checkbox, picked};
use crate::ui::state::Action;
use yew::prelude::*;

/// The whole form.
pub(in crate::ui) fn controls(form: &Form<'_>) -> Html {
    // Enter in a field must not send the form: that would leave the page.
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let mut hidden = vec![line("summary", "", form.label(Label::More))];
    hidden.push(element("div", "", more(form)));
    let content = vec![
        group(form, Label::WhereItRuns, where_it_runs(form)),
        group(form, Label::HowItIsConnected, how_it_is_connected(form)),
        group(form, Label::HowMuch, how_much(form)),
        element("details", "more", hidden),
    ];
    html! {
        <form class="controls" aria-label={form.label(Label::Design)} {onsubmit}>{ for content }</form>
    }
}

/// Every field has a key, so that one that comes or goes leaves the others as they are.
fn group(form: &Form<'_>, title: Label, fields: Vec<Html>) -> Html {
    let title = line("h2", "", form.label(title));
    element("section", "group", vec![title, element("div", "", fields)])
}

const SUBNETS: &[(&str, Label)] = &[
    (SubnetKind::Private.name(), Label::Private),
    (SubnetKind::Public.name(), Label::Public),
    (SubnetKind::Isolated.name(), Label::Isolated),
];

fn where_it_runs(form: &Form<'_>) -> Vec<Html> {
    let scenario = form.scenario;
    let mut fields = vec![
        region(form),
        form.segmented(
            Key::LaunchType,
            Label::LaunchType,
            &[("fargate", Label::Fargate), ("ec2", Label::Ec2)],
        ),
        network_mode(form),
    ];
    if has_instances(scenario) {
        let instances = scenario.instances.get();
        fields.push(form.stepper(Key::Instances, Label::Instances, instances, (1, Count::MAX)));
    }
    fields
}

fn has_instances(scenario: &Scenario) -> bool {
    scenario.launch_type != LaunchType::Fargate
}

fn network_mode(form: &Form<'_>) -> Html {
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
    )
}

/// Regions by name, those with prices first.
fn region(form: &Form<'_>) -> Html {
    let onchange =
        picked(form.dispatch.reform(|code: String| Action::Set(Key::Region, Value::Text(code))));
    let option = |region: Region| {
        html! {
            <option value={region.code()} selected={region == form.scenario.region}>
                { format!("{} \u{b7} {}", region.name(), region.code()) }
            </option>
        }
    };
    let group = |label: Label, priced: bool| {
        let regions = Region::all().filter(|region| region.has_prices() == priced);
        let label = vec![form.label(label).into()];
        with("optgroup", &["label"], label, regions.map(option).collect())
    };
    html! {
        <div class="field" key="region">
            <label for="region">{ form.label(Label::Region) }</label>
            <select id="region" {onchange}>
                { group(Label::RegionsWithPrices, true) }
                { group(Label::RegionsWithoutPrices, false) }
            </select>
        </div>
    }
}

fn how_it_is_connected(form: &Form<'_>) -> Vec<Html> {
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
    let mut fields = vec![
        form.segmented(Key::Subnet, subnet, SUBNETS),
        form.checkbox(Key::AssignPublicIp, Label::AssignPublicIp),
    ];
    if instances {
        fields.push(form.checkbox(Key::HostPublicIp, Label::HostPublicIp));
    }
    if two_interfaces {
        fields.push(form.select(
            Key::HostSubnet,
            Label::HostSubnet,
            &[
                ("same", Label::HostSubnetSame),
                ("private", Label::Private),
                ("public", Label::Public),
                ("isolated", Label::Isolated),
            ],
        ));
    }
    let nat =
        [("per-zone", Label::NatPerZone), ("single", Label::NatSingle), ("none", Label::NatNone)];
    let unused = (!uses_private).then_some(Label::NatUnused);
    fields.push(form.segmented_with(Key::Nat, Label::NatGateway, &nat, unused));
    let (in_use, most) = (u32::from(scenario.zones.get()), u32::from(zones));
    fields.push(form.stepper(Key::Zones, Label::Zones, in_use, (1, most)));
    fields.push(form.typed(Key::Port, Label::Port, None));
    fields.push(allow(form, "allow-port", Label::AllowPort, scenario.port.get()));
    if instances {
        fields.push(allow(form, "allow-ssh", Label::AllowSsh, SSH));
    }
    if has_custom_rules(scenario) {
        let values = vec!["hint".into()];
        let hint = vec![text(form.label(Label::CustomRules))];
        fields.push(keyed("custom-rules", "p", &["class"], values, hint));
    }
    fields
}

const SSH: u16 = 22;

/// A rule that lets everyone on the internet in on a port.
fn allow(form: &Form<'_>, id: &'static str, label: Label, port: u16) -> Html {
    let rule = SecurityGroupRule::tcp_from_anywhere(port);
    let checked = form.scenario.security_group.ingress.contains(&rule);
    let onchange = form.dispatch.reform(move |on: bool| {
        if on { Action::AllowFromAnywhere(port) } else { Action::DisallowFromAnywhere(port) }
    });
    checkbox(id, form.label(label), checked, onchange)
}

/// Rules beyond what the check boxes above stand for.
fn has_custom_rules(scenario: &Scenario) -> bool {
    let simple = [scenario.port.get(), SSH].map(SecurityGroupRule::tcp_from_anywhere);
    let group = &scenario.security_group;
    group.ingress.iter().any(|rule| !simple.contains(rule))
        || group.egress != SecurityGroupRules::default().egress
        || scenario.network_acl != NetworkAclRules::default()
}

fn how_much(form: &Form<'_>) -> Vec<Html> {
    let gb = Some(Label::GbPerMonth);
    vec![
        form.stepper(Key::Tasks, Label::Tasks, form.scenario.tasks.get(), (1, Count::MAX)),
        keyed(
            "internet",
            "div",
            &["class"],
            vec!["pair".into()],
            vec![
                form.typed(Key::InternetOutGb, Label::InternetOut, gb),
                form.typed(Key::InternetInGb, Label::InternetIn, gb),
            ],
        ),
    ]
}

fn more(form: &Form<'_>) -> Vec<Html> {
    let gb = Some(Label::GbPerMonth);
    vec![
        keyed(
            "traffic",
            "div",
            &["class"],
            vec!["pair".into()],
            vec![
                form.typed(Key::ImagePullGb, Label::ImagePull, gb),
                form.typed(Key::S3Gb, Label::S3, gb),
                form.typed(Key::DynamodbGb, Label::Dynamodb, gb),
                form.typed(Key::AwsApiGb, Label::AwsApi, gb),
                form.typed(Key::InterZoneGb, Label::InterZone, gb),
            ],
        ),
        form.segmented(
            Key::NatPlacement,
            Label::NatPlacement,
            &[("public", Label::NatInPublic), ("private", Label::NatInPrivate)],
        ),
        form.select(
            Key::Registry,
            Label::Registry,
            &[
                ("ecr", Label::RegistryEcr),
                ("ecr-public", Label::RegistryEcrPublic),
                ("docker-hub", Label::RegistryDockerHub),
                ("other", Label::RegistryOther),
            ],
        ),
        form.segmented(
            Key::Secrets,
            Label::Secrets,
            &[
                ("none", Label::SecretsNone),
                ("secrets-manager", Label::SecretsManager),
                ("parameter-store", Label::ParameterStore),
            ],
        ),
        form.segmented(
            Key::LogDriver,
            Label::LogDriver,
            &[
                ("awslogs", Label::LogsAwslogs),
                ("firelens", Label::LogsFirelens),
                ("none", Label::LogsNone),
            ],
        ),
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
        ),
        form.typed(Key::VpcCidr, Label::VpcCidr, None),
        form.segmented(
            Key::HoursPerMonth,
            Label::HoursPerMonth,
            &[("730", Label::Hours730), ("720", Label::Hours720), ("744", Label::Hours744)],
        ),
        form.checkbox(Key::FreeTier, Label::FreeTier),
    ]
}
