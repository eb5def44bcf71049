//! Records in every layout that people and their formatters give them: how far lists and maps are indented, how wide a
//! dash is, which line ends there are, where comments stand. What a layout is, each document knows.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// How a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How much further than its key a map stands.
    pub map: usize,
    /// How much further than its key a list stands.
    pub list: usize,
    /// How many blanks stand behind a dash.
    pub dash: usize,
}

/// A document with its layout.
#[derive(Clone, Debug)]
pub struct Laid {
    pub text: String,
    pub layout: Layout,
}

/// What decides about one line: its end, a comment behind it, what comes above it.
#[derive(Clone, Copy, Debug)]
struct Line {
    crlf: bool,
    behind: bool,
    above: Above,
}

#[derive(Clone, Copy, Debug)]
enum Above {
    Nothing,
    Comment,
    Blank,
    Tab,
}

/// The record, with `M` for a map's indentation, `L` for a list's, `B` for what stands behind a dash.
const RECORD: &str = "\
id: k7m3x9qa
teams:
L-BPlatform
L-BSales
preparation:
Mown: 1
Mreceived:
ML-B5c6beaf9898d5eb7
ML-B6c6beaf9898d5eb7
obstacles:
Mtrage-laptop:
MMlabel: Trage laptop
MMalso:
MML-Blaptop
MML-Bpc
Mrooster:
MMlabel:
MMMnl: Rooster
MMMen: Roster
answers:
L-Btheme: energy
LWquestion: Waarvan?
LWtags:
LWL-Ba
LWL-Bb
L-Bquestion: En nu?
LWanswer: |
LWMRust.
LWM
LWMEn meer.
summary: |
MEerste regel.

M- tweede regel
last: here";

/// Whether a line is within a text of several lines.
fn is_text(line: &str) -> bool {
    line.is_empty() || ["Rust.", "En meer.", "Eerste", "- tweede"].iter().any(|part| line.contains(part)) || line.ends_with('M')
}

/// Documents in any layout; `mixed` ones have line ends of both sorts.
pub fn laid_out() -> impl Strategy<Value = Laid> {
    let layout = (select(&[2, 2, 4, 3]), select(&[0, 2, 4]), select(&[1, 1, 3]));
    let above = prop_oneof![8 => Just(Above::Nothing), 2 => Just(Above::Comment), 1 => Just(Above::Blank), 1 => Just(Above::Tab)];
    let line = (any::<bool>(), prop::bool::weighted(0.2), above).prop_map(|(crlf, behind, above)| Line { crlf, behind, above });
    let count = RECORD.lines().count();
    (layout, vec(line, count), select(&["", "", "---\n", "# top\n", "\u{feff}"]), 0..3u8, any::<bool>()).prop_map(
        |((map, list, dash), lines, head, ends, ended)| {
            let layout = Layout { map, list, dash };
            let mut text = head.to_owned();
            for (number, (line, how)) in RECORD.lines().zip(lines).enumerate() {
                let eol = if ends == 1 || (ends == 2 && how.crlf) { "\r\n" } else { "\n" };
                text.push_str(&one(number, line, how, layout, eol));
            }
            let text = if ended { text } else { text.trim_end().to_owned() };
            Laid { text, layout }
        },
    )
}

fn one(number: usize, line: &str, how: Line, layout: Layout, eol: &str) -> String {
    let blanks = |count: usize| " ".repeat(count);
    let indent = line.len() - line.trim_start_matches(['M', 'L', 'W']).len();
    let words = line[indent..].replace("-B", &format!("-{}", blanks(layout.dash)));
    let widths = line[..indent].chars().map(|mark| match mark {
        'M' => layout.map,
        'L' => layout.list,
        _ => layout.dash + 1,
    });
    let pad = blanks(widths.sum());
    if is_text(line) {
        return format!("{}{words}{eol}", if words.is_empty() { "" } else { &pad });
    }
    let above = match how.above {
        Above::Nothing => String::new(),
        Above::Comment => format!("{pad}# above {number};{eol}"),
        Above::Blank => eol.to_owned(),
        Above::Tab => format!("\t{eol}"),
    };
    let behind = if how.behind { format!("   # behind {number};") } else { String::new() };
    format!("{above}{pad}{words}{behind}{eol}")
}
