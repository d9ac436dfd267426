use serde::Serialize;
use ts_rs::TS;

use crate::coffre;
use crate::dossier::FichierInvalide;
use crate::lecture::Illisible;
use crate::{depot, docx, lettre, pdf, store};

/// What a screen is told when something cannot be done. A variant exists only where a screen behaves differently; each
/// message is one clear French sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[ts(export, export_to = "types.ts")]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Failure {
    /// Shown under the field.
    #[error("{message}")]
    Invalide { champ: String, message: String },
    /// What was asked for is not, or no longer, there.
    #[error("{message}")]
    Introuvable { message: String },
    /// The base itself: a whole page says it.
    #[error("{message}")]
    Base { message: String },
    /// A phrase must be given first.
    #[error("{message}")]
    Verrouille { message: String },
    /// Stopped because the person asked.
    #[error("{message}")]
    Arretee { message: String },
    /// Ours to mend.
    #[error("{message}")]
    Interne { message: String },
}

impl Failure {
    pub(super) fn invalide(champ: &str, message: impl Into<String>) -> Self {
        Failure::Invalide { champ: champ.to_owned(), message: message.into() }
    }

    pub(super) fn verrouille() -> Self {
        Failure::Verrouille {
            message: "Vos dossiers sont verrouillés. Donnez votre phrase de passe.".to_owned(),
        }
    }

    pub(super) fn introuvable(quoi: &str) -> Self {
        Failure::Introuvable { message: format!("{quoi} n’est plus ici. Revenez à l’accueil.") }
    }
}

impl From<store::Error> for Failure {
    fn from(e: store::Error) -> Self {
        let message = e.to_string();
        match e {
            // The base is sound: what was asked cannot be done, and the page stays.
            store::Error::Arretee => Failure::Arretee { message },
            store::Error::PasAnnulable => Failure::invalide("action", message),
            _ => Failure::Base { message },
        }
    }
}

impl From<coffre::VerrouRefuse> for Failure {
    fn from(e: coffre::VerrouRefuse) -> Self {
        Failure::Base { message: e.to_string() }
    }
}

impl From<coffre::Error> for Failure {
    fn from(e: coffre::Error) -> Self {
        match e {
            coffre::Error::PhraseFausse | coffre::Error::PhraseVide => {
                Failure::invalide("phrase", e.to_string())
            }
            coffre::Error::SecoursFaux => Failure::invalide("cle", e.to_string()),
            _ => Failure::Base { message: e.to_string() },
        }
    }
}

impl From<coffre::EcritureRefusee> for Failure {
    fn from(e: coffre::EcritureRefusee) -> Self {
        Failure::Base { message: e.to_string() }
    }
}

impl From<Illisible> for Failure {
    fn from(e: Illisible) -> Self {
        Failure::Invalide { champ: e.champ, message: e.message }
    }
}

impl From<FichierInvalide> for Failure {
    fn from(e: FichierInvalide) -> Self {
        Failure::invalide("fichier", e.to_string())
    }
}

impl From<lettre::Error> for Failure {
    fn from(e: lettre::Error) -> Self {
        match e {
            lettre::Error::Texte { .. } => Failure::invalide("texte", e.to_string()),
            _ => Failure::Interne { message: e.to_string() },
        }
    }
}

impl From<depot::Error> for Failure {
    fn from(e: depot::Error) -> Self {
        match e {
            depot::Error::Impression(e) => e.into(),
            depot::Error::Interrompu => store::Error::Arretee.into(),
            _ => Failure::invalide("chemin", e.to_string()),
        }
    }
}

impl From<docx::Error> for Failure {
    fn from(e: docx::Error) -> Self {
        Failure::Interne { message: e.to_string() }
    }
}

impl From<pdf::Error> for Failure {
    fn from(e: pdf::Error) -> Self {
        match e {
            pdf::Error::Adresse { .. } | pdf::Error::AdresseTropHaute { .. } => {
                Failure::invalide("dest_adresse", e.to_string())
            }
            pdf::Error::Caractere { .. } => Failure::invalide("texte", e.to_string()),
            _ => Failure::Interne { message: e.to_string() },
        }
    }
}
