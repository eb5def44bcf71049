//! Turns what an editor saved, in any usual encoding, into plain text, and gives it the layout that the file had.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

use crate::domain::text::slice;

/// Why bytes are no text that we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// What they look like.
    pub encoding: Encoding,
    /// The first line that can't be read, from 1.
    pub line: u32,
}

pub use crate::domain::problem::Encoding;

/// The text of what an editor saved: UTF-8, UTF-16 or UTF-32, with or without a mark at its beginning, and with the line
/// ends of any system as `\n`.
pub fn text(bytes: &[u8]) -> Result<String, Garbled> {
    let (width, big, marked) = encoding(bytes);
    let bytes = bytes.get(marked..).unwrap_or_default();
    let text = match width {
        1 => utf8(bytes)?,
        2 => utf16(bytes, big)?,
        _ => utf32(bytes, big)?,
    };
    // some editors fill their last block up
    Ok(with_line_feeds(text.trim_end_matches('\0')))
}

/// Decodes bytes that are not UTF-8 as Windows-1252, which has a character for every byte.
pub fn as_windows(bytes: &[u8]) -> String {
    const HIGH: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018,
        0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ];
    let char = |byte: &u8| match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).and_then(|unit| char::from_u32(u32::from(*unit))).unwrap_or('\u{fffd}'),
        other => char::from(*other),
    };
    with_line_feeds(&bytes.iter().map(char).collect::<String>())
}

/// How many bytes a unit has, whether the big end comes first, and how long the mark is.
fn encoding(bytes: &[u8]) -> (usize, bool, usize) {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => (4, false, 4),
        [0, 0, 0xfe, 0xff, ..] => (4, true, 4),
        [0xef, 0xbb, 0xbf, ..] => (1, false, 3),
        [0xff, 0xfe, ..] => (2, false, 2),
        [0xfe, 0xff, ..] => (2, true, 2),
        // a text begins with two ASCII characters, so the zero bytes beside them show the encoding, as YAML says
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (2, false, 0),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (2, true, 0),
        _ => (1, false, 0),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Garbled> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let line = 1 + bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() as u32;
        let controls = bytes.iter().any(|byte| matches!(byte, 0..=8 | 11 | 14..=31 | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
        Garbled { encoding: if controls { Encoding::Unknown } else { Encoding::Windows }, line }
    })
}

fn utf16(bytes: &[u8], big: bool) -> Result<String, Garbled> {
    let unit = |pair: &[u8; 2]| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let (pairs, cut) = bytes.as_chunks();
    // half a unit at the end is ignored, if it has no content
    let is_cut = cut.iter().any(|byte| *byte != 0);
    let (mut text, mut broken) = (String::new(), is_cut);
    for c in char::decode_utf16(pairs.iter().map(unit)) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => {
                broken = true;
                break;
            }
        }
    }
    whole(text, broken, Encoding::Utf16)
}

fn utf32(bytes: &[u8], big: bool) -> Result<String, Garbled> {
    let (mut text, mut broken) = (String::new(), !bytes.len().is_multiple_of(4));
    for four in bytes.as_chunks().0 {
        match char::from_u32(if big { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) }) {
            Some(c) => text.push(c),
            None => {
                broken = true;
                break;
            }
        }
    }
    whole(text, broken, Encoding::Unknown)
}

fn whole(text: String, broken: bool, encoding: Encoding) -> Result<String, Garbled> {
    let line = 1 + text.matches('\n').count() as u32;
    if broken { Err(Garbled { encoding, line }) } else { Ok(text) }
}

/// Every line break of any system as `\n`.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// How a file is written, beside what it says: its mark, its line ends, whether its last line has one.
#[derive(Debug)]
pub struct Dress {
    mark: bool,
    /// Each line of the file as it was, without its end, and that end.
    lines: Vec<(String, &'static str)>,
}

const MARK: char = '\u{feff}';

impl Dress {
    /// That of a file as it is.
    pub fn of(raw: &str) -> Dress {
        let bare = raw.strip_prefix(MARK).unwrap_or(raw);
        Dress { mark: bare.len() < raw.len(), lines: lines(bare) }
    }

    /// A text of ours in this dress.
    pub fn on(&self, text: &str) -> String {
        let mut out = if self.mark { String::from(MARK) } else { String::new() };
        let usual = self.usual();
        let mixed = self.lines.iter().any(|(_, end)| !end.is_empty() && *end != usual);
        let mut known = 0;
        for line in text.split_inclusive('\n') {
            let (bare, ended) = line.strip_suffix('\n').map_or((line, false), |bare| (bare, true));
            let mut end = usual;
            if mixed && let Some((at, (_, found))) = self.lines.iter().enumerate().skip(known).find(|(_, (old, _))| old == bare) {
                end = found;
                known = at + 1;
            }
            out.push_str(bare);
            out.push_str(if !ended {
                ""
            } else if end.is_empty() {
                usual
            } else {
                end
            });
        }
        let is_open = self.lines.last().is_some_and(|(_, end)| end.is_empty());
        if is_open && text.ends_with('\n') {
            let end = if out.ends_with("\r\n") { 2 } else { 1 };
            out.truncate(out.len() - end);
        }
        out
    }

    /// The line end that most lines have.
    fn usual(&self) -> &'static str {
        let count = |wanted: &str| self.lines.iter().filter(|(_, end)| *end == wanted).count();
        ["\n", "\r\n", "\r"].into_iter().rev().max_by_key(|end| count(end)).unwrap_or("\n")
    }
}

fn lines(text: &str) -> Vec<(String, &'static str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let end = match slice(rest, at..) {
            end if end.starts_with("\r\n") => "\r\n",
            end if end.starts_with('\r') => "\r",
            end if end.starts_with('\n') => "\n",
            _ => "",
        };
        lines.push((slice(rest, ..at).to_owned(), end));
        rest = slice(rest, at + end.len()..);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "#: Chloë · check-in\nsummary: €5 – “goed” 🌱\n";

    fn encoded(text: &str) -> Vec<(&'static str, Vec<u8>)> {
        let sixteen = |big: bool, mark: &str| -> Vec<u8> {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let thirty_two = |big: bool| -> Vec<u8> {
            let units = format!("\u{feff}{text}").chars().map(u32::from).collect::<Vec<_>>();
            units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        vec![
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes()),
            ("UTF-16 LE", sixteen(false, "\u{feff}")),
            ("UTF-16 BE", sixteen(true, "\u{feff}")),
            ("UTF-16 LE without a mark", sixteen(false, "")),
            ("UTF-16 BE without a mark", sixteen(true, "")),
            ("UTF-32 LE", thirty_two(false)),
            ("UTF-32 BE", thirty_two(true)),
        ]
    }

    #[test]
    fn every_encoding_and_line_end_gives_the_same_text() {
        for end in ["\n", "\r\n", "\r"] {
            for last in [true, false] {
                let text_in = TEXT.replace('\n', end);
                let text_in = if last { text_in.as_str() } else { text_in.trim_end() };
                let meant = if last { TEXT } else { TEXT.trim_end() };
                for (name, bytes) in encoded(text_in) {
                    assert_eq!(text(&bytes).as_deref(), Ok(meant), "{name} {end:?}");
                }
            }
        }
        assert_eq!(text(b"a: b\n\0\0\0").as_deref(), Ok("a: b\n"));
    }

    #[test]
    fn what_can_not_be_read_says_what_it_is_and_where() {
        let old = b"a: b\nc: caf\xe9\n";
        assert_eq!(text(old), Err(Garbled { encoding: Encoding::Windows, line: 2 }));
        assert_eq!(as_windows(old), "a: b\nc: café\n");
        assert_eq!(as_windows(b"\x93goed\x94 \x96 \x80\x81"), "“goed” – €\u{81}");
        assert_eq!(text(b"a: b\n\x81\n").unwrap_err().encoding, Encoding::Unknown);
        assert_eq!(text(&[0xff, 0xfe, b'a', 0, b'\n', 0, 0, 0xd8]).unwrap_err(), Garbled { encoding: Encoding::Utf16, line: 2 });
        assert_eq!(text(&[0xff, 0xfe, b'a', 0, b'b']).unwrap_err().encoding, Encoding::Utf16);
    }

    #[test]
    fn a_file_keeps_its_dress() {
        for raw in
            ["", "a: b", "a: b\n", "a: b\r\nc: d\r\n", "a: b\r\nc: d\ne: f\r\n", "\u{feff}a: b\r", "a\n\r\nb\r", "\u{feff}", "a: b\r\nc"]
        {
            assert_eq!(Dress::of(raw).on(&text(raw.as_bytes()).unwrap_or_default()), raw, "{raw:?}");
        }
        let dress = Dress::of("a: b\r\nc: d\ne: f\r\n");
        assert_eq!(dress.on("a: b\nx: y\nc: d\ne: f\n"), "a: b\r\nx: y\r\nc: d\ne: f\r\n");
    }
}
