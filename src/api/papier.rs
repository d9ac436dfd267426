//! Deadlines on paper: the sheet for the wall, and the one for the dossier.

use std::path::Path;

use chrono::NaiveDate;
use quantieme_droit::{Etape, Motif, francais};

use super::demandes_veille::{ImprimerFiche, ImprimerMur};
use super::echeance::presenter;
use super::fichier;
use super::vues::{FichierEcrit, VueEcheance};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, Etat, Role, Suivi, suivre};
use crate::pdf::{self, Fiche, FicheEcheance, LigneMur, Mur};

/// A deadline that is due or awaited.
pub(super) struct Due<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) suivi: Suivi,
}

/// What runs in all matters, examples aside: what is still possible first, then by day.
pub(super) fn dues(tous: &[Dossier], aujourdhui: NaiveDate) -> Vec<Due<'_>> {
    let reels = tous.iter().filter(|d| d.exemple.is_none());
    let mut dues: Vec<Due<'_>> = reels
        .flat_map(|dossier| suivre(dossier, aujourdhui).into_iter().map(move |suivi| Due { dossier, suivi }))
        .filter(|d| !d.suivi.est_un_choix() && (d.suivi.est_active() || d.suivi.etat == Etat::EnRetard))
        // What is stopped has no day to write.
        .filter(|d| d.suivi.feuillet().is_some())
        .collect();
    dues.sort_by_key(|d| (d.suivi.etat != Etat::EncorePossible, d.suivi.feuillet()));
    dues
}

/// Why that day, in one line: what it runs from, and how long. What happens to the end is for the dossier's sheet.
pub(super) fn pourquoi(suivi: &Suivi) -> Option<String> {
    let etapes = suivi.resultat.conclusion.explication().0?.etapes();
    let longueur = |motif: &Motif| !matches!(motif, Motif::Franc | Motif::Report { .. } | Motif::Depart);
    let rang = etapes.iter().rposition(|e| longueur(&e.motif))?;
    let source = etapes[rang].source.map(|s| format!(" ({})", s.texte)).unwrap_or_default();
    let dire = |e: &Etape| francais::motif(&e.motif).trim_end_matches('.').to_owned();
    let duree = format!("{}{source}.", dire(&etapes[rang]));
    Some(match rang.checked_sub(1).map(|avant| &etapes[avant]) {
        Some(depart) => {
            let texte = dire(depart);
            let fait = texte.split("\u{a0}:").next().unwrap_or_default();
            format!("{fait}, le {}. {duree}", francais::date(depart.date))
        }
        None => duree,
    })
}

pub(super) fn imprimer_mur(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ImprimerMur,
) -> Result<FichierEcrit, Failure> {
    let tous = app.tous()?;
    let lignes = dues(&tous, ctx.aujourdhui).iter().map(|due| ligne(due, ctx.aujourdhui)).collect();
    let mur = Mur { titre: titre(&tous), date: ctx.aujourdhui, lignes };
    fichier::ecrire(Path::new(&demande.chemin), &pdf::mur(&mur)?)
}

/// The collective's name, when all matters have the same.
fn titre(tous: &[Dossier]) -> String {
    let reels = || tous.iter().filter(|d| d.exemple.is_none());
    let mut noms = reels().filter_map(|d| d.en_role(Role::Collectif)).map(|p| p.nom.as_str());
    match noms.next() {
        Some(nom) if noms.all(|autre| autre == nom) => nom.to_owned(),
        _ => "Nos échéances".to_owned(),
    }
}

fn ligne(due: &Due<'_>, aujourdhui: NaiveDate) -> LigneMur {
    let vue = presenter(due.dossier, &due.suivi, aujourdhui);
    let presse = (vue.etat == Etat::EncorePossible).then(|| match vue.dernier_jour {
        Some(jour) => format!("Encore possible jusqu’au {}", francais::date_longue(jour)),
        None => "Encore possible".to_owned(),
    });
    LigneMur {
        // Only days on which something is due are written: those kept here have one.
        jour: vue.feuillet.unwrap_or(aujourdhui),
        pourquoi: pourquoi(&due.suivi).unwrap_or_default(),
        dernier_jour: vue.dernier_jour.filter(|d| Some(*d) != vue.feuillet),
        presse,
        attente: matches!(vue.etat, Etat::Attente | Etat::EnRetard),
        quoi: vue.quoi,
        dossier: if vue.sujet_titre == vue.dossier_titre {
            vue.dossier_titre
        } else {
            format!("{}. {}", vue.sujet_titre, vue.dossier_titre)
        },
        qui: vue.qui,
    }
}

pub(super) fn imprimer_fiche(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ImprimerFiche,
) -> Result<FichierEcrit, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let vues: Vec<VueEcheance> =
        suivre(&dossier, ctx.aujourdhui).iter().map(|s| presenter(&dossier, s, ctx.aujourdhui)).collect();
    let (faites, autres): (Vec<_>, Vec<_>) = vues.into_iter().partition(|v| v.etat == Etat::Faite);
    let fiche = Fiche {
        titre: dossier.titre.clone(),
        date: dossier.jour(ctx.aujourdhui),
        phrase: autres.is_empty().then(|| "Aucune date ne court dans ce dossier.".to_owned()),
        echeances: autres.into_iter().map(echeance).collect(),
        faites: faites.into_iter().map(|v| format!("{} ({}). {}", v.quoi, v.sujet_titre, v.phrase)).collect(),
    };
    fichier::ecrire(Path::new(&demande.chemin), &pdf::fiche(&fiche)?)
}

fn echeance(vue: VueEcheance) -> FicheEcheance {
    FicheEcheance {
        jour: vue.feuillet,
        quoi: vue.quoi,
        sujet: vue.sujet_titre,
        quand: vue.dans,
        // The two days stand below.
        phrase: vue.phrase.split("Dernier jour légal").next().unwrap_or_default().trim().to_owned(),
        prudente: vue.prudente,
        dernier_jour: vue.dernier_jour,
        qui: vue.qui,
        etapes: vue.etapes.into_iter().map(|e| (e.date, e.texte, e.source.map(|s| s.texte))).collect(),
        reserves: vue.reserves.into_iter().map(|r| (r.texte, r.levee)).collect(),
    }
}
