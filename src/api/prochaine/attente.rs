//! While it is for someone else to act: what is awaited, what is late, and the facts that end it.

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Motif, NatureFait, Porte, Reserve, francais};

use super::super::echeance::presenter;
use super::super::vues::{Action, VueBouton, VueProchaine};
use super::noter;
use crate::dossier::{Dossier, NatureDemarche, SensAvis, Suivi, Sujet};

/// Whether a complaint to the CNIL goes on with this request.
pub(super) fn cnil_saisie(dossier: &Dossier, sujet: Sujet) -> bool {
    let Sujet::Demarche(id) = sujet else { return false };
    dossier.demarches.iter().any(|d| d.nature == NatureDemarche::ReclamationCnil && d.suite_de == Some(id))
}

/// The administration is late for certain: what the law gives then.
pub(super) fn relancer(dossier: &Dossier, suivi: &Suivi, aujourdhui: NaiveDate) -> VueProchaine {
    let vue = presenter(dossier, suivi, aujourdhui);
    let titre = dossier.titre(suivi.sujet);
    let (phrase, bouton) = match suivi.resultat.regle.id {
        "RGPD-ANSWER" if cnil_saisie(dossier, suivi.sujet) => {
            (format!("La réponse est toujours en retard, et la CNIL est saisie : {titre}."), None)
        }
        "RGPD-ANSWER" => (
            format!("La réponse est en retard, vous pouvez vous plaindre à la CNIL : {titre}."),
            Some(VueBouton {
                texte: "Écrire à la CNIL".to_owned(),
                action: Action::EcrireCourrier {
                    modele: "lettre-cnil".to_owned(),
                    demarche: match suivi.sujet {
                        Sujet::Demarche(id) => Some(id),
                        Sujet::Acte(_) => None,
                    },
                    acte: None,
                },
            }),
        ),
        "MISE-EN-DEMEURE" => {
            (format!("Le délai est passé : demandez à la CNIL la suite donnée. {titre}."), None)
        }
        "INJONCTION" => (format!("Le délai est passé : demandez au juge l’exécution. {titre}."), None),
        "REASONS" => (format!("Les motifs ne sont pas venus : {titre}."), None),
        _ => (format!("L’autorisation a pris fin, cherchez si elle a été renouvelée : {titre}."), None),
    };
    VueProchaine {
        phrase: francais::espaces(&phrase),
        detail: vue.phrase.clone(),
        boutons: bouton.into_iter().chain(obtenu(suivi)).collect(),
        echeance: Some(vue),
    }
}

/// The fact that ends someone else's term.
fn obtenu(suivi: &Suivi) -> Option<VueBouton> {
    Some(match suivi.resultat.regle.id {
        "RGPD-ANSWER" => noter(suivi, NatureFait::DemandeSatisfaite, "Nous avons reçu une réponse complète"),
        "REASONS" => noter(suivi, NatureFait::MotifsCommuniques, "Nous avons reçu les motifs"),
        "MISE-EN-DEMEURE" | "INJONCTION" => noter(suivi, NatureFait::TermeRespecte, "C’est exécuté"),
        _ => return None,
    })
}

pub(super) fn attendre(dossier: &Dossier, suivi: &Suivi, aujourdhui: NaiveDate) -> VueProchaine {
    let vue = presenter(dossier, suivi, aujourdhui);
    if let Conclusion::Interrompu(i) = &suivi.resultat.conclusion {
        return VueProchaine {
            phrase: francais::espaces(&format!("Le délai est arrêté : {}.", dossier.titre(suivi.sujet))),
            detail: vue.phrase.clone(),
            boutons: vec![noter(suivi, i.reprise, "Noter ce jour")],
            echeance: Some(vue),
        };
    }
    if let Conclusion::Terme(terme) = &suivi.resultat.conclusion {
        let fin = francais::date_longue(terme.fin());
        return VueProchaine {
            phrase: francais::espaces(&format!("{} : {}.", vue.quoi, dossier.titre(suivi.sujet))),
            detail: format!("Jusqu’au {fin}. {}", vue.suite.clone().unwrap_or_default()),
            boutons: obtenu(suivi).into_iter().collect(),
            echeance: Some(vue),
        };
    }
    let phrase = dossier.administration(suivi.sujet).map_or_else(
        || "Attendez la réponse de l’administration.".to_owned(),
        |qui| format!("Attendez la réponse : {}.", qui.nom),
    );
    let jour = vue.feuillet.map(francais::date_longue).unwrap_or_default();
    let dans = vue.dans.clone().unwrap_or_default();
    let suite = vue.suite.clone().unwrap_or_default();
    let avis = avis_recu(dossier, suivi);
    let (obtenu, autre) = match suivi.resultat.porte {
        // The opinion changes no date: it must not close the matter. Once it came, a written refusal may follow.
        Porte::ReponseApresCada if avis.is_none() => (
            "Nous avons reçu tous les documents",
            Some(noter(suivi, NatureFait::CadaAvisRecu, "Nous avons reçu l’avis de la CADA")),
        ),
        Porte::ReponseApresCada => ("Nous avons reçu tous les documents", None),
        _ => (accorde(suivi), None),
    };
    let obtenu = noter(suivi, NatureFait::DemandeSatisfaite, obtenu);
    let autre = autre.or(refus(suivi).map(|nature| noter(suivi, nature, "Nous avons reçu un refus")));
    // Everything counts from the receipt: while it is unknown, it is asked first.
    let (bouton, autre) = match reception(suivi) {
        Some(NatureFait::CadaEnregistree) => {
            let enregistree = noter(suivi, NatureFait::CadaEnregistree, "Noter le jour d’enregistrement");
            (enregistree, vec![obtenu].into_iter().chain(autre).collect())
        }
        Some(nature) => (noter(suivi, nature, "Noter le jour de réception"), vec![obtenu]),
        None => (obtenu, autre.into_iter().collect::<Vec<_>>()),
    };
    VueProchaine {
        phrase: francais::espaces(&phrase),
        detail: francais::espaces(&format!("Jusqu’au {jour}, {dans}. {}", avis.unwrap_or(suite))),
        echeance: Some(vue),
        boutons: std::iter::once(bouton).chain(autre).collect(),
    }
}

/// What an opinion of the CADA changes while one waits: no date, and each sense asks for something else.
fn avis_recu(dossier: &Dossier, suivi: &Suivi) -> Option<String> {
    if suivi.resultat.porte != Porte::ReponseApresCada {
        return None;
    }
    let avis = dossier.avis_cada(suivi.sujet)?;
    let sens = match avis.sens {
        Some(SensAvis::Favorable | SensAvis::FavorableEnPartie) => {
            "L’avis vous donne raison, au moins en partie : l’administration a un mois pour dire à la CADA ce qu’elle en fera, mais rien ne l’oblige à le suivre."
        }
        Some(SensAvis::Defavorable) => {
            "L’avis est défavorable : lisez ses raisons, le tribunal n’est pas tenu de les suivre."
        }
        Some(SensAvis::SansObjet) => {
            "Pour la CADA, la demande n’a plus d’objet : vérifiez que vous avez bien tout reçu."
        }
        Some(SensAvis::Incompetence | SensAvis::Irrecevable) => {
            "La CADA n’a pas examiné la demande : lisez pourquoi et demandez conseil."
        }
        None => "L’avis est arrivé : notez ce qu’il conclut, les lettres le citeront.",
    };
    Some(format!(
        "{sens} Ces dates ne changent pas : sans documents d’ici là, le refus sera confirmé, et deux mois s’ouvriront pour saisir le tribunal."
    ))
}

/// What giving us reason is, at that stage: only documents are received.
fn accorde(suivi: &Suivi) -> &'static str {
    match suivi.resultat.regle.id {
        "DOC-SILENCE" => "Nous avons reçu tous les documents",
        "CNIL-SILENCE" => "La CNIL nous a donné raison",
        _ => "L’administration nous a donné raison",
    }
}

/// The receipt that would replace a count made from the sending.
fn reception(suivi: &Suivi) -> Option<NatureFait> {
    let Conclusion::Naissance(nee) = &suivi.resultat.conclusion else { return None };
    if !nee
        .reserves()
        .iter()
        .any(|r| matches!(r, Reserve::ReceptionInconnue | Reserve::EnregistrementInconnu))
    {
        return None;
    }
    Some(match suivi.resultat.regle.id {
        "DOC-SILENCE" => NatureFait::DemandeDocumentsRecue,
        "CADA-CONFIRM" => NatureFait::CadaEnregistree,
        "CNIL-SILENCE" => NatureFait::ReclamationCnilRecue,
        "ABROG-SILENCE" => NatureFait::DemandeRecue,
        _ if rejet_du_recours(suivi) == NatureFait::RecoursHierarchiqueRejete => {
            NatureFait::RecoursHierarchiqueRecu
        }
        _ => NatureFait::RecoursGracieuxRecu,
    })
}

/// The fact that a written refusal is, at that stage.
fn refus(suivi: &Suivi) -> Option<NatureFait> {
    match suivi.resultat.regle.id {
        "DOC-SILENCE" => Some(NatureFait::RefusDocumentsNotifie),
        "CADA-CONFIRM" => Some(NatureFait::RefusConfirmeNotifie),
        "CNIL-SILENCE" => Some(NatureFait::ClotureCnilNotifiee),
        "GRACIEUX-SILENCE" => Some(rejet_du_recours(suivi)),
        "ABROG-SILENCE" => Some(NatureFait::DemandeRejetee),
        _ => None,
    }
}

/// Which of the two appeals is pending: the first step says it.
fn rejet_du_recours(suivi: &Suivi) -> NatureFait {
    use NatureFait::{
        RecoursGracieuxRejete, RecoursHierarchiqueExpedie, RecoursHierarchiqueRecu, RecoursHierarchiqueRejete,
    };
    let hierarchique = |motif: Motif| match motif {
        Motif::Fait(nature) | Motif::FaitAuPlusTot(nature) | Motif::Interruption { nature, .. } => {
            matches!(nature, RecoursHierarchiqueRecu | RecoursHierarchiqueExpedie)
        }
        _ => false,
    };
    let etapes = match &suivi.resultat.conclusion {
        Conclusion::Naissance(nee) => nee.echeance().etapes(),
        _ => &[],
    };
    if etapes.iter().any(|e| hierarchique(e.motif)) {
        RecoursHierarchiqueRejete
    } else {
        RecoursGracieuxRejete
    }
}
