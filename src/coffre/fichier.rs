//! Files only their owner may read, and the lock that tells who has the base open.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that could not be written as it must be.
#[derive(Debug, thiserror::Error)]
pub enum EcritureRefusee {
    #[error(
        "Le fichier «\u{a0}{chemin}\u{a0}» ne peut pas être écrit. Celui qui s’y trouvait n’a pas été modifié. Vérifiez la place libre et le droit d’écrire dans ce dossier."
    )]
    Refusee { chemin: String, source: io::Error },
    #[error(
        "Le fichier «\u{a0}{chemin}\u{a0}» est écrit, mais le disque n’a pas confirmé qu’il le gardera. N’éteignez pas l’ordinateur et enregistrez encore une fois."
    )]
    NonConfirmee { chemin: String, source: io::Error },
}

/// Writes a file whole or not at all, for its owner only (mode 0600 where that exists): beside its place, flushed to
/// the disk, then renamed. What stood there is whole until the new one is.
///
/// # Errors
/// [`EcritureRefusee::Refusee`], nothing changed; [`EcritureRefusee::NonConfirmee`], the new file is in place but a
/// power cut might bring the former back.
pub fn ecrire_prive(chemin: &Path, octets: &[u8]) -> Result<(), EcritureRefusee> {
    let nom = || chemin.display().to_string();
    let refus = |source| EcritureRefusee::Refusee { chemin: nom(), source };
    let dossier = chemin.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut brouillon = brouillon().tempfile_in(dossier).map_err(refus)?;
    brouillon.write_all(octets).map_err(refus)?;
    brouillon.as_file().sync_all().map_err(refus)?;
    brouillon.persist(chemin).map_err(|e| refus(e.error))?;
    sync_dossier(dossier).map_err(|source| EcritureRefusee::NonConfirmee { chemin: nom(), source })
}

fn brouillon() -> tempfile::Builder<'static, 'static> {
    let mut brouillon = tempfile::Builder::new();
    brouillon.prefix(".quantieme-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        brouillon.permissions(std::fs::Permissions::from_mode(0o600));
    }
    brouillon
}

/// A rename is on the disk once its folder is. Some network and removable disks cannot be asked, and are not.
#[cfg(unix)]
fn sync_dossier(dossier: &Path) -> io::Result<()> {
    match File::open(dossier)?.sync_all() {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        autre => autre,
    }
}

/// Only unix lets a program flush a folder.
#[cfg(not(unix))]
fn sync_dossier(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts a file in the place of another, in the same folder: after a crash one finds the one or the other, whole.
///
/// # Errors
/// [`EcritureRefusee`]; the file that was to be replaced is as it was, unless only the confirmation failed.
pub fn remplacer(nouveau: &Path, ancien: &Path) -> Result<(), EcritureRefusee> {
    let refuse = |source| EcritureRefusee::Refusee { chemin: ancien.display().to_string(), source };
    File::open(nouveau).and_then(|f| f.sync_all()).map_err(refuse)?;
    std::fs::rename(nouveau, ancien).map_err(refuse)?;
    let dossier = ancien.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sync_dossier(dossier)
        .map_err(|source| EcritureRefusee::NonConfirmee { chemin: ancien.display().to_string(), source })
}

/// A lock on the base that was not granted.
#[derive(Debug, thiserror::Error)]
pub enum VerrouRefuse {
    #[error(
        "Vos dossiers sont ouverts ailleurs, dans une autre fenêtre ou par une autre personne. Rien n’a été modifié. Fermez-les là-bas, puis essayez de nouveau."
    )]
    OuvertAilleurs,
    #[error(
        "Vos dossiers sont en train d’être remplacés ailleurs, dans une autre fenêtre ou par une autre personne. Rien n’est perdu. Attendez que ce soit fini, puis essayez de nouveau."
    )]
    Remplacee,
    #[error(
        "Le dossier de la base «\u{a0}{chemin}\u{a0}» ne permet pas de savoir si elle est ouverte ailleurs. Rien n’a été modifié. Vérifiez le droit d’y écrire, ou mettez la base sur le disque de cet ordinateur."
    )]
    Impossible { chemin: String, source: io::Error },
}

/// Who has the base open: many share it, one alone may swap its file. Released when dropped, and by the system when
/// the program dies. The lock file stays: removing it would let two programs lock two different files.
#[derive(Debug)]
#[must_use = "the lock is released when this is dropped"]
pub struct Verrou {
    _fichier: File,
}

impl Verrou {
    /// Held while the base is open.
    ///
    /// # Errors
    /// [`VerrouRefuse::Remplacee`] while someone swaps the file; [`VerrouRefuse::Impossible`].
    pub fn partage(base: &Path) -> Result<Verrou, VerrouRefuse> {
        Verrou::prendre(base, File::try_lock_shared, VerrouRefuse::Remplacee)
    }

    /// Held while the file of the base is swapped for another. Close the base and drop its own shared lock first:
    /// here too, it would be open elsewhere.
    ///
    /// # Errors
    /// [`VerrouRefuse::OuvertAilleurs`] while anyone has the base open; [`VerrouRefuse::Impossible`].
    pub fn exclusif(base: &Path) -> Result<Verrou, VerrouRefuse> {
        Verrou::prendre(base, File::try_lock, VerrouRefuse::OuvertAilleurs)
    }

    /// The lock file of that base: beside it, `.verrou` added to its whole name.
    pub fn chemin(base: &Path) -> PathBuf {
        let mut chemin = OsString::from(base);
        chemin.push(".verrou");
        chemin.into()
    }

    fn prendre(
        base: &Path,
        prise: fn(&File) -> Result<(), TryLockError>,
        occupe: VerrouRefuse,
    ) -> Result<Verrou, VerrouRefuse> {
        let impossible = |source| VerrouRefuse::Impossible { chemin: base.display().to_string(), source };
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let fichier = options.open(Verrou::chemin(base)).map_err(impossible)?;
        match prise(&fichier) {
            Ok(()) => Ok(Verrou { _fichier: fichier }),
            Err(TryLockError::WouldBlock) => Err(occupe),
            Err(TryLockError::Error(source)) => Err(impossible(source)),
        }
    }
}
