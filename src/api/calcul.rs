//! « Combien de temps nous reste-t-il ? »: a few answers, one sentence, and why.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, francais};
use uuid::Uuid;

use super::demandes::{Calculer, OuvrirDepuisCalcul, Quand};
use super::echeance::{presenter, reste};
use super::questions::{FaitSaisi, Situation, SujetSaisi, interroger};
use super::saisie::{passe, rempli};
use super::vue_dossier::vue;
use super::vues::{Ton, VueDossier, VueEcheance};
use super::vues_calcul::{VueCalcul, VueReponse};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{
    Acte, ActeId, Demarche, DemarcheId, Dossier, DossierId, Etat, Fait, FaitId, Partie, Suivi, Sujet,
    SujetId, suivre,
};
use crate::store::{self, Geste};

pub(super) fn calculer(_: &mut App, ctx: &mut Contexte, demande: Calculer) -> Result<VueCalcul, Failure> {
    let (questions, situation) = interroger(&demande.reponses);
    let reponse = situation.map(|situation| {
        let titre = situation.titre;
        repondre(&dossier_suppose(&situation), titre, ctx.aujourdhui)
    });
    Ok(VueCalcul { aujourdhui: ctx.aujourdhui, questions, reponse })
}

/// The dossier the answers would make. Nothing is stored: any identifiers will do, and the same ones give the same answer.
pub(super) fn dossier_suppose(situation: &Situation) -> Dossier {
    let mut suivant = 0u128;
    dossier(situation, situation.titre.to_owned(), || {
        suivant += 1;
        Uuid::from_u128(suivant)
    })
}

pub(super) fn ouvrir_depuis_calcul(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirDepuisCalcul,
) -> Result<VueDossier, Failure> {
    let situation = situation(&demande.reponses)?;
    let id = ouvrir(app, ctx, &situation, &demande.titre, None)?;
    vue(app, ctx, id)
}

/// A dossier of that title, with what was said of the act or of the request, and whose act it is or who was asked.
pub(super) fn ouvrir(
    app: &mut App,
    ctx: &mut Contexte,
    situation: &Situation,
    titre: &str,
    administration: Option<Partie>,
) -> Result<DossierId, Failure> {
    let titre = rempli("titre", titre, "Donnez un titre au dossier, par exemple « Caméras du marché ».")?;
    let mut dossier = dossier(situation, titre, || ctx.uuid());
    if let Some(administration) = administration {
        let id = Some(administration.id);
        dossier.actes.iter_mut().for_each(|acte| acte.auteur = id);
        dossier.demarches.iter_mut().for_each(|demarche| demarche.destinataire = id);
        dossier.parties.push(administration);
    }
    for fait in &dossier.faits {
        // What has not happened yet is no fact.
        passe(&dossier, ctx, Quand { du: fait.quand.du(), au: fait.quand.au() })?;
    }
    let geste = Geste::new(format!("Dossier ouvert\u{a0}: {}", dossier.titre), dossier.id);
    let cree_ms = ctx.maintenant_ms;
    app.ecrire(ctx, &geste, |c| store::inserer_dossier(c, &dossier, cree_ms))?;
    Ok(dossier.id)
}

fn situation(reponses: &BTreeMap<String, String>) -> Result<Situation, Failure> {
    interroger(reponses).1.ok_or_else(|| {
        Failure::invalide("reponses", "Il manque encore une réponse\u{a0}: répondez à toutes les questions.")
    })
}

/// The answers as a dossier: what the law is asked is always a dossier.
fn dossier(situation: &Situation, titre: String, mut id: impl FnMut() -> Uuid) -> Dossier {
    let mut dossier = Dossier::nouveau(DossierId::from(id()), titre);
    dossier.demeure = situation.demeure;
    dossier.tribunal = situation.tribunal;
    let (sujet, acte): (SujetId, Option<ActeId>) = match situation.sujet {
        SujetSaisi::Acte(saisi) => {
            let acte = ActeId::from(id());
            dossier.actes.push(Acte {
                id: acte,
                nature: saisi.nature,
                titre: situation.titre.to_owned(),
                numero: None,
                auteur: None,
                qualite: saisi.qualite,
                voies_et_delais: saisi.voies_et_delais,
                publicite_complete: saisi.publicite_complete,
                publicite: saisi.publicite,
                terme: saisi.terme,
            });
            (Sujet::Acte(acte).id(), Some(acte))
        }
        SujetSaisi::Demarche(nature) => {
            let demarche = DemarcheId::from(id());
            let titre = situation.titre.to_owned();
            dossier.demarches.push(Demarche {
                id: demarche,
                nature,
                titre,
                destinataire: None,
                acte: None,
                suite_de: None,
                numero: None,
            });
            (Sujet::Demarche(demarche).id(), None)
        }
    };
    noter(&mut dossier, sujet, &situation.faits, &mut id);
    if let Some((nature, faits)) = &situation.recours {
        let recours = DemarcheId::from(id());
        let titre = "Recours déjà envoyé".to_owned();
        dossier.demarches.push(Demarche {
            id: recours,
            nature: *nature,
            titre,
            destinataire: None,
            acte,
            suite_de: None,
            numero: None,
        });
        noter(&mut dossier, Sujet::Demarche(recours).id(), faits, &mut id);
    }
    dossier
}

fn noter(dossier: &mut Dossier, sujet: SujetId, faits: &[FaitSaisi], id: &mut impl FnMut() -> Uuid) {
    dossier.faits.extend(faits.iter().map(|fait| Fait {
        id: FaitId::from(id()),
        sujet: Some(sujet),
        nature: fait.nature,
        quand: fait.quand,
        mode: None,
        conforme: fait.conforme,
        avis: None,
        libelle: None,
        preuve: None,
        pieces: Vec::new(),
        source: None,
    }));
}

pub(super) fn repondre(dossier: &Dossier, titre: &str, aujourdhui: NaiveDate) -> VueReponse {
    let suivis = suivre(dossier, aujourdhui);
    let premier = suivis.iter().position(|s| Some(s) == principal(&suivis));
    let vues: Vec<VueEcheance> = suivis.iter().map(|s| presenter(dossier, s, aujourdhui)).collect();
    let (Some(rang), Some(suivi)) = (premier, principal(&suivis)) else {
        return VueReponse {
            ton: Ton::Encre,
            phrase: "Rien ne court pour l’instant.".to_owned(),
            detail: String::new(),
            feuillet: None,
            dans: None,
            echeances: vues,
            reste: Vec::new(),
            titre_propose: titre.to_owned(),
        };
    };
    let mut echeances = vues;
    let vue = echeances.remove(rang);
    let (phrase, detail) = dire(suivi, &vue, aujourdhui);
    let reponse = VueReponse {
        ton: vue.ton,
        phrase: francais::espaces(&phrase),
        detail: francais::espaces(&detail),
        feuillet: vue.feuillet,
        dans: vue.dans.clone(),
        reste: reste(dossier, suivi),
        titre_propose: titre.to_owned(),
        echeances: Vec::new(),
    };
    // What is settled needs no leaf here, but what a court would say of it does. A gracieux that can no longer leave is no
    // way out.
    echeances.retain(|e| match e.etat {
        Etat::Faite => e.verdict.is_some(),
        Etat::Depassee => !e.regle.starts_with("GRACIEUX-SEND"),
        _ => true,
    });
    echeances.insert(0, vue);
    VueReponse { echeances, ..reponse }
}

/// What the one sentence is about: what presses most, a gracieux never.
fn principal(suivis: &[Suivi]) -> Option<&Suivi> {
    const ORDRE: [Etat; 8] = [
        Etat::EncorePossible,
        Etat::Ouverte,
        Etat::EnRetard,
        Etat::Attente,
        Etat::Depassee,
        Etat::Incomplete,
        Etat::NonCouverte,
        Etat::AVenir,
    ];
    let compte = |s: &&Suivi| !s.est_un_choix();
    ORDRE.iter().find_map(|etat| suivis.iter().filter(compte).find(|s| s.etat == *etat))
}

fn dire(suivi: &Suivi, vue: &VueEcheance, aujourdhui: NaiveDate) -> (String, String) {
    let jour = |date: Option<NaiveDate>| date.map(francais::date_longue).unwrap_or_default();
    let feuillet = jour(vue.feuillet);
    match suivi.etat {
        Etat::Ouverte => {
            let reste = vue.feuillet.map_or(0, |f| (f - aujourdhui).num_days());
            let phrase = match reste {
                0 => "Il vous reste jusqu’à minuit, aujourd’hui.".to_owned(),
                1 => format!("Il vous reste un jour : demain, {feuillet}."),
                n => format!("Il vous reste {n} jours, jusqu’au {feuillet}."),
            };
            (phrase, format!("{}. {}", vue.quoi, vue.phrase))
        }
        Etat::EncorePossible => {
            let phrase = "Il est encore temps, mais n’attendez plus.".to_owned();
            let limite = suivi.dernier_jour().map(francais::date_longue);
            let detail = limite.map_or_else(
                || format!("{}. La date de prudence est passée.", vue.quoi),
                |limite| {
                    format!(
                        "{} : encore possible jusqu’au {limite}. La date de prudence est passée.",
                        vue.quoi
                    )
                },
            );
            (phrase, detail)
        }
        Etat::Attente => match &suivi.resultat.conclusion {
            Conclusion::Interrompu(_) => ("Le délai est arrêté.".to_owned(), vue.phrase.clone()),
            Conclusion::Terme(t) if t.regle().est_une_autorisation() => {
                (format!("L’autorisation dure jusqu’au {feuillet}."), vue.phrase.clone())
            }
            _ => (
                format!("Rien à faire avant le {feuillet} : c’est à l’administration de répondre."),
                vue.suite.clone().unwrap_or_default(),
            ),
        },
        Etat::EnRetard => ("L’administration est en retard.".to_owned(), vue.phrase.clone()),
        Etat::Depassee => (
            "Ce délai est passé.".to_owned(),
            format!("{} Voyez ce qui reste possible, et demandez conseil.", vue.phrase),
        ),
        Etat::Incomplete => ("Nous ne pouvons pas encore compter.".to_owned(), vue.phrase.clone()),
        Etat::NonCouverte => ("Demandez conseil sans attendre.".to_owned(), vue.phrase.clone()),
        Etat::AVenir | Etat::Faite => ("Rien ne court pour l’instant.".to_owned(), vue.phrase.clone()),
    }
}
