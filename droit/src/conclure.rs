//! From a start to a conclusion: how a rule is applied.

use chrono::{Days, NaiveDate};

use crate::calendrier;
use crate::chronologie::{NatureFait, Porte, Residence};
use crate::computation;
use crate::conclusion::{Conclusion, Delai, Naissance, NonCouvert};
use crate::duree::Duree;
use crate::echeance::{Echeance, Pas};
use crate::motif::Motif;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Prudence, Regle};
use crate::reserve::{FragileSource, Reserve};
use crate::source::{Confiance, Source};

/// What kind of event starts a period: it decides who may be told too little, and what distance adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origine {
    /// A date given by hand.
    Main,
    Notification,
    Publicite,
    Connaissance,
    Silence,
    /// A written answer to a request or an appeal of ours.
    Reponse,
}

impl Origine {
    fn de(nature: NatureFait) -> Self {
        use NatureFait::*;
        match nature {
            ActeNotifie | PliPresente | PliRetire => Origine::Notification,
            ActePublie | ActeAffiche => Origine::Publicite,
            ActeConnu => Origine::Connaissance,
            _ => Origine::Reponse,
        }
    }
}

/// Where a period starts: the day, the way that led there, and the doubts met on it.
#[derive(Debug, Clone)]
pub(crate) struct Depart {
    pub(crate) origine: Origine,
    pub(crate) quand: Periode,
    /// The earliest day another reading would count from: only the prudent day follows it.
    pub(crate) prudent: NaiveDate,
    pub(crate) chemin: Echeance,
    pub(crate) reserves: Vec<Reserve>,
}

impl Depart {
    /// Starts on a day given by hand.
    pub(crate) fn main(quand: Periode) -> Self {
        Depart {
            origine: Origine::Main,
            quand,
            prudent: quand.du(),
            chemin: Echeance::depuis(quand.du(), Motif::Depart),
            reserves: Vec::new(),
        }
    }

    /// Starts at a fact of the dossier.
    pub(crate) fn fait(nature: NatureFait, quand: Periode) -> Self {
        let motif = if quand.est_certaine() { Motif::Fait(nature) } else { Motif::FaitAuPlusTot(nature) };
        Depart {
            origine: Origine::de(nature),
            chemin: Echeance::depuis(quand.du(), motif),
            ..Depart::main(quand)
        }
    }

    /// Starts at a decision born of silence.
    pub(crate) fn naissance(naissance: &Naissance) -> Self {
        Depart {
            origine: Origine::Silence,
            chemin: Echeance::prolonge(&naissance.echeance),
            reserves: naissance
                .reserves
                .iter()
                .copied()
                .filter(|r| !matches!(r, Reserve::DateIncertaine { .. }))
                .collect(),
            ..Depart::main(naissance.quand())
        }
    }

    pub(crate) fn avec(mut self, reserve: Option<Reserve>) -> Self {
        self.reserves.extend(reserve);
        self
    }

    /// The prudent day counts from there, when it is earlier.
    pub(crate) fn prudent_depuis(mut self, jour: NaiveDate) -> Self {
        self.prudent = self.prudent.min(jour);
        self
    }
}

impl Regle {
    /// Concludes from a start given by hand: `residence` says where the applicant lives, seen from the court.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use quantieme_droit::{Conclusion, Periode, Residence, regle};
    /// let notifie = Periode::le(NaiveDate::from_ymd_opt(2026, 10, 31).unwrap());
    /// let Conclusion::Delai(delai) = regle("TA-NOTIF").unwrap().depuis(notifie, Residence::Metropole) else { panic!() };
    /// // 31 December, the day after is a holiday, then Saturday and Sunday.
    /// assert_eq!(delai.dernier_jour().to_string(), "2027-01-04");
    /// assert_eq!(delai.prudente().to_string(), "2026-12-31");
    /// ```
    pub fn depuis(&'static self, quand: Periode, residence: Residence) -> Conclusion {
        self.conclure(Depart::main(quand), residence)
    }

    /// Concludes from a start, with its way and its doubts.
    pub(crate) fn conclure(&'static self, depart: Depart, residence: Residence) -> Conclusion {
        let jour = depart.quand.du();
        if jour < self.couverture.0 || depart.quand.au() > self.couverture.1 {
            return Conclusion::NonCouvert(NonCouvert::HorsPeriode {
                du: self.couverture.0,
                au: self.couverture.1,
            });
        }
        let version = self.version_au(jour);
        // R. 421-7 speaks of the period of R. 421-1: nothing says that it lengthens the one that follows a silence.
        let (distance, reserve) = match (self.distance(residence), depart.origine) {
            (1.., Origine::Silence) => (0, Some(Reserve::DistanceApresSilence)),
            (distance, _) => (distance, None),
        };
        let depart = depart.avec(reserve);
        let avant_le_texte =
            version.du.filter(|du| jour < *du).map(|en_vigueur| Reserve::AvantLeTexte { en_vigueur });
        let comptage = version.comptage;
        match self.effet {
            Effet::Allongement => Conclusion::NonCouvert(NonCouvert::AllongementSeul),
            Effet::Naissance => {
                let quand = depart.quand;
                self.silence(comptage.duree, version.source, depart.avec(avant_le_texte)).map_or(
                    Conclusion::NonCouvert(NonCouvert::HorsCalendrier { quand }),
                    Conclusion::Naissance,
                )
            }
            Effet::Delai => {
                let quand = depart.quand;
                compter(self, comptage, version.source, distance, depart.avec(avant_le_texte))
                    .map_or(Conclusion::NonCouvert(NonCouvert::HorsCalendrier { quand }), Conclusion::Delai)
            }
        }
    }

    /// The day silence becomes a decision: neither *franc* nor moved (it can be born on a Sunday).
    pub(crate) fn silence(
        &'static self,
        duree: Duree,
        source: &'static Source,
        depart: Depart,
    ) -> Option<Naissance> {
        let mut echeance = depart.chemin;
        echeance.avance(Pas::Duree(duree), Motif::Silence(duree), source)?;
        let tard = duree.quantieme(depart.quand.au())?;
        let mut reserves = depart.reserves;
        reserves.extend(incertitude(depart.quand, tard));
        reserves.extend(self.reserves);
        reserves.extend(fragilites(&echeance));
        Some(Naissance { regle: self, tot: echeance.date(), tard, echeance, reserves })
    }
}

/// Counts a period of ours: months, then the *franc* day, then the move over closed days, in that order.
pub(crate) fn compter(
    regle: &'static Regle,
    comptage: Comptage,
    source: &'static Source,
    distance: u32,
    depart: Depart,
) -> Option<Delai> {
    let duree = comptage.duree.plus_mois(distance);
    let motif = match distance {
        0 => Motif::Quantieme(duree),
        distance => Motif::QuantiemeAvecDistance { duree: comptage.duree, distance },
    };
    let terme = |mut echeance: Echeance| {
        let source = match (distance, regle.porte) {
            (0, _) => source,
            (_, Porte::Appel) => &computation::R811_5,
            _ => &computation::R421_7,
        };
        echeance.avance(Pas::Duree(duree), motif, source)?;
        if let Some(franc) = comptage.franc {
            echeance.avance(Pas::Lendemain, Motif::Franc, franc)?;
        }
        if let Some(report) = comptage.report {
            echeance.reporte(report)?;
        }
        Some(echeance)
    };
    let echeance = terme(depart.chemin)?;
    let quand = depart.quand;
    let tard = terme(Echeance::depuis(quand.au(), Motif::Depart))?.date();

    // The prudent day never counts distance, the franc day nor the move forward.
    let prudente = calendrier::ouvre_ou_veille(match comptage.prudence {
        Prudence::Quantieme => comptage.duree.quantieme(depart.prudent)?,
        Prudence::Veille => comptage.duree.quantieme(depart.prudent)? - Days::new(1),
        Prudence::DeuxMois => Duree::Mois(2).quantieme(depart.prudent)?,
    });

    let mut reserves = depart.reserves;
    reserves.extend(incertitude(quand, tard));
    reserves.extend(deux_formules(comptage, duree, quand.du(), echeance.date()));
    reserves.extend((distance > 0).then_some(Reserve::Distance { mois: distance }));
    reserves.extend(regle.reserves);
    reserves.extend(fragilites(&echeance));
    reserves = sans_doublon(reserves);
    Some(Delai { regle, depart: quand, echeance, prudente, tard, reserves })
}

fn sans_doublon(reserves: Vec<Reserve>) -> Vec<Reserve> {
    let mut vues = Vec::with_capacity(reserves.len());
    for reserve in reserves {
        if !vues.contains(&reserve) {
            vues.push(reserve);
        }
    }
    vues
}

fn incertitude(quand: Periode, au_plus_tard: NaiveDate) -> Option<Reserve> {
    (!quand.est_certaine()).then_some(Reserve::DateIncertaine {
        du: quand.du(),
        au: quand.au(),
        au_plus_tard,
    })
}

/// Some authors add the franc day before the months. No court decided; we say so where it changes the day.
fn deux_formules(comptage: Comptage, duree: Duree, depart: NaiveDate, dernier: NaiveDate) -> Option<Reserve> {
    let (Duree::Mois(_), Some(_), Some(report)) = (duree, comptage.franc, comptage.report) else {
        return None;
    };
    let mut autre = Echeance::depuis(duree.quantieme(depart.checked_add_days(Days::new(1))?)?, Motif::Depart);
    let autre = autre.reporte(report)?;
    (autre != dernier).then_some(Reserve::DeuxFormules { autre })
}

/// What was not read in an official text, or in a copy of one, is said.
fn fragilites(echeance: &Echeance) -> impl Iterator<Item = Reserve> {
    echeance
        .etapes()
        .iter()
        .filter_map(|e| e.source)
        .filter(|s| matches!(s.confiance, Confiance::Memoire | Confiance::Deduction))
        .map(|s| Reserve::SourceFragile(FragileSource(s)))
}
