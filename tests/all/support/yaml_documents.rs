//! Documents as people leave them: every quoting style, comments anywhere, odd line ends. Each knows on which
//! lines its values stand, worked out while it is put together and not by any parser.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use stay::store::yaml::edit::Step;

/// The keys of every generated map, in order.
pub const KEYS: &[&str] = &["id", "type", "status", "date", "with", "themes", "summary", "next"];

/// What stands under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Scalar,
    Nothing,
    List,
    FlowList,
    EmptyCollection,
    Other,
    Shared,
}

/// A key of the document with the lines, from 0, from its own to the last of its value.
#[derive(Clone, Debug)]
pub struct Place {
    pub within: Vec<Step>,
    pub key: &'static str,
    pub first: usize,
    pub last: usize,
    pub held: Held,
    /// On the line of a list's dash.
    pub behind_dash: bool,
}

/// A map of the document.
#[derive(Clone, Debug)]
pub struct Map {
    pub within: Vec<Step>,
    pub entries: usize,
    pub flow: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
pub struct Document {
    pub text: String,
    pub eol: &'static str,
    pub places: Vec<Place>,
    pub maps: Vec<Map>,
}

#[derive(Clone, Debug)]
enum Part {
    Comment(usize),
    Blank(usize),
    Entry(Entry),
}

#[derive(Clone, Debug)]
struct Entry {
    quote: &'static str,
    value: Written,
    comment: bool,
}

#[derive(Clone, Debug)]
enum Written {
    /// On the line of the key.
    Inline(&'static str, Held),
    /// A first line behind the key and more below it, indented.
    Lines(&'static str, &'static [&'static str]),
    /// On the line below the key.
    Below(&'static str),
    /// A block text; its last blank lines belong to it when `|+` keeps them.
    Block(&'static str, Vec<&'static str>),
    FlowMap(usize, bool),
    List(Vec<&'static str>, bool, bool),
    Map(Vec<Part>),
    Maps(Vec<Vec<Part>>),
}

fn written(depth: u32) -> BoxedStrategy<Written> {
    let scalar = select(&[
        "werk",
        "te druk",
        "x:y",
        "it's #1",
        "zie [mail]",
        "2026-11-22",
        "1e3",
        "yes",
        "'enkel ''q'''",
        "\"dubbel \\\" \\u00e9\"",
        "''",
        "één",
        "k7m3x9qa",
        "a, b",
        "\"# geen\"",
        "'- x'",
    ]);
    let lines = select(&[
        ("werk", &["en meer"] as &[_]),
        ("'werk", &["en meer'"]),
        ("\"werk \\", &["", "en \\\"meer\\\"\""]),
        ("[werk,", &["rust]"]),
        ("werk", &["", "na wit"]),
    ]);
    let block = (
        select(&["|", "|-", "|+", ">", ">-", "|2", "|2-"]),
        vec(select(&["regel", "# geen opmerking", "- x", "a: b", "  ingesprongen", "", "é", "staart  ", "\u{a0}", "---"]), 0..4),
    );
    let leaf = prop_oneof![
        8 => scalar.prop_map(|text| Written::Inline(text, Held::Scalar)),
        2 => select(&["", "~", "null"]).prop_map(|text| Written::Inline(text, Held::Nothing)),
        2 => select(&["[]", "{}", "[ ]"]).prop_map(|text| Written::Inline(text, Held::EmptyCollection)),
        3 => select(&["[werk]", "[werk, \"a, b\"]", "[werk, rust,]"]).prop_map(|text| Written::Inline(text, Held::FlowList)),
        1 => select(&["&a werk", "!!str 12", "&b [x]"]).prop_map(|text| Written::Inline(text, Held::Shared)),
        3 => lines.prop_map(|(first, more)| Written::Lines(first, more)),
        2 => select(&["werk", "'werk'", "\"werk\""]).prop_map(Written::Below),
        6 => block.prop_map(|(mark, lines)| Written::Block(mark, lines)),
        2 => (1..4usize, any::<bool>()).prop_map(|(entries, long)| Written::FlowMap(entries, long)),
        4 => (vec(select(&["a", "'b'", "zie [mail]", "\"c\"", "[x, y]", "", "1"]), 1..4), any::<bool>(), any::<bool>())
            .prop_map(|(items, pad, note)| Written::List(items, pad, note)),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![
        10 => leaf,
        2 => parts(depth - 1).prop_map(Written::Map),
        2 => vec(parts(depth - 1), 1..3).prop_map(Written::Maps),
    ]
    .boxed()
}

fn parts(depth: u32) -> BoxedStrategy<Vec<Part>> {
    let entry = || {
        (select(&["", "", "", "\"", "'", " "]), written(depth), prop::bool::weighted(0.3))
            .prop_map(|(quote, value, comment)| Part::Entry(Entry { quote, value, comment }))
    };
    let part = prop_oneof![8 => entry(), 1 => (0..3usize).prop_map(Part::Comment), 1 => (0..3usize).prop_map(Part::Blank)];
    (entry(), vec(part, 0..5)).prop_map(|(first, more)| std::iter::once(first).chain(more).collect()).boxed()
}

/// A document with comments, blank lines and values of every style.
pub fn documents() -> impl Strategy<Value = Document> {
    let head = select(&["", "", "", "\u{feff}", "# vooraf\n\n", "---\n"]);
    (head, parts(2), select(&["\n", "\n", "\r\n"]), prop::bool::weighted(0.8), 0..3usize).prop_map(|(head, parts, eol, ended, blanks)| {
        let mut page = Page::default();
        let (bom, above) = if head == "\u{feff}" { (head, "") } else { ("", head) };
        page.lines.extend(above.lines().map(str::to_owned));
        page.map(&parts, &[], 0, false);
        // readers differ in whether a last line of nothing but blanks is one
        let ended = ended || page.lines.last().is_some_and(|line| line.trim().is_empty());
        let blanks = if page.is_behind(|block| block.keeps_blanks) { 0 } else { blanks };
        let end = if ended { eol.repeat(blanks + 1) } else { String::new() };
        let text = format!("{bom}{}{end}", page.lines.join(eol));
        let eol = if text.contains(eol) { eol } else { "\n" };
        Document { text, eol, places: page.places, maps: page.maps }
    })
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    notes: usize,
    places: Vec<Place>,
    maps: Vec<Map>,
    /// The block text that the last line belongs to.
    block: Option<Block>,
}

struct Block {
    keeps_blanks: bool,
    is_empty: bool,
    /// The line of its `|`, and how many lines there were behind its last.
    header: usize,
    lines: usize,
}

impl Page {
    /// Whether the last line is one of a block text of that sort.
    fn is_behind(&self, sort: impl Fn(&Block) -> bool) -> bool {
        self.block.as_ref().is_some_and(|block| block.lines == self.lines.len() && sort(block))
    }

    /// A blank line; one with blanks in it belongs to an empty block text above it.
    fn blank(&mut self, spaces: usize) {
        let behind_block = self.is_behind(|_| true);
        self.lines.push(" ".repeat(spaces));
        let Some(block) = self.block.as_mut().filter(|_| behind_block) else { return };
        block.lines += 1;
        if block.is_empty && spaces > 0 {
            self.places.iter_mut().filter(|place| place.last >= block.header).for_each(|place| place.last = block.lines - 1);
        }
    }

    fn note(&mut self) -> String {
        self.notes += 1;
        format!("# opmerking {};", self.notes)
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.lines.push(if text.is_empty() { String::new() } else { format!("{}{text}", " ".repeat(indent)) });
    }

    /// A map at `indent`; the first line of one behind a dash is put on that line.
    fn map(&mut self, parts: &[Part], within: &[Step], indent: usize, mut behind_dash: bool) {
        let mut keys = KEYS.iter();
        for part in parts {
            match part {
                Part::Comment(more) => {
                    let note = self.note();
                    let more = if self.is_behind(|_| true) { 0 } else { *more };
                    self.line(indent + more, &note);
                }
                Part::Blank(_) if self.is_behind(|block| block.keeps_blanks) => {}
                Part::Blank(spaces) => self.blank(*spaces),
                Part::Entry(entry) => {
                    let key = keys.next().unwrap();
                    self.entry(key, entry, within, indent, std::mem::take(&mut behind_dash));
                }
            }
        }
        self.maps.push(Map { within: within.to_vec(), entries: KEYS.len() - keys.len(), flow: None });
    }

    fn entry(&mut self, key: &'static str, entry: &Entry, within: &[Step], indent: usize, behind_dash: bool) {
        let quoted = if entry.quote == " " { format!("{key} ") } else { format!("{0}{key}{0}", entry.quote) };
        let start = if behind_dash { format!("{}- {quoted}:", " ".repeat(indent - 2)) } else { format!("{}{quoted}:", " ".repeat(indent)) };
        let note = if entry.comment { format!("  {}", self.note()) } else { String::new() };
        let first = self.lines.len();
        let path = [within, &[Step::Key(key.to_owned())]].concat();
        let held = self.value(&start, &entry.value, &note, &path, indent);
        let last = self.lines.len() - 1;
        self.places.push(Place { within: within.to_vec(), key, first, last, held, behind_dash });
    }

    fn value(&mut self, start: &str, value: &Written, note: &str, path: &[Step], indent: usize) -> Held {
        match value {
            Written::Inline(text, held) => {
                let space = if text.is_empty() { "" } else { " " };
                self.lines.push(format!("{start}{space}{text}{note}"));
                return *held;
            }
            Written::Lines(text, more) => {
                self.lines.push(format!("{start} {text}"));
                more.iter().for_each(|line| self.line(indent + 3, line));
                self.lines.last_mut().unwrap().push_str(note);
                return if text.starts_with('[') { Held::FlowList } else { Held::Scalar };
            }
            Written::Below(text) => {
                self.lines.push(format!("{start}{note}"));
                self.line(indent + 2, text);
                return Held::Scalar;
            }
            Written::Block(mark, lines) => {
                self.lines.push(format!("{start} {mark}{note}"));
                let body = lines.iter().position(|line| !line.is_empty() && (mark.contains('2') || !line.starts_with(' ')));
                let body = body.map_or(&[] as &[_], |from| &lines[from..]);
                let held =
                    if mark.contains('+') { body } else { &body[..body.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1)] };
                held.iter().for_each(|line| self.line(indent + 2, line));
                let (is_empty, lines) = (held.is_empty(), self.lines.len());
                self.block = Some(Block { keeps_blanks: mark.contains('+'), is_empty, header: lines - held.len() - 1, lines });
                return Held::Scalar;
            }
            Written::FlowMap(entries, long) => self.flow_map(start, *entries, *long, note, path, indent),
            Written::List(items, pad, comment) => {
                self.lines.push(format!("{start}{note}"));
                let indent = indent + if *pad { 2 } else { 0 };
                for item in items {
                    self.line(indent, format!("- {item}").trim_end());
                    if *comment {
                        let note = self.note();
                        self.line(indent, &note);
                    }
                }
                if *comment {
                    self.lines.pop();
                }
                return Held::List;
            }
            Written::Map(parts) => {
                self.lines.push(format!("{start}{note}"));
                self.map(parts, path, indent + 2, false);
            }
            Written::Maps(maps) => {
                self.lines.push(format!("{start}{note}"));
                for (number, parts) in maps.iter().enumerate() {
                    let path = [path, &[Step::Index(number)]].concat();
                    self.map(parts, &path, indent + 2, true);
                }
            }
        }
        Held::Other
    }

    fn flow_map(&mut self, start: &str, entries: usize, long: bool, note: &str, path: &[Step], indent: usize) {
        let first = self.lines.len();
        let parts: Vec<String> = KEYS[..entries].iter().map(|key| format!("{key}: werk")).collect();
        self.lines.push(format!("{start} {{{}", parts[0]));
        for part in &parts[1..] {
            self.lines.last_mut().unwrap().push(',');
            if long {
                self.line(indent + 4, part);
            } else {
                self.lines.last_mut().unwrap().push_str(&format!(" {part}"));
            }
        }
        self.lines.last_mut().unwrap().push_str(&format!("}}{note}"));
        let last = self.lines.len() - 1;
        let place = |key: &&'static str| Place { within: path.to_vec(), key, first, last, held: Held::Other, behind_dash: false };
        self.places.extend(KEYS[..entries].iter().map(place));
        self.maps.push(Map { within: path.to_vec(), entries, flow: Some((first, last)) });
    }
}
