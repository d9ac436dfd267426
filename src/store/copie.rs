//! The base as a file: copied whole while it is used, checked, written again under another key.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::reglage::{Comptes, compter};
use super::{Error, Result, Store, migration};
use crate::coffre::Cle;

/// Pages copied between two looks at whether to go on.
const PAS: std::ffi::c_int = 2000;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Etat {
    pub comptes: Comptes,
    /// In SQLite's words; empty when the file is sound.
    pub defauts: Vec<String>,
}

impl Store {
    /// Copies the base, as it is at this instant, into a new file under the same key; says what it held.
    ///
    /// `avance` is told the pages done and the pages in all, and may stop the copy.
    ///
    /// # Errors
    /// [`Error::Arretee`] when told to stop, or what the disk answers. The unfinished file is the caller's to remove.
    pub fn copier(&self, vers: &Path, avance: &mut dyn FnMut(u64, u64) -> bool) -> Result<Comptes> {
        let mut copie = migration::brute(vers, self.cle.as_ref(), OpenFlags::SQLITE_OPEN_CREATE)?;
        // One reading from beginning to end: what others write meanwhile is not in the copy, nor in the counts.
        let lecture = self.connexion.unchecked_transaction()?;
        let comptes = compter(&lecture)?;
        {
            let travail = Backup::new(&lecture, &mut copie)?;
            loop {
                match travail.step(PAS)? {
                    StepResult::Done => break,
                    StepResult::More => {}
                    _ => return Err(Error::Occupee),
                }
                let p = travail.progress();
                let (total, reste) =
                    (u64::try_from(p.pagecount).unwrap_or(0), u64::try_from(p.remaining).unwrap_or(0));
                if !avance(total.saturating_sub(reste), total) {
                    return Err(Error::Arretee);
                }
            }
        }
        drop(lecture);
        // A lone file: whoever takes it away takes all of it.
        copie.pragma_update(None, "journal_mode", "DELETE")?;
        copie.close().map_err(|(_, e)| Error::from(e))?;
        Ok(comptes)
    }

    /// Writes the base again into a new file, under another key or under none.
    ///
    /// # Errors
    /// What the disk answers. The unfinished file is the caller's to remove.
    pub fn recopier(&self, vers: &Path, cle: Option<&Cle>) -> Result<()> {
        let chemin = self.chemin.as_deref().ok_or(Error::Occupee)?;
        // A connection of its own: the others may not create a file.
        let c = migration::brute(chemin, self.cle.as_ref(), OpenFlags::SQLITE_OPEN_CREATE)?;
        let secret = cle.map(Cle::pragma);
        let secret = secret.as_ref().map_or("", |s| s.as_str());
        c.execute("ATTACH DATABASE ?1 AS autre KEY ?2", (vers.to_string_lossy(), secret))?;
        c.query_row("SELECT sqlcipher_export('autre')", [], |_| Ok(()))?;
        let version: u32 = c.query_row("PRAGMA main.user_version", [], |l| l.get(0))?;
        c.pragma_update(Some("autre"), "user_version", version)?;
        c.pragma_update(Some("autre"), "application_id", migration::APPLICATION)?;
        c.execute("DETACH autre", [])?;
        Ok(())
    }

    /// Checks every page and every reference.
    ///
    /// # Errors
    /// [`Error`] when the check itself cannot run; what it finds is in the answer.
    pub fn verifier(&self) -> Result<Etat> {
        let mut defauts = Vec::new();
        let lignes = |sql: &str| -> rusqlite::Result<Vec<String>> {
            self.connexion.prepare(sql)?.query_map([], |l| l.get::<_, String>(0))?.collect()
        };
        let mut verifications = vec![
            "PRAGMA integrity_check",
            "SELECT 'référence perdue dans ' || \"table\" FROM pragma_foreign_key_check",
        ];
        if self.cle.is_some() {
            verifications.insert(0, "PRAGMA cipher_integrity_check");
        }
        for verification in verifications {
            match lignes(verification) {
                Ok(lues) => defauts.extend(lues.into_iter().filter(|l| l != "ok")),
                // A page too damaged to be checked stops the check, and is a defect.
                Err(e) => defauts.push(e.to_string()),
            }
        }
        let comptes = compter(&self.connexion).unwrap_or_else(|e| {
            defauts.push(e.to_string());
            Comptes::default()
        });
        Ok(Etat { comptes, defauts })
    }

    /// Gives back to the disk what was erased, so that nothing of it remains in the file nor beside it.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn compacter(&self) -> Result<()> {
        self.connexion.execute_batch("INSERT INTO recherche (recherche) VALUES ('optimize'); VACUUM;")?;
        self.vider_le_wal()
    }

    /// Brings everything written into the file itself.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn vider_le_wal(&self) -> Result<()> {
        self.connexion.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Closes a copy that was written to, as one lone file; says what it holds.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn refermer(self) -> Result<Comptes> {
        let comptes = compter(&self.connexion)?;
        self.connexion.pragma_update(None, "journal_mode", "DELETE")?;
        self.connexion.close().map_err(|(_, e)| Error::from(e))?;
        Ok(comptes)
    }

    /// A connection of its own to the same base, for what is long: the window goes on meanwhile.
    ///
    /// # Errors
    /// [`Error`] as for opening; a base in memory has no double.
    pub fn double(&self) -> Result<Store> {
        let chemin = self.chemin.as_deref().ok_or(Error::Occupee)?;
        Store::open(chemin, self.cle.as_ref())
    }
}

/// Opens a copy without writing to it, to see what it is worth.
///
/// # Errors
/// [`Error`]: not a base, another key, a newer program.
pub fn ouvrir_copie(chemin: &Path, cle: Option<&Cle>) -> Result<Store> {
    let connexion = migration::brute(chemin, cle, OpenFlags::empty())?;
    migration::reconnaitre(&connexion, chemin)?;
    connexion.pragma_update(None, "query_only", "ON")?;
    Ok(Store { connexion, chemin: Some(chemin.to_owned()), cle: cle.cloned(), a_part: 0 })
}

/// How many connections SQLite may keep busy waiting for one another, in milliseconds.
pub(super) fn patienter(c: &Connection) -> Result<()> {
    // A 200 MB piece takes seconds to write: others wait for it rather than fail.
    Ok(c.busy_timeout(std::time::Duration::from_secs(30))?)
}
