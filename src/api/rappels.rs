//! Reminders: when they ring, who takes them, until when they wait.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use quantieme_droit::francais;
use uuid::Uuid;

use super::demandes_veille::{Consigner, MarquerVu, ReglerRappels};
use super::echeance::presenter;
use super::reglages_rappels::{accord, chemin, discret, est_protegee, jalons, panne, tenu};
use super::veille::{regarder, tenir_dehors};
use super::vues_veille::{VueAgendaTenu, VueRappels, VueVeille};
use super::{App, Failure, Rien, agenda};
use crate::Contexte;
use crate::dossier::{Consigne, Suivi, suivre};
use crate::store::{self, Geste};
use crate::veille::plus_tard_possible;

/// Further ahead, nobody remembers.
const JALON_MAX: u32 = 365;
const JALONS_MAX: usize = 12;
const NOM_MAX: usize = 120;

pub(super) fn ouvrir_rappels(app: &mut App, _: &mut Contexte, _: Rien) -> Result<VueRappels, Failure> {
    let jalons = jalons(app)?;
    Ok(VueRappels {
        agir: jalons.agir,
        attendre: jalons.attendre,
        discret: discret(app)?,
        agenda: match tenu(app)? {
            Some(tenu) => Some(VueAgendaTenu {
                chemin: tenu.chemin.display().to_string(),
                discret: tenu.discret,
                panne: panne(app)?,
            }),
            None => None,
        },
        protege: est_protegee(app),
        accord: accord(app)?,
        hors_base: chemin(app).filter(|_| est_protegee(app)).map(|c| c.display().to_string()),
    })
}

pub(super) fn regler_rappels(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ReglerRappels,
) -> Result<VueRappels, Failure> {
    let agir = demande.agir.map(|jours| lire_jalons("agir", jours)).transpose()?;
    if agir.as_deref() == Some("") {
        return Err(Failure::invalide(
            "agir",
            "Gardez au moins un jour\u{a0}: sans rappel, une date se perd.",
        ));
    }
    let attendre = demande.attendre.map(|jours| lire_jalons("attendre", jours)).transpose()?;
    let chemin = demande.agenda.map(|chemin| lieu_de_l_agenda(&chemin)).transpose()?;
    let oui = |valeur: Option<bool>| valeur.map(|v| if v { "oui" } else { "non" }.to_owned());
    app.entretenir(|c| {
        for (cle, valeur) in [
            ("rappels.agir", agir),
            ("rappels.attendre", attendre),
            ("rappels.discret", oui(demande.discret)),
            ("rappels.accord", oui(demande.accord)),
            ("agenda.chemin", chemin),
            ("agenda.discret", oui(demande.agenda_discret)),
        ] {
            if let Some(valeur) = valeur {
                store::ecrire_reglage(c, cle, &valeur)?;
            }
        }
        Ok(())
    })?;
    tenir_dehors(app, ctx)?;
    ouvrir_rappels(app, ctx, Rien {})
}

/// Days as they are kept: the earliest reminder first, each once.
fn lire_jalons(champ: &str, mut jours: Vec<u32>) -> Result<String, Failure> {
    jours.sort_unstable();
    jours.dedup();
    jours.reverse();
    if jours.iter().any(|j| *j > JALON_MAX) || jours.len() > JALONS_MAX {
        let message = format!("Choisissez au plus {JALONS_MAX} rappels, d’un an à l’avance au plus.");
        return Err(Failure::invalide(champ, message));
    }
    Ok(jours.iter().map(u32::to_string).collect::<Vec<_>>().join(","))
}

/// Where the calendar is kept: a file, or a folder in which it is named after us. Another file is never replaced.
fn lieu_de_l_agenda(chemin: &str) -> Result<String, Failure> {
    if chemin.is_empty() {
        return Ok(String::new());
    }
    let mut lieu = PathBuf::from(chemin);
    if lieu.is_dir() {
        lieu.push("quantieme.ics");
    }
    if !lieu.parent().is_some_and(Path::is_dir) {
        return Err(Failure::invalide("agenda", "Ce dossier n’existe pas. Choisissez-en un autre."));
    }
    if lieu.exists() && !agenda::est_de_nous(&lieu) {
        return Err(Failure::invalide(
            "agenda",
            format!(
                "Le fichier «\u{a0}{}\u{a0}» existe et n’est pas un agenda de Quantième. Il n’a pas été modifié\u{a0}: choisissez un autre nom.",
                lieu.display()
            ),
        ));
    }
    lieu.into_os_string().into_string().map_err(|_| {
        Failure::invalide("agenda", "Le nom de ce dossier ne se lit pas. Choisissez-en un autre.")
    })
}

pub(super) fn consigner(app: &mut App, ctx: &mut Contexte, demande: Consigner) -> Result<VueVeille, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let suivis = suivre(&dossier, ctx.aujourdhui);
    let suivi = suivis
        .iter()
        .find(|s| s.identite.to_string() == demande.echeance)
        .ok_or_else(|| Failure::introuvable("Cette échéance"))?;
    let jour = dossier.jour(ctx.aujourdhui);
    let ancien = suivi.consigne(&dossier).and_then(|c| c.remis_au);
    // What was decided already is not judged again on its day.
    if let Some(remis) = demande.remis_au.filter(|remis| Some(*remis) != ancien) {
        verifier_la_remise(suivi, remis, jour)?;
    }
    let qui = demande.qui.map(|nom| nom.trim().to_owned()).filter(|nom| !nom.is_empty());
    if qui.as_ref().is_some_and(|nom| nom.chars().count() > NOM_MAX) {
        return Err(Failure::invalide("qui", format!("Un nom de {NOM_MAX} signes au plus.")));
    }
    let quoi = francais::minuscule(&presenter(&dossier, suivi, ctx.aujourdhui).quoi);
    let texte = match (&qui, demande.remis_au) {
        (_, Some(remis)) if Some(remis) != ancien => {
            format!("Rappel remis au {}\u{a0}: {quoi}", francais::date(remis))
        }
        (Some(nom), _) => format!("Confié à {nom}\u{a0}: {quoi}"),
        (None, _) => format!("Consigne levée\u{a0}: {quoi}"),
    };
    let consigne =
        Consigne { sujet: suivi.sujet.id(), porte: suivi.resultat.porte, qui, remis_au: demande.remis_au };
    app.ecrire(ctx, &Geste::new(texte, dossier.id), |c| store::ecrire_consigne(c, dossier.id, &consigne))?;
    regarder(app, ctx)
}

fn verifier_la_remise(suivi: &Suivi, remis: NaiveDate, jour: NaiveDate) -> Result<(), Failure> {
    let refus = |message: String| Err(Failure::invalide("remis_au", message));
    match plus_tard_possible(suivi) {
        None => refus("Ce rappel n’est pas de ceux qui peuvent attendre.".to_owned()),
        Some(limite) if limite <= jour => refus(
            "Il ne reste pas de jour pour attendre\u{a0}: agissez, ou notez ce qui a été fait.".to_owned(),
        ),
        Some(limite) if remis > limite => refus(format!(
            "L’échéance passerait avant le rappel. Choisissez {} au plus tard.",
            francais::date_longue(limite)
        )),
        Some(_) if remis <= jour => refus("Choisissez un jour à venir.".to_owned()),
        Some(_) => Ok(()),
    }
}

pub(super) fn marquer_vu(
    app: &mut App,
    ctx: &mut Contexte,
    demande: MarquerVu,
) -> Result<VueVeille, Failure> {
    let inconnue = |_| Failure::introuvable("Cette échéance");
    let identites: Vec<Uuid> =
        demande.echeances.iter().map(|e| e.parse().map_err(inconnue)).collect::<Result<_, _>>()?;
    let le = ctx.aujourdhui;
    app.entretenir(|c| identites.iter().try_for_each(|identite| store::voir_annonces(c, *identite, le)))?;
    regarder(app, ctx)
}
