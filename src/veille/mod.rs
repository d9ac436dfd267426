//! When a deadline is to be said: pure functions of where it stands, of what was said before, and of the day.

mod deplacement;

use chrono::{Days, NaiveDate};
use quantieme_droit::{Conclusion, Echeance};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::dossier::{DossierId, Etat, Suivi};

pub use deplacement::{Detail, detail, pourquoi};

/// A clock two days ahead was wrong: travel across the world moves a date by one.
pub const AVANCE_CRUE: Days = Days::new(1);

/// Between two reminders of what has no last day: a lateness, a period that never ran.
const ENTRE_DEUX_RETARDS: i64 = 30;
/// After a year nobody is reminded of it.
const RETARD_DIT: i64 = 366;

/// How many days before its date a deadline rings; 0 is the day itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jalons {
    /// What we must do.
    pub agir: Vec<u32>,
    /// What the administration must do.
    pub attendre: Vec<u32>,
}

impl Default for Jalons {
    fn default() -> Self {
        Jalons { agir: vec![30, 15, 7, 2, 0], attendre: vec![2, 0] }
    }
}

/// Where something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voie {
    /// A date was seen for the first time, or moved.
    Connue,
    /// A reminder.
    Rappel,
    /// An event of a calendar file.
    Agenda,
}

/// What was said of a deadline: a fact, that no computation of a date reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Annonce {
    pub identite: Uuid,
    pub dossier: DossierId,
    pub voie: Voie,
    /// The day it was said.
    pub le: NaiveDate,
    /// The day to work to, as it was said; none when there was no date any more.
    pub jour: Option<NaiveDate>,
    pub dernier: Option<NaiveDate>,
    /// Of a reminder: the day it was for.
    pub jalon: Option<NaiveDate>,
    /// Of a calendar.
    pub sequence: Option<u32>,
    /// The day somebody saw it.
    pub vue: Option<NaiveDate>,
    pub detail: Detail,
}

/// Why a deadline is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raison {
    Approche,
    EncorePossible,
    /// Silence became a decision.
    Nee,
    EnRetard,
    Passee,
}

/// A day on which a deadline is to be said, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rappel {
    pub jour: NaiveDate,
    pub raison: Raison,
}

/// The last day, today included, on which a deadline was to be said; `None` when it has nothing to say, or was put off.
///
/// `jalons` is in days before the date, `aujourdhui` the civil day the dossier is looked at.
pub fn rappel(
    suivi: &Suivi,
    jalons: &Jalons,
    remis_au: Option<NaiveDate>,
    aujourdhui: NaiveDate,
) -> Option<Rappel> {
    if suivi.est_un_choix() {
        return None;
    }
    let raison = raison(suivi)?;
    let prevu = match raison {
        Raison::Approche if suivi.etat == Etat::Attente => dernier_jalon(suivi, &jalons.attendre, aujourdhui),
        Raison::Approche => dernier_jalon(suivi, &jalons.agir, aujourdhui),
        Raison::EncorePossible if suivi.dernier_jour().is_some() => Some(aujourdhui),
        // No time runs: every day would be for ever.
        Raison::EncorePossible => retard(suivi.feuillet()?, aujourdhui),
        Raison::Nee | Raison::Passee => fini(suivi)?.succ_opt(),
        Raison::EnRetard => retard(fini(suivi)?, aujourdhui),
    };
    let remis = remis_au.filter(|remis| plus_tard_possible(suivi).is_some_and(|limite| *remis <= limite));
    let jour = match remis {
        Some(remis) if aujourdhui < remis => return None,
        Some(remis) => prevu.max(Some(remis)),
        None => prevu,
    };
    jour.filter(|jour| *jour <= aujourdhui).map(|jour| Rappel { jour, raison })
}

/// The last planned day before the date itself that a reminder of its approach was for, whatever the state since.
pub fn dernier_jalon(suivi: &Suivi, jalons: &[u32], aujourdhui: NaiveDate) -> Option<NaiveDate> {
    let date = suivi.feuillet()?;
    let jours = jalons.iter().filter_map(|n| date.checked_sub_days(Days::new(u64::from(*n))));
    jours.filter(|jour| *jour <= aujourdhui).max()
}

/// The last day a reminder may be put off to: before the deadline, never past it.
pub fn plus_tard_possible(suivi: &Suivi) -> Option<NaiveDate> {
    match suivi.etat {
        Etat::Ouverte | Etat::Attente => suivi.feuillet()?.pred_opt(),
        Etat::EncorePossible => match suivi.dernier_jour() {
            Some(dernier) => dernier.pred_opt(),
            None => un_an_apres(suivi.feuillet()?),
        },
        Etat::EnRetard => un_an_apres(fini(suivi)?),
        _ => None,
    }
}

fn raison(suivi: &Suivi) -> Option<Raison> {
    Some(match (suivi.etat, &suivi.resultat.conclusion) {
        (Etat::Ouverte | Etat::Attente, _) => Raison::Approche,
        (Etat::EncorePossible, _) => Raison::EncorePossible,
        (Etat::EnRetard, _) => Raison::EnRetard,
        (Etat::Depassee, _) => Raison::Passee,
        // Ended by itself, and not by an answer.
        (Etat::Faite, Conclusion::Naissance(_)) if suivi.resultat.fin.is_none() => Raison::Nee,
        _ => return None,
    })
}

/// The last day on which it was not certainly over.
fn fini(suivi: &Suivi) -> Option<NaiveDate> {
    match &suivi.resultat.conclusion {
        Conclusion::Naissance(nee) => Some(nee.quand().au()),
        Conclusion::Terme(terme) => Some(terme.fin()),
        Conclusion::Delai(delai) => Some(delai.au_plus_tard()),
        Conclusion::NonOpposable(non) => non.derniere_chance.as_ref().map(Echeance::date),
        _ => None,
    }
}

fn un_an_apres(jour: NaiveDate) -> Option<NaiveDate> {
    jour.checked_add_days(Days::new(RETARD_DIT.unsigned_abs()))
}

/// The day after, then every thirty days for a year.
fn retard(fin: NaiveDate, aujourdhui: NaiveDate) -> Option<NaiveDate> {
    let depuis = (aujourdhui - fin).num_days() - 1;
    let dernier = depuis.min(RETARD_DIT);
    let jours = u64::try_from(dernier - dernier.rem_euclid(ENTRE_DEUX_RETARDS)).ok()?;
    fin.succ_opt()?.checked_add_days(Days::new(jours))
}
