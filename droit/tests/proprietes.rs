//! What must hold for any day and any chronology.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use quantieme_droit::calendrier::obstacle;
use quantieme_droit::{
    Chronologie, Conclusion, Duree, Fait, Mode, ModePublicite, Motif, NatureActe, NatureFait, Periode, Porte,
    Qualite, REGLES, Residence, Resultat, deriver, francais, issues, regle,
};

fn jour(texte: &str) -> NaiveDate {
    texte.parse().expect("an ISO day")
}

fn jours() -> impl Strategy<Value = NaiveDate> {
    (0u64..43_000).prop_map(|n| jour("1982-01-01") + Days::new(n))
}

/// Days near one another, so that facts meet.
fn jours_voisins() -> impl Strategy<Value = NaiveDate> {
    (0u64..900).prop_map(|n| jour("2025-01-01") + Days::new(n))
}

fn periodes(jours: impl Strategy<Value = NaiveDate>) -> impl Strategy<Value = Periode> {
    (jours, prop_oneof![4 => Just(0u64), 1 => 0u64..40])
        .prop_map(|(j, n)| Periode::entre(j, j + Days::new(n)).expect("in order"))
}

fn faits() -> impl Strategy<Value = Fait> {
    let modes = prop::option::of(prop::sample::select(vec![Mode::Poste, Mode::Courriel, Mode::Telerecours]));
    (
        prop::sample::select(NatureFait::TOUTES.to_vec()),
        periodes(jours_voisins()),
        modes,
        prop::option::of(any::<bool>()),
    )
        .prop_map(|(nature, quand, mode, conforme)| Fait { nature, quand, mode, conforme })
}

fn chronologies() -> impl Strategy<Value = Chronologie> {
    let qualites = prop::sample::select(vec![
        Qualite::Destinataire,
        Qualite::Tiers,
        Qualite::AgentPublic,
        Qualite::MembreAssemblee,
    ]);
    let residences =
        prop::sample::select(vec![Residence::Metropole, Residence::OutreMer, Residence::Etranger]);
    let publicites = prop::option::of(prop::sample::select(vec![
        ModePublicite::Electronique,
        ModePublicite::Affichage,
        ModePublicite::Papier,
    ]));
    let durees =
        || prop::option::of(prop::sample::select(vec![Duree::Jours(15), Duree::Mois(1), Duree::Mois(4)]));
    (
        prop::sample::select(NatureActe::TOUTES.to_vec()),
        qualites,
        residences,
        (prop::option::of(any::<bool>()), prop::option::of(any::<bool>()), publicites),
        (durees(), durees()),
        prop::collection::vec(faits(), 0..10),
    )
        .prop_map(
            |(nature, qualite, residence, (mentions, complete, publicite), (terme, silence), faits)| {
                Chronologie {
                    voies_et_delais: mentions,
                    publicite_complete: complete,
                    publicite,
                    terme,
                    silence,
                    residence,
                    faits,
                    ..Chronologie::new(nature, qualite)
                }
            },
        )
}

/// Facts that may make a deadline end earlier, and why. Any other may only start, lengthen or end one.
const PEUVENT_AVANCER: &[(NatureFait, &str)] = {
    use NatureFait::*;
    &[
        (ActeNotifie, "an earlier notification starts the time earlier"),
        (PliPresente, "a first presentation may be the notification"),
        (PliRetire, "a collection is a notification"),
        (MiseADisposition, "read two working days later, whatever the paper says"),
        (ActePublie, "an earlier publicity starts the time earlier"),
        (ActeAffiche, "idem"),
        (ActeConnu, "idem, for who counts from knowledge"),
        (ActeSigne, "the day of a permission says whether a gracieux extends at all"),
        (TravauxAcheves, "no action six months after the work is finished"),
        (DemandeExpediee, "while receipt is unknown the silence counts from the sending"),
        (DemandeRecue, "an earlier receipt makes the silence a decision earlier"),
        (DemandeDocumentsExpediee, "idem"),
        (DemandeDocumentsRecue, "idem"),
        (ReclamationCnilExpediee, "idem"),
        (ReclamationCnilRecue, "idem"),
        (RecoursGracieuxRecu, "idem"),
        (RecoursHierarchiqueRecu, "idem"),
        (DemandeRejetee, "a written answer comes before the silence would have"),
        (RefusDocumentsNotifie, "idem"),
        (RefusConfirmeNotifie, "idem"),
        (RecoursGracieuxRejete, "idem"),
        (RecoursHierarchiqueRejete, "idem"),
        (ClotureCnilNotifiee, "idem"),
        (DefereRefuse, "idem"),
        (CadaSaisie, "what the refusal was confirmed by starts earlier"),
        (CadaSaisieEnSerie, "idem"),
        (CadaEnregistree, "idem"),
        (AccuseReception, "a complete acknowledgment makes the two months bind"),
        (MotifsDemandes, "no action one year after they were asked"),
        (MotifsCommuniques, "two months after the reasons may end before that year"),
        (RecoursGracieuxExpedie, "an earlier first appeal: the later one counts for nothing"),
        (RecoursHierarchiqueExpedie, "idem"),
        (RecoursGracieuxNotifie, "notified too late, a gracieux against a permission extended nothing"),
        (AideJuridictionnelleDemandee, "a gracieux sent after it extends nothing more"),
        (AideJuridictionnelleNotifiee, "an earlier end of what had stopped the time"),
        (MediationConvenue, "a gracieux sent after it extends nothing more"),
        (MediationTerminee, "an earlier end of what had stopped the time"),
        (JugeIncompetentSaisi, "a gracieux sent after it extends nothing more"),
        (IncompetenceNotifiee, "an earlier end of what had stopped the time"),
        (IrrecevabiliteNotifiee, "two months to seize the CADA instead of what was left of the year"),
        (
            RequeteExpediee,
            "an earlier filing starts the fifteen days to notify it; it makes a dismissal count",
        ),
        (RequeteEnregistree, "idem"),
    ]
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_last_day_that_rolls_is_a_working_day(quand in periodes(jours())) {
        for regle in REGLES.iter().filter(|r| r.version().comptage.report.is_some()) {
            if let Conclusion::Delai(delai) = regle.depuis(quand, Residence::Metropole) {
                prop_assert_eq!(obstacle(delai.dernier_jour()), None);
                prop_assert_eq!(obstacle(delai.prudente()), None);
            }
        }
    }

    #[test]
    fn the_prudent_day_is_never_after_any_reading(
        quand in periodes(jours()),
        residence in prop::sample::select(vec![Residence::Metropole, Residence::OutreMer, Residence::Etranger]),
    ) {
        for regle in REGLES {
            if let Conclusion::Delai(delai) = regle.depuis(quand, residence) {
                prop_assert!(delai.prudente() <= delai.dernier_jour());
                prop_assert!(delai.dernier_jour() <= delai.au_plus_tard());
                // The other way of counting: the franc day first, then the months.
                let autre = quand.du().succ_opt().and_then(|j| regle.version().comptage.duree.quantieme(j));
                let remplacee = regle.versions.len() > 1;
                prop_assert!(remplacee || autre.is_some_and(|autre| delai.prudente() <= autre));
                prop_assert!(delai.prudente() >= quand.du());
            }
        }
    }

    #[test]
    fn a_certain_start_gives_one_day(j in jours()) {
        for regle in REGLES {
            if let Conclusion::Delai(delai) = regle.depuis(Periode::le(j), Residence::Etranger) {
                prop_assert_eq!(delai.dernier_jour(), delai.au_plus_tard(), "{}", regle.id);
            }
        }
    }

    /// Whatever the facts: no panic, words for everything, prudence first, and steps that end on the answer.
    #[test]
    fn any_chronology_is_answered_in_words(c in chronologies()) {
        let derivation = deriver(&c);
        for contradiction in &derivation.contradictions {
            prop_assert!(contradiction.apres.quand.au() < contradiction.avant.quand.du());
            prop_assert!(!francais::contradiction(contradiction).is_empty());
        }
        for resultat in &derivation.resultats {
            let (chemin, reserves) = resultat.conclusion.explication();
            for reserve in reserves {
                prop_assert!(francais::reserve(reserve).0.ends_with('.'), "{:?}", reserve);
            }
            for issue in issues(&c, resultat) {
                prop_assert!(francais::issue(issue).0.ends_with('.'));
            }
            if let Some(verdict) = resultat.verdict() {
                prop_assert!(francais::verdict(verdict, resultat.porte).ends_with('.'));
            }
            let Some(chemin) = chemin else { continue };
            let etapes = chemin.etapes();
            let fin = match &resultat.conclusion {
                Conclusion::Delai(d) => d.dernier_jour(),
                Conclusion::Naissance(n) => n.quand().du(),
                Conclusion::NonOpposable(n) => {
                    n.derniere_chance.as_ref().map_or(n.delai.dernier_jour(), |fin| fin.date())
                }
                Conclusion::Interrompu(i) => i.delai.dernier_jour(),
                Conclusion::Terme(t) => t.fin(),
                _ => continue,
            };
            prop_assert_eq!(etapes.last().map(|e| e.date), Some(fin));
            prop_assert!(etapes.windows(2).all(|paire| paire[0].date <= paire[1].date));
            let sans_source = |motif: &Motif| {
                matches!(motif, Motif::Fait(_) | Motif::FaitAuPlusTot(_) | Motif::FaitAuPlusTard(_) | Motif::Depart)
            };
            for etape in etapes {
                prop_assert_eq!(etape.source.is_none(), sans_source(&etape.motif), "{:?}", etape);
                prop_assert!(francais::motif(&etape.motif).ends_with('.'));
            }
            if let Some(delai) = resultat.delai() {
                prop_assert_eq!(obstacle(delai.prudente()), None);
            }
        }
    }

    #[test]
    fn the_prudent_day_of_a_chain_is_never_after_its_last_day(c in chronologies()) {
        for resultat in deriver(&c).resultats {
            if let Some(delai) = resultat.delai() {
                prop_assert!(delai.prudente() <= delai.dernier_jour(), "{}", resultat.regle.id);
            }
        }
    }

    #[test]
    fn a_door_answers_once(c in chronologies()) {
        let portes: Vec<_> = deriver(&c).resultats.iter().map(|r| r.porte).collect();
        for (i, porte) in portes.iter().enumerate() {
            prop_assert!(!portes[i + 1..].contains(porte), "{:?} twice", porte);
        }
    }

    #[test]
    fn a_fact_makes_a_deadline_earlier_only_if_its_kind_may(c in chronologies(), fait in faits()) {
        let fin = |c: &Chronologie, porte: Porte| {
            deriver(c).resultats.iter().find(|r| r.porte == porte).and_then(Resultat::limite_sure)
        };
        let mut avec = c.clone();
        avec.faits.push(fait.clone());
        for resultat in deriver(&c).resultats {
            let (avant, apres) = (fin(&c, resultat.porte), fin(&avec, resultat.porte));
            if let (Some(avant), Some(apres)) = (avant, apres) {
                // The first request to the préfet counts, and a later one for nothing.
                let repete = fait.nature == NatureFait::DefereDemande && c.fait(fait.nature).is_some();
                let permis = repete || PEUVENT_AVANCER.iter().any(|(nature, _)| *nature == fait.nature);
                prop_assert!(apres >= avant || permis, "{}: {:?} moves {avant} to {apres}", resultat.regle.id, fait);
            }
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(quand in jours(), jours in 1u64..400) {
        for regle in REGLES.iter().filter(|r| r.versions.len() == 1) {
            let fin = |j| match regle.depuis(Periode::le(j), Residence::Metropole) {
                Conclusion::Delai(d) => Some(d.dernier_jour()),
                Conclusion::Naissance(n) => Some(n.quand().du()),
                Conclusion::Terme(t) => Some(t.fin()),
                _ => None,
            };
            if let (Some(tot), Some(tard)) = (fin(quand), fin(quand + Days::new(jours))) {
                prop_assert!(tot <= tard, "{}", regle.id);
            }
        }
    }

    #[test]
    fn outside_its_years_a_rule_says_so(annee in 1900i32..1982) {
        let jour = NaiveDate::from_ymd_opt(annee, 6, 1).expect("it exists");
        let ta = regle("TA-NOTIF").expect("it is in the register");
        prop_assert!(matches!(ta.depuis(Periode::le(jour), Residence::Metropole), Conclusion::NonCouvert(_)));
        prop_assert!(jour.year() < 1982);
    }
}

#[test]
fn facts_that_may_only_lengthen_are_the_others() {
    let permis: Vec<NatureFait> = PEUVENT_AVANCER.iter().map(|(nature, _)| *nature).collect();
    let autres: Vec<&str> =
        NatureFait::TOUTES.iter().filter(|n| !permis.contains(n)).map(|n| n.mot()).collect();
    insta::assert_snapshot!(autres.join("\n"));
}
