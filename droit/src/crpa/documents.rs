//! Access to administrative documents: book III (articles R. 311-12 to R. 343-5).
//!
//! One month of silence is a refusal; two months to seize the CADA; two months from its registration (not from its
//! opinion) confirm the refusal; then two months before the court. A gracieux stops nothing (L. 412-4).

use crate::chronologie::{Chronologie, NatureFait, Porte};
use crate::conclure::Depart;
use crate::conclusion::{Conclusion, Fin, Manque};
use crate::crpa::silence::{self, Reponses, reception};
use crate::crpa::vigueur::{COUVERTURE, ENTREE_EN_VIGUEUR};
use crate::duree::Duree;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const R311_13: Source =
    Source::new("CRPA, art. R*. 311-12 et R. 311-13", jour(2026, 8, 20), Confiance::Officielle);
pub const R343_1: Source = Source::new("CRPA, art. R. 343-1", jour(2026, 8, 20), Confiance::Officielle);
pub const R343_5: Source =
    Source::new("CRPA, art. R*. 343-4 et R. 343-5", jour(2026, 8, 20), Confiance::Officielle);
/// The CADA answered a correspondent that its months are calendar months, moved as art. 642 CPC says.
pub(super) const CADA_REPORT: Source = Source::new(
    "réponse de la CADA rapportée par un tiers (CPC, art. 642)",
    jour(2026, 11, 21),
    Confiance::Secondaire,
);

/// From a silence or from a written refusal.
pub(super) const R421_1_ET_2: Source =
    Source::new("CJA, art. R. 421-1 et R. 421-2", jour(2026, 11, 21), Confiance::Copie);

/// R. 311-12 and R. 311-13: one month of silence of the competent administration refuses the documents.
pub const DOC_SILENCE: Regle = Regle {
    id: "DOC-SILENCE",
    intitule: "Silence sur une demande de documents",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &R311_13,
        comptage: Comptage::nu(Duree::Mois(1)),
    }],
    reserves: &[Reserve::JourDeNaissance],
};

/// R. 343-1: two months from the refusal to seize the CADA. Whether they are *franc* is not known: counted as not, and
/// the prudent day is the eve, a day of receipt.
pub const CADA_SEIZE: Regle = Regle {
    id: "CADA-SEIZE",
    intitule: "Saisir la CADA",
    porte: Porte::Cada,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &R343_1,
        comptage: Comptage {
            duree: Duree::Mois(2),
            franc: None,
            report: Some(&CADA_REPORT),
            prudence: Prudence::Veille,
        },
    }],
    reserves: &[Reserve::CadaFranc, Reserve::CadaReception],
};

/// R. 343-4 and R. 343-5: two months after the CADA registered the request, silence confirms the refusal.
pub const CADA_CONFIRM: Regle = Regle {
    id: "CADA-CONFIRM",
    intitule: "Refus confirmé après la saisine de la CADA",
    porte: Porte::ReponseApresCada,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &R343_5,
        comptage: Comptage::nu(Duree::Mois(2)),
    }],
    reserves: &[Reserve::JourDeNaissance],
};

/// R. 421-1 and R. 421-2 CJA: two months from the confirmed refusal (CE, 11 March 2024, n° 488227). They may end before
/// the opinion arrives.
pub const CADA_TA: Regle = Regle {
    id: "CADA-TA",
    intitule: "Attaquer le refus confirmé de documents",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &R421_1_ET_2,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// The whole chain of a request for documents.
pub(crate) fn documents(c: &Chronologie) -> Vec<Resultat> {
    use NatureFait::{
        DemandeDocumentsExpediee, DemandeDocumentsRecue, DemandeSatisfaite, RefusDocumentsNotifie,
    };
    let satisfaite = c.quand(DemandeSatisfaite).map(|quand| Fin { nature: DemandeSatisfaite, quand });
    let refus = c.quand(RefusDocumentsNotifie);

    let silence = match reception(c, DemandeDocumentsRecue, DemandeDocumentsExpediee) {
        Some(depart) => DOC_SILENCE.conclure(depart, c.residence),
        None => Conclusion::Manque(Manque::Reception(DemandeDocumentsRecue)),
    };
    let (attente, depart) = match (silence, refus) {
        (Conclusion::Naissance(nee), refus) => {
            let avant = |quand: Periode| quand.du() < nee.quand().du();
            if let Some(fin) = satisfaite.filter(|fin| avant(fin.quand)) {
                return vec![Resultat::new(&DOC_SILENCE, Conclusion::Terminee(fin)).avec_fin(Some(fin))];
            }
            match refus.filter(|quand| avant(*quand)) {
                Some(quand) => {
                    let fin = Fin { nature: RefusDocumentsNotifie, quand };
                    (Conclusion::Terminee(fin), Depart::fait(RefusDocumentsNotifie, quand))
                }
                None => {
                    let depart = Depart::naissance(&nee).avec(silence::accuse_de_reception(c));
                    (Conclusion::Naissance(nee), depart)
                }
            }
        }
        // The refusal alone is enough to go on.
        (_, Some(quand)) => {
            let fin = Fin { nature: RefusDocumentsNotifie, quand };
            (Conclusion::Terminee(fin), Depart::fait(RefusDocumentsNotifie, quand))
        }
        (autre, None) => return vec![Resultat::new(&DOC_SILENCE, autre)],
    };

    let debut = depart.quand;
    let cada = Resultat::new(&CADA_SEIZE, CADA_SEIZE.conclure(depart, c.residence))
        .avec_fin(saisine(c).or(satisfaite).or(abandon(c)));
    let doute = saisine(c).and_then(|saisine| saisine_hors_temps(saisine.quand, debut, &cada.conclusion));
    let mut suite = apres_cada(c, satisfaite);
    for resultat in &mut suite {
        doute.into_iter().for_each(|doute| resultat.reserver(doute));
    }
    let mut resultats = vec![Resultat::new(&DOC_SILENCE, attente), cada];
    resultats.extend(suite);
    resultats
}

/// Seized too late the CADA, then the court, may refuse to hear; too early, there was nothing to refer.
fn saisine_hors_temps(saisine: Periode, refus: Periode, delai: &Conclusion) -> Option<Reserve> {
    match delai {
        Conclusion::Delai(delai) if saisine.au() > delai.dernier_jour() => Some(Reserve::CadaTardive),
        _ if saisine.du() < refus.du() => Some(Reserve::CadaPrematuree),
        _ => None,
    }
}

fn saisine(c: &Chronologie) -> Option<Fin> {
    [NatureFait::CadaSaisie, NatureFait::CadaEnregistree]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }))
}

fn abandon(c: &Chronologie) -> Option<Fin> {
    c.quand(NatureFait::Abandon).map(|quand| Fin { nature: NatureFait::Abandon, quand })
}

/// Once the CADA is seized: registration, confirmed refusal, court.
fn apres_cada(c: &Chronologie, satisfaite: Option<Fin>) -> Vec<Resultat> {
    use NatureFait::{CadaEnregistree, RefusConfirmeNotifie};
    if saisine(c).is_none() {
        return Vec::new();
    }
    // Registration comes after the seizure: counting from the seizure is never later.
    let depart = c.quand(CadaEnregistree).map(|quand| Depart::fait(CadaEnregistree, quand)).or_else(|| {
        let quand = c.quand(NatureFait::CadaSaisie)?;
        Some(Depart::fait(NatureFait::CadaSaisie, quand).avec(Some(Reserve::EnregistrementInconnu)))
    });
    let confirmation = depart.map_or(Conclusion::Manque(Manque::EnregistrementCada), |depart| {
        CADA_CONFIRM.conclure(depart, c.residence)
    });
    let mut suite = silence::apres_silence(
        c,
        &CADA_CONFIRM,
        confirmation,
        Reponses::lire(c, RefusConfirmeNotifie),
        (&CADA_TA, &CADA_TA),
    );
    for resultat in &mut suite {
        resultat.fin = resultat.fin.or(satisfaite);
    }
    suite
}
