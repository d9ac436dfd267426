//! A document on its pages: what stands at the head of the first, then its rows, and what all pages show.

use super::Error;
use super::breaking::Measure;
use super::compose::Composer;
use super::flow::{self, Composed};
use super::fonts::Fonts;
use super::letterhead;
use super::line;
use super::lisible::{lisible, raccourcir};
use super::sheet::{FOLDS, FOOT, FOOTER, HEADER, LEFT, Page, RIGHT, Rule, TOP, Zone, mm, place};
use super::tags::Tree;
use crate::lettre::{Forme, Lettre, Span, typographie};

/// What the head of a page may say, in signs, before it is made to fit.
const RUNNING: usize = 110;
const SHORTEST: usize = 4;
const SEPARATOR: &str = " – ";

pub(super) fn lay_out(fonts: &mut Fonts, tree: &mut Tree, lettre: &Lettre) -> Result<Vec<Page>, Error> {
    let mut first = Page::default();
    let letter = lettre.forme == Forme::Courrier;
    let top = if letter { letterhead::place_all(fonts, tree, lettre, &mut first)? } else { TOP };
    let composed = compose(fonts, tree, lettre)?;
    let mut pages = flow::flow(first, composed, top);
    running_heads(fonts, &running(lettre), &mut pages)?;
    footers(fonts, &lettre.pied, &mut pages)?;
    // What is handed in at a court's registry is not folded.
    if letter && !lettre.destinataire.is_empty() {
        pages[0].rules.extend(FOLDS.map(|y| Rule::across(mm(5.0), y, mm(4.0))));
    }
    Ok(pages)
}

fn compose(fonts: &mut Fonts, tree: &mut Tree, lettre: &Lettre) -> Result<Composed, Error> {
    let mut composer = Composer::new(fonts, tree);
    composer.marks = lettre.marques;
    let header = match lettre.forme {
        Forme::Courrier => composer.letter(lettre).map(|()| Vec::new())?,
        Forme::Requete => composer.filing(lettre)?,
        Forme::Acte => composer.act(lettre)?,
    };
    let notes = composer.set_notes()?;
    Ok(Composed { rows: composer.rows, notes, header })
}

fn words(spans: &[Span]) -> String {
    spans.iter().filter(|span| span.note.is_none()).map(|span| span.texte.as_str()).collect()
}

/// What a page torn from the others must say of where it comes from.
fn running(lettre: &Lettre) -> Vec<String> {
    if lettre.forme != Forme::Courrier {
        return vec![if lettre.intitule.is_empty() { lettre.titre.clone() } else { words(&lettre.intitule) }];
    }
    let date = words(&lettre.lieu_et_date);
    let date = date.rsplit_once(", le ").map_or(date.as_str(), |(_, day)| day).to_owned();
    let name = lettre.expediteur.first().cloned().unwrap_or_default();
    vec![name, words(&lettre.objet), date]
}

/// One line at the head of every page but the first; its longest part is shortened until it holds.
fn running_heads(fonts: &mut Fonts, parts: &[String], pages: &mut [Page]) -> Result<(), Error> {
    if pages.len() < 2 {
        return Ok(());
    }
    let parts = parts.iter().map(|part| raccourcir(&lisible(fonts, part), RUNNING));
    let mut parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    loop {
        let span = Span { texte: parts.join(SEPARATOR), ..Span::default() };
        let endless = Measure { width: f32::MAX, justify: false };
        let lines = line::set(fonts, &typographie::appliquer(&[span]), FOOT, endless)?;
        let Some(line) = lines.into_iter().next() else { break };
        let longest = parts.iter_mut().max_by_key(|part| part.chars().count());
        let Some(longest) =
            longest.filter(|part| line.width > RIGHT - LEFT && part.chars().count() > SHORTEST)
        else {
            let heads = pages[1..].iter_mut();
            heads.for_each(|page| page.lines.push(place(&line, LEFT, HEADER, Zone::Courant, None)));
            break;
        };
        let signs = longest.chars().count();
        let excess = (line.width - (RIGHT - LEFT)) / line.width * line.text.chars().count() as f32;
        let keep = signs.saturating_sub((excess as usize).max(2)).max(SHORTEST);
        *longest = raccourcir(longest.trim_end_matches('…'), keep.min(signs - 1));
    }
    Ok(())
}

pub(super) fn footers(fonts: &mut Fonts, pied: &str, pages: &mut [Page]) -> Result<(), Error> {
    let count = pages.len();
    for (rank, page) in pages.iter_mut().enumerate() {
        let number = format!("page\u{A0}{}/{count}", rank + 1);
        let number = line::set_single(fonts, &number, FOOT)?;
        let number_width = number.as_ref().map_or(0.0, |line| line.width);
        let room = RIGHT - LEFT - number_width - mm(8.0);
        let left = letterhead::ragged(fonts, pied, FOOT, room)?;
        // A long footer grows upwards, so that the page number stays where the eye expects it.
        for (above, line) in left.iter().rev().enumerate() {
            page.lines.push(place(line, LEFT, FOOTER - above as f32 * 10.5, Zone::Pied, None));
        }
        if let Some(number) = number {
            page.lines.push(place(&number, RIGHT - number_width, FOOTER, Zone::Pied, None));
        }
    }
    Ok(())
}
