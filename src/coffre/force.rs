//! How long a phrase would resist, in plain words, and a phrase that resists.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use serde::Serialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::{Zeroize, Zeroizing};
use zxcvbn::feedback::{Suggestion, Warning};
use zxcvbn::{Entropy, Score, zxcvbn};

use super::cle::Phrase;
use super::mots::{ATTENDUS, MOTS, NOMBRE};

/// Words in a proposed phrase.
const LONGUEUR: usize = 6;
/// The lowest mark a phrase is accepted with.
const ACCEPTEE: u8 = 3;
/// Bytes: a shorter word says nothing of the collective, and one just as long only when it stands alone.
const MOT_COURT: usize = 3;

/// What to tell someone about the phrase they are typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Force {
    /// From 0 to 4.
    pub note: u8,
    /// The mark in words: « trop faible », « faible », « moyenne », « bonne », « très bonne ».
    pub mot: &'static str,
    /// How long it would take to guess, at 10 000 tries a second: « se devine en quelques heures… ».
    pub duree: String,
    /// What to do better, one sentence each; none when the phrase is accepted.
    pub conseils: Vec<String>,
    /// Whether it may protect a base.
    pub acceptee: bool,
}

/// Judges a phrase; only its first 100 characters count. `mots_du_collectif` are the names whoever guesses would try
/// first: the collective, its town, its people. French ones are known: the words of [`proposer`] count for little.
///
/// ```
/// # use quantieme::coffre::{Phrase, estimer};
/// assert_eq!(estimer(&Phrase::new("azerty"), &[]).mot, "trop faible");
/// assert!(!estimer(&Phrase::new("Les Amis du Canal 2026"), &["Les amis du canal"]).acceptee);
/// ```
pub fn estimer(phrase: &Phrase, mots_du_collectif: &[&str]) -> Force {
    let propres = mots_propres(mots_du_collectif);
    // The rank of a word is how soon it would be tried.
    let connus = propres.iter().map(String::as_str).chain(ATTENDUS).chain(MOTS.iter().copied());
    // Each word once, where it is tried first: the estimator would keep its last rank.
    let mut vus = HashSet::new();
    let connus: Vec<&str> = connus.filter(|mot| vus.insert(*mot)).collect();
    let juger = |texte: &str| zxcvbn(texte, &connus);
    // The estimator takes each blank for a piece of the puzzle: whoever guesses words tries them with and without.
    // Accents protect as little, and the lists have none.
    let colle = phrase.texte().nfd().filter(|c| !is_combining_mark(*c) && !c.is_whitespace());
    let colle = Zeroizing::new(colle.collect::<String>());
    let reste = sans_mots_propres(phrase.texte(), &propres);
    let mut entropie = juger(phrase.texte());
    for autre in [Some(&colle), reste.as_ref()].into_iter().flatten().map(|texte| juger(texte)) {
        if autre.guesses() < entropie.guesses() {
            entropie = autre;
        }
    }
    let note = entropie.score() as u8;
    Force {
        note,
        mot: match entropie.score() {
            Score::Zero => "trop faible",
            Score::One => "faible",
            Score::Two => "moyenne",
            Score::Three => "bonne",
            // The estimator declares its marks open-ended.
            _ => "très bonne",
        },
        duree: duree(entropie.crack_times().offline_slow_hashing_1e4_per_second().into()),
        conseils: conseils(&entropie, reste.is_some()),
        acceptee: note >= ACCEPTEE,
    }
}

/// A phrase of six words drawn from 1 296, apart by a space: see [`bits_proposes`]. `alea` must fill the whole slice
/// with bytes from the system's generator.
///
/// ```
/// # use quantieme::coffre::proposer;
/// # fn alea(octets: &mut [u8]) { octets.fill(7) }
/// let phrase = proposer(alea);
/// assert_eq!(phrase.texte().split(' ').count(), 6);
/// ```
pub fn proposer(mut alea: impl FnMut(&mut [u8])) -> Phrase {
    let mots: [&str; LONGUEUR] = std::array::from_fn(|_| MOTS[usize::from(tirer(&mut alea))]);
    Phrase::new(&Zeroizing::new(mots.join(" ")))
}

/// What a proposed phrase is worth, in bits: a little over 62.
pub fn bits_proposes() -> f64 {
    f64::from(NOMBRE).log2() * LONGUEUR as f64
}

/// A number below [`NOMBRE`], each as likely: a draw past the last whole multiple is drawn again.
fn tirer(alea: &mut impl FnMut(&mut [u8])) -> u16 {
    const LIMITE: u16 = u16::MAX - u16::MAX % NOMBRE;
    let mut octets = [0; 2];
    loop {
        alea(&mut octets);
        let tirage = u16::from_le_bytes(octets);
        if tirage < LIMITE {
            octets.zeroize();
            return tirage % NOMBRE;
        }
    }
}

/// Each name whole and word by word, in lower case and without accents; the longest first.
fn mots_propres(noms: &[&str]) -> Vec<String> {
    let mut mots = BTreeSet::new();
    for nom in noms {
        let nom = nue(nom);
        let entier: String = nom.chars().filter(|c| c.is_alphanumeric()).collect();
        let separes = nom.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
        mots.extend(separes.chain([entier]).filter(|mot| mot.len() >= MOT_COURT));
    }
    let mut mots: Vec<String> = mots.into_iter().collect();
    mots.sort_by_key(|mot| Reverse(mot.len()));
    mots
}

/// What is left of a phrase once the collective's words are known, wherever they are; `None` when none is there.
fn sans_mots_propres(phrase: &str, propres: &[String]) -> Option<Zeroizing<String>> {
    let entiere = Zeroizing::new(nue(phrase));
    let mut reste = Zeroizing::new(String::with_capacity(entiere.len()));
    let mots = entiere.split(|c: char| !c.is_alphanumeric());
    reste.extend(mots.filter(|mot| !propres.iter().any(|propre| propre == mot)));
    for propre in propres.iter().filter(|propre| propre.len() > MOT_COURT) {
        reste = Zeroizing::new(reste.replace(propre.as_str(), ""));
    }
    let lettres = entiere.chars().filter(|c| c.is_alphanumeric()).count();
    (reste.chars().count() < lettres).then_some(reste)
}

fn nue(texte: &str) -> String {
    texte.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn duree(duree: std::time::Duration) -> String {
    const MINUTE: u64 = 60;
    const HEURE: u64 = 60 * MINUTE;
    const JOUR: u64 = 24 * HEURE;
    const MOIS: u64 = 30 * JOUR;
    const AN: u64 = 365 * JOUR;
    let temps = match duree.as_secs() {
        0 => "aussitôt",
        1..MINUTE => "en quelques secondes",
        MINUTE..HEURE => "en quelques minutes",
        HEURE..JOUR => "en quelques heures",
        JOUR..MOIS => "en quelques jours",
        MOIS..AN => "en quelques mois",
        n if n < 10 * AN => "en quelques années",
        n if n < 100 * AN => "en quelques dizaines d’années",
        n if n < 1000 * AN => "en quelques siècles",
        _ => return "ne se devine pas en mille ans, même avec un ordinateur puissant".to_owned(),
    };
    format!("se devine {temps} avec un ordinateur puissant")
}

fn conseils(entropie: &Entropy, propre: bool) -> Vec<String> {
    let Some(avis) = entropie.feedback() else { return Vec::new() };
    let reproche = propre.then_some("Le nom du collectif, de sa commune ou de ses membres se devine vite.");
    reproche
        .into_iter()
        .chain(avis.warning().map(reproche_de))
        .chain(avis.suggestions().iter().copied().map(conseil_de))
        .map(str::to_owned)
        .collect()
}

fn reproche_de(avis: Warning) -> &'static str {
    match avis {
        Warning::StraightRowsOfKeysAreEasyToGuess => "Une rangée de touches du clavier se devine vite.",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "Un petit dessin sur le clavier se devine vite.",
        Warning::RepeatsLikeAaaAreEasyToGuess => {
            "Une lettre répétée, comme «\u{a0}aaa\u{a0}», se devine vite."
        }
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "Répéter la même suite, comme «\u{a0}abcabc\u{a0}», ne protège guère mieux que «\u{a0}abc\u{a0}»."
        }
        Warning::ThisIsATop10Password => "C’est l’un des dix mots de passe les plus employés au monde.",
        Warning::ThisIsATop100Password => "C’est l’un des cent mots de passe les plus employés au monde.",
        Warning::ThisIsACommonPassword => "C’est un mot de passe très courant.",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "Cela ressemble à un mot de passe très courant.",
        Warning::SequencesLikeAbcAreEasyToGuess => {
            "Une suite comme «\u{a0}abc\u{a0}» ou «\u{a0}6543\u{a0}» se devine vite."
        }
        Warning::RecentYearsAreEasyToGuess => "Une année récente se devine vite.",
        Warning::AWordByItselfIsEasyToGuess => "Un mot tout seul se devine vite.",
        Warning::DatesAreOftenEasyToGuess => "Une date se devine souvent vite.",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => {
            "Un prénom ou un nom de famille tout seul se devine vite."
        }
        Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "Les prénoms et les noms de famille courants se devinent vite."
        }
    }
}

fn conseil_de(conseil: Suggestion) -> &'static str {
    match conseil {
        Suggestion::UseAFewWordsAvoidCommonPhrases => {
            "Prenez plusieurs mots qui ne vont pas ensemble, et pas une expression connue."
        }
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => {
            "Les signes, les chiffres et les majuscules ne sont pas nécessaires."
        }
        Suggestion::AddAnotherWordOrTwo => "Ajoutez un ou deux mots, de préférence peu courants.",
        Suggestion::CapitalizationDoesntHelpVeryMuch => "Une majuscule au début ne protège guère.",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "Tout écrire en majuscules ne protège guère mieux que tout en minuscules."
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => {
            "Un mot écrit à l’envers n’est guère plus difficile à deviner."
        }
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            "Remplacer une lettre par un signe qui lui ressemble, comme «\u{a0}@\u{a0}» pour «\u{a0}a\u{a0}», ne protège guère."
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => {
            "Prenez plutôt des mots qu’un dessin sur le clavier."
        }
        Suggestion::AvoidRepeatedWordsAndCharacters => "Évitez de répéter des mots ou des lettres.",
        Suggestion::AvoidSequences => "Évitez les suites de lettres ou de chiffres.",
        Suggestion::AvoidRecentYears => "Évitez les années récentes.",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => "Évitez les années qui comptent pour vous.",
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => {
            "Évitez les dates et les années qui comptent pour vous."
        }
    }
}
