//! What stops the time to go to court and starts it again: legal aid, mediation, a judicial court seized by mistake.
//!
//! Each has a fact that stops and a fact that starts again. A gracieux sent after one of them extends nothing more
//! (CE, 26 September 1986, n° 58732; CJA, R. 213-4).

use crate::chronologie::{Chronologie, Porte};
use crate::cja::delais::REASONABLE_YEAR;
use crate::cja::opposabilite::ne_lie_pas;
use crate::cnil;
use crate::conclusion::{Conclusion, Delai, Fin, Interrompu};
use crate::depart::{Avant, Depart};
use crate::nature_fait::NatureFait;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// A new period, as long as the first one, from the end of the request for legal aid.
pub const AIDE_ART_43: Source = Source::new(
    "décret n° 2020-1717 du 28 décembre 2020, art. 43",
    jour(2026, 11, 21),
    Confiance::Secondaire,
);
/// A mediation that the parties agreed upon interrupts; led by the administration's mediator or the Défenseur des
/// droits too, since 28 May 2026 (CRPA, art. L. 421-3 and L. 424-2).
pub const L213_6: Source = Source::new("CJA, art. L. 213-6", jour(2026, 11, 21), Confiance::Copie);
/// A judicial court seized in time: two months from the notification of its decision, once irrevocable, that it has no
/// jurisdiction.
pub const INCOMPETENCE: Source =
    Source::new("CE, 5 juillet 2023, n° 465478", jour(2026, 11, 21), Confiance::Secondaire);

struct Interruption {
    debut: NatureFait,
    reprise: NatureFait,
    source: &'static Source,
    reserve: Option<Reserve>,
}

const INTERRUPTIONS: [Interruption; 3] = [
    Interruption {
        debut: NatureFait::AideJuridictionnelleDemandee,
        reprise: NatureFait::AideJuridictionnelleNotifiee,
        source: &AIDE_ART_43,
        reserve: Some(Reserve::RepriseApresAide),
    },
    Interruption {
        debut: NatureFait::MediationConvenue,
        reprise: NatureFait::MediationTerminee,
        source: &L213_6,
        reserve: Some(Reserve::MediationSurAccord),
    },
    Interruption {
        debut: NatureFait::JugeIncompetentSaisi,
        reprise: NatureFait::IncompetenceNotifiee,
        source: &INCOMPETENCE,
        reserve: None,
    },
];

/// The facts of the chronology that interrupt a period, in time or not.
pub(crate) fn debuts(c: &Chronologie) -> impl Iterator<Item = NatureFait> {
    INTERRUPTIONS.iter().map(|i| i.debut).filter(|debut| c.fait(*debut).is_some())
}

/// The first fact that interrupted this period in time, other than an appeal to the administration.
pub(crate) fn premiere(c: &Chronologie, resultat: &Resultat) -> Option<Fin> {
    let limite = resultat.limite_sure()?;
    INTERRUPTIONS
        .iter()
        .filter_map(|i| c.quand(i.debut).map(|quand| Fin { nature: i.debut, quand }))
        .filter(|fin| fin.quand.au() <= limite)
        .min_by_key(|fin| fin.quand.du())
}

/// Applies to the judge's door every interruption that came in time, in the order they happened. For cassation their
/// effect was not read: the date does not move.
pub(crate) fn appliquer(c: &Chronologie, mut resultats: Vec<Resultat>) -> Vec<Resultat> {
    let mut presentes: Vec<(&Interruption, Periode)> =
        INTERRUPTIONS.iter().filter_map(|i| c.quand(i.debut).map(|quand| (i, quand))).collect();
    presentes.sort_by_key(|(_, quand)| *quand);
    let juge =
        |r: &&mut Resultat| matches!(r.porte, Porte::Tribunal | Porte::Appel) || r.regle == &cnil::CNIL_CE;
    for resultat in resultats.iter_mut().filter(juge) {
        for (interruption, quand) in &presentes {
            interrompre(c, resultat, interruption, *quand);
        }
    }
    resultats
}

fn interrompre(c: &Chronologie, resultat: &mut Resultat, interruption: &Interruption, quand: Periode) {
    let (Some(sure), Some(limite)) = (resultat.limite_sure(), resultat.limite()) else { return };
    if quand.au() > sure {
        if quand.du() <= limite {
            resultat.reserver(Reserve::InterruptionPeutEtreTardive(interruption.debut));
        }
        return;
    }
    let Some(avant) = resultat.delai().cloned() else { return };
    let par = Fin { nature: interruption.debut, quand };
    let reprise = c.quand(interruption.reprise).filter(|reprise| reprise.au() >= quand.du());
    resultat.conclusion = match reprise {
        Some(reprise) => reprendre(c, resultat, avant, interruption, par, reprise),
        None => {
            let mut delai = avant;
            delai.reserves.extend(interruption.reserve);
            Conclusion::Interrompu(Interrompu { delai, par, reprise: interruption.reprise })
        }
    };
}

/// A new period of the same length, with the doubts of the first. When the first one ends later all the same (a gracieux
/// pending), it stands.
fn reprendre(
    c: &Chronologie,
    resultat: &Resultat,
    avant: Delai,
    interruption: &Interruption,
    par: Fin,
    reprise: Periode,
) -> Conclusion {
    let dernier_jour = resultat.limite_sure().unwrap_or(avant.dernier_jour());
    let chemin = avant.chemin();
    let lien = Avant { chemin: &chemin, par, dernier_jour, source: interruption.source };
    let depart = Depart {
        origine: avant.origine,
        reserves: Depart::de(&avant).reserves,
        ..Depart::fait(interruption.reprise, reprise).apres(&lien)
    };
    let nouvelle = match avant.regle().conclure(depart.avec(interruption.reserve), c.residence) {
        Conclusion::Delai(delai) => delai,
        autre => return autre,
    };
    if nouvelle.dernier_jour() < avant.dernier_jour() {
        return resultat.conclusion.clone();
    }
    let mut nouvelle = apres_prudence(nouvelle, &avant, par);
    nouvelle.reserves.extend(avant.reserves.iter().filter(|r| r.parle_d_un_recours()));
    match &resultat.conclusion {
        // « De même durée » : what bound nobody before binds nobody after.
        Conclusion::NonOpposable(non) => ne_lie_pas(nouvelle, non.pourquoi, REASONABLE_YEAR.source()),
        _ => Conclusion::Delai(nouvelle),
    }
}

/// When what interrupted came after the prudent day, a stricter reading keeps the first one.
fn apres_prudence(mut nouvelle: Delai, avant: &Delai, par: Fin) -> Delai {
    if par.quand.au() > avant.prudente() {
        nouvelle.prudente = nouvelle.prudente.min(avant.prudente());
        nouvelle.reserves.push(Reserve::InterruptionApresPrudence(par.nature));
    }
    nouvelle
}
