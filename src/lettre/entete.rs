//! Reads the questions of a header: shared groups, catalogues, one question per chosen line.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::champs::{Champ, Choix, Condition, Genre, Valeur};
use super::error::{Error, erreur_toml, ligne_de};
use super::typographie;

/// A question as written in a header or in a shared file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entree {
    /// Puts the questions of `communs/<commun>.toml` here.
    commun: Option<String>,
    id: Option<String>,
    /// Repeats the question for each line chosen in that field; `{clé}` is what the line's catalogue says.
    pour_chaque: Option<String>,
    rubrique: Option<String>,
    nom: Option<String>,
    question: Option<String>,
    aide: Option<String>,
    genre: Option<Genre>,
    #[serde(default)]
    choix: Vec<ChoixLu>,
    #[serde(default)]
    catalogues: Vec<String>,
    #[serde(default)]
    obligatoire: Condition,
    si: Option<String>,
    defaut: Option<Valeur>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoixLu {
    valeur: String,
    libelle: String,
    aide: Option<String>,
    si: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Commun {
    champs: Vec<Entree>,
}

/// A catalogue of lines for letters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    /// All its lines are offered only when this holds.
    si: Option<String>,
    lignes: Vec<LigneDeCatalogue>,
}

#[derive(Deserialize)]
struct LigneDeCatalogue {
    id: String,
    rubrique: Option<String>,
    libelle: Option<String>,
    texte: String,
    aide: Option<String>,
    si: Option<String>,
    #[serde(flatten)]
    plus: BTreeMap<String, String>,
}

struct Lecture<'a> {
    fichier: &'a str,
    source: &'a str,
    partages: &'a [(String, String)],
}

pub(crate) fn champs(
    fichier: &str,
    source: &str,
    entrees: Vec<Entree>,
    partages: &[(String, String)],
) -> Result<Vec<Champ>, Error> {
    let lecture = Lecture { fichier, source, partages };
    let mut champs: Vec<Champ> = Vec::new();
    for entree in entrees {
        match &entree.commun {
            Some(commun) => {
                for entree in lecture.commun(commun)? {
                    lecture.ajouter(&mut champs, entree)?;
                }
            }
            None => lecture.ajouter(&mut champs, entree)?,
        }
    }
    let mut vus = BTreeSet::new();
    match champs.iter().find(|champ| !vus.insert(champ.id.as_str())) {
        Some(champ) => Err(lecture.refus(&champ.id, "est déclaré deux fois")),
        None => Ok(champs),
    }
}

impl Lecture<'_> {
    fn refus(&self, champ: &str, detail: impl Into<String>) -> Error {
        let ligne =
            self.source.lines().position(|l| l.replace(' ', "").starts_with(&format!("id=\"{champ}\"")));
        let ligne = ligne.map_or(1, |rang| rang + 1);
        Error::Champ {
            fichier: self.fichier.to_string(),
            champ: champ.to_string(),
            detail: detail.into(),
            ligne,
        }
    }

    fn partage(&self, chemin: &str) -> Option<&str> {
        self.partages.iter().find(|(nom, _)| nom == chemin).map(|(_, texte)| texte.as_str())
    }

    fn commun(&self, commun: &str) -> Result<Vec<Entree>, Error> {
        let chemin = format!("communs/{commun}.toml");
        let source = self.partage(&chemin).ok_or_else(|| Error::CommunInconnu {
            fichier: self.fichier.to_string(),
            commun: commun.to_string(),
            ligne: ligne_de(self.source, commun),
        })?;
        let lu: Commun = toml::from_str(source).map_err(|e| erreur_toml(&chemin, source, &e))?;
        Ok(lu.champs)
    }

    fn ajouter(&self, champs: &mut Vec<Champ>, entree: Entree) -> Result<(), Error> {
        let Some(source) = entree.pour_chaque.clone() else {
            champs.push(self.champ(entree, champs)?);
            return Ok(());
        };
        let id = entree.id.clone().unwrap_or_default();
        let liste = champs.iter().find(|champ| champ.id == source);
        let choix = liste.map(|champ| champ.choix.clone());
        let choix = choix
            .ok_or_else(|| self.refus(&id, format!("suit « {source} », qui n’est pas déclaré avant lui")))?;
        for choix in choix {
            let remplir = |texte: &Option<String>| texte.as_ref().map(|texte| remplir(texte, &choix));
            let entree = Entree {
                id: Some(format!("{id}_{}", choix.valeur)),
                pour_chaque: None,
                question: remplir(&entree.question),
                nom: remplir(&entree.nom),
                aide: remplir(&entree.aide).filter(|aide| !aide.is_empty()),
                si: Some(format!("'{}' in {source}", choix.valeur)),
                ..entree.clone()
            };
            // All that is asked of one line stands together.
            let place =
                champs.iter().rposition(|champ| champ.si == entree.si).map_or(champs.len(), |i| i + 1);
            let champ = self.champ(entree, champs)?;
            champs.insert(place, champ);
        }
        Ok(())
    }

    fn champ(&self, entree: Entree, avant: &[Champ]) -> Result<Champ, Error> {
        let id = entree.id.clone().unwrap_or_default();
        let identifiant = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || !id.chars().all(identifiant) {
            return Err(self.refus(&id, "doit porter un id en minuscules, sans accent ni tiret"));
        }
        let exige = |valeur: Option<String>, cle: &str| {
            valeur.ok_or_else(|| self.refus(&id, format!("n’a pas de {cle}")))
        };
        let mut choix: Vec<Choix> = entree.choix.into_iter().map(Choix::from).collect();
        for catalogue in &entree.catalogues {
            choix.extend(self.catalogue(&id, catalogue)?);
        }
        let mut vus = BTreeSet::new();
        if let Some(double) = choix.iter().find(|choix| !vus.insert(choix.valeur.as_str())) {
            return Err(self.refus(&id, format!("propose deux fois « {} »", double.valeur)));
        }
        let genre = entree.genre.ok_or_else(|| self.refus(&id, "n’a pas de genre"))?;
        if matches!(genre, Genre::Choix | Genre::Plusieurs) == choix.is_empty() {
            return Err(self.refus(&id, "doit proposer des choix si, et seulement si, son genre en demande"));
        }
        let inconnu =
            entree.defaut.iter().flat_map(Valeur::lignes).find(|d| !choix.iter().any(|c| c.valeur == *d));
        if let Some(inconnu) = inconnu.filter(|_| !choix.is_empty()) {
            return Err(self.refus(&id, format!("prend par défaut « {inconnu} », qu’il ne propose pas")));
        }
        let rubrique = entree.rubrique.or_else(|| avant.last().map(|champ| champ.rubrique.clone()));
        Ok(Champ {
            rubrique: exige(rubrique, "rubrique")?,
            question: typographie::texte(&exige(entree.question, "question")?),
            nom: typographie::texte(&exige(entree.nom, "nom")?),
            aide: entree.aide.map(|aide| typographie::texte(&aide)),
            genre,
            choix,
            obligatoire: entree.obligatoire,
            si: entree.si,
            defaut: entree.defaut,
            id,
        })
    }

    fn catalogue(&self, champ: &str, nom: &str) -> Result<Vec<Choix>, Error> {
        let chemin = format!("catalogues/{nom}.toml");
        let Some(source) = self.partage(&chemin) else {
            return Err(self.refus(champ, format!("demande le catalogue « {nom} », qui n’existe pas")));
        };
        let lu: Catalogue = toml::from_str(source).map_err(|e| erreur_toml(&chemin, source, &e))?;
        let choix = lu.lignes.into_iter().map(|ligne| Choix {
            valeur: ligne.id,
            libelle: typographie::texte(ligne.libelle.as_ref().unwrap_or(&ligne.texte)),
            texte: ligne.texte,
            rubrique: ligne.rubrique.map(|rubrique| typographie::texte(&rubrique)),
            aide: ligne.aide.map(|aide| typographie::texte(&aide)),
            si: ligne.si.or_else(|| lu.si.clone()),
            plus: ligne.plus,
        });
        Ok(choix.collect())
    }
}

impl From<ChoixLu> for Choix {
    fn from(lu: ChoixLu) -> Self {
        Choix {
            valeur: lu.valeur,
            libelle: typographie::texte(&lu.libelle),
            texte: lu.libelle,
            rubrique: None,
            aide: lu.aide.map(|aide| typographie::texte(&aide)),
            si: lu.si,
            plus: BTreeMap::new(),
        }
    }
}

/// `{clé}` becomes what the catalogue says of the line; nothing when it says nothing.
fn remplir(texte: &str, choix: &Choix) -> String {
    let mut sortie = texte.replace("{libelle}", &choix.libelle);
    for (cle, valeur) in &choix.plus {
        sortie = sortie.replace(&format!("{{{cle}}}"), valeur);
    }
    while let Some((debut, fin)) = sortie.find('{').and_then(|d| Some((d, d + sortie[d..].find('}')?))) {
        sortie.replace_range(debut..=fin, "");
    }
    sortie
}
