//! Starting with the session: one desktop entry in the session's `autostart` folder.
//!
//! Written here rather than by the crate `auto-launch`: that one knows only `~/.config`, and writes a path with a space
//! as two words.

use std::fs;
use std::path::{Path, PathBuf};

use super::{SystemeError, dossier_des_reglages, enlever, guillemets, preparer};
use crate::coffre::ecrire_prive;

const ENTREE: &str = "org.quantieme.bureau.desktop";

/// A program to start with the session, and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demarrage {
    /// Absolute path of the program.
    pub programme: PathBuf,
    pub arguments: Vec<String>,
}

impl Demarrage {
    /// The text of the desktop entry; `None` when a path has characters that not every session reads as they are.
    pub fn entree(&self) -> Option<String> {
        let programme = guillemets::lisible(&self.programme).filter(|chemin| !chemin.contains('='))?;
        let mots = std::iter::once(programme).chain(self.arguments.iter().map(String::as_str));
        let commande = mots.map(guillemets::bureau).collect::<Option<Vec<_>>>()?.join(" ");
        Some(format!(
            "[Desktop Entry]\n\
             Type=Application\n\
             Version=1.0\n\
             Name=Quantième\n\
             Comment=Rappelle vos échéances, depuis la zone de notification\n\
             Exec={commande}\n\
             Terminal=false\n\
             StartupNotify=false\n\
             X-GNOME-Autostart-Delay=10\n"
        ))
    }

    /// Starts it with the next sessions.
    ///
    /// # Errors
    /// [`SystemeError::Impossible`] on another system than Linux, or for a path such a file cannot hold;
    /// [`SystemeError::Ecriture`], [`SystemeError::Fichier`]. Nothing is changed then.
    pub fn activer(&self) -> Result<(), SystemeError> {
        self.activer_dans(&dossier()?)
    }

    /// As [`Demarrage::activer`], in that folder.
    ///
    /// # Errors
    /// The same.
    pub fn activer_dans(&self, dossier: &Path) -> Result<(), SystemeError> {
        let entree = self.entree().ok_or_else(|| SystemeError::Impossible {
            pourquoi: format!(
                "Le chemin «\u{a0}{}\u{a0}», ou celui de votre base, contient des caractères que le démarrage de session ne lit pas toujours. Rien n’a été modifié. Renommez ce dossier, puis recommencez.",
                self.programme.display()
            ),
        })?;
        preparer(dossier)?;
        Ok(ecrire_prive(&dossier.join(ENTREE), entree.as_bytes())?)
    }

    /// Starts it no more. Nothing to do is no error.
    ///
    /// # Errors
    /// [`SystemeError::Fichier`] when the entry cannot be removed.
    pub fn desactiver() -> Result<(), SystemeError> {
        if !cfg!(target_os = "linux") {
            return Ok(());
        }
        Demarrage::desactiver_dans(&dossier()?)
    }

    /// As [`Demarrage::desactiver`], in that folder.
    ///
    /// # Errors
    /// The same.
    pub fn desactiver_dans(dossier: &Path) -> Result<(), SystemeError> {
        enlever(&dossier.join(ENTREE))
    }

    /// Whether something starts with the session. Desktops switch an entry off without removing it: that is off.
    pub fn actif() -> bool {
        cfg!(target_os = "linux") && dossier().is_ok_and(|dossier| Demarrage::actif_dans(&dossier))
    }

    /// As [`Demarrage::actif`], in that folder.
    pub fn actif_dans(dossier: &Path) -> bool {
        let eteinte = |ligne: &str| {
            let ligne = ligne.replace(' ', "");
            ligne == "Hidden=true" || ligne == "X-GNOME-Autostart-enabled=false"
        };
        fs::read_to_string(dossier.join(ENTREE)).is_ok_and(|entree| !entree.lines().any(eteinte))
    }
}

fn dossier() -> Result<PathBuf, SystemeError> {
    if cfg!(target_os = "linux") {
        Ok(dossier_des_reglages()?.join("autostart"))
    } else {
        Err(SystemeError::Impossible {
            pourquoi: "Sur ce type d’ordinateur, Quantième ne sait pas démarrer avec la session. Rien n’a été modifié. Ajoutez-le vous-même dans les réglages de l’ordinateur.".into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demarrage() -> Demarrage {
        Demarrage { programme: "/opt/L'asso é/quantieme".into(), arguments: vec!["--cache".into()] }
    }

    #[test]
    fn every_word_is_between_quotes() {
        assert!(
            demarrage()
                .entree()
                .is_some_and(|e| e.contains("Exec=\"/opt/L'asso é/quantieme\" \"--cache\"\n"))
        );
    }

    #[test]
    fn it_is_on_once_written_and_off_once_removed_or_switched_off_elsewhere() {
        let temporaire = tempfile::tempdir().expect("a temporary folder");
        let dossier = temporaire.path().join("autostart");
        assert!(!Demarrage::actif_dans(&dossier));
        demarrage().activer_dans(&dossier).expect("written");
        assert!(Demarrage::actif_dans(&dossier));
        let eteinte = format!("{}Hidden=true\n", demarrage().entree().expect("an entry"));
        fs::write(dossier.join(ENTREE), eteinte).expect("a file");
        assert!(!Demarrage::actif_dans(&dossier));
        Demarrage::desactiver_dans(&dossier).expect("removed");
        Demarrage::desactiver_dans(&dossier).expect("removed already");
    }

    #[test]
    fn a_path_that_breaks_the_file_is_refused_in_words() {
        let temporaire = tempfile::tempdir().expect("a temporary folder");
        let piege = Demarrage { programme: "/opt/x\nExec=/bin/y".into(), arguments: Vec::new() };
        let refus = piege.activer_dans(temporaire.path()).expect_err("a refusal").to_string();
        assert!(refus.contains("Renommez ce dossier"), "{refus}");
        assert!(!Demarrage::actif_dans(temporaire.path()));
    }
}
