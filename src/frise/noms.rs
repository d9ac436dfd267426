//! Labels of a track: several ways are tried, and the one that names the most is kept.

use super::dessin::{Cadre, PETIT, TEXTE};
use super::elements::Bout;
use super::etiquettes::Bornes;
use super::mots;
use super::voies::{Cote, Etiquette, Rangement, UN_AN, Voie};

/// What the words of a fact may take, and the label of a period.
const LARGE: f64 = 190.0;
const LARGE_PERIODE: f64 = 300.0;
const RANGS_DESSUS: usize = 5;
const RANGS_DESSOUS: usize = 3;
/// From a leaf, or a hatched end, to the date beside it.
const ECART: f64 = 8.0;
/// A date may stand beside a hatched end no longer than that.
const HACHURE_COURTE: f64 = 40.0;

/// A way to try labels: which is put first, and on which side of its point.
#[derive(Debug, Clone, Copy)]
struct Maniere {
    de_droite_a_gauche: bool,
    ancre: Preference,
    evite: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Preference {
    Milieu,
    Debut,
    Fin,
}

/// Trying is for what a person can read; beyond, most labels find no room anyway.
const A_ESSAYER: usize = 60;

impl Rangement<'_> {
    /// The way that names the most, on the fewest rows.
    pub(super) fn nommer(&mut self, cadre: &Cadre, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let mut manieres = Vec::new();
        for ancre in [Preference::Milieu, Preference::Debut, Preference::Fin] {
            for (evite, de_droite_a_gauche) in [(true, false), (true, true), (false, false), (false, true)] {
                manieres.push(Maniere { de_droite_a_gauche, ancre, evite });
            }
        }
        if self.choses.len() > A_ESSAYER {
            manieres.truncate(1);
        }
        let nues = self.voies.clone();
        let mut meilleure: Option<(usize, usize, Vec<Voie>, Vec<Etiquette>)> = None;
        for maniere in manieres {
            self.voies.clone_from(&nues);
            self.etiquettes.clear();
            self.essayer(maniere, cadre, mesure);
            let rangs = self.voies.iter().map(|v| v.dessus.nombre() + v.dessous.nombre()).sum();
            let mieux = meilleure.as_ref().is_none_or(|(combien, rangees, ..)| {
                self.etiquettes.len() > *combien || self.etiquettes.len() == *combien && rangs < *rangees
            });
            if mieux {
                let (voies, etiquettes) = (self.voies.clone(), self.etiquettes.clone());
                meilleure = Some((etiquettes.len(), rangs, voies, etiquettes));
            }
        }
        if let Some((_, _, voies, etiquettes)) = meilleure {
            self.voies = voies;
            self.etiquettes = etiquettes;
        }
    }

    /// What still asks something of someone is named first.
    fn essayer(&mut self, maniere: Maniere, cadre: &Cadre, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let mut ordre: Vec<usize> = (0..self.choses.len()).collect();
        if maniere.de_droite_a_gauche {
            ordre.reverse();
        }
        ordre.sort_by_key(|rang| !self.choses[*rang].elements.iter().any(|e| e.actif));
        let bornes = Bornes {
            gauche: 0.0,
            droite: cadre.large(),
            evite: (maniere.evite && cadre.fenetre.montre(cadre.jour)).then(|| cadre.x(cadre.jour)),
            rangs: RANGS_DESSUS,
        };
        for rang in &ordre {
            self.dater(*rang, cadre, (bornes, maniere.ancre), mesure);
        }
        for rang in ordre {
            if self.choses[rang].periode().is_some() {
                self.nommer_la_periode(rang, bornes, mesure);
            } else {
                self.nommer_le_fait(rang, (bornes, maniere.ancre), mesure);
            }
        }
    }

    /// The date beside a leaf, and what is said of a decision born of silence.
    fn dater(
        &mut self,
        rang: usize,
        cadre: &Cadre,
        (bornes, ancre): (Bornes, Preference),
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
                    self.dessus(rang, x, (date, large), (bornes, ancre));
                }
            }
            Bout::Refus { ne: true, .. } => {
                let texte = format!("refus implicite, {date}");
                let large = mesure(&texte, TEXTE);
                self.dessus(rang, x, (texte, large), (bornes, ancre));
            }
            _ => {}
        }
    }

    fn dessus(
        &mut self,
        chose: usize,
        x: f64,
        (texte, large): (String, f64),
        (bornes, ancre): (Bornes, Preference),
    ) {
        let gauches = autour(x, large, bornes, ancre);
        let voie = self.choses[chose].voie;
        if let Some(posee) = self.voies[voie].dessus.poser(&gauches, large, Some(x), bornes) {
            let cote = Cote::Dessus(posee.rang);
            self.etiquettes.push(Etiquette { chose, cote, gauche: posee.gauche, texte, tige: Some(x) });
        }
    }

    fn nommer_le_fait(
        &mut self,
        rang: usize,
        (bornes, ancre): (Bornes, Preference),
        mesure: &mut dyn FnMut(&str, f64) -> f64,
    ) {
        let chose = &self.choses[rang];
        let (x, libelle) = (chose.x, chose.libelle.clone());
        // The date stays, whatever is left of the words.
        let (mots, date) = libelle.rsplit_once(", ").unwrap_or((&libelle, ""));
        let mots = mots::tenir(mots, LARGE, &mut |t| mesure(t, TEXTE));
        let texte = if date.is_empty() { mots } else { format!("{mots}, {date}") };
        let large = mesure(&texte, TEXTE);
        self.dessus(rang, x, (texte, large), (bornes, ancre));
    }

    fn nommer_la_periode(&mut self, rang: usize, bornes: Bornes, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let chose = &self.choses[rang];
        let texte = mots::tenir(&chose.libelle, LARGE_PERIODE, &mut |t| mesure(t, PETIT));
        let large = mesure(&texte, PETIT);
        let (debut, fin) = (chose.debut.max(0.0), chose.fin.min(bornes.droite).max(0.0));
        let milieu = (debut + fin - large) / 2.0;
        let dedans = |g: &f64| *g >= debut - 4.0 && *g + large <= fin + 4.0;
        let pres = |g: &f64| *g <= fin + 4.0 && *g + large >= debut - 4.0;
        let traverse = |g: &f64| bornes.evite.is_some_and(|x| *g - 2.0 < x && x < *g + large + 2.0);
        // On one side of today, if it is still under the bar; else across it, where its line is broken.
        let cote = bornes.evite.map_or([milieu, milieu], |x| [x + 8.0, x - 8.0 - large]);
        let mut gauches: Vec<f64> =
            [milieu, cote[0], cote[1]].into_iter().filter(|g| dedans(g) && !traverse(g)).collect();
        gauches.extend([milieu, debut, fin - large].iter().filter(|g| pres(g)));
        if fin - debut > large {
            gauches.extend([0.0, bornes.droite - large].iter().filter(|g| dedans(g)));
        }
        let bornes = Bornes { rangs: RANGS_DESSOUS, evite: None, ..bornes };
        let voie = chose.voie;
        if let Some(posee) = self.voies[voie].dessous.poser(&gauches, large, None, bornes) {
            let cote = Cote::Dessous(posee.rang);
            self.etiquettes.push(Etiquette { chose: rang, cote, gauche: posee.gauche, texte, tige: None });
        }
    }
}

/// Centred on a point; else beside its middle, up to beginning or ending there. In the order they are preferred.
fn autour(x: f64, large: f64, bornes: Bornes, ancre: Preference) -> Vec<f64> {
    let borner = |gauche: f64| gauche.clamp(bornes.gauche, (bornes.droite - large).max(bornes.gauche));
    let milieux = [0.5, 0.35, 0.65, 0.2, 0.8].map(|part| borner(x - large * part));
    let (debut, fin) = (x - 2.0, x + 2.0 - large);
    match ancre {
        Preference::Milieu => [milieux.as_slice(), &[debut, fin]].concat(),
        Preference::Debut => [&[debut], milieux.as_slice(), &[fin]].concat(),
        Preference::Fin => [&[fin], milieux.as_slice(), &[debut]].concat(),
    }
}
