use std::path::Path;

use quantieme::depot::{Constat, Depot, Error, FICHIER_MAX, Gravite, Remarque, controler, deposer};
use quantieme::piece::Genre;

use super::commun::*;

fn constats(
    pieces: &[(&str, Genre, Vec<u8>)],
    changer: impl FnOnce(&mut Depot),
) -> Vec<(Vec<usize>, Constat)> {
    let remarques = avec(pieces, |depot| {
        changer(depot);
        controler(depot).expect("remarks").remarques
    });
    for remarque in &remarques {
        let phrase = remarque.phrase();
        assert!(phrase.ends_with('.') && !phrase.contains("  "), "{phrase}");
        assert_eq!(remarque.numeros.len() == 1, phrase.starts_with("Pièce n°"), "{phrase}");
        assert_eq!(remarque.numeros.len() > 1, phrase.starts_with("Pièces n°"), "{phrase}");
    }
    remarques.into_iter().map(|remarque| (remarque.numeros, remarque.constat)).collect()
}

fn seule(genre: Genre, octets: Vec<u8>) -> Vec<Constat> {
    constats(&[("Avis", genre, octets)], |_| {}).into_iter().map(|(_, constat)| constat).collect()
}

#[test]
fn a_piece_under_a_password_is_refused_by_its_name() {
    let protege = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pieces/protege.pdf");
    let octets = std::fs::read(protege).expect("a piece");
    assert_eq!(seule(Genre::Pdf, octets.clone()), [Constat::Chiffre]);
    let ici = tempfile::tempdir().expect("a folder");
    let pieces = [("Statuts", Genre::Pdf, texte("a")), ("Contrat", Genre::Pdf, octets)];
    let erreur = avec(&pieces, |depot| deposer(depot, &ici.path().join("depot"), &mut |_, _| true));
    let Err(Error::Bloque(remarques)) = erreur else { panic!("{erreur:?}") };
    assert!(remarques.iter().any(|r| r.numeros == [2] && r.gravite() == Gravite::Bloque));
    let phrase = Error::Bloque(remarques).to_string();
    assert!(
        phrase.starts_with("Pièce n°\u{a0}2 («\u{a0}Contrat\u{a0}»)\u{a0}: elle est protégée"),
        "{phrase}"
    );
}

#[test]
fn a_damaged_piece_is_kept_and_said() {
    let mut octets = texte("a");
    octets.truncate(octets.len() / 2);
    assert_eq!(seule(Genre::Pdf, octets.clone()), [Constat::Abime]);
    let ici = tempfile::tempdir().expect("a folder");
    let pieces = [("Avis", Genre::Pdf, octets.clone())];
    avec(&pieces, |depot| deposer(depot, &ici.path().join("depot"), &mut |_, _| true)).expect("a deposit");
    assert_eq!(std::fs::read(ici.path().join("depot/01_avis.pdf")).expect("a copy"), octets);
}

#[test]
fn an_empty_piece_blocks() {
    assert_eq!(seule(Genre::Pdf, Vec::new()), [Constat::Vide]);
    assert_eq!(seule(Genre::Son, Vec::new()), [Constat::Vide]);
}

#[test]
fn what_the_service_does_not_take_is_said() {
    assert_eq!(seule(Genre::Docx, vec![1]), [Constat::PdfPreferable]);
    assert_eq!(seule(Genre::Video, vec![1]), [Constat::AConvertir { genre: "vidéo" }]);
    assert_eq!(seule(Genre::Jpeg, vec![1]), [Constat::AConvertir { genre: "image" }]);
    let bureau = |nom: &str| {
        let nom = nom.to_owned();
        let pieces = [("Avis", Genre::AutreBureautique, vec![1])];
        constats(&pieces, |depot| depot.pieces[0].nom = nom).remove(0).1
    };
    assert_eq!(bureau("lettre.RTF"), Constat::PdfPreferable);
    assert_eq!(bureau("tableau.xls"), Constat::AConvertir { genre: "document de bureau" });
}

#[test]
fn weight_dates_twins_and_marks_are_said() {
    let lourd = vec![0; usize::try_from(FICHIER_MAX).expect("it holds") + 1];
    let octets = lourd.len() as u64;
    assert_eq!(seule(Genre::Odt, lourd), [Constat::PdfPreferable, Constat::Lourd { octets }]);
    let avis = texte("a");
    let pieces = [
        ("Avis", Genre::Pdf, avis.clone()),
        ("Note", Genre::Pdf, texte("b")),
        ("Avis bis", Genre::Pdf, avis),
    ];
    let trouves = constats(&pieces, |depot| {
        depot.pieces[1].date = None;
        depot.pieces[1].ne_pas_diffuser = Some("Source protégée.".to_owned());
        depot.pieces[2].numero = 4;
    });
    let raison = "Source protégée.".to_owned();
    let attendus = [
        (vec![2], Constat::NePasDiffuser { raison }),
        (vec![2], Constat::SansDate),
        (vec![4], Constat::NumeroSaute { attendu: 3 }),
        (vec![4], Constat::Identique { a: 1 }),
    ];
    assert_eq!(trouves, attendus);
}

#[test]
fn a_filing_that_does_not_open_or_has_no_piece_is_said() {
    let trouves = constats(&[], |depot| depot.requete.pdf = b"%PDF-1.7 rien".to_vec());
    assert_eq!(trouves, [(vec![], Constat::AucunePiece), (vec![], Constat::RequeteIllisible)]);
}

#[test]
fn a_very_long_label_does_not_fill_the_screen() {
    let remarque = Remarque {
        numeros: vec![3],
        libelle: "é".repeat(400),
        constat: Constat::Lourd { octets: 32_000_001 },
    };
    assert!(remarque.phrase().chars().count() < 330 && remarque.phrase().contains("33\u{a0}Mo"));
}

#[test]
fn what_is_true_of_many_pieces_is_said_once() {
    let sans_date = [1, 3, 4, 5, 9];
    let textes: Vec<Vec<u8>> = (1..=9).map(|n| texte(&n.to_string())).collect();
    let pieces: Vec<_> = textes.into_iter().map(|octets| ("Avis", Genre::Pdf, octets)).collect();
    let remarques = avec(&pieces, |depot| {
        for numero in sans_date {
            depot.pieces[numero - 1].date = None;
        }
        controler(depot).expect("remarks").remarques
    });
    assert_eq!(remarques.len(), 1, "{remarques:?}");
    assert_eq!(remarques[0].numeros, sans_date);
    let phrase = remarques[0].phrase();
    assert!(phrase.starts_with("Pièces n°\u{a0}1, 3 à 5 et 9\u{a0}: elles n’ont pas de date."), "{phrase}");

    let mut bloquees = avec(&[("A", Genre::Pdf, vec![]), ("B", Genre::Pdf, vec![])], |depot| {
        controler(depot).expect("remarks").remarques
    });
    assert_eq!(bloquees.len(), 1);
    let bloquee = bloquees.remove(0);
    assert_eq!((bloquee.gravite(), bloquee.numeros.as_slice()), (Gravite::Bloque, [1, 2].as_slice()));
    assert!(bloquee.phrase().starts_with("Pièces n°\u{a0}1 et 2\u{a0}: leurs fichiers sont vides."));
}
