//! The one tree of a letter: what the editor, the PDF and the plain text all read.
//!
//! It says what each part *is*, never where it goes on paper.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A run of words in one style.
///
/// `texte` is final text: typography already applied (U+00A0, U+202F, U+2019), references to pieces already
/// turned into words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    pub texte: String,
    pub gras: bool,
    pub italique: bool,
    /// Superscript, as in « 1er ».
    pub exposant: bool,
    /// A passage still to be completed or confirmed: shown as such, and a letter that holds one is not exported.
    pub a_completer: bool,
    /// What these words stand for: they follow it when pieces move.
    pub renvoi: Option<Renvoi>,
    /// The words of a footnote; `texte` is its call (« 1 »), set as a superscript.
    pub note: Option<Vec<Span>>,
    /// States a fact that no piece proves.
    pub sans_piece: bool,
}

/// What a passage refers to, by its identifier in the dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Renvoi {
    Piece(String),
    Source(String),
    /// A dated fact: its words are the pieces that prove it.
    Fait(String),
}

/// A block of the letter's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bloc {
    /// `niveau` goes from 1 to 3; `numero` is « I », « A » or « 1 » in a filing.
    Titre {
        niveau: u8,
        numero: Option<String>,
        spans: Vec<Span>,
    },
    Paragraphe(Vec<Span>),
    /// A paragraph of a filing, numbered from its beginning to its end.
    Numerote {
        numero: u64,
        spans: Vec<Span>,
    },
    /// Words of somebody else, paragraph by paragraph.
    Citation(Vec<Vec<Span>>),
    /// `debut` is the first number of a numbered list, `None` for a list with dashes.
    Liste {
        debut: Option<u64>,
        elements: Vec<Vec<Bloc>>,
    },
}

/// What a document is, which decides how it looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts", rename = "FormeCourrier")]
#[serde(rename_all = "kebab-case")]
pub enum Forme {
    /// A letter: letterhead, salutation, courtesy.
    #[default]
    Courrier,
    /// A filing before a court: parties, numbered paragraphs, relief sought, inventory of pieces.
    Requete,
    /// An act of the collective (a resolution to sue, a mandate): a title, then its text and its signatures.
    Acte,
}

/// A side of a case, as the head of a filing names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Camp {
    /// « Pour », « Contre », « En présence de ».
    pub role: String,
    pub lignes: Vec<Vec<Span>>,
}

/// A line of the inventory of pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LigneBordereau {
    pub numero: usize,
    pub libelle: Vec<Span>,
    /// « 8 mars 2019 », when known.
    pub date: Option<String>,
    /// Its pages, when it has any.
    pub pages: Option<usize>,
}

/// A letter ready to be laid out. Blocks follow the order in which they stand on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lettre {
    /// Document title, for the PDF's metadata (« Demande de communication de documents administratifs »).
    pub titre: String,
    pub forme: Forme,
    /// To whom a filing is addressed, in full; in an act, who decides.
    pub juridiction: Vec<Span>,
    /// What stands above the title of a filing (« RÉFÉRÉ »).
    pub mention_haute: Option<String>,
    /// The title of a filing or of an act (« Requête introductive d’instance »).
    pub intitule: Vec<Span>,
    /// Under the title (« Recours pour excès de pouvoir »).
    pub sous_titre: Vec<Span>,
    pub camps: Vec<Camp>,
    /// Author, for the PDF's metadata: the sender's name.
    pub auteur: String,
    /// Sender, one line each, the name first.
    pub expediteur: Vec<String>,
    /// Addressee as it must show in the envelope's window: at most six lines of 38 characters.
    pub destinataire: Vec<String>,
    /// « Lettre recommandée avec avis de réception », « Par courriel »…; absent for an ordinary letter.
    pub mention_envoi: Option<String>,
    /// Registered mail number; `Some("")` leaves a ruled blank to be filled in by hand.
    pub numero_recommande: Option<String>,
    /// « Saint-Étienne, le 8 mars 2019 ».
    pub lieu_et_date: Vec<Span>,
    /// « Nos références » and the like: label, value.
    pub references: Vec<(String, String)>,
    pub objet: Vec<Span>,
    /// Enclosures, as a short list under the subject.
    pub pieces_jointes: Vec<Vec<Span>>,
    /// « Monsieur le Maire, »
    pub appel: Vec<Span>,
    pub corps: Vec<Bloc>,
    pub politesse: Vec<Span>,
    /// Name, then quality, one line each; room for a handwritten signature is left above.
    pub signature: Vec<String>,
    /// The inventory of pieces that ends a filing.
    pub bordereau: Vec<LigneBordereau>,
    /// Shows in the margin what no piece proves: for the eyes of the writer only.
    pub marques: bool,
    /// Foot of every page, left of « page n/N ».
    pub pied: String,
}
