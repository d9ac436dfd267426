//! Terms set by a decision itself: theirs (a formal notice, an injunction, a provisional authorisation), or ours (a
//! letter of the court).

use crate::chronologie::{Chronologie, Porte};
use crate::cja;
use crate::computation::{COUVERTURE, REPORT};
use crate::conclure::{attendre, compter};
use crate::conclusion::{Conclusion, Fin, Manque, NonCouvert};
use crate::depart::Depart;
use crate::duree::Duree;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// The president of the CNIL orders to comply within a term.
pub const LIL_20: Source =
    Source::new("loi n° 78-17 du 6 janvier 1978, art. 20", jour(2026, 11, 21), Confiance::Copie);
/// The court orders the administration to act within a term.
pub const L911_1: Source = Source::new("CJA, art. L. 911-1", jour(2026, 11, 21), Confiance::Copie);
/// A provisional authorisation of video protection, for four months at most.
pub const L252_6: Source =
    Source::new("CSI, art. L. 252-6 et L. 252-7", jour(2026, 11, 21), Confiance::Copie);
/// The court's letter sets a term to regularise, to complete or to confirm.
pub const R612: Source =
    Source::new("CJA, art. R. 612-1, R. 612-5 et R. 612-5-1", jour(2026, 11, 21), Confiance::Copie);
/// The month that the court gives to confirm is *franc*.
pub const R612_FRANC: Source = Source::new(
    "CE, 24 octobre 2019 (délai de l’article R. 612-5-1)",
    jour(2026, 11, 21),
    Confiance::Secondaire,
);

/// Nobody is late for certain before the reading that is kindest to them: the franc day and the working day.
pub const AU_BENEFICE: Source = Source::new(
    "jour franc et report comptés en faveur de l’administration",
    jour(2026, 11, 21),
    Confiance::Deduction,
);
const AUTRUI: Comptage =
    Comptage { franc: Some(&AU_BENEFICE), report: Some(&AU_BENEFICE), ..Comptage::nu(Duree::Jours(1)) };

const fn terme(id: &'static str, intitule: &'static str, version: &'static [Version]) -> Regle {
    Regle {
        id,
        intitule,
        porte: Porte::Terme,
        effet: Effet::TermeFixe,
        couverture: COUVERTURE,
        versions: version,
        reserves: &[],
    }
}

/// Article 20: the president of the CNIL gives a term to comply, twenty-four hours at the shortest.
pub const MISE_EN_DEMEURE: Regle = terme(
    "MISE-EN-DEMEURE",
    "Se conformer à une mise en demeure de la CNIL",
    &[Version { du: None, au: None, source: &LIL_20, comptage: AUTRUI }],
);

/// L. 911-1: the court orders the administration to act within a term it sets.
pub const INJONCTION: Regle = terme(
    "INJONCTION",
    "Exécuter une injonction du juge",
    &[Version { du: None, au: None, source: &L911_1, comptage: AUTRUI }],
);

/// L. 252-6 and L. 252-7: a provisional authorisation, for four months at most.
pub const AUTORISATION_PROVISOIRE: Regle = terme(
    "AUTORISATION-PROVISOIRE",
    "Fin d’une autorisation provisoire de vidéoprotection",
    &[Version { du: None, au: None, source: &L252_6, comptage: Comptage::nu(Duree::Jours(1)) }],
);

/// R. 612-1, R. 612-5, R. 612-5-1: the court's letter says within which time to regularise, to complete or to confirm.
pub const COURT_TERM: Regle = Regle {
    id: "COURT-TERM",
    intitule: "Répondre au tribunal dans le délai de sa lettre",
    porte: Porte::Greffe,
    effet: Effet::DelaiFixe,
    couverture: COUVERTURE,
    versions: &[Version {
        du: None,
        au: None,
        source: &R612,
        comptage: Comptage {
            franc: Some(&R612_FRANC),
            report: Some(&REPORT),
            prudence: Prudence::Quantieme,
            ..Comptage::nu(Duree::Jours(15))
        },
    }],
    reserves: &[],
};

/// A term of theirs, from the day they were told; when we do not know it, from the day we know.
pub(crate) fn d_autrui(c: &Chronologie) -> Vec<Resultat> {
    use NatureFait::{ActeConnu, ActeNotifie, ActePublie, ActeSigne, DecisionAnnulee, TermeRespecte};
    let regle = match c.nature {
        NatureActe::MiseEnDemeure => &MISE_EN_DEMEURE,
        NatureActe::Injonction => &INJONCTION,
        _ => &AUTORISATION_PROVISOIRE,
    };
    let depart = [ActeNotifie, ActePublie, ActeConnu, ActeSigne].into_iter().find_map(|nature| {
        let doute = (nature != ActeNotifie).then_some(Reserve::NotificationAutrui);
        Some(Depart::fait(nature, c.quand(nature)?).avec(doute))
    });
    let fin = [TermeRespecte, DecisionAnnulee]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }));
    let conclusion = match (c.terme, depart) {
        (None, _) => Conclusion::Manque(Manque::Duree),
        (_, None) => Conclusion::Manque(Manque::Notification),
        (Some(duree), Some(depart)) => {
            let quand = depart.quand;
            let comptage = Comptage { duree, ..regle.version().comptage };
            attendre(regle, comptage, regle.source(), depart)
                .map_or(Conclusion::NonCouvert(NonCouvert::HorsCalendrier { quand }), Conclusion::Terme)
        }
    };
    vec![Resultat::new(regle, conclusion).avec_fin(fin)]
}

/// A term of ours.
pub(crate) fn du_tribunal(c: &Chronologie) -> Vec<Resultat> {
    let faite = NatureFait::ReponseAuTribunal;
    let fin = c.quand(faite).map(|quand| Fin { nature: faite, quand });
    let conclusion = match (c.terme, cja::notification(c)) {
        (None, _) => Conclusion::Manque(Manque::Duree),
        (_, None) => Conclusion::Manque(Manque::NotificationDuJuge),
        (Some(duree), Some(depart)) => {
            let quand = depart.quand;
            let comptage = Comptage { duree, ..COURT_TERM.version().comptage };
            compter(&COURT_TERM, comptage, &R612, 0, depart)
                .map_or(Conclusion::NonCouvert(NonCouvert::HorsCalendrier { quand }), Conclusion::Delai)
        }
    };
    vec![Resultat::new(&COURT_TERM, conclusion).avec_fin(fin)]
}
