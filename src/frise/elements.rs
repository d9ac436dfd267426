//! What there is to draw of a dossier, in days and in words, before any place is given to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, Delai, Echeance, Naissance, francais};

use super::fenetre::Fenetre;
use super::mots;
use crate::dossier::dires::{self, Ton};
use crate::dossier::{Dossier, Etat, Fait, FaitId, Suivi, Sujet, SujetId};

/// How an element is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allure {
    /// A fact.
    Point,
    /// A fact whose day is not known exactly.
    Incertain,
    /// Someone else's time.
    Silence,
    /// A period of ours.
    Delai,
    /// A period that starts only if what precedes it comes true.
    AVenir,
}

/// What stands at the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bout {
    Rien,
    /// A decision born of silence, on that last day at the latest; certain once born.
    Refus {
        au: NaiveDate,
        ne: bool,
    },
    /// The leaf.
    Feuillet,
    /// Stopped before its end.
    Arret,
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// The fact's identifier, or the deadline's identity.
    pub id: String,
    pub allure: Allure,
    pub du: NaiveDate,
    pub au: NaiveDate,
    /// The latest possible end, when it is after `au`; `NaiveDate::MAX` when nothing ends it.
    pub reserve: Option<NaiveDate>,
    pub bout: Bout,
    pub ton: Ton,
    /// In a few words, without its date.
    pub libelle: String,
    /// The whole sentence.
    pub phrase: String,
    pub fait: Option<FaitId>,
    pub echeance: Option<String>,
    /// Supposed by « Et si… ».
    pub suppose: bool,
    /// Whether it still asks something of someone: its label comes first.
    pub actif: bool,
}

impl Element {
    /// Whether it is a fact.
    pub fn est_un_fait(&self) -> bool {
        matches!(self.allure, Allure::Point | Allure::Incertain)
    }

    /// Whether some of it falls on the days shown.
    pub fn se_voit(&self, fenetre: Fenetre) -> bool {
        let fin = if self.reserve == Some(NaiveDate::MAX) { NaiveDate::MAX } else { self.fin() };
        self.du <= fenetre.au && fin >= fenetre.du
    }

    /// The last day it may reach.
    pub fn fin(&self) -> NaiveDate {
        let bout = if let Bout::Refus { au, .. } = self.bout { au } else { self.au };
        self.reserve.filter(|r| *r != NaiveDate::MAX).unwrap_or(self.au).max(bout)
    }
}

/// The elements of one subject, by date.
#[derive(Debug, Clone, PartialEq)]
pub struct Piste {
    pub titre: String,
    pub elements: Vec<Element>,
}

/// Every track of a dossier that has something to show: acts and steps by their first day, then the dossier itself.
///
/// `suivis` are its deadlines on `jour`, the day it is looked at.
pub fn pistes(dossier: &Dossier, suivis: &[Suivi], jour: NaiveDate) -> Vec<Piste> {
    let racines: BTreeMap<SujetId, SujetId> =
        dossier.sujets().map(|sujet| (sujet.id(), racine(dossier, sujet).id())).collect();
    let mut par_sujet: BTreeMap<Option<SujetId>, Vec<Element>> = BTreeMap::new();
    for fait in dossier.faits_connus() {
        let sien = fait.sujet.map(|id| racines.get(&id).copied().unwrap_or(id));
        par_sujet.entry(sien).or_default().push(du_fait(dossier, fait, sien));
    }
    for suivi in suivis {
        if let Some(element) = du_suivi(dossier, suivi, jour) {
            par_sujet.entry(Some(suivi.sujet.id())).or_default().push(element);
        }
    }
    let mut pistes: Vec<(bool, Option<NaiveDate>, Piste)> = par_sujet
        .into_iter()
        .map(|(sujet, mut elements)| {
            elements.sort_by(|a, b| (a.du, a.allure, a.au, &a.id).cmp(&(b.du, b.allure, b.au, &b.id)));
            let titre = match sujet {
                Some(id) => dossier.quel(id).map_or("", |s| dossier.titre(s)),
                None => "Autour du dossier",
            };
            let titre = titre.to_owned();
            (sujet.is_none(), elements.first().map(|e| e.du), Piste { titre, elements })
        })
        .collect();
    pistes.sort_by_key(|(general, debut, _)| (*general, *debut));
    pistes.into_iter().map(|(_, _, piste)| piste).collect()
}

/// What each track says of the days shown, with its title.
pub fn en_lettres(pistes: &[Piste], fenetre: Fenetre) -> impl Iterator<Item = (&str, Vec<&Element>)> {
    pistes
        .iter()
        .map(move |p| {
            (p.titre.as_str(), p.elements.iter().filter(|e| e.se_voit(fenetre)).collect::<Vec<_>>())
        })
        .filter(|(_, elements)| !elements.is_empty())
}

/// The track of one subject alone.
pub fn piste_de(dossier: &Dossier, suivis: &[Suivi], jour: NaiveDate, sujet: Sujet) -> Piste {
    let mut seul = dossier.clone();
    seul.faits
        .retain(|f| f.sujet.and_then(|id| dossier.quel(id)).is_some_and(|s| racine(dossier, s) == sujet));
    let siens: Vec<Suivi> = suivis.iter().filter(|s| s.sujet == sujet).cloned().collect();
    pistes(&seul, &siens, jour)
        .into_iter()
        .next()
        .unwrap_or(Piste { titre: dossier.titre(sujet).to_owned(), elements: Vec::new() })
}

/// What a step belongs to in the end: a petition follows a request, which follows nothing.
fn racine(dossier: &Dossier, sujet: Sujet) -> Sujet {
    let mut ici = sujet;
    // Steps might name each other in a circle.
    for _ in 0..dossier.demarches.len() {
        match dossier.rattache(ici) {
            Some(plus_haut) => ici = plus_haut,
            None => break,
        }
    }
    ici
}

fn du_fait(dossier: &Dossier, fait: &Fait, piste: Option<SujetId>) -> Element {
    let certain = fait.quand.est_certaine();
    let titre = dossier.titre_du_fait(fait);
    let libelle = match fait.sujet {
        Some(_) => fait.libelle.clone().filter(|l| est_evenement(fait) && !l.is_empty()),
        None => Some(titre.clone()),
    };
    // An attached step is not the title of its track.
    let ailleurs = fait.sujet.filter(|id| Some(*id) != piste).and_then(|id| dossier.quel(id));
    let suite = [
        ailleurs.map(|s| dossier.titre(s).to_owned()),
        fait.libelle.clone().filter(|_| fait.sujet.is_some()),
        fait.preuve.as_ref().map(|p| format!("Preuve\u{a0}: {p}")),
    ];
    let suite: String = suite.into_iter().flatten().map(|s| format!(" {}", pointe(&s))).collect();
    let quand = francais::periode(fait.quand);
    let quand = if certain { format!("Le {quand}") } else { francais::majuscule(&quand) };
    Element {
        id: fait.id.to_string(),
        allure: if certain { Allure::Point } else { Allure::Incertain },
        du: fait.quand.du(),
        au: fait.quand.au(),
        reserve: None,
        bout: Bout::Rien,
        ton: Ton::Encre,
        libelle: francais::espaces(&libelle.unwrap_or_else(|| mots::court(dossier, fait))),
        phrase: francais::espaces(&format!("{quand}\u{a0}: {}{suite}", pointe(&nommer(fait, &titre)))),
        fait: Some(fait.id),
        echeance: None,
        suppose: false,
        actif: false,
    }
}

/// Our words go on after the date; those of the user stay as typed.
fn nommer(fait: &Fait, titre: &str) -> String {
    if fait.sujet.is_some() { francais::minuscule(titre) } else { titre.to_owned() }
}

fn est_evenement(fait: &Fait) -> bool {
    fait.nature == quantieme_droit::NatureFait::Evenement
}

fn pointe(phrase: &str) -> String {
    let phrase = phrase.trim_end();
    if phrase.ends_with(['.', '!', '?', '…']) { phrase.to_owned() } else { format!("{phrase}.") }
}

/// A deadline as a period; none when no day of it is known.
fn du_suivi(dossier: &Dossier, suivi: &Suivi, jour: NaiveDate) -> Option<Element> {
    let (allure, du, au, reserve, bout) = match &suivi.resultat.conclusion {
        Conclusion::Delai(delai) => {
            let limite = Some(delai.au_plus_tard());
            (allure(suivi), depart(delai), delai.prudente(), limite, Bout::Feuillet)
        }
        Conclusion::NonOpposable(non) => {
            // An act that was never published: nothing ends.
            let limite = suivi.resultat.limite().or(Some(NaiveDate::MAX));
            (allure(suivi), depart(&non.delai), non.delai.prudente(), limite, Bout::Feuillet)
        }
        Conclusion::Naissance(nee) => {
            let ne = suivi.etat == Etat::Faite;
            let bout = Bout::Refus { au: nee.quand().au(), ne };
            (Allure::Silence, debut(nee), nee.quand().du(), None, bout)
        }
        Conclusion::Terme(terme) => {
            let vie = terme.regle().est_une_autorisation();
            let allure = if vie { Allure::Delai } else { Allure::Silence };
            (allure, terme.depart().du(), terme.fin(), None, Bout::Feuillet)
        }
        Conclusion::Interrompu(stop) => {
            (Allure::Delai, depart(&stop.delai), stop.par.quand.du(), None, Bout::Arret)
        }
        _ => return None,
    };
    // What was done ends it, when it was.
    let fin = suivi.resultat.fin.filter(|fin| suivi.etat == Etat::Faite && fin.quand.du() <= jour);
    let (au, reserve, bout) = match fin {
        Some(fin) => (fin.quand.du(), None, Bout::Rien),
        None => (au, reserve.filter(|r| *r > au), bout),
    };
    let du = du.min(au);
    let dite = duree(suivi);
    Some(Element {
        id: suivi.identite.to_string(),
        allure,
        du,
        au,
        reserve,
        bout,
        ton: dires::ton(suivi, jour),
        libelle: libelle(suivi, bout, dite.as_deref(), au),
        phrase: francais::espaces(&phrase(dossier, suivi, jour, (du, au, reserve))),
        fait: None,
        echeance: Some(suivi.identite.to_string()),
        suppose: false,
        actif: suivi.est_active() || matches!(suivi.etat, Etat::AVenir | Etat::EnRetard | Etat::Depassee),
    })
}

fn allure(suivi: &Suivi) -> Allure {
    if suivi.etat == Etat::AVenir { Allure::AVenir } else { Allure::Delai }
}

fn depart(delai: &Delai) -> NaiveDate {
    delai.depart().du()
}

/// From what the silence is counted: the step before the one that makes a decision of it.
fn debut(nee: &Naissance) -> NaiveDate {
    let etapes = nee.echeance().etapes();
    etapes.len().checked_sub(2).map_or(nee.quand().du(), |rang| etapes[rang].date)
}

/// How long it lasts, by the last step that has a length.
fn duree(suivi: &Suivi) -> Option<String> {
    let chemin = match &suivi.resultat.conclusion {
        // Its reasons go on to the last chance.
        Conclusion::NonOpposable(non) => Some(non.delai.echeance()),
        autre => autre.explication().0,
    };
    chemin.map(Echeance::etapes).unwrap_or_default().iter().rev().find_map(|e| mots::duree(&e.motif))
}

fn libelle(suivi: &Suivi, bout: Bout, duree: Option<&str>, au: NaiveDate) -> String {
    let quoi = mots::quoi(francais::quoi(suivi.resultat.regle.id, suivi.resultat.porte));
    match (&suivi.resultat.conclusion, bout, duree) {
        (Conclusion::Naissance(_), Bout::Refus { ne: true, .. }, Some(duree)) => format!("silence, {duree}"),
        (Conclusion::Naissance(_), Bout::Refus { ne: false, .. }, Some(duree)) => {
            format!("silence, {duree}\u{a0}: refus le {}", mots::jour(au, false))
        }
        (Conclusion::Naissance(_), Bout::Refus { .. }, None) => "silence".to_owned(),
        (Conclusion::Delai(_) | Conclusion::NonOpposable(_), _, Some(duree)) => {
            format!("{duree} pour {quoi}")
        }
        (Conclusion::Terme(t), _, Some(duree)) if !t.regle().est_une_autorisation() => {
            format!("{quoi}, {duree}")
        }
        (Conclusion::Interrompu(_), _, _) => format!("{quoi}\u{a0}: délai arrêté"),
        _ => quoi,
    }
}

/// « Du 25 septembre au 24 novembre 2026 : saisir la CADA. À faire au plus tard… »
fn phrase(
    dossier: &Dossier,
    suivi: &Suivi,
    jour: NaiveDate,
    (du, au, reserve): (NaiveDate, NaiveDate, Option<NaiveDate>),
) -> String {
    let quoi = francais::minuscule(&dires::quoi(dossier, suivi)).replacen("\u{a0}: ", ", ", 1);
    let mut texte = format!("{} : {quoi}.", mots::du_au(du, au));
    let mut dire = |phrase: &str| {
        if !phrase.is_empty() {
            texte.push(' ');
            texte.push_str(&pointe(phrase));
        }
    };
    let dans = dires::dans(suivi, jour);
    match (suivi.etat, suivi.feuillet(), dans) {
        (Etat::Ouverte, Some(jour), Some(dans)) => {
            dire(&format!("À faire au plus tard le {}, {dans}", francais::date_longue(jour)));
        }
        (Etat::AVenir, ..) => {}
        (_, _, Some(dans)) => dire(&francais::majuscule(&dans)),
        _ => {}
    }
    dire(&dires::phrase(suivi));
    if suivi.etat == Etat::Attente {
        dire(francais::suite(suivi.resultat.regle.id).unwrap_or_default());
    }
    match reserve {
        Some(NaiveDate::MAX) => dire("La partie hachurée n’a pas de fin connue"),
        Some(limite) => dire(&format!(
            "La partie hachurée va jusqu’à la dernière fin possible, le {}",
            francais::date(limite)
        )),
        None => {}
    }
    texte
}
