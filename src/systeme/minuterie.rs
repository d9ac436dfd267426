//! The timer that speaks when the window does not: two units of the session's systemd, one to wake up, one to say.
//!
//! Only systemd is asked, through [`Systemctl`]: other computers get a sentence. Nothing here reads a clock.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::NaiveTime;
use quantieme_droit::francais;
use serde::Serialize;

use super::{SystemeError, dossier_des_reglages, enlever, guillemets, preparer};
use crate::coffre::ecrire_prive;

const SERVICE: &str = "quantieme-rappels.service";
const TIMER: &str = "quantieme-rappels.timer";

/// Every day at `heure`, on the clock of the computer, `programme` says the reminders of `base`.
///
/// ```
/// use quantieme::systeme::Minuterie;
/// let minuterie = Minuterie {
///     programme: "/opt/quantieme".into(),
///     base: "/home/zoé/Mes dossiers/100 %.db".into(),
///     heure: chrono::NaiveTime::from_hms_opt(9, 0, 0).expect("an hour of the day"),
/// };
/// let (service, timer) = minuterie.unites();
/// assert!(service.contains(r#"ExecStart="/opt/quantieme" --base "/home/zoé/Mes dossiers/100 %%.db" rappels --notifier"#));
/// assert!(timer.contains("OnCalendar=*-*-* 09:00:00"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minuterie {
    /// Absolute path of the program, window or command line.
    pub programme: PathBuf,
    /// Absolute path of the base.
    pub base: PathBuf,
    pub heure: NaiveTime,
}

/// How things stand, as a screen shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "etat", rename_all = "snake_case")]
pub enum EtatMinuterie {
    Absente,
    Installee {
        /// When it is set to wake up; `None` when its file no longer says so.
        heure: Option<NaiveTime>,
        /// Next time, in words, on the clock of the computer; `None` when the timer is stopped.
        prochaine: Option<String>,
        /// Last time the reminders ran since the session opened, written likewise; a trial counts.
        derniere: Option<String>,
        derniere_a_echoue: bool,
        /// False for units left by an older program, for another base, or stopped by hand: install again.
        a_jour: bool,
    },
    Impossible {
        pourquoi: String,
    },
}

/// What `systemctl` answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reponse {
    pub reussi: bool,
    pub sortie: String,
    pub erreur: String,
}

/// Whoever runs `systemctl --user` with these words.
pub trait Systemctl {
    /// # Errors
    /// What the system answers when the program cannot be started.
    fn demander(&self, mots: &[&str]) -> io::Result<Reponse>;
}

/// The one of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Systemd;

impl Systemctl for Systemd {
    fn demander(&self, mots: &[&str]) -> io::Result<Reponse> {
        let reponse = Command::new("systemctl")
            .args(["--user", "--no-pager", "--no-ask-password"])
            .args(mots)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .output()?;
        Ok(Reponse {
            reussi: reponse.status.success(),
            sortie: String::from_utf8_lossy(&reponse.stdout).into_owned(),
            erreur: String::from_utf8_lossy(&reponse.stderr).into_owned(),
        })
    }
}

impl Minuterie {
    /// The texts of `quantieme-rappels.service` and `quantieme-rappels.timer`.
    pub fn unites(&self) -> (String, String) {
        (self.service(), timer(self.heure))
    }

    /// What runs it may do little: no network, no new right. Nothing asks for a namespace, which sessions are often
    /// refused, and a reminder that does not start is worse. It is tried again when the desktop is not there yet.
    fn service(&self) -> String {
        let programme = self.programme.to_string_lossy();
        let lancement = if guillemets::programme_accepte(&programme) {
            guillemets::systemd_programme(&programme)
        } else {
            // As an argument, any path is accepted.
            format!(r#"/bin/sh -c "exec \"$$0\" \"$$@\"" {}"#, guillemets::systemd(&programme))
        };
        let base = guillemets::systemd(&self.base.to_string_lossy());
        format!(
            "# Écrit par Quantième, dans ses réglages. Toute modification sera remplacée.\n\
             [Unit]\n\
             Description=Rappels des échéances de Quantième\n\
             StartLimitIntervalSec=1h\n\
             StartLimitBurst=5\n\
             \n\
             [Service]\n\
             Type=oneshot\n\
             ExecStart={lancement} --base {base} rappels --notifier\n\
             TimeoutStartSec=5min\n\
             Restart=on-failure\n\
             RestartSec=5min\n\
             Nice=10\n\
             UMask=0077\n\
             NoNewPrivileges=yes\n\
             RestrictAddressFamilies=AF_UNIX\n\
             RestrictNamespaces=yes\n\
             RestrictRealtime=yes\n\
             RestrictSUIDSGID=yes\n\
             LockPersonality=yes\n\
             SystemCallArchitectures=native\n"
        )
    }

    /// Writes the units in the session's folder and sets the timer going. Also mends units of another hour, base or
    /// program.
    ///
    /// # Errors
    /// [`SystemeError::Impossible`] without a systemd for this session, or for a path its files cannot hold: nothing
    /// is written. [`SystemeError::Ecriture`], [`SystemeError::Fichier`] and [`SystemeError::Refus`].
    pub fn installer(&self, systemctl: &impl Systemctl) -> Result<(), SystemeError> {
        self.installer_dans(&dossier_des_unites()?, systemctl)
    }

    /// As [`Minuterie::installer`], in that folder.
    ///
    /// # Errors
    /// The same.
    pub fn installer_dans(&self, dossier: &Path, systemctl: &impl Systemctl) -> Result<(), SystemeError> {
        possible(systemctl)?;
        for chemin in [&self.programme, &self.base] {
            guillemets::lisible(chemin).ok_or_else(|| chemin_refuse(chemin))?;
        }
        let (service, timer) = self.unites();
        preparer(dossier)?;
        ecrire_prive(&dossier.join(SERVICE), service.as_bytes())?;
        ecrire_prive(&dossier.join(TIMER), timer.as_bytes())?;
        obtenir(systemctl, "relire ses réglages", &["daemon-reload"])?;
        obtenir(systemctl, "garder la minuterie", &["enable", TIMER])?;
        // Not `enable --now`: a timer already running would keep its former hour.
        obtenir(systemctl, "mettre la minuterie en marche", &["restart", TIMER])
    }

    /// How things stand, seen from this program and this base. `self.heure` is not looked at.
    pub fn etat(&self, systemctl: &impl Systemctl) -> EtatMinuterie {
        match dossier_des_unites() {
            Ok(dossier) => self.etat_dans(&dossier, systemctl),
            Err(erreur) => EtatMinuterie::Impossible { pourquoi: erreur.to_string() },
        }
    }

    /// As [`Minuterie::etat`], from that folder.
    pub fn etat_dans(&self, dossier: &Path, systemctl: &impl Systemctl) -> EtatMinuterie {
        if let Err(erreur) = possible(systemctl) {
            return EtatMinuterie::Impossible { pourquoi: erreur.to_string() };
        }
        let Ok(ecrit) = fs::read_to_string(dossier.join(TIMER)) else { return EtatMinuterie::Absente };
        let heure = heure_ecrite(&ecrit);
        let service = fs::read_to_string(dossier.join(SERVICE)).unwrap_or_default();
        let demande = ["show", TIMER, "--property=ActiveState,UnitFileState,NextElapseUSecRealtime"];
        let reveil = proprietes(systemctl, &demande);
        let travail = proprietes(systemctl, &["show", SERVICE, "--property=Result,ExecMainStartTimestamp"]);
        let en_marche = reveil("ActiveState").as_deref() == Some("active")
            && reveil("UnitFileState").as_deref() == Some("enabled");
        EtatMinuterie::Installee {
            heure,
            prochaine: reveil("NextElapseUSecRealtime").filter(|_| en_marche).and_then(|t| instant(&t)),
            // Not the timer's own: systemd counts setting it as a first time.
            derniere: travail("ExecMainStartTimestamp").and_then(|t| instant(&t)),
            derniere_a_echoue: travail("Result").is_some_and(|resultat| resultat != "success"),
            a_jour: en_marche
                && service == self.service()
                && heure.is_some_and(|heure| ecrit == timer(heure)),
        }
    }

    /// Says the reminders now, by the very unit the timer starts, and waits for it to end.
    ///
    /// # Errors
    /// [`SystemeError::Impossible`]; [`SystemeError::EssaiRate`] when it ran and failed.
    pub fn essayer(systemctl: &impl Systemctl) -> Result<(), SystemeError> {
        possible(systemctl)?;
        // Trials are not failures to be counted.
        let _ = systemctl.demander(&["reset-failed", SERVICE]);
        match systemctl.demander(&["start", SERVICE]) {
            Ok(reponse) if reponse.reussi => Ok(()),
            _ => Err(SystemeError::EssaiRate),
        }
    }

    /// Stops the timer and removes what [`Minuterie::installer`] wrote, and what systemd remembers of it.
    ///
    /// # Errors
    /// [`SystemeError::Fichier`] when a file cannot be removed. A systemd that does not answer is no obstacle: it
    /// finds nothing at the next session.
    pub fn retirer(systemctl: &impl Systemctl) -> Result<(), SystemeError> {
        Minuterie::retirer_de(&dossier_des_unites()?, systemctl)
    }

    /// As [`Minuterie::retirer`], from that folder.
    ///
    /// # Errors
    /// The same.
    pub fn retirer_de(dossier: &Path, systemctl: &impl Systemctl) -> Result<(), SystemeError> {
        if !cfg!(target_os = "linux") {
            return Ok(());
        }
        for mots in [&["disable", "--now", TIMER][..], &["clean", "--what=state", TIMER]] {
            let _ = systemctl.demander(mots);
        }
        // What `disable` removes, where systemd is not there to do it.
        enlever(&dossier.join("timers.target.wants").join(TIMER))?;
        enlever(&dossier.join(TIMER))?;
        enlever(&dossier.join(SERVICE))?;
        for mots in [&["daemon-reload"][..], &["reset-failed", SERVICE]] {
            let _ = systemctl.demander(mots);
        }
        Ok(())
    }
}

/// A night asleep or switched off is caught up; the third minute of a session speaks too, when the first was too early
/// for the desktop. Never a random delay: someone chose this hour.
fn timer(heure: NaiveTime) -> String {
    format!(
        "# Écrit par Quantième, dans ses réglages. Toute modification sera remplacée.\n\
         [Unit]\n\
         Description=Chaque jour, rappels des échéances de Quantième\n\
         \n\
         [Timer]\n\
         {CALENDRIER}{}\n\
         OnStartupSec=3min\n\
         AccuracySec=1s\n\
         Persistent=true\n\
         \n\
         [Install]\n\
         WantedBy=timers.target\n",
        heure.format("%H:%M:%S")
    )
}

const CALENDRIER: &str = "OnCalendar=*-*-* ";

fn heure_ecrite(timer: &str) -> Option<NaiveTime> {
    let ligne = timer.lines().find_map(|ligne| ligne.strip_prefix(CALENDRIER))?;
    NaiveTime::parse_from_str(ligne, "%H:%M:%S").ok()
}

fn dossier_des_unites() -> Result<PathBuf, SystemeError> {
    Ok(dossier_des_reglages()?.join("systemd").join("user"))
}

/// Nothing is tried where nothing can come of it.
fn possible(systemctl: &impl Systemctl) -> Result<(), SystemeError> {
    let impossible = |pourquoi: &str| Err(SystemeError::Impossible { pourquoi: pourquoi.to_owned() });
    if !cfg!(target_os = "linux") {
        return impossible(
            "Sur ce type d’ordinateur, Quantième ne rappelle les échéances que fenêtre ouverte. Rien n’a été modifié. Laissez-le ouvert, ou exportez le calendrier des échéances.",
        );
    }
    match systemctl.demander(&["show", "--property=Version"]) {
        Ok(reponse) if reponse.reussi && reponse.sortie.starts_with("Version=") => Ok(()),
        _ => impossible(
            "Cet ordinateur n’a pas de systemd pour votre session. Quantième ne rappelle les échéances que fenêtre ouverte.",
        ),
    }
}

fn obtenir(systemctl: &impl Systemctl, quoi: &'static str, mots: &[&str]) -> Result<(), SystemeError> {
    let detail = match systemctl.demander(mots) {
        Ok(reponse) if reponse.reussi => return Ok(()),
        Ok(reponse) => reponse.erreur.trim().lines().last().unwrap_or("sans dire pourquoi").to_owned(),
        Err(erreur) => erreur.to_string(),
    };
    Err(SystemeError::Refus { quoi, detail })
}

/// What `systemctl show` prints, by name; what is empty is not there.
fn proprietes<S: Systemctl>(systemctl: &S, mots: &[&str]) -> impl Fn(&str) -> Option<String> + use<S> {
    let sortie = systemctl.demander(mots).map(|r| r.sortie).unwrap_or_default();
    move |nom| {
        let valeur = sortie.lines().find_map(|ligne| ligne.strip_prefix(nom)?.strip_prefix('='))?;
        (!valeur.is_empty()).then(|| valeur.to_owned())
    }
}

/// `Mon 2026-11-23 09:00:00 CET` is a date and an hour, on the clock of the computer.
fn instant(systemd: &str) -> Option<String> {
    let mut mots = systemd.split(' ').skip(1);
    let (date, heure) = (mots.next()?, mots.next()?);
    let lu = chrono::NaiveDateTime::parse_from_str(&format!("{date} {heure}"), "%Y-%m-%d %H:%M:%S").ok()?;
    Some(format!("{} à {}", francais::date_longue(lu.date()), lu.format("%-H\u{a0}h\u{a0}%M")))
}

fn chemin_refuse(chemin: &Path) -> SystemeError {
    SystemeError::Impossible {
        pourquoi: format!(
            "Le chemin «\u{a0}{}\u{a0}» contient des caractères que systemd n’accepte pas. Rien n’a été modifié. Renommez ce dossier, puis recommencez.",
            chemin.display()
        ),
    }
}

#[cfg(test)]
#[path = "minuterie_essais.rs"]
mod essais;
