//! Templates that are wrong are refused, in words, with their line.

use std::path::Path;

use quantieme::lettre::{
    Error, Matiere, Modele, PieceConnue, SourceConnue, modele, modeles, partages, rediger_avec, sources,
    texte,
};

use super::exemples::{Valeurs, le};

const TETE: &str = r#"+++
id = "essai"
titre = "Essai"
famille = "administration"
rang = 1
quand = "Jamais."
demarche = "demande"
fait = "demande-expediee"
effet = "Rien."
destinataire = "administration"
relu_le = 2026-11-21
objet = "Essai"
nom_fichier = "essai"

[[champs]]
id = "exp_nom"
rubrique = "Vous"
nom = "votre nom"
question = "Qui ?"
genre = "texte"
+++
"#;

fn lire(source: &str) -> Result<Modele, Error> {
    Modele::lire("essai.md", source, partages())
}

fn refus(source: &str) -> String {
    lire(source).expect_err("this template is wrong").to_string()
}

#[test]
fn shipped_templates_are_sound() {
    assert_eq!(modeles().unwrap_or_else(|e| panic!("{e}")).len(), sources().len());
    assert_eq!(modele("nulle-part").map(|_| ()), Err(Error::ModeleInconnu { modele: "nulle-part".into() }));
}

#[test]
fn a_file_of_the_folder_is_a_letter_and_bears_its_name() {
    let racine = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lettres");
    for fichier in std::fs::read_dir(racine).expect("the folder exists") {
        let nom = fichier.expect("a readable folder").file_name().to_string_lossy().to_string();
        if let Some(id) = nom.strip_suffix(".md") {
            assert_eq!(modele(id).map(|m| m.id.clone()), Ok(id.to_owned()), "{nom}");
        }
    }
}

#[test]
fn every_shared_file_is_used() {
    let toutes: String = sources().iter().chain(partages()).map(|(_, source)| source.as_str()).collect();
    for (chemin, _) in partages() {
        let nom = chemin.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
        assert!(toutes.contains(&format!("\"{nom}\"")), "nothing uses assets/lettres/{chemin}");
    }
}

#[test]
fn own_words_keep_to_the_house_style() {
    for (chemin, source) in sources().iter().chain(partages()) {
        for mot in
            ["Mr ", "C.N.I.L", "A.I.P.D", "Etat ", "1ère", "2ème", "Cher ", "Chère ", "veuillez trouver"]
        {
            assert!(!source.contains(mot), "{chemin} says « {mot} »");
        }
        let visible = source.lines().filter(|l| !l.starts_with('#'));
        for ligne in visible {
            assert!(!ligne.replace("!=", "").contains('!'), "{chemin}: no exclamation marks: {ligne}");
        }
    }
}

#[test]
fn an_unknown_field_is_named_with_its_line() {
    let ligne = TETE.lines().count() + 3;
    let source = format!("{TETE}Bonjour.\n\nNous sommes {{{{ exp_nmo }}}}.\n");
    assert_eq!(
        refus(&source),
        format!("Le modèle essai.md emploie le champ « exp_nmo », qui n’existe pas (ligne {ligne}).")
    );
    let condition = TETE.replace("genre = \"texte\"", "genre = \"texte\"\nsi = \"exp_fomre == 'x'\"");
    assert_eq!(
        refus(&condition),
        "Le modèle essai.md emploie le champ « exp_fomre », qui n’existe pas (ligne 21)."
    );
}

#[test]
fn anything_outside_the_closed_markup_is_refused_with_its_line() {
    let premiere = TETE.lines().count() + 1;
    for (corps, quoi, ligne) in [
        ("#### Titre\n", "un titre qui n’est pas écrit avec #, ## ou ###", 0),
        ("Un\n\nDeux\n---\n", "un titre qui n’est pas écrit avec #, ## ou ###", 2),
        ("Un\n\n    code\n", "un bloc de code", 2),
        ("Un `code`\n", "du code entre accents graves", 0),
        ("- Un\n\n  > citation\n", "une citation > dans une liste", 2),
        ("> - Un\n", "une liste ou un titre dans une citation", 0),
        ("Un <b>gras</b>\n", "du HTML", 0),
        ("Un [lien](http://a.example)\n", "un lien", 0),
        ("Un ![image](a.png)\n", "une image", 0),
        ("Un  \ndeux\n", "un retour à la ligne forcé", 0),
        ("Un\n\n***\n", "un filet", 2),
        ("* puce\n", "une liste dont la puce n’est pas un tiret", 0),
        ("- a\n  - b\n    - c\n      - d\n", "une liste trop imbriquée", 3),
        (
            "{% if exp_nom %}\nUn\n{% endif %}\n\n#### Titre\n",
            "un titre qui n’est pas écrit avec #, ## ou ###",
            4,
        ),
        ("Un \u{e000}0\u{e001}\n", "un caractère réservé", 0),
    ] {
        let message = refus(&format!("{TETE}{corps}"));
        let debut = format!("Le modèle essai.md contient {quoi}");
        assert!(message.starts_with(&debut), "{corps:?}: {message}");
        assert!(message.contains(&format!("(ligne {})", premiere + ligne)), "{corps:?}: {message}");
    }
    assert!(lire(&format!("{TETE}## Titre\n\n1. **a** *b*\n   - c\n")).is_ok());
}

#[test]
fn a_broken_header_is_refused_with_its_line() {
    assert_eq!(
        refus("id = \"x\"\n"),
        "Le modèle essai.md doit commencer par un en-tête écrit entre deux lignes +++ (ligne 1)."
    );
    let message = refus(&TETE.replace("quand = \"Jamais.\"", "quand = Jamais"));
    assert!(message.starts_with("Le fichier essai.md n’est pas lisible (ligne 6) :"), "{message}");
    let message = refus(&TETE.replace("titre =", "titer ="));
    assert!(message.contains("(ligne 3)") && message.contains("titer"), "{message}");
    let message = refus(&TETE.replace("genre = \"texte\"", "genre = \"choix\""));
    assert!(message.starts_with("Dans essai.md, le champ « exp_nom » doit proposer des choix"), "{message}");
    assert!(message.ends_with("(ligne 16)."), "{message}");
    let double = TETE.replace("+++\n", "").replace("[[champs]]", "\n[[champs]]\nid = \"exp_nom\"\nrubrique = \"V\"\nnom = \"n\"\nquestion = \"Q ?\"\ngenre = \"texte\"\n[[champs]]");
    assert!(refus(&format!("+++\n{double}+++\n")).contains("« exp_nom » est déclaré deux fois"));
    let message = refus(&format!("{TETE}Un {{% if %}}\n"));
    assert!(
        message.starts_with("Le modèle essai.md contient une instruction mal écrite (ligne 22) :"),
        "{message}"
    );
    let commun = TETE.replace("[[champs]]\n", "[[champs]]\ncommun = \"personne\"\n\n[[champs]]\n");
    assert_eq!(
        refus(&commun),
        "Le modèle essai.md appelle le fichier commun « personne », qui n’existe pas (ligne 16)."
    );
}

#[test]
fn references_become_words_or_are_refused() {
    let source = format!("{TETE}Voir la [pièce:contrat] et [source:crpa].\n");
    let modele = lire(&source).unwrap_or_else(|e| panic!("{e}"));
    let connue = Matiere {
        pieces: vec![
            PieceConnue { id: "autre".into(), titre: "Une autre".into(), ..PieceConnue::default() },
            PieceConnue { id: "contrat".into(), titre: "Contrat".into(), ..PieceConnue::default() },
        ],
        sources: vec![SourceConnue { id: "crpa".into(), citation: "l'article L. 311-1".into() }],
        ..Matiere::default()
    };
    let ecrire = |matiere| rediger_avec(&modele, &Valeurs::new(), le("2026-11-21"), matiere, None);
    let lettre = ecrire(&connue).unwrap_or_else(|e| panic!("{e}")).lettre;
    assert!(
        texte(&lettre).contains("Voir la pièce\u{a0}n°\u{a0}1 et l’article\u{a0}L.\u{a0}311-1."),
        "{}",
        texte(&lettre)
    );
    let message = ecrire(&Matiere::default()).expect_err("nothing names the piece").to_string();
    assert_eq!(
        message,
        "Le modèle essai.md renvoie à « [pièce:contrat] », que rien ne désigne dans le dossier (ligne 22)."
    );
}
