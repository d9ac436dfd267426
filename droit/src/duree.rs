//! The length of a period, as texts state it: in months or in days.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A length in whole months or whole days. Written in ISO 8601 in files (`P2M`, `P15D`, `P1Y` reads as twelve months).
///
/// ```
/// use quantieme_droit::Duree;
/// assert_eq!("P2M".parse(), Ok(Duree::Mois(2)));
/// assert_eq!(Duree::Jours(15).to_string(), "P15D");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string", export_to = "types.ts"))]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "String", extend("pattern" = "^P[0-9]{1,3}[DMY]$"))
)]
pub enum Duree {
    /// Whole months; a year is twelve.
    Mois(u32),
    /// Whole days, closed ones included.
    Jours(u64),
}

/// A text, held here, that is not a length: one to three digits between `P` and `D`, `M` or `Y`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {0} » n’est pas une durée : écrivez par exemple P2M (deux mois) ou P15D (quinze jours).")]
pub struct DureeIllisible(pub String);

impl Duree {
    /// The *quantième*: same day number that many months later, or the last day of the month when it has none
    /// (CPC, art. 641, used by analogy); for days, plain addition.
    ///
    /// `None` when the result leaves the calendar.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use quantieme_droit::Duree;
    /// let nouvel_an = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    /// assert_eq!(Duree::Mois(2).quantieme(nouvel_an).unwrap().to_string(), "2027-02-28");
    /// assert_eq!(Duree::Jours(60).quantieme(nouvel_an).unwrap().to_string(), "2027-03-01");
    /// ```
    pub fn quantieme(self, depart: NaiveDate) -> Option<NaiveDate> {
        match self {
            Duree::Mois(n) => depart.checked_add_months(Months::new(n)),
            Duree::Jours(n) => depart.checked_add_days(Days::new(n)),
        }
    }

    /// The same length with more months; days never gain months.
    pub(crate) fn plus_mois(self, mois: u32) -> Self {
        match self {
            Duree::Mois(n) => Duree::Mois(n + mois),
            jours @ Duree::Jours(_) => jours,
        }
    }
}

impl FromStr for Duree {
    type Err = DureeIllisible;
    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let illisible = || DureeIllisible(texte.to_owned());
        let corps = texte.strip_prefix('P').ok_or_else(illisible)?;
        let unite = corps.chars().last().ok_or_else(illisible)?;
        // At most three digits: the longest period of the law counts in years, and sums must not overflow.
        let chiffres =
            corps.strip_suffix(unite).filter(|c| (1..=3).contains(&c.len())).ok_or_else(illisible)?;
        let n: u32 = chiffres.parse().map_err(|_| illisible())?;
        match unite {
            _ if n == 0 => Err(illisible()),
            'D' => Ok(Duree::Jours(n.into())),
            'M' => Ok(Duree::Mois(n)),
            'Y' => Ok(Duree::Mois(n * 12)),
            _ => Err(illisible()),
        }
    }
}

impl fmt::Display for Duree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Duree::Mois(n) => write!(f, "P{n}M"),
            Duree::Jours(n) => write!(f, "P{n}D"),
        }
    }
}

impl TryFrom<String> for Duree {
    type Error = DureeIllisible;
    fn try_from(texte: String) -> Result<Self, Self::Error> {
        texte.parse()
    }
}

impl From<Duree> for String {
    fn from(duree: Duree) -> String {
        duree.to_string()
    }
}
