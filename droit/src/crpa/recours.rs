//! Appeals to the administration itself: title I of book IV (articles L. 410-1 to L. 411-7).

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, Fait, Mode, Porte, Residence};
use crate::cja;
use crate::cnil;
use crate::computation::COUVERTURE;
use crate::conclusion::{Conclusion, Delai, Fin, Manque, NonOpposable};
use crate::crpa::silence::{self, Reponses, Silence};
use crate::crpa::vigueur::{self, ENTREE_EN_VIGUEUR};
use crate::crpa::{defere, motifs};
use crate::depart::{Avant, Depart};
use crate::duree::Duree;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// An appeal to the administration, sent in time, interrupts the court's time.
pub const L411_2: Source = Source::new("CRPA, art. L. 411-2", jour(2026, 8, 20), Confiance::Officielle);
/// Two months of silence reject such an appeal.
pub const L411_7: Source =
    Source::new("CRPA, art. L. 411-7 et L. 231-4, 2°", jour(2026, 8, 20), Confiance::Officielle);

/// The time to send a gracieux is *franc* and moves over closed days like the court's.
pub const GRACIEUX_FRANC: Source =
    Source::new("CE, 19 septembre 2014, n° 362568", jour(2026, 11, 21), Confiance::Secondaire);

/// L. 411-2: sent within the court's time, the first gracieux or hiérarchique interrupts it. By post the sending
/// counts (CE, 30 June 2025, n° 494573); the period is *franc* and moves like the court's (CE, 19 September 2014,
/// n° 362568). No distance time.
pub const GRACIEUX_SEND: Regle = Regle {
    id: "GRACIEUX-SEND",
    intitule: "Envoyer un recours gracieux ou hiérarchique",
    porte: Porte::RecoursGracieux,
    effet: Effet::Delai,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &L411_2,
        comptage: Comptage {
            franc: Some(&GRACIEUX_FRANC),
            report: Some(&GRACIEUX_FRANC),
            ..Comptage::nu(Duree::Mois(2))
        },
    }],
    reserves: &[],
};

/// L. 411-7: two months of silence on the appeal are its rejection.
pub const GRACIEUX_SILENCE: Regle = Regle {
    id: "GRACIEUX-SILENCE",
    intitule: "Silence sur un recours gracieux ou hiérarchique",
    porte: Porte::ReponseAuRecours,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &vigueur::silence_sur_un_recours(&L411_7),
    reserves: &[Reserve::JourDeNaissance],
};

/// The two appeals L. 411-2 knows: sent, received, rejected.
const RECOURS: [[NatureFait; 3]; 2] = [
    [NatureFait::RecoursGracieuxExpedie, NatureFait::RecoursGracieuxRecu, NatureFait::RecoursGracieuxRejete],
    [
        NatureFait::RecoursHierarchiqueExpedie,
        NatureFait::RecoursHierarchiqueRecu,
        NatureFait::RecoursHierarchiqueRejete,
    ],
];

/// A first appeal of one kind. Later ones count for nothing: neither their receipt nor their rejection.
struct Recours {
    second: Option<NaiveDate>,
    envoi: Option<Fait>,
    recu: Option<Periode>,
    rejete: Option<Fin>,
    natures: [NatureFait; 3],
}

impl Recours {
    fn premier(c: &Chronologie, natures: [NatureFait; 3]) -> Option<Recours> {
        let [expedie, recu, rejete] = natures;
        let debut = |nature: NatureFait| {
            let mut jours: Vec<Periode> =
                c.faits.iter().filter(|f| f.nature == nature).map(|f| f.quand).collect();
            jours.sort();
            jours
        };
        // What came once a second appeal had left may answer the second.
        let second = debut(expedie).get(1).or(debut(recu).get(1)).map(|p| p.du());
        let sien = |nature| c.quand(nature).filter(|quand| second.is_none_or(|second| quand.du() < second));
        let recours = Recours {
            second,
            envoi: c.fait(expedie).cloned(),
            recu: sien(recu),
            rejete: sien(rejete).map(|quand| Fin { nature: rejete, quand }),
            natures,
        };
        (recours.envoi.is_some() || recours.recu.is_some() || recours.rejete.is_some()).then_some(recours)
    }

    fn est_electronique(&self) -> bool {
        self.envoi.as_ref().is_some_and(|f| matches!(f.mode, Some(Mode::Courriel | Mode::Teleservice)))
    }

    /// The day that says whether it was in time: its sending by post, its proven receipt otherwise. An answer proves that
    /// it had arrived.
    fn jour(&self) -> Option<Fin> {
        let [expedie, recu, _] = self.natures;
        let envoi = self.envoi.as_ref().map(|f| Fin { nature: expedie, quand: f.quand });
        let recu = self.recu.map(|quand| Fin { nature: recu, quand });
        if self.est_electronique() { recu.or(self.rejete) } else { envoi.or(recu).or(self.rejete) }
    }

    /// Its silence or its rejection, and the court after it.
    fn suite(&self, c: &Chronologie, avant: Option<&Resultat>, reserve: Option<Reserve>) -> Vec<Resultat> {
        let [expedie, recu, _] = self.natures;
        let depart = match (self.recu, &self.envoi) {
            (Some(quand), _) => Some(Depart::fait(recu, quand)),
            (None, Some(envoi)) => {
                Some(Depart::fait(expedie, envoi.quand).avec(Some(Reserve::ReceptionInconnue)))
            }
            (None, None) => None,
        };
        let par = self.jour();
        let chemin = avant.and_then(Resultat::delai).map(Delai::chemin);
        let limite = avant.and_then(Resultat::limite_sure);
        let avant = chemin.as_ref().zip(par).zip(limite).map(|((chemin, par), dernier_jour)| Avant {
            chemin,
            par,
            dernier_jour,
            source: &L411_2,
        });
        let silence = match depart {
            Some(depart) => {
                let depart = avant.iter().fold(depart, |depart, avant| depart.apres(avant)).avec(reserve);
                // A text that sets a length of silence for an appeal sets it here.
                let speciale = c.silence.filter(|_| c.nature != NatureActe::Demande);
                silence::naissance(&GRACIEUX_SILENCE, speciale, depart, c)
            }
            None => Conclusion::Manque(Manque::Reception(recu)),
        };
        let reponses = Reponses { rejetee: self.rejete, ..Reponses::lire(c, self.natures[2]) };
        let (implicite, explicite) = juge(c);
        Silence::nouveau(&GRACIEUX_SILENCE, silence, reponses)
            .devant(implicite, explicite)
            .apres(avant)
            .suite(c)
    }
}

/// The court's rules after a silence and after a written rejection.
fn juge(c: &Chronologie) -> (&'static Regle, &'static Regle) {
    match c.nature {
        NatureActe::ReclamationCnil => (&cnil::CNIL_CE, &cnil::CNIL_CE),
        _ => (&cja::TA_IMPL, &cja::TA_NOTIF),
    }
}

/// What may move the court's time, in the order the texts take it: a first gracieux and a first hiérarchique sent in
/// time, or a request to the préfet; the reasons asked of a silent rejection; legal aid, mediation.
pub(crate) fn avec_recours(c: &Chronologie, mut resultats: Vec<Resultat>) -> Vec<Resultat> {
    let du_juge = |r: &Resultat| {
        matches!(r.porte, Porte::Tribunal | Porte::ConseilEtat)
            && matches!(r.conclusion, Conclusion::Delai(_) | Conclusion::NonOpposable(_))
    };
    if let Some(initial) = resultats.iter().position(du_juge).map(|rang| resultats.remove(rang)) {
        resultats.extend(recours_administratifs(c, initial));
    }
    let resultats = motifs::demander(c, resultats);
    cja::interruption::appliquer(c, resultats)
}

/// The court's time, interrupted by the first gracieux and the first hiérarchique sent in time. It starts again when
/// both are rejected (L. 411-2, al. 2).
fn recours_administratifs(c: &Chronologie, initial: Resultat) -> Vec<Resultat> {
    let Some(delai) = initial.delai().cloned() else { return vec![initial] };
    let recours: Vec<Recours> =
        RECOURS.into_iter().filter_map(|natures| Recours::premier(c, natures)).collect();
    let envoi = recours.iter().find_map(Recours::jour);
    // Once legal aid was asked or a mediation agreed, a gracieux would extend nothing more: nothing is left to send.
    let interruption = cja::interruption::premiere(c, &initial);
    let fin = envoi.or(initial.fin).or(interruption);
    let gracieux = Resultat::new(&GRACIEUX_SEND, gracieux(&delai, &initial)).avec_fin(fin);
    let second = recours.iter().any(|r| r.second.is_some());

    let mut suites: Vec<Vec<Resultat>> = Vec::new();
    let mut sans_effet: Vec<Reserve> = Vec::new();
    for r in &recours {
        let jour = r.jour();
        let apres = interruption.filter(|fin| jour.is_some_and(|jour| jour.quand.du() > fin.quand.au()));
        let effet = match apres {
            Some(fin) => Err(Reserve::GracieuxApresInterruption(fin.nature)),
            None => est_a_temps(r, &gracieux, &initial),
        };
        match effet {
            Ok(reserve) => {
                let mut suite = r.suite(c, Some(&initial), reserve);
                // A stricter reading would say it was late, or came before there was anything to contest.
                if reserve.is_some() {
                    suite.iter_mut().for_each(|resultat| resultat.pas_apres(delai.prudente()));
                }
                let fin = suite.last().and_then(Resultat::limite_sure);
                match reserve {
                    // It may have come too early to extend anything: it shortens nothing either.
                    Some(reserve @ Reserve::GracieuxAvantPublicite) if fin < initial.limite_sure() => {
                        sans_effet.push(reserve);
                    }
                    _ => suites.push(suite),
                }
            }
            Err(reserve) => sans_effet.push(reserve),
        }
    }
    // Both pending: the later of the two ends carries the court's time.
    let mut derniere = suites.into_iter().max_by_key(|s| s.last().and_then(Resultat::limite));
    let prudente = derniere
        .as_ref()
        .and_then(|suite| suite.last())
        .and_then(Resultat::delai)
        .map_or(delai.prudente(), Delai::prudente);
    if let Some(defere) = defere::suite(c, &gracieux, &delai, prudente) {
        // It extends, and never shortens: asked before the time began, it may lead to an earlier end.
        let courant = derniere.as_ref().map_or(Some(&initial), |suite| suite.last());
        if courant.and_then(Resultat::limite_sure) < defere.last().and_then(Resultat::limite_sure) {
            derniere = Some(defere);
        }
    }
    sans_effet.extend(second.then_some(Reserve::SecondRecours));
    // The CNIL's own time has no gracieux of the code: it is said only once one was sent.
    let montre = c.nature != NatureActe::ReclamationCnil || !recours.is_empty();
    let mut resultats: Vec<Resultat> = montre.then_some(gracieux).into_iter().collect();
    resultats.extend(derniere.unwrap_or_else(|| vec![initial]));
    if let Some(juge) = resultats.last_mut() {
        sans_effet.into_iter().for_each(|reserve| juge.reserver(reserve));
    }
    resultats
}

/// The time to send it: that of the court, which binds no more than the court's.
fn gracieux(delai: &Delai, initial: &Resultat) -> Conclusion {
    match (GRACIEUX_SEND.conclure(Depart::de(delai), Residence::Metropole), &initial.conclusion) {
        (Conclusion::Delai(delai), Conclusion::NonOpposable(non)) => Conclusion::NonOpposable(NonOpposable {
            delai,
            derniere_chance: non.derniere_chance.clone(),
            au_plus_tard: non.au_plus_tard,
            pourquoi: non.pourquoi,
        }),
        (conclusion, _) => conclusion,
    }
}

/// An appeal against an act whose publicity is unknown: its silence starts a time all the same.
pub(crate) fn recours_sans_publicite(c: &Chronologie) -> Option<Vec<Resultat>> {
    let recours = RECOURS.into_iter().find_map(|natures| Recours::premier(c, natures))?;
    let resultats = recours.suite(c, None, Some(Reserve::GracieuxSansPublicite));
    Some(cja::interruption::appliquer(c, motifs::demander(c, resultats)))
}

/// Whether an appeal interrupts the court's time, with the doubt that goes with a yes; or why it does not.
fn est_a_temps(
    recours: &Recours,
    gracieux: &Resultat,
    initial: &Resultat,
) -> Result<Option<Reserve>, Reserve> {
    let Some(jour) = recours.jour() else {
        return Err(if recours.est_electronique() {
            Reserve::GracieuxCourriel
        } else {
            Reserve::GracieuxPeutEtreTardif
        });
    };
    let debut = initial.delai().map(|d| d.depart().du());
    let (limite, prudente) = match (&initial.conclusion, gracieux.delai()) {
        (Conclusion::NonOpposable(non), _) => match &non.derniere_chance {
            Some(fin) => (fin.date(), fin.date()),
            // Nothing runs: nothing is late.
            None => return Ok(None),
        },
        (_, Some(delai)) => (delai.dernier_jour(), delai.prudente()),
        _ => return Err(Reserve::GracieuxPeutEtreTardif),
    };
    // A rejection that came after the end says nothing of the day the appeal had left.
    let prouve = jour.nature != recours.natures[2];
    match jour.quand {
        quand if quand.du() > limite && prouve => Err(Reserve::GracieuxTardif),
        quand if quand.au() > limite => Err(Reserve::GracieuxPeutEtreTardif),
        quand if quand.au() > prudente => Ok(Some(Reserve::GracieuxApresPrudence)),
        quand if debut.is_some_and(|debut| quand.du() < debut) => Ok(Some(Reserve::GracieuxAvantPublicite)),
        _ => Ok(None),
    }
}
