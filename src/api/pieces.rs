//! Pieces: kept whole, looked at, put in order, given back.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::demandes::OuvrirDossier;
use super::demandes_pieces::{
    AjouterPieces, CorrigerPiece, ExtrairePiece, JeterPiece, OrdonnerPieces, ProuverFait,
};
use super::saisie::{rempli, texte};
use super::vue_dossier::vue;
use super::vues::{FichierEcrit, VueDossier};
use super::vues_pieces::{Arrivee, Montrable, VuePiece, VuePieces, VueTextePiece};
use super::{App, Failure, dossier, fichier};
use crate::Contexte;
use crate::dossier::{Confidentialite, Dossier, DossierId, Empreinte, Fait, Piece, PieceId};
use crate::piece::{self, Fouille, Genre};
use crate::store::{self, Echec, Geste, NouveauContenu, Sorte};

/// Largest file kept, in bytes: 200 MB.
const TAILLE_MAX: u64 = 200_000_000;

pub(super) fn ouvrir_pieces(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirDossier,
) -> Result<VuePieces, Failure> {
    vue_pieces(app, ctx, demande.dossier, Vec::new())
}

pub(super) fn ajouter_pieces(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AjouterPieces,
) -> Result<VuePieces, Failure> {
    let mut arrivees = Vec::new();
    for chemin in &demande.chemins {
        let dossier = app.dossier(demande.dossier)?;
        let nom = nom_du_fichier(Path::new(chemin));
        match recevoir(app, ctx, &dossier, Path::new(chemin), &nom) {
            Ok(arrivee) => arrivees.push(arrivee),
            // One that is refused does not stop the others; a base that no longer writes does.
            Err(Failure::Invalide { message, .. }) => {
                arrivees.push(Arrivee { nom, piece: None, phrase: message, refusee: true });
            }
            // Those that came before stay.
            Err(Failure::Arretee { message }) => {
                arrivees.push(Arrivee { nom, piece: None, phrase: message, refusee: true });
                break;
            }
            Err(autre) => return Err(autre),
        }
    }
    vue_pieces(app, ctx, demande.dossier, arrivees)
}

/// Takes one file in, whole or not at all.
fn recevoir(
    app: &mut App,
    ctx: &mut Contexte,
    dossier: &Dossier,
    chemin: &Path,
    nom: &str,
) -> Result<Arrivee, Failure> {
    let refus = |raison: &str| {
        Failure::invalide("chemins", format!("«\u{a0}{nom}\u{a0}» {raison} Rien n’a été ajouté."))
    };
    let disparu = |_: io::Error| {
        refus("ne se lit plus\u{a0}: il a été déplacé, débranché ou modifié pendant la copie.")
    };
    let infos = std::fs::metadata(chemin).map_err(|_| refus("n’existe pas ou ne peut pas être lu."))?;
    if !infos.is_file() {
        return Err(refus("est un dossier\u{a0}: choisissez les fichiers qu’il contient."));
    }
    let octets = infos.len();
    if octets > TAILLE_MAX {
        return Err(refus("dépasse 200\u{a0}Mo. Coupez-le en plusieurs fichiers."));
    }
    if octets == 0 {
        return Err(refus("est vide."));
    }
    let quoi = format!("Ajout de «\u{a0}{nom}\u{a0}»");
    let mut ouvert = File::open(chemin).map_err(disparu)?;
    let arret = |e: io::Error| match e.kind() {
        io::ErrorKind::Interrupted => store::Error::Arretee.into(),
        _ => disparu(e),
    };
    let sha256 = empreinte(&mut ouvert, |lus| ctx.avancer(&quoi, lus, 2 * octets)).map_err(arret)?;
    if let Some(rang) = dossier.pieces.iter().position(|p| p.sha256 == sha256) {
        let deja = &dossier.pieces[rang];
        let phrase = format!("Déjà là\u{a0}: c’est la pièce n°\u{a0}{} ({}).", rang + 1, deja.titre);
        return Ok(Arrivee { nom: nom.to_owned(), piece: Some(deja.id), phrase, refusee: false });
    }
    ouvert.rewind().map_err(disparu)?;
    let genre = Genre::reconnaitre(&mut ouvert).map_err(disparu)?;
    ouvert.rewind().map_err(disparu)?;
    let lecture = piece::texte(genre, &mut BufReader::new(&ouvert), octets);
    let piece = Piece {
        id: PieceId::new(ctx),
        titre: titre_propose(nom),
        nom: nom.to_owned(),
        genre,
        octets,
        sha256: sha256.clone(),
        fouille: lecture.fouille,
        source: None,
        obtenue: None,
        confidentialite: Confidentialite::Interne,
    };
    ouvert.rewind().map_err(disparu)?;
    let contenu = NouveauContenu { sha256: &sha256, octets, texte: &lecture.texte, tronque: lecture.tronque };
    let geste = Geste::new(format!("Pièce ajoutée\u{a0}: {}", piece.titre), dossier.id);
    let quand_ms = ctx.maintenant_ms;
    app.ecrire_ou(quand_ms, &geste, |c| {
        // What is written is hashed again: a file that changed between the two readings is refused.
        let mut relu = Relecture { source: BufReader::with_capacity(1 << 18, &ouvert), somme: Sha256::new() };
        let mut ecrits = octets;
        let mut avance = |n: u64| {
            ecrits += n;
            ctx.avancer(&quoi, ecrits, 2 * octets)
        };
        store::ajouter_contenu(c, contenu, &mut relu, &mut avance).map_err(|e| match e {
            Echec::Base(base) => Failure::from(base),
            Echec::Source(e) => arret(e),
        })?;
        let lu = relu.somme.finalize();
        // A content that was there already was not read again.
        let relue = ecrits > octets;
        if relue && Empreinte::new(lu.into()) != sha256 {
            return Err(refus("a changé pendant la copie."));
        }
        Ok(store::inserer_piece(c, dossier.id, &piece)?)
    })?;
    let phrase = format!("Ajoutée\u{a0}: pièce n°\u{a0}{}.", dossier.pieces.len() + 1);
    Ok(Arrivee { nom: nom.to_owned(), piece: Some(piece.id), phrase, refusee: false })
}

/// What is read is hashed on the way.
struct Relecture<R> {
    source: R,
    somme: Sha256,
}

impl<R: Read> Read for Relecture<R> {
    fn read(&mut self, tampon: &mut [u8]) -> io::Result<usize> {
        let lus = self.source.read(tampon)?;
        self.somme.update(&tampon[..lus]);
        Ok(lus)
    }
}

/// The SHA-256 of what can be read, told how much as it goes.
pub(super) fn empreinte(
    source: &mut impl Read,
    mut avance: impl FnMut(u64) -> bool,
) -> io::Result<Empreinte> {
    let mut somme = Sha256::new();
    let mut tampon = vec![0; 1 << 18];
    let mut total = 0;
    loop {
        let lus = source.read(&mut tampon)?;
        if lus == 0 {
            return Ok(Empreinte::new(somme.finalize().into()));
        }
        somme.update(&tampon[..lus]);
        total += lus as u64;
        if !avance(total) {
            return Err(io::ErrorKind::Interrupted.into());
        }
    }
}

fn nom_du_fichier(chemin: &Path) -> String {
    chemin.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The name of a file as a title: without its extension, its underscores, nor what turns the direction of reading.
fn titre_propose(nom: &str) -> String {
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let propre: String = nom.chars().filter(|c| !invisible(*c)).collect();
    let racine = Path::new(&propre).file_stem().map(|s| s.to_string_lossy().replace('_', " "));
    let titre = racine.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    if titre.is_empty() { "Sans titre".to_owned() } else { titre }
}

pub(super) fn corriger_piece(
    app: &mut App,
    ctx: &mut Contexte,
    demande: CorrigerPiece,
) -> Result<VuePieces, Failure> {
    let (dossier, piece) = trouver(app, demande.piece)?;
    let titre = rempli(
        "titre",
        &demande.titre,
        "Donnez un titre à cette pièce, par exemple « Délibération du 12 mars ».",
    )?;
    if let Confidentialite::NePasDiffuser { raison, .. } = &demande.confidentialite
        && raison.trim().is_empty()
    {
        return Err(Failure::invalide(
            "raison",
            "Dites pourquoi cette pièce ne doit pas circuler\u{a0}: qui la lira plus tard doit le savoir.",
        ));
    }
    let corrigee = Piece {
        titre,
        source: texte(demande.source),
        obtenue: demande.obtenue,
        confidentialite: demande.confidentialite,
        ..piece
    };
    let geste = Geste::new(format!("Pièce décrite\u{a0}: {}", corrigee.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| store::modifier_piece(c, &corrigee))?;
    vue_pieces(app, ctx, dossier.id, Vec::new())
}

pub(super) fn ordonner_pieces(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OrdonnerPieces,
) -> Result<VuePieces, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let mut ici: Vec<PieceId> = dossier.pieces.iter().map(|p| p.id).collect();
    let mut voulu = demande.pieces.clone();
    ici.sort_unstable();
    voulu.sort_unstable();
    if ici != voulu {
        return Err(Failure::invalide(
            "pieces",
            "La liste des pièces a changé entre-temps. Regardez-la de nouveau avant de changer leur ordre.",
        ));
    }
    let geste = Geste::new("Ordre des pièces", dossier.id);
    app.ecrire(ctx, &geste, |c| store::ordonner_pieces(c, &demande.pieces))?;
    vue_pieces(app, ctx, dossier.id, Vec::new())
}

pub(super) fn jeter_piece(
    app: &mut App,
    ctx: &mut Contexte,
    demande: JeterPiece,
) -> Result<VuePieces, Failure> {
    let (dossier, piece) = trouver(app, demande.piece)?;
    let geste = Geste::new(format!("Pièce\u{a0}: {}", piece.titre), dossier.id).de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::supprimer_piece(c, piece.id))?;
    vue_pieces(app, ctx, dossier.id, Vec::new())
}

pub(super) fn extraire_piece(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExtrairePiece,
) -> Result<FichierEcrit, Failure> {
    let (_, piece) = trouver(app, demande.piece)?;
    let mut contenu = store::lire_contenu(app.lecture()?, &piece.sha256)?
        .ok_or_else(|| Failure::introuvable("Ce fichier"))?;
    fichier::ecrire_flux(Path::new(&demande.chemin), |sortie| {
        let mut tampon = vec![0; 1 << 18];
        let mut ecrits = 0;
        loop {
            let lus = contenu.read(&mut tampon)?;
            if lus == 0 {
                return Ok(ecrits);
            }
            sortie.write_all(&tampon[..lus])?;
            ecrits += lus as u64;
            if !ctx.avancer("Copie du fichier", ecrits, piece.octets) {
                return Err(io::ErrorKind::Interrupted.into());
            }
        }
    })
}

pub(super) fn lire_piece(
    app: &mut App,
    _: &mut Contexte,
    demande: JeterPiece,
) -> Result<VueTextePiece, Failure> {
    let (_, piece) = trouver(app, demande.piece)?;
    let lu = store::texte_du_contenu(app.lecture()?, &piece.sha256)?;
    let (texte, tronque) = lu.ok_or_else(|| Failure::introuvable("Ce fichier"))?;
    Ok(VueTextePiece { texte, tronque })
}

pub(super) fn prouver_fait(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ProuverFait,
) -> Result<VueDossier, Failure> {
    let (dossier, fait) = dossier::fait(app, demande.fait)?;
    let pieces: Vec<PieceId> =
        demande.pieces.into_iter().filter(|id| dossier.pieces.iter().any(|p| p.id == *id)).collect();
    let prouve = Fait { pieces, ..fait };
    let geste = Geste::new(format!("Preuves\u{a0}: {}", dossier.titre_du_fait(&prouve)), dossier.id);
    app.ecrire(ctx, &geste, |c| store::modifier_fait(c, &prouve))?;
    vue(app, ctx, dossier.id)
}

/// A piece and its dossier.
pub(super) fn trouver(app: &App, id: PieceId) -> Result<(Dossier, Piece), Failure> {
    let perdue = || Failure::introuvable("Cette pièce");
    let dossier = app.dossier(store::dossier_de_la_piece(app.lecture()?, id)?.ok_or_else(perdue)?)?;
    let piece = dossier.pieces.iter().find(|p| p.id == id).cloned().ok_or_else(perdue)?;
    Ok((dossier, piece))
}

/// The bytes of a piece and what a browser may be told they are.
pub(super) fn octets(app: &App, id: PieceId) -> Result<(Vec<u8>, &'static str), Failure> {
    let (_, piece) = trouver(app, id)?;
    let mut contenu = store::lire_contenu(app.lecture()?, &piece.sha256)?
        .ok_or_else(|| Failure::introuvable("Ce fichier"))?;
    let mut lus = Vec::with_capacity(usize::try_from(piece.octets).unwrap_or_default());
    contenu.read_to_end(&mut lus).map_err(|_| Failure::from(store::Error::Abimee))?;
    Ok((lus, piece.genre.mime()))
}

fn vue_pieces(
    app: &App,
    ctx: &Contexte,
    id: DossierId,
    arrivees: Vec<Arrivee>,
) -> Result<VuePieces, Failure> {
    let dossier = app.dossier(id)?;
    let pieces = (dossier.pieces.iter().zip(1..))
        .map(|(piece, numero)| vue_piece(app, &dossier, piece, numero))
        .collect::<Result<_, _>>()?;
    Ok(VuePieces {
        dossier: id,
        aujourdhui: dossier.jour(ctx.aujourdhui),
        dossier_titre: dossier.titre,
        pieces,
        arrivees,
    })
}

fn vue_piece(app: &App, dossier: &Dossier, piece: &Piece, numero: u32) -> Result<VuePiece, Failure> {
    let prouve =
        dossier.faits.iter().filter(|f| f.pieces.contains(&piece.id)).map(|f| dossier.titre_du_fait(f));
    Ok(VuePiece {
        id: piece.id,
        numero,
        titre: piece.titre.clone(),
        nom: piece.nom.clone(),
        genre: piece.genre,
        genre_mot: piece.genre.libelle().to_owned(),
        octets: piece.octets,
        taille: taille(piece.octets),
        sha256: piece.sha256.to_string(),
        fouille: piece.fouille,
        fouille_phrase: piece.fouille.phrase().map(str::to_owned),
        source: piece.source.clone(),
        obtenue: piece.obtenue,
        confidentialite: piece.confidentialite.clone(),
        apercu: format!("piece/{}", piece.id),
        montrable: montrable(piece),
        prouve: prouve.collect(),
        aussi_dans: store::aussi_dans(app.lecture()?, dossier.id, piece.sha256.as_str())?,
    })
}

fn montrable(piece: &Piece) -> Montrable {
    match (piece.genre, piece.fouille) {
        (Genre::Pdf, _) => Montrable::Pdf,
        (Genre::Png | Genre::Jpeg | Genre::Webp | Genre::Gif, _) => Montrable::Image,
        (_, Fouille::Lisible) => Montrable::Texte,
        _ => Montrable::Non,
    }
}

/// « 1,2 Mo ».
pub(super) fn taille(octets: u64) -> String {
    let virgule = |valeur: f64, unite: &str| {
        format!("{valeur:.1}\u{a0}{unite}").replace('.', ",").replace(",0\u{a0}", "\u{a0}")
    };
    match octets {
        0..1_000 => format!("{octets}\u{a0}octets"),
        1_000..1_000_000 => format!("{}\u{a0}ko", octets.div_ceil(1_000)),
        1_000_000..1_000_000_000 => virgule(octets as f64 / 1e6, "Mo"),
        _ => virgule(octets as f64 / 1e9, "Go"),
    }
}
