//! Numbers that number themselves: what is added later, in a word processor, takes the next one.

use crate::lettre::{self, Bloc, Lettre};

use super::xml::Xml;

/// Declared in `modele/numbering.xml`.
pub(super) const TITRES: u32 = 1;
const PARAGRAPHES: u32 = 2;
pub(super) const TIRETS: u32 = 3;
const PREMIERE_SUITE: u32 = 4;
/// A list whose numbers are its own, counted with the paragraphs or with lists.
const MODELE_PARAGRAPHES: &str = "2";
const MODELE_LISTES: &str = "4";
/// Levels the format knows.
pub(super) const NIVEAUX: usize = 9;
/// The highest number Word begins a list with.
const DEBUT_MAX: u64 = 32_767;
/// Where the text of a list stands, and how far the text of each level stands in from the one around it.
const RETRAIT: usize = 624;
const PAS: usize = 397;

/// A sequence that starts on a number of its own.
struct Suite {
    modele: &'static str,
    niveau: usize,
    debut: u64,
}

/// The sequences of a document, in the order in which they appear.
#[derive(Default)]
pub(super) struct Numeros {
    suites: Vec<Suite>,
    /// The sequence of numbered paragraphs, and the number it gives next.
    paragraphes: Option<(u32, u64)>,
    /// That of the lists that are in no other.
    liste: Option<(u32, u64)>,
}

impl Numeros {
    /// The sequence that gives this number to a paragraph of a filing: the same as long as they follow each other.
    pub(super) fn paragraphe(&mut self, numero: u64) -> u32 {
        let suite = match self.paragraphes {
            Some((suite, suivant)) if suivant == numero => suite,
            None if numero == 1 => PARAGRAPHES,
            _ => self.ajouter(MODELE_PARAGRAPHES, 0, numero),
        };
        self.paragraphes = Some((suite, numero.saturating_add(1)));
        suite
    }

    /// The sequence of a list. One that goes on where the one before it stopped is the same list: what is added to the
    /// first moves the second.
    pub(super) fn liste(&mut self, debut: u64, elements: usize, niveau: usize) -> u32 {
        let suivant = debut.saturating_add(elements as u64);
        match self.liste {
            Some((suite, attendu)) if niveau == 0 && debut > 1 && attendu == debut => {
                self.liste = Some((suite, suivant));
                suite
            }
            _ => {
                let suite = self.ajouter(MODELE_LISTES, niveau, debut);
                if niveau == 0 {
                    self.liste = Some((suite, suivant));
                }
                suite
            }
        }
    }

    fn ajouter(&mut self, modele: &'static str, niveau: usize, debut: u64) -> u32 {
        self.suites.push(Suite { modele, niveau: niveau.min(NIVEAUX - 1), debut: debut.min(DEBUT_MAX) });
        PREMIERE_SUITE - 1 + u32::try_from(self.suites.len()).unwrap_or(u32::MAX / 2)
    }

    /// The part of the package that declares them.
    pub(super) fn partie(&self) -> Vec<u8> {
        let suites = Xml::morceau(|x| {
            for (numero, suite) in (PREMIERE_SUITE..).zip(&self.suites) {
                x.element("w:num", &[("w:numId", &numero.to_string())], |x| {
                    x.val("w:abstractNumId", suite.modele);
                    x.element("w:lvlOverride", &[("w:ilvl", &suite.niveau.to_string())], |x| {
                        x.val("w:startOverride", &suite.debut.to_string());
                    });
                });
            }
        });
        include_str!("modele/numbering.xml")
            .replace("<!--tirets-->", &niveaux("bullet", |_| "–".to_owned()))
            .replace(
                "<!--nombres-->",
                &niveaux("decimal", |niveau| format!("%{}{}", niveau + 1, signe(niveau))),
            )
            .replace("<!--suites-->", &suites)
            .into_bytes()
    }
}

/// « 1. », then « 1° », then « 1) »: the sign tells the level.
fn signe(niveau: usize) -> &'static str {
    match niveau {
        0 => ".",
        1 => "°",
        _ => ")",
    }
}

fn niveaux(format: &str, texte: impl Fn(usize) -> String) -> String {
    Xml::morceau(|x| {
        for niveau in 0..NIVEAUX {
            let gauche = retrait(niveau).to_string();
            x.element("w:lvl", &[("w:ilvl", &niveau.to_string())], |x| {
                x.val("w:start", "1");
                x.val("w:numFmt", format);
                x.val("w:lvlText", &texte(niveau));
                // Numbers line up on their point.
                x.val("w:lvlJc", "right");
                x.element("w:pPr", &[], |x| {
                    x.vide("w:ind", &[("w:left", &gauche), ("w:hanging", "113")]);
                });
            });
        }
    })
}

/// Where the text of a list stands at that level, from 0, in twentieths of a point.
pub(super) fn retrait(niveau: usize) -> usize {
    RETRAIT + PAS * niveau.min(NIVEAUX - 1)
}

/// Whether headings that number themselves would bear the numbers they have: if not, they keep theirs as words.
pub(super) fn titres_se_numerotent(lettre: &Lettre) -> bool {
    let mut comptes = [0u64; 3];
    let mut numerotes = false;
    for bloc in &lettre.corps {
        let Bloc::Titre { niveau, numero: Some(numero), .. } = bloc else { continue };
        let rang = rang(*niveau);
        comptes[rang] += 1;
        comptes[rang + 1..].fill(0);
        let attendu = lettre::signe(rang, comptes[rang.min(2)]);
        if *numero != attendu {
            return false;
        }
        numerotes = true;
    }
    numerotes
}

/// From 0 to 2.
pub(super) fn rang(niveau: u8) -> usize {
    usize::from(niveau.clamp(1, 3)) - 1
}
