//! Bases of any size that look like a collective's: made through the door, then put in the order they would have been
//! written in, with the journal of it.

use std::error::Error;
use std::path::Path;

use chrono::{Days, NaiveDate};
use quantieme::Contexte;
use quantieme::api::{self, App};
use rusqlite::Connection;
use serde_json::{Value, json};

/// Facts in each dossier.
pub(crate) const FAITS: u64 = 100;
/// Acts in each dossier; each other one has a gracieux.
const ACTES: u64 = 10;
const NOTES: u64 = 4;

pub(crate) const PHRASE: &str = "agrafe lucarne tonneau vinaigre boussole fougère";

/// Seals with a phrase that costs nothing to try: what is measured is what follows scrypt.
pub(crate) fn contexte_leger() -> Contexte {
    Contexte::seeded(aujourdhui())
}

/// As the window makes it.
pub(crate) fn contexte() -> Contexte {
    Contexte::new(aujourdhui(), 1_795_000_000_000, |octets| {
        getrandom::fill(octets).expect("the system gives random bytes");
    })
}

pub(crate) fn aujourdhui() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}

/// Makes a clear base of that many dossiers, then the same under a phrase.
pub(crate) fn fabriquer(claire: &Path, chiffree: &Path, dossiers: u64) -> Result<(), Box<dyn Error>> {
    let fichier = claire.with_extension("json");
    let mut app = App::open(claire)?;
    for n in 0..dossiers {
        std::fs::write(&fichier, dossier(n).to_string())?;
        api::importer_dossier(&mut app, &mut contexte(), &fichier)?;
    }
    std::fs::remove_file(&fichier)?;
    drop(app);
    dater(claire)?;
    chiffrer(claire, chiffree)
}

/// The same base, under the phrase.
pub(crate) fn chiffrer(claire: &Path, chiffree: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::copy(claire, chiffree)?;
    let mut app = App::open(chiffree)?;
    let demande = json!({ "actuelle": null, "nouvelle": PHRASE, "connue_d_autres": false });
    api::call(&mut app, &mut contexte_leger(), "changer_phrase", demande)?;
    Ok(())
}

/// Facts come day after day, in all dossiers at once, each with its action: not dossier by dossier, as a file brings
/// them.
fn dater(base: &Path) -> Result<(), Box<dyn Error>> {
    let c = Connection::open(base)?;
    let mut requete =
        c.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'fait'")?;
    let lignes = requete.query_map([], |l| Ok((l.get::<_, String>(0)?, l.get::<_, String>(1)?)))?;
    let declencheurs: Vec<(String, String)> = lignes.collect::<Result<_, _>>()?;
    drop(requete);
    // The index does not change: the same records are found by the same words.
    let mut sql = String::from("BEGIN;");
    for (nom, _) in &declencheurs {
        sql.push_str(&format!("DROP TRIGGER {nom};"));
    }
    sql.push_str(
        "CREATE TEMP TABLE f AS SELECT * FROM fait ORDER BY du, id;
         DELETE FROM fait;
         INSERT INTO fait SELECT * FROM f;
         INSERT INTO action (quand_ms, qui, quoi, sorte, dossier)
             SELECT unixepoch(du) * 1000, 'Camille', 'Fait noté : ' || coalesce(libelle, nature), 'geste', dossier FROM f;
         INSERT INTO journal (action, objet, ligne, geste, apres)
             SELECT (SELECT max(id) FROM action) - (SELECT count(*) FROM f) + f.rowid, 'fait', id, 'I',
                    json_object('id', id, 'dossier', dossier, 'sujet', sujet, 'nature', nature, 'du', du, 'au', au,
                                'mode', mode, 'conforme', conforme, 'libelle', libelle, 'preuve', preuve,
                                'source', source, 'pieces', pieces) FROM f;
         DROP TABLE f;",
    );
    for (_, creation) in &declencheurs {
        sql.push_str(&format!("{creation};"));
    }
    sql.push_str("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);");
    c.execute_batch(&sql)?;
    Ok(())
}

const LIEUX: [&str; 12] = [
    "place du marché",
    "gare routière",
    "école Jean-Jaurès",
    "parvis de l’hôtel de ville",
    "collège Rosa-Parks",
    "rue des Forges",
    "médiathèque",
    "stade municipal",
    "quai de l’Isle",
    "parking de la préfecture",
    "cité des Épinettes",
    "promenade du canal",
];
const VILLES: [&str; 10] = [
    "Valmont",
    "Saint-Aubin",
    "Montreuil-le-Vieux",
    "Châteauneuf",
    "Brézins",
    "La Ferté",
    "Orgeval",
    "Sérignac",
    "Pont-l’Évêque",
    "Étréchy",
];
const CONSTATS: [&str; 16] = [
    "Caméra supplémentaire constatée",
    "Panneau d’information absent",
    "Réunion du collectif avec la mairie",
    "Article de la presse locale",
    "Courriel de l’adjoint à la sécurité",
    "Réponse orale au guichet",
    "Délibération annoncée au conseil municipal",
    "Marché public attribué",
    "Témoignage recueilli",
    "Visite du centre de supervision urbain",
    "Expérimentation de vidéosurveillance algorithmique",
    "Capteurs sonores installés",
    "Drone observé pendant la manifestation",
    "Convention avec la gendarmerie",
    "Étude d’impact communiquée en partie",
    "Silence de l’administration depuis un mois",
];
const NATURES: [&str; 5] = [
    "deliberation",
    "arrete-prefectoral",
    "decision-individuelle",
    "acte-reglementaire",
    "autorisation-videoprotection",
];

fn parmi<'a>(liste: &[&'a str], n: u64) -> &'a str {
    liste[usize::try_from(n).unwrap_or_default() % liste.len()]
}

/// A matter of two years: acts with their publicity, a gracieux against half of them, one request for documents, and
/// what happened meanwhile.
fn dossier(n: u64) -> Value {
    let ville = parmi(&VILLES, n);
    let debut =
        NaiveDate::from_ymd_opt(2021, 1, 4).expect("a day of the calendar") + Days::new(n * 7 % 1_400);
    let jour = |decalage: u64| json!({ "du": (debut + Days::new(decalage % 720)).to_string() });
    let fait = |i: u64, sujet: Option<String>, nature: &str, decalage: u64, libelle: Option<String>| {
        let mut fait = json!({ "id": format!("fait-{i}"), "nature": nature, "quand": jour(decalage) });
        if let Some(sujet) = sujet {
            fait["sujet"] = json!(sujet);
        }
        if let Some(libelle) = libelle {
            fait["libelle"] = json!(libelle);
            fait["preuve"] = json!(format!("photographie, pièce n° {}", i + 1));
        }
        fait
    };
    let mut faits = Vec::new();
    for a in 0..ACTES {
        let (acte, depart) = (Some(format!("acte-{a}")), a * 67);
        for (nature, apres) in
            [("acte-signe", 0), ("acte-transmis", 2), ("acte-affiche", 4), ("acte-publie", 7)]
        {
            faits.push(fait(faits.len() as u64, acte.clone(), nature, depart + apres, None));
        }
        if a % 2 == 0 {
            let gracieux = Some(format!("gracieux-{a}"));
            faits.push(fait(
                faits.len() as u64,
                gracieux.clone(),
                "recours-gracieux-expedie",
                depart + 30,
                None,
            ));
            faits.push(fait(faits.len() as u64, gracieux, "recours-gracieux-recu", depart + 32, None));
        }
    }
    let documents = Some("documents".to_owned());
    for (nature, apres) in [
        ("demande-documents-expediee", 20),
        ("demande-documents-recue", 22),
        ("cada-saisie", 70),
        ("cada-enregistree", 74),
        ("cada-avis-recu", 160),
    ] {
        faits.push(fait(faits.len() as u64, documents.clone(), nature, apres, None));
    }
    while (faits.len() as u64) < FAITS {
        let i = faits.len() as u64;
        let libelle = format!(
            "{}, {} ({ville}, n° {})",
            parmi(&CONSTATS, n + i * 7),
            parmi(&LIEUX, n * 3 + i),
            n * 100 + i
        );
        faits.push(fait(i, None, "evenement", i * 13, Some(libelle)));
    }
    let actes = (0..ACTES).map(|a| {
        let nature = parmi(&NATURES, n + a);
        json!({
            "id": format!("acte-{a}"), "nature": nature, "qualite": "tiers", "auteur": "mairie",
            "titre": format!("Vidéosurveillance {}, phase {}", parmi(&LIEUX, n + a), a + 1),
            "numero": format!("{}-{}", 2021 + n % 5, n * ACTES + a),
        })
    });
    let gracieux = (0..ACTES).step_by(2).map(|a| {
        json!({ "id": format!("gracieux-{a}"), "nature": "recours-gracieux", "titre": "Recours gracieux",
                "destinataire": "mairie", "acte": format!("acte-{a}") })
    });
    let documents = json!({ "id": "documents", "nature": "demande-de-documents", "destinataire": "mairie",
                            "titre": "Étude d’impact et convention" });
    let notes = (0..NOTES).map(|i| {
        let texte = format!(
            "{} à {ville}. Appeler l’avocate avant la prochaine réunion ; vérifier si l’arrêté préfectoral mentionne {}. \
             Le collectif a décidé de demander communication des documents, puis de saisir la CADA si la mairie se tait. \
             Ne rien publier sans l’accord des personnes filmées.",
            parmi(&CONSTATS, n + i), parmi(&LIEUX, n + i),
        );
        json!({ "id": format!("note-{i}"), "le": (debut + Days::new(i * 90)).to_string(), "texte": texte })
    });
    json!({
        "format": "quantieme-dossier", "version": 1,
        "dossier": {
            "id": format!("dossier-{n}"),
            "titre": format!("Caméras de {ville}, {}", parmi(&LIEUX, n)),
            "parties": [
                { "id": "collectif", "role": "collectif", "nom": format!("Les Riverains de {ville}"),
                  "adresse": ["8 rue de l’Exemple", format!("42{:03} {ville}", n % 1000)] },
                { "id": "mairie", "role": "autorite", "nom": format!("Mairie de {ville}"),
                  "adresse": ["Place de l’Hôtel-de-Ville", format!("42{:03} {ville}", n % 1000)] },
            ],
            "actes": actes.collect::<Vec<_>>(),
            "demarches": gracieux.chain([documents]).collect::<Vec<_>>(),
            "faits": faits,
            "notes": notes.collect::<Vec<_>>(),
        },
    })
}
