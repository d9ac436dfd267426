//! What a court would say of the day on which we acted, in words.

use crate::chronologie::Porte;
use crate::resultat::Verdict;

/// The verdict as a sentence, to stand after the name of what was done; `porte` is that of the
/// [`Resultat`](crate::Resultat).
///
/// ```
/// use quantieme_droit::{Porte, Verdict, francais};
/// assert_eq!(francais::verdict(Verdict::ATemps, Porte::Tribunal), "À temps.");
/// // Being late does not cost the same at every door.
/// let tardive = |porte| francais::verdict(Verdict::Tardive, porte);
/// assert_ne!(tardive(Porte::Tribunal), tardive(Porte::RecoursGracieux));
/// ```
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
        Verdict::Incertaine => {
            "À temps ou hors délai, selon un point qui reste à établir : voyez les réserves."
        }
        Verdict::SansCada => {
            "Irrecevable : la CADA n’avait pas été saisie avant la requête (CRPA, art. L. 342-1) ; la saisir ensuite ne régularise pas."
        }
    }
}
