//! The page's fixed texts in French.

use crate::text::Label;

/// The French text.
#[expect(clippy::too_many_lines, reason = "one list, one arm a label")]
pub(super) const fn french(label: Label) -> &'static str {
    match label {
        // The document.
        Label::DocumentHelp => {
            "Donnez un objet de clés et de valeurs\u{202f}; chaque clé est facultative. \
             defaultScenario() les énumère toutes."
        }
        Label::TypesHelp => {
            "Les types de ce module (index.d.ts) disent ce que prend chaque fonction."
        }
        Label::OwnRate => "Votre propre tarif",
        Label::Colon => "\u{202f}: ",
        // The page as a whole.
        Label::Title => "ECS Reach",
        Label::Tagline => {
            "Vos tâches Amazon ECS et Internet\u{202f}: qui joint qui, et à quel prix\u{202f}?"
        }
        Label::SkipToPicture => "Aller au schéma et à la facture",
        Label::Design => "Votre architecture",
        Label::CopyLink => "Copier le lien",
        Label::LinkCopied => "Lien copié",
        Label::OfAnyCopy => {
            " (la partie à partir de #, à ajouter à l’adresse de n’importe quelle copie d’ECS Reach)"
        }
        Label::LinkNotCopied => {
            "Le navigateur n’a pas permis la copie. La barre d’adresse contient le même lien."
        }
        // What one takes along to show others.
        Label::Share => "Partager",
        Label::ShareMarkdown => "Copier en Markdown",
        Label::ShareCsv => "Enregistrer la facture en CSV",
        Label::ShareJson => "Enregistrer l’analyse en JSON",
        Label::ShareSvg => "Enregistrer le schéma en SVG",
        Label::SharePng => "Enregistrer le schéma en PNG",
        Label::SharePrint => "Imprimer ou enregistrer en PDF",
        Label::MarkdownCopied => "Markdown copié\u{202f}: collez-le là où vous en discutez.",
        Label::MarkdownNotCopied => {
            "Le navigateur n’a pas permis la copie. Copiez vous-même le texte ci-dessous."
        }
        Label::FileOfBill => "facture",
        Label::FileSaved => "Le fichier est dans vos téléchargements.",
        Label::FileNotSaved => {
            "Le navigateur n’a pas enregistré le fichier. Copiez vous-même son texte ci-dessous."
        }
        Label::PictureNotSaved => {
            "Le navigateur n’a pas pu créer l’image. Enregistrez plutôt le schéma en SVG."
        }
        Label::TextToCopy => "Texte à copier",
        Label::OpenDesign => "Ouvrir cette architecture",
        Label::Question => "Question",
        Label::Answer => "Réponse",
        Label::Reason => "Raison",
        Label::Assumptions => "Hypothèses",
        Label::NoTraffic => "aucun trafic",
        Label::NoCompute => "capacité de calcul non comptée",
        Label::Was => "avant\u{202f}:",
        Label::Reset => "Recommencer",
        Label::LinkProblems => {
            "Une partie du lien est illisible. Le reste de l’architecture est ouvert."
        }
        Label::UsedInstead => "Valeur utilisée\u{202f}:",
        Label::Dismiss => "Fermer ce message",
        Label::Privacy => {
            "Tout s’exécute dans votre navigateur. Rien de ce que vous saisissez n’en sort."
        }
        Label::NotAffiliated => {
            "Outil indépendant, sans lien avec Amazon Web Services. Prix publics hors taxes et \
             hors remises\u{202f}; les pages d’AWS et votre facture font foi."
        }
        Label::OneFile => "Tout l’outil dans un seul fichier, utilisable hors connexion",
        Label::RulesPage => {
            "La page d’AWS dont cet outil est parti\u{202f}: Connecter les applications Amazon ECS \
             à Internet"
        }
        Label::ShortStart => "Démarrage",
        Label::ShortOut => "Sortie",
        Label::ShortIn => "Entrée",
        Label::ShortCost => "Par mois",
        Label::ToBill => "Facture",
        Label::ThemeAutomatic => "Thème\u{202f}: celui du système",
        Label::ThemeLight => "Thème\u{202f}: clair",
        Label::ThemeDark => "Thème\u{202f}: sombre",
        Label::Licences => "Licences du code tiers",
        // Undo, and designs that are saved.
        Label::Undo => "Annuler",
        Label::Redo => "Rétablir",
        Label::UndoKeys => "Annuler (Ctrl+Z)",
        Label::RedoKeys => "Rétablir (Ctrl+Maj+Z)",
        Label::SavedDesigns => "Architectures enregistrées",
        Label::SavedHint => {
            "Conservées dans ce navigateur seulement, pour tous ses onglets et la prochaine \
             visite. Un fichier les emporte ailleurs."
        }
        Label::SaveName => "Enregistrer cette architecture sous",
        Label::NameFull => "Un nom a au plus 100 caractères.",
        Label::Save => "Enregistrer",
        Label::NothingSaved => "Rien n’est encore enregistré.",
        Label::Saved => "Enregistrée",
        Label::Duplicated => "Dupliquée sous",
        Label::Replaced => "Remplacée",
        Label::Renamed => "Renommée",
        Label::Deleted => "Supprimée",
        Label::Restored => "Restaurée",
        Label::Imported => "Architectures importées",
        Label::ImportUndone => "Architectures importées retirées",
        Label::AlreadyThere => "déjà présentes",
        Label::Exported => "Fichier exporté",
        Label::SavedOpen => "Ouvrir",
        Label::Replace => "Remplacer",
        Label::Rename => "Renommer",
        Label::NewName => "Nouveau nom",
        Label::Cancel => "Abandonner",
        Label::Duplicate => "Dupliquer",
        Label::Export => "Exporter",
        Label::Delete => "Supprimer",
        Label::Restore => "Restaurer",
        Label::ExportThis => "Exporter cette architecture",
        Label::ExportAll => "Tout exporter",
        Label::Import => "Importer un fichier",
        Label::OnlyThisTab => "dans cet onglet seulement",
        Label::DesignNotRead => "Une architecture illisible",
        Label::DesignNotReadHint => {
            "Elle reste enregistrée telle quelle. Exportez-la pour la garder, ou supprimez-la."
        }
        Label::DesignInPart => "Ce qui n’y a pas été compris",
        Label::FileInPart => "Ce qui n’a pas été compris dans le fichier\u{202f}:",
        Label::DesignGone => {
            "Cette architecture n’existe plus\u{202f}: un autre onglet l’a supprimée. Celle sur \
             laquelle vous travaillez est toujours là\u{202f}; enregistrez-la sous un nom."
        }
        Label::StorageFull => {
            "L’espace de stockage du navigateur est plein. Ce qui est signalé ci-dessous reste \
             jusqu’à la fermeture de cet onglet\u{202f}: exportez-le, ou supprimez des \
             architectures devenues inutiles."
        }
        Label::StorageForbidden => {
            "Ce navigateur ne permet pas à la page d’enregistrer quoi que ce soit, comme en navigation privée ou \
             quand les données de sites sont bloquées. Les architectures restent jusqu’à la \
             fermeture de cet onglet\u{202f}: exportez-les, ou copiez le lien."
        }
        Label::FileNotRead => {
            "Le navigateur n’a pas pu lire le fichier. Rien n’a changé. Vérifiez qu’il existe \
             toujours, puis choisissez-le à nouveau."
        }
        Label::FileTooLarge => {
            "Le fichier dépasse 4\u{a0}Mo et n’a pas été ouvert. Rien n’a changé. Choisissez un \
             fichier exporté ici."
        }
        Label::FileNotJson => {
            "Le fichier n’est pas du JSON, ou il est incomplet. Rien n’a changé. Exportez-le à \
             nouveau là d’où il vient."
        }
        Label::NotExported => {
            "Le navigateur n’a pas enregistré le fichier. Copiez le lien pour garder cette \
             architecture."
        }
        // Where it runs.
        Label::StartFrom => "Partir de",
        Label::OwnDesign => "Votre propre architecture",
        Label::ShelfUsual => "Architectures",
        Label::ShelfAwsPage => "La page d’AWS",
        Label::ShelfMistakes => "Erreurs classiques",
        Label::WhereItRuns => "Environnement d’exécution",
        Label::Region => "Région AWS",
        Label::RegionsWithPrices => "Avec prix",
        Label::RegionsWithoutPrices => "Sans prix",
        Label::LaunchType => "Type de lancement",
        Label::Fargate => "Fargate",
        Label::Ec2 => "EC2",
        Label::NetworkMode => "Mode réseau",
        Label::ManagedInstances => "Managed Instances",
        Label::External => "External",
        Label::Os => "Système d’exploitation",
        Label::Linux => "Linux",
        Label::Windows => "Windows",
        Label::ModeDefault => "default",
        Label::ModeUnset => "non défini",
        Label::ModeAwsvpc => "awsvpc",
        Label::ModeBridge => "bridge",
        Label::ModeHost => "host",
        Label::ModeNone => "none",
        Label::Instances => "Instances de conteneur",
        // How it is connected.
        Label::HowItIsConnected => "Raccordement au réseau",
        Label::Subnet => "Sous-réseaux des tâches",
        Label::SubnetHost => "Sous-réseaux des instances",
        Label::Private => "Privés",
        Label::Public => "Publics",
        Label::Isolated => "Isolés",
        Label::HostSubnet => "Sous-réseaux des instances",
        Label::HostSubnetSame => "Ceux des tâches",
        Label::AssignPublicIp => "Attribuer une adresse IP publique aux tâches",
        Label::HostPublicIp => "Les instances ont une adresse IPv4 publique",
        Label::Nat => "NAT",
        Label::NatPerZone => "Une passerelle NAT par zone",
        Label::NatSingle => "Une seule passerelle NAT",
        Label::NatRegional => "Passerelle NAT régionale",
        Label::NatInstance => "Instance NAT",
        Label::NatPrivateGateway => "Passerelle NAT privée",
        Label::NatTransitGateway => "Sortie par passerelle de transit",
        Label::NatNone => "Aucun",
        Label::NatUnused => {
            "Cette architecture n’a pas de sous-réseau privé\u{202f}: aucun NAT n’est créé."
        }
        Label::NatUnusedIpv6 => {
            "Un sous-réseau IPv6 uniquement n’utilise le NAT qu’avec NAT64, par une passerelle \
             NAT\u{202f}: aucun NAT n’est créé."
        }
        Label::NatInstanceType => "Type de l’instance NAT",
        Label::NatSourceDestCheck => "Sa vérification source/destination est activée",
        Label::LoadBalancer => "Équilibreur de charge",
        Label::BalancerNone => "Aucun",
        Label::BalancerApplication => "Application",
        Label::BalancerNetwork => "Network",
        Label::AllowLoadBalancer => "Groupe de sécurité\u{202f}: autoriser l’équilibreur de charge",
        Label::Zones => "Zones de disponibilité",
        Label::Port => "Port de l’application",
        Label::AllowPort => "Groupe de sécurité\u{202f}: autoriser le port",
        Label::FromAnywhere => " depuis 0.0.0.0/0",
        Label::AllowSsh => "Groupe de sécurité\u{202f}: autoriser SSH (22) depuis 0.0.0.0/0",
        // How much.
        Label::HowMuch => "Volumes",
        Label::Tasks => "Tâches",
        Label::InternetOut => "Vers Internet",
        Label::InternetIn => "Depuis Internet",
        Label::BalancedOut => "Équilibreur de charge, sortie",
        Label::BalancedIn => "Équilibreur de charge, entrée",
        Label::NewConnections => "Nouvelles connexions par seconde",
        Label::ActiveConnections => "Connexions actives par minute",
        Label::RuleEvaluations => "Évaluations de règles par seconde",
        Label::CrossZone => "Équilibrage de charge entre zones",
        Label::IdleAddresses => "Adresses IPv4 publiques inactives",
        Label::ComputePanel => "Capacité de calcul dans la facture",
        Label::Compute => "Compter aussi la capacité de calcul",
        Label::CpuArchitecture => "Architecture du processeur",
        Label::CpuX86 => "x86",
        Label::CpuArm => "ARM",
        Label::TaskVcpu => "vCPU par tâche",
        Label::TaskMemory => "Mémoire par tâche",
        Label::TaskStorage => "Stockage éphémère",
        Label::InstanceType => "Type d’instance",
        Label::Gb => "Go",
        Label::Vcpu025 => "0,25",
        Label::Vcpu05 => "0,5",
        Label::Vcpu1 => "1",
        Label::Vcpu2 => "2",
        Label::Vcpu4 => "4",
        Label::Vcpu8 => "8",
        Label::Vcpu16 => "16",
        Label::GbPerMonth => "Go/mois",
        Label::More => "Autres réglages",
        Label::GatewaysPanel => "Détails du NAT et blocage de l’accès public",
        Label::NatPlacement => "Emplacement du NAT",
        Label::NatInPublic => "Sous-réseaux publics",
        Label::NatInPrivate => "Sous-réseaux privés",
        Label::NatRouting => "Les sous-réseaux privés passent par la passerelle NAT de",
        Label::RoutingOwnZone => "Leur zone",
        Label::RoutingOneZone => "La première zone",
        Label::RoutingNone => "Aucune zone",
        Label::Connections => "Connexions simultanées vers une même destination",
        Label::PublicAccessBlock => "Blocage de l’accès public au VPC",
        Label::BlockOff => "Désactivé",
        Label::BlockIngress => "Entrée uniquement",
        Label::BlockBoth => "Bidirectionnel",
        Label::Ipv6 => "IPv6",
        Label::IpStack => "Adresses des sous-réseaux",
        Label::StackIpv4 => "IPv4 uniquement",
        Label::StackDual => "Double pile",
        Label::StackIpv6 => "IPv6 uniquement",
        Label::Ipv6Route => "Cible de ::/0",
        Label::Ipv6RouteNone => "Aucune",
        Label::Ipv6RouteGateway => "Passerelle Internet",
        Label::Ipv6RouteEgressOnly => "Sortie uniquement",
        Label::Nat64 => "DNS64 et NAT64 par la passerelle NAT",
        Label::Endpoints => "Points de terminaison VPC",
        Label::EndpointsNeeded => "Ajouter ceux qu’exige un démarrage",
        Label::EndpointsNone => "Tout retirer",
        Label::EndpointPlacement => "Emplacement des points de terminaison d’interface",
        Label::EndpointsEveryZone => "Chaque zone",
        Label::EndpointsOneZone => "La première zone",
        Label::EndpointSecurityGroup => "Leur groupe de sécurité autorise",
        Label::EndpointGroupVpc => "Le port 443 depuis le VPC",
        Label::EndpointGroupDefault => "Ses propres membres",
        Label::Filters => "Groupe de sécurité et liste ACL réseau",
        Label::FiltersChanged => "modifiés",
        Label::DefaultSecurityGroup => "Utiliser le groupe de sécurité par défaut du VPC",
        Label::GroupForm => {
            "Une règle par ligne\u{202f}: protocole (tcp, udp, icmp, all), ports, plage. Par \
             exemple\u{202f}: tcp 443 0.0.0.0/0"
        }
        Label::GroupIngress => "Groupe de sécurité, entrée",
        Label::GroupEgress => "Groupe de sécurité, sortie",
        Label::AclForm => {
            "Commencez par le numéro et l’action. Par exemple\u{202f}: 100 allow tcp 1024-65535 \
             0.0.0.0/0"
        }
        Label::AclIngress => "Liste ACL réseau, entrée",
        Label::AclEgress => "Liste ACL réseau, sortie",
        Label::Rule => "règle",
        Label::RuleRange => "plage",
        Label::RuleProtocol => "protocole",
        Label::RulePort => "port",
        Label::RuleNumber => "numéro",
        Label::RuleAction => "action",
        Label::NeedsPanel => "Besoins d’une tâche",
        Label::ImagePull => "Couches d’image depuis ECR",
        Label::S3 => "Amazon S3",
        Label::Dynamodb => "Amazon DynamoDB",
        Label::AwsApi => "Autres services AWS",
        Label::InterZone => "Entre zones",
        Label::HoursPerMonth => "Heures par mois",
        Label::Hours730 => "730",
        Label::Hours720 => "720 (30\u{a0}jours)",
        Label::Hours744 => "744 (31\u{a0}jours)",
        Label::FreeTier => "Déduire les 100\u{a0}Go de transfert sortant gratuits par mois",
        Label::Registry => "Registre d’images",
        Label::RegistryEcr => "Amazon ECR (privé)",
        Label::RegistryEcrPublic => "Amazon ECR Public",
        Label::RegistryDockerHub => "Docker Hub",
        Label::RegistryOther => "Autre",
        Label::LogDriver => "Pilote de journalisation",
        Label::LogsAwslogs => "awslogs",
        Label::LogsFirelens => "FireLens",
        Label::LogsNone => "aucun",
        Label::Secrets => "Secrets",
        Label::SecretsNone => "Aucun",
        Label::SecretsManager => "Secrets Manager",
        Label::ParameterStore => "Parameter Store",
        Label::Exec => "ECS Exec",
        Label::ServiceConnect => "Service Connect",
        Label::PlatformVersion => "Version de plateforme",
        Label::PlatformLatest => "La plus récente",
        Label::PlatformOld => "1.3.0 ou antérieure",
        Label::InstanceSize => "Taille d’instance",
        Label::SizeUnspecified => "Non précisée",
        Label::SizeMedium => "medium",
        Label::SizeLarge => "large",
        Label::SizeXlarge => "xlarge",
        Label::Size2xlarge => "2xlarge",
        Label::Size4xlarge => "4xlarge",
        Label::EniTrunking => "Trunking d’ENI (awsvpcTrunking)",
        Label::Workload => "Charge de travail",
        Label::WorkloadUnspecified => "Non précisée",
        Label::WorkloadStreaming => "Streaming vidéo",
        Label::WorkloadGaming => "Jeux",
        Label::WorkloadPayments => "Paiements",
        Label::WorkloadUserData => "Données utilisateur et mots de passe",
        Label::VpcCidr => "Plage IPv4 du VPC",
        Label::Decrease => "Diminuer",
        Label::StillUsed => "Les réponses utilisent toujours",
        Label::StillUsedRules => "Les réponses utilisent toujours les dernières règles valides.",
        Label::StillUsedBefore => "Les réponses utilisent toujours ce qui figurait ici avant.",
        Label::Increase => "Augmenter",
        // Verdicts.
        Label::Starts => "Les tâches démarrent-elles\u{202f}?",
        Label::Outbound => "Atteignent-elles Internet\u{202f}?",
        Label::Inbound => "Internet peut-il les joindre\u{202f}?",
        Label::Cost => "Coût par mois",
        Label::OverIpv6 => "IPv6",
        Label::ThroughBalancer => "Par l’équilibreur de charge",
        Label::Directly => "Directement",
        Label::DirectlyOverIpv6 => "Directement en IPv6",
        Label::Yes => "Oui",
        Label::No => "Non",
        Label::Depends => "Cela dépend",
        Label::Unknown => "Indéterminé",
        Label::Refused => "Refusé",
        Label::Why => "Pourquoi",
        Label::AndCure => ", que faire",
        Label::ShortFix => "Solution",
        Label::WithoutZone => "sans la zone",
        Label::WithAllZones => "Avec toutes les zones",
        Label::NoWayOutInZone => "Aucune sortie en zone ",
        Label::NoWayOutInZones => "Aucune sortie en zones ",
        Label::SeenAs => "Adresse source\u{202f}:",
        Label::SeenTask => "celle de chaque tâche",
        Label::SeenHost => "celle de l’instance",
        Label::SeenNat => "celle de la passerelle NAT",
        Label::SeenNatInstance => "celle de l’instance NAT",
        Label::SeenEgressVpc => "celle de la passerelle NAT du VPC de sortie",
        Label::SeenTaskIpv6 => "depuis l’adresse IPv6 de chaque tâche",
        Label::SeenHostIpv6 => "depuis l’adresse IPv6 de l’instance",
        Label::BeforeTax => "Prix public, hors taxes",
        Label::NetworkBeforeTax => "Réseau seul, prix public, hors taxes",
        Label::BeforeTaxNoCurrency => "Hors taxes, dans une monnaie qui n’est pas connue ici",
        Label::Incomplete => "Incomplet\u{202f}: certains prix ne sont pas connus",
        // The path.
        Label::PathStart => "Comment démarre une nouvelle tâche",
        Label::PathOutbound => "De la tâche à Internet",
        Label::PathInbound => "D’Internet à la tâche",
        Label::PathOutboundIpv6 => "De la tâche à Internet, IPv6",
        Label::PathInboundIpv6 => "D’Internet à la tâche, IPv6",
        Label::PathBalanced => "Par l’équilibreur de charge jusqu’à la tâche",
        Label::NotBlocking => "n’empêche pas le démarrage",
        Label::NoPath => "Aucun paquet n’a été suivi, pour la raison ci-dessus.",
        Label::Close => "Fermer",
        Label::NeedsCaption => "Ce qu’une nouvelle tâche doit atteindre",
        Label::NeedService => "Service",
        Label::NeedInterface => "Depuis",
        Label::NeedReached => "Atteint",
        Label::Symptom => "Ce que vous verriez",
        Label::Through => "par",
        Label::ViaInternetGateway => "la passerelle Internet",
        Label::ViaNatGateway => "une passerelle NAT",
        Label::ViaEgressOnly => "la passerelle Internet de sortie uniquement",
        Label::ViaNatInstance => "l’instance NAT",
        Label::ViaTransitGateway => "la passerelle de transit",
        Label::ViaInterfaceEndpoint => "un point de terminaison d’interface",
        Label::ViaGatewayEndpoint => "un point de terminaison de passerelle",
        Label::ViaFargate => "une interface propre à Fargate",
        Label::AnalyzerCode => "Reachability Analyzer",
        // The diagram.
        Label::Picture => "Schéma",
        Label::Flow => "Afficher le chemin",
        Label::FlowStart => "extraction d’image",
        Label::FlowOutbound => "tâches, sortie",
        Label::FlowInbound => "Internet, entrée",
        Label::FlowOutboundIpv6 => "sortie, IPv6",
        Label::FlowInboundIpv6 => "entrée, IPv6",
        Label::FlowBalanced => "équilibreur",
        Label::FailZone => "Simuler la perte de la zone",
        Label::FailThisZone => "Simuler la perte de la zone",
        Label::LegendRequest => "Requête",
        Label::Reply => "Réponse",
        Label::LegendRequestLost => "Requête, jusqu’où elle va",
        Label::LegendReplyLost => "Réponse, jusqu’où elle va",
        Label::LegendRoutes => "Routes par défaut",
        Label::RouteTable => "Table de routage",
        Label::CostOfOne => "À elle seule par mois, hors trafic",
        Label::ChargesOfKind => "Lignes de la facture qui en tiennent compte",
        Label::ChargesThrough => "Lignes de la facture pour ce qui y passe",
        Label::NoCharge => "Aucun coût propre.",
        Label::ComputeApart => "La capacité de calcul n’est dans la facture que sur demande.",
        Label::SeeBill => "Voir la facture",
        // The bill.
        Label::Bill => "Facture mensuelle",
        Label::BillCharge => "Poste",
        Label::BillFormula => "Calcul",
        Label::BillAsOf => "Date du prix",
        Label::BillAmount => "Montant",
        Label::BillShare => "Part",
        Label::BillShareKnown => "Part de ce qui est connu",
        Label::BillTotal => "Total",
        Label::BillHourly => "Fixe, à l’heure",
        Label::BillByTraffic => "Variable, selon le trafic",
        Label::BillYear => "Douze mois identiques",
        Label::BillPerTask => "Par mois et par tâche",
        Label::FreeOfCharge => "gratuit",
        Label::FreeAllowance => "couvert par les 100\u{a0}Go gratuits",
        Label::FamilyNat => "NAT",
        Label::FamilyPublicIpv4 => "IPv4 publiques",
        Label::FamilyEndpoints => "Points de terminaison VPC",
        Label::FamilyDataTransfer => "Transfert de données",
        Label::FamilyLoadBalancing => "Équilibrage de charge",
        Label::FamilyTransitGateway => "Passerelle de transit",
        Label::FamilyCompute => "Capacité de calcul",
        Label::BillEmpty => "Rien dans cette architecture n’est facturé à l’heure ou au Go.",
        Label::NotKnown => "inconnu",
        Label::PriceSources => "D’où viennent ces prix",
        Label::Confirmed => "deux relevés concordent",
        Label::Single => "un seul relevé",
        Label::Inferred => "déduit",
        Label::CopiesMean => {
            "Une «\u{202f}copie publique\u{202f}» est une copie de la liste de prix d’AWS publiée par \
             des tiers\u{202f}; son adresse ne figure pas ici, et personne ne l’a comparée à la page \
             d’AWS."
        }
        Label::ConfirmedMeans => {
            "«\u{202f}Deux relevés concordent\u{202f}»\u{202f}: deux copies des prix d’AWS, relevées \
             indépendamment l’une de l’autre, indiquent le même tarif."
        }
        Label::SingleMeans => {
            "«\u{202f}Un seul relevé\u{202f}»\u{202f}: une seule copie indique ce tarif\u{202f}; \
             comparez-le à la page d’AWS avant de vous y fier."
        }
        Label::InferredMeans => {
            "«\u{202f}Déduit\u{202f}»\u{202f}: aucune source n’indique ce tarif\u{202f}; il découle \
             d’autres, comme le dit la source."
        }
        Label::PriceOf => "Prix relevé le",
        Label::CheckPrice => "page de tarification d’AWS",
        Label::WhereRead => "Où il a été lu",
        Label::Undated => "sans date",
        Label::YearAlone => ", mois inconnu",
        Label::OldPrice => "date de plus d’un an",
        Label::Rates => "Vos tarifs et remises",
        Label::RatesHint => {
            "Votre tarif remplace le prix public d’AWS, ici et dans le lien. Champ vide\u{202f}: \
             prix public."
        }
        Label::PerHour => "par heure",
        Label::PerCapacityHour => "par heure LCU",
        Label::PerGb => "par Go",
        Label::RatesReset => "Tout rétablir",
        Label::Discount => "Remise en\u{a0}%",
        Label::ListPrice => "Prix public",
        Label::Influences => "Ce qui pèse le plus sur le total",
        Label::Rounded => {
            "Les montants et les parts sont arrondis à l’affichage, les totaux calculés sur les montants exacts\u{202f}: un centime peut manquer."
        }
        // Other ways out.
        Label::Ways => "Autres voies de sortie",
        Label::Way => "Voie de sortie",
        Label::WayStarts => "Démarre",
        Label::WayInternet => "Internet",
        Label::WayInbound => "Accès depuis Internet",
        Label::WayZone => "Perte d’une zone",
        Label::WayTenfold => "Trafic ×\u{a0}10",
        Label::WayCost => "Par mois",
        Label::WayAgainst => "Écart",
        Label::WayActs => "Choisir",
        Label::WayUse => "Adopter",
        Label::Apply => "Appliquer",
        Label::AMonth => "par mois",
        Label::WayPin => "Épingler comme A",
        Label::WayPinned => "Épinglée comme A",
        Label::WayReplaceA => "Remplacer A",
        Label::WayCurrent => "cette architecture",
        Label::WithoutRate => "non compris, faute de tarif connu\u{202f}: ",
        Label::NoTaskRuns => "Aucune tâche ne démarre",
        Label::AsIfTasksRan => {
            "aucune tâche ne démarre\u{202f}: trafic compté comme si elles tournaient"
        }
        Label::NotDrawn => "Non tracé\u{202f}: ",
        Label::WayElsewhere => "plus la facture propre du VPC de sortie",
        Label::Open => "Ouvert",
        Label::Closed => "Fermé",
        Label::BalancerOnly => "Par l’équilibreur seul",
        Label::AtLeast => "au moins",
        Label::Pinned => "Comparaison avec A",
        Label::PinnedIsThis => "A est cette architecture. Modifiez quelque chose pour comparer.",
        Label::PinThis => "Épingler cette architecture comme A",
        Label::Unpin => "Désépingler",
        Label::UseA => "Revenir à A",
        Label::DesignA => "A",
        Label::ThisDesign => "Cette architecture",
        Label::Difference => "Différence",
        Label::NotTheSame => "pas pour le même service",
        // Other Regions.
        Label::RegionsUnpriced => "Régions aux prix inconnus",
        Label::Elsewhere => "La même architecture dans d’autres Régions",
        // Break-even.
        Label::Outlook => "Point d’équilibre\u{202f}: quand une autre voie devient moins chère",
        Label::Along => "Ce qui augmente",
        Label::AxisScale => "Échelle",
        Label::ScaleLinear => "Linéaire",
        Label::ScaleLog => "Logarithmique",
        Label::ValueThere => "Voir les coûts à",
        Label::CostThere => "Par mois à ce point",
        Label::AgainstThis => "Par rapport à cette architecture",
        Label::NoMeeting => {
            "Aucune autre voie aux prix connus ne coûte autant, jusqu’à la plus grande \
             valeur\u{202f}: l’ordre ne change pas."
        }
        Label::EgressVpcBill => "la facture propre du VPC de sortie",
        Label::NoMeetingKnown => {
            "Le coût de cette architecture ne peut pas être tracé, car ces prix ne sont pas \
             connus\u{202f}: "
        }
        Label::Meetings => "Tous les croisements",
        Label::NotCarried => "ne peut pas l’acheminer",
        Label::TrafficNotCarried => "N’achemine pas tout le trafic",
        // The cheapest design.
        Label::Cheapest => "Trouver l’architecture la moins chère qui fonctionne",
        Label::CheapestHint => {
            "De nouvelles tâches doivent pouvoir démarrer et l’équilibreur de charge, si vous en avez mis un, \
             doit les atteindre. Qu’exigez-vous d’autre\u{202f}?"
        }
        Label::KeepZones => "Au moins autant de zones que maintenant",
        Label::Budget => "Maximum par mois",
        Label::BudgetWrong => "Saisissez un montant tel que 120 ou 99,50, ou rien.",
        Label::SearchStop => "Arrêter",
        Label::SearchAgain => "Chercher à nouveau",
        Label::NothingFits => "Aucune architecture proche de celle-ci ne répond à tout cela.",
        Label::CheapestDesign => "Architecture",
        Label::GivesUp => "Absent ici, présent dans la suivante",
        Label::GivesUpNothing => "rien",
        Label::Front => "Le coût face à ce qui reste quand une zone tombe",
        // The sentence about small workloads.
        Label::Claim => "Le NAT est-il moins cher pour une petite charge\u{202f}?",
        Label::ClaimPublic => "Adresses publiques",
        Label::ClaimNat => "Passerelles NAT",
        // Zones.
        Label::ZoneLoss => "Si une zone tombe",
        Label::ZoneLost => "Zone",
        Label::ZoneOutbound => "Sortie perdue dans",
        Label::ZoneNothingLost => "aucune perte",
        Label::ZoneServices => "Services perdus",
        Label::ZoneBalancer => "L’équilibreur distribue",
        Label::ZoneStart => "Remplacement possible",
        Label::ZoneTasksLeft => "Tâches restantes",
        Label::ZoneTasksToRun => "Tâches à exécuter pour en garder autant",
        Label::ZoneNoOther => "pas d’autre zone",
        Label::ZoneNoRoom => "pas assez de place",
        // Addresses.
        Label::Addresses => "Adresses",
        Label::AddressSubnet => "Sous-réseau",
        Label::AddressUsable => "Utilisables",
        Label::AddressTasks => "Tâches",
        Label::AddressInstances => "Instances",
        Label::AddressEndpoints => "Points de terminaison",
        Label::AddressNat => "NAT",
        Label::AddressBalancer => "Équilibreur de charge",
        Label::AddressUsed => "Utilisées",
        Label::AddressDeploying => "Pendant un déploiement",
        // Terms, and how numbers come about.
        Label::WhatItMeans => "ce que cela veut dire",
        Label::HowComputed => "Comment est-ce calculé\u{202f}?",
        Label::HowTotal => {
            "La somme de ces lignes\u{202f}: ce qui est compté dans le réseau, ou le trafic d’un mois le long \
             des chemins suivis, multiplié par son prix. Seul l’affichage est arrondi. Après un changement, \
             la différence des deux totaux s’affiche à côté."
        }
        Label::HowWay => {
            "La même application, avec cette voie de sortie, a été construite, suivie et facturée comme \
             votre architecture\u{202f}; le total est la somme de ces lignes."
        }
        Label::HowTenfold => {
            "La même chose avec dix fois le trafic de chaque sorte\u{202f}; tâches, zones et heures ne \
             changent pas."
        }
        Label::HowPinned => {
            "L’architecture A a été construite, suivie et facturée comme celle-ci. Une différence est le \
             montant de celle-ci moins celui de l’architecture A, ligne par ligne, arrondie seulement à l’affichage."
        }
        Label::HowInfluences => {
            "Chaque donnée, seule, est augmentée d’un dixième, ou d’une unité si elle se compte, et toute la \
             facture est refaite. Est affiché ce qu’elle coûte de plus, du plus grand montant au plus \
             petit."
        }
        Label::HowOutlook => {
            "Chaque voie de sortie est facturée à chaque valeur, tout le reste comme dans cette \
             architecture. Entre deux changements de tranche, une facture est une droite\u{202f}: le point où deux \
             se croisent est calculé exactement, et non cherché par essais. Pour les tâches et les zones, \
             c’est le premier nombre entier à partir duquel l’autre est moins chère."
        }
        Label::HowPrice => {
            "Quand le prix a été relevé, et à quel point il est sûr\u{202f}: \u{25cf}\u{25cf} \
             deux relevés concordent, \u{25cf}\u{25cb} un seul, \u{25cb}\u{25cb} déduit\u{202f}; \
             \u{2020} plus d’un an."
        }
        Label::HowSearch => {
            "Chaque combinaison de zones, de voie de sortie, d’IPv4 et d’IPv6 et de points de terminaison \
             autour de votre architecture est construite, puis suivie et facturée tant qu’elle peut encore \
             l’emporter. Celles qui construisent le même réseau comptent pour une seule. Dans le graphique, \
             un point sur la ligne est une architecture telle que rien de moins cher ne résiste mieux à la \
             panne d’une zone."
        }
        Label::HowZoneLoss => {
            "La zone est retirée, et chaque connexion qui passait par elle est suivie à nouveau. Les tâches \
             restantes sont celles des autres zones. À exécuter\u{202f}: le plus petit nombre de tâches à \
             répartir sur toutes les zones pour qu’il en reste, hors de cette zone, autant qu’il en tourne \
             aujourd’hui."
        }
        Label::HowAddresses => {
            "Les adresses utilisées sont la somme des colonnes qui précèdent. Pendant un déploiement, il s’en \
             ajoute une par tâche qui a sa propre interface. Les adresses utilisables sont celles de la plage, \
             moins les cinq qu’AWS se réserve."
        }
        // What the answers assume.
        // Findings.
        Label::Findings => "À savoir",
        Label::Background => "Raisons et contexte",
        Label::NoFindings => "Rien à signaler.",
        Label::Fix => "Que faire",
        // An error message.
        Label::Diagnose => "Un message d’erreur\u{202f}? Trouvez sa cause",
        Label::Pasted => "Raison de l’arrêt, événement de service ou ligne de journal",
        Label::Known => {
            "Messages reconnus\u{202f}: extraction d’image, secrets, journaux, enregistrement, \
             adresses, équilibreurs de charge, ECS Exec et délais dépassés."
        }
        Label::NotRecognised => {
            "Aucun message connu ici. Il s’agit peut-être d’autorisations, du conteneur lui-même, \
             de capacité ou d’Amazon EFS (TCP 2049)."
        }
        Label::Causes => "Causes possibles",
        Label::Recognised => {
            "Causes, de la plus probable à la moins probable. Les réponses plus bas décrivent l’architecture réglée ci-dessous, qui n’est pas forcément la vôtre."
        }
        Label::ClassRecognised => {
            "Ce message a plusieurs causes. Les plus probables viennent en premier. \
             Collez le message complet pour en réduire le nombre."
        }
        Label::Cause => "Cause",
        Label::Check => "À vérifier",
        Label::ShowDesign => "Charger un exemple de cette erreur",
        Label::ExampleOf => "Exemple de l’erreur",
        Label::BackToOwn => "Revenir à votre architecture",
        // Within a page of somebody else's.
        Label::ToPage => "ouvrir cette architecture",
        Label::GivenProblems => {
            "Certaines parties de l’architecture fournie ici sont illisibles. Le reste est pris en \
             compte."
        }
    }
}
