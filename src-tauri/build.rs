//! Names the window's commands, so that the capability file must grant each of them:
//! without this list Tauri lets any page of the window call every command.

use tauri_build::{AppManifest, Attributes};

fn main() {
    let commands = AppManifest::new().commands(&[
        "call",
        "choisir_fichier",
        "choisir_fichiers",
        "choisir_dossier",
        "ouvrir_dossier_donnees",
        "ouvrir_courriel",
        "ecouter",
        "interrompre",
        "etat_minuterie",
        "installer_minuterie",
        "retirer_minuterie",
        "essayer_minuterie",
        "lire_presence",
        "regler_presence",
        "lire_affichage",
        "regler_affichage",
        "imprimer",
    ]);
    tauri_build::try_build(Attributes::new().app_manifest(commands))
        .expect("tauri.conf.json and capabilities/ are valid");
}
