//! The silence of the administration: chapter I of title III of book II (articles L. 231-1 to L. 231-6).

use crate::chronologie::{Chronologie, Porte, Qualite};
use crate::cja;
use crate::conclusion::{Conclusion, Fin, Manque, Naissance};
use crate::crpa;
use crate::crpa::vigueur::{self, COUVERTURE, ENTREE_EN_VIGUEUR};
use crate::depart::{Avant, Depart};
use crate::duree::Duree;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

/// The requests whose silence is a rejection, after two months.
pub const L231_4: Source = Source::new("CRPA, art. L. 231-4", jour(2026, 8, 20), Confiance::Officielle);

/// What an acknowledgment of receipt must say, and what follows when it does not; by e-mail, art. L. 112-12.
pub const L112_6: Source =
    Source::new("CRPA, art. L. 112-6 et L. 112-12", jour(2026, 8, 20), Confiance::Officielle);

/// Other lengths are set by decree.
pub const L231_6: Source = Source::new(
    "CRPA, art. L. 231-6, et le texte qui fixe la durée",
    jour(2026, 8, 20),
    Confiance::Officielle,
);

/// L. 231-4: by exception, two months of silence are a rejection when the request seeks no individual decision, fits no
/// procedure set by a text, or is a complaint: in practice every request a collective makes.
pub const ABROG_SILENCE: Regle = Regle {
    id: "ABROG-SILENCE",
    intitule: "Silence sur une demande d’abrogation",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &[
        vigueur::depuis_2000(),
        Version {
            du: Some(ENTREE_EN_VIGUEUR),
            au: None,
            source: &L231_4,
            comptage: Comptage::nu(Duree::Mois(2)),
        },
    ],
    reserves: &[Reserve::SilenceSelonObjet, Reserve::JourDeNaissance],
};

/// Receipt starts the silence; when only the sending is known we count from it, and say so.
pub(crate) fn reception(c: &Chronologie, recue: NatureFait, expediee: NatureFait) -> Option<Depart> {
    c.quand(recue).map(|quand| Depart::fait(recue, quand)).or_else(|| {
        c.quand(expediee).map(|q| Depart::fait(expediee, q).avec(Some(Reserve::ReceptionInconnue)))
    })
}

/// A request: silence becomes a rejection, which opens the court.
pub(crate) fn demande(c: &Chronologie) -> Vec<Resultat> {
    silence_d_une_demande(c, &ABROG_SILENCE)
}

/// The same, when a rule of its own says how long the silence lasts.
pub(crate) fn silence_d_une_demande(c: &Chronologie, regle: &'static Regle) -> Vec<Resultat> {
    let silence = match reception(c, NatureFait::DemandeRecue, NatureFait::DemandeExpediee) {
        Some(depart) => naissance(regle, c.silence, depart, c),
        None => Conclusion::Manque(Manque::Reception(NatureFait::DemandeRecue)),
    };
    let reponses = Reponses::lire(c, NatureFait::DemandeRejetee);
    let resultats = Silence::nouveau(regle, silence, reponses).suite(c);
    crpa::avec_recours(c, resultats)
}

/// The silence of a rule, or of the special length a text sets (L. 231-6).
pub(crate) fn naissance(
    regle: &'static Regle,
    speciale: Option<Duree>,
    depart: Depart,
    c: &Chronologie,
) -> Conclusion {
    match speciale {
        None => regle.conclure(depart, c.residence),
        Some(duree) => regle
            .silence(duree, &L231_6, depart)
            .map_or(Conclusion::Manque(Manque::Reception(NatureFait::DemandeRecue)), Conclusion::Naissance),
    }
}

/// The written answers to a request or an appeal.
#[derive(Clone, Copy)]
pub(crate) struct Reponses {
    pub(crate) rejetee: Option<Fin>,
    pub(crate) satisfaite: Option<Fin>,
}

impl Reponses {
    /// The rejection of that nature, and the full satisfaction, that the chronology holds.
    pub(crate) fn lire(c: &Chronologie, rejet: NatureFait) -> Self {
        let fin = |nature| c.quand(nature).map(|quand| Fin { nature, quand });
        Reponses { rejetee: fin(rejet), satisfaite: fin(NatureFait::DemandeSatisfaite) }
    }
}

/// A silence, the answers that came, and the court after it.
pub(crate) struct Silence<'a> {
    pub(crate) regle: &'static Regle,
    pub(crate) conclusion: Conclusion,
    pub(crate) reponses: Reponses,
    /// The court's rule from the silence, and from a written rejection.
    pub(crate) tribunal: (&'static Regle, &'static Regle),
    /// What it interrupted, when it answers an appeal.
    pub(crate) avant: Option<Avant<'a>>,
}

impl<'a> Silence<'a> {
    /// A silence that leads to the administrative court.
    pub(crate) fn nouveau(regle: &'static Regle, conclusion: Conclusion, reponses: Reponses) -> Self {
        Silence { regle, conclusion, reponses, tribunal: (&cja::TA_IMPL, &cja::TA_NOTIF), avant: None }
    }

    pub(crate) fn devant(self, implicite: &'static Regle, explicite: &'static Regle) -> Self {
        Silence { tribunal: (implicite, explicite), ..self }
    }

    pub(crate) fn apres(self, avant: Option<Avant<'a>>) -> Self {
        Silence { avant, ..self }
    }

    /// Whether the applicant was told of the court: by the acknowledgment of the request, or by the CADA's.
    fn information(&self, c: &Chronologie) -> Option<Reserve> {
        if self.regle == &crpa::CADA_CONFIRM {
            Some(Reserve::InformationDeLaCada)
        } else {
            accuse_de_reception(c)
        }
    }

    /// An answer before the birth ends the silence; an express rejection starts the court's time, again if it comes
    /// within the two months of the implicit one (CJA, art. R. 421-2); a later one only confirms.
    pub(crate) fn suite(self, c: &Chronologie) -> Vec<Resultat> {
        let Reponses { rejetee, satisfaite } = self.reponses;
        let apres_rejet = |fin: Fin| {
            let mut depart = Depart::fait(fin.nature, fin.quand).avec(mentions_du_rejet(c));
            if let Some(avant) = &self.avant {
                depart = depart.apres(avant);
            }
            let mut tribunal = cja::tribunal(c, self.tribunal.1, depart);
            tribunal.fin = tribunal.fin.or(satisfaite);
            tribunal
        };
        let terminee = |fin: Fin| Resultat::new(self.regle, Conclusion::Terminee(fin)).avec_fin(Some(fin));
        let information = self.information(c);
        let Conclusion::Naissance(nee) = self.conclusion else {
            // The written rejection alone is enough to go on.
            return match rejetee {
                Some(fin) => {
                    let mut tribunal = apres_rejet(fin);
                    tribunal.reserver(Reserve::RejetPeutEtreConfirmatif);
                    vec![terminee(fin), tribunal]
                }
                None => vec![Resultat::new(self.regle, self.conclusion)],
            };
        };
        if let Some(fin) = satisfaite.filter(|fin| est_avant(fin.quand, &nee)) {
            return vec![terminee(fin)];
        }
        if let Some(fin) = rejetee.filter(|fin| est_avant(fin.quand, &nee)) {
            return vec![terminee(fin), apres_rejet(fin)];
        }
        let depart = Depart::naissance(&nee).avec(information);
        let mut tribunal = cja::tribunal(c, self.tribunal.0, depart);
        tribunal.fin = tribunal.fin.or(satisfaite);
        if let (Some(fin), Some(dernier_jour)) = (rejetee, tribunal.limite_sure()) {
            // R. 421-2 itself: told after the silence it comes after.
            let lien = Avant { chemin: &nee.echeance, par: fin, dernier_jour, source: &cja::R421_2 };
            let depart = Depart::fait(fin.nature, fin.quand).apres(&lien).avec(mentions_du_rejet(c));
            let mut explicite = cja::tribunal(c, self.tribunal.1, depart);
            explicite.fin = explicite.fin.or(satisfaite);
            tribunal = rouvrir(&nee, tribunal, explicite, fin.quand);
        }
        vec![Resultat::new(self.regle, Conclusion::Naissance(nee)), tribunal]
    }
}

/// What the rejection's own mentions were, when nobody said.
fn mentions_du_rejet(c: &Chronologie) -> Option<Reserve> {
    let dites = matches!(c.nature, NatureActe::Demande | NatureActe::DemandeDeDocuments)
        && c.voies_et_delais.is_some();
    (!dites).then_some(Reserve::MentionsDuRejet)
}

/// Whether a written rejection that came after the implicit one starts the time again. Surely, when it came within the
/// two months; perhaps, when it came in the days that the *franc* day and closed days add, or on an uncertain day: then
/// the prudent day stays the first one.
fn rouvrir(nee: &Naissance, implicite: Resultat, explicite: Resultat, rejet: Periode) -> Resultat {
    let terme = Duree::Mois(2).quantieme(nee.quand().du());
    let (limite, prudente) = match &implicite.conclusion {
        Conclusion::Delai(delai) => (delai.dernier_jour(), delai.prudente()),
        // The two months do not bind: nothing is final before the last chance.
        Conclusion::NonOpposable(non)
            if non.derniere_chance.as_ref().is_none_or(|fin| rejet.au() <= fin.date()) =>
        {
            return explicite;
        }
        _ => return implicite,
    };
    if terme.is_some_and(|terme| rejet.au() <= terme) {
        return explicite;
    }
    if rejet.du() > limite {
        let mut implicite = implicite;
        implicite.reserver(Reserve::RejetConfirmatif);
        return implicite;
    }
    match explicite.conclusion {
        Conclusion::Delai(mut delai) => {
            delai.prudente = delai.prudente.min(prudente);
            delai.reserves.push(Reserve::RejetTardif);
            Resultat { conclusion: Conclusion::Delai(delai), ..explicite }
        }
        _ => implicite,
    }
}

fn est_avant(quand: Periode, nee: &Naissance) -> bool {
    quand.du() < nee.quand().du()
}

/// Whom the rules on acknowledgments protect (L. 112-6, L. 411-3): the author of a request, and the addressee of a
/// decision who appeals to the administration. Never a third party, nor an agent (L. 112-2). A complaint to the CNIL
/// follows a rule of its own.
pub(crate) fn protege_par_l_accuse(c: &Chronologie) -> bool {
    match c.nature {
        NatureActe::Demande => c.qualite != Qualite::AgentPublic,
        NatureActe::ReclamationCnil => false,
        _ => c.qualite == Qualite::Destinataire,
    }
}

/// L. 112-6: without a complete acknowledgment the period may not bind.
pub(crate) fn accuse_de_reception(c: &Chronologie) -> Option<Reserve> {
    let inconnu = c.fait(NatureFait::AccuseReception).is_none_or(|f| f.conforme.is_none());
    (protege_par_l_accuse(c) && inconnu).then_some(Reserve::AccuseReception)
}
