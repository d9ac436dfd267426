//! The calendar file: what runs, what is awaited, what silence would open, and what is over since it was last told.

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use quantieme_droit::francais;
use uuid::Uuid;

use super::demandes::ExporterAgenda;
use super::echeance::presenter;
use super::fichier;
use super::reglages::reglage;
use super::reglages_rappels::{jalons, panne, tenu};
use super::vues::{FichierEcrit, VueEcheance};
use super::{App, Failure};
use crate::Contexte;
use crate::agenda::{Evenement, PRODUIT, Revision, ecrire};
use crate::dossier::{Dossier, DossierId, Etat, Suivi, suivre};
use crate::store;
use crate::veille::{Annonce, Detail, Jalons, Voie, detail};

/// Every day while it is still possible; beyond that, a telephone would be told to ring for ever.
const CHAQUE_JOUR: i64 = 31;
/// An event that is over goes on being cancelled this long after its day: some import once a year.
const ANNULE_JUSQU_A: Days = Days::new(400);
/// Minutes between the Unix epoch and 1 January 2026.
const DEBUT_MIN: u64 = 29_453_760;

pub(super) fn exporter_agenda(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterAgenda,
) -> Result<FichierEcrit, Failure> {
    let texte = composer(app, ctx, demande.dossier, demande.discret)?;
    fichier::ecrire(Path::new(&demande.chemin), texte.as_bytes())
}

/// The calendar of one dossier or of all, its revisions noted.
pub(super) fn composer(
    app: &mut App,
    ctx: &Contexte,
    dossier: Option<DossierId>,
    discret: bool,
) -> Result<String, Failure> {
    let jalons = jalons(app)?;
    let dossiers = match dossier {
        Some(id) => vec![app.dossier(id)?],
        // Examples live on days of their own: they never ring with real matters.
        None => app.tous()?.iter().filter(|d| d.exemple.is_none()).cloned().collect(),
    };
    let mut lignes = Vec::new();
    for dossier in &dossiers {
        for suivi in suivre(dossier, ctx.aujourdhui) {
            if suivi.est_active() || suivi.etat == Etat::AVenir {
                let vue = presenter(dossier, &suivi, ctx.aujourdhui);
                let evenement = evenement(dossier, &suivi, &vue, &jalons, discret);
                lignes.extend(
                    evenement.map(|e| (e, dossier.id, detail(dossier, suivi.sujet, suivi.resultat.porte))),
                );
            }
        }
    }
    let portee = Portee { seul: dossier, exemples: exemples(app)? };
    Ok(ecrire(&publier(app, ctx, lignes, &portee)?))
}

/// Which events a file speaks of: those of one dossier, or of all but the examples.
struct Portee {
    seul: Option<DossierId>,
    exemples: Vec<DossierId>,
}

impl Portee {
    fn comprend(&self, dossier: DossierId) -> bool {
        self.seul.map_or_else(|| !self.exemples.contains(&dossier), |seul| seul == dossier)
    }
}

fn exemples(app: &App) -> Result<Vec<DossierId>, Failure> {
    Ok(app.tous()?.iter().filter(|d| d.exemple.is_some()).map(|d| d.id).collect())
}

/// Gives each event its revision, raised when it says something else, and cancels those that are over.
fn publier(
    app: &mut App,
    ctx: &Contexte,
    lignes: Vec<(Evenement, DossierId, Detail)>,
    portee: &Portee,
) -> Result<Vec<(Evenement, Revision)>, Failure> {
    app.entretenir(|c| {
        let mut connus = store::dernieres_annonces(c, Voie::Agenda, None)?;
        let mut publies = Vec::new();
        for (evenement, dossier, detail) in lignes {
            let avant = connus.remove(&evenement.identite);
            let (annonce, neuve) = reviser(ctx, &evenement, dossier, detail, avant);
            if neuve {
                store::inserer_annonce(c, &annonce)?;
            }
            publies.push((evenement, revision(&annonce)));
        }
        let mut finis: Vec<Annonce> = connus.into_values().filter(|a| portee.comprend(a.dossier)).collect();
        finis.sort_by_key(|a| (a.dernier, a.identite));
        for fini in finis {
            // The day of a cancelled event is kept beside: it has no date any more.
            let Some(jour) = fini.jour.or(fini.dernier) else { continue };
            if jour.checked_add_days(ANNULE_JUSQU_A).is_some_and(|fin| fin < ctx.aujourdhui) {
                continue;
            }
            let evenement = annule(fini.identite, jour);
            let detail = fini.detail.clone();
            let (annonce, neuve) = reviser(ctx, &evenement, fini.dossier, detail, Some(fini));
            if neuve {
                store::inserer_annonce(c, &annonce)?;
            }
            publies.push((evenement, revision(&annonce)));
        }
        Ok(publies)
    })
}

/// What is to be noted of an event, and whether it is new. A sequence is never lower than the minutes since 2026: a base
/// brought back from a backup, or the one of another member, goes on above what calendars were told.
fn reviser(
    ctx: &Contexte,
    evenement: &Evenement,
    dossier: DossierId,
    detail: Detail,
    avant: Option<Annonce>,
) -> (Annonce, bool) {
    let empreinte = evenement.empreinte();
    if let Some(avant) = avant.as_ref().filter(|a| a.detail.empreinte.as_ref() == Some(&empreinte)) {
        return (avant.clone(), false);
    }
    let suivante = avant.and_then(|a| a.sequence).map_or(0, |s| s.saturating_add(1));
    let minutes = u32::try_from((ctx.maintenant_ms / 60_000).saturating_sub(DEBUT_MIN)).unwrap_or(0);
    let annonce = Annonce {
        identite: evenement.identite,
        dossier,
        voie: Voie::Agenda,
        le: ctx.aujourdhui,
        jour: (!evenement.annule).then_some(evenement.jour),
        dernier: Some(evenement.jour),
        jalon: None,
        sequence: Some(suivante.max(minutes)),
        vue: None,
        detail: Detail { empreinte: Some(empreinte), instant_ms: Some(ctx.maintenant_ms), ..detail },
    };
    (annonce, true)
}

fn revision(annonce: &Annonce) -> Revision {
    Revision {
        sequence: annonce.sequence.unwrap_or_default(),
        instant_ms: annonce.detail.instant_ms.unwrap_or_default(),
    }
}

fn annule(identite: Uuid, jour: NaiveDate) -> Evenement {
    Evenement {
        identite,
        jour,
        titre: "Échéance terminée".to_owned(),
        description: "Quantième n’attend plus rien à cette date.".to_owned(),
        alarmes: Vec::new(),
        annule: true,
    }
}

fn evenement(
    dossier: &Dossier,
    suivi: &Suivi,
    vue: &VueEcheance,
    jalons: &Jalons,
    discret: bool,
) -> Option<Evenement> {
    // Once the prudent day has passed, only the legal last day is still worth ringing.
    let dernier = vue.dernier_jour.filter(|_| suivi.etat == Etat::EncorePossible);
    let jour = dernier.or(vue.feuillet)?;
    let titre = if discret { titre_discret(suivi.etat) } else { titre(dossier, suivi, vue) };
    Some(Evenement {
        identite: suivi.identite,
        jour,
        titre,
        description: if discret { dates(vue).join("\n") } else { description(vue) },
        alarmes: alarmes(suivi, vue, jalons),
        annule: false,
    })
}

fn titre(dossier: &Dossier, suivi: &Suivi, vue: &VueEcheance) -> String {
    let quoi = match suivi.etat {
        Etat::AVenir => format!(
            "Faute de réponse{}\u{a0}: {}",
            dossier.administration(suivi.sujet).map(|qui| format!(" ({})", qui.nom)).unwrap_or_default(),
            francais::minuscule(&vue.quoi)
        ),
        Etat::EncorePossible if vue.dernier_jour.is_some() => {
            format!("Dernier jour légal\u{a0}: {}", francais::minuscule(&vue.quoi))
        }
        _ => vue.quoi.clone(),
    };
    format!("{quoi} ({})", dossier.titre)
}

/// Nothing on a lock screen tells of what it is about.
fn titre_discret(etat: Etat) -> String {
    match etat {
        Etat::EncorePossible => "Dernier jour",
        Etat::Attente => "Réponse attendue",
        _ => "Échéance",
    }
    .to_owned()
}

/// Days on which an event rings, from its own: those chosen, then every day as long as it is still possible.
fn alarmes(suivi: &Suivi, vue: &VueEcheance, jalons: &Jalons) -> Vec<i64> {
    let choisis = if suivi.etat == Etat::Attente { &jalons.attendre } else { &jalons.agir };
    let mut jours: Vec<i64> = choisis.iter().map(|n| -i64::from(*n)).collect();
    match (suivi.etat, vue.prudente, vue.dernier_jour) {
        // The event is on the legal last day: every day until then.
        (Etat::EncorePossible, Some(prudente), Some(dernier)) => {
            let reste = (dernier - prudente).num_days().min(CHAQUE_JOUR);
            jours.retain(|j| -*j > reste && dernier + chrono::Duration::days(*j) > prudente);
            jours.extend(-reste + 1..=0);
        }
        (_, Some(prudente), Some(dernier)) => {
            let apres = (dernier - prudente).num_days();
            jours.extend(1..=apres.min(CHAQUE_JOUR));
            if apres > CHAQUE_JOUR {
                // A far last chance rings as a deadline of its own does.
                let rappels = jalons.agir.iter().map(|n| apres - i64::from(*n));
                jours.extend(rappels.filter(|j| *j > CHAQUE_JOUR));
            }
        }
        _ => {}
    }
    jours.sort_unstable();
    jours.dedup();
    jours
}

/// The two days, each on its line.
fn dates(vue: &VueEcheance) -> Vec<String> {
    let mut lignes = Vec::new();
    lignes.extend(vue.prudente.map(|j| format!("À faire au plus tard le {}.", francais::date_longue(j))));
    lignes
        .extend(vue.dernier_jour.map(|j| format!("Dernier jour légal\u{a0}: {}.", francais::date_longue(j))));
    lignes
}

fn description(vue: &VueEcheance) -> String {
    let mut lignes = dates(vue);
    lignes.extend(vue.suite.clone());
    lignes.extend(vue.qui.as_ref().map(|qui| format!("Confié à {qui}.")));
    lignes.push(vue.sujet_titre.clone());
    lignes.push(String::new());
    lignes.extend(vue.etapes.iter().map(|e| {
        let source = e.source.as_ref().map(|s| format!(" ({})", s.texte)).unwrap_or_default();
        format!("{}\u{a0}: {}{source}", francais::date(e.date), e.texte)
    }));
    lignes.extend(vue.reserves.iter().map(|r| format!("Réserve\u{a0}: {}", r.texte)));
    lignes.join("\n")
}

/// Whether that file is one of our calendars.
pub(super) fn est_de_nous(chemin: &Path) -> bool {
    fs::read_to_string(chemin).is_ok_and(|texte| texte.contains(PRODUIT))
}

/// Writes the calendar kept up to date, when it no longer says what it should. A folder that refuses is told on screen:
/// it must not keep anyone from their matters.
pub(super) fn tenir(app: &mut App, ctx: &Contexte) -> Result<(), Failure> {
    let panne = match tenu(app)? {
        None if panne(app)?.is_none() => return Ok(()),
        None => None,
        Some(tenu) => {
            let texte = composer(app, ctx, None, tenu.discret)?;
            let a_jour = fs::read_to_string(&tenu.chemin).is_ok_and(|ecrit| ecrit == texte);
            let ecrit =
                if a_jour { Ok(()) } else { fichier::ecrire(&tenu.chemin, texte.as_bytes()).map(drop) };
            ecrit.err().map(|failure| {
                format!("L’agenda tenu à jour n’a pas pu être écrit. {failure} Les rappels de Quantième continuent.")
            })
        }
    };
    let dite = panne.unwrap_or_default();
    if reglage(app, "agenda.panne")?.unwrap_or_default() != dite {
        app.entretenir(|c| store::ecrire_reglage(c, "agenda.panne", &dite))?;
    }
    Ok(())
}
