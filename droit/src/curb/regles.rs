//! The rules, article by article.

use crate::chronologie::Porte;
use crate::computation::COUVERTURE;
use crate::duree::Duree;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::reserve::Reserve;
use crate::source::{Confiance, Source, jour};

/// A petition or an appeal against a permission is notified, within fifteen days, to its author and its beneficiary.
pub const R600_1: Source = Source::new("C. urb., art. R*. 600-1", jour(2026, 11, 21), Confiance::Copie);
/// Two months for third parties, from the first day of two months of display on the site.
pub const R600_2: Source = Source::new("C. urb., art. R*. 600-2", jour(2026, 11, 21), Confiance::Copie);
/// No action six months after the work is finished.
pub const R600_3: Source = Source::new("C. urb., art. R*. 600-3", jour(2026, 11, 21), Confiance::Copie);
const R600_3_ANCIEN: Source =
    Source::new("C. urb., art. R*. 600-3, avant le 1er octobre 2018", jour(2026, 11, 21), Confiance::Memoire);
/// One month to send a gracieux, which no longer extends the court's time.
pub const L600_12_2: Source =
    Source::new("C. urb., art. L. 600-12-2", jour(2026, 11, 21), Confiance::Secondaire);
/// A sign that lacks what it must bear: one reasonable year.
pub const PANNEAU: Source =
    Source::new("CE, 9 novembre 2018, n° 409872", jour(2026, 11, 21), Confiance::Secondaire);

/// R. 600-2: for third parties, two months from the first day of two continuous months of display on the site.
pub const PERMIT_3P: Regle = Regle {
    id: "PERMIT-3P",
    intitule: "Attaquer un permis affiché sur le terrain",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &R600_2, comptage: Comptage::franc(Duree::Mois(2)) }],
    reserves: &[],
};

/// R. 600-3: no action six months after the work is finished. Whether they are *franc* is not known: counted as not.
pub const PERMIT_END: Regle = Regle {
    id: "PERMIT-END",
    intitule: "Attaquer un permis dont les travaux sont achevés",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[
        Version {
            du: None,
            au: Some(jour(2018, 9, 30)),
            source: &R600_3_ANCIEN,
            comptage: Comptage::nu(Duree::Mois(12)),
        },
        Version {
            du: Some(jour(2018, 10, 1)),
            au: None,
            source: &R600_3,
            comptage: Comptage::nu(Duree::Mois(6)),
        },
    ],
    reserves: &[Reserve::FrancInconnu],
};

/// L. 600-12-2: for decisions from 28 November 2025, one month to send a gracieux or a hiérarchique.
pub const GRACIEUX_SEND_URBA: Regle = Regle {
    id: "GRACIEUX-SEND-URBA",
    intitule: "Envoyer un recours gracieux contre un permis",
    porte: Porte::RecoursGracieux,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(super::REFORME),
        au: None,
        source: &L600_12_2,
        comptage: Comptage::nu(Duree::Mois(1)),
    }],
    reserves: &[Reserve::FrancInconnu],
};

/// R. 600-1: fifteen *francs* days from the filing to notify a petition or an appeal, by registered letter, to the author
/// of the decision and to its beneficiary; the sending counts.
pub const R600_1_NOTIFIER: Regle = Regle {
    id: "R600-1",
    intitule: "Notifier son recours à l’auteur et au bénéficiaire du permis",
    porte: Porte::NotificationDeLaRequete,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: None,
        au: None,
        source: &R600_1,
        comptage: Comptage { prudence: Prudence::LeJourMeme, ..Comptage::franc(Duree::Jours(15)) },
    }],
    reserves: &[Reserve::NotificationNonMentionnee],
};
