//! The base, as use cases see it: not there yet, locked, open, or out of reach.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Failure;
use crate::Contexte;
use crate::coffre::{Cle, Trousseau, Verrou, chemin_du_trousseau, remplacer, synchronise};
use crate::dossier::{Dossier, DossierId};
use crate::store::{self, Base, Geste, Nature, Signature, Store};

/// What every use case works on.
pub struct App {
    /// Absent for a base in memory.
    base: Option<PathBuf>,
    etat: Etat,
    /// What was read last, while nobody wrote since.
    lus: Mutex<Option<(store::Instant, Arc<Vec<Dossier>>)>>,
}

enum Etat {
    Neuve,
    Verrouillee,
    Ouverte {
        store: Box<Store>,
        _verrou: Option<Verrou>,
    },
    /// Damaged, newer, unreadable: only a backup can take its place.
    Empechee(Failure),
}

impl App {
    /// Looks at the base at that path: opens it when nothing protects it, leaves it locked otherwise, creates nothing.
    /// What keeps it from being opened is the answer of every command, except those that restore a backup.
    pub fn approcher(base: &Path) -> App {
        let mut app = App { base: Some(base.to_owned()), etat: Etat::Neuve, lus: Mutex::default() };
        app.reprendre();
        app
    }

    fn regarder(&mut self) -> Result<(), Failure> {
        let base = self.chemin()?.to_owned();
        refuser_la_synchronisation(&base)?;
        let avec_cles = chemin_du_trousseau(&base).exists();
        let nouvelle = chemin_de_la_nouvelle(&base);
        // The keys were written and the program died before the new base took its place.
        if avec_cles && nouvelle.exists() && store::nature(&base)? == Nature::Absente {
            remplacer(&nouvelle, &base)?;
        }
        match store::nature(&base)? {
            // A base without its file and with its keys is a lost base, not a first start.
            Nature::Absente if avec_cles => Err(Failure::Base {
                message: format!(
                    "Le fichier «\u{a0}{}\u{a0}» a disparu, mais sa clé est là. Remettez le fichier à sa place, ou restaurez une sauvegarde.",
                    base.display()
                ),
            }),
            Nature::Absente => Ok(()),
            Nature::Claire => self.entrer(None),
            Nature::Opaque if avec_cles => {
                self.etat = Etat::Verrouillee;
                Ok(())
            }
            Nature::Opaque => Err(store::Error::PasUneBase(base.display().to_string()).into()),
        }
    }

    /// Opens the base at that path, creating one without a phrase when there is none.
    ///
    /// # Errors
    /// [`Failure::Base`]: a newer base, a file that is not ours, a place that cannot be written, a synchronised folder;
    /// [`Failure::Verrouille`] when a phrase protects it.
    pub fn open(base: &Path) -> Result<App, Failure> {
        let mut app = App::approcher(base);
        if app.est_neuve() {
            app.entrer(None)?;
        }
        app.store()?;
        Ok(app)
    }

    /// A base in memory, for tests.
    ///
    /// # Errors
    /// [`Failure::Base`] when SQLite itself cannot start.
    pub fn in_memory() -> Result<App, Failure> {
        let store = Box::new(Store::in_memory()?);
        Ok(App { base: None, etat: Etat::Ouverte { store, _verrou: None }, lus: Mutex::default() })
    }

    /// Another connection to the same open base, for what is long: the window goes on meanwhile.
    ///
    /// # Errors
    /// [`Failure::Verrouille`] when the base is not open.
    pub fn double(&self) -> Result<App, Failure> {
        // It holds the base too: nobody exchanges the file under it.
        let verrou = self.base.as_deref().map(Verrou::partage).transpose()?;
        let store = Box::new(self.store()?.double()?);
        Ok(App {
            base: self.base.clone(),
            etat: Etat::Ouverte { store, _verrou: verrou },
            lus: Mutex::default(),
        })
    }

    /// Whether there is no base yet.
    pub fn est_neuve(&self) -> bool {
        matches!(self.etat, Etat::Neuve)
    }

    /// Whether a phrase must be given first.
    pub fn est_verrouillee(&self) -> bool {
        matches!(self.etat, Etat::Verrouillee)
    }

    /// What keeps the base from being opened, if something does.
    pub fn empechement(&self) -> Option<&Failure> {
        match &self.etat {
            Etat::Empechee(failure) => Some(failure),
            _ => None,
        }
    }

    /// The file of the base.
    pub(super) fn chemin(&self) -> Result<&Path, Failure> {
        self.base.as_deref().ok_or_else(|| Failure::Base {
            message: "Cette base n’est qu’en mémoire : elle n’a ni clé ni sauvegarde.".to_owned(),
        })
    }

    /// The keys beside the base.
    pub(super) fn trousseau(&self) -> Result<Trousseau, Failure> {
        let chemin = chemin_du_trousseau(self.chemin()?);
        let texte = std::fs::read_to_string(&chemin).map_err(|_| Failure::Base {
            message: format!(
                "Le fichier des clés «\u{a0}{}\u{a0}» ne se lit pas. Sans lui, vos dossiers ne s’ouvrent pas\u{a0}: remettez-le à sa place, ou restaurez une sauvegarde. Rien n’a été modifié.",
                chemin.display()
            ),
        })?;
        Ok(Trousseau::lire(&texte)?)
    }

    /// Opens the store with that key, or as a clear base.
    pub(super) fn entrer(&mut self, cle: Option<&Cle>) -> Result<(), Failure> {
        let base = self.chemin()?.to_owned();
        let verrou = Verrou::partage(&base)?;
        let store = Box::new(Store::open(&base, cle)?);
        self.etat = Etat::Ouverte { store, _verrou: Some(verrou) };
        self.lus = Mutex::default();
        Ok(())
    }

    /// Closes the base and forgets its key: what follows needs the phrase again.
    pub(super) fn sortir(&mut self) {
        self.etat = Etat::Verrouillee;
        self.lus = Mutex::default();
    }

    /// Looks at the base again, as at the start.
    pub(super) fn reprendre(&mut self) {
        self.etat = Etat::Neuve;
        if let Err(failure) = self.regarder() {
            self.etat = Etat::Empechee(failure);
        }
    }

    /// Closes the base while its file is exchanged. Nobody else may have it open.
    pub(super) fn ceder(&mut self) -> Result<Verrou, Failure> {
        let base = self.chemin()?.to_owned();
        self.sortir();
        Ok(Verrou::exclusif(&base)?)
    }

    pub(super) fn store(&self) -> Result<&Store, Failure> {
        match &self.etat {
            Etat::Ouverte { store, .. } => Ok(store),
            Etat::Empechee(failure) => Err(failure.clone()),
            _ => Err(Failure::verrouille()),
        }
    }

    fn store_mut(&mut self) -> Result<&mut Store, Failure> {
        match &mut self.etat {
            Etat::Ouverte { store, .. } => Ok(store),
            Etat::Empechee(failure) => Err(failure.clone()),
            _ => Err(Failure::verrouille()),
        }
    }

    /// What the open base holds, to see whether it changed; `None` when it is not open.
    pub(super) fn marque(&self) -> Option<store::Instant> {
        self.store().ok()?.instant().ok()
    }

    /// For reading.
    pub(super) fn lecture(&self) -> Result<&Base, Failure> {
        Ok(self.store()?.lecture())
    }

    /// One use case: one transaction, one action of the journal.
    pub(super) fn ecrire<T>(
        &mut self,
        ctx: &Contexte,
        geste: &Geste,
        cas: impl FnOnce(&Base) -> Result<T, store::Error>,
    ) -> Result<T, Failure> {
        let quand_ms = ctx.maintenant_ms;
        self.ecrire_ou(quand_ms, geste, |base| Ok(cas(base)?))
    }

    /// The same, when the use case has reasons of its own to fail.
    pub(super) fn ecrire_ou<T>(
        &mut self,
        quand_ms: u64,
        geste: &Geste,
        cas: impl FnOnce(&Base) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let store = self.store_mut()?;
        let qui = store::lire_reglage(store.lecture(), "nom")?;
        store.ecrire(Signature { quand_ms, qui: qui.as_deref() }, geste, cas)
    }

    /// Writes what is nobody's action.
    pub(super) fn entretenir<T>(
        &mut self,
        cas: impl FnOnce(&Base) -> Result<T, store::Error>,
    ) -> Result<T, Failure> {
        self.store_mut()?.entretenir(|base| Ok(cas(base)?))
    }

    /// Writes what no dossier knows of: those that were read stay as they are.
    pub(super) fn noter_a_part<T>(
        &mut self,
        cas: impl FnOnce(&Base) -> Result<T, store::Error>,
    ) -> Result<T, Failure> {
        Ok(self.store_mut()?.noter_a_part(cas)?)
    }

    /// The dossiers of the base, oldest first, read again only when something was written since.
    pub(super) fn tous(&self) -> Result<Arc<Vec<Dossier>>, Failure> {
        if let Some(tous) = self.connus()? {
            return Ok(tous);
        }
        let store = self.store()?;
        // Taken before reading: what is written meanwhile makes it old at once.
        let instant = store.instant()?;
        let tous = Arc::new(store::lire_dossiers(store.lecture())?);
        *self.lus.lock().unwrap_or_else(PoisonError::into_inner) = Some((instant, Arc::clone(&tous)));
        Ok(tous)
    }

    /// What [`App::tous`] would give, if it was read already and nothing was written since.
    pub(super) fn connus(&self) -> Result<Option<Arc<Vec<Dossier>>>, Failure> {
        let instant = self.store()?.instant()?;
        let lus = self.lus.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(lus.as_ref().filter(|(avant, _)| *avant == instant).map(|(_, tous)| Arc::clone(tous)))
    }

    /// The dossiers of the base, oldest first.
    ///
    /// # Errors
    /// [`Failure::Base`] when the base cannot be read.
    pub fn dossiers(&self) -> Result<Vec<Dossier>, Failure> {
        Ok(store::lire_dossiers(self.lecture()?)?)
    }

    /// One dossier.
    ///
    /// # Errors
    /// [`Failure::Introuvable`] when it is not in the base.
    pub fn dossier(&self, id: DossierId) -> Result<Dossier, Failure> {
        store::lire_dossier(self.lecture()?, id)?.ok_or_else(|| Failure::introuvable("Ce dossier"))
    }
}

/// Where a base is written before it takes its place.
pub(super) fn chemin_de_la_nouvelle(base: &Path) -> PathBuf {
    let mut nom = base.as_os_str().to_owned();
    nom.push(".nouvelle");
    nom.into()
}

/// A base in a synchronised folder ends up corrupted: two machines write the same file, half of it each.
fn refuser_la_synchronisation(base: &Path) -> Result<(), Failure> {
    match synchronise::service(base) {
        None => Ok(()),
        Some(service) => Err(Failure::Base {
            message: format!(
                "Ce dossier est synchronisé par {}\u{a0}: deux ordinateurs y écriraient en même temps, et vos dossiers seraient perdus. Gardez-les dans un dossier ordinaire\u{a0}; pour les transmettre, exportez un fichier d’échange et déposez ce fichier-là dans {0}.",
                service.nom()
            ),
        }),
    }
}
