//! Who is in a dossier, and what is written beside its facts; what is thrown away.

use super::accueil::ouvrir_accueil;
use super::demandes::OuvrirDossier;
use super::demandes_pieces::{
    EcrireNote, EcrirePartie, EcrireReference, JeterPartie, JeterReference, JeterSujet,
};
use super::saisie::{rempli, texte};
use super::vue_dossier::vue;
use super::vues::{VueAccueil, VueDossier};
use super::{App, Failure, Rien};
use crate::Contexte;
use crate::dossier::{Note, NoteId, Partie, PartieId, Reference, ReferenceId};
use crate::store::{self, Geste, Sorte};

pub(super) fn jeter_dossier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirDossier,
) -> Result<VueAccueil, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let geste =
        Geste::new(format!("Dossier\u{a0}: {}", dossier.titre), dossier.id).de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_dossier(c, dossier.id))?;
    ouvrir_accueil(app, ctx, Rien {})
}

pub(super) fn jeter_sujet(
    app: &mut App,
    ctx: &mut Contexte,
    demande: JeterSujet,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let sujet =
        dossier.quel(demande.sujet).ok_or_else(|| Failure::introuvable("Cet acte ou cette démarche"))?;
    let geste = Geste::new(dossier.titre(sujet), dossier.id).de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_sujet(c, demande.sujet))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn ecrire_partie(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrirePartie,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let nom = rempli("nom", &demande.nom, "Donnez un nom, par exemple « Mairie de Saint-Étienne ».")?;
    let rna = texte(demande.rna).map(|rna| rna.to_uppercase());
    if let Some(rna) = &rna
        && !est_un_rna(rna)
    {
        return Err(Failure::invalide(
            "rna",
            "Un numéro RNA s’écrit W suivi de neuf chiffres. Il figure sur le récépissé de la préfecture.",
        ));
    }
    let connue = demande.partie.and_then(|id| dossier.partie(id)).cloned();
    let nouvelle = connue.is_none();
    let base = connue.unwrap_or_else(|| Partie::nouvelle(PartieId::new(ctx), demande.role, nom.clone()));
    let partie = Partie {
        role: demande.role,
        forme: demande.forme,
        nom,
        adresse: demande.adresse.into_iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect(),
        courriel: texte(demande.courriel),
        telephone: texte(demande.telephone),
        rna,
        statuts: texte(demande.statuts),
        ..base
    };
    let geste = Geste::new(format!("Partie\u{a0}: {}", partie.nom), dossier.id);
    app.ecrire(ctx, &geste, |c| {
        if nouvelle {
            store::inserer_partie(c, dossier.id, &partie)
        } else {
            store::modifier_partie(c, &partie)
        }
    })?;
    vue(app, ctx, dossier.id)
}

fn est_un_rna(rna: &str) -> bool {
    rna.len() == 10 && rna.starts_with('W') && rna[1..].bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn jeter_partie(
    app: &mut App,
    ctx: &mut Contexte,
    demande: JeterPartie,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let partie = dossier.partie(demande.partie).ok_or_else(|| Failure::introuvable("Cette personne"))?;
    let geste = Geste::new(format!("Partie\u{a0}: {}", partie.nom), dossier.id).de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_partie(c, demande.partie))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn ecrire_note(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireNote,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let connue = demande.note.and_then(|id| dossier.notes.iter().find(|n| n.id == id)).cloned();
    match (texte(Some(demande.texte)), connue) {
        (None, None) => return Err(Failure::invalide("texte", "Écrivez quelque chose, ou fermez la note.")),
        (None, Some(note)) => {
            let geste = Geste::new(format!("Note\u{a0}: {}", debut(&note.texte)), dossier.id)
                .de_sorte(Sorte::Suppression);
            app.ecrire(ctx, &geste, |c| store::supprimer_note(c, note.id))?;
        }
        (Some(texte), connue) => {
            let note = match connue {
                Some(note) => Note { texte, ..note },
                None => Note { id: NoteId::new(ctx), le: dossier.jour(ctx.aujourdhui), texte },
            };
            let geste = Geste::new(format!("Note\u{a0}: {}", debut(&note.texte)), dossier.id);
            app.ecrire(ctx, &geste, |c| store::ecrire_note(c, dossier.id, &note))?;
        }
    }
    vue(app, ctx, dossier.id)
}

/// The first words of a text.
pub(super) fn debut(texte: &str) -> String {
    let ligne = texte.lines().next().unwrap_or_default();
    match ligne.char_indices().nth(60) {
        Some((fin, _)) => format!("{}…", ligne[..fin].trim_end()),
        None => ligne.to_owned(),
    }
}

pub(super) fn ecrire_reference(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireReference,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let citation = rempli(
        "citation",
        &demande.citation,
        "Écrivez la référence comme on la cite, par exemple « CRPA, art. L. 311-1 ».",
    )?;
    let connue = demande.reference.filter(|id| dossier.references.iter().any(|r| r.id == *id));
    let reference = Reference {
        id: connue.unwrap_or_else(|| ReferenceId::new(ctx)),
        genre: demande.genre,
        citation,
        retenu: texte(demande.retenu),
        lien: texte(demande.lien),
        lue: demande.lue,
    };
    let geste = Geste::new(format!("Référence\u{a0}: {}", reference.citation), dossier.id);
    app.ecrire(ctx, &geste, |c| store::ecrire_reference(c, dossier.id, &reference))?;
    vue(app, ctx, dossier.id)
}

pub(super) fn jeter_reference(
    app: &mut App,
    ctx: &mut Contexte,
    demande: JeterReference,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let reference = dossier.references.iter().find(|r| r.id == demande.reference);
    let reference = reference.ok_or_else(|| Failure::introuvable("Cette référence"))?;
    let geste = Geste::new(format!("Référence\u{a0}: {}", reference.citation), dossier.id)
        .de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_reference(c, reference.id))?;
    vue(app, ctx, dossier.id)
}
