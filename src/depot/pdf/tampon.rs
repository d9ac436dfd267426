//! « Pièce n° 4 », in a white box at the top right of the page as it is seen.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::equilibre::Equilibre;
use super::police::Police;
use super::{dictionnaire, suivre};

/// Of an A4 page, in points: the box grows and shrinks with the page.
const CORPS: f32 = 11.0;
const HAUTEUR: f32 = 20.0;
const COTE: f32 = 7.0;
const TRAIT: f32 = 0.8;
/// From the edges: what most printers leave white.
const MARGE: f32 = 14.0;
/// The shorter side of an A4 page, for which those are.
const PETIT_COTE: f32 = 595.0;
const ECHELLES: (f32, f32) = (0.4, 8.0);
/// Ancestors a page may inherit from.
const ANCETRES: usize = 32;
/// Bytes of drawing read to know what a page leaves open.
const DESSIN: usize = 64 << 20;

/// What is drawn once, and laid on one page or several.
pub(in crate::depot) struct Tampon {
    forme: ObjectId,
    largeur: f32,
}

/// A rectangle, from its lower left to its upper right corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cadre {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

const A4: Cadre = Cadre { x0: 0.0, y0: 0.0, x1: 595.0, y1: 842.0 };

impl Tampon {
    /// Draws the stamp in a document.
    pub(super) fn dessiner(document: &mut Document, police: &Police, texte: &str) -> Tampon {
        let lettre = police.poser(document);
        let largeur = police.largeur(texte, CORPS) + 2.0 * COTE;
        let (dedans, haut) = (largeur - TRAIT, HAUTEUR - TRAIT);
        let montre = police.montrer(texte);
        // Capitals stand two thirds of an em high: centred.
        let pied = (HAUTEUR - 0.64 * CORPS) / 2.0;
        let dessin = format!(
            "1 g 0 G {TRAIT} w {demi} {demi} {dedans} {haut} re B 0 g BT /L {CORPS} Tf {COTE} {pied} Td {montre} Tj ET",
            demi = TRAIT / 2.0,
        );
        let ressources = dictionary! { "Font" => dictionary! { "L" => lettre } };
        let forme = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), largeur.into(), HAUTEUR.into()],
            "Resources" => ressources,
        };
        let forme = document.add_object(Stream::new(forme, dessin.into_bytes()));
        Tampon { forme, largeur }
    }

    /// Lays it on a page, whatever the page's own drawing does. Nothing when the page is not one.
    pub(super) fn poser(&self, document: &mut Document, page: ObjectId) -> Option<()> {
        let contenus = contenus(document, page)?;
        let equilibre = equilibre(document, &contenus);
        let cadre = visible(document, page);
        let rotation = herite(document, page, b"Rotate").and_then(|r| r.as_float().ok()).unwrap_or(0.0);
        let unite = document.get_dictionary(page).ok()?.get(b"UserUnit").and_then(Object::as_float);
        let unite = unite.ok().filter(|unite| (1e-3..1e6).contains(unite)).unwrap_or(1.0);
        let matrice = self.matrice(cadre, rotation, unite);
        let (mut ressources, nom) = self.ressources(document, page);
        ressources.remove(b"Type");

        let mut fin = equilibre.apres();
        let nombres: Vec<String> = matrice.iter().map(f32::to_string).collect();
        let appel = format!("/Artifact BMC q {} cm /{nom} Do Q EMC\n", nombres.join(" "));
        fin.extend(appel.into_bytes());
        let avant = document.add_object(Stream::new(Dictionary::new(), equilibre.avant()));
        let apres = document.add_object(Stream::new(Dictionary::new(), fin));
        let entoures = [avant.into()].into_iter().chain(contenus).chain([apres.into()]).collect::<Vec<_>>();

        let page = document.get_dictionary_mut(page).ok()?;
        page.set("Contents", entoures);
        page.set("Resources", ressources);
        Some(())
    }

    /// Where the stamp goes: `rotation` turns the page clockwise when it is shown, the stamp turns back with it.
    fn matrice(&self, cadre: Cadre, rotation: f32, unite: f32) -> [f32; 6] {
        let (large, haut) = (cadre.x1 - cadre.x0, cadre.y1 - cadre.y0);
        let echelle = (large.min(haut) * unite / PETIT_COTE).clamp(ECHELLES.0, ECHELLES.1) / unite;
        let (l, h, m) = (self.largeur * echelle, HAUTEUR * echelle, MARGE * echelle);
        let s = echelle;
        match (rotation / 90.0).round().rem_euclid(4.0) as u8 {
            0 => [s, 0.0, 0.0, s, cadre.x1 - m - l, cadre.y1 - m - h],
            1 => [0.0, s, -s, 0.0, cadre.x0 + m + h, cadre.y1 - m - l],
            2 => [-s, 0.0, 0.0, -s, cadre.x0 + m + l, cadre.y0 + m + h],
            _ => [0.0, -s, s, 0.0, cadre.x1 - m - h, cadre.y0 + m + l],
        }
    }

    /// The page's resources, its own from now on, and the name of the stamp in them.
    fn ressources(&self, document: &Document, page: ObjectId) -> (Dictionary, String) {
        let ressources = herite(document, page, b"Resources").and_then(dictionnaire);
        let mut ressources = ressources.cloned().unwrap_or_default();
        let dessins =
            ressources.get(b"XObject").ok().and_then(|o| suivre(document, o)).and_then(dictionnaire);
        let mut dessins = dessins.cloned().unwrap_or_default();
        let libre = |nom: &String| !dessins.has(nom.as_bytes());
        let nom = (0..).map(|rang| format!("NumeroPiece{rang}")).find(libre).expect("numbers never end");
        dessins.set(nom.clone(), self.forme);
        ressources.set("XObject", dessins);
        (ressources, nom)
    }
}

/// The streams of a page, one by one.
fn contenus(document: &Document, page: ObjectId) -> Option<Vec<Object>> {
    let page = document.get_dictionary(page).ok()?;
    let Ok(contenus) = page.get(b"Contents") else { return Some(Vec::new()) };
    Some(match suivre(document, contenus) {
        Some(Object::Array(elements)) => elements.clone(),
        // Whatever it refers to stays.
        _ if contenus.as_reference().is_ok() => vec![contenus.clone()],
        _ => Vec::new(),
    })
}

fn equilibre(document: &Document, contenus: &[Object]) -> Equilibre {
    let mut dessin = Vec::new();
    for contenu in contenus {
        let flux = suivre(document, contenu).and_then(|o| o.as_stream().ok());
        let reste = DESSIN.saturating_sub(dessin.len());
        match flux.map(|flux| flux.get_plain_content_with_limit(reste)) {
            Some(Ok(octets)) => dessin.extend(octets),
            // Unknown or damaged: one state saved and given back has to do.
            _ => continue,
        }
        dessin.push(b'\n');
    }
    Equilibre::lire(&dessin)
}

/// The first value of that key, from the page up.
pub(super) fn herite<'d>(document: &'d Document, page: ObjectId, cle: &[u8]) -> Option<&'d Object> {
    let mut noeud = document.get_dictionary(page).ok()?;
    for _ in 0..ANCETRES {
        let valeur = noeud.get(cle).ok().and_then(|o| suivre(document, o)).filter(|o| !o.is_null());
        if valeur.is_some() {
            return valeur;
        }
        noeud = suivre(document, noeud.get(b"Parent").ok()?)?.as_dict().ok()?;
    }
    None
}

/// What is seen of a page.
pub(super) fn visible(document: &Document, page: ObjectId) -> Cadre {
    let lire = |cle: &[u8]| Cadre::lire(document, herite(document, page, cle)?);
    let feuille = lire(b"MediaBox").unwrap_or(A4);
    lire(b"CropBox").and_then(|coupe| coupe.dans(feuille)).unwrap_or(feuille)
}

impl Cadre {
    fn lire(document: &Document, objet: &Object) -> Option<Cadre> {
        let bords = objet.as_array().ok()?;
        let bord =
            |rang: usize| suivre(document, bords.get(rang)?)?.as_float().ok().filter(|b| b.is_finite());
        let (a, b, c, d) = (bord(0)?, bord(1)?, bord(2)?, bord(3)?);
        Cadre { x0: a.min(c), y0: b.min(d), x1: a.max(c), y1: b.max(d) }.utile()
    }

    fn dans(self, autre: Cadre) -> Option<Cadre> {
        Cadre {
            x0: self.x0.max(autre.x0),
            y0: self.y0.max(autre.y0),
            x1: self.x1.min(autre.x1),
            y1: self.y1.min(autre.y1),
        }
        .utile()
    }

    /// A box with nothing inside is no box.
    fn utile(self) -> Option<Cadre> {
        (self.x1 - self.x0 > 1.0 && self.y1 - self.y0 > 1.0).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the stamp's corners land once the page is turned, from the top right corner as it is seen.
    fn ecarts(rotation: f32) -> (f32, f32) {
        let tampon = Tampon { forme: (1, 0), largeur: 70.0 };
        let cadre = Cadre { x0: 10.0, y0: 20.0, x1: 605.0, y1: 862.0 };
        let [a, b, c, d, e, f] = tampon.matrice(cadre, rotation, 1.0);
        let (x, y) = (a * 70.0 + c * HAUTEUR + e, b * 70.0 + d * HAUTEUR + f);
        match rotation as i32 {
            90 | -270 => (cadre.y1 - y, x - cadre.x0),
            180 => (x - cadre.x0, y - cadre.y0),
            270 => (y - cadre.y0, cadre.x1 - x),
            _ => (cadre.x1 - x, cadre.y1 - y),
        }
    }

    #[test]
    fn the_stamp_stands_at_the_top_right_however_the_page_is_turned() {
        for rotation in [0.0, 90.0, 180.0, 270.0, 360.0, -270.0] {
            let (droite, haut) = ecarts(rotation);
            assert!(
                (droite - MARGE).abs() < 0.01 && (haut - MARGE).abs() < 0.01,
                "{rotation}: {droite} {haut}"
            );
        }
    }
}
