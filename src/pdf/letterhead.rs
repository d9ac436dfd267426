//! Top of the first page: the sender, the addressee in the envelope's window, how the letter travels.

use super::Error;
use super::breaking::Measure;
use super::fonts::Fonts;
use super::line::{self, SetLine};
use super::shape::Type;
use super::sheet::{
    ASCENT, BODY, BODY_TOP, LEFT, Page, Rule, SENDER_LINES, SENDER_TOP, SENDER_WIDTH, SMALL, WINDOW_BOTTOM,
    WINDOW_CHARACTERS, WINDOW_LEADING, WINDOW_LEFT, WINDOW_LINES, WINDOW_TOP, WINDOW_WIDTH, Zone, mm, place,
};
use super::tags::{Role, Tree};
use crate::lettre::{Lettre, Span};

const SENDER_LEADING: f32 = 12.5;
/// The address shrinks to fit the window, but the post must still read it.
const ADDRESS_SIZES: [f32; 4] = [10.0, 9.5, 9.0, 8.5];
/// What the typeface may need above a baseline and under it, in ems: all of it stands in the window, whatever the signs.
const ADDRESS_ABOVE: f32 = 1.1;
const ADDRESS_BELOW: f32 = 0.37;
/// Baselines: alone, the mention stands right above the window; it moves up to leave room for a number.
const MENTION: f32 = mm(51.0);
const MENTION_ABOVE_NUMBER: f32 = mm(46.0);
const NUMBER_BLANK: f32 = mm(48.0);

/// Places the blocks and returns where the rest of the letter begins.
pub(super) fn place_all(
    fonts: &mut Fonts,
    tree: &mut Tree,
    lettre: &Lettre,
    page: &mut Page,
) -> Result<f32, Error> {
    let sender_end = sender(fonts, tree, &lettre.expediteur, page)?;
    addressee(fonts, tree, &lettre.destinataire, page)?;
    mention(fonts, tree, lettre, page)?;
    let clear = sender_end + mm(8.0);
    // Without an addressee there is no window to keep clear.
    Ok(if lettre.destinataire.is_empty() { clear } else { clear.max(BODY_TOP) })
}

pub(super) fn ragged(fonts: &mut Fonts, text: &str, font: Type, width: f32) -> Result<Vec<SetLine>, Error> {
    let span = Span { texte: text.to_owned(), ..Span::default() };
    line::set(fonts, &[span], font, Measure { width, justify: false })
}

fn sender(fonts: &mut Fonts, tree: &mut Tree, names: &[String], page: &mut Page) -> Result<f32, Error> {
    let group = tree.add(Tree::ROOT, Role::Div);
    let first = page.lines.len();
    let mut y = SENDER_TOP;
    for (rank, name) in names.iter().enumerate() {
        let node = tree.add(group, Role::P);
        let font = if rank == 0 { Type { bold: true, ..BODY } } else { Type { size: 10.0, ..BODY } };
        for line in ragged(fonts, name, font, SENDER_WIDTH)? {
            page.lines.push(place(&line, LEFT, y + SENDER_LEADING * ASCENT, Zone::Expediteur, Some(node)));
            y += SENDER_LEADING;
        }
    }
    match page.lines.len() - first {
        lignes if lignes > SENDER_LINES => Err(Error::ExpediteurTropHaut { lignes }),
        _ => Ok(y),
    }
}

fn addressee(fonts: &mut Fonts, tree: &mut Tree, lines: &[String], page: &mut Page) -> Result<(), Error> {
    if lines.len() > WINDOW_LINES {
        return Err(Error::AdresseTropHaute { lignes: lines.len() });
    }
    if let Some(line) = lines.iter().find(|line| line.chars().count() > WINDOW_CHARACTERS) {
        return Err(Error::Adresse { ligne: line.clone() });
    }
    let group = tree.add(Tree::ROOT, Role::Div);
    let lines = address_lines(fonts, lines)?;
    let between = lines.len().saturating_sub(1).max(1) as f32;
    let first = WINDOW_TOP + ADDRESS_ABOVE * ADDRESS_SIZES[0];
    let leading = ((WINDOW_BOTTOM - ADDRESS_BELOW * ADDRESS_SIZES[0] - first) / between).min(WINDOW_LEADING);
    for (rank, line) in lines.iter().enumerate() {
        let node = tree.add(group, Role::P);
        let y = first + rank as f32 * leading;
        page.lines.push(place(line, WINDOW_LEFT, y, Zone::Destinataire, Some(node)));
    }
    Ok(())
}

/// All lines at the largest size at which the widest fits; a little smaller when the window is full, so that no accent
/// touches a tail.
fn address_lines(fonts: &mut Fonts, lines: &[String]) -> Result<Vec<SetLine>, Error> {
    let mut widest = String::new();
    let largest = usize::from(lines.len() == WINDOW_LINES);
    for size in ADDRESS_SIZES.into_iter().skip(largest) {
        let mut set = Vec::new();
        for line in lines {
            set.extend(line::set_single(fonts, line, Type { size, ..BODY })?);
        }
        match set.iter().find(|line| line.width > WINDOW_WIDTH) {
            None => return Ok(set),
            Some(line) => widest.clone_from(&line.text),
        }
    }
    Err(Error::Adresse { ligne: widest })
}

fn mention(fonts: &mut Fonts, tree: &mut Tree, lettre: &Lettre, page: &mut Page) -> Result<(), Error> {
    let font = Type { bold: true, ..SMALL };
    let y = if lettre.numero_recommande.is_some() { MENTION_ABOVE_NUMBER } else { MENTION };
    let mention = ragged(fonts, lettre.mention_envoi.as_deref().unwrap_or(""), font, WINDOW_WIDTH)?;
    let node = tree.add(Tree::ROOT, Role::P);
    for (rank, line) in mention.iter().enumerate() {
        // A long mention grows upwards, away from the window.
        let above = (mention.len() - 1 - rank) as f32 * SENDER_LEADING;
        page.lines.push(place(line, WINDOW_LEFT, y - above, Zone::Mention, Some(node)));
    }
    let Some(number) = &lettre.numero_recommande else { return Ok(()) };
    if let Some(line) = line::set_single(fonts, &format!("n°\u{A0}{number}"), SMALL)? {
        let node = tree.add(Tree::ROOT, Role::P);
        page.lines.push(place(&line, WINDOW_LEFT, MENTION, Zone::Mention, Some(node)));
        if number.is_empty() {
            let x = WINDOW_LEFT + line.width + 2.0;
            page.rules.push(Rule::across(x, MENTION + 1.5, NUMBER_BLANK));
        }
    }
    Ok(())
}
