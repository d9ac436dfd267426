//! Which facts can be noted where, and how to find their date.

use quantieme_droit::{NatureActe, NatureFait, francais};

use super::vues::{Choix, ChoixFait, QuestionConforme};
use crate::dossier::{Acte, NatureDemarche, SensAvis};

pub(super) fn fait(valeur: NatureFait) -> ChoixFait {
    use NatureFait::*;
    let demande_mode = matches!(
        valeur,
        DemandeExpediee
            | DemandeDocumentsExpediee
            | ReclamationCnilExpediee
            | RecoursGracieuxExpedie
            | RecoursHierarchiqueExpedie
            | CadaSaisie
            | CadaSaisieEnSerie
            | RequeteExpediee
    );
    ChoixFait {
        valeur,
        libelle: francais::fait(valeur).to_owned(),
        aide: aide(valeur).map(str::to_owned),
        demande_mode,
        demande_libelle: matches!(valeur, Evenement | Abandon | DemandeSatisfaite),
        question_conforme: conforme(valeur),
        sens_avis: if valeur == CadaAvisRecu { sens_avis() } else { Vec::new() },
    }
}

/// What an opinion of the CADA may conclude.
fn sens_avis() -> Vec<Choix<SensAvis>> {
    let choix = |sens: SensAvis| {
        let (libelle, aide) = match sens {
            SensAvis::Favorable => ("Favorable", None),
            SensAvis::FavorableEnPartie => {
                ("Favorable en partie", Some("Sous réserve, ou pour certains documents seulement."))
            }
            SensAvis::Defavorable => ("Défavorable", None),
            SensAvis::SansObjet => {
                ("Sans objet", Some("Les documents ont été donnés entre-temps, ou n’existent pas."))
            }
            SensAvis::Incompetence => {
                ("Incompétence", Some("La CADA dit que cette demande n’est pas de son ressort."))
            }
            SensAvis::Irrecevable => {
                ("Irrecevable", Some("La CADA n’a pas examiné la demande : elle en dit la raison."))
            }
        };
        Choix { valeur: sens, libelle: libelle.to_owned(), aide: aide.map(francais::espaces) }
    };
    SensAvis::TOUS.map(choix).to_vec()
}

/// What the paper must say to bind the one who receives it.
fn conforme(nature: NatureFait) -> Option<QuestionConforme> {
    use NatureFait::*;
    let (question, aide) = match nature {
        AccuseReception => (
            "L’accusé de réception dit-il tout ce que la loi demande ?",
            "La date de réception, le service chargé de la demande, le jour où le silence vaudra décision, et comment la contester.",
        ),
        DemandeRejetee | RecoursGracieuxRejete | RecoursHierarchiqueRejete | RefusConfirmeNotifie => (
            "Ce refus dit-il comment et en combien de temps le contester ?",
            "C’est souvent en bas, en petits caractères : « voies et délais de recours ».",
        ),
        RefusDocumentsNotifie => (
            "Ce refus dit-il qu’il faut saisir la CADA, et dans quel délai ?",
            "C’est souvent en bas, en petits caractères : « voies et délais de recours ».",
        ),
        _ => return None,
    };
    Some(QuestionConforme { question: francais::espaces(question), aide: francais::espaces(aide) })
}

/// How to find the date, or what proves it.
fn aide(nature: NatureFait) -> Option<&'static str> {
    use NatureFait::*;
    Some(match nature {
        ActePublie => {
            "La date de mise en ligne affichée avec l’acte, ou celle du recueil. Ni la date de la séance, ni celle de la signature."
        }
        ActeAffiche => {
            "Le premier jour d’affichage, qu’un certificat prouve. Depuis juillet 2022, dans une commune de 3 500 habitants ou plus, c’est la mise en ligne qui compte."
        }
        ActeConnu => {
            "Le jour où vous avez su ce que l’acte décide. Il ne suffit pas toujours à faire courir le délai ; nous comptons de là par prudence."
        }
        ActeNotifie => {
            "Le jour où vous l’avez reçu. Pour une lettre recommandée, notez plutôt la présentation et le retrait."
        }
        PliPresente => "La date de l’avis de passage.",
        DemandeRecue
        | DemandeDocumentsRecue
        | RecoursGracieuxRecu
        | RecoursHierarchiqueRecu
        | ReclamationCnilRecue => {
            "La date écrite sur l’avis de réception, ou dans l’accusé de réception électronique."
        }
        CadaEnregistree => {
            "La date que donne l’accusé de réception de la CADA. Ce n’est pas celle de son avis."
        }
        CadaAvisRecu => {
            "Le jour où vous l’avez reçu. La date de l’avis lui-même, écrite en tête, est demandée plus bas."
        }
        AccuseReception => "Complet, il dit la date du rejet, les délais et les voies de recours.",
        RequeteExpediee => {
            "Par la poste, le cachet fait foi. Sur Télérecours, c’est le jour de la confirmation. Un courriel ne suffit pas."
        }
        Abandon => "Dites pourquoi : le dossier s’en souviendra.",
        Evenement => {
            "Un article de presse, une réunion publique, une pose de matériel. Seul, il ne fait courir aucun délai."
        }
        DemandeSatisfaite => {
            "Le jour où vous avez reçu tout ce que vous demandiez. Si une partie manque, notez un refus."
        }
        MotifsDemandes => {
            "Le jour où vous avez demandé les raisons d’un refus né du silence. À faire dans le délai du tribunal."
        }
        DefereDemande => "Le jour où le préfet a reçu la demande de déférer l’acte au tribunal.",
        AideJuridictionnelleDemandee => "Le jour du dépôt ou de l’envoi du dossier d’aide juridictionnelle.",
        AideJuridictionnelleNotifiee => {
            "Le jour où la décision ne peut plus être contestée ou, si l’aide est accordée, celui de la désignation de l’avocat s’il est plus tardif."
        }
        MediationConvenue => "Le jour où les deux parties l’ont acceptée par écrit.",
        MediationTerminee => "Le jour où une partie, ou le médiateur, a dit qu’elle était finie.",
        MiseADisposition => {
            "Le jour où le greffe l’a déposé sur Télérecours, même si vous ne l’avez pas ouvert."
        }
        PiecesDemandees => "Le jour où l’administration a demandé des pièces qui manquaient.",
        TravauxAcheves => "Le jour où la mairie a reçu la déclaration d’achèvement des travaux.",
        RecoursGracieuxNotifie | RequeteNotifiee => {
            "Le jour d’envoi des deux lettres recommandées : à l’auteur du permis et à son bénéficiaire."
        }
        CadaSaisieEnSerie => {
            "Une seule saisine pour au moins cinq demandes de même objet à des administrations différentes."
        }
        IrrecevabiliteNotifiee => "Le jour où vous avez reçu la décision du tribunal.",
        ProlongationAnnoncee => "Le jour où l’on vous a écrit qu’il faudrait deux mois de plus.",
        CnilPoursuit => "Le jour où la CNIL vous a écrit que l’instruction continuait.",
        TermeRespecte => "Le jour où la décision a été exécutée.",
        RequeteConfirmee => "Le jour d’envoi au greffe.",
        _ => return None,
    })
}

fn faits(natures: &[NatureFait]) -> Vec<ChoixFait> {
    natures.iter().copied().map(fait).map(typographie).collect()
}

fn typographie(choix: ChoixFait) -> ChoixFait {
    ChoixFait { aide: choix.aide.map(|a| francais::espaces(&a)), ..choix }
}

/// Facts that belong to the dossier itself.
pub(super) fn faits_du_dossier() -> Vec<ChoixFait> {
    faits(&[NatureFait::Evenement])
}

/// What may happen once a court can be seized, whatever the act.
const DEVANT_LE_JUGE: &[NatureFait] = {
    use NatureFait::*;
    &[
        AideJuridictionnelleDemandee,
        AideJuridictionnelleNotifiee,
        MediationConvenue,
        MediationTerminee,
        JugeIncompetentSaisi,
        IncompetenceNotifiee,
        RequeteExpediee,
        RequeteEnregistree,
        Abandon,
    ]
};

fn faits_et(natures: &[NatureFait], suite: &[NatureFait]) -> Vec<ChoixFait> {
    natures.iter().chain(suite).copied().map(fait).map(typographie).collect()
}

/// Facts that can be noted on an act.
pub(super) fn faits_de_l_acte(acte: &Acte) -> Vec<ChoixFait> {
    let mut choix = selon(acte);
    for fait in &mut choix {
        fait.libelle = francais::fait_de(acte.nature, fait.valeur).to_owned();
    }
    choix
}

fn selon(acte: &Acte) -> Vec<ChoixFait> {
    use NatureFait::*;
    let notification = [ActeSigne, ActeNotifie, PliPresente, PliRetire];
    match acte.nature {
        NatureActe::Jugement => {
            faits_et(&[ActeNotifie, PliPresente, PliRetire, MiseADisposition], DEVANT_LE_JUGE)
        }
        NatureActe::OrdonnanceSuspension => faits(&[
            ActeNotifie,
            MiseADisposition,
            RequeteConfirmee,
            RequeteExpediee,
            RequeteEnregistree,
            Abandon,
        ]),
        NatureActe::OrdonnanceLiberte | NatureActe::OrdonnanceMesuresUtiles => {
            faits(&[ActeNotifie, MiseADisposition, RequeteExpediee, RequeteEnregistree, Abandon])
        }
        NatureActe::MesureDuTribunal => faits(&[ActeNotifie, MiseADisposition, ReponseAuTribunal, Abandon]),
        NatureActe::MiseEnDemeure | NatureActe::Injonction | NatureActe::AutorisationProvisoire => {
            faits(&[ActeSigne, ActeNotifie, ActePublie, ActeConnu, TermeRespecte, DecisionAnnulee])
        }
        NatureActe::DemandeAutorisationVideoprotection => {
            faits(&[DemandeRecue, PiecesDemandees, DemandeRejetee, DemandeSatisfaite])
        }
        NatureActe::DecisionIndividuelle => faits_et(
            &[
                &notification[..],
                &[ActePublie, ActeAffiche, ActeConnu, MotifsDemandes, MotifsCommuniques],
                &[DefereDemande, DefereRefuse],
            ]
            .concat(),
            DEVANT_LE_JUGE,
        ),
        NatureActe::Contrat => faits_et(&[ActeSigne, ActePublie, ActeConnu], DEVANT_LE_JUGE),
        NatureActe::PermisDeConstruire => faits_et(
            &[
                &[ActeSigne, ActeAffiche, ActeConnu, ActeNotifie][..],
                &[RecoursGracieuxNotifie, RequeteNotifiee, TravauxAcheves, DefereDemande, DefereRefuse],
            ]
            .concat(),
            DEVANT_LE_JUGE,
        ),
        NatureActe::Deliberation | NatureActe::ActeReglementaire => faits_et(
            &[
                ActeSigne,
                ActeTransmis,
                ActePublie,
                ActeAffiche,
                ActeConnu,
                ActeNotifie,
                DefereDemande,
                DefereRefuse,
            ],
            DEVANT_LE_JUGE,
        ),
        _ => faits_et(
            &[ActeSigne, ActeTransmis, ActePublie, ActeAffiche, ActeNotifie, ActeConnu],
            DEVANT_LE_JUGE,
        ),
    }
}

/// Appeals one may suppose against an act: in a dossier they are steps of their own.
pub(super) fn recours_possibles(nature: NatureActe) -> Vec<ChoixFait> {
    use NatureFait::*;
    let sans = matches!(
        nature,
        NatureActe::Jugement
            | NatureActe::OrdonnanceSuspension
            | NatureActe::OrdonnanceLiberte
            | NatureActe::OrdonnanceMesuresUtiles
            | NatureActe::MesureDuTribunal
            | NatureActe::MiseEnDemeure
            | NatureActe::Injonction
            | NatureActe::AutorisationProvisoire
            | NatureActe::AutorisationEnvironnementale
            | NatureActe::Contrat
    );
    if sans {
        return Vec::new();
    }
    faits(&[
        RecoursGracieuxExpedie,
        RecoursGracieuxRecu,
        RecoursGracieuxRejete,
        RecoursHierarchiqueExpedie,
        RecoursHierarchiqueRecu,
        RecoursHierarchiqueRejete,
    ])
}

/// Facts that can be noted on a step.
pub(super) fn faits_de_la_demarche(nature: NatureDemarche) -> Vec<ChoixFait> {
    use NatureFait::*;
    match nature {
        NatureDemarche::DemandeDeDocuments => faits_et(
            &[
                DemandeDocumentsExpediee,
                DemandeDocumentsRecue,
                AccuseReception,
                DemandeSatisfaite,
                RefusDocumentsNotifie,
                CadaSaisie,
                CadaSaisieEnSerie,
                CadaEnregistree,
                CadaAvisRecu,
                RefusConfirmeNotifie,
                IrrecevabiliteNotifiee,
            ],
            DEVANT_LE_JUGE,
        ),
        NatureDemarche::Demande | NatureDemarche::DemandeAbrogation => faits_et(
            &[
                DemandeExpediee,
                DemandeRecue,
                AccuseReception,
                PiecesDemandees,
                DemandeSatisfaite,
                DemandeRejetee,
                MotifsDemandes,
                MotifsCommuniques,
            ],
            DEVANT_LE_JUGE,
        ),
        NatureDemarche::DemandeRgpd => faits(&[
            DemandeExpediee,
            DemandeRecue,
            ProlongationAnnoncee,
            DemandeSatisfaite,
            DemandeRejetee,
            Abandon,
        ]),
        NatureDemarche::ReclamationCnil => faits(&[
            ReclamationCnilExpediee,
            ReclamationCnilRecue,
            CnilPoursuit,
            DemandeSatisfaite,
            ClotureCnilNotifiee,
            RequeteExpediee,
            RequeteEnregistree,
            Abandon,
        ]),
        NatureDemarche::RecoursGracieux => faits(&[
            RecoursGracieuxExpedie,
            RecoursGracieuxRecu,
            AccuseReception,
            DemandeSatisfaite,
            RecoursGracieuxRejete,
            MotifsDemandes,
            MotifsCommuniques,
            Abandon,
        ]),
        NatureDemarche::RecoursHierarchique => faits(&[
            RecoursHierarchiqueExpedie,
            RecoursHierarchiqueRecu,
            AccuseReception,
            DemandeSatisfaite,
            RecoursHierarchiqueRejete,
            MotifsDemandes,
            MotifsCommuniques,
            Abandon,
        ]),
        NatureDemarche::DemandeDefere => faits(&[DefereDemande, DefereRefuse, Evenement, Abandon]),
        NatureDemarche::SaisineCada => faits(&[
            CadaSaisie,
            CadaSaisieEnSerie,
            CadaEnregistree,
            CadaAvisRecu,
            RefusConfirmeNotifie,
            Abandon,
        ]),
        NatureDemarche::Requete => faits_et(&[], DEVANT_LE_JUGE),
        NatureDemarche::Refere => faits(&[Evenement, Abandon]),
    }
}
