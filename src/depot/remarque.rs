//! What is worth saying of a deposit before it leaves: one sentence each, and whether it stops everything.

use super::Piece;
use crate::lettre::francais::enumerer;

/// What one file may weigh, in bytes. From an undated page of a court of appeal: to be checked on the service itself.
pub const FICHIER_MAX: u64 = 32_000_000;
/// From where a whole deposit takes long to send. No official figure is known.
pub const TOTAL_LOURD: u64 = 300_000_000;

/// How serious a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravite {
    /// To be known; the deposit is made.
    Attention,
    /// The deposit is not made until it is mended.
    Bloque,
}

/// What was found, of one piece or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constat {
    /// Opens with a password only.
    Chiffre,
    /// Opens, but is locked against changes: not numbered.
    Verrouille,
    /// Signed: not numbered, so that the signature stays true.
    Signe,
    /// A PDF that does not read well: kept as it is, not numbered.
    Abime,
    /// Too large to be numbered.
    TropGros,
    /// Beyond [`FICHIER_MAX`]. Bytes.
    Lourd {
        octets: u64,
    },
    /// All files together beyond [`TOTAL_LOURD`]. Bytes.
    TotalLourd {
        octets: u64,
    },
    SansDate,
    /// Same content as another piece, whose number this is.
    Identique {
        a: usize,
    },
    Vide,
    /// The collective marked it so, for that reason.
    NePasDiffuser {
        raison: String,
    },
    /// Two pieces bear that number, or it goes back.
    NumeroDouble,
    /// Numbers skip from one to the other.
    NumeroSaute {
        attendu: usize,
    },
    /// Taken by the service, which prefers PDF.
    PdfPreferable,
    /// Not taken by the service.
    AConvertir {
        genre: &'static str,
    },
    /// Does not read to its end.
    Illisible,
    /// In a file made to be printed: not in it, for that reason.
    APart {
        pourquoi: &'static str,
    },
    /// The filing itself is not a PDF that opens.
    RequeteIllisible,
    AucunePiece,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remarque {
    /// The numbers of the pieces it is about; none when it is about the whole.
    pub numeros: Vec<usize>,
    /// The label of the piece, when there is one only.
    pub libelle: String,
    pub constat: Constat,
}

impl Remarque {
    pub(super) fn piece(piece: &Piece, constat: Constat) -> Remarque {
        Remarque { numeros: vec![piece.numero], libelle: piece.libelle.clone(), constat }
    }

    pub(super) fn ensemble(constat: Constat) -> Remarque {
        Remarque { numeros: Vec::new(), libelle: String::new(), constat }
    }

    /// Whether it stops the deposit.
    pub fn gravite(&self) -> Gravite {
        match self.constat {
            Constat::Chiffre
            | Constat::Vide
            | Constat::NumeroDouble
            | Constat::Illisible
            | Constat::RequeteIllisible => Gravite::Bloque,
            _ => Gravite::Attention,
        }
    }

    /// The sentence, for people.
    pub fn phrase(&self) -> String {
        match self.numeros.as_slice() {
            [] => self.constat.phrase(),
            [seul] => format!("{}\u{a0}: {}", nommer(*seul, &self.libelle), self.constat.phrase()),
            numeros => format!("{}\u{a0}: {}", nommer_toutes(numeros), self.constat.phrase_de_plusieurs()),
        }
    }
}

/// By piece, those about the whole at the end; what is said of several pieces is said once.
pub(super) fn ordonner(mut remarques: Vec<Remarque>) -> Vec<Remarque> {
    remarques.sort_by_key(|remarque| remarque.numeros.first().copied().unwrap_or(usize::MAX));
    let mut reunies: Vec<Remarque> = Vec::new();
    for remarque in remarques {
        match reunies.iter_mut().find(|connue| connue.constat.se_dit_avec(&remarque.constat)) {
            Some(connue) if !connue.numeros.is_empty() => connue.numeros.extend(remarque.numeros),
            _ => reunies.push(remarque),
        }
    }
    reunies
}

/// « Pièce n° 4 (« Statuts ») ».
pub(super) fn nommer(numero: usize, libelle: &str) -> String {
    let mut court: String = libelle.chars().take(80).collect();
    if libelle.chars().nth(80).is_some() {
        court.push('…');
    }
    format!("Pièce n°\u{a0}{numero} («\u{a0}{court}\u{a0}»)")
}

/// « Pièces n° 1, 3 à 7 et 12 ».
fn nommer_toutes(numeros: &[usize]) -> String {
    let suites = numeros.chunk_by(|avant, apres| avant + 1 == *apres);
    let mots: Vec<String> = suites
        .flat_map(|suite| match suite {
            [premier, _, .., dernier] => vec![format!("{premier} à {dernier}")],
            court => court.iter().map(usize::to_string).collect(),
        })
        .collect();
    format!("Pièces n°\u{a0}{}", enumerer(&mots))
}

impl Constat {
    /// Whether one sentence says both: of too heavy files, each has a weight of its own.
    fn se_dit_avec(&self, autre: &Constat) -> bool {
        self == autre || matches!((self, autre), (Constat::Lourd { .. }, Constat::Lourd { .. }))
    }

    /// After « Pièces n° 3, 7 et 12 ».
    fn phrase_de_plusieurs(&self) -> String {
        let phrase = match self {
            Constat::Chiffre => {
                "elles sont protégées par un mot de passe et le tribunal ne pourrait pas les ouvrir. Ajoutez au dossier des copies sans mot de passe (ouvrez chacune, puis imprimez-la dans un fichier PDF)."
            }
            Constat::Verrouille => {
                "elles sont verrouillées contre les modifications\u{a0}: elles sont déposées telles quelles, sans leur numéro en haut de page."
            }
            Constat::Signe => {
                "elles portent une signature électronique, qu’une inscription rendrait fausse\u{a0}: elles sont déposées telles quelles, sans leur numéro en haut de page."
            }
            Constat::Abime => {
                "ces PDF sont abîmés ou incomplets\u{a0}: ils sont déposés tels quels, sans leur numéro en haut de page. Vérifiez qu’ils s’ouvrent, ou demandez-en d’autres copies."
            }
            Constat::TropGros => {
                "elles sont trop grosses pour recevoir leur numéro en haut de page\u{a0}: elles sont déposées telles quelles."
            }
            Constat::Lourd { .. } => {
                return format!(
                    "elles pèsent plus de {}\u{a0}Mo chacune, que Télérecours n’accepterait pas (chiffre d’une page sans date, à vérifier sur le site). Numérisez-les plus légèrement.",
                    FICHIER_MAX / 1_000_000
                );
            }
            Constat::SansDate => {
                "elles n’ont pas de date. L’inventaire est plus clair quand chaque pièce a la sienne\u{a0}: dans la chronologie du dossier, citez chacune comme preuve d’un fait, elle en prendra le jour."
            }
            Constat::Identique { a } => {
                return format!(
                    "c’est le même fichier que la pièce n°\u{a0}{a}. Gardez-en une seule, ou remplacez celles qui ont été ajoutées par erreur."
                );
            }
            Constat::Vide => {
                "leurs fichiers sont vides. Ajoutez-les de nouveau au dossier, ou retirez-les de la liste."
            }
            Constat::NePasDiffuser { raison } => {
                return format!(
                    "elles sont marquées «\u{a0}ne pas diffuser\u{a0}»{}. Ce qui est déposé est communiqué à la partie adverse et ne peut plus être repris\u{a0}: retirez-les si vous avez un doute.",
                    entre_parentheses(raison)
                );
            }
            Constat::NumeroDouble => {
                "leurs numéros sont déjà pris ou reviennent en arrière. Les numéros doivent se suivre dans l’ordre de l’inventaire."
            }
            Constat::PdfPreferable => {
                "Télérecours accepte leur format, mais préfère le PDF, qui s’affiche partout de la même façon\u{a0}: enregistrez-les en PDF si vous le pouvez."
            }
            Constat::AConvertir { genre } => {
                return format!(
                    "Télérecours n’accepte pas ce genre de fichier ({genre})\u{a0}: il prend le PDF de préférence, et les formats doc, docx, odt et rtf. Convertissez-les en PDF, ou demandez au greffe comment les remettre."
                );
            }
            Constat::Illisible => {
                "leurs fichiers ne se lisent pas jusqu’au bout. Vérifiez que le disque est bien branché, puis réessayez."
            }
            Constat::APart { pourquoi } => {
                return format!(
                    "elles ne sont pas dans le fichier à imprimer ({pourquoi})\u{a0}; une page les annonce à leur place. Joignez-les à part."
                );
            }
            // Of one piece, or of the whole.
            Constat::NumeroSaute { .. }
            | Constat::TotalLourd { .. }
            | Constat::RequeteIllisible
            | Constat::AucunePiece => return self.phrase(),
        };
        phrase.to_owned()
    }

    fn phrase(&self) -> String {
        let phrase = match self {
            Constat::Chiffre => {
                "elle est protégée par un mot de passe et le tribunal ne pourrait pas l’ouvrir. Ajoutez au dossier une copie sans mot de passe (ouvrez-la, puis imprimez-la dans un fichier PDF)."
            }
            Constat::Verrouille => {
                "elle est verrouillée contre les modifications\u{a0}: elle est déposée telle quelle, sans son numéro en haut de page."
            }
            Constat::Signe => {
                "elle porte une signature électronique, qu’une inscription rendrait fausse\u{a0}: elle est déposée telle quelle, sans son numéro en haut de page."
            }
            Constat::Abime => {
                "ce PDF est abîmé ou incomplet\u{a0}: il est déposé tel quel, sans son numéro en haut de page. Vérifiez qu’il s’ouvre, ou demandez-en une autre copie."
            }
            Constat::TropGros => {
                "elle est trop grosse pour recevoir son numéro en haut de page\u{a0}: elle est déposée telle quelle."
            }
            Constat::Lourd { octets } => {
                return format!(
                    "elle pèse {}\u{a0}Mo et Télérecours n’accepterait pas plus de {}\u{a0}Mo par fichier (chiffre d’une page sans date, à vérifier sur le site). Numérisez-la plus légèrement.",
                    mega(*octets),
                    FICHIER_MAX / 1_000_000
                );
            }
            Constat::TotalLourd { octets } => {
                return format!(
                    "Le dossier pèse {}\u{a0}Mo en tout\u{a0}: l’envoi sera long. Commencez avant le dernier jour.",
                    mega(*octets)
                );
            }
            Constat::SansDate => {
                "elle n’a pas de date. L’inventaire est plus clair quand chaque pièce a la sienne\u{a0}: dans la chronologie du dossier, citez-la comme preuve d’un fait, elle en prendra le jour."
            }
            Constat::Identique { a } => {
                return format!(
                    "c’est le même fichier que la pièce n°\u{a0}{a}. Retirez l’une des deux, ou remplacez celle qui a été ajoutée par erreur."
                );
            }
            Constat::Vide => {
                "le fichier est vide. Ajoutez-le de nouveau au dossier, ou retirez-le de la liste."
            }
            Constat::NePasDiffuser { raison } => {
                return format!(
                    "elle est marquée «\u{a0}ne pas diffuser\u{a0}»{}. Ce qui est déposé est communiqué à la partie adverse et ne peut plus être repris\u{a0}: retirez-la si vous avez un doute.",
                    entre_parentheses(raison)
                );
            }
            Constat::NumeroDouble => {
                "son numéro est déjà pris ou revient en arrière. Les numéros doivent se suivre dans l’ordre de l’inventaire."
            }
            Constat::NumeroSaute { attendu } => {
                return format!(
                    "il manque un numéro avant elle (le {attendu}). Les numéros de l’inventaire doivent se suivre (article R.\u{a0}412-2 du code de justice administrative)."
                );
            }
            Constat::PdfPreferable => {
                "Télérecours accepte ce format, mais préfère le PDF, qui s’affiche partout de la même façon\u{a0}: enregistrez-la en PDF si vous le pouvez."
            }
            Constat::AConvertir { genre } => {
                return format!(
                    "Télérecours n’accepte pas ce genre de fichier ({genre})\u{a0}: il prend le PDF de préférence, et les formats doc, docx, odt et rtf. Convertissez-la en PDF, ou demandez au greffe comment la remettre."
                );
            }
            Constat::Illisible => {
                "le fichier ne se lit pas jusqu’au bout. Vérifiez que le disque est bien branché, puis réessayez."
            }
            Constat::APart { pourquoi } => {
                return format!(
                    "elle n’est pas dans le fichier à imprimer ({pourquoi})\u{a0}; une page l’annonce à sa place. Joignez-la à part."
                );
            }
            Constat::RequeteIllisible => {
                "La requête n’est pas un PDF qui s’ouvre\u{a0}: produisez-la de nouveau, puis recommencez."
            }
            Constat::AucunePiece => {
                "Aucune pièce n’est jointe. La décision attaquée, ou la preuve du dépôt de la demande restée sans réponse, doit l’être (article R.\u{a0}412-1 du code de justice administrative)."
            }
        };
        phrase.to_owned()
    }
}

/// In millions of bytes, rounded up: never less than there is.
fn mega(octets: u64) -> u64 {
    octets.div_ceil(1_000_000)
}

/// « (Source protégée) », or nothing.
fn entre_parentheses(raison: &str) -> String {
    if raison.is_empty() { String::new() } else { format!(" ({})", raison.trim_end_matches('.')) }
}
