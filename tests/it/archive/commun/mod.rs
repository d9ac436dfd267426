//! What the tests share: archives, sources that count, and a ZIP writer that lies.
#![allow(dead_code, unreachable_pub)]

use std::cell::Cell;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use chrono::NaiveDate;
use quantieme::archive::{ArchiveRefusee, Ecriture, Empreinte, Lecture};
use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const PHRASE: &str = "trois rivières et un ours";
/// The least there is: these tests are not about scrypt.
pub const LEGER: u8 = 1;

pub fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day")
}

pub const FICHIERS: [(&str, &str); 7] = [
    ("quantieme.json", "{\"format\": \"quantieme\"}"),
    ("quantieme.schema.json", "{}"),
    ("LISEZMOI.txt", "Ceci est une archive.\n"),
    ("pieces/01 - Délibération du 12 mars.pdf", "%PDF-1.7 la délibération"),
    ("pieces/02 - Photo 🎉.png", "une photo"),
    ("pieces/03 - vide.txt", ""),
    ("tableaux/échéances.csv", "jour;quoi\n"),
];

pub fn remplir<W: Write>(mut archive: Ecriture<W>) -> W {
    for (nom, contenu) in FICHIERS {
        archive.ajouter(nom, contenu.as_bytes()).expect("taken");
    }
    archive.finir().expect("written")
}

pub fn claire() -> Vec<u8> {
    remplir(Ecriture::new(Vec::new(), jour()))
}

pub fn scellee() -> Vec<u8> {
    remplir(Ecriture::scellee(Vec::new(), jour(), PHRASE, LEGER).expect("sealed"))
}

/// Opens and checks.
pub fn prendre(octets: &[u8], phrase: Option<&str>) -> Result<Lecture<Cursor<Vec<u8>>>, ArchiveRefusee> {
    let mut archive = Lecture::ouvrir(Cursor::new(octets.to_vec()), phrase)?;
    archive.verifier(&mut |_, _| true)?;
    Ok(archive)
}

pub fn refus(octets: &[u8]) -> ArchiveRefusee {
    match prendre(octets, None) {
        Ok(_) => panic!("the archive should be refused"),
        Err(refus) => {
            let phrase = refus.to_string();
            assert!(phrase.ends_with("Rien n’a été modifié."), "{phrase}");
            assert!(!phrase.chars().any(|c| c == '\u{202e}' || c == '\n'), "{phrase}");
            refus
        }
    }
}

/// All that an accepted archive holds.
pub fn contenus<R: Read + Seek>(archive: &mut Lecture<R>) -> Vec<(String, Vec<u8>)> {
    let noms: Vec<String> = archive.fichiers().map(|(nom, _)| nom.to_owned()).collect();
    let lire = |nom: String| {
        let mut octets = Vec::new();
        archive.piece(&nom).expect("listed").read_to_end(&mut octets).expect("checked");
        (nom, octets)
    };
    noms.into_iter().map(lire).collect()
}

pub fn attendus() -> Vec<(String, Vec<u8>)> {
    let mut attendus: Vec<_> = FICHIERS.iter().map(|(n, c)| (n.to_string(), c.as_bytes().to_vec())).collect();
    attendus.sort();
    attendus
}

pub fn somme(octets: &[u8]) -> String {
    Empreinte { sha256: Sha256::digest(octets).into(), taille: 0 }.hex()
}

/// A ZIP made without us, with sums for all it holds.
pub fn zip_etranger(fichiers: &[(&str, &[u8])], sommes: Option<&str>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut texte = String::new();
    for (nom, contenu) in fichiers {
        zip.start_file(*nom, SimpleFileOptions::default()).expect("started");
        zip.write_all(contenu).expect("written");
        texte += &format!("{}  {nom}\n", somme(contenu));
    }
    let texte = sommes.unwrap_or(&texte);
    if !texte.is_empty() {
        zip.start_file("SHA256SUMS", SimpleFileOptions::default()).expect("started");
        zip.write_all(texte.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// Replaces bytes by as many others, everywhere.
pub fn remplacer(octets: &[u8], avant: &[u8], apres: &[u8]) -> Vec<u8> {
    assert_eq!(avant.len(), apres.len());
    let mut octets = octets.to_vec();
    let places: Vec<usize> =
        octets.windows(avant.len()).enumerate().filter(|(_, f)| *f == avant).map(|(p, _)| p).collect();
    assert!(!places.is_empty(), "nothing to replace");
    for place in places {
        octets[place..place + apres.len()].copy_from_slice(apres);
    }
    octets
}

/// Bytes that do not compress, the same each time, counted as they are read.
pub struct Bruit {
    reste: u64,
    etat: u64,
    pub lus: Rc<Cell<u64>>,
    /// The most it ever was asked for at once.
    pub demande: Rc<Cell<usize>>,
}

impl Bruit {
    pub fn new(taille: u64) -> Self {
        Bruit { reste: taille, etat: 0x9e37_79b9_7f4a_7c15, lus: Rc::default(), demande: Rc::default() }
    }
}

impl Read for Bruit {
    fn read(&mut self, octets: &mut [u8]) -> std::io::Result<usize> {
        self.demande.set(self.demande.get().max(octets.len()));
        let lus = octets.len().min(usize::try_from(self.reste).unwrap_or(usize::MAX));
        for morceau in octets[..lus].chunks_mut(8) {
            self.etat ^= self.etat << 13;
            self.etat ^= self.etat >> 7;
            self.etat ^= self.etat << 17;
            morceau.copy_from_slice(&self.etat.to_le_bytes()[..morceau.len()]);
        }
        self.reste -= lus as u64;
        self.lus.set(self.lus.get() + lus as u64);
        Ok(lus)
    }
}

/// A file mostly made of zeros that are nowhere, counting what is read of it.
pub struct Creux {
    pub debut: Vec<u8>,
    pub fin: Vec<u8>,
    pub taille: u64,
    pub place: u64,
    pub lus: Rc<Cell<u64>>,
}

impl Read for Creux {
    fn read(&mut self, octets: &mut [u8]) -> std::io::Result<usize> {
        let mut lus = 0;
        while lus < octets.len() && self.place < self.taille {
            let fin = self.taille - self.fin.len() as u64;
            octets[lus] = match usize::try_from(self.place) {
                Ok(place) if place < self.debut.len() => self.debut[place],
                _ if self.place >= fin => self.fin[(self.place - fin) as usize],
                _ => 0,
            };
            self.place += 1;
            lus += 1;
        }
        self.lus.set(self.lus.get() + lus as u64);
        Ok(lus)
    }
}

impl Seek for Creux {
    fn seek(&mut self, ou: SeekFrom) -> std::io::Result<u64> {
        let place = match ou {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(ecart) => self.place.checked_add_signed(ecart),
            SeekFrom::End(ecart) => self.taille.checked_add_signed(ecart),
        };
        self.place = place.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.place)
    }
}
