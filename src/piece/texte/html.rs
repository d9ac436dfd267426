//! Web pages. Only cut into tags and texts, never built into a tree: no nesting can be too deep.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::net::Net;

/// Fed at a time, so that reading stops soon after the text is full.
const MORCEAU: usize = 64 * 1024;
/// Read of one page; more is images written out in letters.
const PAGE: usize = 16 * 1024 * 1024;
/// Attributes left in one tag: the tokenizer compares each with all those before it.
const ATTRIBUTS: usize = 1000;

pub(super) fn lire(page: &str, net: &mut Net) {
    if page.len() > PAGE {
        net.incomplet();
    }
    let page = alleger(&page[..page.floor_char_boundary(PAGE)]);
    let puits =
        Puits { net: RefCell::new(std::mem::take(net)), muet: Cell::new(false), brut: Cell::new(false) };
    let tokenizer = Tokenizer::new(puits, TokenizerOpts::default());
    let file = BufferQueue::default();
    let mut reste = &*page;
    while !reste.is_empty() && !tokenizer.sink.net.borrow().plein() {
        let (morceau, suite) = reste.split_at(reste.floor_char_boundary(MORCEAU));
        reste = suite;
        file.push_back(StrTendril::from_slice(morceau));
        // The sink never stops the tokenizer: all of it is consumed.
        let _ = tokenizer.feed(&file);
    }
    tokenizer.end();
    *net = tokenizer.sink.net.take();
}

/// The page without what follows too many attributes in one tag.
fn alleger(page: &str) -> Cow<'_, str> {
    let octets = page.as_bytes();
    let mut copie = String::new();
    let (mut copie_a, mut rang) = (0, 0);
    while rang < octets.len() {
        let balise = octets[rang] == b'<' && octets.get(rang + 1).is_some_and(u8::is_ascii_alphabetic);
        rang += 1;
        if !balise {
            continue;
        }
        let (mut mots, mut guillemet, mut trop) = (0, None, None);
        while let Some(&octet) = octets.get(rang) {
            match (guillemet, octet) {
                (None, b'>') => break,
                (None, b'"' | b'\'') => guillemet = Some(octet),
                (None, b'/' | b' ' | b'\t' | b'\n' | b'\r' | 0x0C) => mots += 1,
                (Some(ouvrant), _) if octet == ouvrant => {
                    guillemet = None;
                    mots += 1;
                }
                _ => {}
            }
            if mots > 2 * ATTRIBUTS && trop.is_none() {
                trop = Some(rang);
            }
            rang += 1;
        }
        if let Some(trop) = trop {
            copie.push_str(&page[copie_a..trop]);
            copie_a = rang;
        }
    }
    if copie_a == 0 {
        return Cow::Borrowed(page);
    }
    copie.push_str(&page[copie_a..]);
    Cow::Owned(copie)
}

struct Puits {
    net: RefCell<Net>,
    /// Inside what a reader does not see.
    muet: Cell<bool>,
    /// Inside `pre`, where line ends count.
    brut: Cell<bool>,
}

impl TokenSink for Puits {
    type Handle = ();

    fn process_token(&self, token: Token, _ligne: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(balise) => return self.balise(&balise),
            Token::CharacterTokens(texte) if !self.muet.get() => {
                let mut net = self.net.borrow_mut();
                if self.brut.get() { net.texte(&texte) } else { net.fil(&texte) }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Puits {
    fn balise(&self, balise: &Tag) -> TokenSinkResult<()> {
        let debut = balise.kind == TagKind::StartTag;
        let mut net = self.net.borrow_mut();
        match &*balise.name {
            "script" | "style" | "noframes" | "iframe" | "xmp" => {
                self.muet.set(debut);
                net.blanc();
                if debut {
                    let script = &*balise.name == "script";
                    return TokenSinkResult::RawData(if script {
                        RawKind::ScriptData
                    } else {
                        RawKind::Rawtext
                    });
                }
            }
            "title" | "textarea" => {
                net.paragraphe();
                if debut {
                    return TokenSinkResult::RawData(RawKind::Rcdata);
                }
            }
            "pre" => {
                self.brut.set(debut);
                net.paragraphe();
            }
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "ul" | "ol" | "dl" | "blockquote"
            | "article" | "section" | "hr" | "body" => net.paragraphe(),
            "br" | "div" | "li" | "tr" | "dt" | "dd" | "option" | "caption" | "header" | "footer" | "nav"
            | "main" | "aside" | "form" | "fieldset" | "legend" | "address" | "figure" | "figcaption" => {
                net.ligne();
            }
            "td" | "th" => net.blanc(),
            "img" if debut => {
                let texte = balise.attrs.iter().find(|a| &*a.name.local == "alt");
                if let Some(texte) = texte.filter(|_| !self.muet.get()) {
                    net.blanc();
                    net.fil(&texte.value);
                    net.blanc();
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texte(page: &str) -> String {
        let mut net = Net::default();
        lire(page, &mut net);
        net.finir().0
    }

    #[test]
    fn what_runs_or_dresses_the_page_is_dropped() {
        let page = "<html><head><title>Avis</title><style>p{color:red}</style><script>if(a<b)alert('non')</script>\
                    </head><body><!-- rien --><p>Arr&ecirc;t&eacute;&nbsp;du <b>mai</b>re</p><table><tr><td>8&#8239;000&nbsp;€\
                    <td>août</table></body>";
        assert_eq!(texte(page), "Avis\n\nArrêté du maire\n\n8 000 € août");
    }

    #[test]
    fn a_script_left_open_hides_nothing_before_it() {
        assert_eq!(texte("<p>avant<script>jamais fermé"), "avant");
    }

    #[test]
    fn a_tag_of_endless_attributes_costs_no_more_than_its_length() {
        let attributs: String = (0..300_000).map(|n| format!(" a{n}='é'")).collect();
        assert_eq!(texte(&format!("<p>avant<b{attributs}>gras</b> après")), "avantgras après");
    }

    #[test]
    fn no_nesting_is_too_deep() {
        assert_eq!(texte(&("<div><table>".repeat(300_000) + "au fond")), "au fond");
    }
}
