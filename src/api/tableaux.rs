//! Acts, deadlines and pieces for a spreadsheet: text files that French ones open with a double click.

use std::path::Path;

use quantieme_droit::francais;

use super::demandes_pieces::ExporterTableaux;
use super::vue_dossier::{vue, vue_confidentialite};
use super::vues_pieces::VueImport;
use super::{App, Failure, fichier};
use crate::Contexte;

/// Says that the file is UTF-8: without it, spreadsheets show « Ã© ».
const MARQUE: &str = "\u{feff}";

pub(super) fn exporter_tableaux(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterTableaux,
) -> Result<VueImport, Failure> {
    let dossiers = match demande.dossier {
        Some(id) => vec![app.dossier(id)?],
        None => app.dossiers()?,
    };
    let mut actes = Tableau::new(&["Dossier", "Genre", "Titre", "Numéro", "Auteur ou destinataire"]);
    let mut echeances = Tableau::new(&[
        "Dossier",
        "À faire",
        "Au plus tard le",
        "Dernier jour légal",
        "État",
        "Objet",
        "En clair",
    ]);
    let mut pieces = Tableau::new(&[
        "Dossier",
        "Numéro",
        "Titre",
        "Fichier",
        "Taille (octets)",
        "Obtenue le",
        "Source",
        "Confidentialité",
        "SHA-256",
    ]);
    let jour = |j: Option<chrono::NaiveDate>| j.map(|j| j.format("%d/%m/%Y").to_string()).unwrap_or_default();
    for dossier in &dossiers {
        let vue = vue(app, ctx, dossier.id)?;
        let titre = dossier.titre.as_str();
        for a in &dossier.actes {
            let auteur = a.auteur.and_then(|id| dossier.partie(id)).map_or("", |p| &p.nom);
            actes.ligne(&[titre, "acte", &a.titre, a.numero.as_deref().unwrap_or_default(), auteur]);
        }
        for d in &dossier.demarches {
            let a_qui = d.destinataire.and_then(|id| dossier.partie(id)).map_or("", |p| &p.nom);
            actes.ligne(&[titre, "démarche", &d.titre, d.numero.as_deref().unwrap_or_default(), a_qui]);
        }
        for e in &vue.echeances {
            let etat = serde_json::to_value(e.etat).expect("plain data");
            let etat = etat.as_str().unwrap_or_default().replace('_', " ");
            echeances.ligne(&[
                titre,
                &e.quoi,
                &jour(e.feuillet),
                &jour(e.dernier_jour),
                &etat,
                &e.sujet_titre,
                &francais::espaces(&e.phrase),
            ]);
        }
        for (p, rang) in dossier.pieces.iter().zip(1..) {
            pieces.ligne(&[
                titre,
                &rang.to_string(),
                &p.titre,
                &p.nom,
                &p.octets.to_string(),
                &jour(p.obtenue),
                p.source.as_deref().unwrap_or_default(),
                &vue_confidentialite(&p.confidentialite),
                p.sha256.as_str(),
            ]);
        }
    }
    let dossier = Path::new(&demande.chemin);
    let mut phrases = Vec::new();
    for (nom, tableau) in [("actes.csv", actes), ("echeances.csv", echeances), ("pieces.csv", pieces)] {
        let ecrit = fichier::ecrire(&dossier.join(nom), &tableau.octets())?;
        phrases.push(format!("Écrit\u{a0}: {}", ecrit.chemin));
    }
    Ok(VueImport { phrases, dossiers: dossiers.iter().map(|d| d.id).collect() })
}

/// A table in the making.
pub(super) struct Tableau(csv::Writer<Vec<u8>>);

impl Tableau {
    pub(super) fn new(titres: &[&str]) -> Self {
        let ecriture = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(MARQUE.as_bytes().to_vec());
        let mut tableau = Tableau(ecriture);
        tableau.ligne(titres);
        tableau
    }

    pub(super) fn ligne(&mut self, cases: &[&str]) {
        // A spreadsheet would run what begins like a formula, whoever wrote it.
        let sures = cases.iter().map(|case| {
            if case.starts_with(['=', '+', '-', '@', '\t']) { format!("'{case}") } else { (*case).to_owned() }
        });
        self.0.write_record(sures).expect("a row as long as its titles, in memory");
    }

    pub(super) fn octets(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_else(|e| unreachable!("memory takes every byte: {}", e.error()))
    }
}
