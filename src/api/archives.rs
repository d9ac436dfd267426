//! Out and in: dossiers as an open archive, looked at before anything of it comes in.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read};
use std::path::Path;

use chrono::NaiveDate;

use super::comparaison::{Ici, comparer};
use super::demandes_pieces::{Accueil, ComparerArchive, ExporterArchive, ImporterArchive};
use super::vues::FichierEcrit;
use super::vues_pieces::{VueComparaison, VueImport};
use super::{App, Failure, fichier};
use crate::Contexte;
use crate::archive::{
    ArchiveNonEcrite, ArchiveRefusee, COUT_NORMAL, DONNEES, Ecriture, LISEZMOI, Lecture, Noms, SCHEMA,
};
use crate::coffre::Phrase;
use crate::dossier::{Dossier, DossierEchange, DossierId, Echange, Empreinte};
use crate::piece;
use crate::store::{self, Base, Echec, Geste, NouveauContenu, Sorte};

const NOTICE: &str = "Ce fichier est un export de Quantième.\n\n\
quantieme.json           tous les dossiers, en JSON\n\
quantieme.schema.json    comment lire ce JSON\n\
pieces/                  les pièces, telles qu’elles ont été reçues\n\
courriers/               les lettres envoyées, telles qu’elles sont parties\n\
SHA256SUMS               les empreintes de tous les fichiers\n\n\
Pour vérifier que rien n’a changé depuis l’export, décompressez tout dans un dossier et lancez : sha256sum -c SHA256SUMS\n\
Le logiciel Loutre de la CNIL lit aussi ce fichier.\n";

pub(super) fn exporter_archive(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterArchive,
) -> Result<FichierEcrit, Failure> {
    let dossiers = match demande.dossier {
        Some(id) => vec![app.dossier(id)?],
        None => app.dossiers()?,
    };
    if dossiers.is_empty() {
        return Err(Failure::invalide("dossier", "Il n’y a encore aucun dossier à exporter."));
    }
    let base = app.lecture()?;
    let (fichiers, _) = nommer(&dossiers);
    let changes = |id| -> Result<BTreeMap<String, u64>, Failure> {
        Ok(store::derniers_changements(base, id)?.into_iter().collect())
    };
    let dossiers = dossiers
        .into_iter()
        .map(|dossier| Ok(DossierEchange { changes: changes(dossier.id)?, dossier }))
        .collect::<Result<_, Failure>>()?;
    let echange = Echange::new(ctx.aujourdhui, dossiers, fichiers);
    let mut refus = None;
    let ecrit = fichier::ecrire_flux(Path::new(&demande.chemin), |sortie| {
        let mut compte = Compteur { sortie: BufWriter::new(sortie), octets: 0 };
        match remplir(base, ctx, &echange, demande.phrase.as_ref(), &mut compte) {
            Ok(()) => Ok(compte.octets),
            Err(e) => {
                // What stopped the disk is told by the disk; the rest by the archive.
                let disque = match e {
                    ArchiveNonEcrite::Ecriture(e) => e,
                    autre => {
                        refus = Some(autre);
                        io::ErrorKind::Other.into()
                    }
                };
                Err(disque)
            }
        }
    });
    match refus {
        Some(ArchiveNonEcrite::Source { source, .. }) if source.kind() == io::ErrorKind::Interrupted => {
            Err(store::Error::Arretee.into())
        }
        Some(refus) => Err(Failure::invalide("chemin", refus.to_string())),
        None => ecrit,
    }
}

/// Every content under a readable name; in an archive of several dossiers each has its folder.
fn nommer(dossiers: &[Dossier]) -> (BTreeMap<Empreinte, String>, u64) {
    let mut fichiers = BTreeMap::new();
    let mut octets = 0;
    let mut noms_des_dossiers = Noms::default();
    for dossier in dossiers {
        let sous = match dossiers {
            [_] => String::new(),
            _ => noms_des_dossiers.fichier(&dossier.titre, "") + "/",
        };
        let (mut pieces, mut courriers) = (Noms::default(), Noms::default());
        for (piece, rang) in dossier.pieces.iter().zip(1..) {
            let extension = Path::new(&piece.nom).extension().map_or_else(
                || piece.genre.extension().unwrap_or_default().to_owned(),
                |e| e.to_string_lossy().into_owned(),
            );
            let nom = pieces.piece(rang, &piece.titre, &extension);
            fichiers.entry(piece.sha256.clone()).or_insert_with(|| {
                octets += piece.octets;
                format!("pieces/{sous}{nom}")
            });
        }
        for courrier in &dossier.courriers {
            if let Some(pages) = courrier.envoi.as_ref().and_then(|e| e.pages.clone()) {
                let titre = super::lettres::titre(dossier, courrier).unwrap_or_default();
                let nom = courriers.fichier(&titre, "pdf");
                fichiers.entry(pages).or_insert_with(|| format!("courriers/{sous}{nom}"));
            }
        }
    }
    (fichiers, octets)
}

fn remplir<W: io::Write>(
    base: &Base,
    ctx: &mut Contexte,
    echange: &Echange,
    phrase: Option<&Phrase>,
    sortie: W,
) -> Result<(), ArchiveNonEcrite> {
    let mut archive = match phrase {
        Some(phrase) => Ecriture::scellee(sortie, echange.le, phrase.texte(), COUT_NORMAL)?,
        None => Ecriture::new(sortie, echange.le),
    };
    let json = |valeur: &serde_json::Value| serde_json::to_string_pretty(valeur).expect("plain data") + "\n";
    let donnees = json(&serde_json::to_value(echange).expect("plain data"));
    archive.ajouter(DONNEES, donnees.as_bytes())?;
    archive.ajouter(SCHEMA, json(&Echange::schema()).as_bytes())?;
    archive.ajouter(LISEZMOI, NOTICE.as_bytes())?;
    let total = echange.fichiers.len() as u64;
    for (n, (sha256, nom)) in echange.fichiers.iter().enumerate() {
        let source = |e| ArchiveNonEcrite::Source { nom: nom.clone(), source: e };
        if !ctx.avancer("Écriture de l’archive", n as u64, total) {
            return Err(source(io::ErrorKind::Interrupted.into()));
        }
        let contenu = store::lire_contenu(base, sha256).map_err(|e| source(io::Error::other(e)))?;
        archive.ajouter(nom, contenu.ok_or_else(|| source(io::ErrorKind::NotFound.into()))?)?;
    }
    archive.finir()?;
    Ok(())
}

/// Counts what goes through.
struct Compteur<W> {
    sortie: W,
    octets: u64,
}

impl<W: io::Write> io::Write for Compteur<W> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let ecrits = self.sortie.write(octets)?;
        self.octets += ecrits as u64;
        Ok(ecrits)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sortie.flush()
    }
}

/// What a file holds, once it was checked.
struct Recu {
    archive: Option<Lecture<BufReader<File>>>,
    dossiers: Vec<DossierEchange>,
    fichiers: BTreeMap<Empreinte, Fichier>,
    le: Option<NaiveDate>,
}

/// A file of the archive.
struct Fichier {
    nom: String,
    octets: u64,
}

pub(super) fn comparer_archive(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ComparerArchive,
) -> Result<VueComparaison, Failure> {
    app.store()?;
    let Some(recu) = recevoir(ctx, &demande.chemin, demande.phrase.as_ref())? else {
        return Ok(VueComparaison { scellee: true, dossiers: Vec::new(), le: None });
    };
    let base = app.lecture()?;
    let dossiers = recu
        .dossiers
        .iter()
        .map(|la_bas| {
            let ici = store::lire_dossier(base, la_bas.dossier.id)?;
            let changes = store::derniers_changements(base, la_bas.dossier.id)?.into_iter().collect();
            Ok(comparer(la_bas, ici.map(|dossier| Ici { dossier, changes }).as_ref()))
        })
        .collect::<Result<_, store::Error>>()?;
    Ok(VueComparaison { scellee: false, dossiers, le: recu.le })
}

/// Reads and checks a file whole; `None` when it is sealed and no phrase was given.
fn recevoir(ctx: &mut Contexte, chemin: &str, phrase: Option<&Phrase>) -> Result<Option<Recu>, Failure> {
    let chemin = Path::new(chemin);
    let ouvert = File::open(chemin).map_err(|_| {
        Failure::invalide(
            "chemin",
            format!(
                "Le fichier «\u{a0}{}\u{a0}» n’existe pas ou ne peut pas être lu. Rien n’a été modifié.",
                chemin.display()
            ),
        )
    })?;
    let mut archive = match Lecture::ouvrir(BufReader::new(ouvert), phrase.map(Phrase::texte)) {
        Ok(archive) => archive,
        Err(ArchiveRefusee::PhraseNecessaire) => return Ok(None),
        Err(ArchiveRefusee::PhraseFausse) => {
            return Err(Failure::invalide("phrase", ArchiveRefusee::PhraseFausse.to_string()));
        }
        // One dossier alone, without its pieces, may be a single file of text.
        Err(ArchiveRefusee::PasUnZip) => return un_seul(chemin).map(Some),
        Err(autre) => return Err(refusee(autre)),
    };
    archive
        .verifier(&mut |fait, total| ctx.avancer("Vérification de l’archive", fait, total))
        .map_err(refusee)?;
    let echange = Echange::lire(&archive.donnees().map_err(refusee)?)?;
    // Files as the archive has them, not as the data say.
    let presents: BTreeMap<String, (Empreinte, u64)> =
        archive.fichiers().map(|(nom, e)| (nom.to_owned(), (Empreinte::new(e.sha256), e.taille))).collect();
    let mut fichiers = BTreeMap::new();
    for (sha256, nom) in echange.fichiers {
        match presents.get(&nom) {
            None => return Err(refusee(ArchiveRefusee::Introuvable { nom })),
            Some((autre, _)) if *autre != sha256 => return Err(refusee(ArchiveRefusee::Altere { nom })),
            Some((_, octets)) => drop(fichiers.insert(sha256, Fichier { nom, octets: *octets })),
        }
    }
    Ok(Some(Recu { archive: Some(archive), dossiers: echange.dossiers, fichiers, le: Some(echange.le) }))
}

fn un_seul(chemin: &Path) -> Result<Recu, Failure> {
    let refus = || refusee(ArchiveRefusee::PasUnZip);
    let taille = std::fs::metadata(chemin).map_err(|_| refus())?.len();
    if taille > crate::archive::DONNEES_MAX {
        return Err(refus());
    }
    let texte = fichier::lire_texte(chemin).map_err(|_| refus())?;
    let dossier = Dossier::lire(&texte)?;
    if let Some(contenu) = dossier.contenus().next() {
        return Err(crate::dossier::FichierInvalide::Reference(contenu.to_string()).into());
    }
    let dossiers = vec![DossierEchange { dossier, changes: BTreeMap::new() }];
    Ok(Recu { archive: None, dossiers, fichiers: BTreeMap::new(), le: None })
}

fn refusee(e: ArchiveRefusee) -> Failure {
    match e {
        ArchiveRefusee::Interrompue => store::Error::Arretee.into(),
        autre => Failure::invalide("chemin", autre.to_string()),
    }
}

pub(super) fn importer_archive(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ImporterArchive,
) -> Result<VueImport, Failure> {
    app.store()?;
    let Some(mut recu) = recevoir(ctx, &demande.chemin, demande.phrase.as_ref())? else {
        return Err(Failure::invalide(
            "phrase",
            "Ce fichier est protégé\u{a0}: donnez la phrase choisie à l’export.",
        ));
    };
    let (mut phrases, mut ids) = (Vec::new(), Vec::new());
    for arrive in std::mem::take(&mut recu.dossiers) {
        let accueil = demande.choix.get(&arrive.dossier.id).copied().unwrap_or(Accueil::Laisser);
        if let Some((id, phrase)) = accueillir(app, ctx, &mut recu, arrive.dossier, accueil)? {
            ids.push(id);
            phrases.push(phrase);
        }
    }
    if phrases.is_empty() {
        phrases.push("Rien n’a été importé.".to_owned());
    }
    Ok(VueImport { phrases, dossiers: ids })
}

/// Takes one dossier in, whole or not at all.
fn accueillir(
    app: &mut App,
    ctx: &mut Contexte,
    recu: &mut Recu,
    arrive: Dossier,
    accueil: Accueil,
) -> Result<Option<(DossierId, String)>, Failure> {
    let present = store::lire_dossier(app.lecture()?, arrive.id)?.is_some();
    let titre = arrive.titre.clone();
    let (dossier, geste, phrase) = match (accueil, present) {
        (Accueil::Laisser, _) => return Ok(None),
        (Accueil::Remplacer, true) => {
            let geste = Geste::new(format!("Dossier remplacé\u{a0}: {titre}"), arrive.id)
                .de_sorte(Sorte::Suppression);
            (arrive, geste, format!("Remplacé\u{a0}: {titre}. Celui qui était ici est dans la corbeille."))
        }
        (Accueil::Nouveau, true) => {
            let mut autre = arrive.autre(|| ctx.uuid());
            autre.titre = format!("{titre} (importé)");
            // An example is known by its key, and there is only one of each.
            autre.exemple = None;
            let geste = Geste::new(format!("Dossier importé\u{a0}: {}", autre.titre), autre.id)
                .de_sorte(Sorte::Arrivee);
            (autre, geste, format!("Ajouté à côté\u{a0}: {titre}."))
        }
        (_, false) => {
            let geste =
                Geste::new(format!("Dossier importé\u{a0}: {titre}"), arrive.id).de_sorte(Sorte::Arrivee);
            (arrive, geste, format!("Ajouté\u{a0}: {titre}."))
        }
    };
    let quand_ms = ctx.maintenant_ms;
    let Recu { archive, fichiers, .. } = recu;
    app.ecrire_ou(quand_ms, &geste, |c| {
        if present && accueil == Accueil::Remplacer {
            store::supprimer_dossier(c, dossier.id)?;
        }
        if let Some(archive) = archive {
            let total = dossier.contenus().count() as u64;
            for (n, sha256) in dossier.contenus().enumerate() {
                if !ctx.avancer("Import des fichiers", n as u64, total) {
                    return Err(store::Error::Arretee.into());
                }
                importer_contenu(c, archive, sha256, fichiers)?;
            }
        }
        Ok(store::inserer_dossier(c, &dossier, quand_ms)?)
    })?;
    Ok(Some((dossier.id, phrase)))
}

fn importer_contenu(
    c: &Base,
    archive: &mut Lecture<BufReader<File>>,
    sha256: &Empreinte,
    fichiers: &BTreeMap<Empreinte, Fichier>,
) -> Result<(), Failure> {
    if store::contient(c, sha256)? {
        return Ok(());
    }
    let perdu = || crate::dossier::FichierInvalide::Reference(sha256.to_string());
    let Fichier { nom, octets } = fichiers.get(sha256).ok_or_else(perdu)?;
    let octets = *octets;
    let altere = || refusee(ArchiveRefusee::Altere { nom: nom.clone() });
    let mut source = archive.piece(nom).map_err(refusee)?;
    let contenu = NouveauContenu { sha256, octets, texte: "", tronque: false };
    store::ajouter_contenu(c, contenu, &mut source, &mut |_| true).map_err(|e| match e {
        Echec::Base(e) => Failure::from(e),
        Echec::Source(_) => altere(),
    })?;
    // The sum is checked at the end of the reading.
    if source.read(&mut [0]).map_err(|_| altere())? > 0 {
        return Err(altere());
    }
    let (texte, tronque) = {
        let mut lu = store::lire_contenu(c, sha256)?.ok_or_else(altere)?;
        let genre = piece::Genre::reconnaitre(&mut lu).map_err(|_| altere())?;
        io::Seek::rewind(&mut lu).map_err(|_| altere())?;
        let lecture = piece::texte(genre, &mut lu, octets);
        (lecture.texte, lecture.tronque)
    };
    Ok(store::noter_texte(c, sha256, &texte, tronque)?)
}
