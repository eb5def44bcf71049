//! Where files hold what should not be written about someone: the places, never the words.

use super::seal::{self, BLOCK};
use super::yaml::edit::Edit;
use super::yaml::{self, Node, Value};
use super::{Change, Fault, Store, file, layout, list, schema, write};
use crate::domain::care::{Topic, new_spots};
use crate::domain::records::Place;
use crate::domain::text::slice;
use crate::parallel::each;

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarePlace {
    pub place: Place,
    /// The line, from 1; of what is sealed that of its block, since the words have no line on the disk.
    pub line: u32,
    pub topic: Topic,
}

/// What a look through files found.
#[derive(Default)]
pub struct Looked {
    /// By path and line.
    pub places: Vec<CarePlace>,
    /// How many files were looked at.
    pub files: usize,
    /// How many of them have words that whoever asks can't open, so that these were not looked at.
    pub shut: usize,
    /// How many can't be read.
    pub unread: usize,
}

/// Looks through all that whoever asks can open, of the files whose path is wanted.
pub fn look(store: &Store, is_wanted: impl Fn(&str) -> bool + Sync) -> Result<Looked, Fault> {
    let records = list::all_sources(store)?.into_iter().map(Place::Record);
    let people = list::slugs(store)?.into_iter().map(Place::Employee);
    let mut places: Vec<(String, Place)> = records.chain(people).map(|place| (layout::path_of(&place), place)).collect();
    places.retain(|(path, place)| is_wanted(path) && (place.source().is_some() || store.at(path).is_file()));
    places.sort_by(|one, other| one.0.cmp(&other.0));
    let looked = each(&places, |(path, place)| of_file(store, place, path));
    let mut all = Looked { files: places.len(), ..Looked::default() };
    for one in looked {
        match one {
            Some((found, is_shut)) => {
                all.places.extend(found);
                all.shut += usize::from(is_shut);
            }
            None => all.unread += 1,
        }
    }
    Ok(all)
}

fn of_file(store: &Store, place: &Place, path: &str) -> Option<(Vec<CarePlace>, bool)> {
    let disk = file::text(&store.at(path)).ok()?;
    yaml::parse(&disk).ok()?;
    let opened = seal::open_text(store, place, &disk);
    let is_shut = opened.sealed.as_ref().is_some_and(|sealed| !sealed.is_read());
    Some((on_disk(place, &disk, found(&opened.text, &[])), is_shut))
}

/// What changes are about to write that should not be: only what is new in them. Nothing is opened that is not opened for the write
/// itself. `beside` are other texts of the same files that somebody wrote before, such as the sides of a merge.
pub fn coming(store: &Store, changes: &[Change], beside: &[&str]) -> Vec<Coming> {
    changes.iter().filter_map(|change| of_change(store, change, beside)).filter(|coming| !coming.found.is_empty()).collect()
}

/// What a change brings to a file.
#[derive(Debug)]
pub struct Coming {
    place: Place,
    found: Vec<Found>,
}

impl Coming {
    /// Where it is, now that it is written.
    pub fn written(self, store: &Store) -> Vec<CarePlace> {
        let disk = file::text(&store.at(&layout::path_of(&self.place))).unwrap_or_default();
        on_disk(&self.place, &disk, self.found)
    }
}

fn of_change(store: &Store, change: &Change, beside: &[&str]) -> Option<Coming> {
    let place = change.place();
    if !matches!(place, Place::Record(_) | Place::Employee(_)) {
        return None;
    }
    let opened = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(|text| seal::open_text(store, place, text).text);
    let disk = |path: &str| file::bytes(&store.at(path)).ok();
    let (before, after) = match change {
        Change::Create { text, .. } => (None, text.clone()),
        Change::Replace { before, text, .. } | Change::Mark { before, text, .. } => (opened(before), text.clone()),
        Change::Edit { edits, .. } | Change::Move { edits, .. } if !edits.iter().any(Edit::brings_text) => return None,
        Change::Edit { edits, .. } => edited(opened(&disk(&change.path())?)?, edits)?,
        Change::Move { from, edits, .. } => edited(opened(&disk(from)?)?, edits)?,
        Change::Delete { .. } | Change::Bring { .. } => return None,
    };
    let beside = beside.iter().map(|text| seal::open_text(store, place, text).text);
    let known: Vec<String> = before.into_iter().chain(beside).filter_map(|text| Some(texts(&yaml::parse(&text).ok()?))).flatten().collect();
    Some(Coming { place: place.clone(), found: found(&after, &known) })
}

fn edited(before: String, edits: &[Edit]) -> Option<(Option<String>, String)> {
    let after = write::edited_text("", &before, edits).ok()?;
    Some((Some(before), after))
}

/// What was found in the opened text of a file.
#[derive(Clone, Debug)]
struct Found {
    /// The key at the top of the file under which it stands.
    key: String,
    line: u32,
    topic: Topic,
}

/// What a text holds that none of `known` held, in the order of the text.
fn found(text: &str, known: &[String]) -> Vec<Found> {
    let Ok(root) = yaml::parse(text) else { return Vec::new() };
    let mut all = Vec::new();
    if let Value::Map(entries) = &root.value {
        for entry in entries {
            each_text(&entry.key, &entry.node, &mut |node, written| {
                for spot in new_spots(known.iter().map(String::as_str), written) {
                    let line = line_of(text, node, written.get(spot.at).unwrap_or_default());
                    all.push(Found { key: entry.key.to_string(), line, topic: spot.topic });
                }
            });
        }
    }
    all.dedup_by_key(|found| (found.line, found.topic));
    all
}

/// The texts that people wrote in a document.
fn texts(root: &Node) -> Vec<String> {
    let mut all = Vec::new();
    if let Value::Map(entries) = &root.value {
        entries.iter().for_each(|entry| each_text(&entry.key, &entry.node, &mut |_, text| all.push(text.to_owned())));
    }
    all
}

/// Goes through the texts that people wrote below a key.
fn each_text(key: &str, node: &Node, tell: &mut impl FnMut(&Node, &str)) {
    match &node.value {
        Value::Map(entries) if key == schema::PREPARATION_KEY => {
            entries.iter().filter(|entry| entry.key != "received").for_each(|entry| tell_text(&entry.node, tell));
        }
        Value::Map(entries) => entries.iter().for_each(|entry| each_text(&entry.key, &entry.node, tell)),
        Value::Seq(items) => items.iter().for_each(|item| each_text(key, item, tell)),
        _ if schema::is_written(key) => tell_text(node, tell),
        _ => {}
    }
}

fn tell_text(node: &Node, tell: &mut impl FnMut(&Node, &str)) {
    node.text().iter().for_each(|text| tell(node, text));
}

/// The line of a text on which some words of a value stand.
fn line_of(text: &str, node: &Node, words: &str) -> u32 {
    let value = slice(text, node.span.start as usize..node.span.end as usize);
    let words: Vec<&str> = words.split_whitespace().collect();
    let Some(first) = words.first() else { return node.span.line };
    let is_here = |at: &usize| {
        let rest = value.get(*at..).unwrap_or_default();
        rest.split_whitespace().zip(&words).all(|(found, word)| found.starts_with(word) || found == *word)
    };
    let at = value.match_indices(first).map(|(at, _)| at).find(is_here).unwrap_or(0);
    let lines = value.get(..at).unwrap_or_default().matches('\n').count();
    node.span.line.saturating_add(u32::try_from(lines).unwrap_or(0))
}

/// Where what was found stands on the disk. What is sealed is at its block; what stands open beside it may stand on another line than
/// in the opened text.
fn on_disk(place: &Place, disk: &str, all: Vec<Found>) -> Vec<CarePlace> {
    let at = |line: u32, topic: Topic| CarePlace { place: place.clone(), line, topic };
    let root = yaml::parse(disk).ok();
    let block = root.as_ref().and_then(|root| root.entry(BLOCK)).map(|entry| entry.at.line);
    let Some(block) = block else { return all.into_iter().map(|found| at(found.line, found.topic)).collect() };
    let mut open = self::found(disk, &[]);
    let mut places: Vec<CarePlace> = Vec::new();
    for one in all {
        let stands_open = open.iter().position(|open| open.key == one.key && open.topic == one.topic);
        let line = stands_open.map_or(block, |number| open.remove(number).line);
        let place = at(line, one.topic);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.sort_by_key(|place| place.line);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, &'static str)> {
        found(text, &[]).into_iter().map(|found| (found.line, found.topic.word())).collect()
    }

    #[test]
    fn each_place_has_the_line_on_which_its_words_begin() {
        let text = "id: k7m3x9qa\ntype: check-in\nwith: Piet Ziek\nanswers:\n- theme: energy\n  question: Hoe gaat het?\n  answer: |\n    Goed, de route klopt.\n    Anna zit sinds maart thuis\n    met een burn-out.\nsummary: 'Ze is zwanger; het rooster is aangepast.'\n";
        assert_eq!(lines(text), [(10, "health"), (11, "pregnancy")]);
        assert_eq!(lines("preparation:\n  employee: Ik heb kanker.\n  received:\n  - ab\n"), [(2, "health")]);
        assert_eq!(lines("obstacles:\n- rooster\n- zijn burn-out\n"), [(3, "health")]);
        assert_eq!(lines("title: Rooster aanpassen\nnote: Zij is lid van de FNV\n"), [(2, "union")]);
    }

    #[test]
    fn names_ids_and_what_can_not_be_read_are_no_words_of_people() {
        assert_eq!(lines("name: Griet Kanker\nteam: Burn-out\n"), []);
        assert_eq!(lines("a: [b\n"), []);
    }

    #[test]
    fn what_stood_there_is_not_told_again() {
        let before = "summary: |\n  Anna heeft een burn-out.\n  Het rooster klopt.\n";
        let after = "summary: |\n  Anna heeft een burn-out. Het rooster\n  klopt niet.\n  Ze is zwanger.\n";
        let known = texts(&yaml::parse(before).unwrap());
        let told: Vec<_> = found(after, &known).into_iter().map(|found| (found.line, found.topic.word())).collect();
        assert_eq!(told, [(4, "pregnancy")]);
    }
}
