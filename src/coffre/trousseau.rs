//! The key file: the base's key, wrapped with age to the phrase and to the recovery key.
//!
//! Nothing is ever wrapped to a recipient read from the file: whoever can write the file could put theirs there, and
//! be handed the key. A new recovery recipient always comes from a recovery key made here.

use age::x25519;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::cle::{Cle, Phrase};
use super::enveloppe::{self, Cout, Pour};
use super::secours::CleDeSecours;

const FORMAT: &str = "quantieme-cles";
/// The only version there is.
const VERSION: u64 = 1;
/// A lock weighs about one kilobyte; this bounds what a hostile file makes us read.
const OCTETS_MAX: usize = 64 * 1024;
/// Two during a change of the base's key. Each costs one derivation: a hostile file must not hold hundreds.
const SERRURES_MAX: usize = 2;

/// What can go wrong with a key file. Nothing is ever changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error(
        "Ce n’est pas la bonne phrase. Rien n’a été modifié. Vérifiez les majuscules et les espaces, puis essayez de nouveau."
    )]
    PhraseFausse,
    #[error("La phrase est vide. Rien n’a été modifié. Écrivez au moins quelques mots.")]
    PhraseVide,
    #[error(
        "Cette clé de secours est bien tapée, mais elle n’ouvre pas cette base\u{a0}: elle vient d’une autre base ou d’une feuille plus ancienne. Rien n’a été modifié. Cherchez la feuille la plus récente."
    )]
    SecoursFaux,
    #[error(
        "Ce fichier n’est pas un fichier de clés de Quantième. Il n’a pas été modifié. Vérifiez que vous avez choisi le bon fichier."
    )]
    PasUnFichier,
    #[error(
        "Ce fichier de clés a été écrit par une version plus récente de Quantième. Il n’a pas été modifié. Mettez l’application à jour."
    )]
    TropRecent,
    #[error(
        "Le fichier de clés est abîmé. Il n’a pas été modifié. Remettez à sa place celui d’une sauvegarde."
    )]
    Abime,
    #[error(
        "Ce fichier de clés demande un calcul démesuré\u{a0}: Quantième ne l’a pas écrit ainsi. Il n’a pas été modifié. Remettez à sa place celui d’une sauvegarde."
    )]
    CoutExcessif,
    #[error(
        "Ce fichier de clés est celui d’une autre base. Rien n’a été modifié. Remettez à côté de la base le fichier de clés qui l’accompagnait."
    )]
    Etranger,
    #[error(
        "Un changement de clé n’est pas terminé. Rien n’est perdu. Fermez la base puis rouvrez-la pour le terminer, et recommencez."
    )]
    ChangementEnCours,
}

/// The base's key, wrapped twice. Holds no secret in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serrure {
    phrase: String,
    secours: String,
    secours_public: String,
    essayee: bool,
}

impl Serrure {
    /// Wraps a key to a phrase and to a new recovery key, to be printed: it is kept nowhere.
    ///
    /// # Errors
    /// [`Error::PhraseVide`].
    ///
    /// ```
    /// # use quantieme::coffre::{Cle, Cout, Phrase, Serrure, Trousseau};
    /// # fn alea(octets: &mut [u8]) { octets.fill(7) }
    /// let cle = Cle::nouvelle(alea);
    /// let phrase = Phrase::new("trois chats sur le toit");
    /// let (serrure, feuille) = Serrure::creer(&cle, &phrase, Cout::LEGER)?;
    /// let trousseau = Trousseau::lire(&Trousseau::from(serrure).ecrire())?;
    /// assert_eq!(trousseau.ouvrir(&phrase)?, [cle.clone()]);
    /// assert_eq!(trousseau.ouvrir_secours(&feuille)?, [cle]);
    /// # Ok::<(), quantieme::coffre::Error>(())
    /// ```
    pub fn creer(cle: &Cle, phrase: &Phrase, cout: Cout) -> Result<(Serrure, CleDeSecours), Error> {
        let phrase = enveloppe::sceller_phrase(cle, phrase, cout)?;
        let feuille = CleDeSecours::nouvelle();
        let secours = enveloppe::sceller_secours(cle, &feuille);
        Ok((Serrure { phrase, secours, secours_public: feuille.public(), essayee: false }, feuille))
    }

    /// The key wrapped to the recovery key, in age's armor: what `age --decrypt` takes. It gives `x'…'` and a newline.
    pub fn secours(&self) -> &str {
        &self.secours
    }

    /// Which recovery key opens this lock, so that a sheet can be told from another: `age1…`.
    /// Written in clear and not authenticated: show it, never wrap anything to it.
    pub fn secours_public(&self) -> &str {
        &self.secours_public
    }

    /// Whether the recovery key was typed back from its sheet once, and worked.
    pub fn essayee(&self) -> bool {
        self.essayee
    }

    /// Each part is what it should be, as far as one can tell without a secret.
    fn est_saine(&self) -> bool {
        enveloppe::pour(&self.phrase) == Some(Pour::Phrase)
            && enveloppe::pour(&self.secours) == Some(Pour::Secours)
            && self.secours_public.parse::<x25519::Recipient>().is_ok()
    }

    fn ouvrir(&self, phrase: &Phrase) -> Result<Cle, Error> {
        enveloppe::ouvrir_phrase(&self.phrase, phrase)
    }

    fn ouvrir_secours(&self, feuille: &CleDeSecours) -> Result<Cle, Error> {
        enveloppe::ouvrir_secours(&self.secours, feuille)
    }
}

/// The content of the key file: one lock, or two while the base's key is being changed, so that whichever base a
/// crash leaves in place, its key is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trousseau {
    serrures: Vec<Serrure>,
}

/// The file, as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier<S> {
    format: String,
    version: u64,
    serrures: S,
}

impl From<Serrure> for Trousseau {
    fn from(serrure: Serrure) -> Trousseau {
        Trousseau { serrures: vec![serrure] }
    }
}

impl Trousseau {
    /// Reads the text of a key file.
    ///
    /// # Errors
    /// [`Error::PasUnFichier`], [`Error::TropRecent`], [`Error::Abime`].
    pub fn lire(texte: &str) -> Result<Trousseau, Error> {
        if texte.len() > OCTETS_MAX {
            return Err(Error::PasUnFichier);
        }
        let valeur: Value = serde_json::from_str(texte).map_err(|_| Error::PasUnFichier)?;
        if valeur["format"] != FORMAT {
            return Err(Error::PasUnFichier);
        }
        match valeur["version"].as_u64() {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(Error::TropRecent),
            _ => return Err(Error::Abime),
        }
        let fichier: Fichier<Vec<Serrure>> = serde_json::from_value(valeur).map_err(|_| Error::Abime)?;
        let serrures = fichier.serrures;
        if serrures.is_empty() || serrures.len() > SERRURES_MAX || !serrures.iter().all(Serrure::est_saine) {
            return Err(Error::Abime);
        }
        Ok(Trousseau { serrures })
    }

    /// The text of the key file.
    pub fn ecrire(&self) -> String {
        let fichier = Fichier { format: FORMAT.to_owned(), version: VERSION, serrures: &self.serrures };
        serde_json::to_string_pretty(&fichier).expect("locks are plain text") + "\n"
    }

    /// The locks: one, or two while the base's key is being changed.
    pub fn serrures(&self) -> &[Serrure] {
        &self.serrures
    }

    /// Every key the phrase opens, in the order of the locks; the base tells which is its own. Takes about a second
    /// per lock. When none of them opens the base, the file is of another base: [`Error::Etranger`].
    ///
    /// # Errors
    /// [`Error::PhraseFausse`], [`Error::Abime`], [`Error::CoutExcessif`], when no lock opens.
    pub fn ouvrir(&self, phrase: &Phrase) -> Result<Vec<Cle>, Error> {
        toutes(self.serrures.iter().map(|s| s.ouvrir(phrase)))
    }

    /// Every key the recovery key opens, like [`Trousseau::ouvrir`]. A misspelling was told by [`CleDeSecours::lire`].
    ///
    /// # Errors
    /// [`Error::SecoursFaux`], [`Error::Abime`], when no lock opens.
    pub fn ouvrir_secours(&self, feuille: &CleDeSecours) -> Result<Vec<Cle>, Error> {
        toutes(self.serrures.iter().map(|s| s.ouvrir_secours(feuille)))
    }

    /// Marks the recovery key as typed back from its sheet, once it has really opened its lock.
    ///
    /// # Errors
    /// [`Error::SecoursFaux`], [`Error::Abime`]; nothing is marked then.
    pub fn essayer(&mut self, feuille: &CleDeSecours) -> Result<(), Error> {
        self.ouvrir_secours(feuille)?;
        for serrure in &mut self.serrures {
            serrure.essayee |= serrure.ouvrir_secours(feuille).is_ok();
        }
        Ok(())
    }

    /// Wraps the key to another phrase. The recovery sheet stays good. `cle` is the one [`Trousseau::ouvrir`] gave and
    /// the base took: it cannot be checked here.
    ///
    /// # Errors
    /// [`Error::PhraseVide`]; [`Error::ChangementEnCours`] with two locks: [`Trousseau::garder`] one first.
    pub fn changer_phrase(&mut self, cle: &Cle, nouvelle: &Phrase, cout: Cout) -> Result<(), Error> {
        let serrure = self.seule()?;
        serrure.phrase = enveloppe::sceller_phrase(cle, nouvelle, cout)?;
        Ok(())
    }

    /// Wraps the key to a new recovery key, to be printed. The former sheet no longer opens this file; it opens still
    /// any older copy of it. `cle`: as for [`Trousseau::changer_phrase`].
    ///
    /// # Errors
    /// [`Error::ChangementEnCours`] with two locks: [`Trousseau::garder`] one first.
    pub fn nouveau_secours(&mut self, cle: &Cle) -> Result<CleDeSecours, Error> {
        let serrure = self.seule()?;
        let feuille = CleDeSecours::nouvelle();
        serrure.secours = enveloppe::sceller_secours(cle, &feuille);
        serrure.secours_public = feuille.public();
        serrure.essayee = false;
        Ok(feuille)
    }

    /// Adds the lock of the base's next key. Write the file, then swap the base, then [`Trousseau::garder`] that lock
    /// and write the file again.
    ///
    /// # Errors
    /// [`Error::ChangementEnCours`] when there are two locks already.
    pub fn ajouter(&mut self, serrure: Serrure) -> Result<(), Error> {
        self.seule()?;
        self.serrures.push(serrure);
        Ok(())
    }

    /// Ends a change of key: keeps only the lock that the phrase opens to `cle`, the key that opens the base.
    ///
    /// # Errors
    /// [`Error::Etranger`] when the phrase opens other keys only; otherwise as [`Trousseau::ouvrir`].
    pub fn garder(&mut self, cle: &Cle, phrase: &Phrase) -> Result<(), Error> {
        self.garder_si(cle, |serrure| serrure.ouvrir(phrase))
    }

    /// Ends a change of key, like [`Trousseau::garder`], with the recovery key.
    ///
    /// # Errors
    /// [`Error::Etranger`] when it opens other keys only; otherwise as [`Trousseau::ouvrir_secours`].
    pub fn garder_secours(&mut self, cle: &Cle, feuille: &CleDeSecours) -> Result<(), Error> {
        self.garder_si(cle, |serrure| serrure.ouvrir_secours(feuille))
    }

    fn garder_si(&mut self, cle: &Cle, ouvre: impl Fn(&Serrure) -> Result<Cle, Error>) -> Result<(), Error> {
        let essais: Vec<_> = self.serrures.iter().map(ouvre).collect();
        let Some(rang) = essais.iter().position(|essai| essai.as_ref() == Ok(cle)) else {
            return toutes(essais.into_iter()).and(Err(Error::Etranger));
        };
        self.serrures = vec![self.serrures.swap_remove(rang)];
        Ok(())
    }

    fn seule(&mut self) -> Result<&mut Serrure, Error> {
        match self.serrures.as_mut_slice() {
            [seule] => Ok(seule),
            _ => Err(Error::ChangementEnCours),
        }
    }
}

/// Every key that opened; when none did, the first reason.
fn toutes(essais: impl Iterator<Item = Result<Cle, Error>>) -> Result<Vec<Cle>, Error> {
    let mut raison = Error::Abime;
    let mut cles = Vec::new();
    for (rang, essai) in essais.enumerate() {
        match essai {
            Ok(cle) => cles.push(cle),
            Err(e) if rang == 0 => raison = e,
            Err(_) => {}
        }
    }
    if cles.is_empty() { Err(raison) } else { Ok(cles) }
}
