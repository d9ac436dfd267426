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

/// Further than that, what is asked of someone now is no wider than a thumb.
const AMPLE: u64 = 430;

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

    /// What is shown first: the whole, or what surrounds the day when the whole is long, unless nothing is there.
    pub fn d_abord(pistes: &[Piste], tout: Self, jour: NaiveDate) -> Self {
        let pres = tout.autour(jour);
        let occupee = pistes.iter().flat_map(|p| &p.elements).any(|e| e.se_voit(pres));
        if tout.jours() > AMPLE && occupee { pres } else { tout }
    }

    /// From the month four months before a day to ten months after it, within the whole.
    fn autour(self, jour: NaiveDate) -> Self {
        let du = moins(jour, 4);
        let du = du.with_day(1).unwrap_or(du);
        Fenetre { du: du.max(self.du), au: plus(jour, 10).min(self.au) }
    }

    /// What it leaves out, in words: « 3 faits plus anciens ».
    pub fn hors(self, pistes: &[Piste]) -> Option<String> {
        let elements = || pistes.iter().flat_map(|p| &p.elements);
        let avant = elements().filter(|e| e.est_un_fait() && e.au < self.du).count();
        let apres = elements().any(|e| e.du > self.au);
        let avant = match avant {
            0 => None,
            1 => Some("un fait plus ancien".to_owned()),
            n => Some(format!("{n}\u{a0}faits plus anciens")),
        };
        match (avant, apres) {
            (Some(avant), true) => Some(format!("{avant} et d’autres dates plus tard")),
            (Some(avant), false) => Some(avant),
            (None, true) => Some("d’autres dates plus tard".to_owned()),
            (None, false) => None,
        }
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
        let entre = |avant, apres| Fenetre { du: moins(jour, avant), au: plus(jour, apres) };
        let mut offertes = vec![("Tout", tout)];
        for (nom, fenetre) in [
            ("Autour d’aujourd’hui", tout.autour(jour)),
            ("Six mois", entre(2, 4)),
            ("Trois mois", entre(1, 2)),
        ] {
            // Nearer is all that is worth offering, and clearly so.
            if 5 * fenetre.jours() < 4 * tout.jours() && fenetre.du <= tout.au && tout.du <= fenetre.au {
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
