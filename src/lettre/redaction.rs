//! A template and answers give a letter, at any moment: what is missing shows as such.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::arbre::{Bloc, Camp, Forme, Lettre, Span};
use super::champs::{Valeur, est_marque};
use super::ecriture::markdown;
use super::error::Error;
use super::gabarit::{self, Imprimes};
use super::markdown::{self, Faute, Fond};
use super::matiere::{self, Matiere, Numeros, PieceJointe};
use super::modele::{AJoindre, Controle, Modele};
use super::reponses::{self, ChampPose, Reponses};
use super::texte::texte;
use super::{parcours, requete, suscription, typographie};

/// A required answer that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manque {
    pub champ: String,
    pub question: String,
}

/// A line of the checklist, against the answers given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifie {
    pub quoi: String,
    /// Absent when only a person can tell.
    pub tenu: Option<bool>,
    pub obligatoire: bool,
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
    /// The fact its sending notes (« cada-saisie »), if any.
    pub fait: Option<String>,
    /// A file name to propose, without its extension.
    pub nom_fichier: String,
    /// What it encloses, in the order of their numbers.
    pub pieces: Vec<PieceJointe>,
    pub controles: Vec<Verifie>,
    /// Attachments a letter of this kind calls for.
    pub a_joindre: Vec<Verifie>,
    /// What it states and no piece proves, in its own words.
    pub sans_piece: Vec<String>,
    /// The body as the answers compose it, whatever was written since.
    pub compose: String,
    /// Words of its body.
    pub mots: usize,
}

/// Writes the letter dated `date` from its answers alone.
///
/// # Errors
/// The template is at fault, at the line it says.
pub fn rediger(
    modele: &Modele,
    valeurs: &BTreeMap<String, Valeur>,
    date: NaiveDate,
) -> Result<Redaction, Error> {
    rediger_avec(modele, valeurs, date, &Matiere::default(), None)
}

/// The same, with what its dossier holds, and the body as its writer left it (closed Markdown) when they edited it.
///
/// # Errors
/// The template, or the edited text, is at fault, at the line it says.
pub fn rediger_avec(
    modele: &Modele,
    valeurs: &BTreeMap<String, Valeur>,
    date: NaiveDate,
    matiere: &Matiere,
    texte: Option<&str>,
) -> Result<Redaction, Error> {
    let reponses = Reponses::lire(modele, valeurs, matiere, date)?;
    let trame = Trame { modele, reponses: &reponses, date };
    let mut lettre = Lettre { titre: modele.titre.clone(), forme: modele.forme, ..Lettre::default() };
    suscription::remplir(&mut lettre, &reponses, &modele.destinataire, date);
    lettre.objet = trame.ligne(&modele.objet)?;
    trame.tete(&mut lettre)?;

    let numeros = Numeros::new(matiere, &reponses.lignes("pieces"));
    let mut corps = trame.corps(&numeros)?;
    let compose = markdown(&corps);
    let mut pieces = numeros.jointes();
    if let Some(texte) = texte {
        let numeros = Numeros::new(matiere, &reponses.lignes("pieces"));
        corps = lire_texte(texte, &numeros)?;
        pieces = numeros.jointes();
    }
    if modele.forme == Forme::Requete {
        requete::numeroter(&mut corps);
        lettre.bordereau = matiere::bordereau(&pieces);
    } else {
        lettre.pieces_jointes = suscription::pieces_jointes(&pieces);
    }
    let (mots, sans_piece) = (compter(&corps), sans_piece(&corps));
    lettre.corps = corps;
    let nom = trame.ligne(&modele.nom_fichier)?.into_iter().filter(|span| !span.a_completer);
    let nom: String = nom.map(|span| span.texte).collect();
    Ok(Redaction {
        manques: manques(&reponses, &lettre, texte.is_some()),
        avertissements: avertissements(modele, &reponses, &lettre, date)?,
        engage: engage(modele, &reponses)?,
        fait: trame.mot(modele.fait.as_deref())?,
        nom_fichier: nom_de_fichier(&nom, date),
        controles: trame.controles()?,
        a_joindre: trame.a_joindre()?,
        pieces,
        sans_piece,
        compose,
        mots,
        lettre,
    })
}

/// A writer's own text, read as the closed Markdown.
///
/// # Errors
/// [`Error::Texte`], with the line and what it holds that a letter does not admit.
pub fn verifier_texte(texte: &str) -> Result<(), Error> {
    lire_texte(texte, &Numeros::new(&Matiere::default(), &[])).map(|_| ())
}

fn lire_texte(texte: &str, numeros: &Numeros) -> Result<Vec<Bloc>, Error> {
    let fond = Fond { reponses: &[], numeros: Some(numeros), strict: false };
    // Our own marks mean nothing in a text that comes from outside.
    let texte: String = texte.chars().filter(|c| !est_marque(*c)).collect();
    markdown::blocs(&texte, fond).map_err(|faute| match faute {
        Faute::Balisage { octet, quoi } => {
            let ligne = texte.get(..octet).unwrap_or(&texte).matches('\n').count() + 1;
            Error::Texte { ligne, quoi: quoi.to_string() }
        }
        Faute::Renvoi(renvoi) => Error::Texte { ligne: 1, quoi: renvoi },
    })
}

/// What the answers lack. Once the text is the writer's own, only what still shows in the letter counts.
fn manques(reponses: &Reponses, lettre: &Lettre, edite: bool) -> Vec<Manque> {
    let imprime = texte(lettre);
    let montre = |pose: &&ChampPose| !edite || imprime.contains(&reponses::a_completer(pose.champ));
    let poses: Vec<&ChampPose> = reponses.poses.iter().filter(|p| p.manque).filter(montre).collect();
    let mut manques: Vec<Manque> = poses
        .iter()
        .map(|pose| Manque { champ: pose.champ.id.clone(), question: pose.champ.question.clone() })
        .collect();
    let mut passages = Vec::new();
    parcours::paragraphes(&lettre.corps, &mut |spans| {
        passages.extend(spans.iter().filter(|span| span.a_completer).map(|span| span.texte.as_str()));
    });
    let connu = |passage: &str| poses.iter().any(|pose| passage.contains(&reponses::a_completer(pose.champ)));
    // A question that is still open says it better than the passage it left.
    let dire = edite || poses.is_empty();
    let restants = passages.into_iter().filter(|passage| dire && !connu(passage));
    manques.extend(restants.map(|passage| Manque {
        champ: "texte".to_string(),
        question: passage.trim_matches(['[', ']']).to_string(),
    }));
    manques
}

fn compter(corps: &[Bloc]) -> usize {
    let mut mots = 0;
    parcours::paragraphes(corps, &mut |spans| {
        let texte: String = spans.iter().map(|span| span.texte.as_str()).collect();
        mots += texte.split_whitespace().filter(|mot| mot.contains(char::is_alphanumeric)).count();
    });
    mots
}

fn sans_piece(corps: &[Bloc]) -> Vec<String> {
    let mut phrases = Vec::new();
    parcours::paragraphes(corps, &mut |spans| {
        let sans = spans.iter().filter(|span| span.sans_piece).map(|span| span.texte.trim().to_string());
        phrases.extend(sans);
    });
    phrases
}

/// One writing: a template, its answers, a day.
struct Trame<'a> {
    modele: &'a Modele,
    reponses: &'a Reponses<'a>,
    date: NaiveDate,
}

impl Trame<'_> {
    fn ligne(&self, patron: &str) -> Result<Vec<Span>, Error> {
        let (texte, imprimes) = self.rendre(patron, 0)?;
        Ok(markdown::ligne(&texte, &imprimes))
    }

    /// A word of ours that may depend on the answers.
    fn mot(&self, patron: Option<&str>) -> Result<Option<String>, Error> {
        let Some(patron) = patron else { return Ok(None) };
        Ok(Some(self.rendre(patron, 0)?.0.trim().to_owned()).filter(|mot| !mot.is_empty()))
    }

    /// What stands at the head of a filing or of an act.
    fn tete(&self, lettre: &mut Lettre) -> Result<(), Error> {
        lettre.juridiction = self.ligne(&self.modele.juridiction)?;
        lettre.mention_haute = self.modele.mention_haute.clone();
        lettre.intitule = self.ligne(&self.modele.intitule)?;
        lettre.sous_titre = self.ligne(&self.modele.sous_titre)?;
        for camp in &self.modele.camps {
            if !self.tient(camp.si.as_ref())? {
                continue;
            }
            let (texte, imprimes) = self.rendre(&camp.texte, 0)?;
            let lignes = markdown::lignes(&texte, &imprimes);
            let lignes = lignes.iter().map(|ligne| suscription::partie(ligne)).collect();
            lettre.camps.push(Camp { role: typographie::texte(&camp.role), lignes });
        }
        for patron in &self.modele.signatures {
            let (texte, imprimes) = self.rendre(patron, 0)?;
            suscription::autres_signatures(lettre, &markdown::lignes(&texte, &imprimes));
        }
        Ok(())
    }

    fn corps(&self, numeros: &Numeros) -> Result<Vec<Bloc>, Error> {
        let (texte, imprimes) = self.rendre(&self.modele.corps, self.modele.ligne_corps)?;
        let fond = Fond { reponses: &imprimes, numeros: Some(numeros), strict: true };
        markdown::blocs(&texte, fond).map_err(|faute| self.modele.erreur_balisage(&faute, &texte))
    }

    /// The text of a pattern, and what its marks stand for.
    fn rendre(&self, patron: &str, avant: usize) -> Result<(String, Vec<String>), Error> {
        let imprimes = Imprimes::default();
        let env = gabarit::environnement(self.reponses.nous(), imprimes.clone());
        let rendu = env
            .template_from_named_str(&self.modele.fichier, patron)
            .and_then(|g| g.render(self.reponses.contexte(self.date)));
        let texte = rendu.map_err(|e| self.modele.erreur_gabarit(&e, avant))?;
        Ok((texte, imprimes.prendre()))
    }

    fn tient(&self, condition: Option<&String>) -> Result<bool, Error> {
        let Some(condition) = condition else { return Ok(true) };
        let env = gabarit::environnement(self.reponses.nous(), Imprimes::default());
        self.reponses.vrai(&env, self.modele, condition)
    }

    fn controles(&self) -> Result<Vec<Verifie>, Error> {
        let mut verifies = Vec::new();
        for controle in &self.modele.controles {
            if self.tient(controle.si.as_ref())? {
                let tenu = match &controle.tenu {
                    Some(tenu) => Some(self.tient(Some(tenu))?),
                    None => None,
                };
                let Controle { quoi, obligatoire, .. } = controle.clone();
                verifies.push(Verifie { quoi, tenu, obligatoire });
            }
        }
        Ok(verifies)
    }

    fn a_joindre(&self) -> Result<Vec<Verifie>, Error> {
        let mut verifies = Vec::new();
        for jointe in &self.modele.joindre {
            if self.tient(jointe.si.as_ref())? {
                let AJoindre { quoi, obligatoire, .. } = jointe.clone();
                verifies.push(Verifie { quoi, tenu: None, obligatoire });
            }
        }
        Ok(verifies)
    }
}

fn engage(modele: &Modele, reponses: &Reponses) -> Result<bool, Error> {
    let Some(condition) = &modele.engage_si else { return Ok(true) };
    reponses.vrai(&gabarit::environnement(reponses.nous(), Imprimes::default()), modele, condition)
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
