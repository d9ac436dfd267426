//! What happened, and what it opens, in words.

use crate::chronologie::{NatureFait, Porte};

/// What happened, as a line of a chronology.
pub fn fait(nature: NatureFait) -> &'static str {
    use NatureFait::*;
    match nature {
        ActeSigne => "Acte signé",
        ActeTransmis => "Acte transmis au préfet",
        ActeNotifie => "Décision notifiée",
        ActePublie => "Acte publié",
        ActeAffiche => "Acte affiché",
        ActeConnu => "Nous avons connu l’acte",
        PliPresente => "Lettre recommandée présentée",
        PliRetire => "Lettre recommandée retirée",
        DemandeExpediee => "Demande envoyée",
        DemandeRecue => "Demande reçue par l’administration",
        DemandeRejetee => "Demande rejetée par écrit",
        DemandeSatisfaite => "Tout ce que nous demandions a été obtenu",
        AccuseReception => "Accusé de réception reçu",
        RecoursGracieuxExpedie => "Recours gracieux envoyé",
        RecoursGracieuxRecu => "Recours gracieux reçu par l’administration",
        RecoursGracieuxRejete => "Recours gracieux rejeté par écrit",
        RecoursHierarchiqueExpedie => "Recours hiérarchique envoyé",
        RecoursHierarchiqueRecu => "Recours hiérarchique reçu par l’administration",
        RecoursHierarchiqueRejete => "Recours hiérarchique rejeté par écrit",
        DemandeDocumentsExpediee => "Demande de documents envoyée",
        DemandeDocumentsRecue => "Demande de documents reçue par l’administration",
        RefusDocumentsNotifie => "Refus écrit de communiquer les documents",
        CadaSaisie => "CADA saisie",
        CadaEnregistree => "Saisine enregistrée par la CADA",
        CadaAvisRecu => "Avis de la CADA reçu",
        RefusConfirmeNotifie => "Refus confirmé par écrit après la CADA",
        ReclamationCnilExpediee => "Plainte envoyée à la CNIL",
        ReclamationCnilRecue => "Plainte reçue par la CNIL",
        ClotureCnilNotifiee => "Clôture de la plainte notifiée par la CNIL",
        MotifsDemandes => "Motifs du refus demandés",
        MotifsCommuniques => "Motifs du refus communiqués",
        DefereDemande => "Déféré demandé au préfet",
        DefereRefuse => "Déféré refusé par le préfet",
        MiseADisposition => "Document mis à disposition sur Télérecours",
        AideJuridictionnelleDemandee => "Aide juridictionnelle demandée",
        AideJuridictionnelleNotifiee => "Décision d’aide juridictionnelle notifiée",
        RequeteExpediee => "Requête envoyée, par la poste ou Télérecours",
        RequeteEnregistree => "Requête enregistrée par le tribunal",
        Abandon => "Abandon",
        Evenement => "Événement",
    }
}

/// What a deadline asks of us, or of the administration.
pub fn quoi(regle: &str, porte: Porte) -> &'static str {
    match (regle, porte) {
        ("CADA-CONFIRM", _) => "Réponse attendue après la saisine de la CADA",
        ("CADA-TA", _) => "Saisir le tribunal du refus de documents",
        ("CASSATION", _) => "Se pourvoir en cassation, si le jugement est en dernier ressort",
        (_, Porte::Reponse | Porte::ReponseApresCada) => "Réponse attendue",
        (_, Porte::Tribunal) => "Saisir le tribunal administratif",
        (_, Porte::Appel) => "Faire appel, avec un avocat, si le jugement n’est pas en dernier ressort",
        (_, Porte::ConseilEtat) => "Saisir le Conseil d’État",
        (_, Porte::Cada) => "Saisir la CADA",
        (_, Porte::RecoursGracieux) => "Envoyer un recours gracieux",
    }
}

/// What opens when silence has become a decision.
pub fn suite(regle: &str) -> Option<&'static str> {
    match regle {
        "DOC-SILENCE" => {
            Some("Sans réponse, son silence vaudra refus, et deux mois s’ouvriront pour saisir la CADA.")
        }
        "CADA-CONFIRM" => Some(
            "Sans documents d’ici là, le refus sera confirmé, et deux mois s’ouvriront pour saisir le tribunal, même si la CADA n’a pas encore rendu son avis.",
        ),
        "CNIL-SILENCE" => Some(
            "Sans réponse, la plainte sera réputée rejetée, et deux mois s’ouvriront pour saisir le Conseil d’État.",
        ),
        "GRACIEUX-SILENCE" | "ABROG-SILENCE" => Some(
            "Sans réponse, la demande sera réputée rejetée, et deux mois s’ouvriront pour saisir le tribunal.",
        ),
        _ => None,
    }
}
