//! Appeals to the administration itself: title I of book IV (articles L. 410-1 to L. 411-7).

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, Fait, Mode, NatureFait, Porte, Residence};
use crate::cja;
use crate::computation::COUVERTURE;
use crate::conclure::Depart;
use crate::conclusion::{Conclusion, Fin, Manque};
use crate::crpa::silence::{self, Reponses};
use crate::crpa::vigueur::ENTREE_EN_VIGUEUR;
use crate::duree::Duree;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const L411_2: Source = Source::new("CRPA, art. L. 411-2", jour(2026, 8, 20), Confiance::Officielle);
pub const L411_7: Source =
    Source::new("CRPA, art. L. 411-7 et L. 231-4, 2°", jour(2026, 8, 20), Confiance::Officielle);

/// The time to send a gracieux is *franc* and moves over closed days like the court's.
pub const GRACIEUX_FRANC: Source =
    Source::new("CE, 19 septembre 2014, n° 362568", jour(2026, 11, 21), Confiance::Secondaire);

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
        comptage: Comptage {
            duree: Duree::Mois(2),
            franc: Some(&GRACIEUX_FRANC),
            report: Some(&GRACIEUX_FRANC),
            prudence: Prudence::Quantieme,
        },
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

/// A first appeal of one kind. Later ones count for nothing: neither their receipt nor their rejection.
struct Recours {
    envoi: Option<Fait>,
    recu: Option<Periode>,
    rejete: Option<Fin>,
    natures: [NatureFait; 3],
}

impl Recours {
    fn premier(c: &Chronologie, natures: [NatureFait; 3]) -> Option<Recours> {
        let [expedie, recu, rejete] = natures;
        let debut = |nature: NatureFait| {
            let mut jours: Vec<Periode> =
                c.faits.iter().filter(|f| f.nature == nature).map(|f| f.quand).collect();
            jours.sort();
            jours
        };
        // What came once a second appeal had left may answer the second.
        let second = debut(expedie).get(1).or(debut(recu).get(1)).map(|p| p.du());
        let sien = |nature| c.quand(nature).filter(|quand| second.is_none_or(|second| quand.du() < second));
        let recours = Recours {
            envoi: c.fait(expedie).cloned(),
            recu: sien(recu),
            rejete: sien(rejete).map(|quand| Fin { nature: rejete, quand }),
            natures,
        };
        (recours.envoi.is_some() || recours.recu.is_some() || recours.rejete.is_some()).then_some(recours)
    }

    fn est_electronique(&self) -> bool {
        self.envoi.as_ref().is_some_and(|f| matches!(f.mode, Some(Mode::Courriel | Mode::Teleservice)))
    }

    /// The day that says whether it was in time: its sending by post, its proven receipt otherwise.
    fn jour(&self) -> Option<Periode> {
        let envoi = self.envoi.as_ref().map(|f| f.quand);
        if self.est_electronique() { self.recu } else { envoi.or(self.recu) }
    }

    /// Its silence or its rejection, and the court after it.
    fn suite(&self, c: &Chronologie, reserve: Option<Reserve>) -> Vec<Resultat> {
        let [expedie, recu, _] = self.natures;
        let depart = match (self.recu, &self.envoi) {
            (Some(quand), _) => Some(Depart::fait(recu, quand)),
            (None, Some(envoi)) => {
                Some(Depart::fait(expedie, envoi.quand).avec(Some(Reserve::ReceptionInconnue)))
            }
            (None, None) => None,
        };
        let silence = match depart {
            Some(depart) => silence::naissance(&GRACIEUX_SILENCE, None, depart.avec(reserve), c),
            None => Conclusion::Manque(Manque::Reception(recu)),
        };
        let reponses = Reponses { rejetee: self.rejete, ..Reponses::lire(c, self.natures[2]) };
        silence::apres_silence(c, &GRACIEUX_SILENCE, silence, reponses, (&cja::TA_IMPL, &cja::TA_NOTIF))
    }
}

/// The court's time of an act, interrupted by the first gracieux and the first hiérarchique sent in time. It starts
/// again when both are rejected (L. 411-2, al. 2).
pub(crate) fn recours_administratifs(
    c: &Chronologie,
    depart: Depart,
    mut initial: Resultat,
) -> Vec<Resultat> {
    let recours: Vec<Recours> =
        RECOURS.into_iter().filter_map(|natures| Recours::premier(c, natures)).collect();
    let envoi = recours.iter().find_map(|r| {
        let quand = r.envoi.as_ref().map(|f| f.quand).or(r.recu)?;
        Some(Fin { nature: r.natures[0], quand })
    });
    let gracieux = Resultat::new(&GRACIEUX_SEND, GRACIEUX_SEND.conclure(depart, Residence::Metropole))
        .avec_fin(envoi.or(initial.fin));

    let mut suites: Vec<Vec<Resultat>> = Vec::new();
    for r in &recours {
        match est_a_temps(r, &gracieux, &initial) {
            Ok(reserve) => suites.push(r.suite(c, reserve)),
            Err(reserve) => initial.reserver(reserve),
        }
    }
    // Both pending: the later of the two ends carries the court's time.
    let derniere = suites.into_iter().max_by_key(|s| s.last().and_then(|r| fin_du_delai(&r.conclusion)));
    match derniere {
        None => vec![gracieux, initial],
        Some(suite) => std::iter::once(gracieux).chain(suite).collect(),
    }
}

/// An appeal against an act whose publicity is unknown: its silence starts a time all the same.
pub(crate) fn recours_sans_publicite(c: &Chronologie) -> Option<Vec<Resultat>> {
    let recours = RECOURS.into_iter().find_map(|natures| Recours::premier(c, natures))?;
    Some(recours.suite(c, Some(Reserve::GracieuxSansPublicite)))
}

/// Whether an appeal interrupts the court's time, with the doubt that goes with a yes; or why it does not.
fn est_a_temps(
    recours: &Recours,
    gracieux: &Resultat,
    initial: &Resultat,
) -> Result<Option<Reserve>, Reserve> {
    let Some(jour) = recours.jour() else {
        return Err(if recours.est_electronique() {
            Reserve::GracieuxCourriel
        } else {
            Reserve::GracieuxTardif
        });
    };
    let (limite, prudente) = match (&initial.conclusion, &gracieux.conclusion) {
        (Conclusion::NonOpposable(non), _) => (non.derniere_chance.date(), non.derniere_chance.date()),
        (_, Conclusion::Delai(delai)) => (delai.dernier_jour(), delai.prudente()),
        _ => return Err(Reserve::GracieuxTardif),
    };
    match jour.au() {
        jour if jour > limite => Err(Reserve::GracieuxTardif),
        jour if jour > prudente => Ok(Some(Reserve::GracieuxApresPrudence)),
        _ => Ok(None),
    }
}

fn fin_du_delai(conclusion: &Conclusion) -> Option<NaiveDate> {
    match conclusion {
        Conclusion::Delai(delai) => Some(delai.dernier_jour()),
        Conclusion::NonOpposable(non) => Some(non.derniere_chance.date()),
        _ => None,
    }
}
