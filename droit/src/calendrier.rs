//! Working days: weekends and the national public holidays.
//!
//! Local holidays (Alsace-Moselle, overseas) never extend a period: no decision was found that says whose would count.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::source::{Confiance, Source, jour};

/// Code du travail, art. L. 3133-1: eleven days.
pub const L3133_1: Source =
    Source::new("Code du travail, art. L. 3133-1", jour(2026, 11, 21), Confiance::Secondaire);

/// A national public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ferie {
    /// 1 January.
    JourDeLAn,
    /// The day after Easter.
    LundiDePaques,
    /// 1 May.
    FeteDuTravail,
    /// 8 May.
    Victoire1945,
    /// The Thursday 39 days after Easter.
    Ascension,
    /// The Monday 50 days after Easter.
    LundiDePentecote,
    /// 14 July.
    FeteNationale,
    /// 15 August.
    Assomption,
    /// 1 November.
    Toussaint,
    /// 11 November.
    Armistice1918,
    /// 25 December.
    Noel,
}

/// Why a day is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// A Saturday, holiday or not.
    Samedi,
    /// A Sunday, holiday or not.
    Dimanche,
    /// A holiday from Monday to Friday.
    Ferie(Ferie),
}

/// Easter Sunday of a Gregorian year (Meeus, Jones and Butcher's computus).
///
/// # Panics
/// For a year before our era: the computus does not reach there.
///
/// ```
/// use quantieme_droit::calendrier::paques;
/// assert_eq!(paques(2026).to_string(), "2026-04-05");
/// ```
pub fn paques(annee: i32) -> NaiveDate {
    let (a, b, c) = (annee % 19, annee / 100, annee % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    jour(annee, (n / 31) as u32, (n % 31 + 1) as u32)
}

/// The holiday a day is, if it is one. When two fall together (Ascension on 1 May 2008) the fixed one is named.
///
/// ```
/// use quantieme_droit::calendrier::{Ferie, ferie};
/// assert_eq!(ferie("2026-05-14".parse().unwrap()), Some(Ferie::Ascension));
/// assert_eq!(ferie("2026-05-15".parse().unwrap()), None);
/// ```
pub fn ferie(date: NaiveDate) -> Option<Ferie> {
    let fixe = match (date.month(), date.day()) {
        (1, 1) => Some(Ferie::JourDeLAn),
        (5, 1) => Some(Ferie::FeteDuTravail),
        (5, 8) => Some(Ferie::Victoire1945),
        (7, 14) => Some(Ferie::FeteNationale),
        (8, 15) => Some(Ferie::Assomption),
        (11, 1) => Some(Ferie::Toussaint),
        (11, 11) => Some(Ferie::Armistice1918),
        (12, 25) => Some(Ferie::Noel),
        _ => None,
    };
    fixe.or_else(|| mobile(date))
}

/// The holidays that follow Easter fall on a Monday or a Thursday, from 23 March to 14 June: no other day asks when
/// Easter is.
fn mobile(date: NaiveDate) -> Option<Ferie> {
    let saison = ((3, 23)..=(6, 14)).contains(&(date.month(), date.day()));
    if !saison || !matches!(date.weekday(), Weekday::Mon | Weekday::Thu) {
        return None;
    }
    match (date - paques(date.year())).num_days() {
        1 => Some(Ferie::LundiDePaques),
        39 => Some(Ferie::Ascension),
        50 => Some(Ferie::LundiDePentecote),
        _ => None,
    }
}

/// What makes that day no working day, or `None` on a working day.
///
/// ```
/// use quantieme_droit::calendrier::{Obstacle, obstacle};
/// // A holiday that falls on a Saturday is a Saturday.
/// assert_eq!(obstacle("2027-05-01".parse().unwrap()), Some(Obstacle::Samedi));
/// ```
pub fn obstacle(date: NaiveDate) -> Option<Obstacle> {
    match date.weekday() {
        Weekday::Sat => Some(Obstacle::Samedi),
        Weekday::Sun => Some(Obstacle::Dimanche),
        _ => ferie(date).map(Obstacle::Ferie),
    }
}

/// That day if it is a working day, otherwise the nearest working day before it.
///
/// Used for prudent days: they move back, never forward.
///
/// ```
/// use quantieme_droit::calendrier::ouvre_ou_veille;
/// // A holiday on a Monday, after a weekend: back to Friday.
/// assert_eq!(ouvre_ou_veille("2026-04-06".parse().unwrap()).to_string(), "2026-04-03");
/// ```
pub fn ouvre_ou_veille(date: NaiveDate) -> NaiveDate {
    let mut jour = date;
    while obstacle(jour).is_some() {
        jour = jour - Days::new(1);
    }
    jour
}

/// The end of that many working days after a day: the day itself does not count. `None` when the calendar ends before.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::calendrier::apres_jours_ouvres;
/// let vendredi = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// assert_eq!(apres_jours_ouvres(vendredi, 2).unwrap().to_string(), "2026-11-24");
/// ```
pub fn apres_jours_ouvres(date: NaiveDate, jours: u32) -> Option<NaiveDate> {
    let mut fin = date;
    for _ in 0..jours {
        fin = fin.succ_opt()?;
        while obstacle(fin).is_some() {
            fin = fin.succ_opt()?;
        }
    }
    Some(fin)
}

/// That day if it is a working day, otherwise the next one; `None` when the calendar ends before.
///
/// ```
/// use quantieme_droit::calendrier::ouvre_ou_suivant;
/// assert_eq!(ouvre_ou_suivant("2026-04-04".parse().unwrap()).unwrap().to_string(), "2026-04-07");
/// ```
pub fn ouvre_ou_suivant(mut date: NaiveDate) -> Option<NaiveDate> {
    while obstacle(date).is_some() {
        date = date.succ_opt()?;
    }
    Some(date)
}
