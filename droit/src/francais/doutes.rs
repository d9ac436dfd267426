//! What is missing, contradictory, not binding or not answered, in words.

use super::{date, espaces, fait, periode};
use crate::conclusion::{Inopposabilite, Manque, NonCouvert};
use crate::contradiction::Contradiction;
use crate::source::{Confiance, Source};
use crate::{cja, contrats, crpa, curb};

/// The fact that is missing, then how to get it.
///
/// ```
/// use quantieme_droit::{Manque, francais};
/// let (quoi, comment) = francais::manque(Manque::Publicite);
/// assert!(quoi.starts_with("Le jour où l’acte a été publié"));
/// assert!(comment.ends_with('.'));
/// ```
pub fn manque(manque: Manque) -> (&'static str, &'static str) {
    match manque {
        Manque::Notification => (
            "Le jour où la décision vous a été notifiée.",
            "C’est le jour où vous l’avez reçue : avis de réception, enveloppe, courriel.",
        ),
        Manque::Publicite => (
            "Le jour où l’acte a été publié ou affiché.",
            "Cherchez la date de mise en ligne sur le site de la collectivité, ou celle du recueil des actes de la préfecture. Sinon, demandez un certificat d’affichage ou de publication.",
        ),
        Manque::Avis => (
            "Le jour où l’avis annonçant le contrat a paru.",
            "Cherchez-le au BOAMP, au journal officiel de l’Union européenne ou sur le site de la collectivité. À défaut, notez le jour où vous avez connu l’objet et les parties du contrat.",
        ),
        Manque::Recueil => (
            "Le jour où l’arrêté a paru au recueil des actes administratifs.",
            "Cherchez la date de mise en ligne du recueil sur le site de la préfecture.",
        ),
        Manque::NotificationDuJuge => (
            "Le jour où le greffe vous l’a notifié.",
            "C’est le jour de la première consultation sur Télérecours, ou celui de l’avis de réception.",
        ),
        Manque::Reception(_) => (
            "Le jour où l’administration a reçu la demande.",
            "Il est écrit sur l’avis de réception, ou dans l’accusé de réception électronique.",
        ),
        Manque::EnregistrementCada => (
            "Le jour où la CADA a enregistré la saisine.",
            "Il est écrit dans son accusé de réception. C’est ce jour qui compte, pas celui de l’avis.",
        ),
        Manque::SaisineCada => (
            "La saisine de la CADA : sans elle, le tribunal rejettera la requête.",
            "Saisissez la CADA maintenant, puis revenez devant le tribunal une fois le refus confirmé.",
        ),
        Manque::Affichage => (
            "Le premier jour d’affichage du permis sur le terrain.",
            "Photographiez le panneau et datez la photo. La mairie tient aussi le dossier du permis à la disposition de tous.",
        ),
        Manque::Duree => (
            "Le temps que la décision ou la lettre laisse pour agir.",
            "Il est écrit dans la décision : « dans un délai de quatre mois », par exemple.",
        ),
    }
}

/// Why the two months do not bind, and by which text.
pub fn inopposabilite(pourquoi: Inopposabilite) -> (&'static str, &'static Source) {
    match pourquoi {
        Inopposabilite::SansMentions => (
            "La notification n’indiquait pas les voies et délais de recours : les deux mois ne vous lient pas.",
            &cja::R421_5,
        ),
        Inopposabilite::AccuseIncomplet => (
            "La demande ou le recours n’a pas reçu d’accusé de réception complet : les deux mois ne vous lient pas.",
            &crpa::L112_6,
        ),
        Inopposabilite::AccuseTardif => (
            "L’accusé de réception est venu après la naissance du rejet : il n’a pas fait courir les deux mois (CAA Lyon, 22 juillet 2014, n° 11LY23592).",
            &crpa::L112_6,
        ),
        Inopposabilite::JamaisPublie => (
            "Cet acte n’a pas reçu la publicité que la loi exige : aucun délai n’a couru contre les tiers. Par prudence, agissez dans les deux mois du jour où vous l’avez connu.",
            &cja::R421_1,
        ),
        Inopposabilite::AvisIncomplet => (
            "Aucun avis n’a dit à la fois que le contrat était conclu et où le consulter : les deux mois n’ont pas couru. Il reste un délai raisonnable d’un an depuis le jour où vous avez connu son objet et ses parties.",
            &contrats::SEATEAM,
        ),
        Inopposabilite::PanneauIncomplet => (
            "Le panneau ne portait pas tout ce qu’il devait : les deux mois n’ont pas couru. Il reste un délai raisonnable d’un an.",
            &curb::PANNEAU,
        ),
        Inopposabilite::CadaNonMentionnee => (
            "Le refus ne parlait pas de la CADA, ou la demande n’a pas reçu d’accusé de réception complet : les deux mois ne vous lient pas (CE, 11 juillet 2016, n° 391899).",
            &crpa::CADA_ANNEE,
        ),
    }
}

/// Why there is no answer, and what to do instead.
pub fn non_couvert(raison: NonCouvert) -> String {
    let texte = match raison {
        NonCouvert::HorsPeriode { du, au } => {
            format!("Quantième ne calcule ce délai que pour des faits du {} au {}.", date(du), date(au))
        }
        NonCouvert::HorsCalendrier { .. } => "Cette date est trop lointaine pour être calculée.".to_owned(),
        NonCouvert::Environnement => {
            "Les autorisations environnementales suivent un régime à part (Code de l’environnement, art. R. 181-50), que Quantième ne calcule pas. Depuis le 1er septembre 2024, les tiers ont deux mois au plus.".to_owned()
        }
        NonCouvert::DureeDansLActe => {
            "La durée de ce délai est écrite dans la décision ou dans la lettre : ajoutez-la à un dossier pour la suivre.".to_owned()
        }
        NonCouvert::AllongementSeul => {
            "Ce délai ne fait qu’en allonger d’autres : indiquez où vous habitez avec le délai à calculer.".to_owned()
        }
    };
    espaces(&texte)
}

/// Two facts that cannot both be true, with their days.
pub fn contradiction(c: &Contradiction) -> String {
    espaces(&format!(
        "« {} » ({}) ne peut pas précéder « {} » ({}). Corrigez l’une des deux dates.",
        fait(c.apres.nature),
        periode(c.apres.quand),
        fait(c.avant.nature),
        periode(c.avant.quand)
    ))
}

/// How a source was read, when it must be said: to stand after its text, without a full stop. `None` when it was read
/// on the official site.
pub fn prudence(source: &Source) -> Option<&'static str> {
    prudence_de(source.confiance)
}

/// The same, of how well it was read.
pub fn prudence_de(confiance: Confiance) -> Option<&'static str> {
    match confiance {
        Confiance::Officielle => None,
        Confiance::Copie => Some("lu dans une copie du code, à l’état de juillet 2025"),
        Confiance::Secondaire => Some("connu par un commentaire"),
        Confiance::Deduction => Some("notre lecture des textes"),
        Confiance::Memoire => Some("de mémoire, à vérifier"),
    }
}
