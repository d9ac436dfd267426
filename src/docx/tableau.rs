//! Tables: the ruled one of the inventory, and those that only place what they hold.

use super::xml::Xml;

/// Widths in twentieths of a point. With a style, ruled and described for those who do not see it; without, only places.
pub(super) fn tableau(
    x: &mut Xml,
    style: Option<(&str, &str)>,
    largeurs: &[usize],
    rangees: impl FnOnce(&mut Xml),
) {
    let largeur = largeurs.iter().sum::<usize>().to_string();
    x.element("w:tbl", &[], |x| {
        x.element("w:tblPr", &[], |x| {
            if let Some((style, _)) = style {
                x.val("w:tblStyle", style);
            }
            x.vide("w:tblW", &[("w:w", &largeur), ("w:type", "dxa")]);
            x.vide("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
            x.vide("w:tblLayout", &[("w:type", "fixed")]);
            if style.is_none() {
                x.element("w:tblCellMar", &[], |x| {
                    for cote in ["w:left", "w:right"] {
                        x.vide(cote, &[("w:w", "0"), ("w:type", "dxa")]);
                    }
                });
            }
            // A first row that says what the columns are, for the ruled one; no bands.
            let regard = if style.is_some() { ("0420", "1") } else { ("0400", "0") };
            x.vide("w:tblLook", &[("w:val", regard.0), ("w:firstRow", regard.1), ("w:noVBand", "1")]);
            if let Some((_, description)) = style {
                x.val("w:tblCaption", description);
            }
        });
        x.element("w:tblGrid", &[], |x| {
            for largeur in largeurs {
                x.vide("w:gridCol", &[("w:w", &largeur.to_string())]);
            }
        });
        rangees(x);
    });
}

/// A row, never cut between two pages; `entete` when it is said again at the top of each.
pub(super) fn rangee(x: &mut Xml, entete: bool, cellules: impl FnOnce(&mut Xml)) {
    x.element("w:tr", &[], |x| {
        x.element("w:trPr", &[], |x| {
            x.vide("w:cantSplit", &[]);
            if entete {
                x.vide("w:tblHeader", &[]);
            }
        });
        cellules(x);
    });
}

/// A cell; it must hold a paragraph at least.
pub(super) fn cellule(x: &mut Xml, largeur: usize, dedans: impl FnOnce(&mut Xml)) {
    x.element("w:tc", &[], |x| {
        x.element("w:tcPr", &[], |x| {
            x.vide("w:tcW", &[("w:w", &largeur.to_string()), ("w:type", "dxa")]);
        });
        dedans(x);
    });
}
