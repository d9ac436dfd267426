//! How the window is shown to this pair of eyes: light or dark, how large, how still. The whole page is enlarged, as a
//! browser does, so that what stands side by side on a large window comes one under another on a crowded one.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use quantieme::api::Failure;
use serde::{Deserialize, Serialize};
use tauri::{State, WebviewWindow};

use crate::preferences::Preferences;

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Theme {
    /// As the desktop says.
    #[default]
    Systeme,
    Clair,
    Sombre,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mouvement {
    #[default]
    Systeme,
    Reduit,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Choix {
    theme: Theme,
    /// Percent.
    taille: u16,
    mouvement: Mouvement,
}

impl Default for Choix {
    fn default() -> Choix {
        Choix { theme: Theme::default(), taille: 100, mouvement: Mouvement::default() }
    }
}

impl Choix {
    /// Beyond these sizes a window of nine hundred pixels holds nothing any more.
    fn bounded(self) -> Choix {
        Choix { taille: self.taille.clamp(80, 200), ..self }
    }

    /// Run before anything of the page: it is never seen in other colours first.
    fn script(self) -> String {
        let mut words = String::new();
        let mut say = |key: &str, value: &str| {
            words.push_str(&format!("document.documentElement.dataset.{key} = '{value}';"));
        };
        match self.theme {
            Theme::Systeme => {}
            Theme::Clair => say("theme", "clair"),
            Theme::Sombre => say("theme", "sombre"),
        }
        if self.mouvement == Mouvement::Reduit {
            say("mouvement", "reduit");
        }
        words
    }
}

pub(crate) struct Affichage {
    kept: Preferences,
    chosen: Mutex<Choix>,
}

impl Affichage {
    pub(crate) fn new(folder: Option<&Path>) -> Affichage {
        let kept = Preferences::new(folder, "affichage.json");
        let chosen = Mutex::new(kept.read::<Choix>().bounded());
        Affichage { kept, chosen }
    }

    pub(crate) fn script(&self) -> String {
        self.read().script()
    }

    /// Enlarges the page. A desktop that cannot shows it as it is.
    pub(crate) fn enlarge(&self, window: &WebviewWindow) {
        let _ = window.set_zoom(f64::from(self.read().taille) / 100.0);
    }

    fn read(&self) -> Choix {
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For this window even when it cannot be kept for the next.
    fn choose(&self, chosen: Choix) -> Result<(), Failure> {
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = chosen;
        self.kept.keep(&chosen)
    }
}

#[tauri::command(async)]
pub(crate) fn lire_affichage(affichage: State<'_, Affichage>) -> Choix {
    affichage.read()
}

/// Enlarges at once, keeps the choice, and answers it; colours and stillness are the page's own to change.
#[tauri::command(async)]
pub(crate) fn regler_affichage(
    window: WebviewWindow,
    state: State<'_, Affichage>,
    affichage: Choix,
) -> Result<Choix, Failure> {
    let kept = state.choose(affichage.bounded());
    state.enlarge(&window);
    kept.map(|()| state.read())
}

/// The system's own print dialog, on what the window shows.
#[tauri::command(async)]
pub(crate) fn imprimer(window: WebviewWindow) -> Result<(), Failure> {
    window.print().map_err(|_| Failure::Interne {
        message: "L’impression n’a pas pu être ouverte. Vérifiez qu’une imprimante est installée sur cet ordinateur, puis recommencez ; rien n’a été modifié.".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_within_bounds_and_before_the_page() {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let folder = temporary.path();
        std::fs::create_dir(folder.join("fenetre")).expect("a folder");
        assert_eq!(Affichage::new(Some(folder)).read(), Choix::default());
        assert_eq!(Affichage::new(Some(folder)).script(), "");
        let chosen = Choix { theme: Theme::Sombre, taille: 900, mouvement: Mouvement::Reduit };
        Affichage::new(Some(folder)).choose(chosen.bounded()).expect("kept");
        let again = Affichage::new(Some(folder));
        assert_eq!(again.read(), Choix { taille: 200, ..chosen });
        assert_eq!(
            again.script(),
            "document.documentElement.dataset.theme = 'sombre';document.documentElement.dataset.mouvement = 'reduit';"
        );
        // A hand that wrote in the file is not obeyed beyond what a window can hold.
        std::fs::write(folder.join("fenetre").join("affichage.json"), r#"{ "taille": 3 }"#).expect("a file");
        assert_eq!(Affichage::new(Some(folder)).read().taille, 80);
    }
}
