//! The days a drawing shows: the whole, or nearer.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::elements::Piste;

/// From a day to another, both shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Fenetre {
    pub du: NaiveDate,
    pub au: NaiveDate,
}

/// A window to offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct FenetreNommee {
    pub libelle: String,
    pub du: NaiveDate,
    pub au: NaiveDate,
    /// Whether it is the one shown.
    pub choisie: bool,
}

/// Nearer than that, a day would be wider than a word.
const MOINDRE: u64 = 14;

impl Fenetre {
    /// Everything there is to see, today included, from the first of a month, with some air at the end. None when there
    /// is nothing to see.
    pub fn tout(pistes: &[Piste], jour: NaiveDate) -> Option<Self> {
        let elements = || pistes.iter().flat_map(|p| &p.elements);
        let du = elements().map(|e| e.du).min()?.min(jour);
        let au = elements().map(|e| e.fin()).max()?.max(jour);
        let du = du.checked_sub_days(Days::new(4)).unwrap_or(du);
        let du = du.with_day(1).unwrap_or(du);
        let jours = (au - du).num_days().unsigned_abs();
        let au = au.checked_add_days(Days::new(jours / 12 + 5)).unwrap_or(au);
        Some(Fenetre { du, au }.au_moins(62))
    }

    /// Wide enough to be read.
    pub fn lisible(self) -> Self {
        self.au_moins(MOINDRE)
    }

    fn au_moins(self, jours: u64) -> Self {
        let manque = jours.saturating_sub(self.jours());
        Fenetre { au: self.au.checked_add_days(Days::new(manque)).unwrap_or(self.au), ..self }
    }

    /// Its length.
    pub fn jours(self) -> u64 {
        (self.au - self.du).num_days().max(0).unsigned_abs()
    }

    /// Whether a day is shown.
    pub fn montre(self, jour: NaiveDate) -> bool {
        (self.du..=self.au).contains(&jour)
    }

    /// The windows to offer around a day; the whole first.
    pub fn offertes(tout: Self, montree: Self, jour: NaiveDate) -> Vec<FenetreNommee> {
        let autour = |avant, apres| Fenetre { du: moins(jour, avant), au: plus(jour, apres) };
        let annee = Fenetre {
            du: NaiveDate::from_ymd_opt(jour.year(), 1, 1).unwrap_or(jour),
            au: NaiveDate::from_ymd_opt(jour.year(), 12, 31).unwrap_or(jour),
        };
        let mut offertes = vec![("Tout", tout)];
        for (nom, fenetre) in
            [("Cette année", annee), ("Six mois", autour(2, 4)), ("Trois mois", autour(1, 2))]
        {
            // Nearer is all that is worth offering.
            if fenetre.jours() < tout.jours() && fenetre.du <= tout.au && tout.du <= fenetre.au {
                offertes.push((nom, fenetre));
            }
        }
        offertes
            .into_iter()
            .map(|(nom, f)| FenetreNommee {
                libelle: nom.to_owned(),
                du: f.du,
                au: f.au,
                choisie: f == montree,
            })
            .collect()
    }

    /// The one before and the one after, half of it further; none where nothing is left to see.
    pub fn voisines(self, tout: Self) -> (Option<Self>, Option<Self>) {
        let pas = Days::new((self.jours() / 2).max(1));
        let avant =
            || Some(Fenetre { du: self.du.checked_sub_days(pas)?, au: self.au.checked_sub_days(pas)? });
        let apres =
            || Some(Fenetre { du: self.du.checked_add_days(pas)?, au: self.au.checked_add_days(pas)? });
        ((tout.du < self.du).then(avant).flatten(), (self.au < tout.au).then(apres).flatten())
    }

    /// Half of it, and twice, about today when it is shown, about the middle otherwise; none where it would show less
    /// than a fortnight, or no more than the whole.
    pub fn pres_et_loin(self, tout: Self, jour: NaiveDate) -> (Option<Self>, Option<Self>) {
        let milieu = self.du.checked_add_days(Days::new(self.jours() / 2)).unwrap_or(self.du);
        let centre = if self.montre(jour) { jour } else { milieu };
        let autour = |jours: u64| {
            let du = centre.checked_sub_days(Days::new(jours / 2))?;
            Some(Fenetre { du, au: du.checked_add_days(Days::new(jours))? })
        };
        let pres = (self.jours() >= 2 * MOINDRE).then(|| autour(self.jours() / 2)).flatten();
        let loin = match 2 * self.jours() {
            _ if self.jours() >= tout.jours() => None,
            double if double >= tout.jours() => Some(tout),
            double => autour(double),
        };
        (pres, loin)
    }
}

fn moins(jour: NaiveDate, mois: u32) -> NaiveDate {
    jour.checked_sub_months(Months::new(mois)).unwrap_or(jour)
}

fn plus(jour: NaiveDate, mois: u32) -> NaiveDate {
    jour.checked_add_months(Months::new(mois)).unwrap_or(jour)
}
