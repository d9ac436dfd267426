//! Deadlines of a dossier as of a day: derived, never stored.

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Contradiction, Delai, Echeance, Resultat, Verdict, deriver};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Consigne, Dossier, Sujet, identite};

/// Where a deadline stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Etat {
    /// The prudent day has passed, the legal last day has not.
    EncorePossible,
    /// Running, the prudent day is ahead.
    Ouverte,
    /// The administration's time to answer is running.
    Attente,
    /// The administration's time is over, for certain, and it did nothing.
    EnRetard,
    /// Would start only if what precedes it comes true (silence continuing).
    AVenir,
    /// Cannot be computed yet: a fact is missing.
    Incomplete,
    /// The legal last day has passed and nothing was done.
    Depassee,
    /// The fact that ends it is in the dossier, or silence became a decision.
    Faite,
    /// This version of the engine does not cover it, and says so.
    NonCouverte,
}

/// One deadline of a dossier on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Suivi {
    /// Stable identity: the subject and the door, whatever moves the date.
    pub identite: Uuid,
    pub sujet: Sujet,
    pub resultat: Resultat,
    pub etat: Etat,
}

impl Suivi {
    /// The day on the leaf: the one to work to, or the day silence becomes a decision.
    pub fn feuillet(&self) -> Option<NaiveDate> {
        match &self.resultat.conclusion {
            Conclusion::Delai(delai) => Some(delai.prudente()),
            Conclusion::NonOpposable(non) => Some(non.delai.prudente()),
            Conclusion::Naissance(nee) => Some(nee.quand().du()),
            Conclusion::Terme(terme) => Some(terme.fin()),
            _ => None,
        }
    }

    /// Last useful day by the reading courts apply; for a period that does not bind, the end of the last chance.
    pub fn dernier_jour(&self) -> Option<NaiveDate> {
        match &self.resultat.conclusion {
            Conclusion::Delai(delai) => Some(delai.dernier_jour()),
            Conclusion::NonOpposable(non) => non.derniere_chance.as_ref().map(Echeance::date),
            _ => None,
        }
    }

    /// A gracieux is a choice beside the court, not a deadline of its own: it stays in its dossier.
    pub fn est_un_choix(&self) -> bool {
        self.resultat.regle.id.starts_with("GRACIEUX-SEND")
    }

    /// What was decided of it.
    pub fn consigne<'d>(&self, dossier: &'d Dossier) -> Option<&'d Consigne> {
        dossier.consignes.iter().find(|c| c.sujet == self.sujet.id() && c.porte == self.resultat.porte)
    }

    /// Whether it still asks something of someone.
    pub fn est_active(&self) -> bool {
        matches!(self.etat, Etat::EncorePossible | Etat::Ouverte | Etat::Attente)
    }
}

/// Every deadline of a dossier on the day it is looked at, the nearest first.
pub fn suivre(dossier: &Dossier, aujourdhui: NaiveDate) -> Vec<Suivi> {
    let jour = dossier.jour(aujourdhui);
    let mut suivis: Vec<Suivi> = dossier
        .sujets()
        .filter_map(|sujet| Some((sujet, deriver(&dossier.chronologie(sujet)?).resultats)))
        .flat_map(|(sujet, resultats)| resultats.into_iter().map(move |r| (sujet, r)))
        .map(|(sujet, resultat)| Suivi {
            identite: identite(sujet.id(), resultat.porte),
            sujet,
            etat: etat(&resultat, jour),
            resultat,
        })
        .collect();
    suivis.sort_by_key(|s| (s.feuillet().is_none(), s.feuillet(), s.etat, s.resultat.porte, s.identite));
    suivis
}

/// Facts of a dossier that cannot both be true, with the subject they belong to.
pub fn contradictions(dossier: &Dossier) -> Vec<(Sujet, Contradiction)> {
    dossier
        .sujets()
        .filter_map(|sujet| Some((sujet, dossier.chronologie(sujet)?)))
        .flat_map(|(sujet, c)| quantieme_droit::contradictions(&c).into_iter().map(move |x| (sujet, x)))
        .collect()
}

fn etat(resultat: &Resultat, jour: NaiveDate) -> Etat {
    // A petition that the CADA should have come before is worth nothing: the door is still to be used.
    let utile = resultat.verdict() != Some(Verdict::SansCada);
    if utile && resultat.fin.is_some_and(|fin| fin.quand.du() <= jour) {
        return Etat::Faite;
    }
    match &resultat.conclusion {
        Conclusion::Delai(d) => etat_du_delai(d, d.au_plus_tard(), jour),
        Conclusion::NonOpposable(n) => {
            let fin = n.derniere_chance.as_ref().map_or(NaiveDate::MAX, Echeance::date);
            etat_du_delai(&n.delai, fin, jour)
        }
        // « Plus de deux mois » : one says that a decision was born only the day after.
        Conclusion::Naissance(n) if jour <= n.quand().au() => Etat::Attente,
        Conclusion::Naissance(_) | Conclusion::Terminee(_) => Etat::Faite,
        // Nothing of ours runs until the fact that starts the period again.
        Conclusion::Interrompu(_) => Etat::Attente,
        Conclusion::Terme(t) if jour <= t.fin() => Etat::Attente,
        Conclusion::Terme(_) => Etat::EnRetard,
        Conclusion::Manque(_) => Etat::Incomplete,
        Conclusion::NonCouvert(_) => Etat::NonCouverte,
    }
}

/// `fin` is the last day on which it is not certainly over.
fn etat_du_delai(delai: &Delai, fin: NaiveDate, jour: NaiveDate) -> Etat {
    let commence =
        if delai.part_d_un_silence() { delai.depart().au() < jour } else { delai.depart().du() <= jour };
    if !commence {
        Etat::AVenir
    } else if jour <= delai.prudente() {
        Etat::Ouverte
    } else if jour <= fin {
        Etat::EncorePossible
    } else {
        Etat::Depassee
    }
}
