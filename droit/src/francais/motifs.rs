//! Why a date moves, in words.

use chrono::NaiveDate;

use super::{duree, en_majuscule, espacer};
use crate::calendrier::{Ferie, Obstacle};
use crate::duree::Duree;
use crate::motif::Motif;
use crate::nature_fait::NatureFait;

/// Why a step moves the date; for the first one, what happened.
///
/// ```
/// use quantieme_droit::{Duree, Motif, francais};
/// let silence = Motif::Silence(Duree::Mois(2));
/// assert_eq!(francais::motif(&silence), "Deux\u{a0}mois de silence valent refus.");
/// ```
pub fn motif(motif: &Motif) -> String {
    let texte = match motif {
        Motif::Fait(nature) => format!("{}.", super::fait(*nature)),
        Motif::FaitAuPlusTot(nature) => {
            format!(
                "{}\u{a0}: jour incertain, nous comptons depuis le premier jour possible.",
                super::fait(*nature)
            )
        }
        Motif::FaitAuPlusTard(nature) => format!(
            "{} : jour incertain, nous comptons depuis le dernier jour possible, en faveur de qui doit répondre.",
            super::fait(*nature)
        ),
        Motif::Interruption { nature, dernier_jour } => interruption(*nature, *dernier_jour),
        Motif::JoursOuvres(n) => format!(
            "{} ouvrés plus tard, faute d’ouverture, le document est réputé reçu.",
            en_majuscule(duree(Duree::Jours((*n).into())))
        ),
        Motif::Transition => {
            "Par exception, l’année part de ce jour pour les demandes plus anciennes.".to_owned()
        }
        Motif::Plafond(d) => {
            format!(
                "{} au plus après ce jour : au-delà, en principe plus aucune action.",
                en_majuscule(duree(*d))
            )
        }
        Motif::Depart => "Point de départ.".to_owned(),
        Motif::Silence(d) => {
            let vaut = if matches!(d, Duree::Mois(1) | Duree::Jours(1)) { "vaut" } else { "valent" };
            format!("{} de silence {vaut} refus.", en_majuscule(duree(*d)))
        }
        Motif::Quantieme { duree: d @ Duree::Mois(_), fin_de_mois } => {
            let suite = if *fin_de_mois { "\u{a0}: ce mois n’a pas ce jour, son dernier jour compte" } else { "" };
            let mut texte = en_majuscule(duree(*d));
            texte.reserve(32 + suite.len());
            texte.push_str(", de quantième à quantième");
            texte.push_str(suite);
            texte.push('.');
            texte
        }
        Motif::Quantieme { duree: d @ Duree::Jours(_), .. } => format!("{} plus tard.", en_majuscule(duree(*d))),
        Motif::QuantiemeAvecDistance { duree: d, distance } => format!(
            "{}, plus {} parce que vous habitez loin du tribunal.",
            en_majuscule(duree(*d)),
            duree(Duree::Mois(*distance))
        ),
        Motif::Franc => {
            "Délai franc\u{a0}: ni le jour de départ ni celui de l’échéance ne comptent\u{202f}; le dernier jour utile est le lendemain.".to_owned()
        }
        Motif::Report { jour, obstacle: o } => report(*jour, *o),
    };
    espacer(texte)
}

/// Why the first period no longer runs.
fn interruption(nature: NatureFait, dernier_jour: NaiveDate) -> String {
    use NatureFait::*;
    let effet = match nature {
        RecoursGracieuxExpedie
        | RecoursGracieuxRecu
        | RecoursHierarchiqueExpedie
        | RecoursHierarchiqueRecu => "il interrompt le délai, qui repartira entier après le rejet",
        DefereDemande => "le délai repartira entier après le refus du préfet",
        MotifsDemandes => "le délai est prolongé",
        AideJuridictionnelleDemandee => "un nouveau délai, de même durée, partira de la décision",
        RefusDocumentsNotifie
        | DemandeRejetee
        | RecoursGracieuxRejete
        | RecoursHierarchiqueRejete
        | RefusConfirmeNotifie => "ce refus écrit fait courir un nouveau délai",
        ClotureCnilNotifiee => {
            "cette décision remplace le rejet né du silence, et fait courir un nouveau délai"
        }
        MediationConvenue => "le délai repartira entier quand elle sera terminée",
        _ => "le délai repartira entier",
    };
    if nature == ClotureCnilNotifiee {
        // It counts whenever it comes.
        return format!("{} : {effet}.", super::fait(nature));
    }
    format!("{} avant la fin du délai ({}) : {effet}.", super::fait(nature), super::date(dernier_jour))
}

/// « Le 8 juin est un samedi : reporté au lundi. »
fn report(jour: NaiveDate, obstacle: Obstacle) -> String {
    let (est, au) = match obstacle {
        Obstacle::Samedi => ("un samedi", "lundi"),
        Obstacle::Dimanche => ("un dimanche", "lundi"),
        Obstacle::Ferie(ferie) => (nom(ferie), "lendemain"),
    };
    format!("Le {} est {est}\u{a0}: reporté au {au}.", super::jour_et_mois(jour))
}

fn nom(ferie: Ferie) -> &'static str {
    match ferie {
        Ferie::JourDeLAn => "le jour de l’An, férié",
        Ferie::LundiDePaques => "le lundi de Pâques, férié",
        Ferie::FeteDuTravail | Ferie::Victoire1945 | Ferie::Assomption | Ferie::Armistice1918 => "férié",
        Ferie::Ascension => "le jeudi de l’Ascension, férié",
        Ferie::LundiDePentecote => "le lundi de Pentecôte, férié",
        Ferie::FeteNationale => "la fête nationale, fériée",
        Ferie::Toussaint => "la Toussaint, fériée",
        Ferie::Noel => "Noël, férié",
    }
}
