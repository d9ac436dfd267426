//! Appeal and cassation: books VIII (articles R. 811-2, R. 811-5 and R. 821-1).

use crate::chronologie::{Chronologie, NatureFait, Porte};
use crate::cja::recours::requete;
use crate::computation::COUVERTURE;
use crate::conclure::Depart;
use crate::conclusion::{Conclusion, Manque};
use crate::duree::Duree;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const R811_2: Source = Source::new("CJA, art. R. 811-2", jour(2026, 11, 21), Confiance::Copie);
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
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[Reserve::OrdonnanceDeRefere],
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
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[Reserve::OrdonnanceDeRefere],
};

/// What a judgment opens.
pub(crate) fn jugement(c: &Chronologie) -> Vec<Resultat> {
    [&APPEAL, &CASSATION]
        .into_iter()
        .map(|regle| {
            let conclusion = match c.quand(NatureFait::ActeNotifie) {
                Some(quand) => regle.conclure(Depart::fait(NatureFait::ActeNotifie, quand), c.residence),
                None => Conclusion::Manque(Manque::Notification),
            };
            Resultat::new(regle, conclusion).avec_fin(requete(c))
        })
        .collect()
}
