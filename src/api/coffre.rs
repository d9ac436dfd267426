//! The phrase and the keys: making them, opening with them, changing them.

use std::path::Path;

use super::app::chemin_de_la_nouvelle;
use super::demandes_coffre::{
    ChangerPhrase, CreerCoffre, Deverrouiller, DeverrouillerSecours, EcrireFeuille, EssayerSecours,
    EstimerPhrase,
};
use super::reglages::{lire_nombre, ouvrir_reglages, reglage};
use super::sauvegardes;
use super::vues_coffre::{EtatCoffre, EtatSecours, VueCoffre, VueFeuille, VueForce, VuePhrase, VueReglages};
use super::{App, Failure, Rien, fichier};
use crate::coffre::{
    self, Cle, CleDeSecours, Phrase, Serrure, Trousseau, chemin_du_trousseau, ecrire_prive, remplacer,
};
use crate::store;
use crate::{Contexte, pdf};

/// Facts beyond which reading everything at once would keep people waiting.
const D_AVANCE: u32 = 100_000;
/// Minutes without a gesture before locking, until one chooses.
const VERROUILLAGE: u32 = 15;

pub(super) fn ouvrir_coffre(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueCoffre, Failure> {
    if let Some(failure) = app.empechement() {
        return Err(failure.clone());
    }
    lire_d_avance(app);
    vue_coffre(app, ctx)
}

/// The first screen needs every dossier: they are read while the page is still being drawn.
fn lire_d_avance(app: &App) {
    // What cannot be read is told by the command that needs it.
    let petite = app.lecture().is_ok_and(|c| store::combien_de_faits(c).is_ok_and(|n| n < D_AVANCE));
    if petite {
        let _ = app.tous();
    }
}

pub(super) fn vue_coffre(app: &App, ctx: &Contexte) -> Result<VueCoffre, Failure> {
    let etat = match () {
        () if app.est_neuve() => EtatCoffre::Neuf,
        () if app.est_verrouillee() => EtatCoffre::Verrouille,
        () => EtatCoffre::Ouvert,
    };
    let emplacement =
        app.chemin().ok().and_then(Path::parent).map(|p| p.display().to_string()).unwrap_or_default();
    let protege = etat == EtatCoffre::Verrouille || app.store().is_ok_and(|s| s.cle().is_some());
    let ouvert = etat == EtatCoffre::Ouvert;
    Ok(VueCoffre {
        etat,
        protege,
        secours: if ouvert && protege { etat_du_secours(app)? } else { EtatSecours::Absente },
        verrouillage: if ouvert {
            lire_nombre(app, "verrouillage")?.unwrap_or(VERROUILLAGE)
        } else {
            VERROUILLAGE
        },
        emplacement,
        sauvegarde_due: ouvert && sauvegardes::est_due(app, ctx)?,
        derniere_sauvegarde: if ouvert { sauvegardes::derniere(app)? } else { None },
    })
}

fn etat_du_secours(app: &App) -> Result<EtatSecours, Failure> {
    let essayee = app.trousseau()?.serrures().first().is_some_and(Serrure::essayee);
    let imprimee = reglage(app, "feuille")?.is_some_and(|f| !f.is_empty());
    Ok(match (imprimee, essayee) {
        (_, true) => EtatSecours::Essayee,
        (true, false) => EtatSecours::AEssayer,
        (false, false) => EtatSecours::Absente,
    })
}

pub(super) fn creer_coffre(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CreerCoffre,
) -> Result<VueCoffre, Failure> {
    if !app.est_neuve() {
        return Err(Failure::invalide("phrase", "Vos dossiers existent déjà. Rien n’a été modifié."));
    }
    match demande.phrase {
        None => app.entrer(None)?,
        Some(phrase) => {
            accepter(&phrase)?;
            let base = app.chemin()?.to_owned();
            let cle = Cle::nouvelle(|octets| ctx.remplir(octets));
            let (serrure, _) = Serrure::creer(&cle, &phrase, ctx.cout)?;
            // The keys before the base: never a base that nothing opens.
            let nouvelle = preparer_la_place(&base)?;
            drop(store::Store::open(&nouvelle, Some(&cle))?);
            ecrire_trousseau(&base, &Trousseau::from(serrure))?;
            remplacer(&nouvelle, &base)?;
            app.entrer(Some(&cle))?;
        }
    }
    vue_coffre(app, ctx)
}

pub(super) fn estimer_phrase(
    _: &mut App,
    _: &mut Contexte,
    demande: EstimerPhrase,
) -> Result<VueForce, Failure> {
    let force = coffre::estimer(&demande.phrase, &[]);
    Ok(VueForce {
        note: force.note,
        mot: force.mot.to_owned(),
        duree: force.duree,
        conseils: force.conseils,
        acceptee: force.acceptee,
    })
}

pub(super) fn proposer_phrase(_: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VuePhrase, Failure> {
    let phrase = coffre::proposer(|octets| ctx.remplir(octets));
    Ok(VuePhrase { phrase: phrase.texte().to_owned() })
}

pub(super) fn deverrouiller(
    app: &mut App,
    ctx: &mut Contexte,
    demande: Deverrouiller,
) -> Result<VueCoffre, Failure> {
    if app.est_verrouillee() {
        let mut trousseau = app.trousseau()?;
        let cles = trousseau.ouvrir(&demande.phrase)?;
        let cle = entrer_avec(app, &cles)?;
        // A change of key was cut short: the lock that no longer opens anything goes.
        if trousseau.serrures().len() > 1 {
            trousseau.garder(&cle, &demande.phrase)?;
            ecrire_trousseau(app.chemin()?, &trousseau)?;
        }
        lire_d_avance(app);
    }
    vue_coffre(app, ctx)
}

pub(super) fn deverrouiller_secours(
    app: &mut App,
    ctx: &mut Contexte,
    demande: DeverrouillerSecours,
) -> Result<VueCoffre, Failure> {
    accepter(&demande.phrase)?;
    let feuille = lire_feuille(&demande.cle)?;
    let mut trousseau = app.trousseau()?;
    let cle = entrer_avec(app, &trousseau.ouvrir_secours(&feuille).map_err(sur_la_cle)?)?;
    if trousseau.serrures().len() > 1 {
        trousseau.garder_secours(&cle, &feuille)?;
    }
    trousseau.changer_phrase(&cle, &demande.phrase, ctx.cout)?;
    trousseau.essayer(&feuille)?;
    ecrire_trousseau(app.chemin()?, &trousseau)?;
    vue_coffre(app, ctx)
}

pub(super) fn verrouiller(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueCoffre, Failure> {
    if app.store().is_ok_and(|s| s.cle().is_some()) {
        app.sortir();
    }
    vue_coffre(app, ctx)
}

pub(super) fn changer_phrase(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ChangerPhrase,
) -> Result<VueReglages, Failure> {
    accepter(&demande.nouvelle)?;
    let base = app.chemin()?.to_owned();
    let actuelle = app.store()?.cle().cloned();
    match actuelle {
        None => {
            let cle = Cle::nouvelle(|octets| ctx.remplir(octets));
            let (serrure, _) = Serrure::creer(&cle, &demande.nouvelle, ctx.cout)?;
            rechiffrer(app, &cle, &Trousseau::from(serrure), None)?;
            oublier_la_feuille(app)?;
            sauvegardes::proteger(app, ctx)?;
        }
        Some(ancienne) => {
            let phrase = demande
                .actuelle
                .ok_or_else(|| Failure::invalide("actuelle", "Donnez d’abord la phrase actuelle."))?;
            let mut trousseau = app.trousseau()?;
            let ouvertes =
                trousseau.ouvrir(&phrase).map_err(|e| Failure::invalide("actuelle", e.to_string()))?;
            if !ouvertes.contains(&ancienne) {
                return Err(coffre::Error::Etranger.into());
            }
            if demande.connue_d_autres {
                let cle = Cle::nouvelle(|octets| ctx.remplir(octets));
                let (serrure, _) = Serrure::creer(&cle, &demande.nouvelle, ctx.cout)?;
                trousseau.ajouter(serrure)?;
                let mut seule = trousseau.clone();
                seule.garder(&cle, &demande.nouvelle)?;
                rechiffrer(app, &cle, &trousseau, Some(&seule))?;
                oublier_la_feuille(app)?;
            } else {
                trousseau.changer_phrase(&ancienne, &demande.nouvelle, ctx.cout)?;
                ecrire_trousseau(&base, &trousseau)?;
            }
        }
    }
    ouvrir_reglages(app, ctx, Rien {})
}

pub(super) fn ecrire_feuille(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireFeuille,
) -> Result<VueFeuille, Failure> {
    let cle = cle_du_coffre(app)?;
    let mut trousseau = app.trousseau()?;
    let feuille = trousseau.nouveau_secours(&cle)?;
    let pages = pdf::feuille_de_secours(&feuille.groupes(), ctx.aujourdhui)?;
    // The sheet before the keys: a sheet that opens nothing is thrown away, a key without its sheet is lost.
    let ecrit = fichier::ecrire(Path::new(&demande.chemin), &pages)?;
    ecrire_trousseau(app.chemin()?, &trousseau)?;
    app.entretenir(|c| store::ecrire_reglage(c, "feuille", "1"))?;
    Ok(VueFeuille { chemin: ecrit.chemin, octets: ecrit.octets })
}

pub(super) fn essayer_secours(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EssayerSecours,
) -> Result<VueReglages, Failure> {
    let feuille = lire_feuille(&demande.cle)?;
    let cle = cle_du_coffre(app)?;
    let mut trousseau = app.trousseau()?;
    if !trousseau.ouvrir_secours(&feuille).map_err(sur_la_cle)?.contains(&cle) {
        return Err(coffre::Error::Etranger.into());
    }
    trousseau.essayer(&feuille)?;
    ecrire_trousseau(app.chemin()?, &trousseau)?;
    ouvrir_reglages(app, ctx, Rien {})
}

fn cle_du_coffre(app: &App) -> Result<Cle, Failure> {
    app.store()?.cle().cloned().ok_or_else(|| {
        Failure::invalide(
            "phrase",
            "Vos dossiers n’ont pas encore de phrase de passe. Choisissez-en une d’abord.",
        )
    })
}

fn lire_feuille(cle: &Phrase) -> Result<CleDeSecours, Failure> {
    CleDeSecours::lire(cle.texte()).map_err(|e| Failure::invalide("cle", e.to_string()))
}

fn sur_la_cle(e: coffre::Error) -> Failure {
    Failure::invalide("cle", e.to_string())
}

fn accepter(phrase: &Phrase) -> Result<(), Failure> {
    if coffre::estimer(phrase, &[]).acceptee {
        return Ok(());
    }
    Err(Failure::invalide(
        "phrase",
        "Cette phrase se devine trop facilement. Allongez-la de quelques mots sans lien entre eux, ou prenez celle que nous proposons.",
    ))
}

/// Enters with the first key that opens the base.
fn entrer_avec(app: &mut App, cles: &[Cle]) -> Result<Cle, Failure> {
    for cle in cles {
        let base = app.chemin()?;
        match store::ouvrir_copie(base, Some(cle)) {
            Ok(_) => {
                app.entrer(Some(cle))?;
                return Ok(cle.clone());
            }
            Err(store::Error::PasUneBase(_)) => {}
            Err(autre) => return Err(autre.into()),
        }
    }
    Err(coffre::Error::Etranger.into())
}

/// Writes the base again under another key, and puts it in its place: after a crash one finds the one or the other,
/// with what opens it. `ensuite` is the keys once it is done, when they are not `pendant`.
fn rechiffrer(
    app: &mut App,
    cle: &Cle,
    pendant: &Trousseau,
    ensuite: Option<&Trousseau>,
) -> Result<(), Failure> {
    let base = app.chemin()?.to_owned();
    let ancienne = app.store()?.cle().cloned();
    let nouvelle = preparer_la_place(&base)?;
    let verrou = app.ceder();
    let fait = verrou.and_then(|verrou| {
        {
            // Alone now: what others had not yet brought into the file comes in before the file is left.
            store::Store::open(&base, ancienne.as_ref())?.vider_le_wal()?;
            let source = store::ouvrir_copie(&base, ancienne.as_ref())?;
            source.recopier(&nouvelle, Some(cle))?;
            let copie = store::ouvrir_copie(&nouvelle, Some(cle))?;
            if !copie.verifier()?.defauts.is_empty() {
                return Err(store::Error::Abimee.into());
            }
        }
        ecrire_trousseau(&base, pendant)?;
        remplacer(&nouvelle, &base)?;
        if let Some(ensuite) = ensuite {
            ecrire_trousseau(&base, ensuite)?;
        }
        drop(verrou);
        Ok(())
    });
    // Whatever happened, the base that is there opens again.
    match &fait {
        Ok(()) => app.entrer(Some(cle))?,
        Err(_) => {
            let _ = std::fs::remove_file(&nouvelle);
            app.entrer(ancienne.as_ref())?;
        }
    }
    fait
}

/// Frees the place where a new base is written.
pub(super) fn preparer_la_place(base: &Path) -> Result<std::path::PathBuf, Failure> {
    let nouvelle = chemin_de_la_nouvelle(base);
    match std::fs::remove_file(&nouvelle) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            Err(store::Error::Inaccessible(nouvelle.display().to_string()).into())
        }
        _ => Ok(nouvelle),
    }
}

pub(super) fn ecrire_trousseau(base: &Path, trousseau: &Trousseau) -> Result<(), Failure> {
    Ok(ecrire_prive(&chemin_du_trousseau(base), trousseau.ecrire().as_bytes())?)
}

fn oublier_la_feuille(app: &mut App) -> Result<(), Failure> {
    app.entretenir(|c| store::ecrire_reglage(c, "feuille", ""))
}

/// Puts a checked copy in the place of the base, with its keys. `cle` opens the copy; `trousseau` is what lies beside it.
pub(super) fn installer(
    app: &mut App,
    copie: &Path,
    cle: Option<&Cle>,
    trousseau: Option<&Trousseau>,
) -> Result<(), Failure> {
    let base = app.chemin()?.to_owned();
    let nouvelle = preparer_la_place(&base)?;
    store::ouvrir_copie(copie, cle)?.copier(&nouvelle, &mut |_, _| true)?;
    if let Ok(store) = app.store() {
        // A damaged base may refuse: it was set aside with its WAL.
        let _ = store.vider_le_wal();
    }
    let fait = app.ceder().and_then(|verrou| {
        let ancien = app.trousseau().ok();
        echanger(&base, &nouvelle, trousseau, ancien)?;
        drop(verrou);
        app.entrer(cle)
    });
    if fait.is_err() {
        app.reprendre();
    }
    fait
}

/// The exchange itself: the keys of both bases are there while either may be in place.
fn echanger(
    base: &Path,
    nouvelle: &Path,
    trousseau: Option<&Trousseau>,
    ancien: Option<Trousseau>,
) -> Result<(), Failure> {
    if let Some(nouveau) = trousseau {
        let ajoutee = nouveau.serrures().first().cloned();
        let pendant = ancien
            .zip(ajoutee)
            .and_then(|(mut ancien, serrure)| ancien.ajouter(serrure).is_ok().then_some(ancien));
        ecrire_trousseau(base, pendant.as_ref().unwrap_or(nouveau))?;
    }
    // What the base that leaves had not yet taken in would be taken for the new one's.
    for suffixe in ["-wal", "-shm"] {
        let mut reste = base.as_os_str().to_owned();
        reste.push(suffixe);
        let _ = std::fs::remove_file(reste);
    }
    remplacer(nouvelle, base)?;
    match trousseau {
        Some(nouveau) => ecrire_trousseau(base, nouveau)?,
        None => drop(std::fs::remove_file(chemin_du_trousseau(base))),
    }
    Ok(())
}
