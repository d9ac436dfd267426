//! Whom the collective writes to, kept with the day somebody last made sure of it.

use quantieme_droit::francais;

use super::demandes_annuaire::{EcrireContact, JeterContact, ListerContacts};
use super::saisie::{rempli, texte};
use super::vues::Choix;
use super::vues_annuaire::{VueContact, VueContacts};
use super::{App, Failure};
use crate::Contexte;
use crate::annuaire;
use crate::dossier::{Contact, ContactId, FicheContact, GenreContact};
use crate::store::{self, Geste, Sorte};

/// Days after which an address is to be made sure of again.
const FRAIS: i64 = 365;

pub(super) fn lister_contacts(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ListerContacts,
) -> Result<VueContacts, Failure> {
    let cherches = annuaire::plier(demande.texte.as_deref().unwrap_or_default());
    let mut contacts = store::lire_contacts(app.lecture()?)?;
    contacts.retain(|contact| tient(&contact.fiche, &cherches));
    contacts.sort_by_cached_key(|contact| (annuaire::plier(&contact.fiche.nom), contact.id));
    Ok(VueContacts {
        contacts: contacts.into_iter().map(|contact| vue(contact, ctx)).collect(),
        genres: GenreContact::TOUS
            .map(|valeur| Choix { valeur, libelle: valeur.nom().to_owned(), aide: None })
            .into(),
    })
}

/// Whether each word typed begins a word of its name, organism, commune or kind.
fn tient(fiche: &FicheContact, cherches: &str) -> bool {
    let commune = fiche.commune.as_deref().and_then(|code| annuaire::commune(code).ok());
    let commune = commune.map_or("", annuaire::Commune::nom);
    let dits = [&fiche.nom, fiche.organisme.as_deref().unwrap_or_default(), commune, fiche.genre.nom()];
    let plie = annuaire::plier(&dits.join(" "));
    cherches.split(' ').all(|mot| plie.split(' ').any(|m| m.starts_with(mot)))
}

fn vue(contact: Contact, ctx: &Contexte) -> VueContact {
    let Contact { id, fiche } = contact;
    let avertissement = match fiche.verifie_le {
        None => Some("Jamais vérifié\u{a0}: à vérifier avant l’envoi.".to_owned()),
        Some(jour) if ctx.aujourdhui.signed_duration_since(jour).num_days() > FRAIS => Some(format!(
            "Vérifié pour la dernière fois le {}, à vérifier avant l’envoi.",
            francais::date(jour)
        )),
        Some(_) => None,
    };
    let commune = fiche.commune.as_deref().and_then(|code| annuaire::commune(code).ok());
    VueContact { id, commune_nom: commune.map(|c| c.nom().to_owned()), avertissement, fiche }
}

pub(super) fn ecrire_contact(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireContact,
) -> Result<VueContacts, Failure> {
    let fiche = verifier_fiche(demande.fiche, ctx)?;
    if let Some(id) = demande.contact {
        trouver(app, id)?;
    }
    let contact = Contact { id: demande.contact.unwrap_or_else(|| ContactId::new(ctx)), fiche };
    let geste = Geste::general(format!("Contact noté\u{a0}: {}", contact.fiche.nom));
    app.ecrire(ctx, &geste, |c| store::ecrire_contact(c, &contact))?;
    lister_contacts(app, ctx, ListerContacts::default())
}

pub(super) fn jeter_contact(
    app: &mut App,
    ctx: &mut Contexte,
    demande: JeterContact,
) -> Result<VueContacts, Failure> {
    let contact = trouver(app, demande.contact)?;
    let geste =
        Geste::general(format!("Contact jeté\u{a0}: {}", contact.fiche.nom)).de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_contact(c, contact.id))?;
    lister_contacts(app, ctx, ListerContacts::default())
}

pub(super) fn trouver(app: &App, id: ContactId) -> Result<Contact, Failure> {
    let contacts = store::lire_contacts(app.lecture()?)?;
    contacts.into_iter().find(|c| c.id == id).ok_or_else(|| Failure::introuvable("Ce contact"))
}

/// What was typed, or read in a file, without what is empty.
pub(super) fn verifier_fiche(fiche: FicheContact, ctx: &Contexte) -> Result<FicheContact, Failure> {
    let nom = rempli("nom", &fiche.nom, "Donnez un nom à ce contact, par exemple « Mairie de Moirans ».")?;
    if let Some(jour) = fiche.verifie_le.filter(|jour| *jour > ctx.aujourdhui) {
        return Err(Failure::invalide(
            "verifie_le",
            format!("Le {} n’est pas encore arrivé.", francais::date(jour)),
        ));
    }
    let commune = match texte(fiche.commune).as_deref().map(annuaire::commune) {
        None => None,
        Some(Ok(commune) | Err(annuaire::Introuvable::Ancienne { commune, .. })) => {
            Some(commune.code().to_owned())
        }
        Some(Err(inconnue)) => return Err(Failure::invalide("commune", inconnue.to_string())),
    };
    let lignes = fiche.adresse.iter().map(|ligne| ligne.trim().to_owned());
    Ok(FicheContact {
        genre: fiche.genre,
        nom,
        organisme: texte(fiche.organisme),
        adresse: lignes.filter(|ligne| !ligne.is_empty()).collect(),
        courriel: texte(fiche.courriel),
        telephone: texte(fiche.telephone),
        site: texte(fiche.site),
        remarque: texte(fiche.remarque),
        verifie_le: fiche.verifie_le,
        source: texte(fiche.source),
        commune,
    })
}
