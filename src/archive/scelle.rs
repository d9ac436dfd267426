//! The seal: the whole ZIP encrypted to a phrase, both ways as a stream.

use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::erreurs::{ArchiveNonEcrite, ArchiveRefusee, Panne, traduire};

/// What opening a sealed archive costs: 2^18 rounds of scrypt, a second and 256 MiB, as the program age has it.
pub const COUT_NORMAL: u8 = 18;
/// The most we accept, written or read: one GiB of memory. A hostile file may ask for anything.
pub const COUT_MAX: u8 = 20;

const AGE: &[u8] = b"age-encryption.org/";
const AGE_PHRASE: &[u8] = b"age-encryption.org/v1\n-> scrypt ";
/// The header of a file sealed to a phrase holds in two hundred bytes.
const ENTETE_MAX: usize = 1024;

/// Where an archive goes. Counts what the ZIP gives it.
pub(crate) struct Sortie<W: Write> {
    vers: Vers<W>,
    recus: u64,
}

enum Vers<W: Write> {
    Clair(BufWriter<W>),
    Scelle(Box<StreamWriter<W>>),
}

impl<W: Write> Sortie<W> {
    pub(crate) fn claire(sortie: W) -> Self {
        Sortie { vers: Vers::Clair(BufWriter::new(sortie)), recus: 0 }
    }

    pub(crate) fn scellee(sortie: W, phrase: &str, cout: u8) -> Result<Self, ArchiveNonEcrite> {
        if phrase.is_empty() {
            return Err(ArchiveNonEcrite::PhraseVide);
        }
        let mut destinataire = scrypt::Recipient::new(SecretString::from(phrase));
        destinataire.set_work_factor(cout.clamp(1, COUT_MAX));
        let flux = Encryptor::with_recipients(std::iter::once(&destinataire as _))
            .map_err(|erreur| ArchiveNonEcrite::Ecriture(io::Error::other(erreur)))?
            .wrap_output(sortie)
            .map_err(ArchiveNonEcrite::Ecriture)?;
        Ok(Sortie { vers: Vers::Scelle(Box::new(flux)), recus: 0 })
    }

    /// Bytes received so far.
    pub(crate) fn recus(&self) -> u64 {
        self.recus
    }

    /// Writes what is still held back and gives the caller's writer back.
    pub(crate) fn finir(self) -> io::Result<W> {
        let mut sortie = match self.vers {
            Vers::Clair(tampon) => tampon.into_inner().map_err(io::IntoInnerError::into_error)?,
            Vers::Scelle(flux) => flux.finish()?,
        };
        sortie.flush()?;
        Ok(sortie)
    }
}

impl<W: Write> Write for Sortie<W> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let ecrits = match &mut self.vers {
            Vers::Clair(sortie) => sortie.write(octets)?,
            Vers::Scelle(sortie) => sortie.write(octets)?,
        };
        self.recus += ecrits as u64;
        Ok(ecrits)
    }

    /// Does nothing: only the end matters, and the compressor is flushed often.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where an archive comes from.
pub(crate) enum Source<R> {
    Claire(Surveillee<R>),
    Scellee(Box<Descellee<R>>),
}

impl<R: Read + Seek> Source<R> {
    pub(crate) fn ouvrir(source: R, phrase: Option<&str>) -> Result<Self, ArchiveRefusee> {
        let mut source = Surveillee(source);
        let entete = debut(&mut source).map_err(|e| traduire(e, ArchiveRefusee::Abimee))?;
        if !entete.starts_with(AGE) {
            return Ok(Source::Claire(source));
        }
        if !entete.starts_with(AGE_PHRASE) {
            let coupe = AGE_PHRASE.starts_with(&entete);
            return Err(if coupe { ArchiveRefusee::Abimee } else { ArchiveRefusee::ScelleeAutrement });
        }
        // The library reads on until the header ends: it must end soon.
        if !entete.windows(5).any(|fin| fin == b"\n--- ") {
            return Err(ArchiveRefusee::Abimee);
        }
        let phrase = phrase.ok_or(ArchiveRefusee::PhraseNecessaire)?;
        let mut cle = scrypt::Identity::new(SecretString::from(phrase));
        cle.set_max_work_factor(COUT_MAX);
        let flux = Decryptor::new(source)
            .and_then(|scelle| scelle.decrypt(std::iter::once(&cle as _)))
            .map_err(|erreur| match erreur {
                DecryptError::DecryptionFailed
                | DecryptError::KeyDecryptionFailed
                | DecryptError::NoMatchingKeys => ArchiveRefusee::PhraseFausse,
                DecryptError::ExcessiveWork { .. } => ArchiveRefusee::CoutExcessif,
                DecryptError::Io(e) => traduire(e, ArchiveRefusee::Abimee),
                _ => ArchiveRefusee::Abimee,
            })?;
        let source = Descellee::new(flux).map_err(|e| traduire(e, ArchiveRefusee::Abimee))?;
        Ok(Source::Scellee(Box::new(source)))
    }

    pub(crate) fn est_scellee(&self) -> bool {
        matches!(self, Source::Scellee(_))
    }
}

/// The first bytes, and back to the start.
fn debut(source: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    source.seek(SeekFrom::Start(0))?;
    let mut octets = Vec::with_capacity(ENTETE_MAX);
    source.by_ref().take(ENTETE_MAX as u64).read_to_end(&mut octets)?;
    source.seek(SeekFrom::Start(0))?;
    Ok(octets)
}

impl<R: Read + Seek> Read for Source<R> {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        match self {
            Source::Claire(source) => source.read(octets),
            Source::Scellee(source) => source.read(octets),
        }
    }
}

impl<R: Read + Seek> Seek for Source<R> {
    fn seek(&mut self, ou: SeekFrom) -> io::Result<u64> {
        match self {
            Source::Claire(source) => source.seek(ou),
            Source::Scellee(source) => source.seek(ou),
        }
    }
}

/// The caller's reader, whose own errors can be told from those of a damaged archive.
pub(crate) struct Surveillee<R>(R);

fn panne(erreur: io::Error) -> io::Error {
    match erreur.kind() {
        // Asked again by whoever reads: not an error.
        io::ErrorKind::Interrupted => erreur,
        // Only the caller's reader running over its end, or asked for a place before its start.
        io::ErrorKind::InvalidInput => erreur,
        autre => io::Error::new(autre, Panne(erreur)),
    }
}

impl<R: Read> Read for Surveillee<R> {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        self.0.read(octets).map_err(panne)
    }
}

impl<R: Seek> Seek for Surveillee<R> {
    fn seek(&mut self, ou: SeekFrom) -> io::Result<u64> {
        self.0.seek(ou).map_err(panne)
    }
}

/// A sealed archive, read in any order. Moves only when it has to read: the library deciphers a whole block each time,
/// and does not bear being sent past its end, where a hostile ZIP may send it.
pub(crate) struct Descellee<R> {
    flux: StreamReader<Surveillee<R>>,
    taille: u64,
    /// Where the next byte is to come from, and where `flux` is.
    voulue: u64,
    reelle: u64,
}

impl<R: Read + Seek> Descellee<R> {
    fn new(mut flux: StreamReader<Surveillee<R>>) -> io::Result<Self> {
        // Checks the last block too: a shortened archive is known at once.
        let taille = flux.seek(SeekFrom::End(0))?;
        Ok(Descellee { flux, taille, voulue: 0, reelle: taille })
    }
}

impl<R: Read + Seek> Read for Descellee<R> {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        if self.voulue >= self.taille || octets.is_empty() {
            return Ok(0);
        }
        if self.voulue != self.reelle {
            self.reelle = self.flux.seek(SeekFrom::Start(self.voulue))?;
        }
        let lus = self.flux.read(octets)?;
        self.reelle += lus as u64;
        self.voulue = self.reelle;
        Ok(lus)
    }
}

impl<R: Read + Seek> Seek for Descellee<R> {
    fn seek(&mut self, ou: SeekFrom) -> io::Result<u64> {
        let voulue = match ou {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(ecart) => self.voulue.checked_add_signed(ecart),
            SeekFrom::End(ecart) => self.taille.checked_add_signed(ecart),
        };
        self.voulue = voulue.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.voulue)
    }
}
