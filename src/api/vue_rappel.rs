//! A reminder, as a screen shows it.

use chrono::NaiveDate;
use quantieme_droit::{NatureFait, Porte, francais};

use super::echeance::{presenter, sans_reponse};
use super::prochaine::pour;
use super::vues::{Action, Ton, VueBouton};
use super::vues_veille::VueRappel;
use crate::dossier::{Dossier, Etat, Suivi};
use crate::veille::Raison;

/// A reminder, in words, with the facts that end it. `suivis` is the whole dossier's.
pub(super) fn vue_rappel(
    dossier: &Dossier,
    suivi: &Suivi,
    suivis: &[Suivi],
    raison: Raison,
    aujourdhui: NaiveDate,
) -> VueRappel {
    let mut echeance = presenter(dossier, suivi, aujourdhui);
    let nee = raison == Raison::Nee;
    if nee {
        // It is over for the administration, and it begins for us.
        echeance.ton = Ton::Ocre;
    }
    // A silence that became a decision opens something else: that is the next step.
    let a_faire = if nee { ensuite(suivi, suivis) } else { Some(suivi) };
    let suite = a_faire.and_then(|s| pour(dossier, s, suivis, aujourdhui));
    let phrase = match (&suite, nee) {
        (_, true) => {
            francais::espaces(&format!("{} {}", sans_reponse(dossier, suivi.sujet), echeance.phrase))
        }
        (Some(suite), false) => suite.phrase.clone(),
        (None, false) => echeance.phrase.clone(),
    };
    let detail =
        suite.as_ref().map(|s| if nee { format!("{} {}", s.phrase, s.detail) } else { s.detail.clone() });
    let mut boutons: Vec<VueBouton> = suite.map(|s| s.boutons).unwrap_or_default();
    let abandonne = |b: &VueBouton| matches!(b.action, Action::NoterFait { nature: NatureFait::Abandon, .. });
    if let Some(a_faire) = a_faire.filter(|s| matches!(s.etat, Etat::Ouverte | Etat::EncorePossible))
        && !boutons.iter().any(abandonne)
    {
        boutons.push(VueBouton {
            texte: "Nous y renonçons".to_owned(),
            action: Action::NoterFait { sujet: a_faire.sujet.id(), nature: NatureFait::Abandon },
        });
    }
    VueRappel { phrase, suite: detail, manque: None, evenement: nee, boutons, echeance }
}

/// What a silence that became a decision opened, while it runs: of documents, the CADA, and nothing once it is seized.
pub(super) fn ensuite<'s>(suivi: &Suivi, suivis: &'s [Suivi]) -> Option<&'s Suivi> {
    suivis
        .iter()
        .filter(|s| s.sujet == suivi.sujet && !s.est_un_choix())
        .filter(|s| suivi.resultat.regle.id != "DOC-SILENCE" || s.resultat.porte == Porte::Cada)
        .find(|s| matches!(s.etat, Etat::Ouverte | Etat::EncorePossible))
}
