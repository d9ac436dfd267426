//! A date that can only be moved together with a reason and a source.

use chrono::{Days, NaiveDate};

use crate::calendrier::{self, Obstacle};
use crate::duree::Duree;
use crate::motif::Motif;
use crate::source::Source;

/// How far a step moves the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pas {
    /// From *quantième* to *quantième*, or by days.
    Duree(Duree),
    /// To the day after.
    Lendemain,
}

/// A step of the explanation: the date it reaches, why, and by which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Etape {
    pub date: NaiveDate,
    pub motif: Motif,
    pub source: Option<&'static Source>,
}

/// A date and the whole way to it. The last step is the answer: the two cannot disagree, they are one object.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::{Duree, Echeance, Motif, NatureFait, Pas, cja};
/// let recu = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
/// let mut fin = Echeance::depuis(recu, Motif::Fait(NatureFait::ActeNotifie));
/// fin.avance(Pas::Duree(Duree::Mois(2)), Motif::Quantieme(Duree::Mois(2)), &cja::R421_1).unwrap();
/// assert_eq!(fin.date().to_string(), "2027-02-28");
/// assert_eq!(fin.etapes().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echeance {
    etapes: Vec<Etape>,
    date: NaiveDate,
}

impl Echeance {
    /// Starts at a fact.
    pub fn depuis(depart: NaiveDate, motif: Motif) -> Self {
        let mut etapes = Vec::with_capacity(6);
        etapes.push(Etape { date: depart, motif, source: None });
        Echeance { etapes, date: depart }
    }

    /// Continues the way of another one: a silence became a decision, which opens a new period.
    pub fn prolonge(precedente: &Echeance) -> Self {
        precedente.clone()
    }

    /// Moves the date. `None`, and nothing moves, when the result would leave the calendar.
    pub fn avance(&mut self, pas: Pas, motif: Motif, source: &'static Source) -> Option<NaiveDate> {
        let date = match pas {
            Pas::Duree(duree) => duree.quantieme(self.date)?,
            Pas::Lendemain => self.date.checked_add_days(Days::new(1))?,
        };
        self.date = date;
        self.etapes.push(Etape { date, motif, source: Some(source) });
        Some(date)
    }

    /// Moves forward over weekends and holidays, one step a run of the same kind of obstacle.
    pub fn reporte(&mut self, source: &'static Source) -> Option<NaiveDate> {
        while let Some(obstacle) = calendrier::obstacle(self.date) {
            // A weekend reads as one move: Saturday says it all.
            let jours = if obstacle == Obstacle::Samedi { 2 } else { 1 };
            self.date = self.date.checked_add_days(Days::new(jours))?;
            self.etapes.push(Etape { date: self.date, motif: Motif::Report(obstacle), source: Some(source) });
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
