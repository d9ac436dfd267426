//! One piece: read, numbered or turned into a page when it can be, copied as it is otherwise.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::pdf::{self, Ouvrage, Police, Refus, Reliure, convertit};
use super::remarque::{Constat, FICHIER_MAX, Remarque, ordonner};
use super::{Depot, Error, Piece};
use crate::archive::Empreinte;
use crate::piece::Genre;

/// Files that are read whole, in bytes; larger ones are copied and nothing more.
pub(super) const ENTIER: u64 = 128 << 20;
const IMAGE: u64 = 64 << 20;
const TAMPON: usize = 64 * 1024;

/// The faces of a deposit: signs are looked up once.
pub(super) struct Atelier {
    pub(super) lettres: Police,
    pub(super) grasses: Police,
}

impl Atelier {
    pub(super) fn pour(depot: &Depot<'_>, autres: &str) -> Result<Atelier, Error> {
        let mut textes = autres.to_owned();
        for piece in &depot.pieces {
            textes.push_str(&piece.libelle);
            textes.push_str(piece.date.as_deref().unwrap_or_default());
        }
        Ok(Atelier { lettres: Police::pour(&textes, false)?, grasses: Police::pour("", true)? })
    }

    pub(super) fn polices(&self) -> [&Police; 2] {
        [&self.lettres, &self.grasses]
    }
}

/// « Pièce n° 4 ».
pub(super) fn numero(piece: &Piece) -> String {
    format!("Pièce n°\u{a0}{}", piece.numero)
}

/// What became of a piece.
pub(super) struct Traitee {
    pub(super) extension: String,
    pub(super) pages: Option<usize>,
    pub(super) ecrite: Empreinte,
    constats: Vec<Constat>,
    /// Of what was read.
    source: Empreinte,
}

/// Where a piece goes: counted and summed on the way.
struct Sortie<'a> {
    vers: &'a mut dyn Write,
    somme: Sha256,
    taille: u64,
}

impl Sortie<'_> {
    fn ecrire(&mut self, octets: &[u8]) -> io::Result<()> {
        self.somme.update(octets);
        self.taille += octets.len() as u64;
        self.vers.write_all(octets)
    }

    fn empreinte(&self) -> Empreinte {
        Empreinte { sha256: self.somme.clone().finalize().into(), taille: self.taille }
    }
}

/// Reads a piece and writes what is to be filed of it. A piece that does not read is a remark, which blocks.
///
/// # Errors
/// Those of what is written to, or of the typeface.
pub(super) fn traiter(
    depot: &Depot<'_>,
    rang: usize,
    atelier: &Atelier,
    vers: &mut dyn Write,
) -> Result<Traitee, Error> {
    let piece = &depot.pieces[rang];
    let mut sortie = Sortie { vers, somme: Sha256::new(), taille: 0 };
    let mut traitee = Traitee {
        extension: extension(piece),
        pages: None,
        source: sortie.empreinte(),
        ecrite: sortie.empreinte(),
        constats: Vec::new(),
    };
    let lue = (depot.ouvrir)(rang).map_or(Ok(false), |mut source| {
        let entier = if convertit(piece.genre) { IMAGE } else { ENTIER };
        let entiere = (piece.genre == Genre::Pdf || convertit(piece.genre)) && piece.octets <= entier;
        let mut octets = Vec::new();
        if entiere && source.by_ref().take(entier + 1).read_to_end(&mut octets).is_err() {
            return Ok(false);
        }
        if !entiere || octets.len() as u64 > entier {
            sortie.ecrire(&octets)?;
            traitee.constats.extend((piece.genre == Genre::Pdf).then_some(Constat::TropGros));
            traitee.constats.extend(format(piece));
            let lue = copier(&mut source, &mut sortie)?;
            traitee.source = sortie.empreinte();
            return Ok(lue);
        }
        if piece.genre == Genre::Pdf {
            numeroter(depot, piece, atelier, &octets, &mut sortie, &mut traitee)?;
        } else {
            convertir(depot, piece, atelier, &octets, &mut sortie, &mut traitee)?;
        }
        Ok::<_, Error>(true)
    })?;
    traitee.ecrite = sortie.empreinte();
    if !lue {
        traitee.constats = vec![Constat::Illisible];
    } else if traitee.source.taille == 0 {
        traitee.constats = vec![Constat::Vide];
    } else if traitee.ecrite.taille > FICHIER_MAX {
        traitee.constats.push(Constat::Lourd { octets: traitee.ecrite.taille });
    }
    Ok(traitee)
}

fn numeroter(
    depot: &Depot<'_>,
    piece: &Piece,
    atelier: &Atelier,
    octets: &[u8],
    sortie: &mut Sortie<'_>,
    traitee: &mut Traitee,
) -> Result<(), Error> {
    sortie.ecrire(octets)?;
    traitee.source = sortie.empreinte();
    let numerote = pdf::numeroter(octets, &atelier.grasses, &numero(piece), depot.tampon);
    traitee.pages = numerote.as_ref().ok().map(|numerote| numerote.pages);
    match numerote.and_then(|numerote| numerote.queue) {
        Ok(queue) => sortie.ecrire(&queue)?,
        Err(refus) => traitee.constats.push(match refus {
            Refus::Chiffre => Constat::Chiffre,
            Refus::Verrouille => Constat::Verrouille,
            Refus::Signe => Constat::Signe,
            Refus::Abime => Constat::Abime,
        }),
    }
    Ok(())
}

fn convertir(
    depot: &Depot<'_>,
    piece: &Piece,
    atelier: &Atelier,
    octets: &[u8],
    sortie: &mut Sortie<'_>,
    traitee: &mut Traitee,
) -> Result<(), Error> {
    traitee.source = Empreinte { sha256: Sha256::digest(octets).into(), taille: octets.len() as u64 };
    let page = Ouvrage::image(piece.genre, octets)
        .and_then(|page| page.numeroter(&atelier.grasses, &numero(piece), depot.tampon));
    let Ok(page) = page else {
        traitee.constats.extend(format(piece));
        return Ok(sortie.ecrire(octets)?);
    };
    let mut fichier = Vec::new();
    let mut reliure = Reliure::new(&mut fichier, atelier.polices())?;
    reliure.relier(&page, 0)?;
    reliure.finir(&piece.libelle, &depot.requete.auteur, depot.jour)?;
    sortie.ecrire(&fichier)?;
    traitee.pages = Some(1);
    traitee.extension = "pdf".to_owned();
    Ok(())
}

/// Copies to the end; whether it was reached.
fn copier(source: &mut dyn Read, sortie: &mut Sortie<'_>) -> io::Result<bool> {
    let mut tampon = vec![0; TAMPON];
    loop {
        match source.read(&mut tampon) {
            Ok(0) => return Ok(true),
            Ok(lus) => sortie.ecrire(&tampon[..lus])?,
            Err(erreur) if erreur.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Ok(false),
        }
    }
}

fn extension(piece: &Piece) -> String {
    let du_nom = || Path::new(&piece.nom).extension().and_then(|e| e.to_str()).unwrap_or_default().to_owned();
    piece.genre.extension().map_or_else(du_nom, str::to_owned)
}

/// What the service makes of a file that is not a PDF.
fn format(piece: &Piece) -> Option<Constat> {
    let admis = ["doc", "docx", "odt", "rtf"].contains(&extension(piece).to_ascii_lowercase().as_str());
    match piece.genre {
        Genre::Pdf => None,
        Genre::Docx | Genre::Odt => Some(Constat::PdfPreferable),
        Genre::AutreBureautique if admis => Some(Constat::PdfPreferable),
        genre => Some(Constat::AConvertir { genre: genre.libelle() }),
    }
}

/// Remarks about all pieces: those known beforehand and those met on the way, by piece.
pub(super) fn remarques(depot: &Depot<'_>, connues: Vec<Remarque>, traitees: &[Traitee]) -> Vec<Remarque> {
    let mut remarques = connues;
    let mut vues = HashMap::new();
    for (piece, traitee) in depot.pieces.iter().zip(traitees) {
        let constats = traitee.constats.iter().cloned();
        remarques.extend(constats.map(|constat| Remarque::piece(piece, constat)));
        if traitee.source.taille > 0 && !traitee.constats.contains(&Constat::Illisible) {
            let a = *vues.entry(traitee.source.sha256).or_insert(piece.numero);
            if a != piece.numero {
                remarques.push(Remarque::piece(piece, Constat::Identique { a }));
            }
        }
    }
    ordonner(remarques)
}
