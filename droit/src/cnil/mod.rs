//! Complaints to the CNIL: décret n° 2019-536 of 29 May 2019, article 10, then the Conseil d'État.

use crate::chronologie::{Chronologie, Porte};
use crate::cja;
use crate::conclusion::{Conclusion, Fin, Manque};
use crate::crpa::{self, Reponses, Silence, reception};
use crate::depart::{Avant, Depart};
use crate::duree::Duree;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// Three months of silence on a complaint reject it.
pub const DECRET_2019_536: Source =
    Source::new("décret n° 2019-536 du 29 mai 2019, art. 10", jour(2026, 11, 21), Confiance::Secondaire);
/// Before the decree, the ordinary silence on a complaint.
pub const SILENCE_ORDINAIRE: Source = Source::new(
    "CRPA, art. L. 231-4, 2° (avant le décret du 29 mai 2019)",
    jour(2026, 8, 20),
    Confiance::Deduction,
);
/// The Conseil d'État judges the CNIL in first and last resort, within two months.
pub const R311_1: Source =
    Source::new("CJA, art. R. 311-1, 4°, R. 421-1 et R. 421-2", jour(2026, 11, 21), Confiance::Copie);

/// The closing replaces the implicit rejection.
pub const CLOTURE: Source =
    Source::new("CE, 26 décembre 2025, n° 491376", jour(2026, 11, 21), Confiance::Secondaire);

/// Article 10: three months of silence on a complaint reject it. Two months before the decree of 29 May 2019.
pub const CNIL_SILENCE: Regle = Regle {
    id: "CNIL-SILENCE",
    intitule: "Silence de la CNIL sur une plainte",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: crpa::COUVERTURE,
    versions: &[
        crpa::depuis_2000(),
        Version {
            du: Some(crpa::ENTREE_EN_VIGUEUR),
            au: Some(jour(2019, 5, 31)),
            source: &SILENCE_ORDINAIRE,
            comptage: Comptage::nu(Duree::Mois(2)),
        },
        Version {
            du: Some(jour(2019, 6, 1)),
            au: None,
            source: &DECRET_2019_536,
            comptage: Comptage::nu(Duree::Mois(3)),
        },
    ],
    reserves: &[Reserve::CnilPoursuit, Reserve::JourDeNaissance],
};

/// R. 311-1, 4°: the Conseil d'État judges the CNIL in first and last resort, within the two months of R. 421-1 and
/// R. 421-2; no lawyer is needed (R. 432-2, 1°).
pub const CNIL_CE: Regle = Regle {
    id: "CNIL-CE",
    intitule: "Attaquer le rejet d’une plainte par la CNIL",
    porte: Porte::ConseilEtat,
    effet: Effet::Delai,
    couverture: crpa::COUVERTURE,
    versions: &[Version {
        du: Some(jour(2020, 1, 1)),
        au: None,
        source: &R311_1,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// A complaint: silence or closing, then the Conseil d'État.
pub(crate) fn reclamation(c: &Chronologie) -> Vec<Resultat> {
    use NatureFait::{ClotureCnilNotifiee, ReclamationCnilExpediee, ReclamationCnilRecue};
    let silence = match reception(c, ReclamationCnilRecue, ReclamationCnilExpediee) {
        Some(depart) => CNIL_SILENCE.conclure(depart, c.residence),
        None => Conclusion::Manque(Manque::Reception(ReclamationCnilRecue)),
    };
    let reponses = Reponses::lire(c, ClotureCnilNotifiee);
    let mut resultats =
        Silence::nouveau(&CNIL_SILENCE, silence, reponses).devant(&CNIL_CE, &CNIL_CE).suite(c);
    for ce in resultats.iter_mut().filter(|r| r.porte == Porte::ConseilEtat) {
        apres_la_naissance(c, ce, reponses.rejetee);
    }
    crpa::avec_recours(c, resultats)
}

/// The closing replaces the implicit rejection whenever it comes; a CNIL that goes on investigating is deemed to have
/// withdrawn it (CE, 26 December 2025, n° 491376).
fn apres_la_naissance(c: &Chronologie, ce: &mut Resultat, cloture: Option<Fin>) {
    if let Some(cloture) = cloture {
        let mut depart = Depart::fait(cloture.nature, cloture.quand);
        if let (Some(delai), Some(dernier_jour)) = (ce.delai(), ce.limite_sure())
            && delai.part_d_un_silence()
        {
            let chemin = delai.chemin();
            depart = depart.apres(&Avant { chemin: &chemin, par: cloture, dernier_jour, source: &CLOTURE });
        }
        *ce = cja::tribunal(c, &CNIL_CE, depart);
    }
    let nee = ce.delai().filter(|d| d.part_d_un_silence()).map(|d| d.depart().du());
    let poursuit = c.quand(NatureFait::CnilPoursuit);
    if nee.zip(poursuit).is_some_and(|(nee, poursuit)| poursuit.au() >= nee) {
        ce.reserver(Reserve::CnilRejetRetire);
    }
}
