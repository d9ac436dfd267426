//! One answer of a derivation.

use chrono::NaiveDate;

use crate::calendrier;
use crate::chronologie::Porte;
use crate::conclusion::{Conclusion, Delai, Fin, Manque};
use crate::echeance::Echeance;
use crate::regle::Regle;
use crate::reserve::Reserve;

/// One answer of a derivation: a door, what the law says of it, and what was done.
///
/// ```
/// use quantieme_droit::{Chronologie, Fait, NatureActe, NatureFait, Periode, Porte, Qualite, Verdict, deriver};
///
/// let jour = |texte: &str| texte.parse().unwrap();
/// let mut decision = Chronologie::new(NatureActe::DecisionIndividuelle, Qualite::Destinataire);
/// decision.voies_et_delais = Some(true);
/// let quand = Periode::entre(jour("2026-03-05"), jour("2026-03-09")).unwrap();
/// decision.faits.push(Fait { quand, ..Fait::le(NatureFait::ActeNotifie, jour("2026-03-05")) });
/// let tribunal = |c: &Chronologie| deriver(c).resultats.into_iter().find(|r| r.porte == Porte::Tribunal).unwrap();
///
/// // In time for certain, and perhaps still in time.
/// assert_eq!(tribunal(&decision).limite_sure(), Some(jour("2026-05-06")));
/// assert_eq!(tribunal(&decision).limite(), Some(jour("2026-05-11")));
/// assert_eq!(tribunal(&decision).verdict(), None);
///
/// // The petition was registered in between.
/// decision.faits.push(Fait::le(NatureFait::RequeteEnregistree, jour("2026-05-07")));
/// assert_eq!(tribunal(&decision).verdict(), Some(Verdict::Incertaine));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Resultat {
    /// The rule that answers.
    pub regle: &'static Regle,
    /// Where it leads: the rule's door, but the Conseil d'État for a decree, and either notification for R. 600-1.
    pub porte: Porte,
    /// What the law says of it, whether or not it is over.
    pub conclusion: Conclusion,
    /// The fact that ended it, when it is in the chronology: what was due is done.
    pub fin: Option<Fin>,
    /// The petition came before the CADA was seized: nothing cures it.
    pub(crate) sans_cada: bool,
}

/// What a court would say of the day on which we acted; in words, [`francais::verdict`](crate::francais::verdict).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// By every reading of an uncertain day.
    ATemps,
    /// By every reading too, and no doubt of the period forbids to say so.
    Tardive,
    /// Before the implicit decision was born: before a court, cured if it is born before judgment.
    Prematuree,
    /// In time or late, depending on a day that is not known exactly.
    Incertaine,
    /// The petition came before the CADA was seized: inadmissible (CRPA, art. L. 342-1).
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

    /// The period of ours it counts: running, not binding, or interrupted. `None` for any other conclusion.
    pub fn delai(&self) -> Option<&Delai> {
        match &self.conclusion {
            Conclusion::Delai(delai) => Some(delai),
            Conclusion::NonOpposable(non) => Some(&non.delai),
            Conclusion::Interrompu(interrompu) => Some(&interrompu.delai),
            _ => None,
        }
    }

    /// The last day on which acting is not certainly too late: counted from the latest possible start; for a period
    /// that does not bind, the end of the reasonable year.
    ///
    /// `None` when no period of ours runs (a silence, someone else's term, an interruption), or when none ends (an act
    /// made for all that was never published).
    pub fn limite(&self) -> Option<NaiveDate> {
        match &self.conclusion {
            Conclusion::Delai(delai) => Some(delai.au_plus_tard()),
            Conclusion::NonOpposable(non) => non.au_plus_tard,
            _ => None,
        }
    }

    /// The last day on which acting is in time for certain: counted from the earliest possible start. Never after
    /// [`Resultat::limite`], and `None` when it is.
    pub fn limite_sure(&self) -> Option<NaiveDate> {
        match &self.conclusion {
            Conclusion::Delai(delai) => Some(delai.dernier_jour()),
            Conclusion::NonOpposable(non) => non.derniere_chance.as_ref().map(Echeance::date),
            _ => None,
        }
    }

    /// Whether what was done (a petition, a seizure, an appeal) was done in time: [`Resultat::fin`] against the two
    /// limits.
    ///
    /// `None` when nothing of the kind was done, when there is no period to compare with, or for a gracieux when the
    /// court was seized instead. What was done during an interruption, or under a period that never ends, is in time.
    pub fn verdict(&self) -> Option<Verdict> {
        let fin = self.fin.filter(|fin| fin.nature.est_une_saisine())?;
        if self.porte == Porte::RecoursGracieux && !fin.nature.est_un_recours() {
            // The court was seized instead.
            return None;
        }
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
