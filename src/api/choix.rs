//! What forms can offer, in French: kinds of acts, of steps, of facts.

use quantieme_droit::{Mode, NatureActe, NatureFait, francais};

use super::demandes::Rien;
use super::vues::{Choix, ChoixFait, VueChoix, VueModele};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Acte, NatureDemarche};
use crate::lettre;

pub(super) fn lister_choix(_: &mut App, _: &mut Contexte, _: Rien) -> Result<VueChoix, Failure> {
    Ok(VueChoix {
        actes: actes(),
        demarches: demarches(),
        modes: modes(),
        modeles: lettre::modeles()?
            .iter()
            .map(|m| VueModele {
                id: m.id.clone(),
                titre: m.titre.clone(),
                quand: m.quand.clone(),
                pas_quand: m.pas_quand.clone(),
            })
            .collect(),
    })
}

fn choix<T: ts_rs::TS>(valeur: T, libelle: &str, aide: Option<&str>) -> Choix<T> {
    Choix { valeur, libelle: libelle.to_owned(), aide: aide.map(str::to_owned) }
}

fn actes() -> Vec<Choix<NatureActe>> {
    use NatureActe::*;
    vec![
        choix(
            Deliberation,
            "Une délibération",
            Some("Vote d’un conseil municipal, communautaire, départemental…"),
        ),
        choix(
            ArretePrefectoral,
            "Un arrêté du préfet",
            Some(
                "Une autorisation de vidéoprotection, par exemple. Pas une autorisation environnementale, qui a ses propres délais.",
            ),
        ),
        choix(
            ActeReglementaire,
            "Un arrêté ou un règlement qui vaut pour tous",
            Some(
                "Arrêté du maire, règlement d’un service. Celui d’un ministre se conteste devant le Conseil d’État.",
            ),
        ),
        choix(
            DecisionIndividuelle,
            "Une décision qui vise une personne",
            Some("Un refus, une autorisation, une sanction."),
        ),
        choix(Contrat, "Un contrat ou une convention", None),
        choix(PermisDeConstruire, "Un permis ou une déclaration de travaux", None),
        choix(Decret, "Un décret", None),
        choix(Jugement, "Un jugement", Some("Une ordonnance de référé a des délais bien plus courts.")),
        choix(Autre, "Autre chose, ou nous ne savons pas", None),
    ]
}

fn demarches() -> Vec<Choix<NatureDemarche>> {
    use NatureDemarche::*;
    vec![
        choix(DemandeDeDocuments, "Une demande de documents", Some("Un mois de silence vaut refus.")),
        choix(ReclamationCnil, "Une plainte à la CNIL", Some("Trois mois de silence valent rejet.")),
        choix(RecoursGracieux, "Un recours gracieux contre un acte", Some("Adressé à l’auteur de l’acte.")),
        choix(
            RecoursHierarchique,
            "Un recours hiérarchique contre un acte",
            Some("Adressé au supérieur de l’auteur."),
        ),
        choix(
            Demande,
            "Une autre demande",
            Some("Demande d’abrogation, demande de cesser. Deux mois de silence valent en pratique refus."),
        ),
    ]
}

fn modes() -> Vec<Choix<Mode>> {
    vec![
        choix(Mode::Poste, "Par la poste", None),
        choix(Mode::Courriel, "Par courriel", None),
        choix(Mode::Teleservice, "Par un téléservice", None),
        choix(Mode::Depot, "Déposé sur place", None),
        choix(Mode::Telerecours, "Par Télérecours citoyens", None),
    ]
}

fn fait(valeur: NatureFait) -> ChoixFait {
    use NatureFait::*;
    let demande_mode = matches!(
        valeur,
        DemandeExpediee
            | DemandeDocumentsExpediee
            | ReclamationCnilExpediee
            | RecoursGracieuxExpedie
            | RecoursHierarchiqueExpedie
            | CadaSaisie
            | RequeteExpediee
    );
    ChoixFait {
        valeur,
        libelle: francais::fait(valeur).to_owned(),
        aide: aide(valeur).map(str::to_owned),
        demande_mode,
        demande_libelle: matches!(valeur, Evenement | Abandon | DemandeSatisfaite),
        demande_conforme: valeur == AccuseReception,
    }
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
        _ => return None,
    })
}

fn faits(natures: &[NatureFait]) -> Vec<ChoixFait> {
    natures.iter().copied().map(fait).map(typographie).collect()
}

fn typographie(choix: ChoixFait) -> ChoixFait {
    ChoixFait { aide: choix.aide.map(|a| a.replace(" :", "\u{a0}:").replace(" ;", "\u{202f};")), ..choix }
}

/// Facts that belong to the dossier itself.
pub(super) fn faits_du_dossier() -> Vec<ChoixFait> {
    faits(&[NatureFait::Evenement])
}

/// Facts that can be noted on an act.
pub(super) fn faits_de_l_acte(acte: &Acte) -> Vec<ChoixFait> {
    use NatureFait::*;
    match acte.nature {
        NatureActe::Jugement => faits(&[ActeNotifie, RequeteExpediee, RequeteEnregistree, Abandon]),
        NatureActe::DecisionIndividuelle => faits(&[
            ActeSigne,
            ActeNotifie,
            PliPresente,
            PliRetire,
            ActePublie,
            ActeAffiche,
            ActeConnu,
            RequeteExpediee,
            RequeteEnregistree,
            Abandon,
        ]),
        _ => faits(&[
            ActeSigne,
            ActeTransmis,
            ActePublie,
            ActeAffiche,
            ActeNotifie,
            ActeConnu,
            RequeteExpediee,
            RequeteEnregistree,
            Abandon,
        ]),
    }
}

/// Facts that can be noted on a step.
pub(super) fn faits_de_la_demarche(nature: NatureDemarche) -> Vec<ChoixFait> {
    use NatureFait::*;
    match nature {
        NatureDemarche::DemandeDeDocuments => faits(&[
            DemandeDocumentsExpediee,
            DemandeDocumentsRecue,
            AccuseReception,
            DemandeSatisfaite,
            RefusDocumentsNotifie,
            CadaSaisie,
            CadaEnregistree,
            CadaAvisRecu,
            RefusConfirmeNotifie,
            RequeteExpediee,
            RequeteEnregistree,
            Abandon,
        ]),
        NatureDemarche::Demande => faits(&[
            DemandeExpediee,
            DemandeRecue,
            AccuseReception,
            DemandeSatisfaite,
            DemandeRejetee,
            RequeteExpediee,
            RequeteEnregistree,
            Abandon,
        ]),
        NatureDemarche::ReclamationCnil => faits(&[
            ReclamationCnilExpediee,
            ReclamationCnilRecue,
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
            Abandon,
        ]),
        NatureDemarche::RecoursHierarchique => faits(&[
            RecoursHierarchiqueExpedie,
            RecoursHierarchiqueRecu,
            AccuseReception,
            DemandeSatisfaite,
            RecoursHierarchiqueRejete,
            Abandon,
        ]),
    }
}
