//! Early and late, verdicts, contradictions: what is not a date in a case file.

use quantieme_droit::{
    Chronologie, Conclusion, Fait, NatureActe, NatureFait, Periode, Porte, Qualite, Residence, Resultat,
    Verdict, deriver, francais, regle,
};

/// An act, its facts, and the two that cannot both be true.
type Impossible = (NatureActe, &'static [(NatureFait, &'static str)], (NatureFait, NatureFait));

/// Impossible chronologies: the two facts are named, and the engine still answers on the rest.
#[test]
fn facts_that_cannot_both_be_true_are_named_and_the_rest_is_answered() {
    use NatureFait::*;
    let jour = |texte: &str| texte.parse().expect("an ISO day");
    let cas: &[Impossible] = &[
        (
            NatureActe::Demande,
            &[(DemandeRecue, "2026-03-12"), (DemandeRejetee, "2026-03-02")],
            (DemandeRecue, DemandeRejetee),
        ),
        (
            NatureActe::DemandeDeDocuments,
            &[(DemandeDocumentsExpediee, "2026-03-12"), (DemandeDocumentsRecue, "2026-03-10")],
            (DemandeDocumentsExpediee, DemandeDocumentsRecue),
        ),
        (
            NatureActe::DemandeDeDocuments,
            &[(DemandeDocumentsRecue, "2026-03-12"), (CadaEnregistree, "2026-03-02")],
            (DemandeDocumentsRecue, CadaEnregistree),
        ),
        (
            NatureActe::Deliberation,
            &[
                (ActePublie, "2026-03-12"),
                (RecoursGracieuxExpedie, "2026-04-10"),
                (RecoursGracieuxRecu, "2026-04-08"),
            ],
            (RecoursGracieuxExpedie, RecoursGracieuxRecu),
        ),
        (
            NatureActe::Jugement,
            &[(MiseADisposition, "2026-03-12"), (ActeNotifie, "2026-03-10")],
            (MiseADisposition, ActeNotifie),
        ),
    ];
    for (nature, faits, (avant, apres)) in cas {
        let mut c = Chronologie::new(*nature, Qualite::Destinataire);
        c.faits = faits.iter().map(|(nature, quand)| Fait::le(*nature, jour(quand))).collect();
        let derivation = deriver(&c);
        let nommes: Vec<_> =
            derivation.contradictions.iter().map(|x| (x.avant.nature, x.apres.nature)).collect();
        assert_eq!(nommes, [(*avant, *apres)]);
        let phrase = francais::contradiction(&derivation.contradictions[0]);
        assert!(
            phrase.contains(francais::fait(*avant)) && phrase.contains(francais::fait(*apres)),
            "{phrase}"
        );
        assert!(derivation.resultats.iter().any(|r| r.conclusion.explication().0.is_some()), "{nature:?}");
    }
    // An interval contradicts only when no day in it could fit.
    let mut c = Chronologie::new(NatureActe::Demande, Qualite::Destinataire);
    let debut = Periode::entre(jour("2026-03-01"), jour("2026-03-12")).expect("in order");
    c.faits = vec![
        Fait { quand: debut, ..Fait::le(DemandeRecue, jour("2026-03-01")) },
        Fait::le(DemandeRejetee, jour("2026-03-02")),
    ];
    assert!(deriver(&c).contradictions.is_empty());
}

/// Someone else's time is rounded late, ours early: the same dates never serve both.
#[test]
fn their_time_is_rounded_late_and_ours_early() {
    let jour = |texte: &str| texte.parse().expect("an ISO day");
    let incertain = Periode::entre(jour("2026-03-01"), jour("2026-03-10")).expect("in order");
    let Conclusion::Terme(terme) =
        regle("RGPD-ANSWER").expect("a rule").depuis(incertain, Residence::Metropole)
    else {
        panic!("their term")
    };
    assert_eq!((terme.fin(), terme.en_retard_le()), (jour("2026-04-10"), jour("2026-04-11")));
    let Conclusion::Delai(delai) = regle("TA-NOTIF").expect("a rule").depuis(incertain, Residence::Metropole)
    else {
        panic!("our period")
    };
    assert_eq!((delai.prudente(), delai.dernier_jour()), (jour("2026-04-30"), jour("2026-05-04")));
    let Conclusion::Naissance(nee) =
        regle("ABROG-SILENCE").expect("a rule").depuis(incertain, Residence::Metropole)
    else {
        panic!("a silence")
    };
    // The court's time may run from 1 May; one says that the decision is born only once it is for certain.
    assert_eq!((nee.quand().du(), nee.constatable()), (jour("2026-05-01"), jour("2026-05-11")));
}

/// What a court would say of a petition, in each way it can.
#[test]
fn a_petition_gets_its_verdict() {
    use NatureFait::*;
    let jour = |texte: &str| texte.parse().expect("an ISO day");
    let verdict = |nature: NatureActe, qualite: Qualite, faits: &[(NatureFait, &str, &str)]| {
        let mut c = Chronologie::new(nature, qualite);
        c.faits = faits
            .iter()
            .map(|(nature, du, au)| Fait {
                quand: Periode::entre(jour(du), jour(au)).expect("in order"),
                ..Fait::le(*nature, jour(du))
            })
            .collect();
        deriver(&c).resultats.iter().find(|r| r.porte == Porte::Tribunal).and_then(Resultat::verdict)
    };
    let tiers = |depot: &str| {
        verdict(
            NatureActe::Deliberation,
            Qualite::Tiers,
            &[(ActePublie, "2026-03-12", "2026-03-12"), (RequeteExpediee, depot, depot)],
        )
    };
    assert_eq!(tiers("2026-05-13"), Some(Verdict::ATemps));
    assert_eq!(tiers("2026-05-14"), Some(Verdict::Tardive));
    let incertain = verdict(
        NatureActe::Deliberation,
        Qualite::Tiers,
        &[(ActePublie, "2026-03-02", "2026-03-12"), (RequeteExpediee, "2026-05-11", "2026-05-11")],
    );
    assert_eq!(incertain, Some(Verdict::Incertaine));
    let premature = verdict(
        NatureActe::Demande,
        Qualite::AgentPublic,
        &[(DemandeRecue, "2026-03-12", "2026-03-12"), (RequeteExpediee, "2026-04-20", "2026-04-20")],
    );
    assert_eq!(premature, Some(Verdict::Prematuree));
    let sans_cada = verdict(
        NatureActe::DemandeDeDocuments,
        Qualite::Destinataire,
        &[(DemandeDocumentsRecue, "2026-03-12", "2026-03-12"), (RequeteExpediee, "2026-05-20", "2026-05-20")],
    );
    assert_eq!(sans_cada, Some(Verdict::SansCada));
    let jamais_publie = verdict(
        NatureActe::Deliberation,
        Qualite::Tiers,
        &[(ActeConnu, "2026-03-12", "2026-03-12"), (RequeteExpediee, "2026-09-01", "2026-09-01")],
    );
    // Never published: nothing was late.
    assert_eq!(jamais_publie, Some(Verdict::ATemps));
}

/// Legal aid asked in time: a gracieux would extend nothing more, and is no longer proposed.
#[test]
fn nothing_is_left_to_send_once_legal_aid_was_asked() {
    use NatureFait::*;
    let jour = |texte: &str| texte.parse().expect("an ISO day");
    let fin = |demandee: &str| {
        let mut c = Chronologie::new(NatureActe::Deliberation, Qualite::Tiers);
        c.faits = vec![
            Fait::le(ActePublie, jour("2026-03-12")),
            Fait::le(AideJuridictionnelleDemandee, jour(demandee)),
        ];
        let derivation = deriver(&c);
        let gracieux = derivation.resultats.iter().find(|r| r.porte == Porte::RecoursGracieux);
        gracieux.expect("the door of the gracieux").fin.map(|fin| fin.nature)
    };
    assert_eq!(fin("2026-04-10"), Some(AideJuridictionnelleDemandee));
    // Asked too late it stopped nothing.
    assert_eq!(fin("2026-05-20"), None);
}
