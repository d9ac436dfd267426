//! French typography, applied last, on words already laid in the tree. Applying it twice changes nothing.
//!
//! Styles cut a sentence anywhere (« **Objet** : »), so the rules run on the paragraph's characters, each of
//! which keeps its style.

mod nombres;
mod ponctuation;
mod references;

use super::arbre::Span;

pub(crate) const INSECABLE: char = '\u{a0}';
pub(crate) const FINE: char = '\u{202f}';

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Style {
    gras: bool,
    italique: bool,
    exposant: bool,
    a_completer: bool,
    /// One more than the rank of the span these words belong to, when it says more than a style: 0 otherwise.
    marque: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Car {
    c: char,
    style: Style,
    /// Part of an address of the web or of a mail: never touched.
    fixe: bool,
}

/// A paragraph as characters.
#[derive(Clone, PartialEq)]
struct Ligne(Vec<Car>);

impl Ligne {
    fn c(&self, i: usize) -> Option<char> {
        self.0.get(i).map(|car| car.c)
    }

    /// The character `n` places before `i`.
    fn avant(&self, i: usize, n: usize) -> Option<char> {
        i.checked_sub(n).and_then(|i| self.c(i))
    }

    fn fixe(&self, i: usize) -> bool {
        self.0.get(i).is_some_and(|car| car.fixe)
    }

    fn set(&mut self, i: usize, c: char) {
        if let Some(car) = self.0.get_mut(i).filter(|car| !car.fixe) {
            car.c = c;
        }
    }

    /// Inserts in the style of what precedes, but never raised.
    fn insert(&mut self, i: usize, c: char) {
        let voisin = i.checked_sub(1).and_then(|avant| self.0.get(avant)).or_else(|| self.0.get(i));
        let style = voisin.map(|car| Style { exposant: false, ..car.style }).unwrap_or_default();
        self.0.insert(i, Car { c, style, fixe: false });
    }

    fn remove(&mut self, i: usize) {
        self.0.remove(i);
    }

    /// The end of the run of characters that satisfy `garde`, from `i`.
    fn fin(&self, i: usize, garde: impl Fn(char) -> bool) -> usize {
        (i..self.0.len()).find(|&j| self.c(j).is_none_or(|c| !garde(c))).unwrap_or(self.0.len())
    }

    /// Whether the exact word stands at `i`, alone.
    fn mot(&self, i: usize, mot: &str) -> bool {
        let longueur = mot.chars().count();
        mot.chars().next() == self.c(i)
            && mot.chars().zip(i..).all(|(c, j)| self.c(j) == Some(c) && !self.fixe(j))
            && !self.avant(i, 1).is_some_and(char::is_alphanumeric)
            && !(mot.ends_with(char::is_alphanumeric)
                && self.c(i + longueur).is_some_and(char::is_alphanumeric))
    }
}

fn est_espace(c: char) -> bool {
    matches!(c, ' ' | '\t' | INSECABLE | FINE)
}

fn est_chiffre(c: char) -> bool {
    c.is_ascii_digit()
}

/// The rules over a paragraph in its styles.
pub fn appliquer(spans: &[Span]) -> Vec<Span> {
    let mut ligne = Ligne(spans.iter().enumerate().flat_map(|(rang, span)| cars(rang, span)).collect());
    proteger(&mut ligne);
    // A rule may open the way to an earlier one; a few turns always settle it.
    for _ in 0..4 {
        let avant = ligne.clone();
        ponctuation::appliquer(&mut ligne);
        nombres::appliquer(&mut ligne);
        references::appliquer(&mut ligne);
        if ligne == avant {
            break;
        }
    }
    regrouper(&ligne, spans)
}

/// The rules over a plain line (names, addresses).
pub fn texte(texte: &str) -> String {
    let spans = appliquer(&[Span { texte: texte.to_string(), ..Span::default() }]);
    spans.into_iter().map(|span| span.texte).collect()
}

fn cars(rang: usize, span: &Span) -> impl Iterator<Item = Car> {
    let style = Style {
        gras: span.gras,
        italique: span.italique,
        exposant: span.exposant,
        a_completer: span.a_completer,
        marque: if span.renvoi.is_some() || span.note.is_some() || span.sans_piece { rang + 1 } else { 0 },
    };
    span.texte.chars().map(move |c| Car { c, style, fixe: false })
}

fn regrouper(ligne: &Ligne, origines: &[Span]) -> Vec<Span> {
    let spans = ligne.0.chunk_by(|a, b| a.style == b.style).filter_map(|cars| {
        let Style { gras, italique, exposant, a_completer, marque } = cars.first()?.style;
        let origine = marque.checked_sub(1).and_then(|rang| origines.get(rang)).cloned().unwrap_or_default();
        let texte = cars.iter().map(|car| car.c).collect();
        Some(Span { texte, gras, italique, exposant, a_completer, ..origine })
    });
    spans.collect()
}

/// Web and mail addresses are kept to the letter, from where they start to the end of the word, without the
/// quotes, brackets and stops that close it.
fn proteger(ligne: &mut Ligne) {
    let mut i = 0;
    while i < ligne.0.len() {
        let fin = ligne.fin(i, |c| !c.is_whitespace() && !est_espace(c));
        if let Some(debut) = (i..fin).find_map(|j| debut_d_adresse(ligne, j)) {
            let bout = (debut..fin).rev().find(|&j| ligne.c(j).is_some_and(|c| !"»)”\".…],".contains(c)));
            for car in ligne.0.iter_mut().take(bout.map_or(debut, |j| j + 1)).skip(debut) {
                car.fixe = true;
            }
        }
        i = fin.max(i + 1);
    }
}

/// Where the address starts whose mark stands at `i`.
fn debut_d_adresse(ligne: &Ligne, i: usize) -> Option<usize> {
    let suit = |mot: &str| mot.chars().zip(i..).all(|(c, j)| ligne.c(j) == Some(c));
    let recule =
        |garde: fn(char) -> bool| (0..i).rev().take_while(|&j| ligne.c(j).is_some_and(garde)).count();
    if suit("www.") {
        Some(i)
    } else if suit("://") {
        Some(i - recule(|c| c.is_ascii_alphanumeric()))
    } else if suit("@") {
        Some(i - recule(|c| c.is_alphanumeric() || "._%+-'".contains(c)))
    } else {
        None
    }
}
