//! Rows become pages: the letterhead on the first, as many rows as fit on each, a footer everywhere.

use super::Error;
use super::compose::{self, Break, Row};
use super::fonts::Fonts;
use super::letterhead;
use super::line;
use super::sheet::{ASCENT, BOTTOM, FOLDS, FOOT, FOOTER, LEFT, Page, RIGHT, Rule, TOP, Zone, mm, place};
use super::tags::Tree;
use crate::lettre::Lettre;

/// Rows may be drawn together by that much, when it spares a page that would hold little more than a signature.
const TIGHTER: [f32; 3] = [0.97, 0.94, 0.91];
const LITTLE: f32 = 0.4;
/// A larger blank at the foot of a page is worse than a list cut from the sentence above it.
const BLANK: f32 = mm(24.0);

pub(super) fn lay_out(fonts: &mut Fonts, tree: &mut Tree, lettre: &Lettre) -> Result<Vec<Page>, Error> {
    let mut first = Page::default();
    let top = letterhead::place_all(fonts, tree, lettre, &mut first)?;
    let rows = compose::compose(fonts, tree, lettre)?;
    let mut pages = flow(first, &rows, top);
    footers(fonts, &lettre.pied, &mut pages)?;
    // What is handed in at a court's registry is not folded.
    if !lettre.destinataire.is_empty() {
        pages[0].rules.extend(FOLDS.map(|y| Rule::across(mm(5.0), y, mm(4.0))));
    }
    Ok(pages)
}

/// Rows on as many pages as they need, from `top` down on the first.
pub(super) fn flow(first: Page, rows: &[Row], top: f32) -> Vec<Page> {
    let (counts, scale) = paginate(rows, top);
    let mut pages = vec![first];
    let mut rest = rows;
    for (rank, &count) in counts.iter().enumerate() {
        if rank > 0 {
            pages.push(Page::default());
        }
        let (now, later) = rest.split_at(count);
        fill(&mut pages[rank], now, if rank == 0 { top } else { TOP }, scale);
        rest = later;
    }
    pages
}

/// How many rows go on each page, and how tight they stand.
fn paginate(rows: &[Row], top: f32) -> (Vec<usize>, f32) {
    let loose = split(rows, top, 1.0);
    let last = loose.last().map_or(0, |&count| rows.len() - count);
    let wasteful = loose.len() > 1 && height(&rows[last..], 1.0) < LITTLE * (BOTTOM - TOP);
    let tighter = TIGHTER.into_iter().map(|scale| (split(rows, top, scale), scale));
    let spared = tighter.take_while(|_| wasteful).find(|(counts, _)| counts.len() < loose.len());
    spared.unwrap_or((loose, 1.0))
}

fn split(rows: &[Row], top: f32, scale: f32) -> Vec<usize> {
    let mut counts = vec![fit(rows, BOTTOM - top, scale)];
    let mut done = counts[0];
    while done < rows.len() {
        let count = fit(&rows[done..], BOTTOM - TOP, scale);
        counts.push(count);
        done += count;
    }
    counts
}

fn height(rows: &[Row], scale: f32) -> f32 {
    rows.iter()
        .enumerate()
        .map(|(rank, row)| scale * (row.leading + if rank == 0 { 0.0 } else { row.before }))
        .sum()
}

/// How many rows stand on a page of that height: as many as possible, down to a place where a page may end.
fn fit(rows: &[Row], room: f32, scale: f32) -> usize {
    let Some(full) = (1..=rows.len()).find(|&count| height(&rows[..count], scale) > room) else {
        return rows.len();
    };
    let most = (full - 1).max(1);
    let last =
        |worst: Break| (1..=most).rev().find(|&count| rows.get(count).is_none_or(|row| row.above <= worst));
    match (last(Break::Free), last(Break::Reluctant)) {
        (Some(free), Some(later)) if height(&rows[..later], scale) - height(&rows[..free], scale) > BLANK => {
            later
        }
        (Some(free), _) => free,
        (None, Some(later)) => later,
        // Everything held together for more than a page: cut rather than overflow.
        (None, None) => most,
    }
}

/// Puts rows on a page from `top` down, and returns where the next would begin.
pub(super) fn fill(page: &mut Page, rows: &[Row], top: f32, scale: f32) -> f32 {
    let mut y = top;
    for (rank, row) in rows.iter().enumerate() {
        y += if rank == 0 { 0.0 } else { row.before * scale };
        for piece in &row.pieces {
            page.lines.push(place(
                &piece.line,
                piece.x,
                y + row.leading * scale * ASCENT,
                piece.zone,
                Some(piece.node),
            ));
        }
        y += row.leading * scale;
    }
    y
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
