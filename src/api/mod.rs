//! The one door. Everything a screen or a command line can do is a line of `commands!`.
//!
//! The engine holds no session: each request carries what it needs, and a write answers with the fresh view of the
//! screen that asked for it.

mod accueil;
mod agenda;
mod app;
mod calcul;
mod carnet;
mod choix;
mod courrier;
mod demandes;
mod dossier;
mod echeance;
mod et_si;
mod exemple;
mod failure;
mod faits_possibles;
mod fichier;
mod lettres;
mod prochaine;
mod questions;
mod saisie;
mod vue_dossier;
mod vues;
mod vues_calcul;
mod vues_courrier;

use serde_json::Value;
use ts_rs::TS;

use crate::Contexte;
use crate::lecture::lire;

pub use app::App;
pub use demandes::*;
pub use failure::Failure;
pub use fichier::{exporter_dossier, importer_dossier};
pub use vues::*;
pub use vues_calcul::*;
pub use vues_courrier::*;

use accueil::ouvrir_accueil;
use agenda::exporter_agenda;
use calcul::{calculer, ouvrir_depuis_calcul};
use choix::lister_choix;
use courrier::{
    commencer_courrier, envoyer_courrier, exporter_courrier, jeter_courrier, ouvrir_courrier,
    remplir_courrier,
};
use dossier::{
    ajouter_acte, ajouter_demarche, corriger_acte, corriger_fait, creer_dossier, effacer_fait, noter_fait,
    ouvrir_dossier, situer_dossier,
};
use et_si::et_si;
use exemple::{aller_au_jour, ouvrir_exemple};

macro_rules! commands {
    ($($(#[$doc:meta])* $nom:ident($demande:ty) -> $reponse:ty;)*) => {
        /// Command name → request and answer. Exported to TypeScript as one type.
        #[derive(TS)]
        #[ts(export, export_to = "types.ts")]
        #[expect(dead_code, reason = "read by the TypeScript export only")]
        pub struct Commands { $($(#[$doc])* $nom: ($demande, $reponse),)* }

        /// Asks the door. `args` is the request as JSON, the answer is what the screen shows.
        ///
        /// # Errors
        /// [`Failure`], which names the field when a request does not read.
        ///
        /// ```
        /// use chrono::NaiveDate;
        /// use quantieme::{Contexte, api};
        /// let mut app = api::App::in_memory().unwrap();
        /// let mut ctx = Contexte::seeded(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
        /// let accueil = api::call(&mut app, &mut ctx, "ouvrir_accueil", serde_json::json!({})).unwrap();
        /// assert_eq!(accueil["dossiers"].as_array().map(Vec::len), Some(0));
        /// ```
        pub fn call(app: &mut App, ctx: &mut Contexte, nom: &str, args: Value) -> Result<Value, Failure> {
            match nom {
                $(stringify!($nom) => {
                    let reponse: $reponse = $nom(app, ctx, lire::<$demande>(args)?)?;
                    Ok(serde_json::to_value(reponse).expect("answers are plain data"))
                })*
                _ => Err(Failure::Introuvable { message: format!("La commande « {nom} » n’existe pas.") }),
            }
        }
    };
}

commands! {
    /// What is due, over all dossiers.
    ouvrir_accueil(Rien) -> VueAccueil;
    /// What forms can offer, in French.
    lister_choix(Rien) -> VueChoix;
    /// Copies an example that ships with the application into the base, and opens it on its own day.
    ouvrir_exemple(OuvrirExemple) -> VueDossier;
    /// Looks at an example on another of its days.
    aller_au_jour(AllerAuJour) -> VueDossier;
    creer_dossier(CreerDossier) -> VueDossier;
    ouvrir_dossier(OuvrirDossier) -> VueDossier;
    ajouter_acte(AjouterActe) -> VueDossier;
    /// Notes what was learnt of an act since.
    corriger_acte(CorrigerActe) -> VueDossier;
    situer_dossier(SituerDossier) -> VueDossier;
    ajouter_demarche(AjouterDemarche) -> VueDossier;
    noter_fait(NoterFait) -> VueDossier;
    corriger_fait(CorrigerFait) -> VueDossier;
    effacer_fait(EffacerFait) -> VueDossier;
    commencer_courrier(CommencerCourrier) -> VueCourrier;
    ouvrir_courrier(OuvrirCourrier) -> VueCourrier;
    remplir_courrier(RemplirCourrier) -> VueCourrier;
    exporter_courrier(ExporterCourrier) -> FichierEcrit;
    envoyer_courrier(EnvoyerCourrier) -> VueDossier;
    /// Gives up a draft.
    jeter_courrier(OuvrirCourrier) -> VueDossier;
    exporter_agenda(ExporterAgenda) -> FichierEcrit;
    /// How much time is left, from a few answers; nothing is stored.
    calculer(Calculer) -> VueCalcul;
    /// Makes a dossier of these answers.
    ouvrir_depuis_calcul(OuvrirDepuisCalcul) -> VueDossier;
    /// What would follow from supposed facts; nothing is stored.
    et_si(EtSi) -> VueEtSi;
}

/// The pages of a letter, for the shell's read-only protocol: `chemin` is what a view gave as `apercu`.
///
/// # Errors
/// [`Failure::Introuvable`] when the address names nothing.
pub fn apercu(app: &mut App, ctx: &mut Contexte, chemin: &str) -> Result<Vec<u8>, Failure> {
    let id = chemin
        .trim_start_matches('/')
        .strip_prefix("courrier/")
        .and_then(|reste| reste.split('/').next())
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Failure::introuvable("Cette page"))?;
    lettres::pages(app, ctx, id)
}
