//! The inventory of pieces (article R. 412-2 of the code of administrative justice), and what is said without opening
//! anything.

use chrono::NaiveDate;

use super::Piece;
use super::remarque::{Constat, Remarque};
use crate::lettre::{Forme, Lettre, LigneBordereau, Span, typographie};
use crate::pdf::{self, Error};

const TITRE: &str = "Inventaire des pièces";
/// Signs the typeface lacks, taken out one by one before giving up.
const ESSAIS: usize = 512;

fn spans(texte: &str) -> Vec<Span> {
    typographie::appliquer(&[Span { texte: texte.to_owned(), ..Span::default() }])
}

/// The inventory as a document. `pages` gives the pages of each piece, in the same order.
pub(super) fn lettre(pieces: &[Piece], pages: &[Option<usize>], titre: &str, auteur: &str) -> Lettre {
    let ligne = |(piece, pages): (&Piece, &Option<usize>)| LigneBordereau {
        numero: piece.numero,
        libelle: spans(&piece.libelle),
        date: piece.date.clone(),
        pages: *pages,
    };
    Lettre {
        titre: TITRE.to_owned(),
        forme: Forme::Requete,
        auteur: auteur.to_owned(),
        // Which filing it belongs to: the table has a title of its own.
        intitule: spans(titre),
        sous_titre: spans(auteur),
        bordereau: pieces.iter().zip(pages).map(ligne).collect(),
        ..Lettre::default()
    }
}

/// The inventory as a file. A sign the typeface lacks is left out: what people typed must not stop them on the last day.
///
/// # Errors
/// Those of the typesetting, which are not about what people typed.
pub(super) fn imprimer(mut lettre: Lettre, jour: NaiveDate) -> Result<Vec<u8>, Error> {
    for _ in 0..ESSAIS {
        match pdf::write(&lettre, jour) {
            Err(Error::Caractere { caractere, .. }) => oublier(&mut lettre, caractere),
            fini => return fini,
        }
    }
    Err(Error::Fichier)
}

fn oublier(lettre: &mut Lettre, signe: char) {
    let dates = lettre.bordereau.iter_mut().filter_map(|ligne| ligne.date.as_mut());
    dates.for_each(|date| date.retain(|c| c != signe));
    let libelles = lettre.bordereau.iter_mut().flat_map(|ligne| &mut ligne.libelle);
    let spans = libelles.chain(&mut lettre.intitule).chain(&mut lettre.sous_titre);
    spans.for_each(|span| span.texte.retain(|c| c != signe));
}

/// What numbers, dates and marks call for.
pub(super) fn remarquer(pieces: &[Piece]) -> Vec<Remarque> {
    let mut remarques = Vec::new();
    if pieces.is_empty() {
        remarques.push(Remarque::ensemble(Constat::AucunePiece));
    }
    let mut dernier = None;
    for piece in pieces {
        let attendu = dernier.map_or(piece.numero, |dernier: usize| dernier + 1);
        if piece.numero < attendu || piece.numero == 0 {
            remarques.push(Remarque::piece(piece, Constat::NumeroDouble));
        } else if piece.numero > attendu {
            remarques.push(Remarque::piece(piece, Constat::NumeroSaute { attendu }));
        }
        dernier = Some(piece.numero.max(attendu.saturating_sub(1)));
        if let Some(raison) = &piece.ne_pas_diffuser {
            remarques.push(Remarque::piece(piece, Constat::NePasDiffuser { raison: raison.clone() }));
        }
        if piece.date.as_ref().is_none_or(|date| date.trim().is_empty()) {
            remarques.push(Remarque::piece(piece, Constat::SansDate));
        }
    }
    remarques
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::piece::Genre;

    fn piece(numero: usize) -> Piece {
        Piece {
            numero,
            libelle: format!("Pièce {numero} 🎉"),
            nom: "a.pdf".to_owned(),
            genre: Genre::Pdf,
            octets: 1,
            date: Some("8 mars 2019".to_owned()),
            ne_pas_diffuser: None,
        }
    }

    #[test]
    fn numbers_must_follow_one_another_from_any_first_one() {
        let constats = |numeros: &[usize]| -> Vec<Constat> {
            let pieces: Vec<Piece> = numeros.iter().map(|n| piece(*n)).collect();
            remarquer(&pieces).into_iter().map(|r| r.constat).collect()
        };
        assert_eq!(constats(&[12, 13, 14]), []);
        assert_eq!(constats(&[1, 3, 4]), [Constat::NumeroSaute { attendu: 2 }]);
        assert_eq!(constats(&[1, 2, 2, 1, 3]), [Constat::NumeroDouble, Constat::NumeroDouble]);
        assert_eq!(constats(&[0, 1]), [Constat::NumeroDouble]);
        assert_eq!(constats(&[]), [Constat::AucunePiece]);
    }

    #[test]
    fn an_inventory_keeps_numbers_dates_and_pages_and_prints_whatever_was_typed() {
        let pieces = [piece(1), piece(2)];
        let lettre = lettre(&pieces, &[Some(12), None], "Requête", "Les Écluses");
        assert_eq!(lettre.bordereau[0].pages, Some(12));
        assert_eq!(
            (lettre.bordereau[1].numero, lettre.bordereau[1].date.as_deref()),
            (2, Some("8 mars 2019"))
        );
        assert!(imprimer(lettre, NaiveDate::default()).is_ok_and(|octets| octets.starts_with(b"%PDF")));
    }
}
