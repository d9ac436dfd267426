//! Video protection: Code de la sécurité intérieure (articles L. 252-1 to R. 252-16).

use crate::cgct;
use crate::chronologie::{Chronologie, Porte, Residence};
use crate::cja;
use crate::computation::COUVERTURE;
use crate::conclusion::{Conclusion, Manque};
use crate::crpa;
use crate::depart::Depart;
use crate::duree::Duree;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// An authorisation is published in the recueil: the two months of third parties start there.
pub const R252_16: Source =
    Source::new("CSI, art. R. 252-16, et CJA, art. R. 421-1", jour(2026, 11, 21), Confiance::Deduction);
/// Four months of silence of the préfet reject a request for an authorisation.
pub const R252_15: Source = Source::new("CSI, art. R. 252-15", jour(2026, 11, 21), Confiance::Copie);
/// An authorisation lasts five years.
pub const L252_4: Source = Source::new("CSI, art. L. 252-4", jour(2026, 11, 21), Confiance::Copie);

/// R. 252-16: the authorisation is published in the collection of the préfecture's acts, which starts the two months of
/// third parties.
pub const VIDEO_AUTH_3P: Regle = Regle {
    id: "VIDEO-AUTH-3P",
    intitule: "Attaquer une autorisation de vidéoprotection",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        // The articles were renumbered during 2023.
        du: Some(jour(2024, 1, 1)),
        au: None,
        source: &R252_16,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// R. 252-15: four months of silence of the préfet on a complete request reject it.
pub const VIDEO_AUTH_SILENCE: Regle = Regle {
    id: "VIDEO-AUTH-SILENCE",
    intitule: "Silence du préfet sur une demande d’autorisation de vidéoprotection",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: crpa::COUVERTURE,
    versions: &[Version {
        du: Some(jour(2024, 1, 1)),
        au: None,
        source: &R252_15,
        comptage: Comptage::nu(Duree::Mois(4)),
    }],
    reserves: &[Reserve::JourDeNaissance],
};

/// L. 252-4: an authorisation lasts five years; renewing it is a new decision, with a time of its own.
pub const VIDEO_AUTH_END: Regle = Regle {
    id: "VIDEO-AUTH-END",
    intitule: "Fin d’une autorisation de vidéoprotection",
    porte: Porte::Terme,
    effet: Effet::Terme,
    couverture: COUVERTURE,
    versions: &[Version { du: None, au: None, source: &L252_4, comptage: Comptage::nu(Duree::Mois(60)) }],
    reserves: &[Reserve::Renouvellement],
};

/// What an authorisation opens to third parties, and when it ends.
pub(crate) fn autorisation(c: &Chronologie) -> Vec<Resultat> {
    let mut resultats = match cgct::publicite(c) {
        Some((regle, depart)) => {
            let regle = if regle == &cja::TA_PUB { &VIDEO_AUTH_3P } else { regle };
            cja::attaquer(c, regle, depart)
        }
        None => crpa::recours_sans_publicite(c).unwrap_or_else(|| {
            let manque = Conclusion::Manque(Manque::Recueil);
            vec![Resultat::new(&VIDEO_AUTH_3P, manque).avec_fin(cja::requete(c))]
        }),
    };
    resultats.extend(fin(c));
    resultats
}

fn fin(c: &Chronologie) -> Option<Resultat> {
    use NatureFait::{ActeNotifie, ActePublie, ActeSigne};
    let depart = [ActeSigne, ActeNotifie, ActePublie].into_iter().find_map(|nature| {
        let doute = (nature != ActeSigne).then_some(Reserve::SignatureInconnue);
        Some(Depart::fait(nature, c.quand(nature)?).avec(doute))
    })?;
    Some(Resultat::new(&VIDEO_AUTH_END, VIDEO_AUTH_END.conclure(depart, Residence::Metropole)))
}

/// The request for one, seen from who made it.
pub(crate) fn demande(c: &Chronologie) -> Vec<Resultat> {
    crpa::silence_d_une_demande(c, &VIDEO_AUTH_SILENCE)
}
