//! Where words and lines end: a PDF says where each letter stands, seldom that a space is there.

use lopdf::Object;

use super::super::net::Net;

/// Six numbers of a plane transform, as PDF writes them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrice([f32; 6]);

impl Matrice {
    pub(super) const IDENTITE: Matrice = Matrice([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn lire(objets: &[Object]) -> Option<Matrice> {
        let mut six = [0.0; 6];
        for (case, objet) in six.iter_mut().zip(objets.get(..6)?) {
            *case = objet.as_float().ok()?;
        }
        Some(Matrice(six))
    }

    /// This one, then `autre`.
    pub(super) fn puis(self, autre: Matrice) -> Matrice {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, autre.0);
        Matrice([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// A move before this one.
    pub(super) fn decale(self, x: f32, y: f32) -> Matrice {
        Matrice([1.0, 0.0, 0.0, 1.0, x, y]).puis(self)
    }

    fn point(self) -> (f32, f32) {
        (self.0[4], self.0[5])
    }
}

/// A gap this wide, in parts of the letter height, is a space.
const ESPACE: f32 = 0.17;
/// A step back beyond this is another column, or another line.
const RETOUR: f32 = -0.6;
/// A rise or a fall beyond this is another line; less is an exponent.
const SAUT: f32 = 0.55;
/// What follows a hyphen that belongs to the word: « rendez-vous », « celui-ci », « a-t-elle ».
const ELEMENTS: [&str; 30] = [
    "ce", "ces", "ci", "delà", "dessous", "dessus", "dire", "elle", "elles", "en", "être", "il", "ils", "je",
    "là", "la", "le", "les", "leur", "lui", "même", "mêmes", "moi", "nous", "on", "t", "toi", "tu", "vous",
    "y",
];

/// Remembers where the last letter ended.
#[derive(Debug, Default)]
pub(super) struct Coupe {
    fin: Option<(Matrice, f32)>,
    /// A hyphen ended the line: what starts the next one decides of it.
    attente: Option<String>,
    /// A soft hyphen ended what was written: only a hyphenation, the word goes on.
    molle: bool,
}

impl Coupe {
    /// One letter (or ligature) drawn from `avant` to `apres`, at that size.
    pub(super) fn poser(&mut self, texte: &str, avant: Matrice, apres: Matrice, corps: f32, net: &mut Net) {
        let [a, b, c, d, ..] = avant.0;
        let long = a.hypot(b);
        let haut = c.hypot(d) * corps.abs();
        if long == 0.0 || haut == 0.0 || !(long * haut).is_finite() {
            return self.ecrire(texte, net);
        }
        if let Some((fin, hauteur)) = self.fin {
            let ((x, y), (u, v)) = (avant.point(), fin.point());
            let (dx, dy) = (x - u, y - v);
            let (le_long, travers) = ((dx * a + dy * b) / long, (dy * a - dx * b) / long);
            let tourne = fin.0[0] * a + fin.0[1] * b <= 0.0;
            let grand = haut.max(hauteur);
            if tourne || travers.abs() > SAUT * grand || le_long < RETOUR * grand {
                self.ligne(travers.abs() > 2.2 * grand || tourne, net);
            } else if le_long > ESPACE * haut.min(hauteur) {
                self.ecrire(" ", net);
            }
        }
        self.fin = Some((apres, haut));
        self.ecrire(texte, net);
    }

    /// Forgets the pen: what comes next is elsewhere.
    pub(super) fn finir(&mut self, net: &mut Net) {
        self.resoudre(net);
        self.fin = None;
        net.paragraphe();
    }

    fn ligne(&mut self, loin: bool, net: &mut Net) {
        self.resoudre(net);
        let coupe = matches!(net.fin_de_mot(), Some('-' | '\u{2010}'))
            && net.avant_derniere().is_some_and(char::is_alphabetic);
        if self.molle && !loin {
            return;
        }
        if coupe && !loin {
            net.reprendre();
            self.attente = Some(String::new());
        } else if loin {
            net.paragraphe();
        } else {
            net.ligne();
        }
    }

    fn ecrire(&mut self, texte: &str, net: &mut Net) {
        if !texte.is_empty() {
            self.molle = texte.ends_with('\u{AD}');
        }
        let Some(mot) = &mut self.attente else { return net.texte(texte) };
        mot.push_str(texte);
        if mot.chars().any(|lettre| !lettre.is_alphabetic()) || mot.len() > 64 {
            self.resoudre(net);
        }
    }

    /// Writes the word whose hyphen waited, with it or without.
    fn resoudre(&mut self, net: &mut Net) {
        let Some(mot) = self.attente.take() else { return };
        let tete = mot.split(|lettre: char| !lettre.is_alphabetic()).next().unwrap_or_default();
        let cesure = tete.starts_with(char::is_lowercase) && !ELEMENTS.contains(&tete);
        if !cesure {
            net.texte("-");
        }
        net.texte(&mot);
    }
}
