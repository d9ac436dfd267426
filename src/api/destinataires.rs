//! Whom to write to, taken from the directory or from one's contacts: nobody copies an envelope by hand.

use super::courrier::adresser;
use super::demandes_annuaire::{AdresserCourrier, InscrireOrganisme, ProposerDestinataires};
use super::lettres::{brouillon, modele};
use super::organisme::{
    Fiche, de_l_annuaire, du_contact, du_lieu, du_tribunal, inscrire, lire_commune, pour,
};
use super::vue_dossier::vue;
use super::vue_lettre::vue_courrier;
use super::vues::VueDossier;
use super::vues_annuaire::VueAnnuaire;
use super::vues_courrier::VueCourrier;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::ContactId;
use crate::store::{self, Geste};

/// Those this letter may be addressed to, or that a dossier may know: our contacts, then those of a commune.
pub(super) fn proposer_destinataires(
    app: &mut App,
    _: &mut Contexte,
    demande: ProposerDestinataires,
) -> Result<VueAnnuaire, Failure> {
    let modele = match demande.courrier {
        Some(id) => Some(modele(&brouillon(app, id)?.1)?),
        None => None,
    };
    let commune = demande.commune.as_deref().map(lire_commune).transpose()?;
    let contacts = store::lire_contacts(app.lecture()?)?.into_iter().map(du_contact);
    let convient = |fiche: &Fiche| modele.as_ref().is_none_or(|m| pour(fiche.genre, m).is_some());
    let fiches = contacts.chain(commune.into_iter().flat_map(du_lieu)).filter(convient);
    Ok(VueAnnuaire { fiches: fiches.map(|fiche| fiche.vue).collect() })
}

/// Puts on the envelope an organism found; a petition goes to the court found.
pub(super) fn adresser_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AdresserCourrier,
) -> Result<VueCourrier, Failure> {
    let (dossier, mut courrier) = brouillon(app, demande.courrier)?;
    let modele = modele(&courrier)?;
    let fiche = trouver(app, &demande.organisme)?;
    let Some(genre) = pour(fiche.genre, &modele) else {
        return Err(Failure::invalide(
            "organisme",
            format!("Cette lettre ne s’adresse pas à cet organisme\u{a0}: {}.", fiche.vue.nom),
        ));
    };
    let geste = Geste::new(format!("Lettre adressée\u{a0}: {}", fiche.vue.nom), dossier.id);
    if modele.champ("tribunal_nom").is_some() {
        courrier.champs.extend(du_tribunal(&fiche.vue));
        app.ecrire(ctx, &geste, |c| store::modifier_champs(c, courrier.id, &courrier.champs))?;
        return vue_courrier(app, ctx, courrier.id);
    }
    let (partie, nouvelle) = inscrire(ctx, &dossier, &fiche, genre);
    adresser(&mut courrier.champs, &partie, &modele);
    app.ecrire(ctx, &geste, |c| {
        if nouvelle {
            store::inserer_partie(c, dossier.id, &partie)?;
        }
        store::modifier_champs(c, courrier.id, &courrier.champs)
    })?;
    vue_courrier(app, ctx, courrier.id)
}

/// Adds an organism found to those of a dossier; once only.
pub(super) fn inscrire_organisme(
    app: &mut App,
    ctx: &mut Contexte,
    demande: InscrireOrganisme,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let fiche = trouver(app, &demande.organisme)?;
    let (partie, nouvelle) = inscrire(ctx, &dossier, &fiche, fiche.genre);
    if nouvelle {
        let geste = Geste::new(format!("Partie\u{a0}: {}", partie.nom), dossier.id);
        app.ecrire(ctx, &geste, |c| store::inserer_partie(c, dossier.id, &partie))?;
    }
    vue(app, ctx, dossier.id)
}

/// An organism of the directory, or a contact.
fn trouver(app: &App, id: &str) -> Result<Fiche, Failure> {
    if let Some(fiche) = de_l_annuaire(id)? {
        return Ok(fiche);
    }
    let contacts = store::lire_contacts(app.lecture()?)?;
    let contact = contacts.into_iter().find(|c| ContactId::to_string(&c.id) == id);
    contact.map(du_contact).ok_or_else(|| Failure::introuvable("Cet organisme"))
}
