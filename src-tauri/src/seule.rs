//! One window for each base: a second one brings the first to the front, and ends.
//!
//! Two files in a folder of their own, no bus and no socket: a lock, held as long as the window lives and given back by
//! the system if it dies; and a sign, written by who finds the lock taken.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

const LOCK: &str = "verrou";
const SIGN: &str = "devant";

/// The only window of a base, until dropped.
pub(crate) struct Seule {
    _lock: File,
    _watcher: Option<RecommendedWatcher>,
}

impl Seule {
    /// Takes the place in that folder, or gives nothing and makes a sign to who has it, unless one comes `hidden`.
    /// `front` is called for each sign.
    ///
    /// # Errors
    /// What the disk answers: then nobody knows, and the window may open.
    pub(crate) fn take(
        folder: &Path,
        hidden: bool,
        front: impl Fn() + Send + 'static,
    ) -> io::Result<Option<Seule>> {
        fs::create_dir_all(folder)?;
        let lock = File::options().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                if !hidden {
                    fs::write(folder.join(SIGN), [])?;
                }
                Ok(None)
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(Some(Seule { _lock: lock, _watcher: watch(folder, front) })),
        }
    }
}

/// Without a watcher the second window still ends; the first only stays where it is.
fn watch(folder: &Path, front: impl Fn() + Send + 'static) -> Option<RecommendedWatcher> {
    let sign: PathBuf = folder.join(SIGN);
    // One that nobody answered is no longer news.
    let _ = fs::remove_file(&sign);
    let mut watcher = recommended_watcher(move |_: notify::Result<Event>| {
        if fs::remove_file(&sign).is_ok() {
            front();
        }
    })
    .ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_second_window_calls_the_first_and_takes_its_place_once_it_has_gone() {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let folder = temporary.path().join("fenetre");
        let (called, calls) = channel();
        let first =
            Seule::take(&folder, false, move || called.send(()).expect("someone listens")).expect("a folder");
        assert!(first.is_some());
        assert!(Seule::take(&folder, true, || ()).expect("a folder").is_none());
        assert!(!folder.join(SIGN).exists());
        assert!(Seule::take(&folder, false, || ()).expect("a folder").is_none());
        calls.recv_timeout(Duration::from_secs(30)).expect("the first window is called");
        drop(first);
        assert!(Seule::take(&folder, false, || ()).expect("a folder").is_some());
    }
}
