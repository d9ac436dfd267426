//! What a dossier lends to its letters: pieces, dated facts, references, and answers it knows already.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::arbre::{LigneBordereau, Renvoi, Span};
use super::champs::{Choix, Valeur};
use super::francais;
use super::typographie;

/// A file of the dossier that a letter may cite or enclose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PieceConnue {
    pub id: String,
    pub titre: String,
    /// « 8 mars 2019 », when known.
    pub date: Option<String>,
    /// Its pages, when it has any.
    pub pages: Option<usize>,
}

/// A dated fact that a letter may tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaitConnu {
    pub id: String,
    /// ISO 8601 when the day is certain, words otherwise (« mars 2019 »).
    pub date: String,
    pub texte: String,
    /// The pieces that prove it, by their identifiers.
    pub pieces: Vec<String>,
}

/// A text or a decision that a letter may cite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceConnue {
    pub id: String,
    /// « CE, 5 octobre 2018, n° 418233 ».
    pub citation: String,
}

/// All that a letter may take from its dossier. The default is a dossier that holds nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matiere {
    pub pieces: Vec<PieceConnue>,
    pub faits: Vec<FaitConnu>,
    pub sources: Vec<SourceConnue>,
    /// Answers by question, taken when the writer gave none.
    pub connus: BTreeMap<String, Valeur>,
}

impl Matiere {
    fn piece(&self, id: &str) -> Option<&PieceConnue> {
        self.pieces.iter().find(|piece| piece.id == id)
    }

    pub(crate) fn fait(&self, id: &str) -> Option<&FaitConnu> {
        self.faits.iter().find(|fait| fait.id == id)
    }

    pub(crate) fn source(&self, id: &str) -> Option<&SourceConnue> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The pieces as a question offers them.
    pub(crate) fn choix_de_pieces(&self) -> Vec<Choix> {
        self.pieces.iter().map(|piece| offre(&piece.id, piece.titre.clone())).collect()
    }

    pub(crate) fn choix_de_faits(&self) -> Vec<Choix> {
        self.faits.iter().map(|fait| offre(&fait.id, fait.libelle())).collect()
    }

    pub(crate) fn choix_de_sources(&self) -> Vec<Choix> {
        self.sources.iter().map(|source| offre(&source.id, source.citation.clone())).collect()
    }
}

impl FaitConnu {
    /// « 4 mars 2019 : demande envoyée ».
    pub(crate) fn libelle(&self) -> String {
        format!("{}\u{a0}: {}", jour(&self.date), self.texte)
    }
}

fn offre(id: &str, libelle: String) -> Choix {
    Choix {
        valeur: id.to_string(),
        texte: libelle.clone(),
        libelle,
        rubrique: None,
        aide: None,
        si: None,
        plus: BTreeMap::new(),
    }
}

/// A day in words; words stay as they are.
pub(crate) fn jour(date: &str) -> String {
    date.parse().map_or_else(|_| date.to_string(), quantieme_droit::francais::date)
}

/// A piece enclosed with a letter; its number is its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PieceJointe {
    /// Absent for a line of the writer's own.
    pub id: Option<String>,
    pub libelle: String,
    pub date: Option<String>,
    pub pages: Option<usize>,
}

/// The pieces of one letter: those its writer listed, in that order, then those the text cites besides.
pub(crate) struct Numeros<'a> {
    matiere: &'a Matiere,
    jointes: RefCell<Vec<PieceJointe>>,
}

impl<'a> Numeros<'a> {
    /// `listees` are identifiers of pieces, or lines of the writer's own.
    pub(crate) fn new(matiere: &'a Matiere, listees: &[String]) -> Self {
        let jointe = |ligne: &String| match matiere.piece(ligne) {
            Some(piece) => PieceJointe::from(piece),
            None => PieceJointe { libelle: ligne.clone(), ..PieceJointe::default() },
        };
        Numeros { matiere, jointes: RefCell::new(listees.iter().map(jointe).collect()) }
    }

    /// The words a reference stands for; `None` when the dossier does not know it.
    pub(crate) fn mots(&self, renvoi: &Renvoi) -> Option<String> {
        match renvoi {
            Renvoi::Piece(id) => self.numero(id).map(|numero| format!("pièce n°\u{a0}{numero}")),
            Renvoi::Source(id) => self.matiere.source(id).map(|source| source.citation.clone()),
            Renvoi::Fait(id) => {
                let fait = self.matiere.fait(id)?;
                let mut numeros: Vec<usize> = fait.pieces.iter().filter_map(|id| self.numero(id)).collect();
                numeros.sort_unstable();
                let numeros: Vec<String> = numeros.iter().map(usize::to_string).collect();
                Some(match numeros.as_slice() {
                    [] => String::new(),
                    [seul] => format!(" (pièce n°\u{a0}{seul})"),
                    plusieurs => format!(" (pièces nos\u{a0}{})", francais::enumerer(plusieurs)),
                })
            }
        }
    }

    fn numero(&self, id: &str) -> Option<usize> {
        let mut jointes = self.jointes.borrow_mut();
        let rang = jointes.iter().position(|jointe| jointe.id.as_deref() == Some(id));
        if let Some(rang) = rang {
            return Some(rang + 1);
        }
        jointes.push(PieceJointe::from(self.matiere.piece(id)?));
        Some(jointes.len())
    }

    pub(crate) fn jointes(self) -> Vec<PieceJointe> {
        self.jointes.into_inner()
    }
}

impl From<&PieceConnue> for PieceJointe {
    fn from(piece: &PieceConnue) -> Self {
        PieceJointe {
            id: Some(piece.id.clone()),
            libelle: piece.titre.clone(),
            date: piece.date.clone(),
            pages: piece.pages,
        }
    }
}

/// The inventory of a filing.
pub(crate) fn bordereau(jointes: &[PieceJointe]) -> Vec<LigneBordereau> {
    let ligne = |(jointe, numero): (&PieceJointe, usize)| LigneBordereau {
        numero,
        libelle: typographie::appliquer(&[Span { texte: jointe.libelle.clone(), ..Span::default() }]),
        date: jointe.date.clone(),
        pages: jointe.pages,
    };
    jointes.iter().zip(1..).map(ligne).collect()
}
