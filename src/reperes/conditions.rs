//! Conditions written in the files: « tient == "presse" and "savoir" in veut ».

use std::collections::BTreeMap;
use std::sync::OnceLock;

use minijinja::{Environment, UndefinedBehavior, Value};

use super::registre::Error;

/// What conditions may name, and what each is worth now.
pub(super) type Noms = BTreeMap<String, Value>;

/// Whether a condition holds; an absent one always does.
///
/// # Errors
/// When it cannot be read, or names something else.
pub(super) fn tient(fichier: &str, condition: Option<&str>, noms: &Noms) -> Result<bool, Error> {
    static ENV: OnceLock<Environment<'static>> = OnceLock::new();
    let env = ENV.get_or_init(|| {
        let mut env = Environment::empty();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env
    });
    let Some(condition) = condition else { return Ok(true) };
    let juger = || env.compile_expression(condition)?.eval(noms);
    juger().map(|valeur| valeur.is_true()).map_err(|e| Error::Condition {
        fichier: fichier.to_owned(),
        condition: condition.to_owned(),
        detail: e.to_string(),
    })
}
