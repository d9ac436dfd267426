//! The typeface of letters, taken from a small file that `pdf` writes: enough to set a number and a label by hand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::dictionnaire;
use crate::lettre::{Bloc, Lettre, Span};
use crate::pdf::{self, Error};

/// Codes looked at: far more than a file with the signs of a deposit has.
const CODES: u16 = 4096;
/// How many unknown signs may be taken out before giving up.
const ESSAIS: usize = 512;

/// A face, with the signs it was asked for.
pub(in crate::depot) struct Police {
    objets: BTreeMap<ObjectId, Object>,
    racine: ObjectId,
    /// Code, and width in thousandths of an em.
    signes: HashMap<char, (u16, f32)>,
}

impl Police {
    /// The upright face, or the bold one, with at least the signs of `textes` that the typeface has.
    pub(in crate::depot) fn pour(textes: &str, gras: bool) -> Result<Police, Error> {
        let mut signes: BTreeSet<char> = textes.chars().filter(|c| !c.is_whitespace()).collect();
        signes.extend("Pièce n°0123456789.…-".chars().filter(|c| *c != ' '));
        for _ in 0..ESSAIS {
            match pdf::write(&feuille(&signes, gras), NaiveDate::default()) {
                Ok(octets) => return Police::lire(&octets, gras).ok_or(Error::Police),
                // What people typed must not stop them: the sign is left out.
                Err(Error::Caractere { caractere, .. }) if signes.remove(&caractere) => {}
                Err(erreur) => return Err(erreur),
            }
        }
        Err(Error::Police)
    }

    fn lire(octets: &[u8], gras: bool) -> Option<Police> {
        let document = Document::load_mem(octets).ok()?;
        let (racine, police) = document.objects.iter().find_map(|(id, objet)| {
            let police = objet.as_dict().ok().filter(|d| d.has_type(b"Font"))?;
            let nom = police.get(b"BaseFont").and_then(Object::as_name).ok()?;
            let type0 = police.get(b"Subtype").and_then(Object::as_name).ok()? == b"Type0";
            (type0 && nom.ends_with(b"Bold") == gras).then_some((*id, police))
        })?;
        let largeurs = largeurs(&document, police)?;
        let encodage = encodage(&document, police)?;
        let mut signes = HashMap::new();
        for code in 1..CODES {
            let lu = encodage.bytes_to_string(&code.to_be_bytes()).unwrap_or_default();
            let mut lettres = lu.chars();
            if let (Some(signe), None, Some(largeur)) =
                (lettres.next(), lettres.next(), largeurs.get(&i64::from(code)))
            {
                signes.entry(signe).or_insert((code, *largeur));
            }
        }
        let mut objets = BTreeMap::new();
        recolter(&document, racine, &mut objets);
        Some(Police { objets, racine, signes })
    }

    /// Puts the face in a document; its resource there.
    pub(super) fn poser(&self, document: &mut Document) -> ObjectId {
        let decalage = document.max_id;
        let deplacer = |id: ObjectId| (decalage + id.0, 0);
        for (id, objet) in &self.objets {
            let mut objet = objet.clone();
            renumeroter(&mut objet, &deplacer);
            document.set_object(deplacer(*id), objet);
        }
        document.max_id += self.objets.keys().next_back().map_or(0, |id| id.0);
        deplacer(self.racine)
    }

    /// Width of a line of text at that size, in points.
    pub(in crate::depot) fn largeur(&self, texte: &str, corps: f32) -> f32 {
        self.codes(texte).map(|(_, largeur)| largeur).sum::<f32>() * corps / 1000.0
    }

    /// The text as a page shows it: « <0001…> ».
    pub(super) fn montrer(&self, texte: &str) -> String {
        let codes: String = self.codes(texte).map(|(code, _)| format!("{code:04X}")).collect();
        format!("<{codes}>")
    }

    /// The text on lines no wider than `largeur` points: words that are too long are cut.
    pub(in crate::depot) fn lignes(&self, texte: &str, corps: f32, largeur: f32) -> Vec<String> {
        let mut lignes = vec![String::new()];
        for mot in texte.split_whitespace() {
            let mut mot = mot.to_owned();
            loop {
                let ligne = lignes.last_mut().expect("there is always a line");
                let essai = if ligne.is_empty() { mot.clone() } else { format!("{ligne} {mot}") };
                if self.largeur(&essai, corps) <= largeur {
                    *ligne = essai;
                    break;
                }
                if ligne.is_empty() {
                    let coupe = self.coupe(&mot, corps, largeur);
                    *ligne = mot[..coupe].to_owned();
                    mot.drain(..coupe);
                }
                lignes.push(String::new());
            }
        }
        lignes.retain(|ligne| !ligne.is_empty());
        lignes
    }

    /// How many bytes of a word hold in that width; one sign at least.
    fn coupe(&self, mot: &str, corps: f32, largeur: f32) -> usize {
        let fins = mot.char_indices().map(|(debut, signe)| debut + signe.len_utf8());
        let premiere = mot.chars().next().map_or(0, char::len_utf8);
        fins.take_while(|fin| self.largeur(&mot[..*fin], corps) <= largeur).last().unwrap_or(premiere)
    }

    fn codes(&self, texte: &str) -> impl Iterator<Item = (u16, f32)> {
        // The space of a sheet where every sign stands alone is always there.
        let signe = |c: char| self.signes.get(&if c.is_whitespace() { ' ' } else { c }).copied();
        texte.chars().filter_map(signe)
    }
}

/// Every sign apart from the others, so that none becomes part of a ligature.
fn feuille(signes: &BTreeSet<char>, gras: bool) -> Lettre {
    let texte = signes.iter().flat_map(|signe| [*signe, ' ']).chain(['n']).collect();
    let corps = vec![Bloc::Paragraphe(vec![Span { texte, gras, ..Span::default() }])];
    Lettre { corps, ..Lettre::default() }
}

fn encodage<'d>(document: &'d Document, police: &Dictionary) -> Option<lopdf::Encoding<'d>> {
    // Without its own encoding, the library reads the table of texts.
    let mut police = police.clone();
    police.remove(b"Encoding");
    let table = document.dereference(police.get(b"ToUnicode").ok()?).ok()?.1.clone();
    let mut seul = Document::new();
    let id = seul.add_object(table);
    police.set("ToUnicode", id);
    match police.get_font_encoding(&seul).ok()? {
        lopdf::Encoding::UnicodeMapEncoding(carte) => Some(lopdf::Encoding::UnicodeMapEncoding(carte)),
        _ => None,
    }
}

/// « /W [1 [500 600] 7 9 400] »: a list after a code, or one width for a range.
fn largeurs(document: &Document, police: &Dictionary) -> Option<HashMap<i64, f32>> {
    let descendants = document.dereference(police.get(b"DescendantFonts").ok()?).ok()?.1.as_array().ok()?;
    let descendant = document.dereference(descendants.first()?).ok()?.1.as_dict().ok()?;
    let liste = document.dereference(descendant.get(b"W").ok()?).ok()?.1.as_array().ok()?;
    let mut largeurs = HashMap::new();
    let mut reste = liste.iter();
    while let (Some(premier), Some(suite)) = (reste.next(), reste.next()) {
        let premier = premier.as_i64().ok()?;
        match document.dereference(suite).ok()?.1 {
            Object::Array(valeurs) => {
                let valeurs = valeurs.iter().zip(premier..);
                largeurs.extend(valeurs.filter_map(|(v, code)| Some((code, v.as_float().ok()?))));
            }
            dernier => {
                let valeur = reste.next()?.as_float().ok()?;
                let dernier = dernier.as_i64().ok()?.min(i64::from(CODES));
                largeurs.extend((premier..=dernier).map(|code| (code, valeur)));
            }
        }
    }
    Some(largeurs)
}

/// An object and all that it needs.
fn recolter(document: &Document, id: ObjectId, objets: &mut BTreeMap<ObjectId, Object>) {
    let mut a_prendre = vec![id];
    while let Some(id) = a_prendre.pop() {
        if let (false, Some(objet)) = (objets.contains_key(&id), document.objects.get(&id)) {
            references(objet, &mut a_prendre);
            objets.insert(id, objet.clone());
        }
    }
}

fn references(objet: &Object, trouvees: &mut Vec<ObjectId>) {
    match objet {
        Object::Reference(id) => trouvees.push(*id),
        Object::Array(elements) => elements.iter().for_each(|e| references(e, trouvees)),
        _ => {
            if let Some(dictionnaire) = dictionnaire(objet) {
                dictionnaire.iter().for_each(|(_, valeur)| references(valeur, trouvees));
            }
        }
    }
}

fn renumeroter(objet: &mut Object, deplacer: &impl Fn(ObjectId) -> ObjectId) {
    match objet {
        Object::Reference(id) => *id = deplacer(*id),
        Object::Array(elements) => elements.iter_mut().for_each(|e| renumeroter(e, deplacer)),
        Object::Dictionary(d) => d.iter_mut().for_each(|(_, v)| renumeroter(v, deplacer)),
        Object::Stream(flux) => flux.dict.iter_mut().for_each(|(_, v)| renumeroter(v, deplacer)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_face_sets_what_it_has_and_leaves_out_the_rest() {
        let police = Police::pour("Délibération œuvre 🎉", true).expect("the typeface is there");
        assert_eq!(police.largeur("🎉", 10.0), 0.0);
        assert!(police.largeur("Pièce n°\u{a0}12", 10.0) > 40.0);
        assert_eq!(police.montrer("œ").len(), 6);
        assert_eq!(police.montrer("12").len(), 10);
    }

    #[test]
    fn lines_never_exceed_their_width() {
        let police = Police::pour("abcdefghijklmnopqrstuvwxyz", false).expect("the typeface is there");
        let lignes =
            police.lignes("un mot abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz fin", 12.0, 90.0);
        assert!(lignes.len() > 3, "{lignes:?}");
        assert!(lignes.iter().all(|ligne| police.largeur(ligne, 12.0) <= 90.0), "{lignes:?}");
        assert_eq!(lignes.concat().replace(' ', "").len(), "unmotfin".len() + 52);
    }
}
