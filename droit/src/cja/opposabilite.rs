//! When the two months bind nobody (R. 421-5; CRPA, L. 112-6), and the reasonable year that remains.

use crate::chronologie::{Chronologie, Fait, Qualite};
use crate::cja::delais::REASONABLE_YEAR;
use crate::conclusion::{Conclusion, Delai, Inopposabilite, NonOpposable};
use crate::crpa;
use crate::echeance::{Echeance, Pas};
use crate::motif::Motif;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::origine::Origine;
use crate::reserve::Reserve;
use crate::source::Source;

/// Says that a period does not bind, when it does not.
pub(crate) fn opposer(c: &Chronologie, conclusion: Conclusion) -> Conclusion {
    match conclusion {
        Conclusion::Delai(delai) => match inopposabilite(c, &delai) {
            Some(pourquoi) => ne_lie_pas(delai, pourquoi, REASONABLE_YEAR.source()),
            None => Conclusion::Delai(delai),
        },
        autre => autre,
    }
}

/// A period that does not bind, with the year that remains, counted as its source says.
pub(crate) fn ne_lie_pas(mut delai: Delai, pourquoi: Inopposabilite, source: &'static Source) -> Conclusion {
    let derniere_chance = derniere_chance(delai.chemin(), source);
    let au_plus_tard = REASONABLE_YEAR.version().comptage.terme(delai.depart().au(), 0);
    for reserve in &mut delai.reserves {
        // What a later start would move is the year.
        if let (Reserve::DateIncertaine { au_plus_tard: fin, .. }, Some(tard)) = (reserve, au_plus_tard) {
            *fin = tard;
        }
    }
    delai.reserves.push(Reserve::AnneeRaisonnable);
    Conclusion::NonOpposable(NonOpposable { delai, derniere_chance, au_plus_tard, pourquoi })
}

fn derniere_chance(mut fin: Echeance, source: &'static Source) -> Option<Echeance> {
    let annee = REASONABLE_YEAR.version().comptage.duree;
    fin.avance(Pas::Duree(annee), Motif::quantieme(annee, fin.date()), source)?;
    Some(fin)
}

/// R. 421-5 protects the addressee of a notified decision; L. 112-6 CRPA the author of a request that was badly
/// acknowledged. Neither protects a third party, nor what is only published.
fn inopposabilite(c: &Chronologie, delai: &Delai) -> Option<Inopposabilite> {
    use NatureActe::{
        ArretePrefectoral, Autre, DecisionIndividuelle, Deliberation, Demande,
        DemandeAutorisationVideoprotection, DemandeDeDocuments, PermisDeConstruire, ReclamationCnil,
    };
    let individuelle = c.nature == DecisionIndividuelle;
    let sans_mentions = c.voies_et_delais == Some(false);
    let adresse = matches!(c.qualite, Qualite::Destinataire | Qualite::AgentPublic);
    let notifiable =
        individuelle || matches!(c.nature, Autre | ArretePrefectoral | PermisDeConstruire | Deliberation);
    let demande = matches!(
        c.nature,
        Demande | DemandeDeDocuments | ReclamationCnil | DemandeAutorisationVideoprotection
    );
    let protege = match delai.origine {
        Origine::Notification => sans_mentions && notifiable && adresse,
        Origine::Connaissance => sans_mentions && individuelle && adresse,
        // The rejection's own mentions, when they are known; else those of the act or of the refusal itself.
        Origine::Reponse => match mentions_du_rejet(c, delai) {
            Some(dites) => !dites && (adresse || demande),
            None => {
                sans_mentions && ((individuelle && adresse) || (demande && c.nature != DemandeDeDocuments))
            }
        },
        Origine::Silence => return du_silence(c, delai, sans_mentions),
        Origine::Main | Origine::Publicite => false,
    };
    protege.then_some(Inopposabilite::SansMentions)
}

/// Whether the written answer the period starts from stated the ways and times of appeal.
fn mentions_du_rejet(c: &Chronologie, delai: &Delai) -> Option<bool> {
    use NatureFait::{
        ClotureCnilNotifiee, DemandeRejetee, RecoursGracieuxRejete, RecoursHierarchiqueRejete,
        RefusConfirmeNotifie,
    };
    let rejets = [
        DemandeRejetee,
        RecoursGracieuxRejete,
        RecoursHierarchiqueRejete,
        RefusConfirmeNotifie,
        ClotureCnilNotifiee,
    ];
    c.faits.iter().find(|f| rejets.contains(&f.nature) && f.quand == delai.depart())?.conforme
}

/// After a silence: what the acknowledgment of receipt was worth.
fn du_silence(c: &Chronologie, delai: &Delai, sans_mentions: bool) -> Option<Inopposabilite> {
    let informable = matches!(c.nature, NatureActe::DecisionIndividuelle | NatureActe::Demande);
    match c.nature {
        _ if !crpa::protege_par_l_accuse(c) => None,
        // Once the CADA is seized, its own acknowledgment tells of the court.
        NatureActe::DemandeDeDocuments => None,
        _ => accuse(c, delai, sans_mentions && informable),
    }
}

/// Why a silence does not start the two months: any complete acknowledgment that came before its birth does.
pub(crate) fn accuse(c: &Chronologie, delai: &Delai, jamais_informe: bool) -> Option<Inopposabilite> {
    let accuses = || c.faits.iter().filter(|f| f.nature == NatureFait::AccuseReception);
    let complet = |f: &&Fait| f.conforme == Some(true);
    if accuses().filter(complet).any(|f| f.quand.du() <= delai.depart().au()) {
        None
    } else if accuses().any(|f| complet(&f)) {
        Some(Inopposabilite::AccuseTardif)
    } else if accuses().any(|f| f.conforme == Some(false)) || jamais_informe {
        Some(Inopposabilite::AccuseIncomplet)
    } else {
        None
    }
}
