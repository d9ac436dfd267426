//! Letters as they stand: their questions, their pages, what a list says of them.

use std::io::Read;

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::vues::ResumeCourrier;
use super::vues_courrier::{VueChamp, VueCourrier, VueOption, VueRubrique};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Courrier, CourrierId, DESTINATAIRE, Dossier, Partie, PartieId, Role};
use crate::lettre::{self, ChampPose, Genre, Modele, Redaction, Valeur};
use crate::{pdf, store};

/// The pages of a letter, whether finished or not.
pub(super) fn pages(app: &App, ctx: &Contexte, id: CourrierId) -> Result<Vec<u8>, Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    // What left is shown as it left.
    if let Some(pages) = courrier.envoi.as_ref().and_then(|e| e.pages.as_ref())
        && let Some(mut contenu) = store::lire_contenu(app.lecture()?, pages)?
    {
        let mut octets = Vec::new();
        contenu.read_to_end(&mut octets).map_err(|_| store::Error::Abimee)?;
        return Ok(octets);
    }
    let jour = jour(&dossier, &courrier, ctx);
    let redaction = rediger(&courrier, jour)?;
    Ok(pdf::write(&redaction.lettre, jour)?)
}

/// What a list says of a letter.
pub(super) fn resume_courrier(dossier: &Dossier, courrier: &Courrier) -> Result<ResumeCourrier, Failure> {
    let modele = modele(&courrier.modele)?;
    let manques = manques(modele, courrier)?;
    let etat = match (&courrier.envoi, manques) {
        (Some(envoi), _) => format!("envoyé le {}", francais::date(envoi.le)),
        (None, 0) => "prêt à partir".to_owned(),
        (None, 1) => "brouillon, une réponse manque".to_owned(),
        (None, n) => format!("brouillon, {n} réponses manquent"),
    };
    Ok(ResumeCourrier {
        id: courrier.id,
        titre: modele.titre.clone(),
        destinataire: destinataire(dossier, courrier).map(|p| p.nom.clone()),
        etat,
    })
}

/// A draft's title, its addressee, and whether nothing is missing.
pub(super) fn est_pret(
    dossier: &Dossier,
    courrier: &Courrier,
) -> Result<(String, Option<String>, bool), Failure> {
    let modele = modele(&courrier.modele)?;
    let a_qui = destinataire(dossier, courrier).map(|p| p.nom.clone());
    Ok((modele.titre.clone(), a_qui, manques(modele, courrier)? == 0))
}

fn manques(modele: &Modele, courrier: &Courrier) -> Result<usize, Failure> {
    let manques = lettre::champs_poses(modele, &courrier.champs)?.iter().filter(|p| p.manque).count();
    let refusee =
        manques == 0 && impression(&lettre::rediger(modele, &courrier.champs, NaiveDate::MIN)?).is_some();
    Ok(manques + usize::from(refusee))
}

/// Why the pages cannot be made, when they cannot: an address line that the envelope's window would cut.
pub(super) fn impression(redaction: &Redaction) -> Option<Failure> {
    pdf::layout(&redaction.lettre).err().map(Failure::from)
}

pub(super) fn modele(id: &str) -> Result<&'static Modele, Failure> {
    Ok(lettre::modele(id)?)
}

pub(super) fn inconnu(modele: &Modele, mot: &str) -> Failure {
    Failure::Interne {
        message: format!("Le modèle « {} » cite « {mot} », que Quantième ne connaît pas.", modele.id),
    }
}

pub(super) fn rediger(courrier: &Courrier, jour: NaiveDate) -> Result<Redaction, Failure> {
    Ok(lettre::rediger(modele(&courrier.modele)?, &courrier.champs, jour)?)
}

/// A sent letter keeps the date it left.
pub(super) fn jour(dossier: &Dossier, courrier: &Courrier, ctx: &Contexte) -> NaiveDate {
    courrier.envoi.as_ref().map_or_else(|| dossier.jour(ctx.aujourdhui), |e| e.le)
}

pub(super) fn trouver(app: &App, id: CourrierId) -> Result<(Dossier, Courrier), Failure> {
    let perdu = || Failure::introuvable("Ce courrier");
    let dossier = app.dossier(store::dossier_du_courrier(app.lecture()?, id)?.ok_or_else(perdu)?)?;
    let courrier = dossier.courriers.iter().find(|c| c.id == id).cloned().ok_or_else(perdu)?;
    Ok((dossier, courrier))
}

pub(super) fn destinataire<'d>(dossier: &'d Dossier, courrier: &Courrier) -> Option<&'d Partie> {
    let choisi = courrier.champs.get(DESTINATAIRE)?;
    dossier.parties.iter().find(|p| Valeur::Texte(p.id.to_string()) == *choisi)
}

/// « Demande de documents : ville de Saint-Étienne ».
pub(super) fn nom(dossier: &Dossier, courrier: &Courrier, modele: &Modele) -> String {
    match destinataire(dossier, courrier) {
        Some(partie) => format!("{}\u{a0}: {}", modele.titre_court, partie.nom),
        None => modele.titre_court.clone(),
    }
}

/// What a letter is called, when its template is known.
pub(super) fn titre(dossier: &Dossier, courrier: &Courrier) -> Option<String> {
    lettre::modele(&courrier.modele).ok().map(|modele| nom(dossier, courrier, modele))
}

pub(super) fn vue_courrier(app: &App, ctx: &Contexte, id: CourrierId) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    let modele = modele(&courrier.modele)?;
    let aujourdhui = jour(&dossier, &courrier, ctx);
    let redaction = rediger(&courrier, aujourdhui)?;
    let poses = lettre::champs_poses(modele, &courrier.champs)?;
    let refus = impression(&redaction);
    let mut manques: Vec<String> = redaction.manques.iter().map(|m| m.question.clone()).collect();
    manques.extend(refus.as_ref().map(ToString::to_string).filter(|_| redaction.manques.is_empty()));
    let partie = destinataire(&dossier, &courrier);
    let mut avertissements = redaction.avertissements;
    avertissements.extend(partie.and_then(|p| p.remarque.clone()).map(|r| francais::majuscule(&r) + "."));
    Ok(VueCourrier {
        id,
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        titre: modele.titre.clone(),
        rubriques: rubriques(&dossier, &courrier, &poses, refus.as_ref()),
        manques,
        apercu: format!("courrier/{id}/{:016x}.pdf", empreinte(&courrier, aujourdhui)),
        nom_fichier: redaction.nom_fichier + ".pdf",
        envoye: courrier
            .envoi
            .as_ref()
            .map(|e| format!("Envoyé le {}\u{a0}: le texte ne change plus.", francais::date(e.le))),
        effet: modele.effet.clone(),
        avertissements,
        aujourdhui,
    })
}

/// Changes with the content, so that a preview is never the one before.
fn empreinte(courrier: &Courrier, jour: NaiveDate) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hachage = DefaultHasher::new();
    serde_json::to_string(&courrier.champs).unwrap_or_default().hash(&mut hachage);
    jour.hash(&mut hachage);
    hachage.finish()
}

/// The questions by heading; ours comes first under the addressee's.
fn rubriques(
    dossier: &Dossier,
    courrier: &Courrier,
    poses: &[ChampPose<'_>],
    refus: Option<&Failure>,
) -> Vec<VueRubrique> {
    let mut rubriques: Vec<VueRubrique> = Vec::new();
    for pose in poses {
        let titre = &pose.champ.rubrique;
        if rubriques.last().is_none_or(|r| r.titre != *titre) {
            let ouvre_le_destinataire = pose.champ.id.starts_with("dest_");
            let champs =
                if ouvre_le_destinataire { champ_destinataire(dossier, courrier) } else { Vec::new() };
            rubriques.push(VueRubrique { titre: titre.clone(), champs });
        }
        if let Some(rubrique) = rubriques.last_mut() {
            let mut champ = vue_champ(courrier, pose);
            if let Some(Failure::Invalide { champ: vise, message }) = refus
                && *vise == champ.id
            {
                champ.manque = true;
                champ.remarque = Some(message.clone());
            }
            rubrique.champs.push(champ);
        }
    }
    rubriques
}

/// A letter for the CNIL is never addressed to a town hall.
fn convient(partie: &Partie, courrier: &Courrier) -> bool {
    let attendu = lettre::modele(&courrier.modele).map_or("administration", |m| m.destinataire.as_str());
    attendu == "administration" || partie.champs.get("dest_type") == Some(&Valeur::Texte(attendu.to_owned()))
}

fn champ_destinataire(dossier: &Dossier, courrier: &Courrier) -> Vec<VueChamp> {
    let convient = |p: &&Partie| p.role == Role::Autorite && convient(p, courrier);
    let autorites: Vec<&Partie> = dossier.parties.iter().filter(convient).collect();
    if autorites.is_empty() {
        return Vec::new();
    }
    let choix = autorites.iter().map(|p| VueOption {
        valeur: PartieId::to_string(&p.id),
        libelle: p.nom.clone(),
        rubrique: None,
        aide: None,
    });
    let autre = VueOption {
        valeur: String::new(),
        libelle: "Une autre autorité".to_owned(),
        rubrique: None,
        aide: None,
    };
    vec![VueChamp {
        id: DESTINATAIRE.to_owned(),
        question: "Quelle autorité du dossier\u{202f}?".to_owned(),
        aide: Some(
            "Ses réponses sont reprises ci-dessous\u{a0}; relisez-les.".replace("\u{a0};", "\u{202f};"),
        ),
        genre: Genre::Choix,
        choix: choix.chain(std::iter::once(autre)).collect(),
        valeur: courrier.champs.get(DESTINATAIRE).cloned(),
        obligatoire: false,
        manque: false,
        remarque: destinataire(dossier, courrier).and_then(|p| p.remarque.clone()),
    }]
}

fn vue_champ(courrier: &Courrier, pose: &ChampPose<'_>) -> VueChamp {
    let champ = pose.champ;
    VueChamp {
        id: champ.id.clone(),
        question: champ.question.clone(),
        aide: champ.aide.clone(),
        genre: champ.genre,
        choix: pose
            .choix
            .iter()
            .map(|c| VueOption {
                valeur: c.valeur.clone(),
                libelle: c.libelle.clone(),
                rubrique: c.rubrique.clone(),
                aide: c.aide.clone(),
            })
            .collect(),
        valeur: courrier.champs.get(&champ.id).or(champ.defaut.as_ref()).cloned(),
        obligatoire: pose.obligatoire,
        manque: pose.manque,
        remarque: pose.refus.clone(),
    }
}
