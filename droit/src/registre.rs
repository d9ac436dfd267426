//! The register: every rule, and every source they rest on.

use crate::regle::Regle;
use crate::source::Source;
use crate::{cja, cnil, crpa};

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
    &crpa::GRACIEUX_SEND,
    &crpa::GRACIEUX_SILENCE,
    &crpa::ABROG_SILENCE,
    &crpa::DOC_SILENCE,
    &crpa::CADA_SEIZE,
    &crpa::CADA_CONFIRM,
    &crpa::CADA_TA,
    &cnil::CNIL_SILENCE,
    &cnil::CNIL_CE,
];

/// Finds a rule by its identifier, written exactly (« TA-NOTIF »).
pub fn regle(id: &str) -> Option<&'static Regle> {
    REGLES.iter().copied().find(|r| r.id == id)
}

/// Every source a rule rests on, once each, in the order of the rules.
pub fn sources() -> Vec<&'static Source> {
    let mut vues: Vec<&'static Source> = Vec::new();
    for version in REGLES.iter().flat_map(|r| r.versions) {
        for source in std::iter::once(version.source).chain(version.comptage.sources()) {
            if !vues.contains(&source) {
                vues.push(source);
            }
        }
    }
    vues
}
