//! Whatever bytes come, no panic, and what is accepted is what was written.

use super::commun::*;
use proptest::prelude::*;

/// One change to a file: bytes replaced, taken away, put in, or another part copied over.
fn modifier(octets: &mut Vec<u8>, genre: u8, place: prop::sample::Index, nouveaux: &[u8]) {
    let place = place.index(octets.len());
    let fin = (place + nouveaux.len()).min(octets.len());
    match genre {
        0 => octets[place..fin].copy_from_slice(&nouveaux[..fin - place]),
        1 => drop(octets.drain(place..fin)),
        2 => drop(octets.splice(place..place, nouveaux.iter().copied())),
        3 => octets.truncate(place),
        _ => octets[place] ^= 1 << (nouveaux.len() % 8),
    }
}

type Changements = Vec<(u8, prop::sample::Index, Vec<u8>)>;

fn changements() -> impl Strategy<Value = Changements> {
    let nouveaux = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..12),
        prop::sample::select(vec![b"PK\x05\x06".to_vec(), b"PK\x01\x02".to_vec(), vec![0xff; 8], vec![0; 8]]),
    ];
    prop::collection::vec((0..5_u8, any::<prop::sample::Index>(), nouveaux), 1..4)
}

fn appliquer(mut octets: Vec<u8>, changements: &Changements) -> Vec<u8> {
    for (genre, place, nouveaux) in changements {
        if !octets.is_empty() {
            modifier(&mut octets, *genre, *place, nouveaux);
        }
    }
    octets
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_changed_archive_is_refused_or_says_the_same(changements in changements()) {
        if let Ok(mut archive) = prendre(&appliquer(claire(), &changements), None) {
            prop_assert_eq!(contenus(&mut archive), attendus());
        }
    }

    #[test]
    fn random_bytes_are_refused(octets in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(prendre(&octets, None).is_err());
        let zip = [b"PK\x03\x04", octets.as_slice(), b"PK\x05\x06"].concat();
        prop_assert!(prendre(&zip, None).is_err());
        let age = [b"age-encryption.org/v1\n-> scrypt ", octets.as_slice(), b"\n--- "].concat();
        prop_assert!(prendre(&age, Some(PHRASE)).is_err());
    }

    #[test]
    fn a_random_end_record_is_refused(champs in any::<[u16; 9]>(), milieu in prop::collection::vec(any::<u8>(), 0..200)) {
        let champs: Vec<u8> = champs.iter().flat_map(|c| c.to_le_bytes()).collect();
        for coupe in [0, 2] {
            let fin = [b"PK\x05\x06".as_slice(), &champs[..18 - coupe], &[0, 0][..coupe]].concat();
            prop_assert!(prendre(&[b"PK\x03\x04".as_slice(), &milieu, &fin].concat(), None).is_err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_changed_seal_is_refused_or_says_the_same(changements in changements()) {
        if let Ok(mut archive) = prendre(&appliquer(scellee(), &changements), Some(PHRASE)) {
            prop_assert_eq!(contenus(&mut archive), attendus());
        }
    }

    #[test]
    fn any_contents_come_back(contenus_ecrits in prop::collection::btree_map("[a-zé]{1,9}", prop::collection::vec(any::<u8>(), 0..3000), 0..12)) {
        let mut archive = quantieme::archive::Ecriture::new(Vec::new(), jour());
        archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
        for (nom, contenu) in &contenus_ecrits {
            archive.ajouter(&format!("pieces/{nom}.bin"), contenu.as_slice()).expect("taken");
        }
        let mut lue = prendre(&archive.finir().expect("written"), None).expect("taken back");
        for (nom, contenu) in contenus(&mut lue).iter().filter(|(nom, _)| nom != "quantieme.json") {
            let court = nom.trim_start_matches("pieces/").trim_end_matches(".bin");
            prop_assert_eq!(contenu, &contenus_ecrits[court]);
        }
    }
}
