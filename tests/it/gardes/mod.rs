//! What people trust the base with: phrase, backups, bin, pieces, search, archives.

mod archives;
mod corbeille;
mod effacement;
mod en_cours;
mod mots_plantes;
mod phrase;
mod pieces;
mod recherche;
mod sauvegardes;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::porte::Porte;

const PHRASE: &str = "sept tilleuls gardent la fontaine bleue";
const AUTRE: &str = "quatre lanternes dorment sous le vieux pont";

/// An encrypted base in a folder of its own, with one dossier.
struct Coffre {
    lieu: tempfile::TempDir,
    porte: Porte,
    dossier: Value,
}

impl Coffre {
    fn new(phrase: Option<&str>) -> Coffre {
        let lieu = tempfile::tempdir().expect("a folder");
        let mut porte = Porte::sur(&lieu.path().join("quantieme.db"), "2026-11-21");
        porte.ctx.maintenant_ms = 1_795_219_200_000;
        porte.demander("creer_coffre", json!({ "phrase": phrase }));
        let dossier = porte.dossier();
        Coffre { lieu, porte, dossier }
    }

    fn base(&self) -> PathBuf {
        self.lieu.path().join("quantieme.db")
    }

    /// A file beside the base.
    fn fichier(&self, nom: &str, octets: &[u8]) -> String {
        let chemin = self.lieu.path().join(nom);
        std::fs::write(&chemin, octets).expect("a writable folder");
        chemin.display().to_string()
    }

    /// Adds a file to the dossier; gives the view of its pieces.
    fn piece(&mut self, nom: &str, octets: &[u8]) -> Value {
        let chemin = self.fichier(nom, octets);
        let demande = json!({ "dossier": self.dossier["id"], "chemins": [chemin] });
        let vue = self.porte.demander("ajouter_pieces", demande);
        std::fs::remove_file(chemin).expect("it is ours");
        vue
    }

    /// The base once the program has stopped and started, unlocked.
    fn revenir(&mut self, phrase: Option<&str>) {
        let base = self.base();
        self.porte.revenir(&base);
        if let Some(phrase) = phrase {
            self.porte.demander("deverrouiller", json!({ "phrase": phrase }));
        }
    }

    fn ouvrir(&mut self) -> Value {
        let demande = json!({ "dossier": self.dossier["id"] });
        self.porte.demander("ouvrir_dossier", demande)
    }
}

/// The files of a folder and of those under it.
fn fichiers(dossier: &Path) -> Vec<PathBuf> {
    let mut trouves = Vec::new();
    for entree in std::fs::read_dir(dossier).expect("a folder") {
        let chemin = entree.expect("an entry").path();
        if chemin.is_dir() { trouves.extend(fichiers(&chemin)) } else { trouves.push(chemin) }
    }
    trouves
}
