//! Examples: opened on a day of their own, and walked through.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::demandes::{AllerAuJour, OuvrirExemple};
use super::dossier::{lire, vue};
use super::vues::{VueDossier, VueExemple, VueJourExemple};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, exemple_livre};
use crate::store;

pub(super) fn ouvrir_exemple(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirExemple,
) -> Result<VueDossier, Failure> {
    let livre = exemple_livre(&demande.exemple).ok_or_else(|| Failure::introuvable("Cet exemple"))?;
    let dossier = Dossier::lire(livre.fichier)?;
    // Opened twice, it is the same one.
    if store::lire_dossier(app.store.lecture(), dossier.id)?.is_none() {
        app.store.ecrire(|c| store::inserer_dossier(c, &dossier, ctx.maintenant_ms))?;
    }
    vue(app, ctx, dossier.id)
}

pub(super) fn aller_au_jour(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AllerAuJour,
) -> Result<VueDossier, Failure> {
    let dossier = lire(app, demande.dossier)?;
    if dossier.exemple.is_none() {
        return Err(Failure::invalide("jour", "Seul un exemple se regarde à une autre date."));
    }
    app.store.ecrire(|c| store::changer_jour(c, dossier.id, demande.jour))?;
    vue(app, ctx, dossier.id)
}

/// What is said of an example, and the days on which something happens in it.
pub(super) fn vue_exemple(dossier: &Dossier) -> Option<VueExemple> {
    let exemple = dossier.exemple.as_ref()?;
    let mut jours: BTreeMap<NaiveDate, String> = BTreeMap::new();
    for fait in &dossier.faits {
        let titre = match (&fait.libelle, fait.sujet.and_then(|id| dossier.quel(id))) {
            (Some(libelle), None) => libelle.clone(),
            (_, Some(sujet)) => format!(
                "{}\u{a0}: {}",
                dossier.titre(sujet),
                francais::minuscule(francais::fait(fait.nature))
            ),
            _ => francais::fait(fait.nature).to_owned(),
        };
        jours.entry(fait.quand.du()).or_insert(titre);
    }
    // The day one stands on is always in the list, even when nothing happens on it.
    jours.entry(exemple.jour).or_insert_with(|| "Le jour où vous regardez l’exemple".to_owned());
    Some(VueExemple {
        jour: exemple.jour,
        note: exemple.note.clone(),
        jours: jours.into_iter().map(|(jour, titre)| VueJourExemple { jour, titre }).collect(),
    })
}
