//! From a start to a conclusion: how a rule is applied.
//!
//! Two policies, two functions, two types: [`compter`] answers « we must act » and rounds early; [`attendre`] answers
//! « they are late » and rounds late.

use chrono::NaiveDate;

use crate::calendrier;
use crate::chronologie::Residence;
use crate::conclusion::{Conclusion, Delai, Naissance, NonCouvert, Terme};
use crate::depart::Depart;
use crate::duree::Duree;
use crate::echeance::{Echeance, Pas};
use crate::motif::Motif;
use crate::origine::Origine;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Prudence, Regle};
use crate::reserve::{FragileSource, Reserve};
use crate::source::{Confiance, Source, jour};

impl Regle {
    /// Concludes from a start given by hand, outside any dossier: `quand` is the day the period starts from,
    /// `residence` where the applicant lives, seen from the court.
    ///
    /// One rule alone: what may interrupt it, make it not bind or follow it takes a chronology, and
    /// [`deriver`](crate::deriver).
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
        let comptage = version.comptage;
        // R. 421-7 speaks of the period of R. 421-1: nothing says that it lengthens the one that follows a silence.
        let (distance, reserve) = match (comptage.mois_de_distance(residence), depart.origine) {
            (1.., Origine::Silence) => (0, Some(Reserve::DistanceApresSilence)),
            (distance, _) => (distance, None),
        };
        let avant_le_texte =
            version.du.filter(|du| jour < *du).map(|en_vigueur| Reserve::AvantLeTexte { en_vigueur });
        let depart = depart.avec(reserve).avec(avant_le_texte);
        let quand = depart.quand;
        let hors_calendrier = Conclusion::NonCouvert(NonCouvert::HorsCalendrier { quand });
        match self.effet {
            Effet::Allongement => Conclusion::NonCouvert(NonCouvert::AllongementSeul),
            Effet::DelaiFixe | Effet::TermeFixe => Conclusion::NonCouvert(NonCouvert::DureeDansLActe),
            Effet::Naissance => self
                .silence(comptage.duree, version.source, depart)
                .map_or(hors_calendrier, Conclusion::Naissance),
            Effet::Terme => {
                attendre(self, comptage, version.source, depart).map_or(hors_calendrier, Conclusion::Terme)
            }
            Effet::Delai => compter(self, comptage, version.source, distance, depart)
                .map_or(hors_calendrier, Conclusion::Delai),
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
        reserves.extend(naissance_incertaine(depart.quand, tard));
        reserves.extend(urgence_sanitaire(depart.quand.du(), echeance.date()));
        reserves.extend(self.reserves);
        reserves.extend(fragilites(&echeance));
        Some(Naissance { regle: self, tot: echeance.date(), tard, echeance, reserves })
    }
}

/// « We must act »: counts a period of ours from its earliest start. Months, then the *franc* day, then the move over
/// closed days, in that order; the prudent day grants none of them.
pub(crate) fn compter(
    regle: &'static Regle,
    comptage: Comptage,
    source: &'static Source,
    distance: u32,
    depart: Depart,
) -> Option<Delai> {
    let quand = depart.quand;
    let debut = depart.chemin.etapes().len();
    let mut echeance = depart.chemin;
    match comptage.distance.filter(|_| distance > 0) {
        None => {
            echeance.avance(
                Pas::Duree(comptage.duree),
                Motif::quantieme(comptage.duree, echeance.date()),
                source,
            )?;
        }
        Some(texte) => {
            let motif = Motif::QuantiemeAvecDistance { duree: comptage.duree, distance };
            echeance.avance(Pas::Duree(comptage.duree.plus_mois(distance)), motif, texte)?;
        }
    }
    if let Some(franc) = comptage.franc {
        echeance.avance(Pas::Lendemain, Motif::Franc, franc)?;
    }
    if let Some(report) = comptage.report {
        echeance.reporte(report)?;
    }
    let tard = comptage.terme(quand.au(), distance)?;

    // The prudent day never counts distance, the franc day nor the move forward.
    let prudente = match comptage.prudence {
        Prudence::Quantieme => calendrier::ouvre_ou_veille(comptage.duree.quantieme(depart.prudent)?),
        Prudence::Veille => {
            calendrier::ouvre_ou_veille(comptage.duree.quantieme(depart.prudent)?.pred_opt()?)
        }
        Prudence::DeuxMois => calendrier::ouvre_ou_veille(Duree::Mois(2).quantieme(depart.prudent)?),
        // Never before what was done that day.
        Prudence::LeJourMeme => calendrier::ouvre_ou_suivant(depart.prudent)?,
    };

    let mut reserves = depart.reserves;
    sans_doublon(&mut reserves);
    let doutes = reserves.len();
    reserves.extend(incertitude(quand, tard));
    reserves.extend(deux_formules(comptage, comptage.duree.plus_mois(distance), quand.du(), echeance.date()));
    reserves.extend(urgence_sanitaire(quand.du(), echeance.date()));
    reserves.extend((distance > 0).then_some(Reserve::Distance { mois: distance }));
    reserves.extend(regle.reserves);
    reserves.extend(fragilites(&echeance));
    sans_doublon(&mut reserves);
    Some(Delai {
        regle,
        origine: depart.origine,
        depart: quand,
        prudent: depart.prudent,
        debut,
        doutes,
        echeance,
        prudente,
        tard,
        reserves,
    })
}

/// « They are late »: counts someone else's term from its latest start, with every day a reading could grant them.
pub(crate) fn attendre(
    regle: &'static Regle,
    comptage: Comptage,
    source: &'static Source,
    depart: Depart,
) -> Option<Terme> {
    let mut echeance = depart.chemin.au_plus_tard(depart.quand);
    echeance.avance(Pas::Duree(comptage.duree), Motif::quantieme(comptage.duree, echeance.date()), source)?;
    if let Some(franc) = comptage.franc {
        echeance.avance(Pas::Lendemain, Motif::Franc, franc)?;
    }
    if let Some(report) = comptage.report {
        echeance.reporte(report)?;
    }
    let mut reserves = depart.reserves;
    reserves.extend(regle.reserves);
    reserves.extend(fragilites(&echeance));
    sans_doublon(&mut reserves);
    Some(Terme { regle, depart: depart.quand, echeance, reserves })
}

fn sans_doublon(reserves: &mut Vec<Reserve>) {
    let mut garde = 0;
    for i in 0..reserves.len() {
        if !reserves[..garde].contains(&reserves[i]) {
            reserves.swap(garde, i);
            garde += 1;
        }
    }
    reserves.truncate(garde);
}

/// Terms that fell from 12 March to 23 June 2020 were put off, and silences suspended, by texts that this engine does not
/// count (ordonnances n° 2020-305 and 2020-306).
fn urgence_sanitaire(depart: NaiveDate, fin: NaiveDate) -> Option<Reserve> {
    const DEBUT: NaiveDate = jour(2020, 3, 12);
    const FIN: NaiveDate = jour(2020, 6, 23);
    (depart <= FIN && fin >= DEBUT && depart.max(DEBUT) <= FIN.min(fin)).then_some(Reserve::UrgenceSanitaire)
}

fn naissance_incertaine(quand: Periode, au_plus_tard: NaiveDate) -> Option<Reserve> {
    (!quand.est_certaine()).then_some(Reserve::NaissanceIncertaine {
        du: quand.du(),
        au: quand.au(),
        au_plus_tard,
    })
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
    let (Duree::Mois(_), Some(_), Some(_)) = (duree, comptage.franc, comptage.report) else {
        return None;
    };
    let autre = calendrier::ouvre_ou_suivant(duree.quantieme(depart.succ_opt()?)?)?;
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
