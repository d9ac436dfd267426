//! Every letter of tests/lettres on paper: where each line stands, and what other programs read.
//!
//! PAGES=folder keeps the files there, to be looked at.

mod bureau;
mod liseuses;
mod place;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use chrono::NaiveDate;
use quantieme::lettre::{Lettre, texte};
use quantieme::pdf::{self, Page};

struct Feuille {
    nom: &'static str,
    lettre: &'static Lettre,
    le: NaiveDate,
    pages: Vec<Page>,
    pdf: PathBuf,
}

/// Written once, read by all.
fn feuilles() -> &'static [Feuille] {
    static FEUILLES: OnceLock<Vec<Feuille>> = OnceLock::new();
    FEUILLES.get_or_init(|| {
        let dossier = dossier().join("pdf");
        std::fs::create_dir_all(&dossier).expect("a folder");
        let feuille = |(nom, lettre, le): &'static (String, Lettre, NaiveDate)| {
            let pdf = dossier.join(format!("{nom}.pdf"));
            let octets = pdf::write(lettre, *le).unwrap_or_else(|e| panic!("{nom}: {e}"));
            std::fs::write(&pdf, octets).expect("room on disk");
            let pages = pdf::layout(lettre).unwrap_or_else(|e| panic!("{nom}: {e}"));
            Feuille { nom, lettre, le: *le, pages, pdf }
        };
        let feuilles: Vec<Feuille> = crate::lettres::redigees().iter().map(feuille).collect();
        assert!(feuilles.len() >= 48, "every letter of tests/lettres");
        feuilles
    })
}

/// Where files are written: PAGES, or a folder that is left to the build.
fn dossier() -> PathBuf {
    let ici = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::env::var_os("PAGES").map_or(ici, PathBuf::from)
}

/// Runs a program; nothing when it is not on this machine.
fn lancer(commande: &mut Command) -> Option<Output> {
    match commande.env("LC_ALL", "C.UTF-8").output() {
        Ok(sortie) => {
            let erreur = String::from_utf8_lossy(&sortie.stderr);
            assert!(sortie.status.success(), "{commande:?}: {erreur}");
            Some(sortie)
        }
        Err(e) => {
            println!("{:?} is not on this machine: not tried ({e})", commande.get_program());
            None
        }
    }
}

/// What a program says of a file.
fn dit(programme: &str, options: &[&str], fichier: &Path, suite: &[&str]) -> Option<String> {
    let sortie = lancer(Command::new(programme).args(options).arg(fichier).args(suite))?;
    Some(String::from_utf8(sortie.stdout).expect("UTF-8"))
}

/// Letters and figures, without what lines add (spaces, hyphens) nor what is said otherwise on paper (dashes of lists,
/// blanks to fill in).
fn signes(texte: &str) -> String {
    let garde = |signe: &char| !signe.is_whitespace() && !"-\u{2011}\u{ad}\u{feff}\u{c}–…".contains(*signe);
    texte.chars().filter(garde).collect()
}

/// The text of a letter as its pages say it: labels of the letterhead, sides without a colon, inventory in columns.
fn attendu(lettre: &Lettre) -> String {
    let mut attendu = texte(lettre).replace("Pièces jointes\u{a0}:", "P.\u{202f}J.\u{a0}:");
    for camp in &lettre.camps {
        attendu = attendu.replacen(&format!("{}\u{a0}:\n", camp.role), &format!("{}\n", camp.role), 1);
    }
    if let (Some(mention), Some("")) = (&lettre.mention_envoi, lettre.numero_recommande.as_deref()) {
        attendu = attendu.replacen(mention, &format!("{mention}\nn°"), 1);
    }
    if lettre.bordereau.is_empty() {
        return signes(&attendu);
    }
    let (avant, _) = attendu.split_once("\nBordereau des pièces\n").expect("an inventory");
    signes(avant) + "Bordereaudespièces" + ENTETES + &signes(&rangees(lettre))
}

const ENTETES: &str = "n°piècedatepages";

fn rangees(lettre: &Lettre) -> String {
    let rangee = |piece: &quantieme::lettre::LigneBordereau| {
        let libelle: String = piece.libelle.iter().map(|span| span.texte.as_str()).collect();
        let pages = piece.pages.map(|pages| pages.to_string()).unwrap_or_default();
        format!("{} {libelle} {} {pages}\n", piece.numero, piece.date.clone().unwrap_or_default())
    };
    lettre.bordereau.iter().map(rangee).collect()
}

/// Where two texts part, to be read by a person.
fn ecart(attendu: &str, obtenu: &str) -> Option<String> {
    let commun = attendu.chars().zip(obtenu.chars()).take_while(|(a, o)| a == o).count();
    let autour = |texte: &str| texte.chars().skip(commun.saturating_sub(30)).take(80).collect::<String>();
    (attendu != obtenu).then(|| format!("expected …{}\nread     …{}", autour(attendu), autour(obtenu)))
}
