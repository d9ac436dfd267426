//! The shapes of a drawing as operators of a page. Greys only: most of these sheets are photocopied.

use std::fmt::Write as _;

use crate::frise::{Forme, Ton, Trait};

/// A quarter of a circle as a curve.
const ROND: f32 = 0.5523;
const HACHURE: f32 = 3.0;

/// What draws a shape, a pixel being that many points, from that upper left corner; none for a text.
pub(super) fn tracer(forme: &Forme, pixel: f32, (left, top): (f32, f32)) -> Option<String> {
    let x = |x: f64| left + x as f32 * pixel;
    let y = |y: f64| top - y as f32 * pixel;
    let l = |l: f64| l as f32 * pixel;
    let mut o = String::from("q ");
    match forme {
        Forme::Texte { .. } => return None,
        Forme::Ligne { x1, y1, x2, y2, role } => {
            let (grey, width) = match role {
                Trait::Axe | Trait::Mois => (0.65, 0.4),
                Trait::Rappel => (0.6, 0.35),
                Trait::Aujourdhui => (0.25, 0.7),
                Trait::Arret => (0.0, 1.4),
            };
            ecrire(&mut o, &format!("{grey} G {width} w"));
            ecrire(&mut o, &format!("{:.2} {:.2} m {:.2} {:.2} l S", x(*x1), y(*y1), x(*x2), y(*y2)));
        }
        Forme::Pointille { x1, x2, y: haut } => {
            ecrire(&mut o, &format!("0 G 1 J {:.2} w [0 {:.2}] 0 d", l(3.0), l(6.0)));
            ecrire(&mut o, &format!("{:.2} {:.2} m {:.2} {:.2} l S", x(*x1), y(*haut), x(*x2), y(*haut)));
        }
        Forme::Barre { x: gauche, y: haut, largeur, hauteur, ton, incertain, a_venir, .. } => {
            let boite = [x(*gauche), y(haut + hauteur), l(*largeur), l(*hauteur)];
            if *a_venir {
                ecrire(&mut o, "0.35 G 0.7 w [3 2] 0 d");
                arrondi(&mut o, boite, "S");
            } else {
                let grey = if *incertain { 0.45 } else { gris(*ton) };
                ecrire(&mut o, &format!("{grey} g"));
                arrondi(&mut o, boite, "f");
            }
        }
        Forme::Hachure { x: gauche, y: haut, largeur, hauteur, .. } => {
            let [gauche, bas, large, grand] = [x(*gauche), y(haut + hauteur), l(*largeur), l(*hauteur)];
            ecrire(&mut o, &format!("{gauche:.2} {bas:.2} {large:.2} {grand:.2} re W n 0.2 G 0.5 w"));
            let mut rayure = gauche - grand;
            while rayure < gauche + large {
                ecrire(
                    &mut o,
                    &format!("{rayure:.2} {bas:.2} m {:.2} {:.2} l S", rayure + grand, bas + grand),
                );
                rayure += HACHURE;
            }
        }
        Forme::Point { x: cx, y: cy, rayon, creux, suppose } => {
            let rayon = l(*rayon);
            let boite = [x(*cx) - rayon, y(*cy) - rayon, 2.0 * rayon, 2.0 * rayon];
            ecrire(&mut o, if *suppose { "0.4 G 0.4 g 1 w" } else { "0 G 0 g 1 w" });
            if *creux {
                ecrire(&mut o, "1 g");
            }
            arrondi(&mut o, boite, if *creux { "B" } else { "f" });
        }
        Forme::Feuillet { x: gauche, y: haut, largeur, hauteur, a_venir, .. } => {
            let (gauche, bas) = (x(*gauche), y(haut + hauteur));
            let paint = if *a_venir { "1 g 0 G 0.8 w" } else { "0 g 0 G 0.8 w" };
            ecrire(
                &mut o,
                &format!("{paint} {gauche:.2} {bas:.2} {:.2} {:.2} re B", l(*largeur), l(*hauteur)),
            );
        }
    }
    o.push('Q');
    Some(o)
}

fn gris(ton: Ton) -> f32 {
    match ton {
        Ton::Cire | Ton::Ocre => 0.55,
        Ton::Encre => 0.7,
        Ton::Sauge => 0.84,
    }
}

fn ecrire(o: &mut String, operateurs: &str) {
    write!(o, "{operateurs} ").expect("memory takes all that is written");
}

/// A box whose ends are half circles; a circle when it is square.
fn arrondi(o: &mut String, [x, y, large, haut]: [f32; 4], peindre: &str) {
    let r = (haut / 2.0).min(large / 2.0);
    let k = r * ROND;
    let (d, h) = (x + large, y + haut);
    ecrire(o, &format!("{:.2} {y:.2} m {:.2} {y:.2} l", x + r, d - r));
    for [a, b, c, e, f, g] in [[d - r + k, y, d, y + r - k, d, y + r], [d, h - r + k, d - r + k, h, d - r, h]]
    {
        ecrire(o, &format!("{a:.2} {b:.2} {c:.2} {e:.2} {f:.2} {g:.2} c"));
    }
    ecrire(o, &format!("{:.2} {h:.2} l", x + r));
    for [a, b, c, e, f, g] in [[x + r - k, h, x, h - r + k, x, h - r], [x, y + r - k, x + r - k, y, x + r, y]]
    {
        ecrire(o, &format!("{a:.2} {b:.2} {c:.2} {e:.2} {f:.2} {g:.2} c"));
    }
    ecrire(o, &format!("h {peindre}"));
}
