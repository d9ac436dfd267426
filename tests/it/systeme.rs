//! The computer, as it really is where the tests run: what it lacks is told, and its test is left.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::NaiveTime;
use quantieme::systeme::{Avis, Demarrage, Minuterie, notifier, notifier_et_suivre, zone_presente};
use uuid::Uuid;
use zbus::OwnedVariant;
use zbus::{Connection, MessageStream, block_on};

/// Folders people have.
const DOSSIERS: &[&str] = &["simple", "avec des espaces", "accentué à l’été", "L'asso"];
/// Folders that mean something else to whoever reads them too fast.
const PIEGES: &[&str] = &["100 % %h %%", "$HOME ${x}", r#"guille"mets et \barres"#, "accent`grave"];

fn la(programme: &str) -> bool {
    let present = Command::new(programme).arg("--version").output().is_ok();
    if !present {
        eprintln!("{programme} n'est pas sur cet ordinateur : essai laissé");
    }
    present
}

fn programme_dans(dossier: &Path) -> PathBuf {
    fs::create_dir_all(dossier).expect("a folder");
    let programme = dossier.join("quantieme");
    fs::write(&programme, "#!/bin/sh\n").expect("a program");
    fs::set_permissions(&programme, fs::Permissions::from_mode(0o755)).expect("a program");
    programme
}

fn dit(sortie: &Output) -> String {
    String::from_utf8_lossy(&[sortie.stdout.as_slice(), &sortie.stderr].concat()).into_owned()
}

#[test]
fn systemd_finds_nothing_to_say_about_our_units_wherever_things_are() {
    if !la("systemd-analyze") {
        return;
    }
    for nom in DOSSIERS.iter().chain(PIEGES) {
        let temporaire = tempfile::tempdir().expect("a temporary folder");
        let dossier = temporaire.path().join(nom);
        let minuterie = Minuterie {
            programme: programme_dans(&dossier),
            base: dossier.join("quantieme.db"),
            heure: NaiveTime::from_hms_opt(9, 5, 0).expect("an hour"),
        };
        let (service, timer) = minuterie.unites();
        let unites =
            ["quantieme-rappels.service", "quantieme-rappels.timer"].map(|n| temporaire.path().join(n));
        fs::write(&unites[0], service).expect("a unit");
        fs::write(&unites[1], timer).expect("a unit");
        let reponse = Command::new("systemd-analyze")
            .args(["--user", "--man=no", "verify"])
            .args(&unites)
            .env("XDG_RUNTIME_DIR", temporaire.path())
            .env("HOME", temporaire.path())
            .output()
            .expect("systemd-analyze answers");
        // Units of the computer itself may be talked about.
        let sur_nous: Vec<String> =
            dit(&reponse).lines().filter(|l| l.contains("quantieme")).map(str::to_owned).collect();
        assert!(reponse.status.success() && sur_nous.is_empty(), "{nom} : {}", dit(&reponse));
    }
}

#[test]
fn a_session_finds_the_program_in_our_desktop_entry_wherever_it_is() {
    let generateur = Path::new("/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator");
    let verifie = la("desktop-file-validate");
    for nom in DOSSIERS {
        let temporaire = tempfile::tempdir().expect("a temporary folder");
        let demarrage = Demarrage {
            programme: programme_dans(&temporaire.path().join(nom)),
            arguments: vec!["--cache".into(), "--base".into(), format!("/base/{nom}.db")],
        };
        let reglages = temporaire.path().join("reglages");
        demarrage.activer_dans(&reglages.join("autostart")).expect("written");
        let entree = reglages.join("autostart").join("org.quantieme.bureau.desktop");
        if verifie {
            let reponse = Command::new("desktop-file-validate").arg(&entree).output().expect("an answer");
            assert!(reponse.status.success(), "{nom} : {}", dit(&reponse));
        }
        // What GNOME and Plasma do of it: a unit of the session.
        if generateur.exists() {
            let sortie = temporaire.path().join("sortie");
            fs::create_dir(&sortie).expect("a folder");
            let reponse = Command::new(generateur)
                .args([&sortie, &sortie, &sortie])
                .env("XDG_CONFIG_HOME", &reglages)
                .env("XDG_CONFIG_DIRS", temporaire.path())
                .env("SYSTEMD_LOG_TARGET", "console")
                .output()
                .expect("an answer");
            let unite = fs::read_dir(&sortie)
                .expect("a folder")
                .map(|f| f.expect("an entry").path())
                .find(|chemin| chemin.extension().is_some_and(|e| e == "service"))
                .unwrap_or_else(|| panic!("{nom} : no unit. {}", dit(&reponse)));
            let texte = fs::read_to_string(unite).expect("a unit");
            let lancement = texte.lines().find(|l| l.starts_with("ExecStart=")).expect("a command");
            assert!(lancement.contains(&format!("/{nom}/quantieme")), "{nom} : {lancement}");
            assert!(
                lancement.contains("--cache") && lancement.contains(&format!("/base/{nom}.db")),
                "{lancement}"
            );
        }
    }
    for nom in PIEGES {
        let temporaire = tempfile::tempdir().expect("a temporary folder");
        let demarrage =
            Demarrage { programme: programme_dans(&temporaire.path().join(nom)), arguments: Vec::new() };
        let refus = demarrage.activer_dans(temporaire.path()).expect_err("a refusal").to_string();
        assert!(refus.contains("Renommez ce dossier"), "{refus}");
    }
}

/// What a desktop was given to show.
#[derive(Debug)]
struct Vu {
    application: String,
    remplace: u32,
    titre: String,
    texte: String,
    actions: Vec<String>,
    indices: HashMap<String, OwnedVariant>,
}

/// A desktop that shows nothing, tells what it was given, and clicks on what may be clicked. It gives its own numbers,
/// as most do.
fn bureau(balisage: bool) -> Receiver<Vu> {
    let (vus, recus) = channel();
    let (pret, attente) = channel();
    thread::spawn(move || block_on(tenir(balisage, &vus, &pret)).expect("a desktop on the bus"));
    attente.recv_timeout(Duration::from_secs(30)).expect("a desktop on the bus");
    recus
}

async fn tenir(balisage: bool, vus: &Sender<Vu>, pret: &Sender<()>) -> zbus::Result<()> {
    const ICI: &str = "/org/freedesktop/Notifications";
    const NOM: &str = "org.freedesktop.Notifications";
    let bus = Connection::session().await?;
    bus.request_name(NOM).await?;
    let mut messages = MessageStream::from(&bus);
    let _ = pret.send(());
    let mut numero = 0_u32;
    while let Some(message) = suivant(&mut messages).await {
        let message = message?;
        let entete = message.header();
        match entete.member().map(|m| m.as_str()) {
            Some("GetCapabilities") => {
                let sait = if balisage { vec!["body", "body-markup"] } else { vec!["body"] };
                bus.reply(&entete, &sait).await?;
            }
            Some("Notify") => {
                type Demande =
                    (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedVariant>, i32);
                let (application, remplace, _, titre, texte, actions, indices, _): Demande =
                    message.body().deserialize()?;
                numero = if remplace != 0 && remplace == numero { numero } else { numero + 1 };
                bus.reply(&entete, &numero).await?;
                let cliquable = !actions.is_empty();
                let _ = vus.send(Vu { application, remplace, titre, texte, actions, indices });
                if cliquable {
                    // As GNOME does: to whoever asked, and nobody else. Again until it listens.
                    for _ in 0..200 {
                        let a_qui = entete.sender().cloned();
                        bus.emit_signal(a_qui, ICI, NOM, "ActionInvoked", &(numero, "default")).await?;
                        thread::sleep(Duration::from_millis(50));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

async fn suivant(messages: &mut MessageStream) -> Option<zbus::Result<zbus::Message>> {
    use futures_lite::StreamExt as _;
    messages.next().await
}

/// Runs the test of that name again under a bus of its own: the person's must hear nothing. True under that bus.
fn sous_un_bus(essai: &str) -> bool {
    const MARQUE: &str = "QUANTIEME_ESSAI_BUS";
    if std::env::var_os(MARQUE).is_some() {
        return true;
    }
    if !la("dbus-run-session") {
        return false;
    }
    let execution = tempfile::tempdir().expect("a temporary folder");
    let sortie = Command::new("dbus-run-session")
        .arg("--")
        .arg(std::env::current_exe().expect("this program"))
        .args([&format!("systeme::{essai}"), "--exact", "--nocapture"])
        .env(MARQUE, "1")
        .env("XDG_RUNTIME_DIR", execution.path())
        .output()
        .expect("a bus");
    assert!(sortie.status.success() && dit(&sortie).contains("1 passed"), "{}", dit(&sortie));
    false
}

fn avis(pressant: bool) -> Avis {
    Avis {
        cle: Uuid::from_u128(11),
        titre: "Recours à déposer lundi".into(),
        texte: "Permis <b>n°\u{a0}12</b> & suites".into(),
        pressant,
    }
}

const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_notification_reaches_the_desktop_as_it_was_written_and_the_next_takes_its_place() {
    if !sous_un_bus("a_notification_reaches_the_desktop_as_it_was_written_and_the_next_takes_its_place") {
        return;
    }
    let vus = bureau(true);
    notifier(&avis(true)).expect("shown");
    notifier(&avis(false)).expect("shown");
    let premier = vus.recv_timeout(PATIENCE).expect("one");
    assert_eq!(premier.application, "Quantième");
    assert_eq!(premier.titre, "Recours à déposer lundi");
    assert_eq!(premier.texte, "Permis &lt;b&gt;n°\u{a0}12&lt;/b&gt; &amp; suites");
    assert_eq!(u8::try_from(premier.indices["urgency"].clone()).expect("a level"), 2);
    assert!(!premier.indices.contains_key("desktop-entry") && !premier.indices.contains_key("transient"));
    assert!(premier.actions.is_empty());
    assert!(premier.remplace >= 0x4000_0000);
    let second = vus.recv_timeout(PATIENCE).expect("another");
    assert_eq!(second.remplace, 1, "the number the desktop gave");
    assert!(second.indices.get("urgency").is_none_or(|u| *u != OwnedVariant::from(2_u8)));
}

#[test]
fn a_desktop_without_markup_is_given_the_text_itself_and_a_click_comes_back() {
    if !sous_un_bus("a_desktop_without_markup_is_given_the_text_itself_and_a_click_comes_back") {
        return;
    }
    let vus = bureau(false);
    let (clic, clics) = channel();
    notifier_et_suivre(&avis(false), move || clic.send(()).expect("someone listens")).expect("shown");
    let vu = vus.recv_timeout(PATIENCE).expect("one");
    assert_eq!(vu.texte, "Permis <b>n°\u{a0}12</b> & suites");
    assert_eq!(vu.actions, ["default", "Ouvrir Quantième"]);
    clics.recv_timeout(PATIENCE).expect("the click comes back");
}

#[test]
fn without_anyone_to_show_it_a_sentence_says_what_to_check() {
    if !sous_un_bus("without_anyone_to_show_it_a_sentence_says_what_to_check") {
        return;
    }
    let refus = notifier(&avis(false)).expect_err("nobody").to_string();
    assert!(refus.contains("Vérifiez que les notifications sont permises"), "{refus}");
    assert!(!zone_presente());
}
