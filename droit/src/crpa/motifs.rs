//! The reasons of an implicit rejection: article L. 232-4.

use crate::chronologie::{Chronologie, Porte};
use crate::cja;
use crate::conclusion::{Conclusion, Delai, Fin};
use crate::crpa::vigueur::{COUVERTURE, ENTREE_EN_VIGUEUR};
use crate::depart::{Avant, Depart};
use crate::duree::Duree;
use crate::echeance::{Echeance, Pas};
use crate::motif::Motif;
use crate::nature_fait::NatureFait;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// The reasons of an implicit rejection are given within one month to who asks; then two months before the court.
pub const L232_4: Source = Source::new("CRPA, art. L. 232-4", jour(2026, 8, 20), Confiance::Officielle);
/// Even if reasons come late or never, no action more than one year after they were asked.
pub const AVIS_504677: Source =
    Source::new("CE, avis, 2 octobre 2025, n° 504677", jour(2026, 11, 21), Confiance::Officielle);

/// The year of requests made before this day was counted from it.
const TRANSITION: chrono::NaiveDate = jour(2025, 10, 8);

/// L. 232-4: reasons asked within the court's time are due within one month.
pub const REASONS: Regle = Regle {
    id: "REASONS",
    intitule: "Réponse à une demande de motifs",
    porte: Porte::Motifs,
    effet: Effet::Terme,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &L232_4,
        comptage: Comptage::nu(Duree::Mois(1)),
    }],
    reserves: &[],
};

/// L. 232-4: the court's time is extended to two months after the reasons are given; never beyond one year after they
/// were asked.
pub const REASONS_TA: Regle = Regle {
    id: "REASONS-TA",
    intitule: "Attaquer un rejet implicite dont les motifs ont été demandés",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &L232_4,
        comptage: Comptage::franc(Duree::Mois(2)),
    }],
    reserves: &[Reserve::MotifsSelonDecision],
};

/// Extends the court's time of a silent rejection whose reasons were asked in time.
pub(super) fn demander(c: &Chronologie, mut resultats: Vec<Resultat>) -> Vec<Resultat> {
    let Some(demande) = c.quand(NatureFait::MotifsDemandes) else { return resultats };
    let rang = resultats.iter().position(|r| {
        r.porte == Porte::Tribunal
            && r.delai().is_some_and(|d| d.part_d_un_silence() && d.depart().du() <= demande.au())
            && r.limite_sure().is_some_and(|limite| demande.au() <= limite)
    });
    let Some(rang) = rang else { return resultats };
    let communiques = c
        .quand(NatureFait::MotifsCommuniques)
        .filter(|quand| quand.au() >= demande.du())
        .map(|quand| Fin { nature: NatureFait::MotifsCommuniques, quand });
    if let Some(delai) = prolonge(c, &resultats[rang], demande, communiques) {
        resultats[rang] = match rejet_ecrit(c, demande, &delai) {
            Some(rejet) => apres_le_rejet(c, &resultats[rang], rejet),
            None => Resultat {
                regle: &REASONS_TA,
                conclusion: Conclusion::Delai(delai),
                ..resultats[rang].clone()
            },
        };
    }
    let reponse = REASONS.conclure(Depart::fait(NatureFait::MotifsDemandes, demande), c.residence);
    resultats.insert(rang, Resultat::new(&REASONS, reponse).avec_fin(communiques));
    resultats
}

/// The earlier of the two: two months after the reasons, or one year after they were asked.
fn prolonge(
    c: &Chronologie,
    resultat: &Resultat,
    demande: Periode,
    communiques: Option<Fin>,
) -> Option<Delai> {
    let (avant, dernier_jour) = resultat.delai().zip(resultat.limite_sure())?;
    let par = Fin { nature: NatureFait::MotifsDemandes, quand: demande };
    let chemin = avant.chemin();
    let lien = Avant { chemin: &chemin, par, dernier_jour, source: &L232_4 };
    let annee = an_apres(&lien, demande)?;
    let apres_motifs = communiques.and_then(|fin| {
        let depart = Depart::fait(fin.nature, fin.quand).apres(&lien);
        match REASONS_TA.conclure(depart, c.residence) {
            Conclusion::Delai(delai) => Some(delai),
            _ => None,
        }
    });
    let mut delai = apres_motifs.unwrap_or_else(|| avant.clone());
    let plafonne = communiques.is_none() || annee.date() < delai.dernier_jour();
    if plafonne {
        delai.tard = annee.date();
        delai.echeance = annee;
    }
    // Were the reasons due at all? If not, the first period was the only one.
    delai.debut = delai.debut.min(delai.echeance.etapes().len());
    delai.prudente = avant.prudente();
    delai.regle = &REASONS_TA;
    let doutes = [
        Some(Reserve::MotifsSelonDecision),
        (plafonne && demande.du() < TRANSITION).then_some(Reserve::TransitionDesMotifs),
    ];
    for doute in doutes.into_iter().flatten().filter(|r| !delai.reserves.contains(r)).collect::<Vec<_>>() {
        delai.reserves.push(doute);
    }
    Some(delai)
}

/// A written rejection that came while the extended time was still running starts two months of its own.
fn rejet_ecrit(c: &Chronologie, demande: Periode, delai: &Delai) -> Option<Fin> {
    use NatureFait::{DemandeRejetee, RecoursGracieuxRejete, RecoursHierarchiqueRejete};
    [DemandeRejetee, RecoursGracieuxRejete, RecoursHierarchiqueRejete]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }))
        .filter(|fin| demande.du() <= fin.quand.du() && fin.quand.au() <= delai.dernier_jour())
}

fn apres_le_rejet(c: &Chronologie, avant: &Resultat, rejet: Fin) -> Resultat {
    let mut tribunal = cja::tribunal(c, &cja::TA_NOTIF, Depart::fait(rejet.nature, rejet.quand));
    if let Some(delai) = avant.delai() {
        tribunal.pas_apres(delai.prudente());
    }
    tribunal.reserver(Reserve::RejetTardif);
    tribunal
}

fn an_apres(lien: &Avant<'_>, demande: Periode) -> Option<Echeance> {
    let duree = Duree::Mois(12);
    let mut fin = Depart::fait(NatureFait::MotifsDemandes, demande).apres(lien).chemin;
    if demande.du() < TRANSITION {
        fin.rejoint(TRANSITION, Motif::Transition, Some(&AVIS_504677))?;
    }
    fin.avance(Pas::Duree(duree), Motif::Plafond(duree), &AVIS_504677)?;
    Some(fin)
}
