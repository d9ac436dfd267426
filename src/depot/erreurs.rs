//! Why a deposit was not made: one sentence each, for the person in front of the screen.

use std::io;

use super::remarque::{Gravite, Remarque};
use crate::pdf;

/// A deposit that was not made. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{}", bloque(.0))]
    Bloque(Vec<Remarque>),
    #[error(
        "«\u{a0}{nom}\u{a0}» existe déjà et n’est pas vide\u{a0}: choisissez un autre nom. Rien n’y a été modifié."
    )]
    DejaLa { nom: String },
    #[error(
        "L’endroit choisi n’existe pas ou n’est plus branché\u{a0}: choisissez-en un autre. Rien n’est perdu."
    )]
    Introuvable,
    #[error(
        "Il n’y a pas assez de place à l’endroit choisi\u{a0}: libérez-en ou choisissez un autre disque. Rien n’y a été laissé, et rien n’est perdu."
    )]
    Place,
    #[error(
        "Vous n’avez pas le droit d’écrire à l’endroit choisi\u{a0}: choisissez-en un autre. Rien n’est perdu."
    )]
    Interdit,
    #[error(
        "Le disque n’a pas accepté le dossier\u{a0}: vérifiez qu’il est bien branché, puis réessayez. Rien n’y a été laissé, et rien n’est perdu."
    )]
    Ecriture(#[source] io::Error),
    #[error("Le dossier n’a pas été fait, comme vous l’avez demandé. Rien n’a été laissé sur le disque.")]
    Interrompu,
    #[error(transparent)]
    Impression(#[from] pdf::Error),
}

fn bloque(remarques: &[Remarque]) -> String {
    let mut phrases = remarques.iter().filter(|remarque| remarque.gravite() == Gravite::Bloque);
    let premiere = phrases.next().map(Remarque::phrase).unwrap_or_default();
    let autres = match phrases.count() {
        0 => String::new(),
        1 => " Une autre remarque bloque le dépôt.".to_owned(),
        n => format!(" {n}\u{a0}autres remarques bloquent le dépôt."),
    };
    format!("{premiere}{autres} Le dossier n’a pas été fait\u{a0}; vos pièces sont intactes.")
}

impl From<io::Error> for Error {
    /// An error of what is written to: those of pieces are remarks.
    fn from(erreur: io::Error) -> Error {
        match erreur.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Error::Place
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Error::Interdit,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Introuvable,
            _ => Error::Ecriture(erreur),
        }
    }
}
