//! Text from files, made safe to show: a note can't move the cursor, ring, turn the line around or hide in it.

use crate::domain::text::is_invisible;

/// A text on one line, with what can't be seen made visible.
pub(crate) fn printable(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.trim().chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        match c {
            '\n' | '\t' => out.push(' '),
            '\r' if after == Some('\n') => {}
            '\u{200d}' if joins_emoji(before, after) => out.push(c),
            c if is_invisible(c) => out.push_str(&visible(c)),
            c => out.push(c),
        }
    }
    out
}

/// The lines of a longer text, each made safe.
pub(crate) fn printable_lines(text: &str) -> Vec<String> {
    text.trim_end().lines().map(|line| printable(line.trim_end())).collect()
}

/// A joiner between two emoji makes one picture; anywhere else it is a trick.
fn joins_emoji(before: Option<char>, after: Option<char>) -> bool {
    let is_picture = |c: char| matches!(c as u32, 0x2190..=0x2bff | 0x1f000..=0x1faff | 0xfe0f);
    before.is_some_and(is_picture) && after.is_some_and(is_picture)
}

fn visible(c: char) -> String {
    match c as u32 {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).map(String::from).unwrap_or_default(),
        0x7f => "␡".to_owned(),
        code => format!("‹U+{code:04X}›"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hides() {
        assert_eq!(printable("a\u{1b}[31mb\u{7}"), "a␛[31mb␇");
        assert_eq!(printable("abc\u{202e}def"), "abc‹U+202E›def");
        assert_eq!(printable("a\u{200b}b\u{9b}c"), "a‹U+200B›b‹U+009B›c");
        assert_eq!(printable("one\ntwo"), "one two");
    }

    #[test]
    fn people_who_love_emoji_keep_them() {
        assert_eq!(printable("👩‍👩‍👧 é ✅"), "👩‍👩‍👧 é ✅");
    }
}
