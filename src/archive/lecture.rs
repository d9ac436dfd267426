//! Reading an archive that anyone may have made.

use std::collections::{BTreeMap, HashSet};
use std::io::{Read, Seek};

use zip::read::{ArchiveOffset, Config, ZipFileEntry};
use zip::{CompressionMethod, ZipArchive};

use super::chemin::{affichable, controler};
use super::contenu::{Contenu, Entree, mesurer, refus};
use super::erreurs::{ArchiveRefusee, traduire};
use super::noms::cle;
use super::scelle::Source;
use super::sommes::{self, Empreinte};
use super::{DONNEES, SOMMES, TAMPON, TOTAL_MAX, fin};

/// An archive opened for reading: its list of files is sound, its contents still to be checked.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let jour = chrono::NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day");
/// # let mut archive = quantieme::archive::Ecriture::new(std::io::Cursor::new(Vec::new()), jour);
/// # archive.ajouter("quantieme.json", "{}".as_bytes())?;
/// # archive.ajouter("pieces/01 - Avis.txt", "Avis".as_bytes())?;
/// # let fichier = archive.finir()?;
/// let mut archive = quantieme::archive::Lecture::ouvrir(fichier, None)?;
/// archive.verifier(&mut |_fait, _total| true)?;
/// assert_eq!(archive.donnees()?, "{}");
/// let avis = std::io::read_to_string(archive.piece("pieces/01 - Avis.txt")?)?;
/// assert_eq!(avis, "Avis");
/// # Ok(()) }
/// ```
pub struct Lecture<R: Read + Seek> {
    zip: ZipArchive<Source<R>>,
    /// Every file but the sums, by name.
    entrees: BTreeMap<String, Entree>,
    scellee: bool,
    verifiee: bool,
}

impl<R: Read + Seek> Lecture<R> {
    /// Opens an archive, sealed or not. `phrase` serves only when it is sealed, and is taken as it is.
    ///
    /// Reads the list of files and the sums, and no other content. A sealed archive is deciphered block by block as it
    /// is read: no clear copy is made.
    ///
    /// # Errors
    /// [`ArchiveRefusee`], one sentence. [`ArchiveRefusee::PhraseNecessaire`] asks for the phrase; open again with it.
    pub fn ouvrir(source: R, phrase: Option<&str>) -> Result<Lecture<R>, ArchiveRefusee> {
        let mut source = Source::ouvrir(source, phrase)?;
        let scellee = source.est_scellee();
        fin::controler(&mut source)?;
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let abimee = |e| refus(e, ArchiveRefusee::Abimee);
        let mut zip = ZipArchive::with_config(config, source).map_err(abimee)?;
        if zip.index_for_name(DONNEES).is_none() {
            return Err(ArchiveRefusee::PasUneArchive);
        }
        if zip.has_duplicate_names() {
            return Err(ArchiveRefusee::Doublon);
        }
        let mut entrees = recenser(&zip)?;
        // No file over another, none left out of the list, none that two programs would read differently.
        zip.validate_header_consistency().map_err(abimee)?;
        let sommes = entrees.remove(SOMMES).ok_or(ArchiveRefusee::SommesAbsentes)?;
        couvrir(&mut entrees, lire_sommes(&mut zip, &sommes)?)?;
        Ok(Lecture { zip, entrees, scellee, verifiee: false })
    }

    /// Whether a phrase was needed.
    pub fn est_scellee(&self) -> bool {
        self.scellee
    }

    /// Every file, sorted by name, with what the archive tells of it; `SHA256SUMS` itself left out.
    pub fn fichiers(&self) -> impl Iterator<Item = (&str, Empreinte)> {
        self.entrees.iter().map(|(nom, entree)| (nom.as_str(), entree.annoncee))
    }

    /// Reads every file to its end and checks it. Nothing can be taken out before.
    ///
    /// `progress` gets the bytes checked and the bytes to check, every 64 KiB; it answers whether to go on.
    ///
    /// # Errors
    /// [`ArchiveRefusee`]: which file is damaged, too large or a bomb; [`ArchiveRefusee::Interrompue`] when `progress`
    /// said so.
    pub fn verifier(&mut self, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), ArchiveRefusee> {
        let Lecture { zip, entrees, verifiee, .. } = self;
        *verifiee = false;
        let total = entrees.values().map(|entree| entree.annoncee.taille).sum();
        let mut fait = 0;
        let mut tampon = vec![0; TAMPON];
        for (nom, entree) in entrees.iter() {
            let mut contenu = Contenu::ouvrir(zip, nom, entree)?;
            loop {
                if !progress(fait, total) {
                    return Err(ArchiveRefusee::Interrompue);
                }
                match contenu.read(&mut tampon) {
                    Ok(0) => break,
                    Ok(lus) => fait += lus as u64,
                    Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                    Err(e) => return Err(traduire(e, ArchiveRefusee::altere(nom))),
                }
            }
        }
        progress(total, total);
        *verifiee = true;
        Ok(())
    }

    /// The text of `quantieme.json`.
    ///
    /// # Errors
    /// [`ArchiveRefusee::NonVerifiee`], [`ArchiveRefusee::PasDuTexte`], or what changed since the verification.
    pub fn donnees(&mut self) -> Result<String, ArchiveRefusee> {
        let mut octets = Vec::new();
        // Bounded: a content that goes past its limit is an error.
        let lecture = self.piece(DONNEES)?.read_to_end(&mut octets);
        lecture.map_err(|e| traduire(e, ArchiveRefusee::altere(DONNEES)))?;
        String::from_utf8(octets).map_err(|_| ArchiveRefusee::PasDuTexte)
    }

    /// Any file of the archive by its whole name, `pieces/01 - Avis.pdf`, as a stream checked again as it is read.
    ///
    /// # Errors
    /// [`ArchiveRefusee::NonVerifiee`], [`ArchiveRefusee::Introuvable`], or the disk.
    pub fn piece(&mut self, nom: &str) -> Result<Contenu<'_, R>, ArchiveRefusee> {
        if !self.verifiee {
            return Err(ArchiveRefusee::NonVerifiee);
        }
        let (nom, entree) = self
            .entrees
            .get_key_value(nom)
            .ok_or_else(|| ArchiveRefusee::Introuvable { nom: affichable(nom) })?;
        Contenu::ouvrir(&mut self.zip, nom, entree)
    }
}

/// The files the archive tells of, each of them acceptable; folders are left out.
fn recenser<R: Read + Seek>(zip: &ZipArchive<Source<R>>) -> Result<BTreeMap<String, Entree>, ArchiveRefusee> {
    let mut entrees = BTreeMap::new();
    let mut cles = HashSet::new();
    let mut total = 0_u64;
    for rang in 0..zip.len() {
        let fichier = zip.by_index_data(rang).map_err(|e| refus(e, ArchiveRefusee::Abimee))?;
        let nom = fichier.name().map_err(|e| refus(e, ArchiveRefusee::Abimee))?;
        let dossier = nom.strip_suffix('/');
        controler(dossier.unwrap_or(&nom))
            .map_err(|pourquoi| ArchiveRefusee::Nom { nom: affichable(&nom), pourquoi })?;
        if !cles.insert(cle(dossier.unwrap_or(&nom))) {
            return Err(ArchiveRefusee::Doublon);
        }
        accepter(&fichier, &nom)?;
        if dossier.is_some() {
            continue;
        }
        let (taille, comprimee) = (fichier.size(), fichier.compressed_size());
        mesurer(&nom, taille, comprimee)?;
        total = total.saturating_add(taille);
        let annoncee = Empreinte { sha256: [0; 32], taille };
        entrees.insert(nom.into_owned(), Entree { rang, annoncee, comprimee });
    }
    if total > TOTAL_MAX {
        return Err(ArchiveRefusee::TotalTropGros);
    }
    Ok(entrees)
}

/// A plain file, or an empty folder, that we know how to read.
fn accepter(fichier: &ZipFileEntry<'_>, nom: &str) -> Result<(), ArchiveRefusee> {
    // The kind of file, whatever the system that is said to have made the archive.
    let genre = (fichier.external_attributes() >> 16) & 0o170_000;
    if fichier.is_symlink() || !matches!(genre, 0 | 0o100_000 | 0o040_000) {
        return Err(ArchiveRefusee::Lien { nom: affichable(nom) });
    }
    if fichier.encrypted() {
        return Err(ArchiveRefusee::Chiffree);
    }
    if !matches!(fichier.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(ArchiveRefusee::Compression { nom: affichable(nom) });
    }
    if nom.ends_with('/') && fichier.size() > 0 {
        return Err(ArchiveRefusee::NonCouvert { nom: affichable(nom) });
    }
    Ok(())
}

fn lire_sommes<R: Read + Seek>(
    zip: &mut ZipArchive<Source<R>>,
    entree: &Entree,
) -> Result<sommes::Sommes, ArchiveRefusee> {
    let altere = |e| refus(e, ArchiveRefusee::altere(SOMMES));
    let fichier = zip.by_index(entree.rang).map_err(altere)?;
    let mut octets = Vec::new();
    // One byte too many tells a file that goes past what it told; no sum covers this one.
    fichier.take(entree.annoncee.taille + 1).read_to_end(&mut octets).map_err(|e| altere(e.into()))?;
    if octets.len() as u64 != entree.annoncee.taille {
        return Err(ArchiveRefusee::altere(SOMMES));
    }
    let texte = String::from_utf8(octets).map_err(|_| ArchiveRefusee::SommesIllisibles { ligne: 1 })?;
    sommes::lire(&texte).map_err(|ligne| ArchiveRefusee::SommesIllisibles { ligne })
}

/// Gives each file its sum: none without, none for nothing.
fn couvrir(entrees: &mut BTreeMap<String, Entree>, mut sommes: sommes::Sommes) -> Result<(), ArchiveRefusee> {
    for (nom, entree) in entrees.iter_mut() {
        let somme = sommes.remove(nom);
        entree.annoncee.sha256 = somme.ok_or_else(|| ArchiveRefusee::NonCouvert { nom: affichable(nom) })?;
    }
    match sommes.first_key_value() {
        Some((nom, _)) => Err(ArchiveRefusee::FichierManquant { nom: affichable(nom) }),
        None => Ok(()),
    }
}
