//! What the door is asked about pieces, parties, notes, references and archives.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coffre::Phrase;
use crate::dossier::{
    Confidentialite, DossierId, FaitId, Forme, GenreReference, NoteId, PartieId, PieceId, ReferenceId, Role,
    SujetId,
};

/// Files to keep, by their paths.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AjouterPieces {
    pub dossier: DossierId,
    pub chemins: Vec<String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CorrigerPiece {
    pub piece: PieceId,
    pub titre: String,
    pub source: Option<String>,
    pub obtenue: Option<NaiveDate>,
    pub confidentialite: Confidentialite,
}

/// Every piece of the dossier, in its new order.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OrdonnerPieces {
    pub dossier: DossierId,
    pub pieces: Vec<PieceId>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct JeterPiece {
    pub piece: PieceId,
}

/// Writes the file as it was received.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExtrairePiece {
    pub piece: PieceId,
    pub chemin: String,
}

/// Says which pieces prove a fact.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ProuverFait {
    pub fait: FaitId,
    pub pieces: Vec<PieceId>,
}

/// Throws away an act or a step, with its facts.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct JeterSujet {
    pub dossier: DossierId,
    pub sujet: SujetId,
}

/// What is known of a party.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrirePartie {
    pub dossier: DossierId,
    /// Absent: a new one.
    pub partie: Option<PartieId>,
    pub role: Role,
    pub forme: Option<Forme>,
    pub nom: String,
    pub adresse: Vec<String>,
    pub courriel: Option<String>,
    pub telephone: Option<String>,
    pub rna: Option<String>,
    pub statuts: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct JeterPartie {
    pub dossier: DossierId,
    pub partie: PartieId,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireNote {
    pub dossier: DossierId,
    /// Absent: a new one.
    pub note: Option<NoteId>,
    /// Empty: the note goes to the bin.
    pub texte: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireReference {
    pub dossier: DossierId,
    /// Absent: a new one.
    pub reference: Option<ReferenceId>,
    pub genre: GenreReference,
    pub citation: String,
    pub retenu: Option<String>,
    pub lien: Option<String>,
    pub lue: Option<NaiveDate>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct JeterReference {
    pub dossier: DossierId,
    pub reference: ReferenceId,
}

/// One dossier, or all when null, as an open archive (ZIP).
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterArchive {
    pub dossier: Option<DossierId>,
    pub chemin: String,
    /// Seals the archive.
    #[ts(type = "string | null")]
    pub phrase: Option<Phrase>,
}

/// What an archive would change here.
#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ComparerArchive {
    pub chemin: String,
    #[ts(type = "string | null")]
    pub phrase: Option<Phrase>,
}

/// What becomes of a dossier of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum Accueil {
    /// Beside the one that is here, if there is one.
    Nouveau,
    /// In the place of the one that is here, which goes to the bin.
    Remplacer,
    Laisser,
}

#[derive(Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ImporterArchive {
    pub chemin: String,
    #[ts(type = "string | null")]
    pub phrase: Option<Phrase>,
    pub choix: BTreeMap<DossierId, Accueil>,
}

/// Acts, deadlines and pieces for a spreadsheet: three files (CSV) in that folder.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterTableaux {
    pub dossier: Option<DossierId>,
    /// Folder, which must exist.
    pub chemin: String,
}
