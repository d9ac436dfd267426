//! The numbers of a filing: headings I, A, 1; paragraphs from the first heading to what it asks for.

use super::arbre::{Bloc, Span};

/// Numbers a body in place. « PAR CES MOTIFS », a first-level heading in capitals, bears none, and ends the numbering.
pub(crate) fn numeroter(corps: &mut [Bloc]) {
    let mut titres = [0u64; 3];
    let (mut paragraphe, mut ouvert) = (0, false);
    for bloc in corps {
        match bloc {
            Bloc::Titre { niveau: 1, spans, .. } if en_capitales(spans) => ouvert = false,
            Bloc::Titre { niveau, numero, .. } => {
                let rang = usize::from(*niveau).clamp(1, 3) - 1;
                titres[rang] += 1;
                titres[rang + 1..].fill(0);
                *numero = Some(signe(rang, titres[rang]));
                ouvert = true;
            }
            Bloc::Paragraphe(spans) if ouvert => {
                paragraphe += 1;
                *bloc = Bloc::Numerote { numero: paragraphe, spans: std::mem::take(spans) };
            }
            _ => {}
        }
    }
}

fn en_capitales(spans: &[Span]) -> bool {
    let mut lettres =
        spans.iter().flat_map(|span| span.texte.chars()).filter(|c| c.is_alphabetic()).peekable();
    lettres.peek().is_some() && lettres.all(char::is_uppercase)
}

/// The sign of a heading, by its level from 0 to 2: « IV », « B », « 3 ».
pub(crate) fn signe(rang: usize, n: u64) -> String {
    match rang {
        0 => romain(n),
        1 => lettre_de(n),
        _ => n.to_string(),
    }
}

/// « A » to « Z », then « AA », as word processors count.
fn lettre_de(n: u64) -> String {
    let rang = n.saturating_sub(1);
    let lettre = char::from(b'A' + u8::try_from(rang % 26).unwrap_or_default());
    std::iter::repeat_n(lettre, usize::try_from(rang / 26 + 1).unwrap_or(1)).collect()
}

fn romain(mut n: u64) -> String {
    const SIGNES: [(u64, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut sortie = String::new();
    for (valeur, signe) in SIGNES {
        while n >= valeur {
            sortie.push_str(signe);
            n -= valeur;
        }
    }
    sortie
}
