//! Where each line stands, letter by letter. `cargo insta review` shows what moved.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use quantieme::pdf::{Line, Page};

use super::feuilles;

const DOSSIER: &str = "../../pages";

/// A line of text on a line: its baseline, where it begins and ends, its size and its faces, its first and last words.
/// Millimetres from the top left corner; size in points; thin lines come last, with their place and their width.
fn decrire(pages: &[Page]) -> String {
    let mut dit = String::new();
    for (rang, page) in pages.iter().enumerate() {
        writeln!(dit, "== page {}", rang + 1).expect("a string takes everything");
        let mut zone = None;
        for line in &page.lines {
            if zone.replace(line.zone) != Some(line.zone) {
                writeln!(dit, "{:?}", line.zone).expect("a string takes everything");
            }
            writeln!(dit, "{}", ligne(line)).expect("a string takes everything");
        }
        for [x, y, largeur, _] in page.strokes() {
            writeln!(dit, "  {y:5.1} {x:5.1} ____ {largeur:.1}").expect("a string takes everything");
        }
    }
    dit
}

fn ligne(line: &Line) -> String {
    let faces: BTreeSet<&str> =
        line.faces().map(|face| face.rsplit_once('-').map_or("", |(_, f)| f)).collect();
    let faces: Vec<&str> = faces.into_iter().filter(|face| !face.is_empty()).collect();
    let style = format!("{}{}", line.size(), faces.join("+"));
    format!("  {:5.1} {:5.1} {:5.1} {style:5} {}", line.y, line.x, line.x + line.width, bouts(&line.text))
}

/// The first two words and the last two, when there are more.
fn bouts(texte: &str) -> String {
    let net = texte.replace(['\u{a0}', '\u{202f}'], "_");
    let mots: Vec<&str> = net.split(' ').filter(|mot| !mot.is_empty()).collect();
    match mots.as_slice() {
        [un, deux, .., avant, dernier] if mots.len() > 4 => format!("{un} {deux} ~ {avant} {dernier}"),
        mots => mots.join(" "),
    }
}

#[test]
fn every_line_of_every_letter_stands_where_it_was_looked_at() {
    let mut reglages = insta::Settings::clone_current();
    reglages.set_snapshot_path(DOSSIER);
    reglages.set_prepend_module_to_snapshot(false);
    reglages.set_omit_expression(true);
    reglages.bind(|| {
        for feuille in feuilles() {
            insta::assert_snapshot!(feuille.nom, decrire(&feuille.pages));
        }
    });
}

#[test]
fn every_page_looked_at_belongs_to_a_letter() {
    let noms: BTreeSet<String> = feuilles().iter().map(|feuille| format!("{}.snap", feuille.nom)).collect();
    let fichiers = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"));
    let fichiers = fichiers.expect("tests/pages exists").map(|f| f.expect("a readable folder").file_name());
    let gardes: BTreeSet<String> =
        fichiers.map(|nom| nom.to_string_lossy().into_owned()).filter(|nom| nom.ends_with(".snap")).collect();
    assert_eq!(gardes, noms);
}
