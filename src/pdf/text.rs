//! From spans to one string ready to be shaped: stray characters out, spaces collapsed, soft hyphens in.

use std::ops::Range;

use hypher::Lang;

use crate::lettre::Span;

pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// Shorter words are not worth a hyphen.
const HYPHENATED_FROM: usize = 7;

pub(super) struct Prepared {
    pub(super) text: String,
    /// Where each span ended up; empty spans are dropped.
    pub(super) spans: Vec<(Range<usize>, Style)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) superscript: bool,
    pub(super) to_complete: bool,
    /// Rank of the span that calls a footnote, plus one; 0 for all others.
    pub(super) call: u32,
    /// Rank among the passages that no piece proves, plus one; 0 for all others.
    pub(super) unproved: u32,
}

pub(super) fn prepare(spans: &[Span], hyphenate: bool) -> Prepared {
    let mut prepared = Prepared { text: String::new(), spans: Vec::new() };
    let (mut unproved, mut before) = (0, false);
    for (rank, span) in spans.iter().enumerate() {
        if span.sans_piece && !before {
            unproved += 1;
        }
        before = span.sans_piece;
        let start = prepared.text.len();
        let clean = clean(&span.texte, prepared.text.chars().next_back());
        if hyphenate && !span.exposant && span.note.is_none() {
            push_hyphenated(&mut prepared.text, &clean);
        } else {
            prepared.text.push_str(&clean);
        }
        if prepared.text.len() > start {
            let call = if span.note.is_some() { rank as u32 + 1 } else { 0 };
            let unproved = if span.sans_piece { unproved } else { 0 };
            let style = Style { call, unproved, ..style(span) };
            prepared.spans.push((start..prepared.text.len(), style));
        }
    }
    trim_end(&mut prepared);
    prepared
}

fn style(span: &Span) -> Style {
    Style {
        bold: span.gras,
        italic: span.italique,
        superscript: span.exposant || span.note.is_some(),
        to_complete: span.a_completer,
        call: 0,
        unproved: 0,
    }
}

/// Collapses spaces and drops what has no shape of its own: pasted text is full of it.
fn clean(text: &str, before: Option<char>) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut last = before.unwrap_or('\n');
    for character in text.chars() {
        let character = match character {
            '\t' | '\u{2028}' => ' ',
            '\u{2029}' => '\n',
            other => other,
        };
        let invisible = matches!(character, SOFT_HYPHEN | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
            || matches!(character, '\u{2060}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}')
            || (character.is_control() && character != '\n');
        if invisible || (character == ' ' && matches!(last, ' ' | '\n')) {
            continue;
        }
        clean.push(character);
        last = character;
    }
    clean
}

fn trim_end(prepared: &mut Prepared) {
    let end = prepared.text.trim_end_matches([' ', '\n']).len();
    prepared.text.truncate(end);
    prepared.spans.retain_mut(|(range, _)| {
        range.end = range.end.min(end);
        range.start < range.end
    });
}

fn push_hyphenated(out: &mut String, text: &str) {
    for token in text.split_inclusive(' ') {
        // An address on the web broken with a hyphen is a wrong address.
        if token.contains(['@', '/', '_']) || token.contains("www.") {
            out.push_str(token);
            continue;
        }
        let mut rest = token;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let word = &rest[start..];
            let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
            out.push_str(&rest[..start]);
            rest = &word[length..];
            // « 17 janvier » holds together; « ci-dessous » is cut at its own hyphen or nowhere.
            let bound = out.ends_with(['\u{A0}', '\u{202F}', '-', '\u{2011}']) || rest.starts_with('-');
            if bound { out.push_str(&word[..length]) } else { push_word(out, &word[..length]) }
        }
        out.push_str(rest);
    }
}

/// Names keep whole: a capital may be a proper noun, which French does not break.
fn push_word(out: &mut String, word: &str) {
    if word.chars().count() < HYPHENATED_FROM || word.chars().next().is_some_and(char::is_uppercase) {
        return out.push_str(word);
    }
    for (rank, syllable) in hypher::hyphenate_bounded(word, Lang::French, 3, 3).enumerate() {
        if rank > 0 {
            out.push(SOFT_HYPHEN);
        }
        out.push_str(syllable);
    }
}
