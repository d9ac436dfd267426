//! How fast letters are composed and printed, and the folder of a court made. `make bench` prints the figures; nothing
//! depends on them.
//!
//! With `--sources` and a folder, the same texts are also written there as other tools want them, for
//! `plume/comparaison.py`.

#[path = "plume/cas.rs"]
mod cas;
#[path = "plume/mesure.rs"]
mod mesure;
#[path = "plume/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use cas::Cas;
use lopdf::Document;
use mesure::Mesure;
use quantieme::{depot, docx};
use serde_json::json;

/// As the other tools know the typeface.
const POLICE: &str = "Gentium Book Plus";
/// Bytes a letter of two pages may weigh.
const LEGERE: usize = 60_000;

fn main() {
    let mut arguments = std::env::args();
    let sources = arguments.find(|argument| argument == "--sources").and_then(|_| arguments.next());
    let provisoire = tempfile::tempdir().expect("a temporary folder");
    let dossier = sources.as_ref().map_or_else(|| provisoire.path().to_owned(), PathBuf::from);
    mesurer(&dossier, sources.is_some()).expect("room on disk");
}

fn mesurer(dossier: &Path, sources: bool) -> std::io::Result<()> {
    mesure::entete();
    let (lettre, requete) = (Cas::lettre(), Cas::requete());

    let (pdf, pages) = imprimer(&lettre);
    assert_eq!(pages, 2, "the letter has {pages} pages");
    let petite = Mesure::repeter(200, || lettre.imprimer());
    let poids = if pdf.len() <= LEGERE { "tenu" } else { "MANQUÉ" };
    let detail = format!("{pages} pages, {} Ko (≤ {} : {poids})", ko(pdf.len()), ko(LEGERE));
    petite.dire("lettre, réponses → PDF balisé", &detail, 10.0);

    let (longue, nombre) = imprimer(&requete);
    assert!(nombre >= cas::LONGUE, "the filing has {nombre} pages");
    let bordereau = requete.composer().bordereau.len();
    assert_eq!(bordereau, cas::PIECES, "the inventory has {bordereau} pieces");
    let grande = Mesure::repeter(20, || requete.imprimer());
    let detail = format!("{nombre} pages, {bordereau} pièces au bordereau, {} Ko", ko(longue.len()));
    grande.dire("requête, texte et réponses → PDF", &detail, 300.0);

    let pieces = cas::ecrire_pieces(&dossier.join("pieces"))?;
    let sortie = tempfile::tempdir_in(dossier)?;
    let cible = sortie.path().join("depot");
    let (octets, telerecours) = cas::depot(&requete, &pieces, |depot| {
        let deposer = || depot::deposer(depot, &cible, &mut |_, _| true).expect("nothing blocks");
        // Emptied out of the measure: each time makes a folder of its own.
        let rapport = deposer();
        // The filing before the pieces, the inventory after.
        assert_eq!(rapport.fichiers.len(), cas::PIECES + 2);
        fs::remove_dir_all(&cible)?;
        let mut rang = 0;
        let mesure = Mesure::repeter(5, || {
            rang += 1;
            let cible = sortie.path().join(format!("depot-{rang}"));
            depot::deposer(depot, &cible, &mut |_, _| true).expect("nothing blocks")
        });
        std::io::Result::Ok((rapport.octets, mesure))
    })?;
    let detail = format!(
        "{} pièces numérotées, {} Mo, empreintes, tout écrit pour de bon",
        pieces.len(),
        octets / 1_000_000
    );
    telerecours.dire("dossier pour Télérecours", &detail, 3_000.0);

    if sources {
        for (nom, cas, pdf) in [("lettre", &lettre, &pdf), ("requete", &requete, &longue)] {
            let arbre = cas.composer();
            let docx = docx::write(&arbre, cas.jour()).expect("it can be written");
            fs::write(dossier.join(format!("{nom}.typ")), source::typst(&arbre, POLICE))?;
            fs::write(dossier.join(format!("{nom}.html")), source::html(&arbre, POLICE))?;
            fs::write(dossier.join(format!("{nom}.docx")), docx)?;
            fs::write(dossier.join(format!("{nom}.pdf")), pdf)?;
        }
        let mesures = json!({
            "lettre": petite.json(pdf.len() as u64, pages),
            "requete": grande.json(longue.len() as u64, nombre),
            "depot": telerecours.json(octets, 0),
        });
        fs::write(dossier.join("mesures.json"), mesures.to_string())?;
    }
    Ok(())
}

fn imprimer(cas: &Cas) -> (Vec<u8>, usize) {
    let pdf = cas.imprimer();
    let pages = Document::load_mem(&pdf).expect("our own file").get_pages().len();
    (pdf, pages)
}

fn ko(octets: usize) -> String {
    format!("{:.1}", octets as f64 / 1e3).replace('.', ",")
}
