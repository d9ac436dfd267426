//! Appeal and cassation: books VIII (articles R. 811-2, R. 811-5 and R. 821-1).

use crate::chronologie::{Chronologie, Porte};
use crate::cja::interruption;
use crate::cja::notification::notification;
use crate::cja::requete::requete;
use crate::computation::{COUVERTURE, R811_5, R821_2};
use crate::conclusion::{Conclusion, Manque};
use crate::duree::Duree;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// Two months to appeal.
pub const R811_2: Source = Source::new("CJA, art. R. 811-2", jour(2026, 11, 21), Confiance::Copie);
/// Two months for cassation.
pub const R821_1: Source = Source::new("CJA, art. R. 821-1", jour(2026, 11, 21), Confiance::Copie);

/// R. 811-2: two months from the notification of the judgment; a lawyer is compulsory (R. 811-7).
pub const APPEAL: Regle = Regle {
    id: "APPEAL",
    intitule: "Faire appel d’un jugement",
    porte: Porte::Appel,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: None,
        au: None,
        source: &R811_2,
        comptage: Comptage { distance: Some(&R811_5), ..Comptage::franc(Duree::Mois(2)) },
    }],
    reserves: &[],
};

/// R. 821-1: two months from the notification, before the Conseil d'État, through an *avocat aux Conseils* (R. 821-3).
pub const CASSATION: Regle = Regle {
    id: "CASSATION",
    intitule: "Se pourvoir en cassation",
    porte: Porte::ConseilEtat,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: None,
        au: None,
        source: &R821_1,
        comptage: Comptage { distance: Some(&R821_2), ..Comptage::franc(Duree::Mois(2)) },
    }],
    reserves: &[],
};

/// What a judgment opens.
pub(crate) fn jugement(c: &Chronologie) -> Vec<Resultat> {
    let resultats = [&APPEAL, &CASSATION]
        .into_iter()
        .map(|regle| {
            let conclusion = match notification(c) {
                Some(depart) => regle.conclure(depart, c.residence),
                None => Conclusion::Manque(Manque::NotificationDuJuge),
            };
            Resultat::new(regle, conclusion).avec_fin(requete(c))
        })
        .collect();
    let mut resultats: Vec<Resultat> = interruption::appliquer(c, resultats);
    // For cassation their effect was not read.
    for resultat in resultats.iter_mut().filter(|r| r.regle == &CASSATION) {
        for debut in interruption::debuts(c) {
            resultat.reserver(Reserve::FaitNonCompte(debut));
        }
    }
    resultats
}
