//! What the document says around the page, in French.

use crate::text::Notice;

/// The French text.
pub(super) const fn french(notice: Notice) -> &'static str {
    match notice {
        // For those who find it.
        Notice::Description => {
            "Des tâches Amazon ECS peuvent-elles atteindre Internet, sont-elles joignables depuis \
             Internet, et combien cela coûte-t-il par mois\u{202f}? Choisissez le type de lancement, \
             le mode réseau, le sous-réseau et le NAT, et suivez le chemin étape par étape."
        }
        Notice::PictureOfPage => {
            "La page\u{202f}: trois verdicts avec leurs raisons, le coût mensuel et le réseau choisi"
        }
        // Where nothing is.
        Notice::NotFound => "Page introuvable",
        Notice::NotFoundWhy => {
            "L’adresse comporte une erreur, ou ce qui se trouvait ici a été déplacé."
        }
        Notice::NotFoundWhere => {
            "L’adresse comporte une erreur, ou ce qui se trouvait ici a été déplacé. ECS Reach se \
             trouve dans ce dossier ou dans un dossier parent."
        }
        Notice::OpenPage => "Ouvrir ECS Reach",
        Notice::ThisFolder => "Ce dossier",
        Notice::FolderAbove => "Le dossier parent",
        // On the page with the licences.
        Notice::LicencesWhy => {
            "ECS Reach est lui-même sous licence MIT ou Apache-2.0, à votre choix. Les crates \
             ci-dessous sont compilées avec la page ou avec son paquet JavaScript\u{202f}; suivent \
             leurs licences, en anglais, telles que leurs auteurs les ont écrites."
        }
        // Before it has started.
        Notice::WithoutScript => {
            "ECS Reach répond à trois questions\u{202f}: des tâches Amazon ECS peuvent-elles \
             démarrer, atteindre Internet et en être jointes, et combien le réseau coûte-t-il par \
             mois\u{202f}? Voici sa réponse pour l’architecture par défaut. Pour choisir la vôtre, \
             autorisez JavaScript et WebAssembly pour cette page, puis rechargez-la."
        }
        Notice::FrameWithoutScript => {
            "Ici s’affiche une architecture d’ECS Reach\u{202f}: ses réponses, son réseau ou sa facture. \
             Pour la voir, autorisez JavaScript et WebAssembly pour cette page, puis rechargez-la."
        }
        Notice::OpeningLink => "Ouverture de l’architecture de ce lien…",
        Notice::FileBlocked => {
            "Ce fichier ne fonctionne pas ici\u{202f}: la politique du site qui l’envoie bloque son \
             script. Enregistrez-le, puis ouvrez-le depuis votre disque."
        }
        Notice::OfDefaultDesign => "Réponses pour l’architecture par défaut",
        // When a newer version is there.
        Notice::Renewed => "Une nouvelle version d’ECS Reach est prête.",
        Notice::RenewedWhy => {
            "Rechargez quand vous voulez\u{202f}: votre architecture et votre saisie en cours sont \
             conservées."
        }
        Notice::Later => "Plus tard",
        // When it cannot start.
        Notice::NotStarted => "ECS Reach n’a pas pu démarrer.",
        Notice::NotStartedWhy => {
            "Une partie de la page n’a pas été chargée, ou ce navigateur ne prend pas \
             en charge WebAssembly. La réponse ci-dessous est celle de l’architecture par défaut. La vôtre \
             reste dans l’adresse de cette page."
        }
        Notice::Mistyped => {
            "L’hébergeur de cette page envoie son JavaScript comme «\u{202f}{}\u{202f}»\u{202f}; les navigateurs \
             ne l’exécutent que comme text/javascript. Seule la personne qui l’administre peut y remédier. La réponse \
             ci-dessous est celle de l’architecture par défaut. La vôtre reste dans l’adresse de cette page."
        }
        Notice::TryAgain => "Réessayer",
        // When it breaks.
        Notice::Restarted => "ECS Reach a rencontré une erreur interne et a redémarré.",
        Notice::RestartedWhy => {
            "Votre architecture est conservée. Vérifiez ce que vous étiez en train de saisir."
        }
        Notice::Stopped => "ECS Reach s’est arrêté à cause d’une erreur interne.",
        Notice::StoppedWhy => {
            "Le redémarrer n’a rien changé. Ce que vous voyez ci-dessous ne suit plus vos choix. \
             Votre architecture reste dans l’adresse de cette page."
        }
        Notice::Reload => "Recharger",
        Notice::DefaultDesign => "Repartir de l’architecture par défaut",
        Notice::Report => "Rapport d’erreur",
        Notice::ReportHolds => "Il contient ce que vous voyez ici et n’est envoyé nulle part.",
        Notice::CopyReport => "Copier le rapport",
        Notice::ReportCopied => "Rapport copié",
        // In the place of an embed; for whoever wrote the page around it.
        Notice::EmbedNotJson => {
            "Le JSON placé dans <ecs-reach> est illisible ({}). Corrigez-le, ou supprimez-le et \
             décrivez l’architecture par des attributs."
        }
        Notice::EmbedStrange => {
            "<ecs-reach> ne lit pas un <script> de type «\u{202f}{}\u{202f}». S’il contient une \
             architecture, donnez-lui le type application/json\u{202f}; sinon, placez-le ailleurs."
        }
        Notice::EmbedView => {
            "<ecs-reach> n’a pas de vue «\u{202f}{}\u{202f}»\u{202f}; choisissez full, verdicts, diagram ou bill."
        }
        Notice::EmbedBlocked => {
            "La politique de sécurité du contenu (CSP) de cette page interdit WebAssembly\u{202f}: \
             <ecs-reach> ne peut pas démarrer. Ajoutez 'wasm-unsafe-eval' à script-src, ou \
             affichez frame.html dans une iframe."
        }
        Notice::EmbedNotLoaded => {
            "Rechargez cette page\u{202f}: des fichiers plus récents ont peut-être remplacé les siens. \
             Impossible de charger <ecs-reach> ({}). Si cela persiste\u{202f}: tous les fichiers de dist/ \
             doivent se trouver à côté du fichier embed.js\u{202f}; leur hébergeur (CORS) et la politique de sécurité du \
             contenu de cette page (connect-src, script-src) doivent en permettre le chargement."
        }
        Notice::EmbedStopped => {
            "ECS Reach s’est arrêté à cause d’une erreur interne. Rechargez la page pour le \
             redémarrer."
        }
    }
}
