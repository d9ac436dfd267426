//! Writes through the door without end, and says what was acknowledged: what `pannes.py` kills, starves and traces.
//!
//! One line each, flushed: `pret` once the base is open, `demande` before the door is asked, then what the door
//! answered (`fait <id> <texte>`), or `refus <message>`. The phrase is read from `QUANTIEME_PHRASE`; without it the base
//! is clear.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use quantieme::Contexte;
use quantieme::api::{self, App, Failure};
use serde_json::{Value, json};

const USAGE: &str = "ecrivain BASE [--fois N] [--pieces DOSSIER] [--patienter] [--relire]";

/// Writes in one dossier before the next is opened.
const PAR_DOSSIER: u64 = 40;
/// Writes that follow a refusal, once there is room again.
const APRES_UN_REFUS: u64 = 5;

#[derive(Default)]
struct Options {
    base: PathBuf,
    /// Where the files to add are made: never on the disk that is filled.
    pieces: PathBuf,
    fois: Option<u64>,
    /// Waits for a line on the standard input after a refusal, then tries again.
    patienter: bool,
    relire: bool,
}

fn main() -> ExitCode {
    let Some(options) = lire_options() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let fait = if options.relire { relire(&options.base) } else { ecrire(&options) };
    fait.unwrap_or_else(|erreur| {
        eprintln!("{erreur}");
        ExitCode::from(1)
    })
}

fn lire_options() -> Option<Options> {
    let mut options = Options { pieces: std::env::temp_dir(), ..Options::default() };
    let mut mots = std::env::args().skip(1);
    while let Some(mot) = mots.next() {
        match mot.as_str() {
            "--fois" => options.fois = Some(mots.next()?.parse().ok()?),
            "--pieces" => options.pieces = mots.next()?.into(),
            "--patienter" => options.patienter = true,
            "--relire" => options.relire = true,
            autre if !autre.starts_with("--") => options.base = autre.into(),
            _ => return None,
        }
    }
    (!options.base.as_os_str().is_empty()).then_some(options)
}

fn aujourdhui() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}

/// Opens the base, or makes it. Its phrase costs nothing to try: a second of scrypt at each round would prove nothing.
fn ouvrir(base: &Path) -> Result<App, Failure> {
    let phrase = std::env::var("QUANTIEME_PHRASE").ok();
    let mut app = App::approcher(base);
    let mut leger = Contexte::seeded(aujourdhui());
    if app.est_neuve() {
        api::call(&mut app, &mut leger, "creer_coffre", json!({ "phrase": phrase }))?;
    } else if app.est_verrouillee() {
        api::call(&mut app, &mut leger, "deverrouiller", json!({ "phrase": phrase }))?;
    }
    match app.empechement() {
        Some(failure) => Err(failure.clone()),
        None => Ok(app),
    }
}

/// One line of what is acknowledged, on the standard output and nowhere before.
fn dire(ligne: &str) -> std::io::Result<()> {
    let mut sortie = std::io::stdout().lock();
    // In one write: a reader never finds half a line followed by another.
    sortie.write_all(format!("{}\n", ligne.replace('\n', " ")).as_bytes())?;
    sortie.flush()
}

// Writing.

fn ecrire(options: &Options) -> Result<ExitCode, Box<dyn Error>> {
    let mut app = ouvrir(&options.base)?;
    dire("pret")?;
    let mut plume =
        Plume { dossier: None, fichier: options.pieces.join(format!("ecrivain-{}.bin", std::process::id())) };
    let (mut n, mut fin) = (0, options.fois);
    while fin.is_none_or(|fin| n < fin) {
        dire("demande")?;
        match plume.ecrire(&mut app, n) {
            Ok(lignes) => {
                for ligne in lignes {
                    dire(&ligne)?;
                }
                n += 1;
            }
            Err(Refus::Porte(failure)) => {
                dire(&format!("refus {failure}"))?;
                if !options.patienter {
                    return Ok(ExitCode::from(3));
                }
                std::io::stdin().read_line(&mut String::new())?;
                fin = fin.or(Some(n + APRES_UN_REFUS));
            }
            Err(Refus::Autre(autre)) => return Err(autre),
        }
    }
    // Missing when no file was made.
    let _ = std::fs::remove_file(&plume.fichier);
    Ok(ExitCode::SUCCESS)
}

enum Refus {
    Porte(Failure),
    Autre(Box<dyn Error>),
}

impl From<Failure> for Refus {
    fn from(failure: Failure) -> Self {
        Refus::Porte(failure)
    }
}

impl From<std::io::Error> for Refus {
    fn from(autre: std::io::Error) -> Self {
        Refus::Autre(autre.into())
    }
}

struct Plume {
    dossier: Option<Value>,
    fichier: PathBuf,
}

impl Plume {
    /// The `n`th write; gives the lines that acknowledge it.
    fn ecrire(&mut self, app: &mut App, n: u64) -> Result<Vec<String>, Refus> {
        let mut ctx = contexte();
        let unique = ctx.uuid();
        let dossier = match self.dossier.clone().filter(|_| !n.is_multiple_of(PAR_DOSSIER)) {
            Some(dossier) => dossier,
            None => {
                let titre = format!("Dossier {unique}");
                let demande = json!({ "titre": titre, "collectif": "Les Riverains" });
                let vue = api::call(app, &mut ctx, "creer_dossier", demande)?;
                self.dossier = Some(vue["id"].clone());
                return Ok(vec![format!("dossier {} {titre}", mot(&vue["id"]))]);
            }
        };
        match n % 12 {
            3 | 7 => {
                let texte = format!("Note {unique} : relancer la mairie, qui n’a toujours pas répondu.");
                let demande = json!({ "dossier": dossier, "note": null, "texte": texte });
                let vue = api::call(app, &mut ctx, "ecrire_note", demande)?;
                Ok(trouver(&vue["notes"], |n| n["texte"] == texte.as_str())
                    .map(|note| format!("note {} {texte}", mot(&note["id"])))
                    .collect())
            }
            11 => {
                let mut octets = vec![0; 1_000 + usize::from(unique.as_bytes()[15]) * 200];
                getrandom::fill(&mut octets).map_err(std::io::Error::from)?;
                std::fs::write(&self.fichier, &octets)?;
                let demande = json!({ "dossier": dossier, "chemins": [self.fichier] });
                let vue = api::call(app, &mut ctx, "ajouter_pieces", demande)?;
                Ok(trouver(&vue["arrivees"], |_| true)
                    .filter_map(|arrivee| trouver(&vue["pieces"], |p| p["id"] == arrivee["piece"]).next())
                    .map(|piece| format!("piece {} {}", mot(&piece["id"]), mot(&piece["sha256"])))
                    .collect())
            }
            _ => {
                let libelle = format!("Constat {unique} : une caméra de plus, place du marché.");
                let demande = json!({
                    "dossier": dossier, "sujet": null, "nature": "evenement",
                    "quand": { "du": "2026-11-20", "au": "2026-11-20" },
                    "mode": null, "libelle": libelle, "preuve": "photographie", "conforme": null,
                });
                let vue = api::call(app, &mut ctx, "noter_fait", demande)?;
                Ok(trouver(&vue["chronologie"], |m| m["fait"]["libelle"] == libelle.as_str())
                    .map(|moment| format!("fait {} {libelle}", mot(&moment["fait"]["id"])))
                    .collect())
            }
        }
    }
}

fn contexte() -> Contexte {
    let maintenant = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let millisecondes = u64::try_from(maintenant.as_millis()).unwrap_or_default();
    Contexte::new(aujourdhui(), millisecondes, |octets| {
        getrandom::fill(octets).expect("the system gives random bytes");
    })
}

fn trouver<'v>(liste: &'v Value, ainsi: impl Fn(&Value) -> bool + 'v) -> impl Iterator<Item = &'v Value> {
    liste.as_array().into_iter().flatten().filter(move |v| ainsi(v))
}

fn mot(valeur: &Value) -> &str {
    valeur.as_str().unwrap_or_default()
}

// Reading again.

/// Everything the base holds, in the lines that acknowledged it; fails when the check finds something.
fn relire(base: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let mut app = ouvrir(base)?;
    let mut lignes = Vec::new();
    for dossier in app.dossiers()? {
        lignes.push(format!("dossier {} {}", dossier.id, dossier.titre));
        let faits = dossier.faits.iter();
        lignes.extend(faits.map(|f| format!("fait {} {}", f.id, f.libelle.as_deref().unwrap_or_default())));
        lignes.extend(dossier.notes.iter().map(|n| format!("note {} {}", n.id, n.texte)));
        lignes.extend(dossier.pieces.iter().map(|p| format!("piece {} {}", p.id, p.sha256)));
    }
    for ligne in lignes {
        dire(&ligne)?;
    }
    let vue = api::verifier(&mut app, &mut contexte())?;
    dire(&format!("verdict {}", vue.phrases.join(" ")))?;
    Ok(if vue.saine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
