//! A letter's screen: questions on one side, pages on the other.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use quantieme_droit::{NatureFait, Periode, francais};

use super::carnet::{self, Retenue};
use super::demandes::{
    CommencerCourrier, EnvoyerCourrier, ExporterCourrier, OuvrirCourrier, Quand, RemplirCourrier,
};
use super::dossier::{lire, passe, vue};
use super::fichier;
use super::vues::{FichierEcrit, ResumeCourrier, VueChamp, VueCourrier, VueDossier, VueOption, VueRubrique};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{
    Courrier, CourrierId, DESTINATAIRE, Demarche, DemarcheId, Dossier, Envoi, Fait, FaitId, NatureDemarche,
    Partie, PartieId, Role, Sujet,
};
use crate::lettre::{self, ChampPose, Genre, Modele, Redaction, Valeur};
use crate::{pdf, store};

pub(super) fn commencer_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CommencerCourrier,
) -> Result<VueCourrier, Failure> {
    let dossier = lire(app, demande.dossier)?;
    let modele = modele(&demande.modele)?;
    let demarche = demande.demarche.filter(|id| dossier.demarche(*id).is_some());
    let acte = demande.acte.filter(|id| dossier.acte(*id).is_some());
    let mut courrier = Courrier {
        id: CourrierId::new(ctx),
        modele: modele.id.clone(),
        demarche,
        acte,
        champs: BTreeMap::new(),
        envoi: None,
    };
    for role in [Role::Collectif, Role::Signataire] {
        if let Some(partie) = dossier.en_role(role) {
            prendre(&mut courrier.champs, partie, modele);
        }
    }
    let sujet = demarche.map(Sujet::Demarche).or(acte.map(Sujet::Acte));
    if let Some(partie) = sujet.and_then(|s| dossier.administration(s)) {
        adresser(&mut courrier.champs, partie, modele);
    }
    app.store.ecrire(|c| store::inserer_courrier(c, dossier.id, &courrier))?;
    vue_courrier(app, ctx, courrier.id)
}

pub(super) fn ouvrir_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirCourrier,
) -> Result<VueCourrier, Failure> {
    vue_courrier(app, ctx, demande.courrier)
}

pub(super) fn remplir_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: RemplirCourrier,
) -> Result<VueCourrier, Failure> {
    let (dossier, mut courrier) = brouillon(app, demande.courrier)?;
    let modele = modele(&courrier.modele)?;
    for (champ, valeur) in demande.champs {
        if champ == DESTINATAIRE {
            let choisie = dossier.parties.iter().find(|p| Valeur::Texte(p.id.to_string()) == valeur);
            match choisie {
                Some(partie) => adresser(&mut courrier.champs, partie, modele),
                None => drop(courrier.champs.remove(DESTINATAIRE)),
            }
        } else if modele.champ(&champ).is_none() {
            return Err(Failure::invalide(&champ, "Cette question n’existe pas dans ce courrier."));
        } else if valeur.est_vide() {
            courrier.champs.remove(&champ);
        } else {
            courrier.champs.insert(champ, valeur);
        }
    }
    let retenues = carnet::retenir(ctx, &dossier, &courrier);
    app.store.ecrire(|c| {
        for retenue in &retenues {
            match retenue {
                Retenue::Nouvelle(partie) => store::inserer_partie(c, dossier.id, partie)?,
                Retenue::Connue(partie) => store::modifier_partie(c, partie)?,
            }
        }
        store::modifier_champs(c, courrier.id, &courrier.champs)
    })?;
    vue_courrier(app, ctx, courrier.id)
}

pub(super) fn exporter_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterCourrier,
) -> Result<FichierEcrit, Failure> {
    let (dossier, courrier) = trouver(app, demande.courrier)?;
    let redaction = rediger(&courrier, jour(&dossier, &courrier, ctx))?;
    if let Some(manque) = redaction.manques.first() {
        let message = format!("Il reste à répondre\u{a0}: {}", manque.question);
        return Err(Failure::invalide(&manque.champ, message));
    }
    let octets = pages(app, ctx, demande.courrier)?;
    fichier::ecrire(Path::new(&demande.chemin), &octets)
}

/// The letter left: its text is frozen, the step exists, and the sending is a fact of it. One transaction.
pub(super) fn envoyer_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EnvoyerCourrier,
) -> Result<VueDossier, Failure> {
    let (mut dossier, mut courrier) = brouillon(app, demande.courrier)?;
    let modele = modele(&courrier.modele)?;
    let le = passe(&dossier, ctx, Quand { du: demande.le, au: demande.le })?.du();
    let redaction = rediger(&courrier, le)?;
    if let Some(manque) = redaction.manques.first() {
        let message = format!("La lettre n’est pas finie. Il reste à répondre\u{a0}: {}", manque.question);
        return Err(Failure::invalide(&manque.champ, message));
    }
    let autorite = match destinataire(&dossier, &courrier) {
        Some(_) => None,
        None => carnet::nouvelle_autorite(ctx, &courrier),
    };
    if let Some(autorite) = &autorite {
        courrier.champs.insert(DESTINATAIRE.to_owned(), Valeur::Texte(autorite.id.to_string()));
        dossier.parties.push(autorite.clone());
    }
    let nouvelle = match courrier.demarche {
        None if redaction.engage => Some(demarche_de(ctx, &dossier, &courrier, modele)?),
        _ => None,
    };
    courrier.demarche = courrier.demarche.or(nouvelle.as_ref().map(|d| d.id));
    let envoi = Envoi { le, mode: demande.mode, texte: lettre::texte(&redaction.lettre) };
    let engage = courrier.demarche.filter(|_| redaction.engage);
    let nature = match engage {
        Some(_) => NatureFait::lire(&modele.fait).ok_or_else(|| inconnu(modele, &modele.fait))?,
        // Nothing runs from it, but the dossier remembers that it left.
        None => NatureFait::Evenement,
    };
    let fait = Fait {
        id: FaitId::new(ctx),
        sujet: engage.map(|id| Sujet::Demarche(id).id()),
        nature,
        quand: Periode::le(le),
        mode: Some(demande.mode),
        conforme: None,
        libelle: engage
            .is_none()
            .then(|| format!("Lettre envoyée\u{a0}: {}", nom(&dossier, &courrier, modele))),
        preuve: None,
        source: None,
    };
    app.store.ecrire(|c| {
        if let Some(autorite) = &autorite {
            store::inserer_partie(c, dossier.id, autorite)?;
            store::modifier_champs(c, courrier.id, &courrier.champs)?;
        }
        if let Some(demarche) = &nouvelle {
            store::inserer_demarche(c, dossier.id, demarche)?;
        }
        store::inserer_envoi(c, &courrier, &envoi)?;
        store::inserer_fait(c, dossier.id, &fait)
    })?;
    vue(app, ctx, dossier.id)
}

pub(super) fn jeter_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirCourrier,
) -> Result<VueDossier, Failure> {
    let (dossier, courrier) = brouillon(app, demande.courrier)?;
    app.store.ecrire(|c| store::supprimer_courrier(c, courrier.id))?;
    vue(app, ctx, dossier.id)
}

/// The pages of a letter, whether finished or not.
pub(super) fn pages(app: &App, ctx: &Contexte, id: CourrierId) -> Result<Vec<u8>, Failure> {
    let (dossier, courrier) = trouver(app, id)?;
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
    Ok(lettre::champs_poses(modele, &courrier.champs)?.iter().filter(|p| p.manque).count())
}

fn modele(id: &str) -> Result<&'static Modele, Failure> {
    Ok(lettre::modele(id)?)
}

fn inconnu(modele: &Modele, mot: &str) -> Failure {
    Failure::Interne {
        message: format!("Le modèle « {} » cite « {mot} », que Quantième ne connaît pas.", modele.id),
    }
}

fn rediger(courrier: &Courrier, jour: NaiveDate) -> Result<Redaction, Failure> {
    Ok(lettre::rediger(modele(&courrier.modele)?, &courrier.champs, jour)?)
}

/// A sent letter keeps the date it left.
fn jour(dossier: &Dossier, courrier: &Courrier, ctx: &Contexte) -> NaiveDate {
    courrier.envoi.as_ref().map_or_else(|| dossier.jour(ctx.aujourdhui), |e| e.le)
}

fn trouver(app: &App, id: CourrierId) -> Result<(Dossier, Courrier), Failure> {
    let perdu = || Failure::introuvable("Ce courrier");
    let dossier = lire(app, store::dossier_du_courrier(app.store.lecture(), id)?.ok_or_else(perdu)?)?;
    let courrier = dossier.courriers.iter().find(|c| c.id == id).cloned().ok_or_else(perdu)?;
    Ok((dossier, courrier))
}

/// A letter that can still change.
fn brouillon(app: &App, id: CourrierId) -> Result<(Dossier, Courrier), Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    if courrier.envoi.is_some() {
        return Err(Failure::invalide(
            "courrier",
            "Cette lettre est partie\u{a0}: son texte ne change plus.",
        ));
    }
    Ok((dossier, courrier))
}

fn destinataire<'d>(dossier: &'d Dossier, courrier: &Courrier) -> Option<&'d Partie> {
    let choisi = courrier.champs.get(DESTINATAIRE)?;
    dossier.parties.iter().find(|p| Valeur::Texte(p.id.to_string()) == *choisi)
}

/// Takes from a party the answers this letter asks for.
fn prendre(champs: &mut BTreeMap<String, Valeur>, partie: &Partie, modele: &Modele) {
    let connus = partie.champs.iter().filter(|(champ, _)| modele.champ(champ).is_some());
    champs.extend(connus.map(|(champ, valeur)| (champ.clone(), valeur.clone())));
}

/// Writes to that party: what was taken from another one goes away with it.
fn adresser(champs: &mut BTreeMap<String, Valeur>, partie: &Partie, modele: &Modele) {
    champs.retain(|champ, _| !champ.starts_with("dest_"));
    champs.insert(DESTINATAIRE.to_owned(), Valeur::Texte(partie.id.to_string()));
    prendre(champs, partie, modele);
    if modele.champ("dest_organisme").is_some() {
        champs.entry("dest_organisme".to_owned()).or_insert_with(|| Valeur::Texte(partie.nom.clone()));
    }
}

/// « Demande de documents : ville de Saint-Étienne ».
fn nom(dossier: &Dossier, courrier: &Courrier, modele: &Modele) -> String {
    match destinataire(dossier, courrier) {
        Some(partie) => format!("{}\u{a0}: {}", modele.titre, partie.nom),
        None => modele.titre.clone(),
    }
}

fn demarche_de(
    ctx: &mut Contexte,
    dossier: &Dossier,
    courrier: &Courrier,
    modele: &Modele,
) -> Result<Demarche, Failure> {
    let nature: NatureDemarche = serde_json::from_value(modele.demarche.clone().into())
        .map_err(|_| inconnu(modele, &modele.demarche))?;
    Ok(Demarche {
        id: DemarcheId::new(ctx),
        nature,
        titre: nom(dossier, courrier, modele),
        destinataire: destinataire(dossier, courrier).map(|p| p.id),
        acte: courrier.acte,
    })
}

fn vue_courrier(app: &App, ctx: &Contexte, id: CourrierId) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    let modele = modele(&courrier.modele)?;
    let aujourdhui = jour(&dossier, &courrier, ctx);
    let redaction = rediger(&courrier, aujourdhui)?;
    let poses = lettre::champs_poses(modele, &courrier.champs)?;
    let partie = destinataire(&dossier, &courrier);
    let mut avertissements = redaction.avertissements;
    avertissements.extend(partie.and_then(|p| p.remarque.clone()).map(|r| francais::majuscule(&r) + "."));
    Ok(VueCourrier {
        id,
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        titre: modele.titre.clone(),
        rubriques: rubriques(&dossier, &courrier, &poses),
        manques: redaction.manques.into_iter().map(|m| m.question).collect(),
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
fn rubriques(dossier: &Dossier, courrier: &Courrier, poses: &[ChampPose<'_>]) -> Vec<VueRubrique> {
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
            rubrique.champs.push(vue_champ(courrier, pose));
        }
    }
    rubriques
}

fn champ_destinataire(dossier: &Dossier, courrier: &Courrier) -> Vec<VueChamp> {
    let autorites: Vec<&Partie> = dossier.parties.iter().filter(|p| p.role == Role::Autorite).collect();
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
