//! Public contracts: the action of third parties against a contract (CE, 4 April 2014, n° 358994).

use crate::chronologie::{Chronologie, Porte, Qualite};
use crate::cja;
use crate::computation::COUVERTURE;
use crate::conclusion::{Conclusion, Inopposabilite, Manque};
use crate::depart::Depart;
use crate::duree::Duree;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// A third party may contest the validity of a contract, within two months of adequate publicity.
pub const TARN_ET_GARONNE: Source =
    Source::new("CE, 4 avril 2014, n° 358994", jour(2026, 11, 21), Confiance::Secondaire);
/// Without adequate publicity: one reasonable year from the day the third party knew of the object and the parties.
pub const SEATEAM: Source =
    Source::new("CE, 19 juillet 2023, n° 465308", jour(2026, 11, 21), Confiance::Secondaire);

/// Two months from a notice that gives the conclusion of the contract and says where it can be consulted.
pub const CONTRACT: Regle = Regle {
    id: "CONTRACT",
    intitule: "Contester la validité d’un contrat",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(jour(2014, 4, 4)),
        au: None,
        source: &TARN_ET_GARONNE,
        comptage: Comptage::franc(Duree::Mois(2)),
    }],
    reserves: &[Reserve::TiersLese],
};

/// What a contract opens to a third party. A member of the assembly counts from the session.
pub(crate) fn contrat(c: &Chronologie) -> Vec<Resultat> {
    let publie = c.quand(NatureFait::ActePublie).map(|q| Depart::fait(NatureFait::ActePublie, q));
    // Anything that told of the object and the parties is knowledge: a display, a letter.
    let connu = [NatureFait::ActeConnu, NatureFait::ActeAffiche, NatureFait::ActeNotifie]
        .into_iter()
        .filter_map(|nature| c.quand(nature).map(|quand| Depart::fait(nature, quand)))
        .min_by_key(|depart| depart.quand);
    let membre = c.qualite == Qualite::MembreAssemblee;
    let complet = c.publicite_complete;
    let (depart, lie) = match (publie, connu) {
        (_, Some(connu)) if membre => (connu.avec(Some(Reserve::MembreDeLAssemblee)), true),
        (Some(publie), _) if complet == Some(true) => (publie, true),
        (Some(publie), connu) if complet == Some(false) => (premier(publie, connu), false),
        (Some(publie), connu) => {
            // If the notice was incomplete, the year runs from the knowledge: the prudent day follows the earlier one.
            let plus_tot = connu.map_or(publie.quand.du(), |connu| connu.quand.du());
            (publie.prudent_depuis(plus_tot).avec(Some(Reserve::AvisInconnu)), true)
        }
        (None, Some(connu)) => (connu, false),
        (None, None) => {
            let manque = Conclusion::Manque(Manque::Avis);
            return vec![Resultat::new(&CONTRACT, manque).avec_fin(cja::requete(c))];
        }
    };
    let conclusion = match CONTRACT.conclure(depart, c.residence) {
        Conclusion::Delai(delai) if !lie => cja::ne_lie_pas(delai, Inopposabilite::AvisIncomplet, &SEATEAM),
        autre => autre,
    };
    let resultat = Resultat::new(&CONTRACT, conclusion).avec_fin(cja::requete(c));
    cja::interruption::appliquer(c, vec![resultat])
}

fn premier(publie: Depart, connu: Option<Depart>) -> Depart {
    match connu {
        Some(connu) if connu.quand.du() < publie.quand.du() => connu,
        _ => publie,
    }
}
