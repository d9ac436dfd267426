//! Planning permissions: Code de l'urbanisme (articles R*. 600-1 to R*. 600-3 and L. 600-12-2).

mod regles;

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, Porte, Qualite, Residence};
use crate::cja;
use crate::conclusion::{Conclusion, Delai, Fin, Inopposabilite, Manque};
use crate::crpa;
use crate::depart::Depart;
use crate::nature_fait::NatureFait;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::jour;

pub use regles::{
    GRACIEUX_SEND_URBA, L600_12_2, PANNEAU, PERMIT_3P, PERMIT_END, R600_1, R600_1_NOTIFIER, R600_2, R600_3,
};

/// Decisions from this day: a gracieux is due within one month and no longer extends the court's time.
const REFORME: NaiveDate = jour(2025, 11, 28);

/// What a permission, or its refusal, opens.
pub(crate) fn permis(c: &Chronologie) -> Vec<Resultat> {
    let initial = match c.qualite {
        Qualite::Destinataire | Qualite::AgentPublic => du_demandeur(c).unwrap_or_else(|| des_tiers(c)),
        Qualite::Tiers | Qualite::MembreAssemblee => des_tiers(c),
    };
    let reforme = apres_la_reforme(c, &initial);
    let tiers = matches!(c.qualite, Qualite::Tiers | Qualite::MembreAssemblee);
    let mut resultats = match (reforme, initial.delai()) {
        (Some(doute), _) => sans_prolongation(c, initial, doute),
        (None, Some(_)) if tiers => avec_recours_notifie(c, initial),
        (None, Some(_)) => crpa::avec_recours(c, vec![initial]),
        // Never displayed: an appeal shows that its author knew.
        (None, None) => crpa::recours_sans_publicite(c).unwrap_or_else(|| vec![initial]),
    };
    if tiers {
        resultats.extend(notifications(c));
    }
    resultats
}

fn du_demandeur(c: &Chronologie) -> Option<Resultat> {
    let autrement = [NatureFait::ActeAffiche, NatureFait::ActeConnu].iter().any(|n| c.fait(*n).is_some());
    match cja::notification(c) {
        Some(depart) => Some(cja::tribunal(c, &cja::TA_NOTIF, depart)),
        None if autrement => None,
        None => {
            let manque = Conclusion::Manque(Manque::Notification);
            Some(Resultat::new(&cja::TA_NOTIF, manque).avec_fin(cja::requete(c)))
        }
    }
}

/// R. 600-1: a gracieux that was notified too late extends nothing; one that perhaps was not does not move the prudent
/// day.
fn avec_recours_notifie(c: &Chronologie, initial: Resultat) -> Vec<Resultat> {
    let prudente = initial.delai().map(Delai::prudente);
    let limite = recours_envoye(c).and_then(|fin| {
        match R600_1_NOTIFIER.conclure(Depart::fait(fin.nature, fin.quand), Residence::Metropole) {
            Conclusion::Delai(delai) => Some(delai.dernier_jour()),
            _ => None,
        }
    });
    let (Some(limite), Some(prudente)) = (limite, prudente) else {
        return crpa::avec_recours(c, vec![initial]);
    };
    let notifie = c.quand(NatureFait::RecoursGracieuxNotifie);
    if notifie.is_some_and(|quand| quand.au() > limite) {
        let mut sans = c.clone();
        sans.faits.retain(|f| !f.nature.est_un_recours());
        let mut resultats = crpa::avec_recours(&sans, vec![initial]);
        for resultat in resultats.iter_mut().filter(|r| r.porte == Porte::Tribunal) {
            resultat.reserver(Reserve::GracieuxNonNotifie);
        }
        return resultats;
    }
    let mut resultats = crpa::avec_recours(c, vec![initial]);
    if notifie.is_none() {
        for resultat in resultats.iter_mut().filter(|r| r.porte == Porte::Tribunal) {
            resultat.reserver(Reserve::NotificationObligatoire);
            resultat.pas_apres(prudente);
        }
    }
    resultats
}

/// Neighbours: from the first day of two months of display; at the latest, six months after the work is finished.
fn des_tiers(c: &Chronologie) -> Resultat {
    let affiche = c
        .quand(NatureFait::ActeAffiche)
        .map(|quand| Depart::fait(NatureFait::ActeAffiche, quand).avec(Some(Reserve::AffichageContinu)));
    let connu = c
        .quand(NatureFait::ActeConnu)
        .map(|quand| Depart::fait(NatureFait::ActeConnu, quand).avec(Some(Reserve::ConnaissanceSeule)));
    let publie = c
        .quand(NatureFait::ActePublie)
        .map(|quand| Depart::fait(NatureFait::ActePublie, quand).avec(Some(Reserve::ConnaissanceSeule)));
    let sans_panneau = c.publicite_complete.is_none() && affiche.is_some();
    let plus_tot = [&affiche, &connu, &publie].into_iter().flatten().map(|d| d.quand.du()).min();
    let depart = affiche.or(connu).or(publie).map(|depart| {
        let plus_tot = plus_tot.filter(|jour| *jour < depart.quand.du());
        let reserve = plus_tot.map(|jour| Reserve::AutrePublicite { jour });
        plus_tot.into_iter().fold(depart, Depart::prudent_depuis).avec(reserve)
    });
    let conclusion = match depart {
        None => Conclusion::Manque(Manque::Affichage),
        Some(depart) => {
            let depart = depart.avec(sans_panneau.then_some(Reserve::PanneauInconnu));
            match PERMIT_3P.conclure(depart, c.residence) {
                Conclusion::Delai(delai) if c.publicite_complete == Some(false) => {
                    cja::ne_lie_pas(delai, Inopposabilite::PanneauIncomplet, &PANNEAU)
                }
                autre => autre,
            }
        }
    };
    plafonner(c, Resultat::new(&PERMIT_3P, conclusion).avec_fin(cja::requete(c)))
}

/// R. 600-3: whatever the display, no action six months after the work is finished.
fn plafonner(c: &Chronologie, resultat: Resultat) -> Resultat {
    let Some(fin_des_travaux) = c.quand(NatureFait::TravauxAcheves) else { return resultat };
    let depart = Depart::fait(NatureFait::TravauxAcheves, fin_des_travaux);
    match PERMIT_END.conclure(depart, Residence::Metropole) {
        Conclusion::Delai(mut plafond)
            if resultat.limite().is_none_or(|limite| plafond.dernier_jour() < limite) =>
        {
            if let Some(delai) = resultat.delai() {
                plafond.prudente = plafond.prudente.min(delai.prudente());
            }
            Resultat { regle: &PERMIT_END, conclusion: Conclusion::Delai(plafond), ..resultat }
        }
        _ => resultat,
    }
}

/// Whether the decision falls under the reform: `Some` with a doubt when its day is not known.
fn apres_la_reforme(c: &Chronologie, initial: &Resultat) -> Option<Option<Reserve>> {
    if let Some(signe) = c.quand(NatureFait::ActeSigne) {
        let doute = (signe.du() < REFORME).then_some(Reserve::DateDeDecisionInconnue);
        return (signe.au() >= REFORME).then_some(doute);
    }
    let connu = initial.delai().map(|d| d.depart().au()).or(recours_envoye(c).map(|fin| fin.quand.au()));
    connu.is_none_or(|jour| jour >= REFORME).then_some(Some(Reserve::DateDeDecisionInconnue))
}

/// L. 600-12-2: one month to send a gracieux, whose silence is still a rejection, and the court's time does not move.
fn sans_prolongation(c: &Chronologie, mut initial: Resultat, doute: Option<Reserve>) -> Vec<Resultat> {
    let envoi = recours_envoye(c);
    let gracieux = initial.delai().map(|delai| {
        let depart = Depart::de(delai).avec(doute).avec(Some(Reserve::GracieuxSansProlongation));
        Resultat::new(&GRACIEUX_SEND_URBA, GRACIEUX_SEND_URBA.conclure(depart, Residence::Metropole))
            .avec_fin(envoi.or(initial.fin))
    });
    if envoi.is_some() {
        initial.reserver(Reserve::GracieuxSansProlongation);
        doute.into_iter().for_each(|doute| initial.reserver(doute));
    }
    let recu = [NatureFait::RecoursGracieuxRecu, NatureFait::RecoursHierarchiqueRecu]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Depart::fait(nature, quand)));
    let rejete = [NatureFait::RecoursGracieuxRejete, NatureFait::RecoursHierarchiqueRejete]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }));
    let silence = recu.map(|depart| {
        Resultat::new(&crpa::GRACIEUX_SILENCE, crpa::GRACIEUX_SILENCE.conclure(depart, Residence::Metropole))
            .avec_fin(rejete)
    });
    // A request to the préfet still extends: the text names gracieux and hiérarchique only.
    let defere = gracieux.as_ref().zip(initial.delai()).and_then(|(gracieux, delai)| {
        let sans = Resultat { conclusion: Conclusion::Delai(delai.clone()), ..gracieux.clone() };
        crpa::defere(c, &sans, delai, delai.prudente())
    });
    let plus_tard = |suite: &Vec<Resultat>| {
        suite.last().and_then(Resultat::limite_sure) > initial.limite_sure()
            && initial.limite_sure().is_some()
    };
    let fin = defere.filter(plus_tard).unwrap_or_else(|| vec![initial.clone()]);
    // The préfet's answer, when it extends, is the one awaited.
    let silence = silence.filter(|_| fin.len() == 1);
    let resultats = gracieux.into_iter().chain(silence).chain(fin).collect();
    cja::interruption::appliquer(c, resultats)
}

fn recours_envoye(c: &Chronologie) -> Option<Fin> {
    use NatureFait::{
        RecoursGracieuxExpedie, RecoursGracieuxRecu, RecoursHierarchiqueExpedie, RecoursHierarchiqueRecu,
    };
    [RecoursGracieuxExpedie, RecoursHierarchiqueExpedie, RecoursGracieuxRecu, RecoursHierarchiqueRecu]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Fin { nature, quand }))
}

/// R. 600-1: what was filed must be notified within fifteen days to the author of the decision and to its beneficiary.
fn notifications(c: &Chronologie) -> Vec<Resultat> {
    let notifier = |porte: Porte, depose: Fin, faite: NatureFait| {
        let fin = c.quand(faite).map(|quand: Periode| Fin { nature: faite, quand });
        let conclusion =
            R600_1_NOTIFIER.conclure(Depart::fait(depose.nature, depose.quand), Residence::Metropole);
        Resultat { porte, ..Resultat::new(&R600_1_NOTIFIER, conclusion).avec_fin(fin) }
    };
    let gracieux = recours_envoye(c)
        .map(|fin| notifier(Porte::NotificationDuGracieux, fin, NatureFait::RecoursGracieuxNotifie));
    let requete =
        cja::depot(c).map(|fin| notifier(Porte::NotificationDeLaRequete, fin, NatureFait::RequeteNotifiee));
    gracieux.into_iter().chain(requete).collect()
}
