//! The recovery sheet: one page with the key in large figures, what it opens, and how to use it in ten years.

use chrono::NaiveDate;

use super::Error;
use super::breaking::Measure;
use super::compose::{Composer, Setting};
use super::flow;
use super::fonts::Fonts;
use super::line::{self, SetLine};
use super::shape::Type;
use super::sheet::{BODY, LEFT, Page, RIGHT, Rule, SMALL, TOP, Zone, mm, place};
use super::tags::{Role, Tree};
use crate::lettre::{Bloc, Span, typographie};

pub(super) const TITRE: &str = "Feuille de secours";

/// What it is for, then what it would cost to leave it about, each on a line of its own.
const USAGE: &str = "Cette clé ouvre vos dossiers si la phrase de passe est oubliée. \n\
    Toute personne qui la lit peut ouvrir vos dossiers\u{A0}: rangez cette feuille ailleurs que près de l’ordinateur, \
    comme un testament.";
const SIGNES: &str =
    "Les lettres B, I, O et le chiffre 1 n’y figurent jamais\u{A0}: un rond est toujours un zéro.";
const ETAPES: [&str; 3] = [
    "Ouvrez Quantième.",
    "Choisissez «\u{A0}J’ai perdu la phrase\u{A0}».",
    "Tapez les signes du cadre, ligne après ligne (espaces et majuscules sont indifférents), puis choisissez une \
     nouvelle phrase.",
];
/// What is between stars is what one types or reads on a screen. Tried with age itself: it wants capitals, both marks
/// of the armor, and real line ends.
const SANS_QUANTIEME: &str = "Le programme libre *age* lit aussi cette clé. Dans un fichier *cle.txt*, écrivez \
    *AGE-SECRET-KEY-1* puis, à la suite, les signes du cadre en majuscules et sans espace. Dans un fichier \
    *secours.age*, copiez le texte «\u{A0}secours\u{A0}» de *quantieme.cles*, du premier tiret, avant *BEGIN*, au \
    dernier tiret, après *END*, avec une vraie fin de ligne à la place de chaque\u{A0}*\\n*. Cette commande donne alors \
    la clé de la base, un fichier SQLCipher\u{A0}:";
const COMMANDE: &str = "age --decrypt -i cle.txt secours.age";
const A_REMPLIR: [&str; 3] = ["Imprimée par", "Rangée à", "Essayée le"];

const GROUPES_MAX: usize = 10;
const SIGNES_MAX: usize = 6;
/// Not in the alphabet of the keys, so that nothing has to be guessed; the sheet says so.
const JAMAIS: &str = "BIO1";

const TITLE: Type = Type::roman(26.0);
/// Figures as large as the widest groups allow.
const KEY_SIZES: [f32; 12] = [23.0, 22.0, 21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0];
const PER_LINE: usize = 4;
/// Added after each sign, in ems: room to point at one of them. Readers take a tenth of an em for a space.
const TRACKING: f32 = 0.06;
/// Between groups.
const GAP: f32 = mm(8.0);
const KEY_LEADING: f32 = mm(14.0);
const FRAME_X: f32 = mm(8.0);
const FRAME_Y: f32 = mm(11.0);
/// A thick rule and a thin one inside it.
const THICK: f32 = 0.9;
const THIN: f32 = 0.3;
const BETWEEN: f32 = mm(1.0);
/// Height of capitals, in ems.
const CAPITALS: f32 = 0.64;
/// Baseline of the last blank, and how far apart they stand: a hand writes larger than type.
const LAST_BLANK: f32 = mm(268.0);
const BLANK_LEADING: f32 = mm(11.0);

pub(super) fn lay_out(
    fonts: &mut Fonts,
    tree: &mut Tree,
    groupes: &[String],
    date: NaiveDate,
) -> Result<Page, Error> {
    check(groupes)?;
    let mut page = Page::default();
    let y = stack(fonts, tree, &mut page, TOP, |composer| composer.presentation(date))?;
    let y = key(fonts, tree, &mut page, y + mm(8.0), groupes)?;
    stack(fonts, tree, &mut page, y + mm(3.5), |composer| {
        composer.mode_d_emploi(groupes.iter().map(String::len).sum())
    })?;
    a_remplir(fonts, tree, &mut page)?;
    Ok(page)
}

fn check(groupes: &[String]) -> Result<(), Error> {
    let known = |c: char| (c.is_ascii_uppercase() || c.is_ascii_digit()) && !JAMAIS.contains(c);
    let sound = |groupe: &String| (1..=SIGNES_MAX).contains(&groupe.len()) && groupe.chars().all(known);
    let some = (1..=GROUPES_MAX).contains(&groupes.len());
    if some && groupes.iter().all(sound) { Ok(()) } else { Err(Error::CleDeSecours) }
}

/// Composes rows and puts them on the page; returns where they end.
fn stack(
    fonts: &mut Fonts,
    tree: &mut Tree,
    page: &mut Page,
    top: f32,
    compose: impl FnOnce(&mut Composer) -> Result<(), Error>,
) -> Result<f32, Error> {
    let mut composer = Composer::new(fonts, tree);
    compose(&mut composer)?;
    Ok(flow::fill(page, composer.rows, top, 1.0))
}

fn span(texte: &str) -> Span {
    Span { texte: texte.to_owned(), ..Span::default() }
}

/// Italic between stars.
fn spans(texte: &str) -> Vec<Span> {
    let parts = texte.split('*').enumerate();
    parts.map(|(rank, part)| Span { italique: rank % 2 == 1, ..span(part) }).collect()
}

impl Composer<'_> {
    fn presentation(&mut self, date: NaiveDate) -> Result<(), Error> {
        let ragged = Setting { justify: false, zone: Zone::EnTete, ..Setting::body(LEFT) };
        let node = self.tree.add(Tree::ROOT, Role::H1);
        self.paragraph(&[span(TITRE)], node, Setting { font: TITLE, leading: 34.0, ..ragged }, 0.0)?;
        let date = format!("Quantième, le {}", quantieme_droit::francais::date(date));
        let node = self.tree.add(Tree::ROOT, Role::P);
        let font = Type { italic: true, ..BODY };
        self.paragraph(&typographie::appliquer(&[span(&date)]), node, Setting { font, ..ragged }, 0.0)?;
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(&[span(USAGE)], node, Setting::body(LEFT), mm(8.0))
    }

    fn mode_d_emploi(&mut self, signes: usize) -> Result<(), Error> {
        // Ragged, for nothing to be hyphenated: what one types must stand as it is typed.
        let small = Setting { font: SMALL, leading: 13.5, justify: false, ..Setting::body(LEFT) };
        let node = self.tree.add(Tree::ROOT, Role::P);
        let font = Type { italic: true, ..SMALL };
        self.paragraph(
            &[span(&format!("La clé compte {signes}\u{A0}signes. {SIGNES}"))],
            node,
            Setting { font, ..small },
            0.0,
        )?;
        let etapes = ETAPES.map(|etape| vec![Bloc::Paragraphe(vec![span(etape)])]);
        let titre = Bloc::Titre { niveau: 2, numero: None, spans: vec![span("Si la phrase est oubliée")] };
        let first = self.rows.len();
        self.blocks(&[titre, Bloc::Liste { debut: Some(1), elements: etapes.into() }], Tree::ROOT, LEFT)?;
        self.rows[first].before = mm(9.0);
        let first = self.rows.len();
        self.blocks(
            &[Bloc::Titre { niveau: 2, numero: None, spans: vec![span("Sans Quantième")] }],
            Tree::ROOT,
            LEFT,
        )?;
        self.rows[first].before = mm(7.0);
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(&spans(SANS_QUANTIEME), node, small, 4.0)?;
        let node = self.tree.add(Tree::ROOT, Role::P);
        let x = LEFT + mm(4.0);
        self.paragraph(&[span(COMMANDE)], node, Setting { x, ..small }, 4.0)
    }
}

/// The key in its frame, in columns; returns the frame's lower edge.
fn key(
    fonts: &mut Fonts,
    tree: &mut Tree,
    page: &mut Page,
    top: f32,
    groupes: &[String],
) -> Result<f32, Error> {
    let (lines, size) = largest(fonts, groupes)?;
    let columns = columns(&lines);
    let room = RIGHT - LEFT - 2.0 * FRAME_X - columns.iter().sum::<f32>();
    let gap = room / (columns.len().max(2) - 1) as f32;
    let node = tree.add(Tree::ROOT, Role::P);
    let mut y = top + FRAME_Y + CAPITALS * size;
    for (rank, row) in lines.chunks(PER_LINE).enumerate() {
        y += if rank == 0 { 0.0 } else { KEY_LEADING };
        let mut x = LEFT + FRAME_X;
        for (line, column) in row.iter().zip(&columns) {
            page.lines.push(place(line, x, y, Zone::Cle, Some(node)));
            x += column + gap;
        }
    }
    let bottom = y + FRAME_Y;
    page.rules.extend(Rule::frame(LEFT, top, RIGHT, bottom, THICK));
    let inside = THICK + BETWEEN;
    page.rules.extend(Rule::frame(LEFT + inside, top + inside, RIGHT - inside, bottom - inside, THIN));
    Ok(bottom)
}

/// All groups at the largest size at which they fit.
fn largest(fonts: &mut Fonts, groupes: &[String]) -> Result<(Vec<SetLine>, f32), Error> {
    for size in KEY_SIZES {
        let lines = set_key(fonts, groupes, size)?;
        let columns = columns(&lines);
        let width = columns.iter().sum::<f32>() + GAP * (columns.len() - 1) as f32;
        if width <= RIGHT - LEFT - 2.0 * FRAME_X {
            return Ok((lines, size));
        }
    }
    Err(Error::CleDeSecours)
}

/// Each group on a line of its own, ended by a space: one who copies or listens gets groups, not one endless word.
fn set_key(fonts: &mut Fonts, groupes: &[String], size: f32) -> Result<Vec<SetLine>, Error> {
    let font = Type::roman(size);
    let endless = Measure { width: f32::MAX, justify: false };
    let mut lines = line::set(fonts, &[span(&groupes.join(" \n"))], font, endless)?;
    lines.iter_mut().for_each(|line| line.track(TRACKING));
    Ok(lines)
}

/// Width of each column: that of its widest group.
fn columns(lines: &[SetLine]) -> Vec<f32> {
    let widest =
        |column| lines.iter().skip(column).step_by(PER_LINE).map(|line| line.width).fold(0.0, f32::max);
    (0..PER_LINE.min(lines.len())).map(widest).collect()
}

fn a_remplir(fonts: &mut Fonts, tree: &mut Tree, page: &mut Page) -> Result<(), Error> {
    let mut x = LEFT;
    for (above, label) in A_REMPLIR.iter().rev().enumerate().rev() {
        let Some(line) = line::set_single(fonts, label, BODY)? else { continue };
        let node = tree.add(Tree::ROOT, Role::P);
        page.lines.push(place(&line, LEFT, blank(above), Zone::ARemplir, Some(node)));
        x = x.max(LEFT + line.width + mm(3.0));
    }
    page.rules.extend((0..A_REMPLIR.len()).map(|above| Rule::across(x, blank(above) + 1.5, RIGHT - x)));
    Ok(())
}

/// Baseline of a blank, counted from the last.
fn blank(above: usize) -> f32 {
    LAST_BLANK - above as f32 * BLANK_LEADING
}
