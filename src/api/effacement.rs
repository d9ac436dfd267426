//! Erasing for good: in the base, in its journal, in its index, in the backups.

use std::path::Path;

use super::corbeille::trouver;
use super::demandes_coffre::{AEffacer, Effacer};
use super::saisie::nombre;
use super::sauvegardes::partout;
use super::vues_coffre::VueEffacement;
use super::{App, Failure, contacts};
use crate::Contexte;
use crate::dossier::{Dossier, DossierId, FicheContact, Partie};
use crate::lettre::Valeur;
use crate::store::{self, Base, Geste, Sorte};

pub(super) fn effacer(app: &mut App, ctx: &mut Contexte, demande: Effacer) -> Result<VueEffacement, Failure> {
    let quoi = demande.quoi;
    let (mut lignes, mut limites) = raconter(app, quoi)?;
    // Gathered before: afterwards nothing is left to know it by.
    let cible = cibler(app, quoi)?;
    let geste = Geste::general("Effacé pour de bon").de_sorte(Sorte::Definitif);
    app.ecrire(ctx, &geste, |c| cible.effacer(c, Ou::Base))?;
    app.store()?.compacter()?;
    let (faites, autres) = partout(app, ctx, |copie| {
        copie.entretenir(|c| Ok::<_, Failure>(cible.effacer(c, Ou::Copie)?))?;
        Ok(copie.compacter()?)
    })?;
    if faites > 0 {
        lignes.push(format!("Effacé aussi dans {}.", nombre(faites, "sauvegarde", "sauvegardes")));
    }
    if cible.remplacee {
        limites.push(
            "Un dossier remplacé garde son nom\u{a0}: les sauvegardes d’avant le remplacement contiennent encore l’ancien.".to_owned(),
        );
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
            for autre in memes_coordonnees(&dossier, &partie) {
                limites.push(format!(
                    "«\u{a0}{autre}\u{a0}» porte une coordonnée identique, qui reste\u{a0}: corrigez-la si elle ne doit plus y être."
                ));
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
        AEffacer::Contact(id) => {
            let contact = contacts::trouver(app, id)?;
            limites.push("Les lettres, les notes et les dossiers où ce contact serait écrit ne sont pas modifiés\u{a0}: cherchez-le, et corrigez-les.".to_owned());
            vec![format!("Contact effacé\u{a0}: {}.", contact.fiche.nom)]
        }
        AEffacer::Action(id) => vec![format!("Effacé de la corbeille\u{a0}: {}.", trouver(app, id)?.quoi)],
        AEffacer::Corbeille => vec!["La corbeille est vide.".to_owned()],
    };
    Ok((lignes, limites))
}

/// Where one erases.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ou {
    Base,
    Copie,
}

/// All that must go, here and in the copies.
struct Cible {
    quoi: AEffacer,
    /// Rows that are in their place nowhere but in copies, or that go now.
    lignes: Vec<String>,
    /// Actions of the bin. Numbers mean nothing in a copy: a restored base counts again.
    actions: Vec<i64>,
    /// What would name a person.
    mots: Vec<String>,
    /// A person's answers in a draft.
    reponses: Vec<String>,
    /// A person's name, as deadlines of that dossier are given to it.
    confiee: Option<(DossierId, String)>,
    /// Whether something of the bin was replaced under its own name: its rows are in their place.
    remplacee: bool,
}

fn cibler(app: &App, quoi: AEffacer) -> Result<Cible, Failure> {
    let base = app.lecture()?;
    let mut cible = Cible {
        quoi,
        lignes: Vec::new(),
        actions: Vec::new(),
        mots: Vec::new(),
        reponses: Vec::new(),
        confiee: None,
        remplacee: false,
    };
    match quoi {
        AEffacer::Piece(id) => cible.lignes.push(id.to_string()),
        AEffacer::Dossier(id) => cible.lignes.push(id.to_string()),
        AEffacer::Partie(id) => {
            let (dossier, partie) = partie(app, id)?;
            cible.confiee = Some((dossier.id, partie.nom.clone()));
            cible.lignes.push(id.to_string());
            cible.mots = mots(&partie);
            cible.reponses = reponses(&partie);
        }
        AEffacer::Contact(id) => {
            cible.lignes.push(id.to_string());
            cible.mots = mots_du_contact(&contacts::trouver(app, id)?.fiche);
        }
        AEffacer::Action(id) => cible.actions.push(i64::from(id)),
        AEffacer::Corbeille => cible.actions.extend(store::jetees(base, 0)?.iter().map(|a| a.id)),
    }
    for action in &cible.actions {
        for change in store::changements(base, *action)?.into_iter().filter(|c| c.geste == "D") {
            if store::est_vivante(base, &change.ligne)? {
                cible.remplacee = true;
            } else {
                cible.lignes.push(change.ligne);
            }
        }
    }
    Ok(cible)
}

impl Cible {
    fn effacer(&self, c: &Base, ou: Ou) -> Result<(), store::Error> {
        match self.quoi {
            AEffacer::Partie(_) => {
                store::oublier_dans_les_brouillons(c, &self.reponses)?;
                if let Some((dossier, nom)) = &self.confiee {
                    store::oublier_dans_les_consignes(c, *dossier, nom)?;
                }
            }
            AEffacer::Dossier(id) => {
                store::supprimer_dossier(c, id)?;
                store::oublier_le_dossier(c, id)?;
                store::oublier_les_annonces(c, id)?;
            }
            AEffacer::Piece(_) | AEffacer::Contact(_) | AEffacer::Action(_) | AEffacer::Corbeille => {}
        }
        for ligne in &self.lignes {
            store::supprimer_ligne(c, ligne)?;
            store::oublier(c, ligne)?;
        }
        if ou == Ou::Base {
            for action in &self.actions {
                store::vider(c, *action)?;
            }
        }
        store::oublier_les_mots(c, &self.mots)?;
        // Whatever was left unsent may hold a name, or the whole of what goes.
        store::oublier_les_saisies(c, u64::MAX)?;
        store::balayer_contenus(c)?;
        Ok(())
    }
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

/// What would name a person in the journal: everything but a first name and a town, which are anyone's.
fn mots(partie: &Partie) -> Vec<String> {
    let siens = ["_nom", "courriel", "telephone", "adresse", "siege"];
    let donnes = partie.champs.iter().filter(|(champ, _)| siens.iter().any(|s| champ.ends_with(s)));
    let donnes = donnes.flat_map(|(_, valeur)| valeur.lignes());
    let dits =
        [Some(partie.nom.clone()), partie.courriel.clone(), partie.telephone.clone(), partie.rna.clone()];
    let tous = dits.into_iter().flatten().chain(partie.adresse.clone()).chain(donnes);
    tous.filter(|mot| est_propre(mot)).collect()
}

/// What would name a person in the journal; an office is no secret, and others are written with its name.
fn mots_du_contact(fiche: &FicheContact) -> Vec<String> {
    if fiche.genre.est_un_lieu() {
        return Vec::new();
    }
    let dits = [Some(fiche.nom.clone()), fiche.courriel.clone(), fiche.telephone.clone()];
    dits.into_iter().flatten().filter(|mot| est_propre(mot)).collect()
}

/// Whether a word names someone: not a few letters, nor a postal code and its town.
fn est_propre(mot: &str) -> bool {
    mot.chars().count() > 3 && mot.chars().take(5).filter(char::is_ascii_digit).count() < 5
}

/// Who else, in the same dossier, is written with the same address or number.
fn memes_coordonnees(dossier: &Dossier, partie: &Partie) -> Vec<String> {
    let siennes = mots(partie);
    let autres = dossier.parties.iter().filter(|autre| autre.id != partie.id);
    autres
        .filter(|autre| mots(autre).iter().any(|mot| siennes.contains(mot)))
        .map(|autre| autre.nom.clone())
        .collect()
}

/// What a draft may have taken from a person, as answers stand in it.
fn reponses(partie: &Partie) -> Vec<String> {
    // « Madame » or « présidente » would be anyone's.
    let siennes = ["nom", "adresse", "courriel", "telephone", "siege", "organisme"];
    let donnees = partie.champs.iter().filter(|(champ, _)| siennes.iter().any(|s| champ.ends_with(s)));
    let donnees = donnees.map(|(_, valeur)| match valeur {
        Valeur::Texte(texte) => texte.clone(),
        Valeur::Liste(liste) => en_json(liste),
    });
    let dites = [Some(partie.nom.clone()), partie.courriel.clone(), partie.telephone.clone()];
    let adresse = [partie.adresse.join("\n"), en_json(&partie.adresse)];
    dites.into_iter().flatten().chain(adresse).chain(donnees).filter(|mot| mot.chars().count() > 3).collect()
}

fn en_json(liste: &[String]) -> String {
    serde_json::to_string(liste).expect("a list of texts")
}
