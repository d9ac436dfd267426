//! The register: every rule, and every source they rest on.

use crate::regle::Regle;
use crate::source::Source;
use crate::{calendrier, cgct, cja, cnil, contrats, crpa, csi, curb, issue, rgpd, terme};

/// Every rule, one line each, in the order of the codes. Adding a rule is adding a line here and a `const` in the file
/// of its chapter.
pub const REGLES: &[&Regle] = &[
    &cja::TA_NOTIF,
    &cja::TA_PUB,
    &cja::TA_IMPL,
    &cja::REASONABLE_YEAR,
    &cja::DISTANCE,
    &cja::APPEAL,
    &cja::CASSATION,
    &cja::REFERE_CASS,
    &cja::LIBERTE_APPEAL,
    &cja::CONFIRMATION,
    &terme::COURT_TERM,
    &terme::INJONCTION,
    &contrats::CONTRACT,
    &crpa::GRACIEUX_SEND,
    &crpa::GRACIEUX_SILENCE,
    &crpa::DEFERE_SILENCE,
    &crpa::ABROG_SILENCE,
    &crpa::REASONS,
    &crpa::REASONS_TA,
    &crpa::DOC_SILENCE,
    &crpa::CADA_SEIZE,
    &crpa::CADA_CONFIRM,
    &crpa::CADA_TA,
    &curb::PERMIT_3P,
    &curb::PERMIT_END,
    &curb::GRACIEUX_SEND_URBA,
    &curb::R600_1_NOTIFIER,
    &csi::VIDEO_AUTH_3P,
    &csi::VIDEO_AUTH_SILENCE,
    &csi::VIDEO_AUTH_END,
    &terme::AUTORISATION_PROVISOIRE,
    &rgpd::RGPD_ANSWER,
    &cnil::CNIL_SILENCE,
    &cnil::CNIL_CE,
    &terme::MISE_EN_DEMEURE,
];

/// Sources that are not the text of one rule: how days are counted, what interrupts, what does not bind.
const COMMUNES: &[&Source] = &[
    &calendrier::L3133_1,
    &cgct::L2131_1,
    &cja::AIDE_ART_43,
    &cja::CZABAJ,
    &cja::INCOMPETENCE,
    &cja::L213_6,
    &cja::R421_5,
    &cja::R611_8_6,
    &terme::R612_FRANC,
    &contrats::SEATEAM,
    &crpa::BRASSEUR,
    &crpa::AVIS_504677,
    &crpa::CADA_ANNEE,
    &crpa::L112_6,
    &crpa::L231_6,
    &curb::PANNEAU,
    &issue::CFDT,
    &issue::L243_2,
    &issue::L253_5,
    &issue::R254_2,
    &issue::R421_3,
    &issue::SMPAT,
];

/// Finds a rule by its identifier, written exactly (« TA-NOTIF »); `None` when the register holds no such rule.
pub fn regle(id: &str) -> Option<&'static Regle> {
    REGLES.iter().copied().find(|r| r.id == id)
}

/// Every source an answer can rest on, once each: those of the rules in their order, then the common ones.
///
/// ```
/// use quantieme_droit::sources;
/// // What a person should read again by that day: everything, if nobody reads anything until then.
/// let jour = "2099-01-01".parse().unwrap();
/// assert!(sources().iter().all(|source| source.est_ancienne(jour)));
/// ```
pub fn sources() -> Vec<&'static Source> {
    let mut vues: Vec<&'static Source> = Vec::new();
    let versions = REGLES.iter().flat_map(|r| r.versions);
    let des_regles = versions.flat_map(|v| std::iter::once(v.source).chain(v.comptage.sources()));
    for source in des_regles.chain(COMMUNES.iter().copied()) {
        if !vues.contains(&source) {
            vues.push(source);
        }
    }
    vues
}
