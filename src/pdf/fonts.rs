//! The typeface of letters: four faces embedded in the program, and the shaping context that keeps them warm.

use std::sync::Arc;

use crate::polices;
use parley::fontique::{
    Blob, CharmapIndex, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight,
};
use parley::{FontContext, LayoutContext};

/// One family name for our four faces, whatever their own name tables say.
pub(super) const FAMILY: &str = "Lettre";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Roman,
    Italic,
    Bold,
    BoldItalic,
}

impl Face {
    pub(super) const ALL: [Face; 4] = [Face::Roman, Face::Italic, Face::Bold, Face::BoldItalic];

    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Face::Roman => polices::ROMAIN,
            Face::Italic => polices::ITALIQUE,
            Face::Bold => polices::GRAS,
            Face::BoldItalic => polices::GRAS_ITALIQUE,
        }
    }

    /// PostScript name, as readers list it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Face::Roman => "GentiumBookPlus",
            Face::Italic => "GentiumBookPlus-Italic",
            Face::Bold => "GentiumBookPlus-Bold",
            Face::BoldItalic => "GentiumBookPlus-BoldItalic",
        }
    }

    fn style(self) -> FontStyle {
        match self {
            Face::Roman | Face::Bold => FontStyle::Normal,
            Face::Italic | Face::BoldItalic => FontStyle::Italic,
        }
    }

    fn weight(self) -> FontWeight {
        match self {
            Face::Roman | Face::Italic => FontWeight::NORMAL,
            Face::Bold | Face::BoldItalic => FontWeight::BOLD,
        }
    }
}

/// What parley carries along with each glyph for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ink {
    pub(super) superscript: bool,
    pub(super) to_complete: bool,
    pub(super) call: u32,
    pub(super) unproved: u32,
}

/// Parsing the faces costs more than laying out a letter, so this is built once and lent to each letter.
pub(super) struct Fonts {
    pub(super) context: FontContext,
    pub(super) layout: LayoutContext<Ink>,
    /// parley says which file a run was set in by the id of its bytes.
    ids: [u64; 4],
    /// Which signs the upright face has; the three others have the same.
    signs: Option<CharmapIndex>,
    /// Face, glyph and width in ems of each hyphen: a soft hyphen is shaped as nothing, so we draw our own.
    pub(super) hyphens: Vec<(Face, u16, f32)>,
}

impl Fonts {
    pub(super) fn new() -> Self {
        // No system font: a letter must look the same on every computer.
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut context =
            FontContext { collection: Collection::new(options), source_cache: Default::default() };
        let mut signs = None;
        let ids = Face::ALL.map(|face| {
            let blob = Blob::new(Arc::new(face.bytes()));
            let id = blob.id();
            let as_ours = FontInfoOverride {
                family_name: Some(FAMILY),
                style: Some(face.style()),
                weight: Some(face.weight()),
                ..Default::default()
            };
            let families = context.collection.register_fonts(blob, Some(as_ours));
            if face == Face::Roman {
                signs = families.iter().flat_map(|(_, fonts)| fonts).map(|font| font.charmap_index()).next();
            }
            id
        });
        Fonts { context, layout: LayoutContext::new(), ids, signs, hyphens: Vec::new() }
    }

    pub(super) fn has(&self, sign: char) -> bool {
        let map = self.signs.and_then(|signs| signs.charmap(Face::Roman.bytes()));
        map.and_then(|map| map.map(sign)).is_some_and(|glyph| glyph != 0)
    }

    pub(super) fn face(&self, id: u64) -> Face {
        let place = self.ids.iter().position(|&known| known == id);
        place.map_or(Face::Roman, |place| Face::ALL[place])
    }

    pub(super) fn hyphen(&self, face: Face) -> (u16, f32) {
        let found = self.hyphens.iter().find(|(known, ..)| *known == face);
        found.map_or((0, 0.0), |&(_, glyph, em)| (glyph, em))
    }
}
