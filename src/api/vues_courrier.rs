//! What the door answers about a letter: its questions and its pages.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::{CourrierId, DossierId, PieceId};
use crate::lettre::{Forme, Genre, Valeur};

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueOption {
    pub valeur: String,
    pub libelle: String,
    /// Heading under which the option stands, for long lists.
    pub rubrique: Option<String>,
    pub aide: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueChamp {
    pub id: String,
    pub question: String,
    pub aide: Option<String>,
    pub genre: Genre,
    pub choix: Vec<VueOption>,
    pub valeur: Option<Valeur>,
    pub obligatoire: bool,
    /// Required and still empty.
    pub manque: bool,
    /// A warning that goes with the value (« adresse relevée en 2019, à vérifier avant l’envoi »).
    pub remarque: Option<String>,
}

/// Questions that go together.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRubrique {
    pub titre: String,
    pub champs: Vec<VueChamp>,
    /// Whether `adresser_courrier` answers some of its questions.
    pub annuaire: bool,
}

/// A line of a checklist.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueControle {
    pub quoi: String,
    pub tenu: bool,
    /// Only a person can tell: ticked by hand, by answering `coches` with the lines that hold.
    pub a_cocher: bool,
    /// Shown as an error when it does not hold.
    pub obligatoire: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePieceJointe {
    pub numero: usize,
    /// Absent for a line of the writer's own.
    pub piece: Option<PieceId>,
    pub libelle: String,
}

/// Something a text may refer to, and the mark that does it (« [pièce:…] »).
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRenvoi {
    pub marque: String,
    pub rubrique: String,
    pub libelle: String,
}

/// What came back of a letter that left.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReception {
    pub presente: Option<NaiveDate>,
    pub remis: Option<NaiveDate>,
    pub piece: Option<PieceId>,
    /// « Remis le 11 mars 2019 ».
    pub mots: String,
}

/// The body of a letter, as it is edited.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueTexte {
    /// Closed Markdown: the writer's words, or what the answers compose.
    pub markdown: String,
    /// Whether somebody wrote in it.
    pub edite: bool,
    pub mots: usize,
    /// What the answers compose differently since it was written in.
    pub vieillis: Vec<VueEcartTexte>,
}

/// A passage that differs between two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEcartTexte {
    /// Empty for a passage that is new.
    pub avant: String,
    /// Empty for a passage that went.
    pub apres: String,
    /// Whether the text still holds `avant` as it was: the change can be taken in one gesture.
    pub reprenable: bool,
}

/// A filing and its pieces, as they would be handed to a court.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueDepot {
    pub courrier: CourrierId,
    pub titre: String,
    /// Folder name to propose.
    pub nom_dossier: String,
    pub lignes: Vec<VueLigneDepot>,
    /// Whether nothing stands in the way.
    pub pret: bool,
    /// Questions the filing still asks.
    pub manques: Vec<String>,
    pub remarques: Vec<VueRemarque>,
    pub controles: Vec<VueControle>,
    pub a_joindre: Vec<VueControle>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueLigneDepot {
    pub numero: usize,
    pub piece: PieceId,
    pub libelle: String,
    /// The file's name in the folder.
    pub nom: String,
    /// Size in bytes.
    pub octets: u64,
    /// Its pages, when it has any that could be counted.
    pub pages: Option<usize>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRemarque {
    pub texte: String,
    /// Nothing is written until it is mended.
    pub bloque: bool,
}

/// A text that came back corrected, before it is taken.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueVersion {
    pub markdown: String,
    pub mots: usize,
    pub ecarts: Vec<VueEcartTexte>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCourrier {
    pub id: CourrierId,
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub modele: String,
    pub titre: String,
    pub forme: Forme,
    pub rubriques: Vec<VueRubrique>,
    /// Questions still to be answered, in words; empty when the letter can leave.
    pub manques: Vec<String>,
    /// Read-only address of the pages (PDF) for the protocol `piece:`; changes with the content.
    pub apercu: String,
    /// File name to propose for the export.
    pub nom_fichier: String,
    /// « Envoyé le 4 mars 2019 par la poste », when the text is frozen.
    pub envoye: Option<String>,
    /// The number of the registered letter.
    pub numero: Option<String>,
    pub reception: Option<VueReception>,
    /// The piece that is what left.
    pub copie: Option<PieceId>,
    /// What sending it starts: « La ville aura un mois pour répondre ; son silence vaudra refus. »
    pub effet: String,
    pub quand: String,
    pub pas_quand: Option<String>,
    /// What goes wrong most often.
    pub erreurs: Vec<String>,
    pub base_legale: Vec<String>,
    pub avertissements: Vec<String>,
    /// The checklist before it leaves.
    pub controles: Vec<VueControle>,
    /// Attachments a letter of this kind calls for.
    pub a_joindre: Vec<VueControle>,
    /// What it states and no piece proves.
    pub sans_piece: Vec<String>,
    /// What it encloses, under the numbers it cites.
    pub pieces: Vec<VuePieceJointe>,
    /// What its text may refer to.
    pub renvois: Vec<VueRenvoi>,
    pub texte: VueTexte,
    /// On which day the letter is being written (an example has its own day).
    pub aujourdhui: NaiveDate,
}
