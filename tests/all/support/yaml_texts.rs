//! Texts and documents made of what YAML stumbles over.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use stay::store::yaml::write::New;
use std::collections::BTreeMap;

/// Whole texts that are something else to some reader of YAML.
const TRAPS: &[&str] = &[
    "",
    " ",
    "null",
    "Null",
    "~",
    "yes",
    "No",
    "on",
    "off",
    "y",
    "n",
    "true",
    "FALSE",
    "1e3",
    "1E3",
    "0x1F",
    "0o17",
    "012",
    "1_000",
    "12:30",
    "1.5",
    ".5",
    "-7",
    "+7",
    ".inf",
    "-.INF",
    ".nan",
    "inf",
    "nan",
    "infinity",
    "2026-11-22",
    "2026-11-22 10:00:00",
    "# x",
    "a # b",
    "a: b",
    "a:",
    ": a",
    "- a",
    "-",
    "--- a",
    "---",
    "...",
    "? a",
    "?",
    "&a b",
    "*a",
    "!t x",
    "!!str x",
    "| x",
    "|",
    "> x",
    "%TAG",
    "@a",
    "`a`",
    "[a]",
    "{a: b}",
    "a, b",
    "]",
    "}",
    "\"a\"",
    "'a'",
    "a'b",
    "a\"b",
    "\\n",
    "a\\",
    "<<",
    "=",
    "<<<<<<< HEAD",
    "=======",
    " vooraan",
    "achteraan ",
    "\ttab",
    "tab\t",
    "a\tb",
    "énergie",
    "日本語",
    "🙂 vrolijk",
    "👩‍👩‍👧",
    "\u{202e}links",
    "e\u{301}",
    "\u{a0}",
    "a\u{a0}",
    "x\u{2028}y",
    "x\u{85}y",
    "\u{feff}bom",
    "nul\0nul",
    "\u{7}bel",
    "\u{7f}",
    "\u{fffe}",
    "\u{ffff}x",
    "\u{e0041}",
    "\u{1b}[31m",
    "key: |",
    "released: true",
    "a\n",
    "\na",
    "a\nb",
    "a\n\nb",
    "a\n\n\n\nb\n\n",
    "a\n b",
    "  a\nb",
    "a  \nb",
    "a\n  \nb",
    "\n\n",
    "a\n# b",
    "a\n- b",
    "a\nb: c",
    "a\r\nb",
    "a\rb",
    "a\n\tb",
    "\ta\nb",
    "a\n---\nb",
    "a\n...\n",
    "a\n\u{a0}\n",
    "\u{a0}\na",
    "a\n\u{3000}",
];

/// Parts that a text is put together from.
const PARTS: &[&str] = &[
    "a",
    "woord",
    "Zin met woorden",
    " ",
    "  ",
    "\t",
    ":",
    ": ",
    "#",
    " #",
    "-",
    "- ",
    "'",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "=",
    "~",
    "null",
    "0",
    "17",
    ".",
    "e",
    "é",
    "ß",
    "日",
    "🙂",
    "\u{200d}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{7f}",
];

/// Any text at all.
pub fn text() -> BoxedStrategy<String> {
    let trap = || select(TRAPS).prop_map(str::to_owned);
    let joined = || vec(select(PARTS), 0..6).prop_map(|parts| parts.concat());
    prop_oneof![
        4 => trap(),
        4 => joined(),
        3 => vec(prop_oneof![trap(), joined()], 0..5).prop_map(|lines| lines.join("\n")),
        1 => (joined(), 1..400usize).prop_map(|(part, times)| part.repeat(times)),
        2 => vec(any::<char>(), 0..8).prop_map(String::from_iter),
    ]
    .boxed()
}

/// A text or a day as a command would write it.
pub fn new_scalar() -> impl Strategy<Value = New> {
    prop_oneof![6 => text().prop_map(|text| New::text(&text)), 1 => Just(New::word("2026-11-22"))]
}

/// A value as a command would write it.
pub fn new_value() -> impl Strategy<Value = New> {
    let scalar = new_scalar;
    let key = || text().prop_map(|text| text.chars().take(60).collect::<String>());
    let map =
        || vec((key(), scalar()), 0..4).prop_map(|entries| New::Map(entries.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect()));
    prop_oneof![4 => scalar(), 2 => vec(scalar(), 0..4).prop_map(New::List), 1 => map(), 1 => vec(map(), 0..3).prop_map(New::List)]
}

/// A document in one of the shapes that the format has, with any text where a text may stand.
pub fn shaped() -> impl Strategy<Value = String> {
    let tame = || vec(select(&["werk", "a", "b c", "x:y", "it's", "c#", "1e3", "één", "-", "#1"]), 1..4).prop_map(|words| words.join(" "));
    let one = || prop_oneof![3 => tame(), 1 => text().prop_map(|text| text.replace(['\n', '\r'], " "))];
    let block = || vec(one(), 1..4).prop_map(|lines| lines.iter().map(|line| format!("\n  {line}")).collect::<String>());
    let value = || {
        prop_oneof![
            6 => one().prop_map(|text| format!(" {text}")),
            2 => one().prop_map(|text| format!(" \"{text}\"")),
            2 => one().prop_map(|text| format!(" '{text}'")),
            2 => (select(&["|", "|", "|-", ">", "| # c", "|2", "| "]), block()).prop_map(|(mark, lines)| format!(" {mark}{lines}")),
            1 => vec(one(), 0..3).prop_map(|texts| format!(" [{}]", texts.join(", "))),
            1 => Just(String::new()),
        ]
    };
    let item = || prop_oneof![3 => one(), 1 => (one(), value()).prop_map(|(theme, answer)| format!("theme: {theme}\n  answer:{}", answer.replace('\n', "\n  ")))];
    let entry = prop_oneof![
        8 => (key(), value()).prop_map(|(key, value)| format!("{key}:{value}")),
        2 => (key(), vec(item(), 1..4), select(&["", "  "])).prop_map(|(key, items, pad)| {
            items.iter().fold(format!("{key}:"), |list, item| format!("{list}\n{pad}- {}", item.replace('\n', &format!("\n{pad}"))))
        }),
        1 => (key(), vec((key(), value()), 1..3)).prop_map(|(key, entries)| {
            entries.iter().fold(format!("{key}:"), |map, (inner, value)| format!("{map}\n  {inner}:{}", value.replace('\n', "\n  ")))
        }),
        1 => one().prop_map(|text| format!("# {text}")),
        1 => Just(String::new()),
    ];
    vec(entry, 1..5).prop_map(|entries| format!("{}\n", entries.join("\n")))
}

fn key() -> impl Strategy<Value = &'static str> {
    select(&["id", "type", "status", "date", "with", "summary", "next", "closed", "own_key", "Key2", "on"])
}

/// Lines of anything that means something in YAML, in any order.
pub fn soup() -> impl Strategy<Value = String> {
    let part = select(&[
        "- ", "-", "key: ", "a: ", "b:", "c: x", "x", "|", "|-", ">", ">+", "  ", " ", "#", " # c", ":", ": ", "'", "\"", "''", "\"q\"",
        "\t", "é", "日", "🙂", "\u{85}", "\u{2028}", "\u{a0}", "\u{feff}", "\r", "[", "]", "[x, y]", "{", "}", ", ", "&a ", "*a", "!t ",
        "? ", "---", "...", "%", "null", "~", "true", "1e3", "\\", "\0", "=======",
    ]);
    let wild = (0..5usize, vec(part, 0..5)).prop_map(|(indent, parts)| format!("{}{}", " ".repeat(indent), parts.concat()));
    let tame = select(&[
        "a:",
        "b: x",
        "c: |",
        "d: [x, y]",
        "e: 'q'",
        "f: x # c",
        "- x",
        "- a: x",
        "- b: |",
        "- c:",
        "  x",
        "  - x",
        "  a: x",
        "  b:",
        "  c: |",
        "    x",
        "    a: x",
        "    - x",
        "      x",
        "# c",
        "  # c",
        "",
        "  ",
        " x",
        "- x: y z",
        "g: \"q\" ",
        "h: 1e3",
        "i:  x ",
        "j: é # é",
    ]);
    let line = prop_oneof![6 => tame.prop_map(str::to_owned), 1 => wild];
    let end = prop_oneof![30 => Just("\n"), 1 => Just("\r\n"), 1 => Just(""), 1 => Just("\r")];
    vec((line, end), 0..7).prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}
