//! Reminders from the command line: what a screen can do, a command can.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

struct Ligne {
    lieu: tempfile::TempDir,
}

const MATIERE: &str = r#"{"format":"quantieme-dossier","version":1,"dossier":{"id":"cameras","titre":"Caméras du marché",
"parties":[{"id":"mairie","role":"autorite","nom":"Mairie de Valmont"}],
"demarches":[{"id":"demande","nature":"demande-de-documents","titre":"Demande à la mairie","destinataire":"mairie"}],
"faits":[{"id":"recue","sujet":"demande","nature":"demande-documents-recue",
          "quand":{"du":"2026-08-25","au":"2026-08-25"}}]}}"#;

impl Ligne {
    /// A request received on 25 August 2026: the CADA is to be asked by 24 November, or 25.
    fn new() -> Ligne {
        let ligne = Ligne { lieu: tempfile::tempdir().expect("a folder") };
        std::fs::write(ligne.chemin("matiere.json"), MATIERE).expect("a file");
        ligne.dire("2026-11-22", &["dossier", "importer", &ligne.chemin("matiere.json")]);
        ligne
    }

    fn chemin(&self, nom: &str) -> String {
        self.lieu.path().join(nom).display().to_string()
    }

    fn lancer(&self, le: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_quantieme"))
            .args(["--base", &self.chemin("quantieme.db"), "--au", le])
            .args(args)
            .env_remove("QUANTIEME_PHRASE")
            // No desktop to speak to, and no session but its own.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nulle/part")
            .env("XDG_RUNTIME_DIR", self.lieu.path())
            .env("XDG_CONFIG_HOME", self.lieu.path())
            .stdin(std::process::Stdio::null())
            .output()
            .expect("the program runs")
    }

    fn dire(&self, le: &str, args: &[&str]) -> String {
        let o = self.lancer(le, args);
        let dit = String::from_utf8_lossy(&o.stdout).replace('\u{a0}', " ");
        assert!(o.status.success(), "{args:?}: {dit}{}", String::from_utf8_lossy(&o.stderr));
        dit
    }

    fn refuser(&self, le: &str, args: &[&str]) -> String {
        let o = self.lancer(le, args);
        assert_eq!(o.status.code(), Some(1), "{args:?}");
        String::from_utf8_lossy(&o.stderr).replace('\u{a0}', " ")
    }

    fn json(&self, le: &str, args: &[&str]) -> Value {
        let dit = self.dire(le, &[&["--json"], args].concat());
        serde_json::from_str(&dit).unwrap_or_else(|e| panic!("{e}: {dit}"))
    }
}

#[test]
fn reminders_are_said_given_put_off_and_seen() {
    let ligne = Ligne::new();
    let dit = ligne.dire("2026-11-22", &["rappels"]);
    assert!(
        dit.contains("mardi 24 novembre 2026  Saisir la CADA") && dit.contains("Caméras du marché"),
        "{dit}"
    );
    let vue = ligne.json("2026-11-22", &["rappels"]);
    let echeance = vue["rappels"][0]["echeance"]["id"].as_str().expect("an identity");
    let dossier = vue["rappels"][0]["echeance"]["dossier"].as_str().expect("an id");

    let dit = ligne.dire("2026-11-22", &["consigne", dossier, echeance, "--qui", "Samia"]);
    assert_eq!(dit.trim(), "Confié à Samia.");
    assert!(ligne.dire("2026-11-22", &["rappels"]).contains("Confié à Samia."));
    let refus = ligne.refuser("2026-11-22", &["consigne", dossier, echeance, "--remis-au", "2026-11-24"]);
    assert!(refus.contains("lundi 23 novembre 2026 au plus tard"), "{refus}");
    ligne.dire("2026-11-22", &["consigne", dossier, echeance, "--remis-au", "2026-11-23"]);
    assert_eq!(ligne.dire("2026-11-22", &["rappels"]).trim(), "Rien à rappeler aujourd’hui.");
    assert!(ligne.dire("2026-11-23", &["rappels"]).contains("Saisir la CADA"));
    ligne.dire("2026-11-23", &["rappels", "--vu", echeance]);
    assert_eq!(ligne.dire("2026-11-23", &["rappels"]).trim(), "Rien à rappeler aujourd’hui.");
}

#[test]
fn settings_are_shown_and_changed() {
    let ligne = Ligne::new();
    let dit = ligne.dire("2026-11-22", &["regler-rappels"]);
    assert!(dit.contains("30, 15, 7, 2, 0, puis chaque jour tant que c’est encore possible"), "{dit}");
    let partage = ligne.chemin("partage");
    std::fs::create_dir(&partage).expect("a folder");
    let vue = ligne.json(
        "2026-11-22",
        &[
            "regler-rappels",
            "--agir",
            "60,3",
            "--agenda",
            &partage,
            "--agenda-discret",
            "oui",
            "--discret",
            "oui",
        ],
    );
    assert_eq!(vue["agir"], serde_json::json!([60, 3]));
    let tenu = std::fs::read_to_string(Path::new(&partage).join("quantieme.ics")).expect("the calendar");
    assert!(tenu.contains("SUMMARY:Échéance") && !tenu.contains("Valmont"), "{tenu}");
    let o = ligne.lancer("2026-11-22", &["regler-rappels", "--discret", "peut-être"]);
    assert_eq!(o.status.code(), Some(2));
}

#[test]
fn papers_and_the_mail_are_written() {
    let ligne = Ligne::new();
    let dossier =
        ligne.json("2026-11-22", &["dossier", "lister"])[0]["id"].as_str().expect("an id").to_owned();
    for (args, nom, debut) in [
        (vec!["mur"], "mur.pdf", "%PDF-1.7"),
        (vec!["fiche", &dossier], "fiche.pdf", "%PDF-1.7"),
        (vec!["dossier", "frise", &dossier], "frise.pdf", "%PDF-1.7"),
        (vec!["semaine"], "semaine.eml", "Message-ID"),
        (vec!["agenda", "--discret"], "agenda.ics", "BEGIN:VCALENDAR"),
    ] {
        let sortie = ligne.chemin(nom);
        ligne.dire("2026-11-22", &[args.as_slice(), &["--sortie", &sortie]].concat());
        let ecrit = std::fs::read(&sortie).expect("the file");
        assert!(ecrit.starts_with(debut.as_bytes()), "{nom}");
    }
    let dit = ligne.dire("2026-11-22", &["semaine"]);
    assert!(
        dit.starts_with("Nos échéances, semaine du 22 novembre 2026") && dit.contains("Saisir la CADA."),
        "{dit}"
    );
}

#[test]
fn what_no_desktop_could_show_is_an_error_and_is_said_again() {
    let ligne = Ligne::new();
    for _ in 0..2 {
        let refus = ligne.refuser("2026-11-22", &["rappels", "--notifier"]);
        assert!(refus.contains("n’a pas pu afficher la notification"), "{refus}");
    }
    // Nothing new is no error, desktop or not.
    ligne.dire("2026-11-22", &["rappels"]);
    let dit = ligne.dire("2026-11-22", &["rappels", "--notifier"]);
    assert_eq!(dit.trim(), "Rien de nouveau à dire aujourd’hui.");
}

#[test]
fn a_computer_without_a_session_of_systemd_says_so() {
    let ligne = Ligne::new();
    let etat = ligne.json("2026-11-22", &["minuterie", "etat"]);
    assert_eq!(etat["etat"], "impossible", "{etat}");
    assert!(etat["pourquoi"].as_str().is_some_and(|p| p.contains("systemd")), "{etat}");
    assert_eq!(
        ligne.lancer("2026-11-22", &["minuterie", "installer", "--heure", "25:00"]).status.code(),
        Some(2)
    );
}
