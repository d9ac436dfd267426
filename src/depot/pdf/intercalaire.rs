//! The page between two pieces: the number in large, what the piece is, and whether it is elsewhere.

use lopdf::{Document, ObjectId, Stream, dictionary};

use super::police::Police;

const LARGEUR: f32 = 595.28;
const HAUTEUR: f32 = 841.89;
const MARGE: f32 = 80.0;
const TITRE: f32 = 40.0;
/// Baseline of the title: what is above the middle looks centred.
const HAUT: f32 = 520.0;
const FILET: f32 = 60.0;
/// Between the lines of one text, in ems, and above a text.
const INTERLIGNE: f32 = 1.35;
const BLANC: f32 = 14.0;
/// Lines under the title: a label may be endless.
const LIGNES: usize = 16;

/// A document with both faces and no page yet.
pub(super) fn document(polices: [&Police; 2]) -> Document {
    let mut document = Document::new();
    let [texte, titre] = polices.map(|police| police.poser(&mut document));
    let ressources = dictionary! { "Font" => dictionary! { "T" => titre, "L" => texte } };
    let ressources = document.add_object(ressources);
    document.trailer.set("Ressources", ressources);
    document
}

/// Adds a page: a title, then lines, each with its size in points.
pub(super) fn page(
    document: &mut Document,
    polices: [&Police; 2],
    titre: &str,
    lignes: &[(String, f32)],
) -> ObjectId {
    let [lettres, grasses] = polices;
    let mut dessin = Vec::new();
    let mut y = HAUT;
    let mut ecrire = |police: &Police, nom: &str, texte: &str, corps: f32, y: f32| {
        let x = (LARGEUR - police.largeur(texte, corps)) / 2.0;
        let montre = police.montrer(texte);
        dessin.push(format!("BT /{nom} {corps} Tf {x} {y} Td {montre} Tj ET"));
    };
    let place = LARGEUR - 2.0 * MARGE;
    for ligne in grasses.lignes(titre, TITRE, place) {
        ecrire(grasses, "T", &ligne, TITRE, y);
        y -= TITRE * INTERLIGNE;
    }
    let filet = y + TITRE * INTERLIGNE - 22.0;
    y = filet - BLANC;
    let mut restent = LIGNES;
    for (texte, corps) in lignes {
        let coupees = lettres.lignes(texte, *corps, place);
        y -= BLANC;
        for (rang, ligne) in coupees.iter().enumerate().take(restent) {
            let coupe = rang + 1 == restent && rang + 1 < coupees.len();
            y -= corps * INTERLIGNE;
            ecrire(lettres, "L", &if coupe { format!("{ligne}…") } else { ligne.clone() }, *corps, y);
        }
        restent = restent.saturating_sub(coupees.len()).max(2);
    }
    let x = (LARGEUR - FILET) / 2.0;
    dessin.push(format!("0.8 w {x} {filet} m {} {filet} l S", x + FILET));
    let dessin = document.add_object(Stream::new(dictionary! {}, dessin.join("\n").into_bytes()));
    let ressources = document.trailer.get(b"Ressources").cloned().unwrap_or(lopdf::Object::Null);
    document.add_object(dictionary! {
        "Type" => "Page",
        "MediaBox" => vec![0.into(), 0.into(), LARGEUR.into(), HAUTEUR.into()],
        "Resources" => ressources,
        "Contents" => dessin,
    })
}
