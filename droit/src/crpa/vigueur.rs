//! Since when the code answers, and what stood before it.

use chrono::NaiveDate;

use crate::duree::Duree;
use crate::regle::{Comptage, Version};
use crate::source::{Confiance, Source, jour};

/// The code entered into force on 1 January 2016. The older texts were not read again: their length is known, not their
/// letter.
pub(crate) const ENTREE_EN_VIGUEUR: NaiveDate = jour(2016, 1, 1);
const VEILLE: NaiveDate = jour(2015, 12, 31);

/// The law of 12 April 2000 brought the silence down from four months to two.
const LOI_2000: NaiveDate = jour(2000, 11, 1);
/// Two months of silence, from 1 November 2000 to the code.
pub const LOI_DU_12_AVRIL_2000: Source =
    Source::new("loi n° 2000-321 du 12 avril 2000, art. 21", jour(2026, 11, 21), Confiance::Memoire);
/// Four months of silence, before.
pub const QUATRE_MOIS: Source = Source::new(
    "silence de quatre mois, avant la loi n° 2000-321 du 12 avril 2000",
    jour(2026, 11, 21),
    Confiance::Memoire,
);
/// Access to documents before the code.
pub const LOI_DU_17_JUILLET_1978: Source = Source::new(
    "loi n° 78-753 du 17 juillet 1978 et décret n° 2005-1755, art. 12 à 19",
    jour(2026, 11, 21),
    Confiance::Memoire,
);

pub(crate) const COUVERTURE: (NaiveDate, NaiveDate) = (LOI_2000, jour(2099, 12, 31));
/// Documents: the décret of 30 December 2005.
pub(crate) const COUVERTURE_DOCUMENTS: (NaiveDate, NaiveDate) = (jour(2006, 1, 1), jour(2099, 12, 31));

/// What stood before the code, since the law of 2000; from the beginning when `du` is `None`.
const fn avant_le_code(du: Option<NaiveDate>, source: &'static Source, comptage: Comptage) -> Version {
    Version { du, au: Some(VEILLE), source, comptage }
}

/// Two months of silence, since the law of 2000.
pub(crate) const fn depuis_2000() -> Version {
    avant_le_code(Some(LOI_2000), &LOI_DU_12_AVRIL_2000, Comptage::nu(Duree::Mois(2)))
}

/// Silence on an appeal: four months before the law of 2000, two since, by that text since the code.
pub(crate) const fn silence_sur_un_recours(source: &'static Source) -> [Version; 3] {
    let avant_2000 = Version {
        du: None,
        au: Some(jour(2000, 10, 31)),
        source: &QUATRE_MOIS,
        comptage: Comptage::nu(Duree::Mois(4)),
    };
    let depuis_le_code =
        Version { du: Some(ENTREE_EN_VIGUEUR), au: None, source, comptage: Comptage::nu(Duree::Mois(2)) };
    [avant_2000, depuis_2000(), depuis_le_code]
}

/// What stood before the code, for documents.
pub(crate) const fn documents_avant_le_code(comptage: Comptage) -> Version {
    avant_le_code(None, &LOI_DU_17_JUILLET_1978, comptage)
}
