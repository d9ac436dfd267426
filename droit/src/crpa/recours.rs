//! Appeals to the administration itself: title I of book IV (articles L. 410-1 to L. 411-7).

use crate::chronologie::{Chronologie, Mode, NatureFait, Porte, Residence};
use crate::cja;
use crate::computation::COUVERTURE;
use crate::conclure::Depart;
use crate::conclusion::{Conclusion, Fin};
use crate::crpa::silence::{self, reception};
use crate::crpa::vigueur::ENTREE_EN_VIGUEUR;
use crate::duree::Duree;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const L411_2: Source = Source::new("CRPA, art. L. 411-2", jour(2026, 8, 20), Confiance::Officielle);
pub const L411_7: Source =
    Source::new("CRPA, art. L. 411-7 et L. 231-4, 2°", jour(2026, 8, 20), Confiance::Officielle);

/// L. 411-2: sent within the court's time, the first gracieux or hiérarchique interrupts it. By post the sending
/// counts (CE, 30 June 2025, n° 494573); the period is *franc* and moves like the court's (CE, 19 September 2014,
/// n° 362568). No distance time.
pub const GRACIEUX_SEND: Regle = Regle {
    id: "GRACIEUX-SEND",
    intitule: "Envoyer un recours gracieux ou hiérarchique",
    porte: Porte::RecoursGracieux,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &L411_2,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// L. 411-7: two months of silence on the appeal are its rejection.
pub const GRACIEUX_SILENCE: Regle = Regle {
    id: "GRACIEUX-SILENCE",
    intitule: "Silence sur un recours gracieux ou hiérarchique",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &L411_7,
        comptage: Comptage::nu(Duree::Mois(2)),
    }],
    reserves: &[Reserve::JourDeNaissance],
};

/// The two appeals L. 411-2 knows: sent, received, rejected.
const RECOURS: [[NatureFait; 3]; 2] = [
    [NatureFait::RecoursGracieuxExpedie, NatureFait::RecoursGracieuxRecu, NatureFait::RecoursGracieuxRejete],
    [
        NatureFait::RecoursHierarchiqueExpedie,
        NatureFait::RecoursHierarchiqueRecu,
        NatureFait::RecoursHierarchiqueRejete,
    ],
];

/// The court's time of an act, interrupted by the first gracieux and the first hiérarchique sent in time. It starts
/// again when both are rejected (L. 411-2, al. 2).
pub(crate) fn recours_administratifs(c: &Chronologie, depart: Depart, initial: Resultat) -> Vec<Resultat> {
    let envois = RECOURS.iter().find_map(|[expedie, recu, _]| {
        [expedie, recu].into_iter().find_map(|n| c.quand(*n).map(|quand| Fin { nature: *n, quand }))
    });
    let gracieux = Resultat::new(&GRACIEUX_SEND, GRACIEUX_SEND.conclure(depart, Residence::Metropole))
        .avec_fin(envois.or(initial.fin));

    let suites: Vec<Vec<Resultat>> = RECOURS
        .into_iter()
        .filter(|[expedie, recu, _]| est_a_temps(c, *expedie, *recu, &gracieux, &initial))
        .filter_map(|recours| suite(c, recours))
        .collect();
    // Both pending: the later of the two ends carries the court's time.
    let derniere = suites.into_iter().max_by_key(|s| s.last().and_then(|r| fin_du_delai(&r.conclusion)));
    match derniere {
        None => vec![gracieux, initial],
        Some(suite) => std::iter::once(gracieux).chain(suite).collect(),
    }
}

/// A posted appeal counts from its sending, any other from its receipt.
fn est_a_temps(
    c: &Chronologie,
    expedie: NatureFait,
    recu: NatureFait,
    gracieux: &Resultat,
    initial: &Resultat,
) -> bool {
    let envoi = c.fait(expedie);
    let compte = match envoi.and_then(|f| f.mode) {
        Some(Mode::Courriel | Mode::Teleservice) => c.quand(recu).or(envoi.map(|f| f.quand)),
        _ => envoi.map(|f| f.quand).or(c.quand(recu)),
    };
    let limite = match &initial.conclusion {
        Conclusion::NonOpposable(_) => fin_du_delai(&initial.conclusion),
        _ => fin_du_delai(&gracieux.conclusion),
    };
    compte.zip(limite).is_some_and(|(jour, limite)| jour.du() <= limite)
}

fn fin_du_delai(conclusion: &Conclusion) -> Option<chrono::NaiveDate> {
    match conclusion {
        Conclusion::Delai(delai) => Some(delai.dernier_jour()),
        Conclusion::NonOpposable(non) => Some(non.derniere_chance.date()),
        _ => None,
    }
}

fn suite(c: &Chronologie, [expedie, recu, rejete]: [NatureFait; 3]) -> Option<Vec<Resultat>> {
    let courriel = c.fait(expedie).is_some_and(|f| f.mode == Some(Mode::Courriel)) && c.fait(recu).is_none();
    let depart = reception(c, recu, expedie)?.avec(courriel.then_some(Reserve::GracieuxCourriel));
    let silence = silence::naissance(&GRACIEUX_SILENCE, None, depart, c);
    Some(silence::apres_silence(
        c,
        &GRACIEUX_SILENCE,
        silence,
        (rejete, NatureFait::DemandeSatisfaite),
        (&cja::TA_IMPL, &cja::TA_NOTIF),
    ))
}
