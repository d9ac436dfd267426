//! Orders of the urgent judge: book V (articles L. 523-1, R. 523-1) and R. 612-5-2.

use crate::chronologie::{Chronologie, Porte};
use crate::cja::notification::notification;
use crate::cja::requete::requete;
use crate::computation::COUVERTURE;
use crate::conclusion::{Conclusion, Fin, Manque};
use crate::depart::Depart;
use crate::duree::Duree;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// Fifteen days for cassation against an order of the urgent judge.
pub const R523_1: Source = Source::new("CJA, art. R. 523-1", jour(2026, 11, 21), Confiance::Copie);
/// Fifteen days for the appeal against an order on a fundamental freedom.
pub const L523_1: Source = Source::new("CJA, art. L. 523-1", jour(2026, 11, 21), Confiance::Copie);
/// One month to confirm the petition after the refusal of a suspension.
pub const R612_5_2: Source = Source::new("CJA, art. R. 612-5-2", jour(2026, 11, 21), Confiance::Copie);

/// R. 523-1: fifteen days for the cassation appeal against an order on a suspension, on useful measures, or rendered
/// without a hearing; an *avocat aux Conseils* is compulsory.
pub const REFERE_CASS: Regle = Regle {
    id: "REFERE-CASS",
    intitule: "Se pourvoir contre une ordonnance de référé",
    porte: Porte::ConseilEtat,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &R523_1, comptage: Comptage::franc(Duree::Jours(15)) }],
    reserves: &[],
};

/// L. 523-1: fifteen days for the appeal, before the Conseil d'État, against an order on a fundamental freedom rendered
/// after a hearing. No lawyer is needed (R. 522-5, not read again).
pub const LIBERTE_APPEAL: Regle = Regle {
    id: "LIBERTE-APPEAL",
    intitule: "Faire appel d’une ordonnance de référé-liberté",
    porte: Porte::ConseilEtat,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &L523_1, comptage: Comptage::franc(Duree::Jours(15)) }],
    reserves: &[Reserve::OrdonnanceSansAudience],
};

/// R. 612-5-2: within one month of the order that refuses a suspension for lack of serious doubt, the main petition must
/// be confirmed, or it is deemed withdrawn. Whether the month is *franc* is not known: counted as not.
pub const CONFIRMATION: Regle = Regle {
    id: "R612-5-2",
    intitule: "Confirmer la requête après un référé-suspension rejeté",
    porte: Porte::Confirmation,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &R612_5_2, comptage: Comptage::nu(Duree::Mois(1)) }],
    reserves: &[Reserve::ConfirmationSelonMotif, Reserve::FrancInconnu],
};

/// What an order of the urgent judge opens.
pub(crate) fn ordonnance(c: &Chronologie) -> Vec<Resultat> {
    let depart = notification(c);
    let conclure = |regle: &'static Regle| match &depart {
        Some(depart) => regle.conclure(Depart::clone(depart), c.residence),
        None => Conclusion::Manque(Manque::NotificationDuJuge),
    };
    match c.nature {
        NatureActe::OrdonnanceLiberte => {
            vec![Resultat::new(&LIBERTE_APPEAL, conclure(&LIBERTE_APPEAL)).avec_fin(requete(c))]
        }
        NatureActe::OrdonnanceSuspension => {
            let pourvoi = requete(c);
            let confirmee = c
                .quand(NatureFait::RequeteConfirmee)
                .map(|quand| Fin { nature: NatureFait::RequeteConfirmee, quand });
            let mut confirmation = Resultat::new(&CONFIRMATION, conclure(&CONFIRMATION)).avec_fin(confirmee);
            if pourvoi.is_some_and(|fin| fin.nature != NatureFait::Abandon) {
                confirmation.reserver(Reserve::PourvoiDispense);
            }
            vec![Resultat::new(&REFERE_CASS, conclure(&REFERE_CASS)).avec_fin(pourvoi), confirmation]
        }
        _ => vec![Resultat::new(&REFERE_CASS, conclure(&REFERE_CASS)).avec_fin(requete(c))],
    }
}
