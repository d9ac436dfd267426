//! A dossier's screen, as it stands in the base.

use quantieme_droit::{Conclusion, Qualite, francais};

use super::echeance::echeances;
use super::faits_possibles::{faits_de_l_acte, faits_de_la_demarche, faits_du_dossier};
use super::lettres::resume_courrier;
use super::organisme::publicite_de;
use super::prochaine::prochaine;
use super::vue_exemple::vue_exemple;
use super::vues::{
    Etat, ResumePiece, VueActe, VueDemarche, VueDossier, VueFait, VueMoment, VueNote, VuePartie,
    VuePubliciteDeduite, VueReference,
};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{
    Acte, AvisCada, Confidentialite, Demarche, Dossier, DossierId, Fait, Partie, Reference, Suivi, Sujet,
    contradictions, suivre,
};

/// The screen of a dossier, as it stands in the base.
pub(super) fn vue(app: &App, ctx: &Contexte, id: DossierId) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(id)?;
    let suivis = suivre(&dossier, ctx.aujourdhui);
    Ok(VueDossier {
        id,
        titre: dossier.titre.clone(),
        aujourdhui: dossier.jour(ctx.aujourdhui),
        exemple: vue_exemple(&dossier)?,
        demeure: dossier.demeure,
        tribunal: dossier.tribunal,
        prochaine: prochaine(&dossier, &suivis, ctx.aujourdhui)?,
        chronologie: chronologie(&dossier, &suivis),
        echeances: echeances(&dossier, ctx.aujourdhui),
        actes: dossier
            .actes
            .iter()
            .filter(|a| dossier.connait(Sujet::Acte(a.id)))
            .map(|a| vue_acte(&dossier, a))
            .collect(),
        demarches: dossier
            .demarches
            .iter()
            .filter(|d| dossier.connait(Sujet::Demarche(d.id)))
            .map(|d| vue_demarche(&dossier, d))
            .collect(),
        courriers: dossier
            .courriers
            .iter()
            .map(|c| resume_courrier(&dossier, c))
            .collect::<Result<_, _>>()?,
        parties: dossier.parties.iter().map(vue_partie).collect(),
        pieces: (dossier.pieces.iter().zip(1..))
            .map(|(p, numero)| ResumePiece { id: p.id, numero, titre: p.titre.clone() })
            .collect(),
        notes: dossier
            .notes
            .iter()
            .filter(|n| dossier.exemple.as_ref().is_none_or(|e| n.le <= e.jour))
            .map(|n| VueNote { id: n.id, le: n.le, texte: n.texte.clone() })
            .collect(),
        references: dossier.references.iter().map(vue_reference).collect(),
        contradictions: contradictions(&dossier)
            .iter()
            .map(|(sujet, c)| format!("{}\u{a0}: {}", dossier.titre(*sujet), francais::contradiction(c)))
            .collect(),
        faits_possibles: faits_du_dossier(),
    })
}

/// Facts, and the decisions that silence made, the latest first.
fn chronologie(dossier: &Dossier, suivis: &[Suivi]) -> Vec<VueMoment> {
    let faits = dossier.faits_connus().map(|f| moment(dossier, f));
    let jour = dossier.exemple.as_ref().map(|e| e.jour);
    let nees = suivis.iter().filter_map(|suivi| match &suivi.resultat.conclusion {
        Conclusion::Naissance(nee) if suivi.etat == Etat::Faite => Some((suivi, nee.quand())),
        _ => None,
    });
    let derives =
        nees.filter(|(_, quand)| jour.is_none_or(|j| quand.du() <= j)).map(|(suivi, quand)| VueMoment {
            du: quand.du(),
            au: quand.au(),
            quand: francais::periode(quand),
            titre: format!("Refus né du silence\u{a0}: {}", dossier.titre(suivi.sujet)),
            detail: Some("calculé".to_owned()),
            fait: None,
        });
    let mut moments: Vec<VueMoment> = faits.chain(derives).collect();
    moments.sort_by_key(|m| std::cmp::Reverse((m.du, m.au)));
    moments
}

fn moment(dossier: &Dossier, fait: &Fait) -> VueMoment {
    let titre = dossier.titre_du_fait(fait);
    let details = [
        fait.sujet.and_then(|id| dossier.quel(id)).map(|s| dossier.titre(s).to_owned()),
        fait.libelle.clone().filter(|_| fait.sujet.is_some()),
        fait.avis.as_ref().and_then(avis),
        preuve(dossier, fait),
        fait.source.as_ref().map(|s| format!("source\u{a0}: {s}")),
    ];
    let detail = details.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    VueMoment {
        du: fait.quand.du(),
        au: fait.quand.au(),
        quand: francais::periode(fait.quand),
        titre,
        detail: (!detail.is_empty()).then_some(detail),
        fait: Some(VueFait {
            id: fait.id,
            sujet: fait.sujet,
            nature: fait.nature,
            du: fait.quand.du(),
            au: fait.quand.au(),
            mode: fait.mode,
            libelle: fait.libelle.clone(),
            preuve: fait.preuve.clone(),
            conforme: fait.conforme,
            avis: fait.avis,
            pieces: fait.pieces.clone(),
        }),
    }
}

/// « rendu le 7 janvier 2021, favorable en partie ».
fn avis(avis: &AvisCada) -> Option<String> {
    let rendu = avis.rendu_le.map(|jour| format!("rendu le {}", francais::date(jour)));
    let sens = avis.sens.map(|sens| sens.mots().to_owned());
    let dits: Vec<String> = rendu.into_iter().chain(sens).collect();
    (!dits.is_empty()).then(|| dits.join(", "))
}

/// What proves a fact: the pieces it cites, and what was written.
fn preuve(dossier: &Dossier, fait: &Fait) -> Option<String> {
    let citees = dossier.pieces.iter().zip(1..).filter(|(p, _)| fait.pieces.contains(&p.id));
    let citees = citees.map(|(_, numero)| format!("pièce n°\u{a0}{numero}"));
    let dites: Vec<String> = citees.chain(fait.preuve.clone()).collect();
    (!dites.is_empty()).then(|| format!("preuve\u{a0}: {}", dites.join(", ")))
}

fn vue_acte(dossier: &Dossier, acte: &Acte) -> VueActe {
    VueActe {
        id: acte.id,
        nature: acte.nature,
        titre: acte.titre.clone(),
        numero: acte.numero.clone(),
        auteur: acte.auteur.and_then(|id| dossier.partie(id)).map(|p| p.nom.clone()),
        adressee: acte.qualite == Qualite::Destinataire,
        voies_et_delais: acte.voies_et_delais,
        publicite_complete: acte.publicite_complete,
        publicite: acte.publicite,
        terme: acte.terme,
        faits_possibles: faits_de_l_acte(acte),
    }
}

fn vue_demarche(dossier: &Dossier, demarche: &Demarche) -> VueDemarche {
    VueDemarche {
        id: demarche.id,
        nature: demarche.nature,
        titre: demarche.titre.clone(),
        destinataire: demarche.destinataire.and_then(|id| dossier.partie(id)).map(|p| p.nom.clone()),
        acte: demarche.acte,
        suite_de: demarche.suite_de,
        numero: demarche.numero.clone(),
        faits_possibles: faits_de_la_demarche(demarche.nature),
    }
}

fn vue_partie(partie: &Partie) -> VuePartie {
    VuePartie {
        id: partie.id,
        role: partie.role,
        nom: partie.nom.clone(),
        forme: partie.forme,
        adresse: partie.adresse.clone(),
        courriel: partie.courriel.clone(),
        telephone: partie.telephone.clone(),
        rna: partie.rna.clone(),
        statuts: partie.statuts.clone(),
        remarque: match (&partie.remarque, &partie.source) {
            (Some(remarque), Some(source)) => Some(format!("{remarque} · source\u{a0}: {source}")),
            (Some(seul), None) | (None, Some(seul)) => Some(seul.clone()),
            (None, None) => None,
        },
        publicite: publicite_de(partie)
            .map(|(mode, phrase)| VuePubliciteDeduite { mode, phrase: phrase.to_owned() }),
    }
}

fn vue_reference(reference: &Reference) -> VueReference {
    VueReference {
        id: reference.id,
        genre: reference.genre,
        citation: reference.citation.clone(),
        retenu: reference.retenu.clone(),
        lien: reference.lien.clone(),
        lue: reference.lue,
    }
}

/// Who may see a piece, in words.
pub(super) fn vue_confidentialite(confidentialite: &Confidentialite) -> String {
    match confidentialite {
        Confidentialite::Publiable => "publiable".to_owned(),
        Confidentialite::Interne => "interne".to_owned(),
        Confidentialite::NePasDiffuser { raison, impose_par } => {
            let par = impose_par.as_ref().map(|qui| format!(", demandé par {qui}")).unwrap_or_default();
            format!("à ne pas diffuser\u{a0}: {raison}{par}")
        }
    }
}
