//! Why a date moves, in words.

use chrono::NaiveDate;

use super::{duree, espaces, majuscule};
use crate::calendrier::{Ferie, Obstacle};
use crate::chronologie::NatureFait;
use crate::duree::Duree;
use crate::motif::Motif;

/// Why a step moves the date.
pub fn motif(motif: &Motif) -> String {
    let texte = match motif {
        Motif::Fait(nature) => format!("{}.", super::fait(*nature)),
        Motif::FaitAuPlusTot(nature) => {
            format!(
                "{} : jour incertain, nous comptons depuis le premier jour possible.",
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
            majuscule(&duree(Duree::Jours((*n).into())))
        ),
        Motif::Transition => {
            "Par exception, l’année part de ce jour pour les demandes plus anciennes.".to_owned()
        }
        Motif::Plafond(d) => {
            format!(
                "{} au plus après ce jour : au-delà, en principe plus aucune action.",
                majuscule(&duree(*d))
            )
        }
        Motif::Depart => "Point de départ.".to_owned(),
        Motif::Silence(d) => {
            let vaut = if matches!(d, Duree::Mois(1) | Duree::Jours(1)) { "vaut" } else { "valent" };
            format!("{} de silence {vaut} refus.", majuscule(&duree(*d)))
        }
        Motif::Quantieme(d @ Duree::Mois(_)) => {
            format!(
                "{} de quantième à quantième : même numéro de jour, ou dernier jour du mois.",
                majuscule(&duree(*d))
            )
        }
        Motif::Quantieme(d @ Duree::Jours(_)) => format!("{} plus tard.", majuscule(&duree(*d))),
        Motif::QuantiemeAvecDistance { duree: d, distance } => format!(
            "{}, plus {} parce que vous habitez loin du tribunal.",
            majuscule(&duree(*d)),
            duree(Duree::Mois(*distance))
        ),
        Motif::Franc => {
            "Délai franc : le jour du terme ne compte pas, le dernier jour utile est le lendemain.".to_owned()
        }
        Motif::Report(o) => obstacle(*o).to_owned(),
    };
    espaces(&texte)
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
        MediationConvenue => "le délai repartira entier quand elle sera terminée",
        _ => "le délai repartira entier",
    };
    format!("{} avant la fin du délai ({}) : {effet}.", super::fait(nature), super::date(dernier_jour))
}

fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Samedi => "C’est un samedi : reporté au lundi.",
        Obstacle::Dimanche => "C’est un dimanche : reporté au lundi.",
        Obstacle::Ferie(ferie) => match ferie {
            Ferie::JourDeLAn => "C’est le jour de l’An, férié : reporté au lendemain.",
            Ferie::LundiDePaques => "C’est le lundi de Pâques, férié : reporté au lendemain.",
            Ferie::FeteDuTravail => "C’est le 1er mai, férié : reporté au lendemain.",
            Ferie::Victoire1945 => "C’est le 8 mai, férié : reporté au lendemain.",
            Ferie::Ascension => "C’est le jeudi de l’Ascension, férié : reporté au lendemain.",
            Ferie::LundiDePentecote => "C’est le lundi de Pentecôte, férié : reporté au lendemain.",
            Ferie::FeteNationale => "C’est le 14 juillet, férié : reporté au lendemain.",
            Ferie::Assomption => "C’est le 15 août, férié : reporté au lendemain.",
            Ferie::Toussaint => "C’est la Toussaint, jour férié : reporté au lendemain.",
            Ferie::Armistice1918 => "C’est le 11 novembre, férié : reporté au lendemain.",
            Ferie::Noel => "C’est Noël, jour férié : reporté au lendemain.",
        },
    }
}
