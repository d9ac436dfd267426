//! No deadline passes unseen: reminders, calendars, what moved, what nobody could say in time.

mod agenda;
mod annee;
mod ferme;
mod papiers;
mod rappels;

use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::porte::{Porte, fait};

/// A base in a file of its own, in clear unless a phrase protects it.
struct Veille {
    lieu: tempfile::TempDir,
    porte: Porte,
}

impl Veille {
    fn le(jour: &str) -> Veille {
        Veille::protegee(jour, None)
    }

    fn protegee(jour: &str, phrase: Option<&str>) -> Veille {
        let lieu = tempfile::tempdir().expect("a folder");
        let mut porte = Porte::sur(&lieu.path().join("quantieme.db"), jour);
        porte.ctx.maintenant_ms = 1_795_219_200_000;
        porte.demander("creer_coffre", json!({ "phrase": phrase }));
        Veille { lieu, porte }
    }

    fn base(&self) -> PathBuf {
        self.lieu.path().join("quantieme.db")
    }

    fn chemin(&self, nom: &str) -> PathBuf {
        self.lieu.path().join(nom)
    }

    /// The round of the day.
    fn ronde(&mut self) -> Value {
        self.porte.demander("veiller", json!({}))
    }

    /// Days pass, then the round.
    fn dans(&mut self, jours: u64) -> Value {
        self.porte.attendre(jours);
        self.ronde()
    }

    /// A request for documents received that day: the CADA may be asked until the prudent day, three months less a day
    /// later.
    fn demande(&mut self, recue: &str) -> Value {
        let vue = self.porte.dossier();
        self.porte.fait(&vue, "demande-documents-recue", recue)
    }

    /// A deadline of a dossier, by what it is.
    fn echeance(&mut self, dossier: &Value, quoi: &str) -> Value {
        let vue = self.porte.demander("ouvrir_dossier", json!({ "dossier": dossier["id"] }));
        let echeances = vue["echeances"].as_array().expect("a list");
        let trouvee = echeances.iter().find(|e| e["quoi"].as_str().is_some_and(|q| q.starts_with(quoi)));
        trouvee.unwrap_or_else(|| panic!("no «{quoi}» in {}", vue["echeances"])).clone()
    }

    /// Corrects the only fact of that nature.
    fn corriger(&mut self, dossier: &Value, nature: &str, jour: &str) -> Value {
        let vue = self.porte.demander("ouvrir_dossier", json!({ "dossier": dossier["id"] }));
        let moments = vue["chronologie"].as_array().expect("a list");
        let moment = moments.iter().find(|m| m["fait"]["nature"] == nature).expect("the fact");
        self.porte.demander(
            "corriger_fait",
            json!({ "fait": moment["fait"]["id"], "quand": { "du": jour, "au": jour }, "mode": null,
                    "libelle": null, "preuve": null, "conforme": null }),
        )
    }

    fn noter(&mut self, dossier: &Value, nature: &str, jour: &str) -> Value {
        let mut demande = fait(dossier, nature, jour);
        if dossier["demarches"].as_array().is_some_and(Vec::is_empty) {
            demande["sujet"] = dossier["actes"][0]["id"].clone();
        }
        self.porte.demander("noter_fait", demande)
    }

    /// What was said: identity, the day it was said, the day it was for.
    fn dits(&self) -> Vec<(String, NaiveDate, NaiveDate)> {
        let c = rusqlite::Connection::open(self.base()).expect("a clear base");
        let mut requete = c
            .prepare("SELECT identite, le, jalon FROM annonce WHERE voie = 'rappel' ORDER BY id")
            .expect("the table");
        let lignes = requete.query_map([], |l| Ok((l.get(0)?, l.get(1)?, l.get(2)?))).expect("rows");
        lignes.map(|l| l.expect("a row")).collect()
    }
}

fn jour(texte: &str) -> NaiveDate {
    texte.parse().expect("an ISO day")
}

fn plus(jour: NaiveDate, jours: u64) -> NaiveDate {
    jour + Days::new(jours)
}

/// Titles of the notifications of a round.
fn titres(vue: &Value) -> Vec<&str> {
    vue["avis"].as_array().expect("a list").iter().map(|a| a["titre"].as_str().expect("a title")).collect()
}

fn combien(vue: &Value, champ: &str) -> usize {
    vue[champ].as_array().expect("a list").len()
}
