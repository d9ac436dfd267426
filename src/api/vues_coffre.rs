//! What the door answers about the base itself.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::DossierId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum EtatCoffre {
    /// There is no base yet: the first start.
    Neuf,
    Verrouille,
    Ouvert,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCoffre {
    pub etat: EtatCoffre,
    /// Whether a phrase protects it.
    pub protege: bool,
    /// Whether a recovery sheet exists and was tried.
    pub secours: EtatSecours,
    /// Minutes without a gesture before locking; 0 is never.
    pub verrouillage: u32,
    /// Folder of the base.
    pub emplacement: String,
    /// Whether a backup is due today.
    pub sauvegarde_due: bool,
    /// Seconds since the Unix epoch of the last verified backup.
    pub derniere_sauvegarde: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum EtatSecours {
    Absente,
    /// Printed, never tried.
    AEssayer,
    Essayee,
}

/// A phrase drawn at random.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePhrase {
    pub phrase: String,
}

/// How well a phrase holds.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueForce {
    /// 0 to 4.
    pub note: u8,
    /// « faible », « bonne ».
    pub mot: String,
    /// « se devine en quelques heures avec un ordinateur puissant ».
    pub duree: String,
    pub conseils: Vec<String>,
    /// Whether we take it.
    pub acceptee: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueSauvegarde {
    pub nom: String,
    /// Its folder.
    pub chemin: String,
    /// Seconds since the Unix epoch.
    pub instant: u32,
    /// Size in bytes.
    pub octets: u64,
    /// « Sauvegarde vérifiée : 3 dossiers, 41 pièces. », or what is wrong with it.
    pub resultat: String,
    pub saine: bool,
    /// Whether a phrase is needed to read it.
    pub protegee: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReglages {
    pub coffre: VueCoffre,
    /// Who uses this computer, for the journal.
    pub nom: Option<String>,
    /// Folder of the backups.
    pub dossier_sauvegardes: String,
    /// The latest first.
    pub sauvegardes: Vec<VueSauvegarde>,
    /// What should be mended (« les sauvegardes sont sur le même disque que la base »).
    pub conseils: Vec<String>,
    /// Size of the base in bytes.
    pub octets: u64,
    pub dossiers: u32,
    pub pieces: u32,
    pub dans_la_corbeille: u32,
    /// What to send when something goes wrong: no name, no title, no text of yours.
    pub rapport: String,
}

/// The sheet was written; it is worth nothing until it is tried.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueFeuille {
    pub chemin: String,
    pub octets: u64,
}

/// Something deleted, that can come back.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueJete {
    pub action: u32,
    /// « Pièce : Délibération du 12 mars ».
    pub quoi: String,
    pub dossier_titre: Option<String>,
    /// Seconds since the Unix epoch.
    pub instant: u32,
    pub qui: Option<String>,
    /// The day it disappears for good.
    pub jusqu_au: NaiveDate,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCorbeille {
    pub jetes: Vec<VueJete>,
}

/// What erasing did, told line by line.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEffacement {
    pub lignes: Vec<String>,
    /// What could not be reached (exported files, paper).
    pub limites: Vec<String>,
}

/// What undoing did, or asks.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAnnulation {
    /// « Fait effacé : remis. »
    pub phrase: String,
    /// Whether something was undone, or done again.
    pub fait: bool,
    /// Set when it must be confirmed first: nothing was undone.
    pub a_confirmer: bool,
    pub dossier: Option<DossierId>,
}

/// One field, before and after.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueChangement {
    pub quoi: String,
    pub champ: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAction {
    pub action: u32,
    /// Seconds since the Unix epoch.
    pub instant: u32,
    pub qui: Option<String>,
    pub quoi: String,
    pub dossier: Option<DossierId>,
    pub dossier_titre: Option<String>,
    pub annulee: bool,
    pub changements: Vec<VueChangement>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueJournal {
    pub actions: Vec<VueAction>,
    /// Whether older ones exist.
    pub suite: bool,
}

/// A piece of text; what matched is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Extrait {
    pub texte: String,
    pub marque: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueTrouve {
    pub id: String,
    /// « pièce n° 4 », « acte », « fait ».
    pub genre: String,
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub titre: Vec<Extrait>,
    pub extrait: Vec<Extrait>,
    pub jour: Option<NaiveDate>,
    /// Where the screen goes: `piece/<id>`, `courrier/<id>`, or the dossier itself.
    pub vers: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRecherche {
    pub trouves: Vec<VueTrouve>,
    /// Whether there are more than are shown.
    pub suite: bool,
    /// Pieces whose text is not searched (scans, images), in the dossiers looked at.
    pub non_fouillees: u32,
}

/// What was typed in a form and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueSaisie {
    pub contenu: String,
    /// Seconds since the epoch.
    #[ts(type = "number")]
    pub le: u64,
}
