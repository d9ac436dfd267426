//! What was chosen of reminders: their days, the calendar kept up to date, what may leave a locked base.

use std::path::{Path, PathBuf};

use super::reglages::reglage;
use super::{App, Failure};
use crate::coffre::chemin_du_trousseau;
use crate::veille::Jalons;

/// How many days before a date it rings.
pub(super) fn jalons(app: &App) -> Result<Jalons, Failure> {
    let defaut = Jalons::default();
    let lire = |cle: &str| -> Result<Option<Vec<u32>>, Failure> {
        let texte = reglage(app, cle)?;
        Ok(texte.map(|t| t.split(',').filter_map(|n| n.parse().ok()).collect()))
    };
    Ok(Jalons {
        agir: lire("rappels.agir")?.unwrap_or(defaut.agir),
        attendre: lire("rappels.attendre")?.unwrap_or(defaut.attendre),
    })
}

/// Whether notifications name nothing.
pub(super) fn discret(app: &App) -> Result<bool, Failure> {
    Ok(reglage(app, "rappels.discret")?.is_some_and(|t| t == "oui"))
}

/// A calendar kept up to date.
pub(super) struct Tenu {
    pub(super) chemin: PathBuf,
    pub(super) discret: bool,
}

pub(super) fn tenu(app: &App) -> Result<Option<Tenu>, Failure> {
    let Some(chemin) = reglage(app, "agenda.chemin")?.filter(|c| !c.is_empty()) else { return Ok(None) };
    // Outside a protected base nothing is named, unless its owner says so.
    let discret = reglage(app, "agenda.discret")?.map_or_else(|| est_protegee(app), |texte| texte == "oui");
    Ok(Some(Tenu { chemin: PathBuf::from(chemin), discret }))
}

/// Why the calendar kept up to date could not be written last time.
pub(super) fn panne(app: &App) -> Result<Option<String>, Failure> {
    Ok(reglage(app, "agenda.panne")?.filter(|p| !p.is_empty()))
}

/// Whether a phrase protects the base.
pub(super) fn est_protegee(app: &App) -> bool {
    app.chemin().is_ok_and(|base| chemin_du_trousseau(base).exists())
}

/// Whether dates may leave the locked base; `None` when nobody was asked.
pub(super) fn accord(app: &App) -> Result<Option<bool>, Failure> {
    Ok(reglage(app, "rappels.accord")?.map(|t| t == "oui"))
}

/// The file dates of a locked base leave in.
pub(super) fn chemin(app: &App) -> Option<PathBuf> {
    app.chemin().ok().map(chemin_de)
}

/// Beside the base, named after it unless it is ours.
pub(super) fn chemin_de(base: &Path) -> PathBuf {
    match base.file_stem().and_then(|s| s.to_str()) {
        Some("quantieme") | None => base.with_file_name("rappels.json"),
        Some(nom) => base.with_file_name(format!("{nom}.rappels.json")),
    }
}
