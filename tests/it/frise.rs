//! The drawing of a dossier: what there is to see, where, and what is said of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use quantieme::dossier::{Dossier, EXEMPLES, Exemple, suivre};
use quantieme::frise::{Cadre, Dessin, Fenetre, Forme, Trace, dessiner, largeur_a_l_ecran, pistes};
use serde_json::{Value, json};

use crate::api::enregistrer;
use crate::porte::Porte;

fn jour(texte: &str) -> NaiveDate {
    texte.parse().expect("a day that exists")
}

fn exemple(cle: &str, jour: NaiveDate) -> Dossier {
    let livre = EXEMPLES.iter().find(|e| e.cle == cle).expect("an example");
    let mut dossier = Dossier::lire(livre.fichier).expect("a readable example");
    dossier.exemple = Some(Exemple { jour, ..dossier.exemple.expect("an example") });
    dossier
}

fn dessin(dossier: &Dossier, aujourdhui: NaiveDate, largeur: f64, fenetre: Option<Fenetre>) -> Dessin {
    let jour = dossier.jour(aujourdhui);
    let pistes = pistes(dossier, &suivre(dossier, aujourdhui), jour);
    let fenetre = fenetre.or(Fenetre::tout(&pistes, jour)).expect("something to see");
    dessiner(&pistes, &Cadre { largeur, fenetre, jour }, &mut largeur_a_l_ecran)
}

/// The shapes, one a line.
fn decrire(dessin: &Dessin) -> String {
    let court =
        |t: &Trace| t.element.as_deref().map_or("-", |id| &id[id.len().saturating_sub(6)..]).to_owned();
    let formes = dessin.formes.iter().map(|t| match &t.forme {
        Forme::Texte { x, y, texte, encre, .. } => format!("{} {x} {y} « {texte} » {encre:?}", court(t)),
        Forme::Ligne { x1, y1, x2, y2, role } => format!("{} {role:?} {x1} {y1} → {x2} {y2}", court(t)),
        Forme::Pointille { x1, x2, y } => format!("{} pointillé {x1} → {x2} à {y}", court(t)),
        Forme::Point { x, y, creux, .. } => {
            format!("{} point {x} {y}{}", court(t), if *creux { " creux" } else { "" })
        }
        Forme::Barre { x, y, largeur, ton, incertain, a_venir, .. } => {
            let genre = if *incertain {
                "incertain"
            } else if *a_venir {
                "à venir"
            } else {
                "barre"
            };
            format!("{} {genre} {x} {y} large {largeur} {ton:?}", court(t))
        }
        Forme::Hachure { x, y, largeur, .. } => format!("{} hachure {x} {y} large {largeur}", court(t)),
        Forme::Feuillet { x, y, ton, .. } => format!("{} feuillet {x} {y} {ton:?}", court(t)),
    });
    let phrases = dessin.elements.iter().map(|p| format!("{}. {}", p.piste + 1, p.phrase));
    let lignes: Vec<String> = formes.chain(phrases).collect();
    format!("{} × {}\n{}\n", dessin.largeur, dessin.hauteur, lignes.join("\n"))
}

#[test]
fn the_examples_are_drawn_as_they_were() {
    for (cle, jours) in [
        ("saint-etienne", ["2019-03-08", "2019-04-15", "2019-10-29"]),
        ("moirans", ["2021-02-08", "2021-05-03", "2022-05-08"]),
        ("marseille", ["2018-11-29", "2020-07-06", "2024-11-01"]),
    ] {
        for le in jours {
            let dossier = exemple(cle, jour(le));
            insta::assert_snapshot!(
                format!("frise-{cle}-{le}"),
                decrire(&dessin(&dossier, jour(le), 925.0, None))
            );
        }
    }
}

/// Left, right and baseline of each label.
fn etiquettes(dessin: &Dessin) -> Vec<(f64, f64, f64, &str)> {
    let textes = dessin.formes.iter().filter_map(|t| match &t.forme {
        Forme::Texte { x, y, texte, taille, .. } => {
            Some((*x, x + largeur_a_l_ecran(texte, *taille), *y, texte.as_str()))
        }
        _ => None,
    });
    textes.collect()
}

fn rien_ne_se_touche(dessin: &Dessin) {
    let toutes = etiquettes(dessin);
    for (rang, (debut, fin, y, texte)) in toutes.iter().enumerate() {
        assert!(*debut >= -0.5 && *fin <= dessin.largeur + 0.5, "{texte} goes over the edge");
        for (d, f, autre_y, autre) in &toutes[rang + 1..] {
            let meme_rang = (y - autre_y).abs() < 10.0;
            assert!(!meme_rang || fin <= d || f <= debut, "« {texte} » and « {autre} » touch");
        }
    }
}

#[test]
fn no_label_touches_another_and_every_day_is_drawn() {
    for livre in EXEMPLES {
        for le in ["2019-04-15", "2021-05-03", "2023-06-15", "2025-03-01"] {
            let dossier = exemple(livre.cle, jour(le));
            if dossier.faits_connus().next().is_none() {
                continue;
            }
            for largeur in [320.0, 560.0, 925.0, 1600.0] {
                let dessin = dessin(&dossier, jour(le), largeur, None);
                rien_ne_se_touche(&dessin);
                let dits: BTreeSet<String> =
                    dessin.elements.iter().flat_map(|p| &p.faits).map(ToString::to_string).collect();
                assert!(
                    dossier.faits_connus().all(|f| dits.contains(&f.id.to_string())),
                    "{} {le}",
                    livre.cle
                );
                let places: BTreeSet<&str> =
                    dessin.elements.iter().filter_map(|p| p.echeance.as_deref()).collect();
                for suivi in suivre(&dossier, jour(le)).iter().filter(|s| s.feuillet().is_some()) {
                    assert!(
                        places.contains(suivi.identite.to_string().as_str()),
                        "{}",
                        suivi.resultat.regle.id
                    );
                }
            }
        }
    }
}

#[test]
fn later_days_stand_further_to_the_right() {
    let dossier = exemple("moirans", jour("2022-05-08"));
    let dessin = dessin(&dossier, jour("2022-05-08"), 925.0, None);
    let mut places: Vec<(NaiveDate, f64)> = Vec::new();
    for place in dessin.elements.iter().filter(|p| p.echeance.is_none()) {
        let fait = dossier.faits.iter().find(|f| f.id == place.faits[0]).expect("a fact");
        places.extend(fait.quand.est_certaine().then_some((fait.quand.du(), place.x)));
    }
    places.sort_by_key(|(jour, _)| *jour);
    assert!(places.len() > 10);
    assert!(places.is_sorted_by(|a, b| a.1 <= b.1 + 3.0));
}

/// A dossier of that many facts over eight years.
fn long(combien: u64) -> Dossier {
    let mut dossier = exemple("saint-etienne", jour("2026-01-01"));
    let modele = dossier.faits[0].clone();
    dossier.exemple = None;
    dossier.faits = (0..combien)
        .map(|rang| {
            let mut fait = modele.clone();
            fait.id = uuid::Uuid::from_u128(u128::from(rang) + 1).into();
            fait.sujet = None;
            let jours = rang * 2900 / combien.max(1);
            let le = jour("2018-01-03").checked_add_days(Days::new(jours)).expect("a day");
            fait.quand = quantieme_droit::Periode::le(le);
            fait
        })
        .collect();
    dossier
}

#[test]
fn a_long_dossier_merges_what_falls_on_the_same_place() {
    for combien in [1, 40, 1000, 5000] {
        let dossier = long(combien);
        let dessin = dessin(&dossier, jour("2026-01-01"), 925.0, None);
        rien_ne_se_touche(&dessin);
        let dits: usize = dessin.elements.iter().map(|p| p.faits.len()).sum();
        assert_eq!(dits as u64, combien);
        assert!(dessin.elements.len() < 400, "{} elements", dessin.elements.len());
    }
    let dessin = dessin(&long(1000), jour("2026-01-01"), 925.0, None);
    let groupe = dessin.elements.iter().find(|p| p.faits.len() > 1).expect("a group");
    assert!(groupe.phrase.contains("faits, "), "{}", groupe.phrase);
}

#[test]
fn nothing_of_what_is_outside_the_window_is_drawn() {
    let dossier = exemple("moirans", jour("2022-05-08"));
    let fenetre = Fenetre { du: jour("2021-02-01"), au: jour("2021-05-01") };
    let dessin = dessin(&dossier, jour("2022-05-08"), 925.0, Some(fenetre));
    rien_ne_se_touche(&dessin);
    assert_eq!(dessin.aujourdhui, None);
    for place in &dessin.elements {
        assert!(place.x + place.largeur > -10.0 && place.x < 935.0, "{}", place.phrase);
    }
    let coupee = |t: &Trace| {
        matches!(t.forme, Forme::Barre { coupe_debut: true, .. } | Forme::Barre { coupe_fin: true, .. })
    };
    assert!(dessin.formes.iter().any(coupee), "a period goes on outside");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_the_days_nothing_touches(jours in prop::collection::vec((0_u64..3000, 0_u64..40), 1..60), largeur in 240_u32..1800) {
        let mut dossier = long(jours.len() as u64);
        for (fait, (debut, duree)) in dossier.faits.iter_mut().zip(jours) {
            let du = jour("2018-01-03").checked_add_days(Days::new(debut)).expect("a day");
            let au = du.checked_add_days(Days::new(duree.saturating_sub(20))).expect("a day");
            fait.quand = quantieme_droit::Periode::entre(du, au).expect("in order");
        }
        rien_ne_se_touche(&dessin(&dossier, jour("2022-01-01"), f64::from(largeur), None));
    }
}

/// The matter of the drawing on which the screens were agreed.
fn beaubrun(porte: &mut Porte) -> Value {
    let vue = porte.demander(
        "creer_dossier",
        json!({ "titre": "Capteurs sonores à Beaubrun", "collectif": "Les Riverains" }),
    );
    let vue = porte.demander(
        "ajouter_demarche",
        json!({ "dossier": vue["id"], "nature": "demande-de-documents", "titre": "Demande de documents",
                "destinataire": "Métropole", "acte": null }),
    );
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let vue = porte.demander(
        "ajouter_demarche",
        json!({ "dossier": vue["id"], "nature": "reclamation-cnil", "titre": "Plainte à la CNIL",
                "destinataire": "CNIL", "acte": null }),
    );
    porte.demander(
        "noter_fait",
        json!({ "dossier": vue["id"], "sujet": vue["demarches"][1]["id"], "nature": "reclamation-cnil-recue",
                "quand": { "du": "2026-10-09", "au": "2026-10-09" }, "mode": null, "libelle": null, "preuve": null,
                "conforme": null }),
    )
}

fn demander(porte: &mut Porte, vue: &Value, du: Option<&str>, au: Option<&str>) -> Value {
    porte.demander("dessiner_frise", json!({ "dossier": vue["id"], "largeur": 925, "du": du, "au": au }))
}

#[test]
fn the_door_draws_and_says_what_it_draws() {
    let mut porte = Porte::le("2026-11-21");
    let vue = beaubrun(&mut porte);
    let frise = demander(&mut porte, &vue, None, None);
    enregistrer("frise", &frise);
    let dites: Vec<String> = frise["lettres"]
        .as_array()
        .expect("tracks")
        .iter()
        .flat_map(|p| p["lignes"].as_array().expect("lines"))
        .map(|l| l["phrase"].as_str().expect("a sentence").replace(['\u{a0}', '\u{202f}'], " "))
        .collect();
    assert!(
        dites.contains(&"Le 25 août 2026 : demande de documents reçue par l’administration.".to_owned()),
        "{dites:#?}"
    );
    assert!(
        dites
            .iter()
            .any(|d| d
                .starts_with("Du 25 septembre au 24 novembre 2026 : saisir la CADA. À faire au plus tard")),
        "{dites:#?}"
    );
    // An empty dossier has nothing to draw, and says nothing.
    let vide = porte.demander("creer_dossier", json!({ "titre": "Vide", "collectif": null }));
    let rien = demander(&mut porte, &vide, None, None);
    assert_eq!((&rien["elements"], &rien["formes"], &rien["lettres"]), (&json!([]), &json!([]), &json!([])));
    // The window the wrong way round is refused by its field.
    let envers = json!({ "dossier": vue["id"], "largeur": 925, "du": "2026-11-02", "au": "2026-11-01" });
    let refus = porte.essayer("dessiner_frise", envers).expect_err("a refusal");
    assert_eq!(serde_json::to_value(&refus).expect("plain data")["champ"], "au");
}

#[test]
fn one_moves_and_comes_nearer_by_what_the_engine_offers() {
    let mut porte = Porte::le("2026-11-21");
    let vue = beaubrun(&mut porte);
    let tout = demander(&mut porte, &vue, None, None);
    assert_eq!(tout["avant"], Value::Null);
    assert_eq!(tout["fenetres"][0]["choisie"], true);
    let pres = &tout["plus_pres"];
    let pres = demander(&mut porte, &vue, pres["du"].as_str(), pres["au"].as_str());
    enregistrer("frise-pres", &pres);
    assert!(pres["avant"].is_object() && pres["plus_loin"].is_object());
    let mut ici = pres;
    for _ in 0..20 {
        let Some(avant) = ici["avant"].as_object().cloned() else { break };
        ici = demander(&mut porte, &vue, avant["du"].as_str(), avant["au"].as_str());
    }
    assert_eq!(ici["avant"], Value::Null, "one comes to the beginning");
}

#[test]
fn a_long_story_is_first_shown_around_today_and_says_what_it_leaves_out() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let vue = demander(&mut porte, &exemple, None, None);
    assert_eq!(vue["du"], "2018-11-01");
    assert_eq!(
        vue["legende"].as_str().map(|l| l.replace('\u{a0}', " ")).as_deref(),
        Some("Du 1er novembre 2018 au 20 juillet 2019. Hors de cette vue : 2 faits plus anciens.")
    );
    let offertes = vue["fenetres"].as_array().expect("a list");
    let choisie = offertes.iter().find(|f| f["choisie"] == true).expect("one is shown");
    assert_eq!(choisie["libelle"], "Autour d’aujourd’hui");
    let tout = demander(&mut porte, &exemple, offertes[0]["du"].as_str(), offertes[0]["au"].as_str());
    assert_eq!(
        (&tout["du"], tout["legende"].as_str().map(|l| l.contains("Hors"))),
        (&json!("2018-03-01"), Some(false))
    );
}

/// The answers the screens' tests and pictures are made from.
#[test]
fn recorded_drawings_are_those_of_the_door() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    enregistrer("frise-exemple", &demander(&mut porte, &exemple, None, None));
    let large = beaubrun(&mut porte);
    for (nom, largeur) in [("frise-page", 960), ("frise-etroite", 560)] {
        let demande = json!({ "dossier": large["id"], "largeur": largeur, "du": null, "au": null });
        enregistrer(nom, &porte.demander("dessiner_frise", demande));
    }
    let moirans = porte.demander("ouvrir_exemple", json!({ "exemple": "moirans" }));
    porte.demander("aller_au_jour", json!({ "dossier": moirans["id"], "jour": "2022-05-08" }));
    enregistrer("frise-longue", &demander(&mut porte, &moirans, None, None));
}

/// The text of a PDF, as another program reads it.
fn texte(pdf: &Path) -> String {
    let sortie = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().expect("pdftotext runs");
    assert!(sortie.status.success());
    let texte = String::from_utf8(sortie.stdout).expect("UTF-8").replace(['\u{a0}', '\u{202f}'], " ");
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_drawing_is_printed_with_its_sentences() {
    let dossier = tempfile::tempdir().expect("a temporary folder");
    let chemin = dossier.path().join("frise.pdf");
    let mut porte = Porte::le("2026-11-21");
    let vue = beaubrun(&mut porte);
    porte.demander("imprimer_frise", json!({ "dossier": vue["id"], "chemin": chemin }));
    let lu = texte(&chemin);
    for attendu in [
        "Capteurs sonores à Beaubrun",
        "Dates calculées le samedi 21 novembre 2026",
        "aujourd’hui",
        "refus implicite, 25 sept.",
        "deux mois pour saisir la CADA",
        "Du 25 septembre au 24 novembre 2026 Saisir la CADA. À faire au plus tard le mardi 24 novembre 2026",
        "Quantième ne remplace pas un avocat.",
        "page 1/",
    ] {
        assert!(lu.contains(attendu), "{attendu}: {lu}");
    }
    let info = Command::new("pdfinfo").arg(&chemin).output().expect("pdfinfo runs");
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(info.contains("841.89 x 595.276") || info.contains("841.89 x 595.28"), "{info}");
    let lu = Command::new("qpdf").arg("--check").arg(&chemin).output().expect("qpdf runs");
    assert!(lu.status.success(), "{}", String::from_utf8_lossy(&lu.stdout));

    // Eight years of ten subjects take the pages they need.
    let long = porte.demander("ouvrir_exemple", json!({ "exemple": "moirans" }));
    porte.demander("aller_au_jour", json!({ "dossier": long["id"], "jour": "2022-05-08" }));
    porte.demander("imprimer_frise", json!({ "dossier": long["id"], "chemin": chemin }));
    assert!(texte(&chemin).contains("Requête au tribunal") || texte(&chemin).contains("page 2/"));
    if let Ok(ou) = std::env::var("FRISE_PDF") {
        std::fs::copy(&chemin, format!("{ou}/longue.pdf")).expect("a folder");
        porte.demander(
            "imprimer_frise",
            json!({ "dossier": vue["id"], "chemin": format!("{ou}/beaubrun.pdf") }),
        );
    }

    // Nothing to draw is a page that says so.
    let vide = porte.demander("creer_dossier", json!({ "titre": "Vide", "collectif": null }));
    porte.demander("imprimer_frise", json!({ "dossier": vide["id"], "chemin": chemin }));
    assert!(texte(&chemin).contains("Rien n’est noté dans ce dossier."));
    let nulle_part = json!({ "dossier": vue["id"], "chemin": dossier.path().join("absent").join("x.pdf") });
    assert!(porte.refus("imprimer_frise", nulle_part).contains("ne peut pas être écrit"));
}
