//! A letter as its screen shows it: questions, text, pieces, checklist.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::ecarts::ecarts;
use super::lettres::{destinataire, impression, jour, modele, rediger, trouver};
use super::matiere::matiere;
use super::vues_courrier::{
    VueChamp, VueControle, VueCourrier, VueOption, VuePieceJointe, VueReception, VueRenvoi, VueRubrique,
    VueTexte,
};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Courrier, CourrierId, DESTINATAIRE, Dossier, Partie, PartieId, Reception, Role, Sujet};
use crate::lettre::{self, ChampPose, Genre, Matiere, Redaction, Valeur, Verifie};

/// The answer that holds the lines of the checklist ticked by hand. It is ours, not the template's.
pub(super) const COCHES: &str = "coches";

/// The answers the dossier, or the template, has of its own to the questions asked.
pub(super) fn proposes(
    dossier: &Dossier,
    courrier: &Courrier,
    jour: NaiveDate,
) -> Result<BTreeMap<String, Valeur>, Failure> {
    let modele = modele(courrier)?;
    let poses = lettre::champs_poses(&modele, &courrier.champs, &matiere(dossier, courrier, jour), jour)?;
    let proposees = poses.into_iter().filter_map(|pose| Some((pose.champ.id.clone(), pose.propose?)));
    Ok(proposees.collect())
}

fn vue_texte(courrier: &Courrier, redaction: &Redaction) -> VueTexte {
    let envoye = courrier.envoi.as_ref().and_then(|envoi| envoi.corps.clone());
    let (markdown, vieillis) = match (&courrier.texte, envoye) {
        (_, Some(corps)) => (corps, Vec::new()),
        (Some(texte), None) => {
            (texte.ecrit.clone(), ecarts(&texte.compose, &redaction.compose, &texte.ecrit))
        }
        (None, None) => (redaction.compose.clone(), Vec::new()),
    };
    VueTexte { markdown, edite: courrier.texte.is_some(), mots: redaction.mots, vieillis }
}

pub(super) fn vue_courrier(app: &App, ctx: &Contexte, id: CourrierId) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    let modele = modele(&courrier)?;
    let aujourdhui = jour(&dossier, &courrier, ctx);
    let matiere = matiere(&dossier, &courrier, aujourdhui);
    let redaction = rediger(&dossier, &courrier, aujourdhui)?;
    let poses = lettre::champs_poses(&modele, &courrier.champs, &matiere, aujourdhui)?;
    let refus = impression(&redaction);
    let mut manques: Vec<String> = redaction.manques.iter().map(|m| m.question.clone()).collect();
    manques.extend(refus.as_ref().map(ToString::to_string).filter(|_| redaction.manques.is_empty()));
    let partie = destinataire(&dossier, &courrier);
    let mut avertissements = redaction.avertissements.clone();
    avertissements.extend(partie.and_then(|p| p.remarque.clone()).map(|r| francais::majuscule(&r) + "."));
    avertissements.extend(avis_sans_date(&dossier, &courrier, &poses));
    Ok(VueCourrier {
        id,
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        modele: modele.id.clone(),
        titre: modele.titre.clone(),
        forme: modele.forme,
        rubriques: rubriques(&dossier, &courrier, &poses, refus.as_ref()),
        manques,
        apercu: format!("courrier/{id}/{:016x}.pdf", empreinte(&courrier, &matiere, aujourdhui)),
        nom_fichier: redaction.nom_fichier.clone() + ".pdf",
        envoye: courrier
            .envoi
            .as_ref()
            .map(|e| format!("Envoyé le {}\u{a0}: le texte ne change plus.", francais::date(e.le))),
        numero: courrier.envoi.as_ref().and_then(|e| e.numero.clone()),
        reception: courrier.reception.as_ref().map(vue_reception),
        copie: dossier.copie_de(&courrier),
        effet: modele.effet.clone(),
        quand: modele.quand.clone(),
        pas_quand: modele.pas_quand.clone(),
        erreurs: modele.erreurs.clone(),
        base_legale: modele.base_legale.clone(),
        avertissements,
        controles: controles(&courrier, &redaction.controles),
        a_joindre: controles(&courrier, &redaction.a_joindre),
        sans_piece: redaction.sans_piece.clone(),
        pieces: pieces_jointes(&redaction),
        renvois: renvois(&matiere),
        texte: vue_texte(&courrier, &redaction),
        aujourdhui,
    })
}

fn vue_reception(reception: &Reception) -> VueReception {
    let mots = match (reception.presente, reception.remis) {
        (_, Some(remis)) => format!("Remis le {}", francais::date(remis)),
        (Some(presente), None) => format!("Présenté le {}, pas encore remis", francais::date(presente)),
        (None, None) => "Accusé de réception".to_owned(),
    };
    VueReception { presente: reception.presente, remis: reception.remis, piece: reception.piece, mots }
}

/// What is ticked by itself, then what somebody ticked.
pub(super) fn controles(courrier: &Courrier, verifies: &[Verifie]) -> Vec<VueControle> {
    let coches = courrier.champs.get(COCHES).map(Valeur::lignes).unwrap_or_default();
    let vue = |v: &Verifie| VueControle {
        quoi: v.quoi.clone(),
        tenu: v.tenu.unwrap_or_else(|| coches.contains(&v.quoi)),
        a_cocher: v.tenu.is_none(),
        obligatoire: v.obligatoire,
    };
    verifies.iter().map(vue).collect()
}

fn pieces_jointes(redaction: &Redaction) -> Vec<VuePieceJointe> {
    let vue = |(piece, numero): (&lettre::PieceJointe, usize)| VuePieceJointe {
        numero,
        piece: piece.id.as_ref().and_then(|id| id.parse().ok()),
        libelle: piece.libelle.clone(),
    };
    redaction.pieces.iter().zip(1..).map(vue).collect()
}

/// What a text may refer to, as the editor offers it.
fn renvois(matiere: &Matiere) -> Vec<VueRenvoi> {
    let renvoi = |marque: String, rubrique: &str, libelle: String| VueRenvoi {
        marque,
        rubrique: rubrique.to_owned(),
        libelle,
    };
    let pieces = matiere
        .pieces
        .iter()
        .zip(1..)
        .map(|(p, n)| renvoi(format!("[pièce:{}]", p.id), "Pièces", format!("{n}. {}", p.titre)));
    let faits = matiere.faits.iter().map(|f| renvoi(format!("[fait:{}]", f.id), "Faits datés", f.libelle()));
    let sources = matiere
        .sources
        .iter()
        .map(|s| renvoi(format!("[source:{}]", s.id), "Références", s.citation.clone()));
    pieces.chain(faits).chain(sources).collect()
}

/// Changes with the content, so that a preview is never the one before.
fn empreinte(courrier: &Courrier, matiere: &Matiere, jour: NaiveDate) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hachage = DefaultHasher::new();
    serde_json::to_string(&courrier.champs).unwrap_or_default().hash(&mut hachage);
    courrier.texte.as_ref().map(|texte| &texte.ecrit).hash(&mut hachage);
    format!("{matiere:?}").hash(&mut hachage);
    jour.hash(&mut hachage);
    hachage.finish()
}

/// A petition would say that the CADA gave no opinion, while the dossier holds one whose date nobody noted.
fn avis_sans_date(dossier: &Dossier, courrier: &Courrier, poses: &[ChampPose<'_>]) -> Option<String> {
    let pose = poses.iter().find(|pose| pose.champ.id == "cada_avis_le")?;
    let dit = courrier.champs.get(&pose.champ.id).or(pose.propose.as_ref());
    let demarche = dossier.demarche(courrier.demarche?)?;
    let sujet = Sujet::Demarche(demarche.suite_de.unwrap_or(demarche.id));
    let dite = dit.is_some_and(|valeur| *valeur != Valeur::Texte(String::new()));
    (!dite && dossier.avis_cada(sujet).is_some()).then(|| {
        francais::espaces(
            "L’avis de la CADA est arrivé, mais sa date n’est pas notée : donnez-la ici, ou la requête dira qu’il n’a pas été rendu.",
        )
    })
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
            rubriques.push(VueRubrique { titre: titre.clone(), champs, annuaire: false });
        }
        if let Some(rubrique) = rubriques.last_mut() {
            let mut champ = vue_champ(courrier, pose);
            if let Some(Failure::Invalide { champ: vise, message }) = refus
                && *vise == champ.id
            {
                champ.manque = true;
                champ.remarque = Some(message.clone());
            }
            rubrique.annuaire |= ["dest_organisme", "tribunal_nom"].contains(&pose.champ.id.as_str());
            rubrique.champs.push(champ);
        }
    }
    rubriques
}

/// A letter for the CNIL is never addressed to a town hall.
pub(super) fn convient(partie: &Partie, courrier: &Courrier) -> bool {
    let attendu = modele(courrier).map_or_else(|_| "administration".to_owned(), |m| m.destinataire.clone());
    attendu == "administration" || partie.champs.get("dest_type") == Some(&Valeur::Texte(attendu))
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
            .copied()
            .chain(&pose.du_dossier)
            .map(|c| VueOption {
                valeur: c.valeur.clone(),
                libelle: c.libelle.clone(),
                rubrique: c.rubrique.clone(),
                aide: c.aide.clone(),
            })
            .collect(),
        valeur: courrier.champs.get(&champ.id).or(pose.propose.as_ref()).cloned(),
        obligatoire: pose.obligatoire,
        manque: pose.manque,
        remarque: pose.refus.clone(),
    }
}
