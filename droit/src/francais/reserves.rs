//! Every doubt, in words, with what would remove it.

use super::{date, duree, espacer, espaces, fait, periode};
use crate::duree::Duree;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::source::Confiance;

/// A doubt, and what would remove it when something can.
///
/// ```
/// use quantieme_droit::{Reserve, francais};
/// let (doute, levee) = francais::reserve(&Reserve::ReceptionInconnue);
/// assert!(doute.contains("nous comptons depuis l’envoi"));
/// assert!(levee.is_some(), "a day to note removes it");
/// ```
pub fn reserve(reserve: &Reserve) -> (String, Option<String>) {
    let (texte, levee): (String, Option<&str>) = match reserve {
        Reserve::DateIncertaine { du, au, au_plus_tard } => (
            format!(
                "Le point de départ est incertain : {}. Nous comptons depuis le premier jour possible. Si le dernier de ces jours est retenu, le dernier jour légal devient le {}.",
                periode(Periode::entre(*du, *au).unwrap_or(Periode::le(*du))),
                date(*au_plus_tard)
            ),
            Some("Retrouvez la preuve du jour : avis de réception, accusé d’enregistrement, date affichée."),
        ),
        Reserve::NaissanceIncertaine { du, au, au_plus_tard } => (
            format!(
                "Le jour de réception est incertain : {}. Si la demande n’a été reçue que le dernier de ces jours, le refus ne naît que le {}.",
                periode(Periode::entre(*du, *au).unwrap_or(Periode::le(*du))),
                date(*au_plus_tard)
            ),
            Some("Notez le jour écrit sur l’avis de réception."),
        ),
        Reserve::UrgenceSanitaire => (
            "Ce délai a couru pendant l’état d’urgence sanitaire de 2020 : les ordonnances n° 2020-305 et 2020-306 ont reporté beaucoup de termes échus entre le 12 mars et le 23 juin 2020, et suspendu des silences. La date montrée n’en tient pas compte.".into(),
            Some("Faites vérifier l’effet de ces ordonnances sur ce délai."),
        ),
        Reserve::AffichageDUneGrandeCollectivite => (
            "Pour une commune, l’affichage suffisait avant juillet 2022. Pour un département ou une région, non : il fallait aussi une publication (CE, 3 décembre 2018, n° 409667).".into(),
            Some("Pour un département ou une région, cherchez la date de publication au recueil."),
        ),
        Reserve::InformationDeLaCada => (
            "Si personne, la CADA comprise, ne vous a indiqué le délai pour saisir le tribunal, il reste un an depuis le refus confirmé (CE, 11 mars 2024, n° 488227). N’y comptez pas : respectez cette date.".into(),
            Some("Relisez l’accusé de réception de la CADA."),
        ),
        Reserve::ReceptionInconnue => (
            "Nous ignorons quel jour l’administration a reçu l’envoi. Par prudence, nous comptons depuis l’envoi.".into(),
            Some("Notez le jour écrit sur l’avis de réception."),
        ),
        Reserve::EnregistrementInconnu => (
            "Le délai part du jour où la CADA enregistre la saisine. Nous l’ignorons : par prudence, nous comptons depuis la saisine.".into(),
            Some("Notez le jour que donne l’accusé de réception de la CADA."),
        ),
        Reserve::AvantLeTexte { en_vigueur } => (
            format!("Le délai part avant le {}, date de la version que nous avons lue.", date(*en_vigueur)),
            Some("Vérifiez sur Légifrance la version alors en vigueur."),
        ),
        Reserve::DeuxFormules { autre } => (
            format!("Deux façons de compter ce délai existent, et aucune décision ne tranche : l’autre donne le {}. La date de prudence n’est postérieure à aucune des deux.", date(*autre)),
            None,
        ),
        Reserve::CadaFranc => ("On ignore si ce délai est franc. Nous le comptons sans le jour de plus, et nous conseillons la veille. Le report au jour ouvré n’est connu que par un tiers.".into(), None),
        Reserve::CadaReception => (
            "Pour la CADA, c’est peut-être le jour de réception qui compte : votre saisine doit lui être parvenue à la date de prudence.".into(),
            Some("Saisissez-la par son formulaire ou par courriel, et gardez l’accusé de réception."),
        ),
        Reserve::JourDeNaissance => (
            "La décision naît ce jour-là ou le lendemain : c’est discuté. Nous comptons de ce jour ; dans un écrit, ne la dites née que le lendemain.".into(),
            None,
        ),
        Reserve::AccuseReception => (
            "Sans accusé de réception complet, ce délai n’est pas opposable à l’auteur de la demande (CRPA, art. L. 112-6) ; il reste en principe un an (CE, 18 mars 2019, n° 417270). N’y comptez pas : respectez cette date. Si elle est passée, faites vérifier ce point.".into(),
            Some("Relisez l’accusé de réception : il doit dire la date du rejet, les délais et les voies de recours (CRPA, art. L. 112-6 et R. 112-5 ; par courriel, art. L. 112-12 et R. 112-11-1)."),
        ),
        Reserve::MentionsInconnues => (
            "Nous ignorons si la décision indiquait les voies et délais de recours. Nous comptons comme si elle les indiquait.".into(),
            Some("Relisez le bas de la décision ou la lettre qui l’accompagne (CJA, art. R. 421-5)."),
        ),
        Reserve::CnilPoursuit => (
            "Si la CNIL continue d’instruire la plainte, elle est réputée avoir retiré ce rejet ; le recours perdrait alors son objet.".into(),
            Some("Demandez-lui où en est la plainte."),
        ),
        Reserve::SilenceSelonObjet => (
            "Le silence vaut en principe acceptation (CRPA, art. L. 231-1), mais rejet si la demande ne tend pas à une décision individuelle, n’entre dans aucune procédure prévue par un texte ou est une réclamation (art. L. 231-4) : c’est d’ordinaire celle d’un collectif.".into(),
            None,
        ),
        Reserve::Distance { mois } => (
            format!("Le dernier jour légal compte {} de plus pour la distance. La date de prudence ne s’y fie pas.", duree(Duree::Mois(*mois))),
            None,
        ),
        Reserve::DistanceApresSilence => (
            "Vous habitez loin du tribunal. Le texte qui donne un ou deux mois de plus (CJA, art. R. 421-7) ne parle pas des décisions nées du silence : nous ne les comptons pas.".into(),
            None,
        ),
        Reserve::GracieuxCourriel => (
            "Un recours envoyé par voie électronique ne prolonge le délai que si sa réception est prouvée. Nous comptons comme s’il ne le prolongeait pas.".into(),
            Some("Retrouvez l’accusé de réception et notez son jour, ou doublez l’envoi par lettre recommandée."),
        ),
        Reserve::GracieuxTardif => (
            "Le recours gracieux ou hiérarchique est parti trop tard : il n’a pas prolongé le délai.".into(),
            Some("Si vous pouvez prouver qu’il est parti plus tôt, corrigez sa date."),
        ),
        Reserve::GracieuxApresPrudence => (
            "Le recours est parti après la date de prudence : une lecture plus stricte le dirait tardif, et le délai du tribunal serait alors déjà passé. La date de prudence reste la première.".into(),
            Some("Faites vérifier ce point avant de compter sur cette date."),
        ),
        Reserve::GracieuxSansPublicite => (
            "Nous ignorons quand l’acte a été publié, et donc si le recours est parti à temps.".into(),
            Some("Notez le jour de publication ou d’affichage."),
        ),
        Reserve::Presentation { jour } => (
            format!("La lettre recommandée a été présentée le {}, et retirée ensuite. Les juges comptent du retrait dans les quinze jours ; par prudence, nous comptons de la présentation (CE, 31 mars 2017, n° 399131).", date(*jour)),
            None,
        ),
        Reserve::AutrePublicite { jour } => (
            format!("Une autre publicité de cet acte remonte au {}. Par prudence, nous comptons de la plus ancienne.", date(*jour)),
            None,
        ),
        Reserve::RejetTardif => (
            "Le rejet écrit est venu, ou a pu venir, après les deux mois du rejet né du silence : il ne ferait alors que le confirmer. La date de prudence reste la première.".into(),
            Some("Retrouvez le jour où vous avez reçu ce rejet."),
        ),
        Reserve::MentionsDuRejet => (
            "Nous comptons comme si ce rejet indiquait les voies et délais de recours.".into(),
            Some("Relisez le bas de la lettre de rejet."),
        ),
        Reserve::CadaTardive => (
            "La CADA a été saisie après les deux mois : elle, puis le tribunal, peuvent rejeter pour cette raison. Si le refus ne parlait pas de la CADA, ce délai ne vous est peut-être pas opposable.".into(),
            Some("Vous pouvez adresser une nouvelle demande à l’administration et recommencer à temps."),
        ),
        Reserve::CadaPrematuree => (
            "La CADA a été saisie avant que le refus n’existe : elle, puis le tribunal, peuvent rejeter pour cette raison.".into(),
            Some("Vérifiez les dates, ou saisissez-la de nouveau maintenant que le refus existe."),
        ),
        Reserve::ConnaissanceSeule => (
            "Avoir connu l’acte ne suffit pas toujours à faire courir le délai. Nous comptons de ce jour par prudence.".into(),
            Some("Cherchez le jour de publication, d’affichage ou de notification."),
        ),
        Reserve::GracieuxApresInterruption(nature) => (
            format!("Le recours gracieux est parti après ce fait : « {} ». Il ne prolonge pas le délai une seconde fois (CE, 26 septembre 1986, n° 58732 ; CJA, art. R. 213-4).", fait(*nature)),
            None,
        ),
        Reserve::InterruptionApresPrudence(nature) => (
            format!("Ce fait est postérieur à la date de prudence : « {} ». Une lecture plus stricte dirait le délai déjà passé. La date de prudence reste la première.", fait(*nature)),
            Some("Faites vérifier ce point avant de compter sur cette date."),
        ),
        Reserve::DefereIncertain => (
            "Demander au préfet de déférer un acte prolonge le délai, mais c’est discuté pour les actes qui ne lui sont pas transmis. Ne vous y fiez pas : la date de prudence reste la première.".into(),
            Some("Saisissez le tribunal directement, ou envoyez un recours gracieux à temps."),
        ),
        Reserve::MediationSurAccord => (
            "Une médiation n’arrête le délai que si les deux parties l’ont acceptée par écrit. Une médiation ordonnée par le juge ne l’arrête pas (CE, 13 novembre 2023, n° 471898).".into(),
            Some("Gardez l’accord écrit, et l’écrit qui dit la médiation terminée."),
        ),
        Reserve::MotifsSelonDecision => (
            "Demander les motifs ne prolonge le délai que si un refus écrit aurait dû être motivé : une décision individuelle défavorable, surtout. La date de prudence n’en tient pas compte.".into(),
            Some("Relisez l’article L. 211-2 du CRPA, ou respectez la date de prudence."),
        ),
        Reserve::TransitionDesMotifs => (
            "Motifs demandés avant le 8 octobre 2025 : l’année se compte de ce jour-là, par exception.".into(),
            None,
        ),
        Reserve::AffichageSeul => (
            "Depuis le 1er juillet 2022, l’affichage ne fait courir le délai que dans une commune de moins de 3 500 habitants qui l’a choisi ; ailleurs, c’est la mise en ligne. Par prudence, nous comptons de l’affichage.".into(),
            Some("Cherchez la date de mise en ligne, ou la délibération par laquelle le conseil a choisi l’affichage (CGCT, art. L. 2131-1)."),
        ),
        Reserve::AffichageAvantMiseEnLigne { jour } => (
            format!("L’acte a aussi connu une autre publicité le {}. Laquelle compte dépend de la commune ; par prudence, nous comptons de la plus ancienne.", date(*jour)),
            Some("Demandez à la mairie comment elle publie ses actes (CGCT, art. L. 2131-1)."),
        ),
        Reserve::MiseADisposition { jour } => (
            format!("Le document a été mis à disposition sur Télérecours le {}. À défaut de consultation, il est réputé notifié au bout de deux jours ouvrés ; consulté plus tôt, il l’est ce jour-là.", date(*jour)),
            Some("Notez le jour de la première consultation, que Télérecours affiche."),
        ),
        Reserve::MembreDeLAssemblee => (
            "Pour un membre de l’assemblée régulièrement convoqué, le délai part de la séance elle-même, et non de la publication. C’est établi pour les contrats, à vérifier pour les autres actes.".into(),
            Some("Vérifiez que vous aviez reçu la convocation à temps."),
        ),
        Reserve::DateDeDecisionInconnue => (
            "Nous ignorons le jour de la décision. Depuis le 28 novembre 2025, un recours gracieux contre un permis doit partir en un mois et ne prolonge plus rien ; nous comptons ainsi par prudence.".into(),
            Some("Notez le jour où le permis a été signé : il est écrit sur l’arrêté et sur le panneau."),
        ),
        Reserve::GracieuxSansProlongation => (
            "Contre un permis délivré depuis le 28 novembre 2025, un recours gracieux doit partir en un mois et ne prolonge pas le délai du tribunal (C. urb., art. L. 600-12-2).".into(),
            Some("N’attendez pas la réponse : saisissez le tribunal dans les deux mois."),
        ),
        Reserve::NotificationObligatoire => (
            "Un recours gracieux contre un permis ne prolonge le délai que s’il a été notifié à l’auteur de la décision et au bénéficiaire, par lettre recommandée, en quinze jours (C. urb., art. R*. 600-1).".into(),
            Some("Gardez les certificats de dépôt des deux lettres recommandées."),
        ),
        Reserve::NotificationNonMentionnee => (
            "Cette obligation ne vaudrait pas si le panneau ne la mentionnait pas : c’est à vérifier. Notifiez dans tous les cas, par lettre recommandée, à l’auteur de la décision et au bénéficiaire ; la date d’envoi compte.".into(),
            Some("Envoyez les deux lettres le jour même du dépôt."),
        ),
        Reserve::AffichageContinu => (
            "Le délai suppose un panneau visible pendant deux mois de suite. S’il a été retiré, l’affichage repart.".into(),
            Some("Photographiez le panneau plusieurs fois, et gardez les dates."),
        ),
        Reserve::PanneauInconnu => (
            "Nous ignorons si le panneau portait toutes les mentions obligatoires. Nous comptons comme s’il les portait.".into(),
            Some("Relisez-le : il doit notamment dire le droit de recours (C. urb., art. R*. 424-15 et A. 424-15 à A. 424-17)."),
        ),
        Reserve::AvisInconnu => (
            "Nous ignorons si l’avis disait à la fois que le contrat est conclu et où le consulter. Nous comptons comme s’il le disait. Les seules « données essentielles » publiées en ligne n’y suffisent peut-être pas.".into(),
            Some("Relisez l’avis publié (BOAMP, journal officiel de l’Union européenne, site de la collectivité)."),
        ),
        Reserve::TiersLese => (
            "Seuls ceux dont le contrat lèse les intérêts de façon suffisamment directe et certaine peuvent le contester ; l’intérêt lésé d’une association est apprécié strictement. Le contrat reste utile comme preuve : demandez-le.".into(),
            Some("Demandez conseil avant d’engager ce recours."),
        ),
        Reserve::SaisineEnSerie => (
            "Une seule saisine vaut pour une série si elle réunit au moins cinq demandes de même objet, nomme chaque administration avec les dates de demande et de refus, et si vous avez informé chacune d’elles (CRPA, art. L. 342-1).".into(),
            Some("Gardez la copie de cette information."),
        ),
        Reserve::CnilRejetRetire => (
            "La CNIL a continué d’instruire après la naissance de ce rejet : elle est réputée l’avoir retiré, et un recours contre lui perdrait son objet (CE, 26 décembre 2025, n° 491376). Nous gardons la date par prudence.".into(),
            Some("Attendez sa décision écrite, qui ouvrira deux mois entiers, ou demandez conseil."),
        ),
        Reserve::RefusApresSilence => (
            "Un refus écrit est venu après le refus né du silence, dans les deux mois : nous comptons de nouveau deux mois, mais la date de prudence reste la première.".into(),
            Some("Saisissez la CADA à la date de prudence si elle n’est pas passée."),
        ),
        Reserve::GracieuxSansEffet => (
            "Un recours gracieux n’arrête pas le temps laissé pour saisir la CADA (CRPA, art. L. 412-4).".into(),
            None,
        ),
        Reserve::ConfirmationSelonMotif => (
            "Cette confirmation n’est due que si le juge a rejeté le référé faute de doute sérieux, et si la notification le mentionne. Sans elle, vous seriez réputés vous être désistés de la requête.".into(),
            Some("Écrivez au greffe que vous maintenez la requête : une phrase suffit."),
        ),
        Reserve::PourvoiDispense => (
            "Un pourvoi contre l’ordonnance dispense de confirmer. Confirmez tout de même : cela ne coûte rien.".into(),
            None,
        ),
        Reserve::OrdonnanceSansAudience => (
            "Rejetée sans audience (CJA, art. L. 522-3), l’ordonnance ne s’attaque pas en appel mais en cassation, en quinze jours aussi, avec un avocat au Conseil d’État et à la Cour de cassation.".into(),
            Some("Lisez la notification : elle dit la voie ouverte."),
        ),
        Reserve::ProlongationRgpd => (
            "Deux façons de compter les deux mois de plus existent. Nous retenons la plus tardive : passé ce jour, le retard est certain.".into(),
            None,
        ),
        Reserve::SignatureInconnue => (
            "Nous ignorons le jour de signature de l’autorisation : ses cinq ans sont comptés d’un jour plus tardif.".into(),
            Some("Notez la date écrite sur l’arrêté."),
        ),
        Reserve::Renouvellement => (
            "Renouveler l’autorisation, c’est prendre une nouvelle décision : elle ouvrira de nouveau deux mois. C’est notre lecture.".into(),
            Some("Surveillez le recueil des actes de la préfecture avant cette date."),
        ),
        Reserve::NotificationAutrui => (
            "Ce temps se compte du jour où la décision a été notifiée à qui elle vise. Nous l’ignorons : la fin réelle est peut-être plus tardive.".into(),
            Some("Demandez à l’auteur de la décision quel jour il l’a notifiée."),
        ),
        Reserve::AnneeRaisonnable => (
            "En règle générale, et sauf circonstances particulières, ce délai ne dépasse pas un an (CE, 13 juillet 2016, n° 387763) ; aucune décision connue ne dit si l’année est franche. Ce n’est pas une date à viser.".into(),
            Some("Agissez dans les deux mois."),
        ),
        Reserve::FrancInconnu => (
            "Nous ignorons si ce délai est franc et s’il est reporté au jour ouvré. Nous comptons comme s’il ne l’était pas.".into(),
            None,
        ),
        Reserve::GracieuxPeutEtreTardif => (
            "Nous ne savons pas si le recours gracieux ou hiérarchique est parti à temps : nous comptons comme s’il n’avait rien prolongé.".into(),
            Some("Retrouvez la preuve du jour d’envoi : certificat de dépôt, cachet de la poste."),
        ),
        Reserve::SecondRecours => (
            "Seul le premier recours gracieux, et le premier recours hiérarchique, comptent : le second ne prolonge rien (CE, 16 mai 1980, n° 14022).".into(),
            None,
        ),
        Reserve::GracieuxAvantPublicite => (
            "Le recours est parti avant la publicité de l’acte : ce qu’il prolonge alors est discuté. La date de prudence reste la première.".into(),
            Some("Vérifiez les deux dates."),
        ),
        Reserve::GracieuxNonNotifie => (
            "Le recours gracieux a été notifié après quinze jours à l’auteur du permis et à son bénéficiaire : il n’a rien prolongé (C. urb., art. R*. 600-1).".into(),
            Some("Si le panneau ne mentionnait pas cette obligation, demandez conseil."),
        ),
        Reserve::InterruptionPeutEtreTardive(nature) => (
            format!("Nous ne savons pas si ce fait est venu à temps : « {} ». Nous comptons comme s’il n’avait rien prolongé.", fait(*nature)),
            Some("Retrouvez le jour exact qui fait courir le délai."),
        ),
        Reserve::RejetConfirmatif => (
            "Un refus écrit est venu une fois le délai passé : il ne fait que confirmer le premier, et ne rouvre rien.".into(),
            None,
        ),
        Reserve::RejetPeutEtreConfirmatif => (
            "Nous ignorons quel jour la demande a été reçue : si le silence avait déjà valu refus depuis plus de deux mois, ce rejet écrit ne ferait que le confirmer.".into(),
            Some("Notez le jour où la demande a été reçue."),
        ),
        Reserve::RepriseApresAide => (
            "Après une demande d’aide juridictionnelle, le délai repart du jour où la décision ne peut plus être contestée ou, si l’aide est accordée, de la désignation de l’avocat quand elle est plus tardive. Nous comptons du jour noté.".into(),
            Some("Notez le plus tôt de ces jours si vous hésitez."),
        ),
        Reserve::AffichageDUnActeDuPrefet => (
            "Pour un acte du préfet, c’est la publication au recueil des actes administratifs qui compte. Nous ne la connaissons pas : par prudence, nous comptons de l’affichage.".into(),
            Some("Cherchez l’arrêté dans le recueil, sur le site de la préfecture."),
        ),
        Reserve::NotifieeAUnAutre => (
            "La décision a été notifiée à quelqu’un d’autre : ce jour-là ne fait pas courir votre délai. Nous comptons de là par prudence.".into(),
            Some("Cherchez si elle a été publiée ou affichée, et quand vous l’avez connue."),
        ),
        Reserve::FaitSansEffet(nature) => (
            format!("« {} » n’est pas compté ici : ce fait est venu trop tard ou trop tôt, ou n’a pas d’effet sur ce délai.", fait(*nature)),
            Some("Faites vérifier ce point si vous comptiez dessus."),
        ),
        Reserve::FaitNonCompte(nature) => (
            format!("« {} » peut déplacer cette date, et Quantième ne sait pas le compter ici. La date montrée n’en tient pas compte.", fait(*nature)),
            Some("Demandez conseil sur ce point, et gardez la date montrée jusque-là."),
        ),
        Reserve::SourceFragile(source) => (
            match source.0.confiance {
                Confiance::Deduction => format!("« {} » : c’est notre lecture des textes, aucune décision ne la confirme.", source.0.texte),
                _ => format!("« {} » est cité de mémoire et reste à vérifier.", source.0.texte),
            },
            Some("Faites vérifier ce point avant de compter dessus."),
        ),
    };
    (espacer(texte), levee.map(espaces))
}
