//! What the window is told without asking: files dropped on it, how far a long work has come.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use quantieme::Avancement;
use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{DragDropEvent, State};

use crate::porte::Porte;

/// More often, nobody sees it.
const EVERY: Duration = Duration::from_millis(80);

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum Signal {
    Survol {
        dessus: bool,
    },
    Depot {
        chemins: Vec<String>,
    },
    Avancement {
        quoi: String,
        fait: u64,
        total: u64,
    },
    /// A round of reminders was made: what there is to say may have changed.
    Veille,
}

/// Whom to tell, and whether the long work should stop.
#[derive(Default)]
pub(crate) struct Signaux {
    channel: Mutex<Option<Channel<Signal>>>,
    stop: Arc<AtomicBool>,
}

impl Signaux {
    fn send(&self, signal: Signal) {
        let channel = self.channel.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = &*channel {
            // A window that has gone is told nothing.
            let _ = channel.send(signal);
        }
    }

    /// A round was made.
    pub(crate) fn round(&self) {
        self.send(Signal::Veille);
    }

    /// What a long work says as it goes, and whether it may go on. A new work is not stopped by an old order.
    pub(crate) fn follow(self: &Arc<Self>) -> impl FnMut(Avancement<'_>) -> bool + Send + use<> {
        let signaux = Arc::clone(self);
        signaux.stop.store(false, Ordering::Relaxed);
        let mut last: Option<Instant> = None;
        move |avancement| {
            let ended = avancement.fait == avancement.total;
            if ended || last.is_none_or(|last| last.elapsed() >= EVERY) {
                last = Some(Instant::now());
                let Avancement { quoi, fait, total } = avancement;
                signaux.send(Signal::Avancement { quoi: quoi.to_owned(), fait, total });
            }
            !signaux.stop.load(Ordering::Relaxed)
        }
    }

    /// Files carried over the window, or let go on it.
    pub(crate) fn drag(&self, event: &DragDropEvent) {
        match event {
            DragDropEvent::Enter { .. } => self.send(Signal::Survol { dessus: true }),
            DragDropEvent::Leave => self.send(Signal::Survol { dessus: false }),
            DragDropEvent::Drop { paths, .. } => {
                self.send(Signal::Survol { dessus: false });
                self.send(Signal::Depot {
                    chemins: paths.iter().filter_map(|path| path.to_str().map(str::to_owned)).collect(),
                });
            }
            _ => {}
        }
    }
}

/// The page gives the channel it listens to; the last one wins.
#[tauri::command]
pub(crate) fn ecouter(porte: State<'_, Porte>, canal: Channel<Signal>) {
    *porte.signaux.channel.lock().unwrap_or_else(PoisonError::into_inner) = Some(canal);
}

/// Asks the long work to stop.
#[tauri::command]
pub(crate) fn interrompre(porte: State<'_, Porte>) {
    porte.signaux.stop.store(true, Ordering::Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_order_to_stop_does_not_stop_the_next_work() {
        let signaux = Arc::new(Signaux::default());
        let step = Avancement { quoi: "Copie", fait: 1, total: 2 };
        let mut first = signaux.follow();
        assert!(first(step));
        signaux.stop.store(true, Ordering::Relaxed);
        assert!(!first(step));
        assert!(signaux.follow()(step));
    }
}
