//! From a chronology to everything it opens, chain after chain.

use crate::chronologie::{Chronologie, Porte};
use crate::conclusion::{Conclusion, NonCouvert};
use crate::contradiction::{Contradiction, contradictions};
use crate::echeance::Echeance;
use crate::motif::Motif;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::{cja, cnil, contrats, crpa, csi, curb, rgpd, terme};

/// Everything the law says of a chronology.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Derivation {
    /// At most one answer for each door, in the order they open.
    pub resultats: Vec<Resultat>,
    /// Facts that cannot both be true: the results stand all the same, and must be read with them.
    pub contradictions: Vec<Contradiction>,
}

/// Derives everything a chronology opens: periods, decisions born of silence, and what each opens in turn.
///
/// Never fails: a missing fact, an act that is not covered, a period that does not bind are conclusions. Dates that
/// contradict each other are listed beside them.
///
/// ```
/// use quantieme_droit::{Chronologie, Fait, NatureActe, NatureFait, Porte, Qualite, deriver};
///
/// let mut plainte = Chronologie::new(NatureActe::ReclamationCnil, Qualite::Destinataire);
/// plainte.faits.push(Fait::le(NatureFait::ReclamationCnilRecue, "2026-01-15".parse().unwrap()));
/// let portes: Vec<Porte> = deriver(&plainte).resultats.iter().map(|r| r.porte).collect();
/// assert_eq!(portes, [Porte::Reponse, Porte::ConseilEtat]);
/// ```
pub fn deriver(chronologie: &Chronologie) -> Derivation {
    let resultats = match chronologie.nature {
        NatureActe::DemandeDeDocuments => crpa::documents(chronologie),
        NatureActe::ReclamationCnil => cnil::reclamation(chronologie),
        NatureActe::Demande => crpa::demande(chronologie),
        NatureActe::DemandeRgpd => rgpd::demande(chronologie),
        NatureActe::DemandeAutorisationVideoprotection => csi::demande(chronologie),
        NatureActe::AutorisationVideoprotection => csi::autorisation(chronologie),
        NatureActe::Jugement => cja::jugement(chronologie),
        NatureActe::OrdonnanceSuspension
        | NatureActe::OrdonnanceLiberte
        | NatureActe::OrdonnanceMesuresUtiles => cja::ordonnance(chronologie),
        NatureActe::Contrat => contrats::contrat(chronologie),
        NatureActe::PermisDeConstruire => curb::permis(chronologie),
        NatureActe::AutorisationEnvironnementale => {
            vec![Resultat::new(&cja::TA_PUB, Conclusion::NonCouvert(NonCouvert::Environnement))]
        }
        NatureActe::MiseEnDemeure | NatureActe::Injonction | NatureActe::AutorisationProvisoire => {
            terme::d_autrui(chronologie)
        }
        NatureActe::MesureDuTribunal => terme::du_tribunal(chronologie),
        NatureActe::DecisionIndividuelle
        | NatureActe::ActeReglementaire
        | NatureActe::Deliberation
        | NatureActe::ArretePrefectoral
        | NatureActe::Decret
        | NatureActe::Autre => cja::acte(chronologie),
    };
    let resultats = dire_les_oublis(chronologie, resultats);
    Derivation { resultats, contradictions: contradictions(chronologie) }
}

/// Facts people expect to move a date. One that left no trace in the answers is told to have had no effect: a silence
/// about it would be read as a yes.
const ATTENDUS: [NatureFait; 10] = [
    NatureFait::AideJuridictionnelleDemandee,
    NatureFait::DefereDemande,
    NatureFait::IrrecevabiliteNotifiee,
    NatureFait::JugeIncompetentSaisi,
    NatureFait::MediationConvenue,
    NatureFait::MotifsDemandes,
    NatureFait::RecoursGracieuxExpedie,
    NatureFait::RecoursGracieuxRecu,
    NatureFait::RecoursHierarchiqueExpedie,
    NatureFait::RecoursHierarchiqueRecu,
];

fn dire_les_oublis(c: &Chronologie, mut resultats: Vec<Resultat>) -> Vec<Resultat> {
    if !c.faits.iter().any(|f| ATTENDUS.contains(&f.nature)) {
        return resultats;
    }
    let oublies: Vec<NatureFait> = ATTENDUS
        .into_iter()
        .filter(|nature| c.fait(*nature).is_some() && !resultats.iter().any(|r| compte(r, *nature)))
        .collect();
    for resultat in resultats.iter_mut().filter(|r| r.delai().is_some() && r.porte != Porte::RecoursGracieux)
    {
        for nature in &oublies {
            resultat.reserver(oubli(c, resultat, *nature));
        }
    }
    resultats
}

/// What is not known to have no effect is told to be not counted.
fn oubli(c: &Chronologie, resultat: &Resultat, nature: NatureFait) -> Reserve {
    use NatureFait::{AideJuridictionnelleDemandee, MediationConvenue, MotifsDemandes};
    let non_lu = match nature {
        AideJuridictionnelleDemandee | MediationConvenue => {
            matches!(resultat.porte, Porte::ConseilEtat | Porte::Confirmation | Porte::Greffe)
        }
        MotifsDemandes => c.nature == NatureActe::DemandeDeDocuments,
        _ => c.nature == NatureActe::Contrat,
    };
    if non_lu { Reserve::FaitNonCompte(nature) } else { Reserve::FaitSansEffet(nature) }
}

/// Whether an answer tells of a fact: in its way, in a doubt, or as what ended it.
fn compte(resultat: &Resultat, nature: NatureFait) -> bool {
    let (chemin, reserves) = resultat.conclusion.explication();
    let dans_le_chemin = chemin.into_iter().flat_map(Echeance::etapes).any(|e| match e.motif {
        Motif::Fait(n) | Motif::FaitAuPlusTot(n) | Motif::FaitAuPlusTard(n) => n == nature,
        Motif::Interruption { nature: n, .. } => n == nature,
        _ => false,
    });
    let par = matches!(&resultat.conclusion, Conclusion::Interrompu(i) if i.par.nature == nature);
    dans_le_chemin || par || reserves.iter().any(|r| r.parle_de(nature))
}
