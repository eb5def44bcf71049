//! Lists of people from other systems: a CSV in any of the ways that spreadsheets save it, or JSON; and the map that says what its
//! columns are.

use super::received::{self, Encoding};
use super::yaml::{self, FaultKind, Value};
use crate::domain::import::columns::Column;
use crate::domain::import::{Field, Line, Table};
use crate::domain::text::folded;
use serde_json::Value as Json;
use std::collections::HashMap;

/// The most bytes that a list may have: some hundred thousand people.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The most lines, and cells in one.
const MOST_LINES: usize = 200_000;
const MOST_CELLS: usize = 2_000;

/// Why a file is no list that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTable {
    TooBig,
    /// A workbook, or another file that is no text, by what it is.
    Binary(&'static str),
    /// Neither UTF-8 nor another known encoding, from this line on.
    Encoding(Encoding, u32),
    /// A character on this line that no list has.
    Control(u32),
    /// A quote that begins on this line, in this column, and is never closed.
    Quote(u32, usize),
    TooWide(u32),
    TooLong,
    /// JSON that breaks off or is none, at this line and column.
    Json(usize, usize),
    /// JSON without a list of people.
    NoList,
}

/// A list, and whether its letters were taken for those of Windows.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    pub table: Table,
    pub as_windows: bool,
}

/// Reads a list.
///
/// # Errors
///
/// Where it is no text, or breaks off.
pub fn read(bytes: &[u8]) -> Result<Read, NoTable> {
    if bytes.len() > LARGEST {
        return Err(NoTable::TooBig);
    }
    let kinds: &[(&[u8], &str)] =
        &[(b"PK\x03\x04", "xlsx"), (b"\xd0\xcf\x11\xe0", "xls"), (b"%PDF", "pdf"), (b"\x1f\x8b", "gzip"), (b"{\\rtf", "rtf")];
    if let Some((_, kind)) = kinds.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NoTable::Binary(kind));
    }
    let (text, as_windows) = match received::text(bytes) {
        Ok(text) => (text, false),
        Err(garbled) if garbled.encoding == Encoding::Windows && !is_partly_utf8(bytes) => (received::as_windows(bytes), true),
        Err(garbled) => return Err(NoTable::Encoding(garbled.encoding, garbled.line)),
    };
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{80}'..='\u{9f}');
    if let Some(at) = text.find(is_odd) {
        return Err(NoTable::Control(line_at(&text, at)));
    }
    let table = if text.trim_start().starts_with(['{', '[']) { json(&text)? } else { csv(&text)? };
    Ok(Read { table, as_windows })
}

fn line_at(text: &str, at: usize) -> u32 {
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() as u32
}

/// Whether letters of more bytes stand in what is not UTF-8 as a whole: then it is damaged, and no other encoding.
fn is_partly_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// What may stand between two cells.
const BETWEEN: &[u8] = b";,\t|";

/// How many lines are looked at to know what stands between cells.
const LOOKED_AT: usize = 12;

fn csv(text: &str) -> Result<Table, NoTable> {
    // what a spreadsheet writes to say what stands between cells
    let first = text.lines().next().unwrap_or_default().trim().trim_matches('"');
    let told = first.to_ascii_lowercase().strip_prefix("sep=").map(|between| between.bytes().next().unwrap_or(b'\t'));
    let skipped = if told.is_some() { text.find('\n').map_or(text.len(), |at| at + 1) } else { 0 };
    let body = text.get(skipped..).unwrap_or_default();
    let between = told.filter(u8::is_ascii).unwrap_or_else(|| between(body));
    cells(text, skipped, between)
}

/// What stands between cells: what makes most headers that are known of some line, or else most cells.
fn between(body: &str) -> u8 {
    let score = |between: u8| {
        let of_line = |line: &str| {
            let cells = line.split(char::from(between)).map(|cell| cell.trim().trim_matches('"'));
            let known = |cell: &&str| matches!(Column::of(cell), Column::Of(..) | Column::Never);
            (cells.clone().filter(known).count(), cells.count())
        };
        body.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).map(of_line).max().unwrap_or_default()
    };
    BETWEEN.iter().rev().copied().max_by_key(|between| score(*between)).unwrap_or(b',')
}

/// A line that no list has; a quote that is not closed takes it in.
const END: &str = "\u{1}end";

fn cells(text: &str, skipped: usize, between: u8) -> Result<Table, NoTable> {
    let body = text.get(skipped..).unwrap_or_default();
    let mut start_line = line_at(text, skipped);
    let with_end = format!("{}\n{END}\n", body.trim_end_matches('\n'));
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(between).from_reader(with_end.as_bytes());
    let (mut table, mut record, mut counted, mut widest) = (Table::default(), ::csv::StringRecord::new(), 0, 0);
    loop {
        let begins = reader.position().byte() as usize;
        // it reads plain text from memory, so it can't fail
        if !reader.read_record(&mut record).unwrap_or(false) {
            return Ok(table);
        }
        // empty lines are passed over
        let empty = with_end.as_bytes().iter().skip(begins).take_while(|byte| **byte == b'\n').count();
        let begins = begins + empty;
        start_line += with_end.as_bytes().get(counted..begins).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count() as u32;
        counted = begins;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if let [end] = &cells[..]
            && end == END
        {
            return Ok(table);
        }
        let is_open = cells.last().is_some_and(|cell| cell.ends_with(&format!("{END}\n")) || cell.ends_with(END));
        // another quote further on may have closed it: then the line is short, and whole lines are in one cell
        let holds_lines = |cell: &String| cell.split_once('\n').is_some_and(|(_, rest)| rest.as_bytes().contains(&between));
        let swallowed = cells.iter().position(holds_lines).filter(|_| cells.len() < widest);
        if let Some(at) = swallowed.or(is_open.then(|| cells.len() - 1)) {
            return Err(NoTable::Quote(start_line, at + 1));
        }
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        if filled > MOST_CELLS {
            return Err(NoTable::TooWide(start_line));
        }
        widest = widest.max(filled);
        if table.lines.len() >= MOST_LINES {
            return Err(NoTable::TooLong);
        }
        // empty columns at the end are no columns
        let cells = cells.into_iter().take(filled).collect();
        table.lines.push(Line { at: start_line, cells });
    }
}

/// Where lists stand in an answer of a service.
const LISTS: &[&str] =
    &["Resources", "resources", "value", "data", "employees", "Employees", "users", "Users", "items", "results", "medewerkers"];

/// A list of objects: what is in an object is a column by its path, as `name.givenName`.
fn json(text: &str) -> Result<Table, NoTable> {
    let mut objects: Vec<Json> = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Json>() {
        objects.push(value.map_err(|error| NoTable::Json(error.line(), error.column()))?);
    }
    let listed = |value: &Json| LISTS.iter().find_map(|key| Some(value.get(key)?.as_array()?.clone()));
    let people = match &mut objects[..] {
        [Json::Array(all)] => std::mem::take(all),
        [one] => listed(one).unwrap_or_else(|| vec![one.take()]),
        _ => objects,
    };
    let mut headers: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut lines = Vec::new();
    for (at, person) in people.iter().enumerate() {
        if !person.is_object() {
            return Err(NoTable::NoList);
        }
        if at >= MOST_LINES {
            return Err(NoTable::TooLong);
        }
        let at = at as u32 + 1;
        let mut found = Vec::new();
        flat(person, "", &mut found);
        let mut cells: Vec<String> = Vec::new();
        for (header, value) in found {
            let place = *places.entry(header.clone()).or_insert_with(|| {
                headers.push(header);
                headers.len() - 1
            });
            if place >= MOST_CELLS {
                return Err(NoTable::TooWide(at));
            }
            if cells.len() <= place {
                cells.resize(place + 1, String::new());
            }
            // of several of one kind the first counts
            if cells[place].is_empty() {
                cells[place] = value;
            }
        }
        lines.push(Line { at, cells });
    }
    if headers.is_empty() {
        return Err(NoTable::NoList);
    }
    lines.insert(0, Line { at: 0, cells: headers });
    Ok(Table { lines })
}

fn flat(value: &Json, path: &str, found: &mut Vec<(String, String)>) {
    let text = match value {
        Json::Object(map) => {
            for (key, value) in map {
                flat(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, found);
            }
            return;
        }
        Json::Array(items) if folded(path).ends_with("emails") => {
            let is = |item: &&Json, key: &str, wanted: &Json| item.get(key) == Some(wanted);
            let of_work = items.iter().find(|item| is(item, "type", &Json::from("work")));
            let primary = || items.iter().find(|item| is(item, "primary", &Json::from(true)) && !is(item, "type", &Json::from("home")));
            let plain = || items.iter().find(|item| item.get("type").is_none() && item.get("primary").is_none());
            let value = of_work.or_else(primary).or_else(plain).and_then(|item| item.get("value").unwrap_or(item).as_str());
            found.extend(value.map(|value| ("email".to_owned(), value.to_owned())));
            return;
        }
        Json::Array(items) => return items.iter().for_each(|item| flat(item, path, found)),
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    found.push((path.to_owned(), text));
}

/// One line of a map: a field, and the header of its column, or none where it is not to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    pub field: Field,
    pub header: Option<String>,
    /// Where the header stands.
    pub line: u32,
    pub column: u32,
}

/// What is wrong with a map, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapFault {
    pub line: u32,
    pub column: u32,
    pub kind: MapFaultKind,
}

/// What is wrong with a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapFaultKind {
    Yaml(FaultKind),
    /// It is not lines of a field and a header.
    NoMap,
    /// No field, and the nearest one.
    NoField(String, Option<&'static str>),
    /// A field that has no header of one line.
    NoHeader(Field),
    /// The same header for two fields.
    Twice(String),
}

/// Reads a map: `number: Persnr`, a line for each field.
///
/// # Errors
///
/// Where it says something else, with the place.
pub fn map(text: &str) -> Result<Vec<Mapped>, MapFault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = yaml::parse_fully(text).map_err(|fault| MapFault {
        line: fault.span.line,
        column: fault.span.column,
        kind: MapFaultKind::Yaml(fault.kind),
    })?;
    let Value::Map(entries) = &root.value else {
        return Err(MapFault { line: 1, column: 1, kind: MapFaultKind::NoMap });
    };
    let mut mapped: Vec<Mapped> = Vec::new();
    for entry in entries {
        let fault = |span: &yaml::Span, kind| MapFault { line: span.line, column: span.column, kind };
        let Some(field) = Field::read(&entry.key) else {
            return Err(fault(&entry.at, MapFaultKind::NoField(entry.key.to_string(), Field::near(&entry.key))));
        };
        let header = match entry.node.text().map(|text| text.trim().to_owned()) {
            Some(text) if text.contains('\n') => return Err(fault(&entry.node.span, MapFaultKind::NoHeader(field))),
            Some(text) => Some(text).filter(|text| !text.is_empty() && !matches!(folded(text).as_str(), "none" | "geen")),
            None if entry.node.is_null() => None,
            None => return Err(fault(&entry.node.span, MapFaultKind::NoHeader(field))),
        };
        if header.is_some() && mapped.iter().any(|known| known.header == header) {
            return Err(fault(&entry.node.span, MapFaultKind::Twice(header.unwrap_or_default())));
        }
        mapped.push(Mapped { field, header, line: entry.node.span.line, column: entry.node.span.column });
    }
    Ok(mapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        read(bytes).unwrap().table.lines.into_iter().map(|line| (line.at, line.cells)).collect()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text.as_bytes()).into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn a_list_however_it_was_saved() {
        let meant = [["Persnr", "Naam"], ["00123", "Zoë; de Vries"]];
        for between in [";", ",", "\t", "|"] {
            for end in ["\n", "\r\n", "\r"] {
                let text = format!("Persnr{between}Naam{end}00123{between}\"Zoë; de Vries\"{end}{between}{end}{end}");
                let told = format!("sep={between}{end}{text}");
                for text in [&text, &told] {
                    let wide = |big: bool, mark: &str| -> Vec<u8> {
                        let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
                        units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
                    };
                    let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
                    let saved = [
                        text.as_bytes().to_vec(),
                        format!("\u{feff}{text}").into_bytes(),
                        wide(false, "\u{feff}"),
                        wide(true, "\u{feff}"),
                        wide(false, ""),
                        windows,
                    ];
                    for bytes in saved {
                        let found: Vec<Vec<String>> =
                            rows(&bytes).into_iter().map(|(_, cells)| cells).filter(|cells| !cells.is_empty()).collect();
                        assert_eq!(found, meant, "{text:?} {bytes:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let lines = rows(b"\nPersnr;Naam;Adres\n\n1;Bo;\"Straat 1\nZuid\"\n2;Li;x\n");
        assert_eq!(lines.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [2, 4, 6]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_its_place() {
        assert_eq!(read(b"Persnr;Naam\n1;Bo\n2;\"Li\n3;Jo\n"), Err(NoTable::Quote(3, 2)));
        assert_eq!(read(b"Persnr;Naam;Team\n1;\"Bo;x\n2;Li;y\"\n3;Jo;z\n"), Err(NoTable::Quote(2, 2)));
        assert_eq!(cells("Persnr;Naam\n1;5\" buis\n"), [["Persnr", "Naam"], ["1", "5\" buis"]]);
        assert_eq!(cells("Persnr;Naam\n\"=\"\"0012\"\"\";Bo\n")[1][0], "=\"0012\"");
    }

    #[test]
    fn what_is_no_list() {
        assert_eq!(read(b"PK\x03\x04..."), Err(NoTable::Binary("xlsx")));
        assert_eq!(read(b"a;b\n1;\x00\n"), Err(NoTable::Control(2)));
        assert_eq!(read(b"Naam\nZo\xc3\xab\nRen\xe9e\n"), Err(NoTable::Encoding(Encoding::Windows, 3)), "UTF-8 that is damaged");
        assert_eq!(read(b"{\"a\": "), Err(NoTable::Json(1, 6)));
        assert_eq!(read(b"[1, 2]"), Err(NoTable::NoList));
        assert_eq!(read(b"[]"), Err(NoTable::NoList));
        assert!(read(b"").unwrap().table.lines.is_empty());
        assert_eq!(read(&vec![b'a'; LARGEST + 1]), Err(NoTable::TooBig));
    }

    #[test]
    fn scim_is_a_list_too() {
        let text = r#"{"schemas": ["x"], "Resources": [{"id": "a1", "userName": "anna@example.org", "name": {"givenName": "Anna"}, "active": true,
            "emails": [{"type": "home", "value": "thuis@example.org"}, {"type": "work", "value": "werk@example.org"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "0012", "manager": {"value": "b2"}}}]}"#;
        let lines = cells(text);
        let at = |header: &str| lines[1][lines[0].iter().position(|cell| cell.ends_with(header)).unwrap()].clone();
        assert_eq!(
            [at("givenName"), at("email"), at("employeeNumber"), at("manager.value"), at("active")],
            ["Anna", "werk@example.org", "0012", "b2", "true"]
        );
        assert!(!lines[1].contains(&"thuis@example.org".to_owned()));
    }

    #[test]
    fn a_map_and_what_is_wrong_with_one() {
        let mapped = map("number: Code\nteam:\nFirst Name: \"Hoe heet je\"\n").unwrap();
        let told: Vec<_> = mapped.iter().map(|one| (one.field, one.header.as_deref())).collect();
        assert_eq!(told, [(Field::Number, Some("Code")), (Field::Team, None), (Field::FirstName, Some("Hoe heet je"))]);
        let wrong = |text: &str| map(text).unwrap_err();
        assert_eq!(
            wrong("nummber: Code\n"),
            MapFault { line: 1, column: 1, kind: MapFaultKind::NoField("nummber".to_owned(), Some("number")) }
        );
        assert_eq!(wrong("name: x\nnumber: [a]\n"), MapFault { line: 2, column: 9, kind: MapFaultKind::NoHeader(Field::Number) });
        assert_eq!(wrong("- a\n").kind, MapFaultKind::NoMap);
        assert_eq!(wrong("name: x\nteam: x\n"), MapFault { line: 2, column: 7, kind: MapFaultKind::Twice("x".to_owned()) });
        assert!(matches!(wrong("a: [\n").kind, MapFaultKind::Yaml(_)));
    }
}
