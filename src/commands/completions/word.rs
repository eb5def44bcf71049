//! Words as they stand in a line of bash: read up to where the cursor is, and written so that they are read as meant.

use crate::domain::text::is_invisible;
use crate::domain::text::slice;

/// Within which quotes a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quotes {
    #[default]
    No,
    /// `"`
    Double,
    /// `'`
    Single,
    /// `$'`
    Ansi,
}

/// The words of a line, each as it stands there; the last one is what the cursor is in, perhaps empty.
pub(super) fn split(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut reader, mut start) = (Reader::default(), 0);
    for (at, c) in line.char_indices() {
        let is_gap = reader.quotes == Quotes::No && !reader.is_escaped && matches!(c, ' ' | '\t' | '\n');
        if is_gap {
            words.extend(Some(slice(line, start..at)).filter(|word| !word.is_empty()));
            start = at + 1;
        }
        reader.read(c);
    }
    words.push(slice(line, start..));
    words
}

/// What a word says that may not be at its end yet, and within which quotes it stops.
pub(super) fn read(raw: &str) -> (String, Quotes) {
    let mut reader = Reader::default();
    raw.chars().for_each(|c| reader.read(c));
    (String::from_utf8_lossy(&reader.bytes).into_owned(), reader.quotes)
}

#[derive(Default)]
struct Reader {
    quotes: Quotes,
    bytes: Vec<u8>,
    is_escaped: bool,
    /// After a `$` that quotes may follow.
    is_dollar: bool,
    /// The digits of an escape so far, with their base and how many more there may be.
    digits: Option<(u32, u32, u32)>,
}

impl Reader {
    fn push(&mut self, c: char) {
        self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn read(&mut self, c: char) {
        let is_dollar = std::mem::take(&mut self.is_dollar);
        if self.quotes == Quotes::Ansi && self.goes_on_with_digits(c) {
            return;
        }
        if std::mem::take(&mut self.is_escaped) {
            return self.escaped(c);
        }
        match (self.quotes, c) {
            (Quotes::No, '\'' | '"') => {
                if is_dollar {
                    self.bytes.pop();
                }
                self.quotes = match (c, is_dollar) {
                    ('"', _) => Quotes::Double,
                    (_, true) => Quotes::Ansi,
                    (_, false) => Quotes::Single,
                };
            }
            (Quotes::Double, '"') | (Quotes::Single | Quotes::Ansi, '\'') => self.quotes = Quotes::No,
            (Quotes::No | Quotes::Double | Quotes::Ansi, '\\') => self.is_escaped = true,
            _ => {
                self.is_dollar = self.quotes == Quotes::No && c == '$';
                self.push(c);
            }
        }
    }

    fn goes_on_with_digits(&mut self, c: char) -> bool {
        let Some((value, base, left)) = self.digits else { return false };
        if let Some(digit) = c.to_digit(base).filter(|_| left > 0) {
            self.digits = Some((value * base + digit, base, left - 1));
            if left > 1 {
                return true;
            }
        }
        let is_taken = c.is_digit(base) && left > 0;
        if let Some((value, base, left)) = self.digits.take() {
            match base {
                16 if left > 2 || value > 0xff => self.push(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)),
                _ => self.bytes.push(value as u8),
            }
        }
        is_taken
    }

    fn escaped(&mut self, c: char) {
        match (self.quotes, c) {
            (Quotes::Ansi, 'x') => self.digits = Some((0, 16, 2)),
            (Quotes::Ansi, '0'..='7') => self.digits = Some((c.to_digit(8).unwrap_or(0), 8, 2)),
            (Quotes::Ansi, _) => {
                let plain = "abeEfnrtv\\'\"?".find(c).and_then(|at| "\u{7}\u{8}\u{1b}\u{1b}\u{c}\n\r\t\u{b}\\'\"?".chars().nth(at));
                self.push(plain.unwrap_or(c));
            }
            (_, '\n') => {}
            (Quotes::Double, c) if !matches!(c, '$' | '`' | '"' | '\\') => {
                self.push('\\');
                self.push(c);
            }
            (_, c) => self.push(c),
        }
    }
}

/// A value as it is written within these quotes, sign for sign: what two values begin with alike is written alike. What
/// can't be seen is written as its bytes, so that it is seen.
pub(super) fn written(value: &str, quotes: Quotes) -> String {
    value.chars().map(|c| sign(c, quotes)).collect()
}

fn sign(c: char, quotes: Quotes) -> String {
    let bytes = || c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    match (quotes, c) {
        (Quotes::No, c) if is_invisible(c) => format!("$'{}'", bytes()),
        (Quotes::Double, c) if is_invisible(c) => format!("\"$'{}'\"", bytes()),
        (Quotes::Single, c) if is_invisible(c) => format!("'$'{}''", bytes()),
        (Quotes::Ansi, c) if is_invisible(c) || c == '!' => bytes(),
        (Quotes::No, c) if c.is_ascii_alphanumeric() || !c.is_ascii() || "_./,+@%-".contains(c) => c.to_string(),
        (Quotes::No, c) => format!("\\{c}"),
        (Quotes::Double, '$' | '`' | '"' | '\\') | (Quotes::Ansi, '\\' | '\'') => format!("\\{c}"),
        // an interactive shell looks for its history within these quotes too, and keeps a backslash there
        (Quotes::Double, '!') => "\"\\!\"".to_owned(),
        (Quotes::Single, '\'') => "'\\''".to_owned(),
        (_, c) => c.to_string(),
    }
}

/// What values have in common, where what is written of them has more in common, half a sign: a shell fills in the latter,
/// unless the former is one of them.
pub(super) fn where_they_part<'v>(values: &[&'v str], quotes: Quotes) -> Option<&'v str> {
    let all: Vec<String> = values.iter().map(|value| written(value, quotes)).collect();
    let common = common(values.iter().copied())?;
    (written(common, quotes) != *self::common(all.iter().map(String::as_str))?).then_some(common)
}

/// What all begin with.
fn common<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    texts.reduce(|common, text| {
        let end = common.char_indices().zip(text.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        slice(common, ..end.unwrap_or(common.len().min(text.len())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_read_as_bash_reads_it() {
        assert_eq!(split("stay act  anna\\ b \"c d\" 'e f'g "), ["stay", "act", "anna\\ b", "\"c d\"", "'e f'g", ""]);
        assert_eq!(split("stay \"Zorg Wij"), ["stay", "\"Zorg Wij"]);
        for (raw, text, quotes) in [
            ("a\\ b", "a b", Quotes::No),
            ("\"a\\$b\\x", "a$b\\x", Quotes::Double),
            ("'a\\", "a\\", Quotes::Single),
            ("$'\\x41\\n\\101'b", "A\nAb", Quotes::No),
            ("$'\\xe2\\x80\\xae", "\u{fffd}", Quotes::Ansi),
            ("a\\", "a", Quotes::No),
            ("$\"a\"", "a", Quotes::No),
            ("--team=\"Zorg/", "--team=Zorg/", Quotes::Double),
        ] {
            let (read_text, read_quotes) = read(raw);
            assert_eq!(read_quotes, quotes, "{raw}");
            assert!(read_text == text || text == "\u{fffd}", "{raw}: {read_text:?}");
        }
    }

    fn opened(quotes: Quotes) -> (&'static str, &'static str) {
        match quotes {
            Quotes::No => ("", ""),
            Quotes::Double => ("\"", "\""),
            Quotes::Single => ("'", "'"),
            Quotes::Ansi => ("$'", "'"),
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in "[ -~é\n\t\u{1b}\u{202e}]{1,12}", which in 0..4usize) {
            let quotes = [Quotes::No, Quotes::Double, Quotes::Single, Quotes::Ansi][which];
            let (open, close) = opened(quotes);
            let line = format!("{open}{}{close}", written(&value, quotes));
            prop_assert!(!line.contains(is_invisible));
            prop_assert_eq!(split(&line).len(), 1);
            prop_assert_eq!(read(&line), (value, Quotes::No));
        }
    }
}
