//! The time to go to court: title II of book IV (articles R. 421-1 to R. 421-7).

use crate::chronologie::{Chronologie, NatureActe, NatureFait, Porte, Qualite};
use crate::computation::{COUVERTURE, R421_7};
use crate::conclure::Depart;
use crate::conclusion::{Conclusion, Fin, Manque, NonCouvert, NonOpposable};
use crate::crpa;
use crate::duree::Duree;
use crate::echeance::{Echeance, Pas};
use crate::motif::Motif;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const R421_1: Source = Source::new("CJA, art. R. 421-1", jour(2026, 9, 14), Confiance::Officielle)
    .lien("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000039807005");
pub const R421_2: Source = Source::new("CJA, art. R. 421-2", jour(2026, 11, 21), Confiance::Copie);
pub const R421_5: Source = Source::new("CJA, art. R. 421-5", jour(2026, 11, 21), Confiance::Copie);
pub const CZABAJ: Source =
    Source::new("CE, 13 juillet 2016, n° 387763", jour(2026, 11, 21), Confiance::Secondaire);

/// R. 421-1: a court is seized of a decision within two months of its notification or publication.
///
/// Here, from the notification, when it states the ways and times of appeal (R. 421-5).
pub const TA_NOTIF: Regle = Regle {
    id: "TA-NOTIF",
    intitule: "Attaquer une décision notifiée",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(jour(2020, 1, 1)),
        au: None,
        source: &R421_1,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// R. 421-1: the same two months, from the publicity that the text prescribes for the act. No mention of the ways of
/// appeal is needed.
pub const TA_PUB: Regle = Regle {
    id: "TA-PUB",
    intitule: "Attaquer un acte publié",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(jour(2020, 1, 1)),
        au: None,
        source: &R421_1,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// R. 421-2: two months from the birth of an implicit rejection. An express rejection that comes within these two
/// months starts them again; one that comes later only confirms.
pub const TA_IMPL: Regle = Regle {
    id: "TA-IMPL",
    intitule: "Attaquer un rejet implicite",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        // The entry into force of this wording was not read; R. 421-1 is the latest known change of the chapter.
        du: Some(jour(2020, 1, 1)),
        au: None,
        source: &R421_2,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// When the two months cannot be held against the addressee (R. 421-5), he must still act within a reasonable time, in
/// principle one year from notification or knowledge. Not for regulatory acts. Never a plan: a last chance.
pub const REASONABLE_YEAR: Regle = Regle {
    id: "REASONABLE-YEAR",
    intitule: "Délai raisonnable d’un an",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: None,
        au: None,
        source: &CZABAJ,
        comptage: Comptage {
            duree: Duree::Mois(12),
            franc: None,
            report: None,
            prudence: Prudence::Quantieme,
        },
    }],
    reserves: &[],
};

/// R. 421-7: one month more for those who live overseas, two for those who live abroad. It lengthens other periods.
pub const DISTANCE: Regle = Regle {
    id: "DISTANCE",
    intitule: "Délai de distance",
    porte: Porte::Tribunal,
    effet: Effet::Allongement,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &R421_7, comptage: Comptage::nu(Duree::Mois(1)) }],
    reserves: &[],
};

/// Kinds of acts whose rules are not in this version.
pub(crate) fn acte_non_couvert() -> Vec<Resultat> {
    vec![Resultat::new(&TA_PUB, Conclusion::NonCouvert(NonCouvert::Nature))]
}

/// What an act opens: the court, and the gracieux that would keep the court's time alive.
pub(crate) fn acte(c: &Chronologie) -> Vec<Resultat> {
    let Some((regle, nature, quand)) = publicite(c) else {
        let manque = if c.qualite == Qualite::Destinataire && c.nature == NatureActe::DecisionIndividuelle {
            Manque::Notification
        } else {
            Manque::Publicite
        };
        let regle = if manque == Manque::Notification { &TA_NOTIF } else { &TA_PUB };
        return vec![Resultat::new(regle, Conclusion::Manque(manque))];
    };
    let depart = || Depart::fait(nature, quand).avec(mentions_inconnues(c));
    let initial = tribunal(c, regle, depart());
    let mut resultats = crpa::recours_administratifs(c, depart(), initial);
    if c.nature == NatureActe::Decret {
        for resultat in resultats.iter_mut().filter(|r| r.porte == Porte::Tribunal) {
            resultat.porte = Porte::ConseilEtat;
        }
    }
    resultats
}

/// The publicity that starts the time, by who asks: the first sufficient one counts.
fn publicite(c: &Chronologie) -> Option<(&'static Regle, NatureFait, crate::Periode)> {
    use NatureFait::{ActeAffiche, ActeConnu, ActeNotifie, ActePublie, PliPresente, PliRetire};
    let notifies: &[NatureFait] = if c.fait(PliRetire).is_some() {
        // Collected in time: the day of collection counts, not that of the first presentation.
        &[ActeNotifie, PliRetire]
    } else {
        &[ActeNotifie, PliPresente]
    };
    let premier = |natures: &[NatureFait]| {
        natures.iter().filter_map(|n| c.quand(*n).map(|q| (*n, q))).min_by_key(|(_, quand)| quand.du())
    };
    let notification = premier(notifies).map(|(n, q)| (&TA_NOTIF, n, q));
    let publication = premier(&[ActePublie, ActeAffiche]).map(|(n, q)| (&TA_PUB, n, q));
    let connaissance = premier(&[ActeConnu]).map(|(n, q)| (&TA_PUB, n, q));
    match c.qualite {
        Qualite::Destinataire | Qualite::AgentPublic => notification.or(publication).or(connaissance),
        Qualite::Tiers | Qualite::MembreAssemblee => publication.or(connaissance).or(notification),
    }
}

/// The two months before the court; or, when the notification hid them from its addressee, why they do not bind.
pub(crate) fn tribunal(c: &Chronologie, regle: &'static Regle, depart: Depart) -> Resultat {
    let annee = est_inopposable(c).then(|| derniere_chance(&depart)).flatten();
    let conclusion = match (regle.conclure(depart, c.residence), annee) {
        (Conclusion::Delai(delai), Some(derniere_chance)) => {
            Conclusion::NonOpposable(NonOpposable { delai, derniere_chance })
        }
        (autre, _) => autre,
    };
    Resultat::new(regle, conclusion).avec_fin(requete(c))
}

fn est_inopposable(c: &Chronologie) -> bool {
    c.qualite == Qualite::Destinataire
        && matches!(c.nature, NatureActe::DecisionIndividuelle | NatureActe::Autre)
        && c.voies_et_delais == Some(false)
}

fn derniere_chance(depart: &Depart) -> Option<Echeance> {
    let annee = REASONABLE_YEAR.version();
    let mut fin = Echeance::prolonge(&depart.chemin);
    fin.avance(Pas::Duree(annee.comptage.duree), Motif::Quantieme(annee.comptage.duree), annee.source)?;
    Some(fin)
}

fn mentions_inconnues(c: &Chronologie) -> Option<Reserve> {
    (c.nature == NatureActe::DecisionIndividuelle
        && c.qualite == Qualite::Destinataire
        && c.voies_et_delais.is_none())
    .then_some(Reserve::MentionsInconnues)
}

/// The petition that ends it. A posted one counts from its sending.
pub(crate) fn requete(c: &Chronologie) -> Option<Fin> {
    [NatureFait::RequeteExpediee, NatureFait::RequeteEnregistree, NatureFait::Abandon]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }))
}
