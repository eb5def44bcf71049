//! Where a file names a person: the line, the value, and the sentence alone.

use crate::domain::dossier::Names;
use crate::domain::records::Place;
use crate::domain::text::{line_of, slice};
use crate::store::seal::{self, Opened};
use crate::store::yaml::{self, Node, Value};
use std::collections::BTreeSet;

/// A place that names a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// From 1; `None` for words that were sealed.
    pub line: Option<u32>,
    pub field: Option<String>,
    pub sentence: String,
}

/// The places in a file, in order. What is sealed is looked through as far as it was opened.
pub(super) fn all(names: &Names, place: &Place, text: &str, opened: &Opened) -> Vec<Named> {
    let is_document = !matches!(place, Place::Other(path) if !path.ends_with(".yaml") && !path.ends_with(".yml"));
    let mut found: BTreeSet<Named> = match place {
        _ if is_document => document(names, text),
        Place::Other(path) if !is_prose(path) => marked_up(names, text),
        _ => plain(names, text),
    };
    if opened.sealed.is_some() && opened.text != text {
        let words = seal::words(place);
        let is_word = |named: &Named| match &named.field {
            Some(field) => words.contains(&field.split('.').next().unwrap_or_default()),
            None => !text.contains(&named.sentence),
        };
        let inside = document(names, &opened.text).into_iter().filter(is_word);
        found.extend(inside.map(|named| Named { line: None, ..named }));
    }
    found.into_iter().collect()
}

/// A text that is no document of ours.
fn plain(names: &Names, text: &str) -> BTreeSet<Named> {
    let told = names.sentences(text).into_iter();
    told.flat_map(|(places, sentence)| {
        let lines: BTreeSet<u32> = places.into_iter().map(|at| line_of(text, at)).collect();
        lines.into_iter().map(move |line| Named { line: Some(line), field: None, sentence: sentence.clone() })
    })
    .collect()
}

/// Whether a file holds running text, as far as its name says.
fn is_prose(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, ending)| ["md", "markdown", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// A page, a table or what else has signs between its texts: one line may hold all of it, so each text is taken by itself.
fn marked_up(names: &Names, text: &str) -> BTreeSet<Named> {
    let is_between = |c: char| matches!(c, '<' | '>' | '"' | '{' | '}' | '[' | ']' | '|' | ',' | ';' | '\t' | '\n');
    let places = names.places(text);
    let one = |place: &std::ops::Range<usize>| {
        let start = slice(text, ..place.start).rfind(is_between).map_or(0, |at| at + 1);
        let end = slice(text, place.end..).find(is_between).map_or(text.len(), |at| place.end + at);
        let within = names.sentences(slice(text, start..end)).into_iter();
        let around = within.filter(|(places, _)| places.contains(&(place.start - start))).map(|(_, sentence)| sentence).next();
        let sentence = around.unwrap_or_else(|| slice(text, place.clone()).to_owned());
        Named { line: Some(line_of(text, place.start)), field: None, sentence }
    };
    places.iter().map(one).collect()
}

/// A document: each value, key and comment by itself, so that nothing beside them is taken along.
fn document(names: &Names, text: &str) -> BTreeSet<Named> {
    let mut found = BTreeSet::new();
    let places = names.places(text);
    let root = yaml::parse(text).ok();
    // a value may name someone in escapes, which its line does not show
    if places.is_empty() && !text.contains('\\') {
        return found;
    }
    if let Some(root) = &root {
        within(names, text, root, "", &mut found);
        for comment in yaml::comments::of(text) {
            let line = line_of(text, comment.start);
            let told = names.sentences(comment.text.trim_start_matches('#')).into_iter();
            found.extend(told.map(|(_, sentence)| Named { line: Some(line), field: None, sentence }));
        }
    }
    // what can't be read as a document, and what is neither a value nor a comment in one: the line alone
    let told: BTreeSet<u32> = found.iter().filter_map(|named| named.line).collect();
    for place in places {
        let line = line_of(text, place.start);
        if told.contains(&line) {
            continue;
        }
        let start = slice(text, ..place.start).rfind('\n').map_or(0, |at| at + 1);
        let end = slice(text, place.end..).find('\n').map_or(text.len(), |at| place.end + at);
        let told = names.sentences(slice(text, start..end)).into_iter();
        found.extend(told.map(|(_, sentence)| Named { line: Some(line), field: None, sentence }));
    }
    found
}

fn within(names: &Names, source: &str, node: &Node, field: &str, found: &mut BTreeSet<Named>) {
    let below = |part: &str| if field.is_empty() { part.to_owned() } else { format!("{field}.{part}") };
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let field = below(&entry.key);
                if names.are_in(&entry.key) {
                    let line = Some(line_of(source, entry.at.start as usize));
                    found.insert(Named { line, field: Some(field.clone()), sentence: entry.key.to_string() });
                }
                within(names, source, &entry.node, &field, found);
            }
        }
        Value::Seq(items) => {
            items.iter().enumerate().for_each(|(at, item)| within(names, source, item, &below(&(at + 1).to_string()), found));
        }
        _ => {
            let Some(text) = node.text() else { return };
            let (start, end) = (node.span.start as usize, node.span.end as usize);
            let shown = source.get(start..end).unwrap_or_default();
            let told = names.sentences(&text);
            if told.is_empty() {
                return;
            }
            let (inside, outside) = (names.places(&text), names.places(shown));
            // where escapes or folds hide a name, its line is that of the value
            let at = |place: usize| match inside.iter().position(|inside| inside.start == place) {
                Some(number) if inside.len() == outside.len() => outside.get(number).map_or(start, |outside| start + outside.start),
                _ => start,
            };
            for (places, sentence) in told {
                for line in places.iter().map(|place| line_of(source, at(*place))).collect::<BTreeSet<_>>() {
                    found.insert(Named { line: Some(line), field: Some(field.to_owned()), sentence: sentence.clone() });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;

    #[test]
    fn of_a_page_or_a_table_only_the_text_itself_is_taken() {
        let anna = Employee { name: "Anna de Vries".to_owned(), ..Employee::unknown("anna-de-vries".into()) };
        let names = Names::of(&anna, &[], &["anna-de-vries".into()], &[]);
        let of = |text: &str| marked_up(&names, text).into_iter().map(|named| named.sentence).collect::<Vec<_>>();
        assert_eq!(of("{\"a\":\"Bo is moe\",\"b\":\"Hij ruilt. Anna ook.\",\"c\":1}"), ["Anna ook."]);
        assert_eq!(of("<p>Bo</p><p>Met Anna <b>de Vries</b></p><p>Cas</p>"), ["Met Anna"]);
        assert_eq!(of("naam;team\nBo;Zorg\nAnna de Vries;Planning\n"), ["Anna de Vries"]);
    }

    #[test]
    fn a_value_a_key_and_a_comment_are_each_taken_alone() {
        let anna = Employee { name: "Anna de Vries".to_owned(), ..Employee::unknown("anna-de-vries".into()) };
        let names = Names::of(&anna, &[], &["anna-de-vries".into()], &[]);
        let text = "# Vraag Anna even\ntitle: Rooster van Anna  # niet dit\nowner: Bo\nanna: geheim\nsummary: |\n  Bo is moe.\n  Anna\n  de Vries helpt. Bo niet.\nlist: [Bo, \"met \\x41nna\", Cas]\n";
        let found: Vec<(u32, Option<&str>, String)> = document(&names, text)
            .into_iter()
            .map(|named| (named.line.unwrap(), named.field, named.sentence))
            .map(|(line, field, sentence)| (line, field.map(|field| &*Box::leak(field.into_boxed_str())), sentence))
            .collect();
        let meant = [
            (1, None, "Vraag Anna even"),
            (2, Some("title"), "Rooster van Anna"),
            (4, Some("anna"), "anna"),
            (7, Some("summary"), "Anna\nde Vries helpt."),
            (9, Some("list.2"), "met Anna"),
        ];
        assert_eq!(found, meant.map(|(line, field, sentence)| (line, field, sentence.to_owned())));
        let broken: Vec<Named> = document(&names, "a: [\nowner: Anna\nb: Bo\n").into_iter().collect();
        assert_eq!(broken, [Named { line: Some(2), field: None, sentence: "owner: Anna".to_owned() }]);
    }
}
