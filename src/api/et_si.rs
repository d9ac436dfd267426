//! « Et si… »: the same law on supposed facts, path by path. Nothing is stored.

use chrono::{Days, NaiveDate};
use quantieme_droit::{
    Chronologie, Conclusion, Delai, Mode, NatureActe, NatureFait, Periode, Porte, Resultat, deriver, francais,
};

use super::demandes::{EtSi, Hypothese};
use super::echeance::vue_reserve;
use super::faits_possibles::{faits_de_l_acte, faits_de_la_demarche, recours_possibles};
use super::vues::{Choix, ChoixFait};
use super::vues_calcul::{GenreMoment, VueChemin, VueEtSi, VueMomentEtSi, VueProposition};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, Sujet};

pub(super) fn et_si(app: &mut App, ctx: &mut Contexte, demande: EtSi) -> Result<VueEtSi, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let jour = dossier.jour(ctx.aujourdhui);
    let suivables: Vec<Sujet> = dossier.sujets().filter(|s| dossier.chronologie(*s).is_some()).collect();
    let sujet = match demande.sujet {
        Some(id) => dossier.quel(id).filter(|s| suivables.contains(s)),
        None => suivables.first().copied(),
    };
    let perdu = || Failure::invalide("sujet", "Ajoutez d’abord un acte ou une démarche à ce dossier.");
    let sujet = sujet.ok_or_else(perdu)?;
    let connue = dossier.chronologie(sujet).ok_or_else(perdu)?;

    let proposees = propositions(&connue, jour);
    let reel = chemin("Sans rien faire de plus".to_owned(), &connue, &connue, &[]);
    let chemins = demande.chemins.iter().enumerate().map(|(rang, hypotheses)| {
        let supposee = supposer(&connue, rang, hypotheses)?;
        let titre = proposees
            .iter()
            .find(|p| p.hypotheses == *hypotheses)
            .map_or_else(|| format!("Chemin {}", rang + 1), |p| p.titre.clone());
        let chemin = chemin(titre, &connue, &supposee, hypotheses);
        Ok(VueChemin { ecart: ecart(&connue, &supposee), ..chemin })
    });
    let chemins = std::iter::once(Ok(reel)).chain(chemins).collect::<Result<Vec<_>, Failure>>()?;
    Ok(VueEtSi {
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        aujourdhui: jour,
        sujets: suivables
            .iter()
            .map(|s| Choix { valeur: s.id(), libelle: dossier.titre(*s).to_owned(), aide: None })
            .collect(),
        sujet: sujet.id(),
        faits_possibles: faits_possibles(&dossier, sujet),
        propositions: proposees,
        chemins,
    })
}

fn faits_possibles(dossier: &Dossier, sujet: Sujet) -> Vec<ChoixFait> {
    match sujet {
        Sujet::Acte(id) => dossier.acte(id).map(|acte| {
            let recours = recours_possibles(acte.nature);
            recours.into_iter().chain(faits_de_l_acte(acte)).collect()
        }),
        Sujet::Demarche(id) => dossier.demarche(id).map(|d| faits_de_la_demarche(d.nature)),
    }
    .unwrap_or_default()
}

/// The chronology with the supposed facts; an error names the one that is wrong, in its path.
fn supposer(connue: &Chronologie, rang: usize, hypotheses: &[Hypothese]) -> Result<Chronologie, Failure> {
    let mut supposee = connue.clone();
    for (i, h) in hypotheses.iter().enumerate() {
        let quand = Periode::entre(h.du, h.au)
            .map_err(|e| Failure::invalide(&format!("chemins.{rang}.{i}.du"), e.to_string()))?;
        supposee.faits.push(quantieme_droit::Fait { nature: h.nature, quand, mode: h.mode, conforme: None });
    }
    Ok(supposee)
}

/// A path: its facts, what the law derives from them, and where it ends.
fn chemin(
    titre: String,
    connue: &Chronologie,
    supposee: &Chronologie,
    hypotheses: &[Hypothese],
) -> VueChemin {
    let resultats = deriver(supposee).resultats;
    let mut moments: Vec<VueMomentEtSi> = Vec::new();
    for (rang, fait) in supposee.faits.iter().enumerate() {
        let hypothese = rang.checked_sub(connue.faits.len());
        let genre = if hypothese.is_none() { GenreMoment::Connu } else { GenreMoment::Suppose };
        moments.push(VueMomentEtSi {
            date: fait.quand.du(),
            quand: francais::periode(fait.quand),
            titre: francais::fait_de(supposee.nature, fait.nature).to_owned(),
            detail: verdict(&resultats, fait.nature),
            genre,
            hypothese,
        });
    }
    moments.extend(resultats.iter().filter_map(derive));
    moments.sort_by_key(|m| (m.date, m.genre));
    let dernier = dernier(&resultats);
    VueChemin {
        titre,
        hypotheses: hypotheses.to_vec(),
        moments,
        fin: francais::espaces(&fin(dernier)),
        feuillet: dernier
            .and_then(|r| if est_passee(r) { r.limite() } else { r.delai().map(Delai::prudente) }),
        ecart: None,
        reserves: dernier
            .map(|r| r.conclusion.explication().1.iter().map(vue_reserve).collect())
            .unwrap_or_default(),
    }
}

/// What the law adds to the facts.
fn derive(resultat: &Resultat) -> Option<VueMomentEtSi> {
    let quoi = francais::quoi(resultat.regle.id, resultat.porte);
    let moment = |date: NaiveDate, quand: String, titre: String, detail: Option<String>, genre| {
        Some(VueMomentEtSi {
            date,
            quand,
            titre,
            detail: detail.map(|d| francais::espaces(&d)),
            genre,
            hypothese: None,
        })
    };
    match &resultat.conclusion {
        Conclusion::Naissance(nee) => moment(
            nee.quand().du(),
            francais::periode(nee.quand()),
            "Le silence devient un refus".to_owned(),
            Some(nee.regle().intitule.to_owned()),
            GenreMoment::Derive,
        ),
        Conclusion::Terme(terme) => {
            moment(terme.fin(), francais::date(terme.fin()), quoi.to_owned(), None, GenreMoment::Derive)
        }
        Conclusion::Delai(_) | Conclusion::NonOpposable(_) if resultat.fin.is_none() => {
            let delai = resultat.delai()?;
            let limite = resultat.limite()?;
            moment(
                delai.prudente(),
                francais::date(delai.prudente()),
                quoi.to_owned(),
                Some(format!("Dernier jour légal : {}.", francais::date_longue(limite))),
                GenreMoment::Echeance,
            )
        }
        _ => None,
    }
}

/// What a court would say of that fact.
fn verdict(resultats: &[Resultat], nature: NatureFait) -> Option<String> {
    let resultat = resultats.iter().find(|r| r.fin.is_some_and(|fin| fin.nature == nature))?;
    Some(francais::espaces(francais::verdict(resultat.verdict()?, resultat.porte)))
}

/// The door at the end of the path: the last one that leads to a judge, else the last answer.
fn dernier(resultats: &[Resultat]) -> Option<&Resultat> {
    let juge = |r: &&Resultat| {
        matches!(r.porte, Porte::Tribunal | Porte::Appel | Porte::ConseilEtat) && r.delai().is_some()
    };
    resultats
        .iter()
        .rev()
        .find(juge)
        .or(resultats.iter().rev().find(|r| r.delai().is_some()))
        .or(resultats.last())
}

fn fin(dernier: Option<&Resultat>) -> String {
    let Some(resultat) = dernier else { return "Rien ne court sur ce chemin.".to_owned() };
    let quoi = francais::minuscule(francais::quoi(resultat.regle.id, resultat.porte));
    match (&resultat.conclusion, resultat.fin, resultat.limite()) {
        (_, Some(fin), _) => {
            let verdict =
                resultat.verdict().map(|v| francais::verdict(v, resultat.porte)).unwrap_or_default();
            format!("Au bout : {}. {verdict}", francais::minuscule(francais::fait(fin.nature)))
        }
        (Conclusion::Interrompu(_), _, _) => format!("Au bout : {quoi}, à une date qui reste à fixer."),
        (Conclusion::Manque(manque), _, _) => {
            format!("Au bout : il manquera ceci. {}", francais::manque(*manque).0)
        }
        (Conclusion::NonCouvert(raison), _, _) => francais::non_couvert(*raison),
        (_, _, Some(limite)) => {
            let jour = francais::date_longue(limite);
            match resultat.delai().map(Delai::prudente) {
                Some(prudente) if !est_passee(resultat) => format!(
                    "Au bout : {quoi}, au plus tard le {} (dernier jour légal : {jour}).",
                    francais::date_longue(prudente)
                ),
                _ => format!("Au bout : {quoi}, jusqu’au {jour}, mais la date de prudence est déjà passée."),
            }
        }
        (Conclusion::Naissance(nee), _, _) => {
            format!("Au bout : le silence devient un refus le {}.", francais::periode(nee.quand()))
        }
        _ => format!("Au bout : {quoi}."),
    }
}

/// Whether the prudent day stands before the period itself: a stricter reading would call something late on the way.
fn est_passee(resultat: &Resultat) -> bool {
    resultat.delai().is_some_and(|d| d.prudente() < d.depart().du())
}

/// How much later, or earlier, than doing nothing.
fn ecart(connue: &Chronologie, supposee: &Chronologie) -> Option<String> {
    let limite = |c: &Chronologie| {
        let resultats = deriver(c).resultats;
        dernier(&resultats).filter(|r| r.fin.is_none()).and_then(Resultat::limite)
    };
    let (sans, avec) = (limite(connue)?, limite(supposee)?);
    Some(match avec.cmp(&sans) {
        std::cmp::Ordering::Equal => "le même jour que sans rien faire".to_owned(),
        std::cmp::Ordering::Greater => format!("{} de plus que sans rien faire", francais::ecart(sans, avec)),
        std::cmp::Ordering::Less => format!("{} de moins que sans rien faire", francais::ecart(avec, sans)),
    })
}

/// Ready-made paths: what people ask first.
fn propositions(connue: &Chronologie, jour: NaiveDate) -> Vec<VueProposition> {
    use NatureFait::*;
    let apres = |date: NaiveDate, jours: u64| date.checked_add_days(Days::new(jours)).unwrap_or(date);
    let le = |nature, date, mode| Hypothese { nature, du: date, au: date, mode };
    let resultats = deriver(connue).resultats;
    let ouvert = |porte: Porte| {
        resultats
            .iter()
            .find(|r| r.porte == porte && r.fin.is_none() && r.limite().is_some_and(|limite| jour <= limite))
    };
    let mut propositions = Vec::new();
    let mut proposer = |titre: &str, aide: &str, hypotheses| {
        propositions.push(VueProposition {
            titre: titre.to_owned(),
            aide: francais::espaces(aide),
            hypotheses,
        });
    };
    if let Some(delai) = ouvert(Porte::RecoursGracieux).and_then(Resultat::delai) {
        let envoi = jour.max(delai.depart().du());
        proposer(
            "Un recours gracieux, et silence",
            "Envoyé ce jour par la poste, reçu trois jours plus tard, sans réponse.",
            vec![
                le(RecoursGracieuxExpedie, envoi, Some(Mode::Poste)),
                le(RecoursGracieuxRecu, apres(envoi, 3), None),
            ],
        );
        proposer(
            "Un recours gracieux, rejeté en un mois",
            "Envoyé ce jour par la poste, reçu trois jours plus tard, rejeté par écrit un mois après.",
            vec![
                le(RecoursGracieuxExpedie, envoi, Some(Mode::Poste)),
                le(RecoursGracieuxRecu, apres(envoi, 3), None),
                le(RecoursGracieuxRejete, apres(envoi, 33), None),
            ],
        );
    }
    if connue.nature == NatureActe::DemandeDeDocuments
        && let Some(delai) = ouvert(Porte::Cada).and_then(Resultat::delai)
    {
        let saisine = jour.max(apres(delai.depart().du(), 1));
        proposer(
            "La CADA, et silence",
            "Saisie dès que c’est possible, enregistrée une semaine plus tard, sans réponse.",
            vec![le(CadaSaisie, saisine, None), le(CadaEnregistree, apres(saisine, 7), None)],
        );
    }
    if let Some(resultat) = ouvert(Porte::Tribunal).or(ouvert(Porte::ConseilEtat)) {
        let delai = resultat.delai().map_or(jour, Delai::prudente);
        proposer(
            "Saisir le juge à la date de prudence",
            "La requête part ce jour-là, par la poste ou Télérecours citoyens.",
            vec![le(RequeteExpediee, jour.max(delai), Some(Mode::Poste))],
        );
    }
    propositions
}
