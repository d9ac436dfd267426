//! Pieces in a few words, for lists and for letters.

use quantieme_droit::francais;

use crate::dossier::{Dossier, Piece};

/// The day of the fact a piece proves, when it proves one alone.
pub(super) fn date_de_piece(dossier: &Dossier, piece: &Piece) -> Option<String> {
    let mut faits = dossier.faits.iter().filter(|fait| fait.pieces.contains(&piece.id));
    let fait = faits.next()?;
    faits.next().is_none().then(|| francais::periode(fait.quand))
}
