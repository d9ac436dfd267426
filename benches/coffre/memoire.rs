//! What is large: memory held by a process of its own, a piece of the largest size, a year of pieces.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use quantieme::api::{self, App};
use serde_json::{Value, json};

use crate::fabrique::{PHRASE, contexte, contexte_leger};
use crate::mesure::ms;
use crate::{demander, ouvrir};

/// The largest file that is kept, in bytes.
const LA_PLUS_GRANDE: u64 = 200_000_000;
/// In MB.
const OBJECTIF: f64 = 200.0;

/// A year of use.
const DOSSIERS: u64 = 50;
const PIECES: u64 = 40;
const TAILLE: u64 = 500_000;

fn entete(titre: &str) {
    println!("\n{titre}");
    println!("  {:<44} {:>9} {:>12} {:>12}  objectif", "", "secondes", "au plus, Mo", "à la fin, Mo");
}

/// Runs this program again, to do one thing whose memory is then known; prints its line.
fn lancer(quoi: &str, mots: &[&str]) -> Result<(), Box<dyn Error>> {
    let sortie = Command::new(std::env::current_exe()?).arg("--enfant").args(mots).output()?;
    if !sortie.status.success() {
        return Err(format!("{quoi}: {}", String::from_utf8_lossy(&sortie.stderr)).into());
    }
    let lu: Value = serde_json::from_slice(&sortie.stdout)?;
    let nombre = |cle: &str| lu[cle].as_f64().unwrap_or(f64::NAN);
    let verdict = if nombre("pic") < OBJECTIF { "tenu" } else { "MANQUÉ" };
    println!(
        "  {quoi:<44} {:>9} {:>12.0} {:>12.0}  < {OBJECTIF} Mo {verdict}",
        ms(nombre("secondes")),
        nombre("pic"),
        nombre("fin")
    );
    Ok(())
}

/// What the other process does.
pub(crate) fn enfant(mots: &[String]) -> Result<(), Box<dyn Error>> {
    let mot = |n: usize| mots.get(n).map(String::as_str).ok_or("a word is missing");
    let base = PathBuf::from(mot(1)?);
    let mut debut = Instant::now();
    match mot(0)? {
        "rien" => drop(ouvrir(&base)),
        "seance" => {
            let mut app = ouvrir(&base);
            let accueil = demander(&mut app, "ouvrir_accueil", json!({}));
            for dossier in accueil["dossiers"].as_array().into_iter().flatten().take(20) {
                demander(&mut app, "ouvrir_dossier", json!({ "dossier": dossier["id"] }));
            }
            for texte in ["ca", "mairie", "« place du marché »"] {
                let demande =
                    json!({ "texte": texte, "dossier": null, "genre": null, "du": null, "au": null });
                demander(&mut app, "chercher", demande);
            }
        }
        "ajouter" => {
            let mut app = ouvrir(&base);
            let dossier = premier(&app)?;
            debut = Instant::now();
            let vue =
                demander(&mut app, "ajouter_pieces", json!({ "dossier": dossier, "chemins": [mot(2)?] }));
            if vue["arrivees"][0]["refusee"] != false {
                return Err(vue["arrivees"][0]["phrase"].to_string().into());
            }
        }
        "extraire" => {
            let mut app = ouvrir(&base);
            let dossier = premier(&app)?;
            let vue = demander(&mut app, "ouvrir_pieces", json!({ "dossier": dossier }));
            debut = Instant::now();
            demander(
                &mut app,
                "extraire_piece",
                json!({ "piece": vue["pieces"][0]["id"], "chemin": mot(2)? }),
            );
        }
        "verifier" => {
            let mut app = ouvrir(&base);
            debut = Instant::now();
            let vue = api::verifier(&mut app, &mut contexte())?;
            if !vue.saine {
                return Err(vue.phrases.join(" ").into());
            }
        }
        "sauvegarder" => {
            let mut app = ouvrir(&base);
            debut = Instant::now();
            demander(&mut app, "sauvegarder", json!({}));
        }
        autre => return Err(format!("{autre}?").into()),
    }
    let secondes = debut.elapsed().as_secs_f64();
    println!("{}", json!({ "secondes": secondes, "pic": memoire("VmHWM"), "fin": memoire("VmRSS") }));
    Ok(())
}

fn premier(app: &App) -> Result<String, Box<dyn Error>> {
    Ok(app.dossiers()?.first().ok_or("an empty base")?.id.to_string())
}

/// In MB; unknown outside Linux.
fn memoire(quoi: &str) -> Option<f64> {
    let etat = std::fs::read_to_string("/proc/self/status").ok()?;
    let ligne = etat.lines().find(|ligne| ligne.starts_with(quoi))?;
    Some(ligne.split_whitespace().nth(1)?.parse::<f64>().ok()? * 1024.0 / 1e6)
}

/// Bytes that nothing compresses nor repeats.
fn bruit(chemin: &Path, octets: u64, graine: u64) -> std::io::Result<()> {
    let mut sortie = BufWriter::new(File::create(chemin)?);
    let mut x = graine.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for _ in 0..octets.div_ceil(8) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        sortie.write_all(&x.to_le_bytes())?;
    }
    let fichier = sortie.into_inner()?;
    fichier.set_len(octets)
}

/// A sitting at the screen, and what the phrase itself takes.
pub(crate) fn seance(base: &Path) -> Result<(), Box<dyn Error>> {
    entete("La mémoire d’une séance");
    let chemin = base.to_string_lossy();
    lancer("ouvrir, la phrase déjà dérivée", &["rien", &chemin])?;
    lancer("accueil, vingt dossiers, trois recherches", &["seance", &chemin])?;
    let neuve = base.with_file_name("neuve").join("quantieme.db");
    lancer("ouvrir en dérivant la phrase (scrypt)", &["rien", &neuve.to_string_lossy()])
}

/// The largest piece there can be, in a copy of the base.
pub(crate) fn piece(dossier: &Path, base: &Path) -> Result<(), Box<dyn Error>> {
    entete("Une pièce de 200 Mo");
    let lieu = dossier.join("piece");
    std::fs::create_dir_all(&lieu)?;
    let copie = lieu.join("quantieme.db");
    std::fs::copy(base, &copie)?;
    std::fs::copy(base.with_extension("cles"), copie.with_extension("cles"))?;
    let (fichier, sortie) = (lieu.join("grande.bin"), lieu.join("sortie.bin"));
    bruit(&fichier, LA_PLUS_GRANDE, 1)?;
    let (copie, fichier_nom, sortie_nom) =
        (copie.to_string_lossy(), fichier.to_string_lossy(), sortie.to_string_lossy());
    lancer("l’ajouter", &["ajouter", &copie, &fichier_nom])?;
    lancer("l’extraire", &["extraire", &copie, &sortie_nom])?;
    lancer("tout vérifier", &["verifier", &copie])?;
    if std::fs::read(&fichier)? != std::fs::read(&sortie)? {
        return Err("the piece that came out is not the one that went in".into());
    }
    std::fs::remove_dir_all(&lieu)?;
    Ok(())
}

/// Fifty dossiers and two thousand pieces, then one backup opened again.
pub(crate) fn annee(dossier: &Path) -> Result<(), Box<dyn Error>> {
    let lieu = dossier.join("annee");
    std::fs::create_dir_all(&lieu)?;
    let base = lieu.join("quantieme.db");
    let mut app = App::approcher(&base);
    api::call(&mut app, &mut contexte_leger(), "creer_coffre", json!({ "phrase": PHRASE }))?;
    let fichiers: Vec<PathBuf> = (0..PIECES).map(|n| lieu.join(format!("piece-{n}.bin"))).collect();
    let mut secondes = 0.0;
    for n in 0..DOSSIERS {
        for (rang, fichier) in (0..).zip(&fichiers) {
            bruit(fichier, TAILLE, n * PIECES + rang + 2)?;
        }
        let titre = json!({ "titre": format!("Dossier de l’année, {n}"), "collectif": null });
        let vue = demander(&mut app, "creer_dossier", titre);
        let debut = Instant::now();
        demander(&mut app, "ajouter_pieces", json!({ "dossier": vue["id"], "chemins": fichiers }));
        secondes += debut.elapsed().as_secs_f64();
    }
    drop(app);
    for fichier in &fichiers {
        std::fs::remove_file(fichier)?;
    }
    entete(&format!("Un an : {DOSSIERS} dossiers, {} pièces de 500 Ko", DOSSIERS * PIECES));
    let chemin = base.to_string_lossy();
    println!("  {:<44} {:>9}", "tout ajouter", ms(secondes));
    lancer("sauvegarder, copie relue", &["sauvegarder", &chemin])?;
    lancer("tout vérifier", &["verifier", &chemin])?;
    let mo = |chemin: &Path| -> std::io::Result<f64> { Ok(std::fs::metadata(chemin)?.len() as f64 / 1e6) };
    let copies = std::fs::read_dir(lieu.join("sauvegardes"))?.filter_map(Result::ok);
    let copie: f64 = copies.map(|d| mo(&d.path().join("quantieme.db"))).sum::<Result<_, _>>()?;
    println!("  base de {:.0} Mo, sauvegarde de {copie:.0} Mo", mo(&base)?);
    Ok(())
}
