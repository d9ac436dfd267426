//! Reminders while the base is locked: dates and opaque identities in a clear file, if the user agreed; nothing but
//! « ouvrez Quantième » once a week otherwise.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use quantieme_droit::francais;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::echeance::suivis;
use super::reglages_rappels::{accord, chemin, chemin_de, est_protegee, jalons};
use super::vues_veille::VueAvis;
use super::{App, Failure};
use crate::Contexte;
use crate::coffre::{Verrou, ecrire_prive};
use crate::dossier::Etat;
use crate::veille::{AVANCE_CRUE, plus_tard_possible};

/// Past its prudent day a date is said every day for this long, then once a week: only the base knows whether it was
/// done.
const CHAQUE_JOUR: i64 = 14;
const SEMAINE: u64 = 7;

/// What leaves a locked base.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct HorsBase {
    /// Whether the user agreed that dates leave.
    accord: bool,
    /// Days before a date on which it rings.
    jalons: Vec<u32>,
    /// Prudent days by identity.
    echeances: BTreeMap<Uuid, NaiveDate>,
    /// Those put off: nothing is said before that day.
    pas_avant: BTreeMap<Uuid, NaiveDate>,
    /// The last day the open base was looked at: what was due then was said there.
    depuis: Option<NaiveDate>,
    /// The last day each was said for, since.
    dits: BTreeMap<Uuid, NaiveDate>,
    /// When « ouvrez Quantième » was last said, since.
    dernier: Option<NaiveDate>,
}

fn lire(chemin: &Path) -> HorsBase {
    fs::read_to_string(chemin).ok().and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default()
}

fn ecrire(chemin: &Path, hors: &HorsBase) -> Result<(), Failure> {
    let texte = serde_json::to_string_pretty(hors).expect("plain data");
    Ok(ecrire_prive(chemin, texte.as_bytes())?)
}

/// What was said while the base was locked.
pub(super) fn dits(app: &App) -> BTreeMap<Uuid, NaiveDate> {
    chemin(app).map(|c| lire(&c).dits).unwrap_or_default()
}

/// Writes what may leave, and nothing else; takes away what may not any more.
pub(super) fn tenir(app: &mut App, ctx: &Contexte) -> Result<(), Failure> {
    let Some(chemin) = chemin(app) else { return Ok(()) };
    if !est_protegee(app) {
        if !chemin.exists() {
            return Ok(());
        }
        return match fs::remove_file(&chemin) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Failure::Base {
                message: format!(
                    "Le fichier «\u{a0}{}\u{a0}» ne peut pas être supprimé. Vérifiez le droit d’écrire dans ce dossier.",
                    chemin.display()
                ),
            }),
            _ => Ok(()),
        };
    }
    let avant = lire(&chemin);
    let accord = accord(app)? == Some(true);
    let mut hors = HorsBase { accord, depuis: Some(ctx.aujourdhui), ..HorsBase::default() };
    if accord {
        hors.jalons = jalons(app)?.agir;
        let tous = app.tous()?;
        let suivis = suivis(&tous, ctx.aujourdhui);
        for (dossier, suivi) in suivis.iter().flat_map(|(d, s)| s.iter().map(move |s| (d, s))) {
            let court = matches!(suivi.etat, Etat::Ouverte | Etat::EncorePossible | Etat::AVenir);
            let Some(prudente) = suivi.resultat.delai().map(|d| d.prudente()).filter(|_| court) else {
                continue;
            };
            if suivi.est_un_choix() {
                continue;
            }
            hors.echeances.insert(suivi.identite, prudente);
            let remis = suivi.consigne(dossier).and_then(|c| c.remis_au);
            let utile = remis.filter(|r| plus_tard_possible(suivi).is_some_and(|limite| *r <= limite));
            hors.pas_avant.extend(utile.map(|remis| (suivi.identite, remis)));
        }
    }
    if hors != avant { ecrire(&chemin, &hors) } else { Ok(()) }
}

/// Takes back what was said last of a locked base.
pub(super) fn reprendre(base: &Path) -> Result<(), Failure> {
    let chemin = chemin_de(base);
    let mut hors = lire(&chemin);
    hors.dits.clear();
    hors.dernier = None;
    ecrire(&chemin, &hors)
}

/// What to say of a locked base, from what its owner let out. Each thing is said once: the file remembers.
///
/// # Errors
/// [`Failure`] when the file cannot be written: nothing is said then, or it would be said again for ever.
pub(super) fn rappels_fermes(base: &Path, ctx: &Contexte) -> Result<Vec<VueAvis>, Failure> {
    let chemin = chemin_de(base);
    let aujourdhui = ctx.aujourdhui;
    // Two rounds at once: the second finds what the first noted.
    let _seul = Verrou::exclusif(&chemin)?;
    let mut hors = lire(&chemin);
    let avis = if hors.accord { dates(&mut hors, aujourdhui) } else { ouvrez(&mut hors, aujourdhui) };
    if avis.is_some() {
        ecrire(&chemin, &hors)?;
    }
    Ok(avis.into_iter().collect())
}

fn ouvrez(hors: &mut HorsBase, aujourdhui: NaiveDate) -> Option<VueAvis> {
    let dernier = cru(hors.dernier.max(hors.depuis), aujourdhui);
    if dernier.is_some_and(|dernier| aujourdhui < dernier + Days::new(SEMAINE)) {
        return None;
    }
    hors.dernier = Some(aujourdhui);
    Some(avis("Ouvrez Quantième pour voir où en sont vos délais.".to_owned(), false))
}

fn dates(hors: &mut HorsBase, aujourdhui: NaiveDate) -> Option<VueAvis> {
    let dus: Vec<(Uuid, NaiveDate, NaiveDate)> = hors
        .echeances
        .iter()
        .filter_map(|(identite, date)| {
            let remis = hors.pas_avant.get(identite).copied();
            if remis.is_some_and(|remis| aujourdhui < remis) {
                return None;
            }
            let prevu = remis.max(prevu(*date, &hors.jalons, aujourdhui))?;
            let dit = cru(hors.dits.get(identite).copied().max(hors.depuis), aujourdhui);
            dit.is_none_or(|dit| dit < prevu).then_some((*identite, *date, prevu))
        })
        .collect();
    let proche = dus.iter().map(|(_, date, _)| *date).min()?;
    for (identite, _, prevu) in &dus {
        hors.dits.insert(*identite, *prevu);
    }
    let quand = match (proche - aujourdhui).num_days() {
        ..0 => format!("depuis le {}, c’est peut-être encore possible", francais::date(proche)),
        0 => "aujourd’hui".to_owned(),
        _ => format!("{}, {}", francais::dans(proche, aujourdhui), francais::date_longue(proche)),
    };
    let texte = match dus.len() {
        1 => format!("Une échéance {quand}. Ouvrez Quantième."),
        n => format!("{n} échéances, la première {quand}. Ouvrez Quantième."),
    };
    Some(avis(texte, (proche - aujourdhui).num_days() <= 2))
}

/// A clock that was ahead would otherwise say nothing for as long.
fn cru(jour: Option<NaiveDate>, aujourdhui: NaiveDate) -> Option<NaiveDate> {
    jour.filter(|jour| *jour <= aujourdhui + AVANCE_CRUE)
}

/// The last day, today included, on which that date is to be said.
fn prevu(date: NaiveDate, jalons: &[u32], aujourdhui: NaiveDate) -> Option<NaiveDate> {
    let passe = (aujourdhui - date).num_days();
    if (1..=CHAQUE_JOUR).contains(&passe) {
        return Some(aujourdhui);
    }
    if passe > CHAQUE_JOUR {
        return aujourdhui.checked_sub_days(Days::new(passe.unsigned_abs() % SEMAINE));
    }
    let jours = jalons.iter().filter_map(|n| date.checked_sub_days(Days::new(u64::from(*n))));
    jours.filter(|jour| *jour <= aujourdhui).max()
}

fn avis(texte: String, pressant: bool) -> VueAvis {
    VueAvis { cle: Uuid::nil().to_string(), titre: "Quantième".to_owned(), texte, pressant }
}
