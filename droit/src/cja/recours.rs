//! The time to go to court: title II of book IV (articles R. 421-1 to R. 421-7).

use chrono::Days;

use crate::chronologie::{Chronologie, Mode, NatureActe, NatureFait, Porte, Qualite};
use crate::computation::{COUVERTURE, R421_7};
use crate::conclure::{Depart, Origine};
use crate::conclusion::{Conclusion, Fin, Inopposabilite, Manque, NonCouvert, NonOpposable};
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

/// The wording that was read, in force since 2020.
const R421_1_VERSIONS: &[Version] = &[Version {
    du: Some(jour(2020, 1, 1)),
    au: None,
    source: &R421_1,
    comptage: Comptage::contentieux(Duree::Mois(2)),
}];

/// R. 421-1: a court is seized of a decision within two months of its notification or publication.
///
/// Here, from the notification, when it states the ways and times of appeal (R. 421-5).
pub const TA_NOTIF: Regle = Regle {
    id: "TA-NOTIF",
    intitule: "Attaquer une décision notifiée",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: R421_1_VERSIONS,
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
    versions: R421_1_VERSIONS,
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
            prudence: Prudence::DeuxMois,
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
    let mut resultats = match publicite(c) {
        Some((regle, depart)) => {
            let depart = depart.avec(mentions_inconnues(c));
            let initial = tribunal(c, regle, depart.clone());
            crpa::recours_administratifs(c, depart, initial)
        }
        None => {
            let notifiee = c.qualite == Qualite::Destinataire && c.nature == NatureActe::DecisionIndividuelle;
            let (regle, manque) =
                if notifiee { (&TA_NOTIF, Manque::Notification) } else { (&TA_PUB, Manque::Publicite) };
            crpa::recours_sans_publicite(c)
                .unwrap_or_else(|| vec![Resultat::new(regle, Conclusion::Manque(manque))])
        }
    };
    if c.nature == NatureActe::Decret {
        for resultat in resultats.iter_mut().filter(|r| r.porte == Porte::Tribunal) {
            resultat.porte = Porte::ConseilEtat;
        }
    }
    resultats
}

/// The publicity that starts the time, by what the act is and who asks. The prudent day counts from the earliest one.
fn publicite(c: &Chronologie) -> Option<(&'static Regle, Depart)> {
    use NatureFait::{ActeAffiche, ActeConnu, ActePublie};
    let premier = |natures: &[NatureFait]| {
        natures
            .iter()
            .filter_map(|n| c.quand(*n).map(|quand| (*n, quand)))
            .min_by_key(|(_, quand)| quand.du())
            .map(|(nature, quand)| (&TA_PUB, Depart::fait(nature, quand)))
    };
    let notification = notification(c).map(|depart| (&TA_NOTIF, depart));
    let publication = premier(&[ActePublie, ActeAffiche]);
    let connaissance =
        premier(&[ActeConnu]).map(|(regle, depart)| (regle, depart.avec(Some(Reserve::ConnaissanceSeule))));
    let toutes = [&notification, &publication, &connaissance];
    let plus_tot = toutes.into_iter().flatten().map(|(_, depart)| depart.prudent).min()?;
    // What is made for all is published: handing it over to one person starts nothing for the others.
    let pour_tous =
        matches!(c.nature, NatureActe::Deliberation | NatureActe::ActeReglementaire | NatureActe::Decret);
    let (regle, depart) = match c.qualite {
        Qualite::Destinataire | Qualite::AgentPublic if !pour_tous => {
            notification.or(publication).or(connaissance)
        }
        _ => publication.or(connaissance).or(notification),
    }?;
    let plus_tard = depart.prudent > plus_tot;
    let reserve = plus_tard.then_some(Reserve::AutrePublicite { jour: plus_tot });
    Some((regle, depart.prudent_depuis(plus_tot).avec(reserve)))
}

/// Handed over, or by registered letter: the day of collection within the fifteen days it is kept, otherwise the day
/// of first presentation.
fn notification(c: &Chronologie) -> Option<Depart> {
    use NatureFait::{ActeNotifie, PliPresente, PliRetire};
    if let Some(quand) = c.quand(ActeNotifie) {
        return Some(Depart::fait(ActeNotifie, quand));
    }
    match (c.quand(PliPresente), c.quand(PliRetire)) {
        (Some(presente), Some(retire)) => {
            let garde = presente.au().checked_add_days(Days::new(15))?;
            let reserve = Some(Reserve::Presentation { jour: presente.du() });
            Some(if retire.au() <= garde {
                Depart::fait(PliRetire, retire).prudent_depuis(presente.du()).avec(reserve)
            } else {
                Depart::fait(PliPresente, presente)
            })
        }
        (Some(presente), None) => Some(Depart::fait(PliPresente, presente)),
        (None, retire) => retire.map(|quand| Depart::fait(PliRetire, quand)),
    }
}

/// The two months before the court; or, when the addressee was not told of them, why they do not bind.
pub(crate) fn tribunal(c: &Chronologie, regle: &'static Regle, depart: Depart) -> Resultat {
    let depart = depart.avec(fait_non_compte(c));
    let annee = inopposabilite(c, depart.origine).zip(derniere_chance(&depart));
    let conclusion = match (regle.conclure(depart, c.residence), annee) {
        (Conclusion::Delai(delai), Some((pourquoi, derniere_chance))) => {
            Conclusion::NonOpposable(NonOpposable { delai, derniere_chance, pourquoi })
        }
        (autre, _) => autre,
    };
    Resultat::new(regle, conclusion).avec_fin(requete(c))
}

/// R. 421-5 protects the addressee of a notified decision; L. 112-6 CRPA the author of a request that was badly
/// acknowledged. Neither protects a third party, nor what is only published.
fn inopposabilite(c: &Chronologie, origine: Origine) -> Option<Inopposabilite> {
    let accuse = c.fait(NatureFait::AccuseReception).map(|f| f.conforme);
    let sans_mentions = c.voies_et_delais == Some(false);
    let individuelle = c.nature == NatureActe::DecisionIndividuelle;
    let destinataire = c.qualite == Qualite::Destinataire;
    let notifiable = individuelle || matches!(c.nature, NatureActe::Autre | NatureActe::ArretePrefectoral);
    let jamais_informe = sans_mentions && individuelle && accuse != Some(Some(true));
    match origine {
        Origine::Notification => (notifiable && (destinataire || c.qualite == Qualite::AgentPublic))
            .then_some(Inopposabilite::SansMentions),
        Origine::Connaissance => (individuelle && destinataire).then_some(Inopposabilite::SansMentions),
        Origine::Silence => {
            return (destinataire && (accuse == Some(Some(false)) || jamais_informe))
                .then_some(Inopposabilite::AccuseIncomplet);
        }
        Origine::Main | Origine::Publicite | Origine::Reponse => None,
    }
    .filter(|_| sans_mentions)
}

/// A fact that moves the court's time by rules this version does not hold.
fn fait_non_compte(c: &Chronologie) -> Option<Reserve> {
    use NatureFait::{AideJuridictionnelleDemandee, DefereDemande, MiseADisposition, MotifsDemandes};
    [AideJuridictionnelleDemandee, DefereDemande, MotifsDemandes, MiseADisposition]
        .into_iter()
        .find(|nature| c.fait(*nature).is_some())
        .map(Reserve::FaitNonCompte)
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

/// The petition that ends it. A posted one counts from its sending; an e-mail is not a petition (R. 414-2).
pub(crate) fn requete(c: &Chronologie) -> Option<Fin> {
    [NatureFait::RequeteExpediee, NatureFait::RequeteEnregistree, NatureFait::Abandon]
        .into_iter()
        .filter_map(|nature| c.fait(nature))
        .find(|fait| fait.mode != Some(Mode::Courriel))
        .map(|fait| Fin { nature: fait.nature, quand: fait.quand })
}
