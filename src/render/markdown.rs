//! Markdown that no note can break: not a table, not a heading, not with HTML.

use super::printable::printable;

/// A text on one line, with all that Markdown or HTML would act on made plain.
pub(crate) fn plain(text: &str) -> String {
    let text = printable(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => out.extend(['\\', c]),
            '#' | '+' | '-' | '=' if at == 0 => out.extend(['\\', c]),
            '@' => out.push_str("&#64;"),
            ':' if text[..at].ends_with("http") || text[..at].ends_with("https") => out.push_str("&#58;"),
            '.' | ')' if at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit()) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_note_stays_a_note() {
        assert_eq!(plain("a | b\nc"), "a \\| b c");
        assert_eq!(plain("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(plain("# kop"), "\\# kop");
        assert_eq!(plain("1. een"), "1\\. een");
        assert_eq!(plain("![x](http://e)"), "\\!\\[x\\](http&#58;//e)");
        assert_eq!(plain("`code` @team"), "\\`code\\` &#64;team");
    }
}
