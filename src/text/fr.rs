//! French, in the terms of AWS's French documentation and console. Its sentences are made for French: none
//! follows an English one word by word. Narrow no-break spaces stand before `;` `:` `?` and within `« »`,
//! no-break spaces before units; both are written as escapes, since nobody sees them.

mod labels;
mod notices;
mod terms;

use super::labels::Label;
use super::{
    CSV_COLUMNS, CsvCell, CurrencyPlace, FindingText, HopText, Language, LineText, Locale,
    MeetingFacts, Notice, Notices, Sentences, SumText, SymptomText, Term, TermText, Words,
    both_directions, endpoint_service, everywhere, without_effect,
};
use std::borrow::Cow;
use std::cmp::Ordering;

use crate::assess::{Assumption, Trait};
use crate::bill::{Basis, Charge, Dimension, Driver, Line, Origin, Part, Sum, Thing, Unit};
use crate::decide::{Axis, Counted, Influence, Input, Progress, Way};
use crate::diagram;
use crate::ecs::{
    Blocking, Carrier, Ipv6Doubt, MemoryOffered, NoExec, NoServiceConnect, Service, Symptom,
};
use crate::findings::{Finding, Gate, NatDevice, Opened, Severity, Shortage, Speaker, Wanting};
use crate::network::{
    AddressPlan, Destination, Family, Id, LoadBalancerKind, Network, Owner, Subnet, SubnetRole,
    Summary, Target, WayOut, Zones,
};
use crate::prices::{
    AsOf, Confidence, Currency, Item, Note, Offer, Percent, Region, Source, SourceKind,
};
use crate::reach::{Action, Event, Hop, Leg, Outcome, Place, Side, Standing};
use crate::resilience::{Endurance, ToRun, ZoneLoss};
use crate::scenario::saved::DesignName;
use crate::scenario::{
    Endpoint, Expected, Gigabytes, IpStack, Ipv6Route, LaunchType, NetworkMode, OperatingSystem,
    PerSecond, PortRange, Preset, Problem, Protocol, PublicAccessBlock, SecurityGroupRule,
    TaskMemory, Traffic, Workload,
};
use crate::units::Quantity;

/// French.
pub(super) struct French;

/// AWS's French pricing pages write `0,045 USD`: the amount, then the currency's code. The sign `$US` is
/// good French as well, but stands on none of them.
const LOCALE: Locale = Locale {
    group: '\u{202f}',
    decimal: ',',
    currency: CurrencyPlace::CodeAfter,
    percent: "\u{a0}%",
};

/// Constant sentences stay where they are; only those with facts in them are made.
fn text(
    title: impl Into<Cow<'static, str>>,
    why: impl Into<Cow<'static, str>>,
    fix: impl Into<Cow<'static, str>>,
) -> FindingText {
    FindingText { title: title.into(), why: why.into(), fix: fix.into() }
}

super::labels::of_settings!(labels::french);

/// Why a setting changes nothing.
const fn wanting(what: Wanting) -> &'static str {
    match what {
        Wanting::Instance => "Aucune instance de conteneur ne se trouve dans le VPC.",
        Wanting::TaskInterface => {
            "Seule une tâche qui a sa propre interface sur une instance de conteneur (awsvpc sur \
             EC2 ou Managed Instances) peut se trouver dans un autre sous-réseau que l’instance."
        }
        Wanting::TaskInterfaceOnEc2 => {
            "Seules les tâches en mode awsvpc sur Amazon EC2 consomment les interfaces d’une \
             instance."
        }
        Wanting::LinuxTaskInterfaceOnEc2 => {
            "Le trunking est réservé aux tâches Linux en mode awsvpc sur Amazon EC2."
        }
        Wanting::Ipv4 => "Une adresse IPv4 publique suppose un sous-réseau avec IPv4.",
        Wanting::LinuxOnFargate => {
            "Seul Linux sur Fargate connaît une version de plateforme antérieure."
        }
        Wanting::Ipv6 => {
            "Une route ::/0 suppose des sous-réseaux avec IPv6, à double pile ou IPv6 uniquement."
        }
        Wanting::Ipv6AndNat => "NAT64 suppose des sous-réseaux avec IPv6 et une passerelle NAT.",
        Wanting::NatGateway => {
            "Seules les passerelles NAT limitent les connexions\u{202f}; l’architecture n’en a pas."
        }
        Wanting::NatInSubnet => {
            "Seules une passerelle NAT zonale et une instance NAT se trouvent dans un sous-réseau."
        }
        Wanting::Ipv4ForNat => {
            "Une passerelle NAT a besoin d’IPv4, que n’ont pas les sous-réseaux IPv6 uniquement."
        }
        Wanting::TwoNatGateways => {
            "Les sous-réseaux privés n’ont le choix qu’entre des passerelles NAT zonales, et il en \
             faut au moins deux."
        }
        Wanting::NatInstance => "L’architecture n’a pas d’instance NAT.",
        Wanting::InterfaceEndpoint => "L’architecture n’a pas de point de terminaison d’interface.",
        Wanting::LoadBalancer => "L’architecture n’a pas d’équilibreur de charge.",
        Wanting::ApplicationLoadBalancer => "Seul un Application Load Balancer évalue des règles.",
        Wanting::NetworkLoadBalancer => {
            "L’équilibrage de charge entre zones ne se choisit que pour un Network Load Balancer."
        }
        Wanting::TasksInBill => "La facture ne compte pas la capacité de calcul de tâches Fargate.",
        Wanting::InstancesInBill => "La facture ne compte pas d’instances de conteneur.",
        Wanting::OwnRate => "La facture n’a aucun poste à l’un de ces prix.",
        Wanting::Discounted => "La facture n’a aucun poste dont l’une de ces remises est déduite.",
        Wanting::SecondZone => {
            "Toutes les tâches s’exécutent dans une seule zone\u{202f}: aucun trafic ne passe \
             d’une zone à l’autre."
        }
    }
}

const fn launch_type(launch_type: LaunchType) -> &'static str {
    match launch_type {
        LaunchType::Fargate => "AWS Fargate",
        LaunchType::Ec2 => "Amazon EC2",
        LaunchType::ManagedInstances => "Amazon ECS Managed Instances",
        LaunchType::External => "External (Amazon ECS Anywhere)",
    }
}

const fn os(os: OperatingSystem) -> &'static str {
    match os {
        OperatingSystem::Linux => "Linux",
        OperatingSystem::Windows => "Windows",
    }
}

const fn mode(mode: NetworkMode) -> &'static str {
    match mode {
        NetworkMode::Unset => "non défini",
        NetworkMode::Awsvpc
        | NetworkMode::Bridge
        | NetworkMode::Host
        | NetworkMode::None
        | NetworkMode::Default => mode.name(),
    }
}

const fn workload(workload: Workload) -> &'static str {
    match workload {
        Workload::Unspecified => "Charge de travail non précisée",
        Workload::Streaming => "Streaming vidéo",
        Workload::Gaming => "Jeux",
        Workload::Payments => "Traitement des paiements",
        Workload::UserData => "Données utilisateur et mots de passe",
    }
}

/// The one who speaks, with its article. Both are feminine, which the sentences rely on.
const fn the(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "la tâche",
        Carrier::Host => "l’instance de conteneur",
    }
}

const fn the_capital(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "La tâche",
        Carrier::Host => "L’instance de conteneur",
    }
}

/// What belongs to the one who speaks.
const fn of_the(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "de la tâche",
        Carrier::Host => "de l’instance de conteneur",
    }
}

/// The subnet the one who speaks is in, at the head of a sentence.
const fn the_subnet(speaker: Speaker) -> &'static str {
    match speaker.carrier {
        Carrier::Task => "Le sous-réseau des tâches",
        Carrier::Host => "Le sous-réseau des instances de conteneur",
    }
}

/// A NAT device with its indefinite article, at the head of a sentence; both are feminine.
const fn a_device_capital(device: NatDevice) -> &'static str {
    match device {
        NatDevice::Gateway => "Une passerelle NAT",
        NatDevice::Instance => "Une instance NAT",
    }
}

const fn the_device(device: NatDevice) -> &'static str {
    match device {
        NatDevice::Gateway => "la passerelle NAT",
        NatDevice::Instance => "l’instance NAT",
    }
}

const fn the_device_capital(device: NatDevice) -> &'static str {
    match device {
        NatDevice::Gateway => "La passerelle NAT",
        NatDevice::Instance => "L’instance NAT",
    }
}

/// The AWS service behind an endpoint as the owner of something, with the elision its name asks for.
const fn of_aws_service(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::EcrApi | Endpoint::EcrDkr => "d’Amazon ECR",
        Endpoint::S3 => "d’Amazon S3",
        Endpoint::Dynamodb => "d’Amazon DynamoDB",
        Endpoint::Logs => "d’Amazon CloudWatch Logs",
        Endpoint::Secretsmanager => "d’AWS Secrets Manager",
        Endpoint::Ssm => "d’AWS Systems Manager",
        Endpoint::Ssmmessages => "de Session Manager",
        Endpoint::Kms => "d’AWS KMS",
        Endpoint::Ecs | Endpoint::EcsAgent | Endpoint::EcsTelemetry => "d’Amazon ECS",
    }
}

/// A service within a sentence, with its article where it has one.
const fn named(service: Service) -> &'static str {
    match service {
        Service::Ecs => "Amazon ECS",
        Service::EcsAgent => "le canal de l’agent Amazon ECS",
        Service::EcsTelemetry => "la télémétrie Amazon ECS",
        Service::EcrApi => "l’API Amazon ECR",
        Service::EcrDkr => "les images Amazon ECR",
        Service::S3 => "les couches d’image dans Amazon S3",
        Service::EcrPublic => "Amazon ECR Public",
        Service::DockerHub => "Docker Hub",
        Service::OtherRegistry => "le registre d’images",
        Service::SecretsManager => "AWS Secrets Manager",
        Service::ParameterStore => "Systems Manager Parameter Store",
        Service::Logs => "Amazon CloudWatch Logs",
        Service::SystemsManager => "AWS Systems Manager",
        Service::Ec2Messages => "le canal Systems Manager",
        Service::SsmMessages => "le canal Session Manager (ECS Exec)",
    }
}

/// Things one after another, the last one after the given word.
fn listed(things: &[String], last: &str) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Zones with their article: `la zone a`, `les zones a, b et c`.
fn the_zones(zones: Zones) -> String {
    let letters: Vec<String> = zones.iter().map(|zone| zone.letter().to_string()).collect();
    let article = if letters.len() == 1 { "la zone" } else { "les zones" };
    format!("{article} {}", listed(&letters, "et"))
}

/// Said where it is not the usual one.
const fn over(family: Family) -> &'static str {
    match family {
        Family::Ipv4 => "",
        Family::Ipv6 => " en IPv6",
    }
}

/// In French nothing and one are singular.
const fn is_singular(count: u64) -> bool {
    count < 2
}

/// Network modes to choose from.
fn modes(modes: &[NetworkMode]) -> String {
    let names: Vec<String> = modes.iter().map(|one| mode(*one).to_owned()).collect();
    listed(&names, "ou")
}

fn plural(count: u64, one: &str, many: &str) -> String {
    let word = if is_singular(count) { one } else { many };
    format!("{}\u{a0}{word}", LOCALE.count(count))
}

fn ports(ports: PortRange) -> String {
    match ports.first() == ports.last() {
        true => format!("port\u{a0}{}", ports.first()),
        false => format!("ports\u{a0}{} à {}", ports.first(), ports.last()),
    }
}

fn the_ports(ports: PortRange) -> String {
    match ports.first() == ports.last() {
        true => format!("le port\u{a0}{}", ports.first()),
        false => format!("les ports\u{a0}{} à {}", ports.first(), ports.last()),
    }
}

fn rule(rule: &SecurityGroupRule) -> String {
    match rule.protocol {
        Protocol::All => format!("tout le trafic, {}", rule.cidr),
        Protocol::Tcp | Protocol::Udp | Protocol::Icmp => {
            let protocol = rule.protocol.name().to_ascii_uppercase();
            format!("{protocol}, {}, {}", ports(rule.ports), rule.cidr)
        }
    }
}

/// The rule of a network ACL by its number; the last one has a star for a number.
fn acl_rule(number: Option<u16>) -> String {
    number.map_or("règle finale\u{a0}*".to_owned(), |number| format!("règle\u{a0}{number}"))
}

const fn target(target: Target) -> &'static str {
    match target {
        Target::Local => "le VPC lui-même",
        Target::InternetGateway => "la passerelle Internet",
        Target::EgressOnlyInternetGateway => "la passerelle Internet de sortie uniquement",
        Target::NatGateway(_) => "la passerelle NAT",
        Target::NatInstance(_) => "l’instance NAT",
        Target::TransitGateway => "la passerelle de transit",
        Target::GatewayEndpoint(_) => "le point de terminaison de passerelle",
    }
}

const fn subnet_of(role: SubnetRole) -> &'static str {
    match role {
        SubnetRole::Public => "Sous-réseau public",
        SubnetRole::Private => "Sous-réseau privé",
        SubnetRole::Isolated => "Sous-réseau isolé",
    }
}

fn subnet(network: &Network, id: Id<Subnet>) -> String {
    let subnet = &network.subnets[id];
    let name = format!("{} {}", subnet_of(network.role_of(id)), subnet.zone.letter());
    match (subnet.cidr, subnet.ipv6_cidr) {
        (Some(range), _) => format!("{name} ({range})"),
        (None, Some(range)) => format!("{name} ({range})"),
        (None, None) => name,
    }
}

fn place(place: Place, network: &Network) -> String {
    match place {
        Place::Internet => "Internet".to_owned(),
        Place::InternetGateway => "Passerelle Internet".to_owned(),
        Place::EgressOnlyInternetGateway => "Passerelle Internet de sortie uniquement".to_owned(),
        Place::TransitGateway => "Passerelle de transit".to_owned(),
        Place::GatewayEndpoint(service) => {
            format!("Point de terminaison de passerelle {}", endpoint_service(service))
        }
        Place::Subnet(id) => subnet(network, id),
        Place::Interface(id) => {
            let owner = match network.interfaces[id].owner {
                Owner::Task => "Interface de la tâche",
                Owner::ContainerInstance => "Interface de l’instance",
                Owner::NatGateway => "Interface de la passerelle NAT",
                Owner::NatInstance => "Instance NAT",
                Owner::LoadBalancer => "Nœud de l’équilibreur de charge",
                Owner::InterfaceEndpoint(service) => {
                    let zone = network.zone_of(id).letter();
                    return format!(
                        "Point de terminaison {}, zone {zone}",
                        endpoint_service(service)
                    );
                }
            };
            format!("{owner}, zone {}", network.zone_of(id).letter())
        }
        Place::NatGateway(id) => match network.zone_of_nat(id) {
            Some(zone) => format!("Passerelle NAT, zone {}", zone.letter()),
            None => "Passerelle NAT régionale".to_owned(),
        },
    }
}

/// As an adjective of rules.
const fn rules_of(side: Side) -> &'static str {
    match side {
        Side::Ingress => "règles entrantes",
        Side::Egress => "règles sortantes",
    }
}

/// As an adjective of one rule.
const fn rule_of(side: Side) -> &'static str {
    match side {
        Side::Ingress => "règle entrante",
        Side::Egress => "règle sortante",
    }
}

/// As an adjective of traffic.
const fn traffic_of(side: Side) -> &'static str {
    match side {
        Side::Ingress => "entrant",
        Side::Egress => "sortant",
    }
}

const fn at_the(side: Side) -> &'static str {
    match side {
        Side::Ingress => "en entrée",
        Side::Egress => "en sortie",
    }
}

const fn the_leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => "la requête",
        Leg::Reply => "la réponse",
    }
}

const TEST_FIX: &str = "Faites un essai avant de vous y fier.";
const PER_ZONE_FIX: &str = "Créez une passerelle NAT dans chaque zone et routez vers elle les \
                            sous-réseaux privés de cette zone.";

fn no_route_fix(ipv4: &str, speaker: Speaker) -> String {
    let public = match speaker.may_have_public_ipv4() {
        true => {
            " pour garder des adresses privées, ou vers la passerelle Internet avec des adresses IPv4 \
             publiques"
        }
        false => "",
    };
    format!(
        "Ajoutez une route par défaut{ipv4} à la table de routage du sous-réseau\u{202f}: vers une \
         passerelle NAT{public}."
    )
}

impl Notices for French {
    fn notice(&self, notice: Notice) -> &'static str {
        notices::french(notice)
    }
}

impl Words for French {
    fn language(&self) -> Language {
        Language::French
    }

    fn locale(&self) -> Locale {
        LOCALE
    }

    fn csv_columns(&self) -> &'static [&'static str; CSV_COLUMNS] {
        &[
            "poste",
            "id",
            "quantité",
            "unité",
            "tarif",
            "montant",
            "devise",
            "date_du_prix",
            "confiance",
            "source",
            "note",
            "groupe",
            "évolue_avec",
            "région",
            "date",
            "total_mensuel",
            "complet",
            "lien",
            "calcul",
        ]
    }

    fn csv_cell(&self, cell: CsvCell) -> &'static str {
        match cell {
            CsvCell::Unit(unit) => match unit {
                Unit::Hours => "heures",
                Unit::Gigabytes => "Go",
                Unit::CapacityUnitHours => "heures LCU",
                Unit::NetworkCapacityUnitHours => "heures NLCU",
                Unit::VcpuHours => "vCPU-heures",
                Unit::GigabyteHours => "Go-heures",
            },
            CsvCell::Rate(Some(Origin::Published { confidence, .. })) => match confidence {
                Confidence::Confirmed => "confirmé",
                Confidence::Single => "un seul relevé",
                Confidence::Inferred => "déduit",
            },
            CsvCell::Rate(Some(Origin::User)) => "votre tarif",
            CsvCell::Rate(None) => "inconnu",
            CsvCell::Driver(driver) => match driver {
                Driver::Hours => "heures",
                Driver::Traffic => "trafic",
            },
            CsvCell::Complete(true) => "oui",
            CsvCell::Complete(false) => "non",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Erreur",
            Severity::Warning => "Avertissement",
            Severity::Advice => "Conseil",
            Severity::Info => "Bon à savoir",
        }
    }

    fn alerts(&self, number: usize, first: &str) -> String {
        match number {
            1 => ["1\u{a0}avertissement\u{202f}: ", first].concat(),
            _ => {
                let number = number.to_string();
                [&number, "\u{a0}avertissements\u{202f}: ", first, " \u{2026}"].concat()
            }
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Sent => "envoyé",
            Action::Forwarded => "transmis",
            Action::Translated => "traduit",
            Action::Dropped => "rejeté",
            Action::Delivered => "remis",
            Action::Unknown => "indéterminé",
        }
    }

    fn service(&self, service: Service) -> &'static str {
        match service {
            Service::Ecs => "Amazon ECS",
            Service::EcsAgent => "Canal de l’agent Amazon ECS",
            Service::EcsTelemetry => "Télémétrie Amazon ECS",
            Service::EcrApi => "API Amazon ECR",
            Service::EcrDkr => "Images Amazon ECR",
            Service::S3 => "Couches d’image dans Amazon S3",
            Service::EcrPublic => "Amazon ECR Public",
            Service::DockerHub => "Docker Hub",
            Service::OtherRegistry => "Registre d’images",
            Service::SecretsManager => "AWS Secrets Manager",
            Service::ParameterStore => "Systems Manager Parameter Store",
            Service::Logs => "Amazon CloudWatch Logs",
            Service::SystemsManager => "AWS Systems Manager",
            Service::Ec2Messages => "Canal Systems Manager",
            Service::SsmMessages => "Canal Session Manager (ECS Exec)",
        }
    }

    fn region(&self, region: Region) -> &'static str {
        region_name(region)
    }

    fn price_note(&self, note: Note) -> &'static str {
        price_note(note)
    }

    fn price_source(&self, source: Source) -> String {
        price_source(source)
    }

    fn carrier(&self, carrier: Carrier) -> &'static str {
        match carrier {
            Carrier::Task => "interface de la tâche",
            Carrier::Host => "interface de l’instance",
        }
    }

    fn sum(&self, sum: Sum, currency: Option<Currency>) -> String {
        match self.sum_text(sum, currency) {
            SumText::Exact(amount) => amount,
            SumText::AtLeast(amount) => [self.label(Label::AtLeast), " ", &amount].concat(),
            SumText::NotKnown => self.label(Label::NotKnown).to_owned(),
        }
    }

    fn read_on(&self, as_of: AsOf) -> String {
        match (as_of == AsOf::UNDATED, as_of.month()) {
            (true, _) => self.label(Label::Undated).to_owned(),
            (false, Some(_)) => self.date(as_of),
            (false, None) => [&as_of.to_string(), self.label(Label::YearAlone)].concat(),
        }
    }

    fn offer(&self, offer: Offer) -> &'static str {
        match offer {
            Offer::Ec2 => "Amazon EC2 (instances, passerelles NAT)",
            Offer::Vpc => "Amazon VPC (adresses, points de terminaison, passerelle de transit)",
            Offer::DataTransfer => "Transfert de données",
            Offer::LoadBalancing => "Elastic Load Balancing",
            Offer::Ecs => "Amazon ECS et AWS Fargate",
        }
    }

    fn preset(&self, preset: Preset) -> &'static str {
        match preset {
            Preset::Service => "Service web, équilibreur de charge",
            Preset::LowCost => "Petit budget\u{202f}: 1\u{a0}tâche, IP publique",
            Preset::SingleNat => "Une seule passerelle NAT",
            Preset::Isolated => "Isolé, avec points de terminaison",
            Preset::DualStack => "Double pile\u{202f}: NAT en IPv4 seul",
            Preset::FargatePublic => "Fargate en sous-réseaux publics",
            Preset::Ec2Public => "EC2 en sous-réseaux publics",
            Preset::FargatePrivate => "Fargate, sous-réseaux privés, NAT",
            Preset::Ec2Private => "EC2, sous-réseaux privés, NAT",
            Preset::NoAddress => "Sous-réseau public sans IP publique",
            Preset::Ec2TaskPublic => "EC2 awsvpc en sous-réseau public",
            Preset::NatInPrivate => "Passerelle NAT en sous-réseau privé",
            Preset::NoEndpoints => "Isolé sans point de terminaison",
            Preset::NoS3Endpoint => "Point de terminaison S3 oublié",
            Preset::NoEphemeralPorts => "Liste ACL sans ports éphémères",
        }
    }

    fn offered(&self, one: Trait) -> &'static str {
        match one {
            Trait::OutboundIpv4 => "Atteint les hôtes IPv4",
            Trait::OutboundIpv6 => "Atteint les hôtes IPv6",
            Trait::NoDirectInbound => "Sans accès direct entrant",
            Trait::FixedSource => "Adresse source fixe",
            Trait::SurvivesZoneLoss => "Survit à la perte d’une zone",
            Trait::RestartsInZoneLoss => "Redémarre malgré une zone perdue",
            Trait::NoNatInstance => "Sans instance NAT",
        }
    }

    fn endurance(&self, endurance: Endurance) -> &'static str {
        match endurance {
            Endurance::Nothing => "Plus aucune tâche",
            Endurance::LosesWays => "Perd des connexions",
            Endurance::RunsOn => "Reste en service, sans remplacement",
            Endurance::Unharmed => "Reste en service",
        }
    }

    fn design(&self, built: Option<Summary>) -> String {
        design_in_words(built)
    }

    fn amount_on(&self, axis: Axis, at: Quantity) -> String {
        let unit = match axis {
            Axis::InternetOut => "Go par mois vers Internet",
            Axis::InternetIn => "Go par mois depuis Internet",
            Axis::S3 => "Go par mois avec Amazon S3",
            Axis::ImagePull => "Go par mois de couches d’image",
            Axis::AwsApi => "Go par mois avec d’autres services AWS",
            Axis::Tasks => return plural(at.floor(), "tâche", "tâches"),
            Axis::Zones => {
                return plural(at.floor(), "zone de disponibilité", "zones de disponibilité");
            }
        };
        format!("{}\u{a0}{unit}", LOCALE.rounded(at))
    }

    fn date(&self, as_of: AsOf) -> String {
        match (as_of.day(), as_of.month(), as_of.year()) {
            (Some(day), Some(month), Some(year)) => format!("{day:02}/{month:02}/{year}"),
            (None, Some(month), Some(year)) => format!("{month:02}/{year}"),
            _ => as_of.to_string(),
        }
    }

    fn age_of_prices(&self, oldest: AsOf, newest: AsOf, months: Option<u32>) -> String {
        let days = oldest.day().is_some() && newest.day().is_some();
        let (from, to) = if days { ("du", "au") } else { ("de", "à") };
        let [oldest, newest] = [oldest, newest].map(|read| self.read_on(read));
        let read = match oldest == newest {
            true => format!("Date des prix\u{202f}: {oldest}"),
            false => format!("Dates des prix\u{202f}: {from} {oldest} {to} {newest}"),
        };
        match months {
            Some(months) if months > 12 => format!(
                "{read}. Le plus ancien a {months}\u{a0}mois\u{202f}: comparez-le à la page d’AWS \
                 avant de décider."
            ),
            Some(_) | None => format!("{read}."),
        }
    }

    fn searched(&self, progress: &Progress, done: bool) -> String {
        let Progress { looked_at, of, designs, unpriced, .. } = *progress;
        let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let compared = plural(wide(designs), "architecture comparée", "architectures comparées");
        let mut said = match done {
            true => format!("{compared}."),
            false => {
                let percent = looked_at.saturating_mul(100).checked_div(of).unwrap_or(0);
                let percent = LOCALE.in_percent(&percent.to_string());
                format!("{compared}, {percent}\u{a0}…")
            }
        };
        if unpriced > 0 {
            said.push(' ');
            said.push_str(&plural(
                wide(unpriced),
                "autre conviendrait, mais comporte des frais dont le tarif n’est pas connu ici.",
                "autres conviendraient, mais comportent des frais dont le tarif n’est pas connu \
                 ici.",
            ));
        }
        said
    }

    fn diagram_label(&self, label: &diagram::Label) -> String {
        diagram_label(label)
    }

    fn zone_loss(&self, loss: &ZoneLoss, tasks: u32) -> String {
        let count = |count: u32| LOCALE.count(u64::from(count));
        let run_on = match loss.tasks_left {
            0 => "aucune tâche ne reste en service".to_owned(),
            1 if tasks == 1 => "la tâche reste en service".to_owned(),
            1 => format!("1\u{a0}tâche sur {} reste en service", count(tasks)),
            left => format!("{}\u{a0}tâches sur {} restent en service", count(left), count(tasks)),
        };
        let start = match loss.new_tasks {
            Outcome::Works => "des tâches de remplacement peuvent démarrer dans une autre zone",
            Outcome::Fails => "aucune tâche de remplacement ne peut démarrer",
            Outcome::Unknown => "rien ne dit si des tâches de remplacement peuvent démarrer",
        };
        let mut said =
            format!("Perte de la zone {}\u{202f}: {run_on}, {start}.", loss.zone.letter());
        if loss.without_room > 0 {
            let without = plural(u64::from(loss.without_room), "tâche", "tâches");
            said += &format!(" Sans place\u{202f}: {without}.");
        }
        if !loss.outbound_lost_in.is_empty() {
            let zones = the_zones(loss.outbound_lost_in.iter().copied().collect());
            let family = loss.family_lost().map_or("", |family| match family {
                Family::Ipv4 => " en IPv4",
                Family::Ipv6 => " en IPv6",
            });
            said += &format!(" Sans accès sortant{family}\u{202f}: {zones}.");
        }
        if !loss.services_lost.is_empty() {
            let services: Vec<&str> =
                loss.services_lost.iter().map(|service| named(*service)).collect();
            said += &format!(" Désormais hors d’atteinte\u{202f}: {}.", services.join(", "));
        }
        said += match loss.balanced {
            Some(Outcome::Works) => " L’équilibreur de charge distribue encore.",
            Some(Outcome::Fails) => " L’équilibreur de charge n’atteint plus aucune tâche.",
            Some(Outcome::Unknown) => " Rien ne dit si l’équilibreur de charge distribue encore.",
            None => "",
        };
        let wanted = || plural(u64::from(tasks), "tâche", "tâches");
        match loss.tasks_to_run {
            ToRun::Tasks(run) if run > tasks => {
                said += &format!(
                    " Pour garder {} malgré cette perte, exécutez-en {}.",
                    wanted(),
                    count(run)
                );
            }
            ToRun::NoRoom { tasks: run, room } if run > tasks => {
                said += &format!(
                    " Pour garder {} malgré cette perte, il en faut {}\u{202f}; il y a de la place \
                     pour {}.",
                    wanted(),
                    count(run),
                    count(room)
                );
            }
            ToRun::Tasks(_) | ToRun::NoRoom { .. } | ToRun::NoOther => {}
        }
        said
    }

    fn label(&self, label: Label) -> &'static str {
        labels::french(label)
    }

    fn term(&self, term: Term) -> TermText {
        terms::french(term)
    }
}

impl Sentences for French {
    super::labels::of_answers!(labels::french);

    #[expect(clippy::too_many_lines, reason = "one list, one arm a finding")]
    fn finding(&self, finding: &Finding, currency: Option<Currency>) -> FindingText {
        let money = |amount| LOCALE.money(amount, currency);
        match finding {
            Finding::NetworkModeRefused { launch_type: launch, os: system, mode: asked } => {
                let modes = modes(&launch.advised_modes(*system));
                let launch = launch_type(*launch);
                let (title, definition) = match asked {
                    NetworkMode::Unset => (
                        format!("{launch} exige un mode réseau explicite."),
                        "sans mode réseau".to_owned(),
                    ),
                    NetworkMode::Awsvpc
                    | NetworkMode::Bridge
                    | NetworkMode::Host
                    | NetworkMode::None
                    | NetworkMode::Default => {
                        let asked = mode(*asked);
                        (
                            format!("{launch} ne propose pas le mode réseau {asked}."),
                            format!("en mode réseau {asked}"),
                        )
                    }
                };
                let why = format!(
                    "ECS refuse une définition de tâche {definition} pour {launch} sous \
                     {}\u{202f}: aucune tâche ne s’exécute.",
                    os(*system)
                );
                let fix = match modes.is_empty() {
                    true => format!("{launch} n’exécute pas de conteneurs {}.", os(*system)),
                    false => format!("Utilisez {modes}."),
                };
                text(title, why, fix)
            }
            Finding::AssignPublicIpRefused { launch_type: launch } => text(
                "ECS refuse d’attribuer une adresse IPv4 publique à la tâche.",
                match launch {
                    LaunchType::ManagedInstances => {
                        "Seules les tâches Fargate peuvent en recevoir une."
                    }
                    LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => {
                        "Seules les tâches Fargate peuvent en recevoir une. Ailleurs, la demande \
                         échoue avec «\u{202f}Assign public IP is not supported for this launch \
                         type\u{202f}»."
                    }
                },
                match launch {
                    LaunchType::External => {
                        "Désactivez «\u{202f}Attribuer une adresse IP publique\u{202f}»\u{202f}; \
                         c’est votre propre réseau qui décide de ce que les tâches External \
                         atteignent."
                    }
                    LaunchType::Fargate | LaunchType::Ec2 | LaunchType::ManagedInstances => {
                        "Désactivez «\u{202f}Attribuer une adresse IP publique\u{202f}» et placez \
                         les tâches dans des sous-réseaux privés, avec une passerelle NAT pour \
                         l’accès sortant."
                    }
                },
            ),
            Finding::ServiceConnectRefused { why } => {
                let (whom, fix) = match why {
                    NoServiceConnect::LaunchType(launch) => {
                        (format!("avec {}", launch_type(*launch)), "utilisez Fargate ou EC2")
                    }
                    NoServiceConnect::Windows => {
                        ("pour les conteneurs Windows".to_owned(), "prenez des conteneurs Linux")
                    }
                    NoServiceConnect::OldPlatform => (
                        "avant la version de plateforme 1.4.0".to_owned(),
                        "prenez la dernière version de plateforme",
                    ),
                    NoServiceConnect::Mode(used) => (
                        format!("en mode réseau {}", mode(*used)),
                        "passez au mode réseau awsvpc ou bridge",
                    ),
                };
                text(
                    format!("ECS ne propose pas Service Connect {whom}."),
                    "Il est réservé aux conteneurs Linux\u{202f}: sur Fargate à partir de la version \
                     de plateforme 1.4.0, sur EC2 en mode réseau awsvpc ou bridge.",
                    format!("Désactivez Service Connect, ou {fix}."),
                )
            }
            Finding::Ipv6Refused => text(
                "Sur EC2, les conteneurs Windows en mode awsvpc n’ont pas d’IPv6.",
                "Pour cette combinaison, Amazon ECS n’accepte ni les sous-réseaux à double pile ni \
                 les sous-réseaux IPv6 uniquement.",
                "Prenez des sous-réseaux IPv4 ou des conteneurs Linux.",
            ),
            Finding::Ipv6OnlyRefused => text(
                "ECS n’exécute pas cette combinaison dans des sous-réseaux IPv6 uniquement.",
                "Ils sont réservés aux conteneurs Linux et, sur Fargate, à la version de \
                 plateforme 1.4.0 ou ultérieure.",
                "Prenez des sous-réseaux à double pile ou IPv4.",
            ),
            Finding::TaskSizeRefused { vcpu, memory, offered } => {
                let (vcpu, memory) = (LOCALE.number(vcpu.name()), LOCALE.quantity(*memory));
                text(
                    format!(
                        "Fargate n’a pas de tâche de {vcpu}\u{a0}vCPU avec {memory}\u{a0}Go de mémoire."
                    ),
                    "À chaque nombre de vCPU correspondent certaines quantités de mémoire\u{202f}; \
                     ECS refuse toute autre définition de tâche. Les prix comptent ce qui a été saisi.",
                    match offered {
                        MemoryOffered::Smallest => {
                            format!("Avec {vcpu}\u{a0}vCPU, prenez 0,5, 1 ou 2\u{a0}Go.")
                        }
                        MemoryOffered::Steps { least, most, step } => format!(
                            "Avec {vcpu}\u{a0}vCPU, prenez de {least} à {most}\u{a0}Go, par pas de {step}\u{a0}Go."
                        ),
                        MemoryOffered::NotForWindows => {
                            "Prenez 1, 2 ou 4\u{a0}vCPU\u{202f}: Windows n’en a pas d’autres."
                                .to_owned()
                        }
                        MemoryOffered::NotForOldPlatform => {
                            "Prenez la version de plateforme 1.4.0, ou 4\u{a0}vCPU au plus."
                                .to_owned()
                        }
                    },
                )
            }
            Finding::NetworkModeUndocumented => text(
                "Les pages d’AWS se contredisent sur le mode réseau none avec Managed Instances.",
                "Le guide du développeur cite awsvpc et host\u{202f}; la référence de l’API y \
                 ajoute none.",
                "Utilisez awsvpc ou host.",
            ),
            Finding::ExternalNetworkDecides => text(
                "C’est votre propre réseau qui décide de ce que les tâches External atteignent.",
                "Elles se trouvent hors du VPC et ouvrent des connexions HTTPS sortantes vers ecs, \
                 ecs-a, ecs-t, ssm, ec2messages, ssmmessages, le registre et logs dans la Région.",
                "Autorisez ces destinations en sortie.",
            ),
            Finding::CombinationAccepted { launch_type: launch, mode: used, public } => text(
                format!(
                    "ECS accepte le mode réseau {} avec {}.",
                    mode(*used),
                    launch_type(*launch)
                ),
                match (launch, public) {
                    (LaunchType::ManagedInstances | LaunchType::External, _) => {
                        "AWS cite ce mode pour ce type de lancement."
                    }
                    (LaunchType::Fargate | LaunchType::Ec2, true) => {
                        "Ce type de lancement fonctionne dans des sous-réseaux publics."
                    }
                    (LaunchType::Fargate | LaunchType::Ec2, false) => {
                        "Ce type de lancement fonctionne dans des sous-réseaux privés."
                    }
                },
                "",
            ),
            Finding::ZonesBeyondRegion { region, asked, available } => {
                let zones = plural(
                    u64::from(*available),
                    "zone de disponibilité",
                    "zones de disponibilité",
                );
                text(
                    format!(
                        "La Région {} compte {zones}\u{202f}; vous en demandez {asked}.",
                        region.code()
                    ),
                    format!("L’architecture est construite avec {zones}."),
                    format!("Choisissez {available} zones au plus, ou une autre Région."),
                )
            }
            Finding::VpcTooSmall { vpc, prefix } => text(
                format!("Le VPC {vpc} est trop petit pour ces sous-réseaux."),
                format!(
                    "Chaque sous-réseau serait un /{prefix}\u{202f}; le plus petit qu’Amazon VPC \
                     accepte est un /28."
                ),
                "Choisissez une plage plus grande pour le VPC, un /20 par exemple, ou moins de \
                 zones.",
            ),
            Finding::SettingWithoutEffect { settings } => {
                let marks = ["«\u{202f}", "\u{202f}»"];
                let (names, reasons) = without_effect(*settings, marks, setting, wanting);
                text(
                    format!("Sans effet dans cette architecture\u{202f}: {names}."),
                    reasons,
                    "Rien à faire\u{202f}: vos réglages sont conservés.",
                )
            }
            Finding::HostPortTaken { port, deploying: true, .. } => text(
                format!(
                    "Un déploiement ne trouve aucune instance de conteneur dont le \
                     port\u{a0}{port} soit libre."
                ),
                "En mode réseau host, une instance exécute une seule copie de la tâche par port, et \
                 chacune a la sienne. Par défaut (minimumHealthyPercent 100, maximumPercent 200), \
                 une mise à jour propagée démarre les nouvelles tâches avant d’arrêter les \
                 anciennes.",
                "Prévoyez une instance de conteneur de plus que de tâches, réduisez \
                 minimumHealthyPercent, ou passez au mode réseau awsvpc.",
            ),
            Finding::HostPortTaken { tasks, instances, port, public, deploying: false } => text(
                format!(
                    "{} sur {} seulement {}\u{202f}: le port\u{a0}{port} est pris.",
                    plural(u64::from(*instances), "tâche", "tâches"),
                    LOCALE.count(u64::from(*tasks)),
                    match is_singular(u64::from(*instances)) {
                        true => "peut être placée",
                        false => "peuvent être placées",
                    }
                ),
                "En mode réseau host, une tâche utilise les ports de l’instance\u{202f}: une \
                 instance exécute donc une seule copie de la tâche par port.",
                match public {
                    None => {
                        "Prévoyez autant d’instances de conteneur que de tâches, ou passez au mode \
                         réseau awsvpc."
                    }
                    Some(LaunchType::Ec2 | LaunchType::Fargate | LaunchType::External) => {
                        "Prévoyez autant d’instances de conteneur que de tâches, ou passez au mode \
                         réseau bridge avec des ports d’hôte dynamiques. En mode awsvpc, les tâches \
                         des sous-réseaux publics n’ont pas accès à Internet en IPv4."
                    }
                    Some(LaunchType::ManagedInstances) => {
                        "Prévoyez autant d’instances de conteneur que de tâches. En mode awsvpc, les \
                         tâches des sous-réseaux publics n’ont pas accès à Internet en IPv4."
                    }
                },
            ),
            Finding::StartReady { speaker } => text(
                "De nouvelles tâches peuvent démarrer\u{202f}: tout ce qu’il leur faut est \
                 joignable.",
                match speaker.carrier {
                    Carrier::Task => {
                        "Sur Fargate, l’image, les secrets et les journaux passent par l’interface \
                         de la tâche, et son sous-réseau offre un chemin pour eux. Le trafic de \
                         contrôle d’ECS n’en demande aucun dans votre VPC."
                    }
                    Carrier::Host => {
                        "L’instance de conteneur s’enregistre auprès d’ECS, extrait l’image, \
                         récupère les secrets et envoie les journaux par sa propre interface, et \
                         son sous-réseau offre un chemin pour tout cela. Aucun port entrant n’est \
                         nécessaire."
                    }
                },
                "",
            ),
            Finding::StartBlocked { step, service, speaker } => {
                let what = match step {
                    Blocking::Register => "les instances de conteneur ne rejoignent pas le cluster",
                    Blocking::Pull => "l’extraction de l’image échoue",
                    Blocking::Secrets => "la récupération des secrets échoue",
                    Blocking::Logs => "la création du flux de journaux échoue",
                    Blocking::ServiceConnect => "la configuration de Service Connect échoue",
                };
                text(
                    format!("De nouvelles tâches ne peuvent pas démarrer\u{202f}: {what}."),
                    format!(
                        "Cette étape passe par l’interface {}, qui n’atteint pas {}.",
                        of_the(*speaker),
                        named(*service)
                    ),
                    // The cause is said beside it, with its cure.
                    "",
                )
            }
            Finding::HostCarriesControl => text(
                "Le démarrage et l’application passent par deux interfaces différentes.",
                "En mode awsvpc, l’instance de conteneur extrait l’image, récupère les secrets et \
                 envoie les journaux, alors que le trafic de l’application sort par l’interface de \
                 la tâche et suit la table de routage du sous-réseau de la tâche. Une tâche peut \
                 donc s’exécuter sans accès à Internet, et inversement. (La page d’AWS dit que les \
                 conteneurs utilisent le réseau de l’hôte\u{202f}; ce n’est exact que pour bridge \
                 et host.)",
                "",
            ),
            Finding::ServiceConnectThroughInstance => text(
                "Service Connect reçoit sa configuration par l’instance de conteneur.",
                "Sur EC2, un relais en mode réseau host la récupère pour toutes les tâches de \
                 l’instance. Les proxys des tâches lui parlent par un socket\u{202f}: l’interface de \
                 la tâche n’a besoin d’aucun chemin pour cela.",
                "",
            ),
            Finding::StartThroughEndpoints { speaker } => text(
                "Les points de terminaison VPC suffisent à tout ce qu’exige un démarrage.",
                format!(
                    "Ils doivent autoriser le port TCP 443 depuis {}, dont les propres règles \
                     doivent laisser sortir ce port vers eux et vers les plages publiques de S3. \
                     Leurs politiques peuvent encore refuser (403), et des lancements peuvent \
                     échouer dans les premières minutes d’un point de terminaison. Ils ne donnent \
                     pas à l’application accès à Internet.",
                    the(*speaker)
                ),
                "",
            ),
            Finding::EndpointsMissing { endpoints, launch_type: launch, region } => {
                let names: Vec<&str> = endpoints.iter().map(endpoint_service).collect();
                let has = |one: Endpoint| endpoints.contains(one);
                let mut why = match region.partition().has_usual_endpoint_names() {
                    true => "Le nom complet d’un point de terminaison commence par com.amazonaws, suivi de la Région.",
                    false => "La console donne les noms complets.",
                }
                .to_owned();
                if has(Endpoint::S3) {
                    why.push_str(
                        " Pour s3, il faut le point de terminaison de passerelle, associé aux \
                         tables de routage des sous-réseaux\u{202f}: les couches d’image viennent \
                         de là. (Le guide d’AWS sur ECR le dit\u{202f}; celui sur ECS ne le dit \
                         plus.)",
                    );
                }
                if has(Endpoint::EcrApi) || has(Endpoint::EcrDkr) {
                    why.push_str(" Pour ECR, le DNS privé est obligatoire.");
                }
                if launch.runs_own_instances() && has(Endpoint::Ecs) {
                    why.push_str(" Créez ecs en dernier et redémarrez les agents déjà lancés.");
                }
                let in_doubt = !launch.lists_endpoints_to_register();
                if in_doubt {
                    why.push_str(
                        " AWS n’énumère pas ce qu’une instance gérée doit atteindre\u{202f}; la liste \
                         est celle des instances EC2, et rien ne dit qu’elle suffise.",
                    );
                }
                let least = if in_doubt { ", au minimum" } else { "" };
                let title = match names.as_slice() {
                    [one] => format!(
                        "Pour démarrer sans Internet, il manque un point de terminaison \
                         VPC{least}\u{202f}: {one}."
                    ),
                    _ => format!(
                        "Pour démarrer sans Internet, il manque des points de terminaison \
                         VPC{least}\u{202f}: {}.",
                        names.join(", ")
                    ),
                };
                text(
                    title,
                    why,
                    match in_doubt {
                        true => Cow::Borrowed(
                            "Donnez au sous-réseau une voie de sortie, ce qui est sûr\u{202f}; ou créez \
                             ce qui manque, avec, pour les points de terminaison d’interface, un groupe \
                             de sécurité qui autorise le port TCP 443 depuis le sous-réseau, et faites \
                             un essai.",
                        ),
                        false => Cow::Owned(format!(
                            "Créez {} VPC {}{} Ou donnez au sous-réseau une voie de sortie.",
                            match names.as_slice() {
                                [_] => "le point de terminaison",
                                _ => "les points de terminaison",
                            },
                            names.join(", "),
                            match endpoints.iter().all(Endpoint::is_gateway) {
                                true => ".",
                                false => {
                                    "\u{202f}; un point de terminaison d’interface exige un groupe de \
                                     sécurité qui autorise le port TCP 443 depuis le sous-réseau."
                                }
                            }
                        )),
                    },
                )
            }
            Finding::EndpointsDoNotServe { service } => text(
                format!(
                    "Aucun point de terminaison VPC ne permet d’atteindre {}.",
                    named(*service)
                ),
                "Les points de terminaison mènent aux services AWS de la même Région, jamais à un \
                 registre public.",
                "Copiez l’image dans un référentiel privé Amazon ECR\u{202f}; un cache \
                 d’extraction a besoin du NAT pour sa première extraction.",
            ),
            Finding::EcrEndpointsIpv4Only => text(
                "Les points de terminaison d’Amazon ECR sont inutilisables depuis des sous-réseaux \
                 IPv6 uniquement.",
                "Ils ne parlent qu’IPv4. (Un ancien tableau d’AWS le dit de tous les points de \
                 terminaison.)",
                "Prenez des sous-réseaux à double pile, ou une route ::/0 et l’adresse à double \
                 pile d’ECR.",
            ),
            Finding::ManagedEndpointsUndocumented => text(
                "AWS n’énumère pas les points de terminaison dont une instance gérée a besoin.",
                "Son guide dit que PrivateLink mène aux API d’ECS, sans plus\u{202f}; la liste \
                 retenue ici est celle d’EC2.",
                TEST_FIX,
            ),
            Finding::StartNeedsIpv4 { speaker } => text(
                "Un démarrage a aussi besoin d’un chemin en IPv4.",
                match speaker.carrier {
                    Carrier::Task => {
                        "Dans des sous-réseaux à double pile, Fargate joint ECR, Secrets Manager \
                         et Systems Manager en IPv4."
                    }
                    Carrier::Host => {
                        "Des agents qui ne joignent ECS qu’en IPv4 ont été observés\u{202f}: \
                         l’instance ne s’enregistre pas alors qu’IPv6 fonctionne."
                    }
                },
                no_route_fix(" en IPv4", *speaker),
            ),
            Finding::StartOverNat64 => text(
                "AWS ne dit pas si un démarrage fonctionne à travers NAT64.",
                "Depuis ce sous-réseau IPv6 uniquement, rien d’autre ne mène à ce qu’il \
                 faut\u{202f}; AWS cite des adresses à double pile, comme celle d’ECR.",
                "Routez ::/0 vers une passerelle Internet, de sortie uniquement ou non, ou \
                 faites un essai.",
            ),
            Finding::RegistryIpv6Unknown { service } => text(
                format!("Rien n’indique si l’on peut atteindre {} en IPv6.", named(*service)),
                "Dans un sous-réseau IPv6 uniquement, l’image arrive en IPv6 ou à travers \
                 NAT64.",
                "Utilisez l’adresse à double pile d’ECR, ou des sous-réseaux à double pile.",
            ),
            Finding::EndpointGroupBlocks { service, speaker, has_internet } => {
                let name = endpoint_service(*service);
                text(
                    format!(
                        "Le groupe de sécurité du point de terminaison {name} n’autorise pas {}.",
                        the(*speaker)
                    ),
                    match has_internet {
                        true => {
                            "Le DNS privé vaut pour tout le VPC\u{202f}: chaque sous-réseau est \
                             dirigé vers le point de terminaison, même celui qui a accès à Internet."
                        }
                        false => {
                            "Le point de terminaison répond à la place du service et rejette la \
                             connexion."
                        }
                    },
                    "Dans le groupe de sécurité du point de terminaison, autorisez le port TCP 443 \
                     en entrée depuis la plage du VPC.",
                )
            }
            Finding::OldPlatform => text(
                "Avant la version de plateforme 1.4.0, Fargate possède une seconde interface.",
                "C’est par elle que Fargate se connecte à ECR et récupère les secrets, hors de \
                 votre VPC\u{202f}; l’image et les journaux passent par celle de la tâche. Depuis \
                 1.4.0, tout passe par celle de la tâche, même si une page d’AWS décrit encore \
                 l’ancien fonctionnement.",
                "Avant de changer de version, donnez au sous-réseau de la tâche un chemin vers ECR \
                 et les secrets.",
            ),
            Finding::ExecUnavailable { speaker } => text(
                "Les tâches s’exécutent, mais ECS Exec ne peut pas se connecter.",
                format!(
                    "Un agent dans le conteneur se connecte à ssmmessages par l’interface \
                     {}\u{202f}; aucun port entrant n’est nécessaire.",
                    of_the(*speaker)
                ),
                "Donnez-lui une voie de sortie ou ajoutez le point de terminaison ssmmessages.",
            ),
            Finding::FirelensUnavailable { speaker: Some(speaker) } => text(
                "Les tâches s’exécutent, mais FireLens n’atteint pas CloudWatch Logs.",
                format!(
                    "Son routeur de journaux est un conteneur de la tâche et envoie par l’interface \
                     {}, comme l’application. Toute autre destination exige, elle aussi, un chemin.",
                    of_the(*speaker)
                ),
                "Donnez-lui un chemin\u{202f}: une voie de sortie, ou un point de terminaison logs qui \
                 l’autorise.",
            ),
            Finding::FirelensUnavailable { speaker: None } => text(
                "FireLens ne peut pas envoyer de journaux depuis une tâche sans réseau.",
                "Son routeur de journaux est un conteneur de la tâche, qui n’atteint rien en mode \
                 réseau none.",
                "Choisissez un autre mode réseau, ou awslogs, qui envoie depuis l’instance.",
            ),
            Finding::ExecUnsupported { why } => match why {
                NoExec::Ipv6Only => text(
                    "ECS Exec n’est pas pris en charge dans les sous-réseaux IPv6 uniquement.",
                    "AWS l’exclut, quel que soit le chemin.",
                    "Prenez des sous-réseaux à double pile.",
                ),
                NoExec::OldPlatform => text(
                    "ECS Exec n’est pas pris en charge avant la version de plateforme 1.4.0.",
                    "Les tâches s’exécutent, mais Fargate n’y a pas d’agent pour ECS Exec\u{202f}: ni \
                     un chemin ni un point de terminaison n’y changent rien.",
                    "Prenez la dernière version de plateforme.",
                ),
                NoExec::NoNetwork => text(
                    "ECS Exec ne peut pas se connecter depuis un conteneur sans réseau.",
                    "Son agent s’exécute dans le conteneur, qui n’atteint rien en mode réseau none.",
                    "Désactivez ECS Exec ou choisissez un autre mode réseau.",
                ),
            },
            Finding::LayersThroughNat => text(
                "Les couches d’image passent par le NAT, ce qu’un point de terminaison de \
                 passerelle éviterait.",
                "ECR les conserve dans Amazon S3. Passerelles NAT et passerelles de transit \
                 facturent chaque Go\u{202f}; un point de terminaison de passerelle l’achemine \
                 gratuitement.",
                "Ajoutez le point de terminaison de passerelle s3 aux tables de routage des \
                 sous-réseaux.",
            ),
            Finding::GatewayEndpointSpares { endpoints, through, gigabytes, saves } => {
                let names: Vec<&str> = endpoints.iter().map(endpoint_service).collect();
                let moved = LOCALE.quantity(*gigabytes);
                let saves = saves.map(|saves| [", soit ", &money(saves), " de moins"].concat());
                let (way, charged) = match through {
                    Gate::NatGateway => (
                        "le NAT",
                        "Une passerelle NAT facture chaque Go, même vers les services AWS de la Région",
                    ),
                    Gate::NatInstance => (
                        "l’instance NAT",
                        "Vers une instance NAT d’une autre zone, chaque Go est facturé des deux côtés",
                    ),
                    Gate::TransitGateway => (
                        "la passerelle de transit",
                        "Une passerelle de transit facture chaque Go, et le NAT du VPC de sortie aussi",
                    ),
                };
                text(
                    format!(
                        "{moved}\u{a0}Go par mois {} par {way}\u{202f}; par point de terminaison de passerelle, \
                         l’acheminement est gratuit{}.",
                        if is_singular(gigabytes.floor()) { "passe" } else { "passent" },
                        saves.unwrap_or_default()
                    ),
                    format!(
                        "{charged}. Les couches d’image des référentiels ECR privés viennent d’Amazon S3."
                    ),
                    format!(
                        "Ajoutez {} {} aux tables de routage des sous-réseaux.",
                        match names.as_slice() {
                            [_] => "le point de terminaison de passerelle",
                            _ => "les points de terminaison de passerelle",
                        },
                        names.join(" et ")
                    ),
                )
            }
            Finding::EndpointsBesideNat { interfaces, cost, saves } => text(
                format!(
                    "{} {} {} par mois\u{202f}; sans {}, le mois coûte {} de moins, car le NAT est là de \
                     toute façon.",
                    plural(
                        u64::from(*interfaces),
                        "interface de point de terminaison",
                        "interfaces de point de terminaison"
                    ),
                    if *interfaces == 1 { "coûte" } else { "coûtent" },
                    money(*cost),
                    if *interfaces == 1 { "elle" } else { "elles" },
                    money(*saves)
                ),
                "Un point de terminaison d’interface est facturé à l’heure dans chacune de ses zones, \
                 et au Go. Côté coût, il n’est rentable que s’il décharge assez le NAT\u{202f}; les \
                 autres raisons sont de garder les appels hors d’Internet et de se passer de NAT. Une \
                 passerelle NAT régionale est payée aussi dans une zone qui ne contient que des points \
                 de terminaison.",
                "Gardez ceux qui servent à la protection et retirez les autres, ou le NAT.",
            ),
            Finding::WindowsForeignLayers => text(
                "Les images Windows peuvent avoir besoin d’Internet, même avec des points de \
                 terminaison.",
                "Leurs couches étrangères viennent de Microsoft, sauf si elles ont été envoyées à \
                 ECR avec le reste.",
                "Envoyez l’image avec l’option allow-nondistributable-artifacts.",
            ),
            Finding::SharedPullAddress => text(
                "Toutes les tâches extraient leur image de Docker Hub depuis quelques adresses.",
                "Les extractions anonymes sont limitées par adresse\u{202f}: des démarrages \
                 peuvent échouer avec toomanyrequests.",
                "Authentifiez les extractions ou copiez l’image dans Amazon ECR.",
            ),
            Finding::OutboundThroughInternetGateway { speaker } => text(
                match speaker.carrier {
                    Carrier::Task => {
                        "Par la passerelle Internet, avec l’adresse publique de la tâche."
                    }
                    Carrier::Host => {
                        "Par la passerelle Internet, avec l’adresse publique de l’instance de \
                         conteneur."
                    }
                },
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, _) => {
                        "La route par défaut du sous-réseau mène à la passerelle Internet, et \
                         «\u{202f}Attribuer une adresse IP publique\u{202f}» donne à chaque tâche sa propre adresse. Le \
                         trafic est \
                         direct, sans NAT ni ses frais\u{202f}; Internet voit l’adresse de chaque \
                         tâche."
                    }
                    (Carrier::Host, LaunchType::ManagedInstances) => {
                        "La route par défaut du sous-réseau mène à la passerelle Internet, et \
                         l’instance de conteneur a une adresse publique que partagent ses conteneurs \
                         sans interface propre. Elle la tient de l’attribution automatique de son \
                         sous-réseau\u{202f}: une instance gérée n’en reçoit pas autrement."
                    }
                    (
                        Carrier::Host,
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                    ) => {
                        "La route par défaut du sous-réseau mène à la passerelle Internet, et \
                         l’instance de conteneur a une adresse publique que partagent ses conteneurs \
                         sans interface propre. Une instance n’en a une que si le sous-réseau ou le \
                         lancement la lui attribue, ou par une adresse IP Elastic."
                    }
                },
                "",
            ),
            Finding::OutboundThroughNatGateway { speaker } => text(
                "Par une passerelle NAT, avec son adresse IP Elastic.",
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, LaunchType::Fargate) => {
                        "La route IPv4 par défaut du sous-réseau de la tâche mène à une \
                         passerelle NAT, qui émet avec sa propre adresse publique (depuis un \
                         sous-réseau public si elle est zonale). La tâche n’a pas besoin \
                         d’adresse IP publique."
                    }
                    (
                        Carrier::Task,
                        LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External,
                    ) => {
                        "L’interface de la tâche se trouve dans un sous-réseau dont la route IPv4 \
                         par défaut mène à une passerelle NAT. Internet voit l’adresse de la \
                         passerelle."
                    }
                    (Carrier::Host, _) => {
                        "Les conteneurs utilisent le réseau de l’instance, dont le sous-réseau a \
                         une route IPv4 par défaut vers une passerelle NAT. Internet voit \
                         l’adresse de la passerelle."
                    }
                },
                "",
            ),
            Finding::OutboundThroughNatInstance => text(
                "Par une instance NAT, avec son adresse IPv4 publique.",
                "Sa vérification source/destination est désactivée et son groupe de sécurité \
                 autorise le VPC. La bande passante est celle de l’instance, le basculement est à \
                 votre charge.",
                "",
            ),
            Finding::OutboundThroughEgressVpc => text(
                "Par une passerelle de transit, avec l’adresse d’une passerelle NAT du VPC de \
                 sortie.",
                "Ce VPC est supposé conforme à la description d’AWS. Les heures et les Go de la \
                 passerelle de transit s’ajoutent à ceux du NAT\u{202f}; pour un trafic important, \
                 des passerelles NAT dans le VPC des tâches peuvent coûter moins cher.",
                "",
            ),
            Finding::OutboundThroughNat64 => text(
                "Les hôtes IPv4 sont joints à travers NAT64, avec l’adresse de la passerelle NAT.",
                "DNS64 donne à ces hôtes une adresse dans 64:ff9b::/96. La route de cette plage \
                 mène à la passerelle NAT, qui convertit IPv6 en IPv4.",
                "",
            ),
            Finding::OutboundOverIpv6 { speaker, egress_only } => {
                let (gateway, why) = match egress_only {
                    true => (
                        "la passerelle Internet de sortie uniquement",
                        "ne laisse entrer aucune connexion",
                    ),
                    false => (
                        "la passerelle Internet",
                        "est ouverte dans les deux sens, ce qui rend le sous-réseau \
                         public\u{202f}: groupe de sécurité et liste ACL réseau décident de ce qui \
                         entre",
                    ),
                };
                let more = match speaker.carrier {
                    Carrier::Task => {
                        " Un sous-réseau à double pile exige que le paramètre de compte dualStackIPv6 soit activé. (AWS écrit \
                         que les tâches des sous-réseaux publics n’ont pas accès à Internet\u{202f}; cela \
                         ne vaut que pour IPv4.)"
                    }
                    Carrier::Host => "",
                };
                text(
                    format!("Par {gateway}, avec l’adresse IPv6 {}.", of_the(*speaker)),
                    format!("Elle ne traduit rien, ne coûte rien à l’heure et {why}.{more}"),
                    "",
                )
            }
            Finding::PrivateNatGateway => text(
                "Une passerelle NAT privée ne donne pas accès à Internet.",
                "Elle n’a pas d’adresse IP Elastic, si bien que la passerelle Internet rejette \
                 ce qu’elle envoie\u{202f}; elle sert à joindre vos autres réseaux.",
                "Utilisez une passerelle NAT publique.",
            ),
            Finding::NatInstanceOverloaded { instance, gigabytes, most, average, sustained } => {
                let gb = |amount: Quantity| LOCALE.count(amount.floor());
                let name = instance.api_name();
                text(
                    format!(
                        "L’instance NAT aurait à acheminer {}\u{a0}Mbit/s en moyenne\u{202f}; {name} n’en \
                         soutient que {}.",
                        LOCALE.count(average.floor().max(sustained.saturating_add(1))),
                        LOCALE.count(*sustained)
                    ),
                    format!(
                        "{}\u{a0}Go par mois la traversent\u{202f}; à {}\u{a0}Mbit/s, il en passe au plus {} en un \
                         mois. Au-delà, elle ne suit qu’en rafale, et aucune journée n’est aussi \
                         régulière qu’une moyenne. Le chiffre est celui du projet fck-nat, pas d’AWS.",
                        gb(*gigabytes),
                        LOCALE.count(*sustained),
                        gb(*most)
                    ),
                    "Choisissez un type d’instance qui soutient davantage, ou des passerelles NAT.",
                )
            }
            Finding::NatInstanceSourceDestCheck => text(
                "L’instance NAT rejette ce qui ne lui est pas adressé.",
                "Sa vérification source/destination est activée\u{202f}: elle ne transmet le \
                 trafic de personne.",
                "Désactivez la vérification source/destination de son interface.",
            ),
            Finding::NoIpv4Path => text(
                "Depuis ce sous-réseau IPv6 uniquement, les hôtes qui n’ont qu’IPv4 sont hors \
                 d’atteinte.",
                "Il y faut NAT64\u{202f}: DNS64 sur le sous-réseau, et une route de 64:ff9b::/96 \
                 vers une passerelle NAT.",
                "Mettez en place NAT64 ou prenez des sous-réseaux à double pile.",
            ),
            Finding::NoIpv6OnInterface { speaker, os: system } => {
                let (why, fix) = match system {
                    OperatingSystem::Linux => (
                        "Fargate n’attribue d’adresse IPv6 qu’à partir de la version de plateforme 1.4.0",
                        "Utilisez la version de plateforme la plus récente.",
                    ),
                    OperatingSystem::Windows => (
                        "ECS ne propose pas IPv6 pour Windows sur EC2",
                        "Utilisez Linux si vous avez besoin d’IPv6.",
                    ),
                };
                text(
                    format!("{} ne reçoit pas d’adresse IPv6.", the_capital(*speaker)),
                    format!("Son sous-réseau a bien une plage IPv6, mais {why}."),
                    fix,
                )
            }
            Finding::NoIpv6Route { speaker } => text(
                format!("{} n’a pas de route IPv6 vers Internet.", the_subnet(*speaker)),
                "0.0.0.0/0 ne couvre pas IPv6, et une passerelle NAT ne mène pas à Internet en IPv6.",
                "Routez ::/0 vers une passerelle Internet de sortie uniquement, ou vers la \
                 passerelle Internet pour être aussi joignable.",
            ),
            Finding::Ipv6Undocumented { doubt } => text(
                "AWS ne dit pas si l’application dispose d’IPv6.",
                match doubt {
                    Ipv6Doubt::Bridge => {
                        "Par défaut, le pont Docker ne donne pas d’IPv6 aux conteneurs. AWS cite \
                         bridge pour les sous-réseaux IPv6 uniquement et se tait sur la double \
                         pile."
                    }
                    Ipv6Doubt::ManagedInstancesHost => {
                        "En mode host sur EC2, elle utilise l’IPv6 de l’instance\u{202f}; pour Managed \
                         Instances, rien n’est dit."
                    }
                    Ipv6Doubt::FargateWindows => {
                        "Une ligne de la page d’AWS accorde IPv6 à Windows sur Fargate, une autre à \
                         Linux seul."
                    }
                },
                TEST_FIX,
            ),
            Finding::Nat64Undocumented => text(
                "AWS ne dit pas si une passerelle NAT régionale assure NAT64.",
                "NAT64 est décrit pour les passerelles NAT, sans un mot sur les régionales.",
                "Pour en être sûr, utilisez une passerelle NAT zonale.",
            ),
            Finding::EgressVpcNotKnown => text(
                "Le compte du VPC de sortie décide si ce VPC peut émettre.",
                "Le blocage de l’accès public au VPC épargne la passerelle de transit. La \
                 passerelle NAT située derrière ne s’arrête que si son propre compte bloque aussi.",
                "Vérifiez le réglage dans ce compte.",
            ),
            Finding::PublicAccessBlocked { block, speaker, opened, nat_instance, family } => {
                let what = match (opened, speaker.carrier) {
                    (Opened::Outbound, Carrier::Task) => "les connexions des tâches vers Internet",
                    (Opened::Outbound, Carrier::Host) => {
                        "les connexions des instances de conteneur vers Internet"
                    }
                    (Opened::Inbound, _) => "les connexions venues d’Internet",
                    (Opened::Balanced, _) => "ce qui va à l’équilibreur de charge",
                };
                text(
                    format!(
                        "Le blocage de l’accès public au VPC arrête {what}, quoi que permettent \
                         les routes et les filtres."
                    ),
                    match (block, nat_instance) {
                        (_, true) => {
                            "Pour lui, une instance NAT est une interface comme une autre\u{202f}: \
                             elle doit faire l’objet d’une exclusion."
                        }
                        (PublicAccessBlock::IngressOnly, false) => {
                            "En mode entrée uniquement, les passerelles NAT et les passerelles \
                             Internet de sortie uniquement émettent encore\u{202f}; une adresse \
                             publique perd les deux sens, malgré le nom du mode."
                        }
                        (PublicAccessBlock::Bidirectional | PublicAccessBlock::Off, false) => {
                            "En mode bidirectionnel, rien ne franchit une passerelle Internet, \
                             même de sortie uniquement\u{202f}: les passerelles NAT et les \
                             équilibreurs de charge sont concernés."
                        }
                    },
                    match (opened, block) {
                        (Opened::Balanced, _) => {
                            "Excluez les sous-réseaux de l’équilibreur de charge\u{202f}; les \
                             cibles n’ont pas besoin d’exclusion."
                        }
                        (Opened::Outbound, PublicAccessBlock::IngressOnly) => match family {
                            Family::Ipv4 => {
                                "Excluez le VPC ou le sous-réseau, ou utilisez une passerelle NAT."
                            }
                            Family::Ipv6 => {
                                "Excluez le VPC ou le sous-réseau, ou routez ::/0 vers une passerelle \
                                 Internet de sortie uniquement."
                            }
                        },
                        (
                            Opened::Outbound,
                            PublicAccessBlock::Bidirectional | PublicAccessBlock::Off,
                        ) => {
                            "Excluez le VPC ou le sous-réseau\u{202f}; une exclusion de sortie \
                             uniquement suffit."
                        }
                        (Opened::Inbound, _) => "Excluez le VPC ou le sous-réseau.",
                    },
                )
            }
            Finding::EgressOnlyBlocksInbound => text(
                "Personne ne peut se connecter en IPv6\u{202f}: la route IPv6 du sous-réseau mène à la \
                 passerelle Internet de sortie uniquement, qui n’accepte rien de l’extérieur.",
                "Cette passerelle laisse passer ce qui est ouvert de l’intérieur, et les réponses. La \
                 réponse à une requête arrivée par ailleurs y serait rejetée.",
                "Pour être joignable en IPv6, routez ::/0 vers la passerelle Internet.",
            ),
            Finding::IsolatedRegion { region } => text(
                format!(
                    "{} est une Région isolée\u{202f}: ses passerelles mènent à un réseau à part, et non à \
                     Internet.",
                    region.code()
                ),
                "Le chemin a été suivi jusqu’au bord du VPC, et fonctionne jusque-là. Les pages \
                 publiques d’AWS ne disent pas ce qu’il y a au-delà.",
                "Renseignez-vous auprès de ceux qui exploitent le réseau sur place.",
            ),
            Finding::NoContainerNetwork { launch_type: launch, os: system } => {
                let mut with_network = launch.advised_modes(*system);
                with_network.retain(|one| *one != NetworkMode::None);
                text(
                    "En mode none, le conteneur n’a pas de réseau.",
                    "Le mode none prive le conteneur de toute connectivité externe, quoi que \
                     l’instance puisse atteindre\u{202f}; les mappages de ports ne s’appliquent pas \
                     non plus.",
                    format!(
                        "Utilisez {} si l’application a besoin d’un réseau.",
                        modes(&with_network)
                    ),
                )
            }
            Finding::TaskWithoutPublicIp => text(
                "La tâche se trouve dans un sous-réseau public, mais sans adresse IPv4 publique.",
                "La route par défaut mène à la passerelle Internet, qui rejette ce qui vient d’une \
                 interface sans adresse IPv4 publique. Sans points de terminaison VPC, une tâche \
                 Fargate a besoin de ce chemin rien que pour extraire son image.",
                "Activez «\u{202f}Attribuer une adresse IP publique\u{202f}», ou prenez \
                 des sous-réseaux privés avec une passerelle NAT.",
            ),
            Finding::TaskInterfaceNeverPublic { launch_type, os } => text(
                "En mode awsvpc hors de Fargate, une tâche placée dans un sous-réseau public n’a pas \
                 accès à Internet en IPv4.",
                "Hors de Fargate, l’interface d’une tâche ne reçoit jamais d’adresse IPv4 \
                 publique\u{202f}: elle ne peut donc pas emprunter la passerelle Internet à \
                 laquelle mène le sous-réseau public. L’adresse publique de l’instance n’y change \
                 rien. La plupart des applications ont une partie qui doit joindre Internet, \
                 un service de notifications push par exemple.",
                match (launch_type, os) {
                    (LaunchType::ManagedInstances, _) => {
                        "Placez les tâches dans des sous-réseaux privés avec une passerelle NAT, ou \
                         passez en mode host."
                    }
                    (
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                        OperatingSystem::Linux,
                    ) => {
                        "Placez les tâches dans des sous-réseaux privés avec une passerelle NAT, ou \
                         passez en mode bridge ou host."
                    }
                    (
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                        OperatingSystem::Windows,
                    ) => {
                        "Placez les tâches dans des sous-réseaux privés avec une passerelle NAT, ou \
                         passez en mode réseau default."
                    }
                },
            ),
            Finding::HostWithoutPublicIp { launch_type: launch } => {
                let (whence, fix) = match launch {
                    LaunchType::ManagedInstances => (
                        "une instance gérée n’en reçoit une que par l’attribution automatique du \
                         sous-réseau",
                        "Activez l’attribution automatique d’adresses IPv4 publiques dans les \
                         sous-réseaux des instances, ou placez celles-ci dans des sous-réseaux privés \
                         avec une passerelle NAT.",
                    ),
                    LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => (
                        "c’est l’attribution automatique du sous-réseau, le lancement ou une adresse \
                         IP Elastic qui la donne",
                        "Donnez aux instances des adresses IPv4 publiques, ou placez-les dans des \
                         sous-réseaux privés avec une passerelle NAT.",
                    ),
                };
                text(
                    "L’instance de conteneur se trouve dans un sous-réseau public, mais sans adresse \
                     IPv4 publique.",
                    format!(
                        "La passerelle Internet rejette ce qui vient d’une interface sans adresse IPv4 \
                         publique. Un sous-réseau public n’en attribue pas de lui-même\u{202f}: \
                         {whence}."
                    ),
                    fix,
                )
            }
            Finding::NoPublicAddressToReach { speaker, balanced, stack } => text(
                format!(
                    "Personne ne peut se connecter{} depuis Internet{}\u{202f}: il n’y a pas d’adresse \
                     IPv4 publique.",
                    if *balanced { " directement" } else { "" },
                    if *stack == IpStack::Ipv4 { "" } else { " en IPv4" },
                ),
                match stack {
                    IpStack::Ipv4 | IpStack::DualStack => format!(
                        "{} n’a qu’une adresse IPv4 privée, routable dans le VPC mais pas depuis \
                         Internet. Les hôtes du VPC peuvent toujours s’y connecter. Une passerelle NAT \
                         ne laisse jamais entrer de connexion.",
                        the_capital(*speaker)
                    ),
                    IpStack::Ipv6Only => {
                        format!("{} n’a pas d’adresse IPv4.", the_capital(*speaker))
                    }
                },
                match balanced {
                    true => "Rien, si les clients passent par l’équilibreur de charge.",
                    false => {
                        "S’il faut la joindre, placez un équilibreur de charge accessible sur Internet \
                         dans des sous-réseaux publics."
                    }
                },
            ),
            Finding::NoDefaultRoute { speaker, over_ipv6, picked } => {
                let ipv4 = if *over_ipv6 { " en IPv4" } else { "" };
                text(
                    format!("{} n’a pas de route par défaut{ipv4}.", the_subnet(*speaker)),
                    format!(
                        "La table de routage du sous-réseau où se trouve {} ne couvre pas \
                         Internet{ipv4}\u{202f}: un paquet vers Internet n’a nulle part où aller.",
                        the(*speaker)
                    ),
                    if *picked { String::new() } else { no_route_fix(ipv4, *speaker) },
                )
            }
            Finding::NoInternetGateway => text(
                "Aucune passerelle Internet n’est attachée au VPC.",
                "Sans elle, rien dans le VPC n’atteint Internet ni n’en est joignable.",
                "Attachez une passerelle Internet.",
            ),
            Finding::SecurityGroupBlocks {
                speaker,
                side: Side::Ingress,
                port,
                has_rules,
                family,
            } => text(
                format!(
                    "Le groupe de sécurité ne laisse entrer aucune connexion d’Internet sur le \
                     port\u{a0}{port}{}.",
                    over(*family)
                ),
                match has_rules {
                    true => format!(
                        "{} a une adresse publique, mais aucune règle entrante de son groupe de \
                         sécurité n’autorise le port TCP {port} depuis tout Internet.",
                        the_capital(*speaker)
                    ),
                    false => format!(
                        "{} a une adresse publique, mais son groupe de sécurité n’a pas de règle \
                         entrante, comme tout groupe nouvellement créé.",
                        the_capital(*speaker)
                    ),
                },
                format!(
                    "Pour servir Internet directement, autorisez le port TCP {port} depuis {}.",
                    everywhere(*family)
                ),
            ),
            Finding::SecurityGroupBlocks { speaker, side: Side::Egress, port, family, .. } => text(
                format!(
                    "Le groupe de sécurité ne laisse rien sortir sur le port\u{a0}{port}{}.",
                    over(*family)
                ),
                format!(
                    "Aucune règle sortante du groupe de sécurité {} n’autorise le port TCP {port} \
                     vers cet hôte.",
                    of_the(*speaker)
                ),
                format!("Autorisez le port TCP {port} en sortie vers {}.", everywhere(*family)),
            ),
            Finding::NetworkAclBlocks {
                speaker,
                opened,
                leg: which,
                side: way,
                number,
                ports: range,
                family,
            } => {
                let what = match (opened, which) {
                    (Opened::Outbound, Leg::Reply) => match speaker.carrier {
                        Carrier::Task => "les réponses aux connexions des tâches",
                        Carrier::Host => "les réponses aux connexions des instances",
                    },
                    (Opened::Outbound, Leg::Request) => match speaker.carrier {
                        Carrier::Task => "ce que les tâches envoient",
                        Carrier::Host => "ce que les instances envoient",
                    },
                    (Opened::Inbound, Leg::Request) => "ce qui vient d’Internet",
                    (Opened::Inbound, Leg::Reply) => "les réponses aux clients sur Internet",
                    (Opened::Balanced, Leg::Request) => "ce qui passe par l’équilibreur de charge",
                    (Opened::Balanced, Leg::Reply) => {
                        "les réponses qui passent par l’équilibreur de charge"
                    }
                };
                text(
                    format!("La liste ACL réseau rejette {what}{}.", over(*family)),
                    format!(
                        "Ses {} rejettent le trafic TCP ({}, {}). Une liste ACL réseau ne garde \
                         pas l’état des connexions\u{202f}: elle doit aussi autoriser {}.",
                        rules_of(*way),
                        ports(*range),
                        acl_rule(*number),
                        the_leg(*which)
                    ),
                    format!(
                        "Dans la liste ACL réseau du sous-réseau, autorisez le trafic TCP {} ({}) {} {}.",
                        traffic_of(*way),
                        ports(*range),
                        match way {
                            Side::Ingress => "depuis",
                            Side::Egress => "vers",
                        },
                        everywhere(*family)
                    ),
                )
            }
            Finding::NetworkAclDropsSome { opened, ports: range, family } => text(
                format!(
                    "La liste ACL réseau rejette les réponses de certaines connexions{}.",
                    over(*family)
                ),
                match opened {
                    Opened::Outbound => format!(
                        "Les réponses vers {} sont rejetées, et le système choisit ses ports au \
                         hasard\u{202f}: certaines connexions aboutissent, d’autres expirent.",
                        the_ports(*range)
                    ),
                    Opened::Inbound => format!(
                        "Les réponses vers {} sont rejetées\u{202f}: les connexions des clients \
                         qui partent de là expirent.",
                        the_ports(*range)
                    ),
                    Opened::Balanced => format!(
                        "Les réponses vers {} sont rejetées\u{202f}: ce que l’équilibreur de \
                         charge envoie de là expire.",
                        the_ports(*range)
                    ),
                },
                "Autorisez toute la plage des ports éphémères, TCP 1024 à 65535.",
            ),
            Finding::NatGatewayNotPublic { device } => text(
                format!(
                    "{} se trouve dans un sous-réseau sans route IPv4 vers une passerelle \
                     Internet.",
                    the_device_capital(*device)
                ),
                format!(
                    "{} transmet selon la table de routage de son propre sous-réseau, si bien que \
                     rien n’arrive à une passerelle Internet. Tout le trafic IPv4 qui en dépend \
                     est coupé.",
                    a_device_capital(*device)
                ),
                format!(
                    "Placez {} dans un sous-réseau public, dont la route 0.0.0.0/0 mène à une \
                     passerelle Internet.",
                    the_device(*device)
                ),
            ),
            Finding::PublicAddressWithoutRoute { speaker } => text(
                "L’adresse IPv4 publique est inutilisable\u{202f}: le sous-réseau n’a pas de route \
                 IPv4 vers la passerelle Internet.",
                format!(
                    "{} a une adresse publique, mais c’est la table de routage de son sous-réseau \
                     qui décide\u{202f}: les réponses partiraient par une autre voie ou pas du \
                     tout, si bien qu’aucune connexion venue d’Internet n’aboutit.",
                    the_capital(*speaker)
                ),
                "Retirez l’adresse publique, ou dirigez la route 0.0.0.0/0 du sous-réseau vers la \
                 passerelle Internet.",
            ),
            Finding::OpenToTheInternet { speaker, port, family: used } => text(
                format!(
                    "Ouvert\u{202f}: n’importe qui sur Internet peut se connecter au \
                     port\u{a0}{port}{}.",
                    over(*used)
                ),
                format!(
                    "{} a une adresse {} publique, son sous-réseau mène à la passerelle Internet, \
                     et groupe de sécurité comme liste ACL réseau laissent entrer le port TCP \
                     {port}. Un sous-réseau public fonctionne dans les deux sens\u{202f}: seules \
                     les règles vous séparent des connexions que vous ne voulez pas.",
                    the_capital(*speaker),
                    used.name()
                ),
                "N’ouvrez en entrée que les ports qui doivent être publics. AWS recommande un \
                 équilibreur de charge dans des sous-réseaux publics et des tâches dans des \
                 sous-réseaux privés.",
            ),
            Finding::SshOpenToTheWorld => text(
                "SSH est ouvert au monde entier sur les instances de conteneur.",
                "Le port\u{a0}22 est joignable depuis n’importe quelle adresse. Des robots \
                 balaient les adresses publiques à la recherche de ports SSH ouverts et essaient \
                 des mots de passe sans relâche.",
                "Supprimez la règle entrante du port\u{a0}22 depuis 0.0.0.0/0 ou ::/0, et utilisez \
                 Session Manager ou ECS Exec.",
            ),
            Finding::NoIpv6Addresses => text(
                "Non\u{202f}: les sous-réseaux n’ont que des adresses IPv4.",
                "Routes, adresses et filtres d’IPv4 et d’IPv6 sont indépendants\u{202f}; sans \
                 adresse IPv6, il n’y a pas de trafic IPv6.",
                "",
            ),
            Finding::NoLoadBalancer => text(
                "L’architecture ne comprend pas d’équilibreur de charge.",
                "AWS recommande un équilibreur de charge accessible sur Internet dans des \
                 sous-réseaux publics, devant des tâches placées dans des sous-réseaux privés.",
                "",
            ),
            Finding::ExternalNoLoadBalancer => text(
                "Les tâches External ne peuvent pas être placées derrière un équilibreur de \
                 charge.",
                "ECS Anywhere n’offre ni équilibrage de charge de service ni découverte de \
                 services.",
                "Choisissez un autre type de lancement, ou un proxy dans votre propre réseau.",
            ),
            Finding::BalancerNeedsTwoZones => text(
                "Un Application Load Balancer exige des sous-réseaux dans deux zones.",
                "L’architecture n’a qu’une zone\u{202f}: il n’est pas créé.",
                "Prenez deux zones, ou un Network Load Balancer.",
            ),
            Finding::BalancerDelivers { kind, by_address } => {
                let (kind, more) = match kind {
                    LoadBalancerKind::Network => (
                        "le Network Load Balancer",
                        " Ce groupe est facultatif (d’anciens textes d’AWS disent qu’il n’existe \
                         pas)\u{202f}; si les adresses des clients sont conservées, les cibles \
                         doivent autoriser les clients.",
                    ),
                    LoadBalancerKind::Application => ("l’Application Load Balancer", ""),
                };
                let by = if *by_address { "ip" } else { "instance" };
                text(
                    format!("Les clients joignent l’application par {kind}."),
                    format!(
                        "Il se trouve dans des sous-réseaux publics et se connecte par des \
                         adresses privées (type de cible {by})\u{202f}: les tâches n’ont besoin \
                         pour cela ni d’adresse publique ni de route par défaut. Son groupe de \
                         sécurité laisse entrer le port de l’écouteur et sortir celui de la cible.\
                         {more}"
                    ),
                    "",
                )
            }
            Finding::BalancerNotAdmitted { port, default_group } => text(
                format!(
                    "Les cibles n’autorisent pas l’équilibreur de charge sur le port\u{a0}{port}."
                ),
                format!(
                    "{}. Les cibles restent non saines, et ECS remplace les tâches sans fin.",
                    match default_group {
                        true =>
                            "Le groupe de sécurité par défaut du VPC n’autorise que ses propres \
                             membres",
                        false => "Aucune règle entrante ne l’autorise",
                    }
                ),
                format!(
                    "Dans un groupe de sécurité des cibles, autorisez le port TCP {port} depuis \
                     celui de l’équilibreur de charge."
                ),
            ),
            Finding::BalancerZoneWithoutTargets { zones: without } => text(
                format!("Le Network Load Balancer n’a pas de cible dans {}.", the_zones(*without)),
                "L’équilibrage de charge entre zones est désactivé par défaut\u{202f}: les clients \
                 qui reçoivent l’adresse de ce nœud n’atteignent rien.",
                "Exécutez une tâche dans chaque zone, ou activez l’équilibrage de charge entre \
                 zones.",
            ),
            Finding::BalancerOverIpv6 { own_instances } => text(
                "Dans des sous-réseaux IPv6 uniquement, les cibles ne sont joignables qu’en IPv6.",
                match own_instances {
                    true => {
                        "L’équilibreur de charge doit être à double pile, avec un groupe cible IPv6. En \
                         mode réseau bridge ou host, les cibles sont les instances\u{202f}: celle qui a \
                         été lancée sans adresse IPv6 principale n’est pas enregistrée."
                    }
                    false => {
                        "L’équilibreur de charge doit être à double pile, avec un groupe cible IPv6."
                    }
                },
                match own_instances {
                    true => {
                        "Choisissez la double pile pour l’équilibreur et lancez les instances avec \
                         --enable-primary-ipv6."
                    }
                    false => "Choisissez la double pile pour l’équilibreur.",
                },
            ),
            Finding::BridgeDynamicPorts { port } => text(
                format!(
                    "Le port\u{a0}{port} est supposé être un port d’hôte fixe\u{202f}; des ports dynamiques \
                     demandent une large plage."
                ),
                "En mode bridge, un conteneur se trouve derrière un port de son instance\u{202f}: un port \
                 fixe, qu’une seule tâche de l’instance peut avoir, ou un port que Docker choisit pour \
                 chacune. Le groupe de sécurité de l’instance doit y admettre l’équilibreur de charge.",
                "Pour des ports d’hôte dynamiques, autorisez en plus les ports TCP 32768 à 65535 depuis \
                 le seul groupe de sécurité de l’équilibreur de charge, ou utilisez awsvpc.",
            ),
            Finding::DefaultSecurityGroup => text(
                "Les interfaces ont le groupe de sécurité par défaut du VPC.",
                "ECS le prend quand aucun n’est indiqué. Il laisse tout sortir, mais n’admet en \
                 entrée que ses propres membres\u{202f}: ni Internet ni un équilibreur de charge.",
                "Indiquez un groupe qui autorise ce qui doit entrer.",
            ),
            Finding::NatGatewaysBypassed { zone, unused, cost } => {
                let others = plural(
                    u64::from(*unused),
                    "passerelle NAT reste inutilisée",
                    "passerelles NAT restent inutilisées",
                );
                let zone = zone.letter();
                text(
                    match cost {
                        Some(cost) => format!(
                            "Toutes les zones sortent par la zone {zone}\u{202f}; {others}, pour \
                             {} par mois.",
                            money(*cost)
                        ),
                        None => {
                            format!(
                                "Toutes les zones sortent par la zone {zone}\u{202f}; {others}."
                            )
                        }
                    },
                    "Si cette zone tombe, toutes perdent l’accès à Internet\u{202f}; d’ici là, les autres \
                     paient le passage d’une zone à l’autre.",
                    "Routez les sous-réseaux privés de chaque zone vers la passerelle NAT de \
                     cette zone.",
                )
            }
            Finding::NatGatewayWithoutTasks { zones: empty, saves } => text(
                match saves {
                    Some(saves) => format!(
                        "Rien ne s’exécute dans {}, où le NAT est payé\u{202f}: s’en passer ferait économiser \
                         {} par mois.",
                        the_zones(*empty),
                        money(*saves)
                    ),
                    None => {
                        format!("Rien ne s’exécute dans {}, où le NAT est payé.", the_zones(*empty))
                    }
                },
                "Une passerelle NAT est facturée pour chaque heure d’existence, son adresse aussi. Elle \
                 attend les tâches qui arriveraient plus tard dans sa zone.",
                "Exécutez une tâche dans chaque zone, ou utilisez moins de zones.",
            ),
            Finding::NatGatewayUnused { gateways, cost } => {
                let unused = plural(
                    u64::from(*gateways),
                    "passerelle NAT n’est la cible d’aucune route",
                    "passerelles NAT ne sont la cible d’aucune route",
                );
                text(
                    match cost {
                        Some(cost) => {
                            format!("{unused}\u{202f}: {} par mois pour rien.", money(*cost))
                        }
                        None => format!("{unused}."),
                    },
                    "Les sous-réseaux utilisent la passerelle NAT que désigne leur table de \
                     routage. Les heures et l’adresse sont facturées, qu’elle serve ou non.",
                    "Routez-y les sous-réseaux privés, ou supprimez ce qui ne sert pas.",
                )
            }
            Finding::RegionalNatGateway { zones: active } => text(
                format!(
                    "Une passerelle NAT régionale dessert {}.",
                    plural(u64::from(*active), "zone", "zones")
                ),
                "Elle n’a pas besoin de sous-réseau public (d’anciennes pages d’AWS en demandent \
                 un) et s’étend aux zones utilisées, en 60\u{a0}minutes au plus. D’après ce qui \
                 est publié, chaque zone active coûte autant qu’une passerelle zonale.",
                "",
            ),
            Finding::RegionalNatWindow { zones: waiting } => text(
                format!(
                    "La passerelle NAT régionale n’est pas encore active dans {}.",
                    the_zones(*waiting)
                ),
                "Elle s’y étend dans les 60\u{a0}minutes qui suivent la première \
                 interface\u{202f}; d’ici là, le trafic passe par une autre zone et tombe avec \
                 elle.",
                "Gardez une charge de travail active dans chaque zone.",
            ),
            Finding::NatGatewayLimits => text(
                "Une passerelle NAT achemine jusqu’à 100\u{a0}Gbit/s et coupe les connexions \
                 inactives depuis 350\u{a0}secondes.",
                "Elle commence à 5\u{a0}Gbit/s (une page d’AWS s’arrête encore à 45) et tient \
                 55\u{202f}000\u{a0}connexions par adresse et par destination. Ce qui est envoyé \
                 après le délai d’inactivité reçoit un RST.",
                "Envoyez des keepalives à moins de 350\u{a0}secondes d’intervalle.",
            ),
            Finding::NatConnections { connections, needed, most, more, cost } => {
                let most_of_them = plural(u64::from(*most), "adresse au plus", "adresses au plus");
                text(
                    format!(
                        "{} vers une même destination demandent {} par passerelle NAT.",
                        plural(u64::from(*connections), "connexion", "connexions"),
                        plural(u64::from(*needed), "adresse", "adresses")
                    ),
                    format!(
                        "Une adresse en tient 55\u{202f}000 vers les mêmes adresse, port et \
                         protocole\u{202f}; au-delà, certaines échouent (ErrorPortAllocation). Une \
                         passerelle a {most_of_them}{}.",
                        if *most > 8 {
                            " dans chaque zone"
                        } else {
                            ", 2\u{a0}avant une augmentation de quota"
                        }
                    ),
                    match needed > most {
                        true => "Réutilisez les connexions, ou répartissez-les sur davantage de \
                             passerelles."
                            .to_owned(),
                        false => {
                            let addresses = plural(
                                u64::from(*more),
                                "adresse IP Elastic de plus",
                                "adresses IP Elastic de plus",
                            );
                            let cost =
                                cost.map(|cost| [", pour ", &money(cost), " par mois"].concat());
                            format!("Associez {addresses}{}.", cost.unwrap_or_default())
                        }
                    },
                )
            }
            Finding::EndpointsInOneZone { zone } => text(
                format!(
                    "Tous les points de terminaison d’interface sont dans la zone {}\u{202f}: le \
                     VPC les perd avec elle.",
                    zone.letter()
                ),
                "Le DNS privé y dirige chaque sous-réseau, même celui qui a accès à Internet.",
                "Placez les points de terminaison dans deux zones au moins\u{202f}; ils sont \
                 facturés dans chacune.",
            ),
            Finding::AllInOneZone { zone } => text(
                format!(
                    "Toutes les tâches s’exécutent dans la zone {}\u{202f}: sa perte emporte tout \
                     le service.",
                    zone.letter()
                ),
                "ECS répartit les tâches sur les zones des sous-réseaux et des instances qu’on lui \
                 donne\u{202f}; ici, il n’y en a qu’une.",
                "Prenez deux zones au moins, avec une tâche au moins dans chacune.",
            ),
            Finding::PublicVpcRange { vpc } => text(
                format!("{vpc} est une plage de l’Internet public."),
                "Dans un VPC, ces adresses sont tout de même privées\u{202f}: elles ne donnent pas \
                 accès à Internet, et les hôtes qui les possèdent sur Internet sont hors d’atteinte.",
                "Utilisez une plage privée, 10.0.0.0/16 par exemple.",
            ),
            Finding::ElasticIpQuota { needed } => text(
                format!(
                    "Il faut {}\u{202f}; le quota par défaut est de 5 par Région.",
                    plural(*needed, "adresse IP Elastic", "adresses IP Elastic")
                ),
                "Une passerelle NAT zonale en occupe une, une passerelle régionale une par zone \
                 active\u{202f}; les adresses inutilisées comptent aussi.",
                "Demandez un quota plus élevé avant de déployer.",
            ),
            Finding::InterfaceQuota { zone, needed } => text(
                format!(
                    "Il faut {} dans la zone {}\u{202f}; le quota par défaut est de 5\u{202f}000.",
                    plural(*needed, "interface réseau", "interfaces réseau"),
                    zone.letter()
                ),
                "Chaque tâche qui a sa propre interface compte. Les pages d’AWS donnent ce quota \
                 par Région et, depuis peu, par zone.",
                "Demandez un quota plus élevé, ou répartissez sur davantage de zones.",
            ),
            Finding::SubnetFull { zone, cidr, usable, needed, deploying } => {
                let would_do = AddressPlan::prefix_for(*needed)
                    .map_or(String::new(), |prefix| format!(" (un /{prefix} suffirait)"));
                let (when, why, fix) = match deploying {
                    true => (
                        "un déploiement demande",
                        "Une mise à jour propagée exécute côte à côte anciennes et nouvelles \
                         tâches, jusqu’au double (maximumPercent 200).",
                        ", ou réduisez maximumPercent",
                    ),
                    false => (
                        "il faut",
                        "Les tâches en mode awsvpc, les instances, les points de terminaison, les \
                         NAT et les nœuds d’équilibreur de charge en prennent une chacun, AWS \
                         cinq. RunTask réussit, puis la tâche s’arrête avec \
                         InsufficientFreeAddressesInSubnet.",
                        "",
                    ),
                };
                text(
                    format!(
                        "Le sous-réseau {cidr} (zone {}) est trop petit\u{202f}: {when} {}, pour {} \
                         utilisables.",
                        zone.letter(),
                        plural(*needed, "adresse", "adresses"),
                        LOCALE.count(*usable)
                    ),
                    format!(
                        "{why} La taille est supposée\u{202f}: des parts égales du VPC, aussi \
                         grandes que la place le permet."
                    ),
                    format!(
                        "Prenez des sous-réseaux plus grands{would_do}, une plage plus grande pour \
                         le VPC ou davantage de zones{fix}."
                    ),
                )
            }
            Finding::BalancerSubnetTooSmall { cidr, free } => text(
                format!(
                    "Le sous-réseau {cidr} est trop petit pour un équilibreur de charge\u{202f}: \
                     {}.",
                    plural(*free, "adresse libre", "adresses libres")
                ),
                "Il lui faut 8\u{a0}adresses libres dans chaque sous-réseau, et un /27 au moins \
                 pour un Application Load Balancer.",
                "Prenez une plage plus grande pour le VPC, ou moins de zones.",
            ),
            Finding::TooFewInterfaces { tasks, holds, trunking, with_trunking, deploying } => text(
                match deploying {
                    true => format!(
                        "Un déploiement ne trouve aucune interface libre\u{202f}: chaque instance \
                         accueille {}.",
                        plural(u64::from(*holds), "tâche awsvpc", "tâches awsvpc")
                    ),
                    false => format!(
                        "Une instance accueille {}, et il faudrait en exécuter {} sur une seule.",
                        plural(u64::from(*holds), "tâche awsvpc", "tâches awsvpc"),
                        LOCALE.count(u64::from(*tasks))
                    ),
                },
                match (deploying, trunking) {
                    (true, _) => {
                        "Toutes sont prises, et par défaut (minimumHealthyPercent 100, \
                         maximumPercent 200) une mise à jour propagée démarre les nouvelles tâches \
                         avant d’arrêter les anciennes\u{202f}: elles échouent avec RESOURCE:ENI."
                    }
                    (false, true) => {
                        "C’est la limite avec le trunking d’ENI\u{202f}; le reste échoue avec \
                         RESOURCE:ENI."
                    }
                    (false, false) => {
                        "C’est la limite d’interfaces de l’instance, la sienne déduite\u{202f}; le \
                         reste échoue avec RESOURCE:ENI."
                    }
                },
                match (with_trunking > holds, deploying) {
                    (true, _) => format!(
                        "Activez awsvpcTrunking avant de lancer les instances\u{202f}: {} sur \
                         chacune (Linux uniquement, pas sur t2 ni t3).",
                        plural(u64::from(*with_trunking), "tâche", "tâches")
                    ),
                    (false, true) => "Prenez davantage d’instances ou des instances plus grandes, \
                                      ou réduisez minimumHealthyPercent."
                        .to_owned(),
                    (false, false) => {
                        "Prenez davantage d’instances, ou des instances plus grandes.".to_owned()
                    }
                },
            ),
            Finding::ReplacementsWithoutRoom { zone, tasks, without, short } => {
                let count = |number: u32| LOCALE.count(u64::from(number));
                let of = match (tasks, without) {
                    (1, _) => "sa tâche".to_owned(),
                    (all, without) if all == without => {
                        format!("ses {}\u{a0}tâches", count(*all))
                    }
                    (all, without) => {
                        format!("{} de ses {}\u{a0}tâches", count(*without), count(*all))
                    }
                };
                let instances = |instances: u32| {
                    format!(
                        "Prévoyez {} sur l’ensemble des zones\u{202f}: celles qui restent \
                         accueillent alors toutes les tâches.",
                        plural(
                            u64::from(instances),
                            "instance de conteneur",
                            "instances de conteneur"
                        )
                    )
                };
                text(
                    format!(
                        "En cas de perte de la zone {}, les autres n’ont pas de place pour {of}.",
                        zone.letter()
                    ),
                    match short {
                        Shortage::Ports { .. } => "En mode réseau host, une instance exécute une \
                                                   seule copie de la tâche par port, et celles qui \
                                                   restent ont déjà la leur."
                            .to_owned(),
                        Shortage::Interfaces { holds, .. } => format!(
                            "Une instance accueille {}, et celles qui restent sont pleines\u{202f}: \
                             les tâches de remplacement échouent avec RESOURCE:ENI.",
                            plural(u64::from(*holds), "tâche awsvpc", "tâches awsvpc")
                        ),
                        Shortage::Addresses => "Leurs sous-réseaux ont trop peu d’adresses \
                                                libres\u{202f}: les tâches de remplacement s’arrêtent \
                                                avec InsufficientFreeAddressesInSubnet."
                            .to_owned(),
                    },
                    match short {
                        Shortage::Ports { instances: needed }
                        | Shortage::Interfaces { instances: needed, .. } => instances(*needed),
                        Shortage::Addresses => "Prenez des sous-réseaux plus grands, ou répartissez \
                                                sur davantage de zones."
                            .to_owned(),
                    },
                )
            }
            Finding::SingleNatGateway { device, zone, zones: served, application: false, left } => {
                text(
                    format!(
                        "En cas de perte de la zone {}, les instances des {served} zones n’ont plus accès à \
                         Internet\u{202f}: une seule {} NAT les dessert.",
                        zone.letter(),
                        match device {
                            NatDevice::Gateway => "passerelle",
                            NatDevice::Instance => "instance",
                        },
                    ),
                    format!(
                        "{} se trouve dans une seule zone. Quand cette zone tombe, les tâches des zones \
                     saines continuent, car leurs propres connexions n’y passent pas{}. Le trafic \
                     des autres zones paie en outre le passage d’une zone à l’autre.",
                        a_device_capital(*device),
                        match left.replacements {
                            true => "",
                            false => {
                                "\u{202f}; leurs remplaçantes n’y démarrent pas, car l’image est \
                             extraite par ce chemin"
                            }
                        }
                    ),
                    PER_ZONE_FIX,
                )
            }
            Finding::SingleNatGateway { device, zone, zones: served, application: true, left } => {
                text(
                    format!(
                        "En cas de perte de la zone {}, les {served} zones n’ont plus accès à Internet{}\u{202f}: une \
                         seule {} NAT les dessert.",
                        zone.letter(),
                        if left.ipv6 { " en IPv4" } else { "" },
                        match device {
                            NatDevice::Gateway => "passerelle",
                            NatDevice::Instance => "instance",
                        }
                    ),
                    format!(
                        "{} se trouve dans une seule zone. Quand cette zone tombe, les tâches des zones \
                     saines continuent {}{}. Le trafic des autres zones paie en outre le passage \
                     d’une zone à l’autre.",
                        a_device_capital(*device),
                        if left.ipv6 { "en IPv6 uniquement" } else { "sans accès sortant" },
                        match left.replacements {
                            true => "",
                            false => {
                                ", et leurs remplaçantes n’y démarrent pas, car l’image est extraite par \
                             le même chemin"
                            }
                        }
                    ),
                    PER_ZONE_FIX,
                )
            }
            Finding::NatGatewayPerZone { zones } => text(
                format!(
                    "Chacune des {} a sa propre passerelle NAT.",
                    plural(u64::from(*zones), "zone", "zones")
                ),
                "Quand une zone tombe, les autres gardent leur accès sortant.",
                "",
            ),
            Finding::InternetGatewayNotZonal => text(
                "La passerelle Internet ne dépend d’aucune zone.",
                "C’est un composant du VPC entier. Quand une zone tombe, les tâches à adresse \
                 publique des autres zones gardent leur accès à Internet.",
                "",
            ),
            Finding::NatGatewayCharges { gateways, fixed } => {
                let cost =
                    plural(u64::from(*gateways), "passerelle NAT coûte", "passerelles NAT coûtent");
                text(
                    match fixed {
                        Some(fixed) => {
                            format!("{cost} {} par mois avant tout trafic.", money(*fixed))
                        }
                        None => {
                            let billed = plural(
                                u64::from(*gateways),
                                "passerelle NAT est facturée",
                                "passerelles NAT sont facturées",
                            );
                            format!("{billed} à l’heure avant tout trafic.")
                        }
                    },
                    "Le compte propriétaire d’une passerelle NAT paie chaque heure de son \
                     existence, son adresse publique et chaque Go qu’elle traite dans un sens ou \
                     dans l’autre, en plus du transfert de données.",
                    "",
                )
            }
            Finding::PublicIpv4Unused { speaker, addresses, cost, blocked } => {
                let paid = plural(
                    *addresses,
                    "adresse IPv4 publique payée ne sert à rien",
                    "adresses IPv4 publiques payées ne servent à rien",
                );
                text(
                    match cost {
                        Some(cost) => format!("{paid}\u{202f}: {} par mois.", money(*cost)),
                        None => format!("{paid}."),
                    },
                    format!(
                        "{} en a une qui ne fonctionne dans aucun sens, parce que {}. Elle est \
                         facturée quand même.",
                        the_capital(*speaker),
                        match blocked {
                            true => "le blocage de l’accès public au VPC est activé",
                            false => {
                                "son sous-réseau n’a pas de route IPv4 vers la passerelle Internet"
                            }
                        }
                    ),
                    match speaker.carrier {
                        Carrier::Task => {
                            "Désactivez «\u{202f}Attribuer une adresse IP publique\u{202f}»."
                        }
                        Carrier::Host => "Lancez les instances sans adresse IPv4 publique.",
                    },
                )
            }
            Finding::PublicAddressChanges => text(
                "L’adresse publique d’une tâche change à chaque remplacement de la tâche.",
                "Chaque tâche Fargate a sa propre adresse publique le temps de son \
                 exécution\u{202f}; aucune adresse IP Elastic ne peut lui être attribuée. Les \
                 listes d’autorisation de vos partenaires ne correspondent plus après un \
                 déploiement.",
                "Pour une adresse source fixe, sortez par une passerelle NAT\u{202f}; pour une \
                 destination fixe, utilisez un équilibreur de charge.",
            ),
            Finding::TrunkLosesPublicIp => text(
                "Une instance de conteneur à interface tronc perd son adresse IPv4 publique dès qu’on \
                 l’arrête.",
                "Au démarrage suivant, le sous-réseau n’en attribue pas à une instance qui a plusieurs \
                 interfaces. L’agent n’a alors plus de chemin vers ECS et se déconnecte, et les \
                 placements échouent avec AGENT.",
                "Remplacez les instances sans les arrêter, donnez-leur des adresses IP Elastic, ou \
                 placez-les dans des sous-réseaux privés avec une passerelle NAT.",
            ),
            Finding::GuidancePublicSubnet => text(
                "Les sous-réseaux publics conviennent aux applications gourmandes en bande \
                 passante ou sensibles à la latence.",
                "AWS cite le streaming vidéo et les jeux. La passerelle Internet ne limite pas la \
                 bande passante et n’ajoute pas de frais propres.",
                "",
            ),
            Finding::GuidancePrivateSubnet => text(
                "Les sous-réseaux privés conviennent aux applications à protéger de tout accès \
                 direct.",
                "AWS cite le traitement des paiements et les conteneurs qui stockent des données \
                 utilisateur et des mots de passe. Beaucoup d’organisations gardent privées la \
                 plupart de leurs ressources, voire toutes, car le VPC est ainsi à l’abri d’un \
                 accès direct des attaquants.",
                "",
            ),
            Finding::WorkloadFits { workload: what, public } => text(
                format!("{}\u{202f}: AWS recommande cette architecture.", workload(*what)),
                match public {
                    true => {
                        "Les sous-réseaux publics conviennent aux applications gourmandes en bande \
                         passante ou sensibles à la latence."
                    }
                    false => {
                        "Les sous-réseaux privés protègent les conteneurs de tout accès direct."
                    }
                },
                "",
            ),
            Finding::WorkloadMisfit { workload: what, public } => match public {
                true => text(
                    format!("{}\u{202f}: AWS recommande des sous-réseaux privés.", workload(*what)),
                    "Dans un sous-réseau public, n’importe qui sur Internet peut tenter de se \
                     connecter\u{202f}; des sous-réseaux privés avec une passerelle NAT mettent \
                     les conteneurs à l’abri d’un accès direct.",
                    "Déplacez les tâches dans des sous-réseaux privés\u{202f}: ni 0.0.0.0/0 ni \
                     ::/0 n’y mène à la passerelle Internet.",
                ),
                false => text(
                    format!(
                        "{}\u{202f}: AWS recommande des sous-réseaux publics.",
                        workload(*what)
                    ),
                    "Une application gourmande en bande passante ou sensible à la latence se passe \
                     bien des limites de la passerelle NAT et de ses frais par Go.",
                    "Déplacez les tâches dans des sous-réseaux publics, avec des adresses \
                     publiques et des règles entrantes strictes.",
                ),
            },
            Finding::SmallWorkloadClaim { gateways, nat, addresses, public, break_even } => {
                let (nats, cost) = match gateways {
                    1 => ("1\u{a0}passerelle NAT avec son adresse".to_owned(), "coûte"),
                    _ => {
                        (format!("{gateways}\u{a0}passerelles NAT avec leurs adresses"), "coûtent")
                    }
                };
                let ips = plural(
                    u64::from(*addresses),
                    "adresse publique coûte",
                    "adresses publiques coûtent",
                );
                let even = match is_singular(break_even.floor()) {
                    true => "adresse IPv4 publique",
                    false => "adresses IPv4 publiques",
                };
                let compared = match public.cmp(nat) {
                    Ordering::Less => "c’est donc l’inverse ici",
                    Ordering::Equal => "les deux reviennent donc au même ici",
                    Ordering::Greater => {
                        "avant tout trafic, cette charge a donc dépassé le point où le NAT devient le moins cher"
                    }
                };
                text(
                    format!(
                        "{nats} {cost} autant que {}\u{a0}{even}, avant tout trafic.",
                        LOCALE.quantity(*break_even)
                    ),
                    format!(
                        "La page d’AWS dit qu’une petite charge de travail peut être plus rentable avec \
                         des sous-réseaux privés et des passerelles NAT. D’après les prix de cette \
                         Région, une petite charge coûte moins cher sans NAT\u{202f}: {nats} {cost} {} \
                         par mois, {ips} {}\u{202f}; {compared}. Chaque Go qui passe par le NAT \
                         s’y ajoute.",
                        money(*nat),
                        money(*public)
                    ),
                    "Choisissez des sous-réseaux privés pour la protection, pas pour économiser \
                     sur une petite charge de travail.",
                )
            }
            Finding::TrafficWithoutPath => text(
                "Une partie du trafic n’a pas de chemin\u{202f}: elle n’est pas facturée.",
                "La facture suit les paquets\u{202f}: ce qui ne peut ni partir ni arriver ne coûte \
                 rien. L’architecture n’achemine pas le trafic que vous avez saisi.",
                "Rétablissez d’abord le chemin\u{202f}; le montant suivra.",
            ),
            Finding::RatesMissing { region } => text(
                format!("Certains prix de la Région {} ne sont pas connus.", region.code()),
                "Des lignes sans montant, le total ne compte que les tranches dont le prix est connu, s’il y \
                 en a\u{202f}: c’est un minimum. Le prix d’une autre Région ne remplace \
                 pas ce qui manque.",
                "Consultez le prix sur la page de tarification d’AWS.",
            ),
        }
    }

    fn assumption(&self, assumption: Assumption) -> &'static str {
        match assumption {
            Assumption::EvenSpread => {
                "Les tâches sont réparties également sur les zones de disponibilité, et le trafic du mois \
                 également sur les tâches et sur les heures."
            }
            Assumption::FreeAllowance => {
                "Les 100\u{a0}Go par mois de transfert sortant gratuit sont déduits, comme si rien d’autre ne les \
                 utilisait dans le compte."
            }
            Assumption::NoFreeAllowance => {
                "Les 100\u{a0}Go par mois de transfert sortant gratuit ne sont pas déduits\u{202f}: d’autres \
                 usages du compte peuvent les épuiser."
            }
            Assumption::Gigabytes => {
                "Un Go vaut 2³⁰\u{a0}octets, l’unité dans laquelle AWS facture le transfert."
            }
            Assumption::NotPriced => {
                "Hors de la facture\u{202f}: ce que les services d’AWS facturent pour eux-mêmes (stockage, \
                 journaux, secrets, requêtes), les volumes et les crédits CPU des instances, le support, \
                 les Savings Plans et les offres aux nouveaux comptes."
            }
            Assumption::NodeAddresses => {
                "L’équilibreur de charge a une adresse IPv4 publique dans chacune de ses zones\u{202f}: AWS dit \
                 qu’il en a au moins une."
            }
            Assumption::TcpUnits => {
                "Les unités de capacité du Network Load Balancer sont celles du trafic TCP\u{202f}; pour d’autres \
                 protocoles, elles peuvent contenir moins."
            }
            Assumption::NothingElse => {
                "Le VPC ne contient que cette architecture. Ce que vous ne réglez pas suit les valeurs par \
                 défaut d’AWS\u{202f}; le DNS fonctionne, et les points de terminaison d’interface ont un DNS \
                 privé."
            }
            Assumption::Traced => {
                "Une connexion de chaque sorte est suivie, à l’aller et au retour, à travers tables de routage, \
                 passerelles, groupes de sécurité et listes ACL réseau. Ne sont pas vérifiés\u{202f}: les \
                 autorisations IAM, les politiques de point de terminaison, la résolution des noms, \
                 l’application elle-même et les pare-feu hors du VPC."
            }
            Assumption::OtherServices => {
                "Les autres services AWS sont joints par le point de terminaison de CloudWatch Logs si les \
                 journaux y vont, sinon à leurs adresses publiques\u{202f}: un point de terminaison ne porte \
                 que le trafic de son propre service."
            }
            Assumption::DualStackNames => {
                "Depuis un sous-réseau IPv6 uniquement, l’application appelle les services AWS par leurs noms \
                 à double pile. Les noms courants n’existent qu’en IPv4 et passent par NAT64, qui est facturé."
            }
            Assumption::Ipv4First => {
                "Depuis des sous-réseaux à double pile, ce que les tâches échangent elles-mêmes avec Internet passe \
                 par IPv4 dès que cette voie mène à Internet, et est facturé comme tel\u{202f}: à travers le NAT, chaque \
                 Go est facturé. Ce qui passe par IPv6 n’entraîne aucuns frais de NAT."
            }
            Assumption::ZoneFailure => {
                "Une zone en panne emporte tout ce qui s’y trouve\u{202f}; ce qui est ailleurs continue."
            }
            Assumption::EgressVpc => {
                "Le VPC de sortie laisse tout passer, et il est facturé à celui qui le possède. Celui-ci paie \
                 aussi le transfert sortant vers Internet, compté ici parce que ce trafic en est la cause."
            }
            Assumption::External => {
                "Du réseau autour d’une machine externe, rien n’est connu, pas même ce que coûte son trafic. Ce que \
                 les services AWS lui envoient, AWS le facture comme transfert sortant vers Internet, et ECS \
                 Anywhere facture chaque instance externe à l’heure\u{202f}: ni l’un ni l’autre n’est connu ici, \
                 et le total ne les contient pas."
            }
        }
    }

    fn hop(&self, hop: &Hop, network: &Network) -> HopText {
        let detail = match hop.event {
            Event::ResolvesToEndpoint { service } => {
                format!(
                    "Le DNS privé répond avec le point de terminaison {}.",
                    endpoint_service(service)
                )
            }
            Event::NoAddress { family: needed } => {
                format!(
                    "Il faut une adresse {}, et il n’y en a pas\u{202f}: paquet rejeté.",
                    needed.name()
                )
            }
            Event::Sent { address, port, service } => format!(
                "Envoie depuis {address} vers le port TCP {port} {}.",
                service.map_or("d’un hôte sur Internet", of_aws_service)
            ),
            Event::ClientConnects { port } => {
                format!("Un client veut se connecter au port TCP {port}.")
            }
            Event::GroupAllows { side: way, rule: allowing } => {
                format!(
                    "Le groupe de sécurité autorise le paquet {}\u{202f}: {}.",
                    at_the(way),
                    rule(&allowing)
                )
            }
            Event::GroupAdmits => {
                "Le groupe de sécurité autorise le groupe de l’émetteur.".to_owned()
            }
            Event::GroupTracks => {
                "Le groupe de sécurité suit la connexion\u{202f}: la réponse peut passer."
                    .to_owned()
            }
            Event::GroupDrops { side: way, rules: 0, .. } => {
                format!("Le groupe de sécurité n’a pas de {}\u{202f}: paquet rejeté.", rule_of(way))
            }
            Event::GroupDrops { side: way, port, .. } => format!(
                "Aucune {} du groupe de sécurité n’autorise le port TCP {port}\u{202f}: paquet \
                 rejeté.",
                rule_of(way)
            ),
            Event::AclPasses { side: way, number, dropped: None } => {
                format!(
                    "La liste ACL réseau laisse passer le paquet {} (règle\u{a0}{number}).",
                    at_the(way)
                )
            }
            Event::AclPasses { side: way, number, dropped: Some(range) } => format!(
                "La liste ACL réseau laisse passer le paquet {} (règle\u{a0}{number}), mais \
                 rejette {}.",
                at_the(way),
                the_ports(range)
            ),
            Event::AclDrops { side: way, number, ports: range } => format!(
                "La liste ACL réseau rejette {} {} ({}).",
                the_ports(range),
                at_the(way),
                acl_rule(number)
            ),
            Event::Routed { destination, target: to } => match destination {
                Destination::Range(range) => {
                    format!("La route {range} pointe vers {}.", target(to))
                }
                Destination::PrefixList(service) => format!(
                    "La route des adresses {} pointe vers {}.",
                    of_aws_service(service),
                    target(to)
                ),
            },
            Event::NotForwarded { family: sent, target: to } => format!(
                "Sa route pointe vers {}, qui ne transmet pas {}\u{202f}: paquet rejeté.",
                target(to),
                match sent {
                    Family::Ipv4 => "l’IPv4",
                    Family::Ipv6 => "l’IPv6",
                }
            ),
            Event::NoRoute => {
                "La table de routage n’a pas de route pour cette destination\u{202f}: paquet \
                 rejeté."
                    .to_owned()
            }
            Event::ZoneCrossed { from, to } => format!(
                "Passe de la zone {} à la zone {}\u{202f}: facturé des deux côtés.",
                from.letter(),
                to.letter()
            ),
            Event::GatewayTranslates { private } => {
                format!("Fait correspondre {private} et son adresse IPv4 publique.")
            }
            Event::GatewayForwards => "Laisse passer le paquet tel quel.".to_owned(),
            Event::NoPublicAddress { side: Side::Egress } => {
                "L’émetteur n’a pas d’adresse IPv4 publique\u{202f}: paquet rejeté.".to_owned()
            }
            Event::NoPublicAddress { side: Side::Ingress } => {
                "Aucune adresse IPv4 publique ne correspond à l’interface\u{202f}: rien à quoi se \
                 connecter."
                    .to_owned()
            }
            Event::GatewayMissing => {
                "Aucune passerelle Internet n’est attachée\u{202f}: paquet rejeté.".to_owned()
            }
            Event::AccessBlocked { block } => format!(
                "Le blocage de l’accès public au VPC est {}\u{202f}: paquet rejeté.",
                match block {
                    PublicAccessBlock::Off => "désactivé",
                    PublicAccessBlock::IngressOnly => "en mode entrée uniquement",
                    PublicAccessBlock::Bidirectional => "en mode bidirectionnel",
                }
            ),
            Event::EgressOnlyForwards => {
                "Laisse passer le paquet\u{202f}: la connexion est ouverte de l’intérieur."
                    .to_owned()
            }
            Event::NatTranslates | Event::InstanceTranslates => {
                "Met sa propre adresse à la place de celle de l’émetteur.".to_owned()
            }
            Event::Nat64Translates => {
                "Convertit IPv6 en IPv4, avec sa propre adresse à la place de celle de l’émetteur."
                    .to_owned()
            }
            Event::NatRestores | Event::InstanceRestores => {
                "Remet la réponse à l’émetteur de la requête.".to_owned()
            }
            Event::NatNotPublic => {
                "Son propre sous-réseau n’a pas de route IPv4 vers une passerelle \
                 Internet\u{202f}: paquet rejeté."
                    .to_owned()
            }
            Event::NatPrivate => {
                "Elle n’a pas d’adresse publique\u{202f}: la passerelle Internet rejette ce \
                 qu’elle envoie."
                    .to_owned()
            }
            Event::Nat64NotRouted { target: to } => format!(
                "La route de NAT64 pointe vers {}, qui ne traduit pas\u{202f}: paquet rejeté.",
                target(to)
            ),
            Event::Nat64NotDocumented => "AWS ne dit pas si elle assure NAT64.".to_owned(),
            Event::SourceDestCheck => {
                "Sa vérification source/destination ne laisse passer que ses propres \
                 paquets\u{202f}: paquet rejeté."
                    .to_owned()
            }
            Event::TransitForwards => "Transmet au VPC de sortie.".to_owned(),
            Event::EgressVpcTranslates => {
                "La passerelle NAT du VPC de sortie émet avec sa propre adresse.".to_owned()
            }
            Event::EgressVpcRestores => "Le VPC de sortie renvoie la réponse.".to_owned(),
            Event::EgressVpcNotKnown => {
                "Le compte du VPC de sortie décide si ce VPC peut émettre.".to_owned()
            }
            Event::GatewayEndpointForwards => "Transmet au service.".to_owned(),
            Event::Balances => "Accepte la connexion et en ouvre une vers une cible.".to_owned(),
            Event::NoNodeInZone { zone } => format!(
                "L’équilibreur de charge n’a pas de nœud dans la zone {}, et les autres n’envoient \
                 rien ici\u{202f}: paquet rejeté.",
                zone.letter()
            ),
            Event::ZoneLost { zone, standing } => {
                let what = match standing {
                    Standing::Interface => "l’interface",
                    Standing::NatGateway => "la passerelle NAT",
                    Standing::NatInstance => "l’instance NAT",
                    Standing::Endpoint => "le point de terminaison",
                    Standing::Balancer => "le nœud de l’équilibreur de charge",
                };
                format!(
                    "Panne de la zone {}\u{202f}: {what} ne répond plus, paquet rejeté.",
                    zone.letter()
                )
            }
            Event::ReplyElsewhere { target: to } => format!(
                "La réponse partirait par {}, et non par où la requête est venue\u{202f}: paquet \
                 rejeté.",
                target(to)
            ),
            Event::Arrived { port } => format!("Arrive au port TCP {port}."),
            Event::ReplyArrived => "La réponse arrive\u{202f}: la connexion fonctionne.".to_owned(),
        };
        HopText { place: place(hop.place, network), detail }
    }

    fn line(&self, line: &Line, currency: Option<Currency>) -> LineText {
        let rate = |part: &Part| LOCALE.rate(part.rate, currency);
        let gb = |quantity| format!("{}\u{a0}Go", LOCALE.measured(quantity));
        let parts = line.priced.parts.as_slice();
        let first = parts.first().map_or("tarif inconnu".to_owned(), rate);
        // By tier, where there is more than one.
        let times = |quantity: String| match parts {
            [] | [_] => format!("{quantity} \u{d7} {first}"),
            _ => {
                let tier = |part: &Part| format!("{} \u{d7} {}", gb(part.quantity), rate(part));
                parts.iter().map(tier).collect::<Vec<_>>().join(" + ")
            }
        };
        let formula = match &line.basis {
            Basis::Hourly { things, hours } => {
                let named: Vec<String> =
                    things.iter().map(|(thing, count)| counted(*thing, *count)).collect();
                let things = match named.as_slice() {
                    [one] => one.clone(),
                    _ => format!("({})", named.join(" + ")),
                };
                format!("{things} \u{d7} {} \u{d7} {first}", in_hours(*hours))
            }
            Basis::BothDirections { sent, received, from_aws } => {
                let formula = times(both_directions(
                    [
                        (*sent, " en sortie"),
                        (received.less(*from_aws), " en entrée"),
                        (*from_aws, " de services AWS"),
                    ],
                    gb,
                ));
                formula
                    + match line.charge == Charge::TransitGatewayData {
                        true if received.is_zero() => {
                            "\u{202f}; sans la passerelle NAT ni l’attachement du VPC de sortie"
                        }
                        // A GB is charged to the attachment that sends it.
                        true => {
                            "\u{202f}; les Go en entrée sont facturés au propriétaire du VPC de sortie, dont la \
                             passerelle NAT et l’attachement ne sont pas comptés"
                        }
                        false => "",
                    }
            }
            Basis::Sized { count, size, hours } => {
                let tasks = plural(*count, "tâche", "tâches");
                let unit = if line.charge == Charge::FargateVcpu { "vCPU" } else { "Go" };
                let (size, hours) = (LOCALE.quantity(*size), in_hours(*hours));
                format!("{tasks} \u{d7} {size}\u{a0}{unit} \u{d7} {hours} \u{d7} {first}")
            }
            Basis::CapacityUnits { dimensions, .. } => {
                let highest = dimensions.iter().find(|(_, hours)| *hours == line.quantity);
                let highest = highest.map_or("", |(dimension, _)| match dimension {
                    Dimension::ProcessedBytes => " pour les Go traités",
                    Dimension::NewConnections => " pour les nouvelles connexions",
                    Dimension::ActiveConnections => " pour les connexions actives",
                    Dimension::RuleEvaluations => " pour les évaluations de règles",
                });
                let hours = match is_singular(line.quantity.floor()) {
                    true => "heure",
                    false => "heures",
                };
                let unit = if line.item == Some(Item::NlbNlcuHour) { "NLCU" } else { "LCU" };
                times(format!("{}\u{a0}{hours} {unit}{highest}", LOCALE.quantity(line.quantity)))
            }
            Basis::BothSides { moved } => times(format!("{} \u{d7} 2\u{a0}côtés", gb(*moved))),
            Basis::OneDirection { moved, .. } if line.charge == Charge::ServiceDataOut => format!(
                "jusqu’à {} \u{d7} le tarif du transfert sortant\u{202f}: la part qu’AWS envoie n’est \
                 pas connue",
                gb(*moved)
            ),
            Basis::OneDirection { moved, free } => match free.is_zero() {
                true => times(gb(line.quantity)),
                false => {
                    let priced = times(gb(line.quantity));
                    format!("{} \u{2212} {} de franchise\u{202f}: {priced}", gb(*moved), gb(*free))
                }
            },
        };
        let discount = line.priced.discount;
        // Nothing is taken off a rate that is not known.
        let formula = match discount == Percent::ZERO || parts.is_empty() {
            true => formula,
            false => format!("{formula} \u{2212} {}", LOCALE.in_percent(&discount.to_string())),
        };
        LineText { label: charge(line.charge).to_owned(), formula }
    }

    fn charge(&self, charged: Charge) -> &'static str {
        charge(charged)
    }

    fn way(&self, way: Option<Way>) -> &'static str {
        match way {
            None => "Cette architecture",
            Some(Way::PublicAddress) => "Adresses publiques",
            Some(Way::SingleNat) => "Une seule passerelle NAT",
            Some(Way::NatPerZone) => "Une passerelle NAT par zone",
            Some(Way::RegionalNat) => "Passerelle NAT régionale",
            Some(Way::NatInstance) => "Instance NAT",
            Some(Way::CentralEgress) => "Sortie centralisée",
            Some(Way::EndpointsOnly) => "Points de terminaison seuls",
            Some(Way::EndpointsAndNat) => "Points de terminaison et NAT",
            Some(Way::EgressOnlyIpv6) => "IPv6, sortie uniquement",
        }
    }

    fn meeting(&self, meeting: &MeetingFacts<'_>, currency: Option<Currency>) -> String {
        let MeetingFacts { axis, at, cheaper, dearer, cost } = meeting;
        let (at, cost) = (self.amount_on(*axis, *at), LOCALE.money(*cost, currency));
        match axis.is_whole() {
            true => format!(
                "À partir de {at}, «\u{202f}{cheaper}\u{202f}» coûte moins que \
                 «\u{202f}{dearer}\u{202f}» ({cost})."
            ),
            false => format!(
                "Au-delà de {at}, «\u{202f}{cheaper}\u{202f}» coûte moins que \
                 «\u{202f}{dearer}\u{202f}»\u{202f}; à ce point, les deux coûtent {cost}."
            ),
        }
    }

    fn influence(&self, influence: &Influence, currency: Option<Currency>) -> String {
        let known = if influence.complete { "" } else { ", d’après les prix connus" };
        let more = [LOCALE.difference(influence.more, currency).as_str(), known].concat();
        let name = moved(influence.input);
        match influence.input {
            Input::Counted(_) => format!("{name}\u{202f}: {more}"),
            Input::Traffic(_) => format!("{} {name}\u{202f}: {more}", LOCALE.in_percent("10")),
        }
    }

    fn problem_of(&self, named: Option<&str>, problem: &Problem) -> String {
        let Problem { found, expected, .. } = problem;
        let at = match named {
            None => "Le document".to_owned(),
            Some(place) => format!("«\u{202f}{place}\u{202f}»"),
        };
        let is = match found.as_deref() {
            None => "manque".to_owned(),
            Some("") => "est vide".to_owned(),
            Some(found) => format!("vaut «\u{202f}{found}\u{202f}»"),
        };
        let cure = match expected {
            Expected::KnownKey(Some(near)) => {
                return format!(
                    "{at} n’est pas une clé connue\u{202f}; pensiez-vous à \
                     «\u{202f}{near}\u{202f}»\u{202f}?"
                );
            }
            Expected::KnownKey(None) => {
                return format!("{at} n’est pas une clé connue\u{202f}; retirez-la.");
            }
            Expected::AtMost(most) => {
                let most = LOCALE.count(u64::try_from(*most).unwrap_or(u64::MAX));
                return format!(
                    "{at} contient plus de {most} éléments\u{202f}; seuls les {most} premiers comptent."
                );
            }
            Expected::PriceItem => {
                return format!(
                    "{at} ne désigne aucun élément de prix\u{202f}; utilisez un nom tel que \
                     «\u{202f}nat_gateway_hour\u{202f}»."
                );
            }
            Expected::ChargedItem => {
                return format!(
                    "{at} est le prix de quelque chose qu’aucune facture ne compte ici\u{202f}; \
                     retirez-le."
                );
            }
            Expected::Once => {
                return format!("{at} figure plusieurs fois\u{202f}; la dernière valeur compte.");
            }
            Expected::FreeNumber => {
                "une règle précédente porte déjà ce numéro, donnez-en un autre à celle-ci"
                    .to_owned()
            }
            Expected::NoPorts => {
                "les ports ne comptent qu’avec «\u{202f}tcp\u{202f}» et «\u{202f}udp\u{202f}» et cette \
                 règle vaut pour tous, donnez-lui l’un des deux ou aucun port"
                    .to_owned()
            }
            Expected::PortsInOrder => "ce port dépasse le dernier, inversez les deux".to_owned(),
            Expected::Document => "donnez des clés et des valeurs".to_owned(),
            Expected::Requirements => "donnez les exigences en clés et valeurs".to_owned(),
            Expected::Version(version) => {
                format!("ECS Reach lit ici le format {version} et n’a repris que ce qu’il connaît")
            }
            Expected::Region => {
                "donnez le code d’une Région AWS, «\u{202f}eu-west-1\u{202f}» par exemple"
                    .to_owned()
            }
            Expected::OneOf(names) => {
                let names: Vec<String> =
                    names.iter().map(|name| format!("«\u{202f}{name}\u{202f}»")).collect();
                format!("choisissez {}", listed(&names, "ou"))
            }
            Expected::Boolean => {
                "donnez «\u{202f}true\u{202f}» ou «\u{202f}false\u{202f}»".to_owned()
            }
            Expected::WholeNumber(least, most) => format!(
                "donnez un nombre entier de {} à {}",
                LOCALE.count(*least),
                LOCALE.count(*most)
            ),
            Expected::ZonesOfRegion { region, zones } => {
                let count =
                    plural(u64::from(*zones), "zone de disponibilité", "zones de disponibilité");
                format!("la Région {region} compte {count}, et ce nombre est retenu")
            }
            Expected::Gigabytes => format!(
                "donnez un volume de 0 à {}\u{a0}Go par mois, avec six décimales au plus",
                LOCALE.count(Gigabytes::MAX)
            ),
            Expected::PerSecond => format!(
                "donnez un nombre par seconde de 0 à {}, avec six décimales au plus",
                LOCALE.count(PerSecond::MAX)
            ),
            Expected::TaskMemory => {
                format!("donnez une mémoire de 0,5 à {}\u{a0}Go", TaskMemory::MAX)
            }
            Expected::Percent => {
                "donnez un pourcentage de 0 à 100, avec deux décimales au plus".to_owned()
            }
            Expected::Offer => {
                let quoted = |code| format!("«\u{202f}{code}\u{202f}»");
                let codes: Vec<String> = Offer::NAMES.iter().map(quoted).collect();
                return format!(
                    "{at} n’est pas un service dont les prix figurent ici\u{202f}; utilisez {}.",
                    listed(&codes, "ou")
                );
            }
            Expected::VpcCidr => {
                "donnez une plage IPv4 de /16 à /28, «\u{202f}10.0.0.0/16\u{202f}» par exemple"
                    .to_owned()
            }
            Expected::Cidr => "donnez une plage sans bits d’hôte, «\u{202f}0.0.0.0/0\u{202f}» ou \
                 «\u{202f}::/0\u{202f}» par exemple"
                .to_owned(),
            Expected::WithoutHostBits(range) => format!(
                "donnez la plage qui contient cette adresse, sans bits d’hôte\u{202f}: «\u{202f}{range}\u{202f}»"
            ),
            Expected::List => "donnez une liste".to_owned(),
            Expected::Rate => {
                "donnez un prix tel que «\u{202f}0.045\u{202f}», positif ou nul, avec dix \
                 décimales au plus"
                    .to_owned()
            }
            Expected::Amount => {
                "donnez un montant tel que «\u{202f}250\u{202f}», positif ou nul".to_owned()
            }
            Expected::RuleText => "écrivez une règle comme «\u{202f}tcp_443_0.0.0.0/0\u{202f}», \
                                   et dans une liste ACL réseau comme \
                                   «\u{202f}100_allow_tcp_443_0.0.0.0/0\u{202f}»"
                .to_owned(),
            Expected::LinkText => "donnez un texte".to_owned(),
            Expected::LinkNotJson => {
                return format!(
                    "{at} est du JSON\u{202f}; donnez un lien, «\u{202f}subnet=public&tasks=4\u{202f}» par \
                     exemple, ou passez comme scénario ce que JSON.parse en fait."
                );
            }
            Expected::Parsed => {
                "c’est un texte\u{202f}: passez ce que JSON.parse en fait, ou le scénario que fromLink y lit"
                    .to_owned()
            }
            Expected::SavedDesigns => {
                return "Ce fichier ne contient pas d’architectures enregistrées\u{202f}; \
                    choisissez-en un qui a été exporté ici."
                    .to_owned();
            }
            Expected::DesignName => {
                format!("donnez un nom de 1 à {} caractères sur une ligne", DesignName::LONGEST)
            }
            Expected::Separators => "écrivez les décimales avec une virgule et les milliers avec \
                 des espaces, «\u{202f}1\u{202f}234,5\u{202f}» par exemple"
                .to_owned(),
            Expected::Thousands(number) => format!(
                "écrivez «\u{202f}{number}\u{202f}» s’il s’agit de milliers, sinon un nombre \
                 entier sans décimales"
            ),
        };
        format!("{at} {is}\u{202f}; {cure}.")
    }

    fn symptom(&self, symptom: Symptom) -> SymptomText {
        let (misconfiguration, check) = symptom_text(symptom);
        SymptomText { misconfiguration, check }
    }
}

fn in_hours(hours: u64) -> String {
    plural(hours, "heure", "heures")
}

/// Things that are charged by the hour, and how many.
fn counted(thing: Thing, count: u64) -> String {
    let (one, many) = match thing {
        Thing::NatGateway => ("passerelle", "passerelles"),
        Thing::ActiveZone => ("zone active", "zones actives"),
        Thing::NatInstance(size) | Thing::Instance(size) => (size.api_name(), size.api_name()),
        Thing::ExternalInstance => ("instance externe", "instances externes"),
        Thing::TaskAddress => ("adresse de tâche", "adresses de tâche"),
        Thing::HostAddress => ("adresse d’instance", "adresses d’instance"),
        Thing::NatAddress => ("adresse de passerelle NAT", "adresses de passerelle NAT"),
        Thing::NatInstanceAddress => ("adresse d’instance NAT", "adresses d’instance NAT"),
        Thing::NodeAddress => {
            ("adresse d’équilibreur de charge", "adresses d’équilibreur de charge")
        }
        Thing::InterfaceEndpoint => {
            ("interface de point de terminaison", "interfaces de point de terminaison")
        }
        Thing::LoadBalancer => ("équilibreur de charge", "équilibreurs de charge"),
        Thing::Attachment => ("attachement", "attachements"),
        Thing::IdleAddress => ("adresse inactive", "adresses inactives"),
    };
    plural(count, one, many)
}

const fn charge(charge: Charge) -> &'static str {
    match charge {
        Charge::NatGatewayHours => "Heures de passerelle NAT",
        Charge::NatGatewayData => "Traitement des données par passerelle NAT",
        Charge::RegionalNatGatewayHours => "Heures de passerelle NAT régionale",
        Charge::RegionalNatGatewayData => "Traitement des données par passerelle NAT régionale",
        Charge::NatInstanceHours => "Heures d’instance NAT",
        Charge::PublicIpv4 => "Adresses IPv4 publiques",
        Charge::IdlePublicIpv4 => "Adresses IPv4 publiques inactives",
        Charge::InterfaceEndpointHours => "Heures de point de terminaison d’interface",
        Charge::InterfaceEndpointData => {
            "Traitement des données par point de terminaison d’interface"
        }
        Charge::GatewayEndpoint => "Points de terminaison de passerelle",
        Charge::CrossZoneData => "Transfert de données entre zones",
        Charge::InternetDataOut => "Transfert de données sortant vers Internet",
        Charge::InternetDataIn => "Transfert de données entrant depuis Internet",
        Charge::ServiceDataOut => "Transfert de données sortant des services AWS",
        Charge::LoadBalancerHours => "Heures d’équilibreur de charge",
        Charge::LoadBalancerCapacity => "Unités de capacité d’équilibreur de charge",
        Charge::TransitGatewayHours => "Heures d’attachement à la passerelle de transit",
        Charge::TransitGatewayData => "Traitement des données par passerelle de transit",
        Charge::FargateVcpu => "vCPU Fargate",
        Charge::FargateMemory => "Mémoire Fargate",
        Charge::FargateStorage => "Stockage éphémère Fargate",
        Charge::InstanceHours => "Instances de conteneur",
        Charge::ManagedInstancesFee => "Frais de gestion de Managed Instances",
        Charge::ExternalInstanceHours => "ECS Anywhere, heures d’instance",
    }
}

/// One more of an input at the head of a sentence, or what follows a few hundredths more.
const fn moved(input: Input) -> &'static str {
    match input {
        Input::Counted(Counted::Zones) => "Une zone de disponibilité de plus",
        Input::Counted(Counted::Tasks) => "Une tâche de plus",
        Input::Counted(Counted::Instances) => "Une instance de conteneur de plus",
        Input::Counted(Counted::IdleAddresses) => "Une adresse inactive de plus",
        Input::Traffic(Traffic::InternetOut) => "de trafic en plus vers Internet",
        Input::Traffic(Traffic::InternetIn) => "de trafic en plus depuis Internet",
        Input::Traffic(Traffic::S3) => "de trafic en plus avec Amazon S3",
        Input::Traffic(Traffic::Dynamodb) => "de trafic en plus avec DynamoDB",
        Input::Traffic(Traffic::AwsApi) => "de trafic en plus avec d’autres services AWS",
        Input::Traffic(Traffic::ImagePull) => "de couches d’image en plus",
        Input::Traffic(Traffic::BalancedOut) => {
            "de trafic en plus en sortie de l’équilibreur de charge"
        }
        Input::Traffic(Traffic::BalancedIn) => {
            "de trafic en plus en entrée de l’équilibreur de charge"
        }
        Input::Traffic(Traffic::InterZone) => "de trafic en plus entre zones",
        Input::Traffic(Traffic::NewConnections) => "de nouvelles connexions en plus",
        Input::Traffic(Traffic::ActiveConnections) => "de connexions actives en plus",
        Input::Traffic(Traffic::RuleEvaluations) => "d’évaluations de règles en plus",
    }
}

/// Zones, subnets and way out, addresses, endpoints.
fn design_in_words(built: Option<Summary>) -> String {
    let Some(built) = built else { return "votre propre réseau".to_owned() };
    let zones = plural(built.zones, "zone", "zones");
    let way = match built.way_out {
        WayOut::PublicAddresses => "sous-réseaux publics, adresses publiques",
        WayOut::Public => "sous-réseaux publics",
        WayOut::NatGatewayPerZone => "une passerelle NAT par zone",
        WayOut::OneNatGateway => "une seule passerelle NAT",
        WayOut::RegionalNatGateway => "passerelle NAT régionale",
        WayOut::NatInstance => "instance NAT",
        WayOut::PrivateNatGateway => "passerelle NAT privée",
        WayOut::TransitGateway => "sortie centralisée",
        WayOut::EgressOnly => "sous-réseaux privés sans NAT",
        WayOut::NoIpv4Route => "sans route IPv4 de sortie",
        WayOut::Isolated => "sous-réseaux isolés",
    };
    let route = match (built.stack, built.ipv6_route) {
        (IpStack::Ipv4, _) => "",
        (_, Ipv6Route::None) => ", sans route ::/0",
        (_, Ipv6Route::EgressOnly) => ", ::/0 en sortie uniquement",
        (_, Ipv6Route::InternetGateway) => ", ::/0 vers la passerelle Internet",
    };
    let stack = match built.stack {
        IpStack::Ipv4 => "IPv4",
        IpStack::DualStack => "double pile",
        IpStack::Ipv6Only => "IPv6 uniquement",
    };
    let nat64 = if built.nat64 { ", NAT64" } else { "" };
    let mut said = format!("{zones} \u{b7} {way} \u{b7} {stack}{route}{nat64}");
    let names: Vec<&str> = built.endpoints.iter().map(Endpoint::name).collect();
    if !names.is_empty() {
        let one = if built.endpoints_in_one_zone { " dans une zone" } else { "" };
        let endpoints = match names.len() {
            1 => "point de terminaison",
            _ => "points de terminaison",
        };
        said.push_str(&format!(" \u{b7} {endpoints}{one}\u{202f}: {}", names.join(", ")));
    }
    said
}

fn diagram_label(label: &diagram::Label) -> String {
    use diagram::{Gateway, Label};
    match *label {
        Label::Internet => "Internet".to_owned(),
        Label::OwnNetwork => "Votre propre réseau".to_owned(),
        Label::ExternalInstances => "Instances externes".to_owned(),
        Label::InternetGateway => "Passerelle Internet".to_owned(),
        Label::Gateway(gateway) => match gateway {
            Gateway::Internet | Gateway::EgressOnly | Gateway::Transit => "Passerelle",
            Gateway::S3 | Gateway::Dynamodb => "Pt de term.",
            Gateway::S3AndDynamodb => "Pts de term.",
        }
        .to_owned(),
        Label::GatewayKind(gateway) => match gateway {
            Gateway::Internet => "Internet",
            Gateway::EgressOnly => "de sortie",
            Gateway::Transit => "de transit",
            Gateway::S3 => "S3",
            Gateway::Dynamodb => "DynamoDB",
            Gateway::S3AndDynamodb => "S3, DynamoDB",
        }
        .to_owned(),
        Label::GatewayInFull(gateway) => match gateway {
            Gateway::Internet => "Passerelle Internet",
            Gateway::EgressOnly => "Passerelle Internet de sortie uniquement",
            Gateway::Transit => "Passerelle de transit",
            Gateway::S3 => "Point de terminaison de passerelle pour Amazon S3",
            Gateway::Dynamodb => "Point de terminaison de passerelle pour Amazon DynamoDB",
            Gateway::S3AndDynamodb => {
                "Points de terminaison de passerelle pour Amazon S3 et DynamoDB"
            }
        }
        .to_owned(),
        Label::Vpc(cidr) => format!("VPC {cidr}"),
        Label::Zone(zone) => format!("Zone {}", zone.letter()),
        Label::ZoneFailed(zone) => format!("Zone {} (perdue)", zone.letter()),
        Label::Subnet(role) => subnet_of(role).to_owned(),
        Label::Range(cidr) => cidr.to_string(),
        Label::NatGateway => "Passerelle NAT".to_owned(),
        Label::PrivateNat => "privée".to_owned(),
        Label::RegionalNat => "Passerelle NAT régionale".to_owned(),
        Label::ActiveIn(zones) => {
            let mut active = "active\u{202f}:".to_owned();
            for zone in zones.iter() {
                active.push(' ');
                active.push(zone.letter());
            }
            active
        }
        Label::NatInstance => "Instance NAT".to_owned(),
        Label::ApplicationLoadBalancer => "Nœud ALB".to_owned(),
        Label::NetworkLoadBalancer => "Nœud NLB".to_owned(),
        Label::Endpoints(count) => {
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            plural(count, "pt de term.", "pts de term.")
        }
        Label::Instances(count) => plural(u64::from(count), "instance", "instances"),
        Label::Tasks(0) => "remplaçante".to_owned(),
        Label::Tasks(count) => plural(u64::from(count), "tâche", "tâches"),
        Label::PublicIpv4 => "IPv4 publique".to_owned(),
        Label::Dropped(event) => match event {
            Event::GroupDrops { .. } => "groupe de sécurité",
            Event::AclDrops { .. } => "liste ACL réseau",
            Event::NoRoute | Event::NotForwarded { .. } => "pas de route",
            Event::NoPublicAddress { .. } => "sans IP publique",
            Event::GatewayMissing => "non attachée",
            Event::NatNotPublic => "sans issue",
            Event::ZoneLost { .. } => "zone perdue",
            Event::NoAddress { family: Family::Ipv4 } => "sans IPv4",
            Event::NoAddress { family: Family::Ipv6 } => "sans IPv6",
            Event::AccessBlocked { .. } => "accès bloqué",
            Event::NatPrivate => "NAT privé",
            Event::Nat64NotRouted { .. } => "pas de NAT64",
            Event::SourceDestCheck => "vérif. src/dest",
            Event::NoNodeInZone { .. } => "zone sans nœud",
            Event::Nat64NotDocumented => "non documenté",
            Event::EgressVpcNotKnown => "inconnu",
            Event::ReplyElsewhere { .. } => "autre retour",
            // These drop nothing; a diagram writes none of them.
            Event::Sent { .. }
            | Event::ClientConnects { .. }
            | Event::ResolvesToEndpoint { .. }
            | Event::GroupAllows { .. }
            | Event::GroupAdmits
            | Event::GroupTracks
            | Event::AclPasses { .. }
            | Event::Routed { .. }
            | Event::ZoneCrossed { .. }
            | Event::GatewayTranslates { .. }
            | Event::GatewayForwards
            | Event::EgressOnlyForwards
            | Event::NatTranslates
            | Event::Nat64Translates
            | Event::NatRestores
            | Event::InstanceTranslates
            | Event::InstanceRestores
            | Event::TransitForwards
            | Event::EgressVpcTranslates
            | Event::EgressVpcRestores
            | Event::GatewayEndpointForwards
            | Event::Balances
            | Event::Arrived { .. }
            | Event::ReplyArrived => "",
        }
        .to_owned(),
    }
}

/// The name on AWS's French pages. The isolated partitions have none: what stands in AWS's own files is
/// their name in every language, as is a city's that French writes no other way.
fn region_name(region: Region) -> &'static str {
    match region.code() {
        "af-south-1" => "Afrique (Le Cap)",
        "ap-east-1" => "Asie-Pacifique (Hong Kong)",
        "ap-east-2" => "Asie-Pacifique (Taipei)",
        "ap-northeast-1" => "Asie-Pacifique (Tokyo)",
        "ap-northeast-2" => "Asie-Pacifique (Séoul)",
        "ap-northeast-3" => "Asie-Pacifique (Osaka)",
        "ap-south-1" => "Asie-Pacifique (Mumbai)",
        "ap-south-2" => "Asie-Pacifique (Hyderabad)",
        "ap-southeast-1" => "Asie-Pacifique (Singapour)",
        "ap-southeast-2" => "Asie-Pacifique (Sydney)",
        "ap-southeast-3" => "Asie-Pacifique (Jakarta)",
        "ap-southeast-4" => "Asie-Pacifique (Melbourne)",
        "ap-southeast-5" => "Asie-Pacifique (Malaisie)",
        "ap-southeast-6" => "Asie-Pacifique (Nouvelle-Zélande)",
        "ap-southeast-7" => "Asie-Pacifique (Thaïlande)",
        "ca-central-1" => "Canada (Centre)",
        "ca-west-1" => "Canada-Ouest (Calgary)",
        "eu-central-1" => "Europe (Francfort)",
        "eu-central-2" => "Europe (Zurich)",
        "eu-north-1" => "Europe (Stockholm)",
        "eu-south-1" => "Europe (Milan)",
        "eu-south-2" => "Europe (Espagne)",
        "eu-west-1" => "Europe (Irlande)",
        "eu-west-2" => "Europe (Londres)",
        "eu-west-3" => "Europe (Paris)",
        "il-central-1" => "Israël (Tel Aviv)",
        "me-central-1" => "Moyen-Orient (EAU)",
        "me-south-1" => "Moyen-Orient (Bahreïn)",
        "me-west-1" => "Moyen-Orient (Arabie saoudite)",
        "mx-central-1" => "Mexique (Centre)",
        "sa-east-1" => "Amérique du Sud (São Paulo)",
        "sa-west-1" => "Amérique du Sud (Chili)",
        "us-east-1" => "USA Est (Virginie du Nord)",
        "us-east-2" => "USA Est (Ohio)",
        "us-west-1" => "USA Ouest (Californie du Nord)",
        "us-west-2" => "USA Ouest (Oregon)",
        "cn-north-1" => "Chine (Pékin)",
        "cn-northwest-1" => "Chine (Ningxia)",
        "eusc-de-east-1" => "AWS European Sovereign Cloud (Allemagne)",
        "us-gov-east-1" => "AWS GovCloud (USA Est)",
        "us-gov-west-1" => "AWS GovCloud (USA Ouest)",
        _ => region.name(),
    }
}

/// What is to be known about a price besides.
const fn price_note(note: Note) -> &'static str {
    match note {
        Note::NotOfThisRegion => {
            "sans source pour cette Région\u{202f}; 0,01 dans les 27\u{a0}Régions sourcées et dans \
             GovCloud"
        }
        Note::AsOfZonalNat => {
            "le même que celui d’une passerelle NAT zonale dans toutes les Régions sourcées"
        }
        Note::NoMeter => "aucun compteur dans la liste de prix",
        Note::Quantity => "la valeur est une quantité en Go, pas un prix",
        Note::GeneralPurposeTypes => {
            "0,12 pour les types à usage général\u{202f}; la part des types à GPU ou à calcul accéléré est \
             autre et a baissé de 35 à 60\u{a0}% le 01/07/2026 (copie publique)"
        }
        Note::Ipv6PaysDataTransfer => {
            "le trafic IPv6 paie quand même le transfert de données sortant vers Internet"
        }
        Note::FirstTierAlone => "seule la première tranche est sourcée",
        Note::FirstTierAloneAsInSydney => {
            "seule la première tranche est sourcée\u{202f}; celles de MediaConnect y sont à 0,114, \
             0,098, 0,094 et 0,092 (comme à Sydney)"
        }
        Note::BilledWithDiscount => {
            "ligne de facture\u{202f}: 27,78\u{a0}USD / 3\u{202f}020\u{a0}Go = 0,0092, soit 0,01 \
             moins la remise de 8\u{a0}% vue sur les lignes NAT de cette facture"
        }
    }
}

/// Where a price was read. A file in a repository is named as it is, and what it holds is said in French; of
/// everything else only what it is, and its own words are quoted.
fn price_source(source: Source) -> String {
    let Source { kind, at, of } = source;
    let quoted = |what: &str| format!("{what}\u{202f}: «\u{202f}{at}\u{202f}»");
    match kind {
        SourceKind::Computed => quoted("calculé"),
        SourceKind::SameInEveryRegion => quoted(
            "déduit, sans source pour cette Région\u{202f}; même valeur dans toute Région sourcée",
        ),
        SourceKind::ZonalRate => quoted(
            "déduit, sans source pour cette Région\u{202f}; le tarif zonal, comme dans toute Région sourcée",
        ),
        SourceKind::PublicCopy => quoted("copie publique"),
        SourceKind::PublicCopyAndPage => {
            [&quoted("copie publique"), "\u{202f}; «\u{202f}", of, "\u{202f}»"].concat()
        }
        SourceKind::VerbatimCopy => format!("{at} (copie conforme d’AWS, {of})"),
        SourceKind::Derived => format!("{at} (tiré d’AWS, {of})"),
        SourceKind::GetProducts => {
            format!("{at} (produit par GetProducts, l’API Price List d’AWS)")
        }
        SourceKind::Infracost => {
            format!("{at} (prix de l’API Cloud Pricing d’Infracost, soit ceux d’AWS Price List)")
        }
        SourceKind::FreeResources => format!("{at} («\u{202f}FreeResources list: {of}\u{202f}»)"),
        SourceKind::Named => at.to_owned(),
    }
}

/// What is wrong, and what to look at.
#[expect(clippy::too_many_lines, reason = "one list, one arm a message")]
const fn symptom_text(symptom: Symptom) -> (&'static str, &'static str) {
    match symptom {
        Symptom::B1 => (
            "La définition de tâche demande pour Fargate un autre mode réseau qu’awsvpc, ou n’en \
             nomme aucun.",
            "Donnez à networkMode la valeur awsvpc et indiquez les sous-réseaux de la tâche, ou exécutez-la sur \
             des instances de conteneur.",
        ),
        Symptom::B2 => (
            "Chaque instance de conteneur utilise déjà le port d’hôte que la tâche demande. En mode \
             réseau host, une instance n’en exécute qu’une copie.",
            "Prévoyez autant d’instances de conteneur que de tâches, et une de plus pour les \
             déploiements. Ou passez au mode réseau awsvpc, ou bridge sans port d’hôte fixe.",
        ),
        Symptom::B27 => (
            "La définition de tâche demande une quantité de mémoire que Fargate ne propose pas avec \
             ce nombre de vCPU. ECS la refuse avant que le réseau n’entre en jeu.",
            "Vérifiez le couple\u{202f}: 0,25\u{a0}vCPU va avec 0,5, 1 ou 2\u{a0}Go, \
             1\u{a0}vCPU avec 2 à 8\u{a0}Go. Windows a 1, 2 ou 4\u{a0}vCPU.",
        ),
        Symptom::F6 => (
            "Le groupe cible enregistre des instances alors que les tâches ont leurs propres \
             adresses, ou des adresses alors qu’elles n’en ont pas.",
            "Donnez au service un groupe cible de type ip pour le mode réseau awsvpc, de type instance \
             pour bridge et host. Aucune architecture ne le montre\u{202f}: ici, le type convient \
             toujours.",
        ),
        Symptom::G1 => (
            "La tâche Fargate n’a pas de chemin vers Amazon ECR\u{202f}: sous-réseau public sans \
             adresse IP publique, sous-réseau privé sans NAT ou sous-réseau isolé sans points de \
             terminaison.",
            "Sous-réseau public\u{202f}: activez «\u{202f}Attribuer une adresse IP \
             publique\u{202f}». Privé\u{202f}: routez 0.0.0.0/0 vers une passerelle NAT. \
             Isolé\u{202f}: ajoutez les points de terminaison ecr.api, ecr.dkr et S3. Groupe de \
             sécurité et liste ACL réseau doivent laisser sortir le port TCP 443.",
        ),
        Symptom::G2 => (
            "Le sous-réseau de la tâche n’a pas de chemin vers Amazon ECR, souvent après un \
             déplacement vers des sous-réseaux privés sans NAT.",
            "Sous-réseau public\u{202f}: activez «\u{202f}Attribuer une adresse IP \
             publique\u{202f}». Privé\u{202f}: routez 0.0.0.0/0 vers une passerelle NAT. \
             Isolé\u{202f}: ajoutez les points de terminaison ecr.api, ecr.dkr et S3. Groupe de \
             sécurité et liste ACL réseau doivent laisser sortir le port TCP 443.",
        ),
        Symptom::G3 => (
            "Pas de chemin vers AWS Secrets Manager. Depuis la version de plateforme 1.4.0, les \
             secrets passent par l’interface de la tâche.",
            "Ajoutez un NAT, une adresse IP publique ou un point de terminaison secretsmanager. Le \
             groupe de sécurité du point de terminaison doit autoriser le port TCP 443 depuis les \
             tâches.",
        ),
        Symptom::G4 => (
            "Pas de chemin vers Systems Manager Parameter Store.",
            "Ajoutez un NAT, une adresse IP publique ou un point de terminaison ssm. Le groupe de \
             sécurité du point de terminaison doit autoriser le port TCP 443 depuis les tâches.",
        ),
        Symptom::G5 => (
            "Le registre d’images est hors d’atteinte\u{202f}: sous-réseau public sans adresse IP \
             publique, sous-réseau privé sans NAT ou sous-réseau isolé sans point de terminaison \
             ecr.dkr.",
            "Sous-réseau public\u{202f}: activez «\u{202f}Attribuer une adresse IP \
             publique\u{202f}». Privé\u{202f}: routez 0.0.0.0/0 vers une passerelle NAT. \
             Isolé\u{202f}: ajoutez les points de terminaison ecr.api, ecr.dkr et S3. Groupe de \
             sécurité et liste ACL réseau doivent laisser sortir le port TCP 443.",
        ),
        Symptom::G5b => (
            "Aucune tâche ne démarre derrière l’équilibreur de charge, par exemple faute d’adresse \
             IP publique. L’équilibreur de charge n’en a pas besoin\u{202f}; l’extraction de \
             l’image et les journaux, si.",
            "Lisez d’abord la raison de l’arrêt d’une tâche. Ajoutez un NAT ou des points de \
             terminaison avant de désactiver \
             «\u{202f}Attribuer une adresse IP publique\u{202f}».",
        ),
        Symptom::G6 => (
            "La route ne convient pas à l’adresse\u{202f}: adresse IP publique sans route vers la \
             passerelle Internet, ou cette route sans adresse IP publique.",
            "Avec une adresse IP publique, 0.0.0.0/0 doit mener à la passerelle Internet\u{202f}; \
             sans elle, à une passerelle NAT. Examinez la table que le sous-réseau utilise \
             réellement.",
        ),
        Symptom::G7 => (
            "Registre hors d’AWS depuis un sous-réseau sans Internet\u{202f}: les points de \
             terminaison VPC n’y mènent pas.",
            "Donnez au sous-réseau une passerelle NAT qui fonctionne ou à la tâche une adresse IP \
             publique, ou copiez l’image dans Amazon ECR.",
        ),
        Symptom::G8 => (
            "Amazon ECR répond, mais les couches d’image dans Amazon S3 sont hors d’atteinte.",
            "Ajoutez un point de terminaison de passerelle S3 à la table de routage des tâches. Le \
             groupe de sécurité doit laisser sortir le port TCP 443 vers la liste de préfixes de \
             S3.",
        ),
        Symptom::G9 => (
            "Dans tout le VPC, le nom DNS du service mène à un point de terminaison d’interface, dont le \
             groupe de sécurité n’autorise pas ces tâches.",
            "Si le nom se résout en adresse privée, autorisez le port TCP 443 depuis \
             les tâches dans le groupe de sécurité du point de terminaison, souvent celui par \
             défaut du VPC.",
        ),
        Symptom::G10 => (
            "Un nom n’est pas résolu\u{202f}: celui d’un nouveau point de terminaison pendant quelques \
             minutes, n’importe lequel dans un VPC sans prise en charge du DNS.",
            "Attendez qu’un nouveau point de terminaison soit disponible, puis relancez. Son DNS \
             privé doit être activé, de même que la prise en charge du DNS et les noms d’hôte DNS \
             du VPC. Aucune architecture ne le montre\u{202f}: les noms n’ont pas de réglage ici.",
        ),
        Symptom::G11 => (
            "Pas de chemin vers CloudWatch Logs, même si le message parle d’un groupe de journaux \
             absent.",
            "Ajoutez un point de terminaison logs, un NAT ou une adresse IP publique. Comparez \
             ensuite le groupe de journaux et awslogs-region.",
        ),
        Symptom::G12 => (
            "Le pilote de journalisation de l’instance de conteneur ne joint pas CloudWatch Logs, \
             ou n’a pas d’informations d’identification.",
            "Le sous-réseau de l’instance a-t-il un NAT, une adresse IP publique ou un point de \
             terminaison logs\u{202f}? Son rôle autorise-t-il logs:CreateLogStream\u{202f}?",
        ),
        Symptom::G13 => (
            "Pas de chemin vers Amazon S3 pour les fichiers d’environnement.",
            "Ajoutez un point de terminaison de passerelle S3 à la table de routage de la tâche, \
             un NAT ou une adresse IP publique. Le groupe de sécurité doit laisser sortir le port \
             TCP 443.",
        ),
        Symptom::G14 => (
            "Les instances de conteneur ne joignent pas Amazon ECS\u{202f}: elles ne rejoignent \
             jamais le cluster.",
            "Ajoutez des adresses IPv4 publiques, un NAT, ou les points de terminaison ecs, \
             ecs-agent et ecs-telemetry. Vérifiez ensuite le rôle d’instance et ECS_CLUSTER.",
        ),
        Symptom::G15 => (
            "L’instance n’atteint l’extérieur qu’en IPv6, et son agent contacte Amazon ECS en IPv4.",
            "Ajoutez un chemin en IPv4 (NAT, adresse IPv4 publique ou points de terminaison), ou \
             utilisez une AMI et un agent plus récents.",
        ),
        Symptom::G16 => (
            "Mode awsvpc sur EC2 dans un sous-réseau public\u{202f}: l’instance a accès à Internet, mais \
             l’interface de la tâche ne reçoit jamais d’adresse IPv4 publique.",
            "Déplacez les tâches dans des sous-réseaux privés avec un NAT, ou passez en mode \
             bridge ou host. Sur Fargate, activez \
             «\u{202f}Attribuer une adresse IP publique\u{202f}».",
        ),
        Symptom::G17 => (
            "«\u{202f}Attribuer une adresse IP publique\u{202f}» est activé pour un autre type de \
             lancement que Fargate.",
            "Désactivez «\u{202f}Attribuer une adresse IP publique\u{202f}» (valeur DISABLED dans l’API), et \
             utilisez des sous-réseaux privés avec un NAT pour l’accès à Internet.",
        ),
        Symptom::G18 => (
            "Les instances de conteneur n’ont plus d’interface réseau libre pour une autre tâche \
             awsvpc.",
            "Activez le trunking d’ENI (awsvpcTrunking) pour le compte ou le rôle d’instance, puis \
             lancez de nouvelles instances\u{202f}; ou prenez des instances plus grandes ou plus \
             nombreuses.",
        ),
        Symptom::G19 => (
            "Une tâche a été placée sur une instance de conteneur dont toutes les interfaces \
             étaient prises.",
            "Comme pour RESOURCE:ENI\u{202f}: trunking d’ENI, instances plus grandes ou plus \
             nombreuses.",
        ),
        Symptom::G20 => (
            "Les sous-réseaux des tâches sont pleins\u{202f}; équilibreurs de charge, points de \
             terminaison et passerelles NAT y prennent aussi des adresses.",
            "Comptez les adresses libres de chaque sous-réseau. Ajoutez des sous-réseaux plus \
             grands\u{202f}; un déploiement peut exiger deux fois plus de tâches.",
        ),
        Symptom::G21 => (
            "Aucune instance de conteneur enregistrée ne se trouve dans une zone des sous-réseaux \
             de la tâche, ou aucune n’a ce que la tâche exige.",
            "Comparez les zones des sous-réseaux et des instances, puis les attributs et la \
             version de l’agent. Aucune architecture ne le montre\u{202f}: ici, chaque zone a des \
             instances.",
        ),
        Symptom::G22 => (
            "L’agent a perdu sa connexion à Amazon ECS\u{202f}: l’instance n’a plus de chemin.",
            "L’instance a-t-elle encore son adresse IPv4 publique\u{202f}? Avec une interface \
             tronc, un arrêt suivi d’un démarrage la lui retire définitivement. Vérifiez le NAT \
             ou les points de terminaison, et redémarrez l’agent.",
        ),
        Symptom::G23 => (
            "ECS Exec n’a pas de chemin vers Session Manager, ou pas d’autorisation.",
            "Ajoutez un point de terminaison ssmmessages ou un NAT pour le sous-réseau de la \
             tâche. Vérifiez ssmmessages dans le rôle de tâche, et que la tâche a été lancée avec \
             ECS Exec activé.",
        ),
        Symptom::G24 => (
            "La connexion est restée inactive 350\u{a0}secondes, et la passerelle NAT l’a coupée.",
            "Envoyez des keepalives TCP plus souvent, ou fermez plus tôt les connexions inactives. \
             Aucune architecture ne le montre\u{202f}: toute passerelle NAT se comporte ainsi.",
        ),
        Symptom::G25 => (
            "Trop de connexions simultanées vers une même destination\u{202f}: 55\u{202f}000 par \
             adresse d’une passerelle NAT.",
            "Consultez ErrorPortAllocation dans CloudWatch. Ajoutez des adresses ou des \
             passerelles, réutilisez les connexions, ou utilisez des points de terminaison pour \
             les services AWS.",
        ),
        Symptom::G26 => (
            "La passerelle NAT elle-même n’a pas accès à Internet, ou n’est pas sur la route.",
            "Elle doit être à l’état Available et dans un sous-réseau public\u{202f}; 0.0.0.0/0 de \
             la table privée doit y mener. Les listes ACL réseau doivent laisser entrer les ports \
             éphémères.",
        ),
        Symptom::G27 => (
            "Docker Hub limite les extractions anonymes par adresse, et toutes les tâches \
             partagent celle de la passerelle NAT.",
            "Authentifiez les extractions, copiez l’image dans Amazon ECR, ou utilisez un cache \
             d’extraction.",
        ),
        Symptom::G28 => (
            "L’équilibreur de charge ne joint pas les tâches.",
            "Le groupe de sécurité de la tâche doit autoriser celui de l’équilibreur de charge sur \
             le port du conteneur, et la liste ACL réseau les ports 1024 à 65535. L’application \
             doit écouter sur 0.0.0.0.",
        ),
        Symptom::G29 => (
            "L’équilibreur de charge accessible sur Internet se trouve dans des sous-réseaux \
             privés, ou ses filtres rejettent les clients.",
            "Ses sous-réseaux doivent avoir une route vers la passerelle Internet\u{202f}; groupe \
             de sécurité et liste ACL réseau doivent autoriser le port de l’écouteur. Aucune \
             architecture ne le montre\u{202f}: ici, ils sont publics.",
        ),
        Symptom::G30 => (
            "Il manque un point de terminaison à un sous-réseau sans NAT\u{202f}: le démarrage \
             dépasse son délai.",
            "Ajoutez les points de terminaison ecr.api, ecr.dkr, S3, logs et ceux qu’exigent les \
             secrets, ou un NAT.",
        ),
        Symptom::G31 => (
            "Le blocage de l’accès public au VPC est activé dans ce compte et cette \
             Région\u{202f}; il l’emporte sur les routes et les filtres.",
            "Lisez son mode dans les paramètres du VPC. Désactivez-le, ou excluez le VPC ou ses \
             sous-réseaux.",
        ),
        Symptom::G32 => (
            "La tâche a été remplacée et n’a plus l’adresse IP publique qui est autorisée.",
            "Sortez par une passerelle NAT et faites autoriser son adresse IP Elastic.",
        ),
        Symptom::G33 => (
            "Les tâches n’atteignent aucune cible de montage du système de fichiers Amazon EFS, ou \
             son nom n’est pas résolu.",
            "Chaque zone des tâches a besoin d’une cible de montage. Son groupe de sécurité doit \
             admettre le port TCP 2049 depuis celui des tâches, qui doit le laisser sortir. Le DNS \
             doit être actif dans le VPC. Aucune architecture ne le montre\u{202f}: les volumes n’ont \
             pas de réglage ici.",
        ),
    }
}
