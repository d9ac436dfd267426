//! What remains possible once a period is over.

use crate::chronologie::{Chronologie, Porte};
use crate::nature_acte::NatureActe;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// The administration must repeal an illegal regulation.
pub const L243_2: Source = Source::new("CRPA, art. L. 243-2", jour(2026, 8, 20), Confiance::Officielle);
/// Where only an assembly could decide, a written rejection alone starts the time.
pub const R421_3: Source = Source::new("CJA, art. R. 421-3", jour(2026, 11, 21), Confiance::Secondaire);
/// Anyone may refer a trouble with a camera to the departmental commission.
pub const L253_5: Source = Source::new("CSI, art. L. 253-5", jour(2026, 11, 21), Confiance::Copie);
/// The préfet may withdraw an authorisation that is not respected.
pub const R254_2: Source = Source::new("CSI, art. R. 254-2", jour(2026, 11, 21), Confiance::Copie);
/// Administrative documents are communicated to whoever asks.
pub const L311_1: Source = Source::new("CRPA, art. L. 311-1", jour(2026, 8, 20), Confiance::Officielle);
/// A third party may attack the refusal to end a contract.
pub const SMPAT: Source = Source::new("CE, 30 juin 2017, n° 398445", jour(2026, 11, 21), Confiance::Memoire);
/// Against a refusal to repeal, form and procedure can no longer be criticised.
pub const CFDT: Source = Source::new("CE, 18 mai 2018, n° 414583", jour(2026, 11, 21), Confiance::Secondaire);

/// Another way, when a door is closed; or, among them, what is lost by taking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Issue {
    /// Anyone may ask at any time that an illegal regulation be repealed: the refusal can be attacked (CRPA,
    /// art. L. 243-2).
    Abrogation,
    /// Goes with [`Issue::Abrogation`]: against that refusal form and procedure can no longer be criticised (CE,
    /// 18 May 2018, n° 414583).
    MoyensDeForme,
    /// The measure could be taken by an assembly only: an implicit refusal closes nothing (CJA, art. R. 421-3).
    AssembleeCollegiale,
    /// A new request, when circumstances changed.
    NouvelleDemande,
    /// A request for documents can be made again.
    NouvelleDemandeDeDocuments,
    /// The documents of the matter remain communicable (CRPA, art. L. 311-1).
    Documents,
    /// Anyone concerned may refer to the departmental commission on video protection, at any time (CSI, art. L. 253-5).
    Commission,
    /// The préfet may be asked to withdraw the authorisation (CSI, art. R. 254-2).
    Retrait,
    /// The authorisation will have to be renewed, by a new decision (CSI, art. L. 252-4).
    Renouvellement,
    /// A third party may ask that a contract be ended, and attack the refusal (CE, 30 June 2017, n° 398445).
    FinDuContrat,
    /// A complaint to the CNIL has no last day.
    Cnil,
    /// The silence of the CNIL: a new complaint, with new facts.
    NouvellePlainte,
}

/// What remains possible when the period of that answer is over, the surest first; empty when nothing is known to.
///
/// It reads no date: whether the period is over is for the caller to say ([`Resultat::limite`]). In words,
/// [`francais::issue`](crate::francais::issue), with the text of each.
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
