//! The drawing of a dossier, and of the paths of « Et si… ».

use std::path::Path;

use chrono::NaiveDate;
use quantieme_droit::Periode;
use uuid::Uuid;

use super::demandes::Hypothese;
use super::demandes_frise::{DessinerChemins, DessinerFrise, ImprimerFrise};
use super::fichier;
use super::vues::FichierEcrit;
use super::vues_frise::{VueFrise, VueFrises, VueLignePiste, VuePiste};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, Fait, FaitId, Sujet, suivre};
use crate::frise::{
    Cadre, Fenetre, Piste, dessiner, en_lettres, largeur_a_l_ecran, periode_dite, piste_de, pistes,
};
use crate::pdf;

pub(super) fn dessiner_frise(
    app: &mut App,
    ctx: &mut Contexte,
    demande: DessinerFrise,
) -> Result<VueFrise, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let jour = dossier.jour(ctx.aujourdhui);
    let pistes = pistes(&dossier, &suivre(&dossier, ctx.aujourdhui), jour);
    let tout = tout(&pistes, jour);
    let montree = demandee(demande.du, demande.au, tout)?;
    let montree = montree.unwrap_or_else(|| Fenetre::d_abord(&pistes, tout, jour));
    Ok(vue(&pistes, demande.largeur, tout, montree, jour))
}

pub(super) fn dessiner_chemins(
    app: &mut App,
    ctx: &mut Contexte,
    demande: DessinerChemins,
) -> Result<VueFrises, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let jour = dossier.jour(ctx.aujourdhui);
    let sujet =
        dossier.quel(demande.sujet).ok_or_else(|| Failure::introuvable("Cet acte ou cette démarche"))?;
    let reel = supposer(&dossier, sujet, 0, &[], jour)?;
    let supposees =
        demande.chemins.iter().enumerate().map(|(rang, h)| supposer(&dossier, sujet, rang, h, jour));
    let toutes = std::iter::once(Ok(reel)).chain(supposees).collect::<Result<Vec<Piste>, Failure>>()?;
    let tout = tout(&toutes, jour);
    // Compared, they are seen to their ends first.
    let montree = demandee(demande.du, demande.au, tout)?.unwrap_or(tout);
    let frises = toutes.chunks(1).map(|seule| vue(seule, demande.largeur, tout, montree, jour)).collect();
    Ok(VueFrises { frises })
}

pub(super) fn imprimer_frise(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ImprimerFrise,
) -> Result<FichierEcrit, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let jour = dossier.jour(ctx.aujourdhui);
    let pistes = pistes(&dossier, &suivre(&dossier, ctx.aujourdhui), jour);
    let fenetre = tout(&pistes, jour);
    let frise = pdf::Frise { titre: dossier.titre.clone(), date: jour, pistes, fenetre };
    fichier::ecrire(Path::new(&demande.chemin), &pdf::frise(&frise)?)
}

/// The track of a subject with supposed facts, which only the drawing knows.
fn supposer(
    dossier: &Dossier,
    sujet: Sujet,
    rang: usize,
    hypotheses: &[Hypothese],
    jour: NaiveDate,
) -> Result<Piste, Failure> {
    // An example does not know its future, but may be asked to suppose one.
    let mut suppose =
        Dossier { faits: dossier.faits_connus().cloned().collect(), exemple: None, ..dossier.clone() };
    let mut supposes = Vec::new();
    for (i, h) in hypotheses.iter().enumerate() {
        let quand = Periode::entre(h.du, h.au)
            .map_err(|e| Failure::invalide(&format!("chemins.{rang}.{i}.du"), e.to_string()))?;
        let id = FaitId::from(Uuid::from_u128(i as u128 + 1));
        supposes.push(id);
        suppose.faits.push(Fait {
            id,
            sujet: Some(sujet.id()),
            nature: h.nature,
            quand,
            mode: h.mode,
            conforme: None,
            avis: None,
            libelle: None,
            preuve: None,
            pieces: Vec::new(),
            source: None,
        });
    }
    let mut piste = piste_de(&suppose, &suivre(&suppose, jour), jour, sujet);
    for element in piste.elements.iter_mut().filter(|e| e.fait.is_some_and(|id| supposes.contains(&id))) {
        element.fait = None;
        element.suppose = true;
        element.phrase = format!("{} Ce fait est supposé.", element.phrase);
    }
    Ok(piste)
}

/// The days asked for, wide enough to be read; `None` when none were.
fn demandee(du: Option<NaiveDate>, au: Option<NaiveDate>, tout: Fenetre) -> Result<Option<Fenetre>, Failure> {
    if du.is_none() && au.is_none() {
        return Ok(None);
    }
    if du.zip(au).is_some_and(|(du, au)| au < du) {
        return Err(Failure::invalide("au", "Le dernier jour précède le premier : corrigez l’un des deux."));
    }
    let du = du.unwrap_or(tout.du);
    Ok(Some(Fenetre { du, au: au.unwrap_or(tout.au).max(du) }.lisible()))
}

/// All there is to see; a month around the day when there is nothing.
fn tout(pistes: &[Piste], jour: NaiveDate) -> Fenetre {
    Fenetre::tout(pistes, jour).unwrap_or_else(|| Fenetre { du: jour, au: jour }.lisible())
}

fn vue(pistes: &[Piste], largeur: u32, tout: Fenetre, montree: Fenetre, jour: NaiveDate) -> VueFrise {
    let vide = pistes.iter().all(|p| p.elements.is_empty());
    let cadre = Cadre { largeur: f64::from(largeur), fenetre: montree, jour };
    let dessin = dessiner(pistes, &cadre, &mut largeur_a_l_ecran);
    let (avant, apres) = montree.voisines(tout);
    let (plus_pres, plus_loin) = montree.pres_et_loin(tout, jour);
    VueFrise {
        largeur: dessin.largeur,
        hauteur: dessin.hauteur,
        formes: if vide { Vec::new() } else { dessin.formes },
        elements: dessin.elements,
        aujourdhui: dessin.aujourdhui,
        du: montree.du,
        au: montree.au,
        legende: match montree.hors(pistes) {
            Some(hors) => {
                format!("{}. Hors de cette vue\u{a0}: {hors}.", periode_dite(montree.du, montree.au))
            }
            None => periode_dite(montree.du, montree.au),
        },
        fenetres: Fenetre::offertes(tout, montree, jour),
        avant,
        apres,
        plus_pres,
        plus_loin,
        lettres: lettres(pistes, montree),
    }
}

fn lettres(pistes: &[Piste], fenetre: Fenetre) -> Vec<VuePiste> {
    en_lettres(pistes, fenetre)
        .map(|(titre, elements)| VuePiste {
            titre: titre.to_owned(),
            lignes: elements
                .into_iter()
                .map(|e| VueLignePiste {
                    phrase: e.phrase.clone(),
                    fait: e.fait,
                    echeance: e.echeance.clone(),
                })
                .collect(),
        })
        .collect()
}
