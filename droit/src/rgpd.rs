//! Rights over one's own data: RGPD, article 12, paragraph 3.

use crate::chronologie::{Chronologie, Porte, Residence};
use crate::conclure::attendre;
use crate::conclusion::{Conclusion, Fin, Manque};
use crate::depart::Depart;
use crate::duree::Duree;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// One month to answer, and two more for a complex request.
pub const RGPD_12_3: Source = Source::new("RGPD, art. 12, § 3", jour(2026, 11, 21), Confiance::Secondaire);
/// The periods of European regulations end on a working day.
pub const REGLEMENT_1182_71: Source =
    Source::new("règlement (CEE, Euratom) n° 1182/71, art. 3", jour(2026, 11, 21), Confiance::Memoire);

const COMPTAGE: Comptage = Comptage { report: Some(&REGLEMENT_1182_71), ..Comptage::nu(Duree::Mois(1)) };

/// Article 12, § 3: an answer within one month of receipt; two months more for a complex request, when it is said within
/// the first one. Then a complaint to the CNIL, which has no last day.
pub const RGPD_ANSWER: Regle = Regle {
    id: "RGPD-ANSWER",
    intitule: "Réponse à une demande d’exercice de droits (RGPD)",
    porte: Porte::Reponse,
    effet: Effet::Terme,
    couverture: (jour(2018, 5, 25), jour(2099, 12, 31)),
    versions: &[Version { du: Some(jour(2018, 5, 25)), au: None, source: &RGPD_12_3, comptage: COMPTAGE }],
    reserves: &[],
};

/// Whether and since when the answer is late.
pub(crate) fn demande(c: &Chronologie) -> Vec<Resultat> {
    use NatureFait::{DemandeRecue, DemandeRejetee, DemandeSatisfaite};
    let fin = [DemandeSatisfaite, DemandeRejetee]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }));
    let conclusion = match c.quand(DemandeRecue) {
        // Nobody is late of a letter that perhaps never arrived.
        None => Conclusion::Manque(Manque::Reception(DemandeRecue)),
        Some(recue) => {
            prolonger(c, RGPD_ANSWER.conclure(Depart::fait(DemandeRecue, recue), Residence::Metropole))
        }
    };
    vec![Resultat::new(&RGPD_ANSWER, conclusion).avec_fin(fin)]
}

/// Two months more, when they were announced within the first: the later of the two ways of adding them.
fn prolonger(c: &Chronologie, conclusion: Conclusion) -> Conclusion {
    let Conclusion::Terme(terme) = conclusion else { return conclusion };
    let annoncee = c.quand(NatureFait::ProlongationAnnoncee).is_some_and(|quand| quand.du() <= terme.fin());
    if !annoncee {
        return Conclusion::Terme(terme);
    }
    let depart = Depart::fait(NatureFait::DemandeRecue, terme.depart()).avec(Some(Reserve::ProlongationRgpd));
    let trois_mois = Comptage { duree: Duree::Mois(3), ..COMPTAGE };
    attendre(&RGPD_ANSWER, trois_mois, &RGPD_12_3, depart).map_or(Conclusion::Terme(terme), Conclusion::Terme)
}
