//! Every letter as a document to go on writing, opened by LibreOffice: no word is lost. It starts slowly, so it opens all
//! of them at once.

use std::process::Command;

use quantieme::docx;

use super::{dit, dossier, feuilles, lancer, rangees, signes};
use quantieme::lettre::{Lettre, texte};

/// What each line of a letter says, and what LibreOffice shows lacks.
fn perdu(lettre: &Lettre, montre: &str) -> Vec<String> {
    let dit = texte(lettre).replace("Pièces jointes\u{a0}:", "P.\u{202f}J.\u{a0}:");
    let (avant, _) = dit.split_once("\nBordereau des pièces\n").unwrap_or((&dit, ""));
    let mut attendu = avant.to_owned();
    if !lettre.bordereau.is_empty() {
        attendu.push_str("\nBordereau des pièces\n");
        attendu.push_str(&rangees(lettre));
    }
    let montre = signes(montre);
    attendu.lines().filter(|ligne| !montre.contains(&signes(ligne))).map(str::to_owned).collect()
}

#[test]
fn libreoffice_opens_every_letter_without_losing_a_word() {
    let ici = dossier().join("docx");
    std::fs::create_dir_all(&ici).expect("a folder");
    let mut fichiers = Vec::new();
    for feuille in feuilles() {
        let octets =
            docx::write(feuille.lettre, feuille.le).unwrap_or_else(|e| panic!("{}: {e}", feuille.nom));
        let fichier = ici.join(format!("{}.docx", feuille.nom));
        std::fs::write(&fichier, octets).expect("room on disk");
        fichiers.push(fichier);
    }
    // With a profile of its own: neither the settings nor the open windows of whoever runs the tests.
    let profil = tempfile::tempdir().expect("a folder");
    let profil = format!("-env:UserInstallation=file://{}", profil.path().display());
    let sorties = ici.join("ouverts");
    for format in ["txt:Text (encoded):UTF8", "pdf"] {
        let mut commande = Command::new("soffice");
        commande
            .args([&profil, "--headless", "--convert-to", format, "--outdir"])
            .arg(&sorties)
            .args(&fichiers);
        if lancer(&mut commande).is_none() {
            return;
        }
    }
    let mut torts = Vec::new();
    for feuille in feuilles() {
        let sortie = |suffixe: &str| sorties.join(format!("{}.{suffixe}", feuille.nom));
        // Text has neither frames nor what stands at the foot; pages have all of it.
        let lu = std::fs::read_to_string(sortie("txt")).unwrap_or_else(|e| panic!("{}: {e}", feuille.nom));
        let Some(vu) = dit("pdftotext", &["-raw"], &sortie("pdf"), &["-"]) else { return };
        let perdu = perdu(feuille.lettre, &format!("{lu}\u{c}{vu}"));
        if !perdu.is_empty() {
            torts.push(format!("{}: {perdu:?}", feuille.nom));
        }
    }
    assert!(torts.is_empty(), "{}", torts.join("\n\n"));
}
