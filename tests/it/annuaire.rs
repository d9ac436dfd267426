//! The directory: who is where, and what is said of what is not known.

use quantieme::annuaire::{
    self, Commune, Devenir, Genre, Introuvable, Par, Position, Seuil, Statut, chercher, commune,
};
use quantieme_droit::Territoire;

fn lieu(code: &str) -> Commune {
    commune(code).unwrap_or_else(|e| panic!("{code}: {e}"))
}

fn premieres(texte: &str, combien: usize) -> Vec<String> {
    let trouvees = chercher(texte, combien);
    trouvees.iter().map(|t| format!("{} {}", t.commune.code(), t.commune.nom())).collect()
}

fn premiere(texte: &str) -> String {
    premieres(texte, 1).pop().unwrap_or_default()
}

#[test]
fn the_directory_stays_small() {
    const { assert!(annuaire::TAILLE < 2 * 1024 * 1024) };
}

#[test]
fn every_departement_has_one_court_and_one_court_of_appeal() {
    assert_eq!(annuaire::departements().len(), 109);
    for departement in annuaire::departements() {
        for genre in [Genre::Tribunal, Genre::Cour] {
            let competents = annuaire::tribunaux()
                .iter()
                .filter(|t| t.genre == genre && t.ressort.iter().any(|code| code == departement.code));
            assert_eq!(competents.count(), 1, "{} {genre:?}", departement.nom);
        }
    }
}

#[test]
fn courts_are_those_of_the_code() {
    let tribunal = |code: &str| lieu(code).tribunal().expect("a court").nom.clone();
    // Those people most often mistake.
    for (code, ville) in [
        ("48095", "Nîmes"),
        ("30189", "Nîmes"),
        ("07186", "Lyon"),
        ("43157", "Clermont-Ferrand"),
        ("05061", "Marseille"),
        ("83137", "Toulon"),
        ("93066", "Montreuil"),
        ("94028", "Melun"),
        ("92050", "Cergy-Pontoise"),
        ("91228", "Versailles"),
        ("77288", "Melun"),
        ("75056", "Paris"),
        ("2A004", "Bastia"),
    ] {
        assert_eq!(tribunal(code), format!("Tribunal administratif de {ville}"), "{code}");
    }
    assert_eq!(lieu("34172").cour().map(|c| c.nom.as_str()), Some("Cour administrative d’appel de Toulouse"));
}

#[test]
fn every_commune_resolves_whole() {
    let mut combien = 0;
    for commune in annuaire::communes() {
        combien += 1;
        assert_eq!(lieu(commune.code()), commune);
        assert!(commune.tribunal().is_some() && commune.cour().is_some(), "{commune:?}");
        assert!(!commune.nom().is_empty() && !commune.departement().region.is_empty(), "{commune:?}");
        let mairie = commune.mairie();
        assert!(mairie.provenance.avertissement().is_some(), "{commune:?}");
        assert_eq!(mairie.adresse.is_none(), mairie.provenance.statut == Statut::NonTrouve, "{commune:?}");
        if let Some(epci) = commune.epci() {
            assert!(commune.ville().is_some() || epci.membres().any(|c| c == commune), "{commune:?}");
        }
    }
    assert_eq!(combien, 34_969 + 45);
    for epci in annuaire::tous_les_epci() {
        assert_eq!(annuaire::epci(epci.code()), Some(epci));
        assert!(!epci.tribunaux().is_empty() && epci.population() > 0, "{epci:?}");
    }
}

#[test]
fn what_one_types_finds_without_accents_capitals_or_signs() {
    assert_eq!(premiere("saint-martin-d'heres"), "38421 Saint-Martin-d’Hères");
    assert_eq!(premiere("ST MARTIN D HERES"), "38421 Saint-Martin-d’Hères");
    assert_eq!(premiere("ste foy les lyon"), "69202 Sainte-Foy-lès-Lyon");
    assert_eq!(premiere("lhay les roses"), "94038 L’Haÿ-les-Roses");
    assert_eq!(premiere("l’haÿ"), "94038 L’Haÿ-les-Roses");
    assert_eq!(premiere("marcy etoile"), "69127 Marcy-l’Étoile");
    // Any word of the name, an article left out, a name begun.
    assert_eq!(premieres("heres", 2), ["65219 Hères", "38421 Saint-Martin-d’Hères"]);
    assert_eq!(premiere("havre"), "76351 Le Havre");
    assert_eq!(premiere("grenob"), "38185 Grenoble");
    assert_eq!(premiere("stras"), "67482 Strasbourg");
    assert!(premieres("st", 20).contains(&"67482 Strasbourg".to_owned()));
    assert_eq!(premiere("œ"), premiere("oe"));
    assert!(chercher("", 5).is_empty() && chercher(" - ", 5).is_empty() && chercher("xyzzy", 5).is_empty());
    assert!(chercher("grenoble", 0).is_empty());
}

#[test]
fn an_exact_name_comes_first_then_the_most_people() {
    let trouvees = chercher("Y", 3);
    assert_eq!((trouvees[0].commune.code(), trouvees[0].exacte), ("80829", true));
    let populations: Vec<u32> = chercher("mar", 20).iter().filter_map(|t| t.commune.population()).collect();
    assert!(populations.is_sorted_by(|a, b| a >= b), "{populations:?}");
    assert_eq!(premiere("mar"), "13055 Marseille");
}

#[test]
fn homonyms_come_together_and_a_departement_tells_them_apart() {
    let tous: Vec<&str> = chercher("saint denis", 20)
        .iter()
        .filter(|t| t.commune.nom() == "Saint-Denis")
        .map(|t| t.commune.departement().code)
        .collect();
    assert_eq!(tous, ["974", "93", "11", "30"]);
    assert_eq!(premiere("saint-denis 974"), "97411 Saint-Denis");
    assert_eq!(premiere("Saint-Denis (93)"), "93066 Saint-Denis");
    assert_eq!(premiere("saint denis aude"), "11339 Saint-Denis");
    assert_eq!(premiere("saint denis 30500"), "30247 Saint-Denis");
}

#[test]
fn codes_find_too() {
    let trouvees = chercher("38420", 20);
    assert!(trouvees.iter().all(|t| t.exacte), "{trouvees:?}");
    let domene = trouvees.iter().find(|t| t.commune.nom() == "Domène");
    assert_eq!(domene.map(|t| t.par), Some(Par::CodePostal), "{trouvees:?}");
    // The same figures are also the INSEE code of another.
    assert!(trouvees.iter().any(|t| t.commune.code() == "38420" && t.par == Par::CodeInsee));
    let trouvees = chercher("38421", 1);
    assert_eq!((trouvees[0].commune.code(), trouvees[0].par), ("38421", Par::CodeInsee));
    assert_eq!(premiere("2a004"), "2A004 Ajaccio");
    assert_eq!(premiere("75001"), "75101 Paris 1er arrondissement");
    assert_eq!(premiere("97411"), "97411 Saint-Denis");
}

#[test]
fn a_commune_that_merged_says_where_it_went() {
    let trouvee = chercher("Bellegarde-sur-Valserine", 1)[0];
    assert_eq!((trouvee.commune.nom(), trouvee.exacte), ("Valserhône", true));
    let Par::Ancien { nom, devenir } = trouvee.par else { panic!("{trouvee:?}") };
    assert_eq!(
        devenir.phrase(nom, trouvee.commune),
        "Bellegarde-sur-Valserine est une commune déléguée de Valserhône."
    );
    // Known by an older vintage only.
    let culoz = chercher("Culoz", 5)[0];
    assert_eq!(culoz.commune.nom(), "Culoz-Béon");

    // Saint-Denis took Pierrefitte in.
    let fusion = commune("93059").expect_err("no longer a commune");
    let Introuvable::Ancienne { commune: vers, .. } = fusion else { panic!("{fusion:?}") };
    assert_eq!(vers.code(), "93066");
    assert!(fusion.to_string().starts_with("Pierrefitte-sur-Seine "), "{fusion}");

    let renommee = chercher("Montreuil 62", 3);
    assert!(renommee.iter().any(|t| t.commune.nom() == "Montreuil-sur-Mer"), "{renommee:?}");
    assert_eq!(
        Devenir::Renommee.phrase("Montreuil", lieu("62588")),
        "Montreuil s’appelle maintenant Montreuil-sur-Mer."
    );
    // Corsica had one code before 1976.
    assert_eq!(
        commune("20004").expect_err("an old code").to_string(),
        "Ajaccio a changé de code\u{a0}: 2A004."
    );
}

#[test]
fn a_code_that_never_was_is_refused_in_words() {
    assert_eq!(
        commune("99999").expect_err("no such code").to_string(),
        "Aucune commune n’a le code «\u{a0}99999\u{a0}». Cherchez-la par son nom."
    );
}

#[test]
fn names_are_joined_as_one_says_them() {
    for (code, de) in [
        ("76351", "du Havre"),
        ("38185", "de Grenoble"),
        ("45234", "d’Orléans"),
        ("97101", "des Abymes"),
        ("17300", "de La Rochelle"),
        ("94038", "de L’Haÿ-les-Roses"),
        ("98735", "de Papeete"),
    ] {
        let dit = lieu(code).avec_de();
        assert_eq!(dit, de.replace("de La ", "de la ").replace("de L’", "de l’"), "{code}");
    }
    assert_eq!(lieu("69383").mairie().nom, "Mairie du 3e arrondissement de Lyon");
    assert_eq!(lieu("76351").mairie().nom, "Mairie du Havre");
}

#[test]
fn thresholds_are_told_and_doubted_near_the_line() {
    let seuil = |code: &str, seuil| lieu(code).seuil(seuil);
    assert_eq!(seuil("38185", Seuil::Prada), Some(Position::Sur));
    assert_eq!(seuil("38239", Seuil::Publication), Some(Position::Sur));
    assert_eq!(seuil("01001", Seuil::Publication), Some(Position::Sous));
    for commune in annuaire::communes().filter(|c| c.ville().is_none()) {
        let Some(population) = commune.population() else { continue };
        for seuil in Seuil::TOUS {
            let ecart = population.abs_diff(seuil.habitants());
            match commune.seuil(seuil) {
                Some(Position::Sur) => {
                    assert!(population > seuil.habitants() && ecart * 20 > seuil.habitants())
                }
                Some(Position::Sous) => {
                    assert!(population < seuil.habitants() && ecart * 20 > seuil.habitants())
                }
                Some(Position::Proche) | None => {}
            }
        }
    }
    // 3 199 people, more than 3 500 with those counted apart.
    assert_eq!(seuil("46309", Seuil::Publication), Some(Position::Proche));
    // The law of the mainland is not told for collectivities that have their own.
    assert_eq!(seuil("98735", Seuil::Publication), None);
    // An arrondissement is its town.
    assert_eq!(seuil("75101", Seuil::Prada), Some(Position::Sur));
}

#[test]
fn overseas_has_its_courts_and_says_what_is_missing() {
    for (code, tribunal, territoire) in [
        ("97105", "Tribunal administratif de la Guadeloupe", Territoire::Guadeloupe),
        ("97411", "Tribunal administratif de La Réunion", Territoire::LaReunion),
        ("97701", "Tribunal administratif de Saint-Barthélemy", Territoire::SaintBarthelemy),
        ("97502", "Tribunal administratif de Saint-Pierre-et-Miquelon", Territoire::SaintPierreEtMiquelon),
        ("98735", "Tribunal administratif de la Polynésie française", Territoire::PolynesieFrancaise),
        ("98818", "Tribunal administratif de Nouvelle-Calédonie", Territoire::NouvelleCaledonie),
        ("98611", "Tribunal administratif de Wallis-et-Futuna", Territoire::WallisEtFutuna),
        ("98412", "Tribunal administratif de La Réunion", Territoire::TerresAustrales),
    ] {
        assert_eq!(lieu(code).tribunal().map(|t| t.nom.as_str()), Some(tribunal), "{code}");
        assert_eq!(lieu(code).territoire(), Some(territoire), "{code}");
    }
    assert_eq!(lieu("98901").territoire(), None);
    let papeete = lieu("98735");
    assert_eq!(papeete.tribunal().and_then(|t| t.adresse.as_ref()), None);
    assert!(papeete.remarques().iter().any(|r| r.contains("reste à compléter")));
    assert!(papeete.epci().is_none() && papeete.mairie().adresse.is_none());
}

#[test]
fn arrondissements_belong_to_their_town() {
    for (code, ville) in [("75112", "75056"), ("69383", "69123"), ("13201", "13055")] {
        let arrondissement = lieu(code);
        assert_eq!(arrondissement.ville(), Some(lieu(ville)));
        assert_eq!(arrondissement.epci(), lieu(ville).epci());
        assert!(arrondissement.remarques()[0].contains("n’est pas une commune"));
    }
    assert_eq!(premiere("paris"), "75056 Paris");
    assert_eq!(premiere("lyon 3"), "69383 Lyon 3e arrondissement");
    assert_eq!(premiere("paris 1"), "75101 Paris 1er arrondissement");
    assert_eq!(premiere("marseille 15ème"), "13215 Marseille 15e arrondissement");
    // Two préfectures in Paris; in Marseille the second is no more.
    let police = |code| lieu(code).prefectures().map(|p| (p.genre, p.provenance.statut)).collect::<Vec<_>>();
    assert_eq!(police("75112")[1], (Genre::PrefectureDePolice, Statut::LuSourceAncienne));
    assert_eq!(police("13201")[1], (Genre::PrefectureDePolice, Statut::Supprimee));
}

#[test]
fn an_epci_across_departements_says_so() {
    let tarn_agout = lieu("81271").epci().expect("an EPCI");
    assert_eq!(tarn_agout.nom(), "Communauté de communes Tarn-Agout");
    assert_eq!(
        tarn_agout.remarque().expect("a warning"),
        "Ce groupement s’étend sur plusieurs départements, Tarn (81) et Haute-Garonne (31)\u{a0}: ses actes relèvent du tribunal administratif de Toulouse."
    );
    // Two courts: only its seat tells.
    let durance =
        annuaire::tous_les_epci().find(|e| e.nom().contains("Durance-Lubéron-Verdon")).expect("it exists");
    assert_eq!(durance.tribunaux().len(), 2);
    assert!(
        durance.remarque().expect("a warning").contains("celui de son siège")
            || durance.remarque().expect("a warning").contains("ceux de son siège")
    );
    assert_eq!(lieu("38185").epci().and_then(annuaire::Epci::remarque), None);
    // Greater Paris is two things at once.
    let ivry = lieu("94041");
    assert_eq!(ivry.epci().map(|e| e.nom()), Some("Métropole du Grand Paris".to_owned()));
    assert_eq!(ivry.ept().map(|e| e.nature()), Some("établissement public territorial"));
    // An island of its own.
    assert!(lieu("85113").epci().is_none());
}

#[test]
fn an_address_that_nobody_read_is_said_and_never_guessed() {
    let marseille = lieu("13055").tribunal().expect("a court");
    assert_eq!(marseille.adresse, None);
    assert_eq!(
        marseille.provenance.avertissement().as_deref(),
        Some("Adresse à compléter\u{a0}: aucune source lue ne la donne.")
    );
    assert!(marseille.adresse_ancienne.as_deref().is_some_and(|a| a.contains("Breteuil")));
    let tous = annuaire::tribunaux().iter().chain(annuaire::prefectures()).chain(annuaire::autorites());
    for organisme in tous {
        let statut = organisme.provenance.statut;
        match &organisme.adresse {
            None => assert!(
                matches!(statut, Statut::NonTrouve | Statut::Supprimee | Statut::Partiel),
                "{}",
                organisme.nom
            ),
            Some(adresse) => {
                assert_eq!(adresse.code_postal.is_none(), statut == Statut::Partiel, "{}", organisme.nom);
            }
        }
        let tu = matches!(statut, Statut::LuRecent | Statut::LuConcordant);
        assert_eq!(organisme.provenance.avertissement().is_none(), tu, "{}", organisme.nom);
        assert!(!organisme.provenance.source.is_empty(), "{}", organisme.nom);
    }
}

#[test]
fn an_aerodrome_that_belongs_to_another_court_is_said() {
    assert!(lieu("91027").remarques()[0].contains("Melun"));
    assert!(lieu("95527").remarques()[0].contains("Montreuil"));
    assert!(lieu("94054").remarques().is_empty());
}
