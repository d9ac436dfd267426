//! A template file: a TOML header, which asks, then a Markdown body, which speaks.
//!
//! Everything that can be wrong in it is found here, with its line, before any letter is written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::arbre::Forme;
use super::champs::{Champ, est_marque};
use super::entete::{self, Entree};
use super::error::{Error, erreur_toml, ligne_de};
use super::gabarit::{self, NOMS};
use super::markdown::{self, Faute, Fond};
use super::typographie;

/// A warning to the writer when a condition holds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avertissement {
    pub si: String,
    pub texte: String,
}

/// A line of the checklist before a letter leaves.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controle {
    pub quoi: String,
    /// Ticked by itself when this holds; by hand when absent.
    pub tenu: Option<String>,
    /// Asked only when this holds.
    pub si: Option<String>,
    /// A letter is not right without it.
    #[serde(default)]
    pub obligatoire: bool,
}

/// An attachment a letter of this kind calls for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AJoindre {
    pub quoi: String,
    pub si: Option<String>,
    #[serde(default)]
    pub obligatoire: bool,
}

/// A side named at the head of a filing, as patterns.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PatronDeCamp {
    pub role: String,
    pub texte: String,
    pub si: Option<String>,
}

/// Where a kind of letter stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum Famille {
    Documents,
    Administration,
    Tribunal,
    Donnees,
    Collectif,
}

/// A kind of letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Modele {
    pub id: String,
    pub titre: String,
    /// What a list or a step calls it.
    pub titre_court: String,
    /// When to use it.
    pub quand: String,
    /// When not to.
    pub pas_quand: Option<String>,
    pub famille: Famille,
    /// Its place among the others.
    pub rang: u32,
    pub forme: Forme,
    /// The démarche it starts (« demande-de-documents »), if any.
    pub demarche: Option<String>,
    /// The fact its sending notes (« demande-documents-expediee »), if any: a pattern over the answers.
    pub(crate) fait: Option<String>,
    /// The deadline it serves, in the law's word (« cada »).
    pub echeance: Option<String>,
    /// The texts it rests on.
    pub base_legale: Vec<String>,
    pub controles: Vec<Controle>,
    pub joindre: Vec<AJoindre>,
    /// What goes wrong most often.
    pub erreurs: Vec<String>,
    /// What sending it starts, in one sentence.
    pub effet: String,
    /// The kind of addressee: « administration » when the letter asks which (`dest_type`), else that type (« cnil »).
    pub destinataire: String,
    /// The day the law it cites was last read.
    pub relu_le: NaiveDate,
    /// Since when the texts it cites read as it cites them.
    pub(crate) droit_depuis: Option<NaiveDate>,
    /// Sending starts a step only when this holds (always, when absent).
    pub(crate) engage_si: Option<String>,
    pub champs: Vec<Champ>,
    pub(crate) fichier: String,
    pub(crate) objet: String,
    pub(crate) nom_fichier: String,
    pub(crate) juridiction: String,
    pub(crate) mention_haute: Option<String>,
    pub(crate) intitule: String,
    pub(crate) sous_titre: String,
    pub(crate) camps: Vec<PatronDeCamp>,
    /// Who signs besides its author: patterns, a signatory per line (« Lucie Aubert, secrétaire de séance »).
    pub(crate) signatures: Vec<String>,
    pub(crate) avertissements: Vec<Avertissement>,
    pub(crate) corps: String,
    /// Lines of the file before the body.
    pub(crate) ligne_corps: usize,
}

impl Avertissement {
    fn en_forme(self) -> Self {
        Avertissement { texte: typographie::texte(&self.texte), ..self }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EnTete {
    id: String,
    titre: String,
    titre_court: Option<String>,
    quand: String,
    pas_quand: Option<String>,
    famille: Famille,
    rang: u32,
    #[serde(default)]
    forme: Forme,
    demarche: Option<String>,
    fait: Option<String>,
    echeance: Option<String>,
    #[serde(default)]
    base_legale: Vec<String>,
    #[serde(default)]
    controles: Vec<Controle>,
    #[serde(default)]
    joindre: Vec<AJoindre>,
    #[serde(default)]
    erreurs: Vec<String>,
    #[serde(default)]
    juridiction: String,
    mention_haute: Option<String>,
    #[serde(default)]
    intitule: String,
    #[serde(default)]
    sous_titre: String,
    #[serde(default)]
    camps: Vec<PatronDeCamp>,
    #[serde(default)]
    signatures: Vec<String>,
    effet: String,
    destinataire: String,
    relu_le: toml::value::Datetime,
    droit_depuis: Option<toml::value::Datetime>,
    engage_si: Option<String>,
    objet: String,
    nom_fichier: String,
    champs: Vec<Entree>,
    #[serde(default)]
    avertissements: Vec<Avertissement>,
}

impl Modele {
    /// Reads a template. `partages` gives the files that templates share, by their path (« catalogues/socle.toml »).
    pub fn lire(fichier: &str, source: &str, partages: &[(String, String)]) -> Result<Self, Error> {
        let (tete, corps, ligne_corps) = couper(fichier, source)?;
        // One blank line stands for the opening +++, so that lines of the header are lines of the file.
        let lu: EnTete =
            toml::from_str(&format!("\n{tete}")).map_err(|e| erreur_toml(fichier, source, &e))?;
        let jour = |cle: &str, lu: toml::value::Datetime| {
            lu.to_string().parse().map_err(|_| Error::Toml {
                fichier: fichier.to_string(),
                ligne: ligne_de(source, cle),
                detail: format!("{cle} doit être une date"),
            })
        };
        let relu_le = jour("relu_le", lu.relu_le)?;
        let droit_depuis = lu.droit_depuis.map(|lu| jour("droit_depuis", lu)).transpose()?;
        let modele = Modele {
            champs: entete::champs(fichier, source, lu.champs, partages)?,
            id: lu.id,
            titre: typographie::texte(&lu.titre),
            titre_court: typographie::texte(lu.titre_court.as_deref().unwrap_or(&lu.titre)),
            quand: typographie::texte(&lu.quand),
            pas_quand: lu.pas_quand.map(|texte| typographie::texte(&texte)),
            famille: lu.famille,
            rang: lu.rang,
            forme: lu.forme,
            demarche: lu.demarche,
            fait: lu.fait,
            echeance: lu.echeance,
            base_legale: en_forme(lu.base_legale),
            controles: lu
                .controles
                .into_iter()
                .map(|c| Controle { quoi: typographie::texte(&c.quoi), ..c })
                .collect(),
            joindre: lu
                .joindre
                .into_iter()
                .map(|j| AJoindre { quoi: typographie::texte(&j.quoi), ..j })
                .collect(),
            erreurs: en_forme(lu.erreurs),
            juridiction: lu.juridiction,
            mention_haute: lu.mention_haute,
            intitule: lu.intitule,
            sous_titre: lu.sous_titre,
            camps: lu.camps,
            signatures: lu.signatures,
            effet: typographie::texte(&lu.effet),
            destinataire: lu.destinataire,
            relu_le,
            droit_depuis,
            engage_si: lu.engage_si,
            fichier: fichier.to_string(),
            objet: lu.objet,
            nom_fichier: lu.nom_fichier,
            avertissements: lu.avertissements.into_iter().map(Avertissement::en_forme).collect(),
            corps: corps.to_string(),
            ligne_corps,
        };
        modele.verifier(source)?;
        Ok(modele)
    }

    pub fn champ(&self, id: &str) -> Option<&Champ> {
        self.champs.iter().find(|champ| champ.id == id)
    }

    fn verifier(&self, source: &str) -> Result<(), Error> {
        self.verifier_gabarit(&self.corps, self.ligne_corps, source)?;
        if let Some(fait) = &self.fait {
            self.verifier_gabarit(fait, ligne_de(source, fait) - 1, source)?;
        }
        let tete = [&self.objet, &self.nom_fichier, &self.juridiction, &self.intitule, &self.sous_titre];
        let patrons =
            tete.into_iter().chain(self.camps.iter().map(|camp| &camp.texte)).chain(&self.signatures);
        for patron in patrons {
            self.verifier_gabarit(patron, ligne_de(source, patron) - 1, source)?;
        }
        let conditions = self.champs.iter().flat_map(|champ| {
            let obligatoire = match &champ.obligatoire {
                super::champs::Condition::Si(condition) => Some(condition),
                super::champs::Condition::Toujours(_) => None,
            };
            obligatoire
                .into_iter()
                .chain(&champ.si)
                .chain(champ.choix.iter().filter_map(|choix| choix.si.as_ref()))
        });
        let conditions = conditions
            .chain(self.avertissements.iter().map(|a| &a.si))
            .chain(&self.engage_si)
            .chain(self.controles.iter().flat_map(|c| c.tenu.iter().chain(&c.si)))
            .chain(self.joindre.iter().filter_map(|j| j.si.as_ref()))
            .chain(self.camps.iter().filter_map(|c| c.si.as_ref()));
        for condition in conditions {
            self.verifier_condition(condition, source)?;
        }
        self.verifier_balisage()
    }

    fn verifier_gabarit(&self, gabarit: &str, avant: usize, source: &str) -> Result<(), Error> {
        let env = gabarit::environnement(false, gabarit::Imprimes::default());
        let lu = env
            .template_from_named_str(&self.fichier, gabarit)
            .map_err(|e| self.erreur_gabarit(&e, avant))?;
        self.verifier_noms(lu.undeclared_variables(false).into_iter().collect(), source)
    }

    fn verifier_condition(&self, condition: &str, source: &str) -> Result<(), Error> {
        let env = gabarit::environnement(false, gabarit::Imprimes::default());
        let avant = ligne_de(source, condition) - 1;
        let lue = env.compile_expression(condition).map_err(|e| self.erreur_gabarit(&e, avant))?;
        self.verifier_noms(lue.undeclared_variables(false).into_iter().collect(), source)
    }

    fn verifier_noms(&self, noms: BTreeSet<String>, source: &str) -> Result<(), Error> {
        let inconnu = |nom: &String| !NOMS.contains(&nom.as_str()) && self.champ(nom).is_none();
        match noms.into_iter().find(inconnu) {
            None => Ok(()),
            Some(champ) => {
                let ligne = ligne_du_nom(source, &champ);
                Err(Error::ChampInconnu { fichier: self.fichier.clone(), champ, ligne })
            }
        }
    }

    /// The body's markup, read with instructions blanked so that its lines are those of the file.
    fn verifier_balisage(&self) -> Result<(), Error> {
        if let Some(place) = self.corps.find(est_marque) {
            let ligne = self.ligne_corps + self.corps[..place].matches('\n').count() + 1;
            return Err(Error::Balisage {
                fichier: self.fichier.clone(),
                ligne,
                quoi: "un caractère réservé".into(),
            });
        }
        let (blanchi, _) = blanchir(&self.corps);
        markdown::blocs(&blanchi, Fond { reponses: &[], numeros: None, strict: true })
            .map(|_| ())
            .map_err(|faute| self.erreur_balisage(&faute, &blanchi))
    }

    pub(crate) fn erreur_balisage(&self, faute: &Faute, texte: &str) -> Error {
        let fichier = self.fichier.clone();
        match faute {
            Faute::Balisage { octet, quoi } => {
                let ligne = texte.get(..*octet).unwrap_or(texte).matches('\n').count() + 1;
                Error::Balisage { fichier, ligne: self.ligne_corps + ligne, quoi: quoi.to_string() }
            }
            Faute::Renvoi(renvoi) => {
                let ligne = self.ligne_corps + ligne_de(&self.corps, renvoi);
                Error::RenvoiInconnu { fichier, renvoi: renvoi.clone(), ligne }
            }
        }
    }

    pub(crate) fn erreur_gabarit(&self, erreur: &minijinja::Error, avant: usize) -> Error {
        let ligne = avant + erreur.line().unwrap_or(1);
        Error::Gabarit { fichier: self.fichier.clone(), ligne, detail: gabarit::detail(erreur) }
    }
}

fn en_forme(lignes: Vec<String>) -> Vec<String> {
    lignes.iter().map(|ligne| typographie::texte(ligne)).collect()
}

/// Header, body, and the number of lines before the body.
fn couper<'a>(fichier: &str, source: &'a str) -> Result<(&'a str, &'a str, usize), Error> {
    let absent = |ligne| Error::EnTete { fichier: fichier.to_string(), ligne };
    let suite = source.strip_prefix("+++\n").ok_or_else(|| absent(1))?;
    let (tete, corps) = suite.split_once("\n+++\n").ok_or_else(|| absent(source.lines().count()))?;
    Ok((tete, corps, tete.matches('\n').count() + 3))
}

/// The first line where `nom` stands as a whole word.
fn ligne_du_nom(source: &str, nom: &str) -> usize {
    let mot = |c: char| c.is_alphanumeric() || c == '_';
    let contient = |ligne: &str| ligne.split(|c| !mot(c)).any(|m| m == nom);
    source.lines().position(contient).map_or(1, |rang| rang + 1)
}

/// The body without its instructions, line for line: a printed value becomes a word, a statement nothing.
fn blanchir(corps: &str) -> (String, usize) {
    let (mut sortie, mut reste, mut compte) = (String::new(), corps, 0);
    while let Some(place) = reste.find(['{']) {
        let (avant, suite) = reste.split_at(place);
        sortie.push_str(avant);
        let (fin, mot) = match suite.get(..2) {
            Some("{{") => ("}}", "mot"),
            Some("{%") => ("%}", ""),
            Some("{#") => ("#}", ""),
            _ => ("{", "{"),
        };
        let bout = suite[1..].find(fin).map_or(suite.len(), |b| b + 1 + fin.len());
        let bout = if fin == "{" { 1 } else { bout };
        sortie.push_str(mot);
        sortie.extend(suite[..bout].chars().filter(|&c| c == '\n'));
        compte += 1;
        reste = &suite[bout..];
    }
    (sortie + reste, compte)
}
