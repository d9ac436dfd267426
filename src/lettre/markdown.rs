//! The closed Markdown of a letter: paragraphs, `##`, bold, italic, lists. Anything else is refused.
//!
//! Answers never pass through the parser: they stand in the text as opaque marks, put back once the tree is
//! built, so no answer can become markup.

use std::collections::BTreeMap;
use std::iter::Peekable;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::arbre::{Bloc, Span};
use super::typographie;

/// Around the rank of an answer.
pub(crate) const REPONSE: (char, char) = ('\u{E000}', '\u{E001}');
/// Around words still to be completed or confirmed.
pub(crate) const A_COMPLETER: (char, char) = ('\u{E002}', '\u{E003}');

/// A list, a list inside it, and one more.
const NIVEAUX: usize = 3;

/// What `[pièce:id]` and `[source:id]` become, in words (« pièce n° 2 »).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renvois {
    pub pieces: BTreeMap<String, String>,
    pub sources: BTreeMap<String, String>,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Faute {
    /// At a byte of the text.
    Balisage {
        octet: usize,
        quoi: &'static str,
    },
    Renvoi(String),
}

/// `renvois` is absent when a template is only checked.
pub(crate) fn blocs(texte: &str, reponses: &[String], renvois: Option<&Renvois>) -> Result<Vec<Bloc>, Faute> {
    let evenements = Parser::new_ext(texte, Options::empty()).into_offset_iter().peekable();
    Lecteur { texte, reponses, renvois, evenements }.blocs(0)
}

/// The same for a single line (subject, enclosure), where there is no Markdown at all.
pub(crate) fn ligne(texte: &str, reponses: &[String]) -> Vec<Span> {
    let span = Span { texte: texte.to_string(), ..Span::default() };
    let paragraphes = developper(&[span], reponses, None).unwrap_or_default();
    let mut spans = Vec::new();
    for paragraphe in paragraphes {
        if !spans.is_empty() {
            spans.push(Span { texte: " ".to_string(), ..Span::default() });
        }
        spans.extend(paragraphe);
    }
    typographie::appliquer(&spans)
}

struct Lecteur<'a> {
    texte: &'a str,
    reponses: &'a [String],
    renvois: Option<&'a Renvois>,
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
                Event::Start(Tag::Heading { level: HeadingLevel::H2, .. })
                    if self.texte[place.start..].starts_with("##") =>
                {
                    self.evenements.next();
                    blocs.extend(self.paragraphes()?.into_iter().map(en_intertitre));
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
                Event::End(_) | Event::Start(Tag::List(_) | Tag::Paragraph | Tag::Heading { .. }) => break,
                autre => return Err(Faute::Balisage { octet: place.start, quoi: nommer(&autre) }),
            };
            self.evenements.next();
            joindre(&mut spans, Span { texte, gras: gras > 0, italique: italique > 0, ..Span::default() });
        }
        let paragraphes = developper(&spans, self.reponses, self.renvois)?;
        let paragraphes = paragraphes.iter().map(|spans| typographie::appliquer(spans));
        Ok(paragraphes.filter(|spans| !spans.is_empty()).map(Bloc::Paragraphe).collect())
    }
}

fn en_intertitre(bloc: Bloc) -> Bloc {
    match bloc {
        Bloc::Paragraphe(spans) => Bloc::Titre { niveau: 2, numero: None, spans },
        autre => autre,
    }
}

fn joindre(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        _ if span.texte.is_empty() => {}
        Some(dernier)
            if (Span { texte: String::new(), ..dernier.clone() })
                == (Span { texte: String::new(), ..span.clone() }) =>
        {
            dernier.texte.push_str(&span.texte);
        }
        _ => spans.push(span),
    }
}

/// Puts answers and references back, paragraph by paragraph.
fn developper(
    spans: &[Span],
    reponses: &[String],
    renvois: Option<&Renvois>,
) -> Result<Vec<Vec<Span>>, Faute> {
    let mut paragraphes = vec![Vec::new()];
    for modele in spans {
        let mut reste = modele.texte.as_str();
        while !reste.is_empty() {
            let (avant, suite) = match reste.find(REPONSE.0) {
                Some(place) => reste.split_at(place),
                None => (reste, ""),
            };
            verser(&mut paragraphes, modele, &remplacer_renvois(avant, renvois)?);
            let Some((rang, apres)) = suite.strip_prefix(REPONSE.0).and_then(|s| s.split_once(REPONSE.1))
            else {
                break;
            };
            let reponse = rang.parse::<usize>().ok().and_then(|rang| reponses.get(rang));
            verser(&mut paragraphes, modele, reponse.map_or("", String::as_str));
            reste = apres;
        }
    }
    Ok(paragraphes)
}

/// Adds words in the style of `modele`, minding line ends and marks of completion.
fn verser(paragraphes: &mut Vec<Vec<Span>>, modele: &Span, texte: &str) {
    let mut a_completer = false;
    for morceau in texte.split_inclusive([A_COMPLETER.0, A_COMPLETER.1, '\n']) {
        let mots = morceau.trim_end_matches([A_COMPLETER.0, A_COMPLETER.1, '\n']);
        if let Some(paragraphe) = paragraphes.last_mut() {
            joindre(paragraphe, Span { texte: mots.to_string(), a_completer, ..modele.clone() });
        }
        match morceau.chars().last() {
            Some('\n') => paragraphes.push(Vec::new()),
            Some(c) if c == A_COMPLETER.0 => a_completer = true,
            Some(c) if c == A_COMPLETER.1 => a_completer = false,
            _ => {}
        }
    }
}

fn remplacer_renvois(texte: &str, renvois: Option<&Renvois>) -> Result<String, Faute> {
    let mut sortie = String::new();
    let mut reste = texte;
    while let Some(place) = ["[pièce:", "[source:"].iter().filter_map(|debut| reste.find(debut)).min() {
        let (avant, suite) = reste.split_at(place);
        let Some((renvoi, apres)) = suite.split_once(']') else { break };
        let (genre, id) = renvoi[1..].split_once(':').unwrap_or_default();
        let mots = renvois.map(|r| if genre == "source" { r.sources.get(id) } else { r.pieces.get(id) });
        sortie.push_str(avant);
        match mots {
            Some(Some(mots)) => sortie.push_str(mots),
            Some(None) => return Err(Faute::Renvoi(format!("{renvoi}]"))),
            None => {}
        }
        reste = apres;
    }
    Ok(sortie + reste)
}

fn nommer(evenement: &Event) -> &'static str {
    match evenement {
        Event::Start(Tag::Heading { .. }) => "un titre qui n’est pas un intertitre ##",
        Event::Start(Tag::BlockQuote(_)) => "une citation >",
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
