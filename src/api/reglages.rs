//! Réglages: how the base is kept, and a report that tells nothing of what it holds.

use std::fs;
use std::path::Path;

use super::coffre::vue_coffre;
use super::demandes_coffre::Regler;
use super::sauvegardes;
use super::vues_coffre::{EtatSecours, VueReglages};
use super::{App, Failure, Rien};
use crate::Contexte;
use crate::coffre::synchronise;
use crate::store;

pub(super) fn reglage(app: &App, cle: &str) -> Result<Option<String>, Failure> {
    Ok(store::lire_reglage(app.lecture()?, cle)?)
}

pub(super) fn lire_nombre(app: &App, cle: &str) -> Result<Option<u32>, Failure> {
    Ok(reglage(app, cle)?.and_then(|texte| texte.parse().ok()))
}

pub(super) fn ouvrir_reglages(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueReglages, Failure> {
    let coffre = vue_coffre(app, ctx)?;
    let comptes = store::compter(app.lecture()?)?;
    let octets = app.chemin().map_or(0, taille);
    let lieu = sauvegardes::lieu(app).unwrap_or_default();
    let liste = sauvegardes::lister(&lieu);
    let dans_la_corbeille =
        store::jetees(app.lecture()?, ctx.maintenant_ms.saturating_sub(super::corbeille::GARDE_MS))?.len();
    let mut conseils = Vec::new();
    if !coffre.protege {
        conseils.push(
            "Aucune phrase de passe ne protège vos dossiers\u{a0}: toute personne qui ouvre cet ordinateur peut les lire.".to_owned(),
        );
    } else if coffre.secours != EtatSecours::Essayee {
        conseils.push(
            "Si vous oubliez la phrase, rien d’autre n’ouvre vos dossiers. Imprimez la feuille de secours et essayez-la une fois.".to_owned(),
        );
    }
    if app.chemin().is_ok_and(|base| base.parent().is_some_and(|parent| lieu.starts_with(parent))) {
        conseils.push(
            "Les sauvegardes sont sur le même disque que vos dossiers\u{a0}: choisissez de temps en temps une clé USB que vous rangez ailleurs.".to_owned(),
        );
    }
    if let (false, Some(service)) = (coffre.protege, synchronise::service(&lieu)) {
        conseils.push(format!(
            "Les sauvegardes partent chez {} sans être protégées par une phrase\u{a0}: mettez-en une, ou changez de dossier.",
            service.nom()
        ));
    }
    let rapport = rapport(&comptes, octets, coffre.protege, liste.len());
    Ok(VueReglages {
        nom: reglage(app, "nom")?.filter(|n| !n.is_empty()),
        dossier_sauvegardes: lieu.display().to_string(),
        sauvegardes: liste.iter().map(sauvegardes::vue_sauvegarde).collect(),
        conseils,
        octets,
        dossiers: comptes.dossiers,
        pieces: comptes.pieces,
        dans_la_corbeille: u32::try_from(dans_la_corbeille).unwrap_or(u32::MAX),
        rapport,
        coffre,
    })
}

pub(super) fn regler(app: &mut App, ctx: &mut Contexte, demande: Regler) -> Result<VueReglages, Failure> {
    if let Some(dossier) = demande.sauvegardes.as_deref().filter(|d| !d.is_empty())
        && !fs::metadata(dossier).is_ok_and(|m| m.is_dir())
    {
        return Err(Failure::invalide(
            "sauvegardes",
            "Ce dossier n’existe pas, ou ne se lit pas. Branchez le disque, ou choisissez-en un autre.",
        ));
    }
    let minutes = demande.verrouillage.map(|m| m.to_string());
    let nom = demande.nom.map(|n| n.trim().to_owned());
    app.entretenir(|c| {
        for (cle, valeur) in
            [("nom", &nom), ("verrouillage", &minutes), ("sauvegardes", &demande.sauvegardes)]
        {
            if let Some(valeur) = valeur {
                store::ecrire_reglage(c, cle, valeur)?;
            }
        }
        Ok(())
    })?;
    ouvrir_reglages(app, ctx, Rien {})
}

/// Bytes of a base and of what it has not taken in yet.
fn taille(base: &Path) -> u64 {
    let mut wal = base.as_os_str().to_owned();
    wal.push("-wal");
    [base, Path::new(&wal)].iter().filter_map(|f| fs::metadata(f).ok()).map(|m| m.len()).sum()
}

/// Figures and versions only: it can be sent to someone who must not know the dossiers.
fn rapport(comptes: &store::Comptes, octets: u64, protege: bool, sauvegardes: usize) -> String {
    let c = comptes;
    format!(
        "Quantième {}\nSystème\u{a0}: {} {}\nSchéma\u{a0}: {}\nTaille\u{a0}: {octets} octets\nPhrase de passe\u{a0}: {}\n\
         Dossiers {}, parties {}, actes {}, démarches {}, faits {}, courriers {} dont envoyés {}, pièces {} ({} fichiers), \
         notes {}, références {}, actions {}\nSauvegardes\u{a0}: {sauvegardes}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        store::VERSION,
        if protege { "oui" } else { "non" },
        c.dossiers,
        c.parties,
        c.actes,
        c.demarches,
        c.faits,
        c.courriers,
        c.envois,
        c.pieces,
        c.contenus,
        c.notes,
        c.references,
        c.actions,
    )
}
