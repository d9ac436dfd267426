//! The folder: written under another name beside its place, and renamed when all is there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::remarque::{Constat, Gravite, Remarque, TOTAL_LOURD};
use super::traitement::{self, Atelier, Traitee, traiter};
use super::{Avance, Depot, Error, Fichier, Rapport, Requete, inventaire, noms, pdf};
use crate::archive::Empreinte;

const REQUETE: &str = "requête";
const INVENTAIRE: &str = "inventaire.pdf";
const SOMMES: &str = "SHA256SUMS";

/// Says what a deposit would be, blocking remarks included, without writing anything: the files of its pieces, and
/// what they call for. Reads every piece.
///
/// # Errors
/// Only those of the typeface.
pub fn controler(depot: &Depot<'_>) -> Result<Rapport, Error> {
    let atelier = Atelier::pour(depot, "")?;
    let traitees = (0..depot.pieces.len())
        .map(|rang| traiter(depot, rang, &atelier, &mut io::sink()))
        .collect::<Result<Vec<_>, _>>()?;
    let fichiers: Vec<Fichier> = noms_de(depot, &traitees)
        .into_iter()
        .zip(&traitees)
        .map(|(nom, traitee)| Fichier { nom, octets: traitee.ecrite.taille, pages: traitee.pages })
        .collect();
    let octets = fichiers.iter().map(|fichier| fichier.octets).sum();
    Ok(Rapport { fichiers, octets, pages: 0, remarques: tout(depot, &traitees) })
}

/// The inventory of the pieces alone, as a file. Reads every piece, to count its pages.
///
/// # Errors
/// Only those of the typeface.
pub fn bordereau(depot: &Depot<'_>) -> Result<Vec<u8>, Error> {
    let pages: Vec<_> = controler(depot)?.fichiers.iter().map(|fichier| fichier.pages).collect();
    let Requete { titre, auteur, .. } = &depot.requete;
    Ok(inventaire::imprimer(inventaire::lettre(&depot.pieces, &pages, titre, auteur), depot.jour)?)
}

/// Writes the folder of a deposit: `00_requete.pdf`, one file for each piece, `inventaire.pdf`, and `SHA256SUMS`.
///
/// `cible` is the folder to make; one that is there already must be empty. `avance` is told how many pieces are done.
/// Pieces are copied as they come; only PDF files and images are held in memory, one at a time, up to 128 MiB.
///
/// # Errors
/// [`Error`]; nothing is left of the folder then.
pub fn deposer(depot: &Depot<'_>, cible: &Path, avance: &mut Avance<'_>) -> Result<Rapport, Error> {
    let parent = verifier_place(cible)?;
    let atelier = Atelier::pour(depot, "")?;
    let dossier = tempfile::Builder::new().prefix(".depot-").tempdir_in(parent)?;
    let total = depot.pieces.len();
    let mut traitees = Vec::with_capacity(total);
    for rang in 0..total {
        if !avance(rang, total) {
            return Err(Error::Interrompu);
        }
        let mut fichier = File::create_new(dossier.path().join(provisoire(rang)))?;
        traitees.push(traiter(depot, rang, &atelier, &mut fichier)?);
        fichier.sync_all()?;
    }
    if !avance(total, total) {
        return Err(Error::Interrompu);
    }
    let remarques = tout(depot, &traitees);
    if remarques.iter().any(|remarque| remarque.gravite() == Gravite::Bloque) {
        return Err(Error::Bloque(remarques));
    }

    let mut fichiers = nommer(depot, &traitees, dossier.path())?;
    let pages: Vec<_> = traitees.iter().map(|traitee| traitee.pages).collect();
    let lettre = inventaire::lettre(&depot.pieces, &pages, &depot.requete.titre, &depot.requete.auteur);
    let inventaire = inventaire::imprimer(lettre, depot.jour)?;
    let ajoutes =
        [(0, nom_de_requete(depot), &depot.requete.pdf), (total + 1, INVENTAIRE.to_owned(), &inventaire)];
    for (rang, nom, octets) in ajoutes {
        let empreinte = ecrire(&dossier.path().join(&nom), octets)?;
        let pages = pdf::compter(octets).ok();
        fichiers.insert(rang, (Fichier { nom, octets: empreinte.taille, pages }, empreinte));
    }
    let sommes: String =
        fichiers.iter().map(|(fichier, e)| format!("{}  {}\n", e.hex(), fichier.nom)).collect();
    ecrire(&dossier.path().join(SOMMES), sommes.as_bytes())?;
    placer(dossier, cible)?;

    let fichiers: Vec<Fichier> = fichiers.into_iter().map(|(fichier, _)| fichier).collect();
    let octets = fichiers.iter().map(|fichier| fichier.octets).sum::<u64>() + sommes.len() as u64;
    Ok(Rapport { octets, fichiers, pages: 0, remarques })
}

/// Every remark: of each piece, then of the whole.
fn tout(depot: &Depot<'_>, traitees: &[Traitee]) -> Vec<Remarque> {
    let mut connues = inventaire::remarquer(&depot.pieces);
    if pdf::compter(&depot.requete.pdf).is_err() {
        connues.push(Remarque::ensemble(Constat::RequeteIllisible));
    }
    let octets =
        traitees.iter().map(|traitee| traitee.ecrite.taille).sum::<u64>() + depot.requete.pdf.len() as u64;
    if octets > TOTAL_LOURD {
        connues.push(Remarque::ensemble(Constat::TotalLourd { octets }));
    }
    traitement::remarques(depot, connues, traitees)
}

/// The folder in which the deposit will be, once it is sure that nothing would be lost there.
fn verifier_place(cible: &Path) -> Result<&Path, Error> {
    match fs::symlink_metadata(cible) {
        Ok(ici) if ici.is_dir() && fs::read_dir(cible)?.next().is_none() => {}
        Ok(_) => return Err(deja_la(cible)),
        Err(erreur) if erreur.kind() == io::ErrorKind::NotFound => {}
        Err(erreur) => return Err(erreur.into()),
    }
    let parent = cible.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if fs::metadata(parent)?.is_dir() { Ok(parent) } else { Err(Error::Introuvable) }
}

fn provisoire(rang: usize) -> String {
    format!("piece-{rang}")
}

/// The filing's number has as many figures as those of pieces.
fn nom_de_requete(depot: &Depot<'_>) -> String {
    let dernier = depot.pieces.iter().map(|piece| piece.numero).max().unwrap_or(0);
    noms(&[(0, REQUETE, "pdf"), (dernier, "", "")]).swap_remove(0)
}

fn noms_de(depot: &Depot<'_>, traitees: &[Traitee]) -> Vec<String> {
    let vues = depot.pieces.iter().zip(traitees);
    let demandes: Vec<_> = vues.map(|(p, t)| (p.numero, p.libelle.as_str(), t.extension.as_str())).collect();
    noms(&demandes)
}

/// Gives each piece the name it keeps.
fn nommer(depot: &Depot<'_>, traitees: &[Traitee], dossier: &Path) -> io::Result<Vec<(Fichier, Empreinte)>> {
    let mut fichiers = Vec::with_capacity(traitees.len());
    for (rang, (nom, traitee)) in noms_de(depot, traitees).into_iter().zip(traitees).enumerate() {
        fs::rename(dossier.join(provisoire(rang)), dossier.join(&nom))?;
        let fichier = Fichier { nom, octets: traitee.ecrite.taille, pages: traitee.pages };
        fichiers.push((fichier, traitee.ecrite));
    }
    Ok(fichiers)
}

fn ecrire(chemin: &Path, octets: &[u8]) -> io::Result<Empreinte> {
    let mut fichier = File::create_new(chemin)?;
    fichier.write_all(octets)?;
    fichier.sync_all()?;
    Ok(Empreinte { sha256: Sha256::digest(octets).into(), taille: octets.len() as u64 })
}

/// Puts the folder where it was wanted, all at once.
fn placer(dossier: tempfile::TempDir, cible: &Path) -> Result<(), Error> {
    let renommer = || fs::rename(dossier.path(), cible);
    if let Err(erreur) = renommer() {
        // Not every system renames over an empty folder.
        match fs::remove_dir(cible) {
            Ok(()) => renommer()?,
            Err(plein) if plein.kind() == io::ErrorKind::DirectoryNotEmpty => return Err(deja_la(cible)),
            Err(_) => return Err(erreur.into()),
        }
    }
    // Nothing is left under the other name: nothing to clean.
    let _ = dossier.keep();
    Ok(())
}

fn deja_la(cible: &Path) -> Error {
    Error::DejaLa { nom: cible.file_name().unwrap_or_default().to_string_lossy().into_owned() }
}
