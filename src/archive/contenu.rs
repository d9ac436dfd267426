//! One file coming out of an archive: counted, bounded, and checked against its sum at its end.

use std::io::{self, Read, Seek};

use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::chemin::affichable;
use super::erreurs::{ArchiveRefusee, traduire};
use super::scelle::Source;
use super::sommes::Empreinte;
use super::{BOMBE_DES, BOMBE_RATIO, limite};

/// A file of the archive and what is told of it.
#[derive(Debug)]
pub(crate) struct Entree {
    pub(crate) rang: usize,
    /// What the archive tells: true only once the file has been read to its end.
    pub(crate) annoncee: Empreinte,
    /// Bytes it takes in the archive.
    pub(crate) comprimee: u64,
}

/// A file being read. At its end, an error instead of the end when it is not the file that the sums tell: read to the
/// end before trusting it. Its errors hold an [`ArchiveRefusee`].
pub struct Contenu<'a, R: Read + Seek> {
    fichier: ZipFile<'a, Source<R>>,
    nom: &'a str,
    entree: &'a Entree,
    somme: Sha256,
    lus: u64,
}

impl<'a, R: Read + Seek> Contenu<'a, R> {
    pub(crate) fn ouvrir(
        zip: &'a mut ZipArchive<Source<R>>,
        nom: &'a str,
        entree: &'a Entree,
    ) -> Result<Self, ArchiveRefusee> {
        let fichier =
            zip.by_index(entree.rang).map_err(|erreur| refus(erreur, ArchiveRefusee::altere(nom)))?;
        Ok(Contenu { fichier, nom, entree, somme: Sha256::new(), lus: 0 })
    }

    fn juste(&self) -> bool {
        let somme: [u8; 32] = self.somme.clone().finalize().into();
        self.entree.annoncee == Empreinte { sha256: somme, taille: self.lus }
    }
}

impl<R: Read + Seek> Read for Contenu<'_, R> {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        if octets.is_empty() {
            return Ok(0);
        }
        let altere = || io::Error::new(io::ErrorKind::InvalidData, ArchiveRefusee::altere(self.nom));
        let lus = match self.fichier.read(octets) {
            Ok(lus) => lus,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => return Err(e),
            Err(e) => {
                let genre = e.kind();
                return Err(io::Error::new(genre, traduire(e, ArchiveRefusee::altere(self.nom))));
            }
        };
        self.lus += lus as u64;
        // The sizes told were checked on opening: a file that keeps to them is never too large.
        if self.lus > self.entree.annoncee.taille {
            return Err(altere());
        }
        mesurer(self.nom, self.lus, self.entree.comprimee)
            .map_err(|refus| io::Error::new(io::ErrorKind::InvalidData, refus))?;
        self.somme.update(&octets[..lus]);
        if lus == 0 && !self.juste() {
            return Err(altere());
        }
        Ok(lus)
    }
}

/// Refuses a file of that many bytes when it is too large, or swells beyond measure.
pub(crate) fn mesurer(nom: &str, taille: u64, comprimee: u64) -> Result<(), ArchiveRefusee> {
    let limite = limite(nom);
    if taille > limite {
        return Err(ArchiveRefusee::TropGros { nom: affichable(nom), limite });
    }
    if taille > BOMBE_DES && taille > comprimee.saturating_mul(BOMBE_RATIO) {
        return Err(ArchiveRefusee::Bombe { nom: affichable(nom) });
    }
    Ok(())
}

pub(crate) fn refus(erreur: ZipError, abime: ArchiveRefusee) -> ArchiveRefusee {
    match erreur {
        ZipError::Io(e) => traduire(e, abime),
        _ => abime,
    }
}
