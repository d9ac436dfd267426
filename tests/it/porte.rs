//! The door, as tests ask it.

use std::path::Path;

use chrono::NaiveDate;
use quantieme::Contexte;
use quantieme::api::{self, App, Failure};
use serde_json::{Value, json};

/// A base in memory, a chosen day, predictable identifiers.
pub(crate) struct Porte {
    pub(crate) app: App,
    pub(crate) ctx: Contexte,
}

impl Porte {
    pub(crate) fn le(jour: &str) -> Porte {
        let aujourdhui: NaiveDate = jour.parse().expect("an ISO day");
        Porte { app: App::in_memory().expect("a base in memory"), ctx: Contexte::seeded(aujourdhui) }
    }

    /// On a base of its own, at that path, whatever state it is in.
    pub(crate) fn sur(base: &Path, jour: &str) -> Porte {
        Porte { app: App::approcher(base), ..Porte::le(jour) }
    }

    /// Leaves the base and comes back, as a program that stops and starts; time and chance go on.
    pub(crate) fn revenir(&mut self, base: &Path) {
        self.app = App::in_memory().expect("a base in memory");
        self.app = App::approcher(base);
    }

    /// Lets days pass.
    pub(crate) fn attendre(&mut self, jours: u64) {
        self.ctx.maintenant_ms += jours * 24 * 3600 * 1000;
        self.ctx.aujourdhui = self.ctx.aujourdhui + chrono::Days::new(jours);
    }

    /// The sentence of a refusal.
    pub(crate) fn refus(&mut self, commande: &str, args: Value) -> String {
        match self.essayer(commande, args) {
            Ok(reponse) => panic!("{commande} answered {reponse}"),
            Err(failure) => failure.to_string().replace('\u{a0}', " "),
        }
    }

    pub(crate) fn demander(&mut self, commande: &str, args: Value) -> Value {
        self.essayer(commande, args).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    pub(crate) fn essayer(&mut self, commande: &str, args: Value) -> Result<Value, Failure> {
        api::call(&mut self.app, &mut self.ctx, commande, args)
    }

    /// A new dossier with one request for documents; gives the dossier's view.
    pub(crate) fn dossier(&mut self) -> Value {
        let vue = self
            .demander("creer_dossier", json!({ "titre": "Caméras du marché", "collectif": "Les Riverains" }));
        self.demander(
            "ajouter_demarche",
            json!({ "dossier": vue["id"], "nature": "demande-de-documents", "titre": "Demande à la mairie",
                    "destinataire": "Mairie de Valmont", "acte": null }),
        )
    }

    /// A new dossier with one act of that nature; gives the dossier's view.
    pub(crate) fn dossier_avec_acte(&mut self, nature: &str, titre: &str) -> Value {
        let vue = self.demander("creer_dossier", json!({ "titre": titre, "collectif": null }));
        self.demander(
            "ajouter_acte",
            json!({ "dossier": vue["id"], "nature": nature, "titre": titre, "numero": null, "auteur": null,
                    "adressee": null, "voies_et_delais": null }),
        )
    }

    /// Notes a certain fact on the first act of a dossier.
    pub(crate) fn fait_de_l_acte(&mut self, vue: &Value, nature: &str, jour: &str) -> Value {
        let mut demande = fait(vue, nature, jour);
        demande["sujet"] = vue["actes"][0]["id"].clone();
        self.demander("noter_fait", demande)
    }

    /// Adds a gracieux against the first act of a dossier.
    pub(crate) fn gracieux(&mut self, vue: &Value) -> Value {
        self.demander(
            "ajouter_demarche",
            json!({ "dossier": vue["id"], "nature": "recours-gracieux", "titre": "Recours gracieux",
                    "destinataire": null, "acte": vue["actes"][0]["id"] }),
        )
    }

    /// Notes a certain fact on the first step of a dossier.
    pub(crate) fn fait(&mut self, vue: &Value, nature: &str, jour: &str) -> Value {
        self.demander("noter_fait", fait(vue, nature, jour))
    }
}

/// A request that notes a certain fact on the first step of a dossier.
pub(crate) fn fait(vue: &Value, nature: &str, jour: &str) -> Value {
    json!({ "dossier": vue["id"], "sujet": vue["demarches"][0]["id"], "nature": nature,
            "quand": { "du": jour, "au": jour }, "mode": null, "libelle": null, "preuve": null, "conforme": null })
}
