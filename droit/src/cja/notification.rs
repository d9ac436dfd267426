//! The day a decision is notified (CPC, art. 669, by analogy; CJA, art. R. 611-8-6 and R. 751-4-1).

use chrono::Days;

use crate::chronologie::Chronologie;
use crate::depart::Depart;
use crate::echeance::{Echeance, Pas};
use crate::motif::Motif;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::origine::Origine;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::source::{Confiance, Source, jour};

/// What is put on Télérecours is read when it is opened, or at the end of two working days.
pub const R611_8_6: Source =
    Source::new("CJA, art. R. 611-8-6 et R. 751-4-1", jour(2026, 11, 21), Confiance::Copie);

/// How long the post keeps a registered letter.
const GARDE: Days = Days::new(15);

/// Handed over, or by registered letter, or on Télérecours.
pub(crate) fn notification(c: &Chronologie) -> Option<Depart> {
    use NatureFait::{ActeNotifie, MiseADisposition, PliPresente, PliRetire};
    let remise = c.quand(ActeNotifie);
    if let Some(mise) = c.quand(MiseADisposition) {
        return telerecours(c, mise, remise);
    }
    let retire = c.quand(PliRetire).map(|quand| (PliRetire, quand));
    match (c.quand(PliPresente), retire.or(remise.map(|quand| (ActeNotifie, quand)))) {
        (Some(presente), Some(retire)) => lettre_recommandee(presente, retire),
        (Some(presente), None) => Some(Depart::fait(PliPresente, presente)),
        (None, retire) => retire.map(|(nature, quand)| Depart::fait(nature, quand)),
    }
}

/// Collected within the fifteen days it is kept: the day of collection (CE, 31 March 2017, n° 399131). Otherwise the
/// day of first presentation (CE, 24 April 2012, n° 341146).
fn lettre_recommandee(presente: Periode, (nature, retire): (NatureFait, Periode)) -> Option<Depart> {
    let fin_de_garde = presente.au().checked_add_days(GARDE)?;
    if retire.au() > fin_de_garde {
        return Some(Depart::fait(NatureFait::PliPresente, presente));
    }
    let reserve = Reserve::Presentation { jour: presente.du() };
    Some(Depart::fait(nature, retire).prudent_depuis(presente.du()).avec(Some(reserve)))
}

/// Opened before the two working days are over: that day. What a judge must decide within a month is read at once.
fn telerecours(c: &Chronologie, mise: Periode, ouverte: Option<Periode>) -> Option<Depart> {
    let urgence = c.nature == NatureActe::OrdonnanceLiberte;
    let depart = Depart::fait(NatureFait::MiseADisposition, mise);
    if urgence {
        return Some(Depart { origine: Origine::Notification, ..depart });
    }
    let mut chemin = Echeance::prolonge(&depart.chemin);
    let tot = chemin.avance(Pas::JoursOuvres(2), Motif::JoursOuvres(2), &R611_8_6)?;
    let tard = crate::calendrier::apres_jours_ouvres(mise.au(), 2)?;
    if let Some(ouverte) = ouverte.filter(|o| o.du() <= tot) {
        return Some(Depart::fait(NatureFait::ActeNotifie, ouverte).prudent_depuis(mise.du()));
    }
    let quand = Periode::entre(tot, tard).unwrap_or(Periode::le(tot));
    let reserve = Reserve::MiseADisposition { jour: mise.du() };
    // Read on the day itself by the strictest reading: the prudent day counts from there.
    Some(Depart { origine: Origine::Notification, quand, chemin, ..depart }.avec(Some(reserve)))
}
