//! Accueil: one sentence, then the leaves of what falls due, over all dossiers.

use std::collections::HashMap;

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Porte, francais, sources};

use super::echeance::{grouper, premiere};
use super::vues::{ResumeDossier, ResumeExemple, VueAccueil, VueEcheance, VueExempleOuvert, VueGroupe};
use super::{App, Failure, Rien};
use crate::Contexte;
use crate::dossier::{Dossier, EXEMPLES, Etat, Suivi, suivre};
use crate::reperes;

/// Leaves shown under a heading: nobody reads further, and the dossiers show the others.
const FEUILLETS: usize = 40;

pub(super) fn ouvrir_accueil(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueAccueil, Failure> {
    let tous = app.tous()?;
    let aujourdhui = ctx.aujourdhui;
    let suivis = |d| (d, suivre(d, aujourdhui));
    let (exemples, dossiers): (Vec<&Dossier>, Vec<&Dossier>) = tous.iter().partition(|d| d.exemple.is_some());
    let exemples: Vec<(&Dossier, Vec<Suivi>)> = exemples.into_iter().map(suivis).collect();
    let dossiers: Vec<(&Dossier, Vec<Suivi>)> = dossiers.into_iter().map(suivis).collect();

    let groupes = grouper(&dossiers, aujourdhui, FEUILLETS);
    let tenues = tenues(&dossiers);
    let (fort, suite) = phrase(&groupes, &tenues, dossiers.is_empty(), exemples.is_empty());
    let recits = reperes::recits()?;
    let fermes = EXEMPLES.iter().filter(|livre| {
        !exemples.iter().any(|(d, _)| d.exemple.as_ref().is_some_and(|e| e.cle == livre.cle))
    });
    Ok(VueAccueil {
        aujourdhui,
        fort,
        suite,
        groupes,
        exemples: fermes
            .filter_map(|e| recits.iter().find(|r| r.cle == e.cle))
            .map(|r| ResumeExemple {
                id: r.cle.clone(),
                titre: francais::espaces(&r.titre),
                resume: francais::espaces(&r.resume),
            })
            .collect(),
        exemples_ouverts: exemples
            .iter()
            .map(|exemple| VueExempleOuvert {
                dossier: resume(exemple, aujourdhui),
                jour: exemple.0.jour(aujourdhui),
                groupes: grouper(std::slice::from_ref(exemple), aujourdhui, FEUILLETS),
            })
            .collect(),
        dossiers: dossiers.iter().map(|d| resume(d, aujourdhui)).collect(),
        droit_ancien: droit_ancien(aujourdhui),
    })
}

pub(super) fn resume((dossier, suivis): &(&Dossier, Vec<Suivi>), aujourdhui: NaiveDate) -> ResumeDossier {
    let premiere = premiere(dossier, suivis, aujourdhui);
    ResumeDossier {
        id: dossier.id,
        titre: dossier.titre.clone(),
        exemple: dossier.exemple.is_some(),
        prochaine: premiere
            .and_then(|e| {
                Some(format!("{}, {}", francais::date_longue(e.feuillet?), francais::minuscule(&e.quoi)))
            })
            .unwrap_or_else(|| "Rien de prévu".to_owned()),
    }
}

/// The deadlines whose last day binds us. Where nothing was published or notified as it must be, there is none, or one
/// that a court may move. Each with whether that day is still to be confirmed.
fn tenues(dossiers: &[(&Dossier, Vec<Suivi>)]) -> HashMap<String, bool> {
    let suivis = dossiers.iter().flat_map(|(_, suivis)| suivis);
    let tenus = suivis.filter(|s| matches!(s.resultat.conclusion, Conclusion::Delai(_)));
    tenus.map(|s| (s.identite.to_string(), s.resultat.porte == Porte::Cada)).collect()
}

/// The one sentence: what is set in bold, then the rest.
fn phrase(
    groupes: &[VueGroupe],
    tenues: &HashMap<String, bool>,
    sans_dossier: bool,
    sans_exemple: bool,
) -> (String, String) {
    let texte = |fort: String, suite: String| (fort, francais::espaces(&suite));
    let premiere = |etats: &[Etat]| -> Option<&VueEcheance> {
        groupes.iter().flat_map(|g| &g.echeances).find(|e| etats.contains(&e.etat))
    };
    let possibles = || groupes.iter().flat_map(|g| &g.echeances).filter(|e| e.etat == Etat::EncorePossible);
    let dernier = possibles().find_map(|e| Some((e, e.dernier_jour?, *tenues.get(&e.id)?)));
    if let Some((e, jour, a_confirmer)) = dernier {
        let doute = if a_confirmer { ", à confirmer," } else { "" };
        return texte(
            format!("{} est le dernier jour légal{doute}", francais::majuscule(&francais::date_longue(jour))),
            format!("pour {} : {}.", francais::minuscule(&e.quoi), e.dossier_titre),
        );
    }
    let proche = premiere(&[Etat::Ouverte]);
    if let Some((e, jour)) =
        proche.and_then(|e| Some((e, e.feuillet?))).filter(|(e, _)| e.ton == super::Ton::Ocre)
    {
        return texte(
            format!("Au plus tard {},", francais::date_longue(jour)),
            format!("{} : {}.", francais::minuscule(&e.quoi), e.dossier_titre),
        );
    }
    if let Some(e) = possibles().next() {
        return texte(
            "Il est encore temps".to_owned(),
            format!("d’agir : {}, {}.", francais::minuscule(&e.quoi), e.dossier_titre),
        );
    }
    if let Some((e, jour)) = premiere(&[Etat::Ouverte, Etat::Attente]).and_then(|e| Some((e, e.feuillet?))) {
        return texte(
            "Rien d’urgent.".to_owned(),
            format!("Prochaine date : {}, {}.", francais::date_longue(jour), francais::minuscule(&e.quoi)),
        );
    }
    if let Some(e) = premiere(&[Etat::Depassee]) {
        return texte(
            "Un délai est passé.".to_owned(),
            format!("{} : {}. Demandez conseil, tout n’est peut-être pas perdu.", e.quoi, e.dossier_titre),
        );
    }
    match (sans_dossier, sans_exemple) {
        (true, true) => texte(
            "Bienvenue.".to_owned(),
            "Quantième suit vos délais face à l’administration, prépare vos lettres et vous prévient à temps.".to_owned(),
        ),
        (true, false) => {
            texte("Aucun dossier à vous pour l’instant.".to_owned(), "L’exemple ouvert est plus bas.".to_owned())
        }
        _ => texte("Rien de prévu.".to_owned(), "Aucune date ne court dans vos dossiers.".to_owned()),
    }
}

/// An offline tool must admit its age.
fn droit_ancien(aujourdhui: NaiveDate) -> Option<String> {
    let recente = sources().into_iter().max_by_key(|s| s.verifiee)?;
    recente.est_ancienne(aujourdhui).then(|| {
        format!(
            "Les textes de loi ont été relus pour la dernière fois le {}. Depuis, une règle a pu changer\u{a0}: \
             mettez Quantième à jour ou faites vérifier vos dates.",
            francais::date(recente.verifiee)
        )
    })
}
