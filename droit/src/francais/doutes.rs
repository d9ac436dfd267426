//! What is uncertain, missing, contradictory or not answered, in words.

use super::{date, duree, espaces, fait, periode};
use crate::conclusion::{Inopposabilite, Manque, NonCouvert};
use crate::contradiction::Contradiction;
use crate::duree::Duree;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::source::{Confiance, Source};
use crate::{cja, crpa};

/// A doubt, and what would remove it when something can.
pub fn reserve(reserve: &Reserve) -> (String, Option<String>) {
    let (texte, levee): (String, Option<&str>) = match reserve {
        Reserve::DateIncertaine { du, au, au_plus_tard } => (
            format!(
                "Le point de départ est incertain, {}. Nous comptons depuis le premier jour possible. Si vous pouvez prouver le dernier, le dernier jour légal devient le {}.",
                periode(Periode::entre(*du, *au).unwrap_or(Periode::le(*du))),
                date(*au_plus_tard)
            ),
            Some("Retrouvez la preuve du jour : avis de réception, accusé d’enregistrement, date affichée."),
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
            format!("Ce fait est antérieur au texte que nous avons lu, en vigueur depuis le {}. La version d’alors n’a pas été relue.", date(*en_vigueur)),
            None,
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
        Reserve::JourDeNaissance => ("On discute si la décision naît ce jour-là ou le lendemain. Nous comptons depuis ce jour, et n’écrivons « décision née du silence » que le lendemain.".into(), None),
        Reserve::AccuseReception => (
            "Si l’administration ne vous a pas envoyé d’accusé de réception complet, ce délai ne vous est peut-être pas opposable. N’y comptez pas : respectez cette date. Si elle est passée, demandez conseil, tout n’est peut-être pas perdu.".into(),
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
        Reserve::SilenceSelonObjet => ("Pour une demande individuelle qu’un texte organise, le silence peut valoir accord. Pour les demandes d’un collectif, c’est en pratique un rejet.".into(), None),
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
            "Le recours gracieux ou hiérarchique est parti trop tard, ou peut-être trop tard : il n’a pas prolongé le délai.".into(),
            Some("Si vous pouvez prouver qu’il est parti plus tôt, corrigez sa date."),
        ),
        Reserve::GracieuxApresPrudence => (
            "Le recours est parti après la date de prudence : une lecture plus stricte le dirait tardif, et le délai du tribunal serait alors déjà passé.".into(),
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
        Reserve::OrdonnanceDeRefere => (
            "Une ordonnance de référé se conteste en quinze jours, pas en deux mois. Lisez la notification : elle dit la voie et le délai.".into(),
            None,
        ),
        Reserve::ConnaissanceSeule => (
            "Avoir connu l’acte ne suffit pas toujours à faire courir le délai. Nous comptons de ce jour par prudence.".into(),
            Some("Cherchez le jour de publication, d’affichage ou de notification."),
        ),
        Reserve::FaitNonCompte(nature) => (
            format!("« {} » peut déplacer cette date, et Quantième ne sait pas encore le compter. La date montrée n’en tient pas compte.", fait(*nature)),
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
    (espaces(&texte), levee.map(espaces))
}

/// The fact that is missing, and how to get it.
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
        Manque::Reception(_) => (
            "Le jour où l’administration a reçu la demande.",
            "Il est écrit sur l’avis de réception, ou dans l’accusé de réception électronique.",
        ),
        Manque::EnregistrementCada => (
            "Le jour où la CADA a enregistré la saisine.",
            "Il est écrit dans son accusé de réception. C’est ce jour qui compte, pas celui de l’avis.",
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
            "La demande n’a pas reçu d’accusé de réception complet : les deux mois ne vous lient pas.",
            &crpa::L112_6,
        ),
    }
}

/// Why there is no answer.
pub fn non_couvert(raison: NonCouvert) -> String {
    match raison {
        NonCouvert::HorsPeriode { du, au } => {
            format!("Quantième ne calcule ce délai que pour des faits du {} au {}.", date(du), date(au))
        }
        NonCouvert::HorsCalendrier { .. } => "Cette date est trop lointaine pour être calculée.".to_owned(),
        NonCouvert::Nature => {
            "Cet acte suit des règles particulières que Quantième ne calcule pas encore. Demandez conseil sans attendre : le délai peut être de deux mois au plus. Contre un permis, le recours gracieux doit partir en un mois et ne prolonge plus rien.".to_owned()
        }
        NonCouvert::AllongementSeul => {
            "Ce délai ne fait qu’en allonger d’autres : indiquez où vous habitez avec le délai à calculer.".to_owned()
        }
    }
    .replace(" :", "\u{a0}:")
}

/// Two facts that cannot both be true.
pub fn contradiction(c: &Contradiction) -> String {
    format!(
        "« {} » ({}) ne peut pas précéder « {} » ({}). Corrigez l’une des deux dates.",
        fait(c.apres.nature),
        periode(c.apres.quand),
        fait(c.avant.nature),
        periode(c.avant.quand)
    )
    .replace("« ", "«\u{a0}")
    .replace(" »", "\u{a0}»")
}

/// How a source was read, when it must be said.
pub fn prudence(source: &Source) -> Option<&'static str> {
    match source.confiance {
        Confiance::Officielle => None,
        Confiance::Copie => Some("lu dans une copie du code, à l’état de juillet 2025"),
        Confiance::Secondaire => Some("connu par un commentaire"),
        Confiance::Deduction => Some("notre lecture des textes"),
        Confiance::Memoire => Some("de mémoire, à vérifier"),
    }
}
