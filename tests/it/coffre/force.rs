//! What people are told of their phrase.

use quantieme::coffre::{Phrase, bits_proposes, estimer, proposer};

fn note(phrase: &str) -> u8 {
    estimer(&Phrase::new(phrase), &[]).note
}

#[test]
fn the_mark_its_word_and_the_verdict_go_together() {
    let mots = ["trop faible", "faible", "moyenne", "bonne", "très bonne"];
    for phrase in
        ["", "azerty", "soleil2024", "hey<123", "TestMeNow!", "girafe velours tambour lundi brume olive"]
    {
        let force = estimer(&Phrase::new(phrase), &[]);
        assert_eq!(force.mot, mots[usize::from(force.note)], "{phrase}");
        assert_eq!(force.acceptee, force.note >= 3, "{phrase}");
        assert_eq!(force.conseils.is_empty(), force.acceptee, "{phrase}: {:?}", force.conseils);
    }
}

#[test]
fn french_habits_are_known() {
    for phrase in
        ["motdepasse", "azertyuiop", "bonjour", "doudou", "Marseille13", "Liberté égalité fraternité"]
    {
        assert!(note(phrase) <= 1, "{phrase}: {}", note(phrase));
    }
    assert!(note("cheval") == 0 && note("cheval bleu") < 3);
    assert!(note("girafe velours") < 3 && note("girafe - velours") < 4);
}

#[test]
fn the_collectives_own_words_protect_nothing() {
    let noms = ["Les Amis de l’Étang Salé", "Jeanne Kervadec"];
    for phrase in
        ["kervadec", "jeanne kervadec", "etang sale", "Étang salé 2026", "etangsale2026", "LesAmisDeLÉtang"]
    {
        let sans = estimer(&Phrase::new(phrase), &[]);
        let avec = estimer(&Phrase::new(phrase), &noms);
        assert!(avec.note <= sans.note && !avec.acceptee, "{phrase}: {avec:?}");
        assert!(avec.conseils[0].contains("collectif"), "{phrase}: {avec:?}");
    }
}

#[test]
fn a_strong_phrase_stays_strong_beside_the_collectives_name() {
    let force = estimer(&Phrase::new("canal girafe velours tambour lundi brume"), &["Les Amis du Canal"]);
    assert!(force.acceptee && force.conseils.is_empty(), "{force:?}");
}

#[test]
fn the_time_is_in_plain_french() {
    let duree = |phrase: &str| estimer(&Phrase::new(phrase), &[]).duree;
    assert_eq!(duree(""), "se devine aussitôt avec un ordinateur puissant");
    assert_eq!(duree("TestMeNow!"), "se devine en quelques heures avec un ordinateur puissant");
    assert_eq!(
        duree("girafe velours tambour lundi brume olive"),
        "ne se devine pas en mille ans, même avec un ordinateur puissant"
    );
}

#[test]
fn advice_is_french_and_well_set() {
    let phrases = [
        "",
        "a",
        "password",
        "test",
        "p4ssw0rd",
        "drowssap",
        "Smith",
        "Mary",
        "aaaaaaa",
        "abcabcabc",
        "abcdefgh",
        "qwertyuiop",
        "zxcvfr",
        "1998",
        "13/05/1998",
        "PASSWORD",
        "correct",
        "qsdfgh",
    ];
    for phrase in phrases {
        let force = estimer(&Phrase::new(phrase), &["collectif"]);
        assert!(!force.conseils.is_empty(), "{phrase}");
        for conseil in force.conseils {
            assert!(conseil.ends_with('.') && !conseil.contains(['\'', '"']), "{conseil}");
            assert!(!conseil.contains("« ") && !conseil.contains(" »"), "{conseil}");
        }
    }
}

#[test]
fn a_proposed_phrase_has_six_words_and_the_best_mark() {
    let mut vues = std::collections::BTreeSet::new();
    for _ in 0..20 {
        let phrase = proposer(super::alea);
        assert_eq!(phrase.texte().split(' ').count(), 6);
        let force = estimer(&phrase, &["Les Amis du Canal"]);
        assert_eq!((force.note, force.acceptee), (4, true), "{}", phrase.texte());
        vues.insert(phrase.texte().to_owned());
    }
    assert_eq!(vues.len(), 20);
    assert!((62.0..62.1).contains(&bits_proposes()), "{}", bits_proposes());
}

#[test]
fn a_draw_past_the_last_whole_multiple_is_drawn_again() {
    // 64 800 is fifty times 1 296: drawing it must not favour the first word.
    let mut tirages = [64_800_u16, 65_535, 0, 1295, 1296, 64_799, 5, 5].into_iter();
    let phrase = proposer(|octets| {
        octets.copy_from_slice(&tirages.next().expect("no more draws than needed").to_le_bytes());
    });
    let mots: Vec<&str> = phrase.texte().split(' ').collect();
    assert_eq!(mots[0], mots[2], "0 and 1296 are the first word");
    assert_eq!(mots[1], mots[3], "1295 and 64 799 are the last");
    assert_eq!(mots[4], mots[5]);
    assert_eq!(tirages.next(), None);
}
