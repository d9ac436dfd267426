//! The template language, set up once for all: strict, French, and unable to produce markup from an answer.

use std::sync::{Arc, Mutex, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, UndefinedBehavior};

use super::francais;
use super::markdown::{A_COMPLETER, RENVOI, REPONSE};
use super::matiere;

/// What the templates of one letter printed, by rank.
#[derive(Clone, Default)]
pub(crate) struct Imprimes(Arc<Mutex<Vec<String>>>);

impl Imprimes {
    pub(crate) fn prendre(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn ajouter(&self, texte: String) -> usize {
        let mut textes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        textes.push(texte);
        textes.len() - 1
    }
}

/// Words that stay visible until somebody completes them.
pub(crate) fn a_completer(texte: &str) -> String {
    format!("{}[{texte}]{}", A_COMPLETER.0, A_COMPLETER.1)
}

/// Names a template may use besides its fields.
pub(crate) const NOMS: [&str; 6] = ["nous", "jour", "reponses", "je_nous", "a_confirmer", "namespace"];

/// `nous` says whether several write. Everything printed is replaced by an opaque mark, but numbers, which a
/// template needs to number its lists.
pub(crate) fn environnement(nous: bool, imprimes: Imprimes) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    if let Ok(syntaxe) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntaxe);
    }
    env.set_formatter(move |sortie, _, valeur| {
        let ecrit = if valeur.kind() == ValueKind::Number {
            write!(sortie, "{valeur}")
        } else {
            write!(sortie, "{}{}{}", REPONSE.0, imprimes.ajouter(valeur.to_string()), REPONSE.1)
        };
        ecrit.map_err(Into::into)
    });
    env.add_function("je_nous", move |je: String, pluriel: String| if nous { pluriel } else { je });
    env.add_function("a_confirmer", |texte: String| a_completer(&format!("à confirmer\u{a0}: {texte}")));
    env.add_filter("date", |date: String| matiere::jour(&date));
    env.add_filter("preuve", |fait: Value| -> Result<String, minijinja::Error> {
        let id = fait.get_attr("id")?;
        Ok(id
            .as_str()
            .filter(|id| !id.is_empty())
            .map_or_else(String::new, |id| format!("{}fait:{id}{}", RENVOI.0, RENVOI.1)))
    });
    env.add_filter("datee", |ligne: String| {
        let (date, texte) = francais::datee(&ligne);
        vec![date, texte]
    });
    env.add_filter("preuves", |preuves: String| francais::preuves(&preuves));
    env.add_filter("de", |mots: String| francais::de(&mots));
    env.add_filter("a", |mots: String| francais::a(&mots));
    env.add_filter("ordinal", |n: u64, feminin: Option<bool>| francais::ordinal(n, feminin.unwrap_or(false)));
    env.add_filter("accord", |civilite: String, masculin: String, feminin: String| {
        francais::accord(&civilite, &masculin, &feminin)
    });
    env.add_filter("enumerer", |mots: Vec<String>| francais::enumerer(&mots));
    env.add_filter("lignes", |texte: String| texte.lines().map(sans_puce).collect::<Vec<_>>());
    env.add_filter("sans_point", |texte: String| texte.trim_end_matches(['.', ' ', ';']).to_string());
    env.add_filter("par_rubrique", par_rubrique);
    env
}

/// « - un document » and « 3) un document » are lines of a list already.
fn sans_puce(ligne: &str) -> String {
    let sans_tiret = ligne.trim_start_matches(['-', '–', '•', '*', ' ']);
    let apres_numero = sans_tiret.trim_start_matches(|c: char| c.is_ascii_digit());
    let numero = sans_tiret.len() - apres_numero.len();
    match apres_numero.strip_prefix([')', '.']) {
        Some(suite) if (1..=2).contains(&numero) && suite.starts_with(' ') => suite.trim_start().to_string(),
        _ => sans_tiret.to_string(),
    }
}

/// Chosen lines under their headings, numbered in one run: `[{ titre, lignes: [{ numero, … }] }]`.
fn par_rubrique(choisis: Vec<Value>, premier: Option<u64>) -> Result<Vec<Value>, minijinja::Error> {
    let mut groupes: Vec<(String, Vec<Value>)> = Vec::new();
    for choisi in choisis {
        let rubrique = choisi.get_attr("rubrique")?.to_string();
        match groupes.iter_mut().find(|(titre, _)| *titre == rubrique) {
            Some((_, lignes)) => lignes.push(choisi),
            None => groupes.push((rubrique, vec![choisi])),
        }
    }
    let mut numero = premier.unwrap_or(1);
    let mut sortie = Vec::new();
    for (titre, choisis) in groupes {
        let mut lignes = Vec::new();
        for choisi in choisis {
            let texte = choisi.get_attr("texte")?;
            lignes.push(Value::from_pairs([("numero", Value::from(numero)), ("texte", texte)]));
            numero += 1;
        }
        sortie.push(Value::from_pairs([("titre", Value::from(titre)), ("lignes", Value::from(lignes))]));
    }
    Ok(sortie)
}

/// minijinja's own words, short enough to end a French sentence.
pub(crate) fn detail(erreur: &minijinja::Error) -> String {
    erreur.detail().map_or_else(|| erreur.kind().to_string(), str::to_string)
}
