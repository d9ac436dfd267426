//! What the door answers about reminders, calendars and papers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vues::{FichierEcrit, ResumeDossier, VueBouton, VueEcheance};
use crate::dossier::DossierId;

/// What to say first, today.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueVeille {
    pub aujourdhui: NaiveDate,
    /// « Deux rappels n’ont pas pu être dits pendant que Quantième était fermé. »
    pub absence: Option<String>,
    /// The missed ones first, then the most pressing.
    pub rappels: Vec<VueRappel>,
    /// How many more there are, less pressing.
    pub reste: u32,
    /// Deadlines already announced whose date is no longer the same, until someone says so.
    pub deplacements: Vec<VueDeplacement>,
    /// Dossiers where nothing is planned.
    pub sans_rien: Vec<ResumeDossier>,
    /// Why the calendar kept up to date, or the dates of a locked base, could not be written, and what to do.
    pub agenda_en_panne: Option<String>,
    /// What to say on the desktop, now and once: nobody is told the same thing twice.
    pub avis: Vec<VueAvis>,
    /// Names a deadline may be given to: people of the dossiers, and those it was done with before.
    pub personnes: Vec<String>,
}

/// A deadline that rings, until it is done, put off or seen.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRappel {
    pub echeance: VueEcheance,
    /// What there is to say of it, in one sentence: « Le silence de la ville de Meaux vaut refus depuis hier. »
    pub phrase: String,
    /// The next step, when what is said is an event: « Saisissez la CADA avant le mardi 8 décembre 2026. »
    pub suite: Option<String>,
    /// The day it should have been said, when nobody could say it that day.
    pub manque: Option<NaiveDate>,
    /// Something that happened by itself: a silence that became a decision.
    pub evenement: bool,
    /// The facts that end it, the likeliest first.
    pub boutons: Vec<VueBouton>,
}

/// A date that moved after it was announced.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueDeplacement {
    /// The deadline's identity.
    pub echeance: String,
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub quoi: String,
    pub avant: NaiveDate,
    /// None when there is no date any more.
    pub apres: Option<NaiveDate>,
    /// « Du mardi 8 au jeudi 10 décembre 2026. »
    pub phrase: String,
    /// Which facts were added, corrected or taken away, or that the rule changed.
    pub pourquoi: Vec<String>,
    /// That a calendar given away still has the former date.
    pub agenda: Option<String>,
}

/// What a notification of the desktop says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAvis {
    /// A newer one of the same key replaces the older.
    pub cle: String,
    pub titre: String,
    pub texte: String,
    pub pressant: bool,
}

/// A calendar file kept up to date.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAgendaTenu {
    pub chemin: String,
    /// Titles that say nothing of the matter.
    pub discret: bool,
    /// Why the last writing failed.
    pub panne: Option<String>,
}

/// How and when one is reminded.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRappels {
    /// Days before a deadline of ours, 0 being the day itself; then every day while it is still possible.
    pub agir: Vec<u32>,
    /// Days before the end of the administration's time.
    pub attendre: Vec<u32>,
    /// Notifications that name neither the dossier nor the matter.
    pub discret: bool,
    pub agenda: Option<VueAgendaTenu>,
    /// Whether a phrase protects the base: only then does `accord` matter.
    pub protege: bool,
    /// Whether dates alone may leave the locked base, so that reminders go on; none: nobody was asked yet.
    pub accord: Option<bool>,
    /// The file they would leave in; none when no phrase protects the base.
    pub hors_base: Option<String>,
}

/// The week's deadlines, for members who do not have the application.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueSemaine {
    pub objet: String,
    pub texte: String,
    /// A `mailto:` link with the same object and text.
    pub mailto: String,
    /// The message as a file, the calendar attached, when a path was given.
    pub fichier: Option<FichierEcrit>,
}
