//! What the library could not read of a file. It goes on without it, and readers often mend it: a copy made from what
//! was read would be a piece with something missing, and nobody would know.

use std::collections::HashSet;

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object, ObjectId};

use super::{dictionnaire, suivre};

/// Ancestors a page may inherit from.
const ANCETRES: usize = 32;
/// What a page is numbered from.
const LUES: [&[u8]; 6] = [b"Contents", b"Resources", b"MediaBox", b"CropBox", b"Rotate", b"UserUnit"];

/// Whether a page may be changed: all that its number needs was read.
pub(super) fn page_lue(document: &Document, page: ObjectId) -> bool {
    let mut id = page;
    for _ in 0..ANCETRES {
        let Ok(noeud) = document.get_dictionary(id) else { return false };
        let lue = |cle: &&[u8]| noeud.get(cle).map_or(true, |valeur| lu(document, valeur));
        if !LUES.iter().all(lue) {
            return false;
        }
        match noeud.get(b"Parent") {
            Ok(Object::Reference(parent)) if *parent != id => id = *parent,
            _ => break,
        }
    }
    let ressources = super::tampon::herite(document, page, b"Resources").and_then(dictionnaire);
    ressources.and_then(|r| r.get(b"XObject").ok()).is_none_or(|dessins| lu(document, dessins))
}

/// Whether all that these pages need was read.
pub(super) fn tout_lu(document: &Document, pages: &[ObjectId]) -> bool {
    let mut vus = HashSet::new();
    let mut a_voir = pages.to_vec();
    while let Some(id) = a_voir.pop() {
        if !vus.insert(id) {
            continue;
        }
        match document.objects.get(&id) {
            Some(objet) => {
                if sans_octets(document, objet) {
                    return false;
                }
                suites(objet, &mut a_voir);
            }
            None if perdu(document, id) => return false,
            None => {}
        }
    }
    true
}

fn suites(objet: &Object, trouvees: &mut Vec<ObjectId>) {
    match objet {
        Object::Reference(id) => trouvees.push(*id),
        Object::Array(elements) => elements.iter().for_each(|element| suites(element, trouvees)),
        _ => {
            let entrees = dictionnaire(objet).into_iter().flat_map(|d| d.iter());
            entrees.for_each(|(_, valeur)| suites(valeur, trouvees));
        }
    }
}

/// Whether a value and, in a list of drawings, each of them, was read.
fn lu(document: &Document, valeur: &Object) -> bool {
    let seul = |valeur: &Object| {
        let absent = valeur.as_reference().is_ok_and(|id| perdu(document, id));
        !absent && suivre(document, valeur).is_none_or(|objet| !sans_octets(document, objet))
    };
    let liste = suivre(document, valeur).and_then(|objet| objet.as_array().ok());
    seul(valeur) && liste.is_none_or(|elements| elements.iter().all(seul))
}

/// Whether the file has an object there, which was not read. What it does not have is nothing, and that is allowed.
fn perdu(document: &Document, id: ObjectId) -> bool {
    let annonce = match document.reference_table.get(id.0) {
        Some(XrefEntry::Normal { generation, .. }) => *generation == id.1,
        Some(XrefEntry::Compressed { .. }) => id.1 == 0,
        _ => false,
    };
    annonce && !document.objects.contains_key(&id)
}

/// Whether a stream lost its bytes because its length is wrong: it is left as a dictionary, or empty.
fn sans_octets(document: &Document, objet: &Object) -> bool {
    match objet {
        Object::Dictionary(reste) => reste.has(b"Length"),
        Object::Stream(flux) if flux.content.is_empty() && flux.start_position.is_some() => {
            let longueur = flux.dict.get(b"Length").ok().and_then(|l| suivre(document, l)?.as_i64().ok());
            longueur != Some(0)
        }
        _ => false,
    }
}
