//! A letter, a filing and an act such as a collective sends them. People are invented.

use quantieme::lettre::{Bloc, Camp, Forme, Lettre, LigneBordereau, Span};

pub(crate) fn span(texte: &str) -> Span {
    Span { texte: texte.to_owned(), ..Span::default() }
}

pub(crate) fn spans(texte: &str) -> Vec<Span> {
    vec![span(texte)]
}

pub(crate) fn lignes(textes: &[&str]) -> Vec<String> {
    textes.iter().map(|texte| (*texte).to_owned()).collect()
}

pub(crate) fn titre(niveau: u8, numero: Option<&str>, texte: &str) -> Bloc {
    Bloc::Titre { niveau, numero: numero.map(str::to_owned), spans: spans(texte) }
}

pub(crate) fn paragraphe(texte: &str) -> Bloc {
    Bloc::Paragraphe(spans(texte))
}

pub(crate) fn numerote(numero: u64, texte: &str) -> Bloc {
    Bloc::Numerote { numero, spans: spans(texte) }
}

fn note(appel: &str, texte: &str) -> Span {
    Span { texte: appel.to_owned(), exposant: true, note: Some(spans(texte)), ..Span::default() }
}

fn gras(texte: &str) -> Span {
    Span { gras: true, ..span(texte) }
}

fn italique(texte: &str) -> Span {
    Span { italique: true, ..span(texte) }
}

fn liste(debut: Option<u64>, textes: &[&str]) -> Bloc {
    Bloc::Liste { debut, elements: textes.iter().map(|texte| vec![paragraphe(texte)]).collect() }
}

pub(crate) fn courrier() -> Lettre {
    Lettre {
        titre: "Demande de communication de documents administratifs".to_owned(),
        auteur: "Beaubrun à voix basse".to_owned(),
        expediteur: lignes(&[
            "Beaubrun à voix basse",
            "8 rue de l’Exemple",
            "42000 Saint-Étienne",
            "contact@beaubrun.example",
        ]),
        destinataire: lignes(&[
            "Monsieur le Maire",
            "Mairie de Saint-Étienne",
            "Service des affaires juridiques et du",
            "contentieux de la commune",
            "Place de l’Hôtel de Ville",
            "42007 SAINT-ÉTIENNE CEDEX 1",
        ]),
        mention_envoi: Some("Lettre recommandée avec avis de réception".to_owned()),
        numero_recommande: Some(String::new()),
        lieu_et_date: vec![
            span("Saint-Étienne, le 1"),
            Span { exposant: true, ..span("er") },
            span("\u{a0}mars 2019"),
        ],
        references: vec![("Nos références".to_owned(), "2019-03/SOFT".to_owned())],
        objet: spans(
            "Demande de communication de documents administratifs – capteurs sonores «\u{a0}SOFT\u{a0}»",
        ),
        pieces_jointes: vec![spans("statuts de l’association"), spans("récépissé de déclaration")],
        appel: spans("Monsieur le Maire,"),
        corps: vec![
            Bloc::Paragraphe(vec![
                span("Nous vous écrivons au nom de "),
                gras("Beaubrun à voix basse"),
                span(
                    ", association déclarée sous le n°\u{a0}W421000000 et représentée par Claire Vialle, présidente. La presse a annoncé l’installation d’une cinquantaine de capteurs dans le quartier",
                ),
                note("1", "Le Progrès, 1er mars 2019, page\u{a0}12."),
                span(", pour "),
                Span { a_completer: true, ..span("[à compléter\u{a0}: le montant]") },
                span(", soit plus de 10\u{202f}000\u{a0}€\u{202f}; est-ce exact\u{202f}?"),
            ]),
            Bloc::Citation(vec![
                spans(
                    "Les micros sont placés sur les candélabres, à hauteur d’homme, et signalent à la police municipale les sons inhabituels.",
                ),
                spans("Aucune conversation n’est enregistrée."),
            ]),
            titre(2, None, "Ce que vise la demande"),
            paragraphe("Cette demande vise le dispositif suivant\u{a0}:"),
            liste(
                None,
                &[
                    "Dispositif\u{a0}: capteurs sonores",
                    "Lieu\u{a0}: quartier Beaubrun-Tarentaize-Couriot, à Saint-Étienne",
                    "Période\u{a0}: du 1er janvier 2018 au jour où vous recevrez cette demande",
                ],
            ),
            titre(2, None, "Documents déjà identifiés"),
            liste(
                Some(1),
                &[
                    "Contrat du 20\u{a0}juin\u{a0}2018 entre Saint-Étienne Métropole et son cocontractant, avec ses annexes.",
                ],
            ),
            titre(3, None, "Capteurs sonores"),
            Bloc::Liste {
                debut: Some(2),
                elements: vec![
                    vec![
                        paragraphe(
                            "Le contrat ou la convention d’expérimentation des capteurs sonores, avec\u{a0}:",
                        ),
                        liste(None, &["ses annexes techniques\u{202f};", "ses avenants et son calendrier."]),
                    ],
                    vec![
                        paragraphe(
                            "Tout document fixant la liste des sons ou des événements détectés et les seuils de déclenchement.",
                        ),
                        paragraphe("Les versions successives sont demandées."),
                    ],
                    vec![paragraphe(
                        "La description technique du traitement du signal\u{a0}: enregistrement ou non, durée, lieu de calcul, transmission, possibilité d’entendre ou de reconstituer une conversation.",
                    )],
                ],
            },
            titre(3, None, "Décisions"),
            liste(
                Some(5),
                &[
                    "Les délibérations relatives au dispositif, avec leurs rapports de présentation, leurs notes de synthèse, leurs annexes et les procès-verbaux des séances.",
                    "Le marché ou la commande\u{a0}: avis de publicité, règlement de la consultation, acte d’engagement, cahiers des clauses administratives et techniques, rapport d’analyse des offres, bons de commande.",
                ],
            ),
            titre(2, None, "Forme de la communication"),
            Bloc::Paragraphe(vec![
                span(
                    "Nous souhaitons recevoir ces documents par courriel, à l’adresse contact@beaubrun.example, ",
                ),
                italique("de préférence"),
                span(
                    " dans leur format d’origine, ouvert et réutilisable. Si un document comporte des mentions protégées, nous vous demandons d’occulter ces seules mentions et de communiquer le reste.",
                ),
            ]),
            paragraphe(
                "Tout refus, même partiel, doit être écrit et motivé, et mentionner les voies et délais de recours. À compter de la réception de cette lettre, votre silence pendant un mois vaudra refus. Nous pourrons alors saisir la Commission d’accès aux documents administratifs, dans les deux mois.",
            ),
            paragraphe(
                "Nous vous remercions de nous adresser l’accusé de réception de cette demande, avec la date de réception, le service chargé de la demande et les voies et délais de recours.",
            ),
        ],
        politesse: spans(
            "Nous vous prions d’agréer, Monsieur le Maire, l’expression de notre haute considération.",
        ),
        signature: lignes(&["Claire Vialle", "présidente"]),
        pied: "Beaubrun à voix basse – RNA W421000000".to_owned(),
        ..Lettre::default()
    }
}

/// Sentences of the length a filing has.
const MOYENS: [&str; 4] = [
    "Il ressort de la délibération que le conseil municipal n’a pas été mis à même de connaître la nature exacte des traitements confiés au prestataire, ni le nombre des caméras concernées, ni la durée pendant laquelle les images seraient analysées.",
    "La note de synthèse adressée aux conseillers tient en six lignes\u{202f}; elle ne mentionne ni l’analyse automatisée des images, ni le coût de la solution, fixé à 24\u{202f}000\u{a0}€ par an.",
    "Or l’usage d’un tel logiciel n’est pas un simple réglage des caméras existantes\u{a0}: il constitue un traitement distinct, dont la finalité, la nécessité et la proportion devaient être examinées pour elles-mêmes.",
    "La commune ne peut utilement soutenir que le logiciel ne serait pas encore activé\u{a0}: la décision de l’acquérir et de le déployer est prise, et sa mise en service ne dépend plus que d’elle.",
];

pub(crate) fn requete() -> Lettre {
    let mut corps = vec![titre(1, Some("I"), "Faits et procédure")];
    let mut numero = 0;
    let mut suivants = |corps: &mut Vec<Bloc>, combien: usize| {
        for texte in MOYENS.iter().cycle().skip(numero).take(combien) {
            numero += 1;
            corps.push(numerote(numero as u64, texte));
        }
    };
    suivants(&mut corps, 3);
    corps.push(Bloc::Citation(vec![spans("Le conseil municipal, après en avoir délibéré, autorise Madame la Maire à signer le contrat et tout document s’y rapportant.")]));
    suivants(&mut corps, 2);
    corps.push(titre(1, Some("II"), "Discussion"));
    corps.push(titre(2, Some("A"), "Sur la recevabilité"));
    suivants(&mut corps, 2);
    corps.push(titre(2, Some("B"), "Sur la légalité externe"));
    corps.push(titre(3, Some("1"), "L’information insuffisante des conseillers municipaux"));
    suivants(&mut corps, 3);
    corps.push(Bloc::Numerote {
        numero: 11,
        spans: vec![
            span("La jurisprudence est constante"),
            note("1", "Voir notamment les décisions produites sous les nos 3 et 4 du bordereau, qui annulent des délibérations adoptées sur une note aussi brève\u{202f}; la seconde précise que la présence des élus à une réunion préparatoire ne supplée pas la note."),
            span(" sur ce point (pièce\u{a0}n°\u{a0}3), et "),
            italique("a fortiori"),
            span(" lorsque la dépense est nouvelle"),
            note("2", "Pièce n°\u{a0}4."),
            span("."),
        ],
    });
    corps.push(titre(3, Some("2"), "L’absence d’analyse d’impact"));
    let mut suite = 11;
    let mut encore = |corps: &mut Vec<Bloc>, combien: usize| {
        for texte in MOYENS.iter().cycle().skip(suite).take(combien) {
            suite += 1;
            corps.push(numerote(suite as u64, texte));
        }
    };
    encore(&mut corps, 3);
    corps.push(titre(2, Some("C"), "Sur la légalité interne"));
    encore(&mut corps, 4);
    corps.push(titre(1, None, "PAR CES MOTIFS"));
    corps.push(paragraphe("et tous autres à produire, déduire ou suppléer, au besoin d’office, l’association requérante demande au tribunal\u{a0}:"));
    corps.push(liste(None, &["d’annuler la délibération du 4\u{a0}février\u{a0}2019\u{202f};", "d’enjoindre à la commune de cesser toute analyse automatisée des images, dans un délai de quinze jours\u{202f};", "de mettre à la charge de la commune la somme de 1\u{202f}500\u{a0}€ au titre des frais exposés."]));
    let piece = |numero: usize, libelle: &str, date: Option<&str>, pages: Option<usize>| LigneBordereau {
        numero,
        libelle: spans(libelle),
        date: date.map(str::to_owned),
        pages,
    };
    Lettre {
        titre: "Requête introductive d’instance".to_owned(),
        forme: Forme::Requete,
        juridiction: spans(
            "À Mesdames et Messieurs les présidents et conseillers du tribunal administratif de Grenoble",
        ),
        mention_haute: Some("RÉFÉRÉ".to_owned()),
        intitule: spans("Requête introductive d’instance"),
        sous_titre: spans("Recours pour excès de pouvoir"),
        camps: vec![
            Camp {
                role: "Pour".to_owned(),
                lignes: vec![
                    vec![
                        gras("L’association «\u{a0}Les Yeux ouverts\u{a0}»"),
                        span(", déclarée sous le n°\u{a0}W383000000"),
                    ],
                    spans("dont le siège est 4 place de l’Exemple, 38430 Moirans"),
                    spans("représentée par son président, Idriss Caron"),
                ],
            },
            Camp {
                role: "Contre".to_owned(),
                lignes: vec![spans(
                    "La délibération du conseil municipal de Moirans du 4\u{a0}février\u{a0}2019, publiée le 6\u{a0}février\u{a0}2019, autorisant la signature d’un contrat d’analyse automatisée d’images",
                )],
            },
            Camp {
                role: "En présence de".to_owned(),
                lignes: vec![spans("La commune de Moirans, représentée par sa maire en exercice")],
            },
        ],
        auteur: "Les Yeux ouverts".to_owned(),
        lieu_et_date: spans("Fait à Moirans, le 28\u{a0}mars\u{a0}2019"),
        corps,
        signature: lignes(&["Idriss Caron", "président"]),
        bordereau: vec![
            piece(
                1,
                "Délibération attaquée, avec la preuve de sa publication",
                Some("4\u{a0}février\u{a0}2019"),
                Some(6),
            ),
            piece(
                2,
                "Note de synthèse adressée aux conseillers municipaux avec leur convocation à la séance, telle que communiquée par la commune",
                Some("29\u{a0}janvier\u{a0}2019"),
                Some(2),
            ),
            piece(3, "Jugement produit", None, Some(14)),
            piece(4, "Statuts de l’association", Some("12\u{a0}mai\u{a0}2016"), None),
            piece(5, "Délibération autorisant le président à agir", Some("11\u{a0}mars\u{a0}2019"), Some(1)),
        ],
        pied: "Les Yeux ouverts – RNA W383000000".to_owned(),
        ..Lettre::default()
    }
}

pub(crate) fn acte() -> Lettre {
    Lettre {
        titre: "Délibération autorisant à agir en justice".to_owned(),
        forme: Forme::Acte,
        juridiction: spans("Conseil d’administration de l’association «\u{a0}Les Yeux ouverts\u{a0}»"),
        intitule: spans("Délibération autorisant à agir en justice"),
        sous_titre: spans("Séance du 11\u{a0}mars\u{a0}2019"),
        auteur: "Les Yeux ouverts".to_owned(),
        lieu_et_date: spans("Fait à Moirans, le 11\u{a0}mars\u{a0}2019"),
        corps: vec![
            paragraphe(
                "Le conseil d’administration, régulièrement convoqué le 1er mars 2019, s’est réuni au siège de l’association. Sept membres sur neuf étaient présents\u{202f}; le quorum fixé par l’article\u{a0}9 des statuts était atteint.",
            ),
            paragraphe("Après en avoir délibéré, le conseil décide, à l’unanimité\u{a0}:"),
            liste(
                Some(1),
                &[
                    "de demander au tribunal administratif de Grenoble l’annulation de la délibération du conseil municipal de Moirans du 4\u{a0}février\u{a0}2019\u{202f};",
                    "d’autoriser son président, Idriss Caron, à représenter l’association dans cette instance et dans celles qui en seraient la suite\u{202f};",
                    "de l’autoriser à signer toute pièce nécessaire.",
                ],
            ),
            titre(1, None, "Durée"),
            paragraphe(
                "Cette autorisation vaut jusqu’à la fin de l’instance, voies de recours comprises. Elle peut être retirée par une nouvelle délibération.",
            ),
        ],
        signature: lignes(&[
            "Idriss Caron",
            "président",
            "",
            "Mireille Abadie",
            "secrétaire",
            "",
            "Louis Fontanel",
            "trésorier",
            "",
            "Sana Belkacem",
            "administratrice",
        ]),
        pied: "Les Yeux ouverts – RNA W383000000".to_owned(),
        ..Lettre::default()
    }
}
