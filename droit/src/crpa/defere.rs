//! Asking the préfet to refer a local act to the court (CGCT, art. L. 2131-8; CE, 25 January 1991, n° 80969).

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, Porte};
use crate::computation::COUVERTURE;
use crate::conclusion::{Delai, Fin};
use crate::crpa::silence::{L231_4, Reponses, Silence};
use crate::crpa::vigueur;
use crate::depart::{Avant, Depart};
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::regle::{Effet, Regle};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// Asking the préfet, within the court's time, to refer an act extends that time.
pub const BRASSEUR: Source =
    Source::new("CE, 25 janvier 1991, n° 80969", jour(2026, 11, 21), Confiance::Secondaire);

/// Asked within the court's time, the préfet's refusal, or his two months of silence, opens two new months for the
/// direct action. Disputed for acts that are not sent to him: the prudent day stays the first one.
pub const DEFERE_SILENCE: Regle = Regle {
    id: "DEFERE-SILENCE",
    intitule: "Silence du préfet sur une demande de déféré",
    porte: Porte::ReponseAuRecours,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &vigueur::silence_sur_un_recours(&L231_4),
    reserves: &[Reserve::DefereIncertain, Reserve::JourDeNaissance],
};

/// The préfet's answer and the court after it, when he was asked in time about an act that is not his own.
pub(crate) fn suite(
    c: &Chronologie,
    gracieux: &Resultat,
    delai: &Delai,
    prudente: NaiveDate,
) -> Option<Vec<Resultat>> {
    let quand = c.quand(NatureFait::DefereDemande)?;
    let local = matches!(
        c.nature,
        NatureActe::Deliberation
            | NatureActe::ActeReglementaire
            | NatureActe::DecisionIndividuelle
            | NatureActe::PermisDeConstruire
            | NatureActe::Autre
    );
    let chemin = delai.chemin();
    let par = Fin { nature: NatureFait::DefereDemande, quand };
    // Distance lengthens no appeal to an administration.
    let dernier_jour = gracieux.limite_sure()?;
    if !local || quand.au() > dernier_jour {
        return None;
    }
    let avant = Avant { chemin: &chemin, par, dernier_jour, source: &BRASSEUR };
    let depart = Depart::fait(NatureFait::DefereDemande, quand).apres(&avant);
    let silence = DEFERE_SILENCE.conclure(depart, c.residence);
    let reponses = Reponses { satisfaite: None, ..Reponses::lire(c, NatureFait::DefereRefuse) };
    let mut suite = Silence::nouveau(&DEFERE_SILENCE, silence, reponses).apres(Some(avant)).suite(c);
    for resultat in &mut suite {
        if resultat.porte == Porte::Tribunal {
            resultat.pas_apres(prudente);
        }
    }
    Some(suite)
}
