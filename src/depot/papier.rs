//! One file to print: the filing, its inventory, then each piece behind a page that says its number.

use std::io::{self, BufWriter, Read, Write};

use super::pdf::{Ouvrage, Refus, Reliure, convertit};
use super::remarque::{Constat, Gravite, Remarque, ordonner};
use super::traitement::{Atelier, ENTIER, numero};
use super::{Avance, Depot, Error, Piece, Rapport, inventaire};
use crate::piece::Genre;

const INVENTAIRE: &str = "Inventaire des pièces";
const JOINTE: &str = "Cette pièce est jointe à part.";
/// Sizes of what stands on the page before a piece, in points.
const LIBELLE: f32 = 17.0;
const DATE: f32 = 13.0;
const LIGNES: usize = 3;

/// Writes the file to print. What cannot be in it (a sound, a protected file…) has its page, which says it is apart.
///
/// `sortie` receives the file as it is made: one that fails or is stopped leaves something no one can open, for the
/// caller to throw away. `avance` is as for [`deposer`](super::deposer).
///
/// # Errors
/// [`Error::Bloque`] for a filing that does not open, numbers that do not follow one another or a piece that does not
/// read; those of `sortie` and of the typesetting.
pub fn papier(depot: &Depot<'_>, sortie: &mut dyn Write, avance: &mut Avance<'_>) -> Result<Rapport, Error> {
    let mut remarques = inventaire::remarquer(&depot.pieces);
    let requete = Ouvrage::ouvrir(&depot.requete.pdf);
    if requete.is_err() {
        remarques.push(Remarque::ensemble(Constat::RequeteIllisible));
    }
    let (Ok(requete), false) = (requete, remarques.iter().any(bloque)) else {
        return Err(Error::Bloque(remarques));
    };
    let atelier = Atelier::pour(depot, JOINTE)?;
    let mut sortie = Compte { vers: BufWriter::new(sortie), octets: 0 };
    let mut reliure = Reliure::new(&mut sortie, atelier.polices())?;
    reliure.signet(0, &depot.requete.titre);
    reliure.relier(&requete, 1)?;
    drop(requete);
    // The inventory tells pages: it is made last and put here.
    let ici = reliure.ici();
    if !depot.pieces.is_empty() {
        reliure.signet(0, "Pièces");
    }
    let total = depot.pieces.len();
    let mut pages = Vec::with_capacity(total);
    for (rang, piece) in depot.pieces.iter().enumerate() {
        if !avance(rang, total) {
            return Err(Error::Interrompu);
        }
        let ouvrage = ouvrir(depot, rang)
            .map_err(|_| Error::Bloque(vec![Remarque::piece(piece, Constat::Illisible)]))?;
        let ouvrage = ouvrage.and_then(|ouvrage| {
            let numerote = ouvrage.numeroter(&atelier.grasses, &numero(piece), depot.tampon);
            numerote.map_err(|refus| pourquoi(refus, piece))
        });
        reliure.signet(1, &format!("{}\u{a0}: {}", numero(piece), piece.libelle));
        let mut lignes = Vec::with_capacity(LIGNES);
        lignes.push((piece.libelle.clone(), LIBELLE));
        lignes.extend(piece.date.iter().map(|date| (date.clone(), DATE)));
        if ouvrage.is_err() {
            lignes.push((JOINTE.to_owned(), DATE));
        }
        reliure.intercaler(atelier.polices(), &numero(piece), &lignes)?;
        match ouvrage {
            Ok(ouvrage) => {
                reliure.relier(&ouvrage, 2)?;
                pages.push(Some(ouvrage.pages()));
            }
            Err(pourquoi) => {
                pages.push(None);
                remarques.push(Remarque::piece(piece, Constat::APart { pourquoi }));
            }
        }
    }
    if !avance(total, total) {
        return Err(Error::Interrompu);
    }
    let lettre = inventaire::lettre(&depot.pieces, &pages, &depot.requete.titre, &depot.requete.auteur);
    let imprime = inventaire::imprimer(lettre, depot.jour)?;
    let imprime = Ouvrage::ouvrir(&imprime).map_err(|_| crate::pdf::Error::Fichier)?;
    reliure.inserer(ici, &imprime, INVENTAIRE)?;
    let pages = reliure.pages();
    reliure.finir(&depot.requete.titre, &depot.requete.auteur, depot.jour)?;
    Ok(Rapport { fichiers: Vec::new(), octets: sortie.octets, pages, remarques: ordonner(remarques) })
}

fn bloque(remarque: &Remarque) -> bool {
    remarque.gravite() == Gravite::Bloque
}

/// Opens a piece to bind it, or says why it cannot be.
///
/// # Errors
/// Those of the piece's own reader.
fn ouvrir(depot: &Depot<'_>, rang: usize) -> io::Result<Result<Ouvrage, &'static str>> {
    let piece = &depot.pieces[rang];
    if piece.genre != Genre::Pdf && !convertit(piece.genre) {
        return Ok(Err(piece.genre.libelle()));
    }
    let mut octets = Vec::new();
    if piece.octets <= ENTIER {
        (depot.ouvrir)(rang)?.take(ENTIER + 1).read_to_end(&mut octets)?;
    }
    if octets.len() as u64 > ENTIER || piece.octets > ENTIER {
        return Ok(Err("trop gros"));
    }
    let ouvrage = if piece.genre == Genre::Pdf {
        Ouvrage::ouvrir(&octets)
    } else {
        Ouvrage::image(piece.genre, &octets)
    };
    Ok(ouvrage.map_err(|refus| pourquoi(refus, piece)))
}

fn pourquoi(refus: Refus, piece: &Piece) -> &'static str {
    match refus {
        Refus::Chiffre => "protégée par un mot de passe",
        Refus::Verrouille => "verrouillée contre les modifications",
        Refus::Signe => "signée",
        Refus::Abime if piece.octets == 0 => "fichier vide",
        Refus::Abime => "abîmée ou incomplète",
    }
}

/// Counts what is written.
struct Compte<W: Write> {
    vers: BufWriter<W>,
    octets: u64,
}

impl<W: Write> Write for Compte<W> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let ecrits = self.vers.write(octets)?;
        self.octets += ecrits as u64;
        Ok(ecrits)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.vers.flush()
    }
}
