//! AWS's terms in French, by the names that its French documentation gives them.

use crate::text::{Term, TermText};

/// The French text.
#[expect(clippy::too_many_lines, reason = "one list, one arm a term")]
pub(super) const fn french(term: Term) -> TermText {
    let (name, meaning) = match term {
        Term::LaunchType => (
            "Type de lancement",
            "Les machines qui exécutent les tâches\u{202f}: celles d’AWS Fargate, vos instances Amazon EC2, des instances gérées par Amazon ECS ou des machines hors d’AWS (External). Il détermine les modes réseau possibles.",
        ),
        Term::NetworkMode => (
            "Mode réseau",
            "L’interface par laquelle une tâche communique. Avec awsvpc, elle a sa propre interface réseau\u{202f}; avec bridge ou host, elle utilise celle de son instance de conteneur\u{202f}; avec none, elle ne communique avec personne.",
        ),
        Term::TaskInterface => (
            "Interface réseau de tâche",
            "L’interface réseau Elastic que reçoit une tâche en mode réseau awsvpc. Elle porte une adresse IPv4 privée de son sous-réseau et a ses propres groupes de sécurité.",
        ),
        Term::Trunking => (
            "Trunking d’ENI",
            "Permet à une instance EC2 de porter plus d’interfaces de tâche que sa taille n’en autorise normalement. Le paramètre du compte doit être activé avant le lancement de l’instance.",
        ),
        Term::PlatformVersion => (
            "Version de plateforme",
            "L’environnement d’exécution d’une tâche Fargate. À partir de la 1.4.0, tout le trafic passe par l’interface de la tâche\u{202f}; avant, images et secrets passaient par une interface qui appartient à Fargate.",
        ),
        Term::Subnets => (
            "Sous-réseaux publics, privés et isolés",
            "Un sous-réseau public a une route par défaut vers une passerelle Internet, un sous-réseau privé vers un périphérique NAT, un sous-réseau isolé n’en a aucune. Seule la table de routage compte\u{202f}: avec ::/0 vers une passerelle Internet, un sous-réseau est public même si son IPv4 passe par un NAT.",
        ),
        Term::PublicAddress => (
            "Adresse IPv4 publique",
            "Une adresse que les hôtes d’Internet peuvent joindre, attribuée à l’interface en plus de son adresse privée. ECS n’en donne qu’aux tâches Fargate\u{202f}; EC2 en donne aux instances.",
        ),
        Term::NatGateway => (
            "Passerelle NAT",
            "Permet aux sous-réseaux privés d’ouvrir des connexions vers Internet, sans que personne puisse en ouvrir dans l’autre sens. Une passerelle zonale se trouve dans un sous-réseau d’une zone de disponibilité\u{202f}; une passerelle régionale dessert toutes les zones, sans sous-réseau.",
        ),
        Term::NatInstance => (
            "Instance NAT",
            "Une instance EC2 qui traduit les adresses à la place d’une passerelle NAT. Sa bande passante, ses mises à jour et son basculement sont à votre charge.",
        ),
        Term::SourceCheck => (
            "Vérification source/destination",
            "Fait rejeter par une instance les paquets qui ne viennent pas d’elle et ne lui sont pas destinés. Une instance NAT transmet les paquets des autres\u{202f}: la vérification doit être désactivée.",
        ),
        Term::RouteTable => (
            "Table de routage",
            "Dit pour chaque sous-réseau où vont les paquets\u{202f}: parmi les routes qui correspondent à une destination, la plus précise l’emporte.",
        ),
        Term::NatPorts => (
            "Connexions par adresse NAT",
            "Chaque adresse d’une passerelle NAT prend en charge 55\u{202f}000\u{a0}connexions simultanées vers une même destination. Au-delà, il faut davantage d’adresses.",
        ),
        Term::BlockPublicAccess => (
            "Blocage de l’accès public au VPC",
            "Un seul réglage, pour toute une Région d’un compte, qui arrête le trafic Internet quoi que permettent les routes et les groupes de sécurité. En mode entrée uniquement, les passerelles NAT et les passerelles Internet de sortie uniquement ouvrent encore des connexions.",
        ),
        Term::LoadBalancer => (
            "Équilibreur de charge",
            "Reçoit les connexions d’Internet dans des sous-réseaux publics et les transmet aux tâches par leurs adresses privées. Un Application Load Balancer interprète HTTP, un Network Load Balancer transmet TCP et UDP.",
        ),
        Term::AvailabilityZone => (
            "Zone de disponibilité",
            "Des centres de données d’une Région, dont les pannes n’atteignent pas ceux des autres zones. Un sous-réseau se trouve dans une seule zone.",
        ),
        Term::SecurityGroup => (
            "Groupe de sécurité",
            "Le pare-feu d’une interface réseau. Il ne fait qu’autoriser, et laisse passer de lui-même les réponses à ce qu’il a autorisé.",
        ),
        Term::NetworkAcl => (
            "Liste ACL réseau",
            "Le pare-feu d’un sous-réseau\u{202f}: des règles numérotées, dont la première qui correspond décide. Elle ne retient aucune connexion\u{202f}: les réponses ont aussi besoin d’une règle.",
        ),
        Term::EphemeralPorts => (
            "Ports éphémères",
            "Les ports où reviennent les réponses, choisis à chaque connexion\u{202f}: 1024 à 65535 couvre ceux des passerelles NAT, des équilibreurs de charge et des systèmes d’exploitation.",
        ),
        Term::SourceAddress => (
            "Adresse source",
            "L’adresse d’où un hôte d’Internet voit venir une connexion\u{202f}; celle qu’il faut donner à ceux qui n’admettent que des adresses connues.",
        ),
        Term::DualStack => (
            "Sous-réseaux IPv4, à double pile et IPv6 uniquement",
            "Les adresses que reçoivent les interfaces d’un sous-réseau. À double pile, chacune a une adresse IPv4 et une adresse IPv6\u{202f}; les adresses IPv6 sont publiques et gratuites.",
        ),
        Term::EgressOnly => (
            "Passerelle Internet de sortie uniquement",
            "Permet aux interfaces d’ouvrir des connexions IPv6 vers Internet, sans que personne puisse en ouvrir dans l’autre sens. Rien n’est traduit, rien n’est facturé à l’heure.",
        ),
        Term::Nat64 => (
            "DNS64 et NAT64",
            "Permettent aux tâches IPv6 uniquement de joindre des hôtes IPv4\u{202f}: DNS64 répond par une adresse IPv6 formée à partir de l’adresse IPv4, et la passerelle NAT traduit ce qui y est envoyé.",
        ),
        Term::InterfaceEndpoint => (
            "Point de terminaison d’interface",
            "Une interface réseau dans votre sous-réseau qui mène à un service d’AWS par AWS PrivateLink, sans Internet. Facturée à l’heure dans chaque zone de disponibilité, et au Go.",
        ),
        Term::GatewayEndpoint => (
            "Point de terminaison de passerelle",
            "Une route vers Amazon S3 ou Amazon DynamoDB dans les tables de routage que vous choisissez. Gratuit.",
        ),
        Term::Exec => (
            "ECS Exec",
            "Ouvre un shell dans un conteneur en cours d’exécution. Un agent, à l’intérieur, appelle Systems Manager\u{202f}: il faut un chemin vers l’extérieur, et aucun port ouvert.",
        ),
        Term::Processing => (
            "Traitement des données",
            "Une passerelle NAT facture chaque Go qui la traverse, dans les deux sens, en plus de ses heures et du transfert de données.",
        ),
        Term::PublicIpv4Charge => (
            "Facturation des adresses IPv4 publiques",
            "AWS facture chaque adresse IPv4 publique à l’heure, utilisée ou non\u{202f}: celles des tâches, des instances, des passerelles NAT et des équilibreurs de charge.",
        ),
        Term::CrossZone => (
            "Transfert de données entre zones de disponibilité",
            "Le trafic d’une zone à une autre de la même Région est facturé des deux côtés\u{202f}: chaque Go compte deux fois.",
        ),
        Term::DataTransfer => (
            "Transfert de données sortant",
            "Les Go d’une Région vers Internet, par tranches dégressives, après 100\u{a0}Go gratuits par mois pour tout le compte. Ce qui vient d’Internet est gratuit.",
        ),
        Term::CapacityUnits => (
            "Unité de capacité d’équilibreur de charge (LCU)",
            "Ce qu’un équilibreur de charge facture en plus de ses heures\u{202f}: parmi les nouvelles connexions, les connexions actives, les Go traités et les règles évaluées, seule la dimension la plus élevée compte.",
        ),
        Term::CrossZoneBalancing => (
            "Équilibrage de charge entre zones",
            "Chaque nœud de l’équilibreur transmet les connexions aux tâches de toutes les zones. Toujours actif pour un Application Load Balancer, désactivé par défaut pour un Network Load Balancer.",
        ),
        Term::CentralEgress => (
            "Sortie centralisée",
            "Un VPC de sortie héberge les passerelles NAT de nombreux VPC, qui l’atteignent par une passerelle de transit. Les attachements sont facturés à l’heure, ainsi que chaque Go traité.",
        ),
        Term::Deployment => (
            "Adresses pendant un déploiement",
            "Une mise à jour propagée démarre les nouvelles tâches avant d’arrêter les anciennes\u{202f}: jusqu’au double, avec maximumPercent à sa valeur par défaut de 200.",
        ),
        Term::UsableAddresses => (
            "Adresses utilisables",
            "Toutes les adresses de la plage du sous-réseau sauf cinq\u{202f}: AWS se réserve les quatre premières et la dernière de chaque sous-réseau.",
        ),
    };
    TermText { name, meaning }
}
