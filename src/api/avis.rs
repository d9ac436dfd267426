//! Words for what is said once: notifications, and dates that moved.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use quantieme_droit::francais;
use uuid::Uuid;

use super::echeance::{Suivis, presenter, sans_reponse};
use super::reglages_rappels::discret;
use super::vues_veille::{VueAvis, VueDeplacement};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, Etat, Suivi};
use crate::store;
use crate::veille::{Annonce, Raison, Rappel, Voie, pourquoi};

/// More at once would be a blast that nobody reads.
const AVIS_A_LA_FOIS: usize = 3;

/// What was said for the first time in a round.
#[derive(Debug, Default)]
pub(super) struct Nouvelles {
    /// Deadlines that ring.
    pub(super) rappels: Vec<(Uuid, Rappel)>,
    /// Deadlines whose date moved.
    pub(super) deplacees: BTreeSet<Uuid>,
}

/// What to say on the desktop of a round.
pub(super) fn avis(
    app: &App,
    ctx: &Contexte,
    suivis: &[Suivis<'_>],
    nouvelles: &Nouvelles,
    deplacements: &[VueDeplacement],
) -> Result<Vec<VueAvis>, Failure> {
    let discret = discret(app)?;
    let tous = suivis.iter().flat_map(|(d, suivis)| suivis.iter().map(move |s| (s.identite, (*d, s))));
    let tous: HashMap<Uuid, (&Dossier, &Suivi)> = tous.collect();
    let mut avis: Vec<(Option<NaiveDate>, VueAvis)> = Vec::new();
    for (identite, rappel) in &nouvelles.rappels {
        // Of a date that moved, that it moved is what there is to say.
        if nouvelles.deplacees.contains(identite) {
            continue;
        }
        if let Some((dossier, suivi)) = tous.get(identite) {
            let possible = suivi.dernier_jour().filter(|_| rappel.raison == Raison::EncorePossible);
            let dit = avis_du_rappel(dossier, suivi, *rappel, ctx.aujourdhui, discret);
            avis.push((possible.or(suivi.feuillet()), dit));
        }
    }
    let bougees = deplacements
        .iter()
        .filter(|d| nouvelles.deplacees.iter().any(|identite| d.echeance == identite.to_string()));
    avis.extend(bougees.map(|d| (d.apres, avis_du_deplacement(d, discret))));
    avis.sort_by_key(|(jour, a)| (!a.pressant, *jour));
    if avis.len() <= AVIS_A_LA_FOIS {
        return Ok(avis.into_iter().map(|(_, a)| a).collect());
    }
    let premier = avis.iter().filter_map(|(jour, _)| *jour).filter(|jour| *jour >= ctx.aujourdhui).min();
    Ok(vec![VueAvis {
        cle: Uuid::nil().to_string(),
        titre: format!("{} échéances demandent votre attention", avis.len()),
        texte: premier
            .map(|jour| format!("La plus proche\u{a0}: {}. Ouvrez Quantième.", francais::date_longue(jour)))
            .unwrap_or_else(|| "Ouvrez Quantième.".to_owned()),
        pressant: avis.iter().any(|(_, a)| a.pressant),
    }])
}

fn avis_du_rappel(
    dossier: &Dossier,
    suivi: &Suivi,
    rappel: Rappel,
    aujourdhui: NaiveDate,
    discret: bool,
) -> VueAvis {
    let vue = presenter(dossier, suivi, aujourdhui);
    let jour = vue.feuillet.map(francais::date_longue).unwrap_or_default();
    let dans = vue.feuillet.map(|f| francais::dans(f, aujourdhui)).unwrap_or_default();
    let dernier = vue.dernier_jour.map(francais::date_longue);
    let quoi = francais::minuscule(&vue.quoi);
    let (titre, texte) = match (rappel.raison, suivi.etat) {
        (Raison::Approche, Etat::Attente) => {
            (format!("{}, {quoi}", francais::majuscule(&dans)), format!("Jusqu’au {jour}."))
        }
        (Raison::Approche, _) => (
            format!("{}\u{a0}: {quoi}", francais::majuscule(&dans)),
            format!("À faire au plus tard le {jour}."),
        ),
        (Raison::EncorePossible, _) => {
            let texte = dernier.as_ref().map(|d| format!("Dernier jour légal\u{a0}: {d}."));
            (format!("Encore possible\u{a0}: {quoi}"), texte.unwrap_or_else(|| vue.phrase.clone()))
        }
        (Raison::Nee, _) => ("Un silence est devenu un refus".to_owned(), sans_reponse(dossier, suivi.sujet)),
        (Raison::EnRetard, _) => (format!("En retard\u{a0}: {quoi}"), vue.phrase.clone()),
        (Raison::Passee, _) => (format!("Délai passé\u{a0}: {quoi}"), vue.phrase.clone()),
    };
    let pressant = rappel.raison == Raison::EncorePossible
        || rappel.raison == Raison::Approche
            && suivi.etat == Etat::Ouverte
            && vue.feuillet.is_some_and(|f| (f - aujourdhui).num_days() <= 2);
    let (titre, texte) = if discret {
        let quoi = match rappel.raison {
            Raison::EncorePossible => match &dernier {
                Some(dernier) => format!("Une échéance est encore possible, jusqu’au {dernier}."),
                None => "Une échéance est encore possible.".to_owned(),
            },
            Raison::Approche => format!("Une échéance {dans}, {jour}."),
            Raison::Nee => "Un silence est devenu un refus.".to_owned(),
            Raison::EnRetard => "Une réponse est en retard.".to_owned(),
            Raison::Passee => "Un délai est passé.".to_owned(),
        };
        ("Quantième".to_owned(), format!("{quoi} Ouvrez Quantième."))
    } else {
        (titre, francais::espaces(&format!("{}. {texte}", dossier.titre)))
    };
    VueAvis { cle: suivi.identite.to_string(), titre, texte, pressant }
}

fn avis_du_deplacement(d: &VueDeplacement, discret: bool) -> VueAvis {
    let (titre, texte) = if discret {
        ("Quantième".to_owned(), "Une date a changé. Ouvrez Quantième.".to_owned())
    } else {
        (
            format!("Une date a changé\u{a0}: {}", francais::minuscule(&d.quoi)),
            format!("{}. {}", d.dossier_titre, d.phrase),
        )
    };
    VueAvis { cle: d.echeance.clone(), titre, texte, pressant: true }
}

/// Dates that are no longer those somebody saw.
pub(super) fn deplacements(app: &App, suivis: &[Suivis<'_>]) -> Result<Vec<VueDeplacement>, Failure> {
    let c = app.lecture()?;
    let vues = store::dates_vues(c)?;
    let agendas = store::dernieres_annonces(c, Voie::Agenda, None)?;
    let dernieres = store::dernieres_annonces(c, Voie::Connue, None)?;
    let mut deplacements: Vec<VueDeplacement> = dernieres
        .into_values()
        .filter(|a| a.vue.is_none())
        .filter_map(|apres| {
            let (dossier, suivis) = suivis.iter().find(|(d, _)| d.id == apres.dossier)?;
            let suivi = suivis.iter().find(|s| s.identite == apres.identite);
            if suivi.is_some_and(|s| s.etat == Etat::Faite) {
                return None;
            }
            let mut vue =
                deplacement(dossier, vues.get(&apres.identite)?, &apres, agendas.get(&apres.identite))?;
            // The rule says it more exactly than the door, while there is one.
            if let Some(suivi) = suivi {
                vue.quoi = francais::quoi(suivi.resultat.regle.id, suivi.resultat.porte).to_owned();
            }
            Some(vue)
        })
        .collect();
    deplacements.sort_by_key(|d| (d.apres.unwrap_or(d.avant), d.echeance.clone()));
    Ok(deplacements)
}

fn deplacement(
    dossier: &Dossier,
    vue: &Annonce,
    apres: &Annonce,
    agenda: Option<&Annonce>,
) -> Option<VueDeplacement> {
    let avant = vue.jour?;
    if (vue.jour, vue.dernier) == (apres.jour, apres.dernier) {
        return None;
    }
    let longue = francais::date_longue;
    let phrase = match (apres.jour, vue.dernier, apres.dernier) {
        (None, ..) => format!("Il n’y a plus de date\u{a0}: c’était {}.", longue(avant)),
        (Some(jour), _, _) if jour != avant => format!("Du {} au {}.", longue(avant), longue(jour)),
        (_, Some(un), Some(autre)) => {
            format!("Le dernier jour légal passe du {} au {}.", longue(un), longue(autre))
        }
        (_, _, Some(autre)) => format!("Le dernier jour légal est maintenant le {}.", longue(autre)),
        (_, _, None) => "Le dernier jour légal n’est plus connu.".to_owned(),
    };
    // What left in a calendar stays there until the file is imported again.
    let perime = agenda.filter(|a| a.jour.is_some() && a.jour != apres.jour && a.jour != apres.dernier);
    let porte = apres.detail.porte.or(vue.detail.porte)?;
    Some(VueDeplacement {
        echeance: apres.identite.to_string(),
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        quoi: francais::quoi("", porte).to_owned(),
        avant,
        apres: apres.jour,
        phrase,
        pourquoi: pourquoi(&vue.detail, &apres.detail),
        agenda: perime.and_then(|a| a.jour).map(|jour| {
            format!(
                "L’agenda que vous avez exporté dit encore {}\u{a0}: exportez-le de nouveau, il corrigera l’ancien.",
                longue(jour)
            )
        }),
    })
}
