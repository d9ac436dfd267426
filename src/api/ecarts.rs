//! Two texts compared passage by passage.

use similar::{DiffOp, capture_diff_slices};

use super::vues_courrier::VueEcartTexte;

/// A text passage by passage: what blank lines separate.
pub(super) fn passages(texte: &str) -> Vec<String> {
    let mut passages: Vec<String> = Vec::new();
    let mut ouvert = false;
    for ligne in texte.lines() {
        if ligne.trim().is_empty() {
            ouvert = false;
        } else if ouvert && let Some(passage) = passages.last_mut() {
            passage.push('\n');
            passage.push_str(ligne);
        } else {
            passages.push(ligne.to_owned());
            ouvert = true;
        }
    }
    passages
}

pub(super) fn joindre(passages: &[String]) -> String {
    passages.join("\n\n") + "\n"
}

pub(super) fn operations(avant: &[String], apres: &[String]) -> Vec<DiffOp> {
    let ops = capture_diff_slices(similar::Algorithm::Patience, avant, apres);
    ops.into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).collect()
}

pub(super) fn ecarts(avant: &str, apres: &str, present: &str) -> Vec<VueEcartTexte> {
    let (avant, apres, present) = (passages(avant), passages(apres), passages(present));
    let vue = |op: DiffOp| VueEcartTexte {
        avant: avant[op.old_range()].join("\n\n"),
        apres: apres[op.new_range()].join("\n\n"),
        reprenable: place(&present, &avant, &op).is_some(),
    };
    operations(&avant, &apres).into_iter().map(vue).collect()
}

/// Where, in the present text, stands what an operation replaces; for an addition, where it goes.
pub(super) fn place(present: &[String], base: &[String], op: &DiffOp) -> Option<usize> {
    let cherche = &base[op.old_range()];
    if !cherche.is_empty() {
        return present.windows(cherche.len()).position(|fenetre| fenetre == cherche);
    }
    match base[..op.old_range().start].last() {
        Some(voisin) => present.iter().position(|passage| passage == voisin).map(|rang| rang + 1),
        None => Some(0),
    }
}
