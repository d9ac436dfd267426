//! Files as people send them: made by LibreOffice, Chromium and printpdf.

use std::fs::File;
use std::path::Path;

use quantieme::piece::{Fouille, Genre, Lecture, texte};

fn lire(nom: &str) -> (Genre, Lecture) {
    let chemin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pieces").join(nom);
    let mut fichier = File::open(chemin).expect("the file is committed");
    let taille = fichier.metadata().expect("it was opened").len();
    let genre = Genre::reconnaitre(&mut fichier).expect("it can be read");
    (genre, texte(genre, &mut fichier, taille))
}

/// What every form of the same decision holds, accents, ligatures, spaces and table rows included.
const DELIBERATION: [&str; 9] = [
    "Délibération n° 2026-041 du conseil municipal",
    "s’est réuni à l’hôtel de ville sous la présidence de M. Lefèvre-Çelik, maire.",
    "Œuvre d’intérêt général, cœur de ville, où naïf Noël mange du maïs : ÀÉÈÊÎÔÛÇ ŒÆ.",
    "l’efficacité du dispositif, les difficultés financières, la fiche fluviale et le chef-d’œuvre ;",
    "considérant que l’office a offert une affiche suffisante pour 12 345,67 € TTC, soit 20 % de plus.",
    "« Nul n’est censé ignorer la loi », rappelle-t-il aujourd’hui.",
    "Fournisseur Montant Échéance Société Étoilée 8 000 € 1er août 2026 Régie d’éclairage 4 345 € 15 décembre 2026",
    "autorise le maire à signer l’avenant n° 2.",
    "dans un délai de deux mois à compter de sa publication.",
];

#[test]
fn a_decision_reads_the_same_from_every_program() {
    let formes = [
        ("deliberation-libreoffice.pdf", Genre::Pdf),
        ("deliberation-chromium.pdf", Genre::Pdf),
        ("deliberation.docx", Genre::Docx),
        ("deliberation.odt", Genre::Odt),
    ];
    for (nom, attendu) in formes {
        let (genre, lecture) = lire(nom);
        assert_eq!((genre, lecture.fouille, lecture.tronque), (attendu, Fouille::Lisible, false), "{nom}");
        let une_ligne = lecture.texte.split_whitespace().collect::<Vec<_>>().join(" ");
        for phrase in DELIBERATION {
            assert!(une_ligne.contains(phrase), "{nom} : {phrase}\n{}", lecture.texte);
        }
    }
}

#[test]
fn table_rows_stay_on_their_line() {
    for nom in
        ["deliberation-libreoffice.pdf", "deliberation-chromium.pdf", "deliberation.docx", "deliberation.odt"]
    {
        let lecture = lire(nom).1;
        let ligne = "Société Étoilée 8 000 € 1er août 2026";
        assert!(lecture.texte.lines().any(|l| l == ligne), "{nom} : {}", lecture.texte);
    }
}

#[test]
fn a_letter_of_ours_reads_whole_and_its_hyphenated_words_too() {
    let (genre, lecture) = lire("lettre-printpdf.pdf");
    assert_eq!((genre, lecture.fouille), (Genre::Pdf, Fouille::Lisible));
    for mots in [
        "42000 SAINT-ÉTIENNE",
        "Dispositif : capteurs sonores « SOFT » de la société Serenicity",
        "du 1er janvier 2018 au jour où vous recevrez cette demande",
        "possibilité d’entendre ou de reconstituer une conversation",
        "une plateforme de données",
    ] {
        assert!(lecture.texte.contains(mots), "{mots}\n{}", lecture.texte);
    }
}

#[test]
fn a_pdf_behind_a_password_says_so() {
    let (genre, lecture) = lire("protege.pdf");
    assert_eq!((genre, lecture.fouille), (Genre::Pdf, Fouille::Chiffre));
    assert!(lecture.texte.is_empty());
}

#[test]
fn a_pdf_cut_short_gives_its_text_or_says_it_is_damaged() {
    let chemin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pieces/deliberation-libreoffice.pdf");
    let octets = std::fs::read(chemin).expect("the file is committed");
    for part in 1..16 {
        let coupe = &octets[..octets.len() * part / 16];
        let lecture = texte(Genre::Pdf, &mut std::io::Cursor::new(coupe), coupe.len() as u64);
        assert!(
            matches!(lecture.fouille, Fouille::Abime | Fouille::SansTexte | Fouille::Lisible),
            "{lecture:?}"
        );
    }
}
