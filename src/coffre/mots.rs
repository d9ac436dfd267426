//! The words phrases are proposed from, and what people put in French phrases without thinking.

use std::sync::LazyLock;

/// How many words there are: four dice.
pub(crate) const NOMBRE: u16 = 1296;

/// Written for this program: common, 3 to 8 letters, no accents, each word once.
pub(crate) static MOTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("mots.txt").split_ascii_whitespace().collect());

/// Tried first by whoever guesses a French phrase. The estimator knows English only.
pub(crate) const ATTENDUS: [&str; 60] = [
    "motdepasse",
    "azerty",
    "azertyuiop",
    "qsdfgh",
    "wxcvbn",
    "bonjour",
    "soleil",
    "doudou",
    "chouchou",
    "loulou",
    "jetaime",
    "je",
    "tu",
    "il",
    "elle",
    "nous",
    "vous",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "de",
    "du",
    "et",
    "est",
    "mon",
    "ma",
    "mes",
    "notre",
    "nos",
    "sur",
    "dans",
    "pour",
    "avec",
    "mot",
    "passe",
    "phrase",
    "secret",
    "france",
    "marseille",
    "paris",
    "admin",
    "collectif",
    "association",
    "liberteegalitefraternite",
    "liberte",
    "egalite",
    "fraternite",
    "vivelafrance",
    "vivelacommune",
    "vivelarevolution",
    "touspourun",
    "onnelacherien",
    "onlacherien",
    "nopasaran",
    "tousensemble",
    "cestlavie",
    "ilestinterditdinterdire",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MOTS, NOMBRE};

    #[test]
    fn the_list_holds_1296_different_words_of_3_to_8_plain_letters() {
        assert_eq!(MOTS.len(), usize::from(NOMBRE));
        assert_eq!(MOTS.iter().collect::<BTreeSet<_>>().len(), MOTS.len());
        for mot in MOTS.iter() {
            assert!((3..=8).contains(&mot.len()), "{mot}");
            assert!(mot.bytes().all(|lettre| lettre.is_ascii_lowercase()), "{mot}");
        }
    }
}
