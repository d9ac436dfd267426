//! What the door answers about pieces and archives.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::{Confidentialite, DossierId, PieceId};
use crate::piece::{Fouille, Genre};

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePiece {
    pub id: PieceId,
    /// « Pièce n° 4 »: its place.
    pub numero: u32,
    pub titre: String,
    /// The name the file had.
    pub nom: String,
    pub genre: Genre,
    /// « document PDF ».
    pub genre_mot: String,
    /// Size in bytes.
    pub octets: u64,
    /// « 1,2 Mo ».
    pub taille: String,
    pub sha256: String,
    pub fouille: Fouille,
    /// « Le texte de ce fichier n’est pas fouillé : c’est une image. », when it is not.
    pub fouille_phrase: Option<String>,
    pub source: Option<String>,
    pub obtenue: Option<NaiveDate>,
    pub confidentialite: Confidentialite,
    /// Read-only address of the content for the protocol `piece:`.
    pub apercu: String,
    /// How a screen can show it.
    pub montrable: Montrable,
    /// The facts it proves, in words.
    pub prouve: Vec<String>,
    /// Other dossiers that hold the same file.
    pub aussi_dans: Vec<String>,
}

/// How a screen can show a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Montrable {
    Pdf,
    Image,
    /// Its extracted text.
    Texte,
    Non,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePieces {
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub aujourdhui: NaiveDate,
    pub pieces: Vec<VuePiece>,
    /// What the last adding did, file by file.
    pub arrivees: Vec<Arrivee>,
}

/// What became of a file one wanted to add.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Arrivee {
    pub nom: String,
    /// Set when it is there: added just now, or already.
    pub piece: Option<PieceId>,
    /// « Ajoutée : pièce n° 4. », « Déjà là : c’est la pièce n° 2. », or why it was refused.
    pub phrase: String,
    pub refusee: bool,
}

/// The text of a piece, as it is searched.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueTextePiece {
    pub texte: String,
    /// Whether only the beginning was kept.
    pub tronque: bool,
}

/// How a record of an archive stands to the one that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Ecart {
    /// Only in the archive.
    Ajoute,
    /// Only here.
    SeulementIci,
    /// In both, and here changed last.
    ChangeIci,
    /// In both, and changed last in the archive.
    ChangeLaBas,
    /// In both and different; nothing says which is the latest.
    Different,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEcart {
    pub ecart: Ecart,
    /// « Fait : réception de la demande ».
    pub quoi: String,
    /// Empty for what is added or only here.
    pub champs: Vec<EcartChamp>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcartChamp {
    pub champ: String,
    pub ici: Option<String>,
    pub la_bas: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueDossierArchive {
    pub id: DossierId,
    pub titre: String,
    /// Its title here, when it is here.
    pub ici: Option<String>,
    /// « 4 actes, 31 faits, 12 pièces ».
    pub contenu: String,
    /// Whether nothing differs.
    pub identique: bool,
    pub ecarts: Vec<VueEcart>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueComparaison {
    /// Set when a phrase is needed, and nothing else is known.
    pub scellee: bool,
    pub dossiers: Vec<VueDossierArchive>,
    /// Day of the export.
    pub le: Option<NaiveDate>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueImport {
    pub phrases: Vec<String>,
    pub dossiers: Vec<DossierId>,
}
