//! What one opens and notes in a dossier.

use quantieme_droit::{NatureActe, NatureFait, Periode, Qualite};

use super::demandes::{
    AjouterActe, AjouterDemarche, CorrigerActe, CorrigerFait, CreerDossier, EffacerFait, NoterFait,
    OuvrirDossier, SituerDossier,
};
use super::saisie::{passe, rempli, texte};
use super::vue_dossier::vue;
use super::vues::VueDossier;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{
    Acte, ActeId, AvisCada, Demarche, DemarcheId, Dossier, DossierId, Fait, FaitId, NatureDemarche, Partie,
    PartieId, Role,
};
use crate::lettre::Valeur;
use crate::store::{self, Geste, Sorte};

pub(super) fn ouvrir_dossier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirDossier,
) -> Result<VueDossier, Failure> {
    vue(app, ctx, demande.dossier)
}

pub(super) fn creer_dossier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CreerDossier,
) -> Result<VueDossier, Failure> {
    let titre =
        rempli("titre", &demande.titre, "Donnez un titre au dossier, par exemple « Caméras du marché ».")?;
    let mut dossier = Dossier::nouveau(DossierId::new(ctx), titre);
    if let Some(nom) = texte(demande.collectif) {
        let mut collectif = Partie::nouvelle(PartieId::new(ctx), Role::Collectif, nom.clone());
        collectif.champs.insert("exp_nom".to_owned(), Valeur::Texte(nom));
        dossier.parties.push(collectif);
    }
    let geste = Geste::new(format!("Dossier ouvert\u{a0}: {}", dossier.titre), dossier.id);
    let cree_ms = ctx.maintenant_ms;
    app.ecrire(ctx, &geste, |c| store::inserer_dossier(c, &dossier, cree_ms))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn ajouter_acte(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AjouterActe,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let titre = rempli("titre", &demande.titre, "Dites en quelques mots quel acte c’est.")?;
    let (auteur, nouvelle) = autorite(&dossier, ctx, demande.auteur);
    let adressee = demande.adressee.unwrap_or(est_pour_nous(demande.nature));
    let acte = Acte {
        id: ActeId::new(ctx),
        nature: demande.nature,
        titre,
        numero: texte(demande.numero),
        auteur,
        qualite: if adressee { Qualite::Destinataire } else { Qualite::Tiers },
        voies_et_delais: demande.details.voies_et_delais,
        publicite_complete: demande.details.publicite_complete,
        publicite: demande.details.publicite,
        terme: demande.details.terme,
    };
    let geste = Geste::new(format!("Acte ajouté\u{a0}: {}", acte.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| {
        if let Some(partie) = &nouvelle {
            store::inserer_partie(c, dossier.id, partie)?;
        }
        store::inserer_acte(c, dossier.id, &acte)
    })?;
    vue(app, ctx, dossier.id)
}

pub(super) fn corriger_acte(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CorrigerActe,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let acte = dossier.acte(demande.acte).ok_or_else(|| Failure::introuvable("Cet acte"))?;
    let titre = rempli("titre", &demande.titre, "Dites en quelques mots quel acte c’est.")?;
    let qualite = match demande.adressee {
        // What the form does not ask stays as it was.
        None => acte.qualite,
        Some(true) => Qualite::Destinataire,
        Some(false) => Qualite::Tiers,
    };
    let corrige = Acte {
        titre,
        numero: texte(demande.numero),
        qualite,
        voies_et_delais: demande.details.voies_et_delais,
        publicite_complete: demande.details.publicite_complete,
        publicite: demande.details.publicite,
        terme: demande.details.terme,
        ..acte.clone()
    };
    let geste = Geste::new(format!("Acte modifié\u{a0}: {}", corrige.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| store::modifier_acte(c, &corrige))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn situer_dossier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: SituerDossier,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let geste = Geste::new("Lieux du collectif et du tribunal", dossier.id);
    app.ecrire(ctx, &geste, |c| store::situer_dossier(c, dossier.id, demande.demeure, demande.tribunal))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn ajouter_demarche(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AjouterDemarche,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let titre = rempli("titre", &demande.titre, "Dites en quelques mots ce que vous demandez.")?;
    let acte = demande.acte.filter(|id| dossier.acte(*id).is_some());
    let suite_de = demande.suite_de.filter(|id| dossier.demarche(*id).is_some());
    if demande.nature.est_rattachee() && acte.is_none() && suite_de.is_none() {
        return Err(match demande.nature {
            NatureDemarche::SaisineCada => Failure::invalide(
                "suite_de",
                "Choisissez la demande de documents que la CADA doit examiner, ou ajoutez-la d’abord.",
            ),
            _ => {
                Failure::invalide("acte", "Choisissez l’acte que ce recours conteste, ou ajoutez-le d’abord.")
            }
        });
    }
    let (destinataire, nouvelle) = autorite(&dossier, ctx, demande.destinataire);
    let demarche = Demarche {
        id: DemarcheId::new(ctx),
        nature: demande.nature,
        titre,
        destinataire,
        acte,
        suite_de,
        numero: texte(demande.numero),
    };
    let geste = Geste::new(format!("Démarche ajoutée\u{a0}: {}", demarche.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| {
        if let Some(partie) = &nouvelle {
            store::inserer_partie(c, dossier.id, partie)?;
        }
        store::inserer_demarche(c, dossier.id, &demarche)
    })?;
    vue(app, ctx, dossier.id)
}

pub(super) fn noter_fait(
    app: &mut App,
    ctx: &mut Contexte,
    demande: NoterFait,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    if demande.sujet.is_some_and(|id| dossier.quel(id).is_none()) {
        return Err(Failure::introuvable("Cet acte ou cette démarche"));
    }
    let libelle = texte(demande.libelle);
    if demande.nature == NatureFait::Evenement && libelle.is_none() {
        return Err(Failure::invalide("libelle", "Dites en une phrase ce qui s’est passé."));
    }
    if demande.nature == NatureFait::Abandon && libelle.is_none() {
        return Err(Failure::invalide(
            "libelle",
            "Dites pourquoi vous abandonnez : le dossier s’en souviendra.",
        ));
    }
    let quand = passe(&dossier, ctx, demande.quand)?;
    let fait = Fait {
        id: FaitId::new(ctx),
        sujet: demande.sujet,
        nature: demande.nature,
        quand,
        mode: demande.mode,
        conforme: demande.conforme,
        avis: avis(demande.nature, quand, demande.avis)?,
        libelle,
        preuve: texte(demande.preuve),
        pieces: Vec::new(),
        source: None,
    };
    let sorte = if fait.nature == NatureFait::Abandon { Sorte::Envoi } else { Sorte::Geste };
    let geste =
        Geste::new(format!("Fait noté\u{a0}: {}", dossier.titre_du_fait(&fait)), dossier.id).de_sorte(sorte);
    app.ecrire(ctx, &geste, |c| store::inserer_fait(c, dossier.id, &fait))?;
    vue(app, ctx, dossier.id)
}

/// What is kept of an opinion: nothing of another fact, nor what would be empty.
fn avis(nature: NatureFait, recu: Periode, avis: Option<AvisCada>) -> Result<Option<AvisCada>, Failure> {
    let avis = avis.filter(|avis| nature == NatureFait::CadaAvisRecu && !avis.est_vide());
    if avis.and_then(|avis| avis.rendu_le).is_some_and(|rendu| rendu > recu.au()) {
        return Err(Failure::invalide(
            "rendu_le",
            "La CADA n’a pas pu rendre cet avis après le jour où vous l’avez reçu\u{a0}: vérifiez les deux dates.",
        ));
    }
    Ok(avis)
}

pub(super) fn corriger_fait(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CorrigerFait,
) -> Result<VueDossier, Failure> {
    let (dossier, fait) = fait(app, demande.fait)?;
    let quand = passe(&dossier, ctx, demande.quand)?;
    let corrige = Fait {
        quand,
        mode: demande.mode,
        conforme: demande.conforme,
        avis: avis(fait.nature, quand, demande.avis)?,
        libelle: texte(demande.libelle),
        preuve: texte(demande.preuve),
        ..fait
    };
    let geste = Geste::new(format!("Fait modifié\u{a0}: {}", dossier.titre_du_fait(&corrige)), dossier.id);
    app.ecrire(ctx, &geste, |c| store::modifier_fait(c, &corrige))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn effacer_fait(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EffacerFait,
) -> Result<VueDossier, Failure> {
    let (dossier, fait) = fait(app, demande.fait)?;
    let geste = Geste::new(format!("Fait\u{a0}: {}", dossier.titre_du_fait(&fait)), dossier.id)
        .de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_fait(c, fait.id))?;
    vue(app, ctx, dossier.id)
}

/// Judgments, orders and letters of the court are addressed to who went to it.
fn est_pour_nous(nature: NatureActe) -> bool {
    use NatureActe::*;
    matches!(
        nature,
        Jugement | OrdonnanceSuspension | OrdonnanceLiberte | OrdonnanceMesuresUtiles | MesureDuTribunal
    )
}

/// A fact and its dossier.
pub(super) fn fait(app: &App, id: FaitId) -> Result<(Dossier, Fait), Failure> {
    let perdu = || Failure::introuvable("Ce fait");
    let dossier = app.dossier(store::dossier_du_fait(app.lecture()?, id)?.ok_or_else(perdu)?)?;
    let fait = dossier.faits.iter().find(|f| f.id == id).cloned().ok_or_else(perdu)?;
    Ok((dossier, fait))
}

/// The authority a form names: one of the dossier, by its name, or a new one.
fn autorite(
    dossier: &Dossier,
    ctx: &mut Contexte,
    nom: Option<String>,
) -> (Option<PartieId>, Option<Partie>) {
    let Some(nom) = texte(nom) else { return (None, None) };
    match dossier.parties.iter().find(|p| p.role == Role::Autorite && p.nom == nom) {
        Some(connue) => (Some(connue.id), None),
        None => {
            let partie = Partie::nouvelle(PartieId::new(ctx), Role::Autorite, nom);
            (Some(partie.id), Some(partie))
        }
    }
}
