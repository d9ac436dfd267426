//! Facts that cannot both be true, named two by two.

use crate::chronologie::{Chronologie, Fait};
use crate::nature_fait::NatureFait;

/// The second fact cannot have happened before the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What must come first, and is dated last.
    pub avant: Fait,
    /// What must come second: even its latest day is before the first one's earliest.
    pub apres: Fait,
}

/// Pairs in their only possible order.
const ORDRE: &[(NatureFait, NatureFait)] = {
    use NatureFait::*;
    &[
        (ActeSigne, ActeTransmis),
        (ActeSigne, ActeNotifie),
        (ActeSigne, ActePublie),
        (ActeSigne, ActeAffiche),
        (PliPresente, PliRetire),
        (DemandeExpediee, DemandeRecue),
        (DemandeExpediee, AccuseReception),
        (DemandeRecue, DemandeRejetee),
        (RecoursGracieuxExpedie, RecoursGracieuxRecu),
        (RecoursGracieuxExpedie, RecoursGracieuxRejete),
        (RecoursGracieuxRecu, RecoursGracieuxRejete),
        (RecoursHierarchiqueExpedie, RecoursHierarchiqueRecu),
        (RecoursHierarchiqueExpedie, RecoursHierarchiqueRejete),
        (RecoursHierarchiqueRecu, RecoursHierarchiqueRejete),
        (ActeSigne, RecoursGracieuxExpedie),
        (ActeSigne, RecoursHierarchiqueExpedie),
        (DemandeDocumentsExpediee, DemandeDocumentsRecue),
        (DemandeDocumentsExpediee, RefusDocumentsNotifie),
        (DemandeDocumentsExpediee, DemandeSatisfaite),
        (DemandeDocumentsRecue, RefusDocumentsNotifie),
        (DemandeDocumentsRecue, DemandeSatisfaite),
        (DemandeDocumentsRecue, CadaSaisie),
        (DemandeDocumentsRecue, CadaEnregistree),
        (CadaSaisie, CadaEnregistree),
        (CadaEnregistree, CadaAvisRecu),
        (CadaSaisie, RefusConfirmeNotifie),
        (CadaEnregistree, RefusConfirmeNotifie),
        (ReclamationCnilExpediee, ReclamationCnilRecue),
        (ReclamationCnilRecue, ClotureCnilNotifiee),
        (MotifsDemandes, MotifsCommuniques),
        (DefereDemande, DefereRefuse),
        (AideJuridictionnelleDemandee, AideJuridictionnelleNotifiee),
        (RequeteExpediee, RequeteEnregistree),
        (DemandeRecue, AccuseReception),
        (DemandeRecue, ProlongationAnnoncee),
        (DemandeRecue, PiecesDemandees),
        (DemandeDocumentsExpediee, CadaSaisie),
        (DemandeDocumentsExpediee, CadaEnregistree),
        (DemandeDocumentsRecue, CadaSaisieEnSerie),
        (CadaSaisieEnSerie, CadaEnregistree),
        (CadaSaisie, CadaAvisRecu),
        (ReclamationCnilRecue, CnilPoursuit),
        (MediationConvenue, MediationTerminee),
        (JugeIncompetentSaisi, IncompetenceNotifiee),
        (RequeteExpediee, IrrecevabiliteNotifiee),
        (RequeteEnregistree, IrrecevabiliteNotifiee),
        (RequeteExpediee, RequeteNotifiee),
        (RecoursGracieuxExpedie, RecoursGracieuxNotifie),
        (ActeSigne, TravauxAcheves),
        (ActeSigne, PliPresente),
        (ActeSigne, MiseADisposition),
        (MiseADisposition, ActeNotifie),
        (ActeNotifie, TermeRespecte),
    ]
};

/// Every pair of facts that cannot both be true. An interval contradicts only when no day in it could fit.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::{Chronologie, Fait, NatureActe, NatureFait, Qualite, contradictions};
/// let jour = |j| NaiveDate::from_ymd_opt(2026, 1, j).unwrap();
/// let mut demande = Chronologie::new(NatureActe::Demande, Qualite::Destinataire);
/// demande.faits.push(Fait::le(NatureFait::DemandeExpediee, jour(10)));
/// demande.faits.push(Fait::le(NatureFait::DemandeRecue, jour(8)));
/// assert_eq!(contradictions(&demande).len(), 1);
/// ```
pub fn contradictions(chronologie: &Chronologie) -> Vec<Contradiction> {
    ORDRE
        .iter()
        .filter_map(|(avant, apres)| {
            let (avant, apres) = (chronologie.fait(*avant)?, chronologie.fait(*apres)?);
            (apres.quand.au() < avant.quand.du())
                .then(|| Contradiction { avant: avant.clone(), apres: apres.clone() })
        })
        .collect()
}
