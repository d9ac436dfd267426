//! XML written to memory: what is opened is closed, and what people typed cannot be markup.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part of the package being written.
pub(super) struct Xml(Writer<Vec<u8>>);

pub(super) type Attributs<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part of one element, with everything in it.
    pub(super) fn partie(nom: &str, attributs: Attributs<'_>, dedans: impl FnOnce(&mut Xml)) -> Vec<u8> {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.ecrire(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.element(nom, attributs, dedans);
        xml.0.into_inner()
    }

    /// What stands between the tags of an element that is written elsewhere.
    pub(super) fn morceau(dedans: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Xml(Writer::new(Vec::new()));
        dedans(&mut xml);
        String::from_utf8(xml.0.into_inner()).expect("only words are written")
    }

    pub(super) fn element(&mut self, nom: &str, attributs: Attributs<'_>, dedans: impl FnOnce(&mut Xml)) {
        self.ecrire(Event::Start(balise(nom, attributs)));
        dedans(self);
        self.ecrire(Event::End(BytesEnd::new(nom)));
    }

    pub(super) fn vide(&mut self, nom: &str, attributs: Attributs<'_>) {
        self.ecrire(Event::Empty(balise(nom, attributs)));
    }

    /// `<w:nom w:val="valeur"/>`, of which most of the format is made.
    pub(super) fn val(&mut self, nom: &str, valeur: &str) {
        self.vide(nom, &[("w:val", valeur)]);
    }

    pub(super) fn texte(&mut self, texte: &str) {
        self.ecrire(Event::Text(BytesText::new(&permis(texte))));
    }

    fn ecrire(&mut self, evenement: Event<'_>) {
        self.0.write_event(evenement).expect("writing to memory does not fail");
    }
}

fn balise<'a>(nom: &'a str, attributs: Attributs<'_>) -> BytesStart<'a> {
    let mut balise = BytesStart::new(nom);
    for (cle, valeur) in attributs {
        balise.push_attribute((*cle, permis(valeur).as_str()));
    }
    balise
}

/// Without the signs XML 1.0 has no way to write: one of them, pasted in an answer, would spoil the whole file.
fn permis(texte: &str) -> String {
    texte.chars().filter(|&signe| signe >= ' ' || matches!(signe, '\t' | '\n')).filter(hors_reserve).collect()
}

fn hors_reserve(signe: &char) -> bool {
    !matches!(signe, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn what_xml_cannot_write_is_left_out() {
        let xml =
            Xml::morceau(|x| x.element("a", &[("b", "1\u{0}\"2")], |x| x.texte("un\u{1b}\u{ffff} < deux")));
        assert_eq!(xml, "<a b=\"1&quot;2\">un &lt; deux</a>");
    }
}
