//! Fonts: which letters a code stands for, and how far it moves the pen.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::{FLUX, suivre};

/// Widths kept of one font.
const LARGEURS: usize = 70_000;

pub(super) struct Police {
    codes: Codes,
    largeurs: HashMap<u32, f32>,
    /// Ranges of one width, in the fonts of many letters.
    plages: Vec<(u32, u32, f32)>,
    defaut: f32,
}

enum Codes {
    /// One byte a letter.
    Table(Vec<String>),
    /// Two bytes a letter.
    Carte(Encoding<'static>),
    /// Two bytes a letter, and no way to know which.
    Inconnus,
}

impl Police {
    pub(super) fn lire(document: &Document, police: &Dictionary) -> Police {
        let mut complete = police.clone();
        complete.set("Type", Object::Name(b"Font".to_vec()));
        let carte = carte(document, &complete);
        if nom(police, b"Subtype") == b"Type0" {
            let (largeurs, plages, defaut) = largeurs_cid(document, police);
            let codes = carte.map_or(Codes::Inconnus, Codes::Carte);
            return Police { codes, largeurs, plages, defaut };
        }
        let table = table(document, &mut complete, carte.as_ref());
        let (largeurs, defaut) = largeurs(document, police);
        Police { codes: Codes::Table(table), largeurs, plages: Vec::new(), defaut }
    }

    /// Calls `montre` for each letter of a shown string: its text, its width in text units for a size of one, and
    /// whether it is the one-byte space, which word spacing widens.
    pub(super) fn epeler(&self, octets: &[u8], mut montre: impl FnMut(&str, f32, bool)) {
        match &self.codes {
            Codes::Table(table) => {
                for octet in octets {
                    let texte = table.get(usize::from(*octet)).map_or("", String::as_str);
                    montre(texte, self.largeur(u32::from(*octet)), *octet == b' ');
                }
            }
            Codes::Carte(carte) => {
                for paire in octets.chunks_exact(2) {
                    let code = u32::from(paire[0]) << 8 | u32::from(paire[1]);
                    let texte = carte.bytes_to_string(paire).unwrap_or_default();
                    montre(&texte, self.largeur(code), false);
                }
            }
            Codes::Inconnus => {
                for paire in octets.chunks_exact(2) {
                    let code = u32::from(paire[0]) << 8 | u32::from(paire[1]);
                    montre("", self.largeur(code), false);
                }
            }
        }
    }

    fn largeur(&self, code: u32) -> f32 {
        let plage = || {
            let rang = self.plages.partition_point(|(de, ..)| *de <= code).checked_sub(1)?;
            self.plages.get(rang).filter(|(_, a, _)| code <= *a).map(|(.., largeur)| *largeur)
        };
        self.largeurs.get(&code).copied().or_else(plage).unwrap_or(self.defaut)
    }
}

fn nom<'d>(dictionnaire: &'d Dictionary, cle: &[u8]) -> &'d [u8] {
    dictionnaire.get(cle).and_then(Object::as_name).unwrap_or_default()
}

/// The font’s own table of letters, when it has one: more often right than its declared encoding.
fn carte(document: &Document, police: &Dictionary) -> Option<Encoding<'static>> {
    police.get(b"ToUnicode").ok()?;
    let mut seule = police.clone();
    seule.remove(b"Encoding");
    match seule.get_font_encoding_with_limit(document, FLUX) {
        Ok(Encoding::UnicodeMapEncoding(carte)) => Some(Encoding::UnicodeMapEncoding(carte)),
        _ => None,
    }
}

/// The letters of the 256 codes of a simple font.
fn table(document: &Document, police: &mut Dictionary, carte: Option<&Encoding<'_>>) -> Vec<String> {
    police.remove(b"ToUnicode");
    let encodage = police.get(b"Encoding").ok().and_then(|objet| suivre(document, objet)).cloned();
    match encodage {
        Some(Object::Dictionary(mut encodage)) => {
            // Optional in the standard, required by the library.
            encodage.set("Type", Object::Name(b"Encoding".to_vec()));
            for (cle, absent) in [
                (&b"Differences"[..], Object::Array(Vec::new())),
                (b"BaseEncoding", Object::Name(base(police).to_vec())),
            ] {
                let valeur = encodage.get(cle).ok().and_then(|objet| suivre(document, objet)).cloned();
                encodage.set(cle, valeur.unwrap_or(absent));
            }
            police.set("Encoding", encodage);
        }
        Some(Object::Name(_)) => {}
        _ => police.set("Encoding", Object::Name(base(police).to_vec())),
    }
    let declare = police.get_font_encoding_with_limit(document, FLUX).ok();
    (0..=u8::MAX)
        .map(|code| {
            let lettre = |encodage: &Encoding<'_>| encodage.bytes_to_string(&[code]).ok();
            let connue = |texte: &String| !texte.is_empty() && !texte.contains('\u{FFFD}');
            let de_carte = carte.and_then(lettre).filter(connue);
            de_carte.or_else(|| declare.as_ref().and_then(lettre)).unwrap_or_default()
        })
        .collect()
}

fn base(police: &Dictionary) -> &'static [u8] {
    if nom(police, b"Subtype") == b"TrueType" { b"WinAnsiEncoding" } else { b"StandardEncoding" }
}

fn largeurs(document: &Document, police: &Dictionary) -> (HashMap<u32, f32>, f32) {
    let lire = |cle: &[u8]| police.get(cle).ok().and_then(|objet| suivre(document, objet));
    // The letters of a Type 3 font are drawn on a grid of their own.
    let grille = lire(b"FontMatrix").and_then(|m| m.as_array().ok()?.first()?.as_float().ok());
    let echelle = if nom(police, b"Subtype") == b"Type3" { grille.unwrap_or(0.001) } else { 0.001 };
    let descripteur = lire(b"FontDescriptor").and_then(|d| d.as_dict().ok());
    let manquante = descripteur.and_then(|d| d.get(b"MissingWidth").and_then(Object::as_float).ok());
    let premier = lire(b"FirstChar").and_then(|n| n.as_i64().ok()).and_then(|n| u32::try_from(n).ok());
    let largeurs: HashMap<u32, f32> = lire(b"Widths")
        .and_then(|l| l.as_array().ok())
        .map(|liste| {
            let valeurs = liste.iter().take(256).map(|l| suivre(document, l)?.as_float().ok());
            (premier.unwrap_or(0).min(255)..)
                .zip(valeurs)
                .filter_map(|(code, largeur)| Some((code, largeur? * echelle)))
                .collect()
        })
        .unwrap_or_default();
    // The fourteen standard fonts may come without widths: about half their size, on average.
    let courrier = nom(police, b"BaseFont").starts_with(b"Courier");
    let moyenne = if courrier { 0.6 } else { 0.5 };
    let defaut = if largeurs.is_empty() { moyenne } else { manquante.unwrap_or(0.0) * echelle };
    (largeurs, defaut)
}

type Cid = (HashMap<u32, f32>, Vec<(u32, u32, f32)>, f32);

fn largeurs_cid(document: &Document, police: &Dictionary) -> Cid {
    let mut largeurs = HashMap::new();
    let mut plages = Vec::new();
    let descendante = police
        .get(b"DescendantFonts")
        .ok()
        .and_then(|objet| suivre(document, objet)?.as_array().ok()?.first())
        .and_then(|objet| suivre(document, objet)?.as_dict().ok());
    let lire = |cle: &[u8]| descendante.and_then(|d| suivre(document, d.get(cle).ok()?));
    let defaut = lire(b"DW").and_then(|l| l.as_float().ok()).unwrap_or(1000.0) * 0.001;
    let mut liste = lire(b"W").and_then(|l| l.as_array().ok()).map_or(&[][..], Vec::as_slice).iter();
    let entier = |objet: &Object| objet.as_i64().ok().and_then(|n| u32::try_from(n).ok());
    while let Some(debut) = liste.next().and_then(entier) {
        let Some(suite) = liste.next().and_then(|objet| suivre(document, objet)) else { break };
        if let Ok(valeurs) = suite.as_array() {
            for (code, largeur) in (debut..).zip(valeurs) {
                if let Ok(largeur) = largeur.as_float() {
                    largeurs.insert(code, largeur * 0.001);
                }
            }
        } else {
            let (Some(fin), Some(largeur)) = (entier(suite), liste.next()) else { break };
            plages.push((debut, fin, largeur.as_float().unwrap_or(0.0) * 0.001));
        }
        if largeurs.len() + plages.len() > LARGEURS {
            break;
        }
    }
    plages.sort_by_key(|(de, ..)| *de);
    (largeurs, plages, defaut)
}
