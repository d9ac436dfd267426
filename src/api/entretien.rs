//! « Que pouvons-nous faire ? »: a few questions, the dates, then the paths that are open, each with its time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Porte, francais};

use super::calcul::{dossier_suppose, repondre};
use super::courrier::{commencer_courrier, remplir_courrier};
use super::demandes::{CommencerCourrier, CreerDossier, RemplirCourrier};
use super::demandes_annuaire::AdresserCourrier;
use super::demandes_reperes::{OuvrirEntretien, PrendreChemin, RepondreEntretien};
use super::destinataires::adresser_courrier;
use super::dossier::creer_dossier;
use super::echeance::presenter;
use super::organisme::{administration_du_lieu, du_lieu_pour, lire_commune};
use super::questions::{Situation, SujetSaisi, interroger};
use super::vue_reperes::{lettre_offerte, noms_des_preuves, noms_des_references, sources};
use super::vues::Choix;
use super::vues_calcul::{VueQuestion, VueReponse};
use super::vues_reperes::{ResumeEntretien, VueEntretien, VuePiege, VuePrise, VueQuestionPosee, VueVoie};
use super::{App, Failure, calcul, lettres};
use crate::Contexte;
use crate::dossier::{DESTINATAIRE, Dossier, EntretienId, Etat, Suivi, suivre};
use crate::lettre::{self, Valeur};
use crate::reperes::{self, Etats, Genre, Pese, Poses, Reponses};
use crate::store::{self, EntretienGarde};

pub(super) fn ouvrir_entretien(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirEntretien,
) -> Result<VueEntretien, Failure> {
    match demande.entretien {
        None => vue(ctx.aujourdhui, None, &Reponses::new(), &BTreeMap::new()),
        Some(id) => {
            let garde = garde(app, id)?;
            vue(ctx.aujourdhui, Some(id), &garde.reponses, &garde.dates)
        }
    }
}

/// Keeps the answers as they come: the conversation can be left at any question.
pub(super) fn repondre_entretien(
    app: &mut App,
    ctx: &mut Contexte,
    demande: RepondreEntretien,
) -> Result<VueEntretien, Failure> {
    let id = demande.entretien.unwrap_or_else(|| EntretienId::new(ctx));
    let poses = reperes::entretien()?.poser(&demande.reponses)?;
    let reponses: Reponses = poses
        .questions
        .iter()
        .filter(|p| !p.reponse.is_empty())
        .map(|p| (p.question.id.clone(), p.reponse.iter().map(|r| (*r).to_owned()).collect()))
        .collect();
    let (_, dates, _) = dates(&poses, &demande.dates);
    let garde = EntretienGarde { id, reponses, dates, modifie: ctx.aujourdhui };
    app.entretenir(|c| store::garder_entretien(c, &garde))?;
    vue(ctx.aujourdhui, Some(id), &garde.reponses, &garde.dates)
}

/// Goes a path: the dossier, with what was said of the act and its dates, then the letter, begun.
pub(super) fn prendre_chemin(
    app: &mut App,
    ctx: &mut Contexte,
    demande: PrendreChemin,
) -> Result<VuePrise, Failure> {
    let garde = garde(app, demande.entretien)?;
    let commune = demande.commune.as_deref().map(lire_commune).transpose()?;
    let chemin = reperes::chemins()?.iter().find(|c| c.id == demande.chemin);
    let chemin = chemin.ok_or_else(|| Failure::introuvable("Cette voie"))?;
    let poses = reperes::entretien()?.poser(&garde.reponses)?;
    let (_, _, situation) = dates(&poses, &garde.dates);
    let (dossier, demarche, acte) = match (demande.dossier, situation) {
        (Some(connu), _) => (app.dossier(connu)?.id, None, None),
        (None, Some(situation)) => {
            let nature = match situation.sujet {
                SujetSaisi::Acte(acte) => Some(acte.nature),
                SujetSaisi::Demarche(_) => None,
            };
            let administration = commune.and_then(|commune| administration_du_lieu(ctx, commune, nature));
            let ouvert = calcul::ouvrir(app, ctx, &situation, &demande.titre, administration)?;
            let dossier = app.dossier(ouvert)?;
            (ouvert, dossier.demarches.first().map(|d| d.id), dossier.actes.first().map(|a| a.id))
        }
        (None, None) => {
            (creer_dossier(app, ctx, CreerDossier { titre: demande.titre, collectif: None })?.id, None, None)
        }
    };
    let Some(modele) = chemin.modele.clone() else { return Ok(VuePrise { dossier, courrier: None }) };
    let demarche = demarche.filter(|_| acte.is_none());
    let demande_lettre = CommencerCourrier { dossier, modele: modele.clone(), demarche, acte };
    let courrier = commencer_courrier(app, ctx, demande_lettre)?.id;
    let commence = lettre::modele(&modele)?;
    let champs = connus(commence, &garde.reponses);
    if !champs.is_empty() {
        remplir_courrier(app, ctx, RemplirCourrier { courrier, champs })?;
    }
    // Whose act it is comes first: the letter may be theirs already.
    let a_qui = lettres::brouillon(app, courrier)?.1.champs.contains_key(DESTINATAIRE);
    let organisme = commune.filter(|_| !a_qui).and_then(|commune| du_lieu_pour(commune, commence));
    if let Some(organisme) = organisme {
        adresser_courrier(app, ctx, AdresserCourrier { courrier, organisme })?;
    }
    Ok(VuePrise { dossier, courrier: Some(courrier) })
}

/// The conversations left, for the page of guidance.
pub(super) fn resumer(app: &App, aujourdhui: NaiveDate) -> Result<Vec<ResumeEntretien>, Failure> {
    let entretien = reperes::entretien()?;
    let resume = |garde: EntretienGarde| {
        Ok(ResumeEntretien {
            id: garde.id,
            titre: titre(&entretien.poser(&garde.reponses)?),
            quand: match (aujourdhui - garde.modifie).num_days() {
                0 => "commencée aujourd’hui".to_owned(),
                1 => "laissée hier".to_owned(),
                _ => format!("laissée le {}", francais::date(garde.modifie)),
            },
        })
    };
    store::lire_entretiens(app.lecture()?)?.into_iter().map(resume).collect()
}

fn garde(app: &App, id: EntretienId) -> Result<EntretienGarde, Failure> {
    let gardes = store::lire_entretiens(app.lecture()?)?;
    gardes.into_iter().find(|g| g.id == id).ok_or_else(|| Failure::introuvable("Cette conversation"))
}

fn vue(
    aujourdhui: NaiveDate,
    id: Option<EntretienId>,
    reponses: &Reponses,
    donnees: &BTreeMap<String, String>,
) -> Result<VueEntretien, Failure> {
    let poses = reperes::entretien()?.poser(reponses)?;
    let (dates, _, situation) = dates(&poses, donnees);
    let suppose = situation.as_ref().map(dossier_suppose);
    let suivis = suppose.as_ref().map(|dossier| suivre(dossier, aujourdhui)).unwrap_or_default();
    let attend = !poses.complet || (poses.objet.is_some() && situation.is_none());
    let chemins = if attend {
        Vec::new()
    } else {
        let peses = reperes::peser(&poses, &etats(&suivis))?;
        peses
            .iter()
            .map(|pese| voie(pese, suppose.as_ref(), &suivis, aujourdhui))
            .collect::<Result<_, _>>()?
    };
    let reponse: Option<VueReponse> =
        suppose.as_ref().zip(situation.as_ref()).map(|(d, s)| repondre(d, s.titre, aujourdhui));
    Ok(VueEntretien {
        id,
        aujourdhui,
        titre: titre(&poses),
        questions: poses.questions.iter().map(posee).collect(),
        dates,
        reponse,
        chemins,
    })
}

/// The questions about dates that follow, what answers them, and the situation once nothing required is missing.
fn dates(
    poses: &Poses<'_>,
    donnees: &BTreeMap<String, String>,
) -> (Vec<VueQuestion>, BTreeMap<String, String>, Option<Situation>) {
    let Some(objet) = poses.objet.filter(|_| poses.complet) else {
        return (Vec::new(), BTreeMap::new(), None);
    };
    let mut donnees = donnees.clone();
    donnees.insert("objet".to_owned(), objet.to_owned());
    let (mut questions, situation) = interroger(&donnees);
    // What one holds was asked already.
    questions.retain(|q| q.id != "objet");
    let retenues = questions.iter().filter_map(|q| Some((q.id.clone(), q.valeur.clone()?))).collect();
    (questions, retenues, situation)
}

fn posee(pose: &reperes::Pose<'_>) -> VueQuestionPosee {
    VueQuestionPosee {
        id: pose.question.id.clone(),
        question: francais::espaces(&pose.question.question),
        aide: dite(&pose.question.aide),
        plusieurs: pose.question.genre == Genre::Plusieurs,
        choix: pose
            .options
            .iter()
            .map(|o| Choix {
                valeur: o.valeur.clone(),
                libelle: francais::espaces(&o.libelle),
                aide: dite(&o.aide),
            })
            .collect(),
        valeurs: pose.reponse.iter().map(|r| (*r).to_owned()).collect(),
    }
}

fn dite(aide: &str) -> Option<String> {
    (!aide.is_empty()).then(|| francais::espaces(aide))
}

/// « Une délibération : faire arrêter ou annuler »: what is held, then what is wanted.
fn titre(poses: &Poses<'_>) -> String {
    let dits = |id: &str| -> Vec<String> {
        let pose = poses.questions.iter().find(|p| p.question.id == id);
        let choisis =
            pose.iter().flat_map(|p| p.options.iter().filter(|o| p.reponse.contains(&o.valeur.as_str())));
        choisis.map(|o| o.libelle.clone()).collect()
    };
    let tenu = dits("tient").into_iter().next().unwrap_or_else(|| "Une question".to_owned());
    let voulus: Vec<String> = dits("veut").iter().map(|v| francais::minuscule(v)).collect();
    let texte = if voulus.is_empty() { tenu } else { format!("{tenu} : {}", voulus.join(", ")) };
    francais::espaces(&texte)
}

/// The doors of the law, under the names conditions give them.
const PORTES: [(&str, &[Porte]); 5] = [
    ("tribunal", &[Porte::Tribunal]),
    ("cada", &[Porte::Cada]),
    ("recours_gracieux", &[Porte::RecoursGracieux]),
    ("conseil_etat", &[Porte::ConseilEtat]),
    ("reponse", &[Porte::Reponse, Porte::ReponseAuRecours, Porte::ReponseApresCada]),
];

fn etats(suivis: &[Suivi]) -> Etats {
    let etat = |portes: &[Porte]| {
        let de_la_porte: Vec<&str> =
            suivis.iter().filter(|s| portes.contains(&s.resultat.porte)).map(mot_d_etat).collect();
        ["court", "incertain", "passe"].into_iter().find(|mot| de_la_porte.contains(mot)).unwrap_or("sans")
    };
    Etats(PORTES.into_iter().map(|(nom, portes)| (nom, etat(portes))).collect())
}

fn mot_d_etat(suivi: &Suivi) -> &'static str {
    match suivi.etat {
        Etat::Ouverte | Etat::EncorePossible | Etat::Attente => "court",
        Etat::Faite | Etat::EnRetard => "passe",
        // Over by the usual count, which may not bind whoever was not told of it.
        Etat::Depassee if est_douteux(suivi) => "incertain",
        Etat::Depassee => "passe",
        Etat::AVenir | Etat::Incomplete | Etat::NonCouverte => "incertain",
    }
}

/// Whether a time that is over may not have bound us.
fn est_douteux(suivi: &Suivi) -> bool {
    match &suivi.resultat.conclusion {
        Conclusion::NonOpposable(non) => non.derniere_chance.is_none(),
        Conclusion::Delai(delai) => delai.reserves().iter().any(|r| r.fait_douter_du_retard()),
        _ => false,
    }
}

fn voie(
    pese: &Pese<'_>,
    suppose: Option<&Dossier>,
    suivis: &[Suivi],
    aujourdhui: NaiveDate,
) -> Result<VueVoie, Failure> {
    let chemin = pese.chemin;
    let nom = chemin.porte.as_deref().filter(|_| pese.compte).map(|p| p.replace('-', "_"));
    let portes = nom.and_then(|nom| PORTES.iter().find(|(n, _)| *n == nom)).map(|(_, portes)| *portes);
    let suivi = portes.and_then(|portes| suivis.iter().find(|s| portes.contains(&s.resultat.porte)));
    let phrase = |texte: &str| francais::espaces(texte);
    let phrases = |textes: &[String]| textes.iter().map(|t| francais::espaces(t)).collect();
    Ok(VueVoie {
        id: chemin.id.clone(),
        titre: phrase(&chemin.titre),
        en_bref: phrase(&chemin.en_bref),
        verdict: pese.verdict,
        parce_que: phrase(pese.parce_que),
        echeance: suppose.zip(suivi).map(|(dossier, suivi)| presenter(dossier, suivi, aujourdhui)),
        sans_delai: chemin.sans_delai.as_deref().map(phrase),
        besoin: phrases(&chemin.besoin),
        cout: phrase(&chemin.cout),
        delai_de_reponse: chemin.delai_de_reponse.as_deref().map(phrase),
        chances: phrase(&chemin.chances),
        avocat: chemin.avocat,
        avocat_texte: phrase(&chemin.avocat_texte),
        horloges: phrase(&chemin.horloges),
        preuves: noms_des_preuves(&chemin.preuves)?,
        references: noms_des_references(&chemin.references)?,
        pieges: pese
            .pieges
            .iter()
            .map(|p| VuePiege {
                texte: phrase(&p.texte),
                reserve: p.reserve.as_deref().map(phrase),
                sources: sources(&p.sources),
            })
            .collect(),
        reserve: chemin.reserve.as_deref().map(phrase),
        sources: sources(&chemin.sources),
        lettre: chemin.modele.as_deref().map(lettre_offerte).transpose()?,
    })
}

/// What the conversation already answers of a letter: what it is about, and who writes.
fn connus(modele: &lettre::Modele, reponses: &Reponses) -> BTreeMap<String, Valeur> {
    const FORMES: [(&str, &str); 5] = [
        ("habitants", "personnes_physiques"),
        ("collectif", "association_non_declaree"),
        ("association", "association_declaree"),
        ("section", "section_locale"),
        ("syndicat", "syndicat"),
    ];
    let offert = |champ: &str, valeur: &str| {
        modele.champ(champ).is_some_and(|champ| champ.choix.iter().any(|c| c.valeur == valeur))
    };
    let dites = |question: &str| reponses.get(question).into_iter().flatten();
    let mut champs = BTreeMap::new();
    let technos: Vec<String> = dites("techno").filter(|t| offert("dispositif_type", t)).cloned().collect();
    if !technos.is_empty() {
        champs.insert("dispositif_type".to_owned(), Valeur::Liste(technos));
    }
    let forme = dites("qui").find_map(|qui| FORMES.iter().find(|(dit, _)| dit == qui));
    if let Some((_, forme)) = forme.filter(|(_, forme)| offert("exp_forme", forme)) {
        champs.insert("exp_forme".to_owned(), Valeur::Texte((*forme).to_owned()));
    }
    champs
}
