//! What is handed to a court: the filing, its pieces under their numbers, the inventory.

use std::io::{self, Read};
use std::path::Path;

use super::demandes::{EcrireDepot, ExporterBordereau, FormeDepot, OuvrirCourrier};
use super::lettres::{jour, rediger, trouver};
use super::recit::date_de_piece;
use super::sorties::{definitives, finie};
use super::vue_lettre::controles;
use super::vues::FichierEcrit;
use super::vues_courrier::{VueDepot, VueLigneDepot, VueRemarque};
use super::{App, Failure, fichier};
use crate::Contexte;
use crate::depot::{self, Depot, Gravite, Remarque, Requete, Tampon};
use crate::dossier::{Confidentialite, Courrier, Dossier, Piece};
use crate::lettre::Redaction;
use crate::lettre::francais::enumerer;
use crate::store;

/// What a filing and its pieces would make, and what stands in the way.
pub(super) fn ouvrir_depot(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirCourrier,
) -> Result<VueDepot, Failure> {
    let (dossier, courrier) = trouver(app, demande.courrier)?;
    let redaction = rediger(&dossier, &courrier, jour(&dossier, &courrier, ctx))?;
    let (pieces, sans_fichier) = pieces(&dossier, &redaction);
    let requete = requete(app, ctx, &dossier, &courrier, &redaction)?;
    let jour = jour(&dossier, &courrier, ctx);
    let rapport = avec_depot(app, jour, requete, &dossier, &pieces, |depot| Ok(depot::controler(depot)?))?;
    let lignes = pieces.iter().zip(&rapport.fichiers).map(|((numero, piece), fichier)| VueLigneDepot {
        numero: *numero,
        piece: piece.id,
        libelle: piece.titre.clone(),
        nom: fichier.nom.clone(),
        octets: fichier.octets,
        pages: fichier.pages,
    });
    let mut remarques: Vec<VueRemarque> = rapport.remarques.iter().map(vue_remarque).collect();
    remarques.extend(sans_les_fichiers(&sans_fichier).map(|texte| VueRemarque { texte, bloque: true }));
    let manques: Vec<String> = redaction.manques.iter().map(|m| m.question.clone()).collect();
    Ok(VueDepot {
        courrier: courrier.id,
        titre: redaction.lettre.titre.clone(),
        nom_dossier: redaction.nom_fichier.clone(),
        lignes: lignes.collect(),
        pret: manques.is_empty() && remarques.iter().all(|remarque| !remarque.bloque),
        manques,
        remarques,
        controles: controles(&courrier, &redaction.controles),
        a_joindre: controles(&courrier, &redaction.a_joindre),
    })
}

/// Writes the folder, or the file to print.
pub(super) fn ecrire_depot(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireDepot,
) -> Result<FichierEcrit, Failure> {
    let (dossier, courrier) = trouver(app, demande.courrier)?;
    let redaction = rediger(&dossier, &courrier, jour(&dossier, &courrier, ctx))?;
    if courrier.envoi.is_none() {
        finie(&redaction, "La requête n’est pas finie")?;
    }
    let (pieces, sans_fichier) = pieces(&dossier, &redaction);
    if let Some(texte) = sans_les_fichiers(&sans_fichier) {
        return Err(Failure::invalide("pieces", texte));
    }
    let chemin = Path::new(&demande.chemin);
    let requete = requete(app, ctx, &dossier, &courrier, &redaction)?;
    let jour = jour(&dossier, &courrier, ctx);
    let mut avance =
        |faites: usize, total: usize| ctx.avancer("Dossier pour le tribunal", faites as u64, total as u64);
    let octets = avec_depot(app, jour, requete, &dossier, &pieces, |depot| match demande.forme {
        FormeDepot::Telerecours => Ok(depot::deposer(depot, chemin, &mut avance)?.octets),
        FormeDepot::Papier => imprimer(depot, chemin, &mut avance),
    })?;
    Ok(FichierEcrit { chemin: demande.chemin.clone(), octets })
}

/// One file to print, whole or not at all.
fn imprimer(depot: &Depot<'_>, chemin: &Path, avance: &mut depot::Avance<'_>) -> Result<u64, Failure> {
    let mut refus = None;
    let ecrit = fichier::ecrire_flux(chemin, |sortie| match depot::papier(depot, sortie, avance) {
        Ok(rapport) => Ok(rapport.octets),
        Err(e) => {
            refus = Some(e);
            Err(io::ErrorKind::Other.into())
        }
    });
    match refus {
        Some(refus) => Err(refus.into()),
        None => Ok(ecrit?.octets),
    }
}

/// The inventory of a dossier's pieces, as a file.
pub(super) fn exporter_bordereau(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterBordereau,
) -> Result<FichierEcrit, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let pieces: Vec<(usize, &Piece)> = (1..).zip(&dossier.pieces).collect();
    let auteur = dossier.en_role(crate::dossier::Role::Collectif).map_or_else(String::new, |p| p.nom.clone());
    let requete = Requete { titre: dossier.titre.clone(), auteur, pdf: Vec::new() };
    let octets = avec_depot(app, dossier.jour(ctx.aujourdhui), requete, &dossier, &pieces, |depot| {
        Ok(depot::bordereau(depot)?)
    })?;
    fichier::ecrire(Path::new(&demande.chemin), &octets)
}

/// Pieces under their numbers.
type Numerotees<'d> = Vec<(usize, &'d Piece)>;

/// The pieces a letter encloses, under the numbers it cites; then those that have no file.
fn pieces<'d>(dossier: &'d Dossier, redaction: &Redaction) -> (Numerotees<'d>, Vec<(usize, String)>) {
    let (mut avec, mut sans) = (Vec::new(), Vec::new());
    for (jointe, numero) in redaction.pieces.iter().zip(1..) {
        let piece = dossier.pieces.iter().find(|p| jointe.id.as_deref() == Some(&p.id.to_string()));
        match piece {
            Some(piece) => avec.push((numero, piece)),
            None => sans.push((numero, jointe.libelle.clone())),
        }
    }
    (avec, sans)
}

/// Said once, however many they are.
fn sans_les_fichiers(pieces: &[(usize, String)]) -> Option<String> {
    let nommer = |(numero, libelle): &(usize, String)| format!("n°\u{a0}{numero} («\u{a0}{libelle}\u{a0}»)");
    match pieces {
        [] => None,
        [seule] => Some(format!(
            "La pièce {} n’a pas de fichier\u{a0}: ajoutez-le au dossier, puis choisissez-le parmi les pièces de la requête.",
            nommer(seule)
        )),
        plusieurs => Some(format!(
            "Ces pièces n’ont pas de fichier\u{a0}: {}. Ajoutez-les au dossier, puis choisissez-les parmi les pièces de la requête.",
            enumerer(&plusieurs.iter().map(nommer).collect::<Vec<_>>())
        )),
    }
}

fn vue_remarque(remarque: &Remarque) -> VueRemarque {
    VueRemarque { texte: remarque.phrase(), bloque: remarque.gravite() == Gravite::Bloque }
}

fn requete(
    app: &App,
    ctx: &Contexte,
    dossier: &Dossier,
    courrier: &Courrier,
    redaction: &Redaction,
) -> Result<Requete, Failure> {
    Ok(Requete {
        titre: redaction.lettre.titre.clone(),
        auteur: redaction.lettre.auteur.clone(),
        pdf: definitives(app, ctx, dossier, courrier, redaction)?,
    })
}

/// Hands pieces over as the deposit reads them, one after the other.
fn avec_depot<T>(
    app: &App,
    jour: chrono::NaiveDate,
    requete: Requete,
    dossier: &Dossier,
    pieces: &[(usize, &Piece)],
    faire: impl FnOnce(&Depot<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let lecture = app.lecture()?;
    let ouvrir = |rang: usize| -> io::Result<Box<dyn Read + '_>> {
        let piece = pieces.get(rang).map(|(_, piece)| *piece).ok_or(io::ErrorKind::NotFound)?;
        let contenu = store::lire_contenu(lecture, &piece.sha256).map_err(io::Error::other)?;
        Ok(Box::new(contenu.ok_or(io::ErrorKind::NotFound)?))
    };
    let vues = pieces.iter().map(|(numero, piece)| depot::Piece {
        numero: *numero,
        libelle: piece.titre.clone(),
        nom: piece.nom.clone(),
        genre: piece.genre,
        octets: piece.octets,
        date: date_de_piece(dossier, piece),
        ne_pas_diffuser: match &piece.confidentialite {
            Confidentialite::NePasDiffuser { raison, .. } => Some(raison.clone()),
            _ => None,
        },
    });
    faire(&Depot { requete, pieces: vues.collect(), tampon: Tampon::default(), jour, ouvrir: &ouvrir })
}
