//! What a court would say of the day on which we acted, in words.

use crate::chronologie::Porte;
use crate::resultat::Verdict;

/// The verdict as a sentence, to stand after the name of what was done.
pub fn verdict(verdict: Verdict, porte: Porte) -> &'static str {
    match verdict {
        Verdict::ATemps => "À temps.",
        Verdict::Tardive => match porte {
            Porte::RecoursGracieux => "Parti trop tard : il n’a rien prolongé.",
            Porte::Cada => "Saisie trop tard : elle peut refuser de se prononcer.",
            Porte::NotificationDuGracieux | Porte::NotificationDeLaRequete => {
                "Notification trop tardive : la requête risque d’être irrecevable."
            }
            Porte::Confirmation => "Trop tard : vous êtes en principe réputés vous être désistés.",
            Porte::Greffe => "Hors du délai que le tribunal avait fixé.",
            _ => "Hors délai : le juge devra en principe la rejeter comme tardive.",
        },
        Verdict::Prematuree => match porte {
            Porte::Cada => "Avant que le refus n’existe : la CADA peut refuser de se prononcer.",
            _ => {
                "Avant la naissance de la décision : la requête est régularisée si le silence devient une décision avant le jugement. C’est à vérifier."
            }
        },
        Verdict::Incertaine => "À temps ou hors délai selon le jour exact, qui reste à prouver.",
        Verdict::SansCada => {
            "Irrecevable en l’état : la CADA doit être saisie d’abord (CRPA, art. L. 342-1)."
        }
    }
}
