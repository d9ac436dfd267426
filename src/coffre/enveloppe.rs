//! One key in one age envelope, to a phrase (scrypt) or to a recovery key (X25519).

use std::io::Read;

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Identity, Recipient, scrypt};
use zeroize::Zeroizing;

use super::cle::{Cle, Phrase};
use super::secours::CleDeSecours;
use super::trousseau::Error;

/// The most work accepted on reading, as a power of two: this one takes four gibibytes of memory.
const COUT_MAX: u8 = 20;
/// `x'…'` of 64 digits, and a newline.
const CLAIR: usize = 68;

/// How much work it takes to try one phrase: scrypt's N, as a power of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cout(u8);

impl Cout {
    /// About one second and 256 MiB on an ordinary computer.
    pub const NORMAL: Cout = Cout(18);
    /// Protects nothing: for tests only.
    pub const LEGER: Cout = Cout(4);
}

/// Whom an envelope is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pour {
    Phrase,
    Secours,
}

/// Whom that armor is for, as its header says; `None` when it is not one.
pub(crate) fn pour(armure: &str) -> Option<Pour> {
    let enveloppe = Decryptor::new_buffered(ArmoredReader::new(armure.as_bytes())).ok()?;
    Some(if enveloppe.is_scrypt() { Pour::Phrase } else { Pour::Secours })
}

pub(crate) fn sceller_phrase(cle: &Cle, phrase: &Phrase, cout: Cout) -> Result<String, Error> {
    if phrase.est_vide() {
        return Err(Error::PhraseVide);
    }
    let mut destinataire = scrypt::Recipient::new(secret(phrase));
    destinataire.set_work_factor(cout.0);
    Ok(sceller(cle, &destinataire))
}

pub(crate) fn sceller_secours(cle: &Cle, feuille: &CleDeSecours) -> String {
    sceller(cle, &feuille.identite().to_public())
}

pub(crate) fn ouvrir_phrase(armure: &str, phrase: &Phrase) -> Result<Cle, Error> {
    let mut identite = scrypt::Identity::new(secret(phrase));
    identite.set_max_work_factor(COUT_MAX);
    ouvrir(armure, &identite, Error::PhraseFausse)
}

pub(crate) fn ouvrir_secours(armure: &str, feuille: &CleDeSecours) -> Result<Cle, Error> {
    ouvrir(armure, feuille.identite(), Error::SecoursFaux)
}

fn secret(phrase: &Phrase) -> SecretString {
    SecretString::from(phrase.texte().to_owned())
}

/// Seals the words SQLCipher takes rather than the bytes: whoever opens the armor without us can use them as they are.
fn sceller(cle: &Cle, destinataire: &impl Recipient) -> String {
    let mut texte = Zeroizing::new(String::with_capacity(CLAIR));
    texte.push_str(&cle.pragma());
    texte.push('\n');
    age::encrypt_and_armor(destinataire, texte.as_bytes())
        .expect("there is one recipient, and memory takes what is written to it")
}

/// `refus` is the error when the armor is sound but not for that identity.
fn ouvrir(armure: &str, identite: &dyn Identity, refus: Error) -> Result<Cle, Error> {
    let enveloppe =
        Decryptor::new_buffered(ArmoredReader::new(armure.as_bytes())).map_err(|_| Error::Abime)?;
    let mut lecteur = enveloppe.decrypt(std::iter::once(identite)).map_err(|e| match e {
        DecryptError::ExcessiveWork { .. } => Error::CoutExcessif,
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => {
            refus
        }
        _ => Error::Abime,
    })?;
    // One byte more than expected, so that a longer text shows. No growing buffer: it would leave copies behind.
    let mut clair = Zeroizing::new([0; CLAIR + 1]);
    let mut lus = 0;
    loop {
        match lecteur.read(&mut clair[lus..]).map_err(|_| Error::Abime)? {
            0 => break,
            n => lus += n,
        }
    }
    clair[..lus].strip_suffix(b"\n").and_then(Cle::lire_pragma).ok_or(Error::Abime)
}
