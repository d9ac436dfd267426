//! Words planted everywhere in a protected base are found nowhere on the disk: base, WAL, backups, keys, leftovers.

use serde_json::{Value, json};

use super::{Coffre, PHRASE, fichiers};
use crate::porte::fait;

const MOTS: [&str; 8] = [
    "Zygomatique",
    "Hurluberlu",
    "Carabistouille",
    "Saperlipopette",
    "Abracadabrantesque",
    "Tintinnabuler",
    "Rhododendron",
    "Quincaillerie",
];

#[test]
fn planted_words_are_nowhere_on_the_disk() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let [titre, partie, libelle, note, reference, contenu, nom, champ] = MOTS;
    let vue = coffre.porte.demander("creer_dossier", json!({ "titre": titre, "collectif": partie }));
    let id = vue["id"].clone();
    coffre.dossier = vue.clone();
    let mut evenement = fait(&vue, "evenement", "2026-03-05");
    evenement["sujet"] = Value::Null;
    evenement["libelle"] = json!(libelle);
    coffre.porte.demander("noter_fait", evenement);
    coffre.porte.demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": note }));
    coffre.porte.demander("ecrire_reference", json!({ "dossier": id, "reference": null, "genre": "autre", "citation": reference, "retenu": null, "lien": null, "lue": null }));
    coffre.piece(&format!("{nom}.txt"), contenu.repeat(2000).as_bytes());
    let lettre = coffre.porte.demander(
        "commencer_courrier",
        json!({ "dossier": id, "modele": "demande-documents", "demarche": null, "acte": null }),
    );
    coffre
        .porte
        .demander("remplir_courrier", json!({ "courrier": lettre["id"], "champs": { "exp_nom": champ } }));
    coffre.porte.demander("sauvegarder", json!({}));
    coffre.porte.demander(
        "chercher",
        json!({ "texte": contenu, "dossier": null, "genre": null, "du": null, "au": null }),
    );
    coffre.porte.demander("jeter_dossier", json!({ "dossier": id }));

    // The base is still open: its WAL is there too.
    let chemins = fichiers(coffre.lieu.path());
    assert!(chemins.iter().any(|c| c.to_string_lossy().ends_with("-wal")), "{chemins:?}");
    assert!(chemins.len() >= 5, "{chemins:?}");
    for chemin in &chemins {
        let octets = std::fs::read(chemin).expect("a file");
        for mot in MOTS.iter().chain([&PHRASE]) {
            let large: Vec<u8> = mot.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for forme in [mot.as_bytes(), mot.to_lowercase().as_bytes(), &large] {
                assert!(!octets.windows(forme.len()).any(|w| w == forme), "{mot} in {}", chemin.display());
            }
        }
    }
    // The same search finds them where nothing encrypts: it can fail.
    let mut clair = Coffre::new(None);
    clair.porte.demander("creer_dossier", json!({ "titre": titre, "collectif": null }));
    let trouve = fichiers(clair.lieu.path())
        .iter()
        .any(|c| std::fs::read(c).expect("a file").windows(titre.len()).any(|w| w == titre.as_bytes()));
    assert!(trouve);
}
