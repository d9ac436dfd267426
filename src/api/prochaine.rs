//! The next thing to do: one sentence, one date, one button first.

mod attente;

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, NatureActe, NatureFait, Porte, francais};

use super::Failure;
use super::echeance::presenter;
use super::lettres::est_pret;
use super::vues::{Action, VueBouton, VueEcheance, VueProchaine};
use crate::dossier::{Courrier, Dossier, Etat, NatureDemarche, Suivi, Sujet};
use attente::{attendre, cnil_saisie, relancer};

/// In order: what is due, a letter ready to leave, a missing fact, an answer awaited, a first step.
pub(super) fn prochaine(
    dossier: &Dossier,
    suivis: &[Suivi],
    aujourdhui: NaiveDate,
) -> Result<VueProchaine, Failure> {
    let premier =
        |etat: Etat| suivis.iter().find(|s| s.etat == etat && s.resultat.porte != Porte::RecoursGracieux);
    if let Some(suivi) = premier(Etat::EncorePossible).or(premier(Etat::Ouverte)) {
        return Ok(agir(dossier, suivi, suivis, aujourdhui));
    }
    if let Some(lettre) = lettre_en_cours(dossier)? {
        return Ok(lettre);
    }
    let retard = |s: &&Suivi| s.etat == Etat::EnRetard && !cnil_saisie(dossier, s.sujet);
    if let Some(suivi) = suivis.iter().find(retard) {
        return Ok(relancer(dossier, suivi, aujourdhui));
    }
    if let Some(suivi) = premier(Etat::Incomplete) {
        return Ok(completer(dossier, suivi, aujourdhui));
    }
    if let Some(suivi) = premier(Etat::Attente) {
        return Ok(attendre(dossier, suivi, aujourdhui));
    }
    if let Some(suivi) = premier(Etat::EnRetard) {
        return Ok(relancer(dossier, suivi, aujourdhui));
    }
    if let Some(suivi) = premier(Etat::Depassee).or(premier(Etat::NonCouverte)) {
        return Ok(conseil(dossier, suivi, aujourdhui));
    }
    Ok(commencer())
}

/// What one deadline asks for, whatever else the dossier holds; `None` when it asks for nothing.
pub(super) fn pour(
    dossier: &Dossier,
    suivi: &Suivi,
    suivis: &[Suivi],
    aujourdhui: NaiveDate,
) -> Option<VueProchaine> {
    Some(match suivi.etat {
        Etat::EncorePossible | Etat::Ouverte => agir(dossier, suivi, suivis, aujourdhui),
        Etat::EnRetard => relancer(dossier, suivi, aujourdhui),
        Etat::Attente => attendre(dossier, suivi, aujourdhui),
        Etat::Incomplete => completer(dossier, suivi, aujourdhui),
        Etat::Depassee | Etat::NonCouverte => conseil(dossier, suivi, aujourdhui),
        Etat::AVenir | Etat::Faite => return None,
    })
}

/// What the word means, and how one goes there.
const LA_CADA: &str = "La commission d’accès aux documents administratifs (CADA) se saisit gratuitement, par son \
                       formulaire ou par courriel.";

fn agir(dossier: &Dossier, suivi: &Suivi, suivis: &[Suivi], aujourdhui: NaiveDate) -> VueProchaine {
    let qui = dossier.administration(suivi.sujet).map(|p| format!(" ({})", p.nom)).unwrap_or_default();
    let (phrase, fait, bouton) = match suivi.resultat.porte {
        Porte::Cada => (
            format!("Saisissez la CADA : les documents ne sont pas arrivés{qui}."),
            NatureFait::CadaSaisie,
            "Nous avons saisi la CADA",
        ),
        Porte::Confirmation => (
            "Écrivez au tribunal que vous maintenez la requête.".to_owned(),
            NatureFait::RequeteConfirmee,
            "Nous l’avons écrit",
        ),
        Porte::NotificationDuGracieux => (
            "Envoyez le recours gracieux, en recommandé, à l’auteur du permis et à son bénéficiaire.".to_owned(),
            NatureFait::RecoursGracieuxNotifie,
            "Les deux lettres sont parties",
        ),
        Porte::NotificationDeLaRequete => (
            "Envoyez la requête, en recommandé, à l’auteur du permis et à son bénéficiaire.".to_owned(),
            NatureFait::RequeteNotifiee,
            "Les deux lettres sont parties",
        ),
        Porte::Greffe => (
            format!("Répondez au tribunal : {}.", dossier.titre(suivi.sujet)),
            NatureFait::ReponseAuTribunal,
            "Nous avons répondu",
        ),
        Porte::ConseilEtat => (
            match suivi.resultat.regle.id {
                "CASSATION" => "Lisez la notification : appel ou cassation ? La cassation exige un avocat au Conseil d’État.",
                "REFERE-CASS" => "Décidez d’un pourvoi : il exige un avocat au Conseil d’État.",
                "LIBERTE-APPEAL" => "Faites appel devant le Conseil d’État, ou décidez d’y renoncer.",
                _ => "Saisissez le Conseil d’État, ou décidez d’y renoncer.",
            }
            .to_owned(),
            NatureFait::RequeteExpediee,
            "Nous avons déposé la requête",
        ),
        Porte::Appel => (
            "Faites appel avec un avocat, ou décidez d’y renoncer.".to_owned(),
            NatureFait::RequeteExpediee,
            "L’appel est déposé",
        ),
        _ => (
            format!(
                "Saisissez le tribunal administratif, ou décidez d’y renoncer : {}.",
                dossier.titre(suivi.sujet)
            ),
            NatureFait::RequeteExpediee,
            "Nous avons déposé la requête",
        ),
    };
    let vue = presenter(dossier, suivi, aujourdhui);
    VueProchaine {
        phrase: francais::espaces(&phrase),
        detail: match suivi.resultat.porte {
            Porte::Cada => format!("{} {LA_CADA}", detail(&vue)),
            _ if gracieux_ouvert(suivi, suivis) => {
                format!("{} Un recours gracieux envoyé d’ici là prolongerait ce délai.", detail(&vue))
            }
            _ => detail(&vue),
        },
        boutons: [
            lettre(dossier, suivi),
            Some(noter(suivi, fait, bouton)),
            gracieux_ouvert(suivi, suivis).then(|| {
                ecrire(
                    dossier,
                    suivi,
                    "recours-gracieux",
                    ["Écrire un recours gracieux", "Continuer le recours gracieux"],
                )
            }),
            autre(suivi),
        ]
        .into_iter()
        .flatten()
        .collect(),
        echeance: Some(vue),
    }
}

/// The letter that does it; none where a lawyer must write, or where the law asks no letter.
fn lettre(dossier: &Dossier, suivi: &Suivi) -> Option<VueBouton> {
    let contrat = match suivi.sujet {
        Sujet::Acte(id) => dossier.acte(id).is_some_and(|a| a.nature == NatureActe::Contrat),
        Sujet::Demarche(_) => false,
    };
    let documents = match suivi.sujet {
        Sujet::Demarche(id) => {
            dossier.demarche(id).is_some_and(|d| d.nature == NatureDemarche::DemandeDeDocuments)
        }
        Sujet::Acte(_) => false,
    };
    let requete = ["Écrire la requête", "Continuer la requête"];
    let (modele, textes) = match suivi.resultat.porte {
        Porte::Cada => ("saisine-cada", ["Écrire la saisine", "Continuer la saisine"]),
        Porte::Confirmation => {
            ("confirmation-requete", ["Écrire la lettre au tribunal", "Continuer la lettre au tribunal"])
        }
        Porte::Tribunal if documents => ("requete-documents", requete),
        Porte::Tribunal if !contrat => ("requete-annulation", requete),
        _ => return None,
    };
    Some(ecrire(dossier, suivi, modele, textes))
}

/// A letter about that matter, to begin or to go on with.
fn ecrire(dossier: &Dossier, suivi: &Suivi, modele: &str, [neuve, commencee]: [&str; 2]) -> VueBouton {
    let (demarche, acte) = match suivi.sujet {
        Sujet::Demarche(id) => (Some(id), None),
        Sujet::Acte(id) => (None, Some(id)),
    };
    let sienne =
        |c: &&Courrier| c.envoi.is_none() && c.modele == modele && c.demarche == demarche && c.acte == acte;
    let (texte, action) = match dossier.courriers.iter().find(sienne) {
        Some(lettre) => (commencee, Action::OuvrirCourrier { courrier: lettre.id }),
        None => (neuve, Action::EcrireCourrier { modele: modele.to_owned(), demarche, acte }),
    };
    VueBouton { texte: texte.to_owned(), action }
}

/// « À faire au plus tard le mardi 24 novembre 2026, dans 3 jours. Dernier jour légal : … »
fn detail(vue: &VueEcheance) -> String {
    let dans = vue.dans.as_deref().unwrap_or_default();
    match (vue.etat, vue.feuillet) {
        (Etat::Ouverte, Some(jour)) => {
            format!("À faire au plus tard le {}, {dans}. {}", francais::date_longue(jour), vue.phrase)
        }
        _ => francais::espaces(&format!("{}. {}", francais::majuscule(dans), vue.phrase)),
    }
}

fn autre(suivi: &Suivi) -> Option<VueBouton> {
    Some(match suivi.resultat.porte {
        Porte::Cada => noter(suivi, NatureFait::DemandeSatisfaite, "Nous avons reçu tous les documents"),
        _ => noter(suivi, NatureFait::Abandon, "Nous y renonçons"),
    })
}

/// Whether a gracieux sent in time would still keep the court's time alive; against a permit, it no longer does.
fn gracieux_ouvert(suivi: &Suivi, suivis: &[Suivi]) -> bool {
    suivis
        .iter()
        .any(|s| s.sujet == suivi.sujet && s.resultat.regle.id == "GRACIEUX-SEND" && s.etat == Etat::Ouverte)
}

fn noter(suivi: &Suivi, nature: NatureFait, texte: &str) -> VueBouton {
    VueBouton { texte: texte.to_owned(), action: Action::NoterFait { sujet: suivi.sujet.id(), nature } }
}

fn lettre_en_cours(dossier: &Dossier) -> Result<Option<VueProchaine>, Failure> {
    let Some(courrier) = dossier.courriers.iter().find(|c| c.envoi.is_none()) else { return Ok(None) };
    let (titre, destinataire, pret) = est_pret(dossier, courrier)?;
    let a_qui = destinataire.map(|d| format!(" ({d})")).unwrap_or_default();
    let (verbe, detail, texte) = if pret {
        (
            "Relisez et envoyez",
            "La lettre est prête. Le délai de réponse ne commence qu’à sa réception.",
            "Relire la lettre",
        )
    } else {
        ("Terminez la lettre", "Il reste des questions sans réponse.", "Continuer la lettre")
    };
    let action = Action::OuvrirCourrier { courrier: courrier.id };
    Ok(Some(VueProchaine {
        phrase: francais::espaces(&format!("{verbe} : {}{a_qui}.", francais::minuscule(&titre))),
        detail: detail.to_owned(),
        echeance: None,
        boutons: vec![VueBouton { texte: texte.to_owned(), action }],
    }))
}

fn completer(dossier: &Dossier, suivi: &Suivi, aujourdhui: NaiveDate) -> VueProchaine {
    let vue = presenter(dossier, suivi, aujourdhui);
    let (phrase, detail) = match &vue.manque {
        Some(manque) => (
            format!("Retrouvez une date : {}", francais::minuscule(&manque.quoi)),
            format!("{} {}", dossier.titre(suivi.sujet), manque.comment),
        ),
        None => (vue.quoi.clone(), vue.phrase.clone()),
    };
    let bouton = match &suivi.resultat.conclusion {
        Conclusion::Manque(m) => m.fait().map(|nature| noter(suivi, nature, "Noter cette date")),
        _ => None,
    };
    let detail = detail.replacen(dossier.titre(suivi.sujet), &format!("{}.", dossier.titre(suivi.sujet)), 1);
    VueProchaine {
        phrase: francais::espaces(&phrase),
        detail: francais::espaces(&detail),
        echeance: Some(vue),
        boutons: bouton.into_iter().collect(),
    }
}

/// Nothing we can count is left to do: a person must look, and nobody should believe that nothing presses.
fn conseil(dossier: &Dossier, suivi: &Suivi, aujourdhui: NaiveDate) -> VueProchaine {
    let vue = presenter(dossier, suivi, aujourdhui);
    let titre = dossier.titre(suivi.sujet);
    let (phrase, detail) = if suivi.etat == Etat::Depassee {
        (
            format!("Un délai est passé, demandez conseil : {titre}."),
            format!(
                "{} Une nouvelle demande, ou l’abrogation d’un règlement, reste peut-être possible.",
                vue.phrase
            ),
        )
    } else {
        (format!("Demandez conseil sans attendre : {titre}."), vue.phrase.clone())
    };
    VueProchaine {
        phrase: francais::espaces(&phrase),
        detail,
        boutons: vec![noter(suivi, NatureFait::Abandon, "Noter que nous y renonçons")],
        echeance: Some(vue),
    }
}

fn commencer() -> VueProchaine {
    VueProchaine {
        phrase: "Commencez par demander les documents.".to_owned(),
        detail:
            "C’est gratuit et sans motif à donner. La demande n’a pas de date limite, les recours en ont\u{a0}: notez d’abord \
                 les actes et les dates que vous connaissez."
                .to_owned(),
        echeance: None,
        boutons: vec![
            VueBouton {
                texte: "Écrire la demande".to_owned(),
                action: Action::EcrireCourrier {
                    modele: "demande-documents".to_owned(),
                    demarche: None,
                    acte: None,
                },
            },
            VueBouton { texte: "Noter un acte".to_owned(), action: Action::AjouterActe },
            VueBouton {
                texte: "Noter une démarche déjà faite".to_owned(),
                action: Action::AjouterDemarche,
            },
        ],
    }
}
