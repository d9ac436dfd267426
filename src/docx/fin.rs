//! What ends a document: who signs it, and the inventory of its pieces.

use crate::lettre::{Lettre, LigneBordereau, Span};

use super::mots::{Pose, Suivi, ligne, mots, paragraphe, spans};
use super::tableau::{cellule, rangee, tableau};
use super::xml::Xml;

const LARGEUR: usize = 8901;
const NUMERO: usize = 850;
const DATE: usize = 2154;
const PAGES: usize = 964;
/// An inventory this short is worth keeping whole on a page.
const COURT: usize = 12;

pub(super) fn signatures(x: &mut Xml, lettre: &Lettre) {
    // Signatories stand apart where a line is empty.
    let signataires: Vec<&[String]> = lettre
        .signature
        .split(|ligne| ligne.trim().is_empty())
        .filter(|signataire| !signataire.is_empty())
        .collect();
    match signataires[..] {
        [] => {}
        [seul] => signataire(x, seul, None),
        _ => cote_a_cote(x, &signataires),
    }
}

fn signataire(x: &mut Xml, lignes: &[String], gauche: Option<usize>) {
    let styles = std::iter::once("Signature").chain(std::iter::repeat("QualiteSignature"));
    for (rang, (style, texte)) in styles.zip(lignes).enumerate() {
        ligne(x, style, Pose { suivi: rang + 1 < lignes.len(), gauche, ..Pose::default() }, texte);
    }
}

fn cote_a_cote(x: &mut Xml, signataires: &[&[String]]) {
    let largeur = LARGEUR / 2;
    tableau(x, None, &[largeur, largeur], |x| {
        for paire in signataires.chunks(2) {
            rangee(x, false, |x| {
                for rang in 0..2 {
                    cellule(x, largeur, |x| match paire.get(rang) {
                        Some(lignes) => signataire(x, lignes, Some(0)),
                        None => ligne(x, "Normal", Pose::default(), ""),
                    });
                }
            });
        }
    });
}

/// Columns that no line fills are left out.
pub(super) fn bordereau(x: &mut Xml, suivi: &mut Suivi, lignes: &[LigneBordereau]) {
    if lignes.is_empty() {
        return;
    }
    ligne(x, "TitreBordereau", Pose::default(), "Bordereau des pièces");
    let date = lignes.iter().any(|ligne| ligne.date.is_some()).then_some(DATE);
    let pages = lignes.iter().any(|ligne| ligne.pages.is_some()).then_some(PAGES);
    let libelle = LARGEUR - NUMERO - date.unwrap_or(0) - pages.unwrap_or(0);
    let largeurs = [Some(NUMERO), Some(libelle), date, pages];
    let colonnes: Vec<usize> = largeurs.iter().flatten().copied().collect();
    tableau(x, Some(("Bordereau", "Bordereau des pièces")), &colonnes, |x| {
        rangee(x, true, |x| {
            for (largeur, titre) in largeurs.iter().zip(["N°", "Pièce", "Date", "Pages"]) {
                if let Some(largeur) = *largeur {
                    cellule(x, largeur, |x| ligne(x, "EnTeteTableau", Pose::default(), titre));
                }
            }
        });
        for (rang, piece) in lignes.iter().enumerate() {
            let pose = Pose { suivi: lignes.len() <= COURT && rang + 1 < lignes.len(), ..Pose::default() };
            rangee(x, false, |x| une_piece(x, suivi, piece, pose, &largeurs));
        }
    });
}

fn une_piece(
    x: &mut Xml,
    suivi: &mut Suivi,
    piece: &LigneBordereau,
    pose: Pose,
    largeurs: &[Option<usize>; 4],
) {
    let court = |texte: String| vec![Span { texte, ..Span::default() }];
    let textes = [
        court(piece.numero.to_string()),
        piece.libelle.clone(),
        court(piece.date.clone().unwrap_or_default()),
        court(piece.pages.map(|pages| pages.to_string()).unwrap_or_default()),
    ];
    for (largeur, texte) in largeurs.iter().zip(&textes) {
        if let Some(largeur) = *largeur {
            cellule(x, largeur, |x| {
                paragraphe(x, "ContenuTableau", pose, |x| spans(x, &mut suivi.notes, texte));
            });
        }
    }
}

/// Left of « page n/N », at the foot of every page.
pub(super) fn pied(x: &mut Xml, pied: &str) {
    paragraphe(x, "Footer", Pose::default(), |x| {
        mots(x, &format!("{pied}\tpage\u{a0}"));
        champ(x, " PAGE ");
        mots(x, "/");
        champ(x, " NUMPAGES ");
    });
}

/// Computed by whatever program shows the page.
fn champ(x: &mut Xml, instruction: &str) {
    x.element("w:fldSimple", &[("w:instr", instruction)], |x| mots(x, "1"));
}
