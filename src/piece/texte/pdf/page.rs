//! A page: its drawing instructions followed in order, forms included, the pen kept in mind.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream};

use super::super::net::Net;
use super::coupe::{Coupe, Matrice};
use super::police::Police;
use super::{FLUX, suivre};

/// Forms inside forms.
const PROFONDEUR: usize = 8;
/// Instructions followed in one piece, all pages together; a dense page has a few thousand.
const OPERATIONS: usize = 4_000_000;
/// Bytes of instructions parsed in one piece: what unpacks to nothing costs too.
const OCTETS: usize = 192 * 1024 * 1024;
/// Operators and words of one stream: parsed, each weighs some hundred times what it weighs in the file.
const OPERATEURS: usize = 500_000;
const MOTS: usize = 2_000_000;
/// Ancestors a page may inherit its resources from.
const ANCETRES: usize = 32;
/// States saved and not given back.
const ETATS: usize = 256;

pub(super) struct Marcheur<'d> {
    document: &'d Document,
    polices: HashMap<ObjectId, Rc<Police>>,
    operations: usize,
    octets: usize,
    perdu: bool,
    /// Forms being drawn: one that draws itself is not followed.
    ouverts: HashSet<ObjectId>,
}

#[derive(Clone)]
struct Graphique {
    ctm: Matrice,
    police: Option<Rc<Police>>,
    corps: f32,
    lettres: f32,
    mots: f32,
    etirement: f32,
    interligne: f32,
}

impl<'d> Marcheur<'d> {
    pub(super) fn new(document: &'d Document) -> Marcheur<'d> {
        Marcheur {
            document,
            polices: HashMap::new(),
            operations: OPERATIONS,
            octets: OCTETS,
            perdu: false,
            ouverts: HashSet::new(),
        }
    }

    /// Whether the piece used up what may be spent on it.
    pub(super) fn epuise(&self) -> bool {
        self.operations == 0 || self.octets == 0
    }

    /// Whether something was left unread.
    pub(super) fn perdu(&self) -> bool {
        self.perdu || self.epuise()
    }

    pub(super) fn page(&mut self, page: ObjectId, net: &mut Net) {
        let mut coupe = Coupe::default();
        let ressources = self.ressources(page);
        match self.document.get_page_content_with_limit(page, FLUX.min(self.octets)) {
            Ok(octets) => self.suivre(&octets, ressources, Matrice::IDENTITE, net, &mut coupe),
            Err(_) => self.perdu = true,
        }
        // Filled fields and notes laid over the page have a drawing of their own.
        for note in self.document.get_page_annotations(page).unwrap_or_default() {
            let dessin = note.get(b"AP").ok().and_then(|o| suivre(self.document, o)?.as_dict().ok());
            if let Some(dessin) = dessin.and_then(|ap| ap.get(b"N").ok()) {
                coupe.finir(net);
                self.forme(dessin, None, Matrice::IDENTITE, net, &mut coupe);
            }
        }
        coupe.finir(net);
    }

    fn ressources(&self, page: ObjectId) -> Option<&'d Dictionary> {
        let mut noeud = self.document.get_dictionary(page).ok()?;
        for _ in 0..ANCETRES {
            if let Some(trouve) = self.dictionnaire(noeud, b"Resources") {
                return Some(trouve);
            }
            noeud = self.dictionnaire(noeud, b"Parent")?;
        }
        None
    }

    fn dictionnaire(&self, dans: &'d Dictionary, cle: &[u8]) -> Option<&'d Dictionary> {
        suivre(self.document, dans.get(cle).ok()?)?.as_dict().ok()
    }

    /// Draws a form, unless it is being drawn already.
    fn forme(
        &mut self,
        objet: &'d Object,
        ressources: Option<&'d Dictionary>,
        ctm: Matrice,
        net: &mut Net,
        coupe: &mut Coupe,
    ) {
        let Ok((Some(id), Object::Stream(flux))) = self.document.dereference(objet) else { return };
        if flux.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|genre| genre == b"Image") {
            return;
        }
        if self.ouverts.len() == PROFONDEUR || !self.ouverts.insert(id) {
            self.perdu = true;
            return;
        }
        self.dessiner(flux, ressources, ctm, net, coupe);
        self.ouverts.remove(&id);
    }

    fn dessiner(
        &mut self,
        flux: &'d Stream,
        ressources: Option<&'d Dictionary>,
        ctm: Matrice,
        net: &mut Net,
        coupe: &mut Coupe,
    ) {
        let matrice = flux.dict.get(b"Matrix").ok().and_then(|o| suivre(self.document, o)?.as_array().ok());
        let matrice = matrice.and_then(|m| Matrice::lire(m)).unwrap_or(Matrice::IDENTITE);
        let ressources = self.dictionnaire(&flux.dict, b"Resources").or(ressources);
        match flux.get_plain_content_with_limit(FLUX.min(self.octets)) {
            Ok(octets) => self.suivre(&octets, ressources, matrice.puis(ctm), net, coupe),
            Err(Error::Unimplemented(_)) => {}
            Err(_) => self.perdu = true,
        }
    }

    fn suivre(
        &mut self,
        octets: &[u8],
        ressources: Option<&'d Dictionary>,
        ctm: Matrice,
        net: &mut Net,
        coupe: &mut Coupe,
    ) {
        // Opening a form costs something even when it is empty: doubling forms stop soon.
        self.octets = self.octets.saturating_sub(octets.len().max(1024));
        let contenu = if trop_dense(octets) { None } else { Content::decode(octets).ok() };
        let Some(contenu) = contenu else {
            self.perdu |= !octets.trim_ascii().is_empty();
            return;
        };
        let mut etat = Graphique {
            ctm,
            police: None,
            corps: 0.0,
            lettres: 0.0,
            mots: 0.0,
            etirement: 1.0,
            interligne: 0.0,
        };
        let mut saufs = Vec::new();
        let mut plume = Plume { debut: Matrice::IDENTITE, ici: Matrice::IDENTITE };
        let mut polices: HashMap<&[u8], Rc<Police>> = HashMap::new();
        for operation in &contenu.operations {
            if net.plein() || self.epuise() {
                return;
            }
            self.operations -= 1;
            let nombre = |rang: usize| operande(operation, rang);
            match operation.operator.as_str() {
                "q" if saufs.len() < ETATS => saufs.push(etat.clone()),
                "Q" => etat = saufs.pop().unwrap_or(etat),
                "cm" => {
                    if let Some(matrice) = Matrice::lire(&operation.operands) {
                        etat.ctm = matrice.puis(etat.ctm);
                    }
                }
                "BT" => plume = Plume { debut: Matrice::IDENTITE, ici: Matrice::IDENTITE },
                "Tf" => {
                    etat.corps = nombre(1);
                    let nom = operation.operands.first().and_then(|o| o.as_name().ok());
                    etat.police = nom.and_then(|nom| {
                        if let Some(police) = polices.get(nom) {
                            return Some(Rc::clone(police));
                        }
                        let police = self.police(ressources?, nom)?;
                        polices.insert(nom, Rc::clone(&police));
                        Some(police)
                    });
                }
                "Tc" => etat.lettres = nombre(0),
                "Tw" => etat.mots = nombre(0),
                "Tz" => etat.etirement = nombre(0) / 100.0,
                "TL" => etat.interligne = nombre(0),
                "Td" => plume.deplacer(nombre(0), nombre(1)),
                "TD" => {
                    etat.interligne = -nombre(1);
                    plume.deplacer(nombre(0), nombre(1));
                }
                "Tm" => {
                    if let Some(matrice) = Matrice::lire(&operation.operands) {
                        plume = Plume { debut: matrice, ici: matrice };
                    }
                }
                "T*" => plume.deplacer(0.0, -etat.interligne),
                "Tj" => montrer(&etat, &mut plume, operation.operands.first(), net, coupe),
                "'" => {
                    plume.deplacer(0.0, -etat.interligne);
                    montrer(&etat, &mut plume, operation.operands.first(), net, coupe);
                }
                "\"" => {
                    (etat.mots, etat.lettres) = (nombre(0), nombre(1));
                    plume.deplacer(0.0, -etat.interligne);
                    montrer(&etat, &mut plume, operation.operands.get(2), net, coupe);
                }
                "TJ" => {
                    let liste = operation.operands.first().and_then(|o| o.as_array().ok());
                    for element in liste.into_iter().flatten() {
                        match element.as_float() {
                            Ok(recul) => plume.avancer(-recul * 0.001 * etat.corps * etat.etirement),
                            Err(_) => montrer(&etat, &mut plume, Some(element), net, coupe),
                        }
                    }
                }
                "Do" => {
                    let nom = operation.operands.first().and_then(|o| o.as_name().ok());
                    let objets = ressources.and_then(|r| self.dictionnaire(r, b"XObject"));
                    if let Some(objet) = nom.zip(objets).and_then(|(nom, objets)| objets.get(nom).ok()) {
                        self.forme(objet, ressources, etat.ctm, net, coupe);
                    }
                }
                _ => {}
            }
        }
    }

    fn police(&mut self, ressources: &'d Dictionary, nom: &[u8]) -> Option<Rc<Police>> {
        let objet = self.dictionnaire(ressources, b"Font")?.get(nom).ok()?;
        let (id, objet) = self.document.dereference(objet).ok()?;
        if let Some(police) = id.and_then(|id| self.polices.get(&id)) {
            return Some(Rc::clone(police));
        }
        let police = objet.as_dict().ok()?;
        // Many fonts may share one heavy table of letters: each time it is unpacked counts.
        let table = police.get(b"ToUnicode").ok().and_then(|o| suivre(self.document, o)?.as_stream().ok());
        let table = table.map_or(Ok(0), |flux| flux.get_plain_content_with_limit(FLUX).map(|t| t.len()));
        self.octets = self.octets.saturating_sub(4096 + table.unwrap_or(FLUX));
        let police = Rc::new(Police::lire(self.document, police));
        if let Some(id) = id {
            self.polices.insert(id, Rc::clone(&police));
        }
        Some(police)
    }
}

/// Whether parsing would take too much memory: a plain count, before anything is allocated.
fn trop_dense(octets: &[u8]) -> bool {
    let (mut mots, mut operateurs, mut avant) = (0, 0, b' ');
    for &octet in octets {
        let separe = avant.is_ascii_whitespace() || matches!(avant, 0 | b']' | b')' | b'>');
        let delimite = matches!(octet, b'[' | b'(' | b'<' | b'/');
        if delimite || (separe && !octet.is_ascii_whitespace()) {
            mots += 1;
            operateurs += usize::from(octet.is_ascii_alphabetic() || matches!(octet, b'\'' | b'"'));
        }
        avant = octet;
    }
    mots > MOTS || operateurs > OPERATEURS
}

struct Plume {
    debut: Matrice,
    ici: Matrice,
}

impl Plume {
    fn deplacer(&mut self, x: f32, y: f32) {
        self.debut = self.debut.decale(x, y);
        self.ici = self.debut;
    }

    fn avancer(&mut self, x: f32) {
        self.ici = self.ici.decale(x, 0.0);
    }
}

fn operande(operation: &Operation, rang: usize) -> f32 {
    operation.operands.get(rang).and_then(|o| o.as_float().ok()).unwrap_or(0.0)
}

fn montrer(etat: &Graphique, plume: &mut Plume, objet: Option<&Object>, net: &mut Net, coupe: &mut Coupe) {
    let (Some(police), Some(Object::String(octets, _))) = (&etat.police, objet) else { return };
    police.epeler(octets, |texte, largeur, espace| {
        let avant = plume.ici.puis(etat.ctm);
        let large = largeur * etat.corps;
        let mots = if espace { etat.mots } else { 0.0 };
        plume.avancer((large + etat.lettres + mots) * etat.etirement);
        let apres = avant.decale(large * etat.etirement, 0.0);
        coupe.poser(texte, avant, apres, etat.corps, net);
    });
}
