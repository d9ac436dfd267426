//! Before and after the CADA: chapters II and III of title IV of book III (articles L. 342-1, R. 343-1 to R. 343-5).

use crate::chronologie::{Chronologie, Porte};
use crate::cja;
use crate::conclusion::{Conclusion, Delai, Fin, Inopposabilite, Manque, Naissance};
use crate::crpa::silence::{Reponses, Silence, accuse_de_reception};
use crate::crpa::vigueur::{self, COUVERTURE_DOCUMENTS, ENTREE_EN_VIGUEUR};
use crate::depart::{Avant, Depart};
use crate::duree::Duree;
use crate::nature_fait::NatureFait;
use crate::regle::{Comptage, Effet, Prudence, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// Two months to seize the CADA.
pub const R343_1: Source = Source::new("CRPA, art. R. 343-1", jour(2026, 8, 20), Confiance::Officielle);
/// Two months of silence after the CADA registered the request confirm the refusal.
pub const R343_5: Source =
    Source::new("CRPA, art. R*. 343-4 et R. 343-5", jour(2026, 8, 20), Confiance::Officielle);
/// The CADA answered a correspondent that its months are calendar months, moved as art. 642 CPC says.
pub const CADA_REPORT: Source = Source::new(
    "réponse de la CADA rapportée par un tiers (CPC, art. 642)",
    jour(2026, 11, 21),
    Confiance::Secondaire,
);

/// From a silence or from a written refusal.
const R421_1_ET_2: Source =
    Source::new("CJA, art. R. 421-1 et R. 421-2", jour(2026, 11, 21), Confiance::Copie);
/// A refusal that does not name the CADA: a reasonable year to seize it.
pub const CADA_ANNEE: Source =
    Source::new("CE, 31 mars 2017, n° 389842", jour(2026, 11, 21), Confiance::Secondaire);

/// No text says that a written refusal starts these two months again: that of the court does.
pub const PAR_ANALOGIE: Source =
    Source::new("CJA, art. R. 421-2, par analogie", jour(2026, 11, 21), Confiance::Deduction);

const SAISIR: Comptage =
    Comptage { report: Some(&CADA_REPORT), prudence: Prudence::Veille, ..Comptage::nu(Duree::Mois(2)) };

/// R. 343-1: two months from the refusal to seize the CADA. Whether they are *franc* is not known: counted as not, and
/// the prudent day is the eve, a day of receipt.
pub const CADA_SEIZE: Regle = Regle {
    id: "CADA-SEIZE",
    intitule: "Saisir la CADA",
    porte: Porte::Cada,
    effet: Effet::Delai,
    couverture: COUVERTURE_DOCUMENTS,
    versions: &[
        vigueur::documents_avant_le_code(SAISIR),
        Version { du: Some(ENTREE_EN_VIGUEUR), au: None, source: &R343_1, comptage: SAISIR },
    ],
    reserves: &[Reserve::CadaFranc, Reserve::CadaReception],
};

/// R. 343-4 and R. 343-5: two months after the CADA registered the request, silence confirms the refusal.
pub const CADA_CONFIRM: Regle = Regle {
    id: "CADA-CONFIRM",
    intitule: "Refus confirmé après la saisine de la CADA",
    porte: Porte::ReponseApresCada,
    effet: Effet::Naissance,
    couverture: COUVERTURE_DOCUMENTS,
    versions: &[
        vigueur::documents_avant_le_code(Comptage::nu(Duree::Mois(2))),
        Version {
            du: Some(ENTREE_EN_VIGUEUR),
            au: None,
            source: &R343_5,
            comptage: Comptage::nu(Duree::Mois(2)),
        },
    ],
    reserves: &[Reserve::JourDeNaissance],
};

/// R. 421-1 and R. 421-2 CJA: two months from the confirmed refusal (CE, 11 March 2024, n° 488227). They may end before
/// the opinion arrives.
pub const CADA_TA: Regle = Regle {
    id: "CADA-TA",
    intitule: "Attaquer le refus confirmé de documents",
    porte: Porte::Tribunal,
    effet: Effet::Delai,
    couverture: COUVERTURE_DOCUMENTS,
    versions: &[Version {
        du: Some(jour(2020, 1, 1)),
        au: None,
        source: &R421_1_ET_2,
        comptage: Comptage::contentieux(Duree::Mois(2)),
    }],
    reserves: &[],
};

/// The time to seize the CADA from a written refusal.
pub(super) fn depuis_le_refus(c: &Chronologie, refus: Fin) -> Conclusion {
    opposer(c, CADA_SEIZE.conclure(Depart::fait(refus.nature, refus.quand), c.residence))
}

/// The same, from a silence. A written refusal that comes within the two months starts them again; the prudent day
/// stays the first one.
pub(super) fn depuis_le_silence(c: &Chronologie, nee: &Naissance, tardif: Option<Fin>) -> Conclusion {
    let depart = Depart::naissance(nee).avec(accuse_de_reception(c));
    let conclusion = opposer(c, CADA_SEIZE.conclure(depart, c.residence));
    let saisie = saisine(c);
    let rouvert = tardif.filter(|refus| saisie.is_none_or(|fin| refus.quand.du() <= fin.quand.du()));
    let Some(refus) = rouvert else { return conclusion };
    let premier = match &conclusion {
        // The two months did not bind: nothing was final when the written refusal came.
        Conclusion::NonOpposable(_) => return depuis_le_refus(c, refus),
        Conclusion::Delai(delai) => delai,
        _ => return conclusion,
    };
    let dernier_jour = premier.dernier_jour();
    if refus.quand.au() > dernier_jour {
        let certain = refus.quand.du() > dernier_jour;
        return avec_reserve(
            conclusion,
            if certain { Reserve::RejetConfirmatif } else { Reserve::RejetTardif },
        );
    }
    let chemin = premier.chemin();
    let lien = Avant { chemin: &chemin, par: refus, dernier_jour, source: &PAR_ANALOGIE };
    let depart = Depart::fait(refus.nature, refus.quand).apres(&lien);
    match opposer(c, CADA_SEIZE.conclure(depart, c.residence)) {
        Conclusion::Delai(mut delai) => {
            delai.prudente = delai.prudente.min(premier.prudente());
            delai.reserves.push(Reserve::RefusApresSilence);
            Conclusion::Delai(delai)
        }
        autre => autre,
    }
}

fn avec_reserve(conclusion: Conclusion, reserve: Reserve) -> Conclusion {
    match conclusion {
        Conclusion::Delai(mut delai) => {
            delai.reserves.push(reserve);
            Conclusion::Delai(delai)
        }
        autre => autre,
    }
}

/// The seizure, what it is worth, and what follows it.
pub(super) fn suite(c: &Chronologie, cada: Conclusion, satisfaite: Option<Fin>) -> Vec<Resultat> {
    let cada = rouvert_par_le_juge(c, &cada).unwrap_or(cada);
    let avis = avis(c);
    let fin = saisine(c).or(avis).or(satisfaite).or(abandon(c));
    let mut cada = Resultat::new(&CADA_SEIZE, cada).avec_fin(fin);
    if c.fait(NatureFait::RecoursGracieuxExpedie).or(c.fait(NatureFait::RecoursGracieuxRecu)).is_some() {
        cada.reserver(Reserve::GracieuxSansEffet);
    }
    if c.fait(NatureFait::CadaSaisieEnSerie).is_some() {
        cada.reserver(Reserve::SaisineEnSerie);
    }
    let Some(saisie) = saisine(c) else {
        // An opinion proves that it was seized; only the day of the registration says when the rest began.
        if avis.is_some() {
            return std::iter::once(cada).chain(apres_la_saisine(c, satisfaite)).collect();
        }
        let sans_cada = cja::depot(c).map(|requete| {
            Resultat::new(&CADA_TA, Conclusion::Manque(Manque::SaisineCada)).avec_fin(Some(requete))
        });
        return std::iter::once(cada).chain(sans_cada).collect();
    };
    let doute = saisine_hors_temps(saisie, &cada);
    let mut suite = apres_la_saisine(c, satisfaite);
    let avant = cja::depot(c).filter(|depot| depot.quand.au() < saisie.quand.du());
    let apres = cja::depot_depuis(c, |f| f.quand.au() >= saisie.quand.du());
    for resultat in &mut suite {
        doute.into_iter().for_each(|doute| resultat.reserver(doute));
        if resultat.porte == Porte::Tribunal && avant.is_some() {
            // Only a petition filed once the CADA was seized is worth something.
            resultat.sans_cada = apres.is_none();
            resultat.fin = apres.or(avant);
        }
    }
    std::iter::once(cada).chain(suite).collect()
}

/// A refusal that does not name the CADA does not start the two months (R. 421-5 CJA; CE, 11 July 2016, n° 391899).
fn opposer(c: &Chronologie, conclusion: Conclusion) -> Conclusion {
    let tait = |delai: &Delai| {
        c.voies_et_delais == Some(false)
            || (delai.part_d_un_silence() && cja::accuse(c, delai, false).is_some())
    };
    match conclusion {
        Conclusion::Delai(delai) if tait(&delai) => {
            cja::ne_lie_pas(delai, Inopposabilite::CadaNonMentionnee, &CADA_ANNEE)
        }
        autre => autre,
    }
}

/// Not told of the CADA, the applicant went straight to court: the two months to seize the CADA run from the first
/// decision that rejects for this reason (CE, 31 July 2025, n° 499513).
fn rouvert_par_le_juge(c: &Chronologie, premier: &Conclusion) -> Option<Conclusion> {
    let nature = NatureFait::IrrecevabiliteNotifiee;
    let quand = c.quand(nature).filter(|_| c.voies_et_delais != Some(true))?;
    let (limite, prudente) = match premier {
        Conclusion::NonOpposable(non) => (non.derniere_chance.as_ref()?.date(), None),
        Conclusion::Delai(delai) => (delai.dernier_jour(), Some(delai.prudente())),
        _ => return None,
    };
    // The first petition must itself have come within the time that was left.
    cja::depot(c).filter(|depot| depot.quand.au() <= limite)?;
    match CADA_SEIZE.conclure(Depart::fait(nature, quand), c.residence) {
        Conclusion::Delai(mut delai) => {
            delai.prudente = prudente.map_or(delai.prudente, |premiere| delai.prudente.min(premiere));
            Some(Conclusion::Delai(delai))
        }
        autre => Some(autre),
    }
}

/// Seized too late the CADA, then the court, may refuse to hear; too early, there was nothing to refer.
fn saisine_hors_temps(saisie: Fin, cada: &Resultat) -> Option<Reserve> {
    let delai = cada.delai()?;
    if cada.limite().is_some_and(|limite| saisie.quand.au() > limite) {
        Some(Reserve::CadaTardive)
    } else if saisie.quand.du() < delai.depart().du() {
        Some(Reserve::CadaPrematuree)
    } else {
        None
    }
}

fn saisine(c: &Chronologie) -> Option<Fin> {
    use NatureFait::{CadaEnregistree, CadaSaisie, CadaSaisieEnSerie};
    [CadaSaisie, CadaSaisieEnSerie, CadaEnregistree]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }))
}

fn avis(c: &Chronologie) -> Option<Fin> {
    let nature = NatureFait::CadaAvisRecu;
    c.quand(nature).map(|quand| Fin { nature, quand })
}

fn abandon(c: &Chronologie) -> Option<Fin> {
    c.quand(NatureFait::Abandon).map(|quand| Fin { nature: NatureFait::Abandon, quand })
}

/// Once the CADA is seized: registration, confirmed refusal, court.
fn apres_la_saisine(c: &Chronologie, satisfaite: Option<Fin>) -> Vec<Resultat> {
    use NatureFait::{CadaEnregistree, RefusConfirmeNotifie};
    // Registration comes after the seizure: counting from the seizure is never later.
    let depart = c.quand(CadaEnregistree).map(|quand| Depart::fait(CadaEnregistree, quand)).or_else(|| {
        let saisie = saisine(c)?;
        Some(Depart::fait(saisie.nature, saisie.quand).avec(Some(Reserve::EnregistrementInconnu)))
    });
    let confirmation = depart.map_or(Conclusion::Manque(Manque::EnregistrementCada), |depart| {
        CADA_CONFIRM.conclure(depart, c.residence)
    });
    let reponses = Reponses::lire(c, RefusConfirmeNotifie);
    let mut suite =
        Silence::nouveau(&CADA_CONFIRM, confirmation, reponses).devant(&CADA_TA, &CADA_TA).suite(c);
    for resultat in &mut suite {
        resultat.fin = resultat.fin.or(satisfaite);
    }
    suite
}
