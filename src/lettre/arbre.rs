//! The one tree of a letter: what the editor, the PDF and the plain text all read.
//!
//! It says what each part *is*, never where it goes on paper.

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
}

/// A block of the letter's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bloc {
    Intertitre(Vec<Span>),
    Paragraphe(Vec<Span>),
    /// `debut` is the first number of a numbered list, `None` for a list with dashes.
    Liste {
        debut: Option<u64>,
        elements: Vec<Vec<Bloc>>,
    },
}

/// A letter ready to be laid out. Blocks follow the order in which they stand on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lettre {
    /// Document title, for the PDF's metadata (« Demande de communication de documents administratifs »).
    pub titre: String,
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
    /// Foot of every page, left of « page n/N ».
    pub pied: String,
}
