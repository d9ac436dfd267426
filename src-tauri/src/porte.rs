//! The door as the window sees it: one base, and one command.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{Local, NaiveDate, Utc};
use quantieme::Contexte;
use quantieme::api::{self, App, Failure, VueAvis};
use serde_json::Value;
use tauri::{State, WebviewWindow};

use crate::signaux::Signaux;
use crate::veilleur::Veilleur;

/// The base, shared by the window's commands and the `piece:` protocol.
pub(crate) struct Porte {
    /// Where it is, or why it can be nowhere.
    base: Result<PathBuf, Failure>,
    /// Looked at by the first call: the window is there first, to show the sentence when nothing can be opened.
    app: Mutex<Option<App>>,
    au: Option<NaiveDate>,
    pub(crate) signaux: Arc<Signaux>,
}

impl Porte {
    pub(crate) fn new(base: Result<PathBuf, Failure>, au: Option<NaiveDate>) -> Porte {
        Porte { base, app: Mutex::new(None), au, signaux: Arc::default() }
    }

    /// The file of the base.
    pub(crate) fn base(&self) -> Result<&Path, Failure> {
        self.base.as_deref().map_err(Clone::clone)
    }

    /// The date it is for this window.
    pub(crate) fn date(&self) -> NaiveDate {
        self.au.unwrap_or_else(|| Local::now().date_naive())
    }

    /// The folder of the base.
    pub(crate) fn dossier(&self) -> Result<&Path, Failure> {
        Ok(self.base()?.parent().unwrap_or(Path::new(".")))
    }

    /// Does one thing with the base. A panic becomes an answer: its transaction has rolled back and the next call
    /// may go on, whereas a command that dies leaves the screen waiting for ever.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut App, &mut Contexte) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut app = self.app();
        let mut ctx = self.contexte();
        guard(AssertUnwindSafe(|| work(self.looked_at(&mut app)?, &mut ctx)))
    }

    /// Does something long beside: the screens go on being answered meanwhile.
    fn beside(&self, nom: &str, args: Value) -> Result<Value, Failure> {
        let mut double = self.with(|app, _| app.double())?;
        let mut ctx = self.followed();
        guard(AssertUnwindSafe(|| api::call(&mut double, &mut ctx, nom, args)))
    }

    /// Does something long with the base itself, which changes under it.
    fn in_place(&self, nom: &str, args: Value) -> Result<Value, Failure> {
        let mut app = self.app();
        let mut ctx = self.followed();
        guard(AssertUnwindSafe(|| api::call(self.looked_at(&mut app)?, &mut ctx, nom, args)))
    }

    fn app(&self) -> MutexGuard<'_, Option<App>> {
        self.app.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What could not be opened is looked at again: the disk may be back.
    fn looked_at<'a>(&self, app: &'a mut Option<App>) -> Result<&'a mut App, Failure> {
        let base = self.base()?;
        let known = app.take().filter(|app| app.empechement().is_none());
        Ok(app.insert(known.unwrap_or_else(|| App::approcher(base))))
    }

    fn contexte(&self) -> Contexte {
        contexte(self.au)
    }

    /// The same, for what shows how far it has come and may be stopped.
    fn followed(&self) -> Contexte {
        self.contexte().suivi(self.signaux.follow())
    }
}

/// Time and chance, asked of the system for each call: a window left open overnight changes its date.
pub(crate) fn contexte(au: Option<NaiveDate>) -> Contexte {
    Contexte::new(
        au.unwrap_or_else(|| Local::now().date_naive()),
        u64::try_from(Utc::now().timestamp_millis()).unwrap_or_default(),
        |bytes| getrandom::fill(bytes).expect("the system has a source of randomness"),
    )
}

fn guard<T>(whole: AssertUnwindSafe<impl FnOnce() -> Result<T, Failure>>) -> Result<T, Failure> {
    catch_unwind(whole).unwrap_or_else(|_| {
        let message = "Une erreur imprévue s’est produite. Vos dossiers n’ont pas été modifiés.".into();
        Err(Failure::Interne { message })
    })
}

/// The only way in. `async` keeps the work off the window's thread.
#[tauri::command(async)]
pub(crate) fn call(
    window: WebviewWindow,
    porte: State<'_, Porte>,
    veilleur: State<'_, Veilleur>,
    name: &str,
    args: Value,
) -> Result<Value, Failure> {
    let answer = match api::longueur(name) {
        api::Longueur::Breve => porte.with(|app, ctx| api::call(app, ctx, name, args)),
        api::Longueur::Longue => porte.beside(name, args),
        api::Longueur::SurPlace => porte.in_place(name, args),
    }?;
    // The round says each thing once: a screen that nobody looks at must not be the one that hears it.
    if name == "veiller" && !(window.is_visible().unwrap_or(false) && window.is_focused().unwrap_or(false)) {
        let avis: Vec<VueAvis> = serde_json::from_value(answer["avis"].clone()).unwrap_or_default();
        veilleur.dire(avis);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn porte(base: PathBuf) -> Porte {
        Porte::new(Ok(base), NaiveDate::from_ymd_opt(2026, 3, 2))
    }

    #[test]
    fn a_panic_is_an_answer_and_the_next_call_goes_on() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let porte = porte(folder.path().join("quantieme.db"));
        let answer = porte.with(|_, _| -> Result<(), Failure> { panic!("essai") });
        assert!(matches!(answer, Err(Failure::Interne { .. })));
        assert_eq!(porte.with(|_, ctx| Ok(ctx.aujourdhui.to_string())), Ok("2026-03-02".to_owned()));
    }

    #[test]
    fn a_base_that_cannot_be_opened_says_so_at_each_call_until_it_can() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let base = folder.path().join("quantieme.db");
        std::fs::write(&base, "Ceci n’est pas une base.".repeat(40)).expect("a file");
        let porte = porte(base.clone());
        let look = || porte.with(|app, ctx| api::call(app, ctx, "ouvrir_coffre", serde_json::json!({})));
        assert!(matches!(look(), Err(Failure::Base { .. })));
        assert!(matches!(look(), Err(Failure::Base { .. })));
        std::fs::remove_file(&base).expect("the file goes");
        assert_eq!(look().expect("an answer")["etat"], "neuf");
    }
}
