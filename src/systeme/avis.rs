//! Notifications: what is said to whoever sits at the computer.
//!
//! On Linux they go over the bus of the session, a socket of this computer and no other. The entry of no installed
//! application is named: GNOME withdraws the notifications of a known application as soon as its process ends, and
//! the timer's ends at once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use notify_rust::{Notification, NotificationResponse};
use uuid::Uuid;

use super::SystemeError;

const APPLICATION: &str = "Quantième";
/// Past these lengths desktops cut by themselves, in the middle of a word.
const TITRE_MAX: usize = 80;
const TEXTE_MAX: usize = 300;
/// A desktop that has not answered by then will not.
const PATIENCE: Duration = Duration::from_secs(20);
/// A notification that may be clicked keeps a thread and a connection. Past this many, the next ones are only read.
const SUIVIS_MAX: usize = 24;

/// The numbers desktops gave to what was said: those that ignore the number we propose replace by their own.
static NUMEROS: Mutex<Option<HashMap<Uuid, u32>>> = Mutex::new(None);
static SUIVIS: AtomicUsize = AtomicUsize::new(0);

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avis {
    /// What it is about: a newer one with the same key takes the place of the older.
    pub cle: Uuid,
    pub titre: String,
    /// Plain text: a name that looks like markup is shown as it is written.
    pub texte: String,
    /// Stays on the screen until someone closes it.
    pub pressant: bool,
}

/// Says it, and waits until the desktop has it. Long texts are shortened.
///
/// # Errors
/// [`SystemeError::Avis`] when there is no desktop to show it, or it does not answer within twenty seconds.
pub fn notifier(avis: &Avis) -> Result<(), SystemeError> {
    dire(avis, None)
}

/// Says it and goes on listening, in a thread of its own: `au_clic` is called if the person clicks on it while this
/// program runs.
///
/// # Errors
/// As [`notifier`].
pub fn notifier_et_suivre(avis: &Avis, au_clic: impl FnOnce() + Send + 'static) -> Result<(), SystemeError> {
    if SUIVIS.load(Ordering::Relaxed) >= SUIVIS_MAX {
        return notifier(avis);
    }
    dire(avis, Some(Box::new(au_clic)))
}

type AuClic = Box<dyn FnOnce() + Send>;

fn dire(avis: &Avis, au_clic: Option<AuClic>) -> Result<(), SystemeError> {
    bus_local()?;
    let avis = avis.clone();
    // The thread outlives us if the desktop never answers: better than a program that waits with it.
    attendre(move |repondre| {
        let montree = montrer(&avis, au_clic.is_some());
        match montree {
            Err(erreur) => repondre(Err(erreur.to_string())),
            Ok(poignee) => {
                repondre(Ok(()));
                if let Some(au_clic) = au_clic {
                    suivre(poignee, au_clic);
                }
            }
        }
    })
}

fn suivre(poignee: notify_rust::NotificationHandle, au_clic: AuClic) {
    SUIVIS.fetch_add(1, Ordering::Relaxed);
    let _ = poignee.wait_for_response(|reponse: &NotificationResponse| {
        if *reponse == NotificationResponse::Default {
            au_clic();
        }
    });
    SUIVIS.fetch_sub(1, Ordering::Relaxed);
}

fn montrer(avis: &Avis, cliquable: bool) -> notify_rust::error::Result<notify_rust::NotificationHandle> {
    let mut notification = Notification::new();
    notification.appname(APPLICATION).summary(&raccourcir(&avis.titre, TITRE_MAX)).body(&corps(&avis.texte));
    if let Some(numero) = numeros(|numeros| numeros.get(&avis.cle).copied()).or_else(|| propose(avis.cle)) {
        notification.id(numero);
    }
    if cliquable {
        notification.action("default", "Ouvrir Quantième");
    }
    #[cfg(not(target_os = "macos"))]
    if avis.pressant {
        notification.urgency(notify_rust::Urgency::Critical);
    }
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        notification.hint(notify_rust::Hint::Category("x-quantieme.echeance".into()));
        // A few desktops replace by this rather than by number.
        notification.hint(notify_rust::Hint::Custom("x-dunst-stack-tag".into(), avis.cle.to_string()));
        if let Some(icone) = icone() {
            notification.icon(&icone);
        }
    }
    let poignee = notification.show()?;
    #[cfg(all(unix, not(target_os = "macos")))]
    numeros(|numeros| numeros.insert(avis.cle, poignee.id()));
    Ok(poignee)
}

fn numeros<T>(action: impl FnOnce(&mut HashMap<Uuid, u32>) -> T) -> T {
    let mut numeros = NUMEROS.lock().unwrap_or_else(PoisonError::into_inner);
    action(numeros.get_or_insert_default())
}

/// A number of our own, the same in every process: large, so that it cannot be that of another program, which desktops
/// count from one. Those that do not know it give theirs.
#[cfg(all(unix, not(target_os = "macos")))]
fn propose(cle: Uuid) -> Option<u32> {
    let (haut, bas) = cle.as_u64_pair();
    let melange = (haut ^ bas) ^ ((haut ^ bas) >> 32);
    let [.., a, b, c, d] = melange.to_be_bytes();
    Some(u32::from_be_bytes([a, b, c, d]) & 0x3fff_ffff | 0x4000_0000)
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn propose(_: Uuid) -> Option<u32> {
    None
}

/// The body as this desktop reads it: markup for some, who would swallow `<` and what follows.
fn corps(texte: &str) -> String {
    let texte = raccourcir(texte, TEXTE_MAX);
    if lit_du_balisage() { echapper(&texte) } else { texte }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn lit_du_balisage() -> bool {
    notify_rust::get_capabilities().is_ok_and(|sait| sait.iter().any(|s| s == "body-markup"))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn lit_du_balisage() -> bool {
    false
}

fn echapper(texte: &str) -> String {
    texte.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One line of printable characters, cut between two words with an ellipsis.
fn raccourcir(texte: &str, limite: usize) -> String {
    let net: String = texte.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Not `split_whitespace`: a non-breaking space belongs to its word.
    let net = net.split(' ').filter(|mot| !mot.is_empty()).collect::<Vec<_>>().join(" ");
    if net.chars().count() <= limite {
        return net;
    }
    let debut: String = net.chars().take(limite.saturating_sub(1)).collect();
    let mots = debut.rsplit_once(' ').map_or(debut.as_str(), |(mots, _)| mots);
    format!("{}…", mots.trim_end_matches([' ', ',', ';', ':', '.', '\u{a0}']))
}

/// Our icon in a file of the session, which desktops want a path to. None is only less pretty.
#[cfg(all(unix, not(target_os = "macos")))]
fn icone() -> Option<String> {
    const ICONE: &[u8] = include_bytes!("../../src-tauri/icons/icon.png");
    let dossier = std::path::PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR")?).join("quantieme");
    let chemin = dossier.join("icone.png");
    if std::fs::metadata(&chemin).map(|m| m.len()).ok() != u64::try_from(ICONE.len()).ok() {
        std::fs::create_dir_all(&dossier).ok()?;
        crate::coffre::ecrire_prive(&chemin, ICONE).ok()?;
    }
    chemin.into_os_string().into_string().ok()
}

/// Refuses a bus that is not of this computer: an address may name a host, and nothing must leave.
#[cfg(all(unix, not(target_os = "macos")))]
fn bus_local() -> Result<(), SystemeError> {
    match std::env::var("DBUS_SESSION_BUS_ADDRESS") {
        Ok(adresse) if !est_locale(&adresse) => Err(SystemeError::Avis {
            detail: "le bus de votre session n’est pas sur cet ordinateur".into(),
        }),
        _ => Ok(()),
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn bus_local() -> Result<(), SystemeError> {
    Ok(())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn est_locale(adresse: &str) -> bool {
    adresse.split(';').filter(|a| !a.is_empty()).all(|a| a.starts_with("unix:"))
}

/// Whether this desktop has a notification area, where the icon of a program may stay. False when it does not say.
pub fn zone_presente() -> bool {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        bus_local().is_ok()
            && attendre(|repondre| repondre(zbus::block_on(gardien()).map_err(|e| e.to_string())))
                .unwrap_or(false)
    }
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    {
        true
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
async fn gardien() -> zbus::Result<bool> {
    let bus = zbus::Connection::session().await?;
    let nom = "org.kde.StatusNotifierWatcher".try_into()?;
    Ok(zbus::fdo::DBusProxy::new(&bus).await?.name_has_owner(nom).await?)
}

/// Runs in a thread of its own what may never come back, and waits for its answer, within reason.
fn attendre<T: Send + 'static>(
    travail: impl FnOnce(&dyn Fn(Result<T, String>)) + Send + 'static,
) -> Result<T, SystemeError> {
    let (envoi, reponse) = channel();
    thread::spawn(move || {
        travail(&move |resultat| {
            // Nobody waits any more: the answer came too late.
            let _ = envoi.send(resultat);
        });
    });
    recevoir(&reponse).map_err(|detail| SystemeError::Avis { detail })
}

fn recevoir<T>(reponse: &Receiver<Result<T, String>>) -> Result<T, String> {
    match reponse.recv_timeout(PATIENCE) {
        Ok(resultat) => resultat,
        Err(RecvTimeoutError::Timeout) => Err("le bureau ne répond pas".into()),
        Err(RecvTimeoutError::Disconnected) => Err("la demande s’est interrompue".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_two_words() {
        assert_eq!(raccourcir("Déposer le recours", 80), "Déposer le recours");
        assert_eq!(raccourcir("Déposer le recours, avant lundi", 21), "Déposer le recours…");
        assert_eq!(raccourcir(&"x".repeat(100), 10), format!("{}…", "x".repeat(9)));
        assert_eq!(raccourcir("Une\nligne\u{7} seule", 80), "Une ligne seule");
        assert!(raccourcir(&"é ".repeat(500), TEXTE_MAX).chars().count() <= TEXTE_MAX);
    }

    #[test]
    fn markup_is_shown_as_it_was_written() {
        assert_eq!(echapper("<b>Dupont & Fils</b>"), "&lt;b&gt;Dupont &amp; Fils&lt;/b&gt;");
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_key_always_has_the_same_number_and_never_a_small_one() {
        let cle = Uuid::from_u128(7);
        assert_eq!(propose(cle), propose(cle));
        assert!(propose(cle).is_some_and(|numero| numero >= 0x4000_0000));
        assert_ne!(propose(cle), propose(Uuid::from_u128(8)));
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_bus_elsewhere_is_refused() {
        assert!(est_locale("unix:path=/run/user/1000/bus"));
        assert!(est_locale("unix:abstract=/tmp/x,guid=0;unix:path=/y;"));
        assert!(!est_locale("tcp:host=192.0.2.1,port=4"));
        assert!(!est_locale("unix:path=/x;tcp:host=192.0.2.1,port=4"));
        assert!(!est_locale("unixexec:path=ssh"));
    }
}
