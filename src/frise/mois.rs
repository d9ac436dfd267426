//! The months along the bottom: as many names as stand without touching, the year at each January and at the first.

use chrono::{Datelike, Months, NaiveDate};
use quantieme_droit::francais::MOIS;

use super::dessin::Cadre;

/// Between two names.
const AIR: f64 = 16.0;
/// Marks closer than that would be a grey line.
const SERRE: f64 = 14.0;
/// Every month, every other month… every century.
const PAS: [u32; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

pub(super) struct Mois {
    pub(super) x: f64,
    /// Where its mark stands, when it begins in the window.
    pub(super) marque: Option<f64>,
    pub(super) nom: Option<String>,
}

/// The months of a window, with the names that fit.
pub(super) fn nommes(cadre: &Cadre, mesure: &mut dyn FnMut(&str) -> f64) -> Vec<Mois> {
    let premiers = premiers(cadre);
    let noms = PAS.iter().map(|pas| noms(cadre, &premiers, *pas, mesure));
    let (pas, noms) = PAS.iter().zip(noms).find(|(_, noms)| noms.is_some()).unwrap_or((&1, None));
    let noms = noms.unwrap_or_default();
    let serre = cadre.large() / (premiers.len().max(1) as f64) < SERRE;
    let marque = |jour: NaiveDate| !serre || est_au_pas(jour, *pas);
    let mut mois: Vec<Mois> = premiers
        .iter()
        .filter(|jour| cadre.fenetre.montre(**jour) && marque(**jour))
        .map(|jour| Mois { x: 0.0, marque: Some(cadre.x(*jour)), nom: None })
        .collect();
    mois.extend(noms.into_iter().map(|(x, nom)| Mois { x, marque: None, nom: Some(nom) }));
    mois
}

/// The first day of each month of the window, the one it begins in included.
fn premiers(cadre: &Cadre) -> Vec<NaiveDate> {
    let debut = cadre.fenetre.du.with_day(1).unwrap_or(cadre.fenetre.du);
    (0..)
        .map_while(|n| debut.checked_add_months(Months::new(n)))
        .take_while(|j| *j <= cadre.fenetre.au)
        .collect()
}

fn est_au_pas(jour: NaiveDate, pas: u32) -> bool {
    let mois = i64::from(jour.year()) * 12 + i64::from(jour.month0());
    mois.rem_euclid(i64::from(pas)) == 0
}

/// The names at that pace; none when two would touch.
fn noms(
    cadre: &Cadre,
    premiers: &[NaiveDate],
    pas: u32,
    mesure: &mut dyn FnMut(&str) -> f64,
) -> Option<Vec<(f64, String)>> {
    let mut noms: Vec<(f64, String)> = Vec::new();
    let mut fin = f64::MIN;
    for jour in premiers.iter().filter(|j| est_au_pas(**j, pas) || premiers.len() < 3) {
        let entier = *jour >= cadre.fenetre.du;
        let x = if entier { cadre.x(*jour) } else { 0.0 };
        let nom = nom(*jour, pas, noms.is_empty());
        let large = mesure(&nom);
        if x + large > cadre.large() {
            continue;
        }
        if x < fin + AIR {
            // The month a window begins in gives way to the next.
            let premier = noms.len() == 1 && noms[0].0 == 0.0 && *premiers.first()? < cadre.fenetre.du;
            if !premier {
                return None;
            }
            noms.clear();
            let nom = self::nom(*jour, pas, true);
            fin = x + mesure(&nom);
            noms.push((x, nom));
            continue;
        }
        fin = x + large;
        noms.push((x, nom));
    }
    Some(noms)
}

fn nom(jour: NaiveDate, pas: u32, premier: bool) -> String {
    let mois = MOIS[jour.month0() as usize];
    match pas {
        12.. => jour.year().to_string(),
        _ if premier || jour.month() == 1 => format!("{mois}\u{a0}{}", jour.year()),
        _ => mois.to_owned(),
    }
}
