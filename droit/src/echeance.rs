//! A date that can only be moved together with a reason and a source.

use chrono::{Days, NaiveDate};

use crate::calendrier::{self, Obstacle};
use crate::duree::Duree;
use crate::motif::Motif;
use crate::periode::Periode;
use crate::source::Source;

/// How far a step moves the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pas {
    /// From *quantième* to *quantième*, or by days: see [`Duree::quantieme`].
    Duree(Duree),
    /// To the day after.
    Lendemain,
    /// To the end of that many working days, the day itself not counted.
    JoursOuvres(u32),
}

/// A step of the explanation: the date it reaches, why, and by which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Etape {
    /// Where it leads.
    pub date: NaiveDate,
    /// Why; [`francais::motif`](crate::francais::motif) says it in words.
    pub motif: Motif,
    /// By which text; `None` for a fact, which needs none.
    pub source: Option<&'static Source>,
}

/// A date and the whole way to it. The last step is the answer: the two cannot disagree, they are one object.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::{Duree, Echeance, Motif, NatureFait, Pas, cja};
/// let recu = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
/// let mut fin = Echeance::depuis(recu, Motif::Fait(NatureFait::ActeNotifie));
/// fin.avance(Pas::Duree(Duree::Mois(2)), Motif::quantieme(Duree::Mois(2), recu), &cja::R421_1).unwrap();
/// assert_eq!(fin.date().to_string(), "2027-02-28");
/// assert_eq!(fin.etapes().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echeance {
    etapes: Vec<Etape>,
    date: NaiveDate,
}

impl Echeance {
    /// Starts at a fact, or at a day given by hand ([`Motif::Depart`]): its first step, without a source.
    pub fn depuis(depart: NaiveDate, motif: Motif) -> Self {
        let mut etapes = Vec::with_capacity(4);
        etapes.push(Etape { date: depart, motif, source: None });
        Echeance { etapes, date: depart }
    }

    /// Continues the way of another one: a silence became a decision, which opens a new period.
    pub fn prolonge(precedente: &Echeance) -> Self {
        precedente.clone()
    }

    /// Moves the date and tells why; answers the new one. `None`, and nothing moves, when the result would leave the
    /// calendar.
    pub fn avance(&mut self, pas: Pas, motif: Motif, source: &'static Source) -> Option<NaiveDate> {
        let date = match pas {
            Pas::Duree(duree) => duree.quantieme(self.date)?,
            Pas::Lendemain => self.date.checked_add_days(Days::new(1))?,
            Pas::JoursOuvres(jours) => calendrier::apres_jours_ouvres(self.date, jours)?,
        };
        self.date = date;
        self.etapes.push(Etape { date, motif, source: Some(source) });
        Some(date)
    }

    /// The same way, its last fact counted from its latest possible day: for what someone else must do.
    pub(crate) fn au_plus_tard(mut self, quand: Periode) -> Self {
        if let Some(etape) = self.etapes.last_mut()
            && let Motif::FaitAuPlusTot(nature) = etape.motif
        {
            *etape = Etape { date: quand.au(), motif: Motif::FaitAuPlusTard(nature), source: etape.source };
        }
        self.date = self.date.max(quand.au());
        self
    }

    /// Goes on from a later fact of the same story: what interrupts a period, then what starts the next one.
    /// `None`, and nothing moves, when the fact is older than the way so far.
    pub fn rejoint(
        &mut self,
        date: NaiveDate,
        motif: Motif,
        source: Option<&'static Source>,
    ) -> Option<NaiveDate> {
        if date < self.date {
            return None;
        }
        self.date = date;
        self.etapes.push(Etape { date, motif, source });
        Some(date)
    }

    /// The first steps alone, as they stood before the rest was counted.
    pub(crate) fn debut(&self, etapes: usize) -> Self {
        let etapes: Vec<Etape> = self.etapes.iter().take(etapes).cloned().collect();
        let date = etapes.last().map_or(self.date, |e| e.date);
        Echeance { etapes, date }
    }

    /// Moves forward over weekends and holidays, a step for each, and answers the working day it reaches: the date itself
    /// if it is one; `None` when the calendar ends before.
    pub fn reporte(&mut self, source: &'static Source) -> Option<NaiveDate> {
        while let Some(obstacle) = calendrier::obstacle(self.date) {
            // A weekend reads as one move: Saturday says it all.
            let jour = self.date;
            let jours = if obstacle == Obstacle::Samedi { 2 } else { 1 };
            self.date = self.date.checked_add_days(Days::new(jours))?;
            self.etapes.push(Etape {
                date: self.date,
                motif: Motif::Report { jour, obstacle },
                source: Some(source),
            });
        }
        Some(self.date)
    }

    /// Where the explanation ends.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// The way, first the fact, last the answer.
    pub fn etapes(&self) -> &[Etape] {
        &self.etapes
    }
}
