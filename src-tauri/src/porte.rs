//! The door as the window sees it: one base, and one command.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use chrono::{Local, NaiveDate, Utc};
use quantieme::Contexte;
use quantieme::api::{self, App, Failure};
use serde_json::Value;
use tauri::State;

/// The base, shared by the window's command and the `piece:` protocol.
pub(crate) struct Porte {
    /// Where it is, or why it can be nowhere.
    base: Result<PathBuf, Failure>,
    /// Opened by the first call that can: the window is there first, to show the sentence when none can.
    app: Mutex<Option<App>>,
    au: Option<NaiveDate>,
}

impl Porte {
    pub(crate) fn new(base: Result<PathBuf, Failure>, au: Option<NaiveDate>) -> Porte {
        Porte { base, app: Mutex::new(None), au }
    }

    /// Does one thing with the base. A panic becomes an answer: its transaction has rolled back and the next call
    /// may go on, whereas a command that dies leaves the screen waiting for ever.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut App, &mut Contexte) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut app = self.app.lock().unwrap_or_else(PoisonError::into_inner);
        let mut ctx = self.contexte();
        let whole = AssertUnwindSafe(|| match &mut *app {
            Some(app) => work(app, &mut ctx),
            closed => {
                let base = self.base.as_deref().map_err(Clone::clone)?;
                work(closed.insert(App::open(base)?), &mut ctx)
            }
        });
        catch_unwind(whole).unwrap_or_else(|_| {
            let message = "Une erreur imprévue s’est produite. Vos dossiers n’ont pas été modifiés.".into();
            Err(Failure::Interne { message })
        })
    }

    /// Time and chance, asked of the system for each call: a window left open overnight changes its date.
    fn contexte(&self) -> Contexte {
        Contexte::new(
            self.au.unwrap_or_else(|| Local::now().date_naive()),
            u64::try_from(Utc::now().timestamp_millis()).unwrap_or_default(),
            |bytes| getrandom::fill(bytes).expect("the system has a source of randomness"),
        )
    }
}

/// The only way in. `async` keeps the work off the window's thread.
#[tauri::command(async)]
pub(crate) fn call(porte: State<'_, Porte>, name: &str, args: Value) -> Result<Value, Failure> {
    porte.with(|app, ctx| api::call(app, ctx, name, args))
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
        let base = folder.path().join("absent").join("quantieme.db");
        let porte = porte(base.clone());
        assert!(matches!(porte.with(|_, _| Ok(())), Err(Failure::Base { .. })));
        assert!(matches!(porte.with(|_, _| Ok(())), Err(Failure::Base { .. })));
        std::fs::create_dir(base.parent().expect("a folder")).expect("the folder is made");
        assert_eq!(porte.with(|_, _| Ok(())), Ok(()));
    }
}
