//! Elements get their place: tracks under one another, months along the bottom, labels where nothing is in their way.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::elements::{Allure, Bout, Element, Piste};
use super::fenetre::Fenetre;
use super::formes::{Ancre, Dessin, Encre, Forme, Place, Trace, Trait, dixieme};
use super::mois;
use super::mots;
use super::voies::{Chose, Cote, Rangement, ranger};

/// What to draw in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cadre {
    /// In pixels.
    pub largeur: f64,
    pub fenetre: Fenetre,
    /// Today, or the day an example stands on.
    pub jour: NaiveDate,
}

/// From the edges to the first and last day.
const BORD: f64 = 8.0;
/// Narrower than that, nothing could be read.
const MOINDRE: f64 = 240.0;
const TETE: f64 = 24.0;
pub(super) const TEXTE: f64 = 13.0;
pub(super) const PETIT: f64 = 12.0;
const TITRE: f64 = 22.0;
/// Rows of labels, above and under a line; half of what the line itself takes.
const RANG_DESSUS: f64 = 16.0;
const RANG_DESSOUS: f64 = 15.0;
const DEMI: f64 = 9.0;
/// A leaf hangs lower.
const DEMI_DESSOUS: f64 = 12.0;
const ENTRE_VOIES: f64 = 4.0;
const ENTRE_PISTES: f64 = 14.0;
const BARRE: f64 = 10.0;
const INCERTAIN: f64 = 8.0;
const RAYON: f64 = 4.5;
const RAYON_CREUX: f64 = 5.5;
const FEUILLET: (f64, f64) = (7.0, 22.0);
/// A hatched end of one day is seen beside its leaf, and a bar of one day is still seen.
pub(super) const HACHURE: f64 = 10.0;
const VISIBLE: f64 = 5.0;
const CIBLE: f64 = 18.0;

impl Cadre {
    /// Where a day stands.
    pub(super) fn x(&self, jour: NaiveDate) -> f64 {
        let jours = |n: i64| i32::try_from(n).map_or(f64::MAX, f64::from);
        let tout = jours((self.fenetre.au - self.fenetre.du).num_days()).max(1.0);
        BORD + jours((jour - self.fenetre.du).num_days()) / tout * (self.large() - 2.0 * BORD)
    }

    pub(super) fn large(&self) -> f64 {
        self.largeur.max(MOINDRE)
    }

    /// The same, brought back to the edge when it is outside.
    pub(super) fn borne(&self, jour: NaiveDate) -> f64 {
        if jour < self.fenetre.du {
            0.0
        } else if jour > self.fenetre.au {
            self.large()
        } else {
            self.x(jour)
        }
    }
}

/// Draws tracks. `mesure` gives the width of a text of that size, in the same pixels.
pub fn dessiner(pistes: &[Piste], cadre: &Cadre, mesure: &mut dyn FnMut(&str, f64) -> f64) -> Dessin {
    // The same words are measured many times while their place is sought.
    let mut mesures: HashMap<(String, u64), f64> = HashMap::new();
    let mesure = &mut |texte: &str, taille: f64| {
        *mesures.entry((texte.to_owned(), taille.to_bits())).or_insert_with(|| mesure(texte, taille))
    };
    let mut plume = Plume { cadre, y: TETE, piste: 0, formes: Vec::new(), elements: Vec::new() };
    let plusieurs = pistes.len() > 1;
    for piste in pistes {
        let visibles: Vec<&Element> = piste.elements.iter().filter(|e| e.se_voit(cadre.fenetre)).collect();
        if visibles.is_empty() {
            continue;
        }
        if plusieurs {
            let titre =
                mots::tenir(&piste.titre, cadre.large() - 2.0 * BORD, &mut |t| mesure(t, PETIT) * 1.06);
            let y = plume.y + 11.0;
            plume.texte(None, (0.0, y), titre, PETIT, (Ancre::Debut, Encre::Titre));
            plume.y += TITRE;
        }
        let rangement = ranger(&visibles, cadre, mesure);
        plume.piste(&rangement);
    }
    plume.mois(mesure);
    let aujourdhui = plume.aujourdhui(mesure);
    let hauteur = dixieme(plume.y);
    Dessin { largeur: cadre.large(), hauteur, formes: plume.formes, elements: plume.elements, aujourdhui }
}

/// What draws, from the top down.
struct Plume<'c> {
    cadre: &'c Cadre,
    y: f64,
    piste: usize,
    formes: Vec<Trace>,
    elements: Vec<Place>,
}

impl Plume<'_> {
    fn forme(&mut self, element: Option<&str>, forme: Forme) {
        self.formes.push(Trace { element: element.map(str::to_owned), forme });
    }

    fn texte(
        &mut self,
        element: Option<&str>,
        (x, y): (f64, f64),
        texte: String,
        taille: f64,
        (ancre, encre): (Ancre, Encre),
    ) {
        let forme = Forme::Texte { x: dixieme(x), y: dixieme(y), texte, taille, ancre, encre };
        self.forme(element, forme);
    }

    fn ligne(&mut self, element: Option<&str>, (x1, y1): (f64, f64), (x2, y2): (f64, f64), role: Trait) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(dixieme);
        self.forme(element, Forme::Ligne { x1, y1, x2, y2, role });
    }

    fn piste(&mut self, rangement: &Rangement<'_>) {
        let mut ys = Vec::with_capacity(rangement.voies.len());
        for (rang, voie) in rangement.voies.iter().enumerate() {
            self.y += if rang > 0 { ENTRE_VOIES } else { 0.0 };
            self.y += voie.dessus.nombre() as f64 * RANG_DESSUS + DEMI;
            ys.push(self.y);
            self.y += DEMI_DESSOUS + voie.dessous.nombre() as f64 * RANG_DESSOUS;
        }
        self.y += ENTRE_PISTES;
        for (rang, chose) in rangement.choses.iter().enumerate() {
            let y = ys[chose.voie];
            let id = chose.id();
            match chose.periode() {
                Some(element) => self.periode(&id, element, chose, y),
                None => self.faits(&id, chose, y),
            }
            for etiquette in rangement.etiquettes.iter().filter(|e| e.chose == rang) {
                let (base, encre, taille) = match etiquette.cote {
                    Cote::Dessus(rang) => (y - DEMI - RANG_DESSUS * rang as f64 - 4.0, Encre::Pleine, TEXTE),
                    Cote::Ligne => (y + 4.5, Encre::Pleine, TEXTE),
                    Cote::Dessous(rang) => {
                        (y + DEMI_DESSOUS + RANG_DESSOUS * rang as f64 + 10.0, Encre::Grise, PETIT)
                    }
                };
                if let (Some(x), Cote::Dessus(1..)) = (etiquette.tige, etiquette.cote) {
                    self.ligne(Some(&id), (x, base + 3.5), (x, y - 7.0), Trait::Rappel);
                }
                let x = etiquette.gauche;
                self.texte(Some(&id), (x, base), etiquette.texte.clone(), taille, (Ancre::Debut, encre));
            }
            self.place(&id, chose, y);
        }
        self.piste += 1;
    }

    fn place(&mut self, id: &str, chose: &Chose<'_>, y: f64) {
        let large = (chose.droite - chose.gauche).max(CIBLE);
        let x = (chose.gauche + chose.droite - large) / 2.0;
        self.elements.push(Place {
            id: id.to_owned(),
            piste: self.piste,
            libelle: chose.libelle.clone(),
            phrase: chose.phrase.clone(),
            faits: chose.elements.iter().filter_map(|e| e.fait).collect(),
            echeance: chose.elements[0].echeance.clone(),
            x: dixieme(x),
            y: dixieme(y - 11.0),
            largeur: dixieme(large),
            hauteur: 22.0,
        });
    }

    fn faits(&mut self, id: &str, chose: &Chose<'_>, y: f64) {
        let premier = chose.elements[0];
        let suppose = premier.suppose;
        if premier.allure == Allure::Incertain {
            let (debut, fin) = (self.cadre.borne(premier.du), self.cadre.borne(premier.au));
            let large = (fin - debut).max(2.0 * RAYON);
            let x = (debut + fin - large) / 2.0;
            let forme = Forme::Barre {
                x: dixieme(x),
                y: dixieme(y - INCERTAIN / 2.0),
                largeur: dixieme(large),
                hauteur: INCERTAIN,
                ton: premier.ton,
                incertain: true,
                a_venir: suppose,
                coupe_debut: premier.du < self.cadre.fenetre.du,
                coupe_fin: premier.au > self.cadre.fenetre.au,
            };
            self.forme(Some(id), forme);
        } else {
            // Several at one place weigh more.
            let rayon = if chose.elements.len() > 1 { RAYON + 1.0 } else { RAYON };
            let x = dixieme(chose.x);
            self.forme(Some(id), Forme::Point { x, y: dixieme(y), rayon, creux: false, suppose });
        }
    }

    fn periode(&mut self, id: &str, e: &Element, chose: &Chose<'_>, y: f64) {
        let (fenetre, x1, x2) = (self.cadre.fenetre, chose.debut, chose.fin);
        let a_venir = e.allure == Allure::AVenir;
        let haut = dixieme(y - BARRE / 2.0);
        if let Some(limite) = e.reserve.filter(|_| e.au <= fenetre.au) {
            // One day is seen beside the leaf.
            let fin = self.cadre.borne(limite).max((x2 + HACHURE).min(self.cadre.large()));
            let largeur = dixieme(fin - x2.max(0.0));
            self.forme(
                Some(id),
                Forme::Hachure { x: dixieme(x2.max(0.0)), y: haut, largeur, hauteur: BARRE, ton: e.ton },
            );
        }
        if e.allure == Allure::Silence {
            if let Bout::Refus { au, .. } = e.bout
                && au > e.au
                && e.au <= fenetre.au
            {
                let (x, ton) = (dixieme(x2.max(0.0)), e.ton);
                let largeur = dixieme(self.cadre.borne(au) - x2.max(0.0));
                self.forme(Some(id), Forme::Hachure { x, y: haut, largeur, hauteur: BARRE, ton });
            }
            if x1 < x2 {
                self.forme(Some(id), Forme::Pointille { x1: dixieme(x1), x2: dixieme(x2), y: dixieme(y) });
            }
        } else if e.au >= fenetre.du {
            let large = (x2 - x1).max(VISIBLE);
            let forme = Forme::Barre {
                x: dixieme(x2 - large),
                y: haut,
                largeur: dixieme(large),
                hauteur: BARRE,
                ton: e.ton,
                incertain: false,
                a_venir,
                coupe_debut: e.du < fenetre.du,
                coupe_fin: e.au > fenetre.au,
            };
            self.forme(Some(id), forme);
        }
        if !fenetre.montre(e.au) {
            return;
        }
        let x = self.cadre.x(e.au);
        match e.bout {
            Bout::Rien => {}
            Bout::Refus { ne, .. } => {
                let (x, y) = (dixieme(x), dixieme(y));
                self.forme(Some(id), Forme::Point { x, y, rayon: RAYON_CREUX, creux: true, suppose: !ne });
            }
            Bout::Feuillet => {
                let (largeur, hauteur) = FEUILLET;
                let (x, y) = (dixieme(x - largeur / 2.0), dixieme(y - hauteur / 2.0));
                self.forme(Some(id), Forme::Feuillet { x, y, largeur, hauteur, ton: e.ton, a_venir });
            }
            Bout::Arret => self.ligne(Some(id), (x, y - 9.0), (x, y + 9.0), Trait::Arret),
        }
    }

    fn mois(&mut self, mesure: &mut dyn FnMut(&str, f64) -> f64) {
        let axe = (self.y - 2.0).max(TETE + 20.0);
        self.ligne(None, (0.0, axe), (self.cadre.large(), axe), Trait::Axe);
        for mois in mois::nommes(self.cadre, &mut |t| mesure(t, PETIT)) {
            if let Some(x) = mois.marque {
                self.ligne(None, (x, axe), (x, axe + 5.0), Trait::Mois);
            }
            if let Some(nom) = mois.nom {
                let x = mois.x;
                self.texte(None, (x, axe + 18.0), nom, PETIT, (Ancre::Debut, Encre::Grise));
            }
        }
        self.y = axe + 24.0;
    }

    /// Where words stand in the way of a line from top to bottom: it is broken there, they are not.
    fn mots_sur(&self, x: f64, mesure: &mut dyn FnMut(&str, f64) -> f64) -> Vec<(f64, f64)> {
        let bas = self.y - 24.0;
        let mut mots = Vec::new();
        for trace in &self.formes {
            if let Forme::Texte { x: gauche, y, texte, taille, .. } = &trace.forme
                && *y < bas
                && (gauche - 2.0..=gauche + mesure(texte, *taille) + 2.0).contains(&x)
            {
                mots.push((y - taille, y + 4.0));
            }
        }
        mots.sort_by(|a, b| a.0.total_cmp(&b.0));
        mots
    }

    fn aujourdhui(&mut self, mesure: &mut dyn FnMut(&str, f64) -> f64) -> Option<f64> {
        if !self.cadre.fenetre.montre(self.cadre.jour) {
            return None;
        }
        let x = self.cadre.x(self.cadre.jour);
        let texte = "aujourd’hui";
        let large = mesure(texte, PETIT);
        let gauche = if x + 6.0 + large > self.cadre.large() { x - 6.0 - large } else { x + 6.0 };
        let bas = self.y - 24.0;
        let mut haut = 2.0;
        for (debut, fin) in self.mots_sur(x, mesure) {
            if debut > haut {
                self.ligne(None, (x, haut), (x, debut), Trait::Aujourdhui);
            }
            haut = fin.max(haut);
        }
        self.ligne(None, (x, haut), (x, bas), Trait::Aujourdhui);
        self.texte(None, (gauche, 11.0), texte.to_owned(), PETIT, (Ancre::Debut, Encre::Pleine));
        Some(dixieme(x))
    }
}
