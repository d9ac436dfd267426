//! A track is made of ways: facts and what follows from them on the first, what overlaps it on those below.

use super::dessin::{Cadre, HACHURE, PETIT, TEXTE};
use super::elements::{Allure, Bout, Element};
use super::etiquettes::{Bornes, Rangs};
use super::mots;

/// Nearer than that, two facts are one point.
const CONFONDUS: f64 = 3.0;
/// So many facts at one place are still named.
const NOMMES: usize = 3;
/// What the words of a fact may take, and the label of a period.
const LARGE: f64 = 190.0;
const LARGE_PERIODE: f64 = 300.0;
const RANGS_DESSUS: usize = 5;
const RANGS_DESSOUS: usize = 3;
/// Room a point or a leaf needs on its line.
const POINT: f64 = 8.0;
/// From a leaf, or a hatched end, to the date beside it.
const ECART: f64 = 8.0;
/// A date may stand beside a hatched end no longer than that.
const HACHURE_COURTE: f64 = 40.0;
/// More than a year is shown: days say theirs.
const UN_AN: u64 = 370;

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

pub(super) struct Etiquette {
    pub(super) chose: usize,
    pub(super) cote: Cote,
    pub(super) gauche: f64,
    pub(super) texte: String,
    /// Where its thin line goes down.
    pub(super) tige: Option<f64>,
}

#[derive(Default)]
pub(super) struct Voie {
    pub(super) dessus: Rangs,
    pub(super) dessous: Rangs,
    /// What is drawn on the line itself.
    occupe: Vec<(f64, f64)>,
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

impl Rangement<'_> {
    /// What still asks something of someone is named first, then what is nearest to the end.
    fn nommer(&mut self, cadre: &Cadre, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let mut ordre: Vec<usize> = (0..self.choses.len()).collect();
        ordre.sort_by_key(|rang| !self.choses[*rang].elements.iter().any(|e| e.actif));
        let bornes = Bornes {
            gauche: 0.0,
            droite: cadre.large(),
            evite: cadre.fenetre.montre(cadre.jour).then(|| cadre.x(cadre.jour)),
            rangs: RANGS_DESSUS,
        };
        for rang in &ordre {
            self.dater(*rang, cadre, bornes, mesure);
        }
        for rang in ordre {
            if self.choses[rang].periode().is_some() {
                self.nommer_la_periode(rang, bornes, mesure);
            } else {
                self.nommer_le_fait(rang, bornes, mesure);
            }
        }
    }

    /// The date beside a leaf, and what is said of a decision born of silence.
    fn dater(
        &mut self,
        rang: usize,
        cadre: &Cadre,
        bornes: Bornes,
        mesure: &mut dyn FnMut(&str, f64) -> f64,
    ) {
        let chose = &self.choses[rang];
        let Some(element) = chose.periode().filter(|e| cadre.fenetre.montre(e.au)) else { return };
        let annee = cadre.fenetre.jours() > UN_AN;
        let (x, voie) = (cadre.x(element.au), chose.voie);
        let date = mots::jour(element.au, annee);
        match element.bout {
            Bout::Feuillet => {
                let large = mesure(&date, TEXTE);
                let fin = chose.droite.max(x + 4.0);
                let gauche = fin + ECART;
                let voie_ = &mut self.voies[voie];
                let libre = fin - x <= HACHURE_COURTE
                    && gauche + large <= bornes.droite
                    && voie_.occupe.iter().all(|(d, f)| gauche + large + 4.0 <= *d || *f <= gauche - 2.0);
                if libre {
                    voie_.occupe.push((gauche, gauche + large));
                    let cote = Cote::Ligne;
                    self.etiquettes.push(Etiquette { chose: rang, cote, gauche, texte: date, tige: None });
                } else {
                    self.dessus(rang, x, date, large, bornes);
                }
            }
            Bout::Refus { ne: true, .. } => {
                let texte = format!("refus implicite, {date}");
                let large = mesure(&texte, TEXTE);
                self.dessus(rang, x, texte, large, bornes);
            }
            _ => {}
        }
    }

    fn dessus(&mut self, chose: usize, x: f64, texte: String, large: f64, bornes: Bornes) {
        let gauches = autour(x, large, bornes);
        let voie = self.choses[chose].voie;
        if let Some(posee) = self.voies[voie].dessus.poser(&gauches, large, Some(x), bornes) {
            let cote = Cote::Dessus(posee.rang);
            self.etiquettes.push(Etiquette { chose, cote, gauche: posee.gauche, texte, tige: Some(x) });
        }
    }

    fn nommer_le_fait(&mut self, rang: usize, bornes: Bornes, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let chose = &self.choses[rang];
        let (x, libelle) = (chose.x, chose.libelle.clone());
        // The date stays, whatever is left of the words.
        let (mots, date) = libelle.rsplit_once(", ").unwrap_or((&libelle, ""));
        let mots = mots::tenir(mots, LARGE, &mut |t| mesure(t, TEXTE));
        let texte = if date.is_empty() { mots } else { format!("{mots}, {date}") };
        let large = mesure(&texte, TEXTE);
        self.dessus(rang, x, texte, large, bornes);
    }

    fn nommer_la_periode(&mut self, rang: usize, bornes: Bornes, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let chose = &self.choses[rang];
        let texte = mots::tenir(&chose.libelle, LARGE_PERIODE, &mut |t| mesure(t, PETIT));
        let large = mesure(&texte, PETIT);
        let (debut, fin) = (chose.debut.max(0.0), chose.fin.min(bornes.droite).max(0.0));
        let milieu = (debut + fin - large) / 2.0;
        // On either side of today rather than across it.
        let cote = bornes.evite.map_or([milieu, milieu], |x| [x + 8.0, x - 8.0 - large]);
        let gauches = [milieu, cote[0], cote[1], debut, fin - large, 0.0, bornes.droite - large];
        // A long bar may be named anywhere along it; none is named far from itself.
        let pres = |g: &f64| {
            let dedans = *g >= debut - 4.0 && *g + large <= fin + 4.0;
            dedans || (fin - debut < large + 40.0 && *g <= fin + 4.0 && *g + large >= debut - 4.0)
        };
        let gauches: Vec<f64> = gauches.into_iter().filter(pres).collect();
        let bornes = Bornes { rangs: RANGS_DESSOUS, ..bornes };
        let voie = chose.voie;
        if let Some(posee) = self.voies[voie].dessous.poser(&gauches, large, None, bornes) {
            let cote = Cote::Dessous(posee.rang);
            self.etiquettes.push(Etiquette { chose: rang, cote, gauche: posee.gauche, texte, tige: None });
        }
    }
}

/// Centred on a point; else beside its middle, up to beginning or ending there.
fn autour(x: f64, large: f64, bornes: Bornes) -> Vec<f64> {
    let borner = |gauche: f64| gauche.clamp(bornes.gauche, (bornes.droite - large).max(bornes.gauche));
    // Near the edges a label may leave the middle of its point, but not the point.
    let parts = [0.5, 0.35, 0.65, 0.2, 0.8];
    let mut gauches: Vec<f64> = parts.iter().map(|part| borner(x - large * part)).collect();
    gauches.extend([x - 5.0, x + 5.0 - large]);
    gauches
}
