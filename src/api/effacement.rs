//! Erasing for good: in the base, in its journal, in its index, in the backups.

use std::path::Path;

use super::corbeille::trouver;
use super::demandes_coffre::{AEffacer, Effacer};
use super::saisie::nombre;
use super::sauvegardes::partout;
use super::vues_coffre::VueEffacement;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, Partie};
use crate::lettre::Valeur;
use crate::store::{self, Base, Geste, Sorte};

pub(super) fn effacer(app: &mut App, ctx: &mut Contexte, demande: Effacer) -> Result<VueEffacement, Failure> {
    let quoi = demande.quoi;
    let (mut lignes, mut limites) = raconter(app, quoi)?;
    let geste = Geste::general("Effacé pour de bon").de_sorte(Sorte::Definitif);
    let maintenant = ctx.maintenant_ms;
    // The words are gathered before: afterwards there is nothing left to tell it with.
    let secrets = secrets(app, quoi)?;
    app.ecrire(ctx, &geste, |c| dans_la_base(c, quoi, &secrets, maintenant))?;
    app.store()?.compacter()?;
    let (faites, autres) = partout(app, ctx, |copie| {
        copie.entretenir(|c| Ok::<_, Failure>(dans_la_base(c, quoi, &secrets, u64::MAX)?))?;
        Ok(copie.compacter()?)
    })?;
    if faites > 0 {
        lignes.push(format!("Effacé aussi dans {}.", nombre(faites, "sauvegarde", "sauvegardes")));
    }
    limites.extend(autres.iter().map(|autre| sauvegarde_fermee(autre)));
    limites.push(
        "Ce que vous avez exporté, imprimé ou envoyé n’est plus entre les mains de Quantième. Un disque peut garder la trace de ce qu’il a remplacé, tant qu’il ne s’en ressert pas.".to_owned(),
    );
    Ok(VueEffacement { lignes, limites })
}

fn sauvegarde_fermee(dossier: &Path) -> String {
    format!(
        "La sauvegarde «\u{a0}{}\u{a0}» ne s’ouvre pas avec la clé d’aujourd’hui\u{a0}: supprimez ce dossier vous-même si elle ne doit plus exister.",
        dossier.display()
    )
}

/// What will disappear, in words, and what will not.
fn raconter(app: &App, quoi: AEffacer) -> Result<(Vec<String>, Vec<String>), Failure> {
    let mut limites = Vec::new();
    let lignes = match quoi {
        AEffacer::Piece(id) => {
            let dossier = dossier_de_la_piece(app, quoi)?;
            let piece = dossier
                .pieces
                .iter()
                .find(|p| p.id == id)
                .ok_or_else(|| Failure::introuvable("Cette pièce"))?;
            for autre in store::aussi_dans(app.lecture()?, dossier.id, piece.sha256.as_str())? {
                limites.push(format!("Le même fichier reste dans «\u{a0}{autre}\u{a0}»."));
            }
            vec![
                format!("Pièce effacée\u{a0}: {}.", piece.titre),
                "Son texte n’est plus dans la recherche, ni ses anciens titres dans le journal.".to_owned(),
            ]
        }
        AEffacer::Partie(id) => {
            let (dossier, partie) = partie(app, id)?;
            let envoyees = dossier.courriers.iter().filter(|c| c.envoi.is_some()).count();
            if envoyees > 0 {
                limites.push(
                    "Les lettres déjà envoyées gardent leur texte, où ce nom peut figurer\u{a0}: ce sont des preuves. Effacez le dossier pour qu’elles disparaissent.".to_owned(),
                );
            }
            limites.push("Les notes, les faits et les pièces où ce nom serait écrit ne sont pas modifiés\u{a0}: cherchez-le, et corrigez-les.".to_owned());
            vec![
                format!("Personne effacée\u{a0}: {}.", partie.nom),
                "Ses coordonnées ont disparu des brouillons et du journal.".to_owned(),
            ]
        }
        AEffacer::Dossier(id) => {
            let dossier = app.dossier(id)?;
            vec![format!(
                "Dossier effacé\u{a0}: {}, avec {}, {} et {}.",
                dossier.titre,
                nombre(dossier.faits.len(), "fait", "faits"),
                nombre(dossier.courriers.len(), "courrier", "courriers"),
                nombre(dossier.pieces.len(), "pièce", "pièces"),
            )]
        }
        AEffacer::Action(id) => vec![format!("Effacé de la corbeille\u{a0}: {}.", trouver(app, id)?.quoi)],
        AEffacer::Corbeille => vec!["La corbeille est vide.".to_owned()],
    };
    Ok((lignes, limites))
}

/// What tells one erased thing from another in a copy: rows, and the words of a person.
struct Secrets {
    lignes: Vec<String>,
    mots: Vec<String>,
}

fn secrets(app: &App, quoi: AEffacer) -> Result<Secrets, Failure> {
    let (lignes, mots) = match quoi {
        AEffacer::Piece(id) => (vec![id.to_string()], Vec::new()),
        AEffacer::Partie(id) => (vec![id.to_string()], mots(&partie(app, id)?.1)),
        AEffacer::Dossier(id) => (vec![id.to_string()], Vec::new()),
        AEffacer::Action(id) => {
            let changements = store::changements(app.lecture()?, i64::from(id))?;
            (changements.into_iter().filter(|c| c.geste == "D").map(|c| c.ligne).collect(), Vec::new())
        }
        AEffacer::Corbeille => (Vec::new(), Vec::new()),
    };
    Ok(Secrets { lignes, mots })
}

/// The same erasing, in the base and in each of its copies.
fn dans_la_base(c: &Base, quoi: AEffacer, secrets: &Secrets, maintenant: u64) -> Result<(), store::Error> {
    match quoi {
        AEffacer::Piece(id) => store::supprimer_piece(c, id)?,
        AEffacer::Partie(id) => {
            store::supprimer_partie(c, id)?;
            store::oublier_dans_les_brouillons(c, &secrets.mots)?;
        }
        AEffacer::Dossier(id) => {
            store::supprimer_dossier(c, id)?;
            store::oublier_le_dossier(c, id)?;
        }
        // In a copy, what is in today's bin may still be in its place.
        AEffacer::Action(_) => {
            for ligne in &secrets.lignes {
                store::supprimer_ligne(c, ligne)?;
            }
        }
        AEffacer::Corbeille => drop(store::purger(c, maintenant)?),
    }
    for ligne in &secrets.lignes {
        store::oublier(c, ligne)?;
    }
    store::balayer_contenus(c)?;
    Ok(())
}

fn dossier_de_la_piece(app: &App, quoi: AEffacer) -> Result<Dossier, Failure> {
    let AEffacer::Piece(id) = quoi else { return Err(Failure::introuvable("Cette pièce")) };
    let dossier = store::dossier_de_la_piece(app.lecture()?, id)?;
    app.dossier(dossier.ok_or_else(|| Failure::introuvable("Cette pièce"))?)
}

fn partie(app: &App, id: crate::dossier::PartieId) -> Result<(Dossier, Partie), Failure> {
    app.dossiers()?
        .into_iter()
        .find_map(|d| d.partie(id).cloned().map(|p| (d, p)))
        .ok_or_else(|| Failure::introuvable("Cette personne"))
}

/// What would name a person in the answers of a letter.
fn mots(partie: &Partie) -> Vec<String> {
    let adresse = partie.adresse.join("\n");
    let dits = [Some(partie.nom.clone()), partie.courriel.clone(), partie.telephone.clone(), Some(adresse)];
    // « Madame » or « présidente » would be anyone's.
    let siennes = ["nom", "adresse", "courriel", "telephone", "siege", "organisme"];
    let reponses = partie.champs.iter().filter_map(|(champ, valeur)| match valeur {
        Valeur::Texte(texte) if siennes.iter().any(|s| champ.ends_with(s)) => Some(texte.clone()),
        _ => None,
    });
    // A word of a few letters is anyone's.
    dits.into_iter().flatten().chain(reponses).filter(|m| m.chars().count() > 3).collect()
}
