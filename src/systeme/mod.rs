//! The computer, as the window and the command line ask it: say something to whoever sits there, wake up at a given
//! hour, start with the session.
//!
//! Used by the shells only. The engine says what to say and never how: no other module may name this one, and
//! `tests/it/architecture.rs` checks it.
//!
//! Desktops schedule no notification for a program that is not running. So two things watch: the window while it is
//! open, and [`minuterie`], a systemd timer of the session, when it is not.

pub mod avis;
pub mod demarrage;
mod guillemets;
pub mod minuterie;

use std::env;
use std::io;
use std::path::PathBuf;

pub use avis::{Avis, notifier, notifier_et_suivre, zone_presente};
pub use demarrage::Demarrage;
pub use minuterie::{EtatMinuterie, Minuterie, Reponse, Systemctl, Systemd};

use crate::coffre::EcritureRefusee;

/// What the computer would not do. Each message is a whole French sentence, and says what to check.
#[derive(Debug, thiserror::Error)]
pub enum SystemeError {
    /// Notifications: no session bus, nobody there to show them, or no answer.
    #[error(
        "L’ordinateur n’a pas pu afficher la notification ({detail}). Vos dossiers n’ont pas été modifiés. Vérifiez que les notifications sont permises dans les réglages de l’ordinateur."
    )]
    Avis { detail: String },
    /// This kind of computer cannot do that at all.
    #[error("{pourquoi}")]
    Impossible { pourquoi: String },
    /// systemd is there and refused.
    #[error(
        "systemd a refusé de {quoi} ({detail}). Vos dossiers n’ont pas été modifiés. Recommencez ; si cela se reproduit, fermez puis rouvrez votre session."
    )]
    Refus { quoi: &'static str, detail: String },
    /// The trial ran, and the reminders did not go well.
    #[error(
        "Le rappel a été lancé, mais ne s’est pas bien terminé. Vos dossiers n’ont pas été modifiés. Pour savoir pourquoi, lancez dans un terminal\u{a0}: journalctl --user -u quantieme-rappels"
    )]
    EssaiRate,
    /// A file of the session could not be written.
    #[error(transparent)]
    Ecriture(#[from] EcritureRefusee),
    /// A file of the session could not be removed, or its folder made.
    #[error(
        "Quantième n’a pas pu modifier «\u{a0}{chemin}\u{a0}» ({source}). Vos dossiers n’ont pas été modifiés. Vérifiez le droit d’écrire dans ce dossier."
    )]
    Fichier { chemin: String, source: io::Error },
}

/// The folder where programs of this session keep their settings: `$XDG_CONFIG_HOME`, or `~/.config`.
///
/// # Errors
/// [`SystemeError::Impossible`] when nothing says where it is.
pub fn dossier_des_reglages() -> Result<PathBuf, SystemeError> {
    // The specification ignores relative ones.
    let absolu = |nom| env::var_os(nom).map(PathBuf::from).filter(|chemin| chemin.is_absolute());
    absolu("XDG_CONFIG_HOME").or_else(|| absolu("HOME").map(|maison| maison.join(".config"))).ok_or_else(|| {
        SystemeError::Impossible {
            pourquoi: "Cet ordinateur ne dit pas où se trouve votre dossier personnel. Rien n’a été modifié. Fermez puis rouvrez votre session.".into(),
        }
    })
}

/// Removes a file; one that is not there is removed already.
fn enlever(chemin: &std::path::Path) -> Result<(), SystemeError> {
    match std::fs::remove_file(chemin) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(SystemeError::Fichier { chemin: chemin.display().to_string(), source })
        }
        _ => Ok(()),
    }
}

/// Makes a folder and those above it.
fn preparer(dossier: &std::path::Path) -> Result<(), SystemeError> {
    std::fs::create_dir_all(dossier)
        .map_err(|source| SystemeError::Fichier { chemin: dossier.display().to_string(), source })
}
