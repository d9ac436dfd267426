//! The round: what is to be said today, what was not said in time, what moved.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::accueil::resume;
use super::avis::Nouvelles;
use super::echeance::{Suivis, suivis};
use super::reglages_rappels::{jalons, panne};
use super::vues::ResumeDossier;
use super::vues_veille::{VueRappel, VueVeille};
use super::{App, Failure, Rien, agenda, avis, fermes, vue_rappel};
use crate::Contexte;
use crate::dossier::{Dossier, Etat, Forme, Role, Suivi};
use crate::store;
use crate::veille::{
    self, AVANCE_CRUE, Annonce, Detail, Jalons, Raison, Rappel, Voie, dernier_jalon, rappel,
};

/// Nobody reads further in one go: the most pressing are first, and the others come when these are dealt with.
const MONTRES: usize = 40;

/// Someone who was not there when a silence became a decision is told if it is recent.
const RECENT: i64 = 7;

pub(super) fn veiller(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueVeille, Failure> {
    let tous = app.tous()?;
    let suivis = suivis(&tous, ctx.aujourdhui);
    let nouvelles = annoncer(app, ctx, &suivis)?;
    // A disk that refuses what lives outside keeps nobody from their reminders.
    let refus = tenir_dehors(app, ctx).err();
    let mut vue = montrer(app, ctx, &suivis)?;
    vue.agenda_en_panne = vue.agenda_en_panne.or(refus.map(|failure| failure.to_string()));
    vue.avis = avis::avis(app, ctx, &suivis, &nouvelles, &vue.deplacements)?;
    Ok(vue)
}

/// What lives outside the base and speaks of it: the calendar kept up to date, the dates of a locked base.
pub(super) fn tenir_dehors(app: &mut App, ctx: &Contexte) -> Result<(), Failure> {
    agenda::tenir(app, ctx)?;
    fermes::tenir(app, ctx)
}

/// The same after a command, when it changed the open base.
pub(super) fn suivre_dehors(app: &mut App, ctx: &Contexte, avant: Option<store::Instant>) {
    if avant.is_some() && app.marque() != avant {
        // The command is done whatever the disk says here: the next round says it.
        let _ = tenir_dehors(app, ctx);
    }
}

/// What the screen shows, nothing being said anew.
pub(super) fn regarder(app: &App, ctx: &Contexte) -> Result<VueVeille, Failure> {
    let tous = app.tous()?;
    montrer(app, ctx, &suivis(&tous, ctx.aujourdhui))
}

/// Notes what is to be said and was not. One transaction: two rounds at once say each thing once.
fn annoncer(app: &mut App, ctx: &Contexte, suivis: &[Suivis<'_>]) -> Result<Nouvelles, Failure> {
    let jalons = jalons(app)?;
    let ronde = Ronde { le: ctx.aujourdhui, jalons: &jalons };
    let dits = fermes::dits(app);
    app.entretenir(|c| {
        let cru = ronde.le.checked_add_days(AVANCE_CRUE);
        let mut connues = store::dernieres_annonces(c, Voie::Connue, None)?;
        let mut rappelees = store::dernieres_annonces(c, Voie::Rappel, cru)?;
        let mut nouvelles = Nouvelles::default();
        let mut a_ecrire = Vec::new();
        for (dossier, suivi) in suivis.iter().flat_map(|(d, suivis)| suivis.iter().map(move |s| (*d, s))) {
            if suivi.est_un_choix() {
                continue;
            }
            let connue = connues.remove(&suivi.identite);
            let mut rappelee = rappelees.remove(&suivi.identite);
            // What the timer said while the base was locked.
            if let Some(dit) = dits.get(&suivi.identite)
                && rappelee.as_ref().is_none_or(|r| r.jalon < Some(*dit))
            {
                let rappel = Rappel { jour: *dit, raison: Raison::Approche };
                rappelee = Some(ronde.rappelee(dossier, suivi, rappel));
                a_ecrire.extend(rappelee.clone());
            }
            let vue = ronde.connue(dossier, suivi, connue.as_ref());
            if vue.as_ref().is_some_and(|a| a.vue.is_none()) {
                nouvelles.deplacees.insert(suivi.identite);
            }
            let depuis = connue.as_ref().map(|a| a.le);
            if let Some(rappel) = ronde.a_dire(dossier, suivi, depuis, rappelee.as_ref()) {
                let mut dite = ronde.rappelee(dossier, suivi, rappel);
                dite.detail.manque = ronde.manque(suivi, rappel, depuis, rappelee.as_ref());
                a_ecrire.push(dite);
                nouvelles.rappels.push((suivi.identite, rappel));
            }
            a_ecrire.extend(vue);
        }
        // A deadline that facts no longer open.
        for perdue in connues.into_values().filter(|a| a.jour.is_some()) {
            let la = suivis.iter().find(|(d, _)| d.id == perdue.dossier).and_then(|(d, _)| {
                let detail = &perdue.detail;
                Some(veille::detail(d, d.quel(detail.sujet?)?, detail.porte?))
            });
            // Thrown away with its matter, it surprises nobody.
            let vue = la.is_none().then_some(ronde.le);
            if la.is_some() {
                nouvelles.deplacees.insert(perdue.identite);
            }
            let detail = la.unwrap_or_default();
            a_ecrire.push(Annonce { le: ronde.le, jour: None, dernier: None, vue, detail, ..perdue });
        }
        for annonce in &a_ecrire {
            store::inserer_annonce(c, annonce)?;
        }
        Ok(nouvelles)
    })
}

/// One round, on its day.
struct Ronde<'r> {
    le: NaiveDate,
    jalons: &'r Jalons,
}

impl Ronde<'_> {
    /// What to note of a date: seen for the first time, or no longer the same. A date that was met moves no more.
    fn connue(&self, dossier: &Dossier, suivi: &Suivi, connue: Option<&Annonce>) -> Option<Annonce> {
        if matches!(suivi.etat, Etat::Faite | Etat::Depassee | Etat::NonCouverte) && connue.is_none() {
            return None;
        }
        let (jour, dernier) = (suivi.feuillet(), suivi.dernier_jour());
        let finie = matches!(suivi.etat, Etat::Faite);
        let deja = connue.is_some_and(|a| finie || (a.jour, a.dernier) == (jour, dernier));
        // What has no date yet is no news; what loses the one it had is.
        if deja || connue.is_none() && jour.is_none() {
            return None;
        }
        let silencieuse = connue.is_none_or(|a| a.jour.is_none());
        Some(Annonce {
            identite: suivi.identite,
            dossier: dossier.id,
            voie: Voie::Connue,
            le: self.le,
            jour,
            dernier,
            jalon: None,
            sequence: None,
            vue: silencieuse.then_some(self.le),
            detail: veille::detail(dossier, suivi.sujet, suivi.resultat.porte),
        })
    }

    /// The reminder that is to be said now: its day has come, and what was last said was for an earlier one.
    fn a_dire(
        &self,
        dossier: &Dossier,
        suivi: &Suivi,
        depuis: Option<NaiveDate>,
        dite: Option<&Annonce>,
    ) -> Option<Rappel> {
        let remis = suivi.consigne(dossier).and_then(|c| c.remis_au);
        let rappel = rappel(suivi, self.jalons, remis, self.le)?;
        // What happened by itself is news to those who were waiting for it.
        let ancien = matches!(rappel.raison, Raison::Nee | Raison::Passee)
            && depuis.is_none_or(|depuis| depuis >= rappel.jour)
            && (rappel.raison == Raison::Passee || (self.le - rappel.jour).num_days() > RECENT);
        let dit = dite.and_then(|a| a.jalon).is_some_and(|jalon| rappel.jour <= jalon);
        (!ancien && !dit).then_some(rappel)
    }

    /// The day it should have been said, when it was known then and nobody could say it.
    fn manque(
        &self,
        suivi: &Suivi,
        rappel: Rappel,
        depuis: Option<NaiveDate>,
        dite: Option<&Annonce>,
    ) -> Option<NaiveDate> {
        // Past the prudent day one is told every day: what was missed is the last day before.
        let prevu = match rappel.raison {
            Raison::EncorePossible => dernier_jalon(suivi, &self.jalons.agir, self.le)?,
            _ => rappel.jour,
        };
        let dit = dite.and_then(|a| a.jalon).is_some_and(|jalon| prevu <= jalon);
        (prevu < self.le && depuis? <= prevu && !dit).then_some(prevu)
    }

    fn rappelee(&self, dossier: &Dossier, suivi: &Suivi, rappel: Rappel) -> Annonce {
        Annonce {
            identite: suivi.identite,
            dossier: dossier.id,
            voie: Voie::Rappel,
            le: self.le,
            jour: suivi.feuillet(),
            dernier: suivi.dernier_jour(),
            jalon: Some(rappel.jour),
            sequence: None,
            vue: None,
            detail: Detail { sujet: Some(suivi.sujet.id()), ..Detail::default() },
        }
    }
}

fn montrer(app: &App, ctx: &Contexte, suivis: &[Suivis<'_>]) -> Result<VueVeille, Failure> {
    let aujourdhui = ctx.aujourdhui;
    let c = app.lecture()?;
    let jalons = jalons(app)?;
    let cru = aujourdhui.checked_add_days(AVANCE_CRUE);
    let rappelees = store::dernieres_annonces(c, Voie::Rappel, cru)?;
    let mut sonnent: Vec<(&Annonce, &Suivis<'_>, &Suivi, Rappel)> = Vec::new();
    for tenus in suivis {
        for suivi in &tenus.1 {
            let Some(dite) = rappelees.get(&suivi.identite).filter(|a| a.vue.is_none()) else { continue };
            let remis = suivi.consigne(tenus.0).and_then(|c| c.remis_au);
            // Done, put off, or not running any more: there is nothing left to say.
            let rappel = rappel(suivi, &jalons, remis, aujourdhui)
                // A silence is news as long as what it opened is to be done, and has not been said itself.
                .filter(|r| {
                    r.raison != Raison::Nee
                        || vue_rappel::ensuite(suivi, &tenus.1)
                            .is_some_and(|ouvert| !rappelees.contains_key(&ouvert.identite))
                });
            if let Some(rappel) = rappel {
                sonnent.push((dite, tenus, suivi, rappel));
            }
        }
    }
    sonnent.sort_by_key(|(dite, _, suivi, _)| (dite.detail.manque.is_none(), suivi.etat, suivi.feuillet()));
    let manques = sonnent.iter().filter(|(dite, ..)| dite.detail.manque.is_some()).count();
    // Only what is shown is put into words.
    let rappels = sonnent.iter().take(MONTRES).map(|(dite, (dossier, suivis), suivi, rappel)| VueRappel {
        manque: dite.detail.manque,
        ..vue_rappel::vue_rappel(dossier, suivi, suivis, rappel.raison, aujourdhui)
    });
    Ok(VueVeille {
        aujourdhui,
        absence: absence(manques),
        rappels: rappels.collect(),
        reste: u32::try_from(sonnent.len().saturating_sub(MONTRES)).unwrap_or(u32::MAX),
        deplacements: avis::deplacements(app, suivis)?,
        sans_rien: sans_rien(suivis, aujourdhui),
        agenda_en_panne: panne(app)?,
        avis: Vec::new(),
        personnes: personnes(suivis),
    })
}

/// What nobody could say in time, in one sentence.
fn absence(manques: usize) -> Option<String> {
    match manques {
        0 => None,
        1 => Some("Un rappel n’a pas pu être dit à son jour. Le voici d’abord.".to_owned()),
        n => Some(format!("{n} rappels n’ont pas pu être dits à leur jour. Les voici d’abord.")),
    }
}

/// A matter in which nothing runs looks finished: someone must be sure that it is.
fn sans_rien(suivis: &[Suivis<'_>], aujourdhui: NaiveDate) -> Vec<ResumeDossier> {
    use Etat::{AVenir, Attente, EnRetard, EncorePossible, Ouverte};
    let rien = |s: &Suivi| !matches!(s.etat, AVenir | Attente | EnRetard | EncorePossible | Ouverte);
    suivis.iter().filter(|(_, suivis)| suivis.iter().all(rien)).map(|s| resume(s, aujourdhui)).collect()
}

/// People of the dossiers, and those something was given to.
fn personnes(suivis: &[Suivis<'_>]) -> Vec<String> {
    let noms: BTreeSet<&str> = suivis
        .iter()
        .flat_map(|(d, _)| {
            let parties = d.parties.iter().filter(|p| {
                matches!(p.role, Role::Signataire | Role::Conseil)
                    || matches!(p.forme, Some(Forme::Personne | Forme::Avocat))
            });
            parties.map(|p| p.nom.as_str()).chain(d.consignes.iter().filter_map(|c| c.qui.as_deref()))
        })
        .collect();
    noms.into_iter().map(str::to_owned).collect()
}
