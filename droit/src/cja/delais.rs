//! The time to go to court: title II of book IV (articles R. 421-1 to R. 421-7).

use crate::chronologie::Porte;
use crate::computation::{COUVERTURE, R421_7};
use crate::duree::Duree;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::source::{Confiance, Source, jour};

/// Two months from the notification or the publication of a decision.
pub const R421_1: Source = Source::new("CJA, art. R. 421-1", jour(2026, 9, 14), Confiance::Officielle)
    .lien("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000039807005");
/// Two months from the birth of an implicit rejection.
pub const R421_2: Source = Source::new("CJA, art. R. 421-2", jour(2026, 11, 21), Confiance::Copie);
/// The two months bind only who was told of them, and of where to go.
pub const R421_5: Source = Source::new("CJA, art. R. 421-5", jour(2026, 11, 21), Confiance::Copie);
/// When they do not bind: a reasonable time, in principle one year.
pub const CZABAJ: Source =
    Source::new("CE, 13 juillet 2016, n° 387763", jour(2026, 11, 21), Confiance::Secondaire);

/// The wording that was read, in force since 2020.
const R421_1_VERSIONS: &[Version] = &[Version {
    du: Some(jour(2020, 1, 1)),
    au: None,
    source: &R421_1,
    comptage: Comptage::contentieux(Duree::Mois(2)),
}];

/// R. 421-1: a court is seized of a decision within two months of its notification or publication.
///
/// Here, from the notification, when it states the ways and times of appeal (R. 421-5).
pub const TA_NOTIF: Regle = Regle {
    id: "TA-NOTIF",
    intitule: "Attaquer une décision notifiée",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: R421_1_VERSIONS,
    reserves: &[],
};

/// R. 421-1: the same two months, from the publicity that the text prescribes for the act. No mention of the ways of
/// appeal is needed.
pub const TA_PUB: Regle = Regle {
    id: "TA-PUB",
    intitule: "Attaquer un acte publié",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: R421_1_VERSIONS,
    reserves: &[],
};

/// R. 421-2: two months from the birth of an implicit rejection. An express rejection that comes within these two
/// months starts them again; one that comes later only confirms.
pub const TA_IMPL: Regle = Regle {
    id: "TA-IMPL",
    intitule: "Attaquer un rejet implicite",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        // The entry into force of this wording was not read; R. 421-1 is the latest known change of the chapter.
        du: Some(jour(2020, 1, 1)),
        au: None,
        source: &R421_2,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// When the two months cannot be held against the addressee (R. 421-5), he must still act within a reasonable time, in
/// principle one year from notification or knowledge. Not for regulatory acts. Never a plan: a last chance.
pub const REASONABLE_YEAR: Regle = Regle {
    id: "REASONABLE-YEAR",
    intitule: "Délai raisonnable d’un an",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: None,
        au: None,
        source: &CZABAJ,
        comptage: Comptage { prudence: Prudence::DeuxMois, ..Comptage::nu(Duree::Mois(12)) },
    }],
    reserves: &[],
};

/// R. 421-7: one month more for those who live overseas, two for those who live abroad. It lengthens other periods.
pub const DISTANCE: Regle = Regle {
    id: "DISTANCE",
    intitule: "Délai de distance",
    porte: Porte::Tribunal,
    effet: Effet::Allongement,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &R421_7, comptage: Comptage::nu(Duree::Mois(1)) }],
    reserves: &[],
};
