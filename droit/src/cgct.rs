//! Which publicity starts the time, by what the act is, who publishes it and who asks: Code général des collectivités
//! territoriales (articles L. 2131-1, L. 3131-1), recueil des actes administratifs, Journal officiel.

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, ModePublicite, Qualite};
use crate::cja;
use crate::depart::Depart;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::origine::Origine;
use crate::periode::Periode;
use crate::regle::Regle;
use crate::reserve::Reserve;
use crate::source::{Confiance, Source, jour};

/// Since then acts are published online; communes under 3 500 inhabitants may choose otherwise.
pub(crate) const L2131_1: Source = Source::new(
    "CGCT, art. L. 2131-1 (ordonnance n° 2021-1310 du 7 octobre 2021)",
    jour(2026, 11, 21),
    Confiance::Officielle,
);
const MISE_EN_LIGNE: NaiveDate = jour(2022, 7, 1);

/// The publicity that starts the time. The prudent day counts from the earliest one known.
pub(crate) fn publicite(c: &Chronologie) -> Option<(&'static Regle, Depart)> {
    // Handing a regulation over to someone is no notification.
    let reglementaire = matches!(c.nature, NatureActe::ActeReglementaire | NatureActe::Decret);
    let notifiee = if reglementaire { &cja::TA_PUB } else { &cja::TA_NOTIF };
    let notification = cja::notification(c).map(|depart| (notifiee, depart));
    let publication = publication(c).map(|depart| (&cja::TA_PUB, depart));
    let connaissance = c.quand(NatureFait::ActeConnu).map(|quand| {
        let reserve = match c.qualite {
            Qualite::MembreAssemblee => Reserve::MembreDeLAssemblee,
            _ => Reserve::ConnaissanceSeule,
        };
        (&cja::TA_PUB, Depart::fait(NatureFait::ActeConnu, quand).avec(Some(reserve)))
    });
    let toutes = [&notification, &publication, &connaissance];
    let plus_tot = toutes.into_iter().flatten().map(|(_, depart)| depart.prudent).min()?;
    // What is made for all is published: handing it over to one person starts nothing for the others.
    let pour_tous =
        matches!(c.nature, NatureActe::Deliberation | NatureActe::ActeReglementaire | NatureActe::Decret);
    let (regle, depart) = match c.qualite {
        // A member of the assembly knew on the day of the session.
        Qualite::MembreAssemblee => connaissance.or(publication.map(seance_inconnue)).or(notification),
        Qualite::Destinataire | Qualite::AgentPublic if !pour_tous => {
            notification.or(publication).or(connaissance)
        }
        Qualite::Destinataire | Qualite::AgentPublic => publication.or(connaissance).or(notification),
        Qualite::Tiers => publication.or(connaissance).or(notification.map(notifiee_a_un_autre)),
    }?;
    let seance = c.quand(NatureFait::ActeSigne).filter(|_| c.qualite == Qualite::MembreAssemblee);
    let plus_tot = seance.map_or(plus_tot, |seance| plus_tot.min(seance.du()));
    let plus_tard = depart.prudent > plus_tot;
    let reserve = plus_tard.then_some(Reserve::AutrePublicite { jour: plus_tot });
    Some((regle, depart.prudent_depuis(plus_tot).avec(reserve)))
}

fn seance_inconnue((regle, depart): (&'static Regle, Depart)) -> (&'static Regle, Depart) {
    (regle, depart.avec(Some(Reserve::MembreDeLAssemblee)))
}

fn notifiee_a_un_autre((regle, depart): (&'static Regle, Depart)) -> (&'static Regle, Depart) {
    (regle, depart.avec(Some(Reserve::NotifieeAUnAutre)))
}

/// Whether nothing has started, because the text wants a publication that never came: an act made for all, known or
/// handed over to someone, but not published. A member of the assembly knew by the session.
pub(crate) fn jamais_publie(c: &Chronologie, origine: Origine) -> bool {
    let reglementaire = matches!(c.nature, NatureActe::ActeReglementaire | NatureActe::Decret);
    let deliberation = c.nature == NatureActe::Deliberation && origine == Origine::Connaissance;
    let autrement = matches!(origine, Origine::Connaissance | Origine::Notification);
    c.qualite != Qualite::MembreAssemblee && autrement && (reglementaire || deliberation)
}

/// Online or in a collection, or displayed.
fn publication(c: &Chronologie) -> Option<Depart> {
    use NatureFait::{ActeAffiche, ActePublie};
    match (c.quand(ActePublie), c.quand(ActeAffiche)) {
        (Some(publie), Some(affiche)) => Some(les_deux(c, publie, affiche)),
        (Some(publie), None) => Some(Depart::fait(ActePublie, publie)),
        (None, Some(affiche)) => affichage_seul(c, affiche),
        (None, None) => None,
    }
}

/// Both: whichever the text asks for; the prudent day counts from the first.
fn les_deux(c: &Chronologie, publie: Periode, affiche: Periode) -> Depart {
    use NatureFait::{ActeAffiche, ActePublie};
    let premier = if affiche.du() < publie.du() { ActeAffiche } else { ActePublie };
    let nature = match c.publicite {
        Some(ModePublicite::Affichage) => ActeAffiche,
        _ if affichage_suffit(c, affiche) => premier,
        _ => ActePublie,
    };
    let (quand, autre) = if nature == ActePublie { (publie, affiche) } else { (affiche, publie) };
    let depart = Depart::fait(nature, quand);
    if autre.du() >= quand.du() {
        return depart;
    }
    let jour = autre.du();
    let reserve = if du_prefet(c) {
        Reserve::AutrePublicite { jour }
    } else {
        Reserve::AffichageAvantMiseEnLigne { jour }
    };
    depart.prudent_depuis(jour).avec(Some(reserve))
}

/// Displayed only. Where the act had to be online, nothing runs; when we do not know, we count.
fn affichage_seul(c: &Chronologie, affiche: Periode) -> Option<Depart> {
    let depart = Depart::fait(NatureFait::ActeAffiche, affiche);
    match c.publicite {
        _ if affichage_suffit(c, affiche) => {
            let grande = est_local(c) && c.publicite.is_none();
            Some(depart.avec(grande.then_some(Reserve::AffichageDUneGrandeCollectivite)))
        }
        Some(ModePublicite::Affichage) => Some(depart),
        Some(ModePublicite::Electronique | ModePublicite::Papier) => None,
        None if du_prefet(c) => Some(depart.avec(Some(Reserve::AffichageDUnActeDuPrefet))),
        None => Some(depart.avec(Some(Reserve::AffichageSeul))),
    }
}

/// Display was enough for local acts before 1 July 2022, and still is for what no text wants online.
fn affichage_suffit(c: &Chronologie, affiche: Periode) -> bool {
    let en_ligne = est_local(c) && affiche.au() >= MISE_EN_LIGNE;
    !(en_ligne || du_prefet(c))
}

fn est_local(c: &Chronologie) -> bool {
    matches!(c.nature, NatureActe::Deliberation | NatureActe::ActeReglementaire)
}

/// The préfet's acts are published in a collection.
fn du_prefet(c: &Chronologie) -> bool {
    matches!(c.nature, NatureActe::ArretePrefectoral | NatureActe::AutorisationVideoprotection)
}
