//! Letters of a real matter. Institutions, acts and dates are real; people and groups are invented.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme::lettre::{Redaction, Valeur, modele, rediger};

pub(crate) type Valeurs = BTreeMap<String, Valeur>;

/// Answers as a form sends them; `\n` separates lines.
pub(crate) fn valeurs(paires: &[(&str, &str)]) -> Valeurs {
    paires.iter().map(|(id, valeur)| (id.to_string(), Valeur::Texte(valeur.to_string()))).collect()
}

pub(crate) fn avec(mut base: Valeurs, paires: &[(&str, &str)]) -> Valeurs {
    base.extend(valeurs(paires));
    base
}

pub(crate) fn le(jour: &str) -> NaiveDate {
    jour.parse().expect("a day written in this file")
}

pub(crate) fn ecrire(id: &str, valeurs: &Valeurs, jour: &str) -> Redaction {
    let modele = modele(id).unwrap_or_else(|e| panic!("{e}"));
    rediger(modele, valeurs, le(jour)).unwrap_or_else(|e| panic!("{e}"))
}

pub(crate) fn association() -> Valeurs {
    valeurs(&[
        ("exp_forme", "association_declaree"),
        ("exp_nom", "Beaubrun à voix basse"),
        ("exp_rna", "W421000000"),
        ("exp_siege", "8 rue de l'Exemple\n42000 Saint-Étienne"),
        ("exp_courriel", "contact@beaubrun.example"),
        ("rep_civilite", "madame"),
        ("rep_prenom", "Claire"),
        ("rep_nom", "Vialle"),
        ("rep_qualite", "présidente"),
        ("lieu", "Saint-Étienne"),
    ])
}

pub(crate) fn collectif() -> Valeurs {
    avec(
        association(),
        &[
            ("exp_forme", "association_non_declaree"),
            ("exp_nom", "Collectif Beaubrun à voix basse"),
            ("rep_qualite", "porte-parole du collectif"),
            ("rep_adresse", "8 rue de l'Exemple\n42000 Saint-Étienne"),
        ],
    )
}

pub(crate) fn personne() -> Valeurs {
    valeurs(&[
        ("exp_forme", "personnes_physiques"),
        ("exp_siege", "3 rue de la Sablière\n42000 Saint-Étienne"),
        ("exp_courriel", "karim.bensaid@courriel.example"),
        ("rep_civilite", "monsieur"),
        ("rep_prenom", "Karim"),
        ("rep_nom", "Bensaïd"),
        ("lieu", "Saint-Étienne"),
    ])
}

pub(crate) const MAIRIE: &[(&str, &str)] = &[
    ("dest_type", "maire"),
    ("dest_genre", "m"),
    ("dest_organisme", "Mairie de Saint-Étienne"),
    ("dest_adresse", "Place de l'Hôtel de Ville\n42000 Saint-Étienne"),
];

pub(crate) const METROPOLE: &[(&str, &str)] = &[
    ("dest_type", "president_metropole"),
    ("dest_genre", "m"),
    ("dest_organisme", "Saint-Étienne Métropole"),
    ("dest_courriel", "courrier@metropole.example"),
    ("mode_envoi", "courriel"),
];

pub(crate) const SOFT: &[(&str, &str)] = &[
    ("dispositif_type", "capteurs_sonores"),
    ("dispositif_nom", "capteurs sonores « SOFT »"),
    ("lieu_dispositif", "quartier Beaubrun-Tarentaize-Couriot, à Saint-Étienne"),
    ("fournisseur", "société Serenicity"),
    (
        "contexte",
        "La presse a annoncé le 1er mars 2019 l'installation d'une cinquantaine de capteurs dans le quartier.",
    ),
    ("periode_debut", "2018-01-01"),
    (
        "documents_connus",
        "Contrat du 20 juin 2018 entre Saint-Étienne Métropole et la société Serenicity, avec ses annexes",
    ),
    ("documents_autres", "Compte rendu de la séance du conseil municipal du 11 février 2019"),
];

pub(crate) fn signalement() -> Valeurs {
    let faits = "Printemps 2018 : la métropole lance un appel à projets, le projet « SOFT » est retenu.\n\
        20 juin 2018 : contrat entre Saint-Étienne Métropole et la société Serenicity, jusqu'au 31 décembre 2019 (pièce n°1).\n\
        11 février 2019 : au conseil municipal, l'opposition demande l'avis de la CNIL ; un rappel écrit du 25 février reste sans réponse.\n\
        8 avril 2019 : la ville communique plus de 200 pages de rapports, de comptes rendus et de courriels (pièce n°2).\n\
        17 mai 2019 : en réunion publique, la ville annonce trois capteurs pour deux mois (pièce n°3).";
    let mut base = avec(
        association(),
        &[
            ("type_saisine", "signalement"),
            ("dispositif_nom", "capteurs sonores « SOFT »"),
            ("responsable", "Saint-Étienne Métropole et ville de Saint-Étienne"),
            ("sous_traitant", "Serenicity, fournisseur des capteurs"),
            ("lieu_dispositif", "quartier Beaubrun-Tarentaize-Couriot, à Saint-Étienne"),
            ("traitement_debut", "pose des premiers capteurs annoncée en mai 2019, puis reportée"),
            ("donnees", "sons captés en continu dans la rue, voix et conversations comprises"),
            (
                "finalite",
                "repérer des bruits anormaux (cris, verre brisé, accident) et alerter les services de la ville",
            ),
            ("personnes", "habitants et passants du quartier"),
            ("faits", faits),
            (
                "fait_minimisation",
                "D'après la liste des sons présentée le 17 mai 2019, les capteurs écoutent en continu : les conversations des passants sont captées sans distinction.",
            ),
            ("preuve_minimisation", "nos 2 et 3"),
            (
                "fait_aipd",
                "Aucune analyse d'impact ne figure parmi les documents communiqués le 8 avril 2019.",
            ),
            ("preuve_aipd", "n°2"),
            (
                "demarches",
                "8 mars 2019 : demande de documents à la ville ; réponse partielle vers le 8 avril 2019 (pièce n°2).",
            ),
            ("dest_genre", "f"),
            ("mode_envoi", "lrar"),
            (
                "pieces",
                "Contrat du 20 juin 2018\nDocuments communiqués par la ville\nCompte rendu de la réunion publique du 17 mai 2019",
            ),
        ],
    );
    base.insert("griefs".into(), Valeur::Liste(vec!["aipd".into(), "minimisation".into()]));
    base.insert(
        "demandes_cnil".into(),
        Valeur::Liste(vec!["regime".into(), "controle".into(), "avertissement".into(), "publicite".into()]),
    );
    base
}

pub(crate) fn reclamation() -> Valeurs {
    let mut base = signalement();
    base.extend(personne());
    let mut base = avec(
        base,
        &[
            ("type_saisine", "reclamation"),
            ("regime", "rgpd"),
            (
                "lien_concerne",
                "J'habite rue de la Sablière et je passe chaque jour devant l'emplacement annoncé d'un capteur.",
            ),
            (
                "fait_droits",
                "Le 20 mai 2019, j'ai demandé à la métropole quelles données elle traite sur moi. Elle n'a pas répondu.",
            ),
            ("preuve_droits", "nos 4 et 5"),
            (
                "demarches",
                "20 mai 2019 : demande d'accès à mes données, reçue le 21 mai (pièces nos 4 et 5) ; aucune réponse au 24 juin 2019.",
            ),
            (
                "pieces",
                "Contrat du 20 juin 2018\nDocuments communiqués par la ville\nCompte rendu de la réunion publique du 17 mai 2019\nDemande d'accès du 20 mai 2019\nAvis de réception du 21 mai 2019",
            ),
        ],
    );
    base.insert("griefs".into(), Valeur::Liste(vec!["aipd".into(), "droits".into()]));
    base
}

pub(crate) fn mandat() -> Valeurs {
    avec(
        signalement(),
        &[
            ("type_saisine", "reclamation_mandat"),
            ("regime", "police_justice"),
            ("confirme_mandat", "citer"),
            ("confirme_lil8", "taire"),
            ("objet_statutaire", "Défendre la vie privée et les libertés des habitants du quartier."),
            (
                "mandants",
                "Karim Bensaïd, 3 rue de la Sablière, 42000 Saint-Étienne, mandat du 2 juin 2019, habitant\nOdile Faure, 12 rue de la Sablière, 42000 Saint-Étienne, mandat du 3 juin 2019, habitante",
            ),
        ],
    )
}

/// A fictional request of today, for the parts that 2019 does not reach.
pub(crate) fn cameras() -> Valeurs {
    let mut base = avec(
        avec(personne(), &[("cosignataires", "Odile Faure, 12 rue de la Sablière, 42000 Saint-Étienne")]),
        &[
            ("dest_type", "prefet"),
            ("dest_genre", "f"),
            ("dest_organisme", "Préfecture de la Loire"),
            ("dest_adresse", "2 rue Charles de Gaulle\n42022 Saint-Étienne Cedex 1"),
            ("dispositif_nom", "vidéoprotection de la place Jacquard"),
            ("lieu_dispositif", "Saint-Étienne"),
            ("periode_debut", "2024-01-01"),
            ("periode_fin", "2026-11-01"),
            ("format_souhaite", "copie"),
            ("mode_envoi", "depot_recepisse"),
            ("vos_ref", "BSI/2026/112"),
        ],
    );
    base.insert("dispositif_type".into(), Valeur::Liste(vec!["videoprotection".into(), "vsa".into()]));
    base.insert(
        "documents".into(),
        Valeur::Liste(
            [
                "video_dossier",
                "video_autorisation",
                "video_journal",
                "vsa_acte",
                "vsa_manuels",
                "aipd",
                "Le plan de financement 2025",
            ]
            .map(String::from)
            .to_vec(),
        ),
    );
    base
}

/// Name of the golden file, template, answers, day.
pub(crate) fn dorees() -> Vec<(&'static str, &'static str, Valeurs, &'static str)> {
    vec![
        ("demande-documents", "demande-documents", avec(avec(association(), MAIRIE), SOFT), "2019-03-08"),
        (
            "demande-documents-collectif",
            "demande-documents",
            avec(avec(collectif(), MAIRIE), SOFT),
            "2019-03-01",
        ),
        (
            "demande-documents-personne",
            "demande-documents",
            avec(avec(personne(), METROPOLE), SOFT),
            "2019-03-08",
        ),
        ("demande-documents-cameras", "demande-documents", cameras(), "2026-11-21"),
        ("lettre-cnil", "lettre-cnil", signalement(), "2019-06-24"),
        ("lettre-cnil-personne", "lettre-cnil", reclamation(), "2019-06-24"),
        ("lettre-cnil-mandat", "lettre-cnil", mandat(), "2019-06-24"),
    ]
}
