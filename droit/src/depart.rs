//! Where a period starts.

use chrono::NaiveDate;

use crate::conclusion::{Delai, Fin, Naissance};
use crate::echeance::Echeance;
use crate::motif::Motif;
use crate::nature_fait::NatureFait;
use crate::origine::Origine;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::source::Source;

/// Where a period starts: the day, the way that led there, and the doubts met on it.
#[derive(Debug, Clone)]
pub(crate) struct Depart {
    pub(crate) origine: Origine,
    pub(crate) quand: Periode,
    /// The earliest day another reading would count from: only the prudent day follows it.
    pub(crate) prudent: NaiveDate,
    pub(crate) chemin: Echeance,
    pub(crate) reserves: Vec<Reserve>,
}

/// A period that a fact interrupted: the way to its start, the fact, and the text that gives it this effect.
#[derive(Clone, Copy)]
pub(crate) struct Avant<'a> {
    pub(crate) chemin: &'a Echeance,
    pub(crate) par: Fin,
    /// The last day it would have had.
    pub(crate) dernier_jour: NaiveDate,
    pub(crate) source: &'static Source,
}

impl Depart {
    fn nouveau(origine: Origine, quand: Periode, chemin: Echeance) -> Self {
        Depart { origine, quand, prudent: quand.du(), chemin, reserves: Vec::new() }
    }

    /// Starts on a day given by hand.
    pub(crate) fn main(quand: Periode) -> Self {
        Depart::nouveau(Origine::Main, quand, Echeance::depuis(quand.du(), Motif::Depart))
    }

    /// Starts at a fact of the dossier.
    pub(crate) fn fait(nature: NatureFait, quand: Periode) -> Self {
        Depart::nouveau(
            Origine::de(nature),
            quand,
            Echeance::depuis(quand.du(), motif_du_fait(nature, quand)),
        )
    }

    /// Starts at a decision born of silence.
    pub(crate) fn naissance(naissance: &Naissance) -> Self {
        let reserves = naissance
            .reserves
            .iter()
            .copied()
            .filter(|r| !matches!(r, Reserve::NaissanceIncertaine { .. }))
            .collect();
        let chemin = Echeance::prolonge(&naissance.echeance);
        Depart { reserves, ..Depart::nouveau(Origine::Silence, naissance.quand(), chemin) }
    }

    /// Where a period already counted started, for another rule to count from there.
    pub(crate) fn de(delai: &Delai) -> Self {
        let propres =
            |r: &&Reserve| !matches!(r, Reserve::DistanceApresSilence | Reserve::AvantLeTexte { .. });
        Depart {
            prudent: delai.prudent,
            reserves: delai.reserves.iter().take(delai.doutes).filter(propres).copied().collect(),
            ..Depart::nouveau(delai.origine, delai.depart, delai.chemin())
        }
    }

    /// Tells first the way of the period that a fact interrupted: `avant` leads to its start.
    /// When the dates are out of order the way starts at the fact alone.
    pub(crate) fn apres(mut self, avant: &Avant<'_>) -> Self {
        let Avant { chemin, par: Fin { nature, quand }, dernier_jour, source } = *avant;
        let mut chemin = Echeance::prolonge(chemin);
        if chemin.rejoint(quand.du(), Motif::Interruption { nature, dernier_jour }, Some(source)).is_none() {
            return self;
        }
        // Counting from the sending itself needs no second line for the same day.
        let meme = self.quand == quand && self.chemin.etapes().len() == 1 && self.commence_par(nature);
        let suite = if meme { &self.chemin.etapes()[1..] } else { self.chemin.etapes() };
        for etape in suite {
            if chemin.rejoint(etape.date, etape.motif, etape.source).is_none() {
                return self;
            }
        }
        self.chemin = chemin;
        self
    }

    fn commence_par(&self, nature: NatureFait) -> bool {
        self.chemin
            .etapes()
            .first()
            .is_some_and(|e| matches!(e.motif, Motif::Fait(n) | Motif::FaitAuPlusTot(n) if n == nature))
    }

    pub(crate) fn avec(mut self, reserve: Option<Reserve>) -> Self {
        self.reserves.extend(reserve);
        self
    }

    /// The prudent day counts from there, when it is earlier.
    pub(crate) fn prudent_depuis(mut self, jour: NaiveDate) -> Self {
        self.prudent = self.prudent.min(jour);
        self
    }
}

fn motif_du_fait(nature: NatureFait, quand: Periode) -> Motif {
    if quand.est_certaine() { Motif::Fait(nature) } else { Motif::FaitAuPlusTot(nature) }
}
