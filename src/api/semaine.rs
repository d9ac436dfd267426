//! The week's deadlines, for members who do not have the application.

use std::path::Path;

use chrono::{Days, NaiveDate};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use quantieme_droit::francais;

use super::demandes_veille::EcrireSemaine;
use super::echeance::presenter;
use super::fichier;
use super::papier::{Due, dues, pourquoi};
use super::vues::VueEcheance;
use super::vues_veille::VueSemaine;
use super::{App, Failure, agenda};
use crate::Contexte;
use crate::courriel::{Message, ecrire};
use crate::dossier::Etat;

/// Days the message speaks of, then those it only names.
const SEMAINE: Days = Days::new(7);
const ENSUITE: Days = Days::new(35);
/// A `mailto:` longer than this is cut by some programs.
const MAILTO_MAX: usize = 1_900;
const NOM_DE_L_AGENDA: &str = "echeances.ics";

pub(super) fn ecrire_semaine(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireSemaine,
) -> Result<VueSemaine, Failure> {
    let aujourdhui = ctx.aujourdhui;
    let tous = app.tous()?;
    let dues = dues(&tous, aujourdhui);
    let objet = format!("Nos échéances, semaine du {}", francais::date(aujourdhui));
    let (texte, court) = (texte(&dues, aujourdhui, false), texte(&dues, aujourdhui, true));
    let fichier = match demande.chemin {
        Some(chemin) => {
            let agenda = agenda::composer(app, ctx, None, false)?;
            let joint = format!(
                "{texte}\nL’agenda joint ({NOM_DE_L_AGENDA}) met ces dates dans votre téléphone, avec leurs rappels\u{a0}: ouvrez-le et acceptez l’ajout. L’ouvrir de nouveau plus tard corrige les dates, sans les doubler.\n"
            );
            let message = Message {
                objet: &objet,
                texte: &joint,
                identite: ctx.uuid(),
                instant_ms: ctx.maintenant_ms,
                agenda: Some((NOM_DE_L_AGENDA, &agenda)),
            };
            Some(fichier::ecrire(Path::new(&chemin), &ecrire(&message))?)
        }
        None => None,
    };
    let mailto = [&texte, &court]
        .into_iter()
        .map(|t| mailto(&objet, t))
        .find(|lien| lien.len() <= MAILTO_MAX)
        .unwrap_or_else(|| mailto(&objet, "Collez ici le texte copié dans Quantième."));
    Ok(VueSemaine { objet, texte, mailto, fichier })
}

/// What to read, for someone who has never opened the application. `court`: the days and what to do, no reasons.
fn texte(dues: &[Due<'_>], aujourdhui: NaiveDate, court: bool) -> String {
    let fin = aujourdhui + SEMAINE;
    let jour = |due: &Due<'_>| due.suivi.feuillet().unwrap_or(NaiveDate::MAX);
    let pressent = |due: &&Due<'_>| due.suivi.etat == Etat::EncorePossible || jour(due) <= fin;
    let semaine: Vec<&Due<'_>> = dues.iter().filter(pressent).collect();
    let ensuite: Vec<&Due<'_>> =
        dues.iter().filter(|d| !pressent(d) && jour(d) <= aujourdhui + ENSUITE).collect();

    let mut lignes = vec!["Bonjour,".to_owned(), String::new()];
    lignes.push(match semaine.len() {
        0 => format!("Aucune échéance d’ici au {}.", francais::date_longue(fin)),
        1 => format!("Une échéance d’ici au {}\u{a0}:", francais::date_longue(fin)),
        n => format!("{n} échéances d’ici au {}\u{a0}:", francais::date_longue(fin)),
    });
    for due in &semaine {
        lignes.push(String::new());
        lignes.extend(une(due, aujourdhui, court));
    }
    if !ensuite.is_empty() {
        lignes.extend([String::new(), "Ensuite\u{a0}:".to_owned()]);
        lignes.extend(ensuite.iter().map(|due| {
            let vue = presenter(due.dossier, &due.suivi, aujourdhui);
            let qui = vue.qui.map(|qui| format!(" ({qui})")).unwrap_or_default();
            format!(
                "- {}\u{a0}: {}, {}{qui}.",
                francais::date_longue(jour(due)),
                francais::minuscule(&vue.quoi),
                vue.dossier_titre
            )
        }));
    }
    lignes.extend([
        String::new(),
        "Les dates ont été calculées sur l’ordinateur d’un membre du collectif\u{a0}; elles peuvent changer si un fait nouveau arrive. Quantième ne remplace pas un avocat.".to_owned(),
        String::new(),
    ]);
    lignes.join("\n")
}

fn une(due: &Due<'_>, aujourdhui: NaiveDate, court: bool) -> Vec<String> {
    let vue = presenter(due.dossier, &due.suivi, aujourdhui);
    let jour = vue.feuillet.map(francais::date_longue).unwrap_or_default();
    let dans = vue.dans.as_deref().map(|d| format!(" ({d})")).unwrap_or_default();
    let mut lignes =
        vec![format!("{}{dans}", francais::majuscule(&jour)), format!("  {}. {}.", vue.quoi, ou(&vue))];
    lignes.extend(vue.qui.as_ref().map(|qui| format!("  Qui s’en occupe\u{a0}: {qui}.")));
    if !court {
        lignes.extend((!vue.phrase.is_empty()).then(|| format!("  {}", vue.phrase)));
        lignes.extend(pourquoi(&due.suivi).map(|raison| format!("  Pourquoi\u{a0}: {raison}")));
    }
    lignes
}

/// « Demande à la mairie (Caméras du marché) », or the one title that both have.
fn ou(vue: &VueEcheance) -> String {
    if vue.sujet_titre == vue.dossier_titre {
        return vue.sujet_titre.clone();
    }
    format!("{} ({})", vue.sujet_titre, vue.dossier_titre)
}

fn mailto(objet: &str, texte: &str) -> String {
    let coder = |texte: &str| utf8_percent_encode(&texte.replace('\n', "\r\n"), NON_ALPHANUMERIC).to_string();
    format!("mailto:?subject={}&body={}", coder(objet), coder(texte))
}
