//! What the door is asked about the base itself: phrase, backups, bin, settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coffre::Phrase;
use crate::dossier::{ContactId, DossierId, PartieId, PieceId};

/// The first start: with a phrase, or without one.
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CreerCoffre {
    #[ts(type = "string | null")]
    pub phrase: Option<Phrase>,
}

#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EstimerPhrase {
    #[ts(type = "string")]
    pub phrase: Phrase,
}

#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Deverrouiller {
    #[ts(type = "string")]
    pub phrase: Phrase,
}

/// The phrase is lost: the key of the printed sheet, and a new phrase.
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct DeverrouillerSecours {
    /// As it was typed.
    #[ts(type = "string")]
    pub cle: Phrase,
    #[ts(type = "string")]
    pub phrase: Phrase,
}

/// A first phrase, or another one.
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ChangerPhrase {
    /// Needed when there is one.
    #[ts(type = "string | null")]
    pub actuelle: Option<Phrase>,
    #[ts(type = "string")]
    pub nouvelle: Phrase,
    /// Whether someone else may know the old one: the base then also gets a new key.
    pub connue_d_autres: bool,
}

/// Makes a recovery key and writes its sheet (PDF). The key of an earlier sheet no longer opens.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireFeuille {
    pub chemin: String,
}

/// The key of the sheet, typed once to be sure.
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EssayerSecours {
    #[ts(type = "string")]
    pub cle: Phrase,
}

/// What is absent stays as it is.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Regler {
    /// Who uses this computer, for the journal.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub nom: Option<String>,
    /// Minutes without a gesture before locking; 0 is never.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub verrouillage: Option<u32>,
    /// Where backups go; empty is beside the base.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sauvegardes: Option<String>,
}

/// Puts a backup in the place of the base, which is itself backed up before.
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Restaurer {
    /// Folder of the backup.
    pub chemin: String,
    /// The phrase of that day, when it was not today's.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub phrase: Option<Phrase>,
}

/// Takes something back from the bin.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Remettre {
    pub action: u32,
}

/// Undoes the last action. What left by post asks first.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Annuler {
    pub confirme: bool,
}

/// What is to disappear for good, backups included.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "type", content = "id", rename_all = "snake_case")]
pub enum AEffacer {
    Partie(PartieId),
    Piece(PieceId),
    Dossier(DossierId),
    Contact(ContactId),
    /// Something of the bin.
    Action(u32),
    /// Everything in the bin.
    Corbeille,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Effacer {
    pub quoi: AEffacer,
}

/// The journal, of one dossier or of all, the latest first.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OuvrirJournal {
    pub dossier: Option<DossierId>,
    /// Only what came before that action.
    pub avant: Option<u32>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum GenreCherche {
    Dossiers,
    Actes,
    Demarches,
    Faits,
    Parties,
    Pieces,
    Courriers,
    Notes,
    References,
}

/// Words to find everywhere, or an « expression exacte ».
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Chercher {
    pub texte: String,
    pub dossier: Option<DossierId>,
    pub genre: Option<GenreCherche>,
    pub du: Option<chrono::NaiveDate>,
    pub au: Option<chrono::NaiveDate>,
}

/// What a form holds, as the form itself writes it; at most one mebibyte.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct GarderSaisie {
    /// Which form, about what; at most 200 characters.
    pub cle: String,
    /// What is typed goes with its dossier.
    pub dossier: Option<DossierId>,
    pub contenu: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct NommerSaisie {
    pub cle: String,
}
