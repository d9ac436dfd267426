//! Answers set against the questions of a template: what is asked, what is missing, what is not usable.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use minijinja::Environment;
use minijinja::value::Value;

use super::champs::{Champ, Choix, Condition, Genre, Valeur};
use super::error::Error;
use super::gabarit::{self, Imprimes};
use super::matiere::{FaitConnu, Matiere};
use super::modele::Modele;

/// A question as it stands for the answers given so far.
#[derive(Debug, Clone, PartialEq)]
pub struct ChampPose<'m> {
    pub champ: &'m Champ,
    /// The choices offered now.
    pub choix: Vec<&'m Choix>,
    /// What the dossier offers, for a question about its pieces, facts or references.
    pub du_dossier: Vec<Choix>,
    /// What is taken when the writer answers nothing.
    pub propose: Option<Valeur>,
    pub obligatoire: bool,
    /// Required, and without a usable answer.
    pub manque: bool,
    /// Why the answer given is not usable.
    pub refus: Option<String>,
}

/// The questions to ask, in order, given the answers so far: those whose condition does not hold are left out.
pub fn champs_poses<'m>(
    modele: &'m Modele,
    valeurs: &BTreeMap<String, Valeur>,
    matiere: &Matiere,
    jour: NaiveDate,
) -> Result<Vec<ChampPose<'m>>, Error> {
    Ok(Reponses::lire(modele, valeurs, matiere, jour)?.poses)
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ligne<'m> {
    Choisie(&'m Choix),
    /// A line of the writer's own.
    Propre(String),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reponse<'m> {
    Texte(String),
    Adresse(Vec<String>),
    Lignes(Vec<Ligne<'m>>),
    /// Pieces: identifiers, or lines of the writer's own.
    Pieces(Vec<String>),
    Faits(Vec<FaitConnu>),
    References(Vec<String>),
}

pub(crate) struct Reponses<'m> {
    pub poses: Vec<ChampPose<'m>>,
    valeurs: BTreeMap<&'m str, Reponse<'m>>,
    conditions: BTreeMap<String, Value>,
}

impl<'m> Reponses<'m> {
    pub(crate) fn lire(
        modele: &'m Modele,
        valeurs: &BTreeMap<String, Valeur>,
        matiere: &Matiere,
        jour: NaiveDate,
    ) -> Result<Self, Error> {
        let env = gabarit::environnement(false, Imprimes::default());
        let propose = |champ: &Champ| connu(champ, matiere).or(champ.defaut.as_ref()).cloned();
        let donnee = |champ: &Champ| valeurs.get(&champ.id).cloned().or_else(|| propose(champ));
        let brutes = modele.champs.iter().map(|champ| (champ.id.clone(), valeur_brute(champ, donnee(champ))));
        let mut lues = Reponses { poses: Vec::new(), valeurs: BTreeMap::new(), conditions: brutes.collect() };
        lues.conditions.insert("jour".to_owned(), Value::from(jour.to_string()));
        for champ in &modele.champs {
            let pose = match &champ.si {
                Some(si) => lues.vrai(&env, modele, si)?,
                None => true,
            };
            if !pose {
                // What is no longer asked is no longer said, even if it was answered once.
                lues.conditions.insert(champ.id.clone(), valeur_brute(champ, None));
                lues.valeurs.insert(&champ.id, lire(champ, &[], None, matiere).0);
                continue;
            }
            let mut choix = Vec::new();
            for offert in &champ.choix {
                let tient = offert.si.as_ref().map_or(Ok(true), |si| lues.vrai(&env, modele, si))?;
                if tient {
                    choix.push(offert);
                }
            }
            let (reponse, refus) = lire(champ, &choix, donnee(champ), matiere);
            lues.conditions.insert(champ.id.clone(), simple(&reponse));
            let obligatoire = match &champ.obligatoire {
                Condition::Toujours(oui) => *oui,
                Condition::Si(si) => lues.vrai(&env, modele, si)?,
            };
            let manque = obligatoire && est_vide(&reponse);
            let du_dossier = match champ.genre {
                Genre::Pieces => matiere.choix_de_pieces(),
                Genre::Faits => matiere.choix_de_faits(),
                Genre::References => matiere.choix_de_sources(),
                _ => Vec::new(),
            };
            let propose = propose(champ);
            lues.poses.push(ChampPose { champ, choix, du_dossier, propose, obligatoire, manque, refus });
            lues.valeurs.insert(&champ.id, reponse);
        }
        Ok(lues)
    }

    pub(crate) fn vrai(&self, env: &Environment, modele: &Modele, condition: &str) -> Result<bool, Error> {
        let juger = || env.compile_expression(condition)?.eval(&self.conditions);
        juger().map(|valeur| valeur.is_true()).map_err(|e| modele.erreur_gabarit(&e, 0))
    }

    pub(crate) fn texte(&self, id: &str) -> &str {
        match self.valeurs.get(id) {
            Some(Reponse::Texte(texte)) => texte,
            _ => "",
        }
    }

    /// The lines of an address, or of a long text.
    pub(crate) fn lignes(&self, id: &str) -> Vec<String> {
        match self.valeurs.get(id) {
            Some(Reponse::Adresse(lignes) | Reponse::Pieces(lignes)) => lignes.clone(),
            Some(Reponse::Texte(texte)) => texte.lines().map(str::to_string).collect(),
            _ => Vec::new(),
        }
    }

    /// The answer, or the words that say it is missing.
    pub(crate) fn texte_ou_manque(&self, id: &str) -> String {
        let pose = self.poses.iter().find(|pose| pose.champ.id == id && pose.manque);
        pose.map_or_else(|| self.texte(id).to_string(), |pose| manque(pose.champ))
    }

    pub(crate) fn lignes_ou_manque(&self, id: &str) -> Vec<String> {
        let pose = self.poses.iter().find(|pose| pose.champ.id == id && pose.manque);
        pose.map_or_else(|| self.lignes(id), |pose| vec![manque(pose.champ)])
    }

    /// Whether several people write, or one for many.
    pub(crate) fn nous(&self) -> bool {
        self.texte("exp_forme") != "personnes_physiques" || !self.texte("cosignataires").is_empty()
    }

    /// What the body may print: a missing answer prints as a passage to complete.
    pub(crate) fn contexte(&self, jour: NaiveDate) -> BTreeMap<String, Value> {
        let imprimable = |(id, reponse): (&&str, &Reponse)| {
            let pose = self.poses.iter().find(|pose| pose.champ.id == **id && pose.manque);
            (id.to_string(), pose.map_or_else(|| imprimer(reponse), |pose| imprimer_manque(pose.champ)))
        };
        let mut contexte: BTreeMap<String, Value> = self.valeurs.iter().map(imprimable).collect();
        let toutes = Value::from_pairs(contexte.clone());
        contexte.insert("reponses".to_string(), toutes);
        contexte.insert("nous".to_string(), Value::from(self.nous()));
        contexte.insert("jour".to_string(), Value::from(jour.to_string()));
        contexte
    }
}

fn est_vide(reponse: &Reponse) -> bool {
    match reponse {
        Reponse::Texte(texte) => texte.is_empty(),
        Reponse::Adresse(lignes) | Reponse::Pieces(lignes) | Reponse::References(lignes) => lignes.is_empty(),
        Reponse::Lignes(lignes) => lignes.is_empty(),
        Reponse::Faits(faits) => faits.is_empty(),
    }
}

/// Before choices are known: enough for conditions to be judged.
fn valeur_brute(champ: &Champ, valeur: Option<Valeur>) -> Value {
    let lignes = valeur.map(|valeur| valeur.lignes()).unwrap_or_default();
    match champ.genre {
        Genre::Plusieurs | Genre::Adresse | Genre::Pieces | Genre::Faits | Genre::References => {
            Value::from(lignes)
        }
        _ => Value::from(lignes.join("\n")),
    }
}

fn simple(reponse: &Reponse) -> Value {
    match reponse {
        Reponse::Texte(texte) => Value::from(texte.clone()),
        Reponse::Adresse(lignes) | Reponse::Pieces(lignes) | Reponse::References(lignes) => {
            Value::from(lignes.clone())
        }
        Reponse::Faits(faits) => Value::from(faits.iter().map(|fait| fait.id.clone()).collect::<Vec<_>>()),
        Reponse::Lignes(lignes) => Value::from(lignes.iter().map(valeur_de_ligne).collect::<Vec<_>>()),
    }
}

fn valeur_de_ligne(ligne: &Ligne) -> String {
    match ligne {
        Ligne::Choisie(choix) => choix.valeur.clone(),
        Ligne::Propre(texte) => texte.clone(),
    }
}

/// An answer in the shape its question wants, and why it could not be taken.
fn lire<'m>(
    champ: &Champ,
    choix: &[&'m Choix],
    valeur: Option<Valeur>,
    matiere: &Matiere,
) -> (Reponse<'m>, Option<String>) {
    let lignes = valeur.as_ref().map(Valeur::lignes).unwrap_or_default();
    let texte = valeur.map(|valeur| valeur.texte()).unwrap_or_default();
    let vide = || Reponse::Texte(String::new());
    match champ.genre {
        Genre::TexteLong => (Reponse::Texte(texte), None),
        Genre::Texte => (Reponse::Texte(texte.replace('\n', " ")), None),
        Genre::Adresse => (Reponse::Adresse(lignes), None),
        Genre::Pieces => (Reponse::Pieces(lignes), None),
        // What has left the dossier is no longer told.
        Genre::Faits => {
            let faits = matiere.faits.iter().filter(|fait| lignes.contains(&fait.id));
            (Reponse::Faits(faits.cloned().collect()), None)
        }
        Genre::References => {
            let citation = |id: &String| matiere.source(id).map_or(id.clone(), |s| s.citation.clone());
            (Reponse::References(lignes.iter().map(citation).collect()), None)
        }
        Genre::Date if texte.is_empty() || texte.parse::<NaiveDate>().is_ok() => {
            (Reponse::Texte(texte), None)
        }
        Genre::Date => {
            (vide(), Some(format!("«\u{a0}{texte}\u{a0}» n’est pas une date que nous savons lire.")))
        }
        Genre::Choix if texte.is_empty() || choix.iter().any(|c| c.valeur == texte) => {
            (Reponse::Texte(texte), None)
        }
        Genre::Choix => {
            (vide(), Some(format!("«\u{a0}{texte}\u{a0}» ne fait pas partie des choix proposés.")))
        }
        Genre::Plusieurs => {
            let choisies = choix.iter().filter(|c| lignes.contains(&c.valeur)).map(|c| Ligne::Choisie(c));
            let connue = |ligne: &String| champ.choix.iter().any(|c| c.valeur == *ligne);
            let propres = lignes.iter().filter(|ligne| !connue(ligne)).cloned().map(Ligne::Propre);
            (Reponse::Lignes(choisies.chain(propres).collect()), None)
        }
    }
}

/// The words that stand for an answer not given yet, without their brackets.
pub(crate) fn a_completer(champ: &Champ) -> String {
    format!("à compléter\u{a0}: {}", champ.nom)
}

fn manque(champ: &Champ) -> String {
    gabarit::a_completer(&a_completer(champ))
}

fn imprimer(reponse: &Reponse) -> Value {
    match reponse {
        Reponse::Lignes(lignes) => Value::from(lignes.iter().map(imprimer_ligne).collect::<Vec<_>>()),
        Reponse::Faits(faits) => Value::from(faits.iter().map(imprimer_fait).collect::<Vec<_>>()),
        autre => simple(autre),
    }
}

fn imprimer_fait(fait: &FaitConnu) -> Value {
    Value::from_pairs([
        ("id", fait.id.as_str()),
        ("date", fait.date.as_str()),
        ("texte", fait.texte.as_str()),
    ])
}

/// What the dossier answers, if the question takes it.
fn connu<'a>(champ: &Champ, matiere: &'a Matiere) -> Option<&'a Valeur> {
    let offert = |ligne: &String| champ.choix.iter().any(|choix| choix.valeur == *ligne);
    matiere.connus.get(&champ.id).filter(|valeur| match champ.genre {
        Genre::Choix | Genre::Plusieurs => valeur.lignes().iter().all(offert),
        _ => true,
    })
}

/// The heading of lines that no catalogue knows.
const RUBRIQUE_PROPRE: &str = "Autres documents";

fn imprimer_ligne(ligne: &Ligne) -> Value {
    match ligne {
        Ligne::Choisie(choix) => {
            let rubrique = choix.rubrique.clone().unwrap_or_default();
            let mut cles = choix.plus.clone();
            cles.insert("id".to_string(), choix.valeur.clone());
            cles.insert("libelle".to_string(), choix.libelle.clone());
            cles.insert("texte".to_string(), choix.texte.clone());
            cles.insert("rubrique".to_string(), rubrique);
            Value::from(cles)
        }
        Ligne::Propre(texte) => objet_propre(texte),
    }
}

fn objet_propre(texte: &str) -> Value {
    Value::from_pairs([
        ("id", ""),
        ("date", ""),
        ("texte", texte),
        ("libelle", texte),
        ("rubrique", RUBRIQUE_PROPRE),
    ])
}

fn imprimer_manque(champ: &Champ) -> Value {
    let mots = manque(champ);
    match champ.genre {
        Genre::Plusieurs | Genre::Faits => Value::from(vec![objet_propre(&mots)]),
        Genre::Adresse | Genre::Pieces | Genre::References => Value::from(vec![mots]),
        _ => Value::from(mots),
    }
}
