//! Writing an archive, as a stream.

use std::collections::HashSet;
use std::io::{Read, Write};

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::chemin::{NomRefuse, affichable, controler};
use super::erreurs::ArchiveNonEcrite;
use super::noms::cle;
use super::scelle::Sortie;
use super::sommes::{self, Empreinte, Sommes};
use super::{BOMBE_RATIO, DONNEES, FICHIERS_MAX, PIECE_MAX, SOMMES, TAMPON, TOTAL_MAX, limite};

const _: () = assert!(PIECE_MAX < u32::MAX as u64, "no file needs ZIP64 sizes of its own");

/// An archive being written. Dropped before [`Ecriture::finir`], it leaves something no one can import.
///
/// The same files, given in the same order with the same date, make the same bytes; sealed, they never do.
///
/// ```
/// # fn main() -> Result<(), quantieme::archive::ArchiveNonEcrite> {
/// let jour = chrono::NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day");
/// let mut archive = quantieme::archive::Ecriture::new(Vec::new(), jour);
/// archive.ajouter("quantieme.json", "{}".as_bytes())?;
/// archive.ajouter("pieces/01 - Avis.txt", "Avis".as_bytes())?;
/// let octets = archive.finir()?;
/// # assert!(octets.starts_with(b"PK"));
/// # Ok(()) }
/// ```
pub struct Ecriture<W: Write> {
    zip: ZipWriter<StreamWriter<Sortie<W>>>,
    options: SimpleFileOptions,
    sommes: Sommes,
    pris: HashSet<String>,
    total: u64,
    rompue: bool,
}

impl<W: Write> Ecriture<W> {
    /// An archive anyone can open. `jour` is the day every file in it bears, from 1980 to 2107.
    pub fn new(sortie: W, jour: NaiveDate) -> Self {
        Self::vers(Sortie::claire(sortie), jour)
    }

    /// An archive sealed to a phrase, which is taken as it is: the caller has it normalised.
    ///
    /// `cout` is scrypt's work factor, as a power of two, brought between 1 and [`COUT_MAX`](super::COUT_MAX);
    /// people's archives take [`COUT_NORMAL`](super::COUT_NORMAL), tests less. Takes about a second.
    ///
    /// # Errors
    /// [`ArchiveNonEcrite::PhraseVide`], or [`ArchiveNonEcrite::Ecriture`] when the header cannot be written.
    pub fn scellee(sortie: W, jour: NaiveDate, phrase: &str, cout: u8) -> Result<Self, ArchiveNonEcrite> {
        Ok(Self::vers(Sortie::scellee(sortie, phrase, cout)?, jour))
    }

    fn vers(sortie: Sortie<W>, jour: NaiveDate) -> Self {
        // The same bytes on every system, hence what the library would otherwise take from this one.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(date(jour))
            .system(System::Unix)
            .unix_permissions(0o644);
        Ecriture {
            zip: ZipWriter::new_stream(sortie),
            options,
            sommes: Sommes::new(),
            pris: HashSet::new(),
            total: 0,
            rompue: false,
        }
    }

    /// Adds a file, read to its end, and says what it was.
    ///
    /// # Errors
    /// [`ArchiveNonEcrite`]: a name no archive may hold or one already there, too many files or bytes, a content or a
    /// disk that fails. Once bytes have been written, an error spoils the archive: nothing more is taken.
    pub fn ajouter(&mut self, nom: &str, contenu: impl Read) -> Result<Empreinte, ArchiveNonEcrite> {
        let refuser = |pourquoi| ArchiveNonEcrite::Nom { nom: affichable(nom), pourquoi };
        controler(nom).map_err(refuser)?;
        if cle(nom) == cle(SOMMES) {
            return Err(refuser(NomRefuse::Reserve));
        }
        if self.rompue {
            return Err(ArchiveNonEcrite::Rompue);
        }
        // This one, and the sums to come.
        if self.pris.len() as u64 + 2 > FICHIERS_MAX {
            return Err(ArchiveNonEcrite::TropDeFichiers);
        }
        if !self.pris.insert(cle(nom)) {
            return Err(ArchiveNonEcrite::Doublon { nom: affichable(nom) });
        }
        let empreinte = self.copier(nom, contenu)?;
        self.sommes.insert(nom.to_owned(), empreinte.sha256);
        Ok(empreinte)
    }

    /// Writes the sums and ends the archive. The caller's writer comes back flushed; putting it safely on disk is its
    /// own affair.
    ///
    /// # Errors
    /// [`ArchiveNonEcrite`]: no `quantieme.json`, an earlier error, or the disk.
    pub fn finir(mut self) -> Result<W, ArchiveNonEcrite> {
        if self.rompue {
            return Err(ArchiveNonEcrite::Rompue);
        }
        if !self.sommes.contains_key(DONNEES) {
            return Err(ArchiveNonEcrite::SansDonnees);
        }
        let texte = sommes::ecrire(&self.sommes);
        self.copier(SOMMES, texte.as_bytes())?;
        let sortie = self.zip.finish().map_err(ecriture)?.into_inner();
        sortie.finir().map_err(ArchiveNonEcrite::Ecriture)
    }

    fn copier(&mut self, nom: &str, mut contenu: impl Read) -> Result<Empreinte, ArchiveNonEcrite> {
        self.rompue = true;
        self.zip.start_file(nom, self.options).map_err(ecriture)?;
        let debut = self.recus();
        let limite = limite(nom);
        let mut tampon = vec![0; TAMPON];
        let mut somme = Sha256::new();
        let mut taille = 0;
        loop {
            let lus = remplir(&mut contenu, &mut tampon)
                .map_err(|source| ArchiveNonEcrite::Source { nom: affichable(nom), source })?;
            let bloc = &tampon[..lus];
            taille += lus as u64;
            if taille > limite {
                return Err(ArchiveNonEcrite::TropGros { nom: affichable(nom), limite });
            }
            if self.total + taille > TOTAL_MAX {
                return Err(ArchiveNonEcrite::TotalTropGros);
            }
            somme.update(bloc);
            self.compresser(bloc, taille, debut).map_err(ArchiveNonEcrite::Ecriture)?;
            if lus < TAMPON {
                break;
            }
        }
        self.total += taille;
        self.rompue = false;
        Ok(Empreinte { sha256: somme.finalize().into(), taille })
    }

    /// Readers take what swells beyond measure for a bomb, and a blank scan swells a thousand times: past half the
    /// measure, compresses by small pieces, which cannot gain more than a hundred times.
    fn compresser(&mut self, bloc: &[u8], taille: u64, debut: u64) -> std::io::Result<()> {
        if taille <= (1 << 20) || taille < (self.recus() - debut) * BOMBE_RATIO / 2 {
            return self.zip.write_all(bloc);
        }
        for piece in bloc.chunks(1024) {
            self.zip.write_all(piece)?;
            self.zip.flush()?;
        }
        Ok(())
    }

    fn recus(&self) -> u64 {
        self.zip.get_ref().map_or(0, |sortie| sortie.get_ref().recus())
    }
}

/// Fills the buffer unless the content ends: the bytes written must not depend on how it comes.
fn remplir(contenu: &mut impl Read, tampon: &mut [u8]) -> std::io::Result<usize> {
    let mut lus = 0;
    while lus < tampon.len() {
        match contenu.read(&mut tampon[lus..]) {
            Ok(0) => break,
            Ok(n) => lus += n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(lus)
}

fn date(jour: NaiveDate) -> DateTime {
    let en_octet = |n: u32| u8::try_from(n).expect("a month or a day is small");
    u16::try_from(jour.year())
        .ok()
        .and_then(|annee| {
            DateTime::from_date_and_time(annee, en_octet(jour.month()), en_octet(jour.day()), 0, 0, 0).ok()
        })
        .unwrap_or_default()
}

fn ecriture(erreur: ZipError) -> ArchiveNonEcrite {
    ArchiveNonEcrite::Ecriture(erreur.into())
}
