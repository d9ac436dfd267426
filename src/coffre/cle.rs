//! The secrets themselves: the key of the base and the phrase that unwraps it. Both are erased when dropped.

use std::fmt;

use serde::{Deserialize, Deserializer};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Bytes in a key.
const TAILLE: usize = 32;
/// Characters of `x'…'` around two per byte.
const LITTERAL: usize = 2 * TAILLE + 3;

/// The key of a base: 32 random bytes, given to SQLCipher as they are, without derivation.
// Boxed: moving the value moves a pointer, and leaves no copy of the bytes behind.
#[derive(Clone)]
pub struct Cle(Box<Zeroizing<[u8; TAILLE]>>);

impl Cle {
    /// A new key. `fill` must fill the whole slice with bytes from the system's generator.
    ///
    /// ```
    /// # use quantieme::coffre::Cle;
    /// # fn alea(octets: &mut [u8]) { octets.fill(7) }
    /// let cle = Cle::nouvelle(alea);
    /// assert_eq!(cle.pragma().len(), 67);
    /// ```
    pub fn nouvelle(mut fill: impl FnMut(&mut [u8])) -> Cle {
        let mut cle = Cle::vide();
        fill(cle.0.as_mut_slice());
        cle
    }

    /// The key as SQLCipher reads it in `PRAGMA key = "…"`: `x'` then 64 lowercase hexadecimal digits then `'`.
    pub fn pragma(&self) -> Zeroizing<String> {
        const CHIFFRES: &[u8; 16] = b"0123456789abcdef";
        // Full size at once: a string that grows leaves its former bytes in memory.
        let mut texte = Zeroizing::new(String::with_capacity(LITTERAL));
        texte.push_str("x'");
        for octet in self.0.iter() {
            texte.push(char::from(CHIFFRES[usize::from(octet >> 4)]));
            texte.push(char::from(CHIFFRES[usize::from(octet & 15)]));
        }
        texte.push('\'');
        texte
    }

    /// Reads back [`Cle::pragma`], to the letter.
    pub(crate) fn lire_pragma(texte: &[u8]) -> Option<Cle> {
        let chiffres = texte.strip_prefix(b"x'")?.strip_suffix(b"'")?;
        if chiffres.len() != 2 * TAILLE {
            return None;
        }
        let valeur = |chiffre: u8| match chiffre {
            b'0'..=b'9' => Some(chiffre - b'0'),
            b'a'..=b'f' => Some(chiffre - b'a' + 10),
            _ => None,
        };
        let mut cle = Cle::vide();
        for (octet, paire) in cle.0.iter_mut().zip(chiffres.chunks_exact(2)) {
            *octet = valeur(paire[0])? << 4 | valeur(paire[1])?;
        }
        Some(cle)
    }

    fn vide() -> Cle {
        Cle(Box::new(Zeroizing::new([0; TAILLE])))
    }
}

impl PartialEq for Cle {
    /// Takes the same time wherever the keys differ.
    fn eq(&self, autre: &Cle) -> bool {
        self.0.iter().zip(autre.0.iter()).fold(0, |ecart, (a, b)| ecart | (a ^ b)) == 0
    }
}

impl Eq for Cle {}

impl fmt::Debug for Cle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cle")
    }
}

/// The phrase people remember. The same phrase typed on two keyboards is the same phrase: composed one way (NFKC),
/// without blanks at its ends. Case and inner blanks count.
///
/// ```
/// # use quantieme::coffre::Phrase;
/// assert_eq!(Phrase::new("  l’e\u{301}te\u{301} dernier "), Phrase::new("l’été dernier"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Phrase(Zeroizing<String>);

impl Phrase {
    /// Takes the phrase as typed. The caller erases its own copy.
    pub fn new(saisie: &str) -> Phrase {
        // Measured first: a string that grows leaves its former bytes in memory.
        let taille = saisie.nfkc().map(char::len_utf8).sum();
        let mut compose = Zeroizing::new(String::with_capacity(taille));
        compose.extend(saisie.nfkc());
        Phrase(Zeroizing::new(compose.trim().to_owned()))
    }

    /// The phrase itself, to show it back to who asks.
    pub fn texte(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed but blanks.
    pub fn est_vide(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phrase")
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(lecteur: D) -> Result<Phrase, D::Error> {
        Ok(Phrase::new(&Zeroizing::new(String::deserialize(lecteur)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::Cle;

    #[test]
    fn a_key_reads_back_from_its_literal_and_from_nothing_else() {
        let cle = Cle::nouvelle(|octets| octets.iter_mut().zip(200..).for_each(|(o, n)| *o = n));
        let texte = cle.pragma();
        assert_eq!(Cle::lire_pragma(texte.as_bytes()), Some(cle));
        for faux in ["", "x''", &texte[1..], &texte[..66], &texte.to_uppercase(), &texte.replace('c', "g")] {
            assert_eq!(Cle::lire_pragma(faux.as_bytes()), None, "{faux}");
        }
    }
}
