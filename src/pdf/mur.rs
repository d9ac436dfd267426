//! The wall sheet: every deadline of a collective on one page, the day first, to be read from two metres.

use chrono::{Datelike, NaiveDate};
use quantieme_droit::francais;

use super::Error;
use super::feuillet::{self, cadre};
use super::fonts::Fonts;
use super::letterhead::ragged;
use super::lisible::{abrege, insecable};
use super::rangee::{self, ASCENT, Echelle, LEADING, LEFT, LigneMur, RIGHT, Rangee, SMALLEST, THIN};
use super::shape::Type;
use super::sheet::{Page, Rule, Zone, mm, place};
use super::tags::{Role, Tree};

/// What hangs on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mur {
    /// Name of the collective; « Nos échéances » when empty.
    pub titre: String,
    /// The day the dates were computed, and the sheet printed.
    pub date: NaiveDate,
    /// In the order in which to print them, the most urgent first.
    pub lignes: Vec<LigneMur>,
}

pub(super) const TITRE: &str = "Nos échéances";
const VIDE: &str = "Aucune échéance ne court.";
const ENTETES: [&str; 4] = ["jour", "à faire", "qui", "fait"];

const TOP: f32 = mm(15.0);
const BOTTOM: f32 = mm(284.0);

const TITLE: Type = Type::roman(27.0);
const DATE: Type = Type { italic: true, ..Type::roman(13.0) };
const FOOT: Type = Type::roman(9.5);
const FOOT_LEADING: f32 = 12.5;
const HEADER: f32 = 10.0;
const LARGEST: f32 = 20.0;
const STEP: f32 = 0.5;
/// More rows never fit, however short.
const MOST: usize = 24;
/// Rows ruled for a hand, when nothing is due.
const BLANKS: usize = 7;
const A_LA_MAIN: f32 = 13.0;

const TITRE_SIGNES: usize = 90;

pub(super) fn titre(fonts: &Fonts, mur: &Mur) -> String {
    let titre = abrege(fonts, &mur.titre, TITRE_SIGNES);
    if titre.is_empty() { TITRE.to_owned() } else { titre }
}

pub(super) fn lay_out(fonts: &mut Fonts, tree: &mut Tree, mur: &Mur) -> Result<Page, Error> {
    let mut page = Page::default();
    let foot = ragged(fonts, &pied(mur.date), FOOT, RIGHT - LEFT)?;
    let bottom = BOTTOM - foot.len() as f32 * FOOT_LEADING - mm(3.0);
    let top = en_tete(fonts, tree, &mut page, mur)?;
    if mur.lignes.is_empty() {
        vide(fonts, tree, &mut page, top, bottom)?;
    } else {
        tableau(fonts, tree, &mut page, mur, top, bottom)?;
    }
    page.rules.push(Rule { x: LEFT, y: bottom + mm(1.5), width: RIGHT - LEFT, height: THIN, black: true });
    let node = tree.add(Tree::ROOT, Role::P);
    for (rank, line) in foot.iter().enumerate() {
        let y = BOTTOM - (foot.len() - 1 - rank) as f32 * FOOT_LEADING - 0.26 * FOOT.size;
        page.lines.push(place(line, LEFT, y, Zone::Pied, Some(node)));
    }
    Ok(page)
}

fn pied(date: NaiveDate) -> String {
    format!(
        "Le jour écrit en grand est le jour auquel travailler\u{202F}; le dernier jour légal, s’il est autre, est \
         écrit en petit. Ces dates ont été calculées le {}\u{A0}: une feuille plus récente remplace celle-ci. \
         Quantième ne remplace pas un avocat.",
        insecable(&francais::date(date))
    )
}

fn en_tete(fonts: &mut Fonts, tree: &mut Tree, page: &mut Page, mur: &Mur) -> Result<f32, Error> {
    let mut y = TOP;
    let titre = titre(fonts, mur);
    let node = tree.add(Tree::ROOT, Role::H1);
    let title = if titre.chars().count() > 45 { Type { size: 19.0, ..TITLE } } else { TITLE };
    for line in ragged(fonts, &titre, title, RIGHT - LEFT)? {
        page.lines.push(place(&line, LEFT, y + title.size * ASCENT, Zone::EnTete, Some(node)));
        y += title.size * LEADING;
    }
    let node = tree.add(Tree::ROOT, Role::P);
    let date = format!("Imprimé le {}", insecable(&francais::date_longue(mur.date)));
    for line in ragged(fonts, &date, DATE, RIGHT - LEFT)? {
        page.lines.push(place(&line, LEFT, y + DATE.size * ASCENT, Zone::EnTete, Some(node)));
        y += DATE.size * LEADING;
    }
    Ok(y + mm(3.0))
}

/// What the columns hold, over a rule; returns where rows begin.
fn entetes(
    fonts: &mut Fonts,
    tree: &mut Tree,
    page: &mut Page,
    echelle: Echelle,
    top: f32,
) -> Result<f32, Error> {
    let node = tree.add(Tree::ROOT, Role::P);
    let places = [LEFT, echelle.text_x(), echelle.right_x(), RIGHT];
    for (entete, x) in ENTETES.iter().zip(places) {
        let Some(line) = feuillet::petites_capitales(fonts, entete, HEADER)? else { continue };
        let x = if x == RIGHT { RIGHT - line.width } else { x };
        page.lines.push(place(&line, x, top + HEADER * ASCENT, Zone::Feuillet, Some(node)));
    }
    let y = top + HEADER * 1.25;
    page.rules.push(Rule { x: LEFT, y, width: RIGHT - LEFT, height: 0.9, black: true });
    Ok(y + echelle.gap())
}

fn tableau(
    fonts: &mut Fonts,
    tree: &mut Tree,
    page: &mut Page,
    mur: &Mur,
    top: f32,
    bottom: f32,
) -> Result<(), Error> {
    let room = bottom - top - HEADER * 1.25;
    let (echelle, rangees) = choisir(fonts, mur, room)?;
    let mut y = entetes(fonts, tree, page, echelle, top)?;
    let list = tree.add(Tree::ROOT, Role::L);
    // What little room remains goes between rows.
    let reste = mur.lignes.len() - rangees.len();
    let annonce = if reste == 0 { 0.0 } else { annonce(echelle) };
    let slack = room - annonce - hauteur(&rangees, echelle);
    let air = (slack / rangees.len() as f32 / 2.0).clamp(0.0, echelle.gap() * 0.8);
    for (rank, rangee) in rangees.iter().enumerate() {
        if rank > 0 {
            page.rules.push(Rule { x: LEFT, y, width: RIGHT - LEFT, height: THIN, black: true });
            y += echelle.gap() + air;
        }
        rangee.place(page, tree, list, echelle, y);
        y += rangee.height + echelle.gap() + air;
    }
    if reste > 0 {
        page.rules.push(Rule { x: LEFT, y, width: RIGHT - LEFT, height: THIN, black: true });
        let node = tree.add(Tree::ROOT, Role::P);
        let premiere = mur.lignes[rangees.len()..].iter().map(|ligne| ligne.jour).min().unwrap_or(mur.date);
        let font = Type { italic: true, ..Type::roman(echelle.texte) };
        for line in ragged(fonts, &suite(reste, premiere), font, RIGHT - LEFT)? {
            let baseline = y + echelle.gap() + font.size * ASCENT;
            page.lines.push(place(&line, LEFT, baseline, Zone::Corps, Some(node)));
        }
    }
    Ok(())
}

fn suite(reste: usize, premiere: NaiveDate) -> String {
    let premiere = insecable(&francais::date(premiere));
    match reste {
        1 => format!("et une autre échéance, le {premiere}\u{A0}: voir Quantième"),
        _ => format!("et {reste}\u{A0}autres échéances, la première le {premiere}\u{A0}: voir Quantième"),
    }
}

/// The largest size at which all rows fit; else as many as fit at the smallest.
fn choisir(fonts: &mut Fonts, mur: &Mur, room: f32) -> Result<(Echelle, Vec<Rangee>), Error> {
    let nettes: Vec<LigneMur> =
        mur.lignes.iter().take(MOST).map(|ligne| rangee::nette(fonts, ligne)).collect();
    let annee = mur.date.year();
    let steps = ((LARGEST - SMALLEST) / STEP) as usize;
    // Sizes grow, heights too: look in the middle, and keep the best that fits.
    let (mut low, mut high, mut best) = (0, steps + 1, None);
    while low < high {
        let middle = (low + high) / 2;
        let echelle = Echelle::new(fonts, SMALLEST + middle as f32 * STEP, false)?;
        let rangees = rangees(fonts, &nettes, annee, echelle, room)?;
        if rangees.len() == mur.lignes.len() {
            best = Some((echelle, rangees));
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if let Some(best) = best {
        return Ok(best);
    }
    let echelle = Echelle::new(fonts, SMALLEST, true)?;
    let mut set = rangees(fonts, &nettes, annee, echelle, room)?;
    if set.len() < mur.lignes.len() {
        while hauteur(&set, echelle) > room - annonce(echelle) {
            set.pop();
        }
    }
    Ok((echelle, set))
}

/// Room for the line that counts what is left out.
fn annonce(echelle: Echelle) -> f32 {
    echelle.texte * LEADING + echelle.gap()
}

/// As many rows as fit, from the first.
fn rangees(
    fonts: &mut Fonts,
    lignes: &[LigneMur],
    annee: i32,
    echelle: Echelle,
    room: f32,
) -> Result<Vec<Rangee>, Error> {
    let mut set = Vec::new();
    for ligne in lignes {
        set.push(Rangee::set(fonts, ligne, annee, echelle)?);
        if hauteur(&set, echelle) > room {
            set.pop();
            break;
        }
    }
    Ok(set)
}

fn hauteur(rangees: &[Rangee], echelle: Echelle) -> f32 {
    rangees.iter().map(|rangee| rangee.height + 2.0 * echelle.gap()).sum()
}

/// Nothing is due: a sentence, and rows for a hand.
fn vide(fonts: &mut Fonts, tree: &mut Tree, page: &mut Page, top: f32, bottom: f32) -> Result<(), Error> {
    let node = tree.add(Tree::ROOT, Role::P);
    let mut y = top + mm(2.0);
    for line in ragged(fonts, VIDE, Type::roman(18.0), RIGHT - LEFT)? {
        page.lines.push(place(&line, LEFT, y + 18.0 * ASCENT, Zone::Corps, Some(node)));
        y += 18.0 * LEADING;
    }
    let echelle = Echelle::new(fonts, A_LA_MAIN, false)?;
    let mut y = entetes(fonts, tree, page, echelle, y + mm(6.0))?;
    let pitch = (bottom - y) / BLANKS as f32;
    for rank in 0..BLANKS {
        if rank > 0 {
            page.rules.push(Rule { x: LEFT, y, width: RIGHT - LEFT, height: THIN, black: true });
        }
        let leaf = echelle.feuillet.height();
        let top = y + (pitch - leaf) / 2.0;
        cadre(page, LEFT, top, echelle.feuille, leaf, false);
        let lower = top + leaf;
        let blank = |x, width, y| Rule { x, y, width, height: THIN, black: true };
        page.rules.push(blank(echelle.text_x(), echelle.milieu, top + leaf * 0.5));
        page.rules.push(blank(echelle.text_x(), echelle.milieu, lower));
        echelle.case_et_ligne(page, top + leaf * 0.5);
        y += pitch;
    }
    Ok(())
}
