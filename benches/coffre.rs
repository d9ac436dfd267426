//! How fast the base answers, encrypted and clear. `scripts/bench.sh coffre` prints the figures; nothing depends on
//! them.
//!
//! Long ones (a year of pieces, a million facts) only with `QUANTIEME_BENCH=long`; one part alone by its name,
//! `ordinaire`, `annee` or `courbe`. The phrase of these bases costs nothing to try, so that opening is what follows
//! scrypt; scrypt itself is measured apart.

#[path = "coffre/fabrique.rs"]
mod fabrique;
#[path = "coffre/memoire.rs"]
mod memoire;
#[path = "coffre/mesure.rs"]
mod mesure;

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use quantieme::api::{self, App};
use serde_json::{Value, json};

use fabrique::{FAITS, PHRASE, contexte};
use mesure::{Temps, chronometrer, entete, ligne, ms};

const DOSSIERS: u64 = 500;
const ESSAIS: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let mots: Vec<String> = std::env::args().skip(1).filter(|mot| mot != "--bench").collect();
    if mots.first().is_some_and(|mot| mot == "--enfant") {
        return memoire::enfant(&mots[1..]);
    }
    let longue = std::env::var("QUANTIEME_BENCH").is_ok_and(|v| v == "long");
    let veut = |partie: &str, sinon: bool| mots.iter().any(|mot| mot == partie) || mots.is_empty() && sinon;
    // Beside the build, on a real disk: flushing to memory costs nothing.
    let dossier = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    if veut("ordinaire", true) {
        let bases = Bases::fabriquer(dossier.path(), DOSSIERS)?;
        ordinaire(&bases)?;
        memoire::seance(&bases.chiffree)?;
        memoire::piece(dossier.path(), &bases.chiffree)?;
        std::fs::remove_dir_all(bases.claire.parent().expect("a folder"))?;
        std::fs::remove_dir_all(bases.chiffree.parent().expect("a folder"))?;
    }
    if veut("annee", longue) {
        memoire::annee(dossier.path())?;
    }
    if veut("courbe", longue) {
        courbe(dossier.path())?;
    }
    if mots.is_empty() && !longue {
        println!("\nUn an de pièces, un million de faits : QUANTIEME_BENCH=long scripts/bench.sh coffre");
    }
    Ok(())
}

/// The same base twice.
pub(crate) struct Bases {
    claire: PathBuf,
    chiffree: PathBuf,
    dossiers: Vec<String>,
}

impl Bases {
    fn fabriquer(dossier: &Path, nombre: u64) -> Result<Bases, Box<dyn Error>> {
        let lieu = |genre: &str| dossier.join(format!("{genre}-{nombre}")).join("quantieme.db");
        let (claire, chiffree) = (lieu("claire"), lieu("chiffree"));
        for base in [&claire, &chiffree] {
            std::fs::create_dir_all(base.parent().expect("made of two parts"))?;
        }
        let debut = Instant::now();
        fabrique::fabriquer(&claire, &chiffree, nombre)?;
        let dossiers: Vec<String> = ouvrir(&claire).dossiers()?.iter().map(|d| d.id.to_string()).collect();
        println!(
            "Base de {} dossiers et {} faits : {:.0} Mo, faite en {:.0} s",
            dossiers.len(),
            nombre * FAITS,
            std::fs::metadata(&chiffree)?.len() as f64 / 1e6,
            debut.elapsed().as_secs_f64()
        );
        Ok(Bases { claire, chiffree, dossiers })
    }

    /// Neighbours in the list are not neighbours in the file.
    fn dossier(&self, n: usize) -> &str {
        &self.dossiers[n * 37 % self.dossiers.len()]
    }

    /// Measures the same thing on both, and prints its line.
    fn comparer(&self, quoi: &str, objectif: Option<f64>, mesurer: impl Fn(&Path) -> Temps) {
        let (chiffree, claire) = (mesurer(&self.chiffree), mesurer(&self.claire));
        ligne(quoi, &chiffree, Some(&claire), objectif);
    }
}

pub(crate) fn demander(app: &mut App, commande: &str, args: Value) -> Value {
    api::call(app, &mut contexte(), commande, args).unwrap_or_else(|e| panic!("{commande}: {e}"))
}

/// What the window does once the phrase is typed.
pub(crate) fn ouvrir(base: &Path) -> App {
    let mut app = App::approcher(base);
    if app.est_verrouillee() {
        demander(&mut app, "deverrouiller", json!({ "phrase": PHRASE }));
    } else {
        demander(&mut app, "ouvrir_coffre", json!({}));
    }
    app
}

/// Takes one file out of the system's memory, as when the computer was just started.
fn refroidir(base: &Path) {
    let sortie = format!("of={}", base.display());
    let dd = ["oflag=nocache", "conv=notrunc,fdatasync", "count=0", "status=none"];
    // Without it the figure is that of a warm disk.
    let _ = Command::new("dd").arg(sortie).args(dd).status();
}

/// The time of `faire` alone, on a base just opened.
fn juste_ouverte(base: &Path, fois: usize, faire: impl Fn(&mut App, usize)) -> Temps {
    let essai = |n| {
        let mut app = ouvrir(base);
        chronometrer(|| faire(&mut app, n))
    };
    Temps::de((0..fois).map(essai).collect())
}

fn ordinaire(bases: &Bases) -> Result<(), Box<dyn Error>> {
    reperes(&bases.chiffree)?;
    entete("Une base ordinaire");
    bases.comparer("ouvrir, la phrase déjà dérivée", Some(300.0), |base| {
        Temps::repeter(ESSAIS, |_| drop(ouvrir(base)))
    });
    bases.comparer("  disque froid", None, |base| {
        let essai = |_| {
            refroidir(base);
            chronometrer(|| drop(ouvrir(base)))
        };
        Temps::de((0..10).map(essai).collect())
    });
    let accueil = |app: &mut App, _| drop(demander(app, "ouvrir_accueil", json!({})));
    bases.comparer("accueil, le premier", Some(100.0), |base| juste_ouverte(base, 15, accueil));
    bases.comparer("accueil, les suivants", Some(100.0), |base| {
        let mut app = ouvrir(base);
        accueil(&mut app, 0);
        Temps::repeter(ESSAIS, |n| accueil(&mut app, n))
    });
    let dossier =
        |app: &mut App, n| drop(demander(app, "ouvrir_dossier", json!({ "dossier": bases.dossier(n) })));
    bases.comparer("un dossier, le premier", Some(30.0), |base| juste_ouverte(base, ESSAIS, dossier));
    bases.comparer("un dossier, les suivants", Some(30.0), |base| {
        let mut app = ouvrir(base);
        Temps::repeter(200, |n| dossier(&mut app, n))
    });
    bases.comparer("chercher, 30 demandes différentes", Some(50.0), |base| {
        let mut app = ouvrir(base);
        Temps::repeter(5 * DEMANDES.len(), |n| drop(chercher(&mut app, DEMANDES[n % DEMANDES.len()])))
    });
    pires_recherches(&bases.chiffree);
    bases.comparer("noter un fait", None, |base| {
        let mut app = ouvrir(base);
        Temps::repeter(100, |n| noter(&mut app, bases.dossier(n), n))
    });
    let ronde = |app: &mut App, _| drop(demander(app, "veiller", json!({})));
    bases.comparer("la ronde des rappels, la première", None, |base| juste_ouverte(base, 5, ronde));
    bases.comparer("la ronde, les suivantes", Some(300.0), |base| {
        let mut app = ouvrir(base);
        Temps::repeter(15, |n| ronde(&mut app, n))
    });
    let ailleurs = tempfile::tempdir()?;
    let ics = ailleurs.path().join("quantieme.ics");
    bases.comparer("l’agenda de toute la base", None, |base| {
        let mut app = ouvrir(base);
        let demande = json!({ "dossier": null, "chemin": ics });
        Temps::repeter(5, |_| drop(demander(&mut app, "exporter_agenda", demande.clone())))
    });
    bases.comparer("noter un fait, l’agenda tenu à jour", None, |base| {
        let mut app = ouvrir(base);
        demander(&mut app, "regler_rappels", json!({ "agenda": ics }));
        let temps = Temps::repeter(10, |n| noter(&mut app, bases.dossier(n), 200 + n));
        demander(&mut app, "regler_rappels", json!({ "agenda": "" }));
        temps
    });
    bases.comparer("écrire une note", None, |base| {
        let mut app = ouvrir(base);
        Temps::repeter(100, |n| {
            let texte = format!("Rappeler la mairie avant le conseil, {n}.");
            drop(demander(
                &mut app,
                "ecrire_note",
                json!({ "dossier": bases.dossier(n), "note": null, "texte": texte }),
            ));
        })
    });
    Ok(())
}

/// What the machine itself costs.
fn reperes(base: &Path) -> Result<(), Box<dyn Error>> {
    let lieu = base.parent().expect("a folder");
    let mut fichier = File::create(lieu.join("essai"))?;
    let disque = Temps::repeter(ESSAIS, |_| {
        let ecrit = fichier.write_all(&[7; 4096]).and_then(|()| fichier.sync_data());
        ecrit.expect("the disk takes it");
    });
    let neuve = lieu.join("neuve").join("quantieme.db");
    std::fs::create_dir_all(neuve.parent().expect("a folder"))?;
    // Here the phrase costs its whole price.
    drop(demander(&mut App::approcher(&neuve), "creer_coffre", json!({ "phrase": PHRASE })));
    let scrypt = Temps::repeter(5, |_| drop(ouvrir(&neuve)));
    println!(
        "Pour mémoire : écrire 4 Ko et attendre le disque, {} ms (médiane), {} ms (95 %) ; dériver la phrase et ouvrir une base vide, {} ms",
        ms(disque.centile(0.5)),
        ms(disque.centile(0.95)),
        ms(scrypt.centile(0.5))
    );
    Ok(())
}

fn noter(app: &mut App, dossier: &str, n: usize) {
    let libelle = format!("Nouvelle caméra près de la gare, constat {n}");
    let demande = json!({
        "dossier": dossier, "sujet": null, "nature": "evenement", "quand": { "du": "2026-11-20", "au": "2026-11-20" },
        "mode": null, "libelle": libelle, "preuve": null, "conforme": null,
    });
    drop(demander(app, "noter_fait", demande));
}

/// What people type: beginnings of words as they come, common words, exact expressions, accents or none.
const DEMANDES: [&str; 30] = [
    "ca",
    "ma",
    "dé",
    "vi",
    "co",
    "pr",
    "cam",
    "mair",
    "caméra",
    "mairie",
    "délibération",
    "DELIBERATION",
    "ecole",
    "école",
    "prefecture",
    "préfecture",
    "réunion du collectif",
    "« place du marché »",
    "« vidéosurveillance algorithmique »",
    "\"étude d’impact\"",
    "caméra gare",
    "avocate convention",
    "Valmont",
    "brézins 3712",
    "2023-118",
    "drone manif",
    "« silence de l’administration »",
    "gendarmerie étréchy",
    "arrêté préfectoral",
    "introuvable",
];

fn chercher(app: &mut App, texte: &str) -> Value {
    demander(
        app,
        "chercher",
        json!({ "texte": texte, "dossier": null, "genre": null, "du": null, "au": null }),
    )
}

fn pires_recherches(base: &Path) {
    let mut app = ouvrir(base);
    let mut temps: Vec<(&str, f64)> = (DEMANDES.iter())
        .map(|demande| (*demande, Temps::repeter(5, |_| drop(chercher(&mut app, demande))).centile(0.5)))
        .collect();
    temps.sort_by(|a, b| b.1.total_cmp(&a.1));
    let pires: Vec<String> = temps.iter().take(6).map(|(quoi, t)| format!("{quoi} ({})", ms(*t))).collect();
    println!("    les plus lentes : {}", pires.join(", "));
}

/// How it grows: 50 000, 200 000, then a million facts.
fn courbe(dossier: &Path) -> Result<(), Box<dyn Error>> {
    for nombre in [500, 2_000, 10_000] {
        let bases = Bases::fabriquer(dossier, nombre)?;
        entete(&format!("{} faits", nombre * FAITS));
        bases.comparer("ouvrir, la phrase déjà dérivée", Some(300.0), |base| {
            Temps::repeter(ESSAIS, |_| drop(ouvrir(base)))
        });
        bases.comparer("un dossier", Some(30.0), |base| {
            let mut app = ouvrir(base);
            Temps::repeter(200, |n| {
                drop(demander(&mut app, "ouvrir_dossier", json!({ "dossier": bases.dossier(n) })))
            })
        });
        bases.comparer("chercher, 30 demandes différentes", Some(50.0), |base| {
            let mut app = ouvrir(base);
            Temps::repeter(2 * DEMANDES.len(), |n| drop(chercher(&mut app, DEMANDES[n % DEMANDES.len()])))
        });
        pires_recherches(&bases.chiffree);
        for base in [&bases.claire, &bases.chiffree] {
            std::fs::remove_dir_all(base.parent().expect("a folder"))?;
        }
    }
    Ok(())
}
