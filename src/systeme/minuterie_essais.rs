use std::cell::RefCell;

use super::*;

/// Writes down what it is asked, and answers what it was told to.
#[derive(Default)]
struct Faux {
    demandes: RefCell<Vec<String>>,
    minuterie: &'static str,
    service: &'static str,
    refuse: Option<&'static str>,
    absent: bool,
}

impl Systemctl for Faux {
    fn demander(&self, mots: &[&str]) -> io::Result<Reponse> {
        if self.absent {
            return Err(io::ErrorKind::NotFound.into());
        }
        let demande = mots.join(" ");
        let sortie = match mots {
            ["show", "--property=Version"] => "Version=252\n",
            ["show", TIMER, ..] => self.minuterie,
            ["show", SERVICE, ..] => self.service,
            _ => "",
        };
        let reussi = self.refuse.is_none_or(|mot| !demande.starts_with(mot));
        self.demandes.borrow_mut().push(demande);
        let erreur = if reussi { "" } else { "Failed to do it:\nAccess denied\n" };
        Ok(Reponse { reussi, sortie: sortie.into(), erreur: erreur.into() })
    }
}

impl Faux {
    fn en_marche() -> Faux {
        Faux {
            minuterie: "ActiveState=active\nUnitFileState=enabled\nNextElapseUSecRealtime=Mon 2026-11-23 09:00:00 CET\n",
            service: "Result=success\nExecMainStartTimestamp=Sun 2026-11-22 09:00:12 CET\n",
            ..Faux::default()
        }
    }

    fn demandes(&self) -> Vec<String> {
        self.demandes.take()
    }
}

fn minuterie() -> Minuterie {
    Minuterie {
        programme: "/opt/Quantième/quantieme-desktop".into(),
        base: "/home/zoé/Mes dossiers/quantieme.db".into(),
        heure: NaiveTime::from_hms_opt(9, 0, 0).expect("an hour"),
    }
}

fn fichiers(dossier: &Path) -> Vec<String> {
    let mut noms: Vec<String> = fs::read_dir(dossier)
        .expect("a folder")
        .map(|f| f.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    noms.sort();
    noms
}

#[test]
fn installing_writes_two_units_then_asks_systemd_in_this_order() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    let dossier = temporaire.path().join("systemd/user");
    let systemctl = Faux::en_marche();
    minuterie().installer_dans(&dossier, &systemctl).expect("installed");
    assert_eq!(fichiers(&dossier), [SERVICE, TIMER]);
    assert_eq!(
        systemctl.demandes(),
        [
            "show --property=Version",
            "daemon-reload",
            "enable quantieme-rappels.timer",
            "restart quantieme-rappels.timer",
        ]
    );
}

#[test]
fn what_was_installed_is_read_back() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    let systemctl = Faux::en_marche();
    assert_eq!(minuterie().etat_dans(temporaire.path(), &systemctl), EtatMinuterie::Absente);
    minuterie().installer_dans(temporaire.path(), &systemctl).expect("installed");
    // Whatever hour whoever asks has in mind.
    let autre = Minuterie { heure: NaiveTime::default(), ..minuterie() };
    assert_eq!(
        autre.etat_dans(temporaire.path(), &systemctl),
        EtatMinuterie::Installee {
            heure: Some(minuterie().heure),
            prochaine: Some("lundi 23\u{a0}novembre 2026 à 9\u{a0}h\u{a0}00".into()),
            derniere: Some("dimanche 22\u{a0}novembre 2026 à 9\u{a0}h\u{a0}00".into()),
            derniere_a_echoue: false,
            a_jour: true,
        }
    );
}

#[test]
fn another_base_another_program_or_a_stopped_timer_is_not_up_to_date() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    let a_jour =
        |minuterie: &Minuterie, systemctl: &Faux| match minuterie.etat_dans(temporaire.path(), systemctl) {
            EtatMinuterie::Installee { a_jour, prochaine, derniere_a_echoue, .. } => {
                (a_jour, prochaine.is_some(), derniere_a_echoue)
            }
            autre => panic!("{autre:?}"),
        };
    let systemctl = Faux::en_marche();
    minuterie().installer_dans(temporaire.path(), &systemctl).expect("installed");
    assert_eq!(a_jour(&minuterie(), &systemctl), (true, true, false));
    assert!(!a_jour(&Minuterie { base: "/autre.db".into(), ..minuterie() }, &systemctl).0);
    assert!(!a_jour(&Minuterie { programme: "/autre".into(), ..minuterie() }, &systemctl).0);
    let arretee = Faux {
        minuterie: "ActiveState=inactive\nUnitFileState=disabled\nNextElapseUSecRealtime=\n",
        service: "Result=exit-code\n",
        ..Faux::default()
    };
    assert_eq!(a_jour(&minuterie(), &arretee), (false, false, true));
}

#[test]
fn removing_leaves_nothing_even_when_systemd_has_gone() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    let systemctl = Faux::en_marche();
    minuterie().installer_dans(temporaire.path(), &systemctl).expect("installed");
    systemctl.demandes();
    Minuterie::retirer_de(temporaire.path(), &systemctl).expect("removed");
    assert!(fichiers(temporaire.path()).is_empty());
    assert_eq!(
        systemctl.demandes(),
        [
            "disable --now quantieme-rappels.timer",
            "clean --what=state quantieme-rappels.timer",
            "daemon-reload",
            "reset-failed quantieme-rappels.service",
        ]
    );
    minuterie().installer_dans(temporaire.path(), &systemctl).expect("installed");
    let absent = Faux { absent: true, ..Faux::default() };
    Minuterie::retirer_de(temporaire.path(), &absent).expect("removed");
    assert!(fichiers(temporaire.path()).is_empty());
}

#[test]
fn without_systemd_nothing_is_written_and_a_sentence_says_so() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    for systemctl in
        [Faux { absent: true, ..Faux::default() }, Faux { refuse: Some("show"), ..Faux::default() }]
    {
        let refus = minuterie().installer_dans(temporaire.path(), &systemctl).expect_err("a refusal");
        assert!(refus.to_string().starts_with("Cet ordinateur n’a pas de systemd pour votre session."));
        assert!(fichiers(temporaire.path()).is_empty());
        let etat = minuterie().etat_dans(temporaire.path(), &systemctl);
        assert!(matches!(etat, EtatMinuterie::Impossible { .. }));
        assert!(Minuterie::essayer(&systemctl).is_err());
    }
}

#[test]
fn a_refusal_of_systemd_is_told_with_its_last_line() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    let systemctl = Faux { refuse: Some("enable"), ..Faux::en_marche() };
    let refus = minuterie().installer_dans(temporaire.path(), &systemctl).expect_err("a refusal").to_string();
    assert!(refus.starts_with("systemd a refusé de garder la minuterie (Access denied)."), "{refus}");
}

#[test]
fn a_trial_starts_the_very_unit_and_says_when_it_failed() {
    let systemctl = Faux::en_marche();
    Minuterie::essayer(&systemctl).expect("tried");
    assert_eq!(systemctl.demandes().last().map(String::as_str), Some("start quantieme-rappels.service"));
    let systemctl = Faux { refuse: Some("start"), ..Faux::en_marche() };
    assert!(matches!(Minuterie::essayer(&systemctl), Err(SystemeError::EssaiRate)));
}

#[test]
fn a_path_that_breaks_a_unit_is_refused_before_anything_is_written() {
    let temporaire = tempfile::tempdir().expect("a temporary folder");
    for chemin in ["relatif.db", "/a\nExecStart=/bin/x"] {
        let piege = Minuterie { base: chemin.into(), ..minuterie() };
        let refus = piege.installer_dans(temporaire.path(), &Faux::en_marche()).expect_err("a refusal");
        assert!(refus.to_string().contains("systemd n’accepte pas"));
        assert!(fichiers(temporaire.path()).is_empty());
    }
}

#[test]
fn a_program_whose_path_has_quotes_goes_through_the_shell() {
    let (service, _) = Minuterie { programme: "/home/L'asso/q".into(), ..minuterie() }.unites();
    assert!(
        service.contains(r#"ExecStart=/bin/sh -c "exec \"$$0\" \"$$@\"" "/home/L'asso/q" --base "#),
        "{service}"
    );
}

#[test]
fn what_systemd_prints_of_a_moment_is_read_or_left_out() {
    assert_eq!(
        instant("Mon 2026-11-23 09:00:00 CET").as_deref(),
        Some("lundi 23\u{a0}novembre 2026 à 9\u{a0}h\u{a0}00")
    );
    assert_eq!(instant("n/a"), None);
    assert_eq!(instant("0"), None);
}
