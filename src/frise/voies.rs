//! A track is made of ways: facts and what follows from them on the first, what overlaps it on those below.

use super::dessin::{Cadre, HACHURE};
use super::elements::{Allure, Bout, Element};
use super::etiquettes::Rangs;
use super::mots;

/// Nearer than that, two facts are one point.
const CONFONDUS: f64 = 3.0;
/// So many facts at one place are still named.
const NOMMES: usize = 3;
/// Room a point or a leaf needs on its line.
const POINT: f64 = 8.0;
/// More than a year is shown: days say theirs.
pub(super) const UN_AN: u64 = 370;

/// A period, or the facts of one place.
pub(super) struct Chose<'e> {
    pub(super) elements: Vec<&'e Element>,
    pub(super) voie: usize,
    /// Where a fact stands.
    pub(super) x: f64,
    /// Where a period is drawn, room made for the points at its ends.
    pub(super) debut: f64,
    pub(super) fin: f64,
    /// All it covers.
    pub(super) gauche: f64,
    pub(super) droite: f64,
    pub(super) libelle: String,
    pub(super) phrase: String,
}

impl<'e> Chose<'e> {
    pub(super) fn id(&self) -> String {
        match self.elements.as_slice() {
            [seul] => seul.id.clone(),
            plusieurs => format!("{}+{}", plusieurs[0].id, plusieurs.len() - 1),
        }
    }

    pub(super) fn periode(&self) -> Option<&'e Element> {
        Some(self.elements[0]).filter(|e| !e.est_un_fait())
    }
}

/// On which side of its line a label stands, and on which row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cote {
    Dessus(usize),
    Ligne,
    Dessous(usize),
}

#[derive(Debug, Clone)]
pub(super) struct Etiquette {
    pub(super) chose: usize,
    pub(super) cote: Cote,
    pub(super) gauche: f64,
    pub(super) texte: String,
    /// Where its thin line goes down.
    pub(super) tige: Option<f64>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Voie {
    pub(super) dessus: Rangs,
    pub(super) dessous: Rangs,
    /// What is drawn on the line itself.
    pub(super) occupe: Vec<(f64, f64)>,
    fin: f64,
}

pub(super) struct Rangement<'e> {
    pub(super) choses: Vec<Chose<'e>>,
    pub(super) voies: Vec<Voie>,
    pub(super) etiquettes: Vec<Etiquette>,
}

/// Puts the elements of a track on its ways, and their labels on rows.
pub(super) fn ranger<'e>(
    elements: &[&'e Element],
    cadre: &Cadre,
    mesure: &mut dyn FnMut(&str, f64) -> f64,
) -> Rangement<'e> {
    let mut choses = faits(elements, cadre);
    let mut voies = vec![Voie { fin: f64::MIN, ..Voie::default() }];
    for element in elements.iter().copied().filter(|e| !e.est_un_fait()) {
        let chose = periode(element, cadre, &mut voies);
        choses.push(chose);
    }
    // A day that is not known exactly is drawn over the period that starts there, and so comes after it.
    choses.sort_by_key(|c| {
        let premier = c.elements[0];
        (premier.du, premier.allure == Allure::Incertain, premier.allure, premier.au)
    });
    ajuster(&mut choses, &mut voies);
    let mut rangement = Rangement { choses, voies, etiquettes: Vec::new() };
    rangement.nommer(cadre, mesure);
    rangement
}

/// Facts, those of one place together.
fn faits<'e>(elements: &[&'e Element], cadre: &Cadre) -> Vec<Chose<'e>> {
    let mut choses: Vec<Chose<'e>> = Vec::new();
    for element in elements.iter().copied().filter(|e| e.est_un_fait()) {
        let (debut, fin) = (cadre.borne(element.du), cadre.borne(element.au));
        let meme = |c: &&mut Chose<'_>| {
            c.elements[0].allure == element.allure
                && debut - c.debut < CONFONDUS
                && (fin - c.fin).abs() < CONFONDUS
        };
        // Sorted by their first day: only the last few may be at that place.
        if let Some(chose) = choses.iter_mut().rev().take(4).find(meme) {
            chose.elements.push(element);
            continue;
        }
        let x = (debut + fin) / 2.0;
        choses.push(Chose {
            elements: vec![element],
            voie: 0,
            x,
            debut,
            fin,
            gauche: debut.min(x - POINT),
            droite: fin.max(x + POINT),
            libelle: String::new(),
            phrase: String::new(),
        });
    }
    choses.iter_mut().for_each(|chose| dire(chose, cadre));
    choses
}

fn dire(chose: &mut Chose<'_>, cadre: &Cadre) {
    let annee = cadre.fenetre.jours() > UN_AN;
    let (premier, dernier) = (chose.elements[0], chose.elements[chose.elements.len() - 1]);
    let quand = if premier.allure == Allure::Incertain {
        mots::entre(premier.du, premier.au, annee)
    } else {
        mots::jour(premier.du, annee)
    };
    let meme_jour = premier.du == dernier.du;
    if chose.elements.len() <= NOMMES && (meme_jour || chose.elements.len() == 1) {
        let noms: Vec<&str> = chose.elements.iter().map(|e| e.libelle.as_str()).collect();
        chose.libelle = format!("{}, {quand}", noms.join(" et "));
        chose.phrase = chose.elements.iter().map(|e| e.phrase.as_str()).collect::<Vec<_>>().join(" ");
    } else {
        let fin = chose.elements.iter().map(|e| e.au).max().unwrap_or(dernier.au);
        chose.libelle = mots::groupe(chose.elements.len(), premier.du, fin);
        chose.phrase = format!("{}.", chose.libelle);
    }
}

/// A period on the first way that is free.
fn periode<'e>(element: &'e Element, cadre: &Cadre, voies: &mut Vec<Voie>) -> Chose<'e> {
    let (debut, fin) = (cadre.borne(element.du), cadre.borne(element.au));
    // A date must stand after a hatched end.
    let droite = element.reserve.map_or(fin, |limite| cadre.borne(limite).max(fin + HACHURE));
    let voie = voies.iter().position(|v| v.fin <= debut + 0.5).unwrap_or(voies.len());
    if voie == voies.len() {
        voies.push(Voie::default());
    }
    voies[voie].fin = element.reserve.map_or(fin, |limite| cadre.borne(limite));
    voies[voie].occupe.push((debut, droite));
    Chose {
        elements: vec![element],
        voie,
        x: fin,
        debut,
        fin,
        gauche: debut,
        droite: droite.max(fin + 4.0),
        libelle: element.libelle.clone(),
        phrase: element.phrase.clone(),
    }
}

/// Makes room at the ends of periods for the points that stand there.
fn ajuster(choses: &mut [Chose<'_>], voies: &mut [Voie]) {
    let mut points: Vec<(usize, f64)> = Vec::new();
    for chose in choses.iter() {
        match chose.periode() {
            None => {
                points.push((0, chose.x));
                voies[0].occupe.push((chose.gauche, chose.droite));
            }
            Some(e) if matches!(e.bout, Bout::Refus { .. }) => points.push((chose.voie, chose.fin)),
            Some(_) => {}
        }
    }
    for chose in choses.iter_mut().filter(|c| c.periode().is_some()) {
        let la = |x: f64| points.iter().any(|(voie, p)| *voie == chose.voie && (p - x).abs() < 1.5);
        let (au_debut, a_la_fin) = (la(chose.debut), la(chose.fin));
        if au_debut && chose.fin - chose.debut > 3.0 * POINT {
            chose.debut += POINT;
        }
        if a_la_fin && chose.fin - chose.debut > 3.0 * POINT {
            chose.fin -= POINT;
        }
    }
}
