//! What one does with a letter: begin, answer, export, send, throw away.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{NatureFait, Periode, francais};

use super::carnet::{self, Retenue};
use super::demandes::{
    CommencerCourrier, EnvoyerCourrier, NoterReception, OuvrirCourrier, Quand, RemplirCourrier,
};
use super::lettres::{brouillon, destinataire, inconnu, modele, nom, rediger, trouver};
use super::saisie::passe;
use super::sorties::finie;
use super::vue_dossier::vue;
use super::vue_lettre::{COCHES, convient, proposes, vue_courrier};
use super::vues::VueDossier;
use super::vues_courrier::VueCourrier;
use super::{App, Failure, modeles, pieces};
use crate::Contexte;
use crate::dossier::{
    Courrier, CourrierId, DESTINATAIRE, Demarche, DemarcheId, Dossier, Envoi, Fait, FaitId, NatureDemarche,
    Partie, Reception, Role, Sujet,
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
    let gabarit = modeles::propre(app, &demande.modele)?;
    let demarche = demande.demarche.filter(|id| dossier.demarche(*id).is_some());
    let acte = demande.acte.filter(|id| dossier.acte(*id).is_some());
    let mut courrier =
        Courrier { demarche, acte, gabarit, ..Courrier::nouveau(CourrierId::new(ctx), demande.modele) };
    let modele = modele(&courrier)?;
    for role in [Role::Collectif, Role::Signataire] {
        if let Some(partie) = dossier.en_role(role) {
            prendre(&mut courrier.champs, partie, &modele);
        }
    }
    let sujet = demarche.map(Sujet::Demarche).or(acte.map(Sujet::Acte));
    let partie = sujet.and_then(|s| dossier.administration(s));
    if let Some(partie) = partie.filter(|partie| convient(partie, &courrier)) {
        adresser(&mut courrier.champs, partie, &modele);
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

/// What left cannot change: its words, its answers and what it is about are those of a new draft.
pub(super) fn reprendre_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirCourrier,
) -> Result<VueCourrier, Failure> {
    let (dossier, partie) = trouver(app, demande.courrier)?;
    if partie.envoi.is_none() {
        return Err(Failure::invalide(
            "courrier",
            "Cette lettre n’est pas partie\u{a0}: corrigez-la directement.",
        ));
    }
    let modele = modele(&partie)?;
    let mut courrier = Courrier { id: CourrierId::new(ctx), envoi: None, reception: None, ..partie.clone() };
    // Another envelope, another number, and everything to check again.
    for champ in [COCHES, "num_lrar"] {
        courrier.champs.remove(champ);
    }
    let geste = Geste::new(format!("Lettre reprise\u{a0}: {}", modele.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| store::inserer_courrier(c, dossier.id, &courrier))?;
    vue_courrier(app, ctx, courrier.id)
}

pub(super) fn remplir_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: RemplirCourrier,
) -> Result<VueCourrier, Failure> {
    let (dossier, mut courrier) = brouillon(app, demande.courrier)?;
    let modele = modele(&courrier)?;
    // An answer taken back stays taken back, even where the dossier would answer.
    let proposes = proposes(&dossier, &courrier, dossier.jour(ctx.aujourdhui))?;
    for (champ, valeur) in demande.champs {
        if champ == DESTINATAIRE {
            let choisie = dossier.parties.iter().find(|p| Valeur::Texte(p.id.to_string()) == valeur);
            match choisie {
                Some(partie) => adresser(&mut courrier.champs, partie, &modele),
                None => drop(courrier.champs.remove(DESTINATAIRE)),
            }
        } else if champ != COCHES && modele.champ(&champ).is_none() {
            return Err(Failure::invalide(&champ, "Cette question n’existe pas dans ce courrier."));
        } else if valeur.est_vide() && !proposes.contains_key(&champ) {
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

/// The letter left: its text is frozen, the step exists, and the sending is a fact of it. One transaction.
pub(super) fn envoyer_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EnvoyerCourrier,
) -> Result<VueDossier, Failure> {
    let (mut dossier, mut courrier) = brouillon(app, demande.courrier)?;
    let modele = modele(&courrier)?;
    let le = passe(&dossier, ctx, Quand { du: demande.le, au: demande.le })?.du();
    let numero = demande.numero.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    if let Some(numero) = numero.as_ref().filter(|_| modele.champ("num_lrar").is_some()) {
        courrier.champs.insert("num_lrar".to_owned(), Valeur::Texte(numero.clone()));
    }
    figer(&dossier, &mut courrier, le)?;
    let redaction = rediger(&dossier, &courrier, le)?;
    finie(&redaction, "La lettre n’est pas finie")?;
    let pages = pdf::write(&redaction.lettre, le)?;
    let sha256 = pieces::empreinte(&mut pages.as_slice(), |_| true).expect("memory reads to its end");
    let autorite = match destinataire(&dossier, &courrier) {
        Some(_) => None,
        None => carnet::nouvelle_autorite(ctx, &courrier, &modele),
    };
    if let Some(autorite) = &autorite {
        courrier.champs.insert(DESTINATAIRE.to_owned(), Valeur::Texte(autorite.id.to_string()));
        dossier.parties.push(autorite.clone());
    }
    let engage = redaction.engage && redaction.fait.is_some();
    let nouvelle = if engage { nouvelle_demarche(ctx, &dossier, &courrier, &modele)? } else { None };
    courrier.demarche = nouvelle.as_ref().map(|d| d.id).or(courrier.demarche);
    let envoi = Envoi {
        le,
        mode: demande.mode,
        texte: lettre::texte(&redaction.lettre),
        pages: Some(sha256.clone()),
        numero,
        corps: Some(courrier.texte.as_ref().map_or(redaction.compose, |texte| texte.ecrit.clone())),
    };
    let engage = courrier.demarche.filter(|_| engage);
    let nature = match engage {
        Some(_) => nature_du_fait(&modele, redaction.fait.as_deref())?,
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
        avis: None,
        libelle: engage
            .is_none()
            .then(|| format!("Lettre envoyée\u{a0}: {}", nom(&dossier, &courrier, &modele))),
        preuve: None,
        pieces: Vec::new(),
        source: None,
    };
    let geste =
        Geste::new(format!("Lettre envoyée\u{a0}: {}", nom(&dossier, &courrier, &modele)), dossier.id)
            .de_sorte(Sorte::Envoi);
    let contenu = NouveauContenu { sha256: &sha256, octets: pages.len() as u64, texte: "", tronque: false };
    app.ecrire(ctx, &geste, |c| {
        store::ajouter_contenu(c, contenu, &mut pages.as_slice(), &mut |_| true).map_err(|e| match e {
            Echec::Base(e) => e,
            Echec::Source(_) => store::Error::Ecriture,
        })?;
        if let Some(autorite) = &autorite {
            store::inserer_partie(c, dossier.id, autorite)?;
        }
        store::modifier_champs(c, courrier.id, &courrier.champs)?;
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
    let modele = modele(&courrier)?;
    let geste = Geste::new(format!("Brouillon\u{a0}: {}", nom(&dossier, &courrier, &modele)), dossier.id)
        .de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_courrier(c, courrier.id))?;
    vue(app, ctx, dossier.id)
}

/// What came back of a letter that left: kept with it, and a dated fact for the law to count from.
pub(super) fn noter_reception(
    app: &mut App,
    ctx: &mut Contexte,
    demande: NoterReception,
) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = trouver(app, demande.courrier)?;
    let envoi = courrier.envoi.as_ref().ok_or_else(|| {
        Failure::invalide("courrier", "Cette lettre n’est pas encore partie\u{a0}: notez d’abord son envoi.")
    })?;
    let piece = demande.piece.filter(|id| dossier.pieces.iter().any(|p| p.id == *id));
    let reception = Reception { presente: demande.presente, remis: demande.remis, piece };
    let jour = |reception: &Reception| reception.remis.or(reception.presente);
    for le in [reception.presente, reception.remis].into_iter().flatten() {
        passe(&dossier, ctx, Quand { du: le, au: le })?;
        if le < envoi.le {
            return Err(Failure::invalide(
                "remis",
                format!(
                    "La lettre est partie le {}\u{a0}: elle n’a pas pu arriver avant.",
                    francais::date(envoi.le)
                ),
            ));
        }
    }
    let modele = modele(&courrier)?;
    let redaction = rediger(&dossier, &courrier, envoi.le)?;
    let nature = redaction.fait.as_deref().and_then(NatureFait::lire).and_then(reception_de);
    let sujet = courrier.demarche.map(|id| Sujet::Demarche(id).id());
    let avant = courrier.reception.as_ref().and_then(jour);
    let ancien = dossier.faits.iter().find(|f| {
        f.sujet == sujet && Some(f.nature) == nature && avant.is_some_and(|le| f.quand == Periode::le(le))
    });
    let fait = nature.zip(jour(&reception)).map(|(nature, le)| Fait {
        id: ancien.map_or_else(|| FaitId::new(ctx), |f| f.id),
        sujet,
        nature,
        quand: Periode::le(le),
        mode: Some(envoi.mode),
        conforme: None,
        avis: None,
        libelle: None,
        preuve: None,
        pieces: piece.into_iter().collect(),
        source: None,
    });
    let geste =
        Geste::new(format!("Accusé de réception\u{a0}: {}", nom(&dossier, &courrier, &modele)), dossier.id);
    app.ecrire(ctx, &geste, |c| {
        store::noter_reception(c, courrier.id, &reception)?;
        if let Some(ancien) = ancien {
            store::supprimer_fait(c, ancien.id)?;
        }
        fait.as_ref().map_or(Ok(()), |fait| store::inserer_fait(c, dossier.id, fait))
    })?;
    vue_courrier(app, ctx, courrier.id)
}

/// What the dossier answered for the writer becomes an answer: what is learnt later changes nothing of what left.
fn figer(dossier: &Dossier, courrier: &mut Courrier, le: NaiveDate) -> Result<(), Failure> {
    for (champ, valeur) in proposes(dossier, courrier, le)? {
        courrier.champs.entry(champ).or_insert(valeur);
    }
    let pieces = rediger(dossier, courrier, le)?.pieces;
    if !pieces.is_empty() {
        let lignes = pieces.into_iter().map(|piece| piece.id.unwrap_or(piece.libelle)).collect();
        courrier.champs.insert("pieces".to_owned(), Valeur::Liste(lignes));
    }
    Ok(())
}

/// The fact that a letter arrived, by the fact that it left.
fn reception_de(envoi: NatureFait) -> Option<NatureFait> {
    use NatureFait::*;
    Some(match envoi {
        DemandeDocumentsExpediee => DemandeDocumentsRecue,
        DemandeExpediee => DemandeRecue,
        RecoursGracieuxExpedie => RecoursGracieuxRecu,
        RecoursHierarchiqueExpedie => RecoursHierarchiqueRecu,
        ReclamationCnilExpediee => ReclamationCnilRecue,
        _ => return None,
    })
}

/// Takes from a party the answers this letter asks for.
fn prendre(champs: &mut BTreeMap<String, Valeur>, partie: &Partie, modele: &Modele) {
    let connus = partie.champs.iter().filter(|(champ, _)| modele.champ(champ).is_some());
    champs.extend(connus.map(|(champ, valeur)| (champ.clone(), valeur.clone())));
}

/// Writes to that party: what was taken from another one goes away with it.
pub(super) fn adresser(champs: &mut BTreeMap<String, Valeur>, partie: &Partie, modele: &Modele) {
    champs.retain(|champ, _| !champ.starts_with("dest_"));
    champs.insert(DESTINATAIRE.to_owned(), Valeur::Texte(partie.id.to_string()));
    prendre(champs, partie, modele);
    if modele.champ("dest_organisme").is_some() {
        champs.entry("dest_organisme".to_owned()).or_insert_with(|| Valeur::Texte(partie.nom.clone()));
    }
}

fn nature_du_fait(modele: &Modele, mot: Option<&str>) -> Result<NatureFait, Failure> {
    let mot = mot.unwrap_or_default();
    NatureFait::lire(mot).ok_or_else(|| inconnu(modele, mot))
}

/// The step a letter starts: none when it goes on with one of its own kind.
fn nouvelle_demarche(
    ctx: &mut Contexte,
    dossier: &Dossier,
    courrier: &Courrier,
    modele: &Modele,
) -> Result<Option<Demarche>, Failure> {
    let mot = modele.demarche.clone().unwrap_or_default();
    let nature: NatureDemarche =
        serde_json::from_value(mot.clone().into()).map_err(|_| inconnu(modele, &mot))?;
    let precedente = courrier.demarche.and_then(|id| dossier.demarche(id));
    if precedente.is_some_and(|d| d.nature == nature) {
        return Ok(None);
    }
    Ok(Some(Demarche {
        id: DemarcheId::new(ctx),
        nature,
        titre: nom(dossier, courrier, modele),
        destinataire: destinataire(dossier, courrier).map(|p| p.id),
        acte: courrier.acte.or(precedente.and_then(|d| d.acte)),
        suite_de: precedente.map(|d| d.id),
        numero: None,
    }))
}
