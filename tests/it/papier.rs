//! The sheet on the wall and the one in the dossier: what stands where, and that nothing typed keeps them from printing.

mod fiche;
mod mur;

use std::path::Path;
use std::process::Command;

use chrono::{Days, NaiveDate};
use fiche::fiche;
use quantieme::pdf::{self, Fiche, FicheEcheance, LigneMur, Line, Mur, Page, Zone};

const TOLERANCE: f32 = 0.05;
const POINT: f32 = 25.4 / 72.0;

fn jour(texte: &str) -> NaiveDate {
    texte.parse().expect("a day that exists")
}

fn date() -> NaiveDate {
    jour("2026-11-21")
}

const QUOI: [&str; 7] = [
    "Attaquer l’arrêté préfectoral",
    "Saisir la CADA",
    "Envoyer le recours gracieux au maire",
    "Réponse attendue du délégué",
    "Saisir le tribunal administratif",
    "Rejet de la plainte par la CNIL",
    "Répondre au mémoire en défense",
];
const DOSSIERS: [&str; 3] =
    ["Caméras de la place", "Capteurs sonores à Beaubrun", "Logiciel d’analyse d’images"];
const POURQUOI: &str = "Le silence de la métropole vaut refus depuis le 25 septembre.";

fn ligne(rang: usize) -> LigneMur {
    let jour = jour("2026-11-24").checked_add_days(Days::new(9 * rang as u64)).expect("a day that exists");
    LigneMur {
        jour,
        quoi: QUOI[rang % 7].to_owned(),
        dossier: DOSSIERS[rang % 3].to_owned(),
        pourquoi: POURQUOI.to_owned(),
        qui: (rang % 2 == 1).then(|| "Zoé Œuvrard".to_owned()),
        dernier_jour: jour.succ_opt(),
        presse: (rang == 0).then(|| "Encore possible jusqu’au mercredi 25 novembre 2026".to_owned()),
        attente: rang % 7 == 5,
    }
}

fn mur(nombre: usize) -> Mur {
    Mur { titre: "Les Écluses".to_owned(), date: date(), lignes: (0..nombre).map(ligne).collect() }
}

fn layout(mur: &Mur) -> Page {
    pdf::layout_mur(mur).expect("the sheet can be set")
}

fn in_zone(page: &Page, zone: Zone) -> Vec<&Line> {
    page.lines.iter().filter(|line| line.zone == zone).collect()
}

fn texte(page: &Page) -> String {
    let lines: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    squeezed(&lines.join(" "))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a line covers: left, top, right, bottom, in millimetres.
fn boite(line: &Line) -> [f32; 4] {
    let (above, below) = match line.zone {
        Zone::Jour => (0.66, 0.0),
        Zone::Feuillet => (0.7, 0.02),
        _ => (0.74, 0.24),
    };
    let size = line.size() * POINT;
    [line.x, line.y - above * size, line.x + line.width, line.y + below * size]
}

/// Runs a tool on a file and returns what it prints.
fn outil(bytes: &[u8], name: &str, arguments: impl Fn(&Path) -> Vec<String>) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("feuille.pdf");
    std::fs::write(&path, bytes).expect("room on disk");
    let output =
        Command::new(name).args(arguments(&path)).output().expect("poppler-utils and qpdf are installed");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn dit(bytes: &[u8], name: &str, avant: &[&str], apres: &[&str]) -> String {
    let said = outil(bytes, name, |file| {
        let owned = |mots: &[&str]| mots.iter().map(|mot| (*mot).to_owned()).collect::<Vec<_>>();
        [owned(avant), vec![file.display().to_string()], owned(apres)].concat()
    });
    String::from_utf8(said).expect("UTF-8")
}

fn check(bytes: &[u8], pages: &str, titre: &str) {
    let report = dit(bytes, "qpdf", &["--check"], &[]);
    assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
    let info = dit(bytes, "pdfinfo", &["-isodates"], &[]);
    for (key, value) in [("Pages", pages), ("Tagged", "yes"), ("Title", titre), ("PDF version", "1.7")] {
        let says = |line: &str| line.split_once(':').is_some_and(|(k, v)| k == key && v.trim() == value);
        assert!(info.lines().any(says), "{key} {value}: {info}");
    }
    assert!(info.contains("(A4)") && info.contains("2026-11-21"), "{info}");
    assert!(bytes.windows(7).any(|window| window == b"(fr-FR)"));
}

#[test]
fn the_same_deadlines_and_day_give_the_same_file() {
    assert_eq!(pdf::mur(&mur(7)).expect("written"), pdf::mur(&mur(7)).expect("written"));
    assert_eq!(pdf::fiche(&fiche(4)).expect("written"), pdf::fiche(&fiche(4)).expect("written"));
    let demain = Mur { date: jour("2026-11-22"), ..mur(7) };
    assert_ne!(pdf::mur(&mur(7)).expect("written"), pdf::mur(&demain).expect("written"));
}
