//! A letter that left, among the pieces: a court wants the copy of the request it is told about.

use std::io::Cursor;

use quantieme_droit::francais;

use super::demandes::OuvrirCourrier;
use super::lettres::{destinataire, modele, pages, rediger, trouver};
use super::vue_lettre::vue_courrier;
use super::vues_courrier::VueCourrier;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Confidentialite, Courrier, Dossier, Envoi, Piece, PieceId};
use crate::lettre::Modele;
use crate::piece::{self, Genre};
use crate::store::{self, Geste};

/// The pages a letter left with become a piece, once.
pub(super) fn joindre_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirCourrier,
) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = trouver(app, demande.courrier)?;
    let envoi = courrier.envoi.as_ref().ok_or_else(|| {
        Failure::invalide("courrier", "Cette lettre n’est pas encore partie\u{a0}: notez d’abord son envoi.")
    })?;
    let sha256 = envoi.pages.clone().ok_or_else(|| {
        Failure::invalide(
            "courrier",
            "Les pages de cette lettre n’ont pas été gardées à son départ\u{a0}: ajoutez aux pièces du dossier votre copie de ce qui est parti.",
        )
    })?;
    if dossier.copie_de(&courrier).is_some() {
        return vue_courrier(app, ctx, courrier.id);
    }
    let octets = pages(app, ctx, courrier.id)?;
    let taille = octets.len() as u64;
    let lecture = piece::texte(Genre::Pdf, &mut Cursor::new(&octets), taille);
    let modele = modele(&courrier)?;
    let copie = Piece {
        id: PieceId::new(ctx),
        titre: titre(&dossier, &courrier, &modele, envoi),
        nom: rediger(&dossier, &courrier, envoi.le)?.nom_fichier + ".pdf",
        genre: Genre::Pdf,
        octets: taille,
        sha256: sha256.clone(),
        fouille: lecture.fouille,
        source: Some("copie de la lettre envoyée".to_owned()),
        obtenue: Some(envoi.le),
        confidentialite: Confidentialite::Interne,
    };
    let geste = Geste::new(format!("Pièce ajoutée\u{a0}: {}", copie.titre), dossier.id);
    app.ecrire(ctx, &geste, |c| {
        // The pages were kept as pages: nothing searched in them yet.
        store::noter_texte(c, &sha256, &lecture.texte, lecture.tronque)?;
        store::inserer_piece(c, dossier.id, &copie)
    })?;
    vue_courrier(app, ctx, courrier.id)
}

/// « Demande de documents du 3 mars 2026 (Saint-Étienne Métropole) ».
fn titre(dossier: &Dossier, courrier: &Courrier, modele: &Modele, envoi: &Envoi) -> String {
    let a_qui = destinataire(dossier, courrier).map(|p| format!(" ({})", p.nom)).unwrap_or_default();
    format!("{} du {}{a_qui}", modele.titre_court, francais::date(envoi.le))
}
