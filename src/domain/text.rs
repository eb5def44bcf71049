//! Texts that people typed: how to compare them, and what is invisible in them.

use std::fmt::Debug;
use std::slice::SliceIndex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The bytes `at` of a text; an empty text if they are no part of it. A wrong place fails a test, but never stops a command.
pub fn slice(text: &str, at: impl SliceIndex<str, Output = str> + Clone + Debug) -> &str {
    debug_assert!(text.get(at.clone()).is_some(), "{at:?} of {text:?}");
    text.get(at).unwrap_or_default()
}

/// The line on which a byte of a text stands, from 1.
pub fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    before as u32 + 1
}

/// A text with more on a line below, so that nothing typed is lost; `None` where there is no more, or it is the text already.
pub fn added(old: Option<&str>, more: Option<&str>) -> Option<String> {
    let more = more.map(str::trim).filter(|more| !more.is_empty() && old != Some(more))?;
    Some(old.map_or_else(|| more.to_owned(), |old| format!("{}\n{more}", old.trim_end())))
}

/// A text's own key: NFKC, lower case, runs of white space, `_` and `-` as one `-`, trimmed.
pub fn key(text: &str) -> String {
    if text.is_ascii() { join(text.chars().map(|c| c.to_ascii_lowercase())) } else { join(text.nfkc().flat_map(char::to_lowercase)) }
}

fn join(chars: impl Iterator<Item = char>) -> String {
    let mut key = String::new();
    let mut gap = false;
    for c in chars {
        if c.is_whitespace() || matches!(c, '_' | '-') {
            gap = !key.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            key.push('-');
        }
        key.push(c);
    }
    key
}

/// A text with each run of white space as one blank.
pub fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A key that is the same for all spellings of a name: no case, no accents, single blanks and none at the ends, one kind of
/// apostrophe and of dash, no invisible characters. `Chloë  d’Hondt` is `chloe d'hondt`.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = on_one_line(text);
        folded.make_ascii_lowercase();
        return if folded.contains('`') { folded.replace('`', "'") } else { folded };
    }
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut folded));
    on_one_line(&folded)
}

/// Adds a character as it is in a folded text, before blanks are joined: none, one or several.
pub(crate) fn fold(c: char, folded: &mut String) {
    let c = match c {
        'A'..='Z' => return folded.push(c.to_ascii_lowercase()),
        '`' | '\u{b4}' | '\u{2b9}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{ff07}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        c if c.is_whitespace() => return folded.push(c),
        c if is_invisible(c) => return,
        c if c.is_ascii() => return folded.push(c),
        c => c,
    };
    let lower = std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c));
    for c in lower {
        match c {
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
}

/// Whether a character shows nothing, or changes how others show: control characters, bidirectional
/// overrides, zero-width characters, tags (Unicode TR36, TR9).
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The word of `known` nearest to `typed`, if it is near enough to be a typing error.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = folded(typed);
    let score = |word: &str| {
        let one_slip = typed.chars().count() >= 3 && strsim::osa_distance(&typed, word) <= 1;
        strsim::jaro_winkler(&typed, word).max(if one_slip { 0.9 } else { 0.0 })
    };
    let scored = known.into_iter().map(|word| (score(&folded(word)), word));
    scored.filter(|(score, _)| *score > 0.8).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_one_whatever_way_it_was_typed() {
        for text in ["Te veel prioriteiten", "te_veel--prioriteiten", "  TE VEEL\tprioriteiten ", "-te veel prioriteiten-"] {
            assert_eq!(key(text), "te-veel-prioriteiten");
        }
        assert_eq!(key("ﬁets ½"), "fiets-1⁄2");
        assert_eq!(key(" - "), "");
    }

    #[test]
    fn names_are_found_without_accents() {
        assert_eq!(folded("Chloë Østergård"), "chloe ostergard");
        assert_eq!(folded("FATMA YILDIZ"), folded("Fatma Yıldız"));
        assert_eq!(folded("Jürgen Groß"), folded("JU\u{308}RGEN  GROSS "));
    }

    #[test]
    fn nearest_is_near() {
        assert_eq!(nearest("enrgy", ["energy", "change"]), Some("energy"));
        assert_eq!(nearest("nwe", ["new", "drop"]), Some("new"));
        assert_eq!(nearest("xyz", ["energy", "change"]), None);
    }
}
