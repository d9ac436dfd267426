//! Answers set against the questions of a template: what is asked, what is missing, what is not usable.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use minijinja::Environment;
use minijinja::value::Value;

use super::champs::{Champ, Choix, Condition, Genre, Valeur};
use super::error::Error;
use super::gabarit::{self, Imprimes};
use super::modele::Modele;

/// A question as it stands for the answers given so far.
#[derive(Debug, Clone, PartialEq)]
pub struct ChampPose<'m> {
    pub champ: &'m Champ,
    /// The choices offered now.
    pub choix: Vec<&'m Choix>,
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
) -> Result<Vec<ChampPose<'m>>, Error> {
    Ok(Reponses::lire(modele, valeurs)?.poses)
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
}

pub(crate) struct Reponses<'m> {
    pub poses: Vec<ChampPose<'m>>,
    valeurs: BTreeMap<&'m str, Reponse<'m>>,
    conditions: BTreeMap<String, Value>,
}

impl<'m> Reponses<'m> {
    pub(crate) fn lire(modele: &'m Modele, valeurs: &BTreeMap<String, Valeur>) -> Result<Self, Error> {
        let env = gabarit::environnement(false, Imprimes::default());
        let donnee = |champ: &Champ| valeurs.get(&champ.id).or(champ.defaut.as_ref()).cloned();
        let brutes = modele.champs.iter().map(|champ| (champ.id.clone(), valeur_brute(champ, donnee(champ))));
        let mut lues = Reponses { poses: Vec::new(), valeurs: BTreeMap::new(), conditions: brutes.collect() };
        for champ in &modele.champs {
            let pose = match &champ.si {
                Some(si) => lues.vrai(&env, modele, si)?,
                None => true,
            };
            if !pose {
                // What is no longer asked is no longer said, even if it was answered once.
                lues.conditions.insert(champ.id.clone(), valeur_brute(champ, None));
                lues.valeurs.insert(&champ.id, lire(champ, &[], None).0);
                continue;
            }
            let mut choix = Vec::new();
            for offert in &champ.choix {
                let tient = offert.si.as_ref().map_or(Ok(true), |si| lues.vrai(&env, modele, si))?;
                if tient {
                    choix.push(offert);
                }
            }
            let (reponse, refus) = lire(champ, &choix, donnee(champ));
            lues.conditions.insert(champ.id.clone(), simple(&reponse));
            let obligatoire = match &champ.obligatoire {
                Condition::Toujours(oui) => *oui,
                Condition::Si(si) => lues.vrai(&env, modele, si)?,
            };
            let manque = obligatoire && est_vide(&reponse);
            lues.poses.push(ChampPose { champ, choix, obligatoire, manque, refus });
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
            Some(Reponse::Adresse(lignes)) => lignes.clone(),
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
        Reponse::Adresse(lignes) => lignes.is_empty(),
        Reponse::Lignes(lignes) => lignes.is_empty(),
    }
}

/// Before choices are known: enough for conditions to be judged.
fn valeur_brute(champ: &Champ, valeur: Option<Valeur>) -> Value {
    let lignes = valeur.map(|valeur| valeur.lignes()).unwrap_or_default();
    match champ.genre {
        Genre::Plusieurs | Genre::Adresse => Value::from(lignes),
        _ => Value::from(lignes.join("\n")),
    }
}

fn simple(reponse: &Reponse) -> Value {
    match reponse {
        Reponse::Texte(texte) => Value::from(texte.clone()),
        Reponse::Adresse(lignes) => Value::from(lignes.clone()),
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
fn lire<'m>(champ: &Champ, choix: &[&'m Choix], valeur: Option<Valeur>) -> (Reponse<'m>, Option<String>) {
    let lignes = valeur.as_ref().map(Valeur::lignes).unwrap_or_default();
    let texte = valeur.map(|valeur| valeur.texte()).unwrap_or_default();
    let vide = || Reponse::Texte(String::new());
    match champ.genre {
        Genre::TexteLong => (Reponse::Texte(texte), None),
        Genre::Texte => (Reponse::Texte(texte.replace('\n', " ")), None),
        Genre::Adresse => (Reponse::Adresse(lignes), None),
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

fn manque(champ: &Champ) -> String {
    gabarit::a_completer(&format!("à compléter\u{a0}: {}", champ.nom))
}

fn imprimer(reponse: &Reponse) -> Value {
    match reponse {
        Reponse::Lignes(lignes) => Value::from(lignes.iter().map(imprimer_ligne).collect::<Vec<_>>()),
        autre => simple(autre),
    }
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
    Value::from_pairs([("id", ""), ("texte", texte), ("libelle", texte), ("rubrique", RUBRIQUE_PROPRE)])
}

fn imprimer_manque(champ: &Champ) -> Value {
    let mots = manque(champ);
    match champ.genre {
        Genre::Plusieurs => Value::from(vec![objet_propre(&mots)]),
        Genre::Adresse => Value::from(vec![mots]),
        _ => Value::from(mots),
    }
}
