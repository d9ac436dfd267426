//! How wide a text is on the screen: the widths of Atkinson Hyperlegible Next, the typeface of the interface.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Thousandths of the size, from the space to the tilde.
const LARGEURS: [u16; 95] = [
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614,
    588, 598, 510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392,
    512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552,
    372, 243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471,
    326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
];
/// A figure: what is not in the table is rarely wider.
const AUTRE: u16 = 650;

/// The width of a text of that size, in the same unit, as the screens show it.
///
/// ```
/// use quantieme::frise::largeur_a_l_ecran;
/// assert!(largeur_a_l_ecran("24 nov.", 13.0) > largeur_a_l_ecran("mai", 13.0));
/// ```
pub fn largeur_a_l_ecran(texte: &str, taille: f64) -> f64 {
    let milliemes: f64 =
        texte.nfd().filter(|signe| !is_combining_mark(*signe)).map(|s| f64::from(signe(s))).sum();
    milliemes * taille / 1000.0
}

fn signe(signe: char) -> u16 {
    let rang = u32::from(signe).checked_sub(32).and_then(|rang| usize::try_from(rang).ok());
    match (signe, rang.and_then(|rang| LARGEURS.get(rang))) {
        (_, Some(largeur)) => *largeur,
        ('\u{a0}' | '\u{202f}', _) => 280,
        ('’' | '‘', _) => 236,
        ('«' | '»', _) => 562,
        ('–', _) => 504,
        ('—', _) => 824,
        ('°', _) => 352,
        ('œ' | 'æ', _) => 924,
        ('Œ' | 'Æ', _) => 1006,
        _ => AUTRE,
    }
}
