//! What remains possible once a period is over.

use crate::chronologie::{Chronologie, NatureActe, Porte};
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const L243_2: Source = Source::new("CRPA, art. L. 243-2", jour(2026, 8, 20), Confiance::Officielle);
pub const R421_3: Source = Source::new("CJA, art. R. 421-3", jour(2026, 11, 21), Confiance::Secondaire);
pub const L253_5: Source = Source::new("CSI, art. L. 253-5", jour(2026, 11, 21), Confiance::Copie);
pub const R254_2: Source = Source::new("CSI, art. R. 254-2", jour(2026, 11, 21), Confiance::Copie);
pub const L311_1: Source = Source::new("CRPA, art. L. 311-1", jour(2026, 8, 20), Confiance::Officielle);
pub const SMPAT: Source = Source::new("CE, 30 juin 2017, n° 398445", jour(2026, 11, 21), Confiance::Memoire);
pub const CFDT: Source = Source::new("CE, 18 mai 2018, n° 414583", jour(2026, 11, 21), Confiance::Secondaire);

/// Another way, when a door is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Issue {
    /// Anyone may ask at any time that an illegal regulation be repealed: the refusal can be attacked.
    Abrogation,
    /// Then form and procedure can no longer be criticised.
    MoyensDeForme,
    /// The measure could be taken by an assembly only: an implicit refusal closes nothing.
    AssembleeCollegiale,
    /// A new request, when circumstances changed.
    NouvelleDemande,
    /// A request for documents can be made again.
    NouvelleDemandeDeDocuments,
    /// The documents of the matter remain communicable.
    Documents,
    /// Anyone concerned may refer to the departmental commission, at any time.
    Commission,
    /// The préfet may be asked to withdraw the authorisation.
    Retrait,
    /// The authorisation will have to be renewed.
    Renouvellement,
    /// A third party may ask that a contract be ended.
    FinDuContrat,
    /// A complaint to the CNIL has no last day.
    Cnil,
    /// The silence of the CNIL: a new complaint, with new facts.
    NouvellePlainte,
}

/// What remains possible when the period of that answer is over, the surest first.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::{Chronologie, Fait, Issue, NatureActe, NatureFait, Qualite, deriver, issues};
/// let mut arrete = Chronologie::new(NatureActe::ActeReglementaire, Qualite::Tiers);
/// arrete.faits.push(Fait::le(NatureFait::ActePublie, NaiveDate::from_ymd_opt(2020, 1, 6).unwrap()));
/// let reponse = deriver(&arrete);
/// assert!(issues(&arrete, reponse.resultats.last().unwrap()).contains(&Issue::Abrogation));
/// ```
pub fn issues(c: &Chronologie, resultat: &Resultat) -> Vec<Issue> {
    use Issue::*;
    let juge = matches!(resultat.porte, Porte::Tribunal | Porte::ConseilEtat);
    match c.nature {
        NatureActe::ActeReglementaire | NatureActe::Deliberation | NatureActe::Decret if juge => {
            vec![Abrogation, MoyensDeForme, Documents]
        }
        NatureActe::AutorisationVideoprotection if juge => {
            vec![Retrait, Commission, Renouvellement, Documents]
        }
        NatureActe::ArretePrefectoral | NatureActe::Autre if juge => {
            vec![Abrogation, MoyensDeForme, Documents]
        }
        NatureActe::Contrat if juge => vec![FinDuContrat, Documents],
        NatureActe::Demande if juge => vec![AssembleeCollegiale, NouvelleDemande],
        NatureActe::DemandeDeDocuments => vec![NouvelleDemandeDeDocuments],
        NatureActe::ReclamationCnil => vec![NouvellePlainte],
        NatureActe::DemandeRgpd => vec![Cnil],
        NatureActe::DecisionIndividuelle | NatureActe::PermisDeConstruire if juge => vec![Documents],
        _ => Vec::new(),
    }
}
