//! What an act opens: the court, what may interrupt its time, and what the petition is worth.

use crate::cgct::{self, publicite};
use crate::chronologie::{Chronologie, Porte, Qualite};
use crate::cja::delais::{TA_NOTIF, TA_PUB};
use crate::cja::opposabilite::opposer;
use crate::cja::requete::requete;
use crate::conclusion::{Conclusion, Inopposabilite, Manque, NonOpposable};
use crate::crpa;
use crate::depart::Depart;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::regle::Regle;
use crate::reserve::Reserve;
use crate::resultat::Resultat;

/// The court, and the gracieux that would keep the court's time alive.
pub(crate) fn acte(c: &Chronologie) -> Vec<Resultat> {
    let mut resultats = match publicite(c) {
        Some((regle, depart)) => attaquer(c, regle, depart),
        None => sans_publicite(c),
    };
    if c.nature == NatureActe::Decret {
        for resultat in resultats.iter_mut().filter(|r| r.porte == Porte::Tribunal) {
            resultat.porte = Porte::ConseilEtat;
        }
    }
    resultats
}

/// Everything that follows from a publicity known: gracieux, silence, reasons, interruptions, court.
pub(crate) fn attaquer(c: &Chronologie, regle: &'static Regle, depart: Depart) -> Vec<Resultat> {
    let initial = tribunal(c, regle, depart.avec(mentions_inconnues(c)));
    crpa::avec_recours(c, vec![initial])
}

fn sans_publicite(c: &Chronologie) -> Vec<Resultat> {
    let notifiee = c.qualite == Qualite::Destinataire && c.nature == NatureActe::DecisionIndividuelle;
    let (regle, manque) =
        if notifiee { (&TA_NOTIF, Manque::Notification) } else { (&TA_PUB, Manque::Publicite) };
    crpa::recours_sans_publicite(c)
        .unwrap_or_else(|| vec![Resultat::new(regle, Conclusion::Manque(manque)).avec_fin(requete(c))])
}

/// The period before the court; or, when the applicant was not told of it, why it does not bind.
pub(crate) fn tribunal(c: &Chronologie, regle: &'static Regle, depart: Depart) -> Resultat {
    let mut depart = depart.avec(pieces_demandees(c));
    let jamais_publie = cgct::jamais_publie(c, depart.origine);
    if jamais_publie {
        // Said better by the reason itself.
        depart.reserves.retain(|r| *r != Reserve::ConnaissanceSeule);
    }
    let conclusion = match regle.conclure(depart, c.residence) {
        Conclusion::Delai(delai) if jamais_publie => Conclusion::NonOpposable(NonOpposable {
            delai,
            derniere_chance: None,
            au_plus_tard: None,
            pourquoi: Inopposabilite::JamaisPublie,
        }),
        autre => opposer(c, autre),
    };
    Resultat::new(regle, conclusion).avec_fin(requete(c))
}

/// Missing documents suspend the silence (CRPA, art. L. 114-5): the date shown, earlier, ignores it.
fn pieces_demandees(c: &Chronologie) -> Option<Reserve> {
    c.fait(NatureFait::PiecesDemandees).map(|f| Reserve::FaitNonCompte(f.nature))
}

fn mentions_inconnues(c: &Chronologie) -> Option<Reserve> {
    (c.nature == NatureActe::DecisionIndividuelle
        && c.qualite == Qualite::Destinataire
        && c.voies_et_delais.is_none())
    .then_some(Reserve::MentionsInconnues)
}
