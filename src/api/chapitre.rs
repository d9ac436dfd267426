//! A chapter of the manual, from its Markdown to what a screen sets.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use quantieme_droit::francais;

use super::vues_reperes::{VueMorceau, VuePassage};

/// The passages of a chapter, in order.
pub(super) fn passages(markdown: &str) -> Vec<VuePassage> {
    let mut lecture = Lecture::default();
    for evenement in Parser::new(markdown) {
        lecture.suivre(evenement);
    }
    lecture.passages
}

#[derive(Default)]
struct Lecture {
    passages: Vec<VuePassage>,
    morceaux: Vec<VueMorceau>,
    /// Lists that are open: whether numbered, and their points so far.
    listes: Vec<(bool, Vec<Vec<VueMorceau>>)>,
    remarque: bool,
    gras: bool,
    italique: bool,
    lien: Option<String>,
}

impl Lecture {
    fn suivre(&mut self, evenement: Event<'_>) {
        match evenement {
            Event::Start(Tag::BlockQuote(_)) => self.remarque = true,
            Event::End(TagEnd::BlockQuote(_)) => self.remarque = false,
            Event::Start(Tag::Strong) => self.gras = true,
            Event::End(TagEnd::Strong) => self.gras = false,
            Event::Start(Tag::Emphasis) => self.italique = true,
            Event::End(TagEnd::Emphasis) => self.italique = false,
            Event::Start(Tag::Link { dest_url, .. }) => self.lien = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => self.lien = None,
            Event::Start(Tag::List(premier)) => self.listes.push((premier.is_some(), Vec::new())),
            Event::End(TagEnd::List(_)) => {
                if let Some((ordonnee, points)) = self.listes.pop() {
                    self.passages.push(VuePassage::Liste { ordonnee, points });
                }
            }
            Event::End(TagEnd::Item) => {
                let point = self.prendre();
                if let Some((_, points)) = self.listes.last_mut() {
                    points.push(point);
                }
            }
            Event::End(TagEnd::Heading(niveau)) => {
                let texte = self.prendre().into_iter().map(|m| m.texte).collect();
                self.passages.push(VuePassage::Titre { niveau: niveau as u8, texte });
            }
            Event::End(TagEnd::Paragraph) if self.listes.is_empty() => {
                let morceaux = self.prendre();
                self.passages.push(if self.remarque {
                    VuePassage::Remarque { morceaux }
                } else {
                    VuePassage::Paragraphe { morceaux }
                });
            }
            Event::Text(texte) | Event::Code(texte) => self.ajouter(&texte),
            Event::SoftBreak | Event::HardBreak => self.ajouter(" "),
            _ => {}
        }
    }

    fn ajouter(&mut self, texte: &str) {
        let (gras, italique, lien) = (self.gras, self.italique, self.lien.clone());
        match self.morceaux.last_mut() {
            Some(m) if (m.gras, m.italique) == (gras, italique) && m.lien == lien => m.texte.push_str(texte),
            _ => self.morceaux.push(VueMorceau { texte: texte.to_owned(), gras, italique, lien }),
        }
    }

    fn prendre(&mut self) -> Vec<VueMorceau> {
        let mut morceaux = std::mem::take(&mut self.morceaux);
        for morceau in &mut morceaux {
            morceau.texte = francais::espaces(&morceau.texte);
        }
        morceaux
    }
}
