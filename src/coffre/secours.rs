//! The recovery key: an age identity, printed on a sheet and typed back by hand.

use std::fmt;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What every such key begins with; not printed in the groups, because it says nothing.
const PREFIXE: &str = "AGE-SECRET-KEY-1";
/// Characters after the prefix: 52 for 32 bytes, 6 of checksum.
const TAILLE: usize = 58;
/// Characters in a group, but the last.
const GROUPE: usize = 6;
/// The alphabet of bech32: no 1, no B, no I, no O.
const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
/// Foreign signs named in an error, at most: someone may have typed something else altogether.
const SIGNES_CITES: usize = 8;

/// A recovery key that was typed wrong. What was typed is never repeated, but for signs no key holds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecoursIllisible {
    #[error(
        "La clé de secours contient des signes qui n’y figurent jamais\u{a0}: {0}. Rien n’a été modifié. Comparez avec la feuille et corrigez-les."
    )]
    Signes(String),
    #[error(
        "Il manque {0}\u{a0}caractère{s} à la clé de secours. Rien n’a été modifié. Comparez chaque groupe avec la feuille.",
        s = pluriel(.0)
    )]
    TropCourte(usize),
    #[error(
        "La clé de secours a {0}\u{a0}caractère{s} de trop. Rien n’a été modifié. Comparez chaque groupe avec la feuille.",
        s = pluriel(.0)
    )]
    TropLongue(usize),
    #[error(
        "La clé de secours contient une faute de frappe. Rien n’a été modifié. Relisez chaque groupe sur la feuille et corrigez."
    )]
    Faute,
}

fn pluriel(n: &usize) -> &'static str {
    if *n > 1 { "s" } else { "" }
}

/// A recovery key. The free program `age` takes it as an identity and opens the wrapped key without us.
// The identity erases itself when dropped.
#[derive(Clone)]
pub struct CleDeSecours(Identity);

impl CleDeSecours {
    /// A new recovery key, drawn by age from the system's generator.
    pub fn nouvelle() -> CleDeSecours {
        CleDeSecours(Identity::generate())
    }

    /// The key whole, as age writes it: `AGE-SECRET-KEY-1…`, 74 characters.
    pub fn texte(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The key to print, without its prefix: ten groups, nine of six characters and one of four.
    pub fn groupes(&self) -> Zeroizing<Vec<String>> {
        let texte = self.texte();
        let corps = texte[PREFIXE.len()..].as_bytes();
        let groupe = |signes: &[u8]| signes.iter().copied().map(char::from).collect();
        Zeroizing::new(corps.chunks(GROUPE).map(groupe).collect())
    }

    /// What the base's key is wrapped to: `age1…`. Not a secret.
    pub fn public(&self) -> String {
        self.0.to_public().to_string()
    }

    /// Reads a key as people type it: any case, blanks, dashes and line breaks anywhere, with or without the prefix.
    /// The letters no key holds are read as what they resemble: O is 0, I and 1 are L, B is 8; the checksum judges.
    ///
    /// # Errors
    /// [`SecoursIllisible`] says which: signs no key holds, a wrong length, or a misspelling.
    ///
    /// ```
    /// # use quantieme::coffre::CleDeSecours;
    /// let cle = CleDeSecours::nouvelle();
    /// let tapee = cle.groupes().join(" ").to_lowercase();
    /// assert_eq!(CleDeSecours::lire(&tapee).expect("well typed").public(), cle.public());
    /// ```
    pub fn lire(saisie: &str) -> Result<CleDeSecours, SecoursIllisible> {
        let corps = corps(saisie)?;
        match corps.len() {
            n if n < TAILLE => return Err(SecoursIllisible::TropCourte(TAILLE - n)),
            n if n > TAILLE => return Err(SecoursIllisible::TropLongue(n - TAILLE)),
            _ => {}
        }
        let mut texte = Zeroizing::new(String::with_capacity(PREFIXE.len() + TAILLE));
        texte.push_str(PREFIXE);
        texte.push_str(&corps);
        texte.parse().map(CleDeSecours).map_err(|_| SecoursIllisible::Faute)
    }

    pub(crate) fn identite(&self) -> &Identity {
        &self.0
    }
}

/// What was typed, as the 58 characters it should be; its length is still to judge.
fn corps(saisie: &str) -> Result<Zeroizing<String>, SecoursIllisible> {
    // Measured first: a string that grows leaves its former bytes in memory.
    let taille = saisie.nfkc().map(char::len_utf8).sum();
    let mut tape = Zeroizing::new(String::with_capacity(taille));
    tape.extend(saisie.nfkc().filter(|c| !separe(*c)).map(|c| c.to_ascii_uppercase()));
    let corps = match tape.strip_prefix("AGESECRETKEY") {
        // The prefix's own 1 is not in the alphabet, but may have been typed as what stands for it.
        Some(suite) if suite.starts_with('1') => &suite[1..],
        Some(suite) if suite.len() > TAILLE && suite.starts_with(['I', 'L', '|']) => &suite[1..],
        Some(suite) => suite,
        None => tape.as_str(),
    };
    let mut lu = Zeroizing::new(String::with_capacity(corps.len()));
    let mut etrangers: Vec<char> = Vec::new();
    for signe in corps.chars() {
        let signe = match signe {
            'O' => '0',
            '1' | 'I' | '|' => 'L',
            'B' => '8',
            autre => autre,
        };
        if ALPHABET.contains(signe) {
            lu.push(signe);
        } else if !etrangers.contains(&signe) && etrangers.len() < SIGNES_CITES {
            etrangers.push(signe);
        }
    }
    if etrangers.is_empty() {
        return Ok(lu);
    }
    let cite = |c: &char| format!("«\u{a0}{}\u{a0}»", c.escape_debug());
    Err(SecoursIllisible::Signes(etrangers.iter().map(cite).collect::<Vec<_>>().join(", ")))
}

/// Blanks, dashes of every kind, points, and marks that take no room.
fn separe(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '_' | '.' | ',' | '·' | '•' | '−' | '\u{ad}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2015}')
}

impl fmt::Debug for CleDeSecours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CleDeSecours")
    }
}
