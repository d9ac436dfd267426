//! What must not be parted from its number or its name: « n° 4 », « art. L. 311-1 », « M. X ».

use super::{INSECABLE, Ligne, est_chiffre, est_espace};

const DEVANT_DES_NUMEROS: [&str; 10] = [
    "pièces",
    "Pièces",
    "arrêtés",
    "décisions",
    "délibérations",
    "décrets",
    "lois",
    "requêtes",
    "avis",
    "documents",
];
const DEVANT_UN_NOMBRE: [&str; 9] = ["n°", "N°", "art.", "article", "§", "p.", "pp.", "chap.", "al."];
const CODES: [&str; 8] = ["L.", "R.", "D.", "A.", "R.*", "R*.", "L.O.", "LO"];
const DEVANT_UN_NOM: [&str; 9] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Dr", "Pr"];

pub(super) fn appliquer(ligne: &mut Ligne) {
    monsieur(ligne);
    for i in 0..ligne.0.len() {
        if ligne.avant(i, 1).is_some_and(char::is_alphanumeric) {
            continue;
        }
        lier(ligne, i, &DEVANT_UN_NOMBRE, |ligne, j| ligne.c(j).is_some_and(est_chiffre) || code(ligne, j));
        lier(ligne, i, &["pièce", "pièces"], |ligne, j| ligne.mot(j, "n°"));
        lier(ligne, i, &CODES, |ligne, j| ligne.c(j).is_some_and(est_chiffre));
        lier(ligne, i, &DEVANT_UN_NOM, |ligne, j| ligne.c(j).is_some_and(char::is_uppercase));
        serrer(ligne, i);
        numeros(ligne, i);
    }
}

/// « pièces nos 2 et 3 »: the end of the shortened word is raised, or it reads as « our ».
fn numeros(ligne: &mut Ligne, i: usize) {
    let Some(mot) = DEVANT_DES_NUMEROS.iter().find(|mot| ligne.mot(i, mot)) else { return };
    let fin = i + mot.chars().count();
    let nos = ligne.fin(fin, |c| est_espace(c) || c == ':');
    if nos > fin && ligne.mot(nos, "nos") && ligne.fin(nos + 4, est_chiffre) > nos + 4 {
        ligne.set(nos + 3, INSECABLE);
        ligne.0[nos + 1].style.exposant = true;
        ligne.0[nos + 2].style.exposant = true;
    }
}

fn code(ligne: &Ligne, i: usize) -> bool {
    CODES.iter().any(|code| ligne.mot(i, code))
}

/// Turns the space after one of the words into a no-break one, when what follows calls for it.
fn lier(ligne: &mut Ligne, i: usize, mots: &[&str], suite: impl Fn(&Ligne, usize) -> bool) {
    let premier = ligne.c(i);
    for mot in mots.iter().filter(|mot| mot.chars().next() == premier) {
        let fin = i + mot.chars().count();
        if ligne.mot(i, mot) && ligne.c(fin).is_some_and(est_espace) && suite(ligne, fin + 1) {
            ligne.set(fin, INSECABLE);
        }
    }
}

/// « n°4 », « §3 », « L.311-1 »: the space that was forgotten.
fn serrer(ligne: &mut Ligne, i: usize) {
    for (mot, chiffres) in [("n°", 1), ("N°", 1), ("§", 1), ("L.", 2), ("R.", 2), ("D.", 2)] {
        let fin = i + mot.chars().count();
        if ligne.mot(i, mot) && ligne.fin(fin, est_chiffre) >= fin + chiffres && !ligne.fixe(fin) {
            ligne.insert(fin, INSECABLE);
        }
    }
}

/// « Mr » is English.
fn monsieur(ligne: &mut Ligne) {
    for i in 0..ligne.0.len() {
        let suivi = ligne.c(i + 2).is_some_and(est_espace) && ligne.c(i + 3).is_some_and(char::is_uppercase);
        if ligne.mot(i, "Mr") && suivi {
            ligne.set(i + 1, '.');
        }
    }
}
