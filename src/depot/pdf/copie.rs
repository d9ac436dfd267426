//! Objects of a document copied into the one being bound: only what its pages need, under new numbers.

use std::collections::{HashMap, VecDeque};
use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::objets::{self, Numeros};
use super::reliure::Feuilles;
use super::tampon::herite;
use super::{dictionnaire, suivre};

/// A reference that is already a number of the new file.
const DEJA: u16 = u16::MAX;
/// What a page passes on to those below it.
const HERITES: [&str; 4] = ["Resources", "MediaBox", "CropBox", "Rotate"];
/// What belongs to the tree left behind.
const LAISSES: [&[u8]; 4] = [b"B", b"StructParents", b"Tabs", b"Parent"];

/// A document being copied. Numbers last as long as it does: what two pages share is written once.
#[derive(Default)]
pub(super) struct Copie {
    numeros: HashMap<ObjectId, u32>,
    a_ecrire: VecDeque<ObjectId>,
}

/// Gives numbers as references come.
struct Suite<'a, 'd> {
    copie: &'a mut Copie,
    document: &'d Document,
    dernier: &'a mut u32,
}

impl Numeros for Suite<'_, '_> {
    fn numero(&mut self, id: ObjectId) -> Option<ObjectId> {
        if id.1 == DEJA {
            return Some((id.0, 0));
        }
        if let Some(numero) = self.copie.numeros.get(&id) {
            return Some((*numero, 0));
        }
        let objet = self.document.objects.get(&id)?;
        // Of the tree of pages, only those asked for: the others would bring the whole file along.
        let arbre = [b"Page".as_slice(), b"Pages", b"Catalog", b"StructElem", b"StructTreeRoot"];
        if dictionnaire(objet).is_some_and(|d| arbre.iter().any(|genre| d.has_type(genre))) {
            return None;
        }
        *self.dernier += 1;
        self.copie.numeros.insert(id, *self.dernier);
        self.copie.a_ecrire.push_back(id);
        Some((*self.dernier, 0))
    }

    /// Nothing that would act by itself on the reader's computer.
    fn garde(&self, cle: &[u8], valeur: &Object) -> bool {
        let agit = || {
            let action = suivre(self.document, valeur).and_then(dictionnaire);
            let genre = action.and_then(|action| action.get(b"S").ok()?.as_name().ok());
            matches!(genre, Some(b"JavaScript" | b"Launch" | b"ImportData" | b"SubmitForm"))
        };
        cle != b"AA" && (cle != b"A" || !agit())
    }
}

impl Copie {
    /// Writes these pages and what they need; their numbers, in the same order.
    pub(super) fn pages(
        &mut self,
        document: &Document,
        pages: &[ObjectId],
        feuilles: &mut Feuilles<'_>,
    ) -> io::Result<Vec<u32>> {
        // Pages first: links from one to another are kept.
        let mut numeros = Vec::with_capacity(pages.len());
        for page in pages {
            let numero = feuilles.numero();
            numeros.push(numero);
            self.numeros.entry(*page).or_insert(numero);
        }
        for (page, numero) in pages.iter().zip(&numeros) {
            let copie = feuille(document, *page, feuilles.parent());
            self.ecrire(document, *numero, &copie.into(), feuilles)?;
        }
        self.vider(document, feuilles)?;
        Ok(numeros)
    }

    /// The number an object has already got.
    pub(super) fn deja(&self, id: ObjectId) -> Option<u32> {
        self.numeros.get(&id).copied()
    }

    fn vider(&mut self, document: &Document, feuilles: &mut Feuilles<'_>) -> io::Result<()> {
        while let Some(id) = self.a_ecrire.pop_front() {
            let (Some(objet), Some(numero)) = (document.objects.get(&id), self.deja(id)) else { continue };
            self.ecrire(document, numero, objet, feuilles)?;
        }
        Ok(())
    }

    fn ecrire(
        &mut self,
        document: &Document,
        numero: u32,
        objet: &Object,
        feuilles: &mut Feuilles<'_>,
    ) -> io::Result<()> {
        let (sortie, dernier) = feuilles.commencer(numero);
        objets::indirect(sortie, (numero, 0), objet, &mut Suite { copie: self, document, dernier })
    }
}

/// A page on its own, with what it inherited.
fn feuille(document: &Document, page: ObjectId, parent: u32) -> Dictionary {
    let mut feuille = document.get_dictionary(page).cloned().unwrap_or_default();
    for cle in HERITES {
        if let Some(valeur) = herite(document, page, cle.as_bytes()) {
            // A stream can only be referred to, and none of these is one.
            if !feuille.has(cle.as_bytes()) && !matches!(valeur, Object::Stream(_)) {
                feuille.set(cle, valeur.clone());
            }
        }
    }
    for cle in LAISSES {
        feuille.remove(cle);
    }
    feuille.set("Type", "Page");
    feuille.set("Parent", Object::Reference((parent, DEJA)));
    feuille
}
