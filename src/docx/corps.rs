//! The body: headings, paragraphs, quotations, lists inside lists.

use crate::lettre::{Bloc, Span};

use super::mots::{Pose, Suivi, paragraphe, spans};
use super::numeros::{NIVEAUX, TIRETS, TITRES, rang, retrait};
use super::xml::Xml;

/// The last words stay with the signature: nobody signs an empty page.
pub(super) fn blocs(x: &mut Xml, suivi: &mut Suivi, blocs: &[Bloc]) {
    for (bloc, suivant) in blocs.iter().zip(blocs.iter().skip(1).map(Some).chain([None])) {
        let fin = suivant.is_none();
        match bloc {
            Bloc::Titre { niveau, numero, spans } => titre(x, suivi, *niveau, numero.as_deref(), spans),
            Bloc::Paragraphe(mots) => {
                // A list stays with the sentence that announces it.
                let annonce = matches!(suivant, Some(Bloc::Liste { .. }));
                poser(x, suivi, "BodyText", Pose { suivi: fin || annonce, ..Pose::default() }, mots);
            }
            Bloc::Numerote { numero, spans } => numerote(x, suivi, *numero, spans, fin),
            Bloc::Citation(paragraphes) => {
                for mots in paragraphes {
                    poser(x, suivi, "Quote", Pose::default(), mots);
                }
            }
            Bloc::Liste { debut, elements } => liste(x, suivi, *debut, elements, 0, fin),
        }
    }
}

pub(super) fn poser(x: &mut Xml, suivi: &mut Suivi, style: &str, pose: Pose, mots: &[Span]) {
    paragraphe(x, style, pose, |x| spans(x, &mut suivi.notes, mots));
}

fn numerote(x: &mut Xml, suivi: &mut Suivi, numero: u64, mots: &[Span], fin: bool) {
    let suite = suivi.numeros.paragraphe(numero);
    poser(
        x,
        suivi,
        "ParagrapheNumerote",
        Pose { suivi: fin, numero: Some((suite, 0)), ..Pose::default() },
        mots,
    );
}

fn titre(x: &mut Xml, suivi: &mut Suivi, niveau: u8, numero: Option<&str>, mots: &[Span]) {
    const STYLES: [&str; 3] = ["Heading1", "Heading2", "Heading3"];
    let rang = rang(niveau);
    match numero {
        // The style numbers it; said again here for the programs that only read paragraphs.
        Some(_) if suivi.titres => {
            poser(x, suivi, STYLES[rang], Pose { numero: Some((TITRES, rang)), ..Pose::default() }, mots);
        }
        Some(numero) => paragraphe(x, STYLES[rang], Pose::default(), |x| {
            super::mots::mots(x, &format!("{numero}.\u{a0}"));
            spans(x, &mut suivi.notes, mots);
        }),
        // « PAR CES MOTIFS »: a heading of a filing that no number precedes.
        None if suivi.titres && rang == 0 => poser(x, suivi, "TitreSansNumero", Pose::default(), mots),
        None if suivi.titres => {
            let pose = Pose { numero: Some((0, 0)), gauche: Some(0), ..Pose::default() };
            poser(x, suivi, STYLES[rang], pose, mots);
        }
        None => poser(x, suivi, STYLES[rang], Pose::default(), mots),
    }
}

fn liste(
    x: &mut Xml,
    suivi: &mut Suivi,
    debut: Option<u64>,
    elements: &[Vec<Bloc>],
    niveau: usize,
    fin: bool,
) {
    let (style, suite) = match debut {
        Some(debut) => ("ListNumber", suivi.numeros.liste(debut, elements.len(), niveau)),
        None => ("ListBullet", TIRETS),
    };
    for (rang, element) in (1..).zip(elements) {
        let fin = fin && rang == elements.len();
        let pose = Pose { suivi: fin, numero: Some((suite, niveau.min(NIVEAUX - 1))), ..Pose::default() };
        element_de_liste(x, suivi, style, pose, element);
    }
}

fn element_de_liste(x: &mut Xml, suivi: &mut Suivi, style: &str, numero: Pose, blocs: &[Bloc]) {
    let niveau = numero.numero.map_or(0, |(_, niveau)| niveau);
    // An empty item keeps its number, or those that follow would lie.
    if !matches!(
        blocs.first(),
        Some(Bloc::Paragraphe(_) | Bloc::Titre { .. } | Bloc::Numerote { .. } | Bloc::Citation(_))
    ) {
        poser(x, suivi, style, numero, &[]);
    }
    let suite = Pose { numero: None, gauche: Some(retrait(niveau)), ..numero };
    for (place, bloc) in blocs.iter().enumerate() {
        let tete = (style, numero);
        let (style, pose) = if place == 0 { tete } else { ("ListContinue", suite) };
        match bloc {
            Bloc::Paragraphe(mots) | Bloc::Titre { spans: mots, .. } => poser(x, suivi, style, pose, mots),
            Bloc::Numerote { numero, spans } if place > 0 => numerote(x, suivi, *numero, spans, pose.suivi),
            Bloc::Numerote { spans, .. } => poser(x, suivi, style, pose, spans),
            Bloc::Citation(paragraphes) => {
                for (rang, mots) in paragraphes.iter().enumerate() {
                    let (style, pose) = if rang == 0 { (style, pose) } else { ("ListContinue", suite) };
                    poser(x, suivi, style, pose, mots);
                }
            }
            Bloc::Liste { debut, elements } => liste(x, suivi, *debut, elements, niveau + 1, numero.suivi),
        }
    }
}
