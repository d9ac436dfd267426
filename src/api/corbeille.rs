//! What was done can be undone, what was thrown away can come back.

use chrono::Days;

use super::demandes_coffre::{Annuler, OuvrirJournal, Remettre};
use super::journal::changements;
use super::vues_coffre::{VueAction, VueAnnulation, VueCorbeille, VueJete, VueJournal};
use super::{App, Failure, Rien};
use crate::Contexte;
use crate::coffre::jour;
use crate::dossier::DossierId;
use crate::store::{self, Action, Geste, Sorte};

/// Days things stay in the bin.
const GARDE_JOURS: u64 = 30;
/// The same, in milliseconds.
pub(super) const GARDE_MS: u64 = GARDE_JOURS * 24 * 3600 * 1000;
/// Actions shown at once.
const PAGE: u32 = 50;

pub(super) fn ouvrir_corbeille(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueCorbeille, Failure> {
    let jetees = store::jetees(app.lecture()?, ctx.maintenant_ms.saturating_sub(GARDE_MS))?;
    let jetes = jetees
        .into_iter()
        .map(|a| VueJete {
            action: numero(a.id),
            instant: secondes(a.quand_ms),
            jusqu_au: jour(a.quand_ms).checked_add_days(Days::new(GARDE_JOURS)).unwrap_or(ctx.aujourdhui),
            quoi: a.quoi,
            dossier_titre: a.dossier_titre,
            qui: a.qui,
        })
        .collect();
    Ok(VueCorbeille { jetes })
}

pub(super) fn remettre(
    app: &mut App,
    ctx: &mut Contexte,
    demande: Remettre,
) -> Result<VueCorbeille, Failure> {
    let action = trouver(app, demande.action)?;
    if action.sorte != Sorte::Suppression || action.annulee {
        return Err(Failure::introuvable("Ce que vous voulez remettre"));
    }
    defaire(app, ctx, &action)?;
    ouvrir_corbeille(app, ctx, Rien {})
}

pub(super) fn annuler(app: &mut App, ctx: &mut Contexte, demande: Annuler) -> Result<VueAnnulation, Failure> {
    let Some(action) = store::derniere(app.lecture()?)? else {
        return Ok(rien("Rien à annuler."));
    };
    if action.sorte == Sorte::Envoi && !demande.confirme {
        let phrase = format!(
            "«\u{a0}{}\u{a0}»\u{a0}: annuler l’efface de vos dossiers, pas du monde. Ne le faites que si vous l’avez noté par erreur.",
            action.quoi
        );
        return Ok(VueAnnulation { phrase, fait: false, a_confirmer: true, dossier: dossier_de(&action) });
    }
    defaire(app, ctx, &action)?;
    Ok(VueAnnulation {
        phrase: format!("{}.", annulation(&action)),
        fait: true,
        a_confirmer: false,
        dossier: dossier_de(&action),
    })
}

pub(super) fn retablir(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueAnnulation, Failure> {
    let Some(action) = store::derniere_annulation(app.lecture()?)? else {
        return Ok(rien("Rien à rétablir."));
    };
    defaire(app, ctx, &action)?;
    let dit = ["Annulé\u{a0}: ", "Remis\u{a0}: "].iter().find_map(|debut| action.quoi.strip_prefix(debut));
    let quoi = dit.unwrap_or(&action.quoi).to_owned();
    Ok(VueAnnulation {
        phrase: format!("Rétabli\u{a0}: {quoi}."),
        fait: true,
        a_confirmer: false,
        dossier: dossier_de(&action),
    })
}

/// What undoing an action is called.
fn annulation(action: &Action) -> String {
    match action.sorte {
        // « Annulé : Pièce » would leave one wondering which way.
        Sorte::Suppression => format!("Remis\u{a0}: {}", action.quoi),
        _ => format!("Annulé\u{a0}: {}", action.quoi),
    }
}

fn rien(phrase: &str) -> VueAnnulation {
    VueAnnulation { phrase: phrase.to_owned(), fait: false, a_confirmer: false, dossier: None }
}

fn defaire(app: &mut App, ctx: &Contexte, action: &Action) -> Result<(), Failure> {
    let geste = Geste {
        sorte: Sorte::Annulation,
        quoi: annulation(action),
        dossier: dossier_de(action),
        suite: false,
    };
    app.ecrire(ctx, &geste, |c| store::defaire(c, action.id))
}

pub(super) fn trouver(app: &App, action: u32) -> Result<Action, Failure> {
    store::action(app.lecture()?, i64::from(action))?.ok_or_else(|| Failure::introuvable("Cette action"))
}

pub(super) fn ouvrir_journal(
    app: &mut App,
    _: &mut Contexte,
    demande: OuvrirJournal,
) -> Result<VueJournal, Failure> {
    let base = app.lecture()?;
    let mut lues = store::actions(base, demande.dossier, demande.avant.map(i64::from), PAGE + 1)?;
    let suite = lues.len() > PAGE as usize;
    lues.truncate(PAGE as usize);
    let actions = lues
        .into_iter()
        .map(|a| {
            Ok(VueAction {
                action: numero(a.id),
                instant: secondes(a.quand_ms),
                changements: changements(&store::changements(base, a.id)?),
                dossier: dossier_de(&a),
                qui: a.qui,
                quoi: a.quoi,
                dossier_titre: a.dossier_titre,
                annulee: a.annulee,
            })
        })
        .collect::<Result<_, store::Error>>()?;
    Ok(VueJournal { actions, suite })
}

/// The dossier of an action, unless it is no longer there.
fn dossier_de(action: &Action) -> Option<DossierId> {
    action.dossier_titre.as_ref()?;
    action.dossier.as_deref()?.parse().ok()
}

fn numero(id: i64) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}

fn secondes(ms: u64) -> u32 {
    u32::try_from(ms / 1000).unwrap_or(u32::MAX)
}
