//! Backups: a copy of the base and of its keys, opened and checked before it is believed.
//!
//! Each is a folder of its own, named by its instant in universal time, with three files in it. Only such folders are
//! ever removed, file by file: what someone else put there stays.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::coffre::{ecrire_trousseau, installer, vue_coffre};
use super::demandes_coffre::Restaurer;
use super::reglages::{lire_nombre, ouvrir_reglages, reglage};
use super::saisie::nombre;
use super::vues_coffre::{VueCoffre, VueReglages, VueSauvegarde};
use super::{App, Failure, Rien};
use crate::Contexte;
use crate::coffre::{self, Cle, Phrase, Trousseau, a_garder, chemin_du_trousseau, ecrire_prive};
use crate::store::{self, Comptes, Nature, Store};

const FORMAT: &str = "quantieme-sauvegarde";
const BASE: &str = "quantieme.db";
const FICHE: &str = "sauvegarde.json";
const EN_COURS: &str = ".en-cours-";
/// After six hours, nobody is still making a backup.
const ABANDON_MS: u64 = 6 * 3600 * 1000;

/// What is known of a backup, written beside it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Fiche {
    format: String,
    instant_ms: u64,
    comptes: Comptes,
    octets: u64,
    protegee: bool,
    /// Empty when it was opened again and found whole.
    defauts: Vec<String>,
}

/// A backup of ours: its folder and what is known of it.
pub(super) struct Sauvegarde {
    dossier: PathBuf,
    fiche: Fiche,
}

pub(super) fn sauvegarder(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueReglages, Failure> {
    faire(app, ctx, None)?;
    ouvrir_reglages(app, ctx, Rien {})
}

/// The daily round: a backup when one is due, and the bin's oldest for good.
pub(super) fn entretenir(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueCoffre, Failure> {
    if est_due(app, ctx)? {
        faire(app, ctx, None)?;
    }
    let avant_ms = ctx.maintenant_ms.saturating_sub(super::corbeille::GARDE_MS);
    app.entretenir(|c| {
        store::purger(c, avant_ms)?;
        store::oublier_les_saisies(c, avant_ms)?;
        store::balayer_contenus(c)
    })?;
    vue_coffre(app, ctx)
}

/// Copies, opens the copy again, compares, then lets the oldest go, but not `sauf`, which is about to be restored.
fn faire(app: &mut App, ctx: &mut Contexte, sauf: Option<&Path>) -> Result<(), Failure> {
    let lieu = lieu(app)?;
    creer_prive(&lieu)?;
    nettoyer(&lieu, &nom_a(ctx.maintenant_ms.saturating_sub(ABANDON_MS)));
    let nom = nom_a(ctx.maintenant_ms);
    // Two within a second are two.
    let noms = (1..).map(|n| if n == 1 { nom.clone() } else { format!("{nom}-{n}") });
    let libre = |nom: &String| !lieu.join(nom).exists() && !lieu.join(format!("{EN_COURS}{nom}")).exists();
    let Some(nom) = noms.into_iter().find(libre) else { return Ok(()) };
    let dossier = lieu.join(&nom);
    let travail = lieu.join(format!("{EN_COURS}{nom}"));
    creer_prive(&travail)?;
    let fiche = match copier_et_verifier(app, ctx, &travail) {
        Ok(fiche) => fiche,
        Err(failure) => {
            supprimer(&travail);
            return Err(failure);
        }
    };
    let saine = fiche.defauts.is_empty();
    let texte = serde_json::to_string_pretty(&fiche).expect("plain data");
    ecrire_prive(&travail.join(FICHE), texte.as_bytes())?;
    fs::rename(&travail, &dossier).map_err(|_| illisible(&dossier))?;
    if !saine {
        return Err(Failure::Base {
            message: "La sauvegarde a été faite, mais elle ne se relit pas comme l’original. Vos dossiers sont intacts\u{a0}; choisissez un autre disque pour les sauvegardes, dans Réglages.".to_owned(),
        });
    }
    let instant = (ctx.maintenant_ms / 1000).to_string();
    app.entretenir(|c| store::ecrire_reglage(c, "derniere_sauvegarde", &instant))?;
    tourner(&lieu, sauf);
    Ok(())
}

fn copier_et_verifier(app: &App, ctx: &mut Contexte, travail: &Path) -> Result<Fiche, Failure> {
    let base = travail.join(BASE);
    let store = app.store()?;
    let comptes =
        store.copier(&base, &mut |fait, total| ctx.avancer("Copie de vos dossiers", fait, total))?;
    if store.cle().is_some() {
        ecrire_trousseau(&base, &app.trousseau()?)?;
    }
    if !ctx.avancer("Relecture de la copie", 0, 0) {
        return Err(store::Error::Arretee.into());
    }
    let defauts = verifier_copie(&base, store.cle(), &comptes)?;
    let octets = fs::metadata(&base).map(|m| m.len()).unwrap_or_default();
    Ok(Fiche {
        format: FORMAT.to_owned(),
        instant_ms: ctx.maintenant_ms,
        comptes,
        octets,
        protegee: store.cle().is_some(),
        defauts,
    })
}

fn verifier_copie(base: &Path, cle: Option<&Cle>, attendus: &Comptes) -> Result<Vec<String>, Failure> {
    let etat = store::ouvrir_copie(base, cle)?.verifier()?;
    let mut defauts = etat.defauts;
    if etat.comptes != *attendus {
        defauts.push("la copie ne contient pas le même nombre de choses".to_owned());
    }
    Ok(defauts)
}

/// Lets go of the backups that the rotation does not keep.
fn tourner(lieu: &Path, sauf: Option<&Path>) {
    let toutes = lister(lieu);
    let instants: Vec<u64> = saines(&toutes).map(|s| s.fiche.instant_ms).collect();
    let gardees = a_garder(&instants);
    for sauvegarde in saines(&toutes).filter(|s| !gardees.contains(&s.fiche.instant_ms)) {
        if sauf == Some(sauvegarde.dossier.as_path()) {
            continue;
        }
        supprimer(&sauvegarde.dossier);
    }
}

fn saines(toutes: &[Sauvegarde]) -> impl Iterator<Item = &Sauvegarde> {
    toutes.iter().filter(|s| s.fiche.defauts.is_empty())
}

/// Removes our files from a backup's folder, and the folder when nothing else is in it.
fn supprimer(dossier: &Path) {
    let base = dossier.join(BASE);
    let notres = [chemin_du_trousseau(&base), dossier.join(FICHE), base];
    for fichier in &notres {
        // One that stays is told by the list, and tried again by the next round.
        let _ = fs::remove_file(fichier);
    }
    let _ = fs::remove_dir(dossier);
}

/// The name of a backup made at that instant, in milliseconds since the Unix epoch.
fn nom_a(instant_ms: u64) -> String {
    let instant = i64::try_from(instant_ms).ok().and_then(DateTime::from_timestamp_millis);
    instant.unwrap_or_default().format("%Y-%m-%dT%H%M%SZ").to_string()
}

/// Removes what backups interrupted before `avant` left; one that is still being made is somebody's.
fn nettoyer(lieu: &Path, avant: &str) {
    for entree in fs::read_dir(lieu).into_iter().flatten().flatten() {
        let nom = entree.file_name();
        if nom.to_string_lossy().strip_prefix(EN_COURS).is_some_and(|nom| nom < avant) {
            supprimer(&entree.path());
        }
    }
}

/// The backups of ours in a folder, the latest first.
pub(super) fn lister(lieu: &Path) -> Vec<Sauvegarde> {
    let mut lues: Vec<Sauvegarde> = fs::read_dir(lieu)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entree| !entree.file_name().to_string_lossy().starts_with(EN_COURS))
        .filter_map(|entree| lire_fiche(&entree.path()))
        .collect();
    lues.sort_by_key(|s| std::cmp::Reverse(s.fiche.instant_ms));
    lues
}

fn lire_fiche(dossier: &Path) -> Option<Sauvegarde> {
    let texte = fs::read_to_string(dossier.join(FICHE)).ok()?;
    let fiche: Fiche = serde_json::from_str(&texte).ok()?;
    (fiche.format == FORMAT).then(|| Sauvegarde { dossier: dossier.to_owned(), fiche })
}

pub(super) fn vue_sauvegarde(s: &Sauvegarde) -> VueSauvegarde {
    let saine = s.fiche.defauts.is_empty() && s.dossier.join(BASE).exists();
    VueSauvegarde {
        nom: s.dossier.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        chemin: s.dossier.display().to_string(),
        instant: u32::try_from(s.fiche.instant_ms / 1000).unwrap_or(u32::MAX),
        octets: s.fiche.octets,
        resultat: if saine {
            phrase(&s.fiche.comptes)
        } else {
            "Cette sauvegarde ne se relit pas.".to_owned()
        },
        saine,
        protegee: s.fiche.protegee,
    }
}

fn phrase(comptes: &Comptes) -> String {
    format!(
        "Sauvegarde vérifiée\u{a0}: {}, {}.",
        nombre(comptes.dossiers, "dossier", "dossiers"),
        nombre(comptes.pieces, "pièce", "pièces")
    )
}

/// Where backups go: the folder chosen, or one beside the base.
pub(super) fn lieu(app: &App) -> Result<PathBuf, Failure> {
    let choisi = if app.store().is_ok() { reglage(app, "sauvegardes")? } else { None };
    match choisi.filter(|c| !c.is_empty()) {
        Some(choisi) => Ok(PathBuf::from(choisi)),
        None => Ok(app.chemin()?.parent().unwrap_or(Path::new(".")).join("sauvegardes")),
    }
}

/// Seconds since the Unix epoch of the last verified backup.
pub(super) fn derniere(app: &App) -> Result<Option<u32>, Failure> {
    lire_nombre(app, "derniere_sauvegarde")
}

/// Whether the last verified backup is a day old, and there is something to lose.
pub(super) fn est_due(app: &App, ctx: &Contexte) -> Result<bool, Failure> {
    if app.chemin().is_err() || !store::a_servi(app.lecture()?)? {
        return Ok(false);
    }
    let vieille = |instant: u32| ctx.maintenant_ms / 1000 >= u64::from(instant) + 20 * 3600;
    Ok(derniere(app)?.is_none_or(vieille))
}

/// Puts backups made before the phrase under the key: they could be read by anyone.
pub(super) fn proteger(app: &mut App, ctx: &mut Contexte) -> Result<(), Failure> {
    let Some(cle) = app.store()?.cle().cloned() else { return Ok(()) };
    let trousseau = app.trousseau()?;
    for sauvegarde in lister(&lieu(app)?).into_iter().filter(|s| !s.fiche.protegee) {
        ctx.avancer("Protection des anciennes sauvegardes", 0, 0);
        let base = sauvegarde.dossier.join(BASE);
        let nouvelle = super::coffre::preparer_la_place(&base)?;
        store::ouvrir_copie(&base, None)?.recopier(&nouvelle, Some(&cle))?;
        ecrire_trousseau(&base, &trousseau)?;
        coffre::remplacer(&nouvelle, &base)?;
        let fiche = Fiche { protegee: true, ..sauvegarde.fiche };
        let texte = serde_json::to_string_pretty(&fiche).expect("plain data");
        ecrire_prive(&sauvegarde.dossier.join(FICHE), texte.as_bytes())?;
    }
    // Copies made before a change of schema were as clear as the base was.
    for copie in store::copies_d_avant(app.chemin()?) {
        if matches!(store::nature(&copie), Ok(Nature::Claire)) {
            fs::remove_file(&copie).map_err(|_| illisible(&copie))?;
        }
    }
    Ok(())
}

/// Does the same thing in every backup that the key opens. Gives how many, and the folders of the others.
pub(super) fn partout(
    app: &App,
    ctx: &mut Contexte,
    faire: impl Fn(&mut Store) -> Result<(), Failure>,
) -> Result<(usize, Vec<PathBuf>), Failure> {
    let Ok(lieu) = lieu(app) else { return Ok((0, Vec::new())) };
    let toutes = lister(&lieu);
    let total = toutes.len() as u64;
    let (mut faites, mut autres) = (0, Vec::new());
    for (n, sauvegarde) in toutes.into_iter().enumerate() {
        ctx.avancer("Effacement dans les sauvegardes", n as u64, total);
        let base = sauvegarde.dossier.join(BASE);
        let cle = if sauvegarde.fiche.protegee { app.store()?.cle() } else { None };
        match Store::open(&base, cle) {
            Ok(mut store) => {
                faire(&mut store)?;
                let comptes = store.refermer()?;
                for copie in store::copies_d_avant(&base) {
                    let _ = fs::remove_file(copie);
                }
                let octets = fs::metadata(&base).map(|m| m.len()).unwrap_or_default();
                let fiche = Fiche { comptes, octets, ..sauvegarde.fiche };
                let texte = serde_json::to_string_pretty(&fiche).expect("plain data");
                ecrire_prive(&sauvegarde.dossier.join(FICHE), texte.as_bytes())?;
                faites += 1;
            }
            Err(_) => autres.push(sauvegarde.dossier),
        }
    }
    Ok((faites, autres))
}

pub(super) fn restaurer(app: &mut App, ctx: &mut Contexte, demande: Restaurer) -> Result<VueCoffre, Failure> {
    let choisi = PathBuf::from(&demande.chemin);
    let copie = if choisi.is_dir() { choisi.join(BASE) } else { choisi };
    let (cle, trousseau) = ouvrir_la_copie(app, &copie, demande.phrase.as_ref())?;
    ctx.avancer("Relecture de la sauvegarde", 0, 0);
    let etat = store::ouvrir_copie(&copie, cle.as_ref())?.verifier()?;
    if !etat.defauts.is_empty() {
        return Err(Failure::invalide(
            "chemin",
            "Cette sauvegarde est abîmée\u{a0}: elle ne se relit pas entièrement. Choisissez-en une autre. Rien n’a été modifié.",
        ));
    }
    // What is there now is kept: as a backup when it opens, set aside as it is otherwise.
    if app.store().is_ok() {
        match faire(app, ctx, copie.parent()) {
            Err(Failure::Arretee { message }) => return Err(Failure::Arretee { message }),
            // What opens and does not read again whole is kept as it is.
            Err(_) => ecarter(app.chemin()?, ctx.maintenant_ms)?,
            Ok(()) => {}
        }
    } else if app.empechement().is_some() || app.est_verrouillee() {
        ecarter(app.chemin()?, ctx.maintenant_ms)?;
    }
    installer(app, &copie, cle.as_ref(), trousseau.as_ref())?;
    vue_coffre(app, ctx)
}

/// The key of a backup, and what lies beside it.
fn ouvrir_la_copie(
    app: &App,
    copie: &Path,
    phrase: Option<&Phrase>,
) -> Result<(Option<Cle>, Option<Trousseau>), Failure> {
    match store::nature(copie)? {
        Nature::Absente => Err(Failure::invalide(
            "chemin",
            "Ce dossier ne contient pas de sauvegarde de Quantième. Choisissez celui qui porte la date de la sauvegarde. Rien n’a été modifié.",
        )),
        Nature::Claire => Ok((None, None)),
        Nature::Opaque => {
            let texte = fs::read_to_string(chemin_du_trousseau(copie)).map_err(|_| {
                Failure::invalide(
                    "chemin",
                    "Le fichier des clés de cette sauvegarde manque (quantieme.cles). Sans lui, elle ne s’ouvre pas. Rien n’a été modifié.",
                )
            })?;
            let trousseau = Trousseau::lire(&texte)?;
            let cles = match (phrase, app.store().ok().and_then(Store::cle)) {
                (Some(phrase), _) => trousseau.ouvrir(phrase)?,
                (None, Some(cle)) => vec![cle.clone()],
                (None, None) => Vec::new(),
            };
            let bonne = cles.into_iter().find(|cle| store::ouvrir_copie(copie, Some(cle)).is_ok());
            match bonne {
                Some(cle) => Ok((Some(cle), Some(trousseau))),
                None => Err(Failure::invalide(
                    "phrase",
                    "Donnez la phrase de passe qui protégeait vos dossiers ce jour-là.",
                )),
            }
        }
    }
}

/// Sets aside a base that does not open, and its keys, under names nobody reads.
fn ecarter(base: &Path, maintenant_ms: u64) -> Result<(), Failure> {
    let mut wal = base.as_os_str().to_owned();
    wal.push("-wal");
    for chemin in [base.to_owned(), PathBuf::from(wal), chemin_du_trousseau(base)] {
        if chemin.exists() {
            let mut ecarte = chemin.as_os_str().to_owned();
            ecarte.push(format!(".ecarte-{}", maintenant_ms / 1000));
            fs::copy(&chemin, &ecarte).map_err(|_| illisible(Path::new(&ecarte)))?;
        }
    }
    Ok(())
}

fn creer_prive(dossier: &Path) -> Result<(), Failure> {
    let mut creation = fs::DirBuilder::new();
    creation.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut creation, 0o700);
    creation.create(dossier).map_err(|_| illisible(dossier))
}

fn illisible(chemin: &Path) -> Failure {
    store::Error::Inaccessible(chemin.display().to_string()).into()
}
