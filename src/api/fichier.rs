//! Files that come in and go out, by path.

use std::io::Write;
use std::path::Path;

use super::vues::FichierEcrit;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, DossierId};
use crate::store::{self, Geste, Sorte};

/// Writes a file whole or not at all: beside its place, then renamed.
///
/// # Errors
/// [`Failure::Invalide`] on `chemin` when the place cannot be written.
pub(crate) fn ecrire(chemin: &Path, octets: &[u8]) -> Result<FichierEcrit, Failure> {
    ecrire_flux(chemin, |sortie| sortie.write_all(octets).map(|()| octets.len() as u64))
}

/// The same, for what is too large to be held whole: `remplir` writes, and gives the size in bytes.
///
/// # Errors
/// [`Failure::Invalide`] naming the place, or what was said to an interrupted work.
pub(crate) fn ecrire_flux(
    chemin: &Path,
    remplir: impl FnOnce(&mut dyn Write) -> std::io::Result<u64>,
) -> Result<FichierEcrit, Failure> {
    let refus = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::Interrupted => store::Error::Arretee.into(),
        std::io::ErrorKind::StorageFull => Failure::invalide(
            "chemin",
            "Il n’y a plus assez de place sur ce disque. Libérez-en, ou choisissez un autre dossier.",
        ),
        _ => Failure::invalide(
            "chemin",
            format!(
                "Le fichier «\u{a0}{}\u{a0}» ne peut pas être écrit. Choisissez un autre dossier.",
                chemin.display()
            ),
        ),
    };
    let dossier = chemin.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut brouillon = tempfile::Builder::new().prefix(".quantieme-").tempfile_in(dossier).map_err(refus)?;
    let octets = remplir(&mut brouillon).map_err(refus)?;
    brouillon.as_file().sync_all().map_err(refus)?;
    brouillon.persist(chemin).map_err(|e| refus(e.error))?;
    Ok(FichierEcrit { chemin: chemin.display().to_string(), octets })
}

/// Reads a text file the user named.
///
/// # Errors
/// [`Failure::Invalide`] naming the file when it cannot be read.
pub(crate) fn lire_texte(chemin: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(chemin).map_err(|e| {
        let raison = match e.kind() {
            std::io::ErrorKind::NotFound => "n’existe pas",
            std::io::ErrorKind::InvalidData => "n’est pas un fichier de texte",
            _ => "ne peut pas être lu",
        };
        Failure::invalide("fichier", format!("Le fichier «\u{a0}{}\u{a0}» {raison}.", chemin.display()))
    })
}

/// Takes a dossier from its file into the base, whole or not at all.
///
/// # Errors
/// [`Failure`]: an unreadable file, or a dossier that is in the base already.
pub fn importer_dossier(app: &mut App, ctx: &mut Contexte, chemin: &Path) -> Result<DossierId, Failure> {
    let dossier = Dossier::lire(&lire_texte(chemin)?)?;
    if store::lire_dossier(app.lecture()?, dossier.id)?.is_some() {
        return Err(Failure::invalide(
            "fichier",
            "Ce dossier est déjà parmi les vôtres. Rien n’a été modifié.",
        ));
    }
    let geste =
        Geste::new(format!("Dossier importé\u{a0}: {}", dossier.titre), dossier.id).de_sorte(Sorte::Arrivee);
    let cree_ms = ctx.maintenant_ms;
    app.ecrire(ctx, &geste, |c| store::inserer_dossier(c, &dossier, cree_ms))?;
    Ok(dossier.id)
}

/// Writes a dossier as one file.
///
/// # Errors
/// [`Failure`]: the dossier is not in the base, or the place cannot be written.
pub fn exporter_dossier(app: &App, id: DossierId, chemin: &Path) -> Result<FichierEcrit, Failure> {
    ecrire(chemin, app.dossier(id)?.fichier().as_bytes())
}
