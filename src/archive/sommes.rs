//! `SHA256SUMS`, as `sha256sum` writes and checks it.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Bytes of the file itself: many more than twenty thousand lines take.
pub(crate) const TAILLE_MAX: u64 = 16 << 20;

/// What tells a content from any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Empreinte {
    pub sha256: [u8; 32],
    /// In bytes.
    pub taille: u64,
}

impl Empreinte {
    /// The sum as it is usually written: 64 small hexadecimal figures.
    pub fn hex(&self) -> String {
        hex(&self.sha256)
    }
}

fn hex(somme: &[u8; 32]) -> String {
    somme.iter().fold(String::with_capacity(64), |mut texte, octet| {
        write!(texte, "{octet:02x}").expect("a String takes everything");
        texte
    })
}

/// The sum of each file, by path.
pub(crate) type Sommes = BTreeMap<String, [u8; 32]>;

/// The file's text, sorted by path. Paths hold neither line break nor backslash: nothing to escape.
pub(crate) fn ecrire(sommes: &Sommes) -> String {
    sommes.iter().fold(String::new(), |mut texte, (chemin, somme)| {
        writeln!(texte, "{}  {chemin}", hex(somme)).expect("a String takes everything");
        texte
    })
}

/// Reads it back; the number of the first line that is not a sum, from 1.
pub(crate) fn lire(texte: &str) -> Result<Sommes, usize> {
    let mut sommes = Sommes::new();
    for (rang, ligne) in texte.lines().enumerate() {
        let (somme, chemin) = lire_ligne(ligne).ok_or(rang + 1)?;
        if sommes.insert(chemin.to_owned(), somme).is_some() {
            return Err(rang + 1);
        }
    }
    Ok(sommes)
}

fn lire_ligne(ligne: &str) -> Option<([u8; 32], &str)> {
    let (chiffres, reste) = ligne.split_at_checked(64)?;
    // A star says « binary », which changes nothing to the sum.
    let chemin = reste.strip_prefix("  ").or_else(|| reste.strip_prefix(" *"))?;
    let mut somme = [0; 32];
    for (octet, paire) in somme.iter_mut().zip(chiffres.as_bytes().chunks(2)) {
        let chiffre = |c: u8| char::from(c).to_digit(16);
        *octet = u8::try_from(chiffre(paire[0])? * 16 + chiffre(paire[1])?).ok()?;
    }
    (!chemin.is_empty()).then_some((somme, chemin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_sorted() {
        let sommes = Sommes::from([("é.txt".into(), [0xab; 32]), ("a b.txt".into(), [1; 32])]);
        let texte = ecrire(&sommes);
        assert_eq!(texte, format!("{}  a b.txt\n{}  é.txt\n", "01".repeat(32), "ab".repeat(32)));
        assert_eq!(lire(&texte), Ok(sommes));
    }

    #[test]
    fn a_line_that_is_no_sum_is_told_by_its_number() {
        let bonne = format!("{}  a\n", "0".repeat(64));
        let binaire = format!("{} *b\n", "AF".repeat(32));
        assert!(lire(&format!("{bonne}{binaire}")).is_ok());
        let lignes = [
            "bonjour",
            "\\00  a",
            &"é".repeat(40),
            &format!("{}  ", "0".repeat(64)),
            &"z".repeat(70),
            bonne.trim(),
        ];
        for mauvaise in lignes {
            assert_eq!(lire(&format!("{bonne}{mauvaise}\n")), Err(2), "{mauvaise}");
        }
    }
}
