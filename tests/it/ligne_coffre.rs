//! The base, kept from the command line: what a screen can do, a command can.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const PHRASE: &str = "sept tilleuls gardent la fontaine bleue";

struct Ligne {
    lieu: tempfile::TempDir,
    phrase: Option<&'static str>,
}

impl Ligne {
    fn new(phrase: Option<&'static str>) -> Ligne {
        Ligne { lieu: tempfile::tempdir().expect("a folder"), phrase }
    }

    fn chemin(&self, nom: &str) -> String {
        self.lieu.path().join(nom).display().to_string()
    }

    fn lancer(&self, args: &[&str]) -> Output {
        let mut commande = Command::new(env!("CARGO_BIN_EXE_quantieme"));
        commande.args(["--base", &self.chemin("quantieme.db"), "--au", "2026-11-21"]).args(args);
        commande.env_remove("QUANTIEME_PHRASE").stdin(std::process::Stdio::null());
        if let Some(phrase) = self.phrase {
            commande.env("QUANTIEME_PHRASE", phrase);
        }
        commande.output().expect("the program runs")
    }

    fn dire(&self, args: &[&str]) -> String {
        let o = self.lancer(args);
        let dit = String::from_utf8_lossy(&o.stdout).replace('\u{a0}', " ");
        assert!(o.status.success(), "{args:?}: {dit}{}", String::from_utf8_lossy(&o.stderr));
        dit
    }

    fn refuser(&self, args: &[&str]) -> String {
        let o = self.lancer(args);
        assert_eq!(o.status.code(), Some(1), "{args:?}");
        String::from_utf8_lossy(&o.stderr).replace('\u{a0}', " ")
    }

    /// An example with a piece; gives its identifier.
    fn garnir(&self) -> String {
        let exemple = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exemples/saint-etienne.json");
        self.dire(&["dossier", "importer", &exemple.display().to_string()]);
        let liste: Value = serde_json::from_str(&self.dire(&["--json", "dossier", "lister"])).expect("JSON");
        let id = liste[0]["id"].as_str().expect("an id").to_owned();
        let avis = self.chemin("avis.txt");
        std::fs::write(&avis, "Avis de la commission d’accès").expect("a file");
        assert!(self.dire(&["piece", "ajouter", "--dossier", &id, &avis]).contains("Ajoutée : pièce n° 1."));
        id
    }
}

#[test]
fn a_base_is_checked_backed_up_and_restored() {
    for phrase in [None, Some(PHRASE)] {
        let ligne = Ligne::new(phrase);
        let id = ligne.garnir();
        assert_eq!(ligne.dire(&["verifier"]), "1 dossier, 1 pièce : tout se relit.\n");
        let dit = ligne.dire(&["sauvegarder"]);
        assert!(dit.starts_with("Sauvegarde vérifiée : 1 dossier, 1 pièce.\n"), "{dit}");
        let sauvegarde = dit.lines().nth(1).expect("its folder").to_owned();
        assert!(ligne.dire(&["chercher", "commission"]).contains("pièce n° 1"));
        assert!(
            ligne.dire(&["piece", "lister", "--dossier", &id]).contains("avis (texte"),
            "its kind is told"
        );

        let base = ligne.chemin("quantieme.db");
        let mut octets = std::fs::read(&base).expect("the base");
        octets[4096..8192].fill(0);
        std::fs::write(&base, octets).expect("damage");
        assert!(!ligne.lancer(&["verifier"]).status.success());
        ligne.dire(&["restaurer", &sauvegarde]);
        assert_eq!(ligne.dire(&["verifier"]), "1 dossier, 1 pièce : tout se relit.\n");
    }
}

#[test]
fn a_protected_base_asks_for_its_phrase() {
    let ligne = Ligne::new(Some(PHRASE));
    ligne.garnir();
    let muette = Ligne { lieu: ligne.lieu, phrase: None };
    assert!(muette.refuser(&["dossier", "lister"]).contains("QUANTIEME_PHRASE"));
    let fausse = Ligne { phrase: Some("une tout autre phrase que la bonne"), ..muette };
    assert!(!fausse.refuser(&["dossier", "lister"]).is_empty());
}

#[test]
fn archives_go_out_and_in() {
    let ligne = Ligne::new(None);
    let id = ligne.garnir();
    let (un, tout) = (ligne.chemin("un.zip"), ligne.chemin("tout.zip"));
    ligne.dire(&["dossier", "exporter", &id, &un]);
    ligne.dire(&["tout", "exporter", &tout]);
    let autre = Ligne::new(Some(PHRASE));
    assert!(autre.dire(&["dossier", "importer", &un]).contains("Ajouté : Capteurs sonores"));
    assert!(autre.dire(&["tout", "importer", &tout]).contains("Rien n’a été importé."));
    assert!(autre.dire(&["tout", "importer", &tout, "--present", "remplacer"]).contains("Remplacé"));
    assert!(autre.dire(&["corbeille", "lister"]).contains("Dossier remplacé"));
    assert_eq!(autre.dire(&["verifier"]), "1 dossier, 1 pièce : tout se relit.\n");
    let tableaux = autre.chemin("tableaux");
    std::fs::create_dir(&tableaux).expect("a folder");
    autre.dire(&["tout", "tableaux", &tableaux]);
    assert!(Path::new(&tableaux).join("echeances.csv").exists());
    assert!(
        autre.refuser(&["tout", "importer", &ligne.chemin("quantieme.db")]).contains("Rien n’a été modifié")
    );
}
