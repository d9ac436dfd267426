//! One answer of a derivation.

use chrono::NaiveDate;

use crate::calendrier;
use crate::chronologie::Porte;
use crate::conclusion::{Conclusion, Delai, Fin, Manque};
use crate::echeance::Echeance;
use crate::regle::Regle;
use crate::reserve::Reserve;

/// One answer of a derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct Resultat {
    pub regle: &'static Regle,
    /// Where it leads: the rule's door, but the Conseil d'État for a decree.
    pub porte: Porte,
    pub conclusion: Conclusion,
    /// The fact that ended it, when it is in the chronology: what was due is done.
    pub fin: Option<Fin>,
    /// The petition came before the CADA was seized: nothing cures it.
    pub(crate) sans_cada: bool,
}

/// What a court would say of the day on which we acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    ATemps,
    Tardive,
    /// Before the implicit decision was born: cured if it is born before judgment.
    Prematuree,
    /// In time or late, depending on a day that is not known exactly.
    Incertaine,
    /// The CADA comes first, on pain of inadmissibility.
    SansCada,
}

impl Resultat {
    pub(crate) fn new(regle: &'static Regle, conclusion: Conclusion) -> Self {
        Resultat { regle, porte: regle.porte, conclusion, fin: None, sans_cada: false }
    }

    /// Adds a doubt to whatever it concluded.
    pub(crate) fn reserver(&mut self, reserve: Reserve) {
        match &mut self.conclusion {
            Conclusion::Delai(delai) => delai.reserves.push(reserve),
            Conclusion::NonOpposable(non) => non.delai.reserves.push(reserve),
            Conclusion::Naissance(nee) => nee.reserves.push(reserve),
            Conclusion::Interrompu(interrompu) => interrompu.delai.reserves.push(reserve),
            Conclusion::Terme(terme) => terme.reserves.push(reserve),
            Conclusion::Manque(_) | Conclusion::Terminee(_) | Conclusion::NonCouvert(_) => {}
        }
    }

    /// The prudent day is never after that one.
    pub(crate) fn pas_apres(&mut self, jour: NaiveDate) {
        let delai = match &mut self.conclusion {
            Conclusion::Delai(delai) => delai,
            Conclusion::NonOpposable(non) => &mut non.delai,
            _ => return,
        };
        delai.prudente = delai.prudente.min(jour);
    }

    /// The period it counts, whether or not it binds.
    pub fn delai(&self) -> Option<&Delai> {
        match &self.conclusion {
            Conclusion::Delai(delai) => Some(delai),
            Conclusion::NonOpposable(non) => Some(&non.delai),
            Conclusion::Interrompu(interrompu) => Some(&interrompu.delai),
            _ => None,
        }
    }

    /// The last day on which acting is not certainly too late; `None` when no period runs, or when none ends.
    pub fn limite(&self) -> Option<NaiveDate> {
        match &self.conclusion {
            Conclusion::Delai(delai) => Some(delai.au_plus_tard()),
            Conclusion::NonOpposable(non) => non.derniere_chance.as_ref().map(Echeance::date),
            _ => None,
        }
    }

    /// The last day on which acting is in time for certain: counted from the earliest start.
    pub fn limite_sure(&self) -> Option<NaiveDate> {
        match &self.conclusion {
            Conclusion::Delai(delai) => Some(delai.dernier_jour()),
            _ => self.limite(),
        }
    }

    /// Whether what was done (a petition, a seizure, an appeal) was done in time.
    ///
    /// `None` when nothing of the kind was done, or when no period is known to run.
    pub fn verdict(&self) -> Option<Verdict> {
        let fin = self.fin.filter(|fin| fin.nature.est_une_saisine())?;
        if self.sans_cada || self.conclusion == Conclusion::Manque(Manque::SaisineCada) {
            return Some(Verdict::SansCada);
        }
        let delai = self.delai()?;
        if matches!(self.conclusion, Conclusion::Interrompu(_)) {
            return Some(Verdict::ATemps);
        }
        let (Some(sure), Some(limite)) = (self.limite_sure(), self.limite()) else {
            return Some(Verdict::ATemps);
        };
        let (tot, tard) = (fin.quand.du(), fin.quand.au());
        let nee = !delai.part_d_un_silence() || tard >= delai.depart().du();
        Some(if tard <= sure {
            if nee { Verdict::ATemps } else { Verdict::Prematuree }
        } else if tot > self.grace(limite) && !delai.reserves().iter().any(Reserve::fait_douter_du_retard) {
            Verdict::Tardive
        } else {
            Verdict::Incertaine
        })
    }

    /// Where nobody knows whether the period is *franc*, the day after its end is not certainly too late.
    fn grace(&self, limite: NaiveDate) -> NaiveDate {
        let annee = matches!(self.conclusion, Conclusion::NonOpposable(_));
        let inconnu = annee
            || self.regle.reserves.iter().any(|r| matches!(r, Reserve::FrancInconnu | Reserve::CadaFranc));
        let franc = limite.succ_opt().filter(|_| inconnu).and_then(calendrier::ouvre_ou_suivant);
        franc.unwrap_or(limite)
    }

    pub(crate) fn avec_fin(self, fin: Option<Fin>) -> Self {
        Resultat { fin, ..self }
    }
}
