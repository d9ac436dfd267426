//! What happened, and what it opens, in words.

use crate::chronologie::Porte;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;

/// The same, of an act of that kind: an assembly adopts, it does not sign.
pub fn fait_de(acte: NatureActe, nature: NatureFait) -> &'static str {
    match (acte, nature) {
        (NatureActe::Deliberation, NatureFait::ActeSigne) => "Délibération adoptée",
        _ => fait(nature),
    }
}

/// What happened, as a line of a chronology, without a full stop.
///
/// ```
/// use quantieme_droit::{NatureFait, francais};
/// assert_eq!(francais::fait(NatureFait::CadaSaisie), "CADA saisie");
/// ```
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
        CadaSaisieEnSerie => "CADA saisie pour une série de demandes",
        CadaEnregistree => "Saisine enregistrée par la CADA",
        CadaAvisRecu => "Avis de la CADA reçu",
        RefusConfirmeNotifie => "Refus confirmé par écrit après la CADA",
        IrrecevabiliteNotifiee => "Requête rejetée faute d’avoir saisi la CADA",
        ReclamationCnilExpediee => "Plainte envoyée à la CNIL",
        ReclamationCnilRecue => "Plainte reçue par la CNIL",
        ClotureCnilNotifiee => "Clôture de la plainte notifiée par la CNIL",
        CnilPoursuit => "La CNIL a écrit qu’elle continuait d’instruire",
        ProlongationAnnoncee => "Prolongation de deux mois annoncée",
        MotifsDemandes => "Motifs du refus demandés",
        MotifsCommuniques => "Motifs du refus communiqués",
        DefereDemande => "Déféré demandé au préfet",
        DefereRefuse => "Déféré refusé par le préfet",
        MediationConvenue => "Médiation acceptée par écrit",
        MediationTerminee => "Médiation déclarée terminée",
        JugeIncompetentSaisi => "Juge judiciaire saisi par erreur",
        IncompetenceNotifiee => "Jugement d’incompétence notifié",
        PiecesDemandees => "Pièces manquantes demandées par l’administration",
        TravauxAcheves => "Travaux achevés",
        RecoursGracieuxNotifie => "Recours gracieux notifié à l’auteur et au bénéficiaire du permis",
        RequeteNotifiee => "Requête notifiée à l’auteur et au bénéficiaire du permis",
        MiseADisposition => "Document mis à disposition sur Télérecours",
        AideJuridictionnelleDemandee => "Aide juridictionnelle demandée",
        AideJuridictionnelleNotifiee => "Décision d’aide juridictionnelle notifiée",
        RequeteExpediee => "Requête envoyée, par la poste ou Télérecours",
        RequeteEnregistree => "Requête enregistrée au greffe",
        RequeteConfirmee => "Maintien de la requête écrit au tribunal",
        ReponseAuTribunal => "Réponse envoyée au tribunal",
        TermeRespecte => "La décision a été exécutée",
        DecisionAnnulee => "La décision a été annulée",
        Abandon => "Abandon",
        Evenement => "Événement",
    }
}

/// What a deadline asks of us, or of the administration, without a full stop: by the identifier of the rule when it has
/// words of its own, by the door otherwise. Take both from the [`Resultat`](crate::Resultat): its door may not be the
/// rule's.
///
/// ```
/// use quantieme_droit::{Porte, francais};
/// assert_eq!(francais::quoi("TA-NOTIF", Porte::Tribunal), "Saisir le tribunal administratif");
/// // The same court, after the CADA.
/// assert_ne!(francais::quoi("CADA-TA", Porte::Tribunal), francais::quoi("TA-NOTIF", Porte::Tribunal));
/// ```
pub fn quoi(regle: &str, porte: Porte) -> &'static str {
    match (regle, porte) {
        ("CADA-CONFIRM", _) => "Réponse attendue après la saisine de la CADA",
        ("CADA-TA", _) => "Attaquer devant le tribunal le refus de communiquer",
        ("CASSATION", _) => "Se pourvoir en cassation, si le jugement est en dernier ressort",
        ("REFERE-CASS", _) => "Se pourvoir en cassation contre l’ordonnance",
        ("LIBERTE-APPEAL", _) => "Faire appel de l’ordonnance devant le Conseil d’État",
        ("VIDEO-AUTH-END" | "AUTORISATION-PROVISOIRE", _) => "Fin de l’autorisation",
        ("MISE-EN-DEMEURE", _) => "Mise en demeure à exécuter",
        ("CONTRACT", _) => "Contester le contrat devant le tribunal administratif",
        ("DEFERE-SILENCE", _) => "Réponse attendue du préfet",
        (_, Porte::Motifs) => "Motifs attendus",
        (_, Porte::Terme) => "Décision du juge à exécuter",
        (_, Porte::Confirmation) => "Confirmer la requête au tribunal",
        (_, Porte::NotificationDuGracieux) => "Notifier le recours gracieux, par lettre recommandée",
        (_, Porte::NotificationDeLaRequete) => "Notifier la requête, par lettre recommandée",
        (_, Porte::Greffe) => "Répondre au tribunal",
        (_, Porte::ReponseAuRecours) => "Réponse attendue au recours",
        (_, Porte::Reponse | Porte::ReponseApresCada) => "Réponse attendue",
        (_, Porte::Tribunal) => "Saisir le tribunal administratif",
        (_, Porte::Appel) => "Faire appel (avocat obligatoire), sauf jugement en dernier ressort",
        (_, Porte::ConseilEtat) => "Saisir le Conseil d’État",
        (_, Porte::Cada) => "Saisir la CADA",
        (_, Porte::RecoursGracieux) => "Envoyer un recours gracieux",
    }
}

/// What opens when the administration lets its time pass, by the identifier of the rule: to show while it runs. `None`
/// for a rule that waits for nobody.
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
        "RGPD-ANSWER" => Some(
            "Sans réponse, le retard sera certain, et vous pourrez vous plaindre à la CNIL. Cette plainte n’a pas de dernier jour.",
        ),
        "REASONS" => Some(
            "Sans motifs dans le mois, le juge peut annuler le rejet pour ce seul défaut : faites-le vérifier. N’attendez pas : gardez la date de prudence, et plus aucune action ne sera possible un an après la demande.",
        ),
        "VIDEO-AUTH-SILENCE" => Some(
            "Sans réponse, la demande d’autorisation sera réputée rejetée : les caméras ne sont pas autorisées.",
        ),
        "VIDEO-AUTH-END" | "AUTORISATION-PROVISOIRE" => {
            Some("Passé ce jour, les caméras ne sont plus autorisées sans une nouvelle décision.")
        }
        "MISE-EN-DEMEURE" => Some("Passé ce jour, la CNIL peut sanctionner. Demandez-lui la suite donnée."),
        "INJONCTION" => Some("Passé ce jour, vous pouvez demander au juge d’en assurer l’exécution."),
        "DEFERE-SILENCE" => Some(
            "Sans réponse, le préfet sera réputé refuser, et deux mois s’ouvriront pour saisir le tribunal.",
        ),
        "GRACIEUX-SILENCE" | "ABROG-SILENCE" => Some(
            "Sans réponse, la demande sera réputée rejetée, et deux mois s’ouvriront pour saisir le tribunal.",
        ),
        _ => None,
    }
}
