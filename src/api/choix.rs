//! What forms can offer, in French: kinds of acts, of steps, of facts.

use quantieme_droit::{Mode, ModePublicite, NatureActe, Territoire};

use super::demandes::Rien;
use super::vues::{Choix, ChoixActe, VueChoix, VueModele};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::NatureDemarche;
use crate::lettre::{self, Modele};
use crate::store;

pub(super) fn lister_choix(app: &mut App, _: &mut Contexte, _: Rien) -> Result<VueChoix, Failure> {
    Ok(VueChoix {
        actes: actes(),
        demarches: demarches(),
        modes: modes(),
        publicites: publicites(),
        territoires: territoires(),
        modeles: modeles(app)?,
    })
}

fn choix<T: ts_rs::TS>(valeur: T, libelle: &str, aide: Option<&str>) -> Choix<T> {
    Choix { valeur, libelle: libelle.to_owned(), aide: aide.map(str::to_owned) }
}

/// Every kind of act, with what its form then asks.
fn actes() -> Vec<ChoixActe> {
    NATURES
        .iter()
        .map(|(valeur, libelle, aide)| ChoixActe {
            valeur: *valeur,
            libelle: (*libelle).to_owned(),
            aide: aide.map(str::to_owned),
            demande_adressee: matches!(
                valeur,
                NatureActe::DecisionIndividuelle | NatureActe::PermisDeConstruire | NatureActe::Autre
            ),
            demande_mentions: matches!(valeur, NatureActe::DecisionIndividuelle | NatureActe::Autre),
            demande_publicite: matches!(valeur, NatureActe::Deliberation | NatureActe::ActeReglementaire),
            publicite_complete: match valeur {
                NatureActe::Contrat => {
                    Some("L’avis publié disait-il que le contrat est conclu, et où le consulter ?".to_owned())
                }
                NatureActe::PermisDeConstruire => {
                    Some("Le panneau portait-il toutes ses mentions, dont le droit de recours ?".to_owned())
                }
                _ => None,
            },
            demande_terme: matches!(
                valeur,
                NatureActe::MiseEnDemeure
                    | NatureActe::Injonction
                    | NatureActe::AutorisationProvisoire
                    | NatureActe::MesureDuTribunal
            ),
        })
        .collect()
}

/// The kinds of acts a form offers, the most frequent first.
const NATURES: &[(NatureActe, &str, Option<&str>)] = {
    use NatureActe::*;
    &[
        (
            Deliberation,
            "Une délibération",
            Some("Vote d’un conseil municipal, communautaire, départemental…"),
        ),
        (
            AutorisationVideoprotection,
            "Une autorisation de vidéoprotection",
            Some("Donnée par le préfet, pour cinq ans."),
        ),
        (
            ArretePrefectoral,
            "Un autre arrêté du préfet",
            Some("Pas une autorisation environnementale, qui a ses propres délais."),
        ),
        (
            ActeReglementaire,
            "Un arrêté ou un règlement qui vaut pour tous",
            Some(
                "Arrêté du maire, règlement d’un service. Celui d’un ministre se conteste devant le Conseil d’État.",
            ),
        ),
        (
            DecisionIndividuelle,
            "Une décision qui vise une personne",
            Some("Un refus, une autorisation, une sanction."),
        ),
        (Contrat, "Un contrat ou une convention", None),
        (PermisDeConstruire, "Un permis ou une déclaration de travaux", None),
        (
            DemandeAutorisationVideoprotection,
            "Une demande d’autorisation de vidéoprotection",
            Some("Faite par une commune ou un commerce : quatre mois de silence du préfet valent rejet."),
        ),
        (Decret, "Un décret", None),
        (
            Jugement,
            "Un jugement",
            Some("Pas une ordonnance de référé, dont les délais sont bien plus courts."),
        ),
        (OrdonnanceSuspension, "Une ordonnance de référé-suspension", Some("Article L. 521-1 du CJA.")),
        (OrdonnanceLiberte, "Une ordonnance de référé-liberté", Some("Article L. 521-2 du CJA.")),
        (
            OrdonnanceMesuresUtiles,
            "Une ordonnance de référé « mesures utiles »",
            Some("Article L. 521-3 du CJA."),
        ),
        (
            MesureDuTribunal,
            "Une lettre du tribunal qui nous laisse un délai",
            Some("Pour confirmer, compléter ou régulariser la requête."),
        ),
        (
            MiseEnDemeure,
            "Une mise en demeure de la CNIL",
            Some("Adressée à une collectivité, avec un délai pour se mettre en règle."),
        ),
        (Injonction, "Une injonction du juge à l’administration", None),
        (
            AutorisationProvisoire,
            "Une autorisation provisoire de vidéoprotection",
            Some("Quatre mois au plus, pour un grand rassemblement."),
        ),
        (
            AutorisationEnvironnementale,
            "Une autorisation environnementale",
            Some("Quantième la garde dans le dossier, sans calculer ses délais."),
        ),
        (Autre, "Autre chose, ou nous ne savons pas", None),
    ]
};

fn publicites() -> Vec<Choix<ModePublicite>> {
    vec![
        choix(
            ModePublicite::Electronique,
            "En ligne",
            Some("La règle depuis juillet 2022, sauf choix d’une commune de moins de 3 500 habitants."),
        ),
        choix(ModePublicite::Affichage, "Par affichage", Some("Le conseil d’une petite commune l’a décidé.")),
        choix(ModePublicite::Papier, "Sur papier", Some("Le conseil d’une petite commune l’a décidé.")),
    ]
}

fn territoires() -> Vec<Choix<Territoire>> {
    Territoire::TOUS.iter().map(|t| choix(*t, t.nom(), None)).collect()
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
            DemandeRgpd,
            "Une demande sur nos données personnelles",
            Some("Accès, effacement, opposition : un mois pour répondre, trois si elle est complexe."),
        ),
        choix(
            SaisineCada,
            "Une saisine de la CADA",
            Some("Après un refus de documents, ou un mois de silence. À faire avant d’aller au tribunal."),
        ),
        choix(
            DemandeDefere,
            "Une demande au préfet de saisir le tribunal",
            Some("Contre l’acte d’une commune ou d’une autre collectivité."),
        ),
        choix(Requete, "Une requête au tribunal", Some("Pour faire annuler un acte, ou un refus.")),
        choix(
            Refere,
            "Un référé",
            Some("Pour une décision rapide. Il accompagne le plus souvent une requête."),
        ),
        choix(
            DemandeAbrogation,
            "Une demande d’abrogation",
            Some("Pour qu’un règlement illégal disparaisse. Deux mois de silence valent en pratique refus."),
        ),
        choix(
            Demande,
            "Une autre demande",
            Some("Demande de cesser, par exemple. Deux mois de silence valent en pratique refus."),
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

/// All that one may write: what ships, and the collective's own.
fn modeles(app: &App) -> Result<Vec<VueModele>, Failure> {
    let mut vues: Vec<VueModele> = lettre::modeles()?.iter().map(|modele| vue(modele, false)).collect();
    for (id, source) in store::lire_modeles(app.lecture()?)? {
        // What an older version accepted may no longer read: it is left out here, and its letters say why.
        if let Ok(modele) = Modele::lire(&format!("{id}.md"), &source, lettre::partages()) {
            vues.push(vue(&modele, true));
        }
    }
    vues.sort_by_key(|vue| vue.famille);
    Ok(vues)
}

fn vue(modele: &Modele, propre: bool) -> VueModele {
    VueModele {
        id: modele.id.clone(),
        titre: modele.titre.clone(),
        famille: modele.famille,
        forme: modele.forme,
        quand: modele.quand.clone(),
        pas_quand: modele.pas_quand.clone(),
        base_legale: modele.base_legale.clone(),
        effet: modele.effet.clone(),
        propre,
    }
}
