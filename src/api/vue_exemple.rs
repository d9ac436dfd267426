//! An example on one of its days: what happened by then, and the days one may go to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::Failure;
use super::vue_reperes::sources;
use super::vues::{VueEtapeExemple, VueExemple, VueJourExemple};
use crate::dossier::Dossier;
use crate::reperes;

/// What is said of an example, and the days on which something happens in it.
pub(super) fn vue_exemple(dossier: &Dossier) -> Result<Option<VueExemple>, Failure> {
    let Some(exemple) = dossier.exemple.as_ref() else { return Ok(None) };
    let mut jours: BTreeMap<NaiveDate, String> = BTreeMap::new();
    for fait in &dossier.faits {
        let titre = match (&fait.libelle, fait.sujet.and_then(|id| dossier.quel(id))) {
            (Some(libelle), None) => libelle.clone(),
            (_, Some(sujet)) => {
                format!("{}\u{a0}: {}", dossier.titre(sujet), francais::minuscule(dossier.mots_du_fait(fait)))
            }
            _ => dossier.mots_du_fait(fait).to_owned(),
        };
        jours.entry(fait.quand.du()).or_insert(titre);
    }
    // A matter that is told has its own days; the last one told that day is the one to read.
    let recit = reperes::recit(&exemple.cle)?;
    let etapes = recit.map(|r| r.etapes.as_slice()).unwrap_or_default();
    if !etapes.is_empty() {
        jours = etapes.iter().map(|e| (e.jour, francais::espaces(&e.titre))).collect();
    }
    let etape = etapes.iter().rfind(|e| e.jour <= exemple.jour).map(|e| VueEtapeExemple {
        jour: e.jour,
        titre: francais::espaces(&e.titre),
        recit: francais::espaces(&e.recit),
        question: francais::espaces(&e.question),
        reponse: francais::espaces(&e.reponse),
        sources: sources(&e.sources),
    });
    let finie = etapes.last().is_some_and(|e| e.jour <= exemple.jour);
    // The day one stands on is always in the list, even when nothing happens on it.
    jours.entry(exemple.jour).or_insert_with(|| "Le jour où vous regardez l’exemple".to_owned());
    Ok(Some(VueExemple {
        jour: exemple.jour,
        note: exemple.note.clone(),
        etape,
        lecon: recit.filter(|_| finie).map(|r| francais::espaces(&r.lecon)),
        jours: jours.into_iter().map(|(jour, titre)| VueJourExemple { jour, titre }).collect(),
    }))
}
