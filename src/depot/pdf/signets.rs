//! Bookmarks: those of a file that is bound, and those of the whole.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::reliure::Feuilles;
use super::{dictionnaire, suivre};

/// Bookmarks taken from one file, and how deep.
const MAX: usize = 2000;
const PROFONDEUR: usize = 6;

/// A bookmark; those of a deeper level that follow are under it.
#[derive(Debug, Clone)]
pub(super) struct Signet {
    pub(super) niveau: usize,
    pub(super) titre: Object,
    /// Its rank, from 0.
    pub(super) page: usize,
}

/// The bookmarks of a document that say their page themselves.
pub(super) fn lire(document: &Document, pages: &[ObjectId]) -> Vec<Signet> {
    let rangs: HashMap<ObjectId, usize> =
        pages.iter().enumerate().map(|(rang, id)| (*id, rang)).rev().collect();
    let mut signets = Vec::new();
    let mut vus = HashSet::new();
    let racine = document.catalog().ok().and_then(|c| dedans(document, c, b"Outlines"));
    let premier = racine.and_then(|r| r.get(b"First").ok()?.as_reference().ok());
    let mut a_lire: Vec<(ObjectId, usize)> = premier.map(|id| (id, 0)).into_iter().collect();
    while let Some((id, niveau)) = a_lire.pop() {
        let Ok(entree) = document.get_dictionary(id) else { continue };
        if !vus.insert(id) || signets.len() == MAX {
            break;
        }
        let titre = entree.get(b"Title").ok().and_then(|o| suivre(document, o));
        let page = page(document, entree).and_then(|id| rangs.get(&id).copied());
        if let (Some(titre @ Object::String(..)), Some(page)) = (titre, page) {
            signets.push(Signet { niveau, titre: titre.clone(), page });
        }
        let voisin = |cle: &[u8]| entree.get(cle).ok().and_then(|o| o.as_reference().ok());
        a_lire.extend(voisin(b"Next").map(|id| (id, niveau)));
        a_lire.extend(voisin(b"First").filter(|_| niveau + 1 < PROFONDEUR).map(|id| (id, niveau + 1)));
    }
    signets
}

fn dedans<'d>(document: &'d Document, dans: &'d Dictionary, cle: &[u8]) -> Option<&'d Dictionary> {
    suivre(document, dans.get(cle).ok()?).and_then(dictionnaire)
}

/// « /Dest [page …] », or an action that goes there.
fn page(document: &Document, entree: &Dictionary) -> Option<ObjectId> {
    let but = entree.get(b"Dest").or_else(|_| {
        dedans(document, entree, b"A").map_or(Err(lopdf::Error::Unimplemented("")), |a| a.get(b"D"))
    });
    suivre(document, but.ok()?)?.as_array().ok()?.first()?.as_reference().ok()
}

/// Writes them; the number of their root, if there are any.
pub(super) fn ecrire(
    signets: &[Signet],
    pages: &[u32],
    feuilles: &mut Feuilles<'_>,
) -> io::Result<Option<u32>> {
    if signets.is_empty() {
        return Ok(None);
    }
    let racine = feuilles.numero();
    let numeros: Vec<u32> = signets.iter().map(|_| feuilles.numero()).collect();
    // Under which each one is: the last before it that is less deep.
    let mut parents = Vec::with_capacity(signets.len());
    let mut branche: Vec<usize> = Vec::new();
    for (rang, signet) in signets.iter().enumerate() {
        branche.retain(|plus_haut| signets[*plus_haut].niveau < signet.niveau);
        parents.push(branche.last().copied());
        branche.push(rang);
    }
    let mut enfants: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (rang, parent) in parents.iter().enumerate() {
        enfants.entry(*parent).or_default().push(rang);
    }
    let lien = |rang: usize| Object::Reference((numeros[rang], 0));
    let borner = |entree: &mut Dictionary, enfants: &[usize]| {
        if let [premier, ..] = enfants {
            entree.set("First", lien(*premier));
            entree.set("Last", lien(enfants[enfants.len() - 1]));
        }
    };
    for (parent, freres) in &enfants {
        for (place, rang) in freres.iter().enumerate() {
            let signet = &signets[*rang];
            let page = pages.get(signet.page).or(pages.last()).copied().unwrap_or_default();
            let mut entree = dictionary! {
                "Title" => signet.titre.clone(),
                "Parent" => Object::Reference((parent.map_or(racine, |p| numeros[p]), 0)),
                "Dest" => vec![(page, 0).into(), "XYZ".into(), Object::Null, Object::Null, Object::Null],
            };
            if let Some(avant) = place.checked_sub(1) {
                entree.set("Prev", lien(freres[avant]));
            }
            if let Some(apres) = freres.get(place + 1) {
                entree.set("Next", lien(*apres));
            }
            let siens = enfants.get(&Some(*rang)).map_or(&[][..], Vec::as_slice);
            borner(&mut entree, siens);
            if !siens.is_empty() {
                // Closed: a list of pieces is read first.
                let replie = if signet.niveau == 0 { siens.len() as i64 } else { -(siens.len() as i64) };
                entree.set("Count", replie);
            }
            feuilles.poser(numeros[*rang], entree)?;
        }
    }
    let premiers = enfants.get(&None).map_or(&[][..], Vec::as_slice);
    let ouverts: usize = premiers.iter().map(|rang| 1 + enfants.get(&Some(*rang)).map_or(0, Vec::len)).sum();
    let mut entree = dictionary! { "Type" => "Outlines", "Count" => ouverts as i64 };
    borner(&mut entree, premiers);
    feuilles.poser(racine, entree)?;
    Ok(Some(racine))
}
