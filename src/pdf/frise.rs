//! The drawing of a dossier on paper, for a meeting: a sheet on its side, then the same in sentences.

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::Error;
use super::fonts::Fonts;
use super::letterhead::ragged;
use super::line;
use super::lisible::{abrege, lisible};
use super::shape::Type;
use super::sheet::{FOOT, HEIGHT, Page, Rule, WIDTH, Zone, mm, place};
use super::tags::{Role, Tree};
use super::tracer::tracer;
use crate::frise::{Cadre, Encre, Fenetre, Forme, Piste, dessiner, en_lettres, periode_dite};

/// A dossier to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Frise {
    /// Title of the dossier.
    pub titre: String,
    /// The day the dates were computed.
    pub date: NaiveDate,
    pub pistes: Vec<Piste>,
    /// The days to show.
    pub fenetre: Fenetre,
}

const TITRE: &str = "Dossier sans titre";
const VIDE: &str = "Rien n’est noté dans ce dossier.";
const LEFT: f32 = mm(15.0);
const RIGHT: f32 = HEIGHT - mm(15.0);
const TOP: f32 = mm(15.0);
const BOTTOM: f32 = WIDTH - mm(17.0);
const PIED: f32 = WIDTH - mm(9.0);
/// A pixel of the screen on paper: its words are then those of a book.
const PIXEL: f32 = 0.8;
/// A track too tall for a page is drawn smaller, never smaller than that.
const MOINDRE: f32 = 0.45;

const H1: Type = Type::roman(20.0);
const SOUS_TITRE: Type = Type { italic: true, ..Type::roman(11.0) };
const H2: Type = Type { bold: true, ..Type::roman(12.0) };
const TEXTE: Type = Type::roman(10.0);
const LEADING: f32 = 13.5;
/// Where sentences stand, right of their days.
const PHRASE: f32 = LEFT + mm(62.0);
const TITRE_SIGNES: usize = 110;

pub(super) fn titre(fonts: &Fonts, frise: &Frise) -> String {
    let titre = abrege(fonts, &frise.titre, TITRE_SIGNES);
    if titre.is_empty() { TITRE.to_owned() } else { titre }
}

pub(super) fn lay_out(fonts: &mut Fonts, tree: &mut Tree, frise: &Frise) -> Result<Vec<Page>, Error> {
    let mut sheets = Sheets { fonts, tree, pages: vec![blank()], y: TOP };
    sheets.tete(frise)?;
    sheets.dessins(frise)?;
    sheets.lettres(frise)?;
    let pied = format!(
        "{} – dates calculées le {}. Quantième ne remplace pas un avocat.",
        titre(sheets.fonts, frise),
        francais::date(frise.date)
    );
    sheets.pieds(&pied)?;
    Ok(sheets.pages)
}

fn blank() -> Page {
    Page { wide: true, ..Page::default() }
}

struct Sheets<'a> {
    fonts: &'a mut Fonts,
    tree: &'a mut Tree,
    pages: Vec<Page>,
    y: f32,
}

impl Sheets<'_> {
    fn page(&mut self) -> &mut Page {
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    fn tourner(&mut self) {
        self.pages.push(blank());
        self.y = TOP;
    }

    /// A paragraph from the current height down; never cut.
    fn paragraphe(
        &mut self,
        texte: &str,
        role: (usize, Role),
        font: Type,
        (x, zone): (f32, Zone),
    ) -> Result<f32, Error> {
        let leading = font.size * (LEADING / TEXTE.size);
        let lines = ragged(self.fonts, texte, font, RIGHT - x)?;
        let node = self.tree.add(role.0, role.1);
        let mut y = self.y;
        for line in lines {
            let baseline = y + font.size;
            let placed = place(&line, x, baseline, zone, Some(node));
            self.page().lines.push(placed);
            y += leading;
        }
        Ok(y)
    }

    fn tete(&mut self, frise: &Frise) -> Result<(), Error> {
        let titre = titre(self.fonts, frise);
        self.y = self.paragraphe(&titre, (Tree::ROOT, Role::H1), H1, (LEFT, Zone::EnTete))?;
        let jours = periode_dite(frise.fenetre.du, frise.fenetre.au);
        let sous = format!("{jours}. Dates calculées le {}.", francais::date_longue(frise.date));
        self.y = self.paragraphe(&sous, (Tree::ROOT, Role::P), SOUS_TITRE, (LEFT, Zone::EnTete))? + mm(3.0);
        Ok(())
    }

    /// As many tracks on each page as it holds.
    fn dessins(&mut self, frise: &Frise) -> Result<(), Error> {
        let mut reste: &[Piste] = &frise.pistes;
        while !reste.is_empty() {
            let room = (BOTTOM - self.y) / PIXEL;
            let mut combien = reste.len();
            while combien > 1 && self.hauteur(frise, &reste[..combien], PIXEL)? > room {
                combien -= 1;
            }
            let seule = self.hauteur(frise, &reste[..1], PIXEL)? > room;
            if seule && self.y > TOP + mm(40.0) {
                self.tourner();
                continue;
            }
            let mut pixel = PIXEL;
            while pixel > MOINDRE && self.hauteur(frise, &reste[..combien], pixel)? * pixel > BOTTOM - self.y
            {
                pixel -= 0.05;
            }
            self.dessin(frise, &reste[..combien], pixel)?;
            reste = &reste[combien..];
            if !reste.is_empty() {
                self.tourner();
            }
        }
        Ok(())
    }

    fn hauteur(&mut self, frise: &Frise, pistes: &[Piste], pixel: f32) -> Result<f32, Error> {
        Ok(self.faire(frise, pistes, pixel)?.hauteur as f32)
    }

    fn faire(&mut self, frise: &Frise, pistes: &[Piste], pixel: f32) -> Result<crate::frise::Dessin, Error> {
        let largeur = f64::from((RIGHT - LEFT) / pixel);
        let cadre = Cadre { largeur, fenetre: frise.fenetre, jour: frise.date };
        let mut panne = None;
        let fonts = &mut *self.fonts;
        let mut mesure = |texte: &str, taille: f64| {
            let texte = lisible(fonts, texte);
            match line::set_single(fonts, &texte, Type::roman(taille as f32)) {
                Ok(line) => line.map_or(0.0, |line| f64::from(line.width)),
                Err(erreur) => {
                    panne = Some(erreur);
                    0.0
                }
            }
        };
        let dessin = dessiner(pistes, &cadre, &mut mesure);
        match panne {
            Some(erreur) => Err(erreur),
            None => Ok(dessin),
        }
    }

    fn dessin(&mut self, frise: &Frise, pistes: &[Piste], pixel: f32) -> Result<(), Error> {
        let dessin = self.faire(frise, pistes, pixel)?;
        let (top, height) = (self.y, WIDTH);
        let drawn = dessin.formes.iter().filter_map(|t| tracer(&t.forme, pixel, (LEFT, height - top)));
        let drawn: Vec<String> = drawn.collect();
        self.page().drawn.extend(drawn);
        for trace in &dessin.formes {
            let Forme::Texte { x, y, texte, taille, encre, .. } = &trace.forme else { continue };
            let font = Type {
                italic: *encre == Encre::Grise,
                bold: *encre == Encre::Titre,
                ..Type::roman(*taille as f32 * pixel)
            };
            let texte = lisible(self.fonts, texte);
            if let Some(line) = line::set_single(self.fonts, &texte, font)? {
                // Heard below, in sentences.
                let placed =
                    place(&line, LEFT + *x as f32 * pixel, top + *y as f32 * pixel, Zone::Marge, None);
                self.page().lines.push(placed);
            }
        }
        self.y = top + dessin.hauteur as f32 * pixel + mm(4.0);
        Ok(())
    }

    fn lettres(&mut self, frise: &Frise) -> Result<(), Error> {
        let pistes: Vec<(String, Vec<String>)> = en_lettres(&frise.pistes, frise.fenetre)
            .map(|(titre, elements)| (titre.to_owned(), elements.iter().map(|e| e.phrase.clone()).collect()))
            .collect();
        if pistes.is_empty() {
            self.y = self.paragraphe(VIDE, (Tree::ROOT, Role::P), TEXTE, (LEFT, Zone::Corps))?;
            return Ok(());
        }
        for (titre, phrases) in pistes {
            // A title stays with its first sentences.
            if self.y + 4.0 * LEADING > BOTTOM {
                self.tourner();
            }
            let titre = lisible(self.fonts, &titre);
            self.y += mm(2.0);
            self.y = self.paragraphe(&titre, (Tree::ROOT, Role::H2), H2, (LEFT, Zone::Corps))?;
            let table = self.tree.add(Tree::ROOT, Role::Table);
            for phrase in phrases {
                self.rangee(&phrase, table)?;
            }
        }
        Ok(())
    }

    /// A row: its days, and what they say.
    fn rangee(&mut self, phrase: &str, table: usize) -> Result<(), Error> {
        let phrase = lisible(self.fonts, phrase);
        let (quand, quoi) = phrase.split_once("\u{a0}: ").unwrap_or(("", &phrase));
        let quoi = francais::majuscule(quoi);
        let gauche = ragged(self.fonts, quand, TEXTE, PHRASE - LEFT - mm(4.0))?;
        let droite = ragged(self.fonts, &quoi, TEXTE, RIGHT - PHRASE)?;
        let height = gauche.len().max(droite.len()) as f32 * LEADING;
        if self.y + height + 5.0 > BOTTOM {
            self.tourner();
        }
        let y = self.y + 2.5;
        let row = self.tree.add(table, Role::TR);
        for (lines, x) in [(gauche, LEFT), (droite, PHRASE)] {
            let cell = self.tree.add(row, Role::TD);
            for (rank, line) in lines.iter().enumerate() {
                let baseline = y + rank as f32 * LEADING + TEXTE.size;
                let placed = place(line, x, baseline, Zone::Corps, Some(cell));
                self.page().lines.push(placed);
            }
        }
        self.y = y + height + 2.5;
        let rule = Rule { x: LEFT, y: self.y, width: RIGHT - LEFT, height: 0.3, black: false };
        self.page().rules.push(rule);
        Ok(())
    }

    fn pieds(&mut self, pied: &str) -> Result<(), Error> {
        let count = self.pages.len();
        for rank in 0..count {
            let number = format!("page\u{A0}{}/{count}", rank + 1);
            let mut left = ragged(self.fonts, pied, FOOT, RIGHT - LEFT - mm(20.0))?;
            left.truncate(1);
            for line in left {
                let placed = place(&line, LEFT, PIED, Zone::Pied, None);
                self.pages[rank].lines.push(placed);
            }
            if let Some(line) = line::set_single(self.fonts, &number, FOOT)? {
                let placed = place(&line, RIGHT - line.width, PIED, Zone::Pied, None);
                self.pages[rank].lines.push(placed);
            }
        }
        Ok(())
    }
}
