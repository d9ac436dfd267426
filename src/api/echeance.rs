//! A deadline as a leaf and its reasons.

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Echeance, Porte, Reserve, Resultat, Source, francais, issues};

use super::vues::{VueEcheance, VueEtape, VueGroupe, VueManque, VueReserve, VueReste, VueSource};
use crate::dossier::dires::{dans, phrase, quoi, ton};
use crate::dossier::{Dossier, Etat, Suivi, Sujet, suivre};
use crate::veille::plus_tard_possible;

/// A dossier that is not an example, and its deadlines.
pub(super) type Suivis<'d> = (&'d Dossier, Vec<Suivi>);

/// Examples live on days of their own: they never ring with real matters.
pub(super) fn suivis(tous: &[Dossier], aujourdhui: NaiveDate) -> Vec<Suivis<'_>> {
    tous.iter().filter(|d| d.exemple.is_none()).map(|d| (d, suivre(d, aujourdhui))).collect()
}

/// Every deadline of a dossier, the nearest first.
pub(super) fn echeances(dossier: &Dossier, aujourdhui: NaiveDate) -> Vec<VueEcheance> {
    suivre(dossier, aujourdhui).iter().map(|suivi| presenter(dossier, suivi, aujourdhui)).collect()
}

/// Those that are due or awaited, under headings from the most to the least pressing, at most `limite` under each.
pub(super) fn grouper(
    suivis: &[(&Dossier, Vec<Suivi>)],
    aujourdhui: NaiveDate,
    limite: usize,
) -> Vec<VueGroupe> {
    const TITRES: [&str; 6] = [
        "En retard",
        "Encore possible",
        "L’administration est en retard",
        "Cette semaine",
        "Ce mois",
        "Plus tard",
    ];
    let mut groupes: [Vec<(&Dossier, &Suivi)>; 6] = Default::default();
    for (dossier, suivis) in suivis {
        let jour = dossier.jour(aujourdhui);
        for suivi in suivis.iter().filter(|s| !s.est_un_choix()) {
            if let Some(rang) = urgence(suivi, jour) {
                groupes[rang].push((dossier, suivi));
            }
        }
    }
    TITRES
        .iter()
        .zip(groupes)
        .filter(|(_, groupe)| !groupe.is_empty())
        .map(|(titre, mut groupe)| {
            groupe.sort_by_key(|(_, suivi)| suivi.feuillet());
            // Only what is shown is put into words.
            let montres = groupe.iter().take(limite);
            VueGroupe {
                titre: (*titre).to_owned(),
                echeances: montres.map(|(d, s)| presenter(d, s, aujourdhui)).collect(),
                reste: u32::try_from(groupe.len().saturating_sub(limite)).unwrap_or(u32::MAX),
            }
        })
        .collect()
}

/// Under which heading a deadline stands that day; none when nothing is due.
fn urgence(suivi: &Suivi, jour: NaiveDate) -> Option<usize> {
    let jours = (suivi.feuillet()? - jour).num_days();
    match suivi.etat {
        Etat::Depassee => Some(0),
        Etat::EncorePossible => Some(1),
        Etat::EnRetard => Some(2),
        Etat::Ouverte | Etat::Attente => Some(match jours {
            ..=7 => 3,
            8..=31 => 4,
            _ => 5,
        }),
        _ => None,
    }
}

/// The first thing due in a dossier, lateness aside.
pub(super) fn premiere(dossier: &Dossier, suivis: &[Suivi], aujourdhui: NaiveDate) -> Option<VueEcheance> {
    let jour = dossier.jour(aujourdhui);
    suivis
        .iter()
        .filter(|s| !s.est_un_choix() && s.etat != Etat::Depassee)
        .filter_map(|s| Some((urgence(s, jour)?, s.feuillet(), s)))
        .min_by_key(|(urgence, feuillet, _)| (*urgence, *feuillet))
        .map(|(.., suivi)| presenter(dossier, suivi, aujourdhui))
}

/// One deadline, in words.
pub(super) fn presenter(dossier: &Dossier, suivi: &Suivi, aujourdhui: NaiveDate) -> VueEcheance {
    let jour = dossier.jour(aujourdhui);
    let resultat = &suivi.resultat;
    let (chemin, reserves) = resultat.conclusion.explication();
    let naissance = match &resultat.conclusion {
        Conclusion::Naissance(nee) => Some(nee.quand().du()),
        _ => None,
    };
    let dernier_jour = suivi.dernier_jour();
    let consigne = suivi.consigne(dossier);
    // Only what we must do has a prudent day.
    let prudente = resultat.delai().map(|d| d.prudente());
    VueEcheance {
        id: suivi.identite.to_string(),
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        sujet: suivi.sujet.id(),
        sujet_titre: dossier.titre(suivi.sujet).to_owned(),
        regle: resultat.regle.id.to_owned(),
        quoi: quoi(dossier, suivi),
        etat: suivi.etat,
        ton: ton(suivi, jour),
        feuillet: suivi.feuillet(),
        dans: dans(suivi, jour),
        phrase: phrase(suivi),
        prudente,
        dernier_jour,
        naissance,
        etapes: etapes(chemin, resultat.regle.porte, prudente, dernier_jour),
        reserves: inopposabilite(&resultat.conclusion)
            .into_iter()
            .chain(reserves.iter().map(vue_reserve))
            .chain(vieillesse(chemin, aujourdhui))
            .collect(),
        manque: manque(&resultat.conclusion),
        verdict: verdict(resultat),
        reste: if suivi.etat == Etat::Depassee { reste(dossier, suivi) } else { Vec::new() },
        suite: francais::suite(resultat.regle.id).filter(|_| suivi.etat == Etat::Attente).map(str::to_owned),
        qui: consigne.and_then(|c| c.qui.clone()),
        remis_au: consigne.and_then(|c| c.remis_au).filter(|remis| *remis > jour),
        reporter_au_plus_tard: plus_tard_possible(suivi).filter(|limite| *limite > jour),
    }
}

fn verdict(resultat: &Resultat) -> Option<String> {
    resultat.verdict().map(|v| francais::espaces(francais::verdict(v, resultat.porte)))
}

/// What remains possible besides that door.
pub(super) fn reste(dossier: &Dossier, suivi: &Suivi) -> Vec<VueReste> {
    dossier
        .chronologie(suivi.sujet)
        .map(|c| issues(&c, &suivi.resultat))
        .unwrap_or_default()
        .into_iter()
        .map(|issue| {
            let (texte, source) = francais::issue(issue);
            VueReste { texte, source: Some(vue_source(source)) }
        })
        .collect()
}

/// The steps, then the prudent day as the last line: the one to work to.
fn etapes(
    chemin: Option<&Echeance>,
    porte: Porte,
    prudente: Option<NaiveDate>,
    dernier: Option<NaiveDate>,
) -> Vec<VueEtape> {
    let lignes = chemin.map(Echeance::etapes).unwrap_or_default().iter().map(|e| VueEtape {
        date: e.date,
        texte: francais::motif(&e.motif),
        source: e.source.map(vue_source),
    });
    let prudence = prudente.filter(|p| Some(*p) != dernier).map(|date| VueEtape {
        date,
        texte: match porte {
            Porte::Cada => "La veille au plus tard, par prudence\u{a0}: la demande doit être arrivée.",
            _ => "Date de prudence\u{a0}: la plus proche des fins possibles du délai.",
        }
        .to_owned(),
        source: None,
    });
    lignes.chain(prudence).collect()
}

pub(super) fn vue_reserve(reserve: &Reserve) -> VueReserve {
    let (texte, levee) = francais::reserve(reserve);
    let source = match reserve {
        Reserve::SourceFragile(source) => Some(vue_source(source.0)),
        _ => None,
    };
    VueReserve { texte, levee, source }
}

/// A text that nobody read again for a year may have changed: an offline tool says its age.
fn vieillesse(chemin: Option<&Echeance>, aujourdhui: NaiveDate) -> Option<VueReserve> {
    let etapes = chemin.map(Echeance::etapes).unwrap_or_default();
    let ancienne = etapes.iter().filter_map(|e| e.source).find(|s| s.est_ancienne(aujourdhui))?;
    Some(VueReserve {
        texte: francais::espaces(&format!(
            "Personne n’a relu ce texte depuis le {} : il a pu changer.",
            francais::date(ancienne.verifiee)
        )),
        levee: Some("Vérifiez-le sur Légifrance, et mettez Quantième à jour.".to_owned()),
        source: Some(vue_source(ancienne)),
    })
}

/// Why the two months do not bind, first among what there is to know.
fn inopposabilite(conclusion: &Conclusion) -> Option<VueReserve> {
    let Conclusion::NonOpposable(non) = conclusion else { return None };
    let (texte, source) = francais::inopposabilite(non.pourquoi);
    Some(VueReserve { texte: francais::espaces(texte), levee: None, source: Some(vue_source(source)) })
}

fn vue_source(source: &Source) -> VueSource {
    VueSource {
        texte: source.texte.to_owned(),
        lien: source.lien.map(str::to_owned),
        verifiee: source.verifiee,
        prudence: francais::prudence(source).map(str::to_owned),
    }
}

fn manque(conclusion: &Conclusion) -> Option<VueManque> {
    let Conclusion::Manque(manque) = conclusion else { return None };
    let (quoi, comment) = francais::manque(*manque);
    Some(VueManque { quoi: quoi.to_owned(), comment: comment.to_owned(), nature: manque.fait() })
}

/// That nobody answered; a name is given as it was typed, which may want an article.
pub(super) fn sans_reponse(dossier: &Dossier, sujet: Sujet) -> String {
    match dossier.administration(sujet) {
        Some(qui) => format!("Pas de réponse\u{a0}: {}.", qui.nom),
        None => "L’administration n’a pas répondu.".to_owned(),
    }
}
