//! The calendar file: what runs, what is awaited, and what silence would open.

use std::path::Path;

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::demandes::ExporterAgenda;
use super::echeance::{administration, presenter};
use super::fichier;
use super::vues::{FichierEcrit, VueEcheance};
use super::{App, Failure};
use crate::Contexte;
use crate::agenda::{Evenement, ecrire};
use crate::dossier::{Dossier, Etat, Suivi, suivre};

pub(super) fn exporter_agenda(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterAgenda,
) -> Result<FichierEcrit, Failure> {
    let dossiers = match demande.dossier {
        Some(id) => vec![app.dossier(id)?],
        // Examples live on days of their own: they never ring with real matters.
        None => app.dossiers()?.into_iter().filter(|d| d.exemple.is_none()).collect(),
    };
    let evenements: Vec<Evenement> = dossiers.iter().flat_map(|d| evenements(d, ctx.aujourdhui)).collect();
    fichier::ecrire(Path::new(&demande.chemin), ecrire(&evenements, ctx.maintenant_ms).as_bytes())
}

fn evenements(dossier: &Dossier, aujourdhui: NaiveDate) -> Vec<Evenement> {
    suivre(dossier, aujourdhui)
        .iter()
        .filter(|s| s.est_active() || s.etat == Etat::AVenir)
        .filter_map(|s| evenement(dossier, s, &presenter(dossier, s, aujourdhui)))
        .collect()
}

fn evenement(dossier: &Dossier, suivi: &Suivi, vue: &VueEcheance) -> Option<Evenement> {
    // Once the prudent day has passed, only the legal last day is still worth ringing.
    let jour = if suivi.etat == Etat::EncorePossible { vue.dernier_jour } else { vue.feuillet }?;
    let quoi = match suivi.etat {
        Etat::AVenir => format!(
            "Si {} n’a pas répondu\u{a0}: {}",
            administration(dossier, suivi.sujet),
            francais::minuscule(&vue.quoi)
        ),
        Etat::EncorePossible => format!("Dernier jour légal\u{a0}: {}", francais::minuscule(&vue.quoi)),
        _ => vue.quoi.clone(),
    };
    Some(Evenement {
        identite: suivi.identite,
        jour,
        titre: format!("{quoi} ({})", dossier.titre),
        description: description(vue),
    })
}

fn description(vue: &VueEcheance) -> String {
    let mut lignes = Vec::new();
    lignes.extend(vue.prudente.map(|j| format!("À faire au plus tard\u{a0}: {}.", francais::date_longue(j))));
    lignes
        .extend(vue.dernier_jour.map(|j| format!("Dernier jour légal\u{a0}: {}.", francais::date_longue(j))));
    lignes.extend(vue.suite.clone());
    lignes.push(vue.sujet_titre.clone());
    lignes.push(String::new());
    lignes.extend(vue.etapes.iter().map(|e| {
        let source = e.source.as_ref().map(|s| format!(" ({})", s.texte)).unwrap_or_default();
        format!("{}\u{a0}: {}{source}", francais::date(e.date), e.texte)
    }));
    lignes.extend(vue.reserves.iter().map(|r| format!("Réserve\u{a0}: {}", r.texte)));
    lignes.join("\n")
}
