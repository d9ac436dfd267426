//! Where a rule comes from, and how well we read it.

use chrono::NaiveDate;

/// A calendar date known when the program is written.
pub(crate) const fn jour(annee: i32, mois: u32, jour: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(annee, mois, jour) {
        Some(date) => date,
        None => panic!("a date that does not exist"),
    }
}

/// How a source was read. Anything but the first two is said on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confiance {
    /// Read on the official site, or confirmed against it.
    Officielle,
    /// Read in full in a public copy of the code, as it stood about July 2025.
    Copie,
    /// Known through a commentary that reports or quotes it.
    Secondaire,
    /// Our own reading of the texts: no decision was found that says so.
    Deduction,
    /// Known, never read again: never shown as certain.
    Memoire,
}

/// A reference a lawyer can look up, with the day a person last read it and how well.
///
/// ```
/// use quantieme_droit::{Confiance, cja};
/// let source = &cja::R421_1;
/// assert_eq!(source.texte, "CJA, art. R. 421-1");
/// assert_eq!(source.confiance, Confiance::Officielle);
/// assert!(source.est_sure() && source.lien.is_some());
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// « CJA, art. R. 421-1 ».
    pub texte: &'static str,
    /// Address of the official text, when its identifier is known.
    pub lien: Option<&'static str>,
    /// The day a person last read it.
    pub verifiee: NaiveDate,
    /// How well.
    pub confiance: Confiance,
}

impl Source {
    pub(crate) const fn new(texte: &'static str, verifiee: NaiveDate, confiance: Confiance) -> Self {
        Source { texte, lien: None, verifiee, confiance }
    }

    pub(crate) const fn lien(self, lien: &'static str) -> Self {
        Source { lien: Some(lien), ..self }
    }

    /// Whether it may be shown without a word of caution.
    pub fn est_sure(&self) -> bool {
        matches!(self.confiance, Confiance::Officielle | Confiance::Copie)
    }

    /// Whether, on that day, nobody has read it for more than twelve months.
    pub fn est_ancienne(&self, au: NaiveDate) -> bool {
        self.verifiee.checked_add_months(chrono::Months::new(12)).is_some_and(|fin| fin < au)
    }
}
