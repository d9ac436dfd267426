//! What other programs read in the files of every letter.

use lopdf::Document;
use quantieme::lettre::Forme;

use super::{ENTETES, Feuille, attendu, dit, ecart, feuilles, signes};

/// Says of each letter what is wrong; nothing was tried when `voir` says nothing of the first.
fn chacune(voir: impl Fn(&Feuille) -> Option<Result<(), String>>) {
    let mut torts = Vec::new();
    for feuille in feuilles() {
        match voir(feuille) {
            None => return,
            Some(Ok(())) => {}
            Some(Err(tort)) => torts.push(format!("{}: {tort}", feuille.nom)),
        }
    }
    assert!(torts.is_empty(), "{}", torts.join("\n\n"));
}

fn pareil(attendu: &str, obtenu: &str) -> Result<(), String> {
    ecart(attendu, obtenu).map_or(Ok(()), Err)
}

/// What stands between the head and the foot of pages, from 17 to 276 mm.
const CORPS: [&str; 11] = ["-raw", "-r", "72", "-x", "0", "-y", "49", "-W", "595", "-H", "733"];

#[test]
fn the_pages_say_every_word_of_the_letter_and_no_other() {
    chacune(|feuille| {
        let lu = signes(&dit("pdftotext", &CORPS, &feuille.pdf, &["-"])?);
        // A table that goes over a page says its columns again.
        let (avant, table) = lu.split_once(ENTETES).unwrap_or((&lu, ""));
        let entete = if table.is_empty() { "" } else { ENTETES };
        let lu = format!("{avant}{entete}{}", table.replace(ENTETES, ""));
        Some(pareil(&attendu(feuille.lettre), &lu))
    });
}

#[test]
fn those_who_listen_hear_the_letter_in_its_order() {
    chacune(|feuille| {
        let structure = dit("pdfinfo", &["-struct-text"], &feuille.pdf, &[])?;
        let mots: String = structure
            .lines()
            .filter_map(|ligne| {
                ligne.trim().strip_prefix('"').or_else(|| ligne.split_once(" \"").map(|(_, m)| m))
            })
            .map(|mots| mots.strip_suffix('"').unwrap_or(mots))
            .collect();
        let titres = structure.lines().filter(|ligne| ligne.trim_start().starts_with("H1 ")).count();
        let entendu = pareil(&attendu(feuille.lettre), &signes(&mots));
        Some(entendu.and(if titres == 1 { Ok(()) } else { Err(format!("{titres} first headings")) }))
    });
}

#[test]
fn every_font_is_embedded_and_holds_only_the_signs_used() {
    chacune(|feuille| {
        let polices = dit("pdffonts", &[], &feuille.pdf, &[])?;
        let bonne = |police: &str| {
            police.contains("yes yes yes")
                && police.contains("+GentiumBookPlus")
                && police.contains("Identity-H")
        };
        let liste: Vec<&str> = polices.lines().skip(2).collect();
        Some(if !liste.is_empty() && liste.iter().all(|p| bonne(p)) { Ok(()) } else { Err(polices) })
    });
}

#[test]
fn qpdf_finds_nothing_wrong() {
    chacune(|feuille| {
        let rapport = dit("qpdf", &["--check"], &feuille.pdf, &[])?;
        let sain = rapport.contains("No syntax or stream encoding errors found");
        Some(if sain && !rapport.contains("WARNING") { Ok(()) } else { Err(rapport) })
    });
}

#[test]
fn readers_are_told_what_the_file_is_who_wrote_it_and_in_which_language() {
    chacune(|Feuille { lettre, le, pages, pdf, .. }| {
        let infos = dit("pdfinfo", &["-isodates"], pdf, &[])?;
        let champ = |nom: &str| {
            let ligne = infos.lines().find_map(|ligne| ligne.strip_prefix(nom)?.strip_prefix(':'));
            ligne.unwrap_or_default().trim().to_owned()
        };
        let dits = [
            ("Title", lettre.titre.clone()),
            ("Author", lettre.auteur.clone()),
            ("Tagged", "yes".to_owned()),
            ("Pages", pages.len().to_string()),
            ("Page size", "595.276 x 841.89 pts (A4)".to_owned()),
            ("PDF version", "1.7".to_owned()),
        ];
        let mut torts: Vec<String> = dits
            .into_iter()
            .filter(|(nom, attendu)| champ(nom) != *attendu)
            .map(|(nom, attendu)| format!("{nom}: expected {attendu}, read {}", champ(nom)))
            .collect();
        let document = Document::load(pdf).expect("a file one can read");
        let catalogue = document.catalog().expect("a catalogue");
        if catalogue.get(b"Lang").and_then(lopdf::Object::as_str).ok() != Some(b"fr-FR") {
            torts.push("no language".to_owned());
        }
        if lettre.titre.is_empty() || !champ("CreationDate").starts_with(&le.to_string()) {
            torts.push(format!("no title, or another day: {}", champ("CreationDate")));
        }
        Some(if torts.is_empty() { Ok(()) } else { Err(torts.join("\n")) })
    });
}

/// A word on the first page: left, top, right, bottom, in millimetres.
type Boite = (String, [f32; 4]);

fn boites(bbox: &str) -> Vec<Boite> {
    let page = bbox.split("</page>").next().unwrap_or_default();
    let mots = page.lines().filter_map(|ligne| ligne.trim().strip_prefix("<word "));
    mots.filter_map(|ligne| {
        let (cotes, mot) = ligne.trim_end_matches("</word>").split_once('>')?;
        let cotes: Vec<f32> = cotes.split('"').filter_map(|cote| cote.parse().ok()).collect();
        let mot = mot.replace("&apos;", "'").replace("&amp;", "&");
        Some((mot, <[f32; 4]>::try_from(cotes).ok()?.map(|cote| cote * 25.4 / 72.0)))
    })
    .collect()
}

#[test]
fn the_address_of_every_letter_and_nothing_else_shows_in_the_window() {
    const JEU: f32 = 0.02;
    chacune(|feuille| {
        let boites = boites(&dit("pdftotext", &["-bbox"], &feuille.pdf, &["-"])?);
        if feuille.lettre.forme != Forme::Courrier {
            return Some(Ok(()));
        }
        let montre = |&&(_, [_, haut, droite, bas]): &&Boite| droite > 100.0 && bas > 55.0 && haut < 79.0;
        let montres: Vec<&Boite> = boites.iter().filter(montre).collect();
        let vus: Vec<&str> = montres.iter().map(|(mot, _)| mot.as_str()).collect();
        let adresse = feuille.lettre.destinataire.join(" ");
        if signes(&vus.concat()) != signes(&adresse) || adresse.is_empty() {
            return Some(Err(format!("shows {vus:?}, not {adresse}")));
        }
        let sort = |&&&(_, [gauche, haut, droite, bas]): &&&Boite| {
            gauche < 100.0 || droite > 190.0 || haut < 55.0 - JEU || bas > 79.0 + JEU
        };
        let coupe = montres.iter().find(sort).map(|boite| format!("cut by the window: {boite:?}"));
        Some(coupe.map_or(Ok(()), Err))
    });
    let fenetres = feuilles().iter().filter(|feuille| feuille.lettre.forme == Forme::Courrier).count();
    assert!(fenetres >= 30, "most of them are posted");
}
