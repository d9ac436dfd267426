//! A template and answers give a letter, at any moment: what is missing shows as such.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::arbre::{Bloc, Lettre};
use super::champs::Valeur;
use super::error::Error;
use super::gabarit::{self, Imprimes};
use super::markdown::{self, Renvois};
use super::modele::Modele;
use super::reponses::Reponses;
use super::suscription;

/// A required answer that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manque {
    pub champ: String,
    pub question: String,
}

/// A letter as far as it can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    pub lettre: Lettre,
    /// Empty when the letter can leave.
    pub manques: Vec<Manque>,
    /// What to look at before it leaves; none of them forbids it.
    pub avertissements: Vec<String>,
    /// Whether sending it starts a step, with its periods: a mere report to the CNIL starts none.
    pub engage: bool,
    /// A file name to propose, without its extension.
    pub nom_fichier: String,
}

/// Writes the letter dated `date`.
pub fn rediger(
    modele: &Modele,
    valeurs: &BTreeMap<String, Valeur>,
    date: NaiveDate,
) -> Result<Redaction, Error> {
    rediger_avec(modele, valeurs, date, &Renvois::default())
}

/// The same, with the words for `[pièce:id]` and `[source:id]` in the template.
pub fn rediger_avec(
    modele: &Modele,
    valeurs: &BTreeMap<String, Valeur>,
    date: NaiveDate,
    renvois: &Renvois,
) -> Result<Redaction, Error> {
    let reponses = Reponses::lire(modele, valeurs)?;
    let mut lettre = Lettre { titre: modele.titre.clone(), ..Lettre::default() };
    suscription::remplir(&mut lettre, &reponses, &modele.destinataire, date);
    let (objet, imprimes) = rendre(modele, &modele.objet, 0, &reponses, date)?;
    lettre.objet = markdown::ligne(&objet, &imprimes);
    lettre.corps = corps(modele, &reponses, date, renvois)?;
    let (nom, imprimes) = rendre(modele, &modele.nom_fichier, 0, &reponses, date)?;
    let connus = markdown::ligne(&nom, &imprimes).into_iter().filter(|span| !span.a_completer);
    let nom: String = connus.map(|span| span.texte).collect();

    let manques = reponses.poses.iter().filter(|pose| pose.manque);
    let manques =
        manques.map(|pose| Manque { champ: pose.champ.id.clone(), question: pose.champ.question.clone() });
    Ok(Redaction {
        manques: manques.collect(),
        avertissements: avertissements(modele, &reponses, &lettre, date)?,
        engage: engage(modele, &reponses)?,
        nom_fichier: nom_de_fichier(&nom, date),
        lettre,
    })
}

fn engage(modele: &Modele, reponses: &Reponses) -> Result<bool, Error> {
    let Some(condition) = &modele.engage_si else { return Ok(true) };
    reponses.vrai(&gabarit::environnement(reponses.nous(), Imprimes::default()), modele, condition)
}

fn corps(
    modele: &Modele,
    reponses: &Reponses,
    date: NaiveDate,
    renvois: &Renvois,
) -> Result<Vec<Bloc>, Error> {
    let (texte, imprimes) = rendre(modele, &modele.corps, modele.ligne_corps, reponses, date)?;
    markdown::blocs(&texte, &imprimes, Some(renvois)).map_err(|faute| modele.erreur_balisage(&faute, &texte))
}

/// The text of a pattern, and what its marks stand for.
fn rendre(
    modele: &Modele,
    gabarit: &str,
    avant: usize,
    reponses: &Reponses,
    date: NaiveDate,
) -> Result<(String, Vec<String>), Error> {
    let imprimes = Imprimes::default();
    let env = gabarit::environnement(reponses.nous(), imprimes.clone());
    let rendu =
        env.template_from_named_str(&modele.fichier, gabarit).and_then(|g| g.render(reponses.contexte(date)));
    let texte = rendu.map_err(|e| modele.erreur_gabarit(&e, avant))?;
    Ok((texte, imprimes.prendre()))
}

fn avertissements(
    modele: &Modele,
    reponses: &Reponses,
    lettre: &Lettre,
    date: NaiveDate,
) -> Result<Vec<String>, Error> {
    let refus = reponses
        .poses
        .iter()
        .filter_map(|pose| Some(format!("{} {}", pose.champ.question, pose.refus.as_ref()?)));
    let mut avertissements: Vec<String> = refus.collect();
    avertissements.extend(suscription::avertissements(lettre, reponses));
    let env = gabarit::environnement(reponses.nous(), Imprimes::default());
    for avertissement in &modele.avertissements {
        if reponses.vrai(&env, modele, &avertissement.si)? {
            avertissements.push(avertissement.texte.clone());
        }
    }
    if let Some(depuis) = modele.droit_depuis.filter(|depuis| date < *depuis) {
        avertissements.push(format!(
            "Cette lettre cite les textes tels qu’ils se lisent depuis le {}. Avant ce jour, leur numérotation était \
             différente.",
            quantieme_droit::francais::date(depuis)
        ));
    }
    // An offline tool admits its age.
    if modele.relu_le.checked_add_months(Months::new(12)).is_some_and(|limite| date > limite) {
        let jour = quantieme_droit::francais::date(modele.relu_le);
        avertissements.push(format!(
            "Les articles cités par ce modèle ont été relus pour la dernière fois le {jour}, il y a plus d’un an. \
             Vérifiez-les sur Légifrance."
        ));
    }
    Ok(avertissements)
}

/// « 2019-03-08-demande-documents-mairie-de-saint-etienne »: safe on any disk.
fn nom_de_fichier(nom: &str, date: NaiveDate) -> String {
    let mut mots = String::new();
    for c in nom.to_lowercase().chars() {
        match c {
            'à' | 'â' | 'ä' => mots.push('a'),
            'é' | 'è' | 'ê' | 'ë' => mots.push('e'),
            'î' | 'ï' => mots.push('i'),
            'ô' | 'ö' => mots.push('o'),
            'ù' | 'û' | 'ü' => mots.push('u'),
            'ç' => mots.push('c'),
            'œ' => mots.push_str("oe"),
            'æ' => mots.push_str("ae"),
            c if c.is_ascii_alphanumeric() => mots.push(c),
            _ => mots.push(' '),
        }
    }
    let mut nom = date.to_string();
    for mot in mots.split_whitespace().take(12) {
        nom.push('-');
        nom.push_str(mot);
    }
    nom
}
