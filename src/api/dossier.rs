//! A dossier's screen, and what one notes in it.

use quantieme_droit::{Conclusion, NatureActe, NatureFait, Periode, Qualite, francais};

use super::choix::{faits_de_l_acte, faits_de_la_demarche, faits_du_dossier};
use super::courrier::resume_courrier;
use super::demandes::{
    AjouterActe, AjouterDemarche, CorrigerFait, CreerDossier, EffacerFait, NoterFait, OuvrirDossier, Quand,
};
use super::echeance::echeances;
use super::exemple::vue_exemple;
use super::prochaine::prochaine;
use super::vues::{VueActe, VueDemarche, VueDossier, VueFait, VueMoment, VuePartie};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{
    Acte, ActeId, Demarche, DemarcheId, Dossier, DossierId, Fait, FaitId, NatureDemarche, Partie, PartieId,
    Role, Suivi, contradictions, suivre,
};
use crate::store;

/// Reads a dossier, or says that it is gone.
pub(super) fn lire(app: &App, id: DossierId) -> Result<Dossier, Failure> {
    store::lire_dossier(app.store.lecture(), id)?.ok_or_else(|| Failure::introuvable("Ce dossier"))
}

/// The screen of a dossier, as it stands in the base.
pub(super) fn vue(app: &App, ctx: &Contexte, id: DossierId) -> Result<VueDossier, Failure> {
    let dossier = lire(app, id)?;
    let suivis = suivre(&dossier, ctx.aujourdhui);
    Ok(VueDossier {
        id,
        titre: dossier.titre.clone(),
        aujourdhui: dossier.jour(ctx.aujourdhui),
        exemple: vue_exemple(&dossier),
        prochaine: prochaine(&dossier, &suivis, ctx.aujourdhui)?,
        chronologie: chronologie(&dossier, &suivis),
        echeances: echeances(&dossier, ctx.aujourdhui),
        actes: dossier.actes.iter().map(|a| vue_acte(&dossier, a)).collect(),
        demarches: dossier.demarches.iter().map(|d| vue_demarche(&dossier, d)).collect(),
        courriers: dossier
            .courriers
            .iter()
            .map(|c| resume_courrier(&dossier, c))
            .collect::<Result<_, _>>()?,
        parties: dossier.parties.iter().map(vue_partie).collect(),
        contradictions: contradictions(&dossier)
            .iter()
            .map(|(sujet, c)| format!("{}\u{a0}: {}", dossier.titre(*sujet), francais::contradiction(c)))
            .collect(),
        faits_possibles: faits_du_dossier(),
    })
}

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
        dossier.parties.push(Partie::nouvelle(PartieId::new(ctx), Role::Collectif, nom));
    }
    app.store.ecrire(|c| store::inserer_dossier(c, &dossier, ctx.maintenant_ms))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn ajouter_acte(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AjouterActe,
) -> Result<VueDossier, Failure> {
    let dossier = lire(app, demande.dossier)?;
    let titre = rempli("titre", &demande.titre, "Dites en quelques mots quel acte c’est.")?;
    let (auteur, nouvelle) = autorite(&dossier, ctx, demande.auteur);
    let adressee = demande.adressee.unwrap_or(demande.nature == NatureActe::Jugement);
    let acte = Acte {
        id: ActeId::new(ctx),
        nature: demande.nature,
        titre,
        numero: texte(demande.numero),
        auteur,
        qualite: if adressee { Qualite::Destinataire } else { Qualite::Tiers },
        voies_et_delais: demande.voies_et_delais,
    };
    app.store.ecrire(|c| {
        if let Some(partie) = &nouvelle {
            store::inserer_partie(c, dossier.id, partie)?;
        }
        store::inserer_acte(c, dossier.id, &acte)
    })?;
    vue(app, ctx, dossier.id)
}

pub(super) fn ajouter_demarche(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AjouterDemarche,
) -> Result<VueDossier, Failure> {
    let dossier = lire(app, demande.dossier)?;
    let titre = rempli("titre", &demande.titre, "Dites en quelques mots ce que vous demandez.")?;
    let recours =
        matches!(demande.nature, NatureDemarche::RecoursGracieux | NatureDemarche::RecoursHierarchique);
    let acte = demande.acte.filter(|id| dossier.acte(*id).is_some());
    if recours && acte.is_none() {
        return Err(Failure::invalide(
            "acte",
            "Choisissez l’acte que ce recours conteste, ou ajoutez-le d’abord.",
        ));
    }
    let (destinataire, nouvelle) = autorite(&dossier, ctx, demande.destinataire);
    let demarche = Demarche { id: DemarcheId::new(ctx), nature: demande.nature, titre, destinataire, acte };
    app.store.ecrire(|c| {
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
    let dossier = lire(app, demande.dossier)?;
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
    let fait = Fait {
        id: FaitId::new(ctx),
        sujet: demande.sujet,
        nature: demande.nature,
        quand: passe(&dossier, ctx, demande.quand)?,
        mode: demande.mode,
        conforme: demande.conforme,
        libelle,
        preuve: texte(demande.preuve),
        source: None,
    };
    app.store.ecrire(|c| store::inserer_fait(c, dossier.id, &fait))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn corriger_fait(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CorrigerFait,
) -> Result<VueDossier, Failure> {
    let (dossier, fait) = fait(app, demande.fait)?;
    let corrige = Fait {
        quand: passe(&dossier, ctx, demande.quand)?,
        mode: demande.mode,
        conforme: demande.conforme,
        libelle: texte(demande.libelle),
        preuve: texte(demande.preuve),
        ..fait
    };
    app.store.ecrire(|c| store::modifier_fait(c, &corrige))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn effacer_fait(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EffacerFait,
) -> Result<VueDossier, Failure> {
    let (dossier, fait) = fait(app, demande.fait)?;
    app.store.ecrire(|c| store::supprimer_fait(c, fait.id))?;
    vue(app, ctx, dossier.id)
}

fn fait(app: &App, id: FaitId) -> Result<(Dossier, Fait), Failure> {
    let perdu = || Failure::introuvable("Ce fait");
    let dossier = lire(app, store::dossier_du_fait(app.store.lecture(), id)?.ok_or_else(perdu)?)?;
    let fait = dossier.faits.iter().find(|f| f.id == id).cloned().ok_or_else(perdu)?;
    Ok((dossier, fait))
}

/// A day that has come, with its end after its start.
pub(super) fn passe(dossier: &Dossier, ctx: &Contexte, quand: Quand) -> Result<Periode, Failure> {
    let periode =
        Periode::entre(quand.du, quand.au).map_err(|e| Failure::invalide("quand", e.to_string()))?;
    let jour = dossier.jour(ctx.aujourdhui);
    if periode.du() > jour {
        let message = format!(
            "Le {} n’est pas encore arrivé\u{a0}: notez ce fait quand il aura eu lieu.",
            francais::date(periode.du())
        );
        return Err(Failure::invalide("quand", message));
    }
    Ok(periode)
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

/// A text worth keeping, without the blanks around it.
pub(super) fn texte(brut: Option<String>) -> Option<String> {
    brut.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

fn rempli(champ: &str, brut: &str, message: &str) -> Result<String, Failure> {
    let message = message.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    texte(Some(brut.to_owned())).ok_or_else(|| Failure::invalide(champ, message))
}

/// Facts, and the decisions that silence made, the latest first.
fn chronologie(dossier: &Dossier, suivis: &[Suivi]) -> Vec<VueMoment> {
    let faits = dossier.faits_connus().map(|f| moment(dossier, f));
    let jour = dossier.exemple.as_ref().map(|e| e.jour);
    let nees = suivis.iter().filter_map(|suivi| match &suivi.resultat.conclusion {
        Conclusion::Naissance(nee) if suivi.etat == super::Etat::Faite => Some((suivi, nee.quand())),
        _ => None,
    });
    let derives =
        nees.filter(|(_, quand)| jour.is_none_or(|j| quand.du() <= j)).map(|(suivi, quand)| VueMoment {
            du: quand.du(),
            au: quand.au(),
            quand: francais::periode(quand),
            titre: format!("Refus né du silence\u{a0}: {}", dossier.titre(suivi.sujet)),
            detail: Some("calculé".to_owned()),
            fait: None,
        });
    let mut moments: Vec<VueMoment> = faits.chain(derives).collect();
    moments.sort_by_key(|m| std::cmp::Reverse((m.du, m.au)));
    moments
}

fn moment(dossier: &Dossier, fait: &Fait) -> VueMoment {
    let titre = match (&fait.libelle, fait.sujet) {
        (Some(libelle), None) => libelle.clone(),
        _ => francais::fait(fait.nature).to_owned(),
    };
    let details = [
        fait.sujet.and_then(|id| dossier.quel(id)).map(|s| dossier.titre(s).to_owned()),
        fait.libelle.clone().filter(|_| fait.sujet.is_some()),
        fait.preuve.as_ref().map(|p| format!("preuve\u{a0}: {p}")),
        fait.source.as_ref().map(|s| format!("source\u{a0}: {s}")),
    ];
    let detail = details.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    VueMoment {
        du: fait.quand.du(),
        au: fait.quand.au(),
        quand: francais::periode(fait.quand),
        titre,
        detail: (!detail.is_empty()).then_some(detail),
        fait: Some(VueFait {
            id: fait.id,
            sujet: fait.sujet,
            nature: fait.nature,
            du: fait.quand.du(),
            au: fait.quand.au(),
            mode: fait.mode,
            libelle: fait.libelle.clone(),
            preuve: fait.preuve.clone(),
            conforme: fait.conforme,
        }),
    }
}

fn vue_acte(dossier: &Dossier, acte: &Acte) -> VueActe {
    VueActe {
        id: acte.id,
        nature: acte.nature,
        titre: acte.titre.clone(),
        numero: acte.numero.clone(),
        auteur: acte.auteur.and_then(|id| dossier.partie(id)).map(|p| p.nom.clone()),
        voies_et_delais: acte.voies_et_delais,
        faits_possibles: faits_de_l_acte(acte),
    }
}

fn vue_demarche(dossier: &Dossier, demarche: &Demarche) -> VueDemarche {
    VueDemarche {
        id: demarche.id,
        nature: demarche.nature,
        titre: demarche.titre.clone(),
        destinataire: demarche.destinataire.and_then(|id| dossier.partie(id)).map(|p| p.nom.clone()),
        acte: demarche.acte,
        faits_possibles: faits_de_la_demarche(demarche.nature),
    }
}

fn vue_partie(partie: &Partie) -> VuePartie {
    VuePartie {
        id: partie.id,
        role: partie.role,
        nom: partie.nom.clone(),
        adresse: partie.adresse.clone(),
        courriel: partie.courriel.clone(),
        remarque: match (&partie.remarque, &partie.source) {
            (Some(remarque), Some(source)) => Some(format!("{remarque} · source\u{a0}: {source}")),
            (Some(seul), None) | (None, Some(seul)) => Some(seul.clone()),
            (None, None) => None,
        },
    }
}
