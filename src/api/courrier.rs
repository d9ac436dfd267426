//! What one does with a letter: begin, answer, export, send, throw away.

use std::collections::BTreeMap;
use std::path::Path;

use quantieme_droit::{NatureFait, Periode};

use super::carnet::{self, Retenue};
use super::demandes::{
    CommencerCourrier, EnvoyerCourrier, ExporterCourrier, OuvrirCourrier, Quand, RemplirCourrier,
};
use super::fichier;
use super::lettres::{destinataire, inconnu, jour, modele, nom, pages, rediger, trouver, vue_courrier};
use super::saisie::passe;
use super::vue_dossier::vue;
use super::vues::{FichierEcrit, VueDossier};
use super::vues_courrier::VueCourrier;
use super::{App, Failure, pieces};
use crate::Contexte;
use crate::dossier::{
    Courrier, CourrierId, DESTINATAIRE, Demarche, DemarcheId, Dossier, Envoi, Fait, FaitId, NatureDemarche,
    Partie, Role, Sujet,
};
use crate::lettre::{self, Modele, Valeur};
use crate::pdf;
use crate::store::{self, Echec, Geste, NouveauContenu, Sorte};

pub(super) fn commencer_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CommencerCourrier,
) -> Result<VueCourrier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
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
    let geste = Geste::new(format!("Lettre commencée\u{a0}: {}", modele.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| store::inserer_courrier(c, dossier.id, &courrier))?;
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
    // Answers are saved as they are typed: a quarter of an hour of them is one thing to undo.
    let geste = Geste::new(format!("Lettre complétée\u{a0}: {}", modele.titre), dossier.id).a_la_suite();
    app.ecrire(ctx, &geste, |c| {
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
    let pages = pdf::write(&redaction.lettre, le)?;
    let sha256 = pieces::empreinte(&mut pages.as_slice(), |_| true).expect("memory reads to its end");
    let autorite = match destinataire(&dossier, &courrier) {
        Some(_) => None,
        None => carnet::nouvelle_autorite(ctx, &courrier, modele),
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
    let envoi = Envoi {
        le,
        mode: demande.mode,
        texte: lettre::texte(&redaction.lettre),
        pages: Some(sha256.clone()),
    };
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
        pieces: Vec::new(),
        source: None,
    };
    let geste = Geste::new(format!("Lettre envoyée\u{a0}: {}", nom(&dossier, &courrier, modele)), dossier.id)
        .de_sorte(Sorte::Envoi);
    let contenu = NouveauContenu { sha256: &sha256, octets: pages.len() as u64, texte: "", tronque: false };
    app.ecrire(ctx, &geste, |c| {
        store::ajouter_contenu(c, contenu, &mut pages.as_slice(), &mut |_| true).map_err(|e| match e {
            Echec::Base(e) => e,
            Echec::Source(_) => store::Error::Ecriture,
        })?;
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
    let modele = modele(&courrier.modele)?;
    let geste = Geste::new(format!("Brouillon\u{a0}: {}", nom(&dossier, &courrier, modele)), dossier.id)
        .de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_courrier(c, courrier.id))?;
    vue(app, ctx, dossier.id)
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
        suite_de: None,
        numero: None,
    })
}
