//! A rule: what it is, where it comes from, how it counts.

use chrono::NaiveDate;

use crate::calendrier;
use crate::chronologie::{Porte, Residence};
use crate::computation;
use crate::duree::Duree;
use crate::reserve::Reserve;
use crate::source::Source;

/// What the end of the period is: it decides which [`Conclusion`](crate::Conclusion) the rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effet {
    /// We must act before it.
    Delai,
    /// Silence becomes a decision.
    Naissance,
    /// Someone else must act before it, or a right of theirs ends: late is said late.
    Terme,
    /// It only lengthens another period; nothing is counted from it alone.
    Allongement,
    /// We must act within a term that a letter sets: the rule's length is the shortest one.
    DelaiFixe,
    /// Someone else must act within a term that a decision sets: the rule's length is the shortest one.
    TermeFixe,
}

/// Which day we advise to work to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prudence {
    /// The *quantième*, moved back to a working day.
    Quantieme,
    /// The day before it, moved back to a working day.
    Veille,
    /// The day itself: what must be done at once.
    LeJourMeme,
    /// The ordinary two months, moved back to a working day: for a period that is a last chance and never a plan.
    DeuxMois,
}

/// How days are counted. `franc`, `report` and `distance` are the source that says so, or `None` when they are not
/// granted.
///
/// ```
/// use quantieme_droit::{Duree, regle};
/// let tribunal = regle("TA-NOTIF").unwrap().version().comptage;
/// assert_eq!(tribunal.duree, Duree::Mois(2));
/// assert_eq!(tribunal.distance.unwrap().texte, "CJA, art. R. 421-7");
/// // Nobody knows whether the time to seize the CADA is franc: it is counted as if it were not.
/// assert!(regle("CADA-SEIZE").unwrap().version().comptage.franc.is_none());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Comptage {
    /// Months or days, from the start; where a letter or a decision sets it, only the shortest there is.
    pub duree: Duree,
    /// *Délai franc*: the last useful day is the day after the term.
    pub franc: Option<&'static Source>,
    /// A last day that falls on a weekend or a holiday moves to the next working day.
    pub report: Option<&'static Source>,
    /// More months for who lives far from the court: see [`Residence`].
    pub distance: Option<&'static Source>,
    /// How the prudent day is taken from it.
    pub prudence: Prudence,
}

impl Comptage {
    /// Months or days alone: neither *franc* nor moved over a Sunday.
    pub(crate) const fn nu(duree: Duree) -> Self {
        Comptage { duree, franc: None, report: None, distance: None, prudence: Prudence::Quantieme }
    }

    /// The way court periods are counted, without distance.
    pub(crate) const fn franc(duree: Duree) -> Self {
        Comptage {
            franc: Some(&computation::DELAI_FRANC),
            report: Some(&computation::REPORT),
            ..Comptage::nu(duree)
        }
    }

    /// The way the periods of R. 421-1 are counted.
    pub(crate) const fn contentieux(duree: Duree) -> Self {
        Comptage { distance: Some(&computation::R421_7), ..Comptage::franc(duree) }
    }

    /// The sources it rests on: franc day, closed days, distance. That of the length is [`Version::source`].
    pub fn sources(&self) -> impl Iterator<Item = &'static Source> {
        self.franc.into_iter().chain(self.report).chain(self.distance)
    }

    /// Months that distance adds.
    pub(crate) fn mois_de_distance(&self, residence: Residence) -> u32 {
        match residence {
            _ if self.distance.is_none() => 0,
            Residence::Metropole | Residence::MemeCollectiviteOutreMer => 0,
            Residence::OutreMer | Residence::HorsCollectiviteOutreMer => 1,
            Residence::Etranger => 2,
        }
    }

    /// The last day alone, by the movements of the steps: months, distance, *franc* day, closed days, in that order.
    pub(crate) fn terme(&self, depart: NaiveDate, distance: u32) -> Option<NaiveDate> {
        let mut fin = self.duree.plus_mois(distance).quantieme(depart)?;
        if self.franc.is_some() {
            fin = fin.succ_opt()?;
        }
        if self.report.is_some() { calendrier::ouvre_ou_suivant(fin) } else { Some(fin) }
    }
}

/// The rule as it stood during a time: the version is chosen by the day the period starts.
#[derive(Debug)]
pub struct Version {
    /// Entry into force; `None` when it was not read, or for what stood from the beginning.
    pub du: Option<NaiveDate>,
    /// Last day in force; `None` while it is.
    pub au: Option<NaiveDate>,
    /// The text that sets the length.
    pub source: &'static Source,
    /// How it counts.
    pub comptage: Comptage,
}

/// A rule of the register. Two rules are equal when their identifiers are.
///
/// ```
/// use quantieme_droit::{Duree, Porte, regle};
/// let silence = regle("CNIL-SILENCE").unwrap();
/// assert_eq!(silence.intitule, "Silence de la CNIL sur une plainte");
/// assert_eq!(silence.porte, Porte::Reponse);
/// // Three months today; two before the décret of 29 May 2019.
/// let durees: Vec<Duree> = silence.versions.iter().map(|v| v.comptage.duree).collect();
/// assert_eq!(durees, [Duree::Mois(2), Duree::Mois(2), Duree::Mois(3)]);
/// ```
#[derive(Debug)]
pub struct Regle {
    /// Stable identifier (« TA-NOTIF »).
    pub id: &'static str,
    /// What it is, in a few French words.
    pub intitule: &'static str,
    /// Where it leads.
    pub porte: Porte,
    /// What its end is.
    pub effet: Effet,
    /// First and last day a period may start for this rule to answer; outside,
    /// [`NonCouvert::HorsPeriode`](crate::NonCouvert::HorsPeriode).
    pub couverture: (NaiveDate, NaiveDate),
    /// Oldest first, without a hole; never empty.
    pub versions: &'static [Version],
    /// Reservations that always go with it.
    pub reserves: &'static [Reserve],
}

impl PartialEq for Regle {
    fn eq(&self, autre: &Self) -> bool {
        self.id == autre.id
    }
}

impl Eq for Regle {}

impl Regle {
    /// The version of today.
    pub fn version(&self) -> &Version {
        // A register test proves that no rule is without a version.
        &self.versions[self.versions.len() - 1]
    }

    /// Where the text comes from today.
    pub fn source(&self) -> &'static Source {
        self.version().source
    }

    /// Whether its term is the life of an authorisation: nobody is late, something ends.
    pub fn est_une_autorisation(&self) -> bool {
        matches!(self.id, "VIDEO-AUTH-END" | "AUTORISATION-PROVISOIRE")
    }

    /// The version in force that day, or the oldest one before it.
    pub(crate) fn version_au(&self, jour: NaiveDate) -> &Version {
        self.versions.iter().rev().find(|v| v.du.is_none_or(|du| du <= jour)).unwrap_or(&self.versions[0])
    }
}
