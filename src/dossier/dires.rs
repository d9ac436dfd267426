//! What is said of a deadline on a day, wherever it is shown: on a leaf, in a letter, on a drawing.

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Interrompu, Porte, Verdict, francais};
use serde::Serialize;
use ts_rs::TS;

use super::{Dossier, Etat, Suivi};

/// How a deadline is coloured; the words say the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Ton {
    /// Late, or possible for a last moment.
    Cire,
    /// This week.
    Ocre,
    Encre,
    /// Done.
    Sauge,
}

/// « Réponse attendue : ville de Saint-Étienne », « Saisir la CADA ».
pub(crate) fn quoi(dossier: &Dossier, suivi: &Suivi) -> String {
    let texte = francais::quoi(suivi.resultat.regle.id, suivi.resultat.porte);
    match dossier.administration(suivi.sujet) {
        Some(qui) if suivi.resultat.porte == Porte::Reponse => format!("{texte}\u{a0}: {}", qui.nom),
        _ => texte.to_owned(),
    }
}

/// How much it presses that day.
pub(crate) fn ton(suivi: &Suivi, jour: NaiveDate) -> Ton {
    match suivi.etat {
        Etat::EncorePossible | Etat::Depassee => Ton::Cire,
        Etat::Faite if suivi.resultat.verdict().is_some_and(est_grave) => Ton::Cire,
        Etat::EnRetard => Ton::Ocre,
        Etat::Faite => Ton::Sauge,
        Etat::Ouverte if suivi.feuillet().is_some_and(|f| (f - jour).num_days() <= 7) => Ton::Ocre,
        _ => Ton::Encre,
    }
}

/// How far its day is, in words; none once it is done.
pub(crate) fn dans(suivi: &Suivi, jour: NaiveDate) -> Option<String> {
    let feuillet = suivi.feuillet()?;
    Some(match (suivi.etat, suivi.dernier_jour()) {
        (Etat::EncorePossible, Some(dernier)) => {
            let retard = (jour - feuillet).num_days();
            let depuis = if retard == 1 { "d’un jour".to_owned() } else { format!("de {retard} jours") };
            let jusqua = if dernier == jour {
                "encore possible aujourd’hui jusqu’à minuit".to_owned()
            } else if dernier < jour {
                "encore possible seulement si vous prouvez le départ le plus tardif".to_owned()
            } else {
                format!("encore possible jusqu’au {}", francais::date_longue(dernier))
            };
            format!("date de prudence dépassée {depuis}, {jusqua}")
        }
        (Etat::Ouverte, _) if feuillet == jour => "aujourd’hui jusqu’à minuit".to_owned(),
        (Etat::Depassee, Some(dernier)) => francais::dans(dernier, jour)
            .replacen("il y a", "dépassé depuis", 1)
            .replacen("hier", "dépassé depuis hier", 1),
        (Etat::EnRetard, _) => francais::dans(feuillet, jour).replacen("il y a", "depuis", 1),
        (Etat::Faite, _) => return None,
        _ => francais::dans(feuillet, jour),
    })
}

/// The line under its title: the legal last day, who must act, what was done.
pub(crate) fn phrase(suivi: &Suivi) -> String {
    let dernier = suivi.dernier_jour().map(francais::date_longue);
    match (suivi.etat, &suivi.resultat.conclusion) {
        (Etat::Faite, conclusion) => faite(suivi, conclusion),
        (Etat::Depassee, Conclusion::NonOpposable(_)) => dernier
            .map(|d| format!("Le délai raisonnable d’un an a pris fin, en principe, le {d}."))
            .unwrap_or_default(),
        (_, Conclusion::NonOpposable(non)) if non.derniere_chance.is_none() => {
            "Aucun délai ne court faute de publicité. Agissez dans les deux mois, par prudence.".to_owned()
        }
        (_, Conclusion::NonOpposable(_)) => dernier
            .map(|d| format!("Deux mois par prudence ; la dernière chance est en principe le {d}, un juge peut la raccourcir."))
            .map(|phrase| francais::espaces(&phrase))
            .unwrap_or_default(),
        (Etat::EncorePossible, _) => "N’attendez plus.".to_owned(),
        (Etat::Ouverte, _) if suivi.resultat.porte == Porte::Cada => {
            dernier.map(|d| format!("Dernier jour légal, à confirmer\u{a0}: {d}.")).unwrap_or_default()
        }
        (Etat::Ouverte, _) => dernier.map(|d| format!("Dernier jour légal\u{a0}: {d}.")).unwrap_or_default(),
        (Etat::Depassee, _) => {
            dernier.map(|d| format!("Le dernier jour légal était le {d}.")).unwrap_or_default()
        }
        (Etat::Attente, Conclusion::Interrompu(i)) => interrompu(i),
        (Etat::EnRetard, Conclusion::Terme(t)) if t.regle().est_une_autorisation() => {
            format!("L’autorisation a pris fin le {}, sauf renouvellement.", francais::date_longue(t.fin()))
        }
        (Etat::EnRetard, Conclusion::Terme(t)) => {
            format!("Le retard est certain depuis le {}.", francais::date_longue(t.en_retard_le()))
        }
        (Etat::Attente, Conclusion::Terme(t)) if t.regle().est_une_autorisation() => {
            "Ensuite, il faudra une nouvelle décision.".to_owned()
        }
        (Etat::Attente, _) => "C’est à l’administration d’agir.".to_owned(),
        (Etat::AVenir, _) => "Seulement si rien ne vient d’ici là.".to_owned(),
        (_, Conclusion::Manque(m)) => format!("Il nous manque\u{a0}: {}", francais::minuscule(francais::manque(*m).0)),
        (_, Conclusion::NonCouvert(raison)) => francais::non_couvert(*raison),
        _ => String::new(),
    }
}

/// Nothing runs until the fact that starts the period again.
fn interrompu(i: &Interrompu) -> String {
    format!(
        "Le délai est arrêté ({}, {}). Il repartira entier à ce jour\u{a0}: {}. Sans cet arrêt, la date de prudence était le {}.",
        francais::minuscule(francais::fait(i.par.nature)),
        le(i.par.quand),
        francais::minuscule(francais::fait(i.reprise)),
        francais::date_longue(i.delai.prudente())
    )
}

fn est_grave(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Tardive | Verdict::SansCada)
}

fn faite(suivi: &Suivi, conclusion: &Conclusion) -> String {
    match (suivi.resultat.fin, conclusion) {
        (Some(fin), Conclusion::Manque(m)) => {
            format!("{}, {}. {}", francais::fait(fin.nature), le(fin.quand), francais::manque(*m).1)
        }
        (Some(fin), _) => format!("{}, {}.", francais::fait(fin.nature), le(fin.quand)),
        (None, Conclusion::Naissance(nee)) => {
            format!("Le silence vaut refus depuis le {}.", francais::date(nee.quand().au()))
        }
        _ => String::new(),
    }
}

/// « le 8 mars 2019 », « entre le 5 et le 7 mars 2019 ».
fn le(quand: quantieme_droit::Periode) -> String {
    let texte = francais::periode(quand);
    if quand.est_certaine() { format!("le {texte}") } else { texte }
}
