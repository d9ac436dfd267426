//! The closed Markdown of a letter: paragraphs, headings, bold, italic, lists, quotations, footnotes, references to
//! pieces and sources. Anything else is refused.
//!
//! Answers never pass through the parser: they stand in the text as opaque marks, put back once the tree is
//! built, so no answer can become markup.

use std::collections::BTreeMap;
use std::iter::Peekable;

use pulldown_cmark::{CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::arbre::{Bloc, Span};
use super::developper::developper;
use super::matiere::Numeros;
use super::parcours;
use super::typographie;

/// Around the rank of an answer.
pub(crate) const REPONSE: (char, char) = ('\u{E000}', '\u{E001}');
/// Around words still to be completed or confirmed.
pub(crate) const A_COMPLETER: (char, char) = ('\u{E002}', '\u{E003}');

/// A list, a list inside it, and one more.
const NIVEAUX: usize = 3;

/// Around a reference made by a template (« pièce:id »).
pub(crate) const RENVOI: (char, char) = ('\u{E004}', '\u{E005}');

#[derive(Debug, PartialEq)]
pub(crate) enum Faute {
    /// At a byte of the text.
    Balisage {
        octet: usize,
        quoi: &'static str,
    },
    Renvoi(String),
}

/// What stands behind the marks of a text.
#[derive(Clone, Copy)]
pub(crate) struct Fond<'a> {
    pub reponses: &'a [String],
    /// Absent when a template is only checked.
    pub numeros: Option<&'a Numeros<'a>>,
    /// Whether a reference to nothing is a fault, as in a template; in a writer's text it is a passage to complete.
    pub strict: bool,
}

pub(crate) fn blocs(texte: &str, fond: Fond) -> Result<Vec<Bloc>, Faute> {
    let evenements = Parser::new_ext(texte, Options::ENABLE_FOOTNOTES).into_offset_iter().peekable();
    let mut lecteur = Lecteur { texte, fond, evenements, notes: BTreeMap::new() };
    let mut blocs = lecteur.blocs(0)?;
    poser_les_notes(&mut blocs, &lecteur.notes);
    Ok(blocs)
}

/// Footnotes are numbered as the text calls them, wherever they were written.
fn poser_les_notes(blocs: &mut [Bloc], notes: &BTreeMap<String, Vec<Span>>) {
    let mut numero = 0;
    parcours::spans_mut(blocs, &mut |span| {
        if span.note.is_some() {
            numero += 1;
            span.note = Some(notes.get(&span.texte).cloned().unwrap_or_default());
            span.texte = numero.to_string();
        }
    });
}

/// The same for a single line (subject, enclosure), where there is no Markdown at all.
pub(crate) fn ligne(texte: &str, reponses: &[String]) -> Vec<Span> {
    let span = Span { texte: texte.to_string(), ..Span::default() };
    let fond = Fond { reponses, numeros: None, strict: false };
    let paragraphes = developper(&[span], fond).unwrap_or_default();
    let mut spans = Vec::new();
    for paragraphe in paragraphes {
        if !spans.is_empty() {
            spans.push(Span { texte: " ".to_string(), ..Span::default() });
        }
        spans.extend(paragraphe);
    }
    typographie::appliquer(&spans)
}

/// One line of words per line of text, where there is no Markdown either.
pub(crate) fn lignes(texte: &str, reponses: &[String]) -> Vec<Vec<Span>> {
    let mut sortie = Vec::new();
    for ligne in texte.lines() {
        let span = Span { texte: ligne.trim().to_string(), ..Span::default() };
        let fond = Fond { reponses, numeros: None, strict: false };
        sortie.extend(developper(&[span], fond).unwrap_or_default());
    }
    let sortie = sortie.iter().map(|spans| typographie::appliquer(spans));
    sortie.filter(|spans| spans.iter().any(|span| !span.texte.trim().is_empty())).collect()
}

struct Lecteur<'a> {
    texte: &'a str,
    fond: Fond<'a>,
    notes: BTreeMap<String, Vec<Span>>,
    evenements: Peekable<OffsetIter<'a>>,
}

impl Lecteur<'_> {
    /// Blocks up to the end of what holds them.
    fn blocs(&mut self, niveau: usize) -> Result<Vec<Bloc>, Faute> {
        let mut blocs = Vec::new();
        while let Some((evenement, place)) = self.evenements.peek().cloned() {
            match evenement {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => {
                    self.evenements.next();
                    blocs.extend(self.paragraphes()?);
                    self.evenements.next();
                }
                Event::Start(Tag::Heading {
                    level: niveau @ (HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3),
                    ..
                }) if self.texte[place.start..].starts_with('#') => {
                    self.evenements.next();
                    let titre = |bloc| en_titre(bloc, niveau as u8);
                    blocs.extend(self.paragraphes()?.into_iter().map(titre));
                    self.evenements.next();
                }
                Event::Start(Tag::BlockQuote(_)) if niveau == 0 => {
                    self.evenements.next();
                    blocs.push(self.citation(place.start)?);
                    self.evenements.next();
                }
                Event::Start(Tag::FootnoteDefinition(nom)) => {
                    self.evenements.next();
                    let note = self.note(place.start)?;
                    self.notes.insert(nom.to_string(), note);
                    self.evenements.next();
                }
                Event::Start(Tag::List(debut)) => {
                    self.evenements.next();
                    blocs.push(self.liste(debut, niveau + 1, place.start)?);
                    self.evenements.next();
                }
                // A tight list gives its words without a paragraph.
                Event::Text(_) | Event::Start(Tag::Strong | Tag::Emphasis) if niveau > 0 => {
                    blocs.extend(self.paragraphes()?);
                }
                autre => return Err(Faute::Balisage { octet: place.start, quoi: nommer(&autre) }),
            }
        }
        Ok(blocs)
    }

    fn liste(&mut self, debut: Option<u64>, niveau: usize, octet: usize) -> Result<Bloc, Faute> {
        if niveau > NIVEAUX {
            return Err(Faute::Balisage { octet, quoi: "une liste trop imbriquée" });
        }
        if debut.is_none() && !self.texte[octet..].trim_start().starts_with('-') {
            return Err(Faute::Balisage { octet, quoi: "une liste dont la puce n’est pas un tiret" });
        }
        let mut elements = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.evenements.peek() {
            self.evenements.next();
            elements.push(self.blocs(niveau)?);
            self.evenements.next();
        }
        Ok(Bloc::Liste { debut, elements })
    }

    /// Paragraphs, and nothing else, under a mark.
    fn paragraphes_seuls(&mut self, octet: usize, quoi: &'static str) -> Result<Vec<Vec<Span>>, Faute> {
        let seul = |bloc| match bloc {
            Bloc::Paragraphe(spans) => Ok(spans),
            _ => Err(Faute::Balisage { octet, quoi }),
        };
        self.blocs(1)?.into_iter().map(seul).collect()
    }

    fn citation(&mut self, octet: usize) -> Result<Bloc, Faute> {
        Ok(Bloc::Citation(self.paragraphes_seuls(octet, "une liste ou un titre dans une citation")?))
    }

    fn note(&mut self, octet: usize) -> Result<Vec<Span>, Faute> {
        let paragraphes = self.paragraphes_seuls(octet, "une liste ou un titre dans une note")?;
        let espace = vec![Span { texte: " ".to_string(), ..Span::default() }];
        Ok(paragraphes.join(espace.as_slice()))
    }

    /// Words up to the next block; the lines of a long answer make as many paragraphs.
    fn paragraphes(&mut self) -> Result<Vec<Bloc>, Faute> {
        let (mut gras, mut italique) = (0usize, 0usize);
        let mut spans: Vec<Span> = Vec::new();
        while let Some((evenement, place)) = self.evenements.peek().cloned() {
            let texte = match evenement {
                Event::Text(texte) => texte.to_string(),
                Event::SoftBreak => " ".to_string(),
                Event::Start(Tag::Strong) => {
                    gras += 1;
                    String::new()
                }
                Event::Start(Tag::Emphasis) => {
                    italique += 1;
                    String::new()
                }
                Event::End(TagEnd::Strong) => {
                    gras -= 1;
                    String::new()
                }
                Event::End(TagEnd::Emphasis) => {
                    italique -= 1;
                    String::new()
                }
                Event::FootnoteReference(nom) => {
                    self.evenements.next();
                    spans.push(appel_de_note(&nom));
                    continue;
                }
                Event::End(_) | Event::Start(Tag::List(_) | Tag::Paragraph | Tag::Heading { .. }) => break,
                autre => return Err(Faute::Balisage { octet: place.start, quoi: nommer(&autre) }),
            };
            self.evenements.next();
            joindre(&mut spans, Span { texte, gras: gras > 0, italique: italique > 0, ..Span::default() });
        }
        let paragraphes = developper(&spans, self.fond)?;
        let paragraphes = paragraphes.iter().map(|spans| typographie::appliquer(spans));
        Ok(paragraphes.filter(|spans| !spans.is_empty()).map(Bloc::Paragraphe).collect())
    }
}

fn en_titre(bloc: Bloc, niveau: u8) -> Bloc {
    match bloc {
        Bloc::Paragraphe(spans) => Bloc::Titre { niveau, numero: None, spans },
        autre => autre,
    }
}

/// Its words and its number come once the whole text is read.
fn appel_de_note(nom: &CowStr) -> Span {
    Span { texte: nom.to_string(), exposant: true, note: Some(Vec::new()), ..Span::default() }
}

fn meme_style(a: &Span, b: &Span) -> bool {
    let nu = |span: &Span| Span { texte: String::new(), ..span.clone() };
    let marque = |span: &Span| span.renvoi.is_some() || span.note.is_some();
    !marque(a) && !marque(b) && nu(a) == nu(b)
}

pub(super) fn joindre(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        _ if span.texte.is_empty() => {}
        Some(dernier) if meme_style(dernier, &span) => {
            dernier.texte.push_str(&span.texte);
        }
        _ => spans.push(span),
    }
}

fn nommer(evenement: &Event) -> &'static str {
    match evenement {
        Event::Start(Tag::Heading { .. }) => "un titre qui n’est pas écrit avec #, ## ou ###",
        Event::Start(Tag::BlockQuote(_)) => "une citation > dans une liste ou une autre citation",
        Event::Start(Tag::CodeBlock(_)) => "un bloc de code (une ligne en retrait)",
        Event::Code(_) => "du code entre accents graves",
        Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => "du HTML",
        Event::Start(Tag::Link { .. }) => "un lien",
        Event::Start(Tag::Image { .. }) => "une image",
        Event::HardBreak => "un retour à la ligne forcé",
        Event::Rule => "un filet",
        _ => "une mise en forme inconnue",
    }
}
