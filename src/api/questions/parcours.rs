//! The order of the questions, by what one holds in hand.

use quantieme_droit::{ModePublicite, NatureActe, NatureFait, Qualite, Territoire};

use super::options::{OBJETS, PUBLICITES, TERMES};
use super::{ActeSaisi, Entretien, FaitSaisi, JE_NE_SAIS_PAS, OUI_NON, Possible, Situation, SujetSaisi, oui};
use crate::dossier::NatureDemarche;

/// Asks everything in order; `None` while something required is missing.
pub(super) fn parcourir(e: &mut Entretien<'_>) -> Option<Situation> {
    use NatureActe::*;
    let objet = e.choix(
        "objet",
        "Qu’avez-vous en main, ou qu’avez-vous fait ?",
        "Prenez ce qui ressemble le plus. Vous pourrez changer de réponse.",
        OBJETS,
    )?;
    match objet {
        "deliberation" => acte(e, "Délibération à contester", Deliberation, publie_ou_affiche),
        "arrete" => acte(e, "Arrêté à contester", ActeReglementaire, publie_ou_affiche),
        "autorisation-videoprotection" => {
            acte(e, "Autorisation de vidéoprotection", AutorisationVideoprotection, recueil)
        }
        "arrete-prefectoral" => acte(e, "Arrêté préfectoral à contester", ArretePrefectoral, recueil),
        "autorisation-environnementale" => {
            acte(e, "Autorisation environnementale", AutorisationEnvironnementale, recueil)
        }
        "decret" => acte(e, "Décret à contester", Decret, journal_officiel),
        "decision" => acte(e, "Décision reçue", DecisionIndividuelle, decision_recue),
        "decision-tiers" => acte(e, "Décision donnée à un tiers", DecisionIndividuelle, decision_d_un_tiers),
        "permis" => acte(e, "Permis à contester", PermisDeConstruire, permis),
        "contrat" => acte(e, "Contrat à contester", Contrat, contrat),
        "jugement" => acte(e, "Jugement reçu", Jugement, notifie),
        "ordonnance-suspension" => acte(e, "Référé-suspension", OrdonnanceSuspension, notifie),
        "ordonnance-liberte" => acte(e, "Référé-liberté", OrdonnanceLiberte, notifie),
        "lettre-du-tribunal" => acte(e, "Lettre du tribunal", MesureDuTribunal, terme_pour_nous),
        "mise-en-demeure" => acte(e, "Mise en demeure de la CNIL", MiseEnDemeure, terme_pour_eux),
        "demande-de-documents" => documents(e),
        "demande-rgpd" => rgpd(e),
        "reclamation-cnil" => cnil(e),
        _ => demande(e),
    }
}

fn acte(
    e: &mut Entretien<'_>,
    titre: &'static str,
    nature: NatureActe,
    questions: fn(&mut Entretien<'_>, &mut ActeSaisi) -> Option<()>,
) -> Option<Situation> {
    let mut acte = ActeSaisi {
        nature,
        qualite: Qualite::Tiers,
        voies_et_delais: None,
        publicite_complete: None,
        publicite: None,
        terme: None,
    };
    questions(e, &mut acte)?;
    let recours = if recours_possible(nature) { recours(e)? } else { None };
    terminer(e, titre, SujetSaisi::Acte(acte), recours)
}

fn demarche(e: &mut Entretien<'_>, titre: &'static str, nature: NatureDemarche) -> Option<Situation> {
    terminer(e, titre, SujetSaisi::Demarche(nature), None)
}

/// Where one lives, which lengthens some periods; not asked where it changes nothing.
fn terminer(
    e: &mut Entretien<'_>,
    titre: &'static str,
    sujet: SujetSaisi,
    recours: Option<(NatureDemarche, Vec<FaitSaisi>)>,
) -> Option<Situation> {
    let indifferent = matches!(
        sujet,
        SujetSaisi::Demarche(NatureDemarche::DemandeRgpd)
            | SujetSaisi::Acte(ActeSaisi {
                nature: NatureActe::MiseEnDemeure | NatureActe::MesureDuTribunal,
                ..
            })
    );
    let (demeure, tribunal) = if indifferent { (None, None) } else { distance(e, sujet) };
    Some(Situation { titre, sujet, faits: std::mem::take(&mut e.faits), recours, demeure, tribunal })
}

fn recours_possible(nature: NatureActe) -> bool {
    use NatureActe::*;
    matches!(
        nature,
        Deliberation
            | ActeReglementaire
            | ArretePrefectoral
            | AutorisationVideoprotection
            | DecisionIndividuelle
            | PermisDeConstruire
            | Decret
    )
}

fn publie_ou_affiche(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    let publie = e.fait(
        NatureFait::ActePublie,
        "Quel jour l’acte a-t-il été mis en ligne ?",
        "La date écrite à côté de l’acte, sur le site de la commune. Ni celle de la séance, ni celle de la signature. S’il n’a été qu’affiché, dites que vous ne savez pas.",
    )?;
    if publie {
        return Some(());
    }
    let affiche = e.fait(
        NatureFait::ActeAffiche,
        "Quel jour a-t-il été affiché ?",
        "Un certificat d’affichage le prouve ; la mairie le donne à qui le demande.",
    )?;
    if !affiche {
        return connu(e);
    }
    acte.publicite = match e.choix(
        "publicite",
        "Comment cette collectivité publie-t-elle ses actes ?",
        "Une commune de moins de 3 500 habitants a pu choisir l’affichage, par une délibération.",
        PUBLICITES,
    )? {
        "electronique" => Some(ModePublicite::Electronique),
        "affichage" => Some(ModePublicite::Affichage),
        "papier" => Some(ModePublicite::Papier),
        _ => None,
    };
    Some(())
}

fn recueil(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    let publie = e.fait(
        NatureFait::ActePublie,
        "Quel jour est-il paru au recueil des actes administratifs ?",
        "Le jour de mise en ligne du recueil sur le site de la préfecture, et non la date de l’arrêté.",
    )?;
    if !publie {
        connu(e)?;
    }
    if acte.nature == NatureActe::AutorisationVideoprotection {
        // Its life of five years starts there; the rest does not wait for it.
        e.fait(NatureFait::ActeSigne, "Quel jour a-t-il été signé ?", "La date écrite sur l’arrêté.");
        e.facultative();
    }
    Some(())
}

fn journal_officiel(e: &mut Entretien<'_>, _: &mut ActeSaisi) -> Option<()> {
    let publie = e.fait(NatureFait::ActePublie, "Quel jour est-il paru au Journal officiel ?", "")?;
    if publie { Some(()) } else { connu(e) }
}

/// The last resort: the day one learnt of it.
fn connu(e: &mut Entretien<'_>) -> Option<()> {
    e.fait(
        NatureFait::ActeConnu,
        "Quel jour avez-vous appris ce qu’il décide ?",
        "Un article, une réunion, une conversation. Ce jour ne suffit pas toujours : nous comptons de là par prudence.",
    )?;
    Some(())
}

fn notifie(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    acte.qualite = Qualite::Destinataire;
    e.fait(
        NatureFait::ActeNotifie,
        "Quel jour l’avez-vous reçu ?",
        "Le jour de la remise. Sur Télérecours, le jour où vous l’avez ouvert.",
    )?;
    Some(())
}

fn decision_recue(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    acte.qualite = Qualite::Destinataire;
    let recue = e.fait(
        NatureFait::ActeNotifie,
        "Quel jour l’avez-vous reçue ?",
        "Le jour où la lettre vous a été remise, ou celui du courriel.",
    )?;
    if !recue {
        return connu(e);
    }
    acte.voies_et_delais = oui(Some(e.choix(
        "mentions",
        "Dit-elle comment et en combien de temps la contester ?",
        "C’est souvent en bas, en petits caractères : « voies et délais de recours ».",
        OUI_NON,
    )?));
    Some(())
}

fn decision_d_un_tiers(e: &mut Entretien<'_>, _: &mut ActeSaisi) -> Option<()> {
    let publiee = e.fait(NatureFait::ActePublie, "Quel jour a-t-elle été publiée ou affichée ?", "")?;
    if publiee { Some(()) } else { connu(e) }
}

fn permis(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    let affiche = e.fait(
        NatureFait::ActeAffiche,
        "Quel jour le panneau est-il apparu sur le terrain ?",
        "Le premier jour. Une photo datée vaut mieux qu’un souvenir.",
    )?;
    if affiche {
        acte.publicite_complete = oui(Some(e.choix(
            "panneau",
            "Le panneau porte-t-il toutes ses mentions, dont le droit de recours ?",
            "",
            OUI_NON,
        )?));
    } else {
        connu(e)?;
    }
    e.fait(
        NatureFait::ActeSigne,
        "Quel jour le permis a-t-il été signé ?",
        "Écrit sur l’arrêté et sur le panneau. Les règles ont changé le 28 novembre 2025.",
    )?;
    Some(())
}

fn contrat(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    let avis = e.fait(
        NatureFait::ActePublie,
        "Quel jour un avis a-t-il annoncé que le contrat était conclu ?",
        "Avis d’attribution au BOAMP, au journal officiel de l’Union européenne, sur le site de la collectivité.",
    )?;
    if !avis {
        return connu(e);
    }
    acte.publicite_complete = oui(Some(e.choix(
        "avis-complet",
        "L’avis publié disait-il que le contrat est conclu, et où le consulter ?",
        "",
        OUI_NON,
    )?));
    Some(())
}

fn terme_pour_nous(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    notifie(e, acte)?;
    terme(e, acte, "Combien de temps la lettre vous laisse-t-elle ?")
}

fn terme_pour_eux(e: &mut Entretien<'_>, acte: &mut ActeSaisi) -> Option<()> {
    let notifiee = e.fait(
        NatureFait::ActeNotifie,
        "Quel jour la collectivité l’a-t-elle reçue ?",
        "À défaut, dites que vous ne savez pas : nous compterons de sa publication.",
    )?;
    if !notifiee {
        e.fait(NatureFait::ActePublie, "Quel jour a-t-elle été rendue publique ?", "")?;
    }
    terme(e, acte, "Combien de temps lui est-il laissé ?")
}

fn terme(e: &mut Entretien<'_>, acte: &mut ActeSaisi, question: &str) -> Option<()> {
    acte.terme =
        e.choix("terme", question, "Écrit dans la lettre ou dans la décision.", TERMES)?.parse().ok();
    Some(())
}

fn documents(e: &mut Entretien<'_>) -> Option<Situation> {
    use NatureFait::*;
    reception(e, DemandeDocumentsRecue, DemandeDocumentsExpediee)?;
    let refuse = oui(Some(e.choix("refus", "Avez-vous reçu un refus écrit ?", "", OUI_NON)?)) == Some(true);
    if refuse && e.fait(RefusDocumentsNotifie, "Quel jour avez-vous reçu ce refus ?", "")? {
        e.mentions("Ce refus dit-il qu’il faut saisir la CADA, et dans quel délai ?")?;
    }
    e.rubrique("La CADA");
    if oui(Some(e.choix("cada", "Avez-vous saisi la CADA ?", "", OUI_NON)?)) == Some(true) {
        let enregistree = e.fait(
            CadaEnregistree,
            "Quel jour a-t-elle enregistré la saisine ?",
            "Écrit dans son accusé de réception. Ce jour compte, pas celui de l’avis.",
        )?;
        if !enregistree {
            e.fait(CadaSaisie, "Quel jour l’avez-vous saisie ?", "")?;
        }
    }
    demarche(e, "Demande de documents", NatureDemarche::DemandeDeDocuments)
}

fn demande(e: &mut Entretien<'_>) -> Option<Situation> {
    use NatureFait::*;
    reception(e, DemandeRecue, DemandeExpediee)?;
    let refuse = oui(Some(e.choix("refus", "Avez-vous reçu un refus écrit ?", "", OUI_NON)?)) == Some(true);
    if refuse && e.fait(DemandeRejetee, "Quel jour avez-vous reçu ce refus ?", "")? {
        e.mentions("Dit-il comment et en combien de temps le contester ?")?;
    }
    demarche(e, "Demande à l’administration", NatureDemarche::Demande)
}

fn rgpd(e: &mut Entretien<'_>) -> Option<Situation> {
    e.fait(
        NatureFait::DemandeRecue,
        "Quel jour la demande a-t-elle été reçue ?",
        "Avis de réception, ou accusé de réception électronique. Sans ce jour, nul n’est en retard à coup sûr.",
    )?;
    demarche(e, "Demande sur nos données personnelles", NatureDemarche::DemandeRgpd)
}

fn cnil(e: &mut Entretien<'_>) -> Option<Situation> {
    use NatureFait::*;
    reception(e, ReclamationCnilRecue, ReclamationCnilExpediee)?;
    if oui(Some(e.choix("cloture", "La CNIL a-t-elle écrit qu’elle classait la plainte ?", "", OUI_NON)?))
        == Some(true)
    {
        e.fait(ClotureCnilNotifiee, "Quel jour avez-vous reçu cette lettre ?", "")?;
    }
    demarche(e, "Plainte à la CNIL", NatureDemarche::ReclamationCnil)
}

/// Receipt, or failing that the sending.
fn reception(e: &mut Entretien<'_>, recue: NatureFait, expediee: NatureFait) -> Option<()> {
    let connue = e.fait(
        recue,
        "Quel jour a-t-elle été reçue ?",
        "Écrit sur l’avis de réception, ou dans l’accusé de réception électronique.",
    )?;
    if !connue {
        e.fait(expediee, "Quel jour l’avez-vous envoyée ?", "")?;
    }
    Some(())
}

/// A gracieux or a hiérarchique already sent.
fn recours(e: &mut Entretien<'_>) -> Option<Option<(NatureDemarche, Vec<FaitSaisi>)>> {
    use NatureFait::*;
    e.rubrique("Un recours déjà envoyé");
    let envoye = e.choix(
        "recours",
        "Avez-vous déjà écrit à l’administration pour contester cet acte ?",
        "Un recours gracieux va à l’auteur de l’acte, un recours hiérarchique à son supérieur. Il doit demander de retirer l’acte ou de l’abroger : une simple protestation ne compte pas.",
        &[
            ("non", "Non", ""),
            ("gracieux", "Oui, un recours gracieux", ""),
            ("hierarchique", "Oui, un recours hiérarchique", ""),
        ],
    );
    e.facultative();
    let (nature, [expedie, recu, rejete]) = match envoye {
        Some("gracieux") => (
            NatureDemarche::RecoursGracieux,
            [RecoursGracieuxExpedie, RecoursGracieuxRecu, RecoursGracieuxRejete],
        ),
        Some("hierarchique") => (
            NatureDemarche::RecoursHierarchique,
            [RecoursHierarchiqueExpedie, RecoursHierarchiqueRecu, RecoursHierarchiqueRejete],
        ),
        _ => return Some(None),
    };
    let avant = std::mem::take(&mut e.faits);
    let suite = (|| {
        e.fait(expedie, "Quel jour l’avez-vous envoyé ?", "Le cachet de la poste fait foi.")?;
        e.fait(recu, "Quel jour l’administration l’a-t-elle reçu ?", "Écrit sur l’avis de réception.")?;
        if oui(Some(e.choix("recours-rejete", "Avez-vous reçu un rejet écrit ?", "", OUI_NON)?)) == Some(true)
        {
            e.fait(rejete, "Quel jour avez-vous reçu ce rejet ?", "")?;
        }
        Some(())
    })();
    let faits = std::mem::replace(&mut e.faits, avant);
    suite?;
    Some(Some((nature, faits)))
}

/// Where one lives, and which court, when one lives far: asked last, and never required.
fn distance(e: &mut Entretien<'_>, sujet: SujetSaisi) -> (Option<Territoire>, Option<Territoire>) {
    let territoires: Vec<Possible> = Territoire::TOUS.iter().map(|t| (t.mot(), t.nom(), "")).collect();
    let lire = |reponse: Option<&str>| {
        reponse.and_then(|lu| Territoire::TOUS.iter().copied().find(|t| t.mot() == lu))
    };
    e.rubrique("La distance");
    let demeure = lire(e.choix(
        "demeure",
        "Où habitez-vous ?",
        "Habiter outre-mer ou à l’étranger peut allonger le délai. Pour une association, son siège.",
        &[territoires.as_slice(), &[JE_NE_SAIS_PAS]].concat(),
    ));
    e.facultative();
    let paris = matches!(
        sujet,
        SujetSaisi::Demarche(NatureDemarche::ReclamationCnil)
            | SujetSaisi::Acte(ActeSaisi { nature: NatureActe::Decret, .. })
    );
    if paris || demeure.is_none_or(|d| d == Territoire::Etranger) {
        return (demeure, None);
    }
    let possibles: Vec<Possible> = territoires
        .into_iter()
        .filter(|t| t.0 != Territoire::Etranger.mot())
        .chain([JE_NE_SAIS_PAS])
        .collect();
    let tribunal = lire(e.choix(
        "tribunal",
        "Où siège l’administration dont vient l’acte ?",
        "Le tribunal est en général celui de son siège.",
        &possibles,
    ));
    e.facultative();
    (demeure, tribunal)
}
