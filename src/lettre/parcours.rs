//! Every span of a tree, in reading order; those of footnotes after their call.

use super::arbre::{Bloc, Span};

pub(crate) fn spans_mut(blocs: &mut [Bloc], voir: &mut dyn FnMut(&mut Span)) {
    for bloc in blocs {
        match bloc {
            Bloc::Titre { spans, .. } | Bloc::Paragraphe(spans) | Bloc::Numerote { spans, .. } => {
                spans.iter_mut().for_each(&mut *voir);
            }
            Bloc::Citation(paragraphes) => paragraphes.iter_mut().flatten().for_each(&mut *voir),
            Bloc::Liste { elements, .. } => elements.iter_mut().for_each(|blocs| spans_mut(blocs, voir)),
        }
    }
}

/// The paragraphs of a text: what stands between two ends of a line.
pub(crate) fn paragraphes<'t>(blocs: &'t [Bloc], voir: &mut dyn FnMut(&'t [Span])) {
    for bloc in blocs {
        match bloc {
            Bloc::Titre { spans, .. } | Bloc::Paragraphe(spans) | Bloc::Numerote { spans, .. } => voir(spans),
            Bloc::Citation(citation) => citation.iter().for_each(|spans| voir(spans)),
            Bloc::Liste { elements, .. } => elements.iter().for_each(|blocs| paragraphes(blocs, voir)),
        }
    }
}
