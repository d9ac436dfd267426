//! Access to administrative documents: book III (articles R. 311-12 to R. 343-5).
//!
//! One month of silence is a refusal; two months to seize the CADA; two months from its registration (not from its
//! opinion) confirm the refusal; then two months before the court. A gracieux stops nothing (L. 412-4).

use crate::chronologie::{Chronologie, Porte};
use crate::cja;
use crate::conclusion::{Conclusion, Fin, Manque};
use crate::crpa::cada;
use crate::crpa::silence::reception;
use crate::crpa::vigueur::{self, COUVERTURE_DOCUMENTS, ENTREE_EN_VIGUEUR};
use crate::duree::Duree;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// One month of silence refuses the documents.
pub const R311_13: Source =
    Source::new("CRPA, art. R*. 311-12 et R. 311-13", jour(2026, 8, 20), Confiance::Officielle);
/// R. 311-12 and R. 311-13: one month of silence of the competent administration refuses the documents.
pub const DOC_SILENCE: Regle = Regle {
    id: "DOC-SILENCE",
    intitule: "Silence sur une demande de documents",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: COUVERTURE_DOCUMENTS,
    versions: &[
        vigueur::documents_avant_le_code(Comptage::nu(Duree::Mois(1))),
        Version {
            du: Some(ENTREE_EN_VIGUEUR),
            au: None,
            source: &R311_13,
            comptage: Comptage::nu(Duree::Mois(1)),
        },
    ],
    reserves: &[Reserve::JourDeNaissance],
};

/// The whole chain of a request for documents.
pub(crate) fn documents(c: &Chronologie) -> Vec<Resultat> {
    use NatureFait::{
        DemandeDocumentsExpediee, DemandeDocumentsRecue, DemandeSatisfaite, RefusDocumentsNotifie,
    };
    let satisfaite = c.quand(DemandeSatisfaite).map(|quand| Fin { nature: DemandeSatisfaite, quand });
    let refus = c.quand(RefusDocumentsNotifie).map(|quand| Fin { nature: RefusDocumentsNotifie, quand });
    let silence = match reception(c, DemandeDocumentsRecue, DemandeDocumentsExpediee) {
        Some(depart) => DOC_SILENCE.conclure(depart, c.residence),
        None => Conclusion::Manque(Manque::Reception(DemandeDocumentsRecue)),
    };
    let (attente, cada) = match (silence, refus) {
        (Conclusion::Naissance(nee), refus) => {
            let avant = |fin: &Fin| fin.quand.du() < nee.quand().du();
            if let Some(fin) = satisfaite.filter(avant) {
                return vec![Resultat::new(&DOC_SILENCE, Conclusion::Terminee(fin)).avec_fin(Some(fin))];
            }
            match (refus.filter(avant), refus) {
                (Some(fin), _) => (Conclusion::Terminee(fin), cada::depuis_le_refus(c, fin)),
                (None, tardif) => {
                    let cada = cada::depuis_le_silence(c, &nee, tardif);
                    (Conclusion::Naissance(nee), cada)
                }
            }
        }
        // The refusal alone is enough to go on.
        (_, Some(fin)) => (Conclusion::Terminee(fin), cada::depuis_le_refus(c, fin)),
        (autre, None) => return vec![Resultat::new(&DOC_SILENCE, autre)],
    };
    let mut resultats = vec![Resultat::new(&DOC_SILENCE, attente)];
    resultats.extend(cada::suite(c, cada, satisfaite));
    cja::interruption::appliquer(c, resultats)
}
