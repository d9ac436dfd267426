//! What the person chose for this computer, kept beside the base and not inside: it is read before any phrase is given.

use std::fs;
use std::path::{Path, PathBuf};

use quantieme::api::Failure;
use quantieme::coffre::ecrire_prive;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A file of the folder « fenetre »; nowhere when the base has no folder.
pub(crate) struct Preferences(Option<PathBuf>);

impl Preferences {
    pub(crate) fn new(folder: Option<&Path>, name: &str) -> Preferences {
        Preferences(folder.map(|folder| folder.join("fenetre").join(name)))
    }

    /// What was chosen; what nothing readable says is as it comes.
    pub(crate) fn read<T: DeserializeOwned + Default>(&self) -> T {
        let text = self.0.as_ref().and_then(|file| fs::read(file).ok());
        text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
    }

    pub(crate) fn keep(&self, chosen: &impl Serialize) -> Result<(), Failure> {
        let Some(file) = &self.0 else { return Err(nowhere()) };
        let text = serde_json::to_vec_pretty(chosen).map_err(|_| nowhere())?;
        // The folder is there: the lock of the window is in it.
        ecrire_prive(file, &text).map_err(|error| Failure::Interne { message: error.to_string() })
    }
}

pub(crate) fn nowhere() -> Failure {
    Failure::Interne {
        message: "Ce choix n’a pas pu être gardé\u{a0}: Quantième ne sait pas où ranger ses réglages. Vos dossiers n’ont pas été modifiés.".into(),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
    #[serde(default)]
    struct Choice {
        icon: bool,
    }

    #[test]
    fn what_was_chosen_is_kept_privately_and_as_it_comes_when_nothing_readable_says_otherwise() {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(temporary.path().join("fenetre")).expect("a folder");
        let kept = || Preferences::new(Some(temporary.path()), "choix.json");
        assert_eq!(kept().read::<Choice>(), Choice { icon: false });
        kept().keep(&Choice { icon: true }).expect("kept");
        assert_eq!(kept().read::<Choice>(), Choice { icon: true });
        let file = temporary.path().join("fenetre").join("choix.json");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
        }
        fs::write(&file, "{\"icon\": ").expect("a file");
        assert_eq!(kept().read::<Choice>(), Choice { icon: false });
        assert!(Preferences::new(None, "choix.json").keep(&Choice::default()).is_err());
    }
}
