//! Why a date moves, in words.

use super::{duree, majuscule};
use crate::calendrier::{Ferie, Obstacle};
use crate::duree::Duree;
use crate::motif::Motif;

/// Why a step moves the date.
pub fn motif(motif: &Motif) -> String {
    match motif {
        Motif::Fait(nature) => format!("{}.", super::fait(*nature)),
        Motif::FaitAuPlusTot(nature) => {
            format!(
                "{} : jour incertain, nous comptons depuis le premier jour possible.",
                super::fait(*nature)
            )
        }
        Motif::Depart => "Point de départ.".to_owned(),
        Motif::Silence(d) => format!("{} de silence valent refus.", majuscule(&duree(*d)))
            .replace("Un\u{a0}mois de silence valent", "Un\u{a0}mois de silence vaut"),
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
    }
    .replace(" :", "\u{a0}:")
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
